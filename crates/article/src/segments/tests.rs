use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::{any_spans, any_text, read, story};

/// The segments of a paragraph with mentions at `spans`: their text and the mentions over them, outermost first.
fn check(text: &str, spans: &[(u64, u64)], expected: &str) {
    let loaded = story(text, spans);
    assert_eq!(drawn(&loaded.article), expected);
}

fn drawn(article: &Article) -> String {
    let text_ref = TextRef::Block(BlockIdx(0));
    let text = article.text(text_ref).unwrap();
    let segments = segments(article, text_ref);
    check_invariants(article, text, &segments);
    let draw = |segment: &Segment| {
        let ids: Vec<_> = segments.mentions(segment).iter().map(|it| it.0.to_string()).collect();
        let link = segment.link.map(|idx| format!("→{idx}")).unwrap_or_default();
        let stress = match (segment.emphasis, segment.strong) {
            (true, true) => "/*",
            (true, false) => "/",
            (false, true) => "*",
            (false, false) => "",
        };
        let quote = segment.quote.map(|it| format!("“{}", it.0)).unwrap_or_default();
        format!("{}[{}]{link}{stress}{quote}", segment.span.of(text), ids.join(","))
    };
    segments.iter().map(draw).collect::<Vec<_>>().join("|")
}

fn check_invariants(article: &Article, text: &str, segments: &Segments) {
    let joined: String = segments.iter().map(|it| it.span.of(text)).collect();
    assert_eq!(joined, text, "segments together are the text");
    assert!(segments.iter().all(|it| !it.span.is_empty()), "no segment is empty");
    for pair in segments.segments.windows(2) {
        let [a, b] = pair else { continue };
        assert_eq!(a.span.end(), b.span.start(), "segments are in order");
        let same_styles =
            (a.link, a.emphasis, a.strong, a.quote) == (b.link, b.emphasis, b.strong, b.quote);
        let is_full = MAX_COVERING <= segments.mentions(a).len();
        let same = same_styles && segments.mentions(a) == segments.mentions(b);
        assert!(!same || is_full, "neighbours differ, or one would do");
    }
    for (idx, mention) in article.mentions.iter().enumerate() {
        let idx = MentionIdx(idx as u32);
        for span in mention.spans() {
            let listed = segments.iter().filter(|it| segments.mentions(it).contains(&idx));
            let first = listed.map(|it| it.span).find(|it| it.start() == span.start());
            assert!(first.is_some(), "every mention is listed where it begins");
        }
    }
    for segment in segments {
        for at in segment.span.range() {
            let covering = article.quote_parts.iter().filter(|it| it.span.range().contains(&at));
            // Of those that begin at one place, the shortest lies innermost.
            let last =
                covering.max_by_key(|it| (it.span.start(), Reverse(it.span.end()), it.quote));
            assert_eq!(segment.quote, last.map(|it| it.quote), "the quote that began last");
        }
    }
}

#[test]
fn a_text_without_mentions_is_one_segment() {
    check("abc", &[], "abc[]");
    check("", &[], "");
}

#[test]
fn nested_mentions_share_the_inner_words() {
    check("New York Times", &[(0, 8), (0, 14)], "New York[0,1]| Times[0]");
    check("abcdef", &[(0, 6), (2, 4)], "ab[0]|cd[0,1]|ef[0]");
}

#[test]
fn crossing_mentions_share_the_middle() {
    check("abcdef", &[(0, 4), (2, 6)], "ab[0]|cd[0,1]|ef[1]");
}

#[test]
fn equal_mentions_stay_together() {
    check("Paris", &[(0, 5), (0, 5)], "Paris[0,1]");
}

#[test]
fn adjacent_mentions_stay_apart() {
    check("abcd", &[(0, 2), (2, 4)], "ab[0]|cd[1]");
}

#[test]
fn offsets_are_characters_not_bytes() {
    check("é 🦀 x", &[(2, 3)], "é []|🦀[0]| x[]");
}

