//! One person: name, office and form of address in the words that call somebody.

use super::super::draft::Speaker;
use super::super::lexicon::{self, OFFICES, UNITS};
use super::super::wording::{begins, ends, first, is_space, last, length, offset, trim};
use super::blank::{blank, blank_in_front, bracket, gap, is_room, numbered, room_in_front};
use super::weigh::{best, clean, is_name, office_behind, weighed};
use super::{divide, without_count};
use crate::chinese::is_han;

/// One person, as slices of the words.
#[derive(Debug, Default, Clone)]
pub(super) struct Person<'a> {
    pub(super) whole: &'a str,
    /// Unit and office in front of the name.
    pub(super) title: &'a str,
    pub(super) name: &'a str,
    /// The office behind the name.
    pub(super) behind: Option<&'a str>,
    pub(super) address: Option<&'a str>,
    pub(super) blank: bool,
    /// Nothing but the name itself speaks for it.
    pub(super) bare: bool,
}

/// Forms of address that are no offices.
const ADDRESSES: &str = "小朋友|老同志|同志|先生|女士|小姐|阁下|同学|老先生|博士|老人家|老人|大姐|大哥|大嫂|嫂子|大婶|婶子|大伯|大爷|大娘|大叔|大妈|阿姨|叔叔|伯伯|奶奶|爷爷|师傅|校友|学长|学姐";

/// What stands between the parts of a name: 古丽·买买提.
pub(super) const DOTS: [char; 3] = ['·', '•', '．'];

/// What follows a surname that stands for a person: 骆老师, 温大姐.
const FAMILIAR: &str = "老师|女士|先生|大姐|大爷|大嫂|嫂子|大婶|婶子|大伯|大叔|大妈|大哥|大娘|阿姨|奶奶|爷爷|师傅|律师|医生|大夫|老板|掌柜|老三|二叔|三叔|\
    二婶|婶|老二|老大|局|董|总|工|老|导|伯|叔|叔叔|姐|嫂|爷|嬢嬢|伯伯";

/// 3号、返乡大学生钮思雨: who it is, behind the number by which they were drawn.
pub(super) fn behind_number(words: &str) -> &str {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = words.get(digits..).filter(|_| digits > 0).and_then(|rest| rest.strip_prefix('号'));
    rest.and_then(|rest| rest.strip_prefix(['、', '，'])).unwrap_or(words)
}

/// The person whom the words name; none where they name an office, a body or a group only.
pub(super) fn read(whole: &str) -> Option<Person<'_>> {
    let counted = without_count(whole);
    let (counted, room) = bracket(counted);
    if let Some(room) = room.as_ref().filter(|room| is_room(room.inner)) {
        return Some(Person { whole, title: counted, name: room.whole, blank: true, ..Person::default() });
    }
    let address = ends(counted, ADDRESSES).and_then(|word| counted.get(counted.len() - word.len()..));
    let core = address.map_or(counted, |word| counted.get(..counted.len() - word.len()).unwrap_or_default());
    let untrimmed = core;
    let core = trim(core);
    if core.is_empty() {
        return None;
    }
    // 财务科科长（）同志, 教务主任（）老师: the brackets that the name is to be written in.
    let (title, brackets) = bracket(core.strip_suffix("老师").map_or(core, trim));
    if let Some(brackets) = brackets.filter(|brackets| is_room(brackets.inner) && !title.is_empty()) {
        return Some(Person { whole, title, name: brackets.whole, address, blank: true, ..Person::default() });
    }
    let contestant = numbered(core).map(|name| {
        let number = core.get(..offset(core, name)).filter(|number| number.ends_with("选手"));
        Person { whole, title: number.unwrap_or_default(), name, ..Person::default() }
    });
    let mut person = contestant
        .or_else(|| blank(core, whole, address.is_some()))
        .or_else(|| blank_in_front(core, whole))
        .or_else(|| room_in_front(core, whole))
        .or_else(|| gap(untrimmed, whole, address))
        .or_else(|| spaced(core, whole))
        .or_else(|| foreign(core, whole))
        .or_else(|| around_office(core, whole))
        .or_else(|| ordained(core, whole))
        .or_else(|| latin(core, whole))
        .or_else(|| quoted(core, whole))
        .or_else(|| of_kin(core, whole))
        .or_else(|| familiar(counted, whole))
        .or_else(|| by_surname(core, whole))
        .or_else(|| teacher(core, whole))
        .or_else(|| weighed(core, whole, address.is_some()))?;
    // 您年纪最长, 老干部局会后: somebody spoken to, and when.
    const SPOKEN_TO: &str = "您|你|他|她|各位|大家";
    const WHEN: &str = "会后|会前|会上|今天|明天|现在|马上";
    // 热处理车间的老师傅, 后排的摄影师傅: no 傅 by the name.
    let parts_master = person.title.ends_with('师') && person.name.starts_with('傅');
    if begins(person.title, SPOKEN_TO).is_some() || ends(person.name, WHEN).is_some() || parts_master {
        return None;
    }
    // 1988级水利系校友: of which year and school.
    let of_school = person.name.ends_with(['系', '级', '届', '班', '院']);
    if of_school && matches!(address, Some("校友" | "学长" | "学姐" | "同学")) {
        return None;
    }
    if person.address.is_none() && !person.name.ends_with(address.unwrap_or("?")) {
        person.address = address;
    }
    // 王宗衡教授（东湖大学）
    if let Some(room) = room.filter(|_| person.title.is_empty()) {
        person.title = room.inner;
    }
    Some(person)
}

