use std::fmt::Write;

use dateline_article::{Block, BlockKind, Entity, EntityType, QuoteKind, read};

use super::*;
use crate::found;

/// A story whose author marked `[id:words]`, in which `<name:words>` was found, with what came of it: first the cast,
/// then a line for each mention. Somebody's id and name are one word here; `/` before further names, and `!` for a place.
fn check(marked: &str, cast: &str, given: Given, expected: &str) {
    let (article, found) = story(marked, cast);
    let annotated = with(&article, &found, "model:names@1", given);
    assert_eq!(shown(&annotated), expected, "{marked}");
    // A second run finds the same, and changes nothing.
    let again = with(&annotated, &found, "model:names@1", given);
    assert_eq!(shown(&again), expected, "{marked}, again");
}

fn kind(name: &str) -> EntityType {
    if name.ends_with('!') { EntityType::Place } else { EntityType::Person }
}

/// `Ann/Annie Lie!`: two in the cast.
fn people(cast: &str) -> impl Iterator<Item = found::Entity> {
    cast.split_whitespace().map(|names| {
        let mut all = names.trim_end_matches('!').split('/').map(str::to_owned);
        found::Entity {
            kind: kind(names),
            name: all.next().unwrap_or_default(),
            aliases: all.collect(),
            wikidata: None,
            geo: None,
        }
    })
}

fn story(marked: &str, cast: &str) -> (Article, Recognition) {
    let mut article = Article::default();
    for it in people(cast) {
        let id = it.name.to_lowercase();
        let json = format!(
            r#"{{"format":"dateline/1","blocks":["x"],"entities":[{{"id":"{id}","type":"{}","name":"{}"}}]}}"#,
            it.kind.as_str(),
            it.name
        );
        let read = read(json.as_bytes()).expect("an entity").article;
        let entity = read.entities.into_iter().next().expect("an entity");
        article.entities.push(Entity { aliases: it.aliases, ..entity });
    }
    let mut found = Recognition::default();
    for (block, line) in (0..).zip(marked.lines()) {
        let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '[' | '<' => {
                    let name: String = chars.by_ref().take_while(|it| *it != ':').collect();
                    open.push((c, name, text.len()));
                }
                ']' | '>' => {
                    let sign = if c == ']' { '[' } else { '<' };
                    let at = open.iter().rposition(|it| it.0 == sign).expect("what was opened");
                    let (_, name, start) = open.remove(at);
                    marks.push((sign, name, start, text.len()));
                }
                _ => text.push(c),
            }
        }
        let text_ref = TextRef::Block(dateline_article::BlockIdx(block));
        for (sign, name, start, end) in marks {
            if sign == '[' {
                let idx = article.entities.iter().position(|it| it.id == name);
                let idx = EntityIdx(idx.expect("one of the cast") as u32);
                article.mentions.push(Mention {
                    of: Referent::Entity(idx),
                    text_ref,
                    span: Span::new(&text, start..end).expect("a span"),
                    parts: None,
                    label: None,
                    score: None,
                    by: Some("human".into()),
                    value: None,
                    extra: Vec::new(),
                });
                continue;
            }
            let entity = people(&name).next().map(|entity| {
                let known = found.entities.iter().position(|it| *it == entity);
                known.unwrap_or_else(|| {
                    found.entities.push(entity);
                    found.entities.len() - 1
                })
            });
            found.mentions.push(found::Mention {
                // The headline is the first text of a story.
                text: block as usize + 1,
                start,
                end,
                kind: if entity.is_some() { kind(&name) } else { EntityType::Date },
                sure: 87,
                entity,
                value: entity.is_none().then(|| "2020-09-03".to_owned()),
            });
        }
        article.blocks.push(Block {
            id: None,
            kind: BlockKind::Paragraph,
            text,
            lang: None,
            styles: Vec::new(),
            extra: Vec::new(),
        });
    }
    article.sort();
    (article, found)
}

/// The cast on the first line, then the mentions, each with a `+` if it was found.
fn shown(article: &Article) -> String {
    let names = article.entities.iter().map(|it| format!("{} {}", it.id, it.kind.as_str()));
    let mut out = names.collect::<Vec<_>>().join(", ");
    for it in &article.mentions {
        let of = match &it.of {
            Referent::Entity(idx) => article.entity(*idx).map_or("?", |it| &it.id),
            Referent::Type(kind) => kind.as_str(),
        };
        let is_found = it.by.as_deref() == Some("model:names@1");
        assert_eq!(is_found.then_some(0.87), it.score, "a score is the recognizer's");
        let sign = if is_found { "+" } else { "" };
        let _ = write!(out, "\n{of}{sign} {}", article.words_of(it));
        if let Some(value) = &it.value {
            let _ = write!(out, " = {value}");
        }
    }
    out
}

#[test]
fn a_story_without_marks_gets_all_that_was_found() {
    let text = "<Ann:Ann> met <Bo:Bo> in <Lie!:Lie> on <:Monday>.\n<Ann:Ann> left.";
    let expected = "ann person, bo person, lie place\nann+ Ann\nbo+ Bo\nlie+ Lie\ndate+ Monday = 2020-09-03\nann+ Ann";
    check(text, "", Given::Keep, expected);
    check(text, "", Given::Replace, expected);
}

