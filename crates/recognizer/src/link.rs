//! What a name stands for in the world, where a gazetteer says so: a Wikidata id, coordinates.
//!
//! Only where it is sure: a wrong link misleads, a missing one costs nothing. The name must be exactly one that the
//! gazetteer has, of the same type, and must not be also that of someone or something else in the text.

use std::collections::{HashMap, HashSet};

use dateline_article::{EntityType, Geo};

use crate::{
    found::{Entity, Recognition},
    group::without_suffix,
    token::tokens,
};

/// What a gazetteer knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// An organization, else a place.
    pub is_organization: bool,
    /// The number of its Wikidata id; 0 if the gazetteer has none.
    pub id: u32,
    /// Degrees north and east, in hundredths.
    pub geo: Option<(i16, i16)>,
    /// The number of the Wikidata id of the country that it lies in; 0 if that is not told.
    pub within: u32,
    /// Whether it is meant wherever the text does not say otherwise; of its namesakes at most one is.
    pub is_usual: bool,
}

/// Names with what they stand for; several for one name are namesakes.
#[derive(Debug, Default)]
pub(crate) struct Links(HashMap<String, Vec<Link>>);

impl Links {
    pub(crate) fn new(links: Vec<(String, Link)>) -> Links {
        let mut by_name: HashMap<String, Vec<Link>> = HashMap::with_capacity(links.len());
        for (name, link) in links {
            by_name.entry(name).or_default().push(link);
        }
        Links(by_name)
    }

    /// What may be meant by a name as it is written.
    fn of(&self, name: &str, kind: &EntityType) -> Vec<Link> {
        let is_organization = match kind {
            EntityType::Organization => true,
            EntityType::Place => false,
            _ => return Vec::new(),
        };
        let key = link_key(name);
        // "AFGHANISTAN" in an agency's dateline; an organization in capitals is another than that of the word.
        let shouted = (is_acronym(&key) && !is_organization && 3 < key.len())
            .then(|| key.to_lowercase())
            .and_then(|it| self.0.get(&it));
        let all = self.0.get(&key).or(shouted).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|it| it.is_organization == is_organization).copied().collect()
    }
}

/// What a name is looked for by: its words in lower case without "the"; acronyms as they are, without their dots.
pub fn link_key(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let plain = name.replace('.', "");
    if is_acronym(&plain) {
        return plain;
    }
    let words: Vec<String> = tokens(name)
        .iter()
        .map(|it| it.text(name).replace(['’', 'ʼ', '`', '‘'], "'").to_lowercase())
        .collect();
    words.join(" ")
}

/// Short and in capitals: in lower case it may be a word, "us" or "who".
fn is_acronym(name: &str) -> bool {
    1 < name.chars().count()
        && name.len() <= 12
        && name.chars().all(|c| c.is_uppercase() || c.is_numeric() || "&+".contains(c))
}

/// Sets ids and coordinates; entities that turn out to be one and the same become one.
pub(crate) fn link(found: &mut Recognition, links: &Links) {
    let names = Names::of(&found.entities);
    let mut chosen: Vec<Option<Link>> = vec![None; found.entities.len()];
    // First what stands alone, then what depends on which countries are named.
    let mut countries: HashSet<u32> = HashSet::new();
    for (entity, chosen) in found.entities.iter().zip(&mut chosen) {
        let link = sure(entity, links, &names, &HashSet::new());
        if let Some(link) = link.filter(|it| !it.is_organization && it.id != 0) {
            countries.insert(link.id);
            *chosen = Some(link);
        }
    }
    for (entity, chosen) in found.entities.iter().zip(&mut chosen) {
        if chosen.is_none() {
            *chosen = sure(entity, links, &names, &countries);
        }
    }
    for (entity, link) in found.entities.iter_mut().zip(&chosen) {
        let Some(link) = link else { continue };
        entity.wikidata = (link.id != 0).then(|| format!("Q{}", link.id));
        let degrees = |it: i16| f64::from(it) / 100.0;
        entity.geo = link.geo.map(|(lat, lon)| Geo { lat: degrees(lat), lon: degrees(lon) });
    }
    merge(found);
}

/// Who and what else is spoken of.
struct Names {
    /// Each name with the types of the entities that have it.
    types: HashMap<String, Vec<EntityType>>,
    /// The words of people's names.
    of_people: HashSet<String>,
}

impl Names {
    fn of(entities: &[Entity]) -> Names {
        let mut types: HashMap<String, Vec<EntityType>> = HashMap::new();
        let mut of_people = HashSet::new();
        for entity in entities {
            for name in names(entity) {
                let key = link_key(name).to_lowercase();
                if entity.kind == EntityType::Person {
                    of_people.extend(key.split(' ').map(str::to_owned));
                }
                types.entry(key).or_default().push(entity.kind.clone());
            }
        }
        Names { types, of_people }
    }

