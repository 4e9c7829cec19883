//! The words of an item with full marks while its turns are changed, and with those that somebody wrote afterwards.

use super::super::Written;
use super::super::order::{ItemAt, StepAt};
use super::super::words::{self, StepText};
use super::item_of;
use crate::chinese::marks::{narrowed, wide};
use std::collections::HashMap;

/// The texts in which a turn is spoken of.
const TEXTS: [StepText; 2] = [StepText::Say, StepText::Thanks];

/// Changes the turns of an item; whatever looks for clauses and sentences in its words finds full marks there.
pub(in crate::agenda::edit) fn in_full_width(
    written: &mut Written,
    at: &ItemAt,
    change: impl FnOnce(&mut Written) -> Option<()>,
) -> Option<()> {
    let mut as_written: HashMap<String, String> = HashMap::new();
    let mut all = String::new();
    each(written, at, |words| {
        all += &words;
        let full = wide(&words).into_owned();
        as_written.insert(full.clone(), words);
        Some(full)
    })?;
    change(written)?;
    if wide(&all) == all {
        return Some(());
    }
    each(written, at, |words| match as_written.get(&words) {
        Some(own) => Some(own.clone()),
        None => Some(narrowed(&words, &all)),
    })
}

/// Writes each text of the item anew where there is something to write; an item that is gone has none.
fn each(written: &mut Written, at: &ItemAt, mut becomes: impl FnMut(String) -> Option<String>) -> Option<()> {
    let steps = item_of(written, at).map_or(0, |item| item.steps.len());
    for place in 0..steps {
        let here = StepAt { item: at.clone(), place };
        for which in TEXTS {
            let Some(words) = words::read(written, &here, which) else { continue };
            let Some(becomes) = becomes(words.clone()).filter(|becomes| *becomes != words) else { continue };
            words::write(written, &here, which, becomes)?;
        }
    }
    Some(())
}
