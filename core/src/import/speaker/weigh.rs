//! Where in a row of characters a name begins: every place is weighed by what stands before it (an office, a unit, nothing),
//! by whether it begins with a surname, and by its length.

use super::super::lexicon::{self, OFFICES, UNITS};
use super::super::wording::{begins, ends, has, is_one, number, trim};
use super::blank::bracket;
use super::name::{Person, begins_office};
use crate::chinese::is_han;
use crate::chinese::surname::is_common as is_common_surname;

/// Every place where a name may begin, weighed.
pub(super) fn weighed<'a>(core: &'a str, whole: &'a str, addressed: bool) -> Option<Person<'a>> {
    if let Some((title, name)) = of_two_surnames(core) {
        return Some(Person { whole, title: clean(title), name, ..Person::default() });
    }
    let plain = best(core, addressed);
    // 李明局长, 矿业大学杭敬之教授: the office stands behind.
    let behind = office_behind(core).and_then(|office| {
        let head = core.get(..core.len() - office.len())?;
        let head = begins_office(head);
        let found = best(head, false).filter(|(_, _, weight)| *weight >= 4)?;
        Some((found, core.get(head.len()..)?))
    });
    let sure = behind.filter(|((_, name, weight), _)| {
        plain.is_none_or(|(_, _, other)| *weight > other) && ends(name, UNITS).is_none()
    });
    if let Some(((title, name, _), office)) = sure {
        return Some(Person { whole, title: clean(title), name, behind: Some(office), ..Person::default() });
    }
    if let Some((title, name, office)) = of_company(core) {
        return Some(Person { whole, title: clean(title), name, behind: Some(office), ..Person::default() });
    }
    if let Some((name, office)) = given(core) {
        return Some(Person { whole, name, behind: Some(office), ..Person::default() });
    }
    let (title, name, weight) = plain.map(|found| of_four(core, found, addressed))?;
    let full = name.chars().count() > 2 && lexicon::surname_at(name).is_some();
    let bare = title.is_empty() && !addressed || weight < if full { 5 } else { 6 };
    Some(Person { whole, title: clean(title), name, bare, ..Person::default() })
}

/// 欧阳端木慧敏: a name of two surnames, each of two characters, which is longer than any other.
fn of_two_surnames(core: &str) -> Option<(&str, &str)> {
    const LONG: usize = "欧阳".len();
    let whole = |at: usize| {
        let (title, name) = core.split_at_checked(at)?;
        let behind = name.get(LONG..).filter(|_| lexicon::surname_at(name) == Some(LONG))?;
        let given = behind.get(LONG..).filter(|_| lexicon::surname_at(behind) == Some(LONG))?;
        let is_given = (1..=2).contains(&given.chars().count()) && given.chars().all(is_han);
        let is_post = ends(given, OFFICES).is_some() || ends(given, UNITS).is_some_and(|unit| unit == given);
        let apart =
            title.is_empty() || title.ends_with('的') || ends(title, OFFICES).is_some() || ends(title, UNITS).is_some();
        (is_given && !is_post && apart).then_some((title, name))
    };
    core.char_indices().map(|(at, _)| at).find_map(whole)
}

/// 恒达机械苏振华董事长: what a company is called in short ends with no word that tells a unit, so only a usual surname and the
/// office behind speak for the name.
fn of_company(core: &str) -> Option<(&str, &str, &str)> {
    const LEADERS: &str = "董事长|总经理|总裁|总监|经理|理事长|会长|创始人|CEO";
    const NAME: usize = 3;
    let head = begins_office(core.get(..core.len() - ends(core, LEADERS)?.len())?);
    let (at, first) = head.char_indices().rev().nth(NAME - 1)?;
    let (title, name) = head.split_at(at);
    let is_short = title.chars().count() > 1 && title.chars().all(is_han) && ends(title, UNITS).is_none();
    let named = is_common_surname(first) && weigh("", name, true).is_some() && !is_common(name);
    (is_short && named && ends(name, UNITS).is_none())
        .then(|| (title, name, core.get(head.len()..).unwrap_or_default()))
}

