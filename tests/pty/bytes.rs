//! What the program sends to the terminal, byte by byte.

use portable_pty::CommandBuilder;

use crate::terminal::{Fate, Terminal, counterpart};

/// A meeting whose every text tries to steer the terminal.
const HOSTILE: &str = "tests/fixtures/hostile-text.json";

/// A sequence the program sent.
#[derive(Debug, PartialEq, Eq)]
enum Sequence<'a> {
    /// `ESC [ parameters final`.
    Control(&'a str, char),
    /// `ESC ] text ESC \`.
    Command(&'a str),
}

/// The sequences in `sent`; panics at a control character that is none of the program's own.
fn sequences(sent: &str) -> Vec<Sequence<'_>> {
    let mut found = Vec::new();
    let mut rest = sent;
    while let Some(at) = rest.find(|c: char| c.is_control() && !matches!(c, '\r' | '\n')) {
        let after = &rest[at..];
        let length = match after.as_bytes() {
            [0x1b, b'[', ..] => {
                let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                found.push(Sequence::Control(&after[2..end], after[end..].chars().next().unwrap()));
                end + 1
            }
            [0x1b, b']', ..] => {
                let end = after.find("\x1b\\").unwrap();
                found.push(Sequence::Command(&after[2..end]));
                end + 2
            }
            _ => panic!("a control character of the data: {:?}", after.chars().take(20).collect::<String>()),
        };
        rest = &after[length..];
    }
    found
}

/// Runs `command`, types `keys`, waits for the words on the screen after each, leaves; what was sent.
fn sent(command: CommandBuilder, steps: &[(&str, &str)]) -> String {
    let mut terminal = Terminal::run(command);
    terminal.shows("row 1/");
    for (keys, words) in steps {
        terminal.press(keys);
        terminal.shows(words);
    }
    terminal.press("<ctrl-c>");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    String::from_utf8(terminal.raw().to_vec()).unwrap()
}

fn with(args: &[&str], name: &str, value: &str) -> CommandBuilder {
    let mut command = counterpart(args);
    command.env(name, value);
    command
}

/// The numbers of every SGR sequence, each with its parameters together: `38;5;1` is one.
fn looks(sent: &str) -> Vec<&str> {
    let of = |sequence| match sequence {
        Sequence::Control(parameters, 'm') => Some(parameters),
        _ => None,
    };
    sequences(sent).into_iter().filter_map(of).collect()
}

#[test]
fn hostile_data_never_steers_the_terminal() {
    let steps = [
        ("s", " Sources ─"),
        ("q", "row 1/"),
        ("/red<enter>", "row 1/"),
        ("?", " Help ─"),
        ("q", "row 1/"),
        ("o", " of 16"),
    ];
    let sent = sent(counterpart(&[HOSTILE]), &steps);
    for sequence in sequences(&sent) {
        match sequence {
            Sequence::Control(parameters, kind) => {
                assert!("mHJhl".contains(kind), "{parameters} {kind}");
                assert!(kind != 'm' || !["31", "5", "35"].contains(&parameters), "looks of the data: {parameters}");
            }
            Sequence::Command(text) => {
                assert!(text.starts_with("8;;") && text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
            }
        }
    }
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    assert_eq!(sent.find(hidden), None);
    assert!(sent.contains('␛'), "what was disarmed is shown");
}

#[test]
fn addresses_are_links_in_the_sources() {
    let command = counterpart(&["2023-06-18-blinken-qin-beijing"]);
    let sent = sent(command, &[("s", " Sources ─"), ("q", "row 1/")]);
    let links: Vec<_> = sequences(&sent)
        .into_iter()
        .filter_map(|sequence| match sequence {
            Sequence::Command(text) => text.strip_prefix("8;;"),
            Sequence::Control(..) => None,
        })
        .collect();
    assert!(links.iter().any(|target| target.starts_with("https://")), "{links:?}");
    assert_eq!(links.len() % 2, 0);
    assert!(links.chunks(2).all(|pair| !pair[0].is_empty() && pair[1].is_empty()), "each is closed: {links:?}");
}

#[test]
fn a_console_that_knows_no_links_gets_none() {
    let command = with(&["2023-06-18-blinken-qin-beijing"], "TERM", "linux");
    let sent = sent(command, &[("s", " Sources ─")]);
    assert!(!sequences(&sent).iter().any(|sequence| matches!(sequence, Sequence::Command(_))));
}

/// Whether an SGR sequence sets a colour; giving back the terminal's own does not count.
fn colours(parameters: &str) -> bool {
    let numbers = parameters.split(';').filter_map(|number| number.parse::<u16>().ok());
    numbers.into_iter().any(|number| matches!(number, 30..=38 | 40..=48 | 90..=107))
}

#[test]
fn no_color_is_heeded_and_colour_is_there_without_it() {
    let steps = [("/taiwan<enter>", "row"), ("tab", "row"), ("o", " of 15")];
    assert!(!looks(&sent(with(&[], "NO_COLOR", "1"), &steps)).into_iter().any(colours));
    assert!(looks(&sent(counterpart(&[]), &steps)).into_iter().any(colours));
}

#[test]
fn the_mouse_is_left_alone_where_asked() {
    let mouse = |sent: &str| {
        let modes = ["?1000", "?1002", "?1003", "?1006", "?1015"];
        sequences(sent)
            .into_iter()
            .any(|sequence| matches!(sequence, Sequence::Control(mode, 'h') if modes.contains(&mode)))
    };
    assert!(!mouse(&sent(counterpart(&["--no-mouse"]), &[])));
    assert!(mouse(&sent(counterpart(&[]), &[])));
}
