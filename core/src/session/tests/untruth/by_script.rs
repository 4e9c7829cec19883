//! Scripts as somebody would write them, imported and changed.

use super::*;
use crate::import::{Document, Paragraph, build, read};

const PROMOTION: &str = "全县文旅招商推进会主持词
同志们：
现在开会。今天的会议有四项议程：一是通报招商情况；二是石门镇、竹溪镇、高新区作交流发言；三是签订招商责任书；四是县长温朗同志讲话。
下面进行第一项议程，请副县长郗宁同志通报招商情况。
下面进行第二项议程，交流发言。请三个单位依次发言。
首先请石门镇党委书记尤佳同志发言，请竹溪镇做准备。
接下来请竹溪镇镇长柏言同志发言，请高新区做准备。
最后请高新区管委会主任席远同志发言。
刚才，三个单位作了交流发言，石门镇的“一村一策”、竹溪镇的“以节会友”、高新区的“一窗通办”，都值得学习。
下面进行第三项议程，签订招商责任书。请各乡镇负责同志上台，与县长温朗同志签订责任书。
下面进行第四项议程，请县长温朗同志讲话。
会上，郗宁同志通报了情况，三个单位作了交流发言，各乡镇签订了责任书，温县长作了讲话。
散会。";

const SCHOOL: &str = "校庆表彰大会主持词
各位来宾:
大会现在开始.莅临大会的有:区教育局副局长俞岚同志,校友会会长顾成先生.
大会第一项:请校长申远致辞.
大会第二项:颁奖.请获得“师德标兵”称号的五位老师上台,请区教育局副局长俞岚同志为他们颁奖.
大会第三项:交流发言.
首先,请教师代表麦青老师发言.
麦老师的话道出了大家的心声.接下来,请家长代表殷山先生发言.
谢谢殷先生对学校工作的支持.最后,请学生代表乐遥同学发言.
乐遥同学说得真好!希望大家像她说的那样努力.刚才,教师代表、家长代表和学生代表先后发了言,让我们感谢他们.
大会第四项:请区教育局副局长俞岚同志讲话.
今天的大会共进行了四项,申校长的致辞、三位代表的发言以及俞局长的讲话,都很感人.
大会到此结束.";

impl Meeting {
    pub(super) fn of_script(text: &str) -> Self {
        let paragraphs = text.lines().map(Paragraph::plain).collect();
        let agenda = build(&read(&Document { paragraphs })).agenda;
        let ready = || Rundown::new(Arc::new(agenda.clone()), Arc::new(SideTexts::new()));
        let (written, rundown) = (ready(), ready());
        let local = "2026-03-20T09:00".parse().unwrap();
        let meeting = Self { written, rundown, session: Session::default(), journal: Vec::new(), local };
        meeting.give(Command::Start)
    }

    /// The step in which somebody of this name has the nth turn.
    pub(super) fn turn_of(&self, name: &str, nth: usize) -> StepKey {
        let people = &self.rundown.agenda().people;
        let mut turns =
            self.rundown.steps().filter(|(_, step)| step.turn.as_ref().is_some_and(|id| people[id].name == name));
        turns.nth(nth).unwrap_or_else(|| panic!("{name} has no turn")).0
    }

    /// With the first turn of somebody changed, and everything that is not true any more said otherwise.
    pub(super) fn with(self, name: &str, change: impl FnOnce(StepKey) -> Change) -> Self {
        let change = change(self.turn_of(name, 0));
        self.change(change).mended()
    }

    pub(super) fn without(self, name: &str) -> Self {
        self.with(name, |turn| Change::Absent { turn })
    }
}

