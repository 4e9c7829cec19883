//! How the paper moves: a position as a function of time, never of frames. Whoever asks at the same moment sees the
//! same position, however many frames were drawn before.
//!
//! Positions are in pixels of the paper and speeds in pixels a second, both as f64: at three million pixels an f32 knows
//! only quarters.

/// Seconds that a change of speed takes.
pub const EASE: f64 = 0.3;
/// Seconds that a jump takes.
pub const GLIDE: f64 = 0.22;

/// The paper at rest, on its way to a place, or rolling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Motion {
    /// At rest.
    Rest {
        /// Here.
        at: f64,
    },
    /// On its way to a place.
    Glide {
        /// Since when, in seconds.
        since: f64,
        /// From here,
        from: f64,
        /// to there.
        to: f64,
    },
    /// Rolling, or changing its speed.
    Roll {
        /// Since when, in seconds.
        since: f64,
        /// From here.
        from: f64,
        /// The speed at that moment,
        before: f64,
        /// and the one that it comes to.
        speed: f64,
    },
}

impl Default for Motion {
    fn default() -> Self {
        Self::Rest { at: 0.0 }
    }
}

impl Motion {
    /// Where the paper is.
    pub fn at(&self, now: f64) -> f64 {
        match *self {
            Self::Rest { at } => at,
            Self::Glide { since, from, to } => {
                let left = 1.0 - ((now - since) / GLIDE).clamp(0.0, 1.0);
                to + (from - to) * left * left * left
            }
            Self::Roll { since, from, before, speed } => {
                let elapsed = (now - since).max(0.0);
                let share = (elapsed / EASE).min(1.0);
                // The speed goes from the one to the other by 3s²-2s³; this is its integral.
                let eased = share * share * share * (1.0 - share / 2.0);
                let whole = (elapsed - EASE).max(0.0);
                from + before * elapsed + (speed - before) * (eased * EASE + whole)
            }
        }
    }

    /// How fast it moves.
    pub fn speed(&self, now: f64) -> f64 {
        match *self {
            Self::Rest { .. } => 0.0,
            Self::Glide { since, from, to } => {
                let left = 1.0 - ((now - since) / GLIDE).clamp(0.0, 1.0);
                (to - from) * 3.0 * left * left / GLIDE
            }
            Self::Roll { since, before, speed, .. } => {
                let share = ((now - since) / EASE).clamp(0.0, 1.0);
                before + (speed - before) * share * share * (3.0 - 2.0 * share)
            }
        }
    }

    /// Whether a later moment would show another picture.
    pub fn is_moving(&self, now: f64) -> bool {
        match *self {
            Self::Rest { .. } => false,
            Self::Glide { since, .. } => now - since < GLIDE,
            Self::Roll { since, speed, .. } => speed != 0.0 || now - since < EASE,
        }
    }

    /// Whether it rolls on, or is about to.
    pub fn is_rolling(&self) -> bool {
        matches!(self, Self::Roll { speed, .. } if *speed != 0.0)
    }

    /// From now on towards a place.
    pub fn go_to(&mut self, to: f64, now: f64) {
        *self = Self::Glide { since: now, from: self.at(now), to };
    }

    /// From now on at this speed; 0 brings it softly to rest.
    pub fn roll(&mut self, speed: f64, now: f64) {
        *self = Self::Roll { since: now, from: self.at(now), before: self.rolling_speed(now), speed };
    }

    /// At this place, at once.
    pub fn put(&mut self, at: f64) {
        *self = Self::Rest { at };
    }

    /// The paper was laid out anew, and what was at 0 is now at `by`; nothing is seen to move.
    pub fn shift(&mut self, by: f64) {
        match self {
            Self::Rest { at } => *at += by,
            Self::Glide { from, to, .. } => {
                *from += by;
                *to += by;
            }
            Self::Roll { from, .. } => *from += by,
        }
    }

