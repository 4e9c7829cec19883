//! What the host asks the room for without calling anybody: the anthem, a film, silence, a vote, a recess, applause. One
//! sentence at a time; it does not ask whether it is the time for it.

pub(super) mod floor;
mod rites;

use super::lexicon::Does;
use super::wording::{begins, ends, first, has, mark};
use crate::chinese::is_han;
use crate::chinese::numeral;
use std::borrow::Cow;

/// What a sentence asks the room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Happening {
    pub(super) does: Does,
    /// Is it a prompt: 同意的请举手, 请鼓掌通过, 有没有意见?
    pub(super) prompt: Option<Prompt>,
}

/// A question put to the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prompt {
    /// 同意的请举手; also ballots.
    Vote,
    /// 有没有意见？
    Opinion,
    /// 还有哪位发言？
    Floor,
}

const fn plain(does: Does) -> Option<Happening> {
    Some(Happening { does, prompt: None })
}

const fn asked(does: Does, prompt: Prompt) -> Option<Happening> {
    Some(Happening { does, prompt: Some(prompt) })
}

/// What the sentence asks for.
pub(super) fn happening(sentence: &str) -> Option<Happening> {
    // Most sentences have no word of these, and are looked at no further.
    const VOTES: &str = "有没有不同意的|巴掌|呱唧|按键|亮分|同意的|赞成的|反对的|弃权的|举手|举牌|鼓掌|拍手|掌声|票|填写|填表|打勾|打分|表决|投下|投到|投进|投入";
    const ASKS: &str = "意见|异议|提问|讨论|审议|发言|哪位|谁|想问|补充|批评|互动|问答|辩论|有啥|自由聊|随便聊|回避|愿意|畅所欲言|领到|拿到|多拿|多发|漏发|清楚|\
        明白|要问的|什么问题|有问题|啥问题|啥要问|请大家对|大家都|大家说|大家谈|大家聊|大家商量|大家合计|大伙|议一议|遗漏|行不行|要说|发表|有没有|同意不同意|请同志们对|请与会同志|踊跃|请讲|请大家谈|请同志们谈";
    const OTHERS: &str = "点个名|点一下名|点到名|应答|就座|就坐|静|默立|欢迎|国歌|国际歌|团歌|队歌|校歌|会歌|奏|唱|炮|旗|入场|退场|请听|请欣赏|鸣|默哀|致哀|观看|收看|播放|请看|看一|看大屏|\
        看短片|看视频|看片|镜头|茄子|田七|笑一个|登场|入座|上场|出场|入席|休会|茶歇|休息|离场|回避|合影|合个影|合张影|照个相|照张相|全家福|集体照|拍|合照|看镜头|留影|收表|剪角|掌|鼓|箱|选票|测评表|表决票|\
        推荐票|发票|收票|上锁|告别|核实|照相|计票|唱票|清点|表示|祝贺|anthem|Anthem|ANTHEM";
    let voted = || if has(sentence, VOTES) { vote(sentence) } else { None };
    let asked = || if has(sentence, ASKS) { floor::asked_for(sentence) } else { None };
    let other = || if has(sentence, OTHERS) { rest(sentence) } else { None };
    // Most have no word of a rite, either.
    const RITES: &str = "声音|欢呼|尖叫|呐喊|喊|蜡烛|许愿|交杯|蛋糕|点睛|揭牌！|揭幕！|剪彩！|开坛|开锣|点灯|放飞|拜师|我念|倒数|敬|奉茶|献茶|改口|戒指|旗！|旗!|旗|鞠躬|拜天地|高堂|对拜|叩首|上香|初献|亚献|终献|献帛|献爵|献馔|献花|奠酒|焚香|焚祝|盥手|\
        酹酒|礼。|礼！|礼，|礼：|礼；|鸣炮|鸣枪|放炮|鸣锣|敲钟|鞭炮|鸣礼炮|呱唧|掌声|巴掌|鼓掌！|放片|放照片|放视频|放短片|放录像|放老照片|放个片子|放段视频|放一段视频";
    let rite = || if has(sentence, RITES) { rites::rite(sentence) } else { None };
    voted().or_else(asked).or_else(rite).or_else(other)
}

