//! Where everything stands: a pure function of the terminal's size and the divider.
//!
//! The app is told the room of its panes from here, on start and on every resize; drawing only reads.

use ratatui::layout::{Rect, Size};

use crate::app::Panes;
use crate::model::{BySide, Side};

/// From this width on the topic list stands beside the panes; below, a strip names the topic.
const TOPICS_FROM: u16 = 100;

/// Below this width the sides stand below each other: a side would have fewer than about 30 columns.
const STACKED_BELOW: u16 = 70;

/// From this height and width on there is a frame; a smaller screen is all text.
const FRAMED_FROM: Size = Size { width: 24, height: 8 };

/// The widest popup: lines of prose much longer than this are hard to read.
const WIDEST_POPUP: u16 = 104;

/// The regions of the screen. A region without room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// The title line.
    pub header: Rect,
    /// The line that names the topic where the list is folded away.
    pub strip: Rect,
    /// The frame round topics and panes, or the panes alone on a very small screen.
    pub frame: Rect,
    /// Whether the frame is drawn.
    pub framed: bool,
    /// The topic list, without its border.
    pub topics: Rect,
    /// The panes, each with one column for marks on its left and one to spare on its right. Stacked, both
    /// are the whole room.
    pub panes: BySide<Rect>,
    /// Whether the sides stand below each other.
    pub stacked: bool,
    /// The last line: what is said, typed or hinted.
    pub footer: Rect,
    /// A popup with its border.
    pub popup: Rect,
}

/// The regions of a screen of `size`, with the divider at `share` thousandths of the panes.
#[must_use]
pub fn layout(size: Size, share: u16) -> Regions {
    let all = Rect::from((ratatui::layout::Position::ORIGIN, size));
    let header_height = u16::from(size.height >= 4);
    let footer_height = u16::from(size.height >= 2);
    let framed = size.height >= FRAMED_FROM.height && size.width >= FRAMED_FROM.width;
    let listed = size.width >= TOPICS_FROM && framed;
    let strip_height = u16::from(!listed && framed);
    let top = header_height + strip_height;
    let frame = rows(all, top, size.height - top - footer_height);
    let topics =
        if listed { rect(frame.x + 1, frame.y + 1, topic_columns(size.width), frame.height - 2) } else { Rect::ZERO };
    let inside = if framed { frame.inner(ratatui::layout::Margin::new(1, 1)) } else { frame };
    let taken = if listed { topics.width + 1 } else { 0 };
    let room = rect(inside.x + taken, inside.y, inside.width - taken, inside.height);
    let stacked = size.width < STACKED_BELOW;
    Regions {
        header: rows(all, 0, header_height),
        strip: rows(all, header_height, strip_height),
        frame,
        framed,
        topics,
        panes: if stacked { BySide::new(room, room) } else { split(room, share) },
        stacked,
        footer: rows(all, size.height - footer_height, footer_height),
        popup: popup(all),
    }
}

/// A fifth of the screen: enough for most labels, never much more than they need.
fn topic_columns(width: u16) -> u16 {
    (width / 5).clamp(22, 32)
}

/// Two panes with one column between them.
fn split(room: Rect, share: u16) -> BySide<Rect> {
    let text = room.width.saturating_sub(1);
    let left = u16::try_from(u32::from(text) * u32::from(share) / 1000).unwrap_or(text);
    BySide::new(rect(room.x, room.y, left, room.height), rect(room.x + left + 1, room.y, text - left, room.height))
}

/// The popup: centred, with a margin where there is room for one.
fn popup(all: Rect) -> Rect {
    let width = all.width.saturating_sub(if all.width > 60 { 6 } else { 0 }).min(WIDEST_POPUP);
    let height = all.height.saturating_sub(if all.height > 12 { 4 } else { 1 });
    rect((all.width - width) / 2, u16::from(all.height > 12), width, height)
}

fn rect(x: u16, y: u16, width: u16, height: u16) -> Rect {
    Rect { x, y, width, height }
}

fn rows(all: Rect, y: u16, height: u16) -> Rect {
    Rect { y, height, ..all }
}

impl Regions {
    /// The room for text, in the app's terms.
    #[must_use]
    pub fn room(&self) -> Panes {
        let popup = self.popup_text();
        Panes {
            columns: BySide::from_fn(|side| usize::from(self.panes[side].width.saturating_sub(2))),
            height: usize::from(self.panes.left.height),
            stacked: self.stacked,
            popup_columns: usize::from(popup.width),
            popup_height: usize::from(popup.height),
            list_height: usize::from(self.list().height),
        }
    }

    /// The text of the popup.
    #[must_use]
    pub fn popup_text(&self) -> Rect {
        self.popup.inner(ratatui::layout::Margin::new(2, 1))
    }

    /// The meetings of the picker: the popup's text below the typed line and its rule.
    #[must_use]
    pub fn list(&self) -> Rect {
        let text = self.popup_text();
        let above = text.height.min(2);
        rect(text.x, text.y + above, text.width, text.height - above)
    }

    /// The column between the panes, where they stand beside each other.
    #[must_use]
    pub fn divider(&self) -> Option<u16> {
        (!self.stacked && self.panes.left.height > 0).then(|| self.panes[Side::Left].right())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_is_on_the_screen_at_every_size() {
        for width in 0..130 {
            for height in 0..30 {
                let size = Size { width, height };
                let screen = Rect::new(0, 0, width, height);
                let it = layout(size, 500);
                for region in
                    [it.header, it.strip, it.frame, it.footer, it.popup, it.panes.left, it.panes.right, it.list()]
                {
                    assert!(region.is_empty() || screen.union(region) == screen, "{region:?} at {width}x{height}");
                }
            }
        }
    }

    #[test]
    fn a_wide_screen_has_the_list_a_middling_one_the_strip_a_narrow_one_stacks() {
        let at = |width| layout(Size { width, height: 40 }, 500);
        assert!(!at(140).topics.is_empty() && at(140).strip.is_empty() && !at(140).stacked);
        assert!(at(80).topics.is_empty() && !at(80).strip.is_empty() && !at(80).stacked);
        assert!(at(50).topics.is_empty() && at(50).stacked);
    }

    #[test]
    fn the_divider_gives_the_left_pane_its_share() {
        let size = Size { width: 82, height: 24 };
        let widths = |share| layout(size, share).panes.map(|pane| pane.width);
        assert_eq!(widths(500), BySide::new(39, 40));
        assert_eq!(widths(250), BySide::new(19, 60));
    }
}
