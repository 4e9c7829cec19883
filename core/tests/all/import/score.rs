//! How near a draft comes to what an expert marked: items by where they begin, then kinds, speakers, waits and directions.
#![allow(clippy::disallowed_macros, reason = "what was missed is printed for people")]

use super::cases::{Case, Speaker};
use lectern_core::import::{Draft, Reason, Role};

/// Found, expected, and both.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    pub(super) hit: usize,
    pub(super) found: usize,
    pub(super) expected: usize,
}

impl Count {
    pub(super) fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.hit as f64 / self.found as f64 }
    }

    pub(super) fn recall(self) -> f64 {
        if self.expected == 0 { 1.0 } else { self.hit as f64 / self.expected as f64 }
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.found += other.found;
        self.expected += other.expected;
    }
}

/// Every measure of a case, or of all.
#[derive(Debug, Default)]
pub(super) struct Score {
    pub(super) items: Count,
    pub(super) kinds: Count,
    pub(super) numbered: Count,
    pub(super) speakers: Count,
    pub(super) waits: Count,
    pub(super) directions: Count,
    pub(super) chooses: Count,
    /// Title, announced number and cut.
    pub(super) title: Count,
    pub(super) announced: Count,
    pub(super) cut: Count,
    /// Pieces that somebody should look at, of all.
    pub(super) doubtful: Count,
}

impl Score {
    pub(super) const HEADER: &str = "case | items P R | kinds | numbered | speakers P R | waits P R | directions P R | alternatives | title | announced | cut | doubtful";

    pub(super) fn row(&self, name: &str) -> String {
        let both = |count: Count| format!("{:.3} {:.3}", count.precision(), count.recall());
        format!(
            "{name} | {} | {:.3} | {:.3} | {} | {} | {} | {} | {:.3} | {:.3} | {:.3} | {:.3}",
            both(self.items),
            self.kinds.recall(),
            self.numbered.recall(),
            both(self.speakers),
            both(self.waits),
            both(self.directions),
            both(self.chooses),
            self.title.recall(),
            self.announced.recall(),
            self.cut.recall(),
            self.doubtful.recall(),
        )
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.items.add(other.items);
        self.kinds.add(other.kinds);
        self.numbered.add(other.numbered);
        self.speakers.add(other.speakers);
        self.waits.add(other.waits);
        self.directions.add(other.directions);
        self.chooses.add(other.chooses);
        self.title.add(other.title);
        self.announced.add(other.announced);
        self.cut.add(other.cut);
        self.doubtful.add(other.doubtful);
    }
}

/// Without white space.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect()
}

struct Compared<'a> {
    case: &'a Case,
    draft: &'a Draft,
    text: String,
    loud: bool,
}

pub(super) fn compare(case: &Case, draft: &Draft, loud: bool) -> Score {
    let compared = Compared { case, draft, text: bare(&draft.text), loud };
    let mut score = Score::default();
    compared.items(&mut score);
    score.speakers = compared.speakers();
    score.waits = compared.waits();
    score.directions = compared.directions();
    score.chooses = compared.chooses();
    let marks = &case.marks;
    let title = draft.title.as_ref().map(|(title, _)| bare(title).replace("**", ""));
    score.title = compared.one("title", &marks.title.as_deref().map(bare), &title);
    score.announced = compared.one("announced", &marks.announced, &draft.overview.count.as_ref().map(|(n, _)| *n));
    // What is left out before the first words is no cut.
    let mut spoken = draft.pieces.iter().skip_while(|piece| piece.role != Role::Say);
    let noise = spoken.find(|piece| piece.role == Role::Noise);
    let cut = noise.map(|piece| bare(&draft.text[piece.range.start..]));
    let hit = match (&marks.cut, &cut) {
        (Some(expected), Some(found)) => found.starts_with(&bare(expected)),
        (None, None) => true,
        _ => false,
    };
    score.cut = Count { hit: usize::from(hit), found: 1, expected: 1 };
    if !hit {
        compared.miss("cut", &format!("{:?} {:?}", marks.cut, cut.map(|cut| cut.chars().take(20).collect::<String>())));
    }
    let doubtful = draft.doubtful().count();
    score.doubtful = Count { hit: doubtful, found: draft.pieces.len(), expected: draft.pieces.len() };
    score
}

