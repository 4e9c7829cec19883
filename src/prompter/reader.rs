//! How a host reads: step by step, page by page, or rolling at a pace. Owns the paper and its motion, and can be asked
//! at any moment what a window of the paper shows. Knows no key and no widget.

use super::motion::Motion;
use super::paper::{Look, Paper, Passage, Placed, Style, TextPlace};
use crate::letters::{Faces, Letters};
use lectern_core::agenda::rundown::Position;
use std::ops::Range;

/// How the host reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// One paragraph or sentence after another, the present one in full light.
    #[default]
    Step,
    /// A screen at a time.
    Page,
    /// The paper rolls by at a pace.
    Roll,
}

impl Mode {
    /// The next one.
    pub fn next(self) -> Self {
        match self {
            Self::Step => Self::Page,
            Self::Page => Self::Roll,
            Self::Roll => Self::Step,
        }
    }
}

/// Paces that can be set, in characters a minute: the slowest and the fastest.
pub const PACES: (f64, f64) = (20.0, 6000.0);

/// Beyond so many heights of the window a glide is only a blur.
const FARTHEST_GLIDE: f64 = 1.5;

/// Lines that stay when a page is turned, so that the eye finds its place again.
const KEPT_LINES: f64 = 2.0;

/// What is read, and how it is set. Whatever differs from the last frame is laid out anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Changes whenever the passages do.
    pub revision: u64,
    /// How the script is set.
    pub style: Style,
    /// Height of the window.
    pub height: f64,
    /// Where the reading place lies, as a share of the height.
    pub cue: f64,
    /// How much at the window's bottom is covered when there is more below.
    pub covered: f64,
    /// The reading place.
    pub position: Option<Position>,
    /// Whether the host is to read now.
    pub saying: bool,
    /// How the host reads.
    pub mode: Mode,
    /// Characters a minute.
    pub pace: f64,
}

/// What a press that leads on comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Press {
    /// The paper has moved, or starts or stops to roll.
    Taken,
    /// To this place.
    GoTo(Position),
    /// On from this place, where it is another one, to what comes after these words.
    Leave(Position),
    /// It is none of the paper's business.
    Pass,
}

/// The reader.
#[derive(Debug, Default)]
pub struct Reader {
    paper: Paper,
    letters: Letters,
    motion: Motion,
    set: Option<Setting>,
    /// A stop that the rolling paper has come to itself.
    rolled_to: Option<Position>,
    /// From where to where the words lie that are being read, and how many characters they are.
    extent: Option<Range<f64>>,
    chars: usize,
}

impl Reader {
    /// Other faces: everything is laid out anew with the next setting.
    pub fn set_faces(&mut self, faces: Faces) {
        self.letters = Letters::new(faces);
        if let Some(set) = &mut self.set {
            set.revision = set.revision.wrapping_sub(1);
        }
    }

    /// Characters that no face has, each once.
    pub fn take_missing(&mut self) -> Vec<char> {
        self.letters.take_missing()
    }

    /// How many letters a line has room for, where it has been set.
    pub fn letters_in_line(&self) -> Option<f32> {
        self.set.as_ref().map(|set| set.style.width / set.style.size)
    }

    /// The paper.
    pub fn paper(&self) -> &Paper {
        &self.paper
    }

    /// The height on the paper that lies at the window's top.
    pub fn top(&self, now: f64) -> f64 {
        self.motion.at(now)
    }

    /// Whether the next frame would show another picture.
    pub fn is_moving(&self, now: f64) -> bool {
        self.motion.is_moving(now)
    }

    /// Whether the paper rolls on.
    pub fn is_rolling(&self) -> bool {
        self.motion.is_rolling()
    }

