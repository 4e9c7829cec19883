//! Characters that the bundled font lacks, under the buttons: which one, where it stands first, and which fonts of this
//! computer have it. Shown before the meeting, because in the meeting it is too late.

use super::find::{go_to, where_it_is};
use super::{PrepareUi, PrepareView};
use crate::beside::{Beside, WAIT};
use crate::letters::{FontSurvey, bundled_has, is_shown};
use crate::theme;
use egui::{Label, RichText, Ui};
use lectern_core::agenda::Rundown;
use lectern_core::agenda::search::{FoundCharacter, characters};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Rows at most; a text in another script lacks them all.
const MOST: usize = 4;

/// What is missing, and what is known of other fonts.
#[derive(Debug)]
pub(super) struct MissingLetters {
    looked_at: Option<Arc<Rundown>>,
    beside: Beside<Vec<FoundCharacter>>,
    found: Vec<FoundCharacter>,
    survey: FontSurvey,
    fonts: HashMap<char, Option<Vec<String>>>,
}

impl Default for MissingLetters {
    fn default() -> Self {
        let (beside, survey) = (Beside::new(lacking), FontSurvey::default());
        Self { looked_at: None, beside, found: Vec::new(), survey, fonts: HashMap::new() }
    }
}

/// The characters of an agenda that the bundled font lacks.
fn lacking(rundown: &Rundown) -> Vec<FoundCharacter> {
    let lacks = |c: char| is_shown(c) && !c.is_whitespace() && !bundled_has(c);
    characters(rundown.agenda(), rundown.side_texts(), &lacks)
}

impl MissingLetters {
    /// Looks again where the agenda has changed, and takes in what is known of fonts. Whether anything is missing.
    pub(super) fn look(&mut self, ui: &Ui, view: &PrepareView<'_>) -> bool {
        self.fonts.extend(self.survey.take().into_iter().map(|(c, fonts)| (c, Some(fonts))));
        if self.looked_at.as_ref().is_none_or(|looked_at| !Arc::ptr_eq(looked_at, view.rundown)) {
            if view.rundown.is_small() {
                self.found = lacking(view.rundown);
                self.looked_at = Some(view.rundown.clone());
            } else {
                // A moment behind in a large agenda.
                ui.ctx().request_repaint_after(Duration::from_secs_f64(WAIT));
                let Some((of, found)) = self.beside.look(view.rundown) else { return !self.found.is_empty() };
                self.found = found.unwrap_or_default();
                self.looked_at = Some(of);
            }
            let new: Vec<char> =
                self.found.iter().map(|one| one.character).filter(|c| !self.fonts.contains_key(c)).collect();
            if !new.is_empty() {
                self.fonts.extend(new.iter().map(|c| (*c, None)));
                let context = ui.ctx().clone();
                self.survey.ask(new, move || context.request_repaint());
            }
        }
        !self.found.is_empty()
    }
}

/// Says what is missing; a click leads to the first place.
pub(super) fn missing(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi) {
    let strings = view.strings;
    let found = std::mem::take(&mut own.missing.found);
    for (nth, one) in found.iter().take(MOST).enumerate() {
        ui.horizontal(|ui| {
            if nth == 0 {
                let words = format!("{} {}", strings.letters_missing, found.len());
                ui.label(RichText::new(words).color(theme::of(ui).warn));
            }
            // By its number: the character itself would be a box.
            let name = format!("U+{:04X} {}", u32::from(one.character), where_it_is(view, &one.hit));
            if ui.button(name).clicked() {
                go_to(own, &one.hit);
            }
            let (words, color) = match own.missing.fonts.get(&one.character).and_then(Option::as_ref) {
                None => (strings.fonts_looked_for.to_owned(), theme::of(ui).muted),
                Some(fonts) if fonts.is_empty() => (strings.no_font_has.to_owned(), theme::of(ui).bad),
                Some(fonts) => (strings.fonts_have(fonts), theme::of(ui).good),
            };
            ui.add(Label::new(RichText::new(words).small().color(color)).truncate());
        });
    }
    own.missing.found = found;
}
