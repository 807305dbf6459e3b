//! The program in a pseudo-terminal of its own: keys in, a screen out.
//!
//! Nothing here sleeps. A test waits for what it expects to see, and [`PATIENCE`] only bounds a failure.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, WaitIdStatus, kill_process, waitid};
use tempfile::TempDir;

/// How long a screen may take before the test has failed: far longer than a loaded machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// The size of a terminal unless a test says otherwise: the smallest common one, rows and columns.
const SIZE: (u16, u16) = (24, 80);

/// What became of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stopped,
    Exited(i32),
    Killed(i32),
}

/// A terminal with a program as the leader of its session.
pub struct Terminal {
    /// The home folder of the program, empty at first; removed when the test is over.
    _home: TempDir,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    /// The line discipline before the program started, as text: raw mode, echo, signals.
    modes: String,
    ended: bool,
}

/// The program itself, to be given arguments.
pub fn counterpart(args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_counterpart"));
    command.args(args);
    command
}

impl Terminal {
    /// Starts the program with these arguments.
    pub fn open(args: &[&str]) -> Self {
        Self::run(counterpart(args))
    }

    /// Starts `command` in a terminal of the usual size.
    pub fn run(command: CommandBuilder) -> Self {
        Self::run_at(SIZE, command)
    }

    /// Starts `command` in a terminal of this size, with an environment of four variables and what it sets itself.
    pub fn run_at(rows_and_columns: (u16, u16), mut command: CommandBuilder) -> Self {
        let home = tempfile::tempdir().unwrap();
        let own: Vec<(String, String)> = command.iter_extra_env_as_str().map(owned).collect();
        command.env_clear();
        for (name, value) in [("PATH", "/usr/bin:/bin"), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home.path());
        own.into_iter().filter(|(name, _)| name != "PATH").for_each(|(name, value)| command.env(name, value));
        if command.get_cwd().is_none() {
            command.cwd(env!("CARGO_MANIFEST_DIR"));
        }

        let pair = native_pty_system().openpty(size(rows_and_columns)).unwrap();
        let modes = modes_of(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        Self {
            _home: home,
            keyboard: pair.master.take_writer().unwrap(),
            output: reading(pair.master.try_clone_reader().unwrap()),
            master: pair.master,
            parser: blank(rows_and_columns),
            raw: Vec::new(),
            child,
            modes,
            ended: false,
        }
    }

    /// Types `keys`: characters as they are, others as `<enter>`, `<esc>`, `<down>`, `<ctrl-z>`.
    pub fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
            let (bytes, after) = match named {
                Some((name, after)) => (bytes_of(name), after),
                None => (first.to_string().into_bytes(), &rest[first.len_utf8()..]),
            };
            self.keyboard.write_all(&bytes).unwrap();
            rest = after;
        }
        self.keyboard.flush().unwrap();
    }

    /// Waits until the screen is as `expected` says, and returns it.
    pub fn until(&mut self, what: &str, expected: impl Fn(&vt100::Screen) -> bool) -> &vt100::Screen {
        let deadline = Instant::now() + PATIENCE;
        while self.inside_a_frame() || !expected(self.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!("never on the screen: {what}; there is instead:\n{}", self.contents());
            };
            self.take(&bytes);
        }
        self.parser.screen()
    }

    /// Waits until `words` are on the screen.
    pub fn shows(&mut self, words: &str) -> &vt100::Screen {
        self.until(words, |screen| screen.contents().contains(words))
    }

    /// Reads until the program has closed the terminal.
    pub fn read_to_end(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
    }

    /// Whether only a part of the last frame has come yet.
    fn inside_a_frame(&self) -> bool {
        let last = |mark: &[u8]| self.raw.windows(mark.len()).rposition(|bytes| bytes == mark);
        last(b"\x1b[?2026h") > last(b"\x1b[?2026l")
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// What is on the screen now.
    pub fn contents(&self) -> String {
        self.parser.screen().contents()
    }

    /// Every byte the program has written so far.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Forgets what was drawn, as a terminal that somebody else has used meanwhile.
    pub fn forget(&mut self) {
        let (rows, columns) = self.parser.screen().size();
        self.parser = blank((rows.get(), columns.get()));
    }

    /// Makes the terminal another size, in rows and columns.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        // What is drawn for the old size must not be taken for the new one's.
        self.parser = blank((rows, columns));
        self.master.resize(size((rows, columns))).unwrap();
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the program has stopped or ended.
    pub fn fate(&mut self) -> Fate {
        let (sender, receiver) = channel();
        let pid = self.pid();
        let options = WaitIdOptions::EXITED | WaitIdOptions::STOPPED;
        std::thread::spawn(move || {
            let status = waitid(WaitId::Pid(pid), options).unwrap().unwrap();
            sender.send(fate_of(&status))
        });
        let fate = receiver.recv_timeout(PATIENCE).expect("the program goes on");
        self.ended = fate != Fate::Stopped;
        if self.ended {
            self.read_to_end();
        }
        fate
    }

    /// Holds the terminal to being as it was before the program started.
    pub fn is_restored(&mut self) {
        self.until("a restored screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert_eq!(self.parser.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!self.parser.screen().bracketed_paste());
        assert_eq!(modes_of(&*self.master), self.modes, "the line discipline is as before");
    }

    /// Whether the line discipline is another than before the program started.
    pub fn is_raw(&self) -> bool {
        modes_of(&*self.master) != self.modes
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.ended {
            let _ = kill_process(self.pid(), Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

fn fate_of(status: &WaitIdStatus) -> Fate {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(code), _) => Fate::Exited(code),
        (_, Some(signal)) => Fate::Killed(signal),
        _ => Fate::Stopped,
    }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn size((rows, cols): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn blank((rows, columns): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}

fn modes_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// Passes on what the program writes, until it has closed the terminal.
fn reading(mut output: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 64 * 1024];
        while let Ok(count @ 1..) = output.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

/// What a terminal sends for a named key.
fn bytes_of(name: &str) -> Vec<u8> {
    let sequence = match name {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "down" => "\x1b[B",
        "up" => "\x1b[A",
        "lt" => "<",
        _ => {
            let letter = name.strip_prefix("ctrl-").unwrap_or_else(|| panic!("no key is called {name}"));
            return vec![letter.as_bytes()[0] & 0x1f];
        }
    };
    sequence.into()
}
