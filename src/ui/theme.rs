//! Looks: the colours of each role and the signs that borders and marks are drawn with.
//!
//! The palette is the terminal's own sixteen colours, and few of them, so that it reads on dark and on
//! light grounds. Red and green mean removed and added to this audience and are never used for sides.
//! Nothing is told by colour alone: without colour every role keeps its weight, slant or sign.

use ratatui::style::{Color, Modifier, Style};

use crate::signs::Signs;
use crate::typeset::{Piece, Role};

/// How everything looks.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether colours are used.
    pub colour: bool,
    /// The signs of borders and marks.
    pub signs: Signs,
}

impl Theme {
    /// The look of a piece of text.
    #[must_use]
    pub fn piece(&self, piece: &Piece) -> Style {
        let style = self.role(piece.role);
        let style = if piece.shared { style.add_modifier(Modifier::UNDERLINED) } else { style };
        if !piece.hit {
            style
        } else if self.colour {
            style.fg(Color::Black).bg(Color::Yellow)
        } else {
            style.add_modifier(Modifier::REVERSED)
        }
    }

    fn role(&self, role: Role) -> Style {
        match role {
            Role::Plain => Style::new(),
            Role::Verbatim => Style::new().add_modifier(Modifier::BOLD),
            Role::Voice => self.tinted(Color::Magenta).add_modifier(Modifier::BOLD),
            Role::Evidence => Style::new().add_modifier(Modifier::DIM),
            Role::Note => Style::new().add_modifier(Modifier::ITALIC),
            Role::Silence => Style::new().add_modifier(Modifier::DIM | Modifier::ITALIC),
            Role::Heading => self.heading(),
            Role::Link => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// Titles and headings.
    #[must_use]
    pub const fn heading(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Lines and borders.
    #[must_use]
    pub const fn line(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What is chosen.
    #[must_use]
    pub const fn chosen(&self) -> Style {
        self.tinted(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The chosen line of a list.
    #[must_use]
    pub const fn bar(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Hints and other help that may be overlooked.
    #[must_use]
    pub const fn hint(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What is said to the user.
    #[must_use]
    pub const fn notice(&self) -> Style {
        self.tinted(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    const fn tinted(&self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }
}
