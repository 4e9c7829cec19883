//! What every sentence says by itself: what it leads over to, which item it announces, who is called in it, what it asks
//! the room for, whether it looks back, ahead or closes. What it means for the meeting is decided in [`super::walk`].

use super::announce::{self, Lead, Series};
use super::call::{self, Calling};
use super::happening::{self, Happening};
use super::lexicon::Does;
use super::segment::{Segments, Sentence, Shape};
use super::wording::{attend, begins, ends, has, has_numeral, is_space, mark, mark_within, trim};
use crate::chinese::clauses::first_clause;
use std::ops::Range;

/// What a sentence says by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    /// How it leads over to something.
    pub(super) lead: Option<Lead>,
    /// 第N项, where the sentence announces it.
    pub(super) ordinal: Option<(u64, Range<usize>)>,
    /// 一、 at its beginning.
    pub(super) listed: Option<(Series, u64, usize)>,
    pub(super) calls: Vec<Calling>,
    pub(super) happening: Option<Happening>,
    /// 刚才…
    pub(super) recap: bool,
    /// 讲三点意见
    pub(super) own: bool,
    /// 会后请…
    pub(super) afterwards: bool,
    /// 到此结束, 散会
    pub(super) adjourns: bool,
    /// 议程已经完成
    pub(super) done: bool,
    /// 现在复会
    pub(super) resumes: bool,
    /// Is it in Latin letters?
    pub(super) latin: bool,
    /// Does it turn to something: 进行…, 开始…, 进入…环节?
    pub(super) turns: bool,
    /// Does it lead over to a part of the meeting: 接下来是参观环节?
    pub(super) to_part: bool,
    /// Does it say so with a verb: 下面进行…, 接下来颁发…?
    pub(super) enters: bool,
}

impl Signs {
    /// 同意的请举手, 请填写选票.
    pub(super) fn prompts_vote(&self) -> bool {
        self.happening.is_some_and(|happening| happening.prompt == Some(happening::Prompt::Vote))
    }

    /// Is anybody called by name?
    pub(super) fn names_somebody(&self) -> bool {
        self.calls.iter().any(Calling::names_somebody)
    }

    /// 下面请广场舞队表演《桂花开》: is somebody called to a number of their own?
    pub(super) fn calls_for_a_number(&self) -> bool {
        let shows =
            |call: &Calling| matches!(call.does, Some(Does::Performs | Does::Music)) && !call.speakers.is_empty();
        self.calls.iter().any(shows)
    }

    /// 滕姐。: is somebody named at the end of a turn, and told nothing of what to do?
    pub(super) fn only_names(&self) -> bool {
        let named = |call: &Calling| call.marker.is_empty() && call.act.is_empty();
        !self.calls.is_empty() && self.calls.iter().all(named)
    }
}

/// Reads every sentence.
pub(super) fn signs(segments: &Segments) -> Vec<Signs> {
    let of = |sentence: &Sentence| {
        if sentence.shape == Shape::Words { one(&segments.text, &sentence.range) } else { Signs::default() }
    };
    let mut signs: Vec<Signs> = segments.sentences.iter().map(of).collect();
    drop_lower_ordinals(&segments.text, &mut signs);
    number_by_which(segments, &mut signs);
    number_by_steps(segments, &mut signs);
    signs
}

/// 今天的会分五步走：… and later 第二步，…: where the meeting itself goes by steps, each paragraph that begins with one is an item.
fn number_by_steps(segments: &Segments, signs: &mut [Signs]) {
    const GOES: &str = "步走|步进行|步来走|步来开";
    if !segments.sentences.iter().any(|one| segments.text.get(one.range.clone()).is_some_and(|words| has(words, GOES)))
    {
        return;
    }
    for (sentence, sign) in
        segments.sentences.iter().zip(signs).filter(|(one, sign)| one.opens && sign.ordinal.is_none())
    {
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        let step = words.strip_prefix('第').and_then(|behind| {
            let (n, bytes) = super::wording::number(behind)?;
            let rest = behind.get(bytes..)?.strip_prefix('步')?;
            rest.starts_with(['，', '：', '、']).then_some((n, words.len() - rest.len()))
        });
        sign.ordinal = step.map(|(n, bytes)| (n, sentence.range.start..sentence.range.start + bytes));
    }
}

