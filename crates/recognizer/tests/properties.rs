//! Whatever the text: what is found lies in it, in order, apart, and belongs to an entity that is there.

mod support;

use dateline_recognizer::{Recognition, tokens};
use proptest::prelude::*;
use support::MODEL;

const CASES: u32 = 2_000;

const PIECES: [&str; 44] = [
    "a",
    "Kabul",
    "Ann Lee",
    " ",
    ". ",
    "é",
    "e\u{301}",
    "🕊",
    "👩\u{200d}👧",
    "\r\n",
    "\n",
    "\n\n",
    "كابل",
    "כ",
    "上海",
    "\u{202e}",
    "\u{200b}",
    "ß",
    "’s",
    "“Why?” ",
    "\u{a0}",
    "𝒦",
    "क्षि",
    "U.S.",
    "J.",
    "Mr. ",
    "Inc.",
    "said ",
    "the Bank of ",
    "University",
    "NATO",
    " (SCO) ",
    "McDonald",
    "O’Brien",
    "-",
    "--",
    "https://a.org/?x",
    "a@b.co",
    "@x",
    "#y",
    "3,000.5",
    "İ",
    "ŉ",
    "ﬁ",
];

fn any_text() -> impl Strategy<Value = String> {
    let known = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30)
        .prop_map(|it| it.concat());
    prop_oneof![known, any::<String>()]
}

#[track_caller]
fn holds(texts: &[&str], found: &Recognition) {
    let mut before = (0, 0);
    for mention in &found.mentions {
        let text = texts.get(mention.text).copied().unwrap_or_default();
        let words = text.get(mention.start..mention.end);
        assert!(
            words.is_some_and(|it| !it.trim().is_empty()),
            "{mention:?} covers words of {text:?}"
        );
        assert!(before <= (mention.text, mention.start), "{mention:?} comes behind the one before");
        assert!(mention.sure <= 100);
        assert!(mention.entity.is_none_or(|it| it < found.entities.len()));
        before = (mention.text, mention.end);
    }
    for at in 0..found.entities.len() {
        assert!(found.mentions.iter().any(|it| it.entity == Some(at)), "entity {at} is mentioned");
    }
    for quote in &found.quotes {
        assert!(quote.speaker.is_none_or(|it| it < found.entities.len()));
        for &(text, start, end) in &quote.parts {
            assert!(
                texts.get(text).and_then(|it| it.get(start..end)).is_some_and(|it| !it.is_empty())
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn tokens_are_the_text_without_its_spaces(text in any_text()) {
        let kept: String = tokens(&text).iter().map(|it| it.text(&text)).collect();
        let solid = |it: &str| it.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(solid(&kept), solid(&text));
    }

    #[test]
    fn what_is_found_lies_in_the_text(texts in prop::collection::vec(any_text(), 0..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        holds(&texts, &MODEL.recognize(&texts, None));
    }

    #[test]
    fn the_same_text_is_the_same_find(text in any_text()) {
        prop_assert_eq!(MODEL.recognize(&[&text], None), MODEL.recognize(&[&text], None));
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    assert_eq!(MODEL.recognize(&[], None), Recognition::default());
    assert_eq!(MODEL.recognize(&["", " \n "], None), Recognition::default());
}

#[test]
fn a_long_text_without_a_space_or_a_sentence_is_read() {
    for piece in ["a", "A", ".", "Kabul ", "É", "U.", "a@", "(", "\u{301}", "Bank of "] {
        let text = piece.repeat(20_000);
        holds(&[&text], &MODEL.recognize(&[&text], None));
    }
}
