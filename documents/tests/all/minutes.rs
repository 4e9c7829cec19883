//! Minutes in Word: they open again with the reader of scripts, whatever words stand in them, and every part is XML.

use lectern_core::record::Block;
use lectern_documents::{minutes, read};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

const HOSTILE: &str = "a<b>&amp;\"'\u{0}\u{8}\u{1b}]]>\u{fffe}\u{ffff}\u{7f}\u{85}\u{1f600}陆宁";

fn blocks() -> Vec<Block> {
    vec![
        Block::Title("座谈会会议记录".to_owned()),
        Block::Facts(vec![
            ("时间".to_owned(), "2026年3月20日（星期五）09:00—10:12".to_owned()),
            ("出席".to_owned(), String::new()),
            ("地点".to_owned(), HOSTILE.to_owned()),
        ]),
        Block::Heading("第一项　交流发言".to_owned()),
        Block::Note("09:05—09:30，用时 25 分钟".to_owned()),
        Block::Point("陆宁 发言：09:05—09:13".to_owned()),
        Block::Point("  两边有空格  ".to_owned()),
        Block::Room("要点：".to_owned()),
    ]
}

#[test]
fn minutes_open_again_with_headings_and_a_table() {
    let bytes = minutes(&blocks()).unwrap();
    let document = read("记录.docx", &bytes).unwrap().document;
    let all: Vec<(&str, Option<u8>, bool, bool)> = document
        .paragraphs
        .iter()
        .map(|one| (one.text.as_str(), one.heading, one.centred, one.row))
        .filter(|(text, ..)| !text.trim().is_empty())
        .collect();
    assert_eq!(all[0], ("座谈会会议记录", None, true, false));
    assert_eq!(all[1], ("时间\t2026年3月20日（星期五）09:00—10:12", None, false, true));
    assert_eq!(all[3], ("地点\ta<b>&amp;\"']]>\u{1f600}陆宁", None, false, true));
    assert_eq!(all[4], ("第一项　交流发言", Some(1), false, false));
    assert_eq!(all[6], ("陆宁 发言：09:05—09:13", None, false, false));
    assert_eq!(all.last().unwrap().0, "要点：");
}

#[test]
fn every_part_is_xml_to_its_end() {
    let bytes = minutes(&blocks()).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml", "some readers look only there");
    for index in 0..archive.len() {
        let mut text = String::new();
        let mut part = archive.by_index(index).unwrap();
        part.read_to_string(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        let is_allowed =
            |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(text.chars().all(is_allowed), "{name} holds what no XML may hold");
        let mut reader = Reader::from_str(&text);
        let mut open = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Eof => break,
                Event::GeneralRef(what) => {
                    assert!(["amp", "lt", "gt"].iter().any(|known| what.as_ref() == *known), "{name}: {what:?}");
                }
                Event::Empty(_) | Event::Text(_) | Event::Decl(_) => {}
                other @ (Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_)) => {
                    panic!("{name}: {other:?}")
                }
            }
        }
        assert_eq!(open, 0, "{name}");
    }
}

#[test]
fn the_same_minutes_are_the_same_bytes() {
    assert_eq!(minutes(&blocks()).unwrap(), minutes(&blocks()).unwrap());
    assert!(minutes(&[]).is_ok());
}
