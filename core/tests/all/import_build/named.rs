//! What is missing has a name that a secretary understands, and whoever is called by office alone is in the roster.

use super::drafts::{self, draft_of};
use super::{assert_good, say};
use lectern_core::Language;
use lectern_core::agenda::check::check;
use lectern_core::agenda::{Agenda, Rundown, WaitKind};
use lectern_core::import::{Change, Draft, History, Role, Speaker, build};
use lectern_core::session::Session;
use lectern_core::view::{FlowEntry, item_flow};
use std::sync::Arc;

/// The labels of the blanks of a sentence.
fn labels(words: &str) -> Vec<String> {
    let draft = draft_of([(words, Role::Say)]);
    assert_good(&draft, words);
    build(&draft).agenda.values.into_values().map(|value| value.label).collect()
}

#[test]
fn a_blank_is_called_by_what_is_missing() {
    for (words, expected) in [
        ("应到___人，实到___人。", &["应到…人", "实到…人"][..]),
        ("20××年的工作。", &["年份"]),
        ("定于×月×日召开。", &["月份", "日期（几日）"]),
        ("第××批挂职干部。", &["第几批"]),
        ("请×××书记讲话。", &["书记姓名"]),
        ("刚才，县委组织部×××部长总结了工作。", &["县委组织部部长姓名"]),
        ("请区劳动和社会保障局×××副局长通报。", &["区劳动和社会保障局副局长姓名"]),
        ("最后，县委书记×××同志作了讲话。", &["县委书记姓名"]),
        ("三是县长×××讲话。", &["县长姓名"]),
        ("在这里送别×××同志。", &["姓名"]),
        ("××县第十五届人民代表大会。", &["县名"]),
        ("挽联来自××公司。", &["公司名"]),
        ("今天大会的执行主席是：×××、×××。", &["执行主席姓名", "执行主席姓名（2）"]),
        ("出席会议的市领导有：×××、×××。", &["市领导姓名", "市领导姓名（2）"]),
        ("提名×××、×××为监票人。", &["监票人姓名", "监票人姓名（2）"]),
        ("×××当选为村主任，×××、×××当选为委员。", &["当选村主任者姓名", "当选委员者姓名", "当选委员者姓名（2）"]),
        ("候选人：×××（女）、×××。", &["候选人姓名", "候选人姓名（2）"]),
        ("××（女）、×××、×××鼓掌。", &["姓名", "姓名（2）", "姓名（3）"]),
        ("得奖号码：×××。", &["得奖号码"]),
        ("出席今天会议的代表××名。", &["出席今天会议的代表…名"]),
        ("×××", &["内容"]),
    ] {
        assert_eq!(labels(words), expected, "{words}");
    }
}

#[test]
fn time_and_place_come_from_a_line_of_facts_with_labels_or_without() {
    for (line, starts, place) in [
        ("时间：2026年3月20日（星期五）上午9:00", Some("2026-03-20T09:00"), None),
        ("（2026年3月20日上午9:00 县会议中心）", Some("2026-03-20T09:00"), Some("县会议中心")),
        ("（2026年3月20日　县委党校）", None, Some("县委党校")),
        ("（2026年3月20日 星期五）", None, None),
        ("（×年×月×日 县委党校）", None, None),
    ] {
        let draft = draft_of([(line, Role::Facts), ("现在开会。", Role::Say)]);
        assert_good(&draft, line);
        let meeting = build(&draft).agenda.meeting;
        assert_eq!((meeting.starts.as_deref(), meeting.place.as_deref()), (starts, place), "{line}");
    }
}

#[test]
fn a_place_is_offered_to_be_the_same_where_the_same_words_follow() {
    let offers = |words: &str| build(&draft_of([(words, Role::Say)])).offers.len();
    assert_eq!(offers("××县第十五届人民代表大会今天开幕。我宣布：××县第十五届人民代表大会开幕。"), 1);
    assert_eq!(offers("××县两起，××县三起，××县、××县各一起。"), 0);
    assert_eq!(offers("请×××书记讲话。请×××书记讲话。"), 0);
}

#[test]
fn whoever_alone_was_called_to_do_something_is_offered_where_it_is_said_to_be_done() {
    let offers = |called: &[&str], told: &str| {
        let lines = called.iter().copied().chain([told]).map(|line| (line, Role::Say));
        let mut draft = draft_of(lines);
        for piece in 0..called.len() {
            drafts::call(&mut draft, piece, &["科长", "×××", "同志"]);
        }
        assert_good(&draft, told);
        build(&draft).offers.iter().map(|offer| offer.words(Language::Chinese)).collect::<Vec<_>>()
    };
    let reads = "请科长×××同志宣读文件。";
    assert_eq!(
        offers(&[reads], "刚才，×××同志宣读了文件。"),
        ["第2处空白和第1处可能是同一个（都是“宣读”），采用后只需填一次"]
    );
    assert_eq!(offers(&[reads], "刚才，×××同志作了讲话。"), [] as [String; 0], "that is another deed");
    assert_eq!(offers(&[reads], "刚才宣读的，×××同志都听到了。"), [] as [String; 0]);
    let twice = offers(&[reads, reads], "刚才，×××同志宣读了文件。");
    assert!(twice.iter().all(|offer| !offer.contains("宣读")), "two were called to read: {twice:?}");
}

/// Somebody is called by unit and office alone.
fn call_by_office(draft: &mut Draft, piece: usize, parts: [&str; 2]) {
    drafts::call(draft, piece, &[parts[0], parts[1]]);
    let speakers = draft.pieces[piece].call.as_mut().map(|call| &mut call.speakers).unwrap();
    let last = speakers.last_mut().unwrap();
    *last = Speaker {
        whole: last.whole.clone(),
        unit: last.name.take(),
        office: last.address.take(),
        ..Speaker::default()
    };
}

