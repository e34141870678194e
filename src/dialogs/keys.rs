//! The keys, and the switch for those that act by themselves.

use crate::dialogs::comfort::keys_switch;
use crate::el::{El, el};
use crate::keys::KEYS;
use crate::link::Page;
use crate::location::Location;

/// Keys that act whatever is set, as everywhere.
const ALWAYS: [(&str, &str); 4] = [
    ("Tab", "Into the story, once; then on to the names"),
    ("→ ←", "In the story: the next or previous mark or link"),
    ("Enter", "On a name: its card. On a link: follow it"),
    ("Esc", "Close what is open; back to where you were; let go of the choice"),
];

/// Both tables.
pub(crate) fn keys(location: Option<Location>) -> El {
    let mut single = el("tbody");
    for (key, _, says) in &KEYS {
        single = single.child(row(key, says));
    }
    let mut always = el("tbody");
    for (key, says) in &ALWAYS {
        always = always.child(row(key, says));
    }
    let body = el("div; class=dialog-body")
        .child(keys_switch())
        .child(table("Single keys", single).attr("data-single", ""))
        .child(table("Always", always));
    // On the smallest screens the bar has no room for it.
    let Some(location) = location else { return body };
    let about = el("a").attr("href", &location.to(&Page::About)).text("About Dateline");
    body.child(el("p; class=aside").child(about))
}

fn table(caption: &str, rows: El) -> El {
    el("table; class=keys").child(el("caption").text(caption)).child(rows)
}

fn row(keys: &str, says: &str) -> El {
    let mut cell = el("th; scope=row");
    for key in keys.split(' ') {
        cell = cell.child(el("kbd").text(key));
    }
    el("tr").child(cell).child(el("td").text(says))
}
