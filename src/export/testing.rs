//! Meetings for the tests of exports, and exports of them.

use jiff::civil::date;

use super::{Exported, Format, Selection, write};
use crate::compare::compare;
use crate::model::testing::MeetingBuilder;
use crate::model::{DocumentKind, Meeting, Participant, Side, Topic, TopicId, Vocabulary, Voice};

/// Three rows: `l1`–`r1` and `l1`–`r2` on trade, `r3` in Chinese on energy, paired by a rule with nothing.
pub fn meeting() -> Meeting {
    let mut meeting = MeetingBuilder::new()
        .document(Some(Side::Left), None)
        .document(Some(Side::Right), Some("能源合作。\n\nLe communiqué."))
        .left("l1", &["trade"])
        .left("l2", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["trade"])
        .right("r3", &["energy"])
        .pair(&["l1"], &["r1"])
        .pair_automatically(&["l1"], &["r2"])
        .build();
    let words =
        ["He said “open channels” and “le communiqué”.", "Own words.", "She agreed.", "They agreed.", "能源合作。"];
    for (statement, words) in meeting.statements.iter_mut().zip(words) {
        words.clone_into(&mut statement.text);
    }
    meeting.statements[0].speaker = Some("Rufus Firefly".to_owned());
    meeting.statements[0].act = Some("stress".to_owned());
    meeting.statements[0].paragraph = Some(2);
    meeting.statements[2].voice = Voice::Of(Side::Left);
    meeting.statements[4].span = Some(0..5);
    meeting.pairings[0].note = Some("They may mean two things.".to_owned());
    meeting.participants.push(Participant { side: Side::Left, name: "Rufus Firefly".to_owned(), office: None });
    let document = &mut meeting.documents[0];
    document.issuer = Some("Ministry of Peace, Freedonia".to_owned());
    document.title = "Readout of the talks".to_owned();
    document.url = Some("https://freedonia.example/readout?a=1&b=2".to_owned());
    document.kind = Some(DocumentKind::Readout);
    document.published = Some(date(2024, 1, 3));
    document.retrieved = Some(date(2024, 2, 4));
    let document = &mut meeting.documents[1];
    document.title = "公报".to_owned();
    document.language = "zh-Hans".to_owned();
    meeting
}

/// What a stranger may have put anywhere.
pub const HOSTILE: &str = "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> \"&amp; {\\input{/etc/passwd} | [x](javascript:1)\r\nER  - \r\nTY  - BOOK\r\n\u{0}\u{8}\u{1b}[31m\u{202e}\u{fffe}";

/// The meeting with hostile text in every place that holds text.
pub fn hostile() -> Meeting {
    let mut meeting = meeting();
    let text = || HOSTILE.to_owned();
    meeting.title = text();
    meeting.place = Some(text());
    meeting.participants[0].name = text();
    meeting.participants[0].office = Some(text());
    for side in Side::BOTH {
        meeting.sides[side].name = text();
        meeting.sides[side].short = text();
    }
    for document in &mut meeting.documents {
        document.key = text();
        document.title = text();
        document.issuer = Some(text());
        document.note = Some(text());
        document.url = Some(format!("https://a.example/\"><script>{HOSTILE}"));
    }
    meeting.documents[1].url = Some(format!("javascript:{HOSTILE}"));
    for statement in &mut meeting.statements {
        statement.key = format!("{}{HOSTILE}", statement.key);
        statement.text = format!("{HOSTILE} “{HOSTILE}”");
        statement.speaker = Some(text());
        statement.act = Some(text());
        statement.note = Some(text());
    }
    meeting.pairings[0].note = Some(text());
    meeting
}

/// The export of `meeting` as bytes, its topics named as hostile as the rest of a hostile one.
pub fn bytes(meeting: &Meeting, format: Format, selection: &Selection) -> Vec<u8> {
    let label = if meeting.title == HOSTILE { HOSTILE } else { "Trade and tariffs" };
    let topic = Topic { id: TopicId::new("trade"), label: label.to_owned(), hotkey: None, about: String::new() };
    let (comparison, vocabulary) = (compare(meeting), Vocabulary::new(vec![topic]));
    let exported = Exported { meeting, comparison: &comparison, vocabulary: &vocabulary, selection };
    let mut bytes = Vec::new();
    write(format, &exported, &mut bytes).unwrap();
    bytes
}

/// The export of all of `meeting` as text.
pub fn text(meeting: &Meeting, format: Format) -> String {
    String::from_utf8(bytes(meeting, format, &Selection::default())).unwrap()
}

/// The parts of a DOCX file by name.
pub fn parts(docx: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let count = archive.len();
    let read = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut file, &mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect::<Vec<_>>()
}

/// The text of an XML document, which must be well-formed and hold none of the characters XML forbids.
pub fn xml_text(xml: &str) -> String {
    let allowed =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}'..='\u{FFFF}');
    assert!(xml.chars().all(allowed), "a character that XML forbids");
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(piece) => text.push_str(&piece.xml10_content()),
            quick_xml::events::Event::GeneralRef(name) => {
                let name: &str = &name;
                let known = quick_xml::escape::resolve_predefined_entity(name);
                text.push_str(known.unwrap_or_else(|| panic!("the entity {name} is not XML's own")));
            }
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                element.attributes().for_each(|attribute| drop(attribute.unwrap()));
            }
            quick_xml::events::Event::Eof => return text,
            _ => {}
        }
    }
}
