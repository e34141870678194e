//! What the command line asks for.

use std::path::PathBuf;

use crate::plan::Plan;

pub(crate) const HELP: &str = "\
dateline-trainer build FOLDERS --out FILE --manifest FILE [SETTINGS]
dateline-trainer try FOLDERS --hold SET[/N][,SET[/N]]… [--show N] [SETTINGS]
dateline-trainer links FOLDERS
dateline-trainer relink FOLDERS --out FILE --manifest FILE

  build        learns from all texts and writes the model and what it was made of
  try          learns from all texts but those of some sets (/N: but every Nth of them), and
               measures on these; `news` are the stories in `gum`; --show: the differences of the
               first N texts
  links        tells which names stand for what in the world
  relink       renews that in a model, which learns nothing anew

FOLDERS        --data DIR (texts of others), --corpus DIR (our own), --knowledge DIR (our lists),
               --packages DIR (the gazetteers, unpacked)
SETTINGS       --seed N, --epochs N, --l1 X and what else src/plan.rs knows";

/// One run.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Args {
    pub task: Task,
    pub data: PathBuf,
    pub corpus: PathBuf,
    pub knowledge: PathBuf,
    pub packages: PathBuf,
    pub plan: Plan,
}

/// Texts that are not learned from: of `set`, or of that part of one, every `every`th.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hold {
    pub set: String,
    pub every: usize,
}

impl Hold {
    fn parse(told: &str) -> Result<Hold, String> {
        let (set, every) = told.split_once('/').unwrap_or((told, "1"));
        let every = every.parse().ok().filter(|it| 0 < *it);
        let every = every.ok_or_else(|| format!("--hold {told}: every how many?"))?;
        Ok(Hold { set: set.to_owned(), every })
    }

    /// Whether the text is held that is the `nth` of its set, and of `part` of it.
    pub(crate) fn holds(&self, set: &str, part: &str, nth: usize) -> bool {
        (self.set == set || self.set == part) && nth.is_multiple_of(self.every)
    }
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Task {
    Build { out: PathBuf, manifest: PathBuf },
    Try { hold: Vec<Hold>, show: usize },
    Links,
    Relink { out: PathBuf, manifest: PathBuf },
}

/// Reads the arguments; the error is a sentence.
pub(crate) fn parse(args: impl IntoIterator<Item = String>) -> Result<Args, String> {
    let mut args = args.into_iter();
    let command = args.next().unwrap_or_default();
    let mut plan = Plan::default();
    let mut values: Vec<(String, String)> = Vec::new();
    while let Some(arg) = args.next() {
        let name = arg.strip_prefix("--").ok_or_else(|| format!("`{arg}` is no option"))?;
        let value = args.next().ok_or_else(|| format!("{arg} wants a value"))?;
        values.push((name.to_owned(), value));
    }
    let mut take = |name: &str| {
        let at = values.iter().position(|it| it.0 == name)?;
        Some(values.remove(at).1)
    };
    let mut path = |name: &str| take(name).map(PathBuf::from).ok_or(format!("--{name} is missing"));
    let [data, corpus, knowledge, packages] =
        [path("data")?, path("corpus")?, path("knowledge")?, path("packages")?];
    let task = match command.as_str() {
        "build" => Task::Build { out: path("out")?, manifest: path("manifest")? },
        "try" => Task::Try {
            hold: take("hold")
                .ok_or("--hold is missing")?
                .split(',')
                .map(Hold::parse)
                .collect::<Result<_, _>>()?,
            show: take("show")
                .map_or(Ok(0), |it| it.parse())
                .map_err(|_| "--show wants a number")?,
        },
        "links" => Task::Links,
        "relink" => Task::Relink { out: path("out")?, manifest: path("manifest")? },
        _ => return Err(format!("There is no command `{command}`")),
    };
    for (name, value) in values {
        if !plan.set(&name, &value) {
            return Err(format!("--{name} {value}: no such setting, or it can't be that"));
        }
    }
    Ok(Args { task, data, corpus, knowledge, packages, plan })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(args: &str, expected: Result<(Task, Plan), &str>) {
        let folders = "--data d --corpus c --knowledge k --packages p";
        let args = args.replace("FOLDERS", folders);
        let actual = parse(args.split_whitespace().map(str::to_owned));
        assert_eq!(actual.map(|it| (it.task, it.plan)), expected.map_err(str::to_owned), "{args}");
    }

    #[test]
    fn arguments_become_runs() {
        let build = || Task::Build { out: "o".into(), manifest: "m".into() };
        let held = |set: &str, every| Hold { set: set.to_owned(), every };
        let hold = |show| Task::Try { hold: vec![held("gum", 1), held("web", 8)], show };
        check("build FOLDERS --out o --manifest m", Ok((build(), Plan::default())));
        check(
            "build --seed 7 --out o FOLDERS --manifest m --l1 2.5",
            Ok((build(), Plan { seed: 7, l1: 2.5, ..Plan::default() })),
        );
        check("links FOLDERS", Ok((Task::Links, Plan::default())));
        let relink = Task::Relink { out: "o".into(), manifest: "m".into() };
        check("relink FOLDERS --manifest m --out o", Ok((relink, Plan::default())));
        check("try FOLDERS --hold gum,web/8", Ok((hold(0), Plan::default())));
        check("try FOLDERS --hold gum,web/8 --show 9", Ok((hold(9), Plan::default())));
    }

    #[test]
    fn wrong_arguments_are_named() {
        check("fly FOLDERS", Err("There is no command `fly`"));
        check("build --out o", Err("--data is missing"));
        check("build FOLDERS --out o", Err("--manifest is missing"));
        check("try FOLDERS", Err("--hold is missing"));
        check("try FOLDERS --hold gum --show x", Err("--show wants a number"));
        check("try FOLDERS --hold gum --show", Err("--show wants a value"));
        check("try FOLDERS --hold gum/0", Err("--hold gum/0: every how many?"));
        check("try FOLDERS gum", Err("`gum` is no option"));
        let refused = "--l3 5: no such setting, or it can't be that";
        check("try FOLDERS --hold gum --l3 5", Err(refused));
        let refused = "--epochs -1: no such setting, or it can't be that";
        check("try FOLDERS --hold gum --epochs -1", Err(refused));
    }
}
