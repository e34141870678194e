//! The command `size`: bytes of the first load, asserted against the budget.

mod baseline;

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use self::baseline::Weights;
use crate::{bundle, failure::Failure, place::Place, step, tools::WasmOpt, wasm_cost};

const KB: usize = 1024;
/// html + css + js + wasm with brotli 11: what a first visit waits for.
const BUDGET: usize = 150 * KB;
/// Fonts never block the first paint; they have a budget of their own.
const FONT_BUDGET: usize = 135 * KB;

/// The recognizer's model and dictionaries, with brotli 11.
const MODEL_BUDGET: usize = 900 * KB;

/// One file as it is, and as it travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// `deps`: prints whose they are, too; `keep`: keeps them, for what has grown to be told from now on.
pub(crate) fn run(place: &Place, deps: bool, keep: bool) -> Result<(), Failure> {
    bundle::ensure(place, WasmOpt::Required, None)?;
    let dist = place.dist();
    let mut weights = Weights::new();
    let mut total = Sizes::default();
    println!("\n{:<44} {:>9} {:>9} {:>9}", "first load", "raw", "gzip -9", "brotli 11");
    for file in first_load(&dist)? {
        let sizes = measure(&content(&file)?)?;
        total = total.plus(sizes);
        sizes.print(&name_of(&file));
        let name = baseline::without_hash(&name_of(&file));
        weights.insert(format!("file {name}"), sizes.brotli);
    }
    total.print("total");
    let share = 100.0 * total.brotli as f64 / BUDGET as f64;
    println!("{:<44} {:>29}  ({share:.0} % used)\n", "budget", BUDGET);

    println!("{:<44} {:>9} {:>9} {:>9}", "when asked for", "raw", "gzip -9", "brotli 11");
    let mut model = 0;
    for file in later(&dist)? {
        let sizes = measure(&content(&file)?)?;
        sizes.print(&name_of(&file));
        if name_of(&file).starts_with(MODEL) {
            model = sizes.brotli;
        }
    }
    println!("{:<44} {:>29}", "budget of the model", MODEL_BUDGET);
    println!();

    let fonts = files_in(&dist.join("fonts"))?.into_iter().filter(|it| has_ending(it, &["woff2"]));
    let mut n_font_bytes = 0;
    for font in fonts {
        let n_bytes = fs::metadata(&font).map_err(Failure::io(font.display()))?.len() as usize;
        n_font_bytes += n_bytes;
        println!("{:<44} {n_bytes:>9}", name_of(&font));
    }
    println!("{:<44} {n_font_bytes:>9}  of {FONT_BUDGET}", "fonts");

    if deps {
        wasm_cost::print(place)?;
    }
    if keep {
        weights.extend(wasm_cost::weights(place)?);
        baseline::write(place, &weights)?;
    }
    within(total.brotli, BUDGET, "The first load")
        .inspect_err(|_| tell_what_grew(place, weights))?;
    within(model, MODEL_BUDGET, "The recognizer's model")?;
    within(n_font_bytes, FONT_BUDGET, "The fonts' total")
}

impl Sizes {
    fn plus(self, other: Sizes) -> Sizes {
        Sizes {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn print(self, name: &str) {
        println!("{name:<44} {:>9} {:>9} {:>9}", self.raw, self.gzip, self.brotli);
    }
}

/// Helps to find who has to give something back; that it can't be told must not hide why it was asked.
fn tell_what_grew(place: &Place, mut weights: Weights) {
    match baseline::read(place).and_then(|it| Ok((it, wasm_cost::weights(place)?))) {
        Ok((before, of_module)) => {
            weights.extend(of_module);
            let grown = baseline::grown(&before, &weights);
            println!(
                "\nGrown since `cargo xtask size --keep`: files with brotli, crates as they are\n{grown}"
            );
        }
        Err(failure) => step::note(&format!("What has grown is not known: {}", failure.what())),
    }
}

fn within(n_bytes: usize, budget: usize, what: &str) -> Result<(), Failure> {
    if n_bytes <= budget {
        return Ok(());
    }
    let over = n_bytes - budget;
    Err(Failure::new(format!("{what} is {over} bytes over its budget of {budget}"))
        .by_hand("cargo xtask size --deps"))
}

/// The page, and what it names: not what is fetched later, such as a worker or a story.
fn first_load(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::io(page.display()))?;
    let is_named = |it: &PathBuf| html.contains(&name_of(it)) || *it == page;
    let all = files_in(dist)?.into_iter();
    Ok(all.filter(|it| has_ending(it, &["html", "css", "js", "wasm"]) && is_named(it)).collect())
}

/// What the name of the recognizer's model begins with.
const MODEL: &str = "names-";

/// What the page brings when somebody asks for it.
fn later(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_later = |it: &PathBuf| {
        ["desk-", "stories-", "worker-", "later-", "words-", MODEL]
            .iter()
            .any(|start| name_of(it).starts_with(start))
    };
    Ok(files_in(dist)?.into_iter().filter(is_later).collect())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io(folder.display()))?;
    let mut files: Vec<_> =
        entries.flatten().map(|it| it.path()).filter(|it| it.is_file()).collect();
    files.sort();
    Ok(files)
}

fn has_ending(file: &Path, endings: &[&str]) -> bool {
    file.extension().and_then(|it| it.to_str()).is_some_and(|it| endings.contains(&it))
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What is in a file; of one that lies there compressed, what was compressed.
fn content(file: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(file).map_err(Failure::io(file.display()))?;
    if !has_ending(file, &["gz"]) {
        return Ok(bytes);
    }
    let mut content = Vec::new();
    let mut gzip = GzDecoder::new(bytes.as_slice());
    gzip.read_to_end(&mut content).map_err(Failure::io(file.display()))?;
    Ok(content)
}

fn measure(bytes: &[u8]) -> Result<Sizes, Failure> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).map_err(Failure::io("gzip"))?;
    let gzip = gzip.finish().map_err(Failure::io("gzip"))?.len();
    let mut brotli = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &params).map_err(Failure::io("brotli"))?;
    Ok(Sizes { raw: bytes.len(), gzip, brotli: brotli.len() })
}
