//! What the mouse is over, and what that asks for.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::layout::Regions;
use super::{rows, topics};
use crate::app::{Action, App, Layer, Reading};

/// Lines a notch of the wheel scrolls: what most terminal programs use.
const NOTCH: i32 = 3;

/// What a mouse event asks for; `None` where there is nothing under it.
#[must_use]
pub fn action(app: &App, regions: &Regions, event: MouseEvent) -> Option<Action> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollDown => scroll(app, regions, at, NOTCH),
        MouseEventKind::ScrollUp => scroll(app, regions, at, -NOTCH),
        MouseEventKind::Down(MouseButton::Left) => click(app, regions, at),
        MouseEventKind::Drag(MouseButton::Left) if app.dragging() => Some(Action::MoveDivider(share(regions, at.x))),
        MouseEventKind::Up(MouseButton::Left) if app.dragging() => Some(Action::DropDivider),
        _ => None,
    }
}

fn scroll(app: &App, regions: &Regions, at: Position, lines: i32) -> Option<Action> {
    match app.layer() {
        Layer::Picker(_) | Layer::Popup(_) => Some(Action::ScrollList(lines)),
        Layer::Export(_) => None,
        _ if regions.topics.contains(at) => Some(if lines > 0 { Action::NextTopic } else { Action::PreviousTopic }),
        _ => Some(Action::ScrollRows(lines)),
    }
}

fn click(app: &App, regions: &Regions, at: Position) -> Option<Action> {
    match app.layer() {
        Layer::Picker(picker) => {
            if !regions.list().contains(at) {
                return outside(regions, at);
            }
            let line = picker.top() + usize::from(at.y - regions.list().y);
            (line < picker.matches().len()).then_some(Action::ChooseMeeting(line))
        }
        Layer::Popup(_) => outside(regions, at),
        // A click is no decision about a file.
        Layer::Export(_) => None,
        _ => read(app.reading()?, regions, at),
    }
}

/// A click outside a popup closes it.
fn outside(regions: &Regions, at: Position) -> Option<Action> {
    (!regions.popup.contains(at)).then_some(Action::Cancel)
}

fn read(reading: &Reading, regions: &Regions, at: Position) -> Option<Action> {
    if regions.topics.contains(at) {
        return topics::topic_at(regions.topics, at.y, reading).map(|topic| Action::NthTopic(topic + 1));
    }
    if regions.divider() == Some(at.x) && regions.frame.contains(at) {
        return Some(Action::GrabDivider);
    }
    let over_text = regions.panes.left.contains(at) || regions.panes.right.contains(at);
    rows::row_at(regions, at.y, reading).filter(|_| over_text).map(Action::ChooseRow)
}

/// A column as a share of the two panes, in thousandths.
fn share(regions: &Regions, x: u16) -> u16 {
    let (start, end) = (regions.panes.left.x, regions.panes.right.right());
    let width = u32::from(end.saturating_sub(start + 1)).max(1);
    let along = u32::from(x.saturating_sub(start));
    u16::try_from(along * 1000 / width).unwrap_or(1000).min(1000)
}
