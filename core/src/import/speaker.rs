//! Who is called: 市委组织部人才科科长李明同志 into unit, office, name and address; several people, groups and blanks.
//! It reads the words between 请 and what they are called to do, and knows nothing of the rest.

mod blank;
mod name;
mod tail;
mod weigh;

use super::draft::Speaker;
use super::lexicon::{self, OFFICES, UNITS};
use super::wording::{self, begins, ends, first, has, is_space, length, number, offset, trim};
use name::Person;
use std::ops::Range;
use tail::without_tail;

/// The longest words that are read as people.
const LONGEST: usize = 160;

/// 大朋友，桐花巷小学校长蓝亦可: without what somebody is called for fun, before who it is.
fn without_praise(words: &str) -> &str {
    const LONGEST: usize = 6;
    let parted = words.split_once(['，', ',']);
    parted
        .filter(|(head, _)| length(head, LONGEST) < LONGEST && ends(head, "朋友|主角|功臣|偶像|榜样").is_some())
        .map_or(words, |(_, who)| trim(who))
}

/// What two are called who came together.
pub(super) const PAIRS: &str = "夫妇|夫妻|伉俪|父子|父女|母子|母女|姐妹|兄弟|姐弟|兄妹";

/// 鲁向阳、薛小荷夫妇: without what two are called.
fn without_pair(words: &str) -> &str {
    let both = ends(words, PAIRS).and_then(|pair| words.strip_suffix(pair));
    both.filter(|both| both.contains(['、', '和', '与'])).unwrap_or(words)
}

/// Reads the words in `range` of the text as people; none where they name nobody.
pub(super) fn read(text: &str, range: Range<usize>) -> Vec<Speaker> {
    let all = text.get(range.clone()).unwrap_or_default();
    if length(all, LONGEST) >= LONGEST {
        return Vec::new();
    }
    // 各县区发言之后，四个专班
    let late = ["之后，", "以后，", "完后，", "结束后，"].iter().filter(|_| all.contains('后'));
    let late = late.filter_map(|word| all.find(word).map(|at| at + word.len())).max();
    // 请 宣布…: the name was to be written into the gap.
    if !all.is_empty() && trim(all).is_empty() {
        return vec![Speaker { whole: range.clone(), name: Some(range), blank: true, ..Speaker::default() }];
    }
    // 当事人对上述证据的真实性、合法性发表意见: up to what it is about.
    let all = first(all, "对上述|对以上|对对方|就上述")
        .filter(|(at, _)| *at > 0)
        .map_or(all, |(at, _)| all.get(..at).unwrap_or(all));
    let words = without_tail(without_front(trim(late.and_then(|at| all.get(at..)).unwrap_or(all))));
    // 创办人鲁向阳、薛小荷夫妇
    let words = without_pair(words);
    // 请把今天受表彰的人和事讲给大家听: what is to be done, and nobody who does it.
    if words.is_empty()
        || begins(words, "把|将|让|带").is_some_and(|word| {
            let is_name = words.get(word.len()..).is_some_and(|rest| rest.starts_with(name::DOTS));
            !is_name && !lexicon::is_surname(word.chars().next().unwrap_or(' '))
        })
    {
        return Vec::new();
    }
    let words = name::behind_number(without_praise(words));
    let base = range.start + offset(all, words);
    // 请同志汇报, 入党介绍人、同志: the name went lost.
    if let Some(nameless) = nameless(words, base) {
        return vec![nameless];
    }
    let parts = split(words);
    let people: Vec<Option<Person<'_>>> = parts.iter().map(|part| name::read(part)).collect();
    if people.iter().all(Option::is_none) {
        return unnamed(words, &parts, base);
    }
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for (part, person) in parts.iter().zip(people) {
        // 市委副书记、市长李明: offices before a name are the same person's.
        let Some(person) = person else {
            before = before.or(Some(part));
            continue;
        };
        // 建设单位、市水务集团副总经理夏至同志: what the unit is in this, and no body of its own.
        // 先进护理单元、肿瘤科护士长裴红: what the unit has won.
        const HONOURED: &str = "单元|集体|班组|科室|车间|支部|团队";
        const PARTIES: &str = "单位|企业|承办方|主办方|投资方|业主方|施工方|设计方|监理方";
        let part_of_title = before.filter(|before| {
            ends(before, OFFICES).is_some()
                || ends(before, UNITS).is_none()
                || ends(before, PARTIES).is_some()
                || begins(before, "先进|优秀").is_some() && ends(before, HONOURED).is_some()
        });
        if let (Some(apart), None) = (before, part_of_title) {
            let end = offset(words, part);
            let rest = words.get(offset(words, apart)..end).unwrap_or_default();
            let rest =
                rest.trim_end_matches(|c: char| is_space(c) || matches!(c, '、' | '，' | ',' | '和' | '与' | '及'));
            found.extend(unnamed(rest, &[rest], base + offset(words, apart)));
        }
        found.push(person.speaker(words, base, part_of_title));
        before = None;
    }
    if let Some(rest) = before {
        let start = offset(words, rest);
        let rest = words.get(start..).unwrap_or_default();
        found.extend(unnamed(rest, &split(rest), base + start));
    }
    found
}

