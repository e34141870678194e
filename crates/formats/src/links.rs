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

/// The address, if it can be followed from anywhere; one without a scheme (`//host/…`) gets one.
///
/// Nothing here makes an address safe: the page judges again what it links.
pub(crate) fn complete(address: &str) -> Option<String> {
    let address = address.trim();
    let begins = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    };
    if address.starts_with("//") && 2 < address.len() {
        return Some(format!("https:{address}"));
    }
    let is_complete = ["https://", "http://", "mailto:"].into_iter().any(begins);
    is_complete.then(|| address.to_owned())
}

/// `Q42`, given so, as `wd:Q42` or as its address: `http://www.wikidata.org/entity/Q42`.
pub(crate) fn wikidata_item(given: &str) -> Option<&str> {
    let given = given.trim();
    let item = match host_and_path(given) {
        Some((host, path)) => {
            let is_wikidata = host == "wikidata.org" || host.ends_with(".wikidata.org");
            let path = is_wikidata.then_some(path)?;
            path.split(['#', '?']).next()?.rsplit(['/', ':']).next()?
        }
        None => {
            given.strip_prefix("wd:").or_else(|| given.strip_prefix("wikidata:")).unwrap_or(given)
        }
    };
    let digits = item.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())).then_some(item)
}

/// Whether an address leads to an article of Wikipedia.
pub(crate) fn is_wikipedia(address: &str) -> bool {
    let host = host_and_path(address).map_or("", |(host, _)| host);
    host == "wikipedia.org" || host.ends_with(".wikipedia.org")
}

fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let rest = ["https://", "http://"].into_iter().find_map(|it| address.strip_prefix(it))?;
    Some(rest.split_once('/').unwrap_or((rest, "")))
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
        check("https://m.wikidata.org/wiki/Special:EntityPage/Q42?x=/#sitelinks", Some("Q42"));
        check("https://www.wikidata.org/wiki/Property:P31", None);
        check("https://wikidata.org.evil.example/wiki/Q42", None);
        check("https://evil.example/wikidata.org/Q42", None);
        check("Q", None);
        check("Quantum", None);
        check("", None);
    }
    #[test]
    fn only_a_complete_address_leads_anywhere_from_here() {
        let check = |address, expected: Option<&str>| {
            assert_eq!(complete(address).as_deref(), expected, "{address:?}");
        };
        check(" HTTPS://a.example/b ", Some("HTTPS://a.example/b"));
        check("//a.example/b", Some("https://a.example/b"));
        check("mailto:a@b.example", Some("mailto:a@b.example"));
        check("../b", None);
        check("#b", None);
        check("javascript:alert(1)", None);
        check("\u{1}javascript:alert(1)", None);
        check("data:text/html,x", None);
        check("é", None);
        check("//", None);
    }
}
