//! The secretariat's screen: the outline, the script as the host will read it, what is still to be filled in, and what
//! the check has found.

mod complete;
mod document;
mod drag;
mod fields;
mod find;
mod form;
mod insert;
mod item;
mod length;
mod letters;
mod majority;
mod marks;
mod outline;
mod people;
mod problems;
mod reading;
mod rename;
mod script;
mod step;
mod table;
mod toolbar;
mod uses;
mod values;

pub use form::Tab;
pub use problems::{ProblemLine, ProblemTab, SilencedLine};

use super::Wish;
use super::composing::Composing;
use super::long_list::LongList;
use super::present::ReadingStyle;
use crate::strings::Strings;
use crate::theme::{self, Appearance};
use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};
use lectern_core::agenda::answers::Entered;
use lectern_core::agenda::edit::{ItemAt, StepAt};
use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::uses::Uses;
use lectern_core::agenda::{Agenda, Rundown, SideTexts, ValueId};
use lectern_core::session::Change;
use lectern_core::view::{Blank, BlankTarget, FlowEntry, OutlineItem, OutlineStep, ScriptPlace};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the secretariat's screen shows.
#[derive(Debug)]
pub struct PrepareView<'a> {
    /// The words of the window.
    pub strings: &'static Strings,
    /// Changes whenever the agenda does.
    pub revision: u64,
    /// The agenda ready to run.
    pub rundown: &'a Arc<Rundown>,
    /// The agenda as written.
    pub agenda: &'a Agenda,
    /// The texts beside it.
    pub side_texts: &'a SideTexts,
    /// The file's name, or the word for the sample.
    pub file: String,
    /// Where it is.
    pub path: Option<&'a Path>,
    /// Whether there are changes that no file holds.
    pub changed: bool,
    /// What is wrong with the file on disk meanwhile: broken, or changed by somebody else.
    pub disk_trouble: Option<&'static str>,
    /// The item that goes on, while a meeting does.
    pub live: Option<String>,
    /// Whether the meeting was held and is over.
    pub over: bool,
    /// How a running meeting goes otherwise than it is written here.
    pub live_changes: &'a [Change],
    /// What was entered in the meeting: it outranks the agenda.
    pub entered: &'a Entered,
    /// Whether it is of a newer format, and cannot be changed here.
    pub read_only: bool,
    /// Whether there is something to undo, and to redo.
    pub can_undo: (bool, bool),
    /// Where people and values are named, once a page has asked for it.
    pub uses: &'a OnceCell<Uses>,
    /// How long the whole meeting will take.
    pub meeting: Estimate,
    /// Spoken syllables a minute of the host.
    pub pace: usize,
    /// The outline.
    pub outline: &'a [OutlineItem],
    /// The steps of the item whose script is shown.
    pub steps: &'a [OutlineStep],
    /// The script of an item, and which: the chosen one, or the one chosen before where that changed in this frame.
    pub flow: &'a [FlowEntry],
    /// The item of that script, as an index.
    pub flow_item: usize,
    /// What is still to be filled in.
    pub blanks: &'a [Blank],
    /// Values that are entered during the meeting, and so may be empty.
    pub entered_live: &'a HashSet<ValueId>,
    /// What is wrong.
    pub problems: &'a [ProblemLine],
    /// The rules of the check that the agenda switches off.
    pub silenced: &'a [SilencedLine],
    /// Agendas opened lately.
    pub recent: &'a [PathBuf],
    /// How the host reads: the script is shown in those colours, with that pinyin.
    pub reading: ReadingStyle,
    /// How many letters the host's lines have room for: the script breaks where it does there.
    pub letters: f32,
    /// How the screen looks now.
    pub appearance: Appearance,
}

impl PrepareView<'_> {
    /// Where people and values are named: looked up once after a change, and only where it is shown.
    fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::of(self.rundown))
    }
}

