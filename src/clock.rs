//! The only place that reads time. Everything else is handed a reading, so that tests bring their own.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lectern_core::time::{Span, Timestamp};

/// One reading: a point in time for the session, and the wall clock of the room for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The point in time.
    pub now: Timestamp,
    /// Date and time of day in the room.
    pub local: DateTime,
}

/// What the clock of the room showed at a moment: in the time zone of this computer. A moment that no calendar has is shown as
/// the first that computers count.
pub fn local(moment: Timestamp) -> DateTime {
    let moment = jiff::Timestamp::from_millisecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(TimeZone::system()).datetime()
}

/// Reads the system's clock, and does not let it run backwards.
#[derive(Debug, Default)]
pub struct Clock {
    latest: Option<Timestamp>,
    /// What a clock that was set back has lost. A step forward is taken at its word: that is a laptop that slept.
    set_back: Span,
}

impl Clock {
    /// Now.
    #[allow(clippy::disallowed_methods, reason = "this is the place that reads time")]
    pub fn read(&mut self) -> Reading {
        let zoned = jiff::Zoned::now();
        let now = self.steady(Timestamp(zoned.timestamp().as_millisecond()));
        Reading { now, local: zoned.datetime() }
    }

    /// Makes sure that no reading lies before a moment that is known to be past: the latest line of a journal.
    pub fn not_before(&mut self, past: Timestamp) {
        self.latest = Some(self.latest.map_or(past, |latest| latest.max(past)));
    }

    fn steady(&mut self, system: Timestamp) -> Timestamp {
        let mut now = system + self.set_back;
        if let Some(latest) = self.latest
            && now < latest
        {
            self.set_back += latest - now;
            now = latest;
        }
        self.latest = Some(now);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_back_an_hour_goes_on_from_where_it_was() {
        let mut clock = Clock::default();
        assert_eq!(clock.steady(Timestamp(10_000)), Timestamp(10_000));
        assert_eq!(clock.steady(Timestamp(-3_590_000)), Timestamp(10_000));
        assert_eq!(clock.steady(Timestamp(-3_589_000)), Timestamp(11_000));
    }

    #[test]
    fn a_laptop_that_slept_is_believed() {
        let mut clock = Clock::default();
        clock.steady(Timestamp(0));
        assert_eq!(clock.steady(Timestamp(600_000)), Timestamp(600_000));
    }
}