    /// Takes a setting in, at a moment in seconds. `passages` is asked only where they are laid out anew. Answers with
    /// the stop that the rolling paper has come to, where it has.
    pub fn set(&mut self, setting: Setting, now: f64, passages: impl FnOnce() -> Vec<Passage>) -> Option<Position> {
        let before = self.set.replace(setting.clone());
        let cue = setting.height * setting.cue;
        let known = before.as_ref();
        let mut lost = known.is_none();
        if known.is_none_or(|known| (known.revision, known.style) != (setting.revision, setting.style)) {
            let seen_at = self.top(now) + known.map_or(cue, |known| known.height * known.cue);
            let place = self.paper.place_at(seen_at);
            let was = place.as_ref().and_then(|place| self.paper.height_of(place));
            self.paper.set(passages(), setting.style, &mut self.letters);
            match place.and_then(|place| self.paper.height_of(&place)).zip(was) {
                Some((is, was)) => self.motion.shift(is - was),
                None => lost = true,
            }
        }
        if lost || known.is_none_or(|known| (known.revision, known.style) != (setting.revision, setting.style)) {
            let ends =
                (self.words().next().map(|first| first.top), self.words().last().map(|last| last.top + last.height));
            let chars = self.words().map(|placed| placed.laid.chars()).sum();
            self.extent = ends.0.zip(ends.1).map(|(from, to)| from..to);
            self.chars = chars;
        }
        let moved = known.is_none_or(|known| {
            (&known.position, known.saying, known.mode) != (&setting.position, setting.saying, setting.mode)
        });
        let resized = known.is_some_and(|known| known.height != setting.height || known.style != setting.style);
        if self.rolled_to.is_some() && self.rolled_to == setting.position {
            self.rolled_to = None;
        } else if moved || lost {
            self.rolled_to = None;
            let target = self.resting_place(&setting, now);
            let far = (target - self.top(now)).abs() > setting.height * FARTHEST_GLIDE;
            if lost || far { self.motion.put(target) } else { self.motion.go_to(target, now) }
        } else if resized && !self.is_rolling() {
            self.motion.put(self.resting_place(&setting, now));
        }
        if known.is_some_and(|known| known.pace != setting.pace) && self.is_rolling() {
            self.motion.roll(self.speed(&setting), now);
        }
        if self.is_rolling() { self.roll_on(&setting, now) } else { None }
    }

    /// Where the paper comes to rest for the present reading place.
    fn resting_place(&self, setting: &Setting, now: f64) -> f64 {
        let Some(current) = self.paper.current().filter(|_| setting.saying) else { return 0.0 };
        let room = setting.height - setting.covered;
        match setting.mode {
            Mode::Page => {
                let top = self.top(now);
                let is_seen = current.start >= top && current.end <= top + room;
                let margin = self.line() * 0.5;
                if is_seen { top } else { current.start - margin }
            }
            Mode::Step | Mode::Roll => {
                // Long words with large letters get all the height there is.
                let rest = current.end - current.start;
                let cue = (setting.height * setting.cue).min((setting.height - rest).max(0.0));
                current.start - cue
            }
        }
    }

    fn line(&self) -> f64 {
        self.set.as_ref().map_or(0.0, |set| f64::from(set.style.size * set.style.leading))
    }

    /// The passages of the words that are being read: of this part of this step.
    fn words(&self) -> impl Iterator<Item = &Placed> {
        let here = self.set.as_ref().and_then(|set| set.position.clone());
        self.paper.placed().iter().filter(move |placed| {
            let at = &placed.passage.key.0;
            placed.passage.look != Look::Aside
                && here
                    .as_ref()
                    .is_some_and(|here| (&at.item, &at.step, at.part) == (&here.item, &here.step, here.part))
        })
    }

    /// Points a second at the pace that is set, by how densely these words lie on the paper.
    fn speed(&self, setting: &Setting) -> f64 {
        let pace = if setting.pace.is_finite() { setting.pace.clamp(PACES.0, PACES.1) } else { PACES.0 };
        let height = self.extent.as_ref().map_or(0.0, |extent| extent.end - extent.start);
        if self.chars == 0 { 0.0 } else { pace / 60.0 * height / self.chars as f64 }
    }

    /// Where rolling ends: with the last line at the reading place.
    fn end(&self, setting: &Setting) -> Option<f64> {
        self.extent.as_ref().map(|extent| (extent.end - self.line()).max(extent.start) - setting.height * setting.cue)
    }

    fn roll_on(&mut self, setting: &Setting, now: f64) -> Option<Position> {
        let end = self.end(setting)?;
        let top = self.top(now);
        if !setting.saying || top >= end {
            self.motion.roll(0.0, now);
        }
        let here = self.paper.stop_at(top + setting.height * setting.cue + 1.0)?;
        let same_words = setting
            .position
            .as_ref()
            .is_some_and(|at| (&at.item, &at.step, at.part) == (&here.item, &here.step, here.part) && at.at < here.at);
        if !same_words {
            return None;
        }
        self.rolled_to = Some(here.clone());
        Some(here)
    }

    /// Seconds until the words are read at the pace that is set.
    pub fn remaining(&self, now: f64) -> Option<f64> {
        let setting = self.set.as_ref().filter(|set| set.saying && set.mode == Mode::Roll)?;
        let speed = self.speed(setting);
        let left = self.end(setting)? - self.top(now);
        (speed > 0.0).then(|| left.max(0.0) / speed)
    }

