//! How long each takes until the first part and until all of the story is there, as a drawing.

use std::fmt::Write as _;

use super::Record;
use super::statistics::Group;
use super::table::{REFERENCE, adapters, conditions, title};

const WIDTH: f64 = 760.0;
/// Where bars begin, and how far the longest reaches.
const LEFT: f64 = 190.0;
const RIGHT: f64 = 690.0;
const ROW: f64 = 20.0;
const HEAD: f64 = 42.0;
/// Longer bars are cut off: their number says the rest.
const LONGEST: f64 = 2.5;

const STYLE: &str = "text{font:13px sans-serif;fill:#222}.title{font-weight:600}.app{font-weight:600}\
     .first{fill:#1f5a8c}.ready{fill:#b9d3e8}.app-ready{fill:#f0c27b}.line{stroke:#888;stroke-dasharray:3 3}";

/// A bar for each adapter, in a part for each size; all in times of the reference.
pub(super) fn of(records: &[Record]) -> String {
    let mut parts = String::new();
    let mut top = 0.0;
    for (size, cpu, network) in conditions(records) {
        let group = Group::new(records, &size, cpu, &network);
        let _ = write!(
            parts,
            "<text class=\"title\" x=\"12\" y=\"{}\">{}</text>",
            top + 26.0,
            title(&size, cpu, &network)
        );
        let begin = top + HEAD;
        top = begin;
        for name in adapters(&group) {
            if bar(&mut parts, &group, &name, top).is_some() {
                top += ROW;
            }
        }
        let at = x(1.0);
        let _ = write!(
            parts,
            "<line class=\"line\" x1=\"{at}\" x2=\"{at}\" y1=\"{begin}\" y2=\"{top}\"/>"
        );
    }
    let height = top + 34.0;
    let legend = format!(
        "<text x=\"12\" y=\"{}\">dark: first part painted; pale: all of it ready; dashed: {REFERENCE}, ready</text>",
        top + 22.0
    );
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\
         <title>Time until a story is there, in times of {REFERENCE}</title><style>{STYLE}</style>\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>{parts}{legend}</svg>\n"
    )
}

fn x(ratio: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * (ratio / LONGEST).clamp(0.0, 1.0)
}

fn bar(parts: &mut String, group: &Group<'_>, name: &str, top: f64) -> Option<()> {
    let first = group.ratio((name, |it| it.first), (REFERENCE, |it| it.ready))?;
    let ready = group.ratio((name, |it| it.ready), (REFERENCE, |it| it.ready))?;
    let (is_app, baseline) = (name.starts_with("dateline"), top + 14.0);
    let (words, pale) = if is_app { (" class=\"app\"", "app-ready") } else { ("", "ready") };
    let _ = write!(parts, "<text{words} x=\"12\" y=\"{baseline}\">{name}</text>");
    for (class, end) in [(pale, x(ready)), ("first", x(first.min(ready)))] {
        let width = end - LEFT;
        let _ = write!(
            parts,
            "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{}\" width=\"{width:.1}\" height=\"{}\"/>",
            top + 3.0,
            ROW - 6.0
        );
    }
    let _ = write!(parts, "<text x=\"{:.1}\" y=\"{baseline}\">{ready:.2}</text>", x(ready) + 6.0);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(adapter: &str, first: f64, ready: f64) -> Record {
        let (adapter, size, network) = (adapter.to_owned(), "L".to_owned(), "none".to_owned());
        let (first, ready) = (Some(first), Some(ready));
        Record { adapter, size, network, cpu: 1, first, ready, ..Record::default() }
    }

    #[test]
    fn bars_are_as_long_as_their_ratios_and_no_longer_than_the_drawing() {
        let records = [
            record("vanilla", 100.0, 100.0),
            record("dateline", 25.0, 50.0),
            record("slow", 900.0, 900.0),
        ];
        let svg = of(&records);
        let width = |class: &str| {
            let begin = format!("class=\"{class}\" x=\"190\"");
            let after = svg.split(&begin).skip(1);
            after.map(|it| it.split('"').nth(3).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(width("app-ready"), ["100.0"]);
        assert_eq!(width("first"), ["50.0", "200.0", "500.0"]);
        assert!(svg.contains(">0.50</text>") && svg.contains(">9.00</text>"), "{svg}");
        assert!(svg.contains("<title>") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn who_did_not_arrive_has_no_bar() {
        let lost = Record { ready: None, ..record("lost", 1.0, 1.0) };
        assert!(!of(&[record("vanilla", 1.0, 1.0), lost]).contains("lost"));
    }
}