/// 第二项，逐个审议议案, and then 议案一, 议案二: where items are counted with 第, what is counted by name is a part of one.
fn drop_lower_ordinals(text: &str, signs: &mut [Signs]) {
    const MANY: usize = 2;
    let is_plain = |at: &Range<usize>| text.get(at.clone()).is_some_and(|words| words.starts_with('第'));
    let plain = signs.iter().filter(|sign| sign.ordinal.as_ref().is_some_and(|(_, at)| is_plain(at)));
    if plain.take(MANY).count() < MANY {
        return;
    }
    let is_named = |at: &Range<usize>| text.get(at.clone()).is_some_and(announce::is_counted_by_name);
    for sign in signs {
        sign.ordinal = sign.ordinal.take().filter(|(_, at)| !is_named(at));
    }
}

/// 其一，听会务报告。请秘书长报告。: what is counted by 其一, 其二 is an item where somebody is called or asked in each of the paragraphs.
fn number_by_which(segments: &Segments, signs: &mut [Signs]) {
    let number = |sentence: &Sentence| {
        let words = segments.text.get(sentence.range.clone())?;
        let behind = words.strip_prefix('其')?;
        let (n, bytes) = super::wording::number(behind)?;
        let parted = behind.get(bytes..)?.starts_with(['，', '、', '：', ',']);
        (parted && sentence.opens).then_some((n, sentence.range.start..sentence.range.start + '其'.len_utf8() + bytes))
    };
    let found: Vec<(usize, (u64, Range<usize>))> =
        segments.sentences.iter().enumerate().filter_map(|(at, one)| Some((at, number(one)?))).collect();
    let acts = |at: usize| {
        let block = segments.sentences.get(at).map(|one| one.block);
        let same = segments.sentences.iter().zip(signs.iter()).skip(at).take_while(|(one, _)| Some(one.block) == block);
        same.into_iter().any(|(one, sign)| {
            let words = segments.text.get(one.range.clone()).unwrap_or_default();
            sign.prompts_vote() || words.starts_with('请') || sign.calls.iter().any(|call| !call.speakers.is_empty())
        })
    };
    let in_order = found.iter().enumerate().all(|(place, (_, (n, _)))| *n == place as u64 + 1);
    if found.len() > 1 && in_order && found.iter().all(|(at, _)| acts(*at)) {
        for (at, ordinal) in found {
            signs.get_mut(at).into_iter().for_each(|sign| sign.ordinal = Some(ordinal.clone()));
        }
    }
}

