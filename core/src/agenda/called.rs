//! How a script names somebody by letters: with unit and office, by name or given name, by surname and office; and where a text
//! does. Placeholders are not its business.

use super::check::{title_at_end, title_behind};
use super::{Person, PersonId};
use crate::chinese::surname::surname_at;
use crate::script::{is_blank, is_han};
use indexmap::IndexMap;
use std::ops::Range;

/// What units end with.
pub(crate) const BODIES: [char; 29] = [
    '局', '部', '镇', '乡', '村', '县', '区', '市', '院', '校', '科', '处', '室', '司', '厂', '站', '所', '队', '组',
    '会', '社', '班', '行', '办', '委', '街', '道', '系', '家',
];
/// What stands before a unit of one level, and may be left out.
const LEVELS: [char; 7] = ['省', '市', '县', '区', '州', '镇', '乡'];
/// Characters of an office behind a name: 书记, 局长, 主任.
const SHORT: usize = 2;
/// The most characters of an office that somebody is called by with the name.
const LONGEST_CALLED: usize = 4;
/// The ways that have the office before the name.
const WHOLE: Range<usize> = 0..4;
/// Characters before a surname and an office that are somebody: 担任书记 has a surname in it and is nobody.
const CALLS: &str = "请由和与向给让谢对同跟是才刚了的照彻好听完为到及把按";

/// Words of two characters behind which they are somebody too.
const AHEAD: [&str; 18] = [
    "最后", "首先", "今天", "会上", "同时", "传达", "落实", "领会", "根据", "围绕", "学习", "吃透", "把握", "我们",
    "下面", "其次", "以及", "接着",
];

/// A way in which a script names somebody.
struct Form {
    /// None of it where they have no such name.
    words: String,
    /// How somebody else is named in that place: given names are only for people whom everybody knows.
    formal: String,
    /// What means the same of whoever has the turn.
    placeholder: &'static str,
    only: Only,
}

/// What has to stand around a form, since it stands in other words too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    Anywhere,
    /// 任书记 stands in 担任书记, and there may be two of that surname.
    Called,
    /// 建军 stands in 建军节.
    Listed,
}

/// A place where a text names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Which way it is, the same for everybody.
    form: usize,
    /// Where.
    pub(crate) range: Range<usize>,
}

/// The name with its form of address.
pub(crate) fn addressed(person: &Person) -> String {
    let address = person.address.as_deref().filter(|address| !address.trim().is_empty()).unwrap_or("同志");
    format!("{}{address}", person.name.trim())
}

/// So many ways in which a script may name somebody of one office.
const FORMS: usize = 21;

/// Somebody of several offices as they are called by any of them: 副县长、公安局局长 by all of it, as 副县长, as 公安局局长.
fn hats(person: &Person) -> Vec<Person> {
    let mut hats = vec![person.clone()];
    let parts: Vec<&str> = person.office.as_deref().unwrap_or_default().split('、').map(str::trim).collect();
    if parts.len() > 1 {
        let hat = |(nth, part): (usize, &&str)| Person {
            // What stands before the first office belongs to it.
            unit: person.unit.clone().filter(|_| nth == 0),
            office: Some((*part).to_owned()),
            ..person.clone()
        };
        hats.extend(parts.iter().enumerate().filter(|(_, part)| !part.is_empty()).map(hat));
    }
    hats
}

