//! The text of a step: pieces to Markdown, with every placeholder noted. All words come from the document, in order; the
//! only thing that is not taken over is space, and the brackets around a direction, which every screen and print puts
//! there again.

use super::super::direction::BRACKETS;
use super::super::draft::{Draft, Role};
use super::slots::{SlotKind, Slots};
use crate::Language;
use crate::agenda::{PersonId, ValueId};
use crate::chinese::vocabulary::han_run;
use crate::script::{self, Content, Escaper, ItemField, ItemsField, MeetingField, Placeholder, Who};
use std::ops::Range;

/// Markdown, and what its placeholders stand for, in order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) holes: Vec<(Range<usize>, SlotKind)>,
    /// Byte of the text, and the piece whose words begin there.
    pub(super) pieces: Vec<(usize, usize)>,
}

/// A stretch of a paragraph.
#[derive(Debug, Clone)]
enum Part {
    Words(Range<usize>),
    Hole(Range<usize>, SlotKind),
    Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Speech,
    Heading(u8),
    Direction,
}

/// Writes pieces as one text. `turn` is whose turn it is in the step: that person is `{{speaker}}`.
pub(super) fn write(draft: &Draft, slots: &mut Slots, pieces: &[usize], turn: Option<&PersonId>) -> Words {
    let mut words = Words::default();
    let mut paragraph: Vec<Part> = Vec::new();
    let mut kind = Kind::Speech;
    let mut last: Option<usize> = None;
    for index in pieces {
        let Some(piece) = draft.pieces.get(*index) else { continue };
        let next = match piece.role {
            Role::Heading { level } => Kind::Heading(level),
            Role::Direction | Role::Facts => Kind::Direction,
            Role::Say | Role::Alternative { .. } | Role::Title | Role::Mark | Role::Noise => Kind::Speech,
        };
        let goes_on = next == Kind::Speech && kind == Kind::Speech && !piece.paragraph;
        if !goes_on {
            close(draft, slots, kind, std::mem::take(&mut paragraph), turn, &mut words);
            kind = next;
        } else if last.is_some_and(|last| parted(draft, last, *index)) {
            paragraph.push(Part::Space);
        }
        match next {
            Kind::Direction => {
                direction(draft, piece.range.clone()).into_iter().for_each(|range| parts(slots, range, &mut paragraph))
            }
            Kind::Speech | Kind::Heading(_) => parts(slots, piece.range.clone(), &mut paragraph),
        }
        last = Some(*index);
    }
    close(draft, slots, kind, paragraph, turn, &mut words);
    words
}

/// Whether two pieces of one paragraph had space between them that a reader would miss.
fn parted(draft: &Draft, first: usize, second: usize) -> bool {
    let (Some(first), Some(second)) = (draft.pieces.get(first), draft.pieces.get(second)) else { return false };
    let between = draft.text.get(first.range.end..second.range.start).unwrap_or_default();
    let is_latin = |c: Option<char>| c.is_some_and(|c| c < '\u{2000}' && !c.is_whitespace());
    let ends = draft.words(&first.range).chars().next_back();
    let begins = draft.words(&second.range).chars().next();
    between.contains(char::is_whitespace) && (is_latin(ends) || is_latin(begins))
}

/// A direction without its brackets or its mark: （鼓掌）。 is 鼓掌 and 。, △鼓掌 is 鼓掌.
fn direction(draft: &Draft, range: Range<usize>) -> Vec<Range<usize>> {
    let words = draft.words(&range);
    let start = range.start + (words.len() - words.trim_start().len());
    let trimmed = words.trim();
    if let Some(done) = trimmed.strip_prefix('△') {
        let from = start + trimmed.len() - done.trim_start().len();
        return std::iter::once(from..start + trimmed.len()).collect();
    }
    let open = trimmed.chars().next();
    let pair = BRACKETS.iter().find(|(one, _)| open == Some(*one));
    let core = trimmed.trim_end_matches(['。', '，', '；', '！', '、', '.', ',', ';', '!']);
    let inner = pair.and_then(|(one, other)| core.strip_prefix(*one)?.strip_suffix(*other));
    let whole = |inner: &&str| pair.is_some_and(|(one, other)| is_balanced(inner, *one, *other));
    match (inner.filter(whole), open) {
        (Some(inner), Some(open)) if !inner.trim().is_empty() => {
            let from = start + open.len_utf8();
            vec![from..from + inner.len(), start + core.len()..start + trimmed.len()]
        }
        _ => vec![range],
    }
}

