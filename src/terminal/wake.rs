//! What wakes the loop: input and signals, in one queue.

use std::fs::File;
use std::io::{self, IsTerminal, stdin};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

/// Something came.
#[derive(Debug)]
pub enum Wake {
    /// A key or the mouse.
    Input(Event),
    /// The screen has another size.
    Resized,
    /// Somebody asks the program to stop until continued.
    Suspend,
    /// The program was stopped and goes on.
    Continued,
    /// Somebody asks the program to end.
    Signal(i32),
    /// The terminal gives no more input.
    Lost,
}

/// The queue, and the threads that fill it; they end with the process.
pub struct Wakes(Receiver<Wake>);

impl Wakes {
    /// Starts listening.
    pub fn start() -> io::Result<Self> {
        let (sender, receiver) = channel();
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let for_signals = sender.clone();
        thread::spawn(move || signals.forever().try_for_each(|signal| for_signals.send(meaning_of(signal))));
        thread::spawn(move || pass_on_input(&sender));
        Ok(Self(receiver))
    }

    /// Waits for what comes next.
    pub fn wait(&self) -> Option<Wake> {
        Some(self.0.recv().unwrap_or(Wake::Lost))
    }

    /// What has come already.
    pub fn poll(&self) -> Option<Wake> {
        self.0.try_recv().ok()
    }
}

const fn meaning_of(signal: i32) -> Wake {
    match signal {
        SIGTSTP => Wake::Suspend,
        SIGCONT => Wake::Continued,
        SIGWINCH => Wake::Resized,
        signal => Wake::Signal(signal),
    }
}

/// Passes on what is typed until the terminal is gone.
///
/// The wait is our own: crossterm's goes on asking a terminal that has been closed, for ever and at full
/// speed.
fn pass_on_input(sender: &Sender<Wake>) {
    // Ends when the terminal is gone or nobody listens any more.
    let _ = try_pass_on_input(sender);
    let _ = sender.send(Wake::Lost);
}

fn try_pass_on_input(sender: &Sender<Wake>) -> io::Result<()> {
    let stdin = stdin();
    // Where standard input is something else, crossterm reads the controlling terminal as well.
    let controlling = if stdin.is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    let terminal = controlling.as_ref().map_or_else(|| stdin.as_fd(), AsFd::as_fd);
    while wait_for_input(terminal)? {
        while event::poll(Duration::ZERO)? {
            sender.send(Wake::Input(event::read()?)).map_err(io::Error::other)?;
        }
    }
    Ok(())
}

/// Waits until there is something to read; `false` when there will never be.
fn wait_for_input(terminal: BorrowedFd<'_>) -> io::Result<bool> {
    let mut waiting = [PollFd::new(&terminal, PollFlags::IN)];
    loop {
        match poll(&mut waiting, None) {
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                let [terminal] = &waiting;
                let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                return Ok(!terminal.revents().intersects(gone));
            }
        }
    }
}
