//! Where the words for a person end: before how, where and for whom something is done, and never within a name.

use super::super::lexicon::{self, OFFICES};
use super::super::wording::{begins, ends, first, length, trim};
use super::{is_complete, name, nameless, split};
use crate::chinese::clauses::first_clause;
use crate::chinese::is_han;
use crate::chinese::surname::is_common;

/// Without how, where and for whom it is done, as far as what is left names somebody.
pub(super) fn without_tail(words: &str) -> &str {
    const TAILS: &str = "亲手|带组员|带队员|带学员|带同学们|跟|分两批|分三批|分批|上场|出场|闪亮登场|组织|安排|分组|陪同|协助|上台|登台|上来|上主席台|到主席台|到台上|走上|上前|到前台|起立|为我们|为大家|给大家|给我们|向大会|向大家|\
        代表|就|对|根据|依次|分别|代为|接着|先后|逐一|逐项|逐条|逐个|一一|逐点|逐题|轮流|按|以|用|简要|进行|带领|从|结合|围绕|在|再|先|来|\
        照着|对照|拿着|共同|一起|一同|集体|继续|为|给|作为|也|亲自|替|向|将|把|率|现场|正式|宣|谈|讲|带来|作|做|开始|移步|\
        到|下来|同时|及时|当众|负责|与|和|带着|并|每人|，|：|说|具体|发表|简单|提出|提|致|各说|各讲|各谈|领读|领誓|领学|\
        领唱|领跑|领奖|担任|即席|首先|最后|第一个|第一位|头一个|带头|当场|当面|一并|集中|统一|重点|专门|专题|随后|\
        然后|再次|全面|详细|扼要|深入|受";
    let mut at = 0;
    while let Some((cut, tail)) = first(words.get(at..).unwrap_or_default(), TAILS) {
        let before = trim(words.get(..at + cut).unwrap_or_default()).trim_end_matches(['，', ',']);
        let quoted = before.matches('“').count() > before.matches('”').count()
            || before.matches('（').count() > before.matches('）').count();
        let behind = words.get(at + cut + tail.len()..).unwrap_or_default();
        let other = match tail {
            "代表" => {
                let office = words.get(..at + cut + tail.len()).and_then(|words| ends(words, OFFICES));
                office.is_some_and(|office| office.len() > tail.len()) && !speaks_for(before, behind)
            }
            "继续" => behind.starts_with("教育"),
            // 人社局就业创业指导中心主任, 对外联络处
            "就" => begins(behind, "业|医|诊|读|学|餐").is_some(),
            "对" => begins(behind, "外|口|台办").is_some(),
            // 三八红旗集体代表
            "集体" => begins(behind, "代表|负责人|的|和|、").is_some(),
            "负责" => begins(behind, "人|同志|的").is_some(),
            // 党群工作部部长, 合作社理事长
            "作" => {
                words.get(..at + cut).is_some_and(|before| before.ends_with(['工', '合', '协']))
                    || begins(behind, "家|者|战|业|协").is_some()
            }
            // 讲师, 讲解员
            "讲" => begins(behind, "师|解员|席|习所").is_some(),
            // 信用社主任, 公用事业局
            "用" => begins(
                behind,
                "社|事业|设备|品|户|工程|水户|水合作|水协会|电管理|电科|工管理|工单位|人单位|地管理|地科",
            )
            .is_some(),
            // 县政协提案委主任, 沙吾提、古丽·买买提
            "提" => begins(behind, "案|名|、").is_some(),
            // 市委宣传部副部长
            "宣" => begins(behind, "传|教|讲员|讲团").is_some(),
            // 局长王小米受县政府委托, and 受贿, 受表彰的.
            "受" => !first_clause(behind).contains("委托"),
            "一同" => behind.starts_with('志'),
            // 语文组组长向秀英老师
            "向" => ends(words.get(..at + cut).unwrap_or_default(), OFFICES).is_some() && is_addressed_soon(behind),
            // 左岸先生、闻一鸣先生
            "先" => behind.starts_with('生'),
            // 项目所在的村
            "在" => behind.starts_with("的"),
            "组织" => begins(behind, "管理|一|二|三|四|股|部|处|科|委|员|局|机构|人事|单位|同志|的").is_some(),
            _ => false,
        };
        if quoted || other || in_name(words, at + cut, tail) {
            at += cut + tail.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let complete = match tail {
            "代表" | "与" | "和" | "，" | "以" | "就" | "来" | "对" | "先" | "向" | "将" | "说" | "从" | "再"
            | "在" | "提" | "领" | "致" | "为" | "到" | "用" | "给" | "也" | "按" | "讲" | "谈" | "作" | "做"
            | "并" | "率" | "宣" | "把" | "跟" => {
                let last = split(before).last().copied().unwrap_or_default();
                let person = name::read(last).is_some_and(|person| person.is_sure());
                let behind = words.get(at + cut + tail.len()..).unwrap_or_default();
                match tail {
                    "代表" => {
                        // 请魏梦晨代表全校同学发言
                        const WHOM: &str = "处里|局里|院里|所里|班里|组里|家里|队里|厂里|公司|单位|村里|大家|咱|全|我|本|受|新|各|广大|同学|家属";
                        let is_for_all = begins(behind, WHOM).is_some() && name::read(last).is_some();
                        // 四个班的班长代表本班到墙上签名
                        let of_own = begins(behind, "本班|本组|本单位|本部门|本队|本村|本支部").is_some();
                        let is_for_all = is_for_all || speaks_for(before, behind) || of_own && is_complete(before);
                        (person || is_for_all || nameless(before, 0).is_some()) && !behind.is_empty()
                    }
                    "与" | "和" => false,
                    // 部长***同志，副县长宗小满同志为他们颁奖: they go on behind the comma.
                    "，" => {
                        person
                            && !split(without_tail(first_clause(behind)))
                                .into_iter()
                                .any(|next| name::read(next).is_some())
                    }
                    _ => person || is_complete(before),
                }
            }
            // 专题部门, 县集中供热公司: words that are in what units are called, too.
            "集中" | "统一" | "重点" | "专门" | "专题" | "全面" | "深入" | "详细" | "第一个" | "第一位" =>
            {
                let last = split(before).last().copied().unwrap_or_default();
                name::read(last).is_some_and(|person| person.is_sure())
            }
            _ => is_complete(before),
        };
        if complete {
            return before.trim_end_matches(['，', ',', ' ', '、']);
        }
        at += cut + tail.chars().next().map_or(1, char::len_utf8);
    }
    words.trim_end_matches(['，', ',', ' ', '：', ':'])
}

/// 数控2402班郎悦同学代表订单班学生: somebody by name, and for whom they speak.
fn speaks_for(before: &str, behind: &str) -> bool {
    let last = split(before).last().copied().unwrap_or_default();
    let is_one = |one: name::Person<'_>| one.name.chars().count() > 1 && one.address.is_some();
    behind.starts_with(is_han) && name::read(last).is_some_and(is_one)
}

/// 秀英老师, behind the surname.
fn is_addressed_soon(words: &str) -> bool {
    const ADDRESSES: &str = "老师|同志|先生|女士|同学";
    // 书记向全体同志: whom something is said to.
    const ALL: &str = "全体|全场|各|大家|广大|两|几|所有|我|你|您|他|她|老|新|在";
    let is_given = |name: &str| (1..=2).contains(&length(name, 4)) && begins(name, ALL).is_none();
    first(words, ADDRESSES).is_some_and(|(at, _)| is_given(words.get(..at).unwrap_or_default()))
}

/// 吐尔逊·和加, 艾来提·吾甫尔, 古丽·买买提主任: whether a word is one of the characters of a name in several parts.
fn in_foreign_name(words: &str, at: usize, tail: &str) -> bool {
    let before = words.get(..at).unwrap_or_default();
    let behind = words.get(at + tail.len()..).unwrap_or_default();
    let next_dot = behind.find(name::DOTS).and_then(|dot| behind.get(..dot));
    let is_inside = before.ends_with(name::DOTS)
        || matches!(tail, "提" | "来" | "也" | "以")
            && next_dot.is_some_and(|part| length(part, 3) <= 2 && part.chars().all(is_han));
    is_inside || ends_foreign_name(before, tail, behind)
}

/// 古丽·买买提同志, 古丽·买买提主任, 古丽·买买提就: whether a word belongs to the last part of such a name, which ends at the form
/// of address, or with the words; one with 提 in it, which joins and calls nobody, at an office and before another word too.
fn ends_foreign_name(before: &str, tail: &str, behind: &str) -> bool {
    const VERBS: &str = "出|交|问|请|供|醒|意见|建议|议|几|一|两|三";
    const GOES_ON: &str = "就|代表|为|作|做|给|对|向|从|先|围绕|结合|上台|登台|，|、|和|与";
    if !matches!(tail, "提" | "来" | "和" | "也" | "以") || begins(behind, VERBS).is_some() {
        return false;
    }
    let is_han_part = |part: &str| part.chars().all(|c| is_han(c) || name::DOTS.contains(&c));
    let office = if tail == "提" { first(behind, OFFICES).map(|(end, _)| end) } else { None };
    let end = name::first_address(behind).into_iter().chain(office).min();
    let goes_on = behind.is_empty()
        || tail == "提" && begins(behind, GOES_ON).is_some()
        || end.and_then(|end| behind.get(..end)).is_some_and(is_han_part);
    let part = before.rsplit_once(name::DOTS).map(|(_, part)| part);
    goes_on && part.is_some_and(|part| part.chars().all(is_han) && name::first_address(part).is_none())
}

/// 副校长从志东同志, 党支部书记谈德馨同志: a word that is the surname of whoever holds the office, and not a word before
/// somebody else's name, as in 书记向李明同志.
fn is_surname(words: &str, at: usize, tail: &str) -> bool {
    let (before, rest) = (words.get(..at).unwrap_or_default(), words.get(at..).unwrap_or_default());
    /// What is spoken of.
    const MATTERS: &str = "看法|想法|体会|感受|感想|意见|认识|打算|思路|经验|收获|做法|情况|建议|问题|工作|心得|变化";
    /// To whom something is told or given.
    const WHOM: &str = "大|各|全|广|与|在|我|本|社|群|学|获|受|来|新|老|组|党|县|市|区|镇|乡|村|上|下|前|后|台|主|代|选|观|听|先|烈|英";
    const BODIES: [char; 34] = [
        '校', '县', '区', '市', '镇', '村', '会', '家', '位', '员', '生', '众', '友', '长', '社', '院', '局', '队',
        '部', '司', '组', '们', '民', '委', '府', '厂', '班', '团', '乡', '里', '我', '站', '士', '碑',
    ];
    if !matches!(tail, "从" | "谈" | "宣" | "向" | "来" | "和" | "先" | "讲" | "与" | "到")
        || ends(before, OFFICES).is_none()
    {
        return false;
    }
    // 项目经理向东升给大家
    const BEHIND: &str = "给|为|就|来|从|作|做|跟|同|先";
    let rest =
        if tail == "向" { first(rest, BEHIND).and_then(|(at, _)| rest.get(..at)).unwrap_or(rest) } else { rest };
    // 主委谈雅琴, who is addressed by nothing and named by all that is left.
    // 项目经理向东升 is, too, and 书记向县委 is not, nor 书记向学校.
    let is_given = || {
        let given = rest.get(tail.len()..).unwrap_or_default();
        tail == "向" && begins(given, WHOM).is_none() && !given.ends_with(BODIES)
    };
    // 请几位代表谈看法 calls nobody 谈.
    let is_told = || begins(rest.get(tail.len()..).unwrap_or_default(), MATTERS).is_some();
    let is_all = (matches!(tail, "谈" | "宣") && !is_told() || is_given()) && (2..=3).contains(&length(rest, 4));
    let end = name::first_address(rest).or_else(|| is_all.then_some(rest.len()));
    let Some(name) = end.and_then(|end| rest.get(..end)) else { return false };
    let given = name.get(tail.len()..).unwrap_or_default();
    (1..=2).contains(&length(given, 3))
        && given.chars().all(is_han)
        && (matches!(tail, "谈" | "讲" | "宣")
            || lexicon::surname_at(given).is_none_or(|bytes| bytes >= given.len())
            // 局长向卫东同志 is called 向, and in 书记向李明同志 somebody else is 李.
            || tail == "向" && begins(given, "全体|各|广大|大家|我们").is_none() && given.chars().next().is_some_and(|c| !is_common(c)))
}

/// 特邀界别边向东委员: a word in the middle of a name, by what stands behind it.
fn is_middle(words: &str, at: usize, tail: &str) -> bool {
    let behind = words.get(at + tail.len()..).unwrap_or_default();
    let Some(next) = behind.chars().next().filter(|c| is_han(*c)) else { return false };
    let end = at + tail.len() + next.len_utf8();
    let rest = words.get(end..).unwrap_or_default();
    // 副院长宁致远共同揭牌, and no 宁院长致辞.
    const SAID: &str = "辞|词|谢|欢|开|闭|答|贺|悼|敬|祝|颁|献|结|大会|以";
    let is_given = tail == "致" && begins(behind, SAID).is_none();
    let ends_there = rest.is_empty() && tail == "以"
        || is_given
        || rest.starts_with('、')
        || begins(rest, "同志|先生|女士|老师|教授").is_some()
        || begins(rest, OFFICES).is_some_and(|office| office.len() == rest.len());
    let last = |end: usize| split(words.get(..end).unwrap_or_default()).last().copied().unwrap_or_default();
    ends_there && name::weight(last(end)) > name::weight(last(at))
}

/// 匡喜来, 彭家和: a word that is the last character of the name.
fn in_name(words: &str, at: usize, tail: &str) -> bool {
    let Some(longer) = words.get(..at + tail.len()).filter(|_| tail.chars().count() == 1) else { return false };
    if in_foreign_name(words, at, tail) || is_surname(words, at, tail) {
        return true;
    }
    let behind = words.get(at + tail.len()..).unwrap_or_default();
    // 主任尚可为、副总裁龚平: the next one follows.
    let another = behind.starts_with('、') && name::weight(split(longer).last().copied().unwrap_or_default()) > 0;
    if another {
        return true;
    }
    let last = split(longer).last().copied().unwrap_or_default();
    let shorter = split(words.get(..at).unwrap_or_default()).last().copied().unwrap_or_default();
    if is_middle(words, at, tail) {
        return true;
    }
    // 物业主任王强先把方案给大家讲讲: they are the first to.
    let adverb = begins(behind, "把|给|来|作|为|就|上台").is_some() || behind.is_empty() && name::weight(shorter) > 0;
    if tail == "先" && adverb {
        return false;
    }
    let ends_there = behind.is_empty()
        || begins(behind, "同志|先生|女士|把|给|来|上台|代表|为|作|做|就|教授|老师").is_some()
        || begins(behind, "主席|局长|书记|县长|市长|镇长|乡长|区长|部长|校长|院长|主任|经理|会长").is_some();
    ends_there && name::weight(last) > name::weight(shorter)
}
