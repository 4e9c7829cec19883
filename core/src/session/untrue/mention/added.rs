//! Somebody more who speaks, beside those whom words name that tell of all who do.

use super::super::super::sentence::{clause, sentence};
use super::super::facts::Added;
use super::super::names::Names;
use super::super::numbers::SPEECH;
use super::super::order::IN_TURN;
use super::super::{Because, Finding};
use super::{ALL_THE_SAME, HERE, THANKS, TOGETHER, has, is_of_election, within};
use crate::agenda::called::mentions;
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, Text};
use crate::chinese::numeral;
use std::ops::Range;

/// What stands before a list of those who speak.
const ARE: [&str; 14] = [
    "们是：",
    "分别是：",
    "依次是：",
    "依次为：",
    "发言的是：",
    "推介的是：",
    "汇报的是：",
    "分享的是：",
    "交流的是：",
    "顺序是：",
    "顺序为：",
    "顺序：",
    "次序是：",
    "次序：",
];

impl Names<'_> {
    /// Where words name whoever speaks before them in the item, for what all of them do: with one more.
    pub(super) fn beside(&self, added: &Added, step: &StepKey) -> Vec<Finding> {
        let Added { person, before, speaks_elsewhere, others } = added;
        let people = &self.now.agenda().people;
        let is_there = |range: &Range<usize>| {
            let words = self.source.get(sentence(self.source, range)).unwrap_or_default();
            !mentions(person, people, words).is_empty()
        };
        let speaks = |range: &Range<usize>| {
            let own = within(self.source, range);
            // 感谢贾行长、霍董事长的精诚合作: for more than they said.
            let thanked = has(own, &THANKS) && !has(own, &["合作", "支持", "付出", "努力", "工作", "奉献"]);
            has(own, &SPEECH) || thanked || has(own, &["掌声"])
        };
        // Whoever is put in is a speaker, and perhaps no guest.
        let is_here = |range: &Range<usize>| {
            has(within(self.source, range), &HERE) || has(within(self.source, range), &["来宾", "嘉宾"])
        };
        let behind = mentions(before, people, self.source).into_iter().map(|mention| mention.range);
        // Whoever speaks in other items too is told of for this one beside those who speak in it.
        let is_of_item = |range: &Range<usize>| {
            let own = within(self.source, range);
            !speaks_elsewhere || others.iter().any(|other| !mentions(other, people, own).is_empty())
        };
        // 周子昂、林可欣、郭一鸣三位代表畅谈了体会: all who speak in the item, whatever they are said to have done.
        let is_all = |range: &Range<usize>| {
            let own = within(self.source, range);
            own.contains('了')
                && !has(own, &ALL_THE_SAME)
                && !is_of_election(own)
                && !others.is_empty()
                && others.iter().all(|other| !mentions(other, people, own).is_empty())
        };
        // 他们分别是严老师、钟老师和毛老师
        let are_they = |range: &Range<usize>| {
            let own = within(self.source, range);
            // 甲、乙、丙三位经理用数据说话
            let is_counted = own.find('位').and_then(|at| numeral::at_end(own.get(..at)?)).is_some();
            // 请三位师傅甲、乙、丙上座, of whom one does not speak in the item: no list of those who do.
            let is_of_item = |one: &Person| one == before || one == person || others.contains(one);
            let names_strangers =
                || people.values().any(|one| !is_of_item(one) && !mentions(one, people, own).is_empty());
            let is_honoured = has(own, &["领奖", "获奖", "颁奖", "授予", "表彰"]);
            let is_counted = is_counted && !is_of_election(own) && !is_honoured && !names_strangers();
            let says_who = ["他们是", "她们是", "分别是"].iter().any(|are| own.starts_with(are));
            (says_who || own.contains("分别是") || has(own, &IN_TURN) || is_counted)
                && !others.is_empty()
                && others.iter().all(|other| !mentions(other, people, own).is_empty())
        };
        // 今晚有五位书友分享，他们是：甲、乙、丙; 甲、乙、丙，让我们把掌声送给他们: every one of them, and nobody who only came.
        let are_listed = |range: &Range<usize>| {
            let own = clause(self.source, range);
            let (before, behind) = (self.source.get(..own.start), self.source.get(own.end..));
            let whole = self.source.get(sentence(self.source, range)).unwrap_or_default();
            let is_headed = before.is_some_and(|before| ARE.iter().any(|are| before.ends_with(are)));
            // 我们请到了三位代表：甲、乙、丙
            let have_come = before.is_some_and(|before| before.ends_with("代表："))
                && has(whole, &["请到了", "请来了", "邀请了", "安排了"]);
            let is_thanked = behind.is_some_and(|behind| {
                ["，让我们", "，掌声", "，请把掌声", "，感谢", "，谢谢"].iter().any(|thanks| behind.starts_with(thanks))
            });
            // 为我们致辞的有三位来宾：甲、乙和丙
            let heading = before.and_then(|before| before.strip_suffix('：')).map_or("", |before| {
                before.get(clause(before, &(before.len()..before.len())).start..).unwrap_or_default()
            });
            let counts = heading.find('位').and_then(|at| numeral::at_end(heading.get(..at)?)).is_some();
            let is_headed = is_headed || counts && has(heading, &SPEECH);
            let is_speech = is_headed && has(whole, &SPEECH) && !has(whole, &HERE) || is_thanked || have_come;
            is_speech
                && !others.is_empty()
                && others.iter().all(|other| !mentions(other, people, within(self.source, range)).is_empty())
        };
        // 感谢三位领导为大家颁奖: whoever is called to speak beside them hands out nothing.
        let is_called_to = |deed: &&str| {
            let mut turns = self
                .now
                .steps()
                .filter(|(_, step)| step.turn.as_ref().is_some_and(|id| people.get(id) == Some(person)));
            turns.any(|(_, step)| matches!(&step.say, Some(Text::Inline(words)) if words.contains(*deed)))
        };
        let is_other_deed = |range: &Range<usize>| {
            // 请四位同志上台，共同签署协议: what they do may stand behind.
            let own = self.source.get(sentence(self.source, range)).unwrap_or_default();
            let deeds = TOGETHER.iter().chain(&["颁了", "结成", "结对"]);
            let mut deeds = deeds.filter(|deed| own.contains(**deed)).peekable();
            deeds.peek().is_some() && !has(own, &SPEECH) && !deeds.any(is_called_to)
        };
        // 米总讲了人才: one's own words, and nobody else's.
        let is_their_own = |range: &Range<usize>| {
            const TOLD: [&str; 6] = ["讲了", "谈了", "说了", "介绍了", "讲的是", "谈的是"];
            let own = within(self.source, range);
            let topic = TOLD.iter().find_map(|told| Some(own.split_once(told)?.1));
            let is_topic = topic.is_some_and(|topic| !topic.is_empty() && !topic.starts_with(['话', '各', '自']));
            is_topic && !others.is_empty() && others.iter().all(|other| mentions(other, people, own).is_empty())
        };
        // 魏主任的财务报告和苏老师的提案报告: to each what is theirs.
        let is_possessor = |range: &Range<usize>| {
            let own = within(self.source, range);
            let entry = self.entry(range);
            let is_of = self.source.get(entry.end..).is_some_and(|behind| behind.starts_with('的'));
            is_of && own.matches('的').count() > 1 && self.within(clause(self.source, range)).count() > 1
        };
        // 请第一小组代表、局长甲同志发言，第二小组做准备: whoever has the turn is called to it alone.
        let has_turn = self.speaker_of(step) == Some(before);
        let is_own_call = |range: &Range<usize>| {
            let own = within(self.source, range);
            has_turn
                && has(own, &["请", "由", "欢迎"])
                && !own.contains('了')
                && others.iter().all(|other| mentions(other, people, own).is_empty())
        };
        // 特别是苏老师和骆总的分享: some of them.
        let are_chosen = |range: &Range<usize>| {
            let own = within(self.source, range).trim_start();
            ["特别是", "尤其是", "比如", "例如", "其中"].iter().any(|word| own.starts_with(word))
        };
        let is_told = |range: &Range<usize>| {
            !is_other_deed(range)
                && !are_chosen(range)
                && !is_own_call(range)
                && !is_their_own(range)
                && !is_possessor(range)
                && (speaks(range) || is_all(range) || are_they(range) || are_listed(range))
        };
        let behind = behind.filter(|range| is_of_item(range) && is_told(range) && !is_here(range) && !is_there(range));
        let listed = behind.filter_map(|range| self.with(person, range));
        let listed = listed.map(|(range, becomes)| Finding { range, becomes, because: Because::Speakers });
        listed.chain(self.with_unit(added, step)).collect()
    }
}
