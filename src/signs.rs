//! The signs that borders and marks are drawn with, on the screen and in printed text.

/// The signs of borders and marks, each one column wide.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// The corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Where a vertical line meets the top, the bottom and a horizontal line within.
    pub tees: [&'static str; 3],
    /// Beside the chosen row.
    pub chosen: &'static str,
    /// Before the chosen topic or meeting.
    pub pointer: &'static str,
    /// Between the cells of a row that the program paired and nobody has confirmed.
    pub guess: &'static str,
    /// Beside a row the user has marked.
    pub marked: &'static str,
    /// What a bar of a chart is made of.
    pub bar_of: &'static str,
    /// No statements.
    pub none: &'static str,
    /// Between counts.
    pub bar: &'static str,
    /// More of a row above or below the screen.
    pub more: [&'static str; 2],
}

impl Signs {
    /// Box drawing.
    pub const DRAWN: Self = Self {
        horizontal: "─",
        vertical: "│",
        corners: ["┌", "┐", "└", "┘"],
        tees: ["┬", "┴", "┼"],
        chosen: "▌",
        pointer: "▶",
        guess: "≈",
        marked: "●",
        bar_of: "█",
        none: "·",
        bar: "│",
        more: ["↑", "↓"],
    };

    /// Characters every terminal and font has.
    pub const ASCII: Self = Self {
        horizontal: "-",
        vertical: "|",
        corners: ["+", "+", "+", "+"],
        tees: ["+", "+", "+"],
        chosen: "#",
        pointer: ">",
        guess: "~",
        marked: "*",
        bar_of: "=",
        none: ".",
        bar: "|",
        more: ["^", "v"],
    };
}
