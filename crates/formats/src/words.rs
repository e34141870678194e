//! Words of a text as a name shows them.

/// How many bytes of a mention's words can be a name: a mention may cover the whole story, and thousands may.
const LONGEST_NAME: usize = 512;

/// Words as they would stand in one line, cut where they are too long to be a name.
pub(crate) fn in_one_line<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut line = String::new();
    for word in texts.flat_map(str::split_whitespace) {
        if !line.is_empty() {
            line.push(' ');
        }
        let n_left = LONGEST_NAME.saturating_sub(line.len());
        let kept = word.get(..word.floor_char_boundary(n_left)).unwrap_or_default();
        line.push_str(kept);
        if kept.len() < word.len() {
            line.push('…');
            break;
        }
    }
    line
}
