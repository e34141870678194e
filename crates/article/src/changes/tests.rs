//! What each kind of correction does to a story, and what none of them may do.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::article::EntityIdx;
use crate::testing::{any_cast, cast_story, mentions, often};

/// Two people whom a program has taken for one and the other, a bank, a date; with a quote of the first.
fn story() -> Article {
    let mut article = cast_story(&[
        "! [b:Jordan] wins",
        "[a:Michael Jordan] met [a:Jordan] at [c:Kabul] Bank on [*:Monday].",
        "[b:Jordan] and [ab:Ann] of Kabul Bank. Kabuli Jordan.",
    ]);
    for mention in &mut article.mentions {
        mention.by = Some("model:names@1".into());
        mention.score = Some(0.5);
    }
    let quote =
        json!({"speaker": "a", "kind": "direct", "parts": [{"block": 0, "start": 0, "end": 7}]});
    let loaded = crate::testing::read(&json!({
        "format": "dateline/1", "blocks": ["Michael"], "mentions": [], "quotes": [quote],
        "entities": [{"id": "a", "type": "person", "name": "A"}],
    }));
    article.quotes = loaded.article.quotes;
    article
}

fn described(article: &Article) -> String {
    let cast = article.entities.iter().map(|it| {
        let also: Vec<&str> = it.aliases.iter().map(String::as_str).collect();
        format!("{} {} {:?} {also:?}\n", it.id, it.kind.as_str(), it.name)
    });
    let by_reader = article.mentions.iter().filter(|it| it.by.as_deref() == Some("reader")).count();
    let speaker = article.quotes.first().and_then(|it| it.speaker);
    let speaker = speaker.and_then(|EntityIdx(it)| article.entities.get(it as usize));
    let said = speaker.map_or("nobody", |it| &it.id);
    format!(
        "{}{}{by_reader} by the reader, {said} speaks\n",
        mentions(article),
        cast.collect::<String>()
    )
}

