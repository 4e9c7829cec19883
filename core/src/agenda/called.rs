//! How a script names somebody by letters: with unit and office, by name or given name, by surname and office; and where a text
//! does. Placeholders are not its business.

mod forms;
mod hints;
mod listed;
mod units;

use super::person::{title_at_end, title_behind};
use super::{Person, PersonId};
use crate::chinese::surname::parted;
use crate::chinese::{self, is_han, numeral};
use crate::script::is_blank;
use forms::{Form, Only, Way, forms, hats};
use indexmap::IndexMap;
use listed::is_listed;
use std::ops::Range;

pub(crate) use hints::{ALIKE, hints_at};
pub(crate) use units::{
    BODIES, COUNTED, LEVELS, UNIT_ENDS, counts_units, is_short_of, short_names, unit_called, units,
};

/// How people are addressed behind their names, as somebody writes it out.
pub(crate) const ADDRESSES: [&str; 6] = ["同志", "老师", "同学", "先生", "女士", "教授"];
/// What else people are called by that is no office.
pub(crate) const FAMILIAR: [&str; 33] = [
    "师傅",
    "同事",
    "学长",
    "学姐",
    "研究员",
    "博士",
    "医生",
    "大夫",
    "护士",
    "大姐",
    "大哥",
    "大嫂",
    "嫂子",
    "大婶",
    "婶子",
    "大妈",
    "大爷",
    "大娘",
    "大叔",
    "大伯",
    "阿姨",
    "叔叔",
    "伯伯",
    "爷爷",
    "奶奶",
    "爸爸",
    "妈妈",
    "教练",
    "哥",
    "姐",
    "叔",
    "嫂",
    "婶",
];
/// What somebody is for others, whoever it is.
pub(crate) const FOR_OTHERS: [&str; 4] = ["代表", "候选人", "获得者", "主持"];
/// Characters of an office behind a name: 书记, 局长, 主任.
const SHORT: usize = 2;
/// Characters before a surname and an office that are somebody: 担任书记 has a surname in it and is nobody.
const CALLS: &str = "请由和与向给让谢对同跟是才刚了的照彻好听完为到及把按像如着从";

/// Words of two characters behind which they are somebody too.
const AHEAD: [&str; 33] = [
    "还有",
    "结合",
    "那么",
    "如果说",
    "最后",
    "首先",
    "今天",
    "今晚",
    "今日",
    "上午",
    "下午",
    "牢记",
    "铭记",
    "谨记",
    "不负",
    "会上",
    "同时",
    "传达",
    "落实",
    "领会",
    "根据",
    "围绕",
    "学习",
    "吃透",
    "把握",
    "我们",
    "下面",
    "其次",
    "以及",
    "接着",
    "接下来",
    "随后",
    "然后",
];

/// A place where a text names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// By which of several offices, as in [`hats`].
    hat: usize,
    way: Way,
    /// Where.
    pub(crate) range: Range<usize>,
}

/// All that somebody is, as it stands before the name.
pub(crate) fn unit_and_office(person: &Person) -> String {
    [person.unit_said(), person.office.as_deref()].into_iter().flatten().collect()
}

/// The name, and while it is not known the office.
pub(crate) fn known_as(person: &Person) -> String {
    if is_blank(&person.name) { unit_and_office(person) } else { person.name.trim().to_owned() }
}

/// The name with its form of address.
pub(crate) fn addressed(person: &Person) -> String {
    let address = person.address.as_deref().filter(|address| !address.trim().is_empty()).unwrap_or("同志");
    format!("{}{address}", person.name.trim())
}

