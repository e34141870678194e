//! Names out of tags (IOB and its relatives), and out of brackets.

use std::collections::HashMap;

/// Whether a cell is a tag: `O`, or a letter, a hyphen and a label.
pub(super) fn is_tag(cell: &str) -> bool {
    cell == "O" || parts(cell).is_some()
}

/// Whether a tag is of a phrase, as CoNLL-2000 and 2003 have beside the names, or of nothing.
pub(super) fn is_chunk(cell: &str) -> bool {
    const PHRASES: [&str; 12] =
        ["NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP", "PC"];
    cell == "O" || parts(cell).is_some_and(|(_, label)| PHRASES.contains(&label))
}

/// `B-PER` is `B` and `PER`; `B_PER` and `PER-B` are not read.
fn parts(tag: &str) -> Option<(char, &str)> {
    let (letter, label) = tag.split_once('-')?;
    let mut letters = letter.chars();
    let letter = letters.next().filter(|it| "BIESLUM".contains(*it))?;
    (letters.next().is_none() && !label.is_empty()).then_some((letter, label))
}

/// A name: from a token to before another, with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named<'t> {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) label: &'t str,
    /// Begun by a tag that says that it goes on.
    pub(super) is_begun_inside: bool,
}

/// The names of one column of tags of one sentence, whatever the scheme.
///
/// IOB1 begins a name by `I` and uses `B` only next to another of its type; the others begin all by `B`, or by `S` and
/// `U` where it is of one token, and some end it by `E` or `L`.
pub(super) fn names<'t>(tags: impl Iterator<Item = Option<&'t str>>) -> Vec<Named<'t>> {
    let mut names: Vec<Named<'t>> = Vec::new();
    let mut is_open = false;
    for (idx, tag) in tags.enumerate() {
        let Some((letter, label)) = tag.and_then(parts) else {
            is_open = false;
            continue;
        };
        let goes_on = is_open && names.last().is_some_and(|it| it.label == label);
        match names.last_mut() {
            Some(name) if goes_on && matches!(letter, 'I' | 'M' | 'E' | 'L') => name.end = idx + 1,
            _ => {
                let is_begun_inside = matches!(letter, 'I' | 'M' | 'E' | 'L');
                names.push(Named { first: idx, end: idx + 1, label, is_begun_inside });
            }
        }
        is_open = matches!(letter, 'B' | 'I' | 'M');
    }
    names
}

/// Something in brackets, by what stands behind its opening bracket: a label, a number, or more.
pub(super) struct Bracketed<'t> {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) what: &'t str,
}

/// Brackets that do not fit.
pub(super) struct Unpaired {
    pub(super) token: usize,
    pub(super) what: String,
}

/// What is in brackets in one column of one sentence: `(PERSON*`, `*)`, `(12|(3)`, `12)`, `(e1-person(e2-place)`.
///
/// A closing bracket closes what it names, or without a name the innermost.
pub(super) fn bracketed<'t>(
    cells: impl Iterator<Item = Option<&'t str>>,
) -> (Vec<Bracketed<'t>>, Vec<Unpaired>) {
    let mut brackets = Brackets::default();
    for (idx, cell) in cells.enumerate() {
        let mut rest = cell.unwrap_or_default();
        while let Some(at) = rest.find(['(', ')']) {
            let (before, bracket) = rest.split_at_checked(at).unwrap_or((rest, ""));
            rest = bracket.get(1..).unwrap_or_default();
            if bracket.starts_with('(') {
                let len = rest.find(['(', ')', '|', '*']).unwrap_or(rest.len());
                let (what, more) = rest.split_at_checked(len).unwrap_or((rest, ""));
                brackets.open(idx, what);
                rest = more;
                if let Some(more) = rest.strip_prefix(')') {
                    rest = more;
                    brackets.close(idx, name_of(what));
                }
            } else {
                brackets.close(idx, before.trim_matches(['|', '*', '-', '_', ' ']));
            }
        }
    }
    brackets.paired()
}

/// The brackets of a sentence: all that were opened, and which of them are open.
#[derive(Default)]
struct Brackets<'t> {
    opened: Vec<Opened<'t>>,
    /// Indexes of those that are open, with some that are not any more: the innermost last.
    order: Vec<usize>,
    by_name: HashMap<&'t str, Vec<usize>>,
    unpaired: Vec<Unpaired>,
}

