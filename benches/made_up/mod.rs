//! A meeting and a library far larger than any real one, always the same.

use std::path::Path;

use serde_json::{Value, json};

/// Statements of the large meeting: what a whole library holds, in one file.
pub const STATEMENTS: usize = 100_000;

/// Meeting files of the large library.
pub const FILES: usize = 10_000;

/// A word that stands in the last statement alone.
pub const RARE: &str = "mustard";

/// Topics of the large meeting, named in stretches; a real one raises up to fifteen.
const TOPICS: usize = 20;

/// What statements are made of: about as long as real ones, in both scripts.
const SENTENCES: [&str; 5] = [
    "The two sides held candid, in-depth and constructive talks on a range of global and regional issues.",
    "He stressed the importance of “maintaining open channels of communication” at every level of government.",
    "她指出，双方应当“加强对话、妥善管控分歧”，推动关系稳定发展。",
    "They agreed to resume the working group on trade, and to meet again “in the coming weeks” in either capital.",
    "On Taiwan, the record says nothing that the record of the other side does not say in other words.",
];

/// The file of a meeting with `statements` statements, half of each side, every third of a side paired with
/// the other's. Both documents are held in full and every statement has its span.
pub fn meeting(statements: usize) -> String {
    let each = statements / 2;
    let mut file = head("2024-01-02-large", "A very long meeting");
    let (mut documents, mut found) = (Vec::new(), Vec::new());
    for side in ["fr", "sy"] {
        let mut text = String::new();
        let mut length = 0;
        for number in 0..each {
            let rare = if side == "sy" && number + 1 == each { RARE } else { "" };
            let words = format!("{} ({number}){rare}", SENTENCES[number % SENTENCES.len()]);
            let end = length + words.chars().count();
            found.push(statement(side, number, each, &words, Some([length, end])));
            text.push_str(&words);
            text.push('\n');
            length = end + 1;
        }
        documents.push(document(side, Some(&text)));
    }
    let row = |number| json!({ "fr": [format!("fr.{number}")], "sy": [format!("sy.{number}")], "status": "automatic" });
    file["documents"] = documents.into();
    file["statements"] = found.into();
    file["rows"] = (0..each).step_by(3).map(row).collect();
    file.to_string()
}

/// Writes a library of `files` meetings of ten statements into `folder`.
pub fn library(folder: &Path, files: usize) {
    for number in 0..files {
        let id = format!("2024-01-02-meeting-{number:05}");
        let mut file = head(&id, &format!("Meeting {number} of the two foreign ministers"));
        let of = |side| (0..5).map(move |at| statement(side, at, 5, SENTENCES[at], None));
        file["documents"] = json!([document("fr", None), document("sy", None)]);
        file["statements"] = of("fr").chain(of("sy")).collect();
        std::fs::write(folder.join(format!("{id}.json")), in_order(&file)).unwrap();
    }
}

/// What stands before a meeting's documents.
fn head(id: &str, title: &str) -> Value {
    json!({
        "format": 1, "id": id, "title": title, "kind": "meeting", "date": "2024-01-02", "place": "Freedonia",
        "sides": [
            { "id": "fr", "name": "Freedonia", "short": "FR" },
            { "id": "sy", "name": "Sylvania", "short": "SY" },
        ],
        "participants": [
            { "side": "fr", "name": "Rufus Firefly", "office": "President" },
            { "side": "sy", "name": "Ambassador Trentino", "office": "Ambassador" },
        ],
    })
}

fn document(side: &str, text: Option<&str>) -> Value {
    let coverage = if text.is_some() { "full" } else { "excerpt" };
    let mut document = json!({
        "id": format!("{side}-1"), "side": side, "kind": "readout", "issuer": "Foreign ministry",
        "title": "Readout", "language": "en", "coverage": coverage,
    });
    if let Some(text) = text {
        document["text"] = text.into();
    }
    document
}

fn statement(side: &str, number: usize, of: usize, words: &str, span: Option<[usize; 2]>) -> Value {
    let mut statement = json!({
        "id": format!("{side}.{number}"), "side": side, "voice": side, "document": format!("{side}-1"),
        "paragraph": number + 1, "act": "stress", "topics": [format!("topic-{:02}", number * TOPICS / of)],
        "text": words,
    });
    if let Some(span) = span {
        statement["span"] = span.into();
    }
    statement
}

/// A meeting's file with its head first, as people and programs write it.
fn in_order(file: &Value) -> String {
    let keys = ["format", "id", "title", "kind", "date", "place", "sides", "participants", "documents", "statements"];
    let lines: Vec<String> = keys.iter().map(|key| format!("  \"{key}\": {}", file[key])).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
