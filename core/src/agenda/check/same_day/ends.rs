//! The last day of what lasts several days, told by itself: 培训时间为4月14日至4月18日 and 4月19日培训结束当天.

use super::super::dates::FoundDate;
use super::super::topics::clause_at;
use super::Span;
use crate::chinese::is_han;

/// What lasts, and the words by which it may be over without its name.
const LASTS: [(&str, &[&str]); 16] = [
    ("培训", &["结业", "结班", "结训"]),
    ("集训", &["结业", "结训"]),
    ("会期", &["闭幕", "散会"]),
    ("会议", &["闭幕"]),
    ("大会", &["闭幕"]),
    ("展会", &["闭幕", "闭展"]),
    ("比赛", &["闭幕"]),
    ("营期", &["闭营", "结营"]),
    ("巡察", &[]),
    ("活动", &[]),
    ("公示", &[]),
    ("整治", &[]),
    ("行动", &[]),
    ("攻坚", &[]),
    ("展览", &["闭展"]),
    ("征集", &[]),
];
/// Characters behind a date in which it says what is over then.
const NEAR: usize = 8;

/// What lasts from one day to another, by the words before the first and behind the last: 培训时间为, 共五天的培训.
pub(super) fn what_lasts(before: &str, about: &str) -> Option<&'static str> {
    let about: String = about.chars().take(NEAR).take_while(|c| is_han(*c)).collect();
    let all = || LASTS.iter().map(|(what, _)| *what);
    all().find(|what| before.contains(what)).or_else(|| all().find(|what| about.contains(what)))
}

/// Whether something is over on a date, and not on the last day of its span. Nobody mistakes both month and day.
pub(super) fn another(words: &str, date: &FoundDate, span: &Span) -> bool {
    // 活动报名5月21日截止 is another end than that of the 活动.
    const OTHERS: [&str; 19] = [
        "改", "推迟", "提前", "延", "原", "去年", "上次", "上一", "下一", "期间", "阶段", "批", "日前", "报名", "投稿",
        "申报", "领取", "缴费", "作品",
    ];
    const OVER: [&str; 4] = ["结束", "收官", "收尾", "截止"];
    let Some((what, over)) = span.lasts.and_then(|lasts| LASTS.iter().find(|(what, _)| *what == lasts)) else {
        return false;
    };
    let behind: String =
        words.get(date.range.end..).unwrap_or_default().chars().take(NEAR).take_while(|c| is_han(*c)).collect();
    // 专项整治5月21日就要收官: what is over stands before the day, too.
    let clause = clause_at(words, date.range.start);
    // 会期 is that of the 会议 or the 大会.
    let named = clause.contains(what) || *what == "会期" && behind.contains('会');
    let has = |any: &[&str]| any.iter().any(|word| behind.contains(word));
    let is_over = named && has(&OVER) || has(over);
    let (month, day) = span.end;
    let is_slip = (date.month == month) != (date.day == day);
    is_over && is_slip && !OTHERS.iter().any(|other| clause.contains(other))
}