/// The lines that a correction takes away (`-`) and brings (`+`), after what it says of itself.
fn check(changes: serde_json::Value, expected: &[&str]) {
    let article = story();
    let corrected = corrected(&article, &changes.to_string(), Unicode::TABLES);
    let mut lines: Vec<String> = corrected
        .outcomes
        .iter()
        .map(|it| match it {
            Ok(Done { kind, name, now, n_mentions }) => {
                format!("{kind:?} {name}: {n_mentions}, {}", now.as_deref().unwrap_or("nothing"))
            }
            Err(unfit) => unfit.to_string(),
        })
        .collect();
    let (before, after) = (described(&article), described(&corrected.article));
    // As often as a line stands there more than here.
    let only_in = |these: &str, others: &str, sign: char| {
        let mut others: Vec<&str> = others.lines().collect();
        let mut lines = Vec::new();
        for line in these.lines() {
            match others.iter().position(|it| *it == line) {
                Some(at) => drop(others.remove(at)),
                None => lines.push(format!("{sign} {line}")),
            }
        }
        lines
    };
    lines.extend(only_in(&before, &after, '-'));
    lines.extend(only_in(&after, &before, '+'));
    assert_eq!(lines, expected, "{changes}");
    let texts =
        |it: &Article| it.text_refs().map(|at| it.text(at).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(texts(&article), texts(&corrected.article));
}

#[test]
fn hide() {
    check(
        json!([{"kind": "hide", "entity": "a"}]),
        &[
            "Hide A: 3, nothing",
            "- 0: a “Michael Jordan”",
            "- 0: a “Jordan”",
            "- 1: a “Ann”",
            "- a person \"A\" []",
            "- 0 by the reader, a speaks",
            "+ 0 by the reader, nobody speaks",
        ],
    );
    // Who still speaks stays in the cast.
    check(
        json!([{"kind": "hide", "entity": "a", "text": "Jordan"}, {"kind": "hide", "entity": "c", "text": "Kabul"}]),
        &[
            "Hide Jordan: 1, nothing",
            "Hide Kabul: 1, nothing",
            "- 0: a “Jordan”",
            "- 0: c “Kabul”",
            "- c person \"C\" []",
        ],
    );
    let place = json!({"kind": "hide", "block": 0, "start": 43, "end": 49, "text": "Monday"});
    check(json!([place]), &["Hide Monday: 1, nothing", "- 0: a date “Monday”"]);
    let headline =
        json!({"kind": "hide", "entity": "b", "block": "headline", "start": 0, "end": 6});
    check(json!([headline]), &["Hide Jordan: 1, nothing", "- headline: b “Jordan”"]);
}

#[test]
fn merge() {
    check(
        json!([{"kind": "merge", "entity": "a", "into": "b"}]),
        &[
            "Merge A: 3, B",
            "- 0: a “Michael Jordan”",
            "- 0: a “Jordan”",
            "- 1: a “Ann”",
            "- a person \"A\" []",
            "- b person \"B\" []",
            "- 0 by the reader, a speaks",
            "+ 0: b “Michael Jordan”",
            "+ 0: b “Jordan”",
            "+ b person \"B\" [\"A\"]",
            "+ 0 by the reader, b speaks",
        ],
    );
}

#[test]
fn split() {
    check(
        json!([{"kind": "split", "entity": "a", "text": "Jordan", "into": "j", "name": "Jo", "type": "place"}]),
        &[
            "Split Jordan: 1, Jo",
            "- 0: a “Jordan”",
            "- 0 by the reader, a speaks",
            "+ 0: j “Jordan”",
            "+ j place \"Jo\" [\"Jordan\"]",
            "+ 1 by the reader, a speaks",
        ],
    );
    // To somebody who is there; one place of several.
    check(
        json!([{"kind": "split", "entity": "b", "block": 1, "start": 0, "end": 6, "into": "a"}]),
        &[
            "Split Jordan: 1, A",
            "- 1: b “Jordan”",
            "- a person \"A\" []",
            "- 0 by the reader, a speaks",
            "+ 1: a “Jordan”",
            "+ a person \"A\" [\"Jordan\"]",
            "+ 1 by the reader, a speaks",
        ],
    );
    // Without an id, the one of that name and type, but for the one that it is split from.
    check(
        json!([
            {"kind": "split", "entity": "b", "text": "Jordan", "name": "C"},
            {"kind": "split", "entity": "a", "text": "Jordan", "name": "A"},
        ]),
        &[
            "Split Jordan: 2, C",
            "Split Jordan: 1, A",
            "- headline: b “Jordan”",
            "- 0: a “Jordan”",
            "- 1: b “Jordan”",
            "- c person \"C\" []",
            "- 0 by the reader, a speaks",
            "+ headline: c “Jordan”",
            "+ 0: a-2 “Jordan”",
            "+ 1: c “Jordan”",
            "+ c person \"C\" [\"Jordan\"]",
            "+ a-2 person \"A\" [\"Jordan\"]",
            "+ 3 by the reader, a speaks",
        ],
    );
}

#[test]
fn who_is_no_longer_called_so_is_called_by_what_is_left() {
    let mut article = story();
    article.entities[0].name = "Michael Jordan".to_owned();
    article.entities[0].aliases = vec!["Jordan".to_owned()];
    let changes = json!([{"kind": "split", "entity": "a", "text": "Michael Jordan"}]).to_string();
    let corrected = corrected(&article, &changes, Unicode::TABLES).article;
    let name = |id: &str| {
        let entity = corrected.entities.iter().find(|it| it.id == id);
        entity.map(|it| (it.name.as_str(), it.aliases.len()))
    };
    assert_eq!(name("a"), Some(("Jordan", 0)));
    assert_eq!(name("michael-jordan"), Some(("Michael Jordan", 0)));
}

#[test]
fn retype() {
    check(
        json!([{"kind": "retype", "entity": "c", "type": "place"}]),
        &[
            "Retype C: 1, place",
            "- c person \"C\" []",
            "- 0 by the reader, a speaks",
            "+ c place \"C\" []",
            "+ 1 by the reader, a speaks",
        ],
    );
    check(
        json!([{"kind": "retype", "block": 0, "start": 43, "end": 49, "type": "time"}]),
        &[
            "Retype Monday: 1, time",
            "- 0: a date “Monday”",
            "- 0 by the reader, a speaks",
            "+ 0: a time “Monday”",
            "+ 1 by the reader, a speaks",
        ],
    );
}

#[test]
fn add() {
    // Every place; a mark inside gives way, and who has no other goes with it.
    check(
        json!([{"kind": "add", "text": "Kabul Bank", "into": "bank", "type": "organization"}]),
        &[
            "Add Kabul Bank: 2, Kabul Bank",
            "- 0: c “Kabul”",
            "- c person \"C\" []",
            "- 0 by the reader, a speaks",
            "+ 0: bank “Kabul Bank”",
            "+ 1: bank “Kabul Bank”",
            "+ bank organization \"Kabul Bank\" []",
            "+ 2 by the reader, a speaks",
        ],
    );
    // Not within a longer name, unless this place is meant.
    check(json!([{"kind": "add", "text": "Michael", "type": "person"}]), &["it is so already"]);
    check(
        json!([{"kind": "add", "block": 0, "start": 0, "end": 7, "text": "Michael", "into": "d"}]),
        &[
            "Add Michael: 1, D",
            "- 0: a “Michael Jordan”",
            "- d person \"D\" []",
            "- 0 by the reader, a speaks",
            "+ 0: d “Michael”",
            "+ d person \"D\" [\"Michael\"]",
            "+ 1 by the reader, a speaks",
        ],
    );
    // This place, and wherever else the words stand by themselves.
    check(
        json!([{"kind": "add", "block": 0, "start": 8, "end": 14, "text": "Jordan", "everywhere": true, "into": "d"}]),
        &[
            "Add Jordan: 5, D",
            "- headline: b “Jordan”",
            "- 0: a “Michael Jordan”",
            "- 0: a “Jordan”",
            "- 1: b “Jordan”",
            "- d person \"D\" []",
            "- 0 by the reader, a speaks",
            "+ headline: d “Jordan”",
            "+ 0: d “Jordan”",
            "+ 0: d “Jordan”",
            "+ 1: d “Jordan”",
            "+ 1: d “Jordan”",
            "+ d person \"D\" [\"Jordan\"]",
            "+ 5 by the reader, a speaks",
        ],
    );
    // Whole words; where somebody is marked, it is another now.
    check(
        json!([{"kind": "add", "text": "Jordan", "into": "b"}]),
        &[
            "Add Jordan: 2, B",
            "- 0: a “Jordan”",
            "- b person \"B\" []",
            "- 0 by the reader, a speaks",
            "+ 0: b “Jordan”",
            "+ 1: b “Jordan”",
            "+ b person \"B\" [\"Jordan\"]",
            "+ 2 by the reader, a speaks",
        ],
    );
}

#[test]
fn one_follows_another() {
    check(
        json!([
            {"kind": "merge", "entity": "c", "into": "d"},
            {"kind": "merge", "entity": "c", "into": "d"},
            {"kind": "hide", "entity": "d"},
            {"kind": "add", "text": "Kabul", "into": "d"},
        ]),
        &[
            "Merge C: 1, D",
            "no entity has the id “c”",
            "Hide D: 1, nothing",
            "Add Kabul: 2, D",
            "- 0: c “Kabul”",
            "- c person \"C\" []",
            "- d person \"D\" []",
            "- 0 by the reader, a speaks",
            "+ 0: d “Kabul”",
            "+ 1: d “Kabul”",
            "+ d person \"D\" [\"C\", \"Kabul\"]",
            "+ 2 by the reader, a speaks",
        ],
    );
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let place =
        |text: &str| json!({"kind": "hide", "block": 0, "start": 0, "end": 3, "text": text});
    for (change, why) in [
        (json!(7), "does not say what it corrects"),
        (json!({}), "does not say what it corrects"),
        (json!({"kind": "hide"}), "does not say what it corrects"),
        (json!({"kind": "split", "entity": "a"}), "does not say what it corrects"),
        (json!({"kind": "merge", "entity": "a"}), "does not say what it corrects"),
        (json!({"kind": "add", "text": " "}), "does not say what it corrects"),
        (json!({"kind": "hide", "text": "Ann", "block": 0}), "does not say what it corrects"),
        (json!({"kind": "retype", "entity": "a", "type": "a b"}), "does not say what it corrects"),
        (json!({"kind": "bless", "entity": "a"}), "“bless” is no kind of correction"),
        (json!({"kind": "hide", "entity": "x"}), "no entity has the id “x”"),
        (json!({"kind": "merge", "entity": "a", "into": "x"}), "no entity has the id “x”"),
        (json!({"kind": "merge", "entity": "a", "into": "a"}), "it is so already"),
        (json!({"kind": "retype", "entity": "a", "type": "person"}), "it is so already"),
        (json!({"kind": "split", "entity": "a", "text": "Ann", "into": "a"}), "it is so already"),
        (json!({"kind": "hide", "entity": "a", "text": "Bob"}), "nothing is marked there"),
        (json!({"kind": "hide", "entity": "d"}), "nothing is marked there"),
        (json!({"kind": "add", "text": "Bob"}), "“Bob” does not stand there"),
        (place("Bob"), "“Bob” does not stand there"),
        (
            json!({"kind": "hide", "block": 9, "start": 0, "end": 1}),
            "there is no such place in the story",
        ),
        (
            json!({"kind": "hide", "block": 0, "start": 0, "end": 900}),
            "there is no such place in the story",
        ),
    ] {
        check(json!([change]), &[why]);
    }
    for given in ["", "{}", "[", "null", "[1e999]"] {
        let corrected = corrected(&story(), given, Unicode::TABLES);
        assert_eq!(described(&corrected.article), described(&story()), "{given}");
    }
}

#[test]
fn a_place_is_found_by_its_words() {
    let far = json!({"kind": "hide", "block": 0, "start": 30, "end": 36, "text": "Monday"});
    check(json!([far]), &["Hide Monday: 1, nothing", "- 0: a date “Monday”"]);
}

fn any_change() -> impl Strategy<Value = serde_json::Value> {
    let kind = prop::sample::select(vec!["hide", "merge", "split", "retype", "add"]);
    let id = || prop::option::of(prop::sample::select(vec!["a", "b", "c", "d", "ann", "x"]));
    let words = prop::option::of(prop::sample::select(vec![
        "Ann",
        "Ben",
        "Ann and Ben",
        "left",
        "He",
        "。",
    ]));
    let place = prop::option::of((0_u64..3, 0_u64..12, 0_u64..9));
    let ty = prop::option::of(prop::sample::select(vec!["person", "place", "ship"]));
    (kind, id(), id(), words, place, ty).prop_map(|(kind, entity, into, text, place, ty)| {
        let mut change =
            json!({"kind": kind, "entity": entity, "into": into, "text": text, "type": ty});
        if let Some((block, start, len)) = place {
            change["block"] = json!(block);
            change["start"] = json!(start);
            change["end"] = json!(start + len);
        }
        change
    })
}

proptest! {
    #![proptest_config(often())]

    /// Texts stay; marks lie in them, in order, and are of somebody; ids are unique; of every correction something is said.
    #[test]
    fn a_corrected_story_is_a_story(article in any_cast(), changes in prop::collection::vec(any_change(), 0..6)) {
        let json = serde_json::Value::Array(changes.clone()).to_string();
        let Corrected { article: after, outcomes } = corrected(&article, &json, Unicode::TABLES);
        prop_assert_eq!(outcomes.len(), changes.len());
        let texts = |it: &Article| it.text_refs().map(|at| it.text(at).map(str::to_owned)).collect::<Vec<_>>();
        prop_assert_eq!(texts(&article), texts(&after));
        let ids: std::collections::HashSet<&str> = after.entities.iter().map(|it| it.id.as_str()).collect();
        prop_assert_eq!(ids.len(), after.entities.len());
        let mut last = None;
        for mention in &after.mentions {
            let text = after.text(mention.text_ref);
            prop_assert!(text.is_some_and(|it| it.get(mention.span.range()).is_some()));
            prop_assert!(!mention.span.is_empty());
            if let crate::Referent::Entity(idx) = mention.of {
                prop_assert!(after.entity(idx).is_some());
            }
            let place = (mention.text_ref, mention.span.start(), std::cmp::Reverse(mention.span.end()));
            prop_assert!(last.is_none_or(|it| it <= place));
            last = Some(place);
        }
        for quote in &after.quotes {
            prop_assert!(quote.speaker.is_none_or(|it| after.entity(it).is_some()));
        }
        if outcomes.iter().all(Result::is_err) {
            prop_assert_eq!(mentions(&article), mentions(&after));
        }
    }
}
