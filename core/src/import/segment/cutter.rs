//! From a block to sentences: cut behind every end of a sentence, and around brackets and marks that are no words.

mod wordings;

use super::super::direction;
use super::super::lexicon;
use super::super::wording::{begins, ends, has, is_space, length, number, trim};
use super::lines::is_marks;
use super::{Sentence, Shape, trimmed};
use crate::chinese::clauses::{first_clause, last_clause};
use crate::chinese::is_han;
use crate::chinese::vocabulary::HAN;
use std::ops::Range;

/// A long text in which hardly anything parts one sentence from the next.
pub(super) fn is_unpunctuated(words: &str) -> bool {
    const LONG: usize = 200;
    let all = words.chars().count().min(100_000);
    if all <= LONG {
        return false;
    }
    let is_mark = |c: &char| matches!(c, '。' | '，' | '！' | '；' | '？' | '：' | ',' | ';');
    let few = all.div_ceil(100);
    words.chars().filter(is_mark).take(few).count() < few
}

/// ——以下由组长主持——, ||鸣炮||, *全体起立*: a line between marks of one kind.
fn is_between_marks(line: &str) -> bool {
    const LONGEST: usize = 40;
    let Some(mark) =
        line.chars().next().filter(|c| matches!(c, '—' | '─' | '※' | '=' | '＝' | '|' | '｜' | '*' | '~' | '～'))
    else {
        return false;
    };
    let inner = line.trim_matches(mark);
    let bold = line.starts_with("**");
    // A dash before and behind is as often a part of what is said.
    let long = mark != '—' || line.len() >= inner.len() + '—'.len_utf8() * 2;
    line.ends_with(mark)
        && !bold
        && long
        && !inner.is_empty()
        && length(inner, LONGEST) < LONGEST
        && !inner.contains(['。', mark])
}

/// △揭牌音乐，红绸落下: what a play does on its stage, on a line of its own.
fn is_of_stage(line: &str) -> bool {
    const LONGEST: usize = 60;
    const SAID: &str = "各位|同志们|大家|我们|下面|请|尊敬的|亲爱的";
    line.strip_prefix('△').is_some_and(|done| {
        let done = trim(done);
        !done.is_empty() && length(done, LONGEST) < LONGEST && begins(done, SAID).is_none() && !done.contains('。')
    })
}

/// What a sentence or a clause ends with.
const ENDS: [char; 8] = ['。', '；', '，', '！', '!', ';', ',', '.'];

fn is_ended(behind: &str) -> bool {
    trim(behind).is_empty() || behind.starts_with(ENDS)
}

/// What a sentence may begin with that nothing parts from the one before: 下面进行…
fn is_turn(c: char) -> bool {
    matches!(c, '下' | '接' | '现' | '最' | '进' | '刚')
}

/// The bytes of the characters in front at which no sentence begins or ends: nearly all of a text.
fn plain_run(text: &str) -> usize {
    let plain = |c: &char| HAN.contains(&u32::from(*c)) && !is_turn(*c);
    text.chars().take_while(plain).map(char::len_utf8).sum()
}

/// Cuts a block, and counts the groups of alternatives in it.
pub(super) fn cut(text: &str, block: usize, range: Range<usize>, out: &mut Vec<Sentence>, groups: &mut u32) {
    Cutter { text, block, start: range.start, end: range.end, out, groups }.run();
}

struct Cutter<'a> {
    text: &'a str,
    block: usize,
    /// Where the sentence in hand begins, and where the block ends.
    start: usize,
    end: usize,
    out: &'a mut Vec<Sentence>,
    /// How many groups of alternatives there have been.
    groups: &'a mut u32,
}

impl<'a> Cutter<'a> {
    fn run(mut self) {
        let words = self.text.get(self.start..self.end).unwrap_or_default();
        if is_marks(words) {
            self.push(self.end, Shape::Marks);
            return;
        }
        if is_between_marks(words) || is_of_stage(words) {
            self.push(self.end, Shape::Direction { certain: true });
            return;
        }
        let bare = is_unpunctuated(words);
        let mut at = self.start;
        loop {
            at += if bare { 0 } else { plain_run(self.rest(at)) };
            let Some(c) = self.rest(at).chars().next() else { break };
            if bare && self.begins_bare(at) || self.begins_unparted(at, c) {
                self.push(at, Shape::Words);
            }
            at = if bare { self.note(at) } else { None }.unwrap_or_else(|| self.look(at, c));
        }
        self.push(self.end, Shape::Words);
    }