    /// Whether a name of `entity` is also that of something of another type.
    fn is_shared(&self, entity: &Entity) -> bool {
        names(entity).any(|name| {
            let key = link_key(name).to_lowercase();
            let others = self.types.get(&key).into_iter().flatten();
            others.into_iter().any(|it| *it != entity.kind) || self.of_people.contains(&key)
        })
    }
}

fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str)
}

/// What `entity` stands for, if there is no doubt.
fn sure(
    entity: &Entity,
    links: &Links,
    names_of: &Names,
    countries: &HashSet<u32>,
) -> Option<Link> {
    if names_of.is_shared(entity) {
        return None;
    }
    let mut found: Option<Link> = None;
    let mut is_whole = false;
    for (at, name) in names(entity).enumerate() {
        let all = links.of(name, &entity.kind);
        if all.is_empty() {
            continue;
        }
        let one = among(&all, countries)?;
        // Its names must not be those of two things.
        if found.is_some_and(|it| it != one && (it.id, it.geo) != (one.id, one.geo)) {
            return None;
        }
        found = Some(one);
        // A part of a name is not enough: "Amazon" is not "Amazon Web Services".
        is_whole |= at == 0 || link_key(without_suffix(&entity.name)) == link_key(name);
    }
    found.filter(|_| is_whole)
}

/// Which of several namesakes it is.
fn among(all: &[Link], countries: &HashSet<u32>) -> Option<Link> {
    let usual = all.iter().find(|it| it.is_usual);
    let mut near = all.iter().filter(|it| countries.contains(&it.within));
    match (near.next(), near.next()) {
        // Ontario is spoken of: it may not be the London that everybody knows, nor is it sure that it is not.
        (Some(one), None) => usual.is_none_or(|it| it == one).then_some(*one),
        (None, _) => usual.copied(),
        (Some(_), Some(_)) => None,
    }
}

/// Makes one entity of those that have one id.
fn merge(found: &mut Recognition) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Entity> = Vec::new();
    let mut of: Vec<usize> = Vec::new();
    for entity in std::mem::take(&mut found.entities) {
        let id = entity.wikidata.clone();
        if let Some(&at) = id.as_ref().and_then(|it| first.get(it)) {
            join(&mut kept[at], entity);
            of.push(at);
            continue;
        }
        if let Some(id) = id {
            first.insert(id, kept.len());
        }
        of.push(kept.len());
        kept.push(entity);
    }
    found.entities = kept;
    let renamed = |it: usize| of.get(it).copied();
    for mention in &mut found.mentions {
        mention.entity = mention.entity.and_then(renamed);
    }
    for quote in &mut found.quotes {
        quote.speaker = quote.speaker.and_then(renamed);
    }
}

