//! The command `stories`: so many made-up stories in a folder, to measure with what no real archive may be used for.
//!
//! Which words and whom a story has is decided by its number alone: more stories leave the others as they are. Words and
//! entities are used as in real news: a few very often, most seldom (Zipf's law).

mod cast;
mod text;

use std::{fs, path::Path};

use dateline_bench_stories::Chance;

use self::cast::Casting;
use self::text::Told;
use crate::failure::Failure;

/// How many days the stories are spread over, from the first of January 2005 on: twenty years.
const N_DAYS: u64 = 7305;
const SECTIONS: [&str; 9] =
    ["World", "Politics", "Business", "Culture", "Sport", "Science", "Opinion", "Local", "Travel"];

/// Writes `n` stories into `out`, in folders by year and month.
pub(crate) fn run(n: u64, out: &str) -> Result<(), Failure> {
    let (words, casting) = (text::Vocabulary::new(), Casting::new());
    for nth in 0..n {
        let (path, story) = story(nth, &words, &casting);
        let file = Path::new(out).join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Failure::io(folder.display()))?;
        }
        fs::write(&file, story).map_err(Failure::io(file.display()))?;
    }
    println!("{out}: {n} stories");
    Ok(())
}

/// The path and the bytes of a story.
fn story(nth: u64, words: &text::Vocabulary, casting: &Casting) -> (String, String) {
    let mut chance = Chance::new(nth);
    let day = chance.below(N_DAYS);
    let (year, month, of_month) = date(day);
    let headline = words.sentence(&mut chance, 5, 9);
    let headline = headline.trim_end_matches('.').to_owned();
    let cast = casting.of_story(&mut chance);
    let mut told = Told::default();
    // Some 350 to 500 words.
    let n_words = 340 + chance.below(140) as usize;
    while told.n_words < n_words {
        told.paragraph(words, &cast, &mut chance);
    }
    let slug: Vec<&str> = headline.split(' ').take(4).collect();
    let path = format!("{year}/{month:02}/{}-{nth}.json", slug.join("-").to_lowercase());
    let section = SECTIONS[(chance.below(9) * chance.below(9) / 8) as usize];
    let (hour, minute) = (chance.below(24), chance.below(60));
    let entities: Vec<String> = cast.iter().map(cast::Member::json).collect();
    let story = format!(
        "{{\"format\":\"dateline/1\",\"lang\":\"en\",\"offset_unit\":\"codepoint\",\"headline\":\"{headline}\",\"section\":\"{section}\",\
         \"byline\":[\"{}\"],\"published\":\"{year}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:00Z\",\n\
         \"blocks\":[{}],\n\"entities\":[{}],\n\"mentions\":[{}],\n\"quotes\":[{}]}}\n",
        casting.author(&mut chance),
        told.blocks.join(",\n"),
        entities.join(",\n"),
        told.mentions.join(","),
        told.quotes.join(","),
    );
    (path, story)
}

/// The date of a day from the first of January 2005 on.
fn date(day: u64) -> (u64, u64, u64) {
    let (mut year, mut left) = (2005, day);
    let is_leap = |year: u64| year.is_multiple_of(4);
    while 365 + u64::from(is_leap(year)) <= left {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for len in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if left < len {
            break;
        }
        left -= len;
        month += 1;
    }
    (year, month, left + 1)
}

/// Ranks, each drawn as often as Zipf and Mandelbrot say: 1 / (rank + offset).
struct Ranks(Vec<f64>);

impl Ranks {
    fn new(n: usize, offset: f64) -> Ranks {
        let mut sum = 0.0;
        let sums = (1..=n).map(|rank| {
            sum += 1.0 / (rank as f64 + offset);
            sum
        });
        Ranks(sums.collect())
    }

    fn draw(&self, chance: &mut Chance) -> usize {
        let sum = self.0.last().copied().unwrap_or_default();
        let at = chance.share() * sum;
        self.0.partition_point(|it| *it <= at).min(self.0.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        assert_eq!(
            [0, 31, 1154, 7304].map(date),
            [(2005, 1, 1), (2005, 2, 1), (2008, 2, 29), (2024, 12, 31)]
        );
    }

    #[test]
    fn a_story_is_the_same_in_each_run_and_long_enough() {
        let (words, casting) = (text::Vocabulary::new(), Casting::new());
        let (path, made) = story(7, &words, &casting);
        assert_eq!(
            (path.as_str(), &made),
            (story(7, &words, &casting).0.as_str(), &story(7, &words, &casting).1)
        );
        let n_words = made.split(' ').count();
        assert!((300..700).contains(&n_words), "{n_words}");
        assert!(10 <= made.matches("\"type\":").count());
    }
}
