//! Where a text names people, in lists and alone: by letters and by placeholders, with what each is called by there.

use super::super::sentence::{clause, line, sentence};
use crate::agenda::called::{self, BODIES, addressed, unit_and_office, units};
use crate::agenda::person::{ends_in_office, title_behind};
use crate::agenda::rundown::StepKey;
use crate::agenda::{Person, PersonId, Rundown};
use crate::chinese;
use crate::chinese::surname::surname_at;
use crate::chinese::{is_han, numeral};
use crate::script::{Content, PersonField, Placeholder, Who, is_blank, parse};
use indexmap::IndexMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What joins the names of a list, longer before shorter.
pub(super) const JOINTS: [&str; 5] = ["以及", "、", "和", "及", "与"];
/// What stands behind a name, beside the form of address that the roster has.
pub(super) static ADDRESSES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| [&called::ADDRESSES[..], &called::FAMILIAR].concat());
/// What stands before the first of a list.
const BEFORE_LISTS: [&str; 20] = [
    "请",
    "由",
    "有",
    "是",
    "为",
    "感谢",
    "谢谢",
    "欢迎",
    "祝贺",
    "向",
    "让",
    "和",
    "与",
    "听完",
    "听了",
    "听取了",
    "送给",
    "献给",
    "通过",
    "选",
];
/// Characters of an office before a name.
pub(super) const TITLE: usize = 24;
/// Characters of what several people are called together: 三位优秀学员代表.
pub(super) const WHO: usize = 10;

/// A text, and where it names anybody.
pub(super) struct Names<'a> {
    pub(super) source: &'a str,
    pub(super) now: &'a Rundown,
    /// By placeholders with an id.
    by_id: Vec<(String, Range<usize>)>,
    /// Whoever has the turn, by a placeholder that says no office.
    pub(super) of_speaker: Vec<Range<usize>>,
    /// Anybody, by letters or by a placeholder, in order.
    pub(super) all: Vec<Range<usize>>,
    /// Each of them with what it is called by there.
    entries: Vec<Range<usize>>,
    /// The units of everybody.
    units: Vec<String>,
}

/// 代表企业方签字 behind a name: for whom they do it, and not what they are, as in 代表发言.
fn speaks_for_others(behind: &str) -> bool {
    const DOES: [&str; 22] = [
        "发言", "讲话", "宣读", "作", "做", "就", "在", "先", "分别", "依次", "的", "同志", "们", "上台", "领", "致",
        "汇报", "谈", "介绍", "等", "和", "与",
    ];
    let whom = behind.strip_prefix("代表");
    whom.is_some_and(|whom| whom.starts_with(is_han) && !DOES.iter().any(|does| whom.starts_with(does)))
}

/// 爱心企业家、 before 绿源公司董事长卞志强: what somebody is beside the office, and nobody else by name.
fn is_what_they_are(ahead: &str) -> bool {
    let what = ahead.strip_suffix('、').and_then(|ahead| ahead.rsplit('、').next());
    what.is_some_and(|what| what.ends_with(['家', '者', '员', '师', '手', '星']) || ends_in_office(what))
}

impl<'a> Names<'a> {
    pub(super) fn of(now: &'a Rundown, source: &'a str) -> Self {
        let people = &now.agenda().people;
        let script = source.contains(['{', '｛']).then(|| parse(source));
        let inlines = script.iter().flat_map(|script| &script.blocks).flat_map(|block| &block.inlines);
        let placeholders: Vec<(&Who, PersonField, Range<usize>)> = inlines
            .filter_map(|inline| {
                let Content::Placeholder(Placeholder::Person { who, field }) = &inline.content else { return None };
                Some((who, *field, inline.source.clone()))
            })
            .collect();
        let by_letters = people.values().flat_map(|person| called::mentions(person, people, source));
        let by_letters = by_letters.map(|mention| mention.range);
        let mut all: Vec<Range<usize>> =
            placeholders.iter().map(|(_, _, range)| range.clone()).chain(by_letters).collect();
        all.sort_by_key(|name| name.start);
        // Two of the roster who have one name.
        all.dedup();
        let says_no_office = |field: PersonField| matches!(field, PersonField::Name | PersonField::Short);
        let of_speaker = placeholders.iter().filter(|(who, field, _)| **who == Who::Speaker && says_no_office(*field));
        let of_speaker = of_speaker.map(|(_, _, range)| range.clone()).collect();
        let by_id = placeholders.iter().filter_map(|(who, _, range)| match who {
            Who::Listed(id) => Some((id.to_string(), range.clone())),
            Who::Speaker | Who::Host | Who::PreviousSpeaker | Who::NextSpeaker => None,
        });
        let by_id = by_id.collect();
        let units = people.values().flat_map(units).collect();
        let mut names = Self { source, now, by_id, of_speaker, all, entries: Vec::new(), units };
        names.entries = names.all.iter().map(|name| names.entry_at(name)).collect();
        names
    }

