//! Agendas, commands and texts that nobody would write by hand, for the properties.

use indexmap::IndexMap;
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::agenda::text::FileText;
use lectern_core::agenda::{
    Agenda, Alternative, Item, ItemKind, Meeting, Person, PersonId, Step, StepId, Text, TextFile, Unknown, Value,
    ValueId, WaitKind,
};
use lectern_core::session::Command;
use lectern_core::time::Span;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

/// Pieces of JSON and of agendas; in any order they are almost a file.
pub fn soup() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "null",
        "true",
        "-",
        "0",
        "1",
        "1e9",
        "8.5",
        " ",
        "\n",
        "\r\n",
        "\u{feff}",
        "\0",
        "会",
        "😀",
        "\"format\":1",
        "\"format\":2",
        "\"meeting\":{",
        "\"title\":\"座谈会\"",
        "\"people\":{",
        "\"陆\":{\"name\":\"\"}",
        "\"values\":{",
        "\"items\":[",
        "\"id\":\"a\"",
        "\"kind\":\"vote\"",
        "\"steps\":[",
        "\"say\":",
        "{\"file\":\"a.md\"}",
        "\"wait\":\"speech\"",
        "\"choose\":[",
        "\"minutes\":-1",
        "{\"format\":1,\"meeting\":{\"title\":\"会\"},\"items\":[",
        "]}",
    ];
    vec(select(PIECES.as_slice()), 0..40).prop_map(|pieces| pieces.concat())
}

