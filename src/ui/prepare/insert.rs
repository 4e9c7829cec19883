//! The menu of what the program fills into a script: people, values, and what it counts itself.

use super::PrepareView;
use crate::ui::widgets::small_menu;
use egui::{ScrollArea, Ui};
use lectern_core::Language;
use lectern_core::script::written;

/// More than a menu can show.
const MOST: usize = 300;

/// What the program knows by itself, as placeholders; what is needed most comes first.
const KNOWN: [(&str, &str, &str); 18] = [
    ("speaker", "这一步的发言人", "Whose turn it is"),
    ("turn.next", "下一位发言人", "The next speaker"),
    ("item.number", "这是第几项", "Number of this item"),
    ("item.title", "环节名称", "Title of this item"),
    ("items.count", "一共几项", "How many items"),
    ("items.list", "各项议程", "The list of items"),
    ("meeting.title", "会议名称", "Title of the meeting"),
    ("meeting.date", "会议日期", "Day of the meeting"),
    ("speaker.short", "发言人简称（姓名和称呼）", "The speaker, by name"),
    ("turn.next.short", "下一位简称", "The next speaker, by name"),
    ("turn.previous.short", "上一位简称", "The speaker before, by name"),
    ("turn.lead", "首先、接下来、最后", "First, next, last"),
    ("item.speakers", "本环节的发言人", "The speakers of this item"),
    ("item.speakers.count", "本环节有几位发言", "How many speak in this item"),
    ("meeting.weekday", "星期几", "Day of the week"),
    ("meeting.time", "会议时间", "Time of the meeting"),
    ("meeting.place", "会议地点", "Place of the meeting"),
    ("host", "主持人", "The host"),
];

/// Something that the program fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    /// What it is, and what stands there now.
    pub(super) label: String,
    /// The placeholder, in its braces.
    pub(super) placeholder: String,
    /// The same in English words.
    english: String,
    /// Which sort it is of: what is known, values, people.
    sort: usize,
}

impl Offer {
    fn new(sort: usize, label: String, expression: &str, language: Language) -> Self {
        let english = expression.to_lowercase();
        Self { label, placeholder: written(expression, language), english, sort }
    }

    /// Whether somebody who types these letters may mean it.
    pub(super) fn is_like(&self, letters: &str) -> bool {
        letters.is_empty()
            || self.label.contains(letters)
            || self.placeholder.contains(letters)
            || self.english.contains(&letters.to_lowercase())
    }
}

/// All that the program can fill in.
pub(super) fn offers(view: &PrepareView<'_>) -> Vec<Offer> {
    let (strings, language) = (view.strings, view.strings.language);
    let known = KNOWN
        .map(|(known, chinese, english)| Offer::new(0, language.pick(chinese, english).to_owned(), known, language));
    let values = view.agenda.values.iter();
    let values = values.map(|(id, value)| Offer::new(1, with(&value.label, &value.value, language), &id.0, language));
    let people = view.agenda.people.iter().map(|(id, person)| {
        let name = if person.name.trim().is_empty() { strings.no_name } else { &person.name };
        let label = with(name, person.office.as_deref().unwrap_or(""), language);
        Offer::new(2, label, &format!("people.{}", id.0), language)
    });
    known.into_iter().chain(values).chain(people).collect()
}

/// Shows the menu under a name. Answers with the placeholder that was chosen, in its braces.
pub(super) fn insert_menu(ui: &mut Ui, view: &PrepareView<'_>, name: &str) -> Option<String> {
    let strings = view.strings;
    let mut chosen = None;
    let menu = small_menu(ui, strings.insert, |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            let mut sort = 0;
            for offer in offers(view).into_iter().take(MOST) {
                if std::mem::replace(&mut sort, offer.sort) != offer.sort {
                    ui.separator();
                }
                if ui.button(offer.label).clicked() {
                    chosen = Some(offer.placeholder);
                    ui.close();
                }
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
