//! Drafts for the tests: of lines with roles, and of anything at all.
#![allow(clippy::disallowed_methods, reason = "the cases are files; shipped code of the core reads none")]

use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{
    Call, Change, Draft, Guess, ItemStart, OfferKey, Piece, Reason, Role, Silence, Speaker, build,
};
use std::ops::Range;
use std::path::PathBuf;

/// A fixed sequence, so that what fails once fails again (Knuth's MMIX constants).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    /// Somewhere in the text, at a character.
    fn place(&mut self, text: &str) -> usize {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        self.pick(&places)
    }

    fn range(&mut self, text: &str, within: &Range<usize>) -> Range<usize> {
        let words = &text[within.clone()];
        let (one, other) = (self.place(words), self.place(words));
        within.start + one.min(other)..within.start + one.max(other)
    }
}

/// One piece a line, each a paragraph. Empty lines are none.
pub fn draft_of<'a>(lines: impl IntoIterator<Item = (&'a str, Role)>) -> Draft {
    let mut draft = Draft::default();
    for (line, role) in lines {
        if line.trim().is_empty() {
            continue;
        }
        if !draft.text.is_empty() {
            draft.text.push('\n');
        }
        let start = draft.text.len() + (line.len() - line.trim_start().len());
        draft.text.push_str(line);
        let mut piece = Piece::new(start..start + line.trim().len(), role, Guess::default());
        piece.paragraph = true;
        draft.pieces.push(piece);
    }
    draft
}

/// The words of every case in `tests/cases`, whatever their encoding: what is no UTF-8 is read as if it were.
pub fn cases() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|end| end == "txt" || end == "md"));
    let texts = texts.filter(|path| !path.ends_with("README.md"));
    texts
        .map(|path| (path.display().to_string(), String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()))
        .collect()
}

/// Somebody is called in a piece: unit, office, name and address; or only the last two or three of them.
pub fn call(draft: &mut Draft, piece: usize, parts: &[&str]) {
    let range = draft.pieces[piece].range.clone();
    let whole = parts.concat();
    let start = range.start + draft.words(&range).find(&whole).unwrap();
    let mut at = start;
    let mut ranges = parts.iter().map(|part| {
        at += part.len();
        at - part.len()..at
    });
    let unit = (parts.len() == 4).then(|| ranges.next().unwrap());
    let office = (parts.len() >= 3).then(|| ranges.next().unwrap());
    let (name, address) = (ranges.next(), ranges.next());
    let blank = name.clone().is_some_and(|name| draft.text[name].contains('×'));
    let speaker = Speaker { whole: start..start + whole.len(), unit, office, name, address, blank, group: false };
    let guess = Guess::fair(Reason::CalledToAct);
    let call = draft.pieces[piece].call.get_or_insert(Call { speakers: Vec::new(), document: None, guess });
    call.speakers.push(speaker);
}

/// The host waits behind a piece.
pub fn wait(draft: &mut Draft, piece: usize, kind: WaitKind) {
    draft.pieces[piece].wait = Some(Silence { kind, guess: Guess::fair(Reason::CalledToAct) });
}

/// An item begins with a piece.
pub fn item(draft: &mut Draft, piece: usize, kind: ItemKind, ordinal: Option<(u64, &str)>) {
    let range = draft.pieces[piece].range.clone();
    let ordinal = ordinal.map(|(number, words)| {
        let at = range.start + draft.text[range].find(words).unwrap();
        (number, at..at + words.len())
    });
    let numbered = kind.is_numbered_by_default();
    let guess = Guess::fair(Reason::Ordinal);
    draft.pieces[piece].item = Some(ItemStart { kind, numbered, title: None, ordinal, guess });
    draft.pieces[piece].step = true;
}

const WORDS: [&str; 66] = [
    "某县工作会议",
    "时间：2026年3月20日9:00",
    "请市委组织部科长李明同志讲话",
    "请科长×××同志宣读",
    "李明同志",
    "李　明",
    "市委组织部",
    "科长",
    "王某",
    "×××",
    "第××批",
    "20××年",
    "应到___人",
    "三项议程",
    "两项议程",
    "第一项",
    "第二项",
    "表决",
    "通过",
    "（通过／没有通过）",
    "（鼓掌）",
    "(全体起立)。",
    "【稍停】",
    "（",
    "）",
    "※※※",
    "……",
    "。",
    "，",
    "：",
    "；",
    "\n",
    "\n",
    "\n\n",
    " ",
    "\t",
    "　　",
    "   ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "#",
    "# ",
    "> ",
    "- ",
    "---",
    "+ ",
    "1. ",
    "12) ",
    "|",
    "{{",
    "}}",
    "{",
    "｛｛",
    "\\",
    "`",
    "<b>",
    "&amp;",
    "[x]",
    "Smith",
    "x",
    "□",
    "2026年3月20日",
    "\u{FEFF}",
];

const WAITS: [WaitKind; 4] = [WaitKind::Speech, WaitKind::Voting, WaitKind::Counting, WaitKind::Other];

