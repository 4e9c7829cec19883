//! Small things that several screens show the same way.

use crate::action::{Action, ScreenAction};
use crate::strings::Strings;
use crate::theme;
use egui::containers::menu::MenuButton;
use egui::{
    Button, Color32, ComboBox, Frame, Id, InnerResponse, Key, Modal, Modifiers, Response, RichText, Sense, TextStyle,
    Ui, vec2,
};
use lectern_core::Language;
use lectern_core::agenda::template::Template;

/// A button for an action, with its keys in the tooltip.
pub fn action_button(ui: &mut Ui, action: Action, language: Language) -> Response {
    labelled_action_button(ui, action, action.label(language), language)
}

/// The same under another name, for buttons that say what they switch to.
pub fn labelled_action_button(ui: &mut Ui, action: Action, label: &str, language: Language) -> Response {
    ui.add(Button::new(label)).on_hover_text(action.tooltip(language))
}

/// A small button, under the name that a screen reader says where its own words say less.
pub fn small_button(ui: &mut Ui, enabled: bool, label: &str, name: &str) -> Response {
    let response = ui.add_enabled(enabled, Button::new(RichText::new(label).small()).small());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response
}

/// A button as small, which opens a menu.
pub fn small_menu<R>(ui: &mut Ui, label: &str, entries: impl FnOnce(&mut Ui) -> R) -> InnerResponse<Option<R>> {
    let button = Button::new(RichText::new(label).small()).small();
    let (response, shown) = MenuButton::from_button(button).ui(ui, entries);
    InnerResponse::new(shown.map(|shown| shown.inner), response)
}

/// A box over the screen. The toolkit gives it the thin edge of a menu, and words stick to that.
pub fn dialog(ui: &Ui, name: &str) -> Modal {
    let frame = Frame::popup(&ui.ctx().global_style()).inner_margin(16.0);
    Modal::new(Id::unique(name)).frame(frame)
}

/// A square to tick, empty like a field: in the colour of handles it would look as if it could not be changed.
pub fn tick(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = theme::of(ui).field;
        ui.checkbox(on, label)
    })
    .inner
}

/// A menu of which one entry is chosen, by mouse or by keys: it opens with the cursor on the present choice, closes once
/// another is taken, and has the cursor again then. `entries` shows them, each by [`entry`]; Home and End lead to the first and
/// the last of them.
pub fn choice<T>(ui: &mut Ui, menu: ComboBox, entries: impl FnOnce(&mut Ui) -> Option<T>) -> (Response, Option<T>) {
    let shown = menu.show_ui(ui, |ui| {
        ui.data_mut(|data| data.remove::<Ends>(Id::unique("ends-of-list")));
        let chosen = entries(ui);
        seek_end(ui);
        chosen
    });
    let chosen = shown.inner.flatten();
    if chosen.is_some() {
        shown.response.request_focus();
    }
    (shown.response, chosen)
}

/// The first and the last entry of the list that is open.
#[derive(Debug, Clone, Copy)]
struct Ends {
    first: Id,
    last: Id,
}

/// Home and End in an open list.
fn seek_end(ui: &Ui) {
    let Some(ends) = ui.data(|data| data.get_temp::<Ends>(Id::unique("ends-of-list"))) else { return };
    for (key, entry) in [(Key::Home, ends.first), (Key::End, ends.last)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.memory_mut(|memory| memory.request_focus(entry));
        }
    }
}

/// A menu of entries that are all known; another entry than the present one, once it is taken.
pub fn one_of<'a, T: PartialEq>(
    ui: &mut Ui,
    menu: ComboBox<'_>,
    present: T,
    entries: impl Iterator<Item = (T, &'a str)>,
) -> (Response, Option<T>) {
    let (response, chosen) = choice(ui, menu, |ui| {
        let taken = entries.filter(|(one, label)| entry(ui, *one == present, label));
        taken.last().map(|(one, _)| one)
    });
    (response, chosen.filter(|one| *one != present))
}

/// An entry of such a menu; whether it was taken.
pub fn entry(ui: &mut Ui, is_chosen: bool, label: &str) -> bool {
    let response = ui.selectable_label(is_chosen, label);
    let own = response.id;
    ui.data_mut(|data| data.get_temp_mut_or(Id::unique("ends-of-list"), Ends { first: own, last: own }).last = own);
    if is_chosen {
        let id = ui.scope_id().with("shown-in-pass");
        let pass = ui.ctx().cumulative_pass_nr();
        let before: Option<u64> = ui.data_mut(|data| data.get_temp(id));
        ui.data_mut(|data| data.insert_temp(id, pass));
        if before.is_none_or(|before| before + 1 < pass) {
            response.request_focus();
            response.scroll_to_me(None);
        }
    }
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// The menu of agendas to begin with; the one that was chosen.
pub fn new_menu(ui: &mut Ui, button: Button<'_>, language: Language) -> Option<Template> {
    let (_, shown) = MenuButton::from_button(button).ui(ui, |ui| {
        let all = Template::ALL.into_iter();
        all.filter(|template| ui.button(template.label(language)).clicked()).last()
    });
    shown.and_then(|shown| shown.inner)
}

/// The menu of the windows beside the host's; the action that was chosen in it.
pub fn screens_menu(ui: &mut Ui, strings: &Strings) -> Option<Action> {
    let mut chosen = None;
    let mut item = |ui: &mut Ui, action: Action| {
        let language = strings.language;
        let button = Button::new(action.label(language)).shortcut_text(action.main_key(language));
        if ui.add(button).on_hover_text(action.tooltip(language)).clicked() {
            chosen = Some(action);
        }
    };
    ui.menu_button(strings.screens, |ui| {
        for action in ScreenAction::ALL {
            if matches!(action, ScreenAction::Glass | ScreenAction::Swap) {
                ui.separator();
            }
            item(ui, Action::Screens(action));
        }
    });
    chosen
}

/// A word on the ground of a state, as high as its letters and no higher.
pub fn pill(ui: &mut Ui, text: &str, ground: Color32) -> Response {
    let ink = theme::of(ui).on_state;
    let galley = ui.painter().layout_no_wrap(text.to_owned(), TextStyle::Small.resolve(ui.style()), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 6.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().rect_filled(rect, rect.height() / 2.0, ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// A count of problems; nothing where there are none.
pub fn problem_counts(ui: &mut Ui, errors: usize, warnings: usize) {
    let colors = theme::of(ui);
    if errors > 0 {
        pill(ui, &errors.to_string(), colors.bad);
    }
    if warnings > 0 {
        pill(ui, &warnings.to_string(), colors.warn);
    }
}
