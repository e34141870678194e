//! What was measured, as tables of Markdown.

use std::fmt::Write as _;

use dateline_bench_stories::SIZES;

use super::Record;
use super::statistics::{Group, Metric};

/// What everything is compared with.
pub(super) const REFERENCE: &str = "vanilla";

const HEAD: &str = "\
| | runs | first ms | × | ready ms | × | filter ms | × | jump ms | × | longest task | slow frames | heap + wasm MB | renderer MB | sent KB | text | mentions |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|
";

/// A table for each size and each condition.
pub(super) fn all(records: &[Record]) -> String {
    let mut tables = String::new();
    for (size, cpu, network) in conditions(records) {
        let group = Group::new(records, &size, cpu, &network);
        let _ = writeln!(tables, "### {}\n\n{HEAD}{}", title(&size, cpu, &network), rows(&group));
    }
    tables
}

/// The sizes in order, each under each condition that it was measured in.
pub(super) fn conditions(records: &[Record]) -> Vec<(String, u64, String)> {
    let rank = |size: &str| SIZES.iter().position(|it| it.name == size);
    let mut all: Vec<_> =
        records.iter().map(|it| (it.size.clone(), it.cpu, it.network.clone())).collect();
    all.sort_by_key(|(size, cpu, network)| (network != "none", *cpu, rank(size), network.clone()));
    all.dedup();
    all
}

/// "L, 1 MB, 20 000 mentions, processor 4 × slower".
pub(super) fn title(size: &str, cpu: u64, network: &str) -> String {
    let mut title = size.to_owned();
    if let Some(it) = SIZES.iter().find(|it| it.name == size) {
        let _ = write!(
            title,
            ": {} characters, {} mentions",
            spaced(it.n_characters),
            spaced(it.n_mentions)
        );
    }
    if cpu != 1 {
        let _ = write!(title, ", processor {cpu} × slower");
    }
    if network != "none" {
        let _ = write!(title, ", {network}");
    }
    title
}

/// "20 000".
fn spaced(n: usize) -> String {
    let digits = n.to_string();
    let mut spaced = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && (digits.len() - at).is_multiple_of(3) {
            spaced.push(' ');
        }
        spaced.push(digit);
    }
    spaced
}

/// The adapters, the one that is ready first before the others.
pub(super) fn adapters(group: &Group<'_>) -> Vec<String> {
    let mut names: Vec<_> = group.0.iter().map(|it| it.adapter.clone()).collect();
    names.sort();
    names.dedup();
    let ready = |it: &String| group.median(it, |it| it.ready).unwrap_or(f64::INFINITY);
    names.sort_by(|a, b| ready(a).total_cmp(&ready(b)));
    names
}

fn rows(group: &Group<'_>) -> String {
    adapters(group).iter().map(|it| row(group, it)).collect()
}

fn row(group: &Group<'_>, name: &str) -> String {
    let n_runs = group.of(name).count();
    if n_runs == 0 {
        let why = group.0.iter().find(|it| it.adapter == name).and_then(|it| it.error.clone());
        return format!("| {name} | 0 | {} |\n", why.unwrap_or_default().replace('|', "/"));
    }
    let number = |metric: Metric, scale: f64, digits: usize| {
        let value = group.median(name, metric).map(|it| it * scale);
        value.map_or("–".to_owned(), |it| format!("{it:.digits$}"))
    };
    let ratio = |metric: Metric, of: Metric| {
        let ratio = group.ratio((name, metric), (REFERENCE, of));
        ratio.map_or("–".to_owned(), |it| format!("{it:.2}"))
    };
    const TO_MB: f64 = 1e-6;
    let cells = [
        name.to_owned(),
        n_runs.to_string(),
        number(|it| it.first, 1.0, 0),
        // Vanilla has one moment only: nothing of it is there before all of it is.
        ratio(|it| it.first, |it| it.ready),
        number(|it| it.ready, 1.0, 0),
        ratio(|it| it.ready, |it| it.ready),
        number(|it| it.filter, 1.0, 1),
        ratio(|it| it.filter, |it| it.filter),
        jump(group, name, number(|it| it.jump, 1.0, 1)),
        ratio(|it| it.jump, |it| it.jump),
        number(|it| it.longest, 1.0, 0),
        number(|it| it.slow, 100.0, 0) + " %",
        number(Record::own_memory, TO_MB, 1),
        number(|it| it.renderer, TO_MB, 0),
        number(|it| it.transfer, 1e-3, 0),
        text(group, name),
        mentions(group, name),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// A jump that did not arrive is told from one that did.
fn jump(group: &Group<'_>, name: &str, time: String) -> String {
    let has_missed = group.of(name).any(|it| it.jumped == Some(false));
    if has_missed { time + " (missed)" } else { time }
}

fn text(group: &Group<'_>, name: &str) -> String {
    match group.of(name).find_map(|it| it.same) {
        Some(true) => "same".to_owned(),
        Some(false) => "**other**".to_owned(),
        None => "–".to_owned(),
    }
}

fn mentions(group: &Group<'_>, name: &str) -> String {
    let found = group.of(name).find_map(|it| Some((it.present?, it.mentions?)));
    match found {
        Some((present, all)) if present == all => "all".to_owned(),
        Some((present, all)) => format!("**{present}** of {all}"),
        None => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_becomes_a_row() {
        let vanilla = r#"{"adapter":"vanilla","size":"S","run":0,"cpu":1,"network":"none","first":100,"ready":100,"filter":4}"#;
        let app = r#"{"adapter":"app","size":"S","run":0,"cpu":1,"network":"none","first":50,"ready":80,"filter":1,"jump":2,
            "jumped":false,"slow":0.25,"heap":1000000,"wasm":2000000,"same":true,"mentions":3,"present":2}"#;
        let lost =
            r#"{"adapter":"lost","size":"S","run":0,"cpu":1,"network":"none","error":"a | b"}"#;
        let records: Vec<Record> =
            [vanilla, app, lost].iter().map(|it| serde_json::from_str(it).unwrap()).collect();
        let group = Group::new(&records, "S", 1, "none");
        let expected = "\
            | app | 1 | 50 | 0.50 | 80 | 0.80 | 1.0 | 0.25 | 2.0 (missed) | – | – | 25 % | 3.0 | – | – | same | **2** of 3 |\n\
            | vanilla | 1 | 100 | 1.00 | 100 | 1.00 | 4.0 | 1.00 | – | – | – | – % | – | – | – | – | – |\n\
            | lost | 0 | a / b |\n";
        assert_eq!(rows(&group), expected);
    }

    #[test]
    fn conditions_are_named_and_in_order() {
        let record = |size: &str, cpu, network: &str| Record {
            size: size.to_owned(),
            cpu,
            network: network.to_owned(),
            ..Record::default()
        };
        let records = [
            record("L", 1, "slow4g"),
            record("XL", 1, "none"),
            record("L", 4, "none"),
            record("S", 1, "none"),
        ];
        let titles: Vec<_> =
            conditions(&records).iter().map(|it| title(&it.0, it.1, &it.2)).collect();
        let expected = [
            "S: 3 600 characters, 80 mentions",
            "XL: 10 000 000 characters, 200 000 mentions",
            "L: 1 000 000 characters, 20 000 mentions, processor 4 × slower",
            "L: 1 000 000 characters, 20 000 mentions, slow4g",
        ];
        assert_eq!(titles, expected);
    }
}
