//! Who is called: 市委组织部人才科科长李明同志 into unit, office, name and address; several people, groups and blanks.
//! It reads the words between 请 and what they are called to do, and knows nothing of the rest.

use super::draft::Speaker;
use super::lexicon::{self, OFFICES, UNITS};
use super::wording::{begins, ends, has, is_space, last, number, offset, trim};
use crate::script::is_han;
use std::ops::Range;

/// Reads the words in `range` of the text as people; none where they name nobody.
pub(super) fn read(text: &str, range: Range<usize>) -> Vec<Speaker> {
    let words = text.get(range.clone()).unwrap_or_default();
    let words = without_tail(without_front(trim(words)));
    if words.is_empty() {
        return Vec::new();
    }
    let base = range.start + offset(text.get(range).unwrap_or_default(), words);
    let parts: Vec<Part<'_>> = split(words).into_iter().map(Part::read).collect();
    if !parts.iter().any(|part| part.name.is_some()) {
        return group(words, base).into_iter().collect();
    }
    let mut people = Vec::new();
    let mut waiting: Option<&str> = None;
    for part in &parts {
        // 市委副书记、市长李明: offices before a name are the same person's.
        if part.name.is_none() {
            waiting = waiting.or(Some(part.whole));
            continue;
        }
        people.push(part.speaker(words, base, waiting.take()));
    }
    if let Some(rest) = waiting {
        let start = offset(words, rest);
        people.extend(group(words.get(start..).unwrap_or_default(), base + start));
    }
    people
}

/// Somebody named by office or as a group.
fn group(words: &str, base: usize) -> Option<Speaker> {
    if words.chars().count() > 60 {
        return None;
    }
    let whole = base..base + words.len();
    let many = ["们", "各", "全体", "代表", "位", "同志", "单位", "嘉宾", "领导", "的", "、", "和"];
    let is_group = has(words, &many);
    let (unit, office) = if is_group { (None, whole.clone()) } else { divide(words, base) };
    Some(Speaker { whole, unit, office: Some(office), group: is_group, ..Speaker::default() })
}

/// Unit and office of a title: behind the last word that ends a unit stands the office.
fn divide(title: &str, base: usize) -> (Option<Range<usize>>, Range<usize>) {
    let first = title.split('、').next().unwrap_or_default();
    let is_office = |at: &usize| {
        let (unit, office) = (first.get(..*at).unwrap_or_default(), first.get(*at..).unwrap_or_default());
        !office.is_empty() && ends(unit, UNITS).is_some() && ends(office, OFFICES).is_some()
    };
    let places = first.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
    let cut = places.into_iter().rev().filter(|at| *at > 0).find(is_office);
    match cut {
        Some(at) => (Some(base..base + at), base + at..base + title.len()),
        None => (None, base..base + title.len()),
    }
}

/// Without the words that lead over to the person.
fn without_front(mut words: &str) -> &str {
    const FRONT: &[&str] = &[
        "我们的",
        "我们",
        "尊敬的",
        "敬爱的",
        "今天的",
        "到会的",
        "来自",
        "一下",
        "出席今天会议的",
        "出席会议的",
        "下一位",
        "第一位",
        "第二位",
        "第三位",
        "以热烈的掌声",
        "用热烈的掌声",
        "再次",
        "首先",
        "下面",
        "先",
        "第一位发言人",
        "发言人",
        "各位",
        "今天莅临现场的",
        "莅临现场的",
        "现场的",
    ];
    while let Some(front) = begins(words, FRONT).filter(|front| front.len() < words.len()) {
        if matches!(front, "各位" | "我们") && !words.get(front.len()..).is_some_and(|rest| rest.chars().count() > 3)
        {
            break;
        }
        if front == "各位" || front == "先" && lexicon::surname_at(words).is_none() && words.starts_with("先生") {
            break;
        }
        words = words
            .get(front.len()..)
            .unwrap_or_default()
            .trim_start_matches(|c: char| is_space(c) || c == '，' || c == '：');
    }
    words
}

