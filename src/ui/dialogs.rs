//! Questions in front of the screen: a message, a path to type, what to do with unsaved changes.

use super::Wish;
use super::widgets::dialog;
use crate::action::Action;
use crate::strings::Strings;
use crate::theme;
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, Area, Button, Color32, CornerRadius, Frame, Id, Label, Layout, Margin, Order, RichText, Stroke,
    TextEdit, Ui, vec2,
};

/// A message of the desk, as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// The colour of its edge.
    pub color: Color32,
    /// Whether the person has to choose between two versions of the agenda.
    pub asks_which: bool,
    /// Whether the agenda can be saved elsewhere from here.
    pub offers_save_as: bool,
}

/// Where a message lies over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessagePlace {
    /// Above the buttons at the bottom: the words of the host stand higher up.
    Bottom,
    /// At the lower edge: where a document is imported, its buttons end above it.
    Edge,
    /// Over the heading of the host's screen: at the bottom stand words that are not true any more, or what can be changed.
    Heading,
    /// Over the script, under the buttons: the problems of the secretariat stand at the bottom, and what is pressed next
    /// may be a button.
    Top,
}

/// Height of the buttons at the bottom where nothing else is known, in points.
const BUTTONS: f32 = 50.0;

/// Notes how high the buttons at the bottom of the host's screen stand: in a narrow window they take two rows.
pub(super) fn note_buttons(ui: &Ui, height: f32) {
    ui.data_mut(|data| data.insert_temp(Id::unique("buttons-below"), height));
}

fn buttons_below(ui: &Ui) -> f32 {
    ui.data(|data| data.get_temp(Id::unique("buttons-below"))).unwrap_or(BUTTONS)
}

/// Shows a message. It lies over the screen and moves nothing: words that jump while they are read aloud are worse than
/// words that are covered.
pub fn message(ui: &Ui, message: &Message, place: MessagePlace, strings: &Strings) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let frame = Frame::new()
        .fill(theme::of(ui).raised)
        .stroke(Stroke::new(1.5, message.color))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(16, 10));
    let room = ui.ctx().content_rect().width();
    let (width, corner, offset) = match place {
        MessagePlace::Bottom => ((room * 0.72).min(980.0), Align2::CENTER_BOTTOM, vec2(0.0, -14.0 - buttons_below(ui))),
        MessagePlace::Edge => ((room * 0.72).min(980.0), Align2::CENTER_BOTTOM, vec2(0.0, -6.0)),
        MessagePlace::Heading => ((room * 0.46).min(760.0), Align2::LEFT_TOP, vec2(8.0, 8.0)),
        MessagePlace::Top => ((room * 0.46).min(760.0), Align2::CENTER_TOP, vec2(-40.0, 60.0)),
    };
    // Each by itself: an area keeps the height of what it held before.
    let area = Area::new(Id::unique(("message", &message.text))).order(Order::Foreground).anchor(corner, offset);
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(strings.close).clicked() {
                    wishes.push(Wish::Dismiss);
                }
                if message.offers_save_as
                    && ui
                        .button(Action::SaveAs.label(strings.language))
                        .on_hover_text(Action::SaveAs.tooltip(strings.language))
                        .clicked()
                {
                    wishes.push(Wish::Act(Action::SaveAs));
                }
                if message.asks_which {
                    if ui.button(strings.compare).clicked() {
                        wishes.push(Wish::Compare);
                    }
                    if ui.button(strings.take_theirs).clicked() {
                        wishes.push(Wish::TakeTheirs);
                    }
                    if ui.button(strings.keep_mine).clicked() {
                        wishes.push(Wish::KeepMine);
                    }
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.add(Label::new(RichText::new(&message.text).size(17.0)).wrap());
                });
            });
        });
    });
    wishes
}

/// Says what happens to a file that is dragged over the window.
pub fn drop_here(ui: &Ui, strings: &Strings) {
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop-here")));
    painter.rect_filled(rect, 0.0, Color32::from_black_alpha(190));
    let font = egui::FontId::proportional(34.0);
    painter.text(rect.center(), Align2::CENTER_CENTER, strings.drop_here, font, theme::DARK.strong);
}

/// A path that is being typed, because there is no file dialog on this desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathBox {
    /// The path so far.
    pub path: String,
    /// What the file is for.
    pub purpose: Purpose,
    /// Why nothing came of the path when it was entered.
    pub error: Option<String>,
}

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be opened: an agenda, or a document to make one of.
    Open,
    /// To save the agenda to.
    Save,
    /// To save the record of a meeting to.
    Record,
    /// A roster, to fill people of an imported agenda in from.
    Roster,
    /// A roster whose people are put beside those of the agenda.
    People,
    /// A document that is read out in a step.
    Document,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    None,
    /// Do it.
    Yes,
    /// Do it, and save first.
    SaveFirst,
    /// Do not.
    No,
}

/// Shows the box for a path.
pub fn path_box(ui: &Ui, path: &mut PathBox, strings: &Strings) -> Answer {
    let mut answer = Answer::None;
    let modal = dialog(ui, "path-box").show(ui.ctx(), |ui| {
        ui.set_width(560.0);
        let heading = match path.purpose {
            Purpose::Open => strings.path_to_open,
            Purpose::Save => strings.path_to_save,
            Purpose::Record => strings.path_to_record,
            Purpose::Roster | Purpose::People => strings.path_to_roster,
            Purpose::Document => strings.path_to_document,
        };
        ui.label(RichText::new(heading).size(18.0));
        ui.label(RichText::new(strings.path_box).color(theme::of(ui).muted));
        let label = ui.label(RichText::new(strings.path).color(theme::of(ui).muted));
        let edit = ui.add(TextEdit::singleline(&mut path.path).desired_width(f32::INFINITY)).labelled_by(label.id);
        if let Some(error) = &path.error {
            ui.add(Label::new(RichText::new(error).color(theme::of(ui).bad)).wrap());
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            let (ok, cancel) = (ui.button(strings.ok), ui.button(strings.cancel));
            // What had the cursor before the box opened lies behind it.
            let ours = [edit.id, ok.id, cancel.id].map(Some);
            if !edit.lost_focus() && !ours.contains(&ui.memory(|memory| memory.focused())) {
                edit.request_focus();
                // A whole path that is pasted takes the place of the folder.
                select_all(ui, edit.id, &path.path);
            }
            if ok.clicked() || entered {
                answer = Answer::Yes;
            }
            if cancel.clicked() {
                answer = Answer::No;
            }
        });
    });
    if modal.backdrop_response.clicked() { Answer::No } else { answer }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// Asks before the window closes: whether a meeting runs, the agenda is changed, and an import is.
pub fn closing(ui: &Ui, (live, changed, importing): (bool, bool, bool), strings: &Strings) -> Answer {
    let mut answer = Answer::None;
    dialog(ui, "closing").show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        if live {
            ui.label(RichText::new(strings.quit_live).size(18.0));
        }
        if changed {
            ui.label(RichText::new(strings.quit_changed).size(18.0));
        }
        if importing {
            ui.label(RichText::new(strings.quit_importing).size(18.0));
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if changed && ui.button(strings.save_and_quit).clicked() {
                answer = Answer::SaveFirst;
            }
            if ui.add(Button::new(RichText::new(strings.stay))).clicked() {
                answer = Answer::No;
            }
            if ui.button(strings.quit_anyway).clicked() {
                answer = Answer::Yes;
            }
        });
    });
    answer
}
