//! Silences put where they are: behind all that is said before anybody begins, and one for one thing.

use super::{Shape, Signs, Silence, Walk};
use crate::agenda::WaitKind;
use crate::import::happening::Prompt;
use crate::import::lexicon::Does;
use crate::import::reason::{Guess, Reason};
use crate::import::wording::{begins, ends, has, trim};
use std::ops::Range;

/// Characters of 请签约。, 请看大屏幕。
const SHORT: usize = 8;

impl Walk<'_> {
    /// The host goes on about what is to come before he falls silent: the wait is behind that.
    pub(super) fn extend_waits(&mut self) {
        let mut index = 0;
        while index < self.marks.len() {
            if let Some(wait) = self.marks.get(index).and_then(|mark| mark.wait) {
                let last = self.reach(index, wait.kind);
                if last > index {
                    self.set_wait(index, None);
                    self.set_wait(last, Some(wait));
                    index = last;
                }
            }
            index += 1;
        }
    }

    /// The last sentence that is said before the silence behind `index` begins.
    fn reach(&self, index: usize, kind: WaitKind) -> usize {
        let mut last = index;
        let mut at = index + 1;
        while at < self.end() && self.is_words(at) && !self.items.begins(at) {
            let (Some(sign), Some(mark)) = (self.signs.get(at), self.marks.get(at)) else { break };
            let near = self.block(at) == self.block(index) || sign.latin;
            let receives = kind == WaitKind::Award && are_to_receive(self.words(at));
            // 奏唱国歌。请全体师生肃立，行注目礼！
            let stands = matches!(kind, WaitKind::Anthem | WaitKind::Music) && is_how(self.words(at), kind);
            // 下面休会。请全体理事到隔壁开会，其他校友可以看看老照片。（休会）
            let rests = kind == WaitKind::Break && !sign.names_somebody();
            let calls = !sign.calls.is_empty() && !sign.latin && !receives && !stands && !rests;
            if !near || mark.wait.is_some() || mark.call.is_some() || calls {
                break;
            }
            let translates = sign.latin && !self.shows(index, |sign| sign.latin);
            if translates || is_how(self.words(at), kind) {
                last = at;
            }
            at += 1;
        }
        let is_told = matches!(kind, WaitKind::Speech | WaitKind::Break);
        if is_told && self.is_marked(index, last, at) { at - 1 } else { last }
    }

    /// Does a mark behind a few more words of the same paragraph say where the silence is?
    fn is_marked(&self, index: usize, last: usize, at: usize) -> bool {
        const NEAR: usize = 4;
        let mark = matches!(self.shape(at), Shape::Marks | Shape::Ellipsis | Shape::Direction { .. });
        let next = self.block(at) <= self.block(index) + 1;
        let whole = at > last + 1 && at - index <= NEAR && self.block(at - 1) == self.block(index);
        mark && at < self.end() && next && whole
    }

    /// One ballot is one wait, and so is one count: 现在投票。请监票人先投…依次投票。
    pub(super) fn join_ballots(&mut self) {
        for index in 0..self.marks.len().saturating_sub(1) {
            let same = self.block(index) == self.block(index + 1);
            let both = |kind: WaitKind| self.wait(index) == Some(kind) && self.wait(index + 1) == Some(kind);
            let cast = |at: usize| self.is_ballot(at);
            let again = cast(index) && cast(index + 1) && !has(self.words(index), "填写|写票|划票");
            // 下面进入自由提问环节。哪位想提问的，请先举手。
            let asks = |at: usize| self.asks_the_floor(at);
            let floor = both(WaitKind::Speech) && asks(index) && asks(index + 1);
            // 哪位愿意先说说？我点个将吧，请…开个头。: nobody is waited for before somebody is called.
            let called = self.marks.get(index + 1).is_some_and(|mark| mark.call.is_some());
            let answered = asks(index) && called;
            if same && (both(WaitKind::Counting) || again || floor || answered) || self.announces_ballot(index) {
                self.set_wait(index, None);
            }
        }
    }

    /// 储能项目，请甲、乙签约；冷链项目，请丙、丁签约。请签约。: a row that semicolons part is one silence, behind its end; so is a film that is
    /// called for twice, and a vote that is announced right before its first question.
    pub(super) fn join_rows(&mut self) {
        for index in 0..self.marks.len().saturating_sub(1) {
            let Some(kind) = self.wait(index).filter(|kind| self.wait(index + 1) == Some(*kind)) else { continue };
            let words = self.words(index);
            let is_rite = kind == WaitKind::Other && self.shows(index, |sign| sign.names_somebody());
            let in_row = is_rite && words.ends_with('；');
            let behind_row = is_rite
                && index > 0
                && self.words(index - 1).ends_with('；')
                && self.length(index + 1) <= SHORT
                && !self.shows(index + 1, |sign| sign.names_somebody());
            let same = self.block(index) == self.block(index + 1);
            let film = kind == WaitKind::Film && same && self.length(index + 1) <= SHORT;
            let asks = |at: usize| has(self.words(at), "同意的|赞成的");
            let vote = kind == WaitKind::Voting && has(words, "进行表决|举手表决") && !asks(index) && asks(index + 1);
            let is_told_below = self.welcomes_below(index) || self.performers_below(index);
            if in_row || behind_row || film || vote || is_told_below {
                self.set_wait(index, None);
            }
        }
    }

    /// 请董事长发言。, and 大家欢迎！ on the next line: the host falls silent once, behind both.
    fn welcomes_below(&self, index: usize) -> bool {
        const SHORT: usize = 14;
        let called = self.marks.get(index + 1).is_some_and(|mark| mark.call.is_some());
        let words = self.words(index + 1);
        self.wait(index) == Some(WaitKind::Speech)
            && !called
            && self.length(index + 1) <= SHORT
            && has(words, "欢迎|掌声")
            && !has(words, "谢|感谢|祝贺")
    }

    /// 请听朗诵社带来的诗朗诵《我的祖国》。, and 朗诵者：陈思远、赵雨桐。 on the next line.
    fn performers_below(&self, index: usize) -> bool {
        const WHO: &str =
            "朗诵者：|表演者：|演唱者：|演奏者：|演出者：|演唱：|表演：|朗诵：|演奏：|领唱：|伴奏：|指挥：|指导老师：";
        has(self.words(index + 1), WHO)
    }

    /// 先请校长说几句。校长不念稿。有请鲜于竹青校长！: whoever is announced by the office is called by name in the same paragraph.
    pub(super) fn join_calls(&mut self) {
        const NEAR: usize = 4;
        for index in self.body.clone() {
            self.join_call_in_short(index);
            let Some(office) = self.called_by_office(index) else { continue };
            let mut behind =
                (index + 1..(index + NEAR).min(self.end())).take_while(|at| self.block(*at) == self.block(index));
            let next = behind.find_map(|at| Some(&self.marks.get(at)?.call.as_ref()?.speakers));
            let same = next.is_some_and(|next| match next.as_slice() {
                [one] => one.name.is_some() && self.text(&one.whole).contains(office),
                _ => false,
            });
            if same && let Some(mark) = self.marks.get_mut(index) {
                (mark.call, mark.wait) = (None, None);
            }
        }
    }

    /// 第一位嘉宾是总工程师裴远山。他参与设计了九座大坝。有请裴总工！: whoever is named and told of is called then.
    fn join_call_in_short(&mut self, index: usize) {
        const NEAR: usize = 5;
        const SHORT: usize = 5;
        let name = match self.marks.get(index).and_then(|mark| Some(mark.call.as_ref()?.speakers.as_slice())) {
            Some([one]) if !self.words(index).contains('请') => one.name.clone(),
            _ => None,
        };
        let Some(name) = name else { return };
        let mut behind =
            (index + 1..(index + NEAR).min(self.end())).take_while(|at| self.block(*at) == self.block(index));
        let Some(next) = behind.find(|at| self.wait(*at) == Some(WaitKind::Speech)) else { return };
        let name = self.text(&name);
        let surname = crate::chinese::surname::parted(name).0;
        let called = self.words(next).rsplit_once('请').map_or("", |(_, who)| trim(who.trim_end_matches(['！', '。'])));
        let is_same =
            !surname.is_empty() && called.starts_with(surname) && called.chars().count() <= SHORT && called != name;
        if is_same {
            self.set_wait(index, None);
            self.marks.iter_mut().skip(next).take(1).for_each(|mark| mark.call = None);
        }
    }

    /// The office by which a sentence calls one person whom it does not name.
    fn called_by_office(&self, index: usize) -> Option<&str> {
        match self.marks.get(index)?.call.as_ref()?.speakers.as_slice() {
            [one] if one.name.is_none() && one.unit.is_none() => one.office.as_ref().map(|office| self.text(office)),
            _ => None,
        }
    }

    /// Does a sentence ask whoever will for questions or words, and call nobody?
    fn asks_the_floor(&self, index: usize) -> bool {
        let prompt = |sign: &Signs| sign.happening.and_then(|happening| happening.prompt);
        let nobody = self.marks.get(index).is_some_and(|mark| mark.call.is_none());
        nobody && self.shows(index, |sign| prompt(sign) == Some(Prompt::Floor))
    }

    /// Is there a vote with ballots behind a sentence, and no show of hands?
    fn is_ballot(&self, index: usize) -> bool {
        self.wait(index) == Some(WaitKind::Voting) && !has(self.words(index), "举手|举牌|起立|同意的|赞成的")
    }

    /// 现在进行投票表决。请工作人员发放表决票。: what is announced comes after all that leads to it.
    fn announces_ballot(&self, index: usize) -> bool {
        const NEAR: usize = 10;
        let announces = || {
            has(self.words(index), "进行|采取|采用|方式|请表决|付表决|现在表决")
                && !has(self.words(index), "请填|开始|请投|请写")
        };
        let end = || self.items.next(index, self.body.end).min(index + NEAR);
        self.is_ballot(index) && announces() && (index + 1..end()).any(|at| self.wait(at) == Some(WaitKind::Voting))
    }

    /// 请…上台领奖。请…颁奖。: those who receive come first, and the host falls silent once.
    pub(super) fn join_awards(&mut self) {
        const LIST: usize = 12;
        for index in 0..self.marks.len().saturating_sub(1) {
            if self.wait(index) != Some(WaitKind::Award) {
                continue;
            }
            let lists = trim(self.words(index)).ends_with(['：', ':']);
            let end = self.items.next(index, self.body.end).min(index + 1 + if lists { LIST } else { 1 });
            let mut behind = (index + 1..end).take_while(|at| self.is_words(*at));
            let given = behind.find(|at| self.wait(*at) == Some(WaitKind::Award));
            let called = |at: usize| self.marks.get(at).is_some_and(|mark| mark.call.is_some());
            if !called(index) && given.is_some_and(called) {
                self.set_wait(index, None);
            }
        }
    }

    /// 请嘉宾共同按下启动键。请大家一起倒数，三、二、一！: they press when it has been counted.
    pub(super) fn count_down(&mut self) {
        for index in 1..self.marks.len() {
            let counts = self.wait(index).is_some() && self.is_words(index) && has(self.words(index), "倒数|倒计时");
            let rites = |at: usize| {
                self.is_words(at)
                    && self.shows(at, |sign| {
                        sign.calls.is_empty() && sign.happening.is_some_and(|happening| happening.does == Does::Rite)
                    })
            };
            // 一鞠躬，谢养育；二鞠躬，谢教诲；三鞠躬，祝安康。: one after another, and the host falls silent behind the last.
            let again = rites(index) && rites(index - 1) && self.block(index) == self.block(index - 1);
            if (counts || again) && self.wait(index - 1) == Some(WaitKind::Other) && !self.items.begins(index) {
                self.set_wait(index - 1, None);
            }
        }
    }

    /// 第五项，检查票箱。请监票人检查票箱。: what is announced happens where somebody is asked for it.
    pub(super) fn announced_twice(&mut self) {
        const NEAR: usize = 6;
        for place in 0..self.items.len() {
            let range = self.items.range(place, self.body.end);
            let Some((first, kind)) = self.announced_wait(place) else { continue };
            let again = (first + 1..range.end.min(first + NEAR)).filter_map(|at| self.wait(at)).any(|other| {
                let part = matches!(other, WaitKind::Counting | WaitKind::Voting);
                other == kind || kind == WaitKind::Other && part
            });
            if again {
                self.set_wait(first, None);
            } else if let Some(last) = self.last_before_mark(first + 1..range.end.min(first + NEAR)) {
                let wait = self.marks.get(first).and_then(|mark| mark.wait);
                self.set_wait(first, None);
                self.set_wait(last, wait);
            }
        }
    }

    /// 第六项，发放选票。请监票人凭证发票。………: the mark says where the silence is, behind words that nothing else is made of.
    fn last_before_mark(&self, range: Range<usize>) -> Option<usize> {
        let mark = range.clone().find(|at| !self.is_words(*at))?;
        let is_mark = matches!(self.shape(mark), Shape::Marks | Shape::Ellipsis);
        let plain = (range.start..mark).all(|at| self.wait(at).is_none());
        (is_mark && plain).then(|| mark.checked_sub(1)).flatten().filter(|last| *last >= range.start)
    }

    /// The sentence that announces an item by its number, with the silence behind it, where it calls nobody.
    fn announced_wait(&self, place: usize) -> Option<(usize, WaitKind)> {
        self.items.get(place).filter(|item| item.announced)?;
        let first = self.numbered_sentence(place)?;
        let kind = self.wait(first)?;
        self.marks.get(first).is_some_and(|mark| mark.call.is_none()).then_some((first, kind))
    }

    /// The sentence of an item that says its number.
    pub(super) fn numbered_sentence(&self, place: usize) -> Option<usize> {
        self.items.range(place, self.body.end).find(|at| self.shows(*at, |sign| sign.ordinal.is_some()))
    }

    /// Opinions that are asked for before a vote: the room is silent, and nobody has the floor. Of several questions in
    /// a row, one is waited for.
    pub(super) fn opinions(&mut self) {
        let asked: Vec<usize> = self.body.clone().filter(|at| self.asks_opinions(*at)).collect();
        for (place, index) in asked.iter().enumerate() {
            let again = asked.get(place + 1) == Some(&(index + 1));
            let guess = Guess::certain(Reason::VotePrompt);
            self.set_wait(*index, (!again).then_some(Silence { kind: WaitKind::Other, guess }));
        }
    }

    fn asks_opinions(&self, index: usize) -> bool {
        const REACH: usize = 8;
        let nobody = self.marks.get(index).is_some_and(|mark| mark.wait.is_some() && mark.call.is_none());
        let floor = self.shows(index, |sign| {
            let prompt = sign.happening.and_then(|happening| happening.prompt);
            let all = sign.calls.iter().any(|call| call.does == Some(Does::Discusses) && call.speakers.is_empty());
            matches!(prompt, Some(Prompt::Floor | Prompt::Opinion)) || all
        });
        let in_groups = || has(self.words(index), "分组|分团|各组|小组|酝酿");
        // 请各位股东审议讨论，也可以提问: whoever asks has the floor.
        let about = || {
            !self.words(index).contains("可以提问")
                && has(
                    self.words(index),
                    "意见|看法|审议|异议|补充|提名|清楚|拿到|领到|行不行|要不要|什么问题|有没有问题",
                )
        };
        let end = || self.items.next(index, self.body.end).min(index + 1 + REACH);
        let decided = || {
            (index + 1..end())
                .any(|at| self.shows(at, Signs::prompts_vote) || has(self.words(at), "没有意见|无意见|没有不同意见"))
        };
        // 大家还有什么意见，请讲。（讨论）: whoever speaks has the floor.
        let is_discussed = !self.is_words(index + 1) && has(self.words(index + 1), "讨论|发言|审议");
        nobody && floor && (in_groups() || about() && decided()) && (!is_discussed || decided())
    }
}

