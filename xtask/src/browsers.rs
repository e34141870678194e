//! The browsers that tests run in: found, or installed where this user may.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    place::Place,
    programs::{self, SearchPath},
    step,
};

/// Chromium with the driver of the same version.
#[derive(Clone, Debug)]
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Webkit's driver and the browser that it drives.
#[derive(Clone, Debug)]
pub(crate) struct Webkit {
    pub(crate) driver: PathBuf,
    pub(crate) browser: PathBuf,
}

/// What tests can do without, but not all of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Others {
    /// Chromium without what only a window needs: the same engine, and most journeys take half as long in it.
    pub(crate) shell: Option<PathBuf>,
    pub(crate) firefox: Option<PathBuf>,
    pub(crate) webkit: Option<Webkit>,
}

const CHROMIUM_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];
const WEBKIT_PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

/// Finds Chromium and its driver, or installs them.
pub(crate) fn ensure_chromium(place: &Place, path: &SearchPath) -> Result<Chromium, Failure> {
    if let Some(chromium) = find_chromium(path) {
        return Ok(chromium);
    }
    // Ubuntu's package of that name is a snap, which a container can't run.
    if system_is("ubuntu") {
        return Err(Failure::missing("Chrome or Chromium with its chromedriver is needed").by_hand(
            "install Google Chrome and the chromedriver of its version, or set CHROME and CHROMEDRIVER",
        ));
    }
    let why = "Installing Chromium and its driver, which run the browser tests";
    apt_install(place, path, &CHROMIUM_PACKAGES, why)?;
    find_chromium(path).ok_or_else(|| {
        Failure::missing("Chromium or its chromedriver is still missing")
            .by_hand("set CHROME and CHROMEDRIVER to where they are")
    })
}

/// Finds the other engines and the lighter Chromium; where `install` is set and they are missing, installs them.
pub(crate) fn other_engines(
    place: &Place,
    path: &SearchPath,
    install: bool,
) -> Result<Others, Failure> {
    let found = find_others(path);
    let mut packages = Vec::new();
    // Other systems have no such package.
    if found.shell.is_none() && system_is("debian") {
        packages.push("chromium-headless-shell");
    }
    if found.firefox.is_none() {
        // Debian's name; Ubuntu's `firefox` is a snap.
        packages.push("firefox-esr");
    }
    if found.webkit.is_none() {
        packages.extend(WEBKIT_PACKAGES);
    }
    if packages.is_empty() || !install {
        return Ok(found);
    }
    let why = "Installing the other engines, and a lighter Chromium";
    apt_install(place, path, &packages, why)?;
    Ok(find_others(path))
}

fn find_chromium(path: &SearchPath) -> Option<Chromium> {
    let browser = from_env("CHROME").or_else(|| {
        let names = ["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"];
        // Untested: no Mac at hand.
        let mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        // Ubuntu's chromium-browser may be a script that only asks for the snap: it has no version.
        let is_real = |it: &PathBuf| programs::version_of(it, path).is_some();
        let on_path = names.iter().filter_map(|it| path.find(&[it])).find(is_real);
        on_path.or_else(|| existing(Path::new(mac)))
    })?;
    let driver = from_env("CHROMEDRIVER")
        // GitHub's runners name the folder.
        .or_else(|| existing(&PathBuf::from(env::var_os("CHROMEWEBDRIVER")?).join("chromedriver")))
        .or_else(|| path.find(&["chromedriver"]))
        .or_else(|| existing(Path::new("/usr/lib/chromium/chromedriver")))?;
    let major = |it| programs::version_of(it, path)?.first().copied();
    if major(&browser) != major(&driver) {
        step::note(&format!(
            "{} and {} are of different versions, which may not work together",
            browser.display(),
            driver.display()
        ));
    }
    Some(Chromium { browser, driver })
}

fn find_others(path: &SearchPath) -> Others {
    let shells = ["chromium-headless-shell", "chrome-headless-shell"];
    let shell =
        from_env("DATELINE_SHELL").or_else(|| shells.iter().find_map(|it| path.find(&[it])));
    let firefox = from_env("DATELINE_FIREFOX").or_else(|| path.find(&["firefox-esr", "firefox"]));
    let driver = from_env("DATELINE_WEBKIT_DRIVER").or_else(|| path.find(&["WebKitWebDriver"]));
    let browser = from_env("DATELINE_MINIBROWSER").or_else(find_minibrowser);
    // It shows itself on a screen only; the tests bring one up with Xvfb.
    let has_screen = path.find(&["Xvfb"]).is_some();
    let webkit = match (driver, browser) {
        (Some(driver), Some(browser)) if has_screen => Some(Webkit { driver, browser }),
        _ => None,
    };
    Others { shell, firefox, webkit }
}

/// It lies beside the library, in a folder named after the machine's architecture.
fn find_minibrowser() -> Option<PathBuf> {
    let lib = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|it| it.path());
    lib.chain(["/usr/libexec".into(), "/usr/lib64".into()])
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|it| it.is_file())
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from)
}

fn existing(file: &Path) -> Option<PathBuf> {
    file.is_file().then(|| file.to_owned())
}

fn system_is(id: &str) -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|it| it == format!("ID={id}"))
}

/// Installs with apt, if there is one and this user may.
fn apt_install(
    place: &Place,
    path: &SearchPath,
    packages: &[&str],
    why: &str,
) -> Result<(), Failure> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let missing = |what: &str| Failure::missing(what).by_hand(by_hand.clone());
    if path.find(&["apt-get"]).is_none() {
        return Err(missing("A browser is missing, and this system has no apt-get to install it"));
    }
    let Some(prefix) = privilege(path) else {
        return Err(missing("A browser is missing, and only root may install it"));
    };
    let apt = |words: &[&str]| {
        let all = [prefix, &["apt-get", "-q", "-y"], words].concat();
        let mut command = path.command(all[0]);
        command.args(&all[1..]).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    step::quiet(place, "Asking apt what there is", &mut apt(&["update"]))?;
    let install = [&["install", "--no-install-recommends"], packages].concat();
    step::quiet(place, why, &mut apt(&install))
}

/// What to put before a command that needs root: nothing, or a sudo that asks no password.
fn privilege(path: &SearchPath) -> Option<&'static [&'static str]> {
    const SUDO: &[&str] = &["sudo", "-n"];
    let id = step::output_of(Command::new("id").arg("-u"))?;
    if id == "0" {
        return Some(&[]);
    }
    let may = step::output_of(path.command("sudo").args(["-n", "true"])).is_some();
    may.then_some(SUDO)
}
