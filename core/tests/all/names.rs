//! How names are read: surnames as the dictionaries give them, rare characters as Unihan has them, what people write as
//! pinyin, and what asks and what does not.

use crate::samples::ready;
use lectern_core::agenda::names::Reading;
use lectern_core::chinese::reading::{Doubt, NameReading, Rarity, Standing, rarity, readings, with_tone};

fn guessed(name: &str) -> String {
    NameReading::of(name, None).written()
}

fn doubts(name: &str) -> Vec<Option<Doubt>> {
    NameReading::of(name, None).syllables.into_iter().map(|one| one.doubt).collect()
}

/// After 现代汉语词典 and 通用规范汉字字典, each looked up as a surname; not made of the table that is tested.
const SURNAMES: &str = "王wáng 李lǐ 张zhāng 刘liú 陈chén 杨yáng 黄huáng 赵zhào 吴wú 周zhōu 徐xú 孙sūn 马mǎ 朱zhū 胡hú 郭guō 何hé \
高gāo 林lín 罗luó 郑zhèng 梁liáng 谢xiè 宋sòng 唐táng 许xǔ 韩hán 冯féng 邓dèng 曹cáo 彭péng 曾zēng 肖xiāo 田tián 董dǒng \
袁yuán 潘pān 于yú 蒋jiǎng 蔡cài 余yú 杜dù 叶yè 程chéng 苏sū 魏wèi 吕lǚ 丁dīng 任rén 沈shěn 姚yáo 卢lú 姜jiāng 崔cuī 钟zhōng \
谭tán 陆lù 汪wāng 范fàn 金jīn 石shí 廖liào 贾jiǎ 夏xià 韦wéi 付fù 傅fù 方fāng 白bái 邹zōu 孟mèng 熊xióng 秦qín 邱qiū \
江jiāng 尹yǐn 薛xuē 闫yán 阎yán 段duàn 雷léi 侯hóu 龙lóng 史shǐ 陶táo 黎lí 贺hè 顾gù 毛máo 郝hǎo 龚gōng 邵shào 万wàn \
钱qián 严yán 武wǔ 戴dài 莫mò 孔kǒng 向xiàng 汤tāng 温wēn 康kāng 施shī 文wén 牛niú 樊fán 葛gě 邢xíng 安ān 齐qí 易yì \
乔qiáo 伍wǔ 庞páng 颜yán 倪ní 庄zhuāng 聂niè 章zhāng 鲁lǔ 岳yuè 殷yīn 詹zhān 申shēn 欧ōu 耿gěng 关guān 兰lán 焦jiāo 俞yú \
单shàn 仇qiú 解xiè 华huà 盖gě 区ōu 查zhā 朴piáo 冼xiǎn 召shào 尉wèi 员yùn 缪miào 覃qín 乜niè 逄páng 宓mì 幺yāo 纪jì \
燕yān 应yīng 宁níng 哈hǎ 那nā 折shé 车chē 钭tǒu 卜bǔ 翟zhái 柏bǎi 曲qū 祭zhài 谌chén 隗wěi 牟mù 郗xī 佴nài 贲bēn 种chóng \
秘bì 薄bó 繁pó 阚kàn 郇xún 訾zī 过guō 洗xiǎn 令lìng 相xiàng 乐yuè 费fèi 句gōu 仉zhǎng 佘shé 厍shè 亓qí 逯lù 妫guī 芈mǐ \
亢kàng 阙quē 蔺lìn 晁cháo 瞿qú 蹇jiǎn 笪dá 庹tuǒ 殳shū 暨jì 郏jiá 邴bǐng 綦qí 蒯kuǎi 禤xuān 谯qiáo 缑gōu 盛shèng 褚chǔ \
强qiáng 邸dǐ 靳jìn 岑cén 娄lóu 邝kuàng 郜gào 鄢yān 鞠jū 巩gǒng 佟tóng 仝tóng 竺zhú 滕téng 裘qiú 芮ruì 亶dǎn 黑hè";