/// Some words without one that is no part of what is asked; mostly it is not there.
fn without<'a>(words: Cow<'a, str>, word: &str) -> Cow<'a, str> {
    if words.contains(word) { words.replace(word, "").into() } else { words }
}

/// Prompts of a vote.
fn vote(s: &str) -> Option<Happening> {
    // 会议听取了报告，举手通过了专项合同: it is over.
    if has(s, "举手通过了|投票通过了|表决通过了|鼓掌通过了") && !s.contains('请') {
        return None;
    }
    // 有没有不同意的？
    if s.ends_with(['？', '?']) && has(s, "有没有不同意的|有没有反对的|有没有弃权的|有不同意的吗|有反对的吗|有弃权的吗")
    {
        return asked(Does::Votes, Prompt::Vote);
    }
    // 有不同意见的请举手发言: no vote.
    let differs = without(s.into(), "不同意见");
    let choice = has(&differs, "同意|赞成|反对|弃权|无异议|没有意见|不赞成|通过|都不选的|都不选，");
    // 不同意的……没有；弃权的……没有。
    const ASKED: &str = "同意的|赞成的|不同意的|不赞成的|反对的|弃权的|哪个都不选的|都不选的|都不同意的";
    let bare = s.trim_start_matches(['，', ' ']).trim_end_matches(['，', '：', ' ', '。']);
    let bare = ["请放下；", "请放下，", "没有；", "没有，", "好，"]
        .iter()
        .fold(bare, |bare, done| bare.strip_prefix(done).unwrap_or(bare));
    if super::wording::is_one(bare, ASKED) {
        return asked(Does::Votes, Prompt::Vote);
    }
    if has(s, "举手|举牌")
        && choice
        && (!s.contains("举手表决") || has(s, "同意的|赞成的|的请举手|的，请举手"))
        && !has(s, "举手表决的方式|采用举手|举手示意|以举手|的方式进行")
    {
        return asked(Does::Votes, Prompt::Vote);
    }
    if has(
        s,
        "鼓掌通过|拍手通过|鼓掌表示通过|掌声通过|掌声表示通过|鼓掌表示同意|以热烈的掌声通过|鼓掌的方式通过|鼓掌方式通过",
    ) && !has(s, "已经|鼓掌通过了")
    {
        return asked(Does::Applauds, Prompt::Vote);
    }
    // 觉得要得的，巴掌拍起来！
    if has(s, "觉得要得的|觉得行的|觉得可以的|觉得好的|没意见的|同意的|赞成的")
        && has(s, "巴掌拍|拍巴掌|拍个巴掌|拍手|鼓个掌|呱唧")
    {
        return asked(Does::Applauds, Prompt::Vote);
    }
    if choice && s.contains("鼓掌") && has(s, "请|同意的|赞成的") {
        return asked(Does::Applauds, Prompt::Vote);
    }
    const BALLOTS: &str = "请填写|请大家填写|请写票|请代表们写票|请如实填写|开始投票|现在投票|请投票|进行投票|请大家投票|\
        依次投票|请代表们投票|打勾|开始填写|请大家写票|请划票|画票|请各位代表填写|投入票箱|的票箱|填写选票|\
        请大家打分|请打分|现在打分|开始打分|填写表决票|填写测评表|按下表决器|请按表决器|请代表填写|填写测评票|填写推荐票|投到讲台|投入测评箱|投进票箱|投到票箱|投进箱|投入箱|的测评箱|红箱|请各位填写|开始填票|开始写票|现在请填写|请大家填票|\
        无记名投票表决|请按键|按键打分|请亮分|现在填票|请投下|请表决|请现在填写|请填票|现在填表|开始填表|现在写票";
    // 写好的投到前面的纸箱里。
    if has(s, "填好|写好|写完|划好|画好|填完") && has(s, "投到|投进|投入") && s.contains('箱') {
        return asked(Does::Votes, Prompt::Vote);
    }
    let asks = has(s, "请|现在|开始|下面|依次|先投|按下");
    let fills = s.contains("填写")
        && has(s, "独立|如实|认真|按要求|客观|等次|档次|测评表|评议票|评议表|测评票|推荐票|推荐表|表决票上|选票上");
    let explains = has(s, "说明") && !has(s, "按照|按|根据");
    if asks && fills && !explains && !has(s, "发放|分发|注意事项|如何|方法") {
        return asked(Does::Votes, Prompt::Vote);
    }
    if asks
        && !s.contains("提请")
        && has(s, BALLOTS)
        && (!has(s, "发放|的方式|检查") || has(s, "如实填写|请填写|请大家填写"))
        && !has(s, "投票完毕|填写说明|投票结束|如何填写")
    {
        return asked(Does::Votes, Prompt::Vote);
    }
    None
}

