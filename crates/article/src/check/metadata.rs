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
        for (field, key) in [
            (&mut article.id, Story::ID),
            (&mut article.url, Story::URL),
            (&mut article.lang, Story::LANG),
            (&mut article.section, Story::SECTION),
            (&mut article.standfirst, Story::STANDFIRST),
            (&mut article.location, Story::LOCATION),
            (&mut article.correction, Story::CORRECTION),
            (&mut article.license, Story::LICENSE),
        ] {
            *field = report.text(&mut story, root, key);
        }
        article.lang = language(report, article.lang.take(), root);
        article.dir = direction(report, &mut story, root);
        article.headline = report.text(&mut story, root, Story::HEADLINE).unwrap_or_default();
        article.byline = report.texts(&mut story, root, Story::BYLINE);
        article.published = date(report, &mut story, root, Story::PUBLISHED);
        article.modified = date(report, &mut story, root, Story::MODIFIED);
        article.keywords = report.texts(&mut story, root, Story::KEYWORDS);
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
        root.note(report, "format", Problem::Missing { instead: "read as version 1" });
        return;
    };
    let version = names.iter().find_map(|name| format.strip_prefix(name));
    match version.and_then(major) {
        Some(1) => {}
        Some(2..) => root.note(report, "format", Problem::NewerVersion(shortened(&format))),
        Some(0) | None => report.wrong_value(root, "format", "the name of this format", &format),
    }
}

/// The number before the first full stop.
fn major(version: &str) -> Option<u32> {
    let mut major = None;
    for byte in version.bytes().take_while(|it| *it != b'.') {
        let digit = (byte as char).to_digit(10)?;
        major = Some(major.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
    }
    major
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

/// The `lang` of an object, which goes into an attribute, if it is the tag of a language.
pub(super) fn language(
    report: &mut Report,
    lang: Option<String>,
    place: &Place<'_>,
) -> Option<String> {
    let lang = lang?;
    if is_language_tag(&lang) {
        return Some(lang);
    }
    report.wrong_value(place, "lang", "the tag of a language (en, prs-AF)", &lang);
    None
}

/// Whether a text has the shape of a BCP 47 tag: groups of letters and digits, joined by hyphens. Which languages there
/// are the browser knows.
fn is_language_tag(text: &str) -> bool {
    let (mut n_groups, mut n_in_group) = (1, 0);
    for byte in text.bytes() {
        match byte {
            b'-' if 0 < n_in_group => (n_groups, n_in_group) = (n_groups + 1, 0),
            b'a'..=b'z' | b'A'..=b'Z' if n_in_group < 8 => n_in_group += 1,
            b'0'..=b'9' if n_in_group < 8 && 1 < n_groups => n_in_group += 1,
            _ => return false,
        }
    }
    // A group of one is the first of several (`x-own`, `i-lux`), or none of the first (`en-u-ca-buddhist`).
    0 < n_in_group && (1 < n_groups || 1 < n_in_group)
}

fn checked_date(report: &mut Report, text: &str, place: &Place<'_>, key: &str) -> Option<Date> {
    match dates::parse(text) {
        Some(dates::Parsed::Full(date)) => Some(date),
        Some(dates::Parsed::DayOnly(date)) => {
            place.note(report, key, Problem::TimeWithoutZone);
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
