//! The analysis as a whole: properties that hold for any text, and small made-up meetings.

use std::sync::LazyLock;

use counterpart::analysis::{Analysis, Ground, Input, analyse};
use counterpart::lexicon::Lexicon;
use counterpart::model::{BySide, Coverage, Document, Participant, Party, Side, StatementId, TopicId, Voice};
use proptest::prelude::*;

fn document(key: &str, side: Side, text: &str) -> Document {
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
        text: Some(text.to_owned()),
        note: None,
    }
}

fn party(id: &str, name: &str, short: &str) -> Party {
    Party { id: id.to_owned(), name: name.to_owned(), short: short.to_owned() }
}

fn us_and_china() -> BySide<Party> {
    BySide::new(party("us", "United States", "US"), party("cn", "China", "CN"))
}

fn read_as(sides: &BySide<Party>, people: &[Participant], left: &str, right: &str, lexicon: &Lexicon) -> Analysis {
    let documents = [document("left", Side::Left, left), document("right", Side::Right, right)];
    analyse(&Input { sides, people, documents: &documents }, lexicon)
}

fn read(left: &str, right: &str) -> Analysis {
    static BUNDLED: LazyLock<Lexicon> = LazyLock::new(Lexicon::bundled);
    read_as(&us_and_china(), &[], left, right, &BUNDLED)
}

fn voices(analysis: &Analysis) -> Vec<Voice> {
    analysis.findings.iter().map(|finding| finding.statement.voice).collect()
}

fn topics(analysis: &Analysis, place: usize) -> Vec<&str> {
    analysis.findings[place].statement.topics.iter().map(TopicId::as_str).collect()
}

/// The texts of every pair, left then right.
fn pairs(analysis: &Analysis) -> Vec<(&str, &str)> {
    let text = |ids: &[StatementId]| analysis.findings[ids[0].index()].statement.text.as_str();
    let statements = analysis.links.iter().map(|link| &link.pairing.statements);
    statements.map(|statements| (text(&statements.left), text(&statements.right))).collect()
}

const LEFT: Voice = Voice::Of(Side::Left);
const RIGHT: Voice = Voice::Of(Side::Right);

const ENGLISH: &str = "Secretary of State Jane Miller met with Foreign Minister Li Hua in Geneva. \
    The Secretary underscored the importance of peace and stability across the Taiwan Strait. \
    She called for further action against fentanyl precursors. They agreed to keep channels of communication open.";
const CHINESE: &str = "3月5日，外交部长李华在日内瓦同美国国务卿米勒举行会谈。\n\n李华强调，台湾问题是中国核心利益中的核心。\
    中方敦促美方恪守一个中国原则。\n\n米勒表示，美方愿同中方加强禁毒合作。\n\n双方同意继续保持沟通。";

#[test]
fn a_chinese_original_is_read_like_an_english_text() {
    let analysis = read(ENGLISH, CHINESE);
    let right: Vec<_> = analysis.findings.iter().filter(|f| f.statement.side == Side::Right).collect();
    let voices: Vec<Voice> = right.iter().map(|finding| finding.statement.voice).collect();
    assert_eq!(voices, [Voice::Both, RIGHT, RIGHT, LEFT, Voice::Both]);
    assert_eq!(right[1].statement.act.as_deref(), Some("emphasize"));
    assert_eq!(right[1].statement.topics[0].as_str(), "taiwan");
    assert_eq!(right[3].statement.topics[0].as_str(), "fentanyl");
}

#[test]
fn the_two_languages_pair_through_the_families() {
    let analysis = read(ENGLISH, CHINESE);
    let pairs = pairs(&analysis);
    for (left, right) in
        [("met with", "举行会谈"), ("Taiwan", "台湾问题"), ("fentanyl", "禁毒"), ("channels", "保持沟通")]
    {
        assert!(pairs.iter().any(|(l, r)| l.contains(left) && r.contains(right)), "{left} and {right}: {pairs:#?}");
    }
    assert!(!pairs.iter().any(|(l, r)| l.contains("fentanyl") && r.contains("台湾")));
}

