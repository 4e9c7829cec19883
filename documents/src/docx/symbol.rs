//! Characters of symbol fonts, which have no meaning of their own in Unicode, as characters that have one. A small
//! table of what stands in Chinese office documents: ticks, boxes, bullets.

/// The character that `w:sym` shows, as its font and its code in hexadecimal say; `None` where nobody can tell.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Codes of symbol fonts are written with or without the private area's F000.
    let private = (0xF000..=0xF0FF).contains(&code);
    if !private && code > 0xFF {
        return char::from_u32(code);
    }
    let place = code & 0xFF;
    let font = font.to_lowercase();
    if font == "wingdings 2" {
        return wingdings_2(place);
    }
    if font.starts_with("wingdings") {
        return wingdings(place);
    }
    if font == "symbol" {
        return symbol_font(place);
    }
    if private { None } else { char::from_u32(code) }
}

/// A character of a bullet. The private ones come from symbol fonts; whichever it is, people see some dot.
pub(super) fn bullet(character: char) -> char {
    match u32::from(character) {
        0xF06C => '●',
        0xF06E => '■',
        0xF075 => '◆',
        0xF0A7 => '▪',
        0xF0A8 => '□',
        0xF0D8 => '➢',
        0xF0FC => '✓',
        0xE000..=0xF8FF => '•',
        // Word's hollow dot is this letter in a font of one width.
        0x6F => '○',
        _ => character,
    }
}

fn wingdings(place: u32) -> Option<char> {
    Some(match place {
        0x6C => '●',
        0x6E => '■',
        0x6F | 0x71 | 0xA8 => '□',
        0x75 => '◆',
        0x9F => '•',
        0xA1 => '○',
        0xA7 => '▪',
        0xAB => '★',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        0x81..=0x8A => char::from_u32(0x2460 + place - 0x81)?,
        _ => return None,
    })
}

fn wingdings_2(place: u32) -> Option<char> {
    Some(match place {
        0x4F => '✗',
        0x50 => '✓',
        0x51 => '☒',
        0x52 => '☑',
        0xA3 => '□',
        0x6A..=0x73 => char::from_u32(0x2460 + place - 0x6A)?,
        _ => return None,
    })
}

fn symbol_font(place: u32) -> Option<char> {
    Some(match place {
        0xA3 => '≤',
        0xA5 => '∞',
        0xAE => '→',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0x20..=0x40 | 0x5B..=0x5F | 0x7B..=0x7D => char::from_u32(place)?,
        _ => return None,
    })
}
