//! By how many votes which of the sentences to choose from is true: the rule, its two figures, and the two sentences.

use super::item::{Page, name};
use crate::theme;
use crate::ui::widgets::{choice, entry};
use egui::{ComboBox, RichText, Ui};
use lectern_core::agenda::edit::StepDetail;
use lectern_core::agenda::{AlternativeId, Majority, Share, Step, ValueId};

/// Width of a menu, in points.
const MENU: f32 = 110.0;

impl Page<'_, '_> {
    /// The rule, where there are sentences that figures could decide between and figures to decide by.
    pub(super) fn majority(&mut self, ui: &mut Ui, place: usize, step: &Step) {
        let (strings, language) = (self.view.strings, self.view.strings.language);
        if step.choose.len() < 2 || self.view.agenda.values.is_empty() {
            return;
        }
        let mut changed = step.majority.as_deref().cloned();
        ui.horizontal_wrapped(|ui| {
            let share = step.majority.as_ref().map(|majority| majority.needs);
            let label = |share: Option<Share>| share.map_or(strings.by_hand, |share| share.label(language));
            let shares: Vec<_> = std::iter::once(None).chain(Share::ALL.map(Some)).collect();
            if let Some(needs) =
                self.menu(ui, place, strings.majority, (&shares, &share), |share| label(*share).to_owned())
            {
                changed = needs.and_then(|needs| {
                    let usual = step
                        .majority
                        .as_deref()
                        .cloned()
                        .or_else(|| Majority::usual(self.view.agenda, self.at.place, step))?;
                    Some(Majority { needs, ..usual })
                });
            }
            let Some(majority) = &mut changed else { return };
            let values: Vec<ValueId> = self.view.agenda.values.keys().cloned().collect();
            let called = |id: &ValueId| {
                self.view.agenda.values.get(id).map_or_else(|| id.to_string(), |value| value.label.clone())
            };
            let said = |id: &AlternativeId| {
                let one = step.choose.iter().find(|one| one.id == *id);
                one.map_or_else(|| id.to_string(), |one| one.label.clone())
            };
            let sentences: Vec<AlternativeId> = step.choose.iter().map(|one| one.id.clone()).collect();
            if let Some(votes) = self.menu(ui, place, strings.majority_votes, (&values, &majority.votes), called) {
                majority.votes = votes;
            }
            if let Some(of) = self.menu(ui, place, strings.majority_of, (&values, &majority.of), called) {
                majority.of = of;
            }
            if let Some(passes) = self.menu(ui, place, strings.majority_passes, (&sentences, &majority.passes), said) {
                majority.passes = passes;
            }
            if let Some(fails) = self.menu(ui, place, strings.majority_fails, (&sentences, &majority.fails), said) {
                majority.fails = fails;
            }
        });
        if changed.as_ref() != step.majority.as_deref() {
            self.step_detail(place, StepDetail::Majority(changed));
        }
    }

    /// A menu under its name; what was taken, where that is another one.
    fn menu<T: Clone + PartialEq>(
        &self,
        ui: &mut Ui,
        place: usize,
        label: &str,
        (all, present): (&[T], &T),
        called: impl Fn(&T) -> String,
    ) -> Option<T> {
        // A name and its menu stay on one line.
        let shown = ui.horizontal(|ui| {
            ui.label(RichText::new(label).small().color(theme::of(ui).muted));
            let menu = ComboBox::from_id_salt(("majority", label, place)).selected_text(called(present)).width(MENU);
            choice(ui, menu, |ui| all.iter().filter(|one| entry(ui, *one == present, &called(one))).last().cloned())
        });
        let (response, chosen) = shown.inner;
        name(&response, &format!("{} {label}", self.view.strings.nth_step(place + 1)));
        response.on_hover_text(self.view.strings.majority_hint);
        chosen.filter(|chosen| chosen != present)
    }
}
