//! What systemd's logind tells on the system bus: the machine is about to sleep, the session was locked.

use std::os::fd::{FromRawFd, OwnedFd};
use std::thread;

use gio::prelude::*;
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusSignalFlags, UnixFDList};
use glib::{MainContext, MainLoop, ToVariant, Variant};
use tauri::AppHandle;

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PATIENCE_MS: i32 = 5000;
const NO_ONE: Option<&Cancellable> = None;

/// What locks the window, and waits until it is.
type LockWindow = fn(&AppHandle);

/// Locks the window before the machine sleeps and with the session, on a thread of its own. A system without logind is
/// left alone: there the idle time is what locks.
pub fn watch(app: AppHandle, lock: LockWindow) {
    thread::spawn(move || {
        let context = MainContext::new();
        let heard = context.with_thread_default(|| {
            let Ok(bus) = connect() else { return };
            before_sleep(&bus, &app, lock);
            if let Some(session) = own_session(&bus) {
                with_session(&bus, &session, &app, lock);
            }
            MainLoop::new(Some(&context), false).run();
        });
        // Only a context that another thread owns is refused, and this one is new.
        drop(heard);
    });
}

/// A connection of our own: the shared one would end the program with the bus.
fn connect() -> Result<DBusConnection, glib::Error> {
    let address = gio::dbus_address_get_for_bus_sync(BusType::System, NO_ONE)?;
    let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_sync(&address, flags, None, NO_ONE)
}

/// Holds sleep back until the window is locked. What is held is let go of, and taken again when the machine wakes.
fn before_sleep(bus: &DBusConnection, app: &AppHandle, lock: LockWindow) {
    let held = std::cell::RefCell::new(hold_back(bus));
    let app = app.clone();
    hear(bus, PATH, MANAGER, "PrepareForSleep", move |bus, said| {
        if said.child_value(0).get::<bool>() == Some(true) {
            lock(&app);
            held.replace(None);
        } else {
            held.replace(hold_back(bus));
        }
    });
}

fn hold_back(bus: &DBusConnection) -> Option<OwnedFd> {
    let asked = ("sleep", "Quorate", "The window is locked before the machine sleeps", "delay").to_variant();
    let no_files: Option<&UnixFDList> = None;
    let (_, files) = bus
        .call_with_unix_fd_list_sync(
            Some(NAME),
            PATH,
            MANAGER,
            "Inhibit",
            Some(&asked),
            None,
            DBusCallFlags::NONE,
            PATIENCE_MS,
            no_files,
            NO_ONE,
        )
        .ok()?;
    let file = files.get(0).ok()?;
    // SAFETY: `get` hands over a descriptor that it has just duplicated, and that nobody else closes.
    Some(unsafe { OwnedFd::from_raw_fd(file) })
}

/// The session that this program belongs to, or the one that its user looks at.
fn own_session(bus: &DBusConnection) -> Option<String> {
    let by_process = ask(bus, PATH, MANAGER, "GetSessionByPID", &(std::process::id(),).to_variant());
    let by_name = || {
        let name = std::env::var("XDG_SESSION_ID").ok()?;
        ask(bus, PATH, MANAGER, "GetSession", &(name,).to_variant())
    };
    Some(by_process.or_else(by_name)?.child_value(0).str()?.to_owned())
}

fn with_session(bus: &DBusConnection, session: &str, app: &AppHandle, lock: LockWindow) {
    let locks = app.clone();
    hear(bus, session, SESSION, "Lock", move |_, _| lock(&locks));
    let hints = app.clone();
    hear(bus, session, "org.freedesktop.DBus.Properties", "PropertiesChanged", move |_, said| {
        let hint = glib::VariantDict::new(Some(&said.child_value(1))).lookup_value("LockedHint", None);
        if hint.and_then(|hint| hint.get::<bool>()) == Some(true) {
            lock(&hints);
        }
    });
}

fn ask(bus: &DBusConnection, path: &str, interface: &str, method: &str, asked: &Variant) -> Option<Variant> {
    bus.call_sync(Some(NAME), path, interface, method, Some(asked), None, DBusCallFlags::NONE, PATIENCE_MS, NO_ONE).ok()
}

/// Listens for as long as the program runs.
fn hear(
    bus: &DBusConnection,
    path: &str,
    interface: &str,
    signal: &str,
    heard: impl Fn(&DBusConnection, &Variant) + 'static,
) {
    bus.signal_subscribe(
        Some(NAME),
        Some(interface),
        Some(signal),
        Some(path),
        None,
        DBusSignalFlags::NONE,
        move |bus, _, _, _, _, said| heard(bus, said),
    );
}
