//! Where a story comes from, checked before anything is asked of the network.

use leptos::prelude::*;
use web_sys::Url;

use crate::failure::LoadFailure;

/// An address that may be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    href: String,
    host: String,
    is_own_site: bool,
}

impl Source {
    /// Resolves and checks the `src` of a link: relative to the site, or absolute `https`.
    pub(crate) fn new(src: &str) -> Result<Source, LoadFailure> {
        let bad = || LoadFailure::BadAddress { address: src.to_owned() };
        let base = document().base_uri().ok().flatten().ok_or_else(bad)?;
        let url = Url::new_with_base(src.trim(), &base).map_err(|_| bad())?;
        url.set_hash("");
        let source = Source { href: url.href(), host: url.host(), is_own_site: is_own_site(&url) };
        if source.is_own_site {
            return Ok(source);
        }
        if url.protocol() != "https:" {
            return Err(LoadFailure::OnlyHttps { address: url.href() });
        }
        let has_credentials = !url.username().is_empty() || !url.password().is_empty();
        if has_credentials || is_private(&url.hostname()) {
            return Err(LoadFailure::RefusedHost { host: url.host() });
        }
        Ok(source)
    }

    /// The whole address.
    pub(crate) fn href(&self) -> &str {
        &self.href
    }

    /// The host with its port, in ASCII.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is the site that the app itself came from.
    pub(crate) fn is_own_site(&self) -> bool {
        self.is_own_site
    }
}

/// Whether `url` lies on the site that the app itself came from.
pub(crate) fn is_own_site(url: &Url) -> bool {
    window().location().origin().is_ok_and(|own| own == url.origin())
}

/// The host of that site.
pub(crate) fn own_host() -> String {
    window().location().host().unwrap_or_default()
}

/// Whether a host's name has letters beyond a to z: some of them look like others, so it is shown in code.
pub(crate) fn is_coded(host: &str) -> bool {
    host.split('.').any(|it| it.starts_with("xn--"))
}

/// Hosts that a link must not make a reader's browser ask: addresses by number and names of the local network.
fn is_private(hostname: &str) -> bool {
    let name = hostname.trim_end_matches('.');
    let last = name.rsplit('.').next().unwrap_or_default();
    // `URL` has already turned every way of writing an IPv4 address into four decimal numbers, and every IPv6
    // address into groups of hexadecimal ones: without a dot, as the names of a local network are.
    !name.contains('.')
        || last.bytes().all(|byte| byte.is_ascii_digit())
        || matches!(last, "localhost" | "local" | "internal")
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_own_site_and_public_hosts_are_asked() {
        for src in [
            "articles/a.json",
            "/articles/a.json",
            "https://news.example/a.json",
            "https://1e100.example/",
        ] {
            assert!(Source::new(src).is_ok(), "{src}");
        }
        let source = Source::new("https://News.Example:8443/a.json#x").unwrap();
        assert_eq!(
            (source.host(), source.href()),
            ("news.example:8443", "https://news.example:8443/a.json")
        );
    }

    #[wasm_bindgen_test]
    fn a_link_reaches_into_nobodys_network() {
        for src in [
            "https://127.0.0.1/a",
            "https://127.1/a",
            "https://2130706433/a",
            "https://0x7f.1/a",
            "https://192.168.0.1/a",
            "https://[::1]/a",
            "https://[::ffff:127.0.0.1]/a",
            "https://localhost/a",
            "https://localhost./a",
            "https://app.localhost/a",
            "https://printer.local/a",
            "https://wiki.internal/a",
            "https://router/a",
            "https://user@news.example/a",
            "https://user:word@news.example/a",
        ] {
            assert!(matches!(Source::new(src), Err(LoadFailure::RefusedHost { .. })), "{src}");
        }
    }

    #[wasm_bindgen_test]
    fn only_https_is_asked() {
        for src in [
            "http://news.example/a",
            "data:application/json,{}",
            "ftp://news.example/a",
            "javascript:1",
        ] {
            assert!(matches!(Source::new(src), Err(LoadFailure::OnlyHttps { .. })), "{src}");
        }
        assert!(matches!(Source::new("https://"), Err(LoadFailure::BadAddress { .. })));
    }
}
