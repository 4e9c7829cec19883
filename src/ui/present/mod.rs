//! The host's screen: where the meeting stands, what to say now, who has the floor, what comes next, and the clock.
//! Made to be read at arm's length in a dark room.

mod bars;
mod change;
mod entering;
mod focus;
mod record;
mod rehearsal;
pub(super) mod script;
mod strip;
mod waiting;

pub use change::{ChangeView, ChangeWish};
pub use rehearsal::{RehearsalView, RehearsedItem};
pub use script::letters_in_line;

use super::Wish;
use super::composing::Composing;
use super::dialogs;
use super::long_list::LongList;
use crate::letters::{Faces, FontFinder};
use crate::prompter::{Flip, Mode, PACES, Pinyin, Reader, Stock};
use crate::strings::Strings;
use crate::theme::{self, Room};
use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use jiff::civil::DateTime;
use lectern_core::agenda::ValueId;
use lectern_core::record::Summary;
use lectern_core::session::{Clock, Untrue};
use lectern_core::view::{FlowEntry, Focus, OutlineStep, Phase, Progress, PrompterView, StripItem};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A meeting that was not finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// Its title.
    pub title: String,
    /// Where it stood: the item, and what was going on.
    pub place: String,
    /// When something last happened, as the room's clock showed it.
    pub last: String,
    /// Whether the one key goes on with it.
    pub by_key: bool,
}

/// How the host reads: mode, pace, and how the script is set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingStyle {
    /// Step by step, page by page, or rolling.
    pub mode: Mode,
    /// Characters a minute of a script that rolls.
    pub pace: f64,
    /// Where the reading place lies, as a share of the height from the top.
    pub cue: f32,
    /// Height of a line, as a multiple of the letters' height.
    pub leading: f32,
    /// Empty on either side, as a share of the width.
    pub margin: f32,
    /// The room and the eyes.
    pub room: Room,
    /// Mirrored for a beam splitter.
    pub flip: Flip,
    /// Which names carry pinyin.
    pub pinyin: Pinyin,
}

impl Default for ReadingStyle {
    fn default() -> Self {
        Self {
            mode: Mode::Step,
            pace: 200.0,
            cue: 0.2,
            leading: 1.5,
            margin: 0.0,
            room: Room::Dark,
            flip: Flip::default(),
            pinyin: Pinyin::default(),
        }
    }
}

impl ReadingStyle {
    /// The same with every figure within its bounds, whatever a file said.
    pub fn sane(mut self) -> Self {
        let or = |value: f32, usual: f32| if value.is_finite() { value } else { usual };
        self.pace = if self.pace.is_finite() { self.pace.clamp(PACES.0, PACES.1) } else { 200.0 };
        self.cue = or(self.cue, 0.2).clamp(0.05, 0.7);
        self.leading = or(self.leading, 1.5).clamp(1.2, 2.4);
        self.margin = or(self.margin, 0.0).clamp(0.0, 0.3);
        self
    }
}

/// What the host's screen shows.
#[derive(Debug)]
pub struct PresentView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// Title of the meeting.
    pub title: String,
    /// The file's name, or the word for the sample.
    pub file: String,
    /// Whether there are changes that no file holds.
    pub unsaved: bool,
    /// When and where it is held.
    pub occasion: String,
    /// The script around the reading place.
    pub prompter: &'a PrompterView,
    /// Changes whenever [`Self::prompter`] does.
    pub revision: u64,
    /// The items.
    pub strip: &'a [StripItem],
    /// The steps of the item that goes on.
    pub steps: &'a [OutlineStep],
    /// The clocks.
    pub clock: Clock,
    /// The room's clock.
    pub local: DateTime,
    /// A meeting that could be gone on with.
    pub unfinished: Option<Unfinished>,
    /// Why the agenda that was asked for is not here.
    pub refused: Option<String>,
    /// Places of the script where something is missing.
    pub blanks_left: usize,
    /// What is wrong and stays wrong: no protection from sleep, no journal.
    pub troubles: Vec<&'static str>,
    /// Height of the letters in points.
    pub text_size: f32,
    /// How the host reads.
    pub reading: ReadingStyle,
    /// Whether the list of items is shown.
    pub show_strip: bool,
    /// What really happened, once the meeting is over.
    pub record: Option<&'a Summary>,
    /// The panel of changes, while it is open.
    pub change: Option<ChangeView<'a>>,
    /// Words ahead that are not true any more.
    pub untrue: &'a [Untrue],
    /// Whether this is a rehearsal.
    pub rehearsing: bool,
    /// What the rehearsal has told, once it is over.
    pub rehearsal: Option<RehearsalView>,
}

