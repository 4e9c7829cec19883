//! Looks back: strangers, thanks for nothing, speakers left out.

use super::meeting::{finds, found, is_silent};
use crate::samples::{file, ready};
use serde_json::{Value, json};

#[test]
fn people_in_a_look_back_who_were_not_there() {
    finds(
        "recap-names-stranger",
        &[
            ("o开会。//s请县水利局局长李大川同志发言。~//k刚才，李大川局长、邹处长作了发言。//c散会。", "邹处长"),
            (
                "o开会。//s请县水利局局长李大川同志发言。~请县财政局局长王小河同志发言。~//k刚才，李大川同志、孙五岳同志分别作了发言。//c散会。",
                "孙五岳",
            ),
            ("o开会。//s请李大川先生介绍情况。~//c谢谢李先生，也谢谢麻醉科的蒙主任。散会。", "蒙主任"),
            ("o开会。//s请李大川同志发言。~//k感谢李大川同志，感谢谭四海同志的精彩发言。//c散会。", "谭四海"),
            ("o开会。//s请县公安局局长王小河同志发言。~牛局长的发言很实在，值得学习。//c散会。", "牛局长"),
            (
                "o开会。//s请李大川同志发言。~//k刚才，李大川同志作了发言。最后，沙万里董事长讲了重话，会后，请大家当实话办。//c散会。",
                "沙万里董事长",
            ),
            ("o开会。//s请副市长李大川同志发言。~//k刚才，沈阔副市长作了发言。//c散会。", "沈阔副市长"),
        ],
    );
    is_silent(
        "recap-names-stranger",
        &[
            "o开会。//s请县水利局局长李大川同志发言。~//k刚才，李局长作了发言，大川同志讲得好。//c散会。",
            "o开会。出席会议的有县委书记王小河。//s请李大川同志发言。~//k刚才，王书记边听边记。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，我们学习了雷锋同志的事迹。//c散会。",
            "o开会。//s请各组组长汇报。~三位组长的汇报很全面，金组长、陈主任要多支持。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，副局长、老主任都讲了话。//c散会。",
            "o开会。//s请总经理李大川同志发言。~//k刚才，总经理作了讲话，大家鼓掌。//c散会。",
            "o开会。//s请水利站站长李大川同志发言。~//k刚才，水利站长讲解了要领，镇长作了安排。//c散会。",
            "o开会。//s请李大川、王小河、白露三位同志发言。~//k刚才，大川、小河、白露三位同志作了发言。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，李大川同志作了发言，李副区长、常务副市长都在场。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，李大川同志作了发言。会后，请沙万里董事长牵头落实。//c散会。",
        ],
    );
}

#[test]
fn thanks_for_what_did_not_happen() {
    finds(
        "recap-thanks-for-nothing",
        &[
            ("o开会。//s请李大川同志发言。~//k感谢李大川同志，也感谢合唱队带来的精彩演唱。//c散会。", "演唱"),
            ("o开会。//s请李大川同志发言。~//k刚才，李大川同志作了发言，各镇签订了责任书。//c散会。", "签订"),
            ("o开会。//s请李大川同志发言。~//k刚才，我们观看了警示片，听了发言。//c散会。", "警示片"),
            (
                "o会议有两项议程：一是发言；二是揭牌。//s请李大川同志发言。~//k刚才，李大川同志作了发言，领导为中心揭牌。谢谢大家，刚才揭牌很热闹，大家都看了。//c散会。",
                "揭牌",
            ),
            ("o开会。//s请李大川同志发言。~//c谢谢李大川同志，谢谢同学们的诗朗诵。散会。", "朗诵"),
        ],
    );
    is_silent(
        "recap-thanks-for-nothing",
        &[
            "o开会。//y请合唱队演唱。~//s请李大川同志发言。~//k感谢合唱队带来的精彩演唱。//c散会。",
            "o开会。//f请看短片。~//s请李大川同志发言。~//k刚才，我们观看了警示片，听了发言。//c散会。",
            "o开会。//s请李大川同志发言。~//k刚才，李大川同志讲得好。会后，请各镇签订责任书。//c散会。",
            "o开会。会前，大家参观了展厅。//s请李大川同志发言。~//k刚才，李大川同志讲得好，大家参观时也看到了。//c散会。",
            "o欢迎参加揭牌仪式。//s请李大川同志发言。~//k刚才，李大川同志讲得好，我们共同见证了揭牌。//c散会。",
            "o开会。//y请各镇镇长上台签字。~//s请李大川同志发言。~//k刚才，各镇签订了责任书。//c散会。",
            "o开会。//s请李大川同志发言。~//k感谢各位同志，感谢会务组。//c散会。",
        ],
    );
}

