//! Text as HTML has it.

/// Text in which nothing is a sign of HTML, wherever it stands.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // A bare one would be read as a line feed.
            '\r' => html.push_str("&#13;"),
            // HTML has no such character.
            '\0' => html.push('\u{fffd}'),
            _ => html.push(c),
        }
    }
    html
}

/// An attribute, with the space before it.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}
