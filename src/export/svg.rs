//! The balance of a meeting as a picture: for each topic two bars that face each other.
//!
//! The sides are told apart by where they stand, and only then by colour; a silence is a small dashed
//! box with words beside it, never as long as a bar. Colours are attributes, not styles: office programs read no style sheets in pictures, and
//! in the HTML page its style sheet outranks them.

use std::io::{self, Write};

use maud::{Markup, html};

use super::balance::{Balance, Share, TopicBalance};
use super::{Exported, foot, table};
use crate::model::{BySide, Side};
use crate::{text, wording};

/// The picture's width: in a page it is read at about this size, on a slide it is enlarged.
const WIDTH: usize = 720;
/// Where the bars begin to the left and to the right of the middle.
const GAP: usize = 2;
/// The length of the longest bar; the rest of a half is for its figures.
const LONGEST_BAR: usize = 180;
/// The height of a topic: its name, its bars, and room to the next one.
const TOPIC: usize = 44;
/// Where the first topic begins, below the title and the names of the sides.
const HEAD: usize = 104;
/// The columns of small and of large text that fit the width, for a face of usual width.
const SMALL_COLUMNS: usize = 110;
const LARGE_COLUMNS: usize = 70;

/// Faces with Chinese among them, as far as the machine that shows the picture has any.
const FONT: &str =
    "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/// Blue and ochre: told apart by every kind of colour vision, and neither red nor green, which mean removed
/// and added. Both have a contrast of more than 4.5 to the white ground.
const COLOURS: BySide<&str> = BySide { left: "#1f5f99", right: "#945800" };
const INK: &str = "#1c1c1c";
const FAINT: &str = "#595959";

/// Writes the picture as a file of its own.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", chart(exported, true).into_string())
}

/// The picture as an element; on a white ground where it stands alone.
pub fn chart(exported: &Exported<'_>, alone: bool) -> Markup {
    let balance = Balance::of_groups(exported.meeting, exported.groups());
    let notes = notes(exported, alone);
    let foot = HEAD + balance.topics.len() * TOPIC + 8;
    let height = foot + notes.len() * 16 + 8;
    let most = balance.most_words();
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) width=(WIDTH) height=(height)
            role="img" font-family=(FONT) font-size="13" fill=(INK) {
            title { "Balance of words: " (table::title(exported)) }
            desc { (description(exported, &balance)) }
            @if alone { rect width="100%" height="100%" fill="#ffffff" {} }
            (heading(exported))
            @for (place, topic) in balance.topics.iter().enumerate() {
                (topic_bars(exported, topic, most, HEAD + place * TOPIC))
            }
            @for (line, words) in notes.iter().enumerate() {
                text.faint x="12" y=(foot + 12 + line * 16) font-size="11" fill=(FAINT) { (words) }
            }
        }
    }
}

/// The meeting, its day and, above their bars, the names of the sides.
fn heading(exported: &Exported<'_>) -> Markup {
    let name = text::safe(&wording::name(exported.meeting)).into_owned();
    html! {
        text x=(WIDTH / 2) y="24" text-anchor="middle" font-size="16" font-weight="bold" {
            (text::fit(&name, LARGE_COLUMNS))
        }
        text x=(WIDTH / 2) y="44" text-anchor="middle" { (wording::meeting_day(exported.meeting)) }
        @for side in Side::BOTH {
            text.(class(side)) x=(beside_middle(side, 12)) y="74" text-anchor=(anchor(side)) font-size="14"
                font-weight="bold" fill=(COLOURS[side]) {
                (text::fit(&text::safe(&exported.meeting.sides[side].name), LARGE_COLUMNS / 2))
            }
        }
        line x1=(WIDTH / 2) y1="60" x2=(WIDTH / 2) y2=(HEAD - 22) stroke=(FAINT) {}
    }
}