/// The longest name stays the name; the others follow in the order they came.
fn join(kept: &mut Entity, other: Entity) {
    kept.geo = kept.geo.take().or(other.geo);
    let mut aliases = std::mem::take(&mut kept.aliases);
    let (mut name, mut rest) = (std::mem::take(&mut kept.name), other.name);
    if name.chars().count() < rest.chars().count() {
        std::mem::swap(&mut name, &mut rest);
        aliases.insert(0, rest);
    } else {
        aliases.push(rest);
    }
    aliases.extend(other.aliases);
    let mut seen = HashSet::from([name.clone()]);
    aliases.retain(|it| seen.insert(it.clone()));
    (kept.name, kept.aliases) = (name, aliases);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        found::{Mention, Quote},
        group::{group, tests::bracketed},
    };

    const fn place(id: u32) -> Link {
        Link { is_organization: false, id, geo: None, within: 0, is_usual: true }
    }

    const fn city(lat: i16, lon: i16, within: u32, is_usual: bool) -> Link {
        Link { is_organization: false, id: 0, geo: Some((lat, lon)), within, is_usual }
    }

    const fn organization(id: u32) -> Link {
        Link { is_organization: true, ..place(id) }
    }

    /// Some of what the trainer makes of the gazetteers, as they say it.
    const KNOWN: [(&str, Link); 50] = [
        ("BP", organization(152_057)),
        ("EU", organization(458)),
        ("KPMG", organization(493_751)),
        ("UBS", organization(193_199)),
        ("UK", place(145)),
        ("UN", organization(1_065)),
        ("US", place(30)),
        ("USA", place(30)),
        ("afghanistan", place(889)),
        ("amazon web services", organization(456_157)),
        ("america", place(30)),
        ("american red cross", organization(470_110)),
        ("bank of america", organization(487_907)),
        ("birmingham", city(3352, -8680, 30, false)),
        ("birmingham", city(5248, -190, 145, true)),
        ("britain", place(145)),
        ("burma", place(836)),
        ("canada", place(16)),
        ("central asia", place(27_275)),
        ("chevron", organization(319_642)),
        ("china", place(148)),
        ("costa rica", place(800)),
        ("deutsche bank", organization(66_048)),
        ("england", place(21)),
        ("european union", organization(458)),
        ("ford", organization(44_294)),
        ("google", organization(95)),
        ("hyderabad", city(1738, 7846, 668, true)),
        ("hyderabad", city(2540, 6838, 843, false)),
        ("india", place(668)),
        ("jordan", place(810)),
        ("kabul", city(3453, 6917, 889, true)),
        ("london", city(4298, -8123, 16, false)),
        ("london", city(5151, -13, 145, true)),
        ("lukoil", organization(329_347)),
        ("monaco", Link { geo: Some((4374, 742)), ..place(235) }),
        ("moscow", city(5575, 3762, 159, true)),
        ("myanmar", place(836)),
        ("pakistan", place(843)),
        ("police scotland", organization(7_209_499)),
        ("russia", place(159)),
        ("san jose", city(993, -8408, 800, false)),
        ("san jose", city(3734, -12_189, 30, false)),
        ("siemens", organization(81_230)),
        ("spain", place(29)),
        ("tesla", organization(478_214)),
        ("togo", place(945)),
        ("united kingdom", place(145)),
        ("united nations", organization(1_065)),
        ("united states", place(30)),
    ];

    fn linked(text: &str) -> Recognition {
        let (plain, spans) = bracketed(text);
        let (entities, of) = group(&[plain.as_str()], &spans);
        let mentions: Vec<Mention> = spans
            .iter()
            .zip(of)
            .map(|(name, entity)| Mention {
                text: 0,
                start: name.start,
                end: name.end,
                kind: entities[entity].kind.clone(),
                sure: name.sure,
                entity: Some(entity),
                value: None,
            })
            .collect();
        let quotes = mentions
            .iter()
            .map(|it| Quote {
                speaker: it.entity,
                kind: dateline_article::QuoteKind::Direct,
                parts: Vec::new(),
                sure: 90,
            })
            .collect();
        let mut found = Recognition { mentions, entities, quotes };
        let links = KNOWN.iter().map(|(name, link)| ((*name).to_owned(), *link)).collect();
        link(&mut found, &Links::new(links));
        // Whoever was spoken of and has spoken still is there, and is named as the text names it.
        for (mention, quote) in found.mentions.iter().zip(&found.quotes) {
            let entity = &found.entities[mention.entity.expect("every name here is of an entity")];
            let written = &plain[mention.start..mention.end];
            let key = |it: &str| link_key(it).to_lowercase();
            let same = |it: &str| key(it) == key(written);
            assert!(names(entity).any(same), "{written} is not of {entity:?}");
            assert_eq!(quote.speaker, mention.entity);
        }
        found
    }

    /// Expected are the entities: names, id, coordinates.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let told: Vec<String> = linked(text)
            .entities
            .iter()
            .map(|it| {
                let mut told = names(it).collect::<Vec<_>>().join(" = ");
                if let Some(id) = &it.wikidata {
                    told.push_str(&format!(" {id}"));
                }
                if let Some(geo) = it.geo {
                    told.push_str(&format!(" ({}, {})", geo.lat, geo.lon));
                }
                told
            })
            .collect();
        assert_eq!(told.join(" | "), expected, "{text}");
    }

    #[test]
    fn countries_and_regions_have_ids() {
        check("[L Afghanistan]", "Afghanistan Q889");
        check("[L AFGHANISTAN]", "AFGHANISTAN Q889");
        check("[L afghanistan]", "afghanistan Q889");
        check("[L Central Asia]", "Central Asia Q27275");
        check("[L England]", "England Q21");
        check("[L Costa Rica] and [L Russia]", "Costa Rica Q800 | Russia Q159");
        check("[L TOGO]", "TOGO Q945");
        check("[L the United Kingdom]", "the United Kingdom Q145");
        check("[L The United States]", "The United States Q30");
        check("[L Jordan]", "Jordan Q810");
        check("[L Monaco]", "Monaco Q235 (43.74, 7.42)");
        check("[L Ruritania]", "Ruritania");
        check("[L South Russia]", "South Russia");
        check("[L Russian]", "Russian");
    }

    #[test]
    fn names_of_one_id_are_one() {
        check("[L U.S.], [L United States], [L America]", "United States = U.S. = America Q30");
        check("[L US], [L U.S.] and [L USA]", "USA = US Q30");
        check("[L United States] and [L US]", "United States = US Q30");
        check("[L UK] in [L Britain]", "Britain = UK Q145");
        check("[L U.K.], [L Kabul], [L UK]", "U.K. Q145 | Kabul (34.53, 69.17)");
        check("[L Burma] is [L Myanmar]", "Myanmar = Burma Q836");
        check("[O European Union] or [O EU]", "European Union = EU Q458");
        check("[O EU] or [O European Union]", "European Union = EU Q458");
        check("[O UN], [L China], [O U.N.]", "UN Q1065 | China Q148");
        check(
            "[L Kabul], [L US], [L Spain], [L America], [L Togo]",
            "Kabul (34.53, 69.17) | America = US Q30 | Spain Q29 | Togo Q945",
        );
    }

    #[test]
    fn acronyms_are_not_words() {
        check("[L us]", "us");
        check("[L Us]", "Us");
        check("[O Un]", "Un");
        check("[O Bp]", "Bp");
        check("[O BP]", "BP Q152057");
        check("[O KPMG] and [O UBS]", "KPMG Q493751 | UBS Q193199");
        check("[O TESLA]", "TESLA");
        check("[O FORD]", "FORD");
    }

    #[test]
    fn the_type_must_agree() {
        check("[P Jordan]", "Jordan");
        check("[P America]", "America");
        check("[O Afghanistan]", "Afghanistan");
        check("[O Kabul]", "Kabul");
        check("[L Google]", "Google");
        check("[L UN]", "UN");
        check("[G Afghanistan]", "Afghanistan");
        check("[P Tesla]", "Tesla");
    }

    #[test]
    fn organizations_by_their_whole_name() {
        check("[O Google]", "Google Q95");
        check("[O Deutsche Bank]", "Deutsche Bank Q66048");
        check("[O the Bank of America]", "the Bank of America Q487907");
        check("[O American Red Cross]", "American Red Cross Q470110");
        check("[O Police Scotland]", "Police Scotland Q7209499");
        check("[O Red Cross]", "Red Cross");
        check("[O Google Ventures]", "Google Ventures");
        check("[O Google Ventures], or [O Google]", "Google Ventures = Google");
        check("[O Amazon Web Services]", "Amazon Web Services Q456157");
        check("[O Amazon]", "Amazon");
        check("[O Tesla Inc.] and [O Tesla]", "Tesla Inc. = Tesla Q478214");
        check("[O Siemens AG], [O Siemens]", "Siemens AG = Siemens Q81230");
        check("[O Lukoil Group]", "Lukoil Group");
        check("[O Bank of India]", "Bank of India");
    }

    #[test]
    fn what_is_also_another_in_the_text_is_left_open() {
        check("[O Ford]", "Ford Q44294");
        check("[P Henry Ford] of [O Ford]", "Henry Ford | Ford");
        check("[P Ford] of [O Ford]", "Ford | Ford");
        check("[P Michael Jordan] in [L Jordan]", "Michael Jordan | Jordan");
        check("[P Michael Jordan] in [L Spain]", "Michael Jordan | Spain Q29");
        check("[P Ann Chevron] and [O Chevron]", "Ann Chevron | Chevron");
        check("[P Ann] and [O Chevron]", "Ann | Chevron Q319642");
    }

    #[test]
    fn namesakes_by_the_countries_of_the_text() {
        check("[L London]", "London (51.51, -0.13)");
        check("[L London] in [L Britain]", "London (51.51, -0.13) | Britain Q145");
        check("[L London] in [L Canada]", "London | Canada Q16");
        check("[L London], [L Canada], [L UK]", "London | Canada Q16 | UK Q145");
        check("[L London] in [L India]", "London (51.51, -0.13) | India Q668");
        check("[L San Jose]", "San Jose");
        check("[L San Jose] in [L Costa Rica]", "San Jose (9.93, -84.08) | Costa Rica Q800");
        check("[L U.S.], [L San Jose]", "U.S. Q30 | San Jose (37.34, -121.89)");
        check("[L USA], [L San Jose], [L Costa Rica]", "USA Q30 | San Jose | Costa Rica Q800");
        check("[L Hyderabad] and [L India]", "Hyderabad (17.38, 78.46) | India Q668");
        check("[L Hyderabad] and [L Pakistan]", "Hyderabad | Pakistan Q843");
        check("[L Birmingham]", "Birmingham (52.48, -1.9)");
        check("[L MOSCOW]", "MOSCOW (55.75, 37.62)");
    }

    #[test]
    fn names_are_looked_for_alike_however_they_are_written() {
        for (name, expected) in [
            ("The United States", "united states"),
            ("U.S.", "US"),
            ("U.S.A.", "USA"),
            ("B&Q", "B&Q"),
            ("Côte d’Ivoire", "côte d'ivoire"),
            ("Theodore", "theodore"),
            ("Us", "us"),
        ] {
            assert_eq!(link_key(name), expected);
        }
    }
}
