//! What can be chosen: one table, by which the dialog is drawn and tokens are written and read.
//!
//! A choice that differs from the default is a token: `theme-dark`.

use dateline_words::en;

/// One choice: its name in tokens and forms, its label, its values with theirs, and which is the default.
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) values: &'static [(&'static str, &'static str)],
    pub(crate) default: u8,
}

const N_SETTINGS: usize = 8;
pub(crate) const MARKS: usize = 5;
pub(crate) const SAY: usize = 6;
/// Where in the table the switch of the single keys is.
pub(crate) const KEYS: usize = 7;

/// Everything that can be chosen, in the order of the dialog.
pub(crate) static SETTINGS: [Setting; N_SETTINGS] = [
    Setting {
        name: "theme",
        label: en("Colours"),
        values: &[
            ("system", en("Device")),
            ("light", en("Light")),
            ("sepia", en("Sepia")),
            ("dark", en("Dark")),
        ],
        default: 0,
    },
    Setting {
        name: "size",
        label: en("Text size"),
        values: &[
            ("1", en("small")),
            ("2", en("normal")),
            ("3", en("large")),
            ("4", en("larger")),
            ("5", en("largest")),
        ],
        default: 1,
    },
    Setting {
        name: "measure",
        label: en("Line length"),
        values: &[("narrow", en("Narrow")), ("normal", en("Normal")), ("wide", en("Wide"))],
        default: 1,
    },
    Setting {
        name: "leading",
        label: en("Line spacing"),
        values: &[("tight", en("Tight")), ("normal", en("Normal")), ("loose", en("Loose"))],
        default: 1,
    },
    Setting {
        name: "face",
        label: en("Typeface"),
        values: &[("serif", en("Serif")), ("sans", en("Sans")), ("system", en("Device"))],
        default: 0,
    },
    Setting {
        name: "marks",
        label: en("Marks"),
        values: &[("full", en("Full")), ("underlined", en("Underlined")), ("off", en("Off"))],
        default: 0,
    },
    Setting {
        name: "say",
        label: en("Marks in a screen reader"),
        values: &[
            ("nothing", en("Nothing")),
            ("focus", en("On focus")),
            ("type", en("Type")),
            ("name", en("Type, name")),
        ],
        default: 1,
    },
    Setting {
        name: "keys",
        label: en("Single keys act: n, p, s and the others"),
        values: &[("on", en("On")), ("off", en("Off"))],
        default: 0,
    },
];

/// Nothing that is written here is longer.
const LONGEST: usize = 160;

/// For each setting the number of its value.
pub(crate) type Values = [u8; N_SETTINGS];

/// Reads tokens; those that the table does not know are dropped.
pub(crate) fn parse(tokens: &str) -> Values {
    let mut values = [0; N_SETTINGS];
    for (place, setting) in values.iter_mut().zip(&SETTINGS) {
        *place = setting.default;
    }
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
pub(crate) fn written(values: Values) -> String {
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
                let mut values = parse("");
                values[at] = value;
                assert_eq!(parse(&written(values)), values, "{}", setting.name);
            }
        }
        let most = SETTINGS
            .each_ref()
            .map(|it| if it.default == 0 { it.values.len() as u8 - 1 } else { 0 });
        assert!(written(most).len() < LONGEST);
    }
}
