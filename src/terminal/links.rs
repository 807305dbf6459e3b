//! What ratatui has no notion of, written round the cells that it draws: links (OSC 8), and where a frame
//! begins and ends, so that a terminal shows it whole.
//!
//! An escape sequence inside a cell would break ratatui's count of columns. So this backend stands between
//! it and the terminal, and opens and closes a link where cells lie in the area of one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::ui::Link;

/// A crossterm backend that writes links.
pub struct LinkBackend<W: Write> {
    inner: CrosstermBackend<W>,
    enabled: bool,
    links: Rc<RefCell<Vec<Link>>>,
}

impl<W: Write> LinkBackend<W> {
    /// A backend over `inner` that reads the links of the current frame from `links`.
    pub const fn new(inner: CrosstermBackend<W>, enabled: bool, links: Rc<RefCell<Vec<Link>>>) -> Self {
        Self { inner, enabled, links }
    }
}

/// The address of a link as OSC 8 may carry it; `None` for what is no web address.
///
/// Only printable ASCII may stand in the sequence: everything else is written as percent-encoded UTF-8.
fn target(address: &str) -> Option<String> {
    let scheme = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    let encode = |byte: u8| {
        if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    scheme.then(|| address.bytes().map(encode).collect())
}

impl<W: Write> Backend for LinkBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        queue!(self.inner, BeginSynchronizedUpdate)?;
        let links = Rc::clone(&self.links);
        let links = links.borrow();
        if !self.enabled || links.is_empty() {
            return self.inner.draw(content);
        }
        let link_at = |x, y| links.iter().position(|link| link.area.contains(Position::new(x, y)));
        let mut cells = content.map(|(x, y, cell)| (link_at(x, y), (x, y, cell))).peekable();
        while let Some(&(link, _)) = cells.peek() {
            let run = std::iter::from_fn(|| cells.next_if(|(other, _)| *other == link).map(|(_, cell)| cell));
            let address = link.and_then(|link| target(&links.get(link)?.target));
            if let Some(address) = &address {
                write!(self.inner, "\x1b]8;;{address}\x1b\\")?;
            }
            self.inner.draw(run)?;
            if address.is_some() {
                write!(self.inner, "\x1b]8;;\x1b\\")?;
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    /// A guess, never a question to the terminal: the thread that waits for keys would take the answer for
    /// itself. ratatui asks before it clears the screen, to set the cursor back where it was; the frame
    /// drawn after that sets it anyway.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears as part of the frame that is drawn next.
    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        queue!(self.inner, BeginSynchronizedUpdate)?;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        queue!(self.inner, EndSynchronizedUpdate)?;
        Backend::flush(&mut self.inner)
    }
}

impl<W: Write> Write for LinkBackend<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn only_web_addresses_become_links_and_only_in_safe_characters() {
        assert_eq!(target("https://a.b/c"), Some("https://a.b/c".to_owned()));
        assert_eq!(target("https://a.b/\u{1b}\\é台 "), Some("https://a.b/%1B\\%C3%A9%E5%8F%B0%20".to_owned()));
        assert_eq!(target("file:///etc/passwd"), None);
        assert_eq!(target(""), None);
    }

    #[test]
    fn cells_of_a_link_are_written_between_its_opening_and_its_end() {
        let links = vec![Link { area: Rect::new(1, 0, 2, 1), target: "https://a.b".to_owned() }];
        let mut written = Vec::new();
        let mut backend = LinkBackend::new(CrosstermBackend::new(&mut written), true, Rc::new(RefCell::new(links)));
        let cells: Vec<Cell> = ["x", "l", "k", "y"].map(Cell::new).to_vec();
        backend.draw((0..).zip(&cells).map(|(x, cell)| (x, 0, cell))).unwrap();
        let written = String::from_utf8(written).unwrap();
        let link = written.split("\x1b]8;;https://a.b\x1b\\").nth(1).unwrap().split("\x1b]8;;\x1b\\").next().unwrap();
        assert!(link.contains('l') && link.contains('k') && !link.contains('x') && !link.contains('y'), "{written:?}");
    }
}
