//! Where a name is missing or stands as a number: ***同志, xx书记, 李××, a gap, brackets to write in, 3号选手.

use super::super::lexicon::{self, OFFICES, UNITS};
use super::super::wording::{begins, ends, is_space, trim};
use super::name::{Person, begins_office};
use super::weigh::TRADES;
use crate::chinese::is_han;

/// 1号选手宋微: whoever is called by a number is named behind it, however little the words look like a name.
pub(super) fn numbered(core: &str) -> Option<&str> {
    let digits = core.len() - core.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = core.get(digits..).filter(|_| digits > 0)?.strip_prefix('号')?;
    let rest = trim(
        ["选手", "竞聘者", "选题人", "嘉宾", "台"]
            .iter()
            .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest)),
    );
    let rest = rest.trim_start_matches(['，', '、', '：']);
    // 5号楼居民代表谢永强: the number of a house.
    if rest.starts_with(['楼', '院', '村', '线', '店', '地', '井', '矿', '站', '桥', '门', '车', '厅', '馆'])
    {
        return None;
    }
    // 3号选手候场: what they are to do.
    const DO: &str = "候场|候赛|备场|准备|上场|上台|出场|登场|登台|开始|发言|演讲|路演|展示|答题|作答|答辩|抽签|抽题|回座|退场|入场|请";
    if begins(rest, DO).is_some() {
        return None;
    }
    if matches!(rest, "代表" | "委员" | "评委" | "同学" | "家长" | "同志" | "竞选人" | "候选人" | "竞聘人" | "参赛者")
    {
        return None;
    }
    ((2..=4).contains(&rest.chars().count()) && rest.chars().all(is_han)).then_some(rest)
}

/// Brackets at the end of the words.
pub(super) struct Bracket<'a> {
    /// With both brackets.
    pub(super) whole: &'a str,
    pub(super) inner: &'a str,
}

/// The words before brackets at the end, and those.
pub(super) fn bracket(words: &str) -> (&str, Option<Bracket<'_>>) {
    let found = || {
        let open = words.rfind(['（', '('])?;
        let whole = words.get(open..)?;
        let inner = whole.strip_suffix(['）', ')'])?.strip_prefix(['（', '('])?;
        Some((trim(words.get(..open)?), Bracket { whole, inner }))
    };
    found().map_or((words, None), |(before, bracket)| (before, Some(bracket)))
}

/// Brackets that a name is to be written in.
pub(super) fn is_room(inner: &str) -> bool {
    trim(inner).is_empty() || inner.chars().all(is_mark) || matches!(inner, "姓名" | "名字" | "人名")
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '＊'
            | '×'
            | '_'
            | '.'
            | '＿'
            | '□'
            | '○'
            | '〇'
            | '※'
            | '某'
            | '…'
            | '。'
            | '-'
            | '—'
            | 'X'
            | 'x'
            | 'Ｘ'
            | 'ｘ'
    )
}

/// 设计院（姓名）工程师: brackets to write the name in, with what whoever it is does behind them.
pub(super) fn room_in_front<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const LONGEST: usize = 4;
    let close = core.rfind(['）', ')'])?;
    let end = close + core.get(close..)?.chars().next()?.len_utf8();
    let (before, behind) = core.split_at_checked(end)?;
    let (title, room) = bracket(before);
    let room = room.filter(|room| is_room(room.inner))?;
    let behind = trim(behind);
    let is_office = ends(behind, OFFICES).is_some() || behind.ends_with(TRADES);
    ((1..=LONGEST).contains(&behind.chars().count()) && is_office).then(|| Person {
        whole,
        title,
        name: room.whole,
        behind: Some(behind),
        blank: true,
        ..Person::default()
    })
}

