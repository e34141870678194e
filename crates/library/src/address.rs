//! What an address asks of all stories: no other file knows its keys.

use dateline_archive::{Key, Month, Question, Sort};
use web_sys::UrlSearchParams;

const WORDS: &str = "q";
const ENTITY: &str = "entity";
const TYPES: &str = "types";
const SECTION: &str = "section";
const FROM: &str = "from";
const TO: &str = "to";
const SORT: &str = "sort";
const VIEW: &str = "view";
const DOSSIER: &str = "dossier";

/// What is shown of the stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Those that answer a question.
    Stories(Question),
    /// One entity.
    Dossier(Key),
}

impl Asked {
    /// What the present address asks.
    pub(crate) fn now() -> Asked {
        let search = web_sys::window().and_then(|it| it.location().search().ok());
        Asked::read(&search.unwrap_or_default())
    }

    fn read(search: &str) -> Asked {
        let params = UrlSearchParams::new_with_str(search).ok();
        let value = |key| {
            let value = params.as_ref()?.get(key)?;
            (!value.trim().is_empty()).then_some(value)
        };
        let entities = value(ENTITY).unwrap_or_default();
        let entities: Vec<Key> = entities.split(',').filter_map(Key::parse).collect();
        if value(VIEW).as_deref() == Some(DOSSIER)
            && let [only] = entities.as_slice()
        {
            return Asked::Dossier(only.clone());
        }
        let sort = sort_of(&value(SORT).unwrap_or_default());
        Asked::Stories(Question {
            words: value(WORDS).unwrap_or_default(),
            entities,
            kind: value(TYPES),
            section: value(SECTION),
            from: value(FROM).and_then(|it| Month::parse(&it)),
            to: value(TO).and_then(|it| Month::parse(&it)),
            sort,
        })
    }

    /// The address that asks this, relative to the site; keys of others stay as they are.
    pub(crate) fn written(&self) -> String {
        let own = UrlSearchParams::new().ok();
        let set = |key: &str, value: &str| {
            if !value.is_empty()
                && let Some(own) = &own
            {
                own.append(key, value);
            }
        };
        match self {
            Asked::Dossier(key) => {
                set(ENTITY, key.as_str());
                set(VIEW, DOSSIER);
            }
            Asked::Stories(question) => {
                let keys: Vec<&str> = question.entities.iter().map(Key::as_str).collect();
                let month = |it: Option<Month>| it.map_or(String::new(), |it| it.to_string());
                set(WORDS, &question.words);
                set(ENTITY, &keys.join(","));
                set(TYPES, question.kind.as_deref().unwrap_or_default());
                set(SECTION, question.section.as_deref().unwrap_or_default());
                set(FROM, &month(question.from));
                set(TO, &month(question.to));
                set(SORT, sort_word(question.sort));
            }
        }
        let own = own.map_or(String::new(), |it| String::from(it.to_string()));
        // A comma is no delimiter there.
        let own = own.replace("%2C", ",");
        let search = web_sys::window().and_then(|it| it.location().search().ok());
        let search = search.unwrap_or_default();
        let others = search.trim_start_matches('?').split('&').filter(|pair| {
            let key = pair.split('=').next().unwrap_or_default();
            !key.is_empty() && !OWN.contains(&key)
        });
        let all: Vec<&str> =
            [own.as_str()].into_iter().filter(|it| !it.is_empty()).chain(others).collect();
        if all.is_empty() { "./".to_owned() } else { format!("./?{}", all.join("&")) }
    }
}

const OWN: [&str; 10] = [WORDS, ENTITY, TYPES, SECTION, FROM, TO, SORT, VIEW, "src", "local"];

/// As an address has it; empty for what needs not be said.
pub(crate) fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "",
        Sort::Oldest => "oldest",
        Sort::Best => "best",
    }
}

/// The reverse of [`sort_word`].
pub(crate) fn sort_of(word: &str) -> Sort {
    match word {
        "oldest" => Sort::Oldest,
        "best" => Sort::Best,
        _ => Sort::Newest,
    }
}
