//! A map from hashes to numbers that is filled once and then only asked.

/// Open addressing with linear probing; at most two thirds full.
#[derive(Debug, Default)]
pub(crate) struct Table {
    keys: Vec<u64>,
    values: Vec<u32>,
    mask: usize,
}

/// The key of an empty slot, which no entry may have.
const EMPTY: u64 = 0;

impl Table {
    /// Room for `n` entries.
    pub(crate) fn with_room(n: usize) -> Table {
        let size = (n + n / 2 + 1).next_power_of_two();
        Table { keys: vec![EMPTY; size], values: vec![0; size], mask: size - 1 }
    }

    /// The value of `key`, to be changed; 0 at first. Never called for more keys than there is room for.
    pub(crate) fn entry(&mut self, key: u64) -> &mut u32 {
        let key = key.max(1);
        let mut at = key as usize & self.mask;
        while self.keys[at] != key && self.keys[at] != EMPTY {
            at = (at + 1) & self.mask;
        }
        self.keys[at] = key;
        &mut self.values[at]
    }

    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        let key = key.max(1);
        let mut at = key as usize & self.mask;
        loop {
            match *self.keys.get(at)? {
                it if it == key => return self.values.get(at).copied(),
                EMPTY => return None,
                _ => at = (at + 1) & self.mask,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let mut table = Table::with_room(1000);
        for key in 0..1000_u64 {
            *table.entry(key * 4096) += key as u32 + 1;
        }
        for key in 1..1000_u64 {
            assert_eq!(table.get(key * 4096), Some(key as u32 + 1));
            assert_eq!(table.get(key * 4096 + 1), None);
        }
    }
}
