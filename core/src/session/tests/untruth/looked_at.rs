//! Words that are found not to be true and that somebody has looked at: said otherwise, or all the same.

use super::*;

#[test]
fn what_somebody_reads_as_written_is_not_asked_about_again() {
    let meeting = Meeting::written_out().change(Change::ItemDropped { item: "award".into() });
    let untrue = meeting.untrue();
    let closing = untrue.iter().find(|one| one.at.item.as_str() == "closing").unwrap();
    let meeting = meeting.give(Command::ChangeAll(vec![closing.as_written()]));
    let asked = |meeting: &Meeting, item: &str| meeting.untrue().iter().any(|one| one.at.item.as_str() == item);
    assert!(!asked(&meeting, "closing") && asked(&meeting, "opening"), "{:?}", meeting.untrue());
    // Another change asks about what it has made untrue, and not about what was looked at.
    let meeting = meeting.change(Change::Absent { turn: step("talks", "1") });
    let closing = meeting.untrue().into_iter().find(|one| one.at.item.as_str() == "closing").unwrap();
    assert_eq!(closing.becomes, "两位同志的发言很实。");
    meeting.mended().says("今天的三项议程已全部进行完毕。两位同志的发言很实。");
}

#[test]
fn all_that_is_said_otherwise_by_one_key_is_taken_back_by_one() {
    let changed = Meeting::written_out().change(Change::ItemDropped { item: "award".into() });
    let before = changed.untrue();
    let all: Vec<Change> = before.iter().map(|one| one.change.clone()).collect();
    assert!(all.len() > 2);
    let meeting = changed.give(Command::ChangeAll(all));
    assert_eq!(meeting.untrue(), []);
    let meeting = meeting.give(Command::Undo);
    assert_eq!(meeting.untrue(), before);
    assert_eq!(meeting.session().live().unwrap().changes.len(), 1);
}

#[test]
fn nothing_is_changed_where_one_of_several_ways_is_not_there() {
    let meeting = Meeting::written_out();
    let gone = Change::ItemDropped { item: "nowhere".into() };
    let all = vec![Change::ItemDropped { item: "award".into() }, gone];
    for changes in [all, Vec::new()] {
        let refused = meeting.session.decide(&meeting.rundown, Command::ChangeAll(changes), meeting.now());
        assert_eq!(refused, Err(Refusal::CannotChange));
    }
}

#[test]
fn an_announcement_that_has_moved_to_the_next_speaker_stays_true_through_later_changes() {
    let more = Change::ItemAdded {
        after: "opening".into(),
        id: "news".into(),
        kind: ItemKind::Other,
        title: "通报近期工作".to_owned(),
        who: None,
        minutes: None,
    };
    let mut agenda = written_out();
    // Its number is that of no item's neighbour any more after all of them.
    agenda["items"][1]["steps"][0]["say"] = "下面进行第一项议程，请村支书陆宁发言。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(more)
        .mended()
        .says("下面进行第二项议程")
        .change(Change::ItemMoved { item: "award".into(), after: "news".into() })
        .change(Change::Absent { turn: step("talks", "1") })
        .mended()
        .says("下面进行第三项议程")
        .says("下面进行第二项议程，颁发荣誉证书。")
        .says("第四项议程，请区委书记沈约同志讲话。");
}

#[test]
fn a_number_with_a_title_is_that_of_the_item_with_the_title() {
    let mut agenda = written_out();
    agenda["items"][0]["steps"][0]["say"] = "现在开会。先说一下第三项议程，领导讲话，放在最后。".into();
    Meeting::new(&agenda)
        .give(Command::Start)
        .change(Change::ItemDropped { item: "award".into() })
        .mended()
        .says("先说一下第二项议程，领导讲话");
}
