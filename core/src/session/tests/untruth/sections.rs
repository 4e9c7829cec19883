//! A meeting in sections that are headed by their numbers, of workshops that have won a prize.

use super::*;

const SECTIONS: &str = "年终大会主持词
各位同事：
今天的大会有四个环节，分别是：总经理致辞、先进表彰、部门述职和董事长讲话。
环节一：总经理致辞
有请总经理蒙致远致辞。
环节二：先进表彰
获得“先进车间”称号的是：铸造车间、装配车间、喷涂车间。请副总经理贺一凡为先进车间颁奖。
环节三：部门述职
下面有三位负责人上台述职。首先有请铸造车间主任牛得草述职。
牛主任讲的是质量。下面我们也听听总装的声音，有请装配车间主任江海潮述职。
江主任的思路和牛主任讲的质量正好互相补充。最后有请喷涂车间主任满春生述职。
老满希望大家多提意见。从牛主任的认真，到江主任的热情，再到满主任的实在，我们看到了车间的劲头。
环节四：董事长讲话
有请董事长方圆讲话。
散会。";

#[test]
fn what_a_section_is_headed_by_follows_its_number() {
    let meeting = Meeting::of_script(SECTIONS);
    let item = meeting.turn_of("贺一凡", 0).0;
    let dropped = meeting.change(Change::ItemDropped { item }).mended();
    dropped.says("三个环节").says("环节二：部门述职").says("环节三：董事长讲话").never_says("环节四");
}

#[test]
fn a_unit_keeps_its_prize_though_nobody_speaks_for_it() {
    let without = Meeting::of_script(SECTIONS).without("牛得草");
    let without = without.says("称号的是：铸造车间、装配车间、喷涂车间。");
    without.says("从江主任的热情，再到满主任的实在").never_says("牛主任");
    Meeting::of_script(SECTIONS).without("满春生").never_says("老满");
}