/// 奏唱国歌, 奏意大利共和国国歌、中华人民共和国国歌, and whatever else is played from a title: 奏《国际歌》.
fn calls_for_anthem(s: &str) -> bool {
    const OF_STATE: usize = 12;
    let played = ["奏", "唱"].iter().find_map(|does| s.find(does).and_then(|at| s.get(at + does.len()..)));
    let of_state = played.and_then(|what| what.get(..what.find("国歌")?));
    let names_state = |state: &str| state.chars().count() <= OF_STATE && state.chars().all(is_han);
    has(s, "奏国歌|唱国歌|奏唱|奏、唱|奏《国际歌》|唱《国际歌》|奏国际歌|唱国际歌|国歌》|奏响国歌|奏《|奏（唱）|奏(唱)")
        || of_state.is_some_and(names_state)
}

/// Anthem, film, silence and the rest.
fn rest(s: &str) -> Option<Happening> {
    if has(s, "仪式现在开始|典礼现在开始|活动现在开始|大会现在开始|正式开始") && !has(s, "起立|国歌，|奏唱")
    {
        return None;
    }
    // 议程已进行完毕，请全体起立，奏《国际歌》: what is over is something else.
    let s = asked_behind(s);
    // 中学毕业那年的视频: nothing is over.
    let over = has(&without(s.into(), "毕业"), "毕|结束|完毕|看完|刚才|之后|以后");
    if !over && calls_for_anthem(s) && !s.contains("《迎宾") {
        // 奏《中国人民解放军进行曲》 is a march like others.
        // 请欣赏民乐合奏《渔舟唱晚》 is a piece of the show.
        let of_show = has(s, "请欣赏|请听|合奏《|独奏《|重奏《|演奏《|独唱《|演唱《|联奏《");
        // 奏唱厂歌
        let of_house = has(s, "厂歌|校歌|院歌|司歌|会歌|行歌|矿歌|班歌|社歌|村歌|企业之歌") && !s.contains("国歌");
        // 奏《献花曲》: whatever is no anthem.
        let of_title = s.contains("奏《") && !has(s, "国歌|国际歌|团歌|队歌|会歌|奏唱");
        let marches = (s.contains("进行曲》") || of_show || of_house || of_title)
            && !has(s, "义勇军进行曲|国歌|国际歌|团歌|队歌");
        return plain(if marches { Does::Music } else { Does::Anthem });
    }
    if !over && s.to_ascii_lowercase().contains("national anthem") {
        return plain(Does::Anthem);
    }
    // 机床轰鸣，奏响奋进的旋律: nothing is played.
    let is_figure = s.contains("奏响") && has(s, "旋律|乐章|篇章|凯歌|强音|序曲|华章|赞歌") && !has(s, "请|《|起立");
    let over = over || is_figure;
    if !over
        && has(
            s,
            "同唱《|唱校歌|唱院歌|唱司歌|唱厂歌|齐唱|高唱|奏乐|鸣炮|出旗|运动员入场|运动员退场|裁判员入场|裁判员退场|退旗|降旗|降会旗|升会旗|奏一曲|奏哀乐|鸣笛|升旗|入场式|\
                奏响|鸣钟",
        )
    {
        return plain(Does::Music);
    }
    if !over && (is_entry(s) || is_sung_by_all(s)) {
        return plain(Does::Music);
    }
    // 请听阿依努同志的报告: words, and no music.
    let is_told = s.contains("请听") && has(s, "的报告|的演讲|的讲述|的发言|的故事|的汇报");
    if !over && has(s, "请听|请欣赏") && !s.contains("请听证") && !is_told {
        const SHOWS: &str =
            "舞|小品|快板|相声|朗诵|太极|京剧|戏曲|评书|三句半|情景剧|武术|魔术|走秀|表演|展示|演示|茶艺|手语";
        let shows = has(s, SHOWS) && !has(s, "演唱|独唱|合唱|清唱");
        let film = has(s, "片|视频|录像");
        return plain(if film {
            Does::Film
        } else if shows {
            Does::Performs
        } else {
            Does::Music
        });
    }
    if has(s, "静默一分钟|静默三分钟|静一分钟|静默片刻|静立一分钟|默立") && !has(s, "毕|结束")
    {
        return plain(Does::Silence);
    }
    if has(s, "默哀|致哀") && !has(s, "默哀毕|默哀完毕|默哀结束") {
        return plain(Does::Silence);
    }
    // 向遗体告别: the dirge is played.
    if !over && has(s, "最后的告别|最后告别|遗体告别") && s.contains('请') {
        return plain(Does::Music);
    }
    // 现在计票，休息十五分钟
    let timed = s.split_once("休息").is_some_and(|(_, rest)| rest.starts_with(numeral::is_numeral));
    let counting = s.contains("计票") && !timed && !has(s, "休会|会议休息|大会休息|会间休息");
    let resting = !counting
        && has(s, "休会|茶歇|休息")
        && !has(s, "休会期间|结束|休息室|休息时间|复会|继续开会|早点休息|早些休息|好好休息|中间休息")
        && has(s, "分钟|现在|下面|暂时|半小时|刻钟|休会。");
    if matches!(s.trim_end_matches(['。', '！']), "休会" | "现在休会" | "大会休会") {
        return plain(Does::Rests);
    }
    if resting && has(s, "休会|分钟|刻钟|半小时") {
        return plain(Does::Rests);
    }
    // 请检查票箱, 请分发选票: nobody in particular.
    const BALLOT: &str = "检查票箱|打开票箱|分发选票|发放选票|分发测评表|分发表决票|分发推荐票|发放测评表|发放表决票|下发选票|请发票|请发选票|收回测评表|收回选票|\
        收票|收表|发放民主测评表|验票箱|上锁|剪角|剩余选票|收取述评表|收取评分表|收取打分表";
    let hands_out = has(s, "发放|分发|下发|发给") && has(s, "测评表|评议表|选票|表决票|推荐表|评分表|述评表|打分表");
    if !over && (has(s, BALLOT) || hands_out && s.contains("工作人员")) && has(s, "请|现在|开始") {
        return plain(Does::Acts);
    }
    // 请主席团成员到主席台就座: those who have been elected come up while the room waits.
    const UP: &str = "到主席台就座|上主席台就座|到台上就座|上台就座|到主席台就坐|上台就坐|到前台就座|到主席台上就座";
    let last = ends(s.trim_end_matches(['。', '！']), UP).is_some();
    if !over && last && begins(s, "请|下面请|现在请|下面，请|现在，请").is_some() && !has(s, "会后|稍后|提前")
    {
        return plain(Does::Acts);
    }
    const COUNT: &str = "点个名|点一下名|点名报到|点到名字|点到名的|应答一声|开箱|清点选票|清点票数|唱票|计票|清点人数|清点到会|清点收回|核实代表|核实到会";
    let who = ["计票人", "计票员", "唱票人", "唱票员"].into_iter().fold(Cow::from(s), without);
    if !over
        && has(&who, COUNT)
        && has(s, "请|现在开始|开始计票|现在计票|先点|点个名")
        // 计票期间，请各位代表观看电教片: what they see meanwhile.
        && !has(s, "报告|宣布|宣读|名单|结果|推举|参加|负责|监票人、|观看|收看|播放")
        && !has(s, "接着开会|继续开会|会议继续|继续进行|接着往下|往下进行|我们先|我们接着")
    {
        return plain(Does::Counts);
    }
    const FILM: &str = "先看|看看|看专题片|看宣传片|看警示片|看个片|通过一段|通过一个|一起看|一起来看|一起欣赏|共同欣赏|看一部|放一段|放个片|观看|收看|播放|请看|看一段|看大屏|看短片|看视频|看一个|看片";
    // 观看灭火救援演练: it is done before their eyes.
    const DONE_HERE: &str = "演练|演示|操演|操练|比武|表演|展演|演出";
    let is_film = has(s, "片|视频|屏|VCR|录像|电影|直播|影像|时长|请播放|人员播放|技术人员播放");
    if !over && !is_film && s.contains("观看") && has(s, DONE_HERE) && has(s, "请|下面|现在|接下来|第|最后")
    {
        return plain(Does::Performs);
    }
    // 高一的同学在教室里通过直播收看: who takes part from elsewhere.
    let hybrid =
        s.contains("方式") || s.contains("各村") && s.contains("收看") || has(s, "通过直播|通过视频|通过网络|在线收看");
    // 请大家看看暗访片，看完心里就有数了。
    let still_to_see = s.split_once("看完").is_some_and(|(before, _)| before.contains('请'));
    if (!over || still_to_see)
        && !hybrid
        && has(s, FILM)
        && is_film
        && !has(s, "请看镜头|观看了|在看|正在收看|正在观看")
    {
        return plain(Does::Film);
    }
    if resting || has(s, "暂时离场|暂时退场|请先回避|暂时回避") {
        return plain(Does::Rests);
    }
    // 请老师们先行退场，新老成员请留下合影: when all is over.
    if !has(s, "稿|会议室|合影时间|合影地点|合影照片|结束以后|结束之后|散会后")
        && (has(
            s,
            "合影|合个影|合张影|照个相|照张相|照相|拍张照|拍个照|全家福|毕业照|集体照|大合照|合照|看镜头|留影|拍照留念",
        ) && has(s, "请|让|现在|下面|大家到|大伙到")
            || looks_at_camera(s))
    {
        return plain(Does::Photo);
    }
    applause(s)
}

