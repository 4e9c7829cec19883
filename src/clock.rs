//! The only place that reads time. Everything else is handed a reading, so that tests bring their own. While a meeting is
//! hosted, time is counted and not looked up: the system's own clock may be set by a person or by the network at any moment,
//! and a host must not see an hour gone because of that.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lectern_core::time::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// One reading: a point in time for the session, and the wall clock of the room for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The point in time.
    pub now: Timestamp,
    /// The point in time that the system believes in, which files are dated by. Never compared with `now`.
    pub system: Timestamp,
    /// Date and time of day in the room: the system's too, so that it is what the wall says.
    pub local: DateTime,
}

/// What the clock of the room showed at a moment: in the time zone of this computer. A moment that no calendar has is shown as
/// the first that computers count.
pub fn local(moment: Timestamp) -> DateTime {
    let moment = jiff::Timestamp::from_millisecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(TimeZone::system()).datetime()
}

/// The same to the minute: 2026-03-20 09:05.
pub fn minute(moment: Timestamp) -> String {
    let local = local(moment);
    format!("{} {:02}:{:02}", local.date(), local.hour(), local.minute())
}

/// A moment by two clocks. What is counted from one is right whatever becomes of the system's clock, and in another process
/// too while the computer is not started anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    now: Timestamp,
    /// Since the computer was started.
    since_boot: Span,
    /// Which start that was; none on a system that does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    boot: Option<String>,
}

/// What the system says at one moment.
#[derive(Debug, Clone, Copy)]
struct System {
    now: Timestamp,
    local: DateTime,
    /// By a clock that nobody sets and that counts while a laptop sleeps.
    since_boot: Span,
}

/// Counts time while a meeting is hosted, and follows the system otherwise.
#[derive(Debug, Default)]
pub struct Clock {
    anchor: Option<Anchor>,
    latest: Option<Timestamp>,
    boot: Option<String>,
}

impl Clock {
    /// A clock on this computer.
    pub fn new() -> Self {
        Self { boot: boot(), ..Self::default() }
    }

    /// Now.
    #[allow(clippy::disallowed_methods, reason = "this is the place that reads time")]
    pub fn read(&mut self, is_hosting: bool) -> Reading {
        let zoned = jiff::Zoned::now();
        let now = Timestamp(zoned.timestamp().as_millisecond());
        self.reading(System { now, local: zoned.datetime(), since_boot: since_boot() }, is_hosting)
    }

    /// What a later process needs to count on; none before the first reading.
    pub fn anchor(&self) -> Option<&Anchor> {
        self.anchor.as_ref()
    }

    /// Goes on with the time of a meeting that was hosted before: counted from its anchor, where the computer was not started
    /// anew since; in any case not from before the latest thing that happened.
    pub fn go_on(&mut self, anchor: Option<Anchor>, latest: Option<Timestamp>) {
        if let Some(anchor) = anchor.filter(|anchor| anchor.boot.is_some() && anchor.boot == self.boot) {
            self.anchor = Some(anchor);
        }
        self.latest = latest;
    }

    fn reading(&mut self, system: System, is_hosting: bool) -> Reading {
        let System { now: by_system, local, since_boot } = system;
        let anchor = match self.anchor.take().filter(|_| is_hosting) {
            Some(anchor) => anchor,
            None => Anchor { now: by_system, since_boot, boot: self.boot.clone() },
        };
        let counted = anchor.now + (since_boot - anchor.since_boot);
        // Before something that has happened already, no time has gone by since: all there is to go on from is that.
        let now = self.latest.filter(|_| is_hosting).map_or(counted, |latest| latest.max(counted));
        self.anchor = Some(Anchor { now, since_boot, ..anchor });
        self.latest = Some(now).filter(|_| is_hosting);
        Reading { now, system: by_system, local }
    }
}

/// How long ago the computer was started, with the time that it slept.
#[cfg(unix)]
fn since_boot() -> Span {
    use rustix::time::{ClockId, clock_gettime};
    // What Linux calls monotonic stands while it sleeps; elsewhere it does not.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let clock = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let clock = ClockId::Monotonic;
    Duration::try_from(clock_gettime(clock)).map_or(Span::ZERO, span)
}

/// How long the program has run. The performance counter of Windows, which this is, counts while it sleeps.
#[cfg(not(unix))]
#[allow(clippy::disallowed_methods, reason = "this is the place that reads time")]
fn since_boot() -> Span {
    use std::sync::LazyLock;
    use std::time::Instant;
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    span(BEGUN.elapsed())
}

fn span(duration: Duration) -> Span {
    Span(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX))
}

