//! The index of the site's stories, made of parts.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use dateline_archive::{Blocks, Fault, Name, Section, Store, make};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use super::part::Part;
use super::site_files::{Refused, SiteFiles};

/// The folder of the index in a site.
const FOLDER: &str = "index";

/// What says where the newest index begins.
const NEWEST: &str = "index/newest.txt";

/// Makes the index of `parts` in the site, and says there where it begins. What does not fit into memory lies in a folder
/// within `out` for as long as it is needed.
///
/// # Errors
///
/// What can't be read or written.
pub(super) fn make_index(parts: &[Part], out: &Path, files: &SiteFiles) -> Result<(), Fault> {
    let folder = tempfile::Builder::new().prefix(".dateline-").tempdir_in(out)?;
    let all = parts.iter().flat_map(|part| (0..part.blocks.len()).map(move |it| (part, it)));
    let mut blocks = Laid { blocks: all.collect(), kept: Vec::new(), folder: folder.path() };
    let store = IndexFiles(files);
    let root = make(&mut blocks, &store)?;
    store.put_named(NEWEST, format!("{root}\n").as_bytes())?;
    Ok(folder.close()?)
}

/// The blocks of all parts, each by its part and its number there, and what was kept of them.
struct Laid<'a> {
    blocks: Vec<(&'a Part, usize)>,
    kept: Vec<PathBuf>,
    folder: &'a Path,
}

impl Blocks for Laid<'_> {
    fn count(&self) -> usize {
        self.blocks.len()
    }

    fn open(&self, block: usize, section: Section) -> io::Result<Box<dyn Read + Send + '_>> {
        let (part, block) = self.blocks.get(block).copied().ok_or(io::ErrorKind::NotFound)?;
        let nth = Section::ALL.iter().position(|it| *it == section).unwrap_or_default();
        Ok(Box::new(part.section(block, nth)?))
    }

    fn keep(&mut self, block: usize, run: Vec<u8>) -> io::Result<()> {
        let path = self.folder.join(format!("kept-{block}"));
        fs::write(&path, run)?;
        self.kept.push(path);
        Ok(())
    }

    fn kept(&self, block: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        let path = self.kept.get(block).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(BufReader::new(File::open(path)?)))
    }
}

/// Puts the files of an index where the site has them.
struct IndexFiles<'a>(&'a SiteFiles);

impl IndexFiles<'_> {
    fn put_named(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self.0.put(path, bytes) {
            Ok(_) => Ok(()),
            Err(Refused::Io(error)) => Err(error),
            Err(Refused::Foreign) => {
                let what = format!("{path} is there already, and Dateline did not write it");
                Err(io::Error::new(io::ErrorKind::AlreadyExists, what))
            }
        }
    }
}

impl Store for IndexFiles<'_> {
    type Error = io::Error;

    /// Compressed here, since hosts compress no type that they don't know; without a time, so that the same is the same.
    fn put(&self, bytes: &[u8]) -> io::Result<(Name, u64)> {
        let mut gzip = GzBuilder::new().write(Vec::new(), Compression::new(7));
        gzip.write_all(bytes)?;
        let packed = gzip.finish()?;
        let mut name = [0; 12];
        name.iter_mut().zip(Sha256::digest(&packed)).for_each(|(a, b)| *a = b);
        let name = Name(name);
        self.put_named(&format!("{FOLDER}/{}", name.path()), &packed)?;
        Ok((name, packed.len() as u64))
    }
}
