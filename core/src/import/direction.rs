//! Brackets around something to do, told from brackets that belong to the words: （全体起立） from （草案）.

use super::wording::{begins, ends, has, is_one, number, trim};
use crate::chinese::clauses::last_part;

/// The brackets that something to do stands in.
pub(super) const BRACKETS: [(char, char); 10] = [
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('<', '>'),
    ('＜', '＞'),
    ('〈', '〉'),
];

/// What stands around a pair of brackets.
pub(super) struct Around<'a> {
    /// The sentence before them.
    pub(super) before: &'a str,
    /// The sentence that has just ended, where they open none.
    pub(super) last: &'a str,
    /// The block behind them.
    pub(super) after: &'a str,
    /// Do they open their block?
    pub(super) opens: bool,
}

/// Done, and hardly ever part of a name or a title: not said wherever the brackets stand.
const ACTIONS: &str = "缓步|走到|行鞠躬礼|转身面向|看会场|看全场|看代表|看下|看一下|数人头|数票|点数|点人数|停……|目光|巡视|扫视|鼓掌|掌声|奏《|乐曲|进行曲|起立|停顿|停一下|停一会|停片刻|等一下|等一哈|等一会|稍停|略停|暂停|稍候|稍等|稍后|稍作|稍顿|完毕|奏乐|奏国歌|奏唱|乐起|放音乐|音乐|锣鼓|播放|放映|播映|放片|放视频|放短片|放录像|放照片|放投影|加封|封箱|敬礼|\
    鞠躬|落座|就座|就坐|入座|坐下|环视|环顾|示意|默哀|退场|入场|上台|登台|下台|上场|走向|画面切|镜头切|切到|切回|计时|递上|等待|等候|\
    待其|待大家|灯光|大屏|屏幕|切换|礼仪|工作人员|念完|读完|讲完|此处|不念|不读|略过|视情|秒|applause|pause|\
    all rise|stand|music|anthem";

/// What may be done, where the brackets stand apart from a word.
const PERHAPS: &str = "发言|讲话|宣读|致辞|致词|报告|汇报|举手|表决|投票|计票|清点|填写|分发|收回|领奖|颁奖|合影|休会|休息|\
    散会|结束|开始|主持人|主持|司仪|视频|短片|观看|签约|签字|揭牌|宣誓|领誓|合唱|齐唱|朗诵|表演|献花|注意|提意见|批评|对照检查|自我检查|领学|点评|评议|回应|讲课|授课|\
    提示|注：|备注|说明：|略|转身|面向|齐声|提问|回答|讨论|议程|依次|翻页|出示|展示|同时|speech|reads|\
    speaks|vote|film|video|photo|break";

/// What explains the word before and is said or read over with it.
const EXPLAINS: &str = "以下简称|下称|简称|又称|包括|含|即|原|详见|见附|排名不分|按姓氏|以姓氏";

/// What is said, and no direction, though it may stand alone in brackets.
const SAID: &str = "没有|有|无|通过|一致通过|同意|全票通过|鼓掌通过|没有意见|无意见|草案|试行|暂行|修订";

/// （发言完毕）, （全场鼓掌）, （返回座位）: what is done when something is over, and not while it lasts.
pub(super) fn is_of_the_end(inner: &str) -> bool {
    has(inner, "完毕|结束|毕|讲完|念完|读完|鼓掌|掌声|下台|退场|归位|回座|返回|入座|就座|就坐|落座")
        || ends(inner, "后").is_some()
}

