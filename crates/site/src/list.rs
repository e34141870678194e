//! The list of all stories as a page that needs no script, `s/index.html`.

use dateline_formats::{date_text, date_words, html_text};

use crate::listed::millis;
use crate::{Listed, Site, path_in_link};

/// Puts stories in order: the newest first, those without a date behind, then by their places.
pub fn in_order(stories: &mut [Listed]) {
    let day = |it: &Listed| it.published.map(millis);
    stories.sort_by(|a, b| day(b).cmp(&day(a)).then_with(|| a.place.cmp(&b.place)));
}

/// The page.
pub fn list_page(site: &Site, stories: &[Listed]) -> Vec<u8> {
    let title = html_text(&site.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; \
         font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>All stories – {title}</title>\n<link rel=\"stylesheet\" href=\"site.css\">\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"../favicon.svg\">\n",
        html_text(&site.lang),
    );
    if let Some(base) = &site.base {
        let address = html_text(&base.to("s/"));
        page.push_str(&format!("<link rel=\"canonical\" href=\"{address}\">\n"));
    }
    page.push_str(&format!(
        "</head>\n<body>\n<nav class=\"site\" aria-label=\"Site\">\
         <a class=\"home\" href=\"../\"><bdi>{title}</bdi></a></nav>\n\
         <main>\n<h1>All stories</h1>\n"
    ));
    if stories.is_empty() {
        page.push_str("<p>No story has been published yet.</p>\n");
    } else {
        page.push_str("<ul class=\"stories\">\n");
        for story in stories {
            page.push_str(&row(story));
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page.into_bytes()
}

fn row(story: &Listed) -> String {
    let name = path_in_link(&story.place.name());
    let date = story.published.map_or(String::new(), |it| {
        format!("<time datetime=\"{0}\">{1}</time>", date_text(it), date_words(it))
    });
    let title = html_text(story.title());
    format!("<li>{date} <a href=\"{name}/\" dir=\"auto\">{title}</a></li>\n")
}
