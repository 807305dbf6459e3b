//! What wakes the loop: input and signals, in one queue.

use std::fs::File;
use std::io::{self, IsTerminal, stdin};
use std::os::fd::AsFd;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

/// Something came.
#[derive(Debug)]
pub enum Wake {
    /// A key, the mouse or a resize.
    Input(Event),
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
        // crossterm tells of a new size too, but only from when its own thread has come to listen: a window that is
        // resized as it opens, as tiling window managers do, would keep its first size until the next key.
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let for_signals = sender.clone();
        thread::spawn(move || signals.forever().try_for_each(|signal| for_signals.send(meaning_of(signal))));
        let for_the_end = sender.clone();
        thread::spawn(move || watch_for_the_end(&for_the_end));
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
        // The loop asks for the size itself, for it may have changed again.
        SIGWINCH => Wake::Input(Event::Resize(0, 0)),
        signal => Wake::Signal(signal),
    }
}

fn pass_on_input(sender: &Sender<Wake>) {
    loop {
        let wake = event::read().map_or(Wake::Lost, Wake::Input);
        let lost = matches!(wake, Wake::Lost);
        if sender.send(wake).is_err() || lost {
            return;
        }
    }
}

/// Says when the terminal is gone. crossterm does not: it goes on asking a closed terminal, at full speed.
fn watch_for_the_end(sender: &Sender<Wake>) {
    // An error means that there is nothing to watch; the reader works without.
    if wait_for_the_end().is_ok() {
        let _ = sender.send(Wake::Lost);
    }
}

fn wait_for_the_end() -> io::Result<()> {
    let stdin = stdin();
    // Where standard input is something else, crossterm reads the controlling terminal as well.
    let controlling = if stdin.is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    let terminal = controlling.as_ref().map_or_else(|| stdin.as_fd(), AsFd::as_fd);
    loop {
        // No event is asked for: the end of a terminal is reported unasked.
        match poll(&mut [PollFd::new(&terminal, PollFlags::empty())], None) {
            Err(Errno::INTR) => {}
            ended => return Ok(ended.map(|_| ())?),
        }
    }
}
