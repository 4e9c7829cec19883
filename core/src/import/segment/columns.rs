//! Scripts in columns: what is said stands beside the time at which it is, what the item is called, and notes for the staff. A row of a
//! table, or a line with tabs; and lines that only begin with a time.

use super::super::document::Document;
use super::super::wording::{clock, has, is_space, length, trim};

/// What stands in a cell of a script in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Cell {
    /// What the host says; and all there is where nothing stands in columns.
    #[default]
    Words,
    /// A time, or what somebody else is to do meanwhile.
    Note,
    /// What the item is called.
    Title,
    /// What the column is called.
    Heading,
}

/// The fewest rows that are a script in columns, and the fewest lines with a time in front that are one.
const FEWEST: usize = 3;

/// For every paragraph the cells of its row; none for those that are no row of a script in columns.
pub(super) fn rows(document: &Document) -> Vec<Option<Vec<Cell>>> {
    let rows: Vec<Option<Vec<&str>>> = document
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.contains('\t').then(|| paragraph.text.split('\t').map(trim).collect()))
        .collect();
    let mut found = vec![None; rows.len()];
    let mut from = 0;
    while from < rows.len() {
        let table: Vec<&[&str]> = rows.iter().skip(from).map_while(|row| row.as_deref()).collect();
        let columns = if table.len() >= FEWEST { columns(&table) } else { None };
        if let Some((heading, columns)) = columns {
            for (nth, place) in found.iter_mut().skip(from).take(table.len()).enumerate() {
                let row = table.get(nth).copied().unwrap_or_default();
                // The time stands once beside several rows, and its empty cell went lost.
                let is_short = row.len() + 1 == columns.len() && columns.first() == Some(&Cell::Note);
                let lost = usize::from(is_short && row.first().is_some_and(|first| clock(first).is_none()));
                let cell = |at: usize| columns.get(at + lost).copied().unwrap_or(Cell::Note);
                let cells = (0..row.len()).map(|at| if heading == Some(nth) { Cell::Heading } else { cell(at) });
                *place = Some(cells.collect());
            }
        }
        from += table.len().max(1);
    }
    found
}

/// What the columns of a table hold, and which of its rows names them; none where no column holds what is said.
fn columns(table: &[&[&str]]) -> Option<(Option<usize>, Vec<Cell>)> {
    const SAID: &str = "主持词|主持稿|主持人词|串词|串联词|串场词|台词|讲稿|主持内容|主持人讲";
    const TITLES: &str = "环节|流程|程序|议程|项目|步骤|事项";
    const NAME: usize = 8;
    const LONG: usize = 8;
    let width = table.iter().map(|row| row.len()).max()?;
    let cell = |row: &[&'_ str], at: usize| row.get(at).map_or(0, |words| words.chars().count());
    let mean = |at: usize| table.iter().map(|row| cell(row, at)).sum::<usize>() / table.len();
    let is_heading = |row: &&&[&str]| {
        row.iter().all(|cell| length(cell, NAME + 1) <= NAME) && row.iter().any(|cell| has(cell, SAID))
    };
    if let Some((nth, row)) = table.iter().enumerate().take(2).find(|(_, row)| is_heading(row)) {
        let kind = |name: &&str| match *name {
            name if has(name, SAID) => Cell::Words,
            name if has(name, TITLES) => Cell::Title,
            _ => Cell::Note,
        };
        return Some((Some(nth), row.iter().map(kind).collect()));
    }
    // Nobody names them: the first is the time, and the longest what is said.
    let timed = table.iter().filter(|row| row.first().is_some_and(|first| clock(first) == Some(first.len()))).count();
    let said = (1..width).max_by_key(|at| mean(*at)).filter(|at| mean(*at) >= LONG)?;
    let kind = |at: usize| if at == said { Cell::Words } else { Cell::Note };
    (timed * 3 >= table.len() * 2).then(|| (None, (0..width).map(kind).collect()))
}

/// Do lines of the document begin with the time at which their words are said?
pub(super) fn is_timed(document: &Document) -> bool {
    let lines = document.paragraphs.iter().flat_map(|paragraph| paragraph.text.lines());
    lines.filter(|line| time_before_words(line).is_some()).take(FEWEST).count() == FEWEST
}

/// 9:05　尊敬的各位领导…: the bytes of the time that stands before what is said in a line.
pub(super) fn time_before_words(line: &str) -> Option<usize> {
    const SHORT: usize = 12;
    let bytes = clock(line)?;
    let rest = line.get(bytes..)?;
    let parted = rest.starts_with(is_space) || rest.starts_with(['：', ':', '、', '　']);
    let is_said = length(rest, SHORT + 1) > SHORT && rest.contains(['。', '！', '？', '：', '.', '!', '?']);
    (parted && is_said).then_some(bytes)
}
