//! Who is who: entities of different stories that are the same.
//!
//! By the id at Wikidata, where a story gives one. Else by type and name: if that is the name or an alias of exactly one of
//! those with an id, it is that; if it is an alias of exactly one without, it is that one. If there are several, it stays
//! apart, and says whom it may mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Fault;
use super::block::{Blocks, Section, StoryRow};
use super::frames::Frames;
use crate::entity::Known;
use crate::entry::Naming;
use crate::key::Key;

/// The number of an entity in [`Names`], in the order of the keys.
pub(super) type Who = u32;

/// All entities of all stories.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In the order of their keys.
    all: Vec<Identity>,
    by_key: HashMap<Key, Who>,
    /// Who is meant by a name alone.
    by_name: HashMap<Key, Who>,
}

/// An entity, with all that the stories call it.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) known: Known,
    /// Other names, with the keys that they make.
    pub(super) aliases: Vec<(String, Key)>,
    /// The keys that names alone make, of those that are meant by it.
    pub(super) names: BTreeSet<Key>,
    /// Whom else it may mean.
    pub(super) maybe: Vec<Key>,
}

/// What is called by one name, and has one id or none.
#[derive(Debug, Default)]
struct Called {
    /// How many stories write the name so.
    names: BTreeMap<String, u32>,
    kind: String,
    aliases: BTreeMap<Key, String>,
}

/// How many stories give it this type and this name.
type Written = BTreeMap<(String, String), u32>;

type Calls = BTreeMap<(Key, Option<Key>), Called>;

impl Names {
    /// Reads the names of all stories.
    pub(super) fn of(blocks: &impl Blocks) -> Result<Names, Fault> {
        let mut calls = Calls::new();
        for block in 0..blocks.count() {
            for row in Frames::<_, StoryRow>::new(blocks.open(block, Section::Stories)?) {
                for named in row?.cast {
                    add(&mut calls, named.naming);
                }
            }
        }
        Ok(Names::decided(calls))
    }

    fn decided(calls: Calls) -> Names {
        let links = Links::of(&calls);
        let mut by_name = BTreeMap::new();
        let mut together: BTreeMap<Key, (Identity, Written)> = BTreeMap::new();
        for ((name, wikidata), called) in calls {
            let (key, maybe) = match wikidata {
                Some(id) => (id, Vec::new()),
                None => {
                    let (key, maybe) = links.meant(&name);
                    by_name.insert(name.clone(), key.clone());
                    (key, maybe)
                }
            };
            let known = Known { key: key.clone(), kind: String::new(), name: String::new() };
            let empty = Identity { known, aliases: Vec::new(), names: BTreeSet::new(), maybe };
            let (identity, names) = together.entry(key).or_insert_with(|| (empty, Written::new()));
            identity.names.insert(name);
            for (key, alias) in called.aliases {
                if identity.aliases.iter().all(|(_, it)| *it != key) {
                    identity.aliases.push((alias, key));
                }
            }
            for (written, n) in called.names {
                *names.entry((called.kind.clone(), written)).or_default() += n;
            }
        }
        let mut all = Vec::with_capacity(together.len());
        for (mut identity, names) in together.into_values() {
            named(&mut identity, &names);
            all.push(identity);
        }
        let by_key: HashMap<Key, Who> =
            all.iter().map(|it| it.known.key.clone()).zip(0..).collect();
        let by_name = by_name
            .into_iter()
            .filter_map(|(name, key)| Some((name, *by_key.get(&key)?)))
            .collect();
        Names { all, by_key, by_name }
    }

    /// Who is meant.
    pub(super) fn who(&self, naming: &Naming) -> Option<Who> {
        match &naming.wikidata {
            Some(id) => self.by_key.get(id).copied(),
            None => self.by_name.get(&naming.by_name).copied(),
        }
    }

    pub(super) fn get(&self, who: Who) -> Option<&Identity> {
        self.all.get(who as usize)
    }

