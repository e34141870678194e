//! What the keys do, and the way to where the single ones are switched off.

use dateline_elements::{El, button, el};
use dateline_keys::EXPLAINED;
use dateline_words::{en, tr};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use crate::dialog;

/// Keys that act whatever is set, as everywhere.
const ALWAYS: &[(&str, &str)] = &[
    ("Tab", en("Into the story, once; then on to the names")),
    ("→ ←", en("In the story: the next or previous mark or link")),
    ("Enter", en("On a name: its card. On a link: follow it")),
    ("Esc", en("Close what is open; back to where you were; let go of the choice")),
];

/// Both tables.
pub(crate) fn show() {
    let Some(document) = web_sys::window().and_then(|it| it.document()) else { return };
    let body = el("div; class=dialog-body")
        .child(table(tr("Single keys"), EXPLAINED).attr("data-single", ""))
        .child_if(to_comfort(&document))
        .child(table(tr("Always"), ALWAYS))
        .child_if(to_about(&document));
    dialog::show("keys", tr("Keys"), body, || ());
}

fn table(caption: &str, keys: &[(&str, &str)]) -> El {
    let rows = keys.iter().fold(el("tbody"), |rows, (key, says)| rows.child(row(key, says)));
    el("table; class=keys").child(el("caption").text(caption)).child(rows)
}

fn row(keys: &str, says: &str) -> El {
    let mut cell = el("th; scope=row");
    for key in keys.split(' ') {
        cell = cell.child(el("kbd").text(key));
    }
    el("tr").attr("data-keys", keys).child(cell).child(el("td").text(tr(says)))
}

/// The switch is among the settings, which the app holds.
fn to_comfort(document: &Document) -> Option<El> {
    let tool = find(document, "[data-action=comfort]")?;
    let words = match find(document, "[data-comfort~=keys-off]") {
        None => en("Switch single keys off in Comfort…"),
        Some(_) => en("Switch single keys on in Comfort…"),
    };
    let press = move |_| {
        // First, so that the focus goes back to where it came from, and from there to the other dialog.
        dialog::close();
        tool.unchecked_ref::<HtmlElement>().click();
    };
    Some(button(words).attrs("class=plain; data-to-comfort").on("click", press))
}

/// On the smallest screens the bar has no room for it.
fn to_about(document: &Document) -> Option<El> {
    let address = find(document, "[data-about]")?.get_attribute("href")?;
    // The app takes the click and shows the other page: without this dialog.
    let link = el("a").attr("href", &address).say("About Dateline");
    Some(el("p; class=aside").child(link.on("click", |_| dialog::close())))
}

fn find(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok()?
}
