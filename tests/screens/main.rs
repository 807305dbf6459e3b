//! Whole screens: keys through the real key map, the screen as a person would see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall fail")]

mod mouse;
mod moves;
mod reader;
mod robust;
mod searching;
mod taking;
mod views;

use reader::Reader;

/// The talks of Blinken and Qin: eight topics, rows of every shape.
const QIN: &str = "blinken-qin-beijing";

/// The screen after `keys` on those talks.
fn screen(keys: &str, width: u16, height: u16) -> String {
    Reader::bundled(QIN, width, height).press(keys).screen()
}
