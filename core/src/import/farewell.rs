//! How free voices end, where nobody says that the meeting does: 散了，查房。 各支行下线。 咱屋里吃面去。 The last paragraph, in which nothing
//! happens any more and everybody is sent off.

use super::segment::{Segments, Shape};
use super::signs::Signs;
use super::wording::{has, length, number};
use std::ops::Range;

/// What people are told when they may go.
const GO: &str = "散了|散场|散会|收工|收摊|开席|动筷|开饭|吃好喝好|慢慢吃|慢用|慢走|慢点走|路上慢|走好|回吧|回屋|回家|带回|端回去|端回|上岗|干活|动起来|\
    开工|查房|下线|挂了|闭庭|退庭|晚安|再约|再聚|再见|再会|回见|明天见|明早见|下期见|下周见|下次见|明年见|终点见|广场见|操场见|不见不散|代驾|代客泊车|\
    照相|合影|往中间挤|就到这|到这儿|到这里|就这样|就这些|先这样|摆到这|说到这|聊到这|干杯|礼成|移步|擦黑板|带好垃圾|登车|早点歇|早点休息|解散|下课|出发！";

/// The first sentence of a paragraph that sends everybody off, where nothing else leads out.
pub(super) fn begins(segments: &Segments, signs: &[Signs], body: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 110;
    let words =
        |at: usize| segments.sentences.get(at).and_then(|one| segments.text.get(one.range.clone())).unwrap_or_default();
    let is_words = |at: &usize| segments.sentences.get(*at).is_some_and(|one| one.shape == Shape::Words);
    let last = body.clone().rev().find(is_words)?;
    let block = segments.sentences.get(last)?.block;
    let same = |at: &usize| segments.sentences.get(*at).is_some_and(|one| one.block == block);
    let first = (body.start..=last).rev().take_while(same).last()?;
    let quiet = |at: usize| {
        signs.get(at).is_some_and(|sign| {
            let calls = sign.calls.iter().any(|call| !call.speakers.is_empty() && call.does.is_some() || call.host);
            !calls && !sign.own && !sign.prompts_vote() && sign.ordinal.is_none()
        })
    };
    // 第三条，把班前会开实，…签了名才能上岗: one of the points that the host makes.
    let counted = words(first).strip_prefix('第').and_then(|rest| rest.get(number(rest)?.1..));
    let is_point = counted.is_some_and(|rest| rest.starts_with(['条', '点', '，', '、']))
        || signs.get(first).is_some_and(|sign| sign.listed.is_some());
    let all: usize = (first..=last).map(|at| length(words(at), LONGEST + 1)).sum();
    let reminds = super::wording::begins(words(first), "提醒各位|提醒大家|最后提醒|温馨提示").is_some();
    let goes = reminds || (first..=last).any(|at| has(words(at), GO));
    (first > body.start && goes && !is_point && all <= LONGEST && (first..=last).all(|at| is_words(&at) && quiet(at)))
        .then_some(first)
}
