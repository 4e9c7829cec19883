//! Where the next character is that may mean something besides itself.
//!
//! Looks at bytes only and may name a place too many, never one too few. Every byte of every script passes here, and most
//! are of Han characters: runs of those are passed over at once, and three tables judge what stands between.

/// Bits of the first byte, the second and the third that together make a mark.
const ASCII: u8 = 0x80;
const TIMES: u8 = 0x01; // C3 97: ×
const SHAPES: u8 = 0x02; // E2 80 BB, E2 96 A1, E2 97 8B: ※ □ ○
const ZERO: u8 = 0x04; // E3 80 87: 〇
const SOMEONE: u8 = 0x08; // E6 9F 90: 某
const WIDE: u8 = 0x10; // EF BC 88, 8A, B8, BF; EF BD 98, 9B; EF BB BF: （ ＊ Ｘ ＿ ｘ ｛ and the byte order mark

const FIRST: [u8; 256] = first();
const SECOND: [u8; 256] = second();
const THIRD: [u8; 256] = third();
const WIDTH: [u8; 256] = widths();

/// The place of the next such character at or after `at`; the length if there is none.
pub(super) fn next_mark(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += plain_run(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            Some(_) if marks(bytes, at) => return at,
            Some(first) => at += width(*first),
            None => return bytes.len(),
        }
    }
}

/// The bytes at the start of a text of Han characters among which no 某 can be: each takes three, and the first tells it
/// from all other scripts and from marks.
fn plain_run(bytes: &[u8]) -> usize {
    let is_plain = |bytes: &&[u8]| matches!(bytes, [0xE4 | 0xE5 | 0xE7..=0xE9, ..] | [0xE6, ..=0x9E | 0xA0.., _]);
    bytes.chunks_exact(3).take_while(is_plain).count() * 3
}

/// The place of the next `\n` at or after `at`; the length if there is none.
pub(super) fn next_line_end(bytes: &[u8], mut at: usize) -> usize {
    while sixteen(bytes, at).is_some_and(|all| !all.iter().fold(false, |any, byte| any | (*byte == b'\n'))) {
        at += 16;
    }
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte != b'\n').count()
}

fn sixteen(bytes: &[u8], at: usize) -> Option<&[u8; 16]> {
    bytes.get(at..).and_then(<[u8]>::first_chunk)
}

/// Is there one at `at`? Only the first byte of a character is ever in the first table.
fn marks(bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    bits(&FIRST, byte(at)) & bits(&SECOND, byte(at + 1)) & bits(&THIRD, byte(at + 2)) != 0
}

/// Bytes of the character that begins with this one.
pub(super) fn width(first: u8) -> usize {
    usize::from(bits(&WIDTH, first))
}

fn bits(table: &[u8; 256], byte: u8) -> u8 {
    table.get(usize::from(byte)).copied().unwrap_or(ASCII)
}

// The compiler evaluates these and would refuse an index out of range.
#[allow(clippy::indexing_slicing)]
const fn first() -> [u8; 256] {
    let mut table = [0; 256];
    let ascii = b"\n\r\x0B\x0C\0\\*_[<&`{(-Xx";
    let mut at = 0;
    while at < ascii.len() {
        table[ascii[at] as usize] = ASCII;
        at += 1;
    }
    table[0xC3] = TIMES;
    table[0xE2] = SHAPES;
    table[0xE3] = ZERO;
    table[0xE6] = SOMEONE;
    table[0xEF] = WIDE;
    table
}

#[allow(clippy::indexing_slicing)]
const fn second() -> [u8; 256] {
    let mut table = [ASCII; 256];
    table[0x97] |= TIMES | SHAPES;
    table[0x96] |= SHAPES;
    table[0x80] |= ZERO | SHAPES;
    table[0x9F] |= SOMEONE;
    table[0xBB] |= WIDE;
    table[0xBC] |= WIDE;
    table[0xBD] |= WIDE;
    table
}

#[allow(clippy::indexing_slicing)]
const fn third() -> [u8; 256] {
    let mut table = [ASCII | TIMES; 256];
    table[0xBB] |= SHAPES;
    table[0xA1] |= SHAPES;
    table[0x8B] |= SHAPES;
    table[0x87] |= ZERO;
    table[0x90] |= SOMEONE;
    let wide = [0x88, 0x8A, 0xB8, 0xBF, 0x98, 0x9B];
    let mut at = 0;
    while at < wide.len() {
        table[wide[at]] |= WIDE;
        at += 1;
    }
    table
}

#[allow(clippy::indexing_slicing)]
const fn widths() -> [u8; 256] {
    let mut table = [1; 256];
    let mut byte = 0xC0;
    while byte < 0x100 {
        table[byte] = match byte {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        byte += 1;
    }
    table
}
