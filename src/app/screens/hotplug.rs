//! Hears of monitors that are plugged in or pulled out under X11. The window library reads the list of monitors once and
//! keeps it: the news of a change never reaches it, because Xlib drops events of extensions that it does not know. So a
//! thread listens on a connection of its own, and writes nothing to a property of the host's window by which the
//! library is made to read its list anew. Elsewhere the library's list is right by itself, and this does nothing.

use egui::Context;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether something has happened to the monitors.
#[derive(Debug, Default, Clone)]
pub struct Hotplug {
    heard: Arc<AtomicBool>,
}

impl Hotplug {
    /// Listens from now on, for the window that the system calls by this number.
    pub fn listen(context: &Context, window: u64) -> Self {
        let hotplug = Self::default();
        let heard = hotplug.heard.clone();
        let context = context.clone();
        if let Ok(window) = u32::try_from(window) {
            // It ends with the program, or with the X server.
            std::thread::spawn(move || {
                system::listen(window, || {
                    heard.store(true, Ordering::Relaxed);
                    context.request_repaint();
                })
            });
        }
        hotplug
    }

    /// Whether something has happened since the last time.
    pub fn take(&self) -> bool {
        self.heard.swap(false, Ordering::Relaxed)
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod system {
    use std::time::Duration;
    use x11rb::connection::Connection;
    use x11rb::protocol::Event;
    use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
    use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, PropMode};

    /// For the window library to take the news in before the list is looked at.
    const SETTLES: Duration = Duration::from_millis(60);

    pub fn listen(window: u32, tell: impl Fn()) {
        // No X server, or one without monitors to speak of: then there is nothing to hear.
        let _ = try_listen(window, tell);
    }

    fn try_listen(window: u32, tell: impl Fn()) -> Result<(), Box<dyn std::error::Error>> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots.get(screen).map(|screen| screen.root).ok_or("no screen")?;
        connection.randr_query_version(1, 3)?.reply()?;
        connection.randr_select_input(root, NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE)?;
        connection.flush()?;
        loop {
            let event = connection.wait_for_event()?;
            if !matches!(event, Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_)) {
                continue;
            }
            // One plug is several events.
            std::thread::sleep(SETTLES);
            while connection.poll_for_event()?.is_some() {}
            let (property, kind) = (AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING);
            connection.change_property(PropMode::APPEND, window, property, kind, 8, 0, &[])?;
            connection.flush()?;
            std::thread::sleep(SETTLES);
            tell();
        }
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
mod system {
    pub fn listen(_window: u32, _tell: impl Fn()) {}
}