struct Opened<'t> {
    first: usize,
    what: &'t str,
    end: Option<usize>,
}

impl<'t> Brackets<'t> {
    fn open(&mut self, token: usize, what: &'t str) {
        let idx = self.opened.len();
        self.opened.push(Opened { first: token, what, end: None });
        self.order.push(idx);
        self.by_name.entry(name_of(what)).or_default().push(idx);
    }

    /// Closes the innermost of a name; without a name, the innermost of all.
    fn close(&mut self, token: usize, name: &str) {
        while let Some(idx) = self.order.last()
            && self.opened.get(*idx).is_none_or(|it| it.end.is_some())
        {
            self.order.pop();
        }
        let innermost = self.order.last().and_then(|it| self.opened.get(*it));
        let name = if name.is_empty() { innermost.map_or("", |it| name_of(it.what)) } else { name };
        let idx = self.by_name.get_mut(name).and_then(Vec::pop);
        match idx.and_then(|it| self.opened.get_mut(it)) {
            Some(opened) => opened.end = Some(token + 1),
            None => self.unpaired.push(Unpaired { token, what: format!("{name})") }),
        }
    }

    fn paired(self) -> (Vec<Bracketed<'t>>, Vec<Unpaired>) {
        let (mut found, mut unpaired) = (Vec::new(), self.unpaired);
        for Opened { first, what, end } in self.opened {
            match end {
                Some(end) => found.push(Bracketed { first, end, what }),
                None => unpaired.push(Unpaired { token: first, what: format!("({what}") }),
            }
        }
        found.sort_by_key(|it| (it.first, std::cmp::Reverse(it.end)));
        (found, unpaired)
    }
}

/// The name of something that is opened, by which it is closed: `e1` of `e1-person-1`.
fn name_of(what: &str) -> &str {
    what.split('-').next().unwrap_or(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tags: &str, expected: &str) {
        let found: Vec<_> = names(tags.split(' ').map(Some))
            .iter()
            .map(|it| format!("{}-{} {}", it.first, it.end, it.label))
            .collect();
        assert_eq!(found.join(", "), expected, "{tags}");
    }

    #[test]
    fn every_scheme_gives_the_same_names() {
        check("O I-P I-P O I-L B-L", "1-3 P, 4-5 L, 5-6 L");
        check("O B-P I-P O B-L B-L", "1-3 P, 4-5 L, 5-6 L");
        check("O B-P E-P O S-L S-L", "1-3 P, 4-5 L, 5-6 L");
        check("O B-P L-P O U-L U-L", "1-3 P, 4-5 L, 5-6 L");
        check("B-P I-P I-P I-L", "0-3 P, 3-4 L");
        check("B-P E-P I-P S-P I-P", "0-2 P, 2-3 P, 3-4 P, 4-5 P");
        check("x - B- O", "");
    }

    fn check_brackets(cells: &str, expected: &str) {
        let (found, unpaired) = bracketed(cells.split(' ').map(Some));
        let mut shown: Vec<_> =
            found.iter().map(|it| format!("{}-{} {}", it.first, it.end, it.what)).collect();
        shown.extend(unpaired.iter().map(|it| format!("{}! {}", it.token, it.what)));
        assert_eq!(shown.join(", "), expected, "{cells}");
    }

    #[test]
    fn brackets_are_paired_by_what_they_name() {
        check_brackets("(PERSON* * *) (GPE)", "0-3 PERSON, 3-4 GPE");
        check_brackets("(1|(2) 1)|(3 (1) 3)", "0-2 1, 0-1 2, 1-4 3, 2-3 1");
        check_brackets("(1 (2 1) 2)", "0-3 1, 1-4 2");
        check_brackets("(1 (1 1) 1)", "0-4 1, 1-3 1");
        check_brackets("(e1-person-x(e2-place) _ e1)", "0-3 e1-person-x, 0-1 e2-place");
        check_brackets("- 4) (5", "1! 4), 2! (5");
        check_brackets("*) ( )", "1-3 , 0! )");
    }
}
