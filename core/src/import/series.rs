//! Numbered titles that begin items (一、奏唱国歌) told from headings within remarks, and headings of the document.

mod lines;

use super::announce::Series;
use super::segment::{Segments, Shape};
use super::signs::{self, Signs};
use super::wording::{has, trim};
use crate::chinese::clauses::first_clause;
pub(super) use lines::label;
use std::ops::Range;

/// A title that begins an item.
#[derive(Debug, Clone)]
pub(super) struct Titled {
    pub(super) sentence: usize,
    pub(super) number: Option<u64>,
    /// The words of the title.
    pub(super) words: Range<usize>,
}

/// The titles that begin items, in order.
pub(super) fn items(segments: &Segments, signs: &[Signs], body: Range<usize>, overview: &Range<usize>) -> Vec<Titled> {
    let bracketed = lines::bracketed(segments, body.clone());
    if bracketed.len() > 2 && acts_between(segments, signs, &bracketed, body.end) {
        return bracketed;
    }
    let named = lines::counted_by_name(segments, body.clone());
    if acts_between(segments, signs, &named, body.end) {
        return named;
    }
    let labels = lines::labels(segments, body.clone());
    if labels.len() > 2 && acts_between(segments, signs, &labels, body.end) {
        return labels;
    }
    let captions = captions(segments, signs, body.clone());
    let are_over_sections = || captions.len() == 2 && over_sections(segments, &captions).len() == 2;
    if captions.len() > 2 || are_over_sections() {
        return captions;
    }
    let parts = parts(segments, body.clone());
    if !parts.is_empty() {
        return parts;
    }
    let counters = counters(segments, body.clone());
    if !counters.is_empty() {
        return counters;
    }
    for titles in [lines::framed(segments, body.clone()), lines::marked(segments, body.clone())] {
        if titles.len() > 2 && acts_between(segments, signs, &titles, body.end) {
            return titles;
        }
    }
    let headings = headings(segments, body.clone(), overview);
    if acts_between(segments, signs, &headings, body.end) {
        return headings;
    }
    let mut best: Vec<Titled> = Vec::new();
    for wanted in [Series::Chinese, Series::Bracketed, Series::Circled, Series::Figure] {
        for run in runs(segments, signs, body.clone(), overview, wanted) {
            let end = body.end;
            if run.len() > 1
                && run.len() > best.len()
                && !in_remarks(signs, &run)
                && !are_points(segments, &run)
                && !are_rules(segments, &run)
                && !is_nested(signs, &run, body.clone(), overview)
                && !are_prompts(signs, &run)
                && acts_between(segments, signs, &run, end)
            {
                best = run;
            }
        }
        if !best.is_empty() {
            break;
        }
    }
    best
}

/// 1, 2, 3, each on a line of its own: the parts of a script, which begin with the words below.
fn parts(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    const LEAST: u64 = 3;
    let mut found: Vec<Titled> = Vec::new();
    let mut next = None;
    for index in body {
        let Some(n) = bare_number(segments, index) else { continue };
        let Some(below) = segments.sentences.get(index + 1).filter(|below| below.opens && below.shape == Shape::Words)
        else {
            continue;
        };
        // The first may stand with the title.
        if next.is_none_or(|next| next == n) && (next.is_some() || n <= 2) {
            let words = segments.text.get(below.range.clone()).unwrap_or_default();
            let clause = first_clause(words);
            let words = below.range.start..below.range.start + clause.len();
            found.push(Titled { sentence: index + 1, number: Some(n), words });
            next = Some(n + 1);
        }
    }
    if next.is_some_and(|next| next > LEAST) && found.len() > 1 { found } else { Vec::new() }
}

/// The number that is all of a line.
pub(super) fn bare_number(segments: &Segments, index: usize) -> Option<u64> {
    const MOST: usize = 2;
    let sentence = segments.sentences.get(index).filter(|sentence| sentence.opens)?;
    let block = segments.blocks.get(sentence.block).filter(|block| block.range == sentence.range)?;
    let line = trim(segments.text.get(block.range.clone())?);
    (line.len() <= MOST && line.bytes().all(|byte| byte.is_ascii_digit())).then(|| line.parse().ok())?
}

