//! What Trunk leaves undone in `dist/`: one style sheet, scripts without their comments, short names
//! between module and glue.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{failure::Failure, fingerprint, names, node, place::Place, step, tools::Toolbox};

/// Packs `dist/`; scripts only where Node is, as with wasm-opt.
pub(crate) fn run(place: &Place, toolbox: &Toolbox) -> Result<(), Failure> {
    join_styles(&place.dist())?;
    if toolbox.optimises {
        minify_scripts(place, toolbox)?;
    }
    Ok(())
}

/// Each sheet is a file of its own to work in; a reader would wait for six answers.
fn join_styles(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::io(index.display()))?;
    let Some((packed, sheets)) = joined(&html, "app.css") else { return Ok(()) };
    let mut css = String::new();
    for sheet in &sheets {
        let file = dist.join(sheet);
        css.push_str(&fs::read_to_string(&file).map_err(Failure::io(file.display()))?);
        fs::remove_file(&file).map_err(Failure::io(file.display()))?;
    }
    let file = dist.join("app.css");
    fs::write(&file, css).map_err(Failure::io(file.display()))?;
    // Named by its content, so that no cache shows an old one.
    let name = format!("app-{}.css", fingerprint::of_files(dist, &["app.css"])?);
    fs::rename(&file, dist.join(&name)).map_err(Failure::io(file.display()))?;
    fs::write(&index, packed.replace("app.css", &name)).map_err(Failure::io(index.display()))
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

/// Trunk's own minifier stops at the glue's `export default`.
fn minify_scripts(place: &Place, toolbox: &Toolbox) -> Result<(), Failure> {
    let mut path = toolbox.path.clone();
    if path.find(&["terser"]).is_none() {
        path.prepend(&node::ensure_packers(place, &path)?);
    }
    let dist = place.dist();
    let module = the_one(&dist, "_bg.wasm")?;
    let glue = dist.join(name_of(&module).replace("_bg.wasm", ".js"));
    names::shorten(place, toolbox, &module, &glue)?;
    for entry in fs::read_dir(&dist).map_err(Failure::io(dist.display()))? {
        let file = entry.map_err(Failure::io(dist.display()))?.path();
        if file.extension().is_none_or(|it| it != "js") {
            continue;
        }
        let mut terser = path.command("terser");
        terser
            .args(["--module", "--compress", "--mangle", "--output"])
            .arg(&file)
            .arg("--")
            .arg(&file);
        step::quiet(place, &format!("Minifying {}", name_of(&file)), &mut terser)?;
    }
    Ok(())
}

/// The only file in `folder` whose name ends so.
fn the_one(folder: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io(folder.display()))?;
    let mut found =
        entries.flatten().map(|it| it.path()).filter(|it| name_of(it).ends_with(ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        _ => Err(Failure::new(format!("not one file *{ending} in {}", folder.display()))),
    }
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
        check("<link href=./a-1.css rel=stylesheet><b>", None);
        check("<p>No links", None);
    }
}
