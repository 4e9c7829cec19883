//! Drafts that are voted on and that nothing made known before: nobody read them, handed them out or spoke of them.

mod rows;

use super::Spoken;
use super::calls::{clause_start, is_mark};
use super::script::{Script, Sentence};
use super::signs::Signs;
use super::votes::is_announced;
use crate::chinese::numeral;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Problem};
use std::ops::Range;
use std::sync::LazyLock;

/// How a draft becomes known to those who vote on it.
const MADE_KNOWN: &[&str] = &[
    "宣读",
    "报告",
    "说明",
    "介绍",
    "印发",
    "发到",
    "发给",
    "发放",
    "分发",
    "下发",
    "送到",
    "送达",
    "审阅",
    "传阅",
    "阅读",
    "看过",
    "通报",
    "公示",
    "公布",
    "讲解",
    "念",
    "解读",
    "解释",
    "汇报",
    "征求",
    "讨论",
    "附后",
    "书面",
    "手中",
    "手上",
    "手里",
    "桌上",
    "材料袋",
    "会议材料",
    "会前",
    "讲讲",
    "讲一讲",
    "说说",
    "说一说",
    "谈谈",
    "酝酿",
    "提名",
    "名单如下",
    "宣布",
    "领取",
    "读一遍",
    "屏幕",
    "审议了",
    "经审议",
    "经过审议",
    "已经审议",
    "分组审议",
    "分团审议",
    "审查",
    "张贴",
    "听取",
    "作了",
    "已经发",
    "已发",
    "发过",
    "文件袋",
    "过目",
    "资料袋",
    "请翻开",
    "各位手边",
    "每人发",
    "人手一",
    "发了一",
];

/// What a draft is called.
const DRAFTS: &[&str] = &[
    "草案",
    "办法",
    "决议",
    "方案",
    "合同",
    "章程",
    "细则",
    "条例",
    "公约",
    "规定",
    "制度",
    "协议",
    "倡议书",
    "规则",
    "公报",
    "民约",
    "修正案",
    "修订稿",
    "守则",
    "议案",
    "预案",
];

/// Words at which people vote, and do not only hear what they will vote on.
const CAST: &[&str] = &[
    "举手",
    "同意的",
    "赞成的",
    "鼓掌通过",
    "鼓掌表示",
    "投票",
    "按表决器",
    "按键",
    "请表决",
    "填写表决票",
    "填写选票",
    "填写票",
    "填票",
    "划票",
    "写票",
    "投入票箱",
    "投进票箱",
];

/// What the title of a resolution begins with.
const ABOUT: &str = "关于";

/// Drafts in 《》 or behind a verb that are voted on and that nothing made known before.
pub(super) fn check(script: &Script<'_>, overview: &Range<usize>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("决举通鼓");
    let mut reported: Vec<&str> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
        let words = script.words(&sentence.range);
        let may_vote = VOTES.may_be_of(script.letters(index)) && !overview.contains(&sentence.range.start);
        if !may_vote || is_announced(script, sentence) || !puts_to_vote(words) {
            continue;
        }
        match rows::untold(script, index, overview).as_deref() {
            Some([one]) if rows::is_draft(script, one) => {
                let draft = script.words(one).to_owned();
                found.push(script.problem(Problem::VotedUnread { draft }, one));
                continue;
            }
            Some([]) => continue,
            Some(_) | None => {}
        }
        let Some(range) = titled(script, index) else { continue };
        // 第二项，表决选举办法 says what will be voted on, once it was read.
        let announces = !CAST.iter().any(|word| words.contains(word));
        let index = if announces { vote_after(script, index).unwrap_or(index) } else { index };
        if says_known_beside(script, sentence, &range) {
            continue;
        }
        let name = script.words(&range);
        if reported.contains(&name) || is_known(script, index, core_of(name), overview) {
            continue;
        }
        reported.push(name);
        found.push(script.problem(Problem::VotedUnread { draft: name.to_owned() }, &range));
    }
}

