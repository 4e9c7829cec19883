//! People whom words that somebody wrote out name although they do not speak, or somebody else does.

use super::super::sentence::{clause, clause_out, left_out, sentence, without_clause};
use super::facts::{Facts, Left};
use super::numbers::SPEECH;
use super::{Because, Finding};
use crate::agenda::called::{self, addressed, instead, mentions};
use crate::agenda::{Person, Rundown};
use crate::chinese::numeral;
use crate::script::{Content, Placeholder, Who, parse};
use std::ops::Range;

/// What joins the names of a list, longer before shorter.
const JOINTS: [&str; 5] = ["以及", "、", "和", "及", "与"];
/// What leads over to somebody within a sentence.
const LEADS: [&str; 7] = ["由", "请", "并请", "还有", "以及", "同时", "随后"];
/// What is said of people who spoke.
const THANKS: [&str; 2] = ["感谢", "谢谢"];
/// What may stand before it.
const AGAIN: [&str; 3] = ["再次", "也", "最后"];
/// What is true of somebody who is not here or does not speak.
const ALL_THE_SAME: [&str; 9] = ["学习", "负责", "牵头", "督办", "联系人", "看齐", "带队", "要抓好", "为榜样"];
/// What makes a sentence one of those who were elected, whoever speaks.
const ELECTED: [&str; 3] = ["当选", "选举产生", "候选人"];
/// What somebody is who does not do it for the one whose turn they have.
const ROLES: [&str; 6] = ["监票", "计票", "唱票", "候选", "主席团", "名单"];
/// What a sentence may go on with.
const GOES_ON: [&str; 6] = ["请", "让我们", "下面", "现在", "接下来", "希望"];

/// A text, and where it names anybody.
struct Names<'a> {
    source: &'a str,
    now: &'a Rundown,
    /// By placeholders with an id.
    by_id: Vec<(String, Range<usize>)>,
    /// Anybody, by letters or by a placeholder.
    all: Vec<Range<usize>>,
}

/// What is not true in a text.
pub(super) fn findings(facts: &Facts, now: &Rundown, source: &str) -> Vec<Finding> {
    if facts.gone.is_empty() && facts.replaced.is_empty() && facts.added.is_empty() {
        return Vec::new();
    }
    let names = Names::of(now, source);
    let mut found = Vec::new();
    for [(was_id, was), (is_id, is)] in &facts.replaced {
        let because = || Because::Replaced(was.name.clone());
        for range in names.by_id(was_id.as_str()) {
            let words = source.get(range.clone()).unwrap_or_default();
            let becomes = words.replacen(&format!(".{was_id}"), &format!(".{is_id}"), 1);
            found.push(Finding { range, becomes, because: because() });
        }
        for mut mention in mentions(was, &now.agenda().people, source) {
            let stays = |words: &[&str]| words.iter().any(|word| within(source, &mention.range).contains(word));
            if stays(&ALL_THE_SAME) && !stays(&SPEECH) || stays(&ROLES) || stays(&ELECTED) {
                continue;
            }
            let Some(becomes) = instead(is, &mention) else { continue };
            // 县卫健局 stands before the name already.
            let before = source.get(..mention.range.start).unwrap_or_default();
            let said = becomes.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let said = said
                .filter(|end| *end > '县'.len_utf8())
                .find(|end| becomes.get(..*end).is_some_and(|said| before.ends_with(said)));
            mention.range.start -= said.unwrap_or(0);
            found.push(Finding { range: mention.range, becomes, because: because() });
        }
    }
    facts.gone.iter().for_each(|left| found.extend(names.without(left)));
    for [person, before] in &facts.added {
        let people = &now.agenda().people;
        let is_there = |range: &Range<usize>| {
            let words = source.get(sentence(source, range)).unwrap_or_default();
            !mentions(person, people, words).is_empty()
        };
        let behind = mentions(before, people, source).into_iter().map(|mention| mention.range);
        found.extend(behind.filter(|range| !is_there(range)).filter_map(|range| names.with(person, range)));
    }
    found
}

