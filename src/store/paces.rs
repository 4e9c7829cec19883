//! How fast each host speaks, as far as it has been heard: kept from one meeting to the next. Losing it is no harm.

use lectern_core::session::rehearsal::Heard;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FILE: &str = "paces.json";

/// What has been heard of each host, by name; of an agenda that names none under the empty name.
pub type Paces = BTreeMap<String, Heard>;

/// Reads them from a data folder; none where there are none, or the file is broken.
pub fn load(data: Option<&Path>) -> Paces {
    let text = data.and_then(|data| fs::read_to_string(data.join(FILE)).ok()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Writes them. A failure is not worth a word to anybody.
pub fn save(data: Option<&Path>, paces: &Paces) {
    if let Some(data) = data
        && let Ok(text) = serde_json::to_string_pretty(paces)
    {
        let _ = super::write_whole(&data.join(FILE), &text);
    }
}
