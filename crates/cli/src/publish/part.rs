//! A part of a site: what the index, the lists and the record need of some of its stories, in one file.
//!
//! First a line that says what it is, then blocks, each with the sections of the index and one for the lists; then a table that
//! says where these lie, in JSON; at the end the table's length in eight bytes and the SHA-256 of all before it.

use std::cmp::Reverse;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use dateline_archive::{Block, Entry};
use dateline_site::{Listed, Site};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

/// What every part begins with, and what those of this version go on with.
const KIND: &[u8] = b"dateline-part/";
const MAGIC: &[u8] = b"dateline-part/1\n";

/// The length of the table, and the hash.
const TAIL: u64 = 8 + 32;

/// So much is gathered in memory before it is written down.
const BLOCK: usize = 32 << 20;

/// The sections of a block: those of the index, and the rows of the lists.
pub(super) type Sections = [(u64, u64); 4];

/// A story as the lists and the record want it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) listed: Listed,
    /// The paths of its pictures in the site.
    pub(super) pictures: Vec<String>,
}

impl Row {
    /// Those of its files that are its alone.
    pub(super) fn own_files(&self) -> [String; 2] {
        let place = &self.listed.place;
        [place.story(), format!("{}index.html", place.page())]
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Table {
    site: Site,
    #[serde(default = "english")]
    words: String,
    n_stories: usize,
    blocks: Vec<Sections>,
}

/// Parts that don't say it were made before there were others.
fn english() -> String {
    "en".to_owned()
}

/// A part in the making.
pub(super) struct PartWriter {
    file: NamedTempFile,
    hash: Sha256,
    at: u64,
    table: Table,
    block: Block,
    rows: Vec<Row>,
}

impl PartWriter {
    /// Begins one, in a file of a folder that is gone if the part is not [kept](PartWriter::keep).
    ///
    /// # Errors
    ///
    /// That it can't be written.
    pub(super) fn within(folder: &Path, site: &Site, words: &str) -> io::Result<PartWriter> {
        let file = tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)?;
        let (site, words) = (site.clone(), words.to_owned());
        let table = Table { site, words, n_stories: 0, blocks: Vec::new() };
        let (block, rows) = (Block::default(), Vec::new());
        let mut part = PartWriter { file, hash: Sha256::new(), at: 0, table, block, rows };
        part.write(MAGIC)?;
        Ok(part)
    }

    pub(super) fn n_stories(&self) -> usize {
        self.table.n_stories
    }

    /// Adds a story.
    ///
    /// # Errors
    ///
    /// As for [`PartWriter::within`].
    pub(super) fn add(&mut self, entry: Entry, row: Row) -> io::Result<()> {
        self.table.n_stories += 1;
        self.block.add(entry);
        self.rows.push(row);
        if self.block.n_bytes() < BLOCK { Ok(()) } else { self.end_block() }
    }

    fn end_block(&mut self) -> io::Result<()> {
        let mut rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        rows.sort_by_cached_key(|it| it.listed.order());
        let mut lines = Vec::new();
        for row in &rows {
            serde_json::to_writer(&mut lines, row)?;
            lines.push(b'\n');
        }
        let [stories, words, cast] = std::mem::take(&mut self.block).sections()?;
        let mut sections = Sections::default();
        for (laid, bytes) in sections.iter_mut().zip([stories, words, cast, lines]) {
            *laid = (self.at, bytes.len() as u64);
            self.write(&bytes)?;
        }
        self.table.blocks.push(sections);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.at += bytes.len() as u64;
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.end_block()?;
        let table = serde_json::to_vec(&self.table)?;
        self.write(&table)?;
        self.write(&(table.len() as u64).to_le_bytes())?;
        let hash = std::mem::take(&mut self.hash).finalize();
        self.file.write_all(&hash)
    }

    /// Ends it, for this run alone.
    ///
    /// # Errors
    ///
    /// As for [`PartWriter::within`].
    pub(super) fn for_this_run(mut self) -> io::Result<(Part, NamedTempFile)> {
        self.end()?;
        let Table { site, words, n_stories, blocks } = self.table;
        let path = self.file.path().to_owned();
        Ok((Part { path, site, words, n_stories, blocks }, self.file))
    }

    /// Ends it, and keeps it, in one step.
    ///
    /// # Errors
    ///
    /// As for [`PartWriter::within`].
    pub(super) fn keep(mut self, path: &Path) -> io::Result<()> {
        self.end()?;
        let file = self.file.persist(path)?;
        // A file of a run is its own alone; a part is for whoever may read the folder.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.sync_all()
    }
}

/// A part that is whole.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) path: PathBuf,
    pub(super) site: Site,
    /// The language of what the pages of its stories say themselves.
    pub(super) words: String,
    pub(super) n_stories: usize,
    pub(super) blocks: Vec<Sections>,
}

