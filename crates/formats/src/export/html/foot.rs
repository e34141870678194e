//! What stands below a story: its correction, where it comes from, what it may be used for.

use dateline_article::Article;

use super::isolated;
use super::links;
use super::ours::Ours;

/// Writes it, if there is any.
pub(super) fn write(article: &Article, ours: &Ours<'_>, page: &mut String) {
    let words = ours.words;
    let mut lines = Vec::new();
    let corrected = |it: &str| format!("<b>{}</b> {}", ours.say("Correction:"), isolated(it));
    lines.extend(article.correction.as_deref().map(corrected));
    if let Some(source) = &article.source {
        let name = if source.name.is_empty() { words.tr("its publisher") } else { &source.name };
        let address = source.url.as_deref().or(article.url.as_deref());
        let link =
            address.and_then(|it| links::outward(it, name)).unwrap_or_else(|| isolated(name));
        lines.push(ours.say_with("First published by {publisher}.", &[("publisher", &link)]));
    } else if let Some(link) =
        article.url.as_deref().and_then(|it| links::outward(it, words.tr("First published")))
    {
        lines.push(format!("{link}."));
    }
    let licensed = |it: &str| ours.say_with("Licence: {licence}", &[("licence", &isolated(it))]);
    lines.extend(article.license.as_deref().map(licensed));
    if !article.keywords.is_empty() {
        let keywords: Vec<_> = article.keywords.iter().map(|it| isolated(it)).collect();
        let keywords = keywords.join(&ours.comma());
        lines.push(ours.say_with("Keywords: {keywords}", &[("keywords", &keywords)]));
    }
    let lines: Vec<_> = lines.iter().map(|it| format!("<p dir=\"auto\">{it}</p>")).collect();
    if !lines.is_empty() {
        page.push_str(&format!("<footer class=\"colophon\">\n{}\n</footer>\n", lines.join("\n")));
    }
}
