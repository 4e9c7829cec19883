//! The words that call somebody: 请, 由, 有请, 欢迎, "please welcome"; told from words that look like them.

use crate::chinese::clauses::{first_clause, last_clause};
use crate::import::wording::{at_most, begins, ends, first, has, is_space};

/// Words that 请 stands behind where it calls somebody.
pub(super) const LEADING: &str = "首先|先|再|下面|接下来|接着|现在|最后|然后|随后|并|也|还|有|特|就|继续|我们|掌声|第二位|第三位|今天|敬|\
    项|同时|恭|隆重|代表|下边|来|二|一|三|议程|这里|依次|接下去|后|环节|内容|当中|欢迎|，再|分别|邀|那我|那就|咱们|咱|仍|现";

/// Words that begin with 请 and call nobody.
pub(super) const NO_CALLS: &str = "请的是|请出的是|请敬|请举杯|请干杯|请品|请来，|请来开|请来一|请来两|请来三|请来四|请来五|请来六|请来七|请来八|请来九|请来十|请来几|请假|请示|请求|请问|请战|请愿|请柬|请勿|请不要|请将|请按|请把|请务必|请注意|请随|请移步|\
        请继续|请带|请在|请做好|请放心|请坐|请放下|请起立|请来了|请到了|请对照|请自觉|请听|请看|\
        请欣赏|请先欣赏|请一起欣赏|请继续欣赏|请接着欣赏|请再欣赏|请允许|请先报|请用|请举手|请鼓掌|请填|请写|请分发|请清点|请保持|请遵|请及时|请认真|\
        请予|请抓|请结合|请参照|请配合|请支持|请谅|请尽|请携|请关闭|请关好|请关注|请关机|请原谅|\
        请开启|请开箱|请来到|请留步|请留下|请入座|请入场|请集合|请集中|请检查票|请检查选|请落座|\
        请收好|请收回|请进入|请多多";

/// 请示范科室代表发言, 请继续教育学院院长致辞: what begins like one of those, and is the first word of who is called.
const OWN_WORDS: &str = "请听证|请听众|请示范|请带头人|请用户|请用人单位|请继续教育|请品牌|请品质|请品控|请敬老|请将军|请移动|请按摩|请写作|\
        请集中供|请看护|请配合单位|请关注组";

