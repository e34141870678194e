//! What a form is looked up by, so that it is compared with few others: all that it may fit, and hardly any more.

use super::{Form, stem};
use crate::{hash::Hash, labels::Kind};

/// A person's name of more words answers by each of them alone: the pairs would be too many.
const MOST_PAIRED: usize = 8;

/// What a key is of: the words alone must not be taken for a pair.
#[derive(Clone, Copy)]
enum Of {
    Word = 1,
    Pair,
    Long,
    Beginning,
    Initials,
    Whole,
}

fn key<'w>(of: Of, words: impl IntoIterator<Item = &'w str>) -> u64 {
    words.into_iter().fold(Hash::new(of as u64), |hash, it| hash.with_text(it)).finish()
}

fn initial(word: &str) -> &str {
    word.chars().next().map_or("", |it| &word[..it.len_utf8()])
}

/// What longer forms that `form` may be short for are asked by.
#[inline(never)]
pub(super) fn asked(form: &Form, kind: Kind) -> Vec<u64> {
    match (kind, form.words.as_slice()) {
        (Kind::Person, []) => Vec::new(),
        (Kind::Person, [first, .., last]) if initial(last) != last => {
            vec![key(Of::Pair, [first.as_str(), last]), key(Of::Long, [last.as_str()])]
        }
        (Kind::Person, [.., last]) => vec![key(Of::Word, [last.as_str()])],
        (Kind::Organization, words) => {
            let mut keys = vec![key(Of::Beginning, form.core().iter().map(String::as_str))];
            if let [only] = words {
                keys.push(key(Of::Initials, [only.as_str()]));
            }
            keys
        }
        _ => vec![whole(form, kind)],
    }
}

/// What `form` is found by, as the longest of its cluster.
#[inline(never)]
pub(super) fn answered(form: &Form, kind: Kind) -> Vec<u64> {
    let words = form.words.as_slice();
    let mut keys = match kind {
        Kind::Person => {
            let mut keys: Vec<u64> = words.iter().map(|it| key(Of::Word, [it.as_str()])).collect();
            if MOST_PAIRED < words.len() {
                keys.extend(words.iter().map(|it| key(Of::Long, [it.as_str()])));
            } else {
                for (at, last) in words.iter().enumerate() {
                    for first in words.iter().take(at) {
                        let begin = [first.as_str(), initial(first)];
                        keys.extend(begin.map(|it| key(Of::Pair, [it, last.as_str()])));
                    }
                }
            }
            keys
        }
        Kind::Organization => {
            let mut hash = Hash::new(Of::Beginning as u64);
            let mut keys = vec![key(Of::Initials, [form.initials().as_str()])];
            for word in form.core() {
                hash = hash.with_text(word);
                keys.push(hash.finish());
            }
            keys
        }
        Kind::Group | Kind::Place | Kind::Event | Kind::Other => vec![whole(form, kind)],
    };
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn whole(form: &Form, kind: Kind) -> u64 {
    match kind {
        Kind::Group => key(Of::Whole, [stem(&form.words).as_str()]),
        _ => key(Of::Whole, form.words.iter().map(String::as_str)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{forms, tests::bracketed};

    /// Whether the second of two names is compared with the first.
    #[track_caller]
    fn check(text: &str, expected: bool) {
        let (plain, names) = bracketed(text);
        let forms = forms(&[plain.as_str()], &names);
        let [long, short] = forms.as_slice() else { panic!("two names in {text}") };
        let answers = answered(long, long.kind());
        let is_asked = asked(short, long.kind()).iter().any(|it| answers.contains(it));
        assert_eq!(is_asked, expected, "{text}");
    }

    #[test]
    fn what_may_fit_is_compared() {
        check("[P Mohammad Ashraf Ghani] [P Ghani]", true);
        check("[P Mohammad Ashraf Ghani] [P Mohammad]", true);
        check("[P Mohammad Ashraf Ghani] [P Ashraf Ghani]", true);
        check("[P Mohammad Ashraf Ghani] [P M. Ghani]", true);
        check("[P Joe Robinette Biden] [P Joe R]", false);
        check("[P Joe R Biden] [P Joe R]", true);
        check("[P A B C D E F G H Ghani] [P B Ghani]", true);
        check("[O Bank of England] [O Bank of England Ltd]", true);
        check("[O National Grid Group] [O National Grid]", true);
        check("[O Shanghai Cooperation Organization] [O SCO]", true);
        check("[O Apple Inc.] [O Apple]", true);
        check("[G Russians] [G Russian]", true);
    }

    #[test]
    fn namesakes_and_banks_are_not() {
        check("[P Bill Clinton] [P Hillary Clinton]", false);
        check("[P Ann Maria Smith] [P Eve Maria Smith]", false);
        check("[O National Kabul Bank] [O National Herat Bank]", false);
        check("[O University of Kabul] [O University of Herat]", false);
        check("[L New York] [L New Jersey]", false);
    }
}
