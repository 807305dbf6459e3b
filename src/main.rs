//! The `counterpart` program.
use counterpart::{app::Session, library, terminal, ui};
fn main() {
    let library = library::Library::open();
    let last = library::EntryId(std::env::args().nth(1).map_or(library.len() - 1, |n| n.parse().unwrap()));
    let mut session = Session::new(library, library::vocabulary());
    session.open(last);
    let theme = ui::Theme { colour: true, signs: ui::Signs::DRAWN };
    terminal::run(session, terminal::Options { theme, mouse: true, links: true }).unwrap();
}
