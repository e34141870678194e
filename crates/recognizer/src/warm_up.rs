//! Runs all of the recognizer over a few invented sentences, for nothing.
//!
//! A browser compiles a function when it is called first, and makes it fast when it was called often: all of that together
//! takes longer than to read a story. It can be done while the model is still on its way.

use dateline_article::Date;

use crate::{
    labels::{Kind, N_LABELS, OUTSIDE, Place, label},
    link::Link,
    model::{Model, Parts},
};

/// What the rules have something to say of: names, dates, times, money, quantities, quotes.
const TEXTS: [&str; 3] = [
    "MINISTERS MEET IN KABUL OVER TRADE",
    "KABUL, Nov. 25 (Agency) — Anna Petrova of the Ministry of Trade said on Monday that $3.5 million, some 20 percent \
     more than in 2019, was spent at 5 p.m. “We don't know,” she said. “Ask the UN,” Mr. Petrov told reporters.",
    "According to Bank of Herat Ltd., two hundred and fifty people walked 300 km last week to see https://schema.org, \
     and it's \"the best of the 1990s\", said J. K. Omari; e-mail to a@example.org, or @omari.",
];

const TODAY: Date = Date::Day { year: 2024, month: 11, day: 26 };

/// How often: what runs so often in a short story is made fast.
const ROUNDS: usize = 4;

/// Lets a browser compile what [`Model::recognize`] needs, before there is a model.
pub fn warm_up() {
    let model = Model::new(Parts {
        follow: follow(),
        names: vec![("bank of herat".to_owned(), crate::lexicon::class::ORGANIZATION)],
        links: vec![("kabul".to_owned(), kabul())],
        ..Parts::default()
    });
    for _ in 0..ROUNDS {
        model.recognize(&TEXTS, Some(TODAY));
    }
}

/// With nothing else to go by, names of all kinds come in turn.
fn follow() -> Vec<i16> {
    let turns = Kind::ALL
        .into_iter()
        .flat_map(|kind| [Place::Only, Place::Begin, Place::Last].map(|place| label(kind, place)));
    let turns: Vec<usize> = turns.chain([OUTSIDE]).collect();
    let mut follow = vec![0; N_LABELS * N_LABELS];
    for (at, label) in turns.iter().enumerate() {
        let next = turns[(at + 1) % turns.len()];
        follow[label * N_LABELS + next] = 1;
    }
    follow
}

fn kabul() -> Link {
    Link { is_organization: false, id: 0, geo: Some((3453, 6917)), within: 0, is_usual: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_are_found_and_everything_else() {
        let model = Model::new(Parts { follow: follow(), ..Parts::default() });
        let found = model.recognize(&TEXTS, Some(TODAY));
        let kinds: std::collections::HashSet<_> =
            found.mentions.iter().map(|it| it.kind.as_str().to_owned()).collect();
        for kind in ["person", "organization", "place", "group", "event", "date", "money"] {
            assert!(kinds.contains(kind), "{kind}");
        }
        assert!(!found.quotes.is_empty());
    }
}
