//! The window itself: it is opened, bears the name of its meeting, and enlarges what it shows to what the screen needs.

use super::App;
use super::screens::Monitor;
use super::settings::Settings;
use crate::desk::Desk;
use crate::store;
use crate::theme;
use egui::{Context, ViewportCommand};
use lectern_core::Language;
use lectern_core::view::meeting_title;
use std::path::PathBuf;

/// Opens the window with an agenda and returns when it is closed; the words of the window library where it cannot.
/// `language` outranks what was chosen in the window.
pub fn open(file: Option<PathBuf>, language: Option<Language>) -> Result<(), String> {
    let data = store::data_folder();
    let mut settings = Settings::load(data.as_deref());
    if let Some(language) = language {
        settings.language = language;
    }
    let mut desk = Desk::new(data.clone());
    desk.begin(file);
    if let Some(path) = desk.document().path() {
        settings.remember(path);
        settings.save(data.as_deref());
    }
    let title = crate::strings::Strings::of(settings.language).app;
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(title)
            .with_app_id("lectern")
            // With its title it fits a laptop's screen, should it not be maximized.
            .with_inner_size([1280.0, 700.0])
            .with_min_inner_size([640.0, 360.0])
            .with_maximized(true)
            .with_icon(icon())
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        // No screen has a gradient, and without a graphics card the noise is half the cost of every pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let app = |context: &eframe::CreationContext<'_>| {
        theme::install(&context.egui_ctx);
        let mut app = App::new(desk, settings, data);
        // For the measurement of the start, and for nobody else.
        app.quits_when_shown = std::env::var_os("LECTERN_QUIT_WHEN_SHOWN").is_some();
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::run_native(title, options, Box::new(app)).map_err(|error| error.to_string())
}

/// The window that the screens are designed for, in points.
const ORDINARY_ROOM: egui::Vec2 = egui::vec2(1920.0, 1040.0);

impl App {
    /// Lets the window bear the name of its meeting: there may be several.
    pub(super) fn name_window(&mut self, context: &Context) {
        if self.named_at.replace(self.desk.revision()) == Some(self.desk.revision()) {
            return;
        }
        let app = self.strings().app;
        // While a script is imported, the window is about that and not about what was open before.
        let importing = self.desk.importing().map(|importing| meeting_title(&importing.imported().agenda));
        let meeting = importing.unwrap_or_else(|| meeting_title(&self.desk.written().agenda));
        let title = if meeting.is_empty() { app.to_owned() } else { format!("{meeting} - {app}") };
        if self.title != title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Enlarges everything on a screen of many pixels that the system leaves as small as they are: a host reads from a
    /// distance. Asked again only where the window has another size, so that nobody's own choice is taken back.
    pub(super) fn suit_zoom(&mut self, context: &Context) {
        let size = context.content_rect().size() * context.zoom_factor();
        if (size - self.zoomed_for).abs().max_elem() < 1.0 {
            return;
        }
        self.zoomed_for = size;
        // In quarters, or moving the edge of a window would make its words swim.
        let zoom = ((size / ORDINARY_ROOM).min_elem() * 4.0).floor() / 4.0;
        context.set_zoom_factor(zoom.clamp(1.0, 3.0));
    }
}

/// The monitors that are plugged in, and which of them the host's window is on.
pub(super) fn monitors(frame: &eframe::Frame) -> (Vec<Monitor>, Option<usize>) {
    let Some(window) = frame.winit_window() else { return (Vec::new(), None) };
    let here = window.current_monitor();
    let (mut monitors, mut host) = (Vec::new(), None);
    // In the system's order, by which the window library finds them again.
    for (index, monitor) in window.available_monitors().enumerate() {
        if here.as_ref() == Some(&monitor) {
            host = Some(index);
        }
        let (size, at) = (monitor.size(), monitor.position());
        monitors.push(Monitor {
            name: monitor.name().unwrap_or_default(),
            size: (size.width, size.height),
            at: (at.x, at.y),
        });
    }
    (monitors, host)
}

/// Under X11 the window library tells an input method where the cursor begins, and not how high it is: its candidates would
/// cover the line that is being typed.
pub(super) fn keep_candidates_below(context: &Context) {
    if cfg!(target_os = "linux") {
        context.output_mut(|output| {
            if let Some(ime) = &mut output.ime {
                ime.cursor_rect.min.y = ime.cursor_rect.max.y;
            }
        });
    }
}

/// A lectern in two tones, drawn here so that no file is needed: a slanted desk on a stand.
fn icon() -> egui::IconData {
    const SIZE: u32 = 64;
    let mut rgba = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    for y in 0..SIZE {
        for x in 0..SIZE {
            let desk = (12..52).contains(&x) && (14..26).contains(&(y + x / 8));
            let stand = (28..36).contains(&x) && (22..54).contains(&y);
            let foot = (20..44).contains(&x) && (52..58).contains(&y);
            let color = if desk {
                theme::DARK.accent
            } else if stand || foot {
                theme::DARK.text
            } else {
                theme::DARK.panel
            };
            rgba.extend_from_slice(&color.to_array());
        }
    }
    egui::IconData { rgba, width: SIZE, height: SIZE }
}
