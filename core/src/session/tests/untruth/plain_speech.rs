//! Villagers, nurses and employers: people counted in plain words, comments with a given name within, and what has been heard so far.

use super::*;

const VILLAGE: &str = "村民代表会主持词
各位代表：现在开会。
下面进行第一项，修路。村里先找了四个人，给大伙儿说道说道。先请施工队队长熊建设发言。
熊队长拍了胸脯，大伙儿都记着。下面请东头村民姚秀莲发言。
秀莲说得实在，门口挖两个月沟，出门是不方便。下面请西头村民廖满仓发言。
满仓说的是下雨天。最后请老支书万德昌发言。
老支书的话，分量重。
下面进行第二项，请副镇长白晓东讲话。
今天听了四个动人的故事，路的事，四个人说了。散会。";

const EMPLOYERS: &str = "座谈会主持词
各位企业家：现在开会。
下面进行第一项，企业家发言。今天安排了三位企业家发言。首先请恒达公司总经理郁金山发言。
郁总谈到用工难。下面请顺风公司总经理翁丽华发言。
刚才两位谈的都是传统产业，下面我们听听新兴产业的声音。请智行公司总经理符嘉树发言。
三位企业家的发言，站位高。部门要有所应。先请区人社局局长安小慧回应。
部门的回应很实在。最后请区金融办主任花月明回应。
下面进行第二项，请区委书记耿立新讲话。
今天从郁金山到花月明，大家都说了心里话。散会。";

const NURSES: &str = "护士节大会主持词
各位同事：现在开会。
下面进行第一项，护士分享。首先请急诊科护士长魏红英分享。
急诊室里争的是分秒。下面请新生儿科护士蒋婉婷分享。
巴掌大的孩子，在婉婷的手心里一点点长大，好几位妈妈红了眼圈。下面请手术室护士雷子豪分享。
刚才是年轻人说话，下面听听老护士怎么说。最后请呼吸科护士尹素梅分享。
护士的发言就到这里。
下面进行第二项，请院长沈柏年讲话。
散会。";

#[test]
fn people_and_what_they_tell_are_counted_in_plain_words() {
    let without = Meeting::of_script(VILLAGE).without("廖满仓");
    let without = without.says("村里先找了三个人").says("听了三个动人的故事").says("三个人说了");
    without.never_says("满仓说的");
}

#[test]
fn an_old_secretary_is_told_of_by_the_office_alone() {
    assert!(Meeting::of_script(VILLAGE).without("万德昌").doubt_of("老支书的话").was.contains("分量"));
}

#[test]
fn what_somebody_said_is_not_said_of_whoever_has_come_for_them() {
    let by = new("柏桂香", "东头村民");
    let replaced = Meeting::of_script(VILLAGE).with("姚秀莲", |turn| Change::Replaced { turn, by });
    assert!(replaced.doubt_of("门口挖两个月沟").was.contains("柏桂香"));
}

#[test]
fn what_two_of_any_sort_spoke_of_ends_no_round() {
    let more = Meeting::of_script(EMPLOYERS).with("翁丽华", |after| Change::TurnAdded {
        after,
        id: "more".into(),
        who: new("燕北辰", "新能源公司总经理"),
        minutes: None,
    });
    more.says("安排了四位企业家发言").says("四位企业家的发言，站位高");
    let last = Meeting::of_script(EMPLOYERS).with("安小慧", |turn| Change::Swapped { turn });
    assert!(last.doubt_of("从郁金山到花月明").was.contains("心里话"));
}

#[test]
fn what_leads_on_to_be_heard_stays_and_a_comment_with_a_name_within_goes() {
    let swapped = Meeting::of_script(NURSES).with("蒋婉婷", |turn| Change::Swapped { turn });
    let swapped = swapped.says("巴掌大的孩子，在婉婷的手心里一点点长大，好几位妈妈红了眼圈。刚才是年轻人说话，");
    swapped.says("刚才是年轻人说话，下面听听老护士怎么说。最后请呼吸科护士尹素梅分享。");
}