#[test]
fn surnames_are_read_as_surnames() {
    let all: Vec<&str> = SURNAMES.split(' ').collect();
    assert!(all.len() >= 150, "{}", all.len());
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|one| {
            let surname = one.chars().next()?;
            let reading = &one[surname.len_utf8()..];
            let read = NameReading::of(&format!("{surname}明"), None);
            let is = read.syllables[0].reading.clone()?;
            (is != reading).then(|| format!("{one} is read {is}"))
        })
        .collect();
    assert_eq!(wrong, [] as [String; 0]);
}

#[test]
fn compound_surnames_stand_together_and_are_read_as_families_read_them() {
    let names = "尉迟恭Yùchí Gōng 万俟卨Mòqí Xiè 单于明Chányú Míng 长孙无忌Zhǎngsūn Wújì 令狐冲Línghú Chōng 澹台灭明Tántái Mièmíng \
        欧阳修Ōuyáng Xiū 鲜于枢Xiānyú Shū 宰父明Zǎifǔ Míng 赫连勃Hèlián Bó 皇甫嵩Huángfǔ Sōng 公冶长Gōngyě Cháng 濮阳明Púyáng Míng \
        淳于明Chúnyú Míng 拓跋明Tuòbá Míng 夹谷明Jiágǔ Míng 亓官明Qíguān Míng 司寇明Sīkòu Míng 颛孙明Zhuānsūn Míng 端木明Duānmù Míng \
        巫马明Wūmǎ Míng 公西华Gōngxī Huá 漆雕明Qīdiāo Míng 乐正明Yuèzhèng Míng 壤驷明Rǎngsì Míng 公良明Gōngliáng Míng 百里明Bǎilǐ Míng \
        呼延明Hūyán Míng 东郭明Dōngguō Míng 南门明Nánmén Míng 羊舌明Yángshé Míng 微生明Wēishēng Míng 左丘明Zuǒqiū Míng 东方明Dōngfāng Míng \
        西门明Xīmén Míng 第五明Dìwǔ Míng 哥舒翰Gēshū Hàn 纳兰明Nàlán Míng 那拉明Nàlā Míng 诸葛亮Zhūgě Liàng 夏侯明Xiàhóu Míng \
        闻人明Wénrén Míng 钟离明Zhōnglí Míng 宇文明Yǔwén Míng 慕容明Mùróng Míng 司马光Sīmǎ Guāng 上官明Shàngguān Míng 独孤明Dúgū Míng \
        南宫明Nángōng Míng 轩辕明Xuānyuán Míng 申屠明Shēntú Míng 太史明Tàishǐ Míng 公羊明Gōngyáng Míng 呼延明Hūyán Míng";
    for (name, wanted) in split_names(names) {
        assert_eq!(guessed(&name), wanted, "{name}");
    }
}

/// 尉迟恭Yùchí Gōng …: each name and its reading.
fn split_names(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for c in text.chars() {
        let is_han = ('\u{4e00}'..='\u{9fff}').contains(&c);
        match all.last_mut().filter(|(_, reading)| !is_han || reading.is_empty()) {
            Some((name, _)) if is_han => name.push(c),
            Some((_, reading)) => reading.push(c),
            None => all.push((c.to_string(), String::new())),
        }
    }
    all.into_iter().map(|(name, reading)| (name, reading.trim().to_owned())).collect()
}

/// The first reading and the level of 70 characters of the third level of 通用规范汉字表, drawn by lot from those to which Unihan
/// (kTGH, kTGHZ2013) gives one reading; and those that people ask about.
const THIRD_LEVEL: &str = "㕮fǔ 䂮lüè 亹wěi 伈xǐn 垴nǎo 姈líng 婌shú 屃xì 岠jù 嵅hán 庤zhì 恝jiá 慬qín 憕chéng 敩xiào 旵chǎn 朓tiǎo 栴zhān \
桠yā 楩pián 榰zhī 泇jiā 溁yíng 漖jiào 澽jù 犇bēn 猄jīng 玚yáng 琲bèi 矼gāng 碃qìng 竫jìng 肸xī 胲hǎi 芈mǐ 芴wù 苾bì 荙dá 葎lǜ 葜qiā \
蓢lǎng 蕰wēn 薁ào 蚄fāng 螱wèi 褯jiè 觟huà 觿xī 赀zī 逴chuō 邘yú 邲bì 醾mí 銎qióng 镅méi 阼zuò 陧niè 靬qián 骃yīn 鬒zhěn 鲒jié 鹠liú 鹲méng \
麑ní 𤫉xiè 𨟠quān 𨭉bān 𫍲xiǎo 𫖯fǔ 𫘧lù 𬭎hóng 㛃jié 䶮yǎn 喆zhé 堃kūn 翀chōng";
const SECOND_LEVEL: &str =
    "喙huì 嫘léi 帑tǎng 栲kǎo 毹shū 泮pàn 璈áo 瓴líng 礓jiāng 荜bì 蔻kòu 薮sǒu 赟yūn 辎zī 霈pèi 鸬lú";