/// The people in words that somebody marked as naming them: never none. What does not look like a name is one all the same
/// where it is as long as one, and an office where it is longer.
pub(super) fn marked(text: &str, range: Range<usize>) -> Vec<Speaker> {
    const LONGEST_NAME: usize = 4;
    let people = read(text, range.clone());
    let named = people.iter().all(|one| one.name.is_some());
    let words = text.get(range.clone()).unwrap_or_default();
    if !people.is_empty() && (named || length(words, LONGEST_NAME + 1) > LONGEST_NAME) {
        return people;
    }
    let titled = ends(words, OFFICES).is_some() || ends(words, UNITS).is_some();
    let short = length(words, LONGEST_NAME + 1) <= LONGEST_NAME && !titled;
    let (name, office) = if short { (Some(range.clone()), None) } else { (None, Some(range.clone())) };
    vec![Speaker { whole: range, name, office, ..Speaker::default() }]
}

/// 书记、同志, 同志: somebody is addressed, and the name before the address is not there.
fn nameless(words: &str, base: usize) -> Option<Speaker> {
    let title = words.strip_suffix("同志")?;
    let address = Some(base + title.len()..base + words.len());
    let title = title.trim_end_matches(|c: char| is_space(c) || c == '、');
    let office = ends(title, OFFICES).is_some_and(|office| !matches!(office, "代表" | "成员" | "领导" | "负责"));
    let titles = || split(title).iter().all(|title| ends(title, OFFICES).is_some());
    let one = || titles() && begins(title, "各|全体|老|有关|两位|几位").is_none();
    if !(title.is_empty() || office && one()) {
        return None;
    }
    let divided = (!title.is_empty()).then(|| divide(title, base));
    let (unit, office) = divided.map_or((None, None), |(unit, office)| (unit, Some(office)));
    Some(Speaker { whole: base..base + words.len(), unit, office, address, ..Speaker::default() })
}

/// People named by office, bodies, or a group in words.
fn unnamed(words: &str, parts: &[&str], base: usize) -> Vec<Speaker> {
    // 总行领导和街道领导
    let leaders: Vec<&str> = words.split(['和', '、', '与']).collect();
    if leaders.len() > 1 && leaders.iter().all(|part| length(part, 3) > 2 && ends(part, "领导").is_some()) {
        return leaders.into_iter().flat_map(|part| unnamed(part, &[part], base + offset(words, part))).collect();
    }
    // 桥东街道领导同志, 市场监管所同志; but 主要负责同志 is what those are called.
    const KEPT: &str = "负责|新|老|主要|有关|的|位|全体|党政|受表彰";
    let bare = words.strip_suffix("同志").filter(|rest| ends(rest, KEPT).is_none() && is_complete(rest));
    let words = bare.unwrap_or(words);
    if length(words, 61) > 60 || !is_complete(words) || lexicon::is_pure_address(words) {
        return Vec::new();
    }
    const MANY: &str = "县区|乡镇|科室|部门|镇街|处室|站所|市县|们|各|全体|代表|位|同志|单位|嘉宾|领导|的|个|名|等|家属|双方|人员|企业";
    let is_group = has(words, MANY);
    let bodies = parts.len() > 1 && !is_group && parts.iter().all(|part| ends(part, UNITS).is_some());
    let one = |part: &str| {
        let at = base + offset(words, part);
        let whole = at..at + part.len();
        let (unit, office) =
            if is_group || ends(part, OFFICES).is_none() { (None, whole.clone()) } else { divide(part, at) };
        let body = ends(part, OFFICES).is_none() && ends(part, UNITS).is_some() && !is_group;
        let (unit, office) = if body { (Some(whole.clone()), None) } else { (unit, Some(office)) };
        Speaker { whole, unit, office, group: is_group, ..Speaker::default() }
    };
    if bodies { parts.iter().map(|part| one(part)).collect() } else { vec![one(words)] }
}

