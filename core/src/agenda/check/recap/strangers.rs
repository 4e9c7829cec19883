//! Whoever a look back names and nobody else ever did: people, and units in a row of units that were heard.

use super::super::calls::{Call, clause_start, is_mark};
use super::super::cast::left_end;
use super::omitted::names;
use super::{Recaps, is_done};
use crate::agenda::called::BODIES;
use crate::agenda::person;
use crate::agenda::person::title_at_end;
use crate::chinese::is_han;
use crate::chinese::vocabulary::Vocabulary;
use crate::chinese::{numeral, surname};
use crate::diagnostic::Problem;
use crate::script::BLANK;
use std::ops::Range;
use std::sync::LazyLock;

/// What reads like a name, and is said of many: 许多同学.
const MANY: [&str; 5] = ["许多", "全体", "所有", "广大", "满堂"];
/// So many rows of units are enough to look into.
const MOST_BODIES: usize = 16;

impl Recaps<'_, '_> {
    /// 邹处长 where no 邹 was ever named, and whole names that nobody bears.
    pub(super) fn strangers(&mut self, region: &Range<usize>) {
        let words = self.script.words(region);
        let mut before = '，';
        for (at, c) in words.char_indices() {
            let bounded = is_mark(before)
                || matches!(before, '、' | '和' | '与' | '及' | '的' | '谢' | '才' | '好' | '彻' | '照' | ' ');
            // 护理部池主任: whoever is of a unit.
            let of_unit = matches!(
                before,
                '部' | '局'
                    | '科'
                    | '处'
                    | '院'
                    | '校'
                    | '镇'
                    | '乡'
                    | '村'
                    | '厂'
                    | '社'
                    | '司'
                    | '厅'
                    | '组'
                    | '队'
                    | '室'
                    | '站'
                    | '所'
                    | '系'
            );
            // 谢谢证婚人: the second 谢 is nobody's surname, a third would be.
            let thanks = c == '谢' && before == '谢' && !words.get(..at).is_some_and(|all| all.ends_with("谢谢"));
            before = c;
            if thanks || !(bounded || of_unit) || !is_han(c) {
                continue;
            }
            let rest = words.get(at + c.len_utf8()..).unwrap_or_default();
            let is_long = person::usual_length(words.get(at..).unwrap_or_default()) == LONG_NAME;
            if !person::is_surname(c) && !is_long {
                continue;
            }
            if let Some(title) = person::title_behind(rest).or_else(|| short_title(rest))
                && !matches!(title, "代表" | "党员" | "委员" | "社员" | "会计")
                && !self.names.has_surname(c, region.start)
            {
                let range = region.start + at..region.start + at + c.len_utf8() + title.len();
                self.stranger(&range);
            } else if let Some((name, title)) = name_and_title(words, at).or_else(|| short_name_and_title(words, at))
                && (bounded || name.chars().count() > 2 && !is_long)
                && !person::ends_like_a_body(name)
                && !self.names.has(name, region.start)
                && self.names.similar(name, region.start).is_none()
            {
                let range = region.start + at..region.start + at + name.len() + title.len();
                self.stranger(&range);
            }
        }
        self.strange_offices(region);
        let start = region.start;
        let people: Vec<(Range<usize>, Range<usize>)> = self
            .cast
            .addressed_in(region)
            .iter()
            .filter(|one| one.person.has_full_name() && one.person.title.is_empty())
            .filter_map(|one| {
                let words = self.script.words(&one.range);
                let at = one.range.start + words.find(one.person.name)?;
                Some((at..at + one.person.name.len(), one.range.clone()))
            })
            .collect();
        let mut people = people;
        let open = self.in_open_rows(region);
        let told = self.in_rows_of_deeds(region);
        let counted = self.in_counted_rows(region).into_iter().chain(open).chain(told);
        let others = counted.filter(|(name, _)| people.iter().all(|(other, _)| other.start != name.start));
        people.extend(others.collect::<Vec<_>>());
        for (name, whole) in people {
            let words = self.script.words(&name);
            if words.chars().next().is_some_and(person::is_surname)
                && !MANY.contains(&words)
                && !self.names.has(words, start)
                && self.names.similar(words, start).is_none()
                && !self.is_subject_matter(whole.start)
            {
                self.stranger(&whole);
            }
        }
    }

