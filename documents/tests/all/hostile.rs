//! Hostile files, made here: every one is refused with one clear line, or read, under the time and memory that the
//! issue allows. Time is that of the process's work on this thread, memory that of its allocations.

use crate::archive::{WORD, archive, document, docx, relations, with_body};
use crate::{fixtures, measure};
use lectern_core::Language;
use lectern_documents::{Damage, Excess, Found, Note, Refusal, Wanted, read};
use std::fmt::Write as _;

fn refusal(bytes: &[u8]) -> Refusal {
    let (result, spent) = measure::measured(|| read("会议.docx", bytes));
    let refusal = result.unwrap_err();
    assert!(spent.seconds < crate::SECONDS, "{refusal:?} took {:.2} s", spent.seconds);
    assert!(spent.peak + bytes.len() < 300_000_000, "{refusal:?} took {} bytes", spent.peak);
    for language in [Language::Chinese, Language::English] {
        let message = refusal.message(language);
        assert!(!message.contains('\n') && message.chars().count() > 10, "{message}");
    }
    refusal
}

fn swells(bytes: &[u8]) -> bool {
    matches!(refusal(bytes), Refusal::Swells { .. })
}

#[test]
fn what_is_no_document_is_named() {
    let wrong = |found| Refusal::WrongKind { found, wanted: Wanted::Script };
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(4096, 0);
        bytes
    };
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b" \r\n\t "), Refusal::Empty);
    assert_eq!(refusal(&[0; 100]), Refusal::Empty);
    assert_eq!(refusal(&compound("WordDocument")), wrong(Found::OldWord));
    assert_eq!(refusal(&compound("EncryptedPackage")), Refusal::Encrypted { wanted: Wanted::Script });
    assert_eq!(refusal(&compound("Workbook")), wrong(Found::Workbook));
    assert_eq!(refusal(&compound("")), wrong(Found::OldOffice));
    assert_eq!(refusal(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3 0 obj"), wrong(Found::Pdf));
    assert_eq!(refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), wrong(Found::Picture));
    assert_eq!(refusal(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), wrong(Found::Picture));
    assert_eq!(refusal(b"{\\rtf1\\ansi text}"), wrong(Found::Rtf));
    assert_eq!(refusal(b"<html><body>words</body></html>"), wrong(Found::WebPage));
    assert_eq!(refusal(b"{\n  \"format\": 1,\n  \"items\": []\n}"), wrong(Found::Json));
    assert_eq!(refusal(b"MZ\x90\0\x03\0\0\0"), wrong(Found::Program));
    let noise: Vec<u8> = measure::Dice::new(7).bytes(4000);
    assert!(matches!(refusal(&noise), Refusal::WrongKind { found: Found::Binary, .. }), "noise");
    let workbook = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>";
    let package = crate::archive::relations(&[("officeDocument", "xl/workbook.xml")]);
    let parts = [("_rels/.rels", package.as_bytes()), ("xl/workbook.xml", workbook.as_bytes())];
    assert_eq!(refusal(&archive(parts)), wrong(Found::Workbook));
    assert_eq!(refusal(&archive([("OFD.xml", b"<ofd/>".as_slice())])), wrong(Found::Ofd));
    assert_eq!(refusal(&archive([("a.txt", b"words".as_slice())])), wrong(Found::Archive));
    let inner = with_body("<w:p/>");
    assert_eq!(refusal(&archive([("会议.docx", inner.as_slice())])), wrong(Found::Archive), "a zip in a zip");
}

#[test]
fn a_document_without_words_says_so() {
    assert_eq!(refusal(&with_body("<w:p><w:r><w:t> </w:t></w:r></w:p>")), Refusal::NoText { pictures: 0 });
    let picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r></w:p>";
    assert_eq!(refusal(&with_body(picture)), Refusal::NoText { pictures: 1 });
}

