//! Parts that pages share.

mod bar;
mod failure;
mod file_notes;
mod hint;
mod loading;
mod notice;
mod tools;

pub(crate) use bar::bar;
pub(crate) use failure::{Retry, failure};
pub(crate) use file_notes::{file_banner, file_line, is_notable};
pub(crate) use hint::hint;
pub(crate) use loading::loading;
pub(crate) use notice::notice;
pub(crate) use tools::tools;

use dateline_words::{fill, tr};
use web_sys::Url;

use crate::dates::DateText;
use crate::el::{El, bdi, el};
use crate::safe_url::safe_url;
use crate::source::is_coded;

/// A date.
pub(crate) fn time(date: &DateText) -> El {
    el("time").attr("datetime", &date.machine).text(&date.shown)
}

/// A name under the line of its type.
pub(crate) fn typed(kind: &str, name: &str) -> El {
    bdi(name).attrs("class=typed").attr("data-type", kind)
}

/// An empty link out of the page: it tells the other side nothing, and the reader which host it leads to, unless that is
/// `own` or will be the link's `words`.
pub(crate) fn outward(url: &Url, words: &str, own: &str) -> El {
    let link = el("a").attr("href", &url.href());
    let link = link
        .attrs("target=_blank; rel=noopener noreferrer nofollow ugc; referrerpolicy=no-referrer");
    let host = url.host();
    if host == own {
        return link;
    }
    let mut shown = String::new();
    if host != words {
        shown += &host;
    }
    let mut told = host.clone();
    if is_coded(&host) {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push('⚠');
        told = fill(
            tr("{host}, a name with letters beyond a to z, some of which look just like others"),
            &[("host", &told)],
        );
    }
    // What is drawn beside a link is no text of the story; who can't see it is told by the title.
    match shown.is_empty() {
        true => link,
        false => link.attr("data-host", &shown).attr("title", &told),
    }
}

/// A link out of the page, or the name alone where the address is none to follow.
pub(crate) fn outward_link(address: Option<&str>, name: &str, own: &str) -> El {
    let words = bdi(name);
    match address.and_then(|it| safe_url(it, "")) {
        Some(url) => outward(&url, name, own).child(words),
        None => words,
    }
}
