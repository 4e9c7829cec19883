//! The text as it was meant: with wide punctuation for narrow, and simplified characters for traditional ones. It keeps the way back
//! to what is written.

use super::super::wording::is_space;
use super::Segments;
use super::hosts::{hosts, name};
use crate::chinese::marks::{full, is_wide};
use crate::chinese::simplified::{is_traditional, simplified};
use crate::chinese::vocabulary::han_run;
use std::ops::Range;

/// Widens punctuation and simplifies characters, block by block.
pub(super) fn normalise(segments: &mut Segments) {
    let written = std::mem::take(&mut segments.text);
    let mut copy = Copy {
        written: &written,
        text: String::with_capacity(written.len()),
        shifts: Vec::new(),
        traditional: is_traditional(written.chars()),
        sounded: is_sounded(&written),
        parted: has_parted_hosts(&written),
    };
    let mut copied = 0;
    let hosts = hosts(&written, &segments.blocks);
    for block in &mut segments.blocks {
        copy.take(copied..block.range.start);
        let start = copy.text.len();
        let host = name(written.get(block.range.clone()).unwrap_or_default());
        let begin = match host.and_then(|host| Some((host, hosts.get(host)?))) {
            Some((host, letter)) => copy.call(*letter, block.range.start + host.len()),
            None => block.range.start,
        };
        copy.take(begin..block.range.end);
        copied = block.range.end;
        block.range = start..copy.text.len();
    }
    copy.take(copied..written.len());
    segments.traditional = copy.traditional;
    (segments.text, segments.shifts) = (copy.text, copy.shifts);
    segments.written = written;
}

/// The text as it was meant, while it is made of what is written.
pub(super) struct Copy<'a> {
    written: &'a str,
    text: String,
    shifts: Vec<(usize, isize)>,
    traditional: bool,
    /// Whether characters have their sounds behind them.
    sounded: bool,
    /// Whether hosts have a full stop behind their letters.
    parted: bool,
}

impl Copy<'_> {
    /// From this byte of the text on, the other has come to `written`.
    fn part(&mut self, text: usize, written: usize) {
        self.shifts.push((text, written.cast_signed() - self.text.len().cast_signed()));
    }

    /// A letter for the name of a host, which ends at a byte of what is written; that byte.
    fn call(&mut self, letter: char, end: usize) -> usize {
        self.text.push(letter);
        self.part(self.text.len(), end);
        end
    }

    fn take(&mut self, range: Range<usize>) {
        let words = self.written.get(range.clone()).unwrap_or_default();
        let quotes = words.matches('"').count();
        let mut quoted = false;
        let first = self.text.chars().next_back().unwrap_or(' ');
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            // Most of every script, and meant as it is written.
            let run = if self.traditional { "" } else { rest.get(..han_run(rest)).unwrap_or_default() };
            if !run.is_empty() {
                self.text.push_str(run);
                at += run.len();
                continue;
            }
            if let Some(length) = self.sounded.then(|| sound(rest, false)).flatten() {
                at += length;
                // Within the character: what ends with it has its sound, too.
                self.part(self.text.len().saturating_sub(1), range.start + at);
                continue;
            }
            let before = words.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(first);
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let behind = chars.next().unwrap_or(' ');
            let wide = match c {
                '"' => (quotes.is_multiple_of(2) && (is_wide(before) || is_wide(behind))).then_some(if quoted {
                    '”'
                } else {
                    '“'
                }),
                // 甲。尊敬的各位领导。乙。亲爱的朋友们: the colon behind who says it went lost.
                '。' if self.parted && is_host_before(&self.text) => Some('：'),
                // „„（默哀毕）: dots that a scan took for quotation marks.
                '„' => (before == '„' || behind == '„').then_some('…'),
                _ => full(before, c, behind),
            };
            quoted ^= c == '"';
            let simple = if self.traditional { simplified(c) } else { None };
            self.text.push(wide.or(simple).unwrap_or(c));
            if wide.is_some() {
                self.part(self.text.len() - 1, range.start + at + c.len_utf8());
            }
            at += c.len_utf8();
        }
    }
}

/// Whether two hosts at least stand before what they say with a full stop behind them, each several times.
fn has_parted_hosts(text: &str) -> bool {
    const LEAST: usize = 3;
    let stops = |host: &char| {
        let stopped = format!("{host}。");
        let places = text.match_indices(&stopped).map(|(at, _)| at);
        places.filter(|at| text.get(..at + host.len_utf8()).is_some_and(is_host_before)).count()
    };
    ['甲', '乙', '丙'].iter().filter(|host| stops(host) >= LEAST).count() > 1
}

/// Whether words end with the letter of a host, and with nothing before it that it could belong to.
fn is_host_before(words: &str) -> bool {
    let mut ends = words.chars().rev();
    ends.next().is_some_and(|host| matches!(host, '甲' | '乙' | '丙' | '合'))
        && ends.next().is_none_or(|before| {
            matches!(before, '。' | '！' | '？' | '”' | '…' | '\n' | '词' | '—') || is_space(before)
        })
}

/// 請(qǐng)校領(lǐng)導(dǎo): whether a text has been through something that put sounds behind characters, as converters on the web do.
fn is_sounded(text: &str) -> bool {
    const LEAST: usize = 3;
    let places = text.match_indices(['(', '（']);
    places.filter(|(at, _)| text.get(*at..).is_some_and(|rest| sound(rest, true).is_some())).take(LEAST).count()
        == LEAST
}

/// The bytes of a sound in brackets that some words begin with: (lǐng), and (men) where it need not have a tone.
fn sound(rest: &str, is_toned: bool) -> Option<usize> {
    const LONGEST: usize = 6;
    let inner = rest.strip_prefix(['(', '（'])?;
    let end = inner.find(|c: char| !c.is_lowercase())?;
    let (sound, behind) = inner.split_at_checked(end)?;
    let close = behind.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let toned = |c: char| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c);
    let is_sound = (1..=LONGEST).contains(&sound.chars().count())
        && (sound.contains(toned) || !is_toned)
        && sound.chars().all(|c| c.is_ascii_lowercase() || toned(c));
    is_sound.then(|| rest.len() - behind.len() + close.len_utf8())
}
