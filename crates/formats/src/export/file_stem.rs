//! A name for a story's files that every system takes.

use dateline_article::Article;

/// The longest name, without its ending.
const MAX_LEN: usize = 80;

/// What a story without any usable letter is called.
const NAMELESS: &str = "story";

/// A file name without its ending, out of the headline, else the story's id: small ASCII letters, digits and hyphens, at
/// most 80, never empty, and none of the names that Windows keeps for its devices.
pub fn file_stem(article: &Article) -> String {
    let names = [Some(article.headline.as_str()), article.id.as_deref()];
    let stem = names.into_iter().flatten().map(fitted).find(|it| !it.is_empty());
    let stem = stem.unwrap_or_else(|| NAMELESS.to_owned());
    if is_device(&stem) { format!("{NAMELESS}-{stem}") } else { stem }
}

/// The letters and digits of `text` with a hyphen for whatever lies between; whole words, if there are any.
fn fitted(text: &str) -> String {
    let mut stem = String::new();
    let mut is_apart = false;
    // A headline of megabytes is not read to its end.
    for c in text.chars().take(1000) {
        let small = c.to_ascii_lowercase();
        let mut of_ascii = [0; 1];
        let letters = match small {
            'a'..='z' | '0'..='9' => &*small.encode_utf8(&mut of_ascii),
            _ => latin(c),
        };
        if letters.is_empty() {
            // An apostrophe parts no words, and what can't be seen neither.
            is_apart |= !matches!(c, '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}');
            continue;
        }
        if is_apart && !stem.is_empty() {
            stem.push('-');
        }
        is_apart = false;
        stem.push_str(letters);
        if MAX_LEN < stem.len() {
            break;
        }
    }
    if MAX_LEN < stem.len() {
        let cut = stem.get(..=MAX_LEN).and_then(|it| it.rfind('-')).unwrap_or(MAX_LEN);
        stem.truncate(cut);
    }
    stem
}

/// The plain letters for a Latin letter with a sign; nothing for any other character.
fn latin(c: char) -> &'static str {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ' | 'ŷ' | 'Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => "",
    }
}

/// Whether Windows takes `stem` for a device, whatever ending it has.
fn is_device(stem: &str) -> bool {
    let numbered = |name: &str| {
        stem.strip_prefix(name).is_some_and(|it| it.len() == 1 && it.as_bytes() != b"0")
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(headline: &str, id: Option<String>) -> String {
        let mut article = Article::default();
        article.headline = headline.to_owned();
        article.id = id;
        file_stem(&article)
    }

    fn check(headline: &str, expected: &str) {
        assert_eq!(of(headline, None), expected, "{headline:?}");
    }

    #[test]
    fn a_headline_becomes_a_name() {
        check("Senior Russian delegation visits Kabul", "senior-russian-delegation-visits-kabul");
        check("  “Why?” — Taliban’s reply ", "why-talibans-reply");
        check("Łódź, Ærø & Straße", "lodz-aero-strasse");
        check("../../etc/passwd\0", "etc-passwd");
        check("evil\u{202e}gpj.exe", "evil-gpj-exe");
        check("a\u{200b}b", "ab");
        check("هرات", "story");
        check("", "story");
        check("CON", "story-con");
        check("Lpt9", "story-lpt9");
        check("com", "com");
        check(
            &"word ".repeat(40),
            "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word",
        );
        check(&"x".repeat(200), &"x".repeat(80));
        assert_eq!(of("هرات", Some("herat-1".to_owned())), "herat-1");
    }

    proptest! {
        #[test]
        fn every_headline_becomes_a_safe_name(headline in any::<String>(), id in any::<Option<String>>()) {
            let stem = of(&headline, id);
            prop_assert!((1..=MAX_LEN + 6).contains(&stem.len()), "{stem}");
            prop_assert!(stem.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{stem}");
            prop_assert!(!stem.starts_with('-') && !stem.ends_with('-') && !is_device(&stem), "{stem}");
        }
    }
}