/// What the screen itself remembers.
#[derive(Debug, Default)]
pub struct PrepareUi {
    /// How many agendas were open before: each begins at the top of every list.
    opened: u64,
    /// The chosen item, as an index.
    pub item: usize,
    /// The chosen page of the form.
    pub tab: Tab,
    /// A step of the item whose words are to get the focus, and the byte in them where the cursor is to be.
    pub(super) wanted_step: Option<(usize, Option<usize>)>,
    /// What is being called otherwise.
    renaming: rename::Renaming,
    /// An item that was to be taken out while others name it.
    still_named: Option<ItemAt>,
    /// The step whose document is shown.
    document: Option<StepAt>,
    /// What was marked last in the words of a step, and in which field.
    pub(super) marked: Option<(egui::Id, egui::text::CCursorRange)>,
    table: table::RosterTable,
    unconfirmed: reading::Unconfirmed,
    missing: letters::MissingLetters,
    /// Somebody or something was added at the end of the page, which is to be in sight.
    pub(super) added: bool,
    /// Somebody new was called in a step: the name is to be typed at once.
    called: bool,
    /// The field that is being typed into.
    pub(super) editing: fields::Editing,
    /// What is half composed in a field for marks in a text.
    pub(super) composing: Composing,
    /// The list of what can be filled in, while braces are typed.
    completing: complete::Completing,
    pub(super) outline: LongList,
    /// The chosen problem, by what it says: its place in the list changes with every edit.
    pub(super) problem: Option<ProblemLine>,
    /// Bring the chosen problem into view.
    pub(super) seek_problem: bool,
    pub(super) problem_tab: ProblemTab,
    find: find::Find,
    pub(super) problem_rows: LongList,
    /// A place in the script to be brought into view.
    pub(super) seek: Option<ScriptPlace>,
    /// A field of the form that is to get the focus.
    pub(super) wanted: Option<BlankTarget>,
    /// The agenda that the list of blanks was last made for.
    listed_at: Option<u64>,
    /// Blanks that are still open.
    open: HashSet<BlankTarget>,
    blanks: LongList,
    /// Blanks that were there when this agenda was opened, and since: they stay listed once filled, so that a field does
    /// not vanish under the fingers.
    listed: Vec<Listed>,
    /// The place in that list whose field is to get the focus.
    focus: Option<usize>,
    pub(super) sheet: script::Sheet,
    /// Scroll the script to its top: another item was chosen.
    pub(super) to_top: bool,
    /// Bring the chosen item into view in the outline.
    pub(super) reveal: bool,
    /// A step to be shown once the agenda has it: its item, and its place there.
    pub(super) next_step: Option<(usize, usize)>,
}

/// Where an undo or a redo changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// In an item, by its index.
    Item(usize),
    /// In a field of the form.
    Field(BlankTarget),
    /// On a page of the form.
    Page(Tab),
}

/// A blank in the list, filled or not.
#[derive(Debug, Clone)]
struct Listed {
    blank: Blank,
    /// What took the place of marks in a text: they have no field to look into any more.
    became: Option<String>,
}

impl PrepareUi {
    /// Forgets everything about the agenda that was open before.
    pub fn reset(&mut self) {
        *self = Self { tab: self.tab, opened: self.opened.wrapping_add(1), ..Self::default() };
    }

    /// Shows what an undo or a redo changed: its item, or the page of the form, unless blanks are being filled, which stay
    /// listed.
    pub fn show_change(&mut self, changed: Changed) {
        match changed {
            Changed::Item(item) => {
                self.leave_table();
                self.choose(item);
            }
            Changed::Field(target) if self.tab != Tab::Blanks => self.go_to_field(&target),
            Changed::Page(tab) if self.tab != Tab::Blanks => self.tab = tab,
            Changed::Field(_) | Changed::Page(_) => {}
        }
    }

    /// Opens the page on which words are looked for, with the cursor in its field.
    pub fn open_find(&mut self) {
        self.problem_tab = ProblemTab::Find;
        self.find.wanted = true;
    }

    /// Closes the page on which words are looked for, unless the cursor is in a field elsewhere; whether it was open.
    pub fn leave_find(&mut self, context: &Context) -> bool {
        let is_open = self.problem_tab == ProblemTab::Find;
        let closes = is_open && (!context.text_edit_focused() || find::has_focus(context));
        if closes {
            self.problem_tab = ProblemTab::default();
        }
        closes
    }

    /// Whether words with paragraphs are being written.
    pub fn is_writing(&self, context: &Context) -> bool {
        self.editing.has_paragraphs(context)
    }

