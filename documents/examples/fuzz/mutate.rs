//! Ways to break an input: bytes anywhere, and within an archive the XML of one part, so that the checksums still hold
//! and the reader behind them is reached.

use crate::archive::archive;
use crate::measure::Dice;
use std::io::{Cursor, Read};

/// What is put in where luck alone would not find it.
const WORDS: &[&[u8]] = &[
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:tr>",
    b"<w:tc>",
    b"</w:tc>",
    b"<w:r>",
    b"<w:t>",
    b"<w:sdt><w:sdtContent>",
    b"<w:fldChar w:fldCharType='begin'/>",
    b"<w:fldChar w:fldCharType='separate'/>",
    b"<w:fldChar w:fldCharType='end'/>",
    b"<w:instrText>EQ \\o\\ac(",
    b"<w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr>",
    b"<w:vanish/>",
    b"<w:del/>",
    b"<mc:AlternateContent><mc:Choice>",
    b"<w:txbxContent>",
    b"<w:ruby>",
    b"<w:br/>",
    b"<w:u w:val='single'/>",
    b"<w:gridSpan w:val='99999999999'/>",
    b"%1%2%9",
    b"w:val=\"0\"",
    b"w:val=\"-1\"",
    b"w:val=\"4294967295\"",
    b"&#0;",
    b"&#x10FFFF;",
    b"&lt;",
    b"&none;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?x?>",
    b"<!DOCTYPE x>",
    b"xmlns:w=''",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\x84\x31\x95\x33",
    b"\0",
    b"\r\n",
    b"\n\n",
    b"\xE3\x80\x80",
    b"\xA1\xA1",
    b"<row r='1048576'>",
    b"<c r='XFD1'/>",
    b"<c t='s'><v>0</v></c>",
    b"<mergeCell ref='A1:XFD1048576'/>",
    b"table:number-rows-repeated='9999999'",
    b"table:number-rows-spanned='9999999'",
    b"\"",
    b",",
    b"\t",
    b"sep=",
    "一、".as_bytes(),
    "姓名".as_bytes(),
    "，".as_bytes(),
    b"# ",
    b"===\n",
];

/// Breaks bytes in a few places.
pub fn bytes(one: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = one.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let longest = 1 << dice.below(10);
        let span = dice.below(longest).min(bytes.len() - at);
        match dice.below(9) {
            0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
            1 => bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = (dice.next() >> 56) as u8),
            2 => drop(bytes.drain(at..at + span)),
            3 => {
                let piece = bytes[at..at + span].to_vec();
                let times = dice.below(20);
                bytes.splice(at..at, piece.repeat(times));
            }
            4 => drop(bytes.splice(at..at, WORDS[dice.below(WORDS.len())].iter().copied())),
            5 => {
                let from = dice.below(other.len() + 1);
                let piece = &other[from..(from + dice.below(400)).min(other.len())];
                bytes.splice(at..at + span, piece.iter().copied());
            }
            6 => bytes.truncate(at),
            7 => number(&mut bytes, at, dice),
            _ => {
                let piece = WORDS[dice.below(WORDS.len())].repeat(1 << dice.below(9));
                bytes.splice(at..at, piece);
            }
        }
        bytes.truncate(2_000_000);
    }
    bytes
}

/// Replaces the next figures by others.
fn number(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let Some(from) = bytes[at..].iter().position(u8::is_ascii_digit).map(|from| at + from) else { return };
    let to = bytes[from..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |to| from + to);
    let values = ["0", "1", "9", "65535", "4294967295", "18446744073709551616", "-1", "", "0x7", "1e308"];
    bytes.splice(from..to, values[dice.below(values.len())].bytes());
}

/// The parts of an archive, as far as they can be had.
fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len().min(100) {
        let mut entry = archive.by_index(index).ok()?;
        let mut content = Vec::new();
        entry.by_ref().take(2_000_000).read_to_end(&mut content).ok()?;
        parts.push((entry.name().ok()?.into_owned(), content));
    }
    Some(parts)
}

/// Breaks one or two parts of an archive and packs it again; now and then breaks the archive itself.
pub fn package(one: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Some(mut inside) = parts(one).filter(|parts| !parts.is_empty() && dice.below(12) > 0) else {
        return bytes(one, other, dice);
    };
    let others = parts(other).unwrap_or_default();
    for _ in 0..=dice.below(2) {
        let place = dice.below(inside.len());
        // Mostly the part of the other document that has the same name: what fits together goes deepest.
        let same = others.iter().find(|(name, _)| *name == inside[place].0);
        let donor = same.map(|(_, content)| content.as_slice()).unwrap_or(other);
        inside[place].1 = match dice.below(10) {
            0 => donor.to_vec(),
            _ => bytes(&inside[place].1, donor, dice),
        };
    }
    archive(inside.iter().map(|(name, content)| (name.as_str(), content.as_slice())))
}
