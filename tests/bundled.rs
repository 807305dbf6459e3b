//! Holds the bundled meetings to the verified facts they were made from, field by field, and to what
//! the program promises of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its facts has failed")]

use std::collections::HashSet;
use std::path::Path;

use counterpart::library::{Library, vocabulary};
use counterpart::model::{Coverage, DocumentId, DocumentKind, Meeting, MeetingKind, Side, Status, TopicId, Voice};
use serde_json::{Value, json};

/// Every bundled meeting with the name of its file.
fn meetings() -> Vec<(String, Meeting)> {
    let index = Library::bundled().index();
    assert!(index.notices.is_empty(), "{:?}", index.notices);
    let load = |entry: &counterpart::library::Entry| {
        (entry.origin.name().into_owned(), entry.load().unwrap_or_else(|error| panic!("{}", error.report(false))))
    };
    index.entries.iter().map(load).collect()
}

/// The verified facts, where they are at hand: they stand beside the repository, not in it.
fn facts() -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/facts/library.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there to compare with", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// The meeting in the shape of the facts. Document kinds are left out: they are decisions of
/// `data/README.md`, and the facts only name that of press reports.
fn as_facts(meeting: &Meeting) -> Value {
    let side = |side: Side| meeting.sides[side].id.as_str();
    let source = |id: DocumentId| meeting[id].key.as_str();
    json!({
        "id": meeting.id,
        "title": meeting.title,
        "kind": match meeting.kind {
            MeetingKind::Meeting => "meeting",
            MeetingKind::Call => "call",
            MeetingKind::VideoCall => "video-call",
            MeetingKind::Visit => "visit",
        },
        "date": meeting.date.map(|date| date.to_string()),
        "place": meeting.place,
        "participants": meeting.participants.iter().map(|person| json!({
            "side": side(person.side), "name": person.name, "office": person.office,
        })).collect::<Vec<_>>(),
        "sources": meeting.documents.iter().map(|document| json!({
            "id": document.key,
            "side": document.side.map_or("press", side),
            "issuer": document.issuer,
            "title": document.title,
            "url": document.url,
            "published": document.published.map(|date| date.to_string()),
            "language": document.language,
            "note": document.note,
        })).collect::<Vec<_>>(),
        "statements": meeting.statements.iter().map(|statement| json!({
            "side": side(statement.side),
            "voice": match statement.voice { Voice::Of(of) => side(of), Voice::Both => "both" },
            "speaker": statement.speaker,
            "act": statement.act,
            "topics": statement.topics.iter().map(TopicId::as_str).collect::<Vec<_>>(),
            "text": statement.text,
            "source": source(statement.document),
            "paragraph": statement.paragraph,
            "also_in": statement.also_in.iter().map(|id| source(*id)).collect::<Vec<_>>(),
            "note": statement.note,
        })).collect::<Vec<_>>(),
        "counterparts": meeting.pairings.iter().map(|pairing| {
            assert_eq!((pairing.statements.left.len(), pairing.statements.right.len()), (1, 1));
            json!([pairing.statements.left[0].index(), pairing.statements.right[0].index()])
        }).collect::<Vec<_>>(),
    })
}

/// The fact with what it leaves out written down, and without the kinds of its sources.
fn spelled_out(mut fact: Value) -> Value {
    for source in fact["sources"].as_array_mut().unwrap() {
        source.as_object_mut().unwrap().remove("kind");
    }
    for statement in fact["statements"].as_array_mut().unwrap() {
        let statement = statement.as_object_mut().unwrap();
        statement.entry("also_in").or_insert(json!([]));
        statement.entry("note").or_insert(Value::Null);
    }
    fact
}

#[test]
fn bundled_meetings_are_the_facts_with_nothing_added_and_nothing_lost() {
    let Some(facts) = facts() else { return };
    let meetings = meetings();
    assert_eq!(meetings.len(), facts.len());
    for fact in facts {
        let (_, meeting) = meetings.iter().find(|(_, meeting)| fact["id"] == meeting.id.as_str()).unwrap();
        assert_eq!(as_facts(meeting), spelled_out(fact));
    }
}

