//! What is said between two speeches, where other people stand on its two sides now, and what follows an item that comes later.

use super::super::super::sentence::{ENDS, clause};
use super::super::numbers::{Number, numbers};
use super::super::{Ahead, Because, Finding};
use super::touched::{Neighbour, Touched};
use super::{Here, Statement};
use crate::agenda::called::{begins_with_given, short_names};
use crate::agenda::rundown::PartKind;
use crate::agenda::{Item, ItemKind, Person, PersonId};
use crate::chinese::pairs;

/// What leads on to whoever comes next, whatever it looks back at.
const LEADS_ON: [&str; 5] = ["我们来听", "再来听", "再听听", "我们听听", "来听听"];

impl Ahead<'_> {
    /// What stands before a call in its text, whose sentence ends at a byte: a sentence of its own, or what begins the one of the call.
    pub(super) fn bridge(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, start, end, here, touched, .. } = *statement;
        here.call.filter(|call| start < *call)?;
        let found = self.linked(sentence, here, touched).or_else(|| led_to(sentence, here, touched));
        found
            .or_else(|| self.hints_at_unheard(sentence, here, touched))
            .or_else(|| here.is_ahead_of_call(end).then(|| self.plain(sentence, end, here, touched)).flatten())
    }

    /// 听完了企业的故事，再听听学校的声音，请…: what leads from one speech to another, where somebody else spoke before.
    fn linked(&self, sentence: &str, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
        // 下面看看镇街怎么干。
        const BACK: [&str; 13] = [
            "听完",
            "听了",
            "听过",
            "讲完",
            "说完",
            "看完",
            "看过",
            "领略了",
            "如果说",
            "看看",
            "听听",
            "看一看",
            "听一听",
        ];
        let before = touched.before.get(&here.step).filter(|one| self.is_silent_of(one, sentence))?;
        if self.leads_from_one_to_next(sentence, here, before) {
            return leading(sentence, self.because(&before.was, touched));
        }
        // 五位企业家的发言，听了很受启发: of all, whoever was the last of them.
        let counts_people = |behind: &str| behind.starts_with(['位', '家', '名']) || behind.starts_with("个单位");
        // 听了两位科学家的故事，我们来听一位企业家的。 leads on all the same.
        let leads_on = LEADS_ON.iter().any(|lead| sentence.contains(lead));
        let counts = |number: &Number<'_>| {
            number.value > 1 && !number.before().ends_with('第') && counts_people(number.behind())
        };
        if !leads_on && numbers(sentence).iter().any(counts) {
            return None;
        }
        // 柳河镇敢于立下军令状，石桥乡也不甘落后。: before 柳河镇 has spoken.
        let was = self.person(&before.was).filter(|was| here.spoke.iter().all(|one| one.name != was.name));
        // 推介分三个部分：县招商局介绍全县，开发区介绍园区: a list of all.
        let names_them = was.is_some_and(|was| is_of(was, lead(sentence))) && !sentence.contains(['：', ':']);
        // 下面听听食品行业的声音，有请叶总经理: what leads to whoever is called in the same sentence stays with them.
        let is_own_lead = sentence.contains('请') && ["下面", "接下来"].iter().any(|lead| sentence.starts_with(lead));
        // 下一位嘉宾同样经历过失败。
        let is_alike = sentence.contains("同样") && here.call.is_some() && !sentence.contains("一样");
        // 这个担心，下面这位可能有办法。
        let refers =
            ["这个", "这些", "这份", "这番", "说到"].iter().any(|word| sentence.trim_start().starts_with(word))
                && ["下面这", "下一位", "接下来这"].iter().any(|next| sentence.contains(next));
        let is_link = names_them
            || refers
            || is_alike
            || self.goes_on_with(sentence, before)
            || self.turns_from_one(sentence)
            || links(sentence, &BACK) && !is_own_lead;
        is_link.then(|| leading(sentence, self.because(&before.was, touched))).flatten()
    }

    /// 蔡护士长守护的是健康，下一位守护的是田野。, 两个分厂讲的是生产，下面，请…: what sets whoever spoke before against whoever comes, where
    /// somebody else spoke before.
    fn leads_from_one_to_next(&self, sentence: &str, here: &Here<'_>, before: &Neighbour) -> bool {
        const NEXT: [&str; 3] = ["，下一位", "，接下来这位", "，接下来的这位"];
        const TOLD: [&str; 4] = ["讲的是", "谈的是", "说的是", "介绍的是"];
        let was = self.person(&before.was);
        let names_them = was.is_some_and(|was| self.is_named(was, lead(sentence)));
        let counted = lead(sentence).split('，').next().unwrap_or_default();
        let counts = numbers(counted).iter().any(|number| number.value > 1 && number.range.start == 0);
        let sets_apart = counts && TOLD.iter().any(|told| counted.contains(told));
        let leads = here.call.is_some() && sentence.contains(['请', '{', '｛']);
        names_them && NEXT.iter().any(|next| sentence.contains(next)) || sets_apart && leads
    }

    /// 从江河到田野，第二位演讲嘉宾走的是另一条路。: a clause before the one that tells who comes next.
    fn turns_from_one(&self, sentence: &str) -> bool {
        const ANOTHER: [&str; 4] = ["另一", "却", "则", "不同"];
        let next = ["，下一位", "，接下来这位", "，第"].iter().filter_map(|next| sentence.find(next)).min();
        let behind = next.and_then(|at| sentence.get(at..)).unwrap_or_default();
        behind.contains('位') && ANOTHER.iter().any(|other| behind.contains(other))
    }

    /// 接着骆总的话题，有请…, where somebody else has spoken since.
    fn goes_on_with(&self, sentence: &str, before: &Neighbour) -> bool {
        const FOLLOWS: [&str; 7] = ["接着", "顺着", "沿着", "循着", "承接", "接过", "紧接着"];
        let was = self.person(&before.was);
        let first = lead(sentence).split('，').next().unwrap_or_default().trim_start();
        FOLLOWS.iter().any(|word| first.starts_with(word)) && was.is_some_and(|was| self.is_named(was, first))
    }

    /// Why somebody is not beside a step any more.
    pub(super) fn because(&self, was: &PersonId, touched: &Touched) -> Because {
        let lost = self.person(was).and_then(|was| touched.people.iter().find(|one| one.person.name == was.name));
        lost.map_or(Because::Order, |one| one.because.clone())
    }

    /// 那么下一位要讲的就是基层之情。: what leads on to whoever comes behind, where that is somebody else.
    pub(super) fn leads_on(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, end, here, touched, .. } = *statement;
        // 下一位发言的是我们的安全员。有请某某！: it tells of whoever is called behind it.
        if here.is_ahead_of_call(end) {
            return None;
        }
        const AHEAD: [&str; 4] = ["下一位", "接下来要", "接下来这位", "接下来的这位"];
        let behind = touched.behind.get(&here.step).filter(|one| self.is_silent_of(one, sentence))?;
        // 下一位，请祝晓燕发言。 calls somebody itself, and 下一位发言的是祝晓燕。 too.
        let calls = sentence.contains(['请', '{', '｛']) || here.named.iter().any(|one| self.is_named(one, sentence));
        (!calls && links(sentence, &AHEAD)).then(|| leading(sentence, self.because(&behind.was, touched))).flatten()
    }

    /// 企业的成长，离不开客户的信任。 before a call, where somebody else spoke before it: what names nobody may be about either.
    fn plain(&self, sentence: &str, end: usize, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
        // Before the first one it leads into the item.
        let before = touched.before.get(&here.step)?;
        let spoke = before.is.as_ref().and_then(|id| self.person(id))?;
        let is_bridge = self.may_lead(sentence, here) && !self.comments_on(spoke, sentence, end);
        is_bridge.then(|| leading(sentence, self.because(&before.was, touched))).flatten()
    }

    /// 茶种得好，还得做得好。 behind a comment, in the thanks to whoever spoke: what led to somebody who does not come next any more.
    pub(super) fn left_behind(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, start, end, here, touched, .. } = *statement;
        let behind = touched.behind.get(&here.step).filter(|_| self.part.kind == PartKind::Thanks)?;
        let spoke = here.turn.and_then(|id| self.person(id))?;
        let is_last = self.source.get(end..).is_some_and(|rest| rest.trim().is_empty() || rest.starts_with('\n'));
        // 小川算得明白。 and 光有人赞成还不行，不同的话也要听。 in a paragraph of its own.
        let line = self.line_before(sentence, end).trim();
        let before = if line.is_empty() { self.source.get(..start)? } else { line };
        let is_bridge = is_last
            && self.is_named(spoke, before)
            && self.may_lead(sentence, here)
            && !self.comments_on(spoke, sentence, end);
        is_bridge.then(|| leading(sentence, self.because(&behind.was, touched))).flatten()
    }

    /// Whether a sentence names nobody, counts nobody, and neither thanks, nor speaks to the room, nor opens anything.
    pub(super) fn may_lead(&self, sentence: &str, here: &Here<'_>) -> bool {
        const LEAST: usize = 8;
        /// What thanks somebody, opens an item, or speaks to the room.
        const OTHERS: [&str; 19] = [
            "颁发",
            "您",
            "谢谢",
            "感谢",
            "的发言",
            "的讲话",
            "的致辞",
            "下面",
            "接下来",
            "首先",
            "现在",
            "最后",
            "议程",
            "环节",
            "请",
            "大家",
            "掌声",
            "同志们",
            "各位",
        ];
        // 他演讲的题目是…: of whoever has just been told of. A name in a row ends with no mark.
        let is_plain = sentence.trim().chars().count() >= LEAST
            && sentence.ends_with(ENDS)
            && !sentence.trim_start().starts_with(['他', '她'])
            && !OTHERS.iter().any(|word| sentence.contains(word));
        let names_anybody = || {
            let people = self.rundown.agenda().people.values();
            here.named.iter().any(|one| is_of(one, sentence) || begins_with_given(one, sentence))
                || people.into_iter().any(|one| self.is_named(one, sentence))
        };
        is_plain && !self.counts_anybody(sentence) && !names_anybody()
    }

    /// Whether it counts people, units or things.
    pub(super) fn counts_anybody(&self, sentence: &str) -> bool {
        numbers(sentence).iter().any(|number| number.behind().starts_with(['位', '家', '个', '分']))
    }

    /// What stands before a sentence that ends at a byte in its line.
    pub(super) fn line_before(&self, sentence: &str, end: usize) -> &str {
        let ahead = self.source.get(..end.saturating_sub(sentence.len())).unwrap_or_default();
        ahead.rsplit('\n').next().unwrap_or_default()
    }

    /// 签约之后，我们来听听居民的心声: what leads over from an item that comes later now or not at all.
    pub(super) fn leads_over(&self, statement: &Statement<'_>) -> Option<Finding> {
        const BEHIND: [&str; 5] = ["之后", "以后", "结束后", "过后", "完毕"];
        const HEARD: [&str; 8] = ["听完", "听了", "听取了", "看完", "看了", "观看了", "欣赏了", "聆听了"];
        let Statement { sentence, here, touched, .. } = *statement;
        /// Characters by which it tells of the item: 签约 of 签约之后.
        const ITEM: usize = 2;
        const LONGEST: usize = 20;
        let (because, title) = touched.led_from.get(&here.step.0).filter(|_| self.part.step == 0)?;
        let (lead, _) = sentence.split_once('，').filter(|(lead, _)| lead.chars().count() <= LONGEST)?;
        let is_item = |behind: &str| {
            let what = lead.strip_suffix(behind).unwrap_or_default().trim_start_matches(['在', '刚', '才']);
            let what: String = what.chars().take(ITEM).collect();
            what.chars().count() == ITEM && title.contains(what.as_str())
        };
        // 献完了花, behind 学生献花.
        let is_done = lead.split_once('完').is_some_and(|(deed, what)| {
            let (deed, what) = (deed.chars().next_back(), what.trim_start_matches('了').chars().next());
            deed.zip(what).is_some_and(|(deed, what)| title.contains(deed) && title.contains(what))
        });
        let looks_back =
            HEARD.iter().any(|heard| lead.starts_with(heard)) || is_done || BEHIND.iter().any(|behind| is_item(behind));
        // Of whoever has spoken in another item it may be said all the same.
        let people = self.rundown.agenda().people.values();
        let names_nobody = || people.into_iter().all(|person| !self.is_named(person, lead));
        (looks_back && names_nobody()).then(|| Finding {
            range: 0..lead.len() + '，'.len_utf8(),
            becomes: String::new(),
            because: because.clone(),
        })
    }

    /// 点评过后，让我们见证合作。, at the end of an item that 合作签约 followed and something else does now.
    pub(super) fn leads_to_another(&self, statement: &Statement<'_>) -> Option<Finding> {
        const LEADS: [&str; 8] = ["让我们", "下面", "接下来", "我们来", "我们一起", "一起", "再来", "我们就"];
        let Statement { sentence, end, here, touched, .. } = *statement;
        let (because, title) = touched.led_to.get(&here.step.0)?;
        let items = &self.rundown.agenda().items;
        let own = items.get(self.part.item)?;
        let is_last = own.steps.len() == self.part.step + 1;
        let mut clauses = sentence.split('，');
        let leads = clauses.any(|clause| LEADS.iter().any(|lead| clause.trim_start().starts_with(lead)));
        // What the item itself or the one that follows now is called leads to nothing else.
        let called = |item: Option<&std::sync::Arc<Item>>| item.and_then(|item| item.title.clone()).unwrap_or_default();
        let others = [called(items.get(self.part.item)), called(items.get(self.part.item + 1))];
        let is_told =
            pairs(title).any(|pair| sentence.contains(pair) && others.iter().all(|other| !other.contains(pair)));
        let names = self.rundown.agenda().people.values().any(|person| self.is_named(person, sentence));
        // 账是报了，对不对，还得有人盯着。, the last words of the item before.
        let spoke = here.turn.and_then(|id| self.person(id)).or(here.spoke.last().copied());
        const ASKS_FOR_MORE: [&str; 8] = ["还得有", "还要有", "还需要有", "还缺", "谁来", "怎么办", "靠什么", "从哪"];
        let is_plain = || {
            ASKS_FOR_MORE.iter().any(|more| sentence.contains(more))
                && self.source.get(end..).is_some_and(|rest| rest.trim().is_empty())
                && self.may_lead(sentence, here)
                && spoke.is_some_and(|spoke| !self.comments_on(spoke, sentence, end))
        };
        (is_last && !names && (leads && is_told || is_plain())).then(|| Finding::unsaid(sentence, because.clone()))
    }

    /// 下面看看生产。, 下面请银行的同志讲一讲。, said behind a turn of whoever came next, where somebody else does.
    pub(super) fn hands_over(&self, statement: &Statement<'_>) -> Option<Finding> {
        const LEADS: [&str; 9] = ["下面", "接下来", "最后", "再看", "再听", "再来", "我们再", "现在", "让我们"];
        const TO: [&str; 11] = ["是", "看看", "听听", "来看", "来听", "看一看", "听一听", "请", "就请", "轮到", "有请"];
        const AFTER: [&str; 7] = ["我们来听", "我们再听", "我们来看", "我们再看", "接着讲", "接着说", "接着来"];
        let Statement { sentence, here, touched, .. } = *statement;
        /// What leads over to an item.
        const TO_ITEM: [&str; 14] = [
            "进行", "进入", "环节", "议程", "阶段", "第", "休息", "合影", "掌声", "大家", "各位", "全体", "审议",
            "表决",
        ];
        const LONGEST: usize = 18;
        let behind = touched.behind.get(&here.step).filter(|_| self.part.kind == PartKind::Thanks)?;
        // 三个部门都讲了，最后听听法院的意见: the last clause may hand over by itself.
        let hands = |words: &str| LEADS.iter().any(|lead| words.starts_with(lead));
        let last = sentence.rfind('，').map(|at| at + '，'.len_utf8());
        let own = last.filter(|at| sentence.get(*at..).is_some_and(hands) && !hands(sentence)).unwrap_or(0);
        let words = sentence.get(own..)?.trim();
        let asks_ready = ["准备好了吗", "准备好了没有"].iter().any(|ready| words.contains(ready));
        let leads = LEADS.iter().find_map(|lead| words.strip_prefix(lead));
        let rest = leads.map(|rest| rest.trim_start_matches("我们").trim_start_matches('，'));
        let is_handed = rest.is_some_and(|rest| TO.iter().any(|to| rest.starts_with(to)))
            || AFTER.iter().any(|to| words.contains(to));
        // 下面就请大家谈一谈。, before an item in which they do no more.
        const ALL_SPEAK: [&str; 6] = ["大家谈", "大家说", "大家聊", "大家提", "大家议", "大家讲"];
        let invites_all = ALL_SPEAK.iter().any(|all| words.contains(all)) && !self.is_followed_by_discussion();
        let is_short =
            words.chars().count() <= LONGEST && (invites_all || TO_ITEM.iter().all(|item| !words.contains(item)));
        let next = behind.is.as_ref().and_then(|id| self.person(id));
        let is_silent = next.is_none_or(|next| !self.is_named(next, words) && !is_of(next, words));
        // What stands before it stays, with its full stop, where it says anything by itself: not 谈完教育，我们再来听听水利。
        const ONLY_LEADS: [&str; 9] = ["谈完", "听完", "讲完", "看完", "说完", "谈了", "听了", "讲了", "看了"];
        let stays = |comma: &usize| {
            let ahead = sentence.get(..*comma).unwrap_or_default();
            ahead.contains('，') || !ONLY_LEADS.iter().any(|lead| ahead.starts_with(lead))
        };
        let range = match own.checked_sub('，'.len_utf8()).filter(stays) {
            Some(comma) => comma..sentence.trim_end_matches(ENDS).len(),
            None => 0..sentence.len(),
        };
        ((asks_ready || is_handed && is_short) && is_silent && !self.leads_to_item(words)).then(|| Finding {
            range,
            becomes: String::new(),
            because: self.because(&behind.was, touched),
        })
    }

    /// 下面请专家质询。, behind the last turn of an item before one called 专家质询: it leads to that, whoever speaks first in it.
    fn leads_to_item(&self, words: &str) -> bool {
        /// Characters of the title.
        const LEAST: usize = 4;
        let items = &self.rundown.agenda().items;
        let (own, next) = (items.get(self.part.item), items.get(self.part.item + 1));
        let behind = own.and_then(|own| own.steps.get(self.part.step + 1..)).unwrap_or_default();
        let title = next.and_then(|next| next.title.as_deref()).unwrap_or_default();
        behind.iter().all(|step| step.turn.is_none()) && title.chars().count() >= LEAST && words.contains(title)
    }

    /// Whether everybody may speak in the next item.
    fn is_followed_by_discussion(&self) -> bool {
        let next = self.rundown.agenda().items.get(self.part.item + 1);
        next.is_some_and(|next| next.kind == ItemKind::Discussion)
    }

    /// Whether a sentence does not name whoever speaks there now.
    fn is_silent_of(&self, neighbour: &Neighbour, sentence: &str) -> bool {
        let person = neighbour.is.as_ref().and_then(|id| self.person(id));
        person.is_none_or(|person| !self.is_named(person, sentence))
    }
}

