//! How a name is read: one syllable for each Han character, what speaks for it, and what else it could be. A guess is
//! told from what somebody has confirmed. Sources and licences stand in `README.md` beside the table.

mod pinyin;
mod table;

pub use pinyin::{syllable_order, with_tone, without_tone};
pub use table::{Rarity, has_several, rarity, readings};

use super::{is_han, surname};

/// Why a character of a name deserves a second look. The order is that of their weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A surname that is read otherwise than the character elsewhere, by everybody who is called so: 单, 尉迟.
    Surname,
    /// Not among the characters taught at school: somebody may not know it. Its reading is certain.
    Uncommon,
    /// Confirmed, and not what the table would choose.
    Chosen,
    /// Of the third level of 通用规范汉字表.
    Rare,
    /// Not in that table at all.
    Outside,
    /// More than one reading is usual in names: 乐, 茜.
    Several,
    /// A surname that families read differently: 覃, 翟.
    Family,
    /// No dictionary here has it.
    Unknown,
}

impl Doubt {
    /// Whether only somebody who knows can settle it. Of the others the reading is certain, and the host may yet stumble.
    pub fn asks(self) -> bool {
        match self {
            Self::Surname | Self::Uncommon | Self::Chosen => false,
            Self::Rare | Self::Outside | Self::Several | Self::Family | Self::Unknown => true,
        }
    }

    /// Whether the reading itself may be another one.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Several | Self::Family | Self::Unknown)
    }
}

/// One character of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// The characters of the name before it.
    pub at: usize,
    /// The character.
    pub character: char,
    /// How it is read, in pinyin with a tone mark; none where no dictionary knows it.
    pub reading: Option<String>,
    /// All readings that it may have, those of the dictionaries in their order.
    pub choices: Vec<&'static str>,
    /// Why it deserves a second look.
    pub doubt: Option<Doubt>,
    /// Whether a word begins here: the surname, the given name.
    pub begins_word: bool,
}

/// Where a reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The tables here.
    Guessed,
    /// Somebody who knows.
    Confirmed,
    /// Somebody, but what is written does not fit the name: one of the two was changed. The syllables are guessed.
    Misfit,
}

/// How a name is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameReading {
    /// A syllable for each Han character of the name; none for anything else in it.
    pub syllables: Vec<Syllable>,
    /// Where they come from.
    pub standing: Standing,
}

/// Names with more Han characters are those of bodies, or are spelt as they sound: there is nothing to choose in them.
const LONGEST_NAME: usize = 4;

/// What parts the words of a foreign name.
const PARTS: [char; 4] = ['·', '•', '．', '‧'];

/// Whether a name is of several words with points between: 买买提·艾力. It may be written as its own language has it.
pub fn is_in_parts(name: &str) -> bool {
    name.contains(PARTS)
}

impl NameReading {
    /// The reading of a name, with what somebody wrote of it. What stands in brackets is no part of the name.
    pub fn of(name: &str, written: Option<&str>) -> Self {
        let guessed = guess(name);
        let Some(written) = written.filter(|written| !written.trim().is_empty()) else {
            return Self { syllables: guessed, standing: Standing::Guessed };
        };
        let guessed = Self { syllables: guessed, standing: Standing::Confirmed };
        // Most are confirmed as they were offered, and a roster may have ten thousand of them.
        if guessed.written() == written {
            return guessed;
        }
        let guessed = guessed.syllables;
        let characters: Vec<(char, Option<&str>)> =
            guessed.iter().map(|one| (one.character, one.reading.as_deref())).collect();
        match pinyin::fit(&characters, written) {
            Some(readings) => {
                let confirmed = guessed.into_iter().zip(readings).map(|(one, reading)| one.confirmed(reading));
                Self { syllables: confirmed.collect(), standing: Standing::Confirmed }
            }
            // A foreign name may be written as it is in its own language; a name without Han has nothing to be held to.
            None if guessed.is_empty() || is_in_parts(name) && !pinyin::has_tones(written) => {
                Self { syllables: guessed.into_iter().map(Syllable::settled).collect(), standing: Standing::Confirmed }
            }
            None => Self { syllables: guessed, standing: Standing::Misfit },
        }
    }

    /// Whether somebody who knows should be asked.
    pub fn asks(&self) -> bool {
        match self.standing {
            Standing::Guessed => self.syllables.iter().any(|one| one.doubt.is_some_and(Doubt::asks)),
            Standing::Confirmed => false,
            Standing::Misfit => true,
        }
    }

    /// Whether the host may stumble over it: something in it is rare, or read otherwise than one would think.
    pub fn is_hard(&self) -> bool {
        self.syllables.iter().any(|one| one.doubt.is_some())
    }

    /// The whole name in pinyin: Yùchí Gōng, Ōuyáng Xī'ān. Empty where there is nothing to read, or something of it is not
    /// known.
    pub fn written(&self) -> String {
        self.with(usize::MAX, "")
    }

    /// The same with another reading for one of its syllables, by its place among them.
    pub fn with(&self, nth: usize, reading: &str) -> String {
        let readings: Option<Vec<&str>> = self
            .syllables
            .iter()
            .enumerate()
            .map(|(place, one)| if place == nth { Some(reading) } else { one.reading.as_deref() })
            .collect();
        let Some(readings) = readings else { return String::new() };
        let mut words: Vec<Vec<&str>> = Vec::new();
        for (one, reading) in self.syllables.iter().zip(readings) {
            match words.last_mut().filter(|_| !one.begins_word) {
                Some(word) => word.push(reading),
                None => words.push(vec![reading]),
            }
        }
        let words: Vec<String> = words.into_iter().map(|word| pinyin::word(word.into_iter())).collect();
        words.join(" ")
    }
}