/// Whether the brackets are not to be said: `Some(true)` where that is certain, `None` where they belong to the words.
pub(super) fn judge(inner: &str, around: &Around<'_>) -> Option<bool> {
    let inner = trim(inner);
    // （……）
    if !inner.is_empty() && inner.chars().all(|c| matches!(c, '…' | '.' | '·' | '※')) && around.opens {
        return Some(true);
    }
    let is_figure =
        number(inner).is_some_and(|(_, bytes)| bytes == inner.len()) || !inner.chars().any(char::is_alphanumeric);
    if is_figure || begins(inner, EXPLAINS).is_some() || is_one(inner, SAID) {
        return None;
    }
    // （对以上报告有意见的请发表，没意见鼓掌通过！）: a question to the room, which is asked aloud.
    if has(inner, "的请举手|鼓掌通过|有意见的请|有意见请") && !has(inner, "看|停|如|若") {
        return None;
    }
    if is_alternatives(inner) {
        return None;
    }
    let asked = if around.before.is_empty() { around.last } else { around.before };
    if is_name_of_called(inner, around.last) && around.before.is_empty() {
        return Some(true);
    }
    if around.before.is_empty() && is_of_what_was_asked(inner, around.last) {
        return Some(true);
    }
    if around.before.is_empty() && is_done_by_called(inner, around.last) {
        return Some(true);
    }
    if inner == "停" || is_done_meanwhile(inner, asked) || is_what_was_called_for(inner, around.before) {
        return Some(true);
    }
    let lower = inner.to_ascii_lowercase();
    let alone = around.opens && trim(around.after).is_empty();
    let ended = around.before.is_empty()
        || around.before.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…', '”', '.']);
    let closes = trim(around.after).is_empty() || around.after.starts_with(['。', '；', '！']);
    // 首先请岭上村支书发言（发言）下面请…: the call has no stop, and the next one goes on.
    const GOES_ON: &str = "下面|接下来|接着|再请|请|首先|最后|随后|然后|同志们|现在|刚才|感谢|谢谢";
    let goes_on = begins(trim(around.after), GOES_ON).is_some() && around.before.contains('请');
    if is_only_acts(inner) && (ended || closes || goes_on || around.before.ends_with(['，', ','])) {
        return Some(true);
    }
    let condition = begins(inner, "如|若|如果|假如|倘若").is_some();
    // （介绍毕）, （颁奖完）, （念名单后）: when the host goes on.
    let over = inner.chars().count() <= 16 && ends(inner, "毕|完|完后|毕后|之后|后|后再说|再说|再念").is_some();
    // 默哀一分钟（一分钟后）默哀毕
    let goes_on = goes_on || begins(trim(around.after), "默哀毕|礼毕|宣誓完毕|唱毕|默哀完毕").is_some();
    if over && (ended || closes || goes_on || around.before.ends_with([':', '：', '，', ','])) {
        return Some(true);
    }
    if has(&lower, ACTIONS) {
        // 县（区）代表上台: an action is a short note, and stands apart from the word behind it.
        let joined = !ended && !closes && !around.after.starts_with(['，', ',', '、']);
        // 同意的请举手（看下代表举手）请放下: what nobody could say, whatever stands around it.
        const NEVER: &str = "看下|看一下|看会场|看全场|看代表|环视|环顾|目光|数票|数人头";
        let never = has(inner, "鼓掌|停顿|停一下|停一会|停片刻|等一下|起立|稍停|稍候|稍等|稍后|略停")
            || begins(inner, NEVER).is_some();
        return (!joined || ended || never).then_some(true);
    }
    if condition && (ended || closes) {
        return Some(true);
    }
    if has(&lower, PERHAPS) && (ended || alone || closes && !inner.contains(['、', '年'])) {
        return Some(ended);
    }
    (alone && !is_date(inner)).then_some(false)
}

/// Several wordings of which one is said.
pub(super) fn is_alternatives(inner: &str) -> bool {
    let parts: Vec<&str> = inner.split(['/', '／', '|', '｜']).collect();
    parts.len() > 1 && parts.iter().all(|part| !trim(part).is_empty()) && parts.iter().any(|part| is_outcome(part))
}

/// How a vote may go through.
const PASSED: &str =
    "通过|一致通过|全票通过|多数通过|全体通过|表决通过|鼓掌通过|获得通过|一致同意|多数同意|没有通过|未通过";

