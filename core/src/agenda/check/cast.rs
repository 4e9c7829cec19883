//! Everybody whom the script names or calls, as it names them. Collects and compares nothing.

use super::calls::{self, Call, is_mark};
use super::recap;
use super::script::Script;
use super::signs::Signs;
use crate::agenda::person::{self, Written};
use crate::chinese::vocabulary::{Found, Vocabulary};
use std::ops::Range;
use std::sync::LazyLock;

/// How somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// The host calls on them.
    Called,
    /// They are named with a form of address.
    Addressed,
    /// They stand in a row of guests.
    Introduced,
}

/// One place at which somebody is named.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    pub person: Written<'a>,
    /// The words for the person in the script.
    pub range: Range<usize>,
    /// Index of the sentence.
    pub sentence: usize,
    pub naming: Naming,
    /// Whether the words were written so, and are not what the roster has for a placeholder.
    pub is_written: bool,
}

/// Everybody who is named, in no particular order but that of each [`Naming`], and the calls.
pub(super) struct Cast<'a> {
    pub calls: Vec<Call>,
    pub mentions: Vec<Mention<'a>>,
    /// The sentences that look back, as their indices, and where in them that begins.
    pub recaps: Vec<(usize, usize)>,
    /// Which of the mentions are [`Naming::Addressed`], in the order of their places.
    addressed: Range<usize>,
}

/// Words that end on the left what is said of a person.
const BEFORE: &[&str] = &[
    "请", "由", "感谢", "谢谢", "是", "有", "刚才", "今天", "如", "的", "了", "给", "为", "向", "对", "让", "跟", "随",
    "受", "即", "提名", "推荐", "选举", "欢迎", "还有", "以及", "包括", "任命", "聘任", "免去", "会上", "特别", "尤其",
    "我是", "名叫", "像", "学习", "参加", "出席",
];

impl<'a> Cast<'a> {
    pub(super) fn new(script: &'a Script<'_>) -> Self {
        let mut cast =
            Self { calls: calls::find(script), mentions: Vec::new(), recaps: recap::find(script), addressed: 0..0 };
        cast.called(script);
        let first = cast.mentions.len();
        cast.addressed(script);
        cast.addressed = first..cast.mentions.len();
        if let Some(addressed) = cast.mentions.get_mut(first..) {
            addressed.sort_by_key(|one| one.range.start);
        }
        cast.introduced(script);
        cast
    }

    /// Those with a form of address within some bytes of the script.
    pub(super) fn addressed_in(&self, range: &Range<usize>) -> &[Mention<'a>] {
        let all = self.mentions.get(self.addressed.clone()).unwrap_or_default();
        let bound = |at: usize| all.partition_point(|one| one.range.start < at);
        all.get(bound(range.start)..bound(range.end)).unwrap_or_default()
    }

    fn called(&mut self, script: &'a Script<'_>) {
        /// The importer makes a roster of those whom a script calls. A larger one came from elsewhere, without the slips of
        /// the script, and reading ten thousand people again would take as long as all rules about them.
        const MOST: usize = 1000;
        let reads_answers = script.rundown.agenda().people.len() <= MOST;
        let is_read = |call: &&Call| reads_answers || script.has_literal(&call.who);
        for call in self.calls.iter().filter(is_read) {
            for (at, words) in person::row(script.words(&call.who)) {
                let start = call.who.start + at;
                let range = start..start + words.len();
                let is_written = script.is_literal(&range);
                // Half a placeholder is nobody's name.
                let is_answer = || reads_answers && script.answer_at(start) == Some(range.end);
                if is_written || is_answer() {
                    let (person, sentence, naming) = (person::read(words), call.sentence, Naming::Called);
                    self.mentions.push(Mention { person, range, sentence, naming, is_written });
                }
            }
        }
    }

