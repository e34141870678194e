//! One entity across all stories: who it is, what is said of it and by it, and who with.

use dateline_archive::{Dossier, Key, Known, Told};
use dateline_elements::{El, bdi, button, el};
use dateline_words::{fill, tr};
use futures_util::future::try_join;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::files::{Why, index};
use crate::page::{Page, Turn, failed, focus, to_where_it_was_left};
use crate::stories::{date, headline};
use crate::strip::strip;
use crate::words::{self, between, tr_n};
use crate::{links, page};

/// How many stories are shown at once.
const N: usize = 12;

/// Shows what all stories say of an entity.
pub(crate) fn show(page: Page, key: Key, turn: Turn) {
    spawn_local(async move {
        let answer: Result<_, Why> = async {
            let index = index().await?;
            Ok(try_join(index.dossier(&key), index.told(&key, 0, N)).await?)
        }
        .await;
        if !turn.is_last() {
            return;
        }
        match answer {
            Err(why) => page.put(vec![way_back(), el("h1").say("Dossier"), failed(why)]),
            Ok((None, _)) => nobody(&page, &key),
            Ok((Some(dossier), told)) => drawn(&page, &dossier, told, turn),
        }
    });
}

fn way_back() -> El {
    el("p; class=archive-back").child(el("a; href=./").say("All stories"))
}

fn nobody(page: &Page, key: &Key) {
    let heading = el("h1").say("Nobody by this name");
    let line = el("p; class=empty").say_with(
        "No story of this site mentions whom this link means: {name}.",
        &[("name", &bdi(key.as_str()))],
    );
    page.put(vec![way_back(), heading.clone(), line]);
    page.title(tr("Nobody by this name"));
    focus(&heading);
}

fn drawn(page: &Page, dossier: &Dossier, told: Vec<Told>, turn: Turn) {
    let heading = el("h1; dir=auto").text(&dossier.name);
    let list = el("div; class=archive-told");
    let said = el("div; class=archive-said");
    let mut shown = vec![way_back(), head(&heading, dossier)];
    shown.extend(maybe(&dossier.maybe));
    shown.extend(strip(&dossier.months));
    shown.extend(company(dossier));
    if 0 < dossier.n_quotes {
        let n = words::number(dossier.n_quotes as usize);
        let title = fill(tr("Says ({n})"), &[("n", &n)]);
        shown.push(el("section").child(el("h2").text(&title)).child(said.clone()));
    }
    shown.push(el("section").child(el("h2").say("In the stories")).child(list.clone()));
    page.put(shown);
    page.title(&dossier.name);
    add(&list, &said, dossier, told, 0, turn);
    focus(&heading);
    to_where_it_was_left();
}

fn head(heading: &El, dossier: &Dossier) -> El {
    let line = |class: &str, text: &str| el("p; dir=auto").class(class).text(text);
    let mut kind = words::kind(&dossier.kind);
    // Letters of other scripts are of more bytes than one, and have no capitals.
    if let Some(first) = kind.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let stories = tr_n(dossier.n_stories as usize, "{n} story", "{n} stories");
    let mentions = tr_n(dossier.n_mentions as usize, "{n} mention", "{n} mentions");
    let counts = el("p; class=meta").child(
        el("a")
            .attr("href", &links::stories_with(std::slice::from_ref(&dossier.key)))
            .text(&stories),
    );
    let counts = counts.text(&between(tr("{a}, {b}"))).text(&mentions);
    let kicker = el("p; class=kicker").text(&kind);
    let mut head = el("header; class=archive-head").attr("data-type", words::color(&dossier.kind));
    head = head.child(kicker).child(heading.clone());
    head = head.child_if(dossier.role.as_deref().map(|it| line("role", it)));
    head = head.child_if(dossier.description.as_deref().map(|it| line("description", it)));
    if !dossier.aliases.is_empty() {
        let names = listed(dossier.aliases.iter().take(12).map(|it| bdi(it)));
        head = head.child(el("p; class=quiet").say_with("Also {names}", &[("names", &names)]));
    }
    head = head.child(counts);
    head.child_if(dossier.key.wikidata().map(|id| {
        let href = format!("https://www.wikidata.org/wiki/{id}");
        let link = el("a; target=_blank; rel=noopener noreferrer; referrerpolicy=no-referrer");
        el("p; class=quiet").child(link.attr("href", &href).text("Wikidata ").text(id))
    }))
}