/// Words that are hard on Markdown, on JSON and on whoever counts characters.
pub fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 34] = [
        "同志们：",
        "请{{speaker}}发言。",
        "{{items.list}}",
        "{{item.number}}",
        "{{turn.lead}}",
        "{{v1}}",
        "{{",
        "}}",
        "***",
        "**",
        "*",
        "×××",
        "____",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "> 鼓掌",
        "# ",
        "- ",
        "1. ",
        "\\",
        "\"",
        "\u{2028}",
        "\0",
        "\u{feff}",
        "𠮷",
        "👩‍👩‍👧",
        "e\u{301}",
        "　",
        "\t",
        "<b>",
        "第三项议程",
        "2026年2月30日",
    ];
    prop_oneof![
        3 => vec(select(PIECES.as_slice()), 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Few ids, so that they repeat; some that no placeholder could name.
fn id() -> impl Strategy<Value = String> {
    const IDS: [&str; 10] = ["a", "b", "c", "1", "2", "a#2", "", "会 议", "{{a}}", "a.b"];
    select(IDS.as_slice()).prop_map(str::to_owned)
}

fn unknown() -> impl Strategy<Value = Unknown> {
    let value = prop_oneof![
        Just(serde_json::Value::Null),
        any::<i64>().prop_map(serde_json::Value::from),
        // Digits that no machine number holds belong to whoever wrote them.
        "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?(e-?[1-9][0-9]{0,3})?"
            .prop_map(|digits| serde_json::from_str(&digits).unwrap()),
        hostile().prop_map(serde_json::Value::from),
        vec(any::<bool>(), 0..3).prop_map(|list| serde_json::json!({ "list": list })),
    ];
    let none_mostly = prop_oneof![4 => 0..1_usize, 1 => 1..3_usize];
    none_mostly
        .prop_flat_map(move |count| btree_map("x-[a-c]", value.clone(), count))
        .prop_map(|fields| fields.into_iter().collect())
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        5 => hostile().prop_map(Text::Inline),
        1 => (hostile(), unknown()).prop_map(|(name, unknown)| {
            Text::File(Box::new(FileText { file: TextFile(name), unknown }))
        }),
    ]
}

fn alternative() -> impl Strategy<Value = Alternative> {
    (id(), hostile(), text(), unknown()).prop_map(|(id, label, say, unknown)| Alternative {
        id: id.as_str().into(),
        label,
        say,
        unknown,
    })
}

fn step() -> impl Strategy<Value = Step> {
    let who = (of(id()), of(id()), of(hostile()), of(0..500_u32));
    let before = (vec(id(), 0..3), of(text()), vec(alternative(), 0..3));
    let after = (of(select(WaitKind::ALL)), of(hostile()), of(text()), unknown());
    (who, before, after).prop_map(
        |((id, turn, who, minutes), (enter, say, choose), (wait, document, thanks, unknown))| Step {
            id: id.map(StepId),
            turn: turn.map(PersonId),
            who,
            enter: enter.into_iter().map(ValueId).collect(),
            say,
            choose,
            majority: None,
            wait,
            document: document.map(TextFile),
            minutes,
            thanks,
            unknown,
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    let fields = (id(), select(ItemKind::ALL), of(hostile()), of(any::<bool>()), of(any::<u32>()));
    (fields, vec(step(), 0..4), unknown()).prop_map(|((id, kind, title, numbered, minutes), steps, unknown)| Item {
        id: id.as_str().into(),
        kind,
        title,
        numbered,
        number: None,
        droppable: false,
        minutes,
        steps,
        unknown,
    })
}

fn person() -> impl Strategy<Value = Person> {
    let fields = (hostile(), of(hostile()), of(hostile()), of(hostile()), of(hostile()), unknown());
    fields.prop_map(|(name, unit, office, address, pinyin, unknown)| Person {
        name,
        unit,
        office,
        address,
        pinyin,
        unknown,
    })
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let starts = prop_oneof![Just("2026-03-20T09:00".to_owned()), hostile()];
    let fields = (hostile(), of(starts), of(hostile()), of(any::<u32>()), of(id()), unknown());
    fields.prop_map(|(title, starts, place, minutes, host, unknown)| Meeting {
        title,
        starts,
        place,
        minutes,
        host: host.map(PersonId),
        unknown,
    })
}

/// Any agenda at all: ids that repeat or are missing, placeholders that lead nowhere, steps without content.
pub fn agenda() -> impl Strategy<Value = Agenda> {
    let value = (hostile(), hostile(), unknown()).prop_map(|(label, value, unknown)| Value { label, value, unknown });
    let maps = (btree_map(id(), person(), 0..4), btree_map(id(), value, 0..4));
    (meeting(), maps, vec(item(), 0..5), unknown()).prop_map(|(meeting, (people, values), items, unknown)| Agenda {
        checks_off: Vec::new(),
        format: 1,
        meeting,
        people: people.into_iter().map(|(id, person)| (PersonId(id), person)).collect::<IndexMap<_, _>>(),
        values: values.into_iter().map(|(id, value)| (ValueId(id), value)).collect::<IndexMap<_, _>>(),
        items: items.into_iter().map(Arc::new).collect(),
        unknown,
    })
}

/// Any command, mostly such as fit a small agenda.
pub fn command() -> impl Strategy<Value = Command> {
    const PARTS: [PartKind; 5] = [PartKind::Enter, PartKind::Say, PartKind::Choose, PartKind::Wait, PartKind::Thanks];
    let place = (id(), id(), select(PARTS.as_slice()), 0..60_usize);
    let goto = place.prop_map(|(item, step, part, at)| {
        Command::GoTo(Position { item: item.as_str().into(), step: step.as_str().into(), part, at })
    });
    prop_oneof![
        8 => Just(Command::Next),
        3 => Just(Command::Previous),
        3 => Just(Command::Skip),
        3 => Just(Command::Undo),
        1 => Just(Command::Start),
        1 => Just(Command::First),
        1 => Just(Command::Last),
        2 => Just(Command::Pause),
        2 => Just(Command::Resume),
        1 => Just(Command::Adjourn),
        2 => goto,
        1 => id().prop_map(|item| Command::GoToItem(item.as_str().into())),
        1 => (id(), id()).prop_map(|(item, step)| Command::GoToStep(item.as_str().into(), step.as_str().into())),
        2 => (id(), id(), id()).prop_map(|(item, step, one)| {
            Command::Choose(item.as_str().into(), step.as_str().into(), one.as_str().into())
        }),
        2 => (id(), hostile()).prop_map(|(value, text)| Command::Enter(value.as_str().into(), text)),
        2 => (-600_000..600_000_i64).prop_map(|by| Command::AddTime(Span(by))),
    ]
}
