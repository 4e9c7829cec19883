//! The record of a meeting as a file that people ask for: Markdown, a table, or minutes in Word.

use super::{Desk, Notice};
use crate::clock;
use crate::store::sessions::{self, Past};
use crate::store::{plain_file, write_bytes};
use lectern_core::Language;
use lectern_core::record::{Record, csv, markdown, minutes};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a record is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text for people.
    Markdown,
    /// A table for a spreadsheet.
    Csv,
    /// Minutes to be gone on with in Word.
    Docx,
}

impl Form {
    /// The form that the name of a file asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }

    /// The bytes of the file. Times are those of this computer's time zone.
    pub fn write(self, record: &Record, language: Language) -> io::Result<Vec<u8>> {
        match self {
            Self::Markdown => Ok(markdown(record, &clock::local, language).into_bytes()),
            Self::Csv => Ok(csv(record, &clock::local, language).into_bytes()),
            Self::Docx => lectern_documents::minutes(&minutes(record, &clock::local, language)),
        }
    }
}

impl Desk {
    /// What happened in the meeting so far, or in the one that is over.
    pub fn record(&self) -> Record {
        Record::of(self.rundown(), self.hosting.events())
    }

    /// Every meeting of this person that left anything, the latest first.
    pub fn meetings(&self) -> Vec<Past> {
        self.data.as_deref().map(sessions::list).unwrap_or_default()
    }

    /// Writes the record of a meeting, an earlier one by its journal, to a file; over one that is there only where the person
    /// has agreed to that.
    pub(super) fn save_record(
        &mut self,
        journal: Option<&Path>,
        path: PathBuf,
        replace: bool,
        language: Language,
    ) -> Result<(), Notice> {
        let record = match journal.map(sessions::open) {
            None => self.record(),
            Some(Ok(past)) => past.record().0,
            Some(Err(_)) => {
                let gone = io::Error::from(io::ErrorKind::InvalidData);
                return Err(Notice::CannotRead(journal.unwrap_or(Path::new("")).to_owned(), Arc::new(gone)));
            }
        };
        // A name without a known ending was typed by somebody who wants minutes; nobody has agreed to lose what has the longer one.
        let (path, form, replace) = match Form::of(&path) {
            Some(form) => (path, form, replace),
            None => (with_ending(path), Form::Docx, false),
        };
        let written = form.write(&record, language).and_then(|bytes| match replace {
            true => write_bytes(&path, &bytes),
            false => plain_file::create(&path, &bytes),
        });
        match written {
            Ok(()) => {
                self.tell(Notice::Saved(path));
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Notice::Exists(path)),
            Err(error) => Err(Notice::CannotSave(path, Arc::new(error))),
        }
    }
}

fn with_ending(path: PathBuf) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(".docx");
    PathBuf::from(name)
}
