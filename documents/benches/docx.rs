//! What it costs to make a checked agenda of a Word document: processor time against pandoc on the same file, the most
//! memory against the size of the XML, and whether time grows in line with the document. `cargo bench -p lectern-documents`. Never fails:
//! a busy machine is no reason to stop a build.
#![allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "figures made here")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark starts a program and prints")]

#[path = "../tests/all/archive.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "made for the tests")]
mod archive;
#[path = "../tests/all/measure.rs"]
#[allow(dead_code, reason = "made for the tests")]
mod measure;

use archive::{WORD, docx};
use lectern_core::agenda::check::check;
use lectern_core::agenda::{Rundown, SideTexts};
use lectern_core::diagnostic::Diagnostic;
use lectern_core::import::{self, Document};
use measure::{Dice, measured};
use std::fmt::Write as _;
use std::process::Command;
use std::sync::Arc;

const ROUNDS: usize = 9;
/// Of pandoc's time, for the whole way to a checked agenda.
const OF_PANDOC: f64 = 1.0 / 20.0;
/// Of the size of the XML.
const MEMORY: f64 = 12.0;

/// What stands in the document, shuffled: sentences as they are said at meetings.
const SENTENCES: [&str; 8] = [
    "同志们，经研究决定，今天我们在这里召开全市重点工作推进会，主要任务是总结经验、分析形势、部署任务。",
    "首先，请市委常委、组织部部长陈志远同志宣读表彰决定。",
    "刚才，三位同志作了很好的发言，讲得实在，讲得深入，值得大家学习借鉴。",
    "各单位要提高认识、压实责任、细化措施，确保各项任务在规定的时间内不折不扣地完成。",
    "要坚持问题导向，一件一件抓落实，一项一项抓整改，不搞形式，不走过场。",
    "会后，请各单位于两周内把贯彻落实情况报市委办公室，由督查室汇总后通报。",
    "让我们以热烈的掌声，对受到表彰的先进集体和先进个人表示衷心的祝贺！",
    "下面，进行会议的下一项议程，请市农业农村局局长刘建国同志发言，时间八分钟。",
];

