//! How the reader likes to read: a handful of small choices, remembered on the device.
//!
//! The settings stand as tokens in `<html data-comfort>`, where style sheets see them, and are stored as the same
//! words.

mod settings;

pub(crate) use settings::{KEYS, SETTINGS, Setting};

use leptos::prelude::*;
use web_sys::Element;

use crate::dom;
use crate::el::el;
use crate::storage;
use settings::{MARKS, SAY, parse, written};

/// How marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// Tint and line.
    Full,
    /// A line alone.
    Underlined,
    /// Neither, but for what is chosen.
    Off,
}

/// What marks tell a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Say {
    /// They are plain text.
    Nothing,
    /// The one that has the focus tells name and type.
    Focus,
    /// Each tells its type.
    Type,
    /// Each tells type and name.
    Name,
}

/// The reader's settings: for each the number of the value. A signal each, so that a theme wakes no mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comfort {
    values: [RwSignal<u8>; SETTINGS.len()],
    is_remembered: RwSignal<bool>,
}

const STORED: &str = "comfort";
const ATTRIBUTE: &str = "data-comfort";

impl Comfort {
    /// As stored on this device; where nothing is or can be, as the page is dressed now; else the defaults.
    pub(crate) fn stored() -> Comfort {
        let stored = storage::read(STORED);
        let is_remembered = RwSignal::new(stored.is_ok());
        let dressed = || root()?.get_attribute(ATTRIBUTE);
        let tokens = stored.ok().flatten().or_else(dressed).unwrap_or_default();
        let values = parse(&tokens);
        let comfort = Comfort { values: values.map(RwSignal::new), is_remembered };
        dress(&written(values));
        comfort
    }

    /// What marks tell a screen reader.
    pub(crate) fn say(self) -> Say {
        say(self.value(SAY))
    }

    /// The same, for an event handler.
    pub(crate) fn say_now(self) -> Say {
        say(self.value_now(SAY))
    }

    /// How marks are drawn.
    pub(crate) fn marks(self) -> Marks {
        marks(self.value(MARKS))
    }

    /// The same, for an event handler.
    pub(crate) fn marks_now(self) -> Marks {
        marks(self.value_now(MARKS))
    }

    /// Whether single keys act.
    pub(crate) fn has_keys(self) -> bool {
        self.value(KEYS) == 0
    }

    /// The same, for an event handler.
    pub(crate) fn has_keys_now(self) -> bool {
        self.value_now(KEYS) == 0
    }

    /// Draws marks in the next way; says which.
    pub(crate) fn cycle_marks(self) -> &'static str {
        let next = match self.marks_now() {
            Marks::Full => 1,
            Marks::Underlined => 2,
            Marks::Off => 0,
        };
        self.set(MARKS, next);
        match next {
            0 => "Marks full",
            1 => "Marks underlined",
            _ => "Marks off",
        }
    }

    /// The number of the value of the setting `at` this place of the table.
    pub(crate) fn value(self, at: usize) -> u8 {
        self.values.get(at).map_or(0, |it| it.get())
    }

    fn value_now(self, at: usize) -> u8 {
        self.values.get(at).map_or(0, |it| it.get_untracked())
    }

    /// Gives the setting `at` this place another value.
    pub(crate) fn set(self, at: usize, value: u8) {
        self.put(at, value);
        self.keep();
    }

    /// Back to the defaults.
    pub(crate) fn reset(self) {
        for (at, setting) in SETTINGS.iter().enumerate() {
            self.put(at, setting.default);
        }
        self.keep();
    }

    /// Whether the device remembers the settings; else they last until the page is left.
    pub(crate) fn is_remembered(self) -> bool {
        self.is_remembered.get()
    }

    fn put(self, at: usize, value: u8) {
        if self.value_now(at) != value
            && let Some(signal) = self.values.get(at)
        {
            signal.set(value);
        }
    }

    fn keep(self) {
        let tokens = written(self.values.map(|it| it.get_untracked()));
        dress(&tokens);
        self.is_remembered.set(storage::write(STORED, &tokens).is_ok());
    }
}

fn say(value: u8) -> Say {
    match value {
        0 => Say::Nothing,
        1 => Say::Focus,
        2 => Say::Type,
        _ => Say::Name,
    }
}

fn marks(value: u8) -> Marks {
    match value {
        0 => Marks::Full,
        1 => Marks::Underlined,
        _ => Marks::Off,
    }
}

/// Shows the page by these tokens.
fn dress(tokens: &str) {
    let Some(root) = root() else { return };
    let _ = if tokens.is_empty() {
        root.remove_attribute(ATTRIBUTE)
    } else {
        root.set_attribute(ATTRIBUTE, tokens)
    };
    color_window(&root, tokens.starts_with("theme-"));
}

/// Gives the browser's own frame the colour of the paper. The page's own `theme-color`s follow the device; one
/// before them, without a condition, counts instead.
fn color_window(root: &Element, is_pinned: bool) {
    if let Some(old) = dom::find("meta[data-pinned]") {
        old.remove();
    }
    if !is_pinned {
        return;
    }
    let style = window().get_computed_style(root).ok().flatten();
    let paper = style.and_then(|it| it.get_property_value("background-color").ok());
    if let (Some(paper), Some(head)) = (paper, document().head()) {
        let meta = el("meta").attr("name", "theme-color").attr("content", &paper);
        let _ = head.prepend_with_node_1(meta.attr("data-pinned", "").node());
    }
}

fn root() -> Option<Element> {
    document().document_element()
}