#[test]
fn speakers_whom_a_look_back_leaves_out() {
    finds(
        "recap-omits",
        &[
            (
                "o开会。//s请甲县李大川同志发言。~请乙县王小河同志发言。~请丙县赵三山同志发言。~//k刚才，李大川、赵三山两位同志作了发言。//c散会。",
                "李大川、赵三山",
            ),
            (
                "o开会。//r请安监局局长赵三山同志通报情况。~//s请交通局局长王永明同志、住建局局长李国栋同志发言。~//k请副县长孙伟同志讲话。~刚才，三山局长通报了情况，永明同志作了表态，孙县长作了讲话。//c散会。",
                "永明同志作了表态",
            ),
            (
                "o开会。//s请东坡矿矿长汇报。~请南梁矿矿长汇报。~请西河矿矿长汇报。~//k刚才，东坡矿矿长、西河矿矿长分别作了汇报。//c散会。",
                "东坡矿矿长、西河矿矿长",
            ),
            (
                "o开会。//r请孙五岳同志通报情况。~//s请李大川同志发言。~请王小河同志发言。~//k请钱四海同志讲话。~刚才，五岳同志通报了情况，大川同志作了表态，四海同志作了讲话。//c散会。",
                "大川同志作了表态",
            ),
            (
                "o开会。//s请李大川同志发言。~请王小河同志发言。~请赵三山同志发言。~请孙五岳同志发言。~今天，李大川、王小河、孙五岳同志先后作了发言。//c散会。",
                "李大川、王小河、孙五岳",
            ),
        ],
    );
    is_silent(
        "recap-omits",
        &[
            "o开会。//s请甲县李大川同志发言。~请乙县王小河同志发言。~请丙县赵三山同志发言。~//k刚才，大川、小河、三山三位同志作了发言。//c散会。",
            "o开会。//s请李大川同志发言。~请王小河同志发言。~请赵三山同志发言。~//k刚才，李大川、王小河等同志作了发言。//c散会。",
            "o开会。//s请李大川同志发言。~请王小河同志发言。~请赵三山同志发言。~//k刚才，三位同志作了发言。//c散会。",
            "o开会。//s请李大川同志发言。~请王小河同志发言。~请赵三山同志发言。~//k李大川同志的发言给我很深的印象。//c散会。",
            "o开会。//s请水利局局长李大川同志发言。~请财政局局长王小河同志发言。~请民政局局长赵三山同志发言。~//k刚才，李局长、王局长、赵局长分别作了发言。//c散会。",
            "o开会。//s请李大川同志发言。~请王小河同志发言。~请赵三山同志发言。~//k刚才，会议听取了汇报，王小河同志提了建议。//c散会。",
            "o开会。//s请东坡矿矿长汇报。~请南梁矿矿长汇报。~请西河矿矿长汇报。~//k刚才，三个矿分别作了汇报，讲得实在。//c散会。",
        ],
    );
}

/// The award ceremony with a fourth speaker, who is called in some words, and with other words for the speakers in the
/// look back.
fn with_a_fourth_speaker(office: &str, call: &str, told: &str) -> Value {
    let mut agenda: Value = serde_json::from_str(&file("agendas/awards.json")).unwrap();
    agenda["people"]["technician"] = json!({ "name": "翟文汐", "unit": "集团", "office": office, "address": "同志" });
    let items = agenda["items"].as_array_mut().unwrap();
    let speeches = items.iter_mut().find(|item| item["id"] == "speeches").unwrap();
    let step = json!({ "turn": "technician", "say": call, "wait": "speech" });
    speeches["steps"].as_array_mut().unwrap().push(step);
    let recap = &mut items.last_mut().unwrap()["steps"][0]["say"];
    *recap = json!(recap.as_str().unwrap().replace("{{环节.speeches.发言人}}", told));
    agenda
}

