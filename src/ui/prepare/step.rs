//! A step of the chosen item: its words, the sentences to choose from, what the host waits for, who has the floor.

use super::Tab;
use super::complete::{self, Field};
use super::drag::{self, Dragged, Moved, Over};
use super::fields::Look;
use super::form::{Named, named};
use super::insert::insert_menu;
use super::item::{MENU, MinutesOf, Page, name};
use super::length::length;
use super::marks::marked_up;
use super::people::{Choice, who_menu};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::{choice, entry, small_button, small_menu, tick};
use egui::{ComboBox, CursorIcon, Frame, Id, Label, Margin, RichText, ScrollArea, Sense, Ui};
use lectern_core::agenda::edit::{Order, StepDetail, StepText, can_join, next_turn};
use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::{Item, Step, Text, WaitKind};
use std::ops::Range;

impl Page<'_, '_> {
    /// One step of the chosen item.
    pub(super) fn step(&mut self, ui: &mut Ui, item: &Item, place: usize, step: &Step) {
        let frame = Frame::new().fill(theme::of(ui).raised).corner_radius(6).inner_margin(Margin::symmetric(8, 6));
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.step_places(ui, item, place, step);
            let say = self.text(ui, place, StepText::Say, step.say.as_ref(), self.view.strings.say_hint);
            if say.as_ref().is_some_and(egui::Response::has_focus) {
                // The field itself forgets what was marked in it as soon as a button is pressed.
                let id = self.text_id(place, StepText::Say);
                let range = egui::TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
                self.own.marked = range.map(|range| (id, range));
            }
            if let (Some((wanted, byte)), Some(response)) = (self.wanted, say)
                && wanted == place
            {
                response.request_focus();
                if let (Some(byte), Some(text)) = (byte, &step.say) {
                    mark(ui, self.text_id(place, StepText::Say), self.words(text).unwrap_or(""), byte..byte);
                }
            }
            self.choices(ui, place, step);
            self.majority(ui, place, step);
            self.what_follows(ui, item, place, step);
            self.document(ui, place, step);
            // Emptied, it stays as long as somebody is in it.
            let in_thanks = ui.memory(|memory| memory.has_focus(self.text_id(place, StepText::Thanks)));
            if step.thanks.is_some() || step.wait.is_some() || in_thanks {
                ui.label(RichText::new(self.view.strings.thanks).small().color(theme::of(ui).muted));
                self.text(ui, place, StepText::Thanks, step.thanks.as_ref(), self.view.strings.thanks);
            }
        });
        let over = Over::Step(self.step_at(place));
        drag::target(ui, self.view, self.own, (&shown.response, &over), self.wishes);
        if self.wanted.is_some_and(|(wanted, _)| wanted == place) {
            // With what follows the words: who has the floor stands below them.
            shown.response.scroll_to_me(None);
        }
        ui.add_space(6.0);
    }

    /// The number of the step, and what moves it, cuts it, joins it, and puts names into it.
    fn step_places(&mut self, ui: &mut Ui, item: &Item, place: usize, step: &Step) {
        let strings = self.view.strings;
        let last = item.steps.len().saturating_sub(1);
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            let nth = strings.nth_step(place + 1);
            let number = Label::new(RichText::new(&nth).small().color(theme::of(ui).muted)).selectable(false);
            let grip = ui.add(number.sense(Sense::drag())).on_hover_cursor(CursorIcon::Grab);
            let grip = grip.on_hover_text(strings.drag_hint);
            drag::source(ui, self.view, &grip, Dragged::Step(self.step_at(place)), &nth);
            let button = |ui: &mut Ui, enabled: bool, (mark, label): (&str, &str), hint: &str| {
                small_button(ui, enabled, mark, &format!("{nth} {label}")).on_hover_text(hint).clicked()
            };
            if button(ui, place > 0, ("↑", strings.move_up), strings.step_up_hint) {
                self.order(Order::MoveStep(self.step_at(place), self.step_at(place - 1)));
            }
            if button(ui, place < last, ("↓", strings.move_down), strings.step_down_hint) {
                self.order(Order::MoveStep(self.step_at(place), self.step_at(place + 1)));
            }
            let cut = self.cut(ui, place, step);
            if button(ui, cut.is_some(), (strings.split, strings.split), strings.split_hint)
                && let Some(byte) = cut
            {
                self.order(Order::SplitStep(self.step_at(place), byte));
            }
            let joins = item.steps.get(place + 1).is_some_and(|next| can_join(step, next));
            if button(ui, joins, (strings.join, strings.join), strings.join_hint) {
                self.order(Order::JoinSteps(self.step_at(place)));
            }
            if button(ui, true, (strings.remove, strings.remove), strings.remove_step_hint) {
                self.order(Order::RemoveStep(self.step_at(place)));
            }
            let label = format!("{nth} {}", strings.move_to);
            let can_leave = matches!(&step.say, Some(Text::Inline(words)) if !words.trim().is_empty());
            match drag::move_menu(ui, self.view, (&self.step_at(place), can_leave), &label) {
                Some(Moved::Step(order)) => self.order(order),
                Some(Moved::Words) => self.wishes.push(Wish::NewText(self.step_at(place), StepText::Say)),
                None => {}
            }
            self.insert(ui, place, step);
            let estimate = Estimate::of_step(self.view.rundown, self.at.place, place);
            length(ui, self.view, Estimate { waits: 0, is_open: false, ..estimate }, None);
        });
    }

    /// The menu of what the program fills in: it goes into the words at the cursor.
    fn insert(&mut self, ui: &mut Ui, place: usize, step: &Step) {
        let strings = self.view.strings;
        let Some(words) = step.say.as_ref().map_or(Some(""), |text| self.words(text)).map(str::to_owned) else {
            return;
        };
        let chosen = insert_menu(ui, self.view, &format!("{} {}", strings.nth_step(place + 1), strings.insert));
        let Some(placeholder) = chosen else { return };
        // What is marked gives way to it, as to anything that is typed.
        let marked = self.marked(ui, place, &words).unwrap_or(words.len()..words.len());
        let mut with = words;
        let end = marked.start + placeholder.len();
        with.replace_range(marked, &placeholder);
        self.step_detail(place, StepDetail::Text(StepText::Say, with));
        self.own.wanted_step = Some((place, Some(end)));
    }

    /// What was marked last in the words of a step, as bytes of them; empty where only the cursor stands there.
    fn marked(&self, ui: &Ui, place: usize, words: &str) -> Option<Range<usize>> {
        let id = self.text_id(place, StepText::Say);
        let remembered = self.own.marked.filter(|(of, _)| *of == id).and_then(|(_, range)| bytes_of(words, range));
        remembered.or_else(|| marked_bytes(ui, id, words))
    }

    /// Where the words of a step can be cut in two: at the cursor, with words on either side.
    fn cut(&self, ui: &Ui, place: usize, step: &Step) -> Option<usize> {
        let words = self.words(step.say.as_ref()?)?;
        let byte = self.marked(ui, place, words)?.end;
        let (before, behind) = words.split_at(byte);
        [before, behind].iter().all(|part| !part.trim().is_empty()).then_some(byte)
    }

    fn text_id(&self, place: usize, which: StepText) -> Id {
        Id::unique(("step-text", &self.at.id.0, place, which))
    }

    /// The words of a text; none where its file cannot be read.
    fn words<'t>(&'t self, text: &'t Text) -> Option<&'t str> {
        match text {
            Text::Inline(words) => Some(words),
            Text::File(text) => self.view.side_texts.get(&text.file)?.as_deref().ok(),
        }
    }

    /// A field for a text of a step.
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        place: usize,
        which: StepText,
        text: Option<&Text>,
        label: &str,
    ) -> Option<egui::Response> {
        let strings = self.view.strings;
        if let (Some(Text::File(text)), true) = (text, which != StepText::Document) {
            self.in_file(ui, place, which, &text.file);
        }
        let words = match text {
            Some(text) => self.words(text),
            None => Some(""),
        };
        let Some(words) = words.map(str::to_owned) else {
            ui.label(RichText::new(strings.unreadable_text).color(theme::of(ui).warn));
            return None;
        };
        let look = Look { hint: label, ..Look::lines(ui.available_width() - 12.0) };
        let label = format!("{} {label}", strings.nth_step(place + 1));
        let id = self.text_id(place, which);
        let chooses = complete::keys(ui, self.own, id);
        let this = Named { id, text: &words, label: &label, look };
        let (response, changed) = named(ui, self.own, &this);
        let words = changed.clone().unwrap_or(words);
        let marked = marked_bytes(ui, id, &words);
        if let Some(marked) = marked.clone().filter(|_| response.has_focus() && !self.own.editing.is_composing())
            && let Some((words, marked)) = marked_up(ui, &words, marked)
        {
            mark(ui, id, &words, marked);
            self.own.editing.hold(id, &words);
            self.step_by_itself(place, StepDetail::Text(which, words));
            return Some(response);
        }
        let cursor = marked.filter(Range::is_empty).map(|marked| marked.start);
        let field = Field { response: &response, words: &words, cursor, is_typed: changed.is_some() };
        let completed = complete::complete(self.view, self.own, &field, chooses);
        if let Some((range, placeholder)) = completed {
            let end = range.start + placeholder.len();
            let mut words = words;
            words.replace_range(range, &placeholder);
            mark(ui, id, &words, end..end);
            self.own.editing.hold(id, &words);
            response.request_focus();
            self.step_by_itself(place, StepDetail::Text(which, words));
        } else {
            changed.into_iter().for_each(|words| self.step_detail(place, StepDetail::Text(which, words)));
        }
        Some(response)
    }

    /// The sentences of which one is said.
    fn choices(&mut self, ui: &mut Ui, place: usize, step: &Step) {
        let strings = self.view.strings;
        for (nth, one) in step.choose.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.label(RichText::new("●").color(theme::of(ui).direction));
                let look = Look { hint: strings.choice_label, ..Look::line(ui.available_width() - 66.0) };
                let label = format!("{} {} {}", strings.nth_step(place + 1), strings.choice_label, nth + 1);
                let id = Id::unique(("choice-label", &self.at.id.0, place, nth));
                let this = Named { id, text: &one.label, label: &label, look };
                let (_, changed) = named(ui, self.own, &this);
                changed.into_iter().for_each(|text| self.step_detail(place, StepDetail::Label(nth, text)));
                let remove = format!("{} {label}", strings.remove);
                if small_button(ui, true, strings.remove, &remove).clicked() {
                    self.step_detail(place, StepDetail::RemoveChoice(nth));
                }
            });
            self.text(ui, place, StepText::Choice(nth), Some(&one.say), strings.choice_say);
        }
    }

    /// What the host is silent for behind the words, who has the floor, and for how long.
    fn what_follows(&mut self, ui: &mut Ui, item: &Item, place: usize, step: &Step) {
        let (strings, language) = (self.view.strings, self.view.strings.language);
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            ui.label(RichText::new(strings.then).small().color(theme::of(ui).muted));
            let shown = step.wait.map_or(strings.no_wait, |wait| wait.label(language));
            let menu = ComboBox::from_id_salt(("wait", place)).selected_text(shown).width(MENU);
            let (response, chosen) = choice(ui, menu, |ui| {
                let label = |wait: Option<WaitKind>| wait.map_or(strings.no_wait, |wait| wait.label(language));
                let waits = std::iter::once(None).chain(WaitKind::ALL.iter().copied().map(Some));
                waits.filter(|wait| entry(ui, *wait == step.wait, label(*wait))).last()
            });
            name(&response, &format!("{} {}", strings.nth_step(place + 1), strings.then));
            if let Some(wait) = chosen.filter(|wait| *wait != step.wait) {
                self.step_detail(place, StepDetail::Wait(wait));
            }
            let label = format!("{} {}", strings.nth_step(place + 1), strings.minutes_label);
            self.minutes(ui, place, step.minutes, &label, |text| MinutesOf::Step(place, StepDetail::Minutes(text)));
            let add = format!("{} {}", strings.nth_step(place + 1), strings.add_choice);
            if small_button(ui, true, strings.add_choice, &add).on_hover_text(strings.add_choice_hint).clicked() {
                self.step_detail(place, StepDetail::AddChoice);
            }
            self.entering(ui, place, step);
        });
        let parts = self.view.rundown.parts_of_step(self.at.place, place);
        let calls = parts.iter().flat_map(|part| part.texts.iter()).any(|text| text.script.names_speaker());
        if step.wait.is_some() || step.turn.is_some() || calls {
            ui.horizontal_wrapped(|ui| {
                self.floor(ui, place, step, calls);
                if next_turn(item, place).is_some() {
                    let label = format!("{} {}", strings.nth_step(place + 1), strings.swap_turns);
                    if small_button(ui, true, strings.swap_turns, &label)
                        .on_hover_text(strings.swap_turns_hint)
                        .clicked()
                    {
                        self.order(Order::SwapTurns(self.step_at(place)));
                    }
                }
            });
        }
    }

    /// The menu of values, with those marked that are entered in this step.
    fn entering(&mut self, ui: &mut Ui, place: usize, step: &Step) {
        let strings = self.view.strings;
        let label = match step.enter.len() {
            0 => strings.enter_here.to_owned(),
            count => format!("{} {count}", strings.enter_here),
        };
        let menu = small_menu(ui, &label, |ui| {
            if self.view.agenda.values.is_empty() {
                ui.label(RichText::new(strings.no_values).color(theme::of(ui).muted));
            }
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for (id, value) in &self.view.agenda.values {
                    let mut on = step.enter.contains(id);
                    if tick(ui, &mut on, &value.label).changed() {
                        self.step_detail(place, StepDetail::Enter(id.clone(), on));
                    }
                }
            });
        });
        name(&menu.response, &format!("{} {}", strings.nth_step(place + 1), strings.enter_here));
        menu.response.on_hover_text(strings.enter_here_hint);
    }

    /// Who has the floor: somebody of the roster, or words.
    fn floor(&mut self, ui: &mut Ui, place: usize, step: &Step, calls: bool) {
        let strings = self.view.strings;
        ui.label(RichText::new(strings.floor).small().color(theme::of(ui).muted));
        let label = format!("{} {}", strings.nth_step(place + 1), strings.floor);
        let turn = match who_menu(ui, self.view, (("turn", place), &label, step.turn.as_ref()), true) {
            Some(Choice::Listed(id)) => Some(StepDetail::Turn(Some(id))),
            Some(Choice::Nobody) => Some(StepDetail::Turn(None)),
            Some(Choice::New) => {
                self.own.tab = Tab::People;
                self.own.called = true;
                Some(StepDetail::NewTurn(String::new()))
            }
            None => None,
        };
        turn.into_iter().for_each(|turn| self.step_detail(place, turn));
        if step.turn.is_none() && calls {
            // Whoever is called without being named here is the one before.
            let before = self.view.rundown.turn(self.at.place, place, 0).and_then(|turn| turn.person);
            if let Some(before) = before {
                let words = strings.speaker_before(&before.name);
                ui.label(RichText::new(words).small().color(theme::of(ui).muted));
            }
        }
        if step.turn.is_none() {
            let look = Look { hint: strings.who_hint, ..Look::line(ui.available_width() - 12.0) };
            let label = format!("{} {}", strings.nth_step(place + 1), strings.who_hint);
            let id = Id::unique(("who", &self.at.id.0, place));
            let this = Named { id, text: step.who.as_deref().unwrap_or(""), label: &label, look };
            let (_, changed) = named(ui, self.own, &this);
            changed.into_iter().for_each(|who| self.step_detail(place, StepDetail::Who(who)));
        }
    }
}

