//! The trained model as a file: what it holds, and how it is read and written.
//!
//! Little-endian, in columns, so that a general compressor does well: texts are front-coded, hashes sorted and written as
//! differences, weights apart from the labels they are for. A reader trusts nothing in it: every number is checked
//! before it is used.

use std::fmt;

use crate::{
    labels::N_LABELS,
    lexicon::{Lexicon, Word},
    link::{Link, Links},
    weights::{HASH_BITS, Row, Weights},
};

/// What a file of a model begins with.
const MAGIC: &[u8; 8] = b"DLNAMES1";

/// How many steps of a weight make one unit of log probability.
pub const STEPS: f32 = 12.0;

/// A model, ready to use.
#[derive(Debug)]
pub struct Model {
    pub(crate) lexicon: Lexicon,
    pub(crate) weights: Weights,
    /// For each pair of labels, the weight of the second following the first, in steps.
    pub(crate) follow: Vec<i16>,
    pub(crate) links: Links,
    version: String,
}

fn short(hash: u64) -> u64 {
    // Files count from 1.
    (hash >> (64 - HASH_BITS)) + 1
}

/// Everything that a model is made of.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Its name and version: `names-1`.
    pub version: String,
    /// Phrases, sorted, each its words joined by a space, with their classes.
    pub names: Vec<(String, u32)>,
    /// Words, sorted, with what is known of them.
    pub words: Vec<(String, Word)>,
    /// The paths of the clusters.
    pub paths: Vec<u32>,
    /// Hashes of features with their weights.
    pub rows: Vec<(u64, Row)>,
    /// For each pair of labels, the weight of the second following the first.
    pub follow: Vec<i16>,
    /// Names, sorted, with what they stand for.
    pub links: Vec<(String, Link)>,
}

/// Why a file is no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(&'static str);

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the recognizer's model can't be read: {}", self.0)
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// Reads the file of a model.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let columns = Columns::read(bytes)?;
        let lexicon = Lexicon::new(
            columns.names.iter().zip(columns.classes.iter().copied()),
            columns.words.iter().zip(columns.known.iter().copied()),
            columns.paths,
        );
        Ok(Model {
            lexicon,
            weights: Weights::new(columns.rows),
            follow: columns.follow,
            links: Links::new(columns.links),
            version: columns.version,
        })
    }

    /// Puts a model together.
    pub fn new(parts: Parts) -> Model {
        let names = parts.names.iter().map(|(name, classes)| (name.as_str(), *classes));
        let words = parts.words.iter().map(|(word, it)| (word.as_str(), *it));
        let lexicon = Lexicon::new(names, words, parts.paths);
        Model {
            lexicon,
            weights: Weights::new(parts.rows),
            follow: parts.follow,
            links: Links::new(parts.links),
            version: parts.version,
        }
    }

    /// Its name and version, as mentions say who made them: `names-1`.
    pub fn version(&self) -> &str {
        &self.version
    }
}

impl Parts {
    /// The file.
    pub fn written(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        text(&mut out, &self.version);
        let mut sets: Vec<u32> = self.names.iter().map(|it| it.1).collect();
        sets.sort_unstable();
        sets.dedup();
        numbers(&mut out, &sets);
        texts(&mut out, self.names.iter().map(|it| it.0.as_str()));
        let set_of = |classes: u32| sets.binary_search(&classes).unwrap_or_default() as u32;
        planes(&mut out, self.names.iter().map(|it| set_of(it.1)), 2);
        numbers(&mut out, &self.paths);
        texts(&mut out, self.words.iter().map(|it| it.0.as_str()));
        planes(&mut out, self.words.iter().map(|it| u32::from(it.1.cluster)), 2);
        planes(&mut out, self.words.iter().map(|it| u32::from(it.1.casing)), 1);

        let mut rows: Vec<(u64, Row)> =
            self.rows.iter().map(|(hash, row)| (short(*hash), *row)).collect();
        rows.sort_unstable_by_key(|it| it.0);
        number(&mut out, rows.len() as u32);
        let mut before = 0;
        let steps: Vec<u32> =
            rows.iter().map(|it| (it.0 - std::mem::replace(&mut before, it.0)) as u32).collect();
        planes(&mut out, steps.into_iter(), 4);
        planes(
            &mut out,
            rows.iter().map(|(_, row)| row.iter().filter(|it| **it != 0).count() as u32),
            1,
        );
        let weights =
            || rows.iter().flat_map(|(_, row)| row.iter().enumerate().filter(|(_, it)| **it != 0));
        number(&mut out, weights().count() as u32);
        planes(&mut out, weights().map(|(label, _)| label as u32), 1);
        planes(&mut out, weights().map(|(_, weight)| u32::from(weight.cast_unsigned())), 1);
        number(&mut out, self.follow.len() as u32);
        planes(&mut out, self.follow.iter().map(|it| u32::from(it.cast_unsigned())), 2);
        self.write_links(&mut out);
        out
    }