    /// Whoever is called 同志, 先生 or 女士 anywhere.
    fn addressed(&mut self, script: &'a Script<'_>) {
        const SIGNS: Signs = Signs::of("同先女教师");
        static FORMS: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::new(&["同志", "先生", "女士", "教授", "同学", "师傅"]));
        for (index, sentence) in script.sentences.iter().enumerate().filter(|(_, one)| one.signs.any(SIGNS)) {
            if !FORMS.may_be_of(script.letters(index)) {
                continue;
            }
            let words = script.words(&sentence.range);
            for Found { at, end, .. } in FORMS.find(words) {
                let before = words.get(..at).unwrap_or_default();
                // 几位同志, 巡线的同志: nobody's name ends so.
                if before.ends_with("几位")
                    || before.ends_with("各位")
                    || before.ends_with(['的', '们', '等', '各', '老', '男', '女', '体', '部'])
                {
                    continue;
                }
                // Whoever a placeholder names is in the roster, and needs no reading.
                if !script.is_literal_at(sentence.range.start + at) {
                    continue;
                }
                let from = left_end(before);
                let range = sentence.range.start + from..sentence.range.start + end;
                if from < at && script.is_literal(&range) {
                    self.mention(script, range, index, Naming::Addressed);
                }
            }
        }
    }

    /// Notes somebody whom a sentence names in words of its own.
    fn mention(&mut self, script: &'a Script<'_>, range: Range<usize>, sentence: usize, naming: Naming) {
        let person = person::read(script.words(&range));
        self.mentions.push(Mention { person, range, sentence, naming, is_written: true });
    }

    /// 出席会议的有：副区长管仲谋，区住建局局长鲍叔. Only the opening introduces people so.
    fn introduced(&mut self, script: &'a Script<'_>) {
        /// Characters of a line that names one of the guests.
        const LONGEST_LINE: usize = 40;
        let first = script.rundown.items().iter().position(|item| item.number.is_some()).unwrap_or(0).max(1);
        let end = script.sentences_of(first).start;
        // A list on lines of its own goes on behind 出席会议的领导有：
        let mut lists = false;
        for (index, (sentence, words)) in script.said(0..end).enumerate() {
            let introduces = [
                "参会",
                "列席",
                "出席",
                "参加",
                "主席台",
                "在座",
                "介绍",
                "请来",
                "成员",
                "组长",
                "莅临",
                "到会",
                "现场的有",
            ]
            .iter()
            .any(|word| words.contains(word));
            let line = lists && words.chars().count() <= LONGEST_LINE && !words.ends_with(['。', '！', '？']);
            lists = introduces && words.ends_with(['：', ':']) || line;
            if !introduces && !line {
                continue;
            }
            let mut start = 0;
            // 县委书记、县长李明 is one: where the offices begin that stand alone before 、.
            let mut offices: Option<usize> = None;
            for clause in words.split(|c| is_mark(c) || c == '、') {
                let from = offices.unwrap_or(start + left_end(clause));
                let end = start + clause.len();
                let range = sentence.range.start + from..sentence.range.start + end;
                let person = person::read(clause.get(left_end(clause)..).unwrap_or_default());
                // 老师 stands where others have no form of address.
                let plain = matches!(person.address, "" | "老师");
                let is_named = person.has_full_name() && !person.office.is_empty() && plain;
                if is_named && script.is_literal(&range) {
                    self.mention(script, range, index, Naming::Introduced);
                }
                let mark = words.get(end..).and_then(|rest| rest.chars().next());
                let goes_on = mark == Some('、') && !is_named && person::is_office_alone(clause);
                offices = goes_on.then_some(from);
                start = end + mark.map_or(0, char::len_utf8);
            }
        }
    }
}

/// Where the words for the person begin that end a text.
pub(super) fn left_end(before: &str) -> usize {
    /// Characters that unit, office and name together may have.
    const LONGEST: usize = 40;
    let mut from = 0;
    let near = before.char_indices().rev().take(LONGEST);
    for (at, c) in near {
        from = at;
        if is_mark(c) || matches!(c, '、' | '”' | '“' | ' ' | '》') {
            // 会长、董事长卜一帆: an office before another one is of the same person.
            let outer = before.get(..at).unwrap_or_default();
            if c == '、' && person::ends_in_office(outer) && !names_anybody(outer) {
                continue;
            }
            from = at + c.len_utf8();
            break;
        }
    }
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(BEFORE));
    let words = before.get(from..).unwrap_or_default();
    // 王有才 and 郝为民 have such a character in their names.
    let parts = |found: &Found| {
        let rest = words.get(found.end..).unwrap_or_default();
        let may_be_of_a_name =
            words.get(found.at..found.end).is_some_and(|word| matches!(word, "有" | "为" | "向" | "如"));
        !may_be_of_a_name || rest.chars().count() > 2 || rest.chars().next().is_none_or(person::is_surname)
    };
    let cut = WORDS.find(words).filter(parts).map(|found| found.end).max().unwrap_or(0);
    // 和 joins two people, but is part of a name as well.
    let rest = words.get(cut..).unwrap_or_default();
    let joined = person::row(rest).last().map_or(0, |(at, _)| *at);
    from + cut + joined
}

/// Whether the last piece of a row, which ends in an office, has a name before it: 李明主任、.
fn names_anybody(row: &str) -> bool {
    let piece = row.rsplit(|c| is_mark(c) || matches!(c, '、' | '”' | '“' | ' ' | '》')).next().unwrap_or(row);
    let called = ["有请", "请", "由"].iter().find_map(|word| piece.strip_prefix(word)).unwrap_or(piece);
    !person::is_office_alone(called)
}
