//! Lists of names that were made anew: a number that counts others, somebody twice, 分别 of one.

mod ahead;
mod hanging;
pub(super) mod one_of_several;

use super::super::sentence::{clause, sentence, without_clause};
use super::names::{ADDRESSES, Names, WHO};
use super::numbers::UNITS;
use super::{Because, Finding, each, papers, points};
use crate::agenda::Rundown;
use crate::agenda::person::{ends_in_office, title_behind};
use crate::agenda::rundown::StepKey;
use crate::chinese::numeral;
use std::ops::Range;

pub(super) use hanging::left_hanging;

/// What is said of several people who do something.
pub(super) const APART: [&str; 5] = ["分别", "先后", "依次", "共同", "逐一"];
/// What people do, behind a count of them.
const DONE: [&str; 15] =
    ["分别", "先后", "依次", "作", "发", "进行", "从", "就", "对", "围绕", "介绍", "汇报", "交流", "讲", "谈"];
/// What people are called together by what they are.
const KINDS: [&str; 15] = [
    "见证人",
    "专家",
    "家长",
    "嘉宾",
    "领导",
    "代表",
    "委员",
    "评委",
    "选手",
    "企业家",
    "校友",
    "学员",
    "师傅",
    "负责人",
    "负责同志",
];
/// What is read and voted on, counted behind its names: 工作情况和提案办理情况两个报告.
const PAPERS: [&str; 7] = ["报告", "汇报", "决议", "草案", "办法", "方案", "议案"];
/// What each of several people speaks of: 从纪律、法律两个方面.
const SIDES: [&str; 4] = ["方面", "角度", "层面", "领域"];
/// What stands between names and the number of what is theirs: 丁浩、范宏所作的两个报告.
const THEIRS: [&str; 3] = ["所作的", "作的", "的"];
/// What stands between names and their number: 丁浩、范宏等两位同志.
const AND_SO_ON: char = '等';
/// What people and what is theirs are counted by.
const MEASURES: [char; 4] = ['位', '名', '个', '份'];

/// A number behind a list of names.
struct Count<'a> {
    /// Where it stands.
    range: Range<usize>,
    value: u64,
    /// What is counted, and all that stands behind.
    thing: &'a str,
    is_theirs: bool,
}

/// What is wrong with lists of names in words that were made anew of others.
pub(super) fn findings(now: &Rundown, source: &str, words: &str) -> Vec<Finding> {
    let (before, names) = (Names::of(now, source), Names::of(now, words));
    let lists_before: Vec<List> = before.lists().into_iter().filter_map(|list| List::of(&before, &list)).collect();
    let mut found = Vec::new();
    for list in names.lists() {
        let is_old = |name: &Range<usize>| {
            let own = words.get(sentence(words, name)).unwrap_or_default();
            let places = source.match_indices(own).map(|(at, own)| at..at + own.len());
            places.into_iter().any(|place| sentence(source, &place) == place)
        };
        let Some(own) = List::of(&names, &list).filter(|_| !list.first().is_some_and(is_old)) else { continue };
        found.extend(own.twice(&list));
        let same = lists_before.iter().filter(|old| old.names.iter().any(|name| own.names.contains(name)));
        let counts_alike =
            |old: &&List| old.count.as_ref().zip(own.count.as_ref()).is_some_and(|(old, own)| old.is_as(own));
        let counted = same.clone().find(counts_alike).and_then(|old| own.counting_others(old, words));
        found.extend(counted);
        // 分别从团结、创新两个方面作了发言: nobody knows whose is left.
        let others = same.clone().next().filter(|old| old.names.len() != own.names.len());
        if let Some(old) = others {
            found.extend(own.counted_behind(old.names.len(), words));
            found.extend(own.of_one(words));
        }
        found.extend(others.and_then(|old| own.one_each(old.names.len(), words)).or_else(|| own.apart(&names, &list)));
    }
    found.extend(left_hanging(source, words));
    found.extend(points::counted_anew(source, words));
    found.extend(units(source, words));
    found.extend(ahead::findings(source, words));
    found.extend(one_of_several::findings(source, words));
    found.extend(each::of_fewer_than_before(source, words));
    found.into_iter().map(|(range, becomes)| Finding { range, becomes, because: Because::Speakers }).collect()
}

