//! One change of a draft, made or refused.

use super::super::build::build;
use super::super::draft::{Call, Decision, Draft, ItemStart, Piece, Role, Silence};
use super::super::reason::{Guess, Reason};
use super::super::speaker;
use super::Change;
use crate::agenda::{ItemKind, WaitKind};
use std::ops::Range;

const BY_HAND: Guess = Guess { reason: Reason::ByHand, confidence: super::super::reason::Confidence::High };

impl Draft {
    /// Makes a change; `false` where it makes no sense or nothing would be different, and then nothing is.
    pub(super) fn apply(&mut self, change: &Change) -> bool {
        match change {
            Change::Accept(piece) => self.pieces.get_mut(*piece).is_some_and(accept),
            Change::Role(piece, role) => self.pieces.get_mut(*piece).is_some_and(|piece| set_role(piece, *role)),
            Change::Split { byte } => self.split(*byte).is_some(),
            Change::Join(piece) => self.join(*piece).is_some(),
            Change::Item(piece, kind) => self.pieces.get_mut(*piece).is_some_and(|piece| set_item(piece, *kind)),
            Change::ItemTitle(piece, title) => self.item_mut(*piece).is_some_and(|item| set_title(item, title)),
            Change::Numbered(piece, numbered) => {
                self.item_mut(*piece).is_some_and(|item| set_numbered(item, *numbered))
            }
            Change::MoveItem { from, to } => self.move_item(*from, *to).is_some(),
            Change::Step(piece, step) => self.pieces.get_mut(*piece).is_some_and(|piece| {
                let sensible = piece.step != *step && (*step || piece.item.is_none());
                piece.step = if sensible { *step } else { piece.step };
                sensible
            }),
            Change::Wait(piece, kind) => self.pieces.get_mut(*piece).is_some_and(|piece| set_wait(piece, *kind)),
            Change::Called(piece, range) => self.call(*piece, range.clone()).is_some(),
            Change::NotCalled(piece) => self.pieces.get_mut(*piece).is_some_and(|piece| piece.call.take().is_some()),
            Change::Take(key) => self.decide(Decision::Taken(key.clone())),
            Change::Decline(key) => self.decide(Decision::Declined(key.clone())),
        }
    }

    /// Notes what was decided about something that is offered.
    fn decide(&mut self, decision: Decision) -> bool {
        let key = decision.key();
        let offered = !self.is_decided(key) && build(self).offers.iter().any(|offer| offer.key == *key);
        if offered {
            self.decisions.push(decision);
        }
        offered
    }

    /// Whether a step begins with a piece of itself, because somebody else has acted before it.
    fn begins_step(&self, index: usize) -> bool {
        let before = self.pieces.get(..index).unwrap_or_default().iter().rev();
        let mut last =
            before.skip_while(|piece| piece.wait.is_none() && (!piece.is_in_script() || piece.role == Role::Direction));
        last.next().is_none_or(|piece| piece.wait.is_some())
    }

    fn item_mut(&mut self, piece: usize) -> Option<&mut ItemStart> {
        self.pieces.get_mut(piece)?.item.as_mut()
    }

    fn split(&mut self, byte: usize) -> Option<()> {
        let index = self.piece_at(byte)?;
        let range = self.pieces.get(index)?.range.clone();
        if !self.text.is_char_boundary(byte) || !range.contains(&byte) {
            return None;
        }
        let (left, right) = (self.text.get(range.start..byte)?.trim_end(), self.text.get(byte..range.end)?);
        let gap = right.len() - right.trim_start().len();
        if left.trim().is_empty() || right.trim().is_empty() {
            return None;
        }
        let (left_end, right_start) = (range.start + left.len(), byte + gap);
        let new_line = self.text.get(left_end..right_start)?.contains('\n');
        let piece = self.pieces.get_mut(index)?;
        let mut second = Piece::new(right_start..range.end, piece.role, BY_HAND);
        second.paragraph = new_line;
        second.live = piece.live;
        second.wait = piece.wait.take();
        second.call = split_call(&mut piece.call, left_end, right_start);
        let moves = |item: &ItemStart| item.ordinal.as_ref().is_some_and(|(_, words)| words.start >= right_start);
        if piece.item.as_ref().is_some_and(moves) {
            second.item = piece.item.take();
            second.step = true;
        } else if let Some(item) = &mut piece.item {
            item.ordinal = item.ordinal.take().filter(|(_, words)| words.end <= left_end);
        }
        piece.range.end = left_end;
        piece.guess = BY_HAND;
        self.pieces.insert(index + 1, second);
        Some(())
    }

    fn join(&mut self, index: usize) -> Option<()> {
        let before = index.checked_sub(1)?;
        let second = self.pieces.get(index)?.clone();
        let first = self.pieces.get_mut(before)?;
        first.role = joined(first.role, second.role);
        first.range.end = second.range.end;
        first.guess = BY_HAND;
        first.item = first.item.take().or(second.item);
        first.step |= second.step;
        first.wait = second.wait.or(first.wait);
        first.live |= second.live;
        first.call = match (first.call.take(), second.call) {
            (Some(mut call), Some(other)) => {
                call.speakers.extend(other.speakers);
                call.document = call.document.or(other.document);
                Some(call)
            }
            (one, other) => one.or(other),
        };
        self.pieces.remove(index);
        Some(())
    }

