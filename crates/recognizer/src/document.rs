//! A text made ready for the tagger: tokens, sentences, what is known of each word, and what the text itself tells.
//!
//! What is done for each block, sentence or word stays a function of its own (`inline(never)`): a browser makes code fast
//! function by function, from one call to the next. In one long call it would stay slow to the end of the first text.

mod case;
mod contexts;
mod phrases;
mod runs;
mod spot;
mod votes;
mod word;

use std::collections::HashMap;

pub use self::spot::{Sentence, Spot};
use self::{
    case::mark_case, contexts::mark_contexts, phrases::mark_phrases, runs::mark_runs, spot::Vote,
    word::info,
};
pub(crate) use self::{
    contexts::context,
    spot::Case,
    word::{Info, Look},
};
use crate::{cut::Cut, lexicon::Lexicon};

/// Blocks of text, ready for the tagger.
#[derive(Debug)]
pub struct Document {
    /// The tokens of each sentence; sentences do not cross blocks.
    pub sentences: Vec<Sentence>,
    pub(crate) words: Vec<Info>,
    /// The cuts of each block.
    pub(crate) cuts: Vec<Cut>,
}

impl Document {
    /// Cuts `blocks` and looks up their words.
    pub fn new(blocks: &[&str], lexicon: &Lexicon) -> Document {
        let mut words = Words { ids: HashMap::new(), infos: Vec::new(), lexicon };
        let mut sentences = Vec::new();
        let cuts: Vec<Cut> = blocks.iter().map(|it| Cut::new(it)).collect();
        for (block, (text, cut)) in blocks.iter().zip(&cuts).enumerate() {
            add(text, cut, block, &mut words, &mut sentences);
        }
        let words = words.infos;
        for sentence in &mut sentences {
            mark_case(sentence, &words);
            mark_phrases(sentence, &words, lexicon);
            mark_runs(sentence, &words);
        }
        mark_contexts(&mut sentences, &words);
        Document { sentences, words, cuts }
    }

    /// Lets the words of a text vote on each other: `labels` are those of a first pass, by sentence.
    ///
    /// That the occurrences of a name are of one kind, mostly, is the second stage of Krishnan and Manning (2006).
    pub fn vote(&mut self, labels: &[Vec<u8>]) {
        votes::vote(&mut self.sentences, &self.words, labels);
    }

    pub(crate) fn info(&self, spot: &Spot) -> &Info {
        &self.words[spot.word as usize]
    }
}

/// The distinct words met so far.
struct Words<'l, 't> {
    ids: HashMap<&'t str, u32>,
    infos: Vec<Info>,
    lexicon: &'l Lexicon,
}

impl<'t> Words<'_, 't> {
    fn id(&mut self, text: &'t str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = self.infos.len() as u32;
        self.infos.push(info(text, self.lexicon));
        self.ids.insert(text, id);
        id
    }
}

#[inline(never)]
fn add<'t>(
    text: &'t str,
    cut: &Cut,
    block: usize,
    words: &mut Words<'_, 't>,
    sentences_out: &mut Vec<Sentence>,
) {
    let mut rest = cut.tokens.as_slice();
    for sentence in &cut.sentences {
        let len = rest.partition_point(|it| (it.start as usize) < sentence.end());
        let (here, later) = rest.split_at(len);
        rest = later;
        if here.is_empty() {
            continue;
        }
        let mut is_first = true;
        let spots: Vec<Spot> = here
            .iter()
            .map(|&token| {
                let word = words.id(token.text(text));
                let is_word = !matches!(words.infos[word as usize].look, Look::Mark);
                let spot = Spot {
                    token,
                    word,
                    is_first: is_first && is_word,
                    is_glued: text
                        .get(..token.start as usize)
                        .is_some_and(|it| it.ends_with(|c: char| !c.is_whitespace())),
                    case: Case::Usual,
                    phrase: 0,
                    phrase_place: 0,
                    run: None,
                    contexts: 0,
                    vote: Vote::default(),
                };
                is_first &= !is_word;
                spot
            })
            .collect();
        sentences_out.push(Sentence { block, spots });
    }
}
