//! Whoever is turned to, as a clause of its own names them: 麦行长, 三楼的柴奶奶, 小蒲, 老郝, 晓雯, 被申请人一方.

use super::{Clause, is_everybody, without_leads};
use crate::chinese::is_han;
use crate::import::draft::Speaker;
use crate::import::lexicon::{OFFICES, UNITS, act_at, is_surname, surname_at};
use crate::import::speaker;
use crate::import::wording::{begins, ends, has, is_one, length, offset, trim};
use std::ops::Range;

/// Somebody who is turned to.
pub(super) struct Addressed {
    pub(super) speaker: Speaker,
    /// Is that enough for a call, with no word of what they are asked for?
    pub(super) stands_alone: bool,
    /// Does nothing but what they are asked for tell that this is somebody?
    pub(super) is_guess: bool,
}

/// Whoever a whole clause names, and nobody else; the clauses before tell whose given name it is.
pub(super) fn addressed(text: &str, clause: &Clause<'_>, before: &[Clause<'_>]) -> Option<Addressed> {
    const LONGEST: usize = 30;
    let words = without_leads(clause.words);
    if !words.contains(is_han) || words.is_empty() || length(words, LONGEST) >= LONGEST || is_everybody(words) {
        return None;
    }
    // 窦校长别走，讲两句！
    let words = words.find('别').filter(|cut| *cut > '中'.len_utf8()).and_then(|cut| words.get(..cut)).unwrap_or(words);
    let at = clause.at + offset(clause.words, words);
    let led = words.len() < clause.words.len();
    in_short(words, at)
        .or_else(|| party(words, at))
        .or_else(|| team(words, at))
        .or_else(|| named(text, at..at + words.len(), led))
        .or_else(|| given(text, words, at, before))
        .or_else(|| foreign_or_rare(words, at))
        .filter(|found| !found.stands_alone || !is_of_list(text, before))
}

