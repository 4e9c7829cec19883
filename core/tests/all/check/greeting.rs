//! The greeting of the opening against the start of the meeting.

use super::meeting::{agenda, found};
use crate::samples::ready;
use serde_json::json;

/// The words of a greeting that is told of, in an opening of a meeting that starts then.
fn told(starts: &str, opening: &str) -> Vec<String> {
    let mut agenda = agenda(&format!("o{opening}//s请李大川同志发言。~//c散会。"));
    agenda["meeting"]["starts"] = json!(starts);
    found(&ready(&agenda), "greeting-disagrees")
}

#[test]
fn a_greeting_of_another_time_of_day() {
    for (time, opening, words) in [
        ("14:30", "各位代表、同志们：|大家上午好！|现在开会。", "上午好"),
        ("09:00", "各位代表，下午好！现在开会。", "下午好"),
        ("14:30", "各位读者早上好，欢迎大家。", "早上好"),
        ("19:30", "同学们，下午好呀！现在开会。", "下午好"),
        ("09:30", "尊敬的各位领导、各位来宾，女士们、先生们，晚上好！", "晚上好"),
        ("11:30", "大家早上好！现在开会。", "早上好"),
        ("12:45", "老师们、同学们，大家上午好。", "上午好"),
        ("16:00", "秋风送爽，丹桂飘香，大家中午好！", "中午好"),
        ("15:00", "请大家把手机调成静音。|> 放音乐停|同志们：上午好！", "上午好"),
        ("18:45", "我叫王小河，是今天的主持人，大家下午好。", "下午好"),
        ("14:30", "参加听证会的各位代表，庆祝大会的各位来宾，上午好！", "上午好"),
    ] {
        assert_eq!(told(&format!("2026-03-20T{time}"), opening), [words], "{time} {opening}");
    }
}

#[test]
fn a_greeting_that_fits_or_is_not_the_hosts_own() {
    for (time, opening) in [
        ("12:30", "大家上午好！"),
        ("11:30", "大家下午好！"),
        ("18:30", "大家下午好！"),
        ("17:30", "大家晚上好！"),
        ("11:00", "大家早上好！"),
        ("07:30", "大家上午好！"),
        ("12:00", "大家中午好！"),
        ("00:00", "大家下午好！"),
        ("14:30", "大家好！明天上午好天气，活动照常。"),
        ("14:30", "同志们，上午好几位代表提了建议。"),
        ("14:30", "孩子们见面都会说“早上好”，我们很高兴。"),
        ("14:30", "孩子们见了面就喊：早上好！大家下午好！"),
        ("14:30", "线上线下的朋友们，早上好、下午好、晚上好！"),
        ("14:30", "大家下午好！大洋彼岸的朋友们，早上好！"),
        ("14:30", "大家下午好！|晚上好戏连台，请大家留步。"),
        ("14:30", "今天上午好。"),
        ("14:30", "祝大家晚上好！"),
        ("14:30", "“大家上午好”，这句话我常听。"),
    ] {
        assert!(told(&format!("2026-03-20T{time}"), opening).is_empty(), "{time} {opening}");
    }
    // A start without an hour, or none, says nothing; nor does what somebody says later on.
    for starts in ["2026-03-20", "", "下午"] {
        assert!(told(starts, "大家晚上好！").is_empty(), "{starts}");
    }
    let mut later = agenda("o现在开会。//s请李大川同志发言。~//k大家上午好！我讲两句。//c散会。");
    later["meeting"]["starts"] = json!("2026-03-20T14:30");
    assert!(found(&ready(&later), "greeting-disagrees").is_empty());
}
