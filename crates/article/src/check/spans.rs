//! Mentions: found in their text, verified by their words, moved where that is safe, else left out.

use crate::article::{Article, EntityIdx, Mention, Referent, TextRef};
use crate::check::cast::entity_type;
use crate::check::found::{Found, GivenSpan, found, span_at};
use crate::check::{Checker, Place, block_words};
use crate::issue::{Problem, told};
use crate::limits::LIMITS;
use crate::offsets::{OffsetUnit, Offsets};
use crate::order;
use crate::report::Report;
use crate::text::Span;
use crate::wire::{self, Kind, List, Object, Offset};

/// A mention whose text and entity are known, and which waits for the unit of its offsets.
pub(super) struct LocatedMention<'de> {
    text_ref: TextRef,
    /// The index in the file, for messages.
    given_idx: usize,
    of: Referent,
    place: GivenSpan,
    words: Option<std::borrow::Cow<'de, str>>,
    rest: Object<'de, wire::Mention>,
    own_word: Option<String>,
}

/// Where a mention is, or why it is nowhere.
pub(super) type Outcome = Result<Found, Problem>;

impl LocatedMention<'_> {
    /// The words it should cover, where they can tell the unit: none can't, and those in several parts are too loose.
    pub(super) fn words(&self) -> Option<&str> {
        match self.place {
            GivenSpan::Whole { .. } => self.words.as_deref().filter(|it| !it.is_empty()),
            GivenSpan::Parts(_) => None,
        }
    }

    /// Whether its words stand where its offsets say.
    pub(super) fn fits(&self, text: &str, offsets: &Offsets<'_>) -> bool {
        let GivenSpan::Whole { start, end } = self.place else { return false };
        let span = span_at(text, offsets, start, end);
        self.words().is_some_and(|words| span.is_some_and(|span| span.of(text) == words))
    }
}

/// The mentions of each text, with the text.
pub(super) fn by_text<'l, 'de>(
    article: &'l Article,
    located: &'l [LocatedMention<'de>],
) -> impl Iterator<Item = (&'l str, &'l [LocatedMention<'de>])> {
    located
        .chunk_by(|a, b| a.text_ref == b.text_ref)
        .map(|group| (group.first().and_then(|it| article.text(it.text_ref)).unwrap_or(""), group))
}

impl Checker {
    /// Finds the text and the entity of each mention; sorted by text.
    pub(super) fn locate_mentions<'de>(
        &mut self,
        mentions: List<'de, wire::Mention>,
        own_text: Option<TextRef>,
        root: &Place<'_>,
    ) -> Vec<LocatedMention<'de>> {
        let list = root.field("mentions");
        let n_given = mentions.len();
        let n_left = LIMITS.mentions.saturating_sub(self.n_mentions);
        self.n_mentions += n_given;
        if n_left < n_given {
            let limit = LIMITS.mentions;
            let problem = Problem::OverLimit { what: "mentions", given: self.n_mentions, limit };
            list.note(&mut self.report, "", problem);
            self.report.tally.left_out += n_given - n_left;
        }
        let mut located = Vec::with_capacity(n_given.min(n_left));
        for (idx, mention) in mentions.into_items().take(n_left).enumerate() {
            let place = list.item(idx);
            let mention = self.report.item(mention, &place);
            match mention.and_then(|it| self.locate(it, idx, own_text, &place)) {
                Some(it) => located.push(it),
                None => self.report.tally.left_out += 1,
            }
        }
        // Stable: what shares a place keeps the order of the file.
        order::sort_by_key(&mut located, |it| it.text_ref);
        located
    }

    fn locate<'de>(
        &mut self,
        mut mention: Object<'de, wire::Mention>,
        given_idx: usize,
        own_text: Option<TextRef>,
        place: &Place<'_>,
    ) -> Option<LocatedMention<'de>> {
        let block = self.report.take(&mut mention, place, wire::Mention::BLOCK);
        let text_ref = match (block, own_text) {
            (Some(block), _) => {
                let text_ref = self.text_ref(&block);
                if text_ref.is_none() {
                    let problem = Problem::UnknownBlock(block_words(&block));
                    place.note(&mut self.report, "block", problem);
                }
                text_ref?
            }
            (None, Some(own_text)) => own_text,
            (None, None) => {
                place.note(&mut self.report, "", Problem::NoOffsets);
                return None;
            }
        };
        let report = &mut self.report;
        let entity = report.take(&mut mention, place, wire::Mention::ENTITY);
        let kind = report.text(&mut mention, place, wire::Mention::TYPE);
        let (of, own_word) = match entity {
            Some(id) => {
                let Some(entity) = self.entity_ids.get(&id) else {
                    place.note(report, "entity", Problem::UnknownEntity(told(&id)));
                    return None;
                };
                (Referent::Entity(EntityIdx(entity)), None)
            }
            None => {
                let (kind, own_word) = entity_type(report, kind, place);
                (Referent::Type(kind), own_word)
            }
        };
        let words = report.take(&mut mention, place, wire::Mention::TEXT);
        let given = given_span(report, &mut mention, place);
        if given.is_none() {
            place.note(report, "", Problem::NoOffsets);
        }
        Some(LocatedMention {
            text_ref,
            given_idx,
            of,
            place: given?,
            words,
            rest: mention,
            own_word,
        })
    }

    /// Where each mention is, if the offsets are in `unit`.
    pub(super) fn find_mentions(
        &self,
        located: &[LocatedMention<'_>],
        unit: OffsetUnit,
    ) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(located.len());
        for (text, group) in by_text(&self.article, located) {
            let offsets = Offsets::new(text, unit, self.unicode);
            for mention in group {
                outcomes.push(found(&mention.place, mention.words.as_deref(), text, &offsets));
            }
        }
        outcomes
    }

    /// Puts each mention where it was found.
    pub(super) fn place_mentions(
        &mut self,
        located: Vec<LocatedMention<'_>>,
        outcomes: Vec<Outcome>,
        root: &Place<'_>,
    ) {
        let list = root.field("mentions");
        let Checker { article, report, .. } = self;
        article.mentions.reserve(located.len());
        for (mention, found) in located.into_iter().zip(outcomes) {
            let place = list.item(mention.given_idx);
            match found {
                Ok(Found { span, parts, moved_by }) => {
                    match moved_by {
                        Some(by) => {
                            place.note(report, "", Problem::Moved { by });
                            report.tally.repaired += 1;
                        }
                        None => report.tally.exact += 1,
                    }
                    article.mentions.push(finished(report, mention, span, parts, &place));
                }
                Err(problem) => {
                    place.note(report, "", problem);
                    report.tally.left_out += 1;
                }
            }
        }
    }
}