/// A row of units with a number behind it: 县发改局、县住建局两个部门.
struct Row<'a> {
    number: Range<usize>,
    value: u64,
    pieces: Vec<&'a str>,
    /// What the units are called together, 个 with it.
    thing: &'a str,
    /// Of one of them the word stays: 工作情况报告 of 工作情况和提案办理情况两个报告, 车永胜同志.
    is_theirs: bool,
}

impl<'a> Row<'a> {
    /// Every number of units in a text.
    fn all(text: &'a str) -> Vec<Self> {
        let at_number = |(at, _): (usize, char)| {
            let (value, length) = numeral::at_start(text.get(at..)?)?;
            let behind = text.get(at + length..)?;
            let thing = behind.strip_prefix(['个', '家', '项', '份', '位', '名'])?;
            let is_theirs = PAPERS.iter().chain(&*ADDRESSES).any(|paper| thing.starts_with(paper));
            let kinds = UNITS.iter().chain(&PAPERS).chain(&*ADDRESSES).chain(&SIDES);
            let unit = kinds.into_iter().find(|unit| thing.starts_with(**unit))?;
            let before = text.get(clause(text, &(at..at)).start..at)?;
            let before = before.strip_suffix(AND_SO_ON).unwrap_or(before);
            let pieces = before.split(['、', '和']).collect();
            let thing = behind.get(..behind.len() - thing.len() + unit.len())?;
            Some(Self { number: at..at + length, value, pieces, thing, is_theirs })
        };
        text.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).filter_map(at_number).collect()
    }

    /// Whether the number is that of the row.
    fn is_counted(&self) -> bool {
        // 感谢四位专家和两家企业: what stands before the second number is no row of firms.
        let is_row = self.pieces.len() > 1 && self.pieces.iter().all(|piece| !piece.is_empty());
        is_row && u64::try_from(self.pieces.len()) == Ok(self.value)
    }
}

/// Another number behind a row of units that was made anew.
fn units(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let before = Row::all(source);
    let changed = Row::all(words).into_iter().filter_map(|row| {
        let shares = |old: &&Row<'_>| {
            // Whoever has come stands last.
            let known = |piece: &&str| old.pieces.iter().any(|one| piece.ends_with(*one));
            row.pieces.iter().rev().take(2).any(known)
        };
        before.iter().find(|old| old.thing == row.thing && old.is_counted() && shares(old))?;
        let now = u64::try_from(row.pieces.len()).ok().filter(|now| *now != row.value)?;
        // 河口乡作表态发言, and not 河口乡一个乡镇作表态发言.
        Some(match now {
            1 if row.is_theirs => {
                let measure = row.thing.chars().next().map_or(0, char::len_utf8);
                (row.number.start..row.number.end + measure, String::new())
            }
            1 => (row.number.start..row.number.end + row.thing.len(), String::new()),
            _ => (row.number, numeral::counted(now)),
        })
    });
    changed.collect()
}

