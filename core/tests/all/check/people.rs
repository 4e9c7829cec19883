//! People: offices, spellings, blanks, and names that are not in the roster.

use super::meeting::{agenda, finds, found, is_silent};
use crate::samples::ready;
use serde_json::{Value, json};

#[test]
fn one_person_under_two_offices() {
    finds(
        "two-offices",
        &[
            (
                "o参加会议的有：县住建局局长李大川，县财政局局长王小河。//s请县水利局局长李大川同志发言。~//c散会。",
                "县水利局局长李大川",
            ),
            ("o开会。//s请副县长李大川同志发言。~//k请县长李大川同志讲话。~//c散会。", "县长李大川"),
            (
                "o开会。//s请大学副校长柏松年教授致辞。~//c散会。晚上参加大学科研处处长柏松年教授主持的沙龙。",
                "科研处处长柏松年",
            ),
            (
                "o出席会议的有市委组织部部长李大川同志。//k请市委宣传部部长李大川同志讲话。~//c散会。",
                "市委宣传部部长李大川",
            ),
            (
                "o出席会议的有县委第二巡察组组长李大川同志。//k请县委第三巡察组组长李大川同志讲话。~//c散会。",
                "县委第三巡察组组长李大川",
            ),
            (
                "o出席会议的领导有：|县委常委、副县长　李大川|县人大主任　王小河|//k请县政协副主席李大川同志讲话。~//c散会。",
                "县政协副主席李大川",
            ),
        ],
    );
    is_silent(
        "two-offices",
        &[
            "o参加会议的有：县住建局局长李大川。//s请住建局局长李大川同志发言。~//c散会。",
            "o出席会议的有县委副书记、县长李大川同志。//k请县长李大川同志讲话。~//c散会。",
            "o参加会议的有：市住房和城乡建设局局长李大川。//s请市住建局局长李大川同志发言。~//c散会。",
            "o开会。//v提名车间主任李大川同志为总监票人。同意的请举手。~请总监票人李大川同志报告结果。~//c散会。",
            "o开会。//r宣布任免决定：免去县水利局局长李大川同志职务，任命为县财政局局长。//s请县财政局局长李大川同志发言。~//c散会。",
            "o参加会议的有：县住建局局长李大川，县财政局局长王小河。//s请县财政局局长王小河同志发言。~//c散会。",
            "o开会。//s请原县水利局局长李大川同志发言。~//s请县人大副主任李大川同志讲话。~//c散会。",
            "o开会。//s请矿业大学教授李大川同志发言。~//s请专家组组长李大川同志点评。~//c散会。",
        ],
    );
}

#[test]
fn one_name_in_two_spellings() {
    finds(
        "two-spellings",
        &[
            ("o开会。//s请县水利局局长李得水同志发言。~//k刚才，李德水同志讲得很好。//c散会。", "李德水"),
            ("o开会。镇党委副书记鱼得水同志负责计时。//s请王小河同志发言。~//c散会。请鱼德水同志收齐材料。", "鱼德水"),
            (
                "o开会。//s请骨科主任晓婉清同志发言。~请内科主任石磊同志发言。~//k刚才，石磊主任、晓宛清主任表了态。//c散会。",
                "晓宛清",
            ),
            ("o出席会议的有副市长欧阳静怡同志。//k请副市长欧阳静宜同志讲话。~//c散会。", "欧阳静宜"),
            // What sounds the same needs no form of address beside it.
            ("o开会。//s请分会主席阎宝华同志发言。~//c五年来，闫宝华会长带着大家办了不少实事。散会。", "闫宝华"),
            // A row of names.
            (
                "o开会。//v提名史大河、穆秀英、冼国柱、戎芳为候选人。|选票上印有史大河、穆秀英、洗国柱、戎芳。请投票。~//c散会。",
                "洗国柱",
            ),
            ("o开会。//s请校长钟志远同志发言。~//k钟致远讲的三件事，请大家记住。//c散会。", "钟致远"),
        ],
    );
    is_silent(
        "two-spellings",
        &[
            "o开会。//s请县水利局局长李得水同志发言。~//k刚才，李得水同志讲得很好。//c散会。",
            "o开会。//s请甲县县长李建国同志发言。~请乙县县长李建军同志发言。~//k刚才，李建国同志、李建军同志发了言。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，大川同志讲得很好。//c散会。",
            "o开会。//s请花市街道汇报。~请灯市街道汇报。~//k谢谢佘主任，谢谢商局长。//c散会。",
            "o开会。//s请王芳同志发言。~请王方同志发言。~//c散会。",
            "o开会。一组有史大河、穆秀英、李建国、戎芳，二组有史大河、穆秀英、田大川、戎芳。//s请李大川同志发言。~//c散会。",
            "o开会。李小红、李小兰两位同志担任记录。//s请李小红同志发言。~请李小兰同志发言。~//c散会。",
            "o开会。//s请各部门汇报。~请各部门抓紧，四个部门的汇报整理成纪要。//c散会。",
        ],
    );
}

