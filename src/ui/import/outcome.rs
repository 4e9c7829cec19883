//! What comes of the document: how many items, people and blanks, what to know about the file, and, a page each, the
//! agenda in outline, what could be done besides, and what the check finds.

use super::{ImportUi, ImportView, ImportWish, findings};
use crate::theme;
use egui::{
    Align, CollapsingHeader, Color32, CornerRadius, Frame, Label, Layout, Margin, RichText, ScrollArea, Sense, Ui,
};
use lectern_core::diagnostic::Severity;
use lectern_core::view::OutlineItem;

/// A page of what comes of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OutcomeTab {
    /// The agenda.
    #[default]
    Agenda,
    /// What could be done besides.
    Offers,
    /// What the check finds.
    Problems,
}

impl OutcomeTab {
    /// The page behind this one, and round to the first.
    pub fn next(self) -> Self {
        match self {
            Self::Agenda => Self::Offers,
            Self::Offers => Self::Problems,
            Self::Problems => Self::Agenda,
        }
    }
}

pub fn outcome(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi, wishes: &mut Vec<ImportWish>) {
    let strings = view.strings;
    let agenda = &view.imported.agenda;
    ui.label(RichText::new(strings.import_outcome).small().color(theme::of(ui).muted));
    ui.add(Label::new(RichText::new(&agenda.meeting.title).strong()).wrap());
    let numbered = agenda.items.iter().filter(|item| item.is_numbered()).count();
    ui.label(
        RichText::new(strings.import_counts(numbered, agenda.people.len(), view.blanks)).color(theme::of(ui).text),
    );
    notes(ui, view, own);
    tabs(ui, view, own);
    ScrollArea::vertical().id_salt(own.tab).auto_shrink([false, false]).show(ui, |ui| match own.tab {
        OutcomeTab::Agenda => items(ui, view, own),
        OutcomeTab::Offers => findings::offers(ui, view, own, wishes),
        OutcomeTab::Problems => findings::problems(ui, view, own),
    });
}

/// What the roster did, for those who want to look, and what to know about the file, until it is put away: the newest first.
/// However much that is, the agenda keeps most of the room.
fn notes(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) {
    /// Of the room, for what to know about the file,
    const SHARE: f32 = 0.14;
    /// but two lines of it at least, in points;
    const LEAST: f32 = 46.0;
    /// and for what the roster did, once somebody looks.
    const OPENED: f32 = 0.3;
    let (room, color) = (ui.available_height(), theme::of(ui).muted);
    if let Some((heading, lines)) = view.met {
        CollapsingHeader::new(RichText::new(heading).small().color(color)).id_salt("roster-met").show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("met").max_height(room * OPENED).auto_shrink([false, true]);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for line in lines {
                    ui.add(Label::new(RichText::new(line).small().color(color)).wrap());
                }
            });
        });
    }
    if view.notes.is_empty() || own.notes_read == view.notes {
        return;
    }
    // The button beside them is never rolled away.
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if ui.button(RichText::new(view.strings.import_notes_read).small()).clicked() {
            own.notes_read = view.notes.to_vec();
        }
        let height = (room * SHARE).max(LEAST);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("notes").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for note in view.notes {
                    ui.add(Label::new(RichText::new(format!("• {note}")).small().color(theme::of(ui).warn)).wrap());
                }
            });
        });
    });
}

fn tabs(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) {
    let strings = view.strings;
    let counted = |label: &str, count: usize, color: Color32| match count {
        0 => RichText::new(label),
        count => RichText::new(format!("{label} {count}")).color(color),
    };
    let problem_color = if view.problems.iter().any(|problem| problem.severity == Severity::Error) {
        theme::of(ui).bad
    } else {
        theme::of(ui).warn
    };
    ui.horizontal(|ui| {
        ui.selectable_value(&mut own.tab, OutcomeTab::Agenda, strings.items_heading);
        let offers = view.imported.offers.len() + view.maybe.len();
        ui.selectable_value(
            &mut own.tab,
            OutcomeTab::Offers,
            counted(strings.import_offers, offers, theme::of(ui).accent),
        );
        let problems = counted(strings.problems, view.problems.len(), problem_color);
        ui.selectable_value(&mut own.tab, OutcomeTab::Problems, problems);
        // In a narrow pane it gives way to the counts.
        ui.add(Label::new(RichText::new(strings.import_turn).small().color(theme::of(ui).muted)).truncate());
    });
}

fn items(ui: &mut Ui, view: &ImportView<'_>, own: &mut ImportUi) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for (index, (item, steps)) in view.outline.iter().zip(view.steps).enumerate() {
        if item_row(ui, view, item)
            && let Some(piece) = view.imported.first_piece(index, None)
        {
            own.choose(piece);
        }
        for (step, line) in steps.iter().enumerate() {
            let text = RichText::new(format!("    · {}", line.summary)).small().color(theme::of(ui).muted);
            let label = ui.add(Label::new(text).truncate().sense(Sense::click()));
            if label.clicked()
                && let Some(piece) = view.imported.first_piece(index, Some(step))
            {
                own.choose(piece);
            }
        }
    }
}

fn item_row(ui: &mut Ui, view: &ImportView<'_>, item: &OutlineItem) -> bool {
    let name = match item.number {
        Some(number) => format!("{number}. {}", item.name),
        None => item.name.clone(),
    };
    let frame = Frame::new().corner_radius(CornerRadius::same(6)).inner_margin(Margin::symmetric(4, 3));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&name).color(theme::of(ui).strong));
            ui.label(RichText::new(item.kind.label(view.strings.language)).small().color(theme::of(ui).muted));
        });
    });
    let response = ui.interact(shown.response.rect, ui.scope_id().with(("item", &item.id.0)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.clicked()
}
