//! The kinds of notes, how much each costs, and its words.

use std::fmt;

use dateline_article::{OffsetUnit, Problem, Severity, Unfit};

/// The kinds of notes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// What the check of `dateline/1` found.
    Checked(Problem),
    /// A reader's correction that changes nothing.
    Correction(Unfit),
    /// The format has it, and `dateline/1` has no place for it.
    NotCarried,
    /// The format has it, and a Dateline story has only its text.
    OnlyText(&'static str),
    /// A value of another type than the format's.
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
        /// What the file has.
        found: String,
    },
    /// Something the format demands is not there.
    Missing(&'static str),
    /// A name given twice in one object.
    GivenTwice,
    /// A reference to something that is not in the file.
    Dangling(String),
    /// The publisher has taken the story back, or holds it back: in these words.
    TakenBack(&'static str),
    /// Something of the format's that a reader is better off without, and why.
    NotMarked(&'static str),
    /// No offsets at all: names are looked for in the text.
    FoundByName,
    /// Words or sentences without the space that stood between them: at most its length is known.
    SpaceGuessed,
    /// An error of a web service in place of its answer.
    ServiceFailed(String),
    /// A file of words that does not say where spaces were.
    Rebuilt,
    /// A text that is not that of the words below it.
    OtherWords,
    /// A sentence whose offsets do not fit its words.
    PlacedByWords,
    /// A line of another number of columns; its word is kept.
    Columns {
        /// As many as the line has.
        found: usize,
        /// As many as the others have.
        wanted: usize,
    },
    /// A tag that goes on with a name of this label, where none has begun.
    BegunInside(String),
    /// A bracket without its other one.
    Unpaired(String),
    /// A mention over the end of a paragraph, cut there.
    CutAtBreak,
    /// A mention of nothing but the space between paragraphs.
    OnlySpace,
    /// Neither the format nor the file says the unit of offsets: the words fit in this one.
    UnitFound(OffsetUnit),
    /// Neither the format nor the file says the unit of offsets, and there are no words to try it by: this one
    /// puts most ends of mentions on ends of words.
    UnitGuessed(OffsetUnit),
    /// Words without offsets, after so many others that were searched for.
    NotSearched,
    /// A span without words to verify it by, in a text whose bytes were not all readable.
    Unverified,
    /// A text that the format calls plain is HTML.
    WasHtml,
    /// A line that can't be read.
    BadLine(String),
    /// Characters that were not UTF-8, shown as U+FFFD.
    Replaced(usize),
    /// Of an export: the format has no place for it.
    NotWritten,
    /// Of an export: a mention where the format has another one already.
    Overlaps,
    /// Of an export: a mention of more bytes than its words may have in the format.
    TooLong(usize),
    /// Of an export: a discontinuous mention, written in one piece.
    InOnePiece,
    /// Of an export: a text with line ends that part paragraphs in the format.
    PartsParagraphs,
}

impl Reason {
    /// How much it cost.
    pub fn severity(&self) -> Severity {
        match self {
            Reason::Checked(problem) => problem.severity(),
            Reason::NotCarried
            | Reason::OnlyText(_)
            | Reason::TakenBack(_)
            | Reason::NotMarked(_)
            | Reason::FoundByName
            | Reason::SpaceGuessed
            | Reason::Rebuilt
            | Reason::UnitFound(_)
            | Reason::UnitGuessed(_)
            | Reason::WasHtml => Severity::Note,
            Reason::CutAtBreak
            | Reason::Replaced(_)
            | Reason::OtherWords
            | Reason::PlacedByWords
            | Reason::Columns { .. }
            | Reason::BegunInside(_) => Severity::Repaired,
            // Of exports.
            Reason::NotWritten | Reason::PartsParagraphs => Severity::Note,
            Reason::InOnePiece => Severity::Repaired,
            Reason::Overlaps | Reason::TooLong(_) => Severity::Lost,
            Reason::WrongType { .. }
            | Reason::WrongValue { .. }
            | Reason::Missing(_)
            | Reason::GivenTwice
            | Reason::Correction(_)
            | Reason::Dangling(_)
            | Reason::ServiceFailed(_)
            | Reason::OnlySpace
            | Reason::NotSearched
            | Reason::Unpaired(_)
            | Reason::Unverified
            | Reason::BadLine(_) => Severity::Lost,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Checked(problem) => problem.fmt(f),
            Reason::Correction(unfit) => write!(f, "the correction can’t be made: {unfit}"),
            Reason::NotCarried => f.write_str("has no place in a Dateline story; ignored"),
            Reason::OnlyText(what) => write!(f, "{what} is shown as plain text"),
            Reason::WrongType { wanted, found } => {
                write!(f, "is {found}, where the format has {wanted}; left out")
            }
            Reason::WrongValue { wanted, found } => {
                write!(f, "is “{found}”, where the format has {wanted}; left out")
            }
            Reason::Missing(what) => write!(f, "has no {what}; left out"),
            Reason::GivenTwice => f.write_str("is given twice; the last one is used"),
            Reason::Dangling(to) => write!(f, "points to “{to}”, which is not there; left out"),
            Reason::TakenBack(words) => f.write_str(words),
            Reason::NotMarked(why) => write!(f, "{why}; not marked"),
            Reason::FoundByName => f.write_str(
                "the file does not say where its names stand; wherever they are found in the text, they are marked",
            ),
            Reason::SpaceGuessed => f.write_str(
                "the file does not have the space between its words or sentences; where lines end is guessed",
            ),
            Reason::ServiceFailed(why) => {
                write!(f, "the service gave an error in place of an answer: {why}")
            }
            Reason::CutAtBreak => {
                f.write_str("reaches over the end of a paragraph; cut in pieces there")
            }
            Reason::OnlySpace => {
                f.write_str("covers only the space between paragraphs; left out")
            }
            Reason::UnitFound(unit) => {
                write!(f, "the file does not say what its offsets count; by their words, {}", of(*unit))
            }
            Reason::UnitGuessed(unit) => write!(
                f,
                "the file does not say what its offsets count, and has no words to tell by; guessed: {}",
                of(*unit)
            ),
            Reason::Rebuilt => f.write_str(
                "the file has its words without the spaces between them; the text is put together by rule",
            ),
            Reason::OtherWords => {
                f.write_str("is not what the words below it say; the words are shown")
            }
            Reason::PlacedByWords => {
                f.write_str("the offsets below it do not fit its words; they are placed by the words")
            }
            Reason::Columns { found, wanted } => write!(
                f,
                "has {found} columns, where others have {wanted}; its word is shown"
            ),
            Reason::BegunInside(label) => {
                write!(f, "goes on with a name ({label}) that has not begun; it begins here")
            }
            Reason::Unpaired(bracket) => {
                write!(f, "“{bracket}” has no other bracket in its sentence; left out")
            }
            Reason::NotSearched => f.write_str(
                "has no offsets that fit, and there are too many such quotes in too long a text to look for them; left out",
            ),
            Reason::Unverified => f.write_str(
                "has no words to verify it by, and the text before it was not all readable; left out",
            ),
            Reason::WasHtml => f.write_str(
                "is HTML, where the format has plain text; its words, headings, lists and links are shown",
            ),
            Reason::BadLine(why) => write!(f, "can’t be read: {why}; left out"),
            Reason::NotWritten => f.write_str("no place for this in the format; not written"),
            Reason::Overlaps => f.write_str(
                "lies over another mention, and the format has only one at a place; not written",
            ),
            Reason::TooLong(most) => write!(f, "is longer than {most} bytes; not written"),
            Reason::InOnePiece => {
                f.write_str("is in pieces; written in one, from its first word to its last")
            }
            Reason::PartsParagraphs => {
                f.write_str("has line ends that part paragraphs in this format")
            }
            Reason::Replaced(1) => f.write_str("1 place is not UTF-8 text; shown as �"),
            Reason::Replaced(n) => write!(f, "{n} places are not UTF-8 text; shown as �"),
        }
    }
}

/// What readers call what a unit counts.
fn of(unit: OffsetUnit) -> &'static str {
    match unit {
        OffsetUnit::Codepoint => "code points",
        OffsetUnit::Utf16 => "UTF-16 units",
        OffsetUnit::Utf8 => "bytes of UTF-8",
        OffsetUnit::Grapheme => "graphemes",
    }
}
