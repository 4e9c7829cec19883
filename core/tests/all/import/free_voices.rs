//! Scripts in free voices: nobody is called by 请…发言, rites have words of their own, and everybody is sent off without 散会.

use super::{document, items};
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Confidence, Draft, read};

/// A meeting in such a voice, with some lines in its middle.
fn meeting(lines: &str) -> Draft {
    read(&document(&format!(
        "街坊们，晚上好！\n今晚就摆一件事，大家说了算。\n老周，你先说。\n—老周说—\n{lines}\n散了，慢走。"
    )))
}

/// Who is called in some lines, each as unit, office and name, behind the first.
pub(super) fn called(lines: &str) -> Vec<String> {
    let draft = meeting(lines);
    let words = |range: &Option<std::ops::Range<usize>>| range.clone().map_or("-", |range| &draft.text[range]);
    let calls = draft.pieces.iter().filter_map(|piece| piece.call.as_ref());
    let speakers = calls.flat_map(|call| &call.speakers).skip(1);
    speakers.map(|one| [&one.unit, &one.office, &one.name].map(words).join(" ")).collect()
}

pub(super) fn waits(lines: &str) -> Vec<WaitKind> {
    meeting(lines).pieces.iter().filter_map(|piece| piece.wait).map(|wait| wait.kind).skip(1).collect()
}

#[test]
fn whoever_is_turned_to_at_the_end_of_a_paragraph_has_the_floor() {
    for (lines, expected) in [
        ("风险部先报，陶总。", &["风险部 - 陶总"][..]),
        ("连线城西支行，麦行长，你们那笔款子说清楚。", &["城西支行 行长 麦行长"]),
        ("李奶奶，您坐着说。", &["- - 李奶奶"]),
        ("轮到你们了，外业的马队长，别光抹眼泪，说。", &["外业的 队长 马队长"]),
        ("社区医院的盖大夫，您给讲讲。", &["社区医院 大夫 盖大夫"]),
        ("内业组祁工谈谈。", &["内业组 - 祁工"]),
        ("管床的小阙汇报，把时间线说清楚。", &["管床的 - 小阙"]),
        ("孙女王晓雯从北京赶回来的。晓雯，来，说说心里话。", &["- - 晓雯"]),
        ("我把话筒递给作者鄢一苇老师，先讲讲这本书。", &["- 作者 鄢一苇"]),
        ("听听邓三爷的意见。", &["- - 邓三爷"]),
        ("下面听听邓三爷的高见。", &["- - 邓三爷"]),
        ("范老，您年纪最长，您先给大伙儿开个头。", &["- - 范老"]),
        ("柳姨，该您了，您带的合唱队上个月可是得了奖。\n（柳姨发言）", &["- - 柳姨"]),
        ("柳姨，您带的合唱队上个月可是得了奖。\n（众人鼓掌）", &[]),
        ("窦校长别走，讲两句！", &["- 校长 窦校长"]),
        ("具恩惠，轮到你。", &["- - 具恩惠"]),
        ("由区住建局汇报，老郝。", &["区住建局 - 老郝"]),
        ("轮到医保局。祁局，请。", &["医保局 - 祁局"]),
        ("那我请缪处代表处里讲几句。", &["- - 缪处"]),
        ("欢迎仉会长跟大家打个招呼！", &["- 会长 仉会长"]),
        ("请允许我邀请市文旅局局长马晓鹿女士致辞。", &["市文旅局 局长 马晓鹿"]),
        ("最后，有请班主任“大熊老师”总结。", &["- 班主任 大熊老师"]),
        ("县武装部政委汤铭同志作壮行讲话，大家鼓掌。", &["县武装部 政委 汤铭"]),
        ("接下来的报告人来自里斯本，照明设计师 Rui Tavares 先生，the floor is yours。", &["- 照明设计师 Rui Tavares"]),
        ("梁工，你们那边。", &["- - 梁工"]),
        ("吴师傅昨天处理过喷溅，给大家讲讲怎么躲。", &["- - 吴师傅"]),
        ("荷花池舞蹈队，《好日子》，上场！", &["荷花池舞蹈队 - -"]),
        ("下一个，旗袍秀《江南》，桂花巷姐妹队！", &["桂花巷姐妹队 - -"]),
        ("得第一的是桂花巷姐妹队！小丁老师给发一下。", &["- - 小丁老师"]),
        ("接着是调解室的老裴同志。", &["调解室 - 老裴"]),
        ("请秘书长觉慧法师为大众报告。", &["- 秘书长 觉慧法师"]),
        ("邓副书记，您给大家鼓鼓劲！", &["- 副书记 邓副书记"]),
        ("导师代表、海洋学院讲席教授寸心女士寄语毕业生，有请。", &["- 导师代表、海洋学院讲席教授 寸心"]),
        ("恭请康理事长德馨致词。", &["- 理事长 康理事长德馨"]),
        ("新队员家长代表，发言。", &["- 新队员家长代表 -"]),
        ("请上届会长将会印交给新任会长。", &["- 上届会长 -"]),
        ("被申请人一方。", &["- 被申请人一方 -"]),
        ("靠窗穿灰毛衣的那位朋友，您怎么看？", &["- 靠窗穿灰毛衣的那位朋友 -"]),
    ] {
        assert_eq!(called(lines), expected, "{lines}");
    }
}