/// Where somebody may be called, and the word for it.
pub(super) fn markers(words: &str) -> Vec<(usize, &'static str)> {
    const MARKERS: &str = "有请|请出|邀请|请|交给|由|让|欢迎|let us welcome|please welcome|invite|welcome|call upon|call on|ask|Please welcome|Let us welcome|\
        Welcome";
    // Each looks at the words before it: what is no sentence any more may not cost the square of its length.
    const MOST: usize = 40;
    const BEFORE: usize = 300;
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    // In most sentences nobody is called.
    if !has(words, MARKERS) {
        return found;
    }
    let mut quoted = 0usize;
    for (at, c) in words.char_indices() {
        match c {
            '《' | '“' | '「' => quoted += 1,
            '》' | '”' | '」' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if found.len() == MOST {
            break;
        }
        if quoted > 0
            || !matches!(
                c,
                '有' | '请' | '邀' | '交' | '由' | '让' | '欢' | 'l' | 'p' | 'i' | 'w' | 'c' | 'a' | 'P' | 'L' | 'W'
            )
        {
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let Some(marker) = begins(rest, MARKERS) else { continue };
        if found.last().is_some_and(|(last, word)| last + word.len() > at) {
            continue;
        }
        let before = words.get(words.floor_char_boundary(at.saturating_sub(BEFORE))..at).unwrap_or_default();
        let before = before.trim_end_matches(is_space);
        if stands(before, rest, marker) {
            found.push((at, marker));
        }
    }
    found
}

/// Does a marker between these words call somebody?
pub(super) fn stands(before: &str, rest: &str, marker: &str) -> bool {
    let parted = before.is_empty()
        || before.ends_with([
            '，', ',', '。', '：', ':', '；', ';', '、', '！', '!', '.', '”', '）', ')', '—', '》', '…', '*', '？',
            '?', '】',
        ]);
    let led = || ends(before, LEADING).is_some();
    // 会后由督查室组织签订, 待会儿请各位代表认真讨论: not now.
    let clause = last_clause(before);
    let later = has(clause, "待会儿|等一下|等会儿|一会儿|稍后|回头") && !clause.contains("稍等一下");
    if later || has(before, "会后|散会后|会议结束后|会议之后") {
        return false;
    }
    match marker {
        "请" => {
            let other = begins(rest, NO_CALLS).is_some()
                && begins(rest, OWN_WORDS).is_none()
                && begins(rest, "请在校|请在职|请在座|请在任|请在场|请在读|请在编|请在岗").is_none()
                || is_when(rest)
                || before.ends_with(['邀', '申', '聘', '恳', '提', '宴', '烦', '报', '未', '早'])
                || before.ends_with("应邀");
            let clause = last_clause(before);
            let program = || ends(clause, "程序|环节|工作|议程|阶段|方案|会议|部分").is_some();
            let noun =
                || clause.chars().count() <= 8 && !has(clause, "的|了|是") || program() && clause.chars().count() <= 12;
            !other && (parted || led() || noun())
        }
        // 让村主任周长旺给大伙儿念念
        "让" => {
            const TO_US: &str = "给大伙儿|给大伙|给大家|给咱们|给咱|跟大家|跟大伙";
            let whom = rest.get(marker.len()..).unwrap_or_default();
            let clause = first_clause(whom);
            let named = first(clause, TO_US).is_some_and(|(at, _)| at > 0 && at_most(clause, 20).len() >= at);
            parted && named && begins(whom, "我|咱|大家|大伙|他|她|它|人|这|那|你").is_none()
        }
        // 述职后由书记点评: not now.
        // 把话筒交给李明市长
        "交给" => ends(before, "话筒|时间|舞台|麦克风|话语权").is_some(),
        // 请允许我邀请市长致辞, but 我们邀请了….
        "邀请" => {
            ends(before, "允许我|让我们|现在|下面|接下来|荣幸地|有幸|隆重|，").is_some()
                && begins(rest, "邀请了|邀请到|邀请来|邀请的|邀请函|邀请赛").is_none()
        }
        // 我们要请出今晚最特别的一群人: told of, and not called yet.
        "请出" => !has(at_most(rest, 24), "一群人|一些人|这样一个人|这样的人|一群可爱的"),
        "由" if before.ends_with(['后', '完']) && !before.ends_with("随后") && !before.ends_with("然后") => {
            false
        }
        "由" => (parted || led()) && begins(rest, "由于|由此|由衷|由来|由来已久|由上|由点").is_none(),
        // 我们没有请领导.
        "有请" => !before.ends_with(['没', '未']),
        "欢迎" => parted || ends(before, "让我们|我们|掌声|一起|共同|热烈|下面|接下来|现在|首先|最后").is_some(),
        _ => {
            const LEADS: [&str; 10] = ["I", "now", "to", "we", "We", "please", "Please", "then", "and", "will"];
            let word = before.rsplit(' ').next().unwrap_or_default();
            // Welcome, Dr Reed!: said to him.
            let names = rest.get(marker.len()..).is_some_and(|behind| behind.starts_with(' '));
            names && (parted || LEADS.contains(&word))
        }
    }
}

/// 请于5月1日前…, 请教: somebody's name may begin so, too.
pub(super) fn is_when(rest: &str) -> bool {
    let behind = rest.strip_prefix("请于").unwrap_or_default();
    let when = behind.starts_with(|c: char| c.is_ascii_digit() || "今明本下每会两三五一".contains(c));
    let asks = rest.starts_with("请教")
        && !has(
            at_most(rest, 3),
            "请教师|请教员|请教授|请教育|请教务|请教练|请教研|请教科|请教学|请教官|请教职|请教体|请教工|请教导|请教代",
        );
    when || asks
}
