//! Silences that no call announces: people who are called by their name alone, one after another, and people who are
//! thanked for what they said just before. It looks at what the walk left as words, and changes nothing that is marked.

use super::Walk;
use crate::agenda::{ItemKind, WaitKind};
use crate::import::call;
use crate::import::draft::{Call, Role, Silence, Speaker};
use crate::import::kind::Topic;
use crate::import::reason::{Guess, Reason};
use crate::import::segment::Shape;
use crate::import::speaker;
use crate::import::wording::{begins, has, offset, trim};

/// How many names in a row are a roll that is called.
const ROLL: usize = 3;

impl Walk<'_> {
    /// 材料学院。机械学院。电子学院。: each is called by being named, where people were told to come in turn.
    pub(super) fn roll_calls(&mut self) {
        let mut index = self.body.start;
        while index < self.end() {
            let roll = self.roll(index);
            let Some((last, _)) = roll.last() else {
                index += 1;
                continue;
            };
            let next = last + 1;
            if roll.len() >= ROLL && self.calls_roll(index) {
                let kind = self.item_at(index).and_then(|item| item.topic).and_then(Topic::wait);
                let kind = kind.filter(|kind| *kind == WaitKind::Award).unwrap_or(WaitKind::Speech);
                for (at, speaker) in roll {
                    let acts = kind != WaitKind::Award;
                    self.hand_over(at, acts.then_some(speaker).into_iter().collect(), kind, Reason::CalledToAct);
                }
            }
            index = next;
        }
    }

    /// The names that stand alone from a sentence on, each a sentence.
    fn roll(&self, from: usize) -> Vec<(usize, Speaker)> {
        let mut found = Vec::new();
        for at in from..self.end() {
            match self.shape(at) {
                Shape::Direction { .. } | Shape::Marks | Shape::Ellipsis if !found.is_empty() => {}
                Shape::Words => match self.alone(at) {
                    Some(speaker) => found.push((at, speaker)),
                    None => break,
                },
                _ => break,
            }
        }
        found
    }

    /// The person or body that a whole sentence names, and nothing else.
    fn alone(&self, index: usize) -> Option<Speaker> {
        const LONGEST: usize = 24;
        self.marks.get(index).filter(|mark| mark.role == Role::Say && mark.call.is_none() && mark.wait.is_none())?;
        let sentence = self.segments.sentences.get(index)?;
        let words = self.words(index).trim_end_matches(['。', '！', '，', '；', '？']);
        if has(words, "请|谢|：|（|*|#|，|:|(") || trim(words).chars().count() > LONGEST || self.overview.sentences.contains(&index) || call::is_everybody(words) {
            return None;
        }
        let range = sentence.range.start..sentence.range.start + words.len();
        let mut people = speaker::read(&self.segments.text, range.clone());
        let whole = people.len() == 1 && people.iter().all(|one| one.whole == range && (one.name.is_some() || !one.group));
        people.pop().filter(|_| whole)
    }

    /// Is whoever is named from here on called, and not only said to be there?
    fn calls_roll(&self, index: usize) -> bool {
        const TURNS: &str = "依次|顺序|汇报|发言|述职|上台|调度|点名|点到|请|每家|每人|派代表|陈述|连线|说";
        const PRESENT: &str = "出席|参加|领导有|嘉宾有|光临|到会|列席|他们是|名单|分别是|分别为|包括|委员有|当选|获得|获奖|候选人|预备人选|单位有";
        let before = (index.saturating_sub(4)..index).rev().find(|at| self.shape(*at) == Shape::Words);
        let opening = self.item_at(index).is_some_and(|item| item.kind == Some(ItemKind::Opening));
        before.is_some_and(|at| has(self.words(at), TURNS) && !has(self.words(at), PRESENT)) && !opening
    }

    /// 谢谢李主任。: somebody has just spoken, though nothing in the sentence before says 请.
    pub(super) fn thanked(&mut self) {
        const THANKS: &str = "谢谢|感谢|非常感谢|好，谢谢|好的，谢谢|多谢|衷心感谢|再次感谢";
        const WIDE: &str = "大家|各位|同志们|所有|朋友|领导|观看|组委会|出席|到来|光临|支持|参与|聆听|收听|关注|老师们|同学们|父母|党";
        for index in self.body.start + 2..self.end() {
            let Some(sentence) = self.segments.sentences.get(index).filter(|_| self.shape(index) == Shape::Words) else { continue };
            let words = crate::import::signs::without_label(self.words(index));
            let Some(word) = begins(words, THANKS).filter(|_| sentence.opens) else { continue };
            let whom = words.get(word.len()..).unwrap_or_default();
            if begins(whom, WIDE).is_some() || trim(whom).chars().count() < 2 {
                continue;
            }
            let mut before = index - 1;
            while before > self.body.start && self.shape(before) != Shape::Words {
                before -= 1;
            }
            let latin = self.signs.get(before).is_some_and(|sign| sign.latin);
            let plain = !latin && self.marks.get(before).is_some_and(|mark| mark.wait.is_none() && mark.role == Role::Say);
            let near = self.block(before) + 3 > self.block(index);
            let opening = self.item_at(before).is_some_and(|item| item.kind == Some(ItemKind::Opening));
            let thanks = begins(crate::import::signs::without_label(self.words(before)), THANKS).is_some();
            if plain && near && !opening && !thanks && !self.overview.sentences.contains(&before) {
                let people = self.last_named(before);
                self.hand_over(before, people, WaitKind::Speech, Reason::Thanked);
            }
        }
    }

    /// Whom the last clauses of a sentence name.
    fn last_named(&self, index: usize) -> Vec<Speaker> {
        let Some(sentence) = self.segments.sentences.get(index) else { return Vec::new() };
        if self.marks.get(index).is_some_and(|mark| mark.call.is_some()) {
            return Vec::new();
        }
        let called = self.signs.get(index).and_then(|sign| sign.calls.last()).map(|call| call.speakers.clone());
        if let Some(called) = called.filter(|called| !called.is_empty()) {
            return called;
        }
        let words = self.words(index);
        for clause in words.split(['，', '。', '！', '：', '—']).rev() {
            let clause = trim(clause);
            let start = sentence.range.start + offset(words, clause);
            let people = speaker::read(&self.segments.text, start..start + clause.len());
            if people.len() == 1 && people.iter().all(|one| one.name.is_some() && one.whole.len() == clause.len()) {
                return people;
            }
        }
        Vec::new()
    }

    fn hand_over(&mut self, index: usize, speakers: Vec<Speaker>, kind: WaitKind, reason: Reason) {
        let guess = Guess::fair(reason);
        let Some(mark) = self.marks.get_mut(index) else { return };
        mark.wait = Some(Silence { kind, guess });
        if !speakers.is_empty() {
            mark.call = Some(Call { speakers, document: None, guess });
        }
    }

    fn item_at(&self, index: usize) -> Option<&super::Item> {
        self.items.iter().rev().find(|item| item.start <= index)
    }
}
