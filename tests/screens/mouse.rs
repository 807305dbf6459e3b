//! The mouse: wheel, clicks, dragging.

use crossterm::event::{MouseButton, MouseEventKind};

use crate::QIN;
use crate::reader::Reader;

#[test]
fn the_mouse_scrolls_selects_and_moves_the_divider() {
    let mut reader = Reader::bundled(QIN, 120, 40);
    reader.click(5, 8);
    assert!(reader.screen().contains("▶7 t Taiwan"));
    reader.click(60, 20);
    assert!(reader.line_with("row 32/35").is_some(), "{}", reader.screen());
    reader.mouse(MouseEventKind::ScrollUp, 60, 20);
    let first = reader.screen();
    reader.mouse(MouseEventKind::ScrollDown, 60, 20);
    assert_ne!(first, reader.screen());
    reader.mouse(MouseEventKind::ScrollDown, 5, 5);
    assert!(reader.screen().contains("▶8 n Development"));
    let divider = |reader: &mut Reader| {
        reader.screen().lines().nth(1).unwrap().chars().enumerate().filter(|(_, c)| *c == '┬').last().unwrap().0
    };
    let before = divider(&mut reader);
    let column = u16::try_from(before).unwrap();
    reader.click(column, 10).mouse(MouseEventKind::Drag(MouseButton::Left), column - 15, 10);
    reader.mouse(MouseEventKind::Up(MouseButton::Left), column - 15, 10);
    assert_eq!(divider(&mut reader), before - 15);
    reader.mouse(MouseEventKind::Drag(MouseButton::Left), 80, 10);
    assert_eq!(divider(&mut reader), before - 15);
}

#[test]
fn a_click_opens_a_meeting_and_one_beside_the_picker_closes_it() {
    let mut reader = Reader::bundled(QIN, 100, 24);
    reader.press("o").click(30, 8);
    assert!(reader.screen().contains("Lima"), "{}", reader.screen());
    reader.press("o").click(0, 0);
    assert!(!reader.screen().contains("Meetings ─"));
    assert!(reader.screen().contains("Lima"));
}
