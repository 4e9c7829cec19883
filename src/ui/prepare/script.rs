//! The script of the chosen item, filled, as the host will read it: same breaking of lines, same loud blanks.

use super::item::place_of;
use super::length::length_cut;
use super::{PrepareUi, PrepareView};
use crate::prompter::{Brightness, LEADING, LINE_HEIGHT, Laid, Pinyin, Ruby, lay_out, measure, paint_paragraph};
use crate::theme::{self, Appearance, Room};
use egui::{Align, CursorIcon, Layout, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};
use lectern_core::agenda::estimate::Estimate;
use lectern_core::agenda::rundown::{PartKind, Position};
use lectern_core::view::{
    Alternative, BlankTarget, FlowEntry, Paragraph, ParagraphKind, Progress, Run, ScriptPlace, origin as origin_of,
};

/// Height of the letters of what is said at most and at least, and of what is not, in points.
const SIZES: std::ops::RangeInclusive<f32> = 15.0..=27.0;
const ASIDE: f32 = 16.0;

/// What the paragraphs were laid out for: the agenda, the item, and how they are set.
type Key = (u64, usize, [u32; 3], Pinyin);

/// The laid-out paragraphs; made anew when words or width change, and only then.
#[derive(Debug, Default)]
pub struct Sheet {
    key: Option<Key>,
    rows: Vec<Row>,
    height: f32,
}

#[derive(Debug)]
struct Row {
    /// The place that it is of.
    position: Position,
    /// Where it begins in the words to say, in bytes; none where it is no part of them.
    byte: Option<usize>,
    runs: Vec<Run>,
    laid: Laid,
    /// Whether it is said.
    is_said: bool,
    /// Height of its letters in points, and of a line as a multiple of it.
    letters: (f32, f32),
    top: f32,
    height: f32,
}

pub fn script(ui: &mut Ui, view: &PrepareView<'_>, own: &mut PrepareUi) {
    ui.horizontal(|ui| {
        // Beside light panels a dark sheet looks like a fault where nobody says why.
        let is_other = view.appearance == Appearance::Light && view.reading.room != Room::Bright;
        let heading = if is_other { view.strings.script_as_host } else { view.strings.script };
        ui.label(RichText::new(heading).small().color(theme::of(ui).muted));
        let planned = view.agenda.items.get(view.flow_item).and_then(|item| item.minutes);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            length_cut(ui, view, Estimate::of_item(view.rundown, view.flow_item), planned);
        });
    });
    let mut area = ScrollArea::vertical().id_salt(("script", own.opened)).auto_shrink([false, false]);
    if std::mem::take(&mut own.to_top) {
        area = area.vertical_scroll_offset(0.0);
    }
    let width = (ui.available_width() - 24.0).max(*SIZES.start());
    own.sheet.lay_out(ui, view, width);
    // The script of another item is handed in a frame after it was chosen.
    let here = own.problem.as_ref().and_then(|problem| problem.in_script.as_ref());
    let marked = here.filter(|place| place.item == view.flow_item).and_then(|place| find(view, place));
    if own.seek.as_ref().is_some_and(|place| place.item == view.flow_item) {
        own.seek = None;
        let top = marked.and_then(|row| own.sheet.rows.get(row)).map(|row| row.top);
        area = area.vertical_scroll_offset((top.unwrap_or(0.0) - 60.0).max(0.0));
    }
    let sheet = &own.sheet;
    let palette = view.reading.room.palette();
    let mut clicked: Option<(&Row, Option<BlankTarget>)> = None;
    area.show_viewport(ui, |ui, viewport| {
        let (rect, _) = ui.allocate_exact_size(vec2(width, sheet.height), Sense::hover());
        for (index, row) in sheet.rows.iter().enumerate() {
            if row.top + row.height < viewport.top() || row.top > viewport.bottom() {
                continue;
            }
            let at = pos2(rect.left(), rect.top() + row.top);
            let shown = Rect::from_min_size(at, vec2(width, row.height));
            if marked == Some(index) {
                ui.painter().rect_filled(shown.expand2(vec2(6.0, 3.0)), 4.0, theme::of(ui).chosen);
            }
            let text: String = row.runs.iter().map(|run| run.text.as_str()).collect();
            let response = ui.interact(shown, ui.scope_id().with(("line", index)), Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
            if response.hovered() {
                ui.painter().rect_filled(shown.expand2(vec2(6.0, 3.0)), 4.0, theme::of(ui).pointed);
            }
            let pointed = response.hover_pos().and_then(|pointer| row.run_at(pointer - at));
            let origin = pointed.filter(|run| run.filled || run.blank);
            let origin = origin.and_then(|run| origin_of(view.rundown, &row.position, run.source.clone()));
            let cursor = if origin.is_some() { CursorIcon::PointingHand } else { CursorIcon::Text };
            if response.on_hover_cursor(cursor).clicked() {
                clicked = Some((row, origin));
            }
            let light =
                if row.is_said { Brightness::ByProgress(palette) } else { Brightness::Fixed(palette.direction) };
            paint_paragraph(ui.painter(), &row.laid, &row.runs, at, row.letters, light);
        }
    });
    match clicked.map(|(row, origin)| (row.position.step.clone(), row.byte, origin)) {
        // A word that was filled in is changed where it comes from.
        Some((_, _, Some(target))) => own.go_to_field(&target),
        Some((step, byte, None)) => {
            if let Some(place) = place_of(view, view.flow_item, &step) {
                own.go_to_step(view.flow_item, place, byte);
            }
        }
        None => {}
    }
}

