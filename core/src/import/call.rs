//! Who is called to do what in a sentence: 请…讲话, 由…宣读, 有请…, "please welcome …". It reads one sentence and does not ask
//! whether it is the time for it.

mod english;
mod later;
mod marker;
mod shows;
mod unsaid;

use super::draft::Speaker;
use super::lexicon::{self, Does};
use super::speaker;
use super::wording::{begins, ends, has, is_space, trim};
use later::{is_got_ready_for, is_passed_on};
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
    /// 请三个部门的同志作回应，首先请柏局长。: is he the first of several who were told of in the same sentence?
    pub(super) first_of_several: bool,
}

impl Calling {
    /// Some people, called by a word within a sentence.
    pub(super) fn of(speakers: Vec<Speaker>, does: Option<Does>, act: Range<usize>, marker: &'static str) -> Self {
        Self {
            speakers,
            does,
            act,
            everybody: false,
            host: false,
            document: None,
            marker,
            opens: false,
            first_of_several: false,
        }
    }

    /// Is anybody called by name, or by a blank for one?
    pub(super) fn names_somebody(&self) -> bool {
        self.speakers.iter().any(|speaker| speaker.name.is_some())
    }
}

/// Everybody who is called in the sentence, in order; `body` is what it says behind a label and a greeting.
pub(super) fn calls(text: &str, range: &Range<usize>, body: &str) -> Vec<Calling> {
    let words = text.get(range.clone()).unwrap_or_default();
    let mut found: Vec<Calling> = Vec::new();
    let starts = marker::markers(words);
    for (index, (at, marker)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(words.len(), |(next, _)| *next);
        let from = at + marker.len();
        if from > end {
            continue;
        }
        let before = words.get(..*at).unwrap_or_default();
        let behind = words.get(from..end).unwrap_or_default();
        let calling = unsaid::named_before(text, range.start, before, behind, marker)
            .or_else(|| unsaid::told_of(text, range.start, before, behind, marker))
            .or_else(|| calling(text, range.start + from..range.start + end, marker));
        if let Some(mut calling) = calling {
            calling.opens = opens(before);
            found.push(calling);
        }
    }
    /// Characters before 的是 that only lead to it: 接下来发言.
    const LEAD: usize = 9;
    // 第二位报告人是创始人匡山先生，报告的题目是…，有请匡总！: who it is stands in front.
    let counts = || {
        words.starts_with('第')
        || begins(words, "下一位|最后一位").is_some()
        // 首先发言的是镇长彭立新同志，请准备发言的沙河乡做好准备。
        || words.split_once("的是").is_some_and(|(before, _)| before.chars().count() <= LEAD && !has(before, "，|。|请"))
    };
    let is_again = |call: &Calling| {
        (call.marker == "有请" || call.marker == "请" && counts()) && call.does.is_none_or(|does| does == Does::Speaks)
    };
    if let Some(named) = found.iter().all(is_again).then(|| unsaid::next_one(text, range, body)).flatten() {
        found = vec![named];
    } else if found.is_empty() {
        let shown = shows::listened_to(text, range).or_else(|| shows::performers(text, range));
        found.extend(shown.or_else(|| unsaid::plainly(text, range, body)));
    } else if found.iter().all(|call| call.everybody && call.speakers.is_empty()) && has(words, "欣赏") {
        // 请大家欣赏柔力球队表演的《夕阳更美》
        found.extend(shows::performers(text, range));
    }
    drop_announced(&mut found);
    // 有请“护理新星”获奖者上台，请副院长贾立群为她们颁奖: who comes for the prize gives none.
    let gives = |call: &Calling| call.does == Some(Does::Awards) && call.names_somebody();
    if let Some(at) = found.iter().position(gives) {
        let for_them = has(words, "为她们|为他们|为三位|为两位|为几位|为四位|为五位|给他们|给她们|给三位|给两位");
        // 有请急诊科惠兰、儿科宫小慧两位护士长上台，请院长为她们颁奖: nor where they are named.
        let comes = |call: &&mut Calling| !call.names_somebody() || for_them && call.act.is_empty();
        let receive = found.iter_mut().take(at).filter(comes);
        receive.for_each(|call| call.speakers.clear());
    }
    found
}

/// Stands nothing before a call but a greeting, a number and a word that leads over?
fn opens(before: &str) -> bool {
    use super::announce;
    let body = announce::without_greeting(super::signs::without_label(before));
    let body = announce::ordinal(body).map_or(body, |(_, _, rest)| rest);
    let body = announce::lead(body).map_or(body, |(_, rest)| rest);
    trim(body).chars().count() <= 2 || ends(before, marker::LEADING).is_some() && before.chars().count() <= 24
}

