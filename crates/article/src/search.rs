//! Finds words in a story as a reader types them: upper and lower case, accents and the forms of quotation marks alike.

pub(crate) mod fold;

use crate::article::{Article, Entity, TextRef};
use crate::search::fold::{Folds, is_ignored, is_mark};
use crate::text::Span;
use crate::unicode::Unicode;

/// Words to look for.
///
/// It remembers how each character folds, so that the tables of Unicode are asked once a character: so it is
/// changed by being asked, and one query is best asked of all texts.
#[derive(Debug)]
pub struct Query {
    folds: Folds,
    /// The words, folded; never empty, no space at either end.
    needle: Vec<char>,
    /// How much of the words is still matched when the next character does not match; for each length less one.
    fallback: Vec<usize>,
    /// Where the last folded characters of a text come from, as many as the words have, in a ring.
    origins: Vec<usize>,
}

/// No place: the second or a later character of a fold, as in ß, which is ss.
const INSIDE: usize = usize::MAX;

impl Query {
    /// Makes a query; `None` if `words` has nothing to look for, such as white space alone.
    pub fn new(words: &str, unicode: &'static Unicode) -> Option<Query> {
        let mut folds = Folds::new(unicode);
        let needle = folds.folded(words);
        let fallback = fallback(&needle);
        let origins = vec![INSIDE; needle.len()];
        (!needle.is_empty()).then_some(Query { folds, needle, fallback, origins })
    }

    /// Where `text` has the words: in order, none overlapping another, with the accents on their last letter.
    ///
    /// A hit is never a part of one letter (s in ß), nor does it leave out a vowel sign that changes its last one.
    /// Costs one pass, whatever the words.
    pub fn find_in(&mut self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        self.scan(text, &mut found);
        found
    }

    /// How the words fit `name`.
    fn fit(&mut self, name: &str) -> Option<Fit> {
        let (name, unicode) = (name.trim(), self.folds.unicode);
        let mut best = None;
        for hit in self.find_in(name) {
            let before = name.get(..hit.start()).and_then(|it| it.chars().next_back());
            let fit = match before {
                None if hit.end() == name.len() => Fit::Whole,
                None => Fit::Start,
                Some(before) if unicode.is_alphanumeric(before) => Fit::Inside,
                Some(_) => Fit::Word,
            };
            best = best.into_iter().chain([fit]).min();
        }
        best
    }

    /// The search of Knuth, Morris and Pratt.
    fn scan(&mut self, text: &str, found: &mut Vec<Span>) {
        let unicode = self.folds.unicode;
        let Query { folds, needle, fallback, origins } = self;
        // How many characters of the words are matched; how many the text has had; whether the last was a space.
        let (mut n_matched, mut n_folded, mut was_space) = (0, 0, false);
        for (start, c) in text.char_indices() {
            let fold = folds.of(c);
            for (idx, &folded) in fold.iter().enumerate() {
                let is_space = folded == ' ';
                if std::mem::replace(&mut was_space, is_space) && is_space {
                    continue;
                }
                if let Some(origin) = origins.get_mut(n_folded % needle.len()) {
                    *origin = if idx == 0 { start } else { INSIDE };
                }
                n_folded += 1;
                while 0 < n_matched && needle.get(n_matched) != Some(&folded) {
                    n_matched = fallback.get(n_matched - 1).copied().unwrap_or(0);
                }
                if needle.get(n_matched) == Some(&folded) {
                    n_matched += 1;
                }
                if n_matched < needle.len() {
                    continue;
                }
                n_matched = fallback.last().copied().unwrap_or(0);
                let end = start + c.len_utf8();
                // The oldest in the ring is that of the first character.
                let first = origins.get(n_folded % needle.len()).copied();
                let hit = first
                    .filter(|_| idx + 1 == fold.len())
                    .and_then(|first| Span::new(text, first..accents_end(text, end, unicode)?));
                if let Some(hit) = hit {
                    n_matched = 0;
                    found.push(hit);
                }
            }
        }
    }
}

/// Where the words are in the story, in reading order. Costs one pass over it.
pub fn find(article: &Article, query: &mut Query) -> Vec<(TextRef, Span)> {
    let mut found = Vec::new();
    for text_ref in article.text_refs() {
        let text = article.text(text_ref).unwrap_or_default();
        found.extend(query.find_in(text).into_iter().map(|hit| (text_ref, hit)));
    }
    found
}

/// How words fit a name: the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They are the name.
    Whole,
    /// It begins with them.
    Start,
    /// A word of it does.
    Word,
    /// They stand inside a word: "sco" in Moscow.
    Inside,
}

/// How the words fit the name of `entity`, or the alias that they fit best; `None` if none has them.
pub fn fit(entity: &Entity, query: &mut Query) -> Option<Fit> {
    let mut best = query.fit(&entity.name);
    for alias in &entity.aliases {
        best = [best, query.fit(alias)].into_iter().flatten().min();
    }
    best
}

/// Behind the accents at `end`; `None` if a mark stands there that a search does not pass over.
fn accents_end(text: &str, end: usize, unicode: &Unicode) -> Option<usize> {
    let mut end = end;
    for c in text.get(end..)?.chars() {
        if is_mark(c) {
            end += c.len_utf8();
        } else if unicode.is_extending(c) && !is_ignored(c) {
            return None;
        } else {
            break;
        }
    }
    Some(end)
}

/// For each beginning of `needle`, the length of the longest that it ends with, itself apart.
fn fallback(needle: &[char]) -> Vec<usize> {
    let mut fallback: Vec<usize> = Vec::with_capacity(needle.len());
    let mut len = 0;
    for (idx, c) in needle.iter().enumerate() {
        while 0 < len && needle.get(len) != Some(c) {
            len = fallback.get(len - 1).copied().unwrap_or(0);
        }
        if 0 < idx && needle.get(len) == Some(c) {
            len += 1;
        }
        fallback.push(len);
    }
    fallback
}

#[cfg(test)]
mod tests;
