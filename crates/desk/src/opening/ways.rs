//! The dialog with all ways to open a story.

use dateline_elements::{El, button, el};
use dateline_values::text;
use dateline_words::tr;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::dialog;
use crate::opening::{go_to, open_files, open_text};

/// The dialog, with what went wrong above the ways to try again.
pub(super) fn show_with(failure: Option<El>) {
    let input = el("input; type=file; id=desk-files; multiple; hidden");
    let files: HtmlInputElement = input.node().clone().unchecked_into();
    let picked = files.clone();
    let input = input.on("change", move |_| {
        if let Some(list) = picked.files().filter(|it| 0 < it.length()) {
            open_files((0..list.length()).filter_map(|at| list.item(at)).collect());
        }
    });
    let choose = button("Choose files…").attrs("class=main; data-choose");
    let choose = choose.on("click", move |_| files.click());
    let from_device = el("section")
        .child(el("h3").say("From this device"))
        .child(el("p").say("Choose a file, or drop it anywhere on the page. A format in two files, such as brat’s .txt and .ann, is given both at once."))
        .child(choose)
        .child(input);

    let area = el("textarea; id=desk-paste; rows=5; spellcheck=false; autocomplete=off; dir=auto");
    let pasted: HtmlTextAreaElement = area.node().clone().unchecked_into();
    let open_pasted = button("Open what is pasted").attrs("class=main; data-paste");
    let open_pasted = open_pasted.on("click", move |_| open_text(&pasted.value()));
    let paste = el("section")
        .child(el("h3").child(el("label; for=desk-paste").say("Pasted text")))
        .child(area)
        .child(open_pasted);

    let address = el(
        "input; type=url; id=desk-address; dir=ltr; placeholder=https://; autocomplete=off; spellcheck=false",
    );
    let typed: HtmlInputElement = address.node().clone().unchecked_into();
    let go = move || {
        let address = typed.value();
        if !address.trim().is_empty() {
            go_to(address.trim());
        }
    };
    let by_button = go.clone();
    let open_address =
        button("Open address").attrs("class=main; data-address").on("click", move |_| by_button());
    let address = address.on("keydown", move |event| {
        if text(&event, "key") == "Enter" {
            event.prevent_default();
            go();
        }
    });
    let by_address = el("section")
        .child(el("h3").child(el("label; for=desk-address").say("On another site")))
        .child(
            el("p").say("That site is asked for the file, and must allow it to be read from here."),
        )
        .child(address)
        .child(open_address);

    let kinds = el("details")
        .child(el("summary").say("What can be opened"))
        .child(el("p").say(
            "Dateline’s own format; plain text and Markdown; displaCy, spaCy, Prodigy, doccano, Label Studio, brat, WebAnno \
             and INCEpTION (TSV 3), CoNLL columns, W3C Web Annotation; answers of Google Natural Language, AWS Comprehend, \
             Azure Language and Stanford CoreNLP; schema.org NewsArticle and IPTC ninjs. The format is told by what is in \
             the file.",
        ));
    let promise = el("p; class=lead").say(
        "What you open is read in this browser, is sent nowhere, and is not stored: it is gone when you leave.",
    );
    let body = el("div; class=dialog-body")
        .child_if(failure)
        .child(promise)
        .child(from_device)
        .child(paste)
        .child(by_address)
        .child(kinds);
    dialog::show("open", tr("Open a story"), body, || ());
}