/// Not in that table, but in 现代汉语词典 (Unihan kXHC1983).
const OUTSIDE: &str = "㳠tà 俻bèi 刧jié 収shōu 堘chéng 墬dì 夒náo 宭qún 廻huí 搇qìn 敃mǐn 氹dàng 爕xiè 疧qí 竝bìng 脁tiǎo 螀jiāng 鹥yī 𠉂tà 𤞤xiǎn";

#[test]
fn rare_characters_are_known_with_reading_and_level() {
    let mut count = 0;
    for (list, level, doubt) in [
        (THIRD_LEVEL, Rarity::Rare, Doubt::Rare),
        (SECOND_LEVEL, Rarity::Uncommon, Doubt::Uncommon),
        (OUTSIDE, Rarity::Outside, Doubt::Outside),
    ] {
        for one in list.split(' ') {
            let c = one.chars().next().unwrap();
            let reading = &one[c.len_utf8()..];
            assert_eq!(readings(c).next(), Some(reading), "{c}");
            assert_eq!(rarity(c), level, "{c}");
            let name = NameReading::of(&format!("王{c}"), None);
            assert_eq!(name.syllables[1].doubt, Some(doubt), "{c}");
            count += 1;
        }
    }
    assert!(count >= 100, "{count}");
}

#[test]
fn traditional_forms_are_as_rare_as_the_simplified_ones() {
    assert_eq!((rarity('國'), rarity('龍'), rarity('國')), (Rarity::Common, Rarity::Common, Rarity::Common));
    assert_eq!(doubts("陳國華"), [None, None, None]);
    assert_eq!(guessed("歐陽樂"), "Ōuyáng Lè");
    assert_eq!(doubts("歐陽樂"), [None, None, Some(Doubt::Several)]);
}

#[test]
fn names_with_more_than_one_reading_ask_and_ordinary_ones_do_not() {
    for name in [
        "李建国",
        "王建华",
        "张红",
        "陈大伟",
        "周强",
        "华国锋",
        "贾明",
        "曾明",
        "王伟",
        "刘和平",
        "单明",
        "尉迟明",
        "石万中",
    ] {
        assert!(!NameReading::of(name, None).asks(), "{name}: {:?}", doubts(name));
    }
    for c in "乐行重朝曾传调长都茜盛晟柏娜莘媛翟冠少相".chars() {
        assert!(NameReading::of(&format!("王{c}"), None).asks(), "{c}");
    }
    for name in ["覃明", "翟明", "宁静", "谌龙", "隗明", "牟明", "冼星海", "纪明", "盖明", "郗明"]
    {
        assert_eq!(doubts(name)[0], Some(Doubt::Family), "{name}");
    }
    assert_eq!(doubts("单明")[0], Some(Doubt::Surname));
    assert_eq!(doubts("尉迟恭"), [Some(Doubt::Surname), Some(Doubt::Surname), None]);
}