#[test]
fn traditional_characters_read_like_simplified_ones() {
    let analysis = read(ENGLISH, "李華強調，臺灣問題是中國內政。雙方同意保持溝通。");
    let place = analysis.findings.len() - 2;
    assert_eq!(topics(&analysis, place), ["taiwan"]);
    assert_eq!(analysis.findings[place + 1].statement.voice, Voice::Both);
}

#[test]
fn a_speaker_goes_on_until_another_takes_over() {
    let text = "Wang Yi pointed out that cooperation benefits both. The two sides should manage differences. \
        China opposes interference.\n\nMarco Rubio said the two are great countries. The United States hopes for peace.";
    assert_eq!(voices(&read("", text)), [RIGHT, RIGHT, RIGHT, LEFT, LEFT]);
}

#[test]
fn a_post_in_the_first_person_is_its_publishers() {
    let text =
        "I just had a very good call with President Xi. We talked about soybeans. It will be great for our farmers!";
    let analysis = read(text, "President Xi Jinping spoke with President Donald Trump.");
    assert_eq!(voices(&analysis)[..3], [Voice::Both, Voice::Both, LEFT]);
}

#[test]
fn a_closing_attribution_tells_the_speaker() {
    let text = "Defense Minister Dong Jun spoke on Friday. Any attempt is doomed to fail, Dong said.";
    let analysis = read("", text);
    assert_eq!(analysis.findings[1].statement.speaker.as_deref(), Some("Dong Jun"));
    assert_eq!(analysis.findings[1].statement.voice, RIGHT);
}

#[test]
fn participants_are_known_without_any_list() {
    let sides = BySide::new(party("fr", "Freedonia", "FR"), party("sy", "Sylvania", "SY"));
    let people = [
        Participant { side: Side::Left, name: "Rufus Firefly".to_owned(), office: Some("President".to_owned()) },
        Participant { side: Side::Right, name: "Trentino".to_owned(), office: Some("Ambassador".to_owned()) },
    ];
    let text = "Firefly met with Ambassador Trentino. Firefly stressed trade. Trentino warned against tariffs. \
        Sylvania opposes sanctions. The two sides agreed to meet again.";
    let analysis = read_as(&sides, &people, text, "", &Lexicon::bundled());
    assert_eq!(voices(&analysis), [Voice::Both, LEFT, RIGHT, RIGHT, Voice::Both]);
    assert_eq!(analysis.findings[2].statement.act.as_deref(), Some("warn"));
}

#[test]
fn a_list_of_subjects_pairs_with_the_position_on_each() {
    let left =
        "President Donald Trump spoke with President Xi Jinping. They discussed Ukraine, Taiwan and rare earths.";
    let right = "President Xi Jinping said Taiwan is part of China. He said China supports peace talks on Ukraine. \
        He added that rare earth exports follow the law.";
    let analysis = read(left, right);
    let listed = pairs(&analysis).iter().filter(|(left, _)| left.starts_with("They discussed")).count();
    assert_eq!(listed, 3, "{:#?}", pairs(&analysis));
}

#[test]
fn a_users_family_gives_topics_and_pairs() {
    let user = "[indus] water-sharing 5\nen Indus Waters Treaty\nzh 印度河水条约\n";
    let (lexicon, problems) = Lexicon::with_user(user);
    assert_eq!(problems, []);
    let analysis = read_as(&us_and_china(), &[], "The Indus Waters Treaty holds.", "双方谈到印度河水条约。", &lexicon);
    assert_eq!(topics(&analysis, 0), ["water-sharing"], "{:?}", analysis.findings[0]);
    assert_eq!(analysis.links.len(), 1);
}

#[test]
fn every_topic_and_every_pair_says_why() {
    let analysis = read(ENGLISH, CHINESE);
    for finding in &analysis.findings {
        for topic in &finding.statement.topics {
            assert!(finding.subject.grounds.iter().any(|(_, given)| given.contains(topic)), "{topic} without a ground");
        }
        let characters: Vec<char> = finding.statement.text.chars().collect();
        let span = finding.statement.span.clone().unwrap();
        for (ground, _) in &finding.subject.grounds {
            if let Ground::Family { words, .. } = ground {
                assert!(span.start <= words.start && words.end <= span.end && !characters.is_empty());
            }
        }
    }
    for link in &analysis.links {
        let near = &link.nearness;
        assert!(near.opening || !near.families.is_empty() || !near.topics.is_empty(), "a pair without a reason");
    }
}

