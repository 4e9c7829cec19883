//! Questions in front of the screen, and what is done with their answers: the keys, the options, a path, the end.

use super::App;
use super::files;
use crate::desk::{Importing, Request};
use crate::ui::dialogs::{self, Answer, PathBox};
use crate::ui::help;
use crate::ui::options::{self, OptionsView};
use egui::{Context, Ui, ViewportCommand};
use lectern_core::session::Session;
use std::path::PathBuf;

impl App {
    /// Whether there is an import that somebody has worked on: nothing of it is a file yet.
    fn is_importing_changed(&self) -> bool {
        self.desk.importing().is_some_and(Importing::is_changed)
    }

    pub(super) fn before_closing(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        let live = matches!(self.desk.session(), Session::Live(_));
        if asked && !self.may_close && context.text_edit_focused() {
            // First what is being typed goes into the agenda; then it shows whether there is anything to ask.
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.close_settled = true;
            context.request_repaint();
            return;
        }
        if asked && !self.may_close && (live || self.desk.document().is_changed() || self.is_importing_changed()) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = true;
        }
    }

    /// Whether a question stands in front of the screen.
    pub(super) fn is_asking(&self) -> bool {
        self.help
            || self.closing
            || self.path_box.is_some()
            || self.options.is_some()
            || self.history.is_some()
            || self.is_listing_meetings()
            || self.comparing.is_some()
    }

    pub(super) fn questions(&mut self, ui: &Ui) {
        let strings = self.strings();
        if self.help && help::help(ui, strings, self.desk.importing().is_some()) {
            self.help = false;
        }
        self.history(ui);
        self.meetings(ui);
        self.comparing(ui);
        if let Some(mut own) = self.options.take() {
            let settings = &self.settings;
            let (reading, appearance) = (settings.reading, settings.appearance);
            let view = OptionsView { strings, reading, appearance, clicker: &settings.clicker };
            let (wishes, stays) = options::options(ui, &view, &mut own);
            self.options = stays.then_some(own);
            for wish in wishes {
                self.grant(ui, wish);
            }
        }
        if let Some(mut path_box) = self.path_box.take() {
            match dialogs::path_box(ui, &mut path_box, strings) {
                Answer::None => self.path_box = Some(path_box),
                Answer::No => {}
                Answer::Yes | Answer::SaveFirst if path_box.path.trim().is_empty() => self.path_box = Some(path_box),
                Answer::Yes | Answer::SaveFirst => self.path_typed(path_box),
            }
        }
        if self.closing {
            let live = matches!(self.desk.session(), Session::Live(_));
            let changed = self.desk.document().is_changed();
            let importing = self.is_importing_changed();
            match dialogs::closing(ui, (live, changed, importing), strings) {
                Answer::None => {}
                Answer::No => self.closing = false,
                Answer::SaveFirst => {
                    self.closing = false;
                    self.desk.handle(Request::Save);
                    self.may_close = !self.desk.document().is_changed();
                    if self.may_close {
                        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                    } else if self.desk.document().path().is_none() {
                        self.save_as(ui.ctx());
                    }
                }
                Answer::Yes => {
                    self.desk.discard_unsaved();
                    self.may_close = true;
                    ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    /// Does with a typed path what it is for. Where nothing comes of it the box stays, with the path and the reason: a slip of
    /// the hand costs a letter and not the whole of it.
    fn path_typed(&mut self, path_box: PathBox) {
        let refused = |app: &Self| app.desk.notice().filter(|notice| notice.is_of_file()).cloned();
        if refused(self).is_some() {
            // Of another file, or of an earlier try.
            self.desk.handle(Request::Dismiss);
        }
        let path = PathBuf::from(path_box.path.trim());
        self.file_chosen(files::Chosen { path, purpose: path_box.purpose, replace: false });
        if let Some(notice) = refused(self) {
            self.desk.handle(Request::Dismiss);
            self.path_box = Some(PathBox { error: Some(notice.message(self.settings.language)), ..path_box });
        }
    }

    /// A button that is to be given something to do is pressed, and does nothing else.
    pub(super) fn catch_button(&mut self, ui: &Ui) {
        let Some(wanted) = self.options.as_ref().and_then(|own| own.catching) else { return };
        let pressed = ui.input_mut(|input| {
            let key = input.events.iter().find_map(|event| {
                let egui::Event::Key { key, pressed: true, .. } = event else { return None };
                Some(*key)
            });
            if key.is_some() {
                input.events.clear();
            }
            key
        });
        let Some(key) = pressed else { return };
        if let Some(own) = &mut self.options {
            own.catching = None;
        }
        if key != egui::Key::Escape {
            let clicker = &mut self.settings.clicker;
            clicker.buttons.retain(|(name, _)| name != key.name());
            clicker.buttons.push((key.name().to_owned(), wanted));
            self.settings.save(self.data.as_deref());
        }
    }
}
