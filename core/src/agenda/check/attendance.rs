//! Head counts: whether those expected less those absent are those present, and whether a share that is claimed holds.

use super::calls::is_mark;
use super::script::{Script, Sentence};
use super::signs::Signs;
use crate::chinese::numeral;
use crate::chinese::vocabulary::{Letters, Vocabulary};
use crate::chinese::{self, surname};
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::BLANK;
use std::ops::Range;
use std::sync::LazyLock;

const EXPECTED: &[&str] = &[
    "应到",
    "应出席",
    "应参加",
    "应参会",
    "现有",
    "共有代表",
    "共有党员",
    "共有成员",
    "共有会员",
    "共有股东",
    "名额",
    "选举权",
    "登记参加",
    "在册",
    "表决权",
    "共有业主",
    "登记的选民",
    // 公司董事会由11名董事组成
    "董事会由",
    "理事会由",
    "监事会由",
    "委员会由",
    "业委会由",
    "党委由",
    "支部由",
];
/// What may say who is expected, where those absent are told in the same sentence.
const ALL: &[&str] = &[
    "总共",
    "共有",
    "一共",
    "全体会员",
    "会员",
    "會員",
    "成员",
    "共",
    "村有村民代表",
    "村有代表",
    "村有党员",
    "支部有党员",
    "支部有正式党员",
];
const PRESENT: &[&str] = &[
    "实到",
    "实有",
    "实际到会",
    "实际出席",
    "实际参会",
    "实出席",
    "实参加",
    "实参会",
    "到会",
    "出席",
    "参会",
    "到场",
    "参加投票",
    "参加选举",
    "参加会议",
    "来了",
    "签到",
];
const ABSENT: &[&str] = &[
    "请假",
    "請假",
    "缺席",
    "缺勤",
    "未到",
    "没到",
    "因事",
    "因病",
    "因公",
    "出差",
    "外出",
    "在外",
    "缺会",
    "病假",
    "事假",
    "公假",
    "产假",
    "请了假",
    "在路上",
    "告假",
    "住院",
    "生病",
    "未能到会",
    "不能到会",
    "托了",
];
/// What those do who are not there, behind how many they are: 3名同志在库点值班.
const ELSEWHERE: &[&str] = &["值班", "值守", "休假", "探亲", "轮休"];
/// Whoever is there without being expected.
const GUESTS: &[&str] = &["列席", "特邀", "旁听", "邀请", "其中", "来宾", "嘉宾", "工作人员"];
/// What the figures are said to be more than, and as a fraction.
pub(super) const SHARES: &[(&str, u64, u64)] = &[
    ("百分之八十", 4, 5),
    ("80%", 4, 5),
    ("80％", 4, 5),
    ("百分之五十", 1, 2),
    ("三分之二", 2, 3),
    ("五分之四", 4, 5),
    ("四分之三", 3, 4),
    ("二分之一", 1, 2),
    ("三分之一", 1, 3),
    ("2/3", 2, 3),
    ("4/5", 4, 5),
    ("1/2", 1, 2),
    ("半数", 1, 2),
    ("一半", 1, 2),
    ("过半", 1, 2),
];
/// Words of a rule that is told, and not of a claim.
pub(super) const RULES: &[&str] =
    &["须", "需", "应当", "必须", "方可", "才", "才能", "方能", "始得", "票", "赞成", "同意", "当选"];

