//! A story as an importer finds it: `dateline/1` before its check, with the place of each thing in the file.

use dateline_article::OffsetUnit;
use serde::{Serialize, Serializer};

/// A story as an importer finds it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Draft {
    /// Whether the one text of `blocks[0]` is the whole story, still to be cut into paragraphs.
    #[serde(skip)]
    pub(crate) is_whole_text: bool,
    /// See [`crate::Story::is_draft`].
    #[serde(skip)]
    pub(crate) is_draft: bool,
    #[serde(skip)]
    pub(crate) unit: Unit,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dir: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) standfirst: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) byline: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) correction: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<DraftSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) license: Option<String>,
    pub(crate) blocks: Vec<DraftBlock>,
    pub(crate) entities: Vec<DraftEntity>,
    /// `None`: names and aliases of the entities are looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mentions: Option<Vec<DraftMention>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) quotes: Vec<DraftQuote>,
}

/// What a format says of the unit of its offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// The format, or the file, says it.
    Stated(OffsetUnit),
    /// Nobody says it, and its tool is known to count so: the words decide, and the report says so.
    Usual(OffsetUnit),
}

impl Default for Unit {
    fn default() -> Unit {
        Unit::Stated(OffsetUnit::Codepoint)
    }
}

/// The publisher.
#[derive(Debug, Default, Serialize)]
pub(crate) struct DraftSource {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

/// A paragraph, heading, list item, blockquote or figure.
#[derive(Debug, Default, Serialize)]
pub(crate) struct DraftBlock {
    /// Where it stands in the file.
    #[serde(skip)]
    pub(crate) place: String,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) level: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ordered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) depth: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cite: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) src: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) width: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) height: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) credit: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) styles: Vec<DraftStyle>,
}

impl DraftBlock {
    /// A paragraph.
    pub(crate) fn paragraph(text: impl Into<String>, place: impl Into<String>) -> DraftBlock {
        DraftBlock {
            kind: "paragraph",
            text: text.into(),
            place: place.into(),
            ..DraftBlock::default()
        }
    }
}

/// A link or an emphasis.
#[derive(Debug, Serialize)]
pub(crate) struct DraftStyle {
    pub(crate) kind: &'static str,
    pub(crate) start: u64,
    pub(crate) end: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) href: Option<String>,
}

/// A thing in the world.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DraftEntity {
    /// Where it stands in the file.
    #[serde(skip)]
    pub(crate) place: String,
    pub(crate) id: String,
    /// By [`crate::labels::type_of`].
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    /// Empty in a whole text: the longest words of its mentions will be its name, others its aliases.
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    pub(crate) ids: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) geo: Option<DraftGeo>,
}

/// A place on Earth.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct DraftGeo {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
}

/// One occurrence. Without `entity`, mentions of one type and the same words become one entity.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DraftMention {
    /// Where it stands in the file.
    #[serde(skip)]
    pub(crate) place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) entity: Option<String>,
    /// Without `entity`: by [`crate::labels::type_of`].
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    /// In which text.
    pub(crate) block: DraftRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) start: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end: Option<u64>,
    /// Of a discontinuous one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) parts: Vec<[u64; 2]>,
    /// The words it covers, if the file has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    /// The source's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    /// Its index in the draft, so that what the check says of it finds its place again.
    #[serde(rename = "x_nth", skip_serializing_if = "Option::is_none")]
    pub(crate) nth: Option<usize>,
}

/// One of the texts of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DraftRef {
    /// The headline.
    Headline,
    /// The text of a block, by its index.
    Block(usize),
}

impl Default for DraftRef {
    fn default() -> DraftRef {
        DraftRef::Block(0)
    }
}

impl Serialize for DraftRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            DraftRef::Headline => serializer.serialize_str("headline"),
            DraftRef::Block(idx) => serializer.serialize_u64(*idx as u64),
        }
    }
}

/// Words said.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DraftQuote {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) speaker: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) parts: Vec<DraftPart>,
}

/// A piece of words said.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DraftPart {
    pub(crate) block: DraftRef,
    pub(crate) start: u64,
    pub(crate) end: u64,
}

impl Draft {
    /// A story that is one text, to be cut into paragraphs once its offsets are verified.
    pub(crate) fn whole_text(
        text: impl Into<String>,
        unit: Unit,
        place: impl Into<String>,
    ) -> Draft {
        Draft {
            is_whole_text: true,
            unit,
            blocks: vec![DraftBlock::paragraph(text, place)],
            mentions: Some(Vec::new()),
            ..Draft::default()
        }
    }

    /// Adds a mention.
    pub(crate) fn mention(&mut self, mention: DraftMention) {
        self.mentions.get_or_insert_default().push(mention);
    }

    /// The story in `dateline/1`, its offsets declared as `unit` if that is given.
    pub(crate) fn to_json(&self, unit: Option<OffsetUnit>) -> Vec<u8> {
        #[derive(Serialize)]
        struct Whole<'d> {
            format: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            offset_unit: Option<&'static str>,
            #[serde(flatten)]
            draft: &'d Draft,
        }
        let offset_unit = unit.map(OffsetUnit::as_str);
        // Nothing in it can fail to be written: no map has keys of another type than text.
        serde_json::to_vec(&Whole { format: "dateline/1", offset_unit, draft: self })
            .unwrap_or_default()
    }
}

fn as_object<S: Serializer>(ids: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(ids.iter().map(|(authority, id)| (authority, id)))
}
