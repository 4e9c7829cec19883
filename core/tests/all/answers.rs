//! What stands in the place of every placeholder, as the flow of an item shows it.

use crate::samples::ready;
use lectern_core::agenda::Rundown;
use lectern_core::session::{Command, Session};
use lectern_core::time::Timestamp;
use lectern_core::view::{FlowEntry, Paragraph, Run, item_flow};
use serde_json::{Value, json};

fn paragraphs(rundown: &Rundown, session: &Session, item: usize) -> Vec<Paragraph> {
    let flow = item_flow(rundown, session, item).into_iter();
    let paragraphs = flow.filter_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) => Some(paragraph),
        FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    paragraphs.collect()
}

fn texts(rundown: &Rundown, item: usize) -> Vec<String> {
    paragraphs(rundown, &Session::Ready, item).iter().map(Paragraph::text).collect()
}

/// A meeting whose second counted item has three speakers; `words` are said at the second of them.
fn meeting(words: &str) -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "座谈会", "starts": "2026-03-20T14:30", "place": "三楼会议室", "host": "zhou" },
        "people": {
            "zhou": { "name": "周明远", "unit": "区委组织部", "office": "部长", "address": "同志" },
            "lu": { "name": "陆远", "unit": "水利局", "office": "科长", "address": "同志" },
            "xie": { "name": "谢安", "unit": "财政局", "address": "先生" },
            "he": { "name": "何文" },
        },
        "values": { "batches": { "label": "选派批次", "value": "五" }, "人数": { "label": "人数", "value": "64" } },
        "items": [
            { "id": "opening", "kind": "opening", "title": "开场", "steps": [{ "say": "开会。" }] },
            { "id": "papers", "kind": "reading", "title": "宣读文件", "steps": [{ "turn": "he", "say": "请宣读。" }] },
            { "id": "recess", "kind": "break", "steps": [{ "say": "休息。" }] },
            { "id": "exchange", "kind": "speeches", "title": "交流发言", "steps": [
                { "turn": "lu" }, { "turn": "xie", "say": words }, { "turn": "he" },
            ] },
            { "id": "closing", "kind": "closing", "steps": [{ "say": "散会。" }] },
        ],
    })
}

#[test]
fn every_placeholder_is_filled_with_what_a_host_would_say() {
    let cases = [
        ("{{batches}}", "五"),
        ("{{人数}}", "64"),
        ("{{speaker}}", "财政局谢安先生"),
        ("{{speaker.full}}", "财政局谢安先生"),
        ("{{speaker.short}}", "谢安先生"),
        ("{{speaker.name}}", "谢安"),
        ("{{speaker.unit}}", "财政局"),
        ("{{speaker.title}}", "财政局"),
        ("{{speaker.address}}", "先生"),
        ("{{turn.previous}}", "水利局科长陆远同志"),
        ("{{turn.previous.office}}", "科长"),
        ("{{turn.next}}", "何文"),
        ("{{turn.next.short}}", "何文"),
        ("{{host}}", "区委组织部部长周明远同志"),
        ("{{host.title}}", "区委组织部部长"),
        ("{{people.lu}}", "水利局科长陆远同志"),
        ("{{people.lu.name}}", "陆远"),
        ("{{turn.lead}}", "接下来"),
        ("{{turn.number}}", "第二位"),
        ("{{item.number}}", "第二项"),
        ("{{item.title}}", "交流发言"),
        ("{{item.speakers}}", "陆远同志、谢安先生和何文"),
        ("{{item.speakers.count}}", "三"),
        ("{{items.papers.number}}", "第一项"),
        ("{{items.papers.title}}", "宣读文件"),
        ("{{items.papers.speakers}}", "何文"),
        ("{{items.papers.speakers.count}}", "一"),
        ("{{items.count}}", "两"),
        ("{{items.list}}", "一是宣读文件；二是交流发言"),
        ("{{meeting.title}}", "座谈会"),
        ("{{meeting.place}}", "三楼会议室"),
        ("{{meeting.date}}", "2026年3月20日"),
        ("{{meeting.year}}", "2026"),
        ("{{meeting.weekday}}", "星期五"),
        ("{{meeting.time}}", "下午2时30分"),
        ("｛｛speaker。short｝｝", "谢安先生"),
        ("请{{ speaker.short }}发言，共{{人数}}人。", "请谢安先生发言，共64人。"),
    ];
    for (written, shown) in cases {
        let rundown = ready(&meeting(written));
        let found = paragraphs(&rundown, &Session::Ready, 3);
        assert_eq!(found.iter().map(Paragraph::text).collect::<Vec<_>>(), [shown], "{written}");
        assert!(!found[0].has_blank(), "{written}");
        assert!(found[0].runs.iter().any(|run| run.filled), "{written}");
    }
}

