//! What goes with a name that is not said any more: an entry of a list, what is theirs, the clause, all that the sentence says of
//! them; and what stays.

mod all_the_same;
mod behind;

use super::super::super::sentence::{ORDERS, also, carried_on, clause, clause_out, left_out, part, sentence, untold};
use super::super::facts::Left;
use super::super::names::{ADDRESSES, JOINTS, Names, TITLE, is_numbered};
use super::super::numbers::SPEECH;
use super::super::{Because, Finding};
use super::{HERE, THANKS, has};
use crate::agenda::Person;
use crate::agenda::called::{addressed, unit_called, units};
use crate::agenda::person::ends_in_office;
use crate::chinese::numeral;
use crate::chinese::surname::surname_at;
use std::ops::Range;

/// What leads over to somebody within a sentence.
const LEADS: [&str; 20] = [
    "之后由",
    "之后请",
    "随后由",
    "随后请",
    "然后由",
    "然后请",
    "再由",
    "再请",
    "接着由",
    "接着请",
    "由",
    "请",
    "并请",
    "还有",
    "以及",
    "同时",
    "随后",
    "特别是",
    "尤其是",
    "其中",
];
/// What somebody is made for a vote: 计票人由某某担任.
const OFFICERS: [&str; 6] = ["监票人由", "总监票人由", "计票人由", "唱票人由", "记录人由", "领誓人由"];
/// Characters of what somebody is, and 是: 指导老师是.
const LONGEST_ROLE: usize = 7;
/// What may stand before it.
const AGAIN: [&str; 3] = ["再次", "也", "最后"];
/// Characters of what somebody's words are called: 的重要讲话精神.
const WORDS: usize = 8;
/// What a clause ends with that is spoken of in the ones behind it: 董事长的讲话，指明了方向.
const SPOKEN: [&str; 18] = [
    "讲话", "发言", "报告", "致辞", "汇报", "介绍", "点评", "通报", "结论", "意见", "建议", "分享", "演讲", "授课",
    "讲解", "寄语", "解读", "的话",
];
/// What makes a clause one that stands by itself.
const TELLS: [&str; 9] = ["结束", "开始", "都很", "十分", "担任", "请", "获奖的是", "获奖者是", "获得者是"];
/// What a clause begins with that says what all are to do.
const BY_ALL: [&str; 12] =
    ["我们一定", "我们将", "我们要", "请大家", "希望", "大家要", "各单位要", "各部门要", "要", "抓好", "认真", "会后"];
/// What a sentence may go on with.
const GOES_ON: [&str; 11] =
    ["再由", "再请", "请", "让我们", "下面", "现在", "接下来", "希望", "大家", "会后", "散会后"];