/// The draft that a sentence puts to the vote; or the one before it, 审议《章程（草案）》。大家有什么意见？同意的请举手。
fn titled(script: &Script<'_>, vote: usize) -> Option<Range<usize>> {
    /// Sentences that one is looked back for.
    const NEAR: usize = 3;
    let sentence = script.sentences.get(vote)?;
    let at = |sentence: &Sentence| {
        let title = draft(script.words(&sentence.range))?;
        Some(sentence.range.start + title.start..sentence.range.start + title.end)
    };
    let considered = |words: &str| ["审议", "通过", "意见", "表决"].iter().any(|word| words.contains(word));
    let before = script.sentences.get(vote.saturating_sub(NEAR)..vote).unwrap_or_default().iter().rev();
    let same = before.take_while(|before| {
        let words = script.words(&before.range);
        let turns = ["下面", "推选", "名单"].iter().any(|word| words.contains(word));
        script.item(before) == script.item(sentence) && !puts_to_vote(words) && (!turns || draft(words).is_some())
    });
    at(sentence).or_else(|| same.filter(|before| considered(script.words(&before.range))).find_map(at))
}

static VOTES: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(&["表决", "举手", "鼓掌通过", "投票", "同意的请鼓掌", "同意请鼓掌"]));

fn puts_to_vote(words: &str) -> bool {
    if !VOTES.is_in(words) {
        return false;
    }
    // 经全体代表举手表决，一致同意《章程》 tells what came of it.
    if ["经全体", "经大会", "经与会", "经表决", "经过表决"].iter().any(|word| words.contains(word)) {
        return false;
    }
    // 选举办法（草案）已经预备会议表决通过: so does this, unless there is a vote now.
    let is_told =
        words.contains("已经") && words.contains("表决通过") && !words.contains("现在") && !words.contains('请');
    !is_told
}

