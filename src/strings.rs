//! Every word of the window, in both languages, in one table: a word that one language lacks does not compile.
//! Problems and refusals have their words beside their types in the core; the desk's messages beside the desk.

use lectern_core::Language;
use lectern_core::agenda::estimate::{Estimate, in_minutes};
use lectern_core::chinese::reading::Doubt;
use lectern_core::session::Change;
use lectern_core::time::Span;

macro_rules! strings {
    ($($name:ident: $chinese:literal, $english:literal;)*) => {
        /// The fixed words of the window in one language.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the table says what each one is")]
        pub struct Strings {
            pub(crate) language: Language,
            $(pub(crate) $name: &'static str,)*
        }

        static CHINESE: Strings = Strings { language: Language::Chinese, $($name: $chinese,)* };
        static ENGLISH: Strings = Strings { language: Language::English, $($name: $english,)* };
    };
}

strings! {
    app: "主持台", "Lectern";
    sample: "示例", "sample";
    running: "会议进行中", "Meeting runs";
    over: "会议已结束", "Meeting over";
    passed_over: "没有进行", "Not held";
    live_changes_hint: "会上的变动（缺席、换人、改次序、改口……）只算在这一次会上。这里是议程原来的样子，主持人看到的是变动以后的",
        "What was changed in the meeting (absences, others who speak, another order, other words) holds for this meeting. Here stands the agenda as it was written; the host sees it as it is now";
    changed: "未保存", "unsaved";

    // Presenting.
    start: "开始会议", "Begin the meeting";
    have_script: "手里有 Word 或文本的主持词：", "You have a script in Word or as text:";
    import_script: "导入主持词", "Import it";
    import_script_hint: "选一份 .docx、.txt 或 .md；也可以拖进窗口，或者复制全文后在这里按 Ctrl+V", "Choose a .docx, .txt or .md file, drop it here, or copy its text and press Ctrl+V";
    have_nothing: "从头写一份：", "You begin from nothing:";
    not_opened: "没有打开要主持的议程", "The agenda was not opened";
    start_hint: "按空格键、回车键或翻页笔开始", "Press Space, Enter or the clicker to begin";
    item_time: "本环节", "Item";
    meeting_time: "全会", "Meeting";
    ends_at: "预计散会", "Ends about";
    next_at: "下一项约", "Next about";
    used: "已用", "Used";
    left: "剩余", "Left";
    overrun: "超时", "Over by";
    planned: "计划", "Planned";
    on_time: "准点", "on time";
    paused: "计时已暂停", "Clocks stopped";
    next_words: "接下来要说", "Next to say";
    choose_one: "请选一句（按数字键）", "Choose one (number keys)";
    enter_live: "请填写，填好按回车", "Fill in, then press Enter";
    not_entered: "待填", "to fill in";
    more_below: "下面还有，按空格接着看", "More below: press Space";
    last_press: "再按一次散会", "Next press adjourns";
    adjourned: "会议已经结束", "The meeting is over";
    adjourned_hint: "误按可用 Ctrl+Z 撤回", "Ctrl+Z takes this back";
    record: "会议记录", "Minutes";
    record_hint: "存成 Word（.docx）、文本（.md）或表格（.csv）：实际的起止、发言、缺席、变动、决定", "Save as Word (.docx), text (.md) or a table (.csv): what really happened, when, who was absent, what was decided";
    meetings: "开过的会", "Meetings held";
    no_meetings: "还没有开过会。正式主持的会（排练不算）都留在这里", "None yet. Meetings that are hosted, and no rehearsals, are kept here";
    never_adjourned: "没有散会", "never adjourned";
    never_begun: "没有开始", "did not begin";
    record_more: "其余见会议记录", "the rest stands in the minutes";
    took: "历时", "It took";
    again: "重新主持", "Host again";
    rehearsal_done: "回到开始画面", "Back to the first screen";
    rehearse: "排练", "Rehearse";
    rehearse_hint: "走一遍，记下每段用时和语速，不计入会议", "A run that does not count as the meeting: how long each paragraph takes, and how fast you speak";
    rehearsing: "排练中，不计入会议", "Rehearsal, not the meeting";
    rehearsed: "排练结束", "The rehearsal is over";
    rehearsal_hint: "语速已记下，以后的时长按它估算。翻得太快或停得太久的段落不算", "The pace is kept, and later estimates use it. What was clicked past or left alone does not count";
    rehearsed_plan: "可用", "Time";
    rehearsed_estimate: "原估", "Estimate";
    rehearsed_spoken: "实念", "Spoken";
    rehearsed_expected: "照此语速", "At this pace";
    rehearsed_fits: "放得下", "fits";
    rehearsed_paragraphs: "逐段用时", "Each paragraph";
    change_about: "变动", "Change";
    change_before: "前一个 ←", "The one before ←";
    change_after: "后一个 →", "The next one →";
    change_apply: "确定 Enter", "Do it  Enter";
    change_hint: "数字或字母键选，← → 换人，Ctrl+Z 可撤回", "figures and letters choose, ← → another one, Ctrl+Z takes it back";
    change_no_preview: "填好以后，这里显示要改的话", "What would be said then is shown here";
    change_no_words: "要念的话不变", "What is said stays the same";
    left_unsaid: "（这句不念）", "(left out)";
    blanked: "屏幕已遮黑，按 B 恢复", "Screen blanked; press B to show it";
    nothing_to_say: "这份议程里还没有可念的内容", "There is nothing to say in this agenda yet";
    items_heading: "议程", "Agenda";
    awake_failed: "未能阻止电脑休眠：请在系统设置里关闭自动休眠和锁屏", "Cannot keep the computer awake: switch sleep and screen lock off in its settings";
    journal_failing: "会议记录没有写入磁盘", "The journal is not being written";

    newer_format: "这份议程是新版本的程序写的，在这里只能查看和主持", "A newer version wrote this agenda: it can be seen and hosted here, not changed";

    // The room's screen.
    room_window: "会场屏", "Room screen";
    glass_window: "提词屏", "Prompter screen";
    screens: "屏幕", "Screens";
    room_gone: "会场屏的显示器断开了，窗口已收起，接回后自动恢复", "The monitor of the room screen is gone; its window comes back with it";
    glass_gone: "提词屏的显示器断开了，窗口已收起，接回后自动恢复", "The monitor of the prompter screen is gone; its window comes back with it";
    room_waits: "会场屏等待显示器", "Room screen: no monitor";
    glass_waits: "提词屏等待显示器", "Prompter screen: no monitor";
    no_other_monitor: "没有别的显示器可换", "There is no other monitor to go to";
    screen_beside: "没有空着的显示器，先开成普通窗口，在这个窗口后面（按 Alt+Tab 看）；接上显示器后自动全屏", "No monitor is free: until one is plugged in it is an ordinary window, behind this one (Alt+Tab)";
    stage_next: "下一项", "Next";
    stage_recess: "休会", "Recess";
    stage_soon: "会议即将继续", "The meeting goes on shortly";
    stage_over: "散会", "The meeting is over";
    // Reading.
    options_title: "设置", "Options";
    reading_mode: "阅读方式", "Reading";
    pace: "速度（字/分）", "Pace (characters a minute)";
    cue_height: "阅读位置（距上边）", "Reading place (from the top)";
    leading: "行距", "Line spacing";
    margin: "左右留边", "Margins";
    room: "配色", "Colours";
    names_pinyin: "人名注音", "Pinyin on names";
    mirror: "镜像（分光镜）", "Mirrored (beam splitter)";
    clicker: "翻页笔和脚踏", "Clicker and pedal";
    clicker_hint: "常见的翻页笔不用设置。按键不起作用时，先点下面一项，再按那个键。", "Most clickers need nothing. Where a button does nothing, click one of these, then press it.";
    press_button: "现在按下翻页笔或脚踏上的键；按 Esc 取消", "Now press the button of the clicker or pedal; Esc cancels";
    forget: "取消指定", "Forget";
    bounce: "连按两次算一次（间隔小于）", "Two presses count once (closer than)";

    // Resuming.
    resume_title: "上次的会议没有结束", "The last meeting was not finished";
    resume_at: "停在", "It stood at";
    resume_last: "最后一次操作", "Last action";
    resume: "接着主持", "Go on";
    start_over: "从头开始", "Begin anew";
    start_over_hint: "原来的会议记录会另外保存", "The old journal is kept aside";
    resume_old: "这是较早的一次会议，请点按钮选择；从头开始时，它的记录会另外保存", "This is an earlier meeting: choose with a button; if you begin anew, its journal is kept aside";
    resume_hint: "按空格键接着主持；从头开始时，上次的记录会另外保存", "Space goes on; if you begin anew, the old journal is kept aside";

    // Importing.
    import_title: "导入文稿", "Import";
    import_document: "文稿", "Document";
    import_outcome: "导入后的议程", "The agenda that comes of it";
    import_leave: "取消导入", "Leave";
    import_take: "完成导入", "Make the agenda";
    import_take_hint: "生成议程并保存在文稿旁边；文稿本身不会改动", "Makes the agenda and saves it beside the document, which stays as it is";
    import_roster: "名册…", "Roster…";
    import_roster_hint: "用 Excel、WPS 表格或 CSV 名册补全姓名、单位和职务", "Fills names, units and offices from a workbook or CSV";
    import_roster_title: "名册里的各列是什么？", "What do the columns of the roster hold?";
    import_roster_use: "用这份名册", "Use this roster";
    import_roster_not: "不用名册", "Do without it";
    import_sheet: "工作表", "Sheet";
    import_no_meaning: "（不用）", "(not used)";
    import_maybe: "名册和文稿", "Roster and document";
    import_take_listed: "用名册的", "The roster’s";
    import_keep_own: "用文稿的", "The document’s";
    import_notes_read: "知道了", "Read";
    import_encoding: "编码", "Encoding";
    import_next_doubt: "下一处待确认，共", "Next doubt of";
    import_no_doubts: "没有拿不准的地方，请通读一遍", "Nothing in doubt; please read it through";
    import_offers: "建议", "Offers";
    import_no_offers: "没有建议", "Nothing is offered";
    import_turn: "（9 换页）", "(9 turns)";
    import_use: "采用", "Use";
    import_decline: "不采用", "Decline";
    import_earlier: "提前一段", "One earlier";
    import_earlier_hint: "这个环节从上一段开始  Alt+↑", "The item begins with the passage above  Alt+↑";
    import_later: "推后一段", "One later";
    import_later_hint: "这个环节从下一段开始，这一段归上一个环节  Alt+↓", "The item begins with the passage below; this one goes to the item above  Alt+↓";
    import_no_move: "那边紧挨着另一个环节", "Another item is right there";
    import_begin_before: "上面的环节改从这里开始", "The item above begins here";
    import_begin_behind: "下面的环节改从这里开始", "The item below begins here";
    import_passage: "选中的段落", "The chosen passage";
    import_agree: "确认（回车）", "Right (Enter)";
    import_agree_hint: "这一段理解得对，去下一处待确认的地方", "It is understood rightly; on to the next doubt";
    import_split: "拆开", "Split";
    import_split_hint: "先在文字里点一下要拆开的位置", "First click into the words where they are to be cut";
    import_join: "并入上一段", "Join to the one above";
    import_called: "选中的是被请的人", "These words name who is called";
    import_called_hint: "先在文字里选中单位、职务和姓名", "First mark unit, office and name in the words";
    import_not_called: "这里没有请人", "Nobody is called here";
    import_role: "当作（1–6）", "Taken as (1–6)";
    import_item: "环节（7）", "Item (7)";
    import_no_item: "不另起环节", "none begins here";
    import_item_title: "环节名称", "Title of the item";
    import_numbered: "算一项议程", "counted";
    import_wait: "之后等待（8）", "Then wait for (8)";
    import_no_wait: "不等待", "nothing";
    import_empty: "这份文稿没有文字", "The document has no words";

    // Preparing.
    outline: "提纲", "Outline";
    script_as_host: "主持词（主持时的配色）", "Script, in the host’s colours";
    script: "主持词", "Script";
    to_fill: "还要填", "Still to fill in";
    all_filled: "都填好了", "Everything is filled in";
    item: "环节", "Item";
    no_item_yet: "这份议程还没有环节，请先加一个", "This agenda has no items yet: add one";
    add_item: "加环节", "Add item";
    add_step: "加一步", "Add step";
    add_choice: "加选句", "Add sentence";
    add_choice_hint: "几句话中只说一句时用，例如“一致通过”和“多数通过”", "Where one of several sentences is said, such as the outcome of a vote";
    choice_label: "按钮上的字", "Button";
    choice_say: "选这句时说", "What is said then";
    enter_here: "会上填", "Enter here";
    enter_here_hint: "到这一步时先填好这些，再往下念", "These are filled in at this step, before the words are said";
    no_values: "还没有填写项，先到“填写项”里加", "No values yet: add one under “Values”";
    kind: "环节类型", "Kind of item";
    counted: "计入项数", "Counted";
    droppable: "可取消", "May fall out";
    droppable_hint: "时间不够时，主持时的“变动”里会列出这一项", "Where the meeting runs late, it is offered among the changes";
    majority: "据票数", "By figures";
    majority_hint: "票数填好后，主持时标出哪一句属实，由主持人按键确认", "Once the figures are entered, the sentence that is true is marked; the host confirms it";
    by_hand: "不算", "not";
    majority_votes: "票数", "votes";
    majority_of: "总数", "of";
    majority_passes: "够数说", "enough";
    majority_fails: "不够说", "not enough";
    minutes_label: "分钟", "min";
    item_title: "环节名称", "Title";
    item_title_hint: "在提纲和会场屏上显示，可以不写", "Shown in lists; may be empty";
    move_up: "上移", "Up";
    move_down: "下移", "Down";
    copy: "复制", "Copy";
    remove: "删除", "Remove";
    split: "拆开", "Cut";
    join: "并下", "Join";
    insert: "插入", "Insert";
    insert_hint: "在光标处插入姓名、填写项，或由程序数出来的字", "Puts a name, a value or a count in at the cursor";
    remove_item_hint: "删去这个环节，可以撤销", "Takes this item out; can be undone";
    remove_step_hint: "删去这一步，可以撤销", "Takes this step out; can be undone";
    length_hint: "按每分钟 180 字估算主持人的话，宣读按 240 字；等候的时间按计划算", "Words at 180 syllables a minute, documents at 240, waits as planned";
    more: "更多", "More";
    appearance: "准备界面", "Screens to prepare on";
    light: "浅色", "Light";
    dark: "深色", "Dark";
    copy_here: "在后面放一份", "Another one behind it";
    copy_item: "拷贝（Ctrl+C）", "Copy (Ctrl+C)";
    paste_item: "粘贴环节（Ctrl+V）", "Paste an item (Ctrl+V)";
    another_window: "另开一个窗口", "Another window";
    another_window_hint: "同时打开另一份议程，环节可以拷来拷去", "For another agenda; items can be copied between the two";
    move_to: "移到", "Move to";
    move_to_hint: "移到另一个环节的末尾", "To the end of another item";
    drag_row_hint: "按住拖动，可换位置", "Drag to another place";
    drag_hint: "按住拖动，可换位置，也可拖到左边别的环节里", "Drag to another place, or into another item on the left";
    step_up_hint: "和上一步换位置", "Before the step above";
    step_down_hint: "和下一步换位置", "Behind the step below";
    split_hint: "在光标处拆成两步", "Cuts the step in two at the cursor";
    join_hint: "和下一步并成一步", "Joins it with the next step";
    say_hint: "要说的话", "What the host says";
    thanks: "之后说", "Said afterwards";
    then: "然后", "Then";
    no_wait: "不等待", "no wait";
    swap_turns: "与下一位对调", "Swap with next";
    swap_turns_hint: "两位发言人换次序：请他们的话跟着人走，“首先”“最后”留在原处", "The two change places: the words that call them go with them, 首先 and 最后 stay";
    floor: "由谁", "By";
    nobody: "不指定", "nobody";
    no_name: "（姓名待填）", "(no name yet)";
    who_hint: "或用一句话写明，如“各代表团团长”", "or in words, such as “heads of delegations”";
    in_file: "文字在文件", "The words are in";
    item_still_named: "别的环节还提到它，先改那里：点“删除”看是哪里", "Other items name it: change them first, the menu leads there";
    into_agenda: "并入议程", "Take into the agenda";
    into_agenda_hint: "文字写进议程；原来的文件留着不动", "The words stand in the agenda from now on; the file stays as it is";
    to_file: "旁边的文件", "a file beside it";
    to_file_hint: "长的文字放在议程旁边的文本文件里，保存时写出", "Long words may lie in a text file beside the agenda; it is written when you save";
    document: "宣读的文件", "Document read out";
    write_document: "新写", "Write it";
    write_document_hint: "在议程旁边新建一个文本文件，保存时写出", "Begins a text file beside the agenda, which is written when you save";
    choose_document: "选文件", "Choose a file";
    choose_document_hint: "Word 文稿会另存一份文字在议程旁边；议程旁边的文本文件直接用", "The words of a Word document are kept beside the agenda; a text file that lies there already is used itself";
    show_words: "看全文", "Show it";
    hide_words: "收起", "Hide it";
    show_words_hint: "在这里看和改全文", "Read and change the words here";
    no_document: "不用文件", "None";
    no_document_hint: "这一步不再用它；文件留着不动", "This step has no document any more; the file stays as it is";
    unreadable_text: "这个文件读不出来，不能在这里改", "This file cannot be read, and so not changed here";
    values: "填写项", "Values";
    people: "人员", "People";
    meeting: "会议", "Meeting";
    name: "姓名", "Name";
    unit: "单位", "Unit";
    office: "职务", "Office";
    address: "称呼", "Called";
    pinyin: "读音", "Reading";
    confirm: "确认", "Confirm";
    confirm_reading: "确认读音", "Confirm the reading of";
    confirmed: "读音已确认", "Reading confirmed";
    misfit: "读音和姓名对不上", "The reading does not fit the name";
    reading_unknown: "字典里没有这个字，请填读音", "No dictionary has it: type the reading";
    to_confirm_hint: "生僻字、多音字和有几种读法的姓，问过本人再确认", "Rare characters and those with several readings: ask, then confirm";
    letters_missing: "字体里没有的字", "Characters that the font lacks";
    fonts_looked_for: "正在查本机字体…", "looking through this computer’s fonts…";
    no_font_has: "本机没有一种字体有它，会上显示为方框：请装有这个字的字体（如 Noto Sans CJK、BabelStone Han），或改写拼音",
        "no font of this computer has it, and the meeting would see a box: install one that has it (Noto Sans CJK, BabelStone Han), or write pinyin";
    title: "名称", "Title";
    starts: "时间", "Starts";
    place: "地点", "Place";
    length: "计划时长（分钟）", "Planned minutes";
    host: "主持人", "Host";
    somebody_new: "新的人", "Somebody new";
    new_person: "加一个人：输入姓名，回车", "Somebody new: type the name, Enter";
    new_value: "加一项：输入它是什么，如“到会人数”，回车", "A new value: type what it is, Enter";
    value_label: "名目", "Label";
    not_known_yet: "还不知道就空着", "empty while not known";
    rename: "改名", "Rename";
    rename_hint: "换个名字，文中各处一起改", "Another name, in every place of the agenda";
    rename_all: "全部改", "Rename everywhere";
    id: "代号", "Id";
    id_taken: "这个代号已经有了，或者含有空格、句点、花括号", "This id is taken, or has a space, a dot or a brace in it";
    used_nowhere: "没有用到", "not used";
    still_used: "主持词里还在用，先改那里", "The script still names it: change that first";
    roster_table: "人员表格", "Roster as a table";
    roster_table_hint: "全部人员列成一张表，可从 Excel、WPS 表格粘贴", "Everybody in one table, into which a spreadsheet can be pasted";
    table_close: "回到主持词", "Back to the script";
    table_close_hint: "Esc", "Esc";
    table_hint: "回车和上下键换行，Tab 换格；可从 Excel、WPS 表格整块粘贴", "Enter and arrows change the row, Tab the cell; blocks of a spreadsheet can be pasted";
    row_number: "序号", "No.";
    new_row: "新的一行", "new row";
    where_used: "用在哪里", "Where used";
    sort: "排序", "Sort";
    sort_hint: "可以撤销，回到原来的顺序", "Undo brings the present order back";
    sort_strokes: "按姓氏笔画", "By strokes of the surname";
    sort_pinyin: "按拼音", "By pinyin";
    roster_file: "从表格文件导入…", "From a file…";
    roster_file_hint: "读入 Excel、WPS 表格或 CSV：已有的人只补空格，其余的加在最后", "From a workbook or CSV: gaps of those who are there are filled, others come last";
    problems: "问题", "Problems";
    no_problems: "没有发现问题", "No problems found";
    error: "错误", "error";
    warning: "提醒", "warning";
    why: "为什么要查：", "Why it matters: ";
    check_off: "这份议程不查这一项", "Do not check this in this file";
    check_off_hint: "写进议程文件；在“不检查的”里可以恢复", "Goes into the file; “Not checked” brings it back";
    find: "查找替换", "Find";
    find_words: "查找", "Find";
    find_becomes: "替换为", "Replace with";
    replace: "替换", "Replace";
    replace_all: "全部替换", "Replace all";
    remove_all: "全部删去", "Remove all";
    found_nowhere: "没有找到", "Not found";
    checks_off: "不检查的", "Not checked";
    checks_off_none: "每一项检查都开着。点开一个问题，可以让这份议程不查那一项。", "Every check is on. Click a problem to switch its check off for this file.";
    check_on: "恢复检查", "Check it again";
    entered_live_hint: "会上填写", "entered during the meeting";
    new_agenda: "新建", "New";
    recent: "最近打开", "Recent";
    no_recent: "还没有打开过文件", "No files opened yet";
    drop_here: "松开鼠标，打开这份议程", "Drop to open this agenda";
    conflict: "磁盘上的文件被别人改过", "Changed on disk by somebody else";
    broken_on_disk: "磁盘上的文件有问题，这里是上一次完好的内容", "The file on disk is broken; this is the last good one";

    // Files.
    path_to_open: "打开哪个文件？议程（.json），或要导入的主持词（.docx、.txt、.md）", "Which file? An agenda (.json), or a script to import (.docx, .txt, .md)";
    path_to_document: "选择要宣读的文件（.docx、.txt、.md）", "Choose the document to be read out (.docx, .txt, .md)";
    path_to_roster: "选择名册（.xlsx、.xls、.ods、.csv）", "Choose a roster (.xlsx, .xls, .ods, .csv)";
    path_to_save: "另存到哪里？", "Save where?";
    path_to_record: "会议记录存到哪里？（.docx、.md、.csv）", "Save the minutes where? (.docx, .md, .csv)";
    path_box: "没有可用的文件对话框，请直接输入路径", "No file dialog is available; type the path";
    path: "路径", "Path";
    ok: "确定", "OK";
    cancel: "取消", "Cancel";
    keep_mine: "用我的", "Keep mine";
    keep_mine_hint: "接着这里的修改做；保存时写进文件，原来的在“历史版本”里", "Go on with the changes made here; saving writes them to the file, and what was there is among the versions";
    take_theirs: "用磁盘上的", "Take theirs";
    take_theirs_hint: "换成文件里的；可以撤销（Ctrl+Z），这里的修改就回来", "Go on with what the file has; Ctrl+Z brings the changes made here back";
    compare: "看差别", "Compare";
    decide_later: "先不决定", "Decide later";
    edits_found: "上次没有保存就中断了，没有保存的修改已经找回来", "The program was cut off, and changes that had not been saved are back";
    changed_on_disk: "这份议程在磁盘上被别人改过，这里也有未保存的修改", "Somebody else has changed this agenda on disk, and there are unsaved changes here too";
    file_compared_hint: "从文件到这里：划掉的只有文件里有，绿色的只有这里有", "From the file to what is here: struck out what only the file has, green what only this window has";
    close: "关闭", "Close";
    quit_changed: "还有未保存的修改", "There are unsaved changes";
    quit_importing: "导入还没有完成，改过的地方会丢。先按“完成导入”就不会", "The import is not finished, and what was changed in it would be lost; finish it first";
    quit_live: "会议还在进行。现在关闭，下次打开可以接着主持", "The meeting runs. If you close now, you can go on next time";
    save_and_quit: "保存并关闭", "Save and close";
    quit_anyway: "直接关闭", "Close anyway";
    stay: "不关闭", "Stay";

    history: "历史版本", "Versions";
    no_history: "还没有保存过的版本。每保存一次留一份，最多留二十份", "No versions yet. One is kept with every save, twenty at most";
    restore: "恢复这个版本", "Go back to this version";
    restore_hint: "可以撤销；保存之前，文件不变", "Can be undone; the file stays as it is until you save";
    nothing_differs: "和现在完全一样", "The same as now";
    only_settings_differ: "主持词一样；读音等有不同", "The same words; readings or the like differ";
    compared_hint: "从这个版本到现在：划掉的是没有了的，绿色的是新加的", "From this version to now: struck out what is gone, green what is new";

    help_title: "按键", "Keys";
    help_present: "主持时", "While presenting";
    help_everywhere: "随时", "Anywhere";
    help_import: "导入时", "While importing";
    import_key_walk: "逐段看", "Passage by passage";
    import_key_ends: "第一段、最后一段", "The first passage, the last one";
    import_key_agree: "理解得对，到下一处待确认", "Right; on to the next doubt";
    import_key_move: "环节提前、推后一段", "The item begins earlier, later";
    import_key_role: "当作：主持词、小标题……不要", "Taken as: said, heading … left out";
    import_key_item: "打开“环节”列表", "Open the list of items";
    import_key_wait: "打开“之后等待”列表", "Open the list of waits";
    import_key_tab: "右边换一页：议程、建议、问题", "Turn the page on the right: agenda, offers, problems";
}

impl Strings {
    /// The words in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        }
    }

    /// 8 分钟.
    pub fn minutes(&self, minutes: i64) -> String {
        self.language.pick(format!("{minutes} 分钟"), format!("{minutes} min"))
    }

    /// 约 1:18, of what nobody has planned.
    pub fn estimated(&self, length: &str) -> String {
        self.language.pick(format!("约 {length}"), format!("about {length}"))
    }

    /// 8 分钟, or 7:30 where it is no whole number.
    pub fn planned_length(&self, length: Span) -> String {
        if length.0 % 60_000 == 0 { self.minutes(length.0 / 60_000) } else { length.clock_face() }
    }

    /// 约 3 分钟，发言另计 · 420 字 · 计划 6 分钟.
    pub fn length(&self, estimate: Estimate, planned: Option<u32>) -> String {
        let minutes = |seconds: u64| match in_minutes(seconds) {
            0 => self.language.pick("不到 1 分钟".to_owned(), "under 1 min".to_owned()),
            minutes => self.language.pick(format!("约 {minutes} 分钟"), format!("about {minutes} min")),
        };
        let open = if estimate.is_open { self.language.pick("，发言另计", ", speakers not counted") } else { "" };
        let time = format!("{}{open}", minutes(estimate.seconds()));
        let words = estimate.syllables;
        let words = (words > 0).then(|| self.language.pick(format!("{words} 字"), format!("{words} syllables")));
        let planned =
            planned.map(|planned| self.language.pick(format!("计划 {planned} 分钟"), format!("{planned} min planned")));
        [Some(time), words, planned].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// 第2步.
    pub fn nth_step(&self, number: usize) -> String {
        self.language.pick(format!("第{number}步"), format!("Step {number}"))
    }

    /// 另有 14 处会上填写.
    pub fn count_later(&self, count: usize) -> String {
        self.language.pick(
            format!("另有 {count} 处到会上才填。现在知道的，可以先在“{}”里填好。", self.values),
            format!(
                "{count} more are filled in during the meeting. What is known now can be filled in under “{}”.",
                self.values
            ),
        )
    }

    /// 3 项议程，5 个人，2 处空白.
    pub fn import_counts(&self, items: usize, people: usize, blanks: usize) -> String {
        self.language.pick(
            format!("{items} 项议程，{people} 个人，{blanks} 处空白要填"),
            format!("{items} items, {people} people, {blanks} blanks to fill in"),
        )
    }

    /// 名册里找到 8 人，其中 3 人补上了文稿里没有的.
    pub fn roster_met(&self, known: usize, filled: usize) -> String {
        self.language.pick(
            match filled {
                0 => format!("名册里找到 {known} 人"),
                _ => format!("名册里找到 {known} 人，其中 {filled} 人补上了文稿里没写的"),
            },
            match filled {
                0 => format!("{known} people are in the roster"),
                _ => format!("{known} people are in the roster; for {filled} it filled in what the document lacks"),
            },
        )
    }

    /// 现为“标记”，改当作（1–6）; of what is found in a document and never made by hand.
    pub fn taken_for(&self, found: &str) -> String {
        self.language.pick(format!("现为“{found}”，改当作（1–6）"), format!("Now “{found}”; taken as (1–6)"))
    }

    /// 共 40 行.
    pub fn rows(&self, rows: usize) -> String {
        self.language.pick(format!("共 {rows} 行"), format!("{rows} rows"))
    }

    /// 下面还有 12 行，这里没有列出.
    pub fn more_rows(&self, rows: usize) -> String {
        self.language.pick(
            format!("下面还有 {rows} 行，这里没有列出，也会用到"),
            format!("{rows} more rows are used too and not shown here"),
        )
    }

    /// 1 小时 2 分钟, or 2 分 12 秒: a length that nobody takes for a time of day.
    pub fn duration(&self, length: Span) -> String {
        let seconds = (length.0 / 1000).max(0);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            self.language.pick(format!("{hours} 小时 {minutes} 分钟"), format!("{hours} h {minutes} min"))
        } else {
            self.language.pick(format!("{minutes} 分 {seconds} 秒"), format!("{minutes} min {seconds} s"))
        }
    }

    /// 已选 2 不足；按 1–3 可改选.
    pub fn chosen(&self, number: usize, label: &str, count: usize) -> String {
        self.language.pick(
            format!("已选 {number}  {label}　按 1–{count} 可改选"),
            format!("chosen: {number}  {label} (1–{count} choose another)"),
        )
    }

    /// 准点, 提前 3 分钟 or 延后 3 分钟; under a minute either way is on time.
    pub fn over_under(&self, over: Span) -> String {
        let minutes = over.0 / 60_000;
        let length = match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, minutes) => self.minutes(minutes),
            (hours, minutes) => format!(
                "{} {}",
                self.language.pick(format!("{hours} 小时"), format!("{hours} h")),
                self.minutes(minutes)
            ),
        };
        match minutes {
            0 => self.on_time.to_owned(),
            1.. => self.language.pick(format!("延后 {length}"), format!("{length} behind")),
            _ => self.language.pick(format!("提前 {length}"), format!("{length} ahead")),
        }
    }

    /// 领导讲话：30 → 25 分钟.
    pub fn minutes_change(&self, item: &str, before: i64, now: i64) -> String {
        self.language.pick(format!("{item}：{before} → {now} 分钟"), format!("{item}: {before} → {now} min"))
    }

    /// 另有 2 处写死的话要改口.
    pub fn untrue_after(&self, count: usize) -> String {
        self.language.pick(
            format!("还有 {count} 处写死的话会不属实，确定后按 K 改口（Ctrl+K 一次改完）："),
            format!("{count} text(s) that would not be true any more; after this, K says them otherwise (Ctrl+K all at once):"),
        )
    }

    /// 2 处变动，3 处改口; of a meeting that runs.
    pub fn live_changes(&self, changes: &[Change]) -> String {
        let of_words = changes.iter().filter(|change| change.is_of_words()).count();
        let others = changes.len() - of_words;
        let plural = if others == 1 { "change" } else { "changes" };
        let counts = [
            (others, self.language.pick(format!("{others} 处变动"), format!("{others} {plural}"))),
            (of_words, self.language.pick(format!("{of_words} 处改口"), format!("{of_words} said otherwise"))),
        ];
        let some: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        some.join(self.language.pick("，", ", "))
    }

    /// 后面还有 2 处.
    pub fn more_untrue(&self, count: usize) -> String {
        self.language.pick(format!("后面还有 {count} 处"), format!("{count} more behind"))
    }

    /// 后面“结束”里的话不再属实：议程项数变了; of the words that are read just now without a place. What may still be true is asked for.
    pub fn not_true(&self, place: &str, why: &str, is_doubtful: bool) -> String {
        let (chinese, english) = match is_doubtful {
            true => ("请核对，也许不再属实", "Perhaps not true any more, please look"),
            false => ("不再属实", "Not true any more"),
        };
        match place {
            "" => self.language.pick(format!("正在念的话{chinese}：{why}"), format!("{english}, just here: {why}")),
            place => self.language.pick(
                format!("后面“{place}”里的话{chinese}：{why}"),
                format!("{english}, further on in “{place}”: {why}"),
            ),
        }
    }

    /// 约 9:05.
    pub fn about_time(&self, hour: i8, minute: i8) -> String {
        self.language.pick(format!("约 {hour}:{minute:02}"), format!("about {hour}:{minute:02}"))
    }

    /// 与票数不符：….
    pub fn not_by_figures(&self, figures: &str) -> String {
        self.language.pick(format!("与票数不符：{figures}"), format!("not by the figures: {figures}"))
    }

    /// 语速：每分钟 192 字.
    pub fn heard_pace(&self, pace: Option<usize>) -> String {
        match pace {
            Some(pace) => {
                self.language.pick(format!("语速：每分钟 {pace} 字"), format!("Pace: {pace} syllables a minute"))
            }
            None => self.language.pick("念得太少，听不出语速".to_owned(), "Too little was read for a pace".to_owned()),
        }
    }

    /// 86 字 · 0:27.
    pub fn paragraph_took(&self, syllables: usize, took: String) -> String {
        self.language.pick(format!("{syllables} 字 · {took}"), format!("{syllables} syllables · {took}"))
    }

    /// 长了约 120 字.
    pub fn too_long(&self, characters: usize) -> String {
        self.language.pick(format!("长了约 {characters} 字"), format!("about {characters} characters too long"))
    }

    /// 变动 3 处都在.
    pub fn changes_kept(&self, changes: &[Change]) -> String {
        let changes = self.live_changes(changes);
        self.language.pick(format!("{changes}都在"), format!("with {changes}"))
    }

    /// 还有 3 处没有填.
    pub fn count_left(&self, count: usize) -> String {
        self.language.pick(format!("还有 {count} 处没有填"), format!("{count} blank(s) left"))
    }

    /// 其中 9 处是没填的空.
    pub fn of_them_blanks(&self, blanks: usize) -> String {
        self.language.pick(format!("其中 {blanks} 处是没填的空"), format!("{blanks} of them blanks"))
    }

    /// 现在放过了 2 处.
    pub fn hidden(&self, findings: usize) -> String {
        self.language.pick(format!("现在放过了 {findings} 处"), format!("hides {findings} now"))
    }

    /// 中间 12 段相同.
    pub fn left_out(&self, paragraphs: usize) -> String {
        self.language.pick(format!("……  {paragraphs} 段相同"), format!("…  {paragraphs} the same"))
    }

    /// 已替换 2 处.
    pub fn replaced(&self, count: usize) -> String {
        self.language.pick(format!("已替换 {count} 处，可以撤销"), format!("{count} replaced; undo takes it back"))
    }

    /// 找到 2 处.
    pub fn found(&self, count: usize) -> String {
        self.language.pick(format!("找到 {count} 处"), format!("found {count}×"))
    }

    /// 这些字体有，会自动用上：宋体-ExtB.
    pub fn fonts_have(&self, fonts: &[String]) -> String {
        self.language.pick(
            format!("本机有这个字的字体，会自动用上：{}", fonts.join("、")),
            format!("these fonts of this computer have it and will be used: {}", fonts.join(", ")),
        )
    }

    /// 3 个名字的读音待确认.
    pub fn to_confirm(&self, count: usize) -> String {
        self.language.pick(format!("{count} 个名字的读音待确认"), format!("{count} reading(s) of names to confirm"))
    }

    /// “乐”怎么读 李乐, the second character of the name.
    pub fn reading_of(&self, (nth, character): (usize, char), name: &str) -> String {
        self.language.pick(format!("“{character}”怎么读 {name}"), format!("Reading of character {nth} of {name}"))
    }

    /// Why a character of a name deserves a second look.
    pub fn doubt(&self, doubt: Doubt) -> &'static str {
        match doubt {
            Doubt::Surname => self.language.pick("作姓氏时这样读", "Read so as a surname"),
            Doubt::Uncommon => self.language.pick("不常用的字", "Not a common character"),
            Doubt::Chosen => self.language.pick("与字典的常用读音不同", "Not the usual reading of the dictionary"),
            Doubt::Rare => self.language.pick("生僻字（规范汉字表三级字）", "Rare: of the third level of the table"),
            Doubt::Outside => self.language.pick("规范汉字表以外的字", "Not in the table of standard characters"),
            Doubt::Several => self.language.pick("多音字", "More than one reading is usual"),
            Doubt::Family => self.language.pick("这个姓各家读法不同", "Families read this surname differently"),
            Doubt::Unknown => self.reading_unknown,
        }
    }

    /// 第3行.
    pub fn nth_row(&self, number: usize) -> String {
        self.language.pick(format!("第{number}行"), format!("row {number}"))
    }

    /// 人员 12 人.
    pub fn in_roster(&self, people: usize) -> String {
        self.language.pick(format!("人员 {people} 人"), format!("Roster: {people}"))
    }

    /// 没有指定，“发言人”就是上一位：华静姝.
    pub fn speaker_before(&self, name: &str) -> String {
        self.language.pick(
            format!("没有指定，“发言人”就是上一位：{name}"),
            format!("nobody chosen: the speaker is the one before, {name}"),
        )
    }

    /// 文中写作 {{n}}.
    pub fn id_shown(&self, braces: &str) -> String {
        self.language.pick(format!("文中写作 {braces}"), format!("written {braces} in the texts"))
    }

    /// 文中直接写着的 2 处一起改.
    pub fn written_out(&self, count: usize) -> String {
        self.language
            .pick(format!("文中直接写着的 {count} 处一起改"), format!("also where it is written out: {count}×"))
    }

    /// 用在 2 处.
    pub fn uses(&self, count: usize) -> String {
        self.language.pick(format!("用在 {count} 处"), format!("used {count}×"))
    }
}