/// 质检部诸葛秀兰，车队巫长根。: does the clause just before name somebody, too, or say that several are named?
fn is_of_list(text: &str, before: &[Clause<'_>]) -> bool {
    const TOLD: &str = "他们是|她们是|有|还有|分别是|如下|名单";
    let Some(last) = before.last() else { return false };
    // 监督人：县财政局欧小满。
    if length(last.words, 5) < 5 && last.words.ends_with(['人', '员']) && last.words != "申请人" {
        return true;
    }
    let same = before.iter().rev().take(3).any(|clause| ends(clause.words, TOLD).is_some());
    let titled =
        |one: &Speaker| one.whole == last.range() && one.name.is_some() && (one.office.is_some() || one.unit.is_some());
    same || matches!(speaker::read(text, last.range()).as_slice(), [one] if titled(one))
}

/// What a surname or a short name is called by, when somebody is spoken to.
const SHORT_TITLES: &str = "总|工|处|局|行|董|院|队|科|股|所|校|导|台|老|公|姐|哥|叔|伯|婶|嫂|爷|奶奶|爷爷|嬢嬢|叔叔|阿姨|大爷|大妈|大娘|大叔|大姐|\
    大哥|大婶|三爷|二爷|大伯|姑|姑姑|舅舅|伯伯|妈妈|爸爸|师傅|老师|大夫|医生|律师|老|妈|老板|掌柜";

/// Of these, those that are an office where the unit stands in front: 社区医院的盖大夫.
const TRADES: &str = "大夫|医生|律师|老板|掌柜";

/// Kin, by which people are called after any character: 琴姐.
const KIN: &str = "姐|哥|叔|伯|婶|嫂|爷|姨|妈|奶奶|爷爷|阿姨|叔叔";

/// 陶总, 臧局, 杨嬢嬢, 小卢, 老郝, and with whose they are in front: 外业的马队长, 书画班的荆老, 票友老韩.
fn in_short(words: &str, at: usize) -> Option<Addressed> {
    let (title, name) = words.rsplit_once('的').map_or(("", words), |(title, name)| (title, name));
    // 内业组的祁工, 票友老韩: behind a unit or an office nothing parts the name from it.
    let (title, name) = if title.is_empty() { parted(name) } else { (title, name) };
    // 数学组的“老班长”葛老师
    let name = name.split_once('”').filter(|_| name.starts_with('“')).map_or(name, |(_, behind)| behind);
    // 调解室的老裴同志
    let (name, address) = name.strip_suffix("同志").map_or((name, 0), |bare| (bare, "同志".len()));
    let known = is_short_name(name)?;
    let is_unit = !title.is_empty();
    // 也要做一颗有力气的小橡树
    if has(title, "做|被|要|说|让|给|像|是") {
        return None;
    }
    let end = at + words.len() - address;
    let start = end - name.len();
    let range = start..end;
    // 管床的小阙, 驻村的老吴: what somebody does is said with 的, and a unit without.
    let joint = words.get(title.len()..words.len() - name.len() - address).unwrap_or_default();
    let unit = ends(title, UNITS).is_some() || ends(title, OFFICES).is_some() || joint.is_empty();
    let title = is_unit.then(|| at..at + title.len() + if unit { 0 } else { joint.len() });
    let trade = ends(name, TRADES).filter(|_| is_unit).map(|word| range.end - word.len()..range.end);
    let whole = title.as_ref().map_or(start, |title| title.start)..range.end;
    let speaker = Speaker { whole, unit: title, office: trade, name: Some(range), ..Speaker::default() };
    Some(Addressed { speaker, stands_alone: known || is_unit, is_guess: false })
}

/// 票友老韩, 配餐组祁工: unit or office, and whoever is called in short behind it.
fn parted(words: &str) -> (&str, &str) {
    let places = words.char_indices().map(|(at, _)| at).skip(2);
    let cut = places.filter_map(|at| words.split_at_checked(at)).find(|(title, name)| {
        let titled = ends(title, OFFICES).is_some() || ends(title, UNITS).is_some();
        titled && length(name, 5) <= 4 && is_short_name(name) == Some(true)
    });
    cut.unwrap_or(("", words))
}

/// Is this what somebody is called by in short, and surely so?
fn is_short_name(name: &str) -> Option<bool> {
    let count = length(name, 5);
    if !(2..=4).contains(&count) || !name.chars().all(is_han) || is_one(name, NO_NAMES) {
        return None;
    }
    let first = name.chars().next()?;
    if count == 2 && matches!(first, '小' | '老' | '阿' | '大') {
        let second = name.chars().nth(1)?;
        return Some(is_surname(second) && first != '大');
    }
    // 小栗子, which is no name but with whose they are in front, or with what is asked for.
    if count == 3 && first == '小' {
        return Some(false);
    }
    let title = ends(name, SHORT_TITLES)?;
    let front = name.strip_suffix(title).filter(|front| !front.is_empty())?;
    let surname = surname_at(front) == Some(front.len());
    let familiar = front.strip_prefix(['小', '老']).is_some_and(|rest| surname_at(rest) == Some(rest.len()));
    let kin = ends(name, KIN).is_some()
        && length(front, 2) == 1
        && !is_one(front, "给|替|跟|和|对|为|把|叫|让|太|老|小|大|我|你|他|她|各|好|亲|当|是|有|请|谢|陪|向|您|咱");
    (surname || familiar || kin).then_some(surname || familiar)
}

/// Words that look like one who is called in short.
const NO_NAMES: &str = "小时|小组|小学|小区|小心|小孩|小伙|小事|小结|老师|老家|老人|老板|老年|老兵|老大|老二|老三|老话|老总|老是|老头|老太|阿姨|大家|大伙|大会|大爷|\
    大姐|大哥|大叔|大妈|大娘|老乡|老友|老张们|小朋友|小伙子|小姑娘|小学生|小组长|小区里|小分队|老同志|老干部|老板娘|方总|全局|全院|全校|全队|全行|高科|高校|成科|同行|步行|银行|支行|常委|党校|水工|\
    时光|时分|时刻|员工|职工|施工|开工|完工|竣工|分工|民工|时候|和气|安排|毛病|万一";

/// 被申请人一方, 正方一辩, 申请人, 靠窗的这位朋友, 规培的同学: who stands on a side, or is pointed at.
fn party(words: &str, at: usize) -> Option<Addressed> {
    const SIDES: &str = "申请人|被申请人|原告|被告|上诉人|被上诉人|第三人|正方|反方|甲方|乙方|患方|医方|院方|校方|厂方|业主方|施工方|企业方|职工方|资方|劳方|申诉人|投标人|\
        供方|需方|公诉人|辩护人|书记员|承办人|唱标人|监督人";
    const MORE: &str = "一方|一辩|二辩|三辩|四辩|代表|代理人";
    const POINTED: &str = "那位朋友|这位朋友|那位同学|这位同学|那位老师|这位老师|那位先生|这位先生|那位女士|这位女士|那位大姐|这位大姐|那位大嫂|这位大嫂|那位大爷|这位大爷|那位大妈|这位大妈|那位大叔|那位阿姨|那位乡亲|那位家长|这位家长|那位业主|这位业主|那位师傅|这位师傅|\
        那位大哥|这位大哥|那位读者|这位读者|那位同志|这位同志|那位|这位|的同学|的朋友|的师傅|的那个|的小伙子|的姑娘";
    const LONGEST: usize = 16;
    let side = begins(words, SIDES).and_then(|side| words.get(side.len()..));
    let is_side = side.is_some_and(|rest| rest.is_empty() || is_one(rest, MORE));
    let pointed = ends(words, POINTED).is_some_and(|word| word.len() < words.len());
    // 后面那位大嫂 is anybody, and 穿雨衣的那位朋友 one.
    let pointed = pointed && words.contains('的');
    let is_pointed = pointed && length(words, LONGEST) < LONGEST && !has(words, "谢|感谢|欢迎|我|刚才|是|亲爱|敬爱");
    let range = at..at + words.len();
    // 新队员家长代表，发言。
    let sent = ends(words, "代表").is_some_and(|word| word.len() < words.len())
        && length(words, LONGEST) < LONGEST
        && !has(words, "，|的|了|我|各|全|请|谢|有|是|、");
    if sent && !is_side {
        return Some(Addressed {
            speaker: Speaker {
                whole: at..at + words.len(),
                office: Some(at..at + words.len()),
                group: true,
                ..Speaker::default()
            },
            stands_alone: false,
            is_guess: true,
        });
    }
    (is_side || is_pointed).then(|| Addressed {
        speaker: Speaker { whole: range.clone(), office: Some(range), group: true, ..Speaker::default() },
        stands_alone: true,
        is_guess: false,
    })
}

/// 社区医院的盖大夫, 影像科哈主任, 照明设计师 Rui Tavares: as they are named anywhere.
fn named(text: &str, range: Range<usize>, led: bool) -> Option<Addressed> {
    let words = text.get(range.clone())?;
    if has(words, "谢|感谢|欢迎|祝|恭喜|刚才|是|邀请|请来|请到")
        || begins(words, "我|他|她|这|那|把|从|在|对|还有|以及|有|亲爱的").is_some()
    {
        return None;
    }
    let found = speaker::read(text, range.clone());
    let [one] = found.as_slice() else { return None };
    let whole = one.whole == range && !one.group && !one.blank;
    let name = one.name.clone()?;
    let titled = one.unit.is_some() || one.office.is_some() || one.address.is_some();
    if !is_likely(text, one) {
        return None;
    }
    // 张强, and nothing to tell that this is somebody: what they are asked for has to.
    let bare = !titled && !ends_in_title(text.get(name)?);
    whole.then(|| Addressed { speaker: one.clone(), stands_alone: !bare && (titled || led), is_guess: false })
}

/// 部署今年的任务, 会上通报: is what was read a name indeed, with a title in front that is one?
fn is_likely(text: &str, one: &Speaker) -> bool {
    const LONGEST: usize = 26;
    let words = |range: &Option<Range<usize>>| range.clone().and_then(|range| text.get(range)).unwrap_or_default();
    let name = words(&one.name);
    let foreign = name.contains(['·', '•', ' ']) || name.is_ascii();
    let surname = surname_at(name).is_some()
        || name.starts_with(['小', '老', '阿'])
        || name.contains('“')
        || ends_in_title(name)
        || one.address.is_some() && one.office.is_some();
    let title = format!(
        "{}{}",
        words(&one.unit),
        if one.office.as_ref().is_some_and(|office| office.start < one.whole.end) { words(&one.office) } else { "" }
    );
    // 外业的马队长, 来自波尔多的酿酒师: in a few words, or by an office.
    let titled =
        title.is_empty() || length(&title, 7) < 7 || ends(&title, OFFICES).is_some() || ends(&title, UNITS).is_some();
    /// Words that begin as surnames do.
    const WORDS: &str = "谈谈|谈一谈|周一|周二|周三|周四|周五|周六|周日|周末|周岁|方式|方案|方向|方法|方面|方便|时间|时候|时光|时分|时刻|任务|任何|高兴|高度|安全|安排|和气|明天|明年|关于|关键|关系|\
        成绩|成果|项目|常委|强调|应该|应当|应急|相关|相互|习惯|温度|温暖|路上|路边|连续|连线|平时|平常|平安|水平|经过|经济|干部|干杯|黄金|白天|包括|左右|左边|\
        别走|别光|别急|别动|别忙|别跑|别站|别躲|满意|满分|满员|广场|古镇|石头|金额|牛奶|马上|马路|车间|车辆|江边|计划|计时|计票|花园|班级|班组|步骤|台上|台下|年轻|年底|家里|全场|全部|\
        开始|开场|单位|游客|游行|席位|别的|盛会|盛宴|冷静|农村|农民|简单|简短|万分|山上|边上|边疆|上面|上台|毛病|幸福|钱款|池塘|司机";
    let told = has(name, "不|没|了|就|也|都|很|要|能|是|务|去|着|过|给|的|面前")
        || begins(name, WORDS).is_some()
        || has(
            &title,
            "，|我们|我家|你家|今天|明天|后天|召开|举行|部署|报|没有|明年|今年|去年|咱|你|在|给|上前|回|采用|通过|进行|这|那",
        );
    (foreign || surname) && titled && !told && length(&title, LONGEST) < LONGEST
}

/// 邓三爷, 祁局: the name itself says how somebody is called.
pub(super) fn ends_in_title(name: &str) -> bool {
    ends(name, SHORT_TITLES).or_else(|| ends(name, OFFICES)).is_some()
}

/// 孙女王晓雯从北京赶回来。晓雯，…: the given name of somebody who was named just before.
fn given(text: &str, words: &str, at: usize, before: &[Clause<'_>]) -> Option<Addressed> {
    /// So many bytes before may have named them in full.
    const NEAR: usize = 2_000;
    let short = words.strip_suffix(['哥', '姐', '妹', '弟']).filter(|rest| length(rest, 3) == 2).unwrap_or(words);
    if length(short, 3) != 2 || !short.chars().all(is_han) {
        return None;
    }
    if ends(short, OFFICES).is_some() || ends(short, UNITS).is_some() || act_at(short).is_some() {
        return None;
    }
    let names = |words: &str| {
        let before = |place: usize| words.get(..place).and_then(|before| before.chars().next_back());
        words.match_indices(short).any(|(place, _)| before(place).is_some_and(is_surname))
    };
    // Those who were named longer ago have to be asked for something that is asked of one alone.
    let near = before.iter().any(|clause| names(clause.words));
    let is_whose = near || names(text.get(text.floor_char_boundary(at.saturating_sub(NEAR))..at).unwrap_or_default());
    let doubled = short.chars().next() == short.chars().nth(1);
    const WORDS: &str = "谢谢|慢慢|好好|看看|听听|说说|讲讲|谈谈|聊聊|天天|人人|年年|常常|刚刚|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|叔叔|伯伯|宝宝|想想|试试|等等|来来|快快";
    let called = doubled && !is_one(short, WORDS);
    let range = at..at + words.len();
    (is_whose || called).then(|| Addressed {
        speaker: Speaker { whole: range.clone(), name: Some(range), ..Speaker::default() },
        stands_alone: false,
        is_guess: !near,
    })
}

/// 风险部先报, 连线高铁站支行, 合规部: the body that a clause names before it says anything of it.
pub(super) fn body(clause: &Clause<'_>) -> Option<Range<usize>> {
    const LEADS: &str = "连线|下面连线|接通|切到|由|请|先请|再请|轮到|下面|接下来|先听|再听|听听";
    const BEHIND: &str =
        "先报|先说|先讲|先来|先|插一句|插一嘴|补充|补一句|汇报|说说|讲讲|谈谈|报一下|的|有什么|这边|那边|呢";
    const LONGEST: usize = 14;
    let words = begins(clause.words, LEADS).and_then(|lead| clause.words.get(lead.len()..)).unwrap_or(clause.words);
    let words = trim(words);
    let unit = ends(words, BEHIND).and_then(|tail| words.get(..words.len() - tail.len())).unwrap_or(words);
    let start = clause.at + offset(clause.words, unit);
    let is_unit = ends(unit, UNITS).is_some()
        && (2..LONGEST).contains(&length(unit, LONGEST))
        && !has(unit, "我|咱|你|这|那|各|全|也|都|说|不|年|月|住院|出院|了|在");
    // 副的说也行 is no 行, and 听一段 no 段.
    const SHORT: &str = "部|局|处|科|镇|乡|村|县|区|队|所|厂|院|校|班|室|厅|股|委|站|小组";
    let is_known = ends(unit, SHORT).is_some() || ends(unit, UNITS).is_some_and(|word| length(word, 2) > 1);
    let is_unit = is_unit && is_known && !has(unit, "听|一段|看");
    is_unit.then(|| start..start + unit.len())
}

/// 具恩惠, 才让东知: two to four characters that are no word of meetings; who it is only what is asked for can tell.
fn foreign_or_rare(words: &str, at: usize) -> Option<Addressed> {
    const ORDINARY: &str = "好|来|行|请|我|你|您|他|她|大|各|这|那|先|再|下|上|不|没|有|是|的|了|就|也|都|很|要|今|明|刚|谢|感|祝|鼓|掌|同志|同学|老师|朋友|代表|领导|嘉宾|孩子|唱得|跳得|演得|说得|讲得|做得|写得|练得|真|们|位|一|二|三|四|五|六|七|八|九|十|第|全体|现在|时间|话筒|安静|所以|但是|可是|还|最";
    let count = length(words, 5);
    let plain = words.chars().all(is_han) && (3..=4).contains(&count) && !has(words, ORDINARY);
    let range = at..at + words.len();
    plain.then(|| Addressed {
        speaker: Speaker { whole: range.clone(), name: Some(range), ..Speaker::default() },
        stands_alone: false,
        is_guess: true,
    })
}

/// 荷花池舞蹈队，《好日子》，上场！: a group that shows something.
fn team(words: &str, at: usize) -> Option<Addressed> {
    const TEAMS: &str = "舞蹈队|合唱团|合唱队|艺术团|姐妹队|表演队|武术队|乐队|舞狮队|醒狮队|锣鼓队|秧歌队|腰鼓队|柔力球队|朗诵社|话剧社|组合|歌舞团|民乐团|时装队|太极队|广场舞队|剧社|舞队";
    const LONGEST: usize = 14;
    let team = ends(words, TEAMS).is_some_and(|word| word.len() < words.len()) && length(words, LONGEST) < LONGEST;
    let range = at..at + words.len();
    (team && !has(words, "的是|感谢|谢|是|由|请")).then(|| Addressed {
        speaker: Speaker { whole: range.clone(), unit: Some(range), ..Speaker::default() },
        stands_alone: false,
        is_guess: false,
    })
}
