//! The sitemap for search engines: <https://www.sitemaps.org/protocol.html>.

use dateline_article::Date;
use dateline_formats::date_text;

use crate::feed::xml;
use crate::{Base, Listed, Site};

/// The most addresses of one file, by the protocol.
pub const SITEMAP_MOST: usize = 50_000;

/// The files of the sitemap, with their paths: `sitemap.xml`, and those that it leads to if there are many stories. None
/// without an address of the site.
pub fn sitemaps(site: &Site, stories: &[Listed]) -> Vec<(String, Vec<u8>)> {
    let Some(base) = &site.base else { return Vec::new() };
    let home = [(base.to(""), None), (base.to("s/"), None)];
    let pages = stories.iter().map(|it| (base.to(&it.place.page()), it.updated()));
    let all: Vec<(String, Option<Date>)> = home.into_iter().chain(pages).collect();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (nth, part) in all.chunks(SITEMAP_MOST).enumerate() {
        let name = match all.len() <= SITEMAP_MOST {
            true => "sitemap.xml".to_owned(),
            false => format!("sitemap-{}.xml", nth + 1),
        };
        files.push((name, addresses(part)));
    }
    if 1 < files.len() {
        let index = index(base, files.iter().map(|(name, _)| name.as_str()));
        files.insert(0, ("sitemap.xml".to_owned(), index));
    }
    files
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

fn addresses(part: &[(String, Option<Date>)]) -> Vec<u8> {
    let mut file = format!("{HEAD}<urlset {SPACE}>\n");
    for (address, updated) in part {
        let updated =
            updated.map_or(String::new(), |it| format!("<lastmod>{}</lastmod>", date_text(it)));
        file.push_str(&format!("<url><loc>{}</loc>{updated}</url>\n", xml(address)));
    }
    file.push_str("</urlset>\n");
    file.into_bytes()
}

fn index<'a>(base: &Base, names: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut file = format!("{HEAD}<sitemapindex {SPACE}>\n");
    for name in names {
        file.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", xml(&base.to(name))));
    }
    file.push_str("</sitemapindex>\n");
    file.into_bytes()
}
