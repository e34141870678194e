//! Pronouns, which stand for somebody and name nobody.

/// Whether these words are an English pronoun; the tools that mark them do so in English.
pub(super) fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: [&str; 29] = [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "i",
        "me",
        "my",
        "mine",
        "we",
        "us",
        "our",
        "ours",
        "you",
        "your",
        "yours",
        "who",
        "whose",
    ];
    PRONOUNS.iter().any(|it| it.eq_ignore_ascii_case(words.trim()))
}
