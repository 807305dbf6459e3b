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
use crate::typeset::{Line, Piece, Role};
use crate::{text, wording};

/// What the figures are.
const HEAD: &str = "words · statements of each side on each topic; a bar is as long as its words";

/// The most columns for the name of a topic: longer ones are cut, so that the bars have room.
const WIDEST_LABEL: usize = 20;

/// From this width on the sides face each other: a half then has room for the longest words about a silence
/// (21 columns) beside the longest label. Below, each side has a line of its own.
const FACING_FROM: usize = 66;

/// The lines of the page, `columns` wide.
pub(super) fn page(reading: &Reading, balance: &Balance, columns: usize, signs: &Signs) -> Vec<PopupLine> {
    let chart = Chart {
        topics: balance.topics.iter().map(|topic| Figures::of(reading, topic)).collect(),
        names: reading.meeting.sides.as_ref().map(|party| text::safe(&party.name).into_owned()),
        most_words: balance.most_words().max(1),
        columns,
        signs,
    };
    let mut lines = Vec::new();
    add(&mut lines, Role::Evidence, 0, HEAD, columns, None);
    blank(&mut lines);
    let drawn = if columns >= FACING_FROM { chart.facing() } else { chart.stacked() };
    lines.extend(drawn.into_iter().map(PopupLine::plain));
    blank(&mut lines);
    add(&mut lines, Role::Note, 0, COUNTED, columns, None);
    lines
}

/// A topic in words and figures, before they have a place.
struct Figures {
    label: String,
    words: BySide<usize>,
    /// `45 · 3`, or what it means that the side has no statement.
    said: BySide<(Role, String)>,
}

impl Figures {
    fn of(reading: &Reading, topic: &TopicBalance) -> Self {
        let said = |side: Side| {
            let share = topic.shares[side];
            if share.statements == 0 {
                (Role::Silence, share.absence(reading.comparison.silence[side]).to_owned())
            } else {
                (Role::Plain, format!("{} · {}", share.words, share.statements))
            }
        };
        Self {
            label: text::safe(&wording::topic(reading.vocabulary(), topic.topic.as_ref())).into_owned(),
            words: topic.shares.map(|share| share.words),
            said: BySide::from_fn(said),
        }
    }
}

struct Chart<'a> {
    topics: Vec<Figures>,
    names: BySide<String>,
    most_words: usize,
    columns: usize,
    signs: &'a Signs,
}

impl Chart<'_> {
    /// A line for each topic, the sides' bars facing each other.
    fn facing(&self) -> Vec<Line> {
        let label = widest(self.topics.iter().map(|topic| topic.label.as_str())).min(WIDEST_LABEL);
        let half = self.columns.saturating_sub(label + 2) / 2;
        // A silent side has words and no bar: only figures take room from the bars.
        let room = half.saturating_sub(self.widest_figures() + 1);
        let middle = || Piece::of(Role::Evidence, self.signs.vertical.to_owned());
        let heading = vec![
            Piece::of(Role::Heading, " ".repeat(label + 1) + &right(&format!("{} ", self.names.left), half)),
            middle(),
            Piece::of(Role::Heading, format!(" {}", text::fit(&self.names.right, half.saturating_sub(1)))),
        ];
        let line = |topic: &Figures| {
            let [(left, figures), (right_role, right_figures)] = [&topic.said.left, &topic.said.right];
            let bars = topic.words.map(|words| self.bar(words, room));
            let before = right(&format!("{figures} "), half.saturating_sub(text::width(&bars.left)));
            let after = format!(" {}", text::fit(right_figures, half.saturating_sub(text::width(&bars.right) + 1)));
            vec![
                Piece::of(Role::Plain, format!("{} ", text::pad(&topic.label, label))),
                Piece::of(*left, before),
                Piece::of(Role::Plain, bars.left),
                middle(),
                Piece::of(Role::Plain, bars.right),
                Piece::of(*right_role, after),
            ]
        };
        std::iter::once(heading).chain(self.topics.iter().map(line)).collect()
    }

    /// For each topic its name, then a line for each side: the side, its figures, its bar.
    fn stacked(&self) -> Vec<Line> {
        /// The columns by which a side's line stands in.
        const INDENT: usize = 2;
        let figures = self.widest_figures();
        // Where room is short the name of a side gives way, never a figure.
        let name = widest([self.names.left.as_str(), &self.names.right]);
        let name = name.min(self.columns.saturating_sub(INDENT + figures + 1) / 2);
        let room = self.columns.saturating_sub(INDENT + name + figures + 2);
        let side = |topic: &Figures, side: Side| {
            let (role, said) = &topic.said[side];
            vec![
                Piece::of(Role::Plain, format!("{}{} ", " ".repeat(INDENT), text::pad(&self.names[side], name))),
                Piece::of(*role, text::fit(said, self.columns.saturating_sub(INDENT + name + 1)).into_owned()),
                Piece::of(Role::Plain, " ".repeat(figures.saturating_sub(text::width(said)) + 1)),
                Piece::of(Role::Plain, self.bar(topic.words[side], room)),
            ]
        };
        let topics = self.topics.iter();
        let lines = topics.flat_map(|topic| {
            let label = text::fit(&topic.label, self.columns).into_owned();
            std::iter::once(vec![Piece::of(Role::Heading, label)]).chain(Side::BOTH.map(|it| side(topic, it)))
        });
        lines.collect()
    }

    /// A bar of at most `room` columns; where a side has any words it has a bar.
    fn bar(&self, words: usize, room: usize) -> String {
        self.signs.bar_of.repeat((words * room).div_ceil(self.most_words))
    }

    fn widest_figures(&self) -> usize {
        let said = self.topics.iter().flat_map(|topic| [&topic.said.left, &topic.said.right]);
        widest(said.filter(|(role, _)| *role == Role::Plain).map(|(_, figures)| figures.as_str()))
    }
}

fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(text::width).max().unwrap_or_default()
}

/// `words` at the right end of `columns`.
fn right(words: &str, columns: usize) -> String {
    let shown = text::fit(words, columns);
    " ".repeat(columns.saturating_sub(text::width(&shown))) + &shown
}
