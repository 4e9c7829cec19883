//! The lines before the meeting: its title, date, place and people. It takes short lines at the top, and stops at the first
//! words that somebody would say.

use super::draft::Role;
use super::ending;
use super::reason::{Guess, Reason};
use super::segment::{Segments, Shape};
use super::signs::{self, Signs};
use super::wording::{begins, ends, has, is_space, trim};

/// What stands before the meeting.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<(String, Guess)>,
    /// Role and reason of the first sentences.
    pub(super) roles: Vec<(Role, Guess)>,
}

/// How many lines may stand before the first words.
const LINES: usize = 14;

/// Reads the lines before the meeting.
pub(super) fn head(segments: &Segments, signs: &[Signs]) -> Head {
    let mut head = Head::default();
    let mut parts: Vec<&str> = Vec::new();
    let mut styled = false;
    let mut index = 0;
    let mut lines = 0;
    while let Some(sentence) = segments.sentences.get(index) {
        let Some(block) = segments.blocks.get(sentence.block) else { break };
        let line = segments.text.get(block.range.clone()).unwrap_or_default();
        let count = segments.sentences.iter().skip(index).take_while(|other| other.block == sentence.block).count();
        let words = trim(line.trim_matches(|c: char| matches!(c, '#' | '*' | '>') || is_space(c)));
        let whole_direction = count == 1 && matches!(sentence.shape, Shape::Direction { .. });
        let said = signs.get(index..index + count).unwrap_or_default().iter().any(|sign| {
            sign.ordinal.is_some() || sign.calls.iter().any(|call| call.does.is_some()) || sign.happening.is_some()
        });
        let role = judge(
            words,
            line,
            !parts.is_empty(),
            said,
            block.centred || block.heading == Some(1) || line.starts_with("# "),
            whole_direction,
        );
        let Some((role, reason)) = role else { break };
        if role == Role::Title {
            styled |= block.centred || block.heading.is_some() || line.starts_with("# ");
            parts.push(words);
        }
        let guess = if role == Role::Title && parts.len() < 2 { Guess::certain(reason) } else { Guess::fair(reason) };
        head.roles.extend(std::iter::repeat_n((role, guess), count));
        index += count;
        lines += 1;
        if lines > LINES {
            break;
        }
    }
    let title = joined(&parts);
    let reason = if styled { Reason::TitleStyle } else { Reason::FirstLines };
    head.title = (!title.is_empty()).then(|| (title, Guess::certain(reason)));
    if parts.is_empty() {
        let only_facts = head.roles.iter().all(|(role, _)| matches!(role, Role::Facts | Role::Noise | Role::Direction));
        if !only_facts {
            head.roles.clear();
        }
    }
    head
}

/// A title on several lines, without the line that only says what kind of text it is.
fn joined(parts: &[&str]) -> String {
    let kind = |part: &str| {
        let bare: String = part.chars().filter(|c| !is_space(*c)).collect();
        matches!(
            bare.as_str(),
            "主持词"
                | "主持稿"
                | "议程主持词"
                | "主持提纲"
                | "串词"
                | "上半场主持词"
                | "下半场主持词"
                | "（主持词）"
                | "会议主持词"
                | "主持讲话"
        )
    };
    parts.iter().filter(|part| !kind(part) && !part.is_ascii()).copied().collect()
}

fn judge(words: &str, line: &str, titled: bool, said: bool, styled: bool, direction: bool) -> Option<(Role, Reason)> {
    let count = words.chars().count();
    if ending::is_preface(words) && !titled {
        return Some((Role::Noise, Reason::Preface));
    }
    if words.is_empty() || titled && line.starts_with("##") {
        return None;
    }
    const FACTS: &str = "时间|地点|主持人|主持|日期|参会|参加人员|出席|会议时间|会议地点|主 持|时 间|地 点|主讲|记录|列席|\
        出席人员|参加：|会期|活动时间|活动地点|会议主持|Time|Date|Place|Venue|Host";
    let colon = words.chars().take(10).any(|c| matches!(c, '：' | ':')) || words.contains("　");
    if begins(words, FACTS).is_some() && colon && count < 120 {
        return Some((Role::Facts, Reason::FactsLine));
    }
    let inner =
        words.trim_matches(|c: char| matches!(c, '（' | '）' | '(' | ')' | '〔' | '〕' | '【' | '】' | '[' | ']'));
    let bracketed = inner.len() < words.len()
        && words.starts_with(['（', '(', '〔', '【', '['])
        && words.ends_with(['）', ')', '〕', '】', ']']);
    let dated = has(inner, "年|月")
        && has(inner, "月|日")
        && inner.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十〇XxＸ×*_".contains(c));
    if bracketed && count < 40 && !is_stage(inner) {
        return Some((Role::Facts, Reason::FactsLine));
    }
    if direction || bracketed {
        return titled.then_some((Role::Direction, Reason::BracketedLine)).filter(|_| bracketed);
    }
    if titled && dated && count < 30 && !has(words, "。|，") {
        return Some((Role::Facts, Reason::FactsLine));
    }
    let sentence =
        words.ends_with(['。', '！', '：', '；', ':', '!', '?', '？', '，', ',', '.']) && !words.ends_with("...");
    let greets =
        begins(words, "同志们|各位|尊敬的|大家好|朋友们|老师们|敬爱的|亲爱的|女士们|同学们|现在开会").is_some();
    if sentence
        || greets
        || said && !styled
        || count > 60
        || has(words, "。")
        || super::announce::listed(words).is_some() && !styled
    {
        return None;
    }
    const NAMES: &str = "主持词|主持稿|会议|大会|仪式|典礼|座谈会|活动|讲话|提纲|串词|会|稿|式|晚会|议程|主持|论坛|启动|\
        培训班|研讨会|程序";
    let tail = words.trim_end_matches(|c: char| matches!(c, '）' | ')' | '》' | '”' | '*') || c.is_ascii_digit());
    let bare: String = tail.chars().filter(|c| !is_space(*c)).collect();
    let named = ends(&bare, NAMES).is_some()
        || has(&bare, "主持词|主持稿|主持|会议|大会|仪式|典礼|会|赛|活动|Script|Ceremony|Meeting");
    let latin_after = titled && words.is_ascii();
    if named
        || styled
        || latin_after
        || !titled && count >= 6 && !line.contains('，') && !signs::without_label(words).contains('请')
    {
        return Some((Role::Title, if styled { Reason::TitleStyle } else { Reason::FirstLines }));
    }
    // The host's name below the title.
    (titled && count < 24 && !words.contains('，')).then_some((Role::Facts, Reason::FactsLine))
}

/// A direction and no fact.
fn is_stage(inner: &str) -> bool {
    has(inner, "音乐|灯|上台|上场|入场|起立|鼓掌|列队|播放|暖场|主持人走|追光|就座|完毕|渐弱|鸣")
}
