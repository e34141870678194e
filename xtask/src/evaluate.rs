//! The command `evaluate`: the recognizer beside its peers, on texts that it has not seen.
//!
//! What it needs is not part of the sources: the texts come with `--data`, the peers from npm and PyPI into the tools
//! folder. No part of the tests runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    browsers, cargo, failure::Failure, fingerprint, node, place::Place, programs::SearchPath, step,
    tools,
};

/// The sets that nothing was learned from.
const MEASURED: [&str; 3] = ["uner-dev", "gum-dev", "wnut17-dev"];
/// What the clock runs on: news and talk, in whole documents.
const STORIES: &str = "gum-train";
/// The scripts that run the peers, and the lists of what they need.
const PEERS: &str = "crates/trainer/evaluate/peers";
const MODEL: &str = "crates/recognizer/model/names.bin";
/// The sizes of text that time and memory are measured with, in bytes.
const SIZES: [&str; 4] = ["1000000", "2000000", "5000000", "10000000"];

/// Where everything is that a run needs.
struct Bench<'a> {
    place: &'a Place,
    path: SearchPath,
    /// The peers' scripts with their packages.
    peers: PathBuf,
    /// Python with spaCy, where it can be had.
    python: Option<PathBuf>,
    /// The native program.
    program: PathBuf,
    /// The same as wasm, with its glue.
    module: PathBuf,
    model: PathBuf,
    /// What was found, and the tables.
    out: PathBuf,
}

/// Measures on `sets` of `data`, or on those that nothing was learned from.
pub(crate) fn run(place: &Place, data: &str, sets: &[String]) -> Result<(), Failure> {
    let data = std::path::absolute(data).map_err(Failure::io(data))?;
    let named: Vec<&str> = sets.iter().map(String::as_str).collect();
    let sets = if named.is_empty() { MEASURED.to_vec() } else { named };
    let file = |set: &str| data.join(format!("{set}.jsonl"));
    let lacking: Vec<_> = sets.iter().map(|it| file(it)).filter(|it| !it.is_file()).collect();
    let model = place.root.join(MODEL);
    if let Some(first) = lacking.first().or(Some(&model).filter(|it| !it.is_file())) {
        return Err(Failure::missing(format!("{} is needed, and is not there", first.display())));
    }
    let bench = set_up(place, model)?;
    for set in &sets {
        bench.find_names(&data, set)?;
    }
    let mut report = Command::new(&bench.program);
    report.arg("report").arg(&data).arg(&bench.out).args(&sets);
    step::shown("Exact spans: precision / recall / F1", &mut report)?;
    let stories = if file(STORIES).is_file() { STORIES } else { sets[0] };
    bench.run_clocks(&data, stories)?;
    println!("\nTables, and each of our mistakes: {}", bench.out.display());
    Ok(())
}

fn set_up(place: &Place, model: PathBuf) -> Result<Bench<'_>, Failure> {
    let mut path = SearchPath::of_user();
    node::need(&path)?;
    cargo::ensure_wasm_target(place, &path)?;
    tools::ensure_wasm_bindgen(place, &mut path)?;
    path.prepend(&node::ensure_packers(place, &path)?);
    let peers = ensure_compromise(place, &path)?;
    let python = ensure_spacy(place, &path)
        .inspect_err(|it| step::note(&format!("Without spaCy: {}", it.what())))
        .ok();
    let out = place.work().join("evaluate");
    // What an earlier run found with another model is nobody's figure.
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(Failure::io(out.display()))?;
    let package = ["--package", "dateline-evaluate"];
    let native = [&["build", "--quiet", "--profile", "trainer", "--bins"], &package[..]].concat();
    step::quiet(place, "Building the native program", &mut cargo::locked(place, &path, &native))?;
    let wasm = [&["build", "--quiet", "--release", "--lib", "--target", cargo::WASM], &package[..]];
    let what = "Building the same as wasm, as the app is built";
    step::quiet(place, what, &mut cargo::locked(place, &path, &wasm.concat()))?;
    let module = out.join("module");
    let built = place.target.join(cargo::WASM).join("release/dateline_evaluate.wasm");
    let mut bindgen = path.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--out-dir"]).arg(&module).arg(built);
    step::quiet(place, "Making its glue", &mut bindgen)?;
    let packed = module.join("dateline_evaluate_bg.wasm");
    let mut optimise = path.command("wasm-opt");
    // As index.html has it for the worker.
    optimise.arg("-O3").arg(&packed).arg("--output").arg(&packed);
    step::quiet(place, "Optimising it, as the app is", &mut optimise)?;
    let program = place.target.join("trainer/dateline-evaluate");
    Ok(Bench { place, path, peers, python, program, module, model, out })
}

