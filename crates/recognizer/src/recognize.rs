//! The whole: texts in, what was found in them out.

use dateline_article::{Date, EntityType};

use crate::{
    amounts::{Amount, amounts},
    cut::Cut,
    document::Document,
    found::{Mention, Name, Recognition},
    model::Model,
    names::names,
};

impl Model {
    /// Finds names, dates, amounts and quotes in `texts`, which are those of one story, in order. `published` is the day that
    /// "Monday" is seen from.
    pub fn recognize(&self, texts: &[&str], published: Option<Date>) -> Recognition {
        self.recognize_with(texts, published, |_, _| {})
    }

    /// The same; `progress` is told of steps done, and of how many there are.
    pub fn recognize_with(
        &self,
        texts: &[&str],
        published: Option<Date>,
        progress: impl FnMut(usize, usize),
    ) -> Recognition {
        let mut document = Document::new(texts, &self.lexicon);
        let names = names(&mut document, self, progress);
        let amounts = amounts_of(texts, &document.cuts, published);
        let (names, amounts) = apart(names, amounts);
        let (entities, of) = crate::group::group(texts, &names);
        let named = names.iter().zip(of).map(|(name, entity)| Mention {
            text: name.text,
            start: name.start,
            end: name.end,
            kind: entities.get(entity).map_or(EntityType::Other, |it| it.kind.clone()),
            sure: name.sure,
            entity: Some(entity),
            value: None,
        });
        let counted = amounts.into_iter().map(|(text, it)| Mention {
            text,
            start: it.start,
            end: it.end,
            kind: it.kind,
            sure: it.sure,
            entity: None,
            value: it.value,
        });
        let mut mentions: Vec<Mention> = named.chain(counted).collect();
        mentions.sort_by_key(|it| (it.text, it.start));
        let mut found = Recognition { mentions, entities, quotes: Vec::new() };
        crate::link::link(&mut found, &self.links);
        // Behind the links, which make several entities one.
        found.quotes =
            crate::quotes::quotes(texts, &document.cuts, &found.mentions, &found.entities);
        found
    }
}

/// The dates and amounts of all texts, each with the index of its text.
fn amounts_of(texts: &[&str], cuts: &[Cut], published: Option<Date>) -> Vec<(usize, Amount)> {
    let all = texts.iter().zip(cuts).enumerate();
    all.flat_map(|(at, (text, cut))| {
        amounts(text, &cut.tokens, published).into_iter().map(move |it| (at, it))
    })
    .collect()
}

/// Without what overlaps: a name stays, unless the amount is longer ("May" in "May 3").
fn apart(
    mut names: Vec<Name>,
    mut amounts: Vec<(usize, Amount)>,
) -> (Vec<Name>, Vec<(usize, Amount)>) {
    let mut lost = vec![false; names.len()];
    amounts.retain(|(text, amount)| {
        let from = names.partition_point(|it| (it.text, it.end) <= (*text, amount.start));
        let to = names.partition_point(|it| (it.text, it.start) < (*text, amount.end));
        let Some(over) = names.get(from..to) else { return true };
        let is_longest = over.iter().all(|it| it.end - it.start < amount.end - amount.start);
        if is_longest {
            lost[from..to].fill(true);
        }
        is_longest
    });
    let mut lost = lost.into_iter();
    names.retain(|_| lost.next() != Some(true));
    (names, amounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::Kind;

    /// Which of the names and amounts, given by their bounds, stay.
    #[track_caller]
    fn check(names: &[(usize, usize)], amounts: &[(usize, usize)], expected: (&[usize], &[usize])) {
        let names = names.iter().map(|&(start, end)| Name {
            text: 1,
            start,
            end,
            kind: Kind::Place,
            sure: 9,
            is_country_or_city: false,
        });
        let amount = |&(start, end): &(usize, usize)| {
            (1, Amount { start, end, kind: EntityType::Date, value: None, sure: 9 })
        };
        let (names, amounts) = apart(names.collect(), amounts.iter().map(amount).collect());
        let names: Vec<usize> = names.iter().map(|it| it.start).collect();
        let amounts: Vec<usize> = amounts.iter().map(|it| it.1.start).collect();
        assert_eq!((names.as_slice(), amounts.as_slice()), expected);
    }

    #[test]
    fn of_a_name_and_an_amount_that_overlap_the_longer_stays() {
        check(&[(0, 3)], &[(3, 6)], (&[0], &[3]));
        check(&[(0, 3)], &[(0, 5)], (&[], &[0]));
        check(&[(0, 3)], &[(0, 3)], (&[0], &[]));
        check(&[(0, 9)], &[(2, 4), (5, 7)], (&[0], &[]));
        check(&[(0, 2), (3, 5)], &[(0, 5)], (&[], &[0]));
        check(&[(0, 2), (2, 9)], &[(0, 5)], (&[0, 2], &[]));
        check(&[], &[(0, 5)], (&[], &[0]));
        check(&[(0, 5)], &[], (&[0], &[]));
    }
}
