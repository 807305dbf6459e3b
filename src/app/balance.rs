//! The balance of a meeting as a page of facing bars.
//!
//! ```text
//!                      United States │ China
//! Dialogue         45 · 3 ███████████│████████████████ 80 · 5
//! Taiwan              nothing held   │████ 21 · 2
//! ```

use super::popup::{PopupLine, add, blank};
use super::reading::Reading;
use crate::export::{Balance, COUNTED, TopicBalance};
use crate::model::{BySide, Side};
use crate::signs::Signs;
use crate::typeset::{Piece, Role};
use crate::{text, wording};

/// The most columns for the name of a topic: longer ones are cut, so that the bars have room.
const WIDEST_LABEL: usize = 20;

/// From this width on the bars stand beside the topics; below, each side has a line of its own.
const FACING_FROM: usize = 56;

/// The lines of the page, `columns` wide.
pub(super) fn page(reading: &Reading, balance: &Balance, columns: usize, signs: &Signs) -> Vec<PopupLine> {
    let chart = Chart { reading, balance, columns, signs };
    let mut lines = Vec::new();
    add(
        &mut lines,
        Role::Evidence,
        0,
        "words · statements of each side on each topic; a bar is as long as its words",
        columns,
        None,
    );
    blank(&mut lines);
    if columns >= FACING_FROM {
        lines.extend(chart.facing().into_iter().map(PopupLine::plain));
    } else {
        lines.extend(chart.stacked().into_iter().map(PopupLine::plain));
    }
    blank(&mut lines);
    add(&mut lines, Role::Note, 0, COUNTED, columns, None);
    lines
}

struct Chart<'a> {
    reading: &'a Reading,
    balance: &'a Balance,
    columns: usize,
    signs: &'a Signs,
}

impl Chart<'_> {
    /// A line for each topic, the sides' bars facing each other.
    fn facing(&self) -> Vec<Vec<Piece>> {
        let labels: Vec<String> = self.balance.topics.iter().map(|topic| self.label(topic)).collect();
        let widest = labels.iter().map(|label| text::width(label)).max().unwrap_or_default().min(WIDEST_LABEL);
        let half = self.columns.saturating_sub(widest + 2) / 2;
        let names = BySide::from_fn(|side| text::safe(&self.reading.meeting.sides[side].name).into_owned());
        let heading = vec![
            Piece::of(Role::Heading, " ".repeat(widest + 1) + &right(&format!("{} ", names.left), half)),
            Piece::of(Role::Evidence, self.signs.vertical.to_owned()),
            Piece::of(Role::Heading, format!(" {}", names.right)),
        ];
        let line = |(label, topic): (&String, &TopicBalance)| {
            let mut line = vec![Piece::of(Role::Plain, format!("{} ", text::pad(label, widest)))];
            line.extend(self.half(topic, Side::Left, half));
            line.push(Piece::of(Role::Evidence, self.signs.vertical.to_owned()));
            line.extend(self.half(topic, Side::Right, half));
            line
        };
        std::iter::once(heading).chain(labels.iter().zip(&self.balance.topics).map(line)).collect()
    }

    /// A side's figures and bar, the bar towards the middle.
    fn half(&self, topic: &TopicBalance, side: Side, columns: usize) -> Vec<Piece> {
        let (role, figures) = self.figures(topic, side);
        let longest = self.balance.topics.iter().flat_map(|topic| Side::BOTH.map(|side| self.figures(topic, side)));
        let longest = longest.map(|(_, figures)| text::width(&figures)).max().unwrap_or_default();
        let bar = self.bar(topic, side, columns.saturating_sub(longest + 2));
        match side {
            Side::Left => {
                let before = right(&format!("{figures} "), columns.saturating_sub(text::width(&bar)));
                vec![Piece::of(role, before), Piece::of(Role::Plain, bar)]
            }
            Side::Right => vec![Piece::of(Role::Plain, bar), Piece::of(role, format!(" {figures}"))],
        }
    }

    /// For each topic its name, then a line for each side.
    fn stacked(&self) -> Vec<Vec<Piece>> {
        let topics = self.balance.topics.iter();
        let lines = topics.flat_map(|topic| {
            let label = text::fit(&self.label(topic), self.columns).into_owned();
            let sides = Side::BOTH.map(|side| {
                let (role, figures) = self.figures(topic, side);
                let short = text::safe(&self.reading.meeting.sides[side].short).into_owned();
                let words = text::pad(&format!("  {short} {figures}"), self.columns.min(2 * WIDEST_LABEL) / 2);
                let bar = self.bar(topic, side, self.columns.saturating_sub(text::width(&words)));
                vec![Piece::of(role, words), Piece::of(Role::Plain, bar)]
            });
            std::iter::once(vec![Piece::of(Role::Heading, label)]).chain(sides)
        });
        lines.collect()
    }

    /// A bar of at most `room` columns; where a side has any words it has a bar.
    fn bar(&self, topic: &TopicBalance, side: Side, room: usize) -> String {
        let most = self.balance.most_words().max(1);
        self.signs.bar_of.repeat((topic.shares[side].words * room).div_ceil(most))
    }

    /// `45 · 3`, or what the silence of the side means.
    fn figures(&self, topic: &TopicBalance, side: Side) -> (Role, String) {
        let share = topic.shares[side];
        if share.statements == 0 {
            let silence = self.reading.comparison.silence[side];
            return (Role::Silence, wording::silence_in_short(silence).to_owned());
        }
        (Role::Plain, format!("{} {} {}", share.words, self.signs.none, share.statements))
    }

    fn label(&self, topic: &TopicBalance) -> String {
        let label = topic.topic.as_ref().map(|id| self.reading.vocabulary.label(id));
        text::safe(label.as_deref().unwrap_or("No topic")).into_owned()
    }
}

/// `words` at the right end of `columns`.
fn right(words: &str, columns: usize) -> String {
    let shown = text::fit(words, columns);
    " ".repeat(columns.saturating_sub(text::width(&shown))) + &shown
}