    /// Closes the list of what can be filled in; whether it was open.
    pub fn leave_list(&mut self) -> bool {
        self.completing.leave()
    }

    fn choose(&mut self, item: usize) {
        self.to_top = self.item != item;
        self.reveal |= self.item != item;
        self.item = item;
    }

    /// Brings a field of the form into view, and the cursor into it.
    fn go_to_field(&mut self, target: &BlankTarget) {
        let open = |listed: &Listed| listed.became.is_none() && listed.blank.target == *target;
        if let Some(nth) = self.listed.iter().position(open) {
            self.tab = Tab::Blanks;
            self.focus = Some(nth);
            return;
        }
        self.tab = match target {
            BlankTarget::Value(_) => Tab::Values,
            BlankTarget::Person(..) => Tab::People,
            BlankTarget::Meeting(_) => Tab::Meeting,
            // Marks in a text have a field only in the list of blanks.
            BlankTarget::Words(..) => return,
        };
        self.wanted = Some(target.clone());
    }
}

/// Shows the secretariat's screen.
pub fn prepare(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi) -> Vec<Wish> {
    let mut wishes = Vec::new();
    own.item = own.item.min(view.outline.len().saturating_sub(1));
    let chosen = own.item;
    own.completing.begin_frame();
    if let Some((item, step)) = own.next_step.take() {
        own.go_to_step(item, step, None);
    }
    if own.problem.as_ref().is_some_and(|problem| !view.problems.contains(problem)) {
        // It was put right, or is another one now.
        own.problem = None;
    }
    let colors = theme::of(ui);
    let panel = |x: i8, y: i8| Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(x, y));
    Panel::top("prepare-top")
        .frame(panel(12, 8))
        .resizable(false)
        .show(ui, |ui| toolbar::toolbar(ui, view, &mut wishes));
    if own.missing.look(ui, view) {
        Panel::top("prepare-letters")
            .frame(panel(12, 6))
            .resizable(false)
            .show(ui, |ui| letters::missing(ui, view, own));
    }
    if view.problems.is_empty() && view.silenced.is_empty() && own.problem_tab != ProblemTab::Find {
        Panel::bottom("prepare-no-problems").frame(panel(12, 8)).resizable(false).show(ui, |ui| {
            problems::none(ui, view);
        });
    } else {
        Panel::bottom("prepare-problems")
            .frame(panel(12, 8))
            .resizable(true)
            .default_size((ui.available_height() * 0.26).clamp(110.0, 320.0))
            .size_range(60.0..=460.0)
            .show(ui, |ui| problems::problems(ui, view, own, &mut wishes));
    }
    // What leads elsewhere leads out of the table.
    if own.seek.is_some() || own.tab != Tab::People {
        own.leave_table();
    }
    if own.is_table_open() {
        CentralPanel::default()
            .frame(Frame::new().fill(theme::fill(colors.ground)).inner_margin(Margin::symmetric(14, 8)))
            .show(ui, |ui| table::table(ui, view, own, &mut wishes));
        return wishes;
    }
    Panel::left("prepare-outline")
        .frame(panel(10, 10))
        .resizable(true)
        .default_size((ui.available_width() * 0.25).clamp(170.0, 290.0))
        .size_range(150.0..=460.0)
        .show(ui, |ui| outline::outline(ui, view, own, &mut wishes));
    Panel::right("prepare-form")
        .frame(panel(12, 10))
        .resizable(true)
        .default_size((ui.available_width() * 0.28).clamp((ui.available_width() * 0.44).min(370.0), 520.0))
        // A wide window opens narrow, and keeps what it was given then.
        .size_range((ui.available_width() * 0.24).clamp(280.0, 460.0)..=760.0)
        .show(ui, |ui| form::form(ui, view, own, &mut wishes));
    CentralPanel::default()
        .frame(
            Frame::new().fill(theme::fill(view.reading.room.palette().ground)).inner_margin(Margin::symmetric(20, 10)),
        )
        .show(ui, |ui| {
            theme::set(ui, view.reading.room.colors());
            script::script(ui, view, own);
        });
    if own.item != chosen {
        // The script of another item has to be handed in first.
        ui.ctx().request_repaint();
    }
    wishes
}
