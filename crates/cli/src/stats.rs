//! `dateline stats`: how much of what is in a story.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use dateline_article::{EntityIndex, EntityType, UnitSource};
use serde::Serialize;

use crate::args::Stats;
use crate::input::groups;
use crate::say::{Outcome, harmless, unwritten};
use crate::stories::{Read, read};

/// Counts what is in each story.
pub(crate) fn run(args: &Stats) -> Outcome {
    let mut outcome = Outcome::Good;
    let mut out = BufWriter::new(io::stdout().lock());
    for group in groups(&args.reading.files, args.together) {
        let mut take = |read: &Read<'_>| {
            let counts = Counts::new(read);
            let shown = if args.json { counts.json() } else { counts.table() };
            match out.write_all(shown.as_bytes()) {
                Ok(()) => Ok(Outcome::Good),
                Err(error) => Err(unwritten(&error, "standard output")),
            }
        };
        match read(&group, &args.reading, true, &mut take) {
            Ok(of_group) => outcome = outcome.max(of_group),
            Err(of_group) => return outcome.max(of_group),
        }
    }
    match out.flush() {
        Ok(()) => outcome,
        Err(error) => outcome.max(unwritten(&error, "standard output")),
    }
}

#[derive(Serialize)]
struct Counts<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    format: &'a str,
    headline: &'a str,
    words: usize,
    minutes: usize,
    blocks: usize,
    entities: usize,
    /// By type, the most first.
    types: Vec<Type>,
    mentions: usize,
    quotes: usize,
    unit: &'static str,
    unit_source: &'static str,
    exact: usize,
    repaired: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct Type {
    #[serde(rename = "type")]
    kind: String,
    entities: usize,
    mentions: usize,
}

impl<'a> Counts<'a> {
    fn new(read: &'a Read<'_>) -> Counts<'a> {
        let article = &read.story.article;
        let index = EntityIndex::new(article);
        let mut types: Vec<Type> = Vec::new();
        let mut n_entities: HashMap<&EntityType, usize> = HashMap::new();
        for entity in &article.entities {
            *n_entities.entry(&entity.kind).or_default() += 1;
        }
        for (kind, mentions) in index.type_counts() {
            let entities = n_entities.remove(kind).unwrap_or_default();
            types.push(Type { kind: kind.as_str().to_owned(), entities, mentions: *mentions });
        }
        // Those that nobody mentions.
        for (kind, entities) in n_entities {
            types.push(Type { kind: kind.as_str().to_owned(), entities, mentions: 0 });
        }
        types.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.kind.cmp(&b.kind)));
        let tally = read.story.tally;
        Counts {
            file: read.file,
            line: read.line,
            format: &read.format,
            headline: &article.headline,
            words: article.n_words(),
            minutes: article.reading_minutes(),
            blocks: article.blocks.len(),
            entities: article.entities.len(),
            types,
            mentions: article.mentions.len(),
            quotes: article.quotes.len(),
            unit: read.story.unit.as_str(),
            unit_source: match read.story.unit_source {
                UnitSource::Declared => "declared",
                UnitSource::Verified => "verified",
                UnitSource::Guessed => "guessed",
            },
            exact: tally.exact,
            repaired: tally.repaired,
            left_out: tally.left_out,
        }
    }

    fn json(&self) -> String {
        // Every field of it can be written.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    fn table(&self) -> String {
        let types: Vec<_> =
            self.types.iter().map(|it| format!("{} {}", it.kind, it.entities)).collect();
        let line = self.line.map(|it| format!(": line {it}")).unwrap_or_default();
        let rows = [
            ("headline", self.headline.to_owned()),
            ("format", self.format.to_owned()),
            ("words", format!("{} ({} min)", self.words, self.minutes)),
            ("blocks", self.blocks.to_string()),
            ("entities", format!("{} ({})", self.entities, types.join(", "))),
            (
                "mentions",
                format!(
                    "{} ({} exact, {} repaired, {} left out)",
                    self.mentions, self.exact, self.repaired, self.left_out
                ),
            ),
            ("quotes", self.quotes.to_string()),
            ("unit", format!("{} ({})", self.unit, self.unit_source)),
        ];
        let mut table = harmless(&format!("{}{line}", self.file)) + "\n";
        for (name, value) in rows {
            let value = value.replace(" ()", "");
            let _ = writeln!(table, "  {name:<9} {}", harmless(&value));
        }
        table
    }
}
