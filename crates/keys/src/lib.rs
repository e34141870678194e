//! The single keys: one table, of which the app takes what they do, and the desk what is said of them.

/// Makes both of the table. What a module does not use is not in it: no words in the app, no commands in the desk. The words
/// stand in `en`, as everywhere those do that are translated when they are shown.
macro_rules! keys {
    ($($key:literal $command:ident en($says:literal),)*) => {
        /// What a single key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command {
            $(#[doc = $says] $command,)*
        }

        /// Each key, and what it does.
        pub const ACTING: &[(&str, Command)] = &[$(($key, Command::$command),)*];

        /// Each key, and how it is explained.
        pub const EXPLAINED: &[(&str, &str)] = &[$(($key, $says),)*];
    };
}

keys! {
    "n" Next en("Next mention of the chosen name"),
    "p" Previous en("Previous mention"),
    "s" Spotlight en("Spotlight: only the sentences with it; again for the whole story"),
    "/" Find en("Find in the story"),
    "c" Names en("Names: the cast of the story"),
    "q" Quotes en("Quotes: who said what"),
    "o" Contents en("Contents"),
    "m" Marks en("Marks: full, underlined, off"),
    "a" Comfort en("Comfort: text, colours and marks"),
    "l" CopyLink en("Copy a link to where you are"),
    "e" Correct en("Correct the name here, or mark the selected words as one"),
    "?" Keys en("These keys"),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_one_character_and_does_one_thing() {
        for (at, (key, command)) in ACTING.iter().enumerate() {
            assert!(key.len() == 1 && *key == key.to_ascii_lowercase(), "{key}");
            let before = ACTING.iter().take(at);
            assert!(before.clone().all(|(it, other)| it != key && other != command), "{key}");
        }
    }

    #[test]
    fn each_key_that_acts_is_explained_and_no_other() {
        let acting: Vec<_> = ACTING.iter().map(|(key, _)| key).collect();
        let explained: Vec<_> = EXPLAINED.iter().map(|(key, _)| key).collect();
        assert_eq!(acting, explained);
        assert!(EXPLAINED.iter().all(|(_, says)| !says.is_empty()));
    }
}