/// Where the first form of address stands in some words.
pub(super) fn first_address(words: &str) -> Option<usize> {
    first(words, ADDRESSES).map(|(at, _)| at)
}

/// How much speaks for a name at the end of the words.
pub(super) fn weight(words: &str) -> i32 {
    let address = ends(words, ADDRESSES).unwrap_or_default();
    let core = words.get(..words.len() - address.len()).unwrap_or_default();
    best(core, !address.is_empty()).map_or(0, |(_, _, weight)| weight)
}

/// Without the words that an office in the second place begins with: 副, 常务副.
pub(super) fn begins_office(head: &str) -> &str {
    ["常务副", "副", "总", "第一", "老"].iter().fold(head, |head, word| head.strip_suffix(word).unwrap_or(head))
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
    let head = core.get(..core.find(DOTS)?)?;
    let office = last(head, OFFICES).map(|(at, word)| at + word.len());
    // 县医院古丽·买买提教授
    let unit = last(head, UNITS).map(|(at, word)| at + word.len());
    let is_unit = |at: &usize| {
        let (unit, name) = (head.get(..*at).unwrap_or_default(), head.get(*at..).unwrap_or_default());
        length(unit, 3) > 2 && length(name, 2) > 1
    };
    let start = office.or_else(|| unit.filter(is_unit)).unwrap_or_default();
    let named = core.get(start..)?;
    // 阿布都·热合曼·艾力江副主任: the last part ends at the office.
    let end = office_behind(named).filter(|office| office.chars().count() > 1).and_then(|office| {
        let before = named.strip_suffix(office)?;
        let before = before.strip_suffix("常务副").or_else(|| before.strip_suffix('副')).unwrap_or(before);
        (before.contains(DOTS) && !before.ends_with(DOTS)).then_some(before.len())
    });
    let (name, behind) = named.split_at(end.unwrap_or(named.len()));
    let behind = (!behind.is_empty()).then_some(behind);
    (length(name, 3) > 2).then(|| Person {
        whole,
        title: trim(core.get(..start).unwrap_or_default()),
        name,
        behind,
        ..Person::default()
    })
}

/// 康理事长德馨: the office between the surname and the given name.
fn around_office<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const OFFICE: &str = "理事长|会长|董事长|监事长|校长|院长|主席|主任|局长|议长|秘书长|部长|处长|市长|县长";
    let surname = lexicon::surname_at(core)?;
    let behind = core.get(surname..)?;
    let office = super::super::wording::begins(behind, OFFICE)?;
    let given = behind.get(office.len()..)?;
    // 班主任秦海: an office of its own, and no 主任 by the name of 班.
    if core.starts_with("班主任") {
        return None;
    }
    let whole_name = (1..=2).contains(&length(given, 3)) && given.chars().all(is_han) && ends(given, OFFICES).is_none();
    // 李校长代表, 王主任首先: another word goes on there.
    const GOES_ON: &str =
        "代表|首先|亲自|带领|一起|现场|最后|先来|先|来|和|与|等|们|就|对|给|为|讲|说|作|致|再|也|上|在|到";
    let other = super::super::wording::begins(given, GOES_ON).is_some();
    (whole_name && !other).then(|| Person {
        whole,
        name: core,
        behind: core.get(surname..surname + office.len()),
        ..Person::default()
    })
}

