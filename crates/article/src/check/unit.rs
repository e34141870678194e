//! Which unit a file's offsets are really in.

use crate::article::Article;
use crate::check::Checker;
use crate::check::spans::{LocatedMention, by_text};
use crate::issue::{Problem, UnitSource};
use crate::offsets::{OffsetUnit, Offsets};

impl Checker {
    /// The unit under which most mentions with `text` fit, the declared one on a tie.
    ///
    /// One emoji moves every later offset, and tools say one unit and write another: the words decide.
    /// `has_spans` says that styles or quotes wait for the unit too.
    pub(super) fn choose_unit(
        &mut self,
        located: &[LocatedMention<'_>],
        has_spans: bool,
    ) -> OffsetUnit {
        let declared = self.declared.unwrap_or_default();
        let has_words = located.iter().any(|it| it.words().is_some());
        self.report.unit_source = match (has_words, self.declared) {
            (true, _) => UnitSource::Verified,
            (false, None) if has_spans || !located.is_empty() => UnitSource::Guessed,
            (false, _) => UnitSource::Declared,
        };
        if self.report.unit_source == UnitSource::Guessed {
            self.report.push("offset_unit", Problem::UnitGuessed);
        }

        let counts = OffsetUnit::ALL.map(|unit| n_fitting(&self.article, located, unit));
        let count_of = |unit: OffsetUnit| counts[unit as usize];
        let best =
            OffsetUnit::ALL.into_iter().max_by_key(|&unit| (count_of(unit), unit == declared));
        let unit = best.unwrap_or(declared);
        if unit != declared {
            self.report.push("offset_unit", Problem::OtherUnit { declared, found: unit });
        }
        self.report.unit = unit;
        unit
    }
}

/// How many mentions have their words where `unit` puts them, without those whose text knows no difference.
fn n_fitting(article: &Article, located: &[LocatedMention<'_>], unit: OffsetUnit) -> usize {
    let count = |(text, group): (&str, &[LocatedMention<'_>])| {
        if OffsetUnit::ALL.iter().all(|it| it.counts_bytes_of(text)) {
            return 0;
        }
        let offsets = Offsets::new(text, unit);
        group.iter().filter(|it| it.fits(text, &offsets)).count()
    };
    by_text(article, located).map(count).sum()
}
