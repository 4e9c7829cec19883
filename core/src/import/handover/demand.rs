//! What somebody who is turned to is asked for, in the few words of spoken language: 您定, 你先, 给讲讲, 怎么看, 来一段.

use super::Clause;
use crate::import::lexicon::Does;
use crate::import::wording::{begins, ends, first, has, length, offset, trim};
use std::ops::Range;

/// What is asked for, and the words for it.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    pub(super) does: Does,
    pub(super) act: Range<usize>,
}

impl Demand {
    /// Nothing is said of it: whoever is named speaks.
    pub(super) fn none(at: usize) -> Self {
        Self { does: Does::Speaks, act: at..at }
    }

    /// What is shown was named before.
    pub(super) fn shown(act: Range<usize>) -> Self {
        Self { does: Does::Performs, act }
    }

    pub(super) fn shifted(self, by: usize) -> Self {
        Self { act: self.act.start + by..self.act.end + by, ..self }
    }
}

/// What people are asked to say, in the words of speech.
const SPEAKS: &str = "说说|说一说|说两句|说几句|说一句|说句话|说清楚|说一下|说道说道|讲讲|讲一讲|讲两句|讲几句|讲一句|讲清楚|讲一下|讲一遍|讲给|谈谈|谈一谈|\
    谈两句|谈几句|聊聊|聊两句|打个招呼|表个态|表个决心|表决心|带个头|开个头|开个腔|评估一下|评估|评一评|评两句|补充|补一句|补两句|插一句|解读|回应|\
    汇报|报一报|报一下|介绍|拜个节|拜个年|传授|点评|怎么看|怎么说|怎么想|怎么回应|什么意见|什么想法|高见|什么说的|什么要说|您定|你定|您拍板|您先|你先|先说|\
    先讲|先来|先报|接着说|接着讲|接着|你来|您来|您说|你说|您讲|你讲|您请|你请|请讲|请说|上一课|交个底|交一下底|交底|答一下|解答|回答|分享|摆一摆|摆摆|\
    说明|陈述|答辩|质证|举证|发言|寄语|送祝福|叮嘱|嘱咐|开导|支招|支支招|背一遍|搭个架子|该你|轮到你|到你了|归你|看你的|看您的|交给您|交给你|给您|\
    台上请|让给|上来|上台|登台|出来说|开始|往下说|大声说|喊一嗓子|亮亮嗓|接一接|接话|有几句话|有话说|有话讲|想说几句|想讲几句|意见|出示|发表|讲话|致辞|致词|讲评|总结|展示|演示|请报|烦请|请问|你们那边|你那边|您那边|你这边|你们呢|你呢|您呢|鼓鼓劲|鼓劲|打打气|打气|有没有新|有没有补充|有没有意见|有没有什么|有什么补充|有什么意见|有什么要|还有什么|说句心里话|来说|来讲|讲心里话";

/// What people are asked to show.
const SHOWS: &str = "带大家|带咱们|领着大家|教大家|教咱们|一段《|一曲《|一出《|来一段|来段|来一个|表演|上场|登场|亮出来|献上来|露一手|走一个|跳一段|跳一个|变一个|舞台给你|舞台交给|耍一|演一";

/// What people are asked to sing or to play.
const SINGS: &str =
    "来一首|来首|来一支|来一曲|唱一|唱首|唱个|唱支|弹一|弹首|拉一段|拉一曲|吹一|献歌|献上一首|高歌|演唱|演奏";

/// What people are asked to read.
const READS: &str = "请公布|请宣布|请宣读|公布|宣布|念一|念给|念念|念第|读一|读给|读第|朗读|朗诵|宣读|代念|念";

/// What people are asked to hand over.
const GIVES: &str = "您来递|你来递|颁奖|给发一下|来颁|递上";

/// What has happened, or is said of somebody, and asks for nothing.
const TOLD: &str = "辛苦|说得|讲得|说的|讲的|说过|讲过|说完|讲完|谢谢|感谢|听见|记住|记下|放心|保重|真好|真棒|真行|好样|不容易|来了|到了|请假|缺席|没来|不在|真的没|没念|\
    已经|刚才|昨天|去年|当年|认为|表示|祝|恭喜|生日|高兴|开心|佩服|说的是|说了|讲了";

/// 该你了, 归你了, 到您了: said of the turn, though 了 stands there.
const YOUR_TURN: &str =
    "该你|该您|轮到你|轮到您|到你了|到您了|归你|归您|看你的|看您的|交给您|交给你|给您了|给你们|给你了";

/// The first place of each kind of demand, and what is asked for there.
fn places(words: &str) -> impl Iterator<Item = (usize, Does)> {
    const DEMANDS: [(Does, &str); 5] = [
        (Does::Awards, GIVES),
        (Does::Music, SINGS),
        (Does::Performs, SHOWS),
        (Does::Speaks, SPEAKS),
        (Does::Reads, READS),
    ];
    DEMANDS.into_iter().filter_map(move |(does, list)| first(words, list).map(|(at, _)| (at, does)))
}

