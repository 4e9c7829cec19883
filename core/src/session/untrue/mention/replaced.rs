//! Somebody who speaks instead of somebody else: named, with their own office, wherever words name the other for this turn.

use super::super::super::sentence::{clause, line, sentence};
use super::super::facts::{Left, Replaced};
use super::super::names::Names;
use super::super::numbers::SPEECH;
use super::super::{Because, Finding};
use super::left_out::deeds_joined;
use super::{
    ALL_THE_SAME, HERE, THANKS, has, is_of_election, is_on_list, is_to_speak, with_heading, within, without_presenting,
};
use crate::agenda::Person;
use crate::agenda::called::{
    FOR_OTHERS, addressed, attribute_before, instead, known_as, mentions, tells_of_life, title_start, unit_and_office,
    unit_called, units,
};
use crate::agenda::person::{ends_in_office, title_at_end, title_behind};
use crate::agenda::rundown::StepKey;
use crate::chinese::pairs;
use std::ops::Range;

/// What makes a clause one of those who are honoured, whoever speaks.
const HONOURED: [&str; 4] = ["领奖", "获得", "荣获", "称号"];
/// What somebody is who does not do it for the one whose turn they have.
const ROLES: [&str; 6] = ["监票", "计票", "唱票", "候选", "主席团", "名单"];

