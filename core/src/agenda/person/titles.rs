//! The words with which a script speaks of people: offices, forms of address, surnames. Tables, and nothing else.

use crate::chinese::vocabulary::HanSet;
use std::sync::LazyLock;

/// What is said after a name and is no office.
pub(crate) const ADDRESSES: &[&str] = &["同志", "先生", "女士", "同学", "老师", "小姐", "大姐", "大妈", "师傅", "们"];

/// Words that end an office, the longer before those that they end in.
pub(crate) const OFFICES: &[&str] = &[
    "召集人",
    "主持人",
    "负责人",
    "联系人",
    "监票人",
    "计票人",
    "候选人",
    "发言人",
    "领誓人",
    "证婚人",
    "主讲人",
    "创始人",
    "合伙人",
    "传承人",
    "嘉宾",
    "副书记",
    "书记员",
    "书记",
    "村支书",
    "老支书",
    "支书",
    "文书",
    "主任医师",
    "主任技师",
    "班主任",
    "主任",
    "理事长",
    "董事长",
    "监事长",
    "秘书长",
    "指挥长",
    "检察长",
    "参谋长",
    "护士长",
    "工程师",
    "高工",
    "总工",
    "总经理",
    "经理",
    "总裁",
    "总监",
    "厂长",
    "部长",
    "局长",
    "处长",
    "科长",
    "股长",
    "厅长",
    "司长",
    "县长",
    "区长",
    "市长",
    "省长",
    "州长",
    "旗长",
    "镇长",
    "乡长",
    "村长",
    "校长",
    "院长",
    "所长",
    "站长",
    "矿长",
    "场长",
    "店长",
    "行长",
    "社长",
    "团长",
    "裁判长",
    "仲裁长",
    "总队长",
    "支队长",
    "大队长",
    "中队长",
    "小队长",
    "队长",
    "组长",
    "班长",
    "连长",
    "营长",
    "会长",
    "园长",
    "馆长",
    "台长",
    "庭长",
    "关长",
    "楼长",
    "网格长",
    "段长",
    "河长",
    "湖长",
    "林长",
    "田长",
    "路长",
    "片长",
    "链长",
    "机长",
    "船长",
    "车长",
    "舰长",
    "警长",
    "社区民警",
    "民警",
    "主席",
    "主委",
    "总编辑",
    "主编",
    "委员",
    "常委",
    "党员",
    "社员",
    "代表",
    "教授",
    "研究员",
    "讲师",
    "博士",
    "院士",
    "医生",
    "医师",
    "护士",
    "律师",
    "会计师",
    "会计",
    "审计师",
    "检察官",
    "法官",
    "干事",
    "科员",
    "干部",
    "辅导员",
    "指导员",
    "教导员",
    "政委",
    "调研员",
    "巡视员",
    "督导员",
    "技术员",
    "水管员",
    "网格员",
    "护林员",
    "保洁员",
    "调解员",
    "联络员",
    "信息员",
    "宣讲员",
    "讲解员",
    "管理员",
    "协管员",
    "教练员",
    "运动员",
    "裁判员",
    "消防员",
    "安全员",
    "驾驶员",
    "审判员",
    "陪审员",
    "特派员",
    "快递员",
    "专员",
    "记者",
    "志愿者",
    "主播",
    "编导",
    "导演",
    "教练",
    "助理",
    "理事",
    "监事",
    "董事",
    "监理",
    "技师",
    "药师",
    "农艺师",
    "设计师",
    "规划师",
    "顾问",
];

/// The characters that [`OFFICES`] end with.
pub(crate) static ENDS_AN_OFFICE: HanSet =
    HanSet::new("人记师任长工理裁监席委辑编员常代表授士生计事部问宾官书警者播导演练");

/// [`OFFICES`] with their last characters, in the order of these; of those that share one, in the order of the table.
static BY_LAST: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let mut offices: Vec<(char, &str)> =
        OFFICES.iter().filter_map(|office| Some((office.chars().next_back()?, *office))).collect();
    offices.sort_by_key(|(last, _)| *last);
    offices
});

/// The offices that some words end in, in the order of [`OFFICES`].
pub(crate) fn offices_at_end(words: &str) -> impl Iterator<Item = &'static str> {
    let last = words.chars().next_back().filter(|c| ENDS_AN_OFFICE.has(*c));
    let offices = last.map(|last| {
        let from = BY_LAST.partition_point(|(other, _)| *other < last);
        BY_LAST.iter().skip(from).take_while(move |(other, _)| *other == last).map(|(_, office)| *office)
    });
    offices.into_iter().flatten().filter(move |office| words.ends_with(office))
}

/// The characters that [`OFFICES`] begin with.
pub(crate) static BEGINS_AN_OFFICE: HanSet = HanSet::new(
    "召主负联监计候发领证副书班理董秘指检参护工总经厂部局处科股厅司县区市省州旗镇乡村校院所站矿场店行社团队组连营会园馆台庭关楼网段委常党代教研讲博律医审干辅调巡督技水顾嘉政高创合传支大中小法老文河湖林田路片链机船车舰警民保信宣管协运裁消安驾陪特快专记志编导助药农设规仲",
);

/// What joins two offices that one person has: 区长兼景区管委会主任.
pub(crate) const JOINS_OFFICES: [char; 4] = ['兼', '暨', '/', '／'];

/// Offices that a person has for this meeting only, beside the real one.
pub(crate) const ROLES: &[&str] = &[
    "召集人",
    "主持人",
    "联系人",
    "监票人",
    "计票人",
    "候选人",
    "发言人",
    "领誓人",
    "证婚人",
    "负责人",
    "代表",
    "组长",
    "班长",
    "学员",
    "嘉宾",
    "主讲人",
    "常委",
    "成员",
    "委员",
    "党员",
    "社员",
    "顾问",
];

/// What an office may be called without being one: the form of address of a profession.
pub(crate) const PROFESSIONS: &[&str] =
    &["教授", "研究员", "讲师", "博士", "院士", "医生", "医师", "护士", "律师", "工程师", "会计师", "会计"];

/// The last character of what a unit is called.
pub(crate) const UNITS: &str =
    "部局处科股厅司院所站厂矿场店行社团队组班连营会园馆台庭委办室县区市省州旗镇乡村校系中心司";
