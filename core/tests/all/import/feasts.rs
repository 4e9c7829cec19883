//! Galas, weddings and promotions in free voices: who performs, what is shouted for, and where an item begins when two hosts chat.

use super::free_voices::{called, waits};
use super::{document, items};
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Role, read};

#[test]
fn whoever_shows_a_number_stands_behind_the_word_for_it() {
    for (lines, expected) in [
        ("请看街舞《出发》，表演者，飞鱼街舞社！", &["飞鱼街舞社 - -"][..]),
        ("下面请欣赏民乐合奏《春江》，演奏，校民乐团。", &["校民乐团 - -"]),
        ("请欣赏渔歌《摇橹》，演唱者是省级非遗传承人余水生。", &["- 省级非遗传承人 余水生"]),
        ("下一个节目，小品《补考》，表演者，文学院305宿舍。", &["文学院305宿舍 - -"]),
        ("有请大舅江长河，《好人》！", &["- 大舅 江长河"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
}

#[test]
fn what_kind_of_number_it_is_stands_before_its_title() {
    for (lines, wait, expected) in [
        ("小品《占座》，有请食堂员工小分队！", WaitKind::Other, "食堂员工小分队 - -"),
        ("有请消防站宣传队，三句半《一根烟头》！", WaitKind::Other, "消防站宣传队 - -"),
        ("请看实验幼儿园大班的小朋友表演快板《排排队》！", WaitKind::Other, "- 实验幼儿园大班的小朋友 -"),
        ("掌声有请票友社的水玉茹，京剧清唱《梨花》！", WaitKind::Music, "- 票友社 水玉茹"),
        ("请3号楼的水长庚为大家二胡独奏《空山》。", WaitKind::Music, "- 3号楼 水长庚"),
        ("掌声请出西门锣鼓队，给大伙儿敲一段《满堂红》！", WaitKind::Music, "西门锣鼓队 - -"),
    ] {
        assert_eq!(called(lines), [expected], "{lines}");
        assert_eq!(waits(lines), [wait], "{lines}");
    }
    assert_eq!(waits("我们先请林知远教授，题目是《圩岸》。"), [WaitKind::Speech]);
}

#[test]
fn parties_and_whoever_serves_at_a_hearing_are_called_as_others_are() {
    for (lines, expected) in [
        ("请记录员宣读听证会纪律。", &["- 记录员 -"][..]),
        ("请听证员提问。", &["- 听证员 -"]),
        ("患方，你们先说。", &["- 患方 -"]),
        ("请医方回应。", &["医方 - -"]),
        ("请老寿星给大家说两句！", &["- 老寿星 -"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
    assert!(called("二、方案陈述人说明方案。").iter().all(|one| !one.ends_with("方案")));
}

#[test]
fn of_two_hosts_one_teases_the_other_who_has_the_floor_anyhow() {
    let show = |lines: &str| {
        let draft = read(&document(&format!(
            "邻里节主持词\n主持：宋一川、叶知夏\n男：街坊们，晚上好！\n女：晚会开始。\n男：老周，您先说。\n（老周讲话）\n{lines}\n女：晚会结束，再见！"
        )));
        draft.pieces.iter().filter_map(|piece| piece.call.as_ref()).count() - 1
    };
    assert_eq!(show("男：叶姐，你家养花吗？\n女：养啊。"), 0);
    assert_eq!(show("女：小宋，你说呢？\n男：我看行。"), 0);
    assert_eq!(show("女：小巫，你说呢？\n（小巫说）"), 1);
}

#[test]
fn what_is_asked_for_another_day_and_what_is_told_is_no_call() {
    for lines in [
        "水师傅，明天我家水管您也给唱一个！",
        "老郝，改天你来一段！",
        "水书记说话跟他办事一样，干脆！",
        "唱得真甜，这块糖归你了！",
        "日子有散的时候，街坊情可没有散场的时候。",
    ] {
        assert_eq!(called(lines), [""; 0], "{lines}");
    }
}

#[test]
fn what_was_shown_already_and_what_is_told_of_it_calls_nobody() {
    for lines in ["感谢刚才精彩的表演，孩子们练了一个月。", "节目的演出，靠的是大家。", "《春江》这首歌，大家都会唱。"]
    {
        assert_eq!(called(lines), [""; 0], "{lines}");
    }
}

#[test]
fn people_at_feasts_are_called_by_what_they_are_there() {
    for (lines, expected) in [
        ("请新郎程一舟给大家表个态！", &["- 新郎 程一舟"][..]),
        ("请媒人、后街卫生室大夫沙玉梅上来说两句。", &["- 媒人、后街卫生室大夫 沙玉梅"]),
        ("请糖水铺店主褚大川说两句，其他人准备一下。", &["- 糖水铺店主 褚大川"]),
        ("请消防救援站班长车向东讲讲灭火。", &["消防救援站 班长 车向东"]),
        ("请重孙女朵朵给太奶奶唱一首《小寿桃》！", &["- 重孙女 朵朵"]),
        ("请外孙小石头给大家说两句！", &["- 外孙 小石头"]),
        ("请工友代表水长庚跟我们唠两句。", &["- 工友代表 水长庚"]),
        ("请局长欧阳端木慧敏同志讲话。", &["- 局长 欧阳端木慧敏"]),
        ("请欧阳慧敏同志讲话。", &["- - 欧阳慧敏"]),
        ("请欧阳主任讲话。", &["- 主任 欧阳主任"]),
        ("请林知远校长跟新同学说几句，有请！", &["- 校长 林知远"]),
        ("那下面就请林知远校长跟街坊们说几句，有请！", &["- 校长 林知远"]),
        ("有请土木学院的格桑卓玛同学！", &["- 土木学院 格桑卓玛"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
}

#[test]
fn what_comes_later_is_none_of_what_somebody_does_now() {
    let lines = "表放在桌上，散会后由工会的同志统一收取，结果另行反馈。";
    assert!(waits(lines).is_empty() && called(lines).is_empty());
    let later = "请林知远同志先发言，等一下请医方专门回应。";
    assert_eq!(called(later), ["- - 林知远"]);
}

#[test]
fn the_room_answers_and_what_is_done_now_is_waited_for() {
    for (lines, expected) in [
        ("左边的朋友，让我听到你们的声音！", &[WaitKind::Other][..]),
        ("尖叫声在哪里？", &[WaitKind::Other]),
        ("号码转起来，大家一起喊停！", &[WaitKind::Other]),
        ("爸妈坐好，敬茶！", &[WaitKind::Other]),
        ("灯关了，许好愿，吹蜡烛！", &[WaitKind::Other]),
        ("大家一起迎接新郎程一舟、新娘江小满，入场！", &[WaitKind::Music]),
        ("中学毕业那年的视频找到了，大家一起看看大屏幕。", &[WaitKind::Film]),
        ("请班长车向东给大家演示灭火器怎么用。", &[WaitKind::Other]),
        ("谁上来试试？", &[WaitKind::Other]),
        ("昨天他一个人在江边大声喊过。", &[]),
        ("来，请今天的老寿星闪亮登场！", &[WaitKind::Music]),
        ("掌声有请小主人隆重登场！", &[WaitKind::Music]),
        ("全场的朋友跟我一起，把生日歌唱起来！", &[WaitKind::Music]),
        ("孩子们都过来，看镜头，茄子！", &[WaitKind::Photo]),
        ("那年寿星还没登场，菜先凉了。", &[]),
        ("她一高兴就把生日歌唱起来，谁也拦不住。", &[]),
        ("欢迎大家扫码入场。", &[]),
        ("大家都说要敬茶。", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

/// What two hosts of a gala say by turns, with some lines in its middle.
fn gala(lines: &str) -> Vec<String> {
    items(&format!(
        "甲：朋友们，晚上好！\n乙：今晚不点名，也不查寝。\n甲：晚会开始。\n乙：请看街舞《出发》，表演者，飞鱼街舞社！\n（街舞）\n\
         {lines}\n甲：下一个节目，魔术《消失》，表演者，飞鸟魔术社。\n（魔术）\n乙：晚会到这里就要说再见了。\n甲：朋友们，晚安！"
    ))
}

#[test]
fn of_two_hosts_one_answers_before_the_item_begins() {
    let song = |before: &str| format!("{before}接下来听首歌，《山那边》，演唱者，材料学院的江小鹿。\n（独唱）");
    for (lines, start) in [
        (song("乙：翻得真高，腰不疼吗。\n甲：记下了。"), "接下来听首歌"),
        (song("乙：看得我眼睛都花了。"), "接下来听首歌"),
        (song("乙：明早我也要学。\n甲：舞看够了，咱们静一静。"), "甲：舞看够了"),
        ("乙：哎，可别踩我脚。\n甲：大人跳完了，该孩子露一手了。请看附属幼儿园的小朋友表演快板《排队》！\n（快板）".to_owned(), "甲：大人跳完"),
        ("乙：能有这个台子，得谢谢一个人。下面请校长林知远老师讲话。\n（讲话）".to_owned(), "乙：能有这个"),
        ("乙：要说谁最忙，还得是舞队，天天都练。下面请校舞队表演《花开》！\n（舞）".to_owned(), "乙：要说谁最"),
        ("乙：下面咱们发个奖。先请三好学生上台！\n（上台）\n甲：都是好样的。有请校长林知远老师为他们颁奖！\n（颁奖）".to_owned(), "乙：下面咱们"),
        ("乙：听得我眼睛都湿了。其实那天我们拍了短片，一起看大屏幕。\n（放片）".to_owned(), "其实那天我们"),
    ] {
        assert!(gala(&lines).iter().any(|item| item.starts_with(start)), "{lines}: {:?}", gala(&lines));
    }
}

#[test]
fn what_was_seen_and_leads_to_nothing_is_of_what_was() {
    let items = gala("乙：歌唱完了，大家都很感动。下面请校长林知远老师讲话。\n（讲话）");
    assert!(items.iter().any(|item| item.starts_with("下面请校长")), "{items:?}");
}

#[test]
fn a_cry_behind_the_last_number_is_no_way_out() {
    let show = gala("乙：请听京剧清唱《梨花》，表演者，票友社！\n（清唱）\n甲：这个味儿，地道！\n乙：时间过得真快。");
    assert!(!show.iter().any(|item| item.starts_with("甲：这个味")), "{show:?}");
}

#[test]
fn whoever_leads_or_is_celebrated_speaks_to_all() {
    let kind = |call: &str| {
        let draft = read(&document(&format!("街坊们，晚上好！\n晚会开始。\n{call}\n（讲话）\n晚会到此结束。")));
        draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).nth(1).map(|item| item.kind)
    };
    assert_eq!(kind("下面请社区党委书记水雪梅跟大家说两句！"), Some(ItemKind::Remarks));
    assert_eq!(kind("请老寿星给大家说两句！"), Some(ItemKind::Remarks));
    assert_eq!(kind("请好邻居代表水长庚跟大家说两句！"), Some(ItemKind::Speeches));
}

#[test]
fn the_last_number_is_sung_before_the_way_out() {
    let last = gala("乙：请坐。\n甲：最后一个节目，请听合唱《从这里出发》，演唱者，校合唱团和老师们。\n（合唱）");
    assert!(last.iter().any(|item| item.starts_with("甲：最后一个")), "{last:?}");
    assert!(last.last().is_some_and(|item| item.starts_with("乙：晚会到这")), "{last:?}");
}

#[test]
fn what_the_last_speaker_has_said_is_none_of_the_way_out() {
    let text = |words: &str| {
        format!(
            "各位来宾：\n大家好！\n请会长相里平先生致辞。\n（致辞）\n下面请局长林知远同志讲话。\n（讲话）\n{words}\n朋友们，推介会有散的时候，大门一直开着。推介会到此结束。"
        )
    };
    let last = |words: &str| items(&text(words)).pop();
    assert_eq!(last("林局长说首趟车下月就开，我们等着。").as_deref(), Some("朋友们，推介"));
}

#[test]
fn the_way_out_begins_with_the_last_wishes_and_what_is_said_of_the_show_is_no_remark() {
    let text = |words: &str| {
        format!(
            "老师们、同学们：\n大家好！\n请校长林知远同志致开幕词。\n（致辞）\n下面请初一同学表演《向阳》！\n（表演）\n{words}"
        )
    };
    let found = |words: &str| items(&text(words)).split_off(2);
    let own = "太整齐了，这八分钟没有白练！\n老师们、同学们，下面我再强调三点：\n一、安全第一，身体不舒服的要报告。\n二、服从裁判。\n三、爱护环境。\n最后，预祝运动会圆满成功！\n开幕式到此结束。";
    assert_eq!(found(own), ["老师们、同学", "最后，预祝运"]);
    let read = "请团委书记江小满老师宣读倡议书。\n（宣读）\n刚才宣读的是学生会自己写的倡议，写得实在，是大家今后要照着做的。承办的班级要在三日内把方案交上来，不许拖。\n各位同学，今天的内容全部进行完了。大会到此结束。";
    assert_eq!(found(read), ["请团委书记江", "各位同学，今"]);
}

#[test]
fn the_host_of_a_feast_stands_below_its_title() {
    let draft = read(&document(
        "江家嫁女答谢宴主持稿\n司仪：大鹏\n各位长辈，大家中午好！\n下面请新娘的父亲江守义先生说几句。\n开席！",
    ));
    let facts = draft.pieces.iter().filter(|piece| piece.role == Role::Facts).count();
    assert_eq!(facts, 1);
}
