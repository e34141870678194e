//! A word to the reader about what could not be done.

use crate::el::{Bound, El, button, el};
use crate::state::Choices;

/// The notice, while there is one.
pub(crate) fn notice(choices: Choices) -> El {
    el("div; class=notice-place; role=alert").slot(move || {
        let words = choices.notice.get()?;
        let text = choices.notice.text().map(|it| el("pre; tabindex=0").text(&it));
        let close = button("×").label("Close").on("click", move |_| choices.notice.close());
        let says = el("div").child(el("p").text(words)).child_if(text);
        Some(el("div; class=notice; data-notice").child(says).child(close))
    })
}
