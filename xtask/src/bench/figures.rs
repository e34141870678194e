//! The figures that the app is to reach, and whether it does.

use std::fmt::Write as _;

use dateline_bench_stories::SIZES;

use super::Record;
use super::statistics::{Group, Metric, exponent};
use super::table::{REFERENCE, conditions};

const APP: &str = "dateline";
const LINES: &str = "dateline-lines";
const STATIC: &str = "static";
/// The peers that come with a framework or a library.
const FRAMEWORKS: [&str; 6] = [
    "react",
    "react-highlight-words",
    "react-text-annotate",
    "markjs",
    "recogito",
    "recogito-ranges",
];

const READY: Metric = |it| it.ready;
const FIRST: Metric = |it| it.first;

/// One figure.
struct Figure {
    size: &'static str,
    cpu: u64,
    network: &'static str,
    says: &'static str,
    at_most: f64,
    measure: fn(&Group<'_>) -> Option<f64>,
}

const fn figure(
    size: &'static str,
    says: &'static str,
    at_most: f64,
    measure: fn(&Group<'_>) -> Option<f64>,
) -> Figure {
    Figure { size, cpu: 1, network: "none", says, at_most, measure }
}

fn to_reference(adapter: &str, of: Metric, to: Metric, group: &Group<'_>) -> Option<f64> {
    group.ratio((adapter, of), (REFERENCE, to))
}

fn ready(group: &Group<'_>) -> Option<f64> {
    to_reference(APP, READY, READY, group)
}

fn first(group: &Group<'_>) -> Option<f64> {
    to_reference(APP, FIRST, READY, group)
}

/// How much later than a page that is there already, beside how much later React is.
fn start(group: &Group<'_>) -> Option<f64> {
    let after_static = |it| Some(group.median(it, FIRST)? - group.median(STATIC, FIRST)?);
    Some(after_static(APP)? / after_static("react")?)
}

/// Beside the framework that is ready first.
fn to_frameworks(group: &Group<'_>) -> Option<f64> {
    let ratios = FRAMEWORKS.iter().filter_map(|it| group.ratio((APP, READY), (it, READY)));
    ratios.max_by(f64::total_cmp)
}

const FIGURES: [Figure; 16] = [
    figure("S", "ready, of vanilla", 1.25, ready),
    figure("S", "ready, of the fastest framework or library", 1.0, to_frameworks),
    figure("S", "start: first, after a static page’s, of React’s", 0.6, start),
    figure("L", "first, of vanilla’s ready", 0.35, first),
    figure("L", "ready, of vanilla", 0.6, ready),
    figure("L", "filter off, of vanilla", 0.2, |it| {
        to_reference(APP, |it| it.filter, |it| it.filter, it)
    }),
    figure("L", "jump, of vanilla", 0.8, |it| to_reference(APP, |it| it.jump, |it| it.jump, it)),
    figure("L", "longest task after parsing, ms", 60.0, |it| it.median(APP, |it| it.longest)),
    figure("L", "slowest frame while scrolling, ms", 33.4, |it| it.median(APP, |it| it.slowest)),
    figure("L", "ready, of the fastest framework or library", 1.0, to_frameworks),
    Figure { cpu: 4, ..figure("L", "first, of vanilla’s ready", 0.35, first) },
    Figure { cpu: 4, ..figure("L", "ready, of vanilla", 0.6, ready) },
    Figure {
        network: "slow4g",
        ..figure("L", "first, in lines, of vanilla’s ready", 0.4, |it| {
            to_reference(LINES, FIRST, READY, it)
        })
    },
    figure("XL", "ready, of vanilla", 0.4, ready),
    figure("XL", "slow frames, %", 2.0, |it| it.median(APP, |it| it.slow.map(|it| 100.0 * it))),
    figure("XL", "JS heap and wasm, of vanilla’s renderer", 1.2, |it| {
        to_reference(APP, Record::own_memory, |it| it.renderer, it)
    }),
];

/// A table of the figures that were measured.
pub(super) fn table(records: &[Record]) -> String {
    let mut rows = String::new();
    for it in &FIGURES {
        let group = Group::new(records, it.size, it.cpu, it.network);
        let Some(found) = (it.measure)(&group) else { continue };
        row(&mut rows, &place(it), it.says, it.at_most, found);
    }
    if let Some(found) = growth(records) {
        row(&mut rows, "L to XL", "exponent of the growth of ready", 1.0, found);
    }
    if let Some(n) = n_wrong(records) {
        row(&mut rows, "all", "visits with another text or a mention missing", 0.0, n);
    }
    match rows.is_empty() {
        true => rows,
        false => format!(
            "### Figures\n\n| size | figure | at most | measured | |\n|---|---|--:|--:|---|\n{rows}\n"
        ),
    }
}

fn row(rows: &mut String, size: &str, says: &str, at_most: f64, found: f64) {
    let is_met = found <= at_most;
    let met = if is_met { "met" } else { "**not met**" };
    let _ = writeln!(rows, "| {size} | {says} | {at_most} | {found:.2} | {met} |");
}

fn place(figure: &Figure) -> String {
    match (figure.cpu, figure.network) {
        (1, "none") => figure.size.to_owned(),
        (cpu, "none") => format!("{}, {cpu} × slower", figure.size),
        (_, network) => format!("{}, {network}", figure.size),
    }
}

fn growth(records: &[Record]) -> Option<f64> {
    let [.., l, xl] = SIZES;
    let time = |size: &str| Group::new(records, size, 1, "none").median(APP, READY);
    let sizes = (l.n_characters as f64, xl.n_characters as f64);
    Some(exponent((time(l.name)?, time(xl.name)?), sizes))
}

/// How often the app showed something else than the story; `None` if nobody looked.
fn n_wrong(records: &[Record]) -> Option<f64> {
    let mut n_wrong = None;
    for (size, cpu, network) in conditions(records) {
        let group = Group::new(records, &size, cpu, &network);
        for it in [APP, LINES].into_iter().flat_map(|it| group.of(it).collect::<Vec<_>>()) {
            let Some(same) = it.same else { continue };
            let is_wrong = !same || it.present != it.mentions;
            n_wrong = Some(n_wrong.unwrap_or(0.0) + f64::from(u8::from(is_wrong)));
        }
    }
    n_wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(adapter: &str, size: &str, first: f64, ready: f64) -> Record {
        let (adapter, size, network) = (adapter.to_owned(), size.to_owned(), "none".to_owned());
        let (first, ready) = (Some(first), Some(ready));
        Record { adapter, size, network, cpu: 1, first, ready, ..Record::default() }
    }

    #[test]
    fn only_what_was_measured_is_told() {
        assert_eq!(table(&[]), "");
        let records = [record("dateline", "L", 30.0, 70.0), record("vanilla", "L", 100.0, 100.0)];
        let table = table(&records);
        assert!(
            table.contains("| L | first, of vanilla’s ready | 0.35 | 0.30 | met |\n"),
            "{table}"
        );
        assert!(
            table.contains("| L | ready, of vanilla | 0.6 | 0.70 | **not met** |\n"),
            "{table}"
        );
        assert_eq!(table.matches("| L |").count(), 2, "{table}");
    }

    #[test]
    fn a_start_is_what_comes_after_a_static_page() {
        let records = [
            record("dateline", "S", 150.0, 150.0),
            record("static", "S", 100.0, 100.0),
            record("react", "S", 200.0, 200.0),
        ];
        let group = Group::new(&records, "S", 1, "none");
        assert_eq!(start(&group), Some(0.5));
        assert_eq!(to_frameworks(&group), Some(0.75));
    }

    #[test]
    fn growth_and_wrong_texts_are_counted() {
        let looked = |same, present| Record {
            same: Some(same),
            present: Some(present),
            mentions: Some(3),
            ..record("dateline", "XL", 1.0, 1000.0)
        };
        let records = [
            record("dateline", "L", 1.0, 100.0),
            looked(true, 3),
            looked(false, 3),
            looked(true, 2),
            record("vanilla", "L", 1.0, 1.0),
        ];
        assert_eq!(growth(&records), Some(1.0));
        assert_eq!(n_wrong(&records), Some(2.0));
        assert_eq!(n_wrong(&records[..1]), None);
    }
}
