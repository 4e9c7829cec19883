//! What leads to whoever is called, in the words before the call: by what they are, with a question, or by saying that they are the next.

use super::recap::counts_people;
use crate::chinese;
use crate::chinese::numeral;

/// Where in the words before a call that begins which leads to whoever is called; at their end where nothing does.
pub(super) fn from(head: &str, hints: impl Fn(&str) -> bool, names_previous: impl Fn(&str) -> bool) -> usize {
    let mut at = 0;
    // What the sentence before says, and where it begins.
    let mut last: Option<(usize, &str)> = None;
    for sentence in chinese::sentences(head) {
        // 鲍阿姨讲的是勤俭，下一位要讲的是孝心。: only the second half of it.
        if let Some(from) = points_at_next(sentence) {
            let ahead = sentence.get(..from).unwrap_or_default();
            // 焊花是世界上最烫的花。第一位，就是跟这朵花打交道的人。: both, for neither is said without the other.
            let from_last = last.filter(|(_, before)| takes_up(sentence, before) && !names_previous(before));
            let has_heard = ["听过", "听完", "听了", "看完"].iter().any(|heard| ahead.trim_start().starts_with(heard));
            return match from_last {
                Some((start, before)) if is_of_nobody_else(before) => start,
                // 听过了三位师傅的故事，最后我们来听一个年轻人的。
                Some(_) | None => {
                    at + if names_previous(ahead) || has_heard && counts_people(ahead) { from } else { 0 }
                }
            };
        }
        // 焊缝牢不牢，得过她的眼睛。, and 陶师傅常说，他就怕质检站的这双眼。 behind it; no 谢谢魏护士长。她把脚步留给了病人。
        let begins = head.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        let leads_to_her = begins && tells_of_her(sentence) && is_of_nobody_else(sentence);
        if leads_to_her && !names_previous(sentence) && hints(head.get(at..).unwrap_or_default()) {
            return at;
        }
        last = Some((at, sentence));
        at += sentence.len();
    }
    // 今天有两家单位：甲公司、乙合作社。: a row is of all of them.
    let is_row = |words: &str| words.contains(['：', '、']);
    let leads = |words: &str| is_of_nobody_else(words) && !is_row(words) && (hints(words) || asks(words));
    last_sentence(head).filter(|at| head.get(*at..).is_some_and(leads)).unwrap_or(head.len())
}

/// 下一位要讲的是孝心, 第二位演讲嘉宾走的是另一条路, 她演讲的题目是《…》, 我们来听一位企业家的: where the clause of a sentence begins that tells who comes
/// next and calls nobody.
fn points_at_next(sentence: &str) -> Option<usize> {
    const NEXT: [&str; 11] = [
        "下一位",
        "最后一位",
        "首位",
        "最后发言的",
        "我们来听一",
        "再来听一",
        "接下来要上台的",
        "接下来上台的",
        "接下来要发言的",
        "下面要上台的",
        "即将上台的",
    ];
    const THIS: [&str; 5] = ["下面这一位", "下面这位", "接下来这一位", "接下来这位", "接下来的这位"];
    const TITLES: [&str; 4] = ["演讲的题目", "报告的题目", "发言的题目", "分享的题目"];
    const OTHERS: [&str; 5] = ["请", "刚才", "谢", "掌声", "准备"];
    const ORDER: [&str; 4] = ["最后", "接下来", "下面", "接着"];
    let mut at = 0;
    sentence.split_inclusive('，').find_map(|clause| {
        let start = at;
        at += clause.len();
        let ordinal = clause.strip_prefix('第').and_then(|rest| rest.get(numeral::at_start(rest)?.1..));
        // 第一位同志讲得好 looks back.
        let is_ordinal = ordinal.is_some_and(|rest| rest.starts_with('位') && !rest.contains('得'));
        let is_title = TITLES.iter().any(|title| clause.contains(title));
        // 说到时间，我就想到了下面这一位，她每个月…
        let is_this = THIS.iter().any(|next| clause.contains(next));
        // 下面我们也听听一楼的想法
        let is_heard = ["下面", "接下来"].iter().any(|next| clause.starts_with(next))
            && ["听听", "听一听"].iter().any(|heard| clause.contains(heard));
        let bare = ORDER.iter().find_map(|order| clause.strip_prefix(*order)).unwrap_or(clause);
        let is_next = || NEXT.iter().any(|next| clause.starts_with(next) || bare.starts_with(next));
        let points = is_ordinal || is_title || is_this || is_heard || is_next();
        (points && !OTHERS.iter().any(|other| sentence.contains(other))).then_some(start)
    })
}

/// Whether nothing in a sentence before a call tells that it is of the item, of the room or of whoever spoke.
pub(super) fn is_of_nobody_else(sentence: &str) -> bool {
    const OF_ITEM: [&str; 24] = [
        "今天",
        "今年",
        "下面",
        "现在",
        "接下来",
        "首先",
        "大家",
        "我们",
        "各位",
        "同志们",
        "朋友们",
        "他们",
        "她们",
        "开始",
        "发言",
        "讲话",
        "交流",
        "汇报",
        "介绍",
        "代表",
        "刚才",
        "谢谢",
        "感谢",
        "请",
    ];
    OF_ITEM.iter().all(|word| !sentence.contains(word))
}

/// Whether a sentence takes up a thing of the one before it: 这朵花, of 最烫的花.
fn takes_up(sentence: &str, before: &str) -> bool {
    sentence.match_indices('这').any(|(at, this)| {
        let mut behind = sentence.get(at + this.len()..).unwrap_or_default().chars();
        // 这位同学 is whoever comes.
        let measure = behind.next().is_some_and(|c| chinese::is_han(c) && !"位名些样里次是一".contains(c));
        measure && behind.next().is_some_and(|thing| chinese::is_han(thing) && before.contains(thing))
    })
}

/// 得过她的眼睛: whether a sentence comes to somebody whom it does not name; 她说，… goes on about whoever was named.
fn tells_of_her(sentence: &str) -> bool {
    let goes_on = sentence.trim_start().starts_with(['他', '她']);
    !goes_on
        && sentence.match_indices(['他', '她']).any(|(at, them)| {
            let (before, behind) = (sentence.get(..at), sentence.get(at + them.len()..));
            before.is_some_and(|before| !before.ends_with('其'))
                && behind.is_some_and(|behind| !behind.starts_with(['们', '人']))
        })
}

/// 十八岁该怎么过？, and no 说得好不好？
pub(super) fn asks(sentence: &str) -> bool {
    const OF_ROOM: [&str; 6] = ["好不好", "对不对", "是不是", "好吗", "对吗", "是吧"];
    sentence.trim_end().ends_with('？') && OF_ROOM.iter().all(|word| !sentence.contains(word))
}

/// Where the last whole sentence of some words begins; none where they end within one.
fn last_sentence(words: &str) -> Option<usize> {
    let body = words.trim_end();
    let last = chinese::sentences(body).last()?;
    last.trim_end_matches('”').ends_with(['。', '！', '？']).then(|| body.len() - last.len())
}
