//! What Trunk leaves undone in `dist/`: two style sheets, scripts without their comments, short names
//! between module and glue, names by content for what is brought later, the recognizer's model, the languages, and what of
//! all that the service worker keeps.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};

use crate::{
    failure::Failure,
    fingerprint,
    languages::{self, Language},
    names, node,
    place::Place,
    step,
    tools::Toolbox,
};

/// Packs `dist/`; scripts only where Node is, as with wasm-opt.
pub(crate) fn run(place: &Place, toolbox: &Toolbox) -> Result<(), Failure> {
    join_styles(&place.dist())?;
    if toolbox.optimises {
        minify_scripts(place, toolbox)?;
    }
    name_later(&place.dist())?;
    add_model(place)?;
    add_languages(place)?;
    complete_worker(&place.dist())
}

/// The style sheet of the faces. Those before it in the page are for the first paint; those after it, for what opens later.
const FACES_SHEET: &str = "fonts-";

/// The modules that are brought when somebody asks for them, and what boot.js calls them.
const LATER_MODULES: [(&str, &str); 3] =
    [("dateline-desk", "desk"), ("dateline-library", "stories"), ("dateline-worker", "worker")];

/// Each sheet is a file of its own to work in; a reader would wait for two dozen answers. One is for the first paint, and two,
/// which boot.js brings, for the faces and for what opens later.
fn join_styles(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::io(index.display()))?;
    let Some((packed, sheets)) = joined(&html, "app.css") else { return Ok(()) };
    let n_first = sheets.iter().position(|it| it.starts_with(FACES_SHEET));
    let (first, rest) = sheets.split_at(n_first.unwrap_or(sheets.len()));
    let (faces, later) = rest.split_at(rest.len().min(1));
    let app = join(dist, first, "app")?;
    let mut packed = packed.replace("app.css", &format!("{app}.css"));
    for (what, sheets) in [("later", later), ("faces", faces)] {
        packed = announced(&packed, what, &join(dist, sheets, what)?);
    }
    fs::write(&index, packed).map_err(Failure::io(index.display()))
}

/// Makes one sheet of several; returns its name without the ending, by its content, so that no cache shows an old one.
fn join(dist: &Path, sheets: &[String], name: &str) -> Result<String, Failure> {
    let mut css = String::new();
    for sheet in sheets {
        let file = dist.join(sheet);
        css.push_str(&fs::read_to_string(&file).map_err(Failure::io(file.display()))?);
        fs::remove_file(&file).map_err(Failure::io(file.display()))?;
    }
    let file = dist.join(format!("{name}.css"));
    fs::write(&file, css).map_err(Failure::io(file.display()))?;
    let named = format!("{name}-{}", fingerprint::of_files(dist, &[&format!("{name}.css")])?);
    fs::rename(&file, dist.join(format!("{named}.css"))).map_err(Failure::io(file.display()))?;
    Ok(named)
}

/// The page, whose boot script is told where something lies: the name without its ending.
fn announced(html: &str, what: &str, name: &str) -> String {
    html.replacen(" data-boot", &format!(" data-boot data-{what}=./{name}"), 1)
}

/// Gives the modules that are brought later names by their content too.
fn name_later(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index).map_err(Failure::io(index.display()))?;
    for (program, what) in LATER_MODULES {
        let files = ["", "_bg"]
            .map(|it| format!("{program}{it}.{}", if it.is_empty() { "js" } else { "wasm" }));
        let hash = fingerprint::of_files(dist, &files.each_ref().map(String::as_str))?;
        for file in &files {
            let named = file.replacen(program, &format!("{what}-{hash}"), 1);
            fs::rename(dist.join(file), dist.join(named)).map_err(Failure::io(file))?;
        }
        html = announced(&html, what, &format!("{what}-{hash}"));
    }
    fs::write(&index, html).map_err(Failure::io(index.display()))
}

/// The recognizer's model. Compressed here, since hosts compress no type that they don't know, and with gzip, since no
/// browser lets a program ask for brotli.
fn add_model(place: &Place) -> Result<(), Failure> {
    let (dist, model) = (place.dist(), place.root.join("crates/recognizer/model/names.bin"));
    let bytes = fs::read(&model).map_err(Failure::io(model.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes).map_err(Failure::io("gzip"))?;
    let packed = gzip.finish().map_err(Failure::io("gzip"))?;
    let file = dist.join("names.bin.gz");
    fs::write(&file, packed).map_err(Failure::io(file.display()))?;
    let named = format!("names-{}", fingerprint::of_files(&dist, &["names.bin.gz"])?);
    fs::rename(&file, dist.join(format!("{named}.bin.gz"))).map_err(Failure::io(file.display()))?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::io(index.display()))?;
    fs::write(&index, announced(&html, "model", &named)).map_err(Failure::io(index.display()))
}

/// The languages of the interface: a file of words each, and in the page which there are: `fa rtl words-1a2b.txt Name|…`.
fn add_languages(place: &Place) -> Result<(), Failure> {
    let dist = place.dist();
    let mut listed = Vec::new();
    for Language { tag, dir, name, catalogue } in languages::all(place)? {
        let file = format!("words-{tag}.txt");
        fs::write(dist.join(&file), catalogue).map_err(Failure::io(&file))?;
        let named = format!("words-{tag}-{}.txt", fingerprint::of_files(&dist, &[&file])?);
        fs::rename(dist.join(&file), dist.join(&named)).map_err(Failure::io(&file))?;
        listed.push(format!("{tag} {dir} {named} {}", name.replace(['"', '|', '&'], "")));
    }
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::io(index.display()))?;
    let listed = format!(" data-boot data-languages=\"{}\"", listed.join("|"));
    fs::write(&index, html.replacen(" data-boot", &listed, 1)).map_err(Failure::io(index.display()))
}

