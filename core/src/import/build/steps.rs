//! Items and steps of the agenda, with their ids, out of the plan.

use super::super::draft::{Call, Draft, ItemStart, Role};
use super::persons::Persons;
use super::plan::{ItemPlan, StepPlan};
use super::slots::{SlotKind, Slots};
use super::words::{self, Words};
use super::{Hole, Origin, Placed};
use crate::agenda::rundown::PartKind;
use crate::agenda::{
    Alternative, AlternativeId, Item, ItemId, ItemKind, PersonId, Step, StepId, Text, ValueId, WaitKind,
};
use crate::script;
use std::collections::{HashMap, HashSet};

/// Builds items one after another, and notes what went where.
pub(super) struct Steps<'a> {
    draft: &'a Draft,
    persons: &'a Persons,
    slots: &'a mut Slots,
    places: Vec<Placed>,
    holes: Vec<Hole>,
    origins: Vec<Origin>,
    items: usize,
    /// How many items were counted so far.
    counted: usize,
    /// How often the stem of an item's id was used.
    stems: HashMap<String, usize>,
    entered: HashSet<ValueId>,
}

impl<'a> Steps<'a> {
    pub(super) fn new(draft: &'a Draft, persons: &'a Persons, slots: &'a mut Slots) -> Self {
        Self {
            draft,
            persons,
            slots,
            places: Vec::new(),
            holes: Vec::new(),
            origins: Vec::new(),
            items: 0,
            counted: 0,
            stems: HashMap::new(),
            entered: HashSet::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Placed>, Vec<Hole>, Vec<Origin>) {
        (self.places, self.holes, self.origins)
    }

    pub(super) fn item(&mut self, plan: &ItemPlan) -> Item {
        let start: Option<&ItemStart> =
            plan.start.and_then(|start| self.draft.pieces.get(start)).and_then(|piece| piece.item.as_ref());
        let title = start.and_then(|start| start.title.clone()).filter(|title| !title.trim().is_empty());
        let id = self.item_id(plan);
        let mut ids = HashMap::new();
        let steps = plan.steps.iter().enumerate().map(|(nth, step)| self.step(nth, step, &mut ids)).collect();
        self.items += 1;
        let differs = plan.numbered != plan.kind.is_numbered_by_default();
        let numbered = differs.then_some(plan.numbered);
        Item {
            id,
            kind: plan.kind,
            title,
            numbered,
            number: None,
            minutes: None,
            droppable: false,
            steps,
            unknown: Default::default(),
        }
    }

    /// opening, item-1, closing, break-2.
    fn item_id(&mut self, plan: &ItemPlan) -> ItemId {
        if plan.numbered {
            self.counted += 1;
            return ItemId(format!("item-{}", self.counted));
        }
        let stem = match plan.kind {
            ItemKind::Opening => "opening",
            ItemKind::Speeches => "speeches",
            ItemKind::Reading => "reading",
            ItemKind::Remarks => "remarks",
            ItemKind::Vote => "vote",
            ItemKind::Award => "award",
            ItemKind::Ceremony => "ceremony",
            ItemKind::Film => "film",
            ItemKind::Discussion => "discussion",
            ItemKind::Break => "break",
            ItemKind::Closing => "closing",
            ItemKind::Other => "other",
        };
        ItemId(nth(stem, &mut self.stems))
    }

    fn step(&mut self, place: usize, plan: &StepPlan, ids: &mut HashMap<String, usize>) -> Step {
        let call = plan.call.and_then(|at| self.draft.pieces.get(at)).and_then(|piece| piece.call.as_ref());
        let turn = plan.call.and_then(|at| self.turn(at));
        let who = call.filter(|_| turn.is_none()).and_then(|call| self.who(call));
        let first_hole = self.holes.len();
        let mut write = |part: PartKind, choice: usize, pieces: &[usize]| {
            let Words { text, holes, pieces } = words::write(self.draft, self.slots, pieces, turn.as_ref());
            let (item, step) = (self.items, place);
            self.origins.push(Origin { item, step, part, choice, pieces });
            self.holes.extend(holes.into_iter().map(|(source, kind)| {
                let value = match kind {
                    SlotKind::Value(id) => Some(id),
                    SlotKind::Person(..)
                    | SlotKind::ItemsCount
                    | SlotKind::ItemNumber
                    | SlotKind::MeetingTitle
                    | SlotKind::MeetingDate => None,
                };
                Hole { item, step, part, choice, source, value }
            }));
            text
        };
        let say = Some(write(PartKind::Say, 0, &plan.say)).filter(|text| !text.is_empty()).map(Text::Inline);
        let texts = plan.choose.iter().enumerate();
        let texts: Vec<String> = texts.map(|(nth, pieces)| write(PartKind::Choose, nth, pieces)).collect();
        let thanks = Some(write(PartKind::Thanks, 0, &plan.thanks)).filter(|text| !text.is_empty()).map(Text::Inline);
        let choose = self.alternatives(plan, texts);
        let enter = self.enter(first_hole);
        let pieces = plan.pieces();
        let range = pieces.first().copied().unwrap_or_default()..pieces.last().map_or(0, |last| last + 1);
        self.places.push(Placed { item: self.items, step: place, pieces: range, each: plan.each.clone() });
        let stem = match (plan.wait, choose.is_empty(), enter.is_empty()) {
            (Some(wait), _, _) => wait_stem(wait),
            (None, false, _) => "result",
            (None, true, false) => "figures",
            (None, true, true) => "words",
        };
        let id = Some(StepId(nth(stem, ids)));
        Step { id, turn, who, enter, say, choose, wait: plan.wait, thanks, ..Step::default() }
    }

    /// The one person who is called in a piece. Of several, nobody's turn it is: the wait is for all of them, and a turn
    /// is one person's.
    fn turn(&self, piece: usize) -> Option<PersonId> {
        let call = self.draft.pieces.get(piece)?.call.as_ref()?;
        let occurrences = &self.persons.occurrences;
        let first = occurrences.partition_point(|occurrence| occurrence.piece < piece);
        let here: Vec<_> = occurrences.iter().skip(first).take_while(|occurrence| occurrence.piece == piece).collect();
        match (here.as_slice(), call.speakers.len()) {
            ([one], 1) => Some(one.person.clone()),
            _ => None,
        }
    }

    /// Whoever is called, in the document's words, but for what is missing in them.
    fn who(&self, call: &Call) -> Option<String> {
        const LONGEST: usize = 60;
        call.speakers.first()?;
        let all = call.speakers.iter().map(|speaker| self.draft.words(&speaker.whole));
        let words = all.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("、");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut known = String::new();
        let mut at = 0;
        for blank in script::blanks(&words) {
            known.push_str(words.get(at..blank.start).unwrap_or_default());
            at = blank.end;
        }
        known.push_str(words.get(at..).unwrap_or_default());
        let cut = known.char_indices().nth(LONGEST).map(|(at, _)| at);
        if let Some(cut) = cut {
            known.truncate(cut);
            known.push('…');
        }
        // Some marks are a blank only where nothing else stands beside them.
        let known = if script::first_raw_blank(&known).is_some() { String::new() } else { known };
        let names = known.chars().any(char::is_alphanumeric);
        Some(if names { known } else { "发言人".to_owned() })
    }

    /// Values of live pieces that were not asked for before.
    fn enter(&mut self, first_hole: usize) -> Vec<ValueId> {
        let mut enter = Vec::new();
        for hole in self.holes.get(first_hole..).unwrap_or_default() {
            let piece = self.draft.piece_at(hole.source.start).and_then(|at| self.draft.pieces.get(at));
            if let Some(id) = hole.value.as_ref().filter(|_| piece.is_some_and(|piece| piece.live))
                && self.entered.insert(id.clone())
            {
                enter.push(id.clone());
            }
        }
        enter
    }

    fn alternatives(&self, plan: &StepPlan, texts: Vec<String>) -> Vec<Alternative> {
        let mut labels: HashSet<String> = HashSet::new();
        let all = plan.choose.iter().zip(texts).enumerate();
        let all = all.map(|(nth, (pieces, text))| {
            let mut label = self.label(plan, pieces, nth);
            if !labels.insert(label.clone()) {
                label = format!("{label} {}", nth + 1);
                labels.insert(label.clone());
            }
            let id = AlternativeId((nth + 1).to_string());
            Alternative { id, label, say: Text::Inline(text), unknown: Default::default() }
        });
        all.collect()
    }

    /// What stands on the button: how the words begin that are not in every alternative.
    fn label(&self, plan: &StepPlan, pieces: &[usize], nth: usize) -> String {
        const LONGEST: usize = 12;
        let own = pieces.iter().filter(|at| !plan.each.contains(at)).filter_map(|at| self.draft.pieces.get(*at));
        let said = own.filter(|piece| matches!(piece.role, Role::Alternative { .. }));
        let words: String = said.map(|piece| self.draft.words(&piece.range)).collect();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let trimmed = words.trim_matches(|c: char| !c.is_alphanumeric());
        let known = trimmed.get(..script::first_raw_blank(trimmed).map_or(trimmed.len(), |blank| blank.start));
        let known = known.unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        match known.char_indices().nth(LONGEST) {
            _ if known.is_empty() => format!("说法{}", nth + 1),
            Some((cut, _)) => format!("{}…", known.get(..cut).unwrap_or_default()),
            None => known.to_owned(),
        }
    }
}

/// The stem, or the stem with how often it was used.
fn nth(stem: &str, used: &mut HashMap<String, usize>) -> String {
    let count = used.entry(stem.to_owned()).or_default();
    *count += 1;
    if *count == 1 { stem.to_owned() } else { format!("{stem}-{count}") }
}

fn wait_stem(kind: WaitKind) -> &'static str {
    match kind {
        WaitKind::Speech => "speech",
        WaitKind::Reading => "reading",
        WaitKind::Anthem => "anthem",
        WaitKind::Music => "music",
        WaitKind::Silence => "silence",
        WaitKind::Applause => "applause",
        WaitKind::Film => "film",
        WaitKind::Counting => "counting",
        WaitKind::Voting => "voting",
        WaitKind::Award => "award",
        WaitKind::Photo => "photo",
        WaitKind::Break => "break",
        WaitKind::Other => "wait",
    }
}
