//! Who performs: 请欣赏财务部带来的开场舞, 小品《交期又提前了》，表演者：销售一部. Nobody is asked for it by 请; it is the room that is
//! asked to look.

use super::Calling;
use crate::chinese::clauses::last_clause;
use crate::chinese::is_han;
use crate::import::draft::Speaker;
use crate::import::lexicon::Does;
use crate::import::speaker;
use crate::import::wording::{begins, ends, first, has, last, offset, trim};
use std::ops::Range;

/// Whoever performs what the sentence invites the room to see or to hear.
pub(super) fn performers(text: &str, range: &Range<usize>) -> Option<Calling> {
    const INVITES: &str = "欣赏|请听|请看|第一个|下一个|接下来|下面|节目|最后|上场的是|登场的是|\
        表演者|演出者|演唱者|演奏者|朗诵者|给大家表演|给大家演|给大家唱|为大家表演|为大家演|为大家唱";
    const LONGEST: usize = 30;
    let words = text.get(range.clone())?;
    if !has(words, INVITES) {
        return None;
    }
    let (who, act) = told_behind(words).or_else(|| told_before(words))?;
    if trim(who).chars().count() > LONGEST {
        return None;
    }
    let from = range.start + offset(words, who);
    let own = from..from + who.len();
    let mut speakers = speaker::read(text, own.clone());
    // 初二年级, 手术室: whoever is told of there performs, whatever they are called.
    if speakers.is_empty() && is_body(who) {
        speakers.push(Speaker { office: Some(own), group: true, ..Speaker::default() });
    }
    speakers.extend(lead_singer(text, range));
    let sung = has(words, "唱|歌|奏|曲");
    let does = if sung { Does::Music } else { Does::Performs };
    let act = range.start + act.start..range.start + act.end;
    (!speakers.is_empty()).then(|| Calling { opens: true, ..Calling::of(speakers, Some(does), act, "") })
}

/// 请听交警支队民警阿依努同志的报告: whoever the room is asked to listen to.
pub(super) fn listened_to(text: &str, range: &Range<usize>) -> Option<Calling> {
    const WORDS: &str = "的报告|的演讲|的讲述|的发言|的故事|的汇报";
    let words = text.get(range.clone())?;
    let (at, lead) = first(words, "请听|请大家听|请听听")?;
    let who = words.get(at + lead.len()..)?;
    let (end, act) = first(who, WORDS)?;
    let from = range.start + at + lead.len();
    let speakers = speaker::read(text, from..from + end);
    let named = !speakers.is_empty() && speakers.iter().all(|one| one.name.is_some());
    let act = from + end..from + end + act.len();
    named.then(|| Calling { opens: true, ..Calling::of(speakers, Some(Does::Speaks), act, "请") })
}

/// Whether some words may be those who perform together.
fn is_body(who: &str) -> bool {
    const ENDS: &str = "级|班|部|室|科|队|团|社|组|院|校|园|厂|站|所|村|社区|公司|中心|协会|护士|医生|职工|员工|学员|战士|居民|村民|孩子们|同学们|老师们|同学|小朋友|姐妹|兄弟|小伙子|姑娘|大姐|大嫂|阿姨|大妈";
    let is_plain = who.chars().all(|c| is_han(c) || c.is_ascii_digit() || matches!(c, '(' | ')' | '（' | '）'));
    is_plain && ends(trim(who), ENDS).is_some() && !has(who, "我们|大家|他们|她们")
}

/// …，表演者：销售一部。 …，演奏，校民乐团。 …，演唱者是传承人余水生。
fn told_behind(words: &str) -> Option<(&str, Range<usize>)> {
    let roles = words.char_indices().rev();
    let (at, role) = roles.filter_map(|(at, _)| Some((at, role_at(words, at)?))).next()?;
    let who = words.get(at + role..)?;
    let end = who.find(['。', '！', '，', '；']).unwrap_or(who.len());
    Some((who.get(..end)?, at..at + role))
}

/// The bytes of 表演者： with what parts it from whoever it is, where it stands at this place.
fn role_at(words: &str, at: usize) -> Option<usize> {
    const WHO: &str = "表演者|演出者|演唱者|演奏者|朗诵者|表演单位|演出单位|选送单位|表演嘉宾|演唱嘉宾";
    const DONE: &str = "表演|演出|演唱|演奏|朗诵|合唱|领舞|选送";
    let rest = words.get(at..)?;
    let (role, parts) = begins(rest, WHO)
        .map(|role| (role, &["：", "，", "是"][..]))
        .or_else(|| begins(rest, DONE).map(|role| (role, &["：", "，"][..])))?;
    let part = parts.iter().find(|part| rest.get(role.len()..).is_some_and(|behind| behind.starts_with(**part)))?;
    // 感谢精彩的表演，…: behind a comma only where the number was named and nothing else stands in the clause.
    let before = words.get(..at)?;
    let named = before.contains(['《', '“']) && before.ends_with(['，', '；', '》', '”']);
    (*part == "：" || named).then_some(role.len() + part.len())
}

