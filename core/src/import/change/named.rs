//! Somebody whom a hand has marked as called: unit, office, name and address in the words.

use super::super::draft::Speaker;
use crate::script;
use std::ops::Range;

/// Forms of address that stand behind a name.
const ADDRESSES: [&str; 6] = ["同志", "先生", "女士", "教授", "院士", "老师"];

/// How the words before a name mostly end.
const OFFICES: [&str; 28] = [
    "书记",
    "主任",
    "局长",
    "部长",
    "科长",
    "处长",
    "院长",
    "校长",
    "主席",
    "县长",
    "市长",
    "镇长",
    "乡长",
    "区长",
    "村长",
    "厂长",
    "所长",
    "站长",
    "组长",
    "队长",
    "行长",
    "会长",
    "董事长",
    "总经理",
    "经理",
    "代表",
    "委员",
    "秘书长",
];

/// Reads the words in `range` as one person.
pub(super) fn read(text: &str, range: Range<usize>) -> Vec<Speaker> {
    let words = text.get(range.clone()).unwrap_or_default();
    let address = ADDRESSES.iter().find(|address| words.ends_with(**address));
    let core = words.strip_suffix(address.copied().unwrap_or_default()).unwrap_or(words).trim_end();
    let end = range.start + core.len();
    let blank = script::first_blank_in_name(core);
    let name = match &blank {
        Some(blank) => range.start + blank.start..range.start + blank.end,
        None => name_at_the_end(core).map_or(end..end, |bytes| end - bytes..end),
    };
    let before = text.get(range.start..name.start).unwrap_or_default().trim_end();
    let title = range.start..range.start + before.len();
    vec![Speaker {
        office: (!title.is_empty()).then_some(title),
        name: (!name.is_empty()).then_some(name),
        address: address.map(|address| range.end - address.len()..range.end),
        blank: blank.is_some(),
        whole: range,
        ..Speaker::default()
    }]
}

/// The bytes of the name at the end, as far as length and the office before it can tell.
fn name_at_the_end(core: &str) -> Option<usize> {
    let is_name = |words: &str| (2..=4).contains(&words.chars().filter(|c| !c.is_whitespace()).count());
    let behind = OFFICES.iter().filter_map(|office| core.rfind(office).map(|at| at + office.len())).max();
    let name = behind.and_then(|behind| core.get(behind..)).unwrap_or(core).trim();
    is_name(name).then_some(name.len())
}
