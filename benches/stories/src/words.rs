//! The words that a generated story is made of.

use crate::chance::Chance;

const SYLLABLES: [&str; 60] = [
    "ba", "be", "bi", "bo", "bu", "da", "de", "di", "do", "du", "ka", "ke", "ki", "ko", "la", "le",
    "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "ra", "re", "ri", "ro", "sa",
    "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "za", "zo", "sh", "th", "ch", "an",
    "en", "in", "on", "ar", "er", "or", "st", "al", "el", "un", "ir", "os",
];
const LITTLE: [&str; 36] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "on",
    "by", "at", "from", "his", "her", "they", "which", "were", "an", "be", "this", "had", "not",
    "are", "but", "or", "have", "one", "said", "also", "after", "who",
];
/// What has one, two, three and four bytes a character, several characters a letter, or a meaning in markup.
const SPECIAL: [&str; 14] = [
    "🙂",
    "🚀",
    "👩‍🔬",
    "𝒜",
    "𠮷",
    "e\u{301}",
    "naïve",
    "Zürich",
    "—",
    "“so”",
    "日本",
    "fünf",
    "a < b",
    "R&D",
];
const SHARE_SPECIAL: f64 = 0.01;
const SHARE_LITTLE: f64 = 0.45;
/// A sentence has at least so many words.
const SENTENCE: usize = 8;

/// A word of the text.
pub(crate) fn word(is_first: bool, chance: &mut Chance) -> String {
    let word = match chance.share() {
        share if share < SHARE_SPECIAL => chance.one_of(&SPECIAL).to_owned(),
        share if share < SHARE_LITTLE => chance.one_of(&LITTLE).to_owned(),
        _ => made(chance),
    };
    if is_first { capital(&word) } else { word }
}

/// What stands after the `n_words`th word of a sentence.
pub(crate) fn joint(n_words: usize, chance: &mut Chance) -> &'static str {
    match () {
        () if SENTENCE < n_words && chance.is(0.12) => ". ",
        () if chance.is(0.06) => ", ",
        () => " ",
    }
}

/// A name of one to three words, or a date.
pub(crate) fn name(kind: &str, chance: &mut Chance) -> String {
    if kind == "date" {
        let (day, year) = (chance.within(1..29), chance.within(1900..2025));
        return format!("{day} {} {year}", capital(&made(chance)));
    }
    let n_words = chance.within(1..4);
    let words: Vec<_> = (0..n_words).map(|_| capital(&made(chance))).collect();
    words.join(" ")
}

/// A word of two to four syllables.
fn made(chance: &mut Chance) -> String {
    (0..chance.within(2..5)).map(|_| chance.one_of(&SYLLABLES)).collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|it| it.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
