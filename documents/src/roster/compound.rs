//! Compound files ([MS-CFB]): a small file system in a file, in which Office kept documents until 2007. Gives one stream
//! by its name. Every chain is bounded by the file's own size, so that one that bites its tail ends.

/// A sector number from which on there is no sector.
const LAST: u32 = 0xFFFF_FFFA;
/// Streams that are shorter, in bytes, lie in the small sectors of the root's stream.
const SMALL: usize = 4096;

/// A number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// A number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For every sector the next one.
    next: Vec<u32>,
}

/// The stream of a name in the root folder.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let shift = u16_at(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
    let mut file = Compound { bytes, sector: 1 << shift, next: Vec::new() };
    file.next = file.allocation()?;
    let folder = file.chain(u32_at(bytes, 48)?, &file.next)?;
    let entries: Vec<&[u8]> = folder.chunks_exact(128).collect();
    let wanted = entries.iter().find(|entry| {
        let name = name(entry);
        names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))
    })?;
    let (start, size) = (u32_at(wanted, 116)?, usize::try_from(u32_at(wanted, 120)?).ok()?);
    let mut content = if size >= SMALL {
        file.chain(start, &file.next)?
    } else {
        let root = entries.iter().find(|entry| entry.get(66) == Some(&5))?;
        let small = Compound { bytes: &file.chain(u32_at(root, 116)?, &file.next)?, sector: 64, next: Vec::new() };
        let next = numbers(&file.chain(u32_at(bytes, 60)?, &file.next)?);
        small.chain_from(start, &next, 0)?
    };
    content.truncate(size);
    Some(content)
}

impl Compound<'_> {
    /// The table of next sectors. The sectors that hold it are listed in the header, and where those do not suffice in
    /// a chain of their own.
    fn allocation(&self) -> Option<Vec<u32>> {
        let mut listed = numbers(self.bytes.get(76..512)?);
        let mut more = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        while more < LAST && listed.len() < most * 2 {
            let numbers = numbers(self.sector_at(more, 1)?);
            let (link, list) = numbers.split_last()?;
            listed.extend(list);
            more = *link;
        }
        let mut next = Vec::new();
        for sector in listed.into_iter().filter(|sector| *sector < LAST).take(most) {
            next.extend(numbers(self.sector_at(sector, 1)?));
        }
        Some(next)
    }

    /// A sector. In a file the first comes after a header of the same size.
    fn sector_at(&self, number: u32, header: usize) -> Option<&[u8]> {
        let at = usize::try_from(number).ok()?.checked_add(header)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(at..)?;
        // The last one may be cut short.
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn chain(&self, start: u32, next: &[u32]) -> Option<Vec<u8>> {
        self.chain_from(start, next, 1)
    }

    fn chain_from(&self, start: u32, next: &[u32], header: usize) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut sector = start;
        while sector < LAST {
            // More than the file holds can only be a circle.
            if content.len() > self.bytes.len() {
                return None;
            }
            content.extend_from_slice(self.sector_at(sector, header)?);
            sector = *next.get(usize::try_from(sector).ok()?)?;
        }
        Some(content)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

fn name(entry: &[u8]) -> String {
    let length = u16_at(entry, 64).unwrap_or_default().saturating_sub(2).min(62);
    let units: Vec<u16> =
        entry.get(..usize::from(length)).unwrap_or_default().chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect();
    String::from_utf16_lossy(&units)
}
