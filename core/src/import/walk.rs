//! One walk through the meeting: where an item begins, who is called, where the host is silent. What a sentence says by
//! itself stands in its signs; here it is judged by what came before and what is still to come.

use super::draft::{Call, ItemStart, Overview, Role, Silence};
use super::happening::Prompt;
use super::kind::{self, Topic};
use super::lexicon::Does;
use super::overview;
use super::reason::{Guess, Reason};
use super::segment::{Segments, Shape};
use super::series::{self, Titled};
use super::signs::Signs;
use super::wording::{begins, has};
use super::{ending, title};
use crate::agenda::{ItemKind, WaitKind};
use std::ops::Range;

/// What is known of a sentence in the end.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) role: Role,
    pub(super) guess: Guess,
    pub(super) item: Option<ItemStart>,
    pub(super) call: Option<Call>,
    pub(super) wait: Option<Silence>,
    pub(super) live: bool,
}

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) marks: Vec<Mark>,
    pub(super) overview: Overview,
    pub(super) title: Option<(String, Guess)>,
}

/// An item as it is being found.
#[derive(Debug, Clone)]
struct Item {
    start: usize,
    kind: Option<ItemKind>,
    topic: Option<Topic>,
    /// What has happened in it.
    seen: Vec<Topic>,
    ordinal: Option<(u64, Range<usize>)>,
    numbered: bool,
    title: Option<String>,
    /// Announced by 第N项 or a title, so that what happens in it is part of it.
    announced: bool,
    speakers: usize,
    votes: bool,
    guess: Guess,
}

impl Item {
    fn new(start: usize, guess: Guess) -> Self {
        Self {
            start,
            kind: None,
            topic: None,
            seen: Vec::new(),
            ordinal: None,
            numbered: false,
            title: None,
            announced: false,
            speakers: 0,
            votes: false,
            guess,
        }
    }
}

struct Walk<'a> {
    segments: &'a Segments,
    signs: Vec<Signs>,
    marks: Vec<Mark>,
    items: Vec<Item>,
    overview: overview::Found,
    titled: Vec<Titled>,
    /// The first sentence of the meeting, of its closing, and behind it.
    body: Range<usize>,
    closing: Option<usize>,
    /// The last sentence in which somebody is surely called or an item announced.
    last_strong: usize,
    /// The host is in remarks of his own.
    own: bool,
    /// Was anybody called since the last mark?
    called: bool,
    /// How many entries of the overview have been turned to.
    entries_begun: usize,
}

/// From which likeness on a sentence turns to an entry of the overview.
const LIKE: f64 = 0.6;

/// How many of the pairs of neighbouring characters of an entry stand in the sentence, too; 0 to 1. Short entries say too
/// little to be recognised.
fn likeness(entry: &str, sentence: &str) -> f64 {
    const LEAST: usize = 5;
    let entry: Vec<char> = entry.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    let sentence: Vec<char> = sentence.chars().filter(|c| c.is_alphanumeric()).collect();
    if entry.len() < LEAST {
        return 0.0;
    }
    let found = entry.windows(2).filter(|pair| sentence.windows(2).any(|other| other == *pair)).count();
    found as f64 / (entry.len() - 1) as f64
}

