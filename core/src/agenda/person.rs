//! How a script speaks of people: unit, office, name and form of address in a row, 区水利局局长谢安同志. Reads such
//! words; knows no meeting and decides nothing about it.

mod agree;
pub(crate) mod titles;

pub(crate) use agree::{are_of_two_bodies, offices_agree};

use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::chinese::surname;
use crate::chinese::vocabulary::Vocabulary;
use crate::script::BLANK;
use std::sync::LazyLock;
use titles::{ADDRESSES, BEGINS_AN_OFFICE, ENDS_AN_OFFICE, OFFICES, UNITS, offices_at_end};

/// Longest name of a person that is written without a dot.
const LONGEST_NAME: usize = 4;

/// A person as somebody wrote of them. Nothing is certain but that the words stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Written<'a> {
    /// Unit and office, as said before the name; empty where there is none.
    pub office: &'a str,
    /// The name, or only a surname; empty where there is none.
    pub name: &'a str,
    /// An office that is said after the name, 商局长; empty where there is none.
    pub title: &'a str,
    /// 同志, 先生 or the like.
    pub address: &'a str,
}

impl Written<'_> {
    /// Whether the name is a whole one, and no surname before a title.
    pub(crate) fn has_full_name(&self) -> bool {
        let length = self.name.chars().count();
        (2..=LONGEST_NAME).contains(&length) && self.name.chars().all(is_han) && !is_deed(self.name)
    }

    /// Whether there is a name, or a blank for one.
    pub(crate) fn has_name(&self) -> bool {
        !self.name.is_empty() && self.title.is_empty() && !self.office.is_empty()
    }

    /// Whether a blank stands for the name.
    pub(crate) fn is_blank(&self) -> bool {
        self.name.contains(BLANK)
    }
}

/// Reads words that speak of one person and of nothing else.
pub(crate) fn read(words: &str) -> Written<'_> {
    let words = without_brackets(words.trim());
    let address = ADDRESSES.iter().find(|address| words.ends_with(**address) && words.len() > address.len());
    let (rest, address) = match address {
        Some(address) => words.split_at(words.len() - address.len()),
        None => (words, ""),
    };
    let rest = without_count(rest);
    let Some(end) = office_end(rest) else {
        return Written { office: "", name: rest, title: "", address };
    };
    let (office, name) = rest.split_at(end);
    // 副县长　皮文静
    let name = name.trim_start();
    if !name.is_empty() {
        // 云溪大学副校长柏松年教授: a profession behind the name.
        let name = if is_deed(name) { "" } else { name };
        return Written { office, name, title: "", address };
    }
    let title = offices_at_end(office).next().unwrap_or_default();
    let before = office.get(..office.len() - title.len()).unwrap_or_default();
    let (outer, name) = match office_end(before) {
        Some(end) if end < before.len() => before.split_at(end),
        Some(_) | None => ("", before),
    };
    // 村党总支书记
    let is_branch = |name: &str| name.ends_with("总支");
    let is_unit = is_branch(name)
        || name.chars().next_back().is_none_or(|last| UNITS.contains(last))
        || name.ends_with(['副', '总']);
    let is_group = title == "代表" && !is_name_of_deputy(name);
    if !is_unit && !is_group && name.chars().count() <= LONGEST_NAME && (address.is_empty() || !outer.is_empty()) {
        return Written { office: outer, name, title, address };
    }
    // 县文旅局江梦甫局长: behind a unit.
    if let Some((name, title)) =
        named_with_title(rest).filter(|(name, _)| address.is_empty() && !is_group && !is_branch(name))
    {
        let office = rest.get(..rest.len() - title.len() - name.len()).unwrap_or_default();
        return Written { office, name, title, address };
    }
    Written { office, name: "", title: "", address }
}

/// 敬献花篮 of 学生代表敬献花篮: four characters of which the first two are no surname, and that tell what is done. 巴音朝鲁 is a
/// name.
fn is_deed(words: &str) -> bool {
    const DEEDS: [&str; 12] =
        ["敬献", "献花", "献词", "上台", "颁奖", "宣读", "领奖", "入场", "鼓掌", "默哀", "签字", "发言"];
    words.chars().count() == LONGEST_NAME
        && !begins_with_long_surname(words)
        && DEEDS.iter().any(|deed| words.contains(deed))
}

