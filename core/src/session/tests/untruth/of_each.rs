//! What is told of each of those who spoke, of the others beside them, and of the order that they came in.

use super::*;

const MEETING: &str = "区政协协商座谈会主持词
各位委员：
现在开会。今天的会议有三项议程：一是委员发言；二是授旗；三是区长孟强作工作部署。
下面进行第一项，委员发言。请民盟界别委员邹水同志首先发言。
请医卫界别委员史鉴同志发言。
最后，请经济界别委员常胜同志，常委员最有发言权。
三位委员的发言我都认真听了，邹委员讲电梯、史委员讲病床、常委员讲资金，条条都切中要害。还有没有委员要补充？会后请整理三份发言材料。
下面进行第二项，授旗。请区人大主任庞贵同志向驻村工作队授旗，请区长孟强同志颁发证书。
请驻村工作队总队长贺鸣同志作表态发言。
下面进行第三项，请区长孟强同志作工作部署。
孟区长的部署目标清晰、任务明确。
各位委员，刚才，三位委员发了言，庞主任向驻村工作队授了旗，贺总队长表了态，孟区长作了部署。
感谢贺鸣总队长和全体队员的付出。再次感谢史鉴委员的指导，也感谢各位委员的到来。
散会。";

#[test]
fn what_one_of_them_spoke_of_goes_with_whoever_did_not() {
    let without = |name: &str| Meeting::of_script(MEETING).without(name);
    without("邹水").says("两位委员的发言我都认真听了，史委员讲病床、常委员讲资金，").says("两份发言材料");
    without("常胜").says("邹委员讲电梯、史委员讲病床，条条都切中要害。");
}

#[test]
fn nobody_is_asked_to_speak_where_nobody_speaks_any_more() {
    let close = |after| Change::Closed { after };
    Meeting::of_script(MEETING).with("邹水", close).never_says("还有没有");
    // What asks everybody to speak asks nobody any more, and nobody is waited for.
    let free = MEETING.replace("还有没有委员要补充？", "其他委员还有什么想说的，也可以畅所欲言。\n（自由发言）\n");
    Meeting::of_script(&free).with("邹水", close).never_says("畅所欲言").never_says("自由发言");
}

#[test]
fn whoever_is_called_last_is_not_where_another_comes_behind() {
    let who = Somebody::New { id: "he".into(), name: "何青".to_owned(), office: String::new() };
    Meeting::of_script(MEETING)
        .with("常胜", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("接下来，请经济界别委员常胜同志，常委员最有发言权。")
        .says("四份发言材料");
}

#[test]
fn what_was_done_for_a_unit_and_thanks_to_others_stay() {
    Meeting::of_script(MEETING)
        .without("贺鸣")
        .says("庞主任向驻村工作队授了旗，")
        .says("感谢全体队员的付出。")
        .never_says("贺");
    Meeting::of_script(MEETING).without("史鉴").says("感谢各位委员的到来。").never_says("也感谢");
}

#[test]
fn whoever_has_one_of_two_turns_instead_is_told_of_for_it() {
    let who = Somebody::New { id: "he".into(), name: "何青".to_owned(), office: "副区长".to_owned() };
    let steps: Vec<StepKey> = {
        let meeting = Meeting::of_script(MEETING);
        let turns =
            meeting.rundown.steps().filter(|(_, step)| step.turn.as_ref().is_some_and(|id| id.as_str() == "孟强"));
        turns.map(|(key, _)| key).collect()
    };
    let turn = steps.last().expect("he speaks").clone();
    Meeting::of_script(MEETING)
        .change(Change::Replaced { turn, by: who })
        .mended()
        .says("三是副区长何青作工作部署")
        .says("何副区长的部署目标清晰")
        .says("何副区长作了部署");
}
