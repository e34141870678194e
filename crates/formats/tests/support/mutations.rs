//! Changes of a file as accidents and attackers make them.

use serde_json::{Value, json};

/// A generator that gives the same numbers everywhere (xorshift).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// One to three changes of a file: bits, ends, pieces twice, pieces of another file, values of another type.
pub(crate) fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..=random.below(3) {
        let (from, to) = piece(bytes.len(), random);
        match random.below(6) {
            0 => {
                for _ in 0..=random.below(4) {
                    let at = random.below(bytes.len());
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << random.below(8);
                    }
                }
            }
            1 => bytes.truncate(to),
            2 => {
                let twice = bytes[from..to].to_vec();
                let at = random.below(bytes.len());
                bytes.splice(at..at, twice);
            }
            3 => {
                let (begin, end) = piece(other.len(), random);
                bytes.splice(from..to, other[begin..end].iter().copied());
            }
            4 => drop(bytes.drain(from..to)),
            _ => swap_a_type(bytes, random),
        }
    }
}

fn piece(len: usize, random: &mut Random) -> (usize, usize) {
    let from = random.below(len);
    let to = from + random.below((len - from).min(200) + 1);
    (from, to)
}

/// A value of JSON becomes one of another type.
fn swap_a_type(bytes: &mut Vec<u8>, random: &mut Random) {
    let Ok(mut json) = serde_json::from_slice::<Value>(bytes) else { return };
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(9_007_199_254_740_993_u64),
        json!(1e308),
        json!(""),
        json!("7"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!([0, 1]),
        json!({"a": {"b": 1}}),
    ];
    let mut node = &mut json;
    for _ in 0..random.below(6) {
        let n = match &*node {
            Value::Array(items) => items.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if n == 0 {
            break;
        }
        let nth = random.below(n);
        node = match node {
            Value::Array(items) => &mut items[nth],
            Value::Object(fields) => fields.values_mut().nth(nth).unwrap(),
            _ => return,
        };
    }
    *node = values[random.below(values.len())].clone();
    *bytes = json.to_string().into_bytes();
}
