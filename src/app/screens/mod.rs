//! The windows beside the host's: the room's, and the host's second one. Opens, moves and closes them, follows the
//! monitors that are plugged in and pulled out, and hands each a snapshot of what it shows.

mod hotplug;
mod keys;
mod pane;
mod place;

pub use place::{Monitor, Placement, Wanted, place};

use crate::app::settings::{KnownMonitor, ScreenSettings, Settings};
use crate::desk::Desk;
use crate::prompter::TextPlace;
use crate::strings::Strings;
use crate::ui::glass::{HostSnapshot, draw_host};
use crate::ui::mirror::Flip;
use crate::ui::stage::{StagePicture, Timer, stage};
use egui::{Context, Event, Rect, ViewportCommand, ViewportId, vec2};
use hotplug::Hotplug;
use keys::Held;
use lectern_core::session::Clock;
use lectern_core::view::{PrompterView, StageView, meeting_title, stage_view};
use pane::Pane;
use std::sync::Arc;

/// Seconds between two looks at the list of monitors.
const LOOK: f64 = 0.9;
/// The same while a window waits for its monitor.
const LOOK_WAITING: f64 = 0.4;

/// One of the windows beside the host's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The room's.
    Room,
    /// The host's second one.
    Glass,
}

impl Which {
    fn settings(self, settings: &mut Settings) -> &mut ScreenSettings {
        match self {
            Self::Room => &mut settings.room,
            Self::Glass => &mut settings.glass,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Room => Self::Glass,
            Self::Glass => Self::Room,
        }
    }
}

/// What there is to say about the windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenNotice {
    /// The monitor of a window was pulled out.
    Gone(Which),
    /// There is no other monitor to go to.
    NoOther,
    /// There is no other monitor: the window stands beside the host's.
    Beside,
}

impl ScreenNotice {
    /// In words.
    pub fn message(self, strings: &Strings) -> &'static str {
        match self {
            Self::Gone(Which::Room) => strings.room_gone,
            Self::Gone(Which::Glass) => strings.glass_gone,
            Self::NoOther => strings.no_other_monitor,
            Self::Beside => strings.screen_beside,
        }
    }
}

/// What the windows are drawn from.
pub struct Sources<'a> {
    /// The place in the text that lies at the host's reading place.
    pub place: Option<TextPlace>,
    /// The agenda and the meeting.
    pub desk: &'a Desk,
    /// What the host sees.
    pub prompter: Option<&'a PrompterView>,
    /// The clocks.
    pub clock: Clock,
    /// Language, timer, mirrors.
    pub settings: &'a Settings,
}

/// The windows beside the host's.
pub struct Screens {
    room: Pane<StagePicture>,
    glass: Pane<HostSnapshot>,
    monitors: Vec<Monitor>,
    host: Option<usize>,
    looked: Option<f64>,
    /// News of monitors. From the beginning: a window must not be opened by a list that is out of date.
    hotplug: Option<Hotplug>,
    held: Held,
    /// The latest views, and the revision of the desk that they are of.
    view: Option<(u64, StageView)>,
    prompter: Option<(u64, Arc<PrompterView>)>,
    /// What there is to say.
    pub notice: Option<ScreenNotice>,
}

impl Default for Screens {
    fn default() -> Self {
        Self {
            room: Pane::new("room", stage),
            glass: Pane::new("glass", draw_host),
            monitors: Vec::new(),
            host: None,
            looked: None,
            hotplug: None,
            held: Held::default(),
            view: None,
            prompter: None,
            notice: None,
        }
    }
}

impl Screens {
    /// Where a window is.
    pub fn place_of(&self, which: Which) -> Placement {
        match which {
            Which::Room => self.room.place,
            Which::Glass => self.glass.place,
        }
    }

    /// What the toolkit calls a window.
    pub fn id_of(&self, which: Which) -> ViewportId {
        match which {
            Which::Room => self.room.id(),
            Which::Glass => self.glass.id(),
        }
    }

    /// Whether one is open, or waits for its monitor: then the host's window is drawn once a second.
    pub fn any_open(&self) -> bool {
        self.room.open || self.glass.open
    }

    /// Whether one waits for its monitor.
    pub fn is_waiting(&self) -> bool {
        [self.room.place, self.glass.place].contains(&Placement::Waiting)
    }