fn one(text: &str, range: &Range<usize>) -> Signs {
    let words = text.get(range.clone()).unwrap_or_default();
    let _attention = attend(words);
    let said = announce::without_greeting(without_label(words));
    let mut signs = Signs { latin: is_latin(words), ..Signs::default() };
    signs.listed = announce::listed(without_marks(words));
    let body = behind_grounds(said);
    let body = turned(body).unwrap_or(body);
    let (lead, rest) = announce::lead(body).map_or((None, body), |(lead, rest)| (Some(lead), past_grounds(rest)));
    signs.lead = lead;
    signs.ordinal = ordinal(words, body)
        .or_else(|| ordinal(words, body.strip_prefix(['（', '〔', '［', '['])?))
        .map(|(n, at)| (n, range.start + at.start..range.start + at.end));
    signs.calls = if is_purpose(words) { Vec::new() } else { call::calls(text, range, said) };
    signs.happening = happening::happening(words);
    signs.recap = recap(body);
    // 今天的座谈会开得很好，六位企业家畅所欲言: what is looked back at is not asked for.
    if signs.recap && !has(words, "请|下面|现在") {
        signs.happening = signs.happening.filter(|happening| happening.does != Does::Discusses);
    }
    signs.own = own(words);
    // What everybody is to take to heart afterwards is the host's own remark; what they are to do at once leads out.
    let duty =
        || has(words, "贯彻|落实|学习|传达|抓好|希望|务必|精神|认识") && !has(words, "日内|周内|前报|报送|之前报|天内");
    let asks = || has(super::wording::at_most(rest, 40), "请");
    const AFTERWARDS: &str = "会后|散会后|会议结束后|会议之后|散会以后|会议结束以后|大会结束后|活动结束后|仪式结束后|\
        请与会人员带|请大家带走";
    signs.afterwards = begins(rest, AFTERWARDS).is_some() && asks() && !duty();
    signs.adjourns = adjourns(words) || begins(body, "最后祝|最后，祝").is_some();
    const DONE: &str = "圆满完成了各项|圆满完成了预定|项内容进行|项内容已|项任务已|议程已|议程都已|议程全部|各项议程|议程完成|议程进行完|议程到此|议程，已|程序已|任务已经完成|\
        事都办完|全部完成|议程已经|内容已经|议程就进行|议程到这里|三项议程到|项议程已";
    signs.done = has(words, "完成|结束|完毕|进行完|办完") && has(words, DONE);
    signs.resumes = has(
        words,
        "复会|继续开会|请大家坐好|请大家回到会场|请大家入座|请各位就座|请同志们坐好|会议继续|请大家就座|请各位入座|\
            继续进行",
    );
    // 下面会议进行民主测评
    let rest =
        begins(rest, "会议进行|会议进入|大会进行|大会进入").map_or(rest, |_| rest.get("会议".len()..).unwrap_or(rest));
    // 今天我们就正式进行…: what the meeting is for.
    let rest = if begins(body, "今天|今日").is_some() { rest } else { past_particles(rest) };
    const ENTERS: &str = "进行|进入|召开|开始|颁发|颁奖|审议|表决|观看|选举|通过|签|转入|为|揭|授|自由发言|自由讨论|自由交流|自由提问|把时间|把舞台|把话筒|把麦克风";
    // 现在开始！: nothing is said of what.
    let bare = matches!(trim(rest), "开始" | "开始！" | "开始。" | "正式开始！" | "进行。");
    // 首先举行队仪式。
    let holds = rest.strip_prefix("举行").is_some_and(|what| {
        let what = trim(first_clause(what));
        what.ends_with("仪式") && what.chars().count() <= 12 && !has(what, "开幕|闭幕")
    });
    // 现在给今年的十位“好媳妇”发奖。
    let gives = rest.starts_with('给') && has(rest, "发奖|颁奖|颁发|授牌") && !rest.contains('请');
    signs.enters = lead.is_some() && (begins(rest, ENTERS).is_some() && !bare || holds || gives || takes_up(rest));
    signs.turns = lead.is_some()
        && begins(
            rest,
            "进行|进入|开始|举行|请|有请|由|是|转入|我们进行|我们进入|我们开始|让我们|表决|审议|对|颁|把|\
                奏|观看|通过|选举",
        )
        .is_some()
        || begins(body, "进行|进入|开始|举行|下面|接下来|现在|首先|最后").is_some();
    // 接下来是参观环节，请各位嘉宾…
    const PART: usize = 14;
    signs.to_part = lead.is_some() && signs.turns && has(super::wording::at_most(words, PART), "环节");
    signs
}

/// 下面就正式开始交流发言。: without what stands between the word that leads over and the verb.
fn past_particles(rest: &str) -> &str {
    const PARTICLES: &str = "我们就|咱们就|我们|咱们|就|便|正式|依次|逐一|逐项|马上|直接|先";
    const VERBS: &str = "进行|进入|开始|转入|听取|观看|颁发|颁奖|表决|审议|选举";
    let mut words = rest;
    while let Some(particle) = begins(words, PARTICLES) {
        words = words.get(particle.len()..).unwrap_or_default();
    }
    if begins(words, VERBS).is_some() { words } else { rest }
}

/// 下面听各单位的汇报。下面说村口停车的事。: does what stands behind the word that leads over name what everybody hears or talks of?
pub(super) fn takes_up(rest: &str) -> bool {
    const HEARS: &str = "听|听听|听取|先听|先听取|听一下|听一听";
    const HEARD: &str = "汇报|介绍|报告|说明|发言|情况|意见";
    // 接下来听听党员群众的。
    const THEIRS: &str = "的|怎么说|怎么讲|怎么看|想法|看法|心声|声音|心里话";
    const LONGEST: usize = 40;
    let sentence = rest.split(['。', '！', '；', '？', '：']).next().unwrap_or_default();
    // 接下来听听家属怎么说，请顾盼说几句。
    let sentence = sentence.split("，请").next().unwrap_or_default();
    let verb = past_everybody(sentence);
    let clause = verb.split('，').next().unwrap_or_default();
    let heard = has(clause, HEARD) || ends(clause, THEIRS).is_some();
    let hears = begins(clause, HEARS).is_some() && heard && begins(clause, "听证|听完|听了").is_none();
    // 下面调度各镇。
    let hears = hears || begins(clause, "调度各|点调各|连线各|逐一调度|逐镇调度").is_some();
    clause.chars().count() <= LONGEST && !has(sentence, "请|我说") && (hears || names_matter(verb))
}

