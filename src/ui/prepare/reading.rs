//! How somebody's name is read, below the name: each character with its reading, a menu where there are others, and the
//! button that confirms it. And above the roster how many readings nobody has confirmed.

use super::{PrepareUi, PrepareView, Tab};
use crate::strings::Strings;
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::small_button;
use egui::{ComboBox, Label, RichText, Sense, Ui};
use lectern_core::agenda::edit::{Edit, PersonDetail};
use lectern_core::agenda::{Person, PersonId, names};
use lectern_core::chinese::reading::{Doubt, NameReading, Standing, Syllable};
use lectern_core::view::BlankTarget;

/// Names of more characters are shown as a whole: they are spelt as they sound, and there is nothing to choose.
const MOST_SYLLABLES: usize = 5;

/// What the button beside a reading takes of the width, in points.
const CONFIRM: f32 = 64.0;

/// Names whose reading somebody should confirm: how many, and the first.
#[derive(Debug, Default)]
pub(super) struct Unconfirmed {
    revision: Option<u64>,
    count: usize,
    first: Option<PersonId>,
}

/// Says how many readings nobody has confirmed; a click leads to the first.
pub(super) fn unconfirmed(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi) {
    if own.unconfirmed.revision != Some(view.revision) {
        let mut asking = view.agenda.people.iter().filter(|(_, person)| names::of(person).asks());
        let first = asking.next().map(|(id, _)| id.clone());
        let count = usize::from(first.is_some()) + asking.count();
        own.unconfirmed = Unconfirmed { revision: Some(view.revision), count, first };
    }
    let Some(first) = &own.unconfirmed.first else { return };
    let words = RichText::new(view.strings.to_confirm(own.unconfirmed.count)).color(theme::of(ui).warn);
    if ui.button(words).on_hover_text(view.strings.to_confirm_hint).clicked() {
        own.tab = Tab::People;
        own.wanted = Some(BlankTarget::Person(first.clone(), PersonDetail::Pinyin));
    }
}

/// The reading of one name. A reading that is chosen in a menu is confirmed by that.
pub(super) fn reading(ui: &mut Ui, view: &PrepareView<'_>, (id, person): (&PersonId, &Person), wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    let read = names::of(person);
    let confirm = |pinyin: String| Wish::Edit(Edit::Person(id.clone(), PersonDetail::Pinyin, pinyin));
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.spacing_mut().item_spacing.x = 5.0;
        if read.syllables.len() > MOST_SYLLABLES {
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - CONFIRM).max(0.0));
                // A foreign name may be written as its own language has it.
                let written = person.pinyin.clone().filter(|_| read.standing == Standing::Confirmed);
                let written = written.unwrap_or_else(|| read.written());
                ui.add(Label::new(RichText::new(written).small().color(theme::of(ui).muted)).truncate());
            });
        } else {
            for (nth, one) in read.syllables.iter().enumerate() {
                if let Some(chosen) = syllable(ui, strings, (id, person), (nth, one), &read) {
                    wishes.push(confirm(read.with(nth, chosen)));
                }
            }
        }
        let written = read.written();
        match read.standing {
            Standing::Confirmed => {
                let mark = ui.add(Label::new(RichText::new("✓").color(theme::of(ui).good)).sense(Sense::hover()));
                mark.widget_info(|| {
                    let name = format!("{} {}", strings.confirmed, person.name);
                    egui::WidgetInfo::labeled(egui::Role::Label, true, name)
                });
                mark.on_hover_text(strings.confirmed);
            }
            Standing::Guessed | Standing::Misfit if !written.is_empty() => {
                let name = format!("{} {}", strings.confirm_reading, person.name);
                if small_button(ui, true, strings.confirm, &name).on_hover_text(&written).clicked() {
                    wishes.push(confirm(written));
                }
            }
            Standing::Guessed | Standing::Misfit => {}
        }
        if read.standing == Standing::Misfit {
            ui.add(Label::new(RichText::new(strings.misfit).small().color(theme::of(ui).bad)).truncate());
        } else if read.syllables.iter().any(|one| one.doubt == Some(Doubt::Unknown)) {
            ui.add(Label::new(RichText::new(strings.reading_unknown).small().color(theme::of(ui).warn)).truncate());
        }
    });
}

/// One character with its reading; the other reading that was chosen for it.
fn syllable(
    ui: &mut Ui,
    strings: &Strings,
    (id, person): (&PersonId, &Person),
    (nth, one): (usize, &Syllable),
    read: &NameReading,
) -> Option<&'static str> {
    let reading = one.reading.as_deref().unwrap_or("?");
    let asks = read.standing != Standing::Confirmed && one.doubt.is_some_and(Doubt::asks);
    let color = if asks { theme::of(ui).warn } else { theme::of(ui).text };
    let words = RichText::new(format!("{} {reading}", one.character)).small().color(color);
    let why = one.doubt.map(|doubt| strings.doubt(doubt));
    if one.choices.len() < 2 {
        let label = ui.label(words);
        why.into_iter().for_each(|why| {
            label.clone().on_hover_text(why);
        });
        return None;
    }
    let mut chosen = None;
    let menu = ComboBox::from_id_salt(("reading", &id.0, nth)).selected_text(words).width(58.0).show_ui(ui, |ui| {
        for choice in &one.choices {
            if ui.selectable_label(*choice == reading, *choice).clicked() {
                chosen = Some(*choice);
            }
        }
    });
    menu.response.widget_info(|| {
        let name = strings.reading_of((nth + 1, one.character), &person.name);
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    why.into_iter().for_each(|why| {
        menu.response.clone().on_hover_text(why);
    });
    chosen
}