/// What the screen itself remembers: nothing of the meeting.
#[derive(Debug, Default)]
pub struct PresentUi {
    /// The script on its paper.
    pub reader: Reader,
    /// Images of its lines.
    pub stock: Stock,
    /// Fonts of this computer, for characters that the bundled one lacks.
    pub fonts: FontFinder,
    /// The list of items.
    pub strip: LongList,
    /// What is being typed into the fields.
    pub drafts: HashMap<ValueId, String>,
    /// The field with the focus, and what is half composed in it.
    pub composing: Option<(ValueId, Composing)>,
    /// The field that was left last, by Enter or otherwise: figures that do not agree are mended from there on.
    pub returned_from: Option<ValueId>,
    /// The stop at which the first field was given the focus, so that it is given once.
    pub focused_at: Option<u64>,
}

impl PresentUi {
    /// What has been typed into the fields of this entry and is not known to the meeting yet. A clicker's press must not
    /// lose it.
    pub fn pending(&self, prompter: &PrompterView) -> Vec<(ValueId, String)> {
        let fields = prompter.flow.iter().flat_map(|entry| match entry {
            FlowEntry::Enter { fields, progress: Progress::Current, .. } => fields.as_slice(),
            FlowEntry::Enter { .. } | FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } => {
                &[]
            }
        });
        let changed = fields.filter_map(|field| {
            let draft = self.drafts.get(&field.value)?;
            let composing = self.composing.as_ref().filter(|(value, _)| *value == field.value);
            let settled = composing.map_or(draft.as_str(), |(_, composing)| composing.settled(draft));
            (settled != field.text).then(|| (field.value.clone(), settled.to_owned()))
        });
        changed.collect()
    }
}

impl PresentUi {
    /// Asks for fonts that have what the script needs, and takes in those that were found.
    pub(crate) fn look_for_fonts(&mut self, context: &egui::Context) {
        let found = self.fonts.take();
        if !found.is_empty() {
            // The lists and cards name the same people.
            let first = self.stock.faces().count();
            for (nth, face) in found.iter().enumerate() {
                face.lend_to(context, format!("found-{}", first + nth));
            }
            let faces = Faces::with(self.stock.faces().others().chain(found));
            self.stock.set_faces(faces.clone());
            self.reader.set_faces(faces);
        }
        let missing = self.reader.take_missing();
        if !missing.is_empty() {
            let context = context.clone();
            self.fonts.find(missing, move || context.request_repaint());
        }
    }
}

/// Shows the host's screen.
pub fn present(ui: &mut Ui, view: &PresentView<'_>, own: &mut PresentUi) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let colors = theme::of(ui);
    let bar = |margin: Margin| Frame::new().fill(colors.panel).inner_margin(margin);
    Panel::top("present-top")
        .frame(bar(Margin::symmetric(18, 8)))
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| bars::top(ui, view, own.reader.remaining(ui.input(|input| input.time))));
    let buttons = Panel::bottom("present-bottom")
        .frame(bar(Margin::symmetric(12, 8)))
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| bars::bottom(ui, view, &mut wishes));
    dialogs::note_buttons(ui, buttons.response.rect.height());
    if let Some(change) = &view.change {
        let height = change::height(ui.ctx().content_rect().height());
        Panel::bottom("present-change")
            .frame(bar(Margin::symmetric(18, 10)))
            .exact_size(height)
            .resizable(false)
            .show(ui, |ui| change::change(ui, view, change, &mut wishes));
    }
    if !view.untrue.is_empty() {
        // Below the script: what is being read must not move because something else was found.
        Panel::bottom("present-untrue")
            .frame(Frame::new().fill(colors.raised).inner_margin(Margin::symmetric(18, 8)))
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| change::untrue(ui, view, &mut wishes));
    }
    if view.show_strip {
        Panel::left("present-strip")
            .frame(bar(Margin::symmetric(10, 10)))
            .exact_size((ui.ctx().content_rect().width() * 0.22).clamp(200.0, 320.0))
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| strip::strip(ui, view, &mut own.strip, &mut wishes));
    }
    let paper = Frame::new().fill(theme::fill(view.reading.room.palette().ground));
    CentralPanel::default().frame(paper).show(ui, |ui| {
        if view.unfinished.is_some() {
            focus::unfinished(ui, view, &mut wishes);
            return;
        }
        if view.prompter.focus != Focus::Enter {
            own.focused_at = None;
        }
        match (view.prompter.phase, &view.prompter.focus) {
            (Phase::Ready, _) if view.refused.is_some() => focus::refused(ui, view, &mut wishes),
            (Phase::Ready, _) => focus::ready(ui, view, &mut wishes),
            (Phase::Adjourned, _) => match &view.rehearsal {
                Some(told) => rehearsal::told(ui, view, told, &mut wishes),
                None => focus::adjourned(ui, view, &mut wishes),
            },
            (Phase::Live, Focus::Say) => focus::chosen(ui, view),
            (Phase::Live, Focus::Wait(wait)) => waiting::wait(ui, view, wait),
            (Phase::Live, Focus::Choose) => focus::choose(ui, view, &mut wishes),
            (Phase::Live, Focus::Enter) => entering::enter(ui, view, own, &mut wishes),
        }
        match view.prompter.phase {
            Phase::Ready | Phase::Live => script::script(ui, view, own, &mut wishes),
            Phase::Adjourned => {}
        }
    });
    wishes
}
