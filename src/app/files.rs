//! File dialogs and the watch over files: things that answer later, from threads of their own.

use crate::store::agenda_file;
use crate::store::watch::Watch;
use crate::ui::dialogs::Purpose;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// A file that the person chose. An empty path means that no dialog could be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub path: PathBuf,
    /// What for.
    pub purpose: Purpose,
    /// Whether the person has agreed to write over it.
    pub replace: bool,
}

/// Dialogs that are open, and files that are watched.
#[derive(Debug, Default)]
pub struct Dialogs {
    answer: Option<Receiver<Option<Chosen>>>,
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
        let folder = present.and_then(Path::parent).map(Path::to_owned);
        let show = move || {
            let mut dialog = rfd::FileDialog::new().add_filter(endings.join(" "), endings).add_filter("*", &["*"]);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            dialog.pick_file().map(|path| Chosen { path, purpose, replace: false })
        };
        self.ask(context, show, purpose);
    }

    /// Asks where to save.
    pub fn save_as(&mut self, context: &Context, present: Option<&Path>, title: &str) {
        let folder = present.and_then(Path::parent).map(Path::to_owned);
        let name = present.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| agenda_file::stem(title, "agenda") + ".json");
        self.ask(
            context,
            move || {
                let mut dialog = rfd::FileDialog::new().add_filter("JSON", &["json"]).set_file_name(name);
                if let Some(folder) = folder {
                    dialog = dialog.set_directory(folder);
                }
                // The system's dialog has asked about an existing file.
                dialog.save_file().map(|path| Chosen { path, purpose: Purpose::Save, replace: true })
            },
            Purpose::Save,
        );
    }

    /// Asks where to save the record of a meeting.
    pub fn save_record(&mut self, context: &Context, present: Option<&Path>, title: &str, word: &str) {
        let folder = present.and_then(Path::parent).map(Path::to_owned);
        let name = format!("{}{word}.docx", agenda_file::stem(title, ""));
        let show = move || {
            let endings = ["docx", "md", "csv"];
            let dialog = rfd::FileDialog::new().set_file_name(name);
            let dialog = endings.iter().fold(dialog, |dialog, ending| dialog.add_filter(*ending, &[*ending]));
            let dialog = folder.into_iter().fold(dialog, rfd::FileDialog::set_directory);
            // The system's dialog has asked about an existing file.
            dialog.save_file().map(|path| Chosen { path, purpose: Purpose::Record, replace: true })
        };
        self.ask(context, show, Purpose::Record);
    }

    fn ask(&mut self, context: &Context, show: impl FnOnce() -> Option<Chosen> + Send + 'static, purpose: Purpose) {
        if self.answer.is_some() {
            return;
        }
        let (send, answer) = channel();
        self.answer = Some(answer);
        let context = context.clone();
        std::thread::spawn(move || {
            let chosen =
                if has_dialogs() { show() } else { Some(Chosen { path: PathBuf::new(), purpose, replace: false }) };
            // The window may be gone by now.
            let _ = send.send(chosen);
            context.request_repaint();
        });
    }

    /// What was chosen, once.
    pub fn take_chosen(&mut self) -> Option<Chosen> {
        match self.answer.as_ref()?.try_recv() {
            Ok(chosen) => {
                self.answer = None;
                chosen
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