/// The marks at the end that stand for a name; 李某, 王××: the surname is known.
pub(super) fn blank<'a>(core: &'a str, whole: &'a str, addressed: bool) -> Option<Person<'a>> {
    let start = core.trim_end_matches(|c: char| is_mark(c) || is_space(c)).len();
    let marks = trim(core.get(start..)?);
    let count = marks.chars().filter(|c| is_mark(*c)).count();
    let before = trim(core.get(..start)?);
    let surname = before.char_indices().next_back().map_or(0, |(at, _)| at);
    // 县长欧阳××
    let both = before.char_indices().rev().nth(1).map(|(at, _)| at);
    let compound = both.filter(|at| before.get(*at..).is_some_and(|two| lexicon::surname_at(two) == Some(two.len())));
    // 区交通局局长孙××: no 长孙 behind an office.
    let is_single = before.get(..surname).is_some_and(|title| ends(title, OFFICES).is_some());
    let surname = compound.filter(|_| !is_single).unwrap_or(surname);
    // 邹x同志
    let office = ends(before, OFFICES).is_some() || ends(before, UNITS).is_some() || before.is_empty();
    let single = addressed && (office || before.get(surname..).and_then(lexicon::surname_at).is_some());
    if before.ends_with(|c: char| c.is_ascii_alphanumeric())
        || count == 0
        || count == 1 && !single && !marks.starts_with(['某', '×', '※', '＊', '*'])
        || count < 3 && marks.starts_with('.')
    {
        return None;
    }
    let title = before.get(..surname)?;
    // 家庭农场主朱××: two marks are a given name. 甲方××
    let given = (1..=2).contains(&count) && marks.starts_with('×') && !before.ends_with('方');
    let apart = title.is_empty() || given || ends(title, OFFICES).is_some();
    let known = apart
        && before.get(surname..).and_then(lexicon::surname_at).is_some()
        && ends(before, OFFICES).is_none()
        && ends(before, UNITS).is_none();
    let name = if known { core.get(surname..)? } else { marks };
    let title = if known { title } else { before };
    Some(Person { whole, title: trim(title), name, blank: true, ..Person::default() })
}

/// xx书记, 区安监局×××局长: the office stands behind the marks.
pub(super) fn blank_in_front<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const TITLES: &str = "教授|研究员|院士|老师|女士|先生";
    let office = ends(core, OFFICES).or_else(|| ends(core, "校长|总|工")).or_else(|| ends(core, TITLES))?;
    let head = core.get(..core.len() - office.len())?;
    let head = trim(begins_office(head));
    let start = head.trim_end_matches(is_mark).len();
    let marks = head.get(start..)?;
    let before = trim(head.get(..start)?);
    // 中心学校x校长, x县长
    let of_unit = before.is_empty() || ends(before, UNITS).is_some();
    let least = if of_unit || marks.starts_with(['某', '×', '*', '＊', '※']) { 1 } else { 2 };
    let known = before.char_indices().next_back().map(|(at, _)| at).filter(|at| {
        let title = before.get(..*at).unwrap_or_default();
        let apart = title.is_empty() || ends(title, OFFICES).is_some() || ends(title, UNITS).is_some();
        apart && before.get(*at..).and_then(lexicon::surname_at).is_some() && ends(before, UNITS).is_none()
    });
    let least = if known.is_some() { 1 } else { least };
    if marks.chars().count() < least || before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let (title, name) = match known {
        Some(at) => (before.get(..at)?, head.get(at..)?),
        None => (before, marks),
    };
    let behind = trim(core.get(head.len()..)?);
    // 外国语学院院长 *** 教授: the office stands in front.
    let is_address = ends(title, OFFICES).is_some() && ends(behind, TITLES).is_some();
    let (behind, address) = if is_address { (None, Some(behind)) } else { (Some(behind), None) };
    Some(Person { whole, title: trim(title), name, behind, address, blank: true, ..Person::default() })
}

/// 副镇长      同志: a gap stands for the name.
pub(super) fn gap<'a>(untrimmed: &'a str, whole: &'a str, address: Option<&str>) -> Option<Person<'a>> {
    let title = untrimmed.trim_end_matches(is_space);
    let gap = untrimmed.get(title.len()..)?;
    let wide = gap.chars().count() >= 2;
    (wide && address.is_some() && ends(title, OFFICES).is_some()).then(|| Person {
        whole,
        title,
        name: gap,
        blank: true,
        ..Person::default()
    })
}