/// Which start of this computer the present one is. Only Linux tells without asking for more than a file.
fn boot() -> Option<String> {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(id.trim().to_owned()).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    const SECOND: i64 = 1_000;
    const HOUR: i64 = 3_600 * SECOND;

    /// A computer whose clocks are moved by hand.
    struct Computer {
        system: System,
        clock: Clock,
    }

    impl Computer {
        fn started(boot: &str) -> Self {
            let local = date(2026, 3, 20).at(9, 0, 0, 0);
            let system = System { now: Timestamp(1_000 * HOUR), local, since_boot: Span(5 * SECOND) };
            Self { system, clock: Clock { boot: Some(boot.to_owned()), ..Clock::default() } }
        }

        /// Another process on the same computer.
        fn another(&self) -> Self {
            Self { system: self.system, clock: Clock { boot: self.clock.boot.clone(), ..Clock::default() } }
        }

        /// Time goes by, awake or asleep.
        fn wait(&mut self, by: i64) {
            self.set(by);
            self.system.since_boot += Span(by);
        }

        /// Somebody sets the system's clock.
        fn set(&mut self, by: i64) {
            self.system.now = self.system.now + Span(by);
            self.system.local += by.milliseconds();
        }

        fn read(&mut self) -> Reading {
            self.clock.reading(self.system, true)
        }

        /// The milliseconds since a reading.
        fn since(&mut self, reading: Reading) -> i64 {
            (self.read().now - reading.now).0
        }
    }

    #[test]
    fn a_clock_that_is_set_in_a_meeting_moves_the_room_and_not_the_meeting() {
        for step in [HOUR, -HOUR, 24 * HOUR, -SECOND] {
            let mut computer = Computer::started("a");
            let begun = computer.read();
            computer.wait(10 * SECOND);
            computer.set(step);
            assert_eq!(computer.since(begun), 10 * SECOND, "{step}");
            assert_eq!(computer.read().local, begun.local + (10 * SECOND + step).milliseconds());
            computer.wait(5 * SECOND);
            computer.set(-step);
            assert_eq!(computer.since(begun), 15 * SECOND, "{step}");
        }
    }

    #[test]
    fn a_laptop_that_slept_ten_minutes_is_ten_minutes_later() {
        let mut computer = Computer::started("a");
        let begun = computer.read();
        computer.wait(600 * SECOND);
        assert_eq!(computer.since(begun), 600 * SECOND);
    }

    #[test]
    fn midnight_is_a_moment_like_any_other() {
        let mut computer = Computer::started("a");
        computer.wait(15 * HOUR - SECOND);
        let before = computer.read();
        computer.wait(2 * SECOND);
        assert_eq!(computer.since(before), 2 * SECOND);
        assert_eq!(computer.read().local, date(2026, 3, 21).at(0, 0, 1, 0));
    }

    #[test]
    fn summer_time_moves_the_room_only() {
        let mut computer = Computer::started("a");
        let begun = computer.read();
        computer.wait(SECOND);
        computer.system.local += 1.hour();
        let after = computer.read();
        assert_eq!((after.now - begun.now, after.system - begun.system), (Span(SECOND), Span(SECOND)));
        assert_eq!(after.local, begun.local + 1.hour() + 1.second());
    }

    #[test]
    fn without_a_meeting_the_system_is_believed_and_the_next_meeting_begins_by_it() {
        let mut computer = Computer::started("a");
        for step in [HOUR, -3 * HOUR] {
            computer.set(step);
            let now = computer.system.now;
            assert_eq!(computer.clock.reading(computer.system, false).now, now);
        }
        let begun = computer.read();
        assert_eq!(begun.now, computer.system.now);
        computer.wait(SECOND);
        computer.set(HOUR);
        assert_eq!(computer.since(begun), SECOND);
    }

    #[test]
    fn a_meeting_that_another_process_goes_on_with_does_not_jump() {
        for step in [HOUR, -HOUR, 0] {
            let mut first = Computer::started("a");
            first.clock.reading(first.system, false);
            let begun = first.read();
            let anchor = serde_json::to_string(first.clock.anchor().unwrap()).unwrap();
            first.wait(60 * SECOND);
            let latest = first.read();
            first.wait(20 * SECOND);
            first.set(step);
            let mut second = first.another();
            second.clock.reading(second.system, false);
            second.clock.go_on(serde_json::from_str(&anchor).ok(), Some(latest.now));
            assert_eq!(second.since(begun), 80 * SECOND, "{step}");
        }
    }

    #[test]
    fn after_a_new_start_the_system_is_believed_but_not_before_the_latest_event() {
        for (step, gone) in [(HOUR, HOUR + 20 * SECOND), (-HOUR, 0)] {
            let mut first = Computer::started("a");
            let anchor = (first.read(), first.clock.anchor().cloned()).1;
            first.wait(60 * SECOND);
            let latest = first.read();
            first.wait(20 * SECOND);
            first.set(step);
            let mut second = Computer::started("b");
            second.system = System { since_boot: Span(3 * SECOND), ..first.system };
            second.clock.reading(second.system, false);
            second.clock.go_on(anchor, Some(latest.now));
            assert_eq!(second.since(latest), gone, "{step}");
            second.wait(SECOND);
            assert_eq!(second.since(latest), gone + SECOND, "it goes on from there");
        }
    }

    #[test]
    fn a_computer_that_does_not_tell_its_starts_apart_has_no_anchor_to_go_on_from() {
        let mut computer = Computer::started("a");
        computer.clock.boot = None;
        let begun = computer.read();
        let anchor = computer.clock.anchor().cloned();
        let mut other = computer.another();
        other.system.since_boot = Span(0);
        other.clock.go_on(anchor, None);
        assert_eq!(other.since(begun), 0, "not five seconds back");
    }

    #[test]
    fn the_computer_itself_is_read() {
        let mut clock = Clock::new();
        let (one, other) = (clock.read(true), clock.read(true));
        assert!(one.now <= other.now && (other.now - one.now).0 < HOUR);
        assert!(!cfg!(target_os = "linux") || clock.anchor().is_some_and(|anchor| anchor.boot.is_some()));
    }
}
