//! One person: where in the words the name stands. Every place is weighed by what stands before it (an office, a unit,
//! nothing), by whether it begins with a surname and by its length.

use super::super::draft::Speaker;
use super::super::lexicon::{self, OFFICES, UNITS};
use super::super::wording::{begins, ends, has, is_space, length, offset, trim};
use super::{divide, without_count};
use crate::script::is_han;

/// One person, as slices of the words.
#[derive(Debug, Default, Clone)]
pub(super) struct Person<'a> {
    whole: &'a str,
    /// Unit and office in front of the name.
    title: &'a str,
    name: &'a str,
    /// The office behind the name.
    behind: Option<&'a str>,
    address: Option<&'a str>,
    blank: bool,
    /// Nothing but the name itself speaks for it.
    bare: bool,
}

/// Forms of address that are no offices.
const ADDRESSES: &str = "同志|先生|女士|小姐|阁下|同学|老先生|博士";

/// What follows a surname that stands for a person: 骆老师, 温大姐.
const FAMILIAR: &str = "老师|女士|先生|大姐|大爷|大嫂|大叔|大妈|大哥|大娘|阿姨|奶奶|爷爷|师傅|律师|医生|大夫|老三|二叔|三叔|\
    二婶|婶|老二|老大|总|工|老|导|伯|叔";

/// 1号选手宋微: whoever is called by a number is named behind it, however little the words look like a name.
fn numbered(core: &str) -> Option<&str> {
    let digits = core.len() - core.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = core.get(digits..).filter(|_| digits > 0)?.strip_prefix('号')?;
    let rest = trim(
        ["选手", "竞聘者", "选题人", "嘉宾", "台"]
            .iter()
            .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest)),
    );
    let rest = rest.trim_start_matches(['，', '、', '：']);
    ((2..=4).contains(&rest.chars().count()) && rest.chars().all(is_han)).then_some(rest)
}

/// The person whom the words name; none where they name an office, a body or a group only.
pub(super) fn read(whole: &str) -> Option<Person<'_>> {
    let counted = without_count(whole);
    let (counted, room) = bracket(counted);
    if let Some(blank) = room.filter(|room| is_room(room)) {
        let at = offset(whole, blank);
        let name =
            whole.get(at.saturating_sub(3)..at + blank.len() + 3).filter(|name| !name.is_empty()).unwrap_or(blank);
        return Some(Person { whole, title: counted, name, blank: true, ..Person::default() });
    }
    let address = ends(counted, ADDRESSES).and_then(|word| counted.get(counted.len() - word.len()..));
    let core = address.map_or(counted, |word| counted.get(..counted.len() - word.len()).unwrap_or_default());
    let untrimmed = core;
    let core = trim(core);
    if core.is_empty() {
        return None;
    }
    let contestant = numbered(core).map(|name| Person { whole, name, ..Person::default() });
    let mut person = contestant
        .or_else(|| blank(core, whole, address.is_some()))
        .or_else(|| blank_in_front(core, whole))
        .or_else(|| gap(untrimmed, whole, address))
        .or_else(|| spaced(core, whole))
        .or_else(|| foreign(core, whole))
        .or_else(|| familiar(counted, whole))
        .or_else(|| weighed(core, whole, address.is_some()))?;
    if person.address.is_none() && !person.name.ends_with(address.unwrap_or("?")) {
        person.address = address;
    }
    // 王宗衡教授（东湖大学）
    if let Some(room) = room.filter(|_| person.title.is_empty()) {
        person.title = room;
    }
    Some(person)
}

/// How much speaks for a name at the end of the words.
pub(super) fn weight(words: &str) -> i32 {
    let address = ends(words, ADDRESSES).unwrap_or_default();
    let core = words.get(..words.len() - address.len()).unwrap_or_default();
    best(core, !address.is_empty()).map_or(0, |(_, _, weight)| weight)
}

/// The words before brackets at the end, and what they hold.
fn bracket(words: &str) -> (&str, Option<&str>) {
    let found = || {
        let open = words.rfind(['（', '('])?;
        let inner = words.get(open..)?.strip_suffix(['）', ')'])?;
        let inner = inner.get(inner.chars().next()?.len_utf8()..)?;
        Some((trim(words.get(..open)?), inner))
    };
    found().map_or((words, None), |(before, inner)| (before, Some(inner)))
}

