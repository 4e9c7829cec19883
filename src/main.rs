//! Arguments in, exit code out. Everything else is in the library beside it, where tests reach it.

fn main() -> std::process::ExitCode {
    lectern::cli::run(std::env::args_os())
}
