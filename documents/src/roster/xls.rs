//! Workbooks of Excel 95 to 2003 and of WPS ([MS-XLS]): sheets, texts, numbers, merged cells. Our own, because the
//! common crate reserves memory for as many cells as a file declares and fills a table as wide as its outermost cells,
//! which a hostile file of a few hundred bytes turns into an abort that nothing can catch.

use super::compound::{self, u16_at, u32_at};
use super::number::Formats;
use super::sheet::{About, Book, Region, Sheet};
use crate::caps;
use crate::refusal::{Damage, Excess, Refusal, Wanted};
use encoding_rs::{Encoding, GB18030};

// Records ([MS-XLS] 2.3).
const BOF: u16 = 0x809;
const EOF: u16 = 0x0A;
const CONTINUE: u16 = 0x3C;

/// An open workbook.
pub(super) struct Xls {
    stream: Vec<u8>,
    /// Where each sheet begins in the stream.
    starts: Vec<usize>,
    about: Vec<About>,
    shared: Vec<String>,
    formats: Formats,
    /// Before Excel 97 texts had one byte a character, or two in Chinese, in this encoding.
    narrow: Option<&'static Encoding>,
}

/// A record: its type and data.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

fn damaged() -> Refusal {
    Refusal::Damaged(Damage::OldWorkbook)
}

impl Xls {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or_else(damaged)?;
        let mut book = Self {
            stream: Vec::new(),
            starts: Vec::new(),
            about: Vec::new(),
            shared: Vec::new(),
            formats: Formats::default(),
            narrow: None,
        };
        let mut formats = Vec::new();
        let mut rest = stream.as_slice();
        let mut first = true;
        while let Some(record) = next(&mut rest) {
            if std::mem::take(&mut first) {
                let version = u16_at(record.data, 0).filter(|_| record.kind == BOF).ok_or_else(damaged)?;
                book.narrow = (version < 0x600).then_some(GB18030);
            }
            match record.kind {
                EOF => break,
                0x2F => return Err(Refusal::Encrypted { wanted: Wanted::Roster }),
                0x42 if book.narrow.is_some() => book.narrow = Some(codepage(u16_at(record.data, 0))),
                0x22 => book.formats.from_1904 = u16_at(record.data, 0) == Some(1),
                0x85 => book.sheet(record.data),
                0xFC => book.shared = shared(record.data, rest)?,
                0x41E => {
                    let number = u32::from(u16_at(record.data, 0).unwrap_or_default());
                    let at = if book.narrow.is_some() { 3 } else { 2 };
                    let code = book.string(record.data, at, book.narrow.is_none()).unwrap_or_default();
                    book.formats.define(number, &code);
                }
                // Cell styles may come before the formats that they name.
                0xE0 => formats.push(u32::from(u16_at(record.data, 2).unwrap_or_default())),
                _ => {}
            }
        }
        formats.into_iter().for_each(|number| book.formats.style(number));
        book.stream = stream;
        Ok(book)
    }

    fn sheet(&mut self, data: &[u8]) {
        // Type 0 has cells, the others have charts or macros.
        if let (Some(start), Some([state, 0])) = (u32_at(data, 0), data.get(4..6))
            && self.starts.len() < caps::DEFINITIONS
        {
            let count = data.get(6).copied().map(usize::from).unwrap_or_default();
            let name = match self.narrow {
                Some(encoding) => data.get(7..7 + count).map(|name| encoding.decode(name).0.into_owned()),
                None => Texts::new(data.get(7..).unwrap_or_default(), &[]).characters(count),
            };
            self.starts.push(usize::try_from(start).unwrap_or(usize::MAX));
            self.about.push(About { name: name.unwrap_or_default(), hidden: state & 3 != 0 });
        }
    }

    /// A text with its length in two bytes in front; with `wide`, and a byte of flags.
    fn string(&self, data: &[u8], at: usize, wide: bool) -> Option<String> {
        if wide {
            let count = usize::from(u16_at(data, at)?);
            return Texts::new(data.get(at + 2..)?, &[]).characters(count);
        }
        // A format's name before Excel 97 has its length in one byte.
        let (count, at) =
            if at == 3 { (usize::from(*data.get(2)?), 3) } else { (usize::from(u16_at(data, at)?), at + 2) };
        let bytes = data.get(at..at.checked_add(count)?)?;
        Some(self.narrow.unwrap_or(GB18030).decode(bytes).0.into_owned())
    }

    /// What a record puts into cells.
    fn cell(
        &self,
        record: &Record<'_>,
        sheet: &mut Sheet,
        pending: &mut Option<(usize, usize)>,
    ) -> Result<(), Refusal> {
        let data = record.data;
        let number = |at: usize| u16_at(data, at).map(usize::from);
        if record.kind == 0x207 {
            // The text that the formula before it gave.
            let text = self.string(data, 0, self.narrow.is_none()).unwrap_or_default();
            return pending.take().map_or(Ok(()), |(row, column)| sheet.set(row, column, &text));
        }
        let (Some(row), Some(column), style) = (number(0), number(2), number(4)) else { return Ok(()) };
        let text = match record.kind {
            0xFD => {
                let place = u32_at(data, 6).and_then(|place| usize::try_from(place).ok());
                place.and_then(|place| self.shared.get(place)).cloned()
            }
            0x204 | 0xD6 => self.string(data, 6, self.narrow.is_none()),
            0x203 => float(data, 6).map(|value| self.formats.text(value, style)),
            0x27E => u32_at(data, 6).map(|value| self.formats.text(packed(value), style)),
            0x205 if data.get(7) == Some(&0) => Some(if data.get(6) == Some(&1) { "TRUE" } else { "FALSE" }.to_owned()),
            0x06 if u16_at(data, 12) == Some(0xFFFF) => {
                *pending = (data.get(6) == Some(&0)).then_some((row, column));
                None
            }
            0x06 => float(data, 6).map(|value| self.formats.text(value, style)),
            0xBD => {
                for (place, six) in data.get(4..).unwrap_or_default().chunks_exact(6).enumerate() {
                    let style = u16_at(six, 0).map(usize::from);
                    let value = u32_at(six, 2).map(packed).unwrap_or_default();
                    sheet.set(row, column + place, &self.formats.text(value, style))?;
                }
                None
            }
            _ => None,
        };
        text.map_or(Ok(()), |text| sheet.set(row, column, &text))
    }
}

