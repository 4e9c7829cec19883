//! Sentences that tell of something a change has touched, in words that nobody foresaw: they are shown, and nothing says them otherwise
//! by itself.

use super::*;
use crate::session::to_look_at;

const PROTECTION: &str = "全县防汛工作会议主持词
同志们：
现在开会。今天的会议有四项议程。
下面进行第一项议程，请有关部门汇报。
首先请县水利局局长连城同志汇报。
第二位，请县应急局局长尚武同志汇报。
最后请县气象局局长云晓同志汇报。
水利、应急、气象各扛各的旗，一样不少。
下面进行第二项议程，推选监票人。
经提名，由尚武同志担任监票人，云晓同志担任计票人。
下面进行第三项议程，签订防汛责任书。请各乡镇负责同志上台签字。
下面进行第四项议程，请县长温朗同志讲话。
谁家出了事，就拿责任书上的条款来对账。
会后，县应急局要把物资清点一遍。
散会。";

impl Meeting {
    fn doubts(&self) -> Vec<Untrue> {
        let told = told(&check(&self.written), &self.rundown);
        let found = to_look_at(&self.written, &self.rundown, self.session().live().unwrap(), &told);
        found.into_iter().filter(|one| one.is_doubtful).collect()
    }

    fn doubted(&self) -> Vec<(String, String)> {
        self.doubts().into_iter().map(|one| (one.was, one.becomes)).collect()
    }

    /// The first sentence in doubt that has some words in it.
    pub(super) fn doubt_of(&self, words: &str) -> Untrue {
        let mut doubts = self.doubts().into_iter();
        doubts.find(|one| one.was.contains(words)).unwrap_or_else(|| panic!("nobody doubts {words}"))
    }

    pub(super) fn doubts_nothing_of(&self, words: &str) {
        let doubted = self.doubted();
        assert!(doubted.iter().all(|(was, _)| !was.contains(words)), "{words} is doubted: {doubted:?}");
    }
}

fn pair(was: &str, becomes: &str) -> (String, String) {
    (was.to_owned(), becomes.to_owned())
}

#[test]
fn nothing_is_doubted_where_nothing_was_touched() {
    let meeting = Meeting::of_script(PROTECTION);
    assert_eq!(meeting.doubts(), []);
    let after = meeting.turn_of("云晓", 0);
    let meeting = meeting.change(Change::Recess { after, id: "recess".into(), minutes: 10 });
    assert_eq!(meeting.doubts(), []);
    let turn = meeting.turn_of("连城", 0);
    let back = meeting.change(Change::Swapped { turn: turn.clone() }).mended().change(Change::Last { turn }).mended();
    assert!(back.doubted().iter().all(|(was, _)| !was.contains("物资") && !was.contains("责任书")));
}

#[test]
fn a_row_of_short_names_of_units_is_doubted_where_one_of_them_does_not_speak() {
    let meeting = Meeting::of_script(PROTECTION).without("尚武");
    let row = pair("水利、应急、气象各扛各的旗，一样不少。", "水利、气象各扛各的旗，一样不少。");
    assert!(meeting.doubted().contains(&row), "{:?}", meeting.doubted());
    // What the bureau is to do stays, whoever spoke for it.
    assert!(!meeting.doubted().iter().any(|(was, _)| was.contains("物资")));
    // One key says it.
    let said = meeting.doubt_of("旗").change;
    meeting.change(said).says("水利、气象各扛各的旗").never_says("水利、应急");
}

#[test]
fn whoever_is_replaced_is_doubted_wherever_they_are_named() {
    let by = new("岳明", "县应急局副局长");
    let meeting = Meeting::of_script(PROTECTION).with("尚武", |turn| Change::Replaced { turn, by });
    let leader = pair(
        "经提名，由尚武同志担任监票人，云晓同志担任计票人。",
        "经提名，由岳明同志担任监票人，云晓同志担任计票人。",
    );
    assert_eq!(meeting.doubted(), [leader]);
}

