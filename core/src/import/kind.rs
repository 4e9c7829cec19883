//! What happens in an item, by the words that announce it, and the kind that follows from it.

use super::lexicon::Does;
use super::wording::{begins, has, last, trim};
use crate::agenda::{ItemKind, WaitKind};
use crate::chinese::clauses::first_part;

/// What happens: finer than a kind, so that two neighbours of one topic are one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// 致辞
    Address,
    /// 讲话 of a leader
    Leader,
    /// 发言, 表态
    Talk,
    /// 汇报, 报告, 说明
    Report,
    /// The host speaks himself.
    Own,
    Read,
    Prize,
    Anthem,
    Music,
    /// 舞蹈, 小品
    Show,
    Silence,
    Rite,
    Film,
    Vote,
    Discuss,
    Rest,
}

impl Topic {
    /// What the host is silent for where an item is named after it, and nobody is called in it.
    pub(super) fn wait(self) -> Option<WaitKind> {
        Some(match self {
            Self::Address | Self::Leader | Self::Talk | Self::Report => WaitKind::Speech,
            Self::Read => WaitKind::Reading,
            Self::Prize => WaitKind::Award,
            Self::Anthem => WaitKind::Anthem,
            Self::Music => WaitKind::Music,
            Self::Show => WaitKind::Other,
            Self::Silence => WaitKind::Silence,
            Self::Film => WaitKind::Film,
            Self::Rest => WaitKind::Break,
            Self::Rite => WaitKind::Other,
            Self::Own | Self::Vote | Self::Discuss => return None,
        })
    }

    pub(super) fn kind(self) -> ItemKind {
        match self {
            Self::Address | Self::Leader | Self::Own => ItemKind::Remarks,
            Self::Talk | Self::Report => ItemKind::Speeches,
            Self::Read => ItemKind::Reading,
            Self::Prize => ItemKind::Award,
            Self::Anthem | Self::Music | Self::Silence | Self::Rite => ItemKind::Ceremony,
            Self::Film => ItemKind::Film,
            Self::Vote => ItemKind::Vote,
            Self::Discuss => ItemKind::Discussion,
            Self::Show => ItemKind::Other,
            Self::Rest => ItemKind::Break,
        }
    }

    /// Whether people speak one after another, so that 请王老师。 calls the next.
    pub(super) fn is_speech(self) -> bool {
        matches!(self, Self::Address | Self::Leader | Self::Talk | Self::Report | Self::Discuss | Self::Own)
    }
}

const ADDRESS: &str = "致辞|致词|致开幕|致闭幕|致欢迎|致贺|致答谢|致|祝酒";
const LEADER: &str = "工作进行安排|讲意见|讲话|讲几句话|动员|部署|指示|点评|总结|提要求|提出要求|寄语|训词|安排部署|强调|小结|训话|训勉|训诫|\
    总结讲话|开班动员|指导|讲评|提几点|您定|您拍板|拍个板|定个调|谈话";
const REPORT: &str =
    "传达|报告|汇报|通报|介绍|说明|述职|解读|述学|述廉|对照检查|讲解|陈述|培训|授课|辅导|领学|解释|演示";

/// What follows from a call to do something; the words from the call to the end of its clause decide what 作…报告 is.
pub(super) fn of_call(does: Does, act: &str) -> Option<Topic> {
    match does {
        Does::Speaks => Some(speech(act)),
        Does::Reads => Some(Topic::Read),
        Does::Awards => Some(Topic::Prize),
        Does::Anthem => Some(Topic::Anthem),
        Does::Music => Some(Topic::Music),
        Does::Performs => Some(Topic::Show),
        Does::Film => Some(Topic::Film),
        Does::Silence => Some(Topic::Silence),
        Does::Counts if has(act, "人数|到会|出席|股份|代表") && !has(act, "票") => None,
        Does::Votes | Does::Counts => Some(Topic::Vote),
        Does::Rests => Some(Topic::Rest),
        Does::Rite => Some(Topic::Rite),
        Does::Discusses => Some(Topic::Discuss),
        Does::Applauds | Does::Photo | Does::Acts | Does::Leads => None,
    }
}

/// 宣布活动启动: what begins or ends with somebody's word.
fn is_declared(act: &str) -> bool {
    // 讲话并宣布运动会开幕: a speech, whatever it ends with.
    act.contains("宣布")
        && !has(act, "讲话|致辞|致词")
        && has(act, "开幕|开工|启动|开赛|开馆|开园|开班|开始|闭幕|落成|通车|投产|启用|投用")
}

fn speech(act: &str) -> Topic {
    let found = |words| last(act, words).map(|(at, word): (usize, &str)| at + word.len());
    if is_declared(act) {
        return Topic::Rite;
    }
    if begins(act, "安排|布置|部署").is_some() {
        return Topic::Leader;
    }
    let (leader, address, report) = (found(LEADER), found(ADDRESS), found(REPORT));
    if act.contains("工作总结") || act.contains("作总结") && act.contains("工作") {
        return Topic::Report;
    }
    if act.contains("发言") || act.contains("表态") || act.contains("交流") {
        return Topic::Talk;
    }
    if leader.is_some() && leader >= report && leader >= address {
        Topic::Leader
    } else if address.is_some() && address >= report {
        Topic::Address
    } else if report.is_some() {
        Topic::Report
    } else {
        Topic::Talk
    }
}

