//! The window: takes keys and wishes to the desk, and hands the desk's state to the screens as plain data. Decides
//! nothing about the meeting and draws nothing itself.

mod act;
mod awake;
mod changing;
mod clipboard;
mod comparing;
mod files;
mod history;
mod importing;
mod message;
mod opening;
mod problems;
mod questions;
mod recording;
pub mod screens;
pub mod settings;
mod views;
mod window;

pub use window::open;

use crate::action::{Action, Bounced, take_keys};
use crate::clock::Reading;
use crate::desk::{Desk, Notice, Request};
use crate::strings::Strings;
use crate::theme::{self, Colors};
use crate::ui::Wish;
use crate::ui::dialogs::{self, PathBox, Purpose};
use crate::ui::focus_ring::FocusRing;
use crate::ui::import::ImportUi;
use crate::ui::options::OptionsUi;
use crate::ui::prepare::PrepareUi;
use crate::ui::present::{PresentUi, ReadingStyle};
use awake::Awake;
use changing::Changing;
use comparing::Comparing;
use egui::{Context, Ui, ViewportCommand};
use files::Dialogs;
use history::History;
use lectern_core::agenda::edit::StepAt;
use lectern_core::diagnostic::Severity;
use lectern_core::session::Session;
use screens::{Monitor, Screens, Sources};
use settings::Settings;
use std::path::PathBuf;
use std::time::Duration;
use views::Views;

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The host's.
    Present,
    /// The secretariat's.
    Prepare,
    /// A document that is becoming an agenda, in front of either.
    Import,
}

/// The smallest window that anything is drawn in, in points.
const LEAST_ROOM: egui::Vec2 = egui::vec2(480.0, 240.0);

/// The window's own state. Everything about the meeting is the desk's.
pub struct App {
    desk: Desk,
    data: Option<PathBuf>,
    settings: Settings,
    screen: Screen,
    present: PresentUi,
    prepare: PrepareUi,
    import: ImportUi,
    import_shown: importing::Shown,
    views: Views,
    dialogs: Dialogs,
    awake: Awake,
    screens: Screens,
    path_box: Option<PathBox>,
    help: bool,
    /// The page of options, while it is open.
    options: Option<OptionsUi>,
    history: Option<History>,
    meetings: recording::Meetings,
    /// The panel in which the running meeting is changed, while it is open.
    changing: Option<Changing>,
    /// What differs between the file and the desk, while somebody looks at it.
    comparing: Option<Comparing>,
    bounced: Bounced,
    focus_ring: FocusRing,
    blanked: bool,
    full_screen: bool,
    opened: bool,
    /// The size of the window, in the system's points, that the zoom was chosen for.
    zoomed_for: egui::Vec2,
    /// The window has been put on the screen.
    shown: bool,
    /// Quit with the first frame in which the script can be read.
    quits_when_shown: bool,
    closing: bool,
    may_close: bool,
    /// Close again once the field that is being typed into has handed its words over.
    close_settled: bool,
    /// What the window is called, and for which revision that was looked up.
    title: String,
    named_at: Option<u64>,
    /// When somebody asked the clipboard for an item.
    asked_for_item: Option<f64>,
    /// The step that a document is being chosen for.
    document_for: Option<StepAt>,
    /// The present message, and when it was first shown.
    message_since: Option<(String, f64)>,
}

impl App {
    /// A window over a desk. An agenda with errors opens where they can be mended, any other where it can be hosted.
    pub fn new(desk: Desk, settings: Settings, data: Option<PathBuf>) -> Self {
        let has_errors = desk.document().problems().iter().any(|problem| problem.severity() == Severity::Error);
        let unusable = desk.notice().is_some_and(|notice| notice.tone() != crate::desk::Tone::Calm);
        // Found again after the program was cut off: whoever wrote it wants to go on, or at least to save it.
        let unsaved = desk.document().is_changed();
        let to_prepare = (has_errors || unusable || unsaved) && desk.offer().is_none() && desk.refused().is_none();
        let screen = if to_prepare { Screen::Prepare } else { Screen::Present };
        // Whoever comes back to work that was cut off sees first what there is of it.
        let asks = to_prepare && desk.notice().is_some_and(Notice::asks);
        let comparing = asks.then(|| Comparing::with_file(&desk, settings.language));
        Self {
            desk,
            data,
            settings,
            screen,
            present: PresentUi::default(),
            prepare: PrepareUi::default(),
            import: ImportUi::default(),
            import_shown: importing::Shown::default(),
            views: Views::default(),
            dialogs: Dialogs::default(),
            awake: Awake::default(),
            screens: Screens::default(),
            path_box: None,
            help: false,
            options: None,
            history: None,
            meetings: recording::Meetings::default(),
            changing: None,
            comparing,
            bounced: Bounced::default(),
            focus_ring: FocusRing::default(),
            blanked: false,
            full_screen: false,
            opened: false,
            zoomed_for: egui::Vec2::ZERO,
            shown: false,
            quits_when_shown: false,
            closing: false,
            may_close: false,
            close_settled: false,
            title: String::new(),
            named_at: None,
            asked_for_item: None,
            document_for: None,
            message_since: None,
        }
    }

