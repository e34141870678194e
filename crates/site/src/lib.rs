//! A site of stories, beside the app that shows them: a page for each story that needs no script, the library, a feed, a
//! sitemap. What comes in are checked stories, what goes out are files; who calls this reads and writes them.
//!
//! Everything is a function of the stories and of [`Site`]: the same folder makes the same bytes.

mod address;
mod description;
mod feed;
mod library;
mod linked_data;
mod list;
mod listed;
mod lists;
mod missing;
mod page;
mod pictures;
mod place;
mod sitemap;

use serde::{Deserialize, Serialize};

pub use crate::address::{Base, path_in_link};
pub use crate::listed::Listed;
pub use crate::lists::{Lists, SiteFile};
pub use crate::missing::missing_page;
pub use crate::page::{site_style, story_page};
pub use crate::pictures::{Picture, pictures};
pub use crate::place::Place;

/// What is said of the site as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// What it is called.
    pub title: String,
    /// BCP 47 language of what states none; the pages' own words are those of [`Words`](dateline_words::Words).
    pub lang: String,
    /// What it is about, in a sentence or two, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it will lie; without it there are no absolute links, and so no feed and no sitemap.
    pub base: Option<Base>,
}