fn ready(agenda: &Agenda) -> Rundown {
    Rundown::new(Arc::new(agenda.clone()), Arc::default())
}

#[test]
fn whoever_is_called_by_office_is_in_the_roster_and_no_word_changes() {
    let mut draft = draft_of([
        ("请市安监局局长讲话。", Role::Say),
        ("刚才讲得很好。", Role::Say),
        ("再请市安监局局长总结。", Role::Say),
        ("请教师代表发言。", Role::Say),
        ("请教师代表发言。", Role::Say),
    ]);
    for (piece, parts) in
        [(0, ["市安监局", "局长"]), (2, ["市安监局", "局长"]), (3, ["教师", "代表"]), (4, ["教师", "代表"])]
    {
        call_by_office(&mut draft, piece, parts);
        drafts::wait(&mut draft, piece, WaitKind::Speech);
    }
    assert_good(&draft, "offices");
    let agenda = build(&draft).agenda;
    let people: Vec<_> =
        agenda.people.values().map(|person| (person.name.as_str(), person.office.as_deref())).collect();
    assert_eq!(people, [("", Some("局长")), ("", Some("代表")), ("", Some("代表"))], "one head, two delegates");
    let steps = &agenda.items[0].steps;
    assert_eq!(say(&steps[0]), "请{{发言人.单位职务}}讲话。");
    assert_eq!(steps[0].turn, steps[1].turn, "somebody of the same unit and office is the same");
    assert!(steps.iter().all(|step| step.who.is_none()), "{agenda:?}");
    let rundown = ready(&agenda);
    let rules: Vec<&str> = check(&rundown).iter().map(|problem| problem.problem.rule()).collect();
    assert!(!rules.contains(&"unfilled"), "no name is missed that the document does not name: {rules:?}");
    let waits = item_flow(&rundown, &Session::Ready, 0).into_iter().filter_map(|entry| match entry {
        FlowEntry::Wait { wait, .. } => Some(wait.who.iter().map(|run| run.text.clone()).collect::<String>()),
        FlowEntry::Paragraph(_) | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    assert_eq!(waits.collect::<Vec<_>>(), ["市安监局局长", "市安监局局长", "教师代表", "教师代表"]);
}

#[test]
fn many_a_unit_and_a_name_with_its_office_are_not_somebody_called_by_office() {
    for (words, parts) in [
        ("请各县县长发言。", ["各县", "县长"]),
        ("请少峰书记讲话。", ["少峰", "书记"]),
        ("请甲局局长、乙局局长发言。", ["甲局局长、乙局", "局长"]),
        ("请第××组组长发言。", ["第××组", "组长"]),
    ] {
        let mut draft = draft_of([(words, Role::Say)]);
        call_by_office(&mut draft, 0, parts);
        if parts[0] == "少峰" {
            let speaker = &mut draft.pieces[0].call.as_mut().unwrap().speakers[0];
            let (unit, office) = (speaker.unit.take().unwrap(), speaker.office.take().unwrap());
            speaker.office = Some(unit.start..office.end);
        }
        assert_good(&draft, words);
        assert!(build(&draft).agenda.people.is_empty(), "{words}");
    }
}

#[test]
fn a_blank_that_two_passages_make_together_is_one() {
    let mut history = History::new(draft_of([("请××同志讲话。", Role::Say)]));
    let middle = history.draft().text.find('×').unwrap() + '×'.len_utf8();
    assert!(history.apply(&Change::Split { byte: middle }));
    assert!(history.apply(&Change::Role(0, Role::Noise)) && history.undo());
    assert_good(history.draft(), "cut in the middle of a blank");
    let agenda = build(history.draft()).agenda;
    assert_eq!(agenda.values.len(), 1, "{agenda:?}");
}

fn imported(script: &str) -> Agenda {
    let paragraphs = script.lines().map(super::Paragraph::plain).collect();
    build(&super::read(&super::Document { paragraphs })).agenda
}

#[test]
fn one_person_under_what_they_are_in_the_meeting_and_otherwise_is_one() {
    let agenda = imported(
        "结业式主持词\n同志们，现在开会。\n首先，请第一组组长容止同志发言。\n（发言）\n下面，请学员代表容止同志领取证书。\n（领取）\n\
         请市水务局局长舒展介绍情况。\n（介绍）\n谢谢舒展局长。散会。",
    );
    let named = |name: &str| agenda.people.values().filter(|person| person.name == name).collect::<Vec<_>>();
    let [student] = named("容止")[..] else { panic!("{:?}", agenda.people) };
    assert_eq!((student.unit.as_deref(), student.office.as_deref()), (Some("第一组"), Some("组长")));
    // Said with the office before the name, 局长 would be heard twice.
    let [head] = named("舒展")[..] else { panic!("{:?}", agenda.people) };
    assert_eq!((head.office.as_deref(), head.address.as_deref()), (Some("局长"), None));
}

#[test]
fn an_item_that_is_only_numbered_is_called_what_the_overview_calls_it() {
    let agenda = imported(
        "同志们，今天的会议有三项议程：一是传达文件精神；二是两个单位汇报；三是领导讲话。\n下面，进行第一项议程，请容止同志传达文件。\n（传达）\n\
         进行第二项议程，首先请水务局局长舒展同志汇报。\n（汇报）\n再请气象局局长常山同志汇报。\n（汇报）\n进行最后一项议程，请县长蓝天同志讲话。\n（讲话）\n散会。",
    );
    let titles: Vec<&str> = agenda.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["传达文件精神", "两个单位汇报", "领导讲话"]);
}
