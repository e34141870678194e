//! A story as a page that needs no script: as it is shown here, its marks, its cast.
//!
//! Saved it is one file that needs nothing else and asks nobody: its own policy forbids everything but its style and pictures
//! that it would carry itself; it carries none. On a site a [`Frame`] adds what that site has. Whatever comes out of the
//! story goes through [`escape`], and addresses through [`links`].

mod cast;
mod escape;
mod foot;
mod links;
mod ours;
mod text;

use dateline_article::{
    Article, Block, BlockIdx, BlockKind, Date, Direction, EntityIndex, Figure, Outline, TextRef,
};

use dateline_words::Words;

use self::escape::{attribute, escaped};
use self::ours::Ours;
use self::text::{Marks, flat};
use super::dates;

/// What those pages look like.
pub const PAGE_STYLE: &str = include_str!("html/page.css");

/// What a story without a headline is called, in its page and its title.
const NO_HEADLINE: &str = "A story without a headline";

/// The site that a story's page is one of. What is HTML here stands in the page as it is: see [`html_text`].
pub struct Frame<'a> {
    /// What the site is called: its name follows the story's in the title. Text, no HTML.
    pub site: &'a str,
    /// The address of a sheet that begins with [`PAGE_STYLE`].
    pub style: &'a str,
    /// The language of a story that states none.
    pub lang: &'a str,
    /// The words of the page itself.
    pub words: &'a Words<'a>,
    /// HTML at the end of the head.
    pub head: &'a str,
    /// HTML before the story.
    pub before: &'a str,
    /// HTML behind the story and its cast.
    pub behind: &'a str,
    /// The address of a picture on the same site, by its address in the story.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
}

/// A text as HTML has it: in it nothing is a sign of HTML, in the text of an element or the value of an attribute in quotes.
pub fn html_text(text: &str) -> String {
    escaped(text)
}

/// The story as a page of a site.
pub fn page(article: &Article, frame: &Frame<'_>) -> String {
    let policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                  base-uri 'none'; form-action 'none'";
    let style =
        format!("<link rel=\"stylesheet\"{}>\n{}", attribute("href", frame.style), frame.head);
    with_head(article, policy, &style, Some(frame))
}

/// The file.
pub(super) fn written(article: &Article) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    with_head(article, policy, &format!("<style>\n{PAGE_STYLE}</style>\n"), None)
}

fn with_head(article: &Article, policy: &str, style: &str, frame: Option<&Frame<'_>>) -> String {
    let index = EntityIndex::new(article);
    let english = Words::default();
    let words = frame.map_or(&english, |it| it.words);
    let ours = Ours::new(article, frame, words);
    let mut marks = Marks::new(article, &ours);
    let title = if has_headline(article) { &article.headline } else { words.tr(NO_HEADLINE) };
    let site = frame.map(|it| it.site).filter(|it| !it.is_empty());
    let title = site.map_or_else(|| title.to_owned(), |it| format!("{title} – {it}"));
    let mut page = String::from("<!DOCTYPE html>\n<html");
    let lang = article.lang.as_deref().unwrap_or(frame.map_or("en", |it| it.lang));
    page.push_str(&attribute("lang", lang));
    if let Some(dir) = article.dir.map(direction_word).or(ours.dir()) {
        page.push_str(&attribute("dir", dir));
    }
    page.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str(&format!(
        "<meta http-equiv=\"Content-Security-Policy\"{}>\n",
        attribute("content", policy)
    ));
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.push_str(&format!("<title>{}</title>\n{style}</head>\n<body>\n", escaped(&title)));
    page.push_str(frame.map_or("", |it| it.before));
    page.push_str("<main>\n<article>\n");
    head(article, &mut marks, &mut page);
    let picture =
        frame.map_or(&(|_: &str| None) as &dyn Fn(&str) -> Option<String>, |it| it.picture);
    body(article, picture, &mut marks, &mut page);
    foot::write(article, &ours, &mut page);
    page.push_str("</article>\n");
    cast::write(article, &index, &marks, &mut page);
    page.push_str("</main>\n");
    page.push_str(frame.map_or("", |it| it.behind));
    page.push_str("</body>\n</html>\n");
    page
}

