//! What a blank is called on the form: 市水利局局长姓名, 年份, 收回选票…张. Read from the words on both sides of it, and
//! never from anything else; where they say nothing, the label says as much.

use crate::chinese::is_han;
use crate::script;
use std::ops::Range;

/// How offices end. What stands before a name and ends so is part of who it is.
const OFFICES: [&str; 48] = [
    "书记",
    "主任",
    "局长",
    "部长",
    "科长",
    "处长",
    "厅长",
    "院长",
    "校长",
    "主席",
    "省长",
    "市长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "村长",
    "州长",
    "厂长",
    "所长",
    "站长",
    "组长",
    "队长",
    "行长",
    "会长",
    "园长",
    "庭长",
    "检察长",
    "秘书长",
    "理事长",
    "监事长",
    "董事长",
    "总经理",
    "经理",
    "政委",
    "委员",
    "代表",
    "会计",
    "总监",
    "常委",
    "矿长",
    "社长",
    "馆长",
    "台长",
    "团长",
    "司长",
    "楼长",
    "班长",
];

/// Those who have a task in the meeting.
const ROLES: [&str; 9] = ["计票人", "监票人", "唱票人", "主持人", "负责人", "候选人", "领誓人", "见证人", "联系人"];

/// Behind whom words go on like this, somebody is named before them.
const BEHIND_NAMES: [&str; 9] = ["当选", "同志", "先生", "女士", "老师", "教授", "师傅", "等同志", "等领导"];

/// Places and bodies that a proper name stands before.
const NAMED: [&str; 19] = [
    "县", "市", "镇", "乡", "村", "区", "省", "州", "旗", "街道", "社区", "公司", "集团", "大学", "学院", "中学",
    "小学", "单位", "厂",
];

/// After these, what stands before a name begins.
const BEFORE_TITLES: [char; 14] = ['的', '请', '由', '与', '向', '为', '是', '有', '对', '把', '了', '到', '在', '送'];

/// Words that lead over to somebody.
const LEADS: [&str; 13] =
    ["首先", "最后", "下面", "接下来", "接着", "然后", "刚才", "会上", "现在", "以及", "全体", "同时", "其中"];

/// A blank among the others of its piece.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// The words of the piece.
    pub(super) words: &'a str,
    /// Every blank in them.
    pub(super) blanks: &'a [Range<usize>],
    /// Which of those.
    pub(super) nth: usize,
}

impl<'a> At<'a> {
    fn range(&self) -> Range<usize> {
        self.blanks.get(self.nth).cloned().unwrap_or_default()
    }

    /// The words since the blank before.
    fn before(&self) -> &'a str {
        let from = self.nth.checked_sub(1).and_then(|before| self.blanks.get(before)).map_or(0, |before| before.end);
        self.words.get(from..self.range().start).unwrap_or_default()
    }

    /// All words behind it.
    fn behind(&self) -> &'a str {
        self.words.get(self.range().end..).unwrap_or_default().trim_start()
    }

    /// The words up to the next blank.
    fn between(&self) -> &'a str {
        let to = self.blanks.get(self.nth + 1).map_or(self.words.len(), |next| next.start);
        self.words.get(self.range().end..to).unwrap_or_default()
    }

    /// The first and the last blank of the row that it stands in: ×××、×××和×××.
    fn row(&self) -> (usize, usize) {
        // A row that is longer than that is a table.
        const LONGEST: usize = 24;
        let joined = |one: usize, other: usize| {
            let (Some(one), Some(other)) = (self.blanks.get(one), self.blanks.get(other)) else { return false };
            self.words.get(one.end..other.start).is_some_and(|between| between.chars().all(joins))
        };
        let (mut first, mut last) = (self.nth, self.nth);
        while first > 0 && self.nth - first < LONGEST && joined(first - 1, first) {
            first -= 1;
        }
        while last - self.nth < LONGEST && joined(last, last + 1) {
            last += 1;
        }
        (first, last)
    }

    /// The words before the row of blanks, and behind it.
    fn around_row(&self) -> (&'a str, &'a str) {
        let (first, last) = self.row();
        let before = At { nth: first, ..*self }.before();
        let behind = self.blanks.get(last).and_then(|last| self.words.get(last.end..)).unwrap_or_default();
        (before, behind.trim_start_matches(joins))
    }

    /// Whether the row says that some in it are women, or that it goes by surnames: then it holds names.
    fn is_row_of_names(&self) -> bool {
        let (first, last) = self.row();
        let (first, last) = (self.blanks.get(first), self.blanks.get(last));
        let inside = first.zip(last).and_then(|(first, last)| self.words.get(first.end..last.end)).unwrap_or_default();
        inside.contains('女') || self.around_row().0.contains("姓氏")
    }
}

