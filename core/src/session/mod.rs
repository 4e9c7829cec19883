//! The running meeting: a state machine without a clock. [`Session::decide`] turns a command into an event or a
//! refusal, [`Session::apply`] takes an event in, and a replay of the journal is the session again. Nothing ticks:
//! only facts are stored, and every countdown is computed from the `now` that is handed in.

mod change;
mod command;
mod counterpart;
mod decide;
mod deed;
mod event;
pub mod late;
mod live;
mod place;
mod rebase;
pub mod rehearsal;
mod sentence;
#[cfg(test)]
mod tests;
mod timing;
mod untrue;

pub use change::{Change, Somebody, all_made, held};
pub use command::{Command, Refusal};
pub use event::{Event, MovedStep, MovedTo, What};
pub use live::Live;
pub use timing::Clock;
pub use untrue::{Because, Told, Untrue, out_of_turn, to_look_at, told, untrue};

use crate::agenda::answers::Entered;
use crate::time::Timestamp;

/// A meeting before, during and after it runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Session {
    /// Not begun.
    #[default]
    Ready,
    /// It runs.
    Live(Live),
    /// It is over. What happened is kept, so that an adjournment by mistake can be undone.
    Adjourned {
        /// The meeting as it was when it ended.
        live: Live,
        /// When it ended.
        at: Timestamp,
    },
}

impl Session {
    /// Takes an event in. An event that does not fit the state changes nothing: a journal with foreign lines must
    /// still replay.
    pub fn apply(&mut self, event: &Event) {
        match (&mut *self, &event.what) {
            (Self::Ready, What::Started { at }) => *self = Self::Live(Live::begin(event.at, at.clone())),
            (Self::Live(live), What::Adjourned) => {
                let live = live.clone();
                *self = Self::Adjourned { live, at: event.at };
            }
            (Self::Adjourned { live, .. }, What::Undone) => {
                let live = live.clone();
                *self = Self::Live(live);
            }
            (Self::Live(live), What::Undone) if live.is_untouched() => *self = Self::Ready,
            (Self::Live(live), _) => live.apply(event),
            // An edit after the end still has to find the words again, should the end be taken back.
            (Self::Adjourned { live, .. }, What::Rebased { .. }) => live.apply(event),
            (Self::Ready | Self::Adjourned { .. }, _) => {}
        }
    }

    /// The session that these events lead to.
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut session = Self::default();
        for event in events {
            session.apply(event);
        }
        session
    }

    /// The meeting, running or over; none before it begins.
    pub fn live(&self) -> Option<&Live> {
        match self {
            Self::Ready => None,
            Self::Live(live) | Self::Adjourned { live, .. } => Some(live),
        }
    }

    /// What was entered so far.
    pub fn entered(&self) -> &Entered {
        static NOTHING: std::sync::LazyLock<Entered> = std::sync::LazyLock::new(Entered::new);
        self.live().map_or(&NOTHING, |live| &live.entered)
    }
}
