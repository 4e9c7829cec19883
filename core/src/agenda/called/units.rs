//! How a script names the unit of somebody: whole, by a shorter name of it, by whom they speak for.

use super::{SHORT, unit_and_office};
use crate::agenda::Person;
use crate::agenda::person::title_at_end;
use crate::chinese::is_han;

/// What units end with.
pub(crate) const BODIES: [char; 34] = [
    '局', '部', '镇', '乡', '村', '县', '区', '市', '院', '校', '科', '处', '室', '司', '厂', '站', '所', '队', '组',
    '会', '社', '班', '行', '办', '委', '街', '道', '系', '家', '场', '矿', '团', '联', '协',
];
/// What else units end with, of which one character would end any word.
const OTHER_BODIES: [&str; 10] = ["高中", "职中", "一中", "二中", "三中", "四中", "中心", "幼儿园", "图书馆", "博物馆"];
/// Of which people speak for others: 锦绣社区选民代表, 滨海中学学生代表.
const BODIES_OF_PEOPLE: [&str; 12] =
    ["社区", "街道", "公司", "集团", "大学", "学院", "中学", "小学", "学校", "医院", "合作社", "协会"];
/// What stands before a unit of one level, and may be left out.
pub(crate) const LEVELS: [char; 7] = ['省', '市', '县', '区', '州', '镇', '乡'];

/// How a script names the unit of somebody, the whole first: 县交通局, 交通局.
pub(crate) fn units(person: &Person) -> Vec<String> {
    const LEAST: usize = 3;
    // 青龙镇 of 青龙镇党委书记, and 市财政局 where no office is said.
    let office = person.office.as_deref().map(|office| {
        // 清河县县委常委、副县长: the unit stands in front of the first.
        let office = office.split('、').next().unwrap_or(office);
        let unit = title_at_end(office).and_then(|title| office.strip_suffix(title)).unwrap_or(office);
        // 安仁县 of 安仁县常务副县长.
        let unit = ["常务", "分管"].iter().find_map(|rank| unit.strip_suffix(rank)).unwrap_or(unit);
        // 锦绣社区 of 锦绣社区选民代表.
        let of_body = || BODIES_OF_PEOPLE.iter().filter_map(|body| Some(unit.find(body)? + body.len())).min();
        let unit =
            if unit.ends_with(BODIES) { unit } else { of_body().and_then(|end| unit.get(..end)).unwrap_or(unit) };
        place(unit).unwrap_or(unit)
    });
    let is_body = |unit: &str| unit.ends_with(BODIES) || OTHER_BODIES.iter().any(|body| unit.ends_with(body));
    let office = office.filter(|unit| unit.chars().count() >= LEAST && is_body(unit));
    let role = role(person);
    // 101室 of 101室的 before 业主代表.
    let unit = person.unit.as_deref().or(office).map(|unit| unit.trim().trim_end_matches('的'));
    let Some(unit) = unit.filter(|unit| !unit.is_empty()) else {
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
    let whole = unit_and_office(person);
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
    // 清河县县委
    const COMMITTEES: [(&str, &str); 5] =
        [("县县委", "县"), ("市市委", "市"), ("区区委", "区"), ("镇党委", "镇"), ("乡党委", "乡")];
    if let Some((name, level)) = COMMITTEES.iter().find_map(|(body, level)| Some((unit.strip_suffix(body)?, level))) {
        return unit.get(..name.len() + level.len());
    }
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

/// What is counted instead of those who speak for it, behind 个 or 家.
pub(crate) const COUNTED: [&str; 31] = [
    "家庭",
    "机构",
    "社区",
    "支行",
    "学校",
    "部门",
    "单位",
    "县",
    "区",
    "市",
    "乡镇",
    "镇",
    "乡",
    "组",
    "小组",
    "讨论组",
    "车间",
    "班组",
    "学院",
    "分厂",
    "街道",
    "村",
    "企业",
    "公司",
    "科室",
    "支部",
    "发言单位",
    "汇报单位",
    "机关",
    "事业部",
    "项目部",
];

/// Whether units of a kind are counted, of the words behind a number: 三个部门, 三个行业主管部门.
pub(crate) fn counts_units(behind: &str) -> bool {
    /// Characters of what says which of their kind.
    const WHICH: usize = 4;
    let Some(thing) = behind.strip_prefix(['个', '家']) else { return false };
    // A single character may end any word.
    let kinds = COUNTED.iter().filter(|kind| kind.chars().nth(1).is_some());
    let which = kinds.filter_map(|kind| thing.get(..thing.find(kind)?)).min_by_key(|which| which.len());
    COUNTED.iter().any(|kind| thing.starts_with(kind))
        || which.is_some_and(|which| which.chars().count() <= WHICH && which.chars().all(|c| is_han(c) && c != '的'))
}

/// What units end with that are left out in a row of others: 林业、应急两个部门.
pub(crate) const UNIT_ENDS: [&str; 10] = ["公司", "集团", "代表", "中心", "局", "委", "办", "部", "处", "科"];

/// What somebody's unit may be called, whole and in a row of others, longer before shorter: 县林业局, 林业局, 林业; 男护士 of
/// 男护士代表.
pub(crate) fn short_names(person: &Person) -> Vec<String> {
    // 县委宣传部 is no 委宣传部.
    const OF_LEVEL: [char; 5] = ['委', '场', '村', '政', '人'];
    let short = |unit: &String| {
        let bare = unit.strip_prefix(LEVELS).filter(|rest| !rest.starts_with(OF_LEVEL)).unwrap_or(unit);
        UNIT_ENDS.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare).to_owned()
    };
    let units = units(person);
    let shorter: Vec<String> = units.iter().map(short).collect();
    let mut all: Vec<String> = units.into_iter().chain(shorter).filter(|name| name.chars().count() > 1).collect();
    all.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    all.dedup();
    all
}