fn kind(words: &str) -> Option<Does> {
    places(words).min_by_key(|(at, _)| *at).map(|(_, does)| does)
}

/// What the clauses behind a person ask for; nothing where one of them only tells something.
pub(super) fn of_clauses(behind: &[Clause<'_>], asked: bool) -> Option<Demand> {
    const LONGEST: usize = 22;
    let tells = |clause: &Clause<'_>| {
        has(clause.words, TOLD) && !has(clause.words, YOUR_TURN) || length(clause.words, LONGEST) >= LONGEST
    };
    // 邢师傅，明天我家水龙头您也给唱一个！: a joke about another day.
    const ANOTHER_DAY: &str = "明天|后天|改天|哪天|下回|下次|以后|明年|过几天|过两天|回家|散会后|会后";
    let later = behind.iter().any(|clause| begins(clause.words, ANOTHER_DAY).is_some());
    if later || behind.iter().any(tells) {
        return None;
    }
    let does = behind.iter().rev().find_map(|clause| of_clause(clause.words, asked))?;
    let (start, end) = (behind.first()?.at, behind.last()?.range().end);
    Some(Demand { does, act: start..end })
}

/// What a clause asks the person before it for.
fn of_clause(words: &str, asked: bool) -> Option<Does> {
    const ALONE: &str = "说|讲|请|您|你|来|先|报|答|念|唱|谈";
    let bare = words.trim_end_matches(['吧', '啊', '呀', '哈', '嘛', '啦', '呢', '哦', '了']);
    if begins(bare, ALONE) == Some(bare) {
        return Some(if bare == "念" {
            Does::Reads
        } else if bare == "唱" {
            Does::Music
        } else {
            Does::Speaks
        });
    }
    if is_latin_turn(words) {
        return Some(Does::Speaks);
    }
    // 李奶奶，您坐着说。
    let how =
        begins(words, "您|你|坐着|站着|慢慢|大声|放开|照实|简单").is_some() && ends(bare, "说|讲|念|报|谈").is_some();
    if how && !has(words, "别说|不说|你说的|您说的") {
        return Some(Does::Speaks);
    }
    // 赵大姐，您的要求是多少？
    let asks_one = asked && begins(words, "您|你").is_some() && !has(words, "吧|听见|记得|知道");
    kind(words).or(asks_one.then_some(Does::Speaks))
}

/// à vous, the floor is yours, please
fn is_latin_turn(words: &str) -> bool {
    const TURNS: &str = "the floor|floor is yours|please|vous|your turn|go ahead|over to you";
    has(&words.to_ascii_lowercase(), TURNS) && !words.chars().any(crate::chinese::is_han)
}

/// 樊局谈谈, 管床的小阙汇报, 小栗子为我们读第四章: who stands before what is asked for, within one clause.
pub(super) fn within(words: &str) -> Option<(&str, Demand)> {
    // 请到台侧做好发言准备: not yet.
    if words.ends_with("准备") {
        return None;
    }
    const BETWEEN: &str = "先|来|也|就|再|给大家|给大伙|给大伙儿|给大家伙儿|给我们|给咱们|给咱|为大家|为我们|替大家|替我们|替咱们|跟大家|跟我们|和大家|您|你|\
        接着|上台|上来|把图纸|简单|挨个儿|想|要|能|亲自|代表儿女们|，|给|为|吧|也想|出来|现场|有什么";
    const LAST: &str = "说|讲|谈|报|念|答|唱|来|上";
    if let Some(found) = transferred(words) {
        return Some(found);
    }
    let all = words;
    let words = super::without_leads(words);
    if has(words, TOLD) && !has(words, YOUR_TURN) {
        return None;
    }
    let bare = words.trim_end_matches(['吧', '啊', '呀', '哈', '嘛', '啦', '呢', '哦']);
    let found = places(bare).chain(first(bare, "把|吧").map(|(at, _)| (at, Does::Speaks)));
    let last = ends(bare, LAST).map(|word| (bare.len() - word.len(), Does::Speaks));
    let (at, does) = found.chain(last).filter(|(at, _)| *at > 0).min_by_key(|(at, _)| *at)?;
    let mut who = bare.get(..at)?;
    while let Some(tail) = ends(who, BETWEEN).filter(|tail| tail.len() < who.len()) {
        who = trim(who.get(..who.len() - tail.len())?);
    }
    let who = until_about(who);
    // 听听邓三爷的意见, but 三爷的意见很实在。
    let heard = has(all, "听") && bare.ends_with(['见', '法', '话']);
    let who = who.strip_suffix('的').filter(|_| heard).unwrap_or(who);
    if who.ends_with('的') {
        return None;
    }
    let act = offset(words, bare) + at..offset(words, bare) + bare.len();
    Some((who, Demand { does, act }))
}

