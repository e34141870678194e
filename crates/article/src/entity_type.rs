//! What an entity or a mention is.

use std::sync::Arc;

use dateline_words::en;

/// What an entity or a mention is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    /// Somebody, or a role-holder without a name.
    Person,
    /// A body that acts.
    Organization,
    /// Somewhere.
    Place,
    /// A people, a faith, or their adjective.
    Group,
    /// Something that happens.
    Event,
    /// An undertaking.
    Project,
    /// A book, a film, a song.
    Work,
    /// Something made to be sold.
    Product,
    /// A law or a treaty.
    Law,
    /// A day or a span of days.
    Date,
    /// A time of day.
    Time,
    /// An amount of money.
    Money,
    /// Another amount.
    Quantity,
    /// Anything else.
    Other,
    /// A word of the publisher's own; matches `[A-Za-z0-9_-]{1,64}`.
    Custom(Arc<str>),
}

impl EntityType {
    /// The types of the format, in its order.
    pub const KNOWN: [EntityType; 14] = [
        EntityType::Person,
        EntityType::Organization,
        EntityType::Place,
        EntityType::Group,
        EntityType::Event,
        EntityType::Project,
        EntityType::Work,
        EntityType::Product,
        EntityType::Law,
        EntityType::Date,
        EntityType::Time,
        EntityType::Money,
        EntityType::Quantity,
        EntityType::Other,
    ];

    /// The type's word in the format.
    pub fn as_str(&self) -> &str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Place => "place",
            EntityType::Group => "group",
            EntityType::Event => "event",
            EntityType::Project => "project",
            EntityType::Work => "work",
            EntityType::Product => "product",
            EntityType::Law => "law",
            EntityType::Date => "date",
            EntityType::Time => "time",
            EntityType::Money => "money",
            EntityType::Quantity => "quantity",
            EntityType::Other => "other",
            EntityType::Custom(word) => word,
        }
    }

    /// The type of that word: one of the format's, or the publisher's own; `None` outside the alphabet of types.
    pub fn parse(word: &str) -> Option<EntityType> {
        let known = EntityType::KNOWN.into_iter().find(|it| it.as_str() == word);
        known.or_else(|| is_id(word).then(|| EntityType::Custom(word.into())))
    }

    /// What a group of them is called: “People”; a word of the publisher's own as given.
    pub fn plural(&self) -> &str {
        match self {
            EntityType::Person => en("People"),
            EntityType::Organization => en("Organizations"),
            EntityType::Place => en("Places"),
            EntityType::Group => en("Groups"),
            EntityType::Event => en("Events"),
            EntityType::Project => en("Projects"),
            EntityType::Work => en("Works"),
            EntityType::Product => en("Products"),
            EntityType::Law => en("Laws"),
            EntityType::Date => en("Dates"),
            EntityType::Time => en("Times"),
            EntityType::Money => en("Money"),
            EntityType::Quantity => en("Amounts"),
            EntityType::Other => en("Other"),
            // The publisher's own word, as given.
            EntityType::Custom(word) => word,
        }
    }

    /// Whether it is one of the format's.
    pub fn is_known(&self) -> bool {
        !matches!(self, EntityType::Custom(_))
    }
}

/// Whether `word` is in the format's alphabet for ids and types: `[A-Za-z0-9_-]{1,64}`.
pub(crate) fn is_id(word: &str) -> bool {
    (1..=MAX_ID_LEN).contains(&word.len()) && word.bytes().all(is_id_byte)
}

/// The longest id or type, in bytes.
pub(crate) const MAX_ID_LEN: usize = 64;

/// A byte of the alphabet.
pub(crate) fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}
