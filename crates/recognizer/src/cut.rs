//! A text cut into tokens and sentences: once, for all who ask for them.

use dateline_article::{Span, Unicode, sentences};

use crate::token::{Token, tokens};

/// A text's tokens, and its sentences in bytes.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Span>,
}

impl Cut {
    pub(crate) fn new(text: &str) -> Cut {
        Cut { tokens: tokens(text), sentences: sentences(text, &[], Unicode::TABLES) }
    }
}
