//! What stands in a cell: values one over the other, some with a number, and signs that are escaped.

/// One of the values of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// `None` for `*`: there is an annotation, and it has no value.
    pub(super) value: Option<String>,
    /// The number in brackets: tokens that share it share the annotation, or of a chain, are of it.
    pub(super) id: Option<u64>,
}

/// The values of a cell; none for `_`.
pub(super) fn values(cell: &str) -> Vec<Value> {
    if matches!(cell, "_" | "") {
        return Vec::new();
    }
    split(cell, '|').into_iter().map(value).collect()
}

fn value(given: &str) -> Value {
    let numbered = given.strip_suffix(']').and_then(|it| it.rsplit_once('['));
    let numbered = numbered.filter(|(before, _)| !before.ends_with('\\'));
    let (text, id) = match numbered.and_then(|(it, id)| Some((it, id.parse().ok()?))) {
        Some((text, id)) => (text, Some(id)),
        None => (given, None),
    };
    Value { value: (text != "*").then(|| unescaped(text)), id }
}

/// The pieces between a sign that is not escaped.
fn split(cell: &str, sign: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut is_escaped = false;
    for (at, it) in cell.char_indices() {
        if !is_escaped && it == sign {
            pieces.extend(cell.get(from..at));
            from = at + it.len_utf8();
        }
        is_escaped = !is_escaped && it == '\\';
    }
    pieces.extend(cell.get(from..));
    pieces
}

/// A text or a value as it was before it was written down.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            out.push(sign);
            continue;
        }
        match signs.peek() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            // An arrow is escaped as one.
            Some(it @ ('\\' | '[' | ']' | '|' | '_' | ';' | '*' | '-')) => out.push(*it),
            _ => {
                out.push('\\');
                continue;
            }
        }
        signs.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[(Option<&str>, Option<u64>)]) {
        let found = values(cell);
        let found: Vec<_> = found.iter().map(|it| (it.value.as_deref(), it.id)).collect();
        assert_eq!(found, expected, "{cell:?}");
    }

    #[test]
    fn a_cell_holds_values_one_over_the_other() {
        check("_", &[]);
        check("*", &[(None, None)]);
        check("PER[1]|*[2]|LOC", &[(Some("PER"), Some(1)), (None, Some(2)), (Some("LOC"), None)]);
        check(r"a\|b\_\[1\]", &[(Some("a|b_[1]"), None)]);
        check(r"\\|\*[3]", &[(Some("\\"), None), (Some("*"), Some(3))]);
        check(r"coref\->x", &[(Some("coref->x"), None)]);
        check("[x]", &[(Some("[x]"), None)]);
        check(r"a\b\", &[(Some(r"a\b\"), None)]);
    }
}
