//! The layers of a file: which columns they have, and which mentions are in them.

use std::collections::HashMap;
use std::ops::Range;

use dateline_article::Problem;

use super::cells::{Value, values};
use super::sentences::Unit;
use crate::draft::DraftMention;
use crate::import::groups::Said;
use crate::import::groups::verifying;
use crate::labels::type_of;
use crate::links::{ids_of, url_of};
use crate::note::{Notes, Reason};
use crate::words::in_one_line;

/// A layer, as the header says it.
#[derive(Debug)]
pub(super) struct Layer<'t> {
    pub(super) line: usize,
    /// The last word of its name.
    pub(super) short: &'t str,
    pub(super) role: Role,
    features: Vec<&'t str>,
    /// The cells of a line that are its own.
    pub(super) columns: Range<usize>,
}

/// What a layer is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Named entities.
    Names,
    /// Spans of somebody's own, which are shown where there are no names.
    Spans,
    /// Coreference.
    Chains,
    /// Relations, parts of speech, lemmas.
    Other,
}

/// The layers in the order of their columns.
pub(super) fn layers(file: &str) -> Vec<Layer<'_>> {
    let mut layers = Vec::new();
    let mut column = 3;
    for (idx, line) in file.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.starts_with("#Text=") || line.contains('\t') {
            break;
        }
        let Some((kind, rest)) = line.strip_prefix("#T_").and_then(|it| it.split_once('=')) else {
            continue;
        };
        let mut parts = rest.split('|');
        let name = parts.next().unwrap_or_default();
        let mut features: Vec<_> = parts.collect();
        if features.is_empty() {
            features.push("");
        }
        let columns = column..column + features.len();
        column = columns.end;
        let role = match kind {
            "SP" if name.ends_with(".NamedEntity") => Role::Names,
            "SP" if name.contains(".dkpro.core.api.") => Role::Other,
            "SP" => Role::Spans,
            "CH" => Role::Chains,
            _ => Role::Other,
        };
        let short = name.rsplit('.').next().unwrap_or(name);
        layers.push(Layer { line: idx + 1, short, role, features, columns });
    }
    layers
}

/// The mentions of a file, as they are found.
pub(super) struct Marked<'t> {
    text: &'t str,
    marks: Vec<Mark>,
    /// By layer, and what its lines share: a number, or the link of a chain.
    by_id: HashMap<(usize, u64, u64), usize>,
}

/// A mention that may go on in the next line.
#[derive(Default)]
struct Mark {
    line: usize,
    start: usize,
    end: usize,
    label: Option<String>,
    said: Said,
    is_chained: bool,
}

