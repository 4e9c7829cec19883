//! What the dictionaries say of a character: its readings, the usual one first, and how rare it is. A table of text, made by
//! `make-readings.py` from Unihan, read when it is first asked.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

static TEXT: &str = include_str!("readings.txt");

/// How rare a character is, by 通用规范汉字表 (2013). A traditional one is as rare as its simplified form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rarity {
    /// Of the first level (3,500 characters, taught at school), or of the second and in many names: 琪, 昊.
    Common,
    /// Of the second level (3,000): 俟, 翯.
    Uncommon,
    /// Of the third (1,605): in names, places and trades: 喆, 翀.
    Rare,
    /// Not in the table.
    Outside,
}

#[derive(Default)]
struct Table {
    /// Each by its characters' code points: which is read how, the usual readings first.
    ranks: Vec<Vec<(char, &'static str)>>,
    /// Which characters are of the first, second and third level.
    levels: [Vec<char>; 3],
    several: HashSet<char>,
    known: HashSet<char>,
    /// Every syllable without its tone.
    syllables: BTreeSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
        let Some((sort, rest)) = line.split_once(' ') else { continue };
        match sort {
            "several" => table.several.extend(rest.chars()),
            "known" => table.known.extend(rest.chars()),
            _ => {
                if let Ok(rank) = sort.parse::<usize>() {
                    table.take_readings(rank.saturating_sub(1), rest);
                } else if let Some(level) = sort.chars().last().and_then(|c| c.to_digit(10)) {
                    let level = table.levels.get_mut(level.saturating_sub(1) as usize);
                    level.into_iter().for_each(|level| level.extend(rest.chars()));
                }
            }
        }
    }
    table.ranks.iter_mut().for_each(|rank| rank.sort_unstable());
    table.levels.iter_mut().for_each(|level| level.sort_unstable());
    table
});

impl Table {
    fn take_readings(&mut self, rank: usize, rest: &'static str) {
        let Some((reading, characters)) = rest.split_once(' ') else { return };
        while self.ranks.len() <= rank {
            self.ranks.push(Vec::new());
        }
        if let Some(rank) = self.ranks.get_mut(rank) {
            rank.extend(characters.chars().map(|c| (c, reading)));
        }
        self.syllables.insert(super::pinyin::without_tone(reading));
    }
}

/// The readings of a character in pinyin with tone marks, the usual one of a name first; none where no dictionary has it.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    TABLE.ranks.iter().map_while(move |rank| {
        let at = rank.binary_search_by_key(&c, |(c, _)| *c).ok()?;
        rank.get(at).map(|(_, reading)| *reading)
    })
}

/// How rare it is.
pub fn rarity(c: char) -> Rarity {
    let level = TABLE.levels.iter().position(|level| level.binary_search(&c).is_ok());
    match level {
        Some(0) => Rarity::Common,
        Some(1) if TABLE.known.contains(&c) => Rarity::Common,
        Some(1) => Rarity::Uncommon,
        Some(_) => Rarity::Rare,
        None if c == '〇' => Rarity::Common,
        None => Rarity::Outside,
    }
}

/// Whether more than one reading is usual in a name: 乐, 行, 茜. Readings that hardly ever occur do not count: 华 is not.
pub fn has_several(c: char) -> bool {
    TABLE.several.contains(&c)
}

/// Whether these letters, without a tone, are a syllable: `zhuang`, `lü`.
pub fn is_syllable(letters: &str) -> bool {
    TABLE.syllables.contains(letters)
}