    pub(super) fn by_id(&self, id: &str) -> Vec<Range<usize>> {
        self.by_id.iter().filter(|(named, _)| named == id).map(|(_, range)| range.clone()).collect()
    }

    /// Whoever has the turn of a step.
    pub(super) fn speaker_of(&self, step: &StepKey) -> Option<&'a Person> {
        let (item, place) = self.now.indices_of(step)?;
        let agenda = self.now.agenda();
        agenda.people.get(agenda.items.get(item)?.steps.get(place)?.turn.as_ref()?)
    }

    /// Whether somebody has the turn of a step.
    pub(super) fn has_turn(&self, id: &PersonId, step: &StepKey) -> bool {
        let agenda = self.now.agenda();
        let indices = self.now.indices_of(step);
        let turn = indices.and_then(|(item, place)| agenda.items.get(item)?.steps.get(place)?.turn.as_ref());
        turn == Some(id)
    }

    /// A name with what it is called by in its list, whatever the roster says: 高三（1）班夏雨荷同学, 孟浩校长.
    pub(super) fn entry(&self, name: &Range<usize>) -> Range<usize> {
        let known = self.all.binary_search_by_key(&name.start, |other| other.start).ok();
        let known = known.filter(|at| self.all.get(*at) == Some(name)).and_then(|at| self.entries.get(at));
        known.cloned().unwrap_or_else(|| self.entry_at(name))
    }

    fn entry_at(&self, name: &Range<usize>) -> Range<usize> {
        let behind = self.source.get(name.end..).unwrap_or_default();
        let address = ADDRESSES.iter().find(|address| behind.starts_with(**address)).copied();
        let title = || title_behind(behind).filter(|_| !speaks_for_others(behind));
        let end = name.end + address.or_else(title).map_or(0, str::len);
        let clause = clause(self.source, name);
        let before = self.source.get(clause.start..name.start).unwrap_or_default();
        // 爱心企业家、绿源公司董事长 卞志强, on a line of its own: all of it is one.
        let line = line(self.source, name).start;
        let ahead = self.source.get(line..name.start).unwrap_or_default();
        let is_line = self.source.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'))
            && (ahead.ends_with([' ', '　']) || is_what_they_are(ahead))
            && !ahead.contains(['，', '。', '：', '；']);
        if is_line && ahead.chars().count() <= TITLE && !self.names_anybody(line..name.start) {
            return line..end;
        }
        let listed = self.ends_of_names(&clause, name.start).filter_map(|at| {
            let rest = self.source.get(at..name.start)?;
            JOINTS.iter().find(|joint| rest.starts_with(**joint)).map(|joint| at + joint.len() - clause.start)
        });
        let lists = || BEFORE_LISTS.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max();
        let (first, is_listed) = match listed.max() {
            Some(start) => (start, true),
            None => (lists().unwrap_or(0), false),
        };
        // 市体育总会秘书长柏松、家长代表花卫红 are two, 副县长、公安局局长祁连 is one.
        let is_part =
            |one: &str| one.is_empty() || ends_in_office(one) && !is_surname_and_title(one) || one.ends_with("领导");
        let parts: Vec<(usize, &str)> = before.get(first..).unwrap_or_default().rmatch_indices('、').collect();
        let start = parts.iter().find_map(|(at, mark)| {
            let at = first + at;
            let piece = before.get(first..at)?.rsplit('、').next().unwrap_or_default();
            (!is_part(piece)).then_some(at + mark.len())
        });
        let start = start.unwrap_or(first);
        let title = before.get(start..).unwrap_or_default();
        // 请大家对毕海燕、…进行测评: of the first one only what can be an office or a unit.
        let is_called = |title: &str| {
            let last = title.trim_end_matches([' ', '　']).rsplit('、').next().unwrap_or_default();
            last.is_empty() || ends_in_office(last) || last.ends_with(BODIES)
        };
        // 滨海中学的 of 滨海中学的翁小满同学, the last of a list.
        let of_unit = title.strip_suffix('的').filter(|unit| is_listed && self.units.iter().any(|own| own == unit));
        let is_title = title.chars().count() <= TITLE
            && !of_unit.unwrap_or(title).contains(['了', '的', '请'])
            && (is_listed || is_called(title))
            && !self.names_anybody(clause.start + start..name.start);
        if is_title { clause.start + start..end } else { name.start..end }
    }

    pub(super) fn names_anybody(&self, range: Range<usize>) -> bool {
        self.within(range).next().is_some()
    }

    /// The names within some bytes, in order.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let from = self.all.partition_point(|name| name.start < range.start);
        self.all
            .iter()
            .skip(from)
            .take_while(move |name| name.start < range.end)
            .filter(move |name| name.end <= range.end)
    }

    /// The office that stands before a name, as somebody wrote it: the words of the entry before it, where they end in one.
    pub(super) fn office_before(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let range = self.entry(name).start..name.start;
        self.source
            .get(range.clone())
            .is_some_and(|title| ends_in_office(title.trim_end_matches(['、', ' ', '　'])))
            .then_some(range)
    }

    /// Where the names in a clause up to some byte end, with their form of address and a number that counts them: 常乐三位同学.
    /// Names that the roster does not have too, where they stand in a list.
    fn ends_of_names(&self, clause: &Range<usize>, until: usize) -> impl Iterator<Item = usize> {
        let counted = |end: usize| {
            let rest = self.source.get(end..until).unwrap_or_default();
            let joint = JOINTS.iter().filter_map(|joint| rest.find(joint)).min()?;
            let between = rest.get(..joint)?;
            let is_count = between.starts_with(numeral::is_numeral) && between.chars().count() <= WHO;
            let is_title = title_behind(between) == Some(between);
            (between.is_empty() || ADDRESSES.contains(&between) || is_count || is_title).then_some(end + joint)
        };
        let known = self.within(clause.start..until).filter_map(|name| counted(name.end));
        let words = self.source.get(clause.start..until).unwrap_or_default();
        let strangers = words.match_indices(['、', '和', '与']).filter(|(at, joint)| {
            let before = words.get(..*at).unwrap_or_default();
            let start = before.rfind(['、', '请', '有', '由', '是']).map_or(0, |at| chinese::behind(before, at));
            let piece = before.get(start..).unwrap_or_default();
            let surname = surname_at(piece).unwrap_or(0);
            let is_bare =
                (2..=3).contains(&piece.chars().count()) && !ends_in_office(piece) && !piece.ends_with(BODIES);
            // 赵调研员、秦书记
            let is_titled =
                title_behind(piece.get(surname..).unwrap_or_default()).map(str::len) == Some(piece.len() - surname);
            // 谢敏部长和…: 和 joins other things than names too, and a name with an office is none of those.
            let is_whole = || {
                let given = piece.char_indices().map(|(at, _)| at).filter(|at| *at > surname).take(2);
                let mut titles = given.chain([piece.len()]).filter_map(|at| piece.get(at..));
                titles.any(|title| !title.is_empty() && title_behind(title) == Some(title))
            };
            surname > 0 && (is_titled || if *joint == "、" { is_bare } else { is_whole() })
        });
        let strangers = strangers.map(|(at, _)| clause.start + at);
        known.chain(strangers).collect::<Vec<_>>().into_iter()
    }

    /// What joins a name with the one before it and with the one behind it. 和 joins other things than names too.
    pub(super) fn joints(&self, name: &Range<usize>) -> (Option<&'static str>, Option<&'static str>) {
        let before = self.source.get(..name.start).unwrap_or_default();
        let behind = self.source.get(name.end..).unwrap_or_default();
        let clause = clause(self.source, name);
        let names_end = |at: usize| self.ends_of_names(&clause, name.start).any(|end| end == at);
        // 石桥镇、县水务局和县气象局
        let units = || self.units.iter();
        let unit_ends =
            |at: usize| self.source.get(..at).is_some_and(|words| units().any(|unit| words.ends_with(unit.as_str())));
        let unit_begins =
            |at: usize| self.source.get(at..).is_some_and(|words| units().any(|unit| words.starts_with(unit.as_str())));
        let left = JOINTS.into_iter().find(|mark| before.ends_with(mark)).filter(|mark| {
            *mark == "、" && !is_numbered(before)
                || before.strip_suffix(mark).is_some_and(|before| before.ends_with(['}', '｝']))
                || names_end(name.start - mark.len())
                || unit_ends(name.start - mark.len())
        });
        // 冷锋和高一（2）班新生常乐
        let names_next = |from: usize| {
            let next = self.all.partition_point(|other| other.start < from);
            self.entries.get(next).is_some_and(|entry| entry.start <= from)
        };
        // 感谢骆部长和各位领导: the others are thanked all the same.
        let all_others = |from: usize| self.source.get(from..).is_some_and(|rest| rest.starts_with("各位"));
        let right = JOINTS.into_iter().find(|mark| behind.starts_with(mark)).filter(|mark| {
            *mark == "、"
                || all_others(name.end + mark.len())
                || names_next(name.end + mark.len())
                || unit_begins(name.end + mark.len())
        });
        (left, right)
    }

    /// A list of names without one of them; none where it stands in no list.
    pub(super) fn taken_out(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        match self.joints(name) {
            // A、B和C without B is A和C, and without A it is B和C.
            (Some("、"), Some(_)) => Some((name.start - "、".len()..name.end, String::new())),
            // A与B、C without A is B与C.
            (_, Some(right)) => {
                let alone = || (name.start..name.end + right.len(), String::new());
                Some(self.two_behind(name, right).unwrap_or_else(alone))
            }
            // Without C it is A和B.
            (Some(left), None) => {
                let start = name.start - left.len();
                let before = self.source.get(..start)?;
                let clause = before.rfind(['，', '。', '\n', '；', '：']).unwrap_or(0);
                match before.get(clause..)?.rfind('、') {
                    Some(at) if left != "、" => {
                        let at = clause + at;
                        let last = before.get(at + '、'.len_utf8()..)?;
                        Some((at..name.end, format!("和{last}")))
                    }
                    Some(_) | None => Some((start..name.end, String::new())),
                }
            }
            (None, None) => self.before_all(name),
        }
    }

    /// A与B、C without A: the two who are left are joined as those were.
    fn two_behind(&self, name: &Range<usize>, joint: &str) -> Option<(Range<usize>, String)> {
        let lists = self.lists();
        let list = lists.iter().find(|list| list.first().is_some_and(|first| first.end == name.end))?;
        let [_, one, other] = list.as_slice() else { return None };
        let (end, next) = (self.entry(one).end, self.entry(other).start);
        (joint != "、" && self.source.get(end..next) == Some("、")).then_some(())?;
        let kept = self.source.get(name.end + joint.len()..end)?;
        Some((name.start..next, format!("{kept}{joint}")))
    }

    /// 感谢贺一鸣总队长和全体驻村队员: somebody who is named before all of a sort, without whom it is still said of those.
    fn before_all(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        let behind = self.source.get(name.end..)?;
        let joint = JOINTS.iter().find(|joint| behind.starts_with(**joint))?;
        let others = behind.get(joint.len()..)?;
        let is_all = ["全体", "各位", "所有", "广大"].iter().any(|all| others.starts_with(all));
        is_all.then(|| (name.start..name.end + joint.len(), String::new()))
    }

    /// The names in their lists, each list in order: those with nothing but a joint between them.
    pub(super) fn lists(&self) -> Vec<Vec<Range<usize>>> {
        let joined = |one: &Range<usize>, other: &Range<usize>| {
            let between = self.source.get(self.entry(one).end..self.entry(other).start);
            between.is_some_and(|between| JOINTS.contains(&between))
        };
        self.all.chunk_by(joined).map(<[Range<usize>]>::to_vec).collect()
    }

    /// A list of names with one more behind one of them.
    pub(super) fn with(&self, person: &Person, behind: Range<usize>) -> Option<(Range<usize>, String)> {
        let behind = behind.start..self.entry(&behind).end.max(behind.end);
        let words = self.source.get(behind.clone())?;
        // 王志强、张海波两位同志 have their 同志 together, and whoever stands behind 呼吸科主治医师任浩 is called by an office too.
        let people = &self.now.agenda().people;
        let is_bare = people.values().any(|one| !is_blank(&one.name) && words.ends_with(one.name.trim()));
        let titled =
            !people.values().any(|one| one.name == words) && self.entry(&behind).start < behind.start + words.len();
        let name = if is_bare { person.name.clone() } else { addressed(person) };
        // 项目组石磊、万岚: what they all are stands before the first, and no other has an office.
        let whole = clause(self.source, &behind);
        let bare = |other: &Range<usize>| other.start >= behind.end && self.entry(other) == *other;
        let is_of_all = self.within(whole.clone()).any(bare);
        // 六年级学生童乐、农家书屋管理员何耕: each with what they are.
        let is_each_titled = self.within(whole.clone()).count() > 1
            && self.within(whole).all(|other| self.entry(other).start < other.start);
        let is_long = words.chars().count() > person.name.chars().count() + 1;
        let is_titled = titled && is_bare && !is_of_all && (is_long || is_each_titled);
        // 市医院卓楠、市技师学院席磊: each with the unit.
        let by_unit = || {
            let entry = self.source.get(self.entry(&behind))?;
            let own = people.values().find(|own| !is_blank(&own.name) && entry.contains(own.name.trim()))?;
            let head = entry.split_once(own.name.trim()).map(|(head, _)| head)?;
            units(own).iter().any(|unit| unit == head).then(|| called::unit_called(person)).flatten()
        };
        let title = by_unit().or_else(|| is_titled.then(|| unit_and_office(person)));
        let name = title.unwrap_or_default() + &name;
        // 滨海中学的翁小满同学 stands in a list as a whole.
        let whole = self.entry(&behind).start.min(behind.start)..behind.end;
        let is_apart = self.joints(&behind) == (None, None) && self.joints(&whole) != (None, None);
        let behind = if is_apart { whole } else { behind };
        let words = self.source.get(behind.clone())?;
        match self.joints(&behind) {
            // A、B和C behind B is A、B、D和C; behind C it is A、B、C和D.
            (_, Some(_)) => Some((behind.clone(), format!("{words}、{name}"))),
            (Some(left), None) => {
                // 甲、乙两位同学和丙同志、丁先生 has its 和 already.
                let start = clause(self.source, &behind).start;
                let others = self.within(start..behind.start).next().map_or(behind.start, |first| first.end);
                let is_joined =
                    self.source.get(others..behind.start)?.strip_suffix('、').is_some_and(|row| row.contains('和'));
                let joint = if is_joined { "、" } else { "和" };
                Some((behind.start - left.len()..behind.end, format!("、{words}{joint}{name}")))
            }
            // 陶县长作了安排，曾书记作了讲话。
            (None, None) => self.tells_of_one(&behind).then(|| {
                let told = ["分别", "先后"]
                    .iter()
                    .any(|told| self.source.get(behind.end..).is_some_and(|rest| rest.starts_with(told)));
                (behind.clone(), format!("{words}和{name}{}", if told { "" } else { "先后" }))
            }),
        }
    }

    /// Whether a clause tells of somebody alone that they spoke, where the sentence tells of others too: it looks back on all.
    fn tells_of_one(&self, entry: &Range<usize>) -> bool {
        const SPOKE: [&str; 9] = ["作了", "发表了", "讲了", "发了言", "进行了", "分别", "先后", "致辞", "致了"];
        let whole = sentence(self.source, entry);
        let words = self.source.get(whole.clone()).unwrap_or_default();
        let behind = self.source.get(entry.end..whole.end).unwrap_or_default();
        let begins = clause(self.source, entry).start == entry.start;
        let others = self.within(whole).filter(|name| name.end <= entry.start || entry.end <= name.start).count();
        begins && others > 0 && words.matches('了').count() > 1 && SPOKE.iter().any(|spoke| behind.starts_with(spoke))
    }
}

/// 苏副县长 in a row of people, and no office as 副县长 is: a surname, and nothing but a title behind it.
pub(super) fn is_surname_and_title(words: &str) -> bool {
    let surname = surname_at(words).unwrap_or(0);
    let title = words.get(surname..).unwrap_or_default();
    surname > 0 && words != "班主任" && title_behind(title).is_some_and(|known| known == title)
}

/// Whether a 、 stands behind the number of an entry, 三、, and joins no names.
pub(super) fn is_numbered(before: &str) -> bool {
    let Some(number) = before.strip_suffix('、') else { return false };
    let head = number.trim_end_matches(numeral::is_numeral);
    head.len() < number.len() && head.chars().next_back().is_none_or(|c| !is_han(c))
}

/// Whether some words name somebody of the roster, by an id or by letters.
pub(super) fn names_one(words: &str, id: &str, people: &IndexMap<PersonId, Person>) -> bool {
    let by_id = || ['.', '}', '｝'].iter().any(|end| words.contains(&format!(".{id}{end}")));
    by_id() || people.get(id).is_some_and(|person| !called::mentions(person, people, words).is_empty())
}
