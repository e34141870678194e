//! The app's own files, as they stand in a site of somebody's stories.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dateline_formats::html_text;
use dateline_shell::{OFF, SCRIPT, completed};
use dateline_site::{Site, missing_page};
use dateline_words::Words;
use serde_json::Value;

use super::folder::path_in;

/// Stories of the app itself that its own pages lead to; its other ones are not the site's.
const OWN_STORIES: [&str; 1] = ["articles/reading-guide.json"];

/// What of the app makes way for the site's.
fn is_of_site(path: &str) -> bool {
    path == "library.json" || path.starts_with("articles/") && !OWN_STORIES.contains(&path)
}

/// What the app's list for home screens says of itself.
const MANIFEST: &str = "manifest.webmanifest";

/// The files of the app in `folder`: paths and bytes, in order. Its service worker keeps them on devices; unless the site
/// `is_offline`, it takes away what was kept there before.
///
/// # Errors
///
/// A file that can't be read; none of the app there.
pub(super) fn app_files(
    folder: &Path,
    (site, words): (&Site, &Words<'_>),
    is_offline: bool,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    let mut files = Vec::new();
    for file in paths {
        let Some(path) = path_in(folder, &file).filter(|it| !is_of_site(it)) else { continue };
        let bytes = fs::read(&file)?;
        let bytes = match path.as_str() {
            "index.html" => start_page(&bytes, site, words)?,
            "404.html" => missing(bytes, site, words),
            MANIFEST => manifest(bytes, (site, words)),
            _ => bytes,
        };
        files.push((path, bytes));
    }
    files.sort();
    set_worker(&mut files, is_offline)?;
    if files.iter().any(|(path, _)| path == "index.html") {
        return Ok(files);
    }
    Err(io::Error::new(io::ErrorKind::NotFound, "holds no index.html"))
}

/// Tells the service worker the files as they are now, or puts in its place what ends it.
fn set_worker(files: &mut [(String, Vec<u8>)], is_offline: bool) -> io::Result<()> {
    let find = |name| files.iter().position(|(path, _)| path == name);
    let Some(worker) = find(SCRIPT) else { return Ok(()) };
    files[worker].1 = match find(OFF) {
        _ if is_offline => {
            let all = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
            completed(&String::from_utf8_lossy(&files[worker].1), all).into_bytes()
        }
        Some(off) => files[off].1.clone(),
        None => {
            let why = format!("holds no {OFF}: it is older than --no-offline");
            return Err(io::Error::new(io::ErrorKind::NotFound, why));
        }
    };
    Ok(())
}

/// On a home screen and among the programs of a desktop a site has its own name.
fn manifest(bytes: Vec<u8>, (site, words): (&Site, &Words<'_>)) -> Vec<u8> {
    let Ok(Value::Object(mut manifest)) = serde_json::from_slice(&bytes) else { return bytes };
    for key in ["name", "short_name"] {
        manifest.insert(key.to_owned(), site.title.as_str().into());
    }
    manifest.insert("lang".to_owned(), site.lang.as_str().into());
    match &site.description {
        Some(description) => {
            manifest.insert("description".to_owned(), description.as_str().into());
        }
        // The app's own is in English, and the manifest now says another language.
        None if !words.is_english() => {
            manifest.remove("description");
        }
        None => {}
    }
    let mut text = format!("{:#}", Value::Object(manifest)).into_bytes();
    text.push(b'\n');
    text
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The page that everything begins with: with the site's title until the app is there, with its feed, and for readers
/// without script with the way to the pages that need none.
fn start_page(bytes: &[u8], site: &Site, words: &Words<'_>) -> io::Result<Vec<u8>> {
    let page = String::from_utf8(bytes.to_vec()).map_err(io::Error::other)?;
    if !page.contains("data-boot") {
        let why = "holds no app: its index.html does not start one";
        return Err(io::Error::new(io::ErrorKind::InvalidData, why));
    }
    let title = html_text(&site.title);
    let mut head = format!("<title>{title}</title>");
    if site.base.is_some() {
        head.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"feed.xml\">"
        ));
    }
    let page = page.replacen("<title>Dateline</title>", &head, 1);
    let page = page.replacen("<h1>Dateline</h1>", &format!("<h1>{title}</h1>"), 1);
    let page = site.description.as_deref().map_or(page.clone(), |it| described(&page, it));
    // The app asks for an index only where there is one.
    let page = page.replacen(" data-boot", " data-boot data-index", 1);
    // Trunk leaves out quotes that HTML does not ask for.
    let page = ["href=\"library.json\"", "href=library.json"]
        .iter()
        .fold(page, |page, it| page.replace(it, "href=\"s/\""));
    if words.is_english() {
        return Ok(page.into_bytes());
    }
    // The rest says it by script, in what the reader's browser asks for: the site's language is what is left then.
    let page = match page.split_once("<noscript>").map(|(a, it)| (a, it.split_once("</noscript>")))
    {
        Some((before, Some((plain, after)))) => {
            let dir = words.dir();
            let plain = translated(plain, words);
            format!("{before}<noscript><div dir=\"{dir}\">{plain}</div></noscript>{after}")
        }
        _ => page,
    };
    Ok(in_language(&page, words).into_bytes())
}

/// The page with this description in place of its own.
fn described(page: &str, description: &str) -> String {
    // Trunk leaves out these quotes, and puts the name behind.
    let name = ["name=\"description\"", "name=description"].iter().find_map(|it| page.find(it));
    let tag = name.and_then(|at| {
        let start = page.get(..at)?.rfind("<meta")?;
        Some(start..at + page.get(at..)?.find('>')? + 1)
    });
    let own = format!("<meta name=\"description\" content=\"{}\">", html_text(description));
    let mut page = page.to_owned();
    match tag {
        Some(tag) => page.replace_range(tag, &own),
        None => page = page.replacen("<title", &format!("{own}<title"), 1),
    }
    page
}

/// The page for what is not there, which may be asked for under any path.
fn missing(bytes: Vec<u8>, site: &Site, words: &Words<'_>) -> Vec<u8> {
    let bytes = match String::from_utf8(bytes) {
        Ok(page) if !words.is_english() => {
            let page = missing_page(&page, site, words);
            let dir = format!("<html dir=\"{}\"", words.dir());
            in_language(&translated(&page, words), words).replacen("<html", &dir, 1).into_bytes()
        }
        Ok(page) => missing_page(&page, site, words).into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let Some(base) = &site.base else { return bytes };
    match String::from_utf8(bytes) {
        Ok(page) if !page.contains("<base ") => {
            let base = html_text(base.path());
            page.replacen("<title", &format!("<base href=\"{base}\">\n    <title"), 1).into_bytes()
        }
        Ok(page) => page.into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The page, said to be in the language of `words`.
fn in_language(page: &str, words: &Words<'_>) -> String {
    let lang = format!("lang=\"{}\"", html_text(words.lang()));
    // Trunk leaves out these quotes too.
    ["lang=\"en\"", "lang=en"]
        .iter()
        .find(|it| page.contains(**it))
        .map_or_else(|| page.to_owned(), |it| page.replacen(it, &lang, 1))
}

/// HTML of ours with what its elements with `data-tr` say in the language of `words`.
fn translated(html: &str, words: &Words<'_>) -> String {
    const MARK: &str = " data-tr";
    let mut own = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(MARK) {
        own.push_str(before);
        own.push_str(MARK);
        rest = after;
        let is_whole = after.starts_with([' ', '>', '=']);
        let Some((tag, after)) = after.split_once('>').filter(|_| is_whole) else { continue };
        let (text, after) = after.split_at(after.find('<').unwrap_or(after.len()));
        let english = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words.tr(&english);
        let said = if said == english { text.to_owned() } else { html_text(said) };
        own.push_str(&format!("{tag}>{said}"));
        rest = after;
    }
    own + rest
}