/// What runs and paragraphs look like is not read anew where the same bytes stand again, but for bytes that mean something else.
#[test]
fn the_same_properties_hide_a_run_only_where_they_mean_the_same() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>";
    let shown = "<w:r><w:rPr><w:b/></w:rPr><w:t>见</w:t></w:r>";
    let elsewhere = "<x:r xmlns:w='else'><x:rPr><w:vanish/></x:rPr><x:t>文</x:t></x:r>";
    let body = format!("<w:p>{hidden}{shown}{hidden}{elsewhere}{shown}{hidden}{elsewhere}</w:p>");
    let document = format!("<w:document xmlns:w='{WORD}' xmlns:x='{WORD}'><w:body>{body}</w:body></w:document>");
    let read = read("稿.docx", &docx(document.as_bytes(), b"", b"")).unwrap();
    assert_eq!(read.document.paragraphs.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["见文见文"]);
    assert!(read.notes.iter().any(|note| matches!(note, Note::Hidden(3))), "{:?}", read.notes);
    // Tracked changes are counted wherever they stand.
    let inserted = "<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>好</w:t></w:r></w:p>";
    let centred = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>中</w:t></w:r></w:p>";
    let read = lectern_documents::read("稿.docx", &with_body(&[inserted, centred].concat().repeat(3))).unwrap();
    assert!(read.document.paragraphs.iter().all(|one| one.centred) && read.document.paragraphs.len() == 6);
    assert!(
        read.notes.iter().any(|note| matches!(note, Note::TrackedChanges { insertions: 3, .. })),
        "{:?}",
        read.notes
    );
}

/// Most words stand in an element of nothing else, which is read in another way.
#[test]
fn words_are_read_however_their_element_is_written() {
    let written = "<w:t>一</w:t><w:t xml:space='preserve'> 二</w:t><w:t>三&amp;</w:t><w:t>四<!-- 注 -->五</w:t><w:t/><w:t></w:t>\
                   <w:t><![CDATA[六]]></w:t><w:t> 七 </w:t><w:t\n>八</w:t\n><w:tx>九</w:tx><x:t xmlns:x='else'>十</x:t>";
    let read = read("稿.docx", &with_body(&format!("<w:p><w:r>{written}</w:r></w:p>"))).unwrap();
    assert_eq!(
        read.document.paragraphs.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["一 二三&四五六七八"]
    );
    for broken in ["<w:t>一</w:r>", "<w:t>一<w:t>", "<w:t>一</w:t", "<w:t>一&nbsp;</w:t>"] {
        let refused = lectern_documents::read("稿.docx", &with_body(&format!("<w:p><w:r>{broken}</w:r></w:p>")));
        assert!(matches!(refused, Err(Refusal::Damaged(_))), "{broken}");
    }
}

#[test]
fn a_file_of_51_mb_is_too_large() {
    let refusal = refusal(&vec![b'a'; 51_000_000]);
    assert!(matches!(refusal, Refusal::TooLarge { .. }));
}

#[test]
fn bombs_do_not_go_off() {
    // Beyond what one part may have.
    assert!(swells(&with_body(&" ".repeat(70_000_000))));
    // Below that, but packed two hundred times and more.
    assert!(swells(&with_body(&"<w:p/>".repeat(2_000_000))));
    let words = "<w:p><w:r><w:t>好</w:t></w:r></w:p>";
    assert!(swells(&docx(&document(words), &b" ".repeat(30_000_000), b"")));
    assert!(swells(&docx(&document(words), b"", &b" ".repeat(30_000_000))));
}

#[test]
fn many_parts_that_are_just_small_enough_are_too_much_together() {
    // As large as a part may be, packed as tightly as it may be, and there as often as anything asks for it.
    let filler = many(800_000, |_, dice| format!("<w:x a='{:x}'/>{}", dice % 4096, " ".repeat(50)));
    let words = "<w:p><w:r><w:t>好</w:t></w:r></w:p>";
    let part = |root: &str| format!("<w:{root} xmlns:w='{WORD}'>{filler}</w:{root}>").into_bytes();
    let body = document(&format!("{words}{filler}"));
    assert!(swells(&docx(&body, &part("numbering"), &part("styles"))));
    let names: Vec<String> = (0..12).map(|place| format!("header{place}.xml")).collect();
    let package = relations(&[("officeDocument", "word/document.xml")]);
    let all: Vec<(&str, &str)> = names.iter().map(|name| ("header", name.as_str())).collect();
    let (of_document, header) = (relations(&all), part("hdr"));
    let paths: Vec<String> = names.iter().map(|name| format!("word/{name}")).collect();
    let mut parts = vec![("_rels/.rels", package.as_bytes()), ("word/_rels/document.xml.rels", of_document.as_bytes())];
    parts.push(("word/document.xml", &body));
    parts.extend(paths.iter().map(|path| (path.as_str(), header.as_slice())));
    let bytes = archive(parts);
    let (result, spent) = measure::measured(|| read("", &bytes));
    assert!(result.is_ok() && spent.seconds < crate::SECONDS, "{:.2} s", spent.seconds);
}

