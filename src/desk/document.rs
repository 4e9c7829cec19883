//! The agenda on the desk: as written, as saved, and ready to run; its undo; and what the disk says meanwhile.

mod writing;

use super::edits::{goes_on, mends};
use super::notice::Notice;
use crate::store::agenda_file::{self, OpenFault, Opened};
use crate::store::{fnv1a, folder_of};
use lectern_core::agenda::check::{Checked, check_all};
use lectern_core::agenda::edit::{Delta, Edit, Written};
use lectern_core::agenda::merge::merge;
use lectern_core::agenda::{Rundown, SideTexts, TextFault, TextFile};
use lectern_core::diagnostic::Diagnostic;
use lectern_core::format;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The agenda on the desk.
#[derive(Debug)]
pub struct Document {
    path: Option<PathBuf>,
    /// The file's text as last read or written, to see whether somebody else has changed it.
    disk_text: Arc<str>,
    written: Written,
    saved: Written,
    /// What the texts beside it said when they were read or written here last, those too that are not named any more: only
    /// what somebody else put there is somebody else's.
    known: SideTexts,
    /// So many steps of undo lie under the latest change of somebody else that was put together with those here.
    merged: Option<usize>,
    undo: Vec<Delta>,
    redo: Vec<Delta>,
    /// The edit that the latest undo entry was made for: typing on in one field is one step of undo.
    latest_edit: Option<Edit>,
    rundown: Arc<Rundown>,
    /// What the check found last, and in which state of the agenda: in a large one it is a moment behind.
    checked: (Arc<Rundown>, Checked),
    /// A state that the check did not get through.
    unchecked: Option<Arc<Rundown>>,
    broken: Option<Notice>,
    conflict: bool,
    /// No file has any of it: the one that it came from is gone.
    is_unfiled: bool,
}

/// In place of what tells a state of the disk, where no state can be meant.
const NO_BASE: u64 = 0;

impl Document {
    /// Puts an agenda on the desk.
    pub fn new(path: Option<PathBuf>, opened: Opened) -> Self {
        let written = Written { agenda: opened.agenda, side_texts: opened.side_texts };
        let rundown = Arc::new(Rundown::new(written.agenda.clone(), written.side_texts.clone()));
        let checked = (rundown.clone(), check_all(&rundown));
        Self {
            path,
            disk_text: opened.text,
            known: (*written.side_texts).clone(),
            merged: None,
            saved: written.clone(),
            written,
            undo: Vec::new(),
            redo: Vec::new(),
            latest_edit: None,
            rundown,
            checked,
            unchecked: None,
            broken: None,
            conflict: false,
            is_unfiled: false,
        }
    }

    /// Puts an agenda on the desk whose file is gone: it stays changed until it is saved.
    pub(super) fn unfiled(path: PathBuf, copy: Opened) -> Self {
        Self { is_unfiled: true, ..Self::new(Some(path), copy) }
    }

    /// Where it came from; none for the sample.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// As written.
    pub fn written(&self) -> &Written {
        &self.written
    }

    /// Ready to run.
    pub fn rundown(&self) -> &Arc<Rundown> {
        &self.rundown
    }

