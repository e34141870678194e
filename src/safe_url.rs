//! The one gate for addresses out of a file: what may become a link.

use web_sys::Url;

/// The address in its normal form if it may be followed: `https:`, `http:` or `mailto:`, nothing else. A relative one
/// starts from `base`, the address of the file.
///
/// The browser's own parser judges, so that what is checked is what would be opened: it drops the tabs
/// and line breaks by which `java\nscript:` hides.
pub(crate) fn safe_url(address: &str, base: &str) -> Option<Url> {
    let url = Url::new(address).or_else(|_| Url::new_with_base(address, base)).ok()?;
    matches!(url.protocol().as_str(), "https:" | "http:" | "mailto:").then_some(url)
}
