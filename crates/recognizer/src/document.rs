//! A text made ready for the tagger: tokens, sentences, what is known of each word, and what the text itself tells.

use std::collections::HashMap;

use dateline_article::{Unicode, sentences};

use crate::{
    hash::Hash,
    labels::{Kind, N_LABELS, Place, meaning},
    lexicon::{Lexicon, Match, class, word_hash},
    token::{Token, tokens},
};

/// How a sentence is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// As usual.
    #[default]
    Usual,
    /// All in capitals.
    Capitals,
    /// Most words begin with a capital.
    Title,
    /// No capitals at all.
    Lower,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Look {
    /// Begins with a capital and has small letters: "Kabul", "McDonald".
    Capital,
    /// Two or more letters, all capitals: "NATO", "U.S.".
    Capitals,
    /// One capital letter: "A", "J.".
    Letter,
    /// Small letters, with a capital further in: "iPhone".
    Inner,
    /// Small letters.
    Small,
    /// Letters of a script without case.
    Caseless,
    /// A number.
    Number,
    /// Anything else.
    Mark,
}

/// What is known of a distinct word of the document, whereever it stands.
#[derive(Clone, Debug)]
pub(crate) struct Info {
    pub(crate) text: String,
    pub(crate) lower: String,
    pub(crate) look: Look,
    /// Its letters' kinds, runs collapsed: "Xx", "X.X.", "d-d".
    pub(crate) shape: u64,
    /// Of it in lower case, and as it is written.
    pub(crate) hash: u64,
    pub(crate) written: u64,
    pub(crate) cluster: u16,
    pub(crate) casing: u8,
    /// Hashes of its first 2 to 4 and last 1 to 4 characters.
    pub(crate) prefixes: [u64; 3],
    pub(crate) suffixes: [u64; 4],
    /// Classes of the word alone.
    pub(crate) classes: u32,
}

/// One token in its place.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Where it lies in its block.
    pub token: Token,
    /// Index of its word.
    pub(crate) word: u32,
    /// Whether it is the first of its sentence, marks aside.
    pub(crate) is_first: bool,
    /// Whether no space is before it.
    pub(crate) is_glued: bool,
    pub(crate) case: Case,
    /// The classes of the longest phrase that covers it, and where in it it stands: 0 alone, 1 first, 2 inside, 3 last.
    pub(crate) phrase: u32,
    pub(crate) phrase_place: u8,
    /// The run of capitalised words around it.
    pub(crate) run: Option<Run>,
    /// What its other occurrences tell: bits of [`context`].
    pub(crate) contexts: u32,
    /// What its other occurrences were taken for; see [`Document::vote`].
    pub(crate) vote: Vote,
}

/// A run of capitalised words, with "of", "and", "&" and the like between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The classes of all of its words.
    pub(crate) heads: u32,
}

/// What an occurrence of a word tells about the others.
pub(crate) mod context {
    /// In lower case.
    pub(crate) const SMALL: usize = 0;
    /// With a capital, not first in its sentence.
    pub(crate) const CAPITAL: usize = 1;
    /// Behind a title.
    pub(crate) const TITLED: usize = 2;
    /// In a run that begins with a given name.
    pub(crate) const AFTER_GIVEN: usize = 3;
    /// In a run that has an organization's head word.
    pub(crate) const IN_ORG: usize = 4;
    /// Before a verb of saying.
    pub(crate) const SAYS: usize = 5;
    /// Behind "in", "at", "from", "near".
    pub(crate) const LOCATED: usize = 6;
    /// In a longer phrase of a person, an organization, a place.
    pub(crate) const IN_PERSON: usize = 7;
    /// See [`IN_PERSON`].
    pub(crate) const IN_KNOWN_ORG: usize = 8;
    /// See [`IN_PERSON`].
    pub(crate) const IN_PLACE: usize = 9;
    /// The first of a run of several words.
    pub(crate) const OPENS_RUN: usize = 10;
    /// The last of a run of several words.
    pub(crate) const CLOSES_RUN: usize = 11;
    /// Its letters are the initials of a run.
    pub(crate) const ACRONYM: usize = 12;
    /// Its letters are the initials of an organization's run.
    pub(crate) const ORG_ACRONYM: usize = 13;
    /// Before a possessive ’s.
    pub(crate) const OWNS: usize = 14;
    /// How many there are.
    pub(crate) const COUNT: usize = 15;
}

