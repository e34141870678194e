//! What is drawn when a set is resampled: sentences; beside them paragraphs and whole texts.

use dateline_article::{Span, Unicode, sentences};

use crate::{
    score::{Counts, count},
    sets::{Name, Text},
};

/// The counts of each sentence. A text of a set of sentences is one; a document is cut as a reader's story is, and never
/// inside a marked name. A name, marked or found, is of the sentence that it begins in: so each is counted once, and
/// right ones meet.
pub(crate) fn by_sentence(text: &Text, names: &[Name]) -> Vec<Counts> {
    if text.is_sentence {
        return vec![count(&text.marked, names)];
    }
    let blocks = text.blocks.iter().enumerate();
    blocks
        .flat_map(|(block, words)| {
            let (marked, found) = (of_block(&text.marked, block), of_block(names, block));
            let starts = starts(words, &marked);
            let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
            let bounds: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
            bounds.into_iter().map(move |(start, end)| {
                let here = |names: &[Name]| -> Vec<Name> {
                    names.iter().filter(|it| (start..end).contains(&it.start)).copied().collect()
                };
                count(&here(&marked), &here(&found))
            })
        })
        .collect()
}

/// The counts of each paragraph.
pub(crate) fn by_paragraph(text: &Text, names: &[Name]) -> Vec<Counts> {
    let blocks = 0..text.blocks.len();
    blocks.map(|it| count(&of_block(&text.marked, it), &of_block(names, it))).collect()
}

fn of_block(names: &[Name], block: usize) -> Vec<Name> {
    names.iter().filter(|it| it.block == block).copied().collect()
}

/// The code points at which the sentences of a block begin; the first is 0.
fn starts(block: &str, marked: &[Name]) -> Vec<usize> {
    let bytes: Vec<usize> = block.char_indices().map(|it| it.0).chain([block.len()]).collect();
    let span = |it: &Name| Span::new(block, *bytes.get(it.start)?..*bytes.get(it.end)?);
    let marked: Vec<Span> = marked.iter().filter_map(span).collect();
    let sentences = sentences(block, &marked, Unicode::TABLES);
    let starts =
        sentences.iter().skip(1).map(|it| bytes.partition_point(|byte| *byte < it.start()));
    [0].into_iter().chain(starts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{score::total, sets::Kind};

    fn name(block: usize, start: usize, end: usize) -> Name {
        Name { block, start, end, kind: Kind::Person }
    }

    /// Right, found and marked of each unit.
    #[track_caller]
    fn check(counts: &[Counts], expected: &[[usize; 3]]) {
        let all = counts.iter().map(|it| total(std::slice::from_ref(it)).1);
        let all: Vec<_> = all.map(|it| [it.right, it.found, it.marked]).collect();
        assert_eq!(all, expected);
    }

    #[test]
    fn each_name_is_counted_in_one_unit() {
        let mut text = Text {
            id: String::new(),
            // The marks of quotation are of three bytes and one code point.
            blocks: vec!["“Ann came.” Bob Ray left. Yahoo! Inc won.".to_owned(), "Eve.".to_owned()],
            marked: vec![name(0, 1, 4), name(0, 12, 19), name(0, 26, 36), name(1, 0, 3)],
            is_sentence: false,
        };
        // One right, one with other bounds, one over the end of its sentence, one missed.
        let found = [name(0, 1, 4), name(0, 12, 15), name(0, 16, 32)];
        let sentences = [[1, 1, 1], [0, 2, 1], [0, 0, 1], [0, 0, 1]];
        check(&by_sentence(&text, &found), &sentences);
        check(&by_paragraph(&text, &found), &[[1, 3, 3], [0, 0, 1]]);
        text.is_sentence = true;
        check(&by_sentence(&text, &found), &[[1, 3, 4]]);
    }
}
