//! From the `src` of a link to a story that can be drawn.

use std::cell::{Cell, OnceCell};
use std::ops::Deref;
use std::rc::Rc;

use dateline_article::{
    Article, EntityIdx, EntityIndex, Loaded, Mention, MentionIdx, Referent, Report, clean_labels,
};
use dateline_words::{fill, number, tr};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::desk::{self, File};
use crate::el::{is_sealed, seal};
use crate::failure::LoadFailure;
use crate::location;
use crate::net::Transfer;
use crate::source::{Source, is_own_site, own_host};

/// A story with its index, as the pages share it.
///
/// A type of its own, because some seventy closures hold one: what it takes to hold and to let go is compiled once.
pub(crate) struct Reading(Rc<Faces>);

/// The story as it was given, and the same texts with other marks, as often as there were others. Whoever holds the
/// story sees the one that is shown; those before it stay, because somebody may be looking at them still.
struct Faces {
    parts: ReadingParts,
    next: OnceCell<Box<Faces>>,
    /// Of the first: how many after it the one that is shown comes.
    shown: Cell<usize>,
}

impl Clone for Reading {
    #[inline(never)]
    fn clone(&self) -> Reading {
        Reading(self.0.clone())
    }
}

impl Deref for Reading {
    type Target = ReadingParts;

    #[inline(never)]
    fn deref(&self) -> &ReadingParts {
        &self.face(self.0.shown.get()).parts
    }
}

impl Reading {
    fn new(given: ReadingParts) -> Reading {
        Reading(Rc::new(Faces::new(given)))
    }

    /// The story as it was given.
    pub(crate) fn given(&self) -> &ReadingParts {
        &self.0.parts
    }

    /// Shows the story as it is in `marked`, or as it was given.
    pub(crate) fn put(&self, marked: Option<&Uint8Array>) {
        let given = self.given();
        let Some(bytes) = marked else { return self.0.shown.set(0) };
        let last = self.face(usize::MAX);
        if !last.parts.file.is(bytes)
            && let Ok(parts) = parts(&bytes.to_vec(), given.origin.clone(), given.file.with(bytes))
            // Marks of other words than these would be drawn with those words.
            && parts.article.text_refs().eq(given.article.text_refs())
            && given.article.text_refs().all(|it| parts.article.text(it) == given.article.text(it))
        {
            let _ = last.next.set(Box::new(Faces::new(parts)));
        }
        // The last one there is.
        self.0.shown.set(usize::MAX);
    }

    /// The face that comes so many after the first; if there are fewer, the last.
    fn face(&self, nth: usize) -> &Faces {
        let mut face = &*self.0;
        for _ in 0..nth {
            let Some(next) = face.next.get() else { break };
            face = next;
        }
        face
    }
}

impl Faces {
    fn new(parts: ReadingParts) -> Faces {
        Faces { parts, next: OnceCell::new(), shown: Cell::new(0) }
    }
}

/// What belongs to an open story.
pub(crate) struct ReadingParts {
    pub(crate) article: Article,
    pub(crate) index: EntityIndex,
    pub(crate) report: Report,
    pub(crate) origin: Origin,
    pub(crate) file: File,
}

impl ReadingParts {
    /// Whether it was opened from the device: then no link leads to it.
    pub(crate) fn is_local(&self) -> bool {
        self.origin.base.is_empty()
    }

    /// Whether a program has found all its mentions.
    pub(crate) fn is_found(&self, entity: EntityIdx) -> bool {
        let mut mentions = self.index.mentions(entity).iter();
        mentions.all(|it| self.article.mention(*it).is_some_and(Mention::is_automatic))
    }

    /// The entity with this id.
    pub(crate) fn entity_by_id(&self, id: &str) -> Option<EntityIdx> {
        let at = self.article.entities.iter().position(|it| it.id == id)?;
        Some(EntityIdx(at as u32))
    }

    /// What a mention is of, if that is in the cast.
    pub(crate) fn entity_of(&self, mention: MentionIdx) -> Option<EntityIdx> {
        match self.article.mention(mention)?.of {
            Referent::Entity(entity) => Some(entity),
            Referent::Type(_) => None,
        }
    }

