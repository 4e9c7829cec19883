//! The words of a step, wherever they stand: in the agenda or in a file beside it.

use super::super::text::FileText;
use super::super::{SideTexts, Step, Text, TextFile, Unknown};
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
    /// The document that somebody reads out.
    Document,
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
    match slot(item.steps.get(at.place)?, which)? {
        Slot::Empty => None,
        Slot::Inline(words) => Some(words.to_owned()),
        Slot::File(file) => written.side_texts.get(file)?.as_ref().ok().cloned(),
    }
}

/// Writes a text of a step where it stands; none where its file cannot be read, since nobody knows what would be lost.
pub(super) fn write(written: &mut Written, at: &StepAt, which: StepText, words: String) -> Option<()> {
    let step = at.of(Arc::make_mut(&mut written.agenda))?;
    if let Slot::File(file) = slot(step, which)? {
        *Arc::make_mut(&mut written.side_texts).get_mut(file)?.as_mut().ok()? = words;
        return Some(());
    }
    match which {
        StepText::Say => step.say = Some(Text::Inline(words)),
        // A thanks that is emptied is none.
        StepText::Thanks => step.thanks = (!words.is_empty()).then_some(Text::Inline(words)),
        StepText::Choice(nth) => step.choose.get_mut(nth)?.say = Text::Inline(words),
        // It has a file or is not there.
        StepText::Document => return None,
    }
    Some(())
}

/// Names a file as the document of a step, and puts its words beside the agenda.
pub(super) fn attach(written: &mut Written, at: &StepAt, file: &TextFile, words: &str) -> Option<()> {
    put(&mut written.side_texts, file, words)?;
    at.of(Arc::make_mut(&mut written.agenda))?.document = Some(file.clone());
    Some(())
}

/// Moves a text from the agenda into a file that nothing else names.
pub(super) fn to_file(written: &mut Written, at: &StepAt, which: StepText, file: &TextFile) -> Option<()> {
    if written.agenda.text_files().any(|named| named == file) {
        return None;
    }
    let text = text_mut(at.of(Arc::make_mut(&mut written.agenda))?, which)?;
    let Text::Inline(words) = text else { return None };
    put(&mut written.side_texts, file, words)?;
    *text = Text::File(Box::new(FileText { file: file.clone(), unknown: Unknown::new() }));
    Some(())
}

/// Takes a text from its file into the agenda.
pub(super) fn from_file(written: &mut Written, at: &StepAt, which: StepText) -> Option<()> {
    let text = text_mut(at.of(Arc::make_mut(&mut written.agenda))?, which)?;
    let Text::File(of) = text else { return None };
    let words = written.side_texts.get(&of.file)?.as_ref().ok()?.clone();
    *text = Text::Inline(words);
    Some(())
}

/// Puts the words of a file beside the agenda; none where it is no name for one, or other words stand there.
fn put(side_texts: &mut Arc<SideTexts>, file: &TextFile, words: &str) -> Option<()> {
    let has_others = matches!(side_texts.get(file), Some(Ok(there)) if there != words);
    (file.is_inside() && !has_others).then(|| Arc::make_mut(side_texts).insert(file.clone(), Ok(words.to_owned())))?;
    Some(())
}

/// Where a text of a step stands.
enum Slot<'a> {
    Empty,
    Inline(&'a str),
    File(&'a TextFile),
}

/// What stands in the place of a text; none where the step has no such place.
fn slot(step: &Step, which: StepText) -> Option<Slot<'_>> {
    let text = match which {
        StepText::Say => step.say.as_ref(),
        StepText::Thanks => step.thanks.as_ref(),
        StepText::Choice(nth) => Some(&step.choose.get(nth)?.say),
        StepText::Document => return Some(step.document.as_ref().map_or(Slot::Empty, Slot::File)),
    };
    Some(match text {
        None => Slot::Empty,
        Some(Text::Inline(words)) => Slot::Inline(words),
        Some(Text::File(text)) => Slot::File(&text.file),
    })
}

fn text_mut(step: &mut Step, which: StepText) -> Option<&mut Text> {
    match which {
        StepText::Say => step.say.as_mut(),
        StepText::Thanks => step.thanks.as_mut(),
        StepText::Choice(nth) => step.choose.get_mut(nth).map(|one| &mut one.say),
        StepText::Document => None,
    }
}