/// The row in which a place stands: its paragraph, else where its step begins.
fn find(view: &PrepareView<'_>, place: &ScriptPlace) -> Option<usize> {
    let mut row = 0;
    let mut step = None;
    for entry in view.flow {
        if step.is_none() && place.is_at(entry) {
            step = Some(row);
        }
        match entry {
            FlowEntry::Paragraph(paragraph) if place.is_in_paragraph(paragraph, place.choice) => return Some(row),
            FlowEntry::Choose { alternatives, .. } => {
                row += 1;
                for (choice, one) in alternatives.iter().enumerate() {
                    row += 1;
                    if let Some(at) = one.paragraphs.iter().position(|one| place.is_in_paragraph(one, choice)) {
                        return Some(row + at);
                    }
                    row += one.paragraphs.len();
                }
            }
            FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Enter { .. } => row += 1,
        }
    }
    step
}

impl Row {
    /// The words at a point, counted from the row's upper left corner.
    fn run_at(&self, point: egui::Vec2) -> Option<&Run> {
        let height = self.letters.0 * self.letters.1;
        let line = self.laid.lines.get((point.y / height).max(0.0) as usize)?;
        let piece = line.pieces.iter().find(|piece| (piece.x..piece.x + piece.width).contains(&point.x))?;
        self.runs.get(piece.run)
    }
}

impl Sheet {
    fn lay_out(&mut self, ui: &Ui, view: &PrepareView<'_>, width: f32) {
        let reading = &view.reading;
        let setting = [width, view.letters, reading.leading].map(f32::to_bits);
        let key = (view.revision, view.flow_item, setting, reading.pinyin);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.rows.clear();
        let mut top = 6.0;
        // A line has as many letters as the host's, so that it ends where that one does.
        let size = (width / view.letters).clamp(*SIZES.start(), *SIZES.end());
        let column = (view.letters * size).min(width);
        let mut speech = measure(ui, size);
        let mut aside = measure(ui, ASIDE);
        let of_step = |entry: &FlowEntry| {
            let (position, byte) = (entry.position().clone(), said_from(entry));
            rows(view, entry).into_iter().map(move |row| (position.clone(), byte, row))
        };
        for (position, byte, words) in view.flow.iter().flat_map(of_step) {
            let Words { runs, is_said, ruby } = words;
            let (laid, letters) = if is_said {
                let mut laid = lay_out(&runs, column, size, &mut speech);
                laid.set_ruby(&runs, &ruby, size, &mut |c| speech(c) / size);
                let leading = if ruby.is_empty() { reading.leading } else { reading.leading.max(LEADING) };
                (laid, (size, leading))
            } else {
                (lay_out(&runs, width, ASIDE, &mut aside), (ASIDE, LINE_HEIGHT))
            };
            let lines = u16::try_from(laid.lines.len()).unwrap_or(u16::MAX);
            let height = f32::from(lines) * letters.0 * letters.1;
            self.rows.push(Row { position, byte, runs, laid, is_said, letters, top, height });
            top += height + 10.0;
        }
        self.height = top;
    }
}

