//! Characters that nobody sees: what turns text around, and what takes no room (`Default_Ignorable_Code_Point` of UAX
//! #44, and controls). They may be there for good reason or to deceive; they stay in the text, and can be shown.
//!
//! What a writing system needs is not counted where it does its work: joiners between letters that join, variation
//! selectors after what has variants, the tags of a flag.

use crate::article::{Article, BlockKind};

#[cfg(test)]
mod tests;

/// What a hidden character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It steers the direction of the text around it.
    Direction,
    /// It is there and takes no room.
    Invisible,
}

/// How many hidden characters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HiddenCount {
    /// Those that steer direction.
    pub direction: usize,
    /// The others.
    pub invisible: usize,
}

/// What `c` hides, which stands at byte `at` of `text`; `None` for what can be seen or does its work.
pub fn hidden(text: &str, at: usize, c: char) -> Option<Hidden> {
    // Nearly every character of nearly every text.
    if matches!(c, ' '..='~' | '\t' | '\n' | '\r') {
        return None;
    }
    let before = || text.get(..at).unwrap_or_default().chars().rev();
    let is_hidden = match c {
        '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            return Some(Hidden::Direction);
        }
        '\u{200c}'..='\u{200d}' => {
            let after = text.get(at..).unwrap_or_default().chars().nth(1);
            let last = before().next();
            // In the scripts of India a joiner shapes the letter before it, at the end of a word too.
            let is_indic = matches!(last, Some('\u{900}'..='\u{dff}'));
            !joins(last) || !(is_indic || joins(after))
        }
        '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => !has_variants(before().next()),
        // Five letters and an end: England, Scotland, Wales.
        '\u{e0020}'..='\u{e007f}' => {
            let is_tag = |it: &char| matches!(it, '\u{e0020}'..='\u{e007f}');
            before().take(6).find(|it| !is_tag(it)) != Some('🏴')
        }
        _ => matches!(
            c,
            '\0'..='\u{1f}'
                | '\u{7f}'..='\u{9f}'
                | '\u{ad}'
                | '\u{34f}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        ),
    };
    is_hidden.then_some(Hidden::Invisible)
}

/// Whether a letter or a picture can be joined to the next one: from Hebrew to the scripts of Asia, and emoji.
fn joins(c: Option<char>) -> bool {
    matches!(
        c,
        Some(
            '\u{590}'..='\u{61b}'
            | '\u{61d}'..='\u{1dff}'
            | '\u{2190}'..='\u{2bff}'
            | '\u{a800}'..='\u{abff}'
            | '\u{fb1d}'..='\u{fe0f}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10000}'..='\u{dffff}',
        )
    )
}

/// Whether a character has variants: symbols and what can become one, ideographs, Burmese and Mongolian letters.
fn has_variants(c: Option<char>) -> bool {
    matches!(
        c,
        Some(
            '#'
            | '*'
            | '0'..='9'
            | '©'
            | '®'
            | '‼'
            | '⁉'
            | '\u{1000}'..='\u{109f}'
            | '\u{1820}'..='\u{18aa}'
            | '\u{2100}'..='\u{fdff}'
            | '\u{ff01}'..='\u{ffef}'
            | '\u{10000}'..='\u{dffff}',
        )
    )
}

/// How many hidden characters stand in the texts of `article`: headline, standfirst and blocks.
pub fn count_hidden(article: &Article) -> HiddenCount {
    let mut count = HiddenCount::default();
    let titles = [Some(&article.headline), article.standfirst.as_ref()];
    for text in titles.into_iter().flatten().chain(article.blocks.iter().map(|it| &it.text)) {
        for (at, c) in text.char_indices() {
            match hidden(text, at, c) {
                Some(Hidden::Direction) => count.direction += 1,
                Some(Hidden::Invisible) => count.invisible += 1,
                None => {}
            }
        }
    }
    count
}

/// `text` without its hidden characters: for titles, labels and names of files.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if hidden(text, at, c).is_none() {
            shown.push(c);
        }
    }
    shown
}

/// Takes hidden characters out of all words that are no text of the story: names, roles, credits. For who only shows
/// it; the texts stay as they are.
pub fn clean_labels(article: &mut Article) {
    clean(&mut article.section);
    clean_all(&mut article.byline);
    clean(&mut article.location);
    clean(&mut article.correction);
    clean(&mut article.license);
    if let Some(source) = &mut article.source {
        source.name = visible(&source.name);
    }
    for entity in &mut article.entities {
        entity.name = visible(&entity.name);
        clean_all(&mut entity.aliases);
        clean(&mut entity.role);
        clean(&mut entity.description);
    }
    for block in &mut article.blocks {
        match &mut block.kind {
            BlockKind::Blockquote { cite } => clean(cite),
            BlockKind::Figure(figure) => {
                clean(&mut figure.alt);
                clean(&mut figure.credit);
            }
            _ => {}
        }
    }
}

fn clean_all(labels: &mut [String]) {
    for label in labels {
        *label = visible(label);
    }
}

#[inline(never)]
fn clean(label: &mut Option<String>) {
    clean_all(label.as_mut_slice());
}
