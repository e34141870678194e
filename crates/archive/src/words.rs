//! The words of a text, as a search compares them.

use dateline_article::{Folds, Trait, Unicode};

/// Longer ones are cut here, in characters: no reader types more.
const LONGEST: usize = 40;

/// Finds the words of texts; it remembers how characters fold, so one is best asked for many texts.
#[derive(Debug)]
pub struct Words {
    folds: Folds,
    unicode: &'static Unicode,
}

impl Words {
    /// By these tables.
    pub fn new(unicode: &'static Unicode) -> Words {
        Words { folds: Folds::new(unicode), unicode }
    }

    /// The words of `text`, in its order: small letters without accents, an `'s` at the end left out. Each sign of a script
    /// that writes without spaces is a word.
    pub fn of(&mut self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        let mut word = String::new();
        let mut n = 0;
        for c in self.folds.folded(text) {
            let is_inner = !c.is_ascii() && (self.unicode.has)(c, Trait::Extending);
            if is_whole(c) {
                end(&mut word, &mut words);
                words.push(c.into());
            } else if c.is_alphanumeric() || (is_inner || c == '\'') && !word.is_empty() {
                n = if word.is_empty() { 1 } else { n + 1 };
                if n <= LONGEST {
                    word.push(c);
                }
            } else {
                end(&mut word, &mut words);
            }
        }
        end(&mut word, &mut words);
        words
    }
}

fn end(word: &mut String, words: &mut Vec<String>) {
    let it = word.trim_end_matches('\'');
    let it = it.strip_suffix("'s").unwrap_or(it);
    if !it.is_empty() {
        words.push(it.to_owned());
    }
    word.clear();
}

/// Whether a sign is a word by itself: ideographs and kana.
fn is_whole(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(Words::new(Unicode::TABLES).of(text), expected, "{text:?}");
    }

    #[test]
    fn words_are_compared_by_their_letters() {
        check("Shoigu flew to Kabul.", &["shoigu", "flew", "to", "kabul"]);
        check("Zürich’s café — 1.5 % (AT&T)", &["zurich", "cafe", "1", "5", "at", "t"]);
        check("O’Brien’s ‘quoted’ rock'n'roll'", &["o'brien", "quoted", "rock'n'roll"]);
        check("کابل می‌خواند ۲۰۲۴", &["کابل", "میخواند", "2024"]);
        check("हिन्दी 🕊", &["हिन्दी"]);
        check("北京 met", &["北", "京", "met"]);
        check("", &[]);
        check("'s ' —", &["s"]);
        check(&"x".repeat(100), &["x".repeat(LONGEST).as_str()]);
    }
}
