//! Links to a mention that notice when the story has changed since.

use crate::article::{Article, EntityIdx, MentionIdx};
use crate::index::EntityIndex;

/// How many characters a link keeps on each side of a mention.
const CONTEXT: usize = 24;

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchored {
    /// To this mention.
    Found(MentionIdx),
    /// There is such a mention, but in other words than those of the link.
    Changed,
    /// There is no such mention.
    Missing,
}

/// What a link says of a mention, to know it again: its words, with up to 24 characters (code points) of its text on
/// each side. Empty if there is no such mention.
pub fn quote_of(article: &Article, mention: MentionIdx) -> String {
    let Some(mention) = article.mention(mention) else { return String::new() };
    let text = article.text(mention.text_ref).unwrap_or_default();
    let before = text.get(..mention.span.start()).unwrap_or_default();
    let after = text.get(mention.span.end()..).unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |it| it.0);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |it| it.0);
    text.get(start..mention.span.end() + end).unwrap_or_default().to_owned()
}

/// Where the mention number `n` (from 1) of `entity` is, if it still reads as `quote` does.
///
/// Without a quote there is nothing to check. With one there is no guessing: another mention that reads so is not the
/// one that was meant.
pub fn anchor(
    article: &Article,
    index: &EntityIndex,
    entity: EntityIdx,
    n: usize,
    quote: Option<&str>,
) -> Anchored {
    let mention = n.checked_sub(1).and_then(|it| index.mentions(entity).get(it));
    match (mention, quote) {
        (None, _) => Anchored::Missing,
        (Some(mention), Some(quote)) if quote != quote_of(article, *mention) => Anchored::Changed,
        (Some(mention), _) => Anchored::Found(*mention),
    }
}

/// Which mention of `entity` this is, from 1; `None` if it is none.
pub fn ordinal(index: &EntityIndex, entity: EntityIdx, mention: MentionIdx) -> Option<usize> {
    index.mentions(entity).binary_search(&mention).ok().map(|it| it + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{any_cast, cast_story};

    #[test]
    fn a_link_keeps_24_characters_on_each_side() {
        let check = |line: &str, expected: &str| {
            assert_eq!(quote_of(&cast_story(&[line]), MentionIdx(0)), expected);
        };
        check("[a:Shoigu]", "Shoigu");
        check("🕊 [a:Shoigu] left.", "🕊 Shoigu left.");
        let (long, short) = ("🕊é".repeat(13), "🕊é".repeat(12));
        check(&format!("{long}[a:Shoigu]{long}"), &format!("{short}Shoigu{short}"));
        check(&format!("{short}[a:Shoigu]{short}"), &format!("{short}Shoigu{short}"));
        assert_eq!(quote_of(&Article::default(), MentionIdx(0)), "");
    }

    #[test]
    fn a_link_leads_to_its_mention_or_says_why_not() {
        let article = cast_story(&["[a:Ann] met [b:Ben].", "[a:Ann] left.", "[a:Ann] left."]);
        let index = EntityIndex::new(&article);
        let check = |entity, n, quote: Option<&str>, expected| {
            assert_eq!(anchor(&article, &index, EntityIdx(entity), n, quote), expected);
        };
        check(0, 2, None, Anchored::Found(MentionIdx(2)));
        check(0, 2, Some("Ann left."), Anchored::Found(MentionIdx(2)));
        check(0, 3, Some("Ann left."), Anchored::Found(MentionIdx(3)));
        // A lookalike elsewhere is no reason to go there.
        check(0, 1, Some("Ann left."), Anchored::Changed);
        check(0, 2, Some("Ann left"), Anchored::Changed);
        check(0, 2, Some(""), Anchored::Changed);
        check(0, 4, Some("Ann left."), Anchored::Missing);
        check(0, 0, None, Anchored::Missing);
        check(2, 1, None, Anchored::Missing);
        check(99, 1, None, Anchored::Missing);
    }

    #[test]
    fn a_mention_of_another_has_no_number() {
        let article = cast_story(&["[a:Ann] met [b:Ben]. [a:Ann] left."]);
        let index = EntityIndex::new(&article);
        let number = |entity, mention| ordinal(&index, EntityIdx(entity), MentionIdx(mention));
        assert_eq!([number(0, 0), number(0, 1), number(0, 2)], [Some(1), None, Some(2)]);
        assert_eq!([number(1, 1), number(1, 9), number(9, 0)], [Some(1), None, None]);
    }

    proptest! {
        #[test]
        fn a_link_made_here_leads_back_here(article in any_cast()) {
            let index = EntityIndex::new(&article);
            for entity in (0..4).map(EntityIdx) {
                for &mention in index.mentions(entity) {
                    let n = ordinal(&index, entity, mention).unwrap();
                    let quote = quote_of(&article, mention);
                    let found = anchor(&article, &index, entity, n, Some(&quote));
                    prop_assert_eq!(found, Anchored::Found(mention));
                }
            }
        }
    }
}
