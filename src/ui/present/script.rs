//! The script itself: what was said above, what to say now in full light, what comes next below, dimmed. The reading
//! place stays at one height and the paper moves under it.

use super::{PresentUi, PresentView, ReadingStyle};
use crate::prompter::{Light, Look, Mode, Passage, PassageKey, Picture, Pinyin, Setting, Style, Window};
use crate::strings::Strings;
use crate::theme;
use crate::ui::Wish;
use egui::{Rect, Sense, Ui, pos2, vec2};
use lectern_core::agenda::rundown::Position;
use lectern_core::session::Command;
use lectern_core::view::{FlowEntry, Focus, ParagraphKind, Phase, Progress, PrompterView, Run};
use std::collections::HashMap;
use std::time::Duration;

/// Letters in a line at most: beyond that, eyes lose the line on their way back.
const LONGEST_LINE: f32 = 27.0;
/// Space beside the lines, in points: on the left the mark of the reading place stands in it.
const LEFT: f32 = 48.0;
const RIGHT: f32 = 28.0;
/// Height of the band that says that there is more below, in points.
const MORE: f32 = 34.0;
/// Time between two frames below which nobody waits for the screen: there is no vertical sync, and the window would
/// draw as fast as it can.
const TOO_SOON: f32 = 0.005;
/// Time between two frames where nobody else sets it.
const FRAME: Duration = Duration::from_millis(16);
/// How long the first frame waits for each of its lines.
const FIRST: Duration = Duration::from_millis(30);
/// How far one frame's wheel may push the paper, as a share of the window: a wheel that runs on must not lose the place.
const FARTHEST_PUSH: f32 = 0.5;

pub fn script(ui: &mut Ui, view: &PresentView<'_>, own: &mut PresentUi, wishes: &mut Vec<Wish>) {
    let outer = ui.available_rect_before_wrap();
    let area = Rect::from_min_max(outer.min + vec2(0.0, 10.0), outer.max);
    let margin = outer.width() * view.reading.margin;
    let left = outer.left() + LEFT + margin;
    let palette = view.reading.room.palette();
    let now = ui.input(|input| input.time);
    let saying = view.prompter.phase == Phase::Live && view.prompter.focus == Focus::Say;
    let scale = ui.ctx().pixels_per_point();
    let setting = Setting {
        revision: revision(view.revision, view.reading.pinyin),
        style: Style {
            width: letters_in_line(outer.width(), view.text_size, &view.reading) * view.text_size,
            size: view.text_size,
            leading: view.reading.leading,
            scale,
        },
        height: f64::from(area.height()),
        cue: if saying { f64::from(view.reading.cue) } else { 0.0 },
        covered: f64::from(MORE),
        position: view.prompter.position.clone(),
        saying,
        mode: view.reading.mode,
        pace: view.reading.pace,
    };
    own.look_for_fonts(ui.ctx());
    if let Some(stop) = own.reader.set(setting, now, || passages(view.strings, view.prompter, view.reading.pinyin)) {
        wishes.push(Wish::Command(Command::GoTo(stop)));
    }
    by_hand(ui, view, own, outer, now, wishes);
    let top = own.reader.top(now);
    let rolling = saying && view.reading.mode == Mode::Roll;
    let cue = area.top() + area.height() * view.reading.cue;
    let window = Window {
        area,
        left,
        top,
        scale,
        light: match view.reading.mode {
            _ if !saying => Light::Ahead,
            Mode::Step => Light::ByProgress,
            Mode::Page => Light::Below(area.top()),
            Mode::Roll => Light::Below(cue),
        },
        bar: saying && view.reading.mode != Mode::Roll,
        still: !own.reader.is_moving(now),
    };
    let picture = Picture::of(own.reader.paper(), window, palette, own.stock.faces());
    if own.stock.bytes() == 0 {
        // The first picture is whole: nobody reads yet, and a frame without words would be drawn for nothing.
        own.stock.complete(ui.ctx(), &picture, FIRST);
    } else {
        own.stock.provide(ui.ctx(), &picture);
    }
    let painter = ui.painter_at(outer);
    if rolling {
        let mark =
            Rect::from_min_max(pos2(left - 30.0, cue), pos2(left - 18.0, cue + view.text_size * view.reading.leading));
        painter.rect_filled(view.reading.flip.rect(mark, area), 3.0, palette.accent);
    }
    let missing = picture.paint(&painter, area, view.reading.flip, &mut own.stock);
    own.stock.note_missing(missing);
    name_passages(ui, own, area, left, top);
    if own.reader.below(now) > 1.0 {
        more_below(ui, view, outer);
    }
    if own.reader.is_moving(now) {
        if ui.input(|input| input.unstable_dt) < TOO_SOON {
            ui.ctx().request_repaint_after(FRAME);
        } else {
            ui.ctx().request_repaint();
        }
    }
}

/// How many letters a line has room for, in a window of a width.
pub fn letters_in_line(width: f32, size: f32, reading: &ReadingStyle) -> f32 {
    let room = width - LEFT - RIGHT - 2.0 * width * reading.margin;
    (room / size).clamp(1.0, LONGEST_LINE)
}