    /// Does a sentence begin here, in a text without punctuation, by its first words?
    fn begins_bare(&self, at: usize) -> bool {
        const ANEW: &str = "下面进行|下面请|下面由|下面有|下面让|下面我|现在请|现在进行|接下来|首先请|首先由|最后请|同志们|各位领导|各位代表|各位来宾|\
            刚才|今天会议|今天的会议|参加今天|会议到此|大会到此|今天的会议到此|散会|让我们以|会后|请大家|请全体";
        let before = self.text.get(self.start..at).unwrap_or_default();
        length(before, 6) > 5
            && begins(self.rest(at), ANEW).is_some()
            && !before.ends_with("下面")
            && !before.ends_with("现在")
    }

    /// 请副县长致辞下面进行大会第二项，…: does the next item begin here, with nothing that ends the sentence before?
    fn begins_unparted(&self, at: usize, c: char) -> bool {
        const LEADS: &str = "下面进行|下面，进行|接下来进行|现在进行|最后进行|进行";
        const MEETINGS: &str = "大会|会议|仪式|活动|典礼";
        const NOT_YET: &str = "下面|接下来|现在|首先|最后|大会|会议|仪式|活动|典礼|正在|依次|逐项";
        const LEAST: usize = 6;
        if !is_turn(c) {
            return false;
        }
        let before = self.text.get(self.start..at).unwrap_or_default();
        let unparted = before.ends_with(is_han) && length(before, LEAST) >= LEAST;
        if !unparted || ends(before, NOT_YET).is_some() {
            return false;
        }
        let rest = self.rest(at);
        let counts = || {
            let behind = begins(rest, LEADS).and_then(|lead| rest.get(lead.len()..))?;
            let behind = begins(behind, MEETINGS).and_then(|word| behind.get(word.len()..)).unwrap_or(behind);
            let behind = behind.strip_prefix('第')?;
            begins(behind.get(number(behind)?.1..)?, "项|个议程|个环节")
        };
        // 按照会议安排进行第三项: but for 下面 and 现在, only behind what somebody was called to do.
        const CALLED: &str =
            "致辞|致词|讲话|发言|献词|汇报|报告|通报|决定|颁奖|表态|介绍|说明|名单|宣誓|点评|总结|授牌|揭牌|国歌";
        let is_led = c != '进' || ends(before, CALLED).is_some();
        begins(rest, "刚才，|刚才,").is_some() || is_led && counts().is_some()
    }

