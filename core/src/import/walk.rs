//! One walk through the meeting: where an item begins, who is called, where the host is silent. What a sentence says by
//! itself stands in its signs; here it is judged by what came before and what is still to come.
//!
//! `announced` and `turn` begin items, `leads` says what leads up to one, `floor` gives people the floor, `silent` finds silences that no call announces,
//! `settle` puts each silence where it is and leaves one for one thing, `after` says what only the whole meeting shows.

mod after;
mod announced;
mod begins;
mod closing;
mod count;
mod echoes;
mod entries;
mod floor;
mod item;
mod leads;
mod prepared;
mod rows;
mod sections;
mod settle;
mod silent;
mod turn;

use super::draft::{Call, ItemStart, Overview, Role, Silence};
use super::farewell;
use super::handover;
use super::happening::Prompt;
use super::lexicon::Does;
use super::overview;
use super::reason::{Guess, Reason};
use super::segment::{Block, Segments, Sentence, Shape};
use super::series::{self, Titled};
use super::signs::Signs;
use super::wording::{ends, has, trim};
use super::{ending, title};
use crate::agenda::{ItemKind, WaitKind};
use item::{Item, Items};
use prepared::{closing_title, has_several_hosts, leave_rules, leave_translations, marked_end, with_title};
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

struct Walk<'a> {
    segments: &'a Segments,
    signs: Vec<Signs>,
    marks: Vec<Mark>,
    items: Items,
    overview: overview::Found,
    titled: Vec<Titled>,
    /// The sentences that announce an item with its number, in order, each with that.
    numbered: Vec<(usize, u64)>,
    /// The sentences of the meeting.
    body: Range<usize>,
    /// The sentences that open a section, from the beginning of the meeting on.
    sections: Vec<usize>,
    /// Is the script laid out in sections?
    has_sections: bool,
    /// The first sentence of its closing.
    closing: Option<usize>,
    /// Is that a paragraph of its own, which says nothing of the meeting as a whole?
    sent_off: bool,
    /// The last sentence in which somebody is surely called or an item announced.
    last_strong: usize,
    /// The host is in remarks of his own.
    own: bool,
    /// Was anybody called since the last mark?
    called: bool,
    /// For every entry of the overview the sentence that turns to it, where one does.
    turned_to: Vec<Option<usize>>,
    /// The sentences that call those of a row, 由三家单位作表态, one after another.
    rows: Vec<usize>,
    /// Do several hosts take turns, with their names or letters before what each says?
    several_hosts: bool,
}

/// Goes through the meeting.
pub(super) fn walk(segments: &Segments, mut signs: Vec<Signs>) -> Found {
    leave_translations(&mut signs);
    leave_rules(segments, &mut signs);
    let head = title::head(segments, &signs);
    let behind = ending::noise(segments, &signs);
    let end = behind.map_or(segments.sentences.len(), |(end, _)| end);
    let start = head.roles.len().min(end);
    let mark = |index: usize| {
        let (role, guess) = head.roles.get(index).copied().unwrap_or((Role::Say, Guess::fair(Reason::Words)));
        let noise = behind.filter(|_| index >= end).map(|(_, reason)| (Role::Noise, Guess::fair(reason)));
        let (role, guess) = noise.unwrap_or((role, guess));
        Mark { role, guess, item: None, call: None, wait: None, live: false }
    };
    let overview = overview::find(segments, &signs, start);
    handover::add(segments, &mut signs, overview.sentences.end.clamp(start, end)..end);
    leave_rules(segments, &mut signs);
    let titled = series::items(segments, &signs, start..end, &overview.sentences);
    let closing = closing_title(segments, &titled)
        .or_else(|| marked_end(segments, &signs, start..end))
        .or_else(|| ending::closing(segments, &signs, start..end));
    let sent_off = closing.is_none();
    let closing = closing.or_else(|| farewell::begins(segments, &signs, start..end));
    let closing = closing.map(|closing| with_title(&titled, closing));
    let mut walk = Walk {
        segments,
        signs,
        marks: (0..segments.sentences.len()).map(mark).collect(),
        items: Items::default(),
        overview,
        titled,
        numbered: Vec::new(),
        body: start..end,
        sections: Vec::new(),
        has_sections: segments.has_sections(),
        closing,
        sent_off,
        last_strong: start,
        own: false,
        called: false,
        turned_to: Vec::new(),
        rows: Vec::new(),
        several_hosts: has_several_hosts(segments),
    };
    walk.numbered = walk.numbered();
    walk.sections = walk.sections();
    walk.last_strong = walk.find_last_strong();
    walk.rows = walk.rows();
    walk.turned_to = walk.turned_to();
    walk.run();
    walk.waits_of_directions();
    walk.roll_calls();
    walk.thanked();
    walk.extend_waits();
    walk.join_ballots();
    walk.join_rows();
    walk.join_calls();
    walk.join_awards();
    walk.count_down();
    walk.announced_twice();
    walk.opinions();
    walk.tail();
    walk.closing_paragraph();
    walk.close_with_hosts();
    walk.close_behind_answers();
    walk.begin_with_rows();
    walk.begin_with_sections();
    walk.waits_of_items();
    walk.kinds();
    walk.applauded();
    walk.count();
    walk.finish(head.title)
}

