//! What other tools call the types of things.

/// The type in `dateline/1` for another tool's label, such as `PER` or `B-GPE`; a word that is not known is kept, in
/// small letters, and becomes `other` if it is outside the alphabet of types.
///
/// Sources: OntoNotes 5 (spaCy), CoNLL-2003, AWS Comprehend, Azure Language, Google Natural Language, CoreNLP,
/// schema.org; each word's type by design: a body that acts is an organization, a people a group.
pub(crate) fn type_of(label: &str) -> String {
    let word = label.trim();
    let word = word.strip_prefix("B-").or_else(|| word.strip_prefix("I-")).unwrap_or(word);
    let folded: String = word
        .chars()
        .filter(|it| !matches!(it, ' ' | '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    let known = match folded.as_str() {
        "person" | "per" | "people" | "persons" | "persontype" => "person",
        "organization"
        | "organisation"
        | "org"
        | "newsmediaorganization"
        | "governmentorganization"
        | "corporation"
        | "company" => "organization",
        "place" | "loc" | "location" | "gpe" | "fac" | "facility" | "city" | "country"
        | "stateorprovince" | "administrativearea" | "address" => "place",
        "norp" | "group" | "nationality" | "religion" | "ideology" => "group",
        "event" => "event",
        "project" => "project",
        "work" | "workofart" | "title" | "creativework" | "book" | "movie" => "work",
        "product" | "commercialitem" | "consumergood" => "product",
        "law" => "law",
        "date" | "datetime" | "duration" | "set" => "date",
        "time" => "time",
        "money" | "price" | "currency" => "money",
        "quantity" | "percent" | "cardinal" | "ordinal" | "number" | "numeral" => "quantity",
        "other" | "misc" | "unknown" | "thing" => "other",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    // The check keeps a word of the alphabet, and makes `other` of any further one.
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, expected: &str) {
        assert_eq!(type_of(label), expected, "{label:?}");
    }

    #[test]
    fn a_label_becomes_a_type() {
        check("PERSON", "person");
        check("B-PER", "person");
        check("GPE", "place");
        check("WORK_OF_ART", "work");
        check("COMMERCIAL_ITEM", "product");
        check("Drug", "drug");
    }
}
