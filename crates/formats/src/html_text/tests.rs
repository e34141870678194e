use std::fmt::Write as _;

use super::*;

/// What was read, a line a block: its kind, its text with styles in brackets; then the notes.
fn shown(read: &HtmlText, notes: &Notes) -> String {
    let mut out = String::new();
    if let Some(title) = &read.title {
        let _ = writeln!(out, "title {title}");
    }
    for block in &read.blocks {
        let mut marks: Vec<(u64, bool, String)> = Vec::new();
        for style in &block.styles {
            let href = style.href.as_deref().unwrap_or_default();
            let sign = style.kind.chars().next().unwrap();
            marks.push((style.start, true, format!("[{sign}{href}:")));
            marks.push((style.end, false, "]".to_owned()));
        }
        marks.sort_by_key(|(at, begins, _)| (*at, *begins));
        let mut text = block.text.clone();
        for (at, _, sign) in marks.iter().rev() {
            text.insert_str(*at as usize, sign);
        }
        let level = block.level.or(block.depth).map(|it| it.to_string()).unwrap_or_default();
        let kind = if block.ordered == Some(true) { "numbered" } else { block.kind };
        let _ = write!(out, "{kind}{level} {}", text.replace('\n', "⏎").replace('\t', "⇥"));
        for more in [&block.src, &block.alt, &block.credit].into_iter().flatten() {
            let _ = write!(out, " | {more}");
        }
        out.push('\n');
    }
    for note in notes.listed() {
        let _ = writeln!(out, "note {}", note.place);
    }
    out
}

fn check(html: &str, expected: &str) {
    let mut notes = Notes::default();
    let read = read(html, "body", &mut notes);
    assert_eq!(shown(&read, &notes), expected, "{html}");
}