/// 请护士代表谈体会，请内科护士长鞠萍同志发言: the first only announces the second. Three bodies in a row are a plan.
fn drop_announced(found: &mut Vec<Calling>) {
    if found.len() > 2
        && found.iter().all(|call| !call.names_somebody() && !call.everybody && !call.speakers.is_empty())
    {
        found.clear();
        return;
    }
    let Some(at) = found.iter().position(Calling::names_somebody) else { return };
    let does = found.get(at).and_then(|call| call.does);
    let all = found.len();
    let told = found.first().and_then(|call| call.does);
    let mut index = 0;
    found.retain(|call| {
        index += 1;
        // 请老同志们发言，先请主任苗万山同志: to speak, too.
        let is_same = call.does == does || does.is_none();
        index > at || call.names_somebody() || !is_same || call.does != Some(Does::Speaks)
    });
    if let [first] = found.as_mut_slice() {
        first.first_of_several = all > 1;
        first.does = first.does.or(told);
    }
}

/// Reads the words behind a marker.
fn calling(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    let words = text.get(range.clone())?;
    // 也请她们把看家本领拿出来分享: nobody who has been called by name.
    if begins(trim(words), "她们|他们").is_some() && !has(words, "上台|登台|领奖|领取|合影") {
        return None;
    }
    let latin = words.chars().take(12).all(|c| c.is_ascii());
    if latin && !matches!(marker, "请" | "由" | "有请" | "欢迎") {
        return english::english(text, range, marker);
    }
    // 请应怀远书记等领导上台见证: who looks on does nothing.
    let clause = trim(words.split(['。', '！', '；']).next().unwrap_or_default());
    if clause.ends_with("见证") && !clause.contains(['，', ',']) {
        return None;
    }
    let host = is_host(trim(words));
    let everybody = is_everybody(trim(words));
    let Some(Act { does, range: act, mut speakers }) = act(text, &range, host, everybody) else {
        let bare = || unsaid::bare(text, range.clone(), marker).filter(|_| !host);
        return if everybody { None } else { bare().or_else(|| unsaid::addressed(text, range.clone(), marker)) };
    };
    let does = in_context(text, does, &act, &range);
    if matches!(marker, "由" | "欢迎") && (everybody || speakers.is_empty() && !host) {
        return None;
    }
    let word = text.get(act.clone()).unwrap_or_default();
    // 请各位委员举手提问: whoever has a question, and nobody in particular.
    if !names_speakers(does, words)
        || is_receiving(word)
        || word == "举手" && speakers.iter().all(|one| one.name.is_none())
    {
        speakers.clear();
    }
    if does == Does::Rite {
        speakers.extend(second_party(text, range.start, words, act.start - range.start.min(act.start)));
    }
    let document = (does == Does::Reads).then(|| document(text, act.end..range.end)).flatten();
    Some(Calling { everybody, host, document, ..Calling::of(speakers, Some(does), act, marker) })
}

/// What somebody is called to do.
struct Act {
    does: Does,
    range: Range<usize>,
    /// Who stands before it.
    speakers: Vec<Speaker>,
}

/// The first act that somebody can be called to; one that only serves others gives way to the next.
fn act(text: &str, range: &Range<usize>, host: bool, everybody: bool) -> Option<Act> {
    /// Words before an act that name nobody, and behind which nobody is looked for any more.
    const FAR: usize = 120;
    let words = text.get(range.clone())?;
    // Who only serves reads out, too.
    let serves = everybody && begins(trim(words), "工作人员|大会工作人员").is_some();
    let mut chosen: Option<Act> = None;
    for (does, at) in acts(words) {
        let here = range.start + at.start..range.start + at.end;
        // 请监票人开启票箱，清点选票: the counting takes longer.
        if let Some(chosen) = chosen.as_mut().filter(|_| does == Does::Counts) {
            (chosen.does, chosen.range) = (does, here);
            break;
        }
        // 请各位委员回到座位，我们接着讨论; 请三位同学起立，我宣读决议: none of them is called to it.
        let all = words.get(..at.start).is_some_and(|before| has(before, "，我们|，咱们|，我代表|，我宣"));
        let nobody = host || all || everybody && !(serves && does == Does::Reads);
        let speakers = if nobody { Vec::new() } else { speaker::read(text, range.start..here.start) };
        let near = || trim(words.get(..at.start).unwrap_or_default()).chars().count() <= 2;
        if everybody || host || !speakers.is_empty() || near() {
            if chosen.is_none() || does != Does::Acts {
                chosen = Some(Act { does, range: here, speakers });
            }
            if does != Does::Acts {
                break;
            }
        } else if chosen.is_none() && at.start > FAR {
            break;
        }
    }
    chosen
}

