//! Paragraphs of lines. Most texts have one paragraph a line. Some were broken at a fixed width, as in mails and
//! print-outs; their lines are joined where the next word would not have fitted. Never joins over a blank line, an
//! indent or a number.

use lectern_core::import::Paragraph;

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The words, without white space around them.
    pub(crate) words: &'a str,
    /// How many columns of white space stood in front: one for a small space, two for U+3000, four for a tab.
    pub(crate) indent: usize,
    /// Its level as a heading of Markdown.
    pub(crate) heading: Option<u8>,
}

impl<'a> Line<'a> {
    /// A line as it stands; none where it is blank.
    pub(crate) fn of(piece: &'a str) -> Option<Self> {
        let words = piece.trim_matches(is_layout);
        let front = piece.get(..piece.find(|character| !is_layout(character))?)?;
        Some(Self { words, indent: front.chars().map(columns).sum(), heading: None })
    }
}

/// White space and what has no width.
pub(crate) fn is_layout(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn columns(character: char) -> usize {
    match character {
        ' ' | '\u{a0}' => 1,
        '\u{3000}' => 2,
        '\t' => 4,
        _ => 0,
    }
}

/// Nobody wraps at less than this many columns, and no window that does is wider. A Chinese character takes two.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=200;
/// So many of the widest lines may be the edge.
const EDGES: usize = 4;
/// So many lines must be full before it can be more than chance.
const FULL: usize = 3;

/// How lines were measured by whoever broke them.
#[derive(Debug, Clone, Copy)]
enum Measure {
    /// By columns on a screen: a Latin letter takes one, a Chinese character two.
    Columns,
    /// By characters, whatever their width.
    Characters,
}

impl Measure {
    fn of(self, character: char) -> usize {
        match self {
            Self::Columns if character.is_ascii() => 1,
            Self::Columns | Self::Characters => 2,
        }
    }

    /// The same of all characters of some words.
    fn of_words(self, words: &str) -> usize {
        let narrow = match self {
            Self::Columns => words.bytes().filter(u8::is_ascii).count(),
            Self::Characters => 0,
        };
        words.chars().count() * 2 - narrow
    }
}

/// The paragraphs of a text, and whether lines had to be joined.
pub(crate) fn paragraphs(lines: &[Option<Line<'_>>]) -> (Vec<Paragraph>, bool) {
    let breaks = breaks(lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut joined = false;
    let (mut goes_on, mut spaced) = (false, false);
    for (place, line) in lines.iter().enumerate() {
        let Some(line) = line else {
            (goes_on, spaced) = (false, true);
            continue;
        };
        match paragraphs.last_mut() {
            Some(before) if goes_on => {
                join(&mut before.text, line.words);
                joined = true;
            }
            _ => paragraphs.push(Paragraph { heading: line.heading, spaced, ..Paragraph::plain(line.words) }),
        }
        spaced = false;
        goes_on = breaks.get(place).copied().unwrap_or(false);
    }
    (paragraphs, joined)
}

/// The paragraphs of a document, and whether lines had to be joined: somebody pasted a text line by line. What the file
/// knows more of than its words, a heading, a number or a row of a table, stays as it is.
pub(crate) fn of_document(paragraphs: Vec<Paragraph>) -> (Vec<Paragraph>, bool) {
    let is_plain = |paragraph: &Paragraph| {
        *paragraph == Paragraph { spaced: paragraph.spaced, ..Paragraph::plain(paragraph.text.as_str()) }
    };
    // Each paragraph with its lines; what is not plain parts those around it.
    let lines: Vec<Vec<Option<Line<'_>>>> = paragraphs
        .iter()
        .map(|one| if is_plain(one) { one.text.split('\n').map(Line::of).collect() } else { vec![None] })
        .collect();
    let all: Vec<Option<Line<'_>>> = lines.iter().flatten().cloned().collect();
    let breaks = breaks(&all);
    if !breaks.contains(&true) {
        return (paragraphs, false);
    }
    let mut joined: Vec<Paragraph> = Vec::new();
    let mut breaks = breaks.into_iter();
    let mut goes_on = false;
    for (paragraph, lines) in paragraphs.iter().zip(&lines) {
        let mut begun = false;
        for line in lines {
            match (line, joined.last_mut()) {
                (Some(line), Some(before)) if goes_on => join(&mut before.text, line.words),
                (Some(line), Some(before)) if begun => {
                    before.text.push('\n');
                    before.text.push_str(line.words);
                }
                (Some(line), _) => {
                    joined.push(Paragraph { spaced: paragraph.spaced, ..Paragraph::plain(line.words) });
                }
                (None, _) if !is_plain(paragraph) => joined.push(paragraph.clone()),
                (None, _) => {}
            }
            begun |= line.is_some();
            goes_on = breaks.next().unwrap_or(false);
        }
    }
    (joined, true)
}

/// For every line, whether it was broken only because it was full.
fn breaks(lines: &[Option<Line<'_>>]) -> Vec<bool> {
    let columns = widths(lines, Measure::Columns);
    if let Some(ragged) = ragged(lines, &columns) {
        return ragged;
    }
    let mut best = vec![false; lines.len()];
    let count = |full: &[bool]| full.iter().filter(|full| **full).count();
    let characters = widths(lines, Measure::Characters);
    for (measure, widths) in [(Measure::Columns, columns), (Measure::Characters, characters)] {
        for edge in edges(lines, measure, &widths) {
            let full = full_lines(lines, measure, edge);
            if count(&full) > count(&best) {
                best = full;
            }
        }
    }
    best
}

/// For every line, whether it goes on below, where paragraphs are indented and every line that breaks off in the middle of
/// a sentence is followed by one that is not; none where that is not so, as with texts that nobody broke.
fn ragged(lines: &[Option<Line<'_>>], widths: &[usize]) -> Option<Vec<bool>> {
    const FEWEST: usize = 5;
    const INDENTED: usize = 3;
    let widest = widths.iter().copied().max().filter(|widest| WIDTHS.contains(widest))?;
    let mut broken_off = vec![false; lines.len()];
    let (mut pairs, mut broken, mut goes_on, mut indented) = (0, 0, 0, 0);
    let next = lines.iter().skip(1);
    for (((line, next), width), here) in lines.iter().zip(next).zip(widths).zip(broken_off.iter_mut()) {
        let (Some(line), Some(next)) = (line, next) else { continue };
        let is_indented = next.indent >= 2 && next.indent >= line.indent;
        pairs += 1;
        indented += usize::from(is_indented);
        if line.words.ends_with(ENDS)
            || line.words.ends_with(['）', ')'])
            || width * 2 < widest
            || line.heading.is_some()
        {
            continue;
        }
        broken += 1;
        *here = !is_indented && next.heading.is_none() && !begins_item(next.words);
        goes_on += usize::from(*here);
    }
    let is_ragged = goes_on >= FEWEST && goes_on * 10 >= broken * 9 && indented >= INDENTED && goes_on * 4 >= pairs;
    is_ragged.then_some(broken_off)
}

/// Where the edge may have been: at the widest lines, a few of which may be longer than the text is wide.
fn edges(lines: &[Option<Line<'_>>], measure: Measure, widths: &[usize]) -> Vec<usize> {
    // A stop may hang beyond the edge, so that no line begins with it.
    let hanging =
        |line: &Line<'_>| line.words.chars().next_back().filter(|end| is_stop(*end)).map_or(0, |end| measure.of(end));
    let lines = lines.iter().zip(widths).filter_map(|(line, width)| Some((line.as_ref()?, width)));
    let mut edges: Vec<usize> = lines.map(|(line, width)| width - hanging(line)).collect();
    edges.sort_unstable_by(|one, other| other.cmp(one));
    edges.dedup();
    edges.into_iter().take(EDGES).filter(|edge| WIDTHS.contains(edge)).collect()
}

/// How wide each line is; what is none takes nothing.
fn widths(lines: &[Option<Line<'_>>], measure: Measure) -> Vec<usize> {
    lines.iter().map(|line| line.as_ref().map_or(0, |line| width(line, measure))).collect()
}

/// How wide a line is, as far as anybody wraps; one that is wider is only known to be.
fn width(line: &Line<'_>, measure: Measure) -> usize {
    let mut behind = line.words.chars();
    let longer = behind.nth(WIDTHS.end() + 7).is_some();
    let far = if longer { line.words.len() - behind.as_str().len() } else { line.words.len() };
    line.indent + measure.of_words(line.words.get(..far).unwrap_or_default())
}

/// For every line, whether the next word would not have fitted before the edge, and it does not end a paragraph. None,
/// where so few are full that it is chance.
fn full_lines(lines: &[Option<Line<'_>>], measure: Measure, edge: usize) -> Vec<bool> {
    let indented = lines.iter().flatten().filter(|line| line.indent >= 2).count() > 1;
    let mut full = vec![false; lines.len()];
    let (mut within, mut prose, mut ended, mut short, mut over) = (0, 0, 0, 0, 0);
    for ((line, next), full) in lines.iter().zip(lines.iter().skip(1)).zip(full.iter_mut()) {
        let (Some(line), Some(next)) = (line, next) else { continue };
        let width = width(line, measure);
        let word = first_word(next.words).map(|character| measure.of(character)).sum::<usize>();
        // One stop may hang.
        if width > edge + 2 || width + next.indent + word <= edge {
            short += 1;
            over += usize::from(width > edge + 2);
            continue;
        }
        within += 1;
        prose += usize::from(line.words.contains(['，', '。', '；', ',', '：']));
        let ends = line.words.ends_with(ENDS);
        ended += usize::from(ends);
        let begins = next.indent >= 2 && next.indent >= line.indent || begins_item(next.words);
        let headed = line.heading.is_some() || next.heading.is_some();
        *full = !begins && !headed && (!ends || indented);
    }
    // Prose of one width: most full lines break off in the middle of something, and are not a few among many.
    let prose = within >= FULL && prose * 2 >= within && ended * 2 <= within;
    // Short paragraphs stand between, but nothing is wider, and next to nothing ends just at the edge.
    let strict = within >= FULL + 2 && over == 0 && ended * 5 <= within;
    let wrapped = prose && (within * 2 >= short || strict);
    if wrapped { full } else { vec![false; lines.len()] }
}

/// How a sentence ends.
const ENDS: [char; 10] = ['。', '！', '？', '；', '：', '”', '.', '!', '?', '…'];

/// What may not begin a line.
fn is_stop(character: char) -> bool {
    "，。、；：！？）》”’】…—,.;:!?)".contains(character)
}

/// What cannot be parted from the beginning of a line: a Latin word, or one character with the stops that follow it.
fn first_word(words: &str) -> impl Iterator<Item = char> {
    let latin = words.starts_with(|character: char| character.is_ascii_alphanumeric());
    let mut first = true;
    words.chars().take_while(move |character| {
        let goes_on = if latin { character.is_ascii_alphanumeric() } else { first || is_stop(*character) };
        first = false;
        goes_on
    })
}

/// Whether a line begins with the number of an item: 一、 （一） 1. 第一条.
fn begins_item(words: &str) -> bool {
    let words = words.trim_start_matches(['（', '(']);
    let ordinal = words.strip_prefix('第').unwrap_or(words);
    let is_figure = |character: char| character.is_ascii_digit() || "一二三四五六七八九十百〇零".contains(character);
    let rest = ordinal.trim_start_matches(is_figure);
    if rest.len() == ordinal.len() {
        return words.starts_with(|character| ('①'..='⑳').contains(&character));
    }
    if ordinal.len() < words.len() {
        return rest.starts_with(['条', '章', '节', '项']);
    }
    let mut after = rest.chars();
    match after.next() {
        Some('、' | '．' | '）' | ')') => true,
        Some('.') => !after.next().is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    }
}

/// Adds a line to the paragraph. Latin words need the space that the line end was.
fn join(text: &mut String, words: &str) {
    let is_latin = |character: char| character.is_ascii_alphanumeric() || ",.;:!?)".contains(character);
    if text.ends_with(is_latin) && words.starts_with(|character: char| character.is_ascii_alphanumeric()) {
        text.push(' ');
    }
    text.push_str(words);
}
