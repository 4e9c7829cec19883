//! Who is called to do what in a sentence: 请…讲话, 由…宣读, 有请…, "please welcome …". It reads one sentence and does not ask
//! whether it is the time for it.

mod act;
mod english;
mod later;
mod marker;
mod shows;
mod unsaid;

use super::draft::Speaker;
use super::lexicon::{self, Does};
use super::speaker;
use super::wording::{at_most, begins, ends, first, has, is_space, trim};
use crate::chinese::clauses::{first_clause, first_part};
use act::{acts, in_context, is_receiving, names_speakers};
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
        if let Some(mut calling) = calling.filter(|_| !is_task(marker, before, behind)) {
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

/// 请各级各部门认真领会，抓好落实, 请给梅谦同志提意见: what is asked of all whom it is said to, or done for whoever is named.
fn is_task(marker: &str, before: &str, behind: &str) -> bool {
    const DUTY: &str = "认真领会|认真学习|认真贯彻|认真抓好|认真落实|抓好|切实|高度重视|务必";
    let clause = first_part(behind);
    let of_all =
        begins(behind, "各级|各部门|各单位|各地|各乡镇|各县|各街道|各科室|各村").is_some() && has(clause, DUTY);
    // 冉厂长的报告提出了六项任务，请各代表团认真审议。: what is asked at the end of what is said of a report.
    let is_told = before.trim_end().ends_with('，') && has(before, "回顾了|提出了|部署了|明确了|总结了");
    let of_groups = begins(behind, "各代表团|各团|各小组|各位代表|各组").is_some() && clause.contains("认真");
    // 请自然资源局会同司法局修改好, 请这六个部门在7月24日以前，把整改报告报巡察办: when they are gone.
    let by_then = has(clause, "以前，把|之前，把|前，把|日前|月底前") && has(clause, "报|交|送|整改|办结");
    let together = first(clause, "会同|牵头，").is_some_and(|(at, _)| at > 0) && !has(clause, "发言|汇报|上台");
    marker == "请"
        && (by_then
            || together
            || of_all
            || is_told && of_groups
            || begins(behind, "给").is_some() && has(clause, "提意见|提提意见|提点意见|鼓鼓掌|鼓掌"))
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
    // 发言材料请交区委宣传部，作书面交流; 请各圈把报告书发到邮箱; 由市委办公室牵头，…: what is to be done later.
    if is_errand(trim(words), marker) {
        return None;
    }
    // 由区委委员表决，列席的同志不表决: who has a vote, and nobody is asked yet.
    if marker == "由" && has(words, "不表决|不参加表决|不投票|不参加投票") {
        return None;
    }
    // 请应怀远书记等领导上台见证: who looks on does nothing.
    let clause = trim(first_part(words));
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

/// Is something to be handed in, sent or worked on, and not here?
fn is_errand(words: &str, marker: &str) -> bool {
    const HANDED: &str =
        "交区|交县|交市|交镇|交乡|交街道|交到|交至|交给|交会务|交办公室|报送|报区|报县|报市|送交|发到|发至|寄到|寄至";
    const SENT: &str = "发到|发至|发送|报送|报到|报给|报至|寄到|寄至|送到|传到|填到|汇总到";
    const LEADS: &str = "牵头|统筹|汇总";
    let clause = first_clause(words);
    let sends = begins(words, "各|有关|相关").is_some() && has(clause, "把|将") && has(clause, SENT);
    // 请各支部对照点评意见，列出整改清单
    let mends = begins(words, "各").is_some() && has(clause, "对照") && has(words, "整改|清单|落实");
    begins(words, HANDED).is_some() || sends || mends || marker == "由" && ends(clause, LEADS).is_some()
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

/// Does the host mean himself: 由我宣读, but not 由我市…, 请我们的…?
fn is_host(words: &str) -> bool {
    const OURS: &str = "们|市|县|区|局|院|校|镇|乡|厂|省|厅|委|处|所|公司|社|行|国|军|队|站|村|中心|集团|街道|支部|党支部|党委|工会|学院|医院|学校|\
        分局|分院|分会|协会|学会|商会|单位";
    /// 我部署 is what I do: only with an office behind it, 我系团总支副书记.
    const SHORT: &str = "系|部|州|旗|盟|企|矿|司|馆|园|店|班|连|营|团|科|办";
    /// Characters up to the office.
    const NEAR: usize = 12;
    let is_ours = |behind: &str| {
        begins(behind, OURS).is_some()
            || begins(behind, SHORT).is_some() && has(at_most(behind, NEAR), lexicon::OFFICES)
    };
    let behind = words.strip_prefix('我');
    behind.is_some_and(|behind| !is_ours(behind)) || words.starts_with("本人") || words.starts_with("主持人自己")
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

/// Is this the whole room, or somebody who only serves?
pub(super) fn is_everybody(words: &str) -> bool {
    const ROOM: &str = "大会对|大会讨论|大会审议|大会表决|会议审议|会议讨论|会议表决|双方交换|各代表小组|各代表团|各小组|各组|各讨论组|各代表组|大家|全体|同志们|代表们|各位|与会|到会|在座|所有|全场|同学们|老师们|您|你|宣誓人|参会|社员们|朋友们|每位|\
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