/// How and in which order it is done: said before anybody begins.
fn is_how(words: &str, kind: WaitKind) -> bool {
    const HOW: &str = "大家欢迎|大家热烈欢迎|热烈欢迎|让我们热烈欢迎|请大家热烈欢迎|欢迎|掌声|大家掌声|请大家欢迎|每人|每家|发言按|时间|发言时间|题目|请做好准备|每位|顺序|限一位|限两位|限三位|限每|\
        大家鼓掌|让我们欢迎|讲话的题目|请准备|汇报时间|汇报顺序|依次|他的题目|报告题目";
    /// Characters that say who comes next, and do no more.
    const NEXT: usize = 16;
    const STANDING: &str =
        "全体起立|全体肃立|请全体起立|请起立|请脱帽|脱帽|请肃立|请全体肃立|请行注目礼|行注目礼|请礼兵";
    match kind {
        // 大家有没有意见？有意见当面提，别会后嘀咕。
        WaitKind::Other => {
            begins(words, "有意见|有不同意见|有话|有啥意见|有就").is_some() && !words.ends_with(['？', '?'])
        }
        WaitKind::Counting => false,
        WaitKind::Voting => has(words, "画圈|画叉|多选|不得|无效|注意|另选|划“"),
        WaitKind::Anthem | WaitKind::Silence | WaitKind::Music => {
            begins(words, STANDING).is_some() || begins(words, "请全体").is_some() && has(words, "肃立|起立|注目礼")
        }
        WaitKind::Speech
        | WaitKind::Reading
        | WaitKind::Award
        | WaitKind::Film
        | WaitKind::Applause
        | WaitKind::Photo
        | WaitKind::Break => {
            let words = words.trim_start_matches(['（', '(']);
            let short = words.starts_with("有请") && words.chars().count() < 5;
            let receives = kind == WaitKind::Award && are_to_receive(words);
            // 下一个，金桦木业准备。最后一个是恒谷米业。
            let next = begins(words, "下一个|下一位|下一家|最后一个是|最后一位是|最后一家是").is_some()
                && !has(words, "请|发言的");
            let stay = kind == WaitKind::Break && begins(words, "其他|其余").is_some();
            short
                || stay
                || receives
                || next && words.chars().count() <= NEXT
                || begins(words, HOW).is_some()
                || has(words, "限时|不超过|做好准备|做准备|作好准备|作准备|做个准备|准备一下|每人限|抓紧准备")
        }
    }
}

/// 请博士学位获得者上台。, behind 请校长上台。: whoever gives may be called first.
fn are_to_receive(words: &str) -> bool {
    let comes = ends(words.trim_end_matches(['。', '！']), "上台|登台|领奖|领取证书").is_some();
    words.starts_with('请') && comes && has(words, "获得者|获奖|受表彰|毕业生|代表|同学|同志们|领奖|领取")
}
