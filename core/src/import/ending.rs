//! Where the meeting ends: what leads out of it, and what behind it is not of the meeting. And what stands before it.

use super::announce::{self, Series};
use super::lexicon::Does;
use super::reason::Reason;
use super::segment::{Segments, Shape};
use super::signs::Signs;
use super::wording::{begins, ends, has, number, trim};

const RELATED: &str = "相关文档|相关文章|相关推荐|猜你喜欢|推荐阅读|延伸阅读|相关阅读|上一篇|下一篇|猜您喜欢|更多相关|文章来源|\
    本文来源|下载此文档|点击下载|相关范文|热门文章|你可能感兴趣|精选范文|为您推荐|看了又看|责任编辑";

/// Words that titles of other texts end with.
const TEXTS: &str = "主持词|主持稿|讲话稿|发言稿|讲话|致辞|串词|开场白|主持词范文|范文|总结|方案|篇二|篇三|篇2|篇3|（二）|\
    (二)|心得体会|工作报告|座次表|座次图|名单|议程表|责任分工|通知";

/// The first sentence behind the meeting, and what begins there; nothing where all is of the meeting.
pub(super) fn noise(segments: &Segments, signs: &[Signs]) -> Option<(usize, Reason)> {
    let all = segments.sentences.len();
    let mut adjourned = false;
    for (index, sentence) in segments.sentences.iter().enumerate() {
        let block = segments.blocks.get(sentence.block);
        let line = block.map_or("", |block| segments.text.get(block.range.clone()).unwrap_or_default());
        let line = trim(super::signs::without_marks(super::wording::at_most(line, 60)));
        if sentence.opens && index > 2 && sentence.shape != Shape::Ellipsis {
            let late = adjourned || index * 2 > all;
            let related = || line.chars().count() < 50 && has(line, RELATED);
            let attached = adjourned && begins(line, "附件|附：|附1|附一|备注：|注：").is_some();
            let titled = adjourned
                // 下面，请县人大常委会主任讲话 without a stop is a call, and no title.
                && signs
                    .get(index)
                    .is_some_and(|sign| sign.ordinal.is_none() && sign.calls.is_empty() && sign.lead.is_none())
                && sentence.shape == Shape::Words
                && line.chars().count() < 40
                && !line.ends_with(['。', '！', '，', '；', '：'])
                && ends_as_text(line);
            let paged = adjourned && (is_of_page(line) || line.starts_with('第') && has(line, "页"));
            // 第二篇章　立志, of a rite in chapters.
            let part = !line.starts_with("第二篇章")
                && begins(line, "篇二|篇2|【篇二|范文二|第二篇|范文2|二：|【第2篇|【第二篇").is_some();
            if late && related() || paged {
                return Some((index, Reason::RelatedTexts));
            }
            if attached {
                return Some((index, Reason::Attachment));
            }
            if titled || part {
                return Some((index, Reason::AnotherText));
            }
        }
        adjourned |= signs.get(index).is_some_and(|sign| sign.adjourns);
    }
    None
}

fn ends_as_text(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '-' | '（' | '）' | '(' | ')' | '》' | '”' | '篇' | '*')
    });
    ends(line, TEXTS).is_some()
}

/// Words about the text at its beginning: 以下是小编整理的…
pub(super) fn is_preface(words: &str) -> bool {
    has(
        words,
        "小编|本文|范文网|欢迎阅读|供大家参考|仅供参考|供参考|整理了|整理的|来源：网络|发布时间：|阅读量|\
            点击量|作者：|欢迎大家阅读|文库|字号：|浏览次数",
    ) && words.chars().count() < 160
}

/// A line that a web page put around the text: where it is filed, what can be done with it.
pub(super) fn is_of_page(words: &str) -> bool {
    let path = has(words, "当前位置|首页|您的位置|>>") || words.matches(['>', '›', '»']).count() > 1;
    // 餐饮协会会员大会主持词, 全民阅读活动主持词: the title, and no page that asks for members and readers.
    let titles = ends(trim(words), "主持词|主持稿|司仪稿|司仪词|会员大会|会员代表大会").is_some()
        && !has(words, "下载|文档|范文|文库|预览|浏览|篇");
    if titles && !path {
        return false;
    }
    path || has(
        words,
        "下载|文档|预览|浏览|收藏|桌面|文秘网|范文网|文库|栏目|点击|字号|阅读|免责|登录|注册|会员|投稿|扫码|版权|原文|责编|精选多篇|\
            多篇|篇）|篇)|编号|文号|更新时间|编辑：|编辑:",
    ) && words.chars().count() < 160
}

