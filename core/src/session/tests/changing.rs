//! What a host says and where a host stands when a meeting goes otherwise than it was written.

use super::*;

/// Four people speak in one item; the recap and the counts are computed.
fn talks() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "minutes": 60 },
        "people": {
            "lu": { "name": "陆宁", "address": "同志" }, "xie": { "name": "谢颂", "address": "同志" },
            "he": { "name": "何青", "address": "同志" }, "shen": { "name": "沈约", "unit": "区委", "office": "书记" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "minutes": 2, "steps": [
                { "say": "现在开会。共有{{项数}}项议程：{{各项议程}}。" } ] },
            { "id": "talks", "kind": "speeches", "title": "交流发言", "minutes": 24, "steps": [
                { "turn": "lu", "say": "现在进行{{第几项}}议程，交流发言。首先，请{{发言人}}发言。", "wait": "speech", "minutes": 8 },
                { "turn": "xie", "say": "接下来，请{{发言人}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢{{发言人.简称}}。" },
                { "turn": "he", "say": "最后，请{{发言人}}发言。", "wait": "speech", "minutes": 8 },
                { "say": "刚才，{{本项发言人}}{{本项人数}}位同志作了发言。" } ] },
            { "id": "award", "kind": "award", "title": "颁奖", "minutes": 10, "steps": [
                { "say": "现在进行{{第几项}}议程，颁奖。", "wait": "award", "minutes": 10 } ] },
            { "id": "remarks", "kind": "remarks", "title": "领导讲话", "minutes": 15, "steps": [
                { "turn": "shen", "say": "{{第几项}}议程，请{{发言人}}讲话。", "wait": "speech", "minutes": 15 },
                { "say": "刚才，{{发言人.简称}}作了讲话，请抓好落实。" } ] },
            { "id": "closing", "kind": "closing", "minutes": 1, "steps": [{ "say": "散会。" }] },
        ],
    })
}

impl Meeting {
    fn talks() -> Self {
        Self::new(&talks()).at("09:00").give(Command::Start)
    }

    fn absent(self, turn: &str) -> Self {
        self.change(Change::Absent { turn: step("talks", turn) })
    }
}

#[test]
fn whoever_is_absent_is_neither_called_nor_counted_and_the_announcement_stays() {
    Meeting::talks()
        .absent("1")
        .says("现在进行第一项议程，交流发言。首先，请谢颂同志发言。")
        .says("刚才，谢颂同志和何青同志两位同志作了发言。")
        .never_says("陆宁")
        .undo()
        .says("首先，请陆宁同志发言。")
        .says("陆宁同志、谢颂同志和何青同志三位");
}

#[test]
fn an_absence_takes_its_minutes_out_of_the_plan() {
    let meeting = Meeting::talks().go_to_item("talks");
    assert_eq!(meeting.clock().item_planned, Span::minutes(24));
    assert_eq!(meeting.absent("2").clock().item_planned, Span::minutes(16));
}

#[test]
fn a_host_who_is_calling_somebody_absent_stands_at_the_next_call() {
    Meeting::talks().go_to_item("talks").stands_at("talks/1/say").absent("1").stands_at("talks/2/say");
    let last = Meeting::talks().give(Command::GoToStep("talks".into(), "3".into())).absent("3");
    last.stands_at("talks/4/say").undo().stands_at("talks/3/say");
}

#[test]
fn what_was_said_is_not_said_again_where_whoever_was_called_first_does_not_come() {
    let announced = "现在进行{{第几项}}议程，交流发言。".chars().count();
    let called = Meeting::talks().go_to_item("talks").next().stands_at("talks/1/wait").absent("1");
    let called = called.says("现在进行第一项议程，交流发言。首先，请谢颂同志发言。");
    called.stands_at(&format!("talks/2/say@{announced}")).undo().stands_at("talks/1/wait");

    // In a paragraph of its own it may have been said though nobody was called yet.
    let words = |say: &str| {
        let mut agenda = talks();
        agenda["items"][1]["steps"][0]["say"] = json!(say);
        Meeting::new(&agenda).at("09:00").give(Command::Start).go_to_item("talks")
    };
    let apart = "现在进行{{第几项}}议程，交流发言。\n\n首先，请{{发言人}}发言。";
    let at = announced + 2;
    words(apart).next().stands_at(&format!("talks/1/say@{at}")).absent("1").stands_at(&format!("talks/2/say@{at}"));
    words(apart).absent("1").stands_at("talks/2/say");

    let at = "现在进行{{第几项}}议程，".chars().count();
    let one = words("现在进行{{第几项}}议程，请{{发言人}}发言。").next().absent("1");
    one.says("现在进行第一项议程，请谢颂同志发言。").stands_at(&format!("talks/2/say@{at}"));
}