impl Names<'_> {
    /// A text without one mention of somebody.
    pub(super) fn without_mention(&self, left: &Left, mention: Range<usize>, because: Because) -> Finding {
        let clause = || self.clause_of(&left.person, &mention);
        let taken = self
            .spoken_to(&mention)
            .or_else(|| self.attributed(&mention))
            .or_else(|| self.of_the_meeting(&mention))
            .or_else(|| self.led_by_another(left, &mention))
            .or_else(|| self.of_numbered_entry(left, &mention))
            .or_else(|| self.first_of_overview(&mention))
            .or_else(|| self.what_is_learnt(&mention))
            .or_else(|| self.first_of_likes(&mention))
            .or_else(|| self.asked_of_them(&mention))
            .or_else(|| self.beside_counted(&mention));
        let taken =
            taken.or_else(|| self.with_what_is_theirs(&mention)).or_else(|| self.with_whom_it_is_done_for(&mention));
        // 教师代表、家长代表 are two units, and no offices of one.
        let is_unit = self.source.get(mention.clone()).is_some_and(|words| left.units.iter().any(|unit| unit == words));
        let entry = if is_unit { mention.clone() } else { self.entry(&mention) };
        let entry = self.without_shared_address(&entry);
        let taken = taken.or_else(|| self.taken_out(&entry));
        let taken = taken.or_else(|| self.without_counterpart(&mention)).or_else(clause);
        let taken = taken.or_else(|| self.all_of_theirs(&mention));
        let (range, becomes) =
            taken.map_or_else(|| self.untold_with_deeds(&mention), |taken| carried_on(self.source, taken));
        let range = if becomes.is_empty() { self.with_what_follows(self.with_welcome(range)) } else { range };
        Finding { range, becomes, because }
    }

    /// 听了甲和三位同学的心声: beside others, who are counted.
    fn beside_counted(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let entry = self.entry(mention);
        let own = clause(self.source, &entry);
        let before = self.source.get(own.start..entry.start)?;
        let behind = self.source.get(entry.end..own.end)?;
        let rest = JOINTS.iter().find_map(|joint| behind.strip_prefix(joint))?;
        let people = numeral::at_start(rest).and_then(|(_, length)| rest.get(length..)?.strip_prefix(['位', '名']))?;
        // 甲、两位老师和乙 are a row, and 甲和两位老师一样 is no hearing.
        let is_alone = !people.contains(['、', '和']) && !before.contains('、');
        let heard = ["听了", "听取了", "感谢", "谢谢"].iter().any(|heard| before.ends_with(heard));
        (is_alone && heard).then(|| (entry.start..own.end - rest.len(), String::new()))
    }

    /// 我们要像甲那样扎根，像乙那样攻坚: the first of several after whom all are to do something, without what leads to all of them.
    fn first_of_likes(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const LIKE: [&str; 3] = ["像", "学习", "向"];
        let own = clause(self.source, mention);
        let before = self.source.get(own.start..self.entry(mention).start)?;
        let like = LIKE.iter().find(|like| before.ends_with(**like) && before.len() > like.len())?;
        let next = self.source.get(own.end..)?.strip_prefix(['，', '、'])?;
        let start = own.start + before.len() - like.len();
        let goes_on = next.starts_with(*like) && self.names_anybody(own.end..sentence(self.source, mention).end);
        goes_on.then(|| (start..self.source.len() - next.len(), String::new()))
    }

    /// 大家提的意见，请甲局长会后梳理: what the clause before says is to be done, by whomever.
    fn asked_of_them(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const TOPICS: [&str; 8] = ["意见", "问题", "建议", "情况", "事项", "材料", "诉求", "线索"];
        let (own, whole, entry) = (clause(self.source, mention), sentence(self.source, mention), self.entry(mention));
        let before = self.source.get(whole.start..own.start)?.strip_suffix('，')?;
        let topic = before.rsplit('，').next()?;
        let is_topic = topic.contains('的') && TOPICS.iter().any(|one| topic.ends_with(one));
        let is_asked = self.source.get(own.start..entry.start)? == "请" && !topic.contains(['了', '请']);
        let goes_on = self.source.get(entry.end..own.end)?.chars().count() > 2;
        (is_topic && is_asked && goes_on).then(|| (own.start..entry.end, String::new()))
    }

    /// 作了通报和起草说明, of which only the one did not come about: what they did all the same.
    pub(super) fn other_deeds(&self, left: &Left, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let deeds = left.only.as_ref()?;
        let end = clause(self.source, mention).end;
        let behind = self.source.get(mention.end..end)?;
        // 为标兵颁了奖并作了讲话
        let both: Vec<&str> = deeds_joined(behind);
        let others: Vec<&str> = both.iter().copied().filter(|deed| !has(deed, deeds)).collect();
        if both.len() > 1 && !others.is_empty() && others.len() < both.len() {
            return Some((mention.end..end, others.join("并")));
        }
        let list = behind.get(behind.find('了')? + '了'.len_utf8()..)?;
        let pieces: Vec<&str> = list.split(['、', '和']).collect();
        let others: Vec<&str> = pieces.iter().copied().filter(|piece| !has(piece, deeds)).collect();
        let is_part = !others.is_empty() && others.len() < pieces.len() && !pieces.contains(&"");
        is_part.then(|| (end - list.len()..end, others.join("、")))
    }

    /// 帅经理，供应链准备好了吗？: what is asked of whoever is spoken to goes with them.
    fn spoken_to(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let entry = self.entry(mention);
        let whole = sentence(self.source, mention);
        let words = self.source.get(whole.clone())?.trim_start();
        let named = self.source.get(entry.clone())?;
        let rest = words.strip_prefix(named)?.strip_prefix('，')?.trim_end();
        let asks = rest.ends_with('？') || rest.starts_with(['您', '你']);
        asks.then_some((whole, String::new()))
    }

    /// 刚才黎区长分析了形势，提出了要求，请大家落实: the clause, with those behind it that tell what else they did.
    fn untold_with_deeds(&self, mention: &Range<usize>) -> (Range<usize>, String) {
        let (range, becomes) = untold(self.source, mention);
        let end = if range.end > mention.end { self.end_of_deeds(range.end) } else { range.end };
        (range.start..end, becomes)
    }

    /// 鲍立群代表企业方、温素琴代表职工方上台签字: of several who do something for others, one with whom it is done for.
    fn with_whom_it_is_done_for(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        const FOR: &str = "代表";
        const DOES: [&str; 14] = [
            "上台",
            "登台",
            "签字",
            "签订",
            "签署",
            "签约",
            "作表态",
            "作发言",
            "发言",
            "讲话",
            "表态",
            "领奖",
            "致辞",
            "致词",
        ];
        let entry = self.entry(mention);
        let own = clause(self.source, mention);
        let behind = self.source.get(entry.end..own.end)?.strip_prefix(FOR)?;
        let start = own.end - behind.len();
        let next = joint(behind);
        let length = DOES.iter().filter_map(|does| behind.find(does)).chain(next.map(|(at, _)| at)).min()?;
        let before = self.source.get(own.start..entry.start)?;
        let joined = JOINTS.iter().find(|joint| before.ends_with(**joint)).filter(|_| before.contains(FOR));
        match (joined, next) {
            (Some(joint), _) => Some((entry.start - joint.len()..start + length, String::new())),
            (None, Some((at, joint))) if at == length && behind.get(at..)?.contains(FOR) => {
                Some((entry.start..start + at + joint, String::new()))
            }
            (None, _) => None,
        }
    }

    /// 各位代表，刚才，项书记作了讲话，对工作提出了要求。: a sentence in which nothing but what somebody did is told.
    fn all_of_theirs(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let (own, whole) = (clause(self.source, mention), part(self.source, mention));
        let before = self.source.get(whole.start..own.start)?;
        let behind = self.source.get(own.end..whole.end)?;
        let end = self.end_of_deeds(own.end);
        let rest = self.source.get(end..whole.end)?.trim_end_matches(['。', '！', '；', '\n']);
        // …，我们要认真领会，抓好贯彻落实: what is to be done about what they said.
        const TO_BE_DONE: [&str; 7] = ["领会", "贯彻", "落实", "学习", "传达", "执行", "对照"];
        let is_done = |clause: &str| has(clause, &TO_BE_DONE) && BY_ALL.iter().any(|all| clause.starts_with(all));
        let follows = || {
            let vows = rest.starts_with("，我们一定") || rest.starts_with("，我们将");
            let is_about_it = rest.starts_with('，') && rest.contains("领会") || vows;
            is_about_it && rest.split('，').skip(1).all(is_done) && !self.names_anybody(end..whole.end)
        };
        let is_all = behind.starts_with('，') && (rest.is_empty() || follows());
        let tells = before.contains(['了', '请']) || self.names_anybody(whole.start..mention.start);
        (is_all && !tells).then(|| left_out(self.source, mention))
    }

    /// 三、纪委书记毛志勇作工作报告；: an entry of a list of items, where something else happens in the item all the same.
    fn of_numbered_entry(&self, left: &Left, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let entry = self.entry(mention);
        let behind = self.source.get(entry.end..part(self.source, mention).end)?;
        let is_own = is_numbered(self.source.get(..entry.start)?) && !behind.starts_with(['、', '和', '，']);
        let tells = behind.trim_end_matches(['；', '。', '\n']).chars().count() >= 2;
        (left.item_stays && is_own && tells).then(|| (entry, String::new()))
    }

    /// 江小川、丛雪同学 are both 同学: it stays where the last of them goes.
    fn without_shared_address(&self, entry: &Range<usize>) -> Range<usize> {
        let words = self.source.get(entry.clone()).unwrap_or_default();
        let address = ADDRESSES.iter().find(|address| words.ends_with(**address) && words.len() > address.len());
        let before = self.source.get(..entry.start).unwrap_or_default();
        let joint = JOINTS.iter().find(|joint| before.ends_with(**joint)).map(|joint| entry.start - joint.len());
        let bare = joint.is_some_and(|end| self.all.iter().any(|name| name.end == end && self.is_bare(name)));
        // 小亮、闻老师: what makes a surname a name is nobody else's.
        let is_surname =
            |address: &&&str| words.strip_suffix(**address).is_some_and(|name| surname_at(name) == Some(name.len()));
        let address = address.filter(|address| !is_surname(address));
        match address.filter(|_| bare) {
            Some(address) => entry.start..entry.end - address.len(),
            None => entry.clone(),
        }
    }

    /// Whether a name stands without a form of address or an office behind it.
    fn is_bare(&self, name: &Range<usize>) -> bool {
        let words = self.source.get(name.clone()).unwrap_or_default();
        !ADDRESSES.iter().any(|address| words.ends_with(address))
            && !ends_in_office(words)
            && !words.ends_with(['}', '｝'])
    }

    /// The part of a sentence that tells of nobody else, where the rest tells of others or of what was done.
    fn clause_of(&self, person: &Person, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let is_here = {
            let whole = self.source.get(sentence(self.source, mention)).unwrap_or_default();
            // 康怀德同志，路小曼同志，舒眉同志参加: three, whoever is in the roster.
            let is_row = whole.matches("同志").count() > 2 && whole.contains("同志，");
            has(whole, &HERE) && (whole.contains(['：', '有']) || is_row)
        };
        let title = |words: &str| {
            if OFFICERS.contains(&words.trim()) {
                return true;
            }
            // 出席的有：党委副书记、工会主席吕秀英，: an entry, whatever the roster says.
            if is_here && words.chars().count() <= TITLE && !words.contains(['请', '了']) && !words.is_empty() {
                return true;
            }
            // 第一位发言的匡铁山同志讲安全
            let is_place =
                ["第", "最后", "首位", "头一"].iter().any(|word| words.starts_with(word)) && words.ends_with('的');
            if is_place && words.chars().count() <= LONGEST_ROLE + 1 {
                return true;
            }
            // 指导老师是梅雪老师: who somebody is for what the sentence tells of.
            if words.ends_with('是') && !words.contains("的是") && words.chars().count() <= LONGEST_ROLE {
                return true;
            }
            let words = ORDERS.iter().fold(words, |words, order| words.strip_prefix(order).unwrap_or(words));
            let known = [person.unit.as_deref(), person.office.as_deref()].into_iter().flatten();
            let rest = known.fold(words.trim().to_owned(), |words, known| words.replacen(known, "", 1));
            let rest = AGAIN.iter().fold(rest.as_str(), |rest, again| rest.strip_prefix(again).unwrap_or(rest));
            // 人力资源部 of 集团人力资源部.
            let is_known = person.unit.as_deref().is_some_and(|unit| unit.ends_with(rest));
            rest.is_empty() || is_known || LEADS.iter().chain(&THANKS).any(|lead| *lead == rest)
        };
        let stands = |range: Range<usize>| {
            let words = self.source.get(range.clone()).unwrap_or_default();
            is_here
                || self.names_anybody(range)
                || has(words, &THANKS)
                || words.contains('了')
                || has(words, &TELLS)
                || GOES_ON.iter().any(|word| words.starts_with(word))
        };
        if let Some(comment) = self.comment(mention) {
            return Some(comment);
        }
        if let Some(last) = self.last_who_is_here(mention).filter(|_| is_here) {
            return Some(last);
        }
        let clause = clause_out(self.source, mention, title, stands)?;
        let end = self.end_of_quote(&clause, mention).unwrap_or(clause.end);
        let range = clause.start..self.end_of_deeds(end);
        // Where nothing is left of it, the part of the sentence goes with its mark.
        let whole = part(self.source, mention);
        let is_all = range.start == whole.start
            && self.source.get(range.end..whole.end).is_some_and(|rest| rest.chars().count() <= 1);
        Some(if is_all { left_out(self.source, mention) } else { (range, String::new()) })
    }

    /// 副市长甲同志，主席乙同志参加今天的座谈会: the last of those who are here, without what is said of all of them.
    fn last_who_is_here(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let (own, entry) = (clause(self.source, mention), self.entry(mention));
        let behind = self.source.get(entry.end..own.end)?;
        let before = self.source.get(..own.start)?.strip_suffix('，')?;
        // A name, or 路小曼同志 who is on no roster, right before the comma.
        let is_row = before.ends_with("同志") || self.all.iter().any(|name| self.entry(name).end == before.len());
        let is_of_all = HERE.iter().any(|here| behind.starts_with(here));
        (is_of_all && is_row).then(|| (before.len()..entry.end, String::new()))
    }

    /// 岑县长的讲话，充分肯定了…，提出了…，请大家落实。: a clause that only says whose words it is about, with all that is said of them.
    fn comment(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let (own, whole) = (clause(self.source, mention), part(self.source, mention));
        let words = self.source.get(mention.end..own.end)?;
        let is_about = words.starts_with('的') && has(words, &SPOKEN) && !words.contains('了');
        let behind = self.source.get(own.end..whole.end)?.starts_with('，');
        let tells_of_others = self.names_anybody(own.end..whole.end) || self.names_anybody(whole.start..mention.start);
        // 我们听取了甲的报告，讨论了草案: the others have done both.
        let ahead = self.source.get(own.start..mention.start)?;
        (is_about && behind && !tells_of_others && ahead.chars().count() <= TITLE && !ahead.contains('了')).then(|| {
            let greets = self.source.get(whole.start..own.start).is_some_and(|before| before.contains('了'));
            if greets { (own.start..whole.end, String::new()) } else { left_out(self.source, mention) }
        })
    }

    /// 听取了薛校长的工作报告和贾主任的财务报告, 云台镇的“链长制”、青河镇的“以商招商”: of several things that are somebody's, one.
    fn with_what_is_theirs(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let clause = clause(self.source, mention);
        let behind = self.source.get(mention.end..clause.end)?;
        // 和谷雨关于提案办理情况的报告
        let theirs = ["的", "所作的", "作的", "提出的", "谈到的", "讲到的", "介绍的", "反映的", "讲的"]
            .into_iter()
            .find_map(|of| behind.strip_prefix(of));
        // 常委员讲资金、米委员讲市场: what each of them spoke of.
        let verb = ["讲", "谈", "说"].into_iter().find(|verb| behind.starts_with(verb)).filter(|_| theirs.is_none());
        let told = verb.is_some() || behind.starts_with("关于");
        let behind = theirs.or_else(|| Some(behind).filter(|_| told))?;
        // Of 廖总和章总的发言 the speech is of both.
        let is_of_somebody = |range: Range<usize>| {
            let words = self.source.get(range.clone()).unwrap_or_default();
            match verb {
                Some(verb) => words.contains(verb) && self.names_anybody(range),
                None => words.contains('的') || words.contains("关于"),
            }
        };
        // What is theirs goes on to the next of them, or to the end of the clause.
        let (end, next) = match joint(behind) {
            Some((at, length)) => {
                let start = clause.end - behind.len() + at;
                (start, Some(start + length))
            }
            None => (clause.end, None),
        };
        let before = self.source.get(clause.start..mention.start)?;
        let joined = JOINTS.iter().find(|joint| before.ends_with(**joint));
        let joined = joined.map(|joint| (*joint, mention.start - joint.len()));
        match (joined, next) {
            (Some((joint, start)), _) if is_of_somebody(self.last_piece(clause.start..start)) => {
                // Of A的、B的和C的 without the last, 和 stands before B的.
                let last =
                    self.source.get(clause.start..start)?.rfind('、').filter(|_| joint != "、" && next.is_none());
                Some(match last.map(|at| clause.start + at) {
                    Some(at) => (at..end, format!("和{}", self.source.get(at + '、'.len_utf8()..start)?)),
                    None => (start..end, String::new()),
                })
            }
            // 听取了院长的工作报告和三个专项报告: the others are reports, too.
            (None, Some(next))
                if is_of_somebody(next..clause.end) || self.is_of_kind(mention.end..next, next..clause.end) =>
            {
                Some((mention.start..next, String::new()))
            }
            (Some(_) | None, _) => None,
        }
    }

    /// Whether two things are called the same at their ends: 工作报告和三个专项报告.
    fn is_of_kind(&self, one: Range<usize>, other: Range<usize>) -> bool {
        let what = |range: Range<usize>| {
            let words = self.source.get(range)?.trim_end_matches(['和', '、', '以', '及']);
            words.get(words.char_indices().rev().nth(1)?.0..)
        };
        what(one).is_some_and(|one| what(other) == Some(one))
    }

    /// What stands behind the last joint of some bytes, as far as quotation marks go.
    fn last_piece(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start;
        while let Some((at, length)) = self.source.get(start..range.end).and_then(joint) {
            start += at + length;
        }
        start..range.end
    }

    /// 请石磊同志上台与罗建平县长签订责任书: others do it, without them.
    fn without_counterpart(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let entry = self.entry(mention);
        let clause = clause(self.source, mention);
        let before = self.source.get(clause.start..entry.start)?;
        let with = ["与", "和", "同", "跟"].into_iter().find(|with| before.ends_with(with))?;
        let start = entry.start - with.len();
        let whole = sentence(self.source, mention);
        let by_others = self.names_anybody(whole.start..start)
            || self.source.get(whole.start..start).is_some_and(|words| words.contains('请'));
        (by_others && entry.end < clause.end).then(|| (start..entry.end, String::new()))
    }

    /// 何志远等三名代表: another one of those who still speak stands for all of them.
    fn led_by_another(&self, left: &Left, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let rest = self.source.get(mention.end..)?.strip_prefix('等')?;
        let counts = rest.starts_with(numeral::is_numeral) && !self.source.get(..mention.start)?.ends_with('、');
        // 他们是甲老师等六位老师, who get a prize: who the others are nobody knows.
        let speaks = has(self.source.get(sentence(self.source, mention))?, &SPEECH);
        let other = left.others.first().filter(|_| counts && speaks)?;
        let words = self.source.get(mention.clone())?;
        let unit = || unit_called(other).filter(|_| units(&left.person).iter().any(|unit| unit == words));
        let name =
            if words == left.person.name { other.name.clone() } else { unit().unwrap_or_else(|| addressed(other)) };
        Some((mention.clone(), name))
    }
}

/// What somebody did, each deed for itself: 为标兵颁了奖 and 作了讲话.
pub(super) fn deeds_joined(words: &str) -> Vec<&str> {
    let mut deeds = Vec::new();
    let mut start = 0;
    for at in also(words) {
        deeds.extend(words.get(start..at));
        start = at + '并'.len_utf8();
    }
    deeds.extend(words.get(start..));
    deeds
}

/// What joins two things that are somebody's, outside quotation marks. 普及教育 and 与会 have no joint in them.
fn joint(words: &str) -> Option<(usize, usize)> {
    let mut quotes = 0_usize;
    words.char_indices().find_map(|(at, c)| {
        match c {
            '“' | '《' | '‘' => quotes += 1,
            '”' | '》' | '’' => quotes = quotes.saturating_sub(1),
            _ => {}
        }
        let rest = words.get(at..).filter(|_| quotes == 0)?;
        ["、", "以及", "和"].iter().find(|joint| rest.starts_with(**joint)).map(|joint| (at, joint.len()))
    })
}
