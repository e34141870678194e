//! What ids and addresses of knowledge bases say.

/// Ids elsewhere by what a file says of a knowledge base: an id, an address, or both. Empty, or `#`, says nothing.
pub(crate) fn ids_of(id: Option<&str>, url: Option<&str>) -> Vec<(String, String)> {
    let mut ids = Vec::new();
    if let Some(item) = url.and_then(wikidata_item).or_else(|| id.and_then(wikidata_item)) {
        ids.push(("wikidata".to_owned(), item.to_owned()));
    }
    let own = id.map(str::trim).filter(|it| !it.is_empty() && wikidata_item(it).is_none());
    if let Some(own) = own {
        let authority =
            if own.starts_with("/m/") || own.starts_with("/g/") { "google" } else { "kb" };
        ids.push((authority.to_owned(), own.to_owned()));
    }
    ids
}

/// An address that leads somewhere: displaCy and others write `#` for none.
pub(crate) fn url_of(url: Option<&str>) -> Option<String> {
    let url = url?.trim();
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

/// `Q42`, given so, as `wd:Q42` or at the end of its address.
pub(crate) fn wikidata_item(given: &str) -> Option<&str> {
    let given = given.trim();
    let given = match given.strip_prefix("http").filter(|_| given.contains("wikidata.org/")) {
        Some(url) => url.rsplit(['/', ':']).next()?,
        None => {
            given.strip_prefix("wd:").or_else(|| given.strip_prefix("wikidata:")).unwrap_or(given)
        }
    };
    let digits = given.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())).then_some(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: Option<&str>) {
        assert_eq!(wikidata_item(given), expected, "{given:?}");
    }

    #[test]
    fn an_item_of_wikidata_is_known_however_it_is_given() {
        check("Q42", Some("Q42"));
        check("wd:Q42", Some("Q42"));
        check("https://www.wikidata.org/wiki/Q42", Some("Q42"));
        check("http://www.wikidata.org/entity/Q42", Some("Q42"));
        check("https://en.wikipedia.org/wiki/Q42", None);
        check("Q", None);
        check("Quantum", None);
        check("", None);
    }
}
