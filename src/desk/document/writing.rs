//! Saving: the agenda and the texts beside it, each file whole, and nothing over what is somebody else's.

use super::super::notice::Notice;
use super::Document;
use crate::store::agenda_file::{self, OpenFault};
use crate::store::{folder_of, one_name};
use lectern_core::agenda::{TextFault, TextFile};
use lectern_core::format;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Document {
    /// Writes the agenda back to its file.
    pub(in crate::desk) fn save(&mut self) -> Result<PathBuf, Notice> {
        let Some(path) = self.path.clone() else { return Err(Notice::NeedsPath) };
        if self.conflict {
            // It was asked which one, and not answered.
            return Err(Notice::ChangedOnDisk);
        }
        self.ask_about_theirs(&path)?;
        self.write(&path, false)?;
        Ok(path)
    }

    /// Refuses where somebody else has changed the file since it was read.
    fn ask_about_theirs(&mut self, path: &Path) -> Result<(), Notice> {
        let theirs = match agenda_file::open(path) {
            Ok(opened) => self.differs_from(&opened),
            // Somebody is in the middle of changing it.
            Err(OpenFault::NotAnAgenda { text, .. }) => *text != *self.disk_text,
            Err(OpenFault::Unreadable(_) | OpenFault::NotAFile) => false,
        };
        if theirs {
            self.conflict = true;
            return Err(Notice::ChangedOnDisk);
        }
        Ok(())
    }

    /// Writes the agenda to another file, its texts beside it, and goes on with that file.
    pub(in crate::desk) fn save_as(&mut self, chosen: &Path, replace: bool) -> Result<PathBuf, Notice> {
        let path = if chosen.extension().is_none() { chosen.with_extension("json") } else { chosen.to_owned() };
        let same = self.path.as_deref().is_some_and(|present| one_name(present) == one_name(&path));
        // What was agreed to was the name as chosen, not the one with an ending added.
        let agreed = replace && *path == *chosen;
        if !same && path.exists() && !agreed {
            return Err(Notice::Exists(path));
        }
        if same {
            self.ask_about_theirs(&path)?;
        }
        let folder = one_name(folder_of(&path));
        let elsewhere = self.path.as_deref().is_none_or(|present| one_name(folder_of(present)) != folder);
        for (file, text) in self.written.side_texts.iter().filter(|_| elsewhere) {
            // Another meeting's texts may stand there under the same names.
            if let Ok(words) = text {
                self.is_free_for(&path, file, words)?;
            }
        }
        self.write(&path, elsewhere)?;
        let path = one_name(&path);
        self.path = Some(path.clone());
        Ok(path)
    }

    /// Writes the agenda, and those of its texts that are not there yet; in another folder none of them are.
    fn write(&mut self, path: &Path, elsewhere: bool) -> Result<(), Notice> {
        if self.is_read_only() {
            return Err(Notice::ReadOnlyFormat);
        }
        let failed = |error: std::io::Error| Notice::CannotSave(path.to_owned(), Arc::new(error));
        let text = format::write(&self.written.agenda).map_err(|error| failed(error.into()))?;
        let is_new = |file: &TextFile, text: &Result<String, TextFault>| {
            elsewhere || self.saved.side_texts.get(file) != Some(text)
        };
        let texts = self.written.side_texts.iter().filter(|(file, text)| is_new(file, text));
        let texts: Vec<_> = texts.filter_map(|(file, text)| Some((file.clone(), text.clone().ok()?))).collect();
        for (file, words) in texts.iter().filter(|(file, _)| !elsewhere && !self.saved.side_texts.contains_key(file)) {
            // Before anything is written.
            self.is_free_for(path, file, words)?;
        }
        for (file, words) in texts {
            agenda_file::save_side_text(folder_of(path), &file, &words).map_err(failed)?;
            if !elsewhere {
                // Noted at once: should the agenda itself fail, this text is still nobody else's change.
                self.known.insert(file.clone(), Ok(words.clone()));
                Arc::make_mut(&mut self.saved.side_texts).insert(file, Ok(words));
            }
        }
        if elsewhere {
            // There, nothing was ever read or written.
            self.known.clear();
        }
        agenda_file::save(path, &text).map_err(failed)?;
        self.disk_text = text.into();
        self.saved = self.written.clone();
        self.know_saved();
        self.is_unfiled = false;
        self.latest_edit = None;
        self.mend();
        Ok(())
    }

    /// Refuses where a file that this agenda did not have until now is there with other words: somebody else needs them.
    fn is_free_for(&self, path: &Path, file: &TextFile, words: &str) -> Result<(), Notice> {
        let folder = folder_of(path);
        let is_free = match agenda_file::read_side_text(folder, file) {
            Ok(there) => {
                let is_ours = self.path.as_deref().is_some_and(|own| one_name(folder_of(own)) == one_name(folder));
                there == words || is_ours && self.known.get(file) == Some(&Ok(there))
            }
            // Where there is no way to it, the attempt to write will tell.
            Err(TextFault::Missing | TextFault::Outside | TextFault::Unreadable(_)) => true,
            Err(TextFault::NotText | TextFault::TooLarge(_)) => false,
        };
        if is_free { Ok(()) } else { Err(Notice::Exists(folder.join(&file.0))) }
    }

    /// Notes what a text beside the agenda says at present.
    pub(in crate::desk) fn know(&mut self, file: &TextFile, words: &str) {
        self.known.insert(file.clone(), Ok(words.to_owned()));
    }

    pub(super) fn know_saved(&mut self) {
        self.known.extend(self.saved.side_texts.iter().map(|(file, text)| (file.clone(), text.clone())));
    }
}
