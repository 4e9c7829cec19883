//! What empty lines between the sections of a script say of its items, and hosts who are known by names of their own.

use lectern_core::agenda::ItemKind;
use lectern_core::import::{Document, Draft, Paragraph, Role, read};

/// A document of plain lines, each of which knows whether it stands behind an empty one.
pub(super) fn document(text: &str) -> Document {
    let mut spaced = false;
    let mut paragraphs = Vec::new();
    for line in text.lines() {
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph { spaced, ..Paragraph::plain(line) });
        }
        spaced = line.trim().is_empty();
    }
    Document { paragraphs }
}

/// The first characters of every item behind the opening.
pub(super) fn starts(draft: &Draft) -> Vec<String> {
    let items = draft.pieces.iter().filter(|piece| piece.item.is_some()).skip(1);
    items.map(|piece| draft.words(&piece.range).chars().take(4).collect()).collect()
}

const LAUNCH: &str = "同志们：
大家上午好！今天，新的阅览室启用了。

有一间屋子，点亮了许多夜晚。
下面，请馆长林知远先生介绍情况。
（介绍）

书是怎么写成的，写书的人最清楚。请作家游方舟老师谈谈她的书。
（谈）

一本书好不好，还要听听读者怎么说。请读者代表苏晚晴女士谈谈她的感受。
（谈）

夜深了，灯还亮着。
启用仪式到此结束，谢谢大家！";

#[test]
fn sections_begin_the_items_of_a_script_that_numbers_none() {
    assert_eq!(starts(&read(&document(LAUNCH))), ["有一间屋", "书是怎么", "一本书好", "夜深了，"]);
}

#[test]
fn an_empty_line_between_any_two_lines_parts_nothing() {
    let spread = LAUNCH.replace("\n\n", "\n").replace('\n', "\n\n");
    let plain = LAUNCH.replace("\n\n", "\n");
    assert_eq!(starts(&read(&document(&spread))), starts(&read(&document(&plain))));
}

#[test]
fn those_whom_an_item_announces_are_its_speakers_whatever_parts_them() {
    let text = "同志们：
现在开会。会议有两项议程。

第一项，请三位同志发言。

请馆长林知远同志发言。
（发言）

请作家游方舟同志发言。
（发言）

请局长苏晚晴同志发言。
（发言）

第二项，请县长温如玉同志讲话。
（讲话）

散会。";
    assert_eq!(starts(&read(&document(text))), ["第一项，", "第二项，", "散会。"]);
}

#[test]
fn hosts_by_names_of_their_own_say_lines_and_are_nobody_who_is_called() {
    let named = "豆豆：亲爱的小朋友们，
芽芽：各位爸爸妈妈，大家好！
豆豆：今天，毕业典礼开始啦！
芽芽：首先，请园长林知远老师讲话。
（讲话）
豆豆：下面，请大班的小朋友表演。
（表演）
芽芽：典礼到此结束，再见！";
    let by_letters = named.replace("豆豆", "甲").replace("芽芽", "乙");
    let [named, by_letters] = [named, by_letters.as_str()].map(|text| read(&document(text)));
    let speakers = |draft: &Draft| draft.pieces.iter().filter(|piece| piece.call.is_some()).count();
    assert_eq!(starts(&named).len(), starts(&by_letters).len());
    // The head of the kindergarten, and the children who perform.
    assert_eq!((speakers(&named), speakers(&by_letters)), (2, 2));
    // What is written stays.
    assert!(named.text.contains("豆豆：下面"));
}

const CAPTIONED: &str = "各位来宾：
大家好！

【入场】
现在，请各代表队入场！
【奏乐，代表队依次入场】

【宣誓】
下面进行宣誓。请协会秘书长卓文彬上台宣誓。
【卓文彬宣誓】
他们的誓言铿锵有力。

【讲话】
下面请副市长龙见秋同志讲话。
【龙见秋讲话】

【结束】
开幕式到此结束！";

