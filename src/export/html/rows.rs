//! The rows of a topic in the page: a table on a wide screen and on paper, cards on a phone.
//!
//! The roles are written out because a browser forgets that a table is one when it is not set as one.

use maud::{Markup, html};

use super::link;
use super::words::marked;
use crate::export::sources::Sources;
use crate::export::table::{self, Cell, NOTE, Note, POINT, Said};
use crate::export::{Exported, Group};
use crate::model::{Row, Side};
use crate::wording;

/// A topic with its rows.
pub fn topic(exported: &Exported<'_>, sources: &Sources<'_>, group: &Group<'_>) -> Markup {
    let label = table::label(exported, group);
    let id = format!("topic-{}", group.place);
    let names = exported.meeting.sides.as_ref().map(|party| marked(&party.name, "en"));
    let [left, right] = Side::BOTH.map(|side| wording::counted(group.topic.counts[side], "statement"));
    html! {
        section.topic aria-labelledby=(id) {
            h2 id=(id) { (marked(&label, "en")) }
            p.faint { (names.left) ": " (left) " · " (names.right) ": " (right) }
            table role="table" aria-labelledby=(id) {
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" { (POINT) }
                        th.left role="columnheader" scope="col" { (names.left) }
                        th.right role="columnheader" scope="col" { (names.right) }
                        th role="columnheader" scope="col" { (NOTE) }
                    }
                }
                tbody role="rowgroup" {
                    @for (number, row) in &group.rows { (line(exported, sources, &label, *number, row)) }
                }
            }
        }
    }
}

fn line(exported: &Exported<'_>, sources: &Sources<'_>, label: &str, number: usize, row: &Row) -> Markup {
    let name = format!("Row {number}: {label}");
    html! {
        tr id=(format!("row-{number}")) role="row" {
            th.point role="rowheader" scope="row" {
                a href=(format!("#row-{number}")) aria-label=(name) { (number) }
                " " span.on { (marked(label, "en")) }
            }
            @for side in Side::BOTH {
                td.side.(if side == Side::Left { "left" } else { "right" }) role="cell" {
                    // What the head of the column says, where there are no columns.
                    p.name aria-hidden="true" { (marked(&exported.meeting.sides[side].name, "en")) }
                    @match table::cell(exported, sources, row, side) {
                        Cell::Said(said) => @for said in &said { (statement(said)) },
                        Cell::Absent(words) => p.silence { (marked(&words, "en")) },
                    }
                }
            }
            td.note role="cell" {
                @for remark in table::notes(exported, sources, row) { p { (note(&remark)) } }
            }
        }
    }
}

/// A statement: whose position where it is not the side's own, the words, and where they stand.
fn statement(said: &Said<'_>) -> Markup {
    let language = said.document.language.as_str();
    // The paraphrase of an excerpt is the record's English, whatever the document is in.
    let whole = (said.statement.span.is_some() && language != "en").then_some(language);
    html! {
        div.statement {
            p.words lang=[whole] {
                @if let Some(voice) = &said.voice { strong.voice { "[" (voice) "]" } " " }
                @for (quoted, words) in said.stretches() {
                    @if quoted { b.quoted { (marked(&words, language)) } } @else { (marked(&words, language)) }
                }
            }
            p.evidence {
                @if let Some(url) = link::to_words(said.document, said.statement) {
                    a href=(url) rel="noreferrer" { (marked(wording::issuer(said.document), language)) }
                } @else {
                    (marked(wording::issuer(said.document), language))
                }
                " " (source(said.source))
                @let evidence = said.evidence();
                @if !evidence.is_empty() { " · " (marked(&evidence, language)) }
            }
        }
    }
}

fn note(note: &Note) -> Markup {
    html! {
        (marked(&note.words, "en"))
        @for number in &note.sources { " " (source(*number)) }
    }
}

/// The number of a source, as a link to it in the list.
fn source(number: usize) -> Markup {
    html! { a.source href=(format!("#source-{number}")) aria-label=(format!("source {number}")) { "[" (number) "]" } }
}
