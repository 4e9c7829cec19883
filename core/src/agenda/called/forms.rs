//! The ways in which a script names somebody: by name or given name, by surname and office, as 董总.

use super::{SHORT, addressed};
use crate::agenda::Person;
use crate::agenda::person::title_at_end;
use crate::chinese::surname::{is_common, parted};
use crate::script::is_blank;

/// The most characters of an office that somebody is called by with the name.
const LONGEST_CALLED: usize = 4;

/// Whoever is called 董总.
const GENERALS: [&str; 16] = [
    "总经理",
    "总裁",
    "总监",
    "董事长",
    "创始人",
    "CEO",
    "总工程师",
    "总农艺师",
    "总会计师",
    "总经济师",
    "总规划师",
    "总审计师",
    "总畜牧师",
    "总兽医师",
    "总建筑师",
    "总设计师",
];

/// The ways in which a script names somebody, each by what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    UnitOfficeNameAddress,
    UnitOfficeName,
    OfficeNameAddress,
    OfficeName,
    NameOffice,
    NameTitle,
    SurnameOffice,
    SurnameTitle,
    NameAddress,
    Name,
    GivenTitle,
    GivenAddress,
    Given,
    NameRank,
    /// 董总 of 总经理, 陶副总 of 副总经理.
    SurnameGeneral,
    /// 惠董 of 董事长.
    SurnameChair,
    /// 董师傅, 李老师.
    SurnameAddress,
    /// 韩副县长 of 县政府副县长, 赵调研员.
    SurnameRank,
    /// 闵高工 of 教授级高级工程师.
    SurnameSenior,
    NameSenior,
    /// 闵总工 of 总工程师.
    SurnameChief,
    /// 杜老师, whatever the roster says.
    SurnameTeacher,
    /// 小尹, 老池.
    Familiar,
}

impl Way {
    /// What means the same of whoever has the turn.
    pub(super) fn placeholder(self) -> &'static str {
        if self.is_whole() {
            "{{发言人}}"
        } else if matches!(self, Self::Name | Self::Given) {
            "{{发言人.姓名}}"
        } else {
            "{{发言人.简称}}"
        }
    }

    /// Where it names somebody.
    pub(super) fn only(self) -> Only {
        let is_by_surname = matches!(
            self,
            Self::SurnameOffice
                | Self::SurnameTitle
                | Self::SurnameGeneral
                | Self::SurnameChair
                | Self::SurnameAddress
                | Self::SurnameRank
                | Self::SurnameTeacher
        );
        if self == Self::Familiar {
            Only::Apart
        } else if is_by_surname {
            Only::Called
        } else if self == Self::Given {
            Only::Listed
        } else {
            Only::Anywhere
        }
    }

    /// Whether the office stands before the name.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::UnitOfficeNameAddress | Self::UnitOfficeName | Self::OfficeNameAddress | Self::OfficeName)
    }

    /// The same with words of the unit or the office before it, where there are none yet.
    pub(super) fn with_title(self) -> Option<Self> {
        let titled = [
            (Self::NameAddress, Self::OfficeNameAddress),
            (Self::Name, Self::OfficeName),
            (Self::NameOffice, Self::UnitOfficeNameAddress),
            (Self::NameTitle, Self::UnitOfficeNameAddress),
            (Self::OfficeNameAddress, Self::OfficeNameAddress),
            (Self::OfficeName, Self::OfficeName),
        ];
        titled.into_iter().find(|(own, _)| *own == self).map(|(_, titled)| titled)
    }
}

/// Words by which a script names somebody in one of the ways.
pub(super) struct Form {
    pub(super) way: Way,
    /// None of it where they have no such name.
    pub(super) words: String,
    /// How somebody else is named in that place: given names are only for people whom everybody knows.
    pub(super) formal: String,
}

/// Where words name somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    Anywhere,
    /// 任书记 stands in 担任书记, and there may be two of that surname.
    Called,
    /// 建军 stands in 建军节.
    Listed,
    /// 小金 stands in 小金库.
    Apart,
}

