//! A document taken apart: its characters, its words, its sentences.

use std::ops::Range;

use crate::lexicon::words::{Symbol, Token, Words};
use crate::model::{DocumentId, Side};

use super::split::{Sentence, sentences};

/// A document ready for analysis.
#[derive(Debug)]
pub struct Reading {
    /// Which document of the meeting it is.
    pub id: DocumentId,
    /// The side that published it.
    pub side: Side,
    /// Its characters: spans count these.
    pub text: Vec<char>,
    /// Its words.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Line>,
}

/// A sentence with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub sentence: Sentence,
    /// Its words, as a part of [`Reading::tokens`].
    pub tokens: Range<usize>,
}

impl Reading {
    /// Takes `text` apart.
    pub fn of(id: DocumentId, side: Side, text: &str, words: &mut Words) -> Self {
        let tokens = words.tokens(text);
        let text: Vec<char> = text.chars().collect();
        let mut next = 0;
        let lines = sentences(&text).into_iter().map(|sentence| {
            let from = next;
            next += tokens.iter().skip(from).take_while(|token| token.start < sentence.span.end).count();
            Line { sentence, tokens: from..next }
        });
        let sentences = lines.collect();
        Self { id, side, text, tokens, sentences }
    }

    /// The numbers of all its words.
    pub fn symbols(&self) -> Vec<Symbol> {
        self.tokens.iter().map(|token| token.symbol).collect()
    }

    /// The words of one sentence.
    pub fn line(&self, line: &Line) -> &[Token] {
        self.tokens.get(line.tokens.clone()).unwrap_or_default()
    }

    /// The text in a span.
    pub fn words(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or_default().iter().collect()
    }
}