/// 觉慧法师, 宣居士: by what they are called, which is no office.
fn ordained<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const CALLED: &str = "法师|居士|禅师|道长|长老|阿訇|牧师|神父";
    let head = core.get(..core.len() - ends(core, CALLED)?.len())?;
    let places: Vec<usize> = head.char_indices().rev().take(2).map(|(at, _)| at).collect();
    let parted = |at: &usize| {
        let title = head.get(..*at).unwrap_or_default();
        let own = ends(title, OFFICES).is_some() || ends(title, UNITS).is_some_and(|unit| length(unit, 2) > 1);
        title.is_empty() || own || title.ends_with(super::weigh::TRADES) && length(title, 3) > 2
    };
    let at = places.into_iter().rev().find(parted)?;
    Some(Person { whole, title: trim(head.get(..at)?), name: core.get(at..)?, ..Person::default() })
}

/// 照明设计师 Rui Tavares: a name in Latin letters behind an office.
fn latin<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let (title, name) = core.split_at_checked(core.find(|c: char| c.is_ascii_uppercase())?)?;
    let title = trim(title);
    let is_name =
        length(name, 3) > 2 && name.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    (is_name && ends(title, OFFICES).is_some()).then(|| Person { whole, title, name, ..Person::default() })
}

/// 班主任“大熊老师”: what somebody is called, behind an office or a unit.
fn quoted<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const LONGEST: usize = 5;
    let (title, name) = core.strip_suffix('”')?.rsplit_once('“')?;
    let title = trim(title);
    let is_title = ends(title, OFFICES).is_some();
    let is_name = (2..=LONGEST).contains(&length(name, LONGEST + 1)) && name.chars().all(is_han);
    (is_title && is_name).then(|| Person { whole, title, name, ..Person::default() })
}

/// 重孙女朵朵, 外孙小豆子: a child of the house, by what it is called at home.
fn of_kin<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    const KIN: &str = "孙女|孙子|外孙|重孙|女儿|儿子|侄女|侄子|外甥|外甥女|妹妹|弟弟";
    let kin = |name: usize| {
        let (at, _) = core.char_indices().rev().nth(name - 1)?;
        let (title, name) = core.split_at(at);
        ends(title, KIN).is_some().then_some((title, name))
    };
    let doubled = |name: &str| name.chars().next() == name.chars().nth(1);
    let called = |name: &str| name.starts_with('小') && name.chars().all(is_han);
    let found = kin(2).filter(|(_, name)| doubled(name) || called(name));
    let (title, name) = found.or_else(|| kin(3).filter(|(_, name)| called(name)))?;
    Some(Person { whole, title, name, ..Person::default() })
}

/// 副主席充田老师, 备课组金池老师, 申屠敏老师: behind an office or a unit, and with a whole name alone, 老师 is how somebody is
/// addressed.
fn teacher<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let named = core.strip_suffix("老师")?;
    let person = weighed(named, whole, true)?;
    let is_alone = person.title.is_empty() && person.behind.is_none() && is_name(person.name);
    (is_alone || ends(person.title, OFFICES).is_some() || ends(person.title, UNITS).is_some()).then_some(person)
}

/// 讲解员小葛, 顺丰路车队队长老白: behind an office or a unit.
fn by_surname<'a>(core: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let (at, _) = core.char_indices().rev().nth(1)?;
    let (title, name) = core.split_at(at);
    let is_called = name.starts_with(['小', '老']) && name.chars().nth(1).is_some_and(lexicon::is_surname);
    let title = title.strip_suffix('的').unwrap_or(title);
    let is_title = ends(title, OFFICES).is_some() || ends(title, UNITS).is_some_and(|unit| length(unit, 2) > 1);
    (is_called && is_title && ends(core, OFFICES).is_none()).then(|| Person { whole, title, name, ..Person::default() })
}

