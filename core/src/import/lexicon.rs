//! The words of Chinese meetings: what people are called to do, forms of address, offices, units, surnames. Lists and
//! lookups; it decides nothing about a document.

use super::wording::begins;
use crate::agenda::WaitKind;
use crate::chinese::clauses::first_clause;
pub(super) use crate::chinese::surname::{is_surname, surname_at};
use crate::chinese::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// What somebody does while the host is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    Speaks,
    Reads,
    Awards,
    Anthem,
    Music,
    /// Dances, recites, plays a sketch.
    Performs,
    Film,
    Silence,
    Votes,
    Counts,
    Applauds,
    Photo,
    Rests,
    /// Oath, signing, unveiling.
    Rite,
    Discusses,
    /// Hands out ballots, checks boxes, comes to the front.
    Acts,
    /// Takes the chair.
    Leads,
}

impl Does {
    /// What the host is silent for.
    pub(super) fn wait(self) -> WaitKind {
        match self {
            Self::Speaks => WaitKind::Speech,
            Self::Reads => WaitKind::Reading,
            Self::Awards => WaitKind::Award,
            Self::Anthem => WaitKind::Anthem,
            Self::Music => WaitKind::Music,
            Self::Film => WaitKind::Film,
            Self::Silence => WaitKind::Silence,
            Self::Votes => WaitKind::Voting,
            Self::Counts => WaitKind::Counting,
            Self::Applauds => WaitKind::Applause,
            Self::Photo => WaitKind::Photo,
            Self::Rests => WaitKind::Break,
            Self::Discusses => WaitKind::Speech,
            Self::Rite | Self::Acts | Self::Leads | Self::Performs => WaitKind::Other,
        }
    }
}

