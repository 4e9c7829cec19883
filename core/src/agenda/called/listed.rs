//! A given name that stands alone: it is somebody where it stands in a list, is thanked, or is told of like the one beside it.

use super::{ADDRESSES, FAMILIAR};
use crate::chinese;
use crate::chinese::clauses::{CLAUSE_ENDS, first_clause, first_part, last_clause, last_part};
use crate::chinese::is_han;
use std::ops::Range;

/// Whether a name stands beside another one in a list, is thanked, 谢谢东升！, or is what a sentence is about: 雨桐虽然年轻，….
pub(super) fn is_listed(source: &str, name: &Range<usize>) -> bool {
    /// What a comment on somebody goes on with.
    const COMMENTS: [&str; 27] = [
        "虽然",
        "今年",
        "这个",
        "的发言",
        "的分享",
        "的故事",
        "的经历",
        "的汇报",
        "的介绍",
        "用",
        "的讲述",
        "的报告",
        "的话",
        "是",
        "说",
        "讲",
        "谈",
        "提",
        "担心",
        "操心",
        "关心",
        "建议",
        "希望",
        "反映",
        "刚才",
        "今天",
        "介绍",
    ];
    /// Behind which somebody is told of as at the beginning: 刚才小亮讲的直播.
    const LOOKS_BACK: [&str; 4] = ["刚才", "刚刚", "听了", "听完"];
    let begins = source.get(..name.start).is_some_and(|before| {
        !before.ends_with(is_han) && !before.ends_with(['，', '、'])
            || LOOKS_BACK.iter().any(|word| before.ends_with(word))
    });
    // 雅琴代表的发言
    let behind = source.get(name.end..).unwrap_or_default();
    let behind = behind.strip_prefix("代表").unwrap_or(behind);
    let is_subject = begins && COMMENTS.iter().any(|word| behind.starts_with(word));
    // 依依的夜班故事
    let told = || begins && behind.strip_prefix('的').is_some_and(tells_of_words);
    if is_doubled(source, name) || told() {
        return true;
    }
    // 梅香嫂子快人快语
    let is_familiar =
        || is_long(source, name) && FAMILIAR.iter().chain(&ADDRESSES).any(|word| behind.starts_with(word));
    let is_in_row =
        || is_in_row(source, name) || is_looked_up_to(source, name) || is_told_of_beside_others(source, name);
    if is_subject || is_familiar() || is_in_row() || is_set_beside(source, name) {
        return true;
    }
    let is_thanked =
        source.get(..name.start).is_some_and(|before| before.ends_with("谢谢") || before.ends_with("感谢"))
            && (behind.starts_with('的') || !behind.starts_with(is_han));
    if is_thanked {
        return true;
    }
    source.get(..name.start).is_some_and(|before| before.ends_with(['、', '和']))
        || source.get(name.end..).is_some_and(|behind| behind.starts_with(['、', '和']))
}

/// 跟建业比，玉珍大姐想得更细: whether somebody is set beside another one.
fn is_set_beside(source: &str, name: &Range<usize>) -> bool {
    let before = source.get(..name.start).unwrap_or_default();
    let behind = source.get(name.end..).unwrap_or_default();
    let ahead = before.strip_suffix(['跟', '和', '与', '同']).or_else(|| before.strip_suffix("比起"));
    let begins = ahead.is_some_and(|ahead| !ahead.ends_with(is_han));
    begins && ["比，", "相比，", "比起来，", "一样，", "不同，"].iter().any(|beside| behind.starts_with(beside))
}

/// 学陶师傅的坚守，学静秋的较真: whether all are to learn something of theirs, as of others beside them.
fn is_looked_up_to(source: &str, name: &Range<usize>) -> bool {
    let before = source.get(..name.start).unwrap_or_default();
    let behind = source.get(name.end..).unwrap_or_default();
    let ahead = before.strip_suffix('学').filter(|ahead| !ahead.ends_with(is_han));
    let learns = |clause: &&str| clause.trim_start().starts_with('学');
    let others = || {
        let clauses = |words: &'_ str| words.split(CLAUSE_ENDS).filter(learns).count();
        let sentence = |words: &'_ str| words.rfind(['。', '！', '\n']).map_or(0, |at| chinese::behind(words, at));
        let rest = behind.split(['。', '！', '\n']).next().unwrap_or_default();
        clauses(before.get(sentence(before)..).unwrap_or_default()) + clauses(rest) > 1
    };
    is_long(source, name) && behind.starts_with('的') && ahead.is_some() && others()
}