    /// 感谢成主任的介绍 behind the speech of somebody else: a surname that nobody has who was called until then. `region` begins
    /// with whoever is answered.
    pub(super) fn answered_another(&mut self, region: &Range<usize>) {
        const HEADS: [&str; 8] = ["感谢", "谢谢", "听了", "听完", "听完了", "刚才", "非常感谢", "听取了"];
        const SPOKE: [&str; 12] = [
            "的介绍",
            "的发言",
            "的致辞",
            "的讲话",
            "的汇报",
            "的报告",
            "的分享",
            "的讲述",
            "的讲解",
            "说，",
            "说：",
            "说,",
        ];
        const ADDRESSES: [&str; 5] = ["老师", "师傅", "教授", "医生", "同学"];
        let script = self.script;
        let words = script.words(region);
        let head = HEADS.iter().filter(|head| words.starts_with(**head)).map(|head| head.len()).max().unwrap_or(0);
        let rest = words.get(head..).unwrap_or_default();
        const NOBODY: [&str; 9] = ["老师", "小区", "班主任", "老人", "小组", "小学", "老同志", "老党员", "小伙"];
        if NOBODY.iter().any(|word| rest.starts_with(word)) {
            return;
        }
        // 小葛 is called so, 成主任 by surname and title.
        let familiar = rest.chars().next().filter(|c| matches!(c, '小' | '老')).map_or(0, char::len_utf8);
        let named = rest.get(familiar..).unwrap_or_default();
        let Some(surname) = surname::surname_at(named).and_then(|bytes| named.get(..bytes)) else { return };
        let behind = named.get(surname.len()..).unwrap_or_default();
        let title = || {
            let address = ADDRESSES.into_iter().find(|address| behind.starts_with(address));
            person::leading_title(behind).or(address).map(str::len)
        };
        let Some(title) = (if familiar > 0 { Some(0) } else { title() }) else { return };
        let spoke = behind.get(title..).unwrap_or_default();
        let spoke = ["刚才", "精彩", "生动", "热情洋溢"]
            .iter()
            .fold(spoke, |spoke, word| spoke.strip_prefix(word).unwrap_or(spoke));
        let calls = self.cast.calls.get(..self.cast.calls.partition_point(|call| call.at < region.start));
        let is_called = calls.unwrap_or_default().iter().any(|call| script.words(&call.who).contains(surname));
        let agenda = script.rundown.agenda();
        // 请教代会主任卓小舟教授作报告 reads like 请教, and calls somebody all the same: whoever has a turn and no call that was seen.
        let is_unseen = || {
            let is_of = |call: &Call| script.words(&call.who).contains(surname);
            let mut turns = script.rundown.steps().filter_map(|(_, step)| agenda.people.get(step.turn.as_ref()?));
            turns.any(|person| person.name.trim().starts_with(surname)) && !self.cast.calls.iter().any(is_of)
        };
        let host = agenda.meeting.host.as_ref().and_then(|id| agenda.people.get(id));
        let is_host = host.is_some_and(|host| host.name.trim().starts_with(surname));
        if SPOKE.iter().any(|word| spoke.starts_with(word)) && !is_called && !is_host && !is_unseen() {
            let start = region.start + head;
            self.stranger(&(start..start + familiar + surname.len() + title));
        }
    }

