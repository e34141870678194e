//! Who said what: the quotes of a story by speaker, and where their parts lie.

use std::cmp::Reverse;

use crate::article::{Article, EntityIdx, Quote, QuoteIdx, QuotePart, TextRef};
use crate::order;
use crate::text::Span;

impl Article {
    /// A quote.
    pub fn quote(&self, QuoteIdx(idx): QuoteIdx) -> Option<&Quote> {
        self.quotes.get(idx as usize)
    }

    /// What `speaker` says, in the order of the story. Costs a look at every quote.
    pub fn quotes_of(&self, speaker: EntityIdx) -> impl Iterator<Item = QuoteIdx> {
        let quotes = (0..).map(QuoteIdx).zip(&self.quotes);
        quotes.filter(move |(_, it)| it.speaker == Some(speaker)).map(|(idx, _)| idx)
    }

    /// The words of a quote, with ` … ` between its parts.
    pub fn words_of_quote(&self, quote: &Quote) -> String {
        let mut words = String::new();
        for (text_ref, span) in &quote.parts {
            if !words.is_empty() {
                words.push_str(" … ");
            }
            words.push_str(self.text(*text_ref).map_or("", |text| span.of(text)));
        }
        words
    }

    /// Puts mentions and quotes in their order, after some were added or taken out.
    pub fn sort(&mut self) {
        self.sort_mentions();
        self.sort_quotes();
    }

    /// Puts the quotes in order, and their parts where [`Article::quote_parts_in`] finds them.
    pub(crate) fn sort_quotes(&mut self) {
        order::sort_by_key(&mut self.quotes, |it| it.parts.first().copied());
        self.quote_parts.clear();
        for (quote, it) in (0..).map(QuoteIdx).zip(&self.quotes) {
            let part = |&(text_ref, span): &(TextRef, Span)| QuotePart { text_ref, span, quote };
            self.quote_parts.extend(it.parts.iter().map(part));
        }
        order::sort_by_key(&mut self.quote_parts, |it| {
            (it.text_ref, it.span.start(), Reverse(it.span.end()), it.quote)
        });
    }

    /// The parts of quotes in a text: by start, the longer first.
    pub(crate) fn quote_parts_in(&self, text_ref: TextRef) -> &[QuotePart] {
        let start = self.quote_parts.partition_point(|it| it.text_ref < text_ref);
        let end = self.quote_parts.partition_point(|it| it.text_ref <= text_ref);
        self.quote_parts.get(start..end).unwrap_or_default()
    }
}

/// The quotes by speaker, in the order of the story; the speakers by their first quote, nobody (`None`) last.
pub fn quotes_by_speaker(article: &Article) -> Vec<(Option<EntityIdx>, Vec<QuoteIdx>)> {
    let mut speakers: Vec<(Option<EntityIdx>, Vec<QuoteIdx>)> = Vec::new();
    let mut unattributed = Vec::new();
    // Where each entity stands among the speakers, from 1.
    let mut ranks = vec![0; article.entities.len()];
    for (idx, quote) in (0..).map(QuoteIdx).zip(&article.quotes) {
        let Some((speaker, rank)) =
            quote.speaker.and_then(|it| Some((it, ranks.get_mut(it.0 as usize)?)))
        else {
            unattributed.push(idx);
            continue;
        };
        if *rank == 0 {
            speakers.push((Some(speaker), Vec::new()));
            *rank = speakers.len();
        }
        if let Some((_, quotes)) = speakers.get_mut(*rank - 1) {
            quotes.push(idx);
        }
    }
    if !unattributed.is_empty() {
        speakers.push((None, unattributed));
    }
    speakers
}

#[cfg(test)]
mod tests;