/// Unit and office of a title: behind the last word that ends a unit stands the office.
fn divide(title: &str, base: usize) -> (Option<Range<usize>>, Range<usize>) {
    let first = title.split('、').next().unwrap_or_default();
    // 总会计师 is no 计师 of a 总会.
    if wording::is_one(first, OFFICES) {
        return (None, base..base + title.len());
    }
    let parts = |at: &usize, is_post: &dyn Fn(&str) -> bool| {
        let (unit, office) = (first.get(..*at).unwrap_or_default(), first.get(*at..).unwrap_or_default());
        // 班主任, 校友代表: nobody is of a unit of one character.
        let is_short = unit.chars().count() < 2;
        // 组织委员 is no office of a 组, 企业家代表 none of a 企业, and 科技总裁 none of a 科.
        let is_parted = unit.ends_with('组') && office.starts_with('织')
            || unit.ends_with("企业") && office.starts_with('家')
            || unit.ends_with('科') && office.starts_with('技')
            || unit.ends_with('村') && office.starts_with('民')
            // 高三（1）班班主任
            || unit.ends_with('班') && begins(office, "主任|组长").is_some()
            || unit.ends_with('办') && office.starts_with('方')
            // 年级组长代表, 在校生代表
            || office.starts_with("长代表")
            || unit.ends_with('校') && office.starts_with('生');
        !is_short && !is_parted && !office.is_empty() && ends(unit, UNITS).is_some() && is_post(office)
    };
    let places = first.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
    let is_office = |office: &str| ends(office, OFFICES).is_some();
    let known = places.iter().rev().copied().filter(|at| *at > 0).find(|at| parts(at, &is_office));
    // 远航集团财务长: a post that is in no list is as long as may be: 县政务中心办事员.
    let is_trade = |office: &str| office.ends_with(weigh::TRADES) && (2..6).contains(&length(office, 6));
    let cut = known.or_else(|| places.iter().copied().filter(|at| *at > 0).find(|at| parts(at, &is_trade)));
    // 101室的业主代表: the office is 业主代表.
    const OF: &str = "的";
    let behind_of = |at: usize| title.get(at..).is_some_and(|office| office.starts_with(OF) && office.len() > OF.len());
    match cut.map(|at| if behind_of(at) { at + OF.len() } else { at }) {
        Some(at) => (Some(base..base + at), base + at..base + title.len()),
        None => (None, base..base + title.len()),
    }
}

