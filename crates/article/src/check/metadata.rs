//! Everything about a story but its text and its cast.

use crate::article::{Date, Direction, Source};
use crate::check::{Checker, Place, dates};
use crate::issue::{Problem, shortened};
use crate::offsets::OffsetUnit;
use crate::report::Report;
use crate::wire::{self, Article as Story, Key, Object, Text};

impl Checker {
    /// Takes every field of `story` that is left when blocks, entities, mentions and quotes have been taken.
    pub(super) fn metadata(&mut self, mut story: Object<'_, Story>, root: &Place<'_>) {
        let names = ["dateline/", "dateline-lines/"];
        let format = self.report.text(&mut story, root, Story::FORMAT);
        check_format(&mut self.report, format, root, &names);
        let Checker { article, report, .. } = self;
        article.id = report.text(&mut story, root, Story::ID);
        article.url = report.text(&mut story, root, Story::URL);
        article.lang = report.text(&mut story, root, Story::LANG);
        article.dir = direction(report, &mut story, root);
        article.section = report.text(&mut story, root, Story::SECTION);
        article.headline = report.text(&mut story, root, Story::HEADLINE).unwrap_or_default();
        article.standfirst = report.text(&mut story, root, Story::STANDFIRST);
        article.byline = report.texts(&mut story, root, Story::BYLINE);
        article.location = report.text(&mut story, root, Story::LOCATION);
        article.published = date(report, &mut story, root, Story::PUBLISHED);
        article.modified = date(report, &mut story, root, Story::MODIFIED);
        article.correction = report.text(&mut story, root, Story::CORRECTION);
        article.keywords = report.texts(&mut story, root, Story::KEYWORDS);
        article.license = report.text(&mut story, root, Story::LICENSE);
        if let Some(mut source) = report.take(&mut story, root, Story::SOURCE) {
            let place = root.field("source");
            let name = report.text(&mut source, &place, wire::Source::NAME);
            let url = report.text(&mut source, &place, wire::Source::URL);
            report.rest(source, &place);
            article.source = match (name, &url) {
                (None, None) => None,
                (name, _) => Some(Source { name: name.unwrap_or_default(), url }),
            };
        }
        article.changes = report.take(&mut story, root, Story::CHANGES);
        let offset_unit = report.text(&mut story, root, Story::OFFSET_UNIT);
        article.extra = report.rest(story, root);
        self.n_characters += self.article.headline.chars().count();
        self.n_characters += self.article.standfirst.as_deref().unwrap_or_default().chars().count();

        if let Some(word) = offset_unit {
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
    format: Option<String>,
    root: &Place<'_>,
    names: &[&str],
) {
    let Some(format) = format else {
        report.push(root.key("format"), Problem::Missing { instead: "read as version 1" });
        return;
    };
    let version = names.iter().find_map(|name| format.strip_prefix(name));
    let major = version.and_then(|it| it.split('.').next()).and_then(|it| it.parse().ok());
    match major {
        Some(1_u32) => {}
        Some(2..) => report.push(root.key("format"), Problem::NewerVersion(shortened(&format))),
        Some(0) | None => report.wrong_value(root, "format", "the name of this format", &format),
    }
}

/// A day or a moment.
pub(crate) fn date<O>(
    report: &mut Report,
    object: &mut Object<'_, O>,
    place: &Place<'_>,
    key: Key<O, Text>,
) -> Option<Date> {
    let name = key.name;
    let text = report.text(object, place, key)?;
    checked_date(report, &text, place, name)
}

fn checked_date(report: &mut Report, text: &str, place: &Place<'_>, key: &str) -> Option<Date> {
    match dates::parse(text) {
        Some(dates::Parsed::Full(date)) => Some(date),
        Some(dates::Parsed::DayOnly(date)) => {
            report.push(place.key(key), Problem::TimeWithoutZone);
            Some(date)
        }
        None => {
            report.wrong_value(place, key, "a day or a moment (2024-11-25)", text);
            None
        }
    }
}

fn direction(
    report: &mut Report,
    story: &mut Object<'_, Story>,
    root: &Place<'_>,
) -> Option<Direction> {
    let word = report.text(story, root, Story::DIR)?;
    match word.as_str() {
        "ltr" => Some(Direction::Ltr),
        "rtl" => Some(Direction::Rtl),
        _ => {
            report.wrong_value(root, "dir", "ltr or rtl", &word);
            None
        }
    }
}
