//! The words of a step, wherever they stand: in the agenda or in a file beside it.

use super::super::{SideTexts, Step, Text, TextFile};
use super::Written;
use super::order::StepAt;
use std::sync::Arc;

/// A text of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepText {
    /// What the host says.
    Say,
    /// What he says after the wait.
    Thanks,
    /// What he says where one of several sentences is the true one, by its index.
    Choice(usize),
}

/// The words to say in a step; none where there are none, or their file cannot be read.
pub(super) fn said(written: &Written, at: &StepAt) -> Option<String> {
    read(written, at, StepText::Say)
}

/// Sees to it that the words to say in a step are there and nobody else's: those of a file that another text names too are
/// taken in. None where their file cannot be read, since nobody knows what would be lost.
pub(super) fn own(written: &mut Written, at: &StepAt) -> Option<()> {
    let Written { agenda, side_texts } = written;
    let named: Vec<TextFile> = agenda.text_files().cloned().collect();
    let step = at.of(Arc::make_mut(agenda))?;
    if let Some(Text::File(text)) = &step.say {
        let words = side_texts.get(&text.file)?.as_ref().ok()?;
        if named.iter().filter(|file| **file == text.file).count() > 1 {
            step.say = Some(Text::Inline(words.clone()));
        }
    }
    Some(())
}

/// Writes the words to say in a step.
pub(super) fn say(written: &mut Written, at: &StepAt, words: String) -> Option<()> {
    write(written, at, StepText::Say, words)
}

/// Takes the words of files beside the agenda into a step; those that cannot be read stay where they are.
pub(in crate::agenda) fn take_in(step: &mut Step, side_texts: &SideTexts) {
    let choices = step.choose.iter_mut().map(|one| &mut one.say);
    for text in step.say.iter_mut().chain(&mut step.thanks).chain(choices) {
        let Text::File(file) = text else { continue };
        if let Some(Ok(words)) = side_texts.get(&file.file) {
            *text = Text::Inline(words.clone());
        }
    }
}

/// A text of a step.
pub(super) fn read(written: &Written, at: &StepAt, which: StepText) -> Option<String> {
    let item = written.agenda.items.get(at.item.place).filter(|item| item.id == at.item.id)?;
    let step = item.steps.get(at.place)?;
    let text = match which {
        StepText::Say => step.say.as_ref()?,
        StepText::Thanks => step.thanks.as_ref()?,
        StepText::Choice(nth) => &step.choose.get(nth)?.say,
    };
    match text {
        Text::Inline(words) => Some(words.clone()),
        Text::File(text) => written.side_texts.get(&text.file)?.as_ref().ok().cloned(),
    }
}

/// Writes a text of a step where it stands; none where its file cannot be read, since nobody knows what would be lost.
pub(super) fn write(written: &mut Written, at: &StepAt, which: StepText, words: String) -> Option<()> {
    let step = at.of(Arc::make_mut(&mut written.agenda))?;
    let file = match slot(step, which)? {
        Some(Text::File(text)) => Some(text.file.clone()),
        Some(Text::Inline(_)) | None => None,
    };
    if let Some(file) = file {
        *Arc::make_mut(&mut written.side_texts).get_mut(&file)?.as_mut().ok()? = words;
        return Some(());
    }
    match which {
        StepText::Say => step.say = Some(Text::Inline(words)),
        // A thanks that is emptied is none.
        StepText::Thanks => step.thanks = (!words.is_empty()).then_some(Text::Inline(words)),
        StepText::Choice(nth) => step.choose.get_mut(nth)?.say = Text::Inline(words),
    }
    Some(())
}

/// What stands in the place of a text; none where the step has no such place.
fn slot(step: &Step, which: StepText) -> Option<Option<&Text>> {
    match which {
        StepText::Say => Some(step.say.as_ref()),
        StepText::Thanks => Some(step.thanks.as_ref()),
        StepText::Choice(nth) => step.choose.get(nth).map(|one| Some(&one.say)),
    }
}
