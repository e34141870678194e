//! What a card says.

use dateline_article::{
    Entity, EntityIdx, Mention, MentionIdx, Passage, QuoteIdx, company, passages_before,
};

use crate::address;
use crate::card;
use crate::clipboard;
use crate::el::{El, bdi, button, el};
use crate::loaded::Reading;
use crate::moving;
use crate::place;
use crate::state::{Choices, View};
use crate::types::singular;
use crate::widgets::outward;

/// How many sentences, companions and quotes a card has room for.
const N_SENTENCES: usize = 3;
const N_COMPANY: usize = 6;
const N_QUOTES: usize = 2;
/// Longer quotes are cut at a word, in characters.
const LONG_QUOTE: usize = 140;

/// Fills `card` with what there is to say of `mention`.
pub(crate) fn fill(card: &El, reading: &Reading, choices: Choices, mention: MentionIdx) {
    let article = &reading.article;
    let Some(it) = article.mention(mention) else { return };
    let entity = moving::entity_of(reading, mention);
    let known = entity.and_then(|it| article.entity(it));
    let kind = article.type_of(it);
    let name = known.map_or_else(|| article.words_of(it), |it| it.name.as_str());

    let card = card
        .clone()
        .attr("data-entity", known.map_or("", |it| &it.id))
        .attr("data-type", kind.as_str())
        .attr("aria-label", &format!("{name}, {}", singular(kind)));
    let close = button("×").attr("data-card-close", "").attr("aria-label", "Close");
    let close = close.on("click", move |_| drop(card::close(choices)));
    let head = el("header")
        .child(el("h2").attr("data-card-name", "").child(bdi(name)))
        .child(el("span").class("typed").attr("data-card-type", "").text(singular(kind)))
        .child(close);
    let card = card.child(head).child_if(also_here(reading, choices, mention));
    let card = match known {
        Some(known) => card.children(about(known)),
        None => card,
    };
    let card = card.children(resolved(it));
    let Some(entity) = entity else { return };
    let card = card
        .child(so_far(reading, choices, entity, mention))
        .child_if(with(reading, choices, entity))
        .child_if(says(reading, choices, entity));
    let card = match known {
        Some(known) => card.child_if(links(known)),
        None => card,
    };
    let _ = card.child(foot(reading, choices, entity, mention));
}

/// Others on the same words: one step away.
fn also_here(reading: &Reading, choices: Choices, mention: MentionIdx) -> Option<El> {
    let mark = place::mark_of(mention)?;
    let others = place::mentions_of(&mark).into_iter().filter(|it| *it != mention);
    let article = &reading.article;
    let other = |idx: MentionIdx| {
        let it = article.mention(idx)?;
        let entity = moving::entity_of(reading, idx).and_then(|it| article.entity(it));
        let name = entity.map_or_else(|| article.words_of(it), |it| it.name.as_str());
        let kind = article.type_of(it);
        let other = button("").child(bdi(name).class("typed").attr("data-type", kind.as_str()));
        let reading = reading.clone();
        Some(other.on("click", move |_| card::pin(&reading, choices, idx)))
    };
    let others: Vec<El> = others.filter_map(other).collect();
    let row = el("p").class("row").attr("data-also-here", "").text("Also here: ");
    (!others.is_empty()).then(|| row.children(others))
}

fn about(entity: &Entity) -> Vec<El> {
    let line = |class: &str, words: &str| el("p").class(class).attr("dir", "auto").text(words);
    let aliases = (!entity.aliases.is_empty()).then(|| {
        el("p").class("quiet").text("Also called ").child(bdi(&entity.aliases.join(", ")))
    });
    let role = entity.role.as_deref().map(|it| line("role", it));
    let description = entity.description.as_deref().map(|it| line("description", it));
    [role, description, aliases].into_iter().flatten().collect()
}

/// What a program has made of the words, and that it was one.
fn resolved(mention: &Mention) -> Vec<El> {
    let value = mention.value.as_deref().map(|it| el("p").text("Stands for ").child(bdi(it)));
    let by = mention.by.as_deref().filter(|it| it.starts_with("model:"));
    let by = by.map(|_| el("p").class("quiet").text("Found automatically"));
    [value, by].into_iter().flatten().collect()
}

fn section(name: &str, title: &str) -> El {
    el("section").attr(name, "").child(el("h3").text(title))
}

/// The sentences before this one, the newest first.
fn so_far(reading: &Reading, choices: Choices, entity: EntityIdx, mention: MentionIdx) -> El {
    let article = &reading.article;
    let passages = passages_before(article, &reading.index, entity, mention, N_SENTENCES);
    if passages.is_empty() {
        return el("p").class("quiet").attr("data-first", "").text("Here for the first time");
    }
    let row = |passage: &Passage| {
        let words = article.text(passage.text_ref).map_or("", |it| passage.span.of(it));
        let (reading, target) = (reading.clone(), passage.mention);
        let row = button("").child(bdi(words));
        el("li").child(row.on("click", move |_| {
            card::leave_for(choices, || moving::go_to_mention(&reading, choices, target));
        }))
    };
    section("data-so-far", "So far").child(el("ul").children(passages.iter().map(row).collect()))
}

