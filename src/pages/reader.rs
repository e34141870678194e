//! The page of one story: loading, failed or open is decided here and nowhere else.

use dateline_words::en;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::Element;

use crate::address;
use crate::card;
use crate::cast::{Rows, cast, legend};
use crate::commands::follow_keys;
use crate::desk;
use crate::dialogs::dialogs;
use crate::dom::{self, PageState};
use crate::el::{Bound, El, el, follow};
use crate::failure::LoadFailure;
use crate::find::{self, find_bar};
use crate::frames::{self, Slice};
use crate::loaded;
use crate::location::{Location, Return};
use crate::marking;
use crate::moving;
use crate::net::Transfer;
use crate::pages::ask_page;
use crate::print::print_index;
use crate::reading::Reading;
use crate::roving;
use crate::sheet;
use crate::source::Source;
use crate::spotlight::spotlight;
use crate::state::{Choices, Opened, View};
use crate::story::{direction, left_flag, story};
use crate::watched::Watched;
use crate::widgets::{
    Retry, bar, failure, file_banner, file_line, hint, is_notable, loading, notice, tools,
};

/// How far an attempt has come.
#[derive(Default)]
enum Load {
    #[default]
    Waiting,
    Failed(LoadFailure),
    Open(Reading),
}

/// Which story.
#[derive(Clone)]
pub(crate) enum Wanted {
    /// By its address.
    Src(String),
    /// From the device, by its number in this tab.
    Local(usize),
}

/// A story, as often as the reader tries.
pub(crate) fn reader_page(location: Location, wanted: Wanted) -> El {
    let retry = Retry::new();
    el("div").slot(move || {
        retry.track();
        let strange = match &wanted {
            Wanted::Src(src) if location.is_from_outside() => Source::new(src).ok(),
            _ => None,
        };
        Some(match strange.filter(|it| !it.is_own_site()) {
            Some(source) => ask_page(location, &source, retry),
            None => attempt(location, wanted.clone(), retry),
        })
    })
}

/// One attempt to open a story. It owns its transfer: whoever leaves, stops it.
fn attempt(location: Location, wanted: Wanted, retry: Retry) -> El {
    let load = Watched::new(Load::Waiting);
    let received = Watched::new(0_usize);
    let choices = Choices::new();
    let transfer = SendWrapper::new(Transfer::new());
    let running = transfer.clone();
    let src = match &wanted {
        Wanted::Src(src) => src.clone(),
        Wanted::Local(_) => String::new(),
    };
    spawn_local(async move {
        // The reader may have left; then nobody waits for it.
        let progress = |n| {
            received.set(n);
        };
        let open = |beginning| load.set(Load::Open(beginning));
        let outcome = match wanted {
            Wanted::Src(src) => loaded::load(&src, &running, &progress, &open).await,
            Wanted::Local(nth) => loaded::local(nth),
        };
        frames::mark_and_breathe("dateline:parsed").await;
        match outcome {
            // It is open since its beginning was there.
            Ok(_) if load.peek(|it| matches!(it, Load::Open(_))) => {}
            outcome => load.set(outcome.map_or_else(Load::Failed, Load::Open)),
        }
    });
    let dropped = transfer.clone();
    on_cleanup(move || dropped.cancel());

    let source = Source::new(&src).ok();
    let host = source.as_ref().map(|it| it.host().to_owned()).unwrap_or_default();
    let asked_host = source.filter(|it| !it.is_own_site()).map(|it| it.host().to_owned());
    // Redirects may have led elsewhere: in the end the host that sent the bytes counts.
    let source_host = move || {
        load.with(|load| match load {
            Load::Open(reading) => reading.origin.foreign_host.clone(),
            _ => asked_host.clone(),
        })
    };
    let shown = move |load: &Load| match load {
        Load::Waiting => {
            desk::close_by_back(location);
            let transfer = transfer.clone();
            loading(&host, received, move || transfer.cancel())
        }
        Load::Failed(why) => {
            desk::close_by_back(location);
            failure(en("This story can’t be opened"), why, &src, retry, Some(location))
        }
        Load::Open(reading) => opened(reading.clone(), choices, Some(location)),
    };
    let tools = move || load.with(|load| matches!(load, Load::Open(_)).then(|| tools(choices)));
    el("div")
        .child(bar(location, source_host, tools))
        .child(el("div").slot(move || Some(load.with(&shown))))
}

