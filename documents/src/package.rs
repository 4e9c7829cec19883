//! A zip archive that is a document: its parts by name, inflated one at a time and only on demand, under the caps.
//! Trusts no size that the archive declares: what comes out is counted too.

use crate::caps;
use crate::refusal::{Damage, Refusal, Wanted};
use crate::xml::Xml;
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

    /// A part as bytes, of a size up to `limit`; nothing if there is none of that name.
    fn bytes(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
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
        // In one piece: room that grows would be cleared bit by bit, and what was unpacked into it kept once more beside it.
        let mut bytes = vec![0; usize::try_from(entry.size()).unwrap_or_default()];
        let filled = fill(&mut entry, &mut bytes).map_err(|_| damaged())?;
        bytes.truncate(filled);
        // Whatever is more than the archive declares; at its end the sum over all of it is compared.
        let left = (most + 1).saturating_sub(u64::try_from(filled).unwrap_or(u64::MAX));
        entry.by_ref().take(left).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        drop(entry);
        self.unpacked = self.unpacked.saturating_add(read);
        if read > most {
            return Err(Refusal::Swells { part: name.to_owned() });
        }
        Ok(Some(bytes))
    }

    /// A part as text; nothing if there is none of that name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.text_up_to(name, caps::PART)
    }

    /// A part as text, of a size up to `limit`: UTF-8, or UTF-16 with its mark, which the standard allows too.
    pub(crate) fn text_up_to(&mut self, name: &str, limit: u64) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(name, limit)? else { return Ok(None) };
        let damaged = || Refusal::Damaged(Damage::Part { part: name.to_owned() });
        // The standard library would look at UTF-8 a byte at a time.
        let (encoding, mark) = encoding_rs::Encoding::for_bom(&bytes).unwrap_or((encoding_rs::UTF_8, 0));
        let body = bytes.get(mark..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling_and_without_replacement(body);
        text.map(|text| Some(text.into_owned())).ok_or_else(damaged)
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

/// Reads until some room is full or nothing is left, and says how much that was.
fn fill(from: &mut impl Read, room: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(free) = room.get_mut(filled..).filter(|free| !free.is_empty()) {
        match from.read(free) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
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