/// Without the words that lead over to the person.
fn without_front(mut words: &str) -> &str {
    const FRONT: &str = "刚才的|另一名|另一位|本次|本届|我们的|我们|尊敬的|敬爱的|今天的|到会的|来自|一下|出席今天会议的|出席会议的|下一位|以热烈的掌声|\
        用热烈的掌声|再次|首先|下面|第一位发言人|今天莅临现场的|莅临现场的|现场的|大家以热烈的掌声欢迎|\
        大家掌声欢迎|掌声欢迎|大家欢迎|欢迎|以热烈掌声欢迎|热烈欢迎|老朋友|本次活动的|尊敬的各位|，|：|\
        前来参加会议的|东道主、|东道主，|承办单位的|主办单位的|协办单位的|承办方的|主办方的|协办方的";
    // 申请人——市热力集团副总经理雷鸣春
    if let Some((_, behind)) = words.split_once("——").filter(|(_, behind)| length(behind, 5) > 4) {
        words = behind;
    }
    // 第一批签约代表：县长郦素云女士、远航集团厉铁峰先生
    const CALLED: &str = "代表|嘉宾|领导|来宾|人员|专家|企业|单位|选手|同学|老师|同志|学员";
    let called = words.split_once(['：', ':']).filter(|(before, _)| ends(before, CALLED).is_some());
    if let Some((_, behind)) = called.filter(|(_, behind)| length(behind, 3) > 2) {
        words = behind;
    }
    // 二号选手中心初中慎行老师
    let digits = number(words).map_or(0, |(_, bytes)| bytes);
    let numbered = words.get(digits..).filter(|_| digits > 0).and_then(|rest| rest.strip_prefix("号选手"));
    if let Some(rest) = numbered.map(trim).filter(|rest| length(rest, 5) > 4 && !rest.starts_with('、')) {
        words = rest.trim_start_matches(['，', '：']);
    }
    // 第一位演讲嘉宾，西南大学教授闻人杰
    const GUEST: usize = 8;
    let counted = words.strip_prefix('第').and_then(|rest| rest.get(number(rest)?.1..)?.strip_prefix('位'));
    let guest = counted.and_then(|rest| rest.split_once(['，', ',', '：']));
    if let Some((_, behind)) = guest.filter(|(who, behind)| length(who, GUEST) < GUEST && length(behind, 3) > 2) {
        words = behind;
    }
    words = without_hosts(without_site(behind_description(words).unwrap_or(words)));
    while let Some(front) = begins(words, FRONT).filter(|front| front.len() < words.len()) {
        words = words
            .get(front.len()..)
            .unwrap_or_default()
            .trim_start_matches(|c: char| is_space(c) || c == '，' || c == '：');
    }
    words
}

/// 一位在一线工作了三十年的老师傅，周大山: who it is stands behind what they are.
pub(super) fn behind_description(words: &str) -> Option<&str> {
    begins(words, "一位|一名|这样一位|这样一名")?;
    let (_, behind) = words.rsplit_once(['，', '：', ','])?;
    let name = trim(behind);
    (weigh::is_name(name) || name::read(name).is_some_and(|person| person.is_sure())).then_some(behind)
}

/// 莲塘县分会场的合作社理事长陆茂林: without where somebody is who speaks from elsewhere.
fn without_site(words: &str) -> &str {
    const SITES: &str = "分会场的|会场的|连线的|线上的|远程的|屏幕那头的|电话那头的|视频那头的|现场的";
    const LONGEST: usize = 12;
    let behind = first(words, SITES).filter(|(at, _)| length(words.get(..*at).unwrap_or_default(), LONGEST) < LONGEST);
    let behind = behind.and_then(|(at, site)| words.get(at + site.len()..));
    // 分会场的同志 are those who sit there.
    behind.filter(|behind| name::read(behind).is_some_and(|person| person.is_sure())).unwrap_or(words)
}

/// 承办单位沧陵技师学院党委书记温其玉: without what the unit is to the meeting.
fn without_hosts(words: &str) -> &str {
    const HOSTS: &str = "承办单位|主办单位|协办单位|承办方|主办方|协办方|支持单位";
    let behind =
        begins(words, HOSTS).and_then(|word| words.get(word.len()..)).map(|rest| rest.trim_start_matches('：'));
    let is_unit = |rest: &&str| {
        let unit = first(rest, UNITS).and_then(|(at, _)| rest.get(..at));
        // 承办单位代表、大学副校长司徒健: whom the host has sent.
        length(rest, 7) > 6
            && begins(rest, "代表|负责|领导|的|、").is_none()
            && unit.is_some_and(|unit| length(unit, 2) > 1)
    };
    behind.filter(is_unit).unwrap_or(words)
}