/// What people are called to do, by the words for it. The order means nothing: the longest that fits is taken.
const ACTS: &[(Does, &str)] = &[
    (
        Does::Speaks,
        "出示证据|报账|报报账|晒账|检讨发言|作检讨|表态发言|讲话|讲几句话|讲两句|讲几句|讲话。|供职发言|发言|致辞|致词|致开幕辞|致开幕词|致闭幕辞|致闭幕词|致欢迎辞|\
            致欢迎词|致贺词|致贺辞|致答谢辞|致答谢词|致悼词|致悼辞|致感谢辞|致祝酒辞|致意|报告|汇报|通报|\
            路演|训话|训勉|训诫|介绍|说明|述职|自评|表态|演讲|授课|讲课|给我们上课|为我们上课|给大家上课|为大家上课|给同学们上课|上一堂|讲授|讲解|解读|点评|总结|部署|安排部署|布置|陈述|述学|述廉|\
            分享|交流|提出要求|提要求|作指示|主旨演讲|动员|辅导|宣讲|答辩|答谢|宣布开幕|宣布开工|宣布启动|\
            宣布开赛|宣布结果|开题|反馈|推介|回应|强调|评议|领学|导读|发布|下达|传授|讲党课|上党课|讲专题|做专题|\
            送上祝福|送祝福|赐教|送上祝愿|送祝愿|讲述|安排工作|安排下|说几句|说两句|说说|说一说|谈谈|谈一谈|讲讲|讲一讲|谈体会|接着讲|\
            接着说|先讲|补充|解释|提意见|提批评意见|提出批评意见|寄语|演示|献词|述法|回答|答疑|质询|\
            对照检查|自我批评|相互批评|致|领讲|表个态|亮相|讲党史|微党课|喊话|把方案讲|说一下|讲一下|补两句|补几句|算一算|算个账|算笔账|\
            介绍一下|献辞|献诗|解答|作答|当场回答|竞聘|竞聘演讲|竞职演说|竞职演讲|演说|竞选演说|陈词|自述|主讲|讲意见|讲一些意见|\
            报告情况|分析|作答复|答复|小结|讲故事|发表获奖感言|发表感言|谈获奖感言|谈感想|唠两句|唠几句|唠一唠|唠唠|提个醒|提提醒|提个建议|给个答复|答复一下|给大家一个答复|展示|汇报发言|开讲|发声|给我们讲|祝酒|提几点",
    ),
    (
        Does::Reads,
        "唱标|宣读|颁读|代念|代读|报结果|报票数|报一下|报一报|宣布|传达|诵读|朗读|恭读|公布|念一遍|念一念|念一段|念几段|读一段|念给大家|再念一遍|念一下|报告计票结果|报告投票结果|\
            报告选举结果|报告表决结果|报告统计结果|通报计票结果|宣读并",
    ),
    (Does::Leads, "主持"),
    (
        Does::Awards,
        "献上奖杯|献上奖牌|献上证书|献上聘书|发分红款|发放分红|发分红|发红包|戴上纪念章|戴纪念章|戴上红花|戴大红花|发奖牌|戴上奖章|授位|授证|授学位|授匾|授聘书|授印|授帽|授衔|授章|正冠|颁奖|颁牌|颁发|授奖|发奖状|授牌|授予|颁授|领旗|领奖|受奖|接受表彰|接受颁奖|授勋|佩戴|颁证|发放奖|发奖|赠书|\
            赠送|捐赠|领取|领证|领牌|接牌|接匾|接受奖|接受捐赠|接受捐款|接受赠|接受锦旗|接受献花|接受聘书|接受授牌|接受证书",
    ),
    (
        Does::Anthem,
        "奏国歌|唱国歌|奏唱|奏响国歌|高唱国歌|齐唱国歌|奏《|唱《|演唱《国|奏中华|唱中华|奏唱国歌|升国旗|\
            唱团歌|唱队歌|唱会歌|少年先锋队队歌|奏国际歌|唱国际歌",
    ),
    (
        Does::Music,
        "表演合唱|表演独唱|表演重唱|表演演唱|表演大合唱|献上一首|献上一曲|唱校歌|奏校歌|校歌|献歌|奏乐|清唱|对唱|重唱|联唱|弹唱|独奏|合奏|重奏|齐奏|联奏|敲一段|敲一通|拉一段|拉一曲|弹一段|弹一曲|吹一段|吹一曲|唱一首|唱一支|唱一段|唱一曲|唱首|唱支|演唱|演奏|合唱|献唱|鸣炮|奏哀乐|鸣放|齐唱|独唱|奏献",
    ),
    (
        Does::Performs,
        "来一首|来一段|来一个节目|露一手|跳一段|跳一支|跳支舞|打一套|打一段|舞一段|演一段|耍一段|表演|献瑞|献舞|献艺|献上|带来|朗诵|舞蹈|小品|快板|相声|走秀|太极|展演|演练展示|进行演练|现场演练|开展演练|操演",
    ),
    (Does::Film, "观看|收看|播放|收听"),
    (Does::Silence, "默哀|致哀"),
    (Does::Votes, "举手|表决|投票|填写选票|划票|画票|填票|填写表决票|填写推荐票|投下"),
    (
        Does::Counts,
        "人数点一下|点一下人数|点个名|点点人数|数一下人数|清点|计票|开箱|开票|统计|点票|唱票|点一点|数一数|核对",
    ),
    (Does::Applauds, "鼓掌通过|掌声通过|鼓掌表示通过"),
    (Does::Photo, "合影|合照|拍照|留影"),
    (Does::Rests, "休会|茶歇|休息"),
    (
        Does::Rite,
        "签责任书|签责任状|签承诺书|授旗|接旗|宣誓|呼号|领誓|领诵|领读|领宣|签字|签约|签订|签署|揭牌|揭幕|启动|剪彩|签下|按下|拨穗|瞻仰|整理缎带|整理花篮|整理挽联|整理绶带|开笔|培土|放飞|牵手|\
            移交|移交印章|敬酒|切蛋糕|切第一刀|切下第一刀|浇|开启|摁下|合龙|点亮|敬献|献花|点火|推杆|交接|奠基|签名|捺印|按手印|敬茶|上香|拥抱|举杯|敲钟|鸣锣|鸣枪|开球|发令|点睛|互换|戴红花|披绶带|戴成人帽|系红领巾|倒数|抽出|抽取|来抽|抽一|交给|授给|戴在|主祭|陪祭|鞠躬|敬礼|行礼|\
            拜师|递交|交换|捐款|重温|点燃|到签约台|走上签约台",
    ),
    (
        Does::Discusses,
        "讨论|审议|质询|自由发言|提出意见建议|评议|酝酿|座谈|提问|互动|研讨|发表意见|提出意见|畅所欲言|\
            商议|评审|答问|问答",
    ),
    (
        Does::Acts,
        "抬至|抬到|抬上|检查票箱|发票|收票|收取|发放|分发|下发|检查投|收回|检查投票箱|分发选票|\
            发放选票|分发表决票|发放表决票|发放测评票|发选票|下发选票|开启票箱|加封|验票|领取选票|领取表决票|发表决票|发测评表|发测评票|发推荐票|发推荐表|发评议表|发打分表|发下去|发给大家|送选票|剪角",
    ),
];

