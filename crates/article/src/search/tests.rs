use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::testing::{any_text, cast_story};

fn query(words: &str) -> Query {
    Query::new(words, Unicode::TABLES).expect("something to look for")
}

/// Checks what `words` finds in a text in which `⟦` and `⟧` stand around every hit that is expected.
fn check(words: &str, expected: &str) {
    let text = expected.replace(['⟦', '⟧'], "");
    let mut query = query(words);
    let mut found = String::new();
    let mut end = 0;
    for hit in query.find_in(&text) {
        assert!(end <= hit.start(), "hits do not overlap");
        found += &format!("{}⟦{}⟧", &text[end..hit.start()], hit.of(&text));
        end = hit.end();
    }
    assert_eq!(found + &text[end..], expected, "{words}");
}

#[test]
fn case_and_accents_are_folded() {
    check("kabul", "⟦Kabul⟧, ⟦KABUL⟧ and ⟦kabul⟧istan.");
    check("KABUL", "⟦Kabul⟧");
    check("elysee", "L’⟦Élysée⟧");
    check("Élysée", "⟦Elysee⟧, ⟦E\u{301}lyse\u{301}e⟧, ⟦ELYSÉE⟧");
    check("e", "⟦é⟧⟦e\u{301}\u{323}⟧x");
    check("strasse", "⟦Straße⟧, ⟦STRASSE⟧, ⟦STRAẞE⟧");
    check("straße", "⟦Strasse⟧");
    check("aerø", "⟦Ærø⟧ and ⟦aero⟧bics");
    check("lodz", "⟦Łódź⟧");
    check("dukic", "⟦Đukić⟧");
    check("istanbul", "⟦İstanbul⟧, ⟦ISTANBUL⟧, ⟦ıstanbul⟧");
    check("ΟΔΟΣ", "⟦οδός⟧");
    check("ёлка", "⟦елка⟧");
    check("oeuvre", "⟦Œuvre⟧");
    check("find", "⟦ﬁnd⟧");
    check("ﬁnd", "⟦find⟧");
}

#[test]
fn a_hit_is_never_a_part_of_a_letter() {
    check("s", "⟦S⟧traße");
    check("es", "Wisset, dass ⟦es⟧ Eß heißt");
    check("sse", "Ma⟦ße⟧");
    check("se", "Maße");
    check("mas", "Maße");
    check("a", "Æ ⟦a⟧");
    check("क", "कि ⟦क⟧");
    check("か", "が ⟦か⟧ か\u{3099}");
    check("ss", "s⟦ß⟧");
    check("ssa", "ßsa, ß⟦ßa⟧, s⟦ssa⟧");
}

#[test]
fn quotation_marks_and_dashes_are_plain() {
    check("karzai's", "⟦Karzai’s⟧, ⟦Karzai's⟧ and ⟦Karzaiʼs⟧");
    check("Karzai’s", "⟦Karzai's⟧");
    check("\"go\"", "⟦“Go”⟧ ⟦„Go“⟧ ⟦«Go»⟧");
    check("don't", "⟦don´t⟧, ⟦don`t⟧");
    check("2001-2021", "⟦2001–2021⟧, ⟦2001‑2021⟧, ⟦2001—2021⟧");
    check("wait...", "⟦wait…⟧");
}

#[test]
fn white_space_is_one_space_and_what_is_not_seen_is_nothing() {
    check(" hamid  karzai ", "⟦Hamid\u{a0}Karzai⟧, ⟦Hamid \t\n Karzai⟧, HamidKarzai");
    check("hamid karzai", "⟦Hamid \u{200b} Karzai⟧");
    check("delegation", "⟦dele\u{ad}gation⟧, ⟦dele\u{200b}gation⟧, \u{202a}⟦delegation⟧\u{202c}");
    check("dele\u{ad}gation", "⟦delegation⟧");
}

#[test]
fn arabic_is_found_with_any_keyboard() {
    check("كابل", "⟦کابل⟧ و ⟦كابل⟧");
    check("علی", "⟦علي⟧، ⟦على⟧، ⟦عـلـی⟧");
    check("محمد", "⟦مُحَمَّد⟧");
    check("می‌خواهم", "⟦میخواهم⟧، ⟦می‌خواهم⟧");
    check("احمد", "⟦أحمد⟧");
    check("1403", "⟦۱۴۰۳⟧، ⟦١٤٠٣⟧");
}