    /// 待毕, 宣读毕: a note to the host that nothing parts from the words.
    fn note(&mut self, at: usize) -> Option<usize> {
        let note =
            begins(self.rest(at), "待毕|宣读毕|发言毕|讲话毕|报告毕|待宣读完毕|宣读完毕|发言完毕|讲话完毕|待其讲完")?;
        self.push(at, Shape::Words);
        self.push(at + note.len(), Shape::Direction { certain: true });
        Some(at + note.len())
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..self.end).unwrap_or_default()
    }

    /// Ends the sentence in hand.
    fn push(&mut self, end: usize, shape: Shape) {
        let range = trimmed(self.text, self.start..end);
        self.start = end;
        if range.is_empty() {
            return;
        }
        let opens = self.out.last().is_none_or(|last| last.block != self.block);
        self.out.push(Sentence { range, block: self.block, opens, shape });
    }

    /// Deals with one character; returns where to go on.
    fn look(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        match c {
            '（' | '(' | '【' | '[' | '［' | '〔' | '〖' | '{' | '｛' | '〈' | '<' | '＜' => {
                self.brackets(at, c)
            }
            '“' => self.quote(at, '”'),
            '‘' => self.quote(at, '’'),
            '「' => self.quote(at, '」'),
            '《' => self.quote(at, '》'),
            '|' if self.rest(at).starts_with("||") => self.bars(at),
            '…' => self.ellipsis(at, |c| c == '…'),
            '.' if self.rest(at).starts_with("...") => self.ellipsis(at, |c| c == '.'),
            '·' if self.rest(at).starts_with("···") => self.ellipsis(at, |c| c == '·'),
            '。' if self.rest(at).starts_with("。。。") => self.ellipsis(at, |c| c == '。'),
            '。' | '！' | '？' | '；' | '!' | '?' | ';' => self.close(next),
            '，' | ',' if self.answers(at, next) || self.calls_the_next(at, next) => self.close(next),
            '—' | '─' if self.is_answered(at) => self.dash(at),
            ' ' | '\u{3000}' if self.turns(at) => self.close(next),
            '.' if self.ends_latin(at) || self.ends_chinese(at) => self.close(next),
            '※' | '—' | '─' | '＊' | '☆' | '★' => self.row(at, c),
            '/' | '／' => self.slash(at, next),
            _ => next,
        }
    }

    /// 同意的请举手，请放下: what the room does stands between, and a comma in place of a full stop.
    fn answers(&self, at: usize, next: usize) -> bool {
        const ASKED: &str =
            "反对的|弃权的|不同意的|不赞成的|请举手|的举手|举手表决|请鼓掌|鼓掌通过|国歌|国际歌|默哀|默哀三分钟|起立";
        const DONE: &str = "好，|好,|好。|也没有|人数统计|统计人数|（没有|（无|（稍|（环视|请放下|放下|手放下|不同意的|反对的|弃权的|不赞成的|没有|请坐下|请坐|请就座|请落座|礼毕|默哀毕";
        let before = trim(self.text.get(self.start..at).unwrap_or_default());
        let asked = ends(before, ASKED).is_some() || before.ends_with("请举手看一下");
        asked && begins(self.rest(next).trim_start_matches(is_space), DONE).is_some()
    }

    /// 请甲发言，接下来请乙发言，再请丙发言: one speaks before the next is called, and a comma stands in place of a full stop.
    fn calls_the_next(&self, at: usize, next: usize) -> bool {
        const NEXT: &str = "接下来请|接下来，请|再请|然后请|接着请|随后请|最后请|下面请|接下来有请|再有请";
        const SPEAKS: &str = "发言|讲话|致辞|致词|汇报|表态|介绍|通报|述职|报告|点评|表态发言|交流发言";
        let before = self.text.get(self.start..at).unwrap_or_default();
        let rest = self.rest(next);
        let clause = || first_clause(rest);
        let called = |words: &str| words.contains('请') && ends(trim(words), SPEAKS).is_some();
        // 请主任宣布获奖名单，有请获奖者上台: those come up when they have been read out.
        let asked = last_clause(before);
        let reads = begins(rest, "有请|请").is_some()
            && asked.contains('请')
            && has(asked, "宣读|宣布")
            && ends(trim(asked), "名单|决定|通报|命令").is_some();
        reads || begins(rest, NEXT).is_some() && called(before) && called(clause())
    }

    /// 同意的请举手——请放下: is what stands before a dash a question to the room?
    fn is_answered(&self, at: usize) -> bool {
        let before = trim(self.text.get(self.start..at).unwrap_or_default());
        ends(before, "请举手|举手表决|请鼓掌|鼓掌通过").is_some()
    }

    /// Ends the sentence in hand behind the dash that parts it from the answer.
    fn dash(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let end = at + (rest.len() - rest.trim_start_matches(['—', '─']).len());
        self.push(end, Shape::Words);
        end
    }

    /// A line end that became a space: 作主题报告 第三项，请…
    fn turns(&self, at: usize) -> bool {
        const ANEW: &str = "进行会议第|进行大会第|进行第|下面，|下面请|下面进行|下面由|现在请|现在进行|接下来，|接下来请|首先请|首先，请|会议进行|大会进行|\
            仪式进行|各位领导，|各位领导、|各位代表，|各位来宾，|各位来宾、|同志们，|同志们：|同志们:|同志们,|刚才，|刚才,|大会到此|\
            会议到此|仪式到此|散会|下面,|接下来,|各位代表,|让我们";
        let before = trim(self.text.get(self.start..at).unwrap_or_default());
        let open = before.ends_with(|c: char| is_han(c) || matches!(c, '》' | '）' | ')' | '”' | '"'));
        let behind = self.rest(at).trim_start_matches(is_space);
        let name = begins(behind, "会议|大会|仪式").and_then(|word| behind.get(word.len()..)).unwrap_or(behind);
        let counted = || {
            let rest = name.strip_prefix('第')?;
            let (_, bytes) = number(rest)?;
            begins(rest.get(bytes..)?, "项|位|个议程|个环节")
        };
        open && length(before, 4) > 3 && (begins(behind, ANEW).is_some() || counted().is_some())
    }

    /// Ends the sentence behind all that closes it.
    fn close(&mut self, at: usize) -> usize {
        let closing =
            |c: char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '”' | '’' | '」' | '）' | ')');
        let rest = self.rest(at);
        let end = at + (rest.len() - rest.trim_start_matches(closing).len());
        self.push(end, Shape::Words);
        end
    }

    /// Where what opens at `at` is closed, near by and in this block.
    fn closing(&self, at: usize, closes: impl Fn(char) -> bool) -> Option<usize> {
        const NEAR: usize = 160;
        let rest = self.rest(at);
        let found = rest.char_indices().skip(1).take(NEAR).find(|(_, c)| closes(*c))?;
        Some(at + found.0 + found.1.len_utf8())
    }

    /// ||鸣炮|| behind words.
    fn bars(&mut self, at: usize) -> usize {
        const NEAR: usize = 120;
        let inside = self.rest(at + 2);
        let Some(end) = inside.find("||").filter(|end| (1..NEAR).contains(end)) else { return at + 2 };
        self.push(at, Shape::Words);
        self.push(at + 2 + end + 2, Shape::Direction { certain: true });
        at + 2 + end + 2
    }

    fn quote(&mut self, at: usize, close: char) -> usize {
        let next = self.rest(at).chars().next().map_or(at, |c| at + c.len_utf8());
        let Some(end) = self.closing(at, |c| c == close) else { return next };
        let inside = self.text.get(next..end - close.len_utf8()).unwrap_or_default();
        if inside.ends_with(['。', '！', '？']) && !self.rest(end).starts_with(['，', '、', '的']) {
            return self.close(end);
        }
        end
    }

    fn brackets(&mut self, at: usize, open: char) -> usize {
        let next = at + open.len_utf8();
        let closes = |c: char| match open {
            '（' | '(' => matches!(c, '）' | ')'),
            '【' => c == '】',
            '〔' => c == '〕',
            '〖' => c == '〗',
            '{' | '｛' => matches!(c, '}' | '｝'),
            '〈' => c == '〉',
            '<' | '＜' => matches!(c, '>' | '＞'),
            _ => matches!(c, ']' | '］'),
        };
        let Some(end) = self.closing(at, closes) else { return next };
        let inner = self.rest(next).get(..end - next).unwrap_or_default();
        let inner = inner.trim_end_matches(closes);
        let before = self.text.get(self.start..at).unwrap_or_default();
        // （庆典第一项）请全体起立: how the item is announced, and no direction.
        const ANNOUNCES: usize = 12;
        if length(inner, ANNOUNCES) < ANNOUNCES && super::super::announce::ordinal(inner).is_some() {
            return end;
        }
        // 没有（或：请放下）
        let or = inner.strip_prefix('或').map(|other| inner.len() - other.trim_start_matches(['：', ':', '者']).len());
        if let Some(or) = or.filter(|_| self.is_second(before, self.rest(end))) {
            return self.either(at, open, or, inner, end);
        }
        // 没有（请放下）。
        if direction::is_other_outcome(trim(before), inner) && is_ended(self.rest(end)) {
            return self.either(at, open, 0, inner, end);
        }
        if let Some(word) = direction::opposite(before, inner)
            .or_else(|| direction::another(before, inner))
            .filter(|_| is_ended(self.rest(end)))
        {
            self.push(at - word, Shape::Words);
            return self.either(at, open, 0, inner, end);
        }
        // 收回的选票等于（少于）发出的选票, 等于（或：少于）
        let or = or.unwrap_or(0);
        let other = inner.get(or..).unwrap_or_default();
        if let Some((word, _)) = direction::paired(before, other).filter(|(_, second)| *second == other.len()) {
            self.push(at - word, Shape::Words);
            return self.either(at, open, or, inner, end);
        }
        let last = self.out.last().filter(|last| last.block == self.block && last.shape == Shape::Words);
        let place = direction::Around {
            before: trim(before),
            last: last.and_then(|last| self.text.get(last.range.clone())).unwrap_or_default(),
            after: self.rest(end),
            opens: self.out.last().is_none_or(|last| last.block != self.block) && trim(before).is_empty(),
        };
        // ……（报告毕）: one thing, and one mark of it, whatever is done: ……（念建议名单）.
        let dots = self.out.last().filter(|last| last.shape == Shape::Ellipsis && last.block == self.block);
        let dots = dots.map(|last| last.range.clone()).filter(|_| place.before.is_empty());
        let is_note = || dots.is_some() && trim(self.rest(end)).is_empty();
        let certain = direction::judge(inner, &place).or_else(|| is_note().then_some(true));
        let Some(certain) = certain else {
            let end = self.alternatives(at..end, open, inner);
            // （请坐！）大会第四项：…: a sentence of its own, in brackets or not.
            let is_said = self.start == at && place.before.is_empty() && inner.ends_with(['！', '。', '!']);
            if is_said {
                self.push(end, Shape::Words);
            }
            return end;
        };
        self.push(at, Shape::Words);
        if let Some(dots) = dots {
            self.out.pop();
            self.start = dots.start;
        }
        let rest = self.rest(end);
        // Not left alone: a full stop is no sentence.
        let punctuation = |c: char| matches!(c, '。' | '，' | '；' | '！' | ',' | ';' | '!' | '、');
        let end = end + (rest.len() - rest.trim_start_matches(punctuation).len());
        self.push(end, Shape::Direction { certain });
        end
    }

    fn ellipsis(&mut self, at: usize, same: fn(char) -> bool) -> usize {
        /// What may stand behind an office without a name.
        const NAMED_FOR: &str = "讲话|作|致|宣|发|颁|的|为|对|就|和|同志|代表|汇报|介绍|通报|总结|主持|传达|安排";
        let rest = self.rest(at);
        let behind = rest.trim_start_matches(same);
        let before = self.text.get(self.start..at).unwrap_or_default();
        // 市委....书记, 市水务局….同志
        let named = behind.trim_start_matches(['.', '…', '。']);
        let named = named.strip_prefix('副').unwrap_or(named);
        let is_titled = before.ends_with(|c| is_han(c) || matches!(c, '，' | ','))
            && begins(named, lexicon::OFFICES).is_some_and(|office| {
                let rest = named.get(office.len()..).unwrap_or_default();
                rest.is_empty() || !rest.starts_with(is_han) || begins(rest, NAMED_FOR).is_some()
            });
        // 请……同志: a name is missing, and nothing ends.
        let is_name = is_titled
            || before.ends_with(['请', '由', '、', '×', '*', 'x', 'X', '：', ':'])
            // ……同志们，: the next words are to everybody.
            || lexicon::address_at(trim(named))
                .is_some_and(|address| !trim(named).get(address.len()..).unwrap_or_default().starts_with('们'))
            || ends(before, lexicon::OFFICES).is_some() && named.starts_with(['，', '、', '；'])
            || trim(behind).starts_with('、');
        if is_name || is_open_list(before, behind) {
            return self.end - named.len();
        }
        self.push(at, Shape::Words);
        let behind = behind.trim_start_matches(['。', '”', '，', '；', ',', ';']);
        let end = self.end - behind.len();
        self.push(end, Shape::Ellipsis);
        end
    }

    /// A row of marks at the end of the block; within, it is a dash, or stands for a name.
    fn row(&mut self, at: usize, c: char) -> usize {
        let rest = self.rest(at);
        let behind = rest.trim_start_matches([c, ' ']);
        let end = self.end - behind.len();
        let least = if c == '※' { 2 } else { 3 };
        // 他们是————: for whom names are to be written in.
        let before = trim(self.text.get(self.start..at).unwrap_or_default());
        let is_blank = c != '※' && before.ends_with(['是', '为', '：', ':', '由', '请']);
        if !behind.is_empty() || is_blank || length(rest, least) < least {
            return end;
        }
        self.push(at, Shape::Words);
        self.push(end, Shape::Marks);
        end
    }

    /// A full stop of half width behind Chinese words.
    fn ends_chinese(&self, at: usize) -> bool {
        let before = self.text.get(self.start..at).unwrap_or_default();
        let behind = self.rest(at + 1).chars().next();
        before.ends_with(|c: char| is_han(c) || matches!(c, '》' | '”' | '）' | ')'))
            && !behind.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
    }

    /// Does a Latin sentence end at this full stop?
    fn ends_latin(&self, at: usize) -> bool {
        let behind = self.rest(at + 1).trim_start_matches(['"', '”', ')', '’']);
        if !behind.is_empty() && !behind.starts_with(is_space) {
            return false;
        }
        let before = self.text.get(self.start..at).unwrap_or_default();
        let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
        let is_short = matches!(
            word,
            "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "No" | "St" | "Sr" | "Jr" | "Mt" | "Hon" | "Rev" | "Gen"
        );
        let is_initial = length(word, 2) < 2 || word.chars().all(|c| c.is_ascii_digit());
        !is_short && !is_initial && word.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | '”' | '"'))
    }
}

/// 上台领奖的有第一中学、第二中学、实验小学……: whether dots only say that a list goes on, and no silence. 请甲、乙两位同志发言…… is one.
fn is_open_list(before: &str, behind: &str) -> bool {
    const ACTS: &str =
        "发言|讲话|汇报|介绍|致辞|致词|宣读|表态|述职|颁奖|报告|说明|交流|演唱|演奏|朗诵|表演|上台|上场|回答|点评|讲述";
    let ends = behind.is_empty() || behind.starts_with(['\n', '。', '！', '”', '）', '，']);
    let clause = last_clause(before);
    let last = clause.rsplit_once('、').map(|(_, last)| last);
    ends && last.is_some_and(|last| last.ends_with(is_han) && !has(last, ACTS))
}
