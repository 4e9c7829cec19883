//! What each action does. The keys, the buttons and the menus all end here.

use super::screens::Which;
use super::settings::TEXT_SIZES;
use super::{App, Screen};
use crate::action::{Action, ScreenAction};
use crate::desk::{Notice, Request, Tone};
use crate::prompter::Press;
use crate::ui::options::OptionsUi;
use crate::ui::prepare::{Changed, Tab};
use crate::ui::present::{ReadingStyle, letters_in_line};
use egui::{Context, Ui, ViewportCommand};
use lectern_core::agenda::answers::Entered;
use lectern_core::agenda::edit::{Edit, PersonDetail, ValueChange, Written};
use lectern_core::agenda::{TextFile, ValueId};
use lectern_core::session::{Command, Refusal, Session};
use lectern_core::time::Span;
use lectern_core::view::{BlankTarget, Focus, Phase};

impl App {
    pub(super) fn act(&mut self, ui: &Ui, action: Action) {
        let context = ui.ctx();
        // Whatever is asked of a black screen, the host first wants to see.
        if self.blanked && !matches!(action, Action::Blank | Action::Escape) {
            self.blanked = false;
            if matches!(action, Action::Next | Action::Previous | Action::Skip | Action::Choose(_)) {
                context.request_repaint();
                return;
            }
        }
        if self.act_on_import(context, action) {
            return;
        }
        if self.screen == Screen::Present && action != Action::Undo {
            self.enter_pending();
        }
        match action {
            Action::Next => self.next(ui.input(|input| input.time)),
            Action::Previous => self.command(Command::Previous),
            Action::Skip => self.command(Command::Skip),
            Action::First => self.command(Command::First),
            Action::Last => self.command(Command::Last),
            Action::Choose(number) => self.choose(number),
            Action::PauseOrResume => {
                let paused = self.desk.session().live().is_some_and(|live| live.paused.is_some());
                self.command(if paused { Command::Resume } else { Command::Pause });
            }
            Action::AddMinute => self.command(Command::AddTime(Span::minutes(1))),
            Action::TakeMinute => self.command(Command::AddTime(Span::minutes(-1))),
            Action::Adjourn => self.command(Command::Adjourn),
            Action::Change if self.screen == Screen::Present => self.toggle_changing(),
            Action::Change => {}
            Action::Reword => self.reword(),
            Action::RewordAll => self.reword_all(),
            Action::ReadAsWritten => self.read_as_written(),
            // Nothing has been changed yet that could be taken back.
            Action::Undo if self.screen == Screen::Present && self.changing.is_some() => self.changing = None,
            Action::Undo if self.screen == Screen::Present => self.undo_in_meeting(),
            Action::Undo => self.change_seen(Request::UndoEdit),
            Action::Redo => self.change_seen(Request::RedoEdit),
            Action::Blank => self.blanked = !self.blanked,
            Action::Bigger => self.set_text_size(self.text_size(context) + 4.0),
            Action::Smaller => self.set_text_size(self.text_size(context) - 4.0),
            Action::Strip => {
                self.settings.show_strip = !self.settings.show_strip;
                self.settings.save(self.data.as_deref());
            }
            Action::FullScreen => self.set_full_screen(context, !self.full_screen),
            Action::Escape => self.escape(context),
            Action::Present if self.screen == Screen::Present => self.set_full_screen(context, true),
            Action::Present => {
                // That something was saved is no news over the words to be read.
                if self.desk.notice().is_some_and(|notice| notice.tone() == Tone::Calm) {
                    self.desk.handle(Request::Dismiss);
                }
                self.screen = Screen::Present;
            }
            Action::Prepare => {
                if let Some(live) = self.desk.session().live()
                    && let Some(item) = self.desk.rundown().item_index(live.position.item.as_str())
                {
                    self.prepare.item = item;
                }
                // What is filled in there must not be hidden by what was typed here.
                self.present.drafts.clear();
                self.screen = Screen::Prepare;
                self.blanked = false;
            }
            Action::Find if self.screen == Screen::Present => {}
            Action::Find => self.prepare.open_find(),
            // Nobody is asked for a file that cannot be opened now.
            Action::Open if matches!(self.desk.session(), Session::Live(_)) => self.desk.tell(Notice::MeetingRuns),
            Action::Open => self.dialogs.open(context, self.desk.document().path()),
            Action::OpenSample => {
                self.desk.handle(Request::OpenSample);
                self.prepare.reset();
            }
            Action::Save if self.desk.document().path().is_none() => self.save_as(context),
            Action::Save => self.desk.handle(Request::Save),
            Action::SaveAs => self.save_as(context),
            Action::History => self.open_history(),
            Action::Help => self.help = !self.help,
            Action::Options => self.options = self.options.is_none().then(OptionsUi::default),
            Action::ReadingMode => {
                self.present.reader.hold(ui.input(|input| input.time));
                let mode = self.settings.reading.mode.next();
                self.set_reading(ReadingStyle { mode, ..self.settings.reading });
            }
            Action::Faster => self.change_pace(10.0),
            Action::Slower => self.change_pace(-10.0),
            Action::PaceFromPlan => self.pace_from_plan(ui.input(|input| input.time)),
            Action::Room => {
                let room = self.settings.reading.room.next();
                self.set_reading(ReadingStyle { room, ..self.settings.reading });
            }
            Action::Pinyin => {
                let pinyin = self.settings.reading.pinyin.next();
                self.set_reading(ReadingStyle { pinyin, ..self.settings.reading });
            }
            Action::Language => {
                self.settings.language =
                    self.settings.language.pick(lectern_core::Language::English, lectern_core::Language::Chinese);
                self.settings.save(self.data.as_deref());
            }
            Action::Appearance => {
                self.settings.appearance = self.settings.appearance.other();
                self.settings.save(self.data.as_deref());
            }
            Action::Screens(action) => self.act_on_screens(context, action),
        }
        context.request_repaint();
    }

