//! Whether two offices may be those of one person, in other words or of another rank. Compares what is written; knows no meeting.

use super::title_at_end;
use super::titles::{JOINS_OFFICES, PROFESSIONS, ROLES};
use crate::chinese::numeral;

/// Whether an office is only held in a meeting, or is a profession: beside another one it is no contradiction.
fn is_role(office: &str) -> bool {
    // 大会秘书长 is one for three days, 市政府秘书长 for years.
    office == "秘书长"
        || office.ends_with("大会秘书长")
        || ROLES.iter().chain(PROFESSIONS).any(|role| office.ends_with(role))
}

/// Whether one person can well be called both: one is short for the other, or part of it, or a role.
pub(crate) fn offices_agree(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let two_ranks = two_ranks(&one, &other) || two_ranks_of_a_party(&one, &other);
    if two_chairs(&one, &other) || two_ranks || two_of_a_row(&one, &other) || two_bodies(&one, &other) {
        return false;
    }
    // 主审委员、药学部副主任: what somebody is beside a role.
    let (one, other): (Vec<&String>, Vec<&String>) =
        (one.iter().filter(|part| !is_role(part)).collect(), other.iter().filter(|part| !is_role(part)).collect());
    if one.is_empty() || other.is_empty() {
        return true;
    }
    one.iter().any(|a| other.iter().any(|b| is_short_for(a, b) || is_short_for(b, a)))
}

/// The offices of a row, 党组书记、局长.
fn parts(office: &str) -> Vec<String> {
    let parts = office.split(['、', '，', ' ']).flat_map(|part| part.split(JOINS_OFFICES));
    parts.filter(|part| !part.is_empty()).map(plain).collect()
}

/// 市直机关工委副书记 and 市直机关工委常务副书记, 市长 and 代市长: one office of one unit, and two ranks.
fn two_ranks(one: &[String], other: &[String]) -> bool {
    const ACTING: &[&str] = &["代省长", "代市长", "代州长", "代县长", "代区长", "代镇长", "代乡长"];
    let lower = |a: &String, b: &String| {
        let acting = ACTING.iter().any(|acting| b.ends_with(acting) && !a.contains("代"));
        // 副秘书长 and 秘书长, of one unit.
        let deputy = title_at_end(b).and_then(|title| Some((b.strip_suffix(title)?, title.strip_prefix('副')?)));
        let of_deputy = deputy.is_some_and(|(unit, head)| a.strip_prefix(unit) == Some(head));
        b.contains("常务副") && !a.contains("常务") && b.replace("常务副", "副") == *a
            || acting && b.replace("代", "") == *a
            || of_deputy
    };
    one.iter().any(|a| other.iter().any(|b| lower(a, b) || lower(b, a)))
}

/// 县委常委、组织部部长 and 县委副书记、组织部部长: two ranks in one committee of the party.
fn two_ranks_of_a_party(one: &[String], other: &[String]) -> bool {
    const RANKS: [&str; 3] = ["常委", "副书记", "书记"];
    let rank = |office: &String| {
        let rank = RANKS.into_iter().find(|rank| office.ends_with(rank))?;
        let committee = office.strip_suffix(rank)?.to_owned();
        committee.ends_with('委').then_some((committee, rank))
    };
    let of = |all: &[String]| if all.len() > 1 { all.iter().find_map(rank) } else { None };
    of(one).zip(of(other)).is_some_and(|((of, rank), (of_other, other))| of == of_other && rank != other)
}

/// 党组书记、局长 and 党委书记、局长: a unit has the one body of the party or the other, whoever is elected or appointed.
pub(crate) fn are_of_two_bodies(one: &str, other: &str) -> bool {
    two_bodies(&parts(one), &parts(other))
}

fn two_bodies(one: &[String], other: &[String]) -> bool {
    const BODIES: [&str; 2] = ["党组", "党委"];
    let body = |office: &String| {
        let unit = office.strip_suffix("副书记").or_else(|| office.strip_suffix("书记"))?;
        let body = BODIES.into_iter().find(|body| unit.ends_with(body))?;
        Some((unit.strip_suffix(body)?.to_owned(), body))
    };
    let of = |all: &[String]| -> Vec<(String, &str)> { all.iter().filter_map(body).collect() };
    let (one, other) = (of(one), of(other));
    let same_unit = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    // Who is secretary of both is called by either.
    let shared = one.iter().any(|(_, body)| other.iter().any(|(_, same)| body == same));
    !shared && one.iter().any(|(of, _)| other.iter().any(|(of_other, _)| same_unit(of, of_other)))
}

/// 县委第二巡察组组长 and 县委第三巡察组组长: one office of two units that are told apart by number.
fn two_of_a_row(one: &[String], other: &[String]) -> bool {
    let number = |office: &String| {
        let (before, rest) = office.split_once('第')?;
        let (number, length) = numeral::at_start(rest)?;
        Some((format!("{before}{}", rest.get(length..)?), number))
    };
    let (one, other): (Vec<_>, Vec<_>) =
        (one.iter().filter_map(number).collect(), other.iter().filter_map(number).collect());
    one.iter().any(|(name, number)| other.iter().any(|(same, other)| name == same && number != other))
}

/// One profession at two places, 江南大学教授 and 江东大学教授.
fn two_chairs(one: &[String], other: &[String]) -> bool {
    /// Characters of a unit that tells one place from another.
    const UNIT: usize = 3;
    PROFESSIONS.iter().any(|profession| {
        let of = |office: &[String]| {
            let held = office.iter().find(|part| part.ends_with(profession)).cloned();
            held.filter(|part| part.chars().count() >= UNIT + profession.chars().count())
        };
        let (Some(one), Some(other)) = (of(one), of(other)) else { return false };
        !is_short_for(&one, &other) && !is_short_for(&other, &one)
    })
}

/// 局局长 and 局长 say the same.
fn plain(office: &str) -> String {
    let mut plain = String::with_capacity(office.len());
    for c in office.chars().filter(|c| !matches!(c, '“' | '”' | '（' | '）' | '(' | ')')) {
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    plain
}

/// Whether the characters of an office stand in another one in the same order, 住建局局长 in 住房和城乡建设局局长; but a
/// deputy is never short for the head.
fn is_short_for(short: &str, long: &str) -> bool {
    let rank = |office: &str| office.contains('副');
    // 县长 is not short for 县公安局局长, though its characters stand there.
    let last = |office: &str| office.chars().rev().take(2).collect::<Vec<char>>();
    let mut rest = long.chars();
    rank(short) == rank(long) && last(short) == last(long) && short.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_that_one_person_may_have_agree() {
        for (one, other) in [
            ("镇长", "石桥镇镇长"),
            ("市住建局局长", "市住房和城乡建设局局长"),
            ("县教育局长", "县教育局局长"),
            ("党委书记、董事长", "董事长"),
            ("区委书记", "中共东山区委书记"),
            ("总监票人", "车间主任"),
        ] {
            assert!(offices_agree(one, other) && offices_agree(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("区住建局局长", "区城管局局长"),
            ("县长", "副县长"),
            ("云溪大学副校长", "云溪大学科研处处长"),
            ("市水利局党组书记、局长", "党委书记、局长"),
        ] {
            assert!(!offices_agree(one, other) && !offices_agree(other, one), "{one} {other}");
        }
    }
}
