//! Templates: words with `{names}` in them, in whose place something else goes.

/// A template cut at its names: before the first comes an empty name, and each is followed by the words up to the next.
///
/// Nothing but our own words is a template, and `compile` checks those of other languages: what follows a
/// brace that is never closed is a name.
pub fn parts(template: &str) -> impl Iterator<Item = (&str, &str)> {
    template.split('{').enumerate().map(|(nth, part)| match nth {
        0 => ("", part),
        _ => part.split_once('}').unwrap_or((part, "")),
    })
}

/// The template with `values` in the place of their names; a name without a value leaves nothing.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for (name, words) in parts(template) {
        for (known, value) in values {
            if *known == name {
                filled += value;
            }
        }
        filled += words;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &str) {
        assert_eq!(fill(template, &[("a", "1"), ("b", "{a}")]), expected);
    }

    #[test]
    fn names_give_way_to_values() {
        check("", "");
        check("no names", "no names");
        check("{a}", "1");
        check("x{a}y{a}{a}", "x1y11");
        // What is filled in is not read again.
        check("{b}", "{a}");
        check("{c}!", "!");
        check("a } b", "a } b");
    }
}
