use std::cell::Cell;
use std::future;
use std::io::{self, Read};
use std::mem::replace;
use std::task::Poll;

use dateline_article::{Unicode, read_with};

use super::*;
use crate::ask::Archive;
use crate::entry::Entry;
use crate::key::Key;
use crate::month::Month;
use crate::question::{Question, Sort};
use crate::testing::Memory;
use crate::tree::Files;
use crate::words::Words;

#[derive(Default)]
struct InMemory {
    blocks: Vec<[Vec<u8>; 3]>,
    kept: Vec<Vec<u8>>,
}

impl Blocks for InMemory {
    fn count(&self) -> usize {
        self.blocks.len()
    }

    fn open(&self, block: usize, section: Section) -> io::Result<Box<dyn Read + Send + '_>> {
        let nth = Section::ALL.iter().position(|it| *it == section).unwrap();
        Ok(Box::new(self.blocks[block][nth].as_slice()))
    }

    fn keep(&mut self, block: usize, run: Vec<u8>) -> io::Result<()> {
        assert_eq!(block, self.kept.len());
        self.kept.push(run);
        Ok(())
    }

    fn kept(&self, block: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        Ok(Box::new(self.kept[block].as_slice()))
    }
}

/// A story of day `nth`: by its number it is about one or another, in one of three rubrics.
fn story(nth: usize) -> String {
    let date = format!("{:04}-{:02}-{:02}", 2000 + nth / 336, nth / 28 % 12 + 1, nth % 28 + 1);
    let (who, id) = match nth % 5 {
        0 => ("Ann Lee", r#", "ids": {"wikidata": "Q1"}, "aliases": ["Lee"], "role": "Speaker""#),
        1 => ("Ann Lee", ""),
        2 => ("Lee", ""),
        _ => ("Bob Cole", ""),
    };
    let section = ["Politics", "Culture", "Sport"][nth % 3];
    let word = if nth.is_multiple_of(10) { "rarely" } else { "often" };
    let text = format!("{who} was {word} in Kabul, number{nth}. Nobody said so. {who} said “Yes”.");
    let at = text.rfind(who).unwrap();
    let (start, end) = (text[..at].chars().count(), text[..at].chars().count() + who.len());
    let (said, over) = (end + 6, text.chars().count() - 1);
    format!(
        r#"{{"format": "dateline/1", "headline": "Story {nth} of {word}", "section": "{section}",
        "published": "{date}", "blocks": [{{"text": "{text}"}}],
        "entities": [{{"id": "a", "type": "person", "name": "{who}"{id}}}, {{"id": "k", "type": "place", "name": "Kabul"}}],
        "mentions": [{{"entity": "a", "block": 0, "start": 0, "end": {len}}}, {{"entity": "a", "block": 0, "start": {start}, "end": {end}}},
            {{"entity": "k", "block": 0, "start": {kabul}, "end": {kabul_end}}}],
        "quotes": [{{"speaker": "a", "kind": "direct", "parts": [{{"block": 0, "start": {said}, "end": {over}}}]}}]}}"#,
        len = who.len(),
        kabul = text.find("Kabul").unwrap(),
        kabul_end = text.find("Kabul").unwrap() + 5,
    )
}

fn entry(nth: usize) -> Entry {
    let article = read_with(story(nth).as_bytes(), Unicode::TABLES).unwrap().article;
    let millis = Some(nth as i64 * 86_400_000);
    let src = format!("articles/{nth}.json");
    Entry::new(&article, &src, millis, &mut Words::new(Unicode::TABLES), Unicode::TABLES)
}

/// The index of these stories, in blocks of `n`.
fn index(stories: impl Iterator<Item = usize>, n: usize) -> (Memory, Name) {
    let mut blocks = InMemory::default();
    let stories: Vec<usize> = stories.collect();
    for chunk in stories.chunks(n) {
        let mut block = Block::default();
        chunk.iter().for_each(|it| block.add(entry(*it)));
        blocks.blocks.push(block.sections().unwrap());
    }
    let store = Memory::default();
    let root = make(&mut blocks, &store).unwrap();
    (store, root)
}

fn archive(n: usize) -> Archive<Memory> {
    let (store, root) = index(0..n, 100);
    let root = Root::read(&store.files()[&root]).unwrap();
    Archive::new(store, root, Unicode::TABLES)
}

#[test]
fn neither_order_nor_parts_change_a_byte() {
    let (one, root) = index(0..400, 1000);
    for (stories, n) in [((0..400).rev().collect::<Vec<_>>(), 7), ((0..400).collect(), 64)] {
        let (other, other_root) = index(stories.into_iter(), n);
        assert_eq!(other_root, root);
        assert!(other.files() == one.files());
    }
}