/// What the words of a title or an announcement name.
pub(super) fn of_words(words: &str) -> Option<Topic> {
    // 运动员 is nobody who mobilises.
    let words = words.replace("运动员", "选手");
    let words = words.as_str();
    if words.starts_with("通过") || words.starts_with("选举") {
        return Some(Topic::Vote);
    }
    if is_declared(words) {
        return Some(Topic::Rite);
    }
    const WORDS: &[(Topic, &str)] = &[
        (Topic::Rest, "休会|茶歇|中场休息"),
        (
            Topic::Vote,
            "表决|投票|选举|测评|推选|审议通过|讨论通过|审议并通过|民主评议|民主推荐|通过《|通过总监票人|通过监票人|通过选举|\
                通过大会|通过候选",
        ),
        (Topic::Own, "我讲|我来说|由我|我作|我代表|主持人小结|主持人总结|我说|我强调"),
        (
            Topic::Show,
            "抽奖|摸奖|猜灯谜|猜谜|亮口号|呼口号|喊口号|口号展示|游戏环节|游戏时间|做游戏|有奖竞猜|有奖问答|参观环节|参观时间|现场参观|品鉴环节|体验环节",
        ),
        (
            Topic::Prize,
            "颁奖|发个奖|颁个奖|发奖|颁发|授牌|授帽|授衔|颁证|表彰先进|捐赠|赠送|领奖|授予|颁授|发放证书|佩戴奖章|佩戴纪念章|佩戴勋章|戴红花|戴大红花",
        ),
        (Topic::Read, "宣读|公布|传达|宣布|领学"),
        (Topic::Anthem, "国歌|奏唱"),
        (Topic::Silence, "默哀"),
        (Topic::Film, "观看|播放|短片|视频|宣传片|警示片|航拍片|回放"),
        (
            Topic::Rite,
            "授旗|签责任|签承诺|签协议|签合同|签约|签订|签字|签署|揭牌|揭幕|宣誓|升旗|升国旗|献花|启动|剪彩|入场|退场|点亮|开球|发令|敬献|拜师|奠基|\
                交接|拨穗|换旗|鞠躬|礼兵就位|仪仗|仪式",
        ),
        (Topic::Discuss, "讨论|审议|质询|提问|互动|议案子|座谈|研讨交流|自由发言|酝酿|答疑|问答|辩论"),
        (Topic::Talk, "路演|评课|说课|议课|竞职演|竞聘演|竞选演|演讲|发言|表态|交流|献词|献辞|谈体会|讲述|检讨"),
        (Topic::Leader, "讲话|动员|部署|点评|寄语|提要求|总结讲话|指示"),
        (Topic::Address, "致辞|致词|开幕词|欢迎词"),
        (Topic::Report, "陈述|汇报|报告|述职|通报|介绍|说明|听取|总结|培训|解读|授课|回应|剖析|演示|分析"),
        (Topic::Music, "演唱|合唱|独唱"),
        (Topic::Show, "表演|演出|舞蹈|节目|朗诵|小品|快板|相声|歌舞"),
    ];
    let found = WORDS
        .iter()
        .filter_map(|(topic, words_of)| super::wording::first(words, words_of).map(|(at, word)| (*topic, at, word)));
    let mut all: Vec<(Topic, usize, &str)> = found.collect();
    // 宣读…讲话, 通报…评议: the verb comes first and rules; a vote or a recess rules wherever it stands.
    if let Some((topic, _, _)) = all.iter().find(|(topic, _, _)| matches!(topic, Topic::Rest | Topic::Own)) {
        return Some(*topic);
    }
    all.sort_by_key(|(_, at, _)| *at);
    // 对报告进行表决: what is voted on comes first in the words.
    let first = all.first().map(|(topic, _, _)| *topic);
    let subject = matches!(first, Some(Topic::Report | Topic::Talk | Topic::Discuss | Topic::Address));
    if subject && has(words, "表决|投票|民主测评") {
        return Some(Topic::Vote);
    }
    all.first().map(|(topic, _, _)| *topic)
}

/// What an item is called in lists, from the words that announce it.
pub(super) fn title(words: &str) -> Option<String> {
    const LONGEST: usize = 30;
    let words = super::announce::past_also(words).trim_start_matches(['，', '：', ':', ',', '、', ' ']);
    let words = super::announce::lead(words).map_or(words, |(_, rest)| rest);
    const LEADS: &str = "让我们以热烈的掌声，欢迎|让我们以热烈的掌声欢迎|让我们以热烈的掌声有请|让我们用热烈的掌声有请|\
        让我们用热烈的掌声欢迎|请大家以热烈的掌声欢迎|大家欢迎|有请";
    let words = begins(words, LEADS).and_then(|word| words.get(word.len()..)).unwrap_or(words);
    let words = begins(words, "进行|举行").and_then(|word| words.get(word.len()..)).unwrap_or(words);
    let words = trim(words).trim_matches(|c: char| {
        matches!(c, '，' | '：' | ':' | '。' | '！' | ',' | '.' | '；' | '、' | '*' | '—' | ' ')
    });
    let first = first_part(words);
    // 巡检机器人，有请井冈研究员: the call is none of the name.
    let called = first.find('请').map(|at| first.get(..at).map_or(at, |before| before.trim_end_matches('有').len()));
    let called =
        called.filter(|at| *at > 0 && first.get(..*at).is_some_and(|before| before.ends_with(['，', '：', ' '])));
    let first = called.and_then(|at| first.get(..at)).unwrap_or(first);
    let first = trim(first.trim_end_matches(['，', '：', ' ', ',']));
    let short = first.chars().count() <= LONGEST && first.chars().count() > 1;
    (short && !first.starts_with(['请', '由'])).then(|| first.to_owned())
}