#[test]
fn who_is_called_by_office_may_be_looked_back_on_by_name_and_the_other_way_round() {
    let calls = [
        "请技术人员代表{{发言人}}发言。",
        "{{先后词}}，请技术人员代表、{{发言人}}发言。",
        "请技术人员代表{{发言人.简称}}发言。",
        "请技术人员代表发言。",
        "请{{发言人.职务}}发言。",
        "请技术人员代表翟文汐同志发言。",
        "请{{发言人.简称}}发言。",
        "请老翟发言。",
    ];
    let told = [
        "{{环节.speeches.发言人}}",
        "罗晓枫、阮青、卞守拙、翟文汐同志",
        "先进集体代表罗晓枫、先进个人代表阮青、“澜江工匠”代表卞守拙、翟文汐",
        "罗晓枫、阮青、卞守拙同志和{{人员.technician.简称}}",
        "罗晓枫、阮青、卞守拙、技术人员代表",
    ];
    let mut wrong = Vec::new();
    for call in calls {
        for told in told {
            let found = found(&ready(&with_a_fourth_speaker("技术人员代表", call, told)), "recap-omits");
            wrong.extend((!found.is_empty()).then(|| format!("{call} {told}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for call in ["请{{发言人.简称}}发言。", "请翟文汐同志发言。", "请{{发言人.职务}}发言。"]
    {
        let by_office = with_a_fourth_speaker("首席工程师", call, "罗晓枫、阮青、卞守拙、首席工程师");
        assert!(found(&ready(&by_office), "recap-omits").is_empty(), "{call}");
    }
    // Nothing of the fourth is told.
    for call in [calls[0], calls[2], calls[4], calls[6]] {
        let left_out = with_a_fourth_speaker("技术人员代表", call, "罗晓枫、阮青、卞守拙同志");
        assert_eq!(found(&ready(&left_out), "recap-omits").len(), 1, "{call}");
    }
    // Two are called in one step, and the turn is one of them.
    let call = "请技术人员代表翟文汐同志发言。请首席工程师王小河同志发言。";
    let one_of_two = with_a_fourth_speaker("技术人员代表", call, "罗晓枫、阮青、卞守拙、翟文汐同志");
    assert_eq!(found(&ready(&one_of_two), "recap-omits").len(), 1);
}

#[test]
fn a_word_for_those_for_whom_somebody_speaks_is_nobodys_name() {
    is_silent(
        "recap-omits",
        &[
            "o开会。//s请甲县李大川同志发言。~请乙县王小河同志发言。~请技术人员代表、丙县赵三山同志发言。~//k刚才，李大川、王小河、赵三山三位同志作了发言。//c散会。",
            "o开会。//s请教师代表李大川同志发言。~请学生代表王小河同学发言。~请后勤人员代表、食堂主任赵三山同志发言。~//k刚才，李大川、王小河、赵三山作了发言。//c散会。",
            "o开会。//s请教师代表发言。~请学生代表发言。~请后勤人员代表发言。~//k刚才，教师、学生和后勤人员代表作了发言。//c散会。",
            "o开会。//s请党员代表李大川发言。~请群众代表王小河发言。~请先进个人代表、丙厂厂长赵三山发言。~//k刚才，大川、小河、三山讲得好，大家都听了他们的发言。//c散会。",
            "o开会。//s请党员代表、甲厂厂长李大川发言。~请职工代表王小河发言。~请家属代表赵三山发言。~//k刚才，李大川、王小河、赵三山作了发言。//c散会。",
            "o开会。//s请青年教师代表、一中教师李大川发言。~请王小河老师发言。~请赵三山老师发言。~//k刚才，李大川、王小河、赵三山老师作了发言。//c散会。",
        ],
    );
}