/// The clause that some bytes lie in.
fn within<'a>(source: &'a str, range: &Range<usize>) -> &'a str {
    source.get(clause(source, range)).unwrap_or_default()
}

/// What is wrong with lists of names in words that were made anew: a number that counts others, somebody twice, 分别 of one.
pub(super) fn recounted(now: &Rundown, source: &str, words: &str) -> Vec<Finding> {
    let names = Names::of(now, words);
    let mut all = names.all.clone();
    all.sort_by_key(|name| name.start);
    let joined = |one: &Range<usize>, other: &Range<usize>| {
        words.get(one.end..other.start).is_some_and(|between| JOINTS.contains(&between))
    };
    let mut found: Vec<Finding> = Vec::new();
    for list in all.chunk_by(joined) {
        let is_old = |first: &Range<usize>| source.contains(words.get(sentence(words, first)).unwrap_or_default());
        // Of 王五、陆宁 somebody is not known.
        let goes_on = |first: &Range<usize>| {
            let before = words.get(..first.start).unwrap_or_default();
            JOINTS.iter().any(|joint| before.ends_with(joint))
        };
        if list.first().is_none_or(|first| is_old(first) || goes_on(first)) {
            continue;
        }
        for (nth, name) in list.iter().enumerate().skip(1) {
            let is_same = |other: &Range<usize>| words.get(other.clone()) == words.get(name.clone());
            if let Some(before) = nth.checked_sub(1).and_then(|before| list.get(before))
                && list.iter().take(nth).any(is_same)
            {
                let range = before.end..name.end;
                found.push(Finding { range, becomes: String::new(), because: Because::Speakers });
            }
        }
        let Some(end) = list.last().map(|last| last.end) else { continue };
        let behind = words.get(end..).unwrap_or_default();
        found.extend(count_of(list.len(), words, end, behind));
        // 严红同志分别作了报告.
        let apart = ["分别", "先后"].into_iter().find(|word| list.len() == 1 && behind.starts_with(word));
        found.extend(apart.map(|word| {
            let range = end..end + word.len();
            Finding { range, becomes: String::new(), because: Because::Speakers }
        }));
    }
    found
}

/// Another number behind a list of so many names that ends there: 董大力、夏兰和孟佳四位同志.
fn count_of(names: usize, words: &str, end: usize, rest: &str) -> Option<Finding> {
    let (value, length) = numeral::at_start(rest)?;
    let behind = rest.get(length..).filter(|behind| behind.starts_with(['位', '名']))?;
    let count = u64::try_from(names).ok().filter(|count| *count != value)?;
    let (taken, becomes) = match (count, behind.get('位'.len_utf8()..)?.strip_prefix("同志")) {
        // 何青同志作了发言, and not 何青同志一位同志.
        (1, Some(_)) if words.get(..end)?.ends_with("同志") => ("位同志".len(), String::new()),
        (1, _) => ('位'.len_utf8(), String::new()),
        _ => (0, numeral::counted(count)),
    };
    Some(Finding { range: end..end + length + taken, becomes, because: Because::Speakers })
}

impl<'a> Names<'a> {
    fn of(now: &'a Rundown, source: &'a str) -> Self {
        let people = &now.agenda().people;
        let script = source.contains(['{', '｛']).then(|| parse(source));
        let inlines = script.iter().flat_map(|script| &script.blocks).flat_map(|block| &block.inlines);
        let placeholders: Vec<(Option<String>, Range<usize>)> = inlines
            .filter_map(|inline| {
                let Content::Placeholder(Placeholder::Person { who, .. }) = &inline.content else { return None };
                let id = if let Who::Listed(id) = who { Some(id.to_string()) } else { None };
                Some((id, inline.source.clone()))
            })
            .collect();
        let by_letters = people.values().flat_map(|person| called::mentions(person, people, source));
        let by_letters = by_letters.map(|mention| mention.range);
        let all = placeholders.iter().map(|(_, range)| range.clone()).chain(by_letters).collect();
        let by_id = placeholders.into_iter().filter_map(|(id, range)| Some((id?, range))).collect();
        Self { source, now, by_id, all }
    }

