//! Which window goes to which monitor: a pure function of the windows that are wanted, the monitors that are plugged
//! in, and where the host's window is. A monitor that shows what the host sees is nobody else's.

use crate::app::settings::KnownMonitor;

/// A monitor as the system lists it, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Monitor {
    /// What the system calls it.
    pub name: String,
    /// Its width and height.
    pub size: (u32, u32),
    /// Where its upper left corner lies.
    pub at: (i32, i32),
}

impl Monitor {
    /// What is remembered of it.
    pub fn known(&self) -> KnownMonitor {
        KnownMonitor { name: self.name.clone(), size: self.size, at: self.at }
    }

    fn is(&self, known: &KnownMonitor) -> bool {
        self.name == known.name && self.size == known.size
    }

    /// Whether both show some of the same picture: two projectors that are given one.
    fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: i32, a_length: u32, b: i32, b_length: u32| {
            let (a, b) = (i64::from(a), i64::from(b));
            a + i64::from(a_length) <= b || b + i64::from(b_length) <= a
        };
        !(apart(self.at.0, self.size.0, other.at.0, other.size.0)
            || apart(self.at.1, self.size.1, other.at.1, other.size.1))
    }
}

/// A window beside the host's, as far as its place goes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Whether the person wants it open.
    pub open: bool,
    /// The monitor that it was put on.
    pub monitor: Option<KnownMonitor>,
    /// Whether the person has asked for it although there is no other monitor.
    pub beside: bool,
}

/// Where a window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Nowhere.
    Closed,
    /// All over the monitor with this index.
    Full(usize),
    /// An ordinary window on the host's monitor.
    Beside,
    /// Nowhere until its monitor comes back.
    Waiting,
}

/// The place of each window. `host` is the monitor of the host's window, where it is known.
///
/// A window goes to the monitor that it was put on; where that is gone, to one that nobody uses; where there is none,
/// it stands beside the host's if the person has asked for that, else it waits. A window never takes the host's
/// monitor, so that whatever is plugged in or pulled out, the host sees the script.
pub fn place(windows: &[Wanted], monitors: &[Monitor], host: Option<usize>) -> Vec<Placement> {
    let mut free = free_monitors(monitors, host);
    let mut places: Vec<Option<usize>> = vec![None; windows.len()];
    // First those that know where they belong, so that none is taken from them.
    for (window, place) in windows.iter().zip(&mut places).filter(|(window, _)| window.open) {
        let Some(known) = &window.monitor else { continue };
        let same = |index: &usize| monitors.get(*index).is_some_and(|monitor| monitor.is(known));
        let exact = |index: &usize| same(index) && monitors.get(*index).is_some_and(|monitor| monitor.at == known.at);
        *place = free.iter().copied().find(exact).or_else(|| free.iter().copied().find(same));
        take(&mut free, *place, monitors);
    }
    for (_, place) in windows.iter().zip(&mut places).filter(|(window, place)| window.open && place.is_none()) {
        *place = free.first().copied();
        take(&mut free, *place, monitors);
    }
    let placed = windows.iter().zip(places).map(|(window, place)| match place {
        _ if !window.open => Placement::Closed,
        Some(index) => Placement::Full(index),
        None if window.beside => Placement::Beside,
        None => Placement::Waiting,
    });
    placed.collect()
}

/// The monitors on which a window covers nothing of the host's, in the system's order.
pub fn free_monitors(monitors: &[Monitor], host: Option<usize>) -> Vec<usize> {
    // Where the host's window is not known to be, the first monitor is taken for its.
    let host = host.and_then(|host| monitors.get(host)).or_else(|| monitors.first());
    let free = |(index, monitor): (usize, &Monitor)| {
        let covers = host.is_none_or(|host| monitor.overlaps(host));
        (!covers).then_some(index)
    };
    monitors.iter().enumerate().filter_map(free).collect()
}

fn take(free: &mut Vec<usize>, taken: Option<usize>, monitors: &[Monitor]) {
    if let Some(taken) = taken.and_then(|taken| monitors.get(taken)) {
        free.retain(|index| monitors.get(*index).is_some_and(|monitor| !monitor.overlaps(taken)));
    }
}