/// What may stand between two blanks of a row.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | '，' | ',' | '和' | '（' | '）' | '(' | ')' | '女')
}

/// Whether some words are an office, and not a name with one: 副书记 and 水利局局长, but not 少峰书记.
pub(super) fn is_office(words: &str) -> bool {
    const LONGER_THAN_NAMES: usize = 5;
    let bare = words.trim_start_matches(['副', '总']);
    let bare =
        ["常务副", "常务", "第一", "执行", "代理"].iter().find_map(|rank| bare.strip_prefix(rank)).unwrap_or(bare);
    let long = words.chars().count() >= LONGER_THAN_NAMES;
    OFFICES.iter().any(|office| bare == *office || long && words.ends_with(office))
}

/// What is missing at a blank.
pub(super) fn label(at: At<'_>) -> String {
    let (before, behind) = (at.before(), at.behind());
    let label = date(before, behind)
        .or_else(|| ordinal(before, behind))
        .or_else(|| person(at))
        .or_else(|| named(behind))
        .or_else(|| listed(at));
    let label = label.unwrap_or_else(|| around(at));
    // What is left of a longer row of marks must not be read as a blank again.
    if script::blanks(&label).is_empty() { label } else { script::missing_label(behind).to_owned() }
}

/// 20…年, …月, …日.
fn date(before: &str, behind: &str) -> Option<String> {
    let before = before.trim_end();
    let word = match behind.chars().next()? {
        '年' if !behind.starts_with("年级") => "年份",
        '月' => "月份",
        '日' => "日期（几日）",
        '号' if before.ends_with('月') => "日期（几号）",
        '时' | '点' if before.ends_with(['日', '午', '号', '晚', '晨']) => "时间（几点）",
        _ => return None,
    };
    Some(word.to_owned())
}

/// 第…批.
fn ordinal(before: &str, behind: &str) -> Option<String> {
    let counted = behind.chars().next().filter(|c| is_han(*c))?;
    before.trim_end().ends_with('第').then(|| format!("第几{counted}"))
}

/// Somebody's name, with the office before it or behind it.
fn person(at: At<'_>) -> Option<String> {
    let (before, behind) = (at.before(), at.behind());
    if let Some(office) = office_behind(behind) {
        let unit = title(before, &["委", "部", "局", "办", "会", "府", "院", "队", "所", "处", "厂", "司", "校", "站"]);
        return Some(format!("{}{office}姓名", unit.unwrap_or_default()));
    }
    // 代表…名 is how many there are.
    let is_counted = script::missing_label(behind) == "数目";
    if let Some(title) = title(before, &["领导", "来宾", "嘉宾"]).filter(|_| !is_counted) {
        return Some(format!("{title}姓名"));
    }
    // The whole row of blanks goes by the words behind it, or before.
    let (before_row, rest) = at.around_row();
    if let Some(role) = rest.strip_prefix('为').and_then(|rest| starting(rest, &ROLES)) {
        return Some(format!("{role}姓名"));
    }
    if let Some(office) = rest.strip_prefix("当选为") {
        const LONGEST: usize = 12;
        let office: String = office.chars().take_while(|c| is_han(*c)).take(LONGEST).collect();
        return Some(format!("当选{office}者姓名"));
    }
    if let Some(title) = title(before_row, &[]).filter(|_| !is_counted) {
        return Some(format!("{title}姓名"));
    }
    let named = BEHIND_NAMES.iter().any(|word| behind.starts_with(word) || rest.starts_with(word));
    (named || at.is_row_of_names()).then(|| "姓名".to_owned())
}

/// Somebody in a list of those who are there: 出席会议的市领导有：×××、×××.
fn listed(at: At<'_>) -> Option<String> {
    let row = row(at)?;
    let who = row.trim_end_matches(['有', '是']);
    let who = who.rsplit('的').next().unwrap_or(who);
    let people = ["领导", "来宾", "嘉宾", "同志", "人", "者", "客人"];
    people.iter().any(|end| who.ends_with(end)).then(|| format!("{who}姓名"))
}

/// 县, 市, 公司 whose own name is missing.
fn named(behind: &str) -> Option<String> {
    NAMED.iter().rfind(|body| behind.starts_with(**body)).map(|body| format!("{body}名"))
}