fn has_headline(article: &Article) -> bool {
    !article.headline.trim().is_empty()
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

fn head(article: &Article, marks: &mut Marks<'_>, page: &mut String) {
    let ours = marks.ours;
    page.push_str("<header>\n");
    if let Some(section) = &article.section {
        page.push_str(&format!("<p class=\"kicker\">{}</p>\n", isolated(section)));
    }
    if !has_headline(article) {
        page.push_str(&format!("<h1>{}</h1>\n", ours.say(NO_HEADLINE)));
    } else {
        element("h1", "", article, TextRef::Headline, marks, page);
    }
    if article.standfirst.is_some() {
        element("p", " class=\"standfirst\"", article, TextRef::Standfirst, marks, page);
    }
    if !article.byline.is_empty() {
        let names: Vec<_> = article.byline.iter().map(|it| isolated(it)).collect();
        page.push_str(&format!("<p class=\"byline\">{}</p>\n", names.join(&ours.comma())));
    }
    let mut facts = Vec::new();
    facts.extend(article.location.as_deref().map(isolated));
    facts.extend(article.published.map(|it| time(it, ours)));
    let changed = |it| ours.say_with("changed {date}", &[("date", &time(it, ours))]);
    facts.extend(article.modified.map(changed));
    if !facts.is_empty() {
        page.push_str(&format!("<p class=\"facts\">{}</p>\n", facts.join(" · ")));
    }
    page.push_str("</header>\n");
}

/// A text in an element of its own, which holds nothing else.
fn element(
    tag: &str,
    attributes: &str,
    article: &Article,
    text_ref: TextRef,
    marks: &mut Marks<'_>,
    page: &mut String,
) {
    let block = match text_ref {
        TextRef::Block(idx) => article.block(idx),
        TextRef::Headline | TextRef::Standfirst => None,
    };
    let lang = block.and_then(|it| it.lang.as_deref());
    let is_foreign = lang.is_some() && lang != article.lang.as_deref();
    page.push_str(&format!("<{tag}{attributes}"));
    // Where the story does not state a direction, each text is judged by its own first letters.
    if article.dir.is_none() || is_foreign {
        page.push_str(" dir=\"auto\"");
    }
    if let Some(lang) = lang {
        page.push_str(&attribute("lang", lang));
    }
    page.push('>');
    flat(article, text_ref, marks, page);
    page.push_str(&format!("</{tag}>\n"));
}

fn body(
    article: &Article,
    picture: &dyn Fn(&str) -> Option<String>,
    marks: &mut Marks<'_>,
    page: &mut String,
) {
    let outline = Outline::new(&article.blocks);
    // The lists that are open, the outermost first: numbered or not.
    let mut lists: Vec<bool> = Vec::new();
    for (idx, block) in (0..).map(BlockIdx).zip(&article.blocks) {
        let text_ref = TextRef::Block(idx);
        if let BlockKind::ListItem { ordered, depth } = block.kind {
            let depth = usize::from(depth).clamp(1, lists.len() + 1);
            close_lists(&mut lists, depth, page);
            if lists.len() == depth && lists.last() != Some(&ordered) {
                close_lists(&mut lists, depth - 1, page);
            } else if lists.len() == depth {
                page.push_str("</li>\n");
            }
            if lists.len() < depth {
                page.push_str(if ordered { "<ol>\n" } else { "<ul>\n" });
                lists.push(ordered);
            }
            page.push_str("<li>");
            element("p", "", article, text_ref, marks, page);
            continue;
        }
        close_lists(&mut lists, 0, page);
        write_block(article, idx, block, &outline, picture, marks, page);
    }
    close_lists(&mut lists, 0, page);
}

/// Ends lists, and the items they lie in, until so many are open.
fn close_lists(lists: &mut Vec<bool>, n: usize, page: &mut String) {
    while n < lists.len() {
        let ordered = lists.pop().unwrap_or_default();
        page.push_str(if ordered { "</li>\n</ol>\n" } else { "</li>\n</ul>\n" });
    }
}

fn write_block(
    article: &Article,
    idx: BlockIdx,
    block: &Block,
    outline: &Outline,
    picture: &dyn Fn(&str) -> Option<String>,
    marks: &mut Marks<'_>,
    page: &mut String,
) {
    let text_ref = TextRef::Block(idx);
    match &block.kind {
        BlockKind::Heading { .. } => {
            let level = outline.level(idx).clamp(2, 6);
            element(&format!("h{level}"), "", article, text_ref, marks, page);
        }
        BlockKind::Blockquote { cite } => {
            page.push_str("<blockquote>\n");
            element("p", "", article, text_ref, marks, page);
            if let Some(cite) = cite {
                page.push_str(&format!("<footer>— <cite>{}</cite></footer>\n", isolated(cite)));
            }
            page.push_str("</blockquote>\n");
        }
        BlockKind::Figure(figure) => {
            page.push_str("<figure>\n");
            let src = figure.src.as_deref();
            if let Some(own) = src.and_then(picture) {
                page.push_str(&own_picture(figure, &own));
            } else if let Some(alt) = &figure.alt {
                page.push_str(&format!("<p class=\"alt\" dir=\"auto\">{}</p>\n", escaped(alt)));
            }
            if let Some(link) =
                src.and_then(|it| links::outward(it, marks.ours.words.tr("The picture")))
            {
                page.push_str(&format!("<p class=\"picture\">{link}</p>\n"));
            }
            if !block.text.is_empty() {
                element("figcaption", "", article, text_ref, marks, page);
            }
            if let Some(credit) = &figure.credit {
                page.push_str(&format!("<p class=\"credit\">{}</p>\n", isolated(credit)));
            }
            page.push_str("</figure>\n");
        }
        BlockKind::Paragraph | BlockKind::ListItem { .. } => {
            element("p", "", article, text_ref, marks, page);
        }
    }
}

/// A picture that lies on the page's own site.
fn own_picture(figure: &Figure, address: &str) -> String {
    let mut picture = String::from("<img loading=\"lazy\"");
    picture.push_str(&attribute("src", address));
    picture.push_str(&attribute("alt", figure.alt.as_deref().unwrap_or_default()));
    for (name, pixels) in [("width", figure.width), ("height", figure.height)] {
        if let Some(pixels) = pixels {
            picture.push_str(&attribute(name, &pixels.to_string()));
        }
    }
    picture.push_str(">\n");
    picture
}

/// Somebody's words amid ours: whichever way they run, ours stay in order.
fn isolated(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

fn time(date: Date, ours: &Ours<'_>) -> String {
    let (machine, shown) = (dates::written(date), dates::shown(date, ours.words));
    let dir = attribute("dir", ours.words.dir());
    let machine = attribute("datetime", &machine);
    format!("<time{dir}{}{machine}>{}</time>", ours.lang, escaped(&shown))
}
