//! Where a line of Chinese may end, and the lines that follow from a measure.
//!
//! Unicode's line breaking (UAX #14, by `unicode-linebreak`) decides first; then the rules that it leaves
//! to the typesetter are applied: GB/T 15834-2011, 5.1 (no line begins with a closing mark or ends with an
//! opening one) and what keeps a number with its unit. egui's own wrapping begins lines with — and … and
//! ends them with “ and （, which is why this exists.
//!
//! Never changes, drops or doubles a byte of the text, never hyphenates, and knows widths only from its
//! caller: no font, no pixel.

mod character;
mod gap;

use std::ops::Range;

use self::character::{direct_quotes, is_blank, is_line_end};
use self::gap::{Gap, gaps};

/// A place where a line may or must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// Byte offset in the text: the next line would begin here. Blanks before it belong to the line that ends.
    pub at: usize,
    /// Whether the text itself ends the line here, by a line feed or another of Unicode's line ends.
    pub mandatory: bool,
}

/// Every place where a line may or must end, in order.
///
/// The end of the text is not among them, unless its last character is a line end.
pub fn opportunities(text: &str) -> Vec<Break> {
    let opened = direct_quotes(text);
    let mut breaks: Vec<Break> = gaps(text, &opened)
        .filter_map(|(at, _, gap)| match gap {
            Gap::Must => Some(Break { at, mandatory: true }),
            Gap::May => Some(Break { at, mandatory: false }),
            Gap::InWord | Gap::AgainstRule | Gap::Glued => None,
        })
        .collect();
    if text.chars().next_back().is_some_and(is_line_end) {
        breaks.push(Break { at: text.len(), mandatory: true });
    }
    breaks
}

/// The lines of `text` on a measure, as byte ranges; put together they are the text, byte for byte.
///
/// `measure` and `width` are in any one unit; `width` is asked once for a visible character and for a blank,
/// not for line ends. A width that is not a positive number counts as 0. Blanks at the end of a line stay in
/// it and may hang over the measure. Each line takes as much as fits. A run without opportunity that is wider
/// than the measure is broken inside a word or number, and only where that is impossible before a closing
/// or after an opening mark; never between a character and its combining marks. A measure that is 0,
/// negative or not a number gives lines of one character. No text, no line; a line end at the very end opens
/// no further line.
pub fn wrap(text: &str, measure: f32, width: &mut dyn FnMut(char) -> f32) -> Vec<Range<usize>> {
    wrap_set(text, measure, &mut |c| Advance::of(width(c)))
}

/// The room that a character takes on a line, in the unit of the measure. What is not a positive number counts as 0.
#[derive(Clone, Copy, Debug)]
pub struct Advance {
    /// After whatever stands before it in the text.
    pub within: f32,
    /// As the first of a line.
    pub first: f32,
    /// What of it may hang over the measure where it is the last of a line: the empty half of a full stop.
    pub hang: f32,
}

impl Advance {
    /// The same room wherever it stands.
    pub fn of(width: f32) -> Self {
        Self { within: width, first: width, hang: 0.0 }
    }
}

/// The same, for type that is set tight: how much room a character takes depends on where it stands.
pub fn wrap_set(text: &str, measure: f32, room: &mut dyn FnMut(char) -> Advance) -> Vec<Range<usize>> {
    let opened = direct_quotes(text);
    // Widths are summed in f64; the hair absorbs what f32 lost before they came here, so that 20 characters
    // of width 47.7 do fill a measure of 954.
    let limit = f64::from(measure) * (1.0 + 1e-6);
    let mut line = Line::default();
    let mut lines = Vec::new();
    for (at, c, gap) in gaps(text, &opened) {
        if gap == Gap::Must {
            lines.push(line.start..at);
            line = Line { start: at, ..Line::default() };
        }
        if is_line_end(c) {
            line.note(Place { at, before: line.total }, gap);
            continue;
        }
        let Advance { within, first, hang } = room(c);
        let (within, first) = (width(within), width(first));
        let advance = if at == line.start { first } else { within };
        line.note(Place { at, before: line.total + advance - first }, gap);
        if !is_blank(c) && advance > 0.0 {
            let needed = advance - width(hang).min(advance);
            while overflows(line.total + needed - line.origin, limit) {
                let Some(place) = line.best() else { break };
                lines.push(line.start..place.at);
                line.start = place.at;
                line.origin = place.before;
            }
        }
        line.total += advance;
    }
    if line.start < text.len() {
        lines.push(line.start..text.len());
    }
    lines
}

fn width(asked: f32) -> f64 {
    if asked > 0.0 && asked.is_finite() { f64::from(asked) } else { 0.0 }
}

/// Written so that a measure that is not a number is always too narrow.
fn overflows(used: f64, limit: f64) -> bool {
    used > limit || limit.is_nan()
}

