//! A reader for tests: the real session, key map, layout and drawing, on a screen in memory.
//!
//! Keys are written as helix writes them: letters as they are, others in angle brackets:
//! `jj/taiwan<enter>`, `<c-d>`, `<pgdn>`, `<lt>` for `<`.

use std::path::PathBuf;

use counterpart::app::{Action, Effect, Session, keymap};
use counterpart::library::{self, Index, Library};
use counterpart::signs::Signs;
use counterpart::ui::{self, Link, Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

/// A reader at work.
pub struct Reader {
    pub session: Session,
    pub size: Size,
    pub theme: Theme,
    pub links: Vec<Link>,
    pub effects: Vec<Effect>,
}

/// A file under `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

impl Reader {
    /// The bundled meeting that `name` stands for.
    pub fn bundled(name: &str, width: u16, height: u16) -> Self {
        let index = Library::bundled().index();
        let meeting = index.resolve(name).unwrap().load().unwrap();
        let mut session = Session::with_index(index, library::vocabulary());
        session.open(meeting);
        Self::of(session, width, height)
    }

    /// A meeting file.
    pub fn file(path: PathBuf, width: u16, height: u16) -> Self {
        let meeting = Index::default().resolve(path.to_str().unwrap()).unwrap().load().unwrap();
        let mut session = Session::new(Library::open(&[path], None), library::vocabulary());
        session.open(meeting);
        Self::of(session, width, height)
    }

    pub fn of(session: Session, width: u16, height: u16) -> Self {
        let theme = Theme { colour: true, signs: Signs::DRAWN };
        let size = Size { width, height };
        let mut reader = Self { session, size, theme, links: Vec::new(), effects: Vec::new() };
        reader.resize(width, height);
        reader.settle();
        reader
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = Size { width, height };
        self.fit();
    }

    fn fit(&mut self) {
        let regions = ui::layout(self.size, self.session.app().divider());
        self.session.set_panes(regions.room());
    }

    /// Does all the work that is left for idle time.
    pub fn settle(&mut self) -> &mut Self {
        while self.session.is_busy() {
            self.session.idle();
        }
        self
    }

    /// Presses keys, one after another, drawing after each as the terminal does.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.hurry(keys).settle()
    }

    /// Presses keys so fast that there is no idle time between them, nor yet after the last.
    pub fn hurry(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            if let Some(action) = keymap::action(self.session.app().context(), key) {
                self.act(action);
            }
            self.buffer();
        }
        self
    }

    pub fn act(&mut self, action: Action) {
        match self.session.dispatch(action) {
            Some(Effect::Relayout) => self.fit(),
            Some(effect) => self.effects.push(effect),
            None => {}
        }
    }

    /// One mouse event at a column and a line.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        let regions = ui::layout(self.size, self.session.app().divider());
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        if let Some(action) = ui::pointer_action(self.session.app(), &regions, event) {
            self.act(action);
        }
        self.settle();
        self
    }

    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// The cells of the screen.
    pub fn buffer(&mut self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.width, self.size.height)).unwrap();
        let (session, theme) = (&self.session, self.theme);
        let mut links = Vec::new();
        terminal.draw(|frame| links = ui::draw(frame, session.app(), &theme)).unwrap();
        self.links = links;
        terminal.backend().buffer().clone()
    }

    /// The text of the screen, a line each, without white space at line ends.
    pub fn screen(&mut self) -> String {
        lines(&self.buffer()).join("\n")
    }

    /// The line of the screen that holds `words`.
    pub fn line_with(&mut self, words: &str) -> Option<String> {
        lines(&self.buffer()).into_iter().find(|line| line.contains(words))
    }

    /// The text of the screen with the styles of each line below it as words.
    pub fn styled(&mut self) -> String {
        let buffer = self.buffer();
        let texts = lines(&buffer);
        let styles = (0..self.size.height).map(|y| runs(&buffer, y));
        texts.iter().zip(styles).map(|(text, styles)| format!("{text}\n{styles}")).collect()
    }
}

/// The lines of a buffer; the second column of a wide character is skipped.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    (0..buffer.area.height)
        .map(|y| {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(counterpart::text::width(symbol).max(1)).unwrap();
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// The styled stretches of a line: `    1-12 bold`; plain ones are left out.
fn runs(buffer: &Buffer, y: u16) -> String {
    let mut out = String::new();
    let mut start = 0;
    for x in 1..=buffer.area.width {
        let ends = x == buffer.area.width || buffer[(x, y)].style() != buffer[(start, y)].style();
        if ends {
            let cell = &buffer[(start, y)];
            let mut words: Vec<String> = Vec::new();
            if cell.fg != ratatui::style::Color::Reset {
                words.push(cell.fg.to_string().to_lowercase());
            }
            if cell.bg != ratatui::style::Color::Reset {
                words.push(format!("on {}", cell.bg.to_string().to_lowercase()));
            }
            words.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
            if !words.is_empty() {
                out.push_str(&format!("      {start}-{} {}\n", x - 1, words.join(" ")));
            }
            start = x;
        }
    }
    out
}

/// The keys of a string.
fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((name, after)) = named {
            parsed.push(key(name));
            rest = after;
        } else {
            parsed.push(KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE));
            rest = rest.strip_prefix(first).unwrap();
        }
    }
    parsed
}

fn key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("c-") {
        return KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::CONTROL);
    }
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "s-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "bs" => KeyCode::Backspace,
        "f1" => KeyCode::F(1),
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        name => panic!("no key is called {name}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}
