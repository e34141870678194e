//! The lists of stories as pages that need no script: `s/index.html` has all, or if these are many the newest, and leads to
//! pages of all stories month by month, `s/-/2024-11.html`. No story's page begins with a hyphen.

use dateline_article::Date;
use dateline_formats::{date_text, date_words, html_text, month_words};
use dateline_words::{Words, fill};

use crate::page::nav;
use crate::{Listed, Site, SiteFile, path_in_link};

/// So many are on the first page.
const N_FIRST: usize = 100;

/// So many are on a page of a month; a month of more has several.
const N_ON_PAGE: usize = 1000;

/// A year and a month of it, from 1; none where there is no date.
type Month = Option<(i64, u8)>;

/// The pages, in the making.
#[derive(Debug)]
pub(crate) struct Lists<'a> {
    site: &'a Site,
    words: &'a Words<'a>,
    /// Whether they don't fit on one page.
    are_many: bool,
    n: usize,
    /// The rows of the first page.
    first: String,
    /// The month that stories are being added of, and its rows: links from the folder of the stories.
    month: Month,
    rows: Vec<String>,
    /// The months that are full, and how many stories each has.
    months: Vec<(Month, usize)>,
}

impl<'a> Lists<'a> {
    pub(crate) fn new(site: &'a Site, words: &'a Words<'a>, n_stories: usize) -> Lists<'a> {
        Lists {
            site,
            words,
            are_many: N_FIRST < n_stories,
            n: 0,
            first: String::new(),
            month: None,
            rows: Vec::new(),
            months: Vec::new(),
        }
    }

    /// Adds the next story; the pages of the month before are handed over when it is over.
    pub(crate) fn add(&mut self, story: &Listed) -> Vec<SiteFile> {
        if self.n < N_FIRST {
            self.first.push_str(&self.row(story, ""));
        }
        self.n += 1;
        if !self.are_many {
            return Vec::new();
        }
        let month = story.published.map(month_of);
        let files = if month == self.month { Vec::new() } else { self.end_month() };
        self.month = month;
        self.rows.push(self.row(story, "../"));
        files
    }

    /// The pages of the month that is full: the first has its oldest stories, so that a newer one changes the last alone.
    fn end_month(&mut self) -> Vec<SiteFile> {
        let (month, mut rows) = (self.month, std::mem::take(&mut self.rows));
        if rows.is_empty() {
            return Vec::new();
        }
        self.months.push((month, rows.len()));
        rows.reverse();
        let title = title(month, self.words);
        let page = |(nth, rows): (usize, &[String])| {
            let rows: String = rows.iter().rev().map(String::as_str).collect();
            let path = format!("s/{}", path(month, nth));
            let page =
                self.page(&title, "../../", &path, &format!("{}</ul>\n", UL.to_owned() + &rows));
            (path, page)
        };
        rows.chunks(N_ON_PAGE).enumerate().map(page).collect()
    }

    pub(crate) fn end(&mut self) -> Vec<SiteFile> {
        let mut files = self.end_month();
        let mut main = match self.n {
            0 => format!("<p>{}</p>\n", self.say("No story has been published yet.")),
            _ => format!("{UL}{}</ul>\n", self.first),
        };
        if self.are_many {
            main.push_str(&self.all_months());
        }
        let page = self.page(self.words.tr("All stories"), "../", "s/", &main);
        files.push(("s/index.html".to_owned(), page));
        files
    }

    /// Links to the pages of all months, year by year.
    fn all_months(&self) -> String {
        let words = self.words;
        let mut links = format!("<nav class=\"months\" aria-label=\"{}\">\n", self.say("By month"));
        let mut year = None;
        for (month, n) in &self.months {
            if year != Some(month.map(|it| it.0)) {
                if year.is_some() {
                    links.push_str("</ul>\n");
                }
                let heading = match month {
                    Some((year, _)) => words.digits(&year.to_string()),
                    None => self.say("Without a date"),
                };
                links.push_str(&format!("<h2>{heading}</h2>\n<ul>\n"));
                year = Some(month.map(|it| it.0));
            }
            let n_pages = n.div_ceil(N_ON_PAGE);
            for nth in (0..n_pages).rev() {
                let n = if nth + 1 == n_pages { n - nth * N_ON_PAGE } else { N_ON_PAGE };
                let name = month.map_or(words.tr("Undated"), |it| month_words(it.1, words));
                let number = if nth == 0 { String::new() } else { format!(" ({})", nth + 1) };
                let (number, n) = (words.digits(&number), words.digits(&n.to_string()));
                let (name, path) = (html_text(name), path(*month, nth));
                links.push_str(&format!("<li><a href=\"{path}\">{name}{number}</a> {n}</li>\n"));
            }
        }
        links + "</ul>\n</nav>\n"
    }

    /// A page, from which `home` leads to the site.
    fn page(&self, heading: &str, home: &str, path: &str, main: &str) -> Vec<u8> {
        let (site, words, title) = (self.site, self.words, html_text(&self.site.title));
        let heading = html_text(heading);
        let dir = if words.dir() == "rtl" { " dir=\"rtl\"" } else { "" };
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; \
             font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{heading} – {title}</title>\n<link rel=\"stylesheet\" href=\"{home}s/site.css\">\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{home}favicon.svg\">\n",
            html_text(&site.lang),
        );
        if let Some(base) = &site.base {
            let address = html_text(&base.to(path));
            page.push_str(&format!("<link rel=\"canonical\" href=\"{address}\">\n"));
        }
        let all = match path {
            "s/" => String::new(),
            _ => format!(" <a href=\"../\">{}</a>", self.say("All stories")),
        };
        page.push_str(&format!(
            "</head>\n<body>\n{}\
             <a class=\"home\" href=\"{home}\"><bdi>{title}</bdi></a>{all}</nav>\n\
             <main>\n<h1>{heading}</h1>\n{main}</main>\n</body>\n</html>\n",
            nav(words)
        ));
        page.into_bytes()
    }

