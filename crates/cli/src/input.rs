//! What is read: files, files that belong together, standard input.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use dateline_article::LIMITS;

use crate::say::say;

/// What standard input is called on the command line.
const STDIN: &str = "-";

/// A file that is open.
pub(crate) struct Input {
    /// What messages call it.
    pub(crate) name: String,
    pub(crate) reader: Box<dyn BufRead + Send>,
}

/// The files of one story.
pub(crate) type Group = Vec<PathBuf>;

/// The files by story: each alone, but that a `.ann` file brings its `.txt` file; all together if that is said.
pub(crate) fn groups(files: &[PathBuf], together: bool) -> Vec<Group> {
    if files.is_empty() {
        return vec![vec![PathBuf::from(STDIN)]];
    }
    let mut groups: Vec<Group> = Vec::new();
    if together {
        groups.push(files.to_vec());
    } else {
        // The text that is named beside its annotations is no story of its own.
        let of_others: HashSet<PathBuf> = files.iter().filter_map(|it| text_of(it)).collect();
        let own = files.iter().filter(|it| !of_others.contains(*it));
        groups.extend(own.map(|it| vec![it.clone()]));
    }
    for group in &mut groups {
        let texts: Vec<_> = group.iter().filter_map(|it| text_of(it)).collect();
        for text in texts {
            if !group.contains(&text) && text.is_file() {
                group.push(text);
            }
        }
    }
    groups
}

/// The text of brat's annotations.
fn text_of(path: &Path) -> Option<PathBuf> {
    path.extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("ann"))
        .then(|| path.with_extension("txt"))
}

impl Input {
    /// Opens a file; says why if it can't be.
    pub(crate) fn open(path: &Path) -> Option<Input> {
        if path.as_os_str() == STDIN {
            let reader = Box::new(BufReader::new(io::stdin()));
            return Some(Input { name: "standard input".to_owned(), reader });
        }
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => Some(Input { name, reader: Box::new(BufReader::new(file)) }),
            Err(error) => {
                say(&name, error, "Check its name, and that you may read it");
                None
            }
        }
    }

    /// All of it, but not much more than any story may have; `before` has been read already.
    pub(crate) fn whole(&mut self, before: Vec<u8>) -> Option<Vec<u8>> {
        let mut bytes = before;
        let left = (LIMITS.file_bytes + 1).saturating_sub(bytes.len()) as u64;
        match self.reader.by_ref().take(left).read_to_end(&mut bytes) {
            Ok(_) => Some(bytes),
            Err(error) => {
                say(&self.name, error, "Check that it is a file, and read it again");
                None
            }
        }
    }
}
