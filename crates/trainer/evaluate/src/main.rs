//! Measures what the recognizer and its peers found: the parts of `cargo xtask evaluate` that are native.

// It is a command-line tool: what it prints is its product.
#![allow(clippy::print_stdout)]

mod errors;
mod favour;
mod report;
mod score;
mod sets;
mod units;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use dateline_evaluate::Recognizer;

const USAGE: &str = "\
dateline-evaluate texts DATA SET OUT       writes the raw texts of DATA/SET.jsonl
dateline-evaluate names MODEL TEXTS OUT    writes what the recognizer finds in them
dateline-evaluate growth MODEL TEXTS BYTES says how long that much text takes, as one document
dateline-evaluate report DATA FOLDER SET…  writes the tables";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["texts", data, set, out] => texts(Path::new(data), set, Path::new(out)),
        ["names", model, texts, out] => names(Path::new(model), Path::new(texts), Path::new(out)),
        ["growth", model, texts, bytes] => growth(Path::new(model), Path::new(texts), bytes),
        ["report", data, folder, sets @ ..] => report(Path::new(data), Path::new(folder), sets),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn texts(data: &Path, set: &str, out: &Path) -> Result<(), String> {
    write(out, &sets::raw(&sets::read(&data.join(format!("{set}.jsonl")))?)?)
}

fn recognizer(model: &Path) -> Result<Recognizer, String> {
    let file = fs::read(model).map_err(|err| format!("{}: {err}", model.display()))?;
    Recognizer::new(&file).map_err(|err| format!("{}: {err}", model.display()))
}

fn names(model: &Path, texts: &Path, out: &Path) -> Result<(), String> {
    let recognizer = recognizer(model)?;
    let mut lines = String::new();
    for blocks in sets::read_raw(texts)? {
        lines.push_str(&recognizer.line(blocks)?);
        lines.push('\n');
    }
    write(out, &lines)
}

/// One document of so many bytes, the texts over and over; a process each, so that its peak of memory is its own.
fn growth(model: &Path, texts: &Path, n_bytes: &str) -> Result<(), String> {
    let n_bytes: usize = n_bytes.parse().map_err(|_| format!("{n_bytes} is no number"))?;
    let blocks: Vec<String> = sets::read_raw(texts)?.into_iter().flatten().collect();
    if blocks.iter().all(String::is_empty) {
        return Err(format!("{} has no text", texts.display()));
    }
    let mut total = 0;
    let document: Vec<String> = blocks
        .iter()
        .cycle()
        .take_while(|it| {
            let goes_on = total < n_bytes;
            total += it.len();
            goes_on
        })
        .cloned()
        .collect();
    let n_words: usize = document.iter().map(|it| it.split_whitespace().count()).sum();
    let recognizer = recognizer(model)?;
    let before = peak();
    let (begun, begun_cpu) = (Instant::now(), processor_seconds());
    let n_names = recognizer.count(document);
    let seconds = match (begun_cpu, processor_seconds()) {
        (Some(begun), Some(ended)) => ended - begun,
        _ => begun.elapsed().as_secs_f64(),
    };
    println!(
        "| {:.1} MB | {n_words} | {n_names} | {seconds:.2} s | {:.0} | {} | {} |",
        total as f64 / 1e6,
        n_words as f64 / seconds,
        megabytes(before),
        megabytes(peak())
    );
    Ok(())
}

/// How long this process has been at work: what else the machine does is not counted. Only Linux says so in a file.
fn processor_seconds() -> Option<f64> {
    let times = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = times.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The most memory that this process has had so far, in KiB; only Linux says so in a file.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn megabytes(kib: Option<u64>) -> String {
    kib.map_or("unknown".to_owned(), |it| format!("{} MB", it * 1_024 / 1_000_000))
}

fn report(data: &Path, folder: &Path, sets: &[&str]) -> Result<(), String> {
    let mut sum = errors::Tally::default();
    let mut out = String::new();
    for set in sets {
        out.push_str(&report::report(data, folder, set, &mut sum)?);
    }
    out.push_str(&format!("\n## Our mistakes, all sets\n\n{}", sum.table()));
    println!("{out}");
    write(&PathBuf::from(folder).join("figures.md"), &out)
}

fn write(file: &Path, words: &str) -> Result<(), String> {
    fs::write(file, words).map_err(|err| format!("{}: {err}", file.display()))
}
