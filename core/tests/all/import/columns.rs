//! Scripts in columns, with times in front, or with nothing that parts an item from the next one.

use super::{document, items};
use lectern_core::import::{Role, build, read};

/// The lines of a script with tabs, each as it is taken: d direction, m mark, s words.
fn roles(text: &str) -> Vec<String> {
    let draft = read(&document(text));
    let role = |role: Role| match role {
        Role::Direction => "d",
        Role::Mark => "m",
        Role::Say => "s",
        _ => "-",
    };
    draft.pieces.iter().map(|one| format!("{} {}", role(one.role), &draft.text[one.range.clone()])).collect()
}

#[test]
fn beside_what_is_said_stand_times_titles_and_notes() {
    let table = "签约仪式主持流程\n时间\t环节\t主持词\t备注\n9:00\t开场\t各位来宾，大家上午好！\t垫乐停\n\
        9:05\t致辞\t首先，请县长林知远同志致辞。\t讲稿在台\n9:10\t签约\t请双方代表上台签约。\t礼仪递笔\n\
        9:20\t结束\t仪式到此结束。\t";
    let found = roles(table);
    for wanted in ["m 主持词", "d 9:05", "d 致辞", "s 首先，请县长林知远同志致辞。", "d 讲稿在台", "s 仪式到此结束。"]
    {
        assert!(found.iter().any(|one| one == wanted), "{wanted} in {found:?}");
    }
    assert_eq!(items(table), ["9:05", "9:10", "9:20"]);
    // The host stops nowhere where nothing is said.
    let agenda = build(&read(&document(table))).agenda;
    assert!(agenda.items.iter().all(|item| item.steps.len() == 1), "{:?}", agenda.items);
    // Nobody names the columns.
    let bare: String = table.lines().filter(|line| !line.starts_with("时间")).map(|line| format!("{line}\n")).collect();
    assert!(roles(&bare).contains(&"d 9:10".to_owned()) && roles(&bare).contains(&"s 请双方代表上台签约。".to_owned()));
    let lines = "签约仪式主持词\n9:00　各位来宾，大家上午好！欢迎你们。\n9:05　首先，请县长林知远同志致辞。\n\
        9:10—9:20　请双方代表上台签约，大家鼓掌。\n9:20　仪式到此结束，谢谢大家！再见。";
    assert!(roles(lines).contains(&"d 9:10—9:20".to_owned()), "{:?}", roles(lines));
    assert_eq!(items(lines), ["9:05", "9:10—9", "9:20"]);
    // A figure in words is no time, and two columns of names are no script.
    assert!(
        roles("座次表\n林知远\t苏晚晴\n田野\t石磊\n方圆\t江帆\n各位代表：现在开会。")
            .iter()
            .all(|one| !one.starts_with("d "))
    );
}

#[test]
fn what_nothing_parts_is_told_apart_by_its_words() {
    let text = "同志们：\n现在开会。请副县长林知远致辞下面进行大会第二项,请苏晚晴献词进行大会第三项,请县长田野讲话刚才,\
        林知远同志致了辞,苏晚晴同志献了词,田野同志作了讲话,讲得很好。散会。";
    assert_eq!(items(text), ["请副县长林知", "下面进行大会", "进行大会第三", "刚才,林知远", "散会。"]);
    let titled = "同志们：\n现在开会。\n【环节1】听一听\n先请林知远同志讲一讲。\n……\n【环节2】评一评\n请苏晚晴同志点评。\n……\n散会。";
    assert_eq!(items(titled), ["【环节1】听", "【环节2】评", "散会。"]);
}
