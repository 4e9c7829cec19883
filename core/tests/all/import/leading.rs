//! Where the host leads over to something, and where he leads out of the meeting.

use super::{document, items};
use lectern_core::agenda::ItemKind;
use lectern_core::import::read;

#[test]
fn an_item_begins_with_the_words_that_announce_it_whatever_particle_stands_in_them() {
    for announced in
        ["下面就开始交流发言。", "下面正式进行交流发言。", "下面，我们依次进行交流发言。", "现在就直接进入交流发言。"]
    {
        let text = format!(
            "同志们：\n大家上午好！\n为节省时间，每人不超过六分钟。\n{announced}首先请教育界委员柳青同志发言。\n（柳青发言）\n下面请农业界委员洪大志同志发言。\n（洪大志发言）\n散会。"
        );
        let start: String = announced.chars().take(6).collect();
        assert_eq!(items(&text), [start, "散会。".to_owned()], "{announced}");
    }
}

#[test]
fn what_opens_the_meeting_or_says_nothing_of_what_comes_announces_no_item() {
    for opening in ["今天我们就正式进行一次交流发言。", "会议现在开始！", "下面就开始。"] {
        let text = format!("同志们：\n大家上午好！\n{opening}\n首先请教育界委员柳青同志发言。\n（柳青发言）\n散会。");
        assert_eq!(items(&text), ["首先请教育界", "散会。"], "{opening}");
    }
}

#[test]
fn what_is_arranged_just_before_the_end_is_of_the_way_out() {
    for (end, closing) in [
        ("评分表请各位填好以后交给门口的工作人员，没填完的可以带回去。\n会议就到这里，散会。", "评分表请各位"),
        ("县区分会场接着开会研究落实意见，不要一关视频就散了。\n会议到此结束，散会。", "县区分会场接"),
        ("启动仪式到此结束。下面请各位领导参观展区，市民朋友可以到展台领取宣传资料。", "启动仪式到此"),
        ("仪式到此结束。接下来，请各位来宾移步展厅观展。\n谢谢大家！", "仪式到此结束"),
        ("各位来宾，好项目贵在早开工。希望各参建单位把安全放在第一位。\n开工仪式到此结束。谢谢大家！", "各位来宾，好"),
    ] {
        let text = format!("同志们：现在开会。\n下面，请局长林知远同志讲话。\n……\n{end}");
        assert_eq!(items(&text), ["下面，请局长", closing], "{end}");
    }
}

#[test]
fn what_the_host_demands_and_who_still_speaks_is_of_no_way_out() {
    for (end, last) in [
        ("上午的会到此结束。下面请县长苏晚晴同志讲话。\n……\n散会。", "散会。"),
        ("同志们，我再强调一点。\n请各单位把问题表交给督查室的工作人员，三天内必须销号。\n散会。", "散会。"),
    ] {
        let text = format!("同志们：现在开会。\n下面，请局长林知远同志讲话。\n……\n{end}");
        assert_eq!(items(&text).last().map(String::as_str), Some(last), "{end}");
    }
}

#[test]
fn a_last_item_without_a_number_is_one_of_its_own_behind_those_that_have_one() {
    let text = "业主大会主持词\n各位业主：现在开会。今天有两项议程，一是表决选聘物业公司，二是选举业主委员会。\n\
        第一项，表决选聘物业公司。请工作人员发表决票。\n（发票）\n现在请大家填票。\n（填票）\n\
        最后一项，选举业主委员会。候选人一共九位，先请监票的两位业主检查一下票箱。\n（检查票箱）\n请大家填写选票。\n（填写）\n散会。";
    let draft = read(&document(text));
    let kinds: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Opening, ItemKind::Vote, ItemKind::Vote, ItemKind::Closing]);
}

#[test]
fn praise_for_what_was_just_shown_leads_to_nothing() {
    let text = "晚会主持词\n各位来宾：\n晚会现在开始！\n首先请董事长盛怀瑾先生致辞。\n（致辞）\n\
        男：年轻真好。下面这首歌送给所有年轻的心，有请研发一部苏畅演唱《少年行》！\n（歌曲）\n晚会到此结束！";
    assert_eq!(items(text).get(1).map(String::as_str), Some("下面这首歌送"));
}