    /// What stays wrong as long as a window waits.
    pub fn troubles(&self, strings: &Strings) -> Vec<&'static str> {
        let waits = [(self.room.place, strings.room_waits), (self.glass.place, strings.glass_waits)];
        waits.into_iter().filter(|(place, _)| *place == Placement::Waiting).map(|(_, words)| words).collect()
    }

    /// Hears of monitors that come and go from now on. `window` is the system's number of the host's window.
    pub fn listen(&mut self, context: &Context, window: u64) {
        self.hotplug.get_or_insert_with(|| Hotplug::listen(context, window));
    }

    /// Whether it is time to look at the monitors again.
    pub fn is_look_due(&self, now: f64) -> bool {
        if self.hotplug.as_ref().is_some_and(Hotplug::take) {
            return true;
        }
        let every = if self.is_waiting() { LOOK_WAITING } else { LOOK };
        self.looked.is_none_or(|looked| now - looked >= every || now < looked)
    }

    /// Takes in which monitors there are and on which of them the host's window is.
    pub fn look(&mut self, now: f64, monitors: Vec<Monitor>, host: Option<usize>, settings: &Settings) {
        self.looked = Some(now);
        if self.monitors != monitors || self.host != host {
            self.monitors = monitors;
            self.host = host;
            self.arrange(settings);
        }
    }

    fn known(&self, place: Placement) -> Option<KnownMonitor> {
        match place {
            Placement::Full(index) => self.monitors.get(index).map(Monitor::known),
            Placement::Closed | Placement::Beside | Placement::Waiting => None,
        }
    }

    fn arrange(&mut self, settings: &Settings) {
        let wanted = [
            Wanted { open: self.room.open, monitor: settings.room.monitor.clone(), beside: self.room.beside },
            Wanted { open: self.glass.open, monitor: settings.glass.monitor.clone(), beside: self.glass.beside },
        ];
        for (which, now) in [Which::Room, Which::Glass].into_iter().zip(place(&wanted, &self.monitors, self.host)) {
            let before = self.place_of(which);
            let on = self.known(now);
            match which {
                Which::Room => self.room.put_at(now, on),
                Which::Glass => self.glass.put_at(now, on),
            }
            match (before, now) {
                (Placement::Full(_), Placement::Waiting) => self.notice = Some(ScreenNotice::Gone(which)),
                (Placement::Beside, Placement::Full(_)) if self.notice == Some(ScreenNotice::Beside) => {
                    self.notice = None;
                }
                (Placement::Waiting, _) if self.notice == Some(ScreenNotice::Gone(which)) => self.notice = None,
                (_, Placement::Full(_) | Placement::Beside | Placement::Closed | Placement::Waiting) => {}
            }
        }
    }

    fn set_open(&mut self, which: Which, open: bool, beside: bool) {
        let (is_open, is_beside) = match which {
            Which::Room => (&mut self.room.open, &mut self.room.beside),
            Which::Glass => (&mut self.glass.open, &mut self.glass.beside),
        };
        *is_open = open;
        *is_beside = beside;
    }

    /// Opens a window, or closes it. One that waits for its monitor opens beside the host's.
    pub fn toggle(&mut self, which: Which, settings: &mut Settings) {
        self.notice = None;
        if matches!(self.place_of(which), Placement::Full(_) | Placement::Beside) {
            self.set_open(which, false, false);
            self.arrange(settings);
            return;
        }
        self.set_open(which, true, false);
        self.arrange(settings);
        if self.place_of(which) == Placement::Waiting {
            self.set_open(which, true, true);
            self.arrange(settings);
            self.notice = Some(ScreenNotice::Beside);
        }
        self.remember(which, settings);
    }

    fn remember(&self, which: Which, settings: &mut Settings) {
        if let Some(known) = self.known(self.place_of(which)) {
            which.settings(settings).monitor = Some(known);
        }
    }

    /// Moves a window to the next monitor that is not the host's; the other window, where it stands there, takes its
    /// place. One that is closed opens.
    pub fn move_on(&mut self, which: Which, settings: &mut Settings) {
        let Placement::Full(here) = self.place_of(which) else {
            if self.place_of(which) == Placement::Beside {
                self.notice = Some(ScreenNotice::NoOther);
            } else {
                self.toggle(which, settings);
            }
            return;
        };
        let free = place::free_monitors(&self.monitors, self.host);
        let next = free.iter().copied().find(|index| *index > here).or_else(|| free.first().copied());
        match next.filter(|next| *next != here) {
            Some(next) if self.place_of(which.other()) == Placement::Full(next) => self.exchange(settings),
            Some(next) => {
                self.notice = None;
                which.settings(settings).monitor = self.known(Placement::Full(next));
                self.arrange(settings);
            }
            None => self.notice = Some(ScreenNotice::NoOther),
        }
    }

    fn exchange(&mut self, settings: &mut Settings) {
        self.notice = None;
        settings.room.monitor = self.known(self.glass.place);
        settings.glass.monitor = self.known(self.room.place);
        self.arrange(settings);
    }

    /// Swaps the monitors of the two windows; of a single one and the host's. Answers with the monitor that the host's
    /// window is to fill, where it is that one's turn to move.
    pub fn swap(&mut self, settings: &mut Settings, now: f64) -> Option<usize> {
        let (which, index) = match (self.room.place, self.glass.place) {
            (Placement::Full(_), Placement::Full(_)) => {
                self.exchange(settings);
                return None;
            }
            (Placement::Full(index), _) => (Which::Room, index),
            (_, Placement::Full(index)) => (Which::Glass, index),
            (Placement::Closed | Placement::Beside | Placement::Waiting, _) => {
                self.notice = Some(ScreenNotice::NoOther);
                return None;
            }
        };
        let host = self.host?;
        self.notice = None;
        which.settings(settings).monitor = self.known(Placement::Full(host));
        // Taken as done; should the desktop not let the window go, the next look puts everything back.
        self.host = Some(index);
        self.looked = Some(now);
        self.arrange(settings);
        Some(index)
    }

    /// What was typed in the other windows, as if it had been typed here; also closes those that were closed, and gives
    /// the keyboard back to the host's window where one has taken it by opening.
    pub fn take_typed(&mut self, context: &Context, settings: &Settings) {
        let (room, glass) = (self.room.take_closed(), self.glass.take_closed());
        if room {
            self.set_open(Which::Room, false, false);
        }
        if glass {
            self.set_open(Which::Glass, false, false);
        }
        if room || glass {
            self.arrange(settings);
        }
        let took_focus = [self.room.took_focus(), self.glass.took_focus()];
        if took_focus.contains(&true) {
            context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        let typed: Vec<Event> = self.room.take_events().into_iter().chain(self.glass.take_events()).collect();
        let held = &mut self.held;
        context.input_mut(|input| {
            input.events.extend(typed);
            held.mark_repeats(&mut input.events, input.time);
        });
    }

    /// Hands each window what it shows now, and keeps it there.
    pub fn show(&mut self, context: &Context, from: &Sources<'_>) {
        let strings = Strings::of(from.settings.language);
        if self.room.is_shown() {
            let picture = self.picture(from, strings);
            self.room.show_picture(context, &picture, flip(&from.settings.room));
            let area = self.area(context, self.room.place);
            self.room.show(context, strings.room_window, area);
        }
        if self.glass.is_shown()
            && let Some(snapshot) = self.snapshot(from, strings)
        {
            self.glass.show_picture(context, &snapshot, flip(&from.settings.glass));
            let both = [self.room.place, self.glass.place] == [Placement::Beside; 2];
            let aside = if both { vec2(24.0, 40.0) } else { vec2(0.0, 0.0) };
            let area = self.area(context, self.glass.place).translate(-aside);
            self.glass.show(context, strings.glass_window, area);
        }
    }

    fn picture(&mut self, from: &Sources<'_>, strings: &'static Strings) -> StagePicture {
        let revision = from.desk.revision();
        let known = self.view.take().filter(|(of, _)| *of == revision);
        let view = known.map(|(_, view)| view);
        let view = view.unwrap_or_else(|| stage_view(from.desk.held(), from.desk.session()));
        let speaks = view.floor.is_some() && from.settings.room_timer;
        let timer = if view.is_recess() || speaks { Timer::of(&from.clock) } else { None };
        self.view = Some((revision, view.clone()));
        StagePicture { strings, view, timer }
    }

    fn snapshot(&mut self, from: &Sources<'_>, strings: &'static Strings) -> Option<HostSnapshot> {
        let revision = from.desk.revision();
        let known = self.prompter.take().filter(|(of, _)| *of == revision);
        let prompter = known.map(|(_, prompter)| prompter).or_else(|| from.prompter.cloned().map(Arc::new))?;
        self.prompter = Some((revision, prompter.clone()));
        let title = meeting_title(from.desk.rundown().agenda());
        let (place, reading) = (from.place.clone(), from.settings.reading);
        let (mode, pinyin) = (reading.mode, reading.pinyin);
        Some(HostSnapshot { strings, title, prompter, revision, place, mode, pinyin })
    }

    /// What a window covers, in points: the monitor that it fills, or a place beside the host's window.
    fn area(&self, context: &Context, place: Placement) -> Rect {
        let scale = context.pixels_per_point().max(0.1);
        let points = |monitor: &Monitor| {
            let min = egui::pos2(monitor.at.0 as f32, monitor.at.1 as f32) / scale;
            Rect::from_min_size(min, vec2(monitor.size.0 as f32, monitor.size.1 as f32) / scale)
        };
        let monitor = |index: Option<usize>| index.and_then(|index| self.monitors.get(index)).map(points);
        let host = context.input(|input| input.viewport().outer_rect).unwrap_or_else(|| context.content_rect());
        match place {
            Placement::Full(index) => monitor(Some(index)).unwrap_or(host),
            Placement::Closed | Placement::Beside | Placement::Waiting => {
                place::beside(host, monitor(self.host).unwrap_or(host))
            }
        }
    }
}

fn flip(settings: &ScreenSettings) -> Flip {
    Flip { horizontal: settings.mirror_horizontal, vertical: settings.mirror_vertical }
}