/// A made-up Chinese text with the voice and the topics of its first sentence.
const CHINESE_OPENINGS: [(&str, &[&str]); 6] = [
    ("3月5日，外交部长李华会见美国国务卿米勒。", &["meeting"]),
    ("外交部长李华应约同美国国务卿米勒通电话。", &["meeting"]),
    ("外交部长李华在北京同美国国务卿米勒举行会谈。", &["meeting"]),
    ("外交部长李华在北京同来华访问的美国国务卿米勒举行会谈。", &["meeting"]),
    ("中美双方在日内瓦举行经贸会谈。", &["trade", "meeting"]),
    ("会谈是坦诚、深入、建设性的。", &["meeting"]),
];

#[test]
fn chinese_openings_report_the_event_and_pair_with_the_english_one() {
    for (text, wanted) in CHINESE_OPENINGS {
        let analysis = read(ENGLISH, text);
        let place = analysis.findings.iter().position(|finding| finding.statement.side == Side::Right).unwrap();
        assert_eq!(topics(&analysis, place), *wanted, "{text}");
        assert_eq!(analysis.findings[place].statement.voice, Voice::Both, "{text}");
    }
    let analysis = read(ENGLISH, CHINESE_OPENINGS[0].0);
    assert!(pairs(&analysis).iter().any(|(left, right)| left.contains("met with") && right.contains("会见")));
}

/// A speech, and whose each of its sentences is.
const SPEECHES: [(&str, &[Voice]); 15] = [
    ("Wang Yi spoke first. It was also agreed that talks will go on.", &[RIGHT, Voice::Both]),
    ("Wang Yi said all is well. It is vital that both sides recognize the facts.", &[RIGHT, RIGHT]),
    ("Wang Yi said all is well. The two sides need to talk.", &[RIGHT, RIGHT]),
    ("Wang Yi said all is well. The talks were candid.", &[RIGHT, Voice::Both]),
    ("Wang Yi said all is well. The two sides exchanged information on rules.", &[RIGHT, Voice::Both]),
    ("Wang Yi said all is well. The U.S. side appreciated the help.", &[RIGHT, LEFT]),
    ("Wang Yi said all is well. Li Qiang and others were present at the meeting.", &[RIGHT, Voice::Both]),
    ("Marco Rubio met with Wang Yi. They discussed the Strait, and Marco Rubio stressed peace.", &[Voice::Both, LEFT]),
    ("王毅表示，中方重视此事。双方应当加强沟通。", &[RIGHT, RIGHT]),
    ("Marco Rubio said all is well. It is hoped that the U.S. side will act.", &[LEFT, RIGHT]),
    ("Wang Yi said all is well. It is hoped that the two sides will act.", &[RIGHT, RIGHT]),
    ("Wang Yi visited Washington, the United States.", &[Voice::Both]),
    ("Wang Yi met with American business leaders.", &[RIGHT]),
    ("A high-level dialogue was held in Anchorage.", &[Voice::Both]),
    (GENERAL, &[Voice::Both, Voice::Both]),
];

/// A name behind two titles.
const GENERAL: &str = "Secretary of Defense Lloyd Austin spoke with Minister of National Defense General Wei Fenghe. \
    Secretary Austin and General Wei discussed the sea.";

#[test]
fn who_speaks_is_told_by_subject_verb_and_tense() {
    for (text, wanted) in SPEECHES {
        assert_eq!(voices(&read("", text)), *wanted, "{text}");
    }
}

#[test]
fn what_both_sides_did_keeps_its_own_verb() {
    let text = "The two sides highlighted the need for talks. The two sides agreed to talk.";
    let analysis = read("", text);
    let acts: Vec<_> = analysis.findings.iter().map(|finding| finding.statement.act.as_deref()).collect();
    assert_eq!(acts, [Some("emphasize"), Some("agree")]);
    assert_eq!(voices(&analysis), [Voice::Both, Voice::Both]);
}

#[test]
fn a_surname_that_is_a_pronoun_is_a_name_behind_a_title() {
    let text = "Secretary Yellen and Vice Premier He Lifeng held talks. Secretary Yellen and Vice Premier He had candid talks.";
    assert_eq!(voices(&read(text, "")), [Voice::Both, Voice::Both]);
}

