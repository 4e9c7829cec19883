//! Records of meetings that went otherwise than planned. Meetings are held by commands, as a host holds them, so that the events
//! are those of a real journal; a few events are made by hand where no host would make them.

use super::{Block, Deviation, Record, Who, csv, markdown, minutes, summary};
use crate::Language;
use crate::agenda::rundown::{PartKind, Position};
use crate::agenda::{ItemKind, Rundown, SideTexts};
use crate::session::{Change, Command, Event, MovedStep, MovedTo, Session, Somebody, What};
use crate::time::{Span, Timestamp};
use serde_json::json;
use std::sync::Arc;

mod changes;
mod every_event;
mod meeting;

use meeting::{Meeting, agenda, item, local, moment, ready, spoke};

/// Absences, a substitute, changed places, undone slips, a pause, a vote, figures, and midnight.
fn bad_day() -> Meeting {
    let key = |item: &str, step: &str| (item.into(), step.into());
    Meeting::begun()
        .change(Change::Absent { turn: key("talks", "1") })
        .at("22:10")
        .go("talks", "2")
        .wait_for("talks", "2")
        .at("22:20")
        .change(Change::Absent { turn: key("talks", "3") })
        .give(Command::Undo)
        .give(Command::AddTime(Span::minutes(5)))
        .at("22:30")
        .give(Command::Pause)
        .at("22:40")
        .give(Command::Resume)
        .at("22:50")
        .wait_for("talks", "3")
        .at("23:00")
        .go("vote", "ask")
        .give(Command::Enter("for".into(), "40".to_owned()))
        .give(Command::Choose("vote".into(), "ask".into(), "no".into()))
        .at("23:01")
        .give(Command::Choose("vote".into(), "ask".into(), "yes".into()))
        .at("23:10")
        .change(Change::ItemDropped { item: "award".into() })
        .change(Change::Replaced {
            turn: key("remarks", "1"),
            by: Somebody::New { id: "bao".into(), name: "包容".to_owned(), office: "区委副书记".to_owned() },
        })
        .at("23:15")
        .wait_for("remarks", "1")
        .next_day("00:12")
        .go("closing", "bye")
        .next_day("00:13")
        .give(Command::Adjourn)
}

#[test]
fn a_bad_day_is_told_as_it_was() {
    let record = bad_day().record();
    assert_eq!(record.began, Some(moment("2026-03-20T22:05")));
    assert_eq!(record.adjourned, Some(moment("2026-03-21T00:13")));
    assert_eq!(record.over(), Some(Span::minutes(128 - 60)));
    let order: Vec<&str> = record.items.iter().map(|item| item.name.id.as_str()).collect();
    assert_eq!(order, ["opening", "talks", "vote", "remarks", "closing"]);
    assert_eq!(spoke(&record, "talks"), ["谢颂 22:10-22:50", "何青 22:50-23:00"]);
    assert_eq!(spoke(&record, "remarks"), ["包容 23:15-00:12"]);
    let talks = item(&record, "talks");
    assert_eq!(
        (talks.spent, talks.planned, talks.added),
        (Span::minutes(40), Some(Span::minutes(24)), Span::minutes(5))
    );
    assert_eq!(talks.turns[0].spent, Span::minutes(30), "the pause is no speech");
    let absent: Vec<&str> = record.absent.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(absent, ["陆宁", "沈约"], "the absence that was taken back is none");
    let changes: Vec<String> = record.changes.iter().map(|change| change.what.words(Language::Chinese)).collect();
    assert_eq!(changes, ["陆宁缺席", "取消议程“颁奖”", "包容（区委副书记）代替沈约"]);
    let choice = &item(&record, "vote").choices[0];
    assert_eq!((choice.label.as_str(), choice.at), ("通过", Some(moment("2026-03-20T23:01"))));
    assert_eq!(choice.words, ["赞成40票，决议通过。"], "a direction is not said");
    let entered: Vec<_> = record.entered.iter().map(|value| (value.label.as_str(), value.text.as_str())).collect();
    assert_eq!(entered, [("实到人数", "42"), ("赞成票数", "40")]);
    assert_eq!(record.pauses.len(), 1);
    assert_eq!(record.missed, [], "what was dropped is no item that was missed");
}