    /// 县公安局局长xx同志通报了情况, 县气象局局长介绍了雨情: a blank for a name, or none, with an office of which nobody spoke.
    fn strange_offices(&mut self, region: &Range<usize>) {
        const LEAST: usize = 5;
        const DEEDS: [&str; 6] = ["介绍了", "通报了", "汇报了", "宣读了", "解读了", "传达了"];
        static TOLD: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&DEEDS));
        let script = self.script;
        let words = script.words(region);
        let before = script.text.get(..region.start).unwrap_or_default();
        let mut looked = 0;
        // Most look backs tell of none of these.
        let deeds = TOLD.is_in(words).then_some(DEEDS).into_iter().flatten();
        let deeds = deeds.flat_map(|deed| words.match_indices(deed)).map(|(at, _)| at);
        for at in words.match_indices(BLANK).map(|(at, _)| at).chain(deeds) {
            let named = words.get(..at).unwrap_or_default().trim_end();
            let start = left_end(named);
            let lead = ["最后", "首先", "随后", "接着", "同时"]
                .iter()
                .find(|lead| named.get(start..).is_some_and(|office| office.starts_with(**lead)));
            let start = start + lead.map_or(0, |lead| lead.len());
            let mut office = named.get(start..).unwrap_or_default().to_owned();
            // 区应急管理局***局长
            let behind = words
                .get(at + BLANK.len_utf8()..)
                .filter(|_| words.get(at..).is_some_and(|rest| rest.starts_with(BLANK)));
            office.extend(behind.and_then(person::leading_title).filter(|_| office.ends_with(BODIES)));
            let unit = title_at_end(&office).and_then(|title| office.strip_suffix(title)).unwrap_or_default();
            // 分管副县长 and 县委副书记 are of no body that is known by its name.
            if looked > MOST_BODIES || office.chars().count() < LEAST || !unit.ends_with(BODIES) {
                continue;
            }
            looked += 1;
            // 气象 of 县气象局局长.
            let body: String = unit.trim_start_matches(['省', '市', '县', '区', '镇', '乡']).chars().take(2).collect();
            if person::is_office_alone(&office) && body.chars().count() == 2 && !before.contains(&body) {
                self.stranger(&(region.start + start..region.start + named.len()));
            }
        }
    }

    /// 感谢柏书记、厉先生、霍市长、葛行长的精彩致辞: the one of a row who was not called, where all others were.
    pub(super) fn never_heard(&mut self, region: &Range<usize>, calls: &[Call]) {
        const FEWEST: usize = 4;
        static SPEECHES: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::new(&["致辞", "发言", "讲话", "汇报", "介绍", "报告", "分享", "致词"]));
        let script = self.script;
        let words = script.words(region);
        let Some(speech) = SPEECHES.find(words).next().map(|found| found.at) else { return };
        let start = clause_start(words, speech);
        let row = words.get(start..speech).unwrap_or_default();
        let lead = ["感谢", "谢谢", "刚才", "听取了", "再次"].iter().fold(0, |lead, word| {
            row.get(lead..).filter(|rest| rest.starts_with(word)).map_or(lead, |_| lead + word.len())
        });
        let Some(list) = row.get(lead..).and_then(|row| row.rfind('的').and_then(|of| row.get(..of))) else { return };
        let pieces = person::row(list);
        let is_one = |piece: &str| !person::read(piece).name.is_empty() && piece.chars().count() <= 8;
        if pieces.len() < FEWEST || !pieces.iter().all(|(_, piece)| is_one(piece)) {
            return;
        }
        let is_called = |piece: &str| calls.iter().any(|call| names(piece, script.words(&call.who)));
        let mut others = pieces.iter().filter(|(_, piece)| !is_called(piece));
        if let (Some((at, who)), None) = (others.next(), others.next()) {
            let from = region.start + start + lead + at;
            self.stranger(&(from..from + who.len()));
        }
    }

    /// A unit in a row of units that were heard, of which nobody ever spoke before: 发改局、统计局、气象局汇报了情况.
    pub(super) fn strange_bodies(&mut self, region: &Range<usize>) {
        let words = self.script.words(region);
        if !words.contains('、') || !is_done(words) {
            return;
        }
        let before = self.script.text.get(..region.start).unwrap_or_default();
        let mut start = region.start;
        for clause in words.split_inclusive(is_mark) {
            let clause_start = start;
            start += clause.len();
            // 请区教育局、区住建局的同志记下来: nobody was heard.
            let is_asked = clause.starts_with(['请', '要', '由']);
            if self.bodies > MOST_BODIES || is_asked || !clause.contains('、') {
                continue;
            }
            self.bodies += 1;
            let mut at = clause_start;
            let mut row = Vec::new();
            for piece in clause.split('、') {
                row.push(at..at + piece.len());
                at += piece.len() + '、'.len_utf8();
            }
            // The first has the head of the clause before it, the last what was done behind it, but for what stands
            // before 和: 财政局、住建局和街道办.
            let mut inner = row.get(1..row.len() - 1).unwrap_or_default().to_vec();
            if let Some(last) = row.last() {
                let words = self.script.words(last);
                let end = unit_end(words);
                inner.push(last.start..last.start + end);
                // 桥东区和市卫生健康委作了发言: one more behind 和.
                let joint = ['和', '与', '及']
                    .iter()
                    .find(|joint| words.get(end..).is_some_and(|rest| rest.starts_with(**joint)));
                if let Some(joint) = joint {
                    let behind = end + joint.len_utf8();
                    let more = words.get(behind..).map_or(0, unit_end);
                    inner.push(last.start + behind..last.start + behind + more);
                }
            }
            let inner = inner.iter().filter(|one| is_body(self.script.words(one)));
            let (heard, strange): (Vec<_>, Vec<_>) = inner.cloned().partition(|one| {
                let body = self.script.words(one);
                let short = body.char_indices().nth(2).map_or(body, |(end, _)| body.get(..end).unwrap_or(body));
                before.contains(short)
            });
            let [stranger] = strange.as_slice() else { continue };
            let outer_is_heard =
                || row.iter().filter_map(|one| short_body(self.script.words(one))).any(|body| before.contains(body));
            if !heard.is_empty() || outer_is_heard() {
                self.stranger(stranger);
            }
        }
    }

    /// 学习了雷锋同志的事迹: whoever is spoken about was not there.
    fn is_subject_matter(&self, at: usize) -> bool {
        let before = self.script.text.get(..at).unwrap_or_default();
        // 感谢会前提交书面意见的独立董事: who was heard elsewhere.
        const ELSEWHERE: [&str; 5] = ["会前", "书面", "此前", "未能到会", "不能到会"];
        let clause = before.get(clause_start(before, before.len())..).unwrap_or_default();
        if ELSEWHERE.iter().any(|word| clause.contains(word)) {
            return true;
        }
        let near: String = before.chars().rev().take(6).take_while(|c| !is_mark(*c)).collect();
        let near: String = near.chars().rev().collect();
        [
            "学习", "传达", "缅怀", "贯彻", "按照", "根据", "观看", "讲述", "关于", "任命", "当选", "祝贺", "欢送",
            "选举", "授予", "了",
        ]
        .iter()
        .any(|word| near.contains(word))
    }

    fn stranger(&mut self, range: &Range<usize>) {
        // 原来校长小时候也糊过灯笼: no surname stands before the office.
        let is_turn_of_phrase = self.script.words(range).starts_with("原来");
        if self.script.is_literal(range) && !is_turn_of_phrase {
            // 马万里4位同志: the last of four, by what he is called.
            let who = person::uncounted(self.script.words(range)).to_owned();
            self.found.push(self.script.problem(Problem::RecapNamesStranger { who }, range));
        }
    }
}