/// 少雄书记: a given name before the office of a leader, whom people call so.
fn given(core: &str) -> Option<(&str, &str)> {
    const LEADERS: &str = "书记|县长|市长|区长|镇长|乡长|省长|州长";
    const OTHERS: &str = "机关|支部|总支|党总|党支|党群|专职|常务|第一|企业|农村|青年|副职|老年|政法|纪检|分管|现任|前任|新任|大学|包村|驻村|主管|有关";
    let office = ends(core, LEADERS)?;
    let name = core.get(..core.len() - office.len())?;
    let is_name = name.chars().count() == 2
        && name.chars().all(is_han)
        && !is_one(name, OTHERS)
        && ends(name, UNITS).is_none()
        && !name.ends_with(['副', '届', '任', '各', '位', '老', '名', '们'])
        && begins(name, "各|老|全|两|几|本|我|该|副|原|市|县|区|镇|乡|省").is_none();
    (is_name && lexicon::surname_at(name).is_none_or(|bytes| bytes < name.len())).then(|| core.split_at(name.len()))
}

/// 艺术学院的格桑卓玛 before 同学: a name of four characters, where one alone would stand between 的 and a name of three.
fn of_four<'a>(core: &'a str, found: (&'a str, &'a str, i32), addressed: bool) -> (&'a str, &'a str, i32) {
    let (title, _, weight) = found;
    let cut = title.char_indices().next_back().map(|(at, _)| at).filter(|at| addressed && *at > 0);
    let whole = cut.and_then(|at| Some((core.get(..at)?, core.get(at..)?)));
    let behind = |title: &str| {
        title.strip_suffix('的').is_some_and(|unit| ends(unit, UNITS).is_some() || ends(unit, OFFICES).is_some())
    };
    let whole = whole.filter(|(title, name)| behind(title) && name.chars().count() == 4 && name.chars().all(is_han));
    whole.map_or(found, |(title, name)| (title, name, weight))
}

/// 东片的 → 东片; 晨光厂的厂长 stays.
pub(super) fn clean(title: &str) -> &str {
    let title = trim(title).trim_end_matches(['的', '—', '-', '，', '：']);
    // 学员代表、七十六岁的
    let aged = title
        .strip_suffix('岁')
        .map(|rest| rest.trim_end_matches(|c: char| number(c.encode_utf8(&mut [0; 4])).is_some() || c == '十'));
    aged.map_or(title, |rest| rest.strip_suffix("今年").unwrap_or(rest).trim_end_matches(['、', '，']))
}

/// The best place for a name at the end of the words: the title, the name and its weight.
pub(super) fn best(core: &str, addressed: bool) -> Option<(&str, &str, i32)> {
    let places: Vec<usize> = core.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let mut found: Option<(&str, &str, i32)> = None;
    let unit = ends(core, UNITS).map_or(0, str::len);
    for count in [3usize, 2, 4] {
        let Some((title, name)) = places.get(count - 1).and_then(|at| Some((core.get(..*at)?, core.get(*at..)?)))
        else {
            continue;
        };
        // 县工商联: no 商联 by name.
        if unit > name.len() {
            continue;
        }
        let Some(weight) = weigh(title, name, addressed) else { continue };
        if found.is_none_or(|(_, _, best)| weight > best) {
            found = Some((title, name, weight));
        }
    }
    found.filter(|(_, _, weight)| *weight >= if addressed { 2 } else { 4 })
}

/// What places and bodies end with, and names do not.
const PLACES: [char; 16] =
    ['区', '县', '镇', '乡', '村', '局', '委', '部', '院', '校', '所', '站', '厂', '社', '网', '报'];

/// What words for trades and posts end with that are in no list: 财务长, 书法家, 村医, 党务专干.
pub(super) const TRADES: [char; 30] = [
    '户', '手', '工', '者', '员', '师', '生', '人', '将', '兵', '长', '家', '医', '匠', '友', '干', '秘', '笔', '演',
    '剧', '书', '秀', '年', '众', '民', '乘', '纳', '头', '哥', '嫂',
];

