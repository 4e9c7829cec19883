//! In which order those who speak come by what they are, 从高楼层往低楼层说, 从年纪最小的开始, 最后是一楼的, where they come in another one.

use super::super::order::Order;
use super::super::{Ahead, Because, Finding};
use super::{Here, Statement};
use crate::agenda::PersonId;
use crate::agenda::called::unit_and_office;

/// What leads from the first of them to the last.
const FROM: [&str; 2] = ["往", "到"];
/// What they do in that order.
const SPEAK: [&str; 12] = ["说", "讲", "谈", "来", "发言", "汇报", "介绍", "分享", "点名", "依次", "轮流", "开始"];

impl Ahead<'_> {
    /// The order of an item in which others come first or last now, told by what they are and not by their names.
    pub(super) fn by_rank(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, here, touched, .. } = *statement;
        let order = self.another_order(touched);
        let has_come = touched.arrived.iter().any(|one| one.step.0 == here.step.0);
        (order.is_some() || has_come).then_some(())?;
        // 先从年纪最小的开始 tells of the first alone.
        let is_led = order.is_some_and(|order| order.before.first() != order.now.first());
        let ranks = |clause: &str| {
            let Some((_, behind)) = clause.split_once('从') else { return false };
            let speak = |words: &str| SPEAK.iter().any(|word| words.contains(word));
            let two = FROM
                .iter()
                .filter_map(|to| behind.split_once(to))
                .any(|(first, last)| !first.is_empty() && speak(last) && !first.contains(['年', '月', '日', '点']));
            two || is_led && behind.contains('最') && behind.contains("开始")
        };
        let is_told = sentence.split(['，', '。', '！', '；']).any(ranks);
        is_told.then(|| Finding::unsaid(sentence, if has_come { Because::Speakers } else { Because::Order }))
    }

    /// 先请六楼居民代表的儿子来说, before somebody else is called, and 最后是一楼的, behind which others come: what leads to a place in the
    /// order that the one who is called has no more.
    pub(super) fn leads_to_a_place(&self, statement: &Statement<'_>) -> Option<Finding> {
        const LEAST: usize = 4;
        const LAST: [&str; 6] = ["最后是", "最后轮到", "最后该", "最后再听", "最后听", "最后一个"];
        let Statement { sentence, end, here, touched, .. } = *statement;
        let order = self.another_order(touched).filter(|_| here.is_ahead_of_call(end))?;
        let turn = here.turn?;
        let was_last = order.before.last() == Some(turn) && order.now.last() != Some(turn);
        let is_last = was_last && LAST.iter().any(|last| sentence.trim_start().starts_with(last));
        let office = |id: &PersonId| self.person(id).map(unit_and_office).unwrap_or_default();
        // 请村民代表说说心里话: whoever of them comes.
        let is_told = |id: &&PersonId| {
            let own = office(id);
            own.chars().count() >= LEAST && sentence.contains(own.as_str())
        };
        let place = order.now.iter().position(|id| id == turn)?;
        let mut told = order.now.iter().filter(is_told);
        let only = told.next().filter(|_| told.next().is_none());
        let others = |only: &PersonId| order.now.iter().filter(|id| office(id).contains(office(only).as_str())).count();
        let is_later = only.is_some_and(|only| {
            let their = order.now.iter().position(|id| id == only);
            their.is_some_and(|their| their > place) && others(only) == 1
        });
        let is_of_another = sentence.contains('请') && is_later;
        (is_last || is_of_another).then(|| Finding::unsaid(sentence, Because::Order))
    }

    /// 部门的发言就到这里，下面听听乡镇的做法, where one of those comes later.
    pub(super) fn tells_who_has_spoken(&self, statement: &Statement<'_>) -> Option<Finding> {
        const OVER: [&str; 6] = ["发言就到这里", "发言到这里", "讲完了", "说完了", "谈完了", "汇报完了"];
        let Statement { sentence, end, here, touched, .. } = *statement;
        let order = self.another_order(touched)?;
        let comes_later = || {
            let before = |ids: &[PersonId]| ids.iter().position(|id| Some(id) == here.turn);
            let (was, is) = (before(&order.before)?, before(&order.now)?);
            let (told, spoke) = (order.before.get(..was)?, order.now.get(..is)?);
            told.iter().any(|id| !spoke.contains(id)).then_some(())
        };
        let is_over = OVER.iter().any(|over| sentence.contains(over)) && sentence.contains("下面");
        let is_untold = is_over && comes_later().is_some() || self.names_who_comes_later(sentence, here, order);
        (is_untold && here.is_ahead_of_call(end)).then(|| Finding::unsaid(sentence, Because::Order))
    }

    /// 孔经理靠唠叨，涂经理靠积分，各有各的高招: whether somebody is told of who had spoken by then and comes later now.
    fn names_who_comes_later(&self, sentence: &str, here: &Here<'_>, order: &Order) -> bool {
        let place = |ids: &[PersonId]| ids.iter().position(|id| Some(id) == here.turn);
        let Some((was, is)) = place(&order.before).zip(place(&order.now)) else { return false };
        let told = order.before.get(..was).unwrap_or_default().iter();
        let later = order.now.get(is + 1..).unwrap_or_default();
        let is_named = |id: &&PersonId| self.person(id).is_some_and(|person| self.is_named(person, sentence));
        !sentence.contains('请') && told.filter(|id| later.contains(id)).any(|id| is_named(&id))
    }

    /// 如果说甲守的是山水，那么下面这位守的就是明天。, where others follow one another in the item.
    pub(super) fn sets_off_the_next(&self, statement: &Statement<'_>) -> Option<Finding> {
        let Statement { sentence, end, here, touched, .. } = *statement;
        let sets_off = sentence.trim_start().starts_with("如果说") && sentence.contains("下面");
        let is_other = touched.before.contains_key(&here.step) || touched.behind.contains_key(&here.step);
        (sets_off && is_other && here.is_ahead_of_call(end)).then(|| Finding::unsaid(sentence, Because::Order))
    }
}
