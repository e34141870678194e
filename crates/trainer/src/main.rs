//! Builds the recognizer's model and dictionaries from texts with names marked, and measures it.

#![allow(clippy::print_stdout)]

mod args;
mod crf;
mod knowledge;
mod learn;
mod links;
mod lists;
mod manifest;
mod measure;
mod plan;
mod random;
mod spelling;
mod texts;
mod trial;

use std::{collections::HashMap, fs, path::Path, process::ExitCode};

use dateline_recognizer::{Model, Parts};

use crate::{
    args::{Args, Task},
    texts::Text,
};

fn main() -> ExitCode {
    let done = match args::parse(std::env::args().skip(1)) {
        Ok(args) => run(&args),
        Err(problem) => Err(format!("{problem}\n\n{}", args::HELP)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<(), String> {
    let mut knowledge = knowledge::gather(&args.knowledge, &args.packages, &args.plan)?;
    knowledge.link(links::gather(&knowledge, &args.knowledge, &args.packages)?);
    match &args.task {
        Task::Links => {
            for (name, link) in &knowledge.links {
                println!("{name}\t{link:?}");
            }
            let parts = Parts { links: knowledge.links, ..Parts::default() };
            eprintln!("{} bytes as they travel", manifest::compressed(&parts.written())?);
            return Ok(());
        }
        Task::Relink { out, manifest } => {
            let before = fs::read(out).map_err(|err| format!("{}: {err}", out.display()))?;
            let before = Parts::read(&before).map_err(|err| format!("{}: {err}", out.display()))?;
            let parts = Parts { links: knowledge.links, ..before };
            let file = parts.written();
            let told =
                manifest::relinked(&texts::read(manifest)?, &knowledge.taken, &parts, &file)?;
            write(out, &file)?;
            return write(manifest, told.as_bytes());
        }
        Task::Build { .. } | Task::Try { .. } => {}
    }
    let texts = texts::training(&args.data, &args.corpus)?;
    match &args.task {
        Task::Links | Task::Relink { .. } => Ok(()),
        Task::Build { out, manifest } => {
            let learned = learn::learn(&knowledge, &texts, &args.plan);
            let file = learned.parts.written();
            // A file that can't be read again is not to be left behind.
            Model::read(&file).map_err(|err| err.to_string())?;
            let told = manifest::told(&args.plan, &knowledge, &texts, &learned, &file)?;
            write(out, &file)?;
            write(manifest, told.as_bytes())
        }
        Task::Try { hold, show } => {
            let mut met: HashMap<&str, usize> = HashMap::new();
            let is_held = |it: &Text| {
                let nth = met.entry(it.part).or_default();
                *nth += 1;
                hold.iter().any(|hold| hold.holds(it.set, it.part, *nth))
            };
            let (held, rest): (Vec<Text>, Vec<Text>) = texts.into_iter().partition(is_held);
            let learned = learn::learn(&knowledge, &rest, &args.plan);
            let model = Model::read(&learned.parts.written()).map_err(|err| err.to_string())?;
            trial::measure(&model, &held, *show);
            Ok(())
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|err| format!("{}: {err}", folder.display()))?;
    }
    fs::write(path, bytes).map_err(|err| format!("{}: {err}", path.display()))
}
