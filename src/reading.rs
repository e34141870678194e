//! An open story, as all parts of the page share it: what has come of it, and the same texts with other marks.

use std::cell::{Cell, OnceCell};
use std::future::poll_fn;
use std::ops::Deref;
use std::rc::Rc;
use std::task::{Poll, Waker};

use dateline_article::{
    Article, EntityIdx, EntityIndex, Loaded, Mention, MentionIdx, Referent, Report, clean_labels,
};
use dateline_words::{en, fill, number, tr};
use js_sys::Uint8Array;
use web_sys::Url;

use crate::desk::File;
use crate::failure::LoadFailure;
use crate::source::{is_own_site, own_host};
use crate::state::Choices;

/// A story with its index, as the pages share it.
///
/// A type of its own, because some seventy closures hold one: what it takes to hold and to let go is compiled once.
pub(crate) struct Reading(Rc<Faces>);

/// The story as it was given, and the same texts with other marks, as often as there were others; before it was all
/// there, as much of it as had come. Whoever holds the story sees the one that is shown; those before it stay, because
/// somebody may be looking at them still.
struct Faces {
    first: Face,
    /// How many after the first the one comes that is shown.
    shown: Cell<usize>,
    /// How many after the first the story comes as it was given, or as much of it as has come.
    given: Cell<usize>,
    is_whole: Cell<bool>,
    /// Who waits for more of it.
    waiting: Cell<Option<Waker>>,
}

struct Face {
    parts: ReadingParts,
    next: OnceCell<Box<Face>>,
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
    /// A story that is all there.
    pub(crate) fn whole(given: ReadingParts) -> Reading {
        let reading = Reading::begun(given);
        reading.0.is_whole.set(true);
        reading
    }

    /// What has come of a story.
    pub(crate) fn begun(so_far: ReadingParts) -> Reading {
        Reading(Rc::new(Faces {
            first: Face { parts: so_far, next: OnceCell::new() },
            shown: Cell::new(0),
            given: Cell::new(0),
            is_whole: Cell::new(false),
            waiting: Cell::new(None),
        }))
    }

    /// More of it has come: what there was, and what follows it.
    pub(crate) fn grow(&self, parts: ReadingParts, is_whole: bool) {
        let Faces { shown, given, waiting, .. } = &*self.0;
        self.push(parts);
        given.set(given.get() + 1);
        shown.set(given.get());
        self.0.is_whole.set(is_whole);
        if let Some(waiting) = waiting.take() {
            waiting.wake();
        }
    }

    /// As much as there was when it was opened.
    pub(crate) fn beginning(&self) -> &ReadingParts {
        &self.0.first.parts
    }

    /// Whether all of it has come.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.is_whole.get()
    }

    /// Waits until more has come than these blocks, or nothing more will come.
    pub(crate) async fn more_than(&self, n_blocks: usize) {
        poll_fn(|cx| {
            if self.is_whole() || n_blocks < self.article.blocks.len() {
                return Poll::Ready(());
            }
            self.0.waiting.set(Some(cx.waker().clone()));
            Poll::Pending
        })
        .await;
    }

    /// The story as it was given.
    pub(crate) fn given(&self) -> &ReadingParts {
        &self.face(self.0.given.get()).parts
    }

    /// Shows the story as it is in `marked`, or as it was given.
    pub(crate) fn put(&self, marked: Option<&Uint8Array>) {
        let given = self.given();
        let Some(bytes) = marked else { return self.0.shown.set(self.0.given.get()) };
        if !self.face(usize::MAX).parts.file.is(bytes)
            && let Ok(parts) = ReadingParts::read(&bytes.to_vec(), given.origin.clone(), given.file.with(bytes))
            // Marks of other words than these would be drawn with those words.
            && parts.article.text_refs().eq(given.article.text_refs())
            && given.article.text_refs().all(|it| parts.article.text(it) == given.article.text(it))
        {
            self.push(parts);
        }
        // The last one there is.
        self.0.shown.set(usize::MAX);
    }

    /// Asks the desk to do something with its file, and with that mention; before that is all there, says so.
    pub(crate) fn ask(&self, choices: Choices, act: &str, mention: Option<MentionIdx>) {
        if self.is_whole() {
            self.file.ask(act, mention);
        } else {
            choices.notice.tell(tr(ARRIVING));
        }
    }

    fn push(&self, parts: ReadingParts) {
        let last = self.face(usize::MAX);
        let _ = last.next.set(Box::new(Face { parts, next: OnceCell::new() }));
    }

    /// The face that comes so many after the first; if there are fewer, the last.
    fn face(&self, nth: usize) -> &Face {
        let mut face = &self.0.first;
        for _ in 0..nth {
            let Some(next) = face.next.get() else { break };
            face = next;
        }
        face
    }
}

/// While only its beginning is there.
pub(crate) const ARRIVING: &str = en("The rest of this story is on its way.");

/// What belongs to an open story.
pub(crate) struct ReadingParts {
    pub(crate) article: Article,
    pub(crate) index: EntityIndex,
    pub(crate) report: Report,
    pub(crate) origin: Origin,
    pub(crate) file: File,
}

impl ReadingParts {
    /// Reads a file in the program's own format.
    pub(crate) fn read(
        bytes: &[u8],
        origin: Origin,
        file: File,
    ) -> Result<ReadingParts, LoadFailure> {
        let Loaded { mut article, report, .. } =
            dateline_article::read_with(bytes, dateline_unicode::BROWSER)?;
        clean_labels(&mut article);
        let index = EntityIndex::new(&article);
        Ok(ReadingParts { article, index, report, origin, file })
    }

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

    pub(crate) fn new(from: &Url) -> Origin {
        Origin { base: from.href(), foreign_host: (!is_own_site(from)).then(|| from.host()) }
    }
}

/// Which of so many the one at `at`, counted from 0, is: "3 of 11".
pub(crate) fn nth_of(at: usize, n: usize) -> String {
    fill(tr("{n} of {all}"), &[("n", &number(at + 1)), ("all", &number(n))])
}
