//! What can happen in a meeting, by the words that speak of it: signing, an oath, a film. Two sentences that mean the
//! same act use different words, so each act has several.

use super::recap;
use super::script::Script;
use crate::chinese::vocabulary::HanSet;
use std::ops::Range;

/// Acts of which a meeting has one or none. Words of different lines never mean the same act.
const ACTS: &[&[&str]] = &[
    &["签订", "签署", "签约", "签字", "签责任", "签协议", "责任书", "责任状", "承诺书"],
    &["宣誓", "领誓", "誓词", "誓言"],
    &["合唱", "演唱", "独唱", "歌唱", "歌曲", "歌声", "齐唱"],
    &["朗诵", "诵读", "献词", "诗"],
    &["演奏", "独奏", "合奏"],
    &["舞蹈", "演出", "节目", "快板", "情景剧", "小品", "表演", "舞"],
    &[
        "短片",
        "宣传片",
        "专题片",
        "警示片",
        "教育片",
        "影片",
        "视频",
        "纪录片",
        "电影",
        "航拍",
        "片子",
        "VCR",
        "汇报片",
        "微课",
        "大屏幕",
    ],
    &["事迹", "典型", "经验"],
    &["表态"],
    &["倡议"],
    &["授牌", "牌匾"],
    &["授旗", "团旗", "队旗"],
    &["颁奖", "颁发", "奖牌", "证书", "奖状", "上台领", "领奖", "奖杯", "纪念章", "聘书"],
    &["揭牌", "揭幕", "揭晓"],
    &["测评", "评议", "投票", "选举", "推选", "评选", "打分", "举手", "票决"],
    &["默哀", "致哀"],
    &["献花", "花篮", "鲜花"],
    &["参观", "考察", "观摩", "视察", "瞻仰", "走访"],
    &["培训", "授课", "讲座", "辅导", "宣讲"],
    &["演示", "演练", "示范"],
    &["交接", "移交", "接旗", "交旗"],
    &["启动", "点亮", "剪彩", "奠基", "开工", "按下"],
    &["捐赠", "捐款", "捐书", "捐助", "义卖"],
    &["抽奖", "抽签", "游戏"],
    &["讨论", "质询", "提问", "答疑", "答记者问", "互动", "研讨"],
    &["拔河", "比赛", "竞赛", "抢答"],
];

/// The characters that [`ACTS`] begin with, but for one that is Latin.
static BEGINS_AN_ACT: HanSet = HanSet::new(
    "签责承宣领誓合演独歌齐朗诵献诗舞出节快情小表短专警教影视纪电航片汇微大颁授奖证上纪聘获揭牌测评投选推打举票默致花鲜参考观瞻走培讲辅示交移接启点队团事典经倡剪奠开按捐义抽游讨质提答互研拔比竞抢",
);

/// Acts that are somebody speaking: nearly every item has one, so they tell little.
const SPEECH: &[&str] = &[
    "讲话",
    "发言",
    "汇报",
    "报告",
    "通报",
    "致辞",
    "总结",
    "部署",
    "动员",
    "表态",
    "交流",
    "介绍",
    "说明",
    "宣读",
    "宣布",
    "述职",
    "点评",
    "回应",
    "寄语",
    "讲",
    "传达",
    "学习",
    "提要求",
    "解读",
    "补充",
    "安排",
    "审议",
    "听取",
    "谈",
];

/// A set of [`ACTS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Acts(u32);

impl Acts {
    /// The acts that a text speaks of.
    pub(super) fn of(text: &str) -> Self {
        let bits = ACTS.iter().enumerate().filter(|(_, words)| words.iter().any(|word| text.contains(word)));
        Self(bits.fold(0, |acts, (bit, _)| acts | 1 << bit))
    }

    /// Whether there are none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether both have an act.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Whether somebody speaks in it.
pub(super) fn is_speech(text: &str) -> bool {
    SPEECH.iter().any(|word| text.contains(word))
}

/// Words for acts in a text that would stand out if there was none: what people perform and attend. Each with its byte.
pub(super) fn performed(text: &str) -> Vec<(usize, &'static str, Acts)> {
    /// So general, or so often said of something else, that they prove nothing.
    const GENERAL: &[&str] = &[
        "事迹",
        "典型",
        "经验",
        "表态",
        "倡议",
        "诗",
        "舞",
        "表彰",
        "获奖",
        "授予",
        "上台领",
        "评议",
        "测评",
        "评选",
        "讨论",
        "提问",
        "互动",
        "研讨",
        "学习",
        "启动",
        "按下",
        "歌声",
        "誓言",
        "鲜花",
        "大屏幕",
        "视频",
        "举手",
        "揭晓",
        "考察",
        "走访",
        "示范",
        "证书",
        "表演",
        "开工",
        "责任书",
        "责任状",
        "承诺书",
        "比赛",
        "竞赛",
        "质询",
        "答疑",
        "辅导",
        "宣讲",
        "获奖",
        "视察",
        "节目",
        "演练",
        "选举",
        "推选",
        "投票",
        "移交",
        "交接",
        "培训",
    ];
    let mut found = Vec::new();
    // Nearly every text has none of these, and looking for each word takes long.
    if !text.chars().any(|c| c == 'V' || BEGINS_AN_ACT.has(c)) {
        return found;
    }
    for (bit, words) in ACTS.iter().enumerate() {
        let telling = words.iter().filter(|word| !GENERAL.contains(word));
        // The last word is the act, the first often the group: 合唱队带来的演唱.
        if let Some((at, word)) = telling.filter_map(|word| Some((text.rfind(word)?, *word))).max() {
            found.push((at, word, Acts(1 << bit)));
        }
    }
    found
}

/// Whether an item's title, a direction, or what the host waits for, is such an act.
pub(super) fn in_agenda(script: &Script<'_>, act: Acts) -> bool {
    let agenda = script.rundown.agenda();
    let waits = agenda.items.iter().flat_map(|item| &item.steps).filter_map(|step| step.wait);
    let titles = agenda.items.iter().filter_map(|item| item.title.as_deref());
    let directions = script.directions();
    titles
        .chain(directions)
        .chain(waits.map(|wait| wait.label(crate::Language::Chinese)))
        .any(|words| act.meets(Acts::of(words)))
}

/// Where an act is first spoken of, but for the overview, which promises, and for looks back.
pub(super) fn first(script: &Script<'_>, act: Acts, overview: &Range<usize>) -> Option<usize> {
    // 精彩的演出 may be of any sort.
    let any = Acts::of("演出");
    let sorts = Acts::of("合唱、朗诵、演奏");
    let act = if act == any { act.with(sorts) } else { act };
    let lines = ACTS.iter().enumerate().filter(|(bit, _)| act.meets(Acts(1 << bit)));
    let places = lines.flat_map(|(_, words)| words.iter()).filter_map(|word| {
        let mut places = script.text.match_indices(word).map(|(at, _)| at);
        places.find(|at| {
            let sentence = script.sentence_at(*at).and_then(|index| script.sentences.get(index));
            let retold = sentence.is_some_and(|sentence| recap::is_recap(script.words(&sentence.range)));
            !overview.contains(at) && !retold
        })
    });
    places.min()
}

#[cfg(test)]
mod tests {
    use super::{ACTS, BEGINS_AN_ACT};

    #[test]
    fn every_act_begins_with_a_character_of_the_set() {
        for word in ACTS.iter().flat_map(|words| words.iter()).filter(|word| **word != "VCR") {
            assert!(word.chars().next().is_some_and(|c| BEGINS_AN_ACT.has(c)), "{word}");
        }
    }
}