impl Names<'_> {
    /// Whom words name for whoever has their turn now, and with which office.
    pub(super) fn replaced(&self, one: &Replaced, step: &StepKey) -> Vec<Finding> {
        let ((was_id, was), (is_id, is)) = (&one.was, &one.is);
        let because = || Because::Replaced(known_as(was));
        // 感谢佟校长的美好祝愿, in the item of the turn.
        let is_thanked = |range: &Range<usize>| one.step.0 == step.0 && has(within(self.source, range), &THANKS);
        // 丁总的部署目标清晰, right behind the only turn that they had in the item.
        let items = self.now.agenda().items.iter().zip(self.now.items());
        let mut own_item = items.filter(|(_, entry)| entry.id == one.step.0).flat_map(|(item, _)| &item.steps);
        let has_another = own_item.any(|other| other.turn.as_ref() == Some(was_id));
        let is_remarked_on = |range: &Range<usize>| {
            one.step.0 == step.0 && !has_another && sentence(self.source, range).start == range.start
        };
        // 请甲校长、乙副校长与毕业生合影, behind what they have done.
        let is_pictured = |range: &Range<usize>| one.step.0 == step.0 && within(self.source, range).contains("合影");
        // 孔主任陪大家参观了院区, of an item that is called 参观院区, where the turn has no word for what is done in it.
        let title =
            self.now.item_index(one.step.0.as_str()).and_then(|at| self.now.agenda().items.get(at)?.title.clone());
        let title = title.unwrap_or_default();
        let is_of_item = |range: &Range<usize>| {
            let told = within(self.source, range);
            let is_deedless = one.only.as_ref().is_some_and(Vec::is_empty);
            is_deedless && pairs(&title).filter(|pair| told.contains(pair)).count() > 1
        };
        let is_about = |range: &Range<usize>| {
            let is_of_turn = one.only.as_ref().is_none_or(|deeds| has(within(self.source, range), deeds));
            is_of_turn || is_of_item(range) || is_thanked(range) || is_remarked_on(range) || is_pictured(range)
        };
        let mut found = Vec::new();
        let people = &self.now.agenda().people;
        // Whoever has the turn is called to it, whoever else has taken another one of theirs.
        if self.has_turn(was_id, step) {
            let places = mentions(was, people, self.source).into_iter();
            let told = places.filter_map(|mention| self.told_of_lost(one.only.as_deref(), &mention.range));
            return told.map(|range| Finding { range, becomes: String::new(), because: because() }).collect();
        }
        let left = || Left {
            id: was_id.clone(),
            item: one.step.0.clone(),
            person: was.clone(),
            is_absent: true,
            others: Vec::new(),
            item_stays: true,
            only: None,
            units: Vec::new(),
        };
        // 请甲书记、乙县长为他们颁奖: nobody does one thing twice.
        let is_beside = |range: &Range<usize>| {
            let own = clause(self.source, range);
            let words = self.source.get(own.clone()).unwrap_or_default();
            let by_id =
                || self.by_id(is_id.as_str()).iter().any(|other| own.start <= other.start && other.end <= own.end);
            words.contains(['、', '和']) && (!mentions(is, people, words).is_empty() || by_id())
        };
        for range in self.by_id(was_id.as_str()).into_iter().filter(|range| is_about(range)) {
            if is_beside(&range) {
                found.push(self.without_mention(&left(), range, because()));
                continue;
            }
            found.extend(self.of_another_office(&range, (was, is)));
            found.extend(self.of_another_title(&range, (was, is)));
            let words = self.source.get(range.clone()).unwrap_or_default();
            let becomes = words.replacen(&format!(".{was_id}"), &format!(".{is_id}"), 1);
            found.push(Finding { range, becomes, because: because() });
        }
        if one.step == *step {
            for range in &self.of_speaker {
                found.extend(self.of_another_office(range, (was, is)));
                found.extend(self.of_another_title(range, (was, is)));
            }
        }
        for mut mention in mentions(was, people, self.source).into_iter().filter(|mention| is_about(&mention.range)) {
            let own = within(self.source, &mention.range);
            // 宣读了决议草案并获得通过 honours nobody.
            let honoured = with_heading(self.source, &mention.range).replace("获得通过", "").replace("学习的", "");
            let honoured = without_presenting(&honoured);
            if (has(&honoured, &ALL_THE_SAME) || has(&honoured, &HONOURED)) && !is_to_speak(own)
                || has(own, &ROLES)
                || is_of_election(with_heading(self.source, &mention.range))
                || is_on_list(self.source, &mention.range)
            {
                continue;
            }
            // Whoever speaks instead is here already, and nobody is here twice.
            let whole = self.source.get(sentence(self.source, &mention.range)).unwrap_or_default();
            let is_here = has(whole, &HERE) && !mentions(is, people, whole).is_empty();
            if let Some(range) = self.line_of_guest(&mention.range, is) {
                found.push(Finding { range, becomes: String::new(), because: because() });
                continue;
            }
            if is_here || is_beside(&mention.range) {
                found.push(self.without_mention(&left(), mention.range, because()));
                continue;
            }
            if self.is_their_word(&mention.range) {
                found.push(self.without_mention(&left(), mention.range, because()));
                continue;
            }
            if self.is_of_their_life(&mention.range) {
                let range = sentence(self.source, &mention.range);
                found.push(Finding { range, becomes: String::new(), because: because() });
                continue;
            }
            // 最后发言的是韦秋菊同志，有请韦书记。: once with all that they are, and then by the name.
            let whole = sentence(self.source, &mention.range);
            let mut others = mentions(was, people, self.source).into_iter().map(|other| other.range.start);
            let is_named_before = others.any(|at| whole.contains(&at) && at < mention.range.start);
            let calls_again = ["有请", "欢迎", "掌声有请"]
                .iter()
                .any(|call| self.source.get(..mention.range.start).is_some_and(|before| before.ends_with(call)));
            if is_named_before && calls_again {
                let becomes = addressed(is);
                found.push(Finding { range: mention.range, becomes, because: because() });
                continue;
            }
            let Some(mut becomes) = instead(is, &mention).map(|words| with_body(is, words)) else { continue };
            // 党委副书记、工会主席吕秀英: all of what stands before the name was theirs.
            let title = self.office_before(&mention.range).or_else(|| self.trade_before(&mention.range));
            let mut title = title.unwrap_or(mention.range.start..mention.range.start);
            // 区委书记、总河长霍青: the office that the roster has stands before another one.
            let written = self.source.get(..title.start).unwrap_or_default();
            let ahead =
                written.strip_suffix('、').and_then(|row| row.rsplit(['、', '，', '：', '有', '请', '由']).next());
            if let Some(office) = ahead.filter(|office| !title.is_empty() && is_office_of(was, office)) {
                title.start -= office.len() + '、'.len_utf8();
            }
            let is_theirs =
                self.source.get(title.clone()).is_some_and(|title| !title.is_empty() && !has(title, &FOR_OTHERS));
            if is_theirs {
                let own = unit_and_office(is);
                if !becomes.contains(&own) {
                    // 副局长申屠远同志 has the office already.
                    let office = is.office.as_deref().unwrap_or_default();
                    becomes = own + becomes.strip_prefix(office).unwrap_or(&becomes);
                }
                mention.range.start = title.start;
            }
            // 县卫健局 stands before the name already.
            let before = self.source.get(..mention.range.start).unwrap_or_default();
            let said = becomes.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let said = said
                .filter(|end| *end > '县'.len_utf8())
                .find(|end| becomes.get(..*end).is_some_and(|said| before.ends_with(said)));
            mention.range.start -= said.unwrap_or(0);
            // 翠苑社区的谷长河, for whom somebody of the same unit comes.
            let of_unit = before.strip_suffix('的').filter(|_| said.is_none());
            let own = of_unit.and_then(|head| {
                let named = units(is)
                    .into_iter()
                    .find(|unit| becomes.starts_with(unit.as_str()) && head.ends_with(unit.as_str()))?;
                head.strip_suffix(named.as_str())
            });
            mention.range.start = own.map_or(mention.range.start, str::len);
            // 恒达机械有限公司 stands there, of which 恒达机械 is a shorter name.
            let piece = before.rsplit(['、', '，', '：', '。', '有']).next().unwrap_or_default();
            let shorter = is.unit.as_deref().filter(|unit| said.is_none() && piece.starts_with(*unit));
            if let Some(rest) = shorter.and_then(|unit| becomes.strip_prefix(unit)) {
                becomes = rest.to_owned();
            }
            // 副理事长康怀远教授: the title behind the name was theirs, too.
            const TITLES: [&str; 6] = ["教授", "研究员", "博士", "院士", "高工", "师傅"];
            let behind = self.source.get(mention.range.end..).unwrap_or_default();
            if let Some(title) = TITLES.iter().find(|title| behind.starts_with(**title)) {
                mention.range.end += title.len();
                if becomes.ends_with(is.name.trim()) {
                    becomes += is.address.as_deref().unwrap_or("同志");
                }
            }
            // 康乐集团戚悦女士: of which unit whoever comes is has to be said, too.
            let named = self.source.get(mention.range.clone()).unwrap_or_default();
            let is_of = |person: &Person, words: &str| units(person).iter().any(|unit| words.contains(unit.as_str()));
            if is_of(was, named)
                && !is_of(is, &becomes)
                && let Some(unit) = unit_called(is)
            {
                becomes.insert_str(0, &unit);
            }
            mention.range.start = attribute_before(self.source, mention.range.start).unwrap_or(mention.range.start);
            if let Some((end, deeds)) = self.deeds_of_both(one, &mention.range, &becomes) {
                mention.range.end = end;
                becomes = deeds;
            }
            found.push(Finding { range: mention.range, becomes, because: because() });
        }
        found.extend(self.by_office_alone(one));
        found
    }

    /// 市二院党委书记　骆建平, on a line of those who are here, where whoever comes instead has another line: all of it.
    fn line_of_guest(&self, name: &Range<usize>, is: &Person) -> Option<Range<usize>> {
        const LONGEST: usize = 40;
        const SAYS: [char; 9] = ['。', '！', '？', '，', '：', '；', '了', '请', '由'];
        let line = |name: &Range<usize>| {
            let line = line(self.source, name);
            let words = self.source.get(line.clone())?;
            (!words.contains(SAYS) && words.chars().count() <= LONGEST).then_some(line)
        };
        let own = line(name)?;
        let others = mentions(is, &self.now.agenda().people, self.source);
        let mut others = others.into_iter().filter_map(|other| line(&other.range));
        others.any(|other| other != own).then_some(own)
    }

    /// 甲主任作了通报和起草说明, where somebody else made the one of the two: what each of them did, and where it ends.
    fn deeds_of_both(&self, one: &Replaced, name: &Range<usize>, instead: &str) -> Option<(usize, String)> {
        let deeds = one.only.as_ref()?;
        let end = clause(self.source, name).end;
        let behind = self.source.get(name.end..end)?;
        let is_theirs = |piece: &&str| has(piece, deeds);
        let own_name = self.source.get(name.clone())?;
        // 为标兵颁了奖并作了讲话
        if let [first, second] = deeds_joined(behind).as_slice() {
            return match [first, second].map(is_theirs) {
                [true, false] => Some((end, format!("{instead}{first}，{own_name}{second}"))),
                [false, true] => Some((end, format!("{own_name}{first}，{instead}{second}"))),
                _ => None,
            };
        }
        let (verb, list) = behind.split_at_checked(behind.find('了')? + '了'.len_utf8())?;
        let pieces: Vec<&str> = list.split(['、', '和']).filter(|piece| !piece.is_empty()).collect();
        let (theirs, others): (Vec<&str>, Vec<&str>) = pieces.iter().copied().partition(is_theirs);
        let first = pieces.first().filter(|_| !theirs.is_empty() && !others.is_empty())?;
        let told = |who: &str, deeds: &[&str]| format!("{who}{verb}{}", deeds.join("、"));
        let (by_them, by_others) = (told(instead, &theirs), told(own_name, &others));
        let both = if is_theirs(first) { [by_them, by_others] } else { [by_others, by_them] };
        Some((end, both.join("，")))
    }

    /// 一是院长致欢迎辞, whom the vice president has come for: an office that only one has, before what they were called to do.
    fn by_office_alone(&self, one: &Replaced) -> Vec<Finding> {
        let (was, is) = (&one.was.1, &one.is.1);
        let office = |person: &Person| person.office.clone().filter(|office| !office.trim().is_empty());
        let Some((own, becomes)) = office(was).zip(office(is)).filter(|(own, other)| own != other) else {
            return Vec::new();
        };
        let people = &self.now.agenda().people;
        // 副院长 is another office than 院长.
        let is_same = |office: &str| office.strip_suffix(own.as_str()).is_some_and(|before| !before.ends_with('副'));
        let holds = |other: &&Person| other.name != was.name && office(other).is_some_and(|office| is_same(&office));
        let is_shared = people.values().filter(holds).count() > usize::from(is_same(&becomes));
        let deed = |behind: &str| {
            SPEECH.iter().any(|deed| behind.starts_with(deed)) || behind.starts_with(['致', '作', '讲', '谈'])
        };
        let places = self.source.match_indices(own.as_str()).filter(|_| !is_shared && one.only.is_none());
        // 听了院长的介绍, 院长介绍了医院, behind the turn.
        let looks_back = |before: &str, behind: &str| {
            let is_theirs = behind.strip_prefix('的').is_some_and(&deed) || behind.starts_with("介绍了");
            let heard = ["听了", "听完", "听取了", "刚才"].iter().any(|heard| before.ends_with(heard));
            is_theirs && (heard || before.is_empty() || before.ends_with(['，', '。', '！', '\n']))
        };
        let told = places.filter_map(|(at, _)| {
            let (before, behind) = (self.source.get(..at)?, self.source.get(at + own.len()..)?);
            let is_apart = before.chars().next_back().is_none_or(|c| "，、；：。是由请和及\n".contains(c));
            let becomes = match (looks_back(before, behind), is_apart && deed(behind)) {
                (true, _) => addressed(is),
                (false, true) => becomes.clone(),
                (false, false) => return None,
            };
            let range = at..at + own.len();
            Some(Finding { range, becomes, because: Because::Replaced(known_as(was)) })
        });
        told.collect()
    }

    /// 市公交集团驾驶员 of 市公交集团驾驶员詹素梅: what somebody is by trade, which no list of offices has.
    fn trade_before(&self, name: &Range<usize>) -> Option<Range<usize>> {
        const TRADES: [char; 12] = ['员', '师', '手', '医', '生', '家', '工', '兵', '民', '户', '匠', '长'];
        const LONGEST: usize = 16;
        let before = self.source.get(..name.start)?;
        let start = before.rfind(['、', '，', '：', '。', '是', '有', '请', '由', '的', '\n']);
        let start =
            start.map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let trade = before.get(start..)?;
        let is_trade = trade.ends_with(TRADES) && (3..=LONGEST).contains(&trade.chars().count());
        (is_trade && !self.names_anybody(start..name.start)).then_some(start..name.start)
    }

    /// 特别是雷董事长讲的“把根扎在本地”: a word of theirs, which nobody else has said.
    fn is_their_word(&self, mention: &Range<usize>) -> bool {
        let behind = self.source.get(mention.end..).unwrap_or_default().trim_start_matches("同志");
        ["讲的“", "说的“", "提到的“", "讲到的“", "谈到的“", "所说的“", "所说，", "说的，"]
            .iter()
            .any(|word| behind.starts_with(word))
    }

    /// 白学长从一名普通钳工成长为企业家，…: a sentence that tells of nobody else, and not of what they said or did here.
    fn is_of_their_life(&self, mention: &Range<usize>) -> bool {
        let whole = sentence(self.source, mention);
        let words = self.source.get(whole.clone()).unwrap_or_default();
        let is_subject = self.source.get(whole.start..mention.start).is_some_and(|before| before.trim().is_empty());
        let others = self.within(whole).filter(|name| **name != *mention).count();
        // 施主任的报告总结了一年来的工作 tells of a report.
        is_subject && others == 0 && tells_of_life(words) && !words.contains('请') && !has(words, &SPEECH)
    }

    /// {{发言人.姓名}}部长, of whoever has another office: an office that somebody wrote behind a placeholder.
    fn of_another_title(&self, placeholder: &Range<usize>, (was, is): (&Person, &Person)) -> Option<Finding> {
        let written = title_behind(self.source.get(placeholder.end..)?)?;
        // 校长{{发言人.姓名}}教授 has an office already, and {{发言人.简称}} a form of address.
        let is_titled = self.office_before(placeholder).is_some();
        let is_short =
            self.source.get(placeholder.clone()).is_some_and(|words| words.contains("简称") || words.contains("short"));
        let own = is.office.as_deref().and_then(title_at_end).filter(|_| !is_titled);
        // 请{{发言人.简称}}书记颁奖: whoever comes instead is called with all that they are.
        let whole = self.source.get(placeholder.clone())?.split_once('.').map(|(turn, _)| format!("{turn}}}}}"));
        if let Some(becomes) = whole.filter(|_| is_short && !is_titled && self.of_speaker.contains(placeholder)) {
            let range = placeholder.start..placeholder.end + written.len();
            return Some(Finding { range, becomes, because: Because::Replaced(known_as(was)) });
        }
        let becomes = own.or(is.address.as_deref()).unwrap_or("同志").to_owned();
        // 骆建平书记 becomes 单晓峰院长, where the short name has no form of address.
        let becomes = match is_short {
            true if is.address.is_none() => own.unwrap_or_default().to_owned(),
            true => String::new(),
            false => becomes,
        };
        let range = placeholder.end..placeholder.end + written.len();
        (written != becomes).then(|| Finding { range, becomes, because: Because::Replaced(known_as(was)) })
    }

    /// The office that somebody wrote before a placeholder, as that of whom it stands for now. What somebody speaks for stays:
    /// 学生代表.
    fn of_another_office(&self, placeholder: &Range<usize>, (was, is): (&Person, &Person)) -> Option<Finding> {
        // 村支书 is an office where the roster says so.
        let known = || Some(title_start(was, self.source.get(..placeholder.start)?)?..placeholder.start);
        let mut range = self.office_before(placeholder).or_else(known)?;
        // 兄弟单位代表、岭东农业大学校长: for whom they speak stays, and the office was theirs.
        let whole = self.source.get(range.clone())?;
        if let Some((role, office)) = whole.rsplit_once('、')
            && has(role, &FOR_OTHERS)
            && !has(office, &FOR_OTHERS)
        {
            range.start = range.end - office.len();
        }
        let written = self.source.get(range.clone())?;
        let becomes = unit_and_office(is);
        // Whatever is looked through again has it already.
        const LEAST: usize = 4;
        let before = self.source.get(..placeholder.start)?.strip_suffix(&becomes);
        let is_there =
            becomes.chars().count() >= LEAST && before.is_some_and(|before| !before.ends_with(['副', '前', '原']));
        let stays = has(written, &FOR_OTHERS) || written == becomes || is_there;
        (!stays).then(|| Finding { range, becomes, because: Because::Replaced(known_as(was)) })
    }
}

/// 区委书记 of 区委 and 书记.
fn is_office_of(person: &Person, words: &str) -> bool {
    !words.is_empty() && ends_in_office(words) && unit_and_office(person).ends_with(words)
}

/// 镇党委委员甲, and not 委员甲: of which body somebody is a member has to be said.
fn with_body(person: &Person, words: String) -> String {
    const MEMBERS: [&str; 6] = ["委员", "常委", "成员", "组员", "干事", "理事"];
    let office = person.office.as_deref().unwrap_or_default();
    let is_member = MEMBERS.contains(&office) && words.starts_with(office);
    if is_member { unit_and_office(person) + words.strip_prefix(office).unwrap_or_default() } else { words }
}
