//! Types of entities in words and colours.

use dateline_article::EntityType;

/// What one of them is.
pub(crate) fn singular(kind: &EntityType) -> &str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Place => "Place",
        EntityType::Group => "Group",
        EntityType::Event => "Event",
        EntityType::Project => "Project",
        EntityType::Work => "Work",
        EntityType::Product => "Product",
        EntityType::Law => "Law",
        EntityType::Date => "Date",
        EntityType::Time => "Time",
        EntityType::Money => "Money",
        EntityType::Quantity => "Amount",
        EntityType::Other => "Other",
        EntityType::Custom(word) => word,
    }
}

/// The name of its colour among the tokens of `style/tokens.css`.
pub(crate) fn color(kind: &EntityType) -> &str {
    if kind.is_known() { kind.as_str() } else { "other" }
}