/// Sentences that one count of heads may take.
const SENTENCES: usize = 3;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    const SIGNS: Signs = Signs::of("应现共额假权半");
    static ARE_EXPECTED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(EXPECTED));
    static IN_ALL: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(ALL));
    static ARE_PRESENT: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(PRESENT));
    let is_claimed = |words: &str| SHARES.iter().any(|(share, ..)| words.contains(share));
    let counts = |words: &str| {
        let compares = || ["请假", "請假"].iter().any(|word| words.contains(word)) || is_claimed(words);
        ARE_EXPECTED.is_in(words) || IN_ALL.is_in(words) && ARE_PRESENT.is_in(words) && compares()
    };
    let may_count = |letters: &Letters| {
        ARE_EXPECTED.may_be_of(letters) || IN_ALL.may_be_of(letters) && ARE_PRESENT.may_be_of(letters)
    };
    let mut from = 0;
    let mut expected = None;
    for (index, sentence) in script.sentences.iter().enumerate() {
        let may_be_one = index >= from && sentence.signs.any(SIGNS) && may_count(script.letters(index));
        if !may_be_one || !counts(script.words(&sentence.range)) {
            continue;
        }
        let followed = script.sentences.get(index + 1..).unwrap_or_default().iter().take(SENTENCES - 1);
        // 实到超过应到的三分之二 counts nobody anew.
        let anew = |words: &str| counts(words) && (count(words).is_some() || !is_claimed(words));
        let is_same = |next: &&Sentence| script.item(next) == script.item(sentence);
        let more = followed.take_while(|next| is_same(next) && !anew(script.words(&next.range))).count();
        let last = script.sentences.get(index + more).unwrap_or(sentence);
        from = index + more + 1;
        let range = sentence.range.start..last.range.end;
        let of = range.clone();
        for mut heads in Heads::each(script, range) {
            // 实到21人，超过应到党员的五分之四: of those who were counted before.
            let tells_of_expected = script.words(&of).contains("应到");
            if heads.claim.is_some() && heads.absent.is_none() && tells_of_expected {
                heads.expected = heads.expected.or(expected);
            }
            heads.report(script, found);
            expected = heads.expected.or(expected);
        }
    }
}

/// The figures of a count of heads. None where they are not said, or left blank.
#[derive(Default)]
struct Heads {
    expected: Option<u64>,
    absent: Option<u64>,
    /// Those of the first who were told of, where fewer were told of behind them: 请假3个，…，还有两个在外头打工 may be two of those.
    first_absent: Option<u64>,
    present: Option<(u64, Range<usize>)>,
    /// Those present and those who vote in another way, where they are added up.
    taking_part: Option<u64>,
    /// A share that is claimed: its words, and the fraction of those expected.
    claim: Option<Claim>,
    /// Bare names right before a clause: 甲、乙同志请假.
    names_before: u64,
    /// Others who are counted between those expected and those present, without a word for being absent: 援外2名.
    others: u64,
    /// Whether those absent are told again, by their reasons.
    is_detailed: bool,
    /// Whether any of the figures is still to be filled in.
    has_blank: bool,
}

struct Claim {
    range: Range<usize>,
    share: (u64, u64),
    /// Whether more than the share is claimed, and not only as much.
    more: bool,
}

impl Heads {
    /// The counts of some sentences: 应到代表125人…；应到列席代表10人… counts twice.
    fn each(script: &Script<'_>, range: Range<usize>) -> Vec<Self> {
        let mut heads = Self::default();
        let mut counted = Vec::new();
        let mut start = range.start;
        let words = parted(without_brackets(script.words(&range)));
        for clause in words.split(|c| is_mark(c) || c == '、' || c == '）' || c == ')') {
            let anew = heads.expected.is_some() && heads.present.is_some() && clause.contains("应到");
            if anew && count(clause).is_some() {
                counted.push(std::mem::take(&mut heads));
            }
            heads.clause(clause, start);
            let is_name = (2..=4).contains(&clause.chars().count()) && surname::surname_at(clause).is_some();
            heads.names_before = if is_name { heads.names_before + 1 } else { 0 };
            start = chinese::behind(&script.text, start + clause.len());
        }
        counted.push(heads);
        counted
    }

