//! The command `test`: native, in the browser, and end to end on the released site.

use std::{env, fs, process::Command, thread};

use crate::{
    args::Parts,
    bench,
    browsers::{self, Chromium},
    bundle, cargo,
    failure::Failure,
    node,
    place::Place,
    programs::SearchPath,
    server::Server,
    step, stories, tools,
    tools::WasmOpt,
};

/// Headless, able to run as root in a container, and without a word to anybody else.
const CHROMIUM_FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
];

pub(crate) fn run(place: &Place, parts: Parts, all_engines: bool) -> Result<(), Failure> {
    if parts.native {
        native(place)?;
    }
    if parts.wasm {
        wasm(place)?;
    }
    if parts.e2e {
        end_to_end(place, all_engines)?;
    }
    if parts.large {
        large(place)?;
    }
    println!("\nAll of it passed");
    Ok(())
}

fn native(place: &Place) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    let words = [vec!["test", "--quiet"], cargo::packages(false)].concat();
    step::shown(
        "Native tests: the core, the formats, the command, and these commands",
        &mut cargo::locked(place, &path, &words),
    )
}

fn wasm(place: &Place) -> Result<(), Failure> {
    let mut path = SearchPath::of_user();
    cargo::ensure_wasm_target(place, &path)?;
    tools::ensure_wasm_bindgen(place, &mut path)?;
    cargo::forget_tool_builds(place);
    let chromium = browsers::ensure_chromium(place, &path)?;
    let config = place.root.join("webdriver.json");
    fs::write(&config, webdriver_json(&chromium)).map_err(Failure::io(config.display()))?;
    // `--tests` leaves out documentation tests, which have no runner for this target.
    let words = ["test", "--target", cargo::WASM, "--package", cargo::APP, "--tests"];
    let mut tests = cargo::locked(place, &path, &words);
    tests
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &chromium.driver)
        // Seconds until the runner gives up; a busy machine starts a browser slowly.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    step::shown("Component tests, in headless Chromium", &mut tests)
}

fn webdriver_json(chromium: &Chromium) -> String {
    let flags: Vec<_> = CHROMIUM_FLAGS.iter().map(|it| format!("{it:?}")).collect();
    let binary = chromium.browser.display().to_string();
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {binary:?}, \"args\": [{}]}}}}\n",
        flags.join(", ")
    )
}

fn end_to_end(place: &Place, all_engines: bool) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    let is_ci = env::var_os("CI").is_some_and(|it| !it.is_empty());
    node::need(&path)?;
    let chromium = browsers::ensure_chromium(place, &path)?;
    let others = browsers::other_engines(place, &path, is_ci || all_engines)?;
    for (name, is_there) in
        [("Firefox", others.firefox.is_some()), ("WebKit", others.webkit.is_some())]
    {
        match is_there {
            true => {}
            false if is_ci => {
                return Err(Failure::missing(format!("CI needs {name}, which is missing"))
                    .by_hand("cargo xtask test e2e --all-engines"));
            }
            false => step::note(&format!(
                "{name} is not here, so its journey is left out; --all-engines installs it"
            )),
        }
    }
    bundle::ensure(place, WasmOpt::Required, None)?;

    let build = ["build", "--quiet", "--package", "dateline-cli"];
    let mut build = cargo::locked(place, &path, &build);
    step::shown("The command, for the site that it publishes", &mut build)?;
    let folder = place.root.join("tests/e2e");
    node::ensure_packages(place, &path, &folder, "Installing the end-to-end tests' packages")?;
    let server = Server::bind(place.dist(), 0)?;
    let mut npm = path.command("npm");
    npm.current_dir(&folder)
        .arg("test")
        .env("DATELINE_URL", server.url())
        .env("DATELINE_DIST", place.dist())
        .env("DATELINE_COMMAND", place.target.join("debug/dateline"))
        .env("DATELINE_CHROMIUM", &chromium.browser);
    match others.shell {
        Some(shell) => drop(npm.env("DATELINE_SHELL", shell)),
        None => step::note("chromium-headless-shell is not here: the journeys take twice as long"),
    }
    if let Some(firefox) = others.firefox {
        npm.env("DATELINE_FIREFOX", firefox);
    }
    if let Some(webkit) = others.webkit {
        npm.env("DATELINE_WEBKIT_DRIVER", webkit.driver);
        npm.env("DATELINE_MINIBROWSER", webkit.browser);
    }
    // Answers until this program ends.
    thread::spawn(move || server.run());
    step::shown("End-to-end tests, on the released site as Pages would serve it", &mut npm)?;
    bench::look(place)
}

/// How many stories are very many.
const N_LARGE: u64 = 100_000;

/// A site of very many made-up stories, made by the released command and read in Chromium.
fn large(place: &Place) -> Result<(), Failure> {
    let path = SearchPath::of_user();
    node::need(&path)?;
    let chromium = browsers::ensure_chromium(place, &path)?;
    bundle::ensure(place, WasmOpt::Required, None)?;
    let build = ["build", "--quiet", "--release", "--package", "dateline-cli"];
    let mut build = cargo::locked(place, &path, &build);
    step::shown("The command, as it is released", &mut build)?;
    let folder = place.target.join("large");
    let (told, site) = (folder.join("stories"), folder.join("site"));
    step::note(&format!("{N_LARGE} stories go to {}", told.display()));
    stories::run(N_LARGE, &told.display().to_string())?;
    let mut publish = Command::new(place.target.join("release/dateline"));
    publish.arg("publish").arg(&told).arg("--out").arg(&site).arg("--app").arg(place.dist());
    publish.args(["--title", "The Paper", "--base-url", "https://paper.example/"]);
    step::shown("Publishing them", &mut publish)?;
    let tests = place.root.join("tests/e2e");
    node::ensure_packages(place, &path, &tests, "Installing the end-to-end tests' packages")?;
    let server = Server::bind(place.dist(), 0)?;
    let mut npm = path.command("npm");
    npm.current_dir(&tests)
        .args(["test", "--", "--project=large"])
        .env("DATELINE_URL", server.url())
        .env("DATELINE_DIST", place.dist())
        .env("DATELINE_COMMAND", place.target.join("release/dateline"))
        .env("DATELINE_CHROMIUM", &chromium.browser)
        .env("DATELINE_LARGE_SITE", site);
    thread::spawn(move || server.run());
    step::shown("What a reader sees of them", &mut npm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_driver_is_told_the_browser_and_its_flags() {
        let chromium = Chromium { browser: "/a \"b\"/chromium".into(), driver: "/d".into() };
        let json = webdriver_json(&chromium);
        assert!(json.contains(r#""binary": "/a \"b\"/chromium""#), "{json}");
        assert!(json.contains(r#""args": ["--headless=new", "--no-sandbox", "#), "{json}");
    }
}
