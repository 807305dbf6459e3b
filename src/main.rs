//! The `counterpart` program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    counterpart::cli::run(std::env::args_os())
}
