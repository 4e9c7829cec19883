//! Calls that leave something out: what somebody is called to do, the word that calls, or a word for it that is known.

use super::{Calling, is_everybody, shows};
use crate::chinese::clauses::{first_clause, first_part, last_clause, last_part};
use crate::import::announce;
use crate::import::draft::Speaker;
use crate::import::lexicon::{self, Does};
use crate::import::speaker;
use crate::import::wording::{self, at_most, begins, ends, first, has, number, offset, trim};
use std::ops::Range;

/// What stands before whoever comes, where nobody says 请.
const WHO_COMES: &str = "发言的是|汇报的是|分享的是|上台的是|交流的是|介绍的是|演讲的是|出场的是|上场的是|登台的是|作报告的是|讲课的是|授课的是|述职的是|表态的是|要请的是|要请出的是|有请的是|请到的是|请上台的是";

/// 王老师，请讲。: the person stands before the call.
pub(super) fn named_before(
    text: &str,
    base: usize,
    before: &str,
    behind: &str,
    marker: &'static str,
) -> Option<Calling> {
    const SPEAK: &str = "讲|您|说|发言|上台|作答|回答|继续|接着讲|陈述|。|！|就座发言";
    // 仓储部农志强，请上台领奖！: the last of those who get something, and nobody who speaks.
    const RECEIVES: &str = "领奖|受奖|领取|领牌|领旗|领证|接受|接旗|接牌|合影|签字|签约|就座|就坐";
    let receives = begins(behind, "上台|登台|上前")
        .is_some_and(|word| begins(behind.get(word.len()..).unwrap_or_default(), RECEIVES).is_some());
    let alone = trim(behind).is_empty() || begins(behind, SPEAK).is_some() && !receives;
    let clause = before.strip_suffix(['，', ',', '：'])?;
    let start = clause
        .rfind(['，', '。', '；', ',', '！'])
        .map_or(0, |at| at + clause.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    // 压轴发言的是孟佳怡女士，有请: what comes before the name says when they do.
    let is_who = clause.get(start..).and_then(|words| first(words, WHO_COMES));
    let start = is_who.map_or(start, |(at, word)| start + at + word.len());
    let words = clause.get(start..)?;
    // 下面，请校长卞若谷先生致辞，有请！, 接下来把舞台交给销售总监袁莉，有请！: called before.
    // 那下面就请黎校长说几句，有请！
    if !super::marker::markers(words).is_empty() {
        return None;
    }
    if !alone || !matches!(marker, "请" | "有请") || words.chars().count() > 30 || is_everybody(trim(words)) {
        return None;
    }
    let speakers = speaker::read(text, base + start..base + clause.len());
    // 龙潭镇，请讲。
    let is_body = |one: &Speaker| one.unit.is_some() && one.whole == (base + start..base + clause.len());
    let speaks = begins(behind, "讲|说|发言|汇报|回答").is_some();
    let named = speakers.len() == 1 && speakers.iter().all(|one| one.name.is_some() || speaks && is_body(one));
    let at = base + before.len() + marker.len();
    named.then(|| Calling { opens: true, ..Calling::of(speakers, Some(Does::Speaks), at..at + behind.len(), marker) })
}

/// 护士长邬采薇就是这样跑了二十年的人，下面请她发言。: whoever the clause before tells of.
pub(super) fn told_of(text: &str, base: usize, before: &str, behind: &str, marker: &'static str) -> Option<Calling> {
    const TELLS: &str = "就是|是|曾|在|从|把|用|已经|有|刚刚|今年|去年|长期|坚守|扎根|一直|也|先后|带领|连续|获得|被";
    let said = behind.strip_prefix(['她', '他'])?;
    let (does, bytes) =
        lexicon::act_at(said.strip_prefix("给大家").or_else(|| said.strip_prefix("来")).unwrap_or(said))?;
    let told = before.trim_end_matches(['，', ',']);
    let told = ends(told, "，下面|，现在|，接下来|。下面|下面就|下面|现在|接下来")
        .and_then(|lead| told.strip_suffix(lead))
        .unwrap_or(told);
    let clause = last_clause(told.trim_end_matches(['，', ',']));
    let (end, _) = first(clause, TELLS)?;
    let from = base + offset(before, clause);
    let speakers = speaker::read(text, from..from + end);
    let is_one =
        speakers.len() == 1 && speakers.iter().all(|one| one.name.is_some() && one.whole == (from..from + end));
    let act = base + before.len() + marker.len();
    is_one.then(|| {
        let act = act + offset(behind, said)..act + offset(behind, said) + bytes;
        Calling { opens: true, ..Calling::of(speakers, Some(does), act, marker) }
    })
}

/// 第二位，王璐教授（海州师范大学），… 下一位是…: nobody says 请.
pub(super) fn next_one(text: &str, range: &Range<usize>, body: &str) -> Option<Calling> {
    let words = text.get(range.clone())?;
    let mut plain = false;
    // 她是农业科学院研究员卓雅琴，演讲的题目是《…》，掌声有请！
    const WELCOMED: &str =
        "掌声有请！|有请！|大家欢迎！|掌声欢迎！|请上台！|大家掌声欢迎！|掌声有请。|有请。|大家欢迎。";
    let is_told = begins(body, "她是|他是|这位是|她就是|他就是").filter(|_| ends(body, WELCOMED).is_some());
    let rest = if let Some(is) = is_told {
        body.get(is.len() - '是'.len_utf8()..)?
    } else if let Some(behind) = body.strip_prefix('第') {
        let (_, bytes) = number(behind)?;
        let rest = behind.get(bytes..)?;
        rest.strip_prefix('位').or_else(|| rest.strip_prefix('个'))?
    } else {
        let word = begins(
            body,
            "先是|再下一个|再下一位|下一位|下一个|最后一位|最后一个|最后一名|接下来一位|首位|首个|第一个|接下来的这位|接下来|下面|紧接着|接着|随后|最后|首先|压轴|打头",
        )?;
        plain = matches!(word, "接下来" | "下面" | "紧接着" | "接着" | "随后" | "最后" | "首先" | "压轴" | "打头");
        body.get(word.len()..)?
    };
    // 第四位，也是最后一位发言的是…
    let rest = begins(rest, "，也是最后一位|,也是最后一位|，也是今天最后一位|，也是最后一个")
        .map_or(rest, |also| rest.get(also.len()..).unwrap_or(rest));
    let role = |rest| {
        const ROLES: &str = "演讲嘉宾|主讲嘉宾|分享嘉宾|发言嘉宾|致辞嘉宾|发言代表|报告人|发言人|演讲人|选手|嘉宾|主讲人|发言的|答辩人|汇报人|讲述人|出场的";
        begins(rest, ROLES).and_then(|word| rest.get(word.len()..)).unwrap_or(rest)
    };
    let is_next = |rest| {
        let word = begins(rest, WHO_COMES)?;
        rest.get(word.len()..)
    };
    // 首先为我们作报告的是…; 最后一位发言的企业家是…
    let for_us = begins(rest, "为我们|为大家|给我们|给大家").and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    let as_what = |rest: &'_ str| {
        const MOST: usize = 8;
        let does = begins(rest, "发言的|汇报的|上台的|分享的|演讲的|报告的|交流的|述职的|答辩的|出场的")?;
        let behind = rest.get(does.len()..)?;
        // 最后发言的，是刚刚获奖的老护士长郝桂芬
        if behind.starts_with("，是") {
            return Some(does.len() + '，'.len_utf8() + '是'.len_utf8());
        }
        let at = behind.find('是').filter(|at| *at > 0 && *at <= MOST * '是'.len_utf8())?;
        (!has(behind.get(..at)?, "，|。|：")).then_some(does.len() + at + '是'.len_utf8())
    };
    let rest = is_next(rest)
        .or_else(|| is_next(for_us))
        .or_else(|| as_what(rest).and_then(|at| rest.get(at..)))
        .or_else(|| is_next(role(rest)))
        .or_else(|| role(rest).strip_prefix(['，', '是', '：', ',', ':']).filter(|_| !plain))?;
    let rest = rest.strip_prefix("有请").or_else(|| rest.strip_prefix(['由', '是', '请'])).unwrap_or(rest);
    let rest = rest.strip_prefix("我们的").unwrap_or(rest);
    let rest = rest.strip_prefix("老朋友").unwrap_or(rest);
    let from = range.start + offset(words, rest);
    let end = rest.find(['，', '。', '！', ',', '；']).unwrap_or(rest.len());
    let speakers = speaker::read(text, from..from + end);
    let named = speakers.iter().any(|speaker| speaker.name.is_some());
    let act = from + end..from + end;
    named.then_some(Calling { opens: true, ..Calling::of(speakers, Some(Does::Speaks), act, "有请") })
}

