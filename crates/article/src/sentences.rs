//! Cuts a text into sentences: the default of Unicode, mended for news.
//!
//! The skeleton is that of [UAX #29, Sentence Boundaries][uax29]: a sentence ends after `SATerm
//! Close* Sp*`, unless what follows goes on with it (SB8 and SB8a there). On top of it:
//!
//! - **Abbreviations and initials** do not end a sentence ("Mr. Smith", "J. K. Rowling"), or only
//!   do when the next word cannot be a name ("in the U.S. The visit"): [`words`] has the lists and
//!   the reasons.
//! - **A word that starts in lower case** goes on with the sentence after `?` and `!` too
//!   (“Why?” he asked.). But "al-Qaida" and "iPhone" count as capitals, and a numeral starts a sentence ("It
//!   fell. 12 people died.").
//! - **Quotation marks and brackets** that close belong to the sentence they close, whichever way
//!   they are used („Geh.“, “Go.”), also behind a space (« Non. »); those that open belong to
//!   the next (他说。「走」).
//! - **`!`, `?` and `.` want a space** behind them in scripts that have spaces:
//!   `https://a.org/?Q=1`.
//! - **An ellipsis** ends a sentence before a capital. `[…]` marks what was left out, and ends
//!   nothing.
//! - **A line break is a space**, because a block is one paragraph: only an empty line ends a
//!   sentence, and a line that starts like a list's item or, with its dash, like a speaker's turn.
//!   UAX #29 would end one at every line (SB4).
//! - **A sentence has a letter or a digit.** Bullets, "1." and "…" at the start, and a last 🕊 stay
//!   with their sentence.
//!
//! Bounds never fall inside a mention, nor inside a grapheme cluster.
//!
//! The rules are written here and not asked of the crate `unicode-segmentation`, because its
//! sentence iterator needs quadratic time on a full stop before many spaces or brackets (10 s for
//! 40 000, version 1.13): a page would hang. Here every byte is passed a bounded number of times. A
//! test holds the terminators to those of the crate.
//!
//! Known to be wrong, and left so, because only meaning would tell:
//!
//! - an attribution that starts with a name after `?` or `!` (“Why?” |Karzai asked.), or in a
//!   script without case;
//! - names with a mark of their own ("Yahoo! |Inc."), where no mention covers them;
//! - an abbreviation that ends a sentence before a name ("in the U.S. Officials said"), and an
//!   initial that is none before an unusual word ("of vitamin C. Studies say"): not cut;
//! - turns of a dialogue in one line, behind a dash with spaces ("— Yes. — No."): not cut, as UAX #29
//!   has it, because "– as he said –" looks the same;
//! - a title-case headline ("Deal With U.S. |In Doubt");
//! - abbreviations of other languages than English, but for initials ("z. B.", "EE. UU.", "А. С.
//!   Пушкин"), and German ordinals ("am 3. |Oktober");
//! - the Greek question mark, which is a semicolon; Thai and Lao, which have none.
//!
//! [uax29]: https://www.unicode.org/reports/tr29/#Sentence_Boundaries

mod characters;
mod ending;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    order,
    sentences::{
        characters::{is_mark, line_item, skip_spaces},
        ending::Ending,
    },
    text::Span,
    unicode::Unicode,
};

/// The sentences of `text`: non-empty, in order, together exactly `text`; spaces belong to the
/// sentence before them.
///
/// No bound falls inside one of `mentions`, which may come in any order, nest and cross.
pub fn sentences(text: &str, mentions: &[Span], unicode: &Unicode) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut inside = Inside::new(mentions);
    let mut start = 0;
    for bound in Bounds::new(text, unicode) {
        if inside.contains(bound) {
            continue;
        }
        sentences.extend(Span::new(text, start..bound));
        start = bound;
    }
    if start < text.len() {
        sentences.extend(Span::new(text, start..text.len()));
    }
    sentences
}

/// Whether rising offsets lie inside a mention, that is, neither outside nor at an end of it.
struct Inside {
    // By start. `reach` is the furthest end of the mentions before `next`.
    mentions: Vec<Span>,
    next: usize,
    reach: usize,
}

impl Inside {
    fn new(mentions: &[Span]) -> Inside {
        let mut mentions = mentions.to_vec();
        order::sort_by_key(&mut mentions, |it| *it);
        Inside { mentions, next: 0, reach: 0 }
    }

    fn contains(&mut self, offset: usize) -> bool {
        while let Some(mention) = self.mentions.get(self.next)
            && mention.start() < offset
        {
            self.reach = self.reach.max(mention.end());
            self.next += 1;
        }
        offset < self.reach
    }
}

/// The bounds between sentences, rising, without the ends of the text.
struct Bounds<'t> {
    text: &'t str,
    unicode: &'t Unicode,
    pos: usize,
    /// Where the word at `pos` starts; a word is letters, digits and full stops.
    word: usize,
    /// Where the first word of this sentence starts.
    first_word: Option<usize>,
}

impl<'t> Bounds<'t> {
    fn new(text: &'t str, unicode: &'t Unicode) -> Bounds<'t> {
        Bounds { text, unicode, pos: 0, word: 0, first_word: None }
    }

    /// Passes a run of spaces that follows no terminator, and says whether a sentence ends with it.
    fn pass_spaces(&mut self) -> bool {
        let spaces = skip_spaces(self.text, self.pos, self.unicode);
        self.pos = spaces.end;
        self.word = spaces.end;
        1 < spaces.n_line_ends || spaces.n_line_ends == 1 && line_item(self.rest(), self.unicode)
    }

    /// Passes a terminator with all that belongs to it, and says whether a sentence ends with it.
    fn pass_ending(&mut self, ending: Ending) -> bool {
        let word = self.text.get(self.word..self.pos).unwrap_or_default();
        let opens_sentence = self.first_word == Some(self.word);
        self.pos = ending.end;
        if !ending.is_inside_word {
            self.word = ending.end;
        }
        ending.ends_sentence(word, opens_sentence, self.rest(), self.unicode)
    }

    fn pass_letter(&mut self, c: char) {
        self.first_word.get_or_insert(self.word);
        self.pos += c.len_utf8();
    }

    fn pass_sign(&mut self, c: char) {
        self.pos += c.len_utf8();
        if !is_mark(c) {
            self.word = self.pos;
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.pos..).unwrap_or_default()
    }
}

impl Iterator for Bounds<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while let Some(c) = self.rest().chars().next() {
            // Letters first, because they are most of a text.
            let is_end = if self.unicode.is_alphanumeric(c) {
                self.pass_letter(c);
                false
            } else if c.is_whitespace() {
                self.pass_spaces()
            } else if let Some(ending) = Ending::at(self.text, self.pos, self.unicode) {
                self.pass_ending(ending)
            } else {
                self.pass_sign(c);
                false
            };
            if is_end && self.first_word.is_some() && self.pos < self.text.len() {
                self.first_word = None;
                return Some(self.pos);
            }
        }
        None
    }
}