/// The offsets of a mention, its parts first.
fn given_span(
    report: &mut Report,
    mention: &mut Object<'_, wire::Mention>,
    place: &Place<'_>,
) -> Option<GivenSpan> {
    if let Some(parts) = report.take(mention, place, wire::Mention::PARTS) {
        let list = place.field("parts");
        let mut pairs = Vec::with_capacity(parts.len());
        for (idx, part) in parts.into_items().enumerate() {
            let mut ends = report.item(part, &list.item(idx))?.into_items();
            let mut end = || ends.next().and_then(|it| Offset::read(it.json));
            let (Some(start), Some(end)) = (end(), end()) else { return None };
            pairs.push((start, end));
        }
        return (!pairs.is_empty()).then_some(GivenSpan::Parts(pairs));
    }
    let start = report.take(mention, place, wire::Mention::START);
    let end = report.take(mention, place, wire::Mention::END);
    Some(GivenSpan::Whole { start: start?, end: end? })
}

/// The checked mention, with what the file says about it beside its place.
fn finished(
    report: &mut Report,
    mention: LocatedMention<'_>,
    span: Span,
    parts: Option<Box<[Span]>>,
    place: &Place<'_>,
) -> Mention {
    let LocatedMention { text_ref, of, mut rest, own_word, .. } = mention;
    let label = report.text(&mut rest, place, wire::Mention::LABEL).or(own_word);
    Mention {
        of,
        text_ref,
        span,
        parts,
        label: label.map(Into::into),
        score: score(report, &mut rest, place),
        by: report.text(&mut rest, place, wire::Mention::BY).map(Into::into),
        value: report.text(&mut rest, place, wire::Mention::VALUE).map(Into::into),
        extra: report.rest(rest, place),
    }
}

fn score(
    report: &mut Report,
    mention: &mut Object<'_, wire::Mention>,
    place: &Place<'_>,
) -> Option<f32> {
    let given = report.take(mention, place, wire::Mention::SCORE)?;
    if (0.0..=1.0).contains(&given) {
        return Some(given as f32);
    }
    report.wrong_number(place, "score", "0 to 1", given);
    None
}