    /// A glide that is cut short by rolling does not hand its haste on.
    fn rolling_speed(&self, now: f64) -> f64 {
        match self {
            Self::Rest { .. } | Self::Glide { .. } => 0.0,
            Self::Roll { .. } => self.speed(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-6, "{a} and {b}");
    }

    #[test]
    fn a_glide_arrives_and_stays() {
        let mut motion = Motion::default();
        motion.go_to(300.0, 10.0);
        close(motion.at(10.0), 0.0);
        assert!(motion.at(10.1) > 200.0, "quickly at first");
        close(motion.at(10.0 + GLIDE), 300.0);
        assert!(motion.is_moving(10.1) && !motion.is_moving(10.0 + GLIDE));
        const { assert!(GLIDE < 0.4) };
    }

    #[test]
    fn rolling_starts_and_stops_softly_and_keeps_its_pace_between() {
        let mut motion = Motion::Rest { at: 50.0 };
        motion.roll(240.0, 0.0);
        close(motion.speed(0.0), 0.0);
        close(motion.speed(EASE), 240.0);
        close(motion.at(2.0) - motion.at(1.0), 240.0);
        motion.roll(0.0, 2.0);
        close(motion.speed(2.0), 240.0);
        close(motion.speed(2.0 + EASE), 0.0);
        close(motion.at(9.0), motion.at(2.0 + EASE));
        assert!(!motion.is_moving(3.0) && !motion.is_rolling());
    }

    #[test]
    fn position_and_speed_have_no_jump_where_the_speed_changes() {
        let mut motion = Motion::default();
        let changes = [(0.0, 100.0), (0.1, 400.0), (0.35, 0.0), (0.5, 10.0), (3.0, 900.0)];
        for (now, speed) in changes {
            let before = motion;
            motion.roll(speed, now);
            close(before.at(now), motion.at(now));
            close(before.speed(now), motion.speed(now));
        }
    }

    #[test]
    fn the_position_is_the_integral_of_the_speed() {
        let mut motion = Motion::default();
        motion.roll(100.0, 0.0);
        motion.roll(300.0, 0.2);
        let steps = 100_000;
        let step = 2.0 / f64::from(steps);
        let mut sum = motion.at(0.2);
        for index in 0..steps {
            sum += motion.speed(0.2 + (f64::from(index) + 0.5) * step) * step;
        }
        assert!((sum - motion.at(2.2)).abs() < 1e-3, "{sum} and {}", motion.at(2.2));
    }

    #[test]
    fn the_same_moment_shows_the_same_place_however_irregular_the_frames_are() {
        let script = |frames: &[f64]| {
            let mut motion = Motion::default();
            motion.roll(10.0, 0.5);
            let _: f64 = frames.iter().map(|now| motion.at(*now)).sum();
            motion.at(7.25)
        };
        let regular: Vec<f64> = (0..420).map(|frame| f64::from(frame) / 60.0).collect();
        close(script(&regular), script(&[0.6, 0.61, 5.0, 7.2]));
    }

    #[test]
    fn three_million_pixels_down_it_still_moves_by_a_sixth_of_a_pixel() {
        let mut motion = Motion::Rest { at: 3_000_000.0 };
        motion.roll(10.0, 0.0);
        let (a, b) = (motion.at(100.0), motion.at(100.0 + 1.0 / 60.0));
        close(b - a, 10.0 / 60.0);
    }

    #[test]
    fn a_shift_moves_the_paper_and_not_the_eye() {
        for mut motion in [
            Motion::Rest { at: 5.0 },
            Motion::Glide { since: 0.0, from: 0.0, to: 9.0 },
            Motion::Roll { since: 0.0, from: 1.0, before: 0.0, speed: 7.0 },
        ] {
            let before = motion.at(0.1);
            motion.shift(100.0);
            close(motion.at(0.1), before + 100.0);
        }
    }
}
