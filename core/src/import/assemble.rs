//! From sentences to pieces: neighbours of one paragraph that are one in everything become one piece.

use super::draft::{Draft, Piece, Role};
use super::segment::Segments;
use super::walk::{Found, Mark};
use std::ops::Range;

/// Writes what was found down as pieces.
pub(super) fn assemble(segments: Segments, found: Found) -> Draft {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut block = usize::MAX;
    let mut silent = true;
    for (sentence, mark) in segments.sentences.iter().zip(found.marks) {
        let opens = sentence.block != block;
        block = sentence.block;
        let joins = !opens && pieces.last().is_some_and(|before| is_one(before, &mark));
        if joins && let Some(before) = pieces.last_mut() {
            before.range.end = sentence.range.end;
            before.live |= mark.live;
            before.wait = mark.wait;
            silent |= mark.wait.is_some();
            continue;
        }
        let mut piece = Piece::new(sentence.range.clone(), mark.role, mark.guess);
        piece.paragraph = opens;
        piece.step = piece.is_in_script() && mark.role != Role::Direction && (silent || mark.item.is_some());
        silent = if piece.step { false } else { silent } || mark.wait.is_some();
        piece.item = mark.item;
        piece.call = mark.call;
        piece.wait = mark.wait;
        piece.live = mark.live;
        pieces.push(piece);
    }
    for piece in &mut pieces {
        place(piece, &segments);
    }
    let mut overview = found.overview;
    overview
        .entries
        .iter_mut()
        .chain(overview.count.as_mut().map(|(_, at)| at))
        .for_each(|range| *range = segments.written(range));
    let live = |piece: &mut Piece| {
        piece.live |= super::happening::is_live(segments.written.get(piece.range.clone()).unwrap_or_default())
    };
    pieces.iter_mut().filter(|piece| piece.is_in_script()).for_each(live);
    Draft { text: segments.written, pieces, overview, title: found.title, decisions: Vec::new() }
}

/// Does the sentence go on with the piece before it?
fn is_one(before: &Piece, mark: &Mark) -> bool {
    let plain = mark.item.is_none() && mark.call.is_none() && mark.role == before.role;
    let joinable = matches!(mark.role, Role::Say | Role::Noise | Role::Title | Role::Facts);
    plain && joinable && before.wait.is_none() && before.call.is_none()
}

/// Turns every range of the text as it was meant into one of the text as it is written.
fn place(piece: &mut Piece, segments: &Segments) {
    let set = |range: &mut Range<usize>| *range = segments.written(range);
    set(&mut piece.range);
    piece.item.iter_mut().filter_map(|item| item.ordinal.as_mut()).for_each(|(_, range)| set(range));
    let Some(call) = &mut piece.call else { return };
    call.document.iter_mut().for_each(set);
    for speaker in &mut call.speakers {
        set(&mut speaker.whole);
        let parts = [&mut speaker.unit, &mut speaker.office, &mut speaker.name, &mut speaker.address];
        parts.into_iter().flatten().for_each(set);
    }
}