/// Given names of every generation, as such lists have them.
const GIVEN: &str = "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 秀兰 霞 平 刚 桂英 建国 建军 国强 志强 志明 建华 建平 玉兰 玉梅 桂兰 \
    桂芳 秀珍 淑珍 淑英 淑华 红梅 海燕 春梅 丽华 丽娟 晓燕 晓红 晓东 小红 小明 文杰 文辉 文斌 俊杰 俊峰 志刚 志伟 国华 国平 国庆 卫东 卫国 \
    红军 新民 新华 永强 永刚 振华 振国 德明 德华 福生 金花 金龙 银花 宝玉 海涛 海波 海军 江涛 洪波 长江 学军 学文 立新 立军 爱国 爱民 爱华 \
    子涵 子轩 浩然 浩宇 宇轩 雨桐 雨涵 梓涵 欣怡 欣然 思远 思琪 佳怡 佳琪 诗涵 梦琪 梦瑶 一诺 一鸣 天宇 天翔 嘉豪 嘉欣 明远 明轩 雅琴 雅婷 \
    若兰 若曦 婷婷 莹莹 倩 雪 雪梅 冰 凯 凯文 博 博文 鹏 鹏飞 飞 翔 宁 凤 凤英 兴华 兴国 大勇 大军 万里 家豪 家明 正国 正华 中华 少华 朝阳 \
    乐 传文 行健 冠军 盛 柏林 玲 玲玲 萍 莉 瑞 瑞雪 辉 晨 晨曦 阳 阳阳 帅 东升 冬梅 秋菊 夏雨 春生 根生 水生 土根 来福 有才 富贵 满仓";

#[test]
fn of_ordinary_names_few_ask() {
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧".chars().collect();
    let names: Vec<String> = GIVEN
        .split_whitespace()
        .enumerate()
        .flat_map(|(nth, given)| [0, 7].map(|by| format!("{}{given}", surnames[(nth + by) % surnames.len()])))
        .collect();
    assert!(names.len() >= 300, "{}", names.len());
    let asks: Vec<&String> = names.iter().filter(|name| NameReading::of(name, None).asks()).collect();
    let share = asks.len() as f64 / names.len() as f64;
    assert!(share < 0.10, "{asks:?}");
}

#[test]
fn whatever_people_write_as_pinyin_is_put_onto_the_characters() {
    for (name, written, wanted) in [
        ("尉迟恭", "Yùchí Gōng", "Yùchí Gōng"),
        ("尉迟恭", "yu4 chi2 gong1", "Yùchí Gōng"),
        ("尉迟恭", "YÙ CHÍ GŌNG", "Yùchí Gōng"),
        ("尉迟恭", "yu4chi2gong1", "Yùchí Gōng"),
        ("尉迟恭", "wèi chí gōng", "Wèichí Gōng"),
        ("尉迟恭", "yuchi gong", "Yùchí Gōng"),
        ("欧阳西安", "ōu yáng xī ān", "Ōuyáng Xī'ān"),
        ("欧阳西安", "Ōuyáng Xī’ān", "Ōuyáng Xī'ān"),
        ("欧阳西安", "Ouyang Xi'an", "Ōuyáng Xī'ān"),
        ("王先", "wangxian", "Wáng Xiān"),
        ("吕律", "lv3 lv4", "Lǚ Lǜ"),
        ("吕律", "lu:3lu:4", "Lǚ Lǜ"),
        ("吕律", "lu\u{308}\u{30c} lu\u{308}\u{300}", "Lǚ Lǜ"),
        ("李乐", "Lǐ Yuè", "Lǐ Yuè"),
        ("李乐", "li yue", "Lǐ Yuè"),
        ("李　明", "lǐ-míng", "Lǐ Míng"),
        ("李明（女）", "Lǐ Míng", "Lǐ Míng"),
        ("𬭎明", "Hóng Míng", "Hóng Míng"),
        ("李明", "Lí Míng", "Lí Míng"),
    ] {
        let read = NameReading::of(name, Some(written));
        assert_eq!((read.standing, read.written().as_str()), (Standing::Confirmed, wanted), "{name} {written}");
    }
}

#[test]
fn what_does_not_fit_the_name_is_not_taken_for_its_reading() {
    for (name, written) in [
        ("李芳", "Lǐ Míng"),
        ("李明", "Lǐ"),
        ("李明", "Lǐ Míngmíng"),
        ("李明", "Li Ming Hua"),
        ("李明", "科长"),
        ("李明", "hǐ"),
    ] {
        let read = NameReading::of(name, Some(written));
        assert_eq!((read.standing, read.asks()), (Standing::Misfit, true), "{name} {written}");
        assert!(read.written().starts_with("Lǐ"), "the guess is still there");
    }
    assert_eq!(NameReading::of("李明", Some("  ")).standing, Standing::Guessed);
}

