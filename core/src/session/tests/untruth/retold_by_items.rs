//! A closing look back in a clause for each item, where an item has fallen out or come; and how newcomers are addressed among those
//! who have one form of address in the words alone.

use super::*;

const SEMINAR: &str = "教师座谈会主持词
老师们：
座谈会现在开始。今天有四项议程。
下面进行第一项议程，请工会主席水长流同志念账。
下面进行第二项议程，请教师发言。首先请城东小学教师华之秋老师发言。
“黑板擦干净了，粉笔灰还在袖口。”听了之秋老师的话，大家都很感动。接下来请城西小学教师苗春雨老师发言。
春雨老师守着一所只有六个孩子的学校。记得她的话：慢一点，再慢一点。最后请城南小学教师农立夏老师发言。
立夏老师说得好。我们要像华之秋老师那样爱学生，像苗春雨老师那样守山村，像农立夏老师那样善钻研。
下面进行第三项议程，请食堂管理员毕知味同志通报菜价。
菜价定了，明天就按新的来。
下面进行第四项议程，请校长蒙学礼同志讲话。
今天账念了，三位老师的话听了，菜价报了，蒙校长也讲了话。
散会。";

#[test]
fn a_look_back_has_a_clause_for_each_item_that_happens() {
    let meeting = Meeting::of_script(SEMINAR);
    let (turn, _) = meeting.turn_of("水长流", 0);
    let dropped = meeting.change(Change::ItemDropped { item: turn }).mended();
    assert_eq!(dropped.doubt_of("账念了").becomes, "三位老师的话听了，菜价报了，蒙校长也讲了话。");
}

#[test]
fn what_an_item_added_is_told_of_in_the_look_back() {
    let meeting = Meeting::of_script(SEMINAR);
    let (after, _) = meeting.turn_of("毕知味", 0);
    let (id, title) = ("new".into(), "宣读先进名单".to_owned());
    let added = Change::ItemAdded { after, id, kind: ItemKind::Reading, title, who: None, minutes: None };
    let doubt = meeting.change(added).mended().doubt_of("账念了");
    assert_eq!(doubt.becomes, "今天账念了，三位老师的话听了，菜价报了，宣读了先进名单，蒙校长也讲了话。");
}

#[test]
fn of_several_whom_all_are_to_be_like_the_first_goes_alone() {
    let without = Meeting::of_script(SEMINAR).without("华之秋");
    without.says("我们要像苗春雨老师那样守山村，像农立夏老师那样善钻研。");
}

#[test]
fn a_quotation_before_a_comment_goes_with_it() {
    let last = Meeting::of_script(SEMINAR).with("华之秋", |turn| Change::Last { turn });
    let script = last.script();
    let place = |words: &str| script.find(words).unwrap_or_else(|| panic!("{words} is missing in:\n{script}"));
    assert!(place("请城东小学教师华之秋老师发言") < place("“黑板擦干净了"), "{script}");
}

#[test]
fn a_newcomer_is_addressed_as_the_words_address_those_beside() {
    let by = Somebody::New { id: "new".into(), name: "桂中秋".to_owned(), office: "城北小学教师".to_owned() };
    let meeting = Meeting::of_script(SEMINAR);
    let instead = meeting.with("苗春雨", |turn| Change::Replaced { turn, by: by.clone() });
    let instead = instead.says("接下来请城北小学教师桂中秋老师发言。");
    // What she said nobody knows of the other one.
    assert_eq!(instead.doubt_of("记得她的话").was, "记得她的话：慢一点，再慢一点。");
    let meeting = Meeting::of_script(SEMINAR);
    let after = meeting.turn_of("苗春雨", 0);
    let added = Change::TurnAdded { after, id: "new".into(), who: by, minutes: None };
    meeting.change(added).mended().says("请城北小学教师桂中秋老师发言。");
}

#[test]
fn what_names_nobody_behind_the_last_turn_is_doubted_with_it() {
    let script =
        SEMINAR.replace("下面进行第三项议程，请食堂管理员毕知味同志通报菜价。\n菜价定了，明天就按新的来。", "");
    let script =
        script.replace("立夏老师说得好。我们要", "钻研课堂的那本笔记印了出来，这是好消息。感谢三位老师。我们要");
    let without = Meeting::of_script(&script).without("农立夏");
    assert_eq!(without.doubt_of("钻研课堂的").was, "钻研课堂的那本笔记印了出来，这是好消息。");
}
