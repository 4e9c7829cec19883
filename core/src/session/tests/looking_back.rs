//! What is said of each speaker before the next one is called, when speakers change places.

use super::*;

fn shared() -> Value {
    json!({
        "format": 1,
        "meeting": { "title": "分享会", "minutes": 60 },
        "people": {
            "ke": { "name": "柯岩", "unit": "南湖中心", "office": "总经理" },
            "fang": { "name": "方舟", "unit": "北山小学", "office": "校长", "address": "同志" },
            "shi": { "name": "石英", "address": "同学" },
        },
        "items": [
            { "id": "opening", "kind": "opening", "steps": [{ "say": "现在开会。" }] },
            { "id": "talks", "kind": "speeches", "title": "分享", "steps": [
                { "id": "a", "turn": "ke", "say": "下面进行第一项，分享。首先，请南湖中心总经理柯岩分享。", "wait": "speech" },
                { "id": "b", "turn": "fang", "say": "谢谢柯总。南湖中心的账算得很细。接下来，请北山小学校长方舟同志分享。", "wait": "speech" },
                { "id": "c", "turn": "shi", "say": "北山小学的老师们不容易。听完柯总和方校长的分享，大家都很感动。最后，请石英同学分享。", "wait": "speech" },
                { "say": "感谢三位的分享。" } ] },
            { "id": "closing", "kind": "closing", "steps": [{ "say": "散会。" }] },
        ],
    })
}

fn begun() -> Meeting {
    Meeting::new(&shared()).give(Command::Start)
}

#[test]
fn what_is_said_of_somebody_goes_where_they_go() {
    begun()
        .change(Change::Swapped { turn: step("talks", "a") })
        .says("首先，请北山小学校长方舟同志分享。\n北山小学的老师们不容易。接下来，请南湖中心总经理柯岩分享。")
        .says("谢谢柯总。南湖中心的账算得很细。听完柯总和方校长的分享，大家都很感动。最后，请石英同学分享。");
    begun()
        .change(Change::Last { turn: step("talks", "a") })
        .says("最后，请南湖中心总经理柯岩分享。\n谢谢柯总。南湖中心的账算得很细。\n感谢三位的分享。");
}

#[test]
fn what_is_said_of_somebody_falls_out_with_them() {
    begun()
        .change(Change::Absent { turn: step("talks", "a") })
        .says("首先，请北山小学校长方舟同志分享。")
        .says("北山小学的老师们不容易。")
        .never_says("南湖中心");
}

#[test]
fn whoever_is_put_in_comes_behind_what_is_said_of_the_one_before() {
    let who = Somebody::New { id: "x".into(), name: "时雨".to_owned(), office: String::new() };
    begun()
        .change(Change::TurnAdded { after: step("talks", "a"), id: "n".into(), who, minutes: None })
        .says("谢谢柯总。南湖中心的账算得很细。接下来，请时雨同志分享。")
        .says("谢谢时雨同志。接下来，请北山小学校长方舟同志分享。");
}

#[test]
fn thanks_that_name_nobody_stay_where_nobody_else_spoke() {
    begun()
        .change(Change::Swapped { turn: step("talks", "b") })
        .says("谢谢柯总。南湖中心的账算得很细。")
        .says("谢谢石英同学。最后，请北山小学校长方舟同志分享。");
}
