//! Generated stories in every format that can be read, for the native benches.

mod answers;
mod records;
mod tokens;

use std::time::Duration;

use criterion::Criterion;
use dateline_article::{Article, read};
use dateline_bench_stories::{SIZES, Size, Story};
use dateline_formats::{Format, export};

/// Every format that has an importer.
pub const FORMATS: [Format; 17] = [
    Format::Displacy,
    Format::SpacyDoc,
    Format::Prodigy,
    Format::Doccano,
    Format::LabelStudio,
    Format::WebAnnotation,
    Format::GoogleLanguage,
    Format::Comprehend,
    Format::AzureLanguage,
    Format::CoreNlp,
    Format::SchemaOrg,
    Format::Ninjs,
    Format::WebAnno,
    Format::Brat,
    Format::Conll,
    Format::Markdown,
    Format::PlainText,
];

/// Up to a megabyte: for what takes seconds for that, and for formats whose files would be over the limit for more, because
/// each token is an object.
pub const MODERATE: [Size; 4] = [
    SIZES[0],
    SIZES[1],
    Size { name: "300 KB", n_characters: 300_000, n_mentions: 6_000, n_entities: 500 },
    SIZES[2],
];

/// Few samples: there are a hundred benches, and the longest takes seconds.
pub fn quick() -> Criterion {
    let begin = Criterion::default().sample_size(10);
    begin.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2))
}

/// A file with its name.
pub type Named = (String, Vec<u8>);

/// The story as the core reads it.
///
/// # Panics
///
/// If the core does not read what it is given, which a test of the stories rules out.
pub fn article(story: &Story) -> Article {
    match read(story.json().as_bytes()) {
        Ok(loaded) => loaded.article,
        Err(why) => panic!("a generated story is not read: {why}"),
    }
}

/// The story in `format`, as the files that its tools write.
pub fn files(story: &Story, format: Format) -> Vec<Named> {
    let one = |ending: &str, text: String| vec![(format!("story.{ending}"), text.into_bytes())];
    match format {
        Format::SpacyDoc => one("json", records::spacy(story)),
        Format::Prodigy => one("jsonl", records::prodigy(story)),
        Format::LabelStudio => one("json", records::label_studio(story)),
        Format::GoogleLanguage => answers::google(story),
        Format::Comprehend => answers::comprehend(story),
        Format::AzureLanguage => answers::azure(story),
        Format::CoreNlp => one("json", tokens::core_nlp(story)),
        Format::WebAnno => one("tsv", tokens::webanno(story)),
        Format::SchemaOrg => one("json", records::schema_org(story)),
        Format::Ninjs => one("json", records::ninjs(story)),
        Format::PlainText => one("txt", story.paragraphs.join("\n\n")),
        _ => {
            let exported = export(&article(story), format).into_iter();
            let files = exported.flat_map(|it| it.files);
            files.map(|it| (format!("story.{}", it.ending), it.bytes)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_article::Unicode;
    use dateline_formats::{Encoding, File, import};

    use super::*;

    /// What carries no overlaps loses some marks; Markdown carries those with a link alone, plain text none.
    #[test]
    fn every_format_is_recognised_and_brings_the_text_and_most_of_the_marks() {
        let story = Story::new(SIZES[0]);
        for format in FORMATS {
            let files = files(&story, format);
            let given: Vec<_> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
            let imported = import(&given, Encoding::Strict, Unicode::TABLES).unwrap();
            assert_eq!(imported.format, format);
            let articles: Vec<_> = imported.stories.iter().map(|it| &it.article).collect();
            let n_chars: usize =
                articles.iter().flat_map(|it| &it.blocks).map(|it| it.text.chars().count()).sum();
            let wanted: usize = story.paragraphs.iter().map(|it| it.chars().count()).sum();
            assert!(n_chars.abs_diff(wanted) < wanted / 20, "{format:?}: {n_chars} of {wanted}");
            let n_mentions: usize = articles.iter().map(|it| it.mentions.len()).sum();
            let has_marks = !matches!(format, Format::PlainText | Format::Markdown);
            assert!(!has_marks || 20 <= n_mentions, "{format:?}: {n_mentions} mentions");
        }
    }
}