/// The way in which a vote goes through that some words end with.
pub(super) fn passed_at_end(words: &str) -> Option<&'static str> {
    ends(words, PASSED)
}

/// 没有（请放下）, 一致通过（多数通过）: a whole sentence of what comes out, and brackets with what may come out in its place.
pub(super) fn is_other_outcome(before: &str, inner: &str) -> bool {
    const NOBODY: &str = "没有|无|没有人|好，没有";
    const LOWERS: &str = "请放下|放下|手放下|有，请放下|有请放下";
    // 没有（有___人，请放下）
    let counted: String = inner.chars().filter(|c| !matches!(c, '_' | '＿' | '×' | '*' | '□' | ' ')).collect();
    const SOME: [&str; 6] = ["有人，请放下", "有人请放下", "有名，请放下", "有名请放下", "有票，请放下", "有票请放下"];
    let opinions = |words: &str| matches!(words, "没有意见" | "有意见" | "没有异议" | "有异议");
    opinions(before) && opinions(inner) && before != inner
        || is_one(before, NOBODY) && (is_one(inner, LOWERS) || SOME.contains(&counted.as_str()))
        || is_one(before, LOWERS) && is_one(inner, NOBODY)
        || before != inner && is_one(before, PASSED) && is_one(inner, PASSED)
}

/// 通过（未通过）, 有效（无效）: the bytes of the word before the brackets that the words within deny.
pub(super) fn opposite(before: &str, inner: &str) -> Option<usize> {
    let denied = DENIES.iter().find_map(|no| inner.strip_prefix(no)).filter(|word| word.chars().count() == 2);
    let word = if inner == "无效" { "有效" } else { denied? };
    before.ends_with(word).then_some(word.len())
}

/// 方案一（方案二）, 甲方案（乙方案）: the bytes of what stands before the brackets, of which what is within says another one.
pub(super) fn another(before: &str, inner: &str) -> Option<usize> {
    const LEAST: usize = 3;
    const WHICH: &str = "一二三四五甲乙丙丁ABCDABC123";
    let length = inner.chars().count();
    let (at, _) = before.char_indices().rev().nth(length.checked_sub(1)?)?;
    let word = before.get(at..)?;
    // 一致意见（多数意见）
    const HOW: [&str; 4] = ["一致", "多数", "全体", "半数以上"];
    let how = |words: &str| HOW.iter().find_map(|how| words.strip_prefix(how)).map(str::to_owned);
    if how(word).is_some_and(|rest| !rest.is_empty() && how(inner) == Some(rest)) {
        return Some(word.len());
    }
    let mut differing = word.chars().zip(inner.chars()).filter(|(one, other)| one != other);
    let (one, other) = differing.next()?;
    let is_which = WHICH.contains(one) && WHICH.contains(other);
    (length >= LEAST && is_which && differing.next().is_none()).then_some(word.len())
}

/// Words that deny the one behind them.
const DENIES: [&str; 4] = ["没有", "未获", "未", "不"];

/// 收回的选票等于／少于发出的选票: two words of which one is true; the bytes of both.
pub(super) fn paired(before: &str, behind: &str) -> Option<(usize, usize)> {
    const PAIRS: [(&str, &str); 10] = [
        ("等于", "少于"),
        ("等于", "小于"),
        ("等于", "多于"),
        ("有效", "无效"),
        ("超过", "达到"),
        ("全票", "多数票"),
        ("上午", "下午"),
        ("早上", "上午"),
        ("下午", "晚上"),
        ("先生", "女士"),
    ];
    // 一致通过/表决通过
    let is_long = |(one, other): &(&str, &str)| one != other && one.len() == other.len();
    let outcome = passed_at_end(before).zip(begins(behind, PASSED)).filter(is_long);
    if let Some((one, other)) = outcome {
        return Some((one.len(), other.len()));
    }
    let fits = |one: &str, other: &str| before.ends_with(one) && behind.starts_with(other);
    let either = PAIRS.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    either.into_iter().find(|(one, other)| fits(one, other)).map(|(one, other)| (one.len(), other.len()))
}