/// The words of a row.
struct Words {
    runs: Vec<Run>,
    is_said: bool,
    ruby: Vec<Ruby>,
}

impl Words {
    fn aside(runs: Vec<Run>) -> Self {
        Self { runs, is_said: false, ruby: Vec::new() }
    }
}

/// Where a paragraph begins in the words to say of its step.
fn said_from(entry: &FlowEntry) -> Option<usize> {
    let FlowEntry::Paragraph(paragraph) = entry else { return None };
    let is_said = paragraph.position.part == PartKind::Say;
    is_said.then(|| paragraph.runs.first().map(|run| run.source.start)).flatten()
}

fn rows(view: &PrepareView<'_>, entry: &FlowEntry) -> Vec<Words> {
    let (language, pinyin) = (view.strings.language, view.reading.pinyin);
    match entry {
        FlowEntry::Paragraph(paragraph) => vec![paragraph_row(paragraph, pinyin)],
        FlowEntry::Wait { wait, .. } => {
            let mut runs = vec![plain("〔")];
            runs.extend(wait.who.iter().cloned().map(lit));
            let minutes = wait.minutes.map(|minutes| format!(" · {}", view.strings.minutes(i64::from(minutes))));
            let space = if wait.who.is_empty() { "" } else { " " };
            runs.push(plain(&format!("{space}{}{}〕", wait.label(language), minutes.unwrap_or_default())));
            vec![Words::aside(runs)]
        }
        FlowEntry::Choose { alternatives, .. } => {
            let heading = Words::aside(vec![plain(view.strings.choose_one)]);
            let rows = alternatives.iter().flat_map(|one| alternative_rows(one, pinyin));
            std::iter::once(heading).chain(rows).collect()
        }
        FlowEntry::Enter { fields, .. } => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            let text = format!("〔{}：{}〕", view.strings.entered_live_hint, labels.join("、"));
            vec![Words::aside(vec![plain(&text)])]
        }
    }
}

fn alternative_rows(one: &Alternative, pinyin: Pinyin) -> Vec<Words> {
    let label = Words::aside(vec![plain(&format!("● {}", one.label))]);
    std::iter::once(label).chain(one.paragraphs.iter().map(|one| paragraph_row(one, pinyin))).collect()
}

fn paragraph_row(paragraph: &Paragraph, pinyin: Pinyin) -> Words {
    let runs: Vec<Run> = paragraph.runs.iter().cloned().map(lit).collect();
    match paragraph.kind {
        ParagraphKind::Speech | ParagraphKind::Heading(_) => {
            Words { runs, is_said: true, ruby: pinyin.above(&paragraph.readings) }
        }
        ParagraphKind::Direction => {
            Words::aside(std::iter::once(plain("（")).chain(runs).chain([plain("）")]).collect())
        }
    }
}

/// Here nothing has been read and nothing is still to come: all words are lit.
fn lit(run: Run) -> Run {
    Run { progress: Progress::Current, ..run }
}

fn plain(text: &str) -> Run {
    let progress = Progress::Current;
    Run { text: text.to_owned(), source: 0..0, stress: false, filled: false, blank: false, progress, stop: 0 }
}