#[test]
fn an_item_in_which_nobody_speaks_any_more_falls_out_and_the_later_ones_move_up() {
    Meeting::talks()
        .says("共有三项议程：一是交流发言；二是颁奖；三是领导讲话。")
        .change(Change::Absent { turn: step("remarks", "1") })
        .says("共有两项议程：一是交流发言；二是颁奖。")
        .never_says("作了讲话");
    Meeting::talks()
        .go_to_item("remarks")
        .change(Change::Absent { turn: step("remarks", "1") })
        .stands_at("closing/1/say");
}

#[test]
fn whoever_is_late_speaks_last() {
    Meeting::talks()
        .go_to_item("talks")
        .change(Change::Last { turn: step("talks", "1") })
        .stands_at("talks/2/say")
        .says("现在进行第一项议程，交流发言。首先，请谢颂同志发言。")
        .says("接下来，请何青同志发言。")
        .says("最后，请陆宁同志发言。")
        .says("谢颂同志、何青同志和陆宁同志三位");
}

#[test]
fn two_speakers_change_places() {
    Meeting::talks()
        .go_to_item("talks")
        .change(Change::Swapped { turn: step("talks", "1") })
        .stands_at("talks/2/say")
        .says("现在进行第一项议程，交流发言。首先，请谢颂同志发言。")
        .says("接下来，请陆宁同志发言。");
}

#[test]
fn somebody_else_speaks_instead_and_is_named_everywhere() {
    let by = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "区委副书记".to_owned() };
    Meeting::talks()
        .change(Change::Replaced { turn: step("remarks", "1"), by })
        .says("第三项议程，请区委副书记包容同志讲话。")
        .says("刚才，包容同志作了讲话")
        .never_says("沈约");
    let mut literal = talks();
    literal["items"][1]["steps"][1]["thanks"] = "谢谢谢颂同志的精彩发言。".into();
    Meeting::new(&literal)
        .give(Command::Start)
        .change(Change::Replaced { turn: step("talks", "2"), by: Somebody::Listed("shen".into()) })
        .says("谢谢沈约的精彩发言。");
}

#[test]
fn one_more_speaks_and_one_item_more_is_announced_by_its_number() {
    let who = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    Meeting::talks()
        .change(Change::TurnAdded { after: step("talks", "2"), id: "bao".into(), who: who.clone(), minutes: Some(5) })
        .says("接下来，请包容同志发言。")
        .says("包容同志和何青同志四位");
    Meeting::talks()
        .change(Change::ItemAdded {
            after: "talks".into(),
            id: "new".into(),
            kind: ItemKind::Speeches,
            title: "情况通报".to_owned(),
            who: Some(who),
            minutes: Some(5),
        })
        .says("共有四项议程")
        .says("现在进行第二项议程，情况通报。请包容同志发言。")
        .says("现在进行第三项议程，颁奖。");
}

#[test]
fn an_item_moves_up_or_falls_out_and_numbers_follow_unless_they_are_kept() {
    let moved = Change::ItemMoved { item: "remarks".into(), after: "opening".into() };
    Meeting::talks()
        .change(moved.clone())
        .says("第一项议程，请区委书记沈约讲话。")
        .says("现在进行第二项议程，交流发言。");
    Meeting::talks()
        .change(Change::NumbersKept)
        .change(moved)
        .says("第三项议程，请区委书记沈约讲话。")
        .says("现在进行第一项议程，交流发言。");
    Meeting::talks()
        .change(Change::ItemDropped { item: "award".into() })
        .says("第二项议程，请区委书记沈约讲话。")
        .never_says("颁奖");
}

