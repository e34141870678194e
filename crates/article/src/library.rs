//! The list of articles of a site, `dateline-library/1`.

use crate::article::Date;
use crate::check::{FileText, Place, check_format, date, entity_type, foreign_ids};
use crate::entity_type::EntityType;
use crate::issue::Problem;
use crate::load_error::LoadError;
use crate::report::Report;
use crate::wire::{self, Object};

/// A list of articles on the same site.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What the collection is called.
    pub title: Option<String>,
    /// The articles, in the order of the file.
    pub articles: Vec<LibraryArticle>,
}

/// An article of a library.
#[derive(Clone, Debug)]
pub struct LibraryArticle {
    /// The address of its file, as given, relative to the library; not yet safe to fetch.
    pub src: String,
    /// Its headline; empty if the library has none.
    pub headline: String,
    /// The rubric over the headline.
    pub section: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its cast.
    pub entities: Vec<LibraryEntity>,
}

/// An entity of an article of a library.
#[derive(Clone, Debug)]
pub struct LibraryEntity {
    /// Its id in the article, as given.
    pub id: Option<String>,
    /// What it is.
    pub kind: EntityType,
    /// What it is called in full.
    pub name: String,
    /// Ids elsewhere: authority and id.
    pub ids: Vec<(String, String)>,
    /// How often the article mentions it, if the library says so.
    pub count: Option<u64>,
}

/// Reads a library; an article without `src`, or an entity without a name, is left out.
///
/// # Errors
///
/// Only if the bytes are not JSON, or there is no list of articles.
pub fn read_library(bytes: &[u8]) -> Result<(Library, Report), LoadError> {
    let unreadable = LoadError::Unreadable { field: "articles" };
    let root = Place::root("");
    let mut report = Report::default();
    let text = FileText::of_file(bytes, &mut report)?;
    let library = text.parse::<wire::Library>(&mut report, &root)?;
    let Some(mut library) = library else { return Err(unreadable) };

    let format = report.text(&mut library, &root, wire::Library::FORMAT);
    check_format(&mut report, format, &root, &["dateline-library/"]);
    let title = report.text(&mut library, &root, wire::Library::TITLE);
    let given = report.take(&mut library, &root, wire::Library::ARTICLES).ok_or(unreadable)?;
    report.rest(library, &root);
    let list = root.field("articles");
    let mut articles = Vec::with_capacity(given.len());
    for (idx, item) in given.into_items().enumerate() {
        let place = list.item(idx);
        let item = report.item(item, &place);
        articles.extend(item.and_then(|it| article(&mut report, it, &place)));
    }
    Ok((Library { title, articles }, report))
}

fn article(
    report: &mut Report,
    mut article: Object<'_, wire::LibraryArticle>,
    place: &Place<'_>,
) -> Option<LibraryArticle> {
    let src = report.text(&mut article, place, wire::LibraryArticle::SRC);
    let headline =
        report.text(&mut article, place, wire::LibraryArticle::HEADLINE).unwrap_or_default();
    let section = report.text(&mut article, place, wire::LibraryArticle::SECTION);
    let published = date(report, &mut article, place, wire::LibraryArticle::PUBLISHED);
    let list = place.field("entities");
    let given =
        report.take(&mut article, place, wire::LibraryArticle::ENTITIES).unwrap_or_default();
    report.rest(article, place);
    let mut entities = Vec::with_capacity(given.len());
    for (idx, item) in given.into_items().enumerate() {
        let place = list.item(idx);
        let item = report.item(item, &place);
        entities.extend(item.and_then(|it| entity(report, it, &place)));
    }
    if src.is_none() {
        place.note(report, "src", Problem::EmptyBlock);
    }
    Some(LibraryArticle { src: src?, headline, section, published, entities })
}

fn entity(
    report: &mut Report,
    mut entity: Object<'_, wire::LibraryEntity>,
    place: &Place<'_>,
) -> Option<LibraryEntity> {
    let id = report.text(&mut entity, place, wire::LibraryEntity::ID);
    let word = report.text(&mut entity, place, wire::LibraryEntity::TYPE);
    let (kind, _) = entity_type(report, word, place);
    let name = report.text(&mut entity, place, wire::LibraryEntity::NAME).or_else(|| id.clone());
    let ids = foreign_ids(report, &mut entity, place, wire::LibraryEntity::IDS);
    let count = report.take(&mut entity, place, wire::LibraryEntity::COUNT);
    report.rest(entity, place);
    if name.is_none() {
        place.note(report, "name", Problem::EmptyBlock);
    }
    Some(LibraryEntity { id, kind, name: name?, ids, count })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &str) {
        let (library, report) = read_library(json.as_bytes()).unwrap();
        let titles: Vec<_> = library
            .articles
            .iter()
            .map(|it| {
                let names: Vec<_> = it.entities.iter().map(|it| it.name.as_str()).collect();
                format!("{}: {} ({})", it.src, it.headline, names.join(", "))
            })
            .collect();
        let issues: Vec<_> = report.issues().iter().map(|it| format!("{} {it}", it.path)).collect();
        assert_eq!(format!("{titles:?} {issues:?}"), expected);
    }

    #[test]
    fn articles_and_their_casts() {
        check(
            r#"{"format": "dateline-library/1", "articles": [{"src": "a.json", "headline": "A",
                "entities": [{"id": "x", "type": "person", "name": "X", "count": 2}]}]}"#,
            r#"["a.json: A (X)"] []"#,
        );
        check(
            r#"{"format": "dateline-library/1", "articles": [{"headline": "A"}, 7, {"src": "b.json"}]}"#,
            r#"["b.json:  ()"] ["articles[0].src has nothing to show; left out", "articles[1] is a number, where the format has an object; left out"]"#,
        );
    }

    #[test]
    fn a_library_has_articles() {
        let unreadable = LoadError::Unreadable { field: "articles" };
        for json in ["{}", "[]", "7", r#"{"articles": 7}"#] {
            assert_eq!(
                read_library(json.as_bytes()).map(|_| ()),
                Err(unreadable.clone()),
                "{json}"
            );
        }
    }
}