/// Goes through the meeting.
pub(super) fn walk(segments: &Segments, mut signs: Vec<Signs>) -> Found {
    let mostly_latin = signs.iter().filter(|sign| sign.latin).count() * 10 > signs.len() * 8;
    if !mostly_latin {
        for sign in signs.iter_mut().filter(|sign| sign.latin) {
            *sign = Signs { latin: true, ..Signs::default() };
        }
    }
    let head = title::head(segments, &signs);
    let end = ending::noise(segments, &signs);
    let start = head.roles.len().min(end);
    let marks = segments
        .sentences
        .iter()
        .enumerate()
        .map(|(index, _)| {
            let (role, guess) = head.roles.get(index).copied().unwrap_or((Role::Say, Guess::fair(Reason::Words)));
            let noise = (Role::Noise, Guess::fair(Reason::RelatedTexts));
            let (role, guess) = if index >= end { noise } else { (role, guess) };
            Mark { role, guess, item: None, call: None, wait: None, live: false }
        })
        .collect();
    let overview = overview::find(segments, &signs, start);
    let titled = series::items(segments, &signs, start..end, &overview.sentences);
    let closing = ending::closing(segments, &signs, start..end);
    let named_closing = titled.last().filter(|titled| {
        segments
            .text
            .get(titled.words.clone())
            .is_some_and(|words| words.chars().count() < 8 && has(words, "结束|散会|闭幕|谢幕"))
    });
    let closing = named_closing.map(|titled| titled.sentence).or(closing);
    let mut walk = Walk {
        segments,
        signs,
        marks,
        items: Vec::new(),
        overview,
        titled,
        body: start..end,
        closing,
        last_strong: start,
        own: false,
        called: false,
        entries_begun: 0,
    };
    walk.last_strong = walk.find_last_strong();
    walk.run();
    walk.waits_of_directions();
    walk.roll_calls();
    walk.thanked();
    walk.extend_waits();
    walk.join_ballots();
    walk.join_awards();
    walk.announced_twice();
    walk.opinions();
    walk.tail();
    walk.waits_of_items();
    walk.kinds();
    walk.count();
    walk.finish(head.title)
}

