//! What the screens show while a meeting runs, over a whole walk of every sample.

use crate::samples::{self, ready};
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::check::check;
use lectern_core::agenda::edit::{MeetingDetail, PersonDetail};
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::diagnostic::{Problem, Severity};
use lectern_core::session::{Command, Session};
use lectern_core::time::{Span, Timestamp};
use lectern_core::view::{
    BlankTarget, FlowEntry, Focus, ItemState, ParagraphKind, Phase, Progress, PrompterView, blanks, item_flow, origin,
    outline, outline_steps, prompter_view, script_place, script_text, strip,
};
use serde_json::json;

/// Gives a command that must be carried out.
fn give(rundown: &Rundown, session: &mut Session, command: Command) {
    let event =
        session.decide(rundown, command.clone(), Timestamp(0)).unwrap_or_else(|no| panic!("{command:?}: {no:?}"));
    session.apply(&event);
}

fn is_direction(entry: &FlowEntry) -> bool {
    matches!(entry, FlowEntry::Paragraph(one) if one.kind == ParagraphKind::Direction)
}

/// Whether each run, or the entry where it has none, is read, current or ahead.
fn progress_of_all(entry: &FlowEntry) -> Vec<u8> {
    match entry {
        FlowEntry::Paragraph(paragraph) => paragraph.runs.iter().map(|run| run.progress as u8).collect(),
        FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => vec![entry.progress() as u8],
    }
}

/// The words at the reading place: a paragraph, or some sentences of a long one.
fn words_to_say(view: &PrompterView) -> String {
    let spoken = view.flow.iter().filter(|entry| !is_direction(entry)).filter_map(|entry| match entry {
        FlowEntry::Paragraph(paragraph) => Some(&paragraph.runs),
        FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => None,
    });
    spoken.flatten().filter(|run| run.progress == Progress::Current).map(|run| run.text.as_str()).collect()
}

/// Walks the whole meeting with `next`, answering what is asked, and shows every view on the way.
fn walk(rundown: &Rundown, mut look: impl FnMut(&PrompterView)) -> Session {
    let mut session = Session::default();
    give(rundown, &mut session, Command::Start);
    while let Session::Live(live) = &session {
        let position = live.position.clone();
        let view = prompter_view(rundown, &session);
        look(&view);
        match &view.focus {
            Focus::Choose => {
                let Some(FlowEntry::Choose { alternatives, .. }) = view.current().map(|at| &view.flow[at]) else {
                    panic!("nothing to choose from at {position:?}")
                };
                let one = alternatives[0].id.clone();
                give(rundown, &mut session, Command::Choose(position.item, position.step, one));
                look(&prompter_view(rundown, &session));
            }
            Focus::Enter => {
                let Some(FlowEntry::Enter { fields, .. }) = view.current().map(|at| &view.flow[at]) else {
                    panic!("nothing to enter at {position:?}")
                };
                for field in fields {
                    give(rundown, &mut session, Command::Enter(field.value.clone(), "若干".to_owned()));
                }
            }
            Focus::Say | Focus::Wait(_) => {}
        }
        give(rundown, &mut session, Command::Next);
    }
    session
}

#[test]
fn at_every_step_of_every_sample_there_is_one_current_place_and_something_to_say_next() {
    for sample in samples::all() {
        let rundown = sample.rundown();
        let mut shown = 0;
        walk(&rundown, |view| {
            shown += 1;
            let here = view.position.as_ref().unwrap();
            assert_eq!(view.phase, Phase::Live);
            let current: Vec<&FlowEntry> =
                view.flow.iter().filter(|entry| entry.progress() == Progress::Current).collect();
            // Directions go with the words before them; of everything else there is one at a time.
            let main = current.iter().filter(|entry| !is_direction(entry)).count();
            assert_eq!(main, 1, "{}: {main} places are current at {here:?}", sample.name);
            for entry in &current {
                let position = entry.position();
                assert_eq!((&position.item, &position.step, position.part), (&here.item, &here.step, here.part));
                assert!(position.at <= here.at || current.len() == 1, "{}: at {here:?}", sample.name);
            }
            let order: Vec<u8> = view.flow.iter().flat_map(progress_of_all).collect();
            assert!(order.is_sorted(), "{}: read, current and ahead are mixed at {here:?}", sample.name);
            assert_eq!(view.at_end, !order.contains(&(Progress::Ahead as u8)), "{}: at {here:?}", sample.name);
            match &view.focus {
                Focus::Say => {
                    assert!(!words_to_say(view).trim().is_empty(), "{}: nothing to say at {here:?}", sample.name);
                }
                Focus::Wait(wait) => assert!(
                    !wait.who.is_empty() || !matches!(here.part, PartKind::Wait) || {
                        use lectern_core::agenda::WaitKind::{Award, Reading, Speech};
                        !matches!(wait.kind, Speech | Reading | Award)
                    },
                    "{}: nobody has the floor at {here:?}",
                    sample.name
                ),
                Focus::Choose => assert_eq!(here.part, PartKind::Choose),
                Focus::Enter => assert_eq!(here.part, PartKind::Enter),
            }
        });
        assert!(shown > rundown.parts().len(), "{}: the walk was too short", sample.name);
    }
}

