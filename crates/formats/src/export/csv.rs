//! Tables as spreadsheets open them: RFC 4180 in UTF-8 with a byte order mark, and no cell that runs as a formula.
//!
//! The mark is for Excel, which takes a table without it for the system's old encoding; Python's `utf-8-sig` skips it.
//! Sources: <https://www.rfc-editor.org/rfc/rfc4180>, <https://owasp.org/www-community/attacks/CSV_Injection>.

/// A table.
pub(super) struct Table(String);

/// A cell of a table.
pub(super) enum Cell<'a> {
    /// Somebody's words.
    Text(&'a str),
    /// A number that is ours: a minus before it is no formula.
    Number(String),
    /// Nothing.
    Empty,
}

impl<'a> Cell<'a> {
    /// Words, if there are any.
    pub(super) fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Empty, Cell::Text)
    }

    /// A number, if there is one.
    pub(super) fn number(number: Option<impl ToString>) -> Cell<'a> {
        number.map_or(Cell::Empty, |it| Cell::Number(it.to_string()))
    }
}

impl Table {
    /// A table with the names of its columns.
    pub(super) fn new(columns: &[&str]) -> Table {
        let mut table = Table("\u{feff}".to_owned());
        let cells: Vec<_> = columns.iter().map(|it| Cell::Text(it)).collect();
        table.row(&cells);
        table
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) {
        for (idx, cell) in cells.iter().enumerate() {
            if 0 < idx {
                self.0.push(',');
            }
            match cell {
                Cell::Text(text) => self.0.push_str(&quoted(&harmless(text))),
                Cell::Number(number) => self.0.push_str(number),
                Cell::Empty => {}
            }
        }
        self.0.push_str("\r\n");
    }

    /// The whole file.
    pub(super) fn end(self) -> String {
        self.0
    }
}

/// With an apostrophe before what a spreadsheet would take for a formula; it shows no apostrophe there.
fn harmless(text: &str) -> String {
    // Some spreadsheets skip space before the sign; fullwidth signs are signs too.
    let is_space = |it: char| it.is_whitespace() || it.is_control() || it == '\u{feff}';
    let first = text.trim_start_matches(is_space).chars().next();
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    // Semicolons and tabs part cells where a spreadsheet is told so, or lives in another country.
    let needs_quotes =
        text.contains([',', '"', '\r', '\n', ';', '\t', '\'']) || text.trim() != text;
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut table = Table(String::new());
        table.row(&[Cell::Text(text), Cell::Number("-1.5".to_owned()), Cell::Empty]);
        assert_eq!(table.end(), format!("{expected},-1.5,\r\n"), "{text:?}");
    }

    #[test]
    fn cells_are_quoted_where_they_must() {
        check("Kabul", "Kabul");
        check("a, b", "\"a, b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("a\nb", "\"a\nb\"");
        check("a;b", "\"a;b\"");
        check(" a", "\" a\"");
        check("", "");
    }

    #[test]
    fn no_cell_is_a_formula() {
        check(
            "=HYPERLINK(\"https://evil.example\")",
            "\"'=HYPERLINK(\"\"https://evil.example\"\")\"",
        );
        check("+1", "\"'+1\"");
        check("-1+1", "\"'-1+1\"");
        check("@SUM(A1)", "\"'@SUM(A1)\"");
        check("\t=1", "\"'\t=1\"");
        check("\r=1", "\"'\r=1\"");
        check("\n=1", "\"'\n=1\"");
        check(" =1", "\"' =1\"");
        check("＝1", "\"'＝1\"");
        check("1-1", "1-1");
    }
}