/// Brackets that a name is to be written in.
fn is_room(inner: &str) -> bool {
    trim(inner).is_empty() || inner.chars().all(is_mark) || matches!(inner, "姓名" | "名字" | "人名")
}

fn is_mark(c: char) -> bool {
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
            | '-'
            | '—'
            | 'X'
            | 'x'
            | 'Ｘ'
            | 'ｘ'
    )
}

/// The marks at the end that stand for a name; 李某, 王××: the surname is known.
fn blank<'a>(core: &'a str, whole: &'a str, addressed: bool) -> Option<Person<'a>> {
    let start = core.trim_end_matches(|c: char| is_mark(c) || is_space(c)).len();
    let marks = trim(core.get(start..)?);
    let count = marks.chars().filter(|c| is_mark(*c)).count();
    let before = trim(core.get(..start)?);
    let surname = before.char_indices().next_back().map_or(0, |(at, _)| at);
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
    let apart = title.is_empty() || ends(title, OFFICES).is_some();
    let known = apart
        && before.get(surname..).and_then(lexicon::surname_at).is_some()
        && ends(before, OFFICES).is_none()
        && ends(before, UNITS).is_none();
    let name = if known { core.get(surname..)? } else { marks };
    let title = if known { title } else { before };
    Some(Person { whole, title: trim(title), name, blank: true, ..Person::default() })
}

/// xx书记, 区安监局×××局长: the office stands behind the marks.
fn blank_in_front<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let office = ends(core, OFFICES).or_else(|| ends(core, "老师|校长|女士|先生"))?;
    let head = core.get(..core.len() - office.len())?;
    let head = begins_office(head);
    let start = head.trim_end_matches(is_mark).len();
    let marks = head.get(start..)?;
    let before = trim(head.get(..start)?);
    let least = if marks.starts_with(['某', '×', '*', '＊', '※']) { 1 } else { 2 };
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
    let behind = core.get(head.len()..)?;
    Some(Person { whole, title: trim(title), name, behind: Some(behind), blank: true, ..Person::default() })
}

/// Without the words that an office in the second place begins with: 副, 常务副.
fn begins_office(head: &str) -> &str {
    ["常务副", "副", "总", "第一"].iter().fold(head, |head, word| head.strip_suffix(word).unwrap_or(head))
}

/// 副镇长      同志: a gap stands for the name.
fn gap<'a>(untrimmed: &'a str, whole: &'a str, address: Option<&str>) -> Option<Person<'a>> {
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

/// 局长 李明, 李　明: space parts a name, or fills it up.
fn spaced<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    if !core.contains(is_space) || core.is_ascii() {
        return None;
    }
    let behind = core.rsplit(is_space).next()?;
    let left = trim(core.get(..core.len() - behind.len())?);
    let count = behind.chars().count();
    if (2..=4).contains(&count) && is_name(behind) {
        return Some(Person { whole, title: left, name: behind, ..Person::default() });
    }
    let surname = left.char_indices().next_back()?.0;
    let title = left.get(..surname)?;
    let apart =
        title.is_empty() || title.ends_with(is_space) || ends(title, OFFICES).is_some() || ends(title, UNITS).is_some();
    let single =
        count == 1 && behind.chars().all(is_han) && left.get(surname..).and_then(lexicon::surname_at).is_some();
    (single && apart).then(|| Person {
        whole,
        title: trim(title),
        name: core.get(surname..).unwrap_or_default(),
        ..Person::default()
    })
}

/// 安娜·霍尔姆, Anna Holm.
fn foreign<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    if core.is_ascii() {
        let words: Vec<&str> = core.split_whitespace().collect();
        let named = words.iter().rev().take_while(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
        let first = words.get(words.len().checked_sub(named.clamp(1, 4))?)?;
        let at = offset(core, first);
        return (named >= 1).then(|| Person {
            whole,
            title: trim(core.get(..at).unwrap_or_default()),
            name: core.get(at..).unwrap_or_default(),
            ..Person::default()
        });
    }
    if !core.contains(['·', '•', '．']) {
        return None;
    }
    let dot = core.find(['·', '•', '．'])?;
    let head = core.get(..dot)?;
    let start = super::super::wording::last(head, OFFICES).map_or(0, |(at, word)| at + word.len());
    let name = core.get(start..)?;
    (length(name, 20) > 2).then(|| Person {
        whole,
        title: trim(core.get(..start).unwrap_or_default()),
        name,
        ..Person::default()
    })
}

