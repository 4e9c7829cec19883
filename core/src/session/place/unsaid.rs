//! Where a host goes on when the turn that is called just now falls out: what announced the item stands before the next call then,
//! and whoever has said it does not say it again.

use super::first_stop;
use crate::agenda::Rundown;
use crate::agenda::rundown::{PartKind, Position, StepKey};
use crate::chinese;
use crate::script::parse;

/// Where the words of a step begin that have not been said yet at a place in the agenda as it was before: behind what stands
/// there too. `step` is the one that has taken its place.
pub(super) fn first_unsaid(position: &Position, (old, new): (&Rundown, &Rundown), step: &StepKey) -> Option<Position> {
    let index = new.first_part_of(&step.0, &step.1)?;
    let part = new.parts().get(index)?;
    let at_beginning = || new.position(index, first_stop(part, None));
    let Some(words) = new.source(part, 0).filter(|_| part.kind == PartKind::Say) else { return at_beginning() };
    let said = said_in_both(said(position, old), words);
    match said {
        0 => at_beginning(),
        _ if words.get(said..).is_some_and(|rest| rest.trim().is_empty()) => {
            let next = new.parts().get(index + 1);
            next.and_then(|next| new.position(index + 1, first_stop(next, None))).or_else(at_beginning)
        }
        _ => {
            let rest = words.get(said..)?;
            let from = said + rest.len() - rest.trim_start().len();
            new.position(index, words.get(..from)?.chars().count())
        }
    }
}

/// What has been said of a step: all its words where somebody has the floor, else those before the reading place.
fn said<'a>(position: &Position, old: &'a Rundown) -> &'a str {
    let say = Position { part: PartKind::Say, at: 0, ..position.clone() };
    let part = old.part_at(&say).and_then(|index| old.parts().get(index)).filter(|part| part.kind == PartKind::Say);
    let words = part.and_then(|part| old.source(part, 0)).unwrap_or_default();
    match position.part {
        PartKind::Enter => "",
        PartKind::Say => {
            let end = words.char_indices().nth(position.at).map_or(words.len(), |(byte, _)| byte);
            words.get(..end).unwrap_or_default()
        }
        PartKind::Choose | PartKind::Wait | PartKind::Thanks => words,
    }
}

/// Words that lead to a call and stay with it.
const LEADS: [&str; 8] = ["首先", "先", "接下来", "下面", "现在", "然后", "再", "最后"];

/// How many bytes of some words have been said, and only before somebody is called: the same call is of somebody else now.
fn said_in_both(said: &str, words: &str) -> usize {
    let same = said.chars().zip(words.chars()).take_while(|(said, new)| said == new);
    let same: usize = same.map(|(same, _)| same.len_utf8()).sum();
    let mut end = 0;
    let mut sentences = chinese::sentences(words.get(..same).unwrap_or_default());
    let call = sentences.find(|sentence| {
        let is_said = sentence.ends_with(['。', '！', '？', '\n']) && !calls(sentence);
        end += if is_said { sentence.len() } else { 0 };
        !is_said
    });
    end + call.map_or(0, before_call)
}

/// Whether some words call whoever has the turn, by a placeholder or by no name: 请下一位代表发言.
fn calls(words: &str) -> bool {
    words.contains('请') || parse(words).names_speaker()
}

/// How many bytes of 下面，进行第三项议程，请 stand before the call itself.
fn before_call(sentence: &str) -> usize {
    let (mut end, mut from) = (0, 0);
    for clause in sentence.split_inclusive('，') {
        let words = clause.strip_suffix('，');
        if words.is_none() || calls(clause) {
            break;
        }
        from += clause.len();
        if words.is_some_and(|words| !LEADS.contains(&words.trim())) {
            end = from;
        }
    }
    end
}