/// 下面我们大家一起说说: without the words for everybody.
fn past_everybody(mut words: &str) -> &str {
    const EVERYBODY: &str = "我们|咱们|咱|大家|大伙|大伙儿|一起|一块儿|一块|共同|就|再|先|来|接着|，";
    while let Some(word) = begins(words, EVERYBODY) {
        words = words.get(word.len()..).unwrap_or_default();
    }
    words
}

/// 说村口停车的事, 议一议加装电梯的问题.
pub(super) fn names_matter(verb: &str) -> bool {
    const TALKS: &str = "讨论|说|说说|说一说|谈|谈谈|谈一谈|聊|聊聊|聊一聊|议|议议|议一议|讲|讲讲|商量|商量商量|商议|合计|合计合计|研究|研究一下";
    let matter = || {
        verb.split(['，', '。', '！', '；', '：'])
            .any(|part| super::wording::ends(trim(part), "的事|的问题|的事情|这件事|这事|这个事|这桩事").is_some())
    };
    begins(verb, TALKS)
        .is_some_and(|word| verb.get(word.len()..).is_some_and(|rest| !rest.starts_with(['了', '过', '的', '完'])))
        && matter()
}

/// 今天我们召开交流会，请几位同志谈谈收获，目的是…: what the meeting is for, and nobody is called yet.
fn is_purpose(words: &str) -> bool {
    let calls = || has(words, "，首先|，下面|，现在|,首先|,下面|,现在");
    has(words, "目的是|目的就是|为的是|旨在|主要任务|就是要请") && has(words, "召开|举行|开这次|开这个") && !calls()
}

/// Without 按照安排，, 根据日程， where what leads over stands behind it.
fn behind_grounds(body: &str) -> &str {
    let rest = past_grounds(body);
    if announce::lead(rest).is_some() { rest } else { body }
}

/// 报告也汇报完了，下面进入提问阶段，…: from where a sentence turns to something in a later clause.
fn turned(body: &str) -> Option<&str> {
    const TURNS: &str = "，下面进入|，现在进入|，接下来进入|，下面进行第|，现在进行第|，下面进行最后|，现在进行最后|，接下来进行最后|，下面请|，下面有请|，接下来请|，接下来有请|，下面颁奖|，下面举行|，\
            现在颁奖|，现在举行|，接下来颁奖|，接下来举行";
    let (at, _) = super::wording::first(body, TURNS)?;
    let (before, rest) = body.split_at_checked(at)?;
    (announce::lead(body).is_none() && !has(before, "请|由")).then(|| rest.trim_start_matches('，'))
}

/// Without the clause that says by what right or at what time.
fn past_grounds(body: &str) -> &str {
    const LONGEST: usize = 120;
    let grounds = begins(body, "按照|根据|按|依照|经|鉴于|在|随着|带着|怀着|伴随").is_some();
    let clause = grounds.then(|| mark(body, |c| matches!(c, '，' | ','))).flatten().filter(|at| *at < LONGEST);
    clause.and_then(|at| body.get(at..)).map_or(body, super::wording::past_pause)
}

/// 男：, 主持人：, 甲：, the label of who of several hosts says it.
pub(super) fn without_label(words: &str) -> &str {
    let words = without_time(without_marks(words));
    let Some(at) = mark_within(words, 8, |c| matches!(c, '：' | ':')) else { return words };
    let head = trim(words.get(..at).unwrap_or_default());
    const LABELS: &str = "男|女|合|甲|乙|丙|丁|主持人|主持|主持人甲|主持人乙|男主持|女主持|司仪|齐|主持人A|主持人B|A|B|C|D|a|b|c|d|主|\
        主持人说|主持人宣布|主持人讲|主持人问";
    let label = super::wording::is_one(head, LABELS);
    let rest = words.get(at..).unwrap_or_default();
    if label { super::wording::past_pause(rest) } else { words }
}