    fn write_links(&self, out: &mut Vec<u8>) {
        let mut countries: Vec<u32> = self.links.iter().map(|it| it.1.within).collect();
        countries.sort_unstable();
        countries.dedup();
        numbers(out, &countries);
        texts(out, self.links.iter().map(|it| it.0.as_str()));
        let links = || self.links.iter().map(|it| it.1);
        let flags = |it: Link| {
            u32::from(it.is_organization)
                | u32::from(it.is_usual) << 1
                | u32::from(it.geo.is_some()) << 2
                | u32::from(it.id != 0) << 3
        };
        planes(out, links().map(flags), 1);
        let ids: Vec<u32> = links().map(|it| it.id).filter(|it| *it != 0).collect();
        numbers(out, &ids);
        let places: Vec<(i16, i16)> = links().filter_map(|it| it.geo).collect();
        number(out, places.len() as u32);
        planes(out, places.iter().map(|it| u32::from(it.0.cast_unsigned())), 2);
        planes(out, places.iter().map(|it| u32::from(it.1.cast_unsigned())), 2);
        let at = |within: u32| countries.binary_search(&within).unwrap_or_default() as u32;
        planes(out, links().map(|it| at(it.within)), 2);
    }

    /// Reads the file of a model.
    pub fn read(bytes: &[u8]) -> Result<Parts, ModelError> {
        let columns = Columns::read(bytes)?;
        let owned = |texts: Texts| -> Vec<String> { texts.iter().map(str::to_owned).collect() };
        Ok(Parts {
            version: columns.version,
            names: owned(columns.names).into_iter().zip(columns.classes).collect(),
            words: owned(columns.words).into_iter().zip(columns.known).collect(),
            paths: columns.paths,
            rows: columns.rows,
            follow: columns.follow,
            links: columns.links,
        })
    }
}

/// What a file holds, each text still where it was unpacked: to own 170 000 of them one by one takes longer than all else.
struct Columns {
    version: String,
    names: Texts,
    /// For each name.
    classes: Vec<u32>,
    words: Texts,
    /// For each word.
    known: Vec<Word>,
    paths: Vec<u32>,
    rows: Vec<(u64, Row)>,
    follow: Vec<i16>,
    links: Vec<(String, Link)>,
}

