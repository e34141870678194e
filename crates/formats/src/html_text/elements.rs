//! What each element of HTML means to a text.

use html5gum::State;

/// Tags that are known to be HTML wherever they stand; any other `<word>` may be text.
pub(super) const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"b", b"cite", b"code", b"em", b"font", b"i", b"iframe", b"img", b"mark", b"q",
    b"s", b"script", b"small", b"span", b"strong", b"style", b"sub", b"sup", b"svg", b"time", b"u",
];

/// Whether an element begins and ends a paragraph.
pub(super) fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"address"
            | b"article"
            | b"aside"
            | b"blockquote"
            | b"body"
            | b"caption"
            | b"center"
            | b"dd"
            | b"details"
            | b"dialog"
            | b"dir"
            | b"div"
            | b"dl"
            | b"dt"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"footer"
            | b"form"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"head"
            | b"header"
            | b"hgroup"
            | b"hr"
            | b"html"
            | b"legend"
            | b"li"
            | b"main"
            | b"menu"
            | b"nav"
            | b"ol"
            | b"option"
            | b"p"
            | b"pre"
            | b"section"
            | b"summary"
            | b"table"
            | b"tbody"
            | b"textarea"
            | b"tfoot"
            | b"thead"
            | b"tr"
            | b"ul"
    )
}

/// Elements whose content no browser shows; how the tokenizer goes on in them, and their name for a note.
pub(super) fn hidden(name: &[u8]) -> Option<(Option<State>, &'static str)> {
    Some(match name {
        b"script" => (Some(State::ScriptData), "script"),
        b"style" => (Some(State::RawText), "style"),
        b"iframe" => (Some(State::RawText), "iframe"),
        b"noscript" => (Some(State::RawText), "noscript"),
        b"noembed" => (Some(State::RawText), "noembed"),
        b"noframes" => (Some(State::RawText), "noframes"),
        b"template" => (None, "template"),
        b"video" => (None, "video"),
        b"audio" => (None, "audio"),
        b"canvas" => (None, "canvas"),
        _ => return None,
    })
}
