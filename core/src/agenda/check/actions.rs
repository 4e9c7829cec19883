//! What can happen in a meeting, by the words that speak of it: signing, an oath, a film. Two sentences that mean the
//! same act use different words, so each act has several.

use super::script::Script;
use crate::chinese::vocabulary::Vocabulary;
use std::ops::Range;
use std::sync::LazyLock;

/// Acts of which a meeting has one or none. Words of different lines never mean the same act.
const ACTS: &[&[&str]] = &[
    &["签订", "签署", "签约", "签了约", "签字", "签责任", "签协议", "责任书", "责任状", "承诺书"],
    &["宣誓", "宣了誓", "领誓", "誓词", "誓言"],
    &["合唱", "演唱", "独唱", "歌唱", "歌曲", "歌声", "齐唱", "一曲", "民歌"],
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
    &["授牌", "牌匾", "授了牌"],
    &["授旗", "团旗", "队旗", "授了旗"],
    &["颁奖", "颁了奖", "颁发", "奖牌", "证书", "奖状", "上台领", "领奖", "奖杯", "纪念章", "聘书"],
    &["揭牌", "揭幕", "揭晓", "揭了牌"],
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
    &["舞狮", "舞龙"],
    &["腰鼓", "秧歌"],
];

/// Every word of [`ACTS`], and the line and the telling of each.
struct Words {
    vocabulary: Vocabulary<'static>,
    lines: Vec<(&'static str, usize, bool)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = ACTS.iter().enumerate().flat_map(|(line, words)| words.iter().map(move |word| (*word, line)));
    let lines: Vec<(&str, usize, bool)> = lines.map(|(word, line)| (word, line, !GENERAL.contains(&word))).collect();
    let list: Vec<&'static str> = lines.iter().map(|(word, ..)| *word).collect();
    Words { vocabulary: Vocabulary::new(&list), lines }
});

static SPEAKING: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(SPEECH));

/// Each word for an act in a text: where it stands, the word, its line in [`ACTS`], and whether it is telling.
fn acts_in(text: &str) -> impl Iterator<Item = (usize, &'static str, usize, bool)> + '_ {
    let found = WORDS.vocabulary.find(text);
    found
        .filter_map(|found| WORDS.lines.get(found.word).map(|(word, line, telling)| (found.at, *word, *line, *telling)))
}

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
        Self(acts_in(text).fold(0, |acts, (_, _, line, _)| acts | 1 << line))
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
    SPEAKING.is_in(text)
}

/// What may be meant by 精彩的演出.
const ANY_SORT: &str = "合唱、朗诵、演奏、舞狮、腰鼓";

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

/// Words for acts in a text that would stand out if there was none: what people perform and attend. Each with its byte.
pub(super) fn performed(text: &str) -> Vec<(usize, &'static str, Acts)> {
    let mut found: Vec<(usize, &'static str, Acts)> = Vec::new();
    for (at, word, line, _) in acts_in(text).filter(|(.., telling)| *telling) {
        let act = Acts(1 << line);
        // The last word is the act, the first often the group: 合唱队带来的演唱.
        match found.iter_mut().find(|(.., other)| *other == act) {
            Some(last) if last.0 < at => *last = (at, word, act),
            Some(_) => {}
            None => found.push((at, word, act)),
        }
    }
    found
}

/// The acts of which items' titles, directions and what the host waits for speak.
pub(super) fn of_agenda(script: &Script<'_>) -> Acts {
    let agenda = script.rundown.agenda();
    let waits = agenda.items.iter().flat_map(|item| &item.steps).filter_map(|step| step.wait);
    let waits = waits.map(|wait| wait.label(crate::Language::Chinese));
    let titles = agenda.items.iter().filter_map(|item| item.title.as_deref());
    titles.chain(script.directions()).chain(waits).fold(Acts::default(), |acts, words| acts.with(Acts::of(words)))
}

/// 会议以视频形式开到县区: whether 视频 before some words is how people meet, and nothing that they see.
fn is_connected(behind: &str) -> bool {
    ["会", "形式", "方式", "连线", "调度", "系统", "主会场", "分会场"].iter().any(|word| behind.starts_with(word))
}

/// Where each act is first spoken of, but for the overview, which promises, and for looks back.
pub(super) struct Firsts([Option<usize>; ACTS.len()]);

impl Firsts {
    /// Reads the script once.
    pub(super) fn of(script: &Script<'_>, overview: &Range<usize>) -> Self {
        let mut firsts = [None; ACTS.len()];
        for (at, word, line, _) in acts_in(&script.text) {
            if word == "视频" && script.text.get(at + word.len()..).is_some_and(is_connected) {
                continue;
            }
            let Some(first) = firsts.get_mut(line).filter(|first| first.is_none()) else { continue };
            if !overview.contains(&at) && !script.is_in_recap(at) {
                *first = Some(at);
            }
        }
        Self(firsts)
    }

    /// Where one of some acts is first spoken of.
    pub(super) fn first(&self, act: Acts, word: &str) -> Option<usize> {
        // 精彩的演出 may be of any sort, 那段快板 is one.
        let is_any = ["演出", "节目", "表演"].contains(&word);
        let sorts = if is_any { act.with(Acts::of(ANY_SORT)) } else { act };
        let lines = self.0.iter().enumerate().filter(|(line, _)| sorts.meets(Acts(1 << line)));
        lines.filter_map(|(_, first)| *first).min()
    }
}
