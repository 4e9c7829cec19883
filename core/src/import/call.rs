//! Who is called to do what in a sentence: 请…讲话, 由…宣读, 有请…, "please welcome …". It reads one sentence and does not ask
//! whether it is the time for it.

use super::draft::Speaker;
use super::lexicon::{self, Does};
use super::speaker;
use super::wording::{begins, ends, has, is_space, trim};
use std::ops::Range;

/// Somebody is called.
#[derive(Debug, Clone)]
pub(super) struct Calling {
    /// Who; nobody where the whole room is asked, or the host calls upon himself.
    pub(super) speakers: Vec<Speaker>,
    /// To do what; `None` where it is left open: 请王老师。
    pub(super) does: Option<Does>,
    /// The word for it.
    pub(super) act: Range<usize>,
    /// Is the whole room asked?
    pub(super) everybody: bool,
    /// Does the host speak himself?
    pub(super) host: bool,
    /// What is read out.
    pub(super) document: Option<Range<usize>>,
    /// The word that calls: 请, 由, 有请.
    pub(super) marker: &'static str,
    /// Does the call open the sentence, or follow a word that leads over?
    pub(super) opens: bool,
}

impl Calling {
    /// Is anybody called by name, or by a blank for one?
    pub(super) fn names_somebody(&self) -> bool {
        self.speakers.iter().any(|speaker| speaker.name.is_some())
    }
}

/// Words that 请 stands behind where it calls somebody.
const LEADING: &str = "首先|先|再|下面|接下来|接着|现在|最后|然后|随后|并|也|还|有|特|就|继续|我们|掌声|第二位|第三位|今天|敬|\
    项|同时|恭|隆重|代表|下边|来|二|一|三|议程|这里|依次|接下去|后|环节|内容|当中|欢迎|，再|分别|邀";

/// Words that begin with 请 and call nobody.
const NO_CALLS: &str = "请来，|请来开|请假|请示|请求|请问|请战|请愿|请柬|请勿|请不要|请将|请按|请把|请务必|请注意|请随|请移步|\
        请继续|请带|请在|请做好|请放心|请坐|请放下|请起立|请来了|请到了|请对照|请自觉|请听|请看|\
        请欣赏|请允许|请先报|请用|请举手|请鼓掌|请填|请写|请分发|请清点|请保持|请遵|请及时|请认真|\
        请予|请抓|请结合|请参照|请配合|请支持|请谅|请尽|请携|请关闭|请关好|请关注|请关机|请原谅|\
        请开启|请开箱|请来到|请留步|请留下|请入座|请入场|请集合|请集中|请检查票|请检查选|请落座|\
        请收好|请收回|请进入|请多多";

/// Everybody who is called in the sentence, in order.
pub(super) fn calls(text: &str, range: &Range<usize>) -> Vec<Calling> {
    let words = text.get(range.clone()).unwrap_or_default();
    let mut found: Vec<Calling> = Vec::new();
    let starts = markers(words);
    for (index, (at, marker)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(words.len(), |(next, _)| *next);
        let from = at + marker.len();
        if from > end {
            continue;
        }
        let before = words.get(..*at).unwrap_or_default();
        let behind = words.get(from..end).unwrap_or_default();
        let calling = named_before(text, range.start, before, behind, marker)
            .or_else(|| calling(text, range.start + from..range.start + end, marker));
        if let Some(mut calling) = calling {
            calling.opens = opens(before);
            found.push(calling);
        }
    }
    if found.is_empty() {
        found.extend(next_one(text, range));
    }
    drop_announced(&mut found);
    found
}

/// Stands nothing before a call but a greeting, a number and a word that leads over?
fn opens(before: &str) -> bool {
    use super::announce;
    let body = announce::without_greeting(super::signs::without_label(before));
    let body = announce::ordinal(body).map_or(body, |(_, _, rest)| rest);
    let body = announce::lead(body).map_or(body, |(_, rest)| rest);
    trim(body).chars().count() <= 2 || ends(before, LEADING).is_some() && before.chars().count() <= 24
}