/// Card 1, Card 2, Part I 致辞: lines that count the cards or the parts of a script in Latin letters.
fn counters(segments: &Segments, body: Range<usize>) -> Vec<Titled> {
    const LEAST: usize = 3;
    let mut found: Vec<(String, Titled)> = Vec::new();
    for index in body {
        let Some(sentence) = segments.sentences.get(index).filter(|sentence| sentence.opens) else { continue };
        let Some(block) = segments.blocks.get(sentence.block) else { continue };
        let line = segments.text.get(block.range.clone()).unwrap_or_default();
        let Some((prefix, n, title)) = counter(line) else { continue };
        let last = found.iter().rev().find(|(other, _)| other == prefix).and_then(|(_, titled)| titled.number);
        // The first card may hold the title.
        if last.map_or(n <= 2, |last| n == last + 1) {
            let at = block.range.start + super::wording::offset(line, title);
            let titled = Titled { sentence: index, number: Some(n), words: at..at + title.len() };
            found.push((prefix.to_owned(), titled));
        }
    }
    let most = |prefix: &String| found.iter().filter(|(other, _)| other == prefix).count();
    let Some(prefix) = found.iter().map(|(prefix, _)| prefix.clone()).max_by_key(|prefix| most(prefix)) else {
        return Vec::new();
    };
    if most(&prefix) < LEAST {
        return Vec::new();
    }
    // A card is counted for the hand that holds it, and a part for those who listen.
    let counts = !matches!(prefix.as_str(), "Card" | "CARD" | "Page" | "Slide");
    let titles = found.into_iter().filter(|(other, _)| *other == prefix).map(|(_, titled)| titled);
    titles.map(|titled| Titled { number: titled.number.filter(|_| counts), ..titled }).collect()
}

/// The word, the number and the title of such a line.
fn counter(line: &str) -> Option<(&str, u64, &str)> {
    const WORDS: &str = "Card|Part|Step|Act|Scene|Chapter|PART|CARD|Page|Slide|Section";
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    const LONGEST: usize = 24;
    let prefix = super::wording::begins(line, WORDS)?;
    let rest = trim(line.get(prefix.len()..)?);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (number, title) = rest.split_at(end);
    let roman = || ROMAN.iter().position(|one| *one == number).map(|at| at as u64 + 1);
    let n = number.parse().ok().or_else(roman)?;
    let title = trim(title.trim_start_matches(['.', ':', '：', '、']));
    (line.chars().count() < LONGEST && !line.ends_with(['。', '，', '！'])).then_some((prefix, n, title))
}

/// Headings of the document: by style, # of Markdown, or a short line all bold.
fn headings(segments: &Segments, body: Range<usize>, overview: &Range<usize>) -> Vec<Titled> {
    let mut found = Vec::new();
    for index in body {
        let Some(sentence) = segments.sentences.get(index) else { continue };
        let Some(block) = segments.blocks.get(sentence.block) else { continue };
        let line = segments.text.get(block.range.clone()).unwrap_or_default();
        let marked = line.starts_with("## ")
            || line.starts_with("### ")
            || line.starts_with("**") && line.ends_with("**") && line.chars().count() < 40;
        if !sentence.opens
            || overview.contains(&index)
            || !(marked || block.heading.is_some())
            || sentence.shape != Shape::Words
        {
            continue;
        }
        let words = trim(line.trim_matches(|c: char| matches!(c, '#' | '*' | ' ')));
        if words.is_empty() || words.chars().count() > 40 || words.ends_with(['。', '！']) {
            continue;
        }
        // 09:10　主旨报告
        let words = super::wording::clock(words).and_then(|bytes| words.get(bytes..)).map_or(words, trim);
        let listed = super::announce::listed(words);
        let title = listed.map_or(words, |(_, _, bytes)| trim(words.get(bytes..).unwrap_or_default()));
        let at = block.range.start + super::wording::offset(line, title);
        let number = listed.map(|(_, n, _)| n);
        found.push(Titled { sentence: index, number, words: at..at + title.len() });
    }
    found
}