/// Without how, where and for whom it is done, as far as what is left names somebody.
fn without_tail(words: &str) -> &str {
    const TAILS: &[&str] = &[
        "上台",
        "登台",
        "上主席台",
        "到主席台",
        "到台上",
        "走上",
        "上前",
        "到前台",
        "起立",
        "为我们",
        "为大家",
        "给大家",
        "给我们",
        "向大会",
        "向大家",
        "代表",
        "就",
        "对",
        "依次",
        "分别",
        "先后",
        "逐一",
        "逐项",
        "轮流",
        "按",
        "以",
        "用",
        "简要",
        "进行",
        "带领",
        "从",
        "结合",
        "围绕",
        "在",
        "再",
        "先",
        "来",
        "共同",
        "一起",
        "一同",
        "集体",
        "继续",
        "为",
        "给",
        "向",
        "将",
        "把",
        "率",
        "现场",
        "正式",
        "宣",
        "谈",
        "讲",
        "带来",
        "作",
        "做",
        "开始",
        "主持",
        "移步",
        "到",
        "下来",
        "同时",
        "及时",
        "当众",
        "负责",
        "与",
        "带着",
        "并",
        "每人",
        "，",
        "：",
    ];
    let mut at = 0;
    while let Some((cut, tail)) = super::wording::first(words.get(at..).unwrap_or_default(), TAILS) {
        let before = trim(words.get(..at + cut).unwrap_or_default());
        let complete = match tail {
            "代表" | "与" => Part::read(split(before).last().copied().unwrap_or_default()).name.is_some(),
            _ => is_complete(before),
        };
        if complete {
            return before.trim_end_matches(['，', ',', ' ', '、']);
        }
        at += cut + tail.chars().next().map_or(1, char::len_utf8);
    }
    words.trim_end_matches(['，', ',', ' ', '：', ':'])
}

/// Could these words name somebody, with nothing more behind them?
fn is_complete(words: &str) -> bool {
    if words.is_empty() {
        return false;
    }
    let closed = words.ends_with(['）', ')']) && has(words, &["（", "("]);
    closed
        || lexicon::address_of(words).is_some()
        || ends(words, OFFICES).is_some()
        || ends(
            words,
            &[
                "们",
                "代表",
                "单位",
                "全体",
                "大家",
                "人员",
                "人",
                "者",
                "领导",
                "位",
                "秘书处",
                "主席团",
                "企业",
                "学校",
                "部门",
                "小组",
                "手",
                "班",
                "家属",
                "集体",
                "个人",
                "党员",
                "干部",
                "组",
                "队",
            ],
        )
        .is_some()
        || Part::read(split(words).last().copied().unwrap_or_default()).name.is_some()
}

