//! The command `serve`: the built site under its sub-path, and a browser on it.

use std::process::{Command, Stdio};

use crate::{
    bundle, failure::Failure, place::Place, programs::SearchPath, server::Server, step,
    tools::WasmOpt,
};

const FIRST_PORT: u16 = 8080;
const STORY: &str = "?src=articles/kabul-delegation.json";

pub(crate) fn run(place: &Place, port: Option<u16>, open: bool) -> Result<(), Failure> {
    bundle::ensure(place, WasmOpt::IfPossible, None)?;
    let server = Server::bind(place.dist(), port.unwrap_or(FIRST_PORT))?;
    let site = server.url();
    println!("\nThe bundled story:  {site}{STORY}");
    println!("All stories:        {site}");
    println!("Stop with Ctrl-C.");
    if open {
        open_in_browser(&format!("{site}{STORY}"));
    }
    server.run();
    Ok(())
}

fn open_in_browser(url: &str) {
    let is_set = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    let opener = match () {
        // Untested: no Mac at hand.
        () if cfg!(target_os = "macos") => "open",
        () if is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") => "xdg-open",
        () => return,
    };
    let Some(opener) = SearchPath::of_user().find(&[opener]) else { return };
    let mut command = Command::new(opener);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        // Waited for by a thread of its own, so that no dead process stays behind.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(err) => step::note(&format!("No browser could be opened ({err}); open it by hand")),
    }
}