/// What a word for an act is followed by where it is part of another word: 发言人, 颁奖嘉宾, 报告厅.
fn is_part_of_other(act: &str, after: &str) -> bool {
    // 介绍前期工作, 报告团市委情况: another word begins here.
    const OWN: &str =
        "台风|台账|时限|团结|员工|毕业|前期|前段|后续|后期|后勤|时政|过去|过硬|团委|团队|团市委|团县委|团区委|团省委";
    const ANY: &str = "人|者|稿|材料|时间|顺序|席|台|词|厅|嘉宾|单位|对象|毕|完毕|结束|了|过|提纲|制度|\
        工作会|会议室|办法|团|员|地点|室|机制|小组|组组长|环节|程序";
    // 发言的同志: the one who does it, not the call to do it.
    const OF: &str = "的时候|的时间|中讲|中提|中，|中的|中认|中深|中结|中充|中积|中学|中要|的同志|的代表|的嘉宾|的领导|的单位|的人|的老师|的同学|的专家|的各位|时|后|前|之后|之前|过程中|期间";
    if begins(after, OWN).is_some() {
        return false;
    }
    let others: &str = match act {
        "讲话" => "精神|要求|指出|强调",
        "报告" => "精神|要求|指出|强调|书|单|会的|文学",
        "交换" => "意见|看法|名片",
        "交流" => "会|中心|协会|发言|平台|合作",
        "启动" => "仪式|会|区|器|键",
        // 请颁奖领导和获奖者合影
        "签约" | "揭牌" | "颁奖" | "授牌" | "授旗" | "授证" | "宣誓" | "捐赠" | "开幕" => {
            "仪式|典礼|代表|企业|双方|席|领导|专家"
        }
        "说明" => "会|书",
        "总结" => "会|表彰|大会",
        "表彰" | "动员" => "会|大会|部署|代表|入场|退场",
        "介绍" => "信",
        // 请傅云开讲话, 在奠基石前
        "开讲" => "话",
        "奠基" => "石",
        "统计" => "局|部门|师|数据",
        "评议" | "测评" => "表|票|组|会",
        "解读" => "会",
        // 由同学们投票，选出来十位老师
        "投票" => "，选|选出|，评|评出|产生",
        "分析" => "会|师|测试|报告|研判",
        "部署" => "会",
        "通报" => "会|表扬",
        "发布" => "会",
        "安排下" => "的",
        "致" => "力|富|使|以|于|敬|谢|电|远|公|和|平|中|宁|强|诚|知|宏|广|雅|用",
        "展示" => "台|区",
        "主持" => "人|词|稿|的",
        "宣讲" => "会",
        "核对" => "无误",
        "评审" => "专家|组|委员|会|意见|结论|秘书|主席",
        // 请答辩秘书介绍成绩, 请点评专家上台
        "答辩" => "秘书|委员|主席|专家|小组|导师|会",
        "点评" => "专家|老师|导师",
        "领奖" | "发言" | "演讲" | "获奖" => "代表|同学|选手",
        "讨论" => "稿",
        // 请合唱队演唱
        "合唱" | "舞蹈" | "表演" | "演奏" | "演唱" | "太极" | "朗诵" => "队|家|协会|班",
        // 请工作人员发表决票
        "表决" => "票|器|单",
        "审议" => "稿|通过",
        _ => "",
    };
    // 宣读人大…决议: a verb, and no 宣读人.
    let verb = matches!(act, "宣读" | "宣布" | "公布" | "传达" | "念一遍");
    let only = |word: &str| {
        let person = word == "人" && begins(after, "人大|人民|人员|人事|人力|人社|人物|人选").is_none();
        person || !verb && word != "人" || matches!(word, "毕" | "完毕" | "结束" | "了" | "过" | "环节")
    };
    // 请计票人计票: the first is a person, and found by 人.
    begins(after, ANY).is_some_and(only)
        || begins(after, OF).is_some()
        || !others.is_empty() && begins(after, others).is_some()
}

