//! Unicode as the browser knows it: its tables need not be fetched.

use dateline_article::Unicode;
use js_sys::{Array, Function, JsString, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

/// By `Intl.Segmenter`, the classes of regular expressions and `String.prototype.normalize`.
pub(crate) const BROWSER: Unicode = Unicode { clusters, is_alphanumeric, decompose };

fn is_alphanumeric(c: char) -> bool {
    RegExp::new("[\\p{L}\\p{N}]", "u").test(c.encode_utf8(&mut [0; 4]))
}

fn decompose(c: char, parts: &mut String) {
    let given = JsString::from(&*c.encode_utf8(&mut [0; 4]));
    parts.push_str(&String::from(given.normalize("NFKD")));
}

/// The byte at which each grapheme cluster of `text` begins; each character, where the browser can't tell.
fn clusters(text: &str) -> Vec<u32> {
    let by_char = || text.char_indices().map(|(at, _)| at as u32).collect();
    segments(text).map_or_else(by_char, |starts| in_bytes(text, &starts))
}

/// What `new Intl.Segmenter().segment(text)` gives: by default graphemes, in any language.
fn segments(text: &str) -> Option<Array> {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let maker: Function = get(&get(&js_sys::global(), "Intl")?, "Segmenter")?.dyn_into().ok()?;
    let segmenter = Reflect::construct(&maker, &Array::new()).ok()?;
    let segment: Function = get(&segmenter, "segment")?.dyn_into().ok()?;
    Some(Array::from(&segment.call1(&segmenter, &text.into()).ok()?))
}

/// From the UTF-16 offsets of the browser to bytes.
fn in_bytes(text: &str, segments: &Array) -> Vec<u32> {
    let index = |it: JsValue| Reflect::get(&it, &"index".into()).ok()?.as_f64();
    let mut starts = segments.iter().filter_map(index).peekable();
    let mut bytes = Vec::new();
    let mut utf16 = 0.0;
    for (at, c) in text.char_indices() {
        if starts.next_if_eq(&utf16).is_some() {
            bytes.push(at as u32);
        }
        utf16 += c.len_utf16() as f64;
    }
    bytes
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_browser_knows_letters() {
        let found = ['é', 'ک', '٣', '上', '“', '\u{301}'].map(super::is_alphanumeric);
        assert_eq!(found, [true, true, true, true, false, false]);
    }

    #[wasm_bindgen_test]
    fn the_browser_knows_what_letters_are_made_of() {
        let mut parts = String::new();
        for c in ['é', 'ﬁ', '上', '🕊', '\u{a0}', 'أ'] {
            super::decompose(c, &mut parts);
        }
        assert_eq!(parts, "e\u{301}fi上🕊 ا\u{654}");
    }

    #[wasm_bindgen_test]
    fn the_browser_knows_clusters() {
        assert_eq!(super::clusters("a🕊e\u{301}\r\n🇦🇫"), [0, 1, 5, 8, 10]);
        assert!(super::clusters("").is_empty());
    }
}
