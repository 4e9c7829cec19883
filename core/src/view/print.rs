//! The whole script as plain text, to print or to read through: directions in （）, waits on a line of their own,
//! blanks as 【待填：…】.

use super::flow::{FlowEntry, Paragraph, ParagraphKind, Progress, Run, Wait, item_flow};
use super::outline::meeting_title;
use crate::Language;
use crate::agenda::Rundown;
use crate::session::Session;

/// The script of the whole meeting, with what the session has entered and chosen. Ends in a line feed.
pub fn script_text(rundown: &Rundown, session: &Session, language: Language) -> String {
    let mut out = String::new();
    let title = meeting_title(rundown.agenda());
    if !title.is_empty() {
        out.push_str(&title);
        out.push('\n');
    }
    for item in 0..rundown.items().len() {
        item_text(rundown, session, item, language, &mut out);
    }
    out
}

/// The script of one item, each paragraph with a line feed before and behind it.
pub(super) fn item_text(rundown: &Rundown, session: &Session, item: usize, language: Language, out: &mut String) {
    item_flow(rundown, session, item).iter().for_each(|entry| entry_text(entry, language, out));
}

/// The same of what the host has not passed yet.
pub(super) fn text_ahead(rundown: &Rundown, session: &Session, item: usize, language: Language, out: &mut String) {
    let entries = item_flow(rundown, session, item).into_iter();
    let ahead = entries.filter(|entry| entry.progress() != Progress::Done);
    ahead.for_each(|entry| entry_text(&entry, language, out));
}

fn entry_text(entry: &FlowEntry, language: Language, out: &mut String) {
    out.push('\n');
    match entry {
        FlowEntry::Paragraph(paragraph) => line(paragraph, out),
        FlowEntry::Wait { wait, .. } => {
            out.push_str(&wait_line(wait, language));
            out.push('\n');
        }
        FlowEntry::Choose { alternatives, .. } => {
            out.push_str(language.pick("〔以下选一句〕\n", "〔one of these〕\n"));
            for one in alternatives {
                out.push_str(&format!("〔{}〕", one.label));
                one.paragraphs.iter().for_each(|paragraph| line(paragraph, out));
            }
        }
        FlowEntry::Enter { fields, .. } => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            out.push_str(language.pick("〔现场填写：", "〔entered live: "));
            out.push_str(&labels.join(language.pick("、", ", ")));
            out.push_str("〕\n");
        }
    }
}

fn line(paragraph: &Paragraph, out: &mut String) {
    let text = paragraph.text();
    match paragraph.kind {
        ParagraphKind::Speech | ParagraphKind::Heading(_) => out.push_str(&text),
        ParagraphKind::Direction => out.push_str(&format!("（{}）", without_brackets(&text))),
    }
    out.push('\n');
}

/// A direction that somebody bracketed already, without its brackets; not 县（区）代表上台（鼓掌）, where they are words.
fn without_brackets(text: &str) -> &str {
    let inner = text.trim().strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.filter(|inner| !inner.contains(['（', '(', '）', ')'])).unwrap_or(text)
}

/// Who and what, on one line: 〔陆远同志 发言 · 8 分钟〕.
fn wait_line(wait: &Wait, language: Language) -> String {
    let words = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut parts = vec![format!("{} {}", words(&wait.who), wait.label(language)).trim().to_owned()];
    if let Some(document) = &wait.document {
        parts.push(language.pick(format!("《{document}》"), document.clone()));
    }
    if let Some(minutes) = wait.minutes {
        parts.push(language.pick(format!("{minutes} 分钟"), format!("{minutes} min")));
    }
    format!("〔{}〕", parts.join(" · "))
}
