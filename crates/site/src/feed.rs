//! The feed of the newest stories, in Atom (RFC 4287).

use dateline_article::Date;
use dateline_formats::{date_text, html_text};
use dateline_words::Words;

use crate::listed::millis;
use crate::{Listed, Site};

/// The most stories of a feed.
pub(crate) const MOST: usize = 50;

/// The feed of these stories, which are in order, the newest first. Who reads feeds asks each entry for its time: without a
/// date a story is in none, and without any story, or an address of the site, there is no feed.
pub(crate) fn feed(site: &Site, words: &Words<'_>, stories: &[Listed]) -> Option<Vec<u8>> {
    let base = site.base.as_ref()?;
    let dated = || stories.iter().filter_map(|it| Some((it, it.updated()?))).take(MOST);
    let newest = dated().map(|(_, at)| at).max_by_key(|it| millis(*it))?;
    let subtitle = site.description.as_deref();
    let subtitle = subtitle.map(|it| format!("<subtitle>{}</subtitle>\n", xml(it)));
    let subtitle = subtitle.unwrap_or_default();
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n{subtitle}<id>{home}</id>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n\
         <author><name>{}</name></author>\n",
        xml(&site.lang),
        xml(&site.title),
        moment(newest),
        xml(&base.to("feed.xml")),
        xml(&site.title),
        home = xml(&base.to("")),
    );
    for (story, updated) in dated() {
        let address = xml(&base.to(&story.place.page()));
        feed.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n<updated>{}</updated>\n",
            xml(story.title(words)),
            moment(updated),
        ));
        if let Some(published) = story.published {
            feed.push_str(&format!("<published>{}</published>\n", moment(published)));
        }
        for name in story.byline.iter().filter(|it| !it.trim().is_empty()) {
            feed.push_str(&format!("<author><name>{}</name></author>\n", xml(name)));
        }
        if let Some(section) = &story.section {
            feed.push_str(&format!("<category term=\"{}\"/>\n", xml(section)));
        }
        if !story.description.is_empty() {
            feed.push_str(&format!("<summary>{}</summary>\n", xml(&story.description)));
        }
        feed.push_str("</entry>\n");
    }
    feed.push_str("</feed>\n");
    Some(feed.into_bytes())
}

/// A moment; a day is its beginning in UTC.
fn moment(date: Date) -> String {
    let text = date_text(date);
    if matches!(date, Date::Day { .. }) { format!("{text}T00:00:00Z") } else { text }
}

/// A text as XML 1.0 has it, which has no place for some characters at all.
pub(crate) fn xml(text: &str) -> String {
    let is_none = |c: char| {
        c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    html_text(&text.replace(is_none, "\u{fffd}"))
}