/// From where the room is asked to sing, behind a clause that says what is over.
fn asked_behind(s: &str) -> &str {
    // 票箱检查完毕，现在分发表决票。
    let handed = s.split_once("毕，现在").map(|(_, behind)| behind).filter(|behind| behind.contains("发"));
    if let Some(at) = handed.map(|behind| s.len() - behind.len() - "现在".len()) {
        return s.get(at..).unwrap_or(s);
    }
    let Some((at, _)) = first(s, "毕，请|结束，请|完成，请") else { return s };
    let asked = s.get(at..).filter(|asked| has(asked, "奏|唱") && has(asked, "《|歌"));
    asked.map_or(s, |asked| asked.split_once('，').map_or(s, |(_, asked)| asked))
}

/// 大伙儿都过来，看镜头，茄子！: what is called out when the picture is taken.
fn looks_at_camera(s: &str) -> bool {
    const CALLED: &str = "看镜头|茄子|田七|笑一个|照张相|照个相|合个影|合张影|拍张照";
    let bare = s.trim_end_matches(['！', '。', '!', '~', '～']);
    s.ends_with(['！', '!']) && ends(bare, CALLED).is_some()
}

/// 有请导师代表入场，请同学们起立迎接: a solemn entry, while something is played.
fn is_entry(s: &str) -> bool {
    const GREETED: &str = "起立|肃立|掌声|鼓掌|迎接|行注目礼";
    const LATER: &str = "有序入场|签到|入场前|入场后|入场时|未入场|入场券|入场完毕|已经入场";
    // 有请新人入场！ 请寿星入座！
    const HEROES: &str = "毕业生入场|教授入场|导师入场";
    if s.contains('请') && (has(s, HEROES) || is_hero(s)) && !has(s, LATER) {
        return true;
    }
    // 大家一起迎接两位新人，入场！
    let is_last = ends(s.trim_end_matches(['！', '。', '!']), "入场|进场").is_some();
    if is_last && has(s, "迎接|欢迎") && !has(s, LATER) && !has(s, "欢迎各位|欢迎大家|欢迎您") {
        return true;
    }
    s.contains("入场") && s.contains('请') && has(s, GREETED) && !has(s, LATER)
}

