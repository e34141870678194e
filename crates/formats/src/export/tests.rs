//! Stories that go out and come in again.

use std::path::Path;

use dateline_article::{BlockIdx, BlockKind, Referent, Severity, TextRef, Unicode, read, segments};

use super::*;

/// The stories that are published with the site.
fn bundled() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/articles");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|it| read(&std::fs::read(it).unwrap()).unwrap().article).collect()
}

mod exact;
mod page;
mod stories;

use proptest::prelude::*;

use super::carries::Carries;
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

/// Where mentions lie: in which of the texts, its pieces in bytes, and its type.
type Place = (usize, Vec<[usize; 2]>, String);

/// What every format that carries words carries of a story: texts, and mentions by place, with whom each is of.
#[derive(Debug, PartialEq)]
struct Carried {
    texts: Vec<String>,
    mentions: Vec<(Place, Referent)>,
}

/// As `article` is to come in again of a format that carries so much.
fn carried(article: &Article, carries: Carries) -> Carried {
    let mut texts = Vec::new();
    let mut mentions = Vec::new();
    for text_ref in article.text_refs() {
        let text = article.text(text_ref).unwrap();
        if text.trim().is_empty() {
            continue;
        }
        let mut end = 0;
        for mention in &article.mentions[article.mentions_in(text_ref)] {
            if !carries.overlaps && mention.span.start() < end {
                continue;
            }
            end = mention.span.end();
            let mut pieces: Vec<_> =
                mention.spans().iter().map(|it| [it.start(), it.end()]).collect();
            // brat ends a piece at each line end, and has none at its edges.
            for [start, end] in &mut pieces {
                let words = &text[*start..*end];
                *end -= words.len() - words.trim_end_matches('\n').len();
                *start = (*start + words.len() - words.trim_start_matches('\n').len()).min(*end);
            }
            pieces.retain(|[start, end]| start < end);
            pieces.dedup_by(|next, last| {
                let is_one = text[last[1]..next[0]].chars().all(|it| it == '\n');
                if is_one {
                    last[1] = next[1];
                }
                is_one
            });
            if !carries.pieces {
                pieces = vec![[mention.span.start(), mention.span.end()]];
            }
            let word = crate::labels::type_of(article.type_of(mention).as_str());
            mentions.push(((texts.len(), pieces, word), mention.of.clone()));
        }
        texts.push(text.to_owned());
    }
    if !carries.spacing {
        without_space(&mut texts, &mut mentions);
    }
    Carried { texts, mentions }
}

/// Makes one text of them all, without any white space, and moves what lies in them.
fn without_space(texts: &mut Vec<String>, mentions: &mut [(Place, Referent)]) {
    let n_seen = |it: &str| -> usize {
        it.chars().filter(|it| !it.is_whitespace()).map(char::len_utf8).sum()
    };
    for ((idx, pieces, _), _) in mentions {
        let before: usize = texts[..*idx].iter().map(|it| n_seen(it)).sum();
        let text = &texts[std::mem::take(idx)];
        pieces.iter_mut().flatten().for_each(|it| *it = before + n_seen(&text[..*it]));
    }
    let mut all = texts.concat();
    all.retain(|it| !it.is_whitespace());
    *texts = vec![all];
}

/// What each text is, as far as Markdown can say it: no level 1 beside a headline, no item below none, no size of pictures.
fn structure(article: &Article) -> Vec<String> {
    let kind = |block: &dateline_article::Block| match &block.kind {
        BlockKind::Heading { level } => format!("heading {}", level.max(&2)),
        BlockKind::ListItem { ordered, .. } => format!("item {ordered}"),
        BlockKind::Figure(it) => format!("figure {:?} {:?}", it.src, it.alt),
        other => format!("{other:?}"),
    };
    let has = [!article.headline.is_empty(), article.standfirst.is_some()].map(|it| it.to_string());
    has.into_iter().chain(article.blocks.iter().map(kind)).collect()
}

