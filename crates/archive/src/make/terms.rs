//! Which stories have a word, a rubric, a type.

use std::io;
use std::ops::Range;

use super::Fault;
use super::block::{Blocks, Section, WordRow};
use super::frames::Frames;
use super::label::Labelled;
use super::merge::Merge;
use super::stories::Order;
use crate::layout::{kind_label, section_label};
use crate::tree::{Shape, Store, Tree, TreeWriter};

/// A question asks for each of its words in each segment.
const SHAPE: Shape = Shape { leaf: 4 * 1024, is_keyed: true };

/// The stories of a term by number, and whether it stands in their headlines.
type Postings = Vec<(u32, bool)>;

pub(super) fn write<S: Store<Error = io::Error>>(
    blocks: &impl Blocks,
    order: &Order,
    labelled: &Labelled,
    segments: &[u32],
    store: &S,
) -> Result<Vec<Tree>, Fault> {
    let mut trees = Trees::new(segments, store);
    // Labels begin with a sign that comes before all letters.
    let kinds = labelled.kinds.iter().map(|(it, list)| (kind_label(it), list));
    let sections = labelled.sections.iter().map(|(it, list)| (section_label(it), list));
    for (label, list) in kinds.chain(sections) {
        trees.push(&label, &list.iter().map(|it| (*it, false)).collect::<Postings>())?;
    }
    words(blocks, order, |word, postings| trees.push(word, postings))?;
    trees.trees.into_iter().map(|(_, it)| Ok(it.end(store)?)).collect()
}

/// A tree for each segment.
struct Trees<'a, S> {
    store: &'a S,
    trees: Vec<(Range<u32>, TreeWriter)>,
}

impl<S: Store<Error = io::Error>> Trees<'_, S> {
    fn new<'a>(segments: &[u32], store: &'a S) -> Trees<'a, S> {
        let mut start = 0;
        let tree = |len: &u32| {
            let within = start..start + len;
            start = within.end;
            (within, TreeWriter::new(SHAPE))
        };
        Trees { store, trees: segments.iter().map(tree).collect() }
    }

    /// Writes which stories have a term; `postings` are in order.
    fn push(&mut self, term: &str, postings: &[(u32, bool)]) -> Result<(), Fault> {
        let mut rest = postings;
        for (within, tree) in &mut self.trees {
            let (own, others) = rest.split_at(rest.partition_point(|it| it.0 < within.end));
            rest = others;
            if own.is_empty() {
                continue;
            }
            let mut before = within.start;
            let mut deltas: Vec<u32> = Vec::with_capacity(own.len());
            for (story, is_in_headline) in own {
                deltas.push((story - before) << 1 | u32::from(*is_in_headline));
                before = *story;
            }
            let value = postcard::to_allocvec(&deltas).map_err(|_| Fault::Damaged)?;
            tree.push(self.store, term.as_bytes().to_vec(), value)?;
        }
        Ok(())
    }
}

/// All words in order, each once, with its stories.
fn words(
    blocks: &impl Blocks,
    order: &Order,
    mut put: impl FnMut(&str, &[(u32, bool)]) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let open = |it| Ok(Frames::<_, WordRow>::new(blocks.open(it, Section::Words)?));
    let runs = (0..blocks.count()).map(open).collect::<Result<Vec<_>, Fault>>()?;
    let mut word = String::new();
    let mut postings = Postings::new();
    for row in Merge::new(runs, |row: &WordRow| row.0.clone())? {
        let (block, (next, list)) = row?;
        if next != word {
            if !postings.is_empty() {
                postings.sort_unstable();
                put(&word, &postings)?;
            }
            postings.clear();
            word = next;
        }
        let numbers = order.of_block(block);
        for (nth, is_in_headline) in list {
            postings.push((*numbers.get(nth as usize).ok_or(Fault::Damaged)?, is_in_headline));
        }
    }
    if !postings.is_empty() {
        postings.sort_unstable();
        put(&word, &postings)?;
    }
    Ok(())
}
