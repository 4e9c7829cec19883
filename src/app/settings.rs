//! What the program remembers between runs: language, appearance, text size, recent files. Losing it is no harm, so a
//! broken file is simply begun anew.

use crate::action::Clicker;
use crate::theme::Appearance;
use crate::ui::present::ReadingStyle;
use lectern_core::Language;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "settings.json";
const MOST_RECENT: usize = 8;

/// A monitor as it is known again after it was unplugged, or on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownMonitor {
    /// What the system calls it.
    pub name: String,
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// Where it lay; tells two monitors of one name and size apart.
    pub at: (i32, i32),
}

/// What is remembered of one of the windows beside the host's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScreenSettings {
    /// The monitor that it was last put on.
    pub monitor: Option<KnownMonitor>,
    /// Whether left and right are exchanged.
    pub mirror_horizontal: bool,
    /// Whether top and bottom are exchanged.
    pub mirror_vertical: bool,
}

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window.
    pub language: Language,
    /// How the screens look on which a meeting is prepared.
    pub appearance: Appearance,
    /// Height of the script's letters in points; none until the person has set one.
    pub text_size: Option<f32>,
    /// Whether the strip of items is shown while presenting.
    pub show_strip: bool,
    /// How the host reads.
    pub reading: ReadingStyle,
    /// The clicker.
    pub clicker: Clicker,
    /// Agendas opened lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// The room's window.
    pub room: ScreenSettings,
    /// Whether the room sees the time that a speaker has left.
    pub room_timer: bool,
    /// The host's second window.
    pub glass: ScreenSettings,
}

/// Letters of the script, in points: smallest and largest.
pub const TEXT_SIZES: (f32, f32) = (24.0, 240.0);

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::Chinese,
            appearance: Appearance::default(),
            text_size: None,
            show_strip: true,
            reading: ReadingStyle::default(),
            clicker: Clicker::default(),
            recent: Vec::new(),
            room: ScreenSettings::default(),
            room_timer: true,
            glass: ScreenSettings::default(),
        }
    }
}

impl Settings {
    /// Reads the settings of a data folder.
    pub fn load(data: Option<&Path>) -> Self {
        let text = data.and_then(|data| fs::read_to_string(data.join(FILE)).ok()).unwrap_or_default();
        let mut settings: Self = serde_json::from_str(&text).unwrap_or_default();
        let (least, most) = TEXT_SIZES;
        settings.reading = settings.reading.sane();
        settings.text_size = settings.text_size.filter(|size| size.is_finite()).map(|size| size.clamp(least, most));
        settings
    }

    /// Writes them. A failure is not worth a word to anybody.
    pub fn save(&self, data: Option<&Path>) {
        let Some(data) = data else { return };
        if fs::create_dir_all(data).is_ok()
            && let Ok(text) = serde_json::to_string_pretty(self)
        {
            // Not synced: each press of a key that sets the text's size comes here, and a lost setting is no loss.
            let _ = fs::write(data.join(FILE), text);
        }
    }

    /// Puts a file to the front of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}
