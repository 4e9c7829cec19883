//! Characters that the bundled font lacks, under the buttons: which one, where it stands first, and which fonts of this
//! computer have it. Shown before the meeting, because in the meeting it is too late.

use super::find::{go_to, where_it_is};
use super::{PrepareUi, PrepareView};
use crate::letters::{FontSurvey, bundled_has, is_shown};
use crate::theme;
use egui::{Label, RichText, Ui};
use lectern_core::agenda::search::{FoundCharacter, characters};
use std::collections::HashMap;

/// Rows at most; a text in another script lacks them all.
const MOST: usize = 4;

/// What is missing, and what is known of other fonts.
#[derive(Debug, Default)]
pub(super) struct MissingLetters {
    revision: Option<u64>,
    found: Vec<FoundCharacter>,
    survey: FontSurvey,
    fonts: HashMap<char, Option<Vec<String>>>,
}

impl MissingLetters {
    /// Looks again where the agenda has changed, and takes in what is known of fonts. Whether anything is missing.
    pub(super) fn look(&mut self, ui: &Ui, view: &PrepareView<'_>) -> bool {
        self.fonts.extend(self.survey.take().into_iter().map(|(c, fonts)| (c, Some(fonts))));
        if self.revision != Some(view.revision) {
            self.revision = Some(view.revision);
            let lacks = |c: char| is_shown(c) && !c.is_whitespace() && !bundled_has(c);
            self.found = characters(view.agenda, view.side_texts, &lacks);
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
                ui.label(RichText::new(words).color(theme::WARN));
            }
            // By its number: the character itself would be a box.
            let name = format!("U+{:04X} {}", u32::from(one.character), where_it_is(view, &one.hit));
            if ui.button(name).clicked() {
                go_to(own, &one.hit);
            }
            let (words, color) = match own.missing.fonts.get(&one.character).and_then(Option::as_ref) {
                None => (strings.fonts_looked_for.to_owned(), theme::MUTED),
                Some(fonts) if fonts.is_empty() => (strings.no_font_has.to_owned(), theme::BAD),
                Some(fonts) => (strings.fonts_have(fonts), theme::GOOD),
            };
            ui.add(Label::new(RichText::new(words).small().color(color)).truncate());
        });
    }
    own.missing.found = found;
}