#[test]
fn before_it_begins_and_after_it_ends_the_view_says_so() {
    for sample in samples::all() {
        let rundown = sample.rundown();
        let before = prompter_view(&rundown, &Session::Ready);
        assert_eq!((before.phase, before.position, before.at_end), (Phase::Ready, None, false));
        assert!(before.flow.iter().all(|entry| entry.progress() == Progress::Ahead));
        let over = walk(&rundown, |_| {});
        let after = prompter_view(&rundown, &over);
        assert_eq!((after.phase, after.at_end), (Phase::Adjourned, false));
        assert!(after.flow.iter().all(|entry| entry.progress() == Progress::Done) && !after.flow.is_empty());
    }
}

#[test]
fn the_printed_script_holds_every_word_that_the_walk_says_in_the_same_order() {
    for sample in samples::all() {
        let rundown = sample.rundown();
        let mut said: Vec<String> = Vec::new();
        let over = walk(&rundown, |view| match view.focus {
            Focus::Say => said.push(words_to_say(view)),
            Focus::Wait(_) | Focus::Choose | Focus::Enter => {}
        });
        let printed = script_text(&rundown, &over, Language::Chinese);
        let mut rest = printed.as_str();
        for words in &said {
            let at = rest.find(words.as_str()).unwrap_or_else(|| panic!("{}: not in its place: {words}", sample.name));
            rest = &rest[at + words.len()..];
        }
        assert!(said.len() > 20, "{}: {} paragraphs", sample.name, said.len());
        assert!(!printed.contains("{{") && !printed.contains("〔以下选一句〕"), "{}", sample.name);
    }
}

fn small() -> serde_json::Value {
    json!({
        "format": 1, "meeting": { "title": "座谈会" },
        "people": { "lu": { "name": "陆远", "unit": "水利局", "office": "科长", "address": "同志", "pinyin": "lù yuǎn" } },
        "values": { "due": { "label": "应到人数" } },
        "items": [
            { "id": "opening", "kind": "opening", "minutes": 2, "steps": [
                { "id": "call", "say": "同志们：\n\n现在**开会**。\n\n> 鼓掌" },
                { "id": "count", "enter": ["due"], "say": "应到{{due}}人。" },
            ] },
            { "id": "talk", "kind": "speeches", "title": "发言", "minutes": 8, "steps": [
                { "id": "lu", "turn": "lu", "say": "请{{speaker}}发言。", "wait": "speech", "minutes": 8, "thanks": "谢谢。" },
                { "id": "vote", "say": "表决。", "choose": [
                    { "id": "y", "label": "通过", "say": "通过了。" },
                    { "id": "n", "label": "未通过", "say": "没有通过。" },
                ] },
            ] },
            { "id": "closing", "kind": "closing", "steps": [{ "id": "bye", "say": "散会。" }] },
        ],
    })
}

#[test]
fn the_printed_script_brackets_what_is_not_said() {
    let printed = script_text(&ready(&small()), &Session::Ready, Language::Chinese);
    let lines: Vec<&str> = printed.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "座谈会",
            "同志们：",
            "现在开会。",
            "（鼓掌）",
            "〔现场填写：应到人数〕",
            "应到【待填：应到人数】人。",
            "请水利局科长陆远同志发言。",
            "〔陆远同志 发言 · 8 分钟〕",
            "谢谢。",
            "表决。",
            "〔以下选一句〕",
            "〔通过〕通过了。",
            "〔未通过〕没有通过。",
            "散会。",
        ]
    );
}

