//! Templates: words with `{names}` in them, in whose place something else goes.

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words as they are.
    Words(&'a str),
    /// The name of what goes here.
    Name(&'a str),
}

/// The pieces of a template, in their order. A brace that is never closed is words.
pub fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let named = |it: &'_ str| it.starts_with('{').then(|| it.find('}')).flatten();
        if let Some(end) = named(rest) {
            let name = rest.get(1..end)?;
            rest = rest.get(end + 1..)?;
            return Some(Part::Name(name));
        }
        // From the second byte on only where the first is an unclosed brace, which is one byte long.
        let from = usize::from(rest.starts_with('{'));
        let end = rest.get(from..)?.find('{').map_or(rest.len(), |it| it + from);
        let words = rest.get(..end).filter(|it| !it.is_empty())?;
        rest = rest.get(end..)?;
        Some(Part::Words(words))
    })
}

/// The template with `values` in the place of their names; a name without a value leaves nothing.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in parts(template) {
        filled += match part {
            Part::Words(words) => words,
            Part::Name(name) => values.iter().find(|it| it.0 == name).map_or("", |it| it.1),
        };
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
    }

    #[test]
    fn a_brace_that_is_never_closed_is_words() {
        check("{a", "{a");
        check("x {", "x {");
        check("{{a}", "");
        check("{", "{");
    }
}