#[test]
fn units_are_told_of_with_what_is_theirs() {
    Meeting::of_script(PROMOTION)
        .without("柏言")
        .says("二是石门镇、高新区作交流发言")
        .says("请石门镇党委书记尤佳同志发言，请高新区做准备。")
        .says("两个单位作了交流发言，石门镇的“一村一策”、高新区的“一窗通办”，都值得学习。")
        .never_says("竹溪");
    Meeting::of_script(PROMOTION)
        .without("席远")
        .says("竹溪镇镇长柏言同志发言。")
        .says("石门镇的“一村一策”、竹溪镇的“以节会友”，都值得学习。")
        .never_says("高新区");
}

#[test]
fn whoever_comes_next_is_told_to_get_ready_by_the_unit() {
    Meeting::of_script(PROMOTION)
        .with("柏言", |turn| Change::Swapped { turn })
        .says("石门镇党委书记尤佳同志发言，请高新区做准备。")
        .says("高新区管委会主任席远同志发言，请竹溪镇做准备。")
        .says("最后请竹溪镇镇长柏言同志发言。");
    let who = new("路川", "县林业局局长");
    Meeting::of_script(PROMOTION)
        .with("尤佳", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("二是石门镇、县林业局、竹溪镇、高新区作交流发言")
        .says("尤佳同志发言，请县林业局做准备。")
        .says("请县林业局局长路川同志发言，请竹溪镇做准备。");
}

#[test]
fn an_item_that_falls_out_is_told_of_in_no_other_words() {
    let drop = |meeting: Meeting, item: &str| meeting.change(Change::ItemDropped { item: item.into() }).mended();
    drop(Meeting::of_script(PROMOTION), "item-3")
        .says("郗宁同志通报了情况，三个单位作了交流发言，温县长作了讲话。")
        .never_says("责任书");
    drop(Meeting::of_script(PROMOTION), "item-2")
        .says("郗宁同志通报了情况，各乡镇签订了责任书，温县长作了讲话。")
        .never_says("交流发言");
}

#[test]
fn marks_of_half_width_are_marks() {
    Meeting::of_script(SCHOOL)
        .without("殷山")
        .says("刚才,教师代表和学生代表先后发了言,让我们感谢他们.")
        .says("两位代表的发言以及俞局长的讲话,都很感人.")
        .says("麦老师的话道出了大家的心声.最后,请学生代表乐遥同学发言.")
        .never_says("，");
    Meeting::of_script(SCHOOL).without("申远").says("共进行了三项,三位代表的发言以及俞局长的讲话,都很感人.");
}

#[test]
fn praise_goes_with_whom_it_is_about_and_what_rounds_off_stays_behind_all() {
    Meeting::of_script(SCHOOL)
        .with("殷山", |turn| Change::Swapped { turn })
        .says("请学生代表乐遥同学发言.\n乐遥同学说得真好!希望大家像她说的那样努力.\n最后,请家长代表殷山先生发言.")
        .says("谢谢殷先生对学校工作的支持.\n刚才,教师代表、");
    Meeting::of_script(SCHOOL)
        .with("麦青", |after| Change::Closed { after })
        .says("请教师代表麦青老师发言.")
        .says("刚才,教师代表发了言,让我们感谢他们.")
        .never_says("首先,请教师");
}

#[test]
fn a_prize_is_given_whoever_hands_it_out() {
    let meeting = Meeting::of_script(SCHOOL);
    let absent = [0, 1].map(|nth| Change::Absent { turn: meeting.turn_of("俞岚", nth) });
    meeting
        .give(Command::ChangeAll(absent.to_vec()))
        .mended()
        .says("请获得“师德标兵”称号的五位老师上台.")
        .says("莅临大会的有:校友会会长顾成先生.")
        .says("共进行了三项,申校长的致辞和三位代表的发言,都很感人.")
        .never_says("俞");
}

const CLASS: &str = "培训班开班式主持词
各位学员：
首先，我代表市委党校向大家表示欢迎！出席开班式的领导有：市委组织部副部长尚川同志，市委党校校长璩方同志。
今天的开班式有五项内容，首先由尚川副部长介绍办班情况，接着由璩方校长致辞，然后是学员代表发言、班主任宣布纪律，最后请冼越部长讲话。
现在进行第一项，请市委组织部副部长尚川同志介绍办班情况。
现在进行第二项，请市委党校校长璩方同志致辞。
现在进行第三项，请学员代表发言。第一位发言的是市林业局令狐静同志。
下面请市水务局鲍青同志发言。
现在进行第四项，请班主任、教务处处长车晴同志宣布纪律。
车处长宣布的纪律，请大家遵守。
现在进行第五项，请市委常委、组织部部长冼越同志讲话。
冼部长的讲话高屋建瓴，指明了方向，请大家领会。
开班式的五项内容进行完毕。尚部长介绍了情况，璩校长致了辞，两位学员作了发言，车处长宣布了纪律，冼部长作了讲话。感谢两位领导的讲话和致辞。
散会。";

#[test]
fn a_plan_in_words_is_that_of_the_items() {
    let change = |change: Change| Meeting::of_script(CLASS).change(change).mended();
    change(Change::ItemDropped { item: "item-4".into() })
        .says("首先由尚川副部长介绍办班情况，然后由璩方校长致辞，接着是学员代表发言，最后请冼越部长讲话。")
        .never_says("纪律");
    change(Change::ItemMoved { item: "item-4".into(), after: "item-1".into() })
        .says("首先由尚川副部长介绍办班情况，然后班主任宣布纪律，接着由璩方校长致辞，");
}

#[test]
fn what_is_said_of_a_speech_goes_with_it() {
    Meeting::of_script(CLASS).without("冼越").never_says("高屋建瓴").never_says("方向").never_says("冼");
    Meeting::of_script(CLASS)
        .without("鲍青")
        .says("发言的是市林业局令狐静同志。")
        .says("一位学员作了发言")
        .says("感谢两位领导的讲话和致辞。")
        .never_says("第一位")
        .never_says("鲍青");
}

#[test]
fn somebody_of_two_offices_is_called_by_the_one_that_people_say() {
    let by = Somebody::New {
        id: "x".into(), name: "池文".to_owned(), office: "班主任、教务处副处长".to_owned()
    };
    Meeting::of_script(CLASS)
        .with("车晴", |turn| Change::Replaced { turn, by })
        .says("池副处长宣布的纪律")
        .never_says("池班主任");
}

#[test]
fn whoever_is_told_to_get_ready_has_an_office_of_their_own() {
    let script = "企业家座谈会主持词
同志们:
现在开会.
首先请天元纺织公司董事长鲁岳先生发言,请云帆物流公司总经理计成先生做准备.
鲁总谈到的问题有普遍性,请有关部门研究.下面请计成先生发言,请绿源食品公司厂长贝宁先生做准备.
下面请贝宁先生发言.
散会.";
    Meeting::of_script(script).without("计成").says("鲁岳先生发言,请").never_says("云帆").never_says("计成");
    Meeting::of_script(script)
        .with("鲁岳", |turn| Change::Last { turn })
        .says("鲁岳先生发言.\n鲁总谈到的问题有普遍性,请有关部门研究.")
        .never_says("..");
}

const REVIEW: &str = "规划评审会主持词
各位专家：
现在开会。首先，我介绍一下参会的专家：省水利学会副理事长康远教授，环境研究院研究员骆明同志，规划院高级工程师卜元同志。
今天的会议有四项内容：首先由水务局局长彭杰同志介绍背景；其次专家发言；第三，自由讨论；第四，康远教授宣读结论。
下面进行第一项内容，请水务局局长彭杰同志介绍背景。
下面进行第二项内容，今天发言的有两位专家，首先请环境研究院研究员骆明同志发言。
接下来请规划院高级工程师卜元同志发言。
下面进行第三项内容，自由讨论。
（讨论）
下面进行第四项内容，请省水利学会副理事长康远教授宣读结论。
各位专家，今天的会议即将结束。彭局长把来龙去脉讲得清清楚楚；骆明同志、卜元同志分别从水质和地质两个方面提了意见，开出了良方；康教授的结论客观公正，给了我们信心。希望大家认真学习康教授的讲话，抓好修改。
散会。";

#[test]
fn a_part_of_a_sentence_goes_without_the_others() {
    Meeting::of_script(REVIEW)
        .without("骆明")
        .says("副理事长康远教授，规划院高级工程师卜元同志。")
        .says("彭局长把来龙去脉讲得清清楚楚；卜元同志从地质方面提了意见")
        .never_says("骆");
    Meeting::of_script(REVIEW)
        .without("康远")
        .says("提了意见，开出了良方。希望大家抓好修改。")
        .says("有三项内容：首先由水务局局长彭杰同志介绍背景；其次专家发言；第三，自由讨论。")
        .never_says("信心")
        .never_says("康");
}

#[test]
fn what_is_said_of_the_item_stays_where_it_begins() {
    Meeting::of_script(REVIEW)
        .with("骆明", |turn| Change::Swapped { turn })
        .says("今天发言的有两位专家，首先请规划院高级工程师卜元同志发言。\n接下来请环境研究院研究员骆明同志发言。")
        .never_says("谢谢");
}

const SAFETY: &str = "安全生产会议主持词
同志们：
现在开会。今天召开全县安全生产会议，主要任务是传达全市会议精神，总结去年工作，交流经验。参加会议的还有三位企业家代表。
今天的会议共有四项议程：一是传达全市会议精神；二是三位企业家作交流发言；三是项目签约；四是韩立诚县长讲话。
下面进行第一项议程，请副县长魏民同志传达全市会议精神。
下面进行第二项议程，企业家交流发言。这次安排了三个单位，分别是天河纺织公司、宏远化工有限公司和云图软件公司。
首先请天河纺织公司董事长裴玉山同志发言。
接下来请宏远化工有限公司总经理陶强同志发言。
最后请云图软件公司创始人蒲鸣同志发言。
蒲总的建议很新。
下面进行第三项议程，项目签约。请各单位代表上台签约。
下面进行第四项议程，请县长韩立诚同志讲话。
同志们，魏县长传达了精神，天河纺织、宏远化工、云图软件三家公司作了发言，韩县长作了讲话，对下一步工作提出了要求。请梳理三位企业家提出的意见。
全县安全生产会议暨项目签约仪式到此结束。散会。";

#[test]
fn companies_are_told_of_by_what_they_are_called() {
    Meeting::of_script(SAFETY)
        .without("陶强")
        .says("这次安排了两个单位，分别是天河纺织公司和云图软件公司。")
        .says("天河纺织、云图软件两家公司作了发言")
        .says("还有两位企业家代表")
        .says("请梳理两位企业家提出的意见。")
        .never_says("宏远");
    Meeting::of_script(SAFETY)
        .with("裴玉山", |after| Change::Closed { after })
        .says("这次安排了一个单位，是天河纺织公司。")
        .says("天河纺织公司作了发言")
        .never_says("蒲总")
        .never_says("宏远");
}

#[test]
fn the_name_of_the_meeting_and_its_tasks_outlive_an_item() {
    Meeting::of_script(SAFETY)
        .change(Change::ItemDropped { item: "item-3".into() })
        .mended()
        .says("全县安全生产会议暨项目签约仪式到此结束。");
    Meeting::of_script(SAFETY).without("魏民").says("今天召开全县安全生产会议，主要任务是总结去年工作，交流经验。");
    Meeting::of_script(SAFETY).without("韩立诚").says("三家公司作了发言。请梳理").never_says("提出了要求");
}

const EDUCATION: &str = "教育工作会议主持词
同志们：
现在开会。
下面进行第一项议程，典型发言。首先请清河县教育局局长马晓东同志发言。
清河县的做法很实，值得借鉴。下面请市一中校长孙丽同志发言。
谢谢孙校长。最后请东湖小学校长吴东升同志发言。
谢谢东升！三位校长和局长讲得都很实在。
下面进行第二项议程，表决《章程》。请秘书长段文同志作说明。
现在进行表决，同意的请举手。
不同意的请举手。
请监票人鲍青同志宣布结果。
散会。";

#[test]
fn a_comment_on_a_place_goes_with_whoever_is_from_there() {
    Meeting::of_script(EDUCATION)
        .with("孙丽", |turn| Change::Swapped { turn })
        .says("清河县的做法很实，值得借鉴。下面请东湖小学校长吴东升同志发言。");
    Meeting::of_script(EDUCATION)
        .with("马晓东", |turn| Change::Last { turn })
        .says("最后请清河县教育局局长马晓东同志发言。\n清河县的做法很实");
}

#[test]
fn whoever_explains_may_be_absent_and_the_vote_is_announced_all_the_same() {
    Meeting::of_script(EDUCATION)
        .without("段文")
        .says("下面进行第二项议程，表决《章程》。现在进行表决，同意的请举手。")
        .never_says("段");
    Meeting::of_script(EDUCATION).without("吴东升").never_says("东升");
}

#[test]
fn a_name_that_is_not_known_yet_is_in_no_text() {
    let script = "经济工作会议主持词
同志们：
现在开会。
下面进行第一项议程，交流发言。首先请县水利局局长丁一同志发言。
下面请县文旅局局长***同志发言。
最后请县林业局局长***同志发言。
刚才，三位同志作了发言，丁一同志讲得很好。
下面进行第二项议程，请县长温朗同志讲话。
散会。";
    Meeting::of_script(script).without("丁一").says("刚才，两位同志作了发言。").never_says("丁一");
    let who = new("路川", "县农业局局长");
    Meeting::of_script(script)
        .with("丁一", |after| Change::TurnAdded { after, id: "n".into(), who, minutes: None })
        .says("刚才，四位同志作了发言，丁一同志讲得很好。");
}

const YOUTH: &str = "青年座谈会主持词
各位青年朋友:
今天的座谈会有两个环节:一是青年代表发言,二是领导讲话.
下面进行第一个环节,青年代表发言.首先有请生产部操作工周子昂.
谢谢子昂.接下来请市场部主管林可欣发言.
谢谢林可欣.下面有请研发中心工程师郭一鸣.
听了前面三位的发言,相信大家都很有感触.最后一位发言的是物流公司驾驶员韩东升,掌声有请!
东升虽然年轻,想得却很深入.
下面进行第二个环节,领导讲话.先请工会副主席田学文讲话.
下面请集团党委副书记罗志刚讲话.
各位青年朋友,今天的座谈会上,周子昂、林可欣、郭一鸣、韩东升四位代表畅谈了体会,田学文副主席和罗志刚副书记先后作了讲话,最后,罗书记提了希望.
座谈会到此结束.";

#[test]
fn what_is_added_is_announced_as_the_script_announces() {
    let item = |meeting: Meeting, title: &str, who: Option<Somebody>| {
        let after = meeting.rundown.agenda().items[1].id.clone();
        let (id, kind) = ("new".into(), ItemKind::Other);
        meeting.change(Change::ItemAdded { after, id, kind, title: title.to_owned(), who, minutes: None }).mended()
    };
    item(Meeting::of_script(YOUTH), "观看短片", None)
        .says("有三个环节:一是青年代表发言,二是观看短片,三是领导讲话")
        .says("下面进行第二个环节,观看短片.")
        .says("下面进行第三个环节,领导讲话.");
    let who = Somebody::New { id: "jiang".into(), name: "江晓".to_owned(), office: "团委书记".to_owned() };
    // Nobody is called 同志 here.
    item(Meeting::of_script(YOUTH), "宣读倡议书", Some(who)).says("下面进行第二个环节,请团委书记江晓宣读倡议书.");
}

#[test]
fn places_in_the_order_follow_who_speaks() {
    Meeting::of_script(YOUTH).without("郭一鸣").says("听了前面两位的发言").says("韩东升三位代表畅谈了体会");
    let who = Somebody::New { id: "xu".into(), name: "许安".to_owned(), office: String::new() };
    Meeting::of_script(YOUTH)
        .with("周子昂", |after| Change::TurnAdded { after, id: "xu".into(), who, minutes: None })
        .says("周子昂、许安、林可欣、郭一鸣、韩东升五位代表畅谈了体会");
    Meeting::of_script(YOUTH).without("田学文").says("领导讲话.请集团党委副书记罗志刚讲话");
    Meeting::of_script(YOUTH)
        .with("田学文", |turn| Change::Swapped { turn })
        .says("罗志刚副书记和田学文副主席先后作了讲话,罗书记提了希望.");
    // A comment by the given name alone goes with whoever it is about.
    Meeting::of_script(YOUTH).without("韩东升").never_says("东升");
}

const OPENING: &str = "校企合作仪式主持词
各位来宾：
仪式第一项，请学院院长董承志致欢迎辞。
仪式第二项，请公司总经理郑海涛介绍项目情况。
仪式第三项，代表发言。首先请学生代表、机电班班长夏雨荷同学发言。
最后请教师代表白启明老师发言。
仪式第四项，揭牌。请董承志院长、郑海涛总经理共同为基地揭牌。
各位来宾，董承志院长、郑海涛总经理分别致辞和介绍情况，教师和学生代表作了发言，两位领导为基地揭了牌。
会后，各系要传达今天的精神，特别是董院长的讲话要求，抓好落实。
仪式到此结束。";

#[test]
fn of_what_several_did_together_the_rest_is_told() {
    Meeting::of_script(OPENING).without("夏雨荷").says("教师代表作了发言");
    Meeting::of_script(OPENING)
        .without("郑海涛")
        .says("董承志院长致辞，教师和学生代表作了发言")
        .says("一位领导为基地揭了牌");
    Meeting::of_script(OPENING).without("董承志").says("各系要传达今天的精神，抓好落实。");
}

#[test]
fn an_item_that_goes_on_keeps_its_entry_and_its_announcement() {
    let script = "党委全会主持词
同志们：
今天的会议有三项议程：
一、党委书记苏兰作工作报告；
二、纪委书记毛勇作纪委工作报告；
三、镇长丁午讲话。
进行第一项，请苏兰同志作工作报告。
进行第二项，请毛勇同志作纪委工作报告。
同意两个报告的请举手。
进行第三项，请镇长丁午同志讲话。
散会。";
    Meeting::of_script(script)
        .without("毛勇")
        .says("二、作纪委工作报告；")
        .says("进行第二项。同意")
        .says("三、镇长丁午讲话。");
}

#[test]
fn a_surname_with_a_title_is_whoever_has_it() {
    let script = "村民会议主持词
主持人：村党支部书记 钱福生
各位代表：
现在进行第一项，请村委会主任钱大勇报告村务工作。
钱主任的报告实事求是。
现在进行第二项，请镇党委委员雷鸣同志讲话。
散会。";
    let by =
        Somebody::New { id: "jiang".into(), name: "蒋永康".to_owned(), office: "村委会副主任".to_owned() };
    Meeting::of_script(script).with("钱大勇", |turn| Change::Replaced { turn, by }).says("蒋副主任的报告实事求是。");
}

#[test]
fn whoever_is_addressed_in_the_words_is_so_once() {
    let script = "教师论坛主持词
各位老师：
下面进行第一项，交流。首先请第一中学乔雨欣老师发言，题目是善问。
下一位老师讲的是匠心，有请第四中学闵浩老师。
散会。";
    let by = Somebody::New { id: "fan".into(), name: "范可欣".to_owned(), office: "第四中学".to_owned() };
    Meeting::of_script(script).with("闵浩", |turn| Change::Replaced { turn, by }).says("有请第四中学范可欣老师。");
}