/// What the other occurrences of a word were taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vote {
    /// Most often: 0 if there is none, 1 for no name, else 2 and the kind; 16 more if always.
    pub(crate) kind: u8,
    /// As a part of longer names: 0 if it is in none, else the label it had most often there.
    pub(crate) part: u8,
}

/// Blocks of text, ready for the tagger.
#[derive(Debug)]
pub struct Document {
    /// The tokens of each sentence; sentences do not cross blocks.
    pub sentences: Vec<Sentence>,
    pub(crate) words: Vec<Info>,
}

/// The tokens of one sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Index of the block it lies in.
    pub block: usize,
    /// Its tokens.
    pub spots: Vec<Spot>,
}

impl Document {
    /// Cuts `blocks` and looks up their words.
    pub fn new(blocks: &[&str], lexicon: &Lexicon) -> Document {
        let mut words = Words { ids: HashMap::new(), infos: Vec::new(), lexicon };
        let mut sentences = Vec::new();
        for (block, text) in blocks.iter().enumerate() {
            cut(text, block, &mut words, &mut sentences);
        }
        let words = words.infos;
        for sentence in &mut sentences {
            mark_case(sentence, &words);
            mark_phrases(sentence, &words, lexicon);
            mark_runs(sentence, &words);
        }
        mark_contexts(&mut sentences, &words);
        Document { sentences, words }
    }

    /// Lets the words of a text vote on each other: `labels` are those of a first pass, by sentence.
    ///
    /// That the occurrences of a name are of one kind, mostly, is the second stage of Krishnan and Manning (2006).
    pub fn vote(&mut self, labels: &[Vec<u8>]) {
        let mut ids: HashMap<u64, usize> = HashMap::new();
        let mut counts: Vec<[u16; N_LABELS]> = Vec::new();
        let votes = |info: &Info, case: Case| {
            case != Case::Lower
                && matches!(
                    info.look,
                    Look::Capital | Look::Capitals | Look::Inner | Look::Caseless
                )
        };
        for (sentence, labels) in self.sentences.iter().zip(labels) {
            for (spot, &label) in sentence.spots.iter().zip(labels) {
                let info = &self.words[spot.word as usize];
                if votes(info, spot.case) {
                    let id = *ids.entry(info.hash).or_insert(counts.len());
                    if id == counts.len() {
                        counts.push([0; N_LABELS]);
                    }
                    let count = &mut counts[id][label as usize % N_LABELS];
                    *count = count.saturating_add(1);
                }
            }
        }
        for (sentence, labels) in self.sentences.iter_mut().zip(labels) {
            for (spot, &own) in sentence.spots.iter_mut().zip(labels) {
                let info = &self.words[spot.word as usize];
                let Some(&id) = ids.get(&info.hash) else { continue };
                let mut others = counts[id];
                if votes(info, spot.case) {
                    others[own as usize % N_LABELS] -= 1;
                }
                spot.vote = vote(&others);
            }
        }
    }

    pub(crate) fn info(&self, spot: &Spot) -> &Info {
        &self.words[spot.word as usize]
    }
}

fn vote(counts: &[u16; N_LABELS]) -> Vote {
    let mut kinds = [0_u32; 1 + Kind::ALL.len()];
    let mut part = (0_u16, 0_u8);
    for (label, &count) in counts.iter().enumerate() {
        let meaning = meaning(label);
        kinds[meaning.map_or(0, |(kind, _)| 1 + kind as usize)] += u32::from(count);
        let is_part = meaning.is_some_and(|(_, place)| place != Place::Only);
        if is_part && part.0 < count {
            part = (count, label as u8);
        }
    }
    let total: u32 = kinds.iter().sum();
    let mut most = (0, 0);
    for (kind, &count) in kinds.iter().enumerate() {
        if most.0 < count {
            most = (count, kind as u8 + 1);
        }
    }
    let is_always = 0 < total && most.0 == total;
    Vote { kind: most.1 + if is_always { 16 } else { 0 }, part: part.1 }
}

/// The distinct words met so far.
struct Words<'l, 't> {
    ids: HashMap<&'t str, u32>,
    infos: Vec<Info>,
    lexicon: &'l Lexicon,
}

impl<'t> Words<'_, 't> {
    fn id(&mut self, text: &'t str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = self.infos.len() as u32;
        self.infos.push(info(text, self.lexicon));
        self.ids.insert(text, id);
        id
    }
}

