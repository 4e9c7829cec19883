//! One window beside the host's: what it shows, where it stands, and what was pressed in it. Its frame is drawn from a
//! snapshot that the host's window replaces when something has changed, and from nothing else.

use super::keys::is_left;
use super::place::Placement;
use crate::app::settings::KnownMonitor;
use crate::ui::mirror::{Flip, Mirror};
use egui::mutex::Mutex;
use egui::{Context, Event, Ui, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId};
use std::sync::Arc;

/// What the host's window and this one both hold.
struct Shared<T> {
    picture: Option<T>,
    flip: Flip,
    /// What was typed here, for the host's window to act on.
    events: Vec<Event>,
    /// Whether its close button was pressed.
    closed: bool,
    /// Whether it has just been opened and has not had the keyboard yet.
    new: bool,
    /// Whether it has taken the keyboard by being opened.
    took_focus: bool,
}

/// One window beside the host's.
pub struct Pane<T> {
    name: &'static str,
    draw: fn(&mut Ui, &T),
    shared: Arc<Mutex<Shared<T>>>,
    /// Counts the windows of this name: another monitor is another window, because desktops move one that fills a
    /// screen unwillingly or not at all.
    generation: u64,
    /// What it was opened to cover. Asked for anew each time, it would undo whatever the person does to it.
    area: Option<egui::Rect>,
    /// Whether the person wants it open.
    pub open: bool,
    /// Whether it may stand beside the host's window.
    pub beside: bool,
    /// Where it stands.
    pub place: Placement,
    /// The monitor that it fills.
    pub on: Option<KnownMonitor>,
}

impl<T: Clone + PartialEq + Send + 'static> Pane<T> {
    /// A window that is not open.
    pub fn new(name: &'static str, draw: fn(&mut Ui, &T)) -> Self {
        let shared = Shared {
            picture: None,
            flip: Flip::default(),
            events: Vec::new(),
            closed: false,
            new: true,
            took_focus: false,
        };
        Self {
            name,
            draw,
            shared: Arc::new(Mutex::new(shared)),
            generation: 0,
            area: None,
            open: false,
            beside: false,
            place: Placement::Closed,
            on: None,
        }
    }

    /// What the toolkit calls it.
    pub fn id(&self) -> ViewportId {
        ViewportId::from_hash_of((self.name, self.generation))
    }

    /// Whether it can be seen.
    pub fn is_shown(&self) -> bool {
        matches!(self.place, Placement::Full(_) | Placement::Beside)
    }

    /// Puts it somewhere. On another monitor it is another window; where it stays, nothing happens to it.
    pub fn put_at(&mut self, place: Placement, on: Option<KnownMonitor>) {
        let same = match (self.place, place) {
            (Placement::Full(_), Placement::Full(_)) => self.on == on,
            (before, now) => before == now,
        };
        if !same {
            self.generation += 1;
            self.area = None;
            self.shared.lock().new = true;
        }
        if matches!(place, Placement::Full(_)) {
            // Once it has filled a monitor it does not come back over the host's window by itself.
            self.beside = false;
        }
        self.place = place;
        self.on = on;
    }

    /// Replaces what it shows; asks for a frame of it only where that looks different.
    pub fn show_picture(&self, context: &Context, picture: &T, flip: Flip) {
        let mut shared = self.shared.lock();
        if shared.flip == flip && shared.picture.as_ref() == Some(picture) {
            return;
        }
        shared.picture = Some(picture.clone());
        shared.flip = flip;
        drop(shared);
        context.request_repaint_of(self.id());
    }

    /// What was typed in it since the last time.
    pub fn take_events(&self) -> Vec<Event> {
        std::mem::take(&mut self.shared.lock().events)
    }

    /// Whether its close button was pressed since the last time.
    pub fn take_closed(&self) -> bool {
        std::mem::take(&mut self.shared.lock().closed)
    }

    /// Whether it took the keyboard from the host's window since the last time.
    pub fn took_focus(&self) -> bool {
        std::mem::take(&mut self.shared.lock().took_focus)
    }

    /// Keeps the window there for another frame of the host's. `area` is what it covers, in points: its monitor, or the
    /// place of an ordinary window.
    pub fn show(&mut self, context: &Context, title: &str, area: egui::Rect) {
        let area = *self.area.get_or_insert(area);
        let builder = ViewportBuilder::default().with_title(title).with_app_id("lectern").with_active(false);
        // Also where it fills a monitor: until the desktop has made it do so, it would lie over the host's window.
        let builder = builder.with_position(area.min).with_inner_size(area.size());
        let builder = match self.place {
            Placement::Full(index) => builder.with_fullscreen(true).with_monitor(index).with_decorations(false),
            Placement::Beside => builder.with_min_inner_size([160.0, 90.0]),
            Placement::Closed | Placement::Waiting => return,
        };
        let (shared, draw) = (self.shared.clone(), self.draw);
        context.show_viewport_deferred(self.id(), builder, move |ui, class| frame(ui, class, &shared, draw));
    }
}

