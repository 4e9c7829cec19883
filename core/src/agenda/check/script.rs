//! The whole script as it will be spoken: every text of the host in running order, its placeholders filled in, cut into
//! sentences, and each byte of it led back to the field that it comes from. Directions are left out, since nobody says
//! them. Says nothing about what is right or wrong.

mod find;

use super::dates::{self, FoundDate};
use super::signs::{CIRCLE, Signs};
use super::{Spoken, spoken};
use crate::agenda::Rundown;
use crate::agenda::answers::{Entered, Facts};
use crate::agenda::rundown::PartKind;
use crate::chinese::is_han;
use crate::chinese::vocabulary::{Letters, each_han};
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::script::{self, BLANK, Block, BlockKind, Content, Inline};
use std::cell::OnceCell;
use std::ops::Range;

/// Bytes of the spoken text in which a handful of pieces stand.
const PAGE: usize = 512;

/// A sentence of the script, with the mark that ends it.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Where it stands in [`Script::text`].
    pub range: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Which signs it has.
    pub signs: Signs,
}

/// A paragraph of the script.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Where it stands in [`Script::text`].
    pub range: Range<usize>,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
    /// Index of the item.
    pub item: usize,
    /// Index of the step in the item.
    pub step: usize,
    /// Whether it is a sentence to choose, and so may never be said.
    pub is_choice: bool,
    /// Whether the host falls silent before it, or a direction stands there.
    pub after_pause: bool,
}

/// Some bytes of the spoken text, and what was written for them.
#[derive(Debug)]
struct Piece<'a> {
    start: usize,
    end: usize,
    text: usize,
    inline: &'a Inline,
    /// Whether they were said as they were written, and are not the answer to a placeholder. Noted, since it is asked of
    /// thousands of places, and what was written lies all over the memory.
    literal: bool,
}

/// The script as it will be spoken.
pub(super) struct Script<'a> {
    /// What it is the script of.
    pub rundown: &'a Rundown,
    /// All paragraphs, each with a line end behind it.
    pub text: String,
    /// The paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// Which characters each sentence has.
    letters: Vec<Letters>,
    /// The texts that it was put together from.
    pub texts: Vec<Spoken<'a>>,
    /// Which signs each text has, in its directions too.
    signs: Vec<Signs>,
    /// What stands beside the script.
    directions: Vec<&'a str>,
    pieces: Vec<Piece<'a>>,
    /// For every [`PAGE`] of the text how many pieces begin before it, so that for the one at a byte few are looked
    /// through.
    pages: Vec<usize>,
    /// Whatever was answered with a blank, with the index of its text, and whatever in directions is no words: what has a
    /// whole answer lacks nothing, and nearly all have.
    pub holes: Vec<(usize, &'a Inline)>,
    /// Where blanks stand.
    blanks: Vec<usize>,
    /// Where characters stand that may be markup, a gap or a direction.
    odd: Vec<usize>,
    /// The days that sentences tell, by the index of the sentence; found once, when a rule first asks.
    dates: OnceCell<Vec<(usize, Vec<FoundDate>)>>,
}

impl<'a> Script<'a> {
    /// Puts the script of an agenda together.
    pub(super) fn new(rundown: &'a Rundown) -> Self {
        let entered = Entered::new();
        let mut script = Self {
            rundown,
            text: String::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            letters: Vec::new(),
            texts: Vec::new(),
            signs: Vec::new(),
            directions: Vec::new(),
            pieces: Vec::new(),
            pages: Vec::new(),
            holes: Vec::new(),
            blanks: Vec::new(),
            odd: Vec::new(),
            dates: OnceCell::new(),
        };
        script.reserve();
        let mut part_before = None;
        for text in spoken(rundown) {
            let index = script.texts.len();
            let facts = Facts { rundown, entered: &entered, item: text.part.item, step: text.part.step };
            let waited = part_before.is_some_and(|before| {
                let between = rundown.parts().get(before + 1..text.part_index).unwrap_or_default();
                between.iter().any(|part| part.kind == PartKind::Wait)
            });
            part_before = Some(text.part_index);
            let mut after_pause = waited;
            let sentence = script.sentences.len();
            let mut signs = Signs::default();
            for block in &text.text.script.blocks {
                match block.kind {
                    BlockKind::Direction => {
                        after_pause = true;
                        let words = text.source.get(block.source.clone()).unwrap_or_default();
                        script.directions.push(words);
                        signs = signs.and(Signs::in_text(words));
                        let others = block.inlines.iter().filter(|inline| inline.content != Content::Text);
                        script.holes.extend(others.map(|inline| (index, inline)));
                    }
                    BlockKind::Paragraph | BlockKind::Heading(_) => {
                        script.add(&text, index, block, &facts, after_pause);
                        after_pause = false;
                    }
                }
            }
            let sentences = script.sentences.get(sentence..).unwrap_or_default().iter();
            script.signs.push(sentences.fold(signs, |signs, sentence| signs.and(sentence.signs)));
            script.texts.push(text);
        }
        script
    }