/// The ways in which a script may name somebody of one office; of two people those at the same place match. Whoever has no
/// name is named by none.
fn forms(person: &Person) -> Vec<Form> {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let (unit, office) = (part(&person.unit), part(&person.office));
    let name = person.name.trim();
    if name.chars().count() < 2 || is_blank(name) {
        return Vec::new();
    }
    let (surname, given) = name.split_at_checked(surname_at(name).unwrap_or(0)).unwrap_or(("", name));
    // 江枫书记 and 江书记 are called so although the office is 项目党工委书记.
    let last: String = office.chars().skip(office.chars().count().saturating_sub(SHORT)).collect();
    // 董事长, of which 事长 is no title.
    const WHOLE_TITLES: [&str; 10] =
        ["董事长", "理事长", "秘书长", "总经理", "检察长", "参谋长", "护士长", "调研员", "指导员", "总工程师"];
    let whole = WHOLE_TITLES.iter().find(|title| office.ends_with(**title)).map(|title| (*title).to_owned());
    let short = whole.unwrap_or(last);
    let addressed = addressed(person);
    let titled = |called: &str, office: &str| match office.is_empty() {
        true => addressed.clone(),
        false => format!("{called}{office}"),
    };
    // 副校长 is said whole, and 集团公司副董事长 is nothing to call somebody by.
    let is_general = ["总经理", "总裁", "总工程师", "总会计师", "总监", "董事长", "创始人", "CEO"]
        .iter()
        .any(|word| office.contains(word));
    let own = if office.chars().count() <= LONGEST_CALLED { office.as_str() } else { "" };
    // 陆明支队长 of 交警支队支队长.
    let longer: String = office.chars().skip(office.chars().count().saturating_sub(SHORT + 1)).collect();
    // A deputy is called 局长 too, but nobody is made one.
    let rank = title_at_end(&office).unwrap_or(&short);
    let in_full = if rank.chars().count() > SHORT { rank } else { longer.as_str() };
    let short_formal = if own.is_empty() { rank } else { own };
    // 黎成员 is nobody.
    const NO_CALLS: [&str; 9] = ["成员", "委员", "常委", "代表", "党员", "干部", "科员", "干事", "候选人"];
    let by_rank = |called: &str| {
        if NO_CALLS.iter().any(|word| rank.ends_with(word)) { addressed.clone() } else { titled(called, rank) }
    };
    let form =
        |words: String, placeholder: &'static str, only: Only| Form { formal: words.clone(), words, placeholder, only };
    let [full, shortly, by_name] = ["{{发言人}}", "{{发言人.简称}}", "{{发言人.姓名}}"];
    let mut forms = vec![
        form(format!("{unit}{office}{addressed}"), full, Only::Anywhere),
        form(format!("{unit}{office}{name}"), full, Only::Anywhere),
        form(format!("{office}{addressed}"), full, Only::Anywhere),
        form(format!("{office}{name}"), full, Only::Anywhere),
        Form { formal: titled(name, short_formal), ..form(titled(name, &office), shortly, Only::Anywhere) },
        Form { formal: titled(name, short_formal), ..form(titled(name, &short), shortly, Only::Anywhere) },
        Form { formal: titled(surname, own), ..form(titled(surname, &office), shortly, Only::Called) },
        Form { formal: by_rank(surname), ..form(titled(surname, &short), shortly, Only::Called) },
        form(addressed.clone(), shortly, Only::Anywhere),
        form(name.to_owned(), by_name, Only::Anywhere),
    ];
    // 闵高工 of 教授级高级工程师.
    let engineer = |called: &str, title: &str, offices: &[&str]| {
        let is_one = !called.is_empty() && offices.iter().any(|one| office.contains(one));
        let words = if is_one { format!("{called}{title}") } else { String::new() };
        Form { words, formal: by_rank(called), placeholder: shortly, only: Only::Anywhere }
    };
    let is_given = given.chars().count() >= 2 && !surname.is_empty();
    // Of one character it is no name by itself.
    let known = |words: String| if is_given { words } else { String::new() };
    let address = addressed.strip_prefix(name).unwrap_or_default();
    forms.extend([
        Form {
            words: known(titled(given, &short)),
            formal: titled(name, rank),
            placeholder: shortly,
            only: Only::Anywhere,
        },
        Form {
            words: known(format!("{given}{address}")),
            formal: addressed.clone(),
            placeholder: shortly,
            only: Only::Anywhere,
        },
        Form { words: known(given.to_owned()), formal: name.to_owned(), placeholder: by_name, only: Only::Listed },
        Form {
            words: if office.chars().count() > SHORT { format!("{name}{}", in_full) } else { String::new() },
            formal: by_rank(name),
            placeholder: shortly,
            only: Only::Anywhere,
        },
        // 董总 of 总经理.
        Form {
            words: if surname.is_empty() || !is_general { String::new() } else { format!("{surname}总") },
            formal: if is_general { format!("{surname}总") } else { addressed.clone() },
            placeholder: shortly,
            only: Only::Called,
        },
        // 董师傅, 李老师.
        Form {
            words: if surname.is_empty() { String::new() } else { format!("{surname}{address}") },
            formal: addressed.clone(),
            placeholder: shortly,
            only: Only::Called,
        },
        // 韩副县长 of 县政府副县长, 赵调研员.
        Form {
            words: if surname.is_empty() || rank.chars().count() <= SHORT {
                String::new()
            } else {
                format!("{surname}{rank}")
            },
            formal: by_rank(surname),
            placeholder: shortly,
            only: Only::Called,
        },
        engineer(surname, "高工", &["高级工程师", "高工"]),
        engineer(name, "高工", &["高级工程师", "高工"]),
        engineer(surname, "总工", &["总工程师", "总工"]),
        // 杜老师, whatever the roster says.
        Form {
            words: if surname.is_empty() || address == "老师" || given == "老师" {
                String::new()
            } else {
                format!("{surname}老师")
            },
            formal: addressed.clone(),
            placeholder: shortly,
            only: Only::Called,
        },
    ]);
    forms
}

