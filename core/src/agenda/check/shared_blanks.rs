//! One blank where the words speak of several people.

use super::calls::{clause_start, is_mark};
use super::script::Script;
use crate::agenda::person;
use crate::chinese::numeral;
use crate::diagnostic::{Diagnostic, Problem};
use crate::script::BLANK;

pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for at in script.blanks().iter().copied() {
        let Some(sentence) = script.sentence_at(at).and_then(|index| script.sentences.get(index)) else { continue };
        let words = script.words(&sentence.range);
        let at = at - sentence.range.start;
        // 三位楼长——____老师: a dash joins a blank to what it is of.
        let dashed = words.get(..at).unwrap_or_default().trim_end_matches(['—', '－', '-']).len();
        let before = words.get(clause_start(words, dashed)..dashed).unwrap_or_default();
        let after = words.get(at + BLANK.len_utf8()..).unwrap_or_default();
        // 请×××教授依次作报告
        let titled = person::leading_title(after).filter(|title| {
            after.get(title.len()..).is_some_and(|rest| rest.starts_with("依次") || rest.starts_with("分别"))
        });
        let address = person::leading_address(after).or(titled);
        // ×××三位同志
        let together = several(after);
        // 四位专家***依次发表意见
        let is_one_of =
            ["专家", "嘉宾", "代表", "委员", "同学", "老师", "评委"].iter().any(|one| before.ends_with(one));
        // 会员单位推荐的三位同志×××担任
        let counts_before = counts_people_before(before);
        let is_person =
            address.is_some() || counts_before || together > 0 || person::ends_in_office(before) || is_one_of;
        // With a second blank, or 等, somebody has thought of the others.
        let clause_end = after.find(is_mark).unwrap_or(after.len());
        let rest = after.get(address.map_or(0, str::len)..).unwrap_or_default();
        let alone = !before.contains(BLANK)
            && !after.get(..clause_end).is_some_and(|clause| clause.contains(BLANK))
            && !rest.starts_with('等')
            && !rest.starts_with(['、', '和', '与']);
        if !is_person || !alone {
            continue;
        }
        let in_turn = ["依次", "先后", "轮流", "逐一", "分别", "共同", "一起", "一同"]
            .iter()
            .any(|word| rest.trim_start_matches(['，', ',']).starts_with(word));
        let counted = after.get(clause_end..).is_some_and(|next| {
            let clause = words.get(clause_start(words, at)..at + BLANK.len_utf8() + clause_end).unwrap_or_default();
            is_counted_behind(clause, next.trim_start_matches(['，', ',', '。', ' ']))
        });
        if in_turn || counted || together > 0 || counts_before || speaks_of_several(before, address.is_some()) {
            let range = sentence.range.start + at
                ..sentence.range.start + at + BLANK.len_utf8() + address.map_or(together, str::len);
            found.push(script.problem(Problem::SharedBlank, &range));
        }
    }
}

/// How long the count of people is that some words begin with.
fn several(words: &str) -> usize {
    const SEVERAL: [&str; 10] = ["两人", "二人", "三人", "四人", "两位", "三位", "四位", "五位", "两名", "三名"];
    SEVERAL.iter().find(|word| words.starts_with(**word)).map_or(0, |word| word.len())
}

/// 提名×××同志为监票人，两人都不是候选人: whether the words behind a clause with a blank count those whom that is for. 两位副组长×××同志
/// and 两位市委书记 are others, and 刚才，×××同志宣布了决定，两位同志作了发言 tells of each what he did.
fn is_counted_behind(clause: &str, next: &str) -> bool {
    /// Characters behind a count in which an office ends.
    const NEAR: usize = 8;
    let count = several(next);
    let counting = next.split(is_mark).next().unwrap_or_default();
    let behind = counting.get(count..).unwrap_or_default();
    let ends = behind.char_indices().take(NEAR).map(|(at, c)| at + c.len_utf8());
    // 两人都不是候选人 is said of the same.
    let office = ends.filter_map(|end| behind.get(..end)).find(|words| person::ends_in_office(words));
    let is_of_others = office.is_some_and(|office| !clause.contains(office) && !office.contains(['都', '均', '是']));
    count > 0 && !counting.contains(BLANK) && !is_of_others && !clause.contains('了')
}

