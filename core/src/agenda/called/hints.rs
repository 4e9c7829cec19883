//! By what a sentence tells of somebody where it names neither them nor their unit: 做食品的离不开运输。 before 顺达运输公司经理.

use super::unit_and_office;
use crate::agenda::Person;
use crate::agenda::person::title_at_end;
use crate::chinese::pairs;

/// Two characters of what many are.
const OF_MANY: [&str; 40] = [
    "代表", "同志", "先生", "女士", "有限", "限公", "限责", "责任", "任公", "公司", "司总", "集团", "股份", "委员",
    "员会", "中心", "单位", "部门", "党委", "党组", "县委", "市委", "区委", "镇党", "乡党", "政府", "协会", "学会",
    "联合", "全国", "中国", "优秀", "先进", "获奖", "个人", "集体", "负责", "责人", "人员", "管理",
];

/// Whether words have two characters of what somebody is, beside the office itself, that none of the others is and that is not what
/// the meeting is about.
pub(crate) fn hints_at(words: &str, person: &Person, others: &[&Person], title: &str) -> bool {
    let own = trades(person);
    let others: Vec<String> = others.iter().flat_map(|other| trades(other)).collect();
    let is_known = |pair: &str| title.contains(pair) || others.iter().any(|other| other.contains(pair));
    own.iter()
        .flat_map(|own| pairs(own))
        .any(|pair| words.contains(pair) && !OF_MANY.contains(&pair) && !is_known(pair))
}

/// What else those are called who are called so in an office.
pub(crate) const ALIKE: [(&str, &str); 6] =
    [("教师", "老师"), ("班主任", "老师"), ("教授", "老师"), ("学生", "同学"), ("毕业生", "同学"), ("医师", "医生")];

/// 顺达运输公司 of 顺达运输公司经理, 家长代表, and how they are addressed: all that somebody is, each without its office.
fn trades(person: &Person) -> Vec<String> {
    let whole = unit_and_office(person);
    let pieces =
        whole.split('、').map(|piece| title_at_end(piece).and_then(|title| piece.strip_suffix(title)).unwrap_or(piece));
    let alike = ALIKE.iter().filter(|(office, _)| whole.contains(office)).map(|(_, word)| (*word).to_owned());
    pieces.map(str::to_owned).chain(person.address.clone()).chain(alike).collect()
}
