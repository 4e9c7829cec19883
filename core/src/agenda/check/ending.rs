//! Whether somebody sends people home. Looks at the end of the script only.

use super::script::Script;
use crate::diagnostic::{Diagnostic, Problem};

/// Words by which a meeting ends.
const ENDINGS: &[&str] = &[
    "散会",
    "到此结束",
    "闭幕",
    "到此",
    "礼成",
    "落下帷幕",
    "落幕",
    "告一段落",
    "下课",
    "谢幕",
    "晚安",
    "散了",
    "收官",
    "散场",
    "解散",
    "礼毕",
    "闭庭",
    "休庭",
    "下线",
    "退出会议",
    "见！",
    "见。",
];
/// Words by which people part without a word about the meeting: they go to eat, to have their picture taken, or home.
/// Only the last sentences may say so; 会后合影 is an arrangement of any meeting.
const PARTINGS: &[&str] = &[
    "合影",
    "照相",
    "留影",
    "拍照",
    "用餐",
    "就餐",
    "吃饭",
    "吃面",
    "餐叙",
    "餐敘",
    "开席",
    "开饭",
    "慢用",
    "移步",
    "移駕",
    "移驾",
    "回家",
    "回屋",
    "回去吧",
    "慢走",
    "到这里",
    "到这儿",
    "休会",
    "再见",
    "离场",
    "退场",
    "带回",
    "再约",
    "再聚",
    "相约",
    "一路平安",
    "一路顺风",
    "安息",
    "千古",
    "祝大家",
    "谢谢大家",
    "礼成",
    "出发！",
    "各回岗位",
];
/// How many of the last sentences those are.
const VERY_LAST: usize = 4;
/// How many of the last sentences may hold them: arrangements often follow 会议到此结束.
const LAST: usize = 12;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let Some(last) = script.sentences.last() else { return };
    // A text or two are no meeting that somebody came to.
    let several = script.rundown.items().iter().filter(|entry| !entry.parts.is_empty()).count() >= 3;
    if !several {
        return;
    }
    let from = script.sentences.len().saturating_sub(LAST);
    let very_last = script.sentences.len().saturating_sub(VERY_LAST);
    let part = || script.said(very_last..script.sentences.len()).any(|(_, words)| parts(words));
    if !script.said(from..script.sentences.len()).any(|(_, words)| ends(words)) && !part() {
        found.push(script.problem(Problem::NoAdjournment, &last.range));
    }
}

fn parts(words: &str) -> bool {
    let done = words.contains("议程") && (words.contains('完') || words.contains("毕"));
    done || PARTINGS.iter().any(|parting| words.contains(parting)) || goes_home(words)
}

/// 路上注意安全, and no 学习永远在路上 or 奋斗的路上.
fn goes_home(words: &str) -> bool {
    const CARE: [&str; 8] = ["注意", "小心", "慢", "当心", "保重", "平安", "要", "多"];
    words.match_indices("路上").any(|(at, word)| {
        let (before, after) = (words.get(..at).unwrap_or_default(), words.get(at + word.len()..).unwrap_or_default());
        let cares = CARE.iter().any(|care| after.trim_start_matches(['请', '都', '，']).starts_with(care));
        cares || !before.ends_with(['在', '的', '之', '道', '大', '征'])
    })
}

fn ends(words: &str) -> bool {
    // 活动结束后 is an arrangement, 活动结束。 an end.
    let over = words.match_indices("结束").any(|(at, word)| {
        let after = words.get(at + word.len()..).unwrap_or_default();
        after.is_empty() || after.starts_with(['。', '！', '，', '!', '.', ',', '了', '”', '；'])
    });
    // 讲意见。 and 看得见。 are no farewell.
    let farewell =
        |at: usize| !words.get(..at).is_some_and(|before| before.ends_with(['意', '看', '听', '可', '得', '常', '主']));
    // 散会以后请到调度室领取劳保用品 sends nobody home, and neither does whoever is asked for a 闭幕词.
    let arranges = |at: usize, end: &str| {
        words
            .get(at + end.len()..)
            .is_some_and(|after| ["以后", "之后", "后", "词", "辞", "式"].iter().any(|word| after.starts_with(word)))
    };
    over || ENDINGS.iter().any(|end| {
        words.match_indices(end).any(|(at, end)| (!end.starts_with('见') || farewell(at)) && !arranges(at, end))
    })
}
