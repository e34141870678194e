//! The words of a site's static pages: those that the app has in the site's language.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dateline_words::Words;

use super::refuse;
use crate::say::{Outcome, say};

/// Reads the words for pages in `lang` from the folder of the app, for [`Words::read`]. Empty if they are English; also if the
/// app has none, which is told.
///
/// # Errors
///
/// That they can't be read; it has been said.
pub(super) fn catalogue(app: &Path, lang: &str, is_quiet: bool) -> Result<String, Outcome> {
    let plain = plain(lang);
    if plain == "en" {
        return Ok(String::new());
    }
    let refused = |path: &Path, error| {
        refuse(&path.display(), error, "Make the app again with `cargo xtask build`")
    };
    if let Some(file) = file(app, &plain).map_err(|it| refused(app, it))? {
        let catalogue = fs::read_to_string(&file).map_err(|it| refused(&file, it))?;
        if !Words::read(&catalogue).is_english() {
            return Ok(catalogue);
        }
    }
    if !is_quiet {
        let what = format!(
            "the app is not translated into {lang}, so what the pages say themselves is in English"
        );
        say(&app.display().to_string(), what, "");
    }
    Ok(String::new())
}

/// The app's file of words: `words-fa-1a2b.txt`.
fn file(app: &Path, plain: &str) -> io::Result<Option<PathBuf>> {
    let entries = match fs::read_dir(app) {
        // Who indexes a part may have no app.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries?,
    };
    let begin = format!("words-{plain}-");
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&begin) && name.ends_with(".txt") {
            files.push(entry.path());
        }
    }
    // More than one is no folder that the build has made; the same one each time all the same.
    Ok(files.into_iter().min())
}

/// The language without where it is spoken, as the app names its own. Dari and Iran's Persian are both `fa`.
fn plain(lang: &str) -> String {
    let plain = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match plain.as_str() {
        "prs" | "pes" | "fas" | "per" => "fa".to_owned(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_the_same_wherever_it_is_spoken() {
        let check = |lang: &str, expected: &str| assert_eq!(plain(lang), expected);
        check("fa", "fa");
        check("fa-AF", "fa");
        check("prs", "fa");
        check("PRS-Arab", "fa");
        check("en-GB", "en");
        check("de", "de");
        check("", "");
    }
}
