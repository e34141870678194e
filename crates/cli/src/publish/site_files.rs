//! The files of a site: written only where something changes, and taken away again when they are no part of it any more.
//!
//! `dateline-site.json` says which files are ours. What others have put there is neither overwritten nor taken away.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::say::{Outcome, say, unwritten};

/// What says which files are ours.
pub(super) const RECORD: &str = "dateline-site.json";

/// What is wrong with somebody else's file, in words that go on from its path.
pub(super) const FOREIGN: &str = "is there already, and Dateline did not write it";

/// Of so many releases of the app the files stay: a tab that was open, or a page that was stored, asks for them.
const RELEASES: usize = 3;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    format: String,
    /// The files of the app, release by release, the newest first.
    app: Vec<BTreeSet<String>>,
    /// All other files.
    files: BTreeSet<String>,
    /// Further ones that a run has written which did not come to its end.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    unfinished: BTreeSet<String>,
}

/// The files of a site.
#[derive(Debug)]
pub(super) struct SiteFiles {
    root: PathBuf,
    /// Whether its folder was there before this run.
    is_old: bool,
    before: Record,
    /// Several threads put files.
    files: Mutex<BTreeSet<String>>,
    app: Mutex<BTreeSet<String>>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Put {
    /// It was there.
    Same,
    /// It was there with other bytes.
    Changed,
    /// It was not there.
    New,
}

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum Refused {
    /// Somebody else's file lies there.
    Foreign,
    Io(io::Error),
}

impl Refused {
    /// Says it of this file.
    pub(super) fn said(&self, file: &Path) -> Outcome {
        let file = file.display().to_string();
        match self {
            Refused::Foreign => {
                say(&file, FOREIGN, "Move it away, or say another folder with --out");
                Outcome::Unusable
            }
            Refused::Io(error) => unwritten(error, &file),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        Refused::Io(error)
    }
}

impl SiteFiles {
    /// Opens a site, which may not be there yet.
    ///
    /// # Errors
    ///
    /// Its record can't be read.
    pub(super) fn open(root: &Path) -> io::Result<SiteFiles> {
        let before = match fs::read(root.join(RECORD)) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::other)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Record::default(),
            Err(error) => return Err(error),
        };
        let (root, is_old) = (root.to_owned(), root.exists());
        Ok(SiteFiles { root, is_old, before, files: Mutex::default(), app: Mutex::default() })
    }

    /// Makes its folder, if it is not there: from here on files are written.
    ///
    /// # Errors
    ///
    /// It can't be made.
    pub(super) fn begin(&self) -> io::Result<()> {
        fs::create_dir_all(&self.root)
    }

    /// What lies where a folder is to be, and is none.
    pub(super) fn folder_in_the_way(&self, path: impl AsRef<Path>) -> Option<PathBuf> {
        let folder = self.root.join(path);
        fs::metadata(&folder).is_ok_and(|it| !it.is_dir()).then_some(folder)
    }

    /// What of somebody else lies where a file with these bytes is to be, or any file if they are not known yet.
    pub(super) fn in_the_way(&self, path: &str, bytes: Option<&[u8]>) -> Option<PathBuf> {
        if self.had(path) {
            return None;
        }
        let file = self.root.join(path);
        let folders = Path::new(path).ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
        if let Some(it) = folders.filter_map(|it| self.folder_in_the_way(it)).last() {
            return Some(it);
        }
        let is_same = bytes.is_some_and(|it| fs::read(&file).is_ok_and(|there| there == it));
        (file.exists() && !is_same).then_some(file)
    }

    /// Whether it was there before this run, and was written by one.
    pub(super) fn had(&self, path: &str) -> bool {
        let Record { files, unfinished, app, .. } = &self.before;
        files.contains(path) || unfinished.contains(path) || app.iter().any(|it| it.contains(path))
    }

    /// The bytes that a file had before this run.
    pub(super) fn read(&self, path: &str) -> Option<Vec<u8>> {
        if !self.had(path) {
            return None;
        }
        fs::read(self.root.join(path)).ok()
    }