impl Walk<'_> {
    fn words(&self, index: usize) -> &str {
        self.segments
            .sentences
            .get(index)
            .and_then(|sentence| self.segments.text.get(sentence.range.clone()))
            .unwrap_or_default()
    }

    fn shape(&self, index: usize) -> Shape {
        self.segments.sentences.get(index).map_or(Shape::Words, |sentence| sentence.shape)
    }

    fn block(&self, index: usize) -> usize {
        self.segments.sentences.get(index).map_or(usize::MAX, |sentence| sentence.block)
    }

    fn sign(&self, index: usize) -> Signs {
        self.signs.get(index).cloned().unwrap_or_default()
    }

    fn end(&self) -> usize {
        self.closing.unwrap_or(self.body.end)
    }

    fn is_titled(&self, index: usize) -> Option<&Titled> {
        self.titled.iter().find(|titled| titled.sentence == index)
    }

    fn find_last_strong(&self) -> usize {
        let strong = |index: &usize| {
            let Some(sign) = self.signs.get(*index) else { return false };
            if self.overview.sentences.contains(index) {
                return false;
            }
            let called = sign.calls.iter().any(|call| {
                let acts = call.does.is_some_and(|does| {
                    matches!(
                        does,
                        Does::Speaks | Does::Reads | Does::Awards | Does::Rite | Does::Music | Does::Discusses
                    )
                });
                let named = call.speakers.iter().any(|speaker| speaker.name.is_some());
                acts && !call.host && !call.speakers.is_empty() && (named || sign.lead.is_some() || call.opens)
            });
            let prompt = sign.happening.is_some_and(|happening| happening.prompt == Some(Prompt::Vote));
            sign.ordinal.is_some() || called || prompt || self.is_titled(*index).is_some()
        };
        (self.body.start..self.end()).rev().find(strong).unwrap_or(self.body.start)
    }

    fn run(&mut self) {
        for index in self.body.clone() {
            match self.shape(index) {
                Shape::Words => self.sentence(index),
                Shape::Direction { .. } if self.is_titled(index).is_some() => self.caption(index),
                Shape::Direction { certain } => {
                    let reason = if certain { Reason::BracketedAction } else { Reason::BracketedLine };
                    let guess = if certain { Guess::certain(reason) } else { Guess::fair(reason) };
                    self.set(index, Role::Direction, guess);
                    self.called = false;
                }
                Shape::Marks | Shape::Ellipsis => {
                    let guess = if self.called {
                        Guess::certain(Reason::MarkAfterCall)
                    } else {
                        Guess::doubtful(Reason::SurplusMark)
                    };
                    self.set(index, Role::Mark, guess);
                    self.called = false;
                }
                Shape::Alternative { group } => {
                    self.set(index, Role::Alternative { group }, Guess::fair(Reason::Alternatives));
                }
                Shape::Parting => self.set(index, Role::Mark, Guess::certain(Reason::PartingMark)),
            }
        }
    }

    /// A line that is not said, and over an item.
    fn caption(&mut self, index: usize) {
        self.set(index, Role::Direction, Guess::certain(Reason::StyledHeading));
        self.called = false;
        if let Some(titled) = self.is_titled(index).cloned()
            && self.closing.is_none_or(|closing| index < closing)
        {
            self.begin_titled(index, &titled);
        }
    }

    fn set(&mut self, index: usize, role: Role, guess: Guess) {
        if let Some(mark) = self.marks.get_mut(index) {
            mark.role = role;
            mark.guess = guess;
        }
    }

    fn sentence(&mut self, index: usize) {
        if self.items.is_empty() {
            let mut opening = Item::new(index, Guess::certain(Reason::Beginning));
            opening.kind = Some(ItemKind::Opening);
            let meeting_starts_at_once = self.is_titled(index).is_some();
            if !meeting_starts_at_once || self.words(index).contains("开场") {
                self.items.push(opening);
                if meeting_starts_at_once {
                    return;
                }
            }
        }
        if self.closing.is_some_and(|closing| index >= closing) {
            return self.in_closing(index);
        }
        if self.overview.sentences.contains(&index) {
            return;
        }
        let sign = self.sign(index);
        if let Some(titled) = self.is_titled(index).cloned() {
            self.begin_titled(index, &titled);
            if sign.calls.is_empty()
                && sign.happening.is_none_or(|happening| happening.prompt.is_none())
                && self.words(index).chars().count() < 24
            {
                return;
            }
        } else if let Some(ordinal) = sign.ordinal.clone().filter(|(_, at)| self.is_announcement(index, at)) {
            self.begin_ordinal(index, ordinal);
        } else if let Some(entry) = self.named_entry(index) {
            self.begin_entry(index, &entry);
        } else {
            self.turn(index, &sign);
        }
        if index > self.last_strong && sign.own {
            self.own = true;
        }
        if self.own {
            self.heading(index, &sign);
            return;
        }
        self.act(index, &sign);
    }

    fn begin_titled(&mut self, index: usize, titled: &Titled) {
        let words = self.segments.text.get(titled.words.clone()).unwrap_or_default().to_owned();
        let styled = titled.number.is_none();
        let mut item =
            Item::new(index, Guess::certain(if styled { Reason::StyledHeading } else { Reason::NumberedTitle }));
        let named = kind::of_words(&words).filter(|_| words.chars().count() < 40);
        item.topic = self.topic_at(index).or(named).or_else(|| kind::of_words(self.words(index)).filter(|topic| *topic != Topic::Own));
        item.numbered = titled.number.is_some();
        item.announced = true;
        item.ordinal = titled.number.map(|n| (n, titled.words.start..titled.words.start));
        let leads_out = has(&words, "结束|散会|闭幕式结束|闭幕|谢幕|尾声") && words.chars().count() < 8;
        if leads_out || self.signs.get(index).is_some_and(|sign| sign.adjourns) {
            item.kind = Some(ItemKind::Closing);
        }
        item.title = Some(words);
        self.own = false;
        self.items.push(item);
    }

    /// 第一件，…；第二件，…: within a paragraph these are points.
    fn is_announcement(&self, index: usize, ordinal: &Range<usize>) -> bool {
        let words = self.segments.text.get(ordinal.clone()).unwrap_or_default();
        let named = super::announce::named_number(words).is_some() || !words.starts_with('第') && !words.contains('项');
        let small = super::wording::ends(words, "件|部分|阶段|单元").is_some() || named && self.words(index).starts_with(words);
        let called = self.signs.get(index).is_some_and(|sign| !sign.calls.is_empty());
        !small || called || self.segments.sentences.get(index).is_some_and(|sentence| sentence.opens)
    }

    fn begin_ordinal(&mut self, index: usize, ordinal: (u64, Range<usize>)) {
        // 下面进行—— on a line of its own
        let leads = |before: usize| {
            let words = self.words(before).trim_matches(|c: char| !c.is_alphanumeric());
            self.shape(before) == Shape::Words
                && super::announce::lead(words).is_some_and(|(_, rest)| matches!(rest, "" | "进行"))
                && self.marks.get(before).is_some_and(|mark| mark.item.is_none() && mark.call.is_none())
        };
        let resumed = |before: usize| {
            let begun = self.items.last().is_some_and(|item| item.start == before && item.topic.is_none());
            begun && self.signs.get(before).is_some_and(|sign| sign.resumes)
        };
        let before = index.checked_sub(1).filter(|before| leads(*before) || resumed(*before));
        if before.is_some_and(resumed) {
            self.items.pop();
        }
        let start = before.unwrap_or(index);
        let range = self.segments.sentences.get(index).map(|sentence| sentence.range.clone()).unwrap_or_default();
        let behind = self.segments.text.get(ordinal.1.end..range.end).unwrap_or_default();
        let mut item = Item::new(start, Guess::certain(Reason::Ordinal));
        item.title = kind::title(behind);
        item.topic = self.topic_at(index).or_else(|| kind::of_words(behind));
        if kind::of_words(item.title.as_deref().unwrap_or_default()) == Some(Topic::Vote) {
            item.topic = Some(Topic::Vote);
        }
        item.numbered = true;
        item.announced = true;
        self.own = item.topic == Some(Topic::Own);
        self.entries_begun = self.entries_begun.max(usize::try_from(ordinal.0).unwrap_or(0));
        item.ordinal = Some(ordinal);
        self.items.push(item);
    }

    /// 先听汇报。: the words of an entry of the overview, or nearly.
    fn named_entry(&self, index: usize) -> Option<Range<usize>> {
        let sentence = self.words(index);
        let body = super::announce::without_greeting(super::signs::without_label(sentence));
        let led = super::announce::lead(body).map(|(_, rest)| rest);
        let opens = self.segments.sentences.get(index).is_some_and(|sentence| sentence.opens);
        let is_entry = |entry: &&Range<usize>| {
            let words = self.segments.text.get((*entry).clone()).unwrap_or_default();
            let long = words.chars().count();
            let same = |body: &str| body.starts_with(words) && body.chars().count() <= long + 3;
            long > 2 && (same(body) || led.is_some_and(same))
        };
        let named = self.overview.entries.iter().find(is_entry);
        // Where items have numbers, those tell.
        let numbered = self.items.last().and_then(|item| item.ordinal.as_ref()).is_some_and(|(n, _)| *n > self.entries_begun as u64);
        let next = self.overview.entries.get(self.entries_begun).filter(|_| !numbered && self.next_ordinal(index).is_none());
        let next = next.filter(|entry| {
            let words = self.segments.text.get((*entry).clone()).unwrap_or_default();
            let taken = self.items.iter().any(|item| item.title.as_deref() == Some(words));
            (led.is_some() || opens) && !taken && likeness(words, super::wording::at_most(body, 60)) >= LIKE
        });
        named.or(next).cloned()
    }

    fn begin_entry(&mut self, index: usize, entry: &Range<usize>) {
        let place = self.overview.entries.iter().position(|other| other == entry);
        self.entries_begun = place.map_or(self.entries_begun, |place| place + 1);
        let words = self.segments.text.get(entry.clone()).unwrap_or_default().to_owned();
        let mut item = Item::new(index, Guess::certain(Reason::NamedInOverview));
        item.topic = kind::of_words(&words);
        item.numbered = true;
        item.announced = true;
        item.title = Some(words);
        self.own = false;
        self.items.push(item);
    }

    /// What the sentence itself calls for.
    fn topic_at(&self, index: usize) -> Option<Topic> {
        let sign = self.signs.get(index)?;
        let acting = sign.calls.iter().find(|call| {
            call.does.is_some_and(|does| kind::of_call(does, "").is_some()) && (!call.speakers.is_empty() || call.host)
        });
        if acting.is_none() && sign.calls.iter().any(|call| call.marker == "有请" && call.does.is_none()) {
            return Some(Topic::Talk);
        }
        let rests = sign.happening.is_some_and(|happening| happening.does == Does::Rests);
        if rests && begins(super::announce::lead(self.words(index)).map_or(self.words(index), |(_, rest)| rest), "休会").is_some() {
            return Some(Topic::Rest);
        }
        if let Some(call) = acting {
            if call.host {
                let words = self.words(index);
                let act = self.segments.text.get(call.act.clone()).unwrap_or_default();
                let reports = call.does.is_some_and(|does| kind::of_call(does, act) == Some(Topic::Report))
                    || has(words, "报告|述职|通报|汇报|传达|作总结|工作总结|作说明") && sign.ordinal.is_some();
                return Some(match (call.does, reports) {
                    (Some(Does::Reads), _) => Topic::Read,
                    (_, true) => Topic::Report,
                    (_, false) => Topic::Own,
                });
            }
            let end = self.segments.sentences.get(index)?.range.end;
            let act = self.segments.text.get(call.act.start..end)?;
            let act = act.split(['，', '。', '；', '！']).next().unwrap_or_default();
            let topic = call.does.and_then(|does| kind::of_call(does, act));
            let modest = has(self.words(index), "同学|代表讲话|学生");
            return if topic == Some(Topic::Leader) && modest { Some(Topic::Talk) } else { topic };
        }
        let happening = sign.happening.and_then(|happening| kind::of_call(happening.does, ""));
        let room = |does: &Does| !matches!(does, Does::Speaks | Does::Reads);
        happening
            .or_else(|| sign.calls.iter().find_map(|call| kind::of_call(call.does.filter(room)?, self.words(index))))
    }

    /// Does a new item begin although nothing announces it by number?
    fn turn(&mut self, index: usize, sign: &Signs) {
        if sign.latin {
            return;
        }
        let subordinate = sign.happening.is_some_and(|happening| {
            matches!(happening.does, Does::Applauds | Does::Photo | Does::Acts)
                && sign.calls.iter().all(|call| call.speakers.is_empty())
        });
        let opening = self.items.last().is_some_and(|item| item.kind == Some(ItemKind::Opening));
        let counted = opening && has(self.words(index), "清点|人数|我宣布|现在宣布");
        let subordinate = subordinate || counted;
        let mut topic = self.topic_at(index).filter(|_| !subordinate);
        let led = sign.lead.is_some() || sign.turns;
        let floor = sign.happening.is_some_and(|happening| happening.prompt == Some(Prompt::Floor))
            && !sign.enters
            && sign.calls.iter().all(|call| call.speakers.is_empty());
        let subordinate =
            subordinate || floor && self.items.last().is_some_and(|item| item.kind != Some(ItemKind::Opening));
        topic = topic.filter(|_| !subordinate);
        if opening && sign.calls.iter().any(|call| call.marker == "由" && !call.opens) {
            return;
        }
        if topic.is_none() && sign.turns && !subordinate && index <= self.last_strong && (sign.enters || !opening) {
            topic = kind::of_words(super::wording::at_most(self.words(index), 30)).filter(|topic| *topic != Topic::Own);
        }
        let Some(topic) = topic else {
            if sign.resumes
                && self
                    .items
                    .last()
                    .is_some_and(|item| item.kind == Some(ItemKind::Break) || item.topic == Some(Topic::Rest))
            {
                self.begin(index, None, Guess::fair(Reason::AnotherKind));
            }
            return;
        };
        if self.own && !(sign.lead.is_some() && index <= self.last_strong) {
            return;
        }
        if index > self.last_strong && matches!(topic, Topic::Own) || self.is_new(index, topic, led) == Some(false) {
            if let Some(item) = self.items.last_mut() {
                item.seen.push(topic);
            }
            return;
        }
        // 下面审议议案。首先请…: the item has only just been announced.
        let quiet = |item: &Item| {
            !item.announced
                && item.kind.is_none()
                && item.start + 1 == index
                && self.block(item.start) == self.block(index)
                && self.marks.get(item.start).is_some_and(|mark| mark.wait.is_none() && mark.call.is_none())
        };
        if self.items.last().is_some_and(quiet) {
            if let Some(item) = self.items.last_mut() {
                item.topic = Some(topic);
                item.seen = vec![topic];
            }
            return;
        }
        let index = self.pulled_back(index, sign);
        let guess = if led { Guess::certain(Reason::LeadAndCall) } else { Guess::fair(Reason::AnotherKind) };
        self.own = false;
        self.begin(index, Some(topic), guess);
    }

    /// Words that lead to what happens belong to it: 激动人心的时刻到了！请…揭牌。
    fn pulled_back(&self, index: usize, sign: &Signs) -> usize {
        const MOST: usize = 2;
        let mut start = index;
        while let Some(before) = start.checked_sub(1).filter(|before| index - before <= MOST) {
            let Some((mark, other)) = self.marks.get(before).zip(self.signs.get(before)) else { break };
            let stands = has(self.words(before), "起立|肃立|脱帽") && self.words(before).chars().count() < 14;
            let apart = self.block(before) != self.block(index) && !stands || self.shape(before) != Shape::Words;
            let taken = mark.wait.is_some()
                || mark.call.is_some()
                || self.items.last().is_some_and(|item| item.start >= before)
                || self.overview.sentences.contains(&before);
            let looks_back = has(
                self.words(before),
                "谢谢|感谢|讲话|发言|刚才|汇报|祝贺|请坐|礼毕|毕。|说的|讲的|到此|同志们|大家好|宣布",
            ) || other.own
                || other.recap;
            let opening = self.items.last().is_some_and(|item| item.kind == Some(ItemKind::Opening));
            if apart || taken || opening && !stands || !other.resumes && (looks_back || sign.lead.is_some()) {
                break;
            }
            start = before;
        }
        start
    }

    fn begin(&mut self, index: usize, topic: Option<Topic>, guess: Guess) {
        let mut item = Item::new(index, guess);
        item.topic = topic;
        item.seen.extend(topic);
        self.items.push(item);
    }

    /// Whether what is called for here begins an item; `Some(false)` where it belongs to the one in hand.
    fn is_new(&self, index: usize, topic: Topic, led: bool) -> Option<bool> {
        let item = self.items.last()?;
        if item.kind == Some(ItemKind::Opening) {
            return Some(!matches!(topic, Topic::Vote | Topic::Discuss) || led || item.seen.is_empty());
        }
        if topic == Topic::Rest {
            // 现在计票，请大家在原位休息。
            let waits = item.votes && !self.words(index).contains("休会") && has(self.words(index), "计票|等候|等待|回避|原位|结果");
            return Some(item.topic != Some(Topic::Rest) && !waits);
        }
        let before = item.topic.or_else(|| item.seen.first().copied());
        if before.is_none() {
            return Some(false);
        }
        if item.announced {
            let next = self.next_ordinal(index);
            let number = item.ordinal.as_ref().map(|(n, _)| *n);
            let goes_on = match (number, next) {
                (Some(n), Some(next)) => next <= n + 1,
                (None, _) => false,
                (Some(_), None) => false,
            };
            if goes_on || before == Some(Topic::Vote) || !led && number.is_some() {
                return Some(false);
            }
            if number.is_some() && matches!(topic, Topic::Discuss | Topic::Music) {
                return Some(false);
            }
        }
        if before == Some(Topic::Rest) {
            return Some(true);
        }
        // 现在请填写。: a prompt belongs to what was announced.
        let sign = self.signs.get(index);
        let prompt = sign.is_some_and(|sign| sign.happening.is_some_and(|happening| happening.prompt.is_some()) && !sign.enters);
        if item.announced && topic == Topic::Vote && prompt {
            return Some(false);
        }
        let music = |topic: Topic| matches!(topic, Topic::Music | Topic::Anthem);
        if before.is_some_and(music) && music(topic) && !led {
            return Some(false);
        }
        if before == Some(Topic::Vote) && matches!(topic, Topic::Vote | Topic::Read | Topic::Report) && !led {
            return Some(false);
        }
        if topic == Topic::Discuss && !led && before.is_some_and(Topic::is_speech) {
            return Some(false);
        }
        let same = before == Some(topic) || item.seen.contains(&topic) && !led;
        let speeches = before.is_some_and(Topic::is_speech) && topic.is_speech();
        if topic == Topic::Leader && before == Some(Topic::Leader) {
            return Some(led);
        }
        if speeches && !led {
            return Some(topic == Topic::Leader);
        }
        let entered = self.signs.get(index).is_some_and(|sign| sign.enters) && !item.announced;
        // 下面，请…宣读《…》: another paper.
        let paper = topic == Topic::Read && self.words(index).contains('《') && !item.announced;
        let led_over = self.signs.get(index).is_some_and(|sign| sign.lead.is_some());
        if paper && led_over && item.speakers > 0 {
            return Some(true);
        }
        Some(!same || entered)
    }

    fn next_ordinal(&self, index: usize) -> Option<u64> {
        let signs = self.signs.get(index + 1..self.end())?;
        signs.iter().find_map(|sign| sign.ordinal.as_ref().map(|(n, _)| *n))
    }

    /// Headings within remarks.
    fn heading(&mut self, index: usize, sign: &Signs) {
        use super::announce::Series;
        let Some((series, _, _)) = sign.listed else { return };
        let Some(sentence) = self.segments.sentences.get(index) else { return };
        let words = self.words(index);
        let alone = self.segments.blocks.get(sentence.block).is_some_and(|block| block.range == sentence.range);
        let short = words.chars().count() <= 40 && !words.ends_with('。');
        if !sentence.opens || !alone || !short {
            return;
        }
        let level = match series {
            Series::Chinese => 1,
            Series::Bracketed => 2,
            Series::Figure | Series::Ordinal => 3,
            Series::BracketedFigure | Series::Circled | Series::Inline => 4,
        };
        self.set(index, Role::Heading { level }, Guess::fair(Reason::RemarksHeading));
    }

    /// Who is called, and what the host is silent for.
    fn act(&mut self, index: usize, sign: &Signs) {
        let words = self.words(index).to_owned();
        let announces = self.announces_others(index, sign);
        let speaking = self.items.last().is_some_and(|item| {
            item.topic.or_else(|| item.seen.last().copied()).is_some_and(Topic::is_speech)
                || item.seen.iter().any(|topic| topic.is_speech())
        });
        let opening = self.items.last().is_some_and(|item| item.kind == Some(ItemKind::Opening));
        let mut speakers = Vec::new();
        let mut document = None;
        let mut wait = None;
        for call in &sign.calls {
            if opening && call.marker == "由" {
                continue;
            }
            let Some(does) = call.does else {
                if speaking && !opening || call.marker == "有请" {
                    speakers.extend(call.speakers.iter().cloned());
                    wait = Some(WaitKind::Speech);
                }
                continue;
            };
            if call.host || announces {
                continue;
            }
            speakers.extend(call.speakers.iter().cloned());
            document = document.or_else(|| call.document.clone());
            let silent = match does {
                Does::Leads => None,
                Does::Speaks | Does::Reads => {
                    (!call.speakers.is_empty() || words.chars().count() < 12).then(|| does.wait())
                }
                Does::Acts => (!opening && words.chars().count() < 60).then_some(WaitKind::Other),
                Does::Awards
                | Does::Anthem
                | Does::Music
                | Does::Film
                | Does::Silence
                | Does::Votes
                | Does::Counts
                | Does::Applauds
                | Does::Photo
                | Does::Rests
                | Does::Rite
                | Does::Discusses => Some(does.wait()),
            };
            // 计票期间，请大家休息。
            let counting = sign.happening.is_some_and(|happening| happening.does == Does::Counts);
            wait = silent.filter(|kind| !(counting && *kind == WaitKind::Break)).or(wait);
        }
        if sign.happening.is_some_and(|happening| happening.does == Does::Rests) {
            speakers.clear();
            wait = None;
        }
        let happening = sign.happening.filter(|happening| !(opening && matches!(happening.does, Does::Discusses)));
        let strong = happening.is_some_and(|happening| happening.prompt.is_some());
        let called = wait.is_some_and(|kind| matches!(kind, WaitKind::Speech | WaitKind::Reading | WaitKind::Award));
        if let Some(happening) = happening
            && (wait.is_none()
                || strong && !called
                || matches!(happening.does, Does::Anthem | Does::Music | Does::Silence | Does::Votes | Does::Rests)
                    && !called)
        {
            let ended = has(&words, "毕。|结束。");
            if !(ended || announces && happening.prompt.is_none()) {
                wait = Some(happening.does.wait());
            }
        }
        if let Some(item) = self.items.last_mut() {
            item.speakers += speakers.len();
            item.votes |= matches!(wait, Some(WaitKind::Voting))
                || happening.is_some_and(|happening| happening.prompt == Some(Prompt::Vote));
            if item.topic.is_none() && item.kind.is_none() {
                item.topic = item.seen.last().copied();
            }
        }
        self.called |= wait.is_some() || !sign.calls.is_empty();
        let Some(mark) = self.marks.get_mut(index) else { return };
        if !speakers.is_empty() || document.is_some() {
            mark.call = Some(Call { speakers, document, guess: Guess::certain(Reason::CalledToAct) });
        }
        mark.wait = wait.map(|kind| {
            let reason = match (kind, happening) {
                (WaitKind::Voting, _) => Reason::VotePrompt,
                (_, Some(_)) if !called => Reason::SomethingHappens,
                _ => Reason::CalledToAct,
            };
            Silence { kind, guess: Guess::certain(reason) }
        });
    }

    /// Does the sentence only announce whom the next ones call: 请代表发言。首先请…?
    fn announces_others(&self, index: usize, sign: &Signs) -> bool {
        // How it is to be done may stand between: 每人不超过五分钟。
        let how = |at: usize| {
            let bare = self.signs.get(at).is_some_and(|sign| sign.calls.is_empty() && sign.happening.is_none());
            bare && self.shape(at) == Shape::Words
                && self.block(at) == self.block(index)
                && has(self.words(at), "顺序|分钟|每人|每个|时间|依次")
        };
        let mut at = index + 1;
        while at < index + 3 && how(at) {
            at += 1;
        }
        let Some(next) = self.signs.get(at) else { return false };
        if self.shape(at) != Shape::Words || at >= self.end() || next.ordinal.is_some() {
            return false;
        }
        let Some(call) = sign.calls.last().filter(|call| call.does.is_some()) else { return false };
        let Some(other) = next.calls.first() else { return false };
        let named = call.speakers.iter().any(|speaker| speaker.name.is_some());
        if other.speakers.is_empty() && !other.host {
            return false;
        }
        match other.does {
            None => !named || call.speakers.len() > 1,
            Some(does) => {
                let same =
                    call.does.is_some_and(|this| this == does || this == Does::Discusses && does == Does::Speaks);
                let member = next.lead == Some(super::announce::Lead::First)
                    || other.speakers.iter().any(|speaker| speaker.name.is_some())
                    || call.everybody;
                let first = begins(self.words(at), "先|首先|下面先").is_some();
                same && !named
                    && member
                    && (self.block(index) == self.block(at)
                        || first
                        || call.speakers.iter().all(|speaker| speaker.group))
            }
        }
    }

    fn in_closing(&mut self, index: usize) {
        if self.items.last().is_some_and(|item| item.kind != Some(ItemKind::Closing)) {
            let mut item = Item::new(index, Guess::certain(Reason::Adjournment));
            item.kind = Some(ItemKind::Closing);
            self.items.push(item);
        }
        let Some(happening) = self.sign(index).happening else { return };
        let stays = matches!(happening.does, Does::Anthem | Does::Music)
            || happening.does == Does::Photo && !has(self.words(index), "留步|移步|到一楼|到楼|后请");
        if let Some(mark) = self.marks.get_mut(index).filter(|_| stays) {
            mark.wait = Some(Silence { kind: happening.does.wait(), guess: Guess::certain(Reason::SomethingHappens) });
        }
    }
}

mod after;
mod silent;