/// The styles of each block, run by run, without those that an export said it leaves out.
fn styles(article: &Article, notes: &Notes) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for (idx, block) in (0..).map(BlockIdx).zip(&article.blocks) {
        let place = format!("blocks[{}].styles", idx.0);
        if notes.listed().iter().any(|it| it.place == place) {
            continue;
        }
        let mut runs: Vec<(String, String)> = Vec::new();
        for segment in &segments(article, TextRef::Block(idx)) {
            let href = segment.link.map(|it| block.styles[it as usize].kind.clone());
            let look = format!("{href:?} {} {}", segment.strong, segment.emphasis);
            match runs.last_mut() {
                Some((text, last)) if *last == look => text.push_str(segment.span.of(&block.text)),
                _ => runs.push((segment.span.of(&block.text).to_owned(), look)),
            }
        }
        all.push(runs.into_iter().map(|(text, look)| text + &look).collect());
    }
    all
}

/// Holds a format that is written against the importer that reads it.
fn held(article: &Article, format: Format) -> Result<(), TestCaseError> {
    let carries = carries::carries(format).unwrap();
    let texts: Vec<_> = article
        .text_refs()
        .filter_map(|it| article.text(it))
        .filter(|it| !it.trim().is_empty())
        .collect();
    // Beside a headline that has a place of its own, one text is alone too.
    let is_alone = texts.len() <= 2;
    prop_assume!(!texts.iter().any(|it| joined::parts_paragraphs(it, is_alone)));
    let notes = export(article, format).unwrap().notes;
    let (imported, files) = again(article, format);
    let [story] = imported.stories.as_slice() else { panic!("one story\n{}", shown(&files)) };
    let context = || format!("{}\n{}\n{:?}", format.name(), shown(&files), story.notes);
    prop_assert!(story.notes.is_clean() && imported.notes.is_clean(), "{}", context());
    let (out, back) = (carried(article, carries), carried(&story.article, carries));
    prop_assert_eq!(&out.texts, &back.texts, "{}", context());
    if carries.structure {
        prop_assert_eq!(structure(article), structure(&story.article), "{}", context());
    }
    if carries.styles {
        prop_assert_eq!(styles(article, &notes), styles(&story.article, &notes), "{}", context());
    }
    if !carries.mentions {
        prop_assert!(back.mentions.is_empty(), "{}", context());
        return Ok(());
    }
    let places = |it: &Carried| {
        let mut places: Vec<Place> = it.mentions.iter().map(|(place, _)| place.clone()).collect();
        places.sort();
        places
    };
    prop_assert_eq!(places(&out), places(&back), "{}", context());
    if carries.entities {
        let referent = |it: &Carried, place: &Place| -> Vec<Referent> {
            it.mentions.iter().filter(|(it, _)| it == place).map(|(_, of)| of.clone()).collect()
        };
        // Those at one place may come back in another order: who is alone at its place tells.
        let alone: Vec<_> = out
            .mentions
            .iter()
            .filter(|(it, of)| matches!(of, Referent::Entity(_)) && referent(&out, it).len() == 1)
            .collect();
        for (a, of_a) in &alone {
            for (b, of_b) in &alone {
                let is_one = referent(&back, a) == referent(&back, b);
                prop_assert!(
                    of_a != of_b || is_one,
                    "{a:?} and {b:?} are one entity\n{}",
                    context()
                );
            }
        }
    }
    Ok(())
}

/// The formats that are written and read, but the story's own, in which everything is the same.
const BOTH: [Format; 6] = [
    Format::WebAnnotation,
    Format::Displacy,
    Format::Brat,
    Format::Doccano,
    Format::Conll,
    Format::Markdown,
];

proptest! {
    #[test]
    fn what_a_format_carries_comes_in_again(article in stories::plain_story()) {
        for format in BOTH {
            held(&article, format)?;
        }
    }

    #[test]
    fn no_sign_of_markdown_in_a_text_is_one(article in stories::signed_story()) {
        let notes = export(&article, Format::Markdown).unwrap().notes;
        let (imported, files) = again(&article, Format::Markdown);
        let back = &imported.stories[0].article;
        let texts = |it: &Article| -> Vec<String> {
            it.text_refs().filter_map(|of| it.text(of)).map(str::to_owned).collect()
        };
        prop_assert_eq!(texts(&article), texts(back), "{}", shown(&files));
        prop_assert_eq!(structure(&article), structure(back), "{}", shown(&files));
        prop_assert_eq!(styles(&article, &notes), styles(back, &notes), "{}", shown(&files));
    }

    #[test]
    fn every_story_can_be_written_in_every_format(article in stories::any_story()) {
        for format in Format::all_written() {
            let written = export(&article, format).map(|it| it.files.len());
            prop_assert!(written.is_some_and(|it| 0 < it), "{}", format.name());
        }
    }
}