/// 李建国代表 is somebody; 技术人员代表, 党员代表 and 先进个人代表 only say for whom somebody speaks.
fn is_name_of_deputy(name: &str) -> bool {
    begins_with_surname(name)
        && name.chars().count() <= usual_length(name)
        && !name.ends_with(['员', '人', '部', '师', '户', '属', '长', '众'])
        && !["学生", "青年", "职工", "农民", "居民", "村民"].iter().any(|group| name.ends_with(group))
}

/// Where the last office of some words ends. A name behind it is left whole: 队长长安 is called 长安.
fn office_end(words: &str) -> Option<usize> {
    let mut chars = words.char_indices().rev().filter(|(_, c)| ENDS_AN_OFFICE.has(*c));
    chars.find_map(|(at, c)| {
        let end = at + c.len_utf8();
        ends_in_office(words.get(..end)?).then_some(end)
    })
}

/// 白露三位同志 speaks of 白露, the last of three.
fn without_count(words: &str) -> &str {
    let count = words.strip_suffix(['位', '名']).map(|rest| {
        rest.strip_suffix('几').map_or_else(|| numeral::at_end(rest).map(|(_, at)| at), |rest| Some(rest.len()))
    });
    match count.flatten() {
        Some(at) if at > 0 => words.get(..at).unwrap_or(words),
        Some(_) | None => words,
    }
}

/// 马万里 of 马万里4位同志, as whoever of a row is named last; other words as they are.
pub(crate) fn uncounted(words: &str) -> &str {
    let bare = ADDRESSES.iter().find_map(|address| words.strip_suffix(address)).unwrap_or(words);
    let name = without_count(bare);
    if name.len() < bare.len() { name } else { words }
}

fn without_brackets(words: &str) -> &str {
    match words.find(['（', '(']) {
        Some(at) if at > 0 && words.ends_with(['）', ')']) => words.get(..at).unwrap_or(words),
        Some(_) | None => words,
    }
}

/// Whether a text ends in an office.
pub(crate) fn ends_in_office(words: &str) -> bool {
    offices_at_end(words).next().is_some()
}

/// The office that a text begins with.
pub(crate) fn leading_title(words: &str) -> Option<&'static str> {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(OFFICES));
    let begins = words.chars().next().is_some_and(|c| BEGINS_AN_OFFICE.has(c));
    // Of several the one that stands first in the table.
    let first = begins.then(|| WORDS.all_at_start(words).min()).flatten();
    first.and_then(|office| OFFICES.get(office)).copied()
}

/// The form of address that a text begins with, of those that stand behind a name.
pub(crate) fn leading_address(words: &str) -> Option<&'static str> {
    ADDRESSES.iter().take(8).find(|address| words.starts_with(**address)).copied()
}

/// The office right behind a name, with its 副: 副镇长 of 邵晓红副镇长.
pub(crate) fn title_behind(after_name: &str) -> Option<&str> {
    let rest = ["常务副", "副", "总"].iter().find_map(|rank| after_name.strip_prefix(rank)).unwrap_or(after_name);
    let title = leading_title(rest)?;
    after_name.get(..after_name.len() - rest.len() + title.len())
}

/// The office that ends some words with its rank, and without what it is the office of: 副局长 of 县应急管理局副局长. Nothing
/// where they end in no office.
pub(crate) fn title_at_end(words: &str) -> Option<&str> {
    let title = offices_at_end(words).max_by_key(|title| title.len())?;
    let before = words.get(..words.len() - title.len())?;
    let rank = ["副", "总"].iter().find(|rank| before.ends_with(**rank)).map_or(0, |rank| rank.len());
    words.get(before.len() - rank..)
}

