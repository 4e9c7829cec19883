//! Sentences ahead that tell of something a change has touched, and of which no rule says whether they are still true. They are shown
//! before they are read, with what is likely to be true instead, and whoever knows decides. Nothing here goes by how such a sentence
//! is worded: only by who is named, what is counted, and which words of what does not happen stand in it.

use super::super::sentence::{clause, without_clause};
use super::facts::{Facts, Standing};
use super::mention::{is_true_all_the_same, with_heading};
use super::numbers::{Number, numbers};
use super::{Ahead, Because, Finding};
use crate::agenda::called::{LEVELS, addressed, known_as, mentions, unit_and_office, units};
use crate::agenda::rundown::StepKey;
use crate::agenda::{ItemId, Person, PersonId, Rundown};
use crate::chinese::is_han;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Characters that two sentences have in common where one tells of the other.
const SHARED: usize = 3;
/// More sentences than this have words in common because the whole meeting is about it.
const MOST: usize = 3;

/// What has been touched, in the words by which a sentence may tell of it.
pub(super) struct Touched {
    people: Vec<Lost>,
    /// What their units are called in short, where nobody else speaks for them, and in which item they spoke.
    units: Vec<(String, ItemId, Because)>,
    /// How many there were, where there are others now and nothing else is as many.
    counts: Vec<Count>,
    /// How many spoke in each item, and do now.
    speakers: Vec<(ItemId, u64, u64)>,
    /// Which of the speakers of an item do not speak, of how many.
    gone: Vec<(ItemId, usize, Vec<usize>)>,
    /// The how manieth turn of its item a step was, and is.
    places: Vec<(StepKey, u64, u64)>,
    /// The steps before which somebody else speaks now, and those behind which somebody else does.
    neighbours: [Vec<Neighbour>; 2],
    /// Words of what does not happen any more and of nothing that still does, and what that was called.
    words: HashMap<String, String>,
}

/// Somebody who spoke and does not.
struct Lost {
    person: Person,
    item: ItemId,
    /// Whether they are not here at all.
    is_absent: bool,
    /// What whoever has come instead is called.
    instead: Option<String>,
    because: Because,
}

/// Who has the turn beside a step.
struct Neighbour {
    step: StepKey,
    was: PersonId,
    is: Option<PersonId>,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    was: u64,
    is: u64,
    of: Counted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    People,
    Items,
}

impl Touched {
    /// By what is otherwise now; `all` are the texts ahead.
    pub(super) fn by(facts: &Facts, now: &Rundown, all: &[Ahead<'_>]) -> Self {
        let gone = facts.gone.iter().filter(|left| left.only.is_none()).map(|left| Lost {
            person: left.person.clone(),
            item: left.item.clone(),
            is_absent: left.is_absent,
            instead: None,
            because: Because::Gone(known_as(&left.person)),
        });
        let replaced = facts.replaced.iter().filter(|one| one.only.is_none()).map(|one| Lost {
            person: one.was.1.clone(),
            item: one.step.0.clone(),
            is_absent: false,
            instead: Some(addressed(&one.is.1)),
            because: Because::Replaced(known_as(&one.was.1)),
        });
        let people: Vec<Lost> = gone.chain(replaced).collect();
        let speaking: Vec<String> = now
            .steps()
            .filter_map(|(_, step)| now.agenda().people.get(step.turn.as_ref()?))
            .flat_map(unit_names)
            .collect();
        let units = people
            .iter()
            .flat_map(|lost| {
                let units = unit_names(&lost.person).into_iter();
                units.map(|unit| (unit, lost.item.clone(), lost.because.clone()))
            })
            .filter(|(unit, ..)| !speaking.iter().any(|other| other.contains(unit.as_str())))
            .collect();
        let places = facts.steps.iter().filter_map(|(step, [was, is])| Some((step.clone(), was.place?, is.place?)));
        let neighbours = [false, true].map(|behind| {
            let one = |standing: &Standing| if behind { standing.next.clone() } else { standing.previous.clone() };
            let changed = facts.steps.iter().filter(|(_, [was, is])| one(was) != one(is));
            let neighbour = |(step, [was, is]): (&StepKey, &[Standing; 2])| {
                Some(Neighbour { step: step.clone(), was: one(was)?, is: one(is) })
            };
            changed.filter_map(neighbour).collect()
        });
        let gone = facts.speakers.iter().filter_map(|one| {
            let was = usize::try_from(one.was).ok()?;
            (one.is + u64::try_from(one.gone.len()).ok()? == one.was && !one.gone.is_empty())
                .then(|| (one.item.clone(), was, one.gone.clone()))
        });
        let gone = gone.collect();
        Self {
            gone,
            neighbours,
            people,
            units,
            counts: counts(facts),
            speakers: facts.speakers.iter().map(|one| (one.item.clone(), one.was, one.is)).collect(),
            places: places.collect(),
            words: words_gone(facts, now, all),
        }
    }
}

/// The counts that have changed. What somebody counts may be any of those that are as many: then it is right.
fn counts(facts: &Facts) -> Vec<Count> {
    let people = facts.groups().map(|one| Count { was: one.was, is: one.is, of: Counted::People });
    let items = Count { was: facts.counts.0, is: facts.counts.1, of: Counted::Items };
    let all: Vec<Count> = people.chain([items]).collect();
    let is_right = |was: &Count| all.iter().any(|other| other.is == was.was && other.of == was.of);
    all.iter().copied().filter(|count| count.was > 1 && !is_right(count)).collect()
}

/// What a unit may be called, whole and in a row of others: 县林业局, and 林业 of it; 男护士 of 男护士代表.
fn unit_names(person: &Person) -> Vec<String> {
    const ENDS: [&str; 10] = ["公司", "集团", "代表", "中心", "局", "委", "办", "部", "处", "科"];
    let names = |unit: String| {
        let bare = unit.strip_prefix(LEVELS).unwrap_or(&unit);
        let bare = ENDS.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare).to_owned();
        [unit, bare].into_iter().filter(|name| name.chars().count() > 1)
    };
    units(person).into_iter().flat_map(names).collect()
}

