//! The five figures of `../shared/corpus/score.py`, computed here on the annotated meetings, with floors.
//!
//! The floors stand somewhat below what the program reaches; a change that falls below them made the
//! reading of real texts worse. Without the corpus beside the repository the test says so and passes.

#![expect(clippy::unwrap_used, reason = "a broken corpus must fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use counterpart::analysis::{Analysis, Input, analyse};
use counterpart::lexicon::Lexicon;
use counterpart::model::{BySide, Coverage, Document, Party, Side, Voice};
use serde_json::Value;

const IDS: [(&str, Side); 2] = [("us", Side::Left), ("cn", Side::Right)];

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is absent", folder.display());
    None
}

fn document(key: &str, side: Side, text: String) -> Document {
    Document {
        key: key.to_owned(),
        side: Some(side),
        kind: None,
        issuer: None,
        title: String::new(),
        url: None,
        published: None,
        retrieved: None,
        language: "en".to_owned(),
        coverage: Coverage::Full,
        sha256: None,
        text: Some(text),
        note: None,
    }
}

fn party(id: &str, name: &str, short: &str) -> Party {
    Party { id: id.to_owned(), name: name.to_owned(), short: short.to_owned() }
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Right, wrongly there, wrongly missing.
#[derive(Clone, Copy, Debug, Default)]
struct Count(usize, usize, usize);

impl Count {
    fn f1(self) -> f64 {
        let Self(hit, extra, missing) = self;
        2.0 * hit as f64 / (2 * hit + extra + missing).max(1) as f64
    }

    fn share(self) -> f64 {
        self.0 as f64 / (self.0 + self.1).max(1) as f64
    }

    fn add(&mut self, right: bool) {
        if right { self.0 += 1 } else { self.1 += 1 }
    }

    fn sets<T: Ord>(&mut self, found: &BTreeSet<T>, gold: &BTreeSet<T>) {
        self.0 += found.intersection(gold).count();
        self.1 += found.difference(gold).count();
        self.2 += gold.difference(found).count();
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    seg: Count,
    topics: Count,
    voice: Count,
    cover: Count,
    links: Count,
}

/// For each statement (by its place) the reference sentences it covers by half.
type Owners = BTreeMap<usize, Vec<usize>>;

fn owners(analysis: &Analysis, side: Side, sentences: &[(usize, usize)]) -> Owners {
    let of_side = analysis.findings.iter().enumerate().filter(|(_, finding)| finding.statement.side == side);
    of_side
        .map(|(place, finding)| {
            let span = finding.statement.span.clone().unwrap();
            let covers = |&(start, end): &(usize, usize)| {
                let shared = span.end.min(end).saturating_sub(span.start.max(start));
                shared * 2 >= span.len().min(end - start)
            };
            let owned = sentences.iter().enumerate().filter(|(_, sentence)| covers(sentence)).map(|(i, _)| i);
            (place, owned.collect())
        })
        .collect()
}

fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Of(Side::Left) => "us",
        Voice::Of(Side::Right) => "cn",
        Voice::Both => "both",
    }
}

