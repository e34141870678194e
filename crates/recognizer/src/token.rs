//! Cuts a text into tokens: words, numbers and marks, as byte ranges.
//!
//! Tokens never overlap, never are empty, and together hold every character that is not a space. Names are built of
//! whole tokens, so they are cut where names may end: at a possessive ’s, at hyphens, at brackets; but not inside
//! "O’Brien", "U.S.", "3,000" or an address.

/// One token: a byte range on `char` boundaries of the text it was cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it begins, in bytes.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
}

impl Token {
    /// What it says.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Words written with a full stop that belongs to them, without it.
const ABBREVIATIONS: [&str; 98] = [
    "Adm", "Ala", "Ariz", "Ark", "Assoc", "Ave", "Blvd", "Brig", "Bros", "Calif", "Capt", "Cmdr",
    "Co", "Col", "Colo", "Conn", "Corp", "Cos", "Cpl", "Del", "Det", "Dr", "Esq", "Fla", "Fr",
    "Ft", "Ga", "Gen", "Gov", "Hon", "Ill", "Inc", "Ind", "Insp", "Jr", "Kan", "Ky", "La", "Lieut",
    "Lt", "Ltd", "Maj", "Mass", "Md", "Messrs", "Mfg", "Mich", "Minn", "Miss", "Mme", "Mo", "Mont",
    "Mr", "Mrs", "Ms", "Msgr", "Mt", "Neb", "Nev", "No", "Okla", "Ont", "Ore", "Pa", "Pfc", "Pres",
    "Prof", "Pte", "Pty", "Pvt", "Que", "Rep", "Reps", "Ret", "Rev", "Sask", "Sen", "Sens", "Sgt",
    "Sr", "Sra", "St", "Ste", "Supt", "Tenn", "Tex", "Univ", "Va", "Vol", "Vt", "Wash", "Wis",
    "Wyo", "al", "etc", "op", "v", "vs",
];

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut pos = 0;
    while let Some(first) = rest(text, pos).chars().next() {
        if first.is_whitespace() {
            pos += first.len_utf8();
            continue;
        }
        if let Some(len) = plain_word(&text.as_bytes()[pos..]) {
            tokens.push(Token { start: pos as u32, end: (pos + len) as u32 });
            pos += len;
            continue;
        }
        let len = length(rest(text, pos), first);
        let end = pos + len;
        let word = text.get(pos..end).unwrap_or_default();
        let cut = possessive(word);
        let bounds = [(pos, end - cut), (end - cut, end)];
        for (start, end) in bounds.into_iter().filter(|(start, end)| start < end) {
            tokens.push(Token { start: start as u32, end: end as u32 });
        }
        pos = end;
    }
    tokens
}

/// The bytes of a word of English letters before a space or a comma, as most are: no rule has anything to say of it.
fn plain_word(rest: &[u8]) -> Option<usize> {
    let len = rest.iter().position(|it| !it.is_ascii_alphabetic())?;
    (0 < len && matches!(rest.get(len), Some(b' ' | b','))).then_some(len)
}

fn rest(text: &str, pos: usize) -> &str {
    text.get(pos..).unwrap_or_default()
}

/// How many bytes the token at the start of `rest` takes, which begins with `first`.
fn length(rest: &str, first: char) -> usize {
    if let Some(len) = address(rest) {
        return len;
    }
    if (first == '@' || first == '#') && rest.chars().nth(1).is_some_and(is_word) {
        return first.len_utf8()
            + run(rest.get(first.len_utf8()..).unwrap_or_default(), |c| is_word(c) || c == '_');
    }
    if first.is_numeric() {
        return number(rest);
    }
    if is_word(first) {
        return word(rest, first);
    }
    // The same mark again and again is one: "...", "--", "!!!".
    run(rest, |c| c == first)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_joining(c)
}

/// Marks that belong to the letter before them: accents written apart, vowel signs of Indic scripts, joiners.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}' | '\u{963}'
        | '\u{980}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{200c}' | '\u{200d}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '‘')
}

/// The bytes at the start of `rest` whose characters are all `of` a kind.
fn run(rest: &str, of: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !of(c)).unwrap_or(rest.len())
}

/// A web or mail address at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    let lower_start = rest.as_bytes().first()?.to_ascii_lowercase();
    let is_web = (lower_start == b'h' || lower_start == b'w')
        && ["http://", "https://", "www."].iter().any(|it| starts_with(rest, it));
    if is_web {
        let len = run(rest, |c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”'));
        let trimmed =
            rest.get(..len)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        return Some(trimmed.len());
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    // An address is shorter than this; without a bound a long run of letters is looked through from each of its dots.
    let window = rest.get(..64).unwrap_or(rest);
    let local = run(window, is_local);
    let host = rest.get(local..)?.strip_prefix('@')?;
    let len = run(host, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let host = host.get(..len)?.trim_end_matches(['.', '-']);
    host.contains('.').then_some(local + 1 + host.len())
}

fn starts_with(rest: &str, prefix: &str) -> bool {
    rest.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix))
}

