//! Words looked for all over the agenda, each place with what stands around it and what would stand there, and others put
//! in their place, one by one or all at once.

use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::composing::Composing;
use crate::ui::long_list::LongList;
use crate::ui::widgets::small_button;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Context, Id, Label, Layout, RichText, ScrollArea, Sense, TextEdit, TextStyle, Ui, vec2};
use lectern_core::agenda::search::{Hit, replace, search};
use lectern_core::diagnostic::{Segment, Spot};
use lectern_core::view::field_at;
use std::slice;

/// Width of the two fields, in points.
const FIELD: f32 = 220.0;

/// What the two fields are called among all others.
const WORDS: &str = "find-words";
const BECOMES: &str = "find-becomes";

/// Whether the cursor is in one of the two fields.
pub(super) fn has_focus(context: &Context) -> bool {
    context.memory(|memory| [WORDS, BECOMES].iter().any(|salt| memory.has_focus(Id::unique(salt))))
}

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Find {
    words: String,
    becomes: String,
    /// What is half composed in the first field, and in the second.
    composing: [Composing; 2],
    /// So many places were replaced just now.
    replaced: Option<usize>,
    hits: Vec<Hit>,
    /// The agenda and the words that the places were found for.
    found_for: Option<(u64, String)>,
    rows: LongList,
    /// The field is to get the focus.
    pub(super) wanted: bool,
}

/// The page of the list below the script.
pub(super) fn find(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi, wishes: &mut Vec<Wish>) {
    let strings = view.strings;
    ui.horizontal(|ui| {
        let Find { words, becomes, composing, wanted, .. } = &mut own.find;
        let [in_words, in_becomes] = composing;
        line(ui, in_words, (WORDS, strings.find_words), words, std::mem::take(wanted));
        line(ui, in_becomes, (BECOMES, strings.find_becomes), becomes, false);
        look(view, &mut own.find);
        let find = &mut own.find;
        if !find.words.is_empty() {
            find.replaced = None;
        }
        if let Some(count) = find.replaced {
            ui.label(RichText::new(strings.replaced(count)).color(theme::of(ui).good));
        } else if !find.hits.is_empty() {
            let all = if find.becomes.is_empty() { strings.remove_all } else { strings.replace_all };
            if ui.add_enabled(!view.read_only, egui::Button::new(all)).clicked() {
                wishes.push(Wish::Edit(replace(&find.hits, &find.words, &find.becomes)));
                // What was put in may have the old words in it: nothing invites to do it twice.
                find.replaced = Some(find.hits.len());
                find.words.clear();
                find.becomes.clear();
            }
            ui.label(RichText::new(strings.found(find.hits.len())).color(theme::of(ui).muted));
        } else if !find.words.is_empty() {
            ui.label(RichText::new(strings.found_nowhere).color(theme::of(ui).muted));
        }
    });
    ScrollArea::vertical().id_salt("find").auto_shrink([false, false]).show(ui, |ui| {
        let mut rows = std::mem::take(&mut own.find.rows);
        let hits = std::mem::take(&mut own.find.hits);
        for (nth, hit) in hits.iter().enumerate() {
            rows.row(ui, nth, false, |ui| {
                if row(ui, view, own, hit, wishes) {
                    go_to(own, hit);
                }
            });
        }
        own.find.hits = hits;
        own.find.rows = rows;
    });
}

fn line(ui: &mut Ui, composing: &mut Composing, (salt, hint): (&str, &str), text: &mut String, wanted: bool) {
    let id = Id::unique(salt);
    if ui.memory(|memory| memory.has_focus(id)) {
        composing.look(ui, text);
    }
    let response = ui.add(TextEdit::singleline(text).id(id).desired_width(FIELD).hint_text(hint));
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, &*text, &*text, hint);
        info.label = Some(hint.to_owned());
        info
    });
    if response.lost_focus() {
        composing.leave(text);
    }
    if wanted {
        response.request_focus();
    }
}

/// Looks again where the agenda or the words have changed.
fn look(view: &PrepareView<'_>, find: &mut Find) {
    let [in_words, _] = &find.composing;
    let words = in_words.settled(&find.words);
    if find.found_for.as_ref().is_none_or(|(revision, found)| *revision != view.revision || found != words) {
        find.hits = search(view.agenda, view.side_texts, words);
        find.found_for = Some((view.revision, words.to_owned()));
    }
}

/// One place; whether it was clicked.
fn row(ui: &mut Ui, view: &PrepareView<'_>, own: &PrepareUi, hit: &Hit, wishes: &mut Vec<Wish>) -> bool {
    let (strings, find) = (view.strings, &own.find);
    let whole =
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), Layout::right_to_left(Align::Center), |ui| {
            let label = if find.becomes.is_empty() { strings.remove } else { strings.replace };
            let name = format!("{label} {}", hit.place.path);
            if small_button(ui, !view.read_only, label, &name).clicked() {
                wishes.push(Wish::Edit(replace(slice::from_ref(hit), &find.words, &find.becomes)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = TextStyle::Body.resolve(ui.style());
                let mut job = LayoutJob::default();
                let mut append = |text: &str, color, cut: bool| {
                    let mut format = TextFormat::simple(font.clone(), color);
                    if cut {
                        format.strikethrough = egui::Stroke::new(1.5, color);
                    }
                    job.append(text, 0.0, format);
                };
                append(&format!("{}   …", where_it_is(view, hit)), theme::of(ui).muted, false);
                append(&hit.before, theme::of(ui).text, false);
                append(&find.words, theme::of(ui).stress, !find.becomes.is_empty());
                append(&find.becomes, theme::of(ui).good, false);
                append(&hit.after, theme::of(ui).text, false);
                append("…", theme::of(ui).muted, false);
                let label = ui.add(Label::new(job).truncate().sense(Sense::click()));
                label.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
            })
            .inner
        });
    whole.inner
}

pub(super) fn where_it_is(view: &PrepareView<'_>, hit: &Hit) -> String {
    let strings = view.strings;
    let path = &hit.place.path;
    if let Some(item) = path.item_index() {
        return view.outline.get(item).map_or_else(String::new, |item| item.name.clone());
    }
    match path.0.as_slice() {
        [Segment::Key(people), Segment::Key(id), ..] if people == "people" => {
            view.agenda.people.get(id.as_str()).map_or_else(String::new, |person| person.name.clone())
        }
        [Segment::Key(values), Segment::Key(id), ..] if values == "values" => {
            view.agenda.values.get(id.as_str()).map_or_else(String::new, |value| value.label.clone())
        }
        _ => strings.meeting.to_owned(),
    }
}

/// Leads to the field or the step where the words stand.
pub(super) fn go_to(own: &mut PrepareUi, hit: &Hit) {
    let path = &hit.place.path;
    if let Some((item, step, field)) = path.in_step() {
        let said = matches!(field, [Segment::Key(field)] if field == "say");
        let byte = if let (true, Spot::Bytes(bytes)) = (said, &hit.place.spot) { Some(bytes.start) } else { None };
        own.go_to_step(item, step, byte);
    } else if let Some(item) = path.item_index() {
        own.choose(item);
        own.tab = super::Tab::Item;
    } else if let Some(target) = field_at(path) {
        own.go_to_field(&target);
    }
}