/// The words of what does not happen any more, each of a few characters, without those of what still does, of people, and of what
/// the meeting is about.
fn words_gone(facts: &Facts, now: &Rundown, all: &[Ahead<'_>]) -> HashMap<String, String> {
    let people: Vec<String> = now.agenda().people.values().map(|one| unit_and_office(one) + &one.name).collect();
    let still = facts.titles.iter().chain(&facts.calls).chain(facts.all_calls[1].iter().map(|(_, words)| words));
    let still = still.chain(&people).chain([&now.agenda().meeting.title]);
    let still: HashSet<&str> = still.flat_map(|words| shared(words)).collect();
    let gone = facts.told_gone.iter().map(|(title, bare)| (title, bare));
    let gone = gone.chain(facts.papers_gone.iter().map(|paper| (paper, paper)));
    let gone = gone.flat_map(|(title, bare)| shared(bare).map(move |words| (words, title)));
    let is_rare = |words: &str| {
        let sentences = all.iter().flat_map(|ahead| sentences(&ahead.source).filter_map(|at| ahead.source.get(at)));
        sentences.filter(|one| one.contains(words)).count() <= MOST
    };
    let gone = gone.filter(|(words, _)| !still.contains(words) && is_rare(words));
    gone.map(|(words, title)| (words.to_owned(), title.clone())).collect()
}

/// Every few characters of a text that stand beside each other.
fn shared(words: &str) -> impl Iterator<Item = &str> {
    words.char_indices().filter_map(|(at, _)| {
        let rest = words.get(at..)?;
        let some = rest.get(..rest.char_indices().nth(SHARED).map_or(rest.len(), |(end, _)| end))?;
        (some.chars().count() == SHARED && some.chars().all(is_han)).then_some(some)
    })
}

impl Ahead<'_> {
    /// What may not be true in this text any more, at most one thing of a sentence, with what is likely instead.
    pub(super) fn doubts(&self, touched: &Touched) -> Vec<Finding> {
        let call = self.source.find(['{', '｛']).unwrap_or(0);
        let doubts = sentences(&self.source).filter_map(|range| {
            let sentence = self.source.get(range.clone())?;
            let bridge = || self.bridge(sentence, touched).filter(|_| range.end <= call);
            let Finding { range: at, becomes, because } = self.doubt(sentence, touched).or_else(bridge)?;
            Some(Finding { range: range.start + at.start..range.start + at.end, becomes, because })
        });
        doubts.collect()
    }

    fn doubt(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let named = || touched.people.iter().find_map(|lost| self.named(sentence, lost));
        let unit = || touched.units.iter().find_map(|(unit, _, because)| listed(sentence, unit, because));
        let counted = || numbers(sentence).into_iter().find_map(|number| self.counted(&number, touched));
        let told = || told(sentence, &touched.words);
        let found = named().or_else(unit).or_else(counted).or_else(told);
        let led = || self.linked(sentence, touched).or_else(|| self.led_to(sentence, touched));
        found.or_else(led).or_else(|| self.in_a_row(sentence, touched))
    }

    /// 听完了企业的故事，再听听学校的声音，请…: what leads from one speech to another, where that is another one.
    fn linked(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        const BACK: [&str; 8] = ["听完", "听了", "听过", "讲完", "说完", "看完", "领略了", "如果说"];
        /// Characters before it in its clause: 那么下一位.
        const LEAD: usize = 2;
        const AHEAD: [&str; 4] = ["下一位", "接下来要", "接下来这位", "接下来的这位"];
        let step = self.rundown.position(self.index, 0)?.step_key();
        let people = &self.rundown.agenda().people;
        let is_turn = touched.places.iter().any(|(of, ..)| *of == step);
        let [before, behind] = touched.neighbours.each_ref().map(|all| all.iter().find(|one| one.step == step));
        let is_other = |one: &&Neighbour| {
            let person = one.is.as_ref().and_then(|id| people.get(id));
            person.is_none_or(|person| mentions(person, people, sentence).is_empty())
        };
        let (before, behind) = (before.filter(|_| is_turn).filter(is_other), behind.filter(is_other));
        if let Some(was) = before.and_then(|one| people.get(&one.was)) {
            // 柳河镇敢于立下军令状，石桥乡也不甘落后。: before 柳河镇 has spoken.
            let has_spoken = self.spoke_before(&step).any(|one| one.name == was.name);
            let is_named = unit_names(was).iter().any(|unit| lead(sentence).contains(unit.as_str()));
            if is_named && !has_spoken {
                return leading(sentence, Because::Order);
            }
        }
        let links: Vec<&str> = match (before, behind) {
            (Some(_), Some(_)) => [BACK.as_slice(), &AHEAD].concat(),
            (Some(_), None) => BACK.to_vec(),
            (None, Some(_)) => AHEAD.to_vec(),
            (None, None) => return None,
        };
        let link = links.iter().filter_map(|link| lead(sentence).find(link)).min()?;
        // 方案大家都听了 links nothing.
        let before = sentence.get(clause(sentence, &(link..link)).start..link)?;
        (before.chars().count() <= LEAD).then(|| leading(sentence, Because::Order)).flatten()
    }

    /// 企业的成长，离不开客户的信任。 before a call, where somebody else spoke before it: what names nobody may be about either.
    fn bridge(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        const LEAST: usize = 8;
        /// What opens an item, or speaks to the room, whoever has spoken.
        const OTHERS: [&str; 21] = [
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
            "第",
            "议程",
            "环节",
            "请",
            "大家",
            "掌声",
            "同志们",
            "各位",
            "位",
            "家",
            "分钟",
        ];
        let step = self.rundown.position(self.index, 0)?.step_key();
        touched.places.iter().any(|(of, ..)| *of == step).then_some(())?;
        touched.neighbours[0].iter().find(|one| one.step == step)?;
        let people = &self.rundown.agenda().people;
        let is_plain = sentence.trim().chars().count() >= LEAST && !OTHERS.iter().any(|word| sentence.contains(word));
        let is_of = |person: &Person| unit_names(person).iter().any(|unit| sentence.contains(unit.as_str()));
        let names_nobody = || {
            people.values().all(|person| mentions(person, people, sentence).is_empty())
                && !self.spoke_before(&step).any(is_of)
        };
        (is_plain && names_nobody()).then(|| leading(sentence, Because::Order)).flatten()
    }

    /// Whoever has a turn before a step in its item.
    fn spoke_before(&self, step: &StepKey) -> impl Iterator<Item = &Person> {
        let people = &self.rundown.agenda().people;
        let item = self.rundown.steps().filter(|(key, _)| key.0 == step.0);
        let before = item.take_while(|(key, _)| key != step);
        let turns: Vec<&PersonId> = before.filter_map(|(_, step)| step.turn.as_ref()).collect();
        turns.into_iter().filter_map(|id| people.get(id))
    }

    /// 粮食要稳，水利必须先行。最后，请…: what led to whoever does not speak, before the call of somebody else.
    fn led_to(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        let step = self.rundown.position(self.index, 0)?.step_key();
        touched.places.iter().any(|(of, ..)| *of == step).then_some(())?;
        let (.., because) =
            touched.units.iter().find(|(unit, item, _)| *item == step.0 && lead(sentence).contains(unit.as_str()))?;
        leading(sentence, because.clone())
    }

    /// 她们来自社区、企业、学校和医院: as many as spoke in the item, in their order, and one of them does not.
    fn in_a_row(&self, sentence: &str, touched: &Touched) -> Option<Finding> {
        /// Characters of an entry.
        const LONGEST: usize = 8;
        const LEADS: [&str; 9] = ["来自", "围绕", "结合", "关于", "立足", "分别是", "有", "从", "是"];
        let item = self.rundown.position(self.index, 0)?.item;
        let (_, was, gone) = touched.gone.iter().find(|(of, was, _)| *of == item && *was > 2)?;
        let joint = sentence.find('、')?;
        let own = clause(sentence, &(joint..joint));
        let words = sentence.get(own.clone())?;
        let lead =
            LEADS.iter().filter_map(|lead| Some(words.get(..joint - own.start)?.rfind(lead)? + lead.len())).max()?;
        let entries: Vec<&str> = words.get(lead..)?.split(['、', '和', '与']).collect();
        let is_row = entries.len() == *was && entries.iter().all(|one| (1..=LONGEST).contains(&one.chars().count()));
        let still: Vec<&str> =
            entries.iter().enumerate().filter(|(nth, _)| is_row && !gone.contains(nth)).map(|(_, one)| *one).collect();
        let becomes = match still.as_slice() {
            [] => return None,
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{}和{last}", first.join("、")),
        };
        Some(Finding { range: own.start + lead..own.end, becomes, because: Because::Speakers })
    }

    fn named(&self, sentence: &str, lost: &Lost) -> Option<Finding> {
        let places = mentions(&lost.person, &self.rundown.agenda().people, sentence);
        let mut places = places.into_iter().map(|mention| mention.range);
        let place = places.find(|at| !is_true_all_the_same(with_heading(sentence, at), lost.is_absent))?;
        let (range, becomes) = match &lost.instead {
            Some(instead) => {
                let behind = sentence.get(place.end..)?;
                // 孙立新同志: the roster may have no form of address for a name that the words have one for.
                let end = if behind.starts_with("同志") { place.end + "同志".len() } else { place.end };
                (place.start..end, instead.clone())
            }
            None => without_clause(sentence, &place),
        };
        Some(Finding { range, becomes, because: lost.because.clone() })
    }

    fn counted(&self, number: &Number<'_>, touched: &Touched) -> Option<Finding> {
        /// Who comes the how manieth: 第三位, 第三家.
        const TURNS: [&str; 8] = ["位", "家", "组", "个发言", "个汇报", "个单位", "个部门", "个述职"];
        const PEOPLE: [&str; 9] = ["部门", "单位", "代表", "乡镇", "企业", "村", "社区", "发言", "汇报"];
        const ITEMS: [&str; 6] = ["议程", "环节", "内容", "部分", "阶段", "程序"];
        /// What is counted is who has won or goes up, whoever speaks.
        const OTHERS: [&str; 11] = ["奖", "上台", "登台", "签", "候选", "名额", "当选", "应到", "实到", "请假", "缺席"];
        let (before, behind) = (number.before(), number.behind());
        let begins = |words: &str, any: &[&str]| any.iter().any(|word| words.starts_with(word));
        let step = self.rundown.position(self.index, 0)?.step_key();
        let finding = |is: u64, because: Because| {
            let becomes = number.written_as(is);
            (is > 0 && is != number.value).then(|| Finding { range: number.range.clone(), becomes, because })
        };
        if before.ends_with('第') {
            let mut own = touched.places.iter().filter(|(of, was, _)| *of == step && *was == number.value);
            let (.., is) = own.next().filter(|_| begins(behind, &TURNS))?;
            return finding(*is, Because::Speakers);
        }
        if names_as_many(before, number.value)
            || OTHERS.iter().any(|word| number.clause().contains(word) || number.rest_of_clause().contains(word))
        {
            return None;
        }
        let of = match behind.strip_prefix(['个', '项']) {
            Some(thing) if begins(thing, &ITEMS) => Counted::Items,
            Some(thing) if begins(thing, &PEOPLE) => Counted::People,
            None if behind.starts_with(['位', '名', '家']) => Counted::People,
            Some(_) | None => return None,
        };
        let own = touched.speakers.iter().find(|(item, was, _)| *item == step.0 && *was == number.value);
        if let Some((.., is)) = own.filter(|_| of == Counted::People) {
            return finding(*is, Because::Speakers);
        }
        let count = touched.counts.iter().find(|count| count.was == number.value && count.of == of)?;
        finding(count.is, if of == Counted::Items { Because::Count } else { Because::Speakers })
    }
}