/// 骆老师, 温大姐, 姬主任, 李副局长, 小秦老师: a surname with what it is called by.
fn familiar<'a>(words: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let after = ends(words, FAMILIAR).or_else(|| office_behind(words))?;
    let head = words.get(..words.len() - after.len())?;
    let head = head.strip_suffix('副').filter(|_| ends(after, OFFICES).is_some()).unwrap_or(head);
    let after = words.get(head.len()..)?;
    let (at, _) = head.char_indices().next_back()?;
    let compound = head.char_indices().rev().nth(1).map(|(at, _)| at).filter(|at| {
        head.get(*at..).is_some_and(|two| {
            lexicon::surname_at(two) == Some(two.len())
                || two.starts_with(['小', '老']) && two.chars().nth(1).is_some_and(lexicon::is_surname)
        })
    });
    let at = compound.unwrap_or(at);
    let surname = head.get(at..)?;
    let title = trim(head.get(..at)?);
    let title_end = title.trim_end_matches('的');
    let parted = title.is_empty()
        || title.ends_with('的')
        || ends(title, OFFICES).is_some()
        || ends(title, UNITS).is_some()
        || length(title, 3) == 2 && title.chars().all(is_han) && is_subject(title)
        || ends(title, "片|岁|组|大爷").is_some();
    let known = lexicon::surname_at(surname).is_some_and(|bytes| bytes == surname.len())
        || compound.is_some()
        || ends(after, "大姐|大爷|大嫂|大叔|大妈|大哥|大娘|阿姨|奶奶|爷爷|师傅|老三|二叔|三叔").is_some()
            && !title.is_empty()
            && surname.chars().all(is_han);
    let other = matches!(
        surname,
        "班" | "村"
            | "党"
            | "车"
            | "校"
            | "总"
            | "第"
            | "水"
            | "部"
            | "区"
            | "居"
            | "单"
            | "和"
            | "师"
            | "家"
            | "国"
            | "席"
    ) && ends(after, FAMILIAR).is_none()
        && ends(after, OFFICES).is_some()
        && (!title.is_empty() || ends(words, OFFICES).is_some_and(|office| office.len() > after.len()));
    if !known
        || !parted
        || other
        || ends(words, OFFICES).is_some_and(|office| office.len() >= words.len())
        || is_known_group(surname, after)
    {
        return None;
    }
    let name = words.get(at..)?;
    let office = ends(after, OFFICES).is_some() && !matches!(after, "老师" | "律师" | "医生" | "教师");
    let title = if title.ends_with("岁的") { clean(title) } else { title };
    let before = if title.ends_with('的') && ends(title_end, OFFICES).is_none() { title_end } else { title };
    Some(Person { whole, title: before, name, behind: office.then_some(after), ..Person::default() })
}

fn is_subject(title: &str) -> bool {
    matches!(
        title,
        "语文"
            | "数学"
            | "英语"
            | "物理"
            | "化学"
            | "生物"
            | "历史"
            | "地理"
            | "政治"
            | "体育"
            | "音乐"
            | "美术"
            | "科学"
    )
}

/// 党代表, 车主任: ordinary words.
fn is_known_group(surname: &str, after: &str) -> bool {
    matches!(
        (surname, after),
        ("党", "代表" | "委员" | "员" | "老师")
            | ("车", "工" | "总")
            | ("全", "老师")
            | ("各", _)
            | ("位", _)
            | ("东" | "代" | "家" | "员" | "职", "工" | "总" | "老师")
    ) || matches!(after, "代表" | "委员" | "家长" | "学生" | "党员" | "员工" | "职工" | "工人" | "老" | "领导" | "嘉宾")
        && !matches!(after, "老")
}

fn office_behind(words: &str) -> Option<&'static str> {
    ends(words, OFFICES).or_else(|| ends(words, "教授|研究员|院士"))
}

