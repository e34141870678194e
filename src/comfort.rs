//! How the reader likes to read: a handful of small choices, remembered on the device.
//!
//! The settings stand as tokens in `<html data-comfort>`, where style sheets see them, and are stored as the same
//! words.

mod settings;

pub(crate) use settings::{KEYS, SETTINGS, Setting};

use dateline_words::{en, tr};
use leptos::prelude::*;
use web_sys::Element;

use crate::dom;
use crate::el::{el, set_attribute};
use crate::storage;
use crate::watched::Watched;
use settings::{MARKS, SAY, Values, parse, written};

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

/// The reader's settings. The tokens on the root are where they are kept; what effects follow is kept beside.
#[derive(Clone, Copy)]
pub(crate) struct Comfort {
    say: Watched<usize>,
}

const STORED: &str = "comfort";
const ATTRIBUTE: &str = "data-comfort";

impl Comfort {
    /// As stored on this device; where nothing is or can be, as the page is dressed now; else the defaults.
    pub(crate) fn stored() -> Comfort {
        let stored = storage::read(STORED).ok().flatten();
        let values = stored.map_or_else(values, |tokens| parse(&tokens));
        dress(&written(values));
        Comfort { say: Watched::new(usize::from(value(SAY))) }
    }

    /// What marks tell a screen reader.
    pub(crate) fn say(self) -> Say {
        say(self.say.get())
    }

    /// The same, for an event handler.
    pub(crate) fn say_now(self) -> Say {
        say(self.say.now())
    }

    /// How marks are drawn, for an event handler.
    pub(crate) fn marks_now(self) -> Marks {
        match value(MARKS) {
            0 => Marks::Full,
            1 => Marks::Underlined,
            _ => Marks::Off,
        }
    }

    /// Whether single keys act, for an event handler.
    pub(crate) fn has_keys_now(self) -> bool {
        value(KEYS) == 0
    }

    /// Draws marks in the next way; says which.
    pub(crate) fn cycle_marks(self) -> &'static str {
        let (next, said) = match self.marks_now() {
            Marks::Full => (1, en("Marks underlined")),
            Marks::Underlined => (2, en("Marks off")),
            Marks::Off => (0, en("Marks full")),
        };
        self.set(MARKS, next);
        tr(said)
    }

    /// Gives the setting `at` this place of the table another value.
    pub(crate) fn set(self, at: usize, value: u8) {
        let mut values = values();
        if let Some(place) = values.get_mut(at) {
            *place = value;
        }
        self.keep(values);
    }

    /// Back to the defaults.
    pub(crate) fn reset(self) {
        self.keep(parse(""));
    }

    fn keep(self, values: Values) {
        let tokens = written(values);
        dress(&tokens);
        // Where it is refused, the settings last until the page is left.
        let _ = storage::write(STORED, &tokens);
        self.say.put(usize::from(value(SAY)));
    }
}

/// Whether the device remembers the present settings.
pub(crate) fn is_remembered() -> bool {
    storage::read(STORED).is_ok_and(|it| it.unwrap_or_default() == written(values()))
}

/// The number of the value of the setting `at` this place of the table.
pub(crate) fn value(at: usize) -> u8 {
    values().get(at).copied().unwrap_or_default()
}

/// As the page is dressed.
fn values() -> Values {
    let tokens = root().and_then(|it| it.get_attribute(ATTRIBUTE));
    parse(&tokens.unwrap_or_default())
}

fn say(value: usize) -> Say {
    match value {
        0 => Say::Nothing,
        1 => Say::Focus,
        2 => Say::Type,
        _ => Say::Name,
    }
}

/// Shows the page by these tokens.
fn dress(tokens: &str) {
    let Some(root) = root() else { return };
    set_attribute(&root, ATTRIBUTE, Some(tokens).filter(|it| !it.is_empty()));
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
        let meta = el("meta; name=theme-color").attr("content", &paper);
        let _ = head.prepend_with_node_1(meta.attr("data-pinned", "").node());
    }
}

fn root() -> Option<Element> {
    document().document_element()
}
