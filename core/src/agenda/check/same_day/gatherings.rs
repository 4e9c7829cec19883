//! What people come together for on a day, by a name of its own: 备耕现场会, 校园开放日.

use super::super::calls::clause_start;
use super::super::dates::FoundDate;
use super::super::topics::clause_at;
use crate::chinese::is_han;
use crate::chinese::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// Words that such a name ends with, of what is held once.
const GATHERINGS: [&str; 29] = [
    "现场会",
    "培训班",
    "推进会",
    "观摩会",
    "运动会",
    "招聘会",
    "动员会",
    "博览会",
    "座谈会",
    "比武",
    "演练",
    "招商会",
    "开放日",
    "音乐会",
    "联欢会",
    "家长会",
    "游园会",
    "听证会",
    "洽谈会",
    "推介会",
    "交流会",
    "展销会",
    "艺术节",
    "文化节",
    "体育节",
    "科技节",
    "丰收节",
    "决赛",
    "典礼",
];
/// What such gatherings are called that are of anything.
const OF_ANYTHING: [&str; 14] =
    ["工作", "生产", "干部", "全县", "全市", "全区", "专题", "业务", "一次", "一场", "这次", "本次", "此次", "全校"];
/// Characters of the name before its last word.
const OWN: std::ops::RangeInclusive<usize> = 2..=6;

/// What people come together for on a date, where the words behind it tell that, or those before it: 校园开放日定于.
pub(super) fn gathering(words: &str, date: &FoundDate) -> Option<String> {
    behind(words, date.range.end).or_else(|| before(words, date.range.start))
}

fn behind(words: &str, from: usize) -> Option<String> {
    const NEAR: usize = 22;
    let rest = words.get(from..)?;
    let rest = rest.get(..rest.find(['。', '；', '！']).unwrap_or(rest.len()))?;
    let near = rest.char_indices().nth(NEAR).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&GATHERINGS));
    let (at, gathering) = WORDS.find(near).next().and_then(|found| Some((found.at, GATHERINGS.get(found.word)?)))?;
    let name = own(near.get(..at)?)? + gathering;
    // What is done before it has a day of its own.
    let behind = near.get(at + gathering.len()..)?;
    (!near.get(..at)?.contains('前') && !behind.starts_with(['前', '之', '以'])).then_some(name)
}

fn before(words: &str, date: usize) -> Option<String> {
    const HELD: [&str; 8] = ["定于", "定在", "安排在", "将于", "时间是", "时间为", "时间定在", "于"];
    let clause = words.get(clause_start(words, date)..date)?;
    let held = HELD.iter().filter(|held| clause.ends_with(**held)).map(|held| held.len()).max()?;
    let named = clause.get(..clause.len() - held)?.trim_end_matches('的');
    let gathering = GATHERINGS.iter().find(|word| named.ends_with(**word))?;
    Some(own(named.strip_suffix(gathering)?)? + gathering)
}

/// The characters of its own with which a name ends before its last word, behind whatever leads to it: 备耕 of 在河湾镇开备耕.
fn own(before: &str) -> Option<String> {
    const LEADS: [char; 12] = ['的', '行', '办', '开', '展', '织', '加', '来', '是', '有', '将', '了'];
    let han: Vec<char> = before.chars().rev().take_while(|c| is_han(*c) && !LEADS.contains(c)).collect();
    let own: String = han.into_iter().take(*OWN.end()).collect::<Vec<char>>().into_iter().rev().collect();
    let is_own = own.chars().count() >= *OWN.start() && !OF_ANYTHING.iter().any(|of| own.ends_with(of));
    is_own.then_some(own)
}

/// Whether two names are of one gathering: one of them may leave out where or whose it is.
pub(super) fn is_one(name: &str, other: &str) -> bool {
    !other.is_empty() && (name.ends_with(other) || other.ends_with(name))
}

/// Whether a date tells of another gathering of the same name, or of one that is over. Nobody mistakes both month and day.
pub(super) fn is_another(words: &str, date: &FoundDate, first: &FoundDate) -> bool {
    const OTHERS: [&str; 14] =
        ["上次", "下次", "上一", "下一", "明年", "上年", "每", "第", "首场", "另", "了", "曾", "刚", "再"];
    let clause = clause_at(words, date.range.start);
    date.month != first.month && date.day != first.day || OTHERS.iter().any(|other| clause.contains(other))
}
