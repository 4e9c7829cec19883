//! What the check reports, and where; and beside each case the near misses over which it must stay silent, because a
//! false alarm costs trust.

mod agreement;
mod days;
mod editions;
mod fields;
mod figures;
mod fixes;
mod greeting;
mod meeting;
mod order;
mod people;
mod phrasing;
mod readings;
mod ready;
mod recap;
mod reused;
mod silence;
mod slips;
mod topics;
mod voices;
mod votes;

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
    // Many cases put other words where the meeting is adjourned, or number one item alone: `order` looks at these rules.
    let elsewhere = ["no-adjournment", "number-after-bare"];
    let told = check(rundown).into_iter().filter(|one| !elsewhere.contains(&one.problem.rule()));
    let mut found: Vec<_> = told.map(|one| (one.problem.rule(), one.place.path.to_string())).collect();
    found.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    found
}

/// The words that a problem points at.
fn words_at<'a>(rundown: &'a Rundown, problem: &Diagnostic) -> &'a str {
    match (rundown.text_at(&problem.place), &problem.place.spot) {
        (Some(text), Spot::Bytes(range)) => &text[range.clone()],
        (_, _) => "",
    }
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
fn gaps_where_something_may_be_missing_are_reported() {
    let gap = |words: &str| match found(&ready(&changed(&[(CLOSING, json!(words))]))).as_slice() {
        [] => false,
        [(rule, path)] if *rule == "gap-may-be-blank" && path == "items[4].steps[0].say" => true,
        other => panic!("{words}: {other:?}"),
    };
    for words in [
        "这是第   次会议。",
        "第 次会议。",
        "第　批干部。",
        "时间是2026年   月   日。",
        "年 月 日报送。",
        "任命　　　同志为科长。",
        "任命   同志为科长。",
        "应到    人。",
        "共　　名代表。",
    ] {
        assert!(gap(words), "{words}");
    }
    for words in [
        "散会。",
        "　　同志们：\n\n　　散会。",
        "3 月 20 日散会。",
        "2026 年 3 月 20 日散会。",
        "张　三同志请坐。",
        "各位代表   同志们：",
        "共 64 名代表。",
        "第 3 次会议。",
        "请陆远 同志讲话。",
        "甲    乙    丙",
        "good  morning",
        "今年 年底报送。",
    ] {
        assert!(!gap(words), "{words}");
    }
}

#[test]
fn tables_and_markup_that_would_be_read_aloud_are_reported() {
    let closing = "items[4].steps[0].say";
    let marked = |words: &str| -> Vec<(&'static str, String)> { found(&ready(&changed(&[(CLOSING, json!(words))]))) };
    for words in [
        "散会。\n\n| 姓名 | 单位 |\n|---|---|\n| 陆远 | 水利局 |",
        "姓名 | 单位\n--- | ---\n陆远 | 水利局",
        "散会。<!-- 这里停一下 -->",
        "<!-- 停一下",
        "散会。<br>再见。",
        "<p class=\"x\">散会。",
        "散会。</p>",
    ] {
        assert_eq!(marked(words), [("spoken-markup", closing.to_owned())], "{words}");
    }
    for words in ["3<5，7>5。", "甲|乙。", "散会。\n\n---\n\n再见。", "<<通知>>", "<通知>", "> <!-- 停 -->"]
    {
        assert_eq!(marked(words), [], "{words}");
    }
    let found = check(&ready(&changed(&[(CLOSING, json!("散会<!-- 停一下 -->。"))])));
    assert_eq!(found[0].problem, Problem::SpokenMarkup { written: "<!-- 停一下 -->".to_owned() });
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
fn a_newer_format_is_reported_once_and_the_rest_is_checked() {
    hold(&[(
        &[("/format", json!(2)), ("/meeting/title", json!(""))],
        &[("newer-format", "format"), ("no-title", "meeting.title")],
    )]);
}

#[test]
fn a_missing_name_says_where_the_script_needs_it() {
    let rundown =
        ready(&changed(&[("/people/lu/name", json!("")), (CLOSING, json!("谢谢{{items.exchange.speakers}}。散会。"))]));
    let problems = check(&rundown);
    let [Diagnostic { problem: Problem::Unfilled { label, uses }, .. }] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    assert_eq!(label, "水利局科长姓名");
    let uses: Vec<String> = uses.iter().map(ToString::to_string).collect();
    assert_eq!(uses, ["items[1].steps[0].say", "items[4].steps[0].say"]);
}

#[test]
fn a_name_that_is_shown_only_while_somebody_speaks_is_missing_too() {
    let uses = |changes: &[(&str, Value)]| {
        let problems = check(&ready(&changed(changes)));
        let unfilled = problems.into_iter().filter_map(|one| match one.problem {
            Problem::Unfilled { uses, .. } => {
                let uses: Vec<String> = uses.iter().map(ToString::to_string).collect();
                Some(format!("{}: {}", one.place.path, uses.join(" ")))
            }
            _ => None,
        });
        unfilled.collect::<Vec<_>>()
    };
    let person = |name: &str| json!({ "name": name, "unit": "水利局", "office": "科长", "address": "同志" });
    let nobody = ("/people/lu", person(""));
    let unsaid = (SPEECH, json!("下面请第一位发言。"));
    assert_eq!(uses(&[nobody.clone(), unsaid.clone()]), ["people.lu.name: items[1].steps[0].wait"]);
    let marks = ("/people/lu", person("×××"));
    assert_eq!(uses(&[marks, unsaid.clone()]), ["people.lu.name: items[1].steps[0].wait"]);
    // Once a person, in the order of the meeting.
    let again = ("/items/2/steps/0", json!({ "turn": "lu", "say": "请宣读文件。", "wait": "reading" }));
    let named = (CLOSING, json!("谢谢{{people.lu}}。散会。"));
    assert_eq!(
        uses(&[nobody.clone(), unsaid.clone(), again, named]),
        ["people.lu.name: items[1].steps[0].wait items[2].steps[0].wait items[4].steps[0].say"]
    );
    // A text of the step needs it anyhow.
    assert_eq!(uses(std::slice::from_ref(&nobody)), ["people.lu.name: items[1].steps[0].say"]);
    // In words, by office alone, or where the host is not silent, no name is shown.
    let in_words = ("/items/1/steps/0/who", json!("第一位发言人"));
    let by_office = ("/people/lu", json!({ "name": "", "unit": "水利局", "office": "科长" }));
    let by_title = (SPEECH, json!("请{{speaker.title}}发言。"));
    let spoken_on = ("/items/1/steps/0/wait", Value::Null);
    for silent in
        [vec![nobody.clone(), unsaid.clone(), in_words], vec![by_office, by_title], vec![nobody, unsaid, spoken_on]]
    {
        assert!(uses(&silent).is_empty(), "{silent:?}");
    }
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
