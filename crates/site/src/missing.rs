//! What `404.html` says in a site of somebody's stories: the app's own page names the app.

use dateline_formats::html_text;
use dateline_words::{Words, fill};

use crate::Site;

/// What the app's page says of itself, in its title and in its link.
const TITLE: &str = ">Page not found – Dateline<";
const ALL: &str = ">All stories in Dateline<";

/// The app's page for what is not there, with the site's name in place of the app's. What else it says is still in English.
pub fn missing_page(page: &str, site: &Site, words: &Words<'_>) -> String {
    let of_site = |template: &str| html_text(&fill(template, &[("site", &site.title)]));
    let title = of_site(words.tr("Page not found – {site}"));
    let all = of_site(words.tr("All stories in {site}"));
    page.replace(TITLE, &format!(">{title}<")).replace(ALL, &format!(">{all}<"))
}