pub(super) fn weigh(title: &str, name: &str, addressed: bool) -> Option<i32> {
    let count = name.chars().count();
    // 副总经理（主持工作）秤平: what stands in brackets behind an office says more of it.
    let (plain, bracket) = bracket(title);
    let title = if bracket.is_some() { plain } else { title };
    // 宗政 alone is 宗 whose name is 政.
    let first = name.chars().next().filter(|c| lexicon::is_surname(*c)).map(char::len_utf8);
    let surname = lexicon::surname_at(name).and_then(|bytes| if bytes < name.len() { Some(bytes) } else { first });
    let compound = surname.is_some_and(|bytes| bytes > '中'.len_utf8());
    if count == 4 && !compound || !name.chars().all(is_han) {
        return None;
    }
    // 请领导和获奖代表回座: no 领导 who is called 和获奖.
    let joins = name.starts_with('和') && ends(title, "领导|嘉宾|来宾|专家|评委|老师|家长|同学|首长").is_some();
    if joins {
        return None;
    }
    // 请新一届委员会接过来: no 委员 whose name is 会接过; 请承办部门抓紧: no 部 whose name is 门抓紧.
    let body_goes_on = name.starts_with('会') && ends(title, "委员|理事|监事|董事|代表大|职代|议事|协商").is_some();
    if title.ends_with('部') && name.starts_with('门') || body_goes_on {
        return None;
    }
    // 监理办总监理工程师卜向前: no 程师 by name.
    if title.ends_with('工') && name.starts_with("程师") {
        return None;
    }
    // 董事会秘书管理明女士: behind an office and before an address, 管 is a surname like others.
    let surely = addressed && surname.is_some() && count == 3 && ends(title, OFFICES).is_some();
    // 针灸科主任安静同志: an ordinary word is a name there, too.
    let between = addressed
        && count == 2
        && surname.is_some()
        && ends(title, OFFICES).is_some_and(|office| office.len() > '长'.len_utf8());
    let common = is_common(name) && !between || !surely && begins_common(name);
    // 消防站班长车 before 向东: the office is 班长, and nobody is called 班.
    if title.chars().count() > 1
        && begins(name, OFFICES).is_some_and(|office| office.chars().count() == 2)
        && count == 3
    {
        return None;
    }
    // 东湖区、白水县: places and bodies, where nothing speaks for a name.
    let place = title.is_empty() && !addressed && count == 3 && name.ends_with(PLACES);
    // 校武术队: a team of three characters.
    let place = place || !addressed && count == 3 && name.ends_with(['队', '组', '社', '团']);
    if common || place || is_title(name) {
        return None;
    }
    let office = ends(title, OFFICES);
    let unit = ends(title, UNITS);
    let mut weight = match (title.is_empty(), office, unit) {
        (true, _, _) => 5,
        (false, Some(office), _) => 6 + i32::try_from(office.chars().count()).unwrap_or(0),
        // 教育界闵捷委员
        (false, None, Some("界")) => 5,
        (false, None, Some(unit)) => 3 + i32::try_from(unit.chars().count().min(2)).unwrap_or(0),
        (false, None, None)
            if title.ends_with(['的', '”', '）', '》', ' ', '，', '：'])
                || ends(title, "专业|人选").is_some()
                || title.ends_with(TRADES) && title.chars().count() > 1 =>
        {
            4
        }
        (false, None, None) => 0,
    };
    if surname.is_none() {
        // Behind an office somebody addressed has a name, known surname or not.
        let one_unit = || unit.is_some() && ends(name, UNITS).is_none();
        if !(addressed || office.is_some() && count == 3) || office.is_none() && !title.is_empty() && !one_unit() {
            return None;
        }
        weight -= if office.is_none() && unit.is_some() { 2 } else { 4 };
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
        let single = is_one(c.encode_utf8(&mut [0; 4]), UNITS);
        // 段文博 alone is somebody.
        single
            && !title.is_empty()
            && office.is_none()
            && count > 2
            && lexicon::surname_at(name.get(c.len_utf8()..).unwrap_or_default()).is_some()
    });
    // 大会秘书处蒙洁: no 秘书 whose name is 处蒙洁.
    let body = name.chars().next().is_some_and(|c| {
        let mut longer = title.to_owned();
        longer.push(c);
        count > 2
            && ends(&longer, UNITS).is_some_and(|unit| unit.chars().count() > 1 && unit.ends_with(c))
            && lexicon::surname_at(name.get(c.len_utf8()..).unwrap_or_default()).is_some()
    });
    // 督导组钟维: no 督导 whose name is 组钟维.
    let team = office.is_some()
        && surname.is_none()
        && count > 2
        && name.strip_prefix('组').is_some_and(|rest| lexicon::surname_at(rest).is_some());
    let longer = longer || unit || body || team;
    Some(weight - if longer { 8 } else { 0 } + if addressed { 1 } else { 0 })
}

/// Words that are an office, a unit or a group, and no name.
pub(super) fn is_title(words: &str) -> bool {
    const GROUPS: &str = "来宾|朋友|观众|乡亲|群众|书记|主任|局长|部长|代表|委员|领导|嘉宾|全体|单位|街道|集团|公司|医院|学校|小学|中学|林场|矿|厂|县|\
        镇|乡|局|学生|同学|老师|教师|职工|员工|家长|党员|干部|部门|组长|队长|负责人";
    let office = ends(words, OFFICES).is_some_and(|office| office.chars().count() > 1);
    office || ends(words, GROUPS).is_some() || ends(words, UNITS).is_some_and(|unit| unit.chars().count() > 1)
}

