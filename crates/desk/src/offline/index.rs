//! What the index of the site says of what there is to be kept; `crates/library` reads it.

use dateline_values::{field, items, number, object, set};
use dateline_words::en;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::offline::has_failed;
use crate::offline::keeper::Keeper;
use crate::tell;

/// The index, as far as it is to be kept.
pub(super) struct Index {
    pub(super) n_stories: usize,
    /// The paths of its files.
    pub(super) files: Vec<String>,
    /// What works without a connection when these are kept, in English.
    pub(super) kept: &'static str,
}

const ALL: &str = en("Search and dossiers are kept too.");
const SEARCH: &str = en(
    "The search is kept too; dossiers need the connection, since their part of the index is too large.",
);
const NONE: &str = en("Search and dossiers need the connection, since their index is too large.");

impl Index {
    /// None if the site has none, or it does not come. It may take half of the room.
    pub(super) async fn find(keeper: &Keeper) -> Option<Index> {
        let document = web_sys::window()?.document()?;
        document.query_selector("[data-index]").ok()??;
        let space = keeper.ask("space").await;
        if has_failed(&space) {
            return None;
        }
        let most = number(&space, "most").saturating_sub(number(&space, "ofApp")) / 2;
        let answer = ask("index-files", &[("most", most)]).await;
        let [search, dossiers] = ["search", "dossiers"].map(|it| texts(&items(&answer, it)));
        let n_stories = field(&answer, "n").as_f64()? as usize;
        let kept = match (search.is_empty(), dossiers.is_empty()) {
            (true, _) => NONE,
            (_, true) => SEARCH,
            _ => ALL,
        };
        Some(Index { n_stories, files: [search, dossiers].concat(), kept })
    }
}

/// The addresses of the stories after the first `but`, the newest first, `n` at the most.
pub(super) async fn addresses(but: usize, n: usize) -> Vec<String> {
    let answer = ask("addresses", &[("but", but), ("n", n)]).await;
    texts(&js_sys::Array::from(&answer).to_vec())
}

fn texts(values: &[JsValue]) -> Vec<String> {
    values.iter().filter_map(JsValue::as_string).collect()
}

/// Asks the part of the program that reads the index.
async fn ask(act: &str, values: &[(&str, usize)]) -> JsValue {
    let promise = Promise::new(&mut |reply: Function, _| {
        let detail =
            object(&[("part", "stories".into()), ("act", act.into()), ("reply", reply.into())]);
        values.iter().for_each(|(key, value)| set(&detail, key, &(*value as f64).into()));
        tell("dateline:desk", &detail);
    });
    JsFuture::from(promise).await.unwrap_or(JsValue::NULL)
}
