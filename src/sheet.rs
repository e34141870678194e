//! The one constructed style sheet: choosing an entity costs one rule, whatever the length of the story.

use dateline_article::{Article, EntityType};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::CssStyleSheet;

use crate::loaded::Reading;
use crate::state::Choices;
use crate::types::color;

/// Keeps the sheet in step with what is chosen, until the owner is cleaned up.
pub(crate) fn follow_choices(reading: Reading, choices: Choices) {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    document().adopted_style_sheets().push(&sheet);
    let sheet = SendWrapper::new(sheet);
    let used = sheet.clone();
    Effect::new(move || {
        let _ = sheet.replace_sync(&rules(&reading.article, choices));
    });
    on_cleanup(move || {
        let sheets = document().adopted_style_sheets();
        let at = sheets.index_of(&used, 0);
        if let Ok(at) = u32::try_from(at) {
            sheets.splice(at, 1, &wasm_bindgen::JsValue::UNDEFINED);
        }
    });
}

/// What `style/marks.css` can't know in advance: ids, and types of the publisher's own.
fn rules(article: &Article, choices: Choices) -> String {
    let mut css: String = choices.filter.custom_off().iter().map(off_rules).collect();
    let chosen = choices.selection.get().and_then(|it| article.entities.get(it.0 as usize));
    if let Some(entity) = chosen {
        // Ids hold letters, digits, `_` and `-` only (`docs/format.md`), so they can't end the string.
        let (id, color) = (&entity.id, color(&entity.kind));
        css += &format!(
            "mark[data-entity~=\"{id}\"]{{--chosen:var(--{color});--strength:var(--chosen-strength);\
             --drawn-strength:100%;--thick:var(--chosen-thick);--ring:2px;--force:underline}}"
        );
    }
    css
}

/// The same as `style/marks.css` has for each known type.
fn off_rules(kind: &EntityType) -> String {
    let kind = kind.as_str();
    format!(
        "[data-off~=\"{kind}\"] mark:is([data-type=\"{kind}\"],[data-type$=\" {kind}\"]){{--drawn:none;\
         --tinted:var(--o,transparent);cursor:auto}}[data-off~=\"{kind}\"] mark[data-type^=\"{kind} \"]{{--o:transparent}}"
    )
}
