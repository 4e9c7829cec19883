//! Scripts that count what happens and tell of it once more: numbers with their parts, papers of one and of two, who comes first in the end.

use super::*;

const FORUM: &str = "全区民营经济座谈会主持词
区委副书记康怀德同志，区工商联主席路小曼同志，区发改局局长舒眉同志参加今天的座谈会。
同志们，现在开会。今天安排了三个单位作交流，两家企业、一个部门。
下面进行第一项议程，请三个单位交流。
首先请恒达公司经理米向东同志发言。
第二位发言的是宏图公司经理车小满同志。
接下来请区发改局局长舒眉同志发言。
刚才，恒达公司、宏图公司和区发改局三个单位作了交流，三位同志各有侧重，讲得都很好。米经理和车经理都谈到了用地问题。
下面进行第二项议程，请区委副书记康怀德同志讲话。
同志们，今天听取了用地情况和融资情况两个报告。再次感谢各位企业家的到来，也感谢康书记全程参加。
会后，各单位要在三天内组织职工学习康书记讲话，学习恒达公司的经验，并将情况报区工商联。
散会。";

#[test]
fn a_number_goes_with_what_makes_it_up_and_one_is_not_told_of_as_several() {
    Meeting::of_script(FORUM)
        .without("车小满")
        .says("今天安排了两个单位作交流。")
        .says("米经理谈到了用地问题。")
        .never_says("两家企业");
    Meeting::of_script(FORUM).without("舒眉").says("区委副书记康怀德同志，区工商联主席路小曼同志参加今天的座谈会。");
    Meeting::of_script(FORUM)
        .without("康怀德")
        .says("再次感谢各位企业家的到来。")
        .says("会后，各单位要在三天内组织职工学习恒达公司的经验，并将情况报区工商联。")
        .says("区工商联主席路小曼同志，区发改局局长舒眉同志参加今天的座谈会。");
}

#[test]
fn whoever_comes_first_in_the_end_is_called_so() {
    let moved = Meeting::of_script(FORUM).with("米向东", |turn| Change::Swapped { turn });
    moved.with("车小满", |turn| Change::Last { turn }).says("首先请恒达公司经理米向东同志发言。");
}

#[test]
fn of_two_who_take_the_turns_of_one_each_is_told_of_by_their_own() {
    let script = "表彰会主持词
各位老师：
大会现在开始。
第一项：颁奖。请获奖老师上台，请校长葛婉清同志为他们颁奖。
第二项：请校长葛婉清同志为大家送上寄语。
谢谢葛校长温暖的寄语。
第三项：请季老师说几句心里话。
各位老师、各位家长，感谢葛婉清校长为获奖老师颁奖。
散会。";
    let by = |id: &str, name: &str, office: &str| Somebody::New {
        id: id.into(),
        name: name.to_owned(),
        office: office.to_owned(),
    };
    for _ in 0..4 {
        let meeting = Meeting::of_script(script);
        let turns = [meeting.turn_of("葛婉清", 0), meeting.turn_of("葛婉清", 1)];
        let [first, second] = turns;
        meeting
            .change(Change::Replaced { turn: first, by: by("x", "章启明", "副校长") })
            .change(Change::Replaced { turn: second, by: by("y", "佟雪梅", "党总支书记") })
            .mended()
            .says("谢谢佟书记温暖的寄语。")
            .says("感谢章启明副校长为获奖老师颁奖。");
    }
    // 季老师 is no 老师 among others.
    Meeting::of_script(script).without("季老师").says("各位老师、各位家长");
}
