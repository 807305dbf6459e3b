//! Why statements have their topics and share a row: the families, words and rules that decided, each with
//! where it comes from.
//!
//! What was decided is decided again here, by the same analysis over the same texts, rather than stored:
//! so the answer is always that of the lexicon at hand. Where a record holds only quotations, the families
//! are looked up in its words and the pairing is said to be a person's.

use std::ops::Range;

use crate::analysis::{self, Analysis, Finding, Ground, Input, Link, Rule};
use crate::lexicon::Lexicon;
use crate::lexicon::families::{Family, Origin};
use crate::lexicon::words::Words;
use crate::model::{BySide, Comparison, Document, Meeting, Row, Side, Statement, StatementId, Status, Vocabulary};
use crate::typeset::Role;
use crate::wording;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the line is.
    pub role: Role,
    /// How many levels it stands in.
    pub level: usize,
    /// The words; not safe to print as they are.
    pub words: String,
}

/// Explains the row with this number, counted over all topics from 1; `None` where there is none.
#[must_use]
pub fn explain(
    meeting: &Meeting,
    comparison: &Comparison,
    vocabulary: &Vocabulary,
    lexicon: &Lexicon,
    number: usize,
) -> Option<Vec<Reason>> {
    let mut rows = comparison.topics.iter().flat_map(|topic| topic.rows.iter().map(move |row| (topic, row)));
    let (topic, row) = rows.nth(number.checked_sub(1)?)?;
    let label = wording::topic(vocabulary, topic.topic.as_ref());
    let analysis = analysed(meeting, lexicon);
    let explainer = Explainer { meeting, vocabulary, lexicon, analysis };
    let mut reasons = vec![reason(Role::Heading, 0, &format!("Row {number} · {label}"))];
    for side in Side::BOTH {
        for id in row.statements(side) {
            explainer.statement(*id, &mut reasons);
        }
    }
    explainer.row(row, comparison, &mut reasons);
    Some(reasons)
}

/// The analysis of a meeting whose texts are held in full.
fn analysed(meeting: &Meeting, lexicon: &Lexicon) -> Option<Analysis> {
    let whole = meeting.statements.iter().all(|statement| statement.span.is_some());
    whole.then(|| {
        analysis::analyse(&Input { sides: &meeting.sides, people: &[], documents: &meeting.documents }, lexicon)
    })
}

fn reason(role: Role, level: usize, words: &str) -> Reason {
    Reason { role, level, words: words.to_owned() }
}

struct Explainer<'a> {
    meeting: &'a Meeting,
    vocabulary: &'a Vocabulary,
    lexicon: &'a Lexicon,
    analysis: Option<Analysis>,
}