impl Compared<'_> {
    fn miss(&self, what: &str, words: &str) {
        if self.loud {
            println!("    {what}: {words}");
        }
    }

    fn one<T: PartialEq + std::fmt::Debug>(&self, what: &str, expected: &T, found: &T) -> Count {
        let hit = expected == found;
        if !hit {
            self.miss(what, &format!("expected {expected:?}, found {found:?}"));
        }
        Count { hit: usize::from(hit), found: 1, expected: 1 }
    }

    /// Where a byte of the draft's text lies in the bare text.
    fn place(&self, byte: usize) -> usize {
        bare(&self.draft.text[..byte]).len()
    }

    fn excerpt(&self, at: usize) -> String {
        self.text[at..].chars().take(16).collect()
    }

    /// Behind the marks of Markdown and the label of who of several hosts says it: whether it belongs to the item is nothing
    /// that anybody hears.
    fn past_label(&self, at: usize) -> usize {
        const LABELS: [&str; 20] = [
            "甲",
            "乙",
            "丙",
            "丁",
            "男",
            "女",
            "合",
            "齐",
            "a",
            "b",
            "c",
            "A",
            "B",
            "C",
            "主持人甲",
            "主持人乙",
            "主持人说",
            "主持人宣布",
            "主持人",
            "主持",
        ];
        let markup = |c: char| matches!(c, '#' | '*' | '>' | '-');
        let rest = self.text[at..].trim_start_matches(markup);
        let behind = LABELS.iter().find_map(|label| rest.strip_prefix(label)?.strip_prefix(['：', ':']));
        // 豆豆：, 师：, where several lines are said by a host of that name.
        let named = || {
            let (name, behind) = rest.split_once('：').filter(|(name, _)| (1..=4).contains(&name.chars().count()))?;
            (self.text.matches(&format!("{name}：")).count() >= 3).then_some(behind)
        };
        self.text.len() - behind.or_else(named).unwrap_or(rest).len()
    }

    fn expected_starts(&self) -> Vec<usize> {
        let mut from = 0;
        self.case
            .marks
            .items
            .iter()
            .map(|item| {
                let wanted = bare(&item.starts);
                let at =
                    from + self.text[from..].find(&wanted).unwrap_or_else(|| panic!("{}: {wanted}", self.case.name));
                from = at + 1;
                while !self.text.is_char_boundary(from) {
                    from += 1;
                }
                at
            })
            .collect()
    }

    fn items(&self, score: &mut Score) {
        let found: Vec<(usize, &lectern_core::import::ItemStart)> = self
            .draft
            .pieces
            .iter()
            .filter_map(|piece| piece.item.as_ref().map(|item| (self.past_label(self.place(piece.range.start)), item)))
            .collect();
        let expected: Vec<usize> = self.expected_starts().into_iter().map(|at| self.past_label(at)).collect();
        score.items = Count { hit: 0, found: found.len(), expected: expected.len() };
        for (at, item) in expected.iter().zip(&self.case.marks.items) {
            let Some((_, start)) = found.iter().find(|(found, _)| found == at) else {
                self.miss("item missed", &format!("{} {}", item.kind, self.excerpt(*at)));
                continue;
            };
            score.items.hit += 1;
            let kind = serde_json::to_value(start.kind).unwrap().as_str().unwrap().to_owned();
            score.kinds.add(Count { hit: usize::from(kind == item.kind), found: 1, expected: 1 });
            if kind != item.kind {
                self.miss("kind", &format!("{} is {kind}, not {}", self.excerpt(*at), item.kind));
            }
            score.numbered.add(Count { hit: usize::from(start.numbered == item.numbered), found: 1, expected: 1 });
            if start.numbered != item.numbered {
                self.miss("numbered", &format!("{} {}", self.excerpt(*at), start.numbered));
            }
        }
        for (at, start) in &found {
            if !expected.contains(at) {
                self.miss("item too many", &format!("{:?} {}", start.kind, self.excerpt(*at)));
            }
        }
    }

    fn speakers(&self) -> Count {
        let expected: Vec<Speaker> = self
            .case
            .marks
            .items
            .iter()
            .flat_map(|item| item.speakers.clone())
            .map(|speaker| Speaker {
                name: speaker.name.as_deref().map(bare),
                office: speaker.office.as_deref().map(bare),
            })
            .collect();
        let calls = self.draft.pieces.iter().filter_map(|piece| piece.call.as_ref());
        let found: Vec<Speaker> = calls.flat_map(|call| &call.speakers).map(|speaker| self.speaker(speaker)).collect();
        let hits = common(&expected, &found);
        for (index, speaker) in expected.iter().enumerate().filter(|(index, _)| !hits.iter().any(|(at, _)| at == index))
        {
            self.miss("speaker missed", &format!("{index} {speaker:?}"));
        }
        for (index, speaker) in found.iter().enumerate().filter(|(index, _)| !hits.iter().any(|(_, at)| at == index)) {
            self.miss("speaker too many", &format!("{index} {speaker:?}"));
        }
        Count { hit: hits.len(), found: found.len(), expected: expected.len() }
    }

    fn speaker(&self, speaker: &lectern_core::import::Speaker) -> Speaker {
        let words = |range: &Option<std::ops::Range<usize>>| range.as_ref().map(|range| bare(self.draft.words(range)));
        let office = match (words(&speaker.unit), words(&speaker.office)) {
            (Some(unit), Some(office)) => Some(unit + &office),
            (one, other) => one.or(other),
        };
        Speaker { name: words(&speaker.name).filter(|_| !speaker.blank), office }
    }

    fn waits(&self) -> Count {
        let mut expected = Vec::new();
        let starts = self.expected_starts();
        for (item, start) in self.case.marks.items.iter().zip(starts) {
            let mut from = start;
            for wait in &item.waits {
                let wanted = bare(&wait.after);
                let at =
                    from + self.text[from..].find(&wanted).unwrap_or_else(|| panic!("{}: {wanted}", self.case.name));
                from = at + wanted.len();
                expected.push((self.end_of_words(from), wait.kind.clone()));
            }
        }
        let found: Vec<(usize, String)> = self
            .draft
            .pieces
            .iter()
            .filter_map(|piece| {
                let kind = serde_json::to_value(piece.wait.as_ref()?.kind).unwrap().as_str().unwrap().to_owned();
                Some((self.end_of_words(self.place(piece.range.end)), kind))
            })
            .collect();
        let hits = found.iter().filter(|wait| expected.contains(wait)).count();
        for (at, kind) in expected.iter().filter(|wait| !found.contains(wait)) {
            self.miss("wait missed", &format!("{kind} after {}", self.before(*at)));
        }
        for (at, kind) in found.iter().filter(|wait| !expected.contains(wait)) {
            self.miss("wait too many", &format!("{kind} after {}", self.before(*at)));
        }
        Count { hit: hits, found: found.len(), expected: expected.len() }
    }

    /// The place before the marks that end the words: whether the expert counted those in is no matter.
    fn end_of_words(&self, at: usize) -> usize {
        self.text[..at].trim_end_matches(['。', '，', '；', '！', '？', '.', ',', ';', '!', '?']).len()
    }

    fn before(&self, at: usize) -> String {
        let end: Vec<char> = self.text[..at].chars().rev().take(20).collect();
        end.into_iter().rev().collect()
    }

    fn directions(&self) -> Count {
        let trimmed = |words: &str| bare(words).trim_end_matches(['。', '，', '；']).to_owned();
        let expected: Vec<String> = self.case.marks.directions.iter().map(|words| trimmed(words)).collect();
        let unsaid = self.draft.pieces.iter().filter(|piece| {
            matches!(piece.role, Role::Direction | Role::Mark)
                && !matches!(piece.guess.reason, Reason::PartingMark | Reason::ColumnName)
        });
        // The title over an item is none by the marks, and still not read out.
        let found = unsaid.map(|piece| (piece.guess.reason, trimmed(self.draft.words(&piece.range))));
        let found = found.filter(|(reason, words)| *reason != Reason::TitleOverItem || expected.contains(words));
        let found: Vec<String> = found.map(|(_, words)| words).collect();
        let hits = common(&expected, &found);
        for (_, words) in expected.iter().enumerate().filter(|(index, _)| !hits.iter().any(|(at, _)| at == index)) {
            self.miss("direction missed", words);
        }
        for (_, words) in found.iter().enumerate().filter(|(index, _)| !hits.iter().any(|(_, at)| at == index)) {
            self.miss("direction too many", words);
        }
        Count { hit: hits.len(), found: found.len(), expected: expected.len() }
    }

    /// One for each wording of which one is said.
    fn chooses(&self) -> Count {
        let inner =
            |words: &str| bare(words).trim_matches(['（', '）', '(', ')', '[', ']', '〔', '〕', '。']).to_owned();
        let expected: Vec<String> =
            self.case.marks.items.iter().flat_map(|item| &item.chooses).flatten().map(|words| inner(words)).collect();
        let pieces = self.draft.pieces.iter().filter(|piece| matches!(piece.role, Role::Alternative { .. }));
        let found: Vec<String> = pieces.map(|piece| inner(self.draft.words(&piece.range))).collect();
        let hit = common(&expected, &found).len();
        if hit < expected.len() || hit < found.len() {
            self.miss("alternatives", &format!("expected {expected:?}, found {found:?}"));
        }
        Count { hit, found: found.len(), expected: expected.len() }
    }
}

/// The longest common subsequence, as pairs of indices.
fn common<T: PartialEq>(one: &[T], other: &[T]) -> Vec<(usize, usize)> {
    let mut table = vec![vec![0usize; other.len() + 1]; one.len() + 1];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            table[i][j] =
                if one[i] == other[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < one.len() && j < other.len() {
        if one[i] == other[j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
