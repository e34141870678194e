//! Short names between the module and its glue.
//!
//! wasm-bindgen names each import after what it calls and a hash of 16 digits, in both files: that is 6 KB of the first
//! load, which no compression takes away. wasm-opt gives short names to the module and says which.

use std::{collections::HashMap, fs, path::Path};

use crate::{failure::Failure, place::Place, step, tools::Toolbox};

/// The name that wasm-opt gives to the one module that everything is imported from.
const MODULE: &str = "a";

/// Shortens the names in `module` and in `glue`, the script that wasm-bindgen made for it.
pub(crate) fn shorten(
    place: &Place,
    toolbox: &Toolbox,
    module: &Path,
    glue: &Path,
) -> Result<(), Failure> {
    let mut wasm_opt = toolbox.path.command("wasm-opt");
    wasm_opt.current_dir(&place.root).arg(module);
    wasm_opt.arg("--minify-imports-and-exports-and-modules");
    // Who made it, and what it asks of a browser, which sees that for itself.
    wasm_opt.args(["--strip-producers", "--strip-target-features", "--output"]).arg(module);
    let begun = step::say("Shortening the names between module and glue");
    let table = step::output_of(&mut wasm_opt).ok_or_else(|| {
        Failure::new("wasm-opt did not shorten the names").by_hand(step::as_typed(&wasm_opt))
    })?;
    let script = fs::read_to_string(glue).map_err(Failure::io(glue.display()))?;
    let renamed = renamed(&script, &Names::read(&table)).map_err(Failure::new)?;
    fs::write(glue, renamed).map_err(Failure::io(glue.display()))?;
    step::done(begun);
    Ok(())
}

/// Which name became which.
#[derive(Debug, Default)]
struct Names<'t> {
    modules: Vec<&'t str>,
    imports: HashMap<&'t str, &'t str>,
    exports: HashMap<&'t str, &'t str>,
}

impl<'t> Names<'t> {
    /// Reads wasm-opt's table: a line `["module", "name", "short"]` for each import, `["name", "short"]` for each
    /// export.
    fn read(table: &'t str) -> Names<'t> {
        let mut names = Names::default();
        for line in table.lines().filter(|it| it.trim_start().starts_with('[')) {
            match line.split('"').skip(1).step_by(2).collect::<Vec<_>>()[..] {
                [module, name, short] => {
                    names.imports.insert(name, short);
                    if !names.modules.contains(&module) {
                        names.modules.push(module);
                    }
                }
                [name, short] => drop(names.exports.insert(name, short)),
                _ => {}
            }
        }
        names
    }
}

/// The glue with short names: `NAME: function` where it gives, `wasm.NAME` where it takes.
fn renamed(script: &str, names: &Names<'_>) -> Result<String, String> {
    let [module] = names.modules[..] else {
        return Err(format!("the module imports from {:?}, not from one place", names.modules));
    };
    let mut out = String::with_capacity(script.len());
    let mut given = 0;
    let mut rest = script;
    while let Some(at) = rest.find(is_part) {
        let (before, word) = rest.split_at(at);
        let (word, after) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
        out.push_str(before);
        let short = match (names.imports.get(word), names.exports.get(word)) {
            (Some(short), _) if after.starts_with(": ") => {
                given += 1;
                Some(short)
            }
            (_, Some(short)) if out.ends_with("wasm.") => Some(short),
            _ => None,
        };
        out.push_str(short.unwrap_or(&word));
        rest = after;
    }
    out.push_str(rest);
    let (from, to) = (format!("\"{module}\": "), format!("\"{MODULE}\": "));
    if given != names.imports.len() || out.matches(&from).count() != 1 {
        return Err(format!(
            "{given} of {} imports were found in the glue: wasm-bindgen writes it otherwise now, see xtask/src/names.rs",
            names.imports.len()
        ));
    }
    Ok(out.replace(&from, &to))
}

/// A character of a name in JavaScript.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"{
 "imports": [
  ["./app_bg.js", "__wbg_now_1", "a"],
  ["./app_bg.js", "__wbg_now_2", "$b"]
 ],
"exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;

    #[test]
    fn each_import_is_renamed_where_it_is_given_and_each_export_where_it_is_taken() {
        let glue = "const i = {\n__wbg_now_1: function() { return memory(wasm.memory.buffer); },\n\
                    __wbg_now_2: function() {} };\nreturn { \"./app_bg.js\": i };\nwasm.__wbindgen_start();";
        let short = "const i = {\na: function() { return memory(wasm.c.buffer); },\n\
                     $b: function() {} };\nreturn { \"a\": i };\nwasm.d();";
        assert_eq!(renamed(glue, &Names::read(TABLE)).as_deref(), Ok(short));
    }

    #[test]
    fn a_glue_that_is_written_otherwise_is_refused() {
        assert!(renamed("__wbg_now_1: \"./app_bg.js\": ", &Names::read(TABLE)).is_err());
        assert!(renamed("", &Names::default()).is_err());
    }
}