    /// The pace at which the words that are left take so many seconds.
    pub fn pace_for(&self, seconds: f64, now: f64) -> Option<f64> {
        let setting = self.set.as_ref()?;
        let remaining = self.remaining(now)?;
        (seconds > 0.0).then(|| (setting.pace * remaining / seconds).clamp(PACES.0, PACES.1))
    }

    /// The pace at which these words roll so many points a second.
    pub fn pace_at(&self, speed: f64) -> Option<f64> {
        let setting = self.set.as_ref()?;
        let now = self.speed(setting);
        (now > 0.0).then(|| setting.pace * speed / now)
    }

    /// How much of the words to read now lies below the window when the paper has come to rest.
    pub fn below(&self, now: f64) -> f64 {
        let Some(setting) = self.set.as_ref().filter(|set| set.saying && set.mode == Mode::Step) else { return 0.0 };
        let top = match self.motion {
            Motion::Glide { to, .. } => to,
            Motion::Rest { .. } | Motion::Roll { .. } => self.top(now),
        };
        self.paper.current().map_or(0.0, |current| (current.end - top - setting.height).max(0.0))
    }

    /// A press that leads on.
    pub fn press(&mut self, now: f64) -> Press {
        let Some(setting) = self.set.clone().filter(|set| set.saying) else { return Press::Pass };
        match setting.mode {
            Mode::Step => {
                let below = self.below(now);
                if below <= 1.0 {
                    return Press::Pass;
                }
                // One press must never carry the host past words that were not seen.
                let kept = self.line() * KEPT_LINES;
                let page = (setting.height - setting.covered - kept).max(self.line());
                let top = self.top(now);
                self.motion.go_to(top + below.min(page) + setting.covered, now);
                Press::Taken
            }
            Mode::Page => match self.next_page(&setting, now) {
                Some(stop) => Press::GoTo(stop),
                None => self.leave(),
            },
            Mode::Roll => {
                let at_end = self.end(&setting).is_none_or(|end| self.top(now) >= end - 1.0);
                if at_end {
                    return self.leave();
                }
                let speed = if self.is_rolling() { 0.0 } else { self.speed(&setting) };
                self.motion.roll(speed, now);
                Press::Taken
            }
        }
    }

    /// The first stop whose words do not all lie in the window; none where all that are left do.
    fn next_page(&self, setting: &Setting, now: f64) -> Option<Position> {
        let bottom = self.top(now) + setting.height;
        let here = setting.position.as_ref()?;
        let below = self.words().filter(|placed| placed.top + placed.height > bottom + 1.0);
        let mut stops = below.flat_map(|placed| {
            placed.laid.lines.iter().enumerate().filter_map(move |(index, line)| {
                let run = placed.passage.runs.get(line.pieces.first()?.run)?;
                let cut_off = placed.line_top(index + 1) > bottom + 1.0;
                cut_off.then(|| run.stop.max(placed.passage.key.0.at))
            })
        });
        let at = stops.find(|at| *at > here.at)?;
        Some(Position { at, ..here.clone() })
    }

    fn leave(&self) -> Press {
        let last = self.words().last().map(|placed| {
            let stop = placed.passage.runs.last().map_or(0, |run| run.stop);
            Position { at: stop.max(placed.passage.key.0.at), ..placed.passage.key.0.clone() }
        });
        last.map_or(Press::Pass, Press::Leave)
    }

    /// The place in the text that lies at the reading place.
    pub fn place(&self, now: f64) -> Option<TextPlace> {
        let setting = self.set.as_ref()?;
        self.paper.place_at(self.top(now) + setting.height * setting.cue)
    }

    /// Puts a place in the text at the reading place: another window of the same script leads.
    pub fn follow(&mut self, place: &TextPlace) {
        if let Some((height, setting)) = self.paper.height_of(place).zip(self.set.as_ref()) {
            self.motion.put(height - setting.height * setting.cue);
        }
    }

    /// Brings the rolling paper softly to rest.
    pub fn hold(&mut self, now: f64) {
        if self.is_rolling() {
            self.motion.roll(0.0, now);
        }
    }

    /// The paper is pushed by hand, up to its ends.
    pub fn push(&mut self, by: f64, now: f64) {
        let Some(setting) = &self.set else { return };
        let (first, last) = (-setting.height * 0.5, (self.paper.height() - setting.height * 0.5).max(0.0));
        let top = self.top(now);
        let reached = (top + by).clamp(first.min(top), last.max(top));
        if reached != top {
            self.motion.put(reached);
        }
    }
}
