//! The words of the document, had back from the printed script of an imported agenda.

use lectern_core::Language;
use lectern_core::agenda::answers::{Entered, Facts};
use lectern_core::agenda::rundown::PartKind;
use lectern_core::agenda::{Agenda, Rundown, Text};
use lectern_core::import::{Draft, Imported, Role};
use lectern_core::script::{self, Answers, Content, Placeholder};
use lectern_core::session::Session;
use lectern_core::view::script_text;
use std::sync::Arc;

/// Around the number of a placeholder; no document has these.
const HOLE: (char, char) = ('\u{E000}', '\u{E001}');
/// In front of a sentence to choose from, and behind it.
const CHOICE: (char, char) = ('\u{E002}', '\u{E003}');

/// The printed script, with the source words of all placeholders, is the document but for noise, titles and marks.
pub fn assert_nothing_lost(draft: &Draft, imported: &Imported, context: &str) {
    let mut agenda = imported.agenda.clone();
    let holes = mark(&mut agenda, draft, imported, context);
    assert_eq!(holes, imported.holes.len(), "{context}: placeholders");
    let rundown = Rundown::new(Arc::new(agenda), Arc::default());
    let printed = script_text(&rundown, &Session::Ready, Language::Chinese);
    // The first line is the meeting's title, where it has one.
    let is_titled = !imported.agenda.meeting.title.trim().is_empty();
    let script = if is_titled { printed.split_once('\n').unwrap().1 } else { printed.as_str() };
    let restored = without_repetitions(draft, imported, &filled(draft, imported, script), context);
    let spoken = draft.pieces.iter().filter(|piece| piece.is_in_script());
    let expected: String = spoken.map(|piece| draft.words(&piece.range)).collect();
    assert_eq!(words(&restored), words(&expected), "{context}\n{printed}");
}

/// Without space, which is no word, and brackets and marks of directions: print puts brackets of its own around every one.
fn words(text: &str) -> String {
    let none = |c: &char| {
        c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}') || "（）()【】[]［］〔〕〖〗<>＜＞〈〉△".contains(*c)
    };
    text.chars().filter(|c| !none(c)).collect()
}

/// Puts a mark in the place of every placeholder of something missing, and takes out all that print adds to the words.
/// The others stay, and must print the very words that they stand for. Returns how many placeholders there are.
fn mark(agenda: &mut Agenda, draft: &Draft, imported: &Imported, context: &str) -> usize {
    let mut nth = 0;
    let rundown = Rundown::new(Arc::new(agenda.clone()), Arc::default());
    let entered = Entered::new();
    let is_missing = |placeholder: &Placeholder, item: usize, step: usize, source: &str| {
        let answer = Facts { rundown: &rundown, entered: &entered, item, step }.answer(placeholder);
        // A blank that was decided to be somebody known is filled, and was not.
        let was_blank = !script::blanks(source).is_empty() || script::first_blank_in_name(source).is_some();
        was_blank || answer.iter().any(|piece| matches!(piece, script::Piece::Blank(_)))
    };
    let mut replace = |text: &mut Text, place: (usize, usize, PartKind, usize)| {
        let Text::Inline(source) = text else { panic!("{context}: a file") };
        let mut out = String::new();
        let mut at = 0;
        for inline in script::parse(source).blocks.iter().flat_map(|block| &block.inlines) {
            assert!(!matches!(inline.content, Content::RawBlank | Content::BrokenPlaceholder), "{context}: {source}");
            if let Content::Placeholder(placeholder) = &inline.content {
                let hole = &imported.holes[nth];
                nth += 1;
                assert_eq!((hole.item, hole.step, hole.part, hole.choice), place, "{context}");
                if !is_missing(placeholder, hole.item, hole.step, draft.words(&hole.source)) {
                    continue;
                }
                out += &source[at..inline.source.start];
                out += &format!("{}{}{}", HOLE.0, nth - 1, HOLE.1);
                at = inline.source.end;
            }
        }
        *source = out + &source[at..];
    };
    for (item, written) in agenda.items.iter_mut().enumerate() {
        for (step, written) in Arc::make_mut(written).steps.iter_mut().enumerate() {
            written.say.iter_mut().for_each(|text| replace(text, (item, step, PartKind::Say, 0)));
            for (choice, one) in written.choose.iter_mut().enumerate() {
                replace(&mut one.say, (item, step, PartKind::Choose, choice));
                let Text::Inline(text) = &mut one.say else { panic!("{context}: a file") };
                *text = format!("{text}\n\n{}", CHOICE.1);
                one.label = CHOICE.0.to_string();
            }
            written.thanks.iter_mut().for_each(|text| replace(text, (item, step, PartKind::Thanks, 0)));
            written.wait = None;
            written.enter.clear();
        }
    }
    nth
}

/// The printed script with the document's words in the place of the marks.
fn filled(draft: &Draft, imported: &Imported, printed: &str) -> String {
    let mut out = String::new();
    let mut rest = printed;
    while let Some((before, behind)) = rest.split_once(HOLE.0) {
        let (number, after) = behind.split_once(HOLE.1).unwrap();
        out += before;
        out += draft.words(&imported.holes[number.parse::<usize>().unwrap()].source);
        rest = after;
    }
    out + rest
}

/// Every sentence to choose from says what stands before and behind all of them; the document says it once.
fn without_repetitions(draft: &Draft, imported: &Imported, printed: &str, context: &str) -> String {
    let mut out = String::new();
    let mut rest = printed;
    let head = "〔以下选一句〕\n";
    for place in &imported.places {
        let choices = imported.agenda.items[place.item].steps[place.step].choose.len();
        if choices == 0 {
            continue;
        }
        let is_chosen = |at: &usize| matches!(draft.pieces[*at].role, Role::Alternative { .. });
        let last = place.pieces.clone().rev().find(|at| !place.each.contains(at) && is_chosen(at)).unwrap();
        let shared = |before: bool| {
            let pieces = place.each.iter().filter(|at| (**at < last) == before);
            words(&pieces.map(|at| draft.words(&draft.pieces[*at].range)).collect::<String>())
        };
        let (before, behind) = (shared(true), shared(false));
        let mut own = String::new();
        for choice in 0..choices {
            let (ahead, sentence) = rest.split_once(CHOICE.0).unwrap();
            if choice == 0 {
                out += ahead.strip_suffix('〔').and_then(|ahead| ahead.strip_suffix(head)).unwrap();
                out += &before;
            }
            let (sentence, after) = sentence.split_once(CHOICE.1).unwrap();
            let sentence = words(sentence);
            let middle = sentence.strip_prefix(&before).and_then(|rest| rest.strip_suffix(&behind));
            own += middle.unwrap_or_else(|| panic!("{context}: {sentence:?} in {before:?} and {behind:?}"));
            rest = after;
        }
        out += &own;
        out += &behind;
    }
    out + rest
}