/// Where a text names somebody, and not somebody else of the roster whose name has that one in it.
pub(crate) fn mentions(person: &Person, people: &IndexMap<PersonId, Person>, source: &str) -> Vec<Mention> {
    let name = person.name.trim();
    // Every form has the surname in it or the given name.
    let (surname, given) = name.split_at_checked(surname_at(name).unwrap_or(0)).unwrap_or(("", name));
    if name.is_empty() || !(source.contains(given) || !surname.is_empty() && source.contains(surname)) {
        return Vec::new();
    }
    let forms: Vec<Form> = hats(person).iter().flat_map(forms).collect();
    // Without unit and office a long form is as short as a later one, and means that one; of two offices the first says the same.
    let is_own = |nth: usize, words: &str| {
        let (hat, own) = (nth - nth % FORMS, nth % FORMS);
        let same = |from: usize, to: usize| {
            forms.get(from..to).is_some_and(|forms| forms.iter().any(|form| form.words == words))
        };
        !words.is_empty() && !same(0, hat) && !same(hat + own + 1, hat + FORMS)
    };
    let mut longest_first: Vec<(usize, &Form)> =
        forms.iter().enumerate().filter(|(nth, form)| is_own(*nth, &form.words)).collect();
    longest_first.sort_by_key(|(_, form)| std::cmp::Reverse(form.words.len()));
    // 王伟 stands in 王伟民.
    let longer = people.values().map(|other| other.name.trim()).filter(|other| *other != name && other.contains(name));
    let others: Vec<Range<usize>> = longer.flat_map(|other| places(source, other)).collect();
    let surname = name.chars().next();
    let is_shared =
        people.values().any(|other| other.name.trim() != name && other.name.trim().chars().next() == surname);
    let mut found: Vec<Mention> = Vec::new();
    // The longest first, so that a name does not part an office from it.
    for (nth, form) in longest_first {
        for range in places(source, &form.words).filter(|range| !is_in_placeholder(source, range)) {
            let (nth, range) = with_title(person, source, nth, range);
            let range = with_body(person, source, range);
            let before = source.get(..range.start).and_then(|before| before.chars().next_back());
            let ahead = source.get(..range.start).unwrap_or_default();
            let is_called = || {
                range.len() > form.words.len()
                    || before.is_none_or(|before| CALLS.contains(before) || !is_han(before))
                    || AHEAD.iter().any(|word| ahead.ends_with(word))
            };
            let is_meant = match form.only {
                Only::Anywhere => true,
                Only::Called => !is_shared && is_called(),
                Only::Listed => is_listed(source, &range),
            };
            // 华总 does not stand in 华总工.
            let goes_on = form.words.ends_with('总')
                && source.get(range.end..).is_some_and(|rest| rest.starts_with(['工', '经', '裁', '监']));
            let is_apart = |other: &Range<usize>| other.end <= range.start || range.end <= other.start;
            if is_meant && !goes_on && others.iter().all(is_apart) && found.iter().all(|one| is_apart(&one.range)) {
                found.push(Mention { form: nth, range });
            }
        }
    }
    found.extend(by_any_title(source, person, is_shared, &found));
    found
}

