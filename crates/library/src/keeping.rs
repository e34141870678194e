//! What there is of a site to be kept on the device: the files of the index, and the stories.

use dateline_archive::{Name, Question};
use dateline_values::{field, number, object};
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::files::{Why, first_paths, index, path};

/// Replies with the paths of the index: in `search` what lists the stories and finds their words, in `dossiers` the rest;
/// each, with those before it, only if they have at most `most` bytes. In `n` is how many stories there are.
pub(crate) fn index_files(detail: &JsValue) {
    let most = number(detail, "most") as u64;
    answer(detail, async move {
        let index = index().await?;
        let [search, dossiers] = index.files_within(most).await?;
        let search = search.map(|it| [first_paths(), paths(&it)].concat());
        let dossiers = dossiers.map(|it| paths(&it));
        let listed = |it: Option<Vec<String>>| it.map_or(JsValue::NULL, listed);
        let n = index.root().n_stories().into();
        Ok(object(&[("n", n), ("search", listed(search)), ("dossiers", listed(dossiers))]).into())
    });
}

/// Replies with the addresses of stories, the newest first: of `n`, those after the first `but`.
pub(crate) fn addresses(detail: &JsValue) {
    let (but, n) = (number(detail, "but"), number(detail, "n"));
    answer(detail, async move {
        let index = index().await?;
        let newest = index.find(&Question::default()).await?;
        let stories = index.stories(&newest.numbers(but..but.saturating_add(n))).await?;
        Ok(listed(stories.into_iter().map(|it| it.src).collect()))
    });
}

/// Replies with what comes; with nothing, if the index did not.
fn answer(detail: &JsValue, coming: impl Future<Output = Result<JsValue, Why>> + 'static) {
    let Ok(reply) = field(detail, "reply").dyn_into::<Function>() else { return };
    spawn_local(async move {
        let _ = reply.call1(&JsValue::NULL, &coming.await.unwrap_or(JsValue::NULL));
    });
}

fn paths(names: &[Name]) -> Vec<String> {
    names.iter().map(path).collect()
}

fn listed(texts: Vec<String>) -> JsValue {
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}
