//! The second window of the host, made to be seen in a pane of glass before a camera: the script in large letters,
//! nothing to click. It is set on paper of its own, and follows the place in the text that the host's window has at its
//! reading place, step by step or rolling.

use super::present::script::{passages, revision};
use crate::prompter::{Flip, Light, Mode, Picture, Pinyin, Reader, Setting, Stock, Style, TextPlace, Window};
use crate::strings::Strings;
use crate::theme::{self, Room};
use egui::mutex::Mutex;
use egui::{Align2, Color32, FontId, Sense, Ui, pos2};
use lectern_core::view::{Focus, Phase, PrompterView};
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
    /// The place in the text that the host's window has at its reading place.
    pub place: Option<TextPlace>,
    /// How the host reads.
    pub mode: Mode,
    /// Which names carry pinyin.
    pub pinyin: Pinyin,
}

impl PartialEq for HostSnapshot {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.strings, other.strings)
            && (self.revision, self.mode, self.pinyin) == (other.revision, other.mode, other.pinyin)
            && self.title == other.title
            && self.place == other.place
    }
}

/// What the window itself remembers.
#[derive(Debug, Default)]
struct Glass {
    reader: Reader,
    stock: Stock,
}

/// Where the words to say now stand, as a share of the window's height.
const CUE: f32 = 0.3;

/// Draws the host's second window over all of `ui`.
pub fn draw_host(ui: &mut Ui, state: &HostSnapshot) {
    let rect = ui.max_rect();
    // Anything but black would be seen through the glass as a grey veil.
    ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
    let size = (rect.width() / 18.0).min(rect.height() / 7.0).max(8.0);
    match state.prompter.phase {
        Phase::Ready => line(ui, &state.title, size),
        Phase::Adjourned => line(ui, state.strings.adjourned, size),
        Phase::Live => {
            let id = ui.scope_id().with("glass");
            let own = ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Glass>>>(id).clone());
            script(ui, state, &mut own.lock(), size);
        }
    }
}

fn line(ui: &Ui, text: &str, size: f32) {
    let rect = ui.max_rect();
    let galley =
        ui.painter().layout(text.to_owned(), FontId::proportional(size), theme::DARK.strong, rect.width() * 0.88);
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    let response = ui.interact(at, ui.scope_id().with("line"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().galley(at.min, galley, theme::DARK.strong);
}

fn script(ui: &mut Ui, state: &HostSnapshot, own: &mut Glass, size: f32) {
    let rect = ui.max_rect();
    let margin = rect.width() * 0.06;
    let scale = ui.ctx().pixels_per_point();
    let saying = state.prompter.focus == Focus::Say;
    let setting = Setting {
        revision: revision(state.revision, state.pinyin),
        style: Style { width: (rect.width() - margin * 2.0).max(size), size, leading: 1.5, scale },
        height: f64::from(rect.height()),
        cue: f64::from(CUE),
        covered: 0.0,
        position: state.prompter.position.clone(),
        saying,
        mode: Mode::Step,
        pace: 200.0,
    };
    let now = ui.input(|input| input.time);
    own.reader.set(setting, now, || passages(state.strings, &state.prompter, state.pinyin));
    if saying && let Some(place) = &state.place {
        own.reader.follow(place);
    }
    let top = own.reader.top(now);
    let window = Window {
        area: rect,
        left: rect.left() + margin,
        top,
        scale,
        light: match state.mode {
            _ if !saying => Light::Ahead,
            Mode::Step => Light::ByProgress,
            Mode::Page => Light::Below(rect.top()),
            Mode::Roll => Light::Below(rect.top() + rect.height() * CUE),
        },
        bar: false,
        still: !own.reader.is_moving(now) && state.mode != Mode::Roll,
    };
    let picture = Picture::of(own.reader.paper(), window, Room::Dark.palette(), own.stock.faces());
    own.stock.provide(ui.ctx(), &picture);
    let painter = ui.painter_at(rect);
    // The window as a whole is mirrored, by whoever shows it.
    let missing = picture.paint(&painter, rect, Flip::default(), &mut own.stock);
    own.stock.note_missing(missing);
    for (index, placed) in own.reader.paper().between(top, top + f64::from(rect.height())).iter().enumerate() {
        let y = (placed.top - top) as f32 + rect.top();
        let seen = egui::Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), y + placed.height as f32));
        let seen = seen.intersect(rect);
        if seen.is_positive() {
            let text: String = placed.passage.runs.iter().map(|run| run.text.as_str()).collect();
            let response = ui.interact(seen, ui.scope_id().with(("passage", index)), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
        }
    }
    if own.reader.is_moving(now) {
        ui.ctx().request_repaint();
    }
}
