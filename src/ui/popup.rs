//! A page on top of the comparison: sources, reasons, balance or help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Regions;
use super::theme::Theme;
use super::{Link, frame, paint};
use crate::app::{App, Popup, PopupKind};
use crate::typeset::Role;

/// Clears the popup's room and draws its border and title.
pub fn open(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) {
    ratatui::widgets::Widget::render(ratatui::widgets::Clear, area, buffer);
    frame::border(buffer, area, theme);
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    frame::title(buffer, inside, area.y, title, theme);
}

/// Draws the page from its scrolled line on; adds the links on it to `links`.
pub fn draw(buffer: &mut Buffer, regions: &Regions, app: &App, popup: &Popup, theme: &Theme, links: &mut Vec<Link>) {
    let title = match popup.kind {
        PopupKind::Help => "Help",
        PopupKind::Why(..) => "Why",
        PopupKind::Sources(_) => "Sources",
        PopupKind::Balance(_) => "Balance",
    };
    open(buffer, regions.popup, title, theme);
    let area = regions.popup_text();
    let lines = app.popup_lines(popup);
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(popup.scroll)) {
        paint::line(buffer, area, y, &line.line, theme);
        if let Some(target) = &line.link {
            let columns = |role| line.line.iter().filter(move |piece| (piece.role == Role::Link) == role);
            let width = |role| columns(role).map(|piece| crate::text::width(&piece.text)).sum::<usize>();
            let (indent, width) = (width(false), width(true));
            let cast = |columns: usize| u16::try_from(columns).unwrap_or(0);
            links.push(Link { area: Rect::new(area.x + cast(indent), y, cast(width), 1), target: target.clone() });
        }
    }
    more(buffer, regions.popup, popup.scroll > 0, popup.scroll + usize::from(area.height) < lines.len(), theme);
}

/// Signs in the border that there is more above or below.
pub fn more(buffer: &mut Buffer, area: Rect, above: bool, below: bool, theme: &Theme) {
    let Some(x) = area.right().checked_sub(3).filter(|_| area.height > 1) else { return };
    let [up, down] = theme.signs.more;
    if above {
        paint::put(buffer, x, area.y, up, theme.heading());
    }
    if below {
        paint::put(buffer, x, area.bottom() - 1, down, theme.heading());
    }
}
