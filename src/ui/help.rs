//! The page of keys, made from the table of actions.

use super::import::key_help;
use super::widgets::dialog;
use crate::action::{ACTIONS, Action, Scope};
use crate::strings::Strings;
use crate::theme;
use egui::{Grid, RichText, ScrollArea, Ui};

fn import_keys(ui: &mut Ui, strings: &'static Strings) {
    ui.label(RichText::new(strings.help_import).color(theme::of(ui).muted));
    lines(ui, "import", key_help(strings).map(|(names, label)| (names.to_owned(), label)));
}

/// Shows the page, the keys of the import first where one is in front; true once the person has closed it.
pub fn help(ui: &Ui, strings: &'static Strings, importing: bool) -> bool {
    let modal = dialog(ui, "help").show(ui.ctx(), |ui| {
        ui.set_width(760.0);
        ui.label(RichText::new(strings.help_title).heading());
        let height = (ui.ctx().content_rect().height() - 190.0).max(80.0);
        // Where there is room, all keys are seen at once.
        ScrollArea::vertical().min_scrolled_height(height).max_height(height).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (ui, (heading, everywhere)) in
                    columns.iter_mut().zip([(strings.help_present, false), (strings.help_everywhere, true)])
                {
                    // First what can be done where somebody asks.
                    if everywhere && importing {
                        import_keys(ui, strings);
                        ui.add_space(12.0);
                    }
                    ui.label(RichText::new(heading).color(theme::of(ui).muted));
                    keys(ui, strings, everywhere);
                    if everywhere && !importing {
                        ui.add_space(12.0);
                        import_keys(ui, strings);
                    }
                }
            });
        });
        ui.add_space(8.0);
        ui.button(strings.close).clicked()
    });
    modal.inner || modal.backdrop_response.clicked()
}

fn is_everywhere(scope: Scope) -> bool {
    match scope {
        Scope::NotTyping | Scope::Everywhere => true,
        Scope::Presenting | Scope::PresentingAlways => false,
    }
}

/// The actions whose first key works everywhere, or those whose first key works while presenting.
fn keys(ui: &mut Ui, strings: &Strings, everywhere: bool) {
    let rows =
        ACTIONS.iter().filter(|row| row.keys.first().is_some_and(|(scope, ..)| is_everywhere(*scope) == everywhere));
    // The digits are one line: 1–9.
    let rows = rows.filter(|row| !matches!(row.action, Action::Choose(2..))).map(|row| {
        let names = row.key_names.replace("空格", strings.language.pick("空格", "Space"));
        (names, row.label(strings.language))
    });
    lines(ui, if everywhere { "everywhere" } else { "presenting" }, rows);
}

fn lines(ui: &mut Ui, salt: &str, rows: impl IntoIterator<Item = (String, &'static str)>) {
    Grid::new(("keys", salt)).num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        for (names, label) in rows {
            ui.label(RichText::new(names).color(theme::of(ui).stress));
            ui.label(label);
            ui.end_row();
        }
    });
}
