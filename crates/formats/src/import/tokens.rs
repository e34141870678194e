//! Where the tokens of a text lie, for formats that count in tokens.

use crate::json::{Json, Object};
use crate::note::{Notes, Reason};

/// Start and end of each token, in bytes of its text, in order and apart.
#[derive(Debug, Default)]
pub(super) struct Tokens(Vec<[u64; 2]>);

impl Tokens {
    /// From the first token to before `end`, in bytes.
    pub(super) fn bytes(&self, first: u64, end: u64) -> Option<[u64; 2]> {
        let last = usize::try_from(end.checked_sub(1)?).ok()?;
        let first = usize::try_from(first).ok()?;
        let ([start, _], [_, end]) = (self.0.get(first)?, self.0.get(last)?);
        (first <= last).then_some([*start, *end])
    }
}

/// Takes the field `tokens`, a list of words, and looks for them in `text` one after the other.
pub(super) fn found_in(text: &str, object: &mut Object<'_>, notes: &mut Notes) -> Tokens {
    let mut tokens = Vec::new();
    let mut at = 0;
    for (place, token) in object.items("tokens", notes).unwrap_or_default() {
        let Some(words) = token.as_str() else {
            notes.push(place, Reason::WrongType { wanted: "a string", found: token.found() });
            break;
        };
        let Some(start) = after_space(text, at, words) else {
            notes.push(place, Reason::Dangling(words.to_owned()));
            break;
        };
        at = start + words.len();
        tokens.push([start as u64, at as u64]);
    }
    Tokens(tokens)
}

/// Where `words` stand at `at` or after some space there: space may be a token of its own.
fn after_space(text: &str, at: usize, words: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    for (idx, c) in rest.char_indices() {
        if rest.get(idx..)?.starts_with(words) {
            return Some(at + idx);
        }
        if !c.is_whitespace() {
            return None;
        }
    }
    words.is_empty().then_some(text.len())
}

/// Takes the field `tokens`, objects with a `text` each, if they are the words of `text`; their own offsets are in the
/// unit that is asked for.
pub(super) fn given_in(text: &str, object: &mut Object<'_>, notes: &mut Notes) -> Tokens {
    let mut tokens = Vec::new();
    let mut at = 0;
    for (_, token) in object.items("tokens", notes).unwrap_or_default() {
        let words = token.get("text").and_then(Json::as_str);
        let Some((start, words)) = words.and_then(|it| Some((after_space(text, at, it)?, it)))
        else {
            // Pieces of words, as language models have them: no help.
            return Tokens::default();
        };
        at = start + words.len();
        tokens.push([start as u64, at as u64]);
    }
    Tokens(tokens)
}
