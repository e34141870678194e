//! On a card: in how many other stories somebody is.

use dateline_elements::{El, el};
use dateline_values::{field, text};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::files::index;
use crate::words::tr_n;
use crate::{links, page};

/// Adds to `place` the way to the dossier of whom the card is about, if other stories have it too.
pub(crate) fn fill(place: Element, detail: &JsValue) {
    // Only this site's own stories are among those that are counted.
    if links::is_elsewhere() {
        return;
    }
    let wikidata = field(detail, "wikidata").as_string();
    let (kind, name) = (text(detail, "kind"), text(detail, "name"));
    spawn_local(async move {
        // Nobody has asked for it, so nobody is told that it did not come.
        let Ok(index) = index().await else { return };
        let Ok(Some(dossier)) = index.meant(wikidata.as_deref(), &kind, &name).await else {
            return;
        };
        let others = dossier.n_stories.saturating_sub(1) as usize;
        if others == 0 || !place.is_connected() {
            return;
        }
        let words = tr_n(others, "In {n} other story", "In {n} other stories");
        let link = el("a; data-dossier").attr("href", &links::dossier(&dossier.key)).text(&words);
        let place = El::of(place);
        place.clear();
        place.add(link);
        // The card has grown, and is not to cover what it is about.
        page::tell("resize", &JsValue::NULL);
    });
}