/// 大家跟我一起，把生日歌唱起来！ 一起唱生日歌！: a song that everybody joins in.
fn is_sung_by_all(s: &str) -> bool {
    const LONGEST: usize = 40;
    let together = has(s, "一起|一齐|大家|全场|跟我|一块儿|同唱|齐唱");
    let sung = has(s, "唱起|同唱|唱响|唱生日|唱首生日|唱一首生日|唱祝寿|唱生日快乐") && has(s, "歌|曲|《|生日快乐");
    together && sung && s.ends_with(['！', '。', '!']) && s.chars().count() < LONGEST
}

/// 请老寿星闪亮登场！: whoever the feast is for comes in at the end of the sentence, by whatever word.
fn is_hero(s: &str) -> bool {
    const COMES: &str = "入场|登场|入座|上场|出场|入席|进场|入厅";
    const HEROES: &str = "寿星|新人|新郎|新娘|主角|小主人|小寿星";
    const HOW: &str = "闪亮|隆重|盛装|携手|华丽|缓缓";
    let bare = s.trim_end_matches(['！', '。', '!', '~', '～']);
    let who = ends(bare, COMES).and_then(|word| bare.strip_suffix(word));
    let who = who.map(|who| ends(who, HOW).and_then(|how| who.strip_suffix(how)).unwrap_or(who));
    who.is_some_and(|who| ends(who, HEROES).is_some())
}

