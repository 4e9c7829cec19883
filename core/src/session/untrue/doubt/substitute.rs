//! What somebody is told to have said who has come in the place of another one: whether they said it, too, nobody knows.

use super::super::super::sentence::{clause, without_clause};
use super::super::mention::THEIRS;
use super::super::names::ADDRESSES;
use super::super::{Ahead, Finding};
use super::Statement;
use super::bridge::{lead, leading};
use super::touched::OutOfTurn;
use crate::agenda::Step;
use crate::agenda::called::{hints_at, mentions};
use crate::agenda::rundown::PartKind;
use std::ops::Range;

impl Ahead<'_> {
    /// 卓先生讲了感恩, where 胡女士 has come for him.
    pub(super) fn said_by_another(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, touched, .. } = *statement;
        let people = &self.rundown.agenda().people;
        touched.people.iter().filter(|one| self.has_come_before(one)).find_map(|one| {
            let mut places = mentions(one.instead.as_ref()?, people, sentence).into_iter();
            let (range, becomes) = places.find_map(|mention| told(sentence, &mention.range))?;
            Some(Finding { range, becomes, because: one.because.clone() })
        })
    }

    /// 原来火场上最需要的不光是勇敢, 记得他的嘱咐, right behind whoever has come for somebody: what came of the words of the other one.
    pub(super) fn comes_of_their_words(&self, statement: &Statement<'_>) -> Option<Finding> {
        const COMES: [&str; 8] = ["原来", "没想到", "难怪", "怪不得", "可见", "看来", "想不到", "这番话"];
        let Statement { sentence, start, end, here, touched, .. } = *statement;
        let is_behind = here.is_ahead_of_call(start) || here.call.is_none();
        let last = here.spoke.last().copied().filter(|_| is_behind);
        let own = || here.turn.and_then(|id| self.person(id)).filter(|_| self.part.kind == PartKind::Thanks);
        let last = own().or(last)?;
        let lost = touched.people.iter().filter(|one| one.item == here.step.0);
        let lost = lost.into_iter().find(|one| one.instead.as_ref().is_some_and(|new| new.name == last.name))?;
        // 谢谢卓同志，原来…
        let comes = |clause: &str| COMES.iter().any(|comes| clause.trim_start().starts_with(comes));
        let people = &self.rundown.agenda().people;
        let names_others = |words: &str| people.values().any(|one| one.name != last.name && self.is_named(one, words));
        let is_of_them = || {
            let line = self.line_before(sentence, end);
            tells_of_one(sentence) && !self.is_named(last, sentence) && !names_others(sentence) && !names_others(line)
        };
        let is_reaction = sentence.split('，').any(comes) || is_of_them();
        is_reaction.then(|| Finding::unsaid(sentence, lost.because.clone()))
    }

    /// 第三位上台的，是从城里回来的大学生，请…, 民以食为天。下面请…: what led to whoever has been replaced by the one who is called.
    pub(super) fn introduces_another(&self, statement: &Statement<'_>) -> Option<Finding> {
        const NEXT: [&str; 5] = ["第", "下一位", "最后一位", "接下来这位", "接下来的这位"];
        let Statement { sentence, end, here, touched, .. } = *statement;
        let call = here.call?;
        let own = self.person(here.turn?)?;
        let was = touched.people.iter().find(|one| one.instead.as_ref().is_some_and(|new| new.name == own.name))?;
        let ahead = lead(sentence);
        let tells = ahead.contains('是')
            && NEXT.iter().any(|next| ahead.trim_start().starts_with(next))
            && ahead.contains('位');
        let is_before = self.source.get(end..call).is_some_and(|rest| !rest.contains(['。', '！', '？']));
        let previous = here.spoke.last();
        let leads = || {
            is_before
                && self.may_lead(sentence, here)
                && previous.is_none_or(|previous| !self.comments_on(previous, sentence, end))
                && (!here.spoke.is_empty() || hints_at(sentence, &was.person, &[own], ""))
        };
        (tells || leads()).then(|| leading(sentence, was.because.clone())).flatten()
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

/// Whether words tell of one person without a name, 记得他的嘱咐, and more than may be said of anybody who spoke; no 他们, 其他.
fn tells_of_one(words: &str) -> bool {
    const OF_ANYBODY: [&str; 8] = ["发言", "讲话", "讲得", "说得", "精彩", "掌声", "感谢", "谢谢"];
    if OF_ANYBODY.iter().any(|word| words.contains(word)) {
        return false;
    }
    let is_one = |(at, them): (usize, &str)| {
        let (before, behind) = (words.get(..at), words.get(at + them.len()..));
        let others = ["其", "吉", "利"].iter().any(|one| before.is_some_and(|before| before.ends_with(one)));
        !others && behind.is_some_and(|behind| !behind.starts_with(['们', '人', '乡', '山', '日']))
    };
    words.match_indices(['他', '她']).any(is_one)
}

/// The words by which somebody is told to have said or to be something of their own, and what may be said of anybody.
fn told(sentence: &str, who: &Range<usize>) -> Option<(Range<usize>, String)> {
    let own = clause(sentence, who);
    let before = sentence.get(own.start..who.start)?;
    if matches!(before, "和" | "跟" | "同" | "与") {
        let beside = sentence.get(who.end..own.end)?;
        // 和梅芳同志一样，他也说到了…
        if beside.ends_with("一样") {
            let rest = sentence.get(own.end..)?.strip_prefix('，')?;
            return Some((0..sentence.len(), rest.replacen('也', "", 1)));
        }
        // 和邵书记讲的产业发展正好相互补充
        return THEIRS.iter().any(|theirs| beside.starts_with(theirs)).then(|| without_clause(sentence, who));
    }
    // 谢谢某某的发言 and 请某某上台 are for anybody.
    before.is_empty().then_some(())?;
    let mut behind = sentence.get(who.end..)?;
    for word in ADDRESSES.iter().chain(&["刚才"]) {
        behind = behind.strip_prefix(word).unwrap_or(behind);
    }
    let start = sentence.len() - behind.len();
    let what = behind.get(..behind.find(['，', '。', '；', '！']).unwrap_or(behind.len()))?;
    // 甲、乙五位同志作了交流发言
    let is_in_row = what.starts_with(['、', '和'])
        && ["发言", "讲话", "汇报", "表态", "交流"].iter().any(|deed| what.ends_with(deed));
    let is_neutral = is_in_row || is_of_anybody(what);
    // 卓先生讲了感恩 in a row of others; else the sentence is about them, 大姐一亩地少用了四十斤化肥.
    let is_row = sentence.matches('，').count() > 1 && own.start > 0 || sentence.get(own.end..)?.starts_with('；');
    // 秀莲说得实在，门口挖两个月沟，谁心里都犯嘀咕。: what follows is what the other one said.
    let goes_on = || own.start == 0 && tells_more(sentence.get(own.end..).unwrap_or_default());
    match (is_neutral, is_row) {
        (true, _) if goes_on() => Some((0..sentence.len(), String::new())),
        (true, _) => None,
        // 文君同志的技能比武，桂香大姐的一顿热饭，都要…
        (false, true) if what.starts_with('的') => {
            let comma = sentence.get(own.end..)?.strip_prefix('，').map(|_| '，'.len_utf8())?;
            Some((own.start..own.end + comma, String::new()))
        }
        (false, true) => Some((start..start + what.len(), "作了发言".to_owned())),
        (false, false) => (own.start == 0).then(|| (0..sentence.len(), String::new())),
    }
}

/// Whether words behind what may be said of anybody tell of a matter, and only ask for nothing, thank nobody and lead to nobody.
fn tells_more(rest: &str) -> bool {
    const LEAST: usize = 10;
    const SAID_OF_ANYBODY: [&str; 22] = [
        "谢",
        "掌声",
        "请",
        "下面",
        "接下来",
        "希望",
        "大家",
        "我们",
        "很",
        "非常",
        "听了",
        "值得",
        "精彩",
        "深刻",
        "全面",
        "建议",
        "意见",
        "要求",
        "讲得",
        "说得",
        "发言",
        "讲话",
    ];
    rest.chars().count() >= LEAST && !SAID_OF_ANYBODY.iter().any(|word| rest.contains(word))
}

/// 作了发言, 谈了自己的体会, 的发言很精彩: what may be said of whoever spoke.
fn is_of_anybody(what: &str) -> bool {
    const DEEDS: [&str; 8] = ["作了", "做了", "发了言", "讲了话", "谈了", "讲了", "介绍了", "提出了"];
    const ANYTHING: [&str; 24] = [
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
        "发言",
        "讲话",
        "汇报",
        "介绍",
        "报告",
        "表态",
        "交流",
        "点评",
    ];
    const WORDS: [&str; 10] =
        ["的发言", "的讲话", "的汇报", "的介绍", "的报告", "的致辞", "的分享", "的讲述", "的话", "的演讲"];
    const GRADES: [&str; 10] =
        ["自己的", "有关", "工作", "重要", "很好的", "精彩的", "典型", "交流", "表态", "热情洋溢的"];
    let deed = DEEDS.iter().find_map(|deed| what.strip_prefix(deed));
    let bare = deed.map(|what| GRADES.iter().fold(what, |what, word| what.strip_prefix(word).unwrap_or(what)));
    bare.is_some_and(|bare| bare.is_empty() || ANYTHING.contains(&bare))
        || WORDS.iter().any(|words| what.starts_with(words))
        || what.is_empty()
        || ["分别", "先后", "宣读了", "传达了", "通报了", "颁发了", "颁了", "致了", "主持了", "讲得", "说得", "谈得"]
            .iter()
            .any(|how| what.starts_with(how))
}