/// What an act is, by the words around it.
fn in_context(text: &str, does: Does, act: &Range<usize>, range: &Range<usize>) -> Does {
    /// Characters before the title of what is read.
    const TITLED: usize = 16;
    let words = text.get(range.clone()).unwrap_or_default();
    let behind = text.get(act.end..range.end).unwrap_or_default();
    match (text.get(act.clone()).unwrap_or_default(), does) {
        // 领学党章第六章 is read, too.
        ("领学", _)
            if begins(trim(behind), "党章|章程|条例|准则|文件|讲话|论述|篇目|原文|有关篇目|重要讲话").is_some() =>
        {
            Does::Reads
        }
        // 领学《意见》 is read.
        ("领学" | "学习" | "导读" | "发布", _) if super::wording::at_most(behind, TITLED).contains('《') => {
            Does::Reads
        }
        // 报告选举计票结果 is read out.
        ("报告" | "通报", _) if ends_in_result(behind) => Does::Reads,
        // 对典型案例作通报 is read.
        (act, Does::Speaks) if act.ends_with("通报") && has(words, "典型案例|典型问题|处分决定") => {
            Does::Reads
        }
        // 通报典型案例 is read.
        ("通报", _) if has(behind, "案例|处分|决定") => Does::Reads,
        // 台下的老师有什么问题，请举手
        // 想提问的业主，请先举手拿话筒
        ("举手", Does::Votes)
            if super::happening::asks_for_questions(text.get(..act.end).unwrap_or_default())
                || begins(trim(behind), "提问|发言|拿话筒|要话筒|示意拿|抢答").is_some() =>
        {
            Does::Discusses
        }
        ("宣布", _) if has(behind, "开幕|开工|启动|开赛|开馆|正式开始|闭幕|开园|开班|启用|投用") => {
            Does::Speaks
        }
        // 演示灭火器怎么用: it is done, and not told of.
        ("演示", _) if has(behind, "怎么用|怎么做|如何|操作|用法|使用|动作|手法|包扎|急救|复苏|灭火|逃生") => {
            Does::Performs
        }
        // 现场展示《一刀剪》: a number, and no speech.
        ("展示", Does::Speaks) if behind.starts_with('《') => Does::Performs,
        // 主持讨论: whoever is called leads the talk, and the chair stays where it is.
        ("主持", _) if begins(trim(behind), "讨论|座谈|对话|互动|问答|答疑|提问").is_some() => {
            Does::Discusses
        }
        // 上台抽取并颁奖
        ("抽出" | "抽取", _) if has(behind, "颁奖|颁发") => Does::Awards,
        // 请双方核对笔录，签字
        ("核对", _) if has(behind, "签字|签名|捺印") => Does::Rite,
        // 观看移栽示范: no film.
        (_, Does::Film) if !has(words, "片|视频|录像|直播|屏|影") => Does::Acts,
        _ => does,
    }
}

/// 选举计票结果, 第一轮投票结果: what was counted, and no more than that.
fn ends_in_result(behind: &str) -> bool {
    const LONGEST: usize = 12;
    const RESULTS: &str = "计票结果|投票结果|选举结果|表决结果|统计结果|测评结果|评分结果";
    let clause = behind.split(['，', '。', '！', '；']).next().unwrap_or_default();
    clause.chars().count() <= LONGEST && ends(clause, RESULTS).is_some()
}

/// Does the host mean himself: 由我宣读, but not 由我市…, 请我们的…?
fn is_host(words: &str) -> bool {
    const OURS: &str = "我们|我市|我县|我区|我局|我院|我校|我镇|我乡|我厂|我省|我厅|我委|我处|我所|我公司|我社|我行|我国|我军|\
        我队|我站|我村|我中心|我集团";
    begins(words, "我|本人|主持人自己").is_some() && begins(words, OURS).is_none()
}

/// 请各乡镇长上台，与县长牛文举同志签订责任书: whom it is done with.
fn second_party(text: &str, base: usize, words: &str, act: usize) -> Vec<Speaker> {
    let before = words.get(..act).unwrap_or_default();
    let Some(at) =
        before.rfind("，与").map(|at| at + "，与".len()).or_else(|| before.rfind("，同").map(|at| at + "，同".len()))
    else {
        return Vec::new();
    };
    // 与县政府签订责任书: a body comes to no stage.
    let comes = |speaker: &Speaker| {
        let office = speaker.office.as_ref().and_then(|office| text.get(office.clone()));
        speaker.name.is_some() || office.is_some_and(|office| ends(office, lexicon::OFFICES).is_some())
    };
    speaker::read(text, base + at..base + act).into_iter().filter(comes).collect()
}

