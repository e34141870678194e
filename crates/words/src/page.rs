//! The words of the page that a program runs in.

use js_sys::{Array, Intl::PluralRules, Object, Reflect};

use crate::{Words, fill};

/// Under this name boot.js leaves the catalogue of the reader's language for all modules; none for English.
const CATALOGUE: &str = "datelineWords";

thread_local! {
    static WORDS: Words<'static> = read();
    /// Made once: it takes as long as drawing a line of the page.
    static RULES: PluralRules = PluralRules::new(&locales(), &Object::new());
}

fn read() -> Words<'static> {
    let catalogue = Reflect::get(&js_sys::global(), &CATALOGUE.into());
    match catalogue.ok().and_then(|it| it.as_string()) {
        // Once for a module, and as long as the page: another language is another page.
        Some(catalogue) => Words::read(catalogue.leak()),
        None => Words::default(),
    }
}

/// What `english`, which is words of ours and of nobody else, is in the reader's language.
pub fn tr(english: &str) -> &str {
    WORDS.with(|it| it.tr(english))
}

/// The words for so many, of which `one` and `many` are the English ones; `{n}` in them is the number.
pub fn tr_n(n: usize, one: &'static str, many: &'static str) -> String {
    fill(template(n, one, many), &[("n", &number(n))])
}

/// The same before its number is filled in.
pub fn template(n: usize, one: &'static str, many: &'static str) -> &'static str {
    WORDS.with(|it| {
        if it.is_english() {
            return if n == 1 { one } else { many };
        }
        let category = RULES.with(|it| it.select(n as f64)).as_string().unwrap_or_default();
        it.plural(&category, one, many)
    })
}

/// A number in the digits of the reader's language, without separators.
pub fn number(n: usize) -> String {
    digits(&n.to_string())
}

/// A text with its digits as the reader's language writes them.
pub fn digits(text: &str) -> String {
    WORDS.with(|it| it.digits(text))
}

/// The BCP 47 tag of the reader's language.
pub fn lang() -> &'static str {
    WORDS.with(Words::lang)
}

/// The direction of our words.
pub fn dir() -> &'static str {
    WORDS.with(Words::dir)
}

/// Whose dates and numbers are shown: those of the language, and with English those of the browser.
pub fn locales() -> Array {
    WORDS.with(|it| match it.is_english() {
        true => Array::new(),
        false => Array::of1(&it.lang().into()),
    })
}