    /// The desk, for tests.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Hands a request to the desk, as a file dialog that has been answered does; for tests.
    pub fn handle(&mut self, request: Request) {
        self.desk.handle(request);
    }

    /// Asks for a path, as a desktop without file dialogs does; for tests.
    pub fn ask_for_path(&mut self, path_box: PathBox) {
        self.path_box = Some(path_box);
    }

    /// The screen that is shown.
    pub fn screen(&self) -> Screen {
        if self.desk.importing().is_some() { Screen::Import } else { self.screen }
    }

    /// The windows beside this one.
    pub fn screens(&self) -> &Screens {
        &self.screens
    }

    /// Takes in which monitors there are, and on which of them this window is.
    pub fn look_at_monitors(&mut self, now: f64, monitors: Vec<Monitor>, host: Option<usize>) {
        self.screens.look(now, monitors, host, &self.settings);
    }

    /// The colours of this frame: the host's screen has those that suit the room, the others have the chosen appearance.
    fn colors(&self) -> &'static Colors {
        match self.screen() {
            Screen::Present => self.settings.reading.room.colors(),
            Screen::Prepare | Screen::Import => self.settings.appearance.colors(),
        }
    }

    fn strings(&self) -> &'static Strings {
        Strings::of(self.settings.language)
    }

    /// What happens before a frame is drawn, whether or not one is: the disk, finished dialogs, dropped files.
    pub fn logic(&mut self, context: &Context) {
        if !std::mem::replace(&mut self.opened, true) {
            // Some window managers pass over the wish that comes with the window itself.
            context.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        if self.dialogs.take_disk_change() {
            self.desk.look_at_disk();
        }
        match self.dialogs.take_asked() {
            Some(files::Asked::Chosen(chosen)) => self.file_chosen(chosen),
            Some(files::Asked::Typed(path)) => self.ask_for_path(path),
            None => {}
        }
        let dropped = context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.open_file(path);
        }
        self.dialogs.watch(self.desk.revision(), || self.desk.document().files(), context);
        self.suit_zoom(context);
        self.name_window(context);
        if let Some(wait) = self.desk.keep_unsaved(context.input(|input| input.time)) {
            context.request_repaint_after(Duration::from_secs_f64(wait));
        }
        if let Some(wait) = self.desk.keep_checked() {
            context.request_repaint_after(Duration::from_secs_f64(wait));
        }
        self.awake.keep(matches!(self.desk.session(), Session::Live(_)));
        self.before_closing(context);
    }

    /// Draws a frame and carries out what the person asked for in it.
    pub fn show(&mut self, ui: &mut Ui) {
        let reading = self.desk.read_clock();
        self.screens.take_typed(ui.ctx(), &self.settings);
        let typing = ui.ctx().text_edit_focused();
        let presenting = self.screen() == Screen::Present;
        let questions = self.is_asking();
        if questions && !typing {
            // Behind a question the clipboard is nobody's.
            ui.input_mut(|input| {
                input
                    .events
                    .retain(|event| !matches!(event, egui::Event::Paste(_) | egui::Event::Copy | egui::Event::Cut));
            });
        }
        self.catch_button(ui);
        self.catch_copy(ui, typing);
        self.catch_paste(ui, typing);
        let (clicker, bounced) = (&self.settings.clicker, &mut self.bounced);
        // In the panel of changes letters and figures choose; a clicker goes on all the same.
        let own_keys = typing || self.changing.is_some();
        let keys = ui.input_mut(|input| take_keys(input, presenting && !questions, own_keys, clicker, bounced));
        // Behind a question only its own keys work.
        let keys = keys
            .into_iter()
            .filter(|action| !questions || matches!(action, Action::Escape | Action::Help | Action::Options));
        // What is being typed belongs to the agenda before anything is done with it.
        let (settling, at_once): (Vec<_>, Vec<_>) = keys.partition(|action| {
            !presenting && typing && !matches!(action, Action::Undo | Action::Redo | Action::Escape)
        });
        let left = (!settling.is_empty() || self.close_settled)
            .then(|| ui.memory_mut(|memory| memory.focused().inspect(|id| memory.surrender_focus(*id))));
        for action in at_once {
            self.act(ui, action);
        }
        if presenting && !questions {
            self.keep_changing(ui, typing);
        }
        theme::set_all(ui, self.colors());
        self.focus_ring.seek(ui);
        let item = (self.screen == Screen::Prepare).then_some(self.prepare.item);
        self.views.refresh(&self.desk, self.settings.language, item);
        let room = ui.ctx().content_rect().size();
        let mut wishes = Vec::new();
        // In less room than that nothing can be read; keys work all the same.
        if room.x >= LEAST_ROOM.x && room.y >= LEAST_ROOM.y {
            wishes = self.message(ui);
            if self.blanked {
                self.blank_screen(ui);
            } else {
                wishes.extend(self.screen_wishes(ui, reading));
            }
            self.questions(ui);
        }
        self.focus_ring.show(ui);
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            dialogs::drop_here(ui, self.strings());
        }
        for wish in wishes {
            self.grant(ui, wish);
        }
        for action in settling {
            self.act(ui, action);
        }
        if let Some(Some(field)) = left
            && !self.close_settled
            && self.screen() == Screen::Prepare
            && !self.is_asking()
            && ui.memory(|memory| memory.focused().is_none())
        {
            // Whoever saves in the middle of a sentence types on.
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        if std::mem::take(&mut self.close_settled) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        if self.quits_when_shown && self.present.stock.bytes() > 0 && !self.present.stock.is_lacking() {
            self.may_close = true;
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        self.show_screens(ui.ctx(), reading);
        self.schedule(ui.ctx(), reading);
    }

    /// Keeps the windows beside this one where they are, with what they show now.
    fn show_screens(&mut self, context: &Context, reading: Reading) {
        if self.screens.any_open() {
            // What was asked for in this very frame is to be seen in it.
            let item = (self.screen == Screen::Prepare).then_some(self.prepare.item);
            self.views.refresh(&self.desk, self.settings.language, item);
            let clock = self.desk.session().clock(self.desk.held(), reading.now, reading.local);
            let prompter = self.views.prompter();
            let now = context.input(|input| input.time);
            let place = (self.screen == Screen::Present).then(|| self.present.reader.place(now)).flatten();
            let sources = Sources { place, desk: &self.desk, prompter, clock, settings: &self.settings };
            self.screens.show(context, &sources);
        }
    }

    fn screen_wishes(&mut self, ui: &mut Ui, reading: Reading) -> Vec<Wish> {
        match self.screen() {
            Screen::Present => {
                let troubles = self.troubles();
                let text_size = self.text_size(ui.ctx());
                let changing = self.changing.as_ref().map(Changing::view);
                let view = self.views.present(&self.desk, &self.settings, text_size, reading, troubles, changing);
                crate::ui::present::present(ui, &view, &mut self.present)
            }
            Screen::Prepare => {
                let letters = self.letters_in_line(ui.ctx());
                let view = self.views.prepare(&self.desk, &self.settings, letters);
                crate::ui::prepare::prepare(ui, &view, &mut self.prepare)
            }
            Screen::Import => self.import_wishes(ui),
        }
    }

    fn troubles(&self) -> Vec<&'static str> {
        let strings = self.strings();
        let awake = self.awake.has_failed().then_some(strings.awake_failed);
        let journal = (matches!(self.desk.session(), Session::Live(_)) && self.desk.is_journal_failing())
            .then_some(strings.journal_failing);
        awake.into_iter().chain(journal).chain(self.screens.troubles(strings)).collect()
    }

    fn blank_screen(&self, ui: &mut Ui) {
        let rect = ui.ctx().content_rect();
        ui.painter().rect_filled(rect, 0.0, egui::Color32::BLACK);
        // A black screen that says nothing looks like a dead computer.
        let hint = egui::RichText::new(self.strings().blanked).color(egui::Color32::from_gray(70));
        ui.centered_and_justified(|ui| ui.label(hint));
    }

    fn grant(&mut self, ui: &Ui, wish: Wish) {
        match wish {
            Wish::Act(action) => self.act(ui, action),
            Wish::Command(command) => self.desk.handle(Request::Command(command)),
            Wish::Edit(edit) => self.edit(edit),
            Wish::PasteRoster(text, at) => self.desk.handle(Request::PasteRoster(text, at)),
            Wish::RosterFile => self.dialogs.roster(ui.ctx(), self.desk.document().path(), Purpose::People),
            Wish::NewText(at, which) => self.desk.handle(Request::NewText(at, which)),
            Wish::ChooseDocument(at) => self.choose_document(ui.ctx(), at),
            Wish::Open(path) => self.open_file(path),
            Wish::New(template) => self.begin_new(template),
            Wish::AnotherWindow => self.open_another_window(),
            Wish::CopyItem(place) => self.copy_item(ui.ctx(), place),
            Wish::PasteItem => self.ask_for_item(ui.ctx()),
            Wish::Pace(pace) => self.set_reading(ReadingStyle { pace, ..self.settings.reading }),
            Wish::Reading(reading) => self.set_reading(reading),
            Wish::Clicker(clicker) => {
                self.settings.clicker = clicker;
                self.settings.save(self.data.as_deref());
            }
            Wish::Import(wish) => self.grant_import(ui, wish),
            Wish::SaveRecord => self.ask_for_record(ui.ctx()),
            Wish::Meetings => self.open_meetings(),
            Wish::Changing(wish) => self.grant_changing(wish),
            Wish::Rehearse => self.desk.handle(Request::Rehearse),
            Wish::Resume => self.desk.handle(Request::Resume),
            Wish::StartOver => {
                self.desk.handle(Request::StartOver);
                self.present = PresentUi::default();
            }
            Wish::TakeTheirs => {
                self.desk.handle(Request::Dismiss);
                self.desk.handle(Request::TakeTheirs);
            }
            Wish::KeepMine => {
                self.desk.handle(Request::Dismiss);
                self.desk.handle(Request::KeepMine);
            }
            Wish::Compare => self.open_comparing(),
            Wish::Dismiss => self.dismiss(),
        }
    }

    /// Asks for the next frame: each second while a clock is seen, else only when something happens.
    fn schedule(&self, context: &Context, reading: Reading) {
        if self.screens.is_waiting() {
            // Its monitor may come back at any moment, and then it has to be there within a second.
            context.request_repaint_after(Duration::from_millis(400));
        }
        if self.screen == Screen::Present || self.screens.any_open() {
            // Before the meeting and after it only the minutes of the room's clock are seen to move.
            let live = matches!(self.desk.session(), Session::Live(_));
            let step = if live { 1_000 } else { 60_000 };
            let into_step = u64::try_from(reading.now.0.rem_euclid(step)).unwrap_or(0);
            context.request_repaint_after(Duration::from_millis(step.unsigned_abs() - into_step + 5));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        App::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if !std::mem::replace(&mut self.shown, true) {
            // The first frame is drawn before the window is on the screen and in a size that it will not keep, so
            // nobody ever sees it.
            ui.ctx().request_repaint();
            return;
        }
        if self.quits_when_shown && self.may_close {
            // The picture that was waited for is on the screen.
            return;
        }
        let now = ui.input(|input| input.time);
        if let Some(window) = frame.winit_window() {
            self.screens.listen(ui.ctx(), u64::from(window.id()));
        }
        if self.screens.is_look_due(now) {
            let (monitors, host) = window::monitors(frame);
            self.look_at_monitors(now, monitors, host);
        }
        self.show(ui);
        window::keep_candidates_below(ui.ctx());
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        // Dark screens paint no ground of their own over it: without a graphics card a whole window is not cheap to fill.
        theme::cleared().to_normalized_gamma_f32()
    }
}
