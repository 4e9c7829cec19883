//! A rehearsal leaves no meeting behind, and the pace of the host.

use super::*;
use lectern_core::agenda::rundown::DEFAULT_PACE;

/// Goes through the whole meeting, past whatever is asked for.
fn go_through(desk: &mut Desk) {
    while matches!(desk.session(), Session::Live(_)) {
        let before = desk.session().live().map(|live| live.position.clone());
        desk.handle(Request::Command(Command::Next));
        if desk.session().live().map(|live| live.position.clone()) == before
            && matches!(desk.session(), Session::Live(_))
        {
            desk.handle(Request::Command(Command::Skip));
        }
    }
}

#[test]
fn a_rehearsal_is_journalled_nowhere_and_tells_what_it_heard() {
    let room = Room::new();
    let mut desk = room.desk();
    desk.handle(Request::Rehearse);
    assert!(desk.is_rehearsing() && matches!(desk.session(), Session::Live(_)));
    assert!(!desk.is_journal_failing(), "nobody misses a journal that is not wanted");
    go_through(&mut desk);
    let told = desk.rehearsal().expect("it is over");
    assert!(!told.paragraphs.is_empty() && !told.items.is_empty());
    assert_eq!(told.heard.pace(), None, "it was only clicked past");
    assert_eq!(desk.pace(), DEFAULT_PACE);
    assert!(!room.data().join("sessions").exists(), "there is no journal");
    drop(desk);
    let desk = room.desk();
    assert!(desk.offer().is_none(), "and nothing to go on with");
}

#[test]
fn a_rehearsal_that_is_taken_back_to_before_its_beginning_is_none_any_more() {
    let room = Room::new();
    let mut desk = room.desk();
    desk.handle(Request::Rehearse);
    desk.handle(Request::Command(Command::Undo));
    assert!(matches!(desk.session(), Session::Ready) && !desk.is_rehearsing());
    desk.handle(Request::Command(Command::Start));
    assert!(!desk.is_rehearsing() && room.data().join("sessions").exists());
}

#[test]
fn the_pace_of_a_host_is_known_again_the_next_time() {
    let room = Room::new();
    fs::create_dir_all(room.data()).unwrap();
    fs::write(room.data().join("paces.json"), r#"{ "": { "syllables": 1000, "milliseconds": 300000 } }"#).unwrap();
    let desk = room.desk();
    assert!(desk.knows_pace());
    assert_eq!(desk.pace(), 200);
    fs::write(room.data().join("paces.json"), "no json").unwrap();
    assert_eq!(room.desk().pace(), DEFAULT_PACE, "a broken file is begun anew");
}
