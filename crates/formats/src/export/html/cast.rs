//! Who and what the story names, how often, and where first.

use std::collections::HashMap;

use dateline_article::{Article, EntityIdx, EntityIndex, EntityType};

use super::escape::{attribute, escaped};
use super::isolated;
use super::links;
use super::text::{Marks, anchor};

/// Writes the list of the cast: by type, the most mentioned first. Who is never mentioned has no link.
pub(super) fn write(article: &Article, index: &EntityIndex, marks: &Marks<'_>, page: &mut String) {
    if article.entities.is_empty() {
        return;
    }
    // Known types in the order of the format, then the publisher's own.
    let mut groups: Vec<(&EntityType, Vec<EntityIdx>)> =
        EntityType::KNOWN.iter().map(|it| (it, Vec::new())).collect();
    let mut places: HashMap<&EntityType, usize> =
        EntityType::KNOWN.iter().enumerate().map(|(place, it)| (it, place)).collect();
    for idx in index.by_count(article) {
        let Some(entity) = article.entity(idx) else { continue };
        let place = *places.entry(&entity.kind).or_insert(groups.len());
        if place == groups.len() {
            groups.push((&entity.kind, Vec::new()));
        }
        if let Some((_, group)) = groups.get_mut(place) {
            group.push(idx);
        }
    }
    groups.retain(|(_, group)| !group.is_empty());
    let ours = marks.ours;
    let heading = ours.say("Names");
    page.push_str(&format!(
        "<section class=\"cast\" aria-labelledby=\"names\">\n<h2 id=\"names\">{heading}</h2>\n",
    ));
    for (kind, group) in groups {
        let (words, lang) = match kind {
            EntityType::Custom(word) => (&**word, ""),
            known => (ours.words.tr(known.plural()), ours.lang.as_str()),
        };
        page.push_str(&format!("<h3><bdi{lang}>{}</bdi></h3>\n<ul>\n", escaped(words)));
        for idx in group {
            row(article, idx, index.count(idx), marks, page);
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</section>\n");
}

fn row(article: &Article, idx: EntityIdx, n_mentions: usize, marks: &Marks<'_>, page: &mut String) {
    let ours = marks.ours;
    let Some(entity) = article.entity(idx) else { return };
    let kind = if entity.kind.is_known() { entity.kind.as_str() } else { "other" };
    let name = format!(
        "<span class=\"typed\"{}>{}</span>",
        attribute("data-type", kind),
        isolated(&entity.name)
    );
    page.push_str("<li>");
    if marks.has(idx.0 as usize) {
        page.push_str(&format!("<a class=\"name\" href=\"#{}\">{name}</a>", anchor(&entity.id)));
    } else {
        page.push_str(&name);
    }
    let n = ours.words.digits(&n_mentions.to_string());
    page.push_str(&format!(" <span class=\"n\">{n}×</span>"));
    let about = [
        entity.role.as_deref().map(isolated),
        (!entity.aliases.is_empty()).then(|| {
            let names: Vec<_> = entity.aliases.iter().map(|it| isolated(it)).collect();
            ours.say_with("also {names}", &[("names", &names.join(&ours.comma()))])
        }),
        entity.description.as_deref().map(isolated),
        super::super::wikidata(entity)
            .and_then(|it| links::outward(&format!("https://www.wikidata.org/wiki/{it}"), it)),
        entity.url.as_deref().and_then(|it| links::outward(it, ours.words.tr("Page"))),
    ];
    for line in about.into_iter().flatten() {
        page.push_str(&format!("<p dir=\"auto\">{line}</p>"));
    }
    page.push_str("</li>\n");
}
