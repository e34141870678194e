//! Ids: made fit for links and selectors, unique, and found again under the name the file uses.

use crate::check::path::Place;
use crate::check::word_map::WordMap;
use crate::entity_type::{MAX_ID_LEN, is_id, is_id_byte};
use crate::issue::{Problem, told};
use crate::report::Report;

/// The ids of the blocks, or of the entities.
#[derive(Default)]
pub(crate) struct Ids {
    by_given: WordMap,
    /// Each id, with the last number put behind it, so that a thousand equal ids do not cost a million tries.
    taken: WordMap,
}

impl Ids {
    /// Keeps `id` from being given to anything.
    pub(crate) fn reserve(&mut self, id: &str) {
        self.taken.put(id.to_owned(), 1);
    }

    /// The index of what the file calls `given`.
    pub(crate) fn get(&self, given: &str) -> Option<u32> {
        self.by_given.get(given)
    }

    /// Gives `target` the id `given`, or one like it.
    pub(crate) fn add(
        &mut self,
        given: String,
        target: u32,
        report: &mut Report,
        place: &Place<'_>,
    ) -> String {
        let wanted = if is_id(&given) { given.clone() } else { fitted(&given) };
        let is_taken = self.taken.get(&wanted).is_some();
        let id = if is_taken { self.numbered(&wanted) } else { wanted };
        if is_taken {
            let problem = Problem::DuplicateId { id: told(&given), to: id.clone() };
            place.note(report, "id", problem);
        } else if id != given {
            let problem = Problem::RenamedId { from: told(&given), to: id.clone() };
            place.note(report, "id", problem);
        }
        self.taken.put(id.clone(), 1);
        // The first one keeps the name: what refers to it meant it, as far as anybody can tell.
        if self.by_given.get(&given).is_none() {
            self.by_given.put(given, target);
        }
        id
    }

    fn numbered(&mut self, wanted: &str) -> String {
        let stem = wanted.get(..MAX_ID_LEN - 8).unwrap_or(wanted);
        let mut suffix = self.taken.get(stem).unwrap_or(1);
        loop {
            suffix += 1;
            let id = format!("{stem}-{suffix}");
            if self.taken.get(&id).is_none() {
                self.taken.put(stem.to_owned(), suffix);
                return id;
            }
        }
    }
}

/// `given` in the format's alphabet.
fn fitted(given: &str) -> String {
    let fit = |c: char| if c.is_ascii() && is_id_byte(c as u8) { c } else { '-' };
    let id: String = given.chars().take(MAX_ID_LEN).map(fit).collect();
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &[&str], expected: &[&str]) {
        let mut ids = Ids::default();
        let mut report = Report::default();
        let made: Vec<String> = given
            .iter()
            .enumerate()
            .map(|(idx, id)| ids.add((*id).to_owned(), idx as u32, &mut report, &Place::root("")))
            .collect();
        assert_eq!(made, expected);
        assert!(made.iter().all(|id| is_id(id)), "{made:?}");
        assert!(given.iter().all(|id| ids.get(id).is_some()));
    }

    #[test]
    fn ids_are_fitted_and_unique() {
        check(&["shoigu", "q_42-x"], &["shoigu", "q_42-x"]);
        check(&["Sergei Shoigu"], &["Sergei-Shoigu"]);
        check(&["a b", "a-b", "a-b"], &["a-b", "a-b-2", "a-b-3"]);
        check(&[""], &["unnamed"]);
        check(&["کابل"], &["----"]);
        check(&[&"x".repeat(80)], &[&"x".repeat(64)]);
        check(
            &[&"x".repeat(64), &"x".repeat(64)],
            &[&"x".repeat(64), &format!("{}-2", "x".repeat(56))],
        );
    }

    #[test]
    fn a_reserved_id_is_not_given() {
        let mut ids = Ids::default();
        ids.reserve("headline");
        let id = ids.add("headline".to_owned(), 0, &mut Report::default(), &Place::root(""));
        assert_eq!(id, "headline-2");
    }
}
