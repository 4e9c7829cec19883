//! A meeting that is held command by command, and a run of numbers that is the same every time.

use lectern_core::agenda::Rundown;
use lectern_core::session::{Command, Event, Session, held};
use lectern_core::time::Timestamp;

/// A meeting, with its agenda as it was written and as it is held.
pub struct Holding {
    pub written: Rundown,
    pub held: Rundown,
    pub session: Session,
    pub journal: Vec<Event>,
    /// The time, in milliseconds.
    pub now: i64,
}

impl Holding {
    /// One that has just begun.
    pub fn begun(written: Rundown) -> Self {
        let held = held(&written, &[]);
        let mut meeting = Self { written, held, session: Session::default(), journal: Vec::new(), now: 0 };
        assert!(meeting.give(Command::Start), "it cannot be held");
        meeting
    }

    /// Whether it was not refused.
    pub fn give(&mut self, command: Command) -> bool {
        let Ok(event) = self.session.decide(&self.held, command, Timestamp(self.now)) else { return false };
        self.take(event);
        self.hold();
        true
    }

    pub fn take(&mut self, event: Event) {
        self.session.apply(&event);
        self.journal.push(event);
    }

    pub fn hold(&mut self) {
        self.held = held(&self.written, self.session.live().map_or(&[], |live| &live.changes));
    }
}

/// Numbers by chance, the same for the same beginning.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}
