//! Markdown: CommonMark with GitHub's tables and footnotes, after front matter in YAML or TOML.
//!
//! It has no offsets; styles are placed in bytes while the text is read. Raw HTML is never interpreted: it is shown as it
//! is written. Sources: <https://spec.commonmark.org/0.31.2/>, <https://github.github.com/gfm/>, front matter as
//! <https://jekyllrb.com/docs/front-matter/> and <https://gohugo.io/content-management/front-matter/> describe it.

mod blocks;
mod front_matter;

use dateline_article::OffsetUnit;

use self::blocks::blocks;
use self::front_matter::{Field, Value, front_matter};
use super::{Drafts, Importer};
use crate::draft::{Draft, DraftSource, Unit};
use crate::error::ImportError;
use crate::file::{Content, Given};
use crate::format::Format;
use crate::note::{Notes, Reason};

pub(super) const IMPORTER: Importer = Importer { format: Format::Markdown, recognises, read };

fn recognises(files: &[Given]) -> bool {
    let [file] = files else { return false };
    let ending = file.stem_and_ending().1;
    let is_named = matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd");
    matches!(file.content, Content::Text) && (is_named || looks_like_markdown(&file.text))
}

/// One sure sign, or two that plain text may have by chance.
fn looks_like_markdown(text: &str) -> bool {
    if front_matter(text).is_some_and(|it| !it.fields.is_empty()) {
        return true;
    }
    let mut first_line = true;
    let (mut has_heading, mut has_strong, mut has_fence) = (false, false, false);
    for line in text.lines().map(str::trim_end).filter(|it| !it.is_empty()) {
        let marks = line.bytes().take_while(|it| *it == b'#').count();
        let is_heading =
            (1..=6).contains(&marks) && line.get(marks..).is_some_and(|it| it.starts_with(' '));
        let is_link = ["](http://", "](https://", "](mailto:", "](./", "](/"]
            .iter()
            .any(|it| line.contains(it));
        if is_link || (is_heading && first_line) {
            return true;
        }
        first_line = false;
        has_heading |= is_heading;
        has_fence |= line.starts_with("```") || line.starts_with("~~~");
        has_strong |= line
            .split_once("**")
            .is_some_and(|(_, rest)| !rest.starts_with([' ', '*']) && rest.contains("**"));
    }
    1 < [has_heading, has_strong, has_fence].into_iter().filter(|it| *it).count()
}

fn read(files: &[Given], _: &mut Notes) -> Result<Drafts, ImportError> {
    let [file] = files else { return Err(ImportError::UnrelatedFiles) };
    let mut notes = Notes::default();
    let mut draft = Draft {
        unit: Unit::Stated(OffsetUnit::Utf8),
        mentions: Some(Vec::new()),
        ..Draft::default()
    };
    let mut body_start = 0;
    if let Some(front_matter) = front_matter(&file.text) {
        body_start = front_matter.end;
        for field in front_matter.fields {
            take(field, &mut draft, &mut notes);
        }
    }
    blocks(&file.text, body_start, &mut draft, &mut notes);
    if draft.blocks.is_empty() && draft.headline.is_none() {
        return Err(ImportError::Malformed {
            format: Format::Markdown,
            place: format!("line {}", file.text.lines().count()),
            reason: "no text follows the front matter".to_owned(),
        });
    }
    Ok(Drafts { variant: "", drafts: vec![(draft, notes)] })
}

/// Puts a field of front matter where it belongs.
fn take(field: Field, draft: &mut Draft, notes: &mut Notes) {
    let place = format!("line {}: {}", field.line, field.key);
    let texts = match field.value {
        Value::Texts(texts) => texts,
        Value::Deep => {
            let reason = match is_known(&field.key) {
                true => Reason::BadLine("a text, or a list of texts, belongs here".to_owned()),
                false => Reason::NotCarried,
            };
            notes.push(place, reason);
            return;
        }
        Value::Unreadable(line) => {
            let reason = format!("“{}” is no field of front matter", shortened(&line));
            notes.push(format!("line {}", field.line), Reason::BadLine(reason));
            return;
        }
    };
    let texts: Vec<String> = texts.into_iter().filter(|it| !it.trim().is_empty()).collect();
    let Some(first) = texts.first().cloned() else { return };
    match field.key.as_str() {
        "author" | "authors" | "byline" => draft.byline.extend(texts),
        "tags" | "keywords" | "categories" => {
            // One text may be a list of words with commas.
            let between = if texts.len() == 1 { ',' } else { '\n' };
            let words = texts.iter().flat_map(|it| it.split(between)).map(str::trim);
            draft.keywords.extend(words.filter(|it| !it.is_empty()).map(str::to_owned));
        }
        "url" | "canonical" | "canonical_url" if !first.contains("://") => {
            notes.push(place, Reason::NotCarried);
        }
        "source" | "publication" => {
            draft.source.get_or_insert_default().name = first;
        }
        "source_url" => {
            let source = draft.source.get_or_insert_with(DraftSource::default);
            source.url = Some(first);
        }
        // Who reads the story loses nothing: the field is for whoever publishes it.
        "draft" => {
            draft.is_draft |= truth(&first) != Some(false);
            notes.push(place, Reason::NotCarried);
        }
        "published" if truth(&first).is_some() => {
            draft.is_draft |= truth(&first) == Some(false);
            notes.push(place, Reason::NotCarried);
        }
        "date" | "published" | "pubdate" | "publishdate" => {
            set_date(&mut draft.published, &first, place, notes);
        }
        "lastmod" | "updated" | "modified" | "last_modified_at" => {
            set_date(&mut draft.modified, &first, place, notes);
        }
        key => match text_field(draft, key) {
            Some(slot) => {
                if 1 < texts.len() || slot.is_some() {
                    notes.push(place, Reason::NotCarried);
                }
                slot.get_or_insert(first);
            }
            None => notes.push(place, Reason::NotCarried),
        },
    }
}

