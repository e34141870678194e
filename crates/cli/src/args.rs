//! What may be said on the command line. Help, completions and the manual are made of it.

mod values;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use dateline_formats::{Encoding, Format};
use dateline_site::Base;

use self::values::{language, share, some_text};

/// Reads news stories with their names marked, in whatever format they are.
///
/// Formats are recognised by their content. Files are read one after the other; `-`, or no file at all, is standard
/// input. JSON Lines are read line by line, in constant memory: a line that can't be read is told and left out.
///
/// Messages go to standard error and name the file, the place in it, the cause, and what to do. The exit status is 0 if all
/// is good, 1 if something was repaired or lost, 2 if a file can't be used.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tell what of each file fits, what was repaired, and what is lost.
    ///
    /// Each file is a story of its own, or several. What is noted goes to standard error, a sum of it to standard output.
    Validate(Validate),
    /// Write stories in another format.
    ///
    /// Several files are the parts of one story, such as brat's text and annotations. Several stories out of one file are
    /// written one a line, where the format is JSON; else they need a folder.
    Convert(Convert),
    /// Find the people, organizations and places of texts, and mark them.
    ///
    /// A story in any format that is read comes out as a story. JSON Lines of texts, {"id": …, "text": "…"}, come out line by
    /// line, in their order and in constant memory: each as it was, with "mentions": [{"start", "end", "text", "type",
    /// "entity", "name", "score"}] added. Offsets count code points, half-open; mentions of a line with the same "entity" are
    /// of the same. A line that can't be read has "error" instead.
    Annotate(Annotate),
    /// Make a site of a folder of stories, for any static host.
    ///
    /// Every file of DIR and its folders that is a story is published, whatever its format. Drafts are left out: files and
    /// folders whose name begins with a dot or an underscore, and stories whose front matter says `draft: true` or `published:
    /// false`. Pictures that stories name by a path are taken along. SITE gets the app, the library, a page for each story that
    /// needs no script, a feed and a sitemap. A second run writes only what has changed, and takes away what is no longer in
    /// DIR. A story that can't be read stays as it was published before. What others have put into SITE stays.
    Publish(Publish),
    /// Write some of a folder's stories into a site: the first half of `publish`, for many machines.
    ///
    /// SITE gets each story's file and its page, as `publish` writes them; what is needed of these stories for the rest goes into
    /// PART, whose path is written to standard output. Several of these may run at once, each over other stories. `merge` makes
    /// the site of all their parts, byte for byte what `publish` makes of the folder. No story, no part.
    Index(Index),
    /// Make the site of the stories that `index` has written: the second half of `publish`.
    ///
    /// SITE gets the index of all stories, the library, the lists, a feed, a sitemap and the app; title, address and language
    /// are those that the parts were indexed with. What is in no part is taken away. All parts are looked through first: if one can't be
    /// used, or two have a story for one place, the site stays as it was.
    Merge(Merge),
    /// Count words, blocks, entities, mentions and quotes.
    Stats(Stats),
    /// Write the completions of a shell to standard output.
    Completions {
        /// The shell that they are for.
        shell: Shell,
    },
    /// Write the manual pages: that of `dateline` to standard output, or all of them into a folder.
    Man {
        /// The folder, for a page of each command.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// What is read, and how.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// The format of the files; recognised by their content if it isn't said.
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::all_read()))]
    pub(crate) from: Option<Format>,
    /// What to do with bytes that are not UTF-8.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) encoding: EncodingWord,
    /// The files; `-` is standard input. A `.ann` file of brat brings the `.txt` file beside it.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Validate {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The files are parts of one story, such as a service's answer and the text it was asked about.
    #[arg(long)]
    pub(crate) together: bool,
    /// Tell only what was repaired or lost, and leave out mere notes.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The format to write.
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::all_written()))]
    pub(crate) to: Format,
    /// Where to: a file, or a folder, which gets a file for each story, named by its headline. Standard output without it.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Make the corrections that a reader has noted in a story (its `changes`), and list them no more. Other formats than
    /// Dateline's own always have the corrected story.
    #[arg(long)]
    pub(crate) apply_changes: bool,
    /// Tell only what was repaired or lost, and leave out mere notes.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Annotate {
    /// The format to write stories in; `dateline` if it isn't said.
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::all_written()))]
    pub(crate) to: Option<Format>,
    /// Where to: a file, or a folder, which gets a file for each story, named by its headline. Standard output without it.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// The input is JSON Lines of texts, whatever its first lines look like, or if it is empty.
    #[arg(long, conflicts_with_all = ["from", "to", "keep"])]
    pub(crate) lines: bool,
    /// Keep the marks that a story has, and mark only words that have none. Without it they give way, which is told.
    #[arg(long)]
    pub(crate) keep: bool,
    /// Leave out what is less sure, from 0 to 1.
    #[arg(long, value_name = "N", default_value = "0", value_parser = share)]
    pub(crate) min_score: f64,
    /// The file of another model than the built-in one.
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// How many lines are worked on at once; as many as there are cores if it isn't said.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Tell only what was repaired or lost, and leave out mere notes.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// The folder of the stories.
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// The folder of the site; it is made if it isn't there.
    #[arg(long, value_name = "SITE")]
    pub(crate) out: PathBuf,
    /// The folder of the app, as `cargo xtask build` makes it.
    #[arg(long, value_name = "APP", default_value = "dist")]
    pub(crate) app: PathBuf,
    /// Keep nothing on readers' devices, and take away what is kept there.
    #[arg(long)]
    pub(crate) no_offline: bool,
    /// Write nothing at all if a single file can't be published, and end with the exit status 2. All files are read twice.
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) of_site: OfSite,
}