    fn move_item(&mut self, from: usize, to: usize) -> Option<()> {
        let between = from.min(to)..=from.max(to);
        let others = self.pieces.get(between)?.iter().filter(|piece| piece.item.is_some()).count();
        if from == to || others != 1 {
            return None;
        }
        let begins_step = self.begins_step(from);
        let left = self.pieces.get_mut(from)?;
        let mut item = left.item.take()?;
        item.guess = BY_HAND;
        // An item that moves by several passages must not leave a step behind in each.
        left.step = begins_step;
        let piece = self.pieces.get_mut(to)?;
        piece.item = Some(item);
        piece.step = true;
        Some(())
    }

    fn call(&mut self, index: usize, range: Range<usize>) -> Option<()> {
        let piece = self.pieces.get(index)?;
        let words = self.text.get(range.clone())?;
        if range.start < piece.range.start || range.end > piece.range.end || words.trim().is_empty() {
            return None;
        }
        let start = range.start + (words.len() - words.trim_start().len());
        let speakers = speaker::marked(&self.text, start..start + words.trim().len());
        let document = piece.call.as_ref().and_then(|call| call.document.clone());
        let call = Some(Call { speakers, document, guess: BY_HAND });
        let piece = self.pieces.get_mut(index)?;
        let different = piece.call != call;
        piece.call = call;
        different.then_some(())
    }
}

fn accept(piece: &mut Piece) -> bool {
    let before = piece.clone();
    piece.guess = BY_HAND;
    let marks = [
        piece.item.as_mut().map(|item| &mut item.guess),
        piece.call.as_mut().map(|call| &mut call.guess),
        piece.wait.as_mut().map(|wait| &mut wait.guess),
    ];
    marks.into_iter().flatten().for_each(|guess| *guess = BY_HAND);
    *piece != before
}

fn set_role(piece: &mut Piece, role: Role) -> bool {
    let sensible = match role {
        Role::Heading { level } => (1..=6).contains(&level),
        Role::Title
        | Role::Facts
        | Role::Say
        | Role::Direction
        | Role::Alternative { .. }
        | Role::Mark
        | Role::Noise => true,
    };
    if !sensible || piece.role == role {
        return false;
    }
    piece.role = role;
    piece.guess = BY_HAND;
    true
}

fn set_item(piece: &mut Piece, kind: Option<ItemKind>) -> bool {
    let Some(kind) = kind else { return piece.item.take().is_some() };
    match &mut piece.item {
        Some(item) if item.kind == kind => return false,
        Some(item) => {
            // What was counted because of its kind follows its kind; what was decided stays.
            if item.numbered == item.kind.is_numbered_by_default() && item.ordinal.is_none() {
                item.numbered = kind.is_numbered_by_default();
            }
            item.kind = kind;
            item.guess = BY_HAND;
        }
        None => {
            let numbered = kind.is_numbered_by_default();
            piece.item = Some(ItemStart { kind, numbered, title: None, ordinal: None, guess: BY_HAND });
        }
    }
    piece.step = true;
    true
}

fn set_title(item: &mut ItemStart, title: &str) -> bool {
    let title = Some(title.trim()).filter(|title| !title.is_empty()).map(str::to_owned);
    if item.title == title {
        return false;
    }
    item.title = title;
    item.guess = BY_HAND;
    true
}

fn set_numbered(item: &mut ItemStart, numbered: bool) -> bool {
    let different = item.numbered != numbered;
    if different {
        item.numbered = numbered;
        item.guess = BY_HAND;
    }
    different
}

fn set_wait(piece: &mut Piece, kind: Option<WaitKind>) -> bool {
    if piece.wait.map(|wait| wait.kind) == kind {
        return false;
    }
    piece.wait = kind.map(|kind| Silence { kind, guess: BY_HAND });
    true
}

/// Leaves whoever is called in the first part, and returns whoever is called in the second.
fn split_call(call: &mut Option<Call>, first_end: usize, second_start: usize) -> Option<Call> {
    let whole = call.take()?;
    let document = |part: &dyn Fn(&Range<usize>) -> bool| whole.document.clone().filter(part);
    let part = |inside: &dyn Fn(&Range<usize>) -> bool| {
        let speakers: Vec<_> = whole.speakers.iter().filter(|speaker| inside(&speaker.whole)).cloned().collect();
        (!speakers.is_empty()).then(|| Call { speakers, document: document(inside), guess: whole.guess })
    };
    *call = part(&|range| range.end <= first_end);
    part(&|range| range.start >= second_start)
}

/// What two pieces together are for: what is said outweighs what is not, and marks and noise outweigh nothing.
fn joined(first: Role, second: Role) -> Role {
    let slight = |role| matches!(role, Role::Mark | Role::Noise);
    let said = |role| matches!(role, Role::Say | Role::Heading { .. } | Role::Alternative { .. });
    match (first, second) {
        (one, other) if one == other || slight(other) => one,
        (one, other) if slight(one) => other,
        (Role::Alternative { .. }, _) => first,
        (_, Role::Alternative { .. }) => second,
        (one, other) if said(one) || said(other) => Role::Say,
        (one, _) => one,
    }
}
