//! What a new agenda and a new item have in them: the items that such meetings usually have, the words that such items
//! usually begin with, and what the host is silent for.

use super::edit::{free_id, roster};
use super::{Agenda, Alternative, AlternativeId, Item, ItemId, ItemKind, Step, StepId, Text, Unknown, WaitKind};
use crate::Language;
use std::sync::Arc;

/// A kind of meeting, for a new agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Reports or statements, then the leader.
    Reports,
    /// A plan is read, some pledge their part, the leader speaks.
    Mobilising,
    /// A decision is read, prizes are handed over.
    Awards,
    /// Rules are read and voted on, results are announced.
    Election,
    /// No items yet.
    Empty,
}

impl Template {
    /// Every one, in the order in which menus list them.
    pub const ALL: [Self; 5] = [Self::Reports, Self::Mobilising, Self::Awards, Self::Election, Self::Empty];

    /// What it is called.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Reports => language.pick("汇报会、座谈会", "Reports, discussion"),
            Self::Mobilising => language.pick("动员部署会", "Kick-off"),
            Self::Awards => language.pick("表彰大会", "Awards"),
            Self::Election => language.pick("选举大会", "Election"),
            Self::Empty => language.pick("空白议程", "Empty"),
        }
    }

    /// A new agenda of this kind: nobody in it yet, and no title.
    pub fn agenda(self) -> Agenda {
        let counted: &[(ItemKind, &str)] = match self {
            Self::Reports => &[(ItemKind::Speeches, "汇报发言"), (ItemKind::Remarks, "领导讲话")],
            Self::Mobilising => &[
                (ItemKind::Reading, "宣读工作方案"),
                (ItemKind::Speeches, "表态发言"),
                (ItemKind::Remarks, "领导讲话"),
            ],
            Self::Awards => &[
                (ItemKind::Reading, "宣读表彰决定"),
                (ItemKind::Award, "颁奖"),
                (ItemKind::Speeches, "代表发言"),
                (ItemKind::Remarks, "领导讲话"),
            ],
            Self::Election => &[
                (ItemKind::Reading, "宣读选举办法"),
                (ItemKind::Vote, "表决选举办法"),
                (ItemKind::Reading, "宣读选举结果"),
                (ItemKind::Remarks, "领导讲话"),
            ],
            Self::Empty => return Agenda::empty(),
        };
        let mut agenda = Agenda::empty();
        let opening = item(&agenda, ItemKind::Opening);
        insert(&mut agenda, 0, opening);
        first_words(&mut agenda, |_| {
            "同志们：\n\n现在召开{{会议名称}}。会议共有{{项数}}项议程：{{各项议程}}。".to_owned()
        });
        for (kind, title) in counted {
            let new = Item { title: Some((*title).to_owned()), ..item(&agenda, *kind) };
            insert(&mut agenda, usize::MAX, new);
            first_words(&mut agenda, |words| {
                let words = words.trim_start_matches("下面，").trim_start_matches("现在进行表决。\n\n");
                format!("现在进行{{{{第几项}}}}议程：{{{{环节名称}}}}。\n\n{words}")
            });
        }
        let closing = item(&agenda, ItemKind::Closing);
        insert(&mut agenda, usize::MAX, closing);
        agenda
    }
}

/// Puts a new item at a place: whoever has the floor in it is in the roster, without a name yet.
pub(super) fn insert(agenda: &mut Agenda, place: usize, mut item: Item) {
    for step in &mut item.steps {
        if matches!(&step.say, Some(Text::Inline(words)) if words.contains("{{发言人}}")) {
            step.turn = Some(roster::add(agenda, ""));
        }
    }
    agenda.items.insert(place.min(agenda.items.len()), Arc::new(item));
}

/// Says otherwise what the latest item begins with.
fn first_words(agenda: &mut Agenda, words: impl FnOnce(&str) -> String) {
    let step = agenda.items.last_mut().map(Arc::make_mut).and_then(|item| item.steps.first_mut());
    if let Some(Text::Inline(said)) = step.and_then(|step| step.say.as_mut()) {
        *said = words(said);
    }
}

/// A new item of a kind, under an id that the agenda does not have yet.
pub(crate) fn item(agenda: &Agenda, kind: ItemKind) -> Item {
    let is_taken = |id: &str| agenda.items.iter().any(|item| item.id.as_str() == id);
    let id = ItemId(free_id(&format!("{kind:?}").to_lowercase(), is_taken));
    let steps = match kind {
        ItemKind::Opening => vec![say("同志们：\n\n现在开会。")],
        ItemKind::Speeches => vec![call("下面，请{{发言人}}发言。", WaitKind::Speech)],
        ItemKind::Reading => vec![call("下面，请{{发言人}}宣读《____》。", WaitKind::Reading)],
        ItemKind::Remarks => vec![call("下面，请{{发言人}}讲话，大家欢迎。", WaitKind::Speech)],
        ItemKind::Vote => vote(),
        ItemKind::Award => vec![call("请受表彰的同志上台领奖，请{{发言人}}颁奖。", WaitKind::Award)],
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
    Item {
        id,
        kind,
        title: None,
        numbered: None,
        number: None,
        minutes: None,
        droppable: false,
        steps: steps.collect(),
        unknown: Unknown::default(),
    }
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