impl Columns {
    fn read(bytes: &[u8]) -> Result<Columns, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError("it does not begin like one"))?;
        let mut input = Input(rest);
        let len = input.number()? as usize;
        let version = String::from_utf8(input.take(len)?.to_vec())
            .map_err(|_| ModelError("its name is no text"))?;
        let sets = input.numbers()?;
        let names = input.texts()?;
        let mut classes = input.planes(names.len(), 2)?;
        let paths = input.numbers()?;
        let words = input.texts()?;
        let clusters = input.planes(words.len(), 2)?;
        let casings = input.planes(words.len(), 1)?;
        for set in &mut classes {
            *set = *sets.get(*set as usize).ok_or(ModelError("a set of classes is missing"))?;
        }
        let known = clusters
            .into_iter()
            .zip(casings)
            .map(|(cluster, casing)| Word { cluster: cluster as u16, casing: casing as u8 })
            .collect();

        let n_rows = input.number()? as usize;
        let steps = input.planes(n_rows, 4)?;
        let counts = input.planes(n_rows, 1)?;
        let n_weights = input.number()? as usize;
        let labels = input.planes(n_weights, 1)?;
        let weights = input.planes(n_weights, 1)?;
        let mut weights = labels.into_iter().zip(weights);
        let mut short_hash = 0_u64;
        let mut rows = Vec::with_capacity(n_rows);
        for (step, count) in steps.into_iter().zip(counts) {
            short_hash += u64::from(step);
            let mut row = [0; N_LABELS];
            for _ in 0..count {
                let (label, weight) = weights.next().ok_or(ModelError("weights are missing"))?;
                *row.get_mut(label as usize).ok_or(ModelError("a label is unknown"))? =
                    (weight as u8).cast_signed();
            }
            rows.push((short_hash.saturating_sub(1) << (64 - HASH_BITS), row));
        }
        let n_follow = input.number()? as usize;
        if n_follow != N_LABELS * N_LABELS {
            return Err(ModelError("its labels are not ours"));
        }
        let follow =
            input.planes(n_follow, 2)?.into_iter().map(|it| (it as u16).cast_signed()).collect();
        let links = read_links(&mut input)?;
        Ok(Columns { version, names, classes, words, known, paths, rows, follow, links })
    }
}

fn read_links(input: &mut Input) -> Result<Vec<(String, Link)>, ModelError> {
    const MISSING: ModelError = ModelError("what a name stands for is missing");
    let countries = input.numbers()?;
    let names = input.texts()?;
    let flags = input.planes(names.len(), 1)?;
    let mut ids = input.numbers()?.into_iter();
    let n_places = input.number()? as usize;
    let [north, east] = [input.planes(n_places, 2)?, input.planes(n_places, 2)?];
    let signed = |it: u32| (it as u16).cast_signed();
    let places: Vec<(i16, i16)> =
        north.into_iter().zip(east).map(|(lat, lon)| (signed(lat), signed(lon))).collect();
    if places.iter().any(|it| 9_000 < it.0.unsigned_abs() || 18_000 < it.1.unsigned_abs()) {
        return Err(ModelError("a place is not on Earth"));
    }
    let mut places = places.into_iter();
    let within = input.planes(names.len(), 2)?;
    let links = names.iter().zip(flags).zip(within);
    links
        .map(|((name, flags), within)| {
            let link = Link {
                is_organization: flags & 1 != 0,
                is_usual: flags & 2 != 0,
                geo: if flags & 4 == 0 { None } else { Some(places.next().ok_or(MISSING)?) },
                id: if flags & 8 == 0 { 0 } else { ids.next().ok_or(MISSING)? },
                within: *countries.get(within as usize).ok_or(MISSING)?,
            };
            Ok((name.to_owned(), link))
        })
        .collect()
}

fn number(out: &mut Vec<u8>, value: u32) {
    out.extend(value.to_le_bytes());
}

fn numbers(out: &mut Vec<u8>, values: &[u32]) {
    number(out, values.len() as u32);
    planes(out, values.iter().copied(), 4);
}

/// The low bytes of all values, then the next ones: like bytes come together.
fn planes(out: &mut Vec<u8>, values: impl Iterator<Item = u32> + Clone, width: usize) {
    for plane in 0..width {
        out.extend(values.clone().map(|it| (it >> (8 * plane)) as u8));
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u32);
    out.extend(text.as_bytes());
}

/// Sorted texts: how many bytes each shares with the one before, and the rest of each, ended by a line feed.
fn texts<'t>(out: &mut Vec<u8>, texts: impl Iterator<Item = &'t str>) {
    let mut shared = Vec::new();
    let mut rests = Vec::new();
    let mut before = "";
    for text in texts {
        let len = text.bytes().zip(before.bytes()).take(255).take_while(|(a, b)| a == b).count();
        shared.push(len as u8);
        rests.extend(&text.as_bytes()[len..]);
        rests.push(b'\n');
        before = text;
    }
    number(out, shared.len() as u32);
    number(out, rests.len() as u32);
    out.extend(shared);
    out.extend(rests);
}

