//! The room's screen: what everybody in the hall may see, from the back row. Scales with the window and shows nothing
//! that is outside of it; has no control and takes no key.

use crate::letters::is_shown;
use crate::prompter;
use crate::strings::Strings;
use crate::theme;
use egui::{Align2, Color32, FontId, Rect, Sense, Ui, Vec2, pos2, vec2};
use lectern_core::chinese::{line_break, numeral};
use lectern_core::session::Clock;
use lectern_core::time::Span;
use lectern_core::view::{Phase, StageItem, StageView};

/// Height of a line, as a multiple of the letters' height.
const LINE: f32 = 1.3;
/// Time left below which the timer turns to the colour of warning.
const NEARLY: i64 = 60;

/// How much of its time the present wait has left, in whole seconds, so that it changes once a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    /// Negative where it is over time.
    pub left: i64,
    /// Whether the clocks stand.
    pub paused: bool,
}

impl Timer {
    /// Of the present wait, where it has a planned length.
    pub fn of(clock: &Clock) -> Option<Self> {
        let left = clock.wait_planned? - clock.wait_elapsed?;
        // Rounded up: it shows 0:00 only when the time is really over, as the host's screen does.
        Some(Self { left: Span(left.0.saturating_add(999)).whole_seconds(), paused: clock.paused })
    }

    fn color(self) -> Color32 {
        match self.left {
            ..0 => theme::DARK.bad,
            0..=NEARLY => theme::DARK.warn,
            _ => theme::DARK.text,
        }
    }
}

/// Everything that the room's screen shows. Equal pictures look the same, so only another one is worth a frame.
#[derive(Debug, Clone)]
pub struct StagePicture {
    /// The words of the window.
    pub strings: &'static Strings,
    /// What the room sees.
    pub view: StageView,
    /// The time left; none where there is no plan, or it is hidden.
    pub timer: Option<Timer>,
}

impl PartialEq for StagePicture {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.strings, other.strings) && self.view == other.view && self.timer == other.timer
    }
}

/// Draws the room's screen over all of `ui`.
pub fn stage(ui: &mut Ui, picture: &StagePicture) {
    let rect = ui.max_rect();
    let sheet = Sheet::new(rect);
    let (strings, view) = (picture.strings, &picture.view);
    match (view.phase, &view.item) {
        (Phase::Ready, _) | (Phase::Live, None) => sheet.holding(ui, &view.title, None),
        (Phase::Adjourned, _) => sheet.holding(ui, &view.title, Some(strings.stage_over)),
        (Phase::Live, Some(item)) => sheet.live(ui, picture, item),
    }
}

/// 第三项, where the item is counted.
fn number(item: &StageItem, strings: &Strings) -> Option<String> {
    let number = item.number?;
    Some(strings.language.pick(format!("第{}项", numeral::chinese(number)), format!("Item {number}")))
}

fn name(item: &StageItem, strings: &Strings) -> String {
    // A counted item without a title is called by its number alone.
    match (&item.title, item.number) {
        (Some(title), _) => title.clone(),
        (None, Some(_)) => String::new(),
        (None, None) => item.kind.label(strings.language).to_owned(),
    }
}

/// The window with its margins and its unit, a ninth of its height or less.
struct Sheet {
    inner: Rect,
    unit: f32,
}

/// Where a text is to stand, and how large it may be.
struct Slot {
    rect: Rect,
    align: Align2,
    /// Largest letters, in points.
    size: f32,
    /// Most lines.
    lines: usize,
    color: Color32,
}

impl Sheet {
    fn new(rect: Rect) -> Self {
        let unit = (rect.width() / 16.0).min(rect.height() / 9.0).max(1.0);
        Self { inner: rect.shrink2(vec2(unit, unit * 0.7)), unit }
    }

    /// A band of the sheet between two heights, each from 0 to 1.
    fn band(&self, from: f32, to: f32) -> Rect {
        let y = |share: f32| self.inner.top() + self.inner.height() * share;
        Rect::from_min_max(pos2(self.inner.left(), y(from)), pos2(self.inner.right(), y(to)))
    }

    fn slot(&self, rect: Rect, size: f32, lines: usize, color: Color32) -> Slot {
        Slot { rect, align: Align2::CENTER_CENTER, size: size * self.unit, lines, color }
    }

    fn holding(&self, ui: &mut Ui, title: &str, below: Option<&str>) {
        let band = if below.is_some() { self.band(0.12, 0.66) } else { self.band(0.14, 0.86) };
        put(ui, title, &self.slot(band, 1.05, 3, theme::DARK.strong));
        if let Some(below) = below {
            put(ui, below, &self.slot(self.band(0.7, 0.88), 0.62, 1, theme::DARK.muted));
        }
    }