/// 听取了理事会、监事会和财务三个报告 without one of the papers: the entry of the row that says which it is.
pub(super) fn without_paper(source: &str, paper: &str, still: &[(StepKey, String)]) -> Option<(Range<usize>, String)> {
    let stem = papers::stem(paper)?;
    let is_like_another = papers::is_like_another(stem, still);
    let rows = Row::all(source).into_iter().filter(|row| row.is_theirs && row.is_counted());
    rows.into_iter().find_map(|row| {
        let mut start = row.number.start - row.pieces.iter().map(|piece| piece.len()).sum::<usize>();
        // Every joint is one character of the same length.
        start -= (row.pieces.len() - 1) * '、'.len_utf8();
        for (nth, piece) in row.pieces.iter().enumerate() {
            let end = start + piece.len();
            let in_short = (!is_like_another && papers::is_short_for(piece, stem)).then_some("");
            let named = piece.strip_suffix(stem).filter(|before| before.is_empty() || nth == 0).or(in_short);
            match named {
                Some(before) if nth + 1 < row.pieces.len() => {
                    return Some((start + before.len()..end + '、'.len_utf8(), String::new()));
                }
                Some(_) => return Some((start - '、'.len_utf8()..end, String::new())),
                None => start = end + '、'.len_utf8(),
            }
        }
        None
    })
}

/// Names in a row, and the number behind them.
struct List<'a> {
    names: Vec<&'a str>,
    /// Where the last of them ends, with its form of address.
    end: usize,
    count: Option<Count<'a>>,
}

impl<'a> List<'a> {
    fn of(names: &Names<'a>, list: &[Range<usize>]) -> Option<Self> {
        let end = names.entry(list.last()?).end;
        let written = list.iter().filter_map(|name| names.source.get(name.clone())).collect();
        Some(Self { names: written, end, count: count_at(names.source, end) })
    }

    /// Whoever is named a second time.
    fn twice(&self, list: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
        let again = (1..self.names.len()).filter(|nth| {
            self.names.get(..*nth).is_some_and(|before| self.names.get(*nth).is_some_and(|name| before.contains(name)))
        });
        again.filter_map(|nth| Some((list.get(nth - 1)?.end..list.get(nth)?.end, String::new()))).collect()
    }

    /// 甲主任、乙书记先后讲了话。让我们感谢三位领导！: how many there are once more in the paragraph, where nobody counted them at once.
    fn counted_behind(&self, of: usize, words: &str) -> Option<(Range<usize>, String)> {
        const PEOPLE: [&str; 4] = ["位领导", "位嘉宾", "位同志", "位代表"];
        let rest = words.get(self.end..)?;
        let rest = rest.get(..rest.find('\n').unwrap_or(rest.len()))?;
        let behind = rest.find(['。', '！']).filter(|behind| {
            let next = rest.get(*behind..).unwrap_or_default();
            ["感谢", "谢谢", "掌声"].iter().any(|word| next.contains(word)) && !next.contains("上台")
        })?;
        let (at, length) = PEOPLE.iter().find_map(|people| {
            let end = behind + rest.get(behind..)?.find(people)?;
            let (value, start) = numeral::at_end(rest.get(..end)?)?;
            (usize::try_from(value) == Ok(of)).then_some((start, end - start))
        })?;
        let is_theirs = self.count.is_none() && self.names.len() > 1;
        let number = u64::try_from(self.names.len()).ok().filter(|_| is_theirs)?;
        Some((self.end + at..self.end + at + length, numeral::counted(number)))
    }

    /// 凌海峰同志作了发言，讲得都很好: of one nothing is said of all.
    fn of_one(&self, words: &str) -> Option<(Range<usize>, String)> {
        const OF_SEVERAL: [(&str, &str); 31] = [
            ("各自的", "自己的"),
            ("各自", "自身"),
            ("都很", "很"),
            ("都十分", "十分"),
            ("都非常", "非常"),
            ("都谈", "谈"),
            ("都讲", "讲"),
            ("都提", "提"),
            ("都作", "作"),
            ("都表", "表"),
            ("都赞成", "赞成"),
            ("都同意", "同意"),
            ("都认为", "认为"),
            ("都希望", "希望"),
            ("都说", "说"),
            ("都强调", "强调"),
            ("都要求", "要求"),
            ("，共同揭", "揭"),
            ("，共同启动", "启动"),
            ("，共同按下", "按下"),
            ("，共同开启", "开启"),
            ("，共同剪彩", "剪彩"),
            ("，共同为", "为"),
            ("共同揭", "揭"),
            ("共同启动", "启动"),
            ("共同按下", "按下"),
            ("共同开启", "开启"),
            ("共同剪彩", "剪彩"),
            ("共同为", "为"),
            ("共同朗诵", "朗诵"),
            ("共同演唱", "演唱"),
        ];
        let rest = words.get(self.end..).filter(|_| self.names.len() == 1 && self.count.is_none())?;
        let rest = rest.get(..rest.find(['。', '！', '；', '\n']).unwrap_or(rest.len()))?;
        let places = OF_SEVERAL.into_iter().filter_map(|(several, one)| Some((rest.find(several)?, several, one)));
        let (at, several, one) = places.min_by_key(|(at, several, _)| (*at, std::cmp::Reverse(several.len())))?;
        // 大家都很受鼓舞
        if ["大家", "我们", "同志们", "们"].iter().any(|all| rest.get(..at).is_some_and(|before| before.ends_with(all)))
        {
            return None;
        }
        Some((self.end + at..self.end + at + several.len(), one.to_owned()))
    }