/// Whether a piece of a row is a unit and nothing else.
fn is_body(piece: &str) -> bool {
    let ends = person::ends_like_a_body(piece) || piece.ends_with(['委', '办', '行', '联', '村']);
    // 宫宝山代表南滩镇 is a person.
    (3..=8).contains(&piece.chars().count()) && piece.chars().all(is_han) && ends && !piece.contains("代表")
}

/// Where the unit ends that the last piece of a row begins with: 住建局 of 住建局和街道办分别作了发言.
fn unit_end(piece: &str) -> usize {
    const BEHIND: &[&str] = &[
        "和", "及", "与", "讲", "说", "通报", "发言", "交流", "表", "分别", "先后", "依次", "作", "做", "都", "也",
        "就", "等", "介绍", "汇报", "谈", "的",
    ];
    let behind = BEHIND.iter().filter_map(|word| piece.find(word));
    let counted = piece.char_indices().skip(2).find(|(_, c)| numeral::is_numeral(*c)).map(|(at, _)| at);
    behind.chain(counted).min().unwrap_or(piece.len())
}

/// The first two characters of a unit that a piece of a row begins with.
fn short_body(piece: &str) -> Option<&str> {
    let body = piece.char_indices().filter(|(_, c)| is_han(*c)).nth(2)?.0;
    piece.get(..body)
}

