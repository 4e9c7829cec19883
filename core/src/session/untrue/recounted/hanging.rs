//! What is left hanging where something was taken out: 各有特色，其中。, half sentences such as 让我们再次以热烈的掌声！, and what leads to
//! words that are not said any more.

use super::super::super::sentence::sentence;
use crate::chinese::clauses::last_part;
use crate::chinese::numeral;
use std::ops::Range;

/// A stretch that is left hanging, and what to say instead.
type Hanging = (Range<usize>, String);

/// Everything in `words`, made anew of `source`, that is left hanging.
pub(in super::super) fn left_hanging(source: &str, words: &str) -> Vec<Hanging> {
    let mut found = joined_to_nothing(source, words);
    found.extend(led_to_nobody(words));
    found.extend(heard_before_nothing(source, words));
    found.extend(led_to_strangers(source, words));
    found.extend(halves(source, words));
    found.extend(bare_entries(source, words));
    found.extend(without_if(source, words));
    found
}

/// 各有特色，其中。
fn joined_to_nothing(source: &str, words: &str) -> Vec<Hanging> {
    const HANGING: [&str; 3] = ["，其中。", "，特别是。", "，尤其是。"];
    let found =
        HANGING.iter().filter(|hanging| !source.contains(**hanging)).flat_map(|hanging| words.match_indices(hanging));
    found.map(|(at, hanging)| (at..at + hanging.len(), "。".to_owned())).collect()
}

/// 那么下面这位同志守的就是明天。, without 如果说某某守的是山水.
fn without_if(source: &str, words: &str) -> Vec<Hanging> {
    let was_whole = |own: &str| lines(source).any(|(_, whole)| whole.trim_start() == own);
    let leads = |own: &str| own.contains("下面") || own.contains("接下来");
    let hangs = |own: &str| own.starts_with("那么") && leads(own) && source.contains("如果说") && !was_whole(own);
    lines(words).filter(|(_, own)| hangs(own.trim_start())).map(|(range, _)| (range, String::new())).collect()
}

