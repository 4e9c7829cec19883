//! Every rule by which something is found wrong: its name, how much it matters, whether a file may switch it off, and
//! why it is there. `check --explain` prints from this table, and nothing else says these things.

use super::Severity::{self, Error, Warning};
use crate::Language;

/// Whether an agenda may ask for silence about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// Without this rule the file could not be used, or would be used wrongly.
    Never,
    /// The secretariat knows better.
    Allowed,
}
use Silence::{Allowed, Never};

macro_rules! rules {
    ($($variant:ident $name:literal $severity:ident $silence:ident $chinese:literal $english:literal)*) => {
        /// A rule by which something is found wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the table says why each one is there")]
        pub enum Rule { $($variant),* }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name, as `check --json` and `checks_off` have it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How much it matters: an error is what the host would stumble over, or what hides part of the meeting.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => $severity),* }
            }

            fn silence(self) -> Silence {
                match self { $(Self::$variant => $silence),* }
            }

            /// Why it matters, in a sentence or two.
            pub fn why(self, language: Language) -> &'static str {
                match self { $(Self::$variant => language.pick($chinese, $english)),* }
            }
        }
    };
}

impl Rule {
    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// The rule that somebody probably meant by a name that is none.
    pub fn nearest(name: &str) -> Option<Self> {
        /// Below this, two names have nothing to do with each other.
        const ALIKE: f64 = 0.75;
        let likeness = |rule: Rule| strsim::jaro_winkler(&name.trim().to_lowercase(), rule.name());
        let scored = Self::ALL.iter().map(|rule| (likeness(*rule), *rule));
        scored.filter(|(alike, _)| *alike >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, rule)| rule)
    }

    /// Whether a file may switch it off.
    pub fn can_be_switched_off(self) -> bool {
        self.silence() == Allowed
    }
}

