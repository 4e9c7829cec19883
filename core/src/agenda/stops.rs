//! Where a reader stops in a text: at each spoken paragraph, and within one that no screen would hold at some of its
//! sentences.

use crate::chinese::vocabulary::han_run;
use crate::script::{self, BlockKind, Script};
use std::sync::OnceLock;

/// One parsed text of a part.
#[derive(Debug, Clone)]
pub struct PartText {
    /// The parsed text; its ranges are bytes of [`super::Rundown::source`].
    pub script: Script,
    /// Where the reader stops: characters before each spoken paragraph, and before some sentences of a long one.
    /// Never empty.
    pub stops: Vec<usize>,
    /// The same places in bytes.
    pub stop_bytes: Vec<usize>,
    /// Its spoken syllables, once they have been counted.
    pub(super) syllables: OnceLock<usize>,
}

impl PartText {
    /// Parses a text and finds where a reader stops in it; nothing for a text without words.
    pub(super) fn of(source: &str, reader: &mut script::Reader) -> Option<Self> {
        let script = reader.parse(source);
        if script.blocks.is_empty() {
            return None;
        }
        let mut stop_bytes = Vec::new();
        for block in &script.blocks {
            match block.kind {
                BlockKind::Paragraph | BlockKind::Heading(_) => {
                    stop_bytes.push(block.source.start);
                    split_long(source, block, &mut stop_bytes);
                }
                BlockKind::Direction => {}
            }
        }
        if stop_bytes.is_empty() {
            stop_bytes.push(0);
        }
        let (mut characters, mut bytes) = (0, 0);
        let mut stops = Vec::with_capacity(stop_bytes.len());
        for stop in &stop_bytes {
            characters += source.get(bytes..*stop).map_or(0, |between| between.chars().count());
            bytes = *stop;
            stops.push(characters);
        }
        Some(PartText { script, stops, stop_bytes, syllables: OnceLock::new() })
    }

    /// The same with one more stop, at so many characters: where a host goes on within a paragraph whose beginning was said
    /// already. None where there is one.
    pub fn with_stop(&self, source: &str, at: usize) -> Option<Self> {
        let place = self.stops.partition_point(|stop| *stop < at);
        // Before the first one stands nothing to say.
        if place == 0 || self.stops.get(place) == Some(&at) {
            return None;
        }
        let byte = source.char_indices().nth(at).map(|(byte, _)| byte)?;
        let mut text = self.clone();
        text.stops.insert(place, at);
        text.stop_bytes.insert(place, byte);
        Some(text)
    }
}

impl Default for PartText {
    fn default() -> Self {
        Self { script: script::parse(""), stops: vec![0], stop_bytes: vec![0], syllables: OnceLock::new() }
    }
}

/// Adds stops at ends of sentences to a paragraph that no screen would hold: otherwise one press would carry the host
/// past words that were never seen.
fn split_long(source: &str, block: &script::Block, stops: &mut Vec<usize>) {
    const WHOLE: usize = 110;
    const LEAST: usize = 45;
    let mut left = source.get(block.source.clone()).map_or(0, |text| text.chars().count());
    if left <= WHOLE {
        return;
    }
    let (mut since, mut ended) = (0, false);
    let mut stop = |at: usize, since: &mut usize, left: usize| {
        if *since >= LEAST && left >= LEAST {
            stops.push(at);
            *since = 0;
        }
    };
    for inline in &block.inlines {
        if inline.content != script::Content::Text {
            // A name at the beginning of a sentence goes with it.
            if ended {
                stop(inline.source.start, &mut since, left);
            }
            let written = source.get(inline.source.clone()).map_or(0, |text| text.chars().count());
            (since, left, ended) = (since + written, left.saturating_sub(written), false);
            continue;
        }
        let words = source.get(inline.source.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            // Within a run of Han nothing ends.
            let run = if ended { 0 } else { han_run(rest) };
            if run > 0 {
                let characters = run / '一'.len_utf8();
                (at, since, left) = (at + run, since + characters, left.saturating_sub(characters));
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            let closes = matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》');
            if ended && !closes {
                stop(inline.source.start + at, &mut since, left);
            }
            ended = matches!(c, '。' | '！' | '？' | '；' | '!' | '?') || (ended && closes);
            since += 1;
            left = left.saturating_sub(1);
            at += c.len_utf8();
        }
    }
}