/// 覃处长, whose office the roster has as 副组长: by the surname that nobody else has, with any office behind it.
fn by_any_title(source: &str, person: &Person, is_shared: bool, found: &[Mention]) -> Vec<Mention> {
    /// The form with the surname before the office.
    const FORM: usize = 7;
    let name = person.name.trim();
    let Some(surname) = surname_at(name).and_then(|length| name.get(..length)).filter(|own| *own != name && !is_shared)
    else {
        return Vec::new();
    };
    let mention = |range: Range<usize>| {
        let (before, behind) = (source.get(..range.start)?, source.get(range.end..)?);
        /// What people are called by that is no office.
        const FAMILIAR: [&str; 9] = ["师傅", "学长", "学姐", "研究员", "博士", "大姐", "大哥", "医生", "大夫"];
        let office = title_behind(behind).filter(|title| title.chars().count() >= SHORT);
        let familiar = || FAMILIAR.into_iter().find(|title| behind.starts_with(title));
        // 阮工, and no 阮工程师.
        let engineer = || {
            Some("工").filter(|title| {
                behind
                    .strip_prefix(title)
                    .is_some_and(|rest| !rest.starts_with(is_han) || rest.starts_with(['的', '和', '与', '、']))
            })
        };
        let title = office.or_else(familiar).or_else(engineer)?;
        let is_called = before.chars().next_back().is_none_or(|c| CALLS.contains(c) || !is_han(c))
            || AHEAD.iter().any(|word| before.ends_with(word));
        let range = range.start..range.end + title.len();
        let is_apart = found.iter().all(|one| one.range.end <= range.start || range.end <= one.range.start);
        (is_called && is_apart && !is_in_placeholder(source, &range)).then_some(Mention { form: FORM, range })
    };
    places(source, surname).filter_map(mention).collect()
}

/// A name with as much of the unit and office before it as stands there: 村支书陆宁 of 青石村村支书陆宁.
fn with_title(person: &Person, source: &str, form: usize, range: Range<usize>) -> (usize, Range<usize>) {
    /// The forms of the name with the office behind it or without, and those that have words before it.
    const TITLED: [(usize, usize); 6] = [(8, 2), (9, 3), (4, 0), (5, 0), (2, 2), (3, 3)];
    let own = form % FORMS;
    let before = source.get(..range.start).unwrap_or_default();
    let tail = |title: &str| {
        let tails = title.char_indices().map(|(at, _)| title.get(at..).unwrap_or_default());
        let mut tails = tails.filter(|tail| tail.chars().count() >= SHORT);
        tails.find(|tail| before.ends_with(tail)).map(str::len)
    };
    // 青石村村支书陆宁 of 青石村, and 青石村陆宁.
    let unit = person.unit.as_deref().unwrap_or_default();
    let title = unit.to_owned() + person.office.as_deref().unwrap_or("");
    let titled = TITLED.into_iter().find(|(alone, _)| *alone == own).map(|(_, titled)| titled);
    if let Some((titled, tail)) = titled.zip(tail(&title).or_else(|| tail(unit))) {
        return (titled, range.start - tail..range.end);
    }
    // 县公安局局长 of 副县长、公安局局长.
    let is_apart = |before: &&str| before.chars().next_back().is_none_or(|c| !is_han(c) || CALLS.contains(c));
    match before.strip_suffix(LEVELS).filter(is_apart) {
        Some(outside) if WHOLE.contains(&own) => (form, outside.len()..range.end),
        Some(_) | None => (form, range),
    }
}