impl Syllable {
    /// As somebody who knows reads it.
    fn confirmed(self, reading: String) -> Self {
        let same = self.reading.as_ref() == Some(&reading);
        let doubt = if same { self.doubt } else { Some(self.doubt.unwrap_or(Doubt::Chosen)) };
        Self { reading: Some(reading), doubt, ..self }
    }

    fn settled(self) -> Self {
        Self { doubt: None, ..self }
    }
}

/// The readings that the tables choose.
fn guess(name: &str) -> Vec<Syllable> {
    // 李乐（女）, 王行(代)
    let bare = name.split(['（', '(', '【', '[']).next().unwrap_or_default();
    let characters: Vec<(usize, char)> = bare.chars().enumerate().filter(|(_, c)| is_han(*c)).collect();
    let in_parts = is_in_parts(bare);
    let is_person = characters.len() <= LONGEST_NAME && !in_parts;
    let surname = if is_person { surname_of(&characters) } else { Vec::new() };
    let mut before: Option<usize> = None;
    let mut syllables = Vec::with_capacity(characters.len());
    // The two characters of a compound surname are one word: who may stumble over one may stumble over it.
    let is_odd = |(read, (_, c)): (&Vec<&'static str>, &(usize, char))| {
        read.first().copied() != readings(*c).next() || rarity(*c) != Rarity::Common
    };
    let is_odd = surname.len() > 1 && surname.iter().zip(&characters).any(is_odd);
    for (nth, (at, c)) in characters.iter().copied().enumerate() {
        let parted = before.is_none_or(|before| {
            bare.chars().skip(before + 1).take(at - before - 1).any(|c| PARTS.contains(&c) || c.is_whitespace())
        });
        let begins_word = nth == 0 || (if is_person { nth == surname.len() } else { parted });
        let one = match surname.get(nth) {
            Some(read) if surname.len() > 1 => {
                let is_family = nth == 0 && characters.len() == 3 && is_either(&characters);
                let doubt = if is_family { Some(Doubt::Family) } else { is_odd.then_some(Doubt::Surname) };
                Syllable { doubt, ..of_surname(at, c, read) }
            }
            Some(read) => of_surname(at, c, read),
            None => of_given(at, c, is_person),
        };
        syllables.push(Syllable { begins_word, ..one });
        before = Some(at);
    }
    syllables
}

/// How the surname is read that a person's name begins with: of each of its characters all readings of families. 单于 alone
/// is Shàn Yú; of four characters the first is a surname only where it is known as one, since 扎西多吉 has none.
fn surname_of(characters: &[(usize, char)]) -> Vec<Vec<&'static str>> {
    let mut each = characters.iter().map(|(_, c)| *c);
    let Some(first) = each.next() else { return Vec::new() };
    if characters.len() > 2
        && let Some(compound) = each.next().and_then(|second| surname::compound_readings(first, second))
    {
        return compound.into_iter().map(|one| vec![one]).collect();
    }
    let known = surname::readings(first);
    if !known.is_empty() {
        return vec![known.to_vec()];
    }
    let is_one = surname::is_surname(first) || matches!(characters.len(), 2 | 3) && !has_several(first);
    if is_one { vec![readings(first).take(1).collect()] } else { Vec::new() }
}

/// Whether only the family knows where the surname ends: 单于青 may be a Shàn Yúqīng. Of the other compound surnames that are read
/// otherwise than their first character alone, the second one is hardly met in a given name.
fn is_either(characters: &[(usize, char)]) -> bool {
    matches!(characters, [(_, '单'), (_, '于'), ..])
}

/// A character of a surname, with the readings that families have.
fn of_surname(at: usize, c: char, families: &[&'static str]) -> Syllable {
    let usual = readings(c).next();
    let reading = families.first().copied();
    let doubt = if reading.is_none() {
        Some(Doubt::Unknown)
    } else if families.len() > 1 {
        Some(Doubt::Family)
    } else if reading != usual {
        Some(Doubt::Surname)
    } else if surname::is_known_to_all(c) {
        None
    } else {
        by_rarity(c)
    };
    let mut choices = families.to_vec();
    choices.extend(readings(c).filter(|one| !families.contains(one)));
    Syllable { at, character: c, reading: reading.map(str::to_owned), choices, doubt, begins_word: false }
}

/// A character of a given name, or of what is no person's name: there nobody is asked which reading is meant.
fn of_given(at: usize, c: char, is_person: bool) -> Syllable {
    let choices: Vec<&'static str> = readings(c).collect();
    let reading = choices.first().map(|one| (*one).to_owned());
    let doubt = if reading.is_none() {
        Some(Doubt::Unknown)
    } else if is_person && has_several(c) {
        Some(Doubt::Several)
    } else {
        by_rarity(c)
    };
    Syllable { at, character: c, reading, choices, doubt, begins_word: false }
}

fn by_rarity(c: char) -> Option<Doubt> {
    match rarity(c) {
        Rarity::Common => None,
        Rarity::Uncommon => Some(Doubt::Uncommon),
        Rarity::Rare => Some(Doubt::Rare),
        Rarity::Outside => Some(Doubt::Outside),
    }
}
