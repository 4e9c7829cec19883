//! A document that is read in another encoding: what was changed by hand is not lost with the reading that it belongs to.

use super::{Window, choose, draft, importing, window_with};
use egui::{Key, Modifiers};
use lectern::desk::{Import, Request};
use lectern_core::import::{Draft, Role};

/// 例会主持词, 同志们, 现在开会, 下面请厂长讲话, 散会, in GBK.
const GBK: &[u8] = b"\xc0\xfd\xbb\xe1\xd6\xf7\xb3\xd6\xb4\xca\n\
    \xcd\xac\xd6\xbe\xc3\xc7\xa3\xba\n\
    \xcf\xd6\xd4\xda\xbf\xaa\xbb\xe1\xa1\xa3\n\
    \xcf\xc2\xc3\xe6\xa3\xac\xc7\xeb\xb3\xa7\xb3\xa4\xbd\xb2\xbb\xb0\xa1\xa3\n\
    \xbd\xf1\xcc\xec\xb5\xc4\xbb\xe1\xd2\xe9\xb5\xbd\xb4\xcb\xbd\xe1\xca\xf8\xa3\xac\xc9\xa2\xbb\xe1\xa1\xa3\n";
/// What is offered last: a wrong one, whose letters the font has.
const LATIN: usize = 7;

fn read_as(window: &mut Window, encoding: usize) {
    window.harness.state_mut().handle(Request::Import(Import::ReadAs(encoding)));
    window.settle();
}

/// A window in which one passage has been left out by hand; the draft, and the encoding.
fn changed_by_hand() -> (Window, Draft, usize) {
    let (mut window, _) = window_with("例会.txt", GBK);
    choose(&mut window, "现在开会");
    window.click("不要");
    let changed = draft(&window).clone();
    assert!(changed.pieces.iter().any(|piece| piece.role == Role::Noise));
    let encoding = importing(&window).encoding().expect("a guess, and so a choice");
    (window, changed, encoding)
}

#[test]
fn the_encoding_that_is_chosen_already_changes_nothing() {
    let (mut window, changed, encoding) = changed_by_hand();
    read_as(&mut window, encoding);
    assert_eq!(*draft(&window), changed);
    assert!(!window.shows_part("已换编码"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(draft(&window).pieces.iter().all(|piece| piece.role != Role::Noise), "the change is what is taken back");
}

#[test]
fn another_encoding_is_taken_back_with_all_that_was_changed_before() {
    let (mut window, changed, encoding) = changed_by_hand();
    read_as(&mut window, LATIN);
    assert_ne!(draft(&window).text, changed.text);
    assert_eq!(importing(&window).encoding(), Some(LATIN));
    assert!(window.shows_part("手工改过的地方属于原来的读法"), "{:?}", window.names());
    // What is changed in the other reading is taken back first.
    window.click("不要");
    let other = draft(&window).clone();
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(*draft(&window), changed);
    assert!(!window.shows_part("手工改过"), "what was warned of is taken back: {:?}", window.names());
    assert_eq!(importing(&window).encoding(), Some(encoding));
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(*draft(&window), other);
    for _ in 0..3 {
        window.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert!(draft(&window).pieces.iter().all(|piece| piece.role != Role::Noise));
    assert_eq!(importing(&window).can_undo(), (false, true));
}

#[test]
fn nothing_is_said_of_changes_where_there_were_none() {
    let (mut window, _) = window_with("例会.txt", GBK);
    read_as(&mut window, LATIN);
    assert!(!window.shows_part("手工改过"), "{:?}", window.names());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(draft(&window).text.contains("现在开会"));
}