/// Whether the key of a blank is that of a place, with words behind it that say which: …县第十五.
pub(super) fn is_place(key: &str) -> bool {
    const ENOUGH: usize = 4;
    let behind = key.strip_prefix('…').filter(|behind| behind.chars().count() >= ENOUGH);
    behind.is_some_and(|behind| office_behind(behind).is_none() && named(behind).is_some())
}

/// 副部长 where the words begin with an office, and not with a place of the same sign: 县长, but not 县第十五届.
fn office_behind(behind: &str) -> Option<String> {
    let core = behind.strip_prefix("常务").unwrap_or(behind);
    let core = core.strip_prefix('副').unwrap_or(core);
    let office = starting(core, &OFFICES).filter(|office| !matches!(*office, "代表" | "委员" | "会计" | "常委"))?;
    behind.get(..behind.len() - core.len() + office.len()).map(str::to_owned)
}

fn starting<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The office at the end of some words, with its unit: 市委组织部科长 of 请市委组织部科长. `or` are other endings that will do.
fn title(before: &str, or: &[&str]) -> Option<String> {
    const LONGEST: usize = 18;
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '—' | '-'));
    let trimmed = trimmed.trim_end_matches(['是', '为', '有']);
    let ends = OFFICES.iter().chain(&ROLES).chain(or).any(|end| trimmed.ends_with(end));
    if !ends {
        return None;
    }
    let tail: Vec<char> = trimmed.chars().rev().take_while(|c| c.is_alphanumeric()).take(LONGEST).collect();
    let tail: String = tail.into_iter().rev().collect();
    let cut = tail.rfind(BEFORE_TITLES).map_or(0, |at| at + tail.get(at..).map_or(0, first_length));
    let mut title = tail.get(cut..).unwrap_or_default();
    while let Some(rest) = LEADS.iter().find_map(|lead| title.strip_prefix(lead)) {
        title = rest;
    }
    (title.chars().count() > 1).then(|| title.to_owned())
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// The words around it as they stand, 应到…人, and of a row what comes before all of it.
fn around(at: At<'_>) -> String {
    let key = key(at);
    match key.strip_suffix("：内容") {
        Some(row) => row.to_owned(),
        None => key,
    }
}

/// The words on both sides, by which a blank is known again: 应到…人.
pub(super) fn key(at: At<'_>) -> String {
    const BEFORE: usize = 8;
    const BEHIND: usize = 4;
    let before = nearest(at.before(), BEFORE);
    let near = at.between().chars().skip_while(|c| c.is_whitespace()).take_while(|c| c.is_alphanumeric());
    let behind: String = near.take(BEHIND).collect();
    let what = script::missing_label(at.behind());
    let label = match (what, before.is_empty(), behind.is_empty()) {
        ("姓名", _, _) => format!("{before}{what}"),
        // ×××、×××: whatever words come before the whole row.
        (_, true, true) => row(at).map_or_else(|| what.to_owned(), |row| format!("{row}：{what}")),
        (_, _, _) => format!("{before}…{behind}"),
    };
    if script::is_blank(&label) { what.to_owned() } else { label }
}

/// The last few words, which begin where it is said what is counted: 出席今天会议的代表.
fn nearest(before: &str, most: usize) -> String {
    /// What is counted begins so.
    const HEADS: [&str; 11] = ["发出", "收回", "应到", "实到", "出席", "同意", "反对", "弃权", "赞成", "有效", "其中"];
    const FARTHER: usize = 4;
    let near = before.chars().rev().skip_while(|c| c.is_whitespace()).take_while(|c| c.is_alphanumeric());
    let near: Vec<char> = near.take(most + FARTHER + 1).collect();
    let whole = near.len() <= most;
    let text: String = near.into_iter().rev().collect();
    if whole {
        return text;
    }
    let at = |characters: usize| text.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at);
    let (cut, far) = (text.get(at(most)..).unwrap_or_default(), text.get(at(most + FARTHER)..).unwrap_or_default());
    let headed = HEADS.iter().filter_map(|head| far.rfind(head)).min().and_then(|at| far.get(at..));
    headed.unwrap_or(cut).to_owned()
}

/// The words that a row of blanks follows: 当选的有 of 当选的有：×××、×××.
fn row(at: At<'_>) -> Option<String> {
    const LONGEST: usize = 12;
    let (before, _) = at.around_row();
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '—' | '-'));
    let run: Vec<char> = before.chars().rev().take_while(|c| is_han(*c)).take(LONGEST).collect();
    let run: String = run.into_iter().rev().collect();
    (!run.is_empty() && script::blanks(&run).is_empty()).then_some(run)
}
