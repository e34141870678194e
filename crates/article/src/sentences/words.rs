//! The words before a full stop that make it an abbreviation's, and the words after it that make it
//! an end's.
//!
//! The lists are English, short, and sorted. A word that is missing from them costs one sentence
//! cut in two.

use super::characters::is_mark;
use crate::unicode::Unicode;

/// What a full stop behind a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Nothing: it ends the sentence.
    None,
    /// It never ends a sentence: the word is only used before another.
    Never,
    /// It ends the sentence if the next word is a [starter][is_starter].
    Maybe,
    /// It ends the sentence unless a number follows.
    Number,
}

impl Abbreviation {
    /// What a full stop behind `word` means, where `opens_sentence` says whether the word is the
    /// sentence's first.
    pub(super) fn of(word: &str, opens_sentence: bool, unicode: &Unicode) -> Abbreviation {
        // No abbreviation is longer, and this bounds the work for "a.a.a.a.…".
        if LONGEST < word.len() {
            return Abbreviation::None;
        }
        if opens_sentence && is_label(word, unicode) {
            return Abbreviation::Never;
        }
        if NEVER.binary_search(&word).is_ok() {
            return Abbreviation::Never;
        }
        if MAYBE.binary_search(&word).is_ok()
            || is_initial(word, unicode)
            || is_acronym(word, unicode)
        {
            return Abbreviation::Maybe;
        }
        if BEFORE_NUMBERS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok() {
            return Abbreviation::Number;
        }
        Abbreviation::None
    }
}

/// Whether a sentence often starts with `word`, and a name hardly ever: it decides after "U.S." and
/// "Inc.".
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// As long as the longest word in the lists, in bytes.
pub(super) const LONGEST: usize = 16;

// Titles, which want a name behind them, even one that looks like a starter ("Mr. He", "Gen. So"),
// and Latin that wants an example.
const NEVER: &[&str] = &[
    "Adm", "Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Det", "Dr", "Dra", "Drs", "Fr", "Gen",
    "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mme", "Mr", "Mrs", "Ms", "Mx",
    "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sec", "Sen", "Sens", "Sgt",
    "Sra", "Supt", "approx", "ca", "cf", "e.g", "i.e", "viz", "vs",
];

// What stands at the end of a name, a date or a list, and so at the end of a sentence too:
// companies, generations, streets, months, states.
const MAYBE: &[&str] = &[
    "Ala", "Apr", "Ariz", "Assn", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn",
    "Corp", "Ct", "Dec", "Dept", "Esq", "Feb", "Fla", "Ft", "Ga", "Inc", "Inst", "Jan", "Jr",
    "Kan", "Ky", "Ltd", "Md", "Mich", "Minn", "Mont", "Mt", "Neb", "Nev", "Nov", "Oct", "Okla",
    "Ph.D", "Rd", "Sep", "Sept", "Sr", "St", "Ste", "Tenn", "Tex", "Univ", "Va", "Vt", "Wis",
    "Wyo", "al", "etc",
];

// In lower case.
const BEFORE_NUMBERS: &[&str] =
    &["art", "ch", "fig", "figs", "no", "nos", "nr", "op", "pp", "vol", "vols"];

// Kept from rustfmt, which would give each word a line.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "A", "According", "After", "Although", "Among", "An", "And", "Another", "As", "Asked", "At",
    "Because", "Before", "Between", "Both", "But", "By", "Despite", "During", "Each", "Earlier",
    "Even", "For", "From", "He", "Her", "Here", "His", "How", "However", "I", "If", "In",
    "Instead", "It", "Its", "Last", "Later", "Many", "Meanwhile", "My", "Nor", "Not", "Now", "On",
    "Once", "One", "Only", "Or", "Others", "Our", "Perhaps", "She", "Since", "So", "Some",
    "Still", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those",
    "Though", "Through", "Until", "We", "What", "When", "Where", "Whether", "While", "Who", "Why",
    "With", "Within", "Without", "Yes", "Yet", "You", "Your",
];

/// "1", "a", "iv": what numbers an item at the start of a sentence.
pub(super) fn is_label(word: &str, unicode: &Unicode) -> bool {
    let is_number = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let is_roman =
        word.bytes().all(|b| b"ivx".contains(&b)) || word.bytes().all(|b| b"IVX".contains(&b));
    is_number || is_roman || is_initial(word, unicode)
}

/// "W", "É", "А", and the Spanish plural "EE"; in Arabic and Hebrew, where a letter alone is hardly
/// a word, any letter.
fn is_initial(word: &str, unicode: &Unicode) -> bool {
    if let [first, second] = word.as_bytes()
        && first.is_ascii_uppercase()
    {
        return first == second;
    }
    let mut chars = word.chars();
    chars.next().is_some_and(|c| {
        unicode.is_lower(c)
            || unicode.is_upper(c)
            || unicode.is_letter(c) && ('\u{590}'..='\u{8ff}').contains(&c)
    }) && chars.all(is_mark)
}

/// "U.S", "p.m", "z.B": one or two letters between full stops.
fn is_acronym(word: &str, unicode: &Unicode) -> bool {
    let is_part = |part: &str| {
        (1..=2).contains(&part.chars().count()) && part.chars().all(|c| unicode.is_letter(c))
    };
    word.contains('.') && word.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_no_word_is_longer_than_the_longest() {
        for list in [NEVER, MAYBE, BEFORE_NUMBERS, STARTERS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
            assert!(list.iter().all(|word| word.len() <= LONGEST), "{list:?}");
        }
    }
}
