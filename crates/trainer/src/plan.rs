//! How to learn: everything that can be set, and what it is set to.

use serde::Serialize;

use crate::crf::Settings;

/// The settings of a training; the usual ones are those that the committed model was made with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Plan {
    pub seed: u64,
    /// How often all examples are seen.
    pub epochs: usize,
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
    /// The share of features that are left out by chance, so that no weight relies on another.
    pub dropout: f32,
    /// How often a feature must be met to have weights.
    pub at_least: u32,
    /// The share of texts that are learned once more in capitals, and in small letters.
    pub recased: f32,
    /// What of a text of several sentences is learned without the votes of its other sentences.
    pub plain: f32,
    /// The weight of posts: another language than that of news.
    pub posts: f32,
    pub filings: f32,
    pub gum: f32,
    /// How many words have a cluster.
    pub words: usize,
    /// How many people a town has at least that is looked for by its name.
    pub town: u64,
    /// Whether brands are looked for by their names: many are words like others.
    pub brands: bool,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            seed: 1,
            epochs: 6,
            rate: 0.05,
            l1: 4.0,
            l2: 1.0,
            dropout: 0.2,
            at_least: 3,
            recased: 0.06,
            plain: 0.5,
            posts: 0.5,
            filings: 0.5,
            gum: 0.5,
            words: 45_000,
            town: 40_000,
            brands: false,
        }
    }
}

impl Plan {
    /// Sets what is called `name`; `false` if nothing is, or if it can't be `value`.
    pub(crate) fn set(&mut self, name: &str, value: &str) -> bool {
        fn put<T: std::str::FromStr>(place: &mut T, value: &str) -> bool {
            value.parse().map(|it| *place = it).is_ok()
        }
        match name {
            "seed" => put(&mut self.seed, value),
            "epochs" => put(&mut self.epochs, value),
            "rate" => put(&mut self.rate, value),
            "l1" => put(&mut self.l1, value),
            "l2" => put(&mut self.l2, value),
            "dropout" => put(&mut self.dropout, value),
            "at-least" => put(&mut self.at_least, value),
            "recased" => put(&mut self.recased, value),
            "plain" => put(&mut self.plain, value),
            "posts" => put(&mut self.posts, value),
            "filings" => put(&mut self.filings, value),
            "gum" => put(&mut self.gum, value),
            "words" => put(&mut self.words, value),
            "town" => put(&mut self.town, value),
            "brands" => put(&mut self.brands, value),
            _ => false,
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings {
            epochs: self.epochs,
            rate: self.rate,
            l1: self.l1,
            l2: self.l2,
            dropout: self.dropout,
            seed: self.seed,
        }
    }

    /// How much a text of `set` counts.
    pub(crate) fn weight(&self, set: &str) -> f32 {
        match set {
            "tweets" | "wnut17" => self.posts,
            "filings" => self.filings,
            "gum" => self.gum,
            _ => 1.0,
        }
    }
}
