//! What a script means, case by case; never looks inside the layer, only at what comes out of it.

// A test may panic: that is how it fails.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod blanks;
mod filling;
mod markdown;
mod placeholders;
mod random;

use super::{BlockKind, Content, Script, parse};

/// One line a block: `# ` heading, `> ` direction; `[…]` stress, `<…>` placeholder as written, `{…}` raw blank, `!…!` broken
/// placeholder, `_` a
/// space for a line end, `/` a line break.
fn shown(source: &str) -> String {
    draw(source, &parse(source))
}

fn draw(source: &str, script: &Script) -> String {
    let mut lines = Vec::new();
    for block in &script.blocks {
        let mut line = match block.kind {
            BlockKind::Paragraph => String::new(),
            BlockKind::Heading(level) => "#".repeat(usize::from(level)) + " ",
            BlockKind::Direction => "> ".to_owned(),
        };
        let mut stressed = false;
        for inline in &block.inlines {
            if inline.stress != stressed {
                line.push(if inline.stress { '[' } else { ']' });
                stressed = inline.stress;
            }
            let written = &source[inline.source.clone()];
            match &inline.content {
                Content::Text => line.push_str(written),
                Content::Space => line.push('_'),
                Content::LineBreak => line.push('/'),
                Content::Placeholder(_) => {
                    line.push_str(&format!("<{}>", written.trim_matches(['{', '}', '｛', '｝'])))
                }
                Content::BrokenPlaceholder => line.push_str(&format!("!{written}!")),
                Content::RawBlank => line.push_str(&format!("{{{written}}}")),
            }
        }
        if stressed {
            line.push(']');
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Compares all cases before failing, so that one run shows everything that is wrong.
fn holds(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(source, expected)| shown(source) != *expected)
        .map(|(source, expected)| format!("{source:?}\n  expected {expected:?}\n  shown    {:?}", shown(source)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
