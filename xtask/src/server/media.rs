//! Media types by file name, and which of them are worth compressing.

/// The type that a browser must be told for `name`.
pub(super) fn type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonl" => "application/jsonl; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

/// Whether Pages sends this type with gzip: text is, what is compressed already is not.
pub(super) fn is_worth_gzip(media_type: &str) -> bool {
    let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    match essence {
        "application/wasm" | "image/svg+xml" | "application/xml" => true,
        _ => essence.starts_with("text/") || essence.contains("json"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, media_type: &str, gzip: bool) {
        assert_eq!(type_of(name), media_type, "{name}");
        assert_eq!(is_worth_gzip(media_type), gzip, "{name}");
    }

    #[test]
    fn names_have_types() {
        check("index.html", "text/html; charset=utf-8", true);
        check("app-1a2b.js", "text/javascript; charset=utf-8", true);
        check("app_bg.wasm", "application/wasm", true);
        check("story.json", "application/json; charset=utf-8", true);
        check("long.jsonl", "application/jsonl; charset=utf-8", true);
        check("main.css", "text/css; charset=utf-8", true);
        check("favicon.svg", "image/svg+xml", true);
        check("serif.woff2", "font/woff2", false);
        check("photo.png", "image/png", false);
        check("LICENSE", "application/octet-stream", false);
        check(".nojekyll", "application/octet-stream", false);
    }
}
