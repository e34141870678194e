//! What is known of a distinct word, wherever it stands.

use crate::{
    hash::Hash,
    lexicon::{Lexicon, word_hash},
};

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Look {
    /// Begins with a capital and has small letters: "Kabul", "McDonald".
    Capital,
    /// Two or more letters, all capitals: "NATO", "U.S.".
    Capitals,
    /// One capital letter: "A", "J.".
    Letter,
    /// Small letters, with a capital further in: "iPhone".
    Inner,
    /// Small letters.
    Small,
    /// Letters of a script without case.
    Caseless,
    /// A number.
    Number,
    /// Anything else.
    Mark,
}

/// What is known of a distinct word of the document, whereever it stands.
#[derive(Clone, Debug)]
pub(crate) struct Info {
    pub(crate) text: String,
    pub(crate) lower: String,
    pub(crate) look: Look,
    /// Its letters' kinds, runs collapsed: "Xx", "X.X.", "d-d".
    pub(crate) shape: u64,
    /// Of it in lower case, and as it is written.
    pub(crate) hash: u64,
    pub(crate) written: u64,
    pub(crate) cluster: u16,
    pub(crate) casing: u8,
    /// Hashes of its first 2 to 4 and last 1 to 4 characters.
    pub(crate) prefixes: [u64; 3],
    pub(crate) suffixes: [u64; 4],
    /// Classes of the word alone.
    pub(crate) classes: u32,
}

#[inline(never)]
pub(super) fn info(text: &str, lexicon: &Lexicon) -> Info {
    let lower: String = text
        .chars()
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    let (hash, written) = (word_hash(&lower), word_hash(text));
    let known = lexicon.word(written, hash);
    let look = look(text);
    let mut classes = 0;
    lexicon.phrases(std::iter::once(hash), |it| classes |= it.classes);
    if look == Look::Capitals {
        lexicon.phrases(std::iter::once(written), |it| classes |= it.classes);
    }
    let ends: Vec<usize> = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).collect();
    let n = ends.len() - 1;
    let prefix =
        |len: usize| if len < n { Hash::new(1).with_text(&lower[..ends[len]]).raw() } else { 0 };
    let suffix = |len: usize| {
        if len < n { Hash::new(2).with_text(&lower[ends[n - len]..]).raw() } else { 0 }
    };
    Info {
        look,
        shape: shape(text),
        hash,
        written,
        cluster: known.cluster,
        casing: known.casing,
        prefixes: [prefix(2), prefix(3), prefix(4)],
        suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
        classes,
        text: text.to_owned(),
        lower,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | 'ʼ' | '`' | '‘')
}

fn look(text: &str) -> Look {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Look::Mark };
    if first.is_numeric() {
        return Look::Number;
    }
    if !first.is_alphabetic() {
        return Look::Mark;
    }
    let n_upper = text.chars().filter(|it| it.is_uppercase()).count();
    let has_lower = text.chars().any(char::is_lowercase);
    match (first.is_uppercase(), n_upper, has_lower) {
        (true, _, true) => Look::Capital,
        (true, 1, false) => Look::Letter,
        (true, _, false) => Look::Capitals,
        (false, 0, true) => Look::Small,
        (false, _, true) => Look::Inner,
        _ => Look::Caseless,
    }
}

fn shape(text: &str) -> u64 {
    let mut hash = Hash::new(4);
    let mut last = '\0';
    for c in text.chars() {
        let kind = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'c',
            _ if is_apostrophe(c) => '\'',
            _ => c,
        };
        if kind != last {
            hash = hash.with(u64::from(u32::from(kind)));
        }
        last = kind;
    }
    hash.raw()
}