#[test]
fn a_song_by_somebody_is_a_show_and_what_all_sing_is_a_ceremony() {
    let kind = |sung: &str| {
        let text = format!(
            "晚会主持词\n各位来宾：\n晚会现在开始！\n首先请董事长盛怀瑾先生致辞。\n（致辞）\n{sung}\n（唱）\n晚会到此结束！"
        );
        let draft = read(&document(&text));
        draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).nth(2)
    };
    assert_eq!(kind("下面有请研发一部苏畅演唱《少年行》！"), Some(ItemKind::Other));
    assert_eq!(kind("下面请全体起立，奏唱国歌。"), Some(ItemKind::Ceremony));
}

#[test]
fn what_everybody_hears_or_talks_of_next_is_an_item() {
    for (words, start) in [
        ("下面听化解情况的汇报，每家五分钟，面上的工作就不要讲了。先请住建局副局长苗青河同志汇报。", "下面听化解情"),
        ("接下来，咱们说说村口停车的事。请三组组长任广福先说。", "接下来，咱们"),
        ("下面，大家商量加装电梯的问题。请楼长祝阿福先说。", "下面，大家商"),
    ] {
        let text = format!(
            "同志们：\n现在开会。\n首先请局长文立群同志通报全年的情况。\n（文立群）\n{words}\n……\n今天的会就开到这里，散会。"
        );
        assert_eq!(items(&text), ["首先请局长文", start, "今天的会就开"], "{words}");
    }
}

#[test]
fn what_was_heard_or_is_only_told_begins_none() {
    for words in ["下面的话我只说这一遍。", "现在听清楚了没有？", "下面听完了就算，不要往外传。"]
    {
        let text = format!(
            "同志们：\n现在开会。\n首先请局长文立群同志通报全年的情况。\n（文立群）\n{words}\n请副局长苗青河同志汇报。\n……\n散会。"
        );
        assert!(!items(&text).iter().any(|start| words.starts_with(start.as_str())), "{words}");
    }
}

#[test]
fn what_was_talked_of_is_put_to_the_vote_in_the_same_item() {
    let text = "乡亲们：\n咱们开会。\n下面说机耕路要不要加宽的事。请三组组长任广福先说。\n（任广福说）\n\
        好，意见都听到了。同意加宽的请举手。\n（举手）\n接下来说停车的事。请四组组长谭九斤说。\n（谭九斤说）\n散会。";
    assert_eq!(items(text), ["下面说机耕路", "接下来说停车", "散会。"]);
    let draft = read(&document(text));
    let kinds: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Opening, ItemKind::Vote, ItemKind::Discussion, ItemKind::Closing]);
}

#[test]
fn what_is_said_of_the_last_speech_is_of_it_and_the_hosts_own_words_come_behind() {
    for (end, own) in [
        ("刚才苏书记的讲话很有针对性，请大家认真领会。我再啰嗦几句，强调两个方面：", "我再啰嗦几句"),
        ("苏书记的话说得很重，但都是实话。最后我强调几句。", "最后我强调几"),
        ("刚才，几位同志作了发言，苏书记作了讲话。下面，我再讲两点意见。", "刚才，几位同"),
    ] {
        let text = format!(
            "同志们：\n现在开会。\n首先请局长林知远同志发言。\n……\n最后，请书记苏晚晴同志讲话。\n……\n{end}\n\
             一是要抓好落实。各单位要把任务分下去，一件一件销号，做不到的在会上说明。\n\
             二是要守住底线。节假日的值班一天也不能断，出了事要追究责任。\n散会。"
        );
        assert_eq!(items(&text).get(2).map(String::as_str), Some(own), "{end}");
    }
}

#[test]
fn arrangements_told_with_their_number_lead_out() {
    let text = "同志们：\n现在开会。\n首先请局长林知远同志讲话。\n……\n会后还有两件事：一是下周三前报送材料；二是周四义务植树，请按通知参加。\n会议到此结束，散会！";
    assert_eq!(items(text), ["首先请局长林", "会后还有两件"]);
}