/// The unit and office that end some words, behind the last mark or word that parts them from what else is said: 县公安局政委
/// of 由县公安局政委, 公司董事长、党委书记 of 请公司董事长、党委书记.
pub(crate) fn office_in_front(words: &str) -> Option<&str> {
    const LONGEST: usize = 20;
    const PARTS: [char; 15] =
        ['和', '与', '及', '由', '请', '的', '让', '向', '对', '为', '是', '有', '给', '同', '跟'];
    let tail = words.char_indices().rev().take(LONGEST).last().and_then(|(at, _)| words.get(at..))?;
    let row = tail.rsplit(|c: char| PARTS.contains(&c) || !is_han(c) && c != '、').next()?;
    let length: usize =
        row.rsplit('、').take_while(|piece| ends_in_office(piece)).map(|piece| piece.len() + '、'.len_utf8()).sum();
    let office = row.get(row.len() - length.checked_sub('、'.len_utf8())?..)?;
    Some(office)
}

/// The name and the office behind it that end some words: 镇政府邵晓红副镇长. Only names of the usual length, behind a unit
/// or nothing.
pub(crate) fn named_with_title(words: &str) -> Option<(&str, &str)> {
    let title = offices_at_end(words).next()?;
    let before = words.get(..words.len() - title.len())?;
    let before = ["常务副", "副", "总"].iter().find_map(|rank| before.strip_suffix(rank)).unwrap_or(before);
    let start = before.char_indices().rev().nth(2)?.0;
    let (unit, name) = before.split_at(start);
    let behind_unit =
        unit.chars().next_back().is_none_or(|c| UNITS.contains(c) || matches!(c, '府' | '会' | '委' | '大'));
    let is_name = name.chars().next().is_some_and(is_surname) && name.chars().all(is_han);
    (behind_unit && is_name && !ends_like_a_body(name)).then(|| (name, words.get(before.len()..).unwrap_or_default()))
}

/// Whether a name is as long as a whole name is: three characters, or four of which two are the surname.
pub(crate) fn has_usual_length(name: &str) -> bool {
    let length = name.chars().count();
    length == 3 || length == 4 && begins_with_long_surname(name)
}

/// How many characters a name has as a rule that some words begin with.
pub(crate) fn usual_length(words: &str) -> usize {
    if begins_with_long_surname(words) { 4 } else { 3 }
}

/// Whether a name ends in what a place or a body is called.
pub(crate) fn ends_like_a_body(name: &str) -> bool {
    name.ends_with([
        '县', '区', '市', '镇', '乡', '局', '部', '厂', '矿', '院', '校', '站', '所', '队', '组', '会', '社', '道',
        '司', '科', '处',
    ]) || name.ends_with("支行")
}

/// Whether some words begin with a surname of one character or two.
pub(crate) fn begins_with_surname(words: &str) -> bool {
    words.chars().next().is_some_and(is_surname) || begins_with_long_surname(words)
}

fn begins_with_long_surname(words: &str) -> bool {
    let first = words.chars().next().map_or(0, char::len_utf8);
    surname::surname_at(words).is_some_and(|bytes| bytes > first)
}

/// Whether a character is a surname.
pub(crate) fn is_surname(c: char) -> bool {
    surname::is_surname(c)
}

/// The people of a row such as 甲局长、乙同志和丙, each with the byte at which it begins. An office before a named person
/// belongs to that person: 县委书记、县长李明 is one.
pub(crate) fn row(words: &str) -> Vec<(usize, &str)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (at, joint) in words.match_indices(['、', '，', ',', '和', '与', '及']) {
        let (before, after) = (words.get(..at).unwrap_or_default(), words.get(at + joint.len()..).unwrap_or_default());
        if matches!(joint, "、" | "，" | ",") || parts_people(before, after) {
            cuts.push((at, at + joint.len()));
        }
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|(_, end)| *end));
    let ends = cuts.iter().map(|(at, _)| *at).chain([words.len()]);
    let mut row: Vec<(usize, &str)> = Vec::new();
    for (start, end) in starts.zip(ends) {
        let start = match row.last() {
            Some((begun, before))
                if is_office_alone(before) && read(words.get(start..end).unwrap_or_default()).has_name() =>
            {
                let begun = *begun;
                row.pop();
                begun
            }
            Some(_) | None => start,
        };
        let piece = words.get(start..end).unwrap_or_default().trim_end_matches("以");
        let trimmed = piece.trim_start();
        if !trimmed.is_empty() {
            row.push((start + (piece.len() - trimmed.len()), trimmed.trim_end()));
        }
    }
    row
}

