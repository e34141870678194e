//! A story with the names that the recognizer finds in it: `{bytes, names, mentions}`, or `{cause, remedy}`.

use std::cell::RefCell;

use dateline_article::{Article, Referent, Unicode, read_with};
use dateline_formats::{Format, export};
use dateline_recognizer::{Given, Model, annotate};
use dateline_values::object;
use js_sys::{Function, Object, Uint8Array};
use wasm_bindgen::JsValue;

thread_local! {
    /// Read once: the worker lives as long as nobody stops it.
    static MODEL: RefCell<Option<Model>> = const { RefCell::new(None) };
}

/// Whether the model is here.
pub(crate) fn has_model() -> bool {
    MODEL.with_borrow(Option::is_some)
}

/// Takes the model; what is wrong with it, if something is.
pub(crate) fn take_model(bytes: &[u8]) -> Option<String> {
    match Model::read(bytes) {
        Ok(model) => {
            MODEL.set(Some(model));
            None
        }
        Err(error) => Some(error.to_string()),
    }
}

/// Finds names in a story; `progress` is called with percents.
pub(crate) fn answer(story: &[u8], keep: bool, progress: &Function) -> Object {
    let article = match read_with(story, Unicode::TABLES) {
        Ok(loaded) => loaded.article,
        Err(error) => return refused(&error.to_string(), error.remedy()),
    };
    let given = if keep { Given::Keep } else { Given::Replace };
    let mut told = 0;
    let tell = |done: usize, of: usize| {
        let percent = done * 100 / of.max(1);
        // In some steps only: each is a message.
        if told + STEP <= percent {
            told = percent;
            let _ = progress.call1(&JsValue::NULL, &(percent as u32).into());
        }
    };
    let annotated = MODEL.with_borrow(|it| {
        it.as_ref().map(|model| (annotate(&article, model, given, tell), model.maker()))
    });
    let Some((annotated, maker)) = annotated else {
        return refused("the recognizer’s model is missing", "Try again");
    };
    let written = export(&annotated, Format::Dateline);
    let Some(file) = written.as_ref().and_then(|it| it.files.first()) else {
        return refused("what was found can’t be written", "Try another file");
    };
    let (names, mentions) = found(&annotated, &maker);
    object(&[
        ("bytes", Uint8Array::from(file.bytes.as_slice()).into()),
        ("names", names.into()),
        ("mentions", mentions.into()),
    ])
}

/// Between two words on how far it is, in percent.
const STEP: usize = 5;

/// How many names, and mentions of any kind, are by `maker`.
fn found(article: &Article, maker: &str) -> (u32, u32) {
    let mut is_named = vec![false; article.entities.len()];
    let mut n = 0;
    for mention in article.mentions.iter().filter(|it| it.by.as_deref() == Some(maker)) {
        n += 1;
        if let Referent::Entity(idx) = mention.of
            && let Some(it) = is_named.get_mut(idx.0 as usize)
        {
            *it = true;
        }
    }
    (is_named.iter().filter(|it| **it).count() as u32, n)
}

fn refused(cause: &str, remedy: &str) -> Object {
    object(&[("cause", cause.into()), ("remedy", remedy.into())])
}