fn cut<'t>(
    text: &'t str,
    block: usize,
    words: &mut Words<'_, 't>,
    sentences_out: &mut Vec<Sentence>,
) {
    let all = tokens(text);
    let mut rest = all.as_slice();
    for sentence in sentences(text, &[], Unicode::TABLES) {
        let len = rest.partition_point(|it| (it.start as usize) < sentence.end());
        let (here, later) = rest.split_at(len);
        rest = later;
        if here.is_empty() {
            continue;
        }
        let mut is_first = true;
        let spots: Vec<Spot> = here
            .iter()
            .map(|&token| {
                let word = words.id(token.text(text));
                let is_word = !matches!(words.infos[word as usize].look, Look::Mark);
                let spot = Spot {
                    token,
                    word,
                    is_first: is_first && is_word,
                    is_glued: text
                        .get(..token.start as usize)
                        .is_some_and(|it| it.ends_with(|c: char| !c.is_whitespace())),
                    case: Case::Usual,
                    phrase: 0,
                    phrase_place: 0,
                    run: None,
                    contexts: 0,
                    vote: Vote::default(),
                };
                is_first &= !is_word;
                spot
            })
            .collect();
        sentences_out.push(Sentence { block, spots });
    }
}

fn info(text: &str, lexicon: &Lexicon) -> Info {
    let lower: String = text
        .chars()
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    let (hash, written) = (word_hash(&lower), word_hash(text));
    let known = lexicon.word(written, hash);
    let look = look(text);
    let mut classes = 0;
    lexicon.phrases(std::iter::once(hash), |it| classes |= it.classes);
    if look == Look::Capitals {
        lexicon.phrases(std::iter::once(written), |it| classes |= it.classes);
    }
    let ends: Vec<usize> = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).collect();
    let n = ends.len() - 1;
    let prefix =
        |len: usize| if len < n { Hash::new(1).with_text(&lower[..ends[len]]).raw() } else { 0 };
    let suffix = |len: usize| {
        if len < n { Hash::new(2).with_text(&lower[ends[n - len]..]).raw() } else { 0 }
    };
    Info {
        look,
        shape: shape(text),
        hash,
        written,
        cluster: known.cluster,
        casing: known.casing,
        prefixes: [prefix(2), prefix(3), prefix(4)],
        suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
        classes,
        text: text.to_owned(),
        lower,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | 'ʼ' | '`' | '‘')
}

fn look(text: &str) -> Look {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Look::Mark };
    if first.is_numeric() {
        return Look::Number;
    }
    if !first.is_alphabetic() {
        return Look::Mark;
    }
    let n_upper = text.chars().filter(|it| it.is_uppercase()).count();
    let has_lower = text.chars().any(char::is_lowercase);
    match (first.is_uppercase(), n_upper, has_lower) {
        (true, _, true) => Look::Capital,
        (true, 1, false) => Look::Letter,
        (true, _, false) => Look::Capitals,
        (false, 0, true) => Look::Small,
        (false, _, true) => Look::Inner,
        _ => Look::Caseless,
    }
}

fn shape(text: &str) -> u64 {
    let mut hash = Hash::new(4);
    let mut last = '\0';
    for c in text.chars() {
        let kind = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'c',
            _ if is_apostrophe(c) => '\'',
            _ => c,
        };
        if kind != last {
            hash = hash.with(u64::from(u32::from(kind)));
        }
        last = kind;
    }
    hash.raw()
}

fn mark_case(sentence: &mut Sentence, words: &[Info]) {
    let mut n_words = 0;
    let mut n_capital = 0;
    let mut n_capitals = 0;
    let mut n_long = 0;
    let mut n_long_capital = 0;
    for spot in &sentence.spots {
        let info = &words[spot.word as usize];
        let is_long = info.text.len() > 3;
        match info.look {
            Look::Capital => {
                n_capital += 1;
                n_long_capital += usize::from(is_long);
            }
            Look::Capitals => n_capitals += 1,
            Look::Small | Look::Inner => {}
            _ => continue,
        }
        n_words += 1;
        n_long += usize::from(is_long);
    }
    let case = if 3 <= n_words && n_words * 4 <= n_capitals * 5 {
        Case::Capitals
    } else if 4 <= n_words && n_capital + n_capitals == 0 {
        Case::Lower
    } else if 4 <= n_long && n_long * 4 <= n_long_capital * 5 + n_capitals * 5 {
        Case::Title
    } else {
        Case::Usual
    };
    for spot in &mut sentence.spots {
        spot.case = case;
    }
}

/// Whether the word may be of a name, as it is written here.
pub(crate) fn is_capital(info: &Info, case: Case) -> bool {
    matches!(
        info.look,
        Look::Capital | Look::Capitals | Look::Letter | Look::Inner | Look::Caseless
    ) || (case == Case::Lower && info.look == Look::Small)
}

