//! Who and what made-up stories are about.

use dateline_bench_stories::Chance;

use super::Ranks;

/// How many people, organizations and places there are.
const N_ENTITIES: usize = 20_000;
/// How many of them a story has, about.
const N_CAST: u64 = 15;

/// Everybody and everything there is.
pub(super) struct Casting {
    all: Vec<Member>,
    ranks: Ranks,
}

/// An entity.
#[derive(Clone)]
pub(super) struct Member {
    /// Its id in stories.
    id: String,
    kind: &'static str,
    pub(super) name: String,
    /// Its name at second mention.
    pub(super) short: String,
    wikidata: Option<usize>,
    role: Option<&'static str>,
}

impl Member {
    pub(super) fn is_person(&self) -> bool {
        self.kind == "person"
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn json(&self) -> String {
        let Member { id, kind, name, short, .. } = self;
        let mut json = format!("{{\"id\":\"{id}\",\"type\":\"{kind}\",\"name\":\"{name}\"");
        if short != name {
            json.push_str(&format!(",\"aliases\":[\"{short}\"]"));
        }
        if let Some(id) = self.wikidata {
            json.push_str(&format!(",\"ids\":{{\"wikidata\":\"Q{id}\"}}"));
        }
        if let Some(role) = self.role {
            json.push_str(&format!(",\"role\":\"{role}\""));
        }
        json.push('}');
        json
    }
}

impl Casting {
    pub(super) fn new() -> Casting {
        let all = (0..N_ENTITIES).map(entity).collect();
        Casting { all, ranks: Ranks::new(N_ENTITIES, 4.0) }
    }

    /// The cast of a story: each once.
    pub(super) fn of_story(&self, chance: &mut Chance) -> Vec<Member> {
        let n = N_CAST - 3 + chance.below(7);
        let mut ranks: Vec<usize> = Vec::new();
        while ranks.len() < n as usize {
            let rank = self.ranks.draw(chance);
            if !ranks.contains(&rank) {
                ranks.push(rank);
            }
        }
        let mut cast: Vec<Member> = ranks.into_iter().map(|it| self.all[it].clone()).collect();
        for member in &mut cast {
            // Not every newsroom links everybody every time.
            if chance.below(5) == 0 {
                member.wikidata = None;
            }
        }
        cast
    }

    pub(super) fn author(&self, chance: &mut Chance) -> &str {
        let staff = chance.below(60) as usize;
        &self.all[5000 + 3 * staff].name
    }
}

const SOUNDS: [&str; 24] = [
    "ba", "ker", "mo", "lin", "ta", "sen", "ri", "vel", "do", "hal", "ne", "gar", "po", "wes",
    "ki", "lan", "zu", "mar", "ho", "tin", "fa", "ros", "je", "ul",
];
const FIRST: [&str; 40] = [
    "Ann", "Bob", "Carla", "David", "Elena", "Farid", "Grace", "Henrik", "Iris", "Jamal", "Kate",
    "Luis", "Mina", "Noah", "Olga", "Peter", "Queenie", "Rosa", "Sami", "Tanya", "Umar", "Vera",
    "Will", "Xenia", "Yusuf", "Zoë", "André", "Björn", "Chloé", "Dilan", "Esra", "Fiona", "Goran",
    "Hana", "Igor", "Jürgen", "Kofi", "Lea", "Marek", "Nadia",
];
const BODIES: [&str; 8] =
    ["Ministry", "Bank", "Institute", "University", "Group", "Agency", "Union", "Council"];
const ROLES: [&str; 8] =
    ["Minister", "Professor", "Mayor", "Chief executive", "Coach", "Writer", "Judge", "Speaker"];

/// A name of two or three sounds.
fn word(number: usize) -> String {
    let n = SOUNDS.len();
    let mut word = format!("{}{}", SOUNDS[number % n], SOUNDS[number / n % n]);
    if n * n <= number {
        word.push_str(SOUNDS[number / n / n % n]);
    }
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |it| it.to_ascii_uppercase().to_string() + chars.as_str())
}

/// The entity with this rank: of five, three are people.
fn entity(rank: usize) -> Member {
    let id = format!("e{rank}");
    let wikidata = (rank < 2000 || rank.is_multiple_of(4)).then_some(1000 + rank);
    match rank % 5 {
        0 => {
            let name = word(rank / 5);
            Member { id, kind: "place", short: name.clone(), name, wikidata, role: None }
        }
        3 => {
            let name = format!("{} {}", word(rank / 5 + 3000), BODIES[rank / 5 % 8]);
            Member { id, kind: "organization", short: name.clone(), name, wikidata, role: None }
        }
        _ => {
            // A name of the family is that of several.
            let short = word(rank * 7 % 4999 + 600);
            let name = format!("{} {short}", FIRST[(rank / 3 + rank / 120) % FIRST.len()]);
            let role = (!rank.is_multiple_of(3)).then_some(ROLES[rank % ROLES.len()]);
            Member { id, kind: "person", name, short, wikidata, role }
        }
    }
}
