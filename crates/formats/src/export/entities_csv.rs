//! A table of the cast, a row for each entity; docs/formats.md says what the columns are.

use dateline_article::{Article, EntityIdx, EntityIndex};

use super::csv::{Cell, Table};

/// The file.
pub(super) fn written(article: &Article) -> String {
    let index = EntityIndex::new(article);
    let mut table = Table::new(&[
        "id",
        "type",
        "label",
        "name",
        "aliases",
        "role",
        "description",
        "mentions",
        "first",
        "ids",
        "url",
        "lat",
        "lon",
    ]);
    for (idx, entity) in (0..).map(EntityIdx).zip(&article.entities) {
        let aliases = entity.aliases.join("; ");
        let ids: Vec<_> =
            entity.ids.iter().map(|(authority, id)| format!("{authority}:{id}")).collect();
        let ids = ids.join("; ");
        let first = index.first(idx).and_then(|it| article.mention(it));
        let first = first.map(|it| super::mentions_csv::name_of(it.text_ref));
        table.row(&[
            Cell::Text(&entity.id),
            Cell::Text(entity.kind.as_str()),
            Cell::maybe(entity.label.as_deref()),
            Cell::Text(&entity.name),
            Cell::Text(&aliases),
            Cell::maybe(entity.role.as_deref()),
            Cell::maybe(entity.description.as_deref()),
            Cell::number(Some(index.count(idx))),
            Cell::maybe(first.as_deref()),
            Cell::Text(&ids),
            Cell::maybe(entity.url.as_deref()),
            Cell::number(entity.geo.map(|it| it.lat)),
            Cell::number(entity.geo.map(|it| it.lon)),
        ]);
    }
    table.end()
}