#[test]
fn a_story_in_two_blocks_is_told() {
    let stories = [1, 2, 1];
    let mut blocks = InMemory::default();
    for it in stories {
        let mut block = Block::default();
        block.add(entry(it));
        blocks.blocks.push(block.sections().unwrap());
    }
    let fault = make(&mut blocks, &Memory::default()).unwrap_err();
    assert!(matches!(fault, Fault::Twice(src) if src == "articles/1.json"));
}

#[test]
fn a_block_that_is_cut_off_is_told() {
    let mut block = Block::default();
    block.add(entry(1));
    let whole = block.sections().unwrap();
    for section in 0..3 {
        for len in 1..whole[section].len() {
            let mut cut = whole.clone();
            cut[section].truncate(len);
            let mut blocks = InMemory { blocks: vec![cut], kept: Vec::new() };
            // Between two records a run may end; what it would have had is not missed by anybody then.
            if let Err(fault) = make(&mut blocks, &Memory::default()) {
                assert!(matches!(fault, Fault::Damaged), "{fault:?}");
            }
        }
    }
}

#[test]
fn a_newer_story_changes_few_files() {
    let (before, _) = index(0..1500, 1000);
    let (after, _) = index(0..1501, 1000);
    let before = before.files();
    let n_new = after.files().keys().filter(|it| !before.contains_key(it)).count();
    assert!(n_new <= 16, "{n_new} of {}", before.len());
}

fn found(archive: &Archive<Memory>, question: &Question) -> Vec<u32> {
    let found = pollster::block_on(archive.find(question)).unwrap();
    let all = found.numbers(0..usize::MAX);
    assert_eq!(all.len(), found.len());
    all
}

#[test]
fn stories_are_found_by_words_entities_rubrics_and_months() {
    let archive = archive(700);
    let check = |question: Question, expected: &mut dyn FnMut(usize) -> bool| {
        let numbers: Vec<u32> =
            (0..700).rev().filter(|it| expected(*it)).map(|it| it as u32).collect();
        assert_eq!(found(&archive, &question), numbers, "{question:?}");
    };
    let words = |it: &str| Question { words: it.to_owned(), ..Question::default() };
    check(Question::default(), &mut |_| true);
    check(words("RARELY"), &mut |it| it % 10 == 0);
    check(words("rarely cole"), &mut |it| it % 10 == 0 && 3 <= it % 5);
    check(words("rare"), &mut |it| it % 10 == 0);
    check(words("rare "), &mut |_| false);
    check(words("number77"), &mut |it| it == 77 || it / 10 == 77);
    check(words("number77 "), &mut |it| it == 77);
    check(words("nowhere kabul"), &mut |_| false);
    let lee = Key::of_wikidata("Q1").unwrap();
    check(Question { entities: vec![lee.clone()], ..Question::default() }, &mut |it| it % 5 < 3);
    let both = Question {
        entities: vec![lee, Key::parse("place.kabul").unwrap()],
        section: Some("Sport".to_owned()),
        ..Question::default()
    };
    check(both, &mut |it| it % 5 < 3 && it % 3 == 2);
    check(Question { kind: Some("event".to_owned()), ..Question::default() }, &mut |_| false);
    let span = Question {
        from: Month::parse("2000-02"),
        to: Month::parse("2001-01"),
        kind: Some("place".to_owned()),
        ..Question::default()
    };
    check(span.clone(), &mut |it| (28..364).contains(&it));
    assert_eq!(found(&archive, &Question { sort: Sort::Oldest, ..span })[..2], [28, 29]);
    let best =
        Question { words: "rarely story 50".to_owned(), sort: Sort::Best, ..Question::default() };
    assert_eq!(found(&archive, &best)[0], 50);
}

#[test]
fn a_dossier_says_who_where_and_what() {
    let archive = archive(700);
    let key = Key::of_wikidata("Q1").unwrap();
    let dossier = pollster::block_on(archive.dossier(&key)).unwrap().unwrap();
    assert_eq!((dossier.name.as_str(), dossier.kind.as_str()), ("Ann Lee", "person"));
    assert_eq!((dossier.n_stories, dossier.n_mentions, dossier.n_quotes), (420, 840, 420));
    assert_eq!(
        (dossier.role.as_deref(), dossier.aliases.as_slice()),
        (Some("Speaker"), ["Lee".to_owned()].as_slice())
    );
    assert_eq!(dossier.months.iter().map(|it| it.1).sum::<u32>(), 840);
    assert_eq!((dossier.company[0].0.name.as_str(), dossier.company[0].1), ("Kabul", 420));
    let told = pollster::block_on(archive.told(&key, 0, 20)).unwrap();
    assert_eq!(told[0].src, "articles/697.json");
    let sentence = &told[0].sentences[0];
    let (start, end) = sentence.marks[0];
    assert_eq!(&sentence.text[start as usize..end as usize], "Lee");
    assert_eq!((sentence.n, told[0].sentences[1].n), (1, 2));
    assert_eq!((told[0].quotes[0].text.as_str(), told[0].quotes[0].block.as_str()), ("“Yes”", "0"));
    let all = pollster::block_on(archive.told(&key, 0, usize::MAX)).unwrap();
    assert_eq!(all.len(), 420);
    let rest = pollster::block_on(archive.told(&key, 333, usize::MAX)).unwrap();
    assert_eq!(rest, all[333..]);
}

