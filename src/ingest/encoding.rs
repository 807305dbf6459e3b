//! Bytes → characters: the encodings in which ministries have published over the years.
//!
//! Separate from the formats because plain text, Markdown and HTML all need it, in this order: a byte
//! order mark, valid UTF-8, what the page declares, and only then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GBK, UTF_8, WINDOWS_1252, X_USER_DEFINED};

use super::{Problem, Warning};

/// How far into a page its declaration may stand: the HTML standard says the first 1024 bytes, old
/// ministry pages put keywords and descriptions before it.
const DECLARATION_WITHIN: usize = 4096;

/// Bytes from the first non-ASCII one on that a guess is made from; the answer does not change after this
/// many, and the detector reads 8 MB a second.
const GUESS_FROM: usize = 256 << 10;

/// Decoded characters.
pub(super) struct Decoded {
    pub text: String,
    pub warning: Option<Warning>,
}

/// Decodes `bytes`; what cannot be decoded comes out as U+FFFD and is judged by the caller.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok(Decoded { text: text.into_owned(), warning: None });
    }
    if looks_binary(bytes) {
        return Err(Problem::Binary);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), warning: None },
        Err(_) => decode_legacy(bytes),
    })
}

/// Decodes bytes that are not UTF-8.
fn decode_legacy(bytes: &[u8]) -> Decoded {
    let guess = guessed(bytes);
    let Some(declared) = declared(bytes) else {
        let (text, _) = guess.decode_without_bom_handling(bytes);
        return Decoded { text: text.into_owned(), warning: Some(Warning::GuessedEncoding(guess.name())) };
    };
    let (text, failed) = declared.decode_without_bom_handling(bytes);
    if !failed || guess == declared {
        return Decoded { text: text.into_owned(), warning: None };
    }
    let (second, failed_too) = guess.decode_without_bom_handling(bytes);
    if failed_too && lost(&second) >= lost(&text) {
        return Decoded { text: text.into_owned(), warning: None };
    }
    let warning = Warning::WrongEncoding { declared: declared.name(), read_as: guess.name() };
    Decoded { text: second.into_owned(), warning: Some(warning) }
}

/// How many characters of `text` could not be decoded.
fn lost(text: &str) -> usize {
    text.chars().filter(|&letter| letter == char::REPLACEMENT_CHARACTER).count()
}

/// The most likely encoding of `bytes`. GBK stands for GB18030 too: both decode alike.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let sample = bytes.get(first..).unwrap_or_default();
    let sample = sample.get(..GUESS_FROM).unwrap_or(sample);
    detector.feed(sample, first + sample.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Allow);
    // A guess of UTF-8 for bytes that are not UTF-8 means: mostly UTF-8 with damage. Keep the damage visible.
    if guess == UTF_8 && !bytes.iter().any(|&byte| byte >= 0xC0) { WINDOWS_1252 } else { guess }
}

/// The encoding a page declares, by `charset=` in a `meta` element or `encoding=` in an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION_WITHIN)).unwrap_or_default().to_ascii_lowercase();
    let label = value_after(&head, b"charset").or_else(|| value_after(&head, b"encoding"))?;
    let encoding = Encoding::for_label(label)?;
    // A page that declares UTF-16 in ASCII letters lies; GB2312 and GBK are read as their superset.
    match encoding {
        _ if encoding == X_USER_DEFINED || !encoding.is_ascii_compatible() => None,
        _ if encoding == GBK => Some(encoding_rs::GB18030),
        _ => Some(encoding),
    }
}

/// The word after `key`, `=` and an optional quotation mark.
fn value_after<'a>(head: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = head.windows(key.len()).position(|window| window == key)?;
    let rest = head.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte))?;
    rest.get(..end).filter(|label| !label.is_empty())
}

/// Whether `bytes` hold what no text holds: a NUL, or more control characters than a slip explains.
fn looks_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    // One in a hundred: compressed data has about one in nine, text with stray controls one in thousands.
    bytes.contains(&0) || bytes.iter().filter(is_control).count() * 100 > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "外交部长会见来访的弗里多尼亚国务卿，双方就双边关系深入交换意见。";
    const FRENCH: &str = "Le ministre a reçu son homologue à l’Élysée ; la coopération a été évoquée.";

    fn decoded(bytes: &[u8]) -> (String, Option<Warning>) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.warning)
    }

    #[test]
    fn utf_8_and_utf_16_with_mark_lose_the_mark_only() {
        for text in [CHINESE, FRENCH] {
            let little: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big, format!("\u{feff}{text}").into_bytes(), text.as_bytes().to_vec()] {
                assert_eq!(decoded(&bytes), (text.to_owned(), None));
            }
        }
    }

    #[test]
    fn undeclared_chinese_and_western_bytes_are_recognised() {
        for (encoding, text) in [(encoding_rs::GB18030, CHINESE), (WINDOWS_1252, FRENCH)] {
            let (bytes, _, _) = encoding.encode(text);
            let (read, warning) = decoded(&bytes);
            assert_eq!(read, text);
            assert!(matches!(warning, Some(Warning::GuessedEncoding(_))), "{warning:?}");
        }
    }

    #[test]
    fn short_undeclared_chinese_is_recognised() {
        let text = "双方举行了会谈。";
        assert_eq!(decoded(&encoding_rs::GBK.encode(text).0).0, text);
    }

    #[test]
    fn declaration_outranks_the_guess_unless_it_fails() {
        let page = format!("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>{CHINESE}");
        assert_eq!(decoded(&encoding_rs::GBK.encode(&page).0), (page.clone(), None));
        let wrong = page.replace("gb2312", "euc-kr");
        let (text, warning) = decoded(&encoding_rs::GBK.encode(&wrong).0);
        assert_eq!(text, wrong);
        assert!(matches!(warning, Some(Warning::WrongEncoding { declared: "EUC-KR", .. })), "{warning:?}");
    }

    #[test]
    fn nul_and_control_characters_are_binary() {
        assert!(matches!(decode(b"text\0text"), Err(Problem::Binary)));
        assert!(matches!(decode(&[1, 2, 3, 4, 200, 201]), Err(Problem::Binary)));
        assert_eq!(decoded(b"").0, "");
    }
}