/// A place for an ordinary window where the host's is left free: position and size in points, from the upper left of
/// all monitors. Where the host's window leaves no room, a small one in the corner, which then lies under it.
pub fn beside(host: egui::Rect, monitor: egui::Rect) -> egui::Rect {
    use egui::{Rect, pos2, vec2};
    const LEAST: egui::Vec2 = vec2(320.0, 220.0);
    const MOST: egui::Vec2 = vec2(800.0, 480.0);
    /// For the title bar that the desktop adds.
    const BAR: f32 = 32.0;
    let strips = [
        Rect::from_min_max(pos2(host.right(), monitor.top()), monitor.max),
        Rect::from_min_max(pos2(monitor.left(), host.bottom()), monitor.max),
        Rect::from_min_max(monitor.min, pos2(host.left(), monitor.bottom())),
        Rect::from_min_max(monitor.min, pos2(monitor.right(), host.top())),
    ];
    let room = |strip: &Rect| strip.width() >= LEAST.x && strip.height() >= LEAST.y;
    match strips.into_iter().find(room) {
        Some(strip) => {
            let size = (strip.size() - vec2(8.0, BAR + 8.0)).min(MOST);
            Rect::from_min_size(strip.min + vec2(4.0, 4.0), size)
        }
        None => {
            let size = vec2(480.0, 270.0).min(monitor.size() - vec2(8.0, BAR + 8.0)).max(vec2(1.0, 1.0));
            Rect::from_min_size(monitor.max - size - vec2(8.0, BAR + 8.0), size)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Placement::{Beside, Closed, Full, Waiting};

    fn monitor(name: &str, width: u32, at: i32) -> Monitor {
        Monitor { name: name.into(), size: (width, 1080), at: (at, 0) }
    }

    fn laptop() -> Monitor {
        monitor("eDP-1", 1366, 0)
    }

    fn hall() -> Monitor {
        monitor("HDMI-1", 1920, 1366)
    }

    fn glass() -> Monitor {
        monitor("DP-2", 1280, 3286)
    }

    fn on(monitor: &Monitor) -> Wanted {
        Wanted { open: true, monitor: Some(monitor.known()), beside: false }
    }

    fn new() -> Wanted {
        Wanted { open: true, ..Wanted::default() }
    }

    #[test]
    fn with_one_monitor_a_window_stands_beside_if_asked_for_and_never_over_the_host() {
        let beside = Wanted { beside: true, ..new() };
        assert_eq!(place(&[beside.clone(), new()], &[laptop()], Some(0)), [Beside, Waiting]);
        assert_eq!(place(&[beside.clone(), Wanted::default()], &[], None), [Beside, Closed]);
        assert_eq!(place(&[beside], &[laptop()], None), [Beside]);
    }

    #[test]
    fn with_two_monitors_the_room_gets_the_one_that_the_host_does_not_use() {
        assert_eq!(place(&[new(), new()], &[laptop(), hall()], Some(0)), [Full(1), Waiting]);
        assert_eq!(place(&[new(), new()], &[hall(), laptop()], Some(1)), [Full(0), Waiting]);
        assert_eq!(place(&[Wanted::default(), new()], &[laptop(), hall()], Some(0)), [Closed, Full(1)]);
    }

    #[test]
    fn with_three_monitors_each_goes_where_it_was_whatever_the_order_of_plugging() {
        let windows = [on(&hall()), on(&glass())];
        assert_eq!(place(&windows, &[laptop(), hall(), glass()], Some(0)), [Full(1), Full(2)]);
        assert_eq!(place(&windows, &[glass(), laptop(), hall()], Some(1)), [Full(2), Full(0)]);
        // One that knows no place does not take another's.
        assert_eq!(place(&[new(), on(&hall())], &[laptop(), hall(), glass()], Some(0)), [Full(2), Full(1)]);
    }

    #[test]
    fn a_monitor_that_is_pulled_out_leaves_its_window_waiting_and_plugged_in_again_takes_it_back() {
        let windows = [on(&hall())];
        assert_eq!(place(&windows, &[laptop(), hall()], Some(0)), [Full(1)]);
        assert_eq!(place(&windows, &[laptop()], Some(0)), [Waiting]);
        assert_eq!(place(&windows, &[hall(), laptop()], Some(1)), [Full(0)]);
        // The plug of another socket is another monitor, and better than none.
        assert_eq!(place(&windows, &[laptop(), monitor("HDMI-2", 1280, 1366)], Some(0)), [Full(1)]);
    }

    #[test]
    fn of_two_monitors_of_one_name_and_size_the_place_tells() {
        let (left, right) = (monitor("PnP", 1920, 1366), monitor("PnP", 1920, 3286));
        let monitors = [laptop(), left.clone(), right.clone()];
        assert_eq!(place(&[on(&right), on(&left)], &monitors, Some(0)), [Full(2), Full(1)]);
        assert_eq!(place(&[on(&right), on(&right)], &monitors, Some(0)), [Full(2), Full(1)]);
        let moved = Monitor { at: (-1920, 0), ..right.clone() };
        assert_eq!(place(&[on(&right)], &[laptop(), moved], Some(0)), [Full(1)]);
    }

    #[test]
    fn the_host_who_goes_to_the_rooms_monitor_is_not_covered() {
        assert_eq!(place(&[on(&hall())], &[laptop(), hall()], Some(1)), [Full(0)]);
        assert_eq!(place(&[on(&hall())], &[hall()], Some(0)), [Waiting]);
        // The projector shows the laptop's picture.
        let copy = Monitor { at: (0, 0), ..hall() };
        assert_eq!(place(&[on(&copy)], &[laptop(), copy.clone()], Some(0)), [Waiting]);
    }

    #[test]
    fn an_ordinary_window_stands_where_the_hosts_leaves_room() {
        use egui::{Rect, pos2, vec2};
        let monitor = Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0));
        for host in [
            Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 760.0)),
            Rect::from_min_size(pos2(640.0, 320.0), vec2(1280.0, 760.0)),
            Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 760.0)),
            Rect::from_min_size(pos2(0.0, 400.0), vec2(1920.0, 680.0)),
        ] {
            let window = beside(host, monitor);
            assert!(monitor.contains_rect(window) && !window.intersects(host), "{host:?}: {window:?}");
        }
        assert!(monitor.contains_rect(beside(monitor, monitor)));
        assert!(beside(monitor, Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 1.0))).is_positive());
    }
}
