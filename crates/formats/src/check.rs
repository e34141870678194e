//! From a draft to a checked story: the core's own check, told in the places of the foreign file.

use std::collections::{HashMap, HashSet};

use dateline_article::{
    Article, LIMITS, LoadError, Mention, OffsetUnit, Problem, Referent, Report, Tally, TextRef,
    Unicode, UnitSource, read_with,
};

use crate::draft::{Draft, DraftEntity, DraftMention, Unit};
use crate::file::Encoding;
use crate::note::{Notes, Reason};
use crate::paragraphs::{self, Paragraphs};
use crate::story::Story;
use crate::unit;
use crate::words::in_one_line;

/// Checks a draft; `notes` are those of its importer, to which the check's are added.
pub(crate) fn check(
    mut draft: Draft,
    encoding: Encoding,
    mut notes: Notes,
    unicode: &'static Unicode,
) -> Result<Story, LoadError> {
    if encoding == Encoding::Lossy {
        leave_out_unverified(&mut draft, &mut notes);
    }
    number_mentions(&mut draft);
    let unnamed = unnamed(&mut draft);
    let (declared, guessed) = match draft.unit {
        Unit::Stated(unit) => (unit, None),
        Unit::Usual(unit) => unit::guessed(&draft, unit, unicode),
    };
    let loaded = read_with(&draft.to_json(Some(declared)), unicode)?;
    note_issues(&draft, &loaded.report, declared, guessed, &mut notes);
    let mut tally = loaded.report.tally;
    let unit_source = match (guessed, loaded.report.unit_source) {
        (Some(_), UnitSource::Declared) => UnitSource::Guessed,
        (_, source) => source,
    };
    let unit = loaded.report.unit;
    let is_draft = draft.is_draft;
    if !draft.is_whole_text {
        return Ok(Story { article: loaded.article, notes, tally, unit, unit_source, is_draft });
    }
    into_paragraphs(&mut draft, &loaded.article, &mut tally, &mut notes);
    name_by_words(&mut draft, &unnamed, &loaded.article);
    let article = read_with(&draft.to_json(Some(OffsetUnit::Utf8)), unicode)?.article;
    Ok(Story { article, notes, tally, unit, unit_source, is_draft })
}

/// Where the bytes were not all text, only words can tell where a span lies.
fn leave_out_unverified(draft: &mut Draft, notes: &mut Notes) {
    if let Some(mentions) = &mut draft.mentions {
        mentions.retain(|it| {
            if it.text.is_none() {
                notes.push(it.place.as_str(), Reason::Unverified);
            }
            it.text.is_some()
        });
    }
}

fn number_mentions(draft: &mut Draft) {
    for (nth, mention) in draft.mentions.iter_mut().flatten().enumerate() {
        mention.nth = Some(nth);
    }
}

/// The ids of the entities without a name, whose ids stand in until their mentions are verified.
fn unnamed(draft: &mut Draft) -> HashSet<String> {
    let mut unnamed = HashSet::new();
    for entity in draft.entities.iter_mut().filter(|it| it.name.is_empty()) {
        entity.name = entity.id.clone();
        unnamed.insert(entity.id.clone());
    }
    unnamed
}

/// Names each of those entities by the longest words of its mentions in `article`; further ones are its aliases. One
/// without mentions is nothing.
fn name_by_words(draft: &mut Draft, unnamed: &HashSet<String>, article: &Article) {
    let mut words_of: HashMap<&str, Vec<String>> = HashMap::new();
    for mention in &article.mentions {
        if let Referent::Entity(idx) = mention.of
            && let Some(entity) = article.entity(idx)
            && unnamed.contains(&entity.id)
        {
            let words = shown_words(mention, article);
            words_of.entry(&entity.id).or_default().push(words);
        }
    }
    draft.entities.retain_mut(|entity| {
        if !unnamed.contains(&entity.id) {
            return true;
        }
        let mut seen = HashSet::new();
        let mut words = words_of.remove(entity.id.as_str()).unwrap_or_default();
        words.retain(|it| !it.is_empty() && seen.insert(it.clone()));
        // The first of the longest.
        let longest = words.iter().rev().max_by_key(|it| it.chars().count()).cloned();
        let Some(name) = longest else { return false };
        words.retain(|it| *it != name);
        entity.name = name;
        entity.aliases.extend(words);
        true
    });
}

/// The words of a mention, or of its parts, as they would stand in one line.
fn shown_words(mention: &Mention, article: &Article) -> String {
    let text = article.text(mention.text_ref).unwrap_or_default();
    in_one_line(mention.spans().iter().map(|it| it.of(text)))
}

/// Tells what the check found in the places of the file.
fn note_issues(
    draft: &Draft,
    report: &Report,
    declared: OffsetUnit,
    guessed: Option<OffsetUnit>,
    notes: &mut Notes,
) {
    if let (Some(unit), UnitSource::Declared) = (guessed, report.unit_source) {
        notes.push("", Reason::UnitGuessed(unit));
    }
    for issue in report.issues() {
        let reason = match &issue.problem {
            Problem::OtherUnit { found, .. } if matches!(draft.unit, Unit::Usual(_)) => {
                Reason::UnitFound(*found)
            }
            Problem::OtherUnit { found, .. } => {
                Reason::Checked(Problem::OtherUnit { declared, found: *found })
            }
            problem => Reason::Checked(problem.clone()),
        };
        notes.push(place_in(draft, &issue.path), reason);
    }
}

