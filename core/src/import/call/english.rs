//! "Please welcome Ms Anna Holm, Rector of Vilan Institute.": calls in English.

use super::Calling;
use crate::import::draft::Speaker;
use crate::import::lexicon::Does;
use crate::import::wording::{begins, offset, trim};
use std::ops::Range;

/// "… Ms Anna Holm, Rector of Vilan Institute, to speak."
pub(super) fn english(text: &str, range: Range<usize>, marker: &'static str) -> Option<Calling> {
    let words = text.get(range.clone())?;
    let lower = words.to_ascii_lowercase();
    let end = [" to ", " for ", ".", "!", "?"].iter().filter_map(|word| lower.find(word)).min().unwrap_or(words.len());
    let (start, who) = (words.len() - words.trim_start().len(), trim(words.get(..end)?));
    let who = who.strip_prefix("our ").unwrap_or(who);
    let from = range.start + words.find(who).unwrap_or(start);
    let first = who.split(' ').next().unwrap_or_default();
    let everybody = matches!(first.to_ascii_lowercase().as_str(), "you" | "everyone" | "all" | "everybody" | "to");
    if who.is_empty() || everybody || !who.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    const STYLES: &str = "Mr |Mrs |Ms |Dr |Professor |Prof |Mr. |Ms. |Dr. |Prof. |Mrs. ";
    let (name, office) = who.split_once(',').map_or((who, None), |(name, office)| (name, Some(trim(office))));
    let style = begins(name, STYLES).unwrap_or_default();
    let place = |part: &str| from + offset(who, part)..from + offset(who, part) + part.len();
    let name = trim(name.get(style.len()..)?);
    let speaker = Speaker {
        whole: from..from + who.len(),
        name: Some(place(name)),
        office: office.map(place),
        address: (!style.is_empty()).then(|| from..from + style.trim_end().len()),
        ..Speaker::default()
    };
    let does = if lower.contains("read") {
        Does::Reads
    } else if lower.contains("award") || lower.contains("present the") {
        Does::Awards
    } else {
        Does::Speaks
    };
    let at = range.start + end;
    Some(Calling::of(vec![speaker], Some(does), at..range.end, marker))
}