    /// Whether whoever is left is called by an office behind the name.
    fn is_titled(&self, words: &str) -> bool {
        words.get(..self.end).is_some_and(ends_in_office)
    }

    /// What each of so many did, where there are others now: 分别从团结、创新两个方面.
    fn one_each(&self, of: usize, words: &str) -> Option<(Range<usize>, String)> {
        const EACH: [&str; 3] = ["个方面", "个角度", "个层面"];
        let rest = words.get(self.end..)?;
        let clause = rest.get(..rest.find(['，', '。', '；', '！', '\n']).unwrap_or(rest.len()))?;
        // 分别介绍了各自在产业发展、人居环境和集体经济方面的做法
        if let Some((start, what)) =
            clause.find("各自在").zip(clause.find("方面的")).filter(|(start, what)| start < what)
        {
            let from = start + "各自在".len();
            let pieces = clause.get(from..what)?.split(['、', '和']).count();
            let end = what + "方面的".len();
            return (pieces == of).then(|| (self.end + start + "各自".len()..self.end + end, "的".to_owned()));
        }
        let start = clause.find("分别从")?;
        let (at, each) = EACH.iter().find_map(|each| Some((clause.find(each)?, each)))?;
        let (number, _) = numeral::at_end(clause.get(..at)?)?;
        let is_one_each = usize::try_from(number) == Ok(of) && start < at;
        is_one_each.then(|| (self.end + start..self.end + at + each.len(), String::new()))
    }

    /// 严红同志分别作了报告; of several lists in a clause one may well have one name.
    fn apart(&self, names: &Names<'_>, list: &[Range<usize>]) -> Option<(Range<usize>, String)> {
        let own = clause(names.source, list.first()?);
        let named = names.within(own.clone()).count();
        // 分别是夏雨荷.
        let first = list.first().filter(|_| named == 1)?;
        let before = names.source.get(own.start..names.entry(first).start)?;
        if let Some(rest) = before.strip_suffix("分别是") {
            let start = own.start + rest.len();
            return Some((start..start + "分别".len(), String::new()));
        }
        let rest = names.source.get(self.end..own.end)?;
        let (at, word) = APART.into_iter().filter_map(|word| Some((rest.find(word)?, word))).min()?;
        // 分别主持第一、第二分论坛: nobody knows which is left.
        if word == "分别" && rest.get(at..)?.contains("第一、第二") {
            return Some(without_clause(names.source, &(self.end + at..self.end + at)));
        }
        Some((self.end + at..self.end + at + word.len(), String::new()))
    }