/// 轮到你, 你先: what is said to one alone; to somebody by a given name also 你说说, 再来一首.
pub(super) fn turns_to_one(words: &str, given: bool) -> bool {
    const TO_ONE: &str = "你先|您先|你来|您来|上台|发言|你说|您说";
    has(words, YOUR_TURN) || has(words, TO_ONE) || given && has(words, "你|您|再来|来一|上来")
}

/// 被申请人对真实性发表质证意见, 政委汤铭同志作壮行讲话: up to what it is about, or how it is done.
fn until_about(who: &str) -> &str {
    const CUTS: [&str; 8] = ["对", "就", "围绕", "针对", "按", "作", "做", "致"];
    let own = |before: &str| before.ends_with(['工', '合', '协', '操', '写', '成', '造', '乔']);
    let cuts = CUTS.iter().filter_map(|word| who.find(word)).filter(|cut| *cut > '中'.len_utf8());
    let cuts = cuts.filter(|cut| who.get(..*cut).is_some_and(|before| !own(before)));
    cuts.min().and_then(|cut| who.get(..cut)).unwrap_or(who)
}

/// 把用药时间线说清楚, 别念稿子, 三分钟: how it is to be done, behind what is asked for.
pub(super) fn says_how(words: &str) -> bool {
    const HOW: &str = "并|大家欢迎|大家鼓掌|掌声|欢迎|鼓掌|有请|把|别|不要|只|就|一人|每人|限|控制|简单|从|按|用|三|两|五|一|您|你|先|说|讲|不|别光|慢慢|大声|坐着|站着|抓紧|也|灯|给|跟|让";
    begins(words, HOW).is_some() && !has(words, TOLD)
}

/// 谢谢小郜, 感谢边总一路护航, 有请…: what begins so turns to nobody, or calls by another word.
pub(super) fn is_about_others(words: &str) -> bool {
    begins(words, "谢谢|感谢|多谢|祝贺|恭喜|辛苦|掌声送给|刚才|刚刚|参加|出席|到场|主持|我是|我叫|各位|同志们|大家好|记录|时间|地点").is_some()
}

/// 我是产品部的糯米, 坐在前排的是村医老吴: somebody is made known.
pub(super) fn introduces(words: &str) -> bool {
    has(
        words,
        "我是|我叫|我姓|这位是|旁边是|旁边这位|认识一下|到场的有|来的有|参加的有|出席的有|在座的有|就座的|嘉宾有|分别是|他们是|她们是|来了一位|有一位|请来了|请到了|邀请到|添了位|添了一位|程序是|流程是|这么安排|安排如下|是这样的",
    )
}

/// 谁说, 哪个先开腔, 有没有二次发言的: is whoever will asked to speak?
pub(super) fn asks_the_floor(words: &str, asked: bool) -> bool {
    const WHO: &str =
        "谁说|谁来说|谁来讲|谁讲|谁先|谁补|谁来补|谁来答|谁想|还有谁|谁还|哪个先|哪个来|哪个说|哪位|哪个想|哪个要";
    const ANY: &str = "有没有|还有没有|还有";
    const MORE: &str = "发言的|要说的|想说的|要讲的|想讲的|要问的|想问的|没说到|补充的|不同意见|别的意见|要补充|想补充|新的方案|个问题";
    let who = first(words, WHO).is_some();
    let any = begins(words, ANY).is_some() && has(words, MORE);
    asked && (who || any) && !has(words, "谁来负|谁负责|谁来管|谁怕谁")
}

/// 我把话筒递给作者鄢一苇老师, 时间留给祁工: who gets the floor by a word for it.
fn transferred(words: &str) -> Option<(&str, Demand)> {
    const THINGS: &str = "话筒|麦克风|时间|舞台|话头|话语权|接力棒|发言权";
    const GIVEN: &str = "递给|交给|让给|留给|传给|交到|递到|转给|还给";
    let (thing, _) = first(words, THINGS)?;
    let (at, word) = first(words.get(thing..)?, GIVEN)?;
    let who = words.get(thing + at + word.len()..)?.trim_end_matches(['了', '吧', '啦']);
    let shows = words.get(thing..)?.starts_with("舞台");
    let does = if shows { Does::Performs } else { Does::Speaks };
    (!who.is_empty()).then_some((who, Demand { does, act: words.len()..words.len() }))
}

/// 来，小朋友上场。: is some group asked to show what they have got ready?
pub(super) fn asks_for_a_show(clauses: &[Clause<'_>]) -> bool {
    const COMES: &str = "上场|登场|舞台给你们|舞台交给你们|走起来|亮个相|演起来|跳起来|唱起来";
    const LONGEST: usize = 12;
    clauses.last().is_some_and(|clause| ends(clause.words, COMES).is_some() && length(clause.words, LONGEST) < LONGEST)
}
