//! The one constructed style sheet: choosing an entity costs one rule, whatever the length of the story.

use dateline_article::MentionIdx;
use leptos::prelude::*;
use web_sys::CssStyleSheet;

use crate::el::follow;
use crate::loaded::Reading;
use crate::moving;
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

/// Keeps the sheet in step with what is chosen, until the owner is cleaned up.
pub(crate) fn follow_choices(reading: Reading, choices: Choices) {
    follow(move || write(&rules(&reading, choices)));
    on_cleanup(|| write(""));
}

/// What is chosen and what is switched off; how that looks is up to `style/marks.css`.
fn rules(reading: &Reading, choices: Choices) -> String {
    let article = &reading.article;
    let off = choices.filter.off();
    let mut css: String = off.iter().map(|kind| off_rules(kind)).collect();
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
    if let Some(MentionIdx(idx)) = moving::standing(reading, choices) {
        css += &format!("mark[data-mention~=\"{idx}\"]{{--here:1}}");
    }
    css
}

/// Takes the line and the tint of a type away. On words with several, the other one's remain.
fn off_rules(kind: &str) -> String {
    format!(
        "[data-off~=\"{kind}\"] mark:is([data-type=\"{kind}\"],[data-type$=\" {kind}\"]){{--drawn:none;\
         --tinted:var(--o,transparent);cursor:auto}}[data-off~=\"{kind}\"] mark[data-type^=\"{kind} \"]{{--o:transparent}}"
    )
}
