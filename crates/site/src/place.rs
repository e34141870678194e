//! Where a story's files lie in the site.

use serde::{Deserialize, Serialize};

use crate::path_in_link;

/// The places of one story, by the path of its file in the folder that is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The path without its ending: `2024/kabul`. Its parts are joined by `/`.
    stem: String,
    /// Which of the stories of its file it is, from 1; 0 if the file has only one.
    nth: usize,
}

impl Place {
    /// Of the story in a file; `nth` is from 1, or 0 for an only one.
    pub fn new(path: &str, nth: usize) -> Place {
        let name_at = path.rfind('/').map_or(0, |it| it + 1);
        // A name that begins with a dot has no ending.
        let end = path.rfind('.').filter(|it| name_at < *it).unwrap_or(path.len());
        Place { stem: path.get(..end).unwrap_or(path).to_owned(), nth }
    }

    /// Of its file in the format of the app: where it lay, so that pictures lie beside it as before.
    pub fn story(&self) -> String {
        format!("articles/{}{}.json", self.stem, self.number())
    }

    /// Of the folder of its page.
    pub fn page(&self) -> String {
        format!("s/{}/", self.name())
    }

    /// What the story's page is called: letters and digits as they are, everything else a hyphen.
    pub fn name(&self) -> String {
        let whole = format!("{}{}", self.stem, self.number());
        let mut name = String::new();
        for c in whole.chars() {
            let is_plain = c.is_alphanumeric() || c == '_';
            if is_plain {
                name.push(c);
            } else if !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
        }
        let name = name.trim_end_matches('-');
        if name.is_empty() { "story".to_owned() } else { name.to_owned() }
    }

    /// The address of its file, relative to the site.
    pub(crate) fn src(&self) -> String {
        path_in_link(&self.story())
    }

    /// From its page, the address of the app with the story open.
    pub(crate) fn opened(&self) -> String {
        format!("../../?src={}", path_in_link(&self.src()))
    }

    /// The path, in the site, of what a story names by an address relative to its own file; none if it leads out of the
    /// site's stories, or elsewhere.
    pub fn beside(&self, address: &str) -> Option<String> {
        let is_elsewhere = address.is_empty()
            || address.starts_with('/')
            || address.contains(['?', '#', '\\', '%', ':'])
            || address.contains(char::is_control);
        if is_elsewhere {
            return None;
        }
        let mut parts: Vec<&str> = self.stem.split('/').collect();
        parts.pop();
        for part in address.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(format!("articles/{}", parts.join("/")))
    }

    fn number(&self) -> String {
        if self.nth == 0 { String::new() } else { format!("-{}", self.nth) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, nth: usize, expected: (&str, &str)) {
        let place = Place::new(path, nth);
        assert_eq!((place.story().as_str(), place.page().as_str()), expected);
    }

    #[test]
    fn a_story_keeps_its_folder_and_its_page_gets_a_name() {
        check("kabul.json", 0, ("articles/kabul.json", "s/kabul/"));
        check("2024/11/kabul.md", 0, ("articles/2024/11/kabul.json", "s/2024-11-kabul/"));
        check("a.b/c", 0, ("articles/a.b/c.json", "s/a-b-c/"));
        check("all.jsonl", 2, ("articles/all-2.json", "s/all-2/"));
        check("Zürich & 東京.json", 0, ("articles/Zürich & 東京.json", "s/Zürich-東京/"));
        check("…/--.json", 0, ("articles/…/--.json", "s/story/"));
    }

    #[track_caller]
    fn check_beside(address: &str, expected: Option<&str>) {
        assert_eq!(Place::new("2024/kabul.json", 0).beside(address).as_deref(), expected);
    }

    #[test]
    fn what_lies_beside_a_story_is_found_and_nothing_else() {
        check_beside("a.jpg", Some("articles/2024/a.jpg"));
        check_beside("./img/a.jpg", Some("articles/2024/img/a.jpg"));
        check_beside("../img/a.jpg", Some("articles/img/a.jpg"));
        for address in [
            "../../a.jpg",
            "/a.jpg",
            "https://b.example/a.jpg",
            "//b.example/a.jpg",
            "a.jpg?x",
            "a%2e.jpg",
            "..\\a.jpg",
            "",
        ] {
            check_beside(address, None);
        }
    }
}
