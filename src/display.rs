//! Whether a window can be opened here, asked before it is tried: what is missing, and what to install. The window
//! library finds the same out one library at a time, and in part by a panic. Opens no window and changes nothing.

use lectern_core::Language;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Why no window can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DisplayFault {
    /// There is no screen to draw on: a terminal on another machine, a server, a container.
    NoDisplay,
    /// Libraries of the system are not installed.
    MissingLibraries(Vec<Library>),
    /// The window library gave up, in its own words.
    CannotStart(String),
    /// Something panicked, at the start or later; its own words and place.
    Broke(String),
}

/// A library that the window needs, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Library {
    /// The name under which it is loaded.
    pub soname: &'static str,
    /// The Debian and Ubuntu package that has it.
    pub package: &'static str,
}

// What winit 0.30, x11rb, xkbcommon-dl, wayland-sys and glutin load by name at run time; look again on their updates.
const X11: [Library; 7] = [
    Library { soname: "libX11.so.6", package: "libx11-6" },
    Library { soname: "libX11-xcb.so.1", package: "libx11-xcb1" },
    Library { soname: "libxcb.so.1", package: "libxcb1" },
    Library { soname: "libXcursor.so.1", package: "libxcursor1" },
    Library { soname: "libXi.so.6", package: "libxi6" },
    Library { soname: "libxkbcommon.so.0", package: "libxkbcommon0" },
    Library { soname: "libxkbcommon-x11.so.0", package: "libxkbcommon-x11-0" },
];
const WAYLAND: [Library; 3] = [
    Library { soname: "libwayland-client.so.0", package: "libwayland-client0" },
    Library { soname: "libwayland-egl.so.1", package: "libwayland-egl1" },
    Library { soname: "libxkbcommon.so.0", package: "libxkbcommon0" },
];
const GLX: Library = Library { soname: "libGL.so.1", package: "libgl1" };
const EGL: Library = Library { soname: "libEGL.so.1", package: "libegl1" };

/// Whether a window can be opened on this machine. Always so where the system brings its own window library.
pub fn check() -> Result<(), DisplayFault> {
    if cfg!(target_os = "linux") { missing(|name| std::env::var_os(name), can_load) } else { Ok(()) }
}

/// What is missing, given the environment and which libraries can be loaded.
fn missing(
    environment: impl Fn(&str) -> Option<OsString>,
    can_load: impl Fn(&str) -> bool,
) -> Result<(), DisplayFault> {
    // As winit decides: Wayland first, and an empty name or one that is not text counts for nothing.
    let is_set = |name| environment(name).and_then(|value| value.into_string().ok()).is_some_and(|v| !v.is_empty());
    let lacks = |library: &Library| !can_load(library.soname);
    let missing: Vec<Library> = if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        WAYLAND.into_iter().chain([EGL]).filter(lacks).collect()
    } else if is_set("DISPLAY") {
        // Drawing goes by GLX, and by EGL where there is no GLX: one of the two is enough.
        let has_drawing = [GLX, EGL].iter().any(|library| !lacks(library));
        let drawing = if has_drawing { [].as_slice() } else { [GLX, EGL].as_slice() };
        X11.iter().copied().filter(lacks).chain(drawing.iter().copied()).collect()
    } else {
        return Err(DisplayFault::NoDisplay);
    };
    if missing.is_empty() { Ok(()) } else { Err(DisplayFault::MissingLibraries(missing)) }
}

