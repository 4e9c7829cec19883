//! The script itself: what was said above, what to say now in full light, what comes next below, dimmed. The reading
//! place stays at one height and the paper moves under it.

use super::PresentView;
use crate::prompter::{Brightness, LINE_HEIGHT, Laid, lay_out, measure, paint_paragraph};
use crate::theme;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use lectern_core::agenda::rundown::Position;
use lectern_core::view::{FlowEntry, Focus, ParagraphKind, Phase, Progress, Run};
use std::collections::HashMap;

/// Seconds that the paper takes to its new place.
const GLIDE: f64 = 0.22;
/// Where the reading place lies, as a share of the height.
const CUE: f32 = 0.2;
/// Letters in a line at most: beyond that, eyes lose the line on their way back.
const LONGEST_LINE: f32 = 27.0;
/// Height of the band that says that there is more below, in points.
const MORE: f32 = 34.0;
/// Height of directions and waits, as a share of the script's letters.
const ASIDE: f32 = 0.62;

/// Where the lines of the script lie. Made anew when words, width or letters change, and only then.
#[derive(Debug, Default)]
pub struct Paper {
    key: Option<(u64, u32, u32)>,
    /// The reading place that the paper was last looked at from.
    place: Option<Position>,
    sheets: Vec<Sheet>,
    /// Where each sheet came to rest on the screen in the last frame, so that it can glide from there.
    rested: HashMap<(Position, usize), f32>,
    /// How far from that the last frame was drawn.
    drawn_off: f32,
    /// How far the paper still is from its place, and since when it moves.
    glide: Option<(f32, f64)>,
    /// How far a person has scrolled away to look, or on to the rest of a stop that is higher than the screen.
    peek: f32,
    /// How much of the words to read now lies below the screen, and how high the screen is.
    below: f32,
    page: f32,
    /// Height of a line of the script.
    line: f32,
}

/// A paragraph, a direction or a wait on the paper.
#[derive(Debug)]
struct Sheet {
    key: (Position, usize),
    look: Look,
    runs: Vec<Run>,
    laid: Laid,
    size: f32,
    /// From the top of the paper, in points.
    top: f32,
    height: f32,
    current: bool,
    done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Speech,
    Aside,
}

pub fn script(ui: &mut Ui, view: &PresentView<'_>, paper: &mut Paper) {
    let outer = ui.available_rect_before_wrap();
    let rect = Rect::from_min_max(outer.min + vec2(48.0, 10.0), outer.max - vec2(28.0, 0.0));
    let width = rect.width().min(view.text_size * LONGEST_LINE).max(view.text_size);
    paper.lay_out(ui, view, width);
    let saying = view.prompter.phase == Phase::Live && view.prompter.focus == Focus::Say;
    let (anchor_line, anchor) = paper.anchor(saying, rect);
    let now = ui.input(|input| input.time);
    let moved = paper.glide_from(anchor - anchor_line, now);
    let scrolled = ui.input(|input| {
        if outer.contains(input.pointer.hover_pos().unwrap_or_default()) { input.smooth_scroll_delta().y } else { 0.0 }
    });
    let bottom = paper.sheets.last().map_or(0.0, |sheet| sheet.top + sheet.height);
    paper.peek = (paper.peek + scrolled).clamp(-(bottom - anchor_line).max(0.0), anchor_line.max(0.0));
    let top = anchor - anchor_line + moved + paper.peek;
    if moved != 0.0 {
        ui.ctx().request_repaint();
    }
    paper.below = if saying { paper.current_bottom() + top - moved - outer.bottom() } else { 0.0 };
    paper.page = outer.height();
    paper.line = view.text_size * LINE_HEIGHT;
    let painter = ui.painter_at(outer);
    for (index, sheet) in paper.sheets.iter().enumerate() {
        let at = pos2(rect.left(), top + sheet.top);
        if at.y + sheet.height < outer.top() || at.y > outer.bottom() {
            continue;
        }
        let shown = Rect::from_min_size(at, vec2(width, sheet.height)).intersect(outer);
        let response = ui.interact(shown, ui.scope_id().with(("sheet", index)), Sense::hover());
        response.widget_info(|| {
            let text: String = sheet.runs.iter().map(|run| run.text.as_str()).collect();
            egui::WidgetInfo::labeled(egui::Role::Label, true, text)
        });
        sheet.paint(&painter, at, saying);
    }
    paper.drawn_off = moved + paper.peek;
    if paper.below > 1.0 {
        more_below(ui, view, outer);
    }
}

/// Says that the words to read now go on below the screen.
fn more_below(ui: &Ui, view: &PresentView<'_>, outer: Rect) {
    let band = Rect::from_min_max(pos2(outer.left(), outer.bottom() - MORE), outer.max);
    let painter = ui.painter_at(outer);
    painter.rect_filled(band, 0.0, theme::PANEL);
    let font = egui::FontId::proportional(20.0);
    painter.text(band.center(), egui::Align2::CENTER_CENTER, view.strings.more_below, font, theme::WARN);
}