#[test]
fn whatever_leads_nowhere_is_a_loud_blank_that_says_what_is_missing() {
    let cases = [
        ("{{nothing}}", "【待填：nothing】"),
        ("{{speaker.office}}", "【待填：谢安的职务】"),
        ("{{people.he.unit}}", "【待填：何文的单位】"),
        ("{{people.he.title}}", "【待填：何文的单位或职务】"),
        ("{{people.he.address}}", "【待填：何文的称呼】"),
        ("{{people.nobody}}", "【待填：名单中没有 nobody】"),
        ("{{items.nowhere.title}}", "【待填：没有环节 nowhere】"),
        ("{{items.opening.number}}", "【待填：这一环节不计入议程】"),
        ("{{items.opening.speakers}}", "【待填：发言人】"),
        ("{{items.recess.title}}", "【待填：议程名称】"),
        ("{{speaker.nmae}}", "【待填：speaker.nmae】"),
    ];
    for (written, shown) in cases {
        let found = paragraphs(&ready(&meeting(written)), &Session::Ready, 3);
        assert_eq!(found.iter().map(Paragraph::text).collect::<Vec<_>>(), [shown], "{written}");
        assert!(found[0].has_blank(), "{written}");
    }
}

#[test]
fn outside_of_a_turn_the_words_about_it_are_blanks() {
    let mut agenda = meeting("请坐。");
    agenda["meeting"] = json!({ "title": " " });
    agenda["items"][0]["steps"][0]["say"] = json!(
        "{{speaker}}\n\n{{turn.lead}}\n\n{{turn.next}}\n\n{{item.number}}\n\n{{meeting.title}}\n\n\
         {{meeting.date}}\n\n{{meeting.weekday}}\n\n{{meeting.time}}\n\n{{meeting.place}}\n\n{{host}}"
    );
    let labels = [
        "发言人",
        "发言人",
        "下一位发言人",
        "这一环节不计入议程",
        "会议名称",
        "会议日期",
        "星期",
        "会议时间",
        "会议地点",
        "主持人",
    ];
    assert_eq!(texts(&ready(&agenda), 0), labels.map(|label| format!("【待填：{label}】")));
}

#[test]
fn speakers_are_joined_as_a_host_would_join_them() {
    let cases: [(&[&str], &str); 4] = [
        (&["lu"], "陆远同志"),
        (&["lu", "xie"], "陆远同志和谢安先生"),
        (&["lu", "xie", "he"], "陆远同志、谢安先生和何文"),
        (&["lu", "xie", "he", "zhou"], "陆远同志、谢安先生、何文和周明远同志"),
    ];
    for (speakers, joined) in cases {
        let mut agenda = meeting("");
        let mut steps: Vec<Value> = speakers.iter().map(|id| json!({ "turn": id, "wait": "speech" })).collect();
        steps.push(json!({ "say": "{{item.speakers}}" }));
        agenda["items"][3]["steps"] = json!(steps);
        assert_eq!(texts(&ready(&agenda), 3), [joined], "{speakers:?}");
    }
}

#[test]
fn the_lead_of_a_turn_follows_the_order_that_really_happens() {
    let cases: [(usize, &[&str]); 4] = [
        (1, &["下面"]),
        (2, &["首先", "最后"]),
        (3, &["首先", "接下来", "最后"]),
        (4, &["首先", "接下来", "接下来", "最后"]),
    ];
    for (turns, leads) in cases {
        let mut agenda = meeting("");
        let mut steps: Vec<Value> = ["lu", "xie", "he", "zhou"]
            .iter()
            .take(turns)
            .map(|id| json!({ "turn": id, "say": "{{turn.lead}}" }))
            .collect();
        // A step without a turn neither counts nor ends the row.
        steps.insert(1, json!({ "wait": "applause" }));
        agenda["items"][3]["steps"] = json!(steps);
        assert_eq!(texts(&ready(&agenda), 3), leads, "{turns} turns");
    }
}