    fn by_id(&self, id: &str) -> Vec<Range<usize>> {
        self.by_id.iter().filter(|(named, _)| named == id).map(|(_, range)| range.clone()).collect()
    }

    /// Whether the sentence around some bytes tells of speaking.
    fn tells_of_speech(&self, range: &Range<usize>) -> bool {
        let words = self.source.get(sentence(self.source, range)).unwrap_or_default();
        SPEECH.iter().chain(&THANKS).any(|word| words.contains(word))
    }

    /// Takes somebody out of lists of names, or else the sentences that name them. Whoever is here and only does not speak is
    /// named truly wherever it is not about speaking.
    fn without(&self, left: &Left) -> Vec<Finding> {
        let by_letters = mentions(&left.person, &self.now.agenda().people, self.source);
        let places = by_letters.into_iter().map(|mention| mention.range).chain(self.by_id(left.id.as_str()));
        let stays = |range: &Range<usize>| {
            let words = within(self.source, range);
            let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
            has(&ELECTED) || has(&ALL_THE_SAME) && !has(&SPEECH)
        };
        let untrue = places.filter(|range| (left.is_absent || self.tells_of_speech(range)) && !stays(range));
        let because = || Because::Gone(left.person.name.clone());
        let findings = untrue.map(|mention| {
            let clause = || Some((self.clause_of(&left.person, &mention)?, String::new()));
            let taken = self.led_by_another(left, &mention).or_else(|| self.taken_out(&mention));
            let taken = taken.or_else(|| self.with_what_is_theirs(&mention)).or_else(clause);
            let (range, becomes) = taken.unwrap_or_else(|| self.unsaid(&mention));
            Finding { range, becomes, because: because() }
        });
        findings.collect()
    }

    /// The part of a sentence that tells of nobody else, where the rest tells of others or of what was done.
    fn clause_of(&self, person: &Person, mention: &Range<usize>) -> Option<Range<usize>> {
        let title = |words: &str| {
            let known = [person.unit.as_deref(), person.office.as_deref()].into_iter().flatten();
            let rest = known.fold(words.trim().to_owned(), |words, known| words.replacen(known, "", 1));
            let rest = AGAIN.iter().fold(rest.as_str(), |rest, again| rest.strip_prefix(again).unwrap_or(rest));
            // 人力资源部 of 集团人力资源部.
            let is_known = person.unit.as_deref().is_some_and(|unit| unit.ends_with(rest));
            rest.is_empty() || is_known || LEADS.iter().chain(&THANKS).any(|lead| *lead == rest)
        };
        let stands = |range: Range<usize>| {
            let words = self.source.get(range.clone()).unwrap_or_default();
            let names_others = self.all.iter().any(|name| range.start <= name.start && name.end <= range.end);
            names_others || words.contains('了') || GOES_ON.iter().any(|word| words.starts_with(word))
        };
        clause_out(self.source, mention, title, stands)
    }

    /// 听取了薛校长的工作报告和贾主任的财务报告: of two things that are somebody's, one.
    fn with_what_is_theirs(&self, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let clause = clause(self.source, mention);
        let behind = self.source.get(mention.end..clause.end)?.strip_prefix('的')?;
        let of_another =
            |range: Range<usize>| self.all.iter().any(|name| range.start <= name.start && name.end <= range.end);
        // 普及教育 and 与会 have no joint in them.
        let joint =
            |words: &str| ["、", "和", "以及"].iter().filter_map(|joint| Some((words.find(joint)?, joint.len()))).min();
        // What is theirs goes on to the next of them, or to the end of the clause.
        let (end, next) = match joint(behind) {
            Some((at, length)) => {
                let start = clause.end - behind.len() + at;
                (start, Some(start + length))
            }
            None => (clause.end, None),
        };
        let before = self.source.get(clause.start..mention.start)?;
        let joined = JOINTS.iter().find_map(|joint| before.strip_suffix(joint)).map(|rest| clause.start + rest.len());
        match (joined, next) {
            (Some(start), _) if of_another(clause.start..start) => Some((start..end, String::new())),
            (None, Some(next)) if of_another(next..clause.end) => Some((mention.start..next, String::new())),
            (Some(_) | None, _) => None,
        }
    }