    /// Which of its mentions that is: "3 of 11".
    pub(crate) fn ordinal(&self, entity: EntityIdx, mention: MentionIdx) -> String {
        let all = self.index.mentions(entity);
        let at = all.partition_point(|it| *it < mention);
        nth_of(at, all.len())
    }

    /// The same with its name: "Sergei Shoigu, 3 of 11".
    pub(crate) fn whereabouts(&self, mention: MentionIdx) -> String {
        let Some(entity) = self.entity_of(mention) else { return String::new() };
        let name = self.article.entity(entity).map_or("", |it| it.name.as_str());
        let ordinal = self.ordinal(entity, mention);
        fill(tr("{name}, {ordinal}"), &[("name", name), ("ordinal", &ordinal)])
    }
}

/// Which of so many the one at `at`, counted from 0, is: "3 of 11".
pub(crate) fn nth_of(at: usize, n: usize) -> String {
    fill(tr("{n} of {all}"), &[("n", &number(at + 1)), ("all", &number(n))])
}

/// Where a story came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    /// The address that relative ones in the file start from; none of a file from the device, where nobody else can
    /// follow them.
    pub(crate) base: String,
    /// The host, if it is not the site's own.
    pub(crate) foreign_host: Option<String>,
}

impl Origin {
    /// The host that it came from.
    pub(crate) fn host(&self) -> String {
        self.foreign_host.clone().unwrap_or_else(own_host)
    }

    fn new(from: &Url) -> Origin {
        Origin { base: from.href(), foreign_host: (!is_own_site(from)).then(|| from.host()) }
    }
}

/// Makes a story of the bytes of a file in the program's own format, which the browser has as `file`, in parts.
pub(crate) fn read(bytes: &[u8], origin: Origin, file: &Array) -> Result<Reading, LoadFailure> {
    parts(bytes, origin, File::default()).map(|mut it| {
        it.file = File::of(file);
        Reading::new(it)
    })
}

fn parts(bytes: &[u8], origin: Origin, file: File) -> Result<ReadingParts, LoadFailure> {
    let Loaded { mut article, report, .. } =
        dateline_article::read_whole(bytes, dateline_unicode::BROWSER)?;
    clean_labels(&mut article);
    let index = EntityIndex::new(&article);
    Ok(ReadingParts { article, index, report, origin, file })
}

/// Brings and reads the story at `src`, whatever its format.
pub(crate) async fn load(
    src: &str,
    transfer: &Transfer,
    progress: &dyn Fn(usize),
) -> Result<Reading, LoadFailure> {
    let source = Source::new(src)?;
    let outcome = match is_sealed() && !source.is_own_site() {
        true => None,
        false => Some(transfer.fetch(&source, progress).await),
    };
    let leads_away = matches!(outcome, None | Some(Err(LoadFailure::SentOn { .. })));
    let Some(outcome) = outcome.filter(|_| !(leads_away && is_sealed())) else {
        // Only a page that has opened nothing yet may ask another host, or be sent on to one: this one ends here.
        location::reload();
        return std::future::pending().await;
    };
    let fetched = outcome?;
    // Before anything is made of them.
    seal();
    let origin = Origin::new(&fetched.from);
    match read(&fetched.bytes, origin.clone(), &fetched.parts) {
        Err(LoadFailure::Unreadable(_)) => {
            let path = fetched.from.pathname();
            let name = path.rsplit('/').next().unwrap_or_default();
            given(&desk::made_of("story", &fetched.bytes, name).await, origin)
        }
        outcome => outcome,
    }
}

/// Reads the story with this number from the device.
pub(crate) fn local(nth: usize) -> Result<Reading, LoadFailure> {
    given(&desk::local(nth).ok_or(LoadFailure::NotKept)?, Origin::default())
}

/// Reads a story that the desk gives, or says why there is none.
fn given(story: &JsValue, origin: Origin) -> Result<Reading, LoadFailure> {
    match desk::field(story, "bytes").dyn_into::<Uint8Array>() {
        Ok(bytes) => parts(&bytes.to_vec(), origin, File::given(story)).map(Reading::new),
        Err(_) => Err(told(story)),
    }
}

/// Why there is no story, as the desk says it.
pub(crate) fn told(answer: &JsValue) -> LoadFailure {
    LoadFailure::Told { cause: desk::text(answer, "cause"), remedy: desk::text(answer, "remedy") }
}