#[test]
fn a_recess_stands_behind_the_step_and_costs_its_minutes() {
    let meeting = Meeting::talks().go_to_item("talks").change(Change::Recess {
        after: step("talks", "1"),
        id: "recess".into(),
        minutes: 10,
    });
    assert_eq!(meeting.clock().item_planned, Span::minutes(34));
    meeting.says("现在休会10分钟。").says("现在继续开会。").stands_at("talks/1/say");
}

#[test]
fn a_discussion_is_closed_behind_whoever_speaks() {
    Meeting::talks()
        .go_to_item("talks")
        .change(Change::Closed { after: step("talks", "1") })
        .says("刚才，陆宁同志一位同志作了发言。")
        .never_says("何青")
        .stands_at("talks/1/say");
}

#[test]
fn words_that_have_become_untrue_are_said_otherwise() {
    let reworded = Change::Reworded {
        step: step("closing", "1"),
        part: PartKind::Say,
        alternative: None,
        nth: 0,
        was: "散会".to_owned(),
        becomes: "会议延期，散会".to_owned(),
    };
    Meeting::talks().change(reworded).says("会议延期，散会。").undo().never_says("会议延期");
}

#[test]
fn what_is_not_there_is_refused() {
    let absent = |turn: &str| Command::Change(Change::Absent { turn: step("talks", turn) });
    Meeting::talks()
        .refuses(absent("9"), Refusal::CannotChange)
        .refuses(absent("4"), Refusal::CannotChange)
        .refuses(Command::Change(Change::Swapped { turn: step("talks", "3") }), Refusal::CannotChange)
        .refuses(Command::Change(Change::Last { turn: step("talks", "3") }), Refusal::CannotChange);
}

#[test]
fn a_change_stands_when_the_secretariat_edits_the_agenda_under_it() {
    let mut edited = talks();
    edited["items"][1]["steps"][2]["say"] = "最后，有请{{发言人}}发言。".into();
    Meeting::talks()
        .go_to_item("talks")
        .absent("1")
        .edited(&edited)
        .stands_at("talks/2/say")
        .never_says("陆宁")
        .says("最后，有请何青同志发言。");
}

#[test]
fn what_is_undone_in_a_row_leads_back_to_every_place() {
    let meeting = Meeting::talks().go_to_item("talks").next().stands_at("talks/1/wait").absent("2").next();
    let meeting = meeting.stands_at("talks/3/say").change(Change::Swapped { turn: step("talks", "1") });
    meeting
        .undo()
        .undo()
        .stands_at("talks/1/wait")
        .undo()
        .says("接下来，请谢颂同志发言。")
        .undo()
        .stands_at("talks/1/say");
}

#[test]
fn shared_time_is_added_to_later_items_and_taken_back_as_one() {
    let by = vec![("award".into(), Span::minutes(-2)), ("remarks".into(), Span::minutes(-3))];
    let meeting = Meeting::talks().give(Command::Share(by));
    let added =
        |meeting: &Meeting| meeting.session().live().unwrap().added_to_items.get(&ItemId::from("remarks")).copied();
    assert_eq!(added(&meeting), Some(Span::minutes(-3)));
    assert_eq!(added(&meeting.undo()).unwrap_or_default(), Span::ZERO);
}

/// Each call tells the next one to get ready.
fn getting_ready() -> Value {
    let mut agenda = talks();
    agenda["items"][1]["steps"][0]["say"] = "首先，请{{发言人}}发言，请{{下一位.简称}}做好准备。".into();
    agenda["items"][1]["steps"][1]["say"] = "接下来，请{{发言人}}发言。请{{下一位.简称}}做好准备。".into();
    agenda
}

