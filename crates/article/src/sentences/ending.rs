//! One terminator with all that belongs to it, and whether a sentence ends there.

use super::{
    characters::{
        Terminator, cluster_end, is_closer, is_comma, is_dash, is_opening_quote, is_unspaced,
        line_item, skip_spaces, starts_turn,
    },
    words::{Abbreviation, LONGEST, is_label, is_starter},
};
use crate::unicode::Unicode;

/// Terminators in a row, what they close, and the spaces behind: `SATerm+ Close* Sp*`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    /// Where the next word, or whatever follows, starts.
    pub(super) end: usize,
    /// Whether the full stop stands in the middle of a word: "3.5", "a.org".
    pub(super) is_inside_word: bool,
    kind: Terminator,
    is_closed: bool,
    is_spaced: bool,
    n_line_ends: usize,
    closes_corner: bool,
    is_omission: bool,
}

impl Ending {
    /// The ending at `start` of `text`, if there is one.
    pub(super) fn at(text: &str, start: usize, unicode: &Unicode) -> Option<Ending> {
        let is_word = |c: Option<char>| c.is_some_and(|c| unicode.is_alphanumeric(c));
        let (kind, run_end) = terminators(text, start, unicode)?;
        let mut end = skip_closers(text, run_end, kind, unicode);
        let mut spaces = skip_spaces(text, end, unicode);
        // « Non. »: this guillemet closes, though a space precedes it; »Ja.« »Nein.« has no space
        // behind it.
        if end < spaces.end
            && let Some('»' | '›') = char_at(text, spaces.end)
            && !is_word(char_at(text, spaces.end + '»'.len_utf8()))
        {
            end = skip_closers(text, spaces.end, kind, unicode);
            spaces = skip_spaces(text, end, unicode);
        }
        let is_closed = run_end < end;
        let is_spaced = end < spaces.end;
        Some(Ending {
            end: spaces.end,
            is_inside_word: !is_closed && is_word(char_at(text, end)),
            kind,
            is_closed,
            is_spaced,
            n_line_ends: spaces.n_line_ends,
            closes_corner: text
                .get(run_end..end)
                .is_some_and(|closers| closers.ends_with(['」', '』'])),
            is_omission: kind == Terminator::Ellipsis
                && is_closed
                && text.get(..start).is_some_and(|before| before.ends_with(['[', '('])),
        })
    }

    /// Whether a sentence ends here, between `word`, which stands before the terminator, and
    /// `rest`.
    pub(super) fn ends_sentence(
        &self,
        word: &str,
        opens_sentence: bool,
        rest: &str,
        unicode: &Unicode,
    ) -> bool {
        if self.is_omission || !self.may_end(rest, unicode) {
            return false;
        }
        if 1 < self.n_line_ends || self.n_line_ends == 1 && line_item(rest, unicode) {
            return true;
        }
        let follower = Follower::of(rest, unicode);
        if let Follower::Nothing | Follower::Continuation = follower {
            return false;
        }
        match self.kind {
            Terminator::Dot => self.dot_ends(word, opens_sentence, follower, unicode),
            Terminator::Ellipsis => matches!(follower, Follower::Capital { .. }),
            Terminator::Mark => follower != Follower::Lower,
            // 「行こう。」と言った: the particle goes on with the sentence.
            Terminator::Stop => !(self.closes_corner && rest.starts_with('と')),
        }
    }

    // Spaces show where a sentence may end, where the script has them.
    fn may_end(&self, rest: &str, unicode: &Unicode) -> bool {
        let Some(next) = rest.chars().next() else { return false };
        self.is_spaced
            || self.kind == Terminator::Stop
            || is_unspaced(next)
            || self.is_closed && unicode.is_upper(next)
    }

    fn dot_ends(
        &self,
        word: &str,
        opens_sentence: bool,
        follower: Follower,
        unicode: &Unicode,
    ) -> bool {
        if follower == Follower::Lower {
            return false;
        }
        match Abbreviation::of(word, opens_sentence && !self.is_closed, unicode) {
            Abbreviation::None => true,
            Abbreviation::Never if !self.is_closed => false,
            Abbreviation::Never | Abbreviation::Maybe => {
                follower == Follower::Capital { is_starter: true }
            }
            Abbreviation::Number => follower != Follower::Digit,
        }
    }
}

/// What follows an ending, as far as one can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follower {
    /// No word.
    Nothing,
    /// A comma, a dash or another terminator, which go on with the sentence.
    Continuation,
    Lower,
    Capital {
        is_starter: bool,
    },
    Digit,
    /// A letter without case, or too many signs to look behind.
    Other,
}