impl<'t> Marked<'t> {
    pub(super) fn new(text: &'t str) -> Marked<'t> {
        Marked { text, marks: Vec::new(), by_id: HashMap::new() }
    }

    /// Takes what a line says in the columns of a layer.
    pub(super) fn take(&mut self, layer: &Layer<'_>, unit: &Unit<'_>, notes: &mut Notes) {
        let cells = unit.cells.get(layer.columns.clone()).unwrap_or_default();
        if layer.role == Role::Chains {
            self.take_chain(layer, unit, cells, notes);
            return;
        }
        let columns: Vec<_> = cells.iter().map(|it| values(it)).collect();
        // A slot has its own signs between values, and points elsewhere.
        let is_slot = |idx: usize| {
            layer.features.get(idx).is_some_and(|it| it.starts_with("ROLE_"))
                || idx
                    .checked_sub(1)
                    .and_then(|it| layer.features.get(it))
                    .is_some_and(|it| it.starts_with("ROLE_"))
        };
        let n_stacked = columns
            .iter()
            .enumerate()
            .filter(|(idx, _)| !is_slot(*idx))
            .map(|(_, it)| it.len())
            .max()
            .unwrap_or(0);
        for nth in 0..n_stacked {
            let own = || {
                let columns = columns.iter().zip(&layer.features).enumerate();
                columns
                    .filter(|(idx, _)| !is_slot(*idx))
                    .filter_map(|(_, (values, feature))| Some((values.get(nth)?, *feature)))
            };
            let id = own().find_map(|(it, _)| it.id);
            let is_new = self.goes_on(unit, id.map(|it| (layer.line, it, 0)));
            let Some(mark) = is_new else { continue };
            for (Value { value, .. }, feature) in own() {
                let Some(value) = value.as_deref().filter(|it| !it.is_empty()) else { continue };
                let is_address = value.contains("://");
                if feature == "identifier" || is_address {
                    mark.said.keys.push(value.to_owned());
                    let ids = ids_of(None, Some(value));
                    mark.said.url = if ids.is_empty() { url_of(Some(value)) } else { None };
                    mark.said.ids.extend(ids);
                } else if mark.label.is_none() {
                    mark.label = Some(value.to_owned());
                } else {
                    notes.push(format!("line {}: {feature}", unit.line), Reason::NotCarried);
                }
            }
            if mark.label.is_none() && layer.role == Role::Spans {
                mark.label = Some(layer.short.to_owned());
            }
        }
    }

    /// `coref->1-2`, and `pr[1]`: the second link of the first chain.
    fn take_chain(
        &mut self,
        layer: &Layer<'_>,
        unit: &Unit<'_>,
        cells: &[&str],
        notes: &mut Notes,
    ) {
        let relation = usize::from(layer.features.first() != Some(&"referenceRelation"));
        let links = cells.get(relation).copied().unwrap_or_default();
        for link in values(links) {
            let link = link.value.unwrap_or_default();
            let number = link.rsplit_once("->").and_then(|(_, it)| it.split_once('-'));
            let number = number.map(|(chain, nth)| (chain.parse().ok(), nth.parse().ok()));
            let Some((Some(chain), Some(nth))) = number else {
                let wanted = "the number of a chain, such as ->1-2";
                notes.push(
                    format!("line {}", unit.line),
                    Reason::WrongValue { wanted, found: link },
                );
                continue;
            };
            if let Some(mark) = self.goes_on(unit, Some((layer.line, chain, nth))) {
                mark.said.keys.push(format!("chain {} {chain}", layer.line));
                mark.is_chained = true;
            }
        }
    }

    /// The mark that begins in a line; `None` if one of that id goes on in it.
    fn goes_on(&mut self, unit: &Unit<'_>, id: Option<(usize, u64, u64)>) -> Option<&mut Mark> {
        let idx = self.marks.len();
        if let Some(id) = id {
            let known = *self.by_id.entry(id).or_insert(idx);
            if let Some(mark) = self.marks.get_mut(known) {
                mark.start = mark.start.min(unit.start);
                mark.end = mark.end.max(unit.end);
                return None;
            }
        }
        let Unit { line, start, end, .. } = *unit;
        self.marks.push(Mark { line, start, end, ..Mark::default() });
        self.marks.last_mut()
    }

    /// The mentions, with what is said of them. A link of a chain that covers a name is that name.
    pub(super) fn into_mentions(self, notes: &mut Notes) -> (Vec<DraftMention>, Vec<Said>) {
        let mut mentions = Vec::with_capacity(self.marks.len());
        let mut all_said: Vec<Said> = Vec::with_capacity(self.marks.len());
        let mut by_span: HashMap<[usize; 2], usize> = HashMap::new();
        let (links, names): (Vec<_>, Vec<_>) = self.marks.into_iter().partition(|it| it.is_chained);
        for mark in names.into_iter().chain(links) {
            let Mark { line, start, end, label, mut said, is_chained } = mark;
            let place = format!("line {line}");
            if start == end {
                notes.push(place, Reason::Checked(Problem::EmptySpan));
                continue;
            }
            if is_chained
                && let Some(name) = by_span.get(&[start, end]).and_then(|it| all_said.get_mut(*it))
            {
                name.keys.append(&mut said.keys);
                continue;
            }
            let words = self.text.get(start..end).unwrap_or_default();
            said.words = in_one_line([words].into_iter());
            by_span.entry([start, end]).or_insert(mentions.len());
            mentions.push(DraftMention {
                place,
                kind: label.as_deref().map(type_of),
                label,
                start: Some(start as u64),
                end: Some(end as u64),
                text: verifying(words),
                ..DraftMention::default()
            });
            all_said.push(said);
        }
        (mentions, all_said)
    }
}
