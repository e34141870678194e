//! The formats that are read and written, by name.

/// A format that a story can come in or go out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// The program's own, `dateline/1`.
    Dateline,
    /// The same in lines, `dateline-lines/1`.
    DatelineLines,
    /// spaCy's displaCy, entities by character or spans by token.
    Displacy,
    /// What spaCy's `Doc.to_json` writes.
    SpacyDoc,
    /// Prodigy's tasks.
    Prodigy,
    /// doccano's JSON Lines.
    Doccano,
    /// Label Studio's export.
    LabelStudio,
    /// The W3C's Web Annotation, with its text.
    WebAnnotation,
    /// brat's standoff, `.txt` with `.ann`.
    Brat,
    /// WebAnno TSV 3, which INCEpTION writes too.
    WebAnno,
    /// Columns of tokens with IOB tags.
    Conll,
    /// An answer of Google's Natural Language API.
    GoogleLanguage,
    /// An answer of AWS Comprehend.
    Comprehend,
    /// An answer of Azure Language.
    AzureLanguage,
    /// Stanford CoreNLP's JSON.
    CoreNlp,
    /// A schema.org NewsArticle in JSON-LD.
    SchemaOrg,
    /// IPTC's ninjs, 1 to 3.
    Ninjs,
    /// Markdown.
    Markdown,
    /// Text and nothing else.
    PlainText,
    /// A table of the cast.
    EntitiesCsv,
    /// A table of the mentions.
    MentionsCsv,
    /// One page that needs no script.
    Html,
}

/// What is to be known of a format.
struct Facts {
    format: Format,
    /// The word by which the command line knows it.
    word: &'static str,
    /// What readers call it.
    name: &'static str,
    /// The ending of its files, without the dot.
    ending: &'static str,
    is_read: bool,
    is_written: bool,
}

#[rustfmt::skip]
const FACTS: [Facts; 22] = [
    facts(Format::Dateline, "dateline", "Dateline", "json", true, true),
    facts(Format::DatelineLines, "dateline-lines", "Dateline in lines", "jsonl", true, false),
    facts(Format::Displacy, "displacy", "displaCy", "json", true, true),
    facts(Format::SpacyDoc, "spacy", "spaCy Doc", "json", true, false),
    facts(Format::Prodigy, "prodigy", "Prodigy", "jsonl", true, false),
    facts(Format::Doccano, "doccano", "doccano", "jsonl", true, true),
    facts(Format::LabelStudio, "label-studio", "Label Studio", "json", true, false),
    facts(Format::WebAnnotation, "w3c", "W3C Web Annotation", "jsonld", true, true),
    facts(Format::Brat, "brat", "brat", "ann", true, true),
    facts(Format::WebAnno, "webanno", "WebAnno TSV", "tsv", true, false),
    facts(Format::Conll, "conll", "CoNLL", "conll", true, true),
    facts(Format::GoogleLanguage, "google", "Google Natural Language", "json", true, false),
    facts(Format::Comprehend, "comprehend", "AWS Comprehend", "json", true, false),
    facts(Format::AzureLanguage, "azure", "Azure Language", "json", true, false),
    facts(Format::CoreNlp, "corenlp", "Stanford CoreNLP", "json", true, false),
    facts(Format::SchemaOrg, "schema-org", "schema.org NewsArticle", "jsonld", true, false),
    facts(Format::Ninjs, "ninjs", "IPTC ninjs", "json", true, false),
    facts(Format::Markdown, "markdown", "Markdown", "md", true, true),
    facts(Format::PlainText, "text", "Plain text", "txt", true, false),
    facts(Format::EntitiesCsv, "entities-csv", "CSV of the cast", "entities.csv", false, true),
    facts(Format::MentionsCsv, "mentions-csv", "CSV of the mentions", "mentions.csv", false, true),
    facts(Format::Html, "html", "HTML page", "html", false, true),
];

const fn facts(
    format: Format,
    word: &'static str,
    name: &'static str,
    ending: &'static str,
    is_read: bool,
    is_written: bool,
) -> Facts {
    Facts { format, word, name, ending, is_read, is_written }
}

impl Format {
    /// Every format that is read, in the order in which they are tried.
    pub fn all_read() -> impl Iterator<Item = Format> {
        FACTS.iter().filter(|it| it.is_read).map(|it| it.format)
    }

    /// Every format that is written.
    pub fn all_written() -> impl Iterator<Item = Format> {
        FACTS.iter().filter(|it| it.is_written).map(|it| it.format)
    }

    /// The word by which the command line and the page's own messages know it.
    pub fn word(self) -> &'static str {
        self.facts().map_or("", |it| it.word)
    }

    /// What readers call it.
    pub fn name(self) -> &'static str {
        self.facts().map_or("", |it| it.name)
    }

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        self.facts().map_or("", |it| it.ending)
    }

    /// The format of that word.
    pub fn parse(word: &str) -> Option<Format> {
        FACTS.iter().find(|it| it.word == word).map(|it| it.format)
    }

    fn facts(self) -> Option<&'static Facts> {
        FACTS.iter().find(|it| it.format == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_its_line() {
        for facts in &FACTS {
            assert_eq!(Format::parse(facts.word), Some(facts.format));
            assert!(!facts.format.name().is_empty() && !facts.format.ending().is_empty());
        }
    }
}
