//! Words with a number each.

/// A binary tree over the bits of words, with a fork where two of them part.
///
/// No word lies deeper than it has bits, so no file can make it slow, as it could a hash; and in wasm it has a quarter
/// of the bytes of the standard library's map.
#[derive(Default)]
pub(super) struct WordMap {
    words: Vec<(String, u32)>,
    forks: Vec<Fork>,
    root: Branch,
}

struct Fork {
    /// The first bit in which the words on one side differ from those on the other.
    bit: usize,
    sides: [Branch; 2],
}

/// What hangs at a fork: an index into the words or into the forks.
#[derive(Clone, Copy)]
enum Branch {
    Word(usize),
    Fork(usize),
}

impl Default for Branch {
    fn default() -> Self {
        Branch::Word(0)
    }
}

impl WordMap {
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        let (it, number) = self.words.get(self.nearest(word))?;
        (it == word).then_some(*number)
    }

    /// Gives `word` the number, in place of the one it may have.
    pub(super) fn put(&mut self, word: String, number: u32) {
        let nearest = self.nearest(&word);
        if let Some((near, old)) = self.words.get_mut(nearest) {
            let Some(bit) = first_difference(near, &word) else {
                *old = number;
                return;
            };
            let (other, above) = self.descend(&word, bit);
            let added = Branch::Word(self.words.len());
            let sides = if has_bit(&word, bit) { [other, added] } else { [added, other] };
            let fork = Branch::Fork(self.forks.len());
            self.forks.push(Fork { bit, sides });
            let branch = above.and_then(|(idx, side)| self.forks.get_mut(idx)?.sides.get_mut(side));
            *branch.unwrap_or(&mut self.root) = fork;
        }
        self.words.push((word, number));
    }

    /// The only word that can be `word`.
    fn nearest(&self, word: &str) -> usize {
        match self.descend(word, usize::MAX).0 {
            Branch::Word(idx) | Branch::Fork(idx) => idx,
        }
    }

    /// Follows `word` past the forks before `bit`: to what hangs there, and at which side of which fork.
    fn descend(&self, word: &str, bit: usize) -> (Branch, Option<(usize, usize)>) {
        let (mut branch, mut above) = (self.root, None);
        while let Branch::Fork(idx) = branch
            && let Some(fork) = self.forks.get(idx).filter(|it| it.bit < bit)
        {
            let side = usize::from(has_bit(word, fork.bit));
            above = Some((idx, side));
            branch = fork.sides.get(side).copied().unwrap_or_default();
        }
        (branch, above)
    }
}

/// Nine bits a byte: first whether the word goes on, so that none is the beginning of another.
fn has_bit(word: &str, bit: usize) -> bool {
    let byte = word.as_bytes().get(bit / 9);
    byte.is_some_and(|byte| bit.is_multiple_of(9) || byte >> (8 - bit % 9) & 1 == 1)
}

fn first_difference(a: &str, b: &str) -> Option<usize> {
    let n_same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let mut bits = 9 * n_same..9 * (n_same + 1);
    bits.find(|bit| has_bit(a, *bit) != has_bit(b, *bit))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_map(given in prop::collection::vec(("[ab\0é]{0,4}", any::<u32>()), 0..60), others in prop::collection::vec("[ab\0é]{0,5}", 20)) {
            let (mut ours, mut theirs) = (WordMap::default(), HashMap::new());
            for (word, number) in given {
                prop_assert_eq!(ours.get(&word), theirs.get(&word).copied());
                ours.put(word.clone(), number);
                theirs.insert(word, number);
            }
            for word in theirs.keys().chain(&others) {
                prop_assert_eq!(ours.get(word), theirs.get(word).copied());
            }
        }
    }

    #[test]
    fn many_words_take_no_longer_each() {
        let mut map = WordMap::default();
        for n in 0..200_000_u32 {
            map.put(format!("block-{n}"), n);
        }
        assert!((0..200_000).all(|n| map.get(&format!("block-{n}")) == Some(n)));
        // Each the beginning of the next.
        for len in 0..2_000 {
            map.put("x".repeat(len), len as u32);
        }
        assert_eq!(map.get(&"x".repeat(1_999)), Some(1_999));
    }
}
