//! Opens and saves an agenda and the texts beside it. Never follows a name out of the agenda's folder.

use super::plain_file::{self, ReadFault};
use super::{folder_of, write_whole};
use lectern_core::agenda::{Agenda, SideTexts, TextFault, TextFile};
use lectern_core::diagnostic::Diagnostic;
use lectern_core::format;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest text beside an agenda that is read, in bytes.
const MOST_SIDE_BYTES: u64 = 20_000_000;

/// An agenda as it came from disk.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The file's text, to say places in it and to see whether it changed.
    pub text: Arc<str>,
    /// What it says.
    pub agenda: Arc<Agenda>,
    /// The texts beside it.
    pub side_texts: Arc<SideTexts>,
}

impl Opened {
    /// An agenda with nothing in it.
    pub fn empty() -> Self {
        Self::unsaved(Agenda::empty())
    }

    /// An agenda that no file holds.
    pub fn unsaved(agenda: Agenda) -> Self {
        Self { text: "".into(), agenda: Arc::new(agenda), side_texts: Arc::default() }
    }
}

/// Why an agenda could not be opened.
#[derive(Debug)]
pub enum OpenFault {
    /// The system refused; its own error.
    Unreadable(io::Error),
    /// It is a folder, a device or the like.
    NotAFile,
    /// The text is no agenda. The text is kept, to name the place.
    NotAnAgenda {
        /// What is wrong.
        problem: Box<Diagnostic>,
        /// The file's text; empty where it is not text at all.
        text: String,
    },
}

/// Whether a file is an agenda by its name. Anything else may be a document to make one of.
pub fn is_agenda_name(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Reads an agenda and the texts beside it.
pub fn open(path: &Path) -> Result<Opened, OpenFault> {
    let bytes = match plain_file::read(path, format::MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadFault::System(error)) => return Err(OpenFault::Unreadable(error)),
        Err(ReadFault::NotAFile) => return Err(OpenFault::NotAFile),
        Err(ReadFault::TooLarge(bytes)) => return Err(not_an_agenda(format::too_large(bytes), String::new())),
    };
    let text = format::decode(bytes).map_err(|problem| not_an_agenda(problem, String::new()))?;
    let agenda = match format::read(&text) {
        Ok(agenda) => agenda,
        Err(problem) => return Err(not_an_agenda(problem, text)),
    };
    let side_texts = read_side_texts(folder_of(path), &agenda);
    Ok(Opened { text: text.into(), agenda: Arc::new(agenda), side_texts: Arc::new(side_texts) })
}

/// Writes the text of an agenda.
pub fn save(path: &Path, text: &str) -> io::Result<()> {
    write_whole(path, text)
}

/// Writes an agenda to a file that is not there yet, and makes its folder where that is missing.
pub fn create(path: &Path, agenda: &Agenda) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    write_whole(path, &format::write(agenda)?)
}

/// Where the agenda of a document may be kept, the best place first: beside it, and in this person's own folder. The
/// names are those that nothing has yet.
pub fn places_for(document: Option<&Path>, data: Option<&Path>, title: &str) -> Vec<PathBuf> {
    let of_document = document.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let stem = of_document.unwrap_or_else(|| stem(title, "agenda"));
    let beside = document.map(|document| folder_of(document).to_owned());
    let own = data.map(|data| data.join("agendas"));
    beside.into_iter().chain(own).map(|folder| plain_file::free_name(&folder, &stem)).collect()
}

/// What a file with this title is called, without its ending; every system takes it.
pub fn stem(title: &str, nameless: &str) -> String {
    let stem: String = title.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    if stem.is_empty() { nameless.to_owned() } else { stem }
}

/// Writes a text beside an agenda, making its folder where that is missing.
pub fn save_side_text(folder: &Path, file: &TextFile, text: &str) -> io::Result<()> {
    if !file.is_inside() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "outside the agenda's folder"));
    }
    let path = folder.join(&file.0);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write_whole(&path, text)
}

fn not_an_agenda(problem: Diagnostic, text: String) -> OpenFault {
    OpenFault::NotAnAgenda { problem: Box::new(problem), text }
}

/// Every text beside the agenda that it names, or why it could not be had.
pub fn read_side_texts(folder: &Path, agenda: &Agenda) -> SideTexts {
    let mut texts = SideTexts::new();
    for file in agenda.text_files() {
        if !texts.contains_key(file) {
            texts.insert(file.clone(), read_side_text(folder, file));
        }
    }
    texts
}

/// One text beside an agenda, or why it could not be had.
pub fn read_side_text(folder: &Path, file: &TextFile) -> Result<String, TextFault> {
    if !file.is_inside() {
        return Err(TextFault::Outside);
    }
    let path = folder.join(&file.0);
    // A link may lead out although the name does not.
    if let (Ok(folder), Ok(path)) = (fs::canonicalize(folder), fs::canonicalize(&path))
        && !path.starts_with(folder)
    {
        return Err(TextFault::Outside);
    }
    let bytes = plain_file::read(&path, MOST_SIDE_BYTES).map_err(|fault| match fault {
        ReadFault::System(error) if error.kind() == io::ErrorKind::NotFound => TextFault::Missing,
        ReadFault::System(error) => TextFault::Unreadable(error.to_string()),
        ReadFault::NotAFile => TextFault::NotText,
        ReadFault::TooLarge(bytes) => TextFault::TooLarge(bytes),
    })?;
    let text = format::decode(bytes).map_err(|_| TextFault::NotText)?;
    if text.contains('\0') { Err(TextFault::NotText) } else { Ok(text) }
}
