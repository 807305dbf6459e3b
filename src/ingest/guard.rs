//! What keeps a hostile or broken file from taking the program with it: size, panics, lost characters.
//!
//! Depth has its own file, [`nesting`](super::nesting).

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Problem;

/// The most bytes that are read of one file, 64 MiB: a hundred times the longest communiqué as a PDF.
pub const MAX_BYTES: u64 = 64 << 20;

/// Refuses a file that is empty or too large.
pub(super) fn size(bytes: &[u8]) -> Result<(), Problem> {
    match bytes.len() {
        0 => Err(Problem::Empty),
        length if length as u64 > MAX_BYTES => Err(Problem::TooLarge),
        _ => Ok(()),
    }
}

/// One lost character in this many is a slip of the pen (an odd quotation mark); more is another
/// encoding or a font without a character map, and then the words themselves are wrong.
const LEGIBLE_PER_LOST: usize = 200;

/// How many characters of `text` came out as replacement marks.
///
/// # Errors
/// When they are too many for the text to be trusted.
pub(super) fn legible(text: &str) -> Result<usize, Problem> {
    let (mut lost, mut total) = (0, 0);
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        total += 1;
        lost += usize::from(letter == char::REPLACEMENT_CHARACTER);
    }
    if lost * LEGIBLE_PER_LOST > total { Err(Problem::Illegible { lost, total }) } else { Ok(lost) }
}

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// How many readers are running in all threads.
static READERS: AtomicUsize = AtomicUsize::new(0);

/// Whether a panic of this thread will be caught and become a message: it is inside a reader, or it is a
/// nameless worker that a reader's library started.
///
/// A panic hook that restores the terminal asks this first and does nothing when it is true.
#[must_use]
pub fn containing_panic() -> bool {
    CONTAINED.get() || (READERS.load(Ordering::Relaxed) > 0 && std::thread::current().name().is_none())
}

/// Runs the reader called `format`; its panic is an error about the file and prints nothing.
pub(super) fn contained<T>(format: &'static str, read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    silence_contained_panics();
    CONTAINED.set(true);
    READERS.fetch_add(1, Ordering::Relaxed);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    READERS.fetch_sub(1, Ordering::Relaxed);
    CONTAINED.set(false);
    outcome.unwrap_or_else(|panic| Err(Problem::ReaderFailed { format, detail: words_of(&*panic) }))
}

/// Puts a hook before the present one, once, that keeps caught panics off the screen.
fn silence_contained_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !containing_panic() {
                before(panic);
            }
        }));
    });
}

/// What a panic said.
fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_of_a_reader_is_the_message_for_that_file() {
        let outcome = contained("PDF", || -> Result<(), Problem> { panic!("index 7 out of range") });
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains("PDF reader") && message.contains("index 7"), "{message}");
        assert!(!containing_panic());
    }

    #[test]
    fn text_of_replacement_marks_is_refused_and_a_single_one_is_counted() {
        assert!(matches!(legible("\u{fffd}\u{fffd}会谈"), Err(Problem::Illegible { lost: 2, total: 4 })));
        assert_eq!(legible(&format!("{}\u{fffd}", "é ".repeat(400))).unwrap(), 1);
        assert_eq!(legible("").unwrap(), 0);
    }

    #[test]
    fn empty_and_oversized_files_are_refused() {
        assert!(matches!(size(b""), Err(Problem::Empty)));
        assert!(matches!(size(&vec![b'a'; (MAX_BYTES + 1) as usize]), Err(Problem::TooLarge)));
    }
}
