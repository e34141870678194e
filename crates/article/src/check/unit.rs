//! Which unit a file's offsets are really in.

use crate::check::Checker;
use crate::check::spans::{LocatedMention, Outcome, by_text};
use crate::issue::Problem;
use crate::offsets::{OffsetUnit, Offsets};
use crate::report::UnitSource;

impl Checker {
    /// The unit under which most mentions with `text` fit, the declared one on a tie.
    ///
    /// One emoji moves every later offset, and tools say one unit and write another: the words decide.
    /// `as_declared` says where each mention is if the declared one is right, `has_spans` that styles or quotes wait for
    /// the unit too.
    pub(super) fn choose_unit(
        &mut self,
        located: &[LocatedMention<'_>],
        as_declared: &[Outcome],
        has_spans: bool,
    ) -> OffsetUnit {
        let declared = self.declared.unwrap_or_default();
        let has_words = located.iter().any(|it| it.words().is_some());
        self.note_unit_source(has_words, has_spans || !located.is_empty());

        // As a rule everything is where it should be, and no unit need be tried.
        let all_fit = as_declared.iter().all(|it| matches!(it, Ok(it) if it.moved_by.is_none()));
        let unit = if all_fit { declared } else { self.best_unit(located, declared) };
        if unit != declared {
            self.report
                .push(|| "offset_unit".to_owned(), Problem::OtherUnit { declared, found: unit });
        }
        self.report.unit = unit;
        unit
    }

    /// Says how the unit was found: by words, by what the file states, or, with anything to place, not at all.
    pub(crate) fn note_unit_source(&mut self, has_words: bool, has_spans: bool) {
        self.report.unit_source = match (has_words, self.declared) {
            (true, _) => UnitSource::Verified,
            (false, None) if has_spans => UnitSource::Guessed,
            (false, _) => UnitSource::Declared,
        };
        if self.report.unit_source == UnitSource::Guessed {
            self.report.push(|| "offset_unit".to_owned(), Problem::UnitGuessed);
        }
    }

    fn best_unit(&self, located: &[LocatedMention<'_>], declared: OffsetUnit) -> OffsetUnit {
        let n_fitting = |unit| {
            let count = |(text, group): (&str, &[LocatedMention<'_>])| {
                let offsets = Offsets::new(text, unit, self.unicode);
                group.iter().filter(|it| it.fits(text, &offsets)).count()
            };
            self.telling(located).map(count).sum::<usize>()
        };
        let (mut best, mut n_best) = (declared, n_fitting(declared));
        for unit in OffsetUnit::ALL {
            let n = n_fitting(unit);
            if n_best < n {
                (best, n_best) = (unit, n);
            }
        }
        best
    }

    /// The mentions by text, without the texts that are the same in every unit.
    fn telling<'l, 'de>(
        &'l self,
        located: &'l [LocatedMention<'de>],
    ) -> impl Iterator<Item = (&'l str, &'l [LocatedMention<'de>])> {
        by_text(&self.article, located)
            .filter(|(text, _)| !OffsetUnit::Grapheme.counts_bytes_of(text))
    }
}