/// Marks some bytes of the words in a field; where there are none, the cursor stands there.
fn mark(ui: &Ui, field: Id, words: &str, bytes: Range<usize>) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let [start, end] = [bytes.start, bytes.end]
        .map(|byte| egui::text::CCursor::new(words.get(..byte).map_or(0, |before| before.chars().count())));
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(start, end)));
    state.store(ui.ctx(), field);
}

/// What is marked in the words of a field, as bytes; empty where only the cursor stands there.
fn marked_bytes(ui: &Ui, field: Id, words: &str) -> Option<Range<usize>> {
    bytes_of(words, egui::TextEdit::load_state(ui.ctx(), field)?.cursor.char_range()?)
}

fn bytes_of(words: &str, range: egui::text::CCursorRange) -> Option<Range<usize>> {
    let [start, end] = range.sorted_cursors().map(|cursor| usize::from(cursor.index));
    let byte = |at| words.char_indices().map(|(byte, _)| byte).chain([words.len()]).nth(at);
    Some(byte(start)?..byte(end)?)
}

/// Makes room for many small things in a row.
pub(super) fn tighten(ui: &mut Ui) {
    let spacing = ui.spacing_mut();
    (spacing.item_spacing.x, spacing.button_padding.x, spacing.interact_size.x) = (4.0, 7.0, 0.0);
}