/// How long, in bytes, may be what stands between two sentences that lead out of the meeting.
const WAY_OUT: usize = 180;

/// The first sentence that leads out of the meeting, behind which nothing more happens; none where nothing leads out.
pub(super) fn closing(segments: &Segments, signs: &[Signs], body: std::ops::Range<usize>) -> Option<usize> {
    let mut found = None;
    let last = body
        .clone()
        .rev()
        .find(|index| segments.sentences.get(*index).is_some_and(|sentence| sentence.shape == Shape::Words));
    for index in body.rev() {
        let Some(sign) = signs.get(index) else { continue };
        // 现在休会。, and nothing more.
        let rests = sign.happening.is_some_and(|happening| happening.does == Does::Rests);
        let arranges = segments
            .sentences
            .get(index)
            .and_then(|sentence| segments.text.get(sentence.range.clone()))
            .is_some_and(tells_of_arrangements);
        let after = sign.afterwards || arranges || sign.adjourns || sign.done || rests && last == Some(index);
        let heading = sign.listed.is_some_and(|(series, _, _)| matches!(series, Series::Chinese | Series::Ordinal))
            && segments.sentences.get(index).is_some_and(|sentence| sentence.opens);
        let sent_off = is_sent_off(segments, signs, index);
        let goes_on = heading
            || sign.to_part && !sign.adjourns
            || sign.ordinal.is_some()
            || !after
                && !sent_off
                && sign.calls.iter().any(|call| {
                    matches!(call.does, Some(Does::Speaks | Does::Reads | Does::Awards))
                        && (call.names_somebody() || sign.lead.is_some())
                        && !call.host
                });
        if goes_on && !sign.done {
            break;
        }
        if after {
            // What stands between is more than a way out: the host's own words to the meeting. Behind 会议到此结束 there are
            // more arrangements.
            let far = |start: usize| {
                let between = segments.sentences.get(index + 1..start).unwrap_or_default();
                let words = between.iter().filter(|sentence| sentence.shape == Shape::Words);
                let most = if sign.adjourns || sign.done { 2 * WAY_OUT } else { WAY_OUT };
                words.map(|sentence| sentence.range.len()).sum::<usize>() > most
            };
            let speaks = |start: usize| {
                signs.get(index + 1..start).unwrap_or_default().iter().any(|sign| sign.own || sign.recap)
            };
            if found.is_some_and(|start| far(start) || speaks(start)) {
                break;
            }
            found = Some(index);
        }
    }
    let start = arranged_before(segments, signs, sung_before(segments, signs, found?));
    let start = behind_remarks(segments, signs, afterwards_before(segments, signs, start), found?);
    let start = thanked_before(segments, signs, exhorted_before(segments, signs, start));
    // （车队依次通过） ends what happened, and leads nobody out.
    let is_said = |at: &usize| segments.sentences.get(*at).is_none_or(|sentence| sentence.shape == Shape::Words);
    (start..=found?).find(is_said).or(found)
}

/// 仪式到此结束。下面请各位领导参观展区。: where everybody goes then, right behind the words that end the meeting.
fn is_sent_off(segments: &Segments, signs: &[Signs], index: usize) -> bool {
    const NEAR: usize = 2;
    const GOES: &str = "参观|观摩|观展|移步|前往|用餐|就餐|午餐|晚餐|入席|乘车|登车|上车|退场|离场|合影|留影|领取";
    const MORE: &str = "讲话|发言|致辞|宣读|颁奖|汇报|表决|讨论|国歌|签约";
    let words = segments.sentences.get(index).and_then(|sentence| segments.text.get(sentence.range.clone()));
    let ended = (index.saturating_sub(NEAR)..index).any(|at| signs.get(at).is_some_and(|sign| sign.adjourns));
    ended && words.is_some_and(|words| has(words, GOES) && !has(words, MORE))
}

