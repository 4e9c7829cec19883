//! What somebody is told to have said who has come in the place of another one: whether they said it, too, nobody knows.

use super::super::super::sentence::clause;
use super::super::names::ADDRESSES;
use super::super::{Ahead, Finding};
use super::touched::{OutOfTurn, Touched};
use crate::agenda::Step;
use crate::agenda::called::mentions;
use crate::agenda::rundown::PartKind;
use crate::chinese::is_han;
use std::ops::Range;

/// What leads to what was said.
const SAID: [&str; 21] = [
    "说，",
    "说：",
    "说“",
    "讲了",
    "讲到",
    "讲的",
    "谈了",
    "谈到",
    "谈的",
    "说到",
    "说的",
    "提到",
    "提出",
    "分享了",
    "介绍了",
    "回忆",
    "强调",
    "告诉",
    "描述",
    "回顾",
    "剖析",
];
/// What anybody says: 介绍了情况, 谈了自己的体会.
const ANYTHING: [&str; 16] = [
    "话",
    "几句话",
    "意见",
    "体会",
    "情况",
    "经验",
    "做法",
    "打算",
    "要求",
    "希望",
    "感受",
    "感想",
    "心得",
    "看法",
    "建议",
    "祝福",
];

impl Ahead<'_> {
    /// 卓先生讲了感恩, where 胡女士 has come for him.
    pub(super) fn said_by_another(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let people = &self.rundown.agenda().people;
        touched.people.iter().filter(|one| self.has_come_before(one)).find_map(|one| {
            let mut places = mentions(one.instead.as_ref()?, people, sentence).into_iter();
            let told = places.find_map(|mention| told(sentence, &mention.range))?;
            Some(Finding { range: told.0, becomes: told.1, because: one.because.clone() })
        })
    }

    /// Whether this text is said when somebody who has come for another one has had the turn.
    fn has_come_before(&self, one: &OutOfTurn) -> bool {
        let agenda = self.rundown.agenda();
        let turn = |new: &str| {
            let item = agenda.items.iter().position(|item| item.id == one.item)?;
            let is_new = |step: &Step| {
                step.turn.as_ref().and_then(|id| agenda.people.get(id)).is_some_and(|person| person.name == new)
            };
            Some((item, agenda.items.get(item)?.steps.iter().position(is_new)?))
        };
        // Thanks are said behind the turn of their own step.
        let place = self.part.step + usize::from(self.part.kind == PartKind::Thanks);
        let turn = one.instead.as_ref().and_then(|new| turn(&new.name));
        turn.is_some_and(|turn| turn < (self.part.item, place))
    }
}

/// The words by which somebody is told to have said something of their own, and what anybody is told to have done.
fn told(sentence: &str, who: &Range<usize>) -> Option<(Range<usize>, String)> {
    const SHORTEST: usize = 2;
    let own = clause(sentence, who);
    // 和梅芳同志一样，他也说到了…
    let before = sentence.get(own.start..who.start)?;
    if matches!(before, "和" | "跟" | "同" | "与") && sentence.get(who.end..own.end)?.ends_with("一样") {
        let rest = sentence.get(own.end..)?.strip_prefix('，')?;
        return Some((0..sentence.len(), rest.replacen('也', "", 1)));
    }
    let mut behind = sentence.get(who.end..)?;
    for word in ADDRESSES.iter().chain(&["刚才"]) {
        behind = behind.strip_prefix(word).unwrap_or(behind);
    }
    let verb = SAID.iter().find(|verb| behind.starts_with(**verb))?;
    let start = sentence.len() - behind.len();
    let what = behind.get(verb.len()..)?;
    let what = what.get(..what.find(['，', '。', '；', '！']).unwrap_or(what.len()))?;
    let bare = ["自己的", "有关", "工作", "了"].iter().fold(what, |what, word| what.strip_prefix(word).unwrap_or(what));
    let is_own = what.chars().filter(|c| is_han(*c)).count() >= SHORTEST && !ANYTHING.contains(&bare);
    is_own.then_some(())?;
    // 说，对孩子要蹲下来说话: all of the sentence is what was said.
    let is_quoted = verb.starts_with('说') && verb.ends_with(['，', '：', '“']) || verb.ends_with('的');
    match is_quoted {
        true => Some((own.start..sentence.len(), String::new())).filter(|_| own.start == 0),
        false => Some((start..start + verb.len() + what.len(), "作了发言".to_owned())),
    }
}