fn score(folder: &Path, lexicon: &Lexicon, figures: &mut Figures) {
    let documents =
        IDS.map(|(id, side)| document(id, side, std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap()));
    let sides = BySide::new(party("us", "United States", "US"), party("cn", "China", "CN"));
    let analysis = analyse(&Input { sides: &sides, people: &[], documents: &documents }, lexicon);
    let gold = json(&folder.join("gold.json"));
    let mut cover: BTreeMap<String, [BTreeSet<&str>; 2]> = BTreeMap::new();
    let mut owned: Vec<Owners> = Vec::new();
    for (id, side) in IDS {
        let sentences = json(&folder.join(format!("{id}.sents.json")));
        let at = |sentence: &Value, key: &str| sentence[key].as_u64().unwrap() as usize;
        let sentences: Vec<_> = sentences.as_array().unwrap().iter().map(|s| (at(s, "start"), at(s, "end"))).collect();
        let own = owners(&analysis, side, &sentences);
        segments(&analysis, side, &sentences, &mut figures.seg);
        for (place, label) in gold[id].as_array().unwrap().iter().enumerate() {
            let mine: Vec<_> = own.iter().filter(|(_, owned)| owned.contains(&place)).collect();
            let found = mine.iter().flat_map(|(i, _)| &analysis.findings[**i].statement.topics);
            let found: BTreeSet<String> = found.map(ToString::to_string).collect();
            let wanted: BTreeSet<String> =
                label["topics"].as_array().unwrap().iter().map(|t| t.as_str().unwrap().to_owned()).collect();
            figures.topics.sets(&found, &wanted);
            let first = mine.first().map(|(i, _)| voice(analysis.findings[**i].statement.voice));
            figures.voice.add(first == label["voice"].as_str());
            for (which, topics) in [found, wanted].into_iter().enumerate() {
                topics.into_iter().for_each(|topic| {
                    cover.entry(topic).or_default()[which].insert(id);
                });
            }
        }
        owned.push(own);
    }
    cover.values().for_each(|[found, wanted]| figures.cover.add(found == wanted));
    links(&analysis, &gold, &owned, &mut figures.links);
}

fn segments(analysis: &Analysis, side: Side, sentences: &[(usize, usize)], count: &mut Count) {
    let spans =
        || analysis.findings.iter().filter(|f| f.statement.side == side).map(|f| f.statement.span.clone().unwrap());
    let cuts = [
        (sentences.iter().map(|s| s.0).collect::<Vec<_>>(), spans().map(|s| s.start).collect::<Vec<_>>()),
        (sentences.iter().map(|s| s.1).collect(), spans().map(|s| s.end).collect()),
    ];
    for (gold, found) in cuts {
        let near = |a: &usize, others: &[usize]| others.iter().any(|b| a.abs_diff(*b) <= 2);
        let hits = gold.iter().filter(|cut| near(cut, &found)).count();
        count.0 += hits;
        count.1 += found.iter().filter(|cut| !near(cut, &gold)).count();
        count.2 += gold.len() - hits;
    }
}

fn links(analysis: &Analysis, gold: &Value, owned: &[Owners], count: &mut Count) {
    let pair = |link: &Value| (link[0].as_u64().unwrap() as usize, link[1].as_u64().unwrap() as usize);
    let wanted: BTreeSet<_> = gold["links"].as_array().unwrap().iter().map(pair).collect();
    let mut found = BTreeSet::new();
    for link in &analysis.links {
        let statements = &link.pairing.statements;
        for (left, right) in statements.left.iter().flat_map(|l| statements.right.iter().map(move |r| (l, r))) {
            let ends = (&owned[0][&left.index()], &owned[1][&right.index()]);
            found.extend(ends.0.iter().flat_map(|i| ends.1.iter().map(move |j| (*i, *j))));
        }
    }
    count.sets(&found, &wanted);
}

#[test]
fn the_figures_on_annotated_meetings_stay_above_their_floors() {
    let Some(corpus) = corpus() else { return };
    let lexicon = Lexicon::bundled();
    let mut figures = Figures::default();
    let mut meetings = 0;
    for folder in std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.join("gold.json").is_file() {
            score(&folder, &lexicon, &mut figures);
            meetings += 1;
        }
    }
    assert!(meetings > 0, "the corpus holds no annotated meeting");
    let reached = [
        ("seg", figures.seg.f1(), 0.98),
        ("topics", figures.topics.f1(), 0.93),
        ("voice", figures.voice.share(), 0.98),
        ("cover", figures.cover.share(), 0.96),
        ("links", figures.links.f1(), 0.82),
    ];
    for (name, value, floor) in reached {
        println!("{name} {value:.3}");
        assert!(value >= floor, "{name} fell to {value:.3}, below {floor}");
    }
}
