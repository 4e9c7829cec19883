//! Items, steps and people that are dragged to another place: in the outline, on the page of an item, from the page into the
//! outline, and in the roster. What keys and buttons do one place at a time is one movement here.

use super::{PrepareUi, PrepareView};
use crate::theme;
use crate::ui::Wish;
use crate::ui::widgets::small_menu;
use egui::{CursorIcon, DragAndDrop, Id, LayerId, Order as Layer, Rect, Response, Stroke, Ui, vec2};
use lectern_core::agenda::edit::{Edit, ItemAt, Order, RosterChange, StepAt};
use lectern_core::agenda::{Agenda, PersonId};
use std::sync::Arc;

/// How near to the edge of a list, in points, something that is dragged rolls it.
const EDGE: f32 = 36.0;
/// How far it rolls with every frame, in points.
const ROLL: f32 = 9.0;

/// What is being dragged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dragged {
    Item(ItemAt),
    Step(StepAt),
    /// Somebody of the roster, in this row.
    Person(PersonId, usize),
}

/// Where it may be put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Over {
    /// An item in the outline: before or behind it; a step goes to its end.
    Item(ItemAt),
    /// A step, before or behind it.
    Step(StepAt),
    /// A row of the roster, before or behind it.
    Person(usize),
}

/// What is held, and of which state of the agenda: in another one its place may be another's.
struct Held {
    agenda: Arc<Agenda>,
    dragged: Dragged,
}

/// Lets something be dragged by a response that senses drags.
pub(super) fn source(ui: &Ui, view: &PrepareView<'_>, response: &Response, dragged: Dragged, called: &str) {
    if view.read_only {
        return;
    }
    if response.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), Held { agenda: view.rundown.agenda().clone(), dragged });
    }
    if response.dragged()
        && let Some(pointer) = ui.ctx().pointer_interact_pos()
    {
        ui.set_cursor_icon(CursorIcon::Grabbing);
        let layer = LayerId::new(Layer::Tooltip, Id::unique("dragged"));
        let painter = ui.ctx().layer_painter(layer);
        let words =
            painter.layout_no_wrap(called.to_owned(), egui::TextStyle::Body.resolve(ui.style()), theme::of(ui).text);
        let at = pointer + vec2(14.0, 6.0);
        let ground = Rect::from_min_size(at, words.size()).expand2(vec2(8.0, 4.0));
        painter.rect_filled(ground, 6.0, theme::of(ui).raised);
        painter.galley(at, words, theme::of(ui).text);
    }
}

