//! Numbers that count over items: 听取了三个专项报告, 感谢三位领导为他们颁奖, 今天一共有七位代表发了言.

use super::super::Because;
use super::super::facts::{Facts, GIVES};
use super::Number;
use crate::agenda::ItemId;
use crate::agenda::rundown::StepKey;

impl Number<'_> {
    /// How many there are in all items together: 以上三个报告, 听取了三个专项报告, 感谢三位领导为他们颁奖.
    pub(super) fn over_items(&self, facts: &Facts, step: &StepKey) -> Option<(u64, Because)> {
        let id = &step.0;
        /// Characters of what reports are called: 三个专项报告.
        const KIND: usize = 4;
        const REPORTS: [&str; 4] = ["报告", "汇报", "通报", "文件"];
        let behind = self.behind();
        let report = |own: Option<&ItemId>| {
            let rest = behind.strip_prefix(['个', '份', '项', '场'])?;
            let near: String = rest.chars().take(KIND + 2).collect();
            let end = REPORTS.iter().filter_map(|what| Some(near.find(what)? + what.len())).min()?;
            let what = near.get(..end)?;
            // 宣读《关于工作报告的决议》 reports nothing.
            let reports = |(at, call): &&(StepKey, String)| {
                own.is_none_or(|own| *own == at.0)
                    && call.contains(what)
                    && !call.contains("决议")
                    && !call.contains("决定")
            };
            let count = |calls: &[(StepKey, String)]| u64::try_from(calls.iter().filter(reports).count()).ok();
            Some((count(&facts.all_calls[0])?, count(&facts.all_calls[1])?))
        };
        // 三场报告, one of which is called 发言 since somebody was added: one of each who speaks in the item.
        let of_each = || {
            let is_told = report(Some(id)).is_some_and(|(was, _)| was == self.value);
            let told = facts.groups().find(|one| is_told && one.item == *id && one.was == self.value)?;
            Some((told.was, told.is))
        };
        const LEADERS: [&str; 10] = [
            "位颁奖领导",
            "位颁奖嘉宾",
            "位领导",
            "位嘉宾",
            "位校领导",
            "位县领导",
            "位市领导",
            "位区领导",
            "位镇领导",
            "位院领导",
        ];
        let people = LEADERS.iter().find_map(|leaders| behind.strip_prefix(leaders));
        let gives = || people.is_some() && GIVES.iter().any(|gave| self.rest_of_clause().contains(gave));

        // 听取了四位领导的讲话和致辞: everybody who spoke; 两位嘉宾作了致辞: all who did; else 领导 are those who made a speech as such.
        let done = self.rest_of_clause();
        let [by_word, all, speeches, addresses] = facts.leaders;
        let leaders = match (done.contains("讲话"), done.contains("致辞")) {
            (true, true) => vec![by_word, all, speeches],
            (false, true) => vec![by_word, all, addresses],
            (_, false) => vec![by_word, all],
        };
        // 三位嘉宾颁发了奖项: those of one item, where prizes are given in others, too.
        let of_items = facts.awards.iter().map(|one| (one.was, one.is));
        let told = if gives() { std::iter::once(facts.presenters).chain(of_items).collect() } else { leaders };
        let of_all = || self.just_spoke(facts, step).or_else(|| self.all_who_spoke(facts));
        let of_people = told.into_iter().filter(|_| people.is_some());
        let (_, is) = of_each()
            .or_else(|| report(Some(id)))
            .into_iter()
            .chain(self.papers(facts, id))
            .chain(report(None))
            .chain(self.documents(facts, step))
            .chain(of_people)
            .chain(of_all())
            .find(|(was, is)| *was == self.value && was != is && *is > 0)?;
        Some((is, Because::Speakers))
    }

    /// 请对上述三个文件进行审议, 同意三个文件的请举手: what has been reported, read out or explained up to here.
    fn documents(&self, facts: &Facts, step: &StepKey) -> Option<(u64, u64)> {
        const PAPERS: [&str; 7] = ["报告", "说明", "草案", "方案", "办法", "章程", "预算"];
        let thing = self.behind().strip_prefix(['个', '份', '项'])?;
        ["文件", "材料", "议案"].iter().find(|what| thing.starts_with(**what))?;
        let count = |calls: &[&str]| {
            let papers = calls.iter().filter(|call| PAPERS.iter().any(|paper| call.contains(paper)));
            u64::try_from(papers.count()).ok()
        };
        let [was, is] = facts.calls_up_to(step)?;
        Some((count(&was)?, count(&is)?))
    }

    /// 五份发言材料: one of each who speaks.
    fn papers(&self, facts: &Facts, id: &ItemId) -> Option<(u64, u64)> {
        const PAPERS: [&str; 6] = ["发言材料", "交流材料", "汇报材料", "经验材料", "发言稿", "述职报告"];
        let behind = self.behind();
        // 三场报告，四个故事
        let story = behind.strip_prefix(['个', '段']).filter(|what| {
            // 四个动人的故事
            const ADJECTIVE: usize = 5;
            let near: String = what.chars().take(ADJECTIVE + 2).collect();
            ["故事", "讲述", "分享", "经历", "往事"].iter().any(|one| {
                near.find(one).and_then(|at| near.get(..at)).is_some_and(|how| {
                    how.is_empty() || how.ends_with('的') || ["精彩", "感人", "动人", "真实", "小"].contains(&how)
                })
            })
        });
        // 刚才展示的四个项目
        let shown = behind
            .strip_prefix(['个', '件', '项'])
            .filter(|what| ["项目", "节目", "作品", "技艺", "案例", "产品"].iter().any(|one| what.starts_with(one)))
            .filter(|_| {
                ["刚才", "以上", "展示的", "表演的", "介绍的"].iter().any(|shown| self.clause().contains(shown))
            });
        // 五场报告，没有豪言壮语
        let held = behind.strip_prefix('场').filter(|what| what.starts_with("报告") && !what.starts_with("报告会"));
        if story.or(shown).or(held).is_some() {
            let own = facts.groups().find(|one| one.item == *id && one.was == self.value);
            let told = own.or_else(|| self.only_one(facts, |_| true))?;
            return Some((told.was, told.is));
        }
        let behind = behind.strip_prefix(['份', '篇'])?;
        PAPERS.iter().find(|paper| behind.starts_with(**paper))?;
        let own = || facts.groups().find(|one| one.item == *id && one.was == self.value);
        let told = own().or_else(|| self.only_one(facts, |_| true))?;
        Some((told.was, told.is))
    }

    /// 围绕刚才七位同志的发言: those of several items up to here, of which one may come later now.
    fn just_spoke(&self, facts: &Facts, step: &StepKey) -> Option<(u64, u64)> {
        (self.before().ends_with("刚才") && self.behind().starts_with(['位', '名'])).then_some(())?;
        let end = facts.speakers.iter().position(|one| one.item == step.0)?;
        let before = facts.speakers.get(..=end)?;
        let sum_from = |from: usize| before.get(from..).map(|run| run.iter().map(|one| one.was).sum::<u64>());
        let from = (0..end).rev().find(|from| sum_from(*from) == Some(self.value))?;
        let still = before.get(from..)?.iter().filter(|one| facts.has_begun(&one.item, step));
        Some((self.value, still.map(|one| one.is).sum()))
    }

    /// How many speak in all, before and now: 今天一共有七位代表发了言.
    fn all_who_spoke(&self, facts: &Facts) -> Option<(u64, u64)> {
        /// More than these are not of one item, whatever says so.
        const MANY: u64 = 5;
        let most = facts.speakers.iter().map(|one| one.was).max().unwrap_or(0);
        let is_all = ["一共有", "共有", "先后有", "总共有"].iter().any(|all| self.before().ends_with(all))
            || self.value >= MANY && self.value > most;
        let spoke = ["发了言", "发言", "作了交流"].iter().any(|did| self.rest_of_clause().contains(did));
        (is_all && spoke && self.behind().starts_with(['位', '名'])).then_some(())?;
        let spoke = facts.speakers.iter().filter(|one| one.was > 1);
        let of_several = (spoke.clone().map(|one| one.was).sum(), spoke.map(|one| one.is).sum());
        // 八位同志作了发言，顾局长作了讲话: without those who made a speech as leaders.
        let [by_word, leaders, ..] = facts.leaders;
        let without = |(leaders, are): (u64, u64)| {
            facts.in_all.map(|(was, is)| (was.saturating_sub(leaders), is.saturating_sub(are)))
        };
        let others = without(leaders).into_iter().chain(without(by_word));
        // 八位同志发言和两位领导讲话: the leaders are told of beside them.
        let beside = self.behind().contains("位领导");
        let all = std::iter::once(of_several).chain(facts.in_all);
        let all: Vec<(u64, u64)> = if beside { others.chain(all).collect() } else { all.chain(others).collect() };
        all.into_iter().find(|(was, _)| *was == self.value)
    }
}
