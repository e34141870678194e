//! What a card says.

use dateline_article::{Entity, EntityIdx, Mention, MentionIdx, company, passages_before};
use dateline_words::{fill, number, tr, tr_n};
use wasm_bindgen::JsValue;

use crate::desk;
use crate::el::{El, bdi, button, el};
use crate::place;
use crate::reading::Reading;
use crate::safe_url::safe_url;
use crate::types::singular;
use crate::widgets::{outward, outward_link, typed};

/// How many sentences, companions and quotes a card has room for.
const N_SENTENCES: usize = 3;
const N_COMPANY: usize = 12;
const N_QUOTES: usize = 2;
/// Longer quotes are cut at a word, in characters.
const LONG_QUOTE: usize = 140;

/// Fills `card` with what there is to say of `mention`; what its buttons do is in [`super::acts`].
pub(crate) fn fill_card(card: &El, reading: &Reading, mention: MentionIdx) {
    let article = &reading.article;
    let Some(it) = article.mention(mention) else { return };
    let entity = reading.entity_of(mention);
    let known = entity.and_then(|it| article.entity(it));
    let kind = article.type_of(it);
    let name = known.map_or_else(|| article.words_of(it), |it| it.name.as_str());

    let card = card
        .clone()
        .attr("data-entity", known.map_or("", |it| &it.id))
        .attr("data-type", kind.as_str())
        .attr("aria-label", &[name, ", ", singular(kind)].concat());
    let head = el("header")
        .child(el("h2; data-card-name").child(bdi(name)))
        .child(el("span; class=typed; data-card-type").text(singular(kind)))
        .child(button("×").attr("data-card-close", "").label("Close"));
    let card = card.child(head).child_if(also_here(reading, mention));
    if let Some(known) = known {
        about(&card, known);
    }
    resolved(&card, it);
    if let (Some(entity), Some(known)) = (entity, known) {
        card.child(so_far(reading, entity, mention))
            .child_if(with(reading, entity))
            .child_if(says(reading, entity))
            .child_if(links(known))
            .child(elsewhere(known))
            .child(foot(reading, entity, mention));
    } else {
        card.child(el("footer").child(correct()));
    }
}

/// Others on the same words: one step away.
fn also_here(reading: &Reading, mention: MentionIdx) -> Option<El> {
    let mark = place::mark_of(&reading.article, mention)?;
    let article = &reading.article;
    let row = el("p; class=row; data-also-here").say("Also here:").text(" ");
    let mut others = 0;
    for idx in place::mentions_of(&mark).into_iter().filter(|it| *it != mention) {
        let Some(it) = article.mention(idx) else { continue };
        let entity = reading.entity_of(idx).and_then(|it| article.entity(it));
        let name = entity.map_or_else(|| article.words_of(it), |it| it.name.as_str());
        let other = typed(article.type_of(it).as_str(), name);
        row.add(button("").attr("data-also", &idx.0.to_string()).child(other));
        others += 1;
    }
    (0 < others).then_some(row)
}

fn about(card: &El, entity: &Entity) {
    let line = |class: &str, words: &str| el("p").class(class).attr("dir", "auto").text(words);
    if let Some(role) = &entity.role {
        card.add(line("role", role));
    }
    if let Some(description) = &entity.description {
        card.add(line("description", description));
    }
    if !entity.aliases.is_empty() {
        let names = bdi(&entity.aliases.join(", "));
        card.add(el("p; class=quiet").say_with("Also called {names}", &[("names", &names)]));
    }
}

/// What a program has made of the words, and that it was one.
fn resolved(card: &El, mention: &Mention) {
    if let Some(value) = &mention.value {
        card.add(el("p").say_with("Stands for {value}", &[("value", &bdi(value))]));
    }
    if mention.is_automatic() {
        let line = el("p; class=quiet");
        card.add(match mention.percent() {
            Some(percent) => {
                let n = number(percent as usize);
                line.text(&fill(tr("Found automatically, {n} % sure"), &[("n", &n)]))
            }
            None => line.say("Found automatically"),
        });
    }
}

fn section(name: &str, title: &str) -> El {
    el("section").attr(name, "").child(el("h3").text(title))
}

/// The sentences before this one, the newest first.
fn so_far(reading: &Reading, entity: EntityIdx, mention: MentionIdx) -> El {
    let article = &reading.article;
    let passages = passages_before(
        article,
        &reading.index,
        entity,
        mention,
        N_SENTENCES,
        dateline_unicode::BROWSER,
    );
    if passages.is_empty() {
        return el("p; class=quiet; data-first").say("Here for the first time");
    }
    let list = el("ul");
    for passage in passages {
        let words = article.text(passage.text_ref).map_or("", |it| passage.span.of(it));
        list.add(row("data-go", passage.mention.0, words));
    }
    section("data-so-far", tr("So far")).child(list)
}

