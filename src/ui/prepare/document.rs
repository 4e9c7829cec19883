//! The document that is read out in a step, and texts that lie in files beside the agenda.

use super::item::Page;
use super::step::tighten;
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::small_button;
use egui::{Label, RichText, ScrollArea, Ui};
use lectern_core::agenda::edit::{StepDetail, StepText};
use lectern_core::agenda::text::FileText;
use lectern_core::agenda::{Step, Text, TextFile, Unknown, WaitKind};

/// Height that a document's words take at most, in points.
const WORDS: f32 = 260.0;

impl Page<'_, '_> {
    /// The document of a step, where it has one or could have one.
    pub(super) fn document(&mut self, ui: &mut Ui, place: usize, step: &Step) {
        if step.document.is_none() && step.wait != Some(WaitKind::Reading) {
            return;
        }
        let strings = self.view.strings;
        let at = self.step_at(place);
        let nth = strings.nth_step(place + 1);
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            ui.label(RichText::new(strings.document).small().color(theme::of(ui).muted));
            let button = |ui: &mut Ui, label: &str, hint: &str| {
                small_button(ui, true, label, &format!("{nth} {label}")).on_hover_text(hint).clicked()
            };
            let Some(file) = &step.document else {
                if button(ui, strings.write_document, strings.write_document_hint) {
                    self.wishes.push(Wish::NewText(at.clone(), StepText::Document));
                    self.own.document = Some(at.clone());
                }
                if button(ui, strings.choose_document, strings.choose_document_hint) {
                    self.wishes.push(Wish::ChooseDocument(at.clone()));
                }
                return;
            };
            ui.add(Label::new(&file.0).truncate());
            let is_open = self.own.document.as_ref() == Some(&at);
            if button(ui, if is_open { strings.hide_words } else { strings.show_words }, strings.show_words_hint) {
                self.own.document = (!is_open).then(|| at.clone());
            }
            if button(ui, strings.choose_document, strings.choose_document_hint) {
                self.wishes.push(Wish::ChooseDocument(at.clone()));
            }
            if button(ui, strings.no_document, strings.no_document_hint) {
                self.step_detail(place, StepDetail::Detach);
            }
        });
        let Some(file) = step.document.as_ref().filter(|_| self.own.document.as_ref() == Some(&at)) else { return };
        let text = Text::File(Box::new(FileText { file: file.clone(), unknown: Unknown::new() }));
        ScrollArea::vertical().id_salt(("document", place)).max_height(WORDS).show(ui, |ui| {
            self.text(ui, place, StepText::Document, Some(&text), strings.document);
        });
    }

    /// Says in which file a text is, and takes it into the agenda.
    pub(super) fn in_file(&mut self, ui: &mut Ui, place: usize, which: StepText, file: &TextFile) {
        let strings = self.view.strings;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{} {}", strings.in_file, file.0)).small().color(theme::of(ui).muted));
            let label = format!("{} {}", strings.nth_step(place + 1), strings.into_agenda);
            if small_button(ui, true, strings.into_agenda, &label).on_hover_text(strings.into_agenda_hint).clicked() {
                self.step_detail(place, StepDetail::FromFile(which));
            }
        });
    }
}
