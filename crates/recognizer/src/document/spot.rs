//! A token in its place, and the sentence that it stands in.

use crate::token::Token;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// As usual.
    #[default]
    Usual,
    /// All in capitals.
    Capitals,
    /// Most words begin with a capital.
    Title,
    /// No capitals at all.
    Lower,
}

/// One token in its place.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Where it lies in its block.
    pub token: Token,
    /// Index of its word.
    pub(crate) word: u32,
    /// Whether it is the first of its sentence, marks aside.
    pub(crate) is_first: bool,
    /// Whether no space is before it.
    pub(crate) is_glued: bool,
    pub(crate) case: Case,
    /// The classes of the longest phrase that covers it, and where in it it stands: 0 alone, 1 first, 2 inside, 3 last.
    pub(crate) phrase: u32,
    pub(crate) phrase_place: u8,
    /// The run of capitalised words around it.
    pub(crate) run: Option<Run>,
    /// What its other occurrences tell: bits of the module beside this one, `contexts`.
    pub(crate) contexts: u32,
    /// What its other occurrences were taken for; see `votes`.
    pub(crate) vote: Vote,
}

/// A run of capitalised words, with "of", "and", "&" and the like between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The classes of all of its words.
    pub(crate) heads: u32,
}

/// What the other occurrences of a word were taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vote {
    /// Most often: 0 if there is none, 1 for no name, else 2 and the kind; 16 more if always.
    pub(crate) kind: u8,
    /// As a part of longer names: 0 if it is in none, else the label it had most often there.
    pub(crate) part: u8,
}

/// The tokens of one sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Index of the block it lies in.
    pub block: usize,
    /// Its tokens.
    pub spots: Vec<Spot>,
}
