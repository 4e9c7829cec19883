//! Which piece goes where: items, their steps, and of each step what is said, chosen and said after the wait. Decides by
//! the marks of the draft; of the words it asks only where a sentence ends, and whether a direction tells of the end of a wait.

use super::super::direction;
use super::super::draft::{Draft, Piece, Role};
use super::super::wording::{END, is_space};
use crate::agenda::{ItemKind, WaitKind};

/// An item before it has words.
#[derive(Debug)]
pub(super) struct ItemPlan {
    /// The piece that it begins with; none before the first that is marked.
    pub(super) start: Option<usize>,
    pub(super) kind: ItemKind,
    pub(super) numbered: bool,
    pub(super) steps: Vec<StepPlan>,
}

/// A step as indices of pieces. Every piece in the script is in exactly one step, and there once, but for `each`.
#[derive(Debug, Default)]
pub(super) struct StepPlan {
    pub(super) say: Vec<usize>,
    /// Each sentence to choose from, with the pieces of `each` in it.
    pub(super) choose: Vec<Vec<usize>>,
    pub(super) each: Vec<usize>,
    pub(super) wait: Option<WaitKind>,
    pub(super) thanks: Vec<usize>,
    /// The piece in which somebody is called.
    pub(super) call: Option<usize>,
}

impl StepPlan {
    fn is_empty(&self) -> bool {
        self.say.is_empty() && self.choose.is_empty() && self.wait.is_none() && self.thanks.is_empty()
    }

    /// Every piece of it, in the order of the document.
    pub(super) fn pieces(&self) -> Vec<usize> {
        let chosen = self.choose.iter().flatten();
        let mut all: Vec<usize> = self.say.iter().chain(chosen).chain(&self.thanks).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Where words go now: behind the wait, once there is one.
    fn open_text(&mut self) -> &mut Vec<usize> {
        if self.wait.is_some() { &mut self.thanks } else { &mut self.say }
    }
}

/// Sorts the pieces into items and steps. `numbered` says whether the item that begins with a piece is counted.
pub(super) fn plan(draft: &Draft, has_blank: &[bool], numbered: impl Fn(usize) -> bool) -> Vec<ItemPlan> {
    let mut planner = Planner { draft, has_blank, items: Vec::new(), step: StepPlan::default(), ended: true };
    let mut index = 0;
    while let Some(piece) = draft.pieces.get(index) {
        if let Some(item) = &piece.item {
            planner.close_step();
            let numbered = numbered(index);
            planner.items.push(ItemPlan { start: Some(index), kind: item.kind, numbered, steps: Vec::new() });
        }
        index = if !piece.is_in_script() || draft.words(&piece.range).chars().all(is_space) {
            planner.silent(piece);
            index + 1
        } else {
            match planner.alternatives(index) {
                Some(run) => planner.choice(run),
                None => planner.words(index, piece),
            }
        };
    }
    planner.close_step();
    planner.items.retain(|item| !item.steps.is_empty());
    let mut items = planner.items;
    lead_into_opening(&mut items);
    items
}

/// Date and place above the first words are part of the opening, and no opening of their own; nor are they a step, so that the host
/// begins with what he says.
fn lead_into_opening(items: &mut Vec<ItemPlan>) {
    let [above, opening, ..] = items.as_mut_slice() else { return };
    if above.start.is_some() || opening.kind != ItemKind::Opening {
        return;
    }
    let shown = std::mem::take(&mut above.steps);
    let is_shown_only = |step: &StepPlan| step.wait.is_none() && step.choose.is_empty() && step.call.is_none();
    match opening.steps.first_mut().filter(|first| !first.say.is_empty() && shown.iter().all(is_shown_only)) {
        Some(first) => {
            let pieces = shown.into_iter().flat_map(|step| step.say);
            first.say = pieces.chain(std::mem::take(&mut first.say)).collect();
        }
        None => drop(opening.steps.splice(0..0, shown)),
    }
    items.remove(0);
}

/// Neighbours of which one is said.
struct Run {
    sentences: Vec<Vec<usize>>,
    /// The piece behind the last.
    end: usize,
}

struct Planner<'a> {
    draft: &'a Draft,
    /// Of each piece, whether something is missing in it.
    has_blank: &'a [bool],
    items: Vec<ItemPlan>,
    step: StepPlan,
    /// Has the last piece in the script ended a sentence?
    ended: bool,
}

