//! What did not fit in a file whose story is shown all the same.

use std::fmt;

use crate::offsets::OffsetUnit;

/// How much an issue cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing: worth knowing for whoever made the file.
    Note,
    /// Nothing, because the reader mended it.
    Repaired,
    /// A value, a mention, a quote: something the file held is not shown.
    Lost,
}

/// Something that did not fit, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Where in the file: a JSON path such as `mentions[3].start`.
    pub path: String,
    /// What it was.
    pub problem: Problem,
}

impl Issue {
    /// How much it cost.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

/// The kinds of issues.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// A JSON value of another type than the format's.
    WrongType {
        /// What the format has there.
        wanted: &'static str,
        /// What the file has.
        found: &'static str,
    },
    /// A value of the right type that means nothing.
    WrongValue {
        /// What the format has there.
        wanted: &'static str,
        /// What the file has, shortened.
        found: String,
    },
    /// A field that the format does not have.
    UnknownField,
    /// A field given twice in one object.
    GivenTwice,
    /// A value that must be there is not; something else stands in.
    Missing {
        /// What stands in.
        instead: &'static str,
    },
    /// An id outside the format's alphabet.
    RenamedId {
        /// The id in the file.
        from: String,
        /// The id in the program.
        to: String,
    },
    /// An id that something else has already.
    DuplicateId {
        /// The id in the file.
        id: String,
        /// The id in the program.
        to: String,
    },
    /// A type outside the format's alphabet.
    UnknownType(String),
    /// A block of a type that the format does not have.
    UnknownBlockType(String),
    /// A style of a kind that the format does not have.
    UnknownStyle(String),
    /// A string where a block should be.
    BareText,
    /// A block with nothing to show.
    EmptyBlock,
    /// An id that no entity has.
    UnknownEntity(String),
    /// An index or id that no block has.
    UnknownBlock(String),
    /// A span without a start or an end.
    NoOffsets,
    /// A span that does not lie in its text.
    OutsideText,
    /// A span over nothing.
    EmptySpan,
    /// A mention whose words were found elsewhere close by.
    Moved {
        /// Code points to the right (or, below 0, to the left).
        by: i64,
    },
    /// A mention whose words are not where it says, nor close by.
    TextNotFound(String),
    /// A mention whose words are not where it says, and twice or more close by.
    TextAmbiguous(String),
    /// The offsets are in another unit than the file says.
    OtherUnit {
        /// What the file says, or the default.
        declared: OffsetUnit,
        /// What fits.
        found: OffsetUnit,
    },
    /// Nothing in the file says or shows the unit of its offsets.
    UnitGuessed,
    /// A link that overlaps an earlier one.
    OverlappingLink,
    /// A name that two entities share, so that alias matching had to choose.
    SharedName(String),
    /// A time without its offset from UTC: only its day can be told.
    TimeWithoutZone,
    /// A `\uD800` without its other half: shown as U+FFFD.
    LoneSurrogate,
    /// A number too large to be held.
    HugeNumber,
    /// More than the program takes.
    OverLimit {
        /// Of what.
        what: &'static str,
        /// How many there are, or how many were seen.
        given: usize,
        /// How many are shown.
        limit: usize,
    },
    /// A format of a later major version.
    NewerVersion(String),
    /// A line of `dateline-lines/1` that is not JSON.
    BadLine(String),
    /// A `dateline-lines/1` file without its last line.
    CutOff,
    /// A `dateline-lines/1` file whose last line counts other blocks than came.
    BlockCount {
        /// As the last line says.
        said: u64,
        /// As they came.
        came: usize,
    },
}