/// 通过 before and 没有通过 behind: the bytes of the word, and those of what denies it.
pub(super) fn denied(before: &str, behind: &str) -> Option<(usize, usize)> {
    let no = DENIES.iter().find(|no| behind.starts_with(**no))?;
    let (at, _) = before.char_indices().rev().nth(1)?;
    let word = before.get(at..)?;
    let is_word = word.chars().all(crate::chinese::is_han) && behind.get(no.len()..)?.starts_with(word);
    is_word.then_some((word.len(), no.len() + word.len()))
}

/// What a vote or a judgement may come to.
pub(super) fn is_outcome(words: &str) -> bool {
    const OUTCOMES: &str = "通过|没有|无|有|同意|完成|合格|一致|不|未|基本|合规|赞成|反对|弃权";
    let short = words.chars().count() <= 16;
    short && has(words, OUTCOMES) && !has(words, ACTIONS)
}

/// （发言）, （佩戴，拍照）: nothing but what is done.
fn is_only_acts(inner: &str) -> bool {
    inner.split(['，', ',', '、', '；', ' ']).all(|part| {
        let part = trim(part);
        super::lexicon::act_at(part).is_some_and(|(_, bytes)| bytes == part.len()) || is_deed(part) || lasts(part)
    })
}

/// （填表，约10分钟）: how long it is.
fn lasts(part: &str) -> bool {
    let bare = part.strip_prefix("大约").or_else(|| part.strip_prefix('约')).unwrap_or(part);
    let unit = number(bare).and_then(|(_, bytes)| bare.get(bytes..));
    unit.is_some_and(|unit| is_one(trim(unit), "分钟|分钟左右|秒|秒钟|分|刻钟|小时"))
}

/// （升旗，唱国歌）, （颁发聘书）: what is done on the stage or with papers, in a few characters.
fn is_deed(part: &str) -> bool {
    const LONGEST: usize = 6;
    const DEEDS: &str = "检讨|检查|鸣礼炮|礼炮|签署|互换|交换|升旗|升国旗|降旗|唱国歌|唱队歌|唱校歌|唱团歌|演出|演奏|抽奖|摸奖|开奖|答复|填表|填票|发表|发票|收票|收表|验票|开箱|唱标|开标|报数|展演|献演|敬茶|敬酒|切蛋糕|放飞|点火|击鼓|敲锣|鸣炮|鸣笛|培土|剪彩|颁发|领取|发放|佩戴|移交|交接|捐款|植树|浇水|盖章|按手印|上香|献礼|献旗|接旗|交旗|挥旗|戴|鸣钟|放炮|收卷|批改|观摩";
    let sung = begins(part, "唱|齐唱|奏唱|合唱").is_some() && part.ends_with('歌');
    part.chars().count() <= LONGEST && (sung || begins(part, DEEDS).is_some()) && !part.contains('的')
}

/// 同意的请举手（看）, 反对的请举手（计数）: what the host does while the hands are up, right behind the question.
fn is_done_meanwhile(inner: &str, before: &str) -> bool {
    const LONGEST: usize = 6;
    const ASKED: &str = "请举手|的举手|请举手表决|请举手示意|请举牌|请起立|请鼓掌|请鼓掌通过|请按表决器|请表决";
    const DOES: &str = "看|数|点|计|清点|目测|统计|停|等|记|查";
    /// What comes out is said.
    const COMES_OUT: &str = "没有|无|有|通过|同意|赞成|反对|弃权|或|即|票|人|名";
    let is_short = (1..=LONGEST).contains(&inner.chars().count());
    let asked = before.trim_end_matches(['。', '！', '，', '；', ' ']);
    is_short && ends(asked, ASKED).is_some() && (begins(inner, DOES).is_some() || !has(inner, COMES_OUT))
}

