//! What the command line asks for.

use crate::bench;

pub(crate) const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-open]    build the app and serve it under /dateline/, as GitHub Pages would
  build [--base /PATH/]           build a deployable dist/; --base is where it will lie, for 404.html
  test [native|wasm|e2e|large]… [--all-engines]
                                  run every test, or these; --all-engines installs Firefox and WebKit;
                                  large: only by its name, a site of 100 000 stories in Chromium, some ten minutes
  lint                            format, clippy, docs, gates, languages, dependencies, workflows
  evaluate --data DIR [--set NAME]…
                                  measure the recognizer beside its peers on the texts in DIR
  languages                       what the interface says and a language has no words for yet
  fuzz [--runs N] [--keep]        run every fuzz target N times (300 000); --keep: into fuzz/corpus
  train --data DIR [--out FILE]   build the recognizer's model from the texts in DIR and our own
  bench [--sizes S,M,L,XL] [--adapters A,B] [--runs N] [--cpu N] [--network slow4g] [--timeout SECONDS] [--before DIST]
                                  measure the released site beside its peers in Chromium; --cpu: so much slower;
                                  --before: beside an earlier build, too
  bench (--report FILE)… [--docs] tell what earlier runs have measured; --docs: into docs/benchmarks.md
  bench --native [--docs]         measure the core, the formats and the recognizer
  size [--deps] [--keep]          bytes of the first load against the budget; --deps: whose they are;
                                  --keep: tell from now on what has grown since, when it is too much
  stories N DIR                   write N made-up stories into DIR, to measure publishing with

Each installs what it lacks, says so, and does nothing twice. Tools go to $DATELINE_TOOLS, or to the
user's cache folder. CI=1 makes missing browsers a failure.";

/// One run of `cargo xtask`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Bench(bench::Options),
    Serve { port: Option<u16>, open: bool },
    Build { base: Option<String> },
    Test { parts: Parts, all_engines: bool },
    Languages,
    Lint,
    Evaluate { data: String, sets: Vec<String> },
    Fuzz { runs: u64, keep: bool },
    Train { data: String, out: Option<String> },
    Size { deps: bool, keep: bool },
    Stories { n: u64, out: String },
}

/// Which of the tests to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) native: bool,
    pub(crate) wasm: bool,
    pub(crate) e2e: bool,
    /// What takes so long that it is asked for by name.
    pub(crate) large: bool,
}

impl Parts {
    const ALL: Parts = Parts { native: true, wasm: true, e2e: true, large: false };
    const NONE: Parts = Parts { native: false, wasm: false, e2e: false, large: false };
}

/// Reads the arguments after `cargo xtask`; the error is a sentence.
pub(crate) fn parse(args: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut args = args.into_iter();
    let Some(name) = args.next() else { return Ok(Command::Help) };
    let mut command = match name.as_str() {
        "bench" => return bench::parse(args).map(Command::Bench),
        "help" | "--help" | "-h" => return Ok(Command::Help),
        "serve" => Command::Serve { port: None, open: true },
        "build" => Command::Build { base: None },
        "test" => Command::Test { parts: Parts::NONE, all_engines: false },
        "languages" => Command::Languages,
        "lint" => Command::Lint,
        "evaluate" => Command::Evaluate { data: String::new(), sets: Vec::new() },
        "fuzz" => Command::Fuzz { runs: 300_000, keep: false },
        "train" => Command::Train { data: String::new(), out: None },
        "size" => Command::Size { deps: false, keep: false },
        "stories" => Command::Stories { n: number_of(args.next())?, out: dir_of(args.next())? },
        _ => return Err(format!("There is no command `{name}`")),
    };
    while let Some(arg) = args.next() {
        match (&mut command, arg.as_str()) {
            (Command::Serve { port, .. }, "--port") => *port = Some(port_of(args.next())?),
            (Command::Serve { open, .. }, "--no-open") => *open = false,
            (Command::Build { base }, "--base") => *base = Some(base_of(args.next())?),
            (Command::Test { parts, .. }, "native") => parts.native = true,
            (Command::Test { parts, .. }, "wasm") => parts.wasm = true,
            (Command::Test { parts, .. }, "e2e") => parts.e2e = true,
            (Command::Test { parts, .. }, "large") => parts.large = true,
            (Command::Test { all_engines, .. }, "--all-engines") => *all_engines = true,
            (Command::Evaluate { data, .. }, "--data") => *data = file_of(args.next(), "--data")?,
            (Command::Evaluate { sets, .. }, "--set") => sets.push(file_of(args.next(), "--set")?),
            (Command::Fuzz { runs, .. }, "--runs") => *runs = runs_of(args.next())?,
            (Command::Fuzz { keep, .. }, "--keep") => *keep = true,
            (Command::Train { data, .. }, "--data") => *data = file_of(args.next(), "--data")?,
            (Command::Train { out, .. }, "--out") => *out = Some(file_of(args.next(), "--out")?),
            (Command::Size { deps, .. }, "--deps") => *deps = true,
            (Command::Size { keep, .. }, "--keep") => *keep = true,
            _ => return Err(format!("`{name}` does not know `{arg}`")),
        }
    }
    if let Command::Test { parts, .. } = &mut command
        && *parts == Parts::NONE
    {
        *parts = Parts::ALL;
    }
    if matches!(&command, Command::Train { data, .. } if data.is_empty()) {
        return Err("`train` wants --data DIR, the folder of texts to learn from".to_owned());
    }
    if matches!(&command, Command::Evaluate { data, .. } if data.is_empty()) {
        return Err("`evaluate` wants --data DIR, the folder of uner-dev.jsonl, gum-dev.jsonl and wnut17-dev.jsonl".to_owned());
    }
    Ok(command)
}

