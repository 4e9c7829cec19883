//! Which of those who are spoken to are hosts themselves: of two who take turns one teases the other, who has the floor anyhow.

use super::super::draft::Speaker;
use super::super::lexicon::surname_at;
use super::super::segment::Segments;
use super::super::signs;
use super::super::speaker;
use super::super::wording::{begins, offset};
use std::ops::Range;

/// The names of several hosts, as the script gives them.
#[derive(Default)]
pub(super) struct Hosts<'a> {
    names: Vec<&'a str>,
}

impl<'a> Hosts<'a> {
    /// 主持：宋一川（男）、叶知夏（女） over the script, and 我是3号楼的宋一川 behind a host's label.
    pub(super) fn of(segments: &'a Segments, before: usize) -> Self {
        const MOST: usize = 24;
        const SHORT: usize = 6;
        let text = segments.text.as_str();
        let mut names = Vec::new();
        for sentence in segments.sentences.iter().take(before.max(MOST)) {
            let Some(words) = text.get(sentence.range.clone()) else { continue };
            let told = Self::of_line(words).or_else(|| Self::by_label(words)).or_else(|| Self::made_known(words));
            let Some(told) = told else { continue };
            for part in told.split(['、', '，', ' ', '\u{3000}', '和']) {
                let part = part.split(['（', '(']).next().unwrap_or_default();
                let part = part.split(['：', ':']).next_back().unwrap_or_default();
                let at = sentence.range.start + offset(words, part);
                let read = speaker::read(text, at..at + part.len());
                let named = read.into_iter().find_map(|one| text.get(one.name?));
                // 米粒小朋友
                names.extend(named.or(Some(part).filter(|part| (2..=SHORT).contains(&part.chars().count()))));
            }
        }
        Self { names }
    }

    /// 主持人：…, where it names them.
    fn of_line(words: &str) -> Option<&str> {
        const LABELS: &str = "主持人|主持|司仪|串场";
        let rest = words.get(begins(words, LABELS)?.len()..)?;
        rest.strip_prefix(['：', ':'])
    }

    /// 甲：陶老师　乙：米粒小朋友, over the script.
    fn by_label(words: &str) -> Option<&str> {
        const LONGEST: usize = 40;
        let labels = words.matches(['：', ':']).count();
        let parted = words.contains([' ', '\u{3000}', '，', '；']) && words.chars().count() <= LONGEST;
        (labels > 1 && parted && signs::is_labelled(words)).then_some(words)
    }

    /// 男：我是3号楼的宋一川，…
    fn made_known(words: &str) -> Option<&str> {
        let body = signs::without_label(words);
        let rest = body.strip_prefix("我是").or_else(|| body.strip_prefix("我叫"))?;
        signs::is_labelled(words).then(|| rest.split(['，', '。', '！']).next())?
    }

    /// 叶姐, 小宋, 知夏: does a short name stand for one of several hosts?
    pub(super) fn have(&self, one: &Speaker, text: &str) -> bool {
        const SHORT: usize = "欧阳姐".len();
        let name = one.name.clone().and_then(|name: Range<usize>| text.get(name)).unwrap_or_default();
        let bare = name.strip_prefix(['小', '老', '阿']).unwrap_or(name);
        let surname = surname_at(bare).and_then(|end| bare.get(..end));
        let is_called = |host: &str| {
            surname.is_some_and(|surname| name.len() <= SHORT && host.starts_with(surname))
                || !name.is_empty() && host.ends_with(name)
        };
        self.names.len() > 1
            && one.unit.is_none()
            && one.office.is_none()
            && self.names.iter().any(|host| is_called(host))
    }
}