    fn row(&self, story: &Listed, to_stories: &str) -> String {
        let name = path_in_link(&story.place.name());
        let date = story.published.map_or(String::new(), |it| {
            let shown = html_text(&date_words(it, self.words));
            format!("<time datetime=\"{}\">{shown}</time>", date_text(it))
        });
        let title = html_text(story.title(self.words));
        format!("<li>{date} <a href=\"{to_stories}{name}/\" dir=\"auto\">{title}</a></li>\n")
    }

    /// Words of ours, as HTML.
    fn say(&self, english: &str) -> String {
        html_text(self.words.tr(english))
    }
}

const UL: &str = "<ul class=\"stories\">\n";

/// By UTC, as the stories are ordered.
fn month_of(date: Date) -> (i64, u8) {
    match date {
        Date::Day { year, month, .. } => (year.into(), month),
        Date::Moment(_) => {
            // What it is called begins with year and month.
            let text = date_text(date);
            let end = text.get(1..).and_then(|it| it.find('-')).map_or(0, |it| it + 1);
            let year = text.get(..end).and_then(|it| it.parse().ok()).unwrap_or_default();
            let month = text.get(end + 1..end + 3).and_then(|it| it.parse().ok());
            (year, month.unwrap_or(1))
        }
    }
}

fn path(month: Month, nth: usize) -> String {
    let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    match month {
        Some((year, month)) => format!("-/{year:04}-{month:02}{number}.html"),
        None => format!("-/undated{number}.html"),
    }
}

fn title(month: Month, words: &Words<'_>) -> String {
    let Some((year, month)) = month else { return words.tr("Without a date").to_owned() };
    let (month, year) = (month_words(month, words), words.digits(&year.to_string()));
    fill(words.tr("{month} {year}"), &[("month", month), ("year", &year)])
}
