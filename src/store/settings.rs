//! What the program remembers between runs: language, text size, recent files. Losing it is no harm, so a broken file
//! is simply begun anew.

use lectern_core::Language;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "settings.json";
const MOST_RECENT: usize = 8;

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window.
    pub language: Language,
    /// Height of the script's letters in points.
    pub text_size: f32,
    /// Whether the strip of items is shown while presenting.
    pub show_strip: bool,
    /// Agendas opened lately, the latest first.
    pub recent: Vec<PathBuf>,
}

/// Letters of the script, in points: smallest, usual, largest.
pub const TEXT_SIZES: (f32, f32, f32) = (24.0, 44.0, 120.0);

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::Chinese, text_size: TEXT_SIZES.1, show_strip: true, recent: Vec::new() }
    }
}

impl Settings {
    /// Reads the settings of a data folder.
    pub fn load(data: Option<&Path>) -> Self {
        let text = data.and_then(|data| fs::read_to_string(data.join(FILE)).ok()).unwrap_or_default();
        let mut settings: Self = serde_json::from_str(&text).unwrap_or_default();
        let (least, usual, most) = TEXT_SIZES;
        settings.text_size = if settings.text_size.is_finite() { settings.text_size.clamp(least, most) } else { usual };
        settings
    }

    /// Writes them. A failure is not worth a word to anybody.
    pub fn save(&self, data: Option<&Path>) {
        let Some(data) = data else { return };
        if fs::create_dir_all(data).is_ok()
            && let Ok(text) = serde_json::to_string_pretty(self)
        {
            let _ = super::write_whole(&data.join(FILE), &text);
        }
    }

    /// Puts a file to the front of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}