/// Where a text names somebody, and not somebody else of the roster whose name has that one in it.
pub(crate) fn mentions(person: &Person, people: &IndexMap<PersonId, Person>, source: &str) -> Vec<Mention> {
    let name = person.name.trim();
    // Every form has the surname in it or the given name.
    let (surname, given) = parted(name);
    if name.is_empty() || !(source.contains(given) || !surname.is_empty() && source.contains(surname)) {
        return Vec::new();
    }
    let hats: Vec<Vec<Form>> = hats(person).iter().map(forms).collect();
    // Without unit and office a long form is as short as a later one, and means that one; of two offices the first says the same.
    let is_own = |hat: usize, place: usize, words: &str| {
        let earlier = hats.iter().take(hat).flatten();
        let mut others = earlier.chain(hats.get(hat).into_iter().flat_map(|forms| forms.iter().skip(place + 1)));
        !words.is_empty() && !others.any(|form| form.words == words)
    };
    let all = hats
        .iter()
        .enumerate()
        .flat_map(|(hat, forms)| forms.iter().enumerate().map(move |(place, form)| (hat, place, form)));
    let mut longest_first: Vec<(usize, &Form)> =
        all.filter(|(hat, place, form)| is_own(*hat, *place, &form.words)).map(|(hat, _, form)| (hat, form)).collect();
    longest_first.sort_by_key(|(_, form)| std::cmp::Reverse(form.words.len()));
    // 王伟 stands in 王伟民.
    let longer = people.values().map(|other| other.name.trim()).filter(|other| *other != name && other.contains(name));
    let others: Vec<Range<usize>> = longer.flat_map(|other| places(source, other)).collect();
    let surname = name.chars().next();
    let is_shared =
        people.values().any(|other| other.name.trim() != name && other.name.trim().chars().next() == surname);
    // 钱主任 is 村委会主任钱大勇, though there is a 党支部书记钱福生.
    let is_only_one_of = |words: &str| {
        let title = words.get(surname.map_or(0, char::len_utf8)..).and_then(title_at_end);
        let same = || people.values().filter(|other| other.name.trim().chars().next() == surname);
        title.is_some_and(|title| {
            let may_be = |other: &&Person| other.office.as_deref().is_none_or(|office| office.contains(title));
            same().filter(|other| other.name.trim() != name).all(|other| !may_be(&other))
        })
    };
    let mut found: Vec<Mention> = Vec::new();
    // The longest first, so that a name does not part an office from it.
    for (hat, form) in longest_first {
        for range in places(source, &form.words).filter(|range| !is_in_placeholder(source, range)) {
            let Mention { hat, way, range } = with_title(person, source, Mention { hat, way: form.way, range });
            let range = with_body(person, source, range);
            let before = source.get(..range.start).and_then(|before| before.chars().next_back());
            let ahead = source.get(..range.start).unwrap_or_default();
            let is_called = || {
                range.len() > form.words.len()
                    || before.is_none_or(|before| CALLS.contains(before) || !is_han(before))
                    || AHEAD.iter().any(|word| ahead.ends_with(word))
            };
            let is_meant = match form.way.only() {
                Only::Anywhere => true,
                Only::Called => (!is_shared || is_only_one_of(&form.words)) && is_called(),
                Only::Listed => is_listed(source, &range),
                Only::Apart => {
                    const GOES_ON: [&str; 26] = [
                        "的", "和", "与", "是", "讲", "说", "谈", "关心", "介绍", "分享", "反映", "提", "刚才", "建议",
                        "希望", "担心", "操心", "盼", "觉得", "认为", "还", "也", "又", "今天", "用", "把",
                    ];
                    let behind = source.get(range.end..).unwrap_or_default();
                    // 梅香嫂子快人快语
                    let goes_on = GOES_ON.iter().chain(&FAMILIAR).any(|word| behind.starts_with(word));
                    // 建业、老车、老苗五位代表
                    let is_counted = numeral::at_start(behind)
                        .and_then(|(_, length)| behind.get(length..))
                        .is_some_and(|behind| behind.starts_with(['位', '名']));
                    !is_shared && is_called() && (!behind.starts_with(is_han) || goes_on || is_counted)
                }
            };
            // 华总 does not stand in 华总工.
            const TITLES_OF_GENERALS: [char; 13] =
                ['工', '经', '裁', '监', '农', '会', '规', '审', '畜', '兽', '建', '设', '统'];
            let goes_on = form.words.ends_with('总')
                && source.get(range.end..).is_some_and(|rest| rest.starts_with(TITLES_OF_GENERALS));
            // 桂香大姐: what she is called by goes with the name.
            let familiar = || {
                let behind = source.get(range.end..)?;
                FAMILIAR.iter().chain(&ADDRESSES).filter(|word| behind.starts_with(**word)).map(|word| word.len()).max()
            };
            let familiar = if form.way == Way::Given { familiar() } else { None };
            let (way, range) = match familiar {
                Some(length) => (Way::GivenAddress, range.start..range.end + length),
                None => (way, range),
            };
            let is_apart = |other: &Range<usize>| other.end <= range.start || range.end <= other.start;
            if is_meant && !goes_on && others.iter().all(is_apart) && found.iter().all(|one| is_apart(&one.range)) {
                found.push(Mention { hat, way, range });
            }
        }
    }
    found.extend(by_any_title(source, person, is_shared, &found));
    found
}

