//! Counterpart sets two official readouts of one meeting side by side, each statement next to its
//! counterpart, in a terminal.
//!
//! ```text
//!        ui/header.rs ┐
//!  Blinken – Qin · Beijing · 18 June 2023                       15 meetings  row 4/35
//! ┌ Topics ───────────┬ United States · 123 words quoted ┬ China · 232 words quoted ┐ ◂ ui/frame.rs
//! │ 1   Meeting   2│2 │─ 2 Dialogue  3│5 ────────────────┼──────────────────────────│ ◂ ui/rows.rs
//! │▶2 d Dialogue  3│5 │▌Blinken stressed “maintaining    │▌Both agreed to “advance  │
//! │ 3 r Relations 4│11│▌open channels …”                 │▌dialogue” …              │ ◂ typeset.rs
//! │      ▴            │▌  State Department · emphasize   │▌  MFA ¶4 · both sides    │ ◂ wording.rs
//! │  ui/topics.rs     │──────────────────────────────────┼──────────────────────────│
//! │                   │ nothing held on this             │ Taiwan is “the core …    │ ◂ compare/
//! └───────────────────┴──────────────────────────────────┴──────────────────────────┘
//!  j/k row  ]/[ topic  1-9 jump  / search  f filter  o meetings  s sources    ◂ ui/footer.rs
//! ```
//!
//! The keys are in `app/keymap.rs`, colours in `ui/theme.rs`, the picker in `app/picker.rs` and
//! `ui/picker.rs`, the export dialogue in `app/dialogue.rs` and `ui/export.rs`, the pages on top of it in
//! `app/sources.rs`, `app/balance.rs` and `app/help.rs`, the clipboard in `terminal/clipboard.rs`.
//!
//! # The way of the data
//!
//! ```text
//!  data/, user's folder, files ── library ──> Meeting ── compare ──> Comparison ──┬─ typeset ─ ui ─ terminal
//!                                 (heads first,                                   └─ typeset ─ export
//!                                  bodies when opened)
//!  texts ── ingest ── analysis (over the lexicon) ── intake ──> Meeting
//!
//!  key ── app::keymap ──> Action ── app::Session::dispatch ──> Effect ── terminal
//! ```
//!
//! # Words
//!
//! The same in code, data, screen and documentation:
//!
//! * **meeting**: two sides met once; **side**: one of the two, [`Side::Left`](model::Side) declared first.
//! * **document**: what was published; **statement**: one thing said in it, normally a sentence.
//! * **voice**: whose position a statement reports, whoever published it; **act**: the reporting verb.
//! * **topic**: what a statement speaks to; **row**: one line of the comparison, both sides or one and a
//!   **silence**.
//! * **pairing**: that statements make the same point, *confirmed* by a person or *automatic*.
//! * **library**: the meetings at hand: bundled, the user's own, given on the command line.
//! * **family**: one point of diplomatic language with its wordings; a wording found in a text is a **set phrase**.
//! * **mark**: what the user sets on a row to take it away; **balance**: words and statements of each side by topic.
//!
//! # Modules, from the ground up
//!
//! | module | what it is |
//! |---|---|
//! | [`model`] | the nouns, data only |
//! | [`text`] | untrusted text made safe; width, cut, wrap |
//! | [`signs`] | what borders and marks are drawn with |
//! | [`search`] | what was typed, as a matcher |
//! | [`wording`] | what the program itself says: silences, evidence, counts |
//! | [`compare`] | a meeting becomes topics and rows |
//! | [`typeset`] | rows become lines of a given width, for screen and print alike |
//! | [`lexicon`] | what the program knows of diplomatic language; `build.rs` lays its wordings out |
//! | [`ingest`] | published texts: bytes become paragraphs |
//! | [`analysis`] | paragraphs become statements with voice, act and topics, and pairs |
//! | [`library`] | meetings on disk: the format, its checks and their messages |
//! | [`export`] | the comparison as bytes, one format per file |
//! | [`intake`] | files become a meeting: ingest, analysis, and what a person confirmed |
//! | [`explain`] | why a row is as it is |
//! | [`phrases`] | the set phrases that both sides of a row use |
//! | [`app`] | the reader's state; actions in, effects out |
//! | [`ui`] | the screen, one region per file |
//! | [`terminal`] | the event loop, signals, the real terminal |
//! | [`cli`] | what was typed on the command line |
//!
//! # Invariants
//!
//! Held by `tests/architecture.rs`, by properties, or by types:
//!
//! * A module uses only modules above it in the table; no two use each other.
//! * **Absent on purpose:** no `ratatui` outside `ui` and `terminal`; no file access outside `library`,
//!   `ingest` and `terminal`; no JSON types outside `library` and `export`; no country's name in code; no thread but those that wait for
//!   input, signals and the terminal's end (`terminal/wake.rs`) and those that read a large library (`library`);
//!   no clock but for how long a clipboard program may take (`terminal/clipboard.rs`).
//! * Drawing takes `&App`. The layout is asked once for the room, on start and on resize.
//! * Every statement stands in exactly one row under each of its topics; none is dropped.
//! * A silence says what was searched. It is claimed where a side has nothing on the topic, and never where
//!   it speaks to the topic and the counterpart stands under another.
//! * Nothing from a file reaches a terminal but through [`text::safe`].
//! * Only what is on the screen is typeset: a key costs the same in a meeting of 100,000 statements.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod compare;
pub mod explain;
pub mod export;
pub mod ingest;
pub mod intake;
pub mod lexicon;
pub mod library;
pub mod model;
pub mod phrases;
pub mod search;
pub mod signs;
pub mod terminal;
pub mod text;
pub mod typeset;
pub mod ui;
pub mod wording;
