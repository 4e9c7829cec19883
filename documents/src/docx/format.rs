//! How Word writes a number in each of its numbering formats (ISO/IEC 29500-1, 17.18.59, with Microsoft's notes on
//! where Word differs). Knows no list: one number in, its text out.

use lectern_core::chinese::numeral;

/// A format of automatic numbers. Formats of languages that no script here uses count in decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// 1, and what is not known.
    Decimal,
    /// 01, with at least so many figures.
    Padded(usize),
    /// １
    FullWidth,
    /// 一 to 九十九, then figure by figure with ○.
    ChineseCounting,
    /// 一百〇一: Word has 〇 where LibreOffice and the standard have 零.
    ChineseThousand,
    /// 二〇二六: figure by figure.
    ChineseDigits,
    /// 百一: no 一 before 百 and 千, no 零.
    JapaneseCounting,
    /// 壹佰零壹
    LegalSimplified,
    /// 壹佰零壹 with 貳 參 陸 萬.
    LegalTraditional,
    /// Characters in a row, from 1 on; decimals after the last.
    Row(&'static str),
    /// 甲子 to 癸亥, 60 of them.
    StemsAndBranches,
    /// A … Z, AA, BB …
    Letters(char),
    /// Roman, in capitals or not.
    Roman(bool),
    /// 1st
    Ordinal,
    /// - 1 -
    Dashes,
    /// Nothing.
    None,
    /// A mark, the same for every paragraph.
    Bullet,
}

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const FULL_STOP: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
/// The standard circles these; Word encloses them in parentheses (Microsoft's note 2.1.540 a).
const IDEOGRAPHS: &str = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

impl Format {
    /// The format of that name; `pattern` is what a `custom` one counts like: `001, 002, 003, ...`.
    pub(super) fn named(name: &str, pattern: Option<&str>) -> Self {
        match name {
            "chineseCounting" | "taiwaneseCounting" => Self::ChineseCounting,
            "chineseCountingThousand" | "taiwaneseCountingThousand" => Self::ChineseThousand,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::ChineseDigits,
            "japaneseCounting" => Self::JapaneseCounting,
            "chineseLegalSimplified" => Self::LegalSimplified,
            "ideographLegalTraditional" | "japaneseLegal" => Self::LegalTraditional,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Row(CIRCLED),
            "decimalEnclosedFullstop" => Self::Row(FULL_STOP),
            "decimalEnclosedParen" => Self::Row(PARENTHESES),
            "ideographEnclosedCircle" => Self::Row(IDEOGRAPHS),
            "ideographTraditional" => Self::Row(STEMS),
            "ideographZodiac" => Self::Row(BRANCHES),
            "ideographZodiacTraditional" => Self::StemsAndBranches,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalZero" => Self::Padded(2),
            "upperLetter" => Self::Letters('A'),
            "lowerLetter" => Self::Letters('a'),
            "upperRoman" => Self::Roman(true),
            "lowerRoman" => Self::Roman(false),
            "ordinal" => Self::Ordinal,
            "numberInDash" => Self::Dashes,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            "custom" => Self::like(pattern.unwrap_or_default()),
            _ => Self::Decimal,
        }
    }

    /// The custom format that begins as `pattern` does. Word offers zeros in front.
    fn like(pattern: &str) -> Self {
        let first = pattern.split(',').next().unwrap_or_default().trim();
        if first.len() > 1 && first.len() < 8 && first.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Padded(first.len())
        } else {
            Self::Decimal
        }
    }

    /// A number in this format.
    pub(super) fn write(self, number: u32) -> String {
        let wide = u64::from(number);
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded(width) => format!("{number:0width$}"),
            Self::FullWidth => number.to_string().chars().map(full_width).collect(),
            Self::ChineseCounting if number >= 100 || number == 0 => numeral::digits(wide).replace('〇', "○"),
            Self::ChineseCounting => numeral::chinese(wide),
            Self::ChineseThousand => numeral::chinese(wide).replace('零', "〇"),
            Self::ChineseDigits => numeral::digits(wide),
            Self::JapaneseCounting => japanese(wide),
            Self::LegalSimplified => legal(wide),
            Self::LegalTraditional => legal(wide).chars().map(traditional).collect(),
            Self::Row(row) => nth(row, number).map_or_else(|| number.to_string(), String::from),
            Self::StemsAndBranches => sixty(number).unwrap_or_else(|| number.to_string()),
            Self::Letters(first) => letters(number, first),
            Self::Roman(capitals) => roman(number, capitals),
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::Dashes => format!("- {number} -"),
            Self::None | Self::Bullet => String::new(),
        }
    }
}

fn nth(row: &str, number: u32) -> Option<char> {
    row.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?)
}