    fn clause(&mut self, clause: &str, start: usize) {
        self.claims(clause, start);
        let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        // 其中请假6名 are of those expected; 其中因病2名 were counted before.
        let of_them = clause.contains("其中") && has(ABSENT) && self.absent.is_none();
        if has(GUESTS) && !has(EXPECTED) && !of_them {
            return;
        }
        let after = |words: &[&str]| {
            let (at, word) = words.iter().filter_map(|word| Some((clause.find(word)?, *word))).min()?;
            Some((at, clause.get(at + word.len()..)?))
        };
        // 加上书面委托的，一共320户: all who take part, where nobody else is said to be there.
        if self.expected.is_some() && !has(EXPECTED) && !has(ABSENT) && !has(GUESTS) {
            let sum =
                ["一共", "合计", "总共", "共计"].iter().find_map(|word| clause.strip_prefix(word)).and_then(count);
            self.taking_part = self.taking_part.or(sum.map(|(count, _)| count));
        }
        // 应到委员7名、代表44名，共51名: of several sorts, all.
        let sum = ["共", "一共", "总共", "合计"].iter().find_map(|word| clause.strip_prefix(word)).and_then(count);
        let sum = sum.map(|(count, _)| count).filter(|sum| self.expected.is_some_and(|expected| expected < *sum));
        if sum.is_some() && self.present.is_none() && self.absent.is_none() {
            self.expected = sum;
            return;
        }
        let of_all = || after(ALL).filter(|_| self.expected.is_none() && !has(ABSENT) && !has(PRESENT));
        // 实到会有选举权的党员68人 counts those who are there.
        let expected = after(EXPECTED).filter(|_| !has(&["实到", "实际到会", "实有"]) || clause.contains("应到"));
        if let Some((_, rest)) = expected.or_else(of_all) {
            self.has_blank |= rest.contains(BLANK);
            // 共有党员47名，…，应到41名: of all, those who are expected.
            let counted = count(rest).map(|(count, _)| count);
            let closer = clause.contains("应到") && self.present.is_none();
            self.expected = if closer { counted.or(self.expected) } else { self.expected.or(counted) };
        } else if self.is_detailed && has(ABSENT) {
            // 其中病假2名，事假3名: they were counted before.
        } else if clause.contains("其中") && has(ABSENT) && self.absent.is_some() {
            self.is_detailed = true;
        } else if has(ELSEWHERE) && clause.starts_with(numeral::is_numeral) && !has(EXPECTED) {
            self.add_absent(count(clause).map(|(count, _)| count));
        } else if self.absent.is_some() && clause.starts_with("请假的") {
            // 请假的2人由副职代会: they were counted before.
        } else if let Some((_, rest)) = after(ABSENT) {
            self.has_blank |= clause.contains(BLANK) && !clause.contains("同志");
            let nobody = ["无", "没有"].iter().any(|word| clause.starts_with(word));
            // 副局长***同志因学习请假: whoever is named is one, and so is each name in a row before it.
            let named = || (clause.matches("同志").count() == 1).then_some((1 + self.names_before, 0));
            let absent = if nobody { Some((0, 0)) } else { count(rest).or_else(|| count(clause)).or_else(named) };
            if let Some((count, _)) = absent {
                self.add_absent(Some(count));
            }
        } else if self.present.is_some() && clause.contains("委托") {
            // 另有5名理事委托他人出席: they are counted beside those who came.
            self.others = self.others.saturating_add(count(clause).map_or(0, |(count, _)| count));
        } else if let Some((at, rest)) = after(PRESENT) {
            // 到会指导的有组织委员__同志 leaves no figure open.
            self.has_blank |= rest.contains(BLANK) && self.present.is_none();
            let certain = clause.contains("实");
            if let Some((count, end)) = count(rest)
                && (self.present.is_none() || certain)
            {
                let end = start + clause.len() - rest.len() + end;
                self.present = Some((count, start + at..end));
            }
        } else if self.expected.is_some() && self.present.is_none() {
            self.others = self.others.saturating_add(count(clause).map_or(0, |(count, _)| count));
        }
    }

