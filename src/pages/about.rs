//! What this is, what it supports, what it keeps, and whose work it stands on.

use leptos::prelude::*;

use crate::dom::{self, PageState};
use crate::location::Location;
use crate::widgets::Bar;

/// The libraries that the page is made with: a test holds the list against `Cargo.toml`.
const LIBRARIES: &[(&str, &str, &str)] = &[
    ("leptos", "the interface", "MIT"),
    ("wasm-bindgen", "Rust in the browser", "MIT or Apache-2.0"),
    ("wasm-bindgen-futures", "waiting in the browser", "MIT or Apache-2.0"),
    ("js-sys", "JavaScript’s own objects", "MIT or Apache-2.0"),
    ("web-sys", "the browser’s own objects", "MIT or Apache-2.0"),
    ("send_wrapper", "values that stay on one thread", "MIT or Apache-2.0"),
    ("serde", "reading data", "MIT or Apache-2.0"),
    ("serde_json", "reading JSON", "MIT or Apache-2.0"),
    ("unicode-segmentation", "where characters and words end", "MIT or Apache-2.0"),
];

/// The about page.
#[component]
pub(crate) fn AboutPage() -> impl IntoView {
    let location = Location::expect();
    dom::set_title("About Dateline");
    Effect::new(move || {
        dom::set_page_state(PageState::Ready);
        location.arrived(true);
    });
    let limits = dateline_article::LIMITS;
    view! {
        <Bar source=Signal::derive(|| None) />
        <main class="prose" data-about-page>
            <h1>"About Dateline"</h1>
            <p>
                "Dateline opens a news story and marks everyone and everything in it: each person, organization, \
                 place and date, gathered under one name whatever the story calls it. Choose a name in the text or \
                 in the list beside it, and every mention of it lights up."
            </p>
            <h2>"What stays with you"</h2>
            <p>
                "Dateline is a program that runs in this page. There is no account, no cookie, no counter and no \
                 server of ours behind it. A story is fetched from the address you give, and from nowhere else; \
                 pictures of other sites are never loaded by themselves. The page’s own security policy forbids \
                 scripts from anywhere but this site. On this device it remembers one thing: that you have closed \
                 the hint."
            </p>
            <h2>"What it reads"</h2>
            <p>
                "Files in the format "<code>"dateline/1"</code>", whole or line by line, from this site or from any "
                "https address whose owner lets other sites read it. A value that does not fit never costs the \
                 story: it is left out or mended, and a note over the text says so."
            </p>
            <p>
                "At most " {megabytes(limits.file_bytes)} " MB of file, " {millions(limits.characters)}
                " million characters and " {thousands(limits.mentions)} " thousand mentions of a story are shown; \
                 over that, the text is shown as far as it goes."
            </p>
            <h2>"What it runs on"</h2>
            <p>
                "Chrome, Edge, Firefox and Safari of the last two years, on a phone or at a desk, by pointer, touch, \
                 keyboard and screen reader, in light and dark, with forced colours and reduced motion honoured."
            </p>
            <h2>"What it can’t do"</h2>
            <p>
                "It shows what the file says and can’t know whether that is true. A page on a plain static host can’t \
                 forbid other sites to frame it. Other pages of the same host name share what the browser stores \
                 for it."
            </p>
            <h2>"Credits"</h2>
            <p>
                "Set in Source Serif 4 and Source Sans 3 by Frank Grießhammer and Paul D. Hunt, © Adobe, under the \
                 SIL Open Font License ("
                <a href="fonts/LICENSE-source-serif.txt">"Serif"</a>", "
                <a href="fonts/LICENSE-source-sans.txt">"Sans"</a>")."
            </p>
            <p>"Made in Rust, under MIT or Apache-2.0 like most of what it is made with:"</p>
            <table>
                <thead>
                    <tr><th scope="col">"Library"</th><th scope="col">"For"</th><th scope="col">"Licence"</th></tr>
                </thead>
                <tbody>
                    {LIBRARIES.iter().map(|(name, role, licence)| view! {
                        <tr><th scope="row">{*name}</th><td>{*role}</td><td>{*licence}</td></tr>
                    }).collect_view()}
                </tbody>
            </table>
        </main>
    }
}

fn megabytes(bytes: usize) -> usize {
    bytes / (1024 * 1024)
}

fn millions(count: usize) -> usize {
    count / 1_000_000
}

fn thousands(count: usize) -> usize {
    count / 1_000
}