#[test]
fn the_minutes_say_it_and_the_date_stands_behind_midnight() {
    let text = markdown(&bad_day().record(), &local, Language::Chinese);
    for words in [
        "# 座谈会会议记录\n",
        "2026年3月20日（星期五）22:05—3月21日 00:13，用时 2 小时 8 分钟，计划 22:00 开始，计划 1 小时，",
        "超 1 小时 8 分钟",
        "- **地点**：三楼会议室\n- **主持人**：周明（区委办公室主任）\n- **出席**：\n",
        "- **发言**：谢颂、何青、包容（区委副书记）\n- **缺席**：陆宁、沈约（区委书记）\n",
        "## 第一项　交流发言\n\n22:10—23:00，用时 40 分钟，计划 24 分钟，超 16 分钟，会上加时 5 分钟\n",
        "- 谢颂 发言：22:10—22:50，用时 30 分钟，计划 8 分钟",
        "## 结束\n\n3月21日 00:12—00:13，用时 1 分钟",
        "- 实到人数：42\n",
        "- 赞成票数：40\n- 结果：",
        "- 结果：同意的，请举手。通过。赞成40票，决议通过。\n",
        "- 包容（区委副书记） 发言：23:15—3月21日 00:12",
        "- 22:05 陆宁缺席\n- 23:10 取消议程“颁奖”\n",
        "## 暂停\n\n- 22:30—22:40\n",
        "要点：\n",
    ] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
    let english = markdown(&bad_day().record(), &local, Language::English);
    for words in [
        "# Minutes: 座谈会\n",
        "—2026-03-21 00:13, took 2 h 8 min",
        "## Item 1: 交流发言",
        "Outcome: 同意的，请举手。通过",
    ] {
        assert!(english.contains(words), "{words} is missing in:\n{english}");
    }
    assert!(!english.contains("用时") && !english.contains('：'), "{english}");
}

#[test]
fn a_step_back_that_is_taken_back_at_once_leaves_no_trace() {
    let meeting = Meeting::begun().at("22:10").go("talks", "1").wait_for("talks", "1");
    let undone = meeting.at("22:15").go("award", "1").at("22:16").give(Command::Undo).at("22:20");
    let record = undone.go("vote", "ask").record();
    assert!(record.items.iter().all(|item| item.name.id.as_str() != "award"), "{record:?}");
    assert_eq!(spoke(&record, "talks"), ["陆宁 22:10-22:20"]);
}

#[test]
fn whoever_only_looks_at_an_item_again_does_not_make_it_longer() {
    let meeting = Meeting::begun().at("22:10").go("talks", "1").wait_for("talks", "1").at("22:20").go("vote", "ask");
    let looked = meeting.at("22:50").go("talks", "1").at("22:50:05").go("vote", "ask").at("23:00").go("closing", "bye");
    let record = looked.give(Command::Adjourn).record();
    let talks = item(&record, "talks");
    assert_eq!(talks.at.unwrap().to, Some(moment("2026-03-20T22:20")));
    assert_eq!(talks.visits.len(), 2);
    assert_eq!(talks.spent, Span::minutes(10) + Span::seconds(5));
}

#[test]
fn an_adjournment_that_was_taken_back_is_none_and_a_meeting_cut_off_says_so() {
    let meeting = Meeting::begun().at("22:30").give(Command::Adjourn).at("22:31").give(Command::Undo).at("22:40");
    let record = meeting.go("talks", "1").record();
    assert_eq!((record.adjourned, record.latest), (None, Some(moment("2026-03-20T22:40"))));
    assert_eq!(item(&record, "opening").at.unwrap().to, Some(moment("2026-03-20T22:40")));
    assert_eq!(item(&record, "talks").at.unwrap().to, None);
    let text = markdown(&record, &local, Language::Chinese);
    assert!(text.contains("没有散会，最后记到 22:40"), "{text}");
    assert!(text.contains("## 没有进行的议程\n\n- 第二项　表决决议\n"), "{text}");
}