/// 今天有两件事：头一件，听方案；第二件。: an entry of a list of which nothing but its number is left.
fn bare_entries(source: &str, words: &str) -> Vec<Hanging> {
    const PARTS: [char; 3] = ['：', '；', '。'];
    let is_number = |entry: &str| {
        let bare = entry.trim_end_matches('，');
        let counted = bare.strip_prefix('第').or_else(|| bare.strip_prefix('头')).unwrap_or(bare);
        let what = numeral::at_start(counted).and_then(|(_, length)| counted.get(length..));
        what.is_some_and(|what| {
            matches!(what, "件" | "件事" | "项" | "个" | "是" | "桩") || what.is_empty() && bare != counted
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    for part in words.split_inclusive(PARTS) {
        let own = at..at + part.len();
        at = own.end;
        let entry = part.trim_end_matches(PARTS);
        if !is_number(entry) || source.contains(part) {
            continue;
        }
        // The entry before the last one ends the sentence then.
        match words.get(..own.start).and_then(|before| before.strip_suffix('；')) {
            Some(before) if part.ends_with('。') => found.push((before.len()..own.end, "。".to_owned())),
            Some(_) | None if part.ends_with('；') => found.push((own, String::new())),
            Some(_) | None => {}
        }
    }
    found
}

/// The sentences and lines of some words, each with what ends it.
fn lines(words: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    words.split_inclusive(['。', '！', '\n']).scan(0, |start, own| {
        let range = *start..*start + own.len();
        *start = range.end;
        Some((range, own))
    })
}

/// 谢谢崔总。下面。, behind which nobody is called.
fn led_to_nobody(words: &str) -> Vec<Hanging> {
    const LEADS: [&str; 7] = ["下面", "接下来", "现在", "首先", "最后", "随后", "然后"];
    let hangs = |own: &str| {
        let bare = own.trim_end_matches(['。', '！', '\n']);
        bare.len() < own.len() && LEADS.contains(&bare.trim_end_matches('，'))
    };
    lines(words).filter(|(_, own)| hangs(own)).map(|(range, _)| (range, String::new())).collect()
}

/// 听完了秦医生的故事。, without what it led to.
fn heard_before_nothing(source: &str, words: &str) -> Vec<Hanging> {
    const HEARD: [&str; 6] = ["听完", "看完", "谈完", "讲完", "说完", "听过了"];
    let hangs = |own: &str| {
        let said = own.trim();
        let is_heard = HEARD.iter().any(|heard| said.starts_with(heard)) && !said.contains(['，', '、']);
        is_heard && said.ends_with('。') && !source.contains(said)
    };
    lines(words).filter(|(_, own)| hangs(own)).map(|(range, _)| (range, String::new())).collect()
}

/// 接下来就让我们走近他们。, without the clause that told who they are.
fn led_to_strangers(source: &str, words: &str) -> Vec<Hanging> {
    const LEADS: [&str; 4] = ["接下来", "下面", "让我们", "就让我们"];
    let whole = words.match_indices("他们").map(|(at, _)| sentence(words, &(at..at)));
    let hangs = |whole: &Range<usize>| {
        let said = words.get(whole.clone()).unwrap_or_default();
        let leads = LEADS.iter().any(|lead| said.trim_start().starts_with(lead));
        leads && !said.contains('，') && said.contains("让我们") && !was_said(source, said)
    };
    whole.filter(hangs).map(|whole| (whole, String::new())).collect()
}

/// 让我们再次以热烈的掌声！, 如果说甲让我们看到了坚守。
fn halves(source: &str, words: &str) -> Vec<Hanging> {
    const COME: [&str; 7] = ["到会", "出席", "莅临", "光临", "到场", "来到", "参加"];
    let mut found = Vec::new();
    for lead in ["如果说", "那么", "让我们", "请大家"] {
        for (at, _) in words.match_indices(lead) {
            let whole = sentence(words, &(at..at));
            let said = words.get(whole.clone()).unwrap_or_default();
            // 孔明德同志到会。让我们表示欢迎！: somebody has come.
            let ahead = words.get(..whole.start).unwrap_or_default().trim_end_matches(['。', '！', '\n']);
            let ahead = last_part(ahead);
            let is_welcome = said.contains("欢迎") && COME.iter().any(|come| ahead.contains(come));
            if whole.start == at && !was_said(source, said) && !is_welcome {
                found.extend(half_of(lead, said).map(|end| (at..at + end, String::new())));
            }
        }
    }
    found
}

/// How much of a sentence that begins with a word is only a half of one that was said whole: 如果说甲让我们看到了坚守。 without
/// 那么…, and the other way round.
fn half_of(lead: &str, said: &str) -> Option<usize> {
    let bare = said.trim_end_matches(['。', '！', '\n', ' ']);
    let is_half = match lead {
        "如果说" => !["那么", "就是", "则是", "就"].iter().any(|then| said.contains(then)),
        "那么" => return Some(lead.len()),
        // 让我们看到了文物的分量。, without whatever did.
        "让我们"
            if ["看到", "感受", "领略", "体会", "明白", "了解", "懂得", "认识"]
                .iter()
                .any(|saw| said.contains(saw)) =>
        {
            true
        }
        _ => {
            let ends = ["掌声", "欢迎", "热烈欢迎", "敬意"].iter().any(|end| bare.ends_with(end));
            !bare.contains('，') && ends
        }
    };
    is_half.then_some(said.len())
}

/// Whether a sentence was said as a whole before.
fn was_said(source: &str, said: &str) -> bool {
    let mut places = source.match_indices(said.trim());
    places.any(|(old, _)| sentence(source, &(old..old)).start == old)
}

#[cfg(test)]
mod tests {
    use super::left_hanging;

    #[test]
    fn a_word_that_leads_to_nobody_goes_with_whatever_ends_it() {
        for (words, expected) in [
            ("谢谢崔总。下面。散会。", "谢谢崔总。散会。"),
            ("谢谢崔总。\n下面\n会后留一下。", "谢谢崔总。\n会后留一下。"),
        ] {
            let [(range, becomes)] = left_hanging("谢谢崔总。下面，请万书记讲话。散会。", words).try_into().unwrap();
            assert_eq!(words[..range.start].to_owned() + &becomes + &words[range.end..], expected);
        }
    }
}