/// 粮食要稳，水利必须先行。最后，请…: what led to whoever does not speak, before the call of somebody else.
fn led_to(sentence: &str, here: &Here<'_>, touched: &Touched) -> Option<Finding> {
    let of_item = touched.units.iter().filter(|(_, item, _)| *item == here.step.0);
    let (.., because) = of_item.into_iter().find(|(unit, ..)| lead(sentence).contains(unit.as_str()))?;
    leading(sentence, because.clone())
}

fn is_of(person: &Person, words: &str) -> bool {
    short_names(person).iter().any(|unit| words.contains(unit.as_str()))
}

/// Whether one of some words stands near the beginning of a clause, before whoever is called.
fn links(sentence: &str, words: &[&str]) -> bool {
    /// Characters before it in its clause: 那么下一位.
    const LEAD: usize = 2;
    // 方案大家都听了 links nothing.
    let begins = |at: usize| {
        let before = sentence.get(clause(sentence, &(at..at)).start..at);
        before.is_some_and(|before| before.chars().count() <= LEAD)
    };
    words.iter().filter_map(|word| lead(sentence).find(word)).min().is_some_and(begins)
}

/// A sentence up to the clause that calls somebody; all of it where it calls nobody.
pub(super) fn lead(sentence: &str) -> &str {
    let call = sentence.find(['请', '{', '｛']).or_else(|| sentence.find("发言的是"));
    let end = call.map_or(sentence.len(), |call| clause(sentence, &(call..call)).start);
    sentence.get(..end).unwrap_or_default()
}

/// Leaves it out.
pub(super) fn leading(sentence: &str, because: Because) -> Option<Finding> {
    let end = lead(sentence).len();
    (end > 0).then(|| Finding { range: 0..end, becomes: String::new(), because })
}
