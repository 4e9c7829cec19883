//! A festival at a school and neighbours who come to terms: speakers told by what they are, by nicknames and by how many have spoken.

use super::*;

const FESTIVAL: &str = "读书节开幕式主持词
同学们：
今天的开幕式有两个环节。
第一个环节：分享读书故事。今天有五位分享人，他们有的刚上一年级，有的教了三十年书。我们先从年纪最小的开始。有请一年级学生乐小米同学。
小米的声音真响亮！她今年才七岁，大家给她鼓鼓掌！
（鼓掌）
下面这位是“小博士”，有请三年级学生贝子轩同学。
子轩讲的霸王龙，我也是第一次听说。刚才两位同学讲的是自己怎么读，接下来这位讲的是全家怎么读。有请五年级学生路嘉禾同学。
三位同学都讲得这么好，老师们坐不住了。有请语文教师庄晓棠老师。
庄老师讲的是过去。最后有请家长代表车大勇先生。
谢谢车爸爸，您的故事让我们很感动。五位分享人，五个故事，小米的奶奶、子轩的恐龙、嘉禾的书墙、庄老师的煤油灯，还有车爸爸的电动车，大家都记住了吗？
第二个环节：校长讲话。有请校长宋雅琴讲话。
今天，我们听了三位同学、一位老师和一位家长的读书故事。散会。";

const NEIGHBOURS: &str = "居民议事会主持词
各位邻居：现在开会。
下面进行第一项，请电梯公司工程师仇一帆同志介绍方案。
下面进行第二项，居民发言。今天有四位代表发言，咱们从高楼层往低楼层说。先请六楼居民佟建业同志发言。
建业说得实在。下面请五楼居民甄玉珍同志发言。
跟建业比，玉珍大姐想得更细。下面请四楼居民车连成同志发言。
前面三位都是赞成的，也要听听不同意见。最后是一楼的。请一楼居民苗德顺同志发言。
三位赞成，一位担心，比上次强多了。
下面进行第三项，请社区书记邬桂芳同志讲话。
今天仇工讲了方案，建业、玉珍大姐、老车、老苗四位代表说了心里话。散会。";

#[test]
fn what_is_said_of_somebody_in_a_step_of_its_own_goes_where_they_go() {
    let last = Meeting::of_script(FESTIVAL).with("乐小米", |turn| Change::Last { turn });
    let last = last.says("有请一年级学生乐小米同学。\n小米的声音真响亮！她今年才七岁，大家给她鼓鼓掌！");
    assert!(last.doubt_of("从年纪最小的").was.contains("开始"));
    // Of pupils of whom the youngest still comes first nothing is otherwise.
    Meeting::of_script(FESTIVAL).with("贝子轩", |turn| Change::Swapped { turn }).doubts_nothing_of("从年纪最小的");
}

#[test]
fn as_many_as_have_spoken_by_then_are_counted_of_all_and_of_a_kind() {
    let more = Meeting::of_script(FESTIVAL).with("贝子轩", |after| Change::TurnAdded {
        after,
        id: "more".into(),
        who: new("储星野", "六年级学生"),
        minutes: None,
    });
    let more = more.says("四位同学都讲得这么好").says("听了四位同学、一位老师和一位家长的读书故事");
    // What whoever has come tells of nobody knows.
    assert!(more.doubt_of("刚才两位同学讲的是").was.contains("全家怎么读"));
    Meeting::of_script(FESTIVAL).without("车大勇").says("听了三位同学和一位老师的读书故事");
}

#[test]
fn a_nickname_is_somebody() {
    Meeting::of_script(FESTIVAL).without("车大勇").never_says("车爸爸").says("庄老师的煤油灯，大家都记住了吗");
    Meeting::of_script(NEIGHBOURS).without("苗德顺").says("建业、玉珍大姐、老车三位代表");
    Meeting::of_script(NEIGHBOURS).without("仇一帆").never_says("仇工讲了方案");
}

#[test]
fn what_each_of_all_is_by_a_feature_is_doubted_where_one_is_missing() {
    let without = Meeting::of_script(FESTIVAL).without("乐小米");
    assert!(without.doubt_of("有的刚上一年级").was.contains("教了三十年书"));
    Meeting::of_script(FESTIVAL).with("贝子轩", |turn| Change::Swapped { turn }).doubts_nothing_of("有的刚上一年级");
}

#[test]
fn the_last_two_told_one_by_one_are_left_alone_where_only_others_have_changed() {
    const VISITORS: &str = "新老员工座谈会主持词
同志们：现在开会。
第一项，请五位同志发言。先请老钳工代表邱立本同志发言。
谢谢邱立本同志。下面请新员工代表阮小禾同志发言。
一位说守，一位说闯，都说到了点子上。下面请女工代表常玉蓉同志发言。
谢谢常玉蓉同志。接下来的同志，一位干了一辈子，一位带着二十个人。下面请劳模代表佘长河同志发言。
谢谢佘长河同志。最后请班组代表卜世安同志发言。
第二项，请厂长辛志远讲话。
散会。";
    let told = "一位说守，一位说闯";
    let to_come = "一位干了一辈子";
    let meeting = || Meeting::of_script(VISITORS);
    meeting().without("佘长河").doubts_nothing_of(told);
    let replaced =
        |name| meeting().with(name, |turn| Change::Replaced { turn, by: new("单雪莹", "质检员代表") });
    assert!(replaced("卜世安").doubt_of(to_come).was.contains("接下来的同志"));
    meeting().with("佘长河", |turn| Change::Swapped { turn }).doubts_nothing_of(told);
    for missing in ["邱立本", "阮小禾"] {
        assert!(meeting().without(missing).doubt_of(told).was.contains("点子"), "{missing}");
    }
    let last = meeting().with("邱立本", |turn| Change::Last { turn });
    assert!(last.doubt_of(told).was.contains("点子"));
    assert!(replaced("邱立本").doubt_of(told).was.contains("点子"));
}

#[test]
fn an_order_told_by_what_people_are_and_one_beside_another_is_looked_at() {
    let swapped = Meeting::of_script(NEIGHBOURS).with("佟建业", |turn| Change::Swapped { turn });
    assert!(swapped.doubt_of("从高楼层往低楼层").was.contains("四位代表"));
    // Not before both have spoken, nor where one of them does not.
    swapped.says("建业说得实在。跟建业比，玉珍大姐想得更细。");
    Meeting::of_script(NEIGHBOURS).without("佟建业").never_says("跟建业比");
    let last = Meeting::of_script(NEIGHBOURS).with("车连成", |turn| Change::Swapped { turn });
    assert!(last.doubt_of("最后是一楼的").was.contains("一楼"));
    Meeting::of_script(NEIGHBOURS).without("苗德顺").doubts_nothing_of("从高楼层");
}

#[test]
fn what_somebody_thinks_who_has_come_for_another_one_nobody_knows() {
    let by = new("郝广田", "五楼居民");
    let replaced = Meeting::of_script(NEIGHBOURS).with("甄玉珍", |turn| Change::Replaced { turn, by: by.clone() });
    assert!(replaced.doubt_of("前面三位都是赞成的").was.contains("不同意见"));
    assert!(replaced.doubt_of("三位赞成，一位担心").was.contains("比上次"));
    let by = new("郝广田", "一楼居民");
    // Before they have spoken nothing is told of them.
    let replaced = Meeting::of_script(NEIGHBOURS).with("苗德顺", |turn| Change::Replaced { turn, by });
    replaced.doubts_nothing_of("前面三位都是赞成的");
}