    fn live(&self, ui: &mut Ui, picture: &StagePicture, item: &StageItem) {
        let (strings, view) = (picture.strings, &picture.view);
        self.bottom(ui, picture);
        let (number, title) = (number(item, strings).unwrap_or_default(), name(item, strings));
        if view.is_recess() {
            // Without a title of its own it is called what stands below.
            self.heading(ui, &number, item.title.as_deref().unwrap_or_default());
            put(ui, strings.stage_recess, &self.slot(self.band(0.2, 0.42), 0.8, 1, theme::DARK.text));
            if let Some(timer) = picture.timer {
                let text = if timer.left > 0 { face(timer.left) } else { strings.stage_soon.to_owned() };
                put(ui, &text, &self.slot(self.band(0.44, 0.78), 1.7, 1, theme::DARK.strong));
            }
        } else if let Some(floor) = &view.floor {
            self.heading(ui, &number, &title);
            // A document is read out by somebody; where nobody is named, it is what there is to see.
            let document = floor.document.as_deref().map(|document| {
                strings.language.pick(format!("《{}》", document.trim_matches(['《', '》'])), document.to_owned())
            });
            match (floor.name.as_str(), document) {
                ("", None) => put(ui, &floor.office, &self.slot(self.band(0.24, 0.78), 0.9, 2, theme::DARK.strong)),
                ("", Some(document)) => {
                    put(ui, &document, &self.slot(self.band(0.24, 0.78), 0.8, 3, theme::DARK.strong))
                }
                (name, document) => {
                    let office = self.slot(self.band(0.2, 0.4), 0.52, 2, theme::DARK.text);
                    put(ui, &floor.office, &Slot { align: Align2::CENTER_BOTTOM, ..office });
                    let to = if document.is_some() { 0.66 } else { 0.78 };
                    put(ui, name, &self.slot(self.band(0.42, to), 1.35, 2, theme::DARK.strong));
                    if let Some(document) = document {
                        put(ui, &document, &self.slot(self.band(0.68, 0.82), 0.36, 2, theme::DARK.muted));
                    }
                }
            }
        } else {
            // The number stands close above the title, however many lines that has.
            let above = self.slot(self.band(0.2, 0.33), 0.5, 1, theme::DARK.muted);
            put(ui, &number, &Slot { align: Align2::CENTER_BOTTOM, ..above });
            let below = self.slot(self.band(0.35, 0.82), 0.92, 3, theme::DARK.strong);
            put(ui, &title, &Slot { align: Align2::CENTER_TOP, ..below });
        }
    }