/// Whether no bracket within closes one that stands outside.
fn is_balanced(inner: &str, open: char, close: char) -> bool {
    let mut depth = 0_i64;
    inner.chars().all(|c| {
        depth += i64::from(c == open) - i64::from(c == close);
        depth >= 0
    }) && depth == 0
}

/// Cuts a stretch of the document at its placeholders.
fn parts(slots: &Slots, range: Range<usize>, out: &mut Vec<Part>) {
    let mut at = range.start;
    for slot in slots.within(&range).iter().filter(|slot| slot.source.end <= range.end) {
        if at < slot.source.start {
            out.push(Part::Words(at..slot.source.start));
        }
        out.push(Part::Hole(slot.source.clone(), slot.kind.clone()));
        at = slot.source.end;
    }
    if at < range.end {
        out.push(Part::Words(at..range.end));
    }
}

/// Writes one paragraph behind the others.
fn close(
    draft: &Draft,
    slots: &mut Slots,
    kind: Kind,
    mut parts: Vec<Part>,
    turn: Option<&PersonId>,
    words: &mut Words,
) {
    join_blanks(slots, &mut parts);
    let mut written = Written::of(draft, &parts, turn);
    // Words that were apart in the document may look like a blank where they meet.
    const ROUNDS: usize = 16;
    for _ in 0..ROUNDS {
        let Some(blank) = written.blank() else { break };
        parts = without(draft, &parts, &blank, || slots.value("blank", "内容".to_owned()));
        written = Written::of(draft, &parts, turn);
    }
    if written.text.trim().is_empty() {
        return;
    }
    if !words.text.is_empty() {
        words.text.push_str("\n\n");
    }
    match kind {
        Kind::Speech => {}
        // The first level is the meeting's own.
        Kind::Heading(level) => {
            words.text.push_str(&"#".repeat(usize::from(level.saturating_add(1).clamp(2, 6))));
            words.text.push(' ');
        }
        Kind::Direction => words.text.push_str("> "),
    }
    let start = words.text.len();
    words.pieces.extend(written.pieces.iter().map(|(at, piece)| (start + at, *piece)));
    words.text.push_str(written.text.trim_end());
    words.holes.append(&mut written.holes);
}

/// Makes one of two blanks with nothing between them: a row of marks that was cut between two passages.
fn join_blanks(slots: &mut Slots, parts: &mut Vec<Part>) {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts.drain(..) {
        if let (Some(Part::Hole(before, SlotKind::Value(one))), Part::Hole(source, SlotKind::Value(other))) =
            (joined.last_mut(), &part)
            && before.end == source.start
        {
            before.end = source.end;
            if one != other {
                slots.drop_value(other);
            }
            continue;
        }
        joined.push(part);
    }
    *parts = joined;
}

/// A paragraph as Markdown, with the way back.
#[derive(Default)]
struct Written {
    text: String,
    holes: Vec<(Range<usize>, SlotKind)>,
    /// Where the characters of the document stand, in order.
    origins: Vec<Origin>,
    /// Byte of the text, and the piece whose words begin there.
    pieces: Vec<(usize, usize)>,
}

/// Where characters of the document stand in a text.
struct Origin {
    /// Byte of the text.
    at: usize,
    /// Byte of the document.
    byte: usize,
    /// Bytes of characters that are the same in both; nothing of one that may be escaped.
    run: usize,
}

impl Origin {
    /// The bytes of the document that some bytes of the text show; none where they show nothing of it.
    fn shown(&self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let length = if self.run == 0 { text.get(self.at..).map_or(0, shown_length) } else { self.run };
        let from = range.start.saturating_sub(self.at).min(self.run);
        let to = if self.run == 0 { length } else { range.end.saturating_sub(self.at).min(length) };
        let is_within = if self.run == 0 { range.contains(&self.at) } else { from < to };
        is_within.then(|| self.byte + from..self.byte + to)
    }
}