#[test]
fn a_text_that_says_we_is_its_publishers() {
    let text = "We just concluded two days of talks. We raised the deficit. We do not want to decouple. \
        We talked about fentanyl, and we want to see action.";
    assert_eq!(voices(&read(text, "")), [Voice::Both, LEFT, LEFT, LEFT]);
}

#[test]
fn a_sheet_of_outcomes_tells_what_each_side_undertakes() {
    let sheet = "President Smith reached a historic deal with China.\n\nChina will purchase more grain.\n\n\
                 Specifically, it will buy at once.\n\nThe United States will lower tariffs.\n\n\
                 China should keep its word.";
    assert_eq!(voices(&read(sheet, ""))[1..], [RIGHT, RIGHT, LEFT, LEFT]);
    // Within a speech it is still the speaker's word.
    let speech = "Secretary Miller said the talks were useful. China will answer in time.";
    assert_eq!(voices(&read(speech, "")), [LEFT, LEFT]);
}

#[test]
fn items_without_a_mark_go_on_with_their_heading() {
    let text = "Marco Rubio met with Wang Yi. The two sides agreed to:\n\nHold talks on visas.\n\nOpen a hotline.";
    assert_eq!(voices(&read(text, "")), [Voice::Both; 4]);
}

/// A sentence and its topics, in the order in which it comes to them.
const SUBJECTS: [(&str, &[&str]); 12] = [
    ("He raised port fees and shipbuilding.", &["trade"]),
    ("They discussed the global macroeconomic situation and IMF quotas.", &["global"]),
    ("He spoke of the Framework Convention on Climate Change.", &["global"]),
    ("He called for the complete denuclearization of the peninsula.", &["korea"]),
    ("Progress was made against the deadly trade in fentanyl.", &["fentanyl"]),
    ("He hopes for peaceful resolution of disputes.", &[]),
    ("They will keep to it as scheduled.", &[]),
    ("He raised wrongful detention and exit bans.", &["people"]),
    ("He asked for the return of nationals without a legal basis to remain.", &["law-enforcement"]),
    ("They agreed on an information exchange on export controls.", &["technology", "dialogue"]),
    ("他谈到加征关税和港口费。", &["trade"]),
    ("他谈到中国式现代化和五年规划。", &["development"]),
];

#[test]
fn general_nouns_of_the_field_give_their_topics() {
    for (text, wanted) in SUBJECTS {
        assert_eq!(topics(&read("", text), 0), *wanted, "{text}");
    }
}

#[test]
fn a_sentence_that_points_back_keeps_the_subject() {
    let text = "Wang Yi stressed the Taiwan question. On this question there is no compromise. 王毅强调台湾问题。";
    assert_eq!(topics(&read("", text), 1), ["taiwan"]);
}

#[test]
fn a_list_of_subjects_is_not_gone_on_with() {
    let taiwan = "Wang Yi stressed that Taiwan is the core of China's core interests.";
    let list = "It touches on tariffs, fentanyl, rare earths and export controls.";
    let analysis = read("They met.", &format!("{taiwan} {list} Such moves are extremely dangerous."));
    assert_eq!(topics(&analysis, 2), ["trade", "fentanyl", "minerals", "technology"]);
    assert_eq!(topics(&analysis, 3), ["taiwan"]);
    // Whoever makes the list does not go on with what the other side spoke of.
    let theirs = "Marco Rubio raised tariffs, fentanyl, rare earths and export controls.";
    let analysis = read("They met.", &format!("{taiwan} {theirs} Such moves are extremely dangerous."));
    assert_eq!(topics(&analysis, 3), [""; 0]);
}

