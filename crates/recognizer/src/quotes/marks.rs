//! Where quotation marks open and close, straight and curly, single and double, of several countries.

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The opening mark.
    pub(super) start: usize,
    /// Behind the closing mark, or the end of the text.
    pub(super) end: usize,
    pub(super) mark: char,
    pub(super) is_closed: bool,
}

/// The quoted words of `text`, in order, without those inside others. Only the last may be open.
#[inline(never)]
pub(super) fn quoted(text: &str) -> Vec<Quoted> {
    // The first bytes of all marks that open something: most texts have none.
    if !text.bytes().any(|it| matches!(it, b'"' | b'\'' | 0xc2 | 0xe2)) {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(mark) = opening(&chars, at) else {
            at += 1;
            continue;
        };
        let closing =
            if matches!(mark, '‘' | '\'') { single(&chars, at) } else { double(&chars, at) };
        let start = chars[at].0;
        match closing {
            Closing::At(end) => {
                found.push(Quoted {
                    start,
                    end: chars[end].0 + chars[end].1.len_utf8(),
                    mark,
                    is_closed: true,
                });
                at = end + 1;
            }
            Closing::Reopened(next) => at = next,
            Closing::Missing if matches!(mark, '‘' | '\'') => at += 1,
            Closing::Missing => {
                found.push(Quoted { start, end: text.len(), mark, is_closed: false });
                break;
            }
        }
    }
    found
}

enum Closing {
    At(usize),
    /// The same mark opens again, so that the first was none.
    Reopened(usize),
    Missing,
}

fn near(chars: &[(usize, char)], at: usize) -> (Option<char>, Option<char>) {
    let before = at.checked_sub(1).and_then(|it| chars.get(it)).map(|it| it.1);
    (before, chars.get(at + 1).map(|it| it.1))
}

fn is_open_place(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | ':' | '“' | '"' | '«')
    })
}

/// The mark that opens at a place.
fn opening(chars: &[(usize, char)], at: usize) -> Option<char> {
    let c = chars.get(at)?.1;
    let (before, next) = near(chars, at);
    let is_word_next = next.is_some_and(|it| !it.is_whitespace());
    let is_open = match c {
        '“' | '„' | '«' => next.is_some(),
        // German and Danish books turn them around.
        '»' | '"' => is_open_place(before) && is_word_next,
        '‘' => is_open_place(before) && next.is_some_and(char::is_alphabetic),
        '\'' => is_open_place(before) && next.is_some_and(char::is_alphabetic),
        _ => false,
    };
    is_open.then_some(c)
}

fn double(chars: &[(usize, char)], at: usize) -> Closing {
    let mark = chars[at].1;
    let mut depth = 0;
    for end in at + 1..chars.len() {
        let c = chars[end].1;
        let (before, next) = near(chars, end);
        let is_behind_word = before.is_some_and(|it| !it.is_whitespace());
        let is_close = match mark {
            // A mark that opens where one should close is a slip of the pen.
            '“' => {
                c == '”'
                    || (c == '“' && is_behind_word && next.is_none_or(|it| !it.is_alphanumeric()))
            }
            '„' => c == '“' || c == '”',
            '«' => c == '»',
            '»' => c == '«',
            _ => c == '"',
        };
        if mark == '"'
            && is_close
            && is_open_place(before)
            && next.is_some_and(char::is_alphanumeric)
        {
            return Closing::Reopened(end);
        }
        if mark == '«' && c == '«' {
            depth += 1;
        } else if is_close && depth == 0 {
            return Closing::At(end);
        } else if is_close {
            depth -= 1;
        }
    }
    Closing::Missing
}

/// Single marks close behind a mark of the sentence, or else behind a word that no apostrophe is likely to end.
fn single(chars: &[(usize, char)], at: usize) -> Closing {
    let close = if chars[at].1 == '‘' { '’' } else { '\'' };
    let mut word_end = None;
    let mut plural_end = None;
    let mut n_words = 1;
    for end in at + 1..chars.len() {
        let c = chars[end].1;
        n_words += usize::from(c == ' ');
        // No scan goes past where the next may begin, so that all together are linear.
        if opening(chars, end).is_some_and(|it| it == chars[at].1) {
            break;
        }
        let (Some(before), next) = near(chars, end) else { continue };
        if c != close || next.is_some_and(char::is_alphanumeric) || before.is_whitespace() {
            continue;
        }
        if matches!(before, '.' | ',' | '!' | '?' | '…' | '”' | '"') {
            return Closing::At(end);
        }
        match before {
            's' => plural_end = plural_end.or(Some((end, n_words))),
            _ => word_end = word_end.or(Some((end, n_words))),
        }
    }
    // Of a word or two it is a nickname or a doubt, not speech.
    word_end.or(plural_end).filter(|it| 2 < it.1).map_or(Closing::Missing, |it| Closing::At(it.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = quoted(text).iter().map(|it| &text[it.start..it.end]).collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }

    #[test]
    fn marks_open_and_close() {
        check("He said “no” and “yes”.", "“no”|“yes”");
        check("He said \"no\" and \"yes\".", "\"no\"|\"yes\"");
        check("„Nein“, sagte er. «Non», »Ja«", "„Nein“|«Non»|»Ja«");
        check("« Non », dit-il", "« Non »");
        check("“He said ‘no’ to me”", "“He said ‘no’ to me”");
        check("«He «said» no»", "«He «said» no»");
        check("‘I don’t know,’ he said.", "‘I don’t know,’");
        check("‘It is the workers’ pay,’ he said", "‘It is the workers’ pay,’");
        check("‘He said “no,” twice,’ she said", "‘He said “no,” twice,’");
        check("'It isn't so,' he said", "'It isn't so,'");
        check("the ‘90s and rock ’n’ roll, the workers’ pay", "");
        check("the ‘Rock’ Johnson", "");
        check("a 5'10\" man and a 6'\" one", "");
        check("a \" b, “", "");
        check("“It goes on", "“It goes on");
        check("\"one \"two\" three", "\"two\"");
        check("“wrong“ and", "“wrong“");
        check("", "");
    }
}