#[test]
fn who_is_thanked_told_something_or_made_known_has_it_not() {
    for lines in [
        "谢谢陶总。",
        "请先进集体代表上台领奖。",
        "请大家把表交给工作人员。",
        "请从左边排队。",
        "后面那位大嫂，你说。",
        "孙子辈的，上前给奶奶敬茶。",
        "你在单位管过账，说说。",
        "王领导昨天来过。第一个环节，领导致辞。",
        "我们邀请了市文旅局局长马晓鹿女士。",
        "陶总，您辛苦了。",
        "奶奶，不兴哭啊。",
        "三爷说得实在，弯弯那里确实摔过人。",
        "坐在我旁边的是村医老吴。",
        "今天还请来了一位客人，当年的老吴。",
        "程序是这么安排的：申请人先说，听证人归纳。",
        "到了小学，也要做一颗有力气的小橡树。",
        "结果在下周的会上通报。",
        "谈不拢，接着谈。",
        "周五前把照片传到群里。",
    ] {
        assert_eq!(called(lines), [""; 0], "{lines}");
    }
}

#[test]
fn a_name_at_the_end_of_a_paragraph_is_no_call_among_formal_ones() {
    let text = "同志们：\n现在开会。\n首先请局长林知远同志讲话。\n……\n请主任苏晚晴同志发言。\n……\n请科长柳青同志发言。\n……\n\
        获奖的是质检部诸葛秀兰，还有车队巫长根。\n散会。";
    let calls = read(&document(text)).pieces.iter().filter(|piece| piece.call.is_some()).count();
    assert_eq!(calls, 3);
}

