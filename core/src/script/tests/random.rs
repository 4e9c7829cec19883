//! Texts made of nothing but traps: whatever they are, nothing panics, every range is sound, and no word is lost.

use crate::script::parse::parse_by;
use crate::script::*;

/// A fixed sequence, so that what fails once fails again (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const PIECES: [&str; 73] = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "{",
    "}",
    "{{",
    "}}",
    "｛",
    "｝",
    ">",
    "> ",
    "#",
    "# ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "[",
    "]",
    "(",
    ")",
    "<",
    "&",
    "&amp;",
    "`",
    "```",
    "-",
    "- ",
    "---",
    "\\",
    "+ ",
    "=",
    "~~~",
    "|",
    ".",
    "1. ",
    "2026. ",
    "9) ",
    "甲",
    "乙",
    "同志",
    "个",
    "年",
    "某某",
    "二〇〇八",
    "〇〇",
    "“",
    "”",
    "，",
    "。",
    "7",
    "a",
    "X",
    "×",
    "＊",
    "＿",
    "_",
    "※",
    "※※",
    "□",
    "号",
    " ",
    "    ",
    "\t",
    "\u{3000}",
    "\u{FEFF}",
    "\0",
    "😀",
    "é",
    "（",
    "）",
];

/// Is every letter and digit shown, or part of a number at the head of a list item?
fn check(source: &str) {
    let script = parse(source);
    assert_eq!(script, parse_by(source, false), "{source:?}: the shortcut finds something else than Markdown");
    let mut shown = vec![false; source.len()];
    let mut end = 0;
    for block in &script.blocks {
        assert!(source.get(block.source.clone()).is_some(), "{source:?} {block:?}");
        assert!(end <= block.source.start, "{source:?}: {block:?} begins before {end}");
        end = block.source.start;
        assert!(!block.inlines.is_empty(), "{source:?}");
        for inline in &block.inlines {
            assert!(source.get(inline.source.clone()).is_some(), "{source:?} {inline:?}");
            assert!(
                end <= inline.source.start && !inline.source.is_empty(),
                "{source:?}: {inline:?} begins before {end}"
            );
            end = inline.source.end;
            shown[inline.source.clone()].fill(true);
        }
        assert!(end <= block.source.end, "{source:?} {block:?}");
        end = block.source.end;
    }
    for (at, c) in source.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        assert!(shown[at], "{source:?}: {c} at {at} is lost: {script:#?}");
    }
}

#[test]
fn whatever_is_written_no_word_is_lost() {
    let mut dice = Dice(20260320);
    for _ in 0..20_000 {
        let length = 1 + dice.roll(24);
        let source: String = (0..length).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        check(&source);
    }
}

#[test]
fn lines_with_odd_beginnings_lose_no_word() {
    const HEADS: [&str; 22] = [
        "", "", "> ", ">", "- ", "* ", "1. ", "2) ", "# ", "###### ", "    ", "\t", "　　", "   ", "---", "===", "~~~",
        "```", "***", "-", "\u{FEFF}", "\0",
    ];
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let mut source = String::new();
        for _ in 0..1 + dice.roll(5) {
            for _ in 0..dice.roll(4) {
                source.push_str(HEADS[dice.roll(HEADS.len())]);
            }
            for _ in 0..dice.roll(4) {
                source.push_str(PIECES[dice.roll(PIECES.len())]);
            }
            source.push_str(["\n", "\n\n", "\r\n", "  \n", "\\\n"][dice.roll(5)]);
        }
        check(&source);
    }
}

#[test]
fn a_long_row_of_one_mark_loses_no_word() {
    for mark in [
        "{", "{{a", "*", "**", "x", "xX", "×", "-", "_", "(", "( ", "〇○", "〇", "某", "※", "※ ", "× ", "X ", "甲X、",
        "{{ a ", "_月", "> ", "- ", "1. ", "[", "\\", "**甲", "*甲 ",
    ] {
        let source = mark.repeat(2_000);
        check(&source);
    }
}
