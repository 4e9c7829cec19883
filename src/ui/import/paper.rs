//! The document in its pieces: what each is for, where items begin, who is called, what the host waits for.

use super::{ImportUi, ImportView};
use crate::theme::{self, Colors};
use crate::ui::widgets::pill;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, FontId, Frame, Label, Layout, Margin, Response, RichText, ScrollArea, Sense, Ui, vec2,
};
use lectern_core::Language;
use lectern_core::import::{Confidence, Draft, ItemStart, Piece, Role};
use lectern_core::script;

/// Width of the column that says what a piece is for, in points: 待确认, and “to be confirmed”.
fn gutter(language: Language) -> f32 {
    language.pick(74.0, 124.0)
}

pub fn paper(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) {
    ui.label(RichText::new(view.strings.import_document).small().color(theme::of(ui).muted));
    // By its name: another screen has a list in the same place, which would open rolled as far as this one.
    ScrollArea::vertical().id_salt("paper").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (seek, chosen) = (std::mem::take(&mut own.seek), own.chosen);
        let mut clicked = None;
        for (index, piece) in view.draft.pieces.iter().enumerate() {
            let is_chosen = index == chosen;
            own.rows.row(ui, index, is_chosen && seek, |ui| {
                if let Some(item) = &piece.item {
                    item_line(ui, view, index, item);
                }
                let response = row(ui, view, piece, index, is_chosen);
                if is_chosen && seek {
                    response.scroll_to_me(Some(Align::Center));
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            });
        }
        if let Some(index) = clicked {
            own.choose(index);
            own.seek = false;
        }
    });
}

/// An item begins: its kind, its number and its title, over its first words.
fn item_line(ui: &mut Ui, view: &ImportView<'_>, piece: usize, item: &ItemStart) {
    let language = view.strings.language;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        pill(ui, item.kind.label(language), theme::of(ui).accent);
        let place = view.imported.places.iter().find(|place| place.pieces.contains(&piece));
        let number = place.and_then(|place| view.outline.get(place.item)).and_then(|item| item.number);
        let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
        let title = format!("{number}{}", item.title.as_deref().unwrap_or_default());
        ui.add(Label::new(RichText::new(title).strong().color(theme::of(ui).accent)).truncate());
    });
    ui.add_space(2.0);
}

fn row(ui: &mut Ui, view: &ImportView<'_>, piece: &Piece, index: usize, chosen: bool) -> Response {
    let language = view.strings.language;
    let ground = if chosen { theme::of(ui).chosen } else { Color32::TRANSPARENT };
    let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(5)).inner_margin(Margin::symmetric(6, 3));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let gutter = gutter(language);
            ui.allocate_ui_with_layout(vec2(gutter, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(gutter);
                ui.label(
                    RichText::new(role_name(piece.role, view)).small().color(role_color(piece.role, theme::of(ui))),
                );
                if piece.confidence() == Confidence::Low {
                    pill(ui, Confidence::Low.label(language), theme::of(ui).warn);
                }
            });
            ui.vertical(|ui| {
                ui.add(Label::new(words(theme::of(ui), view.draft, piece)).wrap());
                if piece.call.is_some() || piece.wait.is_some() {
                    ui.add(Label::new(RichText::new(acts(view, piece)).small().color(theme::of(ui).direction)).wrap());
                }
            });
        });
    });
    let response = ui.interact(shown.response.rect, ui.scope_id().with(("piece", index)), Sense::click());
    let name = format!("{} {}", role_name(piece.role, view), view.draft.words(&piece.range));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response
}

/// The words in the colour of what they are for; names and blanks stand out.
fn words(colors: &Colors, draft: &Draft, piece: &Piece) -> LayoutJob {
    let color = match piece.role {
        Role::Say | Role::Heading { .. } | Role::Alternative { .. } => colors.text,
        Role::Direction => colors.direction,
        Role::Title => colors.stress,
        Role::Facts | Role::Mark | Role::Noise => colors.muted,
    };
    let format = |color, strike: bool| TextFormat {
        font_id: FontId::proportional(16.0),
        color,
        strikethrough: if strike { egui::Stroke::new(1.0, colors.muted) } else { egui::Stroke::NONE },
        line_height: Some(24.0),
        ..TextFormat::default()
    };
    let mut marked: Vec<(std::ops::Range<usize>, Color32)> = Vec::new();
    for speaker in piece.call.iter().flat_map(|call| &call.speakers) {
        if let Some(name) = &speaker.name {
            marked.push((name.clone(), if speaker.blank { colors.missing } else { colors.stress }));
        }
    }
    let blanks = script::blanks(draft.words(&piece.range)).into_iter();
    let at = piece.range.start;
    marked.extend(blanks.map(|blank| (at + blank.start..at + blank.end, colors.missing)));
    marked.retain(|(range, _)| piece.range.start <= range.start && range.end <= piece.range.end);
    marked.sort_by_key(|(range, _)| range.start);
    let mut job = LayoutJob::default();
    let mut at = piece.range.start;
    for (range, ink) in marked.into_iter().filter(|(range, _)| !range.is_empty()) {
        if range.start < at {
            continue;
        }
        job.append(draft.words(&(at..range.start)), 0.0, format(color, false));
        job.append(draft.words(&range), 0.0, format(ink, false));
        at = range.end;
    }
    job.append(draft.words(&(at..piece.range.end)), 0.0, format(color, piece.role == Role::Noise));
    job
}

/// Who acts behind the words, and what the host waits for.
pub fn acts(view: &ImportView<'_>, piece: &Piece) -> String {
    let language = view.strings.language;
    let between = language.pick("、", ", ");
    let who: Vec<&str> =
        piece.call.iter().flat_map(|call| &call.speakers).map(|speaker| view.draft.words(&speaker.whole)).collect();
    let wait = piece.wait.map(|wait| wait.kind.label(language)).unwrap_or_default();
    let gap = if who.is_empty() || wait.is_empty() { "" } else { " · " };
    format!("→ {}{gap}{wait}", who.join(between))
}

/// What a role is called.
pub fn role_name(role: Role, view: &ImportView<'_>) -> &'static str {
    let language = view.strings.language;
    match role {
        Role::Say => language.pick("主持词", "to say"),
        Role::Heading { .. } => language.pick("小标题", "heading"),
        Role::Direction => language.pick("提示", "direction"),
        Role::Alternative { .. } => language.pick("几选一", "one of"),
        Role::Title => language.pick("会议名称", "title"),
        Role::Facts => language.pick("会议信息", "facts"),
        Role::Mark => language.pick("标记", "mark"),
        Role::Noise => language.pick("不要", "left out"),
    }
}

fn role_color(role: Role, colors: &Colors) -> Color32 {
    match role {
        Role::Say | Role::Heading { .. } => colors.muted,
        Role::Direction | Role::Mark => colors.direction,
        Role::Alternative { .. } => colors.accent,
        Role::Title | Role::Facts => colors.stress,
        Role::Noise => colors.bad,
    }
}
