//! What the index takes of one story.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use dateline_article::{Article, EntityIdx, EntityIndex, Span, TextRef, Unicode, passages};
use serde::{Deserialize, Serialize};

use crate::entity::{Said, Sentence};
use crate::key::Key;
use crate::story::Story;
use crate::words::Words;

/// A longer sentence is cut around the mention, in bytes.
const LONGEST_SENTENCE: usize = 600;
/// A longer quote is cut, in bytes.
const LONGEST_QUOTE: usize = 600;

/// A story, as far as the index is made of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) when: When,
    /// Its `cast` stays empty: who is who is known when all stories are.
    pub(crate) story: Story,
    pub(crate) cast: Vec<Member>,
    /// The words, each once, and whether it stands in the headline.
    pub(crate) words: BTreeMap<String, bool>,
}

/// What stories are ordered by: undated ones come first, then the oldest; of equals, the last address, so that it is the
/// first where the newest come first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct When {
    pub(crate) millis: Option<i64>,
    pub(crate) src: String,
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        self.millis.cmp(&other.millis).then_with(|| other.src.cmp(&self.src))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An entity of a story: how it is named, and what the story says of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) naming: Naming,
    pub(crate) id: String,
    pub(crate) n_mentions: u32,
    pub(crate) role: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) quotes: Vec<Said>,
}

/// What a story calls an entity.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Naming {
    pub(crate) kind: String,
    pub(crate) name: String,
    /// The key that the name alone makes.
    pub(crate) by_name: Key,
    pub(crate) wikidata: Option<Key>,
    /// What else it is called, and the keys that this makes.
    pub(crate) aliases: Vec<(String, Key)>,
}

impl Entry {
    /// Of a story, whose file lies at `src`, relative to the site; `millis` is when it was published, in milliseconds since
    /// 1970.
    pub fn new(
        article: &Article,
        src: &str,
        millis: Option<i64>,
        words: &mut Words,
        unicode: &Unicode,
    ) -> Entry {
        let story = Story {
            src: src.to_owned(),
            headline: article.headline.clone(),
            section: article.section.clone(),
            published: article.published,
            cast: Vec::new(),
        };
        let index = EntityIndex::new(article);
        // Whom nobody mentions nobody looks for.
        let cast = index.by_count(article).into_iter().filter(|it| 0 < index.count(*it));
        let cast = cast.filter_map(|it| member(article, &index, it, words, unicode)).collect();
        let mut all = BTreeMap::new();
        for text_ref in article.text_refs() {
            let is_headline = text_ref == TextRef::Headline;
            for word in words.of(article.text(text_ref).unwrap_or_default()) {
                let stands = all.entry(word).or_insert(false);
                *stands |= is_headline;
            }
        }
        let when = When { millis, src: src.to_owned() };
        Entry { when, story, cast, words: all }
    }
}

fn member(
    article: &Article,
    index: &EntityIndex,
    idx: EntityIdx,
    words: &mut Words,
    unicode: &Unicode,
) -> Option<Member> {
    let entity = article.entity(idx)?;
    let kind = entity.kind.as_str();
    let by_name = Key::of_name(kind, &words.of(&entity.name));
    let wikidata = entity.ids.iter().find(|(authority, _)| authority == "wikidata");
    let mut aliases: Vec<(String, Key)> = Vec::new();
    for alias in &entity.aliases {
        let key = Key::of_name(kind, &words.of(alias));
        if key != by_name && aliases.iter().all(|(_, it)| *it != key) {
            aliases.push((alias.clone(), key));
        }
    }
    let naming = Naming {
        kind: kind.to_owned(),
        name: entity.name.clone(),
        by_name,
        wikidata: wikidata.and_then(|(_, id)| Key::of_wikidata(id)),
        aliases,
    };
    let sentences = passages(article, index, &[idx], unicode).into_iter().filter_map(|passage| {
        let text = article.text(passage.text_ref)?;
        let mentions = index.mentions(idx);
        let n = mentions.iter().position(|it| *it == passage.mention)?;
        let within = mentions.iter().filter_map(|it| article.mention(*it));
        let spans: Vec<Span> = within
            .filter(|it| it.text_ref == passage.text_ref)
            .flat_map(|it| it.spans().iter().copied())
            .filter(|it| passage.span.start() <= it.start() && it.end() <= passage.span.end())
            .collect();
        Some(sentence(text, passage.span, &spans, n as u32 + 1))
    });
    let quotes = article.quotes_of(idx).filter_map(|it| {
        let quote = article.quote(it)?;
        let block = match quote.parts.first()?.0 {
            TextRef::Block(at) => {
                let id = article.block(at).and_then(|it| it.id.clone());
                id.unwrap_or_else(|| at.0.to_string())
            }
            // There is no link to them: the story begins with both.
            TextRef::Headline | TextRef::Standfirst => String::new(),
        };
        let is_automatic = quote.by.as_ref().is_some_and(|it| it.starts_with("model:"));
        let words = article.words_of_quote(quote);
        Some(Said { text: cut(&words, LONGEST_QUOTE), block, is_automatic })
    });
    Some(Member {
        naming,
        id: entity.id.clone(),
        n_mentions: index.count(idx) as u32,
        role: entity.role.clone(),
        description: entity.description.clone(),
        sentences: sentences.collect(),
        quotes: quotes.collect(),
    })
}

/// The sentence `span` of `text`, or so much of it around the first of `marks` as there is room for.
fn sentence(text: &str, span: Span, marks: &[Span], n: u32) -> Sentence {
    let (mut start, mut end) = (span.start(), span.end());
    if LONGEST_SENTENCE < span.len() {
        let first = marks.first().map_or(start, |it| it.start());
        let from = first.saturating_sub(LONGEST_SENTENCE / 2).max(start);
        start = text.ceil_char_boundary(from);
        end = text.floor_char_boundary((from + LONGEST_SENTENCE).min(end)).max(start);
    }
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let before = dots(span.start() < start);
    let shift = |at: usize| (at - start + before.len()) as u32;
    let marks = marks.iter().filter(|it| start <= it.start() && it.end() <= end);
    let marks = marks.map(|it| (shift(it.start()), shift(it.end()))).collect();
    let words = text.get(start..end).unwrap_or_default();
    Sentence { text: format!("{before}{words}{}", dots(end < span.end())), marks, n }
}

/// `text`, or so much of it as there is room for, to the end of a word.
fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let head = text.get(..text.floor_char_boundary(most)).unwrap_or_default();
    let end = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, mark: &str, expected: (&str, &str)) {
        let span = Span::new(text, 0..text.len()).unwrap();
        let at = text.find(mark).unwrap();
        let mark = Span::new(text, at..at + mark.len()).unwrap();
        let it = sentence(text, span, &[mark], 1);
        let (start, end) = it.marks[0];
        assert_eq!((it.text.as_str(), &it.text[start as usize..end as usize]), expected);
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_mention() {
        check("Ann Lee came.", "Ann Lee", ("Ann Lee came.", "Ann Lee"));
        let long = format!("{} Ann {}", "é".repeat(400), "ü".repeat(400));
        let around = format!("…{} Ann {}…", "é".repeat(149), "ü".repeat(148));
        check(&long, "Ann", (&around, "Ann"));
    }

    #[test]
    fn a_long_quote_is_cut_after_a_word() {
        assert_eq!(cut("a few words", 20), "a few words");
        assert_eq!(cut("a few words", 8), "a few…");
        assert_eq!(cut("éééééé", 5), "éé…");
    }
}
