//! A text field that belongs to the agenda: what is typed goes there at once, but never half a syllable that an input
//! method is still composing, and a change from elsewhere (undo, a reload) comes back into the field.

use crate::theme;
use crate::ui::composing::Composing;
use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat, TextWrapping};
use egui::{Event, Galley, Key, Modifiers, Response, TextBuffer, TextEdit, TextStyle, Ui};
use lectern_core::agenda::edit::is_unseen;
use lectern_core::agenda::search::placeholders;
use std::ops::Range;
use std::sync::Arc;

/// The field that has the focus.
#[derive(Debug, Default)]
pub struct Editing {
    id: Option<egui::Id>,
    text: String,
    /// What the agenda was last asked to hold: anything else there came from elsewhere.
    sent: String,
    composing: Composing,
    has_paragraphs: bool,
}

impl Editing {
    /// Whether the cursor is in the field, and the field holds paragraphs.
    pub fn has_paragraphs(&self, context: &egui::Context) -> bool {
        let focused = context.memory(|memory| memory.focused());
        self.has_paragraphs && self.id.is_some() && self.id == focused
    }

    /// The field itself makes this change: whoever makes it puts the cursor where it belongs.
    pub(super) fn hold(&mut self, id: egui::Id, text: &str) {
        if self.id == Some(id) {
            self.text = text.to_owned();
            self.sent = text.to_owned();
        }
    }

    /// Whether an input method is composing in the field.
    pub fn is_composing(&self) -> bool {
        self.composing.is_on()
    }
}

/// Shows a field with the agenda's text. Answers with what the agenda is to hold now, where that has changed.
pub fn field(
    ui: &mut Ui,
    editing: &mut Editing,
    id: egui::Id,
    text: &str,
    edit: Look<'_>,
) -> (Response, Option<String>) {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut draft = if editing.id == Some(id) {
        if text != editing.sent && !editing.composing.is_on() {
            put_cursor(ui, id, changed_at(&editing.text, text));
            editing.text = text.to_owned();
            editing.sent = text.to_owned();
        }
        editing.text.clone()
    } else {
        text.to_owned()
    };
    if has_focus {
        editing.composing.look(ui, &draft);
    }
    if has_focus && editing.composing.is_on() {
        // An Enter that confirms a candidate is none.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    } else if has_focus && edit.rows == Rows::Many {
        begin_paragraph(ui, id, &draft);
    }
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| with_placeholders(ui, text.as_str(), width);
    let widget = match edit.rows {
        Rows::One => TextEdit::singleline(&mut draft),
        Rows::Many => TextEdit::multiline(&mut draft).desired_rows(2).layouter(&mut layouter),
    };
    let response = ui.add(widget.id(id).desired_width(edit.width).hint_text(edit.hint));
    let mut change = None;
    if response.has_focus() || response.lost_focus() {
        if editing.id != Some(id) {
            *editing = Editing { id: Some(id), text: text.to_owned(), sent: text.to_owned(), ..Editing::default() };
        }
        editing.text.clone_from(&draft);
        editing.has_paragraphs = edit.rows == Rows::Many;
        if response.lost_focus() {
            editing.composing.leave(&mut editing.text);
        }
        if !editing.composing.is_on() && editing.text != editing.sent {
            editing.sent.clone_from(&editing.text);
            change = Some(match edit.rows {
                Rows::One => without_breaks(&editing.text),
                Rows::Many => without_controls(&editing.text),
            });
        }
        if response.lost_focus() {
            *editing = Editing::default();
        }
    }
    (response, change)
}

/// Where a change made to a text ends, in characters of the text as it is now.
fn changed_at(before: &str, after: &str) -> usize {
    let same = before.chars().rev().zip(after.chars().rev()).take_while(|(one, other)| one == other).count();
    let head = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    (after.chars().count() - same).max(head)
}

/// Puts the cursor of a field where somebody goes on: behind what an undo brought back or took away.
fn put_cursor(ui: &Ui, id: egui::Id, at: usize) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
        state.store(ui.ctx(), id);
    }
}

/// In the script an empty line parts paragraphs, and whoever presses Enter wants another one. With Shift it is a line end.
fn begin_paragraph(ui: &Ui, id: egui::Id, text: &str) {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none());
    let is_composed = |event: &Event| matches!(event, Event::Ime(_));
    if ui.input(|input| !input.events.iter().any(is_enter) || input.events.iter().any(is_composed)) {
        return;
    }
    let cursor = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let Some(cursor) = cursor else { return };
    let [start, _] = cursor.sorted_cursors().map(|cursor| usize::from(cursor.index));
    // On an empty line it is one more line, as everywhere.
    if text.chars().take(start).last().is_none_or(|before| before == '\n') {
        return;
    }
    ui.input_mut(|input| {
        for event in input.events.iter_mut().filter(|event| is_enter(event)) {
            *event = Event::Text("\n\n".to_owned());
        }
    });
}

/// Lays words out with what the program fills in in the colour that it has in the script.
fn with_placeholders(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    let mut from = 0;
    let mut append = |bytes: Range<usize>, color| {
        let words = text.get(bytes).unwrap_or_default();
        job.append(words, 0.0, TextFormat::simple(font.clone(), color));
    };
    for placeholder in placeholders(text) {
        append(from..placeholder.start, theme::of(ui).text);
        from = placeholder.end;
        append(placeholder, theme::of(ui).filled);
    }
    append(from..text.len(), theme::of(ui).text);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// How a field looks.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Width in points.
    pub width: f32,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// Whether Enter begins a new line in it.
    pub rows: Rows,
}

/// How many lines a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A name or a figure.
    One,
    /// Words with paragraphs.
    Many,
}

impl Look<'_> {
    /// A field of one line.
    pub fn line(width: f32) -> Self {
        Self { width, hint: "", rows: Rows::One }
    }

    /// A field of as many lines as its words take.
    pub fn lines(width: f32) -> Self {
        Self { rows: Rows::Many, ..Self::line(width) }
    }
}

/// Words have lines, and no other characters that nobody sees: tabs and what came with them from a spreadsheet are spaces.
fn without_controls(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    // The mark that parts two full-width braces stays: without it they would begin a placeholder.
    let stays = |c: &char| matches!(c, '\n' | '\u{feff}') || !is_unseen(*c);
    text.replace('\t', " ").chars().filter(stays).collect()
}

/// A name or a figure is one line, whatever was pasted.
fn without_breaks(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}
