//! What the check reports, and where; and beside each case the near misses over which it must stay silent, because a
//! false alarm costs trust.

use crate::samples::{self, ready};
use lectern_core::agenda::check::check;
use lectern_core::agenda::{Rundown, SideTexts, TextFault, TextFile};
use lectern_core::diagnostic::{Diagnostic, Problem, Severity, Spot};
use lectern_core::format;
use serde_json::{Value, json};
use std::sync::Arc;

/// A sound agenda: an opening, three counted items (one with two speakers), a closing.
fn sound() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "starts": "2026-03-20T09:00", "place": "三楼", "host": "zhou" },
        "people": {
            "zhou": { "name": "周明远", "unit": "区委组织部", "office": "部长" },
            "lu": { "name": "陆远", "unit": "水利局", "office": "科长" },
            "xie": { "name": "谢安", "unit": "财政局" },
        },
        "values": { "batches": { "label": "选派批次", "value": "五" } },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [{ "say": "现在开会。" }] },
            { "id": "exchange", "kind": "speeches", "title": "交流发言", "steps": [
                { "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech" },
                { "turn": "xie", "say": "请{{speaker}}发言。", "wait": "speech" },
            ] },
            { "id": "papers", "kind": "reading", "title": "宣读文件", "steps": [{ "say": "第{{batches}}批。" }] },
            { "id": "remarks", "kind": "remarks", "title": "总结讲话", "steps": [{ "say": "同志们：" }] },
            { "id": "closing", "kind": "closing", "steps": [{ "say": "散会。" }] },
        ],
    })
}

/// Puts a value at a JSON pointer, where its parent exists; a null removes what stands there.
fn set(agenda: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match agenda.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Object(map) if value.is_null() => drop(map.shift_remove(key)),
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("{parent} is {other}"),
    }
}

fn changed(changes: &[(&str, Value)]) -> Value {
    let mut agenda = sound();
    changes.iter().for_each(|(pointer, value)| set(&mut agenda, pointer, value.clone()));
    agenda
}

/// Rules and places, in the order of the places.
fn found(rundown: &Rundown) -> Vec<(&'static str, String)> {
    let mut found: Vec<_> = check(rundown).iter().map(|one| (one.problem.rule(), one.place.path.to_string())).collect();
    found.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    found
}

