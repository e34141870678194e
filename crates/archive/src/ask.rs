//! Asking the index. Files that don't wait for each other are brought at once.

use std::ops::Range;

use dateline_article::Unicode;
use futures_util::future::try_join_all;

use crate::entity::{Dossier, Maybe, Passages, Told};
use crate::key::Key;
use crate::layout::{entity_key, kind_label, page_key, postings_key, section_label};
use crate::postings::{Counted, mentioning, postings, shared};
use crate::question::{Found, Numbers, Question, Sort};
use crate::root::Root;
use crate::story::Story;
use crate::tree::{Failed, Files, Name, Reader, Tree};
use crate::words::Words;

/// A word is asked for by its beginning only from so many characters on.
const SHORTEST_BEGINNING: usize = 3;
/// How many words a beginning may stand for.
const N_ENDINGS: usize = 64;

/// An index that can be asked.
#[derive(Debug)]
pub struct Archive<F> {
    files: F,
    root: Root,
    unicode: &'static Unicode,
}

type Answer<T, F> = Result<T, Failed<<F as Files>::Error>>;

impl<F: Files> Archive<F> {
    /// That begins with `root`; `files` brings all others.
    pub fn new(files: F, root: Root, unicode: &'static Unicode) -> Archive<F> {
        Archive { files, root, unicode }
    }

    /// What is said of all stories together.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// What brings its files.
    pub fn files(&self) -> &F {
        &self.files
    }

