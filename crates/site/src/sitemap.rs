//! The sitemap for search engines: <https://www.sitemaps.org/protocol.html>.

use dateline_formats::date_text;

use crate::feed::xml;
use crate::{Base, Listed};

/// The most addresses of one file, by the protocol.
const MOST: usize = 50_000;

/// The addresses of a file, without the two that lead to no story.
const MOST_STORIES: usize = MOST - 2;

/// `sitemap.xml`, and the files that it leads to if there are many stories. The oldest are in the first one: a newer story
/// leaves all but the last as they are.
#[derive(Debug)]
pub(crate) struct Sitemap<'a> {
    base: &'a Base,
    /// How many files there are.
    n_files: usize,
    /// How many stories are still to come, which are older.
    n_left: usize,
    file: String,
}

impl<'a> Sitemap<'a> {
    pub(crate) fn new(base: &'a Base, n_stories: usize) -> Sitemap<'a> {
        let mut file = HEAD.to_owned();
        for path in ["", "s/"] {
            file.push_str(&format!("<url><loc>{}</loc></url>\n", xml(&base.to(path))));
        }
        let n_files = n_stories.div_ceil(MOST_STORIES);
        Sitemap { base, n_files, n_left: n_stories, file }
    }

    /// Adds a story, and hands over the file that is full with it.
    pub(crate) fn add(&mut self, story: &Listed) -> Option<(String, Vec<u8>)> {
        let address = xml(&self.base.to(&story.place.page()));
        let updated = story.updated().map(|it| format!("<lastmod>{}</lastmod>", date_text(it)));
        let updated = updated.unwrap_or_default();
        self.file.push_str(&format!("<url><loc>{address}</loc>{updated}</url>\n"));
        self.n_left = self.n_left.saturating_sub(1);
        let is_full = self.n_left.is_multiple_of(MOST_STORIES);
        (is_full && 1 < self.n_files).then(|| {
            let file = std::mem::replace(&mut self.file, HEAD.to_owned()) + "</urlset>\n";
            (name(self.n_left / MOST_STORIES + 1), file.into_bytes())
        })
    }

    pub(crate) fn end(self) -> Option<(String, Vec<u8>)> {
        let file = match self.n_files {
            0 | 1 => self.file + "</urlset>\n",
            n => index(self.base, (1..=n).map(name)),
        };
        Some(("sitemap.xml".to_owned(), file.into_bytes()))
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

fn name(nth: usize) -> String {
    format!("sitemap-{nth}.xml")
}

fn index(base: &Base, names: impl Iterator<Item = String>) -> String {
    let mut file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for name in names {
        file.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", xml(&base.to(&name))));
    }
    file.push_str("</sitemapindex>\n");
    file
}