type Case<'a> = (&'a [(&'a str, Value)], &'a [(&'a str, &'a str)]);

fn hold(cases: &[Case<'_>]) {
    assert_eq!(found(&ready(&sound())), [], "the agenda that the cases change is sound itself");
    for (changes, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(rule, path)| (*rule, (*path).to_owned())).collect();
        assert_eq!(found(&ready(&changed(changes))), expected, "{changes:?}");
    }
}

const OPENING: &str = "/items/0/steps/0/say";
const SPEECH: &str = "/items/1/steps/0/say";
const PAPERS: &str = "/items/2/steps/0/say";
const REMARKS: &str = "/items/3/steps/0/say";
const CLOSING: &str = "/items/4/steps/0/say";

#[test]
fn ids_that_lead_nowhere_or_to_two_places_are_reported_where_they_stand() {
    let say = |words: &str| json!([{ "say": words }]);
    hold(&[
        (&[("/items/1/steps/0/turn", json!("liu"))], &[("no-such-person", "items[1].steps[0].turn")]),
        (&[("/items/1/steps/0/turn", json!("zhou"))], &[]),
        (&[("/meeting/host", json!("liu"))], &[("no-such-person", "meeting.host")]),
        (&[("/meeting/host", Value::Null)], &[]),
        (
            &[(PAPERS, json!("请{{people.liu.short}}宣读。第{{batches}}批。"))],
            &[("no-such-person", "items[2].steps[0].say")],
        ),
        (&[(PAPERS, json!("请{{people.lu.short}}宣读。第{{batches}}批。"))], &[]),
        (&[(CLOSING, json!("{{batch}}"))], &[("no-such-value", "items[4].steps[0].say")]),
        (&[("/items/4/steps/0/enter", json!(["batch"]))], &[("no-such-value", "items[4].steps[0].enter[0]")]),
        (&[("/items/4/steps/0/enter", json!(["batches"]))], &[]),
        (&[(CLOSING, json!("{{items.paper.title}}"))], &[("no-such-item", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("{{items.papers.title}}"))], &[]),
        (&[("/items/3/id", json!("papers"))], &[("repeated-id", "items[3].id")]),
        (
            &[("/items/1/steps/0/id", json!("a")), ("/items/1/steps/1/id", json!("a"))],
            &[("repeated-id", "items[1].steps[1].id")],
        ),
        // Steps of different items may well be called the same, and so may a person and an item.
        (
            &[("/items/1/steps/0/id", json!("a")), ("/items/2/steps/0/id", json!("a")), ("/items/3/id", json!("lu"))],
            &[],
        ),
        (&[("/items/3/id", json!("总结 讲话"))], &[("unusable-id", "items[3].id")]),
        (&[("/items/3/id", json!("总结讲话"))], &[]),
        (&[("/people/a.b", json!({ "name": "甲" }))], &[("unusable-id", "people.a.b")]),
        (&[("/values/", json!({ "label": "数", "value": "1" }))], &[("unusable-id", "values.")]),
        (
            &[("/items/4/steps", say("")), ("/items/0/steps", say("现在开会。"))],
            &[("nothing-in-item", "items[4]"), ("nothing-in-step", "items[4].steps[0]")],
        ),
    ]);
}

#[test]
fn what_the_host_could_not_read_aloud_is_reported() {
    hold(&[
        (&[("/people/lu/name", json!(""))], &[("unfilled", "people.lu.name")]),
        (&[("/people/lu/name", json!("×××"))], &[("unfilled", "people.lu.name")]),
        (&[("/people/lu/name", json!("陆×"))], &[("raw-blank", "people.lu.name")]),
        (&[("/people/lu/name", json!("陆X"))], &[("raw-blank", "people.lu.name")]),
        (&[("/people/lu/name", json!("陆某"))], &[("raw-blank", "people.lu.name")]),
        (&[("/people/lu/name", json!("陆*"))], &[("raw-blank", "people.lu.name")]),
        (&[("/people/lu/name", json!("陆×远"))], &[("raw-blank", "people.lu.name")]),
        (&[("/people/lu/name", json!("Max"))], &[]),
        (&[("/people/lu/name", json!("Alex Xu"))], &[]),
        (&[("/people/lu/name", json!("买买提·X光"))], &[]),
        (&[("/people/lu/office", json!(""))], &[("unfilled", "people.lu.office")]),
        (&[("/people/lu/office", Value::Null)], &[]),
        // Nobody says the host's office, so nobody misses it.
        (&[("/people/zhou/office", json!(""))], &[]),
        (&[("/people/lu/unit", json!("区委***"))], &[("raw-blank", "people.lu.unit")]),
        (&[("/values/batches/value", json!(""))], &[("unfilled", "values.batches.value")]),
        (&[("/values/spare", json!({ "label": "备用", "value": "" }))], &[("unfilled", "values.spare.value")]),
        (&[("/values/spare", json!({ "label": "备用", "value": "三" }))], &[]),
        (&[("/values/batches/value", json!("")), ("/items/2/steps/0/enter", json!(["batches"]))], &[]),
        (
            &[("/values/batches/value", json!("")), ("/items/3/steps/0/enter", json!(["batches"]))],
            &[("entered-too-late", "items[2].steps[0].say")],
        ),
        (&[(PAPERS, json!("第***批。第{{batches}}批。"))], &[("raw-blank", "items[2].steps[0].say")]),
        (&[(PAPERS, json!("第**五**批，{{batches}}。"))], &[]),
        (&[(CLOSING, json!("{{speaker.nmae}}散会。"))], &[("unknown-placeholder", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("{{batches 散会。"))], &[("unclosed-placeholder", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("{{ }}散会。"))], &[("empty-placeholder", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("{散会}。"))], &[]),
        (&[(CLOSING, json!("谢谢{{speaker}}。"))], &[("nothing-to-compute", "items[4].steps[0].say")]),
        (&[("/items/1/steps/1/thanks", json!("谢谢{{speaker.short}}。"))], &[]),
        (&[(SPEECH, json!("请{{turn.next.short}}做好准备。"))], &[]),
        (
            &[("/items/1/steps/1/say", json!("请{{turn.next.short}}做好准备。"))],
            &[("nothing-to-compute", "items[1].steps[1].say")],
        ),
        (&[(OPENING, json!("{{item.number}}"))], &[("nothing-to-compute", "items[0].steps[0].say")]),
        (&[("/items/2/title", Value::Null), (OPENING, json!("{{items.list}}"))], &[("unfilled", "items[2].title")]),
        (&[("/items/2/title", Value::Null)], &[]),
        (
            &[("/items/1/steps/1/say", json!("请{{speaker.office}}发言。"))],
            &[("nothing-to-compute", "items[1].steps[1].say")],
        ),
        (&[("/meeting/place", Value::Null), (OPENING, json!("{{meeting.place}}"))], &[("unfilled", "meeting.place")]),
        (&[("/meeting/place", Value::Null)], &[]),
        (&[(CLOSING, json!("散会（鼓掌）。"))], &[("spoken-direction", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("请*宣布散会。"))], &[("stars-may-be-blanks", "items[4].steps[0].say")]),
        (&[(CLOSING, json!("3*5等于15，散会。"))], &[]),
        (&[(CLOSING, json!("散会。\n\n> （鼓掌）"))], &[]),
        (&[(CLOSING, json!("各县（市、区）散会。"))], &[]),
        (&[(CLOSING, json!("他的讲话（大家多次用热烈的掌声向他致意）很好。"))], &[]),
    ]);
}

#[test]
fn steps_and_items_without_content_are_reported() {
    let choice = |count: usize| {
        let all = json!([{ "id": "y", "label": "是", "say": "是。" }, { "id": "n", "label": "否", "say": "否。" }]);
        Value::Array(all.as_array().unwrap()[..count].to_vec())
    };
    hold(&[
        (&[("/meeting/title", json!("　"))], &[("no-title", "meeting.title")]),
        (&[("/items", json!([])), ("/values", json!({}))], &[("no-items", "items")]),
        (&[("/items/4/steps", json!([]))], &[("nothing-in-item", "items[4]")]),
        (&[("/items/4/steps/-", json!({}))], &[("nothing-in-step", "items[4].steps[1]")]),
        (&[("/items/4/steps/-", json!({ "wait": "applause" }))], &[]),
        (&[("/items/4/steps/-", json!({ "minutes": 3 }))], &[("nothing-in-step", "items[4].steps[1]")]),
        (&[("/items/4/steps/-", json!({ "wait": "speech" }))], &[("nobody-has-the-floor", "items[4].steps[1].wait")]),
        (&[("/items/4/steps/-", json!({ "wait": "speech", "who": "代表们" }))], &[]),
        (&[("/items/4/steps/-", json!({ "wait": "speech", "turn": "lu" }))], &[]),
        (&[("/items/4/steps/-", json!({ "choose": choice(1) }))], &[("one-alternative", "items[4].steps[1].choose")]),
        (&[("/items/4/steps/-", json!({ "choose": choice(2) }))], &[]),
    ]);
}

#[test]
fn minutes_that_do_not_add_up_are_reported() {
    let minutes = |all: [u32; 5], meeting: u32| {
        let mut agenda = sound();
        set(&mut agenda, "/meeting/minutes", json!(meeting));
        for (item, minutes) in all.into_iter().enumerate().filter(|(_, minutes)| *minutes > 0) {
            set(&mut agenda, &format!("/items/{item}/minutes"), json!(minutes));
        }
        found(&ready(&agenda))
    };
    let wrong = [("minutes-disagree", "meeting.minutes".to_owned())];
    assert_eq!(minutes([5, 20, 10, 20, 5], 60), []);
    assert_eq!(minutes([5, 20, 10, 20, 6], 60), wrong);
    assert_eq!(minutes([5, 20, 10, 20, 4], 60), wrong);
    // One item is not planned: less than the whole is no contradiction, more is.
    assert_eq!(minutes([5, 20, 10, 20, 0], 60), []);
    assert_eq!(minutes([5, 20, 10, 26, 0], 60), wrong);

    let steps = |first: u32, second: u32| {
        found(&ready(&changed(&[
            ("/items/1/minutes", json!(16)),
            ("/items/1/steps/0/minutes", json!(first)),
            ("/items/1/steps/1/minutes", json!(second)),
        ])))
    };
    assert_eq!(steps(8, 8), []);
    assert_eq!(steps(8, 7), []);
    assert_eq!(steps(8, 9), [("item-minutes-disagree", "items[1].minutes".to_owned())]);
}

#[test]
fn counts_and_lists_that_do_not_agree_with_the_agenda_are_reported() {
    let opening = "items[0].steps[0].say";
    hold(&[
        (&[(OPENING, json!("今天的会议有四项议程。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有4项议程。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有两个议题。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("今天的会议有三项议程。"))], &[]),
        (&[(OPENING, json!("今天的会议有 3 项议程。"))], &[]),
        (&[(OPENING, json!("今天的会议有{{items.count}}项议程：{{items.list}}。"))], &[]),
        (&[(OPENING, json!("会议主要有四项内容。"))], &[("count-disagrees", opening)]),
        (&[(OPENING, json!("过去一年，我们完成了四项任务。"))], &[]),
        (&[(OPENING, json!("报告有四项内容值得注意。"))], &[]),
        (&[(OPENING, json!("首先进行第一项议程。"))], &[]),
        (&[(OPENING, json!("有三项议程：一是交流发言；二是宣读文件；三是总结讲话。"))], &[]),
        (&[(OPENING, json!("有三项议程：一是交流发言；二是宣读文件。"))], &[("list-disagrees", opening)]),
        (&[(OPENING, json!("有三项议程：一是交流；二是宣读；三是讲话；四是合影。"))], &[("list-disagrees", opening)]),
        // A list of something else, in a paragraph of its own.
        (&[(OPENING, json!("有三项议程。\n\n会前说两件事：一是关闭手机；二是保持安静。"))], &[]),
        (&[(CLOSING, json!("会后有两件事：一是领取材料；二是合影留念。"))], &[]),
        (&[(REMARKS, json!("同志们，今年有四项任务：一是防汛；二是修渠；三是清淤；四是植树。"))], &[]),
        (&[(REMARKS, json!("同志们，五项议程已经进行完毕。"))], &[]),
    ]);
}

#[test]
fn a_count_that_follows_the_word_agenda_is_a_count_too() {
    let one_item = |words: &str| {
        let mut agenda = changed(&[(OPENING, json!(words))]);
        for item in [2, 3] {
            set(&mut agenda, &format!("/items/{item}/numbered"), json!(false));
        }
        let rules: Vec<&str> = found(&ready(&agenda)).into_iter().map(|(rule, _)| rule).collect();
        rules
    };
    let (count, both) = (vec!["count-disagrees"], vec!["count-disagrees", "list-disagrees"]);
    for (words, expected) in [
        ("今天的会议议程有三项：一是学习；二是讲话；三是表决。", &both),
        ("会议议程有三项。", &count),
        ("今天会议的议程一共三项", &count),
        ("本次大会的议程共有 3 项，", &count),
        ("会议议程为三项，", &count),
        ("大会的主要议程是3项。", &count),
        ("今天的议题有两个。", &count),
        ("会议议程主要有以下三项内容：", &count),
        ("今天的会议议程安排了三项。", &count),
        ("今天召开会议，主要有四项任务：一是学习；二是讲话；三是表决；四是合影。", &both),
        ("今天的会议有 4 项议程。", &count),
    ] {
        assert_eq!(&one_item(words), expected, "{words}");
    }
    for words in [
        "会议议程有一项。",
        "今天的会议议程进行到第三项。",
        "议程一项一项地进行。",
        "这项议程有三项内容。",
        "该议程有三项。",
        "我们要完成三项任务。",
        "会议部署了三项任务：一是防汛；二是修渠；三是清淤。",
        "会议指出，明年主要有三项任务：一是防汛；二是修渠；三是清淤。",
        "今年主要有四项任务：一是防汛；二是修渠；三是清淤；四是植树。",
        "会议还有三项工作要说明。",
        "上次会议的议程有三项。",
        "每三项议程之间休息。",
        "会议议程和三项制度已经印发。",
    ] {
        assert_eq!(one_item(words), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn a_list_belongs_to_the_count_before_it_and_is_looked_at_once() {
    let rules = |words: &str| -> Vec<&str> {
        found(&ready(&changed(&[(OPENING, json!(words))]))).into_iter().map(|(rule, _)| rule).collect()
    };
    assert_eq!(
        rules("今天的会议共有五项议程。会议有3项议程，一是学习；二是讲话。"),
        ["count-disagrees", "list-disagrees"]
    );
    assert_eq!(rules("今天的会议共有三项议程。三项议程，一是学习；二是讲话；三是表决。"), Vec::<&str>::new());
    assert_eq!(rules("今天有两个议题。会议有三项议程，一是学习；二是讲话。"), ["count-disagrees", "list-disagrees"]);
}

#[test]
fn ordinals_that_do_not_fit_the_order_are_reported() {
    hold(&[
        (
            &[(PAPERS, json!("现在进行第三项议程，第{{batches}}批。"))],
            &[("ordinal-disagrees", "items[2].steps[0].say")],
        ),
        (&[(PAPERS, json!("现在进行第二项议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("现在进行第2项议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("现在进行{{item.number}}议程，第{{batches}}批。"))], &[]),
        (&[(PAPERS, json!("按照章程第五项规定，第{{batches}}批。"))], &[]),
        (&[(SPEECH, json!("第一代表团代表请发言。"))], &[]),
        // The last words of an item may well announce the next.
        (&[("/items/1/steps/1/thanks", json!("下面进行第二项议程。"))], &[]),
        (&[("/items/2/numbered", json!(false)), (REMARKS, json!("现在进行第二项议程。"))], &[]),
        (
            &[("/items/2/numbered", json!(false)), (REMARKS, json!("现在进行第三项议程。"))],
            &[("ordinal-disagrees", "items[3].steps[0].say")],
        ),
    ]);
}

#[test]
fn years_and_dates_that_the_opening_says_otherwise_are_reported() {
    let list = |second: &str| json!(format!("有三项议程：一是交流发言；二是{second}；三是总结讲话。"));
    let papers = "items[2].steps[0].say";
    hold(&[
        (
            &[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("请宣读2025年选派文件。{{batches}}"))],
            &[("years-disagree", papers)],
        ),
        (&[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("请宣读2026年选派文件。{{batches}}"))], &[]),
        (&[(OPENING, list("宣读二〇二六年选派文件")), (PAPERS, json!("请宣读2026年选派文件。{{batches}}"))], &[]),
        // Several years in one text: which is meant is not certain.
        (&[(OPENING, list("宣读2026年选派文件")), (PAPERS, json!("对照2025年，请宣读2026年文件。{{batches}}"))], &[]),
        (&[(OPENING, list("宣读文件")), (PAPERS, json!("2025年，我们办了三件事。{{batches}}"))], &[]),
        (
            &[("/items/2/title", json!("宣读2026年文件")), (PAPERS, json!("宣读2025年文件。{{batches}}"))],
            &[("years-disagree", papers)],
        ),
        (
            &[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报3月6日会议情况。{{batches}}"))],
            &[("dates-disagree", papers)],
        ),
        (&[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报三月五日会议情况。{{batches}}"))], &[]),
        (&[(OPENING, list("通报3月5日会议情况")), (PAPERS, json!("通报会议情况。{{batches}}"))], &[]),
    ]);
}

#[test]
fn days_that_do_not_exist_or_are_not_the_meeting_are_reported() {
    hold(&[
        (&[(OPENING, json!("今天是3月21日。"))], &[("not-the-meeting-date", "items[0].steps[0].say")]),
        (&[(OPENING, json!("今天是2025年3月20日。"))], &[("not-the-meeting-date", "items[0].steps[0].say")]),
        (&[(OPENING, json!("今天是3月20日，星期五。"))], &[]),
        (&[(OPENING, json!("报到时间是3月21日。"))], &[]),
        (&[(REMARKS, json!("今天是3月21日。"))], &[("not-the-meeting-date", "items[3].steps[0].say")]),
        (&[(OPENING, json!("今天是3月20日，星期四。"))], &[("weekday-disagrees", "items[0].steps[0].say")]),
        (&[(REMARKS, json!("2026年5月1日（周六）放假。"))], &[("weekday-disagrees", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2026年5月1日（周五）放假。"))], &[]),
        (&[(REMARKS, json!("2026年5月3日（星期天）放假。"))], &[]),
        // Without a year nobody knows which Saturday.
        (&[(REMARKS, json!("5月1日（周六）放假。"))], &[]),
        (&[(REMARKS, json!("2月30日前报送。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2025年2月29日前报送。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("2024年2月29日和今后的2月29日。"))], &[]),
        (&[(REMARKS, json!("十三月一日。"))], &[("impossible-date", "items[3].steps[0].say")]),
        (&[(REMARKS, json!("用三个月20日内办结，每月5日报送。"))], &[]),
        (&[("/meeting/starts", json!("2026-02-30T09:00"))], &[("unreadable-start", "meeting.starts")]),
        (&[("/meeting/starts", json!("下周五"))], &[("unreadable-start", "meeting.starts")]),
        (&[("/meeting/starts", json!(""))], &[]),
        (&[("/meeting/starts", json!("2026-03-20T09:00:30"))], &[]),
    ]);
}

#[test]
fn whatever_is_called_today_must_be_the_day_of_the_meeting() {
    let wrong = |at: &'static str, words: &str| {
        let all = found(&ready(&changed(&[(at, json!(words))])));
        assert!(all.iter().all(|(rule, _)| *rule == "not-the-meeting-date"), "{words}: {all:?}");
        all.len() == 1
    };
    for words in [
        "今天，2026年3月21日，我们在这里开会。",
        "今天（3月21日）召开会议。",
        "今天(2026年3月21日)召开会议。",
        "今天是2025年3月20日。",
        "今天是二〇二六年三月二十一日，星期六。",
        "今天3月21日，我们开会。",
        "今天：3月21日。",
        "今天 3月21日 开会。",
        "今日是3月21日。",
        "3月21日（今天）召开会议。",
        "今天，3月21日星期六，我们开会。",
    ] {
        for at in [OPENING, SPEECH, REMARKS, CLOSING] {
            assert!(wrong(at, words), "{words} at {at}");
        }
    }
    for words in ["2025年3月20日，我们召开会议。", "同志们：\n\n2026年3月21日，我们在这里隆重召开大会。"]
    {
        assert!(wrong(OPENING, words), "{words}");
    }
    for words in [
        "今天，2026年3月20日，我们在这里开会。",
        "今天（3月20日）召开会议。",
        "今天是26年3月20日。",
        "今天，3月5日公布的办法正式施行。",
        "今天起至3月31日，请报送。",
        "今天（3月19日至21日）开会。",
        "3月5日，我们召开了动员会。",
        "3月5日，市委召开会议。",
        "去年3月20日，我们召开会议。",
        "截至3月19日，今天的人数已到齐。",
        "3月21日，今天的同志们将报到。",
    ] {
        for at in [OPENING, REMARKS] {
            assert!(!wrong(at, words), "{words} at {at}");
        }
    }
}

#[test]
fn fields_that_look_like_a_slip_of_the_finger_are_reported_and_others_are_not() {
    hold(&[
        (&[("/meeting/minuts", json!(60))], &[("unknown-field", "meeting.minuts")]),
        (&[("/people/lu/adress", json!("同志"))], &[("unknown-field", "people.lu.adress")]),
        (&[("/values/batches/vlaue", json!("1"))], &[("unknown-field", "values.batches.vlaue")]),
        (&[("/items/1/titel", json!("发言"))], &[("unknown-field", "items[1].titel")]),
        (&[("/items/1/steps/0/thank", json!("谢谢"))], &[("unknown-field", "items[1].steps[0].thank")]),
        (&[("/peopel", json!({}))], &[("unknown-field", "peopel")]),
        (&[("/meeting/seating", json!([1, 2])), ("/items/1/colour", json!("red")), ("/x", json!(1))], &[]),
        (&[("/items/1/Title", json!("发言"))], &[("unknown-field", "items[1].Title")]),
        (&[("/items/1/steps/0/woh", json!("代表"))], &[("unknown-field", "items[1].steps[0].woh")]),
        (&[("/items/1/steps/0/di", json!("a"))], &[("unknown-field", "items[1].steps[0].di")]),
        (&[("/items/1/steps/0/ID", json!("a"))], &[("unknown-field", "items[1].steps[0].ID")]),
        (&[("/items/1/steps/0/to", json!("a")), ("/items/1/steps/0/a", json!(1))], &[]),
        (
            &[(REMARKS, json!({ "file": "a.md", "flie": "b.md" }))],
            &[("text-missing", "items[3].steps[0].say.file"), ("unknown-field", "items[3].steps[0].say.flie")],
        ),
    ]);
}

#[test]
fn a_misspelt_say_is_reported_since_its_words_would_vanish() {
    for name in ["sya", "says", "Say", "sey", "SAY", "sa"] {
        let step = json!([{ "wait": "other" }, { name: "同志们，现在散会。" }]);
        let wrong = |rule| (rule, "items[4].steps[1]".to_owned());
        let rundown = ready(&changed(&[("/items/4/steps", step)]));
        let unknown = ("unknown-field", format!("items[4].steps[1].{name}"));
        assert_eq!(found(&rundown), [wrong("nothing-in-step"), unknown], "{name}");
        let problems = check(&rundown);
        let named = problems
            .iter()
            .any(|one| matches!(&one.problem, Problem::UnknownField { similar, .. } if similar == "say"));
        assert!(named, "{problems:?}");
    }
    let choose = json!([
        { "id": "y", "label": "是", "say": "是。", "sya": "通过了。" },
        { "id": "n", "label": "否", "say": "否。", "lable": "不" },
    ]);
    hold(&[(
        &[("/items/4/steps/-", json!({ "choose": choose }))],
        &[("unknown-field", "items[4].steps[1].choose[0].sya"), ("unknown-field", "items[4].steps[1].choose[1].lable")],
    )]);
}

#[test]
fn unknown_fields_with_words_in_them_are_reported_where_the_script_stands() {
    let choose = |name: &str| json!([{ "id": "y", "label": "是", "say": "是。", name: "同意的请举手。" }, { "id": "n", "label": "否", "say": "否。" }]);
    hold(&[
        (&[("/items/4/steps/0/speech", json!("同志们好。"))], &[("unread-words", "items[4].steps[0].speech")]),
        (&[("/items/4/steps/0/lines", json!(["同志们好。"]))], &[("unread-words", "items[4].steps[0].lines")]),
        (
            &[("/items/4/steps/-", json!({ "choose": choose("after") }))],
            &[("unread-words", "items[4].steps[1].choose[0].after")],
        ),
        (&[("/items/4/steps/0/colour", json!("red"))], &[]),
        (&[("/items/4/steps/0/x-note", json!("会前再核对"))], &[]),
        (&[("/items/4/steps/-", json!({ "choose": choose("x-after") }))], &[]),
        (&[("/items/4/note", json!("会前再核对")), ("/note", json!("会前再核对"))], &[]),
    ]);
}

#[test]
fn a_newer_format_is_reported_once_and_the_rest_is_checked() {
    hold(&[(
        &[("/format", json!(2)), ("/meeting/title", json!(""))],
        &[("newer-format", "format"), ("no-title", "meeting.title")],
    )]);
}

#[test]
fn a_missing_name_says_where_the_script_needs_it() {
    let rundown =
        ready(&changed(&[("/people/lu/name", json!("")), (CLOSING, json!("谢谢{{items.exchange.speakers}}。"))]));
    let problems = check(&rundown);
    let [Diagnostic { problem: Problem::Unfilled { label, uses }, .. }] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    assert_eq!(label, "水利局科长姓名");
    let uses: Vec<String> = uses.iter().map(ToString::to_string).collect();
    assert_eq!(uses, ["items[1].steps[0].say", "items[4].steps[0].say"]);
}

#[test]
fn what_a_person_lacks_is_called_by_its_field_and_without_any_marks() {
    let label = |person: Value, words: &str| {
        let problems = check(&ready(&changed(&[("/people/lu", person), (SPEECH, json!(words))])));
        let mut labels = problems.iter().filter_map(|one| {
            if let Problem::Unfilled { label, .. } | Problem::EmptyPlaceholderSource { label } = &one.problem {
                return Some(label.clone());
            }
            None
        });
        labels.next().unwrap_or_default()
    };
    for (person, words, expected) in [
        (json!({ "name": "***", "office": "主任" }), "请{{speaker}}。", "主任姓名"),
        (json!({ "name": "×××", "unit": "区委***", "office": "" }), "请{{speaker.name}}。", "区委姓名"),
        (json!({ "name": "" }), "请{{speaker}}。", "姓名"),
        (json!({ "name": "张明", "unit": "水利局", "office": "__" }), "请{{speaker}}。", "张明的职务"),
        (json!({ "name": "张×", "unit": "水利局", "office": "" }), "请{{speaker.office}}。", "水利局的职务"),
        (json!({ "name": "张明" }), "请{{people.lu.address}}。", "张明的称呼"),
        (json!({ "name": "张明", "address": " " }), "请{{people.lu.address}}。", "张明的称呼"),
        (json!({ "name": "张明" }), "请{{people.lu.office}}。", "张明的职务"),
        (json!({ "name": "张明" }), "请{{people.lu.unit}}。", "张明的单位"),
        (json!({ "name": "张明" }), "请{{people.lu.title}}。", "张明的单位或职务"),
    ] {
        assert_eq!(label(person.clone(), words), expected, "{person} {words}");
    }
}

#[test]
fn a_problem_in_the_words_points_at_those_words() {
    let cases = [
        ("今天有四项议程。", "四项"),
        ("今天是3月21日。", "3月21日"),
        ("今天是3月20日（周四）。", "周四"),
        ("请***同志。", "***"),
        ("开会（鼓掌）。", "（鼓掌）"),
        ("开会{{nothing}}。", "{{nothing}}"),
    ];
    for (words, meant) in cases {
        let found = check(&ready(&changed(&[(OPENING, json!(words))])));
        let [Diagnostic { place, .. }] = found.as_slice() else { panic!("{words}: {found:?}") };
        let Spot::Bytes(bytes) = &place.spot else { panic!("{words}: {place:?}") };
        assert_eq!(&words[bytes.clone()], meant, "{words}");
    }
}

#[test]
fn a_file_beside_the_agenda_that_cannot_be_had_is_reported_once_for_each_use() {
    let fault = |name: &str, text: Option<Result<String, TextFault>>| {
        let mut agenda = sound();
        set(&mut agenda, REMARKS, json!({ "file": name }));
        let agenda = format::read(&agenda.to_string()).unwrap();
        let side: SideTexts = text.into_iter().map(|text| (TextFile(name.to_owned()), text)).collect();
        found(&Rundown::new(Arc::new(agenda), Arc::new(side)))
    };
    let at = |rule| vec![(rule, "items[3].steps[0].say.file".to_owned())];
    assert_eq!(fault("讲话.md", Some(Ok("同志们：".to_owned()))), []);
    assert_eq!(fault("讲话.md", None), at("text-missing"));
    assert_eq!(fault("讲话.md", Some(Err(TextFault::Missing))), at("text-missing"));
    assert_eq!(fault("讲话.md", Some(Err(TextFault::NotText))), at("text-not-text"));
    assert_eq!(fault("讲话.md", Some(Err(TextFault::TooLarge(9_000_000)))), at("text-too-large"));
    assert_eq!(fault("讲话.md", Some(Err(TextFault::Unreadable("拒绝访问".to_owned())))), at("text-unreadable"));
    for outside in ["../讲话.md", "/etc/讲话.md", "C:\\讲话.md", "a//b.md", "./a.md"] {
        assert_eq!(fault(outside, None), at("text-outside"), "{outside}");
    }
    for nameless in ["", " "] {
        assert_eq!(fault(nameless, None), at("no-file-name"));
        assert_eq!(fault(nameless, Some(Err(TextFault::Outside))), at("no-file-name"));
    }
    // Its words are checked like any other, and said to stand in it.
    let mut agenda = sound();
    set(&mut agenda, REMARKS, json!({ "file": "讲话.md" }));
    let agenda = format::read(&agenda.to_string()).unwrap();
    let side = [(TextFile("讲话.md".to_owned()), Ok("同志们：\n\n请***同志发言。".to_owned()))];
    let rundown = Rundown::new(Arc::new(agenda), Arc::new(side.into_iter().collect()));
    let problems = check(&rundown);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].place.file.as_deref(), Some("讲话.md"));
    assert_eq!(problems[0].problem, Problem::RawBlank { written: "***".to_owned() });
}

#[test]
fn the_finished_samples_are_free_of_problems_and_the_draft_is_not() {
    for sample in samples::all() {
        let problems = check(&sample.rundown());
        if sample.name.contains("draft") {
            let rules: Vec<&str> = problems.iter().map(|one| one.problem.rule()).collect();
            assert!(rules.contains(&"unfilled") && rules.contains(&"raw-blank"), "{rules:?}");
            assert!(problems.iter().any(|one| one.severity() == Severity::Error));
        } else {
            assert_eq!(problems, [], "{}", sample.name);
        }
    }
}
