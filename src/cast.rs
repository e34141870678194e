//! Who and what is in the story: the legend of types and the list of names.

mod legend;
mod list;

pub(crate) use legend::Legend;
pub(crate) use list::Cast;
