//! What a bench is asked to measure.

use dateline_bench_stories::SIZES;

/// Every adapter, in the order of `benches/web/adapters.js`.
const ADAPTERS: &str = "dateline,dateline-lines,vanilla,vanilla-chunked,vanilla-sections,\
     vanilla-lines,static,css-highlight,react,react-highlight-words,react-text-annotate,markjs,\
     recogito,recogito-ranges";
const NETWORKS: [&str; 3] = ["none", "fast4g", "slow4g"];

/// What is measured, how often and how; or what is told of earlier runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) sizes: Vec<String>,
    pub(crate) adapters: Vec<String>,
    pub(crate) runs: u64,
    /// How many times slower than this machine's the processor is made.
    pub(crate) cpu: u64,
    pub(crate) network: String,
    /// Seconds until an adapter is given up.
    pub(crate) timeout: u64,
    /// The `dist/` of another build, to be measured too.
    pub(crate) before: Option<String>,
    /// Files of earlier runs, to be told of instead.
    pub(crate) report: Vec<String>,
    /// Whether the tables go into `docs/benchmarks.md`.
    pub(crate) docs: bool,
    /// The native benches instead.
    pub(crate) native: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            sizes: list("S,M,L"),
            adapters: list(ADAPTERS),
            runs: 7,
            cpu: 1,
            network: "none".to_owned(),
            timeout: 60,
            before: None,
            report: Vec::new(),
            docs: false,
            native: false,
        }
    }
}

/// Reads the arguments after `bench`; the error is a sentence.
pub(crate) fn parse(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        let mut value =
            || args.next().filter(|it| !it.is_empty()).ok_or(format!("{arg} wants a value"));
        match arg.as_str() {
            "--sizes" => options.sizes = names(&value()?, &arg, is_size)?,
            "--adapters" => {
                options.adapters =
                    names(&value()?, &arg, |it| list(ADAPTERS).iter().any(|a| a == it))?;
            }
            "--network" => {
                let all = names(&value()?, &arg, |it| NETWORKS.contains(&it))?;
                options.network = all.concat();
            }
            "--runs" => options.runs = number(&value()?, &arg)?,
            "--cpu" => options.cpu = number(&value()?, &arg)?,
            "--timeout" => options.timeout = number(&value()?, &arg)?,
            "--before" => {
                options.before = Some(value()?);
                options.adapters.push("before".to_owned());
            }
            "--report" => options.report.push(value()?),
            "--docs" => options.docs = true,
            "--native" => options.native = true,
            _ => return Err(format!("`bench` does not know `{arg}`")),
        }
    }
    Ok(options)
}

fn list(names: &str) -> Vec<String> {
    names.split(',').map(str::to_owned).collect()
}

fn is_size(name: &str) -> bool {
    SIZES.iter().any(|it| it.name == name)
}

fn names(
    value: &str,
    option: &str,
    is_known: impl Fn(&str) -> bool,
) -> Result<Vec<String>, String> {
    let names = list(value);
    match names.iter().find(|it| !is_known(it)) {
        Some(name) => Err(format!("{option} does not know `{name}`")),
        None => Ok(names),
    }
}

fn number(value: &str, option: &str) -> Result<u64, String> {
    let number = value.parse().ok().filter(|it| 0 < *it);
    number.ok_or_else(|| format!("{option} wants a number from 1 on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(args: &str, expected: Result<Options, &str>) {
        let actual = parse(args.split_whitespace().map(str::to_owned));
        assert_eq!(actual, expected.map_err(str::to_owned), "{args}");
    }

    #[test]
    fn arguments_become_options() {
        let options = Options::default;
        check("", Ok(options()));
        check("--sizes S,XL", Ok(Options { sizes: list("S,XL"), ..options() }));
        check(
            "--adapters vanilla,react",
            Ok(Options { adapters: list("vanilla,react"), ..options() }),
        );
        check("--runs 3 --cpu 4", Ok(Options { runs: 3, cpu: 4, ..options() }));
        check("--network slow4g", Ok(Options { network: "slow4g".to_owned(), ..options() }));
        let mut before = Options { before: Some("d".to_owned()), ..options() };
        before.adapters = list("vanilla,before");
        check("--adapters vanilla --before d", Ok(before));
        let report = vec!["a".to_owned(), "b".to_owned()];
        check("--report a --report b --docs", Ok(Options { report, docs: true, ..options() }));
        check("--native", Ok(Options { native: true, ..options() }));
    }

    #[test]
    fn wrong_arguments_are_named() {
        check("--sizes S,Q", Err("--sizes does not know `Q`"));
        check("--adapters vue", Err("--adapters does not know `vue`"));
        check("--network 3g", Err("--network does not know `3g`"));
        check("--runs 0", Err("--runs wants a number from 1 on"));
        check("--runs", Err("--runs wants a value"));
        check("--fast", Err("`bench` does not know `--fast`"));
    }
}