/// 大鹏每天收车以后，…: whether words begin with a given name of two characters, which is somebody's where only few are meant.
pub(crate) fn begins_with_given(person: &Person, words: &str) -> bool {
    let (_, given) = parted(person.name.trim());
    given.chars().nth(1).is_some() && words.trim_start().starts_with(given)
}

/// 覃处长, whose office the roster has as 副组长: by the surname that nobody else has, with any office behind it.
fn by_any_title(source: &str, person: &Person, is_shared: bool, found: &[Mention]) -> Vec<Mention> {
    let name = person.name.trim();
    let (surname, _) = parted(name);
    if surname.is_empty() || surname == name || is_shared {
        return Vec::new();
    }
    let mention = |range: Range<usize>| {
        let (before, behind) = (source.get(..range.start)?, source.get(range.end..)?);
        let office = title_behind(behind).filter(|title| title.chars().count() >= SHORT);
        let familiar = || FAMILIAR.into_iter().find(|title| behind.starts_with(title));
        // 荆老虽已年过七旬, 权叔和老伴儿, 阮工, and no 荆老师 and no 阮工程师.
        let short = || {
            const SHORT: [&str; 10] = ["老", "叔", "婶", "姨", "伯", "哥", "姐", "嫂", "爷", "工"];
            const GOES_ON: [char; 28] = [
                '的', '和', '与', '、', '讲', '说', '谈', '是', '虽', '今', '已', '年', '您', '把', '用', '从', '身',
                '对', '一', '又', '也', '还', '刚', '为', '给', '在', '跟', '拿',
            ];
            SHORT.into_iter().find(|title| {
                behind.strip_prefix(title).is_some_and(|rest| !rest.starts_with(is_han) || rest.starts_with(GOES_ON))
            })
        };
        let title = office.or_else(familiar).or_else(short)?;
        let whole = range.start..range.end + title.len();
        // 设计院方工: the unit before it tells that somebody is called.
        let of_unit = with_body(person, source, whole.clone());
        let is_called = before.chars().next_back().is_none_or(|c| CALLS.contains(c) || !is_han(c))
            || AHEAD.iter().any(|word| before.ends_with(word))
            || of_unit != whole;
        let range = of_unit;
        let is_apart = found.iter().all(|one| one.range.end <= range.start || range.end <= one.range.start);
        (is_called && is_apart && !is_in_placeholder(source, &range)).then_some(Mention {
            hat: 0,
            way: Way::SurnameTitle,
            range,
        })
    };
    places(source, surname).filter_map(mention).collect()
}

