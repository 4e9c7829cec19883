//! The minutes as Markdown. Words of the agenda are shown as they are: marks in them are escaped.

use super::{Block, Local, Record, minutes};
use crate::Language;

/// The minutes of a meeting as Markdown, in UTF-8 and with a line feed at the end.
pub fn markdown(record: &Record, local: Local<'_>, language: Language) -> String {
    let mut out = String::new();
    let mut before: Option<Block> = None;
    for block in minutes(record, local, language) {
        let goes_on = matches!((&before, &block), (Some(Block::Point(_)), Block::Point(_)));
        if before.is_some() && !goes_on {
            out.push('\n');
        }
        match &block {
            Block::Title(words) => out.push_str(&format!("# {}\n", escaped(words))),
            Block::Heading(words) => out.push_str(&format!("## {}\n", escaped(words))),
            Block::Note(words) | Block::Room(words) => out.push_str(&format!("{}\n", escaped(words.trim_end()))),
            Block::Point(words) => out.push_str(&format!("- {}\n", escaped(words))),
            Block::Facts(facts) => {
                for (what, words) in facts {
                    let fact = format!("- **{}**{}{}", escaped(what), language.pick("：", ": "), escaped(words));
                    out.push_str(fact.trim_end());
                    out.push('\n');
                }
            }
        }
        before = Some(block);
    }
    out
}

/// Words that no reader of Markdown takes for marks.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (index, c) in words.char_indices() {
        let is_mark = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        // A number with a dot, a dash or a hash begins something only at the beginning.
        let begins = index == 0 && matches!(c, '#' | '-' | '+' | '=');
        let numbers = matches!(c, '.' | ')')
            && words.get(..index).is_some_and(|head| !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit()));
        if is_mark || begins || numbers {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
