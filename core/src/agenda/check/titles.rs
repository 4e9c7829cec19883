//! The words with which a script speaks of people: offices, forms of address, surnames. Tables, and nothing else.

use crate::chinese::vocabulary::HanSet;

/// What is said after a name and is no office.
pub(super) const ADDRESSES: &[&str] = &["同志", "先生", "女士", "同学", "老师", "小姐", "大姐", "大妈", "师傅", "们"];

/// Words that end an office, the longer before those that they end in.
pub(super) const OFFICES: &[&str] = &[
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
    "嘉宾",
    "副书记",
    "书记",
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
    "顾问",
];

/// The characters that [`OFFICES`] end with.
pub(super) static ENDS_AN_OFFICE: HanSet = HanSet::new("人记师任长工理裁监席委辑编员常代表授士生计事部问宾");

/// The characters that [`OFFICES`] begin with.
pub(super) static BEGINS_AN_OFFICE: HanSet = HanSet::new(
    "召主负联监计候发领证副书班理董秘指检参护工总经厂部局处科股厅司县区市省州旗镇乡村校院所站矿场店行社团队组连营会园馆台庭关楼网段委常党代教研讲博律医审干辅调巡督技水顾嘉政高",
);

/// Offices that a person has for this meeting only, beside the real one.
pub(super) const ROLES: &[&str] = &[
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
pub(super) const PROFESSIONS: &[&str] =
    &["教授", "研究员", "讲师", "博士", "院士", "医生", "医师", "护士", "律师", "工程师", "会计师", "会计"];

/// The last character of what a unit is called.
pub(super) const UNITS: &str =
    "部局处科股厅司院所站厂矿场店行社团队组班连营会园馆台庭委办室县区市省州旗镇乡村校系中心司";

/// Surnames of one character, those that a list of guests is likely to have. A surname that is not here makes the
/// rules silent and never loud.
pub(super) static SURNAMES: HanSet = HanSet::new(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任\
袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆\
高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封芮储靳段富巫乌焦巴弓牧山谷车侯伊宁仇祖武符刘景詹束龙叶幸司韶郜黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠\
蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴利蔚越夔隆师巩聂晁勾敖融冷辛阚那\
简饶空曾沙鞠关蒯相查后荆红游权盖益桓公佘佟肖付覃覃钭凃仝闫兰代岳帅缑亢况有琴商牟佴伯赏墨哈谯笪年爱阳苟官海晋楚法汝涂钦洛鹿仉芦郗苑迟",
);

/// Surnames of two characters.
pub(super) const LONG_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "端木",
    "万俟", "夏侯", "南宫", "公冶", "东郭", "百里", "呼延", "独孤", "西门", "轩辕", "闻人", "申屠", "太史", "澹台",
    "钟离", "淳于", "赫连", "司空", "南门", "公羊", "左丘", "鲜于",
];
