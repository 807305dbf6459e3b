//! The clipboard: the terminal's own by OSC 52, and beside it a program of the system where there is one.
//!
//! OSC 52 reaches the user's machine through SSH, and no terminal says whether it has taken it; a program
//! does say so, and only reaches the machine that the reader runs on. So both are tried, and the message
//! says what was done. Inside tmux its own command is used: tmux drops an escape sequence that it was not
//! told to pass on.

use std::ffi::OsString;
use std::io::{self, Seek, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// A program that takes the clipboard's new contents on its standard input, with its arguments.
type Tool = &'static [&'static str];

const TMUX: Tool = &["tmux", "load-buffer", "-w", "-"];
const WAYLAND: Tool = &["wl-copy"];
const X11: [Tool; 2] = [&["xclip", "-selection", "clipboard"], &["xsel", "--clipboard", "--input"]];
const ELSEWHERE: [Tool; 2] = [&["pbcopy"], &["clip.exe"]];

/// The longest text many terminals take by OSC 52: xterm's and others' limit of 100,000 bytes of base64.
const LONGEST: usize = 74_994;

/// How long a program may take before it counts as stuck, as one that waits for a display that is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(2);

/// What there is to copy with, as the environment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clipboard {
    tmux: bool,
    wayland: bool,
    x11: bool,
    remote: bool,
}

impl Clipboard {
    /// What the environment that `variable` knows says.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        Self {
            tmux: is_set("TMUX"),
            wayland: is_set("WAYLAND_DISPLAY"),
            x11: is_set("DISPLAY"),
            remote: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
        }
    }

    /// Copies `text`; says in words what was done with `what`.
    pub fn copy(self, text: &str, what: &str) -> String {
        let by = self.tools().into_iter().find(|tool| is_done(tool, text).unwrap_or(false));
        // Inside tmux that worked, a second copy by another way would only stand in tmux's list twice.
        let sent = (by != Some(TMUX)).then(|| execute!(stdout(), CopyToClipboard::to_clipboard_from(text)));
        let sent = sent.is_some_and(|sent| sent.is_ok());
        said(what, by, sent, text.len() > LONGEST)
    }

    /// The programs to try, in turn.
    fn tools(self) -> Vec<Tool> {
        let mut tools = Vec::new();
        tools.extend(self.tmux.then_some(TMUX));
        // A program on a machine far away would fill the clipboard of a screen nobody sits at.
        if !self.remote || self.x11 || self.wayland {
            tools.extend(self.wayland.then_some(WAYLAND));
            tools.extend(X11.into_iter().filter(|_| self.x11));
        }
        if !self.remote {
            tools.extend(ELSEWHERE);
        }
        tools
    }
}

/// What was done, in words.
fn said(what: &str, by: Option<Tool>, sent: bool, long: bool) -> String {
    let tool = by.and_then(<[_]>::first);
    match (tool, sent, long) {
        (Some(&"tmux"), ..) => format!("copied {what} to tmux's buffer, and to its terminal if that takes it"),
        (Some(tool), ..) => format!("copied {what} with {tool}"),
        (None, true, false) => format!("sent {what} to the terminal's clipboard; if it takes none, e writes a file"),
        (None, true, true) => {
            format!("sent {what} to the terminal's clipboard, but many take no text this long: e writes a file")
        }
        (None, false, _) => format!("could not copy {what}: the terminal is gone; e writes a file"),
    }
}

/// Whether a program took the text.
fn is_done(tool: &[&str], text: &str) -> io::Result<bool> {
    let [program, arguments @ ..] = tool else { return Ok(false) };
    // A file and no pipe: a program that does not read would let a long text wait for ever in a pipe.
    let mut input = tempfile::tempfile()?;
    input.write_all(text.as_bytes())?;
    input.rewind()?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(input).stdout(Stdio::null()).stderr(Stdio::null());
    wait(&mut command.spawn()?)
}

/// Whether a program ended well; one that is stuck is ended.
fn wait(child: &mut Child) -> io::Result<bool> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        sleep(GLANCE);
    }
    child.kill()?;
    child.wait().map(|_| false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipboard(set: &[&str]) -> Clipboard {
        Clipboard::of(|name| set.contains(&name).then(|| OsString::from("x")))
    }

    #[test]
    fn programs_are_those_of_the_screen_the_user_sits_at() {
        let first = |set: &[&str]| clipboard(set).tools().first().copied();
        assert_eq!(first(&["TMUX", "SSH_CONNECTION"]), Some(TMUX));
        assert_eq!(first(&["SSH_CONNECTION"]), None);
        assert_eq!(first(&["WAYLAND_DISPLAY", "DISPLAY"]), Some(WAYLAND));
        assert_eq!(first(&["DISPLAY"]), Some(X11[0]));
        assert_eq!(first(&[]), Some(ELSEWHERE[0]));
    }

    #[test]
    fn the_message_says_what_was_done_and_no_more() {
        assert_eq!(said("row 3", Some(WAYLAND), true, false), "copied row 3 with wl-copy");
        assert!(said("row 3", None, true, false).starts_with("sent row 3 to the terminal's clipboard; if"));
        assert!(said("row 3", None, true, true).contains("many take no text this long"));
        assert!(said("row 3", None, false, false).starts_with("could not copy"));
        assert!(said("row 3", Some(TMUX), false, false).contains("tmux"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_or_is_not_there_has_not_copied() {
        assert!(is_done(&["cat"], "台湾").unwrap());
        assert!(!is_done(&["false"], "é").unwrap_or(false));
        assert!(is_done(&["no-such-program-here"], "").is_err());
    }
}
