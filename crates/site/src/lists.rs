//! All that leads to the stories: library, list pages, feed, sitemap. One story after the other goes in, the newest first; files
//! come out as soon as they are full, so that memory holds a month of titles and no archive.

use std::mem;

use dateline_words::Words;

use crate::list::Lists as Pages;
use crate::sitemap::Sitemap;
use crate::{Listed, Site, feed, library};

/// So many stories are in `library.json`, with which the front page opens; the index has all.
const N_NEWEST: usize = 48;

/// A file of the site: its path and its bytes.
pub type SiteFile = (String, Vec<u8>);

/// What leads to the stories of a site, in the making.
#[derive(Debug)]
pub struct Lists<'a> {
    site: &'a Site,
    words: &'a Words<'a>,
    newest: Vec<Listed>,
    fed: Vec<Listed>,
    pages: Pages<'a>,
    sitemap: Option<Sitemap<'a>>,
}

impl<'a> Lists<'a> {
    /// Of a site that will have so many stories, in these words.
    pub fn new(site: &'a Site, words: &'a Words<'a>, n_stories: usize) -> Lists<'a> {
        Lists {
            site,
            words,
            newest: Vec::new(),
            fed: Vec::new(),
            pages: Pages::new(site, words, n_stories),
            sitemap: site.base.as_ref().map(|it| Sitemap::new(it, n_stories)),
        }
    }

    /// Adds the next story, which none that was added is older than: see [`Listed::order`]. The files that are full are
    /// handed over.
    pub fn add(&mut self, story: &Listed) -> Vec<SiteFile> {
        if self.newest.len() < N_NEWEST {
            self.newest.push(story.clone());
        }
        if self.fed.len() < feed::MOST && story.updated().is_some() {
            self.fed.push(story.clone());
        }
        let mut files = self.pages.add(story);
        files.extend(self.sitemap.as_mut().and_then(|it| it.add(story)));
        files
    }

    /// The files that are left, once all stories are there.
    pub fn end(mut self) -> Vec<SiteFile> {
        let mut files = self.pages.end();
        files.push(("library.json".to_owned(), library::library(self.site, &self.newest)));
        let fed = mem::take(&mut self.fed);
        files.extend(feed::feed(self.site, self.words, &fed).map(|it| ("feed.xml".to_owned(), it)));
        files.extend(self.sitemap.into_iter().flat_map(Sitemap::end));
        files
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dateline_article::{Unicode, read_with};

    use super::*;
    use crate::{Base, Place};

    /// The files of a site with these stories: of each a number, which is its day, and none is without a date.
    fn lists(days: impl Iterator<Item = Option<u32>>) -> BTreeMap<String, String> {
        let mut stories: Vec<Listed> = (0..).zip(days).map(|(nth, day)| listed(nth, day)).collect();
        stories.sort_by_key(Listed::order);
        let base = Base::parse("https://a.example").ok();
        let (title, lang) = ("A & B".to_owned(), "en".to_owned());
        let site = Site { title, lang, description: Some("All of <us>.".to_owned()), base };
        let words = Words::default();
        let mut lists = Lists::new(&site, &words, stories.len());
        let mut files: Vec<SiteFile> = stories.iter().flat_map(|it| lists.add(it)).collect();
        files.extend(lists.end());
        let n = files.len();
        let files: BTreeMap<_, _> =
            files.into_iter().map(|(path, it)| (path, String::from_utf8(it).unwrap())).collect();
        assert_eq!(files.len(), n, "each file once");
        files
    }

    fn listed(nth: u32, day: Option<u32>) -> Listed {
        let date = |day: u32| {
            format!(
                r#""published": "{}-{:02}-{:02}","#,
                2000 + day / 336,
                day / 28 % 12 + 1,
                day % 28 + 1
            )
        };
        let date = day.map_or(String::new(), date);
        let json = format!(
            r#"{{"format": "dateline/1", "headline": "Story {nth}", {date} "blocks": [{{"text": "Text."}}]}}"#
        );
        let article = read_with(json.as_bytes(), Unicode::TABLES).unwrap().article;
        Listed::new(&article, Place::new(&format!("{nth}.json"), 0))
    }

    fn links(page: &str) -> Vec<&str> {
        page.split("href=\"").skip(1).filter_map(|it| it.split('"').next()).collect()
    }

    #[test]
    fn few_stories_are_on_one_page() {
        let files = lists((0..3).map(Some).chain([None]));
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(paths, ["feed.xml", "library.json", "s/index.html", "sitemap.xml"]);
        assert!(links(&files["s/index.html"]).ends_with(&["2/", "1/", "0/", "3/"]));
        assert_eq!(files["sitemap.xml"].matches("<loc>").count(), 6);
        assert_eq!(files["feed.xml"].matches("<entry>").count(), 3);
        assert!(files["feed.xml"].contains("<subtitle>All of &lt;us&gt;.</subtitle>"));
    }

    #[test]
    fn many_are_on_pages_of_their_months_and_each_is_on_one() {
        let files = lists((0..150).map(Some).chain([None, None]));
        let all = &files["s/index.html"];
        assert!(links(all).ends_with(&["-/2000-02.html", "-/2000-01.html", "-/undated.html"]));
        assert!(all.contains("<a href=\"-/2000-02.html\">February</a> 28"), "{all}");
        assert_eq!(all.matches("<li><time").count(), 100);
        let months: Vec<&String> = files.keys().filter(|it| it.starts_with("s/-/")).collect();
        assert_eq!((months.len(), months[0].as_str()), (7, "s/-/2000-01.html"));
        let month = &files["s/-/2000-02.html"];
        assert!(links(month).ends_with(&["../29/", "../28/"]), "{month}");
        assert!(month.contains("<h1>February 2000</h1>"), "{month}");
        assert!(links(&files["s/-/undated.html"]).ends_with(&["../150/", "../151/"]));
        let n_rows = |it: &&String| files[it.as_str()].matches("<li>").count();
        assert_eq!(months.iter().map(n_rows).sum::<usize>(), 152);
    }

    #[test]
    fn a_month_of_very_many_has_several_pages_and_the_older_ones_stay() {
        let files = lists((0..2500).map(|_| None));
        let rows = |it: &str| files[it].matches("<li>").count();
        let pages = ["s/-/undated.html", "s/-/undated-2.html", "s/-/undated-3.html"];
        assert_eq!(pages.map(rows), [1000, 1000, 500]);
        let more = lists((0..2501).map(|_| None));
        // Of equal dates the last by its address is the oldest: that is the new one's place only by chance.
        assert_eq!(more.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
        let all = &files["s/index.html"];
        assert!(links(all).ends_with(&["-/undated-3.html", "-/undated-2.html", "-/undated.html"]));
    }

    #[test]
    fn a_newer_story_changes_few_of_many_files() {
        let before = lists((0..3000).map(Some));
        let after = lists((0..3001).map(Some));
        let changed = after.iter().filter(|(path, it)| before.get(*path) != Some(it));
        let changed: Vec<&str> = changed.map(|it| it.0.as_str()).collect();
        let expected =
            ["feed.xml", "library.json", "s/-/2008-12.html", "s/index.html", "sitemap.xml"];
        assert_eq!(changed, expected);
    }
}
