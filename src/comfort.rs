//! How the reader likes to read: a handful of small choices, remembered on the device.
//!
//! One table says what can be chosen. A choice that differs from the default is a token, `theme-dark`; the tokens
//! stand in `<html data-comfort>`, where style sheets see them, and are stored as the same words.

use leptos::prelude::*;
use web_sys::Element;

use crate::dom;
use crate::el::el;
use crate::storage;

/// One choice: its name in tokens and forms, its label, its values with theirs, and which is the default.
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) values: &'static [(&'static str, &'static str)],
    default: u8,
}

const N_SETTINGS: usize = 8;
const MARKS: usize = 5;
const SAY: usize = 6;
/// Where in the table the switch of the single keys is.
pub(crate) const KEYS: usize = 7;

/// Everything that can be chosen, in the order of the dialog.
pub(crate) const SETTINGS: [Setting; N_SETTINGS] = [
    Setting {
        name: "theme",
        label: "Colours",
        values: &[("system", "Device"), ("light", "Light"), ("sepia", "Sepia"), ("dark", "Dark")],
        default: 0,
    },
    Setting {
        name: "size",
        label: "Text size",
        values: &[
            ("1", "small"),
            ("2", "normal"),
            ("3", "large"),
            ("4", "larger"),
            ("5", "largest"),
        ],
        default: 1,
    },
    Setting {
        name: "measure",
        label: "Line length",
        values: &[("narrow", "Narrow"), ("normal", "Normal"), ("wide", "Wide")],
        default: 1,
    },
    Setting {
        name: "leading",
        label: "Line spacing",
        values: &[("tight", "Tight"), ("normal", "Normal"), ("loose", "Loose")],
        default: 1,
    },
    Setting {
        name: "face",
        label: "Typeface",
        values: &[("serif", "Serif"), ("sans", "Sans"), ("system", "Device")],
        default: 0,
    },
    Setting {
        name: "marks",
        label: "Marks",
        values: &[("full", "Full"), ("underlined", "Underlined"), ("off", "Off")],
        default: 0,
    },
    Setting {
        name: "say",
        label: "What a screen reader says at a mark",
        values: &[
            ("nothing", "Nothing"),
            ("focus", "Name, on focus"),
            ("type", "Type"),
            ("name", "Type and name"),
        ],
        default: 1,
    },
    Setting {
        name: "keys",
        label: "Single keys act: n, p, s and the others",
        values: &[("on", "On"), ("off", "Off")],
        default: 0,
    },
];

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
    values: [RwSignal<u8>; N_SETTINGS],
    is_remembered: RwSignal<bool>,
}

const STORED: &str = "comfort";
const ATTRIBUTE: &str = "data-comfort";
/// Nothing that is written here is longer.
const LONGEST: usize = 160;

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

/// Reads tokens; those that the table does not know are dropped.
fn parse(tokens: &str) -> [u8; N_SETTINGS] {
    let mut values = SETTINGS.map(|it| it.default);
    if LONGEST < tokens.len() {
        return values;
    }
    for token in tokens.split(' ') {
        let Some((name, value)) = token.split_once('-') else { continue };
        for (setting, place) in SETTINGS.iter().zip(&mut values) {
            if setting.name == name
                && let Some(at) = setting.values.iter().position(|(it, _)| *it == value)
            {
                *place = at as u8;
            }
        }
    }
    values
}

/// The tokens of what differs from the defaults.
fn written(values: [u8; N_SETTINGS]) -> String {
    let mut tokens = String::new();
    for (setting, value) in SETTINGS.iter().zip(values) {
        if value != setting.default
            && let Some((word, _)) = setting.values.get(usize::from(value))
        {
            for part in [if tokens.is_empty() { "" } else { " " }, setting.name, "-", word] {
                tokens += part;
            }
        }
    }
    tokens
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

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn check(tokens: &str, expected: &str) {
        assert_eq!(written(parse(tokens)), expected, "{tokens}");
    }

    #[wasm_bindgen_test]
    fn what_is_stored_is_read_with_suspicion() {
        check("", "");
        check("theme-dark", "theme-dark");
        check("size-4 theme-sepia", "theme-sepia size-4");
        check("theme-system size-2 keys-on", "");
        check("theme-dark theme-light", "theme-light");
        check("size-9 size- -4 theme theme-DARK face-comic keys-off", "keys-off");
        check("  measure-wide\u{a0}x   leading-loose ", "leading-loose");
        check("<script>-x theme-dark\" size-5", "size-5");
        check(&format!("theme-dark {}", "x".repeat(LONGEST)), "");
    }

    #[wasm_bindgen_test]
    fn every_value_has_a_token_of_its_own() {
        for (at, setting) in SETTINGS.iter().enumerate() {
            for value in 0..setting.values.len() as u8 {
                let mut values = SETTINGS.map(|it| it.default);
                values[at] = value;
                assert_eq!(parse(&written(values)), values, "{}", setting.name);
            }
        }
        let most = SETTINGS.map(|it| if it.default == 0 { it.values.len() as u8 - 1 } else { 0 });
        assert!(written(most).len() < LONGEST);
    }
}
