//! Finds the people, organizations and places of a plain text, and groups them.

mod amounts;
mod annotate;
mod cut;
mod dates;
mod document;
mod features;
mod found;
mod group;
mod hash;
mod labels;
mod lanes;
mod lexicon;
mod link;
mod model;
mod names;
mod number;
mod quotes;
mod recognize;
mod table;
mod tagger;
mod token;
mod warm_up;
mod weights;
mod words;

pub use crate::annotate::{Given, annotate, annotate_from};
pub use crate::document::{Document, Sentence, Spot};
pub use crate::features::View;
pub use crate::found::{Entity, Mention, Quote, Recognition};
pub use crate::labels::*;
pub use crate::lexicon::{LONGEST, Lexicon, Word, class};
pub use crate::link::{Link, link_key};
pub use crate::model::{Model, ModelError, Parts, STEPS};
pub use crate::token::{Token, tokens};
pub use crate::warm_up::warm_up;
pub use crate::weights::Row;