/// A name with as much of the unit and office before it as stands there: 村支书陆宁 of 青石村村支书陆宁.
fn with_title(person: &Person, source: &str, mention: Mention) -> Mention {
    let Mention { hat, way, range } = mention;
    let before = source.get(..range.start).unwrap_or_default();
    if let Some((way, start)) = way.with_title().and_then(|way| Some((way, title_start(person, before)?))) {
        return Mention { hat: 0, way, range: start..range.end };
    }
    // 县公安局局长 of 副县长、公安局局长.
    let is_apart = |before: &&str| before.chars().next_back().is_none_or(|c| !is_han(c) || CALLS.contains(c));
    match before.strip_suffix(LEVELS).filter(is_apart) {
        Some(outside) if way.is_whole() => Mention { hat, way, range: outside.len()..range.end },
        Some(_) | None => Mention { hat, way, range },
    }
}

/// Where as much of somebody's unit and office begins as some words end with: 村支书 and 青石村 of 青石村村支书.
pub(crate) fn title_start(person: &Person, before: &str) -> Option<usize> {
    // 绿源公司董事长 卞志强
    let before = before.trim_end_matches(' ');
    let tail = |title: &str| {
        let tails = title.char_indices().map(|(at, _)| title.get(at..).unwrap_or_default());
        let mut tails = tails.filter(|tail| tail.chars().count() >= SHORT);
        tails.find(|tail| before.ends_with(tail)).map(|tail| before.len() - tail.len())
    };
    tail(&unit_and_office(person)).or_else(|| tail(person.unit.as_deref()?))
}

/// 范书记 with the body before it that the office is of: 党委范书记 of 党委书记, 组织部俞部长 of 县委组织部部长.
fn with_body(person: &Person, source: &str, range: Range<usize>) -> Range<usize> {
    /// The most characters of a unit in short.
    const LONGEST_SHORT: usize = 10;
    let before = source.get(..range.start).unwrap_or_default();
    // Of 集团党委书记、董事长 either.
    let bodies = person.office.as_deref().unwrap_or_default().split('、').enumerate().map(|(nth, office)| {
        let body = title_at_end(office).and_then(|title| office.strip_suffix(title)).unwrap_or_default();
        person.unit.clone().filter(|_| nth == 0).unwrap_or_default() + body
    });
    // 物业公司邵经理, who is its 项目经理.
    let bodies = bodies.chain(person.unit.clone());
    let longest = |whole: String| {
        let tails = whole.char_indices().filter_map(|(at, _)| whole.get(at..));
        let mut tails = tails.filter(|tail| tail.chars().count() >= SHORT && before.ends_with(tail));
        tails.next().map(str::len)
    };
    let is_by_name = source.get(range.clone()).is_some_and(|words| words.contains(person.name.trim()));
    // 建设银行田行长 of 建设银行临江支行.
    let in_short = || {
        let unit = person.unit.as_deref()?;
        let starts = before.char_indices().rev().take(LONGEST_SHORT).map(|(at, _)| at);
        let lengths = starts.filter(|at| before.get(*at..).is_some_and(|short| is_short_of(short, unit)));
        lengths.map(|at| before.len() - at).max()
    };
    match bodies.filter_map(longest).max().or_else(in_short).filter(|_| !is_by_name) {
        Some(length) => range.start - length..range.end,
        None => range,
    }
}

/// How somebody else is named in the place of a mention: with all that they are where that was said, else by the first of it.
pub(crate) fn instead(person: &Person, mention: &Mention) -> Option<String> {
    let hats = hats(person);
    // By the same of several offices as the one before; else of 县委副书记、县长 he is called 县长.
    let same = || hats.get(mention.hat).filter(|_| mention.hat >= 2);
    // 班主任、教务处副处长 is called by the second.
    const ROLES: [&str; 8] = ["班主任", "组长", "主持人", "评委", "代表", "常委", "委员", "成员"];
    let is_office =
        |hat: &&Person| hat.office.as_deref().is_some_and(|office| ROLES.iter().all(|role| !office.ends_with(role)));
    let is_deputy = |hat: &Person| hat.office.as_deref().is_some_and(|office| office.contains('副'));
    let offices = || hats.iter().skip(1).filter(is_office);
    let head = || offices().find(|hat| !is_deputy(hat)).or_else(|| offices().next());
    let hat = if mention.way.is_whole() { hats.first() } else { same().or_else(head).or(hats.get(1)).or(hats.first()) };
    forms(hat?).into_iter().find(|form| form.way == mention.way).map(|form| form.formal)
}