/// Who is mentioned in the same sentences: each leads to those.
fn with(reading: &Reading, choices: Choices, entity: EntityIdx) -> Option<El> {
    let article = &reading.article;
    let companion = |(other, n): (EntityIdx, usize)| {
        let it = article.entity(other)?;
        let label = if n == 1 { "1 sentence".to_owned() } else { format!("{n} sentences") };
        let name = bdi(&it.name).class("typed").attr("data-type", it.kind.as_str());
        let count = el("span").class("count").text(&n.to_string());
        let companion = button("").attr("data-entity", &it.id).attr("title", &label);
        Some(companion.child(name).child(count).on("click", move |_| {
            card::leave_for(choices, || {
                choices.selection.choose_pair(entity, other);
                choices.views.show(View::Spotlight);
            });
        }))
    };
    let all = company(article, &reading.index, entity).into_iter();
    let rows: Vec<El> = all.take(N_COMPANY).filter_map(companion).collect();
    let row = el("p").class("row").children(rows.clone());
    (!rows.is_empty()).then(|| section("data-with", "Appears with").child(row))
}

/// What it says, in the order of the story.
fn says(reading: &Reading, choices: Choices, entity: EntityIdx) -> Option<El> {
    let article = &reading.article;
    let quotes: Vec<QuoteIdx> = article.quotes_of(entity).collect();
    let row = |&idx: &QuoteIdx| {
        let quote = article.quote(idx)?;
        let &(text_ref, span) = quote.parts.first()?;
        let reading = reading.clone();
        let row = button("").child(bdi(&shortened(&article.words_of_quote(quote))));
        Some(el("li").child(row.on("click", move |_| {
            card::leave_for(choices, || moving::go_to_words(&reading, choices, text_ref, span));
        })))
    };
    let rows = quotes.iter().take(N_QUOTES).filter_map(row).collect();
    let rest = quotes.len().saturating_sub(N_QUOTES);
    let more = (0 < rest).then(|| {
        button(&format!("{rest} more")).class("more").on("click", move |_| {
            card::leave_for(choices, || {
                choices.views.show(View::Quotes);
                choices.overlays.set_sheet(true);
            });
        })
    });
    let list = section("data-says", "Says").child(el("ul").children(rows)).child_if(more);
    (!quotes.is_empty()).then_some(list)
}

/// A quote as a card has room for it, cut between words.
fn shortened(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(LONG_QUOTE) else { return words.to_owned() };
    let short = words.get(..end).unwrap_or_default();
    let short = short.rsplit_once(' ').map_or(short, |(whole, _)| whole);
    format!("{short} …")
}

/// Ways out of the page, each with its host.
fn links(entity: &Entity) -> Option<El> {
    let mut row = el("p").class("row quiet").attr("data-card-links", "");
    let mut is_empty = true;
    let mut add = |link: Option<El>| {
        if let Some(link) = link {
            row = row.clone().child(link);
            is_empty = false;
        }
    };
    for (authority, id) in &entity.ids {
        let is_wikidata = authority == "wikidata" && is_wikidata_id(id);
        let address = is_wikidata.then(|| format!("https://www.wikidata.org/wiki/{id}"));
        add(match address.as_deref() {
            Some(address) => host_link(address),
            None => Some(bdi(&format!("{authority} {id}"))),
        });
    }
    add(entity.url.as_deref().and_then(host_link));
    add(entity.geo.map(|geo| {
        let at = [geo.lat, geo.lon]
            .map(|it| String::from(js_sys::Number::from(it).to_fixed(2).unwrap_or_default()));
        let place = at.join(",");
        el("a").attr("href", &format!("geo:{place}")).text(&format!("{} on a map", at.join(", ")))
    }));
    (!is_empty).then_some(row)
}

fn is_wikidata_id(id: &str) -> bool {
    let digits = id.strip_prefix(['Q', 'P', 'L']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

fn host_link(address: &str) -> Option<El> {
    let url = crate::safe_url::safe_url(address, "")?;
    Some(outward(&url).child(bdi(&url.host())))
}

/// Steps through the mentions, and what can be taken along.
fn foot(reading: &Reading, choices: Choices, entity: EntityIdx, mention: MentionIdx) -> El {
    let step = |sign: &str, name: &str, data: &str, is_forward: bool| {
        let reading = reading.clone();
        let step = button(sign).attr(data, "").attr("aria-label", name);
        step.on("click", move |_| moving::step(&reading, choices, is_forward))
    };
    let count = moving::ordinal(reading, entity, mention);
    let spotlight = button("Spotlight").attr("data-card-spotlight", "");
    let spotlight = spotlight.on("click", move |_| {
        card::leave_for(choices, || {
            choices.selection.choose(entity);
            choices.views.show(View::Spotlight);
        });
    });
    let about = reading.clone();
    let copy = button("Copy link").attr("data-card-copy", "").on("click", move |_| {
        if let Some(link) = address::link_to(&about, mention) {
            clipboard::copy(link, choices, "Link copied");
        }
    });
    el("footer")
        .child(step("‹", "Previous mention", "data-card-previous", false))
        .child(el("span").attr("data-card-count", "").text(&count))
        .child(step("›", "Next mention", "data-card-next", true))
        .child(spotlight)
        .child(copy)
}