/// Whether 和 between two texts joins two people, and is no part of a name: 刘和平, 彭家和.
fn parts_people(before: &str, after: &str) -> bool {
    let last = before.rsplit(['、', '，', ',']).next().unwrap_or_default().trim_end_matches('以');
    let next = after.split(['、', '，', ',', '和']).next().unwrap_or_default();
    let bare = |words: &'_ str| -> usize {
        let words = ADDRESSES.iter().find_map(|address| words.strip_suffix(address)).unwrap_or(words);
        let words = without_count(words);
        if words.contains(BLANK) { 2 } else { words.chars().count() }
    };
    let ends_a_person =
        ADDRESSES.iter().any(|address| last.ends_with(address)) || ends_in_office(last) || last.ends_with(BLANK);
    let (before, after) = (bare(last), bare(next));
    // 住房和城乡建设局 is one body.
    before >= 2 && after >= 2 && (ends_a_person || before <= LONGEST_NAME && after <= LONGEST_NAME)
}

/// Whether words are those of an office, and of nobody who has it.
pub(crate) fn is_office_alone(words: &str) -> bool {
    let person = read(words);
    person.name.is_empty() && person.address.is_empty() && !person.office.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_taken_apart() {
        for (words, office, name, title, address) in [
            ("区发改局局长昌平同志", "区发改局局长", "昌平", "", "同志"),
            ("商局长", "", "商", "局长", ""),
            ("青石村党总支书记", "青石村党总支书记", "", "", ""),
            ("湛卢组长", "", "湛卢", "组长", ""),
            ("公司党委书记、董事长时立本", "公司党委书记、董事长", "时立本", "", ""),
            ("安监部部长", "安监部部长", "", "", ""),
            ("董事长", "董事长", "", "", ""),
            ("县住建局副局长（主持工作）", "县住建局副局长", "", "", ""),
            ("昌平同志", "", "昌平", "", "同志"),
            ("队长长安", "队长", "长安", "", ""),
            ("区委书记温如海同志", "区委书记", "温如海", "", "同志"),
            ("李建国代表", "", "李建国", "代表", ""),
            ("技术人员代表", "技术人员代表", "", "", ""),
            ("党员代表", "党员代表", "", "", ""),
        ] {
            assert_eq!(read(words), Written { office, name, title, address }, "{words}");
        }
    }

    #[test]
    fn rows_of_people_are_cut_where_one_ends() {
        for (words, people) in [
            ("乌兰、和畅同志", vec!["乌兰", "和畅同志"]),
            ("赵大川和钱小河两位同志", vec!["赵大川", "钱小河两位同志"]),
            ("刘和平同志", vec!["刘和平同志"]),
            ("彭家和同志", vec!["彭家和同志"]),
            ("县委书记、县长李明同志", vec!["县委书记、县长李明同志"]),
            ("安监部部长、东坡矿矿长", vec!["安监部部长", "东坡矿矿长"]),
            ("技术人员代表、调度中心主任李明同志", vec!["技术人员代表、调度中心主任李明同志"]),
            ("甲川同志、乙河同志以及丙山同志", vec!["甲川同志", "乙河同志", "丙山同志"]),
        ] {
            assert_eq!(row(words).into_iter().map(|(_, words)| words).collect::<Vec<_>>(), people, "{words}");
        }
    }

    #[test]
    fn the_sets_hold_the_ends_and_beginnings_of_every_office() {
        for office in OFFICES {
            assert!(office.chars().next().is_some_and(|c| BEGINS_AN_OFFICE.has(c)), "{office}");
            assert!(office.chars().next_back().is_some_and(|c| ENDS_AN_OFFICE.has(c)), "{office}");
        }
    }
}