/// Where the one text of a field goes.
fn text_field<'d>(draft: &'d mut Draft, key: &str) -> Option<&'d mut Option<String>> {
    Some(match key {
        "title" | "headline" => &mut draft.headline,
        "description" | "standfirst" | "subtitle" | "summary" | "excerpt" => &mut draft.standfirst,
        "lang" | "language" => &mut draft.lang,
        "dir" => &mut draft.dir,
        "section" | "category" => &mut draft.section,
        "location" | "dateline" => &mut draft.location,
        "license" => &mut draft.license,
        "url" | "canonical" | "canonical_url" => &mut draft.url,
        "id" => &mut draft.id,
        "correction" => &mut draft.correction,
        _ => return None,
    })
}

fn is_known(key: &str) -> bool {
    let of_lists = ["author", "authors", "byline", "tags", "keywords", "categories", "date"];
    of_lists.contains(&key) || text_field(&mut Draft::default(), key).is_some()
}

/// What a word says that is true or false in YAML 1.1, which Jekyll reads.
fn truth(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Some(true),
        "false" | "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

/// A date as the check reads it: Jekyll writes `2024-11-25 18:00:00 +0430`.
fn set_date(slot: &mut Option<String>, text: &str, place: String, notes: &mut Notes) {
    let text = text.trim();
    let mut words = text.split_whitespace();
    let (day, time, zone) = (words.next().unwrap_or_default(), words.next(), words.next());
    let mut zone = zone.unwrap_or_default().to_owned();
    if zone.len() == 5 && zone.is_ascii() && zone.starts_with(['+', '-']) {
        zone.insert(3, ':');
    }
    let digits: Vec<_> = day.get(..10).unwrap_or_default().split('-').collect();
    let is_day = matches!(digits.as_slice(), [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2)
        && digits.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit()));
    if !is_day || words.next().is_some() {
        let wanted = "a day or a moment (2024-11-25)";
        notes.push(place, Reason::WrongValue { wanted, found: shortened(text) });
        return;
    }
    *slot = Some(match time {
        Some(time) => format!("{day}T{time}{zone}"),
        None => day.to_owned(),
    });
}

/// At most 60 characters of a foreign value, for a message.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use dateline_article::Unicode;

    use crate::{Encoding, File, import};

    #[track_caller]
    fn check(front_matter: &str, is_draft: bool, published: Option<&str>) {
        let text = format!("---\n{front_matter}\n---\n\nText.\n");
        let file = File { name: "a.md", bytes: text.as_bytes() };
        let imported = import(&[file], Encoding::Strict, Unicode::TABLES).unwrap();
        let story = &imported.stories[0];
        assert_eq!(story.is_draft, is_draft, "{front_matter}");
        let date = story.article.published.map(crate::date_text);
        assert_eq!(date.as_deref(), published, "{front_matter}");
        assert!(story.notes.is_clean(), "{front_matter}: {:?}", story.notes);
    }

    #[test]
    fn front_matter_holds_a_story_back() {
        check("title: a", false, None);
        check("draft: true", true, None);
        check("draft: Yes # not yet", true, None);
        check("draft: \"true\"", true, None);
        check("draft: false", false, None);
        check("draft:", false, None);
        // Whatever else is meant, it is not that the story may go out.
        check("draft: until Monday", true, None);
        check("published: false", true, None);
        check("published: no", true, None);
        check("published: true", false, None);
        check("published: true\ndraft: true", true, None);
        check("draft: true\npublished: true", true, None);
        // With a date the field has another meaning.
        check("published: 2026-11-25", false, Some("2026-11-25"));
        check("published: false\ndate: 2026-11-25", true, Some("2026-11-25"));
    }
}