#[test]
fn what_is_asked_for_says_what_the_host_is_silent_for() {
    for (lines, expected) in [
        ("糖糖给太奶奶唱个歌。糖糖，来一首。", &[WaitKind::Music][..]),
        ("书画班的荆老，把您那幅字献上来！", &[WaitKind::Other]),
        ("广播站的小栗子为我们读第四章。", &[WaitKind::Reading]),
        ("主治里头谁说？", &[WaitKind::Speech]),
        ("这个责任谁来负？", &[]),
        ("哪位先说说？我点个将吧，请陶总开个头。", &[WaitKind::Speech]),
        ("下面看节目，小朋友上场！", &[WaitKind::Other]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn rites_are_waited_for_in_their_own_words() {
    for (lines, expected) in [
        ("鸣炮！", &[WaitKind::Other][..]),
        ("奏乐！", &[WaitKind::Music]),
        ("送队旗！", &[WaitKind::Music]),
        ("盥手，整冠，行上香礼。初上香，亚上香，三上香。", &[WaitKind::Other]),
        ("一鞠躬，谢养育；再鞠躬，谢教诲；三鞠躬，祝安康。", &[WaitKind::Other]),
        ("请敬茶。", &[WaitKind::Other]),
        ("呱唧呱唧！", &[WaitKind::Applause]),
        ("首批订单，一百六十台！掌声祝贺！", &[WaitKind::Applause]),
        ("把灯关了，放照片。", &[WaitKind::Film]),
        ("有请新人入场！", &[WaitKind::Music]),
        ("请新人随我念誓词。", &[WaitKind::Other]),
        ("请新人面对面，将戒指戴在对方的手上。", &[WaitKind::Other]),
        ("大家跟我倒数，三、二、一，启动！", &[WaitKind::Other]),
        ("一鞠躬，再鞠躬，三鞠躬。", &[]),
        ("咱们站起来，静一分钟。", &[WaitKind::Silence]),
        ("来，手都伸出来，喊一遍口号。\n—齐呼口号—", &[WaitKind::Other]),
        ("来，往前坐一坐。\n—后排有人走动—", &[]),
        ("三鞠躬礼毕。", &[]),
        ("敬个礼不费事。", &[]),
    ] {
        assert_eq!(waits(lines), expected, "{lines}");
    }
}

#[test]
fn it_is_pressed_when_it_has_been_counted() {
    let lines = "请街道主任林知远和大家一起按下启动键。\n请大家跟我倒数，三、二、一！";
    assert_eq!(waits(lines), [WaitKind::Other]);
}

#[test]
fn the_last_paragraph_sends_everybody_off() {
    for end in ["散了，查房。", "照于行说的办。各支行下线。", "日头偏西了，咱回屋吃长寿面去。", "板凳端回去哈。"]
    {
        let text = format!("街坊们，晚上好！\n今晚摆一件事。\n老周，你先说。\n—老周说—\n{end}");
        let draft = read(&document(&text));
        let last = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).next_back();
        assert_eq!(last.map(|item| item.kind), Some(ItemKind::Closing), "{end}");
    }
    let text = "街坊们，晚上好！\n今晚摆一件事。\n老周，你先说。\n—老周说—\n老周说的这条路，是得修。";
    let draft = read(&document(text));
    let last = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).next_back();
    assert_ne!(last.map(|item| item.kind), Some(ItemKind::Closing));
}

#[test]
fn cards_and_parts_in_latin_letters_are_titles() {
    let text = "论坛\nCard 1\n各位来宾，下午好！\nCard 2\n第一位，请郁离老师分享。\nCard 3\n郁离老师的曲线值得记下来。\n请沧海老师分享。\nCard 4\n再见。";
    assert_eq!(items(text), ["Card 2", "Card 3", "Card 4"]);
}

#[test]
fn what_is_counted_by_which_is_an_item_where_somebody_is_called_and_else_a_point() {
    let text = "诸位：\n现在开会。\n其一，听会务报告。请秘书长林知远报告。\n……\n其二，增补理事。请会长苏晚晴宣读名单。\n……\n散会。";
    assert_eq!(items(text), ["其一，听会务", "其二，增补理", "散会。"]);
    let points = "诸位：\n现在开会。\n请秘书长林知远报告。\n……\n我讲两点要求。\n其一，安全不能松，高空作业一人一绳，绳上有扣。\n\
        其二，质量不能降，每一方混凝土都要有身份证，一扫就出来。\n散会。";
    assert_eq!(items(points).len(), 3);
}

#[test]
fn what_only_ends_what_was_leads_to_what_comes_in_the_same_paragraph() {
    let text =
        "各位：\n现在开始。\n由申请人林知远陈述。\n（陈述）\n意见听完了。由组长苏晚晴宣读结论。\n（宣读）\n散会。";
    assert_eq!(items(text), ["由申请人林知", "意见听完了。", "散会。"]);
}

#[test]
fn parts_that_are_only_numbered_begin_with_the_words_below() {
    let text = "庭审提纲\n1\n现在核对双方身份。\n2\n进入庭审调查。\n申请人陈述。\n3\n最后陈述，简短。\n申请人？\n4\n请双方核对笔录。闭庭。";
    assert_eq!(items(text), ["进入庭审调查", "最后陈述，简", "请双方核对笔"]);
    let figures = "同志们：\n现在开会。\n请局长林知远同志讲话。\n……\n得票如下：\n3\n7\n散会。";
    assert_eq!(items(figures), ["请局长林知远", "得票如下："], "figures part nothing");
}

#[test]
fn what_several_hosts_say_in_turn_behind_all_that_happens_leads_out_with_them() {
    let lines = |last: &str| {
        format!(
            "甲：老师们，\n乙：同学们，大家好！\n甲：班会开始。\n乙：请班主任林知远老师讲话。\n甲：请班长苏晚晴同学讲话。\n\
             乙：请组长柳青同学讲话。\n{last}\n乙：班会到此结束。"
        )
    };
    assert_eq!(items(&lines("甲：屏幕会暗，眼睛要亮。")).last().map(String::as_str), Some("甲：屏幕会暗"));
    assert_eq!(items(&lines("甲：谢谢柳青同学的讲话。")).last().map(String::as_str), Some("乙：班会到此"));
}

#[test]
fn everybody_is_asked_in_a_paragraph_that_turns_to_it_and_those_who_answer_are_of_that_item() {
    let text = "街坊们，晚上好！\n今晚摆一件事。\n老周，你先说。\n—老周说—\n现在一个院子一个院子说。上院子的，哪个先开腔？\n\
        再听桥那边的，杨嬢嬢，该你了。\n意见都听到了。觉得要得的，巴掌拍起来！\n散了，慢走。";
    assert_eq!(items(text), ["老周，你先说", "现在一个院子", "意见都听到了", "散了，慢走。"]);
    let draft = read(&document(text));
    let kinds: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).collect();
    assert_eq!(kinds[2..], [ItemKind::Discussion, ItemKind::Vote, ItemKind::Closing]);
}

