use counterpart::analysis::{Ground, Input, analyse};
use counterpart::lexicon::Lexicon;
use counterpart::model::{BySide, Coverage, Document, Party, Side};
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
fn main() {
    let lexicon = Lexicon::bundled();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let sides = BySide::new(party("us", "United States", "US"), party("cn", "China", "CN"));
    let documents = [
        document("us", Side::Left, std::fs::read_to_string(&args[0]).unwrap()),
        document("cn", Side::Right, std::fs::read_to_string(&args[1]).unwrap()),
    ];
    let analysis = analyse(&Input { sides: &sides, people: &[], documents: &documents }, &lexicon);
    for f in &analysis.findings {
        let text: Vec<char> = documents[f.statement.document.index()].text.as_ref().unwrap().chars().collect();
        let mut out = String::new();
        for (g, t) in &f.subject.grounds {
            let t: Vec<&str> = t.iter().map(|t| t.as_str()).collect();
            let g = match g {
                Ground::Family { family, words, .. } => {
                    let fam = &lexicon.families.all()[*family];
                    format!("{}{}:“{}”", fam.id, fam.weight, text[words.clone()].iter().collect::<String>())
                }
                other => format!("{other:?}"),
            };
            out += &format!("{g}>{} | ", t.join(","));
        }
        let side = if f.statement.side == Side::Left { "us" } else { "cn" };
        println!(
            "{}\t{}\t{}\t{:?} {:?} {:?} {}",
            side,
            f.statement.span.as_ref().unwrap().start,
            f.statement.span.as_ref().unwrap().end,
            f.heard.rule,
            f.heard.act,
            f.heard.speaker,
            out.replace('\n', " ")
        );
    }
}