/// Somebody of several offices as they are called by any of them: 副县长、公安局局长 by all of it, as 副县长, as 公安局局长.
pub(super) fn hats(person: &Person) -> Vec<Person> {
    let mut hats = vec![person.clone()];
    let parts: Vec<&str> = person.office.as_deref().unwrap_or_default().split('、').map(str::trim).collect();
    if parts.len() > 1 {
        let hat = |(nth, part): (usize, &&str)| Person {
            // What stands before the first office belongs to it.
            unit: person.unit.clone().filter(|_| nth == 0),
            office: Some((*part).to_owned()),
            ..person.clone()
        };
        // “三八红旗手”、市人民医院护士长: nobody is called by what they have won.
        let is_office = |part: &str| !part.is_empty() && !part.ends_with(['”', '》', '"']);
        hats.extend(parts.iter().enumerate().filter(|(_, part)| is_office(part)).map(hat));
    }
    hats
}

/// The words by which a script may name somebody of one office, for each way. Whoever has no name is named by none.
pub(super) fn forms(person: &Person) -> Vec<Form> {
    let part = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let (unit, office) = (part(person.unit_said()), part(person.office.as_deref()));
    let name = person.name.trim();
    if name.chars().count() < 2 || is_blank(name) {
        return Vec::new();
    }
    let (surname, given) = parted(name);
    // 江枫书记 and 江书记 are called so although the office is 项目党工委书记.
    let last: String = office.chars().skip(office.chars().count().saturating_sub(SHORT)).collect();
    // 董事长, of which 事长 is no title.
    const WHOLE_TITLES: [&str; 17] = [
        "董事长",
        "理事长",
        "秘书长",
        "总经理",
        "检察长",
        "参谋长",
        "护士长",
        "调研员",
        "指导员",
        "总工程师",
        "总农艺师",
        "总会计师",
        "总经济师",
        "农艺师",
        "会计师",
        "经济师",
        "工程师",
    ];
    let whole = WHOLE_TITLES.iter().find(|title| office.ends_with(**title)).map(|title| (*title).to_owned());
    let short = whole.unwrap_or(last);
    let addressed = addressed(person);
    let titled = |called: &str, office: &str| match office.is_empty() {
        true => addressed.clone(),
        false => format!("{called}{office}"),
    };
    // 江大川总经理, who has no office in the roster but is addressed so.
    let called = person.address.as_deref().unwrap_or_default();
    let is_general =
        GENERALS.iter().any(|general| office.contains(general) || called == *general) && !office.contains("总监票");
    // 副校长 is said whole, and 集团公司副董事长 is nothing to call somebody by.
    let own = if office.chars().count() <= LONGEST_CALLED { office.as_str() } else { "" };
    // 陆明支队长 of 交警支队支队长.
    let longer: String = office.chars().skip(office.chars().count().saturating_sub(SHORT + 1)).collect();
    // A deputy is called 局长 too, but nobody is made one.
    let rank = title_at_end(&office).unwrap_or(&short);
    let in_full = if rank.chars().count() > SHORT { rank } else { longer.as_str() };
    let short_formal = if own.is_empty() { rank } else { own };
    // 黎成员 is nobody.
    const NO_CALLS: [&str; 26] = [
        "民警",
        "消防员",
        "网格员",
        "护士",
        "记者",
        "成员",
        "委员",
        "常委",
        "代表",
        "党员",
        "干部",
        "科员",
        "干事",
        "候选人",
        "工人",
        "农民",
        "村民",
        "职工",
        "员工",
        "学生",
        "社员",
        "居民",
        "司机",
        "战士",
        "会员",
        "志愿者",
    ];
    let by_rank = |called: &str| {
        if NO_CALLS.iter().any(|word| rank.ends_with(word)) { addressed.clone() } else { titled(called, rank) }
    };
    let form = |way: Way, words: String, formal: &str| Form { way, words, formal: formal.to_owned() };
    let same = |way: Way, words: String| Form { way, formal: words.clone(), words };
    let has_surname = !surname.is_empty();
    // Of one character it is no name by itself.
    const ADDRESSES: [&str; 6] = ["老师", "先生", "女士", "同志", "师傅", "同学"];
    let is_given = given.chars().count() >= 2 && has_surname && !ADDRESSES.contains(&given);
    let address = addressed.strip_prefix(name).unwrap_or_default();
    let is_senior = ["高级工程师", "高工"].iter().any(|one| office.contains(one));
    let is_chief = ["总工程师", "总工"].iter().any(|one| office.contains(one));
    // 农支书 of 村党支部书记.
    let is_of_branch = has_surname && office.ends_with("支部书记");
    let is_teacher = has_surname && address != "老师" && given != "老师";
    let where_so = |is_so: bool, words: String| if is_so { words } else { String::new() };
    let general = where_so(has_surname && is_general, format!("{surname}总"));
    let is_deputy = has_surname && is_general && rank.starts_with('副');
    let deputy = where_so(is_deputy, format!("{surname}副总"));
    let general_formal = if is_general { format!("{surname}总") } else { addressed.clone() };
    let is_chair = has_surname && office.ends_with("董事长");
    let chair = where_so(is_chair, format!("{surname}董"));
    let chair_formal = if is_chair { chair.clone() } else { by_rank(surname) };
    // 贺经理 of 贺兰山, though 贺兰 is a surname too.
    let first = name.chars().next().filter(|first| surname.chars().nth(1).is_some() && is_common(*first));
    let first_titled = first.map_or_else(String::new, |first| titled(&first.to_string(), &short));
    let first_ranked = first.map_or_else(String::new, |first| by_rank(&first.to_string()));
    let surname_rank = where_so(has_surname && rank.chars().count() > SHORT, format!("{surname}{rank}"));
    let name_rank = where_so(office.chars().count() > SHORT, format!("{name}{in_full}"));
    let ([by_name, by_surname], named) = ([name, surname].map(by_rank), titled(name, short_formal));
    vec![
        same(Way::UnitOfficeNameAddress, format!("{unit}{office}{addressed}")),
        same(Way::UnitOfficeName, format!("{unit}{office}{name}")),
        same(Way::OfficeNameAddress, format!("{office}{addressed}")),
        same(Way::OfficeName, format!("{office}{name}")),
        form(Way::NameOffice, titled(name, &office), &named),
        form(Way::NameTitle, titled(name, &short), &named),
        form(Way::SurnameOffice, titled(surname, &office), &titled(surname, own)),
        form(Way::SurnameTitle, titled(surname, &short), &by_surname),
        same(Way::NameAddress, addressed.clone()),
        same(Way::Name, name.to_owned()),
        form(Way::GivenTitle, where_so(is_given, titled(given, &short)), &titled(name, rank)),
        form(Way::GivenTitle, where_so(is_given && rank != short, titled(given, rank)), &titled(name, rank)),
        form(Way::GivenAddress, where_so(is_given, format!("{given}{address}")), &addressed),
        form(Way::Given, where_so(is_given, given.to_owned()), name),
        form(Way::NameRank, name_rank, &by_name),
        form(Way::SurnameGeneral, general, &general_formal),
        form(Way::SurnameGeneral, deputy, &general_formal),
        form(Way::SurnameChair, chair, &chair_formal),
        form(Way::SurnameAddress, where_so(has_surname, format!("{surname}{address}")), &addressed),
        form(Way::Familiar, where_so(has_surname, format!("小{surname}")), &addressed),
        form(Way::Familiar, where_so(has_surname, format!("老{surname}")), &addressed),
        form(Way::SurnameRank, surname_rank, &by_surname),
        form(Way::SurnameRank, where_so(is_of_branch, format!("{surname}支书")), &by_surname),
        // 董老校长, who is it no more or has been for long.
        form(
            Way::SurnameRank,
            where_so(has_surname && rank == short, titled(surname, &format!("老{short}"))),
            &by_surname,
        ),
        form(Way::SurnameSenior, where_so(has_surname && is_senior, format!("{surname}高工")), &by_surname),
        form(Way::NameSenior, where_so(is_senior, format!("{name}高工")), &by_name),
        form(Way::SurnameChief, where_so(has_surname && is_chief, format!("{surname}总工")), &by_surname),
        form(Way::SurnameTeacher, where_so(is_teacher, format!("{surname}老师")), &addressed),
        form(Way::SurnameTitle, first_titled, &by_surname),
        form(Way::SurnameRank, first_ranked, &by_surname),
    ]
}
