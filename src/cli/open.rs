//! `lectern [FILE]`: opens the window, or says why none can be opened. Never panics where a library or a display is
//! missing: whoever prepares a laptop for a meeting must be told what to install.

use super::output::{self, Exit};
use crate::{app, display};
use lectern_core::Language;
use std::path::PathBuf;

/// Opens the window with this agenda, or with none, and returns when it is closed. Where no language is asked for, the
/// window has the one that was chosen there before.
pub(super) fn open_window(file: Option<PathBuf>, asked: Option<Language>) -> Exit {
    let opened = display::check().and_then(|()| display::no_panic(|| app::open(file, asked)));
    match opened {
        Ok(()) => Exit::Fine,
        Err(fault) => {
            output::complain(&fault.words(asked.unwrap_or_default()));
            Exit::Failed
        }
    }
}