impl Paper {
    /// Moves on to the rest of the words to read now, where the screen does not hold them all; false where it does.
    /// One press must never carry the host past words that were not seen.
    pub fn turn_page(&mut self) -> bool {
        if self.below <= 1.0 {
            return false;
        }
        // Two lines stay, so that the eye finds its place again.
        let step = self.below.min((self.page - MORE - self.line * 2.0).max(self.line)) + MORE;
        self.peek -= step;
        self.below -= step;
        true
    }

    /// How far down the paper the words to read now go.
    fn current_bottom(&self) -> f32 {
        let current = self.sheets.iter().filter(|sheet| sheet.current && sheet.look == Look::Speech);
        let bottoms = current.map(|sheet| {
            let is_current = |line: &crate::prompter::Line| {
                line.pieces
                    .iter()
                    .any(|piece| sheet.runs.get(piece.run).is_some_and(|run| run.progress == Progress::Current))
            };
            let last = sheet.laid.lines.iter().rposition(is_current).map_or(0, |last| last + 1);
            sheet.top + f32::from(u16::try_from(last).unwrap_or(u16::MAX)) * sheet.size * LINE_HEIGHT
        });
        bottoms.fold(0.0, f32::max)
    }

    fn lay_out(&mut self, ui: &Ui, view: &PresentView<'_>, width: f32) {
        let key = (view.revision, width.to_bits(), view.text_size.to_bits());
        if self.key == Some(key) {
            return;
        }
        if self.place != view.prompter.position {
            self.place.clone_from(&view.prompter.position);
            self.peek = 0.0;
        }
        self.key = Some(key);
        self.sheets.clear();
        let mut speech = measure(ui, view.text_size);
        let mut aside = measure(ui, view.text_size * ASIDE);
        let mut top = 0.0;
        let mut nth_here: HashMap<Position, usize> = HashMap::new();
        // With a card above that says what goes on, the script below begins with what comes next.
        let from = match (view.prompter.phase, &view.prompter.focus) {
            (Phase::Live, Focus::Say) | (Phase::Ready | Phase::Adjourned, _) => 0,
            (Phase::Live, Focus::Wait(_) | Focus::Choose | Focus::Enter) => {
                view.prompter.current().map_or(0, |current| current + 1)
            }
        };
        for (look, runs, entry) in view.prompter.flow.iter().skip(from).flat_map(|entry| sheets_of(view, entry)) {
            let (size, widths) = match look {
                Look::Speech => (view.text_size, &mut speech),
                Look::Aside => (view.text_size * ASIDE, &mut aside),
            };
            let laid = lay_out(&runs, width, widths);
            let lines = u16::try_from(laid.lines.len()).unwrap_or(u16::MAX);
            let height = f32::from(lines) * size * LINE_HEIGHT;
            let nth = nth_here.entry(entry.position().clone()).or_default();
            self.sheets.push(Sheet {
                key: (entry.position().clone(), *nth),
                look,
                runs,
                laid,
                size,
                top,
                height,
                current: entry.progress() == Progress::Current,
                done: entry.progress() == Progress::Done,
            });
            *nth += 1;
            top += height + view.text_size * 0.42;
        }
    }

    /// The height on the paper that is to lie at the reading place, and where that is on the screen.
    fn anchor(&self, saying: bool, rect: Rect) -> (f32, f32) {
        if !saying {
            return (0.0, rect.top());
        }
        let current = self.sheets.iter().filter(|sheet| sheet.look == Look::Speech).find(|sheet| sheet.current);
        let Some(sheet) = current.or_else(|| self.sheets.iter().find(|sheet| sheet.current)) else {
            return (0.0, rect.top());
        };
        let line = sheet.laid.first_current_line(&sheet.runs).and_then(|line| u16::try_from(line).ok()).unwrap_or(0);
        let line_height = sheet.size * LINE_HEIGHT;
        let from = sheet.top + f32::from(line) * line_height;
        let rest = sheet.height - f32::from(line) * line_height;
        // A long stop with large letters gets all the height there is.
        let cue = rect.top() + rect.height() * CUE;
        let anchor = if cue + rest > rect.bottom() { (rect.bottom() - rest).max(rect.top()) } else { cue };
        (from, anchor.min(cue))
    }

    /// How far from its place the paper is drawn now. `place` is where its top comes to rest.
    fn glide_from(&mut self, place: f32, now: f64) -> f32 {
        let landmark = self.sheets.iter().find(|sheet| sheet.current).or(self.sheets.first());
        let Some(landmark) = landmark else { return 0.0 };
        let rest = place + landmark.top;
        match self.rested.get(&landmark.key) {
            Some(before) if (before - rest).abs() > 0.5 => {
                let distance = before + self.drawn_off - rest;
                // Beyond a screen or so a glide is only a blur.
                self.glide = (distance.abs() < 900.0).then_some((distance, now));
                self.note_rest(place);
            }
            Some(_) => {}
            None => {
                self.glide = None;
                self.note_rest(place);
            }
        }
        self.offset(now)
    }

