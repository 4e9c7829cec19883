//! A vote that goes the other way than somebody wrote.

use super::*;

fn vote(closing: &str) -> Meeting {
    let mut agenda = written_out();
    agenda["items"][2] = json!(
        { "id": "vote", "kind": "vote", "title": "表决《议事规则》", "steps": [
            { "id": "ask", "say": "下面进行第二项议程，表决《议事规则》。同意的请举手。", "choose": [
                { "id": "yes", "label": "通过", "say": "《议事规则》获得通过。" },
                { "id": "no", "label": "没有通过", "say": "《议事规则》没有获得通过。" } ] } ] });
    agenda["items"][4]["steps"][0]["say"] = closing.into();
    Meeting::new(&agenda).give(Command::Start)
}

fn lost(closing: &str) -> Meeting {
    vote(closing).choose("no").mended()
}

#[test]
fn a_result_that_was_written_for_the_vote_is_not_told_where_it_was_lost() {
    lost("会议听取了发言，表决通过了《议事规则》，听取了讲话。散会。")
        .says("会议听取了发言，表决了《议事规则》，听取了讲话。散会。");
    lost("会议审议并一致通过了《议事规则》。散会。").says("会议审议了《议事规则》。散会。");
    lost("会议以举手表决的方式，全票通过了《议事规则》。").says("会议以举手表决的方式，表决了《议事规则》。");
    lost("今天，《议事规则》已获得通过，请大家遵照执行。散会。")
        .says("今天，《议事规则》未获通过，请大家遵照执行。散会。");
    lost("对《议事规则》的顺利通过表示祝贺！散会。").says("散会。").never_says("祝贺");
    lost("刚才的表决已顺利通过。散会。").says("刚才的表决未获通过。散会。");
}

#[test]
fn what_is_no_result_of_this_vote_stays() {
    for words in [
        "通过今天的会议，大家统一了思想。散会。",
        "上个月通过了《财务办法》，表决很顺利。散会。",
        "《议事规则》没有获得通过，下次再议。散会。",
    ] {
        assert_eq!(vote(words).choose("no").untrue(), [], "{words}");
    }
    assert_eq!(vote("会议表决通过了《议事规则》。散会。").choose("yes").untrue(), []);
    assert_eq!(vote("会议表决通过了《议事规则》。散会。").untrue(), [], "nobody has voted yet");
}

#[test]
fn the_result_is_told_again_where_the_choice_is_taken_back() {
    let meeting = vote("会议表决通过了《议事规则》。散会。").choose("no");
    let closing = meeting.untrue();
    assert_eq!(closing[0].because, [Because::Lost("表决《议事规则》".to_owned())]);
    assert_eq!(meeting.choose("yes").untrue(), []);
}

#[test]
fn a_result_that_somebody_reads_as_written_is_not_asked_about_again() {
    let meeting = vote("会议表决通过了《议事规则》。散会。").choose("no");
    let kept = meeting.untrue()[0].as_written();
    assert_eq!(meeting.give(Command::ChangeAll(vec![kept])).untrue(), []);
}
