//! The page of a story that needs no script: for search engines, for whoever shows a link, and for readers without one.

use std::collections::BTreeMap;

use dateline_article::Article;
use dateline_formats::{Frame, PAGE_STYLE, html_text, page};
use dateline_words::Words;

use crate::linked_data::linked_data;
use crate::{Listed, Site, path_in_link};

/// The sheet of the pages, `s/site.css`: what follows [`PAGE_STYLE`].
const OWN_STYLE: &str = include_str!("site.css");

/// The sheet of all static pages.
pub fn site_style() -> Vec<u8> {
    [PAGE_STYLE, OWN_STYLE].join("\n").into_bytes()
}

/// The page of a story; what it says beside the story it says in `words`. `pictures` are its pictures that lie on the site: address in the story, path in the site.
pub fn story_page(
    site: &Site,
    words: &Words<'_>,
    article: &Article,
    listed: &Listed,
    pictures: &BTreeMap<&str, String>,
) -> Vec<u8> {
    let place = &listed.place;
    let address = site.base.as_ref().map(|it| it.to(&place.page()));
    let whole = |path: &String| site.base.as_ref().map(|it| it.to(path));
    let first = pictures.values().next().and_then(whole);
    let head = head(site, words, article, listed, address.as_deref(), first.as_deref());
    let before = format!(
        "{}<a class=\"home\" href=\"../../\"><bdi>{}</bdi></a> \
         <a href=\"../\">{}</a> <a class=\"open\" href=\"{}\">{}</a></nav>\n",
        nav(words),
        html_text(&site.title),
        html_text(words.tr("All stories")),
        html_text(&place.opened()),
        html_text(words.tr("Read with the cast")),
    );
    let picture = |src: &str| pictures.get(src).map(|it| format!("../../{}", path_in_link(it)));
    let frame = Frame {
        site: &site.title,
        style: "../site.css",
        lang: &site.lang,
        words,
        head: &head,
        before: &before,
        behind: "",
        picture: &picture,
    };
    page(article, &frame).into_bytes()
}

/// The beginning of the line with the site's own links, in its own language on each page.
pub(crate) fn nav(words: &Words<'_>) -> String {
    let lang = match words.is_english() {
        true => String::new(),
        false => format!(" lang=\"{}\" dir=\"{}\"", html_text(words.lang()), words.dir()),
    };
    format!("<nav class=\"site\" aria-label=\"{}\"{lang}>", html_text(words.tr("Site")))
}

/// What the head says beside the title.
fn head(
    site: &Site,
    words: &Words<'_>,
    article: &Article,
    listed: &Listed,
    address: Option<&str>,
    picture: Option<&str>,
) -> String {
    let mut head = String::new();
    let mut meta = |attribute: &str, name: &str, content: Option<&str>| {
        if let Some(content) = content.filter(|it| !it.trim().is_empty()) {
            let content = html_text(content);
            head.push_str(&format!("<meta {attribute}=\"{name}\" content=\"{content}\">\n"));
        }
    };
    meta("name", "description", Some(&listed.description));
    meta("property", "og:type", Some("article"));
    meta("property", "og:title", Some(listed.title(words)));
    meta("property", "og:description", Some(&listed.description));
    meta("property", "og:site_name", Some(&site.title));
    meta("property", "og:url", address);
    meta("property", "og:image", picture);
    let published = article.published.map(dateline_formats::date_text);
    let modified = article.modified.map(dateline_formats::date_text);
    meta("property", "article:published_time", published.as_deref());
    meta("property", "article:modified_time", modified.as_deref());
    meta("property", "article:section", article.section.as_deref());
    // A story that was published elsewhere belongs there.
    let is_address = |it: &&str| it.starts_with("https://") || it.starts_with("http://");
    let elsewhere = article.url.as_deref().filter(is_address);
    if let Some(canonical) = elsewhere.or(address) {
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", html_text(canonical)));
    }
    head.push_str("<link rel=\"icon\" type=\"image/svg+xml\" href=\"../../favicon.svg\">\n");
    let data = linked_data(site, words, article, listed, address, picture);
    head.push_str(&format!("<script type=\"application/ld+json\">{data}</script>\n"));
    head
}
