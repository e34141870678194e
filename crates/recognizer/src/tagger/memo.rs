//! Sums of weights that were added up before: most words of a text come again, in the same form and beside the same words.

use crate::weights::Sums;

/// Sums by key, as many as there is room for, however long the text: a later one takes the place of an earlier.
#[derive(Debug)]
pub(super) struct Memo {
    /// 0 where nothing is remembered.
    keys: Vec<u64>,
    sums: Vec<Sums>,
}

impl Memo {
    /// For about so many sums.
    pub(super) fn with_room(n: usize) -> Memo {
        let n = n.next_power_of_two();
        Memo { keys: vec![0; n], sums: vec![Sums::default(); n] }
    }

    /// What is remembered for a key, which is a hash.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<&Sums> {
        let at = self.place(key);
        self.sums.get(at).filter(|_| self.keys.get(at) == Some(&key.max(1)))
    }

    #[inline]
    pub(super) fn set(&mut self, key: u64, sums: Sums) {
        let at = self.place(key);
        if let (Some(known), Some(own)) = (self.keys.get_mut(at), self.sums.get_mut(at)) {
            (*known, *own) = (key.max(1), sums);
        }
    }

    fn place(&self, key: u64) -> usize {
        key as usize & (self.keys.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_of_that_key() {
        let mut memo = Memo::with_room(3);
        for key in [0, 4, 1, 5, 9] {
            assert_eq!(memo.get(key), None, "{key}");
            memo.set(key, [key as i16; 32]);
            assert_eq!(memo.get(key), Some(&[key as i16; 32]), "{key}");
        }
        assert_eq!((memo.get(1), memo.get(5)), (None, None));
        assert_eq!(memo.get(4), Some(&[4; 32]));
    }
}