/// All acts in the words, outside titles and brackets.
fn acts(words: &str) -> Vec<(Does, Range<usize>)> {
    let mut found: Vec<(Does, Range<usize>)> = Vec::new();
    let mut depth = 0usize;
    let about = about(words);
    for (at, c) in words.char_indices() {
        match c {
            '《' | '（' | '(' | '“' => depth += 1,
            '》' | '）' | ')' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || about.contains(&at) || found.last().is_some_and(|(_, last)| last.end > at) {
            continue;
        }
        if words.get(..at).is_some_and(|before| before.ends_with('、')) && lists(words.get(at..).unwrap_or_default()) {
            continue;
        }
        // 工作组组长汇报: nobody is to 作 a 汇报.
        let part =
            c == '作' && words.get(..at).is_some_and(|before| before.ends_with(['工', '合', '协', '操', '写', '创']));
        if part {
            continue;
        }
        // 代表运动员宣誓: nobody is to mobilise.
        let before = words.get(..at).unwrap_or_default();
        if before.ends_with('运') && words.get(at..).is_some_and(|rest| rest.starts_with("动员")) {
            continue;
        }
        if let Some((does, bytes)) = lexicon::act_at(words.get(at..).unwrap_or_default())
            && !is_forbidden(words, at)
            && !is_kept(words, at..at + bytes)
            && !is_got_ready_for(words, at..at + bytes)
            && !is_passed_on(words, at..at + bytes)
        {
            found.push((does, at..at + bytes));
        }
    }
    found
}

/// 请各班坐好，不要讲话。
fn is_forbidden(words: &str, act: usize) -> bool {
    words.get(..act).is_some_and(|before| ends(before, "不要|不许|不准|不得|请勿|禁止|别").is_some())
}

/// 请上届会长将会印交给新任会长 is done on the stage; 请大家把表交给工作人员, 请把材料交给… is not.
fn is_kept(words: &str, act: Range<usize>) -> bool {
    const THINGS: &str = "印|旗|牌|钥匙|火炬|奖杯|证书|锦旗|礼物|信物|令牌|接力棒|花|戒指|玉";
    let before = words.get(..act.start).unwrap_or_default();
    let thing = super::wording::last(before, "把|将").and_then(|(at, _)| before.get(at..));
    matches!(words.get(act), Some("交给" | "授给"))
        && !thing.is_some_and(|thing| has(thing, THINGS) && !has(thing, "印发|花名册"))
}

/// 对填写选票的注意事项作说明: what is spoken about, which nobody is called to do.
fn about(words: &str) -> Range<usize> {
    const TOLD: &str = "作说明|作介绍|作解释|作讲解|进行说明|进行讲解|进行介绍|作出说明|作报告|作通报";
    let clause = words.split(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    let told = super::wording::first(clause, TOLD).map(|(at, _)| at);
    let begins = told.and_then(|told| clause.get(..told)?.find(['对', '就']));
    begins.zip(told).map_or(0..0, |(begins, told)| begins..told)
}

/// Is this the whole room, or somebody who only serves?
pub(super) fn is_everybody(words: &str) -> bool {
    const ROOM: &str = "大会对|大会讨论|大会审议|大会表决|会议审议|会议讨论|会议表决|双方交换|各代表小组|各代表团|各小组|各组|各讨论组|各代表组|大家|全体|同志们|代表们|各位|与会|到会|在座|所有|全场|同学们|老师们|您|你|参会|社员们|朋友们|每位|\
        党员们|现场|领奖|获奖|受表彰|获得|受聘|大会工作人员|工作人员|礼仪|同意|赞成|不同意|反对|弃权|上台领奖|来宾们|\
        嘉宾们|毕业生起立";
    const SOME: &str = "嘉宾|首长|委员|专家|评委|导师|评审|答辩委员|院领导|校领导|领导|议员|主席|召集人|记者";
    let Some(word) = begins(words, ROOM) else { return false };
    // 各代表团召集人简要汇报: one of each.
    const HEADS: &str = "召集人|团长|组长|代表简|代表汇|代表作|负责人";
    if word.starts_with('各') && begins(words.get(word.len()..).unwrap_or_default(), HEADS).is_some() {
        return false;
    }
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
        "领旗"
            | "领证"
            | "领牌"
            | "领奖"
            | "受奖"
            | "接受表彰"
            | "接受颁奖"
            | "领取"
            | "接旗"
            | "接牌"
            | "接匾"
            | "接受奖"
            | "佩戴红花"
    ) || act.starts_with("接受")
}

/// Does who is called for this count among those who act?
fn names_speakers(does: Does, words: &str) -> bool {
    match does {
        Does::Speaks | Does::Reads | Does::Awards | Does::Rite | Does::Music | Does::Performs => true,
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
