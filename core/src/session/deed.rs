//! What an item has somebody do, by what it is called: whoever is called 宣读倡议书 has 宣读了倡议书 in a look back.

/// What somebody may be called to say.
pub(super) const SPEECHES: [&str; 10] =
    ["汇报", "述职", "交流", "表态", "介绍", "分享", "点评", "讲话", "致辞", "发言"];
/// What a title begins with that is done to something: 宣读倡议书.
const TO_SOMETHING: [&str; 31] = [
    "赠送", "捐赠", "授予", "宣读", "传达", "通报", "介绍", "汇报", "说明", "解读", "点评", "领学", "宣布", "颁发",
    "朗诵", "朗读", "演唱", "演奏", "表演", "展示", "演示", "部署", "安排", "讲解", "讲授", "推介", "发布", "发起",
    "发出", "公布", "启动",
];
/// And what is done to nothing else.
const ALONE: [&str; 12] =
    ["致辞", "致词", "作报告", "作说明", "作表态", "作工作", "颁奖", "述职", "授牌", "授旗", "揭牌", "揭幕"];
/// 颁奖仪式: what a title ends with that says what is held, whatever it begins with.
const HELD: [&str; 5] = ["仪式", "环节", "活动", "大会", "时间"];
/// What a title ends with, what somebody is called to do then, and what they have done.
const ENDS: [(&str, &str, &str); 19] = [
    ("颁奖仪式", "颁奖", "颁了奖"),
    ("讲话", "讲话", "作了讲话"),
    ("致辞", "致辞", "致了辞"),
    ("致词", "致词", "致了词"),
    ("报告", "作报告", "作了报告"),
    ("汇报", "汇报", "作了汇报"),
    ("介绍", "介绍", "作了介绍"),
    ("点评", "点评", "作了点评"),
    ("述职", "述职", "作了述职"),
    ("演讲", "演讲", "作了演讲"),
    ("讲座", "讲课", "作了讲座"),
    ("讲解", "讲解", "作了讲解"),
    ("朗诵", "朗诵", "作了朗诵"),
    ("表演", "表演", "作了表演"),
    ("演出", "演出", "作了演出"),
    ("小品", "表演", "作了表演"),
    ("舞蹈", "表演", "作了表演"),
    ("独唱", "演唱", "作了演唱"),
    ("合唱", "演唱", "作了演唱"),
];

/// Whether a title says in itself what whoever is called is to do: 宣读倡议书, 为志愿服务队授旗. 推介会 and 颁奖仪式 are held.
pub(super) fn is_one(title: &str) -> bool {
    let mut deeds = TO_SOMETHING.iter().chain(&ALONE);
    let begins = |deed: &&str| title.strip_prefix(*deed).is_some_and(|what| what != "会");
    let is_for = title.starts_with('为') && deeds.clone().any(|deed| title.contains(deed));
    (is_for || deeds.any(begins)) && !is_held(title)
}

/// 现场签署承诺书: whether it says so of those who sign.
pub(super) fn is_signed(title: &str) -> bool {
    let bare = ["现场", "当场", "集中"].iter().find_map(|how| title.strip_prefix(how)).unwrap_or(title);
    ["签署", "签订"].iter().any(|deed| bare.starts_with(deed)) && !is_held(title)
}

/// What somebody is called to do in an item of such a title: 讲话 of 领导讲话.
pub(super) fn speech_of(title: &str) -> &'static str {
    // 诗朗诵《青杨树下》
    let bare = title.split('《').next().filter(|bare| !bare.is_empty()).unwrap_or(title);
    ENDS.iter().find(|(end, ..)| title.ends_with(end) || bare.ends_with(end)).map_or("发言", |(_, speech, _)| speech)
}

/// What somebody has done in an item of such a title: 发布了倡议书, 作了讲话.
pub(super) fn done(title: &str) -> String {
    // 汇报发言, 表演展示: in two words of one deed nothing is done to anything.
    let is_thing = |what: &str| {
        what.chars().count() > 1 && !SPEECHES.contains(&what) && !TO_SOMETHING.contains(&what) && !is_held(what)
    };
    let to_what = |deed: &&'static str| Some((*deed, title.strip_prefix(*deed).filter(|what| is_thing(what))?));
    match TO_SOMETHING.iter().find_map(to_what) {
        Some((deed, what)) => format!("{deed}了{what}"),
        None => ENDS.iter().find(|(end, ..)| title.ends_with(end)).map_or("作了发言", |(.., did)| did).to_owned(),
    }
}

fn is_held(title: &str) -> bool {
    HELD.iter().any(|held| title.ends_with(held))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_is_done_and_what_has_been() {
        for (title, is_deed, speech, did) in [
            ("宣读倡议书", true, "发言", "宣读了倡议书"),
            ("发布仪式", false, "发言", "作了发言"),
            ("推介会", false, "发言", "作了发言"),
            ("宣布散会", true, "发言", "宣布了散会"),
            ("汇报发言", true, "发言", "作了发言"),
            ("为志愿服务队授旗", true, "发言", "作了发言"),
            ("领导讲话", false, "讲话", "作了讲话"),
            ("颁奖仪式", false, "颁奖", "颁了奖"),
            ("小品表演", false, "表演", "作了表演"),
        ] {
            assert_eq!((is_one(title), speech_of(title), done(title)), (is_deed, speech, did.to_owned()), "{title}");
        }
        assert!(is_signed("现场签署承诺书") && !is_signed("签订仪式"));
    }
}