#[derive(Debug, Args)]
pub(crate) struct Index {
    /// The folder of all stories.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// The folder of the site; it is made if it isn't there.
    #[arg(long, value_name = "SITE")]
    pub(crate) out: PathBuf,
    /// The file of the part; or a folder that is there, in which it is named by which stories it has.
    #[arg(long, value_name = "PART")]
    pub(crate) part: PathBuf,
    /// The folder of the app, as `cargo xtask build` makes it; it is read for its words in the site's language, if that is not
    /// English.
    #[arg(long, value_name = "APP", default_value = "dist")]
    pub(crate) app: PathBuf,
    #[command(flatten)]
    pub(crate) of_site: OfSite,
    /// The stories, as paths from DIR on or whole ones; without any they are read from standard input, one a line.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The parts, in any order; without any their paths are read from standard input, one a line.
    #[arg(value_name = "PART")]
    pub(crate) parts: Vec<PathBuf>,
    /// The folder of the site, which the parts were indexed with.
    #[arg(long, value_name = "SITE")]
    pub(crate) out: PathBuf,
    /// The folder of the app, as `cargo xtask build` makes it.
    #[arg(long, value_name = "APP", default_value = "dist")]
    pub(crate) app: PathBuf,
    /// Keep nothing on readers' devices, and take away what is kept there.
    #[arg(long)]
    pub(crate) no_offline: bool,
    /// Tell only what was repaired or lost, and leave out mere notes.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// What is said of a site, and how its stories are worked on.
#[derive(Debug, Args)]
pub(crate) struct OfSite {
    /// What the site is called.
    #[arg(long, value_name = "TEXT", default_value = "Stories", value_parser = some_text)]
    pub(crate) title: String,
    /// What the site is about, in a sentence or two: for search engines, in `index.html`, and for the feed.
    #[arg(long, value_name = "TEXT", value_parser = some_text)]
    pub(crate) description: Option<String>,
    /// Where the site will lie, such as `https://paper.example/news/`. Without it there is no feed and no sitemap, since both
    /// have whole addresses only.
    #[arg(long, value_name = "URL", value_parser = Base::parse)]
    pub(crate) base_url: Option<Base>,
    /// The language of the site (BCP 47), such as `en` or `fa-AF`: of what its pages say themselves, as far as the app has
    /// words in it, and of stories that state none.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = language)]
    pub(crate) lang: String,
    /// Find and mark names in stories that have no marks, as `dateline annotate` does, if they are in English.
    #[arg(long)]
    pub(crate) annotate: bool,
    /// How many stories are worked on at once; as many as there are cores if it isn't said.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Tell only what was repaired or lost, and leave out mere notes.
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// One JSON object a story, each on a line.
    #[arg(long)]
    pub(crate) json: bool,
    /// The files are parts of one story.
    #[arg(long)]
    pub(crate) together: bool,
}

/// What to do with bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum EncodingWord {
    /// Refuse the file, and say where they are.
    #[default]
    Strict,
    /// Show � in their place, and leave out mentions that no words verify.
    Lossy,
}

impl Reading {
    pub(crate) fn encoding(&self) -> Encoding {
        match self.encoding {
            EncodingWord::Strict => Encoding::Strict,
            EncodingWord::Lossy => Encoding::Lossy,
        }
    }
}

/// The words of formats.
fn formats(all: impl Iterator<Item = Format>) -> impl TypedValueParser<Value = Format> {
    let words = all.map(Format::word);
    PossibleValuesParser::new(words).try_map(|word| Format::parse(&word).ok_or("is no format"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds() {
        super::Cli::command().debug_assert();
    }
}