#[test]
fn the_authors_marks_stay_and_none_is_laid_over_them() {
    let cases = [
        ("[ann:<Ann:Ann>] left.", "ann person\nann Ann"),
        ("[ann:President <Bo:Bo>] left.", "ann person\nann President Bo"),
        ("<Bo:President [ann:Bo]> left.", "ann person\nann Bo"),
        ("[ann:Mr <Bo:Bo] Lie> left.", "ann person\nann Mr Bo"),
        ("[ann:Mr]<Bo:Bo> left.", "ann person, bo person\nann Mr\nbo+ Bo"),
        ("[ann:Mr [ann:A] B] <Bo:Bo>", "ann person, bo person\nann Mr A B\nann A\nbo+ Bo"),
        ("[ann:Mr [ann:A] <Bo:Bo>]", "ann person\nann Mr A Bo\nann A"),
        ("[ann:Ann]\n<Bo:Bob>", "ann person, bo person\nann Ann\nbo+ Bob"),
    ];
    for (marked, expected) in cases {
        check(marked, "Ann", Given::Keep, expected);
    }
}

#[test]
fn the_authors_marks_give_way_where_that_is_asked_for() {
    check("[ann:Mr <Bo:Bo>] left.", "Ann", Given::Replace, "bo person\nbo+ Bo");
}

#[test]
fn who_is_in_the_cast_is_found_by_name_and_type() {
    let cases = [
        // By its name, by an alias of the author's, by an alias of its own; not by another type's.
        ("[ann:She]. <Ann:Ann>.", "Ann", "ann person\nann She\nann+ Ann"),
        ("<Annie:Annie>.", "Ann/Annie", "ann person\nann+ Annie"),
        ("<Annabel/Annie:Annie>.", "Ann/Annie", "ann person\nann+ Annie"),
        ("<Ann!:Ann>.", "Ann", "ann person, ann-2 place\nann-2+ Ann"),
        // A name of two is the first one's.
        ("<Jo:Jo>.", "Ann/Jo Ben/Jo", "ann person, ben person\nann+ Jo"),
        // Nobody's: new, with an id of its own; the author's own stay, mentioned or not.
        ("<A.N.N.:A.>", "a-n-n Ben", "a-n-n person, ben person, a-n-n-2 person\na-n-n-2+ A."),
    ];
    for (marked, cast, expected) in cases {
        check(marked, cast, Given::Keep, expected);
    }
}

#[test]
fn an_id_says_who_it_is_of() {
    let named = |name: &str| found::Entity {
        kind: EntityType::Person,
        name: name.to_owned(),
        aliases: Vec::new(),
        wikidata: Some("Q1".to_owned()),
        geo: None,
    };
    let long = "Abc ".repeat(30);
    let cases = [
        ("Sergei Shoigu", "sergei-shoigu"),
        ("Sergei  SHOIGU", "sergei-shoigu-2"),
        ("O’Neill & Sons", "o-neill-sons"),
        ("شويغو", "person"),
        ("上海", "person-2"),
        ("2020", "person-3"),
        (&long, "abc-abc-abc-abc-abc-abc-abc-abc-abc-abc-abc-abc"),
    ];
    let found: Vec<_> = cases.iter().map(|it| named(it.0)).collect();
    let mut cast = Vec::new();
    let of = cast::joined(&mut cast, &found);
    for ((name, id), idx) in cases.iter().zip(of) {
        let entity = &cast[idx.0 as usize];
        assert_eq!((&*entity.id, &*entity.name), (*id, *name));
        assert_eq!(entity.ids, [("wikidata".to_owned(), "Q1".to_owned())]);
    }
}

#[test]
fn what_an_earlier_run_found_gives_way() {
    let (article, found) = story("<Ann:Ann> met [ben:Ben].", "Ben");
    let earlier = with(&article, &found, "model:names@0", Given::Keep);
    let (_, found) = story("Ann met [ben:Ben]<Bo:.>", "Ben");
    let annotated = with(&earlier, &found, "model:names@1", Given::Keep);
    assert_eq!(shown(&annotated), "ben person, bo person\nben Ben\nbo+ .");
}

#[test]
fn quotes_are_added_where_the_author_has_none() {
    let (mut article, mut found) = story("<Ann:Ann> said yes and no.", "Bo");
    let quote = |start, end, speaker| found::Quote {
        speaker,
        kind: QuoteKind::Indirect,
        parts: vec![(1, start, end)],
        sure: 80,
    };
    found.quotes = vec![quote(9, 12, Some(0)), quote(17, 19, None), quote(90, 99, None)];
    let shown = |article: &Article| {
        let of = |it: &Quote| it.speaker.and_then(|it| article.entity(it)).map(|it| it.id.clone());
        let quotes = article.quotes.iter();
        let by = |it: &Quote| it.by.as_deref().unwrap_or("author").to_owned();
        quotes.map(|it| (article.words_of_quote(it), of(it), by(it))).collect::<Vec<_>>()
    };
    let model = "model:names@1";
    let row = |words: &str, of: Option<&str>, by: &str| {
        (words.to_owned(), of.map(str::to_owned), by.to_owned())
    };
    let annotated = with(&article, &found, model, Given::Keep);
    assert_eq!(shown(&annotated), [row("yes", Some("ann"), model), row("no", None, model)]);

    let span = Span::new(&article.blocks[0].text, 0..12).expect("a span");
    article.quotes.push(Quote {
        speaker: Some(EntityIdx(0)),
        kind: QuoteKind::Direct,
        parts: vec![(TextRef::Block(dateline_article::BlockIdx(0)), span)],
        by: None,
        extra: Vec::new(),
    });
    article.sort();
    let annotated = with(&article, &found, model, Given::Keep);
    let author = row("Ann said yes", Some("bo"), "author");
    assert_eq!(shown(&annotated), [author, row("no", None, model)]);
    let anew = with(&article, &found, model, Given::Replace);
    assert_eq!(shown(&anew), [row("yes", Some("ann"), model), row("no", None, model)]);
}