/// 范书记 with the body before it that the office is of: 党委范书记 of 党委书记, 组织部俞部长 of 县委组织部部长.
fn with_body(person: &Person, source: &str, range: Range<usize>) -> Range<usize> {
    let before = source.get(..range.start).unwrap_or_default();
    let office = person.office.as_deref().unwrap_or_default();
    let body = title_at_end(office).and_then(|title| office.strip_suffix(title)).unwrap_or_default();
    let whole = person.unit.clone().unwrap_or_default() + body;
    let tails = whole.char_indices().filter_map(|(at, _)| whole.get(at..));
    let mut tails = tails.filter(|tail| tail.chars().count() >= SHORT && before.ends_with(tail));
    let is_by_name = source.get(range.clone()).is_some_and(|words| words.contains(person.name.trim()));
    match tails.next().filter(|_| !is_by_name) {
        Some(tail) => range.start - tail.len()..range.end,
        None => range,
    }
}

/// How somebody else is named in the place of a mention: with all that they are where that was said, else by the first of it.
pub(crate) fn instead(person: &Person, mention: &Mention) -> Option<String> {
    let form = mention.form % FORMS;
    let hats = hats(person);
    // By the same of several offices as the one before; else of 县委副书记、县长 he is called 县长.
    let same = || hats.get(mention.form / FORMS).filter(|_| mention.form >= 2 * FORMS);
    // 班主任、教务处副处长 is called by the second.
    const ROLES: [&str; 5] = ["班主任", "组长", "主持人", "评委", "代表"];
    let is_office =
        |hat: &&Person| hat.office.as_deref().is_some_and(|office| ROLES.iter().all(|role| !office.ends_with(role)));
    let is_deputy = |hat: &Person| hat.office.as_deref().is_some_and(|office| office.contains('副'));
    let offices = || hats.iter().skip(1).filter(is_office);
    let head = || offices().find(|hat| !is_deputy(hat)).or_else(|| offices().next());
    let hat = if WHOLE.contains(&form) { hats.first() } else { same().or_else(head).or(hats.get(1)).or(hats.first()) };
    forms(hat?).into_iter().nth(form).map(|form| form.formal)
}

/// Whether some bytes stand in a placeholder, whose id may be a name: {{人员.伍岳}}.
fn is_in_placeholder(source: &str, range: &Range<usize>) -> bool {
    let before = source.get(..range.start).unwrap_or_default();
    let last = |marks: [&str; 2]| marks.iter().filter_map(|mark| before.rfind(mark)).max();
    last(["{{", "｛｛"]) > last(["}}", "｝｝"])
}

/// A text that names somebody by letters as one that names whoever has the turn, 发言人; or 上一位 or 下一位.
pub(crate) fn by_turn(person: &Person, people: &IndexMap<PersonId, Person>, source: &str, turn: &str) -> String {
    let mut mentions = mentions(person, people, source);
    if mentions.is_empty() {
        return source.to_owned();
    }
    mentions.sort_by_key(|one| std::cmp::Reverse(one.range.start));
    let forms: Vec<Form> = hats(person).iter().flat_map(forms).collect();
    let mut words = source.to_owned();
    for one in mentions {
        if let Some(form) = forms.get(one.form) {
            words.replace_range(one.range, &form.placeholder.replace("发言人", turn));
        }
    }
    words
}

/// How a script names the unit of somebody, the whole first: 县交通局, 交通局.
pub(crate) fn units(person: &Person) -> Vec<String> {
    const LEAST: usize = 3;
    // 青龙镇 of 青龙镇党委书记, and 市财政局 where no office is said.
    let office = person.office.as_deref().map(|office| {
        let unit = title_at_end(office).and_then(|title| office.strip_suffix(title)).unwrap_or(office);
        place(unit).unwrap_or(unit)
    });
    let office = office.filter(|unit| unit.chars().count() >= LEAST && unit.ends_with(BODIES));
    let role = role(person);
    let Some(unit) = person.unit.as_deref().or(office).map(str::trim).filter(|unit| !unit.is_empty()) else {
        return role.into_iter().collect();
    };
    let place = place(unit);
    let without_level = place.unwrap_or(unit).strip_prefix(LEVELS);
    // 开发区 of 经济开发区管委会.
    let zone = place.and_then(|place| place.ends_with("经济开发区").then_some("开发区"));
    // 宏远化工 of 宏远化工有限公司.
    const COMPANIES: [&str; 6] = ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "公司"];
    let company = COMPANIES.iter().find_map(|end| unit.strip_suffix(end)).filter(|name| name.chars().count() > LEAST);
    let shorter = place.into_iter().chain(without_level).chain(zone).chain(company);
    let shorter = shorter.filter(|short| short.chars().count() >= LEAST);
    std::iter::once(unit).chain(shorter).map(str::to_owned).chain(role).collect()
}

