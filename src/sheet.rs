//! The one constructed style sheet: choosing an entity costs one rule, whatever the length of the story.
//!
//! Only that: a browser looks through all of a story for what another rule may fit, which takes as long as the story is.

use leptos::prelude::*;
use web_sys::CssStyleSheet;

use crate::el::{follow, set_attribute};
use crate::moving;
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;
use crate::types::color;

thread_local! {
    /// Made once, adopted once: pages come and go, the sheet stays and its rules change.
    static SHEET: Option<CssStyleSheet> = adopted();
}

fn adopted() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    document().adopted_style_sheets().push(&sheet);
    Some(sheet)
}

fn write(css: &str) {
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            let _ = sheet.replace_sync(css);
        }
    });
}

/// Keeps the sheet in step with what is chosen, and the marks with where the reader stands, until the owner is cleaned up.
pub(crate) fn follow_choices(reading: Reading, choices: Choices) {
    let (stepped, mut written) = (reading.clone(), String::new());
    follow(move || {
        let css = rules(&reading, choices);
        if css != written {
            write(&css);
            written = css;
        }
    });
    on_cleanup(|| write(""));
    let mut last = Vec::new();
    follow(move || {
        let here = moving::standing(&stepped, choices);
        last.iter().for_each(|it| set_attribute(it, HERE, None));
        last = here.map(|it| place::marks_of(&stepped.article, it)).unwrap_or_default();
        last.iter().for_each(|it| set_attribute(it, HERE, Some("")));
    });
}

/// On the marks of the mention that was jumped to.
const HERE: &str = "data-here";

/// So many types have their rules from the start, so that to switch one off is one attribute; a story may have any number.
const MOST_TYPES: usize = 24;

/// What is chosen, and what can be switched off; how that looks is up to `style/marks.css`.
fn rules(reading: &Reading, choices: Choices) -> String {
    // There are new types with new marks.
    choices.marking.get();
    let article = &reading.article;
    let off = choices.filter.off();
    let mut css = String::new();
    for (at, (kind, _)) in reading.index.type_counts().iter().enumerate() {
        if at < MOST_TYPES || off.iter().any(|it| it == kind.as_str()) {
            css += &off_rules(kind.as_str());
        }
    }
    for entity in choices.selection.all().into_iter().filter_map(|it| article.entity(it)) {
        // Ids hold letters, digits, `_` and `-` only (`docs/format.md`), so they can't end the string.
        let (id, color) = (&entity.id, color(&entity.kind));
        // The tint is that of what is chosen; the line under the words is the innermost one's own.
        css += &format!(
            "mark[data-entity~=\"{id}\"]{{--chosen:var(--{color});--strength:var(--chosen-strength);\
             --drawn-strength:100%;--ring:2px}}\
             mark:is([data-entity=\"{id}\"],[data-entity$=\" {id}\"]){{--thick:var(--chosen-thick);\
             --force:underline}}\
             [data-speaker=\"{id}\"]{{--said:var(--{color});--said-strength:7%}}"
        );
    }
    css
}

/// Takes the line and the tint of a type away, while it is switched off. On words with several, the other one's remain.
fn off_rules(kind: &str) -> String {
    format!(
        "[data-off~=\"{kind}\"] mark:is([data-type=\"{kind}\"],[data-type$=\" {kind}\"]){{--drawn:none;\
         --tinted:var(--o,transparent);cursor:auto}}[data-off~=\"{kind}\"] mark[data-type^=\"{kind} \"]{{--o:transparent}}"
    )
}
