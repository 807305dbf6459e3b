//! The screen: one region per file, drawn from the state and never writing to it.

mod export;
mod footer;
mod frame;
mod header;
mod layout;
mod paint;
mod picker;
mod pointer;
mod popup;
mod rows;
mod theme;
mod topics;

use ratatui::Frame;
use ratatui::layout::Rect;

pub use layout::{Regions, layout};
pub use pointer::action as pointer_action;
pub use theme::Theme;

use crate::app::{App, Layer};

/// A stretch of the screen that leads to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands.
    pub area: Rect,
    /// The address, as the data has it.
    pub target: String,
}

/// Draws the whole screen and returns the links on it.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme) -> Vec<Link> {
    let regions = layout(frame.area().as_size(), app.divider());
    let buffer = frame.buffer_mut();
    let mut links = Vec::new();
    header::draw(buffer, regions.header, app, theme);
    if let Some(reading) = app.reading() {
        header::draw_strip(buffer, regions.strip, reading, theme);
        frame::draw(buffer, &regions, reading, theme);
        topics::draw(buffer, regions.topics, reading, theme);
        rows::draw(buffer, &regions, reading, theme);
    }
    let mut cursor = None;
    match app.layer() {
        Layer::Picker(picker) => cursor = picker::draw(buffer, &regions, app, picker, theme),
        Layer::Export(dialogue) => cursor = export::draw(buffer, &regions, dialogue, theme),
        Layer::Popup(popup) => popup::draw(buffer, &regions, app, popup, theme, &mut links),
        _ => {}
    }
    cursor = footer::draw(buffer, regions.footer, app, theme).or(cursor);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    links
}