#[test]
fn an_entity_is_known_by_its_id_its_name_or_an_alias() {
    let archive = archive(50);
    let check = |wikidata, kind, name, expected: Option<&str>| {
        let it = pollster::block_on(archive.meant(wikidata, kind, name)).unwrap();
        assert_eq!(it.as_ref().map(|it| it.key.as_str()), expected, "{name}");
    };
    check(Some("Q1"), "person", "anybody", Some("Q1"));
    check(None, "person", "ANN LEE", Some("Q1"));
    check(None, "person", "Lee", Some("Q1"));
    check(None, "person", "Bob Cole", Some("person.bob-cole"));
    check(None, "person", "Cole", None);
    check(None, "place", "Lee", None);
    let names = |it| pollster::block_on(archive.names(it, 5)).unwrap();
    assert_eq!(names("le")[0].known.name, "Ann Lee");
    assert_eq!(names("col")[0].known.name, "Bob Cole");
    assert!(names("x").is_empty() && names("").is_empty());
}

#[test]
fn damaged_files_are_errors() {
    let (store, root) = index(0..200, 100);
    let root = Root::read(&store.files()[&root]).unwrap();
    let broken = Memory::default();
    let archive = Archive::new(broken, root, Unicode::TABLES);
    let question = Question { words: "kabul".to_owned(), ..Question::default() };
    assert!(pollster::block_on(archive.find(&question)).is_err());
    assert!(pollster::block_on(archive.dossier(&Key::parse("place.kabul").unwrap())).is_err());
    assert!(pollster::block_on(archive.stories(&[1])).is_err());
}

#[test]
fn all_files_are_named_as_far_as_they_fit() {
    let (store, root_name) = index(0..700, 100);
    let files = store.files();
    let root = Root::read(&files[&root_name]).unwrap();
    let n_bytes: usize = files.iter().filter(|it| *it.0 != root_name).map(|it| it.1.len()).sum();
    let archive = Archive::new(store, root, Unicode::TABLES);
    let within = |most| pollster::block_on(archive.files_within(most)).unwrap();
    let whole = within(u64::MAX).map(Option::unwrap);
    let mut names = whole.concat();
    names.push(root_name);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, files.keys().copied().collect::<Vec<_>>());
    let n_search: usize = whole[0].iter().map(|it| files[it].len()).sum();
    // Equal files of two trees lie there once, and are counted twice.
    let more = whole.concat().iter().map(|it| files[it].len()).sum::<usize>() - n_bytes;
    let all = (n_bytes + more) as u64;
    assert!(within(all) == whole.clone().map(Some));
    assert!(within(all - 1) == [Some(whole[0].clone()), None]);
    assert!(within(n_search as u64 - 1) == [None, None]);
}

#[test]
fn files_that_do_not_wait_for_each_other_are_brought_at_once() {
    /// Answers when it is asked again; counts how many are waited for at once.
    struct Slow(Memory, Cell<usize>, Cell<usize>);
    impl Files for &Slow {
        type Error = ();
        async fn bring(&self, name: Name) -> Result<Vec<u8>, ()> {
            let Slow(files, waiting, most) = self;
            waiting.update(|it| it + 1);
            most.set(most.get().max(waiting.get()));
            let mut is_asked = false;
            future::poll_fn(|context| {
                context.waker().wake_by_ref();
                if replace(&mut is_asked, true) { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
            waiting.update(|it| it - 1);
            files.bring(name).await
        }
    }
    let (store, root) = index(0..700, 100);
    let root = Root::read(&store.files()[&root]).unwrap();
    let n_segments = root.segments.iter().filter(|it| 0 < **it).count();
    let slow = Slow(store, Cell::default(), Cell::default());
    let archive = Archive::new(&slow, root, Unicode::TABLES);
    let question = Question { words: "rarely in kabul nob".to_owned(), ..Question::default() };
    assert_eq!(pollster::block_on(archive.find(&question)).unwrap().len(), 70);
    assert!(1 < n_segments && 4 * n_segments <= slow.2.take());
    let numbers: Vec<u32> = (0..700).step_by(35).collect();
    assert_eq!(pollster::block_on(archive.stories(&numbers)).unwrap().len(), 20);
    assert_eq!(slow.2.take(), 20);
}