impl Book for Xls {
    fn sheets(&self) -> &[About] {
        &self.about
    }

    fn weight(&self) -> usize {
        self.stream.len()
    }

    fn read(&mut self, place: usize) -> Result<Sheet, Refusal> {
        let start = self.starts.get(place).copied().unwrap_or(usize::MAX);
        let mut rest = self.stream.get(start..).ok_or_else(damaged)?;
        let mut sheet = Sheet::default();
        let mut depth = 0_usize;
        let mut pending = None;
        while let Some(record) = next(&mut rest) {
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                // Charts within a sheet have cells of their own.
                _ if depth != 1 => {}
                0xE5 => merged(record.data, &mut sheet),
                0x208 => {
                    let hidden = u16_at(record.data, 12).unwrap_or_default() & 0x20 != 0;
                    // A row with columns from first to last has something in it.
                    let some = u16_at(record.data, 2) < u16_at(record.data, 4);
                    sheet.hidden_rows += usize::from(hidden && some);
                }
                _ => self.cell(&record, &mut sheet, &mut pending)?,
            }
        }
        Ok(sheet)
    }
}

/// The record at the front, and the rest behind it.
fn next<'a>(rest: &mut &'a [u8]) -> Option<Record<'a>> {
    let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
    let data = rest.get(4..4 + length)?;
    *rest = rest.get(4 + length..)?;
    Some(Record { kind, data })
}

/// The shared texts, which go on over the records that continue theirs.
fn shared(data: &[u8], mut rest: &[u8]) -> Result<Vec<String>, Refusal> {
    let mut more = Vec::new();
    while u16_at(rest, 0) == Some(CONTINUE)
        && let Some(record) = next(&mut rest)
    {
        more.push(record.data);
    }
    let count = u32_at(data, 4).and_then(|count| usize::try_from(count).ok()).ok_or_else(damaged)?;
    let most = caps::ROWS * caps::COLUMNS;
    if count > most {
        return Err(Refusal::TooMuch { what: Excess::Rows, most: caps::ROWS });
    }
    let mut texts = Texts::new(data.get(8..).unwrap_or_default(), &more);
    let mut shared = Vec::new();
    for _ in 0..count {
        // A table that is cut short leaves the cells empty that name the rest.
        let Some(text) = texts.shared() else { break };
        shared.push(text);
    }
    Ok(shared)
}

/// Texts over several records ([MS-XLS] 2.5.293).
struct Texts<'a> {
    now: &'a [u8],
    more: &'a [&'a [u8]],
}

impl<'a> Texts<'a> {
    fn new(now: &'a [u8], more: &'a [&'a [u8]]) -> Self {
        Self { now, more }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.now.is_empty() {
            self.turn()?;
        }
        let (byte, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*byte)
    }

    /// On to the next record.
    fn turn(&mut self) -> Option<()> {
        let (now, more) = self.more.split_first()?;
        (self.now, self.more) = (now, more);
        Some(())
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0_usize, |number, place| Some(number | usize::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.now.len() {
            bytes -= self.now.len();
            self.turn()?;
        }
        self.now = self.now.get(bytes..)?;
        Some(())
    }

    /// A text of the shared table: its length, flags, and what comes after for looks and readings.
    fn shared(&mut self) -> Option<String> {
        let count = self.number(2)?;
        let flags = self.byte()?;
        let looks = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let reading = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let text = self.units(count, flags & 1 != 0)?;
        self.skip(looks.checked_mul(4)?.checked_add(reading)?)?;
        Some(text)
    }

    /// A text whose flags come first.
    fn characters(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        self.units(count, flags & 1 != 0)
    }

    /// So many characters. A record that continues a text begins with flags, which may change its width.
    fn units(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            if self.now.is_empty() {
                self.turn()?;
                wide = self.byte()? & 1 != 0;
            }
            units.push(u16::try_from(self.number(if wide { 2 } else { 1 })?).ok()?);
        }
        Some(String::from_utf16_lossy(&units))
    }
}

fn merged(data: &[u8], sheet: &mut Sheet) {
    for eight in data.get(2..).unwrap_or_default().chunks_exact(8) {
        let number = |at: usize| u16_at(eight, at).map(usize::from).unwrap_or_default();
        sheet.merge(Region { rows: (number(0), number(2)), columns: (number(4), number(6)) });
    }
}

fn float(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)
}

/// A number in four bytes ([MS-XLS] 2.5.217): a whole one or the upper half of a float, a hundredth of it or not.
fn packed(value: u32) -> f64 {
    let number = if value & 2 != 0 {
        f64::from(value.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(value & 0xFFFF_FFFC) << 32)
    };
    if value & 1 != 0 { number / 100.0 } else { number }
}

fn codepage(number: Option<u16>) -> &'static Encoding {
    match number {
        Some(950) => encoding_rs::BIG5,
        Some(1252 | 0x8001) => encoding_rs::WINDOWS_1252,
        Some(932) => encoding_rs::SHIFT_JIS,
        Some(949) => encoding_rs::EUC_KR,
        _ => GB18030,
    }
}
