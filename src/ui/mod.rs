//! The screens: plain data in, what the person asked for out. Nothing here knows the desk, a file or the clock.

pub mod compare;
pub mod composing;
pub mod dialogs;
pub mod focus_ring;
pub mod glass;
pub mod help;
pub mod history;
pub mod import;
pub mod long_list;
pub mod meetings;
pub mod mirror;
pub mod options;
pub mod prepare;
pub mod present;
pub mod stage;
pub mod widgets;

use crate::action::Action;
use lectern_core::agenda::edit::{Edit, StepAt, StepText};
use lectern_core::agenda::template::Template;
use lectern_core::session::Command;
use std::path::PathBuf;

/// What a person asked for on a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// What a key would do too.
    Act(Action),
    /// A command that needs more than a key: go there, enter this.
    Command(Command),
    /// A change to the agenda.
    Edit(Edit),
    /// Put what was pasted into the roster, from this row and column on.
    PasteRoster(String, (usize, usize)),
    /// Put the people of a file into the roster.
    RosterFile,
    /// Give a text of a step a file of its own; its document an empty one.
    NewText(StepAt, StepText),
    /// Choose the file of the document that is read out in a step.
    ChooseDocument(StepAt),
    /// Open a recent file.
    Open(PathBuf),
    /// Begin a new agenda.
    New(Template),
    /// Open another window, for another agenda.
    AnotherWindow,
    /// Put an item into the clipboard.
    CopyItem(usize),
    /// Put the item that is in the clipboard behind the chosen one.
    PasteItem,
    /// So many characters a minute.
    Pace(f64),
    /// Read like this.
    Reading(present::ReadingStyle),
    /// What the clicker's buttons do.
    Clicker(crate::action::Clicker),
    /// Something in the panel of changes.
    Changing(present::ChangeWish),
    /// Begin a run through the script that does not count as the meeting.
    Rehearse,
    /// Go on with the meeting that was found.
    Resume,
    /// Put its journal aside and begin anew.
    StartOver,
    /// Save the record of the meeting that is over.
    SaveRecord,
    /// See all meetings that were held.
    Meetings,
    /// Something on the import screen.
    Import(import::ImportWish),
    /// Take what is on disk.
    TakeTheirs,
    /// Keep what is here.
    KeepMine,
    /// Look at what the two say differently.
    Compare,
    /// The message has been read.
    Dismiss,
}