    /// Undoes or redoes, and shows what that changed: nobody may lose words in an item that is not on the screen.
    fn change_seen(&mut self, request: Request) {
        let before = self.desk.written().clone();
        self.desk.handle(request);
        if let Some(changed) = first_changed(&before, self.desk.written()) {
            self.prepare.show_change(changed);
        }
    }

    /// What there is to do with the windows beside this one.
    fn act_on_screens(&mut self, context: &Context, action: ScreenAction) {
        let settings = &mut self.settings;
        match action {
            ScreenAction::Room => self.screens.toggle(Which::Room, settings),
            ScreenAction::MoveRoom => self.screens.move_on(Which::Room, settings),
            ScreenAction::RoomTimer => settings.room_timer = !settings.room_timer,
            ScreenAction::Glass => self.screens.toggle(Which::Glass, settings),
            ScreenAction::MoveGlass => self.screens.move_on(Which::Glass, settings),
            ScreenAction::MirrorHorizontal => settings.glass.mirror_horizontal = !settings.glass.mirror_horizontal,
            ScreenAction::MirrorVertical => settings.glass.mirror_vertical = !settings.glass.mirror_vertical,
            ScreenAction::Swap => {
                if let Some(monitor) = self.screens.swap(settings, context.input(|input| input.time)) {
                    self.full_screen = true;
                    context.send_viewport_cmd(ViewportCommand::SetMonitor(monitor));
                }
            }
        }
        self.settings.save(self.data.as_deref());
    }

    fn command(&mut self, command: Command) {
        self.desk.handle(Request::Command(command));
    }