    fn note_rest(&mut self, place: f32) {
        self.rested = self.sheets.iter().map(|sheet| (sheet.key.clone(), place + sheet.top)).collect();
    }

    fn offset(&self, now: f64) -> f32 {
        let Some((distance, since)) = self.glide else { return 0.0 };
        let left = 1.0 - ((now - since) / GLIDE).clamp(0.0, 1.0);
        distance * (left * left * left) as f32
    }
}

impl Sheet {
    fn paint(&self, painter: &egui::Painter, at: egui::Pos2, saying: bool) {
        match self.look {
            Look::Speech => {
                let light = if saying { Brightness::ByProgress } else { Brightness::Fixed(theme::AHEAD) };
                paint_paragraph(painter, &self.laid, &self.runs, at, self.size, light);
                if saying && self.current {
                    self.mark(painter, at);
                }
            }
            Look::Aside => {
                let widest =
                    self.laid.lines.iter().filter_map(|line| line.pieces.last()).map(|last| last.x + last.width);
                let size = vec2(widest.fold(0.0, f32::max), self.height);
                let frame = Rect::from_min_size(at, size)
                    .expand2(vec2(self.size * 0.5, 1.0))
                    .translate(vec2(self.size * 0.5, 0.0));
                let ink = if self.done { theme::DONE } else { theme::DIRECTION };
                painter.rect_stroke(frame, 6.0, Stroke::new(1.0, ink.gamma_multiply(0.6)), StrokeKind::Inside);
                let at = at + vec2(self.size * 0.5, 0.0);
                paint_paragraph(painter, &self.laid, &self.runs, at, self.size, Brightness::Fixed(ink));
            }
        }
    }

    /// A bar beside the lines to read now: the eye finds it again after a look at the room.
    fn mark(&self, painter: &egui::Painter, at: egui::Pos2) {
        let is_current = |line: &crate::prompter::Line| {
            line.pieces
                .iter()
                .any(|piece| self.runs.get(piece.run).is_some_and(|run| run.progress == Progress::Current))
        };
        let lines: Vec<usize> =
            self.laid.lines.iter().enumerate().filter(|(_, line)| is_current(line)).map(|(index, _)| index).collect();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let height = |lines: usize| f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * self.size * LINE_HEIGHT;
        let bar = Rect::from_min_max(
            pos2(at.x - 26.0, at.y + height(*first) + 4.0),
            pos2(at.x - 19.0, at.y + height(last + 1) - 4.0),
        );
        painter.rect_filled(bar, 3.0, theme::ACCENT);
    }
}

/// What one entry of the flow puts on the paper.
fn sheets_of<'a>(view: &PresentView<'_>, entry: &'a FlowEntry) -> Vec<(Look, Vec<Run>, &'a FlowEntry)> {
    let language = view.strings.language;
    match entry {
        FlowEntry::Paragraph(paragraph) => match paragraph.kind {
            ParagraphKind::Speech | ParagraphKind::Heading(_) => vec![(Look::Speech, paragraph.runs.clone(), entry)],
            ParagraphKind::Direction => vec![(Look::Aside, paragraph.runs.clone(), entry)],
        },
        FlowEntry::Wait { wait, progress, .. } => {
            let mut runs = wait.who.clone();
            let mut tail = wait.pinyin.as_ref().map(|pinyin| format!("（{pinyin}）")).unwrap_or_default();
            tail.push_str(&format!(" {}", wait.kind.label(language)));
            if let Some(minutes) = wait.minutes {
                tail.push_str(&format!(" · {}", view.strings.minutes(i64::from(minutes))));
            }
            runs.push(plain(tail.trim_start().to_owned(), *progress));
            vec![(Look::Aside, runs, entry)]
        }
        FlowEntry::Choose { alternatives, progress, .. } => {
            let labels: Vec<&str> = alternatives.iter().map(|one| one.label.as_str()).collect();
            let text = format!("{}  {}", view.strings.choose_one, labels.join(" / "));
            vec![(Look::Aside, vec![plain(text, *progress)], entry)]
        }
        FlowEntry::Enter { fields, progress, .. } => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            let text = language.pick(format!("填写：{}", labels.join("、")), format!("Enter: {}", labels.join(", ")));
            vec![(Look::Aside, vec![plain(text, *progress)], entry)]
        }
    }
}

fn plain(text: String, progress: Progress) -> Run {
    Run { text, source: 0..0, stress: false, filled: false, blank: false, progress }
}