impl Explainer<'_> {
    /// A statement with the grounds of its voice and its topics.
    fn statement(&self, id: StatementId, reasons: &mut Vec<Reason>) {
        let statement = &self.meeting[id];
        let side = &self.meeting.sides[statement.side].name;
        reasons.push(reason(Role::Plain, 0, &format!("{side}, {}: {}", statement.key, statement.text)));
        if let Some(finding) = self.finding(statement) {
            reasons.push(reason(Role::Evidence, 1, &self.voice(finding)));
            self.topics(statement, finding, reasons);
        } else {
            let topics: Vec<String> = statement.topics.iter().map(|topic| self.vocabulary.label(topic)).collect();
            let words = format!("voice and topics ({}) are the record's own", topics.join(", "));
            reasons.push(reason(Role::Evidence, 1, &words));
            for family in self.families_in(&statement.text) {
                reasons.push(reason(Role::Evidence, 1, &format!("holds words of {}", self.family(family))));
            }
        }
    }

    fn finding(&self, statement: &Statement) -> Option<&Finding> {
        let same = |finding: &&Finding| {
            finding.statement.document == statement.document && finding.statement.span == statement.span
        };
        self.analysis.as_ref()?.findings.iter().find(same)
    }

    fn voice(&self, finding: &Finding) -> String {
        let rule = match finding.heard.rule {
            Rule::Named => "the sentence names who speaks",
            Rule::Wished => "it wishes something of the other side",
            Rule::BothSides => "both sides are its subject",
            Rule::Event => "it reports the meeting itself",
            Rule::Country => "a country or institution is its subject",
            Rule::FirstPerson => "it is in the first person",
            Rule::Carried => "the speaker of the sentences before goes on",
            Rule::Publisher => "nobody is named: the publisher's own",
        };
        let words = self.words(&finding.statement, &finding.heard.words);
        let because = if words.is_empty() { String::new() } else { format!(" (“{words}”)") };
        let voice = match finding.heard.voice {
            crate::model::Voice::Of(side) => self.meeting.sides[side].name.as_str(),
            crate::model::Voice::Both => "both sides",
        };
        format!("voice {voice}: {rule}{because}")
    }

    fn topics(&self, statement: &Statement, finding: &Finding, reasons: &mut Vec<Reason>) {
        if statement.topics_status == Status::Confirmed {
            reasons.push(reason(Role::Evidence, 1, "topics confirmed by a person"));
        }
        for (ground, given) in &finding.subject.grounds {
            let labels: Vec<String> = given.iter().map(|topic| self.vocabulary.label(topic)).collect();
            let gives = if labels.is_empty() { "no topic (outweighed)".to_owned() } else { labels.join(", ") };
            let why = match ground {
                Ground::Family { family, wording, words } => {
                    let found = self.words(&finding.statement, words);
                    format!("“{found}” is a wording of {}", self.wording(*family, *wording))
                }
                Ground::Event => "it reports the meeting itself".to_owned(),
                Ground::Matter => "it is general, and the text is about this".to_owned(),
                Ground::Continued => "it goes on with what was spoken of before it".to_owned(),
            };
            reasons.push(reason(Role::Evidence, 1, &format!("{gives}: {why}")));
        }
        if finding.subject.topics.is_empty() {
            reasons.push(reason(Role::Evidence, 1, "no topic: no family of the lexicon has its words"));
        }
    }

    /// Why the statements share the row, or why one stands alone.
    fn row(&self, row: &Row, comparison: &Comparison, reasons: &mut Vec<Reason>) {
        let Row::Both { statements, status, .. } = row else {
            if let Row::Only { side, absence, .. } = row {
                let words = wording::absence(self.meeting, comparison, self.vocabulary, side.other(), absence);
                reasons.push(reason(Role::Heading, 0, "Alone in its row"));
                reasons.push(reason(Role::Evidence, 1, &words));
            }
            return;
        };
        reasons.push(reason(Role::Heading, 0, "Together"));
        if *status == Status::Confirmed {
            reasons.push(reason(Role::Evidence, 1, "paired by a person"));
        }
        for (left, right) in
            statements.left.iter().flat_map(|left| statements.right.iter().map(move |right| (left, right)))
        {
            if let Some(link) = self.link(*left, *right) {
                reasons.push(reason(Role::Evidence, 1, &self.nearness(*left, *right, link)));
            } else {
                // No link of the program's: a person paired them, or others between them.
                self.common_families(*left, *right, reasons);
            }
        }
    }

    fn link(&self, left: StatementId, right: StatementId) -> Option<&Link> {
        let analysis = self.analysis.as_ref()?;
        let spans = |id: StatementId| (self.meeting[id].document, self.meeting[id].span.clone());
        let found = |id: StatementId| {
            let finding = analysis.findings.get(id.index())?;
            Some((finding.statement.document, finding.statement.span.clone()))
        };
        analysis.links.iter().find(|link| {
            let BySide { left: lefts, right: rights } = &link.pairing.statements;
            lefts.iter().any(|id| found(*id) == Some(spans(left)))
                && rights.iter().any(|id| found(*id) == Some(spans(right)))
        })
    }

    /// `us-1.3 and cn-1.1, nearness 1.30: family channels 0.80, topic Dialogue 0.50`.
    fn nearness(&self, left: StatementId, right: StatementId, link: &Link) -> String {
        let nearness = &link.nearness;
        let families = nearness.families.iter().map(|(family, value)| format!("{} {value:.2}", self.family(*family)));
        let topics =
            nearness.topics.iter().map(|(topic, value)| format!("topic {} {value:.2}", self.vocabulary.label(topic)));
        let words = (!link.words.is_empty()).then(|| format!("the words {}", link.words.join(", ")));
        let opening = nearness.opening.then(|| "both say who met whom".to_owned());
        let voices =
            (nearness.voices < 1.0).then(|| format!("times {:.2}: only one reports what both did", nearness.voices));
        let parts: Vec<String> = families.chain(topics).chain(words).chain(opening).chain(voices).collect();
        let (left, right) = (&self.meeting[left].key, &self.meeting[right].key);
        format!("{left} and {right}, nearness {:.2}: {}", nearness.score(), parts.join(", "))
    }

    /// The families that two statements of a record have in common.
    fn common_families(&self, left: StatementId, right: StatementId, reasons: &mut Vec<Reason>) {
        let theirs = self.families_in(&self.meeting[right].text);
        for family in self.families_in(&self.meeting[left].text).into_iter().filter(|family| theirs.contains(family)) {
            let (left, right) = (&self.meeting[left].key, &self.meeting[right].key);
            reasons.push(reason(
                Role::Evidence,
                1,
                &format!("{left} and {right} both hold words of {}", self.family(family)),
            ));
        }
    }

    fn families_in(&self, words: &str) -> Vec<usize> {
        let symbols: Vec<_> = Words::default().tokens(words).into_iter().map(|token| token.symbol).collect();
        let mut families: Vec<usize> =
            self.lexicon.families.find(&symbols).into_iter().map(|found| found.family).collect();
        families.sort_unstable();
        families.dedup();
        families
    }

    fn family(&self, place: usize) -> String {
        self.lexicon.families.all().get(place).map_or_else(String::new, |family| format!("the family {}", family.id))
    }

    /// `the family channels (“open channels of communication”, lexicon.txt line 12, weight 4)`.
    fn wording(&self, family: usize, wording: usize) -> String {
        let Some(family) = self.lexicon.families.all().get(family) else {
            return String::new();
        };
        let Family { id, weight, origin, .. } = family;
        let file = match origin {
            Origin::Bundled => "data/lexicon.txt",
            Origin::User => "your lexicon",
        };
        let wording = family.wordings().nth(wording);
        let source = wording.map(|wording| format!("“{}”, {file} line {}", wording.text, wording.line));
        format!("the family {id} ({}, weight {weight})", source.unwrap_or_else(|| file.to_owned()))
    }

    /// Words of a document by their span.
    fn words(&self, statement: &Statement, span: &Range<usize>) -> String {
        let document: &Document = &self.meeting[statement.document];
        let text = document.text.as_deref().unwrap_or_default();
        text.chars().skip(span.start).take(span.len()).collect()
    }
}