    fn claims(&mut self, clause: &str, start: usize) {
        if RULES.iter().any(|word| clause.contains(word)) {
            return;
        }
        let share = SHARES.iter().find_map(|(word, part, whole)| Some((clause.find(word)?, *word, (*part, *whole))));
        let Some((at, word, share)) = share else { return };
        let before = clause.get(..at).unwrap_or_default();
        let end = at + word.len();
        let more = word == "过半" || before.contains('过') || before.contains("多于") || before.contains("大于");
        let at_least = before.contains('达') || clause.get(end..).is_some_and(|after| after.starts_with("以上"));
        if more || at_least {
            self.claim = Some(Claim { range: start..start + end, share, more });
        }
    }

    /// So many more are not here.
    fn add_absent(&mut self, count: Option<u64>) {
        let Some(count) = count else { return };
        self.first_absent = self.absent.filter(|first| count < *first && self.first_absent.is_none());
        self.absent = Some(self.absent.unwrap_or(0).saturating_add(count));
    }

    fn report(&self, script: &Script<'_>, found: &mut Vec<Diagnostic>) {
        let Some(expected) = self.expected else { return };
        if let Some((present, range)) = &self.present
            && !self.has_blank
        {
            let absent = self.absent.unwrap_or(0);
            let wrong = if self.absent.is_some() {
                let sum = absent.checked_add(*present);
                let of_first = self.first_absent.and_then(|first| first.checked_add(*present));
                sum != Some(expected)
                    && sum.and_then(|sum| sum.checked_add(self.others)) != Some(expected)
                    && of_first != Some(expected)
            } else {
                *present > expected
            };
            if wrong {
                let problem = Problem::AttendanceDisagrees { expected, absent, present: *present };
                found.push(script.problem(problem, range));
            }
        }
        let derived = || expected.checked_sub(self.absent?);
        let said = self.present.as_ref().map(|(present, _)| *present);
        let present = self.taking_part.or(said).or_else(derived);
        if let (Some(claim), Some(present)) = (&self.claim, present)
            && !claim.holds(expected, present)
        {
            let claimed = script.words(&claim.range).to_owned();
            found.push(script.problem(Problem::NoQuorum { claimed, expected, present }, &claim.range));
        }
    }
}

/// 应到45人  实到43人: two spaces before a new figure are a comma. No byte moves.
fn parted(words: String) -> String {
    ["  实", "  请", "  缺", "  出", "  列", "  因"]
        .iter()
        .fold(words, |words, gap| if words.contains(gap) { words.replace(gap, &gap.replace(' ', ",")) } else { words })
}

/// The words with spaces in place of what brackets hold: （其中因病2名，因事3名） was counted before. No byte moves.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 && c.len_utf8() == '　'.len_utf8() => {
                plain.push('　');
                continue;
            }
            _ if depth > 0 => {
                plain.extend(std::iter::repeat_n(' ', c.len_utf8()));
                continue;
            }
            _ => {}
        }
        plain.push(c);
    }
    plain
}

impl Claim {
    fn holds(&self, expected: u64, present: u64) -> bool {
        let (part, whole) = self.share;
        let (have, want) = (present.saturating_mul(whole), expected.saturating_mul(part));
        if self.more { have > want } else { have >= want }
    }
}

/// The first number of people in some words, and where its unit ends.
fn count(words: &str) -> Option<(u64, usize)> {
    let units = words.char_indices().filter(|(_, c)| matches!(c, '人' | '名' | '位' | '户' | '个' | '家'));
    let mut counts = units.filter_map(|(at, unit)| {
        let (count, start) = numeral::at_end(words.get(..at)?.trim_end_matches(' '))?;
        let ordinal = words.get(..start)?.ends_with('第');
        (!ordinal).then_some((count, at + unit.len_utf8()))
    });
    counts.next()
}
