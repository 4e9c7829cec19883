//! Questions to the room: has anybody an opinion, a question, something to say?

use super::{Happening, Prompt, asked, plain};
use crate::chinese::clauses::last_part;
use crate::import::lexicon::Does;
use crate::import::wording::{begins, has};

/// What a sentence asks the room to say, or to answer.
pub(super) fn asked_for(s: &str) -> Option<Happening> {
    let asks = s.ends_with(['？', '?']) || has(s, "请提出|请讲|请发表|请提");
    // 没有拿到的同志请举手。
    if s.contains("举手")
        && has(s, "没有拿到|没拿到|没有领到|没领到|多拿|漏发|漏领|多领|有意见的|有不同意见的|有异议的")
    {
        return asked(Does::Acts, Prompt::Opinion);
    }
    // 大家都议一议，改成停车场行不行？: everybody talks, and answers no yes or no.
    const TALKS: &str = "大家都议|大家议|大伙议|大伙儿议|大家都说|大家说说|大伙说说|大伙儿说说|大家谈谈|大家聊聊|大家都谈|大家商量|大伙商量|大家都来说|大家合计|大伙合计|议一议，";
    if has(s, TALKS)
        && has(s, "行不行|好不好|怎么办|怎么样|到底|要不要|说说|谈谈|聊聊|议一议|议议|商量|合计")
        && !has(s, "刚才|说的|都说了|都说过|会后|回去")
    {
        return asked(Does::Discusses, Prompt::Floor);
    }
    const OPINIONS: &str = "有没有意见|有没有啥意见|有啥意见|有什么意见|有无意见|有没有不同意见|有没有异议|有无异议|有不同意见|有没有其他意见|\
        有意见吗|有异议吗|有没有补充|有什么不同意见|有无不同意见|行不行？|行不行?|行不行。|有没有没领到|有没有漏发|有没有多发|有没有多领|没拿到|\
        领到选票|有没有没有领到|是否都领到|都拿到|有没有遗漏|有意见的现在提|有意见的现在说|有意见当面提|有的请举手|有的请举一下手|有意见请|有意见的请|没有修改意见|修改意见|有没有不清楚|有何意见|有哪些意见|\
        还有没有意见|还有没有别的|有没有别的人选|有没有其他人选|是否申请回避|申请回避的|愿不愿意|是否愿意|同意不同意？|同意不同意?";
    // 没有不同意见，那就举手表决。
    if begins(s, "没有不同意见，|没有意见，|没有其他意见，|没有异议，").is_some() && !s.ends_with(['？', '?'])
    {
        return None;
    }
    let asks = asks || has(s, "请说|请举手|请指出|提出来");
    // 自由发言，有什么意见都可以提: everybody has the floor. 也听听大家有啥意见: what they have come for.
    let is_free = has(s, "自由发言|都可以提|尽管提|随便提|畅所欲言|听听|听一听|想听");
    // 提出了4条修改意见，已逐条研究，采纳3条: they have been heard.
    let is_heard = has(s, "提出的|提出了|采纳|吸收|已逐条|已经逐条");
    // 各位有什么看法，请讲: before a vote, and in no discussion.
    let is_view = has(s, "有什么看法|有何看法|有没有看法|有不同看法") && has(s, "请讲|请提|请提出|请发表");
    if (has(s, OPINIONS) || is_view)
        && (asks || s.ends_with(['。', '；', '，']))
        && !s.contains("如果")
        && !is_free
        && !is_heard
    {
        return asked(Does::Acts, Prompt::Opinion);
    }
    // 哪位上来试一试？: to do it, and not to speak.
    if has(s, "哪位|谁|哪个|有没有") && has(s, "试一试|试试|试一把|体验一下|体验体验|练一练|露一手|挑战一下") && asks
    {
        return plain(Does::Acts);
    }
    const FLOOR: &str = "哪个先|哪个来|哪位|还有没有同志|谁还要|谁先|还有谁|有没有要发言|有没有想发言|有没有要说的|有没有想说的|有没有要讲的|有没有要问的|有什么问题|有问题的";
    // 其他区域的同事有没有想问华南的？
    if s.ends_with(['？', '?'])
        && has(
            s,
            "有没有想问|有没有要问|有没有要追问|有没有想追问|有没有要补充|有没有别的想法|有没有其他想法|有什么想问",
        )
    {
        return asked(Does::Discusses, Prompt::Floor);
    }
    let asks = asks || has(s, "随便说|随便讲|随便谈");
    if has(s, FLOOR) && has(s, "发言|补充|说|讲|提问|问|举手") && (asks || s.contains('请')) {
        return asked(Does::Discusses, Prompt::Floor);
    }
    // 有不明白的现在就问，莫要散了会再说。
    const UNCLEAR: &str = "有不明白的|有不清楚的|有想问的|有要问的|有想说的|有要说的|有什么要说|有啥要说|有什么想说|有啥想说|有想补充的|有要补充的|有没听明白的|还有什么问题|有什么问题|还有问题|有什么想问|有什么要问|有啥问题|有啥要问";
    const AT_ONCE: &str = "现在就问|就问|尽管问|尽管说|尽管讲|只管问|只管说|现在问|现在说|可以提|可以问|可以说|现在提|当场问|当场说|就说|请说|请问|请讲|举手";
    if has(s, UNCLEAR) && has(s, AT_ONCE) {
        return asked(Does::Discusses, Prompt::Floor);
    }
    // 想发言的代表，请举手拿话筒。
    if has(s, "举手拿话筒|举手要话筒|举手递话筒") {
        return asked(Does::Discusses, Prompt::Floor);
    }
    // 会议期间，大家畅所欲言，提出了许多意见: it is over. 好，自由发言就到这里。
    if has(
        s,
        "书面审议|书面材料|书面报告|讨论的时候|发言的时候|不在大会上|分团时|会后审阅|会议期间|提出了|发表了|就到这里|到此为止|到此结束|告一段落",
    ) {
        return None;
    }
    const QUESTIONS: &str = "请提问|请大家提问|请大家批评|自由发言|自由讨论|畅所欲言|提问环节|请各位提问|请大家踊跃|请大家发言|自由提问|自由问答|\
        请大家发表|请大家讨论|请同志们提批评意见|提出批评意见|提批评意见|请同志们对|互动环节|互动时间|提问时间|问答时间|开始讨论|\
        问答环节|请记者提问|请大家提意见|请同志们发表意见|请与会同志|请各位股东发表|请股东发表|\
        请各位代表发表|想问的|请大家审议|开始提问|记者提问|答记者问|请同志们发言|请踊跃|请大家谈|请同志们谈|\
        请各位代表审议|请代表们审议|请代表审议|自由辩论|有啥讲啥|有啥说啥|有什么说什么|想说啥说啥|自由聊|随便聊|提问请举手|提问的请举手";
    // 请大家对建军同志提意见。
    let criticises = has(s, "请大家对|请同志们对|请各位对|请其他同志对") && has(s, "提意见|提出意见|批评|提提意见");
    if criticises && !has(s, "会后|回去") {
        return asked(Does::Discusses, Prompt::Floor);
    }
    has(s, QUESTIONS).then_some(()).and_then(|()| asked(Does::Discusses, Prompt::Floor))
}

/// Does what ends some words ask who has a question: 台下的老师有什么问题，请举手?
pub(in super::super) fn asks_for_questions(words: &str) -> bool {
    let sentence = last_part(words);
    const ASKS: &str = "有什么问题|有问题的|想提问|要提问|可以提问|继续提问|举手提问|要问|想问|要说|想说|要讲|想讲|想发言|要发言|不清楚|不明白|没听懂|有疑问|要补充|想补充|有补充|有没有补充|有什么补充";
    has(sentence, ASKS) && !has(sentence, "同意|赞成|反对|弃权|表决|通过")
}