    /// The clause that names them is not said, where others of the sentence tell what else was done; else the sentence is not.
    fn unsaid(&self, mention: &Range<usize>) -> (Range<usize>, String) {
        let (whole, own) = (sentence(self.source, mention), clause(self.source, mention));
        let others = [whole.start..own.start, own.end..whole.end];
        let told = others.into_iter().filter_map(|range| self.source.get(range)).any(|words| words.contains('了'));
        if told { without_clause(self.source, mention) } else { left_out(self.source, mention) }
    }

    /// 何志远等三名代表: another one of those who still speak stands for all of them.
    fn led_by_another(&self, left: &Left, mention: &Range<usize>) -> Option<(Range<usize>, String)> {
        let rest = self.source.get(mention.end..)?.strip_prefix('等')?;
        let counts = rest.starts_with(numeral::is_numeral) && !self.source.get(..mention.start)?.ends_with('、');
        let other = left.others.first().filter(|_| counts)?;
        let words = self.source.get(mention.clone())?;
        let name = if words == left.person.name { other.name.clone() } else { addressed(other) };
        Some((mention.clone(), name))
    }

    /// What joins a name with the one before it and with the one behind it. 和 joins other things than names too.
    fn joints(&self, name: &Range<usize>) -> (Option<&'static str>, Option<&'static str>) {
        let before = self.source.get(..name.start).unwrap_or_default();
        let behind = self.source.get(name.end..).unwrap_or_default();
        let left = JOINTS
            .into_iter()
            .find(|mark| before.ends_with(mark))
            .filter(|mark| *mark == "、" || self.all.iter().any(|other| other.end == name.start - mark.len()));
        let right = JOINTS
            .into_iter()
            .find(|mark| behind.starts_with(mark))
            .filter(|mark| *mark == "、" || self.all.iter().any(|other| other.start == name.end + mark.len()));
        (left, right)
    }

    /// A list of names without one of them; none where it stands in no list.
    fn taken_out(&self, name: &Range<usize>) -> Option<(Range<usize>, String)> {
        match self.joints(name) {
            // A、B和C without B is A和C, and without A it is B和C.
            (Some("、"), Some(_)) => Some((name.start - "、".len()..name.end, String::new())),
            (_, Some(right)) => Some((name.start..name.end + right.len(), String::new())),
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
            (None, None) => None,
        }
    }

    /// A list of names of people who spoke with one more behind one of them.
    fn with(&self, person: &Person, behind: Range<usize>) -> Option<Finding> {
        let words = self.source.get(behind.clone()).filter(|_| self.tells_of_speech(&behind))?;
        // 王志强、张海波两位同志 have their 同志 together.
        let is_bare = self.now.agenda().people.values().any(|one| one.name == words);
        let name = if is_bare { person.name.clone() } else { addressed(person) };
        let because = Because::Speakers;
        match self.joints(&behind) {
            // A、B和C behind B is A、B、D和C; behind C it is A、B、C和D.
            (_, Some(_)) => Some(Finding { range: behind.clone(), becomes: format!("{words}、{name}"), because }),
            (Some(left), None) => {
                let range = behind.start - left.len()..behind.end;
                Some(Finding { range, becomes: format!("、{words}和{name}"), because })
            }
            (None, None) => None,
        }
    }
}