    /// Another number for other names than before: less those who are gone, and more by those who have come.
    fn counting_others(&self, old: &List<'_>, words: &str) -> Option<(Range<usize>, String)> {
        let (was, counted_was) = (&old.names, old.count.as_ref()?.value);
        let count = self.count.as_ref().filter(|_| was.len() != self.names.len())?;
        // Of 温如玉老师和夏雨荷、冷锋两位同学 the last two are counted.
        let counted = usize::try_from(counted_was).unwrap_or(usize::MAX).min(was.len());
        let counted = was.get(was.len() - counted..)?;
        let size = |names: usize| u64::try_from(names).unwrap_or(u64::MAX);
        let gone = size(counted.iter().filter(|name| !self.names.contains(name)).count());
        let come = size(self.names.iter().filter(|name| !was.contains(name)).count());
        let number = (counted_was + come).checked_sub(gone).filter(|number| *number != count.value && *number > 0)?;
        let measure = count.thing.chars().next().map_or(0, char::len_utf8);
        let behind = count.thing.get(measure..)?;
        let (taken, becomes) = match number {
            _ if count.is_theirs => (0, numeral::counted(number)),
            // 何青同志作了发言, and not 何青同志一位同志.
            1 if behind.starts_with("同志") => {
                let is_addressed = words.get(..self.end)?.ends_with("同志");
                (measure + if is_addressed { "同志".len() } else { 0 }, String::new())
            }
            // 夏雨荷同学和…, and not 夏雨荷一位同学和….
            1 if ADDRESSES.iter().any(|address| behind.starts_with(address)) => (measure, String::new()),
            // 穆海涛局长作了推介, and not 穆海涛一位局长作了推介.
            1 if title_behind(behind).is_some() && !self.is_titled(words) => (measure, String::new()),
            // 尚文发了言, and not 尚文一位优秀学员代表发了言; 裴松提出了意见, and not 裴松一位专家提出了意见.
            1 => {
                let kind = KINDS.iter().find(|kind| behind.starts_with(**kind)).map(|kind| kind.len());
                let taken = kind.or_else(|| until_deed(behind))?;
                // 三位代表的发言: 何青的发言.
                let theirs = if behind.get(..taken)?.ends_with('的') { '的'.len_utf8() } else { 0 };
                // 岑国梁同志作了讲话, and not 岑国梁作了讲话, who was a 领导 with another one.
                let is_leader = theirs == 0 && behind.starts_with("领导") && !self.is_titled(words);
                let address = if is_leader { "同志" } else { "" };
                (measure + taken - theirs, address.to_owned())
            }
            _ => (0, numeral::counted(number)),
        };
        Some((count.range.start..count.range.end + taken, becomes))
    }
}

impl Count<'_> {
    /// Whether it is a number of the same.
    fn is_as(&self, other: &Count<'_>) -> bool {
        const CHARACTERS: usize = 3;
        self.thing.chars().take(CHARACTERS).eq(other.thing.chars().take(CHARACTERS))
    }
}

/// What stands behind 一位 before it says what somebody does: 优秀学员代表 and 先后 of 优秀学员代表先后发了言.
pub(super) fn until_deed(behind: &str) -> Option<usize> {
    let is_short = |at: &usize| behind.get(..*at).is_some_and(|who| who.chars().count() <= WHO);
    let done = DONE.iter().filter_map(|word| behind.find(word)).min().filter(is_short)?;
    let apart = APART.iter().find(|word| behind.get(done..).is_some_and(|rest| rest.starts_with(**word)));
    Some(done + apart.map_or(0, |word| word.len()))
}

/// The number that stands right behind a list: 三位同志, 所作的三个报告.
fn count_at(words: &str, end: usize) -> Option<Count<'_>> {
    let rest = words.get(end..)?;
    let theirs = THEIRS.iter().find(|word| rest.starts_with(**word));
    let from = theirs.map_or(0, |word| word.len()) + if rest.starts_with(AND_SO_ON) { AND_SO_ON.len_utf8() } else { 0 };
    let (value, length) = numeral::at_start(rest.get(from..)?)?;
    let thing = rest.get(from + length..).filter(|thing| thing.starts_with(MEASURES))?;
    Some(Count { range: end + from..end + from + length, value, thing, is_theirs: theirs.is_some() })
}
