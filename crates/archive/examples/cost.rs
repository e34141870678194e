//! What a published archive costs its readers: the bytes of the files that each view brings, each file once.
//!
//! `cargo run --release -p dateline-archive --example cost -- SITE`. Words and entities are those of stories taken evenly
//! from the whole archive.

#![allow(clippy::print_stdout, reason = "what it prints is its product")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use dateline_archive::{Archive, Dossier, Files, Key, Name, Question, Root, Story, Words};
use dateline_article::{Unicode, read_with};
use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

/// So many stories are looked into.
const N_SAMPLE: usize = 150;
/// So many words are asked for in each way.
const N_WORDS: usize = 400;
/// A list shows so many stories at once.
const N_SHOWN: usize = 20;

/// The files of an index as they lie in a site; what is brought is counted, as a browser does that keeps what it has.
struct Folder {
    root: PathBuf,
    brought: RefCell<BTreeMap<Name, usize>>,
}

impl Files for &Folder {
    type Error = io::Error;

    async fn bring(&self, name: Name) -> io::Result<Vec<u8>> {
        let packed = fs::read(self.root.join("index").join(name.path()))?;
        self.brought.borrow_mut().insert(name, packed.len());
        let mut bytes = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

type Answer<T> = Result<T, Box<dyn Error>>;

/// What views of one kind have cost: files and bytes of each.
type Costs = Vec<(usize, usize)>;

/// A site, and what has been asked of it.
struct Measured<'a> {
    archive: Archive<&'a Folder>,
    folder: &'a Folder,
    costs: Vec<(&'static str, Costs)>,
}

impl Measured<'_> {
    /// Asks one thing, with nothing kept from before.
    fn view<T>(
        &mut self,
        what: &'static str,
        ask: impl FnOnce(&Archive<&Folder>) -> Answer<T>,
    ) -> Answer<T> {
        self.folder.brought.borrow_mut().clear();
        let answer = ask(&self.archive)?;
        let brought = self.folder.brought.borrow();
        let cost = (brought.len(), brought.values().sum());
        match self.costs.iter_mut().find(|(it, _)| *it == what) {
            Some((_, costs)) => costs.push(cost),
            None => self.costs.push((what, vec![cost])),
        }
        Ok(answer)
    }

    /// Asks for stories, and brings the first of those that are found.
    fn find(&mut self, what: &'static str, question: &Question) -> Answer<()> {
        self.view(what, |archive| {
            let found = pollster::block_on(archive.find(question)).map_err(failed)?;
            pollster::block_on(archive.stories(&found.numbers(0..N_SHOWN))).map_err(failed)?;
            Ok(())
        })
    }

    fn words(&mut self, what: &'static str, words: String) -> Answer<()> {
        self.find(what, &Question { words, ..Question::default() })
    }
}

fn failed(failed: dateline_archive::Failed<io::Error>) -> Box<dyn Error> {
    format!("{failed:?}").into()
}

fn main() -> Answer<()> {
    let site = std::env::args().nth(1).ok_or("Say which site")?;
    let site = Path::new(&site);
    let newest = fs::read_to_string(site.join("index/newest.txt"))?;
    let name = Name::parse(newest.trim()).ok_or("index/newest.txt names no file")?;
    let folder = Folder { root: site.to_owned(), brought: RefCell::default() };
    let root = pollster::block_on((&folder).bring(name))?;
    let root = Root::read(&root).ok_or("the index is none of this version")?;
    let library = fs::read(site.join("library.json"))?;
    let opening: usize = folder.brought.borrow().values().sum::<usize>() + newest.len();
    println!("{} stories, segments of {:?}", root.n_stories(), root.segments);
    println!(
        "opening: {} (library.json {}, as hosts compress it {}; newest.txt and root {opening})",
        opening + packed(&library)?,
        library.len(),
        packed(&library)?,
    );
    let archive = Archive::new(&folder, root, Unicode::TABLES);
    let mut measured = Measured { archive, folder: &folder, costs: Vec::new() };
    let stories = sample(&measured.archive)?;
    words(&mut measured, site, &stories)?;
    filters(&mut measured)?;
    entities(&mut measured, &stories)?;
    println!(
        "{:34} {:>6} {:>9} {:>9} {:>9} {:>6}",
        "view", "asked", "median", "95 %", "most", "files"
    );
    for (what, mut costs) in measured.costs {
        costs.sort_by_key(|it| it.1);
        let at =
            |share: usize| costs.get((costs.len() - 1) * share / 100).copied().unwrap_or_default();
        let (n, (files, most)) = (costs.len(), at(100));
        println!("{what:34} {n:6} {:9} {:9} {most:9} {files:6}", at(50).1, at(95).1);
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> io::Result<usize> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::default());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?.len())
}