/// Does the label of one of several hosts stand in front?
pub(super) fn is_labelled(words: &str) -> bool {
    let timed = words.starts_with(|c: char| c.is_ascii_digit());
    !timed && without_label(words).len() < without_marks(words).len()
}

/// Without the time at which it is said, in front: 14:10, 9：30—9：40.
fn without_time(words: &str) -> &str {
    let rest = super::wording::clock(words).and_then(|bytes| words.get(bytes..));
    rest.map_or(words, |rest| rest.trim_start_matches(is_space))
}

/// ◆尾声: what a short line with a mark in front says, which is all of its paragraph.
pub(super) fn marked_title(segments: &Segments, index: usize) -> Option<&str> {
    const MARKS: [char; 12] = ['◆', '●', '■', '▲', '◇', '★', '☆', '▶', '◎', '□', '○', '△'];
    const LONGEST: usize = 14;
    let sentence = segments.sentences.get(index).filter(|sentence| sentence.opens && sentence.shape == Shape::Words)?;
    let block = segments.blocks.get(sentence.block).filter(|block| block.range == sentence.range)?;
    let title = trim(trim(segments.text.get(block.range.clone())?).strip_prefix(MARKS)?);
    ((1..=LONGEST).contains(&title.chars().count()) && !title.ends_with(['。', '！', '，'])).then_some(title)
}

/// Without the marks of Markdown and space in front.
pub(super) fn without_marks(words: &str) -> &str {
    words.trim_start_matches(|c: char| {
        is_space(c) || matches!(c, '#' | '>' | '*' | '-' | '•' | '●' | '◆' | '■' | '★' | '【' | '—')
    })
}

fn ordinal(words: &str, body: &str) -> Option<(u64, Range<usize>)> {
    if !has_numeral(body) {
        return None;
    }
    let shift = |at: Range<usize>, part: &str| {
        let base = super::wording::offset(words, part);
        base + at.start..base + at.end
    };
    // The beginning of the sentence, or of one of its first clauses.
    let mut clause = body;
    for _ in 0..4 {
        if let Some((n, at, _)) = announce::ordinal(clause) {
            return Some((n, shift(at, clause)));
        }
        let at = mark(clause, |c| matches!(c, '，' | ',' | '：' | '。' | '！' | ' '))?;
        let before = clause.get(..at)?;
        // 根据表决结果，第一项议案获得通过 announces none.
        let tells = || {
            before.contains("结果")
                && !clause.get(at..).is_some_and(|rest| has(super::wording::at_most(rest, 8), "进行"))
        };
        if before.contains('请') || before.chars().count() > 24 || tells() {
            return None;
        }
        clause = super::wording::past_pause(clause.get(at..)?);
    }
    None
}

/// How many Latin letters there are.
fn letters(words: &str) -> usize {
    words.bytes().filter(u8::is_ascii_alphabetic).count()
}

/// Whether there is one. Most sentences have none; many bytes are judged at once where none of them ends the search.
fn has_letters(words: &str) -> bool {
    words.bytes().fold(false, |any, byte| any | byte.is_ascii_alphabetic())
}

fn is_latin(words: &str) -> bool {
    const TITLE: usize = 4;
    if !has_letters(words) || letters(words) <= 3 {
        return false;
    }
    let (mut latin, mut other) = (0usize, 0usize);
    for c in words.chars().take(200) {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            _ if crate::chinese::is_han(c) => other += 1,
            _ => {}
        }
    }
    // 9:10　大会报告 Keynote: …: a title of its own, however long the other one is.
    latin > other * 3 && latin > 3 && other < TITLE
}