impl Planner<'_> {
    fn close_step(&mut self) {
        self.ended = true;
        let step = std::mem::take(&mut self.step);
        if step.is_empty() {
            return;
        }
        if self.items.is_empty() {
            let kind = ItemKind::Opening;
            let numbered = kind.is_numbered_by_default();
            self.items.push(ItemPlan { start: None, kind, numbered, steps: Vec::new() });
        }
        if let Some(item) = self.items.last_mut() {
            item.steps.push(step);
        }
    }

    /// A piece whose words are no part of the script may still begin a step, or be what the host waits at.
    fn silent(&mut self, piece: &Piece) {
        if piece.step {
            self.close_step();
        }
        if piece.role == Role::Mark
            && let Some(wait) = piece.wait
        {
            if self.step.wait.is_some() {
                self.close_step();
            }
            self.step.wait = Some(wait.kind);
        }
    }

    fn words(&mut self, index: usize, piece: &Piece) -> usize {
        let ended = self.ended || piece.paragraph;
        let calls = piece.call.as_ref().is_some_and(|call| !call.speakers.is_empty());
        let live = self.is_live(index);
        let step = &self.step;
        // A time and a title over the first words are no step, at which nothing would be said.
        let is_shown = |at: &usize| {
            self.draft.pieces.get(*at).is_some_and(|piece| matches!(piece.role, Role::Direction | Role::Facts))
        };
        let says_nothing = !step.say.is_empty() && step.wait.is_none() && step.say.iter().all(is_shown);
        let begins = piece.step && !says_nothing
            || !step.choose.is_empty()
            // One step has one wait, and figures are entered before anything of a step is said.
            || step.wait.is_some() && (piece.wait.is_some() || calls || live)
            || ended && (calls && step.call.is_some() || live);
        if begins {
            self.close_step();
        }
        if calls && self.step.call.is_none() {
            self.step.call = Some(index);
        }
        let text = if self.is_of_the_wait(piece) { &mut self.step.say } else { self.step.open_text() };
        text.push(index);
        if let Some(wait) = piece.wait {
            self.step.wait = Some(wait.kind);
        }
        self.ended = ends_sentence(self.draft, piece);
        index + 1
    }

    /// 请王强同志发言。（王强发言）: what is done at the wait is shown with the call, or the host would be led to it behind the
    /// speech and find nothing to say.
    fn is_of_the_wait(&self, piece: &Piece) -> bool {
        let step = &self.step;
        let last = step.say.last().and_then(|last| self.draft.pieces.get(*last));
        piece.role == Role::Direction
            && step.wait.is_some()
            && step.thanks.is_empty()
            && last.is_some_and(|last| last.role == Role::Say)
            && !direction::is_of_the_end(self.draft.words(&piece.range))
    }

    /// Whether something is missing in the piece that becomes known only in the meeting.
    fn is_live(&self, index: usize) -> bool {
        let has_blank = self.has_blank.get(index).copied().unwrap_or(false);
        has_blank && self.draft.pieces.get(index).is_some_and(|piece| piece.live)
    }

    /// The run of alternatives that begins with this piece, if it is at least two. What is shown between two belongs to
    /// the one behind it.
    fn alternatives(&self, index: usize) -> Option<Run> {
        let first = self.draft.pieces.get(index)?;
        let Role::Alternative { group } = first.role else { return None };
        let mut run = Run { sentences: vec![vec![index]], end: index + 1 };
        let mut between = Vec::new();
        for (at, piece) in self.draft.pieces.iter().enumerate().skip(index + 1) {
            if piece.item.is_some() || piece.step {
                break;
            }
            match piece.role {
                Role::Alternative { group: other } if other == group && !self.is_parted(run.end, at) => {
                    between.push(at);
                    run.sentences.push(std::mem::take(&mut between));
                    run.end = at + 1;
                }
                Role::Direction | Role::Facts => between.push(at),
                Role::Mark => {}
                Role::Title | Role::Say | Role::Heading { .. } | Role::Alternative { .. } | Role::Noise => break,
            }
        }
        (run.sentences.len() > 1).then_some(run)
    }

    /// Whether brackets close and open again between the last piece and this one: （甲／乙）（丙／丁） are two choices.
    fn is_parted(&self, end: usize, at: usize) -> bool {
        let pieces = &self.draft.pieces;
        let last = end.checked_sub(1).and_then(|last| pieces.get(last));
        let (Some(last), Some(piece)) = (last, pieces.get(at)) else { return false };
        let between = self.draft.text.get(last.range.end..piece.range.start).unwrap_or_default();
        let closes = between.find(['）', ')', '】', '〕']);
        closes.is_some_and(|at| between.get(at..).is_some_and(|behind| behind.contains(['（', '(', '【', '〔'])))
    }

    /// Adds a choice, with what of its sentence stands before and behind it in every alternative.
    fn choice(&mut self, run: Run) -> usize {
        let pieces = &self.draft.pieces;
        let first = run.sentences.first().and_then(|one| one.first()).copied().unwrap_or_default();
        let opens = pieces.get(first).is_some_and(|piece| piece.step || piece.paragraph || piece.item.is_some());
        let mut before = Vec::new();
        let text = self.step.open_text();
        while !opens && let Some(piece) = text.last().and_then(|last| pieces.get(*last)) {
            if piece.role != Role::Say || ends_sentence(self.draft, piece) {
                break;
            }
            before.splice(0..0, text.pop());
            if piece.paragraph || piece.call.is_some() {
                break;
            }
        }
        let (behind, end) = self.behind(&run, before.is_empty());
        let taken = || before.iter().chain(run.sentences.iter().flatten()).chain(&behind);
        let is_first = pieces.get(first).is_some_and(|piece| piece.step);
        let live = taken().any(|at| self.is_live(*at));
        if is_first || live || !self.step.choose.is_empty() || self.step.wait.is_some() {
            self.close_step();
        }
        let called = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.call.is_some());
        let call = taken().find(|at| called(at)).copied();
        let waits = taken().filter_map(|at| pieces.get(*at)?.wait).next_back();
        self.step.call = self.step.call.or(call);
        self.step.wait = waits.map(|wait| wait.kind);
        let whole = |one: &Vec<usize>| before.iter().chain(one).chain(&behind).copied().collect();
        self.step.choose = run.sentences.iter().map(whole).collect();
        self.step.each = before.into_iter().chain(behind).collect();
        self.ended = true;
        end
    }

    /// The rest of the sentence behind the alternatives, and where it ends. Of alternatives in brackets that no words
    /// lead up to, （没有／有×票）, it is punctuation at most.
    fn behind(&self, run: &Run, alone: bool) -> (Vec<usize>, usize) {
        let last = run.sentences.last().and_then(|one| one.last()).and_then(|last| self.draft.pieces.get(*last));
        let (mut rest, mut end) = (Vec::new(), run.end);
        if last.is_none_or(|last| ends_sentence(self.draft, last) || last.wait.is_some()) {
            return (rest, end);
        }
        for (at, piece) in self.draft.pieces.iter().enumerate().skip(run.end) {
            let stays = match piece.role {
                Role::Mark => true,
                Role::Say => !piece.paragraph && !piece.step && piece.call.is_none(),
                Role::Title
                | Role::Facts
                | Role::Heading { .. }
                | Role::Direction
                | Role::Alternative { .. }
                | Role::Noise => false,
            };
            if !stays || piece.item.is_some() || piece.role == Role::Mark && (piece.wait.is_some() || piece.step) {
                break;
            }
            if piece.role == Role::Say {
                let from = last.map_or(piece.range.start, |last| last.range.end);
                let between = self.draft.text.get(from..piece.range.start).unwrap_or_default();
                let bracketed = alone && between.contains(['）', ')', '】', ']', '〕']);
                // 通过（未通过）。请鼓掌: the full stop is behind the brackets.
                let ended = between.contains(['。', '！', '？', '；']);
                if ended || bracketed && self.draft.words(&piece.range).contains(char::is_alphanumeric) {
                    break;
                }
                rest.push(at);
                end = at + 1;
                if ends_sentence(self.draft, piece) || piece.wait.is_some() {
                    break;
                }
            }
        }
        (rest, end)
    }
}

fn ends_sentence(draft: &Draft, piece: &Piece) -> bool {
    piece.role != Role::Say && !matches!(piece.role, Role::Alternative { .. })
        || draft.words(&piece.range).trim_end().ends_with(END)
}