/// 王老师，请讲。: the person stands before the call.
fn named_before(text: &str, base: usize, before: &str, behind: &str, marker: &'static str) -> Option<Calling> {
    const SPEAK: &str = "讲|您|说|发言|上台|作答|回答|继续|接着讲|陈述|。|！|就座发言";
    let alone = trim(behind).is_empty() || begins(behind, SPEAK).is_some();
    let clause = before.strip_suffix(['，', ',', '：'])?;
    let start = clause
        .rfind(['，', '。', '；', ',', '！'])
        .map_or(0, |at| at + clause.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let words = clause.get(start..)?;
    if !alone || !matches!(marker, "请" | "有请") || words.chars().count() > 30 || is_everybody(trim(words)) {
        return None;
    }
    let speakers = speaker::read(text, base + start..base + clause.len());
    let named = speakers.iter().any(|speaker| speaker.name.is_some()) && speakers.len() == 1;
    let at = base + before.len() + marker.len();
    named.then(|| Calling {
        speakers,
        does: Some(Does::Speaks),
        act: at..at + behind.len(),
        everybody: false,
        host: false,
        document: None,
        marker,
        opens: true,
    })
}

/// 第二位，王璐教授（海州师范大学），… 下一位是…: nobody says 请.
fn next_one(text: &str, range: &Range<usize>) -> Option<Calling> {
    let words = text.get(range.clone())?;
    let body = super::announce::without_greeting(super::signs::without_label(words));
    let mut plain = false;
    let rest = if let Some(behind) = body.strip_prefix('第') {
        let (_, bytes) = super::wording::number(behind)?;
        let rest = behind.get(bytes..)?;
        rest.strip_prefix('位').or_else(|| rest.strip_prefix('个'))?
    } else {
        let word = begins(body, "下一位|最后一位|接下来一位|首位|接下来的这位|接下来|下面|最后|首先")?;
        plain = matches!(word, "接下来" | "下面" | "最后" | "首先");
        body.get(word.len()..)?
    };
    let rest =
        ["报告人", "发言人", "演讲人", "选手", "嘉宾", "主讲人", "发言的", "答辩人", "汇报人", "讲述人", "出场的"]
            .iter()
            .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let rest = ["发言的是", "汇报的是", "演讲的是", "出场的是", "上场的是", "登台的是"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .or_else(|| rest.strip_prefix(['，', '是', '：', ',', ':']).filter(|_| !plain))?;
    let rest = rest.strip_prefix('由').unwrap_or(rest);
    let rest = rest.strip_prefix("我们的").unwrap_or(rest);
    let rest = rest.strip_prefix("老朋友").unwrap_or(rest);
    let from = range.start + super::wording::offset(words, rest);
    let end = rest.find(['，', '。', '！', ',', '；']).unwrap_or(rest.len());
    let speakers = speaker::read(text, from..from + end);
    let named = speakers.iter().any(|speaker| speaker.name.is_some());
    let act = from + end..from + end;
    named.then_some(Calling {
        speakers,
        does: Some(Does::Speaks),
        act,
        everybody: false,
        host: false,
        document: None,
        marker: "有请",
        opens: true,
    })
}

/// 请护士代表谈体会，请内科护士长鞠萍同志发言: the first only announces the second. Three bodies in a row are a plan.
fn drop_announced(found: &mut Vec<Calling>) {
    let named = |call: &Calling| call.speakers.iter().any(|speaker| speaker.name.is_some());
    if found.len() > 2
        && found.iter().all(|call| {
            !named(call)
                && !call.everybody
                && !call.speakers.is_empty()
                && !call.speakers.iter().any(|one| one.name.is_some())
        })
    {
        found.clear();
        return;
    }
    let Some(at) = found.iter().position(named) else { return };
    let does = found.get(at).and_then(|call| call.does);
    let mut index = 0;
    found.retain(|call| {
        index += 1;
        index > at || named(call) || call.does != does || call.does != Some(Does::Speaks)
    });
}

/// Where somebody may be called, and the word for it.
fn markers(words: &str) -> Vec<(usize, &'static str)> {
    const MARKERS: &str = "有请|请|由|欢迎|let us welcome|please welcome|invite|welcome|call upon|ask";
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    let mut quoted = 0usize;
    for (at, c) in words.char_indices() {
        match c {
            '《' | '“' | '「' => quoted += 1,
            '》' | '”' | '」' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if quoted > 0 || !matches!(c, '有' | '请' | '由' | '欢' | 'l' | 'p' | 'i' | 'w' | 'c' | 'a') {
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let Some(marker) = begins(rest, MARKERS) else { continue };
        if found.last().is_some_and(|(last, word)| last + word.len() > at) {
            continue;
        }
        let before = words.get(..at).unwrap_or_default().trim_end_matches(is_space);
        if stands(before, rest, marker) {
            found.push((at, marker));
        }
    }
    found
}

/// Does a marker between these words call somebody?
fn stands(before: &str, rest: &str, marker: &str) -> bool {
    let parted = before.is_empty()
        || before.ends_with([
            '，', ',', '。', '：', ':', '；', ';', '、', '！', '!', '.', '”', '）', ')', '—', '》', '…', '*', '？',
            '?', '】',
        ]);
    let led = ends(before, LEADING).is_some();
    match marker {
        "请" => {
            let other = begins(rest, NO_CALLS).is_some() && !rest.starts_with("请听证")
                || is_when(rest)
                || before.ends_with(['邀', '申', '聘', '恳', '提', '宴', '烦', '报', '未', '早'])
                || before.ends_with("应邀");
            let clause = before.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or(before);
            let program = ends(clause, "程序|环节|工作|议程|阶段|方案|会议|部分").is_some();
            let noun =
                clause.chars().count() <= 8 && !has(clause, "的|了|是") || program && clause.chars().count() <= 12;
            !other && (parted || led || noun)
        }
        "由" => (parted || led) && begins(rest, "由于|由此|由衷|由来|由来已久|由上|由点").is_none(),
        "有请" => true,
        "欢迎" => parted || ends(before, "让我们|我们|掌声|一起|共同|热烈").is_some(),
        _ => before.is_empty() || before.ends_with([' ', ',', '.']),
    }
}

/// 请于5月1日前…, 请教: somebody's name may begin so, too.
fn is_when(rest: &str) -> bool {
    let behind = rest.strip_prefix("请于").unwrap_or_default();
    let when = behind.starts_with(|c: char| c.is_ascii_digit() || "今明本下每会两三五一".contains(c));
    let asks = rest.starts_with("请教")
        && !has(
            super::wording::at_most(rest, 3),
            "请教师|请教授|请教育|请教务|请教练|请教研|请教科|请教学|请教官|请教职|请教体|请教工",
        );
    when || asks
}

/// Reads the words behind a marker.
fn calling(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    let words = text.get(range.clone())?;
    let latin = words.chars().take(12).all(|c| c.is_ascii());
    if latin && !matches!(marker, "请" | "由" | "有请" | "欢迎") {
        return english(text, range, marker);
    }
    let host = begins(trim(words), "我|本人|主持人自己").is_some()
        && !words.starts_with("我们的")
        && !words.starts_with("我市")
        && !words.starts_with("我县");
    let everybody = is_everybody(trim(words));
    let mut chosen: Option<(Does, Range<usize>, Vec<Speaker>)> = None;
    for (does, act) in acts(words) {
        let before = range.start..range.start + act.start;
        // Who only serves reads out, too.
        let serves = everybody
            && does == Does::Reads
            && has(words, "工作人员")
            && begins(trim(words), "工作人员|大会工作人员").is_some();
        let nobody = host || everybody && !serves;
        // 请监票人开启票箱，清点选票: the counting takes longer.
        if does == Does::Counts
            && let Some((chosen, at, _)) = chosen.as_mut().filter(|(chosen, _, _)| *chosen == Does::Acts)
        {
            (*chosen, *at) = (does, range.start + act.start..range.start + act.end);
            break;
        }
        let people = if nobody { Vec::new() } else { speaker::read(text, before.clone()) };
        let good = everybody || host || !people.is_empty() || trim(words.get(..act.start)?).chars().count() <= 2;
        let here = (does, range.start + act.start..range.start + act.end, people);
        if good {
            let done = chosen.is_none() && !matches!(does, Does::Acts);
            if chosen.is_none()
                || chosen.as_ref().is_some_and(|(chosen, _, _)| *chosen == Does::Acts && does != Does::Acts)
            {
                chosen = Some(here);
            }
            if done {
                break;
            }
        } else if chosen.is_none() && act.start > 120 {
            break;
        }
    }
    // 观看移栽示范: no film.
    let watched = |does: Does| does == Does::Film && !has(words, "片|视频|录像|直播|屏|影");
    let chosen = chosen.map(|(does, act, people)| (if watched(does) { Does::Acts } else { does }, act, people));
    let opened = |act: &Range<usize>| {
        text.get(act.clone()) == Some("宣布")
            && has(text.get(act.end..range.end).unwrap_or_default(), "开幕|开工|启动|开赛|开馆|正式开始|闭幕|开园|开班")
    };
    let chosen = chosen.map(|(does, act, people)| (if opened(&act) { Does::Speaks } else { does }, act, people));
    let Some((does, act, mut speakers)) = chosen else {
        return bare(text, range.clone(), marker, everybody, host)
            .or_else(|| if everybody { None } else { addressed(text, range, marker) });
    };
    if matches!(marker, "由" | "欢迎") && (everybody || speakers.is_empty() && !host) {
        return None;
    }
    if !names_speakers(does, words) || is_receiving(text.get(act.clone()).unwrap_or_default()) {
        speakers.clear();
    }
    if does == Does::Rite {
        speakers.extend(second_party(text, range.start, words, act.start - range.start.min(act.start)));
    }
    let document = (does == Does::Reads).then(|| document(text, act.end..range.end)).flatten();
    Some(Calling { speakers, does: Some(does), act, everybody, host, document, marker, opens: false })
}

/// 请各乡镇长上台，与县长牛文举同志签订责任书: whom it is done with.
fn second_party(text: &str, base: usize, words: &str, act: usize) -> Vec<Speaker> {
    let before = words.get(..act).unwrap_or_default();
    let Some(at) =
        before.rfind("，与").map(|at| at + "，与".len()).or_else(|| before.rfind("，同").map(|at| at + "，同".len()))
    else {
        return Vec::new();
    };
    speaker::read(text, base + at..base + act)
}

/// 请副县长李明同志安排推进工作: the person is addressed, and what he is to do is none of the words that are known.
fn addressed(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    const AT_ONCE: &str = "替我|帮我|做好|做准备|作准备|做好准备|作好|候场|稍候|提前|到前排|准备|放下|留步|注意|关|回|带|坐|站|入场|退场|离场|就位|到主席台|上主席台|入座|就座|到会|参加|协助|到场|担任|负责";
    let words = text.get(range.clone())?;
    let clause = words.split(['。', '；', '！', '：']).next().unwrap_or_default();
    let named = super::wording::first(super::wording::at_most(clause, 50), "同志|先生|女士|老师");
    // Where nobody is addressed, a blank or how it is done shows where the name ends: 请经理____给大家报一报.
    let end = match named {
        Some((at, word)) => at + word.len(),
        None => {
            speaker::read(text, range.start..range.start + clause.len()).first()?.whole.end.checked_sub(range.start)?
        }
    };
    let behind = words.get(end..)?.split(['，', '。', '；', '！']).next().unwrap_or_default();
    let speakers = speaker::read(text, range.start..range.start + end);
    let titled = |one: &Speaker| named.is_some() || one.office.is_some();
    let one = speakers.len() == 1
        && speakers.iter().all(|one| one.name.is_some() && titled(one) && one.whole.end == range.start + end);
    let acts =
        behind.chars().count() >= 2 && begins(behind, AT_ONCE).is_none() && !behind.starts_with(['为', '、', '和']);
    const SAYS: &str = "说|讲|谈|介绍|报|念|通报|安排|部署|布置|解读|汇报|发言|点评|表态|致|分享|推介|提|述|回答|强调";
    let does = if has(behind, SAYS) { Does::Speaks } else { Does::Acts };
    (one && acts && matches!(marker, "请" | "有请")).then(|| Calling {
        speakers,
        does: Some(does),
        act: range.start + end..range.start + end + behind.len(),
        everybody: false,
        host: false,
        document: None,
        marker,
        opens: false,
    })
}

/// 请王老师。: nobody says what for.
fn bare(text: &str, range: Range<usize>, marker: &'static str, everybody: bool, host: bool) -> Option<Calling> {
    if everybody || host || marker == "由" {
        return None;
    }
    let words = text.get(range.clone())?;
    let end = words.find(['，', ',', '。', '！', '!', '；', '？', '：', '.']).unwrap_or(words.len());
    let clause = trim(words.get(..end)?);
    let short = clause.chars().count() <= 40;
    let people = speaker::read(text, range.start..range.start + end);
    let whole = people
        .last()
        .is_some_and(|last| text.get(last.whole.end..range.start + end).is_some_and(|rest| is_end(trim(rest))));
    let is_action = has(clause, "做好|准备|放下|留步|注意|关|回|带|坐|站|入场|退场|离场|就位");
    if !short
        || !whole
        || is_action
        || people.is_empty()
        || marker == "欢迎" && people.iter().all(|one| one.name.is_none())
    {
        return None;
    }
    let at = range.start + end;
    let titled = has(words.get(end..).unwrap_or_default(), "题目|主题是|分享的|带来");
    let named = people.iter().any(|one| one.name.is_some());
    let does = (named && (titled || marker == "有请")).then_some(Does::Speaks);
    Some(Calling { speakers: people, does, act: at..at, everybody, host, document: None, marker, opens: false })
}

/// What may stand behind the person in a call without an act.
fn is_end(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with(['（', '(', '—', '*', '"', '”'])
        || matches!(rest, "上台" | "上场" | "登台" | "闪亮登场" | "登场")
}

/// All acts in the words, outside titles and brackets.
fn acts(words: &str) -> Vec<(Does, Range<usize>)> {
    let mut found: Vec<(Does, Range<usize>)> = Vec::new();
    let mut depth = 0usize;
    for (at, c) in words.char_indices() {
        match c {
            '《' | '（' | '(' | '“' => depth += 1,
            '》' | '）' | ')' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || found.last().is_some_and(|(_, last)| last.end > at) {
            continue;
        }
        if words.get(..at).is_some_and(|before| before.ends_with('、')) && lists(words.get(at..).unwrap_or_default()) {
            continue;
        }
        if let Some((does, bytes)) = lexicon::act_at(words.get(at..).unwrap_or_default()) {
            found.push((does, at..at + bytes));
        }
    }
    found
}

/// Is this the whole room, or somebody who only serves?
pub(super) fn is_everybody(words: &str) -> bool {
    const ROOM: &str = "各代表小组|各代表团|各小组|各组|各讨论组|各代表组|大家|全体|同志们|代表们|各位|与会|到会|在座|所有|全场|同学们|老师们|您|你|参会|社员们|朋友们|每位|\
        党员们|现场|领奖|获奖|受表彰|获得|受聘|工作人员|礼仪|同意|赞成|不同意|反对|弃权|上台领奖|来宾们|\
        嘉宾们|毕业生起立";
    const SOME: &str = "委员|专家|评委|导师|评审|答辩委员|院领导|校领导|领导|议员|主席|召集人|记者";
    let Some(word) = begins(words, ROOM) else { return false };
    if word == "各位" {
        return begins(words.get(word.len()..).unwrap_or_default(), SOME).is_none();
    }
    let behind = words.get(word.len()..).unwrap_or_default();
    match word {
        // 获奖代表王芳, 全体监誓人: a person follows, or a smaller group.
        "获奖" | "受表彰" | "领奖" | "获得" | "现场" | "参会" | "与会" => {
            !has(super::wording::at_most(behind, 24), "代表|发言|同志发言|***|×|教师")
                || has(super::wording::at_most(words, 40), "上台领奖|领奖|上台")
        }
        "全体" => !has(super::wording::at_most(behind, 12), "同学朗诵|队员表演|朗诵|合唱"),
        _ => true,
    }
}

/// 发改、统计、住建: offices of a list, and nothing to do.
fn lists(rest: &str) -> bool {
    begins(rest, "统计|审议|安排|动员|宣讲|总结").is_some()
}

fn is_receiving(act: &str) -> bool {
    matches!(
        act,
        "领旗" | "领证" | "领牌" | "领奖" | "受奖" | "接受表彰" | "接受颁奖" | "领取" | "接旗" | "接受奖" | "佩戴红花"
    )
}

/// Does who is called for this count among those who act?
fn names_speakers(does: Does, words: &str) -> bool {
    match does {
        Does::Speaks | Does::Reads | Does::Awards | Does::Rite | Does::Music => true,
        Does::Discusses => has(words, "提问|发表|提出|提意见|审议|点评|座谈|讨论|互动|评审|答"),
        Does::Leads => true,
        Does::Anthem
        | Does::Film
        | Does::Silence
        | Does::Votes
        | Does::Counts
        | Does::Applauds
        | Does::Photo
        | Does::Rests
        | Does::Acts => false,
    }
}

/// What is read: 《…》 with what follows up to the end of the clause, or the words behind 宣读.
fn document(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let end = words.char_indices().scan(0usize, |depth, (at, c)| {
        match c {
            '《' | '（' => *depth += 1,
            '》' | '）' => *depth = depth.saturating_sub(1),
            _ => {}
        }
        Some((at, c, *depth))
    });
    let end = end
        .into_iter()
        .find(|(_, c, depth)| *depth == 0 && matches!(c, '。' | '，' | '；' | '！' | '.' | ','))
        .map_or(words.len(), |(at, _, _)| at);
    let inner = words.get(..end)?;
    let start = inner.len() - inner.trim_start_matches(|c: char| is_space(c) || c == '：' || c == '了').len();
    let inner = trim(inner.get(start..)?);
    (!inner.is_empty()).then(|| range.start + start..range.start + start + inner.len())
}

/// "… Ms Anna Holm, Rector of Vilan Institute, to speak."
fn english(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    let words = text.get(range.clone())?;
    let lower = words.to_ascii_lowercase();
    let end = [" to ", " for ", ".", "!", "?"].iter().filter_map(|word| lower.find(word)).min().unwrap_or(words.len());
    let (start, who) = (words.len() - words.trim_start().len(), trim(words.get(..end)?));
    let who = who.strip_prefix("our ").unwrap_or(who);
    let from = range.start + words.find(who).unwrap_or(start);
    let everybody =
        ["you", "everyone", "all", "everybody", "to "].iter().any(|word| who.to_ascii_lowercase().starts_with(word));
    if who.is_empty() || everybody || !who.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    const STYLES: &str = "Mr |Mrs |Ms |Dr |Professor |Prof |Mr. |Ms. |Dr. |Prof. |Mrs. ";
    let (name, office) = who.split_once(',').map_or((who, None), |(name, office)| (name, Some(trim(office))));
    let style = begins(name, STYLES).unwrap_or_default();
    let place =
        |part: &str| from + super::wording::offset(who, part)..from + super::wording::offset(who, part) + part.len();
    let name = trim(name.get(style.len()..)?);
    let speaker = Speaker {
        whole: from..from + who.len(),
        name: Some(place(name)),
        office: office.map(place),
        address: (!style.is_empty()).then(|| from..from + style.trim_end().len()),
        ..Speaker::default()
    };
    let does = if lower.contains("read") {
        Does::Reads
    } else if lower.contains("award") || lower.contains("present the") {
        Does::Awards
    } else {
        Does::Speaks
    };
    let at = range.start + end;
    Some(Calling {
        speakers: vec![speaker],
        does: Some(does),
        act: at..range.end,
        everybody: false,
        host: false,
        document: None,
        marker,
        opens: false,
    })
}