/// Whether a sentence makes something known; a title such as 《…工作报告》 is none.
fn says_known(words: &str) -> bool {
    /// What is also said of ballots, and characters behind it in which they are named.
    const OF_BALLOTS: &[&str] = &["分发", "发放", "下发", "领取", "发给", "发到", "说明", "讲解", "解释"];
    const NEAR: usize = 6;
    let mut rest = words;
    loop {
        let (before, title) = rest.split_once('《').unwrap_or((rest, ""));
        // 分发表决票 and 说明一下填票方法 make nothing known.
        let ballots = |at: usize, word: &str| {
            let after = before.get(at + word.len()..).unwrap_or_default();
            OF_BALLOTS.contains(&word) && after.chars().take(NEAR).any(|c| c == '票')
        };
        // 请大会讨论审议 asks for it, and 请大家谈谈看法.
        let is_to_all = |word: &str, clause: &str| {
            word == "讨论" || ["大家", "各位", "代表们", "同志们", "大伙"].iter().any(|all| clause.contains(all))
        };
        let asked = |at: usize, word: &str| {
            matches!(word, "讨论" | "讲讲" | "讲一讲" | "说说" | "说一说" | "谈谈")
                && before
                    .get(clause_start(before, at)..at)
                    .is_some_and(|clause| clause.contains('请') && is_to_all(word, clause))
        };
        // 两个工作报告的决议 are no reports.
        let resolved = |at: usize, word: &str| {
            let after = before.get(at + word.len()..).unwrap_or_default();
            word == "报告" && ["的决议", "的决定"].iter().any(|end| after.starts_with(end))
        };
        let is_told = |(at, word): (usize, &str)| !ballots(at, word) && !asked(at, word) && !resolved(at, word);
        if MADE_KNOWN.iter().any(|word| before.match_indices(word).any(is_told)) {
            return true;
        }
        match title.split_once('》') {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
}

/// The first vote in an item behind the sentence that announces it.
fn vote_after(script: &Script<'_>, announcement: usize) -> Option<usize> {
    let item = script.item(script.sentences.get(announcement)?);
    let end = script.sentences_of(item).end;
    // 请监票人宣布表决结果 comes when all is over.
    let is_vote = |words: &str| puts_to_vote(words) && !words.contains("结果");
    (announcement + 1..end)
        .find(|index| script.sentences.get(*index).is_some_and(|sentence| is_vote(script.words(&sentence.range))))
}

/// Whether a sentence makes a draft known, but for the words of its own title: 关于工作报告的决议 reports nothing.
fn says_known_beside(script: &Script<'_>, sentence: &Sentence, title: &Range<usize>) -> bool {
    let before = sentence.range.start..title.start.clamp(sentence.range.start, sentence.range.end);
    let after = title.end.clamp(before.end, sentence.range.end)..sentence.range.end;
    says_known(script.words(&before)) || says_known(script.words(&after))
}

/// The title of a draft in 《》, or before （草案）.
fn draft(words: &str) -> Option<Range<usize>> {
    in_quotes(words).or_else(|| before_draft(words)).or_else(|| resolution(words)).or_else(|| put_by_name(words))
}

/// 维修资金使用方案，请大家举手表决, 对审查小组名单进行表决: without 《》.
fn put_by_name(words: &str) -> Option<Range<usize>> {
    const LEAST: usize = 6;
    const MOST: usize = 20;
    let of = words.match_indices('对').find_map(|(at, word)| {
        let from = at + word.len();
        let rest = words.get(from..)?;
        let end = ["进行表决", "进行举手表决", "举手表决"].iter().filter_map(|voted| rest.find(voted)).min()?;
        Some(from..from + end)
    });
    let head = || {
        let end = words.find(['，', ','])?;
        let asked = words.get(end..)?.trim_start_matches(['，', ',']);
        let is_put = asked.starts_with('请') && ["表决", "举手", "投票"].iter().any(|word| asked.contains(word));
        is_put.then_some(0..end)
    };
    // 下面进行第四项：通过大会决议。 接下来，表决选举办法。
    let verb = || {
        const VERBS: [&str; 4] = ["审议通过", "表决通过", "通过", "表决"];
        let (at, verb) = VERBS.iter().find_map(|verb| words.match_indices(verb).next())?;
        let rest = words.get(at + verb.len()..)?;
        let parted = words.get(..at).is_some_and(|before| before.chars().next_back().is_none_or(is_mark));
        let end = rest.find(is_mark).unwrap_or(rest.len());
        let is_draft = rest.get(..end).is_some_and(|name| DRAFTS.iter().any(|kind| name.ends_with(kind)));
        (parted && is_draft).then_some(at + verb.len()..at + verb.len() + end)
    };
    // What stands right behind the verb is a name, however short.
    let longer = of.or_else(head).map(|range| (range, LEAST)).or_else(|| verb().map(|range| (range, LEAST - 2)));
    let (range, least) = longer?;
    let name = words.get(range.clone())?;
    let least = if name.ends_with("决议") { LEAST - 2 } else { least };
    let is_draft = DRAFTS.iter().any(|word| name.ends_with(word)) || name.ends_with("小组名单");
    let is_name = !name.contains(['，', '。', '请', '对', '经', '将', '以', '上', '这', '该', '两', '三', '各']);
    (is_draft && is_name && (least..=MOST).contains(&name.chars().count())).then_some(range)
}

/// 关于纪委工作报告的决议, without 《》 and （草案）.
fn resolution(words: &str) -> Option<Range<usize>> {
    let at = words.find(ABOUT)?;
    let rest = words.get(at..)?;
    let clause = rest.get(..rest.find(is_mark).unwrap_or(rest.len()))?;
    let end = ["的决议", "的决定"].iter().filter_map(|word| Some(clause.find(word)? + word.len())).min()?;
    Some(at..at + end)
}

/// 表决关于政府工作报告的决议（草案）: from behind the verb to the bracket.
fn before_draft(words: &str) -> Option<Range<usize>> {
    const VERBS: &[&str] = &["表决", "通过", "审议", "先", "再", "现在", "对", "将", "就", "和"];
    let at = ["（草案）", "(草案)"].iter().filter_map(|word| Some((words.find(word)?, word.len()))).min();
    let (at, length) = at?;
    let before = words.get(..at)?;
    let start = clause_start(before, before.len());
    let clause = before.get(start..)?;
    let verb = VERBS.iter().filter_map(|verb| Some(clause.rfind(verb)? + verb.len())).max().unwrap_or(0);
    let name = clause.get(verb..)?;
    // 各项决议、决定（草案） are none in particular.
    let is_one = name.chars().count() >= 4 && !name.contains(['、', '各', '些', '这', '该', '述']);
    is_one.then_some(start + verb..at + length)
}

fn in_quotes(words: &str) -> Option<Range<usize>> {
    words.match_indices('《').find_map(|(at, _)| {
        let end = at + words.get(at..)?.find('》')? + '》'.len_utf8();
        let title = words.get(at..end)?;
        DRAFTS.iter().any(|word| title.contains(word)).then_some(at..end)
    })
}

/// 以上三个报告都印在会议材料里: whether a sentence speaks of reports that were heard, and of nothing else.
fn speaks_of_reports(words: &str) -> bool {
    let rest = ["以上", "上述", "这", "刚才的"].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or_default();
    let counted = numeral::at_start(rest).and_then(|(_, end)| rest.get(end..));
    let reports = counted.and_then(|rest| rest.strip_prefix(['个', '份', '项'])).unwrap_or_default();
    let reports = reports.strip_prefix("工作").unwrap_or(reports);
    reports.strip_prefix("报告").is_some_and(|rest| !rest.starts_with(['和', '、', '及', '与']))
}

/// The words of a title that others would use of it too: without 《》, 草案 and year.
fn core_of(title: &str) -> &str {
    let inner = title.trim_start_matches('《').trim_end_matches('》');
    let inner = inner.split(['（', '(']).next().unwrap_or(inner);
    // Any resolution that is read may be the 大会决议.
    if inner == "大会决议" {
        return "决议";
    }
    let after_year = inner.find('年').map_or(inner, |at| inner.get(at + '年'.len_utf8()..).unwrap_or(inner));
    let after_year = after_year.trim_start_matches("年度").trim_start_matches('度');
    if after_year.chars().count() >= 4 { after_year } else { inner }
}

/// Whether something before a vote made its draft known: in the same item anything that does, elsewhere a sentence that
/// names it.
fn is_known(script: &Script<'_>, vote: usize, title: &str, overview: &Range<usize>) -> bool {
    /// Sentences that a vote is looked back for.
    const BACK: usize = 400;
    let Some(sentence) = script.sentences.get(vote) else { return true };
    let item = script.item(sentence);
    let tail: String = {
        let all: Vec<char> = title.chars().collect();
        all.get(all.len().saturating_sub(4)..).unwrap_or_default().iter().collect()
    };
    let generic = |words: &str| {
        // 各项工作有序 reads no draft.
        let of_work = |rest: &str| ["工作", "准备", "任务", "议程"].iter().any(|work| rest.starts_with(work));
        let mut all = words.match_indices("各项").filter_map(|(at, word)| words.get(at + word.len()..));
        // 议程表在文件袋里 tells where something else is.
        let words = &words.replace("文件袋", "").replace("材料袋", "");
        all.any(|rest| !of_work(rest))
            || ["以上", "文件", "几个", "材料"].iter().any(|word| words.contains(word))
            || names_any_draft(words, &tail)
    };
    // What reads one resolution reads no other, and neither does what names another draft by its title.
    let reads_another = |words: &str| {
        let resolved = title.starts_with(ABOUT)
            && resolution(words).and_then(|one| words.get(one)).is_some_and(|one| one != title);
        resolved || names_another(words, title) || !title.contains("报告") && speaks_of_reports(words)
    };
    script.said(vote.saturating_sub(BACK)..vote + 1).filter(|(_, words)| !reads_another(words)).any(|(one, words)| {
        // 表决关于工作报告的决议 reports nothing.
        let announces = one.range.start < overview.end && overview.start < one.range.end
            || !words.contains("宣读")
                && ["主要任务是", "议程是", "议程有", "议程为", "主要内容是"].iter().any(|plan| words.contains(plan));
        let known = words.split(title).any(says_known) && !announces;
        let same_item = script.item(one) == item;
        // 方案开会前每人发了一张 begins with what it is of.
        let heads = || DRAFTS.iter().any(|kind| title.ends_with(kind) && words.starts_with(kind));
        // 老粮仓改造的方案
        let loosely = || words.contains('的') && words.replace('的', "").contains(&tail);
        let names = words.contains(title) || words.contains(&tail) || loosely() || generic(words) || heads();
        known && (names || same_item)
    }) || reads_before(script, item, vote)
        && !script.said(script.sentences_of(item)).any(|(_, words)| reads_another(words))
        || reads_aside(script, item, &tail)
}

/// Whether a sentence names drafts in 《》 and none of them is the one of a title.
fn names_another(words: &str, title: &str) -> bool {
    let mut named = words.match_indices('《').filter_map(|(at, _)| {
        let rest = words.get(at..)?;
        let title = rest.get(..rest.find('》')? + '》'.len_utf8())?;
        // 根据《工会法》 reads nothing.
        (!["法》", "歌》", "章程》的规定"].iter().any(|end| title.ends_with(end))).then_some(title)
    });
    let several = ["各项", "以上", "两个", "几个", "等"].iter().any(|word| words.contains(word));
    let first = named.next();
    // 《关于修改章程的说明》 is about the 章程, and 《工会报告的决议》 is a resolution of its own.
    let kind: String = title.chars().rev().take(2).collect::<Vec<char>>().into_iter().rev().collect();
    let is_this = |one: &str| {
        let core = core_of(one);
        let is_draft = DRAFTS.iter().any(|word| core.ends_with(word));
        core.contains(title) || title.contains(core) || !is_draft && core.contains(&kind)
    };
    !several && !words.contains(title) && first.is_some_and(|first| !is_this(first) && !named.any(is_this))
}

/// （宣读选举办法。）: whether a direction of the item says that a draft is read.
fn reads_aside(script: &Script<'_>, item: usize, title: &str) -> bool {
    let texts = script.texts.iter().filter(|text| text.part.item == item);
    texts.flat_map(Spoken::directions).any(|words| words.contains("宣读") && words.contains(title))
}

/// Whether a sentence speaks of a 草案 that may be the one of a title, and not by a name of its own: 名单（草案） is no
/// 日程（草案）.
fn names_any_draft(words: &str, title: &str) -> bool {
    words.match_indices("草案").any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default().trim_end_matches(['（', '(', '《']);
        let own: String = before.chars().rev().take(2).take_while(|c| crate::chinese::is_han(*c)).collect();
        let own: String = own.chars().rev().collect();
        own.chars().count() < 2 || title.ends_with(&own) || own.ends_with(['项', '个', '些', '份', '的', '述', '关'])
    })
}

/// Whether somebody reads in the item before the vote, by a wait of the agenda.
fn reads_before(script: &Script<'_>, item: usize, vote: usize) -> bool {
    use crate::agenda::WaitKind;
    let step = script.sentences.get(vote).and_then(|sentence| script.paragraph(sentence)).map_or(0, |one| one.step);
    let steps = script.rundown.agenda().items.get(item).map(|item| item.steps.as_slice()).unwrap_or_default();
    steps
        .iter()
        .take(step)
        .any(|step| step.document.is_some() || matches!(step.wait, Some(WaitKind::Reading | WaitKind::Speech)))
}