#[test]
fn a_discontinuous_mention_covers_its_parts() {
    let loaded = read(&serde_json::json!({
        "format": "dateline/1",
        "blocks": [{"type": "paragraph", "text": "North and South Korea"}],
        "entities": [{"id": "n", "type": "place", "name": "North Korea"}, {"id": "s", "type": "place", "name": "South Korea"}],
        "mentions": [
            {"entity": "n", "block": 0, "start": 0, "end": 21, "parts": [[0, 5], [16, 21]], "text": "North Korea"},
            {"entity": "s", "block": 0, "start": 10, "end": 21, "text": "South Korea"},
        ],
    }));
    assert_eq!(drawn(&loaded.article), "North[0]| and []|South [1]|Korea[1,0]");
}

#[test]
fn a_short_part_lies_inside_a_long_mention_that_begins_with_it() {
    let loaded = read(&serde_json::json!({
        "format": "dateline/1", "offset_unit": "codepoint",
        "blocks": [{"type": "paragraph", "text": "abcdefgh"}],
        "mentions": [
            {"type": "other", "block": 0, "parts": [[0, 1], [4, 5]]},
            {"type": "other", "block": 0, "start": 4, "end": 8},
        ],
    }));
    assert_eq!(drawn(&loaded.article), "a[0]|bcd[]|e[1,0]|fgh[1]");
}

#[test]
fn links_and_stress_cut_too() {
    let loaded = read(&serde_json::json!({
        "format": "dateline/1", "offset_unit": "codepoint",
        "blocks": [{"type": "paragraph", "text": "abcdefgh", "styles": [
            {"kind": "link", "start": 1, "end": 4, "href": "https://a.test"},
            {"kind": "link", "start": 4, "end": 5, "href": "https://b.test"},
            {"kind": "emphasis", "start": 3, "end": 6},
            {"kind": "emphasis", "start": 5, "end": 7},
            {"kind": "strong", "start": 6, "end": 7},
        ]}],
        "entities": [{"id": "e", "type": "person", "name": "E"}],
        "mentions": [{"entity": "e", "block": 0, "start": 2, "end": 5}],
    }));
    assert_eq!(drawn(&loaded.article), "a[]|b[]→0|c[0]→0|d[0]→0/|e[0]→2/|f[]/|g[]/*|h[]");
}

/// The segments of a text with one mention and quotes, each of them in one or more parts.
fn check_quotes(text: &str, mention: (u64, u64), quotes: &[&[(u64, u64)]], expected: &str) {
    assert_eq!(drawn(&quoted(text, &[mention], quotes)), expected);
}

/// A story of one paragraph with these mentions and quotes, in code points.
fn quoted(text: &str, mentions: &[(u64, u64)], quotes: &[&[(u64, u64)]]) -> Article {
    let part = |&(start, end): &(u64, u64)| json!({"block": 0, "start": start, "end": end});
    let parts = |it: &&[(u64, u64)]| it.iter().map(part).collect::<Vec<_>>();
    let quote = |it: &&[(u64, u64)]| json!({"kind": "direct", "parts": parts(it)});
    let mention = |&(start, end): &(u64, u64)| json!({"type": "other", "block": 0, "start": start, "end": end});
    let story = json!({
        "format": "dateline/1", "offset_unit": "codepoint",
        "blocks": [{"type": "paragraph", "text": text}],
        "mentions": mentions.iter().map(mention).collect::<Vec<_>>(),
        "quotes": quotes.iter().map(quote).collect::<Vec<_>>(),
    });
    read(&story).article
}

#[test]
fn quotes_cut_too() {
    check_quotes("abcdef", (2, 4), &[&[(1, 5)]], "a[]|b[]“0|cd[0]“0|e[]“0|f[]");
    check_quotes("abcdef", (2, 4), &[&[(3, 6)]], "ab[]|c[0]|d[0]“0|ef[]“0");
    check_quotes("abcdef", (2, 4), &[&[(0, 2), (4, 6)]], "ab[]“0|cd[0]|ef[]“0");
}