impl Written {
    fn of(draft: &Draft, parts: &[Part], turn: Option<&PersonId>) -> Self {
        let mut written = Self::default();
        let mut escaper = Escaper::default();
        let plain = plain(draft, parts);
        written.text.reserve(plain.iter().map(Plain::length).sum());
        written.origins.reserve(plain.len());
        let mut plain = plain.iter().peekable();
        let mut here = 0..0;
        while let Some(one) = plain.next() {
            match one {
                Plain::Char(c, byte) => {
                    if !c.is_whitespace() {
                        written.note_piece(draft, *byte, &mut here);
                    }
                    written.origins.push(Origin { at: written.text.len(), byte: *byte, run: 0 });
                    let after = if Escaper::looks_ahead(*c) { ahead(plain.clone()) } else { String::new() };
                    // Cells of a row stand apart.
                    let shown = if *c == '\t' { '　' } else { *c };
                    escaper.push(shown, &after, &mut written.text);
                }
                Plain::Han(run, byte) => {
                    let mut offset = 0;
                    while let Some(rest) = run.get(offset..).filter(|rest| !rest.is_empty()) {
                        let byte = byte + offset;
                        written.note_piece(draft, byte, &mut here);
                        // As far as the piece goes; where there is none, one character.
                        let first = rest.chars().next().map_or(rest.len(), char::len_utf8);
                        let own = rest.get(..here.end.saturating_sub(byte).min(rest.len()));
                        let own = own.filter(|own| !own.is_empty()).or_else(|| rest.get(..first)).unwrap_or(rest);
                        written.origins.push(Origin { at: written.text.len(), byte, run: own.len() });
                        written.text.push_str(own);
                        offset += own.len();
                    }
                    escaper.pass();
                }
                Plain::Hole(source, kind) => {
                    written.note_piece(draft, source.start, &mut here);
                    written.text.push_str(&placeholder(kind, turn));
                    written.holes.push(((*source).clone(), (*kind).clone()));
                    escaper.pass();
                }
            }
        }
        written
    }

    /// Notes where another piece begins. `here` is the range of the one that the words before came from.
    fn note_piece(&mut self, draft: &Draft, byte: usize, here: &mut Range<usize>) {
        if here.contains(&byte) {
            return;
        }
        let Some(index) = draft.piece_at(byte) else { return };
        *here = draft.pieces.get(index).map(|piece| piece.range.clone()).unwrap_or_default();
        self.pieces.push((self.text.len(), index));
    }

    /// The bytes of the document that the text still takes for a blank.
    fn blank(&self) -> Option<Range<usize>> {
        if !script::has_marks(&self.text) {
            return None;
        }
        let script = script::parse(&self.text);
        let inlines = script.blocks.iter().flat_map(|block| &block.inlines);
        let blank = inlines.filter(|inline| inline.content == Content::RawBlank).map(|inline| &inline.source).next()?;
        let from = self.origins.partition_point(|origin| origin.at + origin.run < blank.start);
        let to = self.origins.partition_point(|origin| origin.at < blank.end);
        let covered = self.origins.get(from..to)?.iter().filter_map(|origin| origin.shown(&self.text, blank));
        covered.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end))
    }
}

/// As many characters as escaping looks ahead.
fn ahead<'a>(plain: impl Iterator<Item = &'a Plain<'a>>) -> String {
    plain.take(Escaper::AHEAD).map_while(Plain::char).collect()
}

/// The bytes of the character that is written here, its backslash apart.
fn shown_length(text: &str) -> usize {
    let text = text.trim_start_matches('\u{FEFF}');
    text.strip_prefix('\\').unwrap_or(text).chars().next().map_or(0, char::len_utf8)
}

/// What a paragraph consists of.
enum Plain<'p> {
    Char(char, usize),
    /// Characters one after the other that escaping never changes.
    Han(&'p str, usize),
    Hole(&'p Range<usize>, &'p SlotKind),
}

impl Plain<'_> {
    /// The bytes that it takes where nothing is escaped, of a placeholder about so many.
    fn length(&self) -> usize {
        const PLACEHOLDER: usize = 24;
        match self {
            Self::Char(c, _) => c.len_utf8(),
            Self::Han(run, _) => run.len(),
            Self::Hole(..) => PLACEHOLDER,
        }
    }

    fn char(&self) -> Option<char> {
        match self {
            Self::Char(c, _) => Some(*c),
            Self::Han(run, _) => run.chars().next(),
            Self::Hole(..) => None,
        }
    }
}

