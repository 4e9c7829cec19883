//! The second window of the host, made to be seen in a pane of glass before a camera: the script in large letters,
//! nothing to click, nothing that moves by itself.

use crate::prompter::{Brightness, LINE_HEIGHT, lay_out, measure, paint_paragraph};
use crate::strings::Strings;
use crate::theme;
use egui::{Color32, Rect, Sense, Ui, pos2};
use lectern_core::view::{FlowEntry, ParagraphKind, Phase, Progress, PrompterView, Run};
use std::sync::Arc;

/// Everything that the host's second window shows.
#[derive(Debug, Clone)]
pub struct HostSnapshot {
    /// The words of the window.
    pub strings: &'static Strings,
    /// Title of the meeting.
    pub title: String,
    /// The script around the reading place.
    pub prompter: Arc<PrompterView>,
    /// Changes whenever [`Self::prompter`] does.
    pub revision: u64,
}

impl PartialEq for HostSnapshot {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.strings, other.strings) && self.revision == other.revision && self.title == other.title
    }
}

/// Where the words to say now stand, as a share of the window's height.
const CUE: f32 = 0.3;

/// Draws the host's second window over all of `ui`.
pub fn draw_host(ui: &mut Ui, state: &HostSnapshot) {
    let rect = ui.max_rect();
    // Anything but black would be seen through the glass as a grey veil.
    ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
    let size = (rect.width() / 18.0).min(rect.height() / 7.0).max(8.0);
    let page = Page { rect, inner: rect.shrink2(egui::vec2(rect.width() * 0.06, 0.0)), size };
    match state.prompter.phase {
        Phase::Ready => page.line(ui, &state.title, theme::SPEECH),
        Phase::Adjourned => page.line(ui, state.strings.adjourned, theme::SPEECH),
        Phase::Live => page.script(ui, state),
    }
}

struct Page {
    rect: Rect,
    inner: Rect,
    size: f32,
}

/// A block of lines: its runs, and one colour or that of each run.
struct Block {
    runs: Vec<Run>,
    light: Brightness,
    size: f32,
    progress: Progress,
}

impl Page {
    fn line(&self, ui: &mut Ui, text: &str, color: Color32) {
        let block = Block {
            runs: vec![plain(text)],
            light: Brightness::Fixed(color),
            size: self.size,
            progress: Progress::Current,
        };
        self.paint(ui, &block, self.rect.height() * CUE);
    }

    /// The first block that is being read at the cue line, what follows below it, what was said above it.
    fn script(&self, ui: &mut Ui, state: &HostSnapshot) {
        let blocks: Vec<Block> = state.prompter.flow.iter().flat_map(|entry| self.blocks(entry, state)).collect();
        let here = blocks.iter().position(|block| block.progress == Progress::Current).unwrap_or(0);
        let gap = self.size * 0.5;
        let cue = self.rect.height() * CUE;
        // Of a long paragraph it is the line that is being read that stands at the cue.
        let first = blocks.get(here).map_or(0.0, |block| self.line_of_current(ui, block));
        let mut y = cue - first;
        for block in blocks.iter().skip(here) {
            if y > self.rect.height() {
                break;
            }
            y += self.paint(ui, block, y) + gap;
        }
        let mut y = cue - first;
        for block in blocks.iter().take(here).rev() {
            y -= self.height(ui, block) + gap;
            if y + self.height(ui, block) < 0.0 {
                break;
            }
            self.paint(ui, block, y);
        }
    }

    fn blocks(&self, entry: &FlowEntry, state: &HostSnapshot) -> Vec<Block> {
        let strings = state.strings;
        let note = |runs: Vec<Run>, progress: Progress| Block {
            runs,
            light: Brightness::Fixed(if progress == Progress::Current { theme::DIRECTION } else { theme::DONE }),
            size: self.size * 0.7,
            progress,
        };
        match entry {
            FlowEntry::Paragraph(paragraph) => vec![match paragraph.kind {
                ParagraphKind::Speech | ParagraphKind::Heading(_) => Block {
                    runs: paragraph.runs.clone(),
                    light: Brightness::ByProgress,
                    size: self.size,
                    progress: paragraph.progress,
                },
                ParagraphKind::Direction => {
                    // It goes with the words before it, and must not be taken for the place to read from.
                    Block { progress: Progress::Ahead, ..note(paragraph.runs.clone(), paragraph.progress) }
                }
            }],
            FlowEntry::Wait { wait, progress, .. } => {
                let kind = format!("{}  ", wait.kind.label(strings.language));
                vec![note(std::iter::once(plain(&kind)).chain(wait.who.iter().cloned()).collect(), *progress)]
            }
            FlowEntry::Choose { progress, .. } => vec![note(vec![plain(strings.choose_one)], *progress)],
            FlowEntry::Enter { progress, .. } => vec![note(vec![plain(strings.enter_live)], *progress)],
        }
    }

    fn line_of_current(&self, ui: &Ui, block: &Block) -> f32 {
        let laid = lay_out(&block.runs, self.inner.width(), block.size, &mut measure(ui, block.size));
        let line = laid.current_lines(&block.runs).map_or(0, |lines| lines.start);
        f32::from(u16::try_from(line).unwrap_or(u16::MAX)) * block.size * LINE_HEIGHT
    }

    fn height(&self, ui: &Ui, block: &Block) -> f32 {
        let laid = lay_out(&block.runs, self.inner.width(), block.size, &mut measure(ui, block.size));
        f32::from(u16::try_from(laid.lines.len()).unwrap_or(u16::MAX)) * block.size * LINE_HEIGHT
    }

    fn paint(&self, ui: &mut Ui, block: &Block, y: f32) -> f32 {
        let laid = lay_out(&block.runs, self.inner.width(), block.size, &mut measure(ui, block.size));
        let at = pos2(self.inner.left(), self.rect.top() + y);
        let height = paint_paragraph(ui.painter(), &laid, &block.runs, at, block.size, block.light);
        let seen = Rect::from_min_size(at, egui::vec2(self.inner.width(), height)).intersect(self.rect);
        if seen.is_positive() {
            let text: String = block.runs.iter().map(|run| run.text.as_str()).collect();
            let response = ui.interact(seen, ui.scope_id().with((&text, y.to_bits())), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
        }
        height
    }
}

fn plain(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        source: 0..0,
        stress: false,
        filled: false,
        blank: false,
        stop: 0,
        progress: Progress::Current,
    }
}