/// Digits, with the marks between them that make them one number, and letters right behind them: "3,000.5", "5pm".
fn number(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = is_word(c)
            || (matches!(c, ',' | '.' | ':' | '\u{a0}' | '\u{202f}')
                && chars.peek().is_some_and(|(_, next)| next.is_numeric()));
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

/// A word: letters and digits, apostrophes between letters, the full stops of initials and abbreviations.
fn word(rest: &str, first: char) -> usize {
    if let Some(len) = initials(rest, first) {
        return len;
    }
    let mut chars = rest.char_indices().peekable();
    let mut end = rest.len();
    while let Some((at, c)) = chars.next() {
        let goes_on = is_word(c)
            || (is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()));
        if !goes_on {
            end = at;
            break;
        }
    }
    let word = rest.get(..end).unwrap_or_default();
    let has_stop = rest.get(end..).is_some_and(|it| it.starts_with('.') && !it.starts_with(".."));
    if has_stop && ABBREVIATIONS.contains(&word) && goes_on_after(rest, end + 1) {
        end + 1
    } else {
        end
    }
}

/// "U.S.", "J.K.", and "J." before a name.
fn initials(rest: &str, first: char) -> Option<usize> {
    let mut end = 0;
    let mut n_letters = 0;
    let mut chars = rest.chars();
    while let Some(letter) = chars.next().filter(|it| it.is_alphabetic()) {
        if chars.next() != Some('.') {
            break;
        }
        end += letter.len_utf8() + 1;
        n_letters += 1;
    }
    // "U.S" without its last stop.
    let tail = rest.get(end..).unwrap_or_default();
    let one_more = run(tail, is_word);
    let is_single =
        tail.chars().next().is_some_and(|it| it.is_uppercase() && it.len_utf8() == one_more);
    match n_letters {
        0 => None,
        1 if is_single => Some(end + one_more),
        1 if one_more == 0 && first.is_uppercase() && name_follows(rest, end) => Some(end),
        1 => None,
        _ if one_more == 0 || is_single => Some(end + one_more),
        _ => None,
    }
}

fn name_follows(rest: &str, end: usize) -> bool {
    let tail = rest.get(end..).unwrap_or_default();
    let word = tail.trim_start_matches([' ', '\u{a0}']);
    word.len() < tail.len() && word.starts_with(char::is_uppercase)
}

/// Whether the sentence may go on after the full stop before `end`: something follows it.
fn goes_on_after(rest: &str, end: usize) -> bool {
    rest.get(end..).is_some_and(|it| it.chars().any(|c| !c.is_whitespace()))
}

/// The bytes of a possessive ’s at the end of `word`.
fn possessive(word: &str) -> usize {
    let mut back = word.chars().rev();
    match (back.next(), back.next(), back.next()) {
        (Some('s' | 'S'), Some(mark), Some(_)) if is_apostrophe(mark) => 1 + mark.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text);
        let words: Vec<&str> = tokens.iter().map(|it| it.text(text)).collect();
        assert_eq!(words.join("|"), expected);
        let kept: String = words.concat();
        let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(kept.replace(char::is_whitespace, ""), solid, "no character is lost");
    }

    #[test]
    fn words_marks_and_numbers() {
        check("Shoigu flew to Kabul.", "Shoigu|flew|to|Kabul|.");
        check("Biden’s and the workers' pay", "Biden|’s|and|the|workers|'|pay");
        check("O’Brien, D'Angelo", "O’Brien|,|D'Angelo");
        check("It fell 3,000.5 points (2.4%).", "It|fell|3,000.5|points|(|2.4|%|)|.");
        check("at 5pm on 12:30, 2-1", "at|5pm|on|12:30|,|2|-|1");
        check("U.S.-based al-Qaida... --", "U.S.|-|based|al|-|Qaida|...|--");
    }

    #[test]
    fn full_stops_of_initials_and_abbreviations() {
        check("J. K. Rowling and J.K. Rowling", "J.|K.|Rowling|and|J.K.|Rowling");
        check("in the U.S. on", "in|the|U.S.|on");
        check("the U.S", "the|U.S");
        check("vitamin C.", "vitamin|C|.");
        check("Mr. Lee of Apple Inc. said", "Mr.|Lee|of|Apple|Inc.|said");
        check("He met Mr.", "He|met|Mr|.");
        check("SALEM, Ore. (AP)", "SALEM|,|Ore.|(|AP|)");
        check("in Salem, Ore.", "in|Salem|,|Ore|.");
        check("an iron ore. It", "an|iron|ore|.|It");
        check("plan B. it", "plan|B|.|it");
    }

    #[test]
    fn addresses_and_names_of_the_net() {
        check("see https://a.org/b?c=1, or www.x.com.", "see|https://a.org/b?c=1|,|or|www.x.com|.");
        check("write to a.b@c.co.uk.", "write|to|a.b@c.co.uk|.");
        check("@handle_1 #tag # 5", "@handle_1|#tag|#|5");
    }

    #[test]
    fn other_scripts_stay_whole() {
        check("Владимир Путин", "Владимир|Путин");
        check("习近平说", "习近平说");
        check("नरेन्द्र मोदी", "नरेन्द्र|मोदी");
        check("محمد بن سلمان", "محمد|بن|سلمان");
    }
}