    /// Makes room for all of it: to grow would copy megabytes again and again.
    fn reserve(&mut self) {
        let (parts, bytes) = (self.rundown.parts().len(), self.rundown.length());
        // Answers are a little longer than their placeholders. Shorter sentences than ten characters, or pieces between
        // placeholders than eight, no script has throughout; and room that is never written to costs nothing.
        self.text.reserve(bytes + bytes / 8);
        self.sentences.reserve(bytes / 30);
        self.letters.reserve(bytes / 30);
        self.paragraphs.reserve(parts + bytes / 90);
        self.pieces.reserve(bytes / 24);
        self.signs.reserve(parts);
        self.texts.reserve(parts);
    }

    fn push_blank(&mut self) {
        self.blanks.push(self.text.len());
        self.text.push(BLANK);
    }

    fn add(&mut self, text: &Spoken<'a>, index: usize, block: &'a Block, facts: &Facts<'_>, after_pause: bool) {
        let start = self.text.len();
        for inline in &block.inlines {
            let (start, blanks) = (self.text.len(), self.blanks.len());
            match &inline.content {
                Content::Text => self.text.push_str(text.source.get(inline.source.clone()).unwrap_or_default()),
                Content::Space => self.text.push(' '),
                Content::LineBreak => self.text.push('\n'),
                Content::RawBlank | Content::BrokenPlaceholder => self.push_blank(),
                Content::Placeholder(placeholder) => {
                    use script::Answers;
                    for piece in facts.answer(placeholder) {
                        match piece {
                            script::Piece::Filled(words) => self.text.push_str(&words),
                            script::Piece::Blank(_) => self.push_blank(),
                        }
                    }
                }
            }
            while self.pages.len() * PAGE <= start {
                self.pages.push(self.pieces.len());
            }
            let literal = inline.content == Content::Text;
            if self.blanks.len() > blanks {
                self.holes.push((index, inline));
            }
            self.pieces.push(Piece { start, end: self.text.len(), text: index, inline, literal });
        }
        self.text.push('\n');
        let first = self.sentences.len();
        let paragraph = self.paragraphs.len();
        self.cut(start, paragraph);
        self.paragraphs.push(Paragraph {
            range: start..self.text.len() - 1,
            sentences: first..self.sentences.len(),
            item: text.part.item,
            step: text.part.step,
            is_choice: text.part.kind == PartKind::Choose,
            after_pause,
        });
    }

    /// Words of the script.
    pub(super) fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// What stands beside the script and is not said: （播放短片）.
    pub(super) fn directions(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.directions.iter().copied()
    }

    /// The lines over the script that nobody says: the directions before its first words.
    pub(super) fn head(&self) -> impl Iterator<Item = &'a str> + '_ {
        let first = self.paragraphs.first().map_or((0, 0), |paragraph| (paragraph.item, paragraph.step));
        let texts = self.texts.iter().take_while(move |text| (text.part.item, text.part.step) <= first);
        texts.flat_map(|text| {
            let blocks = text.text.script.blocks.iter();
            let head = blocks.take_while(|block| block.kind == BlockKind::Direction);
            head.flat_map(|block| text.source.get(block.source.clone()).unwrap_or_default().lines())
        })
    }

