//! Moments and lengths of time as a record writes them. The date stands with a time wherever it is another one than that of
//! the beginning: a meeting may go on past midnight.

use super::{Record, Stretch};
use crate::Language;
use crate::agenda::answers::weekday;
use crate::time::{Span, Timestamp};
use jiff::civil::{Date, DateTime};
use serde::{Serialize, Serializer};

/// Local time of a moment. The core reads no time zone, so whoever asks for a paper brings it.
pub type Local<'a> = &'a dyn Fn(Timestamp) -> DateTime;

/// Writes the times of one record.
pub(super) struct Times<'a> {
    local: Local<'a>,
    language: Language,
    /// The day on which the meeting began.
    day: Option<Date>,
}

impl<'a> Times<'a> {
    pub(super) fn of(record: &Record, local: Local<'a>, language: Language) -> Self {
        Self { local, language, day: record.began.map(|began| local(began).date()) }
    }

    /// 09:05, with the date where it is not that of the beginning.
    pub(super) fn at(&self, moment: Timestamp) -> String {
        self.since((self.local)(moment), self.day)
    }

    /// The same for a time of the room.
    pub(super) fn planned(&self, local: DateTime) -> String {
        self.since(local, self.day)
    }

    /// A time, with the date where that is not the day before it in the sentence.
    fn since(&self, local: DateTime, day: Option<Date>) -> String {
        let time = clock(local);
        if Some(local.date()) == day {
            return time;
        }
        let (month, day) = (local.month(), local.day());
        self.language.pick(format!("{month}月{day}日 {time}"), format!("{} {time}", local.date()))
    }

    /// 09:05—09:30, or 09:05 where both are. What has no end is open.
    pub(super) fn stretch(&self, stretch: Stretch) -> String {
        let from = self.at(stretch.from);
        match stretch.to {
            Some(to) => match self.since((self.local)(to), Some((self.local)(stretch.from).date())) {
                // Within a minute there is one time.
                to if from.ends_with(&to) => from,
                to => format!("{from}—{to}"),
            },
            None => format!("{from}—？"),
        }
    }

    /// 2026年3月20日（星期五）09:05.
    pub(super) fn full(&self, moment: Timestamp) -> String {
        let local = (self.local)(moment);
        let (day, time) = (local.date(), clock(local));
        self.language.pick(
            format!("{}年{}月{}日（{}）{time}", day.year(), day.month(), day.day(), weekday(day.weekday())),
            format!("{day} {time}"),
        )
    }
}

fn clock(local: DateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A length of time in words, to the minute; what is shorter, to the second.
pub fn duration(length: Span, language: Language) -> String {
    let seconds = length.whole_seconds().unsigned_abs();
    if seconds < 60 {
        return language.pick(format!("{seconds} 秒"), format!("{seconds} s"));
    }
    let minutes = seconds.saturating_add(30) / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => language.pick(format!("{minutes} 分钟"), format!("{minutes} min")),
        (hours, 0) => language.pick(format!("{hours} 小时"), format!("{hours} h")),
        (hours, minutes) => language.pick(format!("{hours} 小时 {minutes} 分钟"), format!("{hours} h {minutes} min")),
    }
}

/// Writes a local time as data.
pub(super) fn written<S: Serializer>(local: &Option<DateTime>, serializer: S) -> Result<S::Ok, S::Error> {
    local.map(|local| local.to_string()).serialize(serializer)
}
