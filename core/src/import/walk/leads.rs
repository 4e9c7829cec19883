//! What leads up to an item: the words before a call that belong to it, and those that belong to what was before.

use super::sections::tells_of_before;
use super::{Signs, Walk};
use crate::agenda::ItemKind;
use crate::import::kind::Topic;
use crate::import::wording::{begins, ends, has};
use crate::import::{lexicon, signs};

/// So many sentences may lead to what a paragraph ends with.
const WHOLE: usize = 6;

/// What is said while a meeting opens.
pub(super) const OPENS: &str = "今天|本次|这次|会议|大会|仪式|典礼|活动|参加|出席|到会|莅临|首先|介绍|欢迎|任务|根据|按照|召开|举行|大家|应到|议程";

/// 各单位都讲了，关键看行动。: what is said of all who have just spoken.
const ALL_SPOKE: &str =
    "都讲了|都说了|都谈了|都讲过|都说过|都谈过|都汇报了|都发了言|都表了态|讲完了|说完了|谈完了|汇报完";

impl Walk<'_> {
    /// Words that lead to what happens belong to it: 激动人心的时刻到了！请…揭牌。
    pub(super) fn pulled_back(&self, index: usize, sign: &Signs) -> usize {
        let most = if self.several_hosts { 6 } else { 2 };
        let mut start = index;
        while let Some(before) = start.checked_sub(1).filter(|before| index - before <= most) {
            let is_other_section = self.has_sections && self.opens_section(start);
            if is_other_section || !self.leads_up(before, index, sign) {
                break;
            }
            start = before;
        }
        if start == index { self.paragraph_to(index).unwrap_or(index) } else { start }
    }

    /// 有人说，老师是点灯的人。下面请教师代表发言。: a paragraph that comes after somebody has spoken and leads to who is next.
    pub(super) fn paragraph_to(&self, index: usize) -> Option<usize> {
        /// Characters of a sentence that only ends what was.
        const SHORT: usize = 18;
        const LOOKS_BACK: &str = "红绸|红布|谢谢|感谢|讲话|发言|刚才|刚刚|汇报|报告|祝贺|请坐|礼毕|毕。|说的|讲的|讲得|说得|到此|到这里|大家好|\
            宣布|完成！|完了|看完|听完|讲完|说完|结束|介绍|这番|这段|一席话|听了|看了|听得|看得|唱得|跳得|演得|这首歌|这支舞|这段舞|点评|致辞|分享|让我们|提到|谈到|国歌声|歌声里|歌声中|真好|真棒|真美|太好了|太棒了|精彩|恭喜|回座|请下台|都清楚了|都明白了|听清楚了|听明白了|看清楚了|中奖的是|中奖号码|没有要问|没有问题了";
        let item = self.items.last()?;
        let rested = item.is(ItemKind::Break) || item.topic == Some(Topic::Rest);
        let start = (index.saturating_sub(WHOLE)..index).rev().find(|at| self.opens(*at))?;
        // 意见听完了。由申请人作最后陈述。: in the same paragraph, and nothing else turns to what comes.
        let unled = self.shows(index, |sign| sign.lead.is_none());
        let closes = |at: usize| {
            let short = self.length(at) <= SHORT && has(self.words(at), "完毕|完了|听完|看完|讲完|请坐|入席");
            at == start && unled && short && !has(self.words(at), "谢谢|感谢|讲得|说得|发言|讲话")
        };
        // 9:14　感谢边总。现在登台的是…: what has a time of its own is one.
        let timed = super::super::wording::clock(self.words(start)).is_some();
        if timed && item.start < start && start < index && !item.is(ItemKind::Opening) {
            return Some(start);
        }
        if self.is_reply(start, index) {
            return None;
        }
        let leads = (start..index).all(|at| {
            let other = |sign: &Signs| !sign.own && !sign.recap && !sign.done && !sign.afterwards && !sign.latin;
            self.is_words(at)
                && self.is_plain(at)
                && self.block(at) == self.block(index)
                && !self.is_overview(at)
                && (rested
                    || closes(at)
                    || (!has(self.words(at), LOOKS_BACK) && !tells_of_before(self.words(at))
                        || leads_over(self.words(at)))
                        && !has(self.words(at), ALL_SPOKE)
                        && !self.tells_of_speaker(at)
                        && !self.comments_on_show(at)
                        && !self.echoes_what_was(at, index)
                        && !asks(self.words(at)))
                && self.shows(at, other)
        });
        // 老规矩，先说上个班的情况。老周，你交一下底。: free voices lead to whoever is turned to in the same paragraph.
        let turned =
            self.shows(index, |sign| !sign.calls.is_empty() && sign.calls.iter().all(|call| call.marker.is_empty()));
        if item.is(ItemKind::Opening) && turned && leads && item.start < start {
            return Some(start);
        }
        if item.is(ItemKind::Opening) {
            let flowery = (start..index).all(|at| !has(self.words(at), OPENS)) && item.start + 2 < start;
            return (leads && flowery).then_some(start);
        }
        let item = Some(item).filter(|item| item.start < start)?;
        let spoke =
            (item.start..start).any(|at| self.wait(at).is_some() || self.shows(at, |sign| !sign.calls.is_empty()));
        (leads && spoke).then_some(start)
    }

    /// 贺主席的倡议，说出了大家的心声。: does a sentence tell of somebody who was called in the item?
    fn tells_of_speaker(&self, at: usize) -> bool {
        const CALLED: &str = "总|工|老师|师傅|先生|女士|同志|同学|大爷|大妈|大姐|大哥|大娘|奶奶|爷爷";
        let words = self.words(at);
        const NEAR: usize = 60;
        let Some(item) = self.items.last() else { return false };
        let near = item.start.max(at.saturating_sub(NEAR))..at;
        let called = self.signs.get(near).unwrap_or_default().iter().flat_map(|sign| &sign.calls);
        called.flat_map(|call| &call.speakers).filter_map(|speaker| speaker.name.as_ref()).any(|name| {
            let name = self.text(name);
            let surname = lexicon::surname_at(name).and_then(|bytes| name.get(..bytes)).unwrap_or_default();
            let titled = |surname: &str| {
                words.match_indices(surname).any(|(place, _)| {
                    let behind = words.get(place + surname.len()..).unwrap_or_default();
                    begins(behind, lexicon::OFFICES).or_else(|| begins(behind, CALLED)).is_some()
                })
            };
            name.chars().count() > 1 && words.contains(name) || !surname.is_empty() && titled(surname)
        })
    }

    /// 原来卡尺拿得稳，步子也踩得准。: right behind what was shown, and of that.
    fn comments_on_show(&self, at: usize) -> bool {
        let shown = at.checked_sub(1).is_some_and(|before| !self.is_words(before));
        shown && begins(signs::without_label(self.words(at)), "原来|怪不得|难怪|没想到").is_some()
    }

    /// Does the paragraph that a sentence ends begin with thanks for what was?
    fn block_looks_back(&self, last: usize) -> bool {
        let first = (last.saturating_sub(WHOLE)..=last).rev().find(|at| self.opens(*at)).unwrap_or(last);
        (first..=last).any(|at| has(self.words(at), "谢谢|感谢|辛苦了|说得真好|讲得真好|祝贺|恭喜"))
    }

    /// 刚才那位大哥还在吗？回头来领奖。: does the paragraph that a sentence ends ask something of what was?
    fn block_asks(&self, last: usize) -> bool {
        let first = (last.saturating_sub(WHOLE)..=last).rev().find(|at| self.opens(*at)).unwrap_or(last);
        (first..last).any(|at| self.words(at).ends_with(['？', '?']))
    }

    /// 豆豆：记下了。接下来听首歌。: of several hosts one answers the other in a few words, and then turns to something else.
    fn is_reply(&self, at: usize, index: usize) -> bool {
        const SHORT: usize = 11;
        self.several_hosts
            && self.opens(at)
            && self.shows(index, |sign| sign.lead.is_some())
            && signs::is_labelled(self.words(at))
            && self.length(at) <= SHORT
    }

    /// 女：看我干嘛！ before 男：笑够了，咱们静一静，听一段琴。请…: does the paragraph of a call say itself that it turns to something else?
    fn leads_itself(&self, index: usize) -> bool {
        let first = (index.saturating_sub(WHOLE)..=index).rev().find(|at| self.opens(*at)).unwrap_or(index);
        (first..index).any(|at| leads_over(self.words(at)))
    }

    fn leads_up(&self, before: usize, index: usize, sign: &Signs) -> bool {
        const LOOKS_BACK: &str = "想你的|想您的|答得|听得|看得|唱得|跳得|演得|这首歌|这支舞|这段舞|谢谢|感谢|讲话|发言|刚才|汇报|祝贺|请坐|礼毕|毕。|说的|讲的|到此|同志们|大家好|宣布|完成！|讲完|说完|恭喜|回座|请下台|都清楚了|都明白了|听清楚了|听明白了|看清楚了|中奖的是|中奖号码|没有要问|没有问题了";
        let Some(other) = self.signs.get(before) else { return false };
        let stands = has(self.words(before), "起立|肃立|脱帽|立正") && self.length(before) < 14;
        // Of several hosts one leads over to what another calls for.
        let same = self.block(before) == self.block(index) || self.several_hosts;
        let near = self.is_words(before) && (same || stands);
        let taken = !self.is_plain(before)
            || self.is_overview(before)
            || self.items.last().is_some_and(|item| item.start >= before);
        // 首先，进入开幕式。请…致辞; 现在我宣布，大会正式开幕！请全体起立，奏国歌。
        let enters = same && other.enters && other.lead.is_some() && other.calls.is_empty();
        let opened = same && has(self.words(before), "正式开幕|现在开幕") && !has(self.words(before), "结束");
        let opening = self.items.last().is_some_and(|item| item.is(ItemKind::Opening)) && !stands && !enters;
        if near && !taken && (enters || opened && !opening) {
            return true;
        }
        let asks = self.several_hosts && self.words(before).ends_with(['？', '?']);
        // 最隆重的时刻到了！: whatever is said before is no part of that.
        let arrives = before + 1 < index && has(self.words(before + 1), "时刻到了|时刻就要到了|时刻来了");
        // （车国栋发言） 男：两家人，一把备用钥匙，放了十九年。 女：请看大屏幕: of two hosts one speaks of what was, and the other goes on.
        let is_aside = self.several_hosts
            && before + 1 == index
            && self.block(before) != self.block(index)
            && before.checked_sub(1).is_some_and(|shown| !self.is_words(shown))
            && self.opens(before)
            && other.lead.is_none();
        let looks_back = arrives
            || is_aside
            || has(self.words(before), LOOKS_BACK)
            || has(self.words(before), ALL_SPOKE)
            || other.own
            || other.recap
            || asks
            || self.tells_of_speaker(before)
            || self.comments_on_show(before)
            || self.echoes_what_was(before, index);
        // 男：谢谢校长。这句话说得真好。 before 女：…: of what was.
        // 女：谢谢乐书记。接下来要上台的这支队伍，…: behind the thanks the sentence turns to what comes.
        let answered = self.block(before) != self.block(index)
            && !stands
            && !(other.lead.is_some() && has(self.words(before), "上台的|登台的|登场的|上场的|出场的|亮相的"))
            && (self.block_looks_back(before) || self.block_asks(before) || self.leads_itself(index));
        let looks_back = looks_back || answered;
        near && !taken && !opening && (other.resumes || !looks_back && sign.lead.is_none())
    }
}

