//! The modes of the screen: taken on start, given back on every way out.

use std::cell::RefCell;
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::rc::Rc;

use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, window_size,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};
use signal_hook::consts::SIGTSTP;

use super::Options;
use super::links::LinkBackend;
use crate::ui::Link;

/// Room for a whole frame of a large screen, so that it is written at once.
const FRAME_BYTES: usize = 64 * 1024;

type Output = BufWriter<Stdout>;

/// The screen while the reader has it; dropping it gives it back.
pub struct Screen {
    terminal: Terminal<LinkBackend<Output>>,
    links: Rc<RefCell<Vec<Link>>>,
    options: Options,
}

impl Screen {
    /// Takes the screen.
    pub fn open(options: Options) -> io::Result<Self> {
        let links = Rc::new(RefCell::new(Vec::new()));
        let output = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, stdout()));
        let terminal = Terminal::new(LinkBackend::new(output, options.links, Rc::clone(&links)))?;
        let screen = Self { terminal, links, options };
        screen.take()?;
        Ok(screen)
    }

    fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, cursor::Hide)?;
        if self.options.mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        Ok(())
    }

    /// The size of the screen; one that the terminal does not know counts as 80×24.
    pub fn size(&self) -> io::Result<Size> {
        let size = self.terminal.size()?;
        let unknown = size.width == 0 && size.height == 0 && window_size().is_err();
        Ok(if unknown { Size { width: 80, height: 24 } } else { size })
    }

    /// Draws a frame, and the links that `draw` returns with it.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>) -> Vec<Link>) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let links = &self.links;
        self.terminal.draw(|frame| *links.borrow_mut() = draw(frame))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Makes the next frame draw every cell.
    pub fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Gives the screen back, stops, and takes it again when continued.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    /// Takes the screen after somebody else may have had it.
    pub fn resume(&mut self) -> io::Result<()> {
        disable_raw_mode()?;
        self.take()?;
        self.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was. Errors are passed over: on a terminal that is gone there is nothing
/// left to restore, and on one that is there the remaining steps still count.
fn restore() {
    let _ = execute!(stdout(), DisableMouseCapture);
    let _ = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = stdout().flush();
}

/// Lets a panic's message appear on a terminal that can show it.
pub fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        before(panic);
    }));
}
