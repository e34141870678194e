//! Medians, and ratios of visits that took turns.

use super::Record;

/// What is looked at in a visit.
pub(super) type Metric = fn(&Record) -> Option<f64>;

/// The middle of `values`; between the two in the middle, if they are even in number.
pub(super) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<_> = values.into_iter().filter(|it| it.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let is_odd = !values.len().is_multiple_of(2);
    Some(if is_odd { upper } else { (values[values.len() / 2 - 1] + upper) / 2.0 })
}

/// The visits of one size under the same conditions.
pub(super) struct Group<'a>(pub(super) Vec<&'a Record>);

impl<'a> Group<'a> {
    pub(super) fn new(records: &'a [Record], size: &str, cpu: u64, network: &str) -> Group<'a> {
        let is_in = |it: &&Record| it.size == size && it.cpu == cpu && it.network == network;
        Group(records.iter().filter(is_in).collect())
    }

    /// The visits of an adapter that came to their end.
    pub(super) fn of<'b>(&'b self, adapter: &'b str) -> impl Iterator<Item = &'a Record> + 'b {
        self.0.iter().filter(move |it| it.adapter == adapter && it.error.is_none()).copied()
    }

    /// The median of what an adapter measured.
    pub(super) fn median(&self, adapter: &str, metric: Metric) -> Option<f64> {
        median(self.of(adapter).filter_map(metric))
    }

    /// The median of the ratios to another adapter's visit of the same turn.
    pub(super) fn ratio(&self, one: (&str, Metric), other: (&str, Metric)) -> Option<f64> {
        let ratios = self.of(one.0).filter_map(|it| {
            let same_turn = |of: &&Record| of.batch == it.batch && of.run == it.run;
            let base = other.1(self.of(other.0).find(same_turn)?)?;
            Some(one.1(it)? / base)
        });
        median(ratios)
    }
}

/// How time grows with size: 1 is in proportion, 2 with the square.
pub(super) fn exponent(times: (f64, f64), sizes: (f64, f64)) -> f64 {
    (times.1 / times.0).ln() / (sizes.1 / sizes.0).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let check =
            |values: &[f64], expected| assert_eq!(median(values.to_vec()), expected, "{values:?}");
        check(&[], None);
        check(&[3.0], Some(3.0));
        check(&[9.0, 1.0, 2.0], Some(2.0));
        check(&[1.0, 4.0, 2.0, 9.0], Some(3.0));
        check(&[1.0, f64::NAN, 2.0, f64::INFINITY], Some(1.5));
    }

    fn record(adapter: &str, batch: usize, run: usize, ready: f64) -> Record {
        let (adapter, size, network) = (adapter.to_owned(), "L".to_owned(), "none".to_owned());
        Record {
            adapter,
            size,
            network,
            cpu: 1,
            batch,
            run,
            ready: Some(ready),
            ..Record::default()
        }
    }

    #[test]
    fn only_visits_of_one_turn_are_compared() {
        let mut records = vec![
            record("vanilla", 0, 0, 100.0),
            record("vanilla", 0, 1, 1000.0),
            record("vanilla", 1, 0, 10.0),
            record("app", 0, 0, 50.0),
            record("app", 0, 1, 600.0),
            record("app", 1, 0, 20.0),
            record("app", 1, 7, 20.0),
        ];
        records.push(Record { error: Some("x".to_owned()), ..record("app", 0, 2, 1.0) });
        let group = Group::new(&records, "L", 1, "none");
        let ready: Metric = |it| it.ready;
        assert_eq!(group.ratio(("app", ready), ("vanilla", ready)), Some(0.6));
        assert_eq!(group.ratio(("app", ready), ("react", ready)), None);
        assert_eq!(group.median("app", ready), Some(35.0));
        assert!(Group::new(&records, "L", 4, "none").0.is_empty());
    }

    #[test]
    fn growth_is_an_exponent() {
        assert_eq!(exponent((1.0, 10.0), (1.0, 10.0)), 1.0);
        assert_eq!(exponent((1.0, 100.0), (1.0, 10.0)), 2.0);
        assert_eq!(exponent((5.0, 5.0), (1.0, 10.0)), 0.0);
    }
}