fn full_width(figure: char) -> char {
    figure.to_digit(10).and_then(|value| char::from_u32('０' as u32 + value)).unwrap_or(figure)
}

/// Sixty pairs, in which both rows go round.
fn sixty(number: u32) -> Option<String> {
    let place = number.checked_sub(1).filter(|place| *place < 60)?;
    Some([nth(STEMS, place % 10 + 1)?, nth(BRANCHES, place % 12 + 1)?].iter().collect())
}

/// As numbers are said in Chinese, without 零 and without 一 before 百 and 千 but after 万.
fn japanese(number: u64) -> String {
    let spoken = numeral::chinese(number);
    if number == 0 {
        return "〇".to_owned();
    }
    spoken.replace('零', "").replace("一百", "百").replace("一千", "千").replace("一十", "十")
}

/// As numbers are said, in the characters of cheques; here 壹拾 keeps its 壹.
fn legal(number: u64) -> String {
    let spoken = numeral::chinese(number);
    let whole = if spoken.starts_with('十') { format!("一{spoken}") } else { spoken };
    whole.chars().map(cheque).collect()
}

fn cheque(character: char) -> char {
    match character {
        '一' => '壹',
        '二' => '贰',
        '三' => '叁',
        '四' => '肆',
        '五' => '伍',
        '六' => '陆',
        '七' => '柒',
        '八' => '捌',
        '九' => '玖',
        '十' => '拾',
        '百' => '佰',
        '千' => '仟',
        other => other,
    }
}

fn traditional(character: char) -> char {
    match character {
        '贰' => '貳',
        '叁' => '參',
        '陆' => '陸',
        '万' => '萬',
        '亿' => '億',
        other => other,
    }
}

/// Z is followed by AA, that by BB: the letter is repeated. Word stops repeating somewhere; so does this.
fn letters(number: u32, first: char) -> String {
    let Some(place) = number.checked_sub(1).filter(|place| *place < 26 * 30) else { return number.to_string() };
    let letter = char::from_u32(first as u32 + place % 26).unwrap_or(first);
    std::iter::repeat_n(letter, usize::try_from(place / 26 + 1).unwrap_or(1)).collect()
}

fn roman(number: u32, capitals: bool) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=32_767).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            rest -= value;
            text.push_str(letters);
        }
    }
    if capitals { text } else { text.to_lowercase() }
}

fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_in_every_format() {
        let cases: &[(&str, &[(u32, &str)])] = &[
            ("decimal", &[(1, "1"), (120, "120")]),
            ("chineseCounting", &[(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一○○")]),
            ("chineseCountingThousand", &[(10, "十"), (100, "一百"), (101, "一百〇一"), (110, "一百一十")]),
            ("ideographDigital", &[(1, "一"), (10, "一〇"), (100, "一〇〇")]),
            ("japaneseCounting", &[(1, "一"), (10, "十"), (21, "二十一"), (100, "百"), (101, "百一"), (1100, "千百")]),
            ("chineseLegalSimplified", &[(2, "贰"), (10, "壹拾"), (12, "壹拾贰"), (105, "壹佰零伍")]),
            ("ideographLegalTraditional", &[(3, "參"), (26, "貳拾陸")]),
            ("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "21")]),
            ("decimalEnclosedCircleChinese", &[(10, "⑩")]),
            ("decimalEnclosedParen", &[(3, "⑶")]),
            ("decimalEnclosedFullstop", &[(3, "⒊")]),
            ("ideographEnclosedCircle", &[(3, "㈢"), (11, "11")]),
            ("decimalFullWidth", &[(12, "１２")]),
            ("decimalZero", &[(7, "07"), (12, "12")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(12, "亥"), (13, "13")]),
            ("ideographZodiacTraditional", &[(1, "甲子"), (13, "丙子"), (60, "癸亥"), (61, "61")]),
            ("upperLetter", &[(1, "A"), (26, "Z"), (28, "BB")]),
            ("lowerLetter", &[(3, "c")]),
            ("upperRoman", &[(4, "IV"), (1999, "MCMXCIX")]),
            ("lowerRoman", &[(9, "ix")]),
            ("ordinal", &[(1, "1st"), (12, "12th"), (23, "23rd")]),
            ("numberInDash", &[(2, "- 2 -")]),
            ("none", &[(2, "")]),
            ("a format of later versions", &[(2, "2")]),
        ];
        for (name, expected) in cases {
            for (number, text) in *expected {
                assert_eq!(Format::named(name, None).write(*number), *text, "{name} {number}");
            }
        }
        assert_eq!(Format::named("custom", Some("001, 002, 003, ...")).write(7), "007");
        assert_eq!(Format::Roman(true).write(u32::MAX), u32::MAX.to_string());
    }
}