#[test]
fn of_quotes_that_overlap_the_one_that_began_last_covers() {
    check_quotes("abcdef", (5, 6), &[&[(0, 4)], &[(1, 3)]], "a[]“0|bc[]“1|d[]“0|e[]|f[0]");
    check_quotes("abcdef", (5, 6), &[&[(0, 3)], &[(1, 4)]], "a[]“0|bcd[]“1|e[]|f[0]");
    check_quotes("abcdef", (5, 6), &[&[(0, 3)], &[(0, 3)]], "abc[]“1|de[]|f[0]");
}

#[test]
fn parts_of_one_quote_that_touch_are_one_run() {
    check_quotes("abcdef", (5, 6), &[&[(0, 2), (2, 4)]], "abcd[]“0|e[]|f[0]");
    check_quotes("abcdef", (2, 6), &[&[(0, 2), (2, 4)]], "ab[]“0|cd[0]“0|ef[0]");
    check_quotes("abcdef", (0, 1), &[&[(1, 3), (2, 4)], &[(3, 6)]], "a[0]|bc[]“0|def[]“1");
}

#[test]
fn ten_thousand_mentions_of_one_word_cost_no_more_than_ten_thousand() {
    let n_steps = |n: u64, span: &dyn Fn(u64) -> (u64, u64)| {
        let spans: Vec<_> = (0..n).map(span).collect();
        let text = "Taliban ".repeat(1 + n as usize / 2);
        let loaded = story(&text, &spans);
        assert_eq!(loaded.article.mentions.len(), n as usize);
        let mut n_steps = 0;
        let mentions = loaded.article.mentions.as_slice();
        // The same spans once more, as quotes.
        let (text_ref, part) = (TextRef::Block(BlockIdx(0)), |it: &Mention| it.span);
        let quotes: Vec<_> = (0..)
            .map(QuoteIdx)
            .zip(mentions.iter().map(part))
            .map(|(quote, span)| QuotePart { text_ref, span, quote })
            .collect();
        let spans = Spans { mentions, first: 0, styles: &[], quotes: &quotes };
        sweep(&loaded.article.blocks[0].text, &spans, &mut n_steps);
        n_steps
    };
    // Equal; nested like Russian dolls; crossing, each beginning inside the one before.
    let shapes: [&dyn Fn(u64) -> (u64, u64); 3] =
        [&|_| (0, 7), &|idx| (idx, 4 * 10_000 - idx), &|idx| (idx, idx + 500)];
    for (idx, shape) in shapes.into_iter().enumerate() {
        let (small, large) = (n_steps(1_000, &shape_for(shape, 1_000)), n_steps(10_000, shape));
        assert!(large <= 11 * small, "shape {idx}: {small} steps for 1 000, {large} for 10 000");
    }
}

/// The same shape over a text for `n` mentions.
fn shape_for(shape: &dyn Fn(u64) -> (u64, u64), n: u64) -> impl Fn(u64) -> (u64, u64) {
    move |idx| {
        let (start, end) = shape(idx);
        (start, end.min(4 * n - idx))
    }
}

proptest! {
    #![proptest_config(crate::testing::often())]

    #[test]
    fn segments_join_to_the_text_and_cover_every_mention(text in any_text(), spans in any_spans()) {
        drawn(&story(&text, &spans).article);
    }

    #[test]
    fn quotes_change_nothing_for_mentions(
        text in any_text(),
        spans in any_spans(),
        quotes in prop::collection::vec(any_spans(), 0..4),
    ) {
        let quotes: Vec<_> = quotes.iter().map(Vec::as_slice).collect();
        let article = quoted(&text, &spans, &quotes);
        drawn(&article);
        let listed = |article: &Article| {
            let cut = segments(article, TextRef::Block(BlockIdx(0)));
            let by_char = |it: &Segment| vec![cut.mentions(it).to_vec(); it.span.len()];
            cut.iter().flat_map(by_char).collect::<Vec<_>>()
        };
        // Where more mentions cover a place than are listed, which they are depends on the cut.
        let n_at = |at| article.mentions.iter().filter(|it| it.span.range().contains(&at)).count();
        if (0..text.len()).map(n_at).max().unwrap_or(0) <= MAX_COVERING {
            prop_assert_eq!(listed(&article), listed(&quoted(&text, &spans, &[])));
        }
    }
}