    /// What is wrong with it.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.checked.1.found
    }

    /// The same, with what the agenda asks to be silent about.
    pub fn checked(&self) -> &Checked {
        &self.checked.1
    }

    /// The state of the agenda that was checked last: the problems stand at their places in it.
    pub fn checked_rundown(&self) -> &Arc<Rundown> {
        &self.checked.0
    }

    /// Whether the agenda has changed since it was checked.
    pub(super) fn is_check_behind(&self) -> bool {
        let is_this = |of: &Arc<Rundown>| Arc::ptr_eq(of, &self.rundown);
        !is_this(&self.checked.0) && !self.unchecked.as_ref().is_some_and(is_this)
    }

    /// Takes in what the check found in this state of the agenda, or in an earlier one; what it found before stays where
    /// it did not get to an end.
    pub(super) fn take_check(&mut self, of: Arc<Rundown>, checked: Option<Checked>) {
        match checked {
            Some(checked) => self.checked = (of, checked),
            None => self.unchecked = Some(of),
        }
    }

    /// Whether there are changes that no file holds.
    pub fn is_changed(&self) -> bool {
        let (now, saved) = (&self.written, &self.saved);
        // Asked with every frame. Items that an edit left alone are the same by their address, and mostly an item differs.
        let same_agenda = Arc::ptr_eq(&now.agenda, &saved.agenda)
            || now.agenda.items == saved.agenda.items
                && now.agenda == saved.agenda
                && now.agenda.people.keys().eq(saved.agenda.people.keys())
                && now.agenda.values.keys().eq(saved.agenda.values.keys());
        let same_texts = Arc::ptr_eq(&now.side_texts, &saved.side_texts) || now.side_texts == saved.side_texts;
        self.is_unfiled || !same_agenda || !same_texts
    }

    /// Whether the file may not be written, because a newer program made it.
    pub fn is_read_only(&self) -> bool {
        self.written.agenda.is_newer()
    }

    /// What is wrong with the file on disk, while the last good one stays on the desk.
    pub fn broken(&self) -> Option<&Notice> {
        self.broken.as_ref()
    }

    /// Whether both this and the disk have changed.
    pub fn has_conflict(&self) -> bool {
        self.conflict
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Makes an edit; false where it changed nothing.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let Some(mut after) = edit.apply(&self.written) else { return false };
        forget_unnamed(&mut after);
        // The state before a word was typed is not kept beside the history, which has it: a large agenda is large twice then.
        let goes_on = self.latest_edit.take().is_some_and(|latest| goes_on(&latest, edit));
        let earlier = if goes_on { self.undo.last().and_then(|delta| delta.undo(&self.written)) } else { None };
        if earlier.is_some() {
            self.undo.pop();
        }
        let before = earlier.unwrap_or_else(|| self.written.clone());
        self.merged = self.merged.filter(|under| self.undo.len() > *under);
        self.undo.push(Delta::between(&before, &after));
        self.redo.clear();
        self.latest_edit = Some(edit.clone());
        self.become_of(after);
        if self.is_check_behind() && mends(edit) {
            self.check();
        }
        true
    }

    /// Takes the latest edit back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(delta) = self.undo.pop() else { return false };
        let Some(before) = delta.undo(&self.written) else {
            self.undo.push(delta);
            return false;
        };
        self.redo.push(delta);
        self.latest_edit = None;
        self.become_of(before);
        // Without what somebody else did, saving would write over it: that is to be asked about.
        self.conflict |= self.merged == Some(self.undo.len());
        true
    }

    /// Makes the latest undone edit again; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(delta) = self.redo.pop() else { return false };
        let Some(after) = delta.redo(&self.written) else {
            self.redo.push(delta);
            return false;
        };
        if self.merged == Some(self.undo.len()) {
            self.conflict = false;
        }
        self.undo.push(delta);
        self.latest_edit = None;
        self.become_of(after);
        true
    }

    fn check(&mut self) {
        self.checked = (self.rundown.clone(), check_all(&self.rundown));
    }

    /// Puts another state of the agenda on the desk.
    fn become_of(&mut self, written: Written) {
        let Written { agenda, side_texts } = written.clone();
        self.written = written;
        self.rundown = Arc::new(self.rundown.renewed(agenda, side_texts));
        // So that nothing flickers where nobody would notice the time that it takes.
        if self.rundown.is_small() {
            self.check();
        }
    }

    /// Takes over what the disk has, as one step of undo.
    pub(super) fn take(&mut self, opened: Opened) {
        let new = Written { agenda: opened.agenda, side_texts: opened.side_texts };
        if self.is_changed() {
            self.undo.push(Delta::between(&self.written, &new));
        } else {
            self.undo.clear();
        }
        self.redo.clear();
        self.merged = None;
        self.saved = new.clone();
        self.know_saved();
        self.is_unfiled = false;
        self.disk_text = opened.text;
        self.latest_edit = None;
        self.mend();
        self.become_of(new);
    }

    /// What the disk has and what was changed here, together; none where somebody has to decide.
    pub(super) fn merged_with(&self, opened: &Opened) -> Option<Written> {
        let theirs = Written { agenda: opened.agenda.clone(), side_texts: opened.side_texts.clone() };
        merge(&self.saved, &self.written, &theirs)
    }

    /// Takes over what the disk has together with what was changed here, as one step of undo.
    pub(super) fn take_merged(&mut self, opened: Opened, merged: Written) {
        self.merged = Some(self.undo.len());
        self.undo.push(Delta::between(&self.written, &merged));
        self.redo.clear();
        self.saved = Written { agenda: opened.agenda, side_texts: opened.side_texts };
        self.know_saved();
        self.disk_text = opened.text;
        self.latest_edit = None;
        self.mend();
        self.become_of(merged);
    }

    /// Changes that were made before the program was cut off, and never saved.
    pub(super) fn take_unsaved(&mut self, copy: Opened) {
        let mine = Written { agenda: copy.agenda, side_texts: copy.side_texts };
        self.undo.push(Delta::between(&self.written, &mine));
        self.redo.clear();
        self.latest_edit = None;
        self.become_of(mine);
    }

    /// Gives up what is not saved; undo has it.
    pub(super) fn go_back_to_saved(&mut self) -> bool {
        let is_changed = self.is_changed();
        self.take(self.as_saved());
        is_changed
    }

    /// What the file says now; where it cannot be read, what it was last known to say.
    pub fn on_disk(&self) -> Written {
        match self.path.as_deref().map(agenda_file::open) {
            Some(Ok(opened)) => Written { agenda: opened.agenda, side_texts: opened.side_texts },
            Some(Err(_)) | None => self.saved.clone(),
        }
    }

    /// Whether this is what is on the desk already.
    pub(super) fn holds(&self, opened: &Opened) -> bool {
        self.written.agenda == opened.agenda && self.written.side_texts == opened.side_texts
    }

    /// Tells the state of the disk that the present changes were made to from any other.
    pub(super) fn base(&self) -> u64 {
        if self.conflict {
            // They were made to one that is not there any more. What is on disk now would hide that after a crash.
            return NO_BASE;
        }
        let mut texts: Vec<_> =
            self.saved.side_texts.iter().filter_map(|(file, text)| Some((file, text.as_ref().ok()?))).collect();
        texts.sort();
        let texts = texts.into_iter().flat_map(|(file, text)| [file.0.as_str(), text]);
        let all = std::iter::once(&*self.disk_text).chain(texts).collect::<Vec<_>>().join("\0");
        fnv1a(all.as_bytes())
    }

    /// Whether the disk has something else than was last read or written.
    pub(super) fn differs_from(&self, opened: &Opened) -> bool {
        *opened.text != *self.disk_text || *opened.side_texts != *self.saved.side_texts
    }

    /// A text beside the agenda that was there, is still named, and cannot be had any more.
    pub(super) fn lost_side_text(&self, opened: &Opened) -> Option<String> {
        let lost = |(file, text): (&TextFile, &Result<String, TextFault>)| {
            let had = matches!(self.saved.side_texts.get(file), Some(Ok(words)) if !words.trim().is_empty());
            let has = text.as_ref().is_ok_and(|words| !words.trim().is_empty());
            (had && !has).then(|| file.0.clone())
        };
        opened.side_texts.iter().find_map(lost)
    }

    pub(super) fn set_broken(&mut self, notice: Notice) {
        self.broken = Some(notice);
    }

    /// The disk is in order again.
    pub(super) fn mend(&mut self) {
        self.broken = None;
        self.conflict = false;
    }

    pub(super) fn set_conflict(&mut self) {
        self.conflict = true;
    }

    /// The person wants these changes, whatever the disk has: from now on the disk's text counts as seen.
    pub(super) fn keep_mine(&mut self) {
        match self.path.as_deref().map(agenda_file::open) {
            Some(Ok(opened)) => {
                self.disk_text = opened.text;
                self.saved = Written { agenda: opened.agenda, side_texts: opened.side_texts };
                self.know_saved();
                self.merged = None;
            }
            Some(Err(OpenFault::NotAnAgenda { text, .. })) => self.disk_text = text.into(),
            Some(Err(OpenFault::Unreadable(_) | OpenFault::NotAFile)) | None => {}
        }
        self.mend();
    }

    /// The agenda with its present text, for the copy that lies with the journal.
    pub(super) fn as_opened(&self) -> Opened {
        let text = format::write(&self.written.agenda).map_or_else(|_| self.disk_text.clone(), Arc::from);
        Opened { text, agenda: self.written.agenda.clone(), side_texts: self.written.side_texts.clone() }
    }

    /// The agenda as the file has it.
    pub(super) fn as_saved(&self) -> Opened {
        let Written { agenda, side_texts } = self.saved.clone();
        Opened { text: self.disk_text.clone(), agenda, side_texts }
    }

    /// The files that this agenda is made of, to watch them.
    pub fn files(&self) -> Vec<PathBuf> {
        let Some(path) = &self.path else { return Vec::new() };
        let folder = folder_of(path);
        let texts = self.written.agenda.text_files().filter(|file| file.is_inside());
        let mut files: Vec<PathBuf> =
            std::iter::once(path.clone()).chain(texts.map(|file| folder.join(&file.0))).collect();
        files.sort();
        files.dedup();
        files
    }
}

/// Texts that nothing names any more belong to nobody here; their files stay as they are. Undo has them.
fn forget_unnamed(written: &mut Written) {
    let named: HashSet<&TextFile> = written.agenda.text_files().collect();
    if written.side_texts.keys().any(|file| !named.contains(file)) {
        let named: HashSet<TextFile> = named.into_iter().cloned().collect();
        Arc::make_mut(&mut written.side_texts).retain(|file, _| named.contains(file));
    }
}
