//! Hosts who are known by names of their own, 豆豆：, 芽芽：, or by what they are, 师：, 幼：, where they say the lines of a script by turns: the copy of the text
//! calls each by a letter, as scripts do that have no names for them.

use super::super::wording::mark_within;
use super::Block;
use std::collections::BTreeMap;

/// What stands for them, in the order of their names.
const LETTERS: [char; 4] = ['甲', '乙', '丙', '丁'];
/// Characters of such a name.
const LONGEST: usize = 4;
/// Lines that each of them says, at least.
const LINES: usize = 3;
/// What lines begin with that tells of something, and is nobody: 时间：, 题目：, 发言人：.
const THINGS: [char; 34] = [
    '间', '点', '题', '目', '容', '位', '项', '程', '者', '员', '词', '语', '音', '乐', '景', '注', '频', '幕', '白',
    '人', '式', '段', '节', '书', '会', '求', '排', '是', '下', '为', '说', '道', '单', '长',
];

/// The hosts of a text by the names before their lines, each with the letter for it; none where lines are not said by turns.
pub(super) fn hosts<'a>(text: &'a str, blocks: &[Block]) -> BTreeMap<&'a str, char> {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks {
        let words = text.get(block.range.clone()).unwrap_or_default();
        if let Some(name) = name(words) {
            *lines.entry(name).or_default() += 1;
        }
    }
    lines.retain(|_, count| *count >= LINES);
    let said: usize = lines.values().sum();
    let by_turns = (2..=LETTERS.len()).contains(&lines.len()) && said * 5 >= blocks.len() * 2;
    let named = lines.into_keys().zip(LETTERS).filter(|_| by_turns);
    named.collect()
}

/// The name in front of a line that somebody says.
pub(super) fn name(words: &str) -> Option<&str> {
    let colon = mark_within(words, LONGEST + 1, |c| matches!(c, '：' | ':'))?;
    let (name, mut said) = words.split_at_checked(colon).map(|(name, said)| (name, said.chars()))?;
    said.next();
    let length = name.chars().count();
    let is_name = (1..=LONGEST).contains(&length)
        && name.chars().all(crate::chinese::is_han)
        && !name.ends_with(THINGS)
        && !super::super::signs::is_labelled(words);
    (is_name && !said.as_str().trim().is_empty()).then_some(name)
}
