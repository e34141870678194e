//! What only print has: an index of the cast with block numbers, behind the story.

use dateline_article::{EntityIdx, EntityType};
use dateline_words::{number, tr};
use leptos::prelude::*;
use web_sys::Event;

use crate::el::{El, bdi, el, set_attribute};
use crate::listen::listen;
use crate::reading::Reading;

/// On the root while printing: `plain` has no marks.
const ATTRIBUTE: &str = "data-print";

/// The index, drawn while the page is being printed. At once, not by a signal: `print()` waits for nothing.
pub(crate) fn print_index(reading: Reading) -> El {
    let place = el("div; class=print-index");
    if let Ok(Some(media)) = window().match_media("print") {
        // For those browsers that tell it only this way.
        let (place, reading, asked) = (place.clone(), reading.clone(), media.clone());
        let follow = move |_| show(&place, &reading, asked.matches());
        listen(media.into(), &["change"], Box::new(follow));
    }
    let drawn = place.clone();
    let follow = move |event: Event| show(&drawn, &reading, event.type_() == "beforeprint");
    listen(window().into(), &["beforeprint", "afterprint"], Box::new(follow));
    place
}

/// Prints the story, `marks` or `plain`.
pub(crate) fn print(how: String) {
    // In the next frame the dialog that asked for it is gone.
    request_animation_frame(move || {
        if let Some(root) = document().document_element() {
            set_attribute(&root, ATTRIBUTE, Some(&how));
            let _ = window().print();
        }
    });
}

fn show(place: &El, reading: &Reading, is_printing: bool) {
    place.clear();
    if is_printing {
        place.add(index(reading));
    } else if let Some(root) = document().document_element() {
        set_attribute(&root, ATTRIBUTE, None);
    }
}

fn index(reading: &Reading) -> El {
    let article = &reading.article;
    let cast = reading.index.by_name(article, dateline_unicode::BROWSER);
    let index = el("section; data-print-index").child(el("h2").say("In this story"));
    for (kind, _) in reading.index.type_counts() {
        let rows = el("ul");
        for &entity in &cast {
            if let Some(row) = row(reading, kind, entity) {
                rows.add(row);
            }
        }
        if rows.node().has_child_nodes() {
            index.add(el("h3").text(tr(kind.plural())));
            index.add(rows);
        }
    }
    index
}

/// "Sergei Shoigu, defence minister 1, 3–5".
fn row(reading: &Reading, kind: &EntityType, idx: EntityIdx) -> Option<El> {
    let entity = reading.article.entity(idx).filter(|it| it.kind == *kind)?;
    if reading.index.count(idx) == 0 {
        return None;
    }
    let role = entity.role.as_deref().map(|it| el("span").text(", ").child(bdi(it)));
    let blocks = reading.index.blocks(&reading.article, idx);
    let numbers: Vec<u32> = blocks.iter().map(|it| it.0 + 1).collect();
    let places = if numbers.is_empty() { tr("headline").to_owned() } else { ranges(&numbers) };
    let places = el("span; class=places").text(" ").text(&places);
    Some(el("li").child(el("b").child(bdi(&entity.name))).child_if(role).child(places))
}

/// "1, 3–5": rising numbers, neighbours as one.
fn ranges(numbers: &[u32]) -> String {
    let mut words = String::new();
    for run in numbers.chunk_by(|a, b| a + 1 == *b) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        if !words.is_empty() {
            words += ", ";
        }
        words += &number(*first as usize);
        if first < last {
            // Two neighbours are no range.
            words += if first + 1 == *last { ", " } else { "–" };
            words += &number(*last as usize);
        }
    }
    words
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn neighbours_are_one_range() {
        for (numbers, expected) in [
            (&[][..], ""),
            (&[1], "1"),
            (&[1, 2], "1, 2"),
            (&[1, 2, 3, 7, 9, 10, 11, 12], "1–3, 7, 9–12"),
        ] {
            assert_eq!(ranges(numbers), expected);
        }
    }
}
