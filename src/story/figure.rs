//! Pictures: those of the site are shown, those of other hosts only told of.

use dateline_article::Figure;
use dateline_words::tr;
use web_sys::Url;

use crate::el::{El, bdi, el};
use crate::reading::Origin;
use crate::source::is_own_site;
use crate::widgets::outward_link;

/// A picture over its `caption`.
pub(crate) fn figure(picture: &Figure, origin: &Origin, caption: El) -> El {
    let url = picture.src.as_deref().and_then(|src| Url::new_with_base(src, &origin.base).ok());
    let shown = match &url {
        // A file of the device has no pictures here: the site would be told their names.
        Some(url) if is_own_site(url) && !origin.base.is_empty() => Some(own_picture(picture, url)),
        _ => told_picture(picture, url.as_ref()),
    };
    let credit = picture.credit.as_deref().map(|it| el("p; class=credit").child(bdi(it)));
    el("figure").child_if(shown).child(caption).child_if(credit)
}

fn own_picture(picture: &Figure, url: &Url) -> El {
    let size = |pixels: Option<u32>| pixels.map(|it| it.to_string());
    el("img; loading=lazy; decoding=async")
        .attr("alt", picture.alt.as_deref().unwrap_or_default())
        .attr_if("width", size(picture.width).as_deref())
        .attr_if("height", size(picture.height).as_deref())
        .attr("src", &url.href())
}

/// What the picture shows, where it lies, and a way to it that the reader has to choose.
fn told_picture(picture: &Figure, url: Option<&Url>) -> Option<El> {
    let alt = picture.alt.as_deref().map(|it| el("p; class=alt; dir=auto").text(it));
    let host = url.filter(|url| !url.host().is_empty()).map(|url| {
        let host = bdi(&url.host());
        el("p")
            .say_with("A picture on {host}, not loaded here.", &[("host", &host)])
            .text(" ")
            .child(outward_link(Some(&url.href()), tr("Open the picture"), &url.host()))
    });
    let is_told = alt.is_some() || host.is_some();
    is_told.then(|| el("div; class=told-picture").child_if(alt).child_if(host))
}