/// Every place where a name may begin, weighed.
fn weighed<'a>(core: &'a str, whole: &'a str, addressed: bool) -> Option<Person<'a>> {
    let plain = best(core, addressed);
    // 李明局长, 矿业大学杭敬之教授: the office stands behind.
    let behind = office_behind(core).and_then(|office| {
        let head = core.get(..core.len() - office.len())?;
        let head = begins_office(head);
        let found = best(head, false).filter(|(_, _, weight)| *weight >= 5)?;
        Some((found, core.get(head.len()..)?))
    });
    let sure = behind.filter(|((_, name, weight), _)| {
        plain.is_none_or(|(_, _, other)| *weight > other) && ends(name, UNITS).is_none()
    });
    if let Some(((title, name, _), office)) = sure {
        return Some(Person { whole, title: clean(title), name, behind: Some(office), ..Person::default() });
    }
    let (title, name, weight) = plain?;
    let bare = title.is_empty() && !addressed || weight < 6;
    Some(Person { whole, title: clean(title), name, bare, ..Person::default() })
}

/// 东片的 → 东片; 晨光厂的厂长 stays.
fn clean(title: &str) -> &str {
    let title = trim(title).trim_end_matches(['的', '—', '-', '，', '：']);
    // 学员代表、七十六岁的
    let aged = title.strip_suffix('岁').map(|rest| {
        rest.trim_end_matches(|c: char| {
            super::super::wording::number(c.encode_utf8(&mut [0; 4])).is_some() || c == '十'
        })
    });
    aged.map_or(title, |rest| rest.trim_end_matches(['、', '，']))
}

/// The best place for a name at the end of the words: the title, the name and its weight.
fn best(core: &str, addressed: bool) -> Option<(&str, &str, i32)> {
    let places: Vec<usize> = core.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let mut found: Option<(&str, &str, i32)> = None;
    for count in [3usize, 2, 4] {
        let Some((title, name)) = places.get(count - 1).and_then(|at| Some((core.get(..*at)?, core.get(*at..)?)))
        else {
            continue;
        };
        let Some(weight) = weigh(title, name, addressed) else { continue };
        if found.is_none_or(|(_, _, best)| weight > best) {
            found = Some((title, name, weight));
        }
    }
    found.filter(|(_, _, weight)| *weight >= if addressed { 2 } else { 4 })
}

fn weigh(title: &str, name: &str, addressed: bool) -> Option<i32> {
    let count = name.chars().count();
    let surname = lexicon::surname_at(name);
    let compound = surname.is_some_and(|bytes| bytes > '中'.len_utf8());
    if !name.chars().all(is_han) || is_common(name) || is_title(name) || count == 4 && !compound {
        return None;
    }
    let office = ends(title, OFFICES);
    let mut weight = match (title.is_empty(), office, ends(title, UNITS)) {
        (true, _, _) => 5,
        (false, Some(office), _) => 6 + i32::try_from(office.chars().count()).unwrap_or(0),
        (false, None, Some(unit)) => 3 + i32::try_from(unit.chars().count().min(2)).unwrap_or(0),
        (false, None, None)
            if title.ends_with([
                '的', '”', '）', '》', ' ', '，', '：', '户', '手', '工', '者', '员', '师', '生', '人', '将', '兵',
            ]) =>
        {
            4
        }
        (false, None, None) => 0,
    };
    if surname.is_none() {
        // Behind an office somebody addressed has a name, known surname or not.
        if !(addressed || office.is_some() && count == 3) || office.is_none() && !title.is_empty() {
            return None;
        }
        weight -= 4;
    }
    if compound {
        weight += if count >= 3 { 3 } else { 0 };
    }
    weight += match count {
        3 => 1,
        _ => 0,
    };
    if surname.is_some_and(|bytes| bytes == name.len()) {
        return None;
    }
    // 长鞠萍: the office goes on into what would be the name.
    let longer = name.chars().next().is_some_and(|c| {
        let mut longer = title.to_owned();
        longer.push(c);
        ends(&longer, OFFICES).is_some_and(|office| office.chars().count() > 1 && office.ends_with(c)) && count > 2
    });
    // 八（2）班仲夏: the unit does.
    let unit = name.chars().next().is_some_and(|c| {
        let single = super::super::wording::each(UNITS).any(|unit| unit.chars().eq([c]));
        single
            && office.is_none()
            && count > 2
            && lexicon::surname_at(name.get(c.len_utf8()..).unwrap_or_default()).is_some()
    });
    let longer = longer || unit;
    Some(weight - if longer { 8 } else { 0 } + if addressed { 1 } else { 0 })
}