/// 请副县长李明同志安排推进工作: the person is addressed, and what he is to do is none of the words that are known.
pub(super) fn addressed(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    const AT_ONCE: &str = "替我|帮我|做好|做准备|作准备|做好准备|作好|候场|稍候|提前|到前排|准备|放下|留步|留一下|注意|关|回|带|坐|站|入场|退场|离场|就位|到主席台|上主席台|入座|就座|到会|参加|协助|到场|担任|负责";
    let words = text.get(range.clone())?;
    let clause = words.split(['。', '；', '！', '：']).next().unwrap_or_default();
    let named = first(at_most(clause, 50), "同志|先生|女士|老师");
    // Where nobody is addressed, a blank or how it is done shows where the name ends: 请经理____给大家报一报.
    let end = match named {
        Some((at, word)) => at + word.len(),
        None => {
            speaker::read(text, range.start..range.start + clause.len()).first()?.whole.end.checked_sub(range.start)?
        }
    };
    let behind = first_clause(words.get(end..)?);
    let speakers = speaker::read(text, range.start..range.start + end);
    let titled = |one: &Speaker| named.is_some() || one.office.is_some();
    let one = speakers.len() == 1
        && speakers.iter().all(|one| one.name.is_some() && titled(one) && one.whole.end == range.start + end);
    // 请巩丽华副主任做讲话准备
    let gets_ready = behind.ends_with("准备");
    let acts = behind.chars().count() >= 2
        && !gets_ready
        && begins(behind, AT_ONCE).is_none()
        && !has(behind, "稍候|等候|等待|休息")
        && !behind.starts_with(['为', '、', '和']);
    const SAYS: &str = "唠|接一接|摆一摆|摆摆|理一理|过一遍|捋一捋|亮一亮|说|讲|谈|介绍|报|念|通报|安排|部署|布置|解读|汇报|发言|点评|表态|致|分享|推介|提|述|回答|强调";
    let does = if has(behind, SAYS) { Does::Speaks } else { Does::Acts };
    (one && acts && matches!(marker, "请" | "有请"))
        .then(|| Calling::of(speakers, Some(does), range.start + end..range.start + end + behind.len(), marker))
}