/// The scripts lie beside the packages that they import.
fn ensure_compromise(place: &Place, path: &SearchPath) -> Result<PathBuf, Failure> {
    let source = place.root.join(PEERS);
    let folder = place.tools.join("peers");
    fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
    for entry in fs::read_dir(&source).map_err(Failure::io(source.display()))? {
        let entry = entry.map_err(Failure::io(source.display()))?;
        if entry.path().is_file() {
            let to = folder.join(entry.file_name());
            fs::copy(entry.path(), &to).map_err(Failure::io(to.display()))?;
        }
    }
    node::ensure_packages(place, path, &folder, "Installing compromise, a peer")?;
    Ok(folder)
}

/// Python with spaCy and its model in an environment of its own.
fn ensure_spacy(place: &Place, path: &SearchPath) -> Result<PathBuf, Failure> {
    let folder = place.tools.join("peers-python");
    let python = folder.join("bin/python");
    let stamp = folder.join("stamp");
    let source = place.root.join(PEERS);
    let wanted = fingerprint::of_files(&source, &["requirements.txt"])?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(python);
    }
    if path.find(&["python3"]).is_none() {
        return Err(Failure::missing("there is no python3"));
    }
    let mut venv = path.command("python3");
    venv.args(["-m", "venv", "--clear"]).arg(&folder);
    step::quiet(place, "Making an environment for spaCy, a peer", &mut venv)?;
    let mut pip = path.command(&python.to_string_lossy());
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]);
    pip.args(["--only-binary", ":all:", "--requirement"]).arg(source.join("requirements.txt"));
    // A user's own settings are not meant for this folder.
    pip.env("PIP_USER", "0");
    step::quiet(place, "Installing spaCy and its small English model", &mut pip)?;
    fs::write(&stamp, wanted).map_err(Failure::io(stamp.display()))?;
    Ok(python)
}

impl Bench<'_> {
    /// Writes what we and the peers find in the raw texts of a set, and compares ours with ours in wasm.
    fn find_names(&self, data: &Path, set: &str) -> Result<(), Failure> {
        let texts = self.texts(data, set)?;
        let found = |system: &str| self.out.join(format!("{set}.{system}.jsonl"));
        let mut ours = Command::new(&self.program);
        ours.arg("names").arg(&self.model).arg(&texts).arg(found("ours"));
        step::quiet(self.place, &format!("{set}: ours"), &mut ours)?;
        let wasm = self.out.join(format!("{set}.wasm.jsonl"));
        let mut node = self.node("ours.mjs");
        node.arg(&self.module).arg(&self.model).arg(&texts).arg(&wasm);
        step::quiet(self.place, &format!("{set}: ours, as wasm"), &mut node)?;
        if read(&found("ours"))? != read(&wasm)? {
            let what = format!("{set}: the native program and wasm do not find the same");
            let files = format!("diff {} {}", found("ours").display(), wasm.display());
            return Err(Failure::new(what).by_hand(files));
        }
        step::note("The same as the native program's, byte for byte");
        let mut compromise = self.node("compromise.mjs");
        compromise.arg(&texts).arg(found("compromise"));
        step::quiet(self.place, &format!("{set}: compromise"), &mut compromise)?;
        let Some(python) = &self.python else { return Ok(()) };
        let mut spacy = Command::new(python);
        spacy.arg(self.peers.join("spacy_names.py")).arg(&texts).arg(found("spacy"));
        step::quiet(self.place, &format!("{set}: spaCy"), &mut spacy)
    }

    fn texts(&self, data: &Path, set: &str) -> Result<PathBuf, Failure> {
        let texts = self.out.join(format!("{set}.texts.jsonl"));
        let mut write = Command::new(&self.program);
        write.arg("texts").arg(data).arg(set).arg(&texts);
        step::quiet(self.place, &format!("{set}: its texts without their marks"), &mut write)?;
        Ok(texts)
    }

    fn run_clocks(&self, data: &Path, stories: &str) -> Result<(), Failure> {
        let texts = self.texts(data, stories)?;
        println!("\n| text | words | names | time | words/s | memory before | at most |");
        for size in SIZES {
            let mut growth = Command::new(&self.program);
            growth.arg("growth").arg(&self.model).arg(&texts).arg(size);
            let row = step::output_of(&mut growth);
            println!("{}", row.ok_or_else(|| Failure::new("The growth could not be measured"))?);
        }
        let chromium = match browsers::ensure_chromium(self.place, &self.path) {
            Ok(chromium) => chromium.browser,
            Err(failure) => {
                step::note(&format!("No speed in the browser: {}", failure.what()));
                return Ok(());
            }
        };
        let mut speed = self.node("speed.mjs");
        speed.arg(chromium).arg(&self.module).arg(&self.model).arg(&texts);
        step::shown("Words a second in one page, turn by turn", &mut speed)
    }

    fn node(&self, script: &str) -> Command {
        let mut node = self.path.command("node");
        node.current_dir(&self.peers).arg(script);
        node
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(Failure::io(file.display()))
}
