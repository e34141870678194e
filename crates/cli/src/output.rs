//! Where stories go: one after the other into a stream, or each into files of its own.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use dateline_article::Article;
use dateline_formats::{Exported, ExportedFile, Format, file_stem};

use crate::say::{Outcome, say, unwritten};
use crate::stories::Read;

/// Where stories go.
pub(crate) enum Output {
    /// Standard output, or a file that is opened when the first story is there: an input that can't be used leaves none.
    Stream { path: Option<PathBuf>, writer: Option<Box<dyn Write>> },
    /// A file of that name, for formats of several files: each gets its own ending.
    Files { path: PathBuf },
    /// A folder, in which each story has a name of its own.
    Folder { path: PathBuf, taken: HashMap<String, usize> },
}

impl Output {
    /// Where `--out` says; says why if stories can't go there.
    pub(crate) fn new(out: Option<&Path>, format: Format, inputs: &[PathBuf]) -> Option<Output> {
        let is_spread = format == Format::Brat;
        let Some(path) = out else {
            if is_spread {
                let what = "brat’s format is two files, and standard output is one";
                say("dateline", what, "Say where to: --out FOLDER/, or --out FILE.ann");
                return None;
            }
            return Some(Output::Stream { path: None, writer: None });
        };
        let name = path.display().to_string();
        let is_folder = path.is_dir() || name.ends_with(['/', std::path::MAIN_SEPARATOR]);
        if is_folder {
            if let Err(error) = fs::create_dir_all(path) {
                say(&name, error, "Check the path, and that you may write there");
                return None;
            }
            return Some(Output::Folder { path: path.to_owned(), taken: HashMap::new() });
        }
        let written = if is_spread {
            vec![path.with_extension("txt"), path.with_extension("ann")]
        } else {
            vec![path.to_owned()]
        };
        if let Some(input) = inputs.iter().find(|it| written.iter().any(|out| is_one_file(it, out)))
        {
            let what = "it would be written while it is read";
            say(&input.display().to_string(), what, "Say another file with --out");
            return None;
        }
        if is_spread {
            return Some(Output::Files { path: path.to_owned() });
        }
        Some(Output::Stream { path: Some(path.to_owned()), writer: None })
    }

    /// Writes a story.
    ///
    /// # Errors
    ///
    /// How all of it is to end, which has been said.
    pub(crate) fn write(
        &mut self,
        read: &Read<'_>,
        format: Format,
        exported: &Exported,
    ) -> Result<(), Outcome> {
        match self {
            Output::Stream { path, writer } => {
                let Some(file) = exported.files.first() else { return Ok(()) };
                let Some(bytes) = in_stream(read, format, file) else {
                    return Err(several(format));
                };
                let writer = opened(path.as_deref(), writer)?;
                writer.write_all(&bytes).map_err(|it| unwritten(&it, &name_of(path.as_deref())))
            }
            Output::Files { path } => {
                if read.is_one_of_several {
                    return Err(several(format));
                }
                write_files(&exported.files, |ending| path.with_extension(ending))
            }
            Output::Folder { path, taken } => {
                let stem = stem(&read.story.article, read, taken);
                write_files(&exported.files, |ending| path.join(format!("{stem}.{ending}")))
            }
        }
    }

    /// Writes a line that is no story.
    ///
    /// # Errors
    ///
    /// How all of it is to end, which has been said.
    pub(crate) fn write_line(&mut self, line: &[u8]) -> Result<(), Outcome> {
        let Output::Stream { path, writer } = self else {
            let what = "lines of texts come out as lines, in one file";
            say("dateline", what, "Say --out FILE, or nothing for standard output");
            return Err(Outcome::Unusable);
        };
        let writer = opened(path.as_deref(), writer)?;
        writer.write_all(line).map_err(|it| unwritten(&it, &name_of(path.as_deref())))
    }

    /// Gives what was written to whoever reads it.
    ///
    /// # Errors
    ///
    /// How all of it is to end, which has been said.
    pub(crate) fn flush(&mut self) -> Result<(), Outcome> {
        match self {
            Output::Stream { path, writer: Some(writer) } => {
                writer.flush().map_err(|it| unwritten(&it, &name_of(path.as_deref())))
            }
            Output::Stream { .. } | Output::Files { .. } | Output::Folder { .. } => Ok(()),
        }
    }

    /// Writes what still waits.
    pub(crate) fn end(mut self) -> Outcome {
        self.flush().err().unwrap_or_default()
    }
}

/// The writer, which is there from the first writing on.
fn opened<'w>(
    path: Option<&Path>,
    writer: &'w mut Option<Box<dyn Write>>,
) -> Result<&'w mut Box<dyn Write>, Outcome> {
    if writer.is_none() {
        *writer = Some(open(path).map_err(|it| unwritten(&it, &name_of(path)))?);
    }
    writer.as_mut().ok_or(Outcome::Unusable)
}

fn open(path: Option<&Path>) -> io::Result<Box<dyn Write>> {
    Ok(match path {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout())),
    })
}

fn name_of(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard output".to_owned(), |it| it.display().to_string())
}

/// Whether two paths lead to one file that is there.
fn is_one_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// A story as it stands among others in one stream; `None` if the format has only one.
fn in_stream(read: &Read<'_>, format: Format, file: &ExportedFile) -> Option<Vec<u8>> {
    if !read.is_one_of_several {
        return Some(file.bytes.clone());
    }
    match format {
        // One line a story. JSON has no bare line end but between its values.
        Format::Dateline | Format::Displacy | Format::WebAnnotation | Format::Doccano => {
            let mut line: Vec<u8> =
                file.bytes.iter().copied().filter(|it| !matches!(it, b'\n' | b'\r')).collect();
            line.push(b'\n');
            Some(line)
        }
        Format::Conll => Some([b"-DOCSTART-\tO\n\n", file.bytes.as_slice()].concat()),
        _ => None,
    }
}

fn several(format: Format) -> Outcome {
    let what = format!("there are several stories, and a file of {} holds one", format.name());
    say("dateline", what, "Say --out FOLDER/, so that each gets a file of its own");
    Outcome::Unusable
}

/// The name of a story's files: its headline, and its line, if it stands in one.
fn stem(article: &Article, read: &Read<'_>, taken: &mut HashMap<String, usize>) -> String {
    let stem = file_stem(article);
    if let Some(line) = read.line {
        // Without remembering names: there may be hundreds of thousands.
        let nth = if read.nth == 0 { String::new() } else { format!("-{}", read.nth + 1) };
        return format!("{line:06}{nth}-{stem}");
    }
    let n_taken = taken.entry(stem.clone()).or_default();
    *n_taken += 1;
    // Two hyphens, which no headline makes, keep it from a headline that ends in a number.
    if *n_taken == 1 { stem } else { format!("{stem}--{n_taken}") }
}

fn write_files(files: &[ExportedFile], path_of: impl Fn(&str) -> PathBuf) -> Result<(), Outcome> {
    for file in files {
        let path = path_of(file.ending);
        fs::write(&path, &file.bytes).map_err(|it| unwritten(&it, &path.display().to_string()))?;
    }
    Ok(())
}
