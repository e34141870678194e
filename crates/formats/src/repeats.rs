//! What a format gives twice: the headline again in the body, the body's beginning again as its summary.

use crate::draft::DraftBlock;

/// Leaves the headline out of the body, where it is the first block and not the only one.
pub(crate) fn drop_headline(headline: Option<&str>, blocks: &mut Vec<DraftBlock>) {
    let is_it =
        |block: &DraftBlock| headline.is_some_and(|it| letters(it).eq(letters(&block.text)));
    if 1 < blocks.len() && blocks.first().is_some_and(is_it) {
        blocks.remove(0);
    }
}

/// Whether `words` are those with which the story begins, perhaps cut off at the end.
pub(crate) fn is_beginning(words: &str, blocks: &[DraftBlock]) -> bool {
    let mut body = blocks.iter().flat_map(|it| letters(&it.text));
    letters(words).all(|it| body.next() == Some(it))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|it| it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(texts: &[&str]) -> Vec<DraftBlock> {
        texts.iter().map(|it| DraftBlock::paragraph(*it, "")).collect()
    }

    #[test]
    fn a_headline_is_not_shown_twice() {
        let mut body = blocks(&["Visit  to Kabul", "He flew."]);
        drop_headline(Some("Visit to Kabul"), &mut body);
        assert_eq!(body.len(), 1);
        drop_headline(Some("He flew"), &mut body);
        assert_eq!(body.len(), 1, "a story is more than its headline");
    }

    #[test]
    fn a_summary_may_be_the_cut_beginning() {
        let body = blocks(&["He flew to Kabul.", "– And back."]);
        assert!(is_beginning("He flew to Kabul. And b…", &body));
        assert!(!is_beginning("He flew to Kabul, and back again", &body));
    }
}