/// 三位同志 at the end of words.
fn counts_people_before(words: &str) -> bool {
    let people = ["同志", "代表", "委员", "老师", "同学"].iter().find_map(|people| words.strip_suffix(people));
    let counted = people.and_then(|rest| rest.strip_suffix(['位', '名'])).and_then(numeral::at_end);
    counted.is_some_and(|(count, start)| {
        count >= 2 && !words.get(..start).is_some_and(|lead| lead.ends_with(['第', '前']))
    })
}

/// 四个代表团的召集人, 三位副局长: whether the words before a blank are for several.
fn speaks_of_several(before: &str, is_addressed: bool) -> bool {
    /// Characters between a count and the blank that it is of.
    const NEAR: usize = 10;
    let ends = person::ends_in_office(before) || before.ends_with("代表") || before.ends_with("负责人");
    let to_others = before.contains(['为', '向', '给', '对', '与']);
    before.char_indices().filter(|(_, c)| matches!(c, '个' | '位' | '名')).any(|(at, _)| {
        let number = before.get(..at).and_then(numeral::at_end);
        let near = before.get(at..).is_some_and(|rest| rest.chars().count() <= NEAR);
        let several = number.is_some_and(|(count, start)| {
            count >= 2 && !before.get(..start).is_some_and(|lead| lead.ends_with(['第', '前']))
        });
        several && (ends || near && is_addressed && !to_others)
    }) || units_in_a_row(before)
        || two_heads(before)
        || numbered_in_a_row(before)
}

/// 县政协主席和县委组织部部长: two heads of two bodies. 县委副书记和县长 may be one person.
fn two_heads(before: &str) -> bool {
    const LEAST: usize = 4;
    let before = before.rsplit(['请', '由']).next().unwrap_or(before);
    // 省委书记、省人大常委会主任 is one.
    let row = || before.split_once('、').filter(|_| !before.contains("书记"));
    let parted = before.split_once('和').or_else(|| before.split_once('与')).or_else(row);
    let Some((one, other)) = parted else { return false };
    // Nobody is of two of these at once.
    const BODIES: [&[&str]; 4] =
        [&["人大"], &["政协"], &["县委", "市委", "区委", "省委", "镇党委", "乡党委"], &["政府"]];
    let body = |title: &str| BODIES.iter().position(|names| names.iter().any(|name| title.contains(name)));
    let heads = |title: &str| {
        // 县人大常委会主任 is no 县委常委.
        let title_alone = title.replace("常委会", "");
        let is_other = ["副", "党组", "常委", "党校"].iter().any(|word| title_alone.contains(word));
        title.chars().count() >= LEAST && person::ends_in_office(title) && !is_other
    };
    let apart = body(one).zip(body(other)).is_some_and(|(one, other)| one != other);
    apart && heads(one) && heads(other) && before.matches(['、', '和', '与']).count() == 1
}

/// 第一、第二党小组组长: one of each.
fn numbered_in_a_row(before: &str) -> bool {
    let before = before.rsplit(['请', '由', '，']).next().unwrap_or(before);
    let Some((first, second)) = before.split_once("、第") else { return false };
    let number = |words: &str| {
        numeral::at_start(words).map(|(number, length)| (number, words.get(length..).unwrap_or_default().to_owned()))
    };
    let (Some((first, rest)), Some((second, _))) = (first.strip_prefix('第').and_then(number), number(second)) else {
        return false;
    };
    rest.is_empty() && first + 1 == second && person::ends_in_office(before)
}

/// 甲镇党委书记、乙镇党委书记, or 甲村、乙村的党支部书记: nobody is all of them.
fn units_in_a_row(before: &str) -> bool {
    /// Characters of an office that one person does not have twice.
    const SAME: usize = 4;
    let before = before.rsplit('请').next().unwrap_or(before);
    if let Some((units, office)) = before.rsplit_once('的') {
        let is_row = units.contains('、')
            && units.split('、').all(|unit| {
                (2..=8).contains(&unit.chars().count())
                    && (person::ends_like_a_body(unit) || unit.ends_with(['村', '街', '办', '委']))
            });
        return is_row && person::ends_in_office(office);
    }
    let end = |piece: &str| -> String { piece.chars().rev().take(SAME).collect() };
    let pieces: Vec<&str> = before.split('、').collect();
    let Some((last, others)) = pieces.split_last() else { return false };
    let long = |piece: &&str| piece.chars().count() > SAME + 1;
    !others.is_empty()
        && person::ends_in_office(last)
        && pieces.iter().all(long)
        && others.iter().all(|one| end(one) == end(last))
}
