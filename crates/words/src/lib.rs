//! The words of the interface in the reader's language.
//!
//! English stands in the code, where it is said: `tr("Previous mention")`. Every other language is one file of messages in
//! [Fluent's](https://projectfluent.org) format, `languages/fa.ftl`; `compile` makes a catalogue of it when the site is
//! built, boot.js fetches that for readers of the language, and [`Words`] looks up in it. So a page in English fetches and
//! parses nothing. docs/languages.md says how a language is added.

#[cfg(feature = "compile")]
mod compile;
mod fill;
#[cfg(feature = "page")]
mod page;

#[cfg(feature = "compile")]
pub use crate::compile::compile;
pub use crate::fill::{fill, parts};
#[cfg(feature = "page")]
pub use crate::page::{digits, dir, lang, locales, number, template, tr, tr_n};

/// Between an English text and the plural category (`one`, `few`, …) for which a row holds.
pub(crate) const CATEGORY: char = '\u{1f}';

/// Marks English words that a table holds, for whoever translates; [`Words::tr`] is asked when they are shown.
pub const fn en(words: &'static str) -> &'static str {
    words
}

/// The words of one language: for each English text its own.
///
/// The default is English, which has none.
#[derive(Debug, Default)]
pub struct Words<'a> {
    lang: Option<&'a str>,
    is_rtl: bool,
    /// In the order of their English.
    rows: Vec<(&'a str, &'a str)>,
}

impl<'a> Words<'a> {
    /// Reads a catalogue as `compile` makes it: a line for the language (its BCP 47 tag, `ltr` or `rtl`, its name), then a
    /// line for each text, with tabs between. Lines of another shape are left out.
    pub fn read(catalogue: &'a str) -> Words<'a> {
        let (head, rest) = catalogue.split_once('\n').unwrap_or_default();
        let mut head = head.split('\t');
        let lang = head.next().filter(|it| !it.is_empty());
        let is_rtl = head.next() == Some("rtl");
        let mut rows = Vec::new();
        for line in rest.split('\n') {
            rows.extend(line.split_once('\t'));
        }
        Words { lang, is_rtl, rows }
    }

    /// The BCP 47 tag of the language.
    pub fn lang(&self) -> &'a str {
        self.lang.unwrap_or("en")
    }

    /// Its direction, as an attribute `dir` has it.
    pub fn dir(&self) -> &'static str {
        if self.is_rtl { "rtl" } else { "ltr" }
    }

    /// Whether it is English, as the code has it.
    pub fn is_english(&self) -> bool {
        self.lang.is_none()
    }

    /// What `english` is in this language; itself where that is not known.
    pub fn tr<'b>(&self, english: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.find(english).unwrap_or(english)
    }

    /// The template for a number of the plural `category`, of which `one` and `many` are the English ones.
    pub fn plural<'b>(&self, category: &str, one: &'b str, many: &'b str) -> &'b str
    where
        'a: 'b,
    {
        if self.rows.is_empty() {
            return if category == "one" { one } else { many };
        }
        let mut key = String::from(many);
        key.push(CATEGORY);
        key.push_str(category);
        self.find(&key).unwrap_or_else(|| self.tr(many))
    }

    /// A text with its digits as the language writes them: a year has them without any sign between.
    pub fn digits(&self, text: &str) -> String {
        let zero = match self.lang().split('-').next() {
            Some("fa" | "ps" | "ur") => '۰',
            _ => return text.to_owned(),
        };
        let own = |it: char| it.to_digit(10).and_then(|it| char::from_u32(u32::from(zero) + it));
        text.chars().map(|it| own(it).unwrap_or(it)).collect()
    }

    fn find(&self, key: &str) -> Option<&'a str> {
        let at = self.rows.binary_search_by(|(it, _)| (*it).cmp(key)).ok()?;
        self.rows.get(at).map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOGUE: &str =
        "fa\trtl\tفارسی\nClose\tبستن\n{n} stories\t{n} گزارش\n{n} stories\u{1f}one\tیک گزارش\n";

    #[test]
    fn a_text_is_found_by_its_english() {
        let words = Words::read(CATALOGUE);
        assert_eq!((words.lang(), words.dir(), words.is_english()), ("fa", "rtl", false));
        assert_eq!(words.tr("Close"), "بستن");
        // Better English than nothing.
        assert_eq!(words.tr("Open"), "Open");
    }

    #[test]
    fn a_plural_has_the_form_of_its_category_or_the_general_one() {
        let words = Words::read(CATALOGUE);
        let of = |category| words.plural(category, "{n} story", "{n} stories");
        assert_eq!((of("one"), of("other"), of("few")), ("یک گزارش", "{n} گزارش", "{n} گزارش"));
        assert_eq!(words.plural("one", "{n} name", "{n} names"), "{n} names");
    }

    #[test]
    fn digits_are_those_of_the_language() {
        let check = |head: &str, text: &str, expected: &str| {
            assert_eq!(Words::read(&format!("{head}\n")).digits(text), expected);
        };
        check("fa\trtl\tفارسی", "25 نوامبر 2024, 09:36", "۲۵ نوامبر ۲۰۲۴, ۰۹:۳۶");
        check("fa-AF\trtl\tدری", "178", "۱۷۸");
        check("fa\trtl\tفارسی", "۱ x", "۱ x");
        check("de\tltr\tDeutsch", "2024", "2024");
        check("", "2024", "2024");
    }

    #[test]
    fn english_needs_no_catalogue() {
        let words = Words::default();
        assert_eq!((words.lang(), words.dir(), words.tr("Close")), ("en", "ltr", "Close"));
        assert_eq!(words.plural("one", "a", "b"), "a");
        assert_eq!(words.plural("other", "a", "b"), "b");
    }

    #[test]
    fn a_broken_catalogue_costs_its_broken_lines() {
        assert!(Words::read("").is_english());
        let words = Words::read("fa\trtl\nno tab\nOpen\tباز کردن");
        assert_eq!((words.tr("no tab"), words.tr("Open")), ("no tab", "باز کردن"));
    }
}
