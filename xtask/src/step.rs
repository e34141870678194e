//! Runs one outside program as a step: says what and why, shows that it is alive, keeps its output.

use std::{
    env,
    fs::{self, File},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::{failure::Failure, place::Place};

/// How often a quiet step says that it is still at work.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// How much of its output a failed quiet step shows.
const TAIL_LINES: usize = 30;

/// Announces a step and returns its beginning, for [`done`].
pub(crate) fn say(what: &str) -> Instant {
    println!("• {what}");
    Instant::now()
}

/// Says how long a step took.
pub(crate) fn done(begun: Instant) {
    println!("  done in {}", elapsed(begun));
}

/// A word in passing.
pub(crate) fn note(words: &str) {
    println!("  {words}");
}

/// Runs `command` with its output shown as it comes.
pub(crate) fn shown(what: &str, command: &mut Command) -> Result<(), Failure> {
    let begun = say(what);
    let status = command.status().map_err(|err| not_started(command, &err))?;
    finish(begun, status, command)
}

/// Runs `command` with its output in a file, a line now and then, and the tail if it fails.
pub(crate) fn quiet(place: &Place, what: &str, command: &mut Command) -> Result<(), Failure> {
    let begun = say(what);
    let log = place.work().join(format!("{}.log", std::process::id()));
    let file = File::create(&log).map_err(Failure::io(log.display()))?;
    let stderr = file.try_clone().map_err(Failure::io(log.display()))?;
    command.stdin(Stdio::null()).stdout(file).stderr(stderr);
    let child = command.spawn().map_err(|err| not_started(command, &err))?;
    let status = wait_with_signs_of_life(child, begun, &log)?;
    if !status.success() {
        for line in last_lines(&log, TAIL_LINES) {
            eprintln!("  | {line}");
        }
    }
    // The tail has been shown; the next step writes its own.
    let _ = fs::remove_file(&log);
    finish(begun, status, command)
}

/// The output of a short program, or `None` if it is not there or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as a person would type it, with what it needs in its environment.
pub(crate) fn as_typed(command: &Command) -> String {
    let user_path = env::var("PATH").unwrap_or_default();
    let variables = command.get_envs().filter_map(|(name, value)| {
        let (name, value) = (name.to_string_lossy(), value?.to_string_lossy());
        if name != "PATH" {
            return Some(format!("{name}={}", quoted(&value)));
        }
        let folders = value.strip_suffix(&user_path).filter(|it| !it.is_empty())?;
        Some(format!("PATH={}\"$PATH\"", quoted(folders)))
    });
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words = words.map(|it| quoted(&it.to_string_lossy()));
    let typed: Vec<_> = variables.chain(words).collect();
    match command.get_current_dir() {
        Some(folder) => format!("cd {} && {}", quoted(&folder.to_string_lossy()), typed.join(" ")),
        None => typed.join(" "),
    }
}

fn quoted(word: &str) -> String {
    let is_plain = word.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_./=:@%+,".contains(&it));
    if is_plain && !word.is_empty() {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

fn wait_with_signs_of_life(
    mut child: Child,
    begun: Instant,
    log: &Path,
) -> Result<ExitStatus, Failure> {
    // A thread waits for the child, so that the end is noticed at once and not at the next sign.
    let (ended, end) = mpsc::channel();
    let waiter = thread::spawn(move || {
        let status = child.wait();
        // Nobody listens any more only if this program is ending itself.
        let _ = ended.send(());
        status
    });
    while end.recv_timeout(SIGN_OF_LIFE) == Err(RecvTimeoutError::Timeout) {
        let last = last_lines(log, 1).pop().unwrap_or_default();
        println!("  … {}  {}", elapsed(begun), last.trim());
    }
    match waiter.join() {
        Ok(status) => status.map_err(Failure::io("waiting for a step")),
        Err(_) => Err(Failure::new("The thread that waits for a step has died")),
    }
}

fn last_lines(log: &Path, n_lines: usize) -> Vec<String> {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().filter(|it| !it.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(n_lines)..].iter().map(|&it| it.to_owned()).collect()
}

fn finish(begun: Instant, status: ExitStatus, command: &Command) -> Result<(), Failure> {
    if status.success() {
        done(begun);
        return Ok(());
    }
    let what = format!("{} ({status}) after {}", name_of(command), elapsed(begun));
    Err(Failure::new(what).by_hand(as_typed(command)))
}

fn not_started(command: &Command, err: &std::io::Error) -> Failure {
    Failure::missing(format!("{} could not be started: {err}", name_of(command)))
        .by_hand(as_typed(command))
}

fn name_of(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn elapsed(begun: Instant) -> String {
    let seconds = begun.elapsed().as_secs_f32();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    format!("{} min {} s", seconds as u32 / 60, seconds as u32 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_can_be_typed_again() {
        let mut command = Command::new("/bin/tool");
        command.current_dir("/a b").args(["-D", "it's", ""]).env("FLAGS", "-D warnings");
        assert_eq!(
            as_typed(&command),
            r"cd '/a b' && FLAGS='-D warnings' /bin/tool -D 'it'\''s' ''"
        );
        let path = format!("/tools/bin:{}", env::var("PATH").unwrap_or_default());
        let mut command = Command::new("x");
        command.env("PATH", path).env_remove("RUSTFLAGS");
        assert_eq!(as_typed(&command), "PATH=/tools/bin:\"$PATH\" x");
    }
}