/// Sets the size that an archive declares for every part of that name, wherever it does.
fn declaring(mut bytes: Vec<u8>, name: &str, size: u32) -> Vec<u8> {
    // The size stands 22 bytes into a local header and 24 into a central one, the name 30 and 46.
    for (sign, to_size, to_name) in [(b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)] {
        for at in 0..bytes.len() - 46 {
            if bytes[at..].starts_with(sign) && bytes[at + to_name..].starts_with(name.as_bytes()) {
                bytes[at + to_size..at + to_size + 4].copy_from_slice(&size.to_le_bytes());
            }
        }
    }
    bytes
}

#[test]
fn sizes_that_lie_are_found_out() {
    let large = with_body(&" ".repeat(70_000_000));
    let refusal = refusal(&declaring(large, "word/document.xml", 100));
    assert!(matches!(refusal, Refusal::Swells { .. } | Refusal::Damaged(_)), "{refusal:?}");
    let small = with_body("<w:p><w:r><w:t>好</w:t></w:r></w:p>");
    assert!(swells(&declaring(small.clone(), "word/document.xml", 4_000_000_000)));
    // A small lie harms nobody: what is there is read or refused.
    let _ = read("", &declaring(small, "word/document.xml", 900));
}

#[test]
fn seventy_thousand_entries_are_too_many() {
    let names: Vec<String> = (0..70_000).map(|place| format!("part{place}")).collect();
    let parts = names.iter().map(|name| (name.as_str(), b"x".as_slice()));
    assert!(matches!(refusal(&archive(parts)), Refusal::TooManyEntries { .. }));
}

#[test]
fn nesting_is_counted_and_not_followed() {
    for tag in ["w:p", "w:r", "w:sdt", "w:tbl", "w:ins", "x", "w:pPr", "w:txbxContent", "w:drawing"] {
        let open = format!("<{tag}>").repeat(200_000);
        let refusal = refusal(&docx(&document(&open), b"", b""));
        assert!(matches!(refusal, Refusal::TooDeep { .. } | Refusal::Swells { .. }), "{tag}: {refusal:?}");
    }
    let closed = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
    let in_list = format!("<w:numbering xmlns:w='{WORD}'>{closed}</w:numbering>");
    assert!(matches!(refusal(&docx(&document(&closed), b"", b"")), Refusal::TooDeep { .. }));
    let deep = docx(&document("<w:p/>"), in_list.as_bytes(), b"");
    assert!(matches!(refusal(&deep), Refusal::TooDeep { .. }));
}

#[test]
fn entities_are_refused() {
    let mut bomb = String::from("<!DOCTYPE w:document [<!ENTITY a0 'ha'>");
    for place in 1..30 {
        let _ = write!(bomb, "<!ENTITY a{place} '&a{};&a{};'>", place - 1, place - 1);
    }
    let body = "<w:document><w:body><w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body></w:document>";
    assert!(matches!(refusal(&docx(format!("{bomb}]>{body}").as_bytes(), b"", b"")), Refusal::Dtd { .. }));
    let outside = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>";
    assert!(matches!(refusal(&docx(outside.as_bytes(), b"", b"")), Refusal::Dtd { .. }));
    let unknown = with_body("<w:p><w:r><w:t>&none;</w:t></w:r></w:p>");
    assert!(matches!(refusal(&unknown), Refusal::Damaged(Damage::Part { .. })));
}

