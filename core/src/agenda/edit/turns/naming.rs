//! Words that name people by letters, made to name them by their turn, so that they stay true when turns change places.

use super::super::order::StepAt;
use super::super::{Written, words};
use super::call::Call;
use super::next_turn;
use crate::agenda::called::{by_turn, mentions, tells_of_next};
use crate::agenda::{Person, PersonId};
use indexmap::IndexMap;

/// What is said of whoever has spoken.
const LOOKS_BACK: [&str; 5] = ["听完", "听了", "刚才", "谢谢", "感谢"];
/// What ends a clause.
const CLAUSE_ENDS: [char; 7] = ['，', ',', '。', '！', '；', '：', '\n'];

/// Lets the words of an item name by their turn whom they name by letters: whoever spoke before, where a call thanks them; and
/// whoever has just spoken, in a step behind that is about nobody else. So they stay true when turns change places.
pub(super) fn name_by_turns(written: &mut Written, at: &StepAt) -> Option<()> {
    let people = written.agenda.people.clone();
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?.clone();
    let mut speaker = None;
    let speakers: Vec<&PersonId> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
    for (place, step) in item.steps.iter().enumerate() {
        let here = StepAt { item: at.item.clone(), place };
        let known = speaker.and_then(|id: &PersonId| people.get(id));
        let next = next_turn(&item, place).and_then(|next| people.get(item.steps.get(next)?.turn.as_ref()?));
        if let Some((words, next)) = words::said(written, &here).zip(next)
            && let Some(words) = readied_by_turn(next, &people, &words)
        {
            words::say(written, &here, words)?;
        }
        let changed = match (&step.turn, known) {
            (Some(_), Some(previous)) => Call::of(written, &here).map(|call| {
                // 听完柯总和方校长的发言 is about more than one.
                let others =
                    || speakers.iter().filter(|id| people.get(**id) != Some(previous)).filter_map(|id| people.get(*id));
                let of_one = |words: &str| others().all(|other| mentions(other, &people, words).is_empty());
                let sentences = call.head.split_inclusive(['。', '！', '\n']);
                let head: String =
                    sentences
                        .map(|words| {
                            if of_one(words) {
                                by_turn(previous, &people, words, "上一位")
                            } else {
                                words.to_owned()
                            }
                        })
                        .collect();
                let words = call.with(call.lead(), call.tail.as_deref());
                head + &previous_by_turn(previous, &people, &words)
            }),
            (None, Some(last)) => words::said(written, &here)
                .filter(|words| {
                    let others = speakers.iter().filter(|id| Some(**id) != speaker).filter_map(|id| people.get(*id));
                    !others.into_iter().any(|other| !mentions(other, &people, words).is_empty())
                })
                .map(|words| by_turn(last, &people, &words, "发言人")),
            (_, None) => None,
        };
        if let Some(words) = changed.filter(|changed| words::said(written, &here).as_ref() != Some(changed)) {
            words::say(written, &here, words)?;
        }
        speaker = step.turn.as_ref().or(speaker);
    }
    Some(())
}

/// A call that tells the next one by letters to get ready, with a placeholder for them; none where it does not.
fn readied_by_turn(next: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> Option<String> {
    let clauses: Vec<&str> = words.split_inclusive(CLAUSE_ENDS).collect();
    let by_turn = |(nth, clause): (usize, &&str)| {
        // 下一位，夏兰同志请做好准备.
        let led = nth.checked_sub(1).and_then(|before| clauses.get(before)).is_some_and(|before| tells_of_next(before));
        if tells_of_next(clause) || led { by_turn(next, people, clause, "下一位") } else { (*clause).to_owned() }
    };
    let becomes: String = clauses.iter().enumerate().map(by_turn).collect();
    (becomes != words).then_some(becomes)
}

/// Words that look back at whoever spoke before name them by their turn: 听完董师傅的发言，….
fn previous_by_turn(previous: &Person, people: &IndexMap<PersonId, Person>, words: &str) -> String {
    let clauses = words.split_inclusive(CLAUSE_ENDS).map(|clause| {
        let looks_back = LOOKS_BACK.iter().any(|word| clause.contains(word));
        if looks_back { by_turn(previous, people, clause, "上一位") } else { clause.to_owned() }
    });
    clauses.collect()
}
