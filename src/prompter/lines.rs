//! A paragraph broken into lines of a given width, with its punctuation set tight. Pure: character widths are handed
//! in, in whatever unit the width is.

use super::ruby::{self, Ruby, RubyRow};
use crate::letters::{LineInk, is_shown};
use lectern_core::chinese::line_break::{self, Advance};
use lectern_core::view::{Progress, Run};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// A piece of a line that is drawn one way, its characters one after another at their own widths.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The words, without what is not drawn.
    pub text: String,
    /// Distance of the piece from the line's left end.
    pub x: f32,
    /// How far left of that its first character is drawn: the empty half of an opening mark is left out.
    pub tuck: f32,
    /// Its width.
    pub width: f32,
    /// Index of the run that it belongs to.
    pub run: usize,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
    /// The characters of the paragraph that it holds, spaces at its end included.
    pub chars: Range<usize>,
    /// Pinyin above it.
    pub ruby: Option<RubyRow>,
    /// What is drawn of it, made when it is first seen.
    pub ink: OnceCell<Arc<LineInk>>,
}

impl Line {
    /// Its width, the empty half of a mark at its end included.
    pub fn width(&self) -> f32 {
        self.pieces.last().map_or(0.0, |last| last.x + last.width)
    }

    /// What is drawn of it, where a point has so many pixels. To be asked with one scale only.
    pub fn ink(&self, scale: f32) -> &Arc<LineInk> {
        let pixel = |piece: &Piece| (piece.text.clone(), ((piece.x - piece.tuck) * scale).round() as i32);
        self.ink.get_or_init(|| Arc::new(LineInk::new(self.pieces.iter().map(pixel).collect())))
    }
}

/// A paragraph in lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Laid {
    /// Its lines from the top.
    pub lines: Vec<Line>,
}

impl Laid {
    /// The lines that hold words that are being read now.
    pub fn current_lines(&self, runs: &[Run]) -> Option<Range<usize>> {
        let is_current = |line: &Line| {
            line.pieces.iter().any(|piece| runs.get(piece.run).is_some_and(|run| run.progress == Progress::Current))
        };
        let first = self.lines.iter().position(is_current)?;
        Some(first..self.lines.iter().rposition(is_current)? + 1)
    }

    /// Puts pinyin above its characters. `em` is the width of a Han character, widths are of letters one unit high.
    pub fn set_ruby(&mut self, runs: &[Run], rubies: &[Ruby], em: f32, measure: &mut dyn FnMut(char) -> f32) {
        if rubies.is_empty() {
            return;
        }
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut chars = text.chars();
        for line in &mut self.lines {
            let words: String = chars.by_ref().take(line.chars.len()).collect();
            line.ruby = ruby::above(line, &words, rubies, em, measure);
        }
    }

    /// How many characters it holds.
    pub fn chars(&self) -> usize {
        self.lines.last().map_or(0, |line| line.chars.end)
    }
}

/// Full-width marks whose right half is empty, and those whose left half is.
const CLOSING: &str = "，。、）》〉」』】〕”’";
const OPENING: &str = "（《〈「『【〔“‘";

/// How much of a full-width mark is left out after another one, or (`before` is none) at the beginning of a line.
fn tuck(before: Option<char>, c: char, width: f32, em: f32) -> f32 {
    if width < em * 0.9 {
        return 0.0;
    }
    let after_closing = before.is_some_and(|before| CLOSING.contains(before));
    let after_opening = before.is_some_and(|before| OPENING.contains(before));
    let opens_tight = OPENING.contains(c) && (before.is_none() || after_closing || after_opening);
    let closes_tight = CLOSING.contains(c) && after_closing;
    if opens_tight || closes_tight { em / 2.0 } else { 0.0 }
}

/// Breaks runs into lines no wider than `width`; only the empty half of a closing mark may hang over it. Every
/// character of the runs is in exactly one line. `em` is the width of a Han character.
pub fn lay_out(runs: &[Run], width: f32, em: f32, measure: &mut dyn FnMut(char) -> f32) -> Laid {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut ends = Vec::with_capacity(runs.len());
    let mut end = 0;
    for run in runs {
        end += run.text.len();
        ends.push(end);
    }
    let (mut before, mut ahead) = (None, text.chars());
    let mut room = |c: char| {
        // Only line ends are never asked for: what stands behind one begins a line, whatever stood before.
        while ahead.next().is_some_and(|next| next != c) {
            before = None;
        }
        let width = measure(c);
        let set = |before| width - tuck(before, c, width, em);
        let hang = if CLOSING.contains(c) { em / 2.0 } else { 0.0 };
        let advance = Advance { within: set(before), first: set(None), hang };
        if is_shown(c) {
            before = Some(c);
        }
        advance
    };
    let ranges = line_break::wrap_set(&text, width, &mut room);
    let mut start = 0;
    let lines = ranges.into_iter().map(|range| {
        let chars = start..start + text.get(range.clone()).map_or(0, |line| line.chars().count());
        start = chars.end;
        Line { pieces: pieces(&text, range, &ends, em, measure), chars, ruby: None, ink: OnceCell::new() }
    });
    Laid { lines: lines.collect() }
}

