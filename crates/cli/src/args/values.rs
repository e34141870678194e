//! The forms of single values on the command line.

/// A number from 0 to 1.
pub(super) fn share(word: &str) -> Result<f64, String> {
    match word.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("is no number from 0 to 1".to_owned()),
    }
}

/// A text that says something.
pub(super) fn some_text(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("must not be empty".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// A language tag, as far as its form goes.
pub(super) fn language(word: &str) -> Result<String, String> {
    if word.contains('_') {
        let hyphened = word.replace('_', "-");
        return language(&hyphened).and(Err(format!("must have a hyphen: {hyphened}")));
    }
    let mut parts = word.split('-');
    let first = parts.next().unwrap_or_default();
    let is_code =
        (2..=3).contains(&first.len()) && first.bytes().all(|it| it.is_ascii_alphabetic());
    let is_part =
        |it: &str| (2..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric());
    if is_code && parts.all(is_part) {
        return Ok(word.to_owned());
    }
    Err("must be a language tag: a code of two or three letters, such as en, and what makes it more exact \
         behind hyphens, such as fa-AF"
        .to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_language_has_a_form() {
        let check = |word: &str, expected: Result<&str, &str>| {
            let said = super::language(word);
            match expected {
                Ok(expected) => assert_eq!(said.as_deref(), Ok(expected)),
                Err(begin) => assert!(said.is_err_and(|it| it.starts_with(begin)), "{word}"),
            }
        };
        check("en", Ok("en"));
        check("prs", Ok("prs"));
        check("zh-Hant-TW", Ok("zh-Hant-TW"));
        check("es-419", Ok("es-419"));
        check("en_US", Err("must have a hyphen: en-US"));
        check("english", Err("must be a language tag"));
        check("english_US", Err("must be a language tag"));
        for word in ["", "e", "e1", "en-", "en-x", "en-abcdefghi", "\"><", "fä"] {
            check(word, Err("must be a language tag"));
        }
    }
}
