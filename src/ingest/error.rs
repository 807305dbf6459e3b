//! Why a file was refused, in words for the person at the keyboard.
//!
//! Separate from the readers because every one of them ends in the same few refusals, and because
//! each message must name the file, say what it is and say what to do.

/// A file that could not be taken in.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct IngestError {
    /// The file's name as it was given, `-` for standard input.
    pub name: String,
    /// What is wrong with it.
    #[source]
    pub problem: Problem,
}

impl IngestError {
    /// The refusal of the file called `name`.
    #[must_use]
    pub fn new(name: &str, problem: Problem) -> Self {
        Self { name: name.to_owned(), problem }
    }
}

/// What is wrong with a file; each message says what it is and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// It could not be opened or read.
    #[error("cannot be read ({0}); check the path and the permissions")]
    Unreadable(#[from] std::io::Error),
    /// The path is a folder.
    #[error("is a folder; name the one file that holds this side's text")]
    Folder,
    /// It has no bytes, or only blanks.
    #[error("is empty; save the text again, or paste it into a text file")]
    Empty,
    /// It is larger than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("is larger than 64 MiB, far more than a readout; give only the page or the pages that hold the text")]
    TooLarge,
    /// It is of a known kind that is not read; `kind` names it, `advice` says what to give instead.
    #[error("is {kind}, not a published text; {advice}")]
    Foreign {
        /// What it is, with its article: `a PNG image`.
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// It is binary data of no known kind.
    #[error("is binary data, not text; give a text, Markdown, HTML, DOCX or PDF file")]
    Binary,
    /// Too many of its characters came out as replacement marks.
    #[error(
        "is not legible: {lost} of {total} characters came out as “\u{fffd}”; save it as UTF-8, or copy the text out of a \
         viewer that shows it rightly"
    )]
    Illegible {
        /// How many characters are lost.
        lost: usize,
        /// How many there are.
        total: usize,
    },
    /// Its elements, lists or dictionaries lie deeper in each other than any real document's.
    #[error("has {what} nested more than {limit} deep, which no real document does; copy its text into a text file")]
    TooDeep {
        /// What is nested.
        what: &'static str,
        /// The deepest that is read.
        limit: usize,
    },
    /// It has more parts than are read.
    #[error("has more than {limit} {what}; save only the part that holds the text")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many are read.
        limit: usize,
    },
    /// A part of an archive unpacks to more than is read.
    #[error("has {what} of more than {limit} MiB when unpacked; save it again, or copy its text into a text file")]
    Inflated {
        /// Which part.
        what: &'static str,
        /// The most that is read.
        limit: u64,
    },
    /// It is damaged.
    #[error("is a damaged {format} file ({detail}); open it in its own program and save it again")]
    Damaged {
        /// `DOCX` or `PDF`.
        format: &'static str,
        /// What the reader said.
        detail: String,
    },
    /// It is a PDF that needs a password.
    #[error(
        "is an encrypted PDF; open it with its password and print it to a new PDF, or copy its text into a text file"
    )]
    Encrypted,
    /// It is a PDF without a text layer.
    #[error("is a PDF of images without a text layer; run text recognition (OCR) on it first, then give the result")]
    ImageOnly,
    /// The program was built without the `pdf` feature.
    #[error("is a PDF, and this program was built without PDF support; copy its text into a text file")]
    NoPdfSupport,
    /// It is a web page without a text of its own: a list of links, a login, a search page.
    #[error("is a web page without an article; open the readout itself and save that page")]
    NoArticle,
    /// Nothing in it is a sentence.
    #[error("has no sentence in it; give the text of the readout")]
    NoSentence,
    /// Both sides were given the same text.
    #[error("is the same text as {other}; give one file for each side")]
    SameText {
        /// The other side's file.
        other: String,
    },
    /// A library failed on it.
    #[error(
        "made the {format} reader fail, so the file is probably damaged; copy its text into a text file ({detail})"
    )]
    ReaderFailed {
        /// Which reader.
        format: &'static str,
        /// What the library said.
        detail: String,
    },
}

/// What a reader of the text should know, though it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file does not say how it is encoded, and this was taken for it.
    GuessedEncoding(&'static str),
    /// The page declares one encoding and is written in another.
    WrongEncoding {
        /// What it declares.
        declared: &'static str,
        /// What it was read as.
        read_as: &'static str,
    },
    /// So many characters came out as replacement marks; too few to refuse the text.
    LostCharacters(usize),
    /// Something in the file was left out; the text names it.
    LeftOut(&'static str),
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::GuessedEncoding(name) => write!(f, "the encoding is not declared; read as {name}"),
            Self::WrongEncoding { declared, read_as } => write!(f, "declared as {declared}, but read as {read_as}"),
            Self::LostCharacters(count) => write!(f, "{count} characters could not be read and show as “\u{fffd}”"),
            Self::LeftOut(what) => write!(f, "{what} left out"),
        }
    }
}
