//! Which characters some bytes are. A ladder, each step only taken where the one before cannot be right: a mark at the
//! beginning, UTF-8, UTF-16 by what its characters would be, GB18030, and at last a guess.

use crate::encoding::Encoding;
use crate::note::Note;
use crate::refusal::{Found, Refusal, Wanted};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes tell the encoding, where a guess has to be made; all of a large file would take seconds.
const SAMPLE: usize = 500_000;

/// A text that was bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Its characters, without a mark at the beginning.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
    /// Whether the encoding is a guess, so that a person should look.
    pub guessed: bool,
    /// How many characters could not be read and are � now.
    pub unreadable: usize,
}

impl Decoded {
    /// What a person should know of how it was read.
    pub fn notes(&self) -> Vec<Note> {
        let guessed = self.guessed.then_some(Note::Guessed(self.encoding));
        let (characters, encoding) = (self.unreadable, self.encoding);
        let unreadable = (characters > 0).then_some(Note::Unreadable { characters, encoding });
        guessed.into_iter().chain(unreadable).collect()
    }
}

/// Makes characters of bytes, in the encoding that somebody chose or else in the one that they seem to have.
///
/// # Errors
///
/// [`Refusal::WrongKind`] where the bytes are no text at all, [`Refusal::NotInEncoding`] where the chosen encoding makes
/// more rubbish than text of them.
pub fn decode(bytes: &[u8], choice: Option<Encoding>, wanted: Wanted) -> Result<Decoded, Refusal> {
    if let Some(Encoding(encoding)) = choice {
        let decoded = in_encoding(bytes, encoding, false);
        let characters = decoded.text.chars().count();
        if decoded.unreadable * 5 > characters {
            return Err(Refusal::NotInEncoding { encoding: encoding.name() });
        }
        return Ok(decoded);
    }
    let (encoding, guessed) = ladder(bytes);
    if is_binary(&in_encoding(sample(bytes), encoding, guessed).text) {
        return Err(Refusal::WrongKind { found: Found::Binary, wanted });
    }
    Ok(in_encoding(bytes, encoding, guessed))
}

fn sample(bytes: &[u8]) -> &[u8] {
    bytes.get(..SAMPLE).unwrap_or(bytes)
}

fn in_encoding(bytes: &[u8], encoding: &'static encoding_rs::Encoding, guessed: bool) -> Decoded {
    // GB18030 has a mark too, which the web does not know.
    let bytes = bytes.strip_prefix(b"\x84\x31\x95\x33").filter(|_| encoding == GB18030).unwrap_or(bytes);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let unreadable = text.matches('\u{fffd}').count();
    Decoded { text: text.into_owned(), encoding: Encoding(encoding), guessed, unreadable }
}

/// The encoding that bytes seem to have, and whether that is a guess.
fn ladder(bytes: &[u8]) -> (&'static encoding_rs::Encoding, bool) {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if bytes.starts_with(b"\x84\x31\x95\x33") {
        return (GB18030, false);
    }
    let zeros = bytes.contains(&0);
    if !zeros && std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if let Some(encoding) = wide(bytes) {
        return (encoding, true);
    }
    if nearly_utf_8(sample(bytes)) {
        return (UTF_8, true);
    }
    let strict = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    if strict.as_ref().is_some_and(|text| is_common(bytes, text)) {
        return (GB18030, true);
    }
    // That it comes from China helps the detector, except where the bytes have just spoken against it.
    let from: Option<&[u8]> = if strict.is_some() { None } else { Some(b"cn") };
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample(bytes), true);
    let guess = detector.guess(from, Utf8Detection::Deny);
    // The one that holds all others that China has used.
    let guess = if guess == encoding_rs::GBK { GB18030 } else { guess };
    (guess, true)
}

/// UTF-16 without a mark: nearly every unit would be a character of Chinese or English writing.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = bytes.chunks_exact(2).take(20_000);
    let (mut little, mut big, mut all) = (0_usize, 0_usize, 0_usize);
    for pair in pairs {
        if let [first, second] = *pair {
            little += usize::from(is_plausible(u16::from_le_bytes([first, second])));
            big += usize::from(is_plausible(u16::from_be_bytes([first, second])));
            all += 1;
        }
    }
    let most = little.max(big);
    if all == 0 || most * 20 < all * 19 || little == big {
        return None;
    }
    // Bytes of another encoding may look like ideographs in pairs; line ends, spaces and Chinese stops do not.
    let encoding = if little > big { UTF_16LE } else { UTF_16BE };
    let (text, _, _) = encoding.decode(bytes.get(..40_000).unwrap_or(bytes));
    let sure = |character: char| matches!(character, '\n' | ' ' | '，' | '。' | '、' | '：' | '\u{3000}' | '0'..='9');
    text.contains(sure).then_some(encoding)
}

/// Characters that a script is written with.
fn is_plausible(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x17F | 0x2010..=0x2027 | 0x2030..=0x203B
        | 0x2160..=0x217F | 0x2460..=0x249B | 0x25A0..=0x25FF | 0x3000..=0x301F | 0x3220..=0x3229 | 0x4E00..=0x9FFF
        | 0xFF01..=0xFF5E)
}

/// UTF-8 that is broken in a few places: bytes of other encodings hardly ever form its sequences.
fn nearly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches('\u{fffd}').count();
    let whole = text.chars().filter(|character| !character.is_ascii()).count() - broken;
    whole >= 20 && broken * 20 <= whole
}

/// Whether bytes, read as GB18030, are mostly of its first part, GB 2312, and not of the part that everybody may define.
/// Other encodings of the East often are valid GB18030 too, but full of characters that nobody uses.
fn is_common(bytes: &[u8], text: &str) -> bool {
    let own = text.chars().filter(|character| ('\u{e000}'..='\u{f8ff}').contains(character)).count();
    let (mut all, mut common, mut at) = (0_usize, 0_usize, 0_usize);
    while let Some(&first) = bytes.get(at) {
        if first < 0x80 {
            at += 1;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or_default();
        all += 1;
        common += usize::from(first >= 0xA1 && second >= 0xA1);
        at += if second.is_ascii_digit() { 4 } else { 2 };
    }
    common * 10 >= all * 7 && own * 20 <= all
}

/// Bytes that are no text in any encoding leave control characters behind.
fn is_binary(text: &str) -> bool {
    let is_odd = |character: &char| {
        matches!(character, '\0'..='\u{8}' | '\u{e}'..='\u{19}' | '\u{1b}'..='\u{1f}' | '\u{7f}' | '\u{80}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{fffd}')
    };
    let (mut odd, mut all) = (0_usize, 0_usize);
    for character in text.chars().take(100_000) {
        odd += usize::from(is_odd(&character));
        all += 1;
    }
    odd * 10 > all
}