#[test]
fn whoever_is_last_tells_nobody_to_get_ready() {
    let begun = || Meeting::new(&getting_ready()).give(Command::Start);
    begun()
        .absent("3")
        .says("首先，请陆宁同志发言，请谢颂同志做好准备。")
        .says("接下来，请谢颂同志发言。\n")
        .never_says("待填");
    begun()
        .change(Change::Swapped { turn: step("talks", "2") })
        .says("首先，请陆宁同志发言，请何青同志做好准备。")
        .says("接下来，请何青同志发言。请谢颂同志做好准备。")
        .says("最后，请谢颂同志发言。\n")
        .never_says("待填");
    begun()
        .change(Change::Swapped { turn: step("talks", "1") })
        .says("首先，请谢颂同志发言，请陆宁同志做好准备。")
        .says("接下来，请陆宁同志发言。请何青同志做好准备。");
    begun()
        .change(Change::Last { turn: step("talks", "1") })
        .says("首先，请谢颂同志发言。请何青同志做好准备。")
        .says("接下来，请何青同志发言，请陆宁同志做好准备。")
        .says("最后，请陆宁同志发言。\n")
        .never_says("待填");
}

#[test]
fn nobody_is_thanked_before_speaking_and_an_introduction_goes_with_the_person() {
    let mut agenda = talks();
    agenda["items"][1]["steps"][1]["say"] = "感谢陆宁同志的发言。接下来，请谢颂同志发言。".into();
    agenda["items"][1]["steps"][1]["thanks"] = serde_json::Value::Null;
    agenda["items"][1]["steps"][2]["say"] = "第三位是一位老支书。最后，请何青同志发言。".into();
    agenda["items"][1]["steps"][3]["say"] = "感谢何青同志的发言。".into();
    let begun = || Meeting::new(&agenda).give(Command::Start);
    begun()
        .change(Change::Swapped { turn: step("talks", "1") })
        .says("首先，请谢颂同志发言。")
        .says("感谢谢颂同志的发言。接下来，请陆宁同志发言。");
    begun()
        .change(Change::Swapped { turn: step("talks", "2") })
        .says("感谢陆宁同志的发言。第三位是一位老支书。接下来，请何青同志发言。")
        .says("最后，请谢颂同志发言。\n感谢谢颂同志的发言。");
    begun()
        .absent("2")
        .says("第三位是一位老支书。最后，请何青同志发言。")
        .says("感谢陆宁同志的发言。")
        .never_says("谢颂");
    begun()
        .change(Change::Last { turn: step("talks", "1") })
        .says("首先，请谢颂同志发言。")
        .says("感谢何青同志的发言。\n最后，请陆宁同志发言。\n感谢陆宁同志的发言。");
}

#[test]
fn a_change_follows_a_turn_without_an_id_that_nobody_holds_any_more() {
    let mut edited = talks();
    let more = json!({ "turn": "shen", "say": "请{{发言人}}作说明。", "wait": "speech", "minutes": 3 });
    edited["items"][1]["steps"].as_array_mut().unwrap().insert(0, more);
    let meeting = Meeting::talks().absent("1").edited(&edited);
    meeting.says("请区委书记沈约作说明。").never_says("陆宁");
}

#[test]
fn one_more_speaks_behind_the_thanks_to_the_one_before() {
    let mut agenda = talks();
    let thanks = json!({ "say": "{{发言人.简称}}讲得很好。" });
    agenda["items"][1]["steps"].as_array_mut().unwrap().insert(1, thanks);
    let who = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    let change = Change::TurnAdded { after: step("talks", "1"), id: "bao".into(), who, minutes: None };
    Meeting::new(&agenda).give(Command::Start).change(change).says("陆宁同志讲得很好。\n接下来，请包容同志发言。");
}

/// Each is told to get ready by name, and the thanks to the last one round off all of them.
fn with_recap_in_thanks() -> Value {
    let mut agenda = talks();
    agenda["items"][1]["steps"] = json!([
        { "turn": "lu", "say": "同志们作了充分准备。首先，请陆宁同志发言，谢颂同志作准备。", "wait": "speech", "thanks": "谢谢陆宁同志。" },
        { "turn": "xie", "say": "接下来，请谢颂同志发言，何青同志作准备。", "wait": "speech", "thanks": "谢谢谢颂同志。" },
        { "turn": "he", "say": "最后，请何青同志发言。", "wait": "speech",
          "thanks": "谢谢何青同志。刚才，陆宁、谢颂、何青三位同志作了发言，请大家学习。" },
    ]);
    agenda
}