#[cfg(target_os = "linux")]
#[allow(
    unsafe_code,
    reason = "loading a library runs its start-up code; these are the very ones that winit loads next"
)]
fn can_load(soname: &str) -> bool {
    // SAFETY: the names are the constants above, system libraries whose start-up code has no preconditions.
    let library = unsafe { libloading::Library::new(soname) };
    // It stays loaded: the window library asks for it next, and loading is most of what this check costs.
    library.map(std::mem::forget).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn can_load(_soname: &str) -> bool {
    true
}

/// Runs the window, and turns its error or its panic into a fault with words: a host must read what happened, not a
/// back trace. The closure's state is given up after a panic, so nothing broken can be seen.
pub fn no_panic(run: impl FnOnce() -> Result<(), String>) -> Result<(), DisplayFault> {
    let heard = Arc::new(Mutex::new(None));
    let (teller, own_thread) = (heard.clone(), thread::current().id());
    let usual: Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync> = panic::take_hook().into();
    let others = usual.clone();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == own_thread {
            let place = info.location().map(|place| format!(" ({}:{})", last_part(place.file()), place.line()));
            let detail = words_of(info.payload()) + &place.unwrap_or_default();
            *teller.lock().unwrap_or_else(PoisonError::into_inner) = Some(detail);
        } else {
            others(info);
        }
    }));
    let answer = panic::catch_unwind(AssertUnwindSafe(run));
    // The hook that was here before is the one to go on with.
    panic::set_hook(Box::new(move |info| usual(info)));
    match answer {
        Ok(answer) => answer.map_err(|words| DisplayFault::CannotStart(without_place(&words).to_owned())),
        Err(payload) => {
            let heard = heard.lock().unwrap_or_else(PoisonError::into_inner).take();
            Err(DisplayFault::Broke(heard.unwrap_or_else(|| words_of(&*payload))))
        }
    }
}

fn words_of(payload: &(dyn std::any::Any + Send)) -> String {
    let words =
        payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    words.unwrap_or("panic").to_owned()
}

