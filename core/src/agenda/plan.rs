//! A plan of what comes in words for its order: 首先由局长通报，然后是学员发言、班主任宣布纪律，最后请书记讲话.

use std::ops::Range;

/// What the first entry begins with.
const FIRST: [&str; 2] = ["首先", "先"];
/// What the others begin with.
const NEXT: [&str; 17] = [
    "其次",
    "然后",
    "接着",
    "之后",
    "随后",
    "接下来",
    "再",
    "最后",
    "第二",
    "第三",
    "第四",
    "第五",
    "第六",
    "第七",
    "第八",
    "第九",
    "第十",
];
/// What ends a clause.
const ENDS: [char; 7] = ['，', '；', '：', '。', '！', '？', '\n'];

/// One of the things that come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    /// The word for its order, with the mark behind it; of two behind one word the second has none.
    pub(crate) order: Range<usize>,
    pub(crate) words: Range<usize>,
}

/// The plan that begins in some bytes of a text and goes on to their end; none where it is not of so many things.
pub(crate) fn plan(source: &str, within: Range<usize>, count: usize) -> Option<Vec<Planned>> {
    let mut entries: Vec<Planned> = Vec::new();
    let mut at = within.start;
    for part in source.get(within)?.split_inclusive(ENDS) {
        let clause = part.trim_end_matches(ENDS).trim();
        let start = at + part.len() - part.trim_start().len();
        let words = start..start + clause.len();
        at += part.len();
        let first = FIRST.iter().find(|word| clause.starts_with(**word));
        let next = NEXT.iter().find(|word| clause.starts_with(**word)).filter(|_| !entries.is_empty());
        match (first.or(next), entries.last_mut()) {
            (Some(order), _) => {
                let behind = words.start + order.len();
                entries.push(Planned { order: words.start..behind, words: behind..words.end });
            }
            // 第三，优秀员工发言
            (None, Some(last)) if last.words.is_empty() => {
                *last = Planned { order: last.order.start..words.start, words };
            }
            (None, Some(last)) if !clause.is_empty() => last.words.end = words.end,
            (None, _) => {}
        }
    }
    // 然后是学员发言、班主任宣布纪律: two of them behind one word.
    while entries.len() < count {
        let several = |(nth, entry): (usize, &Planned)| {
            Some((nth, entry.words.start + source.get(entry.words.clone())?.find('、')?))
        };
        let (nth, joint) = entries.iter().enumerate().skip(1).find_map(several)?;
        let words = &mut entries.get_mut(nth)?.words;
        let rest = joint + '、'.len_utf8()..words.end;
        words.end = joint;
        entries.insert(nth + 1, Planned { order: rest.start..rest.start, words: rest });
    }
    (entries.len() == count).then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_has_as_many_entries_as_are_wanted_or_is_none() {
        let source = "有四项：首先，由江局长通报；第二，请代表发言、学员表态，都要简短；最后请书记讲话。";
        let entries = plan(source, 0..source.len(), 4).unwrap();
        let words: Vec<&str> = entries.iter().map(|entry| &source[entry.words.clone()]).collect();
        assert_eq!(words, ["由江局长通报", "请代表发言", "学员表态，都要简短", "请书记讲话"]);
        let orders: Vec<&str> = entries.iter().map(|entry| &source[entry.order.clone()]).collect();
        assert_eq!(orders, ["首先，", "第二，", "", "最后"]);
        assert_eq!(plan(source, 0..source.len(), 5), None);
        assert_eq!(plan(source, 0..source.len(), 2), None);
        let without_first = "然后请书记讲话，最后散会。";
        assert_eq!(plan(without_first, 0..without_first.len(), 2), None);
    }
}
