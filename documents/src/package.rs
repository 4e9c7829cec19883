//! A zip archive that is a document: its parts by name, inflated one at a time and only on demand, under the caps.
//! Trusts no size that the archive declares: what comes out is counted too.

use crate::caps;
use crate::refusal::{Damage, Refusal, Wanted};
use crate::xml::Xml;
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open archive.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How large the archive is: no part can have been packed into more.
    size: u64,
    /// The entries by name in small letters with forward slashes, as the names of parts do not tell case apart (ISO/IEC
    /// 29500-2) and some programs write backslashes.
    entries: HashMap<String, usize>,
    wanted: Wanted,
    /// How much has been unpacked, in bytes.
    unpacked: u64,
}

/// A relationship from one part to another.
pub(crate) struct Relation {
    /// Its id within the part.
    pub(crate) id: String,
    /// The last word of its type: `styles`, `officeDocument`.
    pub(crate) kind: String,
    /// The part that it leads to, from the root of the archive.
    pub(crate) target: String,
}

impl<'a> Package<'a> {
    /// Reads the list of entries. `wanted` is only for the words of a refusal.
    pub(crate) fn open(bytes: &'a [u8], wanted: Wanted) -> Result<Self, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged(Damage::Archive))?;
        if archive.len() > caps::ENTRIES {
            return Err(Refusal::TooManyEntries { most: caps::ENTRIES });
        }
        let mut entries = HashMap::with_capacity(archive.len());
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| Refusal::Damaged(Damage::Archive))?;
            let name = key(&String::from_utf8_lossy(entry.name_raw()));
            entries.entry(name).or_insert(index);
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(Self { archive, size, entries, wanted, unpacked: 0 })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// A part as text; nothing if there is none of that name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.text_up_to(name, caps::PART)
    }

    /// A part as text, of a size up to `limit`: UTF-8, or UTF-16 with its mark, which the standard allows too. Nothing if there is
    /// none of that name.
    pub(crate) fn text_up_to(&mut self, name: &str, limit: u64) -> Result<Option<String>, Refusal> {
        let Some(&index) = self.entries.get(&key(name)) else { return Ok(None) };
        let size = self.size;
        let left = caps::PARTS.saturating_sub(self.unpacked).min(limit);
        let wanted = self.wanted;
        let damaged = || Refusal::Damaged(Damage::Part { part: name.to_owned() });
        let mut entry = self.archive.by_index(index).map_err(|error| {
            let locked = matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED));
            if locked { Refusal::Encrypted { wanted } } else { damaged() }
        })?;
        let packed = entry.compressed_size().min(size);
        let most = packed.saturating_mul(caps::RATIO).max(caps::RATIO_FROM).min(left);
        if entry.size() > most {
            return Err(Refusal::Swells { part: name.to_owned() });
        }
        let mut text = Text::of_about(usize::try_from(entry.size()).unwrap_or_default());
        let mut content = entry.by_ref().take(most + 1);
        let mut room = vec![0; PIECE];
        let (mut read, mut is_last) = (0, false);
        while !is_last {
            let piece = fill(&mut content, &mut room).map_err(|_| damaged())?;
            is_last = piece.len() < PIECE;
            text.push(piece, is_last);
            read += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        }
        drop(entry);
        self.unpacked = self.unpacked.saturating_add(read);
        if read > most {
            return Err(Refusal::Swells { part: name.to_owned() });
        }
        text.whole().map(Some).ok_or_else(damaged)
    }

    /// A part as text that must be there.
    pub(crate) fn must(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::Damaged(Damage::Missing { part: name.to_owned() }))
    }

    /// Where a part leads; the empty name stands for the package. None if it says nothing.
    pub(crate) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, Refusal> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = join(folder, &format!("_rels/{file}.rels"));
        let Some(text) = self.text_up_to(&name, caps::SIDE)? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(&text, &name);
        let mut relations = Vec::new();
        if xml.element()?.is_none() {
            return Ok(relations);
        }
        while let Some(element) = xml.element()? {
            let (id, kind, target) = (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"));
            xml.skip()?;
            if let (Some(kind), Some(target)) = (kind, target)
                && relations.len() < caps::DEFINITIONS
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id: id.unwrap_or_default(), kind, target: join(folder, &target) });
            }
        }
        Ok(relations)
    }
}

/// So many bytes are unpacked and made text at once: they stay close to the processor, and the part lies in the memory once.
const PIECE: usize = 1 << 16;

/// Reads until some room is full or nothing is left, and gives back what was read.
fn fill<'r>(from: &mut impl Read, room: &'r mut [u8]) -> std::io::Result<&'r [u8]> {
    let mut filled = 0;
    while let Some(free) = room.get_mut(filled..).filter(|free| !free.is_empty()) {
        match from.read(free) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(room.get(..filled).unwrap_or_default())
}

/// The text of a part, while it is unpacked.
struct Text {
    text: String,
    /// How the part is written, once its first bytes are known.
    decoder: Option<Decoder>,
    is_damaged: bool,
}

impl Text {
    /// With room for so many bytes.
    fn of_about(size: usize) -> Self {
        Self { text: String::with_capacity(size + PIECE), decoder: None, is_damaged: false }
    }

    /// Takes the next bytes.
    fn push(&mut self, piece: &[u8], is_last: bool) {
        let (encoding, mark) = match self.decoder {
            None => Encoding::for_bom(piece).unwrap_or((UTF_8, 0)),
            Some(_) => (UTF_8, 0),
        };
        let decoder = self.decoder.get_or_insert_with(|| encoding.new_decoder_without_bom_handling());
        let bytes = piece.get(mark..).unwrap_or_default();
        if self.is_damaged {
            return;
        }
        self.text.reserve(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default());
        let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut self.text, is_last);
        self.is_damaged = result != DecoderResult::InputEmpty;
    }

    /// All of it, where it is what it says to be.
    fn whole(self) -> Option<String> {
        (!self.is_damaged).then_some(self.text)
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_lowercase()
}

/// A target as seen from a folder: `../media/a` from `word` is `media/a`, and `/word/b` stays what it is.
///
/// Refusals name parts in one line, so what would break a line is no part of a name.
fn join(folder: &str, target: &str) -> String {
    let target: String = target.chars().filter(|character| !character.is_control()).take(200).collect();
    let target = target.as_str();
    if let Some(absolute) = target.strip_prefix(['/', '\\']) {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            name => steps.push(name),
        }
    }
    steps.join("/")
}
