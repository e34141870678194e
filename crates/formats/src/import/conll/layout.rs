//! Which columns a file has.

use std::collections::HashMap;

use super::tags::{is_chunk, is_tag};

/// How many lines tell what the columns are.
const N_LINES: usize = 400;
/// How many columns of tags are read: nested names have two.
pub(super) const N_TAGS: usize = 3;

/// The families of such files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word and its tag, with or without more.
    Columns,
    /// CoNLL-U, which says where spaces were.
    ConllU,
    /// CoNLL-2012, with names and coreference in brackets.
    Conll2012,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Columns => "columns",
            Kind::ConllU => "CoNLL-U",
            Kind::Conll2012 => "CoNLL-2012",
        }
    }
}

/// Which columns a file has.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) kind: Kind,
    pub(super) has_tabs: bool,
    pub(super) n_columns: usize,
    /// The number of the token in its sentence.
    pub(super) id: Option<usize>,
    pub(super) form: usize,
    pub(super) tags: Vec<usize>,
    pub(super) misc: Option<usize>,
    /// Whether there are columns that nobody reads.
    pub(super) has_more: bool,
}

impl Layout {
    /// The columns of a text; `None` if it has none.
    pub(super) fn of(text: &str) -> Option<Layout> {
        let first = text.lines().find(|it| !it.trim().is_empty())?;
        let mut layout = Layout {
            kind: Kind::Columns,
            has_tabs: false,
            n_columns: 0,
            id: None,
            form: 0,
            tags: Vec::new(),
            misc: None,
            has_more: true,
        };
        if first.starts_with("#begin document") {
            let (kind, n_columns, form) = (Kind::Conll2012, 12, 3);
            return Some(Layout { kind, n_columns, form, ..layout });
        }
        let lines =
            || text.lines().filter(|it| !it.trim().is_empty() && !it.starts_with("-DOCSTART-"));
        let is_comment = |it: &&str| it.starts_with("# ") && !it.contains('\t');
        layout.has_tabs = lines()
            .filter(|it| !is_comment(it))
            .take(N_LINES)
            .filter(|it| it.contains('\t'))
            .count()
            * 2
            > lines().filter(|it| !is_comment(it)).take(N_LINES).count();
        let rows: Vec<Vec<&str>> =
            lines().take(N_LINES).map(|it| layout.cells(it)).filter(|it| 1 < it.len()).collect();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        rows.iter().for_each(|it| *counts.entry(it.len()).or_default() += 1);
        // Of two that are equally frequent, the wider.
        let (n_columns, n_rows) = counts.into_iter().max_by_key(|(len, n)| (*n, *len))?;
        layout.n_columns = n_columns;
        let rows: Vec<_> = rows.iter().filter(|it| it.len() == n_columns).collect();
        let column = |idx: usize| rows.iter().filter_map(move |it| it.get(idx).copied());
        let is_numbered = column(0).all(is_token_id);
        if layout.has_tabs && is_numbered && layout.is_conllu(text, n_columns) {
            return Some(layout);
        }
        // Prose has no columns: nearly all lines must be alike.
        let n_lines = lines().take(N_LINES).filter(|it| !is_comment(it)).count();
        if n_rows * 10 < n_lines * 9 {
            return None;
        }
        layout.form = usize::from(is_numbered && 2 < n_columns);
        layout.id = is_numbered.then_some(0);
        // One slip in twenty does not make it another column.
        let is_tags =
            |idx: &usize| column(*idx).filter(|it| !is_tag(it)).count() * 20 <= rows.len();
        layout.tags = (layout.form + 1..n_columns).filter(is_tags).collect();
        let names: Vec<_> = layout
            .tags
            .iter()
            .copied()
            .filter(|it| !column(*it).filter(|it| is_tag(it)).all(is_chunk))
            .collect();
        let has_chunks = names.len() < layout.tags.len();
        // A file of nothing but O has names all the same: none.
        if !(names.is_empty() && has_chunks && layout.tags.len() == 1) {
            layout.tags = names;
        }
        layout.tags.truncate(N_TAGS);
        layout.has_more = layout.tags.len() + 1 + usize::from(layout.id.is_some()) < n_columns;
        (!layout.tags.is_empty()).then_some(layout)
    }

    /// Whether these are the ten columns of CoNLL-U, or those that it names itself.
    fn is_conllu(&mut self, text: &str, n_columns: usize) -> bool {
        let named = text.lines().find_map(|it| it.strip_prefix("# global.columns ="));
        let names: Vec<_> = match named {
            Some(names) => names.split_whitespace().collect(),
            None if n_columns == 10 => {
                "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC".split(' ').collect()
            }
            None => return false,
        };
        let at = |name: &str| names.iter().position(|it| *it == name);
        let Some(form) = at("FORM") else { return false };
        self.kind = Kind::ConllU;
        self.n_columns = names.len();
        self.form = form;
        self.id = at("ID");
        self.misc = at("MISC");
        self.tags = names
            .iter()
            .enumerate()
            .filter(|(_, it)| matches!(it.rsplit(':').next(), Some("NER" | "NE")))
            .map(|(idx, _)| idx)
            .take(N_TAGS - 1)
            .collect();
        true
    }

    /// The cells of a line.
    pub(super) fn cells<'t>(&self, line: &'t str) -> Vec<&'t str> {
        if self.has_tabs {
            line.split('\t').map(str::trim).collect()
        } else {
            line.split_whitespace().collect()
        }
    }

    /// Whether a line says something of the lines below it.
    pub(super) fn is_comment(&self, line: &str) -> bool {
        if !line.starts_with('#') {
            return false;
        }
        match self.kind {
            Kind::ConllU | Kind::Conll2012 => !line.contains('\t') || self.kind == Kind::Conll2012,
            // A word may begin with #, too.
            Kind::Columns => {
                let cells = self.cells(line);
                let tagged = |it: &usize| cells.get(*it).copied().is_some_and(is_tag);
                cells.len() != self.n_columns || !self.tags.iter().all(tagged)
            }
        }
    }
}

/// `7`, `7-8` or `7.1`.
fn is_token_id(cell: &str) -> bool {
    let mut parts = cell.splitn(2, ['-', '.']);
    parts.all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}
