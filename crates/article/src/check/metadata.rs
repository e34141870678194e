//! Everything about a story but its text and its cast.

use crate::article::{Date, Direction, Source};
use crate::check::{Checker, Place, dates};
use crate::issue::{Problem, Report};
use crate::offsets::OffsetUnit;
use crate::wire::{self, Field, Text};

impl Checker {
    /// Takes every field of `story` but blocks, entities, mentions and quotes.
    pub(super) fn metadata(&mut self, story: wire::Article<'_>, root: &Place<'_>) {
        let names = ["dateline/", "dateline-lines/"];
        check_format(&mut self.report, story.format, root, &names);
        let Checker { article, report, .. } = self;
        article.id = report.text(story.id, root, "id");
        article.url = report.text(story.url, root, "url");
        article.lang = report.text(story.lang, root, "lang");
        article.dir = direction(report, story.dir, root);
        article.section = report.text(story.section, root, "section");
        article.headline = report.text(story.headline, root, "headline").unwrap_or_default();
        article.standfirst = report.text(story.standfirst, root, "standfirst");
        article.byline = report.texts(story.byline, root, "byline");
        article.location = report.text(story.location, root, "location");
        article.published = date(report, story.published, root, "published");
        article.modified = date(report, story.modified, root, "modified");
        article.correction = report.text(story.correction, root, "correction");
        article.keywords = report.texts(story.keywords, root, "keywords");
        article.license = report.text(story.license, root, "license");
        if let Some(source) = report.take(story.source, root, "source") {
            let place = root.field("source");
            let name = report.text(source.name, &place, "name");
            let url = report.text(source.url, &place, "url");
            report.rest(source.rest, &place);
            article.source = match (name, &url) {
                (None, None) => None,
                (name, _) => Some(Source { name: name.unwrap_or_default(), url }),
            };
        }
        article.changes = report.take(story.changes, root, "changes").map(|raw| raw.0);
        article.extra = report.rest(story.rest, root);
        self.n_characters += self.article.headline.chars().count();
        self.n_characters += self.article.standfirst.as_deref().unwrap_or_default().chars().count();

        if let Some(word) = self.report.text(story.offset_unit, root, "offset_unit") {
            self.declared = OffsetUnit::parse(&word);
            self.report.unit = self.declared.unwrap_or_default();
            if self.declared.is_none() {
                let wanted = "codepoint, utf16, utf8 or grapheme";
                self.report.wrong_value(root, "offset_unit", wanted, &word);
            }
        }
    }
}

/// Notes a format of a later version, or none; `names` are the formats up to their version.
pub(crate) fn check_format(
    report: &mut Report,
    field: Field<'_, Text<'_>>,
    root: &Place<'_>,
    names: &[&str],
) {
    let Some(format) = report.text(field, root, "format") else {
        report.push(root.key("format"), Problem::Missing { instead: "read as version 1" });
        return;
    };
    let version = names.iter().find_map(|name| format.strip_prefix(name));
    let major = version.and_then(|it| it.split('.').next()).and_then(|it| it.parse().ok());
    match major {
        Some(1_u32) => {}
        Some(2..) => {
            report.push(root.key("format"), Problem::NewerVersion(super::shortened(&format)))
        }
        Some(0) | None => report.wrong_value(root, "format", "the name of this format", &format),
    }
}

/// A day or a moment.
pub(crate) fn date(
    report: &mut Report,
    field: Field<'_, Text<'_>>,
    place: &Place<'_>,
    key: &str,
) -> Option<Date> {
    let text = report.text(field, place, key)?;
    match dates::parse(&text) {
        Some(dates::Parsed::Full(date)) => Some(date),
        Some(dates::Parsed::DayOnly(date)) => {
            report.push(place.key(key), Problem::TimeWithoutZone);
            Some(date)
        }
        None => {
            report.wrong_value(place, key, "a day or a moment (2024-11-25)", &text);
            None
        }
    }
}

fn direction(
    report: &mut Report,
    field: Field<'_, Text<'_>>,
    root: &Place<'_>,
) -> Option<Direction> {
    let word = report.text(field, root, "dir")?;
    match word.as_str() {
        "ltr" => Some(Direction::Ltr),
        "rtl" => Some(Direction::Rtl),
        _ => {
            report.wrong_value(root, "dir", "ltr or rtl", &word);
            None
        }
    }
}
