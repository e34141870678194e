//! Formats that list every token. They hold no overlaps: of two marks the first stays.

use std::fmt::Write as _;

use dateline_bench_stories::Story;
use serde_json::{Value, json};

use crate::records::label;

/// A word of a paragraph, in bytes, with the mention that it is in.
struct Token {
    start: usize,
    end: usize,
    /// The number and the label of the mention.
    mention: Option<(usize, &'static str)>,
}

fn tokens(story: &Story, paragraph: usize) -> Vec<Token> {
    let text = story.paragraphs[paragraph].as_str();
    let first = story.mentions.partition_point(|it| it.paragraph < paragraph);
    let mentions = story.mentions.iter().enumerate().skip(first);
    let mentions: Vec<_> = mentions.take_while(|(_, it)| it.paragraph == paragraph).collect();
    let words = text.split(' ').filter(|it| !it.is_empty());
    words
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let end = start + word.len();
            let is_in = |it: &&(usize, &dateline_bench_stories::Mention)| {
                it.1.span.start <= start && end <= it.1.span.end
            };
            let mention = mentions.iter().find(is_in);
            let mention = mention.map(|(idx, it)| (*idx, label(story.entities[it.entity].kind)));
            Token { start, end, mention }
        })
        .collect()
}

pub(crate) fn core_nlp(story: &Story) -> String {
    let mut at = 0;
    let sentences = story.paragraphs.iter().enumerate().map(|(idx, text)| {
        let chars = |end: usize| at + text[..end].chars().count();
        let tokens: Value = tokens(story, idx)
            .iter()
            .enumerate()
            .map(|(nth, it)| {
                let word = &text[it.start..it.end];
                let (begin, end) = (chars(it.start), chars(it.end));
                let ner = it.mention.map_or("O", |it| it.1);
                let after = if it.end == text.len() { "\n\n" } else { " " };
                json!({"index": nth + 1, "word": word, "originalText": word, "before": "", "after": after, "ner": ner,
                       "characterOffsetBegin": begin, "characterOffsetEnd": end,
                       "codepointOffsetBegin": begin, "codepointOffsetEnd": end})
            })
            .collect();
        at = chars(text.len()) + 2;
        json!({"index": idx, "tokens": tokens})
    });
    json!({"sentences": sentences.collect::<Value>()}).to_string()
}

pub(crate) fn webanno(story: &Story) -> String {
    let mut tsv = "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n\n".to_owned();
    let mut at = 0;
    for (idx, text) in story.paragraphs.iter().enumerate() {
        let _ = write!(tsv, "\n#Text={text}\n");
        let units = |end: usize| at + text[..end].encode_utf16().count();
        for (nth, it) in tokens(story, idx).iter().enumerate() {
            let (begin, end, word) = (units(it.start), units(it.end), &text[it.start..it.end]);
            let tag =
                it.mention.map_or("_".to_owned(), |(of, label)| format!("{label}[{}]", of + 1));
            let _ = writeln!(tsv, "{}-{}\t{begin}-{end}\t{word}\t{tag}\t", idx + 1, nth + 1);
        }
        at = units(text.len()) + 1;
    }
    tsv
}