    /// The names of the files that have the stories and their words, and then of those that have entities and what is said
    /// of them: each list whole, or none if its files and those before it have more than `most` bytes.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn files_within(&self, most: u64) -> Answer<[Option<Vec<Name>>; 2], F> {
        let Root { stories, words, entities, passages, .. } = &self.root;
        let search: Vec<Tree> = [stories].into_iter().chain(words).copied().collect();
        let (mut lists, mut left) = ([const { None }; 2], most);
        for (list, trees) in lists.iter_mut().zip([search, vec![*entities, *passages]]) {
            let n_bytes = trees.iter().fold(0_u64, |sum, it| sum.saturating_add(it.n_bytes));
            let Some(rest) = left.checked_sub(n_bytes) else { break };
            left = rest;
            let mut names = Vec::new();
            for tree in trees {
                names.extend(Reader::new(&self.files, tree).names().await?);
            }
            *list = Some(names);
        }
        Ok(lists)
    }

    /// The stories that answer a question.
    ///
    /// # Errors
    ///
    /// A file that does not come, or is damaged.
    pub async fn find(&self, question: &Question) -> Answer<Found, F> {
        let within = self.root.within(question.from, question.to);
        let words = Words::new(self.unicode).of(&question.words);
        let is_begun = question.words.chars().last().is_some_and(char::is_alphanumeric);
        let mut terms: Vec<Term<'_>> = Vec::new();
        terms.extend(question.section.iter().map(|it| Term::Label(section_label(it))));
        terms.extend(question.kind.iter().map(|it| Term::Label(kind_label(it))));
        terms.extend(question.entities.iter().map(Term::Entity));
        for (nth, word) in words.iter().enumerate() {
            let is_last = nth + 1 == words.len();
            let may_go_on = SHORTEST_BEGINNING <= word.chars().count();
            let term = if is_last && is_begun && may_go_on { Term::Begun } else { Term::Word };
            terms.push(term(word));
        }
        if terms.is_empty() {
            return Ok(Found(Numbers::All(within, question.sort == Sort::Oldest)));
        }
        let mut start = 0_u32;
        let ranges = self.root.segments.iter().map(|len| {
            let range = start..start.saturating_add(*len);
            start = range.end;
            range
        });
        let asked = ranges
            .enumerate()
            .filter(|(_, it)| within.start < it.end && it.start < within.end)
            .map(|(segment, range)| self.in_segment(segment, range, &terms));
        let mut found: Counted = try_join_all(asked).await?.into_iter().flatten().collect();
        found.retain(|it| within.contains(&it.0));
        match question.sort {
            Sort::Oldest => {}
            Sort::Newest => found.reverse(),
            Sort::Best => {
                found.reverse();
                found.sort_by_key(|(_, n_in_headline)| std::cmp::Reverse(*n_in_headline));
            }
        }
        Ok(Found(Numbers::These(found.into_iter().map(|it| it.0).collect())))
    }

    /// The stories of a segment, which has these, that have all terms, and how many of the terms their headlines have.
    async fn in_segment(
        &self,
        segment: usize,
        range: Range<u32>,
        terms: &[Term<'_>],
    ) -> Answer<Counted, F> {
        let all = try_join_all(terms.iter().map(|it| self.stories_with(segment, it))).await?;
        let all = all.into_iter().reduce(|all, own| shared(&all, &own)).unwrap_or_default();
        let numbered = all.into_iter().map(|(it, n)| (range.start.saturating_add(it), n));
        Ok(numbered.filter(|it| it.0 < range.end).collect())
    }

    async fn stories_with(&self, segment: usize, term: &Term<'_>) -> Answer<Counted, F> {
        let tree = self.root.words.get(segment).copied().unwrap_or_default();
        let words = Reader::new(&self.files, tree);
        match term {
            Term::Label(label) => postings(words.get(label.as_bytes()).await?),
            Term::Word(word) => postings(words.get(word.as_bytes()).await?),
            Term::Begun(word) => {
                let mut all: Counted = Vec::new();
                for (_, value) in words.beginning(word.as_bytes(), N_ENDINGS).await? {
                    all.extend(postings(Some(value))?);
                }
                // Of a story with several such words, the headline's.
                all.sort_unstable_by_key(|(it, n)| (*it, std::cmp::Reverse(*n)));
                all.dedup_by_key(|it| it.0);
                Ok(all)
            }
            Term::Entity(key) => {
                let passages = Reader::new(&self.files, self.root.passages);
                let value = passages.get(&postings_key(key, segment)).await?;
                let (_, stories) = mentioning(value)?;
                Ok(stories.into_iter().map(|(it, _)| (it, 0)).collect())
            }
        }
    }

    /// The stories with these numbers.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn stories(&self, numbers: &[u32]) -> Answer<Vec<Story>, F> {
        let reader = Reader::new(&self.files, self.root.stories);
        let values = try_join_all(numbers.iter().map(|it| reader.nth(u64::from(*it)))).await?;
        let read = |(_, value): (_, Vec<u8>)| postcard::from_bytes(&value);
        values.into_iter().flatten().map(|it| read(it).map_err(|_| Failed::Damaged)).collect()
    }

    /// Who an entity is; none if no story has it.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn dossier(&self, key: &Key) -> Answer<Option<Dossier>, F> {
        let value = Reader::new(&self.files, self.root.entities).get(&entity_key(key)).await?;
        value.map(|it| postcard::from_bytes(&it).map_err(|_| Failed::Damaged)).transpose()
    }

    /// What a story means by an entity with this id at Wikidata, or else of this type and name: none if all stories that
    /// the index has leave that open.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn meant(
        &self,
        wikidata: Option<&str>,
        kind: &str,
        name: &str,
    ) -> Answer<Option<Dossier>, F> {
        if let Some(key) = wikidata.and_then(Key::of_wikidata) {
            return self.dossier(&key).await;
        }
        let own = Key::of_name(kind, &Words::new(self.unicode).of(name));
        if let Some(dossier) = self.dossier(&own).await? {
            return Ok(Some(dossier));
        }
        let name = own.as_str().split_once('.').map_or("", |it| it.1);
        let start = [b"n", name.as_bytes(), &[0]].concat();
        let mut of_kind = self.called(&start, 50).await?;
        of_kind.retain(|it| it.is_whole && it.known.kind == kind);
        match of_kind.as_slice() {
            [only] => self.dossier(&only.known.key).await,
            _ => Ok(None),
        }
    }

    /// Whose name, or a name of whom from one of its words on, begins so: those of most stories first.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn names(&self, beginning: &str, most: usize) -> Answer<Vec<Maybe>, F> {
        let words = Words::new(self.unicode).of(beginning);
        let key = Key::of_name("", &words);
        let name = key.as_str().trim_start_matches('.');
        if name.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.called(&[b"n", name.as_bytes()].concat(), 200).await?;
        found.sort_by_key(|it| std::cmp::Reverse(it.n_stories));
        let mut seen: Vec<Maybe> = Vec::new();
        for maybe in found {
            if seen.len() < most && seen.iter().all(|it| it.known.key != maybe.known.key) {
                seen.push(maybe);
            }
        }
        Ok(seen)
    }

    async fn called(&self, start: &[u8], most: usize) -> Answer<Vec<Maybe>, F> {
        let entries = Reader::new(&self.files, self.root.entities).beginning(start, most).await?;
        let read =
            |(_, value): (_, Vec<u8>)| postcard::from_bytes(&value).map_err(|_| Failed::Damaged);
        entries.into_iter().map(read).collect()
    }

    /// What stories say of an entity, the newest first: at least `most` of them, or all after the first `but`.
    ///
    /// # Errors
    ///
    /// As for [`Archive::find`].
    pub async fn told(&self, key: &Key, but: usize, most: usize) -> Answer<Vec<Told>, F> {
        let passages = Reader::new(&self.files, self.root.passages);
        let (mut told, mut left) = (Vec::new(), but);
        for segment in (0..self.root.segments.len()).rev() {
            let (n_pages, stories) = mentioning(passages.get(&postings_key(key, segment)).await?)?;
            if stories.len() <= left {
                left -= stories.len();
                continue;
            }
            for page in (0..n_pages).rev() {
                let Some(value) = passages.get(&page_key(key, segment, page)).await? else {
                    return Err(Failed::Damaged);
                };
                let page: Passages = postcard::from_bytes(&value).map_err(|_| Failed::Damaged)?;
                for story in page.stories.into_iter().rev() {
                    match left {
                        0 => told.push(story),
                        _ => left -= 1,
                    }
                }
                if most <= told.len() {
                    return Ok(told);
                }
            }
        }
        Ok(told)
    }
}

/// One thing that a story must have.
enum Term<'a> {
    Label(String),
    Entity(&'a Key),
    Word(&'a str),
    Begun(&'a str),
}