impl Walk<'_> {
    fn sentence(&self, index: usize) -> Option<&Sentence> {
        self.segments.sentences.get(index)
    }

    fn block_of(&self, index: usize) -> Option<&Block> {
        self.segments.blocks.get(self.sentence(index)?.block)
    }

    fn text(&self, range: &Range<usize>) -> &str {
        self.segments.text.get(range.clone()).unwrap_or_default()
    }

    fn words(&self, index: usize) -> &str {
        self.sentence(index).map_or("", |sentence| self.text(&sentence.range))
    }

    fn length(&self, index: usize) -> usize {
        self.words(index).chars().count()
    }

    fn shape(&self, index: usize) -> Shape {
        self.sentence(index).map_or(Shape::Words, |sentence| sentence.shape)
    }

    fn block(&self, index: usize) -> usize {
        self.sentence(index).map_or(usize::MAX, |sentence| sentence.block)
    }

    fn opens(&self, index: usize) -> bool {
        self.sentence(index).is_some_and(|sentence| sentence.opens)
    }

    fn is_words(&self, index: usize) -> bool {
        self.shape(index) == Shape::Words
    }

    fn is_overview(&self, index: usize) -> bool {
        self.overview.sentences.contains(&index)
    }

    /// Whether something holds of the signs of a sentence.
    fn shows(&self, index: usize, holds: impl Fn(&Signs) -> bool) -> bool {
        self.signs.get(index).is_some_and(holds)
    }

    /// What the host is silent for behind a sentence.
    fn wait(&self, index: usize) -> Option<WaitKind> {
        self.marks.get(index).and_then(|mark| mark.wait).map(|wait| wait.kind)
    }

    fn set_wait(&mut self, index: usize, wait: Option<Silence>) {
        self.marks.iter_mut().skip(index).take(1).for_each(|mark| mark.wait = wait);
    }

    /// Whether nothing has been made of a sentence but words to say.
    fn is_plain(&self, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.role == Role::Say && mark.call.is_none() && mark.wait.is_none())
    }

    /// The first sentence of the closing, or behind the meeting.
    fn end(&self) -> usize {
        self.closing.unwrap_or(self.body.end)
    }

    fn titled(&self, index: usize) -> Option<&Titled> {
        let place = self.titled.binary_search_by_key(&index, |titled| titled.sentence).ok()?;
        self.titled.get(place)
    }

    fn find_last_strong(&self) -> usize {
        let strong = |index: &usize| {
            let called = |sign: &Signs| {
                sign.calls.iter().any(|call| {
                    let acts = call.does.is_some_and(|does| {
                        use Does::{Awards, Discusses, Music, Reads, Rite, Speaks};
                        matches!(does, Speaks | Reads | Awards | Rite | Music | Discusses)
                    });
                    let sure = call.names_somebody() || sign.lead.is_some() || call.opens;
                    acts && !call.host && !call.speakers.is_empty() && sure
                })
            };
            let strong = self.shows(*index, |sign| {
                sign.ordinal.is_some() && !self.is_point(*index) || sign.prompts_vote() || called(sign) || sign.to_part
            });
            !self.is_overview(*index) && (strong || self.titled(*index).is_some())
        };
        (self.body.start..self.end()).rev().find(strong).unwrap_or(self.body.start)
    }

    fn run(&mut self) {
        for index in self.body.clone() {
            match self.shape(index) {
                // 【节目一】锣鼓《开工大吉》, 议程一
                Shape::Words if self.is_label(index) => self.caption(index),
                Shape::Words => {
                    self.say(index);
                    if self.names_part_of_script(index) {
                        self.set(index, Role::Direction, Guess::certain(Reason::TitleOverItem));
                    }
                }
                Shape::Direction { .. } if self.titled(index).is_some() => self.caption(index),
                Shape::Direction { certain } => {
                    let reason = match certain {
                        true if self.block_of(index).is_some_and(Block::is_beside_words) => Reason::BesideWords,
                        true => Reason::BracketedAction,
                        false => Reason::BracketedLine,
                    };
                    let guess = if certain { Guess::certain(reason) } else { Guess::fair(reason) };
                    self.set(index, Role::Direction, guess);
                    self.called = false;
                }
                // ————, over a title or below it.
                Shape::Marks if self.titled(index + 1).is_some() || index > 0 && self.titled(index - 1).is_some() => {
                    self.set(index, Role::Mark, Guess::certain(Reason::PartingMark));
                }
                Shape::Marks | Shape::Ellipsis => {
                    let (called, surplus) = (Reason::MarkAfterCall, Reason::SurplusMark);
                    let guess = if self.called { Guess::certain(called) } else { Guess::doubtful(surplus) };
                    self.set(index, Role::Mark, guess);
                    self.called = false;
                }
                Shape::Alternative { group } => {
                    self.set(index, Role::Alternative { group }, Guess::fair(Reason::Alternatives));
                }
                Shape::Parting => {
                    let names = self.block_of(index).is_some_and(|block| block.row.is_some());
                    let reason = if names { Reason::ColumnName } else { Reason::PartingMark };
                    self.set(index, Role::Mark, Guess::certain(reason));
                }
            }
        }
    }

    /// 结束语：, 第一项主持词：, on a line of its own: what a part of the script is called, which nobody reads out.
    fn names_part_of_script(&self, index: usize) -> bool {
        const PARTS: &str = "主持词|开场白|开场语|开场词|结束语|结束词|结语|串词|串场词|过渡语|过渡词|连接词|衔接语";
        const LONGEST: usize = 10;
        let alone = self.sentence(index).zip(self.block_of(index)).is_some_and(|(one, block)| one.range == block.range);
        let label = trim(self.words(index)).trim_end_matches(['：', ':']);
        alone && self.length(index) <= LONGEST && ends(label, PARTS).is_some()
    }

    /// Whether a title only says how the part is called on paper.
    fn is_label(&self, index: usize) -> bool {
        let bracketed = || self.words(index).starts_with('【');
        self.titled(index).is_some() && (bracketed() || series::label(self.segments, index).is_some())
    }

    fn set(&mut self, index: usize, role: Role, guess: Guess) {
        if let Some(mark) = self.marks.get_mut(index) {
            mark.role = role;
            mark.guess = guess;
        }
    }

    /// An item that begins with the words of a row begins with the time and the title beside them.
    fn begin_with_rows(&mut self) {
        let row = |at: usize| self.block_of(at)?.row.map(|row| (row, self.opens(at)));
        let starts: Vec<usize> = self.items.iter().map(|item| item.start).collect();
        let first = |start: usize| {
            let (own, opens) = row(start)?;
            let beside = |at: &usize| {
                row(*at).is_some_and(|(row, _)| row == own) && matches!(self.shape(*at), Shape::Direction { .. })
            };
            opens.then(|| (self.body.start..start).rev().take_while(beside).last())?
        };
        let moved: Vec<Option<usize>> = starts.into_iter().map(first).collect();
        for (item, start) in self.items.iter_mut().zip(moved) {
            item.start = start.unwrap_or(item.start);
        }
    }

    /// A sentence that is said: does it begin an item, and who is called in it?
    fn say(&mut self, index: usize) {
        let titled = self.titled(index).cloned();
        if self.titled(index + 1).is_some() && series::bare_number(self.segments, index).is_some() {
            return self.set(index, Role::Mark, Guess::fair(Reason::PartingMark));
        }
        if self.items.is_empty() && (titled.is_none() || has(self.words(index), "开场|Opening")) {
            let mut opening = Item::new(index, Guess::certain(Reason::Beginning));
            opening.kind = Some(ItemKind::Opening);
            self.items.push(opening);
            if titled.is_some() {
                return;
            }
        }
        if self.closing.is_some_and(|closing| index >= closing) {
            return self.in_closing(index);
        }
        if self.is_overview(index) {
            return;
        }
        let Some(sign) = self.signs.get(index).cloned() else { return };
        if let Some(titled) = titled {
            const BARE: usize = 24;
            self.begin_titled(index, &titled);
            let prompts = sign.happening.and_then(|happening| happening.prompt).is_some_and(|prompt| {
                // 五、自由提问, with the words that ask for questions below.
                let asked_below = self.is_words(index + 1) && self.titled(index + 1).is_none();
                prompt != Prompt::Floor || !asked_below
            });
            // 【4】供应链中心回应, and 请…逐条回应。 below: the title calls nobody.
            let said_again = self.is_said_again(index);
            let calls = sign.calls.iter().any(|call| !call.marker.is_empty() || !said_again);
            if !calls && !prompts && self.length(index) < BARE {
                if said_again {
                    self.set(index, Role::Direction, Guess::fair(Reason::TitleOverItem));
                }
                return;
            }
        } else if let Some(ordinal) = sign.ordinal.clone().filter(|(_, at)| self.is_announcement(index, at)) {
            self.begin_ordinal(index, ordinal);
        } else if let Some(entry) = self.entry_at(index) {
            self.begin_entry(index, &entry);
        } else {
            self.turn(index, &sign);
        }
        self.own |= index > self.last_strong && sign.own;
        if self.own {
            self.heading(index, &sign);
        } else {
            self.act(index, &sign);
        }
    }

    /// （一）宣读通报 on a line of its own, and 首先，请…宣读 below: the words turn to it themselves, and nobody reads the title out.
    fn is_said_again(&self, index: usize) -> bool {
        const NEAR: usize = 3;
        let next = index + 1;
        let alone = self.block(next) != self.block(index) && self.opens(index);
        let written = !self.words(index).ends_with(['。', '！', '，', '：']);
        // 一、歌舞《盛世欢歌》, and 请欣赏歌舞《盛世欢歌》。 below.
        let turns = |sign: &Signs| sign.lead.is_some() || !sign.calls.is_empty() || sign.happening.is_some();
        // 大家点了缺货。请总经理逐条回应。: in the paragraph below.
        let calls = |at: usize| self.block(at) == self.block(next) && self.shows(at, |sign| sign.names_somebody());
        // 鼓声响起来。请欣赏歌舞《盛世欢歌》。: by what it is called.
        let called = self.words(index).split_once('《').map(|(_, behind)| behind).unwrap_or_default();
        let names = |at: usize| !called.is_empty() && self.titled(at).is_none() && self.words(at).contains(called);
        let below = self.shows(next, turns) || (next..next + NEAR).any(|at| calls(at) || names(at));
        alone && written && self.is_words(next) && self.titled(next).is_none() && below
    }

    /// Headings within remarks.
    fn heading(&mut self, index: usize, sign: &Signs) {
        use super::announce::Series;
        let Some((series, _, _)) = sign.listed else { return };
        let Some(sentence) = self.segments.sentences.get(index) else { return };
        let alone = self.segments.blocks.get(sentence.block).is_some_and(|block| block.range == sentence.range);
        let short = self.length(index) <= 40 && !self.words(index).ends_with('。');
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

    /// 请获奖代表留步，到一楼大厅合影: a picture that is taken when the host has gone. 请留步，到台前合影: before his eyes.
    fn is_photo_of_later(&self, index: usize) -> bool {
        const HERE: &str = "到台前|到主席台|到舞台|到台上|上台|到前排";
        let words = self.words(index);
        // 请各位留步，我们一起合影。（合影）
        let is_told = !self.is_words(index + 1) && self.words(index + 1).contains("合影");
        !is_told && (has(words, "后请|后到|后移步") || words.contains("留步") && !has(words, HERE))
    }

    fn in_closing(&mut self, index: usize) {
        if self.items.last().is_some_and(|item| !item.is(ItemKind::Closing)) {
            let mut item = Item::new(index, Guess::certain(Reason::Adjournment));
            item.kind = Some(ItemKind::Closing);
            self.items.push(item);
        }
        let Some(happening) = self.signs.get(index).and_then(|sign| sign.happening) else { return };
        let stays = matches!(happening.does, Does::Anthem | Does::Music | Does::Applauds)
            || happening.does == Does::Photo && !self.is_photo_of_later(index);
        if stays {
            let guess = Guess::certain(Reason::SomethingHappens);
            self.set_wait(index, Some(Silence { kind: happening.does.wait(), guess }));
        }
    }
}
