//! Calendar dates as ministries write them: 2022-11-14, November 14, 2022, 14 November 2022,
//! Mon, 14 Nov 2022 10:00:00 +0000, 2023年6月18日, 二〇二三年六月十八日.
//!
//! Separate because page metadata, datelines and DOCX properties all need it. A date is taken as it is
//! written: no time zone is applied, for the day on the page is the day the ministry gave. Numbers
//! alone in another order than year, month, day are not taken: 04/05/2022 is two different days.

use jiff::civil::Date;

/// A number or a word of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number(i64),
    Word(&'a str),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The years a readout can be from: before 1900 and after 2199 a number is something else.
const YEARS: std::ops::Range<i64> = 1900..2200;

/// The first date in `text`.
pub(super) fn find(text: &str) -> Option<Date> {
    find_in(&tokens(text)).map(|(date, _)| date)
}

/// The date of a line that holds nothing else but a time, a weekday or a label: `Published: May 3, 2024 10:15`.
pub(super) fn dateline(text: &str) -> Option<Date> {
    let tokens = tokens(text);
    let (date, place) = find_in(&tokens)?;
    let rest = tokens.iter().enumerate().filter(|(at, _)| !place.contains(at)).map(|(_, token)| token);
    rest.copied().all(may_stand_beside_a_date).then_some(date)
}

/// Words that a dateline may hold besides its date, in lower case.
const BESIDE: [&str; 41] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "t",
    "z",
    "utc",
    "gmt",
    "est",
    "edt",
    "at",
    "on",
    "date",
    "published",
    "posted",
    "updated",
    "released",
    "release",
    "updatetime",
    "发布时间",
    "发布日期",
    "时间",
    "日期",
    "更新时间",
    "發布時間",
    "日",
];

fn may_stand_beside_a_date(token: Token<'_>) -> bool {
    match token {
        // Hours, minutes, seconds and zone offsets.
        Token::Number(number) => number < 100 || number % 100 == 0,
        Token::Word(word) => BESIDE.contains(&word.to_lowercase().as_str()) || word.starts_with("星期"),
    }
}

/// The first date among `tokens` and the tokens it takes up.
fn find_in(tokens: &[Token<'_>]) -> Option<(Date, std::ops::Range<usize>)> {
    (0..tokens.len()).find_map(|at| {
        let (date, length) = starts_with_date(tokens.get(at..)?)?;
        Some((date, at..at + length))
    })
}

/// The date `tokens` start with and how many of them it takes up.
fn starts_with_date(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    use Token::{Number, Word};
    match *tokens {
        [Number(year), Word("年"), Number(month), Word("月"), Number(day), Word(rest), ..]
            if rest.starts_with(['日', '号', '號']) =>
        {
            Some((date(year, month, day)?, 6))
        }
        [Number(year), Number(month), Number(day), ..] if YEARS.contains(&year) => Some((date(year, month, day)?, 3)),
        [Word(month), Number(day), Word("st" | "nd" | "rd" | "th"), Number(year), ..] => {
            Some((date(year, month_named(month)?, day)?, 4))
        }
        [Word(month), Number(day), Number(year), ..] => Some((date(year, month_named(month)?, day)?, 3)),
        [Number(day), Word("st" | "nd" | "rd" | "th"), Word(month), Number(year), ..] => {
            Some((date(year, month_named(month)?, day)?, 4))
        }
        [Number(day), Word(month), Number(year), ..] => Some((date(year, month_named(month)?, day)?, 3)),
        _ => None,
    }
}

/// The number of the month called `word`, in full or by three letters or more: `Sept`.
fn month_named(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| *month == word || (word.len() >= 3 && month.starts_with(&word)))?;
    i64::try_from(at).ok().map(|at| at + 1)
}

/// A date that exists and lies within [`YEARS`].
fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = Some(year).filter(|year| YEARS.contains(year))?;
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The numbers and words of `text`; what is neither separates them.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = class_of(first);
        let end = rest.find(|letter| class_of(letter) != class).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match class {
            Class::Digit => tokens.extend(run.parse().ok().map(Token::Number)),
            Class::HanDigit => tokens.extend(han_number(run).map(Token::Number)),
            Class::Letter => tokens.push(Token::Word(run)),
            Class::Other => {}
        }
        rest = after;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    HanDigit,
    Letter,
    Other,
}

fn class_of(letter: char) -> Class {
    match letter {
        '0'..='9' => Class::Digit,
        _ if HAN_DIGITS.contains(letter) || letter == '十' => Class::HanDigit,
        _ if letter.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// The digits of 二〇二三年, each at the place of its value; the circle has two common forms.
const HAN_DIGITS: &str = "〇一二三四五六七八九零○";

/// 二〇二三 → 2023, 十八 → 18, 二十一 → 21.
fn han_number(run: &str) -> Option<i64> {
    let value = |letter: char| {
        let at = HAN_DIGITS.chars().position(|digit| digit == letter)?;
        i64::try_from(at).ok().map(|at| if at > 9 { 0 } else { at })
    };
    let plain =
        |digits: &str| digits.chars().try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(value(digit)?));
    match run.split_once('十') {
        None => plain(run),
        Some(("", ones)) => Some(10 + plain(ones)?),
        Some((tens, ones)) => plain(tens)?.checked_mul(10)?.checked_add(plain(ones)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_date_is_read() {
        for text in [
            "2022-11-14",
            "2022-11-14T10:00:00+08:00",
            "2022/11/14",
            "2022.11.14 19:45",
            "November 14, 2022",
            "Nov. 14, 2022",
            "14 November 2022",
            "14th November, 2022",
            "November 14th, 2022",
            "Mon, 14 Nov 2022 14:00:05 +0000",
            "2022年11月14日",
            "2022年11月14日 19:45",
            "二〇二二年十一月十四日",
            "二零二二年十一月十四号",
        ] {
            assert_eq!(find(text), Some(Date::constant(2022, 11, 14)), "{text}");
            assert_eq!(dateline(text), Some(Date::constant(2022, 11, 14)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        for text in
            ["", "04/05/2022", "February 30, 2022", "2022年13月1日", "412 words", "May 2022", "3000-01-01", "été"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn dateline_holds_nothing_but_the_date() {
        assert_eq!(dateline("发布时间：2023年6月18日 星期日"), Some(Date::constant(2023, 6, 18)));
        assert_eq!(dateline("Published: Thursday, May 26, 2022 5:44 pm EDT"), Some(Date::constant(2022, 5, 26)));
        assert_eq!(dateline("On May 26, 2022, the ministers met."), None);
        assert_eq!(dateline("2023年6月18日，双方会谈。"), None);
        assert_eq!(find("2023年6月18日，双方会谈。"), Some(Date::constant(2023, 6, 18)));
    }
}