/// 请王老师。: nobody says what for.
pub(super) fn bare(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    /// Bytes before the call.
    const NEAR: usize = 48;
    if marker == "由" {
        return None;
    }
    let words = text.get(range.clone())?;
    // 第二位，医卫界别的史可鉴委员: who it is stands behind the comma.
    let counted = counted(words);
    let end = words.get(counted..)?.find(['，', ',', '。', '！', '!', '；', '？', '：', '.']);
    let end = end.map_or(words.len(), |end| counted + end);
    let clause = trim(words.get(counted..end)?);
    // 请从左边排队，写上款的先写在纸条上。: which way, and nobody who goes it.
    if begins(clause, "从|往|按|沿|朝|用").is_some_and(|word| {
        !lexicon::is_surname(word.chars().next().unwrap_or(' ')) || has(clause, "排队|进场|离场|入场|边|侧")
    }) {
        return None;
    }
    let short = clause.chars().count() <= 40;
    let people = speaker::read(text, range.start + counted..range.start + end);
    if let Some(list) = words.get(end..)?.strip_prefix(['：', ':'])
        && people.iter().all(|one| one.name.is_none())
        && let Some(calling) = listed(text, range.end - list.len()..range.end, marker)
    {
        return Some(calling);
    }
    let whole = people
        .last()
        .is_some_and(|last| text.get(last.whole.end..range.start + end).is_some_and(|rest| is_end(trim(rest))));
    let named = people.iter().any(|one| one.name.is_some());
    // 有请二舅江长河，《好人》！: what they show is all that stands behind.
    let behind = words.get(end..).unwrap_or_default();
    let shown = shows::shown(behind).filter(|_| !people.is_empty());
    let untold = behind.trim_start_matches(['，', ',', ' ']).starts_with('《');
    // 收购站站长舒琴 stands nowhere: whoever is named with an office is asked to do nothing more.
    let is_titled = people.iter().all(|one| one.name.is_some() && one.office.is_some());
    let is_action = !is_titled
        && shown.is_none()
        && has(clause, "推举|推选|做好|准备|候场|候讲|放下|留步|注意|关|回|带|坐|站|入场|退场|离场|就位");
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
    let is_floor = counted > 0 || titled || matches!(marker, "有请" | "请出" | "交给");
    let does = (named && is_floor).then_some(Does::Speaks);
    // 首批协议签约，请…上台。: what they come up for was said before.
    let before = text.get(..range.start).unwrap_or_default();
    let before = before.strip_suffix(marker).unwrap_or(before);
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
    let near = near.rsplit(['？', '\n']).next().unwrap_or_default();
    let near = last_part(near.trim_end_matches(['。', '！']));
    let is_rite = does.is_none() && has(near, "签约|签署|签字|揭牌|剪彩") && !has(near, "仪式现在|结束|完成");
    let does = if is_rite { Some(Does::Rite) } else { does };
    let does = if does.is_none() && named && gives_to_somebody(near) { Some(Does::Awards) } else { does };
    // 小品《遛狗那点事儿》，有请网格员小分队！
    let shown = shown.or_else(|| shows::named_before(near).filter(|_| marker == "有请" || marker == "请"));
    let is_song = named && untold && (has(near, "歌|唱|曲") || has(words, "歌|唱|曲"));
    let shown = shown.map(|shown| if is_song { Does::Music } else { shown });
    let does = shown.or(does);
    Some(Calling::of(people, does, at..at, marker))
}

