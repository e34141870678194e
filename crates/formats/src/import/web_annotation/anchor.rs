//! Where in its text an annotation is: by its offsets, and where they don't hold, by its words.

use dateline_article::{OffsetUnit, Problem};

use super::annotation::{Annotation, Selection};
use crate::draft::DraftMention;
use crate::import::groups::Said;
use crate::labels::type_of;
use crate::note::{Notes, Reason};
use crate::words::in_one_line;

/// How many bytes of text are searched for quotes, all quotes of a story together.
const SEARCHED_AT_MOST: u64 = 1 << 32;

/// A text, and where its characters are.
pub(super) struct Anchors<'t> {
    text: &'t str,
    /// The unit in which most positions have their words.
    unit: OffsetUnit,
    /// The byte of each offset in that unit; in the middle of a character, that of its start.
    bytes: Vec<u32>,
    n_searched: u64,
}

impl<'t> Anchors<'t> {
    /// The text that `annotations` are about.
    pub(super) fn new(text: &'t str, annotations: &[Annotation]) -> Anchors<'t> {
        let mut anchors = Anchors {
            text,
            unit: OffsetUnit::Codepoint,
            bytes: bytes_of(text, OffsetUnit::Codepoint),
            n_searched: 0,
        };
        let has_astral =
            text.len() != anchors.bytes.len() - 1 && text.chars().any(|it| 1 < it.len_utf16());
        if has_astral {
            let n_by_codepoint = anchors.n_fitting(annotations);
            let by_codepoint =
                std::mem::replace(&mut anchors.bytes, bytes_of(text, OffsetUnit::Utf16));
            if n_by_codepoint < anchors.n_fitting(annotations) {
                anchors.unit = OffsetUnit::Utf16;
            } else {
                anchors.bytes = by_codepoint;
            }
        }
        anchors
    }

    /// The mention of an annotation; `None`, and a note, if its words are not found.
    pub(super) fn mention(
        &mut self,
        annotation: Annotation,
        notes: &mut Notes,
    ) -> Option<(DraftMention, Said)> {
        let Annotation { place, selections, label, mut said, .. } = annotation;
        let mut parts = Vec::new();
        let mut words = Vec::new();
        for selection in &selections {
            let [start, end] = self.position(selection, &place, notes)?;
            parts.push([start, end]);
            words.extend(selection.exact.as_deref().or_else(|| self.covered(start, end)));
        }
        said.words = in_one_line(words.iter().copied());
        let text = match selections.as_slice() {
            [it] => it.exact.clone(),
            several => several.iter().all(|it| it.exact.is_some()).then(|| words.join(" ")),
        };
        let (start, end) = match parts.as_slice() {
            [it] => (Some(it[0]), Some(it[1])),
            _ => (None, None),
        };
        if parts.len() == 1 {
            parts.clear();
        }
        let kind = label.as_deref().map(type_of);
        Some((
            DraftMention { place, kind, start, end, parts, text, label, ..DraftMention::default() },
            said,
        ))
    }

    /// Start and end in the unit of this text.
    fn position(
        &mut self,
        selection: &Selection,
        place: &str,
        notes: &mut Notes,
    ) -> Option<[u64; 2]> {
        let Some(exact) = selection.exact.as_deref().filter(|it| !it.is_empty()) else {
            return selection.position;
        };
        if let Some(position) = selection.position
            && (self.fits(position, exact) || self.is_near(position, exact))
        {
            return Some(position);
        }
        match self.found(selection, exact) {
            Ok(at) => {
                let position = [self.offset_of(at), self.offset_of(at + exact.len())];
                if let Some([start, _]) = selection.position {
                    let by = (position[0] as i64).saturating_sub_unsigned(start);
                    notes.push(place, Reason::Checked(Problem::Moved { by }));
                }
                Some(position)
            }
            Err(reason) => {
                notes.push(place, reason);
                None
            }
        }
    }

    /// Whether the check will find the words close to the position.
    fn is_near(&self, [start, _]: [u64; 2], exact: &str) -> bool {
        let distance = dateline_article::LIMITS.repair_distance as u64;
        let byte = |it: u64| {
            let last = self.bytes.len().saturating_sub(1);
            self.bytes
                .get(usize::try_from(it).unwrap_or(last).min(last))
                .map_or(0, |it| *it as usize)
        };
        let from = byte(start.saturating_sub(distance));
        let to = byte(start.saturating_add(distance)).saturating_add(exact.len());
        let to = self.text.floor_char_boundary(to);
        self.text.get(from..to).is_some_and(|it| 1 == it.matches(exact).take(2).count())
    }

    /// The byte at which the words of a selection begin: the only place, or the one that its context tells.
    fn found(&mut self, selection: &Selection, exact: &str) -> Result<usize, Reason> {
        let Selection { prefix, suffix, .. } = selection;
        let in_context = format!("{prefix}{exact}{suffix}");
        if in_context.len() != exact.len()
            && let Some(at) = self.search(&in_context, 0)?
            && self.search(&in_context, at + prefix.len().max(1))?.is_none()
        {
            return Ok(at + prefix.len());
        }
        // The text has changed, or the context crosses what is no text: the place with the most of it.
        let mut best: Option<(usize, usize)> = None;
        let mut is_tie = false;
        let mut from = 0;
        while let Some(at) = self.search(exact, from)? {
            let before = self.text.get(..at).unwrap_or_default();
            let after = self.text.get(at + exact.len()..).unwrap_or_default();
            let weight = n_same(before.chars().rev(), prefix.chars().rev())
                + n_same(after.chars(), suffix.chars());
            self.n_searched += weight as u64;
            let most = best.map(|(most, _)| most);
            if most.is_none_or(|it| it < weight) {
                best = Some((weight, at));
                is_tie = false;
            } else if most == Some(weight) {
                is_tie = true;
            }
            from = at + exact.len();
        }
        let shown = || exact.chars().take(60).collect();
        match best {
            None => Err(Reason::Dangling(shown())),
            Some(_) if is_tie => Err(Reason::WrongValue {
                wanted: "words that are in the text once, or what stands before and after them",
                found: shown(),
            }),
            Some((_, at)) => Ok(at),
        }
    }

    /// The first place of words from a byte on, which is the start of a character.
    fn search(&mut self, words: &str, from: usize) -> Result<Option<usize>, Reason> {
        if SEARCHED_AT_MOST < self.n_searched {
            return Err(Reason::NotSearched);
        }
        let from = self.text.ceil_char_boundary(from);
        let rest = self.text.get(from..).unwrap_or_default();
        let at = rest.find(words);
        // To begin a search costs as much as so many bytes.
        self.n_searched += (64 + words.len() + at.unwrap_or(rest.len())) as u64;
        Ok(at.map(|it| from + it))
    }

    fn n_fitting(&self, annotations: &[Annotation]) -> usize {
        let all = annotations.iter().flat_map(|it| &it.selections);
        let fits = |it: &&Selection| {
            it.position.zip(it.exact.as_deref()).is_some_and(|(at, exact)| self.fits(at, exact))
        };
        all.filter(fits).count()
    }

    fn fits(&self, [start, end]: [u64; 2], exact: &str) -> bool {
        self.covered(start, end) == Some(exact)
    }

    fn covered(&self, start: u64, end: u64) -> Option<&'t str> {
        let byte = |it: u64| self.bytes.get(usize::try_from(it).ok()?).map(|it| *it as usize);
        self.text.get(byte(start)?..byte(end)?)
    }

    fn offset_of(&self, byte: usize) -> u64 {
        self.bytes.partition_point(|it| (*it as usize) < byte) as u64
    }
}

/// The byte of each offset, the end of the text included.
fn bytes_of(text: &str, unit: OffsetUnit) -> Vec<u32> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for (at, sign) in text.char_indices() {
        let n = if unit == OffsetUnit::Utf16 { sign.len_utf16() } else { 1 };
        bytes.extend(std::iter::repeat_n(at as u32, n));
    }
    bytes.push(text.len() as u32);
    bytes
}

/// How many characters are the same from the beginning.
fn n_same(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}
