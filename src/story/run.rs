//! Runs of text: a segment with mentions is a mark, a link is one link whatever is marked in it.

use dateline_article::{
    Article, MentionIdx, Referent, Segment, Segments, StyleKind, TextRef, segments,
};

use crate::el::{El, el};
use crate::safe_url::safe_url;
use crate::widgets::outward;

/// Draws one text of the story into `place`, exactly. Links start from `base`.
pub(crate) fn runs(place: El, article: &Article, text_ref: TextRef, base: &str) -> El {
    let Some(text) = article.text(text_ref) else { return place };
    let cut = segments(article, text_ref);
    let mut place = place;
    let mut open_link: Option<(u32, El)> = None;
    for segment in &cut {
        if open_link.as_ref().map(|(idx, _)| *idx) != segment.link {
            place = place.child_if(open_link.take().map(|(_, link)| link));
            open_link =
                segment.link.and_then(|idx| Some((idx, link(article, text_ref, idx, base)?)));
        }
        match open_link.take() {
            Some((idx, link)) => open_link = Some((idx, run(link, article, &cut, segment, text))),
            None => place = run(place, article, &cut, segment, text),
        }
    }
    place.child_if(open_link.map(|(_, link)| link))
}

/// An empty link, if its address may be followed.
fn link(article: &Article, text_ref: TextRef, idx: u32, base: &str) -> Option<El> {
    let TextRef::Block(block) = text_ref else { return None };
    let style = article.block(block)?.styles.get(idx as usize)?;
    let StyleKind::Link { href } = &style.kind else { return None };
    Some(outward(&safe_url(href, base)?))
}

/// Draws a segment, marked if it is mentioned: outermost first, innermost last in all three attributes.
fn run(place: El, article: &Article, cut: &Segments, segment: &Segment, text: &str) -> El {
    let mentions = cut.mentions(segment);
    let words = segment.span.of(text);
    if mentions.is_empty() {
        return styled(place, segment, words);
    }
    let (mut indexes, mut entities, mut types) = (String::new(), String::new(), String::new());
    for &idx in mentions {
        let Some(mention) = article.mention(idx) else { continue };
        let entity = match mention.of {
            Referent::Entity(entity) => article.entity(entity).map(|it| it.id.as_str()),
            Referent::Type(_) => None,
        };
        let MentionIdx(number) = idx;
        append(&mut indexes, &number.to_string());
        append(&mut entities, entity.unwrap_or("."));
        append(&mut types, article.type_of(mention).as_str());
    }
    let mark = el("mark")
        .attr("data-mention", &indexes)
        .attr("data-entity", &entities)
        .attr("data-type", &types);
    place.child(styled(mark, segment, words))
}

fn append(list: &mut String, word: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
}

fn styled(place: El, segment: &Segment, words: &str) -> El {
    match (segment.strong, segment.emphasis) {
        (false, false) => place.text(words),
        (true, false) => place.child(el("strong").text(words)),
        (false, true) => place.child(el("em").text(words)),
        (true, true) => place.child(el("strong").child(el("em").text(words))),
    }
}
