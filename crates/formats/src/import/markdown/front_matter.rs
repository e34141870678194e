//! The front matter of a Markdown file: YAML between `---`, TOML between `+++`, as far as news sites use them.

/// A field of front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The number of its line, from 1.
    pub(super) line: usize,
    pub(super) key: String,
    pub(super) value: Value,
}

/// What a field holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text, or the items of a list of texts; empty for a field without a value.
    Texts(Vec<String>),
    /// Anything deeper.
    Deep,
    /// A line that is no field: the whole of it.
    Unreadable(String),
}

/// Front matter, and where the text goes on.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) fields: Vec<Field>,
    /// In bytes of the file.
    pub(super) end: usize,
}

/// The front matter at the beginning of `text`; `None` if it has none, or one without an end.
pub(super) fn front_matter(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let is_toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let mut end = first.len();
    let mut inner = Vec::new();
    let mut is_closed = false;
    for line in lines {
        end += line.len();
        is_closed = matches!((line.trim_end(), is_toml), ("---" | "...", false) | ("+++", true));
        if is_closed {
            break;
        }
        inner.push(line.trim_end_matches(['\n', '\r']));
    }
    if !is_closed {
        return None;
    }
    let fields = if is_toml { toml(&inner) } else { yaml(&inner) };
    // Between two thematic breaks lies text.
    let has_fields = fields.iter().any(|it| !matches!(it.value, Value::Unreadable(_)));
    let is_empty = inner.iter().all(|it| it.trim().is_empty());
    (has_fields || is_empty).then_some(FrontMatter { fields, end })
}

fn yaml(lines: &[&str]) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut idx = 0;
    while let Some(line) = lines.get(idx) {
        let number = idx + 2;
        idx += 1;
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let n_below = lines.iter().skip(idx).take_while(|it| is_below(it)).count();
        let below = lines.get(idx..idx + n_below).unwrap_or_default();
        idx += n_below;
        let Some((key, rest)) = key_and_rest(line) else {
            fields.push(unreadable(number, line));
            continue;
        };
        let value = match without_comment(rest) {
            "" => listed(below),
            "|" | "|-" | "|+" => Some(vec![block(below, "\n")]),
            ">" | ">-" | ">+" => Some(vec![block(below, " ")]),
            rest if below.iter().all(|it| it.trim().is_empty()) => inline(rest),
            // A plain text may go on below.
            rest if !rest.starts_with(['[', '{', '"', '\'', '&', '*', '!']) => {
                Some(vec![format!("{rest} {}", block(below, " "))])
            }
            rest => inline(&format!("{rest} {}", block(below, " "))),
        };
        let value = value.map_or(Value::Deep, Value::Texts);
        fields.push(Field { line: number, key, value });
    }
    fields
}

/// Whether a line of YAML belongs to the field above: deeper, an item, or empty.
fn is_below(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ") || line.trim() == "-" || line.is_empty()
}

/// `key: value`; the key in small letters.
fn key_and_rest(line: &str) -> Option<(String, &str)> {
    let (key, rest) = line.split_once(':')?;
    let is_end = rest.is_empty() || rest.starts_with([' ', '\t']);
    let key = key.trim().trim_matches(['"', '\'']);
    let is_word = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.');
    (is_end && !key.is_empty() && key.chars().all(is_word))
        .then(|| (key.to_lowercase(), rest.trim()))
}

/// The items of a list over several lines, or the names in a list of people; `None` for anything deeper.
fn listed(lines: &[&str]) -> Option<Vec<String>> {
    let mut items = Vec::new();
    for line in lines.iter().map(|it| it.trim()).filter(|it| !it.is_empty() && !it.starts_with('#'))
    {
        let item = line.strip_prefix('-').map(str::trim);
        let named = item.unwrap_or(line);
        match (item, key_and_rest(named)) {
            (_, Some((key, rest))) if key == "name" => items.extend(scalar(without_comment(rest))),
            // What else is said of somebody whose name is taken.
            (None, Some(_)) if !items.is_empty() => {}
            (Some(item), None) => items.push(scalar(without_comment(item))?),
            _ => return None,
        }
    }
    Some(items)
}

/// The lines of a text over several lines.
fn block(lines: &[&str], between: &str) -> String {
    let lines: Vec<_> = lines.iter().map(|it| it.trim()).collect();
    lines.join(between).trim().to_owned()
}

/// A text, or a list in brackets.
fn inline(value: &str) -> Option<Vec<String>> {
    let Some(inner) = value.strip_prefix('[') else {
        return Some(vec![scalar(value)?]);
    };
    let inner = inner.trim_end().strip_suffix(']')?;
    items(inner).into_iter().map(|it| scalar(it.trim())).collect()
}