#[test]
fn a_confirmed_reading_asks_nobody_and_the_host_may_still_stumble_over_it() {
    let read = NameReading::of("李乐", Some("Lǐ Yuè"));
    assert!(!read.asks() && read.is_hard());
    assert_eq!(read.syllables[1].doubt, Some(Doubt::Several));
    let odd = NameReading::of("李单", Some("Lǐ Shàn"));
    assert_eq!(odd.syllables[1].doubt, Some(Doubt::Chosen));
    assert!(!NameReading::of("李明", Some("Lǐ Míng")).is_hard());
}

#[test]
fn what_is_no_chinese_name_is_left_alone() {
    for name in ["", "***", "×××", "Anna Holm", "A·B·Smith", "W.", "（待定）", "123"] {
        let read = NameReading::of(name, None);
        assert!(read.syllables.is_empty() && !read.asks() && read.written().is_empty(), "{name}");
    }
    assert_eq!(guessed("王×"), "Wáng");
    assert!(!NameReading::of("王×", None).asks());
    assert!(!NameReading::of("买买提·艾力", None).asks());
    assert_eq!(guessed("买买提·艾力"), "Mǎimǎití Àilì");
    assert_eq!(NameReading::of("买买提·艾力", Some("Memet Eli")).standing, Standing::Confirmed);
    for body in ["区行政审批局", "市传媒中心代表", "第三长途客运公司"] {
        assert!(!NameReading::of(body, None).asks(), "{body}: {:?}", doubts(body));
    }
    assert_eq!(NameReading::of("Anna", Some("Anna")).standing, Standing::Confirmed);
}

#[test]
fn another_reading_of_one_character_is_put_into_the_whole() {
    let read = NameReading::of("欧阳乐安", None);
    let nth = read.syllables.iter().position(|one| one.character == '乐').unwrap();
    assert_eq!(read.syllables[nth].choices, ["lè", "yuè"]);
    assert_eq!(read.with(nth, "yuè"), "Ōuyáng Yuè'ān");
    assert_eq!(guessed("单于"), "Shàn Yú", "of two characters, one is the surname");
    assert_eq!(NameReading::of("𰻞\u{3fffd}", None).written(), "", "nobody knows how that is read");
}

#[test]
fn tone_marks_stand_where_the_rules_put_them() {
    for (letters, tone, wanted) in [
        ("zhuang", 1, "zhuāng"),
        ("gou", 3, "gǒu"),
        ("liu", 2, "liú"),
        ("gui", 4, "guì"),
        ("xue", 2, "xué"),
        ("lüe", 4, "lüè"),
        ("nü", 3, "nǚ"),
        ("er", 2, "ér"),
        ("de", 5, "de"),
        ("xiong", 2, "xióng"),
        ("m", 2, "m"),
        ("", 1, ""),
    ] {
        assert_eq!(with_tone(letters, tone), wanted);
    }
}

/// What stands above the words of a text: the character and its pinyin, `?` where nobody has confirmed it, `!` where the host
/// may stumble.
fn above(people: &serde_json::Value, say: &str) -> Vec<String> {
    let agenda = serde_json::json!({
        "format": 1, "meeting": { "title": "会" }, "people": people,
        "items": [{ "id": "i", "kind": "speeches", "steps": [{ "turn": "a", "say": say, "wait": "speech" }] }],
    });
    let rundown = ready(&agenda);
    let flow = lectern_core::view::item_flow(&rundown, &lectern_core::session::Session::default(), 0);
    let lectern_core::view::FlowEntry::Paragraph(paragraph) = &flow[0] else { panic!("{flow:?}") };
    let text: Vec<char> = paragraph.text().chars().collect();
    let shown = |one: &Reading| {
        format!(
            "{}{}{}{}",
            text[one.at],
            one.pinyin,
            if one.is_open { "?" } else { "" },
            if one.is_hard { "!" } else { "" }
        )
    };
    paragraph.readings.iter().map(shown).collect()
}