/// What is still to be read.
struct Input<'b>(&'b [u8]);

const SHORT: ModelError = ModelError("it is cut off");

impl<'b> Input<'b> {
    fn take(&mut self, len: usize) -> Result<&'b [u8], ModelError> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(SHORT)?;
        self.0 = rest;
        Ok(head)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        self.take(4)?.try_into().map(u32::from_le_bytes).map_err(|_| SHORT)
    }

    fn planes(&mut self, n: usize, width: usize) -> Result<Vec<u32>, ModelError> {
        let bytes = self.take(n.checked_mul(width).ok_or(SHORT)?)?;
        let mut values = vec![0; n];
        for (nth, plane) in bytes.chunks_exact(n.max(1)).enumerate() {
            for (value, byte) in values.iter_mut().zip(plane) {
                *value |= u32::from(*byte) << (8 * nth);
            }
        }
        Ok(values)
    }

    fn numbers(&mut self) -> Result<Vec<u32>, ModelError> {
        let n = self.number()? as usize;
        self.planes(n, 4)
    }

    fn texts(&mut self) -> Result<Texts, ModelError> {
        let (n, len) = (self.number()? as usize, self.number()? as usize);
        let shared = self.take(n)?;
        let mut rests = self.take(len)?.split(|it| *it == b'\n');
        let mut all: Vec<u8> = Vec::with_capacity(2 * len);
        let mut ends = Vec::with_capacity(n);
        let mut start = 0;
        for &shared in shared {
            let end = all.len();
            all.extend_from_within(start..end.min(start + shared as usize));
            all.extend_from_slice(rests.next().ok_or(SHORT)?);
            start = end;
            ends.push(all.len());
        }
        let all = String::from_utf8(all).map_err(|_| NO_TEXT)?;
        // A text may still begin inside a letter.
        ends.iter()
            .all(|it| all.is_char_boundary(*it))
            .then_some(Texts { all, ends })
            .ok_or(NO_TEXT)
    }
}

/// Texts, one behind the other.
struct Texts {
    all: String,
    ends: Vec<usize>,
}

const NO_TEXT: ModelError = ModelError("a name is no text");

impl Texts {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            self.all.get(std::mem::replace(&mut start, *end)..*end).unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(
        is_organization: bool,
        id: u32,
        geo: Option<(i16, i16)>,
        within: u32,
        is_usual: bool,
    ) -> Link {
        Link { is_organization, id, geo, within, is_usual }
    }

    fn parts() -> Parts {
        let mut row = [0; N_LABELS];
        row[3] = -5;
        Parts {
            version: "names-1".to_owned(),
            names: vec![("kabul".to_owned(), 2), ("kabul river".to_owned(), 8)],
            words: vec![("Kabul".to_owned(), Word { cluster: 700, casing: 7 })],
            paths: vec![0, 5, 77_000],
            rows: vec![(1 << 60, row), (3 << 60, [1; N_LABELS])],
            follow: (0..N_LABELS * N_LABELS).map(|it| it as i16 - 300).collect(),
            links: vec![
                ("UK".to_owned(), link(false, 7_000_145, None, 0, true)),
                ("kabul".to_owned(), link(false, 0, Some((3453, -6917)), 889, true)),
                ("kabul".to_owned(), link(false, 0, None, 77, false)),
                ("kabul bank".to_owned(), link(true, 70_000, None, 0, true)),
            ],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let parts = parts();
        let read = Parts::read(&parts.written());
        let read = read.unwrap_or_default();
        assert_eq!(format!("{read:?}"), format!("{parts:?}"));
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let whole = parts().written();
        for len in 0..whole.len() {
            assert!(Parts::read(&whole[..len]).is_err(), "{len} bytes");
        }
    }
}
