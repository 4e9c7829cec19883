//! Points in time and lengths of time, as the session stores them. Never reads a clock: `now` is always handed in.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Sub};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A length of time in milliseconds. Negative where something is earlier than planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A whole number of minutes.
    pub fn minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(60_000))
    }

    /// A whole number of seconds.
    pub fn seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Whole seconds, rounded towards minus infinity, so that a countdown passes zero exactly once.
    pub fn whole_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Zero where the length is negative: a clock that was set back must not give time away.
    pub fn at_least_zero(self) -> Self {
        Self(self.0.max(0))
    }

    /// `m:ss`, or `h:mm:ss` from one hour on, with `-` before a negative length.
    pub fn clock_face(self) -> String {
        let seconds = self.whole_seconds();
        let sign = if seconds < 0 { "-" } else { "" };
        let (minutes, seconds) = (seconds.unsigned_abs() / 60, seconds.unsigned_abs() % 60);
        if minutes < 60 {
            format!("{sign}{minutes}:{seconds:02}")
        } else {
            format!("{sign}{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
        }
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sub for Timestamp {
    type Output = Span;
    fn sub(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

impl Add<Span> for Timestamp {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_shows_minus_one_second_right_after_zero() {
        let cases = [(0, "0:00"), (-1, "-0:01"), (999, "0:00"), (61_000, "1:01"), (3_600_000, "1:00:00")];
        for (milliseconds, face) in cases {
            assert_eq!(Span(milliseconds).clock_face(), face, "{milliseconds} ms");
        }
    }

    #[test]
    fn arithmetic_at_the_ends_of_the_range_saturates() {
        assert_eq!(Timestamp(i64::MAX) + Span(1), Timestamp(i64::MAX));
        assert_eq!(Timestamp(i64::MIN) - Timestamp(i64::MAX), Span(i64::MIN));
        assert_eq!(Span(i64::MIN).clock_face().chars().next(), Some('-'));
    }
}