/// 让我们再次以热烈的掌声向建设者们表示感谢！仪式到此结束。: one or two sentences that only thank and wish, where they are not for
/// whoever has just spoken.
fn thanked_before(segments: &Segments, signs: &[Signs], mut start: usize) -> usize {
    const MOST: usize = 2;
    const THANKS: &str = "让我们再|让我们以|让我们用|再次|再一次|最后，让我们";
    const NEAR_THE_END: &str = "即将结束|就要结束|接近尾声|即将落下帷幕";
    /// With these it answers what has just happened.
    const HAPPENED: &str = "讲话|发言|致辞|致词|报告|分享|授课|演讲|表演|祝贺|当选|他们|获奖";
    const LONGEST: usize = 120;
    for before in (start.saturating_sub(MOST)..start).rev() {
        let (Some(sentence), Some(sign)) = (segments.sentences.get(before), signs.get(before)) else { break };
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        let body = trim(announce::without_greeting(trim(words)));
        let ends = has(body, NEAR_THE_END);
        let sends = begins(body, THANKS).is_some() || has(body, "让我们再") && (sentence.opens || ends);
        let applauds = sign.happening.is_none_or(|happening| happening.does == Does::Applauds);
        let plain = sign.calls.is_empty() && !sign.recap && sign.listed.is_none() && sign.ordinal.is_none() && applauds;
        // 让我们再次感谢王教授！: whoever has just spoken.
        const TITLES: &str = "教授|书记|局长|县长|市长|区长|镇长|主任|院长|校长|主席|部长|先生|女士";
        let is_somebody = |(at, c): (usize, char)| {
            let behind = body.get(at + c.len_utf8()..).unwrap_or_default();
            super::lexicon::is_surname(c) && begins(behind, TITLES).is_some()
        };
        let plain = plain && !body.char_indices().any(is_somebody);
        let is_way_out = sentence.shape == Shape::Words && sends && plain && (ends || !has(body, HAPPENED));
        if !is_way_out || words.chars().count() > LONGEST {
            break;
        }
        start = before;
    }
    start
}

/// 刚才，…。各县区贯彻情况请于二十五日前上报。, and 散会 in a paragraph of its own: what stands in the paragraph of the host's
/// remarks is one of them, unless it is where everybody goes then.
fn behind_remarks(segments: &Segments, signs: &[Signs], start: usize, adjourns: usize) -> usize {
    const GOES: &str = "合影|用餐|就餐|午餐|晚餐|乘车|上车|登车|参观|留步|留一下|退场|离场|入席|领取|集合|移步";
    let block = |index: usize| segments.sentences.get(index).map(|sentence| sentence.block);
    let first = (0..=start).rev().take_while(|index| block(*index) == block(start)).last().unwrap_or(start);
    let remarks = signs.get(first..start).unwrap_or_default().iter().any(|sign| sign.own || sign.recap);
    let words = |index: usize| segments.sentences.get(index).and_then(|one| segments.text.get(one.range.clone()));
    let goes = (start..adjourns).any(|index| words(index).is_some_and(|words| has(words, GOES)));
    let next = (start..adjourns + 1).find(|index| block(*index) != block(start));
    next.filter(|_| remarks && !goes).unwrap_or(start)
}

/// 会后，各单位要…: the paragraph that says what is to be done afterwards, where only the way out follows.
fn afterwards_before(segments: &Segments, signs: &[Signs], start: usize) -> usize {
    const MOST: usize = 12;
    const AFTERWARDS: &str = "会后|散会后|散会以后|会议结束后|会议结束以后|大会结束后|活动结束后|仪式结束后";
    let only_said = |index: &usize| {
        let words = segments.sentences.get(*index).is_some_and(|sentence| sentence.shape == Shape::Words);
        words
            && signs.get(*index).is_some_and(|sign| {
                !sign.recap && !sign.own && sign.listed.is_none() && sign.ordinal.is_none() && !sign.prompts_vote()
            })
    };
    let begins_so = |index: &usize| {
        let sentence = segments.sentences.get(*index).filter(|sentence| sentence.opens);
        let words = sentence.and_then(|sentence| segments.text.get(sentence.range.clone()));
        words.is_some_and(|words| {
            begins(announce::without_greeting(trim(words)), AFTERWARDS).is_some() && !counts_points(words)
        })
    };
    (start.saturating_sub(MOST)..start).rev().take_while(only_said).filter(begins_so).last().unwrap_or(start)
}

/// 会后要做好三件事, 做到“三个马上”: points that the host makes.
fn counts_points(words: &str) -> bool {
    let counted = |(at, _): (usize, char)| {
        let rest = words.get(at..)?;
        let (_, bytes) = number(rest)?;
        begins(rest.get(bytes..)?, "个|点|件事|件|条|方面")
    };
    words.char_indices().any(|place| counted(place).is_some())
}