/// Whether words tell what somebody is or has done before, and not what they said here: 白学长从一名钳工成长为企业家.
pub(crate) fn tells_of_life(words: &str) -> bool {
    const LIFE: [&str; 13] = [
        "里唯一的",
        "中唯一的",
        "最年轻的",
        "最年长的",
        "年纪最",
        "成长为",
        "扎根",
        "从事",
        "坚守",
        "年来",
        "从一名",
        "一辈子",
        "参加工作",
    ];
    LIFE.iter().any(|word| words.contains(word))
}

/// 请刚才为标兵颁奖的甲局长讲话: where that begins which somebody who is named at some byte has done before.
pub(crate) fn attribute_before(source: &str, name: usize) -> Option<usize> {
    const SINCE: [&str; 7] = ["刚才", "刚刚", "去年", "今年", "上个月", "曾经", "曾"];
    let before = source.get(..name)?.strip_suffix('的')?;
    let own = before.rfind(['，', '。', '！', '；', '：', '\n']).map_or(0, |mark| chinese::behind(before, mark));
    let clause = before.get(own..)?;
    let start = SINCE.iter().filter_map(|since| clause.find(since)).min()?;
    let is_before_call = clause.get(..start)?;
    ["请", "是", "由", "欢迎"].iter().any(|lead| is_before_call.ends_with(lead)).then_some(own + start)
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
    // 一声“童妈妈”，叫暖了多少家庭: what they are called by others is said of nobody else.
    mentions.retain(|one| {
        let [before, behind] =
            [source.get(..one.range.start), source.get(one.range.end..)].map(Option::unwrap_or_default);
        !(before.ends_with('“') && behind.starts_with('”'))
    });
    mentions.sort_by_key(|one| std::cmp::Reverse(one.range.start));
    let mut words = source.to_owned();
    for one in mentions {
        let mut placeholder = one.way.placeholder().replace("发言人", turn);
        // 阮老师, who has no form of address in the roster.
        if one.way == Way::SurnameTeacher && person.address.is_none() {
            placeholder += "老师";
        }
        words.replace_range(one.range, &placeholder);
    }
    words
}

/// Whether a clause tells of whoever comes next: 请某某做好准备, 下一位发言的是某某. 感谢某某的精心准备 does not.
pub(crate) fn tells_of_next(clause: &str) -> bool {
    const NEXT: [&str; 11] = [
        "准备",
        "候场",
        "候讲",
        "等候",
        "下一位",
        "下一个是",
        "下一个发言",
        "下一个汇报",
        "下一家",
        "接下来发言",
        "接下来是",
    ];
    /// 会前准备情况, 准备工作: what somebody has made ready.
    const MADE: [&str; 4] = ["准备情况", "准备工作", "准备了", "的准备"];
    let is_made = MADE.iter().any(|word| clause.contains(word));
    // 请城南中学的高一帆同学候场: theirs is only where they are of.
    let told = clause.trim().trim_end_matches(['，', '。', '！', '；']);
    let is_told = told.starts_with('请') && ["准备", "候场", "候讲"].iter().any(|word| told.ends_with(word));
    let is_of_theirs = clause.contains('的') && !clause.contains("的是") && !is_told;
    NEXT.iter().any(|word| clause.contains(word)) && !is_made && !is_of_theirs
}

fn places<'a>(source: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    source.match_indices(words).map(|(at, found)| at..at + found.len())
}
