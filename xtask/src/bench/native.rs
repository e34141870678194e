//! The native benches: how much each step takes in a second, and how its time grows.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::statistics::exponent;
use crate::{cargo, failure::Failure, place::Place, programs::SearchPath, step};

/// What was measured at one size.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    size: String,
    n_bytes: f64,
    nanoseconds: f64,
}

/// Runs them; returns a table.
pub(super) fn run(place: &Place) -> Result<String, Failure> {
    let folder = place.target.join("bench/native");
    // Of a bench that is gone nobody wants the figures.
    let _ = fs::remove_dir_all(&folder);
    let words = ["bench", "--package", "dateline-bench-native", "--benches"];
    let mut bench = cargo::locked(place, &SearchPath::of_user(), &words);
    bench.env("CRITERION_HOME", &folder);
    step::shown("Native benches, some ten minutes", &mut bench)?;
    Ok(table(&points(&folder)?))
}

/// What criterion has left in its folder: of each bench, a point for each size.
fn points(folder: &Path) -> Result<BTreeMap<String, Vec<Point>>, Failure> {
    let mut points: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for sized in folders(folder).iter().flat_map(|it| folders(it)) {
        let newest = sized.join("new");
        let [bench, estimates] = ["benchmark.json", "estimates.json"].map(|it| newest.join(it));
        if !bench.is_file() {
            continue;
        }
        let Some((name, point)) = point(&json(&bench)?, &json(&estimates)?) else {
            return Err(Failure::new(format!(
                "{}: criterion writes it otherwise now",
                bench.display()
            )));
        };
        points.entry(name).or_default().push(point);
    }
    points.values_mut().for_each(|it| it.sort_by(|a, b| a.n_bytes.total_cmp(&b.n_bytes)));
    Ok(points)
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|it| it.path()).filter(|it| it.is_dir()).collect()
}

fn json(file: &Path) -> Result<Value, Failure> {
    let bytes = fs::read(file).map_err(Failure::io(file.display()))?;
    serde_json::from_slice(&bytes).map_err(|err| Failure::new(format!("{}: {err}", file.display())))
}

fn point(bench: &Value, estimates: &Value) -> Option<(String, Point)> {
    let name = bench.get("group_id")?.as_str()?.to_owned();
    let size = bench.get("value_str")?.as_str()?.to_owned();
    let n_bytes = bench.get("throughput")?.get("Bytes")?.as_f64()?;
    let nanoseconds = estimates.get("median")?.get("point_estimate")?.as_f64()?;
    Some((name, Point { size, n_bytes, nanoseconds }))
}

fn table(points: &BTreeMap<String, Vec<Point>>) -> String {
    let mut table =
        "| | size: ms (MB a second) | growth from the second size on |\n|---|---|--:|\n".to_owned();
    for (name, points) in points {
        let each = points.iter().map(|it| {
            let (ms, mb_a_second) = (it.nanoseconds / 1e6, it.n_bytes * 1e3 / it.nanoseconds);
            let digits = if ms < 10.0 { 2 } else { 0 };
            format!("{}: {ms:.digits$} ({mb_a_second:.0})", it.size)
        });
        let each: Vec<_> = each.collect();
        let growth = match points.as_slice() {
            // The first takes so little that its time tells of the start.
            [_, a, .., b] => {
                let growth = exponent((a.nanoseconds, b.nanoseconds), (a.n_bytes, b.n_bytes));
                format!("{growth:.2}")
            }
            _ => "–".to_owned(),
        };
        let _ = writeln!(table, "| {name} | {} | {growth} |", each.join(", "));
    }
    table
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_criterion_writes_becomes_a_row() {
        let bench = |size: &str, n: u64| json!({"group_id": "parse", "value_str": size, "throughput": {"Bytes": n}});
        let estimates = |ns: f64| json!({"mean": {}, "median": {"point_estimate": ns}});
        let mut points: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (size, n, ns) in [("S", 1000, 5e4), ("M", 1_000_000, 5e6), ("L", 10_000_000, 5e8)] {
            let (name, point) = point(&bench(size, n), &estimates(ns)).unwrap();
            points.entry(name).or_default().push(point);
        }
        assert!(
            table(&points)
                .ends_with("| parse | S: 0.05 (20), M: 5.00 (200), L: 500 (20) | 2.00 |\n")
        );
        assert_eq!(point(&json!({}), &estimates(1.0)), None);
    }
}