/// 骆老师, 温大姐, 姬主任, 李副局长, 小秦老师: a surname with what it is called by.
fn familiar<'a>(words: &'a str, whole: &'a str) -> Option<Person<'a>> {
    let after = ends(words, FAMILIAR).or_else(|| office_behind(words))?;
    // 职工方首席代表: no 方 by name.
    if after.starts_with("首席") {
        return None;
    }
    let head = words.get(..words.len() - after.len())?;
    let head = head.strip_suffix('副').filter(|_| ends(after, OFFICES).is_some()).unwrap_or(head);
    let after = words.get(head.len()..)?;
    let (at, _) = head.char_indices().next_back()?;
    let compound = head.char_indices().rev().nth(1).map(|(at, _)| at).filter(|at| {
        // 董事长段小楼先生: no 小楼 by name.
        let is_whole = || {
            let before = head.get(..*at)?;
            let (surname, own) = before.char_indices().next_back()?;
            let office = ends(before.get(..surname)?, OFFICES).is_some();
            (office && lexicon::is_surname(own) && !before.ends_with('长')).then_some(())
        };
        head.get(*at..).filter(|_| is_whole().is_none()).is_some_and(|two| {
            lexicon::surname_at(two) == Some(two.len())
                || two.starts_with(['小', '老']) && two.chars().nth(1).is_some_and(lexicon::is_surname)
        })
    });
    // 郝连山董事长 is no 山 of a unit.
    let is_whole = (2..=3).contains(&length(head, 4)) && is_name(head) && ends(after, OFFICES).is_some();
    if is_whole && compound.is_none() {
        return None;
    }
    if compound.is_none() && ends_in_whole_name(head, after) {
        return None;
    }
    let at = compound.unwrap_or(at);
    let surname = head.get(at..)?;
    let title = trim(head.get(..at)?);
    let title_end = title.trim_end_matches('的');
    let parted = title.is_empty()
        || title.ends_with('的')
        || ends(title, OFFICES).is_some()
        || ends(title, UNITS).is_some()
        || length(title, 3) == 2 && title.chars().all(is_han) && is_subject(title)
        || ends(title, "片|岁|组|大爷").is_some()
        // 恒丰螺丝陆老板
        || matches!(after, "老板" | "掌柜") && title.chars().all(is_han);
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
            | "门"
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
    let office = ends(after, OFFICES).is_some() && !matches!(after, "老师" | "律师" | "医生" | "教师" | "老板");
    // 分管安全的马副总经理: what somebody sees to is no unit.
    let title = if super::super::wording::begins(title, "分管|主管|协管").is_some() { "" } else { title };
    let title = if title.ends_with("岁的") { clean(title) } else { title };
    let before = if title.ends_with('的') && ends(title_end, OFFICES).is_none() { title_end } else { title };
    // 驻村的唐书记: what somebody does is said with 的, and a unit without.
    let doing = office_of(title_end).is_none() && ends(title_end, UNITS).is_none() && length(title_end, 4) < 4;
    let before = if title.ends_with('的') && doing && office { title } else { before };
    Some(Person { whole, title: before, name, behind: office.then_some(after), ..Person::default() })
}

fn office_of(title: &str) -> Option<&'static str> {
    ends(title, OFFICES)
}

/// 副校长祁连山 before 先生: whether three characters behind an office, or alone before an address of everybody, are a name, though
/// its second one may end a unit, as 连 does.
fn ends_in_whole_name(head: &str, after: &str) -> bool {
    let Some((before, name)) = head.char_indices().rev().nth(2).and_then(|(at, _)| head.split_at_checked(at)) else {
        return false;
    };
    let is_apart = ends(before, OFFICES).is_some() || before.is_empty() && matches!(after, "先生" | "女士");
    is_apart && name.chars().all(is_han) && lexicon::surname_at(name).is_some() && is_name(name)
}

fn is_subject(title: &str) -> bool {
    matches!(
        title,
        "物业"
            | "语文"
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