/// What the first of several is called to, at the end of a clause.
const OPENS: &str = "先来|打头阵|打头炮|开个头|带个头|开头炮|打个样|抛砖引玉";

/// The characters that an act can begin with, in order, so that most places need one look.
static FIRSTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let words = ACTS.iter().flat_map(|(_, words)| super::wording::each(words));
    let opening = super::wording::each(OPENS);
    let mut firsts: Vec<char> = words.chain(opening).filter_map(|word| word.chars().next()).collect();
    firsts.sort_unstable();
    firsts.dedup();
    firsts
});

/// All that people are called to do. Where one word stands in two of the lists, the later one is meant.
static ALL_ACTS: LazyLock<(Vocabulary<'static>, Vec<(Does, &'static str)>)> = LazyLock::new(|| {
    let acts = ACTS.iter().rev().flat_map(|(does, words)| super::wording::each(words).map(|word| (*does, word)));
    let acts: Vec<(Does, &str)> = acts.collect();
    (Vocabulary::new(&acts.iter().map(|(_, word)| *word).collect::<Vec<_>>()), acts)
});

/// The longest word for an act that a text begins with.
fn longest_act(text: &str) -> Option<(Does, &'static str)> {
    let (vocabulary, acts) = &*ALL_ACTS;
    acts.get(vocabulary.at_start(text)?).copied()
}

/// What the text at this place says somebody does, and the bytes of the word.
pub(super) fn act_at(text: &str) -> Option<(Does, usize)> {
    let first = text.chars().next().filter(|c| FIRSTS.binary_search(c).is_ok())?;
    if matches!(first, '作' | '做' | '讲' | '上')
        && let Some(end) = report(text)
    {
        return Some((Does::Speaks, end));
    }
    // 请东片的老李讲。
    let alone = matches!(first, '讲' | '说' | '谈')
        && text
            .get(first.len_utf8()..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['。', '！', '，', '.', '!', ',']));
    if alone {
        return Some((Does::Speaks, first.len_utf8()));
    }
    // 请司徒远同学代表获奖同学讲两分钟。
    if let Some(end) = speaks_for_minutes(text) {
        return Some((Does::Speaks, end));
    }
    // 请郗长顺大哥先来，请尹素芬大姐做好准备。
    let opens = begins(text, OPENS).filter(|word| {
        let rest = text.get(word.len()..).unwrap_or_default();
        rest.is_empty() || rest.starts_with(['。', '，', '！', '.', ',', '!'])
    });
    if let Some(word) = opens {
        return Some((Does::Speaks, word.len()));
    }
    let (does, word) = longest_act(text)?;
    if is_part_of_other(word, text.get(word.len()..).unwrap_or_default()) {
        return None;
    }
    Some((does, word.len()))
}

/// 讲两分钟: the bytes up to its end.
fn speaks_for_minutes(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['讲', '说', '谈'])?;
    let (_, bytes) = super::wording::number(rest)?;
    let behind = rest.get(bytes..)?.strip_prefix("分钟")?;
    Some(text.len() - behind.len())
}

