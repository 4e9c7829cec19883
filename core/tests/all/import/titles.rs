//! Titles over the parts of a script: in brackets, counted by what they are, headings with the time, and brackets that are none.

use super::sections::{document, starts};
use lectern_core::agenda::{ItemKind, WaitKind};
use lectern_core::import::{Document, Draft, Paragraph, Role, read};

/// How the pieces that begin with some words are said.
fn role_of(draft: &Draft, words: &str) -> Role {
    let piece = draft.pieces.iter().find(|piece| draft.words(&piece.range).starts_with(words));
    piece.unwrap_or_else(|| panic!("no piece begins with {words}")).role
}

/// What the host is silent for behind the piece that ends with some words.
fn wait_behind(draft: &Draft, words: &str) -> Option<WaitKind> {
    let piece = draft.pieces.iter().find(|piece| draft.words(&piece.range).ends_with(words));
    piece.unwrap_or_else(|| panic!("no piece ends with {words}")).wait.map(|wait| wait.kind)
}

const GALA: &str = "迎春晚会主持稿
（男）各位工友，大家好！
今晚我们准备了三个节目。

【节目一】锣鼓《开工大吉》
（女）废话不多说，有请路桥分公司锣鼓队！
（演出）
（男）打鼓的师傅，手上有准头。

【表彰：年度之星】
（女）接下来揭晓年度之星。请总经理夏敏宣读名单。
（宣读）

【节目二】独唱《远方的工地》
（女）这首歌写在高原上。有请预算室呼延小川！
（演出）

【节目三】魔术
（男）节目单上写的是“保密”。你只管看手。
（演出）

（男）晚会到此结束，再见！";

#[test]
fn a_bracket_that_begins_a_line_makes_it_a_title() {
    let draft = read(&document(GALA));
    assert_eq!(starts(&draft), ["【节目一", "【表彰：", "【节目二", "【节目三", "（男）晚"]);
    assert_eq!(role_of(&draft, "【节目三】魔术"), Role::Direction);
    // What is shown is no speech, though nothing says so but the direction.
    assert_eq!(wait_behind(&draft, "有请预算室呼延小川！"), Some(WaitKind::Other));
    assert_eq!(wait_behind(&draft, "你只管看手。"), Some(WaitKind::Other));
}

#[test]
fn what_stands_over_a_section_between_numbers_of_a_programme_is_a_title_too() {
    let gala = GALA.replace("【表彰：年度之星】", "表彰环节").replace('【', "").replace('】', "　");
    assert_eq!(starts(&read(&document(&gala))), ["节目一　", "表彰环节", "节目二　", "节目三　", "（男）晚"]);
}

#[test]
fn a_line_of_a_number_and_what_it_counts_is_a_title_that_nobody_reads_out() {
    let draft = read(&document(
        "职工代表大会主持词
各位代表：
大会现在开始。

议程一　（约25分钟）
请集团公司总经理濮阳振宇同志作工作报告。
（报告）

议程二
审议表决《集体合同（草案）》。请工会主席宗政兰同志宣读草案。
（宣读）
同意的请举手。一致通过。请双方代表到主席台中间签字。
（签字）

议程三
请集团公司党委书记辛夷同志讲话。
（讲话）

散会。",
    ));
    assert_eq!(starts(&draft), ["议程一", "议程二", "议程三", "散会。"]);
    assert_eq!(role_of(&draft, "议程二"), Role::Direction);
    let titles: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()?.title.as_deref()).collect();
    assert!(titles.contains(&"审议表决《集体合同（草案）》"), "{titles:?}");
}

#[test]
fn a_heading_with_the_time_stands_over_all_up_to_the_next_one() {
    let heading = |words: &str, level| Paragraph { heading: Some(level), spaced: true, ..Paragraph::plain(words) };
    let paragraphs = vec![
        heading("青年论坛 · 主持稿", 1),
        Paragraph::plain("---"),
        heading("08:30　开场", 2),
        Paragraph::plain("各位老师，早上好。"),
        heading("08:55　优秀论文", 2),
        Paragraph::plain("下面请学术委员会秘书长宰子衡研究员宣布获奖名单。"),
        Paragraph::plain("（宣布名单）"),
        Paragraph::plain("请一等奖的三位作者上台，请栗文嘉院长颁发证书。"),
        Paragraph::plain("（颁奖）"),
        heading("09:10　主旨报告", 2),
        Paragraph::plain("首先请教授麻知远作报告。"),
        Paragraph::plain("（报告）"),
        Paragraph::plain("谢谢麻老师。讲得很好。"),
        heading("12:30　收尾", 2),
        Paragraph::plain("上午的议程就到这里。"),
    ];
    let draft = read(&Document { paragraphs });
    assert_eq!(draft.title.as_ref().map(|(title, _)| title.as_str()), Some("青年论坛 · 主持稿"));
    assert_eq!(starts(&draft), ["08:5", "09:1", "12:3"]);
    let kinds: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()).map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Opening, ItemKind::Award, ItemKind::Speeches, ItemKind::Closing]);
}

#[test]
fn brackets_that_tell_what_happens_are_no_titles_though_a_translation_stands_before_them() {
    let draft = read(&document(
        "签约仪式主持词
女士们、先生们：
早上好！Good morning!

请全体起立，奏意大利共和国国歌、中华人民共和国国歌。
Please rise for the national anthems.

【先奏意国歌，后奏中国国歌】

首先，有请江洛市市长亓官慧女士致欢迎辞。
Please welcome Mayor Qiguan.

【致辞，交替传译】

下面进行签约。请滑小舟先生、比安基先生上台签署。
The signatories, please.

【签字，交换文本】

现在，为联合实验室揭牌。有请亓官慧市长揭牌。

【红绸落下】

仪式到此结束。",
    ));
    assert_eq!(starts(&draft), ["请全体起", "首先，有", "下面进行", "现在，为", "仪式到此"]);
    // The host falls silent when both have been said.
    assert_eq!(wait_behind(&draft, "Mayor Qiguan."), Some(WaitKind::Speech));
    assert_eq!(wait_behind(&draft, "national anthems."), Some(WaitKind::Anthem));
    assert_eq!(draft.pieces.iter().filter(|piece| piece.wait.is_some()).count(), 4);
}

