//! The language of the interface: a choice that this browser keeps, and that holds from the next page on.

use dateline_elements::{El, button, el};
use dateline_words::tr;
use web_sys::Storage;

use crate::dialog;
use crate::page::{has_own_story, reload};
use crate::shown::find;

/// Where `boot.js` looks for the choice.
const KEPT: &str = "dateline:language";

/// Shows the dialog.
pub(crate) fn show() {
    let says = el("p; role=status; data-told");
    // As the build tells boot.js: `fa rtl words-1a2b.txt Name|…`.
    let others = find("script[data-boot]").and_then(|it| it.get_attribute("data-languages"));
    let mut list = el("ul; class=choices").child(row("en", "ltr", "English", &says));
    for language in others.unwrap_or_default().split('|') {
        let mut fields = language.splitn(4, ' ');
        if let (Some(tag), Some(dir), Some(_), Some(name)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        {
            list = list.child(row(tag, dir, name, &says));
        }
    }
    let body = el("div; class=dialog-body").child(list).child(says).child(
        el("p; class=aside").say("Reports about files and the words of the command stay English."),
    );
    dialog::show("language", tr("Language"), body, || ());
}

/// A language by its own name.
fn row(tag: &str, dir: &str, name: &str, says: &El) -> El {
    let is_now = tag == dateline_words::lang();
    let sign = is_now.then(|| el("span; aria-hidden=true").text("✓"));
    let (tag, says) = (tag.to_owned(), says.clone());
    let button = button("")
        .attr("data-language", &tag)
        .attr("lang", &tag)
        .attr("dir", dir)
        .attr_if("aria-current", is_now.then_some("true"))
        .child(el("span").text(name))
        .child_if(sign);
    el("li").child(button.on("click", move |_| {
        let told = match keep(&tag) {
            None => tr("This browser does not let the site keep your choice."),
            Some(()) if has_own_story() => tr(
                "Kept for the next page that you load. This one stays as it is: reloading would close the story that you \
                 opened from this device.",
            ),
            Some(()) => return reload(),
        };
        says.node().set_text_content(Some(told));
    }))
}

fn keep(tag: &str) -> Option<()> {
    let store: Storage = web_sys::window()?.local_storage().ok()??;
    store.set_item(KEPT, tag).ok()
}
