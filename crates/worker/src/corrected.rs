//! A story with a reader's corrections, and what a reader needs to know of it to make more.

use dateline_article::{
    Article, ChangeKind, Done, EntityIdx, EntityIndex, EntityType, MentionIdx, OffsetUnit, Offsets,
    Referent, TextRef, Unicode, corrected, read_with,
};
use dateline_formats::{Format, export};
use dateline_values::{list, object};
use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;

/// What stands in a story's file: `{changes}`, its corrections as JSON.
pub(crate) fn noted(story: &[u8]) -> Option<Object> {
    let article = read_with(story, Unicode::TABLES).ok()?.article;
    Some(object(&[("changes", article.changes.as_deref().unwrap_or_default().into())]))
}

/// The story with these corrections: `{bytes, outcomes}`, where an outcome is `{isDone, kind, name, now, n}` or, if nothing
/// was done, `{isDone, why}`.
pub(crate) fn answer(story: &[u8], changes: &str) -> Option<Object> {
    let article = read_with(story, Unicode::TABLES).ok()?.article;
    let corrected = corrected(&article, changes, Unicode::TABLES);
    let written = export(&corrected.article, Format::Dateline)?;
    let bytes = written.files.first()?.bytes.as_slice();
    let outcomes = corrected.outcomes.iter().map(|it| match it {
        Ok(done) => what(done),
        Err(unfit) => object(&[("isDone", false.into()), ("why", unfit.to_string().into())]),
    });
    Some(object(&[("bytes", Uint8Array::from(bytes).into()), ("outcomes", list(outcomes))]))
}

/// What a correction did. Whoever shows it has the words.
fn what(done: &Done) -> Object {
    let kind = match done.kind {
        ChangeKind::Hide => "hide",
        ChangeKind::Merge => "merge",
        ChangeKind::Split => "split",
        ChangeKind::Retype => "retype",
        ChangeKind::Add => "add",
    };
    object(&[
        ("isDone", true.into()),
        ("kind", kind.into()),
        ("name", done.name.as_str().into()),
        ("now", done.now.as_deref().unwrap_or_default().into()),
        ("n", (done.n_mentions as u32).into()),
    ])
}

/// Who is in a story, and what is marked at one mention: `{cast: [{id, type, name}], here}`. `here` is
/// `{block, start, end, text, type}`, with offsets in code points and, if it is of somebody, `entity`, `n` and
/// `forms: [{text, n}]`, which are the words of all mentions, the most frequent first.
pub(crate) fn cast(story: &[u8], mention: Option<u32>) -> Option<Object> {
    let article = read_with(story, Unicode::TABLES).ok()?.article;
    let index = EntityIndex::new(&article);
    let entities = (0..).map(EntityIdx).zip(&article.entities);
    let cast = entities.filter(|(idx, _)| 0 < index.count(*idx)).map(|(_, it)| {
        object(&[
            ("id", it.id.as_str().into()),
            ("type", it.kind.as_str().into()),
            ("name", it.name.as_str().into()),
        ])
    });
    let here = mention.and_then(|it| here(&article, &index, MentionIdx(it)));
    Some(object(&[("cast", list(cast)), ("here", here.map_or(JsValue::NULL, Into::into))]))
}

fn here(article: &Article, index: &EntityIndex, idx: MentionIdx) -> Option<Object> {
    let mention = article.mention(idx)?;
    let text = article.text(mention.text_ref)?;
    let offsets = Offsets::new(text, OffsetUnit::Codepoint, Unicode::TABLES);
    let at = |byte| offsets.from_byte(byte).map(|it| JsValue::from(it as f64));
    let kind: &EntityType = article.type_of(mention);
    let here = object(&[
        ("block", block(article, mention.text_ref)),
        ("start", at(mention.span.start())?),
        ("end", at(mention.span.end())?),
        ("text", article.words_of(mention).into()),
        ("type", kind.as_str().into()),
    ]);
    if let Referent::Entity(entity) = mention.of {
        let mentions = index.mentions(entity).iter().filter_map(|it| article.mention(*it));
        let mut forms: Vec<(&str, u32)> = Vec::new();
        for words in mentions.map(|it| article.words_of(it)) {
            match forms.iter_mut().find(|it| it.0 == words) {
                Some((_, n)) => *n += 1,
                None => forms.push((words, 1)),
            }
        }
        forms.sort_by_key(|it| std::cmp::Reverse(it.1));
        let forms =
            forms.iter().map(|(text, n)| object(&[("text", (*text).into()), ("n", (*n).into())]));
        let id = article.entity(entity).map(|it| it.id.as_str()).unwrap_or_default();
        dateline_values::set(&here, "entity", &id.into());
        dateline_values::set(&here, "n", &(index.count(entity) as u32).into());
        dateline_values::set(&here, "forms", &list(forms));
    }
    Some(here)
}

/// A text as corrections name it.
fn block(article: &Article, text_ref: TextRef) -> JsValue {
    match text_ref {
        TextRef::Headline => "headline".into(),
        TextRef::Standfirst => "standfirst".into(),
        TextRef::Block(idx) => match article.block(idx).and_then(|it| it.id.as_deref()) {
            Some(id) => id.into(),
            None => idx.0.into(),
        },
    }
}
