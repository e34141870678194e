//! The command `fuzz`: runs every fuzz target, one at a time, and shows what each found.
//!
//! Built without a sanitizer: no crate of ours has `unsafe`, and without one ten million runs take half an hour. Panics,
//! overflows, broken promises, runs of over 20 s and 3 GB of memory are found.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, place::Place, programs::SearchPath, step, tools};

const CARGO_FUZZ: &str = "0.13.2";

/// What parts the files of one input; see `fuzz/src/lib.rs`.
const BETWEEN_FILES: u8 = 0x1e;

pub(crate) fn run(place: &Place, n_runs: u64, keep: bool) -> Result<(), Failure> {
    let mut path = SearchPath::of_user();
    ensure_nightly(place, &path)?;
    let will_do = |it: &[u32]| matches!(it, [0, minor, _] if 13 <= *minor);
    tools::ensure_program(place, &mut path, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, will_do)?;
    let targets = names_in(&place.root.join("fuzz/fuzz_targets"), "rs");
    let begun = step::say("Building the fuzz targets, in a workspace of their own");
    succeed(fuzz(place, &path, &["build", "--sanitizer", "none"]))?;
    step::done(begun);
    let mut table = String::from("target           runs        coverage   corpus\n");
    let mut found = Vec::new();
    for target in &targets {
        let log = fuzz_one(place, &path, target, n_runs)?;
        table.push_str(&row(target, &log));
        if !log.contains("stat::number_of_executed_units") || log.contains("SUMMARY: libFuzzer") {
            found.push(target.as_str());
        }
        if keep {
            keep_smallest(place, &path, target)?;
        }
    }
    println!("\n{table}");
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("Inputs that break a promise were found for {}", found.join(", ")))
        .by_hand("ls fuzz/artifacts/*/*"))
}

