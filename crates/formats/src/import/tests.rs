//! Every importer against files written after its specification, good and broken.
//!
//! `fixtures/FORMAT/good` and `fixtures/FORMAT/broken` hold a file each, or a folder of files that belong together; beside
//! each lies, with `.expected` added to its name, what becomes of it. `DATELINE_BLESS=1` writes these anew: read every line
//! of them before you keep it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_article::{Article, Referent, Severity, TextRef, Unicode};

use super::*;

/// The fewest files of each kind that hold an importer.
const N_FILES: usize = 5;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The files of a case, with their names.
fn files_of(case: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths = vec![case.to_owned()];
    if case.is_dir() {
        paths = fs::read_dir(case).unwrap().map(|it| it.unwrap().path()).collect();
        paths.sort();
    }
    let name = |it: &Path| it.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|it| (name(it), fs::read(it).unwrap())).collect()
}

/// The cases in a folder, in order.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).map(|it| it.flatten().collect()).unwrap_or_else(|_| Vec::new());
    let mut cases: Vec<_> = entries.iter().map(std::fs::DirEntry::path).collect();
    cases.retain(|it| it.extension().is_none_or(|it| it != "expected"));
    cases.sort();
    cases
}

fn check(case: &Path, format: Format, is_good: bool) {
    let files = files_of(case);
    let given: Vec<_> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let imported = import(&given, Encoding::Strict, Unicode::TABLES);
    let place = case.display();
    match &imported {
        Ok(imported) => {
            assert_eq!(imported.format, format, "{place} is taken for another format");
            let is_clean = |it: &Notes| it.is_clean();
            let all_clean =
                is_clean(&imported.notes) && imported.stories.iter().all(|it| is_clean(&it.notes));
            assert_eq!(
                all_clean,
                is_good,
                "{place}: a good file is clean, a broken one is not\n{}",
                shown(imported)
            );
        }
        Err(error) => assert!(!is_good, "{place}: {error}"),
    }
    let shown = match &imported {
        Ok(imported) => shown(imported),
        Err(error) => format!("error: {error}\nremedy: {}\n", error.remedy()),
    };
    let expected = PathBuf::from(format!("{place}.expected"));
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&expected, &shown).unwrap();
    }
    assert_eq!(shown, fs::read_to_string(&expected).unwrap_or_default(), "{place}");
}

/// What became of a file, to be read by people.
fn shown(imported: &Imported) -> String {
    let mut out = format!("{} {}\n", imported.format.name(), imported.variant).replace(" \n", "\n");
    notes(&imported.notes, &mut out);
    for story in &imported.stories {
        out.push_str("---\n");
        if story.is_draft {
            out.push_str("a draft\n");
        }
        metadata(&story.article, &mut out);
        for text_ref in story.article.text_refs() {
            text(&story.article, text_ref, &mut out);
        }
        for entity in &story.article.entities {
            let _ = write!(out, "entity {} {} “{}”", entity.id, entity.kind.as_str(), entity.name);
            let more = [
                entity.label.clone(),
                (!entity.aliases.is_empty()).then(|| format!("aka {}", entity.aliases.join(", "))),
                entity.role.clone(),
                entity.description.clone(),
                (!entity.ids.is_empty()).then(|| format!("{:?}", entity.ids)),
                entity.url.clone(),
                entity.geo.map(|it| format!("{} {}", it.lat, it.lon)),
            ];
            for more in more.into_iter().flatten() {
                let _ = write!(out, "; {more}");
            }
            out.push('\n');
        }
        for quote in &story.article.quotes {
            let words = |(text_ref, span): &(TextRef, dateline_article::Span)| {
                story.article.text(*text_ref).map(|it| span.of(it).to_owned()).unwrap_or_default()
            };
            let speaker = quote
                .speaker
                .and_then(|it| story.article.entity(it))
                .map_or("?", |it| it.id.as_str());
            let _ = writeln!(
                out,
                "quote {speaker}: {:?}",
                quote.parts.iter().map(words).collect::<Vec<_>>()
            );
        }
        let it = story.tally;
        let _ = writeln!(
            out,
            "mentions: {} exact, {} repaired, {} left out; {}, {:?}",
            it.exact,
            it.repaired,
            it.left_out,
            story.unit.as_str(),
            story.unit_source
        );
        notes(&story.notes, &mut out);
    }
    out
}