fn recap(body: &str) -> bool {
    let body = announce::lead(body)
        .filter(|_| body.starts_with("现在") || body.starts_with("今天"))
        .map_or(body, |(_, rest)| rest);
    let meeting = || {
        let named = begins(body, "今天的|这次|本次|此次|今日的|今天|今日").and_then(|word| body.get(word.len()..));
        let named = named
            .is_some_and(|rest| has(super::wording::at_most(rest, 16), "会议|大会|活动|座谈会|培训|推进会|现场会|会"));
        named
            && has(body, "讲话|发言|报告|开得|传达|宣读|总结|听取|表彰|成功")
            && (!has(body, "议程|主要任务|目的|主要是|内容是|内容有|内容为|主要内容|主持|参加|出席")
                || has(body, "完成了") && has(body, "听取了|通过了|选举产生了|表彰了|审议了"))
    };
    begins(body, "刚才|刚刚|今天上午|上午，|以上|会上，").is_some()
        && !has(super::wording::at_most(body, 12), "今天上午，我们召开")
        || meeting()
}

fn own(words: &str) -> bool {
    if !has(words, "我|下面|这里|在此|借此|再|归纳|概括|小结|表态|就贯彻|就抓好|表个态") {
        return false;
    }
    let counted = "点意见|点要求|个方面|点体会|点希望|点看法|句话|点建议|个意见|条意见|个问题|点想法|个要求|点启示|点启发|两点|三点|几点|四点|五点|几句|两句|三句";
    let says = "讲|提|谈|说|强调|送大家|我再|再讲";
    let me = "我|下面|这里|在此|借此|再";
    (has(words, counted) && has(words, says) && has(words, me) && !has(words, "同志讲话|我们的|提了"))
        || has(
            words,
            "我再替大家|我替大家理|说两句心里话|说几句心里话|我强调|我再强调|我代表|我讲|由我|我作个小结|我小结|我作个总结|我作一下总结|我来总结|我总结一下|我说几句|我也说几句|我说两句|我多说几句|我也说两句|我谈|我讲一讲|归纳起来|概括起来|\
                作个表态|表个态|我把任务|我最后说一句|我再说一句|我就说一句|我来说说|我拢一拢|我归拢|我捋一捋|我啰嗦|我再啰嗦|我罗嗦|我再罗嗦|我唠叨|我再唠叨|我叮嘱|我再叮嘱|我嘱咐|我再嘱咐|做个小结|作一小结|就贯彻落实|就抓好|我提",
        ) && !words.contains("主持")
            && !(words.contains("我代表") && has(words, "表示|致以|祝贺|问候"))
}

fn adjourns(words: &str) -> bool {
    // Most sentences have no word of these, and are looked at no further.
    let latin = || has_letters(words);
    const LEAVES: &str =
        "明天见|下午见|明年见|再会！|再会。|晚安！|晚安。|解散！|解散。|带回！|带回。|开席！|礼成！|礼成。|圆满礼成";
    if !has(words, "散会|结束|到此|到这|就到|闭幕|落下帷幕|再见|礼成|成功|见|再会|晚安|解散|带回|开席") && !latin()
    {
        return false;
    }
    // 没有宣布散会，请不要提前离开: a rule of the meeting.
    if has(words, "没有宣布|未宣布|宣布散会前|提前离") {
        return false;
    }
    let short = trim(words).trim_matches(|c: char| !crate::chinese::is_han(c));
    matches!(short, "散会" | "现在散会" | "休会散会" | "谢谢大家散会" | "再见")
        || has(words, LEAVES)
        || has(words, "会结束，|会结束！|仪式结束。|仪式结束！|演练结束。") && !has(words, "刚才|后|之后|以后|还没")
        || has(
            words,
            "到此结束|到此闭幕|至此结束|到这里就结束|到这里结束|进行到这里|就要结束|到此完毕|就到这里|开到这里|到这儿|胜利闭幕|到此为止|圆满结束|宣布散会|圆满闭幕|散会！|\
                ，散会|。散会|落下帷幕|现在散会|到此圆满|会议结束|就此结束|到此全部|闭幕了|大会闭幕",
        ) && !has(
            words,
            "闭幕式|闭幕词|闭幕辞|会议结束后|会议结束以后|散会以后|散会后|上半段|第一阶段|上半场就|这一环节|环节到此|第一项",
        )
        || words.contains("宣布")
            && has(words, "礼成|圆满成功|闭幕！|闭幕。|结束！|结束。|结业！|结业。|结业啦")
            && !words.contains("宣布结束后")
        || has(&words.to_ascii_lowercase(), "concludes|adjourned|meeting is closed|come to an end")
}