/// The name of a topic and under it the two bars.
fn topic_bars(exported: &Exported<'_>, topic: &TopicBalance, most: usize, top: usize) -> Markup {
    let label = wording::topic(exported.vocabulary, topic.topic.as_ref());
    html! {
        text x=(WIDTH / 2) y=(top) text-anchor="middle" {
            (text::fit(&text::safe(&label), LARGE_COLUMNS))
        }
        @for side in Side::BOTH {
            @let share = topic.shares[side];
            @if share.statements == 0 {
                (absence(side, share.absence(exported.comparison.silence[side]), top + 6))
            } @else {
                (bar(side, share, most, top + 6))
            }
        }
    }
}

/// A side's bar with its figures at the end.
fn bar(side: Side, share: Share, most: usize, top: usize) -> Markup {
    let length = (share.words * LONGEST_BAR).div_ceil(most.max(1)).max(1);
    let x = match side {
        Side::Left => WIDTH / 2 - GAP - length,
        Side::Right => WIDTH / 2 + GAP,
    };
    let figures =
        format!("{}, {}", wording::counted(share.words, "word"), wording::counted(share.statements, "statement"));
    html! {
        rect.(class(side)) x=(x) y=(top) width=(length) height="16" fill=(COLOURS[side]) {}
        text x=(beside_middle(side, GAP + length + 6)) y=(top + 12) text-anchor=(anchor(side)) font-size="11" { (figures) }
    }
}

/// The mark of a side that has no statement on a topic.
fn absence(side: Side, words: &str, top: usize) -> Markup {
    /// Shorter than the bar of a few words.
    const BOX: usize = 8;
    let x = match side {
        Side::Left => WIDTH / 2 - GAP - BOX,
        Side::Right => WIDTH / 2 + GAP,
    };
    html! {
        rect.silence x=(x) y=(top) width=(BOX) height="16" fill="none" stroke=(FAINT) stroke-dasharray="3 3" {}
        text.faint x=(beside_middle(side, GAP + BOX + 6)) y=(top + 12) text-anchor=(anchor(side)) font-size="11" fill=(FAINT) {
            (words)
        }
    }
}

/// The place `away` from the middle on a side.
const fn beside_middle(side: Side, away: usize) -> usize {
    match side {
        Side::Left => WIDTH / 2 - away,
        Side::Right => WIDTH / 2 + away,
    }
}

/// Which end of a text stands at its place: both sides read away from the middle.
const fn anchor(side: Side) -> &'static str {
    match side {
        Side::Left => "end",
        Side::Right => "start",
    }
}

/// What the style sheet of the page calls a side.
const fn class(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// What is counted, and where the picture stands `alone` what it is, in lines that fit.
fn notes(exported: &Exported<'_>, alone: bool) -> Vec<String> {
    let mut sentences = vec![foot::COUNTED];
    if !foot::takes_everything(exported) {
        sentences.push("Topics were selected; a topic counts with all of its statements.");
    }
    let made = foot::made();
    if alone {
        sentences.push(&made);
    }
    let words = sentences.join(" ");
    let lines = text::wrap(&words, SMALL_COLUMNS).into_iter();
    lines.filter_map(|line| words.get(line).map(str::to_owned)).collect()
}

/// The picture in words, for those who hear it.
fn description(exported: &Exported<'_>, balance: &Balance) -> String {
    let meeting = exported.meeting;
    let share = |side: Side, share: Share| {
        let name = &meeting.sides[side].name;
        if share.statements == 0 {
            return format!("{name}: {}", share.absence(exported.comparison.silence[side]));
        }
        let words = wording::counted(share.words, "word");
        format!("{name}: {words} in {}", wording::counted(share.statements, "statement"))
    };
    let topic = |topic: &TopicBalance| {
        let label = wording::topic(exported.vocabulary, topic.topic.as_ref());
        let [left, right] = Side::BOTH.map(|side| share(side, topic.shares[side]));
        format!("{label}. {left}; {right}.")
    };
    text::safe(&balance.topics.iter().map(topic).collect::<Vec<_>>().join(" ")).into_owned()
}
