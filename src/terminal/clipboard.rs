//! The clipboard: the terminal's own by OSC 52, and beside it a program of the system where there is one.
//!
//! OSC 52 reaches the user's machine through SSH, and no terminal says whether it has taken it; a program
//! does say so, and only reaches the machine that the reader runs on. So both are tried, and the message
//! says what was done. Inside tmux its own command stands for OSC 52: tmux drops an escape sequence that it
//! was not told to pass on.

use std::ffi::OsString;
use std::io::{self, Seek, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// A program that takes the clipboard's new contents on its standard input, with its arguments.
type Tool = &'static [&'static str];

/// tmux's own ways, the one that passes the text on to its terminal first; before 3.2 there is only the other.
const TMUX: [Tool; 2] = [&["tmux", "load-buffer", "-w", "-"], &["tmux", "load-buffer", "-"]];
const WAYLAND: Tool = &["wl-copy"];
const X11: [Tool; 2] = [&["xclip", "-selection", "clipboard"], &["xsel", "--clipboard", "--input"]];
const MACOS: Tool = &["pbcopy"];

/// The longest text many terminals take by OSC 52: xterm's and others' limit of 100,000 bytes of base64.
const LONGEST: usize = 74_994;

/// How long all programs together may take: one that waits for a display that is gone never ends.
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
        let until = Instant::now() + PATIENCE;
        let taken = |tools: &[Tool]| tools.iter().copied().find(|tool| is_done(tool, text, until).unwrap_or(false));
        let by = taken(&self.tools());
        let tmux = if self.tmux { taken(&TMUX) } else { None };
        let sent = tmux.is_none() && execute!(stdout(), CopyToClipboard::to_clipboard_from(text)).is_ok();
        let said = said(what, by, tmux, sent, text.len() > LONGEST);
        // The user sits at another machine than the one whose clipboard the program filled.
        let there = self.remote && by.is_some() && sent;
        if there { format!("{said} on the remote machine, and sent it to this terminal") } else { said }
    }

    /// The programs of the system to try, in turn.
    fn tools(self) -> Vec<Tool> {
        let mut tools = Vec::new();
        tools.extend(self.wayland.then_some(WAYLAND));
        tools.extend(X11.into_iter().filter(|_| self.x11));
        // On a machine far away it would fill the clipboard of a screen nobody sits at.
        tools.extend((!self.remote).then_some(MACOS));
        tools
    }
}

/// What was done, in words: by which program, by tmux, by OSC 52.
fn said(what: &str, by: Option<Tool>, tmux: Option<Tool>, sent: bool, long: bool) -> String {
    let tool = by.and_then(<[_]>::first);
    match (tool, tmux, sent) {
        (Some(tool), ..) => format!("copied {what} with {tool}"),
        (None, Some(_), _) => format!("copied {what} to tmux, which may pass it on"),
        (None, None, true) if long => {
            format!("sent {what} to the terminal's clipboard, but many take no text this long: e writes a file")
        }
        (None, None, true) => {
            format!("sent {what} to the terminal's clipboard; if it takes none, e writes a file")
        }
        (None, None, false) => format!("could not copy {what}: the terminal takes nothing; e writes a file"),
    }
}

/// Whether a program took the text, if it ended in time.
fn is_done(tool: &[&str], text: &str, until: Instant) -> io::Result<bool> {
    let [program, arguments @ ..] = tool else { return Ok(false) };
    // A file and no pipe: a program that does not read would let a long text wait for ever in a pipe.
    let mut input = tempfile::tempfile()?;
    input.write_all(text.as_bytes())?;
    input.rewind()?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(input).stdout(Stdio::null()).stderr(Stdio::null());
    // Without a locale pbcopy takes UTF-8 for something else.
    command.env("LC_CTYPE", "UTF-8");
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // What xclip leaves behind serves the clipboard: stopping or hanging up the reader must not reach it.
        command.process_group(0);
    }
    wait(&mut command.spawn()?, until)
}

/// Whether a program ended well; one that is stuck is ended.
fn wait(child: &mut Child, until: Instant) -> io::Result<bool> {
    while Instant::now() < until {
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
        let tools = |set: &[&str]| clipboard(set).tools();
        assert_eq!(tools(&["SSH_CONNECTION"]), Vec::<Tool>::new());
        assert_eq!(tools(&["SSH_CONNECTION", "DISPLAY"]), X11);
        assert_eq!(tools(&["WAYLAND_DISPLAY", "DISPLAY"]), [WAYLAND, X11[0], X11[1], MACOS]);
        assert_eq!(tools(&["TMUX"]), [MACOS]);
    }

    #[test]
    fn the_message_says_what_was_done_and_no_more() {
        let tmux = Some(TMUX[0]);
        assert_eq!(said("row 3", Some(WAYLAND), tmux, true, false), "copied row 3 with wl-copy");
        assert!(said("row 3", None, tmux, false, false).contains("tmux"));
        assert!(said("row 3", None, None, true, false).starts_with("sent row 3 to the terminal's clipboard; if"));
        assert!(said("row 3", None, None, true, true).contains("many take no text this long"));
        assert!(said("row 3", None, None, false, false).starts_with("could not copy"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_has_copied_when_it_took_the_text_and_ended_well() {
        let soon = || Instant::now() + Duration::from_secs(60);
        assert!(is_done(&["grep", "-q", "台湾 é"], "of 台湾 é.", soon()).unwrap());
        assert!(!is_done(&["grep", "-q", "台湾 é"], "of nothing", soon()).unwrap());
        assert!(is_done(&["no-such-program-here"], "", soon()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_stuck_is_ended() {
        let long = "x".repeat(1_000_000);
        assert!(!is_done(&["sleep", "1000"], &long, Instant::now()).unwrap());
    }
}
