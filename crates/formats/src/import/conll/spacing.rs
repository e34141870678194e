//! The spaces between tokens, by rule, for files that have lost them.

/// What a token's text was before a treebank wrote it otherwise.
pub(super) fn unescaped(form: &str) -> &str {
    match form {
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        "``" => "“",
        "''" => "”",
        "/." => ".",
        "/?" => "?",
        "/-" => "-",
        _ => form,
    }
}

/// Where a text stands: what is open, and what the last token was.
#[derive(Debug, Default)]
pub(super) struct Spacing {
    in_double: bool,
    in_single: bool,
    /// Whether the last token joins whatever comes.
    joins_next: bool,
}

impl Spacing {
    /// Whether a space stands between `before`, the text up to here, and the next token.
    pub(super) fn is_before(&mut self, before: &str, token: &str) -> bool {
        let joined = std::mem::take(&mut self.joins_next);
        let Some(last) = before.chars().next_back().filter(|it| !it.is_whitespace()) else {
            self.opens(token);
            return false;
        };
        let is_straight = matches!(token, "\"" | "'");
        if is_straight {
            let is_closing = if token == "\"" { self.in_double } else { self.in_single };
            // The players' own: no quotation is open, and the word ends in s.
            let is_genitive = token == "'" && !self.in_single && last == 's';
            if is_closing || is_genitive {
                self.in_double &= token != "\"";
                self.in_single &= token != "'";
                return false;
            }
        }
        self.opens(token);
        !(joined || closes(token) || is_clitic(token) || is_unspaced(last, token))
    }

    fn opens(&mut self, token: &str) {
        self.in_double |= token == "\"";
        self.in_single |= token == "'";
        self.joins_next = matches!(
            token,
            "(" | "["
                | "{"
                | "“"
                | "‘"
                | "„"
                | "¿"
                | "¡"
                | "$"
                | "£"
                | "€"
                | "\""
                | "'"
                | "«"
                | "（"
                | "「"
                | "『"
                | "《"
                | "【"
        );
    }
}

/// Whether a token stands close to what is before it.
fn closes(token: &str) -> bool {
    !token.is_empty()
        && token.chars().all(|it| {
            matches!(
                it,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '%'
                    | '…'
                    | '”'
                    | '’'
                    | '»'
                    | '،'
                    | '؛'
                    | '؟'
                    | '۔'
                    | '।'
                    | '。'
                    | '、'
                    | '，'
                    | '！'
                    | '？'
                    | '：'
                    | '；'
                    | '）'
                    | '」'
                    | '』'
                    | '》'
                    | '】'
            )
        })
}

/// `n't`, `’s`: what English tokenizers part from its word.
fn is_clitic(token: &str) -> bool {
    let lower = token.to_ascii_lowercase().replace('’', "'");
    matches!(lower.as_str(), "n't" | "'s" | "'m" | "'re" | "'ve" | "'ll" | "'d")
}

/// Whether two neighbours are of a script without spaces between words.
fn is_unspaced(last: char, token: &str) -> bool {
    let is_of = |it: char| {
        matches!(it as u32,
            0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3000..=0x30ff | 0x3400..=0x9fff
            | 0xff00..=0xff65 | 0x20000..=0x3ffff)
    };
    is_of(last) && token.chars().next().is_some_and(is_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tokens: &str, expected: &str) {
        let mut spacing = Spacing::default();
        let mut text = String::new();
        for token in tokens.split(' ').map(unescaped) {
            if spacing.is_before(&text, token) {
                text.push(' ');
            }
            text.push_str(token);
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn words_stand_as_in_print() {
        check(
            "He said : \" It 's over , Mr. Lee . \" Then",
            "He said: \"It's over, Mr. Lee.\" Then",
        );
        check(
            "the players ' win ( 3-2 ) for $ 5 , 20 % up",
            "the players' win (3-2) for $5, 20% up",
        );
        check("`` Yes '' -LRB- no -RRB- do n't /.", "“Yes” (no) don't.");
        check("' Yes ' he said", "'Yes' he said");
        check("ف قال : نعم ، لا ؟", "ف قال: نعم، لا؟");
        check("他 在 喀布尔 。 OK 了", "他在喀布尔。 OK 了");
    }
}
