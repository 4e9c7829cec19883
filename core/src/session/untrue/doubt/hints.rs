//! What is said between two speeches and names nobody, but tells of somebody by what they are, or goes on from what one of them said.

use super::super::super::sentence::ENDS;
use super::super::{Ahead, Because, Finding};
use super::bridge::{lead, leading};
use super::touched::Touched;
use super::{Here, Statement};
use crate::agenda::called::{begins_with_given, hints_at};
use crate::agenda::rundown::PartKind;
use crate::agenda::{Person, PersonId};
use crate::chinese;

impl Ahead<'_> {
    /// 听完老师的嘱托，同学们也有话想说。, before any teacher has spoken.
    pub(super) fn hints_at_unheard(&self, sentence: &str, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
        let agenda = self.rundown.agenda();
        let steps = &agenda.items.get(self.part.item)?.steps;
        let own = agenda.people.get(here.turn?)?;
        // 由独立董事述职, 今天发言的有审批局、税务局两家单位: whom it is about comes in the item.
        let is_of_item = sentence.trim_start().starts_with('由') || self.counts_anybody(sentence);
        let is_named = || agenda.people.values().any(|person| self.is_named(person, sentence));
        if is_of_item || !sentence.ends_with(ENDS) || is_named() {
            return None;
        }
        let was_before = |id: &PersonId| {
            touched.orders.iter().any(|order| {
                let place = |id: &PersonId| order.before.iter().position(|other| other == id);
                here.turn.and_then(place).zip(place(id)).is_some_and(|(own, other)| other < own)
            })
        };
        let later = steps.iter().skip(self.part.step + 1).filter_map(|step| step.turn.as_ref());
        let later = later.filter(|id| was_before(id)).filter_map(|id| self.person(id));
        let gone = touched.people.iter().filter(|one| one.item == here.step.0 && one.instead.is_none());
        let unheard: Vec<&Person> = later.chain(gone.map(|one| &one.person)).collect();
        let hint = unheard.into_iter().find(|one| {
            let others = here.spoke.iter().copied().chain([own]).filter(|other| other.name != one.name);
            hints_at(lead(sentence), one, &others.collect::<Vec<_>>(), &agenda.meeting.title)
        })?;
        let lost = touched.people.iter().find(|one| one.person.name == hint.name);
        leading(sentence, lost.map_or(Because::Order, |one| one.because.clone()))
    }

    /// 教师公寓明年开工，这是个好消息。, in a step of its own behind the last turn of an item, where somebody else has that one now: what names
    /// nobody there tells of whoever had it.
    pub(super) fn told_of_the_last(&self, statement: &Statement<'_>) -> Option<Finding> {
        /// What says what somebody thinks of what was said or shown.
        const COMMENTS: [&str; 12] =
            ["这是", "真是", "果然", "好消息", "不容易", "不简单", "比我", "讲得", "说得", "唱得", "演得", "这份"];
        let Statement { sentence, start, here, touched, .. } = *statement;
        let is_behind = here.call.is_none() && self.part.kind == PartKind::Say;
        let before = touched.before.get(&here.step).filter(|_| is_behind && start == 0)?;
        let is_comment = self.may_lead(sentence, here) && COMMENTS.iter().any(|word| sentence.contains(word));
        is_comment.then(|| Finding::unsaid(sentence, self.because(&before.was, touched)))
    }

    /// 佩兰副院长也谈到了失败, 桂香大姐同样提了一条建议: what is said of somebody as of whoever spoke before them, where that is somebody else now.
    pub(super) fn as_another_did(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        const ALSO: [&str; 12] = [
            "也谈到",
            "也讲到",
            "也说到",
            "也提到",
            "也谈了",
            "也讲了",
            "也说了",
            "也提了",
            "也提出",
            "同样提",
            "同样谈",
            "同样讲",
        ];
        let agenda = self.rundown.agenda();
        let items = self.rundown.items();
        // 和柏青青同志一样，他也说到了…: it says itself as who.
        if sentence.contains("一样，") {
            return None;
        }
        let (at, also) = ALSO.iter().filter_map(|also| Some((sentence.find(also)?, also))).min()?;
        let ahead = sentence.get(..at)?;
        let steps = agenda.items.get(self.part.item)?.steps.iter().zip(items.get(self.part.item)?.steps.iter());
        let turns = steps.filter_map(|(step, id)| Some((self.person(step.turn.as_ref()?)?, id)));
        let told =
            turns.into_iter().find(|(person, _)| self.is_named(person, ahead) || begins_with_given(person, ahead))?;
        let before = touched.before.get(&(here.step.0.clone(), told.1.clone()))?;
        // 和甲同志一样，他也说到了…: the other one is named.
        let names_others = agenda.people.values().any(|one| one.name != told.0.name && self.is_named(one, sentence));
        let word = also.chars().next().filter(|c| *c == '也').map_or("同样".len(), char::len_utf8);
        let lost =
            touched.people.iter().find(|one| self.person(&before.was).is_some_and(|was| was.name == one.person.name));
        (!names_others).then(|| Finding {
            range: at..at + word,
            becomes: String::new(),
            because: lost.map_or(Because::Order, |one| one.because.clone()),
        })
    }

    /// 谢谢宫雨。孙少平的故事总能给人力量。: whether a sentence that names nobody, behind others of its line, is about somebody. It may lead to
    /// the next one where more than thanks has been said of them: 杜场长讲得实在。茶种得好，还得做得好。
    pub(super) fn comments_on(&self, person: &Person, sentence: &str, end: usize) -> bool {
        const ABOUT: [&str; 22] = [
            "他", "她", "这", "那", "我", "你", "咱", "原来", "真", "很", "太", "十分", "非常", "值得", "希望", "让人",
            "令人", "感动", "故事", "讲", "说", "话",
        ];
        let sentences = chinese::sentences(self.line_before(sentence, end));
        let mut told = sentences.filter(|sentence| self.is_named(person, sentence)).peekable();
        let is_told = told.peek().is_some();
        let thanks = |sentence: &str| ["谢谢", "感谢"].iter().any(|word| sentence.trim_start().starts_with(word));
        is_told && (told.all(thanks) || ABOUT.iter().any(|word| sentence.contains(word)))
    }
}
