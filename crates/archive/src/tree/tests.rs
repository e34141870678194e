use std::cell::Cell;
use std::collections::BTreeMap;
use std::convert::Infallible;

use proptest::prelude::*;

use super::read::Reader;
use super::write::{Shape, TreeWriter};
use super::*;
use crate::testing::Memory;

const SHAPE: Shape = Shape { leaf: 200, is_keyed: true };

fn made(map: &BTreeMap<Vec<u8>, Vec<u8>>, shape: Shape) -> (Memory, Tree) {
    let store = Memory::default();
    let mut writer = TreeWriter::new(shape);
    for (key, value) in map {
        writer.push(&store, key.clone(), value.clone()).unwrap();
    }
    let tree = writer.end(&store).unwrap();
    (store, tree)
}

fn many(n: u32) -> BTreeMap<Vec<u8>, Vec<u8>> {
    (0..n).map(|it| (format!("key {it:06}").into_bytes(), vec![it as u8; 20])).collect()
}

proptest! {
    #[test]
    fn what_was_put_in_is_found(
        map in prop::collection::btree_map(prop::collection::vec(0_u8..4, 0..6), prop::collection::vec(any::<u8>(), 0..300), 0..200),
        other in prop::collection::vec(0_u8..5, 0..6),
    ) {
        let (store, tree) = made(&map, SHAPE);
        let reader = Reader::new(&store, tree);
        prop_assert_eq!(tree.len, map.len() as u64);
        for (nth, (key, value)) in map.iter().enumerate() {
            prop_assert_eq!(pollster::block_on(reader.get(key)).unwrap(), Some(value.clone()));
            let entry = pollster::block_on(reader.nth(nth as u64)).unwrap();
            prop_assert_eq!(entry, Some((key.clone(), value.clone())));
        }
        prop_assert_eq!(pollster::block_on(reader.nth(map.len() as u64)).unwrap(), None);
        prop_assert_eq!(pollster::block_on(reader.get(&other)).unwrap(), map.get(&other).cloned());
        let start = &other[..other.len().min(2)];
        let expected = map.iter().filter(|(key, _)| key.starts_with(start)).take(7);
        let expected: Vec<_> = expected.map(|(k, v)| (k.clone(), v.clone())).collect();
        prop_assert_eq!(pollster::block_on(reader.beginning(start, 7)).unwrap(), expected);
    }

    #[test]
    fn a_damaged_file_is_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let store = Memory::default();
        let tree = Tree { root: Some(store.put(&bytes).unwrap().0), len: 1, n_bytes: 0 };
        let _ = pollster::block_on(Reader::new(&store, tree).get(b"a"));
        let _ = pollster::block_on(Reader::new(&store, tree).nth(3));
    }
}

#[test]
fn one_key_more_changes_few_files() {
    let mut map = many(20_000);
    let (before, _) = made(&map, SHAPE);
    let before = before.files();
    for key in ["key 000000a", "key 010000a", "key 9"] {
        map.insert(key.as_bytes().to_vec(), b"more".to_vec());
        let (after, _) = made(&map, SHAPE);
        let n_new = after.files().keys().filter(|it| !before.contains_key(it)).count();
        assert!(n_new <= 8, "{key}: {n_new} of {} files", after.files().len());
        map.remove(key.as_bytes());
    }
}

#[test]
fn a_question_costs_few_files_and_those_are_small() {
    let (store, tree) = made(&many(20_000), SHAPE);
    assert!(pollster::block_on(Reader::new(&store, tree).get(b"key 012345")).unwrap().is_some());
    assert!(store.brought().0 <= 4);
    let largest = store.files().values().map(Vec::len).max();
    assert!(largest <= Some(9_000), "{largest:?}");
}

#[test]
fn a_knot_is_an_error() {
    struct Knot(Cell<u32>);
    impl Files for Knot {
        type Error = Infallible;
        async fn bring(&self, name: Name) -> Result<Vec<u8>, Infallible> {
            self.0.set(self.0.get() + 1);
            let child = node::Child { last: b"z".to_vec(), len: 9, name };
            Ok(postcard::to_allocvec(&node::Node::Inner(vec![child])).unwrap())
        }
    }
    let tree = Tree { root: Some(Name([0; 12])), len: 9, n_bytes: 9000 };
    let knot = Knot(Cell::new(0));
    assert_eq!(pollster::block_on(Reader::new(&knot, tree).get(b"a")), Err(Failed::Damaged));
    assert_eq!(pollster::block_on(Reader::new(&knot, tree).nth(0)), Err(Failed::Damaged));
    assert!(knot.0.get() < 40);
}

#[test]
fn a_name_is_written_and_read() {
    let name = Name([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
    assert_eq!(name.to_string(), "0102030405060708090a0bff");
    assert_eq!(name.path(), "01/02030405060708090a0bff.bin");
    assert_eq!(Name::parse("0102030405060708090a0bff"), Some(name));
    for not in [
        "",
        "0102",
        "0102030405060708090a0bf",
        "+102030405060708090a0bff",
        "é102030405060708090a0bf",
    ] {
        assert_eq!(Name::parse(not), None);
    }
}
