//! The order of names by the strokes of their characters, 以姓氏笔画为序: how lists of people are printed that put nobody first.
//! The order of characters is a table of text, made by `make-strokes.py` from Unihan, read when it is first asked.

use super::is_han;
use super::surname::surname_at;
use std::collections::HashMap;
use std::sync::LazyLock;

static TEXT: &str = include_str!("strokes.txt");

/// Of each character the count of its strokes, and its place among all.
static PLACES: LazyLock<HashMap<char, (u8, u16)>> = LazyLock::new(|| {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let counted = lines.filter_map(|(count, characters)| Some((count.parse().ok()?, characters)));
    let all = counted.flat_map(|(count, characters): (u8, &str)| characters.chars().map(move |c| (c, count)));
    all.zip(0..).map(|((c, count), place)| (c, (count, place))).collect()
});

/// How many strokes a character has; none where the table does not know it.
pub fn strokes(c: char) -> Option<u8> {
    PLACES.get(&c).map(|(count, _)| *count)
}

/// What a name is sorted by. A derived order: what stands first decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByStrokes {
    /// A name that does not begin with a character of the table is behind the others.
    is_unknown: bool,
    /// The first character of the surname.
    surname: Place,
    /// Surnames of one character stand before those of two that begin with it: 司 before 司马.
    surname_length: usize,
    rest_of_surname: Vec<Place>,
    /// Given names of one character stand before those of two: 王毅 before 王小洪.
    given_length: usize,
    given: Vec<Place>,
}

/// The place of a character: its count of strokes, then their kinds, 横竖撇点折. What is not in the table is behind all,
/// in the order of its code.
type Place = (u16, char);

/// What a name is sorted by: the strokes of the surname, single surnames before compound ones, single given names before
/// double ones, then the given name, character by character. White space is none of the name, nor what stands in
/// brackets behind it.
pub fn by_strokes(name: &str) -> ByStrokes {
    let bare: String = name.split(['（', '(', '【', '[']).next().unwrap_or_default().split_whitespace().collect();
    let first = bare.chars().next();
    let is_unknown = !first.is_some_and(|first| is_han(first) && PLACES.contains_key(&first));
    let surname = surname_at(&bare).or(first.map(char::len_utf8)).unwrap_or(0);
    let (surname, given) = bare.split_at_checked(surname).unwrap_or((&bare, ""));
    let places = |text: &str| text.chars().map(place).collect::<Vec<_>>();
    let (given, mut rest_of_surname) = (places(given), places(surname));
    let surname_length = rest_of_surname.len();
    let surname = if rest_of_surname.is_empty() { (u16::MAX, char::MAX) } else { rest_of_surname.remove(0) };
    ByStrokes { is_unknown, surname, surname_length, rest_of_surname, given_length: given.len(), given }
}

fn place(c: char) -> Place {
    (PLACES.get(&c).map_or(u16::MAX, |(_, place)| *place), c)
}