fn pieces(
    text: &str,
    range: Range<usize>,
    ends: &[usize],
    em: f32,
    measure: &mut dyn FnMut(char) -> f32,
) -> Vec<Piece> {
    // Blanks at the end may hang over, also those before a mark that only steers text.
    let hangs = |c: char| c.is_whitespace() || !is_shown(c);
    let written = text.get(range.clone()).unwrap_or_default().trim_end_matches(hangs);
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut run, mut x, mut before) = (ends.partition_point(|end| *end <= range.start), 0.0, None);
    for (at, c) in written.char_indices().filter(|(_, c)| is_shown(*c)) {
        while ends.get(run).is_some_and(|end| *end <= range.start + at) {
            run += 1;
        }
        let width = measure(c);
        let tucked = tuck(before, c, width, em);
        before = Some(c);
        match pieces.last_mut().filter(|last| last.run == run && tucked == 0.0) {
            Some(last) => {
                last.text.push(c);
                last.width += width;
            }
            None => pieces.push(Piece { text: c.to_string(), x, tuck: tucked, width: width - tucked, run }),
        }
        x += width - tucked;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Run {
        Run {
            text: text.into(),
            source: 0..0,
            stress: false,
            filled: false,
            blank: false,
            progress: Progress::Current,
            stop: 0,
        }
    }

    fn lines(text: &str, width: f32) -> Vec<(String, f32)> {
        let laid = lay_out(&[run(text)], width, 10.0, &mut |_| 10.0);
        let text = |line: &Line| line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        laid.lines.iter().map(|line| (text(line), line.width())).collect()
    }

    #[test]
    fn words_of_several_runs_flow_on_over_one_line_and_are_all_there() {
        let runs = [run("请"), run("市委组织部干部二科科长"), run("查若澜"), run("同志宣读文件。")];
        let laid = lay_out(&runs, 80.0, 10.0, &mut |_| 10.0);
        let text: String = laid.lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
        assert_eq!(text, "请市委组织部干部二科科长查若澜同志宣读文件。");
        for line in &laid.lines {
            assert!(line.width() <= 80.0, "{line:?}");
            assert_eq!(line.pieces[0].x, 0.0);
        }
        assert!(laid.lines[0].pieces.len() > 1, "the first line goes over the end of a run");
        assert_eq!(laid.lines.iter().map(|line| line.chars.clone()).collect::<Vec<_>>(), [0..8, 8..16, 16..22]);
        assert_eq!(laid.chars(), 22);
    }

    #[test]
    fn marks_beside_each_other_share_their_empty_halves() {
        assert_eq!(lines("甲：“乙。”《丙》", 100.0), [("甲：“乙。”《丙》".into(), 80.0)]);
        assert_eq!(lines("“甲”", 100.0), [("“甲”".into(), 25.0)], "and at the beginning of a line");
        assert_eq!(lines("a”", 100.0), [("a”".into(), 20.0)]);
    }

    #[test]
    fn a_mark_behind_a_line_end_takes_its_whole_room() {
        assert_eq!(lines("甲）\n、乙丙", 30.0), [("甲）".into(), 20.0), ("、乙丙".into(), 30.0)]);
        assert_eq!(lines("甲）\n、乙丙", 29.0)[1], ("、乙".into(), 20.0));
    }

    #[test]
    fn a_full_stop_may_hang_over_the_measure_by_its_empty_half() {
        assert_eq!(lines("甲乙丙。丁", 35.0), [("甲乙丙。".into(), 40.0), ("丁".into(), 10.0)]);
        assert_eq!(lines("甲乙丙。丁", 34.0)[0], ("甲乙".into(), 20.0));
    }

    #[test]
    fn where_a_row_of_marks_is_too_long_for_a_line_the_next_one_begins_with_a_whole_mark() {
        assert_eq!(
            lines("甲）））））））", 20.0),
            [("甲））".into(), 25.0), ("））））".into(), 25.0), ("）".into(), 10.0)]
        );
    }

    #[test]
    fn no_runs_make_no_lines() {
        assert_eq!(lay_out(&[], 100.0, 10.0, &mut |_| 10.0).lines, []);
    }
}