/// 请全体起立，奏《国际歌》。大会到此结束。: what is sung on the way out, where no item announces it.
fn sung_before(segments: &Segments, signs: &[Signs], start: usize) -> usize {
    const SHORT: usize = 10;
    // Whether it is sung; none where it is neither that nor rising and sitting down for it.
    let sung = |index: usize| {
        let sign = signs.get(index)?;
        let sentence = segments.sentences.get(index)?;
        let words = segments.text.get(sentence.range.clone())?;
        let music = sign.happening.is_some_and(|happening| matches!(happening.does, Does::Anthem | Does::Music));
        let plain = sign.ordinal.is_none() && sign.lead.is_none() && sign.listed.is_none() && sign.calls.is_empty();
        let direction = matches!(sentence.shape, Shape::Direction { .. });
        let seated = words.chars().count() < SHORT && has(words, "坐下|落座|请坐|就座|礼毕|起立");
        (music && plain && !words.contains("告别") || direction || seated).then_some(music)
    };
    let (mut first, mut music) = (start, false);
    while let Some(before) = first.checked_sub(1).and_then(sung) {
        music |= before;
        first -= 1;
    }
    // 第七项：, and the anthem below: it is what was announced.
    let is_announced = first.checked_sub(1).and_then(|before| {
        let (sign, sentence) = (signs.get(before)?, segments.sentences.get(before)?);
        let words = segments.text.get(sentence.range.clone())?;
        (sign.ordinal.is_some() && sign.calls.is_empty()).then(|| words.chars().count() < SHORT * 2)
    });
    if music && is_announced != Some(true) { first } else { start }
}

/// 同志们，春争日，夏争时。让我们…！: the paragraph with which the host sends everybody off.
fn exhorted_before(segments: &Segments, signs: &[Signs], start: usize) -> usize {
    const LONGEST: usize = 150;
    let block = |index: usize| segments.sentences.get(index).map(|sentence| sentence.block);
    let Some(last) = start.checked_sub(1) else { return start };
    let opens = |index: usize| segments.sentences.get(index).is_some_and(|sentence| sentence.opens);
    let mut first = last;
    while let Some(before) = first.checked_sub(1).filter(|before| !opens(first) && block(*before) == block(last)) {
        first = before;
    }
    let lines = segments.sentences.get(first..start).unwrap_or_default();
    let words = lines.first().zip(lines.last()).and_then(|(a, b)| segments.text.get(a.range.start..b.range.end));
    let words = words.unwrap_or_default();
    let greets = announce::without_greeting(words).len() < words.len() || begins(words, "最后|值此|再次").is_some();
    let ending = segments.sentences.get(start).and_then(|sentence| segments.text.get(sentence.range.clone()));
    // 希望各参建单位把安全放在第一位。, and the end of a ceremony: no remarks on what a meeting has decided.
    let of_ceremony = ending.is_some_and(|words| has(words, "仪式|典礼|庆典|晚会|活动|开幕式"));
    let wishes = has(words, "让我们|预祝|祝大家|祝各位|祝愿|拜年|拜个早年|祝同志们|祝全|祝老师|再次祝")
        || of_ceremony && has(words, "希望|期待|相信|愿大家|愿各位|愿我们|愿所有");
    // 要把…讲给孩子听；要把…放在心上。: what is demanded is a remark.
    let demands = ["。要", "；要", "，要"].iter().map(|clause| words.matches(clause).count()).sum::<usize>() > 1;
    let plain = !demands
        && lines.iter().all(|line| line.shape == Shape::Words)
        && signs.get(first..start).unwrap_or_default().iter().all(|sign| {
            !sign.recap
                && (!sign.own || wishes)
                && sign.calls.is_empty()
                && sign.happening.is_none()
                && sign.listed.is_none()
        });
    let sends = greets && plain && wishes && words.chars().count() < LONGEST;
    if sends { first } else { start }
}

/// 会后还有两件事：…: arrangements that are announced with their number.
fn tells_of_arrangements(words: &str) -> bool {
    const AFTERWARDS: &str = "讲一下会后的安排|说一下会后的安排|讲一下会后安排|说一下会后安排|会后还有|会后有|散会后还有|会后再办|会后还要办|会后需要办";
    const THINGS: &str = "件事|项工作|个事|件事情|个安排|点安排|项安排";
    let body = announce::without_greeting(trim(words));
    let body = announce::lead(body).map_or(body, |(_, rest)| rest);
    begins(body, AFTERWARDS).is_some_and(|word| word.contains("安排"))
        || begins(body, AFTERWARDS).is_some() && has(super::wording::at_most(body, 16), THINGS)
}