/// A frame of such a window.
fn frame<T>(ui: &mut Ui, class: ViewportClass, shared: &Mutex<Shared<T>>, draw: fn(&mut Ui, &T)) {
    let context = ui.ctx().clone();
    let mut shared = shared.lock();
    // Where the system has only one window, this one lies in the host's, whose keys are its own.
    if class != ViewportClass::EmbeddedWindow {
        let (closed, focused) = context.input(|input| {
            let viewport = input.viewport();
            (viewport.close_requested(), viewport.focused == Some(true))
        });
        if closed {
            // It goes when the host's window no longer shows it; closing must not end the program.
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            shared.closed = true;
        }
        if focused && std::mem::take(&mut shared.new) {
            shared.took_focus = true;
        }
        let typed = take_typed(&context);
        if closed || shared.took_focus || !typed.is_empty() {
            context.request_repaint_of(ViewportId::ROOT);
        }
        shared.events.extend(typed);
        Mirror::set(&context, context.viewport_id(), shared.flip);
        // An arrow on the picture is the first thing that a room looks at.
        context.set_cursor_icon(egui::CursorIcon::None);
    }
    if let Some(picture) = &shared.picture {
        draw(ui, picture);
    }
}

/// The keys and letters of this frame, taken from the window that has the keyboard.
fn take_typed(context: &Context) -> Vec<Event> {
    context.input_mut(|input| {
        let leaves = is_left(&input.events);
        let is_typed = |event: &Event| {
            let released = matches!(event, Event::Key { pressed: false, .. });
            matches!(event, Event::Key { .. } | Event::Text(_)) && !(released && leaves)
        };
        let (typed, rest) = std::mem::take(&mut input.events).into_iter().partition(is_typed);
        input.events = rest;
        typed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Key, Modifiers, RawInput, ViewportEvent};

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    /// What the host's window learns of a frame in which this came in.
    fn after(events: Vec<Event>, info: egui::ViewportInfo) -> Pane<u8> {
        let pane = Pane::new("test", |_: &mut Ui, _: &u8| {});
        let context = Context::default();
        let mut input = RawInput { events, ..RawInput::default() };
        input.viewports.insert(ViewportId::ROOT, info);
        let mut output = context.run_ui(input, |ui| frame(ui, ViewportClass::Deferred, &pane.shared, pane.draw));
        output.textures_delta.clear();
        pane
    }

    #[test]
    fn what_is_typed_goes_to_the_hosts_window_in_the_order_of_typing() {
        let typed = vec![key(Key::PageDown, true), key(Key::PageDown, false), Event::Text("好".into())];
        let moved = Event::PointerMoved(egui::pos2(1.0, 1.0));
        let pane = after(typed.iter().cloned().chain([moved]).collect(), egui::ViewportInfo::default());
        assert_eq!(pane.take_events(), typed);
        assert_eq!(pane.take_events(), []);
    }

    #[test]
    fn a_release_that_only_means_that_the_keyboard_goes_elsewhere_is_not_handed_on() {
        let events = vec![key(Key::F7, false), Event::WindowFocused(false)];
        assert_eq!(after(events, egui::ViewportInfo::default()).take_events(), []);
    }

    #[test]
    fn its_close_button_closes_nothing_but_itself() {
        let info = egui::ViewportInfo { events: vec![ViewportEvent::Close], ..Default::default() };
        let pane = after(Vec::new(), info);
        assert!(pane.take_closed() && !pane.take_closed());
    }

    #[test]
    fn the_keyboard_is_given_back_once() {
        let info = egui::ViewportInfo { focused: Some(true), ..Default::default() };
        let pane = after(Vec::new(), info);
        assert!(pane.took_focus() && !pane.took_focus());
    }

    #[test]
    fn another_monitor_is_another_window_and_the_same_one_under_another_index_is_not() {
        let known = |name: &str| Some(KnownMonitor { name: name.into(), size: (1, 1), at: (0, 0) });
        let mut pane = Pane::new("test", |_: &mut Ui, _: &u8| {});
        pane.put_at(Placement::Full(1), known("a"));
        let id = pane.id();
        pane.put_at(Placement::Full(2), known("a"));
        assert_eq!(pane.id(), id);
        pane.put_at(Placement::Full(2), known("b"));
        assert_ne!(pane.id(), id);
    }
}
