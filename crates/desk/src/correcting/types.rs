//! The types of the format, to choose from.

use dateline_article::EntityType;
use dateline_words::{en, tr};

/// Their words in the format, as [`EntityType::KNOWN`] has them.
pub(super) const TYPES: [&str; EntityType::KNOWN.len()] = [
    en("person"),
    en("organization"),
    en("place"),
    en("group"),
    en("event"),
    en("project"),
    en("work"),
    en("product"),
    en("law"),
    en("date"),
    en("time"),
    en("money"),
    en("quantity"),
    en("other"),
];

/// A type for the reader; a word of the publisher's own as given.
pub(super) fn shown(word: &str) -> &str {
    if TYPES.contains(&word) { tr(word) } else { word }
}