/// Any text at all, cut and marked anywhere.
pub fn random(dice: &mut Dice) -> Draft {
    let length = 1 + dice.roll(30);
    let text: String = (0..length).map(|_| dice.pick(&WORDS)).collect();
    let mut draft = Draft { text, ..Draft::default() };
    let mut cuts: Vec<usize> = (0..dice.roll(9)).map(|_| dice.place(&draft.text)).collect();
    cuts.extend([0, draft.text.len()]);
    cuts.sort_unstable();
    for pair in cuts.windows(2) {
        let words = &draft.text[pair[0]..pair[1]];
        if words.trim().is_empty() {
            continue;
        }
        let start = pair[0] + (words.len() - words.trim_start().len());
        let range = start..start + words.trim().len();
        let piece = marked(dice, &draft.text, range);
        draft.pieces.push(piece);
    }
    if dice.one_in(3) {
        let whole = 0..draft.text.len();
        draft.overview.count = Some((dice.roll(4) as u64, dice.range(&draft.text, &whole)));
    }
    if dice.one_in(4) {
        draft.title = Some(("某县工作会议".to_owned(), Guess::default()));
    }
    draft
}

fn marked(dice: &mut Dice, text: &str, range: Range<usize>) -> Piece {
    let role = role(dice);
    let mut piece = Piece::new(range.clone(), role, Guess::default());
    piece.paragraph = dice.one_in(2);
    piece.step = dice.one_in(4);
    piece.live = dice.one_in(4);
    let guess = Guess::default();
    if dice.one_in(4) {
        let ordinal = dice.one_in(2).then(|| (1 + dice.roll(3) as u64, dice.range(text, &range)));
        let (kind, numbered) = (dice.pick(ItemKind::ALL), dice.one_in(2));
        piece.item =
            Some(ItemStart { kind, numbered, title: dice.one_in(2).then(|| "议程".to_owned()), ordinal, guess });
    }
    if dice.one_in(4) {
        piece.wait = Some(Silence { kind: dice.pick(&WAITS), guess });
    }
    if dice.one_in(3) {
        let speakers = (0..1 + dice.roll(2)).map(|_| speaker(dice, text, &range)).collect();
        piece.call = Some(Call { speakers, document: None, guess });
    }
    piece
}

fn role(dice: &mut Dice) -> Role {
    let alternative = Role::Alternative { group: dice.roll(2) as u32 };
    let level = 1 + dice.roll(6) as u8;
    let some = [Role::Title, Role::Facts, Role::Heading { level }, Role::Direction, Role::Mark, Role::Noise];
    match dice.roll(4) {
        0 => dice.pick(&some),
        1 => alternative,
        _ => Role::Say,
    }
}

fn speaker(dice: &mut Dice, text: &str, range: &Range<usize>) -> Speaker {
    let whole = dice.range(text, range);
    let mut part = || (!dice.one_in(3)).then(|| dice.range(text, &whole));
    let (unit, office, name, address) = (part(), part(), part(), part());
    Speaker { whole, unit, office, name, address, blank: dice.one_in(3), group: dice.one_in(5) }
}

/// Any change, sensible or not.
pub fn change(dice: &mut Dice, draft: &Draft) -> Change {
    let piece = dice.roll(draft.pieces.len() + 2);
    let whole = 0..draft.text.len();
    match dice.roll(15) {
        0 => Change::Accept(piece),
        1 => Change::Role(piece, role(dice)),
        2 | 3 => Change::Split { byte: dice.roll(draft.text.len() + 3) },
        4 => Change::Join(piece),
        5 => Change::Item(piece, dice.one_in(3).then(|| dice.pick(ItemKind::ALL))),
        6 => Change::ItemTitle(piece, dice.pick(&["", "  ", "议程"]).to_owned()),
        7 => Change::Numbered(piece, dice.one_in(2)),
        8 => Change::MoveItem { from: piece, to: dice.roll(draft.pieces.len() + 2) },
        9 => Change::Step(piece, dice.one_in(2)),
        10 => Change::Wait(piece, dice.one_in(2).then(|| dice.pick(&WAITS))),
        11 => {
            let within = draft.pieces.get(piece).map_or(whole, |piece| piece.range.clone());
            Change::Called(piece, dice.range(&draft.text, &within))
        }
        12 => Change::NotCalled(piece),
        13 => {
            let last = build(draft).offers.pop();
            Change::Decline(last.map_or(OfferKey::Compute { byte: piece }, |offer| offer.key))
        }
        _ => {
            let offers = build(draft).offers;
            let key = offers.first().map_or(OfferKey::Compute { byte: piece }, |offer| offer.key.clone());
            Change::Take(key)
        }
    }
}

/// Pieces are in order, none is empty or begins or ends in space, and between them lies nothing but space.
pub fn assert_in_order(draft: &Draft, context: &str) {
    let mut end = 0;
    for piece in &draft.pieces {
        let words = draft.text.get(piece.range.clone()).unwrap_or_else(|| panic!("{context}: {piece:?}"));
        assert!(!words.is_empty() && words.trim() == words, "{context}: {words:?}");
        assert!(is_space(&draft.text[end..piece.range.start]), "{context}");
        end = piece.range.end;
    }
    assert!(is_space(&draft.text[end..]), "{context}");
}

/// Space, and what a reader cannot see either.
fn is_space(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}'))
}
