//! Editions of one thing: 第十二届, 第三次会议.

use super::meeting::{agenda, finds, found, is_silent};
use crate::samples::ready;
use serde_json::json;

#[test]
fn editions_of_one_thing_that_differ() {
    finds(
        "editions-disagree",
        &[
            (
                "o就第七届文明城市测评作动员。//s请李大川同志发言。~//k我们要在第八届文明城市测评中交出答卷。//c散会。",
                "第八届",
            ),
            (
                "o第四届黄土高原水土保持论坛现在开幕。//s请李大川同志介绍。~//c感谢大家参加第三届黄土高原水土保持论坛。散会。",
                "第三届",
            ),
            (
                "o欢迎参加第五届丘陵农机博览会。//s请李大川同志介绍。~//c预祝第六届丘陵农机博览会圆满成功！散会。",
                "第六届",
            ),
            (
                "o今天举行第三期青年干部培训班开班式。//s请李大川同志讲话。~//k祝第四期青年干部培训班圆满成功。//c散会。",
                "第四期",
            ),
            (
                "o镇第十八届人民代表大会第六次会议现在开会。//s请李大川同志报告。~//c现在宣布，镇第十八届人民代表大会第五次会议胜利闭幕。",
                "第五次",
            ),
            (
                "o欢迎参加第十二届校园文化艺术节。//s请李大川同志致辞。~//c第十一届校园文化艺术节到此结束，让我们相约第十三届校园文化艺术节！",
                "第十一届",
            ),
            (
                "o今天召开翠湖花园第二次业主大会会议。//v请投票。~//c2025年翠湖花园第一次业主大会会议到此结束。",
                "第一次",
            ),
            (
                "o恒盛公司第六届职工代表大会现在开会。//s请李大川同志报告。~//c恒盛公司第五届职工代表大会胜利闭幕。散会。",
                "第五届",
            ),
        ],
    );
    is_silent(
        "editions-disagree",
        &[
            "o就第七届文明城市测评作动员。//s请李大川同志发言。~//k我们要在第七届文明城市测评中交出答卷。//c散会。",
            "o第三十二届读书节今天闭幕。上一届，也就是第三十一届读书节今天的主题是远方。//s请李大川同志发言。~//c散会。",
            "o欢迎参加第五届丘陵农机博览会。//s请李大川同志介绍。~//c明年，让我们相约第六届丘陵农机博览会。散会。",
            "o县妇联第八届执行委员会工作报告已印发。//v选举县妇联第九届执行委员会。同意的请举手。~//c散会。",
            "o第六届职工代表大会第一次会议现在开会。//s请李大川同志报告第五届职工代表大会以来的工作。~//c散会。",
            "o这是第一次信访工作联席会议，第二次信访工作联席会议下月开。//s请李大川同志发言。~//c散会。",
            "o第一届毕业生和第三届毕业生都来了。//s请李大川同志发言。~//c散会。",
            "o今天召开翠湖花园第二次业主大会会议。第一次业主大会是2021年开的，选出了业委会。//v请投票。~//c散会。",
            "o欢迎参加第五届丘陵农机博览会。第三届丘陵农机博览会2019年在我市举办，盛况空前。//s请李大川同志介绍。~//c散会。",
            "o今天举行第四届全民健身运动会。2016年举办第一届全民健身运动会的时候，只有三支队伍。//s请李大川同志致辞。~//c散会。",
        ],
    );
}

#[test]
fn editions_of_what_is_called_in_quotes_and_of_those_who_stand() {
    let told = |title: &str, text: &str| {
        let mut value = agenda(text);
        value["meeting"]["title"] = json!(title);
        found(&ready(&value), "editions-disagree")
    };
    let title = "第六届“最美志愿者”颁奖活动";
    let read = |edition: &str| format!("o开会。//r请李大川同志宣布{edition}名单。~//c散会。");
    assert_eq!(told(title, &read("第五届“最美志愿者”")), ["第五届"]);
    assert_eq!(told(title, &read("第五届最美志愿者")), ["第五届"]);
    for edition in ["第六届“最美志愿者”", "第五届“最美家庭”", "上一届也就是第五届“最美志愿者”"]
    {
        assert!(told(title, &read(edition)).is_empty(), "{edition}");
    }
    let of = |told: &str| format!("o今天选举产生公司第五届工会委员会。//s请李大川同志{told}。~//v请投票。~//c散会。");
    let candidates = "介绍第四届工会委员会委员候选人的情况";
    assert_eq!(told("会议", &of(candidates)), ["第四届"]);
    assert_eq!(told("会议", &of("宣读第六届工会委员会主席、副主席候选人名单")), ["第六届"]);
    for right in [
        "介绍第五届工会委员会委员候选人的情况",
        "报告第四届工会委员会的工作",
        "介绍第四届工会委员会提出的委员候选人的情况",
        "介绍第四届女职工委员会委员候选人的情况",
    ] {
        assert!(told("会议", &of(right)).is_empty(), "{right}");
    }
}

#[test]
fn the_term_that_was_elected_years_ago_is_another() {
    let told = |when: &str| {
        let text = format!(
            "o{when}，我们选举产生了第三届理事会。//s请李大川同志介绍。~//v现在选举第四届理事会理事。请投票。~//c散会。"
        );
        found(&ready(&agenda(&text)), "editions-disagree")
    };
    assert_eq!(told("今天"), ["第四届"]);
    assert!(told("五年前的春天").is_empty());
    assert!(told("上一次换届").is_empty());
}

#[test]
fn a_meeting_goes_by_the_number_of_its_title() {
    let told = |title: &str, text: &str| {
        let mut value = agenda(text);
        value["meeting"]["title"] = json!(title);
        found(&ready(&value), "editions-disagree")
    };
    let closing = "o开会。//s请李大川同志发言。~//c红岩村第十一届村民委员会换届选举大会的议程都完成了，散会。";
    assert_eq!(told("红岩村第十二届村民委员会换届选举大会", closing), ["第十一届"]);
    assert!(told("红岩村第十一届村民委员会换届选举大会", closing).is_empty());
    let opening = "o今天召开第二次全体会议。//s请李大川同志发言。~//c散会。";
    assert_eq!(told("市政府第三次全体会议", opening), ["第二次"]);
    let earlier = "o今年四月召开第二次全体会议，作了部署。//s请李大川同志发言。~//c下午召开第四次全体会议。散会。";
    assert!(told("市政府第三次全体会议", earlier).is_empty());
    let other = "o按照第二次全体会议的要求，现在开会。//s请李大川同志发言。~//c散会。";
    assert!(told("市政府第三次全体会议", other).is_empty());
}