/// What stands between the commas of a list, of which none is inside of quotation marks.
fn items(inner: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut open = None;
    let mut from = 0;
    for (at, sign) in inner.char_indices() {
        match (open, sign) {
            (Some(mark), sign) if mark == sign => open = None,
            (None, '"' | '\'') if inner.get(from..at).is_some_and(|it| it.trim().is_empty()) => {
                open = Some(sign);
            }
            (None, ',') => {
                items.extend(inner.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    items.extend(inner.get(from..).filter(|it| !it.trim().is_empty()));
    items
}

/// A text, with or without quotation marks; `None` for a map, and for marks that are not closed.
fn scalar(value: &str) -> Option<String> {
    let inner = |mark: char| value.strip_prefix(mark).and_then(|it| it.strip_suffix(mark));
    if value.starts_with('\'') {
        return inner('\'').map(|it| it.replace("''", "'"));
    }
    if value.starts_with('"') {
        let inner = inner('"')?;
        // YAML and TOML escape as JSON does, and have further escapes that nobody writes.
        return serde_json::from_str(value).ok().or_else(|| Some(inner.to_owned()));
    }
    let is_deep = value.starts_with(['{', '[', '&', '*', '!']);
    (!is_deep).then(|| if matches!(value, "~" | "null") { "" } else { value }.to_owned())
}

/// Without what follows ` #`, outside of quotation marks.
fn without_comment(value: &str) -> &str {
    if value.starts_with('#') {
        return "";
    }
    let mut open = None;
    let mut last = ' ';
    for (at, sign) in value.char_indices() {
        match (open, sign) {
            (Some(mark), sign) if mark == sign => open = None,
            (None, '"' | '\'') if matches!(last, ' ' | '[' | ',' | '=') => open = Some(sign),
            (None, '#') if last == ' ' => return value.get(..at).unwrap_or(value).trim_end(),
            _ => {}
        }
        last = sign;
    }
    value.trim_end()
}

fn toml(lines: &[&str]) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut table: Option<String> = None;
    let mut idx = 0;
    while let Some(line) = lines.get(idx) {
        let number = idx + 2;
        idx += 1;
        let line = without_comment(line.trim());
        if line.is_empty() {
            continue;
        }
        if line.starts_with('[') {
            let name = line.trim_matches(['[', ']', ' ']).to_lowercase();
            fields.push(Field { line: number, key: name.clone(), value: Value::Deep });
            table = Some(name);
            continue;
        }
        let Some((key, first)) = line.split_once('=') else {
            fields.push(unreadable(number, line));
            continue;
        };
        let mut value = first.trim().to_owned();
        let is_open = |it: &str| it.starts_with('[') && !it.ends_with(']');
        while is_open(&value)
            && let Some(more) = lines.get(idx)
        {
            value.push(' ');
            value.push_str(without_comment(more.trim()));
            idx += 1;
        }
        // What stands in a table is part of it.
        if table.is_none() {
            let key = key.trim().trim_matches(['"', '\'']).to_lowercase();
            let value = inline(&value).map_or(Value::Deep, Value::Texts);
            fields.push(Field { line: number, key, value });
        }
    }
    fields
}

fn unreadable(line: usize, text: &str) -> Field {
    Field { line, key: String::new(), value: Value::Unreadable(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &[&str])]) {
        let found = front_matter(text).unwrap();
        let found: Vec<_> = found
            .fields
            .iter()
            .map(|it| match &it.value {
                Value::Texts(texts) => {
                    (it.key.as_str(), texts.iter().map(String::as_str).collect())
                }
                Value::Deep => (it.key.as_str(), vec!["<deep>"]),
                Value::Unreadable(line) => ("<unreadable>", vec![line.as_str()]),
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(key, texts)| (*key, texts.to_vec())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn yaml_as_news_sites_write_it() {
        check("---\ntitle: \"A: \\\"b\\\"\" # c\n---\n", &[("title", &["A: \"b\""])]);
        check("---\nTags: [a, 'b, c', d]\n---\n", &[("tags", &["a", "b, c", "d"])]);
        check("---\ntags:\n- a\n  - b # c\n---\n", &[("tags", &["a", "b"])]);
        check("---\nauthors:\n  - name: Ann\n    role: x\n---", &[("authors", &["Ann"])]);
        check("---\nauthor:\n  name: Ann\n---", &[("author", &["Ann"])]);
        check("---\nd: >\n  one\n  two\n\ne: 1\n---", &[("d", &["one two"]), ("e", &["1"])]);
        check("---\nd: one\n  two\n---", &[("d", &["one two"])]);
        check("---\nmap:\n  a: b\n---", &[("map", &["<deep>"])]);
        check("---\nt: 'it''s'\nu: ~\n---", &[("t", &["it's"]), ("u", &[""])]);
        check("---\nt: x\n!?\n---", &[("t", &["x"]), ("<unreadable>", &["!?"])]);
        check("---\nt: \"open\n---", &[("t", &["<deep>"])]);
    }

    #[test]
    fn toml_as_hugo_writes_it() {
        check("+++\ntitle = \"A = b\" # c\n+++\n", &[("title", &["A = b"])]);
        check("+++\ntags = [\n \"a\",\n \"b\",\n]\n+++\n", &[("tags", &["a", "b"])]);
        check(
            "+++\ndate = 2024-11-25\n[p]\na = 1\n+++\n",
            &[("date", &["2024-11-25"]), ("p", &["<deep>"])],
        );
    }

    #[test]
    fn what_lies_between_two_breaks_is_text() {
        assert!(front_matter("---\n\nText.\n\n---\n").is_none());
        assert!(front_matter("---\ntitle: x\n").is_none());
        assert!(front_matter("text").is_none());
        assert!(front_matter("").is_none());
    }
}
