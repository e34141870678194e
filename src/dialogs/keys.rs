//! The keys, and the switch for those that act by themselves.

use crate::dialogs::comfort::{change, keys_switch};
use crate::el::{El, el};
use crate::keys::KEYS;
use crate::link::Page;
use crate::location::Location;
use crate::state::Choices;

/// Keys that act whatever is set, as everywhere.
const ALWAYS: [(&str, &str); 5] = [
    ("Tab", "Into the story, once; then on to the cast"),
    ("→ ←", "In the story: the next or previous mark or link"),
    ("Enter", "Open a name’s card, follow a link"),
    ("Space", "Choose a name"),
    ("Esc", "Close what is open; back to where you were; let go of the choice"),
];

/// Both tables.
pub(crate) fn keys(choices: Choices, location: Option<Location>) -> El {
    let comfort = choices.comfort;
    let single = KEYS.iter().map(|(key, _, says)| row(key, says)).collect();
    let single = table("Single keys", single)
        .bind("data-off", move || (!comfort.has_keys()).then(String::new));
    let always = table("Always", ALWAYS.iter().map(|(key, says)| row(key, says)).collect());
    // On the smallest screens the bar has no room for it.
    let about = location.map(|it| {
        let link = el("a").attr("href", &it.to(&Page::About)).text("About Dateline");
        el("p").class("aside").child(link)
    });
    el("div")
        .class("dialog-body")
        .child(keys_switch(comfort))
        .child(single)
        .child(always)
        .child_if(about)
        .on("change", move |event| drop(change(comfort, &event)))
}

fn table(caption: &str, rows: Vec<El>) -> El {
    let head = el("caption").text(caption);
    el("table").class("keys").child(head).child(el("tbody").children(rows))
}

fn row(keys: &str, says: &str) -> El {
    let mut cell = el("th").attr("scope", "row");
    for key in keys.split(' ') {
        cell = cell.child(el("kbd").text(key));
    }
    el("tr").child(cell).child(el("td").text(says))
}