#[test]
fn numbered_points_take_up_what_was_said_before_the_first() {
    let lead = "Wang Yi said that the tariffs need three things.";
    let points = "First, it takes time. It concerns fentanyl too. Second, it takes patience.";
    let analysis = read("They met.", &format!("{lead} {points}"));
    assert_eq!([topics(&analysis, 2), topics(&analysis, 4)], [["trade"], ["trade"]]);
    assert_eq!(topics(&analysis, 3), ["fentanyl"]);
    // In paragraphs of their own as well, and in Chinese.
    let analysis = read("They met.", &format!("{lead}\n\nFirst, it takes time.\n\nSecond, it takes patience."));
    assert_eq!([topics(&analysis, 2), topics(&analysis, 3)], [["trade"], ["trade"]]);
    let analysis = read("They met.", "王毅强调台湾问题。第一，不容含糊。第二，不容拖延。");
    assert_eq!([topics(&analysis, 2), topics(&analysis, 3)], [["taiwan"], ["taiwan"]]);
}

#[test]
fn a_side_that_is_ready_to_talk_makes_a_point_of_its_own() {
    let taiwan = "Biden said that the Taiwan Strait must be stable.";
    let talk = "The United States is ready to maintain communication with China.";
    let analysis = read("They met.", &format!("{taiwan} {talk}"));
    assert_eq!(topics(&analysis, 2), ["dialogue"]);
    let still = read("They met.", &format!("{taiwan} Equal consultation is the way."));
    assert_eq!(topics(&still, 2), ["dialogue", "taiwan"]);
}

#[test]
fn a_weak_word_is_enough_for_the_subject_in_hand() {
    let ukraine = "Wang Yi stated the position on the Ukraine crisis.";
    let peace = "A political settlement takes communication.";
    assert!(topics(&read("They met.", &format!("{ukraine} {peace}")), 2).contains(&"ukraine"));
}

#[test]
fn an_institution_is_no_subject() {
    let text = "They agreed to keep channels open between the Treasury Department and the Ministry of Public Security.";
    assert_eq!(topics(&read("", text), 0), ["dialogue"]);
}

#[test]
fn in_a_text_about_one_thing_the_general_is_about_it_too() {
    let text = "China and the United States held economic and trade talks. They discussed tariffs. They discussed soybeans. They discussed the trade deficit. \
        They agreed on lower tariffs.\n\nMarco Rubio said that cooperation benefits both countries.";
    let analysis = read("", text);
    assert!(topics(&analysis, 5).contains(&"trade"), "{:?}", analysis.findings[5].subject);
}

#[test]
fn a_text_without_a_sentence_is_reported() {
    let analysis = read(" \n\n", "Fine.");
    assert_eq!(analysis.silent.len(), 1);
    assert_eq!(analysis.findings.len(), 1);
}

/// Words, marks and breaks as texts have them, and any character besides.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "Wang Yi", "said", "the two sides", "agreed", "Taiwan", "U.S.", "Secretary", "Oct.", "31", "3.5", "etc.", "We", "。",
            "！", "”", "“", ".", "?", ",", "\n", "\n\n", "• ", "台湾问题", "双方", "同意", "é", "’s", " ", "1.", ":", "He",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, any::<bool>()), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| if space { piece + " " } else { piece }).collect())
}

fn blank(characters: &[char]) -> bool {
    characters.iter().all(|c| c.is_whitespace() || *c == '\u{feff}')
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn spans_tile_the_text_and_nothing_panics(left in any_text(), right in any_text()) {
        let analysis = read(&left, &right);
        for (side, text) in [(Side::Left, &left), (Side::Right, &right)] {
            let characters: Vec<char> = text.chars().collect();
            let mut at = 0;
            for finding in analysis.findings.iter().filter(|finding| finding.statement.side == side) {
                let span = finding.statement.span.clone().unwrap();
                prop_assert!(at <= span.start && span.start < span.end && span.end <= characters.len());
                prop_assert!(blank(&characters[at..span.start]));
                prop_assert_eq!(characters[span.clone()].iter().collect::<String>(), finding.statement.text.clone());
                at = span.end;
            }
            prop_assert!(blank(&characters[at..]));
        }
        for link in &analysis.links {
            let sides = link.pairing.statements.as_ref().map(|ids| analysis.findings[ids[0].index()].statement.side);
            prop_assert_eq!((sides.left, sides.right), (Side::Left, Side::Right));
        }
    }

    #[test]
    fn the_same_texts_give_the_same_result(left in any_text(), right in any_text()) {
        prop_assert_eq!(format!("{:?}", read(&left, &right)), format!("{:?}", read(&left, &right)));
    }
}