/// Stories, evenly from all.
fn sample(archive: &Archive<&Folder>) -> Answer<Vec<Story>> {
    let n = archive.root().n_stories();
    let step = (n as usize / N_SAMPLE).max(1);
    let numbers: Vec<u32> = (0..n).step_by(step).collect();
    pollster::block_on(archive.stories(&numbers)).map_err(failed)
}

/// Asks for words of the stories: alone, together, and by their beginnings.
fn words(measured: &mut Measured<'_>, site: &Path, stories: &[Story]) -> Answer<()> {
    let mut all = BTreeSet::new();
    let mut together = Vec::new();
    for story in stories {
        let article = read_with(&fs::read(site.join(&story.src))?, Unicode::TABLES)?.article;
        let texts: Vec<&str> = article.text_refs().filter_map(|it| article.text(it)).collect();
        let own = Words::new(Unicode::TABLES).of(&texts.join(" "));
        together.push(own.clone());
        all.extend(own);
    }
    // The frequent ones are in every story, so all are among them; of the seldom ones some are enough.
    for word in
        all.iter().step_by(all.len() / N_WORDS + 1).chain(together.iter().flatten().take(N_WORDS))
    {
        measured.words("one word", format!("{word} "))?;
    }
    let beginning = |word: &String, n: usize| -> Option<String> {
        let end = word.char_indices().nth(n)?.0;
        word.get(..end).map(str::to_owned)
    };
    for n in [3, 4, 5] {
        let beginnings: BTreeSet<String> = all.iter().filter_map(|it| beginning(it, n)).collect();
        let step = beginnings.len() / N_WORDS + 1;
        for beginning in beginnings.into_iter().step_by(step) {
            measured.words("the beginning of a word", beginning)?;
        }
    }
    for own in &together {
        for words in own.chunks_exact(2).take(4) {
            measured.words("two words", words.join(" ") + " ")?;
        }
    }
    for own in &together {
        for words in own.chunks_exact(3).take(4) {
            measured.words("three words, the last begun", words.join(" "))?;
        }
    }
    Ok(())
}

/// Asks by rubric, type and month.
fn filters(measured: &mut Measured<'_>) -> Answer<()> {
    let root = measured.archive.root().clone();
    measured.find("the newest stories", &Question::default())?;
    for (section, _) in root.sections {
        let question = Question { section: Some(section), ..Question::default() };
        measured.find("a rubric", &question)?;
    }
    for (kind, _) in root.kinds {
        let question = Question { kind: Some(kind), ..Question::default() };
        measured.find("a type of entity", &question)?;
    }
    for (month, _) in root.months.iter().step_by(root.months.len() / 20 + 1) {
        let question = Question { from: *month, to: *month, ..Question::default() };
        measured.find("a month", &question)?;
        let question = Question { words: "the ".to_owned(), ..question };
        measured.find("a month and a frequent word", &question)?;
    }
    Ok(())
}

/// Asks for the entities of the stories.
fn entities(measured: &mut Measured<'_>, stories: &[Story]) -> Answer<()> {
    let leading = stories.iter().flat_map(|it| &it.cast);
    let keys: BTreeSet<&Key> = leading.clone().map(|it| &it.key).collect();
    let mut most: Option<Dossier> = None;
    for key in &keys {
        let dossier = measured
            .view("a card", |archive| pollster::block_on(archive.dossier(key)).map_err(failed))?;
        let is_more = |it: &Dossier| most.as_ref().is_none_or(|most| most.n_stories < it.n_stories);
        most = dossier.filter(is_more).or(most);
    }
    for it in leading {
        measured.view("a card, by type and name", |archive| {
            pollster::block_on(archive.meant(None, &it.kind, &it.name)).map_err(failed)
        })?;
    }
    for key in &keys {
        dossier(measured, "a dossier", key)?;
    }
    for key in &keys {
        let question = Question { entities: vec![(*key).clone()], ..Question::default() };
        measured.find("the stories of an entity", &question)?;
    }
    let Some(most) = most else { return Ok(()) };
    println!("{} is in {} stories", most.name, most.n_stories);
    dossier(measured, "the largest dossier", &most.key)?;
    let question = Question { entities: vec![most.key], ..Question::default() };
    measured.find("the stories of that entity", &question)
}

fn dossier(measured: &mut Measured<'_>, what: &'static str, key: &Key) -> Answer<()> {
    measured.view(what, |archive| {
        pollster::block_on(archive.dossier(key)).map_err(failed)?;
        pollster::block_on(archive.told(key, 0, N_SHOWN)).map_err(failed)?;
        Ok(())
    })
}