/// An open story with its cast; a test draws one without a location.
pub(crate) fn opened(reading: Reading, choices: Choices, location: Option<Location>) -> El {
    dom::set_page_state(PageState::Loading);
    dom::set_title(&reading.article.headline);
    let link = location.map(Location::link);
    if let Some(link) = &link {
        address::restore(&reading, choices, &link.seen);
    }
    sheet::follow_choices(reading.clone(), choices);
    follow_keys(reading.clone(), choices);
    if let Some(location) = location {
        address::keep_address(reading.clone(), choices, location);
        keep_history(reading.clone(), choices, location);
    }

    let dressed = reading.clone();
    let dress = move |part: &Element| roving::dress(part, &dressed, choices);
    let (head, panel) = (el("div; class=legend-place"), el("div; class=cast-place"));
    let between = el("div; class=between").child(head.clone()).child_if(file_banner(&reading));
    let is_arriving = !reading.is_whole();
    let (arrived, beside) = (reading.clone(), between.clone());
    let drawn = move |is_complete| {
        if is_complete {
            if is_arriving {
                put_file_line(&beside, &arrived);
                // There are more types than there were, and more of each.
                choices.marking.set(choices.marking.now());
                find::look_again(&arrived, choices);
                if let Some(link) = &link {
                    address::restore_more(&arrived, choices, &link.seen);
                }
            }
            choices.moves.complete();
            marking::look(&arrived);
        }
        let Some(location) = location else { return };
        let is_as_left = location.arrived(is_complete);
        if let Some(place) = link.as_ref().and_then(|it| it.fragment.as_ref())
            && is_complete
        {
            address::arrive(&arrived, choices, place, is_as_left);
        }
    };
    let text = story(reading.clone(), choices, dress, drawn);
    let text = roving::attach(text, reading.clone(), choices);
    let text = card::attach(text, reading.clone(), choices);
    marking::follow_marks(reading.clone(), choices, &text);
    let places = (head, panel.clone(), reading.clone());
    // Before the attribute that hides the story: it looks where the reader is.
    let spotlight = spotlight(reading.clone(), choices);
    follow(move || {
        choices.marking.get();
        let (head, panel, reading) = &places;
        head.clear();
        panel.clear();
        let _ = head.clone().child_if(legend(reading, choices));
        // The names of a long story are many, and nobody looks for them before there is a story.
        if choices.moves.is_whole() {
            draw_cast(panel.clone(), reading.clone(), choices);
        }
    });
    // The legend stands over the text but comes after it: who opens a story by keyboard is in the text at once.
    let page = el("main; class=page")
        .attr("dir", direction(&reading.article).unwrap_or("ltr"))
        .bind("data-view", move || view_word(choices.views.get()).map(str::to_owned))
        .child(find_bar(reading.clone(), choices))
        .child(text)
        .child(between.clone())
        .child(spotlight)
        .child(panel)
        .child(print_index(reading.clone()))
        .child(hint(choices.hint))
        .child(card::card(reading.clone(), choices))
        .child(dialogs(reading.clone(), choices, location))
        .child(notice(choices))
        .child(live(choices));
    if !is_arriving {
        put_file_line(&between, &reading);
    }
    page
}

/// Says what became of the file, when all of it is there: what is wrong with it over the text, beside the legend, else under
/// the text.
fn put_file_line(between: &El, reading: &Reading) {
    let line = file_line(reading);
    if is_notable(reading) {
        between.add(line);
    } else {
        let _ = between.node().after_with_node_1(line.node());
    }
}

/// Draws the panel into `place`: at once, unless there are very many names, whose rows are built in slices.
fn draw_cast(place: El, reading: Reading, choices: Choices) {
    let mut rows = Rows::begin(&reading);
    if rows.are_all() {
        let _ = place.child_if(cast(reading, choices, rows));
        return;
    }
    let (owner, is_left) = (Owner::current(), left_flag());
    spawn_local(async move {
        let mut slice = Slice::begin();
        while !rows.are_all() {
            slice.pause_if_over().await;
            if is_left.get() {
                return;
            }
            rows.build_some(&reading);
        }
        // What is followed in it ends with what it was drawn for.
        if let Some(owner) = owner {
            owner.with(|| drop(place.child_if(untrack(|| cast(reading, choices, rows)))));
        }
    });
}

/// What style sheets need to know of the view.
fn view_word(view: View) -> Option<&'static str> {
    match view {
        View::Spotlight => Some("spotlight"),
        View::Quotes => Some("quotes"),
        View::Names | View::Contents => None,
    }
}

/// Says to those who can't see it what the last act has done.
fn live(choices: Choices) -> El {
    el("p; class=unseen; role=status; data-live").bind_text(move || choices.live.words())
}

/// Back closes what lies over the page before it leaves.
fn keep_history(reading: Reading, choices: Choices, location: Location) {
    follow(move || location.set_over(is_over(choices, location)));
    location.on_return(move |what| match what {
        Return::CloseOver => {
            let _ = desk::close(location)
                || choices.overlays.close_dialog()
                || card::close(&reading, choices)
                || close_find(&reading, choices)
                || choices.close_sheet();
            catch_up(&reading, choices, location);
        }
        Return::OverIsGone => catch_up(&reading, choices, location),
        Return::ToAddress => {
            let link = location.link();
            address::restore(&reading, choices, &link.seen);
            if let Some(place) = &link.fragment {
                address::arrive(&reading, choices, place, false);
            }
        }
    });
}

/// Back is back: to the place before the hits, too.
fn close_find(reading: &Reading, choices: Choices) -> bool {
    let was_open = find::close(reading, choices);
    if was_open {
        moving::go_back(choices);
    }
    was_open
}

/// The entry that the reader has come back to was left some time ago.
fn catch_up(reading: &Reading, choices: Choices, location: Location) {
    location.set_over(untrack(|| is_over(choices, location)));
    address::write(reading, choices, location);
}

/// Whether something lies over the page that was opened on purpose.
fn is_over(choices: Choices, location: Location) -> bool {
    let is_pinned = choices.card.get().is_some_and(|it| it.opened == Opened::Pinned);
    let has_asked = choices.find.is_by_reader();
    let has_desk = location.has_desk();
    has_desk
        || is_pinned
        || has_asked
        || choices.overlays.sheet()
        || choices.overlays.dialog().is_some()
}
