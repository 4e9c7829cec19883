//! Several changes one after the other: what is as many as it was may be others, and what leads to somebody stays whole wherever they go.

use super::bad_day::somebody;
use super::*;

const HALL: &str = "身边的榜样报告会主持词
各位同事：
报告会现在开始。今天有三项议程。
下面进行第一项，请总经理林知远宣布决定。
下面进行第二项，先进个人作报告。今天讲故事的一共有四位，他们当中有电工，有护士，有司机，也有刚出师的年轻人。
有人说，弧光是最亮的光。第一位走上台来的，就是跟这束光打了三十年交道的人。有请电工班长申如岳。
申师傅的手稳得很。谢谢申师傅！
病人疼不疼，先问问她的手。申师傅常说，他最怕医务室的这支针。下面有请医务室护士芮小满。
谢谢小满。前面两位守着厂区，下一位守着公路。有请车队司机丘大川。
大川，辛苦了！
听过了三位的故事，最后我们来听一个年轻人的。他进厂四年，师父正是申如岳师傅。有请钳工贝子星。
谢谢子星！
四个人，四段故事，句句都在心坎上。学申师傅的稳，学小满的细，学大川的韧，学子星的劲，汇成的就是我们的四种精神。
下面进行第三项，请青年代表路知秋宣读倡议书。
今天，林总宣布了决定，四位榜样讲了故事，知秋代表青年人发出了倡议，大家鼓了劲。
报告会到此结束。";

fn hall() -> Meeting {
    Meeting::of_script(HALL)
}

#[test]
fn what_leads_to_somebody_absent_goes_with_them_though_it_names_another() {
    let without = hall().without("芮小满");
    without.never_says("最怕医务室的这支针").never_says("先问问她的手").says("申师傅的手稳得很。");
}

#[test]
fn a_thing_that_is_taken_up_is_said_before_it() {
    let last = hall().with("申如岳", |turn| Change::Last { turn });
    last.says("有人说，弧光是最亮的光。第四位走上台来的，就是跟这束光打了三十年交道的人。有请电工班长申如岳。");
}

#[test]
fn what_tells_of_the_next_one_goes_along_when_they_change_places() {
    let swapped = hall().with("丘大川", |turn| Change::Swapped { turn });
    swapped.says("他进厂四年，师父正是申如岳师傅。有请钳工贝子星。").never_says("申如岳师傅。有请车队司机丘大川");
}

#[test]
fn those_who_are_as_many_again_may_be_others() {
    let without = hall().without("芮小满").says("三个人，三段故事").says("学大川的韧").never_says("学小满的细");
    without.doubt_of("他们当中有电工");
    let after = without.turn_of("申如岳", 0);
    let added = Change::TurnAdded { after, id: "new".into(), who: somebody("蓝守信", "焊工"), minutes: None };
    let again = without.change(added).mended();
    again.doubt_of("他们当中有电工");
    again.doubt_of("学申师傅的稳");
}

#[test]
fn a_recap_loses_what_somebody_did_in_an_item_that_is_dropped() {
    let meeting = hall();
    let (item, _) = meeting.turn_of("路知秋", 0);
    let dropped = meeting.change(Change::ItemDropped { item }).mended();
    dropped.says("四位榜样讲了故事").never_says("知秋代表青年人发出了倡议");
}

const ELDERS: &str = "村民代表会主持词
乡亲们：
今晚一共四件事：第一，会计报账；第二，说一说修桥的方案；第三，大家讨论，请三位代表先讲；第四，请村支书总结。
先办第一件事，请会计万有余报账。
接着办第二件事，请副主任葛新苗说说修桥的方案。
下面办第三件事，大家讨论。
头一个请一组代表孟老栓讲。老栓叔最有话说。
老栓叔讲得动情。下面请二组代表卜小川讲。
光有人赞成还不行，不同的话也要听。请三组代表耿秀英讲。
秀英嫂子担心的是钱。这个提醒提得好，三个人讲完，好处难处都摆到桌面上了。
三位代表都讲过了，归到一起是三条：老栓叔想留住老桥，小川想着来人，秀英嫂子怕没钱。
下面办第四件事，请村支书苗福田总结。
散会。";

