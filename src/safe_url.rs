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

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    fn check(address: &str, expected: Option<&str>) {
        let safe = super::safe_url(address, "https://site.example/news/a.json").map(|it| it.href());
        assert_eq!(safe.as_deref(), expected, "{address:?}");
    }

    #[wasm_bindgen_test]
    fn what_a_reader_may_follow_is_followed() {
        check("https://a.example/b?c#d", Some("https://a.example/b?c#d"));
        check("HTTP://A.example", Some("http://a.example/"));
        check("mailto:a@b.example", Some("mailto:a@b.example"));
        check("../fonts/licence.txt", Some("https://site.example/fonts/licence.txt"));
        check("//b.example/x", Some("https://b.example/x"));
    }

    #[wasm_bindgen_test]
    fn what_could_run_or_reach_the_device_is_no_link() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{0}javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "blob:https://a.example/1",
            "file:///etc/passwd",
            "filesystem:https://a.example/1",
            "about:blank",
            "view-source:https://a.example",
            "intent://a#Intent;end",
            "ftp://a.example",
            "https://",
        ] {
            check(address, None);
        }
    }
}