    /// Writes a file, if it is not there as it is to be.
    ///
    /// # Errors
    ///
    /// Why that is not possible.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Refused> {
        let put = self.write(path, bytes)?;
        locked(&self.files).insert(path.to_owned());
        Ok(put)
    }

    /// Whether a file lies there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Says that a file which lies there is part of the site.
    pub(super) fn keep(&self, path: String) {
        locked(&self.files).insert(path);
    }

    /// Writes a file of the app, unless the site has one of its own in that place; whether it did.
    ///
    /// # Errors
    ///
    /// Why that is not possible.
    pub(super) fn put_app(&self, path: &str, bytes: &[u8]) -> Result<bool, Refused> {
        if locked(&self.files).contains(path) {
            return Ok(false);
        }
        self.write(path, bytes)?;
        locked(&self.app).insert(path.to_owned());
        Ok(true)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<Put, Refused> {
        let file = self.root.join(path);
        let is_unfinished = self.before.unfinished.contains(path);
        let put = match fs::read(&file) {
            // What no run has told as done is new.
            Ok(there) if there == bytes && is_unfinished => return Ok(Put::New),
            Ok(there) if there == bytes => return Ok(Put::Same),
            Ok(_) if !self.had(path) => return Err(Refused::Foreign),
            Ok(_) if is_unfinished => Put::New,
            Ok(_) => Put::Changed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Put::New,
            Err(error) => return Err(error.into()),
        };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        // In one step: whoever is stopped in the middle leaves no half of a file.
        let part = PathBuf::from(format!("{}.part", file.display()));
        fs::write(&part, bytes)?;
        fs::rename(&part, &file)?;
        Ok(put)
    }

    /// What was a file before, and is none now.
    pub(super) fn withdrawn(&self) -> Vec<String> {
        self.before.files.difference(&locked(&self.files)).cloned().collect()
    }

    /// Takes away what is no part of the site any more, and writes down what is.
    ///
    /// # Errors
    ///
    /// What could not be taken away, or written.
    pub(super) fn end(self) -> io::Result<()> {
        let (files, app) = (unlocked(self.files), unlocked(self.app));
        let older: Vec<_> = self.before.app.iter().filter(|it| **it != app).cloned().collect();
        let mut app = [vec![app], older].concat();
        let forgotten: Vec<_> = app.drain(RELEASES.min(app.len())..).collect();
        let Record { files: before, unfinished, app: releases, .. } = &self.before;
        let before = before.iter().chain(unfinished).chain(releases.iter().flatten());
        for path in before.chain(forgotten.iter().flatten()) {
            let is_ours = files.contains(path) || app.iter().any(|it| it.contains(path));
            // A record that somebody else has written leads nowhere else.
            if !is_ours && path.split('/').all(|it| !it.is_empty() && it != "..") {
                take_away(&self.root, path)?;
            }
        }
        write_record(&self.root, app, files, BTreeSet::new())
    }

    /// Writes down what was written, and takes nothing away: the run has failed.
    ///
    /// # Errors
    ///
    /// That can't be written.
    pub(super) fn give_up(self) -> io::Result<()> {
        let Record { app, files, mut unfinished, .. } = self.before;
        let n_before = unfinished.len();
        let written = unlocked(self.files).into_iter().chain(unlocked(self.app));
        let is_known = |it: &String| files.contains(it) || app.iter().any(|app| app.contains(it));
        unfinished.extend(written.filter(|it| !is_known(it)));
        if unfinished.len() == n_before {
            // Nothing is there that was not: what is written down holds still. A folder with something in it stays.
            if !self.is_old {
                let _ = fs::remove_dir(&self.root);
            }
            return Ok(());
        }
        write_record(&self.root, app, files, unfinished)
    }
}

fn locked<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unlocked<T>(it: Mutex<T>) -> T {
    it.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn write_record(
    root: &Path,
    app: Vec<BTreeSet<String>>,
    files: BTreeSet<String>,
    unfinished: BTreeSet<String>,
) -> io::Result<()> {
    let record = Record { format: "dateline-site/1".to_owned(), app, files, unfinished };
    let mut bytes = serde_json::to_vec_pretty(&record).map_err(io::Error::other)?;
    bytes.push(b'\n');
    match fs::read(root.join(RECORD)) {
        Ok(there) if there == bytes => Ok(()),
        _ => fs::write(root.join(RECORD), bytes),
    }
}

/// Takes a file away, and the folders that are empty then.
fn take_away(root: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(root.join(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut folder = Path::new(path).parent();
    while let Some(it) = folder.filter(|it| !it.as_os_str().is_empty()) {
        // Not empty: somebody else's files, or more of ours.
        if fs::remove_dir(root.join(it)).is_err() {
            break;
        }
        folder = it.parent();
    }
    Ok(())
}
