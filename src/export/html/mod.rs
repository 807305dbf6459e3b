//! The comparison as one page: no script, nothing loaded from anywhere, fit for a phone and for paper.

mod link;
mod rows;
mod words;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::words::marked;
use super::sources::{self, Sources};
use super::{Exported, foot, svg, table};
use crate::model::{Document, Side};
use crate::wording;

/// The page's looks; it has no address in it.
const STYLE: &str = include_str!("style.css");

/// What a browser may do with the page: use its own style sheet, and nothing else, whatever stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page, a topic at a time.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::of(exported);
    write!(out, "{}<html lang=\"en\">", DOCTYPE.0)?;
    write!(out, "{}<body>{}<main id=\"main\">", head(exported).0, header(exported).0)?;
    for group in exported.groups() {
        write!(out, "{}", rows::topic(exported, &sources, &group).0)?;
    }
    write!(out, "{}{}</main>", balance(exported).0, list(&sources).0)?;
    writeln!(out, "{}</body></html>", footer(exported).0)
}

fn head(exported: &Exported<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(concat!("counterpart ", env!("CARGO_PKG_VERSION")));
            title { (table::title(exported)) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// What was compared, how much of it is held, and where each topic stands.
fn header(exported: &Exported<'_>) -> Markup {
    html! {
        a.skip href="#main" { "Skip to the comparison" }
        header {
            h1 { (marked(&table::title(exported), "en")) }
            p { (marked(&table::who(exported), "en")) }
            ul { @for side in Side::BOTH { li { (marked(&foot::holdings(exported, side), "en")) } } }
        }
        nav aria-label="Topics" {
            ol {
                @for group in exported.groups() {
                    li value=(group.place) {
                        a href=(format!("#topic-{}", group.place)) { (marked(&table::label(exported, &group), "en")) }
                        " " span.faint { (wording::counts(group.topic.counts, " | ", "·")) }
                    }
                }
            }
            p { a href="#balance" { "Balance" } " · " a href="#sources" { "Sources" } }
        }
    }
}

/// The picture of the balance.
fn balance(exported: &Exported<'_>) -> Markup {
    html! {
        section #balance aria-labelledby="balance-heading" {
            h2 id="balance-heading" { "Balance" }
            // It can be scrolled on a narrow screen, and so must be reached by the keyboard.
            figure.balance tabindex="0" role="group" aria-labelledby="balance-heading" { (svg::chart(exported, false)) }
        }
    }
}

/// The list of sources.
fn list(sources: &Sources<'_>) -> Markup {
    html! {
        section #sources aria-labelledby="sources-heading" {
            h2 id="sources-heading" { "Sources" }
            ol {
                @for (number, document) in sources.iter() {
                    li id=(format!("source-{number}")) { (source(document)) }
                }
            }
        }
    }
}

fn source(document: &Document) -> Markup {
    let language = document.language.as_str();
    html! {
        @if let Some(issuer) = &document.issuer { (marked(issuer, language)) ". " }
        cite { (marked(&document.title, language)) } ". "
        (sources::particulars(document))
        @if let Some(url) = &document.url {
            br;
            @if let Some(address) = sources::web_address(document) {
                a.address href=(address) rel="noreferrer" { (crate::text::safe(url)) }
            } @else {
                span.address { (crate::text::safe(url)) }
            }
        }
        @if let Some(note) = &document.note { br; span.faint { (marked(note, "en")) } }
    }
}

fn footer(exported: &Exported<'_>) -> Markup {
    html! {
        footer {
            h2 { "About this comparison" }
            @for sentence in foot::sentences(exported) { p { (marked(&sentence, "en")) } }
        }
    }
}