#[test]
fn what_speaks_of_an_item_that_falls_out_is_doubted() {
    let meeting = Meeting::of_script(PROTECTION);
    let item = meeting.rundown.items()[3].id.clone();
    let meeting = meeting.change(Change::ItemDropped { item }).mended();
    let doubt = meeting.doubt_of("责任书");
    assert_eq!(
        (doubt.was.as_str(), doubt.becomes.as_str()),
        ("谁家出了事，就拿责任书上的条款来对账。", "谁家出了事。")
    );
}

#[test]
fn whoever_has_looked_is_asked_again_only_when_it_is_touched_once_more() {
    let meeting = Meeting::of_script(PROTECTION).without("尚武");
    let kept = meeting.doubt_of("旗").as_written();
    let meeting = meeting.change(kept).says("水利、应急、气象各扛各的旗");
    assert!(!meeting.doubted().iter().any(|(was, _)| was.contains('旗')));
    let again = meeting.without("云晓");
    assert!(again.doubted().iter().any(|(was, _)| was.contains('旗')), "{:?}", again.doubted());
}

#[test]
fn what_is_certain_is_no_doubt_and_comes_in_the_order_of_reading() {
    let meeting = Meeting::of_script(PROTECTION);
    let turn = meeting.turn_of("云晓", 0);
    let meeting = meeting.change(Change::Absent { turn });
    let certain = meeting.untrue();
    let told = told(&check(&meeting.written), &meeting.rundown);
    let all = to_look_at(&meeting.written, &meeting.rundown, meeting.session().live().unwrap(), &told);
    assert!(all.len() > certain.len() && !certain.is_empty());
    assert_eq!(all.iter().filter(|one| !one.is_doubtful).cloned().collect::<Vec<_>>(), certain);
    let places: Vec<_> = all.iter().map(|one| (meeting.rundown.part_at(&one.at), one.at.at)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

const FORUM: &str = "全市工作会议主持词
同志们：
现在开会。今天的会议有两项议程。
下面进行第一项议程，请有关单位发言。
首先请市农业局局长连城同志发言。
连局长把底数讲清了。粮食要稳，水利必须先行。下面请市水利局局长尚武同志发言。
柳河镇敢于立下军令状，石桥乡也不甘落后。下面请柳河镇镇长云晓同志发言。
听完了乡镇的打算，再听听企业的声音，下面请宏图公司经理米向东同志发言。
企业的成长，离不开土地的滋养。最后请石桥乡乡长康宁同志发言。
农业、水利、柳河镇、宏图公司和石桥乡五家各亮家底。四家跟上来，全市才有奔头。
下面进行第二项议程，请市长温朗同志讲话。
散会。";

#[test]
fn what_leads_to_a_speech_is_doubted_where_somebody_else_has_it_or_came_before() {
    let of = |name: &str| Meeting::of_script(FORUM).without(name).doubted();
    let has = |doubts: &[(String, String)], words: &str| doubts.iter().any(|(was, _)| was.contains(words));
    // What leads to a speech by what the speaker is goes with it.
    Meeting::of_script(FORUM).without("尚武").never_says("水利必须先行");
    assert!(has(&of("云晓"), "听完了乡镇的打算"));
    assert!(has(&of("米向东"), "离不开土地的滋养"));
    // Nobody came before the first, and nothing led to them.
    assert!(!has(&of("连城"), "离不开") && !has(&of("连城"), "听完了"));
    // What begins the sentence of the call is left out, and the call stays.
    let meeting = Meeting::of_script(FORUM).without("云晓");
    assert_eq!(meeting.doubt_of("听完了").becomes, "下面请宏图公司经理米向东同志发言。");
}

#[test]
fn a_row_loses_an_entry_and_the_number_behind_it_with_it() {
    let meeting = Meeting::of_script(FORUM).without("尚武");
    assert_eq!(meeting.doubt_of("各亮家底").becomes, "农业、柳河镇、宏图公司和石桥乡四家各亮家底。");
    // The row is one shorter then, and goes on following.
    let said = meeting.doubt_of("各亮家底").change;
    meeting.change(said).without("云晓").says("农业、宏图公司和石桥乡三家各亮家底。");
}
