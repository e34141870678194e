//! Who said what: the quotes by speaker, each leading to its place, each to be copied with its source.

use dateline_article::{EntityIdx, Quote, QuoteIdx, QuoteKind, quotes_by_speaker};
use dateline_words::{en, tr};
use web_sys::Event;

use crate::citation::cited_quote;
use crate::clipboard;
use crate::el::{El, bdi, button, el};
use crate::moving;
use crate::place;
use crate::reading::Reading;
use crate::state::Choices;
use crate::widgets::typed;

/// All quotes; the speakers in the order of their first.
pub(super) fn quotes(reading: Reading, choices: Choices) -> El {
    let mut view = el("div; class=quotes; data-quotes");
    for (speaker, quotes) in quotes_by_speaker(&reading.article) {
        view = view.child(group(&reading, speaker, &quotes));
    }
    view.on("click", move |event| {
        let _ = act(&reading, choices, &event);
    })
}

fn group(reading: &Reading, speaker: Option<EntityIdx>, quotes: &[QuoteIdx]) -> El {
    let speaker = speaker.and_then(|it| reading.article.entity(it));
    let head = match speaker {
        Some(entity) => {
            let name = el("h3").child(typed(entity.kind.as_str(), &entity.name));
            let role = entity.role.as_deref().map(|it| el("p; class=role").child(bdi(it)));
            el("div; class=speaker").child(name).child_if(role)
        }
        None => el("div; class=speaker").child(el("h3").say("No speaker given")),
    };
    let entries =
        quotes.iter().filter_map(|it| Some(entry(reading, *it, reading.article.quote(*it)?)));
    el("div; class=group")
        .attr("data-speaker-group", speaker.map_or("", |it| &it.id))
        .child(head)
        .child(el("ul").children(entries.collect()))
}

fn entry(reading: &Reading, QuoteIdx(idx): QuoteIdx, quote: &Quote) -> El {
    let article = &reading.article;
    let words = bdi(&article.words_of_quote(quote)).class("words");
    let made = quote.by.as_deref().is_some_and(|it| it != "human" && it != "reader");
    let how = match (quote.kind, made) {
        (QuoteKind::Direct, false) => en("Word for word"),
        (QuoteKind::Direct, true) => en("Word for word, found automatically"),
        (QuoteKind::Indirect, false) => en("In the writer’s words"),
        (QuoteKind::Indirect, true) => en("In the writer’s words, found automatically"),
    };
    let idx = idx.to_string();
    let go = button("").class("go").attr("data-quote-go", &idx).child(words);
    let copy =
        button("Copy").class("copy").attr("data-quote-copy", &idx).label("Copy with its source");
    let foot = el("p; class=quote-foot").child(el("span").say(how)).child(copy);
    el("li").child(go).child(foot)
}

fn act(reading: &Reading, choices: Choices, event: &Event) -> Option<()> {
    let button = place::closest(event, "button")?;
    let quote = |name| Some(QuoteIdx(button.get_attribute(name)?.parse().ok()?));
    if let Some(quote) = quote("data-quote-go") {
        moving::go_to_quote(reading, choices, quote);
    } else {
        let quote = reading.article.quote(quote("data-quote-copy")?)?;
        clipboard::copy(cited_quote(reading, quote), choices, tr("Quote copied with its source"));
    }
    Some(())
}