    /// Every text whose words, or whose directions, may have some character of the signs.
    pub(super) fn texts_with(&self, signs: Signs) -> impl Iterator<Item = &Spoken<'a>> {
        self.texts.iter().zip(&self.signs).filter(move |(_, has)| has.any(signs)).map(|(text, _)| text)
    }

    /// The words that were written down and have a character that may be markup, a gap or a direction: the index of their
    /// paragraph, their text, and where in it they stand.
    pub(super) fn odd_words(&self) -> impl Iterator<Item = (usize, &Spoken<'a>, Range<usize>)> {
        let mut pieces: Vec<usize> = Vec::new();
        let (mut piece, mut last) = (0, None);
        for at in &self.odd {
            while self.pieces.get(piece + 1).is_some_and(|next| next.start <= *at) {
                piece += 1;
            }
            if last != Some(piece) {
                pieces.push(piece);
                last = Some(piece);
            }
        }
        let pieces = pieces.into_iter().filter_map(|piece| self.pieces.get(piece)).filter(|piece| piece.literal);
        let mut paragraph = 0;
        pieces.filter_map(move |piece| {
            while self.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.range.start <= piece.start) {
                paragraph += 1;
            }
            Some((paragraph, self.texts.get(piece.text)?, piece.inline.source.clone()))
        })
    }

    /// Whether a byte lies in a sentence that looks back.
    pub(super) fn is_in_recap(&self, at: usize) -> bool {
        let sentence = self.sentence_at(at).and_then(|index| self.sentences.get(index));
        sentence.is_some_and(|sentence| super::recap::is_recap(self.words(&sentence.range)))
    }

    /// The paragraph of a sentence.
    pub(super) fn paragraph(&self, sentence: &Sentence) -> Option<&Paragraph> {
        self.paragraphs.get(sentence.paragraph)
    }

    /// The item that a sentence stands in.
    pub(super) fn item(&self, sentence: &Sentence) -> usize {
        self.paragraph(sentence).map_or(0, |paragraph| paragraph.item)
    }

    /// The sentence that a byte lies in.
    pub(super) fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.range.start <= at).checked_sub(1)
    }

    /// The sentences of an item, as indices.
    pub(super) fn sentences_of(&self, item: usize) -> Range<usize> {
        let bound = |item: usize| {
            let paragraph = self.paragraphs.partition_point(|paragraph| paragraph.item < item);
            self.paragraphs.get(paragraph).map_or(self.sentences.len(), |paragraph| paragraph.sentences.start)
        };
        bound(item)..bound(item.saturating_add(1))
    }

    /// The sentences of a range, with their words.
    pub(super) fn said(&self, range: Range<usize>) -> impl Iterator<Item = (&Sentence, &str)> {
        let sentences = self.sentences.get(range).unwrap_or_default();
        sentences.iter().map(|sentence| (sentence, self.words(&sentence.range)))
    }

    /// Every sentence that tells a day of a month, with its index and these days; their ranges count from its beginning.
    pub(super) fn dates(&self) -> impl Iterator<Item = (usize, &Sentence, &FoundDate)> {
        const SIGNS: Signs = Signs::of("月");
        let dates = self.dates.get_or_init(|| {
            let sentences = self.sentences.iter().enumerate().filter(|(_, sentence)| sentence.signs.any(SIGNS));
            let dates = sentences.map(|(index, sentence)| (index, dates::find(self.words(&sentence.range))));
            dates.filter(|(_, dates)| !dates.is_empty()).collect()
        });
        dates.iter().flat_map(|(index, dates)| {
            let sentence = self.sentences.get(*index);
            dates.iter().filter_map(move |date| Some((*index, sentence?, date)))
        })
    }

    /// A problem with some words of the script, at the place where they were written.
    pub(super) fn problem(&self, problem: Problem, range: &Range<usize>) -> Diagnostic {
        let place = self.place(range).unwrap_or_default();
        Diagnostic { problem, place }
    }

    fn place(&self, range: &Range<usize>) -> Option<Place> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        let text = self.texts.get(first.text)?;
        let (first_source, last_source) = (&first.inline.source, &last.inline.source);
        let at = |piece: &Piece<'_>, byte: usize, answer: usize| match piece.literal {
            true => (piece.inline.source.start + (byte - piece.start)).min(piece.inline.source.end),
            false => answer,
        };
        let start = at(first, range.start, first_source.start);
        let end = if last.text == first.text { at(last, range.end, last_source.end) } else { first_source.end };
        Some(text.place(start..end.max(start)))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(self.pieces_to(at).checked_sub(1)?)
    }

    /// How many pieces begin at a byte or before.
    fn pieces_to(&self, at: usize) -> usize {
        let page = |page: usize| self.pages.get(page).copied().unwrap_or(self.pieces.len());
        let (first, last) = (page(at / PAGE), page(at / PAGE + 1));
        first + self.pieces.get(first..last).map_or(0, |here| here.partition_point(|piece| piece.start <= at))
    }
}