/// A sentence up to the clause that calls somebody; all of it where it calls nobody.
fn lead(sentence: &str) -> &str {
    let call = sentence.find(['请', '{', '｛']);
    let end = call.map_or(sentence.len(), |call| clause(sentence, &(call..call)).start);
    sentence.get(..end).unwrap_or_default()
}

/// Leaves it out.
fn leading(sentence: &str, because: Because) -> Option<Finding> {
    let end = lead(sentence).len();
    (end > 0).then(|| Finding { range: 0..end, becomes: String::new(), because })
}

/// What is to be done, whoever spoke: 财政、住建两个部门要带好头.
const TASKS: [&str; 9] = ["要", "请", "散会", "会后", "希望", "下一步", "负责", "牵头", "由"];

/// A unit in a row of others, or what is its: 林业、应急两个部门, 应急的做法.
fn listed(sentence: &str, unit: &str, because: &Because) -> Option<Finding> {
    const JOINTS: [char; 4] = ['、', '和', '与', '及'];
    let places = sentence.match_indices(unit).map(|(at, unit)| at..at + unit.len());
    let is_task = |at: &Range<usize>| {
        let own = sentence.get(clause(sentence, at)).unwrap_or_default();
        TASKS.iter().any(|task| own.contains(task)) || is_true_all_the_same(own, false)
    };
    places
        .filter(|at| !is_task(at))
        .filter_map(|at| Some((sentence.get(..at.start)?, sentence.get(at.end..)?, at)))
        .find_map(|(before, behind, at)| {
            let (range, becomes) = match (before.strip_suffix(JOINTS), behind.strip_prefix(JOINTS)) {
                (_, Some(rest)) => (at.start..sentence.len() - rest.len(), String::new()),
                (Some(rest), None) => (rest.len()..at.end, String::new()),
                (None, None) if behind.starts_with('的') => without_clause(sentence, &at),
                (None, None) => return None,
            };
            Some(lower_count(sentence, Finding { range, becomes, because: because.clone() }))
        })
}