    /// The one key: begins, goes on with a meeting that was found, and steps through to the end.
    fn next(&mut self, time: f64) {
        let says = self.views.prompter().is_some_and(|view| view.phase == Phase::Live && view.focus == Focus::Say);
        if says && self.screen == Screen::Present {
            match self.present.reader.press(time) {
                Press::Taken => return,
                Press::GoTo(stop) => return self.command(Command::GoTo(stop)),
                Press::Leave(last) => {
                    if self.desk.session().live().is_some_and(|live| live.position != last) {
                        self.command(Command::GoTo(last));
                    }
                }
                Press::Pass => {}
            }
        }
        let now = self.desk.read_clock().now;
        if let Some(offer) = self.desk.offer() {
            if offer.is_recent(now) {
                self.desk.handle(Request::Resume);
            }
        } else if matches!(self.desk.session(), Session::Ready) {
            self.command(Command::Start);
        } else {
            self.command(Command::Next);
        }
    }

    /// Takes the latest thing back; of a change that cannot be seen where the host stands it is said which that was.
    fn undo_in_meeting(&mut self) {
        let changes = |app: &Self| app.desk.session().live().map(|live| live.changes.clone()).unwrap_or_default();
        let before = changes(self);
        self.command(Command::Undo);
        self.present.drafts.clear();
        if let Some([change, more @ ..]) = before.get(changes(self).len()..) {
            self.desk.tell(Notice::ChangeUndone(change.label(self.settings.language), 1 + more.len()));
        }
    }

    fn enter_pending(&mut self) {
        let pending = self.views.prompter().map(|prompter| self.present.pending(prompter)).unwrap_or_default();
        for (value, text) in pending {
            self.command(Command::Enter(value, text));
        }
    }

    fn choose(&mut self, number: u8) {
        match self.views.choice(&self.desk, usize::from(number)) {
            Some(command) => self.command(command),
            None => self.desk.handle(Request::Refuse(Refusal::NothingToChoose)),
        }
    }

    /// Height of the script's letters: as the person has set it, else what suits the window.
    pub(super) fn text_size(&self, context: &Context) -> f32 {
        self.settings.text_size.unwrap_or_else(|| (context.content_rect().width() / 31.0).round().clamp(32.0, 80.0))
    }

    /// How many letters a line of the host's script has room for: as it was shown last, or would be in this window.
    pub(super) fn letters_in_line(&self, context: &Context) -> f32 {
        let shown = self.present.reader.letters_in_line();
        let width = context.content_rect().width();
        shown.unwrap_or_else(|| letters_in_line(width, self.text_size(context), &self.settings.reading))
    }

    fn set_text_size(&mut self, size: f32) {
        self.settings.text_size = Some(size.clamp(TEXT_SIZES.0, TEXT_SIZES.1));
        self.settings.save(self.data.as_deref());
    }

    pub(super) fn set_reading(&mut self, reading: ReadingStyle) {
        self.settings.reading = reading.sane();
        self.settings.save(self.data.as_deref());
    }

    fn change_pace(&mut self, by: f64) {
        let pace = self.settings.reading.pace + by;
        self.set_reading(ReadingStyle { pace, ..self.settings.reading });
    }

    /// The pace at which the words that are left take what is left of the planned minutes.
    fn pace_from_plan(&mut self, time: f64) {
        let clock = self.desk.clock();
        // What the words are only estimated to take is no plan.
        let planned = if clock.item_is_estimate { Span::ZERO } else { clock.item_planned };
        let left = (planned - clock.item_elapsed).0;
        let pace = self.present.reader.pace_for(left as f64 / 1000.0, time);
        match pace {
            Some(pace) => self.set_reading(ReadingStyle { pace, ..self.settings.reading }),
            None => self.desk.handle(Request::Refuse(Refusal::NothingPlanned)),
        }
    }

    fn set_full_screen(&mut self, context: &Context, full: bool) {
        self.full_screen = full;
        context.send_viewport_cmd(ViewportCommand::Fullscreen(full));
    }

    /// Changes the agenda. What was entered in the meeting outranks the file, so a late correction has to go there too.
    pub(super) fn edit(&mut self, edit: Edit) {
        let mut entered = Vec::new();
        values_of(&edit, self.desk.session().entered(), &mut entered);
        self.desk.handle(Request::Edit(edit));
        for (value, text) in entered {
            if self.desk.written().agenda.values.contains_key(&value) {
                self.desk.handle(Request::Command(Command::Enter(value, text)));
            }
        }
    }