/// 【致辞】, ==第二阶段==: lines in brackets or between dashes that say what comes next. Where they say instead what happens
/// just then, they stand behind a call, and are directions.
fn captions(segments: &Segments, signs: &[Signs], body: Range<usize>) -> Vec<Titled> {
    let mut found = Vec::new();
    let mut behind = 0;
    for index in body {
        let Some(sentence) = segments.sentences.get(index) else { continue };
        let Some(block) = segments.blocks.get(sentence.block).filter(|block| block.range == sentence.range) else {
            continue;
        };
        let line = segments.text.get(block.range.clone()).unwrap_or_default();
        let is_title = line.starts_with(['【', '=', '＝']) || block.is_title_cell();
        if !matches!(sentence.shape, Shape::Direction { .. }) || !is_title {
            continue;
        }
        let words = trim(line.trim_matches(['【', '】', '=', '＝', ' ']));
        behind += usize::from(words.contains('，') || has(words, "分钟|min|秒|音乐|播放|灯|同传|同声|倒计时"));
        // 有请市长致辞。, and Please welcome Mayor Qiguan. below it.
        let called = signs.get(..index).unwrap_or_default().iter().rfind(|sign| !sign.latin);
        behind += usize::from(called.is_some_and(|sign| tells_of(words, sign)));
        let at = block.range.start + super::wording::offset(line, words);
        found.push(Titled { sentence: index, number: None, words: at..at + words.len() });
    }
    let heads = over_sections(segments, &found);
    if behind > 0 && heads.len() > 1 {
        return heads;
    }
    if behind * 3 > found.len() { Vec::new() } else { found }
}

/// 【颁奖】 behind 请书记颁奖: does a line tell of what was called for just before? 【抽奖】 behind 王总，说两句 is of what comes.
fn tells_of(line: &str, before: &Signs) -> bool {
    let called =
        before.calls.iter().filter_map(|call| call.does).chain(before.happening.map(|happening| happening.does));
    let told = || {
        line.char_indices().filter_map(|(at, _)| super::lexicon::act_at(line.get(at..)?)).map(|(does, _)| does.wait())
    };
    if called.clone().next().is_none() {
        return !before.calls.is_empty();
    }
    called.map(super::lexicon::Does::wait).any(|wait| told().next().is_none() || told().any(|other| other == wait))
}

/// 【宣誓】 behind an empty line and over words, where 【卓文彬宣誓】 in the same brackets tells what happens: those of the first
/// kind alone are titles.
fn over_sections(segments: &Segments, captions: &[Titled]) -> Vec<Titled> {
    const LONGEST: usize = 9;
    let is_over = |titled: &&Titled| {
        let block = |at: usize| segments.blocks.get(segments.sentences.get(at)?.block);
        let next = titled.sentence + 1;
        let said = segments.sentences.get(next).is_some_and(|next| next.shape == Shape::Words);
        let words = segments.text.get(titled.words.clone()).unwrap_or_default();
        let short = super::wording::length(words, LONGEST) < LONGEST && !words.contains(['，', '、', '。', '；']);
        let parted = block(titled.sentence).is_some_and(|block| block.spaced);
        parted && said && short && block(next).is_some_and(|block| !block.spaced)
    };
    captions.iter().filter(is_over).cloned().collect()
}

/// Runs of 一、二、三 that open paragraphs.
fn runs(
    segments: &Segments,
    signs: &[Signs],
    body: Range<usize>,
    overview: &Range<usize>,
    wanted: Series,
) -> Vec<Vec<Titled>> {
    let mut runs: Vec<Vec<Titled>> = Vec::new();
    for index in body {
        let (Some(sentence), Some(sign)) = (segments.sentences.get(index), signs.get(index)) else { continue };
        let Some((series, n, bytes)) = sign.listed else { continue };
        if series != wanted || !sentence.opens || overview.contains(&index) {
            continue;
        }
        let words = segments.text.get(sentence.range.clone()).unwrap_or_default();
        let inner = signs::without_marks(words);
        let title = inner.get(bytes..).unwrap_or_default();
        let title = first_clause(title);
        let title = title.trim_matches(|c: char| super::wording::is_space(c) || c == '*');
        let at = sentence.range.start + super::wording::offset(words, title);
        let titled = Titled { sentence: index, number: Some(n), words: at..at + title.len() };
        match runs.last_mut() {
            Some(run) if n as usize == run.len() + 1 => run.push(titled),
            _ if n == 1 => runs.push(vec![titled]),
            _ => {}
        }
    }
    runs
}

