//! What is done at rites and feasts, in the words of whoever leads them: 鸣炮！ 行上香礼。 一鞠躬，再鞠躬。 送队旗！ 巴掌拍起来！

use super::{Happening, plain};
use crate::chinese::clauses::last_clause;
use crate::import::lexicon::Does;
use crate::import::wording::{begins, ends, has, length, trim};

/// What a sentence calls out at a rite.
pub(super) fn rite(sentence: &str) -> Option<Happening> {
    const OVER: &str = "毕|完毕|结束|刚才|之后|以后|已经";
    let words = trim(sentence);
    if has(words, OVER) {
        return None;
    }
    if is_flag(words) {
        return plain(Does::Music);
    }
    if is_shouted(words) {
        // 大家一起喊停！: what is drawn is a part of the show.
        return plain(if has(words, "喊停|抽奖|开奖") { Does::Performs } else { Does::Acts });
    }
    if is_called_out(words)
        || is_bow(words)
        || is_count_down(words)
        || is_served(words)
        || is_offering(words)
        || is_shot(words)
    {
        return plain(Does::Rite);
    }
    if is_clapped(words) {
        return plain(Does::Applauds);
    }
    is_shown(words).then_some(()).and_then(|()| plain(Does::Film))
}

/// 迎队旗！ 护旗手，降会旗！
fn is_flag(words: &str) -> bool {
    const LONGEST: usize = 12;
    let bare = words.trim_end_matches(['！', '。', '!']);
    let moved = ["迎", "送", "降", "升", "出", "退", "请"].iter().any(|verb| {
        bare.rsplit(['，', '！', ' '])
            .next()
            .unwrap_or_default()
            .strip_prefix(verb)
            .is_some_and(|rest| length(rest, 5) <= 4)
    });
    bare.ends_with('旗') && moved && length(bare, LONGEST) < LONGEST && !words.ends_with('。')
}

/// 一鞠躬，再鞠躬，三鞠躬。 行三鞠躬礼。
fn is_bow(words: &str) -> bool {
    // 一鞠躬，再鞠躬，三鞠躬。: the host counts, and everybody bows while he does.
    let said: String = words
        .chars()
        .filter(|c| !matches!(c, '一' | '二' | '三' | '再' | '鞠' | '躬' | '，' | '。' | '！' | '；' | '、' | ' '))
        .collect();
    !said.is_empty()
        && !has(words, "遗像|灵前|遗体")
        && has(words, "一鞠躬|二鞠躬|再鞠躬|三鞠躬|一拜天地|二拜高堂|夫妻对拜|一叩首|再叩首|三叩首")
}

/// 大家跟我倒数，三、二、一，启动！
fn is_count_down(words: &str) -> bool {
    words.contains("倒数") && has(words, "三、二、一|三，二，一|3、2、1|三二一|321")
}

/// 请敬茶。
fn is_served(words: &str) -> bool {
    const SERVED: &str = "请新人随我|请新人跟我|请跟我念|请随我念|请大家随我|请大家跟我念|请跟我宣读|请随我宣读|请跟着我念|请敬茶|请奉茶|请献茶|请敬酒|请上香|请献花|请改口|请交换戒指|请互戴戒指";
    begins(words, SERVED).is_some() || words.contains("戒指") && has(words, "戴在|戴上|互戴|交换")
}

/// 行上香礼。 初上香，亚上香，三上香。 主祭孙就位。
fn is_offering(words: &str) -> bool {
    const LONGEST: usize = 20;
    const OFFERS: &str = "初上香|亚上香|三上香|再上香|初献|亚献|终献|献帛|献爵|献馔|奠酒|焚香|焚祝|盥手|酹酒";
    let clauses = words.split(['，', '。', '；', '！', '：']);
    let rites = clauses.filter(|clause| {
        begins(clause, "行").is_some()
            && ends(clause, "礼").is_some()
            && !has(words, "遗像|灵前|遗体")
            && ends(clause, "注目礼|军礼|敬礼|队礼|举手礼").is_none()
            && length(clause, 8) < 8
    });
    has(words, OFFERS) && length(words, LONGEST * 2) < LONGEST * 2
        || rites.count() > 0 && length(words, LONGEST) < LONGEST
}

/// 鸣炮！ alone; with music it is that.
fn is_shot(words: &str) -> bool {
    let bare = words.trim_end_matches(['！', '。', '!']);
    matches!(bare, "鸣炮" | "鸣枪" | "放炮" | "鸣锣" | "敲钟" | "放鞭炮" | "燃放鞭炮" | "鸣礼炮")
}

/// 爸妈请上座，敬茶！ 吹蜡烛！: the sentence ends with nothing but what is done now.
fn is_called_out(words: &str) -> bool {
    const DONE: &str =
        "敬茶|奉茶|改口|交换戒指|喝交杯酒|交杯酒|切蛋糕|吹蜡烛|许愿|点睛|揭牌|揭幕|剪彩|开坛|开锣|点灯|放飞|拜师|敬香";
    let Some(bare) = words.strip_suffix(['！', '!']) else { return false };
    let (before, last) = bare.rsplit_once(['，', '、', ' ']).unwrap_or(("", bare));
    super::super::wording::is_one(last, DONE) && !has(before, "请|由")
}

/// 让我听到你们的声音！ 大家一起喊停！: the room answers with its voices.
fn is_shouted(words: &str) -> bool {
    const LONGEST: usize = 40;
    const HEARS: &str = "让我听听|让我听到|让我们听到|让我们听听|我要听到|我想听到";
    const VOICES: &str = "声音|欢呼|尖叫|呐喊|回答";
    const TOGETHER: &str = "一起喊|一齐喊|大声喊|跟我喊|跟着我喊|齐声喊|一起大声喊";
    // 尖叫声在哪里？
    let asked = has(words, "尖叫声|欢呼声") && has(words, "在哪|响起来");
    let heard = has(words, HEARS) && has(words, VOICES);
    let last = last_clause(words.trim_end_matches(['！', '!', '？']));
    let shouted = has(last, TOGETHER) && !has(words, "以前|当年|那时|过|不要|别");
    (asked || heard || shouted) && (words.ends_with(['！', '!', '？']) || asked) && length(last, LONGEST) < LONGEST
}

/// 呱唧呱唧！ 巴掌拍起来！ 都有掌声！
fn is_clapped(words: &str) -> bool {
    const CLAPS: &str = "拍个巴巴掌|巴巴掌拍起来|呱唧呱唧|巴掌拍起来|掌声响起来|掌声走起|都有掌声|来点掌声|给点掌声|给个掌声|拍个巴掌|拍拍巴掌|掌声祝贺|大家鼓掌！|鼓鼓掌！";
    const LONGEST: usize = 40;
    ends(words.trim_end_matches(['！', '。', '!']), CLAPS).is_some() && length(words, LONGEST) < LONGEST
        || has(words, "呱唧呱唧")
}

/// 放片。 把灯关了，放照片。
fn is_shown(words: &str) -> bool {
    const SHOWS: &str = "放片|放照片|放视频|放短片|放录像|放片子|放老照片|放个片子|放段视频|放一段视频";
    ends(words.trim_end_matches(['！', '。', '!']), SHOWS).is_some() && length(words, 30) < 30
}