#[test]
fn brackets_over_a_section_are_a_title_and_those_within_it_tell_what_happens() {
    let draft = read(&document(CAPTIONED));
    assert_eq!(starts(&draft), ["【入场】", "【宣誓】", "【讲话】", "【结束】"]);
    let waits = draft.pieces.iter().filter(|piece| piece.wait.is_some()).count();
    assert_eq!(waits, 3, "what stands over the next item tells of no silence before it");
    let joined = CAPTIONED.replace("\n\n", "\n");
    assert!(!starts(&read(&document(&joined))).contains(&"【宣誓】".to_owned()), "nothing parts sections there");
}

#[test]
fn a_title_between_two_rules_begins_an_item_and_the_rules_are_nothing() {
    let text = "————\n09:00 开场\n————\n各位来宾：\n大家好！\n\n————\n09:08　板块一　嘉宾致辞\n————\n有请副市长龙见秋先生致辞。\n［致辞］\n\n\
        ————\n09:30　板块二　项目签约\n————\n第一个项目，有请卓文彬先生上台签约。\n［签约］\n第二个项目，有请莫问先生上台签约。\n［签约］\n\n\
        ————\n09:50　结束\n————\n论坛到此结束。";
    let draft = read(&document(text));
    assert_eq!(starts(&draft), ["09:0", "09:3", "09:5"]);
    let rules = draft.pieces.iter().filter(|piece| draft.words(&piece.range).starts_with('—'));
    assert!(rules.into_iter().all(|piece| piece.wait.is_none() && piece.item.is_none()));
}

#[test]
fn lines_behind_one_mark_are_titles_where_there_are_several() {
    let text = "◆ 开场\n各位来宾：\n大家好！\n\n◆ 致辞\n请副市长龙见秋同志致辞。\n（致辞）\n\n◆ 看\n请大家观看短片。\n（放映）\n\n\
        ◆ 尾声\n改善没有终点，只有下一个起点。请各圈把报告书发到邮箱。";
    let draft = read(&document(text));
    assert_eq!(starts(&draft), ["◆ 致辞", "◆ 看", "◆ 尾声"]);
    let mut kinds = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind);
    assert_eq!(kinds.next_back(), Some(ItemKind::Closing));
}

#[test]
fn what_is_called_for_under_such_a_title_is_of_its_item() {
    let text = CAPTIONED.replace(
        "【讲话】",
        "【表彰】\n请主任危玉兰宣读表彰决定。\n（宣读）\n请获奖者上台，请书记耿直同志为他们颁奖！\n（颁奖）\n\n【讲话】",
    );
    assert_eq!(starts(&read(&document(&text))), ["【入场】", "【宣誓】", "【表彰】", "【讲话】", "【结束】"]);
}

#[test]
fn every_number_of_a_show_is_an_item_and_thanks_are_of_the_one_before() {
    let text = "男：各位来宾，大家晚上好！\n女：欢迎大家。\n男：请欣赏开场舞《破晓》，表演者：舞蹈队。\n女：下面请校长卞若谷先生致辞。\n\
        男：谢谢卞校长。“做学生也是一辈子的事”，说得真好。\n女：台上讲台，台下灯火。请欣赏诗朗诵《粉笔》，表演者：语文组。\n\
        男：教室里有书声，也有笑声。请欣赏小品《后排》，表演者：话剧社。\n女：晚会到此结束。";
    assert_eq!(starts(&read(&document(text))), ["男：请欣", "女：下面", "女：台上", "男：教室", "女：晚会"]);
}

#[test]
fn what_a_play_does_on_its_stage_is_not_said() {
    let text = "女：各位来宾，大家好！\n△8:58　礼仪引导嘉宾入席\n男：有请总院长桑弘毅先生致辞。\n△桑弘毅致辞\n女：感谢桑院长。\n\
        △请各位把手机调成静音。\n男：仪式到此结束。";
    let draft = read(&document(text));
    let done = draft.pieces.iter().filter(|piece| piece.role == Role::Direction);
    let done: Vec<&str> = done.map(|piece| draft.words(&piece.range)).collect();
    assert_eq!(done, ["△8:58　礼仪引导嘉宾入席", "△桑弘毅致辞"]);
}

