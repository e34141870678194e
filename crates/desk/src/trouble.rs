//! Why something did not come about, in the two sentences that a reader is told.

use dateline_elements::{El, el};
use dateline_values::{field, object, text};
use dateline_words::lang;
use wasm_bindgen::JsValue;

/// What has happened, and what the reader can do, each without a final dot.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) cause: String,
    pub(crate) remedy: String,
    /// The language of both.
    lang: &'static str,
}

impl Trouble {
    /// In words of ours.
    pub(crate) fn new(cause: String, remedy: &str) -> Trouble {
        Trouble { cause, remedy: remedy.to_owned(), lang: lang() }
    }

    /// Out of an answer `{cause, remedy}`: of the worker, which speaks English alone, or one that [`Trouble::answer`] made.
    pub(crate) fn of(answer: &JsValue) -> Trouble {
        let is_ours = field(answer, "isOurs").is_truthy();
        Trouble {
            cause: text(answer, "cause"),
            remedy: text(answer, "remedy"),
            lang: if is_ours { lang() } else { "en" },
        }
    }

    /// As an answer, for whoever gets those of the worker too.
    pub(crate) fn answer(&self) -> JsValue {
        let (cause, remedy) = (self.cause.as_str().into(), self.remedy.as_str().into());
        object(&[("cause", cause), ("remedy", remedy), ("isOurs", true.into())]).into()
    }

    /// Both, without a final dot again.
    pub(crate) fn words(&self) -> String {
        format!("{}. {}", self.cause, self.remedy)
    }

    /// The same on the page.
    pub(crate) fn paragraph(&self) -> El {
        self.line(&self.words())
    }

    /// One of them, or both, on the page.
    pub(crate) fn line(&self, words: &str) -> El {
        el("p; dir=auto").attr("lang", self.lang).text(words).text(".")
    }
}
