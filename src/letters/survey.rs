//! Which of this computer's fonts have which characters, by name: so that the secretariat knows before the meeting what
//! the room will see. A thread looks, because there may be a thousand fonts.

use super::face::Face;
use fontdb::Database;
use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};

/// A character, and the names of the fonts that have it; none where no font has.
pub type FontsOf = (char, Vec<String>);

/// Looks for all fonts with these characters.
type Look = Box<dyn FnMut(&[char]) -> Vec<FontsOf> + Send>;

/// Questions to the thread, and its answers.
type Thread = (Sender<Vec<char>>, Receiver<Vec<FontsOf>>);

/// More names than anybody reads.
const MOST_NAMES: usize = 5;

/// Asks which fonts have which characters.
pub struct FontSurvey {
    /// Until the thread has it.
    look: Option<Look>,
    thread: Option<Thread>,
}

impl std::fmt::Debug for FontSurvey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FontSurvey({})", if self.thread.is_some() { "running" } else { "not begun" })
    }
}

impl Default for FontSurvey {
    /// Of this computer's fonts.
    fn default() -> Self {
        let mut fonts: Option<Database> = None;
        Self::by(move |characters| {
            let fonts = fonts.get_or_insert_with(|| {
                let mut fonts = Database::new();
                fonts.load_system_fonts();
                fonts
            });
            fonts_of(fonts, characters)
        })
    }
}

impl FontSurvey {
    /// By whoever answers so.
    pub fn by(look: impl FnMut(&[char]) -> Vec<FontsOf> + Send + 'static) -> Self {
        Self { look: Some(Box::new(look)), thread: None }
    }

    /// Asks. `ready` is called, from the thread, when the answer is there.
    pub fn ask(&mut self, characters: Vec<char>, ready: impl Fn() + Send + 'static) {
        if let Some(mut look) = self.look.take() {
            let (ask, asked) = channel::<Vec<char>>();
            let (answer, answers) = channel();
            let work = move || {
                while let Ok(characters) = asked.recv() {
                    if answer.send(look(&characters)).is_err() {
                        return;
                    }
                    ready();
                }
            };
            // Without the thread nothing is known of other fonts; that the bundled one lacks them is said all the same.
            let _ = std::thread::Builder::new().name("survey".to_owned()).spawn(work);
            self.thread = Some((ask, answers));
        }
        let _ = self.thread.as_ref().map(|(ask, _)| ask.send(characters));
    }

    /// What was found out since the last time.
    pub fn take(&self) -> Vec<FontsOf> {
        self.thread.as_ref().map(|(_, answers)| answers.try_iter().flatten().collect()).unwrap_or_default()
    }
}

/// For each character the families that have it, each once.
fn fonts_of(fonts: &Database, characters: &[char]) -> Vec<FontsOf> {
    let wanted: HashSet<char> = characters.iter().copied().collect();
    let mut all: Vec<FontsOf> = characters.iter().map(|c| (*c, Vec::new())).collect();
    for face in fonts.faces() {
        let Some((family, _)) = face.families.first() else { continue };
        let look = |data: &[u8], index| Face::characters_in(data, index, &wanted);
        let has = fonts.with_face_data(face.id, look).unwrap_or_default();
        for (_, names) in all.iter_mut().filter(|(c, _)| has.contains(c)) {
            if names.len() < MOST_NAMES && !names.contains(family) {
                names.push(family.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::face::{BUNDLED, bundled_has};
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn each_character_is_answered_with_the_fonts_that_have_it() {
        let mut fonts = Database::new();
        fonts.load_font_data(BUNDLED.to_vec());
        let found = fonts_of(&fonts, &['会', '\u{1F600}']);
        assert_eq!(found.len(), 2);
        assert!(found[0].1.len() == 1 && !found[0].1[0].is_empty(), "{found:?}");
        assert_eq!(found[1], ('\u{1F600}', vec![]));
    }

    #[test]
    fn the_answer_comes_from_another_thread_and_is_taken_once() {
        let (rang, bell) = channel();
        let mut survey = FontSurvey::by(|asked| asked.iter().map(|c| (*c, vec!["宋体-ExtB".to_owned()])).collect());
        assert!(survey.take().is_empty());
        survey.ask(vec!['𰻞'], move || rang.send(()).unwrap_or_default());
        bell.recv_timeout(std::time::Duration::from_secs(10)).expect("an answer");
        assert_eq!(survey.take(), [('𰻞', vec!["宋体-ExtB".to_owned()])]);
        assert!(survey.take().is_empty());
    }

    #[test]
    fn the_bundled_font_has_all_that_the_table_of_standard_characters_has_and_no_emoji() {
        for c in "会议主持𬭎㛃䶮喆堃翀尉迟澹ǖǘǚǜāéǒ✓".chars() {
            assert!(bundled_has(c), "{c}");
        }
        assert!(!bundled_has('\u{1F600}') && !bundled_has('𰻞') && !bundled_has('\u{10FFFF}'));
    }
}
