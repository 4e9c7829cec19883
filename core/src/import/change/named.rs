//! Somebody whom a hand has marked as called: unit, office, name and address in the words.

use super::super::draft::Speaker;
use crate::script;
use std::ops::Range;

/// Forms of address that stand behind a name.
const ADDRESSES: [&str; 6] = ["同志", "先生", "女士", "教授", "院士", "老师"];

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

/// The bytes of the name at the end, as far as length alone can tell.
fn name_at_the_end(core: &str) -> Option<usize> {
    let count = core.chars().count();
    (2..=4).contains(&count).then_some(core.len())
}
