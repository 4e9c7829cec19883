//! What the screens show while a meeting runs, over a whole walk of every sample.

use super::holding::Holding;
use crate::samples::{self, ready};
use lectern_core::Language;
use lectern_core::agenda::Rundown;
use lectern_core::agenda::rundown::PartKind;
use lectern_core::session::{Change, Command, Session};
use lectern_core::time::{Span, Timestamp};
use lectern_core::view::{
    FlowEntry, Focus, ItemState, ParagraphKind, Phase, Progress, PrompterView, prompter_view, script_text, strip,
};
use serde_json::json;

/// Gives a command that must be carried out.
pub(super) fn give(rundown: &Rundown, session: &mut Session, command: Command) {
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

pub(super) fn small() -> serde_json::Value {
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
fn a_call_is_lit_alone_where_what_stands_before_it_was_said_to_somebody_who_did_not_come() {
    let rundown = ready(&json!({
        "format": 1,
        "meeting": { "title": "表彰会" },
        "people": { "jia": { "name": "陆宁" }, "yi": { "name": "谢颂" } },
        "items": [{ "id": "talks", "kind": "speeches", "steps": [
            { "id": "jia", "turn": "jia", "say": "下面，进行{{第几项}}议程，先进代表发言。首先，请{{发言人}}发言。", "wait": "speech" },
            { "id": "yi", "turn": "yi", "say": "接下来，请{{发言人}}发言。", "wait": "speech" },
        ] }],
    }));
    let mut meeting = Holding::begun(rundown);
    assert!(meeting.give(Command::Next));
    assert!(meeting.give(Command::Change(Change::Absent { turn: ("talks".into(), "jia".into()) })));
    let view = prompter_view(&meeting.held, &meeting.session);
    assert_eq!(words_to_say(&view), "首先，请谢颂发言。");
    assert!(
        script_text(&meeting.held, &meeting.session, Language::Chinese).contains("先进代表发言。首先，请谢颂发言。")
    );
    assert!(meeting.give(Command::Next));
    assert!(matches!(prompter_view(&meeting.held, &meeting.session).focus, Focus::Wait(_)));
}