#[test]
fn emoji_and_hangul_are_found() {
    check("🕊", "⟦🕊⟧ ⟦🕊\u{fe0f}⟧");
    check("👍", "⟦👍🏽⟧");
    check("👩", "⟦👩⟧\u{200d}👧");
    check("🕊 shoigu", "⟦🕊 Shoigu⟧");
    check("하", "한 ⟦하⟧");
    check("上海", "在⟦上海⟧。");
}

#[test]
fn hits_do_not_overlap_and_none_is_missed() {
    check("aa", "⟦aa⟧⟦aa⟧a");
    check("aab", "aa⟦aab⟧b");
    check("abab", "⟦abab⟧ab a⟦abab⟧");
    check("abac", "ab⟦abac⟧⟦abac⟧");
    check("nobody", "");
    check("nobody", "nobod");
}

#[test]
fn nothing_to_look_for_is_no_query() {
    for words in ["", " ", "\u{a0}\n", "\u{301}", "\u{200d}\u{ad}", "¨"] {
        assert!(Query::new(words, Unicode::TABLES).is_none(), "{words:?}");
    }
}

#[test]
fn a_story_is_searched_in_reading_order_and_never_across_texts() {
    let article = cast_story(&["Kabul", "> In Kabul", "! KABUL, Kabul", "Ka", "bul"]);
    let found = find(&article, &mut query("kabul"));
    let block = TextRef::Block(crate::BlockIdx(0));
    let expected =
        [(TextRef::Headline, 0), (TextRef::Headline, 7), (TextRef::Standfirst, 3), (block, 0)];
    assert_eq!(found.iter().map(|it| (it.0, it.1.start())).collect::<Vec<_>>(), expected);
}

#[test]
fn words_fit_names_and_aliases_more_or_less_well() {
    let mut entity = cast_story(&["[a:x]"]).entities[0].clone();
    entity.name = "Sergei Shoigu".to_owned();
    entity.aliases = vec!["the minister".to_owned(), "Шойгу".to_owned()];
    let mut fit_of = |words| fit(&entity, &mut query(words));
    let whole = ["sergei shoigu", " SHOIGU, Sergei", "шоигу", "The minister"].map(&mut fit_of);
    assert_eq!(whole, [Some(Fit::Whole), None, Some(Fit::Whole), Some(Fit::Whole)]);
    let parts = ["serg", "MINIS", "oig", "sterg", "karzai", "shoigu the"].map(&mut fit_of);
    let expected = [Some(Fit::Start), Some(Fit::Word), Some(Fit::Inside), None, None, None];
    assert_eq!(parts, expected);
    entity.name = "Moscow SCO".to_owned();
    assert_eq!(fit(&entity, &mut query("sco")), Some(Fit::Word), "the best place counts");
}

proptest! {
    #[test]
    fn a_hit_folds_to_the_words(text in any_text(), words in any_text()) {
        if let Some(mut query) = Query::new(&words, Unicode::TABLES) {
            let mut end = 0;
            for hit in query.find_in(&text) {
                prop_assert!(end <= hit.start() && !hit.is_empty());
                end = hit.end();
                prop_assert_eq!(query.folds.folded(hit.of(&text)), query.needle.clone());
            }
        }
    }

    #[test]
    fn what_is_in_a_text_is_found_there(text in any_text(), from in 0_usize..40, len in 1_usize..9) {
        let clusters: Vec<_> = text.graphemes(true).collect();
        let from = from.min(clusters.len());
        let words = clusters[from..(from + len).min(clusters.len())].concat();
        if let Some(mut query) = Query::new(&words, Unicode::TABLES) {
            prop_assert!(!query.find_in(&text).is_empty());
            let found = query.find_in(&text);
            prop_assert!(!found.is_empty());
        }
    }

    #[test]
    fn all_hits_are_found(text in "[ab]{0,30}", words in "[ab]{1,4}") {
        let found: Vec<_> = query(&words).find_in(&text).iter().map(|it| it.start()).collect();
        let expected: Vec<_> = text.match_indices(&words).map(|(at, _)| at).collect();
        prop_assert_eq!(found, expected);
    }
}
