//! From the `src` of a link to a story that can be drawn.

use dateline_article::{BY_NAME, LinesReader};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::desk::{self, File};
use crate::el::{is_sealed, seal};
use crate::failure::LoadFailure;
use crate::frames;
use crate::location;
use crate::net::Transfer;
use crate::reading::{Origin, Reading, ReadingParts};
use crate::source::Source;
use crate::story::has_section;

/// Makes a story of the bytes of a file in the program's own format, which the browser has as `file`, in parts.
pub(crate) fn read(bytes: &[u8], origin: Origin, file: &Array) -> Result<Reading, LoadFailure> {
    whole(bytes, origin, file).map(Reading::whole)
}

fn whole(bytes: &[u8], origin: Origin, file: &Array) -> Result<ReadingParts, LoadFailure> {
    ReadingParts::read(bytes, origin, File::default()).map(|mut it| {
        it.file = File::of(file);
        it
    })
}

/// A story in lines is read again, from its beginning, whenever there is so many times as much of it: all readings together take
/// half as long again as the last one.
const AGAIN: usize = 3;

/// Brings and reads the story at `src`, whatever its format; of one in lines `open` is given the beginning, as soon as that
/// can be shown.
pub(crate) async fn load(
    src: &str,
    transfer: &Transfer,
    progress: &dyn Fn(usize),
    open: &dyn Fn(Reading),
) -> Result<Reading, LoadFailure> {
    let source = Source::new(src)?;
    let outcome = match is_sealed() && !source.is_own_site() {
        true => None,
        false => Some(transfer.begin(&source).await),
    };
    let leads_away = matches!(outcome, None | Some(Err(LoadFailure::SentOn { .. })));
    let Some(outcome) = outcome.filter(|_| !(leads_away && is_sealed())) else {
        // Only a page that has opened nothing yet may ask another host, or be sent on to one: this one ends here.
        location::reload();
        return std::future::pending().await;
    };
    let mut coming = outcome?;
    let origin = Origin::new(&coming.from);
    let mut opened: Option<Reading> = None;
    let mut next = 0;
    loop {
        match transfer.part(&mut coming).await {
            Ok(true) => {}
            // Of a story that is read already there is as much as has come, and its report says that it is cut off.
            Err(why) if opened.is_none() => return Err(why),
            _ => break,
        }
        progress(coming.length);
        if coming.length < next {
            continue;
        }
        if !LinesReader::may_read(&coming.first_bytes()) {
            next = usize::MAX;
            continue;
        }
        // Before anything is made of them.
        seal();
        let so_far = ReadingParts::read(&coming.bytes(), origin.clone(), File::default()).ok();
        let Some(parts) = so_far.filter(|it| has_section(&it.article.blocks)) else {
            // A little more may do.
            next = coming.length + coming.length / 8;
            continue;
        };
        // A story without mentions is looked through for its names, which finds others as long as it goes on: that one waits.
        if parts.article.mentions.first().is_none_or(|it| it.by.as_deref() == Some(BY_NAME)) {
            next = usize::MAX;
            continue;
        }
        next = coming.length * AGAIN;
        match &opened {
            Some(reading) => reading.grow(parts, false),
            None => open(opened.insert(Reading::begun(parts)).clone()),
        }
        // What follows may be there already: the reader comes first.
        frames::breathe().await;
    }
    // Before anything is made of them.
    seal();
    let bytes = coming.bytes();
    match (whole(&bytes, origin.clone(), &coming.parts), opened) {
        (Ok(parts), Some(reading)) => {
            reading.grow(parts, true);
            Ok(reading)
        }
        (Ok(parts), None) => Ok(Reading::whole(parts)),
        (Err(_), _) => {
            let path = coming.from.pathname();
            let name = path.rsplit('/').next().unwrap_or_default();
            given(&desk::made_of(&bytes, name).await, origin)
        }
    }
}

/// Reads the story with this number from the device.
pub(crate) fn local(nth: usize) -> Result<Reading, LoadFailure> {
    given(&desk::local(nth).ok_or(LoadFailure::NotKept)?, Origin::default())
}

/// Reads a story that the desk gives, or says why there is none.
fn given(story: &JsValue, origin: Origin) -> Result<Reading, LoadFailure> {
    match desk::field(story, "bytes").dyn_into::<Uint8Array>() {
        Ok(bytes) => {
            ReadingParts::read(&bytes.to_vec(), origin, File::given(story)).map(Reading::whole)
        }
        Err(_) => Err(told(story)),
    }
}

/// Why there is no story, as the desk says it.
pub(crate) fn told(answer: &JsValue) -> LoadFailure {
    LoadFailure::Told { cause: desk::text(answer, "cause"), remedy: desk::text(answer, "remedy") }
}