/// 作…报告, 做交流发言: the bytes up to the end of the noun, in the same clause.
fn report(text: &str) -> Option<usize> {
    const NOUNS: &str = "党课|分析|报告|发言|介绍|汇报|说明|点评|总结|讲话|述职|动员|部署|演讲|辅导|解读|表态|讲座|交流|分享|致辞|授课|\
        答辩|寄语|检查|剖析|开题|培训|献词|学习|研讨|讲解|通报|指示|示范|陈述|宣讲|开场白|推介|反馈|指导|\
        安排|强调|要求|阐述|回应|谈话";
    const OTHERS: &str =
        "作为|作风|作用|做好|做到|作业|作出安排|做出安排|作战|作品|作者|作家|作协|讲师|讲员|讲解员|讲席|讲习";
    const CLAUSE: usize = 60;
    if begins(text, OTHERS).is_some() {
        return None;
    }
    let clause = super::wording::at_most(text, CLAUSE);
    let clause = first_clause(clause);
    let (at, noun) = super::wording::last(clause, NOUNS)?;
    // 上党课, but no 上官云同志讲话 and no 上届委员会作报告.
    if text.starts_with('上') && !matches!(noun, "党课" | "讲座" | "授课" | "培训") {
        return None;
    }
    Some(at + noun.len())
}

/// The form of address that the text begins with.
pub(super) fn address_at(text: &str) -> Option<&'static str> {
    begins(text, ADDRESSES)
}

const ADDRESSES: &str = "同志|先生|女士|教授|老师|院士|博士|小姐|阁下|同学|师傅|法师|研究员|副教授|老先生|工程师|医生|大夫|书记|\
    主任|局长|校长|院长|部长|市长|县长|处长|科长|主席|会长|总经理|董事长|经理";

/// Forms of address that are nothing else; the rest of [`ADDRESSES`] are offices too.
pub(super) fn is_pure_address(word: &str) -> bool {
    matches!(
        word,
        "同志"
            | "先生"
            | "女士"
            | "老师"
            | "小姐"
            | "阁下"
            | "同学"
            | "师傅"
            | "法师"
            | "老先生"
            | "大夫"
            | "博士"
            | "教授"
            | "院士"
            | "副教授"
    )
}

/// What an office ends with.
pub(super) const OFFICES: &str = "状元|老板|老板娘|店主|农场主|唱标人|寿星|老寿星|小寿星|信访人|听证员|听证代表|记录员|陈述人|申请人|被申请人|摊主|店员|房东|新郎|新娘|新郎官|新娘子|伴郎|伴娘|媒人|红娘|姑爷|女婿|儿媳|公公|婆婆|岳父|岳母|舅舅|大舅|二舅|小舅|姑姑|姑妈|姨妈|大姨|小姨|伯父|叔父|哥哥|姐姐|弟弟|妹妹|大夫|法定代表人|法人代表|主委|副主委|长子|次子|儿子|女儿|长女|次女|妈妈|爸爸|父亲|母亲|爷爷|奶奶|外孙|外孙女|重孙|重孙女|侄子|侄女|外甥|外甥女|儿媳妇|妻子|丈夫|夫人|老伴|孙子|孙女|老部下|场长|河长|林长|港长|库长|卫生院长|分院长|总支书记|首席执行官|首席技术官|首席财务官|首席运营官|主任护师|副主任护师|副主任医师|主任技师|主治医师|高级工程师|正高级工程师|高级教师|特级教师|财务长|作者|译者|导演|编剧|演员|画家|干部|讲师|副研究员|研究馆员|馆员|首席代表|监事会主席|人事科长|党代表|调度员|值班长|裁判员代表|监票员|总监票员|计票员|总计票人|总计票员|唱票人|唱票员|记票人|记票员|书记员|速录员|公证员|审判长|审判员|仲裁员|陪审员|鉴定人|证人|治疗师|营养师|康复师|发票员|入党介绍人|介绍人|书记|部长|局长|主任|科长|处长|县长|市长|镇长|乡长|区长|省长|州长|盟长|旗长|校长|院长|所长|站长|队长|\
    主席|理事长|会长|秘书长|总经理|经理|董事长|总裁|总监|主管|厂长|厅长|司长|委员|常委|主编|总工程师|工程师|\
    总工|班长|团长|组长|行长|馆长|台长|社长|村长|村主任|第一书记|干事|科员|专员|巡视员|调研员|指导员|政委|\
    参谋长|司令员|园长|矿长|段长|庭长|检察长|船长|机长|总会计师|总监票人|监票人|计票人|领誓人|宣誓人|主持人|\
    召集人|负责人|负责同志|联系人|党组成员|党委委员|教授|副教授|教研员|功臣|研究员|院士|博士|博士后|导师|老师|律师|医生|\
    主任医师|医师|护士长|护士|教师|教员|辅导员|班主任|记者|代表|教练|技师|工人|职工|员工|农民|村民|学生|学员|\
    队员|党员|烈属|劳模|顾问|总指挥|指挥长|副总|理事|监事长|监事|股东|业主|发言人|首席专家|专家|学者|作家|\
    乡贤|企业家|创始人|合伙人|CEO|CTO|嘉宾|领导|法官|检察官|大使|领事|总领事|参赞|网格员|网格长|大队辅导员|\
    会计师|会计|裁判长|检票员|主播|歌手|主讲人|村支书|支书|高工|总干事|法律顾问|宣讲员|讲解员|水管员|驾驶员|\
    组织员|纪检组长|老将|董事|独立董事|分管领导|总编辑|编辑|团支书|连长|营长|排长|旅长|师长|教导员|协理员|\
    关长|署长|司机|厨师|设计师|架构师|分析师|建筑师|摄影师|院领导|校领导|市领导|县领导|区领导|助理|总助|\
    秘书|楼长|督导|督导员|巡察组组长|专职副书记|总裁助理|传承人|非遗传承人|店长|掌柜|合作社理事长|种植户|\
    养殖户|养殖大户|创业者|志愿者|老战士|老兵|老党员|烈士亲属|调解员|裁判员|运动员|教练员|领队|船员|乘务员|\
    飞行员|研究生|博士生|硕士生|本科生|毕业生|新生|学习委员|值日生|大学生|主席团成员|常务主席|执行主席|\
    总监理工程师|首席|审计师|评估师|经济师|统计师|税务师|药师|护师|主管护师|规划师|农艺师|畜牧师|兽医|\
    技术员|安全员|质检员|检验员|操作工|电工|焊工|钳工|矿工|巡桥工|环卫工|快递员|外卖员|社工|保安|保洁员|\
    总裁判|运动员代表|教练员代表|成员|民警|消防员|战士|指战员|中队长|大队长|支队长|总队长|家长|监理|总监理|校医|学家|主操|操作手|茶农|果农|菜农|棉农|药农|蚕农|花农|牧民|渔民|股长";

