//! Where in a story somebody appears, drawn as a line of few columns: the rug.

use crate::article::{Article, BlockIdx, EntityIdx, MentionIdx, TextRef};
use crate::index::EntityIndex;

/// Where each text begins, if the whole story is one line; made once, in one look at each text.
#[derive(Clone, Debug)]
pub struct StoryMap {
    /// In bytes: of the headline, the standfirst, and each block; at the end, the length of the story.
    starts: Vec<u32>,
}

impl StoryMap {
    /// Measures the texts of `article`.
    pub fn new(article: &Article) -> StoryMap {
        let mut starts = Vec::with_capacity(article.blocks.len() + 3);
        starts.push(0);
        let mut end = 0_u32;
        // A standfirst that is not there is empty.
        let head = [TextRef::Headline, TextRef::Standfirst];
        let blocks = (0..article.blocks.len() as u32).map(|idx| TextRef::Block(BlockIdx(idx)));
        for text_ref in head.into_iter().chain(blocks) {
            // A file has at most 64 MiB.
            end = end.saturating_add(article.text(text_ref).map_or(0, str::len) as u32);
            starts.push(end);
        }
        StoryMap { starts }
    }

    /// In which of `n_columns` the byte `byte` of a text lies: from 0, and less than `n_columns` where that is not 0.
    pub fn place(&self, text_ref: TextRef, byte: usize, n_columns: u16) -> u16 {
        let text = match text_ref {
            TextRef::Headline => 0,
            TextRef::Standfirst => 1,
            TextRef::Block(BlockIdx(idx)) => (idx as usize).saturating_add(2),
        };
        let length = self.starts.last().copied().unwrap_or(0);
        let start = self.starts.get(text).copied().unwrap_or(length);
        let place = u64::from(start).saturating_add(byte as u64);
        let column = place.saturating_mul(u64::from(n_columns)) / u64::from(length.max(1));
        column.min(u64::from(n_columns.saturating_sub(1))) as u16
    }

    /// The columns in which mentions of `entity` begin, ascending, each once.
    pub fn columns(
        &self,
        article: &Article,
        index: &EntityIndex,
        entity: EntityIdx,
        n_columns: u16,
    ) -> Vec<u16> {
        let mentions = index.mentions(entity).iter();
        let mut columns: Vec<u16> =
            mentions.map(|it| self.column(article, *it, n_columns)).collect();
        columns.dedup();
        columns
    }

    /// The mention of `entity` nearest to a column: the first in it, or else in the nearest, of two the one before it.
    ///
    /// Costs as many steps as there are digits in the number of mentions.
    pub fn nearest(
        &self,
        article: &Article,
        index: &EntityIndex,
        entity: EntityIdx,
        column: u16,
        n_columns: u16,
    ) -> Option<MentionIdx> {
        let mentions = index.mentions(entity);
        let column_of = |it: &MentionIdx| self.column(article, *it, n_columns);
        let split = mentions.partition_point(|it| column_of(it) < column);
        let before = split.checked_sub(1).and_then(|it| mentions.get(it));
        let after = mentions.get(split);
        let distance = |it: &&MentionIdx| column_of(it).abs_diff(column);
        before.into_iter().chain(after).min_by_key(distance).copied()
    }

    fn column(&self, article: &Article, mention: MentionIdx, n_columns: u16) -> u16 {
        article.mention(mention).map_or(0, |it| self.place(it.text_ref, it.span.start(), n_columns))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{any_cast, cast_story};

    /// Ten letters in each text but one: 40 in all.
    const STORY: &[&str] =
        &["! [a:A]_________", "_[a:B]_______[b:C]", "> 123456789[a:D]", "", "[a:E]_[b:F]_______"];

    fn check(entity: u32, n_columns: u16, expected: &[u16]) {
        let article = cast_story(STORY);
        let index = EntityIndex::new(&article);
        let map = StoryMap::new(&article);
        assert_eq!(map.columns(&article, &index, EntityIdx(entity), n_columns), expected);
    }

    #[test]
    fn mentions_lie_in_columns_of_equal_length() {
        check(0, 40, &[0, 19, 21, 30]);
        check(0, 4, &[0, 1, 2, 3]);
        check(0, 1, &[0]);
        check(0, 2, &[0, 1]);
        check(0, 0, &[0]);
        check(1, 40, &[29, 32]);
        check(2, 40, &[]);
        check(99, 40, &[]);
        check(0, 1_000, &[0, 475, 525, 750]);
    }

    #[test]
    fn a_place_is_never_beside_the_line() {
        let map = StoryMap::new(&cast_story(STORY));
        let block = |idx| TextRef::Block(BlockIdx(idx));
        assert_eq!(map.place(block(2), 9, 10), 9);
        assert_eq!(map.place(block(2), usize::MAX, 10), 9);
        assert_eq!(map.place(block(u32::MAX), 0, 10), 9);
        assert_eq!(map.place(TextRef::Headline, 0, 0), 0);
        let empty = StoryMap::new(&Article::default());
        assert_eq!(empty.place(TextRef::Headline, 0, 10), 0);
    }

    #[test]
    fn the_nearest_mention_is_in_the_nearest_column() {
        let article = cast_story(STORY);
        let (index, map) = (EntityIndex::new(&article), StoryMap::new(&article));
        let check = |entity, column, expected: &str| {
            let found = map.nearest(&article, &index, EntityIdx(entity), column, 39);
            let words = found.map_or("", |it| article.words_of(article.mention(it).unwrap()));
            assert_eq!(words, expected, "at {column}");
        };
        check(0, 0, "A");
        check(0, 9, "A");
        check(0, 10, "D");
        check(0, 19, "D");
        check(0, 20, "B");
        check(0, 24, "B");
        check(0, 25, "E");
        check(0, 38, "E");
        check(0, u16::MAX, "E");
        check(1, 0, "C");
        check(2, 0, "");
    }

    proptest! {
        #[test]
        fn columns_ascend_and_each_has_its_mention(article in any_cast(), n_columns in 1_u16..99) {
            let (index, map) = (EntityIndex::new(&article), StoryMap::new(&article));
            for entity in (0..4).map(EntityIdx) {
                let columns = map.columns(&article, &index, entity, n_columns);
                prop_assert!(columns.windows(2).all(|it| it[0] < it[1]));
                prop_assert!(columns.iter().all(|it| *it < n_columns));
                prop_assert_eq!(columns.is_empty(), index.mentions(entity).is_empty());
                for column in columns {
                    let found = map.nearest(&article, &index, entity, column, n_columns).unwrap();
                    let is_in = |it: &&MentionIdx| map.column(&article, **it, n_columns) == column;
                    prop_assert_eq!(Some(&found), index.mentions(entity).iter().find(is_in));
                }
            }
        }
    }
}