    fn escape(&mut self, context: &Context) {
        if self.screen() == Screen::Prepare && self.prepare.leave_list() {
            // The cursor stays where it is.
        } else if egui::Popup::is_any_open(context) {
            egui::Popup::close_all(context);
        } else if self.closing {
            self.closing = false;
        } else if self.path_box.is_some() {
            self.path_box = None;
        } else if self.changing.take().is_some() {
            // Nothing was changed.
        } else if self.comparing.is_some() {
            self.comparing = None;
        } else if self.close_meetings() {
            // Nothing was asked for.
        } else if self.history.is_some() {
            self.history = None;
        } else if self.options.is_some() {
            self.options = None;
        } else if self.help {
            self.help = false;
        } else if self.blanked {
            self.blanked = false;
        } else if self.screen == Screen::Prepare && self.prepare.leave_find(context) {
            // What it found stays for the next time.
        } else if self.screen == Screen::Prepare && self.prepare.leave_table() {
            // Its words are in the agenda already.
        } else if context.text_edit_focused() {
            context.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
        } else if self.full_screen {
            self.set_full_screen(context, false);
        } else if self.screens.notice.is_some() || self.desk.notice().is_some_and(|notice| !notice.asks()) {
            self.dismiss();
        }
    }
}

/// What an edit says of values that were entered in the meeting: another text, or the same under another id.
fn values_of(edit: &Edit, entered: &Entered, into: &mut Vec<(ValueId, String)>) {
    if let Edit::Value(value, text) = edit
        && entered.contains_key(value)
    {
        into.push((value.clone(), text.clone()));
    } else if let Edit::Values(ValueChange::Rename(value, becomes)) = edit {
        into.extend(entered.get(value).map(|text| (ValueId(becomes.clone()), text.clone())));
    } else if let Edit::Many(edits) = edit {
        edits.iter().for_each(|edit| values_of(edit, entered, into));
    }
}

/// The first item or page of the form in which two states of an agenda differ.
fn first_changed(before: &Written, after: &Written) -> Option<Changed> {
    let (old, new) = (&before.agenda, &after.agenda);
    let item = (0..old.items.len().max(new.items.len())).find(|item| old.items.get(*item) != new.items.get(*item));
    // Words in a file beside the agenda are changed there.
    let is_other = |file: &TextFile| before.side_texts.get(file) != after.side_texts.get(file);
    let of_file = || new.items.iter().position(|item| item.text_files().any(is_other));
    match item.or_else(of_file) {
        Some(item) => Some(Changed::Item(item.min(new.items.len().saturating_sub(1)))),
        None if old.people != new.people => {
            let mut others = new.people.iter().filter(|(id, person)| old.people.get(*id) != Some(person));
            let field = others.next().map(|(id, person)| {
                let was = old.people.get(id).map(|was| PersonDetail::ALL.map(|detail| detail.of(was)));
                let is = PersonDetail::ALL.map(|detail| detail.of(person));
                let other =
                    PersonDetail::ALL.into_iter().zip(is).zip(was.unwrap_or_default()).find(|((_, is), was)| is != was);
                BlankTarget::Person(id.clone(), other.map_or(PersonDetail::Name, |((detail, _), _)| detail))
            });
            Some(field.map_or(Changed::Page(Tab::People), Changed::Field))
        }
        None if old.values != new.values => {
            let other = new.values.iter().find(|(id, value)| old.values.get(*id) != Some(value));
            let field = other.map(|(id, _)| Changed::Field(BlankTarget::Value(id.clone())));
            Some(field.unwrap_or(Changed::Page(Tab::Values)))
        }
        None if old.meeting != new.meeting => Some(Changed::Page(Tab::Meeting)),
        None => None,
    }
}
