//! The only code that touches a real terminal: the event loop, signals, screen modes, links.
//!
//! Keys, signals and the end of the terminal arrive on threads of their own, because the loop must wait for all at once; the
//! threads only pass on what came. Everything else happens on the main thread: an [`Action`] goes into
//! the session, an [`Effect`] comes out, and the screen is drawn when nothing more is waiting.

mod clipboard;
mod links;
mod screen;
mod wake;

use std::io;

use crossterm::event::{Event, KeyEventKind};
use ratatui::layout::Size;

use crate::app::{Action, Effect, Session, keymap};
use crate::ui::{self, Theme};
pub use clipboard::Clipboard;
use screen::Screen;
use wake::{Wake, Wakes};

/// What the user decided about the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The looks.
    pub theme: Theme,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Whether addresses are written as links.
    pub links: bool,
    /// What there is to copy with.
    pub clipboard: Clipboard,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Wait for what comes.
    GoOn,
    /// Leave.
    Leave,
    /// Leave as this signal would have made the program leave.
    Die(i32),
}

/// Reads until the user leaves.
///
/// # Errors
///
/// When the terminal cannot be read or written; it is restored before.
pub fn run(session: Session, options: Options) -> io::Result<()> {
    screen::restore_on_panic();
    // Before the screen is taken: a signal in between would leave it taken.
    let wakes = Wakes::start()?;
    let mut reader = Reader { screen: Screen::open(options)?, session, options, size: Size::ZERO, continued: false };
    let ended = reader.go_on(&wakes);
    drop(reader);
    if let Next::Die(signal) = ended? {
        signal_hook::low_level::emulate_default_handler(signal)?;
    }
    Ok(())
}

struct Reader {
    screen: Screen,
    session: Session,
    options: Options,
    size: Size,
    /// Whether the signal that the program goes on is still to come for a stop of its own.
    continued: bool,
}

impl Reader {
    fn go_on(&mut self, wakes: &Wakes) -> io::Result<Next> {
        self.fit()?;
        self.draw()?;
        loop {
            let mut waiting = if self.session.is_busy() { wakes.poll() } else { wakes.wait() };
            if waiting.is_none() && !self.session.idle() {
                continue;
            }
            while let Some(wake) = waiting {
                match self.take(wake)? {
                    Next::GoOn => waiting = wakes.poll(),
                    end => return Ok(end),
                }
            }
            self.draw()?;
        }
    }

    fn take(&mut self, wake: Wake) -> io::Result<Next> {
        let event = match wake {
            Wake::Input(event) => event,
            Wake::Suspend => return self.perform(&Effect::Suspend),
            // The screen has been taken again already.
            Wake::Continued if std::mem::take(&mut self.continued) => return Ok(Next::GoOn),
            Wake::Continued => {
                self.screen.resume()?;
                self.fit()?;
                return Ok(Next::GoOn);
            }
            Wake::Signal(signal) => return Ok(Next::Die(signal)),
            Wake::Lost => return Ok(Next::Leave),
        };
        let action = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => keymap::action(self.session.app().context(), key),
            Event::Mouse(event) => {
                let regions = ui::layout(self.size, self.session.app().divider());
                ui::pointer_action(self.session.app(), &regions, event)
            }
            Event::Resize(..) => {
                self.fit()?;
                None
            }
            _ => None,
        };
        action.map_or(Ok(Next::GoOn), |action| self.act(action))
    }

    fn act(&mut self, action: Action) -> io::Result<Next> {
        self.session.dispatch(action).map_or(Ok(Next::GoOn), |effect| self.perform(&effect))
    }

    fn perform(&mut self, effect: &Effect) -> io::Result<Next> {
        match effect {
            Effect::Quit => return Ok(Next::Leave),
            Effect::Redraw => self.screen.clear()?,
            Effect::Relayout => self.fit()?,
            Effect::Suspend => {
                self.continued = true;
                self.screen.suspend()?;
                self.fit()?;
            }
            Effect::Copy { text, what } => {
                let said = self.options.clipboard.copy(text, what);
                self.session.say(said);
            }
            // The session performs the rest.
            Effect::Open { .. } | Effect::List { .. } | Effect::Export(_) => {}
        }
        Ok(Next::GoOn)
    }

    /// Asks the layout for the room and tells the app.
    fn fit(&mut self) -> io::Result<()> {
        self.size = self.screen.size()?;
        let regions = ui::layout(self.size, self.session.app().divider());
        self.session.set_panes(regions.room());
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(|frame| ui::draw(frame, self.session.app(), &self.options.theme))
    }
}
