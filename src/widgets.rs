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
pub(crate) use file_notes::file_notes;
pub(crate) use hint::hint;
pub(crate) use loading::loading;
pub(crate) use notice::notice;
pub(crate) use tools::tools;

use web_sys::Url;

use crate::dates::DateText;
use crate::el::{El, bdi, el};
use crate::safe_url::safe_url;

/// A date.
pub(crate) fn time(date: &DateText) -> El {
    el("time").attr("datetime", &date.machine).text(&date.shown)
}

/// A name under the line of its type.
pub(crate) fn typed(kind: &str, name: &str) -> El {
    bdi(name).attrs("class=typed").attr("data-type", kind)
}

/// An empty link out of the page: it tells the other side nothing.
pub(crate) fn outward(url: &Url) -> El {
    el("a")
        .attr("href", &url.href())
        .attrs("target=_blank; rel=noopener noreferrer nofollow ugc; referrerpolicy=no-referrer")
        // For paper, which can't be clicked.
        .attr("data-host", &url.host())
}

/// A link out of the page, or the name alone where the address is none to follow.
pub(crate) fn outward_link(address: Option<&str>, name: &str) -> El {
    let name = bdi(name);
    match address.and_then(|it| safe_url(it, "")) {
        Some(url) => outward(&url).child(name),
        None => name,
    }
}
