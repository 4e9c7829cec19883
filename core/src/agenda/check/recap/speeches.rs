//! Speeches that a look back tells of and nobody gave: 城关镇作了很好的表态发言, where nobody was called to say anything of the sort.

use super::super::calls::{Call, clause_start};
use super::super::topics::clause_at;
use super::Recaps;
use crate::chinese::vocabulary::Vocabulary;
use crate::diagnostic::Problem;
use std::ops::Range;
use std::sync::LazyLock;

/// A speech that a look back may tell of.
struct Speech {
    word: &'static str,
    /// The words by which one that was given is known.
    alike: &'static [&'static str],
    counts: Counts,
}

/// When a word for a speech tells of one that was given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Where the clause says that it was.
    Told,
    /// Where somebody is thanked for it, too.
    ToldOrThanked,
    /// Only where somebody is thanked for what was given just now: else it is a word for many things.
    ThankedJustNow,
}

const SPEECHES: [Speech; 8] = [
    Speech { word: "述职", alike: &["述职"], counts: Counts::ThankedJustNow },
    Speech {
        word: "点评",
        alike: &["点评", "讲评", "评议", "评价", "反馈", "指导", "总结"],
        counts: Counts::ThankedJustNow,
    },
    Speech {
        word: "讲解",
        alike: &["讲解", "介绍", "授课", "讲座", "说明", "解读", "演示", "讲课", "上课", "辅导", "培训", "指导"],
        counts: Counts::ThankedJustNow,
    },
    Speech {
        word: "致辞",
        alike: &["致辞", "致词", "祝词", "贺词", "致贺", "祝辞", "开幕", "欢迎词", "欢迎辞"],
        counts: Counts::ToldOrThanked,
    },
    Speech { word: "表态发言", alike: &["表态", "发言"], counts: Counts::Told },
    Speech { word: "交流发言", alike: &["交流", "发言", "介绍"], counts: Counts::Told },
    Speech { word: "典型发言", alike: &["典型", "发言", "介绍", "交流"], counts: Counts::Told },
    Speech {
        word: "发言",
        alike: &[
            "发言", "表态", "交流", "介绍", "汇报", "述职", "谈", "讨论", "座谈", "说", "提问", "讲讲", "讲述", "几句",
        ],
        counts: Counts::Told,
    },
];

impl Recaps<'_, '_> {
    /// 城关镇作了很好的表态发言, where nobody was called to say anything of the sort.
    pub(super) fn speeches(&mut self, region: &Range<usize>, before: &[Call]) {
        let words = self.script.words(region);
        static WORDS: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::new(&["发言", "致辞", "点评", "讲解", "述职"]));
        if before.len() < 2 || !WORDS.is_in(words) {
            return;
        }
        for Speech { word, alike, counts } in &SPEECHES {
            let Some(at) = words.find(word) else { continue };
            let clause = clause_at(words, at);
            // Anybody may say a few words; who speaks for others was called to.
            if *word == "发言" && !["代表", "典型", "先进"].iter().any(|word| clause.contains(word)) {
                continue;
            }
            // 感谢市总工会领导刚才的致辞: the thanks stand before the look back.
            let whole = region.start + at;
            let said = clause_start(&self.script.text, whole)..whole;
            let thanked = self.script.words(&said).contains('谢');
            let is_done = ["了", "作的", "做的"].iter().any(|word| clause.contains(word));
            let told = match counts {
                Counts::Told => is_done,
                Counts::ToldOrThanked => is_done || thanked,
                Counts::ThankedJustNow => thanked && words.contains("刚才"),
            };
            // 委员会的发言 of another meeting, or what people are to do after this one.
            let elsewhere = ["会前", "此前", "昨", "会后", "下一步", "今后", "讨论", "要", "希望", "审议"]
                .iter()
                .any(|word| clause.contains(word));
            // In a discussion anybody may comment or explain; nobody gives account of a year there.
            let discussed = self.discusses && !matches!(*word, "述职" | "致辞");
            if told
                && !elsewhere
                && !discussed
                && !self.is_said_before(alike, region.start)
                && self.told_speeches.insert(word)
            {
                let range = region.start + at..region.start + at + word.len();
                let problem = Problem::RecapThanksForNothing { what: (*word).to_owned() };
                self.found.push(self.script.problem(problem, &range));
                return;
            }
        }
    }

    /// Whether any of some words is said before a place, other than in the overview or a look back.
    fn is_said_before(&mut self, alike: &[&'static str], before: usize) -> bool {
        let (script, overview) = (self.script, self.overview);
        let first = |word: &str| {
            let mut places = script.text.match_indices(word).map(|(at, _)| at);
            places.find(|at| !overview.contains(at) && !script.is_in_recap(*at))
        };
        alike.iter().any(|word| {
            let first = self.said.entry(word).or_insert_with(|| first(word));
            first.is_some_and(|first| first < before)
        })
    }
}
