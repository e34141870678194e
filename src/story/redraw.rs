//! Draws texts of an open story anew, each in its place, after other words of it have been marked.

use web_sys::Element;

use crate::dom;
use crate::el::{El, set_attribute};
use crate::place;
use crate::reading::Reading;
use crate::story::hidden;
use crate::story::patterns;
use crate::story::run::runs;

/// As many texts are drawn at once.
const SLICE: usize = 100;

/// Draws the texts of `story` anew from this one on, a slice of them; `dress` is called with each.
pub(crate) fn redraw(story: &Element, reading: &Reading, at: usize, dress: &dyn Fn(&Element)) {
    if at == 0 {
        hidden::begin();
        patterns::begin();
    }
    for holder in dom::all(story, "[data-block]").into_iter().skip(at).take(SLICE) {
        let Some(text_ref) = place::text_ref_of(&holder) else { continue };
        // The direction last, as when it was drawn first.
        let dir = holder.get_attribute("dir");
        set_attribute(&holder, "dir", None);
        holder.set_text_content(None);
        let place = runs(El::of(holder), &reading.article, text_ref, &reading.origin);
        dress(place.attr_if("dir", dir.as_deref()).node());
    }
}
