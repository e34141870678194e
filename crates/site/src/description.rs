//! A story in a sentence or two, for lists and for whoever shows a link.

use dateline_article::{Article, BlockKind};

/// The most characters of it.
const MOST: usize = 200;

/// The standfirst, or the beginning of the first paragraph, cut between words; empty without either.
pub(crate) fn description(article: &Article) -> String {
    let first = || {
        let is_text = |it: &BlockKind| matches!(it, BlockKind::Paragraph);
        article.blocks.iter().find(|it| is_text(&it.kind) && !it.text.trim().is_empty())
    };
    let standfirst = article.standfirst.as_deref().filter(|it| !it.trim().is_empty());
    let text = standfirst.or_else(|| first().map(|it| it.text.as_str())).unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    shortened(&words.join(" "))
}

fn shortened(text: &str) -> String {
    let Some((most, _)) = text.char_indices().nth(MOST) else { return text.to_owned() };
    let begin = text.get(..most).unwrap_or_default();
    let begin = match begin.rfind(' ') {
        Some(at) => begin.get(..at).unwrap_or_default(),
        // A text without spaces.
        None => begin,
    };
    format!("{}…", begin.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_cut_between_words() {
        assert_eq!(shortened("Some words."), "Some words.");
        let long = shortened(&"word, ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= MOST);
        assert_eq!(shortened(&"字".repeat(300)).chars().count(), MOST + 1);
    }
}
