//! Speeches and pages of any length, always the same for the same seed.

/// What speeches are made of: about as long as real sentences, on most topics of the lexicon.
const SENTENCES: [&str; 20] = [
    "The President stressed the importance of maintaining open channels of communication at every level.",
    "The two sides held candid, in-depth and constructive talks on a range of global and regional issues.",
    "He underscored the importance of peace and stability across the Taiwan Strait.",
    "The Taiwan question is the core of China's core interests, the Minister emphasized.",
    "They agreed to resume the working group on climate and to meet again in the coming weeks.",
    "She raised concerns about non-market economic practices and recent actions against American companies.",
    "China urges the United States to lift its unilateral sanctions and to stop suppressing Chinese firms.",
    "The Secretary raised the case of citizens who are wrongfully detained or subject to exit bans.",
    "Both sides welcomed the growing number of direct flights and exchanges between students.",
    "The two Presidents discussed Russia's war against Ukraine and the situation in the Middle East.",
    "He said that the South China Sea should remain open under international law.",
    "The Minister pointed out that the two countries should respect each other and coexist in peace.",
    "They exchanged views on the Korean Peninsula and on cooperation at the United Nations.",
    "The sides decided to cooperate against the flow of precursor chemicals used to make fentanyl.",
    "He reiterated that the United States does not seek a new Cold War and does not support independence.",
    "On artificial intelligence, the officials agreed to hold talks between their governments.",
    "Military-to-military communication should be resumed on the basis of equality, he added.",
    "China's development is an opportunity for the world, and nobody should try to contain it.",
    "She expressed concern about human rights in Xinjiang, Tibet and Hong Kong.",
    "The two sides will follow through on the consensus which their leaders reached in Bali.",
];

/// Sentences of one paragraph.
const PARAGRAPH: usize = 6;

/// A speech of about so many words; two of different seeds say the same things in another order.
pub fn speech(words: usize, seed: usize) -> String {
    let mut text = String::new();
    let (mut spoken, mut turn) = (0, seed);
    for number in 1.. {
        // A step of a generator with a full period: every sentence comes, none in a short circle.
        turn = (turn * 1_103_515_245 + 12_345) & 0x7fff_ffff;
        let sentence = SENTENCES[(turn >> 16) % SENTENCES.len()];
        // A number makes each sentence one of its own, as those of a real speech are.
        let sentence = sentence.replacen('.', &format!(", point {number}."), 1);
        spoken += sentence.split(' ').count();
        text.push_str(&sentence);
        text.push_str(if number % PARAGRAPH == 0 { "\n\n" } else { " " });
        if spoken >= words {
            break;
        }
    }
    text
}

/// A page with a speech of about so many words, and navigation around it.
pub fn page(words: usize) -> String {
    let paragraphs: String = speech(words, 1).split("\n\n").map(|words| format!("<p>{words}</p>\n")).collect();
    let links: String = (0..40).map(|number| format!("<li><a href=\"/{number}\">Section {number}</a></li>")).collect();
    format!(
        "<html><head><title>A speech</title></head><body><nav><ul>{links}</ul></nav><main><h1>A speech</h1>\n\
         {paragraphs}</main><footer>Terms of use</footer></body></html>"
    )
}