/// Elements that differ, so that they do not pack well enough to be taken for a bomb.
fn many(count: usize, element: impl Fn(usize, u64) -> String) -> String {
    let mut dice = measure::Dice::new(11);
    (0..count).map(|place| element(place, dice.next())).collect()
}

#[test]
fn small_files_that_become_large_are_refused() {
    // Numbers without words, far more than a document has paragraphs.
    let label = "第".repeat(60);
    let numbering = format!(
        "<w:numbering xmlns:w='{WORD}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>\
         <w:lvlText w:val='{label}%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let styles = format!(
        "<w:styles xmlns:w='{WORD}'><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:pPr><w:numPr>\
         <w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let body = many(600_000, |_, dice| format!("<w:p a='{dice:x}'/>"));
    let bytes = docx(&document(&body), numbering.as_bytes(), styles.as_bytes());
    assert!(matches!(refusal(&bytes), Refusal::TooMuch { what: Excess::Paragraphs, .. }));
    let many_styles = many(20_000, |place, dice| format!("<w:style w:styleId='s{place}' a='{dice:x}'/>"));
    let many_styles = format!("<w:styles xmlns:w='{WORD}'>{many_styles}</w:styles>");
    let bytes = docx(&document("<w:p/>"), b"", many_styles.as_bytes());
    assert!(matches!(refusal(&bytes), Refusal::TooMuch { what: Excess::Definitions, .. }));
    let many_lists = many(20_000, |place, dice| format!("<w:abstractNum w:abstractNumId='{place}' a='{dice:x}'/>"));
    let many_lists = format!("<w:numbering xmlns:w='{WORD}'>{many_lists}</w:numbering>");
    let bytes = docx(&document("<w:p/>"), many_lists.as_bytes(), b"");
    assert!(matches!(refusal(&bytes), Refusal::TooMuch { what: Excess::Definitions, .. }));
    // Cells that cover as many columns as a number can say.
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr><w:p><w:r><w:t>好</w:t></w:r></w:p></w:tc>";
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(1_000));
    let (result, spent) = measure::measured(|| read("", &with_body(&row)));
    assert!(result.is_ok() && spent.peak < 10_000_000);
}

#[test]
fn tables_in_tables_copy_their_words_only_so_often() {
    let words = many(2_000_000, |_, dice| format!("{dice:x}"));
    let mut inside = format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    for _ in 0..40 {
        inside = format!("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>");
    }
    assert!(matches!(refusal(&with_body(&inside)), Refusal::TooMuch { what: Excess::Text, .. }));
}

#[test]
fn an_instance_whose_list_counts_to_the_end_stays_there() {
    let numbering = format!(
        "<w:numbering xmlns:w='{WORD}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='4294967295'/>\
         <w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1 %9 %0 %'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>".repeat(2);
    let read = read("", &docx(&document(&item), numbering.as_bytes(), b"")).unwrap();
    assert_eq!(read.document.paragraphs[1].text, "4294967295  %0 %");
}

#[test]
fn broken_fixtures_are_refused_or_read_but_never_end_the_program() {
    let mut dice = measure::Dice::new(20260320);
    let rounds = if cfg!(debug_assertions) { 40 } else { 400 };
    for name in fixtures::names() {
        let whole = fixtures::bytes(&name);
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            if dice.below(3) == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            for _ in 0..dice.below(6) {
                let at = dice.below(bytes.len().max(1));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= u8::try_from(1 << dice.below(8)).unwrap();
                }
            }
            let (result, spent) = measure::measured(|| read("会议.docx", &bytes));
            assert!(spent.peak < 100_000_000, "{name}: {} bytes", spent.peak);
            if let Err(refusal) = result {
                assert!(!refusal.message(Language::Chinese).is_empty());
            }
        }
    }
}

#[test]
fn a_document_cut_off_anywhere_is_refused() {
    let whole = fixtures::bytes("levels");
    // Three bytes are not yet an archive, and as good a text as any.
    for end in 4..whole.len() {
        let result = read("会议.docx", &whole[..end]);
        assert!(result.is_err(), "{end} of {} bytes", whole.len());
    }
}
