//! How long a change waits for the next one before both are written: a disk is not asked for every letter.

/// In seconds.
pub(super) const DELAY: f64 = 1.0;

/// Since when something waits, in seconds of the caller's clock.
#[derive(Debug, Default)]
pub(super) struct Delay {
    since: Option<f64>,
}

impl Delay {
    /// The seconds that it still has to wait, from the first call on; none once it has waited long enough.
    pub(super) fn left(&mut self, now: f64) -> Option<f64> {
        let left = DELAY - (now - *self.since.get_or_insert(now));
        (left > 0.0).then_some(left)
    }

    /// Nothing waits any more.
    pub(super) fn end(&mut self) {
        self.since = None;
    }
}
