//! What the screens show while somebody prepares an agenda: its outline, its blanks, and where problems and filled words come from.

use super::views::{give, small};
use crate::samples::{self, ready};
use lectern_core::Language;
use lectern_core::agenda::check::check;
use lectern_core::agenda::edit::{MeetingDetail, PersonDetail};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::diagnostic::{Problem, Severity};
use lectern_core::session::{Command, Session};
use lectern_core::view::{
    BlankTarget, FlowEntry, blanks, item_flow, origin, outline, outline_steps, prompter_view, script_place,
};
use serde_json::json;

#[test]
fn the_outline_names_every_step_and_counts_what_is_wrong_with_each_item() {
    let mut agenda = small();
    agenda["people"]["lu"]["name"] = json!("");
    agenda["items"][0]["steps"][0]["say"] = json!("请***同志（鼓掌）。");
    agenda["items"][2]["steps"][0]["say"] = json!("谢谢{{items.talk.speakers}}和{{people.lu}}。散会。");
    let rundown = ready(&agenda);
    let problems = check(&rundown);
    let shown = outline(&rundown, &problems, Language::Chinese);
    let counts: Vec<(usize, usize)> = shown.iter().map(|item| (item.errors, item.warnings)).collect();
    // The raw blank and the bracket; the missing name in both items that say it, once each.
    assert_eq!(counts, [(1, 1), (1, 0), (1, 0)], "{problems:?}");
    let summaries = |item| outline_steps(&rundown, item, Language::Chinese).into_iter().map(|step| step.summary);
    let summaries: Vec<Vec<String>> = (0..3).map(|item| summaries(item).collect()).collect();
    assert_eq!(
        summaries,
        [
            vec!["请【待填：姓名】同志（鼓掌）。", "填写：应到人数"],
            vec!["水利局科长 发言", "选择：通过 / 未通过"],
            vec!["谢谢【待填：水利局科长姓名】同志和水…"],
        ]
    );
}

#[test]
fn an_item_without_a_title_is_told_by_who_comes_in_it() {
    let name = |steps: serde_json::Value, title: Option<&str>| {
        let mut agenda = small();
        agenda["items"][1]["steps"] = steps;
        agenda["items"][1]["title"] = json!(title);
        outline(&ready(&agenda), &[], Language::Chinese)[1].name.clone()
    };
    let turn = |who: &str| json!({"wait": "speech", "who": who});
    let kind = name(json!([{"say": "下面休息。"}]), None);
    assert_eq!(name(json!([turn("江帆"), turn("江帆")]), None), format!("{kind} 江帆"));
    assert_eq!(name(json!([turn("江帆"), turn("白露"), turn("秦川")]), None), format!("{kind} 江帆、白露等"));
    assert_eq!(name(json!([turn("江帆")]), Some("发言")), "发言");
    // Nobody's name is known: the office is told, and no marks for a blank.
    let mut agenda = small();
    agenda["items"][1]["title"] = json!(null);
    agenda["people"]["lu"]["name"] = json!("***");
    assert_eq!(outline(&ready(&agenda), &[], Language::Chinese)[1].name, format!("{kind} 水利局科长"));
}

#[test]
fn the_outline_of_a_sample_counts_every_problem_of_its_items() {
    for sample in samples::all() {
        let rundown = sample.rundown();
        let problems = check(&rundown);
        let shown = outline(&rundown, &problems, Language::Chinese);
        assert_eq!(shown.len(), rundown.items().len());
        for item in 0..shown.len() {
            let steps = outline_steps(&rundown, item, Language::Chinese);
            assert!(!steps.is_empty() && steps.iter().all(|step| !step.summary.is_empty()), "{}", sample.name);
        }
        let counted: usize = shown.iter().map(|item| item.errors + item.warnings).sum();
        assert_eq!(counted > 0, !problems.is_empty(), "{}", sample.name);
        let errors = problems.iter().filter(|one| one.severity() == Severity::Error).count();
        assert_eq!(shown.iter().any(|item| item.errors > 0), errors > 0, "{}", sample.name);
    }
}

