//! What the host says of what has just happened, known by a word of it that stands nowhere else near: 小蚂蚁真可爱 behind a dance
//! that is called 《小蚂蚁搬家》.

use super::Walk;
use crate::agenda::WaitKind;
use crate::chinese::is_han;
use crate::chinese::vocabulary::HanSet;
use crate::import::wording::has;
use crate::import::{announce, signs};
use std::ops::Range;

/// So many sentences before an item, and from where it turns to the next one, are looked at for a word that is said everywhere.
const NEAR: usize = 24;
/// So many sentences back somebody may have been called for what is spoken of.
const BACK: usize = 12;

/// Two characters that stand next to each other.
type Pair = (char, char);

impl Walk<'_> {
    /// Whether a sentence speaks of what has happened in the item in hand, and not of what is called for at `next`.
    pub(super) fn echoes_what_was(&self, at: usize, next: usize) -> bool {
        self.items.last().is_some_and(|item| self.echoes(at, item.start, next))
    }

    /// Whether a sentence speaks of what has happened since `from`, and not of what is called for at `next`.
    pub(super) fn echoes(&self, at: usize, from: usize, next: usize) -> bool {
        let from = from.max(at.saturating_sub(BACK));
        if turns(self.words(at)) {
            return false;
        }
        // What the host has said of it himself is no happening.
        let Some(last) = (from..at).rev().find(|at| !self.is_plain(*at)) else { return false };
        self.tells_of_film(at, last) || self.tells_of_show(at, last) || self.shares_a_word(at, from..last + 1, next)
    }

    /// 片子不长，教训很沉痛。 behind a film.
    fn tells_of_film(&self, at: usize, last: usize) -> bool {
        const SEEN: &str = "片子|短片|视频|影片|镜头|画面|片中|片里";
        let near = last.saturating_sub(1)..last + 1;
        let shown = near.into_iter().any(|at| self.wait(at) == Some(WaitKind::Film));
        shown && has(self.words(at), SEEN)
    }

    /// 铿锵的歌声唱出了我们的心声。 behind a song or a dance.
    fn tells_of_show(&self, at: usize, last: usize) -> bool {
        const SEEN: &str =
            "歌声|琴声|鼓声|乐声|笛声|舞姿|舞步|唱出了|唱得|跳出了|跳得|演出了|演得|念得|唱响了|旋律里|旋律中|朗诵得";
        let near = last.saturating_sub(1)..last + 1;
        let shown = near.into_iter().any(|at| matches!(self.wait(at), Some(WaitKind::Music | WaitKind::Other)));
        shown && has(self.words(at), SEEN)
    }

    /// Whether a sentence has two characters in a row of what was called for that neither the sentences before the item nor those to
    /// come have.
    fn shares_a_word(&self, at: usize, was: Range<usize>, next: usize) -> bool {
        let elsewhere = (was.start.saturating_sub(NEAR)..was.start).chain(next..next + NEAR);
        let mut said: Vec<Pair> = pairs(signs::without_label(self.words(at))).filter(|pair| tells(*pair)).collect();
        said.sort_unstable();
        let is_said = |pair: &Pair| said.binary_search(pair).is_ok();
        // Few sentences have a word in common; what stands around is looked at for those alone.
        // What only led to somebody is no happening: what announced it is one.
        let announces = |at: usize| self.shows(at, |sign| sign.enters || sign.turns || sign.ordinal.is_some());
        let happened = was.filter(|at| !self.is_plain(*at) || announces(*at));
        let mut shared: Vec<Pair> = happened.flat_map(|at| pairs(self.words(at))).filter(is_said).collect();
        for at in elsewhere {
            if shared.is_empty() {
                return false;
            }
            for pair in pairs(self.words(at)) {
                shared.retain(|one| *one != pair);
            }
        }
        !shared.is_empty()
    }
}

/// 下面得听听姑爷怎么说。 这么多人说了您半天好话，您也得回几句。 片子里这位，今天也来了。: whether a sentence turns to somebody, whatever it
/// speaks of.
fn turns(words: &str) -> bool {
    const TO_COME: &str = "也得|还要|还得|该|轮到|得听|也要|也来|就在|这位|那位|那个|请出|是谁";
    let body = signs::without_label(words);
    announce::lead(body).is_some() || has(body, TO_COME) || body.ends_with(['？', '?'])
}

/// Whether two characters are of a thing, and not such as stand in any sentence.
fn tells((one, other): Pair) -> bool {
    static OF_ANYTHING: HanSet = HanSet::new(
        "的了是在有和与就都而及或把被对向从到给为以于这那哪我你他她它们咱您个位一二三四五六七八九十不也还又再请让先后上下大家今年月日时很最更可能会要想说讲谢好人同",
    );
    !OF_ANYTHING.has(one) && !OF_ANYTHING.has(other)
}

fn pairs(words: &str) -> impl Iterator<Item = Pair> + '_ {
    words.chars().zip(words.chars().skip(1)).filter(|(one, other)| is_han(*one) && is_han(*other))
}
