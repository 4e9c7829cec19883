//! This computer's own fonts, for characters that the bundled one lacks. Looking through them takes up to a second, so
//! a thread does it, and only once a script has such a character.

use super::face::Face;
use fontdb::{Database, Style};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Looks for fonts.
#[derive(Debug, Default)]
pub struct FontFinder {
    thread: Option<Thread>,
}

#[derive(Debug)]
struct Thread {
    ask: Sender<Vec<char>>,
    answers: Receiver<Vec<Face>>,
}

impl FontFinder {
    /// Asks for faces that have these characters. `ready` is called, from the thread, when some were found.
    pub fn find(&mut self, characters: Vec<char>, ready: impl Fn() + Send + 'static) {
        let thread = self.thread.get_or_insert_with(|| {
            let (ask, asked) = channel::<Vec<char>>();
            let (answer, answers) = channel();
            let thread = std::thread::Builder::new().name("fonts".to_owned());
            // Without the thread the characters stay boxes, and the checker has named them.
            let _ = thread.spawn(move || look(&asked, &answer, &ready));
            Thread { ask, answers }
        });
        let _ = thread.ask.send(characters);
    }

    /// Faces that were found since the last time.
    pub fn take(&self) -> Vec<Face> {
        self.thread.as_ref().map(|thread| thread.answers.try_iter().flatten().collect()).unwrap_or_default()
    }
}

fn look(asked: &Receiver<Vec<char>>, answer: &Sender<Vec<Face>>, ready: &dyn Fn()) {
    let mut fonts: Option<Database> = None;
    while let Ok(characters) = asked.recv() {
        let fonts = fonts.get_or_insert_with(|| {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            fonts
        });
        let found = faces_with(fonts, characters.into_iter().collect());
        if !found.is_empty() {
            if answer.send(found).is_err() {
                return;
            }
            ready();
        }
    }
}

/// As few faces as have all of the characters that any has: always the one that has most of those left.
fn faces_with(fonts: &Database, mut missing: HashSet<char>) -> Vec<Face> {
    let mut found = Vec::new();
    let upright = fonts.faces().filter(|face| face.style == Style::Normal && (300..=500).contains(&face.weight.0));
    let ids: Vec<fontdb::ID> = upright.map(|face| face.id).collect();
    while !missing.is_empty() {
        let covers = |id: &fontdb::ID| {
            let has = |data: &[u8], index| Face::characters_in(data, index, &missing);
            fonts.with_face_data(*id, has).unwrap_or_default()
        };
        let best = ids.iter().map(|id| (id, covers(id))).max_by_key(|(_, has)| has.len());
        let Some((id, has)) = best.filter(|(_, has)| !has.is_empty()) else { break };
        missing.retain(|c| !has.contains(c));
        let face = fonts.with_face_data(*id, |data, index| Face::new(Arc::from(data), index)).flatten();
        found.extend(face);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::face::BUNDLED;
    use super::*;

    #[test]
    fn one_face_is_taken_for_all_that_it_has_and_none_for_what_no_face_has() {
        let mut fonts = Database::new();
        fonts.load_font_data(BUNDLED.to_vec());
        let missing = HashSet::from(['会', '议', '\u{1F600}']);
        assert_eq!(faces_with(&fonts, missing).len(), 1);
        assert!(faces_with(&fonts, HashSet::from(['\u{1F600}'])).is_empty());
        assert!(faces_with(&Database::new(), HashSet::from(['会'])).is_empty());
    }

    #[test]
    fn what_is_found_is_handed_over_and_what_is_not_keeps_nobody_waiting() {
        let mut finder = FontFinder::default();
        assert!(finder.take().is_empty());
        finder.find(vec!['\u{10FFFD}'], || {});
        drop(finder);
    }
}
