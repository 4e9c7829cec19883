//! What some bytes are, by what stands in them. Names lie: a page of the web is called .doc, a document .txt.

use crate::caps;
use crate::package::Package;
use crate::refusal::{Found, Refusal};
use crate::xml::{Space, Xml};

/// How bytes have to be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A zip archive, which may be a document.
    Archive,
    /// A compound file: Office of before 2007, WPS, or anything encrypted.
    Compound,
    /// Something that no reader here knows.
    Other(Found),
    /// Perhaps text.
    Text,
}

/// Tells by the first bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.len() > caps::FILE {
        let [bytes, most] = [bytes.len(), caps::FILE].map(|size| u64::try_from(size).unwrap_or(u64::MAX));
        return Err(Refusal::TooLarge { bytes, most });
    }
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(Kind::Compound);
    }
    Ok(magic(bytes).map_or(Kind::Text, Kind::Other))
}

/// The signatures of what people open by mistake.
fn magic(bytes: &[u8]) -> Option<Found> {
    const SIGNATURES: [(&[u8], Found); 18] = [
        (b"%PDF-", Found::Pdf),
        (b"\x89PNG", Found::Picture),
        (b"\xFF\xD8\xFF", Found::Picture),
        (b"GIF8", Found::Picture),
        (b"II*\0", Found::Picture),
        (b"MM\0*", Found::Picture),
        (b"8BPS", Found::Picture),
        (b"ID3\x02", Found::Media),
        (b"ID3\x03", Found::Media),
        (b"ID3\x04", Found::Media),
        (b"OggS", Found::Media),
        (b"fLaC", Found::Media),
        (b"\x1A\x45\xDF\xA3", Found::Media),
        (b"\x7FELF", Found::Program),
        (b"{\\rtf", Found::Rtf),
        (b"Rar!\x1A", Found::Archive),
        (b"7z\xBC\xAF\x27\x1C", Found::Archive),
        (b"\x1F\x8B\x08", Found::Archive),
    ];
    let by_start = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, found)| *found);
    let head = bytes.get(..1024).unwrap_or(bytes);
    let binary = head.contains(&0);
    by_start.or_else(|| match (bytes.get(4..8), bytes.get(8..12), bytes) {
        (_, Some(b"WEBP"), [b'R', b'I', b'F', b'F', ..]) => Some(Found::Picture),
        (_, _, [b'R', b'I', b'F', b'F', ..]) if binary => Some(Found::Media),
        (Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif"), _) => Some(Found::Picture),
        (Some(b"ftyp"), _, _) => Some(Found::Media),
        (_, _, [b'M', b'Z', ..]) if binary => Some(Found::Program),
        (_, _, [b'B', b'M', ..]) if binary => Some(Found::Picture),
        _ => None,
    })
}

/// What a text really is, where it is written for a program.
pub(crate) fn markup(text: &str) -> Option<Found> {
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_lowercase();
    if head.starts_with("{\\rtf") {
        return Some(Found::Rtf);
    }
    // {{item.number}} may well begin a script.
    let is_json = head.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"')) && head.contains("\":");
    if is_json {
        return Some(Found::Json);
    }
    let starts = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if starts(&["<!doctype html", "<html", "mime-version:"]) {
        return Some(Found::WebPage);
    }
    if !starts(&["<?xml"]) {
        return None;
    }
    let is_page = head.contains("<html") || head.contains("<!doctype html");
    Some(if is_page { Found::WebPage } else { Found::Xml })
}

/// The main part of an office document, and its text. Nothing if the archive is none.
pub(crate) fn main_part(package: &mut Package<'_>) -> Result<Option<(String, String)>, Refusal> {
    let relations = package.relations("")?;
    let named = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    let mut part = named.map(|relation| relation.target).filter(|part| package.has(part));
    if part.is_none() && package.has("word/document.xml") {
        part = Some("word/document.xml".to_owned());
    }
    // The binary workbook's main part is no XML.
    let Some(part) = part.filter(|part| !part.to_lowercase().ends_with(".bin")) else { return Ok(None) };
    Ok(package.text(&part)?.map(|text| (part, text)))
}

/// What an archive is, if not what was wanted.
pub(crate) fn archive(package: &Package<'_>, main: Option<&(String, String)>) -> Found {
    if let Some((part, text)) = main
        && let Ok(Some(root)) = Xml::new(text, part).element()
    {
        if root.is_word("document") {
            return Found::Word;
        }
        if root.space == Space::Sheet {
            return Found::Workbook;
        }
        if root.name() == "presentation" {
            return Found::Slides;
        }
    }
    let has = |name| package.has(name);
    if has("xl/workbook.bin") {
        Found::BinaryWorkbook
    } else if has("ofd.xml") {
        Found::Ofd
    } else if has("mimetype") && has("content.xml") {
        Found::OpenText
    } else {
        Found::Archive
    }
}

/// What a compound file is; nothing if it is locked with a password. The names of its streams stand in it as UTF-16, at
/// the beginning of entries of 128 bytes, which can be found even where the file is broken.
pub(crate) fn compound(bytes: &[u8]) -> Option<Found> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide))
    };
    if names("EncryptedPackage") {
        None
    } else if names("WordDocument") {
        Some(Found::OldWord)
    } else if names("Workbook") || names("Book\0") {
        Some(Found::Workbook)
    } else if names("PowerPoint Document") {
        Some(Found::Slides)
    } else {
        Some(Found::OldOffice)
    }
}