#[test]
fn a_part_that_is_led_to_is_an_item_though_nobody_is_called() {
    let text = "各位来宾，大家好！\n首先，请总院长桑弘毅先生致辞。\n（致辞）\n接下来是参观环节，请各位嘉宾参观，最后回到大厅。\n（参观）\n\
        仪式到此结束。";
    assert_eq!(starts(&read(&document(text))), ["首先，请", "接下来是", "仪式到此"]);
    let text = "老领导们，大家好！\n先请局长乐山同志汇报工作。\n（汇报）\n接下来的时间，就都交给各位老同志了。范老，您先说。\n（发言）\n\
        座谈会到此结束。";
    assert_eq!(starts(&read(&document(text))), ["先请局长", "接下来的", "座谈会到"]);
}

#[test]
fn the_last_point_that_the_host_makes_is_no_way_out() {
    let text = "工友们，大家好！\n下面，请总经理闻人达作动员讲话。\n（讲话）\n会后怎么抓落实，我提两条：\n第一条，把隐患当事故看，谁查的谁跟踪。\n\
        第二条，把班前会开实。五分钟讲透一件事，签了名才能上岗，谁的班组谁负责。";
    let draft = read(&document(text));
    assert!(draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).all(|item| item.kind != ItemKind::Closing));
    assert_eq!(draft.overview.count, None);
}

#[test]
fn steps_matters_and_numbers_of_a_programme_are_items_where_the_meeting_goes_by_them() {
    let steps = "各位党员：\n现在开会。今天的会分三步走：第一步，通报情况；第二步，作对照检查；第三步，点评。\n\
        先走第一步。请组织委员邬小蕙同志通报情况。\n（通报）\n第二步，我把对照检查材料念一下，请大家对照着听。\n（念材料）\n\
        第三步，请书记令狐松同志点评。\n（点评）\n请给小蕙同志提意见。\n会议到此结束。";
    assert_eq!(starts(&read(&document(steps))), ["先走第一", "第二步，", "第三步，", "会议到此"]);
    let matters = "大家晚上好哈！\n今晚上有两样事要摆：第一样，听大家说一哈；第二样，念章程。\n好，先来第一样，听大家说。请三社社长田光明说一哈。\n\
        （说）\n第二样，念章程。请村文书涂小波念一遍。\n（念）\n散会！";
    let draft = read(&document(matters));
    assert_eq!((draft.overview.count.as_ref().map(|count| count.0), starts(&draft).len()), (Some(2), 3));
    let numbers = "街坊们，晚上好！\n\n节目一 舞蹈《槐花香》\n女：先上场的是槐花舞蹈队。第一个节目，有请！\n（表演）\n\n\
        节目二 快板《邻里情》\n男：第二个节目，快板，表演者是尤大力。\n（表演）\n\n女：晚会到这里就结束了。";
    assert_eq!(starts(&read(&document(numbers))), ["节目一 ", "节目二 ", "女：晚会"]);
}

#[test]
fn what_all_are_to_do_calls_nobody_and_what_is_looked_forward_to_is_counted() {
    let text = "同志们：\n现在开会。今天的会有两项议程。\n下面进行第一项，请县长廉洁同志讲话。\n（讲话）\n请各级各部门认真领会，抓好落实。\n\
        接下来是大家最期待的第二项，会员交流。请茶农杜春生先生发言。\n（发言）\n散会。";
    let draft = read(&document(text));
    assert_eq!(starts(&draft), ["下面进行", "接下来是", "散会。"]);
    let called = draft.pieces.iter().filter_map(|piece| piece.call.as_ref()).flat_map(|call| &call.speakers);
    let called: Vec<&str> = called.filter_map(|one| Some(draft.words(one.name.as_ref()?))).collect();
    assert_eq!(called, ["廉洁", "杜春生"]);
}
