//! Puts tables into the documentation.

use std::fs;

use crate::{failure::Failure, place::Place, step};

const PAGE: &str = "docs/benchmarks.md";

/// Replaces what the page tells of an earlier run in the part of this name.
pub(super) fn write(place: &Place, part: &str, report: &str) -> Result<(), Failure> {
    let page = place.root.join(PAGE);
    let text = fs::read_to_string(&page).map_err(Failure::io(page.display()))?;
    let Some(text) = replaced(&text, part, report) else {
        let (begin, end) = borders(part);
        return Err(Failure::new(format!("{PAGE} lacks the lines {begin}and {end}")));
    };
    fs::write(&page, text).map_err(Failure::io(page.display()))?;
    step::note(&format!("{PAGE} tells it now"));
    Ok(())
}

fn borders(part: &str) -> (String, String) {
    let begin = format!("<!-- {part}: written by `cargo xtask bench --docs` -->\n");
    (begin, format!("<!-- end of {part} -->\n"))
}

fn replaced(page: &str, part: &str, report: &str) -> Option<String> {
    let (begin, end) = borders(part);
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{}\n\n{end}{after}", report.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_measured_is_replaced() {
        let (begin, end) = borders("web");
        let page = format!("# A\n{begin}old\n{end}b\n");
        let once = replaced(&page, "web", "new\n\n").unwrap();
        assert_eq!(once, format!("# A\n{begin}\nnew\n\n{end}b\n"));
        assert_eq!(replaced(&once, "web", "new").unwrap(), once);
        assert_eq!(replaced(&once, "native", "new"), None);
    }
}
