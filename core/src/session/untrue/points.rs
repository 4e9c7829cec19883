//! Points that are counted on, 我讲两点意见：一是…；二是…, where one of them is not said any more: the others are counted anew.

use super::super::sentence::clause;
use crate::chinese::numeral;
use std::ops::Range;

/// What stands behind the number of a point.
const MARKS: [char; 2] = ['是', '要'];
/// What points are counted as.
const COUNTED: [&str; 6] = ["点", "个方面", "条", "件事", "项要求", "项工作"];
/// Characters between their count and the first of them.
const NEAR: usize = 24;

/// The number of a point, and what stands behind it.
struct Point {
    number: Range<usize>,
    value: u64,
    mark: char,
}

/// Every point of a text, as it begins a clause: 一是, 二要, 头一件, 第二件.
fn points(text: &str) -> Vec<Point> {
    let ahead = |at: usize| text.get(clause(text, &(at..at)).start..at).unwrap_or_default().trim();
    let point = |(at, _): (usize, char)| {
        let (value, length) = numeral::at_start(text.get(at..)?)?;
        let mark = text.get(at + length..)?.chars().next()?;
        let begins = match ahead(at) {
            "" => MARKS.contains(&mark),
            "第" | "头" => mark == '件',
            _ => false,
        };
        begins.then_some(Point { number: at..at + length, value, mark })
    };
    text.char_indices().filter(|(_, c)| numeral::is_numeral(*c)).filter_map(point).collect()
}

/// Whether points are counted from the first on, each once.
fn is_row(points: &[Point]) -> bool {
    points.len() > 1
        && (1..).zip(points).all(|(nth, point)| point.value == nth)
        && points.windows(2).all(|pair| matches!(pair, [one, other] if one.mark == other.mark))
}

/// The numbers of the points that words still have of those in a text, where there are fewer, and of their count.
pub(super) fn counted_anew(source: &str, words: &str) -> Vec<(Range<usize>, String)> {
    let (before, now) = (points(source), points(words));
    let rises = now.windows(2).all(|pair| matches!(pair, [one, other] if one.value < other.value));
    let (Some(first), true) = (now.first(), is_row(&before) && rises && now.len() < before.len()) else {
        return Vec::new();
    };
    // 一是…，都很好 of one alone begins nothing.
    let mut found: Vec<(Range<usize>, String)> = match now.as_slice() {
        [one] => vec![(one.number.start..one.number.end + one.mark.len_utf8(), String::new())],
        all => (1..)
            .zip(all)
            .filter(|(nth, point)| *nth != point.value)
            .map(|(nth, point)| (point.number.clone(), numeral::chinese(nth)))
            .collect(),
    };
    let count = u64::try_from(before.len()).unwrap_or(u64::MAX);
    let left = u64::try_from(now.len()).unwrap_or(u64::MAX);
    let head = words.get(..first.number.start).unwrap_or_default();
    let near = head.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
    let announced = COUNTED.iter().flat_map(|unit| head.match_indices(unit)).filter(|(at, _)| *at >= near);
    let counts = announced.filter_map(|(at, _)| {
        let (value, start) = numeral::at_end(head.get(..at)?)?;
        (value == count).then(|| (start..at, numeral::counted(left)))
    });
    found.extend(counts.max_by_key(|(range, _)| range.start));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anew(source: &str, words: &str) -> String {
        let mut found = counted_anew(source, words);
        found.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        found.into_iter().fold(words.to_owned(), |mut words, (range, becomes)| {
            words.replace_range(range, &becomes);
            words
        })
    }

    #[test]
    fn points_are_counted_anew_where_one_is_left_out() {
        let source = "我讲三点意见：一是抓学习；二是落实局长的讲话；三是抓整改。";
        assert_eq!(anew(source, "我讲三点意见：一是抓学习；三是抓整改。"), "我讲两点意见：一是抓学习；二是抓整改。");
        assert_eq!(anew(source, "我讲三点意见：三是抓整改。"), "我讲一点意见：抓整改。");
        assert_eq!(anew(source, source), source);
        let things = "今天三件事：头一件，听方案；第二件，听大家；第三件，停车。";
        assert_eq!(
            anew(things, "今天三件事：第二件，听大家；第三件，停车。"),
            "今天两件事：第一件，听大家；第二件，停车。"
        );
        let others = "各单位一要快，二要好。";
        assert_eq!(anew("大家来了。", others), others);
    }
}
