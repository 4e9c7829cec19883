//! Texts made of nothing but traps: whatever they are, nothing panics, every range is sound, and no word is lost.

use crate::script::parse::parse_by;
use crate::script::prepare::Prepared;
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
    assert_eq!(
        script,
        parse_by(source, false, &mut Prepared::default()),
        "{source:?}: the shortcut finds something else than Markdown"
    );
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

/// Is the escaped text shown as the text stood, with nothing in it taken for anything but words?
fn check_escaped(text: &str) {
    let source = escape(text);
    let script = parse(&source);
    let is_nothing = |c: &char| c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}');
    let mut shown = String::new();
    for block in &script.blocks {
        assert_eq!(block.kind, BlockKind::Paragraph, "{text:?} as {source:?}");
        for inline in &block.inlines {
            let written = &source[inline.source.clone()];
            assert!(!inline.stress, "{text:?} as {source:?}: {inline:?}");
            match &inline.content {
                Content::Text => shown.push_str(written),
                Content::Space | Content::LineBreak => {}
                // What no backslash can stand before.
                Content::RawBlank => {
                    assert!(!written.contains(['*', '_', '-', '(']), "{text:?} as {source:?}: {inline:?}");
                    shown.push_str(written);
                }
                Content::Placeholder(_) | Content::BrokenPlaceholder => panic!("{text:?} as {source:?}: {inline:?}"),
            }
        }
    }
    let words = |text: &str| text.chars().filter(|c| !is_nothing(c)).collect::<String>();
    assert_eq!(words(&shown), words(text), "as {source:?}");
}

#[test]
fn an_escaped_text_is_spoken_as_it_stood() {
    let mut dice = Dice(20261124);
    for _ in 0..40_000 {
        let length = 1 + dice.roll(24);
        let text: String = (0..length).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        check_escaped(&text);
    }
    for text in
        ["1. 甲", "12) 乙", "- 丙", "> 丁", "| 甲 | 乙 |", "---", "# 戊", "+ 己", "甲---乙", "甲\n===\n乙", "~~~"]
    {
        check_escaped(text);
    }
}

#[test]
fn escaping_leaves_ordinary_words_alone() {
    for text in
        ["同志们：现在开会。", "1.甲，2、乙（丙）", "3.14-2026", "AT&T [1] <甲> `乙` | 丙 | ~丁", "甲 - 乙 + 丙 > 丁"]
    {
        assert_eq!(escape(text), text);
    }
}