#[test]
fn items_that_change_places_are_turned_to_in_their_order() {
    let meeting = Meeting::of_script(ELDERS);
    let (item, _) = meeting.turn_of("万有余", 0);
    let (after, _) = meeting.turn_of("葛新苗", 0);
    let moved = meeting.change(Change::ItemMoved { item, after }).mended();
    moved.says("先办第一件事，请副主任葛新苗").says("接着办第二件事，请会计万有余");
}

#[test]
fn an_item_that_comes_is_counted_as_the_others_are() {
    let meeting = Meeting::of_script(ELDERS);
    let (after, _) = meeting.turn_of("耿秀英", 0);
    let (id, title) = ("new".into(), "推选监督小组".to_owned());
    let who = Some(somebody("舒桂芬", "妇联主席"));
    let added = Change::ItemAdded { after, id, kind: ItemKind::Speeches, title, who, minutes: None };
    meeting.change(added).mended().says("下面办第四件事，推选监督小组。").says("下面办第五件事，请村支书苗福田总结。");
}

#[test]
fn what_takes_up_a_word_of_theirs_stays_with_them_and_lists_are_counted() {
    let without = Meeting::of_script(ELDERS).without("孟老栓");
    let without = without.says("两个人讲完").says("归到一起是两条：小川想着来人，秀英嫂子怕没钱。");
    let swapped = without.with("卜小川", |turn| Change::Swapped { turn });
    swapped.says("秀英嫂子担心的是钱。这个提醒提得好");
}

#[test]
fn whoever_is_put_behind_somebody_who_came_last_is_the_last() {
    let meeting = Meeting::of_script(ELDERS);
    let after = meeting.turn_of("耿秀英", 0);
    let added =
        Change::TurnAdded { after, id: "new".into(), who: somebody("冉金凤", "四组代表"), minutes: None };
    let last = meeting.change(added).mended().with("孟老栓", |turn| Change::Last { turn });
    last.says("最后请一组代表孟老栓讲").says("接下来，请四组代表冉金凤发言。");
}

const SCHOOL: &str = "校庆大会主持词
老师们：
大会现在开始。今天有四项内容。
下面进行第一项，请校长顾海峰致辞。
话是说了，事情怎么样，还得有人做。
下面进行第二项，讲述故事。今天有四位讲述人，四个人，四段时光。
第一位讲述人，是今年八十四岁的老人。有请原校长董世昌先生。
那三间瓦房，董老校长说是根。
接下来要上台的，是一位语文老师。有请高三年级组组长沈玉芬老师。
沈老师七次进山。董老校长守的是校园，沈老师守的是孩子，两个人守的是同一样东西。
有请校友陆志刚先生。
陆志刚校友说起一只缸子。
听完了三位前辈的讲述，最后一位讲述人是个小伙子。有请学生代表白小川同学。
谢谢小川同学！从董老校长到白小川，四位讲述人把六十年连成了一条线。
下面进行第三项，请校友会会长汪德海捐赠。
下面进行第四项，合唱校歌。
散会。";

#[test]
fn whoever_is_heard_last_of_a_round_is_the_last_of_it_whatever_looks_back_before() {
    let last = Meeting::of_script(SCHOOL).with("董世昌", |turn| Change::Last { turn });
    let script = last.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(
        place("有请学生代表白小川同学") < place("谢谢小川同学") && place("谢谢小川同学") < place("有请原校长董世昌")
    );
    // What likens the two is said when both have spoken.
    assert!(place("有请原校长董世昌") < place("董老校长守的是校园"));
    last.says("第四位讲述人，是今年八十四岁的老人。").says("下一位讲述人是个小伙子");
}

#[test]
fn what_is_told_twice_has_both_numbers_and_who_is_heard_is_counted() {
    let without = Meeting::of_script(SCHOOL).without("陆志刚");
    without.says("三个人，三段时光").says("听完了两位前辈的讲述");
}

