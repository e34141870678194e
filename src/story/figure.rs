//! Pictures: those of the site are shown, those of other hosts only told of.

use dateline_article::Figure;
use leptos::prelude::*;
use web_sys::Url;

use crate::loaded::Origin;
use crate::story::body::outward_link;

/// A picture over its `caption`.
pub(crate) fn figure(picture: &Figure, origin: &Origin, caption: AnyView) -> AnyView {
    let url = picture.src.as_deref().and_then(|src| Url::new_with_base(src, &origin.base).ok());
    let own = window().location().origin().ok();
    let shown = match url {
        Some(url) if own.is_some_and(|own| own == url.origin()) => own_picture(picture, &url),
        url => told_picture(picture, url.as_ref()),
    };
    let credit =
        picture.credit.clone().map(|credit| view! { <p class="credit"><bdi>{credit}</bdi></p> });
    view! { <figure>{shown}{caption}{credit}</figure> }.into_any()
}

fn own_picture(picture: &Figure, url: &Url) -> AnyView {
    let size = |pixels: Option<u32>| pixels.map(|it| it.to_string());
    view! {
        <img src=url.href() alt=picture.alt.clone().unwrap_or_default() width=size(picture.width)
            height=size(picture.height) loading="lazy" decoding="async" />
    }
    .into_any()
}

/// What the picture shows, where it lies, and a way to it that the reader has to choose.
fn told_picture(picture: &Figure, url: Option<&Url>) -> AnyView {
    let alt = picture.alt.clone().map(|alt| view! { <p class="alt" dir="auto">{alt}</p> });
    let host = url.filter(|url| !url.host().is_empty()).map(|url| {
        view! {
            <p class="elsewhere">
                "A picture on " <bdi>{url.host()}</bdi> ", not loaded here. "
                {outward_link(Some(&url.href()), "Open the picture".to_owned())}
            </p>
        }
    });
    view! { <div class="told-picture">{alt}{host}</div> }.into_any()
}