fn metadata(article: &Article, out: &mut String) {
    let source = article
        .source
        .as_ref()
        .map(|it| format!("{} {}", it.name, it.url.clone().unwrap_or_default()));
    let fields = [
        ("id", article.id.clone()),
        ("url", article.url.clone()),
        ("lang", article.lang.clone()),
        ("dir", article.dir.map(|it| format!("{it:?}"))),
        ("section", article.section.clone()),
        ("byline", Some(article.byline.join(", ")).filter(|it| !it.is_empty())),
        ("location", article.location.clone()),
        ("published", article.published.map(|it| format!("{it:?}"))),
        ("modified", article.modified.map(|it| format!("{it:?}"))),
        ("correction", article.correction.clone()),
        ("keywords", Some(article.keywords.join(", ")).filter(|it| !it.is_empty())),
        ("source", source),
        ("license", article.license.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
}

/// A text with its mentions in brackets: `[Shoigu|e1 PERSON]`; a discontinuous one has its words after it.
fn text(article: &Article, text_ref: TextRef, out: &mut String) {
    let Some(text) = article.text(text_ref) else { return };
    let sign = match text_ref {
        TextRef::Headline => "#".to_owned(),
        TextRef::Standfirst => "##".to_owned(),
        TextRef::Block(idx) => {
            article.block(idx).map(|it| format!("{:?}", it.kind)).unwrap_or_default()
        }
    };
    let mut marks: Vec<(usize, String)> = Vec::new();
    for mention in &article.mentions[article.mentions_in(text_ref)] {
        let of = match &mention.of {
            Referent::Entity(idx) => article.entity(*idx).unwrap().id.clone(),
            Referent::Type(kind) => format!(".{}", kind.as_str()),
        };
        let mut end = format!("|{of}");
        for more in [mention.label.as_deref(), mention.by.as_deref(), mention.value.as_deref()]
            .into_iter()
            .flatten()
        {
            let _ = write!(end, " {more}");
        }
        if let Some(score) = mention.score {
            let _ = write!(end, " {score:.2}");
        }
        if mention.parts.is_some() {
            let words: Vec<_> = mention.spans().iter().map(|it| it.of(text)).collect();
            let _ = write!(end, " {words:?}");
        }
        marks.push((mention.span.start(), "[".to_owned()));
        marks.push((mention.span.end(), format!("{end}]")));
    }
    if let TextRef::Block(idx) = text_ref {
        for style in &article.block(idx).unwrap().styles {
            marks.push((style.span.start(), format!("<{:?}:", style.kind)));
            marks.push((style.span.end(), ">".to_owned()));
        }
    }
    // Ends before starts at the same place.
    marks.sort_by_key(|(at, sign)| (*at, !(sign.starts_with('|') || sign == ">")));
    let mut shown = String::new();
    let mut from = 0;
    for (at, sign) in marks {
        shown.push_str(&text[from..at]);
        shown.push_str(&sign);
        from = at;
    }
    shown.push_str(&text[from..]);
    let _ = writeln!(out, "{sign} {}", shown.replace('\n', "⏎"));
}

fn notes(notes: &Notes, out: &mut String) {
    for note in notes.listed() {
        let severity = match note.severity() {
            Severity::Note => "note",
            Severity::Repaired => "repaired",
            Severity::Lost => "lost",
        };
        let place = if note.place.is_empty() { "the file" } else { &note.place };
        let _ = writeln!(out, "{severity} {place}: {}", note.reason);
    }
}

/// Holds an importer against its fixtures.
fn held(importer: &Importer) {
    let folder = folder().join(importer.format.word());
    for (kind, is_good) in [("good", true), ("broken", false)] {
        let cases = cases(&folder.join(kind));
        for case in &cases {
            check(case, importer.format, is_good);
        }
        let word = importer.format.word();
        assert!(N_FILES <= cases.len(), "{word} has {} {kind} files", cases.len());
    }
}

macro_rules! held {
    ($($name:ident)*) => {
        $(#[test] fn $name() { held(&super::$name::IMPORTER); })*

        #[test]
        fn every_importer_is_held() {
            let names = [$(stringify!($name)),*];
            assert_eq!(names.len(), IMPORTERS.len());
        }
    };
}

held! {
    displacy
    spacy_doc
    prodigy
    doccano
    label_studio
    web_annotation
    google_language
    comprehend
    azure_language
    core_nlp
    schema_org
    ninjs
    webanno
    brat
    conll
    markdown
    plain_text
}

#[test]
fn whatever_a_file_says_no_other_importer_claims_it() {
    for importer in IMPORTERS {
        for case in cases(&folder().join(importer.format.word()).join("good")) {
            let files = files_of(&case);
            let given: Vec<_> = files
                .iter()
                .map(|(name, bytes)| {
                    Given::new(File { name, bytes }, Encoding::Strict, &mut Notes::default())
                        .unwrap()
                })
                .collect();
            let claimed: Vec<_> =
                IMPORTERS.iter().filter(|it| (it.recognises)(&given)).map(|it| it.format).collect();
            assert_eq!(claimed.first(), Some(&importer.format), "{}: {claimed:?}", case.display());
        }
    }
}

/// What becomes of a file that has `begins` and then so much space that its end is not read.
fn cut_off(name: &str, begins: &str) -> Result<Imported, ImportError> {
    let mut bytes = begins.as_bytes().to_vec();
    bytes.resize(LIMITS.file_bytes + 1, b' ');
    import(&[File { name, bytes: &bytes }], Encoding::Strict, Unicode::TABLES)
}

#[test]
fn what_breaks_off_at_the_limit_says_both_numbers() {
    let (given, limit) = (LIMITS.file_bytes + 1, LIMITS.file_bytes);
    let own = r#"{"format": "dateline/1", "headline": "A", "blocks": [{"text": "It begins."}"#;
    let own = cut_off("a.json", own).unwrap();
    let [story] = own.stories.as_slice() else { panic!("one story") };
    assert_eq!(
        (own.format, story.article.blocks[0].text.as_str()),
        (Format::Dateline, "It begins.")
    );
    let says = format!("has {given} bytes; the first {limit} are shown");
    let said = story.notes.listed().iter().filter(|it| it.reason.to_string() == says);
    assert_eq!(said.count(), 1);

    let error = cut_off("a.json", r#"{"text": "It begins.", "ents": [{"start": 0,"#).unwrap_err();
    assert_eq!(error, ImportError::TooLarge { given, limit });
    assert!(error.to_string().contains(&format!("it has {given} bytes or more, {limit} are read")));
}
