//! Unicode as the browser knows it: its tables need not be fetched.

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use dateline_article::{Trait, Unicode};
use js_sys::{Array, Function, JsString, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// By `Intl.Segmenter`, the classes of regular expressions and `String.prototype.normalize`.
pub const BROWSER: &Unicode = &Unicode { clusters, has, fold };

/// What each trait is to a regular expression.
const CLASSES: [(Trait, &str); 6] = [
    (Trait::Letter, r"\p{Alphabetic}"),
    (Trait::Number, r"\p{N}"),
    (Trait::Upper, r"\p{Uppercase}"),
    (Trait::Lower, r"\p{Lowercase}"),
    (Trait::Extending, r"[\p{Grapheme_Extend}\p{Mc}\p{Emoji_Modifier}\u200d]"),
    (Trait::Terminator, r"\p{Sentence_Terminal}"),
];

/// The traits of each character, once it was asked after, as bits. All zero at first, so nothing is fetched for it.
static TRAITS: [AtomicU8; 0x11_0000] = [const { AtomicU8::new(0) }; 0x11_0000];

/// The bit of a character that was asked after.
const IS_KNOWN: u8 = 0x80;

fn has(c: char, what: Trait) -> bool {
    let Some(known) = TRAITS.get(c as usize) else { return false };
    let mut traits = known.load(Relaxed);
    if traits == 0 {
        traits = IS_KNOWN;
        for (it, class) in CLASSES {
            let has_it = RegExp::new(class, "u").test(c.encode_utf8(&mut [0; 4]));
            traits |= u8::from(has_it) << it as u8;
        }
        known.store(traits, Relaxed);
    }
    traits & 1 << what as u8 != 0
}

fn fold(c: char, parts: &mut String) {
    let given = JsString::from(&*c.encode_utf8(&mut [0; 4]));
    parts.push_str(&String::from(given.normalize("NFKD").to_lower_case()));
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

    use dateline_article::Trait;

    /// Twice: asked, and remembered.
    fn check(what: Trait, chars: &str, others: &str) {
        for c in [chars, chars].concat().chars() {
            assert!(super::has(c, what), "{c:?} is {what:?}");
        }
        for c in [others, others].concat().chars() {
            assert!(!super::has(c, what), "{c:?} is not {what:?}");
        }
    }

    #[wasm_bindgen_test]
    fn the_browser_knows_what_characters_are() {
        check(Trait::Letter, "éکß上と\u{93f}\u{2160}", "٣“\u{301}🕊\u{a0}");
        check(Trait::Number, "٣۳²½\u{2160}", "é“上");
        check(Trait::Upper, "ÉΣЁİ\u{2160}Ⓐ", "éß上ک٣");
        check(Trait::Lower, "éßςꙑªⓐ", "É上ک٣");
        check(Trait::Extending, "\u{301}\u{64b}\u{93f}\u{fe0f}🏽\u{200c}\u{200d}", "é上🕊\u{200b}");
        check(Trait::Terminator, "。।؟۔‼\u{589}", "é…،“");
    }

    /// But for characters newer than one of the two.
    #[wasm_bindgen_test]
    fn the_browser_agrees_with_the_standard_library() {
        let mut n_others = 0;
        for c in ('\u{80}'..='\u{ffff}').chain('\u{10400}'..='\u{104ff}') {
            let browser = [Trait::Letter, Trait::Number, Trait::Upper, Trait::Lower]
                .map(|it| super::has(c, it));
            let std = [c.is_alphabetic(), c.is_numeric(), c.is_uppercase(), c.is_lowercase()];
            n_others += u32::from(browser != std);
        }
        assert!(n_others < 100, "{n_others} differ");
    }

    #[wasm_bindgen_test]
    fn the_browser_knows_what_letters_are_made_of() {
        let mut parts = String::new();
        for c in ['É', 'ﬁ', '™', 'Σ', 'İ', 'ẞ', '上', '🕊', '\u{a0}', 'أ'] {
            super::fold(c, &mut parts);
        }
        assert_eq!(parts, "e\u{301}fitmσi\u{307}ß上🕊 ا\u{654}");
    }

    #[wasm_bindgen_test]
    fn the_browser_knows_clusters() {
        assert_eq!(super::clusters("a🕊e\u{301}\r\n🇦🇫"), [0, 1, 5, 8, 10]);
        assert!(super::clusters("").is_empty());
    }
}