/// Does it begin with a surname, and is it as long as names are?
pub(super) fn is_name(words: &str) -> bool {
    let surname = lexicon::surname_at(words).unwrap_or(0);
    let given = words.get(surname..).unwrap_or_default().chars().count();
    let common = is_common(words) || begins_common(words);
    surname > 0 && words.chars().all(is_han) && (1..=2).contains(&given) && !common && !is_title(words)
}

/// Ordinary words that look like a name.
pub(super) fn is_common(words: &str) -> bool {
    const COMMON: &str = "应当|应该|马上|安静|归侨|侨眷|侨胞|侨领|东道主|跟大家|各位|大家|全体|参会|与会|以上|下列|上述|获奖|新任|任职|挂职|同意|赞成|反对|弃权|有关|相关|方面|成员|班子|\
        群众|双方|台上|台下|主管|分管|常务|第一|全国|时代|高级|车间|华侨|年轻|优秀|先进|全场|所有|任何|其他|\
        专家|高见|高招|高论|老同志|新同志|本人|监票|计票|总监票|文艺|国家|高校|农业|水利|安全|应急|经济|包案|和街道|毕业生|\
        值周|值班|计划|计师|会计|施工|文化|文明|国有|党支部|党总支|管理|管委会|方案|方式|方法|时间|时候|时光|时刻|卫生|温馨|和谐|农民|\
        民营|商户|车主|客商|业主|同行|青年|少年|女性|居民|区主要|相互|边防|于今天|向大家|全市|全县|全省|\
        全区|全校|全院|项目|景区|车队|商务|商会|宣传|村民|村支书|居委会|党代|学员|水务|金融|石油|石化|房产|\
        房管|林业|钢铁|马路|江苏|安徽|甘肃|云南|贵州|广西|纪律|纪要|程序|文件|文稿|文本|严肃|严格|金额|方针|高度|高潮|\
        成绩|成果|成立|成效|常识|费用|费率|解决|解释|任务|任命|任期|空白|曲目|荣誉|强调|强化|支持|支部|支出|查询|查处|党章|党规|党纪|党史|党费|\
        步骤|步行|路线|路径|车辆|盛况|历史|历程|习惯|简介|简报|简历|充分|满意|计分|谈话|谈判|容量|桥梁|通知|通过|通报|国情|国歌|国旗|\
        国徽|原因|原则|宣言|宣誓|宣读|水平|印章|过程|干部|平台|平衡|章程|司法|司仪|时长|时段|时政|花絮|花篮|花圈|规则|规定";
    // 申请人, 介绍人: what somebody is for.
    const ROLES: &str = "申请人|申诉人|介绍人|证婚人|代理人|经办人|当事人|发言人|主持人|报告人|召集人|联系人|唱标人|投标人|\
        委托人|监督人|见证人|宣誓人|领誓人|监誓人|计票人|监票人|唱票人|记票人|证明人|主讲人|检票人|候选人";
    // 施工方代表, 甲方: whose side somebody is on.
    const SIDES: &str = "施工方|设计方|监理方|承建方|建设方|投资方|业主方|企业方|资方|劳方|甲方|乙方|双方|校方|院方|患方|医方|厂方|各方|合作方|主办方|承办方|协办方|收购方|买方|卖方|供方|需方";
    const GRADES: &str = "高一|高二|高三|初一|初二|初三|大一|大二|大三|大四";
    is_one(words, ROLES)
        || is_one(words, SIDES)
        || is_one(words, GRADES)
        || words.ends_with('班')
        || is_one(words, COMMON)
        || has(
            words,
            "应当|应该|首席|谢谢|师生|或|的|等|位|们|各|员|代表|同志|主要|负责|工作|发言|进行|主持|过去|回来|上来|下来",
        )
        || words.strip_prefix(['和', '与', '及']).is_some_and(is_title)
}

/// Words that begin as something does that is no name.
fn begins_common(words: &str) -> bool {
    // 分两批上台, 区委多组织: how it is done, or a body and what it does.
    const FRONT: &str = "第|向提|向全|向各|全体|有关|相关|分一|分两|分三|分四|分批|分组|谈体会|谈感想|谈心得|谈想法|谈打算|别哭|别急|别慌|别怕|别走|别动|别忘|鞠个|鞠一|许个|许下|敬杯|管理|金融|市委|县委|区委|省委|党委|政府|人大|政协|纪委|监委";
    begins(words, FRONT).is_some()
}

pub(super) fn office_behind(words: &str) -> Option<&'static str> {
    ends(words, OFFICES).or_else(|| ends(words, "教授|研究员|院士"))
}