impl Follower {
    fn of(rest: &str, unicode: &Unicode) -> Follower {
        // Dashes, opening quotes, bullets, currency, emoji.
        const MOST_SIGNS: usize = 16;

        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return Follower::Nothing };
        if is_comma(first) || Terminator::of(first, unicode).is_some() {
            return Follower::Continuation;
        }
        if is_dash(first) && !chars.next().is_some_and(|c| starts_turn(c, unicode)) {
            return Follower::Continuation;
        }
        let mut before = first;
        for (at, c) in rest.char_indices().take(MOST_SIGNS) {
            if unicode.is_alphanumeric(c) {
                let is_handle = matches!(before, '@' | '#');
                return Follower::of_word(
                    rest.get(at..).unwrap_or_default(),
                    c,
                    is_handle,
                    unicode,
                );
            }
            if Terminator::of(c, unicode).is_some() {
                return Follower::Other;
            }
            before = c;
        }
        if rest.chars().nth(MOST_SIGNS).is_some() { Follower::Other } else { Follower::Nothing }
    }

    fn of_word(rest: &str, first: char, is_handle: bool, unicode: &Unicode) -> Follower {
        if unicode.is_number(first) {
            return Follower::Digit;
        }
        if !unicode.is_upper(first) && !unicode.is_lower(first) {
            return Follower::Other;
        }
        let longest = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
        let near = rest.get(..longest).unwrap_or_default();
        let behind = near.trim_start_matches(|c| unicode.is_letter(c));
        let word = near.get(..near.len() - behind.len()).unwrap_or_default();
        if unicode.is_lower(first)
            && !is_handle
            && !has_early_capital(near, unicode)
            && !starts_item(word, behind, unicode)
        {
            return Follower::Lower;
        }
        // "A." and "I." are initials.
        Follower::Capital { is_starter: is_starter(word) && !behind.starts_with('.') }
    }
}

/// al-Qaida, iPhone, d’Estaing: a capital, to a sentence.
fn has_early_capital(word: &str, unicode: &Unicode) -> bool {
    let is_part = |&c: &char| unicode.is_letter(c) || matches!(c, '-' | '’' | '\'');
    word.chars().take(4).take_while(is_part).any(|c| unicode.is_upper(c))
}

/// Whether `word` is the label of an item: "b. The second", "(iv) The fourth".
fn starts_item(word: &str, behind: &str, unicode: &Unicode) -> bool {
    let mut behind = behind.chars();
    is_label(word, unicode)
        && matches!(behind.next(), Some('.' | ')'))
        && behind.next().is_some_and(char::is_whitespace)
}

/// The terminators in a row at `start`, also spaced ones (". . ."), what they amount to, and where
/// they end.
fn terminators(text: &str, start: usize, unicode: &Unicode) -> Option<(Terminator, usize)> {
    let mut kind = Terminator::of(char_at(text, start)?, unicode)?;
    let mut end = cluster_end(text, start, unicode);
    loop {
        let next = if kind == Terminator::Dot || kind == Terminator::Ellipsis {
            spaced_dot(text, end, unicode)
        } else {
            None
        };
        let next = next.unwrap_or(end);
        let Some(terminator) = char_at(text, next).and_then(|c| Terminator::of(c, unicode)) else {
            return Some((kind, end));
        };
        kind = match (kind, terminator) {
            (Terminator::Stop, _) | (_, Terminator::Stop) => Terminator::Stop,
            (Terminator::Mark, _) | (_, Terminator::Mark) => Terminator::Mark,
            _ => Terminator::Ellipsis,
        };
        end = cluster_end(text, next, unicode);
    }
}

/// Where the dot of ` .` at `start` is, unless it belongs to what follows it (` .5`).
fn spaced_dot(text: &str, start: usize, unicode: &Unicode) -> Option<usize> {
    let behind = text.get(start..)?.strip_prefix([' ', '\u{a0}'])?.strip_prefix('.')?;
    if behind.chars().next().is_some_and(|c| unicode.is_alphanumeric(c)) {
        return None;
    }
    Some(text.len() - behind.len() - 1)
}

/// Where the closers at `start` end. A note's number in brackets, `[12]`, counts as one.
fn skip_closers(text: &str, start: usize, kind: Terminator, unicode: &Unicode) -> usize {
    let mut end = start;
    while let Some(c) = char_at(text, end) {
        if is_closer(c) && !(kind == Terminator::Stop && is_opening_quote(c)) {
            end = cluster_end(text, end, unicode);
        } else if let Some(length) = note(text.get(end..).unwrap_or_default()) {
            // The bracket may carry a mark.
            end = cluster_end(text, end + length - 1, unicode);
        } else {
            break;
        }
    }
    end
}

/// The length of `[1]` to `[999]`.
fn note(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let n_digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let is_note = (1..=3).contains(&n_digits) && inner.as_bytes().get(n_digits) == Some(&b']');
    is_note.then_some(n_digits + 2)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
