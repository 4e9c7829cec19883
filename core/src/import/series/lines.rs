//! Titles told by how their lines look: in a frame or in brackets, behind a mark, by a label, or counted by what they are.

use super::Titled;
use crate::import::segment::{Segments, Shape};
use crate::import::wording::{self, trim};
use crate::import::{announce, signs};
use std::ops::Range;

/// ———— and 09:08　板块一　嘉宾致辞 and ———— below: a short line between two of marks.
pub(super) fn framed(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    const LONGEST: usize = 30;
    let is_rule = |at: usize| segments.sentences.get(at).is_some_and(|one| one.shape == Shape::Marks && one.opens);
    let titled = |index: usize| {
        let sentence = segments.sentences.get(index).filter(|one| one.opens && one.shape == Shape::Words)?;
        let block = segments.blocks.get(sentence.block).filter(|block| block.range == sentence.range)?;
        let line = segments.text.get(block.range.clone())?;
        let short = wording::length(line, LONGEST) < LONGEST && !line.ends_with(['。', '！', '，']);
        let framed = index.checked_sub(1).is_some_and(is_rule) && is_rule(index + 1);
        (short && framed).then(|| titled_by(index, line, block.range.start))
    };
    body.filter_map(titled).collect()
}

/// 【节目一】锣鼓《开工大吉》, 【表彰】: lines of which a bracket begins some, and what comes is told behind it. None where a bracket is
/// all of any line: then they are captions.
pub(super) fn bracketed(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    const LONGEST: usize = 30;
    let titled = |index: usize| {
        let sentence = segments.sentences.get(index).filter(|one| one.opens)?;
        let line = segments.text.get(segments.blocks.get(sentence.block)?.range.clone())?;
        let (label, name) = line.strip_prefix('【')?.split_once('】')?;
        let (label, name) = (trim(label), trim(name));
        let short = wording::length(line, LONGEST) < LONGEST && !line.ends_with(['。', '，', '！', '？']);
        let number = announce::numbered_label(label);
        let words = if name.is_empty() { label } else { name };
        let at = segments.blocks.get(sentence.block)?.range.start + wording::offset(line, words);
        short.then(|| (!name.is_empty(), Titled { sentence: index, number, words: at..at + words.len() }))
    };
    let found: Vec<(bool, Titled)> = body.filter_map(titled).collect();
    let named = found.iter().filter(|(named, _)| *named).count();
    if named > 1 { found.into_iter().map(|(_, titled)| titled).collect() } else { Vec::new() }
}

/// 议程一, 议程二　〔约25分钟〕, counted from one: lines of which a number with what it counts is all that is said.
pub(super) fn labels(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    let titled = |index: usize| {
        let (number, label) = label(segments, index)?;
        Some(Titled { sentence: index, number: Some(number), words: below(segments, index).unwrap_or(label) })
    };
    let counted = |(nth, titled): &(u64, Titled)| titled.number == Some(*nth);
    (1..).zip(body.filter_map(titled)).take_while(counted).map(|(_, titled)| titled).collect()
}

/// 审议表决《…》。: the first sentence below a label, where it says what the item is and calls nobody.
fn below(segments: &Segments, label: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 30;
    const OTHERS: &str = "请|下面|现在|首先|接下来|各位|同志|刚才";
    let next = segments.sentences.iter().skip(label + 1).find(|one| one.shape == Shape::Words)?;
    let words = segments.text.get(next.range.clone())?;
    let bare = words.trim_end_matches(['。', '！', '：']);
    let is_title = wording::length(bare, LONGEST) < LONGEST
        && wording::begins(bare, OTHERS).is_none()
        && !bare.contains(['，', '？', '请']);
    is_title.then(|| next.range.start..next.range.start + bare.len())
}

/// The number of such a line, and its words.
pub(in crate::import) fn label(segments: &Segments, index: usize) -> Option<(u64, Range<usize>)> {
    let sentence = segments.sentences.get(index).filter(|one| one.opens && one.shape == Shape::Words)?;
    let rest = segments.sentences.iter().skip(index + 1).take_while(|one| one.block == sentence.block);
    let is_alone = rest.into_iter().all(|one| matches!(one.shape, Shape::Direction { .. }));
    let number = announce::numbered_label(trim(segments.text.get(sentence.range.clone())?)).filter(|_| is_alone)?;
    Some((number, sentence.range.clone()))
}

/// 节目一　舞蹈《槐花香》, each over a section, and what else stands over one in so few words: 抽奖环节. None where no other does: those that
/// are counted announce themselves.
pub(super) fn counted_by_name(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    const LONGEST: usize = 30;
    const SHORT: usize = 8;
    const LEAST: usize = 3;
    let titled = |index: usize| {
        let sentence = segments.sentences.get(index).filter(|one| one.opens && one.shape == Shape::Words)?;
        let block =
            segments.blocks.get(sentence.block).filter(|block| block.spaced && block.range == sentence.range)?;
        let line = segments.text.get(block.range.clone())?;
        let length = wording::length(line, LONGEST);
        let counted = announce::named_number(line);
        let is_title =
            length < if counted.is_some() { LONGEST } else { SHORT } && !line.ends_with(['。', '，', '！', '？', '：']);
        let below = segments.sentences.get(index + 1).and_then(|next| segments.blocks.get(next.block));
        let words = counted.map_or(line, |(_, bytes)| line.get(bytes..).unwrap_or_default());
        let words = trim(words.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '《'));
        let at = block.range.start + wording::offset(line, words);
        let is_over = is_title && below.is_some_and(|below| !below.spaced);
        let number = counted.map(|(number, _)| number);
        is_over.then(|| Titled { sentence: index, number, words: at..at + words.len() })
    };
    let found: Vec<Titled> = body.filter_map(titled).collect();
    let counted = found.iter().filter(|titled| titled.number.is_some()).count();
    if counted >= LEAST && counted < found.len() { found } else { Vec::new() }
}

/// ◆ 开场, ◆ 新锐奖: short lines with one mark in front, each over what happens.
pub(super) fn marked(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    let titled = |index: usize| {
        signs::marked_title(segments, index)?;
        let range = segments.sentences.get(index)?.range.clone();
        Some(titled_by(index, segments.text.get(range.clone())?, range.start))
    };
    body.filter_map(titled).collect()
}

/// A title on a line of its own, without its mark and its time: 板块一 is a number, and 嘉宾致辞 what is announced.
fn titled_by(sentence: usize, line: &str, start: usize) -> Titled {
    let words = trim(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let words = wording::clock(words).and_then(|bytes| words.get(bytes..)).map_or(words, trim);
    let counted = announce::ordinal(words).filter(|(_, _, behind)| !trim(behind).is_empty());
    let (number, words) = counted.map_or((None, words), |(number, _, behind)| (Some(number), trim(behind)));
    let at = start + wording::offset(line, words);
    Titled { sentence, number, words: at..at + words.len() }
}