/// What a unit ends with.
pub(super) const UNITS: &str = "食堂|工商联|残联|文联|科协|侨联|作协|分会场|会场|常委会|执委会|全委会|水库|公司方|患方|医方|企业方|职工方|行政方|厂方|院方|校方|劳方|资方|界|界别|幢|号楼|单元|局|部|委|院|校|公司|办|中心|处|科|镇|乡|村|县|市|区|组|队|所|站|厅|会|厂|集团|银行|行|学院|大学|支部|\
    党委|社区|街道|医院|小学|中学|宿舍|寝室|班|系|室|团|省|署|台|馆|社|矿|段|部门|党组|党支部|总支|工会|团委|妇联|\
    政府|人大|政协|法院|检察院|公安局|派出所|车间|基地|协会|学会|研究所|实验室|项目部|事业部|分公司|支行|\
    分行|州|旗|盟|庭|幼儿园|场|林场|农场|海关|湾|岛|苏木|嘎查|片|总队|支队|大队|中队|连|营|报社|证券|电视台|\
    出版社|律师事务所|事务所|工作室|联合会|联盟|总会|分会|筹委会|管委会|业委会|监事会|董事会|理事会|工作站|\
    服务站|卫生院|敬老院|福利院|剧院|剧团|乐团|合唱团|艺术团|俱乐部|户|专班|片区|景区|园区|开发区|新区|\
    高新区|矿区|牧场|电厂|水厂|电站|枢纽|机场|车站|码头|书院|学堂|讲习所|园|企业|单位|店|商会|合作社|居委会|\
    村委会|指挥部|办公室|秘书处|组委会|编委会|监区|监狱|港|分局|纪委|监委|党校|市委|县委|省委|区委|镇党委|教学点|中心校|股";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_holds_a_word_twice() {
        let lists = ACTS.iter().map(|(_, words)| *words).chain([OFFICES, UNITS]);
        for list in lists {
            let mut words: Vec<&str> = list.split('|').collect();
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "a word stands twice in {list}");
        }
    }
}
