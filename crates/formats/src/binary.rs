//! What is no text at all, by the first bytes of a file.

/// How files begin that people try to open, and what to call them.
#[rustfmt::skip]
const BEGINNINGS: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file, such as Word’s .docx, LibreOffice’s .odt or a .zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Office, such as a .doc"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\0asm", "a program"),
];

/// How far into a file a zero byte is looked for.
const LOOKED_AT: usize = 8192;

/// What readers call a file that is no text; `None` if it may be one.
pub(crate) fn what(bytes: &[u8]) -> Option<&'static str> {
    // A text in UTF-16 that says so is full of zero bytes.
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return None;
    }
    let known = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    let begins = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    known.map(|(_, what)| *what).or_else(|| begins.contains(&0).then_some("a binary file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_has_a_name() {
        assert_eq!(what(b"%PDF-1.7"), Some("a PDF"));
        assert_eq!(what(b"a\0b"), Some("a binary file"));
        assert_eq!(what(b"\xff\xfea\0"), None);
        assert_eq!(what("RIFF".as_bytes()), Some("a picture, a sound or a film"));
        assert_eq!(what("Kabul".as_bytes()), None);
        assert_eq!(what(b""), None);
    }
}
