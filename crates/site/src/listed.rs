//! What the lists of a site say of a story.

use std::cmp::Reverse;

use dateline_article::{Article, Date, EntityIndex};
use dateline_words::Words;
use serde::{Deserialize, Serialize};

use crate::Place;
use crate::description::description;

/// How many of its cast, the most mentioned first, a list says of a story.
const N_LEADING: usize = 12;

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Where its files lie.
    pub place: Place,
    /// Its headline; empty if it has none.
    pub headline: String,
    /// Its rubric.
    pub section: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    pub(crate) byline: Vec<String>,
    pub(crate) description: String,
    pub(crate) cast: Vec<Named>,
}

/// An entity of a listed story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) ids: Vec<(String, String)>,
    pub(crate) count: usize,
}

impl Listed {
    /// What a list says of `article`.
    pub fn new(article: &Article, place: Place) -> Listed {
        let index = EntityIndex::new(article);
        let named = index.by_count(article).into_iter().filter_map(|idx| {
            let entity = article.entity(idx)?;
            Some(Named {
                id: entity.id.clone(),
                kind: entity.kind.as_str().to_owned(),
                name: entity.name.clone(),
                ids: entity.ids.clone(),
                count: index.count(idx),
            })
        });
        Listed {
            place,
            headline: article.headline.clone(),
            section: article.section.clone(),
            published: article.published,
            modified: article.modified,
            byline: article.byline.clone(),
            description: description(article),
            // Whom nobody mentions nobody looks for.
            cast: named.filter(|it| 0 < it.count).take(N_LEADING).collect(),
        }
    }

    /// The address of its file, relative to the site.
    pub fn src(&self) -> String {
        self.place.src()
    }

    /// When it was published, in milliseconds since 1970: a day counts from its beginning in UTC.
    pub fn millis(&self) -> Option<i64> {
        self.published.map(millis)
    }

    /// What stories are sorted by: the newest first, those without a date behind, then by their addresses. As in the index.
    pub fn order(&self) -> (Reverse<Option<i64>>, String) {
        (Reverse(self.millis()), self.src())
    }

    /// The headline, or a word for a story that has none.
    pub(crate) fn title<'b>(&'b self, words: &Words<'b>) -> &'b str {
        match self.headline.trim() {
            "" => words.tr("A story without a headline"),
            headline => headline,
        }
    }

    /// When it was last changed, as far as that is known.
    pub(crate) fn updated(&self) -> Option<Date> {
        self.modified.or(self.published)
    }
}

/// A date as a number to sort by, in milliseconds since 1970: a day counts from its beginning in UTC.
pub(crate) fn millis(date: Date) -> i64 {
    match date {
        Date::Moment(at) => at,
        // Days from the civil calendar: Howard Hinnant, <https://howardhinnant.github.io/date_algorithms.html>.
        Date::Day { year, month, day } => {
            let (month, day) = (i64::from(month), i64::from(day));
            let year = i64::from(year) - i64::from(month <= 2);
            let era = year.div_euclid(400);
            let of_era = year - era * 400;
            let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
            let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
            (era * 146_097 + day_of_era - 719_468) * 86_400_000
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counts_from_its_beginning() {
        assert_eq!(millis(Date::Day { year: 1970, month: 1, day: 1 }), 0);
        assert_eq!(millis(Date::Day { year: 2000, month: 2, day: 29 }), 951_782_400_000);
        assert_eq!(millis(Date::Day { year: 2024, month: 11, day: 25 }), 1_732_492_800_000);
        assert_eq!(millis(Date::Moment(5)), 5);
    }
}