/// A document of about so many characters, in XML as Word and WPS write it: several runs a paragraph with ids of
/// revisions and fonts, numbered headings of three levels, a table now and then. Chance characters and ids keep it from
/// packing better than real ones: 300,000 characters are a file of 1 MB.
fn document(characters: usize) -> (Vec<u8>, usize) {
    const FONTS: &str = "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\" w:hAnsi=\"Times New Roman\" \
                         w:cs=\"Times New Roman\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>";
    let mut dice = Dice::new(42);
    let mut body = String::new();
    let mut written = 0;
    let mut run = |dice: &mut Dice, body: &mut String| {
        let sentence = SENTENCES[dice.below(SENTENCES.len())];
        let cut = sentence.char_indices().nth(1 + dice.below(12)).map_or(sentence.len(), |(at, _)| at);
        let name = |dice: &mut Dice| -> String {
            (0..9).filter_map(|_| char::from_u32(0x4E00 + dice.below(6_000) as u32)).collect()
        };
        let names = [(); 5].map(|()| name(dice));
        let pieces = [&sentence[..cut], &sentence[cut..]].into_iter().chain(names.iter().map(String::as_str));
        for piece in pieces {
            let [id, other] = [(); 2].map(|()| dice.below(0xFF_FFFF));
            let fonts = if id % 3 == 0 { FONTS } else { "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>" };
            let _ =
                write!(body, "<w:r w:rsidR=\"00{id:06X}\" w:rsidRPr=\"00{other:06X}\">{fonts}<w:t>{piece}</w:t></w:r>");
            written += piece.chars().count();
        }
        written
    };
    let mut place = 0;
    loop {
        place += 1;
        let id = dice.next() as u32;
        let _ = write!(body, "<w:p w14:paraId=\"{id:08X}\" w:rsidR=\"00A1B2C3\" w:rsidRDefault=\"00A1B2C3\"><w:pPr>");
        if place % 5 == 0 {
            let level = dice.below(3);
            let _ = write!(body, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        }
        body.push_str(
            "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
        );
        let _ = write!(body, "{FONTS}</w:pPr>");
        let mut written = 0;
        for _ in 0..=dice.below(3) {
            written = run(&mut dice, &mut body);
        }
        body.push_str("<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/></w:p>");
        if place % 60 == 0 {
            body.push_str("<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr><w:p>");
            run(&mut dice, &mut body);
            body.push_str("</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>");
        }
        if written >= characters {
            break;
        }
    }
    let document = format!("<w:document xmlns:w='{WORD}' xmlns:w14='x'><w:body>{body}</w:body></w:document>");
    let level = |place: usize, kind: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:suff w:val='nothing'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels = level(0, "chineseCountingThousand", "%1、")
        + &level(1, "chineseCounting", "（%2）")
        + &level(2, "decimal", "%3.");
    let numbering = format!(
        "<w:numbering xmlns:w='{WORD}'><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'>\
         <w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let styles = format!("<w:styles xmlns:w='{WORD}'/>");
    (docx(document.as_bytes(), numbering.as_bytes(), styles.as_bytes()), document.len())
}

/// What some work takes: the median time in seconds, the most memory in bytes, and what came of it.
fn median<T>(work: impl Fn() -> T) -> (f64, usize, T) {
    let mut times = Vec::new();
    let (mut last, mut peak) = (None, 0);
    for _ in 0..ROUNDS {
        let (made, spent) = measured(&work);
        times.push(spent.seconds);
        peak = spent.peak;
        last = Some(made);
    }
    times.sort_by(f64::total_cmp);
    (times[ROUNDS / 2], peak, last.unwrap_or_else(&work))
}

fn read(bytes: &[u8]) -> Document {
    lectern_documents::read("bench.docx", bytes).map(|read| read.document).unwrap_or_default()
}

/// All the way: the problems of the agenda that comes of it.
fn checked(bytes: &[u8]) -> Vec<Diagnostic> {
    let agenda = import::build(&import::read(&read(bytes))).agenda;
    check(&Rundown::new(Arc::new(agenda), Arc::new(SideTexts::new())))
}

/// The processor time of pandoc on the same bytes, in seconds; nothing where there is none.
fn pandoc(bytes: &[u8]) -> Option<f64> {
    let folder = std::env::temp_dir().join(format!("lectern-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let file = folder.join("bench.docx");
    std::fs::write(&file, bytes).ok()?;
    let before = children();
    let ran = Command::new("pandoc").args(["-t", "markdown", "-o"]).arg(folder.join("out.md")).arg(&file).status();
    let spent = children().zip(before).map(|(after, before)| after - before);
    let _ = std::fs::remove_dir_all(&folder);
    ran.ok().filter(std::process::ExitStatus::success).and(spent)
}

/// The processor time of all programs that were started and have ended, in seconds (fields 16 and 17 of `proc(5)`).
fn children() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: f64 = fields.get(13..15)?.iter().filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    // 100 ticks a second on every Linux that Rust knows.
    Some(ticks / 100.0)
}

fn verdict(name: &str, value: f64, bound: f64) {
    let kept = if value <= bound { "kept" } else { "missed" };
    println!("  {name:<46}{value:>10.3}    bound {bound:.3}: {kept}");
}

fn main() {
    println!("docx: a document of 300,000 characters, to a checked agenda, and by pandoc");
    let (bytes, xml) = document(300_000);
    let (reading, _, document_read) = median(|| read(&bytes));
    let (seconds, peak, problems) = median(|| checked(&bytes));
    let paragraphs = document_read.paragraphs;
    let characters: usize = paragraphs.iter().map(|paragraph| paragraph.text.chars().count()).sum();
    println!("  {:<46}{:>10.2} MB, its XML {:.2} MB", "file", bytes.len() as f64 / 1e6, xml as f64 / 1e6);
    println!("  {:<46}{:>10} paragraphs, {characters} characters", "read", paragraphs.len());
    println!("  {:<46}{:>10} problems", "checked", problems.len());
    println!("  {:<46}{:>10.2} ms", "processor time, reading alone", reading * 1e3);
    println!("  {:<46}{:>10.2} ms", "processor time, to the checked agenda", seconds * 1e3);
    match pandoc(&bytes) {
        Some(theirs) => {
            println!("  {:<46}{:>10.2} ms", "pandoc -t markdown, processor time", theirs * 1e3);
            verdict("time, of pandoc's", seconds / theirs, OF_PANDOC);
        }
        None => println!("  pandoc is not installed here, or failed: not compared"),
    }
    verdict("most memory, of the size of the XML", peak as f64 / xml as f64, MEMORY);
    println!("docx: does time grow in line with the document?");
    let mut first = None;
    for million in [1, 2, 5, 10] {
        let (bytes, xml) = document(300_000 * million);
        let (seconds, peak, _) = median(|| checked(&bytes));
        let each = seconds * 1e9 / xml as f64;
        let slope = each / *first.get_or_insert(each);
        println!(
            "  {:>5.1} MB file, {:>5.1} MB XML {:>9.2} ms {:>7.3} ns a byte {:>6.2} × the first {:>6.1} × the XML in memory",
            bytes.len() as f64 / 1e6,
            xml as f64 / 1e6,
            seconds * 1e3,
            each,
            slope,
            peak as f64 / xml as f64
        );
    }
}