/// Whom else the name may mean: the stories don't say, so they are kept apart.
fn maybe(others: &[Known]) -> Option<El> {
    let line = el("p; class=archive-maybe; role=note").say_with(
        "Several have this name, and these stories do not say which of them they mean: {names}.",
        &[("names", &listed(others.iter().map(name)))],
    );
    (!others.is_empty()).then_some(line)
}

/// One after the other, with commas.
fn listed(all: impl Iterator<Item = El>) -> El {
    let comma = between(tr("{a}, {b}"));
    all.enumerate()
        .fold(el("span"), |list, (nth, it)| list.text(if nth == 0 { "" } else { &comma }).child(it))
}

fn name(known: &Known) -> El {
    let words = bdi(&known.name).class("typed").attr("data-type", words::color(&known.kind));
    el("a").attr("href", &links::dossier(&known.key)).child(words)
}

fn company(dossier: &Dossier) -> Option<El> {
    let rows = dossier.company.iter().map(|(other, n)| {
        let both = links::stories_with(&[dossier.key.clone(), other.key.clone()]);
        let stories = tr_n(*n as usize, "{n} story", "{n} stories");
        let told = fill(
            tr("{stories} with both, {one} and {other}"),
            &[("stories", &stories), ("one", &dossier.name), ("other", &other.name)],
        );
        let both =
            el("a; class=count").attr("href", &both).attr("aria-label", &told).text(&stories);
        el("li").child(name(other)).text(" ").child(both)
    });
    let rows: Vec<El> = rows.collect();
    let heading = el("h2").say("Appears with");
    (!rows.is_empty())
        .then(|| el("section").child(heading).child(el("ol; class=archive-company").children(rows)))
}

/// Adds what these stories say, and the way to those before them.
fn add(list: &El, said: &El, dossier: &Dossier, told: Vec<Told>, start: usize, turn: Turn) {
    let end = start + told.len();
    for story in &told {
        list.add(mentions(story));
        for quote in &story.quotes {
            let href = links::block(&story.src, &quote.block);
            let words =
                el("blockquote").child(el("a; dir=auto").attr("href", &href).text(&quote.text));
            let mut source = el("p; class=meta").child(headline(&story.src, &story.headline));
            if quote.is_automatic {
                source = source.text(" · ").say("found automatically");
            }
            said.add(el("div").child(words).child(source));
        }
    }
    if end < dossier.n_stories as usize {
        let n = dossier.n_stories as usize - end;
        let left = tr_n(n, "{n} earlier story", "{n} earlier stories");
        let (list_of, said, dossier) = (list.clone(), said.clone(), dossier.clone());
        let more = button("").text(&left).class("open").attr("data-more", "");
        list.add(el("p; class=more").child(more.on("click", move |event| {
            let button = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let (list, said, dossier) = (list_of.clone(), said.clone(), dossier.clone());
            spawn_local(async move {
                let answer: Result<_, Why> =
                    async { Ok(index().await?.told(&dossier.key, end, N).await?) }.await;
                if !turn.is_last() {
                    return;
                }
                if let Some(it) = button {
                    it.parent_element().unwrap_or(it).remove();
                }
                match answer {
                    Ok(told) => {
                        let at = list.node().child_element_count();
                        add(&list, &said, &dossier, told, end, turn);
                        let first = list.node().children().item(at);
                        let link = first.and_then(|it| it.query_selector("a").ok().flatten());
                        if let Some(link) =
                            link.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
                        {
                            let _ = link.focus();
                        }
                    }
                    Err(why) => list.add(page::failed(why)),
                }
            });
        })));
    }
}

/// The sentences of a story, each leading to its place.
fn mentions(story: &Told) -> El {
    let rows = el("ul");
    for sentence in &story.sentences {
        let mut link =
            el("a; dir=auto").attr("href", &links::mention(&story.src, &story.id, sentence.n));
        let mut at = 0;
        for (start, end) in &sentence.marks {
            let (start, end) = (*start as usize, *end as usize);
            // An index may say anything.
            let (Some(before), Some(words)) =
                (sentence.text.get(at..start), sentence.text.get(start..end))
            else {
                continue;
            };
            link = link.text(before).child(el("b").text(words));
            at = end;
        }
        link = link.text(sentence.text.get(at..).unwrap_or_default());
        rows.add(el("li").child(link));
    }
    el("article")
        .child(el("h3").child(headline(&story.src, &story.headline)))
        .child_if(story.published.and_then(|it| date(it, "meta")))
        .child(rows)
}
