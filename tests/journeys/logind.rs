//! A system bus of a journey's own, with a logind on it that says what the journey wants it to.

use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use gio::prelude::*;
use gio::{
    Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusMethodInvocation, DBusNodeInfo, UnixFDList,
};
use glib::variant::{Handle, ObjectPath};
use glib::{MainContext, MainLoop, ToVariant, Variant};

use crate::harness::machine::Process;

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const OURS: &str = "/org/freedesktop/login1/session/c1";
const NO_ONE: Option<&Cancellable> = None;

/// What of logind's manager the program calls.
const INTERFACE: &str = "<node><interface name='org.freedesktop.login1.Manager'>
    <method name='GetSessionByPID'><arg type='u' direction='in'/><arg type='o' direction='out'/></method>
    <method name='Inhibit'>
      <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
      <arg type='s' direction='in'/><arg type='h' direction='out'/>
    </method>
  </interface></node>";

/// A bus like the system's, which anybody may own a name on.
const BUS: &str = "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN'
    'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>
    <busconfig><type>system</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
    <policy context='default'><allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>
    </policy></busconfig>";

pub struct Logind {
    _daemon: Process,
    _folder: tempfile::TempDir,
    pub address: String,
    bus: DBusConnection,
    held: Arc<Mutex<Option<UnixStream>>>,
}

impl Logind {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("bus.conf");
        let socket = folder.path().join("bus");
        std::fs::write(&config, BUS.replace("SOCKET", &socket.to_string_lossy())).expect("the bus is described");
        let mut daemon = Process::start(
            Command::new("dbus-daemon")
                .args(["--nofork", "--print-address=1"])
                .arg(format!("--config-file={}", config.display()))
                .stdout(Stdio::piped()),
        );
        let mut address = String::new();
        BufReader::new(daemon.output()).read_line(&mut address).expect("the bus names its address");
        let address = address.trim().to_owned();
        assert!(!address.is_empty(), "the bus ended before it had an address");
        let held = Arc::default();
        let (ready, there) = channel();
        let (at, holds) = (address.clone(), Arc::clone(&held));
        thread::spawn(move || serve(&at, holds, &ready));
        let bus = there.recv().expect("logind is on the bus");
        Self { _daemon: daemon, _folder: folder, address, bus, held }
    }

    /// The machine is about to sleep, or wakes.
    pub fn prepare_for_sleep(&self, sleeps: bool) {
        self.say(PATH, MANAGER, "PrepareForSleep", &(sleeps,).to_variant());
    }

    pub fn lock_session(&self) {
        self.say(OURS, "org.freedesktop.login1.Session", "Lock", &().to_variant());
    }

    /// A screen locker tells logind that the session is locked.
    pub fn hint_locked(&self) {
        let changed = glib::VariantDict::new(None);
        changed.insert_value("LockedHint", &true.to_variant());
        let said = Variant::tuple_from_iter([
            "org.freedesktop.login1.Session".to_variant(),
            changed.end(),
            Vec::<String>::new().to_variant(),
        ]);
        self.say(OURS, "org.freedesktop.DBus.Properties", "PropertiesChanged", &said);
    }

    /// Whether the program holds sleep back.
    pub fn is_held_back(&self) -> bool {
        let mut held = self.held.lock().expect("nobody panicked");
        let Some(stream) = held.as_mut() else { return false };
        stream.set_nonblocking(true).expect("a socket can be asked");
        match stream.read(&mut [0]) {
            Err(why) if why.kind() == ErrorKind::WouldBlock => true,
            _ => {
                *held = None;
                false
            }
        }
    }

    fn say(&self, path: &str, interface: &str, signal: &str, said: &Variant) {
        self.bus.emit_signal(None, path, interface, signal, Some(said)).expect("the bus carries it");
        self.bus.flush_sync(NO_ONE).expect("it is on its way");
    }
}

/// Answers until the test ends.
fn serve(address: &str, held: Arc<Mutex<Option<UnixStream>>>, ready: &Sender<DBusConnection>) {
    let context = MainContext::new();
    let answer = || {
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let bus = DBusConnection::for_address_sync(address, flags, None, NO_ONE).expect("the bus is there");
        let node = DBusNodeInfo::for_xml(INTERFACE).expect("the interface reads");
        let interface = node.lookup_interface(MANAGER).expect("the interface is in it");
        bus.register_object(
            PATH,
            &interface,
            move |_, _, _, _, method, _, call| match method {
                "Inhibit" => hold_back(&held, call),
                _ => call.return_value(Some(&(ObjectPath::try_from(OURS).expect("a path"),).to_variant())),
            },
            |_, _, _, _, _| ().to_variant(),
            |_, _, _, _, _, _| false,
        )
        .expect("logind is registered");
        let asked = (NAME, 0u32).to_variant();
        bus.call_sync(
            Some("org.freedesktop.DBus"),
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
            "RequestName",
            Some(&asked),
            None,
            DBusCallFlags::NONE,
            -1,
            NO_ONE,
        )
        .expect("the name is free");
        ready.send(bus).expect("the test waits for it");
        MainLoop::new(Some(&context), false).run();
    };
    context.with_thread_default(answer).expect("a context of its own");
}

/// Hands out one end of a pair of sockets: the other end sees when it is let go of.
fn hold_back(held: &Mutex<Option<UnixStream>>, call: DBusMethodInvocation) {
    let (ours, theirs) = UnixStream::pair().expect("a pair of sockets");
    *held.lock().expect("nobody panicked") = Some(ours);
    let files = UnixFDList::new();
    files.append(theirs.as_raw_fd()).expect("a file is sent");
    call.return_value_with_unix_fd_list(Some(&(Handle(0),).to_variant()), Some(&files));
}
