//! The command `bench`: the released site beside its peers, in one browser and on the same generated stories.
//!
//! What is measured and how is in `benches/web`, what the core takes natively in `benches/native`. Times depend on the
//! machine and on what else it does: what counts are ratios of visits that took turns.

mod docs;
mod figures;
mod native;
mod options;
mod picture;
mod record;
mod statistics;
mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use dateline_bench_stories::{SIZES, Story};

pub(crate) use self::options::{Options, parse};

use self::record::Record;
use crate::{
    browsers, bundle, failure::Failure, node, place::Place, programs::SearchPath, step,
    tools::WasmOpt,
};

/// Measures, or only tells what earlier runs have measured.
pub(crate) fn run(place: &Place, options: &Options) -> Result<(), Failure> {
    if options.native {
        let table = native::run(place)?;
        println!("\n{table}");
        return if options.docs { docs::write(place, "native", &table) } else { Ok(()) };
    }
    let folder = place.target.join("bench");
    fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
    let files = match options.report.is_empty() {
        true => vec![measure(place, options, &folder)?],
        false => options.report.iter().map(PathBuf::from).collect(),
    };
    let records = record::read(&files)?;
    let report = table::all(&records) + &figures::table(&records);
    let picture = folder.join("ready.svg");
    fs::write(&picture, picture::of(&records)).map_err(Failure::io(picture.display()))?;
    println!("\n{report}");
    println!("Each visit: {}", listed(&files));
    println!("As a picture: {}", picture.display());
    if options.docs {
        docs::write(place, "web", &report)?;
        let kept = place.root.join("docs/benchmarks.svg");
        fs::copy(&picture, &kept).map_err(Failure::io(kept.display()))?;
    }
    Ok(())
}

/// Visits every adapter once with the smallest story, and looks whether each is measured and shows what it should: what is
/// not run every day is broken one day.
pub(crate) fn look(place: &Place) -> Result<(), Failure> {
    let options = Options { sizes: vec![SIZES[0].name.to_owned()], runs: 1, ..Options::default() };
    let folder = place.target.join("bench");
    fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
    let records = record::read(&[measure(place, &options, &folder)?])?;
    let faults: Vec<_> = options.adapters.iter().filter_map(|it| fault(it, &records)).collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!("The bench does not work:\n  {}", faults.join("\n  ")))),
    }
}

/// What is wrong with the visit of an adapter, if anything is.
fn fault(adapter: &str, records: &[Record]) -> Option<String> {
    let said = |what: &str| Some(format!("{adapter}: {what}"));
    let Some(visit) = records.iter().find(|it| it.adapter == adapter) else {
        return said("it was not visited");
    };
    if let Some(error) = &visit.error {
        return said(error);
    }
    let times = [visit.first, visit.ready, visit.filter, visit.jump];
    if !times.iter().all(Option::is_some) {
        return said("not everything was measured");
    }
    if visit.jumped != Some(true) {
        return said("the jump led elsewhere");
    }
    // Some libraries lose marks, or double text: that is what the tables say of them.
    let is_ours = ["dateline", "vanilla"].iter().any(|it| adapter.starts_with(it));
    if is_ours && (visit.same != Some(true) || visit.present != visit.mentions) {
        return said("its text is another, or a mention is missing");
    }
    None
}

fn listed(files: &[PathBuf]) -> String {
    let files: Vec<_> = files.iter().map(|it| it.display().to_string()).collect();
    files.join(", ")
}

/// Visits every adapter as often as asked; returns the file with a line for each visit.
fn measure(place: &Place, options: &Options, folder: &Path) -> Result<PathBuf, Failure> {
    let path = SearchPath::of_user();
    node::need(&path)?;
    let chromium = browsers::ensure_chromium(place, &path)?;
    bundle::ensure(place, WasmOpt::Required, None)?;
    let web = place.root.join("benches/web");
    node::ensure_packages(place, &path, &web, "Installing the bench's peers and its driver")?;
    let stories = folder.join("stories");
    write_stories(&stories, &options.sizes)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    let out = folder.join(format!("{now}.jsonl"));
    let before = options.before.as_ref().map(std::path::absolute).transpose();
    let before = before.map_err(Failure::io("--before"))?;
    let told = serde_json::json!({
        "sizes": options.sizes, "adapters": options.adapters, "runs": options.runs,
        "cpu": options.cpu, "network": options.network, "timeout": options.timeout * 1000,
        "stories": stories, "dist": place.dist(), "before": before, "chromium": chromium.browser, "out": out,
    });
    let mut bench = path.command("node");
    bench.current_dir(&web).arg("bench.js").arg(told.to_string());
    step::shown("Visiting each in turn", &mut bench)?;
    Ok(out)
}

fn write_stories(folder: &Path, sizes: &[String]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::io(folder.display()))?;
    for size in SIZES.iter().filter(|it| sizes.iter().any(|name| name == it.name)) {
        let story = Story::new(*size);
        for (ending, content) in [("json", story.json()), ("jsonl", story.lines())] {
            let file = folder.join(format!("{}.{ending}", size.name));
            fs::write(&file, content).map_err(Failure::io(file.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(adapter: &str, record: &str, expected: Option<&str>) {
        let record: Record = serde_json::from_str(record).unwrap_or_default();
        let found = fault(adapter, &[record]);
        assert_eq!(found.as_deref(), expected.map(|it| format!("{adapter}: {it}")).as_deref());
    }

    #[test]
    fn what_is_wrong_with_a_visit_is_said() {
        let visit = |name: &str, more: &str| {
            format!(
                r#"{{"adapter": "{name}", "first": 1.0, "ready": 2.0, "filter": 1.0, "jumped": true, "same": true,
                    "mentions": 80, "present": 80{more}}}"#
            )
        };
        let whole = visit("vanilla", r#", "jump": 1.0"#);
        check("vanilla", &whole, None);
        check("dateline", &whole, Some("it was not visited"));
        check("vanilla", &visit("vanilla", ""), Some("not everything was measured"));
        check("vanilla", r#"{"adapter": "vanilla", "error": "Timeout"}"#, Some("Timeout"));
        let lost = |name| visit(name, r#", "jump": 1.0"#).replace("present\": 80", "present\": 63");
        check("vanilla", &lost("vanilla"), Some("its text is another, or a mention is missing"));
        check("markjs", &lost("markjs"), None);
        check(
            "vanilla",
            &whole.replace("true, \"same", "false, \"same"),
            Some("the jump led elsewhere"),
        );
    }
}
