//! Addresses within the site.

use dateline_archive::{Key, Question};
use js_sys::encode_uri_component;
use web_sys::UrlSearchParams;

use crate::address::Asked;

/// Of a story.
pub(crate) fn story(src: &str) -> String {
    // A colon and a slash are no delimiters of a query.
    let src = String::from(encode_uri_component(src)).replace("%2F", "/").replace("%3A", ":");
    format!("./?src={src}")
}

/// Whether the story that is open is none of this site's: from the device, or from another host.
pub(crate) fn is_elsewhere() -> bool {
    let search = web_sys::window().and_then(|it| it.location().search().ok()).unwrap_or_default();
    let src = UrlSearchParams::new_with_str(&search).ok().and_then(|it| it.get("src"));
    src.is_none_or(|it| it.contains("//"))
}

/// Of a story where an entity is chosen.
pub(crate) fn chosen(src: &str, id: &str) -> String {
    format!("{}&entity={}", story(src), encode_uri_component(id))
}

/// Of a mention in a story, its `n`-th of an entity.
pub(crate) fn mention(src: &str, id: &str, n: u32) -> String {
    format!("{}#m={id}.{n}", story(src))
}

/// Of a block in a story.
pub(crate) fn block(src: &str, block: &str) -> String {
    if block.is_empty() {
        story(src)
    } else {
        format!("{}#b={}", story(src), encode_uri_component(block))
    }
}

/// Of a dossier.
pub(crate) fn dossier(key: &Key) -> String {
    Asked::Dossier(key.clone()).written()
}

/// Of all stories with these entities.
pub(crate) fn stories_with(entities: &[Key]) -> String {
    Asked::Stories(Question { entities: entities.to_vec(), ..Question::default() }).written()
}
