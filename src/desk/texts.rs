//! Texts that lie in files beside the agenda: new ones by a name that nothing has, and documents that somebody brings.
//! Nothing is written before the agenda is saved.

use super::importing::{name_of, read_bytes};
use super::{Desk, Notice};
use crate::store::{agenda_file, folder_of};
use lectern_core::agenda::TextFile;
use lectern_core::agenda::edit::{Edit, StepAt, StepDetail, StepText};
use lectern_core::import::Document;
use lectern_core::script::escape;
use std::path::Path;

/// What a file is called that nothing else gives a name.
const NAMELESS: &str = "text";

impl Desk {
    /// Gives a text of a step a file of its own: its document an empty one, any other text one that it moves into.
    pub(super) fn new_text(&mut self, at: StepAt, which: StepText) -> Result<(), Notice> {
        let items = &self.written().agenda.items;
        let title = items.get(at.item.place).and_then(|item| item.title.as_deref());
        let file = self.free_text(title.unwrap_or_default());
        let detail = match which {
            StepText::Document => StepDetail::Attach(file, String::new()),
            StepText::Say | StepText::Thanks | StepText::Choice(_) => StepDetail::ToFile(which, file),
        };
        self.change(|document| document.edit(&Edit::Step(at, detail)))
    }

    /// Makes a file the document of a step: a text beside the agenda as it is, the words of any other in a new one.
    pub(super) fn take_document(&mut self, at: StepAt, path: &Path) -> Result<(), Notice> {
        let (file, words) = match self.beside(path) {
            Some((file, words)) => {
                if !self.written().side_texts.contains_key(&file) {
                    self.document.know(&file, &words);
                }
                (file, words)
            }
            None => {
                let bytes = read_bytes(path)?;
                let read = lectern_documents::read(&name_of(path), &bytes);
                let read = read.map_err(|refusal| Notice::CannotImport(path.to_owned(), Box::new(refusal)))?;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                (self.free_text(&stem), markdown(&read.document))
            }
        };
        self.change(|document| document.edit(&Edit::Step(at, StepDetail::Attach(file, words))))
    }

    /// A text that lies beside the agenda already, under the name that it has there. What this window has of it is newer.
    fn beside(&self, path: &Path) -> Option<(TextFile, String)> {
        let is_text =
            |ending: &std::ffi::OsStr| ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("txt");
        path.extension().filter(|ending| is_text(ending))?;
        let folder = folder_of(self.document.path()?).canonicalize().ok()?;
        let inside = path.canonicalize().ok()?.strip_prefix(&folder).ok()?.to_owned();
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let file = TextFile(parts?.join("/"));
        let words = match self.written().side_texts.get(&file) {
            Some(Ok(words)) => words.clone(),
            Some(Err(_)) | None => agenda_file::read_side_text(&folder, &file).ok()?,
        };
        Some((file, words))
    }

    /// A name that no file beside the agenda has, and no text of it.
    fn free_text(&self, title: &str) -> TextFile {
        let stem = agenda_file::stem(title, NAMELESS);
        let folder = self.document.path().map(folder_of);
        let is_taken = |file: &TextFile| {
            self.written().side_texts.contains_key(file)
                || folder.is_some_and(|folder| folder.join(&file.0).symlink_metadata().is_ok())
        };
        let name = |nth: usize| TextFile(if nth == 1 { format!("{stem}.md") } else { format!("{stem}-{nth}.md") });
        (1..).map(name).find(|file| !is_taken(file)).unwrap_or_else(|| name(1))
    }
}

/// The words of a document as Markdown that says nothing else.
fn markdown(document: &Document) -> String {
    let paragraph = |paragraph: &lectern_core::import::Paragraph| {
        let marks = paragraph.heading.map(|level| "#".repeat(level.min(6).into()) + " ").unwrap_or_default();
        marks + &escape(paragraph.text.trim())
    };
    let paragraphs = document.paragraphs.iter().filter(|one| !one.text.trim().is_empty()).map(paragraph);
    paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
}