#[rustfmt::skip] // A table: one rule a block, its reason in both languages.
rules! {
    NotText "not-text" Error Never
        "议程文件必须是 UTF-8 文本。其他编码读出来会是乱码，宁可不开，也不能让主持人念错字。"
        "An agenda is UTF-8 text. Read in another encoding its words would come out garbled, and garbled words must never reach a host."
    TooLarge "too-large" Error Never
        "议程文件不会这么大。多半是选错了文件，硬读会拖住电脑。"
        "No agenda is this large. It is probably the wrong file, and reading it would hold up the computer."
    NotJson "not-json" Error Never
        "文件不合 JSON 的写法，程序不知道从这里起写的是什么。"
        "The file breaks the rules of JSON, so nobody can tell what it says from here on."
    EmptyFile "empty-file" Error Never
        "文件里什么也没有，多半是没有存好。"
        "There is nothing in the file; it was probably not saved whole."
    UnfinishedJson "unfinished-json" Error Never
        "文件在中途断了，后面的内容已经丢失，或没有复制完整。"
        "The file stops halfway: its end was lost or never copied."
    TooDeep "too-deep" Error Never
        "议程只有几层括号。层数太多的不是议程，读它可能使程序崩溃。"
        "An agenda has a few levels. One that is nested deeply is none, and reading it could crash a program."
    WrongType "wrong-type" Error Never
        "这个字段该写文字的写了数字，或者相反，程序没法照着用。"
        "A field holds a number where words belong, or the like, and cannot be used as it is."
    UnknownWord "unknown-word" Error Never
        "环节和等待的类别只认几个词。别的词程序不懂，猜了反而会错。"
        "Kinds of items and waits are a few fixed words. Another one means nothing, and a guess would be wrong."
    MissingField "missing-field" Error Never
        "少了必填的字段，议程就不完整，程序没法排出会议。"
        "Without this field the agenda is incomplete and no meeting can be made of it."
    RepeatedField "repeated-field" Error Never
        "同一个字段写了两遍，只有一处会算数。两处不同时，没人知道该信哪一处。"
        "A field is written twice and only one would count. Where they differ, nobody knows which is meant."
    OtherFormat "other-format" Error Never
        "文件的内容不是一份议程。"
        "What the file holds is not an agenda."
    NoFormat "no-format" Error Never
        "议程文件以 format 说明自己是什么。没有它，这可能是别的程序的文件。"
        "An agenda says by `format` what it is. Without it this may be another program's file."
    NewerFormat "newer-format" Warning Never
        "文件是新版程序写的，可能有本程序不懂的内容。可以看、可以主持，存盘会弄丢东西，所以不让存。"
        "A newer program wrote the file and may have put things in it that this one does not know. It can be hosted; saving it would lose them."
    UnreadableNewerFormat "unreadable-newer-format" Error Never
        "文件是新版程序写的，本程序读不懂。"
        "A newer program wrote the file and this one cannot read it."
    NoSuchPerson "no-such-person" Error Allowed
        "这里用到的人不在名单里，主持时只能显示空白，不知道该请谁。"
        "A person is named here who is not in the roster; the host would see a blank and not know whom to call."
    NoSuchValue "no-such-value" Error Allowed
        "这里用到的填写项不存在，没有地方可填，主持时只能显示空白。"
        "This value does not exist, so nobody can fill it in and the host would see a blank."
    NoSuchItem "no-such-item" Error Allowed
        "这里指向的环节不存在，算不出它的次序和名称。"
        "The item named here does not exist, so its number and title cannot be computed."
    RepeatedId "repeated-id" Error Allowed
        "两处用了同一个编号，占位符和会议记录不知道指的是哪一处。"
        "Two things share an id; placeholders and the record of the meeting cannot tell them apart."
    UnusableId "unusable-id" Error Allowed
        "编号里有空格、句点或花括号，占位符里写不出来。"
        "With white space, dots or braces in it the id cannot be written in a placeholder."
    UnknownField "unknown-field" Warning Allowed
        "字段名很像写错了。写错的字段不起作用，也没有别的提示。"
        "The name looks like a slip of the finger. A misspelt field does nothing, and nothing else would say so."
    UnreadWords "unread-words" Warning Allowed
        "这个字段里有一段话，可是程序不读它，会上就不会有人念。"
        "The field holds words that the program does not read, so nobody would say them."
    PinyinDisagrees "pinyin-disagrees" Warning Allowed
        "写下的读音不可能是这个名字的：换了人、改了字，读音还是原来的。照着念就念成了别人。"
        "The reading cannot be that of this name: the name was changed and the reading was not. Who follows it says somebody else's name."
    UnknownPlaceholder "unknown-placeholder" Error Allowed
        "占位符写错了，主持时只能显示空白。"
        "The placeholder is misspelt; the host would see a blank."
    UnknownRule "unknown-rule" Warning Never
        "checks_off 里写了不存在的规则，什么也没有关掉，写的人却以为关掉了。"
        "`checks_off` names a rule that does not exist. Nothing is switched off, though somebody believes so."
    RuleStaysOn "rule-stays-on" Warning Never
        "这条规则关系到文件能不能用，关不掉。"
        "This rule decides whether the file can be used at all, so it cannot be switched off."
    UnclosedPlaceholder "unclosed-placeholder" Error Allowed
        "占位符没有写完，花括号会露在主持词里。"
        "A placeholder is not finished, and its braces would show among the words."
    EmptyPlaceholder "empty-placeholder" Error Allowed
        "空的占位符谁也填不了。"
        "Nobody can fill a placeholder that names nothing."
    StarsMayBeBlanks "stars-may-be-blanks" Warning Allowed
        "星号可能是没填的名字，也可能是加重。当成加重，主持人就会漏念一个人。"
        "Stars may be a name not filled in, or stress. Taken for stress, somebody would go unnamed."
    GapMayBeBlank "gap-may-be-blank" Warning Allowed
        "句子中间的一段空白，往往是等着填的名字或数字。念过去就漏了。"
        "A gap within a sentence is often a name or a figure that was to be filled in; a host reads over it."
    RawBlank "raw-blank" Error Allowed
        "正文里留着 ***、×× 这样的空。主持人不能把星号念出来，也来不及现想。"
        "`***` or `××` is left in the text. A host can neither read it aloud nor think of the right word in time."
    Unfilled "unfilled" Error Allowed
        "主持词要用到的内容还没有填，念到那里会是一个空白。"
        "The script needs something that nobody has filled in yet."
    EmptyPlaceholderSource "nothing-to-compute" Error Allowed
        "占位符要由别处的内容算出来，而那里什么也没有。"
        "The placeholder is computed from something that is not there."
    EnteredTooLate "entered-too-late" Error Allowed
        "数字在后面才填，前面已经要念了。"
        "The figure is entered only after it has to be said."
    SpokenDirection "spoken-direction" Warning Allowed
        "“（鼓掌）”这样的提示混在正文里，主持人一紧张就会念出来。"
        "A direction such as （鼓掌） among the words is read aloud sooner or later."
    SpokenMarkup "spoken-markup" Warning Allowed
        "表格和标签会照原样显示，没法念。"
        "Tables and tags are shown as they are and cannot be read aloud."
    NoFileName "no-file-name" Error Allowed
        "说文字在旁边的文件里，却没有写是哪个文件。"
        "The words are said to be in a file, but no file is named."
    TextMissing "text-missing" Error Allowed
        "讲稿不在议程旁边，会上就没有可念的。复制到 U 盘时常漏掉它。"
        "A text is not beside the agenda, so there is nothing to read. It is often forgotten when copying to a stick."
    TextOutside "text-outside" Error Allowed
        "讲稿放在议程的文件夹外面，换一台电脑就找不到了。"
        "A text outside the agenda's folder is lost as soon as the folder is taken to another computer."
    TextNotText "text-not-text" Error Allowed
        "讲稿不是 UTF-8 文本，读出来会是乱码。"
        "A text that is not UTF-8 would come out garbled."
    TextTooLarge "text-too-large" Error Allowed
        "讲稿不会这么大，多半是指错了文件。"
        "No speech is this long; it is probably the wrong file."
    TextUnreadable "text-unreadable" Error Allowed
        "系统不让读这个文件，会上就没有可念的。"
        "The system refuses the file, so there would be nothing to read."
    MinutesDisagree "minutes-disagree" Warning Allowed
        "各环节的时间加起来和会议的时间不符，会上的“超时”就不可信。"
        "The items do not add up to the meeting, so what the clock says about overrunning cannot be trusted."
    ItemMinutesDisagree "item-minutes-disagree" Warning Allowed
        "各步的时间加起来超过了本环节，这个环节一定会超时。"
        "The steps take longer than their item, so it is bound to overrun."
    UnplannedWaits "unplanned-waits" Warning Allowed
        "等待没有安排时间，整个会议就会少算。"
        "Waits without minutes make the plan too short."
    SpeechOverPlan "speech-over-plan" Warning Allowed
        "按每分钟 180 字讲、240 字宣读来算，安排的时间远远不够，会议一定会拖。"
        "At 180 syllables a minute spoken and 240 read out, the planned minutes are far too few, and the meeting will run late."
    CountDisagrees "count-disagrees" Error Allowed
        "开场说“有三项议程”，实际是四项。台下数着听，临时加减环节后最容易忘改这一句。"
        "The opening announces three items and four follow. The audience counts; this sentence is the one that is forgotten when an item is added."
    ListDisagrees "list-disagrees" Error Allowed
        "说有几项和列出的几项对不上，一听就知道稿子没有核过。"
        "The number announced and the list that follows it do not agree, and everybody hears it."
    PromisedItemMissing "promised-item-missing" Warning Allowed
        "议程里列了这一项，后面却没有。不是漏了环节，就是忘了从开场里删去。"
        "The overview promises an item that never comes: either it was left out, or the overview was not changed."
    OrdinalDisagrees "ordinal-disagrees" Error Allowed
        "说的是“第三项”，按顺序却是第二项或第四项。主持人会以为自己走错了环节。"
        "It is announced as item three but is the second or fourth. The host will think that the place is lost."
    NumberAfterBare "number-after-bare" Warning Allowed
        "前面的环节都没有报“第几项”，忽然冒出“第四项”，听的人不知道前三项是哪些。"
        "After items without a number, a sudden “item four” leaves everybody wondering which the first three were."
    LeadTooLate "lead-too-late" Warning Allowed
        "“首先”用在了后面的发言人身上，或“最后”之后还有人。调整过发言次序的稿子常有这样的错。"
        "“First” stands on a later speaker, or somebody follows “finally”. It happens when the order of speakers was changed."
    NeverCalled "never-called" Warning Allowed
        "请人做好准备，后面却没有请他。他会一直站在台侧等着。"
        "Somebody is told to get ready and never called, and will be left waiting beside the stage."
    RecapNamesStranger "recap-names-stranger" Warning Allowed
        "小结里提到的人没有在会上出现过。多半是上一次会议的名字没有改。"
        "The recap names somebody who had no part in the meeting, mostly a name left over from the last one."
    RecapThanksForNothing "recap-thanks-for-nothing" Warning Allowed
        "小结里感谢的环节会上没有。环节取消了，感谢的话还留着。"
        "The recap gives thanks for something that did not happen: the item was dropped, its thanks were not."
    RecapOmits "recap-omits" Warning Allowed
        "小结一个一个点名，偏偏漏了一位发过言的人，当众失礼。"
        "The recap names one speaker after another and leaves one out, in front of everybody."
    YearsDisagree "years-disagree" Warning Allowed
        "同一件事前后说了两个年份。拿去年的稿子改，最容易漏掉一处。"
        "The same thing has two years. It happens when last year's script is taken over and one place is missed."
    EditionsDisagree "editions-disagree" Warning Allowed
        "同一个会、同一个活动前后说了两个届次。"
        "The same event is called the seventh in one place and the eighth in another."
    DatesDisagree "dates-disagree" Warning Allowed
        "同一件事前后说了两个日期，照着做的人会跑空。"
        "The same thing has two dates, and people will come on the wrong day."
    NotTheMeetingDate "not-the-meeting-date" Warning Allowed
        "正文里的“今天”不是会议那一天。改期以后要记得改这里。"
        "What the text calls today is not the day of the meeting. It is forgotten when the meeting is moved."
    ImpossibleDate "impossible-date" Error Allowed
        "没有这一天，比如 2 月 30 日。念出来是笑话，照着做没法做。"
        "There is no such day, as 30 February. It makes people laugh, and nobody can keep such a deadline."
    WeekdayDisagrees "weekday-disagrees" Error Allowed
        "日期和星期对不上，两个里至少有一个是错的。"
        "Date and weekday do not fit, so at least one of them is wrong."
    GreetingDisagrees "greeting-disagrees" Warning Allowed
        "下午开的会，开场说“上午好”。拿上次的稿子改，最容易忘改这一句，一开口就错。"
        "The meeting is in the afternoon and the opening says good morning. It is left over from the last script, and it is the first thing that everybody hears."
    TwoOffices "two-offices" Warning Allowed
        "同一个人前后说了两个不同的职务。当着本人念错职务，很难补救。"
        "One person is given two offices. To get somebody's office wrong to their face is hard to mend."
    TwoSpellings "two-spellings" Warning Allowed
        "同一个人的名字写法不一样，差了一个字。总有一处是错的。"
        "One person's name is spelt in two ways; one of them is wrong."
    SharedBlank "shared-blank" Warning Allowed
        "要念几个人的名字，却只留了一个空。填的时候会漏人。"
        "Several people are to be named but there is one blank, so some will be forgotten when it is filled in."
    NotInRoster "not-in-roster" Warning Allowed
        "请的这个人不在名单里。可能是以前稿子里的名字，也可能是名单漏了人。"
        "Whoever is called here is not in the roster: a name left over from an older script, or a roster that is not complete."
    PointsDisagree "points-disagree" Warning Allowed
        "说“讲三点意见”，实际讲了两点或四点。台下都在记，少一点会有人问。"
        "Three points are announced and two or four follow. People take notes, and somebody will ask for the third."
    SequenceGap "sequence-gap" Warning Allowed
        "“一、”后面直接是“三、”，或连着两个“二、”。可能漏了一段，也可能增删以后没有重新编号。"
        "After the first comes the third, or the second comes twice: a paragraph was lost, put in or removed without counting anew."
    AttendanceDisagrees "attendance-disagrees" Warning Allowed
        "应到减去请假不等于实到，各项票数加起来不等于收回的票，或者各个部分加起来不等于总数。数字关系到会议和表决是否有效，当场会被问住。"
        "Those expected less those excused are not those present, the ballots told of are not those that came back, or parts do not make up their whole. The figures decide whether the meeting and its votes are valid."
    NoQuorum "no-quorum" Warning Allowed
        "说超过了三分之二，按所说的人数算却没有超过，会议和表决可能无效。"
        "A share is claimed that the figures do not hold; the meeting and its votes may be void."
    ResultBeforeVote "result-before-vote" Warning Allowed
        "还没有表决就说了结果，等于告诉大家表决是走过场。"
        "The result is stated before the vote, which tells everybody that the vote is a formality."
    VotedUnread "voted-unread" Warning Allowed
        "表决的草案没有宣读、印发或说明过，投票的人不知道投的是什么。"
        "A draft is voted on that was never read, handed out or explained, so nobody knows what the vote is about."
    UnreadableStart "unreadable-start" Error Allowed
        "看不懂开会时间，日期和星期就算不出来。"
        "The start cannot be understood, so date and weekday cannot be computed."
    NoTitle "no-title" Warning Allowed
        "会议没有名称，列表和记录里认不出它。"
        "Without a title the meeting cannot be told from others in lists and records."
    NoItems "no-items" Error Never
        "一个环节也没有，没有可主持的内容。"
        "There is nothing to host."
    NothingInItem "nothing-in-item" Warning Allowed
        "这个环节是空的，主持时会直接跳过，可能漏写了内容。"
        "The item is empty and will be passed over; perhaps something was forgotten."
    NothingInStep "nothing-in-step" Warning Allowed
        "这一步是空的，主持时会直接跳过，可能漏写了内容。"
        "The step is empty and will be passed over; perhaps something was forgotten."
    OneAlternative "one-alternative" Warning Allowed
        "只有一种结果可选。会上出了另一种结果，主持人没有话可说。"
        "There is one outcome to choose. If the other one happens, the host has nothing to say."
    NobodyHasTheFloor "nobody-has-the-floor" Warning Allowed
        "有人发言或宣读，却没有写是谁，屏幕上显示不出来。"
        "Somebody speaks or reads here, but the screen cannot say who."
    NoAdjournment "no-adjournment" Warning Allowed
        "主持词念完了，没有宣布散会。大家不知道该不该走。"
        "The script ends without adjourning the meeting, and nobody knows whether to leave."
}