#[test]
fn what_rounds_off_all_speakers_is_said_behind_the_last_one_whoever_that_is() {
    let meeting = || Meeting::new(&with_recap_in_thanks()).at("09:00").give(Command::Start);
    let recap = "刚才，陆宁、谢颂、何青三位同志作了发言，请大家学习。";
    let is_behind = |meeting: Meeting, last: &str| {
        let script = meeting.script();
        let thanks = script.find(&format!("谢谢{last}同志。")).unwrap_or_else(|| panic!("{script}"));
        assert!(script.get(thanks..).unwrap().contains(recap), "{script}");
        assert_eq!(script.matches(recap).count(), 1, "{script}");
        meeting
    };
    is_behind(meeting(), "何青");
    is_behind(meeting().change(Change::Swapped { turn: step("talks", "2") }), "谢颂")
        .says("首先，请陆宁同志发言，何青同志作准备。")
        .says("请何青同志发言，谢颂同志作准备。");
    is_behind(meeting().change(Change::Last { turn: step("talks", "1") }), "陆宁")
        .says("首先，请谢颂同志发言，何青同志作准备。")
        .says("请何青同志发言，陆宁同志作准备。");
    meeting()
        .change(Change::Absent { turn: step("talks", "3") })
        .says("谢谢谢颂同志。\n刚才，陆宁、")
        .never_says("谢谢何青同志")
        .undo()
        .says("谢谢何青同志。刚才，");
}

#[test]
fn whoever_is_added_last_is_thanked_like_the_others_and_what_rounds_off_comes_after_that() {
    let who = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    let meeting = Meeting::new(&with_recap_in_thanks()).at("09:00").give(Command::Start).change(Change::TurnAdded {
        after: step("talks", "3"),
        id: "bao".into(),
        who,
        minutes: None,
    });
    meeting.says("谢谢包容同志。刚才，");
}

#[test]
fn whoever_gets_ready_is_the_next_one_who_is_here() {
    Meeting::new(&with_recap_in_thanks())
        .at("09:00")
        .give(Command::Start)
        .change(Change::Absent { turn: step("talks", "2") })
        .says("首先，请陆宁同志发言，何青同志作准备。");
}

#[test]
fn closing_while_somebody_speaks_leaves_the_host_there() {
    let mut agenda = with_recap_in_thanks();
    let steps = agenda["items"][1]["steps"].as_array_mut().unwrap();
    // The words that call somebody are alike, and tell nobody apart.
    for (step, tail) in steps.iter_mut().zip(["，{{下一位.简称}}作准备", "", ""]) {
        step["say"] = format!("{{{{先后词}}}}，请{{{{发言人}}}}发言{tail}。").into();
    }
    steps.insert(0, json!({ "id": "in", "say": "现在进行第一项议程，共有{{本项人数}}位同志发言，请依次上台。" }));
    let here = Position { item: "talks".into(), step: "2".into(), part: PartKind::Wait, at: 0 };
    let meeting = Meeting::new(&agenda)
        .give(Command::Start)
        .give(Command::GoTo(here.clone()))
        .change(Change::Closed { after: step("talks", "2") });
    assert_eq!(meeting.session().live().unwrap().position, here);
}

#[test]
fn thanks_in_a_paragraph_of_their_own_stay_one_where_somebody_more_speaks() {
    let mut agenda = talks();
    agenda["items"][1]["steps"][1]["say"] = json!("感谢陆宁同志的发言，很受启发。\n\n接下来，请{{发言人}}发言。");
    let who = Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: String::new() };
    let added = Change::TurnAdded { after: step("talks", "1"), id: "added".into(), who, minutes: None };
    let meeting = Meeting::new(&agenda).at("09:00").give(Command::Start).change(added);
    let words = meeting.rundown.agenda().items[1].steps[1].say.clone();
    let Some(crate::agenda::Text::Inline(words)) = words else { panic!("{words:?}") };
    assert!(words.starts_with("感谢陆宁同志的发言，很受启发。\n\n"), "{words}");
}