/// The parts of a list of people.
fn split(words: &str) -> Vec<&str> {
    const JOINTS: &[&str] = &["以及", "、", "，", ",", "；", "和", "与", "及", " and "];
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut depth = 0usize;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or(' ');
        match c {
            '（' | '(' | '《' | '“' => depth += 1,
            '）' | ')' | '》' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let joint = if depth == 0 { begins(rest, JOINTS) } else { None };
        let Some(joint) = joint else {
            at += c.len_utf8();
            continue;
        };
        let before = words.get(start..at).unwrap_or_default();
        let behind = rest.get(joint.len()..).unwrap_or_default();
        // 组织和人事处: a joint of characters parts two people only behind a whole one.
        let parts_people =
            !matches!(joint, "和" | "与" | "及") || is_complete(trim(before)) && !trim(behind).is_empty();
        if parts_people {
            parts.push(trim(before));
            start = at + joint.len();
        }
        at += joint.len();
    }
    parts.push(trim(words.get(start..).unwrap_or_default()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// One person, as slices of the words.
#[derive(Default)]
struct Part<'a> {
    whole: &'a str,
    /// Unit and office.
    title: &'a str,
    name: Option<&'a str>,
    address: Option<&'a str>,
    blank: bool,
}

impl<'a> Part<'a> {
    fn read(whole: &'a str) -> Self {
        let nobody = Part { whole, title: whole, ..Part::default() };
        let counted = without_count(whole);
        let address = lexicon::address_of(counted).filter(|word| lexicon::is_pure_address(word));
        let core = address.map_or(counted, |word| trim(counted.get(..counted.len() - word.len()).unwrap_or_default()));
        let written = |word: &'static str| counted.get(counted.len() - word.len()..);
        let address = address.and_then(written);
        if let Some(part) = bracketed(whole, core, address) {
            return part;
        }
        if let Some(name) = trailing_blank(core) {
            let title = trim(core.get(..core.len() - name.len()).unwrap_or_default());
            return Part { whole, title, name: Some(name), address, blank: true };
        }
        if let Some(name) = trailing_name(core, address.is_some()) {
            let title = trim(core.get(..offset(core, name)).unwrap_or_default());
            return Part {
                whole,
                title: title.trim_end_matches(['的', '—', '-']),
                name: Some(name),
                address,
                blank: false,
            };
        }
        match name_before_office(core) {
            Some((name, office)) if address.is_none() => {
                Part { whole, title: office, name: Some(name), ..Part::default() }
            }
            Some(_) | None => nobody,
        }
    }

    fn speaker(&self, words: &str, base: usize, offices_before: Option<&str>) -> Speaker {
        let at = |part: &str| base + offset(words, part)..base + offset(words, part) + part.len();
        let mut title = self.title;
        let mut start = offset(words, self.whole);
        if let Some(before) = offices_before {
            start = offset(words, before);
            let end = if title.is_empty() { start + before.len() } else { offset(words, title) + title.len() };
            title = words.get(start..end).unwrap_or(title);
        }
        let title = trim(title);
        let (unit, office) = if title.is_empty() {
            (None, None)
        } else {
            let (unit, office) = divide(title, base + offset(words, title));
            (unit, Some(office))
        };
        Speaker {
            whole: base + start..at(self.whole).end,
            unit,
            office,
            name: self.name.map(at),
            address: self.address.map(at),
            blank: self.blank,
            group: false,
        }
    }
}

/// Without 等三位同志, 两位代表 behind the last of several.
fn without_count(words: &str) -> &str {
    let tail = |at: usize, word: &str| {
        let behind = words.get(at + word.len()..)?;
        let before = words.get(..at)?;
        let counted = number(before.get(before.char_indices().next_back()?.0..)?);
        match word {
            "等" if behind.chars().count() <= 6 && !before.is_empty() => Some(before),
            "位" | "名" if counted.is_some() && behind.chars().count() <= 6 => {
                let before = before.trim_end_matches(|c: char| "一二两三四五六七八九十0123456789".contains(c));
                Some(before.strip_suffix('等').unwrap_or(before))
            }
            _ => None,
        }
    };
    let found = last(words, &["位", "名", "等"]).and_then(|(at, word)| tail(at, word));
    trim(found.filter(|rest| !rest.is_empty()).unwrap_or(words))
}

/// 李明（市财政局局长）, or a blank in brackets.
fn bracketed<'a>(whole: &'a str, core: &'a str, address: Option<&'a str>) -> Option<Part<'a>> {
    let open = core.rfind(['（', '('])?;
    let inner = core.get(open..)?.strip_suffix(['）', ')'])?;
    let inner = inner.get(inner.chars().next()?.len_utf8()..)?;
    let before = trim(core.get(..open)?);
    let is_room =
        trim(inner).is_empty() || trailing_blank(inner) == Some(inner) || matches!(inner, "姓名" | "名字" | "人名");
    if is_room {
        return Some(Part { whole, title: before, name: core.get(open..), address, blank: true });
    }
    let explains = ends(inner, OFFICES).is_some() || ends(inner, UNITS).is_some();
    let before_address = lexicon::address_of(before).filter(|word| lexicon::is_pure_address(word));
    let bare = before_address.map_or(before, |word| before.get(..before.len() - word.len()).unwrap_or_default());
    let name = trailing_name(bare, before_address.is_some()).or_else(|| trailing_blank(bare))?;
    let address = before_address.and_then(|word| before.get(before.len() - word.len()..));
    let title = trim(bare.get(..offset(bare, name))?);
    let blank = trailing_blank(bare).is_some();
    let title = if title.is_empty() && explains { inner } else { title };
    Some(Part { whole, title, name: Some(name), address, blank })
}