#[test]
fn a_printed_direction_has_one_pair_of_brackets_and_keeps_its_lines_apart() {
    let printed = |words: &str| {
        let mut agenda = small();
        agenda["items"][0]["steps"] = json!([{ "say": words }]);
        let printed = script_text(&ready(&agenda), &Session::Ready, Language::Chinese);
        printed.lines().filter(|line| !line.is_empty()).nth(1).unwrap().to_owned()
    };
    for (words, line) in [
        ("> 全体起立\n> 奏国歌", "（全体起立 奏国歌）"),
        ("> （鼓掌）", "（鼓掌）"),
        ("> (鼓掌)", "（鼓掌）"),
        ("> 鼓掌（热烈）", "（鼓掌（热烈））"),
        ("> （甲）上台（乙）", "（（甲）上台（乙））"),
        ("> （{{missing}}）", "（【待填：missing】）"),
    ] {
        assert_eq!(printed(words), line, "{words}");
    }
}

#[test]
fn a_wait_shows_who_has_the_floor_and_the_next_words() {
    let rundown = ready(&small());
    let mut session = Session::default();
    give(&rundown, &mut session, Command::Start);
    give(&rundown, &mut session, Command::GoToItem("talk".into()));
    give(&rundown, &mut session, Command::Next);
    let view = prompter_view(&rundown, &session);
    let Focus::Wait(wait) = &view.focus else { panic!("{:?}", view.focus) };
    let words = |runs: &[lectern_core::view::Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    assert_eq!((words(&wait.who), words(&wait.title)), ("陆远同志".to_owned(), "水利局科长".to_owned()));
    assert_eq!((wait.pinyin.as_deref(), wait.minutes), (Some("Lù Yuǎn"), Some(8)));
    let next = view.flow[view.current().unwrap() + 1..].first().unwrap();
    assert!(matches!(next, FlowEntry::Paragraph(words) if words.text() == "谢谢。"), "{next:?}");
}

#[test]
fn a_sentence_that_was_not_chosen_is_never_shown_as_script() {
    let rundown = ready(&small());
    for (chosen, said, unsaid) in [("y", "\n通过了。", "没有通过"), ("n", "\n没有通过。", "\n通过了")] {
        let mut session = Session::default();
        give(&rundown, &mut session, Command::Start);
        give(&rundown, &mut session, Command::Choose("talk".into(), "vote".into(), chosen.into()));
        let printed = script_text(&rundown, &session, Language::Chinese);
        assert!(printed.contains(said) && !printed.contains(unsaid), "{printed}");
    }
}

#[test]
fn the_strip_follows_the_meeting() {
    use ItemState::{Ahead, Done, Live, Next, Passed};
    let rundown = ready(&small());
    let mut session = Session::default();
    let states = |session: &Session| {
        let strip = strip(&rundown, session, Timestamp(60_000), Language::Chinese);
        assert_eq!(strip.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["开场", "发言", "结束"]);
        assert_eq!(strip.iter().map(|item| item.number).collect::<Vec<_>>(), [None, Some(1), None]);
        strip.iter().map(|item| item.state).collect::<Vec<_>>()
    };
    assert_eq!(states(&session), [Ahead, Ahead, Ahead]);
    give(&rundown, &mut session, Command::Start);
    assert_eq!(states(&session), [Live, Next, Ahead]);
    let spent: Vec<Span> =
        strip(&rundown, &session, Timestamp(60_000), Language::Chinese).iter().map(|item| item.spent).collect();
    assert_eq!(spent, [Span::minutes(1), Span::ZERO, Span::ZERO]);
    let mut jumped = session.clone();
    give(&rundown, &mut jumped, Command::GoToItem(rundown.items()[2].id.clone()));
    assert_eq!(states(&jumped), [Done, Passed, Live], "what was jumped over is not ticked off");
    give(&rundown, &mut session, Command::GoToItem("talk".into()));
    give(&rundown, &mut session, Command::AddTime(Span::minutes(2)));
    assert_eq!(states(&session), [Done, Live, Next]);
    let planned = strip(&rundown, &session, Timestamp(0), Language::Chinese)[1].planned;
    assert_eq!(planned, Span::minutes(10));
    give(&rundown, &mut session, Command::Adjourn);
    assert_eq!(states(&session), [Done, Done, Ahead], "what the meeting never came to is not ticked off");
}

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
