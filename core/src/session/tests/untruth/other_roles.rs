//! Whoever does not speak may be something else besides: a winner, a candidate, somebody called in another item. That stays true.

use super::bad_day::somebody;
use super::*;
use crate::agenda::StepId;

const ASSEMBLY: &str = "柳河社区居民代表大会主持词
各位代表：
现在开会。
下面进行第一项议程，表彰先进。获奖者是：柳溪小组沙玉芬、松园小组冷长顺。请居委会副主任卜爱莲同志宣读决定。
下面进行第二项议程，补选委员。候选人两名，分别是池海涛、宫丽娟。
首先请网格员池海涛同志发言。
下面请志愿服务队队长宫丽娟同志发言。
两位候选人都讲完了，现在开始投票。
下面进行第三项议程，审议改造事项。先请卜爱莲副主任说明方案，再请代表发言。
第一位，请柳溪小组代表沙玉芬大姐发言。
谢谢沙大姐，意见提得很中肯。第二位，请松园小组代表冷长顺同志发言。
冷师傅的建议我们记下了。第三位，请梅园小组代表房美云老师发言。
刚才三位代表谈了看法，沙大姐和房老师都赞成尽快开工。现在表决，同意的请举手。
请放下。通过。请总监票人谈建业同志宣布结果。
下面进行第四项，也是最后一项：有请街道办事处主任阎立平同志讲话。
刚才，阎主任作了讲话，从三个方面提出了要求，我们要认真领会，抓好落实。
三位居民代表作了发言，感谢谈建业、麻小红、车永胜三位同志的辛勤工作！
散会。";

#[test]
fn prizes_and_candidacies_are_theirs_who_do_not_speak() {
    Meeting::of_script(ASSEMBLY)
        .without("沙玉芬")
        .says("获奖者是：柳溪小组沙玉芬、松园小组冷长顺。")
        .says("房老师赞成尽快开工。")
        .says("两位居民代表作了发言");
    Meeting::of_script(ASSEMBLY).without("池海涛").says("候选人两名，分别是池海涛、宫丽娟。").says("一位候选人讲完了");
}

#[test]
fn thanks_before_a_vote_are_said_before_it() {
    Meeting::of_script(ASSEMBLY).without("房美云").says(
        "冷师傅的建议我们记下了。\n刚才两位代表谈了看法，沙大姐赞成尽快开工。现在表决，同意的请举手。\n请放下。通过。",
    );
    let after = |turn: StepKey| Change::TurnAdded {
        after: turn,
        id: StepId::from("new"),
        who: somebody("厉平", "竹园小组代表"),
        minutes: None,
    };
    Meeting::of_script(ASSEMBLY)
        .without("房美云")
        .with("冷长顺", after)
        .says("请竹园小组代表厉平同志发言。")
        .says("刚才三位代表谈了看法，沙大姐赞成尽快开工。现在表决");
}

#[test]
fn a_recess_comes_behind_the_thanks() {
    let recess = |after: StepKey| Change::Recess { after, id: StepId::from("pause"), minutes: 10 };
    Meeting::of_script(ASSEMBLY).with("沙玉芬", recess).says("谢谢沙大姐，意见提得很中肯。\n现在休会10分钟。");
}

#[test]
fn whoever_is_called_in_another_item_still_is_when_one_falls_out() {
    let meeting = Meeting::of_script(ASSEMBLY);
    let (item, _) = meeting.turn_of("卜爱莲", 0);
    meeting
        .change(Change::ItemDropped { item })
        .mended()
        .says("先请卜爱莲副主任说明方案，再请代表发言。")
        .says("下面进行第三项，也是最后一项：有请街道办事处主任阎立平同志讲话。");
}

#[test]
fn whoever_took_a_turn_and_is_absent_then_is_named_nowhere() {
    let by = somebody("罗成林", "街道党工委书记");
    Meeting::of_script(ASSEMBLY)
        .with("阎立平", |turn| Change::Replaced { turn, by })
        .without("罗成林")
        .never_says("罗")
        .never_says("认真领会");
}

#[test]
fn a_row_of_names_that_nobody_knows_is_counted_anew() {
    let by = somebody("麻小红", "监票人");
    Meeting::of_script(ASSEMBLY)
        .with("谈建业", |turn| Change::Replaced { turn, by })
        .says("感谢麻小红、车永胜两位同志的辛勤工作！");
}