#[test]
fn after_a_turn_the_speaker_is_the_latest_one_until_the_next_turn() {
    let mut agenda = meeting("");
    agenda["items"][3]["steps"] = json!([
        { "say": "{{speaker.short}}" },
        { "turn": "lu", "say": "{{speaker.short}}", "wait": "speech", "thanks": "谢谢{{speaker.short}}。" },
        { "say": "刚才{{speaker.name}}讲得好，{{turn.number}}。" },
        { "turn": "xie", "say": "{{turn.previous.name}}之后是{{speaker.name}}。" },
    ]);
    assert_eq!(
        texts(&ready(&agenda), 3),
        ["【待填：发言人】", "陆远同志", "谢谢陆远同志。", "刚才陆远讲得好，第一位。", "陆远之后是谢安。"]
    );
}

#[test]
fn a_missing_name_is_one_loud_blank_and_the_rest_is_said() {
    let cases = [
        (
            json!({ "name": "", "unit": "水利局", "office": "科长", "address": "同志" }),
            "请水利局科长【待填：水利局科长姓名】同志发言。",
            1,
        ),
        (json!({ "name": "***", "unit": "水利局", "address": "同志" }), "请水利局【待填：水利局姓名】同志发言。", 1),
        (json!({ "name": "陆远", "unit": "水利局", "office": "" }), "请水利局【待填：陆远的职务】陆远发言。", 1),
        (
            json!({ "name": "陆远", "unit": "", "office": "" }),
            "请【待填：陆远的单位】【待填：陆远的职务】陆远发言。",
            2,
        ),
        (json!({ "name": "陆远" }), "请陆远发言。", 0),
        (json!({ "name": "陆远", "unit": "区委***", "office": "科长" }), "请区委【待填：陆远的单位】科长陆远发言。", 1),
        (json!({ "name": "陆××", "unit": "水利局" }), "请水利局陆【待填：水利局姓名】发言。", 1),
        (json!({ "name": "陆×", "unit": "水利局" }), "请水利局陆【待填：水利局姓名】发言。", 1),
        (json!({ "name": "陆某", "unit": "水利局" }), "请水利局陆【待填：水利局姓名】发言。", 1),
        (json!({ "name": "陆X", "address": "同志" }), "请陆【待填：姓名】同志发言。", 1),
        (
            json!({ "name": "***", "unit": "区委***", "office": "主任" }),
            "请区委【待填：区委主任的单位】主任【待填：区委主任姓名】发言。",
            2,
        ),
        (json!({ "name": "Max" }), "请Max发言。", 0),
        (json!({ "name": "{{host}}*陆*" }), "请{{host}}*陆*发言。", 0),
    ];
    for (person, shown, blanks) in cases {
        let mut agenda = meeting("请{{speaker}}发言。");
        agenda["people"]["xie"] = person.clone();
        let found = paragraphs(&ready(&agenda), &Session::Ready, 3);
        assert_eq!(found[0].text(), shown, "{person}");
        assert_eq!(found[0].runs.iter().filter(|run| run.blank).count(), blanks, "{person}");
    }
}

#[test]
fn a_value_with_stars_in_it_is_blank_where_the_stars_are() {
    let cases = [
        ("", "第【待填：选派批次】批"),
        ("  ", "第【待填：选派批次】批"),
        ("***", "第【待填：选派批次】批"),
        ("XX", "第【待填：选派批次】批"),
        ("五***六", "第五【待填：选派批次】六批"),
        ("***和***", "第【待填：选派批次】和【待填：选派批次】批"),
        ("{{人数}}", "第{{人数}}批"),
        ("**五**", "第**五**批"),
        (" 五 ", "第五批"),
        ("3×5", "第3×5批"),
    ];
    for (value, shown) in cases {
        let mut agenda = meeting("第{{batches}}批");
        agenda["values"]["batches"]["value"] = json!(value);
        assert_eq!(texts(&ready(&agenda), 3), [shown], "{value}");
    }
    let mut nameless = meeting("第{{batches}}批");
    nameless["values"]["batches"] = json!({ "label": " ", "value": "" });
    assert_eq!(texts(&ready(&nameless), 3), ["第【待填：batches】批"]);
}

