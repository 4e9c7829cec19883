//! What goes through the clipboard: an item to another agenda, a script that becomes one, and words for a field, made clean.

use super::{App, Screen};
use crate::desk::{Import, Notice, Request};
use crate::ui::prepare::Changed;
use egui::{Context, Event, Ui, ViewportCommand};
use lectern_core::agenda::clip::Clip;
use lectern_core::agenda::edit::{Edit, one_line};
use std::sync::Arc;
use std::time::Duration;

/// Fewer characters are no script, but something that was in the clipboard by chance.
const LEAST_PASTE: usize = 20;

/// Seconds in which the clipboard answers somebody who asked for an item by a button.
const ASKED: f64 = 1.0;

impl App {
    /// Takes what is pasted outside of any field.
    pub(super) fn catch_paste(&mut self, ui: &Ui, typing: bool) {
        // Into the table people are pasted.
        if typing && self.screen() == Screen::Prepare && !self.prepare.is_table_open() {
            self.catch_item(ui);
            self.catch_words(ui);
        }
        if typing || self.path_box.is_some() || self.screen() == Screen::Prepare && self.prepare.is_table_open() {
            return;
        }
        let (pasted, now) = ui.input(|input| {
            let mut texts =
                input.events.iter().filter_map(|event| if let Event::Paste(text) = event { Some(text) } else { None });
            (texts.next_back().cloned(), input.time)
        });
        let Some(text) = pasted else {
            if self.asked_for_item.take_if(|at| now - *at >= ASKED).is_some() {
                // Nothing was there, or a picture.
                self.desk.tell(Notice::NoItemCopied);
            }
            return;
        };
        let asked = self.asked_for_item.take().is_some();
        match Clip::read(&text) {
            Some(clip) if self.screen() == Screen::Prepare => self.paste_item(clip),
            Some(_) => {}
            None if asked => self.desk.tell(Notice::NoItemCopied),
            None if text.chars().count() >= LEAST_PASTE => self.begin_import(Import::Text(text)),
            None => {}
        }
    }

    /// An item is no words, wherever the cursor stands.
    fn catch_item(&mut self, ui: &Ui) {
        let mut clip = None;
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let found = if let Event::Paste(text) = event { Clip::read(text) } else { None };
                let is_words = found.is_none();
                clip = found.or(clip.take());
                is_words
            });
        });
        clip.into_iter().for_each(|clip| self.paste_item(clip));
    }

    /// Words of a script are paragraphs, and a name or a figure is one line, whatever they were where they were copied.
    fn catch_words(&self, ui: &Ui) {
        let is_writing = self.prepare.is_writing(ui.ctx());
        ui.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Paste(text) = event {
                    let becomes = if is_writing { paragraphs(text) } else { Some(one_line(text)) };
                    *text = becomes.unwrap_or_else(|| std::mem::take(text));
                }
            }
        });
    }

    /// Copies the chosen item where somebody asks for it outside of any field.
    pub(super) fn catch_copy(&mut self, ui: &Ui, typing: bool) {
        let asked = || ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
        if !typing && self.screen() == Screen::Prepare && !self.prepare.is_table_open() && asked() {
            self.copy_item(ui.ctx(), self.prepare.item);
        }
    }

    /// Puts an item into the clipboard, with everything that it names.
    pub(super) fn copy_item(&mut self, context: &Context, place: usize) {
        let Some(clip) = Clip::of(self.desk.written(), place) else { return };
        context.copy_text(clip.text());
        let name = self.views.item_name(place);
        self.desk.tell(Notice::ItemCopied(name));
    }

    /// Asks the clipboard for an item.
    pub(super) fn ask_for_item(&mut self, context: &Context) {
        self.asked_for_item = Some(context.input(|input| input.time));
        context.send_viewport_cmd(ViewportCommand::RequestPaste);
        context.request_repaint_after(Duration::from_secs_f64(ASKED));
    }

    fn paste_item(&mut self, clip: Clip) {
        let place = (self.prepare.item + 1).min(self.desk.written().agenda.items.len());
        let before = self.desk.written().agenda.clone();
        self.desk.handle(Request::Edit(Edit::Paste(place, Box::new(clip))));
        let after = self.desk.written().agenda.clone();
        if Arc::ptr_eq(&before, &after) {
            return;
        }
        self.prepare.show_change(Changed::Item(place));
        let item = after.items.get(place).map(|item| item.name(self.settings.language).to_owned()).unwrap_or_default();
        let new = after.people.iter().filter(|(id, _)| !before.people.contains_key(*id));
        let people = new.map(|(_, person)| person.name.clone()).collect();
        self.desk.tell(Notice::ItemPasted { item, people });
    }
}

/// What was copied out of Word or a mail, as paragraphs of a script: each line of it is one, but for lines that were broken only
/// because they were full. None for words that need no change: a single line, or such as were copied out of a script.
fn paragraphs(pasted: &str) -> Option<String> {
    let pasted = pasted.trim_end_matches(['\r', '\n']);
    let is_of_script = pasted.contains("{{") || pasted.lines().any(|line| line.trim_start().starts_with('>'));
    if is_of_script || !pasted.contains(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    let read = lectern_documents::read_text(pasted).ok()?;
    Some(read.document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n"))
}
