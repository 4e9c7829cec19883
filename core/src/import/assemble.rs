//! From sentences to pieces: neighbours of one paragraph that are one in everything become one piece.

use super::draft::{Draft, Piece, Role};
use super::segment::Segments;
use super::walk::{Found, Mark};

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
    let live = |piece: &mut Piece| {
        piece.live |= super::happening::is_live(segments.text.get(piece.range.clone()).unwrap_or_default())
    };
    pieces.iter_mut().filter(|piece| piece.is_in_script()).for_each(live);
    Draft { text: segments.text, pieces, overview: found.overview, title: found.title, decisions: Vec::new() }
}

/// Does the sentence go on with the piece before it?
fn is_one(before: &Piece, mark: &Mark) -> bool {
    let plain = mark.item.is_none() && mark.call.is_none() && mark.role == before.role;
    let joinable = matches!(mark.role, Role::Say | Role::Noise | Role::Title | Role::Facts);
    plain
        && joinable
        && before.wait.is_none()
        && before.call.is_none()
        && before.item.as_ref().is_none_or(|_| mark.wait.is_none() || true)
}
