//! What an input method is composing in a text field. Its letters stand in the field before the person has settled on
//! a word, and stay there when the focus goes elsewhere; half a syllable must reach neither the agenda nor the meeting.

use egui::{Event, ImeEvent, Ui};

/// The composition in the field that has the focus.
#[derive(Debug, Default)]
pub struct Composing {
    /// The field's text without what is being composed, while something is.
    settled: Option<String>,
}

impl Composing {
    /// To be called before the field with the focus is shown, with its present text.
    pub fn look(&mut self, ui: &Ui, text: &str) {
        // Within one frame a word may be settled and the next one begun.
        let mut settled_now: Option<String> = None;
        ui.input(|input| {
            for event in &input.events {
                if let Event::Ime(ImeEvent::Preedit { text: letters, .. }) = event {
                    if letters.is_empty() {
                        self.settled = None;
                    } else if self.settled.is_none() {
                        self.settled = Some(settled_now.take().unwrap_or_else(|| text.to_owned()));
                    }
                } else if let Event::Ime(ImeEvent::Commit(word)) = event {
                    settled_now = self.settled.take().map(|before| put_in(&before, text, word));
                }
            }
        });
    }

    /// Whether something is being composed.
    pub fn is_on(&self) -> bool {
        self.settled.is_some()
    }

    /// What the person has settled on, in a field with this text.
    pub fn settled<'a>(&'a self, text: &'a str) -> &'a str {
        self.settled.as_deref().unwrap_or(text)
    }

    /// The focus leaves the field: what was half composed goes.
    pub fn leave(&mut self, text: &mut String) {
        if let Some(settled) = self.settled.take() {
            *text = settled;
        }
    }
}

/// Puts a word where a text differs from what it was before the letters of that word were composed in it.
fn put_in(before: &str, with_letters: &str, word: &str) -> String {
    let same = before.chars().zip(with_letters.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (head, tail) = before.split_at(same);
    format!("{head}{word}{tail}")
}