/// A sentence or a quote that leads to its place, which `name` and `number` say.
fn row(name: &str, number: u32, words: &str) -> El {
    el("li").child(button("").attr(name, &number.to_string()).child(bdi(words)))
}

/// Who is mentioned in the same sentences: each leads to those.
fn with(reading: &Reading, entity: EntityIdx) -> Option<El> {
    let article = &reading.article;
    let row = el("p; class=row");
    let all = company(article, &reading.index, entity, dateline_unicode::BROWSER);
    for &(other, n) in all.iter().take(N_COMPANY) {
        let Some(it) = article.entity(other) else { continue };
        let count = el("span; class=count").text(&number(n));
        let companion =
            button("").attr("data-entity", &it.id).attr("data-with", &other.0.to_string());
        row.add(companion.child(typed(it.kind.as_str(), &it.name)).child(count));
    }
    (!all.is_empty()).then(|| section("data-with", tr("Appears with")).child(row))
}

/// What it says, in the order of the story.
fn says(reading: &Reading, entity: EntityIdx) -> Option<El> {
    let article = &reading.article;
    let list = el("ul");
    let mut quotes = article.quotes_of(entity);
    for idx in quotes.by_ref().take(N_QUOTES) {
        if let Some(quote) = article.quote(idx) {
            list.add(row("data-quote-go", idx.0, &shortened(&article.words_of_quote(quote))));
        }
    }
    let rest = quotes.count();
    let more = (0 < rest).then(|| {
        let more = button("").text(&tr_n(rest, "{n} more", "{n} more"));
        more.attrs("class=more; data-card-quotes")
    });
    list.node().first_child()?;
    Some(section("data-says", tr("Says")).child(list).child_if(more))
}

/// A quote as a card has room for it, cut between words.
fn shortened(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(LONG_QUOTE) else { return words.to_owned() };
    let short = words.get(..end).unwrap_or_default();
    let short = short.rsplit_once(' ').map_or(short, |(whole, _)| whole);
    [short, " …"].concat()
}

/// Ways out of the page, each with its host.
fn links(entity: &Entity) -> Option<El> {
    let row = el("p; class=row quiet; data-card-links");
    for (authority, id) in &entity.ids {
        let is_wikidata = authority == "wikidata" && is_wikidata_id(id);
        row.add(if is_wikidata {
            outward_link(
                Some(&["https://www.wikidata.org/wiki/", id].concat()),
                "wikidata.org",
                "www.wikidata.org",
            )
        } else {
            bdi(&[authority, " ", id].concat())
        });
    }
    if let Some(url) = entity.url.as_deref().and_then(|it| safe_url(it, "")) {
        let host = url.host();
        row.add(outward(&url, &host, "").child(bdi(&host)));
    }
    if let Some(geo) = entity.geo {
        let (lat, lon) = (degrees(geo.lat), degrees(geo.lon));
        let address = ["geo:", &lat, ",", &lon].concat();
        let place = el("bdi; dir=ltr").text(&[&*lat, ", ", &lon].concat());
        let link = el("a").attr("href", &address);
        row.add(link.say_with("{place} on a map", &[("place", &place)]));
    }
    row.node().first_child()?;
    Some(row)
}

/// Two digits, which is a kilometre; the browser writes them.
fn degrees(value: f64) -> String {
    js_sys::Number::from(value).to_fixed(2).map(String::from).unwrap_or_default()
}

fn is_wikidata_id(id: &str) -> bool {
    let digits = id.strip_prefix(['Q', 'P', 'L']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

/// Steps through the mentions, and what can be taken along.
/// In how many other stories of the site: there is nothing to see until that is known.
fn elsewhere(entity: &Entity) -> El {
    let place = el("p; class=row");
    let wikidata = entity.ids.iter().find(|(authority, _)| authority == "wikidata");
    let wikidata = wikidata.map_or(JsValue::NULL, |(_, id)| id.into());
    let (kind, name) = (entity.kind.as_str().into(), (&entity.name).into());
    desk::ask_library("card", &place, &[("wikidata", wikidata), ("kind", kind), ("name", name)]);
    place
}

fn foot(reading: &Reading, entity: EntityIdx, mention: MentionIdx) -> El {
    let step = |sign, data| button(sign).attr(data, "");
    let count = reading.ordinal(entity, mention);
    el("footer")
        .child(step("‹", "data-card-previous").label("Previous mention"))
        .child(el("span; data-card-count").text(&count))
        .child(step("›", "data-card-next").label("Next mention"))
        .child(button("Spotlight").attr("data-card-spotlight", ""))
        .child(correct())
        .child_if((!reading.is_local()).then(|| button("Copy link").attr("data-card-copy", "")))
}

/// For whoever knows better.
fn correct() -> El {
    button("Correct…").attr("data-correct", "")
}
