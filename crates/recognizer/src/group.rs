//! Which names are of one thing: "Shoigu" is "Sergei Shoigu", "SCO" the "Shanghai Cooperation Organization".
//!
//! Rules, not learned, and careful: two things taken for one mislead a reader, one taken for two only costs a glance.
//! Names are gathered longest first, since the short forms point to the long ones. Which ones a form is compared with is
//! told by [`keys`]: a thousand banks are not a million comparisons.

mod keys;

use std::{cmp::Reverse, collections::HashMap};

use crate::{
    found::{Entity, Name, type_of},
    labels::Kind,
    token::tokens,
};

/// A distinct name of a text.
struct Form {
    words: Vec<String>,
    written: String,
    /// How many times it occurs as each kind.
    kinds: [usize; Kind::ALL.len()],
    /// Indexes of its names, in order.
    names: Vec<usize>,
    /// Whether it is the name of a country or a city.
    is_country_or_city: bool,
}

/// The entities of `names`, by first mention, and for each name the index of its entity.
pub(crate) fn group(texts: &[&str], names: &[Name]) -> (Vec<Entity>, Vec<usize>) {
    let forms = forms(texts, names);
    let mut clusters: Vec<Cluster> = Vec::new();
    // Where a shorter form may belong, so that not every two are compared.
    let mut known: HashMap<(Kind, u64), Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_key(|it| (Reverse(forms[*it].words.len()), forms[*it].names[0]));
    for form in order {
        let it = &forms[form];
        let kind = it.kind();
        let asked = keys::asked(it, kind).into_iter();
        let mut near: Vec<usize> =
            asked.filter_map(|key| known.get(&(kind, key))).flatten().copied().collect();
        near.sort_unstable();
        let fit = near
            .into_iter()
            .filter_map(|at| clusters[at].fit(kind, it, &forms).map(|fit| (fit, at)))
            // Of several that fit alike, the one that was spoken of last before.
            .max_by_key(|(fit, at)| (*fit, clusters[*at].nearness(it, &forms)));
        let at = match fit {
            Some((_, at)) => at,
            None => {
                for key in keys::answered(it, kind) {
                    known.entry((kind, key)).or_default().push(clusters.len());
                }
                clusters.push(Cluster { forms: Vec::new() });
                clusters.len() - 1
            }
        };
        clusters[at].forms.push(form);
    }
    clusters.sort_by_key(|it| it.first(&forms));
    let mut of = vec![0; names.len()];
    let entities = clusters
        .iter()
        .enumerate()
        .map(|(at, cluster)| {
            for &name in cluster.forms.iter().flat_map(|it| &forms[*it].names) {
                of[name] = at;
            }
            cluster.entity(&forms)
        })
        .collect();
    (entities, of)
}

#[inline(never)]
fn forms(texts: &[&str], names: &[Name]) -> Vec<Form> {
    let mut ids: HashMap<(bool, Vec<String>), usize> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let written =
            texts.get(name.text).and_then(|it| it.get(name.start..name.end)).unwrap_or_default();
        let words = words(written);
        // A person and a place of one name are two things; an organization or a place may be one that was taken for both.
        let key = (name.kind == Kind::Person, words.clone());
        let id = *ids.entry(key).or_insert_with(|| {
            forms.push(Form {
                words,
                written: written.to_owned(),
                kinds: [0; 6],
                names: Vec::new(),
                is_country_or_city: false,
            });
            forms.len() - 1
        });
        let form = &mut forms[id];
        form.kinds[name.kind as usize] += 1 + usize::from(name.sure);
        form.names.push(at);
        form.is_country_or_city |= name.is_country_or_city;
        if is_shouted(&form.written) && !is_shouted(written) {
            form.written = written.to_owned();
        }
    }
    forms
}

/// All in capitals though no acronym: from an agency's dateline or a headline.
fn is_shouted(written: &str) -> bool {
    4 < written.len() && !written.chars().any(char::is_lowercase)
}

/// The words of a name, alike in whatever way they are written.
#[inline(never)]
fn words(written: &str) -> Vec<String> {
    let all: Vec<String> = tokens(written)
        .iter()
        .map(|it| it.text(written).to_lowercase())
        .filter(|it| it.chars().any(char::is_alphanumeric))
        .map(|it| it.replace(['.', '’', '\''], ""))
        .collect();
    let start = usize::from(1 < all.len() && all[0] == "the");
    all[start..].to_vec()
}

