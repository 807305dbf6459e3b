//! `lexicon` and `explain`: what the program knows, and what it made of it.

use std::io::{self, Write};
use std::path::PathBuf;

use super::LexiconCommand;
use super::run::{self, Failure};
use crate::compare::compare;
use crate::explain::{Reason, explain};
use crate::lexicon::{self, FAMILIES, Lexicon};
use crate::library::{self, read_lexicon};
use crate::{text, wording};

/// The bundled lexicon with the user's own; what is wrong with that is a warning.
pub(super) fn lexicon() -> Result<Lexicon, Failure> {
    let Some(path) = own() else { return Ok(Lexicon::bundled()) };
    let (lexicon, problems) = Lexicon::with_user(&read(&path)?);
    if let Some(first) = problems.first() {
        let path = path.to_string_lossy();
        let message = format!("{path}:{first} (`counterpart lexicon check` shows all)");
        writeln!(io::stderr(), "warning: {}", text::safe(&message))?;
    }
    Ok(lexicon)
}

/// `lexicon`: prints it, or checks the user's.
pub(super) fn print_or_check(command: Option<&LexiconCommand>) -> Result<(), Failure> {
    let Some(LexiconCommand::Check { file }) = command else {
        let own = own_text()?;
        return run::write(&format!(
            "{FAMILIES}{}",
            if own.is_empty() { String::new() } else { format!("\n# Your own\n{own}") }
        ));
    };
    let path = file.clone().or_else(own).ok_or_else(|| Failure::Unclear("name the file to check".to_owned()))?;
    if !path.exists() {
        let name = path.to_string_lossy();
        return Err(Failure::Unclear(format!("there is no lexicon of your own at {}", text::safe(&name))));
    }
    let source = read(&path)?;
    let problems = lexicon::check(&source);
    let name = path.to_string_lossy();
    for problem in &problems {
        writeln!(io::stderr(), "{}", text::safe(&format!("{name}:{problem}")))?;
    }
    if problems.is_empty() {
        return run::write(&format!("{} is fine\n", text::safe(&name)));
    }
    writeln!(io::stderr(), "{}", wording::counted(problems.len(), "problem"))?;
    Err(Failure::Checked)
}

/// `explain`.
pub(super) fn explain_row(name: &str, number: usize) -> Result<(), Failure> {
    let meeting = run::named(name, &run::library_with(&[]).index())?;
    let comparison = compare(&meeting);
    let reasons = explain(&meeting, &comparison, &library::vocabulary(), &lexicon()?, number);
    let reasons = reasons.ok_or_else(|| {
        let last: usize = comparison.topics.iter().map(|topic| topic.rows.len()).sum();
        Failure::NotInMeeting(format!("there is no row {number}: this meeting has rows 1 to {last}"))
    })?;
    let line = |reason: &Reason| format!("{}{}\n", "  ".repeat(reason.level), text::safe(&reason.words));
    run::write(&reasons.iter().map(line).collect::<String>())
}

/// The text of the user's own lexicon; empty where there is none.
pub(super) fn own_text() -> Result<String, Failure> {
    own().map_or_else(|| Ok(String::new()), |path| read(&path))
}

/// Where the user's own lexicon is.
fn own() -> Option<PathBuf> {
    library::user_lexicon(|name| std::env::var_os(name))
}

fn read(path: &std::path::Path) -> Result<String, Failure> {
    read_lexicon(path).map_err(|cause| {
        let path = path.to_string_lossy();
        Failure::Unclear(format!("cannot read {}: {cause}; it must be UTF-8 text", text::safe(&path)))
    })
}