/// The characters of a paragraph: line ends of the file are gone, or a space between Latin words, and so is space at
/// its beginning.
fn plain<'p>(draft: &'p Draft, parts: &'p [Part]) -> Vec<Plain<'p>> {
    // A sentence or two have so many marks and runs of Han.
    const MOST: usize = 16;
    let mut out: Vec<Plain<'p>> = Vec::with_capacity(MOST);
    // Space that waits for the word behind it, and whether a line ended in it.
    let mut space: Vec<(char, usize)> = Vec::new();
    let mut broken = false;
    for part in parts {
        match part {
            Part::Space => space.push((' ', 0)),
            Part::Hole(source, kind) => {
                settle(&mut out, &mut space, &mut broken, false);
                out.push(Plain::Hole(source, kind));
            }
            Part::Words(range) => {
                let words = draft.words(range);
                let mut at = 0;
                while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
                    let byte = range.start + at;
                    if let Some(run) = rest.get(..han_run(rest)).filter(|run| !run.is_empty()) {
                        settle(&mut out, &mut space, &mut broken, false);
                        out.push(Plain::Han(run, byte));
                        at += run.len();
                        continue;
                    }
                    let Some(c) = rest.chars().next() else { break };
                    at += c.len_utf8();
                    if c.is_whitespace() {
                        broken |= matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
                        space.push((c, byte));
                        continue;
                    }
                    settle(&mut out, &mut space, &mut broken, is_latin(c));
                    out.push(Plain::Char(c, byte));
                }
            }
        }
    }
    out
}

fn settle(out: &mut Vec<Plain<'_>>, space: &mut Vec<(char, usize)>, broken: &mut bool, latin: bool) {
    if space.is_empty() {
        return;
    }
    let was_latin = out.last().and_then(Plain::char).is_some_and(is_latin);
    let all = std::mem::take(space);
    let line_end = std::mem::take(broken);
    if out.is_empty() {
        return;
    }
    match (line_end, was_latin && latin) {
        (true, false) => {}
        (true, true) => out.push(Plain::Char(' ', all.first().map_or(0, |(_, byte)| *byte))),
        (false, _) => out.extend(all.into_iter().map(|(c, byte)| Plain::Char(c, byte))),
    }
}

fn is_latin(c: char) -> bool {
    c < '\u{2000}' && !c.is_whitespace()
}

/// The parts with a value in the place of these bytes: one value, unless words that are left out stand between the parts.
fn without(draft: &Draft, parts: &[Part], blank: &Range<usize>, mut value: impl FnMut() -> ValueId) -> Vec<Part> {
    let mut out = Vec::new();
    let touches = |end: usize, start: usize| {
        draft.text.get(end..start).is_some_and(|between| between.chars().all(char::is_whitespace))
    };
    for part in parts {
        let Part::Words(range) = part else {
            out.push(part.clone());
            continue;
        };
        let (from, to) = (range.start.max(blank.start), range.end.min(blank.end));
        if from >= to {
            out.push(part.clone());
            continue;
        }
        if range.start < from {
            out.push(Part::Words(range.start..from));
        }
        match out.iter_mut().rfind(|part| !matches!(part, Part::Space)) {
            Some(Part::Hole(source, SlotKind::Value(_)))
                if blank.start <= source.start && touches(source.end, from) =>
            {
                source.end = to;
                while matches!(out.last(), Some(Part::Space)) {
                    out.pop();
                }
            }
            Some(Part::Hole(..) | Part::Words(_) | Part::Space) | None => {
                out.push(Part::Hole(from..to, SlotKind::Value(value())));
            }
        }
        if to < range.end {
            out.push(Part::Words(to..range.end));
        }
    }
    out
}

/// How a placeholder is written.
fn placeholder(kind: &SlotKind, turn: Option<&PersonId>) -> String {
    let placeholder = match kind {
        SlotKind::Person(id, field) => {
            let who = if turn == Some(id) { Who::Speaker } else { Who::Listed(id.0.clone()) };
            Placeholder::Person { who, field: *field }
        }
        SlotKind::Value(id) => Placeholder::Value(id.0.clone()),
        SlotKind::ItemsCount => Placeholder::Items(ItemsField::Count),
        SlotKind::ItemNumber => Placeholder::Item { item: None, field: ItemField::Number },
        SlotKind::MeetingTitle => Placeholder::Meeting(MeetingField::Title),
        SlotKind::MeetingDate => Placeholder::Meeting(MeetingField::Date),
    };
    placeholder.written(Language::Chinese)
}