#[test]
fn a_start_by_a_slip_is_no_meeting() {
    let record = Meeting::new().give(Command::Start).give(Command::Undo).record();
    assert_eq!((record.began, record.items.len(), record.missed.len()), (None, 0, 0));
    assert!(markdown(&record, &local, Language::Chinese).contains("会议没有开始"));
}

#[test]
fn whoever_is_called_and_not_waited_for_did_not_speak_and_whoever_is_not_called_is_named() {
    let record = Meeting::begun().at("22:10").go("talks", "1").at("22:11").go("talks", "2").record();
    let talks = item(&record, "talks");
    assert!(talks.turns.iter().all(|turn| !turn.heard));
    assert_eq!(talks.not_called.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["何青"]);
    assert!(record.spoke().is_empty());
}

#[test]
fn whoever_comes_after_all_was_not_absent() {
    let meeting = Meeting::begun().change(Change::Absent { turn: ("talks".into(), "1".into()) });
    let after = ("talks".into(), "3".into());
    let added = Change::TurnAdded { after, id: "late".into(), who: Somebody::Listed("lu".into()), minutes: None };
    let record = meeting.at("22:30").change(added).wait_for("talks", "late").record();
    assert_eq!(record.absent, []);
    assert_eq!(spoke(&record, "talks"), ["陆宁 22:30-?"]);
}

#[test]
fn steps_keep_their_times_when_an_edit_calls_them_otherwise() {
    let mut shorter = agenda();
    shorter["items"][1]["steps"].as_array_mut().unwrap().remove(0);
    let meeting = Meeting::begun().at("22:10").go("talks", "2").wait_for("talks", "2").at("22:20").edited(&shorter);
    let record = meeting.at("22:30").wait_for("talks", "2").at("22:40").give(Command::Adjourn).record();
    assert_eq!(spoke(&record, "talks"), ["谢颂 22:10-22:30", "何青 22:30-22:40"]);
    assert_eq!(item(&record, "talks").turns[0].step.as_str(), "1");
}

#[test]
fn whoever_spoke_at_a_step_that_is_gone_is_not_taken_for_the_one_who_has_its_name_now() {
    let mut shorter = agenda();
    shorter["items"][1]["steps"].as_array_mut().unwrap().remove(0);
    let meeting = Meeting::begun().at("22:10").wait_for("talks", "1").at("22:20").edited(&shorter);
    let record = meeting.at("22:30").wait_for("talks", "1").at("22:40").give(Command::Adjourn).record();
    assert_eq!(spoke(&record, "talks"), [" 22:10-22:20", "谢颂 22:30-22:40"]);
}

#[test]
fn an_agenda_that_was_lost_leaves_ids() {
    let events = bad_day().events;
    let nothing = Rundown::new(Arc::new(crate::agenda::Agenda::empty()), Arc::new(SideTexts::new()));
    let record = Record::of(&nothing, &events);
    assert_eq!(record.items.len(), 5);
    let text = markdown(&record, &local, Language::Chinese);
    for words in ["## talks\n", "- 2：22:10—22:50", "- 结果：yes\n", "- 22:05 1缺席\n", "- here：42\n"] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
}