/// 水利、应急、气象三个部门 without one of them: the number behind the row goes with it.
fn lower_count(sentence: &str, entry: Finding) -> Finding {
    let own = clause(sentence, &entry.range);
    let behind = numbers(sentence).into_iter().find(|number| {
        let number_range = &number.range;
        number_range.start >= entry.range.end
            && number_range.end <= own.end
            && names_as_many(number.before(), number.value)
    });
    let lowered = behind.and_then(|number| {
        let between = sentence.get(entry.range.end..number.range.start)?;
        Some((format!("{}{between}{}", entry.becomes, number.written_as(number.value - 1)), number.range.end))
    });
    match lowered {
        Some((becomes, end)) => Finding { range: entry.range.start..end, becomes, because: entry.because },
        None => entry,
    }
}

/// Words of what does not happen.
fn told(sentence: &str, words: &HashMap<String, String>) -> Option<Finding> {
    let (gone, title) = shared(sentence).find_map(|some| Some((some, words.get(some)?)))?;
    let at = sentence.find(gone)?;
    let (range, becomes) = without_clause(sentence, &(at..at + gone.len()));
    Some(Finding { range, becomes, because: Because::ItemGone(title.clone()) })
}

/// Whether a row of that many names ends before the number that counts them.
fn names_as_many(before: &str, value: u64) -> bool {
    let clause = before.rsplit(['，', '。', '：', '；', '！', '\n']).next().unwrap_or_default();
    let joints = clause.matches(['、', '和', '与']).count();
    joints > 0 && u64::try_from(joints + 1) == Ok(value)
}

fn sentences(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = source.match_indices(['。', '！', '？', '\n']).map(|(at, mark)| at + mark.len());
    ends.chain([source.len()]).filter_map(move |end| {
        let range = start..end;
        start = end;
        (!source.get(range.clone())?.trim().is_empty()).then_some(range)
    })
}