#[test]
fn paragraphs_headings_lists_and_quotations_are_blocks() {
    check(
        "<h1>A</h1><p>b</p>c<div>d<div>e</div>f</div>",
        "heading1 A\nparagraph b\nparagraph c\nparagraph d\nparagraph e\nparagraph f\n",
    );
    check(
        "<ul><li>a<ol><li>b</ol><li><p>c</p><p>d</p></ul>",
        "list_item1 a\nnumbered2 b\nlist_item1 c⏎d\n",
    );
    check(
        "<blockquote><p>a</p><p>b</p></blockquote>c",
        "blockquote a\nblockquote b\nparagraph c\n",
    );
    check("<p>a<br>b<br/><br>c", "paragraph a⏎b\nparagraph c\n");
    check("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "paragraph a⇥b\nparagraph c⇥d\n");
    check("<pre>\n a\n\n  b\n</pre>", "paragraph  a⏎⏎  b\n");
}

#[test]
fn spaces_are_those_that_a_browser_shows() {
    check(" \n a \t b\r\n c ", "paragraph a b c\n");
    check("<p> a <em> b </em> c </p>", "paragraph a [e:b] c\n");
    check("a&nbsp;b \u{a0} c", "paragraph a\u{a0}b \u{a0} c\n");
    check("<p>&nbsp;</p><p> </p>", "");
}

#[test]
fn every_visible_character_is_kept_and_references_are_read() {
    check(
        "a < b & c > d &amp; &#128330; &eacute; &nosuch; &copy",
        "paragraph a < b & c > d & 🕊 é &nosuch; ©\n",
    );
    check("<x-y>a</x-y><sup>2</sup><p", "paragraph a2\n");
    check(
        "👩\u{200d}👧 e\u{301} \u{202e}abc\u{202c} كابل",
        "paragraph 👩\u{200d}👧 e\u{301} \u{202e}abc\u{202c} كابل\n",
    );
    check(
        "<textarea><b>a</b></textarea><xmp><i>b</i></xmp>",
        "paragraph <b>a</b>\nparagraph <i>b</i>\n",
    );
    check(
        "a<![CDATA[ <b>c]]>",
        "paragraph a <b\nparagraph c]]>\n".replace("\nparagraph ", "").as_str(),
    );
}

#[test]
fn styles_cover_words_and_go_on_in_the_next_block() {
    check("<p>a <b>b<p>c</b> d", "paragraph a [s:b]\nparagraph [s:c] d\n");
    check("<em>a<strong>b</em>c</strong>", "paragraph [e:a[s:b]c]\n");
    check("<i><em>a</em>b</i>c", "paragraph [e:ab]c\n");
    check("</em>a<b></b>", "paragraph a\n");
}

#[test]
fn a_link_must_lead_somewhere_from_here() {
    check(
        "<a href='https://a.example/?a=1&amp;b=2'>a<a href='//b.example'>b</a></a> c",
        "paragraph [lhttps://a.example/?a=1&b=2:a][lhttps://b.example:b] c\n",
    );
    check(
        "<a href=javascript:alert(1)>a</a> <a href='/b'>b</a> <a name=c>c</a>",
        "paragraph a b c\nnote body: <a>\n",
    );
}

#[test]
fn what_no_browser_shows_is_left_out_and_noted_once() {
    check(
        "a<script>b</script><script>c<!--<script>d</script>e</script>f",
        "paragraph af\nnote body: <script>\n",
    );
    check(
        "<style>a{}</style><template>b<template>c</template>d</template>e",
        "paragraph e\nnote body: <style>\nnote body: <template>\n",
    );
    check(
        "<iframe>a</iframe><noscript><img src=x></noscript><!-- b -->c",
        "paragraph c\nnote body: <iframe>\nnote body: <noscript>\n",
    );
    // XHTML: the element ends in its own tag.
    check("<script src='a.js'/>b<em/>c<title/>d", "paragraph bcd\nnote body: <script>\n");
}

#[test]
fn a_picture_has_its_caption_and_who_made_it() {
    check(
        "<figure><img src='https://a.example/1.jpg' alt=A><div>Ann</div><figcaption>b <p>c</p></figcaption></figure>d",
        "figure b⏎c | https://a.example/1.jpg | A | Ann\nparagraph d\n",
    );
    check(
        "<p>a<img src=http://a.example/1.jpg>b</p>",
        "paragraph ab\nfigure  | http://a.example/1.jpg\n",
    );
    check(
        "<img src=1.jpg>a<img src=https://a.example/p.gif width=1>",
        "paragraph a\nnote body: <img>\n",
    );
    check(
        "<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>",
        "blockquote a\nparagraph b\n",
    );
}

#[test]
fn a_title_is_no_text() {
    check("<html><head><title>A &amp; b</title></head><body>c", "title A & b\nparagraph c\n");
    check("a<title>b</title>", "paragraph a\nnote body: <title>\n");
}

fn check_text(text: &str, expected: &[&str]) {
    let mut notes = Notes::default();
    let blocks = blocks_of(text, "body", &mut notes);
    let texts: Vec<_> = blocks.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, expected, "{text:?}");
}

#[test]
fn a_plain_text_may_be_html_and_then_lines_may_part_its_paragraphs() {
    check_text("a\nb", &["a", "b"]);
    check_text("<p>a\nb</p>\n<p>c</p>", &["a b", "c"]);
    check_text("a <em>b</em>\nc", &["a b", "c"]);
    check_text("a <em>b</em>\nc\n\nd", &["a b\nc", "d"]);
    check_text("a &amp; b\nc", &["a & b", "c"]);
    check_text("a < b, R&D; <Name> & <b", &["a < b, R&D; <Name> & <b"]);
    assert_eq!(words("Q&amp;A: <i>War</i> and peace"), "Q&A: War and peace");
    assert_eq!(words("1 < 2\n"), "1 < 2\n");
}

#[test]
fn work_grows_with_the_text_and_not_faster() {
    let n = 30_000;
    for part in [
        "<em>",
        "<li>",
        "<a href=https://a.example>",
        "<ul>",
        "<template>",
        "<p>",
        "&amp",
        "<",
        "<figure><img src=https://a>",
        "<td>",
        "<br>",
    ] {
        let html = part.repeat(n) + &"<p>x".repeat(n);
        assert!(read(&html, "body", &mut Notes::default()).blocks.len() <= 2 * n, "{part}");
    }
}