/// Applause that is asked for by itself.
fn applause(s: &str) -> Option<Happening> {
    let room = has(
        s,
        "伸出小手|举起小手|让我们|咱们|咱|我们以热烈的掌声|我们用热烈的掌声|我们以掌声|我们用掌声|请大家|大家|请允许|向|请以|请各位|请全体",
    );
    let clap = has(s, "巴掌拍|拍起巴掌|掌声|鼓掌|拍手|拍拍手|拍拍小手|鼓个掌|鼓鼓掌");
    let wish =
        has(s, "表示祝贺|表示欢迎|表示热烈|表示感谢|表示衷心|表示诚挚|表示热烈的|祝贺他|祝贺她|热烈祝贺|表示敬意");
    let gives = clap
        && has(s, "掌声送给|掌声再一次送给|掌声再次送给|掌声献给|掌声谢谢|掌声再送")
        && (room || has(s, "让|请|，掌声") || s.starts_with("掌声"))
        && !s.contains("我们把");
    let asks = gives
        || clap
            && room
            && has(s, "祝贺|感谢|欢迎|敬意|送给|鼓励|谢意|致敬|祝福|鼓个掌|鼓鼓掌|掌声有请|热烈鼓掌|期待|预祝|谢谢");
    // 县委组织部副部长×××同志到会指导，大家欢迎。
    let greeted = has(
        s,
        "，我们鼓掌欢迎|，掌声欢迎！|，掌声欢迎。|掌声告诉|掌声回应|掌声回答|，大家欢迎|大家拍手欢迎|大家鼓掌欢迎|，请大家欢迎|，让我们欢迎|请用掌声欢迎|用掌声表示|用掌声感谢|给孩子鼓鼓掌|给他们鼓鼓掌|给自己拍拍手|给自己鼓鼓掌",
    );
    let said = wish && (has(s, "让我们|我们表示|我们祝贺|我们向|表示祝贺！|我们对|一起") || s.starts_with('向'));
    (asks || said || greeted).then_some(()).and_then(|()| plain(Does::Applauds))
}

/// What is written several times over for a word that is missing.
fn stands_for_a_word(c: char) -> bool {
    matches!(c, '_' | '＿' | '*' | '＊' | '×' | 'X' | 'x' | '-' | '—' | '□' | '○' | ' ' | '\u{3000}')
}

/// Whether a blank in the words stands for a figure or a name that is known only in the meeting.
pub(super) fn is_live(s: &str) -> bool {
    const KNOWN_THEN: &str =
        "应到|实到|请假|发出|收回|有效票|同意|反对|弃权|当选|得票|赞成|缺席|到会|出席|票|无效|实际";
    // Most sentences have no mark of a blank, and are looked at no further.
    if mark(s, stands_for_a_word).is_none() || !has(s, KNOWN_THEN) {
        return false;
    }
    let mut run = 0usize;
    let mut mark = ' ';
    let mut blank = false;
    for c in s.chars().chain([' ']) {
        if stands_for_a_word(c) && c == mark {
            run += 1;
            continue;
        }
        let least = match mark {
            ' ' => 3,
            '\u{3000}' | '_' | '*' | '×' => 2,
            _ => 2,
        };
        blank |= run >= least
            && (matches!(c, '名' | '人' | '票' | '张' | '股' | '户' | '位' | '、' | '同' | '。' | '，') || c == ' ');
        mark = c;
        run = 1;
    }
    blank
}