/// The place in the foreign file of a path in the draft's JSON.
fn place_in(draft: &Draft, path: &str) -> String {
    if path == "offset_unit" {
        return String::new();
    }
    let place = |list: &str| -> Option<usize> {
        path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?.0.parse().ok()
    };
    let mention = || Some(draft.mentions.as_ref()?.get(place("mentions")?)?.place.clone());
    let entity = || Some(draft.entities.get(place("entities")?)?.place.clone());
    let block = || Some(draft.blocks.get(place("blocks")?)?.place.clone());
    mention().or_else(entity).or_else(block).unwrap_or_else(|| path.to_owned())
}

/// Cuts the one checked text of `article` into paragraphs, and its mentions with it.
fn into_paragraphs(draft: &mut Draft, article: &Article, tally: &mut Tally, notes: &mut Notes) {
    let text = article.blocks.first().map_or("", |it| it.text.as_str());
    let paragraphs = Paragraphs::of(text);
    let has_headline = draft.headline.is_none() && paragraphs.begin_with_headline();
    let given = draft.mentions.take().unwrap_or_default();
    let mut grouped = Grouped::new(std::mem::take(&mut draft.entities));
    let mut mentions = Vec::new();
    let mut n_over = 0;
    for mention in article.mentions.iter().filter(|it| matches!(it.text_ref, TextRef::Block(_))) {
        let nth = mention.extra.iter().find(|(key, _)| key == "x_nth");
        let given = nth.and_then(|(_, idx)| given.get(idx.parse::<usize>().ok()?));
        let place = given.map_or("", |it| it.place.as_str());
        if LIMITS.mentions <= mentions.len() {
            n_over += 1;
            tally.exact = tally.exact.saturating_sub(1);
            tally.left_out += 1;
            continue;
        }
        let pieces = paragraphs.cut(mention.spans());
        match pieces.len() {
            0 => {
                notes.push(place, Reason::OnlySpace);
                tally.exact = tally.exact.saturating_sub(1);
                tally.left_out += 1;
                continue;
            }
            1 => {}
            _ => notes.push(place, Reason::CutAtBreak),
        }
        let entity = grouped.entity_of(mention, article);
        for piece in pieces {
            let (first, last) = match (piece.parts.first(), piece.parts.last()) {
                (Some(first), Some(last)) => (first[0], last[1]),
                _ => continue,
            };
            let parts = if piece.parts.len() == 1 { Vec::new() } else { piece.parts };
            mentions.push(DraftMention {
                place: place.to_owned(),
                entity: Some(entity.clone()),
                block: paragraphs::text_ref(piece.paragraph, has_headline),
                start: Some(first as u64),
                end: Some(last as u64),
                parts: parts.into_iter().map(|[start, end]| [start as u64, end as u64]).collect(),
                label: mention.label.as_deref().map(str::to_owned),
                score: given.and_then(|it| it.score),
                by: mention.by.as_deref().map(str::to_owned),
                value: mention.value.as_deref().map(str::to_owned),
                ..DraftMention::default()
            });
        }
    }
    if 0 < n_over {
        // Pieces of mentions over many paragraphs may be more than the mentions were.
        let (given, limit) = (LIMITS.mentions + n_over, LIMITS.mentions);
        let what = "mentions";
        notes.push("", Reason::Checked(Problem::OverLimit { what, given, limit }));
    }
    draft.quotes = paragraphs.quotes(article, has_headline);
    let place = draft.blocks.first().map_or("", |it| it.place.as_str()).to_owned();
    let (headline, blocks) = paragraphs.into_blocks(has_headline, &place);
    draft.headline = headline.or(draft.headline.take());
    draft.blocks = blocks;
    draft.entities = grouped.entities;
    draft.mentions = Some(mentions);
    draft.is_whole_text = false;
    draft.unit = Unit::Stated(OffsetUnit::Utf8);
    number_mentions(draft);
    draft.mentions.iter_mut().flatten().for_each(|it| it.nth = None);
}

/// The cast, with an entity for each group of mentions that name none: of one type and with the same words.
struct Grouped {
    entities: Vec<DraftEntity>,
    ids: HashSet<String>,
    by_words: HashMap<(String, String), String>,
}

impl Grouped {
    fn new(entities: Vec<DraftEntity>) -> Grouped {
        let ids = entities.iter().map(|it| it.id.clone()).collect();
        Grouped { entities, ids, by_words: HashMap::new() }
    }

    fn entity_of(&mut self, mention: &Mention, article: &Article) -> String {
        let kind = match &mention.of {
            Referent::Entity(idx) => {
                return article.entity(*idx).map(|it| it.id.clone()).unwrap_or_default();
            }
            Referent::Type(kind) => kind.as_str().to_owned(),
        };
        let words = shown_words(mention, article);
        let n_entities = self.entities.len();
        let id = self.by_words.entry((kind.clone(), words.clone())).or_insert_with(|| {
            let mut n = n_entities + 1;
            while !self.ids.insert(format!("e{n}")) {
                n += 1;
            }
            let id = format!("e{n}");
            let label = mention.label.as_deref().map(str::to_owned);
            self.entities.push(DraftEntity {
                id: id.clone(),
                kind,
                label,
                name: words,
                ..DraftEntity::default()
            });
            id
        });
        id.clone()
    }
}