/// 慧兰嫂子说出了心里话，思齐代表青年人发出了倡议，书记指明了方向: whether a clause tells of what they did, between others that tell of others.
fn is_told_of_beside_others(source: &str, name: &Range<usize>) -> bool {
    const DID: [&str; 14] = ["代表", "为", "给", "用", "把", "向", "宣读", "作", "发", "说", "讲", "谈", "报", "介绍"];
    /// Clauses of the sentence that tell of something done.
    const LEAST: usize = 3;
    let before = source.get(..name.start).unwrap_or_default();
    let behind = source.get(name.end..).unwrap_or_default();
    let is_subject = before.ends_with('，') && DID.iter().any(|did| behind.starts_with(did));
    let done = || {
        let own = [last_part(before), first_part(behind)].concat();
        own.split('，').filter(|clause| clause.contains('了')).count()
    };
    is_long(source, name) && is_subject && first_clause(behind).contains('了') && done() >= LEAST
}

/// 遥遥, 依依: whether a given name is one character twice, which no other word is.
fn is_doubled(source: &str, name: &Range<usize>) -> bool {
    let mut chars = source.get(name.clone()).unwrap_or_default().chars();
    chars.next().zip(chars.next()).is_some_and(|(one, other)| one == other) && chars.next().is_none()
}

/// 夜班故事让我们笑了, 这番话: whether what somebody is said to have is what they said, in a few characters.
fn tells_of_words(behind: &str) -> bool {
    const NEAR: usize = 8;
    const WORDS: [&str; 17] = [
        "故事", "讲述", "分享", "发言", "经历", "经验", "体会", "演讲", "做法", "报告", "事迹", "话，", "声音", "建议",
        "回答", "朗诵", "表演",
    ];
    let near = behind.get(..behind.char_indices().nth(NEAR).map_or(behind.len(), |(end, _)| end)).unwrap_or_default();
    WORDS.iter().any(|word| near.contains(word))
}

/// Whether a given name has two characters: 芳阿姨 may be any.
fn is_long(source: &str, name: &Range<usize>) -> bool {
    source.get(name.clone()).is_some_and(|name| name.chars().nth(1).is_some())
}

/// 宋老师讲坚守，子涵讲成长，方女士讲陪伴: whether a clause tells of whoever it begins with what the one beside it tells of another.
fn is_in_row(source: &str, name: &Range<usize>) -> bool {
    const TELLS: [&str; 9] = ["讲", "谈", "说", "关心", "介绍", "分享", "强调", "突出", "提出"];
    let (before, behind) = (source.get(..name.start).unwrap_or_default(), source.get(name.end..).unwrap_or_default());
    if behind.starts_with('的') && is_possessor_in_row(before, behind) {
        return true;
    }
    let Some(tells) = TELLS.iter().find(|tells| behind.starts_with(**tells)) else { return false };
    let sentence = |words: &'_ str| words.rfind(['。', '！', '\n', '：']).map_or(0, |at| chinese::behind(words, at));
    let own = before.get(sentence(before)..).unwrap_or_default();
    let last = own.strip_suffix(['，', '；']).map(last_clause);
    let rest = behind.split(['。', '！', '\n']).next().unwrap_or_default();
    let next = rest.split(['，', '；']).nth(1);
    (own.is_empty() || last.is_some()) && [last, next].into_iter().flatten().any(|clause| clause.contains(tells))
}

/// 鲍阿姨的账本，大鹏的洗脚盆，可心的毛笔，都是…: whether a clause is a thing of whoever it begins with, and so is the one beside it.
fn is_possessor_in_row(before: &str, behind: &str) -> bool {
    const LONGEST: usize = 10;
    const PARTS: [char; 6] = ['，', '。', '！', '；', '：', '\n'];
    let is_thing = |clause: &str| {
        let short = (3..=LONGEST).contains(&clause.chars().count());
        short && clause.contains('的') && !clause.ends_with('的') && !clause.contains(['了', '是', '请'])
    };
    let begins = before.is_empty() || before.ends_with(PARTS);
    let own = behind.split(PARTS).next().unwrap_or_default();
    let last = before.strip_suffix('，').and_then(|before| before.rsplit(PARTS).next());
    let next =
        behind.get(own.len()..).and_then(|rest| rest.strip_prefix('，')).and_then(|rest| rest.split(PARTS).next());
    begins && own.chars().count() < LONGEST && [last, next].into_iter().flatten().any(is_thing)
}
