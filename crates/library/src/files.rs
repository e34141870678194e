//! The files of the index, as the site has them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dateline_archive::{Archive, Failed, Files, Name, Root};
use dateline_unicode::BROWSER;
use dateline_words::tr;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, RequestCache, RequestInit, Response};

/// The folder of the index in the site.
const FOLDER: &str = "index";
/// What says where the newest index begins.
const NEWEST: &str = "index/newest.txt";

/// So many files are kept in memory: some ten megabytes at the most.
const MOST: usize = 600;

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The site does not answer.
    NoAnswer,
    /// It answers that a file is not there.
    Gone,
    /// What came is no index that this program knows.
    Damaged,
}

impl From<Failed<Why>> for Why {
    fn from(failed: Failed<Why>) -> Why {
        match failed {
            Failed::Missing(why) => why,
            Failed::Damaged => Why::Damaged,
        }
    }
}

impl Why {
    /// What has happened, and what helps.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        let is_offline = web_sys::window().is_some_and(|it| !it.navigator().on_line());
        match self {
            Why::NoAnswer if is_offline => (
                tr("You are offline, and this part of the index was not kept on the device."),
                tr("Try again when you are online."),
            ),
            Why::NoAnswer => {
                (tr("The site does not answer."), tr("Try again when the connection is back."))
            }
            Why::Gone => (
                tr("A part of the index is missing on the site."),
                tr("If it was just updated, try again in some minutes."),
            ),
            Why::Damaged => (
                tr("The index of this site can’t be read."),
                tr("If the site was just updated, reload the page."),
            ),
        }
    }
}

/// Brings files over the network, each once: whoever asks for one that is on its way waits for that.
#[derive(Debug, Default)]
pub(crate) struct Network {
    kept: RefCell<HashMap<Name, Shared<Coming>>>,
}

/// A file that will be there.
type Coming = LocalBoxFuture<'static, Result<Rc<Vec<u8>>, Why>>;

impl Files for Network {
    type Error = Why;

    async fn bring(&self, name: Name) -> Result<Vec<u8>, Why> {
        self.coming(name).await.map(|it| it.to_vec())
    }
}

impl Network {
    fn coming(&self, name: Name) -> Shared<Coming> {
        let mut kept = self.kept.borrow_mut();
        // What did not come is asked for again.
        if matches!(kept.get(&name).and_then(Shared::peek), Some(Err(_))) {
            kept.remove(&name);
        }
        if MOST <= kept.len() && !kept.contains_key(&name) {
            kept.clear();
        }
        let asked = || {
            let coming = file(name).boxed_local().shared();
            // To its end, though nobody waits for it any more: of files that are brought at once the first failure is the
            // answer.
            spawn_local(coming.clone().map(drop));
            coming
        };
        kept.entry(name).or_insert_with(asked).clone()
    }
}

/// Where a file of the index lies in the site.
pub(crate) fn path(name: &Name) -> String {
    format!("{FOLDER}/{}", name.path())
}

async fn file(name: Name) -> Result<Rc<Vec<u8>>, Why> {
    let bytes = fetch(&path(&name), RequestCache::Default).await?;
    Ok(Rc::new(unpacked(bytes).await.ok_or(Why::Damaged)?.to_vec()))
}

pub(crate) type Index = Archive<Network>;

thread_local! {
    static INDEX: RefCell<Option<(Name, Rc<Index>)>> = const { RefCell::new(None) };
}

/// The index of this site.
pub(crate) async fn index() -> Result<Rc<Index>, Why> {
    if let Some((_, index)) = INDEX.with_borrow(Clone::clone) {
        return Ok(index);
    }
    newest().await.map(|(_, index)| index)
}

/// The paths of the files that lead to all others.
pub(crate) fn first_paths() -> Vec<String> {
    let root = INDEX.with_borrow(|it| it.as_ref().map(|it| path(&it.0)));
    [NEWEST.to_owned()].into_iter().chain(root).collect()
}

/// Asks the site which index is the newest; whether that is another one than before.
pub(crate) async fn is_renewed() -> bool {
    let before = INDEX.with_borrow(|it| it.as_ref().map(|it| it.0));
    newest().await.is_ok_and(|(name, _)| before != Some(name))
}

async fn newest() -> Result<(Name, Rc<Index>), Why> {
    // The one file of the index that changes.
    let bytes = fetch(NEWEST, RequestCache::NoCache).await?.to_vec();
    let text = String::from_utf8(bytes).map_err(|_| Why::Damaged)?;
    let name = Name::parse(text.trim()).ok_or(Why::Damaged)?;
    if let Some(known) = INDEX.with_borrow(Clone::clone).filter(|it| it.0 == name) {
        return Ok(known);
    }
    let files = Network::default();
    let root = Root::read(&files.bring(name).await?).ok_or(Why::Damaged)?;
    let index = Rc::new(Archive::new(files, root, BROWSER));
    INDEX.set(Some((name, index.clone())));
    Ok((name, index))
}

async fn fetch(path: &str, cache: RequestCache) -> Result<Uint8Array, Why> {
    let window = web_sys::window().ok_or(Why::NoAnswer)?;
    let base = window.document().and_then(|it| it.base_uri().ok().flatten()).unwrap_or_default();
    let url = web_sys::Url::new_with_base(path, &base).map_err(|_| Why::NoAnswer)?;
    url.set_hash("");
    let options = RequestInit::new();
    options.set_cache(cache);
    let answer = JsFuture::from(window.fetch_with_str_and_init(&url.href(), &options));
    let answer: Response = answer.await.map_err(|_| Why::NoAnswer)?.unchecked_into();
    if !answer.ok() {
        return Err(Why::Gone);
    }
    let bytes = answer.array_buffer().map_err(|_| Why::NoAnswer)?;
    Ok(Uint8Array::new(&JsFuture::from(bytes).await.map_err(|_| Why::NoAnswer)?))
}

/// What was compressed: unless the host has said that it is, and the browser has opened it already.
async fn unpacked(bytes: Uint8Array) -> Option<Uint8Array> {
    const GZIP: [u8; 2] = [0x1f, 0x8b];
    if bytes.slice(0, 2).to_vec() != GZIP {
        return Some(bytes);
    }
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?;
    let maker: Function =
        Reflect::get(&js_sys::global(), &"DecompressionStream".into()).ok()?.dyn_into().ok()?;
    let gunzip: JsValue = Reflect::construct(&maker, &Array::of1(&"gzip".into())).ok()?;
    // It has both ends, under the names that are asked for.
    let stream = blob.stream().pipe_through(gunzip.unchecked_ref());
    let answer = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let whole = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&whole))
}