/// 为博士学位获得者授予学位，请校长陆承志教授上台。: whoever is called gives what was told of just before.
fn gives_to_somebody(before: &str) -> bool {
    const GIVES: &str = "授予|颁发|颁奖|授牌|授旗|授证|授帽|颁证|赠书|佩戴";
    let clause = last_clause(before.trim_end_matches(['，', ',', '：']));
    clause.split_once('为').is_some_and(|(_, whom)| has(whom, GIVES) && begins(whom, GIVES).is_none())
}

/// Bytes of 第二位，, 下一位选手，, which only count whoever is named behind them.
fn counted(words: &str) -> usize {
    const COUNTS: &str = "下一位|最后一位|接下来一位|另一位|首位";
    /// Characters of 选手, 发言嘉宾.
    const ROLE: usize = 6;
    let sentence = first_part(words);
    if let Some(name) = speaker::behind_description(sentence) {
        return offset(words, name);
    }
    let ordinal = words.strip_prefix('第').and_then(|rest| rest.get(number(rest)?.1..)?.strip_prefix('位'));
    let Some(rest) = ordinal.or_else(|| words.get(begins(words, COUNTS)?.len()..)) else { return 0 };
    let Some((role, behind)) = rest.split_once(['，', ',', '：']) else { return 0 };
    if role.chars().count() <= ROLE { offset(words, behind) } else { 0 }
}