#[test]
fn a_value_entered_live_outranks_the_file_and_an_empty_entry_takes_it_back() {
    let rundown = ready(&meeting("第{{batches}}批"));
    let mut session = Session::default();
    let mut shown = |command: Command| {
        let event = session.decide(&rundown, command, Timestamp(0)).unwrap();
        session.apply(&event);
        paragraphs(&rundown, &session, 3)[0].text()
    };
    assert_eq!(shown(Command::Start), "第五批");
    assert_eq!(shown(Command::Enter("batches".into(), " 七 ".to_owned())), "第七批");
    assert_eq!(shown(Command::Enter("batches".into(), "***".to_owned())), "第【待填：选派批次】批");
    assert_eq!(shown(Command::Enter("batches".into(), String::new())), "第五批");
    assert_eq!(shown(Command::Undo), "第【待填：选派批次】批");
}

#[test]
fn dates_weekdays_and_times_follow_the_start_of_the_meeting() {
    let cases = [
        ("2026-03-20T09:00", "2026年3月20日 星期五 上午9时"),
        ("2024-02-29T00:05", "2024年2月29日 星期四 凌晨0时5分"),
        ("2026-11-01T05:59", "2026年11月1日 星期日 凌晨5时59分"),
        ("2026-11-02T06:00", "2026年11月2日 星期一 上午6时"),
        ("2026-11-03T11:59", "2026年11月3日 星期二 上午11时59分"),
        ("2026-11-04T12:00", "2026年11月4日 星期三 中午12时"),
        ("2026-11-04T12:30", "2026年11月4日 星期三 中午12时30分"),
        ("2026-11-07T13:00", "2026年11月7日 星期六 下午1时"),
        ("2026-11-07T17:59", "2026年11月7日 星期六 下午5时59分"),
        ("2026-11-07T18:00:00", "2026年11月7日 星期六 晚上6时"),
        (" 2026-12-31T23:10 ", "2026年12月31日 星期四 晚上11时10分"),
        ("2026-02-29T09:00", "【待填：会议日期】 【待填：星期】 【待填：会议时间】"),
        ("下周五上午", "【待填：会议日期】 【待填：星期】 【待填：会议时间】"),
    ];
    for (starts, shown) in cases {
        let mut agenda = meeting("{{meeting.date}} {{meeting.weekday}} {{meeting.time}}");
        agenda["meeting"]["starts"] = json!(starts);
        assert_eq!(texts(&ready(&agenda), 3), [shown], "{starts}");
    }
}

#[test]
fn numbers_and_lists_leave_out_what_is_not_counted_and_follow_the_order() {
    let mut agenda = meeting("{{items.count}} {{items.list}} {{item.number}}");
    assert_eq!(texts(&ready(&agenda), 3), ["两 一是宣读文件；二是交流发言 第二项"]);
    agenda["items"][1]["numbered"] = json!(false);
    assert_eq!(texts(&ready(&agenda), 3), ["一 一是交流发言 第一项"]);
    agenda["items"][0]["numbered"] = json!(true);
    agenda["items"][2]["numbered"] = json!(true);
    assert_eq!(texts(&ready(&agenda), 3), ["三 一是开场；二是【待填：议程名称】；三是交流发言 第三项"]);
    agenda["items"].as_array_mut().unwrap().swap(0, 3);
    assert_eq!(texts(&ready(&agenda), 0), ["三 一是交流发言；二是【待填：议程名称】；三是开场 第一项"]);
}

#[test]
fn a_run_knows_its_place_its_stress_and_whether_it_was_filled() {
    let source = "**请{{speaker.short}}**发言，第***批。";
    let found = paragraphs(&ready(&meeting(source)), &Session::Ready, 3);
    let runs: Vec<(&str, &str, bool, bool, bool)> = found[0]
        .runs
        .iter()
        .map(|Run { text, source: at, stress, filled, blank, .. }| {
            (text.as_str(), &source[at.clone()], *stress, *filled, *blank)
        })
        .collect();
    assert_eq!(
        runs,
        [
            ("请", "请", true, false, false),
            ("谢安", "{{speaker.short}}", true, true, false),
            ("先生", "{{speaker.short}}", true, true, false),
            ("发言，第", "发言，第", false, false, false),
            ("【待填：数目】", "***", false, false, true),
            ("批。", "批。", false, false, false),
        ]
    );
}

#[test]
fn a_side_text_that_is_not_there_is_a_blank_with_its_name() {
    let mut agenda = meeting("");
    agenda["items"][3]["steps"] = json!([{ "say": { "file": "讲话.md" } }]);
    let rundown = ready(&agenda);
    let found = paragraphs(&rundown, &Session::Ready, 3);
    assert_eq!(found.len(), 1);
    assert!(found[0].has_blank() && found[0].text().contains("讲话.md"), "{found:?}");
}