    /// The item above who has the floor, quietly.
    fn heading(&self, ui: &mut Ui, number: &str, title: &str) {
        let text = [number, title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
        let slot = self.slot(self.band(0.0, 0.17), 0.4, 2, theme::DARK.muted);
        put(ui, &text, &Slot { align: Align2::CENTER_TOP, ..slot });
    }

    /// The next item on the left, the time of whoever has the floor on the right.
    fn bottom(&self, ui: &mut Ui, picture: &StagePicture) {
        let band = self.band(0.86, 1.0);
        let timer = picture.timer.filter(|_| !picture.view.is_recess());
        let split = band.right() - if timer.is_some() { self.unit * 3.6 } else { 0.0 };
        if let Some(timer) = timer {
            let rect = Rect::from_min_max(pos2(split, band.top()), band.max);
            let slot = self.slot(rect, 0.78, 1, if timer.paused { theme::DARK.muted } else { timer.color() });
            put(ui, &face(timer.left), &Slot { align: Align2::RIGHT_BOTTOM, ..slot });
        }
        if let Some(next) = &picture.view.next {
            let name = name(next, picture.strings);
            let name = if name.is_empty() { number(next, picture.strings).unwrap_or_default() } else { name };
            let text = format!("{}  {name}", picture.strings.stage_next);
            let rect = Rect::from_min_max(band.min, pos2(split, band.bottom()));
            let slot = self.slot(rect, 0.36, 2, theme::DARK.muted);
            put(ui, &text, &Slot { align: Align2::LEFT_BOTTOM, ..slot });
        }
    }
}

fn face(left: i64) -> String {
    Span::seconds(left).clock_face()
}

/// Writes a text into its slot, as large as it goes there, and says it to a screen reader. Nothing for no text.
fn put(ui: &mut Ui, text: &str, slot: &Slot) {
    if text.trim().is_empty() || !slot.rect.is_positive() {
        return;
    }
    let set = fit(ui, text, slot.rect.size(), slot.size, slot.lines);
    let (font, line) = (FontId::proportional(set.size), set.size * LINE);
    let count = f32::from(u16::try_from(set.lines.len()).unwrap_or(u16::MAX));
    let block = slot.align.align_size_within_rect(vec2(slot.rect.width(), line * count), slot.rect);
    let (x, at) = match slot.align.x() {
        egui::Align::Min => (block.left(), Align2::LEFT_CENTER),
        egui::Align::Center => (block.center().x, Align2::CENTER_CENTER),
        egui::Align::Max => (block.right(), Align2::RIGHT_CENTER),
    };
    let mut drawn = Rect::NOTHING;
    let mut y = block.top() + line / 2.0;
    for words in &set.lines {
        drawn |= ui.painter().text(pos2(x, y), at, words, font.clone(), slot.color);
        y += line;
    }
    let response = ui.interact(drawn, ui.scope_id().with((text, slot.rect.top().to_bits())), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
}

/// A text in lines, at the size at which they fit.
struct Set {
    lines: Vec<String>,
    size: f32,
}

/// Breaks and shrinks a text until it fits; cuts it off with … where even a third of the size is too large.
fn fit(ui: &Ui, text: &str, room: Vec2, largest: f32, most: usize) -> Set {
    let least = (largest / 3.0).min(room.y / LINE).max(4.0);
    let mut size = largest.min(room.y / LINE).max(least);
    loop {
        let mut width = prompter::measure(ui, size);
        let high = (room.y / (size * LINE)).max(1.0);
        let most = most.min(if high < 64.0 { high as usize } else { 64 });
        let lines = balanced(text, room.x, &mut width);
        if lines.len() <= most && lines.iter().all(|line| wide(line, &mut width) <= room.x) {
            return Set { lines, size };
        }
        if size <= least {
            return Set { lines: cut(lines, most, room.x, &mut width), size };
        }
        size = (size * 0.94).max(least);
    }
}

fn wide(text: &str, width: &mut dyn FnMut(char) -> f32) -> f32 {
    text.chars().map(width).sum()
}

fn wrapped(text: &str, measure: f32, width: &mut dyn FnMut(char) -> f32) -> Vec<String> {
    if let Some(lines) = by_names(text, measure, width) {
        return lines;
    }
    let ranges = line_break::wrap(text, measure, width);
    let lines = ranges.into_iter().map(|range| text.get(range).unwrap_or_default().trim());
    lines.map(|line| line.chars().filter(|c| is_shown(*c)).collect()).collect()
}

/// The lines of a name in several parts, such as 阿卜杜拉·买买提: broken between the parts, where each has room. None of
/// anything else.
fn by_names(text: &str, measure: f32, width: &mut dyn FnMut(char) -> f32) -> Option<Vec<String>> {
    let is_name = text.contains('·') && text.chars().all(|c| c == '·' || c.is_alphabetic());
    if !is_name || text.split_inclusive('·').any(|part| wide(part, width) > measure) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for part in text.split_inclusive('·') {
        match lines.last_mut() {
            Some(line) if wide(line, width) + wide(part, width) <= measure => line.push_str(part),
            Some(_) | None => lines.push(part.to_owned()),
        }
    }
    Some(lines)
}

/// As few lines as there must be, and these of about one length: a title whose last line is one character looks torn.
fn balanced(text: &str, measure: f32, width: &mut dyn FnMut(char) -> f32) -> Vec<String> {
    let lines = wrapped(text, measure, width);
    if lines.len() < 2 || lines.len() > 8 {
        return lines;
    }
    let mut best = lines;
    for step in 1..=10u8 {
        let narrower = wrapped(text, measure * (1.0 - f32::from(step) * 0.05), width);
        let count = narrower.len();
        if count != best.len() {
            break;
        }
        best = narrower;
    }
    best
}

/// The first lines, the last of them ending in … within the measure.
fn cut(mut lines: Vec<String>, most: usize, measure: f32, width: &mut dyn FnMut(char) -> f32) -> Vec<String> {
    let cut_off = lines.len() > most;
    lines.truncate(most);
    let count = lines.len();
    for (index, line) in lines.iter_mut().enumerate() {
        let last = index + 1 == count;
        if !(cut_off && last) && wide(line, width) <= measure {
            continue;
        }
        let dots = width('…');
        while !line.is_empty() && wide(line, width) + dots > measure {
            line.pop();
        }
        line.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, measure: f32) -> Vec<String> {
        balanced(text, measure, &mut |_| 1.0)
    }

    #[test]
    fn a_title_is_broken_into_lines_of_about_one_length() {
        assert_eq!(lines("全市驻村干部座谈会", 10.0), ["全市驻村干部座谈会"]);
        assert_eq!(lines("全市驻村干部座谈会暨", 9.0), ["全市驻村干", "部座谈会暨"]);
    }

    #[test]
    fn a_name_in_several_parts_is_broken_between_them() {
        assert_eq!(lines("阿卜杜拉·买买提", 8.0), ["阿卜杜拉·买买提"]);
        assert_eq!(lines("阿卜杜拉·买买提", 7.0), ["阿卜杜拉·", "买买提"]);
        assert_eq!(lines("阿卜杜拉·买买提", 4.0).concat(), "阿卜杜拉·买买提", "a part without room is broken too");
    }

    #[test]
    fn what_has_no_room_at_all_ends_in_dots() {
        let cut = cut(lines("一二三四五六七八九十", 3.0), 2, 3.0, &mut |_| 1.0);
        assert_eq!(cut, ["一二三", "四五…"]);
    }
}