#[test]
fn a_roll_of_what_is_everybodys_is_looked_at_where_somebody_has_come() {
    let roll = NURSES
        .replace("护士的发言就到这里。", "魏红英的果断、蒋婉婷的耐心、雷子豪的细致、尹素梅的温柔，拼在一起，真好。");
    let more = Meeting::of_script(&roll).with("雷子豪", |after| Change::TurnAdded {
        after,
        id: "more".into(),
        who: new("孔令仪", "内科护士"),
        minutes: None,
    });
    assert!(more.doubt_of("魏红英的果断").was.contains("拼在一起"));
}

#[test]
fn what_came_of_the_words_of_another_one_is_looked_at() {
    let rescue = NURSES
        .replace("巴掌大的孩子，在婉婷的手心里一点点长大，好几位妈妈红了眼圈。", "谢谢蒋护士，原来守护也要苦练。");
    let by = new("卓卫东", "社区民警");
    let replaced = Meeting::of_script(&rescue).with("蒋婉婷", |turn| Change::Replaced { turn, by });
    let doubt = replaced.doubt_of("原来守护也要苦练");
    // Nobody is called 卓社区民警.
    assert!(doubt.was.contains("谢谢卓卫东同志"), "{}", doubt.was);
}

const COURT: &str = "报告会主持词
同志们：现在开会。
下面进行第一项，事迹报告。首先请法官贺长林同志报告。
贺法官守的是山水。下面请法官苏婉清同志报告。
听了婉清同志的报告，大家眼眶湿润了。下面请法官雷鸣同志报告。
雷法官说得好。最后请审判员佟玉山同志报告。
（佟玉山报告）
谢谢佟老。三十八年，三千多件案子，这就是一名老法官交出的答卷。
同志们，刚才，贺长林、苏婉清、雷鸣、佟玉山四位同志讲述了他们的故事。让我们再次以热烈的掌声向他们致敬！
（鼓掌）
下面进行第二项，请院长郑怀远同志讲话。
散会。";

#[test]
fn whoever_comes_last_is_called_behind_the_comment_on_the_one_before() {
    let last = Meeting::of_script(COURT).with("苏婉清", |turn| Change::Last { turn });
    last.says("交出的答卷。\n最后请法官苏婉清同志报告。");
}

const SITES: &str = "安全大会主持词
各位同事：现在开会。今天的大会有两项议程：第一项，五位先进个人作事迹报告；第二项，总经理讲话。
下面进行第一项，事迹报告。首先请隧道项目经理孔祥瑞报告。
孔经理靠唠叨。下面请花园项目经理涂丽娟报告。
孔经理靠唠叨，涂经理靠积分，各有各的高招。下面请立交项目经理郝大路报告。
如果说郝大路守的是桥，那么下面这位守的就是电。有请机电项目总工袁博报告。
袁总工和前面三位经理不同，他讲技术。最后请钢筋班班长刘二喜报告。
以上五个项目的经验，就是一句话：用心。五场报告，句句动人。
下面进行第二项，请总经理方圆讲话。
散会。";

#[test]
fn reports_and_projects_are_as_many_as_report() {
    let without = Meeting::of_script(SITES).without("涂丽娟");
    let without = without.says("四位先进个人作事迹报告").says("以上四个项目的经验").says("四场报告，句句动人");
    without.says("袁总工和前面两位经理不同");
}

#[test]
fn who_comes_later_is_not_told_of_and_one_half_of_a_sentence_not_said() {
    // What likens the two is said when both have spoken.
    let last = Meeting::of_script(SITES).with("孔祥瑞", |turn| Change::Last { turn });
    let script = last.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("孔经理靠") > place("隧道项目经理孔祥瑞"), "{script}");
    Meeting::of_script(SITES).without("郝大路").never_says("那么下面这位");
}
