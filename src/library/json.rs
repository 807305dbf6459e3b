//! Bytes to a JSON tree that knows where each value stands. Separate because nothing else in the
//! library knows which parser is behind it.

use std::ops::Range;

use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::tokens::Token;
use jsonc_parser::{CollectOptions, ParseOptions, Scanner, ScannerOptions, parse_to_ast};

use super::problem::Problem;

pub(super) use jsonc_parser::ast::{Object, StringLit, Value};

/// The longest file that is read, in bytes: two thousand times the longest bundled meeting, and a
/// sixtieth of the memory of a small machine.
pub(super) const LIMIT: u64 = 64 << 20;

/// Where `value` stands in its source, in bytes.
pub(super) fn place(value: &impl Ranged) -> Range<usize> {
    value.start()..value.end()
}

/// What kind of value this is, for a message.
pub(super) const fn kind_name(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "a string",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "true or false",
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        Value::NullKeyword(_) => "null",
    }
}

/// The text of a file: UTF-8 without its byte order mark.
///
/// # Errors
/// The place of the first byte that is not UTF-8, in the text as
/// [`String::from_utf8_lossy`] repairs it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to();
        let byte = bytes.get(start).copied().unwrap_or_default();
        Problem::new(start..start + char::REPLACEMENT_CHARACTER.len_utf8(), format!("byte {byte:#04x} is not UTF-8"))
            .help("save the file with the encoding UTF-8")
    })
}

/// The tree of a strict JSON text: no comments, no trailing commas, at most 512 levels deep.
///
/// # Errors
/// The first place that is not JSON.
pub(super) fn parse(source: &str) -> Result<Value<'_>, Problem> {
    match parse_to_ast(source, &CollectOptions::default(), &strict()) {
        Ok(result) => result.value.ok_or_else(|| {
            Problem::new(0..0, "the file is empty").help("a meeting starts with `{ \"format\": 1, \"id\": …`")
        }),
        Err(error) => Err(not_json(&error, source.len())),
    }
}

/// The text before `key` at the top level, without the comma before it; `None` when `start`, the
/// beginning of a file, does not reach that far.
pub(super) fn before_key<'s>(start: &'s str, key: &str) -> Option<&'s str> {
    let mut scanner = Scanner::new(start, &strict_tokens());
    let (mut depth, mut end, mut at_key) = (0_usize, 0, false);
    while let Some(token) = scanner.scan().ok()? {
        match token {
            Token::OpenBrace | Token::OpenBracket => depth += 1,
            Token::CloseBrace | Token::CloseBracket => depth = depth.saturating_sub(1),
            Token::String(text) if at_key && depth == 1 && text == key => return start.get(..end),
            _ => {}
        }
        at_key = depth == 1 && matches!(token, Token::OpenBrace | Token::Comma);
        end = if token_is_comma(&scanner) { scanner.token_start() } else { scanner.token_end() };
    }
    None
}

/// Whether the scanner stands on a comma.
fn token_is_comma(scanner: &Scanner<'_>) -> bool {
    scanner.token() == Some(Token::Comma)
}

/// JSON as RFC 8259 has it.
const fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// The same for tokens alone.
const fn strict_tokens() -> ScannerOptions {
    ScannerOptions {
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// The parser's complaint in our words.
fn not_json(error: &ParseError, length: usize) -> Problem {
    let range = error.range();
    let start = range.start.min(length);
    let mut message = error.kind().to_string();
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    Problem::new(start..range.end.clamp(start, length), format!("not JSON: {message}")).help(remedy(error.kind()))
}

/// What to do about a syntax error.
const fn remedy(kind: &ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::TrailingCommasNotAllowed => "remove the comma after the last item",
        ParseErrorKind::CommentsNotAllowed => "JSON has no comments: move it into a `note`",
        ParseErrorKind::SingleQuotedStringsNotAllowed => "write \"…\" instead of '…'",
        ParseErrorKind::UnterminatedObject => "close the object with `}`",
        ParseErrorKind::UnterminatedArray => "close the list with `]`",
        ParseErrorKind::String(_) => "end the string with `\"`, and write `\\\\` and `\\\"` for these two inside it",
        ParseErrorKind::ExpectedComma => "put a comma between two items",
        ParseErrorKind::NestingDepthExceeded => "this is not a meeting file: one has six levels",
        ParseErrorKind::MultipleRootJsonValues => "keep one meeting in one file",
        _ => "write this place as JSON",
    }
}