#[test]
fn whoever_is_announced_by_the_office_and_called_by_name_comes_once() {
    let draft = read(&document(
        "颁奖典礼主持词
老师们、同学们：
大家好！
先请校长说几句。校长说好了，不念稿。有请鲜于竹青校长！
（致辞）
谢谢校长。请司徒远同学代表获奖的同学讲两分钟。
（发言）
典礼到此结束。",
    ));
    let called: Vec<_> = draft.pieces.iter().filter_map(|piece| piece.call.as_ref()).collect();
    let names = called.iter().flat_map(|call| &call.speakers).filter_map(|one| one.name.as_ref());
    assert_eq!(names.map(|name| draft.words(name)).collect::<Vec<_>>(), ["鲜于竹青", "司徒远"]);
    assert_eq!(called.len(), 2);
}

#[test]
fn whoever_is_introduced_and_called_in_short_comes_once() {
    let draft = read(&document(
        "校友论坛主持词
各位校友：
论坛现在开始。下面进入主题演讲环节。
第一位演讲嘉宾是1988级水利系校友、长风水电设计院总工程师裴远山。他参与设计了九座大坝。有请裴总工！
（演讲）
谢谢裴学长。她是1995级生物系校友、农业科学院研究员卓雅琴，演讲的题目是《一粒稻种的旅行》，掌声有请！
（演讲）
谢谢雅琴学姐。最后发言的，是心内科老护士长郝桂芬，大家欢迎！
（发言）
郝老师的报告提出了六项任务，请各代表团认真讨论。
论坛到此结束。",
    ));
    let called: Vec<_> =
        draft.pieces.iter().filter_map(|piece| piece.call.as_ref()).flat_map(|call| &call.speakers).collect();
    let names = called.iter().filter_map(|one| one.name.as_ref()).map(|name| draft.words(name));
    assert_eq!(names.collect::<Vec<_>>(), ["裴远山", "卓雅琴", "郝桂芬"]);
    assert_eq!(draft.pieces.iter().filter(|piece| piece.wait.is_some()).count(), 3);
}

#[test]
fn what_is_sung_behind_a_look_back_is_of_the_way_out() {
    let draft = read(&document(
        "工会代表大会主持词
各位代表：
大会现在开始。大会有一项议程。
下面进行大会第一项议程，请集团党委书记霍启明同志讲话。
（讲话）
启明书记提出了四点希望，我们要抓好贯彻。
各位代表，大会的议程已经全部完成。今天，启明书记作了重要讲话，希望各单位认真贯彻，把一顿热饭、一次比武都落到实处，一件一件办好，办实。
请全体起立，奏《国际歌》。
我宣布，大会胜利闭幕！",
    ));
    assert_eq!(starts(&draft), ["下面进行", "启明书记", "各位代表"]);
}

#[test]
fn a_title_right_below_what_announces_its_number_is_of_the_same_item() {
    const LINES: [&str; 14] = [
        "工作推进会主持词",
        "同志们：现在开会。",
        "下面，进行会议第一项。",
        "#、通报工作情况",
        "请局长林知远同志通报情况。",
        "……",
        "#、交流发言",
        "下面进行第二项，请有关单位交流发言。首先，请局长仇敏同志发言。",
        "……",
        "#、领导讲话",
        "下面进行第三项，请县委书记程建国同志讲话。",
        "……",
        "请大家抓好落实。",
        "会议到此结束，散会！",
    ];
    // Automatic numbers may go on with those of another list.
    for numbers in [["一", "二", "三"], ["六", "七", "八"]] {
        let mut numbers = numbers.into_iter();
        let paragraphs = LINES.map(|line| match line.strip_prefix('#') {
            Some(title) => {
                Paragraph { heading: Some(1), ..Paragraph::plain(format!("{}{title}", numbers.next().unwrap())) }
            }
            None => Paragraph::plain(line),
        });
        let draft = read(&Document { paragraphs: paragraphs.into() });
        let titles: Vec<&str> = draft.pieces.iter().filter_map(|piece| piece.item.as_ref()?.title.as_deref()).collect();
        assert_eq!(titles, ["通报工作情况", "交流发言", "领导讲话"]);
        assert_eq!(starts(&draft).len(), 4);
    }
}

#[test]
fn a_title_whose_show_is_called_for_below_by_its_name_is_not_read_out() {
    let draft = read(&document(
        "元旦晚会主持稿\n男：各位领导，\n女：各位同事，\n合：大家晚上好！\n一、歌舞《盛世欢歌》\n女：鼓声响起来，舞步跳起来。\
         请欣赏歌舞《盛世欢歌》。\n（表演）\n二、小品《考试》\n女：考场里会发生什么？\n男：请欣赏小品《考试》。\n（表演）\n\
         三、抽奖\n女：下面抽奖。\n合：今晚的晚会到此结束，再见！",
    ));
    for title in ["一、歌舞", "二、小品", "三、抽奖"] {
        assert_eq!(role_of(&draft, title), Role::Direction, "{title}");
    }
    assert_eq!(starts(&draft).last().map(String::as_str), Some("合：今晚"));
}