/// The file's name alone: where somebody built the program is of no use to whoever runs it.
fn last_part(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// The window library's words behind the place in its source, `os error at …/mod.rs:788: `, that it puts before them.
fn without_place(words: &str) -> &str {
    let after = words.rsplit_once(".rs:").map(|(_, after)| after.trim_start_matches(|c: char| c.is_ascii_digit()));
    after.and_then(|after| after.strip_prefix(": ")).unwrap_or(words)
}

impl DisplayFault {
    /// What is wrong, and on a second line what to do; without a line feed at the end.
    pub fn words(&self, language: Language) -> String {
        let cannot = language.pick("error: 打不开窗口：", "error: no window can be opened: ");
        let without = language.pick(
            "不开窗口也能用：`lectern script 文件` 打印主持词，`lectern check 文件` 检查议程",
            "without a window, `lectern script FILE` prints the script and `lectern check FILE` checks the agenda",
        );
        match self {
            Self::NoDisplay => {
                let what = language.pick(
                    "没有图形界面（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）",
                    "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)",
                );
                let hint = language.pick("请在电脑桌面上运行；", "run it on a desktop; ");
                format!("{cannot}{what}\n  → {hint}{without}")
            }
            Self::MissingLibraries(libraries) => {
                let names: Vec<&str> = libraries.iter().map(|library| library.soname).collect();
                let packages: Vec<&str> = libraries.iter().map(|library| library.package).collect();
                let what = language.pick("系统缺少 ", "the system lacks ");
                let names = names.join(language.pick("、", ", "));
                let hint = language.pick("请安装：", "install: ");
                format!("{cannot}{what}{names}\n  → {hint}sudo apt install {}\n  → {without}", packages.join(" "))
            }
            Self::CannotStart(detail) => {
                let hint = language.pick(
                    "请检查显示设置（DISPLAY）和显卡驱动（Debian/Ubuntu 可装 libgl1-mesa-dri）；",
                    "check the display (DISPLAY) and the graphics driver (on Debian/Ubuntu: libgl1-mesa-dri); ",
                );
                format!("{cannot}{}\n  → {hint}{without}", detail.replace(char::is_control, " "))
            }
            Self::Broke(detail) => {
                let what = language.pick("error: 窗口出错退出：", "error: the window broke down: ");
                let hint = language.pick(
                    "请重新打开同一份议程，进行到哪里有记录；若打不开，请检查显卡驱动；",
                    "open the same agenda again, the place is on record; if it does not open, check the graphics driver; ",
                );
                format!("{what}{}\n  → {hint}{without}", detail.replace(char::is_control, " "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &[(&str, &str)], absent: &[&str]) -> Result<(), DisplayFault> {
        let value = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
        missing(value, |soname| !absent.contains(&soname))
    }

    fn lacking(set: &[(&str, &str)], absent: &[&str]) -> Vec<&'static str> {
        match with(set, absent) {
            Err(DisplayFault::MissingLibraries(libraries)) => libraries.iter().map(|one| one.package).collect(),
            other => panic!("{other:?}"),
        }
    }

    const X: &[(&str, &str)] = &[("DISPLAY", ":0")];
    const W: &[(&str, &str)] = &[("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")];

    #[test]
    fn no_display_is_said_and_empty_names_count_for_nothing() {
        for set in [&[][..], &[("DISPLAY", "")], &[("WAYLAND_DISPLAY", ""), ("DISPLAY", "")]] {
            assert_eq!(with(set, &[]), Err(DisplayFault::NoDisplay), "{set:?}");
        }
        for set in [X, W, &[("WAYLAND_SOCKET", "7")], &[("WAYLAND_DISPLAY", ""), ("DISPLAY", ":1")]] {
            assert_eq!(with(set, &[]), Ok(()), "{set:?}");
        }
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        assert_eq!(lacking(X, &["libXi.so.6", "libX11-xcb.so.1"]), ["libx11-xcb1", "libxi6"]);
        assert_eq!(lacking(X, &["libxkbcommon-x11.so.0", "libXcursor.so.1"]), ["libxcursor1", "libxkbcommon-x11-0"]);
        assert_eq!(
            lacking(W, &["libwayland-egl.so.1", "libEGL.so.1", "libxkbcommon.so.0"]),
            ["libwayland-egl1", "libxkbcommon0", "libegl1"]
        );
    }

    #[test]
    fn on_x11_either_way_of_drawing_is_enough_and_on_wayland_only_egl() {
        assert_eq!(with(X, &["libGL.so.1"]), Ok(()));
        assert_eq!(with(X, &["libEGL.so.1"]), Ok(()));
        assert_eq!(lacking(X, &["libGL.so.1", "libEGL.so.1"]), ["libgl1", "libegl1"]);
        assert_eq!(with(W, &["libGL.so.1"]), Ok(()));
        assert_eq!(lacking(W, &["libEGL.so.1"]), ["libegl1"]);
        assert_eq!(with(W, &["libXi.so.6"]), Ok(()), "X11 is not used under Wayland");
    }

    #[test]
    fn the_words_name_the_libraries_and_one_line_to_install_them() {
        let fault = with(X, &["libX11.so.6", "libXi.so.6"]).unwrap_err();
        let chinese = fault.words(Language::Chinese);
        assert!(chinese.contains("libX11.so.6、libXi.so.6"), "{chinese}");
        assert!(chinese.contains("sudo apt install libx11-6 libxi6\n"), "{chinese}");
        let english = DisplayFault::NoDisplay.words(Language::English);
        assert!(english.contains("no display") && english.contains("lectern script FILE"), "{english}");
    }

    #[test]
    fn an_error_and_a_panic_of_the_window_become_words() {
        // One test, because the panic hook belongs to the whole process.
        assert_eq!(no_panic(|| Ok(())), Ok(()));
        assert_eq!(no_panic(|| Err("no GL".into())), Err(DisplayFault::CannotStart("no GL".into())));
        let placed = no_panic(|| Err("os error at /far/winit-0.30.13/src/mod.rs:788: no compositor".into()));
        assert_eq!(placed, Err(DisplayFault::CannotStart("no compositor".into())));
        let fault = no_panic(|| panic!("X server missing {}", "XKB")).unwrap_err();
        let DisplayFault::Broke(detail) = &fault else { panic!("{fault:?}") };
        assert!(detail.starts_with("X server missing XKB (display.rs:"), "{detail}");
        assert!(fault.words(Language::English).contains("X server missing XKB"));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_library_that_is_nowhere_cannot_be_loaded_and_the_c_library_can() {
        assert!(!can_load("libnot-there-at-all.so.9"));
        assert!(can_load("libc.so.6"));
    }
}