/// Shows where something that is held over a row would go, and moves it there once it is let go.
pub(super) fn target(
    ui: &Ui,
    view: &PrepareView<'_>,
    own: &mut PrepareUi,
    (response, over): (&Response, &Over),
    wishes: &mut Vec<Wish>,
) {
    let Some(held) = response.dnd_hover_payload::<Held>() else { return };
    if !Arc::ptr_eq(&held.agenda, view.rundown.agenda()) {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let behind = pointer.y > response.rect.center().y;
    let Some(goal) = Goal::of(view, &held.dragged, over, behind) else { return };
    let (rect, stroke) = (response.rect, Stroke::new(2.5, theme::of(ui).accent));
    if goal.is_into {
        ui.painter().rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    } else {
        ui.painter().hline(rect.x_range(), if behind { rect.bottom() } else { rect.top() }, stroke);
    }
    if response.dnd_release_payload::<Held>().is_some() {
        if let Edit::Order(Order::MoveItem(_, to)) = &goal.edit {
            own.choose(*to);
        } else if let Edit::Order(Order::MoveStep(_, to)) = &goal.edit {
            own.next_step = Some((to.item.place, to.place));
            ui.ctx().request_repaint();
        }
        wishes.push(Wish::Edit(goal.edit));
    }
}

/// Rolls a list while something is held near its upper or lower edge.
pub(super) fn roll(ui: &Ui) {
    let Some(pointer) = ui.ctx().pointer_interact_pos().filter(|_| DragAndDrop::has_payload_of_type::<Held>(ui.ctx()))
    else {
        return;
    };
    let list = ui.clip_rect();
    if !list.x_range().contains(pointer.x) {
        return;
    }
    let step = match pointer.y {
        y if y < list.top() + EDGE => ROLL,
        y if y > list.bottom() - EDGE => -ROLL,
        _ => return,
    };
    ui.scroll_with_delta(vec2(0.0, step));
    ui.ctx().request_repaint();
}

/// What letting go would do.
struct Goal {
    edit: Edit,
    /// Whether it goes into an item, and not between two rows.
    is_into: bool,
}

impl Goal {
    /// None where it would stay where it is.
    fn of(view: &PrepareView<'_>, dragged: &Dragged, over: &Over, behind: bool) -> Option<Self> {
        // Places are counted without what is moved.
        let place = |over: usize, moved: Option<usize>| {
            let before = over + usize::from(behind);
            let to = before - usize::from(moved.is_some_and(|moved| moved < before));
            (moved != Some(to)).then_some(to)
        };
        let edit = match (dragged, over) {
            (Dragged::Item(item), Over::Item(over)) => {
                Edit::Order(Order::MoveItem(item.clone(), place(over.place, Some(item.place))?))
            }
            (Dragged::Step(step), Over::Step(over)) => {
                let moved = (step.item == over.item).then_some(step.place);
                let to = StepAt { item: over.item.clone(), place: place(over.place, moved)? };
                Edit::Order(Order::MoveStep(step.clone(), to))
            }
            (Dragged::Step(step), Over::Item(over)) => {
                return Some(Self { edit: Edit::Order(to_end(view, step, over)?), is_into: true });
            }
            (Dragged::Person(id, row), Over::Person(over)) => {
                Edit::Roster(RosterChange::Move(id.clone(), place(*over, Some(*row))?))
            }
            (Dragged::Item(_), Over::Step(_) | Over::Person(_))
            | (Dragged::Step(_), Over::Person(_))
            | (Dragged::Person(..), Over::Item(_) | Over::Step(_)) => return None,
        };
        Some(Self { edit, is_into: false })
    }
}

/// Puts a step at the end of another item.
pub(super) fn to_end(view: &PrepareView<'_>, step: &StepAt, item: &ItemAt) -> Option<Order> {
    let place = view.agenda.items.get(item.place)?.steps.len();
    (step.item != *item).then(|| Order::MoveStep(step.clone(), StepAt { item: item.clone(), place }))
}

/// What the outline calls an item.
pub(super) fn item_at(view: &PrepareView<'_>, place: usize) -> Option<ItemAt> {
    view.agenda.items.get(place).map(|item| ItemAt { place, id: item.id.clone() })
}

/// What somebody moves by the menu.
pub(super) enum Moved {
    /// The step, into another item.
    Step(Order),
    /// Its words, into a file beside the agenda.
    Words,
}

/// The menu of the items to which a step can go, and its words where they can leave the agenda.
pub(super) fn move_menu(
    ui: &mut Ui,
    view: &PrepareView<'_>,
    (step, can_leave): (&StepAt, bool),
    label: &str,
) -> Option<Moved> {
    let mut chosen = None;
    let menu = small_menu(ui, view.strings.move_to, |ui| {
        let to_file = egui::Button::new(view.strings.to_file);
        if ui.add_enabled(can_leave, to_file).on_hover_text(view.strings.to_file_hint).clicked() {
            chosen = Some(Moved::Words);
            ui.close();
        }
        ui.separator();
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, item) in view.outline.iter().enumerate() {
                let Some(to) = item_at(view, place).filter(|to| *to != step.item) else { continue };
                if ui.button(&item.name).clicked() {
                    chosen = to_end(view, step, &to).map(Moved::Step);
                    ui.close();
                }
            }
        });
    });
    super::item::name(&menu.response, label);
    menu.response.on_hover_text(view.strings.move_to_hint);
    chosen
}
