//! A text of the story on its way into the document.

use std::cell::OnceCell;
use std::ops::Range;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::el::El;

/// A text that is used piece by piece. It crosses from the module to the browser once, as a whole, and the browser cuts
/// it: to bring each piece over by itself is what drawing a story would cost most.
pub(crate) struct Text<'a> {
    text: &'a str,
    /// Whether all of it is printable ASCII: then nothing in it is hidden, and its bytes are its code units.
    is_plain: bool,
    whole: OnceCell<JsString>,
    /// The end of the last piece: in bytes, and in UTF-16 code units.
    at: (usize, u32),
}

#[wasm_bindgen]
extern "C" {
    type Place;

    /// Makes a text node of it, which nobody here has to hold.
    #[wasm_bindgen(method)]
    fn append(this: &Place, words: &JsString);
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Text<'a> {
        let is_plain = text.bytes().all(|it| matches!(it, b' '..=b'~'));
        Text { text, is_plain, whole: OnceCell::new(), at: (0, 0) }
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.is_plain
    }

    pub(crate) fn as_str(&self) -> &'a str {
        self.text
    }

    /// Appends what stands from one byte to another; of anything else than that, nothing.
    pub(crate) fn piece(&mut self, place: El, from: usize, to: usize) -> El {
        if from < to && self.text.get(from..to).is_some() {
            let piece = self.cut(from..to);
            place.node().unchecked_ref::<Place>().append(&piece);
        }
        place
    }

    /// What stands in a range of bytes.
    pub(crate) fn cut(&mut self, range: Range<usize>) -> JsString {
        let (start, end) = (self.unit(range.start), self.unit(range.end));
        self.whole.get_or_init(|| self.text.into()).substring(start, end)
    }

    /// How many code units stand before a byte. Pieces follow each other: it is counted on from the last.
    fn unit(&mut self, byte: usize) -> u32 {
        if self.is_plain {
            return byte as u32;
        }
        let (from, units) = if self.at.0 <= byte { self.at } else { (0, 0) };
        let between = self.text.get(from..byte).unwrap_or_default();
        self.at = (byte, units + between.encode_utf16().count() as u32);
        self.at.1
    }
}