/// Runs one target over what is kept, the fixtures, and what they turn into; returns its words.
fn fuzz_one(place: &Place, path: &SearchPath, target: &str, n: u64) -> Result<String, Failure> {
    let work = work(place, target);
    let seeds = seeds(place, target)?;
    for folder in [&work, &kept(place, target)] {
        fs::create_dir_all(folder).map_err(Failure::io(folder.display()))?;
    }
    let begun = step::say(&format!("Fuzzing {target}, {n} runs"));
    let mut command = fuzz(place, path, &["run", "--sanitizer", "none", target]);
    command.args([&work, &kept(place, target), &seeds]).arg("--").args([
        format!("-runs={n}"),
        "-max_len=2048".to_owned(),
        "-timeout=20".to_owned(),
        "-rss_limit_mb=3000".to_owned(),
        format!("-dict={}", place.root.join("fuzz/dictionary.txt").display()),
        "-print_final_stats=1".to_owned(),
    ]);
    let output = command.output().map_err(Failure::io("cargo fuzz"))?;
    step::done(begun);
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// How much of each target's corpus is kept with the sources, in bytes.
const KEPT: u64 = 12 * 1024;

/// Keeps of all inputs the fewest that reach the same code, and of these the smallest.
fn keep_smallest(place: &Place, path: &SearchPath, target: &str) -> Result<(), Failure> {
    let (work, kept) = (work(place, target), kept(place, target));
    let fresh = place.root.join("fuzz/target/kept").join(target);
    // Left over from a run that was broken off.
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(&fresh).map_err(Failure::io(fresh.display()))?;
    let mut command = fuzz(place, path, &["run", "--sanitizer", "none", target]);
    command.args([&fresh, &work, &kept, &seeds(place, target)?]);
    command.args(["--", "-set_cover_merge=1", "-use_counters=0", "-max_len=2048"]);
    let output = command.output().map_err(Failure::io("cargo fuzz"))?;
    if !output.status.success() {
        return Err(Failure::new(format!("The inputs of {target} could not be merged")));
    }
    fs::remove_dir_all(&kept).map_err(Failure::io(kept.display()))?;
    fs::create_dir_all(&kept).map_err(Failure::io(kept.display()))?;
    let size = |it: &PathBuf| fs::metadata(it).map_or(u64::MAX, |it| it.len());
    let mut files = files_in(&fresh);
    files.sort_by_key(size);
    let mut total = 0;
    for file in files {
        total += size(&file);
        if KEPT < total {
            break;
        }
        let to = kept.join(file.file_name().unwrap_or_default());
        fs::copy(&file, &to).map_err(Failure::io(to.display()))?;
    }
    Ok(())
}

fn work(place: &Place, target: &str) -> PathBuf {
    place.root.join("fuzz/target/corpus").join(target)
}

fn kept(place: &Place, target: &str) -> PathBuf {
    place.root.join("fuzz/corpus").join(target)
}

/// A folder with the fixtures of the target's format as single inputs, good and broken; for `anything` with all good ones.
fn seeds(place: &Place, target: &str) -> Result<PathBuf, Failure> {
    let fixtures = place.root.join("crates/formats/fixtures");
    let folders: Vec<PathBuf> = match target {
        "story" => vec![place.root.join("public/articles")],
        "anything" => folders_in(&fixtures).iter().map(|it| it.join("good")).collect(),
        _ => ["good", "broken"].map(|it| fixtures.join(target).join(it)).into(),
    };
    let seeds = place.root.join("fuzz/target/seeds").join(target);
    fs::create_dir_all(&seeds).map_err(Failure::io(seeds.display()))?;
    let cases = folders.iter().flat_map(|it| [files_in(it), folders_in(it)].concat());
    for (idx, case) in
        cases.filter(|it| it.extension().is_none_or(|it| it != "expected")).enumerate()
    {
        let files = if case.is_dir() { files_in(&case) } else { vec![case] };
        let bytes: Vec<_> = files.iter().filter_map(|it| fs::read(it).ok()).collect();
        let seed = seeds.join(idx.to_string());
        fs::write(&seed, bytes.join(&BETWEEN_FILES)).map_err(Failure::io(seed.display()))?;
    }
    Ok(seeds)
}

/// A line of the table, out of what libFuzzer says.
fn row(target: &str, log: &str) -> String {
    let number = log.lines().find_map(|it| it.strip_prefix("stat::number_of_executed_units:"));
    let last = log.lines().rev().find(|it| it.contains(" cov: ")).unwrap_or_default();
    let after = |word: &str| {
        last.split_once(word).and_then(|it| it.1.split_whitespace().next()).unwrap_or("?")
    };
    let number = number.unwrap_or("?").trim();
    format!("{target:<16} {number:<11} {:<10} {}\n", after("cov: "), after("corp: "))
}

fn fuzz(place: &Place, path: &SearchPath, words: &[&str]) -> Command {
    let mut command = path.command("cargo");
    command.current_dir(&place.root).args(["+nightly", "fuzz"]).args(words);
    command
}

fn succeed(mut command: Command) -> Result<(), Failure> {
    let output = command.output().map_err(Failure::io("cargo fuzz"))?;
    if output.status.success() {
        return Ok(());
    }
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    Err(Failure::new("cargo fuzz has failed").by_hand(step::as_typed(&command)))
}

/// cargo-fuzz needs a nightly compiler.
fn ensure_nightly(place: &Place, path: &SearchPath) -> Result<(), Failure> {
    let mut version = path.command("rustc");
    if step::output_of(version.args(["+nightly", "--version"])).is_some() {
        return Ok(());
    }
    let mut install = path.command("rustup");
    install.args(["toolchain", "install", "nightly", "--profile", "minimal"]);
    step::quiet(place, "Installing a nightly compiler, which cargo-fuzz needs", &mut install)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|it| it.path()).collect();
    paths.sort();
    paths
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|it| it.is_file()).collect()
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|it| it.is_dir()).collect()
}

/// The names, without their ending, of the files with that ending.
fn names_in(folder: &Path, ending: &str) -> Vec<String> {
    let files = files_in(folder).into_iter();
    let named = files.filter(|it| it.extension().is_some_and(|it| it == ending));
    named.filter_map(|it| Some(it.file_stem()?.to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_runs_coverage_and_corpus() {
        let log = "#9\tNEW    cov: 1 ft: 2\n#300\tDONE   cov: 8368 ft: 32102 corp: 3822/1215Kb lim: 677 exec/s: 3\n\
                   stat::number_of_executed_units: 300\n";
        assert_eq!(row("brat", log), "brat             300         8368       3822/1215Kb\n");
    }
}