#[test]
fn the_outline_position_names_the_latest_heading_of_each_level() {
    let say =
        "同志们：\n\n# 一、认识\n\n甲。\n\n## （一）意义\n\n乙。\n\n# 二、任务\n\n丙。\n\n## 抓落实的几个要求\n\n丁。";
    let agenda = json!({
        "format": 1, "meeting": { "title": "会" },
        "items": [{ "id": "i", "kind": "remarks", "steps": [{ "id": "s", "say": say }] }],
    });
    let rundown = ready(&agenda);
    let mut session = Session::default();
    give(&rundown, &mut session, Command::Start);
    let mut seen = Vec::new();
    loop {
        seen.push(prompter_view(&rundown, &session).headings.concat());
        if prompter_view(&rundown, &session).at_end {
            break;
        }
        give(&rundown, &mut session, Command::Next);
    }
    let wanted = [
        "",
        "一、",
        "一、",
        "一、（一）",
        "一、（一）",
        "二、",
        "二、",
        "二、抓落实的几个要求",
        "二、抓落实的几个要求",
    ];
    assert_eq!(seen, wanted);
}

#[test]
fn a_blank_says_the_words_around_it_and_people_without_a_title_are_told_apart() {
    let rundown = ready(&json!({
        "format": 1,
        "meeting": { "title": "会议" },
        "people": { "a": { "name": "", "address": "同志" }, "b": { "name": "", "address": "同志" } },
        "values": { "year": { "label": "年份", "value": "" }, "unused": { "label": "没有用到", "value": "" } },
        "items": [ { "id": "one", "kind": "speeches", "title": "发言", "steps": [
            { "say": "现在总结20{{year}}年的工作。" },
            { "turn": "a", "say": "首先，请{{speaker}}发言。", "wait": "speech" },
            { "say": "请{{people.b.name}}发言。" } ] } ]
    }));
    let blanks = blanks(&rundown, &check(&rundown), Language::Chinese);
    let shown = blanks.iter().map(|blank| {
        let around = blank.context.as_ref().map(|at| format!("{}■{}", at.before, at.after));
        (blank.label.as_str(), around.unwrap_or_default())
    });
    let expected = [
        ("年份", "现在总结20■年的工作。"),
        ("姓名（1）", "首先，请■发言。"),
        ("姓名（2）", "请■发言。"),
        ("没有用到", ""),
    ];
    let expected = expected.map(|(label, around)| (label, around.to_owned()));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn a_name_that_only_a_wait_shows_is_listed_and_leads_to_the_person_and_to_the_wait() {
    let turn = |id: &str| json!({ "turn": id, "say": "下面请下一位同志发言。", "wait": "speech" });
    let rundown = ready(&json!({
        "format": 1,
        "meeting": { "title": "会议" },
        "people": { "a": { "name": "", "unit": "甲县", "address": "同志" }, "b": { "name": "", "office": "局长" } },
        "items": [ { "id": "one", "kind": "speeches", "title": "发言", "steps": [turn("a"), turn("b"), turn("a")] } ]
    }));
    let problems = check(&rundown);
    let blanks = blanks(&rundown, &problems, Language::Chinese);
    let [blank] = blanks.as_slice() else { panic!("{blanks:?}") };
    assert_eq!((blank.label.as_str(), blank.uses, blank.item), ("甲县姓名", 2, Some(0)));
    assert_eq!(blank.target, BlankTarget::Person("a".into(), PersonDetail::Name));
    let unfilled = problems.iter().find(|one| matches!(one.problem, Problem::Unfilled { .. })).unwrap();
    assert_eq!(script_place(&rundown, unfilled).unwrap().part, Some(PartKind::Wait));
}

#[test]
fn a_problem_knows_the_paragraph_in_which_it_stands() {
    let rundown = ready(&json!({
        "format": 1,
        "meeting": { "title": "会议" },
        "people": { "a": { "name": "" } },
        "items": [ { "id": "one", "kind": "vote", "title": "表决", "steps": [
            { "say": "请{{people.a}}上台。\n\n2月30日前完成。" },
            { "say": "表决。", "choose": [
                { "id": "y", "label": "过", "say": "通过。" }, { "id": "n", "label": "不过", "say": "不行。\n\n4月31日再说。" } ],
              "wait": "voting", "thanks": "5月32日见。" } ] } ]
    }));
    let flow = item_flow(&rundown, &Session::Ready, 0);
    let paragraphs = flow.iter().flat_map(|entry| match entry {
        FlowEntry::Paragraph(one) => vec![(0, one)],
        FlowEntry::Choose { alternatives, .. } => {
            let all = alternatives.iter().enumerate();
            all.flat_map(|(choice, one)| one.paragraphs.iter().map(move |one| (choice, one))).collect()
        }
        FlowEntry::Wait { .. } | FlowEntry::Enter { .. } => Vec::new(),
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    let mut met = 0;
    for problem in check(&rundown) {
        let Some(place) = script_place(&rundown, &problem) else { continue };
        let here = paragraphs.iter().filter(|(choice, one)| place.is_in_paragraph(one, *choice));
        let here: Vec<String> = here.map(|(_, one)| one.text()).collect();
        let words = match problem.problem.rule() {
            "unfilled" => "【待填：姓名】",
            "impossible-date" => match place.part {
                Some(PartKind::Say) => "2月30日",
                Some(PartKind::Choose) => "4月31日",
                Some(PartKind::Thanks) => "5月32日",
                Some(PartKind::Enter | PartKind::Wait) | None => panic!("{problem:?}"),
            },
            _ => continue,
        };
        assert!(here.len() == 1 && here[0].contains(words), "{problem:?}: {here:?}");
        met += 1;
    }
    assert!(met >= 4, "{met}");
}

#[test]
fn a_filled_word_leads_to_where_it_comes_from() {
    let say = "{{meeting.date}}，{{host.office}}请{{speaker}}发言，{{ people.lu.name }}，{{n}}人，{{items.count}}，{{gone}}，{{turn.next}}。";
    let agenda = json!({
        "format": 1, "meeting": { "title": "会", "starts": "2026-03-20T09:00", "host": "lu" },
        "people": { "lu": { "name": "陆知远" }, "qiu": { "name": "邱岚" }, "wu": { "name": "吴舟" } },
        "values": { "n": { "label": "人数", "value": "64" } },
        "items": [{ "id": "i", "kind": "speeches", "steps": [
            { "id": "s", "turn": "qiu", "say": say, "wait": "speech", "thanks": "谢谢{{speaker}}。" },
            { "turn": "wu", "wait": "speech" },
        ] }],
    });
    let rundown = ready(&agenda);
    let place = |part| Position { item: "i".into(), step: "s".into(), part, at: 0 };
    let of = |word: &str| {
        let at = say.find(word).unwrap();
        let end = at + say[at..].find("}}").unwrap() + 2;
        origin(&rundown, &place(PartKind::Say), at..end)
    };
    let person = |id: &str, detail| Some(BlankTarget::Person(id.into(), detail));
    assert_eq!(of("{{meeting.date"), Some(BlankTarget::Meeting(MeetingDetail::Starts)));
    assert_eq!(of("{{host.office"), person("lu", PersonDetail::Office));
    assert_eq!(of("{{speaker"), person("qiu", PersonDetail::Name));
    assert_eq!(of("{{ people.lu"), person("lu", PersonDetail::Name));
    assert_eq!(of("{{n}}"), Some(BlankTarget::Value("n".into())));
    assert_eq!(of("{{turn.next"), person("wu", PersonDetail::Name));
    assert_eq!((of("{{items.count"), of("{{gone")), (None, None), "what is computed, and what nothing answers to");
    assert_eq!(origin(&rundown, &place(PartKind::Thanks), 6..17), person("qiu", PersonDetail::Name));
    assert_eq!(origin(&rundown, &place(PartKind::Wait), 0..3), None);
    assert_eq!(origin(&rundown, &place(PartKind::Say), 1..9_999), None);
}