/// 大人唱完了，该小朋友露一手了。 咱们今天能有这个台子，得谢谢一个人。: does a sentence leave what was behind only to turn to what comes, or
/// thank somebody who is still to come?
fn leads_over(words: &str) -> bool {
    const DONE: &str = "完了|够了|完啦|够啦|过瘾了|过了瘾";
    const TO_COME: &str = "得谢谢|要谢谢|得感谢|要感谢|最该谢|最该感谢|少不了";
    const WHOM: &str = "一个人|一位|这位|这么一|几个人|几位|一群人|他们";
    // 片子看完了，心情都很沉重。 turns to nothing.
    const TURNS: &str = "该|咱们|咱|我们|再|接着|接下来|下面|换|来|现在|话还|还有|还得|那|轮到|可|也该|别";
    // 老乡们的话讲完了，我都记下了。
    const OVER: &str = "谢谢|感谢|讲话|发言|致辞|汇报|报告|意见|程序|议程|记下|刚才|掌声|精彩";
    let body = signs::without_label(words);
    let (done, next) = body.split_once(['，', ',']).unwrap_or((body, ""));
    let turns = ends(done, DONE).is_some() && begins(next, TURNS).is_some() && !has(body, OVER);
    turns || has(body, TO_COME) && has(body, WHOM)
}

/// 请三位队长带好队伍。: does a sentence ask those for something who have just been there?
fn asks(words: &str) -> bool {
    words.starts_with('请') && !has(words, "请看|请听|请大家|请允许")
}