/// 请…同志发言（发言）, 请洪大志委员汇报（洪大志汇报）: what somebody has just been called to do, and does now.
fn is_what_was_called_for(inner: &str, before: &str) -> bool {
    let clauses = last_part(before);
    let Some(who) = before_last_act(inner).filter(|_| has(clauses, "请|由")) else { return false };
    // 请院长赵××介绍组建情况（赵××介绍）: what it is about stands behind the act.
    let act = inner.get(who.len()..).unwrap_or_default();
    let is_same = || !who.is_empty() && clauses.find(who).zip(clauses.find(act)).is_some_and(|(who, act)| who < act);
    (before_last_act(before).is_some() || is_same()) && (who.is_empty() || clauses.contains(who))
}

/// 请副区长侯世杰同志讲。（侯世杰）: nothing but the name of whoever has just been called.
fn is_name_of_called(inner: &str, before: &str) -> bool {
    const LONGEST: usize = 4;
    let is_short = (2..=LONGEST).contains(&inner.chars().count()) && inner.chars().all(crate::chinese::is_han);
    let called = before.rsplit_once('请').is_some_and(|(_, behind)| behind.contains(inner));
    is_short && called && super::lexicon::surname_at(inner).is_some()
}

/// 请会计把账读一读。（读账）: a few characters, each of which stands in what was asked.
fn is_of_what_was_asked(inner: &str, before: &str) -> bool {
    const LONGEST: usize = 5;
    let asked = before.rsplit_once('请').map(|(_, asked)| asked);
    let is_short = (2..=LONGEST).contains(&inner.chars().count()) && inner.chars().all(crate::chinese::is_han);
    let asks_all = asked.is_some_and(|asked| inner.chars().all(|c| asked.contains(c)));
    // 请各位代表审议《章程（草案）》 ends with no act.
    is_short && asks_all && asked.is_some_and(|asked| !asked.contains(inner) || super::lexicon::act_at(inner).is_some())
}

/// 请蓝三嫂给大家唱一段！（蓝三嫂唱山歌）: what whoever has just been called does then, in a few words.
fn is_done_by_called(inner: &str, before: &str) -> bool {
    is_done_by(inner, before, 3) || is_done_by(inner, before, 2) || is_done_by(inner, before, 1)
}

/// The same by whoever has a name of so many characters.
fn is_done_by(inner: &str, before: &str, name: usize) -> bool {
    const LONGEST: usize = 10;
    let is_short = (name + 1..=LONGEST).contains(&inner.chars().count()) && inner.chars().all(crate::chinese::is_han);
    const ACTS: &str = "唱|念|跳|演|讲|读|吹|弹|拉|领|答|说";
    let Some((name, act)) = inner.char_indices().nth(name).and_then(|(at, _)| inner.split_at_checked(at)) else {
        return false;
    };
    // 工艺员白露再讲讲新的操作卡。（白露讲）
    let last = last_part(before.trim_end_matches(['。', '！', '，']));
    let asked = before.rsplit_once('请').map_or("", |(_, behind)| behind);
    let called = [asked, last].iter().any(|words| words.contains(name));
    let acts = super::lexicon::act_at(act).is_some() || begins(act, ACTS).is_some();
    is_short && called && acts && !inner.contains(['是', '的', '曾']) && super::lexicon::surname_at(inner).is_some()
}

/// The words before the act that some words end with.
fn before_last_act(words: &str) -> Option<&str> {
    const LONGEST: usize = 6;
    let places = words.char_indices().rev().take(LONGEST);
    let acts = places.filter(|(at, _)| {
        let rest = words.get(*at..).unwrap_or_default();
        super::lexicon::act_at(rest).is_some_and(|(_, bytes)| bytes == rest.len())
    });
    acts.last().and_then(|(at, _)| words.get(..at))
}

/// A day or a month, which stands below a title.
fn is_date(inner: &str) -> bool {
    inner.contains('年') && inner.contains('月') && inner.chars().count() < 30
}