/// Whom somebody speaks for: 家长代表, and 学生代表 of 优秀学生代表、九年级（2）班班长.
fn role(person: &Person) -> Option<String> {
    const PRAISE: [&str; 4] = ["优秀", "先进", "获奖", "受表彰"];
    const LONGEST: usize = 4;
    let whole: String = [&person.unit, &person.office].into_iter().flatten().map(String::as_str).collect();
    let (before, _) = whole.split_once("代表")?;
    let whom = before.rsplit(['、', '，', ' ']).next()?;
    let whom = PRAISE.iter().find_map(|praise| whom.strip_prefix(praise)).unwrap_or(whom);
    let length = whom.chars().count();
    ((2..=LONGEST).contains(&length) && whom.chars().all(is_han)).then(|| format!("{whom}代表"))
}

/// What a body is the administration of: 经济开发区 of 经济开发区管委会, 青石村 of 青石村村委会.
fn place(unit: &str) -> Option<&str> {
    const ADMINISTRATIONS: [&str; 11] = [
        "管理委员会",
        "管委会",
        "党工委",
        "人民政府",
        "居民委员会",
        "居委会",
        "办事处",
        "党委",
        "党组",
        "党总支",
        "党支部",
    ];
    // 青石村村民委员会, 青石村委会
    const OF_VILLAGES: [&str; 4] = ["村村民委员会", "村民委员会", "村村委会", "村委会"];
    let village = OF_VILLAGES.iter().find_map(|body| unit.strip_suffix(body));
    match village {
        Some(name) => unit.get(..name.len() + "村".len()),
        None => ADMINISTRATIONS.iter().find_map(|body| unit.strip_suffix(body)),
    }
    .filter(|place| place.chars().count() > SHORT && place.ends_with(BODIES))
}

/// The unit of somebody as it is called upon: 经济开发区, 县交通局.
pub(crate) fn unit_called(person: &Person) -> Option<String> {
    let unit = units(person).into_iter().next()?;
    Some(place(&unit).map_or_else(|| unit.clone(), str::to_owned))
}

/// Whether one name of a unit has some of the characters of another, in their order: 市场监管局 of 市场监督管理局.
pub(crate) fn is_short_of(short: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    short.ends_with(BODIES) && short.chars().count() > 1 && short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a clause tells of whoever comes next: 请某某做好准备, 下一位发言的是某某. 感谢某某的精心准备 does not.
pub(crate) fn tells_of_next(clause: &str) -> bool {
    const NEXT: [&str; 9] =
        ["准备", "候场", "候讲", "等候", "下一位", "下一个发言", "下一个汇报", "下一家", "接下来发言"];
    /// 会前准备情况, 准备工作: what somebody has made ready.
    const MADE: [&str; 4] = ["准备情况", "准备工作", "准备了", "的准备"];
    let is_made = MADE.iter().any(|word| clause.contains(word));
    NEXT.iter().any(|word| clause.contains(word)) && !is_made && (!clause.contains('的') || clause.contains("的是"))
}

fn places<'a>(source: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    source.match_indices(words).map(|(at, found)| at..at + found.len())
}

/// Whether a name stands beside another one in a list, or is thanked: 谢谢东升！
fn is_listed(source: &str, name: &Range<usize>) -> bool {
    let is_thanked =
        source.get(..name.start).is_some_and(|before| before.ends_with("谢谢") || before.ends_with("感谢"))
            && source.get(name.end..).is_some_and(|behind| behind.starts_with('的') || !behind.starts_with(is_han));
    if is_thanked {
        return true;
    }
    source.get(..name.start).is_some_and(|before| before.ends_with(['、', '和']))
        || source.get(name.end..).is_some_and(|behind| behind.starts_with(['、', '和']))
}
