//! Texts and spans for the property tests.

use proptest::prelude::*;

/// Texts as cruel as the web: emoji, flags, combining marks, CR LF, right to left, invisible characters, nothing.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

const PIECES: &[&str] = &[
    "a",
    "Kabul",
    " ",
    ". ",
    "é",
    "e\u{301}",
    "🕊",
    "👩\u{200d}👧",
    "🇦🇫",
    "\r\n",
    "\n",
    "كابل",
    "כ",
    "上海",
    "\u{202e}",
    "\u{200b}",
    "ß",
    "’s",
    "“",
    "”",
    "\u{a0}",
    "𝒦",
    "क्षि",
    "한",
    "\0",
    "“Why?” ",
    "U.S. ",
];