#[test]
fn a_table_has_a_row_for_each_thing_and_no_formula() {
    let mut hostile = agenda();
    hostile["items"][1]["title"] = "=HYPERLINK(\"http://x\",\"y\")\u{202e}".into();
    hostile["people"]["xie"]["name"] = "+1,\n\"谢\"".into();
    let record = Record::of(&ready(&hostile), &bad_day().events);
    let table = csv(&record, &local, Language::Chinese);
    assert!(table.starts_with("\u{feff}类型,环节,人员,开始,结束,"), "{table}");
    assert!(table.contains("\r\n议程,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",,2026-03-20 22:10:00,2026-03-20 23:00:00,2400,1440,300,\r\n"), "{table}");
    assert!(table.contains(",\"'+1, \"\"谢\"\"\",2026-03-20 22:10:00,"), "{table}");
    for row in ["会议,", "等候,", "结果,表决决议,", "填写,开场,", "缺席,", "变动,", "加时,", "暂停,"]
    {
        assert!(table.contains(&format!("\r\n{row}")), "{row} is missing in:\n{table}");
    }
    let rows = table.matches("\r\n").count();
    assert_eq!(table.matches('\n').count(), rows, "a line end within a row");
}

#[test]
fn marks_of_markdown_in_a_title_stay_words() {
    let mut hostile = agenda();
    hostile["meeting"]["title"] = "<b>*会*</b>\n# x".into();
    hostile["items"][1]["title"] = "- [x](http://y)".into();
    let text = markdown(&Record::of(&ready(&hostile), &bad_day().events), &local, Language::Chinese);
    assert!(text.starts_with("# \\<b\\>\\*会\\*\\</b\\> # x会议记录\n"), "{text}");
    assert!(text.contains("## 第一项　- \\[x\\](http://y)\n"), "{text}");
}

#[test]
fn a_record_is_data() {
    let value = serde_json::to_value(bad_day().record()).unwrap();
    assert_eq!(value["scheduled"], "2026-03-20T22:00:00");
    assert_eq!(value["items"][2]["choices"][0]["label"], "通过");
    assert_eq!(value["changes"][0]["what"]["absent"]["name"], "陆宁");
}

#[test]
fn there_is_room_for_what_only_people_know() {
    let rooms: Vec<Block> = minutes(&bad_day().record(), &local, Language::Chinese)
        .into_iter()
        .filter(|block| matches!(block, Block::Room(_)))
        .collect();
    let room = |words: &str| Block::Room(words.to_owned());
    // Two items with speakers need a decision too; the vote has one.
    assert_eq!(
        rooms,
        [room("要点："), room("决定："), room("要点："), room("决定："), room("记录人："), room("审核人：")]
    );
}

#[test]
fn an_outcome_says_what_was_asked_and_nothing_twice() {
    let mut long = agenda();
    let question = "各位代表，刚才宣读了决议草案。决议草案已经由各小组讨论通过。对这个决议草案，大家还有什么意见？";
    long["items"][2]["steps"][0]["say"] = question.into();
    long["items"][2]["steps"][0]["choose"][0] = json!({ "id": "yes", "label": "没有意见", "say": "没有意见。" });
    let text = markdown(&Record::of(&ready(&long), &bad_day().events), &local, Language::Chinese);
    assert!(
        text.contains("- 结果：决议草案已经由各小组讨论通过。对这个决议草案，大家还有什么意见？没有意见。\n"),
        "{text}"
    );
}

#[test]
fn whoever_counts_ballots_did_not_speak_and_leaves_no_room_for_points() {
    let mut counting = agenda();
    counting["items"][3]["steps"][0] = json!({ "who": "计票人", "say": "现在计票。", "wait": "counting" });
    let events = Meeting::begun().at("22:10").wait_for("award", "1").at("22:20").go("closing", "bye").events;
    let record = Record::of(&ready(&counting), &events);
    assert_eq!(spoke(&record, "award"), ["计票人 22:10-22:20"]);
    assert_eq!(record.spoke(), Vec::<&Who>::new());
    assert!(!markdown(&record, &local, Language::Chinese).contains("要点"));
}

#[test]
fn an_item_that_is_renamed_keeps_what_was_spent_on_it() {
    let steps = vec![MovedStep {
        from: ("opening".into(), "count".into()),
        to: MovedTo::Step(("start".into(), "count".into())),
    }];
    let to = Position { item: "start".into(), step: "count".into(), part: PartKind::Say, at: 0 };
    let items = vec![("opening".into(), "start".into())];
    let mut renamed = agenda();
    renamed["items"][0]["id"] = "start".into();
    let meeting = Meeting::begun().at("22:10").happens(What::Rebased {
        to,
        steps,
        items,
        places: Vec::new(),
        changes: Vec::new(),
    });
    let events = meeting.at("22:20").give(Command::Adjourn).events;
    let record = Record::of(&ready(&renamed), &events);
    assert_eq!(record.items.len(), 1, "{record:?}");
    assert_eq!(item(&record, "start").spent, Span::minutes(15));
}

#[test]
fn whoever_was_called_and_is_absent_did_not_speak() {
    let record = Meeting::begun()
        .at("22:10")
        .wait_for("talks", "1")
        .at("22:11")
        .change(Change::Absent { turn: ("talks".into(), "1".into()) })
        .wait_for("talks", "2")
        .at("22:20")
        .go("closing", "bye")
        .record();
    assert_eq!(spoke(&record, "talks"), ["谢颂 22:11-22:20"]);
    assert_eq!(record.absent.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["陆宁"]);
}

#[test]
fn nobody_is_early_or_late_against_what_was_only_estimated() {
    let mut agenda = agenda();
    let _ = agenda["items"][0].as_object_mut().map(|item| item.remove("minutes"));
    agenda["items"][0]["steps"][0]["say"] = json!("现在开会，请大家坐好。".repeat(40));
    let meeting = Meeting::begun().edited(&agenda).at("22:10").go("vote", "ask");
    let record = meeting.record();
    let opening = item(&record, "opening");
    assert_eq!((opening.planned, opening.estimated), (None, Some(Span::seconds(120))));
    let text = markdown(&record, &local, Language::Chinese);
    assert!(text.contains("用时 5 分钟，估计 2 分钟\n"), "{text}");
}

#[test]
fn the_changes_on_the_screen_stand_in_their_order_and_words_go_first_where_there_is_no_room() {
    let reworded = Change::Reworded {
        step: ("closing".into(), "bye".into()),
        part: PartKind::Say,
        alternative: None,
        nth: 0,
        was: "散会".to_owned(),
        becomes: "现在散会".to_owned(),
    };
    let meeting = Meeting::begun().change(reworded).at("22:06").change(Change::ItemDropped { item: "award".into() });
    let meeting =
        meeting.at("22:07").change(Change::Absent { turn: ("talks".into(), "1".into()) }).go("closing", "bye");
    let shown = |most: usize| {
        let summary = summary(&meeting.record(), &local, Language::Chinese, most);
        let times = summary.changes.iter().map(|line| line.chars().take(5).collect::<String>());
        (times.collect::<Vec<_>>().join(" "), summary.left_out)
    };
    assert_eq!(shown(4), ("22:05 22:06 22:07".to_owned(), 0));
    assert_eq!(shown(2), ("22:06 22:07".to_owned(), 1));
}

#[test]
fn what_took_no_time_is_told_by_one_time_and_applause_not_at_all() {
    let mut agenda = agenda();
    agenda["items"][3]["steps"] = json!([
        { "say": "现在颁奖。", "wait": "award", "minutes": 10 },
        { "say": "请大家鼓掌。", "wait": "applause" },
    ]);
    let meeting = Meeting::begun().edited(&agenda).at("22:20").wait_for("award", "1");
    let meeting = meeting.at("22:20:30").wait_for("award", "2").at("22:21").go("closing", "bye");
    let text = markdown(&meeting.record(), &local, Language::Chinese);
    assert!(text.contains("- 颁奖：22:20，用时 30 秒，"), "{text}");
    assert!(!text.contains("鼓掌"), "{text}");
}
