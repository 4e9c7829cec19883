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

const TEACHERS: &str = "教师节表彰大会主持词
老师们、同学们：
大会现在开始。大会共有四项议程：第一项，颁奖；第二项，代表发言；第三项，听取财务工作报告和经费审查工作报告；第四项，县委书记石敬之讲话。
大会进行第一项，颁奖。今天的表彰分两批进行。首先，为“优秀教师”颁奖，请县委书记石敬之同志颁奖。
最后，为“优秀班主任”颁奖，请县长安怀义同志颁奖。
感谢石敬之书记、安怀义县长为老师们颁奖！
大会进行第二项，代表发言。首先发言的是县第一中学语文教师路青山老师，大家欢迎。
三尺讲台，一生守望。感谢路青山老师的讲述。接下来发言的是白石岭小学教师阮秀云老师。
阮老师扎根山乡多年，令人敬佩。最后，请县第一中学学生代表乔思雨同学发言。
谢谢乔思雨同学！
大会进行第三项。首先请县总工会副主席蒋秋萍同志作财务工作报告。
下面，请经费审查委员会主任骆文斌同志作经费审查工作报告。
以上两个报告请大家审议，谢谢蒋秋萍同志、骆文斌同志。
大会进行第四项，请县委书记石敬之同志讲话。
刚才，石书记的讲话饱含对教师的关怀。希望大家认真领会，化为行动。
会后，各校要像安县长要求的那样，关心每一位老师。
大会到此结束。";

#[test]
fn an_office_is_said_once_whatever_it_ends_with() {
    let by = somebody("鲁静", "县第二中学教师");
    Meeting::of_script(TEACHERS)
        .with("路青山", |turn| Change::Replaced { turn, by })
        .says("代表发言。首先发言的是县第二中学教师鲁静老师，大家欢迎。");
}

#[test]
fn a_prize_is_given_without_whoever_hands_it_out() {
    Meeting::of_script(TEACHERS)
        .without("石敬之")
        .says("今天的表彰分两批进行。首先，为“优秀教师”颁奖。")
        .says("感谢安怀义县长为老师们颁奖！");
}

#[test]
fn whoever_is_held_up_as_an_example_is_who_was_there() {
    let by = somebody("卫长河", "常务副县长");
    Meeting::of_script(TEACHERS)
        .with("安怀义", |turn| Change::Replaced { turn, by })
        .says("各校要像卫副县长要求的那样，关心每一位老师。");
}

#[test]
fn what_leads_to_thanks_goes_with_them() {
    Meeting::of_script(TEACHERS)
        .with("路青山", |turn| Change::Swapped { turn })
        .says("阮老师扎根山乡多年，令人敬佩。接下来发言的是县第一中学语文教师路青山老师，大家欢迎。")
        .says("三尺讲台，一生守望。感谢路青山老师的讲述。最后，请");
}

#[test]
fn what_was_to_be_reported_falls_out_with_who_would_have() {
    Meeting::of_script(TEACHERS)
        .without("骆文斌")
        .says("第三项，听取财务工作报告；第四项")
        .says("以上报告请大家审议，谢谢蒋秋萍同志。");
}

#[test]
fn nobody_is_asked_to_take_to_heart_what_was_not_said() {
    let meeting = Meeting::of_script(TEACHERS);
    let (item, _) = meeting.turn_of("石敬之", 1);
    meeting.change(Change::ItemDropped { item }).mended().never_says("认真领会").says("大会到此结束。");
}