impl Problem {
    /// How much an issue of this kind costs.
    pub fn severity(&self) -> Severity {
        match self {
            Problem::UnknownField
            | Problem::Missing { .. }
            | Problem::RenamedId { .. }
            | Problem::UnknownType(_)
            | Problem::UnknownBlockType(_)
            | Problem::UnitGuessed
            | Problem::SharedName(_)
            | Problem::NewerVersion(_) => Severity::Note,
            Problem::DuplicateId { .. }
            | Problem::BareText
            | Problem::Moved { .. }
            | Problem::OtherUnit { .. }
            | Problem::TimeWithoutZone
            | Problem::LoneSurrogate => Severity::Repaired,
            Problem::WrongType { .. }
            | Problem::WrongValue { .. }
            | Problem::GivenTwice
            | Problem::UnknownStyle(_)
            | Problem::EmptyBlock
            | Problem::UnknownEntity(_)
            | Problem::UnknownBlock(_)
            | Problem::NoOffsets
            | Problem::OutsideText
            | Problem::EmptySpan
            | Problem::TextNotFound(_)
            | Problem::TextAmbiguous(_)
            | Problem::OverlappingLink
            | Problem::HugeNumber
            | Problem::OverLimit { .. }
            | Problem::BadLine(_)
            | Problem::CutOff
            | Problem::BlockCount { .. } => Severity::Lost,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::WrongType { wanted, found } => {
                write!(f, "is {found}, where the format has {wanted}; left out")
            }
            Problem::WrongValue { wanted, found } => {
                write!(f, "is “{found}”, where the format has {wanted}; left out")
            }
            Problem::UnknownField => f.write_str("is not a field of the format; ignored"),
            Problem::GivenTwice => f.write_str("is given twice; the last one is used"),
            Problem::Missing { instead } => write!(f, "is missing; {instead}"),
            Problem::RenamedId { from, to } => write!(f, "the id “{from}” is read as “{to}”"),
            Problem::DuplicateId { id, to } => {
                write!(f, "the id “{id}” is taken; this one is read as “{to}”")
            }
            Problem::UnknownType(word) => write!(f, "the type “{word}” is read as “other”"),
            Problem::UnknownBlockType(word) => {
                write!(f, "a block of type “{word}” is shown as a paragraph")
            }
            Problem::UnknownStyle(word) => write!(f, "the style “{word}” is not known; left out"),
            Problem::BareText => f.write_str("is text alone; shown as a paragraph"),
            Problem::EmptyBlock => f.write_str("has nothing to show; left out"),
            Problem::UnknownEntity(id) => write!(f, "no entity has the id “{id}”; left out"),
            Problem::UnknownBlock(block) => write!(f, "there is no block “{block}”; left out"),
            Problem::NoOffsets => f.write_str("does not say where it starts and ends; left out"),
            Problem::OutsideText => f.write_str("does not lie in its block’s text; left out"),
            Problem::EmptySpan => f.write_str("covers no text; left out"),
            Problem::Moved { by: 0 } => f.write_str("its length was wrong; set by its text"),
            Problem::Moved { by } if *by < 0 => {
                write!(f, "found {} characters further left; moved there", by.unsigned_abs())
            }
            Problem::Moved { by } => write!(f, "found {by} characters further right; moved there"),
            Problem::TextNotFound(text) => {
                write!(f, "“{text}” is not at its place nor near it; left out")
            }
            Problem::TextAmbiguous(text) => {
                write!(f, "“{text}” is not at its place and more than once near it; left out")
            }
            Problem::OtherUnit { declared, found } => write!(
                f,
                "the offsets fit as {}, not as {}; read so",
                found.as_str(),
                declared.as_str()
            ),
            Problem::UnitGuessed => f.write_str("is not stated and can’t be checked; guessed"),
            Problem::OverlappingLink => f.write_str("overlaps an earlier link; left out"),
            Problem::SharedName(name) => {
                write!(f, "“{name}” names more than one entity; the first is taken")
            }
            Problem::TimeWithoutZone => f.write_str("has no time zone; only its day is used"),
            Problem::LoneSurrogate => f.write_str("half a character; shown as \u{fffd}"),
            Problem::HugeNumber => f.write_str("is too large a number; left out"),
            Problem::OverLimit { what, given, limit } => {
                write!(f, "has {given} {what}; the first {limit} are shown")
            }
            Problem::NewerVersion(version) => {
                write!(
                    f,
                    "the file is in “{version}”, newer than this program; read as far as known"
                )
            }
            Problem::BadLine(reason) => write!(f, "is not JSON ({reason}); left out"),
            Problem::CutOff => {
                f.write_str("the file ends before its last line: the story is cut off")
            }
            Problem::BlockCount { said, came } => {
                write!(f, "the file announces {said} blocks and has {came}")
            }
        }
    }
}

/// A foreign value for an issue; nothing where issues are only counted.
pub(crate) fn told(text: &str) -> String {
    if cfg!(feature = "issues") { shortened(text) } else { String::new() }
}

/// At most 60 characters of a foreign value, for a message.
pub(crate) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