#[test]
fn a_comment_on_somebody_is_no_comment_on_another() {
    let swapped = Meeting::of_script(SCHOOL).with("沈玉芬", |turn| Change::Swapped { turn });
    swapped.never_says("先生老师").says("是一位语文老师。有请高三年级组组长沈玉芬老师。");
}

#[test]
fn what_leads_to_an_item_that_is_dropped_is_doubted() {
    let meeting = Meeting::of_script(SCHOOL);
    let (item, _) = meeting.turn_of("董世昌", 0);
    meeting.change(Change::ItemDropped { item }).mended().doubt_of("还得有人做");
}

const FOREST: &str = "森林防火会议主持词
同志们：
现在开会。今天的会议共有三项议程。
下面，进行第一项议程，由四个乡镇作交流发言。
首先，请石门乡党委书记卓一鸣同志发言。
卓一鸣书记讲得很实在，值得大家学习。
下面，请青峰镇镇长鲍春山同志发言。
如果说石门乡靠的是人防，那么青峰镇靠的就是技防。
接下来，请柳林乡乡长费小兰同志发言。
费小兰乡长主动亮了短板。
最后，请白沙镇副书记耿大川同志发言。
耿大川同志谈的三条办法很有针对性。
四个乡镇的交流发言到此结束。
下面，进行第二项议程，请两个部门作表态发言。
先请县应急管理局局长邬长河同志发言。
邬长河局长代表应急队伍表了态，队伍、物资、预案都已到位。有了后盾，还要有准确的预报，下面请县气象局局长舒敏同志发言。
刚才两个部门的表态都很坚决。
下面，进行第三项议程，请县长陆振邦同志讲话。
散会。";

#[test]
fn what_sets_one_unit_off_against_another_is_doubted_wherever_it_has_gone() {
    let without = Meeting::of_script(FOREST).without("鲍春山").mended();
    without.doubt_of("如果说石门乡靠的是人防");
    let last = without.with("卓一鸣", |turn| Change::Last { turn }).mended();
    last.doubt_of("如果说石门乡靠的是人防");
}

#[test]
fn whoever_is_added_behind_somebody_who_came_last_speaks_behind_what_is_said_of_them() {
    let swapped = Meeting::of_script(FOREST).with("邬长河", |turn| Change::Swapped { turn }).mended();
    let after = swapped.turn_of("邬长河", 0);
    let who = somebody("臧海涛", "县公安局副局长");
    let added = swapped.change(Change::TurnAdded { after, id: "new".into(), who, minutes: None }).mended();
    let script = added.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("预案都已到位") < place("臧海涛"));
    assert!(place("臧海涛") < place("的表态都很坚决"));
}

const NURSES: &str = "最美护士报告会主持词
同志们：
报告会现在开始。今天有两项内容。
下面进行第一项，请四位最美护士作事迹报告。
第一位报告人，是重症医学科护士长江映雪。有请江映雪！
谢谢江映雪。二十年的夜班，她把门口守成了防线。接下来，有请市儿童医院护师童小禾作报告。
一声“童妈妈”，叫暖了多少家庭。下面请青石岭卫生院护士马兰花作报告。
山路弯弯，背篓沉沉，马兰花用一双脚板走遍了十七个村寨。前面三位报告人，讲的都是陪伴生命的故事，而最后一位要讲的，是怎样陪人走完最后一程。最后有请安宁疗护科护士长谢知秋。
谢谢谢知秋护士长。
下面进行第二项，请市卫生健康委员会主任龙应章同志讲话。
散会。";

#[test]
fn what_is_said_of_each_goes_along_whatever_it_counts_and_a_name_in_quotation_marks_stays() {
    let swapped = Meeting::of_script(NURSES).with("童小禾", |turn| Change::Swapped { turn });
    let swapped = swapped.never_says("“马兰花”").never_says("童小禾用一双脚板");
    let script = swapped.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("青石岭卫生院护士马兰花") < place("走遍了十七个村寨"));
    assert!(place("走遍了十七个村寨") < place("市儿童医院护师童小禾"));
    assert!(place("市儿童医院护师童小禾") < place("一声“童妈妈”"));
}