fn mark_phrases(sentence: &mut Sentence, words: &[Info], lexicon: &Lexicon) {
    let mut at = 0;
    while at < sentence.spots.len() {
        let best = phrase_at(&sentence.spots[at..], words, lexicon);
        let Some(best) = best else {
            at += 1;
            continue;
        };
        for (nth, spot) in sentence.spots[at..at + best.len].iter_mut().enumerate() {
            spot.phrase = best.classes;
            spot.phrase_place = match nth {
                _ if best.len == 1 => 0,
                0 => 1,
                _ if nth + 1 == best.len => 3,
                _ => 2,
            };
        }
        at += best.len;
    }
}

/// The longest phrase at the start of `spots`.
fn phrase_at(spots: &[Spot], words: &[Info], lexicon: &Lexicon) -> Option<Match> {
    let first = &words[spots.first()?.word as usize];
    let case = spots[0].case;
    if first.look == Look::Mark {
        return None;
    }
    let mut best: Option<Match> = None;
    let mut take = |found: Match| {
        let last = &words[spots[found.len - 1].word as usize];
        // A name ends with a capital too: "Bank of" is none, nor is "May be".
        let is_name =
            is_capital(first, case) && (is_capital(last, case) || last.look == Look::Number);
        let classes = found.classes & if is_name { u32::MAX } else { !class::NAMES };
        if classes & !class::CAPITALS != 0 && best.is_none_or(|it| it.len <= found.len) {
            let before = best.filter(|it| it.len == found.len).map_or(0, |it| it.classes);
            best = Some(Match { len: found.len, classes: classes | before });
        }
    };
    lexicon.phrases(spots.iter().map(|it| words[it.word as usize].hash), &mut take);
    if first.look == Look::Capitals {
        lexicon.phrases(spots.iter().map(|it| words[it.word as usize].written), &mut take);
    }
    best
}

const CONNECTORS: [&str; 14] =
    ["of", "and", "for", "the", "&", "de", "la", "del", "da", "di", "van", "von", "bin", "al"];

