//! The words by which a text tells that something was done.

use super::begins::JUST_NOW;
use crate::chinese::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// What tells that something was done.
const DONE: &[&str] = &[
    "作了",
    "做了",
    "进行了",
    "分别",
    "先后",
    "一一",
    "谈了",
    "讲了",
    "发言",
    "汇报了",
    "通报了",
    "介绍了",
    "表了态",
    "作的",
    "讲话",
    "宣读了",
    "听取了",
    "讲透",
    "提了",
    "发表了",
    "交流了",
    "总结了",
    "参观了",
    "观看了",
    "听了",
    "传达了",
    "表彰了",
    "学习了",
    "签订了",
    "带我们",
    "带大家",
    "分享了",
];
/// Whether a text tells that something was done. What was just now was.
pub(super) fn is_done(words: &str) -> bool {
    JUST_NOW.iter().any(|word| words.starts_with(word)) || tells_a_deed(words)
}

/// Whether a text has words for what somebody did.
pub(super) fn tells_a_deed(words: &str) -> bool {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(DONE));
    WORDS.is_in(words)
}