/// Could these words name somebody, with nothing more behind them?
pub(super) fn is_complete(words: &str) -> bool {
    const GROUPS: &str = "们|代表|单位|全体|人员|者|领导|首长|秘书处|主席团|企业|学校|部门|小组|手|班|徒弟|一方|家属|集体|个人|党员|干部|组|\
        队|同志|嘉宾|同学|小朋友|家长|户|片区|专班|礼兵|双方|子女|亲属|乐团|乐队|艺术家|演员|少先队员|学生|老人|\
        街道|乡镇|县区|老师|女士|先生|大姐|大哥|大妈|大爷|大叔|阿姨|叔叔|教官|旗手|兵|委员|联队|师生|人|哥哥|姐姐|爸爸|妈妈|爷爷|奶奶";
    if words.is_empty() || begins(words, "的|于|了").is_some() || has(words, "。|？") {
        return false;
    }
    // 请一号上场
    let contestant = words
        .strip_suffix("选手")
        .unwrap_or(words)
        .strip_suffix('号')
        .is_some_and(|n| number(n).is_some_and(|(_, bytes)| bytes == n.len()));
    if contestant {
        return true;
    }
    let closed = words.ends_with(['）', ')']) && has(words, "（|(") || ends(words, "）长|)长").is_some();
    closed
        || ends(words, OFFICES).is_some()
        || ends(words, UNITS).is_some()
        || ends(words, GROUPS).is_some()
        || name::read(split(words).last().copied().unwrap_or_default()).is_some()
}

/// The parts of a list of people.
fn split(words: &str) -> Vec<&str> {
    const JOINTS: &str = "以及|还有|会同|、|，|,|；|和|与|及| and ";
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
        let joint = begins(rest, JOINTS).filter(|_| depth == 0);
        let Some(joint) = joint.filter(|joint| parts_here(words, start, at, joint)) else {
            at += c.len_utf8();
            continue;
        };
        parts.push(trim(words.get(start..at).unwrap_or_default()));
        at += joint.len();
        start = at;
    }
    parts.push(trim(words.get(start..).unwrap_or_default()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// 和, 与 and 及 are parts of names and units too: 和顺, 吐尔逊·和加, 人力资源和社会保障局.
fn parts_here(words: &str, start: usize, at: usize, joint: &str) -> bool {
    if joint == "会同" {
        return ends(words.get(start..at).unwrap_or_default(), UNITS).is_some_and(|unit| length(unit, 3) <= 2);
    }
    if !matches!(joint, "和" | "与" | "及") {
        return true;
    }
    let before = words.get(start..at).unwrap_or_default();
    let behind = words.get(at + joint.len()..).unwrap_or_default();
    if before.ends_with(name::DOTS) {
        return false;
    }
    // 贾国维和古丽·买买提: a name of one part before one of several.
    let is_apart = behind.find(name::DOTS).and_then(|dot| behind.get(..dot)).is_some_and(|part| length(part, 5) <= 4);
    let named = name::read(trim(before)).is_some_and(|person| person.is_sure() || is_apart);
    let complete = ends(before, OFFICES).is_some() && (length(behind, 5) > 4 || ends(behind, OFFICES).is_some())
        || ends(before, "代表|同志|先生|女士|老师|同学").is_some();
    // 部长和顺同志: the office calls for a name, and 和顺 is one.
    let own = joint == "和" && !named && ends(before, OFFICES).is_some() && length(behind, 5) <= 3;
    let address = begins(behind, "同志|先生|女士|老师|教授").is_some_and(|word| behind == word);
    (named || complete) && !own && !behind.is_empty() && !address
}

/// Without 等三位同志, 两位代表 behind the last of several.
fn without_count(words: &str) -> &str {
    let tails: [(&str, usize); 3] = [("等", 8), ("位", 6), ("名", 6)];
    for (word, most) in tails {
        let Some(at) = words.rfind(word) else { continue };
        let (before, behind) = (words.get(..at).unwrap_or_default(), words.get(at + word.len()..).unwrap_or_default());
        if before.is_empty() || length(behind, most + 1) > most {
            continue;
        }
        // 二等功臣李铁牛, 一等奖获得者: a class of something.
        let is_class = before.ends_with(['一', '二', '三', '特', '头', '优', '甲', '乙'])
            && behind.starts_with(['功', '奖', '品', '生', '舱']);
        if word == "等" && is_class {
            continue;
        }
        if word == "等" {
            return trim(before);
        }
        let start = before.trim_end_matches(|c: char| "一二两三四五六七八九十几多0123456789".contains(c));
        if start.len() < before.len()
            && !start.is_empty()
            && number(before.get(start.len()..).unwrap_or_default()).is_some()
        {
            return trim(start.strip_suffix('等').unwrap_or(start));
        }
    }
    trim(words)
}
