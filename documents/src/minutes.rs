//! Minutes as a Word document: the few parts that Word, WPS and our own reader need, and nothing else. Everything that a person
//! may have written is escaped, and characters that no XML may hold (XML 1.0, section 2.2) are left out.

use lectern_core::record::Block;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Widths of the two columns of the table, in twentieths of a point.
const COLUMNS: [u32; 2] = [1500, 7346];

/// Fonts and sizes, in half points, as in official papers (GB/T 9704): text in 仿宋, headings in 黑体.
const STYLES: [(&str, &str, &str, &str); 5] = [
    ("Normal", "Normal", "<w:spacing w:line=\"360\" w:lineRule=\"auto\"/>", "仿宋 28"),
    (
        "Title",
        "Title",
        "<w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"9\"/>",
        "宋体 40",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"0\"/>",
        "黑体 30",
    ),
    ("Note", "Note", "<w:keepNext/>", "楷体 26"),
    ("Point", "Point", "<w:ind w:left=\"420\"/>", "仿宋 28"),
];

/// The minutes as the bytes of a .docx.
///
/// # Errors
///
/// None that memory does not give: nothing is written anywhere else.
pub fn minutes(blocks: &[Block]) -> io::Result<Vec<u8>> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document(blocks)),
        ("word/_rels/document.xml.rels", relations(&[("styles", "styles.xml")])),
        ("word/styles.xml", styles()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(name, options).map_err(io::Error::other)?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish().map_err(io::Error::other)?.into_inner())
}

fn content_types() -> String {
    let over =
        |part: &str, kind: &str| format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{PART}.{kind}+xml\"/>");
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}</Types>",
        over("document", "document.main"),
        over("styles", "styles")
    )
}

fn relations(list: &[(&str, &str)]) -> String {
    let one = |(index, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>", index + 1)
    };
    let all: String = list.iter().enumerate().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn styles() -> String {
    let one = |(id, name, paragraph, letters): (&str, &str, &str, &str)| {
        let (font, size) = letters.split_once(' ').unwrap_or((letters, "28"));
        let default = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let based = if id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>" };
        format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
            <w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
            w:eastAsia=\"{font}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>"
        )
    };
    let all: String = STYLES.into_iter().map(one).collect();
    format!(
        "{HEAD}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
        <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>{all}</w:styles>"
    )
}

fn document(blocks: &[Block]) -> String {
    let body: String = blocks.iter().map(block).collect();
    // A4, with the margins of official papers.
    let page = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" \
        w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>";
    format!("{HEAD}<w:document xmlns:w=\"{WORD}\"><w:body>{body}{page}</w:body></w:document>")
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(words) => paragraph("Title", words),
        Block::Heading(words) => paragraph("Heading1", words),
        Block::Note(words) => paragraph("Note", words),
        Block::Point(words) => paragraph("Point", words),
        // The line below it is for people to write on.
        Block::Room(words) => paragraph("Normal", words) + &paragraph("Normal", ""),
        Block::Facts(facts) => table(facts),
    }
}

fn table(facts: &[(String, String)]) -> String {
    let [first, second] = COLUMNS;
    let cell = |width: u32, words: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", paragraph("Normal", words))
    };
    let row = |(what, words): &(String, String)| format!("<w:tr>{}{}</w:tr>", cell(first, what), cell(second, words));
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(line).collect();
    let rows: String = facts.iter().map(row).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders>\
        <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{first}\"/><w:gridCol w:w=\"{second}\"/>\
        </w:tblGrid>{rows}</w:tbl>",
        first + second
    )
}

fn paragraph(style: &str, words: &str) -> String {
    let style = if style == "Normal" { String::new() } else { format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>") };
    let run = match escaped(words) {
        words if words.is_empty() => String::new(),
        words => format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>"),
    };
    format!("<w:p>{style}{run}</w:p>")
}

/// Words as the text of an element.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
