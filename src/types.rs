//! Types of entities in words and colours.

use dateline_article::EntityType;
use dateline_words::{en, tr};

/// What one of them is.
pub(crate) fn singular(kind: &EntityType) -> &str {
    tr(match kind {
        EntityType::Person => en("Person"),
        EntityType::Organization => en("Organization"),
        EntityType::Place => en("Place"),
        EntityType::Group => en("Group"),
        EntityType::Event => en("Event"),
        EntityType::Project => en("Project"),
        EntityType::Work => en("Work"),
        EntityType::Product => en("Product"),
        EntityType::Law => en("Law"),
        EntityType::Date => en("Date"),
        EntityType::Time => en("Time"),
        EntityType::Money => en("Money"),
        EntityType::Quantity => en("Amount"),
        EntityType::Other => en("Other"),
        // The publisher's own word, as given.
        EntityType::Custom(word) => return word,
    })
}

/// The name of its colour among the tokens of `style/tokens.css`.
pub(crate) fn color(kind: &EntityType) -> &str {
    if kind.is_known() { kind.as_str() } else { "other" }
}