/// A place between two characters, and the width of the paragraph before it.
#[derive(Clone, Copy, Default)]
struct Place {
    at: usize,
    before: f64,
}

/// The line being filled. The places are the last of their sort; one that is not after `start` is spent.
#[derive(Default)]
struct Line {
    start: usize,
    /// Width of the paragraph up to `start`, and up to here.
    origin: f64,
    total: f64,
    may: Place,
    in_word: Place,
    against_rule: Place,
}

impl Line {
    fn note(&mut self, place: Place, gap: Gap) {
        match gap {
            Gap::May => self.may = place,
            Gap::InWord => self.in_word = place,
            Gap::AgainstRule => self.against_rule = place,
            Gap::Must | Gap::Glued => {}
        }
    }

    /// Where to end this line: at an opportunity, else in a word, else against the rules, else nowhere.
    fn best(&self) -> Option<Place> {
        [self.may, self.in_word, self.against_rule].into_iter().find(|place| place.at > self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::character::{is_figure, is_word};
    use super::*;

    const NEVER_FIRST: &str = "、，。！？；：）》」』】〉…—·”’％,.;:!?)]}%";
    const NEVER_LAST: &str = "“‘（《「『【〈([{";

    /// Han and full-width marks are 2 wide, the rest 1, marks on a character 0.
    fn cells(c: char) -> f32 {
        match c {
            '\u{300}'..='\u{36F}' => 0.0,
            c if c < '\u{2000}' => 1.0,
            _ => 2.0,
        }
    }

    fn lines(text: &str, measure: f32) -> Vec<&str> {
        wrap(text, measure, &mut cells).into_iter().map(|range| text.get(range).unwrap_or("?")).collect()
    }

    /// The text with | at every opportunity and ‖ at every mandatory break.
    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for b in opportunities(text) {
            out.push_str(text.get(from..b.at).unwrap_or("?"));
            out.push(if b.mandatory { '‖' } else { '|' });
            from = b.at;
        }
        out + text.get(from..).unwrap_or("?")
    }

    #[test]
    fn a_closing_mark_may_hang_over_the_measure_by_its_empty_half() {
        let room = |c: char| Advance { hang: if "，。、".contains(c) { 1.0 } else { 0.0 }, ..Advance::of(cells(c)) };
        let lines = |text: &'static str, measure: f32| -> Vec<&'static str> {
            wrap_set(text, measure, &mut { room }).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(lines("甲乙丙，丁戊", 7.0), ["甲乙丙，", "丁戊"]);
        assert_eq!(lines("甲乙丙，丁戊", 6.9), ["甲乙", "丙，丁", "戊"]);
        assert_eq!(lines("甲乙丙。”丁", 7.0), ["甲乙", "丙。”", "丁"], "only the last one hangs");
    }

    #[test]
    fn a_mark_that_begins_a_line_takes_the_room_that_it_has_there() {
        let room = |c: char| match c {
            '（' => Advance { first: 1.0, ..Advance::of(2.0) },
            '）' => Advance { within: 1.0, ..Advance::of(2.0) },
            c => Advance::of(cells(c)),
        };
        let lines = |text: &'static str, measure: f32| -> Vec<&'static str> {
            wrap_set(text, measure, &mut { room }).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(lines("甲（乙丙丁", 5.0), ["甲", "（乙丙", "丁"], "its empty half is left out");
        assert_eq!(lines("）））））））", 4.0), ["）））", "）））", "）"], "nothing before it shares its room");
    }

    #[test]
    fn opportunities_follow_the_rules() {
        for case in [
            "",
            "甲|乙",
            "甲，|乙。|丙",
            "甲|“乙”|丙",
            "甲：|“乙”——|丙……|丁",
            "（甲）|（乙）",
            "《甲》|〈乙〉、|【丙】",
            "阿|不|都·|热",
            "于|2026年|3月|20日|召|开",
            "于|２０２６年|３月",
            "共|12 个",
            "占|85%|和|８５．５％|为",
            "请|Word |用|户",
            "don’t |say |‘no’",
            "甲\n‖乙\r\n‖丙\n‖",
            "\u{3000}\u{3000}同|志",
            "甲\u{3000}|乙",
            "甲 ，|乙",
            "“ 甲",
            "张|e\u{301}|李",
            "甲|‘’|乙",
            "县|(区)",
            "9:30|到|９：３０",
            "第|3.5|节",
            "甲\u{2060}乙",
            "共|1,234.5元",
            "甲|🇨🇳|🇨🇳",
            "甲|“‘乙’”|丙",
            "—|甲",
            "20名，|30位",
            "甲|（\u{200B}乙",
            "2026\u{200B}年",
        ] {
            let text = case.replace(['|', '‖'], "");
            assert_eq!(marked(&text), case);
        }
    }

    #[test]
    fn lines_take_as_much_as_fits() {
        for (text, measure, expected) in [
            ("", 10.0, vec![]),
            ("\n", 10.0, vec!["\n"]),
            ("甲乙丙丁", 4.0, vec!["甲乙", "丙丁"]),
            ("甲乙，丙丁", 4.0, vec!["甲", "乙，", "丙丁"]),
            ("甲乙“丙”", 6.0, vec!["甲乙", "“丙”"]),
            ("甲乙  丙", 4.0, vec!["甲乙  ", "丙"]),
            ("甲\n\n乙", 4.0, vec!["甲\n", "\n", "乙"]),
            ("甲乙2026年", 6.0, vec!["甲乙", "2026年"]),
            ("abcdefgh", 3.0, vec!["abc", "def", "gh"]),
            ("abc。", 4.0, vec!["ab", "c。"]),
            ("甲））））", 4.0, vec!["甲）", "））", "）"]),
            ("🇨🇳🇨🇳", 1.0, vec!["🇨🇳", "🇨🇳"]),
            ("e\u{301}e\u{301}", 1.0, vec!["e\u{301}", "e\u{301}"]),
        ] {
            assert_eq!(lines(text, measure), expected, "{text}");
        }
    }

    #[test]
    fn a_measure_that_is_no_measure_gives_one_character_a_line() {
        let text = "“甲”e\u{301}，—— 2026年\n（";
        for measure in [0.0, -1.0, f32::NAN, f32::NEG_INFINITY] {
            let lines = lines(text, measure);
            assert_eq!(lines.concat(), text);
            assert_eq!(lines.len(), 13, "{lines:?}");
        }
        assert_eq!(lines(text, f32::INFINITY).len(), 2);
        let odd = wrap(text, 3.0, &mut |c| {
            if c == '甲' { f32::NAN } else { f32::INFINITY }
        });
        assert_eq!(odd.len(), 2);
        assert_eq!(lines(&"）".repeat(40), 10.0).len(), 8);
    }

    #[test]
    fn widths_that_add_up_to_the_measure_fill_it() {
        let text = "好".repeat(40);
        for width in [47.7f32, 33.3, 0.1, 1e-3, 12_345.67] {
            assert_eq!(wrap(&text, width * 20.0, &mut |_| width).len(), 2, "{width}");
        }
    }

    /// Random texts at many widths: nothing lost, no rule broken where every chunk fits, no line cut short.
    #[test]
    fn random_texts_keep_every_rule() {
        let words = [
            "会", "议", "请", "同志", "，", "。", "、", "；", "：", "！", "“", "”", "‘", "’", "（", "）", "《", "》",
            "「", "」", "——", "……", "·", "…", "—", " ", "\u{3000}", "\n", "7", "2026", "年", "３", "％", "%", "Word",
            "e\u{301}", "(", ")", ",", ".", "!",
        ];
        let mut seed = 20_260_320u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap_or(0) % below
        };
        let mut bound = 0;
        for _ in 0..2_000 {
            let length = random(60);
            let text: String = (0..length).filter_map(|_| words.get(random(words.len()))).copied().collect();
            for measure in [0u8, 1, 2, 3, 5, 8, 12, 20, 31, 48].map(f32::from) {
                bound += usize::from(keeps_every_rule(&text, measure));
            }
        }
        assert!(bound > 5_000, "too few texts put the rules to the test: {bound}");
    }

    /// Whether the rules were binding: every unbreakable chunk of `text` fits.
    fn keeps_every_rule(text: &str, measure: f32) -> bool {
        let wide = |s: &str| s.trim_end().chars().map(cells).sum::<f32>();
        let lines = lines(text, measure);
        assert_eq!(lines.concat(), text);
        assert!(lines.iter().all(|line| !line.is_empty()));
        let marked = marked(text);
        let chunks: Vec<&str> = marked.split(['|', '‖']).collect();
        if !chunks.iter().all(|chunk| wide(chunk) <= measure) {
            return false;
        }
        for line in &lines {
            assert!(wide(line) <= measure, "{line:?} in {text:?}");
        }
        let breaks = opportunities(text);
        let mut at = 0;
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            at += line.len();
            if line.ends_with('\n') {
                continue;
            }
            assert!(!next.starts_with(|c| NEVER_FIRST.contains(c)), "{next:?} in {text:?}");
            assert!(!line.trim_end().ends_with(|c| NEVER_LAST.contains(c)), "{line:?} in {text:?}");
            let number = line.trim_end().ends_with(is_figure);
            assert!(!(number && next.starts_with(['年', '%', '％'])), "{line:?} {next:?}");
            assert!(!(line.ends_with(is_word) && next.starts_with(is_word)), "{line:?} {next:?}");
            let end = breaks.iter().map(|b| b.at).find(|&b| b > at).unwrap_or(text.len());
            let chunk = text.get(at..end).unwrap_or("?");
            assert!(wide(&format!("{line}{chunk}")) > measure, "{line:?} could take {chunk:?}");
        }
        true
    }
}