/// Words that are an office, a unit or a group, and no name.
fn is_title(words: &str) -> bool {
    const GROUPS: &str = "书记|主任|局长|部长|代表|委员|领导|嘉宾|全体|单位|街道|集团|公司|医院|学校|小学|中学|林场|矿|厂|县|\
        镇|乡|局|学生|同学|老师|教师|职工|员工|家长|党员|干部|部门|组长|队长|负责人";
    let office = ends(words, OFFICES).is_some_and(|office| office.chars().count() > 1);
    office || ends(words, GROUPS).is_some() || ends(words, UNITS).is_some_and(|unit| unit.chars().count() > 1)
}

/// Does it begin with a surname, and is it as long as names are?
pub(super) fn is_name(words: &str) -> bool {
    let surname = lexicon::surname_at(words).unwrap_or(0);
    let given = words.get(surname..).unwrap_or_default().chars().count();
    surname > 0 && words.chars().all(is_han) && (1..=2).contains(&given) && !is_common(words) && !is_title(words)
}

/// Ordinary words that look like a name.
fn is_common(words: &str) -> bool {
    const COMMON: &str = "各位|大家|全体|参会|与会|以上|下列|上述|获奖|新任|任职|挂职|同意|赞成|反对|弃权|有关|相关|方面|成员|\
        群众|双方|台上|台下|主管|分管|常务|第一|全国|时代|高级|车间|华侨|年轻|优秀|先进|全场|所有|任何|其他|\
        专家|老同志|新同志|本人|监票|计票|总监票|文艺|国家|高校|农业|水利|安全|应急|经济|包案|和街道|毕业生|\
        值周|值班|计划|计师|会计|施工|文化|文明|国有|党支部|党总支|管理|管委会|时间|卫生|温馨|和谐|农民|\
        民营|商户|车主|客商|业主|同行|青年|少年|女性|居民|区主要|相互|边防|于今天|向大家|全市|全县|全省|\
        全区|全校|全院|项目|景区|车队|商务|商会|宣传|村民|村支书|居委会|党代|学员|水务|金融|石油|石化|房产|\
        房管|林业|钢铁|马路|江苏|安徽|甘肃|云南|贵州|广西";
    // 申请人, 介绍人: what somebody is for.
    let role = words.ends_with('人') && words.chars().count() == 3;
    role || super::super::wording::is_one(words, COMMON)
        || has(words, "首席|谢谢|的|等|位|们|各|员|代表|同志|主要|负责|工作|发言|进行|主持")
        || begins(words, "第|全体|有关|相关").is_some()
}

impl Person<'_> {
    /// Does more than the look of the name speak for it?
    pub(super) fn is_sure(&self) -> bool {
        !self.bare
    }

    /// The person as ranges of the text; `before` is a title in front that a list parted from it.
    pub(super) fn speaker(&self, words: &str, base: usize, before: Option<&str>) -> Speaker {
        let at = |part: &str| base + offset(words, part)..base + offset(words, part) + part.len();
        let mut title = self.title;
        if let Some(before) = before {
            let start = offset(words, before);
            let end = if title.is_empty() { start + before.len() } else { offset(words, title) + title.len() };
            title = words.get(start..end).unwrap_or(title);
        }
        let title = trim(title).trim_end_matches(is_space);
        let in_front = !title.is_empty();
        let is_office = ends(title, OFFICES).is_some();
        let (mut unit, mut office) = (None, None);
        if in_front && (is_office || self.behind.is_none()) {
            let (first, second) = divide(title, base + offset(words, title));
            (unit, office) = (first, Some(second));
        } else {
            unit = in_front.then(|| at(title)).or(unit);
            office = self.behind.map(at).or(office);
        }
        let whole = base + offset(words, self.whole)..at(self.whole).end;
        let start = if in_front { whole.start.min(at(title).start) } else { whole.start };
        let address = self.address.or(self.behind.filter(|_| is_office)).map(at);
        Speaker {
            whole: start..whole.end,
            unit,
            office,
            name: Some(at(self.name)),
            address,
            blank: self.blank,
            group: false,
        }
    }
}
