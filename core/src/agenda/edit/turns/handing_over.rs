//! A turn that is called for behind the one before it, 谢谢叶局长。下面请于波理事发言。, and in its own step only by 有请。: its call goes
//! where it goes, so it stands with it before anything moves.

use super::super::order::{ItemAt, StepAt};
use super::super::{Written, words};
use super::item_of;
use super::looking_back::pairs;
use crate::agenda::called::{mentions, tells_of_next};
use crate::agenda::edit::words::StepText;
use crate::script::parse;

/// Lets every turn of an item be called in its own step.
pub(super) fn call_in_own_step(written: &mut Written, at: &ItemAt) -> Option<()> {
    let people = written.agenda.people.clone();
    let Some(item) = item_of(written, at).cloned() else { return Some(()) };
    for (before, place) in pairs(&item).into_iter().filter(|(before, place)| before + 1 == *place) {
        let Some(next) = item.steps.get(place).and_then(|step| people.get(step.turn.as_ref()?)) else { continue };
        let names_next = |words: &str| !mentions(next, &people, words).is_empty();
        let [behind, here] = [before, place].map(|place| StepAt { item: at.clone(), place });
        let own = words::said(written, &here).unwrap_or_default();
        let Some(thanks) = words::read(written, &behind, StepText::Thanks) else { continue };
        let (stays, call) = thanks.split_at(last_sentence(&thanks));
        let is_call = call.contains('请') && !tells_of_next(call) && names_next(call);
        if is_call && !names_next(&own) && !parse(&own).names_speaker() {
            words::write(written, &behind, StepText::Thanks, stays.trim_end().to_owned())?;
            words::say(written, &here, call.trim_end().to_owned() + &own)?;
        }
    }
    Some(())
}

/// Where the last sentence of some words begins.
fn last_sentence(words: &str) -> usize {
    const ENDS: [char; 4] = ['。', '！', '？', '\n'];
    let bare = words.trim_end().trim_end_matches(ENDS);
    bare.rfind(ENDS).and_then(|at| Some(at + bare.get(at..)?.chars().next()?.len_utf8())).unwrap_or(0)
}
