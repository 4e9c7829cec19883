//! The menu of what the program fills into a script: people, values, and what it counts itself.

use super::PrepareView;
use egui::{RichText, ScrollArea, Ui};
use lectern_core::Language;

/// More than a menu can show.
const MOST: usize = 300;

/// What the program knows by itself, as placeholders.
const KNOWN: [(&str, &str, &str); 8] = [
    ("speaker", "这一步的发言人", "Whose turn it is"),
    ("turn.next", "下一位发言人", "The next speaker"),
    ("item.number", "这是第几项", "Number of this item"),
    ("item.title", "环节名称", "Title of this item"),
    ("items.count", "一共几项", "How many items"),
    ("items.list", "各项议程", "The list of items"),
    ("meeting.title", "会议名称", "Title of the meeting"),
    ("meeting.date", "会议日期", "Day of the meeting"),
];

/// Shows the menu under a name. Answers with the placeholder that was chosen, in its braces.
pub(super) fn insert_menu(ui: &mut Ui, view: &PrepareView<'_>, name: &str) -> Option<String> {
    let (strings, language) = (view.strings, view.strings.language);
    let mut chosen = None;
    let menu = ui.menu_button(RichText::new(strings.insert).small(), |ui| {
        let mut row = |ui: &mut Ui, label: String, inside: String| {
            if ui.button(label).clicked() {
                chosen = Some(format!("{{{{{inside}}}}}"));
                ui.close();
            }
        };
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (inside, chinese, english) in KNOWN {
                row(ui, language.pick(chinese, english).to_owned(), inside.to_owned());
            }
            ui.separator();
            for (id, value) in view.agenda.values.iter().take(MOST) {
                row(ui, with(&value.label, &value.value, language), id.0.clone());
            }
            ui.separator();
            for (id, person) in view.agenda.people.iter().take(MOST) {
                let name = if person.name.trim().is_empty() { strings.no_name } else { &person.name };
                row(ui, with(name, person.office.as_deref().unwrap_or(""), language), format!("people.{}", id.0));
            }
        });
    });
    menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    menu.response.on_hover_text(strings.insert_hint);
    chosen
}

/// What something is, and what stands there now.
fn with(label: &str, now: &str, language: Language) -> String {
    if now.is_empty() { label.to_owned() } else { language.pick(format!("{label}：{now}"), format!("{label}: {now}")) }
}