/// Tells the service worker which files there are: the last thing that is done, since it tells their hashes too.
fn complete_worker(dist: &Path) -> Result<(), Failure> {
    let script = dist.join(dateline_shell::SCRIPT);
    let worker = fs::read_to_string(&script).map_err(Failure::io(script.display()))?;
    let mut files = Vec::new();
    for folder in [dist.to_owned(), dist.join("fonts")] {
        for file in ending(&folder, "")?.into_iter().filter(|it| it.is_file()) {
            let bytes = fs::read(&file).map_err(Failure::io(file.display()))?;
            let path = file.strip_prefix(dist).unwrap_or(&file);
            files.push((path.to_string_lossy().replace('\\', "/"), bytes));
        }
    }
    let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let worker = dateline_shell::completed(&worker, files);
    fs::write(&script, worker).map_err(Failure::io(script.display()))
}

/// The page with one link to `name` in place of its style sheets, and what they were.
fn joined(html: &str, name: &str) -> Option<(String, Vec<String>)> {
    let mut packed = String::with_capacity(html.len());
    let mut sheets = Vec::new();
    let mut rest = html;
    while let Some((before, (tag, after))) =
        rest.split_once("<link ").and_then(|(before, it)| Some((before, it.split_once('>')?)))
    {
        packed.push_str(before);
        match tag.split(' ').find_map(|it| it.strip_prefix("href=./")?.strip_suffix(".css")) {
            Some(sheet) if tag.contains("rel=stylesheet") => {
                if sheets.is_empty() {
                    packed.push_str(&format!("<link href=./{name} rel=stylesheet>"));
                }
                sheets.push(format!("{sheet}.css"));
            }
            _ => packed.push_str(&format!("<link {tag}>")),
        }
        rest = after;
    }
    packed.push_str(rest);
    (1 < sheets.len()).then_some((packed, sheets))
}

/// How scripts are made small. Nothing in them is made with `new` of a function of theirs, so that each may be an arrow;
/// what the glue says in the console is for who wrote the call, and that is boot.js.
const COMPRESS: &str =
    "ecma=2020,unsafe_arrows,unsafe_methods,pure_funcs=console.warn,sequences=false";

/// Trunk's own minifier stops at the glue's `export default`.
fn minify_scripts(place: &Place, toolbox: &Toolbox) -> Result<(), Failure> {
    let mut path = toolbox.path.clone();
    if path.find(&["terser"]).is_none() {
        path.prepend(&node::ensure_packers(place, &path)?);
    }
    let dist = place.dist();
    for module in ending(&dist, "_bg.wasm")? {
        let glue = dist.join(name_of(&module).replace("_bg.wasm", ".js"));
        names::shorten(place, toolbox, &module, &glue)?;
        drop_other_start(&glue)?;
    }
    for entry in fs::read_dir(&dist).map_err(Failure::io(dist.display()))? {
        let file = entry.map_err(Failure::io(dist.display()))?.path();
        if file.extension().is_none_or(|it| it != "js") {
            continue;
        }
        let mut terser = path.command("terser");
        terser
            .args(["--module", "--compress", COMPRESS, "--mangle", "--output"])
            .arg(&file)
            .arg("--")
            .arg(&file);
        step::quiet(place, &format!("Minifying {}", name_of(&file)), &mut terser)?;
    }
    Ok(())
}

/// The glue has two ways to start the module, and nothing uses the one that stops the page meanwhile.
fn drop_other_start(glue: &Path) -> Result<(), Failure> {
    let script = fs::read_to_string(glue).map_err(Failure::io(glue.display()))?;
    let script = script.replacen("export { initSync, ", "export { ", 1);
    fs::write(glue, script).map_err(Failure::io(glue.display()))
}

/// The files in `folder` whose names end so.
fn ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io(folder.display()))?;
    let files = entries.flatten().map(|it| it.path());
    let mut files: Vec<_> = files.filter(|it| name_of(it).ends_with(ending)).collect();
    files.sort();
    Ok(files)
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<(&str, &[&str])>) {
        let sheets = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(
            joined(html, "all.css"),
            expected.map(|(html, it)| (html.to_owned(), sheets(it)))
        );
    }

    #[test]
    fn style_sheets_become_one_where_the_first_was() {
        check(
            "<a><link href=x.svg rel=icon><link href=./a-1.css integrity=q rel=stylesheet><link href=./b-2.css rel=stylesheet><b>",
            Some((
                "<a><link href=x.svg rel=icon><link href=./all.css rel=stylesheet><b>",
                &["a-1.css", "b-2.css"],
            )),
        );
        assert_eq!(
            announced("<script data-boot data-js=x>", "desk", "desk-1"),
            "<script data-boot data-desk=./desk-1 data-js=x>"
        );
        check("<link href=./a-1.css rel=stylesheet><b>", None);
        check("<p>No links", None);
    }
}