#[test]
fn sources_the_facts_call_press_are_press_documents() {
    let Some(facts) = facts() else { return };
    let meetings = meetings();
    for fact in facts {
        let (_, meeting) = meetings.iter().find(|(_, meeting)| fact["id"] == meeting.id.as_str()).unwrap();
        for (document, source) in meeting.documents.iter().zip(fact["sources"].as_array().unwrap()) {
            if source["side"] == "press" {
                assert_eq!(document.kind, Some(DocumentKind::Press), "{}", document.key);
            }
            if let Some(kind) = source["kind"].as_str() {
                assert_eq!((kind, document.kind), ("press", Some(DocumentKind::Press)));
            }
        }
    }
}

#[test]
fn fifteen_meetings_are_bundled_each_named_as_its_file() {
    let meetings = meetings();
    assert_eq!(meetings.len(), 15);
    for (file, meeting) in meetings {
        assert_eq!(file, format!("bundled:{}.json", meeting.id));
        assert!(meeting.id.starts_with(&meeting.date.unwrap().to_string()), "{} begins with its date", meeting.id);
    }
}

#[test]
fn documents_are_dated_after_their_meeting_and_held_as_excerpts() {
    for (file, meeting) in meetings() {
        for document in &meeting.documents {
            assert_eq!(document.coverage, Coverage::Excerpt, "{file}: {}", document.key);
            assert_eq!((&document.text, &document.sha256, document.retrieved), (&None, &None, None), "{file}");
            assert!(document.published.is_none_or(|date| Some(date) >= meeting.date), "{file}: {}", document.key);
            assert!(document.note.is_some(), "{file}: {} says what it is", document.key);
        }
    }
}

#[test]
fn quotation_marks_are_closed_in_every_statement() {
    for (file, meeting) in meetings() {
        for statement in &meeting.statements {
            let mut open = 0_i32;
            for mark in statement.text.chars() {
                open += i32::from(mark == '“') - i32::from(mark == '”');
                assert!((0..=1).contains(&open), "{file}: {}", statement.text);
            }
            assert_eq!(open, 0, "{file}: {}", statement.text);
        }
    }
}

#[test]
fn rows_are_confirmed_and_join_both_sides() {
    for (file, meeting) in meetings() {
        for pairing in &meeting.pairings {
            assert_eq!(pairing.status, Status::Confirmed, "{file}");
            for (side, statements) in pairing.statements.iter() {
                assert!(!statements.is_empty(), "{file}");
                assert!(statements.iter().all(|id| meeting[*id].side == side), "{file}");
            }
        }
    }
}

#[test]
fn topics_in_use_are_listed_and_their_hotkeys_differ() {
    let vocabulary = vocabulary();
    assert_eq!(vocabulary.topics().len(), 21);
    for (file, meeting) in meetings() {
        for topic in meeting.statements.iter().flat_map(|statement| &statement.topics) {
            assert!(vocabulary.get(topic).is_some(), "{file}: {topic}");
        }
    }
    let mut seen = HashSet::new();
    for topic in vocabulary.topics() {
        assert!(!topic.label.is_empty() && topic.about.ends_with('.'), "{}", topic.id);
        if let Some(key) = topic.hotkey {
            assert!(key.is_ascii_lowercase() && seen.insert(key), "{key} is a letter of its own");
            assert!(topic.label.to_lowercase().contains(key), "{key} stands in {}", topic.label);
        }
    }
}

#[test]
fn every_document_is_in_the_readme_of_the_data() {
    let readme = include_str!("../data/README.md");
    for (file, meeting) in meetings() {
        assert!(readme.contains(&format!("### {}\n", meeting.id)), "{file}");
        for document in &meeting.documents {
            assert!(readme.contains(&format!("| `{}` |", document.key)), "{file}: {}", document.key);
        }
    }
}
