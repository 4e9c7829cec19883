//! What rounds off all the turns of an item, where it stands in the thanks to the last one.

use super::super::order::StepAt;
use super::super::{Written, words};
use crate::agenda::called::mentions;
use crate::agenda::{Person, Step, StepId, Text};
use crate::chinese::numeral;
use crate::script::{Content, Inline, ItemField, Placeholder, parse};
use std::sync::Arc;

/// What is said of several people at once.
const MANY: [&str; 4] = ["几位", "各位", "分别", "先后"];

/// Changes the turns of an item, and lets what rounds off all of them stay behind the last one.
pub(super) fn round_off_last(
    written: &mut Written,
    at: &StepAt,
    change: impl FnOnce(&mut Written) -> Option<()>,
) -> Option<()> {
    let recap = take_recap(written, at);
    change(written)?;
    give_recap(written, at, recap)
}

/// Takes what rounds off all the turns of an item out of the thanks to the last one, with what parts it from the words
/// before.
pub(super) fn take_recap(written: &mut Written, at: &StepAt) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let place = item.steps.iter().rposition(|step| step.turn.is_some())?;
    let last = StepAt { item: at.item.clone(), place };
    let thanks = words::read(written, &last, words::StepText::Thanks)?;
    let people = &written.agenda.people;
    let speakers: Vec<&Person> = item.steps.iter().filter_map(|step| people.get(step.turn.as_ref()?)).collect();
    let tells_of_all = |words: &str| {
        let named = speakers.iter().filter(|person| !mentions(person, people, words).is_empty()).count();
        let is_list = |inline: &Inline| {
            matches!(&inline.content, Content::Placeholder(Placeholder::Item { field: ItemField::Speakers, .. }))
        };
        named > 1
            || MANY.iter().any(|many| words.contains(many))
            || counts_people(words)
            || parse(words).blocks.iter().flat_map(|block| &block.inlines).any(is_list)
    };
    let ends = thanks.match_indices(['。', '！', '\n']).map(|(at, mark)| at + mark.len());
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let sentence = |nth: usize| thanks.get(*starts.get(nth)?..starts.get(nth + 1).copied().unwrap_or(thanks.len()));
    let first = (0..starts.len()).find(|nth| sentence(*nth).is_some_and(tells_of_all))?;
    let own = thanks.get(..*starts.get(first)?)?.trim_end().to_owned();
    let recap = thanks.get(own.len()..).filter(|recap| !parse(recap).names_speaker())?.to_owned();
    words::write(written, &last, words::StepText::Thanks, own)?;
    Some(recap)
}

/// Whether some words count more than one person: 三位, 12名, and neither 一位 nor 第三位.
fn counts_people(words: &str) -> bool {
    let starts = words.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).map(|(at, _)| at);
    starts.into_iter().any(|at| {
        let (before, rest) = words.split_at(at);
        let number = numeral::at_start(rest).filter(|(value, _)| *value > 1 && !before.ends_with('第'));
        number.and_then(|(_, length)| rest.get(length..)).is_some_and(|behind| behind.starts_with(['位', '名', '家']))
    })
}

/// Puts it behind the thanks to whoever is last now, where anybody is.
fn give_recap(written: &mut Written, at: &StepAt, recap: Option<String>) -> Option<()> {
    let Some(recap) = recap else { return Some(()) };
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id);
    let last = item.and_then(|item| item.steps.iter().rposition(|step| step.turn.is_some()));
    let Some(last) = last.map(|place| StepAt { item: at.item.clone(), place }) else { return Some(()) };
    let own = words::read(written, &last, words::StepText::Thanks).unwrap_or_default();
    let thanks = if own.is_empty() { recap.trim_start().to_owned() } else { own + &recap };
    words::write(written, &last, words::StepText::Thanks, thanks)
}

/// Puts it where the last turn was, behind those that are left.
pub(super) fn put_recap(written: &mut Written, at: &StepAt, recap: Option<String>) -> Option<()> {
    let Some(recap) = recap else { return Some(()) };
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id);
    if item.is_none_or(|item| item.steps.iter().all(|step| step.turn.is_none())) {
        return Some(());
    }
    let item = at.item.of(Arc::make_mut(&mut written.agenda))?;
    let ids = (1..).map(|nth| StepId(format!("recap-{nth}")));
    let id = ids.into_iter().find(|id| item.steps.iter().all(|step| step.id.as_ref() != Some(id)));
    let step = Step { id, say: Some(Text::Inline(recap.trim_start().to_owned())), ..Step::default() };
    item.steps.insert(at.place.min(item.steps.len()), step);
    Some(())
}
