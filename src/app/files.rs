//! File dialogs and the watch over files: things that answer later, from threads of their own.

use crate::store::agenda_file;
use crate::store::watch::Watch;
use crate::ui::dialogs::{PathBox, Purpose};
use egui::Context;
use rfd::FileDialog;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// A file that the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub path: PathBuf,
    /// What for.
    pub purpose: Purpose,
    /// Whether the person has agreed to write over it.
    pub replace: bool,
}

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// One was chosen.
    Chosen(Chosen),
    /// This desktop has no file dialog: the path is to be typed.
    Typed(PathBox),
}

/// Dialogs that are open, and files that are watched.
#[derive(Debug, Default)]
pub struct Dialogs {
    answer: Option<Receiver<Option<Asked>>>,
    watch: Option<Watch>,
    watched: Vec<PathBuf>,
    /// The revision that their list was made for.
    watched_at: Option<u64>,
}

impl Dialogs {
    /// Asks for an agenda to open, or a document to make one of.
    pub fn open(&mut self, context: &Context, present: Option<&Path>) {
        const AGENDAS_AND_DOCUMENTS: &[&str] = &["json", "docx", "docm", "txt", "md"];
        self.pick(context, present, Purpose::Open, AGENDAS_AND_DOCUMENTS);
    }

    /// Asks for a roster.
    pub fn roster(&mut self, context: &Context, present: Option<&Path>, purpose: Purpose) {
        self.pick(context, present, purpose, &["xlsx", "xls", "ods", "csv", "tsv", "txt"]);
    }

    /// Asks for a document that is read out.
    pub fn document(&mut self, context: &Context, present: Option<&Path>) {
        self.pick(context, present, Purpose::Document, &["docx", "docm", "txt", "md"]);
    }

    fn pick(&mut self, context: &Context, present: Option<&Path>, purpose: Purpose, endings: &'static [&'static str]) {
        let show =
            move |dialog: FileDialog| dialog.add_filter(endings.join(" "), endings).add_filter("*", &["*"]).pick_file();
        self.ask(context, present, String::new(), purpose, show);
    }

    /// Asks where to save.
    pub fn save_as(&mut self, context: &Context, present: Option<&Path>, title: &str) {
        let name = present.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| agenda_file::stem(title, "agenda") + ".json");
        let show = |dialog: FileDialog| dialog.add_filter("JSON", &["json"]).save_file();
        self.ask(context, present, name, Purpose::Save, show);
    }

    /// Asks where to save the record of a meeting.
    pub fn save_record(&mut self, context: &Context, present: Option<&Path>, title: &str, word: &str) {
        let name = format!("{}{word}.docx", agenda_file::stem(title, ""));
        let show = |dialog: FileDialog| {
            ["docx", "md", "csv"]
                .iter()
                .fold(dialog, |dialog, ending| dialog.add_filter(*ending, &[*ending]))
                .save_file()
        };
        self.ask(context, present, name, Purpose::Record, show);
    }

    /// Asks for a file, in the folder of the `present` one at first; `name` is what it is called unless the person calls it
    /// otherwise, empty where one is looked for.
    fn ask(
        &mut self,
        context: &Context,
        present: Option<&Path>,
        name: String,
        purpose: Purpose,
        show: impl FnOnce(FileDialog) -> Option<PathBuf> + Send + 'static,
    ) {
        if self.answer.is_some() {
            return;
        }
        let folder = present.and_then(Path::parent).map(Path::to_owned);
        let (send, answer) = channel();
        self.answer = Some(answer);
        let context = context.clone();
        std::thread::spawn(move || {
            let asked = if has_dialogs() {
                // The system's dialog has asked about a file that is there.
                let replace = matches!(purpose, Purpose::Save | Purpose::Record);
                let dialog = folder.into_iter().fold(FileDialog::new(), FileDialog::set_directory).set_file_name(name);
                show(dialog).map(|path| Asked::Chosen(Chosen { path, purpose, replace }))
            } else {
                let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
                let path = folder.join(name).display().to_string();
                Some(Asked::Typed(PathBox { path, purpose, error: None }))
            };
            // The window may be gone by now.
            let _ = send.send(asked);
            context.request_repaint();
        });
    }

    /// What came of it, once.
    pub fn take_asked(&mut self) -> Option<Asked> {
        match self.answer.as_ref()?.try_recv() {
            Ok(asked) => {
                self.answer = None;
                asked
            }
            Err(std::sync::mpsc::TryRecvError::Empty) => None,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                self.answer = None;
                None
            }
        }
    }

    /// Watches the files of an agenda, which are looked up where its `revision` is another one than the last time.
    pub fn watch(&mut self, revision: u64, files: impl FnOnce() -> Vec<PathBuf>, context: &Context) {
        if self.watched_at.replace(revision) == Some(revision) {
            return;
        }
        let files = files();
        if files == self.watched {
            return;
        }
        let watch = self.watch.get_or_insert_with(|| {
            let context = context.clone();
            Watch::start(move || context.request_repaint())
        });
        watch.set(files.clone());
        self.watched = files;
    }

    /// Whether a watched file has changed since the last call.
    pub fn take_disk_change(&self) -> bool {
        self.watch.as_ref().is_some_and(Watch::take_change)
    }
}

/// Whether this desktop can show a file dialog: a portal on the session bus, or zenity. Where it cannot, the library
/// answers like a person who cancels, and nothing would happen on a click.
#[cfg(target_os = "linux")]
fn has_dialogs() -> bool {
    let on_path = |program: &str| {
        std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).exists()))
    };
    let has_portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        && ["/usr/libexec/xdg-desktop-portal", "/usr/lib/xdg-desktop-portal"]
            .iter()
            .any(|path| Path::new(path).exists());
    has_portal || on_path("zenity")
}

#[cfg(not(target_os = "linux"))]
fn has_dialogs() -> bool {
    true
}