/// The marks at the end that stand for a name.
fn trailing_blank(core: &str) -> Option<&str> {
    let is_mark = |c: char| "*＊×_＿□○〇※某…-—XxＸｘ".contains(c);
    let start = core.trim_end_matches(|c: char| is_mark(c) || is_space(c)).len();
    let marks = trim(core.get(start..)?);
    let count = marks.chars().filter(|c| is_mark(*c)).count();
    let latin = core.get(..start)?.ends_with(|c: char| c.is_ascii_alphanumeric());
    if latin || count == 0 || count == 1 && !marks.starts_with(['某', '×', '※', '＊', '*']) {
        return None;
    }
    // 李某, 王××: the surname is known.
    let before = core.get(..start)?;
    let surname = before.char_indices().next_back().map(|(at, _)| at);
    let known = surname.filter(|at| {
        let apart = before.get(..*at).is_some_and(|title| title.is_empty() || ends(title, OFFICES).is_some());
        apart && before.get(*at..).and_then(lexicon::surname_at).is_some() && ends(before, OFFICES).is_none()
    });
    core.get(known.unwrap_or(core.len() - core.get(start..)?.trim_start_matches(is_space).len())..).map(trim)
}

/// The name that the words end with.
fn trailing_name(core: &str, addressed: bool) -> Option<&str> {
    if core.chars().rev().take(3).any(|c| !is_han(c) && c != '·' && !is_space(c) && !c.is_ascii_alphabetic())
        && !core.is_ascii()
    {
        let short: String = core.chars().rev().take(3).collect();
        if !short.contains(['）', ')', '”', '、', '》']) || !addressed {
            let tail = core.rsplit(['）', ')', '”', '》']).next()?;
            return (tail.len() < core.len() && is_name(tail)).then_some(trim(tail));
        }
    }
    if core.is_ascii() {
        return latin_name(core);
    }
    if let Some(name) = spaced_name(core) {
        return Some(name);
    }
    if core.contains('·') {
        let start = core
            .rfind(|c: char| !is_han(c) && c != '·')
            .map_or(0, |at| at + core.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let run = core.get(start..)?;
        let title = last(run.split('·').next()?, OFFICES).map_or(0, |(at, word)| at + word.len());
        return run.get(title..).filter(|name| name.chars().count() > 2);
    }
    let places: Vec<usize> = core.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let parts = |length: usize| {
        let at = *places.get(length.checked_sub(1)?)?;
        Some((core.get(..at)?, core.get(at..)?))
    };
    // Behind an office; then alone; then behind a unit; then anywhere.
    let behind_office = [3, 2, 4].into_iter().filter_map(parts).find(|(title, name)| {
        let known = is_name(name) || addressed && name.chars().all(is_han);
        known && ends(title, OFFICES).is_some() && !is_office_word(name)
    });
    let alone = || {
        [2, 3, 4].into_iter().filter_map(parts).find(|(title, name)| {
            title.is_empty()
                && (is_name(name) || addressed && name.chars().count() < 4 && !is_common(name))
                && !is_office_word(name)
        })
    };
    let behind_unit = || {
        [3, 2, 4].into_iter().filter_map(parts).find(|(title, name)| {
            is_name(name)
                && (ends(title, UNITS).is_some() || title.ends_with(['的', '”', '）']))
                && !is_office_word(name)
        })
    };
    let anywhere = || {
        let found = [3, 2].into_iter().filter_map(parts);
        found.filter(|_| addressed).find(|(_, name)| is_name(name) && !is_common(name) && !is_office_word(name))
    };
    behind_office.or_else(alone).or_else(behind_unit).or_else(anywhere).map(|(_, name)| name)
}

/// Does it begin with a surname, and is it as long as names are?
fn is_name(words: &str) -> bool {
    let count = words.chars().count();
    let surname = lexicon::surname_at(words).unwrap_or(0);
    let given = words.get(surname..).unwrap_or_default().chars().count();
    surname > 0 && words.chars().all(is_han) && (1..=2).contains(&given) && count <= 4 && !is_common(words)
}

/// Ordinary words that look like a name.
fn is_common(words: &str) -> bool {
    const COMMON: &[&str] = &[
        "各位",
        "大家",
        "全体",
        "领导",
        "参会",
        "与会",
        "以上",
        "下列",
        "上述",
        "获奖",
        "新任",
        "任职",
        "挂职",
        "同意",
        "赞成",
        "反对",
        "弃权",
        "有关",
        "相关",
        "部门",
        "单位",
        "方面",
        "成员",
        "党员",
        "干部",
        "群众",
        "职工",
        "学生",
        "教师",
        "家长",
        "村民",
        "委员",
        "代表",
        "嘉宾",
        "来宾",
        "双方",
        "台上",
        "台下",
        "主管",
        "分管",
        "常务",
        "第一",
        "全国",
        "时代",
        "高级",
        "车间",
        "华侨",
        "年轻",
        "优秀",
        "先进",
        "有意见",
        "有不同",
        "不同意",
        "没有",
        "全场",
        "所有",
        "任何",
        "其他",
        "专家",
        "受表彰",
        "受奖",
        "老同志",
        "新同志",
        "老",
        "本人",
        "工作人员",
        "监票",
        "计票",
        "总监票",
        "文艺",
        "国家",
        "高校",
        "于",
        "党组",
        "党委",
        "支部",
        "政府",
        "公司",
        "农业",
        "水利",
        "安全",
        "应急",
        "经济",
        "相",
        "边",
    ];
    COMMON.contains(&words) || has(words, &["的", "等", "位", "们", "各", "员", "代表", "同志"])
}

fn is_office_word(words: &str) -> bool {
    OFFICES.contains(&words) || ends(words, &["书记", "主任", "局长", "部长", "代表", "委员", "领导", "嘉宾"]).is_some()
}

/// 局长 李明, 李　明: space parts a name, or fills it up.
fn spaced_name(core: &str) -> Option<&str> {
    let (before, behind) = core.rsplit_once(is_space)?;
    let (left, behind) = (trim(before), trim(behind));
    let count = behind.chars().count();
    if (2..=4).contains(&count) && behind.chars().all(is_han) && ends(behind, OFFICES).is_none() {
        return Some(behind);
    }
    let surname = left.char_indices().next_back()?.0;
    let title = left.get(..surname)?;
    let apart =
        title.is_empty() || title.ends_with(is_space) || ends(title, OFFICES).is_some() || ends(title, UNITS).is_some();
    let single =
        count == 1 && behind.chars().all(is_han) && left.get(surname..).and_then(lexicon::surname_at).is_some();
    (single && apart).then(|| core.get(surname..)).flatten()
}

fn latin_name(core: &str) -> Option<&str> {
    let words: Vec<&str> = core.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let named = words.iter().rev().take_while(|word| capital(word)).count();
    let first = words.get(words.len().checked_sub(named.clamp(1, 4))?)?;
    (named >= 1).then(|| core.get(offset(core, first)..)).flatten()
}

/// 李明局长: the name, then the office.
fn name_before_office(core: &str) -> Option<(&str, &str)> {
    let office = ends(core, OFFICES)?;
    let mut before = core.get(..core.len() - office.len())?;
    before = before.strip_suffix("总").filter(|_| office == "经理").unwrap_or(before);
    before = before.strip_suffix("常务").unwrap_or(before);
    before = before.strip_suffix('副').unwrap_or(before);
    let name = trim(before);
    let whole = is_name(name) && !is_office_word(name) && ends(name, UNITS).is_none();
    whole.then(|| (name, trim(core.get(before.len()..).unwrap_or_default())))
}