/// …，演唱：校合唱团，领唱：校友应天歌。
fn lead_singer(text: &str, range: &Range<usize>) -> Vec<Speaker> {
    const ROLES: &str = "领唱：|领诵：|领舞：|伴奏：|独唱：|伴唱：|伴舞：|指挥：";
    let words = text.get(range.clone()).unwrap_or_default();
    let Some((at, role)) = last(words, ROLES) else { return Vec::new() };
    let who = words.get(at + role.len()..).unwrap_or_default();
    let end = who.find(['。', '！', '，', '；']).unwrap_or(who.len());
    let from = range.start + at + role.len();
    speaker::read(text, from..from + end)
}

/// 请欣赏由财务部带来的…, 接下来上场的是校武术队，表演《少年中国》！
fn told_before(words: &str) -> Option<(&str, Range<usize>)> {
    const ACTS: &str =
        "带来的|自编自演的|编排的|排演的|献上的|表演的|演唱的|演奏的|朗诵的|合唱的|表演《|演唱《|演奏《|朗诵《|带来《";
    const LEADS: &str = "欣赏由|请听由|请看由|欣赏|请听|请看|有请|的是|则是|由|是|请";
    let (at, act) = first(words, ACTS).map(|(at, act)| (at, act.len())).or_else(|| named_number(words))?;
    let before = words.get(..at)?.trim_end_matches(['，', '为', '大', '家', '我', '们', '给', '共', '同', '一', '起']);
    let led = last(before, LEADS).and_then(|(lead, word)| before.get(lead + word.len()..));
    let who = led.filter(|who| !who.contains('、')).or_else(|| given_to_all(words.get(..at)?, before))?;
    let is_plain = !who.is_empty() && !who.contains(['，', '。', '《', '“']);
    is_plain.then_some((who, at..at + act))
}

/// 下面换两位小演奏家，七号楼小朋友仇一诺、三号楼小朋友木子轩给大家…: of one or several, the clause that ends with whom it is for.
fn given_to_all<'w>(head: &str, who: &'w str) -> Option<&'w str> {
    const FOR_ALL: &str = "给大家|为大家|给咱们|为我们|给大伙儿|给街坊们|给邻居们";
    ends(head, FOR_ALL)?;
    who.rsplit(['，', '。', '！', '；', '：']).next()
}

/// 表演快板《分一分》, 带来三句半《…》: what kind of number it is stands before its title.
fn named_number(words: &str) -> Option<(usize, usize)> {
    const ACTS: &str = "表演|演唱|演奏|朗诵|带来";
    let (at, act) = first(words, ACTS)?;
    let (kind, _) = words.get(at + act.len()..)?.split_once('《')?;
    is_kind(kind).then_some((at, act.len()))
}

/// 快板, 三句半, 京剧清唱: could these few characters before a title be what kind of number it is?
fn is_kind(words: &str) -> bool {
    const LONGEST: usize = 6;
    let count = words.chars().count();
    let told = has(words, "是|为|题|的|作|读|讲|学|名称|项目|案例");
    (1..=LONGEST).contains(&count) && words.chars().all(is_han) && !told
}

/// What somebody shows who is named right before 京剧清唱《梨花颂》, with nothing else in between or behind.
pub(super) fn shown(words: &str) -> Option<Does> {
    let bare = trim(words).trim_matches(['，', ',', '！', '。', '!']);
    let (kind, title) = bare.split_once('《')?;
    let whole = title.ends_with('》') && title.matches('》').count() == 1;
    (whole && (kind.is_empty() || is_kind(kind))).then(|| of_kind(kind))
}

/// 小品《遛狗那点事儿》，有请…: what was named just before whoever shows it.
pub(super) fn named_before(before: &str) -> Option<Does> {
    let clause = last_clause(before.trim_end_matches(['，', ',', '！', '：']));
    shown(clause).filter(|_| !clause.starts_with('《'))
}

/// Songs and music, or anything else that is shown.
fn of_kind(kind: &str) -> Does {
    const SOUNDS: &str = "唱|歌|奏|曲|鼓乐|二胡|琵琶|古筝|钢琴|唢呐|笛";
    const SPOKEN: &str = "快板|小品|舞|朗诵|情景";
    if has(kind, SOUNDS) && !has(kind, SPOKEN) { Does::Music } else { Does::Performs }
}
