//! Our own words on a page, which may be in another language than its story.

use dateline_article::Article;
use dateline_words::{Words, fill};

use super::Frame;
use super::escape::{attribute, escaped};

/// Our own words, as HTML.
pub(super) struct Ours<'a> {
    pub(super) words: &'a Words<'a>,
    /// The attribute that says their language, if the page is in another.
    pub(super) lang: String,
}

impl<'a> Ours<'a> {
    /// On the page of a story. English words are not marked: they are what such pages have always had.
    pub(super) fn new(
        article: &Article,
        frame: Option<&Frame<'_>>,
        words: &'a Words<'a>,
    ) -> Ours<'a> {
        let of_page = article.lang.as_deref();
        let is_of_page = of_page.is_none_or(|it| {
            frame.is_some_and(|frame| it == frame.lang) || plain(it) == plain(words.lang())
        });
        let lang = match words.is_english() || is_of_page {
            true => String::new(),
            false => attribute("lang", words.lang()),
        };
        Ours { words, lang }
    }

    /// Whether the page is in another language.
    fn are_foreign(&self) -> bool {
        !self.lang.is_empty()
    }

    /// The direction of a page whose story states none; none where it is the one that pages have by themselves.
    pub(super) fn dir(&self) -> Option<&'static str> {
        let dir = self.words.dir();
        (!self.are_foreign() && dir != "ltr").then_some(dir)
    }

    /// Words.
    pub(super) fn say(&self, english: &str) -> String {
        self.isolated(&escaped(self.words.tr(english)))
    }

    /// Words with HTML in them, each where its name stands in braces.
    pub(super) fn say_with(&self, english: &str, named: &[(&str, &str)]) -> String {
        self.isolated(&fill(&escaped(self.words.tr(english)), named))
    }

    /// HTML of our words; on a page in another language it turns nothing around it.
    fn isolated(&self, html: &str) -> String {
        match self.are_foreign() {
            true => format!("<bdi{}>{html}</bdi>", self.lang),
            false => html.to_owned(),
        }
    }

    /// What stands between the parts of a list.
    pub(super) fn comma(&self) -> String {
        match self.are_foreign() {
            true => ", ".to_owned(),
            false => fill(self.words.tr("{a}, {b}"), &[]),
        }
    }
}

/// A language, wherever it is spoken.
fn plain(lang: &str) -> String {
    lang.split('-').next().unwrap_or_default().to_ascii_lowercase()
}