/// Wheel and finger: they push the paper, or set the pace of one that rolls.
fn by_hand(ui: &Ui, view: &PresentView<'_>, own: &mut PresentUi, outer: Rect, now: f64, wishes: &mut Vec<Wish>) {
    let response = ui.interact(outer, ui.scope_id().with("paper"), Sense::DRAG);
    let wheel = ui.input(|input| {
        let over = input.pointer.hover_pos().is_some_and(|at| outer.contains(at));
        if over { input.smooth_scroll_delta().y } else { 0.0 }
    });
    let dragged = response.drag_delta().y;
    if wheel != 0.0 && own.reader.is_rolling() {
        wishes.push(Wish::Pace(view.reading.pace - f64::from(wheel) * 0.5));
        return;
    }
    let most = outer.height() * FARTHEST_PUSH;
    let by = -(wheel + dragged).clamp(-most, most);
    if by != 0.0 {
        own.reader.hold(now);
        own.reader.push(f64::from(by), now);
    }
}

/// Says to a screen reader what stands where.
fn name_passages(ui: &Ui, own: &PresentUi, area: Rect, left: f32, top: f64) {
    for (index, placed) in own.reader.paper().between(top, top + f64::from(area.height())).iter().enumerate() {
        let y = (placed.top - top) as f32 + area.top();
        let shown = Rect::from_min_max(pos2(left, y), pos2(area.right(), y + placed.height as f32)).intersect(area);
        let response = ui.interact(shown, ui.scope_id().with(("passage", index)), Sense::hover());
        response.widget_info(|| {
            let text: String = placed.passage.runs.iter().map(|run| run.text.as_str()).collect();
            egui::WidgetInfo::labeled(egui::Role::Label, true, text)
        });
    }
}

/// Says that the words to read now go on below the screen.
fn more_below(ui: &Ui, view: &PresentView<'_>, outer: Rect) {
    let band = Rect::from_min_max(pos2(outer.left(), outer.bottom() - MORE), outer.max);
    let painter = ui.painter_at(outer);
    painter.rect_filled(band, 0.0, theme::of(ui).panel);
    let font = egui::FontId::proportional(20.0);
    painter.text(band.center(), egui::Align2::CENTER_CENTER, view.strings.more_below, font, theme::of(ui).warn);
}

/// Changes whenever the passages do.
pub fn revision(prompter: u64, pinyin: Pinyin) -> u64 {
    prompter.wrapping_mul(Pinyin::ALL.len() as u64).wrapping_add(pinyin as u64)
}

/// What the flow puts on the paper.
pub fn passages(strings: &Strings, prompter: &PrompterView, pinyin: Pinyin) -> Vec<Passage> {
    // With a card above that says what goes on, the script below begins with what comes next.
    let from = match (prompter.phase, &prompter.focus) {
        (Phase::Live, Focus::Say) | (Phase::Ready | Phase::Adjourned, _) => 0,
        (Phase::Live, Focus::Wait(_) | Focus::Choose | Focus::Enter) => {
            prompter.current().map_or(0, |current| current + 1)
        }
    };
    let mut nth_here: HashMap<Position, usize> = HashMap::new();
    let entries = prompter.flow.iter().skip(from);
    let passages = entries.map(|entry| {
        let nth = nth_here.entry(entry.position().clone()).or_default();
        let key: PassageKey = (entry.position().clone(), *nth);
        *nth += 1;
        let (look, runs) = words(strings, entry);
        let ruby = match entry {
            FlowEntry::Paragraph(paragraph) if look != Look::Aside => pinyin.above(&paragraph.readings),
            FlowEntry::Paragraph(_) | FlowEntry::Wait { .. } | FlowEntry::Choose { .. } | FlowEntry::Enter { .. } => {
                Vec::new()
            }
        };
        Passage { key, look, runs, ruby, progress: entry.progress() }
    });
    passages.collect()
}

fn words(strings: &Strings, entry: &FlowEntry) -> (Look, Vec<Run>) {
    let language = strings.language;
    match entry {
        FlowEntry::Paragraph(paragraph) => {
            let look = match paragraph.kind {
                ParagraphKind::Speech => Look::Speech,
                ParagraphKind::Heading(level) => Look::Heading(level),
                ParagraphKind::Direction => Look::Aside,
            };
            (look, paragraph.runs.clone())
        }
        FlowEntry::Wait { wait, progress, .. } => {
            let mut runs = wait.who.clone();
            let mut tail = wait.pinyin.as_ref().map(|pinyin| format!("（{pinyin}）")).unwrap_or_default();
            tail.push_str(&format!(" {}", wait.label(language)));
            if let Some(minutes) = wait.minutes {
                tail.push_str(&format!(" · {}", strings.minutes(i64::from(minutes))));
            }
            runs.push(plain(tail.trim_start().to_owned(), *progress));
            (Look::Aside, runs)
        }
        FlowEntry::Choose { alternatives, progress, .. } => {
            let labels: Vec<&str> = alternatives.iter().map(|one| one.label.as_str()).collect();
            let text = format!("{}  {}", strings.choose_one, labels.join(" / "));
            (Look::Aside, vec![plain(text, *progress)])
        }
        FlowEntry::Enter { fields, progress, .. } => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            let text = language.pick(format!("填写：{}", labels.join("、")), format!("Enter: {}", labels.join(", ")));
            (Look::Aside, vec![plain(text, *progress)])
        }
    }
}

fn plain(text: String, progress: Progress) -> Run {
    Run { text, source: 0..0, stress: false, filled: false, blank: false, progress, stop: 0 }
}
