//! Quotes: their speakers and the places of their parts.

use crate::article::{EntityIdx, Quote, QuoteKind, TextRef};
use crate::check::found::span_at;
use crate::check::{Checker, Place, block_words};
use crate::issue::{Problem, told};
use crate::offsets::{OffsetUnit, Offsets};
use crate::order;
use crate::report::Report;
use crate::text::Span;
use crate::wire::{self, List, Object};

/// A quote whose parts wait for the unit of their offsets.
pub(super) struct LocatedQuote {
    given_idx: usize,
    quote: Quote,
    parts: Vec<LocatedPart>,
}

struct LocatedPart {
    given_idx: usize,
    text_ref: TextRef,
    start: u64,
    end: u64,
}

impl Checker {
    /// Finds the speakers of the quotes and the texts of their parts.
    pub(super) fn locate_quotes(
        &mut self,
        quotes: List<'_, wire::Quote>,
        own_text: Option<TextRef>,
        root: &Place<'_>,
    ) -> Vec<LocatedQuote> {
        let list = root.field("quotes");
        let mut located = Vec::with_capacity(quotes.len());
        for (idx, quote) in quotes.into_items().enumerate() {
            let place = list.item(idx);
            let quote = self.report.item(quote, &place);
            located.extend(quote.map(|it| self.locate_quote(it, idx, own_text, &place)));
        }
        located
    }

    fn locate_quote(
        &mut self,
        mut quote: Object<'_, wire::Quote>,
        given_idx: usize,
        own_text: Option<TextRef>,
        place: &Place<'_>,
    ) -> LocatedQuote {
        let speaker = self.report.text(&mut quote, place, wire::Quote::SPEAKER).and_then(|id| {
            let speaker = self.entity_ids.get(&id);
            if speaker.is_none() {
                let problem = Problem::UnknownEntity(told(&id));
                place.note(&mut self.report, "speaker", problem);
            }
            speaker.map(EntityIdx)
        });
        let kind = kind(&mut self.report, &mut quote, place);
        let by = self.report.text(&mut quote, place, wire::Quote::BY).map(Into::into);
        let list = place.field("parts");
        let given = self.report.take(&mut quote, place, wire::Quote::PARTS).unwrap_or_default();
        let extra = self.report.rest(quote, place);
        let mut parts = Vec::with_capacity(given.len());
        for (idx, part) in given.into_items().enumerate() {
            let place = list.item(idx);
            let part = self.report.item(part, &place);
            parts.extend(part.and_then(|it| self.locate_part(it, idx, own_text, &place)));
        }
        let quote = Quote { speaker, kind, parts: Vec::with_capacity(parts.len()), by, extra };
        LocatedQuote { given_idx, quote, parts }
    }

    fn locate_part(
        &mut self,
        mut part: Object<'_, wire::Part>,
        given_idx: usize,
        own_text: Option<TextRef>,
        place: &Place<'_>,
    ) -> Option<LocatedPart> {
        let block = self.report.take(&mut part, place, wire::Part::BLOCK);
        let start = self.report.take(&mut part, place, wire::Part::START);
        let end = self.report.take(&mut part, place, wire::Part::END);
        self.report.rest(part, place);
        let text_ref = match &block {
            Some(block) => self.text_ref(block),
            None => own_text,
        };
        match (text_ref, start, end) {
            (Some(text_ref), Some(start), Some(end)) => {
                Some(LocatedPart { given_idx, text_ref, start, end })
            }
            (None, ..) if block.is_some() => {
                let words = block.as_ref().map(block_words).unwrap_or_default();
                place.note(&mut self.report, "block", Problem::UnknownBlock(words));
                None
            }
            _ => {
                place.note(&mut self.report, "", Problem::NoOffsets);
                None
            }
        }
    }

    /// Puts each part where its offsets say; a quote without any is left out.
    pub(super) fn place_quotes(
        &mut self,
        mut located: Vec<LocatedQuote>,
        unit: OffsetUnit,
        root: &Place<'_>,
    ) {
        let list = root.field("quotes");
        // By text, so that the offsets of each are counted once, however the quotes jump about.
        let mut parts: Vec<(usize, LocatedPart)> = Vec::new();
        for (idx, it) in located.iter_mut().enumerate() {
            parts.extend(std::mem::take(&mut it.parts).into_iter().map(|part| (idx, part)));
        }
        order::sort_by_key(&mut parts, |(_, part)| part.text_ref);
        for group in parts.chunk_by(|(_, a), (_, b)| a.text_ref == b.text_ref) {
            let Some((_, LocatedPart { text_ref, .. })) = group.first() else { continue };
            let text = self.article.text(*text_ref).unwrap_or_default();
            let offsets = Offsets::new(text, unit, self.unicode);
            for (idx, part) in group {
                let span = span_at(text, &offsets, part.start, part.end);
                let Some(it) = located.get_mut(*idx) else { continue };
                match span.filter(|it: &Span| !it.is_empty()) {
                    Some(span) => it.quote.parts.push((*text_ref, span)),
                    None => {
                        let quote = list.item(it.given_idx);
                        let place = quote.field("parts");
                        let part = place.item(part.given_idx);
                        part.note(&mut self.report, "", Problem::OutsideText);
                    }
                }
            }
        }
        for LocatedQuote { given_idx, mut quote, .. } in located {
            order::sort_by_key(&mut quote.parts, |it| *it);
            if quote.parts.is_empty() {
                list.item(given_idx).note(&mut self.report, "", Problem::NoOffsets);
            } else {
                self.article.quotes.push(quote);
            }
        }
    }
}

/// What is not called direct claims no more than to be indirect.
fn kind(report: &mut Report, quote: &mut Object<'_, wire::Quote>, place: &Place<'_>) -> QuoteKind {
    match report.text(quote, place, wire::Quote::KIND).as_deref() {
        Some("direct") => QuoteKind::Direct,
        Some("indirect") => QuoteKind::Indirect,
        Some(word) => {
            report.wrong_value(place, "kind", "direct or indirect", word);
            QuoteKind::Indirect
        }
        None => {
            place.note(report, "kind", Problem::Missing { instead: "read as indirect" });
            QuoteKind::Indirect
        }
    }
}
