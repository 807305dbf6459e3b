//! The modes of the screen: taken on start, given back on every way out.

use std::cell::RefCell;
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::rc::Rc;

use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, window_size,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};
use rustix::process::{Signal, kill_current_process_group};

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
        let links = &self.links;
        self.terminal.draw(|frame| *links.borrow_mut() = draw(frame)).map(|_| ())
    }

    /// Makes the next frame draw every cell.
    pub fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Gives the screen back, stops, and takes it again when continued.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        // The whole job, as the terminal does it: a shell that waits for a script waits for the script to stop.
        kill_current_process_group(Signal::STOP)?;
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
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableMouseCapture);
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

#[cfg(test)]
mod tests {
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;
    use crate::signs::Signs;
    use crate::terminal::Clipboard;
    use crate::ui::Theme;

    /// Run by the test below in a terminal of its own: the hook has to write to the real one.
    #[test]
    #[ignore = "takes the terminal and panics"]
    fn panics_while_drawing() {
        restore_on_panic();
        let theme = Theme { colour: true, signs: Signs::DRAWN };
        let mut screen =
            Screen::open(Options { theme, mouse: true, links: true, clipboard: Clipboard::of(|_| None) }).unwrap();
        screen.clear().unwrap();
        screen.draw(|_| panic!("the sky falls")).unwrap();
    }

    #[test]
    fn a_panic_shows_its_message_on_a_restored_terminal() {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--nocapture", "terminal::screen::tests::panics_while_drawing"]);
        let terminal = native_pty_system().openpty(PtySize { rows: 40, cols: 120, ..PtySize::default() }).unwrap();
        let before = terminal.master.get_termios();
        let mut child = terminal.slave.spawn_command(command).unwrap();
        drop(terminal.slave);
        let mut sent = Vec::new();
        // The end of a terminal is an error on Linux; what was read until then is there.
        let _ = terminal.master.try_clone_reader().unwrap().read_to_end(&mut sent);
        child.wait().unwrap();

        let sent = String::from_utf8(sent).unwrap();
        let (taken, given_back) = sent.split_once("\x1b[?1049l").unwrap();
        assert!(taken.contains("\x1b[?1049h") && !taken.contains("the sky falls"));
        assert!(given_back.contains("\x1b[?25h") && given_back.contains("the sky falls"));
        assert!(!given_back.contains("\x1b[?2026h"), "no frame is left half sent: {given_back:?}");
        assert!(taken.rfind("\x1b[?1003l") > taken.rfind("\x1b[?1003h"));
        assert_eq!(terminal.master.get_termios(), before);
    }
}
