//! What everything weighed when somebody last said that this was right: when it is too much, what has grown since is told.

use std::{cmp::Reverse, collections::BTreeMap, fmt::Write as _, fs};

use crate::{failure::Failure, place::Place};

const FILE: &str = "xtask/size-baseline.tsv";
/// What has grown least is not told.
const N_TOLD: usize = 20;

/// Bytes by kind and name: `file app.css`, as it travels; `crate leptos`, of the module as it is.
pub(super) type Weights = BTreeMap<String, usize>;

/// Reads the weights that are kept with the sources.
pub(super) fn read(place: &Place) -> Result<Weights, Failure> {
    let file = place.root.join(FILE);
    let text = fs::read_to_string(&file).map_err(Failure::io(file.display()))?;
    parsed(&text).ok_or_else(|| Failure::new(format!("{FILE} is no list of weights")))
}

/// Keeps them.
pub(super) fn write(place: &Place, weights: &Weights) -> Result<(), Failure> {
    let file = place.root.join(FILE);
    fs::write(&file, written(weights)).map_err(Failure::io(file.display()))
}

/// What has grown, as lines, that which has grown most first.
pub(super) fn grown(before: &Weights, now: &Weights) -> String {
    let mut grown: Vec<(&str, usize, usize)> = Vec::new();
    for (name, n_bytes) in now {
        let n_before = before.get(name).copied().unwrap_or(0);
        if n_before < *n_bytes {
            grown.push((name, n_bytes - n_before, *n_bytes));
        }
    }
    grown.sort_by_key(|it| Reverse(it.1));
    let mut lines = String::new();
    for (name, by, to) in grown.into_iter().take(N_TOLD) {
        let _ = writeln!(lines, "{name:<44} {:>9} to {to}", format!("+{by}"));
    }
    lines
}

/// The name of a file of the site without what tells its content.
pub(super) fn without_hash(name: &str) -> String {
    let is_hash = |it: &str| 8 <= it.len() && it.bytes().all(|it| it.is_ascii_hexdigit());
    let (stem, rest) = name.split_once(['_', '.']).unwrap_or((name, ""));
    let between = name.get(stem.len()..name.len() - rest.len()).unwrap_or_default();
    match stem.rsplit_once('-') {
        Some((plain, hash)) if is_hash(hash) => format!("{plain}{between}{rest}"),
        _ => name.to_owned(),
    }
}

fn written(weights: &Weights) -> String {
    weights.iter().map(|(name, n_bytes)| format!("{n_bytes}\t{name}\n")).collect()
}

fn parsed(text: &str) -> Option<Weights> {
    let line = |it: &str| {
        let (n_bytes, name) = it.split_once('\t')?;
        Some((name.to_owned(), n_bytes.parse().ok()?))
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(all: &[(&str, usize)]) -> Weights {
        all.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
    }

    #[test]
    fn weights_are_read_as_they_were_written() {
        let kept = weights(&[("crate core", 7), ("file app.css", 12)]);
        assert_eq!(written(&kept), "7\tcrate core\n12\tfile app.css\n");
        assert_eq!(parsed(&written(&kept)), Some(kept));
        assert_eq!(parsed("many\tfile x"), None);
    }

    #[test]
    fn what_has_grown_most_is_told_first_and_what_has_not_is_not_told() {
        let before = weights(&[("a", 10), ("b", 10), ("c", 10), ("gone", 5)]);
        let now = weights(&[("a", 11), ("b", 30), ("c", 9), ("new", 4)]);
        let told = grown(&before, &now);
        let names: Vec<_> =
            told.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(names, ["b +20 to 30", "new +4 to 4", "a +1 to 11"]);
    }

    #[test]
    fn files_keep_their_names_when_their_content_changes() {
        let check = |name, expected| assert_eq!(without_hash(name), expected);
        check("dateline-web-1a2b3c4d5e6f_bg.wasm", "dateline-web_bg.wasm");
        check("app-00ff00ff00ff00ff.css", "app.css");
        check("dateline-web-1a2b3c4d.js", "dateline-web.js");
        check("index.html", "index.html");
        check("boot.js", "boot.js");
        check("names-00ff00ff00ff00ff.bin.gz", "names.bin.gz");
    }
}
