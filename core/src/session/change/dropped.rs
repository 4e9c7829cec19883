//! An item that falls out: what it says of several that were held before it is said behind the item before.

use crate::agenda::called::mentions;
use crate::agenda::edit::{Written, counts_people};
use crate::agenda::search::placeholders;
use crate::agenda::{Item, Step, Text};
use crate::chinese;
use std::sync::Arc;

/// What looks back at the beginning of a sentence.
const LOOKS_BACK: [&str; 6] = ["以上", "上述", "刚才", "至此", "刚刚", "这"];
/// What is counted there besides people.
const HELD: [&str; 6] = ["个报告", "个汇报", "个通报", "份报告", "项报告", "个文件"];

/// Takes an item out.
pub(super) fn item(written: &mut Written, place: usize) -> Option<()> {
    let kept = told_of_several(written, place)?;
    let agenda = Arc::make_mut(&mut written.agenda);
    agenda.items.remove(place);
    let before = place.checked_sub(1).and_then(|before| agenda.items.get_mut(before)).filter(|_| !kept.is_empty());
    let Some(last) = before.and_then(|before| Arc::make_mut(before).steps.last_mut()) else { return Some(()) };
    match &mut last.thanks {
        Some(Text::Inline(thanks)) => *thanks = format!("{thanks}\n\n{kept}"),
        thanks @ None => *thanks = Some(Text::Inline(kept)),
        // Words in a file are nobody's to change here.
        Some(Text::File(_)) => {}
    }
    Some(())
}

/// 以上三个报告，已经印发给各位。甲、乙、丙三位同志的报告都经过了讨论。: the sentences of an item that tell of others as well as of whoever comes
/// in it.
fn told_of_several(written: &Written, place: usize) -> Option<String> {
    let people = &written.agenda.people;
    let item = written.agenda.items.get(place)?;
    let own: Vec<_> = item.steps.iter().filter_map(|step| step.turn.as_ref()).collect();
    let of_several = |sentence: &&str| {
        let words = sentence.trim_start();
        let named: Vec<_> =
            people.iter().filter(|(_, one)| !mentions(one, people, words).is_empty()).map(|(id, _)| id).collect();
        let names_others = named.len() > 1 && named.iter().any(|id| !own.contains(id));
        let counts = counts_people(words) || HELD.iter().any(|held| words.contains(held));
        let looks_back = LOOKS_BACK.iter().any(|word| words.starts_with(word)) && counts;
        let is_of_turn = placeholders(words).any(|at| words.get(at).is_some_and(|name| name.contains("发言人")));
        let calls =
            words.contains(['请', '？']) || ["下面", "接下来", "现在"].iter().any(|lead| words.starts_with(lead));
        (looks_back || names_others) && !is_of_turn && !calls
    };
    let texts = item.steps.iter().flat_map(|step| texts(item, step));
    let kept = texts.flat_map(chinese::sentences).filter(of_several);
    Some(kept.map(str::trim).collect::<String>())
}

/// What is said in a step of an item behind whatever happens first in it.
fn texts<'a>(item: &'a Item, step: &'a Step) -> Vec<&'a str> {
    let is_first = item.steps.first().is_some_and(|first| std::ptr::eq(first, step));
    let say = step.say.as_ref().filter(|_| !is_first);
    let words = [say, step.thanks.as_ref()].into_iter().flatten();
    let inline = words.filter_map(|text| match text {
        Text::Inline(words) => Some(words.as_str()),
        Text::File(_) => None,
    });
    inline.collect()
}
