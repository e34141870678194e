//! Who is who across stories.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an entity is known by in all stories: its Wikidata id, or else its type and name: `Q7747`, `person.ann-lee`.
///
/// It is part of addresses: letters and digits, hyphens, one full stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(String);

impl Key {
    /// Of what has this id at Wikidata; none if it is no such id.
    pub fn of_wikidata(id: &str) -> Option<Key> {
        let digits = id.trim().strip_prefix(['Q', 'q'])?;
        let is_number = digits.bytes().all(|it| it.is_ascii_digit()) && !digits.starts_with('0');
        (is_number && (1..=12).contains(&digits.len())).then(|| Key(format!("Q{digits}")))
    }

    /// Of what has this type and this name, as [`crate::Words`] cuts it.
    pub fn of_name(kind: &str, words: &[String]) -> Key {
        Key(format!("{kind}.{}", words.join("-").replace('\'', "")))
    }

    /// As an address has it; none if it is none.
    pub fn parse(text: &str) -> Option<Key> {
        let is_plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '.' | '_');
        let fits = !text.is_empty() && text.len() <= 400 && text.chars().all(is_plain);
        fits.then(|| Key(text.to_owned()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its id at Wikidata, if it is known by that.
    pub fn wikidata(&self) -> Option<&str> {
        (!self.0.contains('.') && self.0.starts_with('Q')).then_some(&self.0)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, expected: Option<&str>) {
        assert_eq!(Key::of_wikidata(id).as_ref().map(Key::as_str), expected, "{id:?}");
    }

    #[test]
    fn an_id_of_wikidata_is_a_q_and_a_number() {
        check("Q42", Some("Q42"));
        check(" q7747 ", Some("Q7747"));
        for not in ["", "Q", "42", "Q0", "Q042", "Qx", "Q4 2", "Q1234567890123", "person.q42"] {
            check(not, None);
        }
    }

    #[test]
    fn a_name_makes_a_key_that_an_address_can_hold() {
        let key = Key::of_name("person", &["ann".to_owned(), "lee".to_owned()]);
        assert_eq!((key.as_str(), key.wikidata()), ("person.ann-lee", None));
        assert_eq!(Key::parse(key.as_str()), Some(key));
        assert_eq!(Key::parse("Q42").as_ref().and_then(Key::wikidata), Some("Q42"));
        for not in ["", "a b", "a\0b", "a,b", "a/b"] {
            assert_eq!(Key::parse(not), None);
        }
    }
}