fn port_of(value: Option<String>) -> Result<u16, String> {
    value
        .and_then(|it| it.parse().ok())
        .ok_or_else(|| "--port wants a number from 0 to 65535".to_owned())
}

fn number_of(value: Option<String>) -> Result<u64, String> {
    value.and_then(|it| it.parse().ok()).ok_or_else(|| "`stories` wants a number".to_owned())
}

fn dir_of(value: Option<String>) -> Result<String, String> {
    value.ok_or_else(|| "`stories` wants a folder".to_owned())
}

fn runs_of(value: Option<String>) -> Result<u64, String> {
    value.and_then(|it| it.parse().ok()).ok_or_else(|| "--runs wants a number".to_owned())
}

fn file_of(value: Option<String>, option: &str) -> Result<String, String> {
    value.filter(|it| !it.is_empty()).ok_or_else(|| format!("{option} wants a path"))
}

/// A path that begins and ends with a slash; Pages' own `base_path` comes without the last one.
fn base_of(value: Option<String>) -> Result<String, String> {
    let value = value.unwrap_or_default();
    let path = value.trim_matches('/');
    let is_plain = path.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._~/".contains(&it));
    match (is_plain, path) {
        (false, _) => Err("--base wants a path such as /dateline/".to_owned()),
        (true, "") => Ok("/".to_owned()),
        (true, path) => Ok(format!("/{path}/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(args: &str, expected: Result<Command, &str>) {
        let actual = parse(args.split_whitespace().map(str::to_owned));
        assert_eq!(actual, expected.map_err(str::to_owned), "{args}");
    }

    #[test]
    fn arguments_become_commands() {
        let base = |it: &str| Ok(Command::Build { base: Some(it.to_owned()) });
        let tests = |parts| Ok(Command::Test { parts, all_engines: false });
        check("", Ok(Command::Help));
        let few = bench::Options { runs: 2, ..bench::Options::default() };
        check("bench --runs 2", Ok(Command::Bench(few)));
        check("serve", Ok(Command::Serve { port: None, open: true }));
        check("serve --port 81 --no-open", Ok(Command::Serve { port: Some(81), open: false }));
        check("build", Ok(Command::Build { base: None }));
        check("build --base /dateline", base("/dateline/"));
        check("build --base /a/b/", base("/a/b/"));
        check("build --base /", base("/"));
        check("test", tests(Parts::ALL));
        check("test native", tests(Parts { native: true, ..Parts::NONE }));
        check("test wasm e2e", tests(Parts { native: false, ..Parts::ALL }));
        check("test large", tests(Parts { large: true, ..Parts::NONE }));
        check("test --all-engines", Ok(Command::Test { parts: Parts::ALL, all_engines: true }));
        let evaluate = |sets: &[&str]| {
            let sets = sets.iter().map(|it| (*it).to_owned()).collect();
            Ok(Command::Evaluate { data: "d".to_owned(), sets })
        };
        check("evaluate --data d", evaluate(&[]));
        check("evaluate --data d --set a --set b", evaluate(&["a", "b"]));
        check("fuzz --runs 9 --keep", Ok(Command::Fuzz { runs: 9, keep: true }));
        check("fuzz --runs x", Err("--runs wants a number"));
        let train = |out: Option<&str>| {
            Ok(Command::Train { data: "d".to_owned(), out: out.map(str::to_owned) })
        };
        check("train --data d", train(None));
        check("train --out o --data d", train(Some("o")));
        check("size --deps", Ok(Command::Size { deps: true, keep: false }));
        check("size --keep", Ok(Command::Size { deps: false, keep: true }));
        check("stories 9 d", Ok(Command::Stories { n: 9, out: "d".to_owned() }));
    }

    #[test]
    fn wrong_arguments_are_named() {
        check("fly", Err("There is no command `fly`"));
        check("lint --deps", Err("`lint` does not know `--deps`"));
        check("stories d", Err("`stories` wants a number"));
        check("stories 9", Err("`stories` wants a folder"));
        check("train", Err("`train` wants --data DIR, the folder of texts to learn from"));
        check("train --data", Err("--data wants a path"));
        let wants = "`evaluate` wants --data DIR, the folder of uner-dev.jsonl, gum-dev.jsonl and wnut17-dev.jsonl";
        check("evaluate", Err(wants));
        check("evaluate --data", Err("--data wants a path"));
        check("serve --port", Err("--port wants a number from 0 to 65535"));
        check("serve --port 70000", Err("--port wants a number from 0 to 65535"));
        check("build --base \"><script>", Err("--base wants a path such as /dateline/"));
    }
}
