//! Stories that go out and come in again.

use std::path::Path;

use dateline_article::{Unicode, read};

use super::*;

/// The stories that are published with the site.
fn bundled() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/articles");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|it| read(&std::fs::read(it).unwrap()).unwrap().article).collect()
}

mod stories;

use proptest::prelude::*;

use crate::file::{Encoding, File};
use crate::import::{Imported, import};

/// What comes in again of a story that goes out.
fn again(article: &Article, format: Format) -> (Imported, Vec<ExportedFile>) {
    let files = export(article, format).unwrap().files;
    let names: Vec<_> = files.iter().map(|it| format!("story.{}", it.ending)).collect();
    let given: Vec<_> =
        files.iter().zip(&names).map(|(it, name)| File { name, bytes: &it.bytes }).collect();
    let imported = import(&given, Encoding::Strict, Unicode::TABLES);
    let imported =
        imported.unwrap_or_else(|it| panic!("{}: {it}\n{}", format.name(), shown(&files)));
    assert_eq!(imported.format, format, "recognised as what it was written as\n{}", shown(&files));
    (imported, files)
}

fn shown(files: &[ExportedFile]) -> String {
    files.iter().map(|it| String::from_utf8_lossy(&it.bytes)).collect::<Vec<_>>().join("\n---\n")
}

fn same_article(article: &Article) {
    let (imported, files) = again(article, Format::Dateline);
    let [story] = imported.stories.as_slice() else { panic!("one story") };
    assert_eq!(format!("{:#?}", story.article), format!("{article:#?}"), "{}", shown(&files));
    assert!(story.notes.listed().is_empty(), "{:?}\n{}", story.notes, shown(&files));
}

#[test]
fn bundled_stories_go_out_in_dateline_and_come_in_the_same() {
    bundled().iter().for_each(same_article);
}

proptest! {
    #[test]
    fn every_story_goes_out_in_dateline_and_comes_in_the_same(article in stories::any_story()) {
        same_article(&article);
    }
}
