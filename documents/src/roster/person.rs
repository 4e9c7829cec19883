//! From the rows of a roster to people.

use super::{Meaning, Table};
use lectern_core::agenda::Person;

/// The people of a roster, one a row that names somebody or an office. White space within a name is layout (张　三), and
/// what stands in brackets after it is not said (女).
pub fn people(table: &Table) -> Vec<Person> {
    table.rows.iter().filter_map(|row| person(table, row)).collect()
}

fn person(table: &Table, row: &[String]) -> Option<Person> {
    let cell = |meaning: Meaning| {
        let column = table.columns.iter().position(|column| column.meaning == Some(meaning))?;
        let text = row.get(column)?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let name = cell(Meaning::Name).map(|name| bare_name(&name)).unwrap_or_default();
    let office = cell(Meaning::Office).or_else(|| cell(Meaning::UnitAndOffice));
    if name.is_empty() && office.is_none() || ["合计", "总计", "小计"].contains(&name.as_str()) {
        return None;
    }
    Some(Person {
        name,
        unit: cell(Meaning::Unit),
        office,
        address: cell(Meaning::Address),
        pinyin: cell(Meaning::Pinyin),
        ..Person::default()
    })
}

fn bare_name(name: &str) -> String {
    let said = name.split(['（', '(']).next().unwrap_or_default().trim();
    let is_latin = said.chars().any(|character| character.is_ascii_alphabetic());
    if is_latin { said.to_owned() } else { said.chars().filter(|character| !character.is_whitespace()).collect() }
}
