//! Word documents: a package of XML parts to the paragraphs that a reader of the page sees, automatic numbers
//! included. Inflates the document itself, its styles and lists, and small headers, and nothing else. Runs no macro,
//! follows no link, and never guesses at structure: that is for `lectern_core::import`.

mod body;
mod counting;
mod field;
mod format;
mod known;
mod line;
mod lists;
mod run;
mod styles;
mod symbol;
mod table;

use crate::caps;
use crate::note::{Note, Read};
use crate::package::{Package, Relation};
use crate::refusal::Refusal;
use crate::xml::Xml;
use body::{Body, Seen};
use counting::Counting;
use lectern_core::import::{Document, Paragraph};
use lists::Lists;
use styles::Styles;

/// A header is words at most; one that is larger than this, in bytes, is not looked at.
const HEADER: u64 = 200_000;
/// Three headers and three footers a section; more sections repeat them.
const HEADERS: usize = 12;

/// Whether the text of a main part is a document of Word, as its root says.
pub(crate) fn is_document(text: &str, part: &str) -> Result<bool, Refusal> {
    Ok(Xml::new(text, part).element()?.is_some_and(|root| root.is_word("document")))
}

/// Reads the document whose main part is called `main` and holds `text`.
pub(crate) fn read(package: &mut Package<'_>, main: &str, text: &str) -> Result<Read, Refusal> {
    let relations = package.relations(main)?;
    let styles = match part(package, &relations, "styles")? {
        Some((name, text)) => Styles::read(&text, &name)?,
        None => Styles::default(),
    };
    let lists = match part(package, &relations, "numbering")? {
        Some((name, text)) => Lists::read(&text, &name, &styles)?,
        None => Lists::default(),
    };
    let mut body = Body::new(Xml::new(text, main), &styles, Counting::new(lists));
    let paragraphs = body.document()?;
    let seen = body.seen;
    if paragraphs.is_empty() {
        return Err(Refusal::NoText { pictures: seen.pictures });
    }
    let mut notes = seen.notes();
    let lines = paragraphs.len();
    let (paragraphs, joined) = crate::wrap::of_document(paragraphs);
    if joined {
        notes.push(Note::Joined { lines, paragraphs: paragraphs.len() });
    }
    notes.extend(headers(package, &relations, &styles));
    if package.has("word/vbaProject.bin") || relations.iter().any(|relation| relation.kind == "vbaProject") {
        notes.push(Note::Macros);
    }
    Ok(Read { document: Document { paragraphs }, notes })
}

/// The part that the document calls its styles or its lists, and its name. Files that say nothing have it in the usual
/// place.
fn part(package: &mut Package<'_>, relations: &[Relation], kind: &str) -> Result<Option<(String, String)>, Refusal> {
    let named = relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone());
    let name = named.unwrap_or_else(|| format!("word/{kind}.xml"));
    Ok(package.text_up_to(&name, caps::SIDE)?.map(|text| (name, text)))
}

/// The words of headers and footers, for a note. Page numbers alone are not worth one, and a header that cannot be
/// read is no reason to refuse the script.
fn headers(package: &mut Package<'_>, relations: &[Relation], styles: &Styles) -> Option<Note> {
    let of_kind = |relation: &&Relation| matches!(relation.kind.as_str(), "header" | "footer");
    for relation in relations.iter().filter(of_kind).take(HEADERS) {
        let Ok(Some(text)) = package.text_up_to(&relation.target, HEADER) else { continue };
        let mut body = Body::new(Xml::new(&text, &relation.target), styles, Counting::new(Lists::default()));
        let paragraphs = body.header().unwrap_or_default();
        if let Some(words) = paragraphs.iter().find_map(words_of) {
            return Some(Note::Headers { words });
        }
    }
    None
}

/// The beginning of a paragraph in which more stands than a page number.
fn words_of(paragraph: &Paragraph) -> Option<String> {
    let says = paragraph.text.chars().any(|character| character.is_alphabetic() && !"第页共".contains(character));
    let line = paragraph.text.lines().next().unwrap_or_default();
    says.then(|| line.chars().take(30).collect())
}

impl Seen {
    fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.insertions + self.deletions > 0 {
            notes.push(Note::TrackedChanges { insertions: self.insertions, deletions: self.deletions });
        }
        let mut tell = |count: usize, note: fn(usize) -> Note| {
            if count > 0 {
                notes.push(note(count));
            }
        };
        tell(self.comments, Note::Comments);
        tell(self.hidden, Note::Hidden);
        tell(self.footnotes, Note::Footnotes);
        tell(self.text_boxes, Note::TextBoxes);
        tell(self.struck, Note::Struck);
        tell(self.ruby, Note::Ruby);
        tell(self.pictures, Note::Pictures);
        tell(self.embedded, Note::Embedded);
        tell(self.symbols, Note::Symbols);
        notes
    }
}

/// Refuses what comes to more than a document can mean.
fn within(count: usize, most: usize, what: crate::refusal::Excess) -> Result<(), Refusal> {
    if count > most { Err(Refusal::TooMuch { what, most }) } else { Ok(()) }
}

impl Body<'_> {
    /// Counts what has been made of the document, so that a small file cannot become a large one.
    fn grew(&mut self, text: usize) -> Result<(), Refusal> {
        use crate::refusal::Excess;
        self.paragraphs += 1;
        self.text += text;
        within(self.paragraphs, caps::PARAGRAPHS, Excess::Paragraphs)?;
        within(self.text, caps::TEXT, Excess::Text)
    }
}