/// Words that say what kind of body a company is, and may be left out.
const SUFFIXES: [&str; 28] = [
    "ab",
    "ag",
    "asa",
    "bhd",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "international",
    "kk",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oyj",
    "plc",
    "pte",
    "sa",
    "se",
    "spa",
];

impl Form {
    fn kind(&self) -> Kind {
        let best = (0..Kind::ALL.len()).max_by_key(|it| (self.kinds[*it], Reverse(*it)));
        best.and_then(|it| Kind::ALL.get(it)).copied().unwrap_or(Kind::Other)
    }

    /// Its words without the suffixes of companies.
    fn core(&self) -> &[String] {
        let mut words = self.words.as_slice();
        while let [head @ .., last] = words
            && !head.is_empty()
            && SUFFIXES.contains(&last.as_str())
        {
            words = head;
        }
        words
    }

    fn initials(&self) -> String {
        const SMALL: [&str; 8] = ["of", "and", "for", "the", "in", "on", "to", "de"];
        self.words
            .iter()
            .filter(|it| !SMALL.contains(&it.as_str()))
            .filter_map(|it| it.chars().next())
            .collect()
    }
}

/// A company's name without what says which kind of body it is: "Tesla" of "Tesla, Inc.".
pub(crate) fn without_suffix(name: &str) -> &str {
    let mut name = name;
    while let Some((head, last)) = name.trim_end_matches(['.', ',']).rsplit_once(' ')
        && SUFFIXES.contains(&last.replace('.', "").to_lowercase().as_str())
    {
        name = head;
    }
    name.trim_end_matches(',')
}

/// Forms that are of one thing; the longest is the first.
struct Cluster {
    forms: Vec<usize>,
}

impl Cluster {
    fn head<'f>(&self, forms: &'f [Form]) -> Option<&'f Form> {
        self.forms.first().and_then(|it| forms.get(*it))
    }

    fn first(&self, forms: &[Form]) -> usize {
        self.forms
            .iter()
            .filter_map(|it| forms[*it].names.first())
            .min()
            .copied()
            .unwrap_or_default()
    }

    /// The last of its names before the first of `form`; 0 if there is none, so that it is one that comes later.
    fn nearness(&self, form: &Form, forms: &[Form]) -> usize {
        let first = form.names.first().copied().unwrap_or_default();
        let names = self.forms.iter().flat_map(|it| &forms[*it].names);
        names.filter(|it| **it < first).max().map_or(0, |it| it + 1)
    }

    /// How well a shorter form fits: higher is better.
    fn fit(&self, kind: Kind, form: &Form, forms: &[Form]) -> Option<u8> {
        let head = self.head(forms)?;
        if head.kind() != kind {
            return None;
        }
        match kind {
            Kind::Person => person(&head.words, &form.words),
            Kind::Organization => organization(head, form),
            Kind::Place | Kind::Event | Kind::Other => (head.words == form.words).then_some(3),
            Kind::Group => (stem(&head.words) == stem(&form.words)).then_some(3),
        }
    }

    fn entity(&self, forms: &[Form]) -> Entity {
        let Some(head) = self.head(forms) else {
            return Entity {
                kind: type_of(Kind::Other),
                name: String::new(),
                aliases: Vec::new(),
                wikidata: None,
                geo: None,
            };
        };
        let mut others: Vec<&Form> = self.forms.iter().skip(1).map(|it| &forms[*it]).collect();
        others.sort_by_key(|it| it.names.first().copied());
        let mut aliases: Vec<String> = Vec::new();
        for other in others {
            if other.written != head.written && !aliases.contains(&other.written) {
                aliases.push(other.written.clone());
            }
        }
        Entity {
            kind: type_of(head.kind()),
            name: head.written.clone(),
            aliases,
            wikidata: None,
            geo: None,
        }
    }
}

/// Whether `short` may be the person named `long`: by the last name, by the first, or by a part of the whole.
fn person(long: &[String], short: &[String]) -> Option<u8> {
    if long == short {
        return Some(9);
    }
    match short {
        [] => None,
        [only] if long.len() == 1 => (only == &long[0]).then_some(9),
        [only] if long.last() == Some(only) => Some(8),
        // Family names come first in China, Korea, Vietnam and Hungary; and people are called by given names.
        [only] if long.first() == Some(only) => Some(6),
        [only] => (2 < only.chars().count() && long.contains(only)).then_some(4),
        // "Ashraf Ghani" is "Mohammad Ashraf Ghani", "J. Biden" is "Joe Biden".
        _ => {
            let mut rest = long.iter();
            let fits = short.iter().all(|word| {
                rest.any(|it| {
                    it == word || (word.chars().count() == 1 && it.starts_with(word.as_str()))
                })
            });
            fits.then_some(7)
        }
    }
}