/// 加强领导, 抓好落实: are these points that somebody makes?
fn are_points(segments: &Segments, run: &[Titled]) -> bool {
    const POINTS: &str = "要|抓|坚持|加强|提高|强化|突出|切实|深入|扎实|严格|认真|进一步|着力|全面|统一|明确|压实|把握|聚焦|守牢|\
        增强|加快|紧盯|落实|狠抓|勇于|敢于|带头|主动|牢固|始终|营造|优化|完善|深化";
    let words = |titled: &&Titled| {
        segments.text.get(titled.words.clone()).is_some_and(|words| super::wording::begins(words, POINTS).is_some())
    };
    // 一、上午9:00—10:00，…: a timetable.
    const TIMES: &str = "上午|下午|晚上|今天|明天";
    let timed = |titled: &&Titled| {
        segments.text.get(titled.words.clone()).is_some_and(|words| {
            super::wording::begins(words, TIMES).is_some() && words.contains(|c: char| c.is_ascii_digit())
        })
    };
    run.iter().filter(words).count() * 2 > run.len() || run.iter().filter(timed).count() * 2 > run.len()
}

/// 下面告知参加人的权利义务：1、听证主持人有权…: rules that are told.
fn are_rules(segments: &Segments, run: &[Titled]) -> bool {
    let before = run.first().and_then(|first| first.sentence.checked_sub(1));
    let words = before.and_then(|before| segments.sentences.get(before));
    let words = words.and_then(|sentence| segments.text.get(sentence.range.clone())).map(trim).unwrap_or_default();
    // 开会之前讲两条纪律, on a line of its own.
    const SHORT: usize = 20;
    let heads = words.ends_with('：') || words.chars().count() <= SHORT && !words.ends_with(['。', '！']);
    heads && has(words, "权利|义务|纪律|规则|注意事项|规矩") && !has(words, "议程|程序|流程")
}

/// Has the host begun remarks of his own just before the first of the run?
fn in_remarks(signs: &[Signs], run: &[Titled]) -> bool {
    const FAR: usize = 60;
    let Some(first) = run.first() else { return false };
    let before = first.sentence.saturating_sub(FAR)..first.sentence;
    let calls = |sign: &&Signs| sign.calls.iter().any(|call| call.does.is_some() && !call.speakers.is_empty());
    let before = signs.get(before).unwrap_or_default();
    // Before anybody has spoken, 我代表… is a greeting.
    let begun = before.iter().any(|sign| calls(&sign));
    begun && before.iter().rev().find(|sign| sign.own || calls(sign)).is_some_and(|sign| sign.own)
}

/// 第七项投票选举, and under it 1.请监票人检查票箱。: do items with numbers of their own stand before and behind the whole run?
fn is_nested(signs: &[Signs], run: &[Titled], body: Range<usize>, overview: &Range<usize>) -> bool {
    const LEAST: usize = 2;
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let numbered =
        |index: &usize| !overview.contains(index) && signs.get(*index).is_some_and(|sign| sign.ordinal.is_some());
    let count = |range: Range<usize>| range.filter(numbered).count();
    let before = count(body.start..first.sentence);
    let behind = count(last.sentence..body.end);
    before > 0 && before + behind >= LEAST && count(first.sentence..last.sentence) == 0
}

/// 1、同意通过《…》的请举手，2、同意通过《…》的请举手: one vote after another, within one item.
fn are_prompts(signs: &[Signs], run: &[Titled]) -> bool {
    run.iter().all(|titled| signs.get(titled.sentence).is_some_and(Signs::prompts_vote))
}

/// Does something happen under at least half of the titles?
fn acts_between(segments: &Segments, signs: &[Signs], run: &[Titled], end: usize) -> bool {
    let mut acting = 0;
    for (index, titled) in run.iter().enumerate() {
        let next = run.get(index + 1).map_or(end.min(titled.sentence + 60), |next| next.sentence);
        let acts = (titled.sentence..next).any(|at| {
            let direction = segments
                .sentences
                .get(at)
                .is_some_and(|sentence| matches!(sentence.shape, Shape::Direction { .. } | Shape::Marks));
            let acts = signs
                .get(at)
                .is_some_and(|sign| sign.happening.is_some() || sign.calls.iter().any(|call| call.does.is_some()));
            direction || acts
        });
        let title = segments.text.get(titled.words.clone()).unwrap_or_default();
        let named =
            title.chars().count() < 16 && has(title, "讲话|发言|国歌|颁奖|致辞|宣读|表决|汇报|鞠躬|告别|默哀|到此结束");
        acting += usize::from(acts || named);
    }
    run.len() > 1 && acting * 2 >= run.len()
}