/// Why a part can't be used.
#[derive(Debug)]
pub(super) enum Unfit {
    Io(io::Error),
    /// It is something else.
    Foreign,
    /// Another version of Dateline made it.
    Version,
    Damaged,
}

impl From<io::Error> for Unfit {
    fn from(error: io::Error) -> Unfit {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Unfit::Damaged,
            _ => Unfit::Io(error),
        }
    }
}

impl Part {
    /// Opens a part, and reads it through once: what is damaged is told before anything is made of it.
    ///
    /// # Errors
    ///
    /// See [`Unfit`].
    pub(super) fn open(path: &Path) -> Result<Part, Unfit> {
        let mut file = File::open(path)?;
        let mut start = Vec::new();
        (&mut file).take(MAGIC.len() as u64).read_to_end(&mut start)?;
        if start != MAGIC {
            let is_ours = start.starts_with(KIND) && !MAGIC.starts_with(&start);
            return Err(if is_ours {
                Unfit::Version
            } else if MAGIC.starts_with(&start) && !start.is_empty() {
                Unfit::Damaged
            } else {
                Unfit::Foreign
            });
        }
        let len = file.metadata()?.len();
        let table_end = len.checked_sub(TAIL).ok_or(Unfit::Damaged)?;
        file.rewind()?;
        let mut hash = Sha256::new();
        let mut reader = BufReader::with_capacity(1 << 16, (&mut file).take(table_end + 8));
        loop {
            let n = {
                let bytes = reader.fill_buf()?;
                hash.update(bytes);
                bytes.len()
            };
            if n == 0 {
                break;
            }
            reader.consume(n);
        }
        let mut said = [0; 32];
        file.seek(SeekFrom::Start(table_end + 8))?;
        file.read_exact(&mut said)?;
        if hash.finalize().as_slice() != said {
            return Err(Unfit::Damaged);
        }
        let mut n_bytes = [0; 8];
        file.seek(SeekFrom::Start(table_end))?;
        file.read_exact(&mut n_bytes)?;
        let n_bytes = u64::from_le_bytes(n_bytes);
        let table_start = table_end.checked_sub(n_bytes).ok_or(Unfit::Damaged)?;
        file.seek(SeekFrom::Start(table_start))?;
        let table = BufReader::new(file.take(n_bytes));
        let Table { site, words, n_stories, blocks } =
            serde_json::from_reader(table).map_err(|_| Unfit::Damaged)?;
        Ok(Part { path: path.to_owned(), site, words, n_stories, blocks })
    }

    /// A section of one of its blocks.
    ///
    /// # Errors
    ///
    /// That it can't be read.
    pub(super) fn section(
        &self,
        block: usize,
        section: usize,
    ) -> io::Result<BufReader<io::Take<File>>> {
        let laid = self.blocks.get(block).and_then(|it| it.get(section));
        let (start, len) = laid.copied().ok_or(io::ErrorKind::NotFound)?;
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(BufReader::new(file.take(len)))
    }
}

/// The stories of parts for the lists, the newest first.
pub(super) struct Rows {
    runs: Vec<io::Lines<BufReader<io::Take<File>>>>,
    heads: std::collections::BinaryHeap<Reverse<Head>>,
}

/// What [`Listed::order`] makes, and of which run it is.
type Order = ((Reverse<Option<i64>>, String), usize);

struct Head(Order, Row);

impl Rows {
    /// Of these parts.
    ///
    /// # Errors
    ///
    /// That they can't be read.
    pub(super) fn of(parts: &[Part]) -> io::Result<Rows> {
        let blocks = parts.iter().flat_map(|part| (0..part.blocks.len()).map(move |it| (part, it)));
        let runs = blocks.map(|(part, it)| Ok(part.section(it, 3)?.lines()));
        let mut rows = Rows { runs: runs.collect::<io::Result<_>>()?, heads: Default::default() };
        (0..rows.runs.len()).try_for_each(|it| rows.fill(it))?;
        Ok(rows)
    }

    fn fill(&mut self, run: usize) -> io::Result<()> {
        let Some(line) = self.runs.get_mut(run).and_then(Iterator::next) else { return Ok(()) };
        let row: Row = serde_json::from_str(&line?)?;
        self.heads.push(Reverse(Head((row.listed.order(), run), row)));
        Ok(())
    }
}

impl Iterator for Rows {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<io::Result<Row>> {
        let Reverse(Head((_, run), row)) = self.heads.pop()?;
        Some(self.fill(run).map(|()| row))
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Head {}