#[test]
fn one_blank_for_several_people() {
    finds(
        "shared-blank",
        &[
            ("o开会。//s请四个代表团的召集人***同志依次汇报。~//c散会。", "同志"),
            ("o开会。//v提名×××同志为监票人，两人都不是候选人。同意的请鼓掌。~//c散会。", "同志"),
            ("o开会。//s请三位局长____同志发言。~//c散会。", "同志"),
            ("o开会。//v请两位介绍人***同志介绍情况。~//c散会。", "同志"),
            ("o开会.//s会议继续,请三位局长____同志发言.~//c散会.", "同志"),
            ("o开会。//w请县政协主席和县委组织部部长***同志颁奖。~//c散会。", "同志"),
            ("o开会。//v由第一、第二小组组长***同志监票。~//c散会。", "同志"),
            ("o开会。//s请教师代表***老师先后发言。~//c散会。", "老师"),
        ],
    );
    is_silent(
        "shared-blank",
        &[
            "o开会。//s请副县长***同志发言。~//c散会。",
            "o开会。//s请四个代表团的召集人***同志、***同志、***同志、***同志依次汇报。~//c散会。",
            "o开会。//s请***等三位同志先后发言。~//c散会。",
            "o开会。//s请第二位发言人***同志上台。~//c散会。",
            "o开会。//w请县人大常委会主任和党组书记***同志颁奖。~//c散会。",
            "o开会。//w请市人民政府副市长和市公安局局长***同志颁奖。~//c散会。",
            "o开会。//w请县委书记和县长***同志颁奖。~//c散会。",
            "o开会。//w请***同志为三位获奖者颁奖。~//c散会。",
            "o应到***人，实到***人，分别来自三个县。//s请李大川同志发言。~//c散会。",
            "o开会。//s请***同志和***同志分别发言。~//c散会。",
        ],
    );
}

fn with_roster(text: &str) -> Value {
    let mut agenda = agenda(text);
    agenda["people"] = json!({
        "a": { "name": "李大川", "unit": "县水利局", "office": "局长", "address": "同志" },
        "b": { "name": "王小河", "office": "县长" },
        "c": { "name": "" },
    });
    agenda
}

#[test]
fn names_in_calls_that_are_not_in_the_roster() {
    for (text, name) in [
        ("o开会。//s请赵三山同志发言。~//c散会。", "赵三山"),
        ("o开会。//s请县财政局局长赵三山发言。~//c散会。", "赵三山"),
        ("o开会。//s首先，请钱四海女士致辞。~//c散会。", "钱四海"),
        ("o开会。//s请李大川同志、孙五岳同志先后发言。~//c散会。", "孙五岳"),
    ] {
        let found = found(&ready(&with_roster(text)), "not-in-roster");
        assert!(found.len() == 1 && found[0].contains(name), "{found:?} in {text}");
    }
    for text in [
        "o开会。//s请李大川同志发言。~//c散会。",
        "o开会。//s请大川同志发言。~请{{people.b.short}}讲话。//c散会。",
        "o开会。//s请县财政局局长发言。~//c散会。",
        "o开会。//s请***同志发言。~//c散会。",
        "o开会。//s请各位同志发言。~请几位老同志发言。~//c散会。",
        "o开会。//s请企业代表发言。~请主持人讲话。~//c散会。",
        "o开会。//k学习雷锋同志的精神。//c散会。",
    ] {
        assert_eq!(found(&ready(&with_roster(text)), "not-in-roster"), Vec::<String>::new(), "{text}");
    }
    // Without a roster there is nothing to compare with.
    assert_eq!(found(&ready(&agenda("o开会。//s请赵三山同志发言。~//c散会。")), "not-in-roster"), Vec::<String>::new());
}

/// The offices that are told of in an agenda with a roster of one who is called.
fn two_offices(unit: &str, office: &str, text: &str) -> Vec<String> {
    let mut value = agenda(text);
    value["people"] = json!({ "p": { "name": "聂长风", "unit": unit, "office": office } });
    found(&ready(&value), "two-offices")
}

#[test]
fn another_unit_or_a_lower_rank_is_a_second_office() {
    let calls = "o开会。//s请市住房和城乡建设局局长聂长风先生致辞。~//c";
    let told = |thanks: &str| two_offices("市住房和城乡建设局", "局长", &format!("{calls}{thanks}散会。"));
    assert_eq!(told("感谢市自然资源局聂长风局长的致辞。"), ["市自然资源局聂长风局长"]);
    assert_eq!(told("感谢聂长风副局长的致辞。"), ["聂长风副局长"]);
    for sound in ["感谢市住建局聂长风局长的致辞。", "感谢聂长风局长的致辞。", "感谢聂长风同志，感谢市自然资源局。"]
    {
        assert!(told(sound).is_empty(), "{sound}");
    }
}

#[test]
fn an_office_other_than_the_rosters_is_a_second_one() {
    let two = ready(&with_roster("o开会。//s请县财政局局长李大川同志发言。~//c散会。"));
    assert_eq!(found(&two, "two-offices").len(), 1);
    let one = ready(&with_roster("o开会。//s请水利局局长李大川同志发言。~请{{people.a}}发言。//c散会。"));
    assert_eq!(found(&one, "two-offices"), Vec::<String>::new());
}
