//! A paragraph broken into lines of a given width. Pure: character widths are handed in.

use lectern_core::chinese::line_break;
use lectern_core::view::{Progress, Run};
use std::ops::Range;

/// A piece of a line that is drawn one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The words, without what is not drawn.
    pub text: String,
    /// Distance from the line's left end, in points.
    pub x: f32,
    /// Width in points.
    pub width: f32,
    /// Index of the run that it belongs to.
    pub run: usize,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
}

/// A paragraph in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// Its lines from the top.
    pub lines: Vec<Line>,
}

impl Laid {
    /// The first line that holds a word that is being read now.
    pub fn first_current_line(&self, runs: &[Run]) -> Option<usize> {
        let is_current = |piece: &Piece| runs.get(piece.run).is_some_and(|run| run.progress == Progress::Current);
        self.lines.iter().position(|line| line.pieces.iter().any(is_current))
    }
}

/// Breaks runs into lines no wider than `width` points. Every character of the runs is in exactly one line, but for the
/// spaces at line ends.
pub fn lay_out(runs: &[Run], width: f32, measure: &mut dyn FnMut(char) -> f32) -> Laid {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut ends = Vec::with_capacity(runs.len());
    let mut end = 0;
    for run in runs {
        end += run.text.len();
        ends.push(end);
    }
    let ranges = line_break::wrap(&text, width, measure);
    let lines = ranges.into_iter().map(|range| line(&text, range, &ends, measure)).collect();
    Laid { lines }
}

fn line(text: &str, range: Range<usize>, ends: &[usize], measure: &mut dyn FnMut(char) -> f32) -> Line {
    let written = text.get(range.clone()).unwrap_or_default();
    let end = range.start + written.trim_end().len();
    let mut pieces = Vec::new();
    let (mut start, mut x) = (range.start, 0.0);
    let mut run = ends.partition_point(|run_end| *run_end <= start);
    while start < end {
        let piece_end = ends.get(run).copied().unwrap_or(end).min(end);
        let words: String =
            text.get(start..piece_end).unwrap_or_default().chars().filter(|c| super::is_shown(*c)).collect();
        let width: f32 = words.chars().map(&mut *measure).sum();
        if !words.is_empty() {
            pieces.push(Piece { text: words, x, width, run });
        }
        x += width;
        start = piece_end;
        run += 1;
    }
    Line { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Run {
        Run { text: text.into(), source: 0..0, stress: false, filled: false, blank: false, progress: Progress::Current }
    }

    #[test]
    fn words_of_several_runs_flow_on_over_one_line_and_are_all_there() {
        let runs = [run("请"), run("市委组织部干部二科科长"), run("查若澜"), run("同志宣读文件。")];
        let laid = lay_out(&runs, 80.0, &mut |_| 10.0);
        let text: String = laid.lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
        assert_eq!(text, "请市委组织部干部二科科长查若澜同志宣读文件。");
        for line in &laid.lines {
            let last = line.pieces.last().expect("no line is empty");
            assert!(last.x + last.width <= 80.0, "{line:?}");
            assert_eq!(line.pieces[0].x, 0.0);
        }
        assert!(laid.lines[0].pieces.len() > 1, "the first line goes over the end of a run");
    }

    #[test]
    fn no_runs_make_no_lines() {
        assert_eq!(lay_out(&[], 100.0, &mut |_| 10.0).lines, []);
    }
}