fn mark_runs(sentence: &mut Sentence, words: &[Info]) {
    let n = sentence.spots.len();
    let capital: Vec<bool> = sentence
        .spots
        .iter()
        .map(|it| {
            let info = &words[it.word as usize];
            matches!(info.look, Look::Capital | Look::Capitals | Look::Letter | Look::Inner)
        })
        .collect();
    let mut at = 0;
    while at < n {
        if !capital[at] {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        loop {
            if end < n && capital[end] {
                end += 1;
                continue;
            }
            let joins = |at: usize| {
                sentence.spots.get(at).is_some_and(|it| {
                    let info = &words[it.word as usize];
                    CONNECTORS.contains(&info.lower.as_str())
                        || (it.is_glued && matches!(info.text.as_str(), "-" | "."))
                })
            };
            if joins(end) && end + 1 < n && capital[end + 1] {
                end += 2;
            } else if joins(end) && joins(end + 1) && end + 2 < n && capital[end + 2] {
                end += 3;
            } else {
                break;
            }
        }
        let heads = sentence.spots[start..end]
            .iter()
            .fold(0, |sum, it| sum | words[it.word as usize].classes);
        let run = Run { start: start as u32, end: end as u32, heads };
        for spot in &mut sentence.spots[start..end] {
            spot.run = Some(run);
        }
        at = end;
    }
}

/// For each word how often each context was met.
#[derive(Clone, Copy, Default)]
struct Counts([u16; context::COUNT]);

fn mark_contexts(sentences: &mut [Sentence], words: &[Info]) {
    // By the word in lower case: "Kabul" and "KABUL" tell of each other.
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let lower: Vec<u32> = words
        .iter()
        .map(|it| {
            let next = ids.len() as u32;
            *ids.entry(it.lower.as_str()).or_insert(next)
        })
        .collect();
    let mut counts = vec![Counts::default(); ids.len()];
    let mut acronyms: HashMap<String, u32> = HashMap::new();
    let own: Vec<Vec<u32>> = sentences
        .iter()
        .map(|sentence| {
            note_acronyms(sentence, words, &mut acronyms);
            (0..sentence.spots.len())
                .map(|at| {
                    let bits = contexts_at(sentence, at, words);
                    let count = &mut counts[lower[sentence.spots[at].word as usize] as usize];
                    for bit in 0..context::COUNT {
                        count.0[bit] = count.0[bit].saturating_add((bits >> bit & 1) as u16);
                    }
                    bits
                })
                .collect()
        })
        .collect();
    for (sentence, own) in sentences.iter_mut().zip(own) {
        for (spot, own) in sentence.spots.iter_mut().zip(own) {
            let info = &words[spot.word as usize];
            let count = &counts[lower[spot.word as usize] as usize];
            spot.contexts = (0..context::COUNT)
                .fold(0, |sum, bit| sum | u32::from(count.0[bit] as u32 > own >> bit & 1) << bit);
            if info.look == Look::Capitals && spot.case != Case::Capitals {
                let letters: String = info.lower.chars().filter(|it| it.is_alphabetic()).collect();
                spot.contexts |= acronyms.get(&letters).copied().unwrap_or_default();
            }
        }
    }
}

/// Remembers the initials of the runs of a sentence.
fn note_acronyms(sentence: &Sentence, words: &[Info], acronyms: &mut HashMap<String, u32>) {
    let mut at = 0;
    while at < sentence.spots.len() {
        let Some(run) = sentence.spots[at].run.filter(|it| it.end - it.start > 1) else {
            at += 1;
            continue;
        };
        at = run.end as usize;
        if matches!(sentence.spots[run.start as usize].case, Case::Capitals) {
            continue;
        }
        let mut letters = String::new();
        for spot in sentence.spots[run.start as usize..run.end as usize].iter().take(10) {
            let info = &words[spot.word as usize];
            if info.look != Look::Small && info.look != Look::Mark {
                letters.extend(info.lower.chars().next());
            }
        }
        let is_org = run.heads & (class::ORG_HEAD | class::ORG_SUFFIX) != 0;
        if letters.len() > 1 {
            let bits = 1 << context::ACRONYM | u32::from(is_org) << context::ORG_ACRONYM;
            *acronyms.entry(letters).or_default() |= bits;
        }
    }
}

fn contexts_at(sentence: &Sentence, at: usize, words: &[Info]) -> u32 {
    let spots = &sentence.spots;
    let spot = &spots[at];
    let info = &words[spot.word as usize];
    if matches!(info.look, Look::Mark | Look::Number)
        || spot.case == Case::Capitals
        || spot.case == Case::Lower
    {
        return 0;
    }
    let word =
        |at: Option<usize>| at.and_then(|it| spots.get(it)).map(|it| &words[it.word as usize]);
    if info.look == Look::Small {
        return 1 << context::SMALL;
    }
    let mut bits = 0;
    let mut set = |bit: usize, is: bool| bits |= u32::from(is) << bit;
    set(context::CAPITAL, !spot.is_first && spot.case == Case::Usual);
    let phrase = if spot.phrase_place == 0 { 0 } else { spot.phrase };
    set(context::IN_PERSON, phrase & class::PERSON != 0);
    set(context::IN_KNOWN_ORG, phrase & (class::ORGANIZATION | class::TEAM | class::BRAND) != 0);
    set(
        context::IN_PLACE,
        phrase & (class::COUNTRY | class::CITY | class::TOWN | class::PLACE) != 0,
    );
    let run = spot.run.unwrap_or(Run { start: at as u32, end: at as u32 + 1, heads: 0 });
    let (start, end) = (run.start as usize, run.end as usize);
    let is_long = end - start > 1;
    let before = word(start.checked_sub(1));
    let opens = word(Some(start));
    set(
        context::TITLED,
        (start..at)
            .rev()
            .take(3)
            .any(|it| words[spots[it].word as usize].classes & class::TITLE != 0)
            || before.is_some_and(|it| it.classes & class::TITLE != 0),
    );
    set(
        context::AFTER_GIVEN,
        is_long && at > start && opens.is_some_and(|it| it.classes & class::GIVEN != 0),
    );
    set(context::IN_ORG, is_long && run.heads & (class::ORG_HEAD | class::ORG_SUFFIX) != 0);
    let next = word(Some(end));
    set(
        context::SAYS,
        next.is_some_and(|it| it.classes & class::SAY != 0)
            || before.is_some_and(|it| it.classes & class::SAY != 0),
    );
    set(
        context::LOCATED,
        at == start
            && before.is_some_and(|it| {
                matches!(it.lower.as_str(), "in" | "at" | "from" | "near" | "outside")
            }),
    );
    set(context::OPENS_RUN, is_long && at == start);
    set(context::CLOSES_RUN, is_long && at + 1 == end);
    set(context::OWNS, at + 1 == end && next.is_some_and(|it| it.lower == "'s"));
    bits
}