#[test]
fn names_in_the_script_carry_their_readings_by_placeholder_or_as_written() {
    let people = serde_json::json!({ "a": { "name": "李乐", "office": "科长", "address": "同志" }, "b": { "name": "单喆", "pinyin": "Shàn Zhé" }, "c": { "name": "***" } });
    assert_eq!(above(&people, "请{{speaker}}和单喆发言。"), ["李lǐ", "乐lè?!", "单shàn!", "喆zhé!"]);
    assert_eq!(above(&people, "李乐李乐。\n- 李"), ["李lǐ", "乐lè?!", "李lǐ", "乐lè?!"]);
    assert_eq!(above(&people, "大家都很快乐，没有别人。"), [] as [&str; 0]);
}

#[test]
fn the_longer_name_is_read_and_two_people_of_one_name_show_both_readings() {
    let people = serde_json::json!({ "a": { "name": "王乐" }, "b": { "name": "王乐平", "pinyin": "Wáng Yuèpíng" } });
    assert_eq!(above(&people, "王乐平、王乐"), ["王wáng", "乐yuè!", "平píng", "王wáng", "乐lè?!"]);
    let twice = serde_json::json!({ "a": { "name": "王乐", "pinyin": "Wáng Lè" }, "b": { "name": "王乐", "pinyin": "Wáng Yuè" } });
    assert_eq!(above(&twice, "王乐"), ["王wáng", "乐lè/yuè!"]);
}

#[test]
fn who_waits_for_the_floor_shows_the_reading_that_the_host_needs() {
    let shown = |name: &str, pinyin: Option<&str>| {
        let person =
            lectern_core::agenda::Person { name: name.into(), pinyin: pinyin.map(str::to_owned), ..Default::default() };
        lectern_core::agenda::names::shown(&person)
    };
    assert_eq!(shown("李明", None), None, "nobody needs to be told");
    assert_eq!(shown("李明", Some("li3 ming2")).as_deref(), Some("Lǐ Míng"));
    assert_eq!(shown("李乐", None).as_deref(), Some("Lǐ Lè?"));
    assert_eq!(shown("单喆", None).as_deref(), Some("Shàn Zhé"));
    assert_eq!(shown("李芳", Some("Lǐ Míng")).as_deref(), Some("Lǐ Fāng?"));
    assert_eq!(shown("买买提·艾力", Some("Memet Eli")).as_deref(), Some("Memet Eli"));
    assert_eq!(shown("", Some("")), None);
}

#[test]
fn a_surname_before_an_office_is_read_like_the_name() {
    let people = serde_json::json!({
        "a": { "name": "单明", "office": "干部科科长", "address": "同志" }, "b": { "name": "尉迟恭" }, "c": { "name": "李明", "office": "局长" },
        "d": { "name": "覃明", "address": "教授" },
    });
    assert_eq!(above(&people, "单科长、单同志、李局长"), ["单shàn!", "单shàn!"]);
    assert_eq!(above(&people, "尉迟老师说，简单同样好"), ["尉yù!", "迟chí!"]);
    assert_eq!(above(&people, "覃教授和简单的科长"), ["覃qín?!"]);
    let people = serde_json::json!({ "a": { "name": "任明", "office": "县委书记", "address": "同志" } });
    assert_eq!(above(&people, "他担任书记，主任同志在吗，请任书记讲话，任同志好"), ["任rén!", "任rén!"]);
}

#[test]
fn a_foreign_name_is_written_as_its_language_has_it_and_not_as_somebody_elses_pinyin() {
    let standing = |written| NameReading::of("买买提·艾力", Some(written)).standing;
    assert_eq!(standing("Memet Eli"), Standing::Confirmed);
    assert_eq!(standing("yīng tiě zhēng"), Standing::Misfit);
    let either = NameReading::of("单于青", None);
    assert!(either.asks(), "Chányú or Shàn, only the family knows: {either:?}");
    assert!(!NameReading::of("尉迟恭", None).syllables[0].doubt.is_some_and(|doubt| doubt.asks()));
}