#[test]
fn who_is_counted_begins_an_item_behind_the_questions_to_the_one_before() {
    let text = |questions: &str| {
        format!(
            "各位老师：\n大家好！\n现在请第一位答辩人林知远同学作陈述。\n……\n{questions}\n请第二位答辩人苏晚晴同学作陈述。\n……\n散会。"
        )
    };
    assert_eq!(items(&text("请各位委员提问。\n……")), ["现在请第一位", "请第二位答辩", "散会。"]);
    assert_eq!(items(&text("谢谢林知远同学。")), ["现在请第一位", "散会。"]);
}

#[test]
fn a_given_name_is_known_from_the_paragraphs_before() {
    assert_eq!(called("文艺委员陈丽萍，你说说。\n说得好。\n丽萍，再来一首。"), ["- 文艺委员 陈丽萍", "- - 丽萍"]);
    assert_eq!(called("丽萍，再来一首。"), [""; 0]);
}

#[test]
fn what_leads_to_whoever_is_turned_to_first_is_of_the_item() {
    let text = "都站好，帽带系上。\n老规矩，先说上个班的情况。老周，你交一下底。\n—老周交底—\n散开，上岗。";
    assert_eq!(items(text), ["老规矩，先说", "散开，上岗。"]);
}

#[test]
fn a_part_is_counted_and_a_card_is_not() {
    for (word, counted) in [("Part", true), ("Card", false)] {
        let text = format!(
            "典礼\n各位来宾，大家好！\n{word} 1\n请校长林知远致辞。\n{word} 2\n请教师代表苏晚晴发言。\n{word} 3\n请主任柳青颁奖。\n典礼到此结束。"
        );
        let draft = read(&document(&text));
        let numbered = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).filter(|item| item.numbered).count();
        assert_eq!(numbered, if counted { 3 } else { 0 }, "{word}");
    }
}

#[test]
fn whoever_has_the_floor_by_a_name_alone_is_to_be_looked_at() {
    let doubtful = |lines: &str| {
        let draft = meeting(lines);
        let waits: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.wait).skip(1).collect();
        waits.iter().map(|wait| wait.guess.confidence == Confidence::Low).collect::<Vec<_>>()
    };
    assert_eq!(doubtful("风险部先报，陶总。"), [true]);
    assert_eq!(doubtful("李奶奶，您坐着说。"), [false]);
    assert_eq!(doubtful("请局长林知远同志讲话。"), [false]);
}