/// 有请四位嘉宾上台：理事长老莫先生、总经理丁香女士。: who they are stands behind the colon.
fn listed(text: &str, behind: Range<usize>, marker: &'static str) -> Option<Calling> {
    let list = text.get(behind.clone())?;
    let end = behind.start + list.find(['。', '！', '；']).unwrap_or(list.len());
    let named = speaker::read(text, behind.start..end);
    let is_list = named.len() > 1 && named.iter().all(|one| one.name.is_some());
    is_list.then(|| Calling::of(named, (marker == "有请").then_some(Does::Speaks), end..end, marker))
}

/// What may stand behind the person in a call without an act.
pub(super) fn is_end(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with(['（', '(', '—', '*', '"', '”'])
        || matches!(rest, "上台" | "上场" | "登台" | "闪亮登场" | "登场")
        || wording::is_one(rest, speaker::PAIRS)
}

/// 院长佟大姐给大伙儿说几句。, 盖大夫，您给讲讲。, 县水务局汇报。: somebody is named and told what to do, and nobody says 请.
pub(super) fn plainly(text: &str, range: &Range<usize>, body: &str) -> Option<Calling> {
    const LONGEST: usize = 36;
    const TOLD: &str = "给大家|给大伙|给咱|给我们|为大家|您|你|来|先|也|就|给|替我们|跟大家|和大家|上来|上台|接着|再";
    const SPEAKS: &str = "说|讲|谈|表个态|汇报|介绍|点评|发言|发个言|补充|回应|通报|解释|表态|念一|传授|拜个";
    const PAST: &str = "说话|说是|说起|讲起|谈起|到这里|到此|说到底|说白了|说起来|说实话|我|进行|照|代表|按|从|把|说的|讲的|谈的|讲到|谈到|说到|提到|介绍的|开始|继续|有关情况|了|过|得|着|的讲话|刚才|都|要|已经|认为|指出|强调|以上|没有|不|是|请|的时候|完|以后|之后|如果|会|很|更|比|最有|真好";
    let words = text.get(range.clone())?;
    let body = announce::lead(body).map_or(body, |(_, rest)| rest);
    let body = begins(body, "头一个|第一个|压轴的是|下一个|来，|那么|好，")
        .and_then(|word| body.get(word.len()..))
        .unwrap_or(body);
    let body = body.strip_prefix('由').unwrap_or(body);
    let body = body.trim_start_matches(['，', ',']).trim_end_matches(['。', '！', '？', '!', '?']);
    if body.chars().count() > LONGEST || has(body, PAST) || body.contains(['：', '；', '《']) && !has(body, SPEAKS) {
        return None;
    }
    // The last word of telling ends the person; the act stands behind it.
    let (at, _) = first(body, SPEAKS).filter(|(at, _)| *at > 0)?;
    let head = body.get(..at)?.trim_end_matches(['，', ',']);
    let head = {
        let mut head = head;
        while let Some(told) = crate::import::wording::ends(head, TOLD).filter(|told| told.len() < head.len()) {
            head = head.get(..head.len() - told.len())?.trim_end_matches(['，', ',']);
        }
        head
    };
    // 准时签到，签到情况全县通报: nobody is told to. 古丽·买买提同志的发言很实在: somebody was.
    // 8月份组织集训，华南讲直播，西部讲渠道: what is to be told then.
    if has(head, "情况|准时|签到|点半|，|,") || head.ends_with('的') {
        return None;
    }
    let from = range.start + offset(words, head);
    let speakers = speaker::read(text, from..from + head.len());
    let whole = |one: &Speaker| {
        one.whole == (from..from + head.len()) && !one.group && (one.name.is_some() || one.unit.is_some())
    };
    let one = speakers.len() == 1 && speakers.iter().all(whole);
    let act = range.start + offset(words, body) + at;
    one.then(|| Calling {
        opens: true,
        ..Calling::of(speakers, Some(Does::Speaks), act..range.start + offset(words, body) + body.len(), "")
    })
}
