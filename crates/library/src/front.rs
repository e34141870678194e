//! The front page's own list, `library.json`: the first stories of a site, with an index or without.

use dateline_article::{EntityType, LibraryArticle, LibraryEntity, LoadError, read_library};
use dateline_elements::{El, el};
use dateline_values::{field, object, set};
use dateline_words::tr;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::page::tell;
use crate::stories::{Announced, Name, announcement};

/// How many names a story is announced with.
const N_NAMES: usize = 6;

/// Draws the list in `detail.bytes` into `place`, and answers to `detail.reply`: `null`, or why there is none.
pub(crate) fn fill(place: Element, detail: &JsValue) {
    let Ok(reply) = field(detail, "reply").dyn_into::<Function>() else { return };
    let bytes = field(detail, "bytes").dyn_into::<Uint8Array>();
    let answer = match read_library(&bytes.map(|it| it.to_vec()).unwrap_or_default()) {
        Ok((library, _)) => {
            draw(&El::of(place), &library.articles);
            JsValue::NULL
        }
        // JSON, but no list.
        Err(LoadError::Unreadable { .. }) => object(&[
            ("cause", tr("The file is not in Dateline’s own format").into()),
            ("remedy", tr("Check that it is a Dateline file, and the right one").into()),
        ])
        .into(),
        // The desk knows what else it may be, and where it goes wrong.
        Err(_) => {
            set(detail, "part", &JsValue::UNDEFINED);
            return tell("dateline:desk", detail);
        }
    };
    let _ = reply.call1(&JsValue::NULL, &answer);
}

/// The stories, the first one set as the lead.
fn draw(place: &El, stories: &[LibraryArticle]) {
    place.clear();
    stories.iter().for_each(|it| place.add(announcement(it)));
    if stories.is_empty() {
        place.add(el("p; class=empty").say("There are no stories here yet."));
    }
}

impl<'a> From<&'a LibraryArticle> for Announced<'a> {
    fn from(article: &'a LibraryArticle) -> Announced<'a> {
        Announced {
            src: &article.src,
            headline: &article.headline,
            section: article.section.as_deref(),
            published: article.published,
            names: names(&article.entities),
        }
    }
}

/// Who and what the story is about, the most mentioned first: names, not dates and amounts.
fn names<'a>(entities: &'a [LibraryEntity]) -> Vec<Name<'a>> {
    let is_name = |entity: &&LibraryEntity| {
        use EntityType::{Event, Organization, Person, Place, Project};
        matches!(entity.kind, Person | Organization | Place | Event | Project)
    };
    let mut all: Vec<&LibraryEntity> = entities.iter().filter(is_name).collect();
    // Of equals the first in the file.
    all.sort_by_key(|it| std::cmp::Reverse(it.count));
    all.truncate(N_NAMES);
    let name = |it: &&'a LibraryEntity| Name {
        id: it.id.as_deref(),
        kind: it.kind.as_str(),
        name: &it.name,
    };
    all.iter().map(name).collect()
}