#[inline(never)]
fn organization(long: &Form, short: &Form) -> Option<u8> {
    if long.core() == short.core() {
        return Some(9);
    }
    // "Jamaica" that was taken for an organization is not the "Jamaica Observer".
    if short.is_country_or_city {
        return None;
    }
    let [only] = short.words.as_slice() else {
        // "Volkswagen Group" goes with "Volkswagen AG"; "Bank of" does not with "Bank of England".
        return (1 < short.core().len() && long.core().starts_with(short.core())).then_some(5);
    };
    let is_acronym =
        1 < only.len() && short.written.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    if is_acronym && 1 < long.words.len() && long.initials() == *only {
        return Some(8);
    }
    // The first word of a company stands for it, but "Bank" does not for "Bank of England".
    let is_first = long.core().first() == Some(only) && long.core().len() <= 2;
    (is_first && !is_acronym && 3 < only.len()).then_some(4)
}

/// Peoples are one in singular and plural.
fn stem(words: &[String]) -> String {
    words.join(" ").trim_end_matches('s').to_owned()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A text whose names are in brackets: "[P Anna Petrova] left [L Kabul]"; "[C Jamaica]" is a country that was taken for
    /// an organization.
    pub(crate) fn bracketed(text: &str) -> (String, Vec<Name>) {
        let mut plain = String::new();
        let mut names = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('[') {
            plain.push_str(before);
            let (name, after) = behind.split_once(']').unwrap_or((behind, ""));
            let (kind, name) = name.split_at(2);
            let is_country_or_city = kind == "C ";
            let kind = match kind {
                "P " => Kind::Person,
                "O " | "C " => Kind::Organization,
                "G " => Kind::Group,
                _ => Kind::Place,
            };
            let start = plain.len();
            plain.push_str(name);
            names.push(Name {
                text: 0,
                start,
                end: plain.len(),
                kind,
                sure: 90,
                is_country_or_city,
            });
            rest = after;
        }
        plain.push_str(rest);
        (plain, names)
    }

    /// Expected are the entities, each its name and aliases.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (plain, names) = bracketed(text);
        let (entities, of) = group(&[plain.as_str()], &names);
        assert!(of.iter().all(|it| *it < entities.len()));
        let told: Vec<String> = entities
            .iter()
            .map(|it| {
                std::iter::once(it.name.clone())
                    .chain(it.aliases.clone())
                    .collect::<Vec<_>>()
                    .join(" = ")
            })
            .collect();
        assert_eq!(told.join(" | "), expected);
    }

    #[test]
    fn people_by_their_last_name() {
        check(
            "[P Sergei Shoigu] met [P Omari]. [P Shoigu] left.",
            "Sergei Shoigu = Shoigu | Omari",
        );
        check("[P Xi Jinping] and [P Xi]", "Xi Jinping = Xi");
        check(
            "[P Ghani], or [P Mohammad Ashraf Ghani], or [P Ashraf Ghani]",
            "Mohammad Ashraf Ghani = Ghani = Ashraf Ghani",
        );
        check("[P Paris] in [L Paris]", "Paris | Paris");
    }

    #[test]
    fn of_two_who_share_a_name_it_is_the_one_spoken_of_last() {
        check(
            "[P Bill Clinton] saw [P Hillary Clinton]. [P Clinton] left.",
            "Bill Clinton | Hillary Clinton = Clinton",
        );
    }

    #[test]
    fn organizations_by_their_initials_and_without_suffix() {
        check(
            "the [O Shanghai Cooperation Organization] ([O SCO])",
            "Shanghai Cooperation Organization = SCO",
        );
        check("[O Volkswagen AG] and [O Volkswagen]", "Volkswagen AG = Volkswagen");
        check("[O Bank of England] and [O Bank of Japan]", "Bank of England | Bank of Japan");
        check("[O Apple Inc.], [O Apple]", "Apple Inc. = Apple");
    }

    #[test]
    fn a_country_is_not_short_for_an_organization() {
        check("the [O Jamaica Observer] in [C Jamaica]", "Jamaica Observer | Jamaica");
        check(
            "[O South Africa Railways], [C South Africa]",
            "South Africa Railways | South Africa",
        );
        check("[O Leeds United] lost, [O Leeds] said", "Leeds United = Leeds");
    }

    #[test]
    fn groups_in_both_numbers() {
        check("[G Russian] and [G Russians]", "Russian = Russians");
    }
}