    /// All of them, by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Identity> {
        self.all.iter()
    }

    pub(super) fn known(&self, key: &Key) -> Option<&Known> {
        self.get(*self.by_key.get(key)?).map(|it| &it.known)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

fn add(calls: &mut Calls, naming: Naming) {
    let Naming { kind, name, by_name, wikidata, aliases } = naming;
    let called = calls.entry((by_name, wikidata)).or_default();
    called.kind = kind;
    *called.names.entry(name).or_default() += 1;
    for (alias, key) in aliases {
        // Of two ways to write it the smaller, whichever story comes first.
        let written = called.aliases.entry(key).or_insert_with(|| alias.clone());
        if alias < *written {
            *written = alias;
        }
    }
}

/// Gives it the name and the type that most stories do; of equals the longer, then the first of the alphabet. All others
/// become aliases.
fn named(identity: &mut Identity, names: &Written) {
    let most = names.iter().max_by(|((_, a), n), ((_, b), m)| {
        (n, a.chars().count()).cmp(&(m, b.chars().count())).then_with(|| b.cmp(a))
    });
    if let Some(((kind, name), _)) = most {
        identity.known.kind.clone_from(kind);
        identity.known.name.clone_from(name);
    }
    let own = &identity.known.name;
    let mut aliases: BTreeSet<(String, Key)> = identity.aliases.drain(..).collect();
    for key in &identity.names {
        let written = names.keys().map(|(_, it)| it).find(|it| *it != own && makes(key, it));
        aliases.extend(written.map(|it| (it.clone(), key.clone())));
    }
    identity.aliases = aliases.into_iter().filter(|(it, _)| it != own).collect();
}

/// Whether a key may be that of this name: it has as many of its letters, which is enough to tell the few names of one
/// entity apart.
fn makes(key: &Key, name: &str) -> bool {
    let letters = |it: &str| it.chars().filter(|it| it.is_alphanumeric()).count();
    key.as_str().split_once('.').is_some_and(|(_, it)| letters(it) == letters(name))
}

/// Which names lead to whom.
#[derive(Debug, Default)]
struct Links {
    /// By name or alias, those with an id.
    wikidata: HashMap<Key, BTreeSet<Key>>,
    /// By alias, the names of those without.
    hosts: HashMap<Key, BTreeSet<Key>>,
}

impl Links {
    fn of(calls: &Calls) -> Links {
        let mut links = Links::default();
        for ((name, wikidata), called) in calls {
            match wikidata {
                Some(id) => {
                    for key in [name].into_iter().chain(called.aliases.keys()) {
                        links.wikidata.entry(key.clone()).or_default().insert(id.clone());
                    }
                }
                None => {
                    for key in called.aliases.keys() {
                        links.hosts.entry(key.clone()).or_default().insert(name.clone());
                    }
                }
            }
        }
        links
    }

    /// Whom a name alone means: its key, and if that is its own, whom else it may mean.
    fn meant(&self, name: &Key) -> (Key, Vec<Key>) {
        let mut path = vec![name.clone()];
        loop {
            let Some(last) = path.last() else { return (name.clone(), Vec::new()) };
            let next = self.next(last);
            match next.as_slice() {
                [] => return (last.clone(), Vec::new()),
                [only] if only.wikidata().is_some() => return (only.clone(), Vec::new()),
                [only] => match path.iter().position(|it| it == only) {
                    // Aliases of each other: the longest of their names, as the fullest.
                    Some(from) => {
                        let circle = path.get(from..).unwrap_or_default();
                        let fullest = circle.iter().max_by_key(|it| (it.as_str().len(), *it));
                        return (fullest.unwrap_or(only).clone(), Vec::new());
                    }
                    None => path.push(only.clone()),
                },
                several if path.len() == 1 => return (name.clone(), several.to_vec()),
                _ => return (last.clone(), Vec::new()),
            }
        }
    }

    /// Whose other name it is.
    fn next(&self, name: &Key) -> Vec<Key> {
        if let Some(ids) = self.wikidata.get(name) {
            return ids.iter().cloned().collect();
        }
        let hosts = self.hosts.get(name).into_iter().flatten().filter(|it| *it != name);
        // Two who are the same are one.
        let whom = hosts.map(|host| {
            let ids = self.wikidata.get(host).filter(|it| it.len() == 1);
            ids.and_then(BTreeSet::first).unwrap_or(host).clone()
        });
        whom.collect::<BTreeSet<Key>>().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use dateline_article::Unicode;

    fn naming(line: &str) -> Naming {
        let mut words = Words::new(Unicode::TABLES);
        let mut parts = line.split(" = ").map(str::trim);
        let (name, id) =
            parts.next().unwrap().split_once(" @").map_or((line, None), |it| (it.0, Some(it.1)));
        let name = name.split(" = ").next().unwrap();
        let mut key = |it: &str| Key::of_name("person", &words.of(it));
        let by_name = key(name);
        Naming {
            kind: "person".to_owned(),
            name: name.to_owned(),
            by_name,
            wikidata: id.and_then(Key::of_wikidata),
            aliases: parts.map(|it| (it.to_owned(), key(it))).collect(),
        }
    }

    #[track_caller]
    fn check(given: &[&str], expected: &[&str]) {
        let mut calls = Calls::new();
        for line in given {
            add(&mut calls, naming(line));
        }
        let names = Names::decided(calls);
        let meant = given.iter().map(|line| {
            let it = names.get(names.who(&naming(line)).unwrap()).unwrap();
            let maybe: Vec<_> = it.maybe.iter().map(Key::as_str).collect();
            if maybe.is_empty() {
                it.known.name.clone()
            } else {
                format!("{}? {maybe:?}", it.known.name)
            }
        });
        assert_eq!(meant.collect::<Vec<_>>(), expected);
        let mut backwards = Calls::new();
        for line in given.iter().rev() {
            add(&mut backwards, naming(line));
        }
        let other = Names::decided(backwards);
        assert_eq!(format!("{:?}", other.all), format!("{:?}", names.all));
    }

    #[test]
    fn an_id_says_who_it_is_and_a_name_that_only_one_has_too() {
        check(&["Ann Lee @Q1", "Lee @Q1", "Ann Lee"], &["Ann Lee", "Ann Lee", "Ann Lee"]);
        check(&["Ann Lee @Q1 = A. Lee", "A Lee", "Bob"], &["Ann Lee", "Ann Lee", "Bob"]);
    }

    #[test]
    fn names_without_ids_are_joined_by_aliases() {
        check(&["Ann Lee = Lee", "Lee"], &["Ann Lee", "Ann Lee"]);
        check(&["ANN LEE", "Ann Lee", "Ann Lee"], &["Ann Lee"; 3]);
        check(&["A = Long Name", "Long Name = A"], &["Long Name", "Long Name"]);
        check(&["Full Name = Short", "Short = S", "S"], &["Full Name"; 3]);
        check(&["Ann Lee @Q1", "Ann Lee = Annie", "Annie"], &["Ann Lee"; 3]);
    }

    #[test]
    fn who_may_be_several_stays_apart_and_says_so() {
        check(
            &["Ann Lee @Q1", "Ann Lee @Q2", "Ann Lee"],
            &["Ann Lee", "Ann Lee", r#"Ann Lee? ["Q1", "Q2"]"#],
        );
        check(
            &["Ann Lee = Lee", "Bob Lee = Lee", "Lee"],
            &["Ann Lee", "Bob Lee", r#"Lee? ["person.ann-lee", "person.bob-lee"]"#],
        );
    }
}
