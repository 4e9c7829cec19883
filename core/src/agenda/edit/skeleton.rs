//! What a new item has in it: the words that such items usually begin with, and what the host is silent for.

use super::super::{Alternative, AlternativeId, Item, ItemId, ItemKind, Step, StepId, Text, Unknown, WaitKind};

/// A new item of a kind.
pub(super) fn item(id: ItemId, kind: ItemKind) -> Item {
    let steps = match kind {
        ItemKind::Opening => vec![say("同志们：\n\n现在开会。")],
        ItemKind::Speeches => vec![call("下面，请____同志发言。", WaitKind::Speech)],
        ItemKind::Reading => vec![call("下面，请____同志宣读《____》。", WaitKind::Reading)],
        ItemKind::Remarks => vec![call("下面，请____同志讲话，大家欢迎。", WaitKind::Speech)],
        ItemKind::Vote => vote(),
        ItemKind::Award => vec![call("请受表彰的同志上台领奖，请____同志颁奖。", WaitKind::Award)],
        ItemKind::Ceremony => vec![call("请全体起立，奏唱国歌。", WaitKind::Anthem), say("请坐下。")],
        ItemKind::Film => vec![call("请观看短片《____》。", WaitKind::Film)],
        ItemKind::Discussion => vec![call("请大家发表意见。", WaitKind::Speech)],
        ItemKind::Break => vec![call("现在休会，____分钟后继续。", WaitKind::Break), say("请大家就座，现在继续开会。")],
        ItemKind::Closing => vec![say("今天的会议到此结束。散会！")],
        ItemKind::Other => vec![say("")],
    };
    let steps = steps.into_iter().enumerate().map(|(place, step)| {
        let id = if place == 0 { "words".to_owned() } else { format!("words-{}", place + 1) };
        Step { id: Some(StepId(id)), ..step }
    });
    Item { id, kind, title: None, numbered: None, minutes: None, steps: steps.collect(), unknown: Unknown::default() }
}

fn say(words: &str) -> Step {
    Step { say: Some(Text::Inline(words.to_owned())), ..Step::default() }
}

fn call(words: &str, wait: WaitKind) -> Step {
    Step { wait: Some(wait), ..say(words) }
}

/// Three prompts, each answered, and what was decided.
fn vote() -> Vec<Step> {
    let prompt = |words: &str| call(words, WaitKind::Voting);
    let outcome = |id: &str, label: &str, words: &str| Alternative {
        id: AlternativeId(id.to_owned()),
        label: label.to_owned(),
        say: Text::Inline(words.to_owned()),
        unknown: Unknown::default(),
    };
    let result = Step {
        choose: vec![
            outcome("all", "全体同意", "一致通过。"),
            outcome("most", "多数同意", "多数通过。"),
            outcome("not", "没有通过", "没有通过。"),
        ],
        ..Step::default()
    };
    vec![
        prompt("现在进行表决。\n\n同意的请举手。"),
        prompt("请放下。不同意的请举手。"),
        prompt("请放下。弃权的请举手。"),
        Step { say: Some(Text::Inline("请放下。".to_owned())), ..result },
    ]
}
