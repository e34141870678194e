//! The text of a story, drawn once: no signal, closure or listener per mark in here.

mod attributes;
mod block;
mod body;
mod figure;
mod header;
mod hidden;
mod list;
mod patterns;
mod redraw;
mod run;
mod section;
mod text;
mod view;

pub(crate) use body::left_flag;
pub(crate) use header::direction;
pub(crate) use redraw::redraw;
pub(crate) use section::has_section;
pub(crate) use view::story;