/// Whether a sentence may end with a mark.
fn ends(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '．' | '.')
}

/// Whether a mark behind the end of a sentence still belongs to it.
fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》')
}

impl Script<'_> {
    /// Cuts a paragraph, from a byte to the end of the text, into sentences.
    fn cut(&mut self, from: usize, paragraph: usize) {
        let (mut at, mut start) = (from, from);
        let (mut signs, mut letters) = (0, Letters::NONE);
        let (mut ended, mut before) = (false, u32::from(' '));
        let mut push = |range: Range<usize>, signs: u64, letters: Letters| {
            self.sentences.push(Sentence { range, paragraph, signs: Signs(signs) });
            self.letters.push(letters);
        };
        while let Some(rest) = self.text.get(at..) {
            // Nearly every character is Han, and no mark.
            let mut note = |c: u32| {
                signs |= Signs::bit(c);
                letters.add(before, c);
                before = c;
            };
            let run = if ended { 0 } else { each_han(rest, &mut note) };
            let Some(c) = rest.get(run..).and_then(|rest| rest.chars().next()) else { break };
            at += run;
            if matches!(c, '*' | '＊' | '|' | '<' | '(' | '（' | ' ' | '　') {
                self.odd.push(at);
            }
            if matches!(c, '①'..='⑳') {
                signs |= CIRCLE;
            }
            let closes = closes(c);
            if ended && !closes {
                push(start..at, signs, letters);
                (start, signs, letters, ended) = (at, 0, Letters::NONE, false);
            }
            if c == '\n' {
                if at > start {
                    push(start..at, signs, letters);
                }
                (start, signs, letters) = (at + 1, 0, Letters::NONE);
            } else {
                signs |= Signs::bit(u32::from(c));
                letters.add(before, u32::from(c));
                // A full stop behind Han is a Chinese one, typed with the wrong keyboard.
                let is_behind = |is: fn(char) -> bool| char::from_u32(before).is_some_and(is);
                ended = match c {
                    '．' => is_behind(is_han),
                    '.' => is_behind(|c| is_han(c) || c == BLANK),
                    c => ends(c),
                } || ended && closes;
            }
            at += c.len_utf8();
            before = u32::from(c);
        }
    }
}

impl<'a> Script<'a> {
    /// Whether the word at a byte was said as it was written.
    pub(super) fn is_literal_at(&self, at: usize) -> bool {
        self.piece_at(at).is_some_and(|piece| piece.literal)
    }

    /// Where the answer to a placeholder ends that begins at a byte.
    pub(super) fn answer_at(&self, at: usize) -> Option<usize> {
        let piece = self.piece_at(at).filter(|piece| piece.start == at && piece.end > at && !piece.literal)?;
        matches!(piece.inline.content, Content::Placeholder(_)).then_some(piece.end)
    }

    /// Where blanks stand, in order.
    pub(super) fn blanks(&self) -> &[usize] {
        &self.blanks
    }

    /// Whether words were said as they were written, and are no answer to a placeholder.
    pub(super) fn is_literal(&self, range: &Range<usize>) -> bool {
        self.pieces_of(range).all(|piece| piece.literal)
    }

    /// Whether any of some words were said as they were written.
    pub(super) fn has_literal(&self, range: &Range<usize>) -> bool {
        self.pieces_of(range).any(|piece| piece.literal)
    }

    /// The pieces in which some words stand.
    fn pieces_of(&self, range: &Range<usize>) -> impl Iterator<Item = &Piece<'a>> {
        let (first, end) = (self.pieces_to(range.start).saturating_sub(1), range.end);
        self.pieces.get(first..).unwrap_or_default().iter().take_while(move |piece| piece.start < end)
    }
}
