//! Words for an act that nobody is called to at once: 做好发言准备, 会后认真讨论.

use crate::import::wording::{begins, ends, has};
use std::ops::Range;

/// 请倪向东同志做好发言准备: nobody is to speak yet.
pub(super) fn is_got_ready_for(words: &str, act: Range<usize>) -> bool {
    let before = words.get(..act.start).unwrap_or_default();
    let behind = words.get(act.end..).and_then(|rest| rest.strip_prefix("准备"));
    // 做讲话准备 is read as 做…讲话, too.
    let makes =
        ends(before, "做好|作好|做|作").is_some() || words.get(act).is_some_and(|act| act.starts_with(['做', '作']));
    behind.is_some_and(|rest| begins(rest, "工作|情况").is_none()) && makes
}

/// 请各科室在周五的科务会上传达: afterwards, to others.
pub(super) fn is_passed_on(words: &str, act: Range<usize>) -> bool {
    let before = words.get(..act.start).unwrap_or_default();
    let behind = words.get(act.end..).unwrap_or_default();
    // 请先记下来，等一下请厂方回应: what comes later is for others.
    // 请秘书处文件组今晚逐条梳理，…要作好解释
    if has(before, "今晚|连夜|明天|后天|下周|本周内") && has(before, "逐条|梳理|整理|汇总|研究|修改")
    {
        return true;
    }
    if has(before, "，等一下|，等会儿|，待会儿|，稍后|，一会儿|，散会后|，会后由|，会后请")
    {
        return true;
    }
    match words.get(act) {
        Some("传达") => has(before, "例会|下周|本周|会上|会后|回去|及时|认真|逐级|迅速|尽快"),
        // 各单位回去后，将会议精神向主要领导汇报
        Some("汇报") => has(before, "回去后|会议精神|会后及时|会后向"),
        // 请各代表团会后认真讨论
        // 请各科室对照报告，把目标分下去
        // 请社法委根据康主任的报告，尽快形成专报
        Some("报告" | "方案" | "发言" | "讲话") => {
            let is_basis = has(before, "根据|按照|对照");
            ends(before, "对照|按照|根据|围绕|结合").is_some()
                || is_basis && behind.starts_with(['，', '和', '、']) && has(behind, "形成|整改|报送|制定|落实|抓好")
        }
        // 请各工区把做法写进班前会，首先讲险在哪里: what those are to do who were asked for something else.
        Some("讲" | "说" | "谈" | "先讲") => before.starts_with('各') && has(before, "把|写进|带回"),
        // 请各单位对照检查、抓好整改
        Some("对照检查") => before.starts_with('各') && has(behind, "抓好|整改|落实|改进|举一反三"),
        // 请受表彰的单位会后与办公室联系领取证书
        Some("领取" | "领奖" | "发放" | "颁发") => has(before, "会后|结束后|散会后"),
        // 请大会秘书处逐条登记、逐条答复
        Some("答复" | "解答" | "回复") => has(before, "登记|汇总|梳理|整理|记录|会后"),
        // 请各代表团在下午的分团讨论中认真审议
        Some("审议") => has(before, "会后|讨论中|讨论时|讨论会上|下午的|明天的|晚上的"),
        Some("讨论" | "学习") => {
            let later = has(before, "会后|结合实际|组织|回去") && !has(before, "现在|分组|下面");
            later || has(before, "结合下午|在下午的|在明天的|在晚上的|结合明天")
        }
        Some(_) | None => false,
    }
}