/// 评分表请各位填好以后交给门口的工作人员。: what everybody leaves behind.
fn is_handed_in(words: &str) -> bool {
    const HANDED: &str = "交给|交到|交回|交至|交还|送到|送回|放在|留在";
    const THINGS: &str = "评分表|打分表|测评表|评议表|反馈表|意见表|调查表|签到表|评价表|表格|问卷|材料|资料|回执|代表证|出席证|桌签|\
        笔|讲义|同传|耳机|胸牌|话筒|文件|手册";
    const WHERE: &str = "工作人员|门口|出口|座位|桌上|会务|签到处|前台|服务台|办公室";
    has(words, HANDED) && has(words, THINGS) && has(words, WHERE) && !has(words, "必须|务必|整改|落实")
}

/// 县区分会场接着开会研究落实意见。: who stays together when the others leave.
fn goes_on_elsewhere(words: &str) -> bool {
    const WHO: &str = "分会场|县区|乡镇|镇街|支部|代表团|各组|各单位|各部门";
    const MEETS: &str = "接着开会|接着召开|继续开会|接着开|随即召开|自行组织|留在会场|留在原地|另行安排";
    has(words, WHO) && has(words, MEETS)
}

/// 会议纪要…印发, 今天下午2时30分，各组讨论…: arrangements just before.
fn arranged_before(segments: &Segments, signs: &[Signs], mut start: usize) -> usize {
    const ARRANGED: &str = "会后|印发|另行通知|下次|会议纪要|散会后|下一次|带走|留步|留一下|存档|签到|用餐|午餐|便饭|食堂|就餐|乘车|登车|退场|\
        离场|移步|公示|休息室|带好|班车|房卡|返程|离校|没到场|没来的|发到群里|发群里|公告栏|可以退出";
    /// What is only told, whatever it asks for.
    const NOTES: &str = "最后通知|再通知一|通知一件|通知一个|顺便通知|最后说个通知";
    /// When the next thing is: at the beginning of the sentence.
    const LATER: &str = "今天下午|下午|今晚|明天|明早|后天|晚上|夜里";
    const MORE: &str = "要|必须|贯彻|落实|希望|务必|现在|下面|正在|开始";
    const SHORT: usize = 80;
    // 请各乡镇于本周五下班前将贯彻落实情况报…: a date to report by.
    let reports = |words: &str| {
        has(words, "报送|上报|报到|书面报|情况报|报县|报市|报区|报省|报镇|报集团|报公司|报办公室|报局|报委")
            && has(words, "前|日内|天内|内将|之内")
    };
    let asked =
        |words: &str| begins(announce::without_greeting(trim(words)), "请|会后").is_some() || has(words, "，请");
    // 各县区落实情况于5月20日前报市安委办。, in a paragraph of its own.
    let is_paragraph = |index: usize| {
        let opens = |index: usize| segments.sentences.get(index).is_none_or(|sentence| sentence.opens);
        opens(index) && opens(index + 1)
    };
    let arranges = |before: usize, start: usize| {
        let (Some(sentence), Some(here)) = (segments.sentences.get(before), segments.sentences.get(start)) else {
            return false;
        };
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        // 三、账要到人。名册请各乡镇于…前报县防办。: one of the points that the host makes.
        let first = segments.sentences.partition_point(|one| one.block < sentence.block);
        let is_point = signs.get(first).is_some_and(|sign| sign.listed.is_some());
        sentence.block + 1 >= here.block
            && !is_point
            && sentence.shape == Shape::Words
            && words.chars().count() < SHORT
            && (reports(words) && (asked(words) || is_paragraph(before))
                || is_paragraph(before) && (is_handed_in(words) || goes_on_elsewhere(words))
                || begins(trim(words), NOTES).is_some()
                || (has(words, ARRANGED) || begins(trim(words), LATER).is_some())
                    && !has(&words.replace("纪要", "").replace("纲要", ""), MORE))
            && !signs
                .get(before)
                .is_some_and(|sign| sign.recap || sign.own || sign.listed.is_some() || sign.ordinal.is_some())
    };
    while let Some(before) = start.checked_sub(1).filter(|before| arranges(*before, start)) {
        start = before;
    }
    start
}