/// The characters of a name whose surname has two.
const LONG_NAME: usize = 4;

/// A name of three characters at a byte, or of four behind a surname of two, and the office right behind it.
fn name_and_title(words: &str, at: usize) -> Option<(&str, &str)> {
    let rest = words.get(at..)?;
    let end = rest.char_indices().nth(person::usual_length(rest))?.0;
    let (name, after) = rest.split_at(end);
    let title = person::title_behind(after).or_else(|| addressed(name, after))?;
    let is_name = name.chars().all(is_han) && !name.starts_with("谢谢")
        // 高年级组长, 毕业班班主任
        && !name.starts_with("常务")
        && !name.ends_with("常务")
        && !name.ends_with(['级', '班', '园', '团', '村', '室', '馆', '办', '副'])
        && !person::ends_in_office(name);
    is_name.then_some((name, title))
}

/// 屠一鸣老师, and neither 各班班主任老师 nor 和各位老师: how somebody of a whole name is addressed.
fn addressed<'a>(name: &str, after: &'a str) -> Option<&'a str> {
    const ADDRESSES: [&str; 6] = ["老师", "同学", "教授", "师傅", "先生", "女士"];
    const WORDS: &str = "各位们全体班级年任课学校科组室的在了我你他她这那些所有每生教大小新老名两三四五六七八九十";
    let address = ADDRESSES.iter().find(|address| after.starts_with(**address))?;
    (!name.contains(|c| WORDS.contains(c))).then(|| after.get(..address.len())).flatten()
}

/// A name of two characters before the office of a leader: 沈阔副市长, and not 常务副市长.
fn short_name_and_title(words: &str, at: usize) -> Option<(&str, &str)> {
    const LEADERS: &[&str] = &["市长", "县长", "区长", "镇长", "乡长", "局长", "校长", "院长", "主席", "书记", "部长"];
    const OTHERS: &[&str] = &[
        "谢谢", "感谢", "常务", "分管", "党委", "支部", "总支", "机关", "农业", "水利", "金融", "安全", "纪委", "宣传",
    ];
    let rest = words.get(at..)?;
    let end = rest.char_indices().nth(2)?.0;
    let (name, after) = rest.split_at(end);
    let title = person::title_behind(after)?;
    let leads = LEADERS.iter().any(|leader| title.ends_with(leader));
    let is_name = name.chars().all(is_han)
        && !OTHERS.contains(&name)
        && !name.ends_with(['副', '总'])
        && !person::ends_like_a_body(name);
    (leads && is_name).then_some((name, title))
}

/// 总 and 工 behind a surname: 洛工也表了决心, and not 工作, 总结.
fn short_title(after_surname: &str) -> Option<&'static str> {
    let title = ["总", "工"].into_iter().find(|title| after_surname.starts_with(title))?;
    let next = after_surname.get(title.len()..)?.chars().next();
    next.is_none_or(|c| is_mark(c) || matches!(c, '、' | '和' | '与' | '也' | '的' | '介' | '讲' | '谈' | '表' | '就'))
        .then_some(title)
}
