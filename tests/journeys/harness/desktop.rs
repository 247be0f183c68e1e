//! The desktop that the window stands on: keys, a clipboard and a dragged file as an X server hands them on. What a driver
//! sends goes past the input method and past GTK; this does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MapState, PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent,
    Window as Id, WindowClass,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::window::Window;

/// Keys without a letter, as X names them.
pub const RETURN: u32 = 0xff0d;
const SHIFT: u32 = 0xffe1;
const CONTROL: u32 = 0xffe3;
/// What a person needs from one key to the next, at the least.
const STROKE: Duration = Duration::from_millis(30);
/// How often a dragged file moves before it is let go of, and how long it stays at each place.
const MOVES: usize = 12;
const MOVE: Duration = Duration::from_millis(40);

/// One who sits at the same screen.
pub struct Desktop {
    screen: RustConnection,
    root: Id,
    name: String,
    /// The program's own window.
    program: Id,
}

impl Desktop {
    /// At the window, with the keyboard on it: no window manager gives it that here.
    pub fn at(window: &Window) -> Self {
        let name = window.display().to_owned();
        let (screen, number) = RustConnection::connect(Some(&name)).expect("the display takes one more");
        let root = screen.setup().roots[number].root;
        let children = screen.query_tree(root).expect("asked").reply().expect("the screen's windows").children;
        let size = |id: Id| {
            let shown = screen.get_window_attributes(id).ok()?.reply().ok()?.map_state == MapState::VIEWABLE;
            let size = screen.get_geometry(id).ok()?.reply().ok()?;
            shown.then_some(u32::from(size.width) * u32::from(size.height))
        };
        let program = children.into_iter().max_by_key(|id| size(*id)).expect("the program has a window");
        screen.set_input_focus(InputFocus::PARENT, program, x11rb::CURRENT_TIME).expect("sent").check().expect("given");
        Self { screen, root, name, program }
    }

    /// Types letters, as they are on an English keyboard.
    pub fn types(&self, letters: &str) {
        letters.chars().for_each(|letter| self.presses(&[], u32::from(letter)));
    }

    /// Presses one key while Control and Shift are held, and lets go of all.
    pub fn with_control_and_shift(&self, letter: char) {
        self.presses(&[CONTROL, SHIFT], u32::from(letter));
    }

    /// Presses one key, and lets go of it.
    pub fn key(&self, key: u32) {
        self.presses(&[], key);
    }

    /// Control and a letter.
    pub fn with_control(&self, letter: char) {
        self.presses(&[CONTROL], u32::from(letter));
    }

    fn presses(&self, held: &[u32], key: u32) {
        let (code, shifted) = self.code(key);
        let mut codes: Vec<u8> = held.iter().map(|one| self.code(*one).0).collect();
        if shifted && !held.contains(&SHIFT) {
            codes.push(self.code(SHIFT).0);
        }
        codes.push(code);
        let goes = |kind: u8, code: u8| {
            let sent = self.screen.xtest_fake_input(kind, code, x11rb::CURRENT_TIME, self.root, 0, 0, 0);
            sent.expect("sent").check().expect("a key goes");
        };
        codes.iter().for_each(|code| goes(KEY_PRESS_EVENT, *code));
        codes.iter().rev().for_each(|code| goes(KEY_RELEASE_EVENT, *code));
        thread::sleep(STROKE);
    }

    /// Which key of the keyboard has it, and whether Shift is held for it.
    fn code(&self, key: u32) -> (u8, bool) {
        let setup = self.screen.setup();
        let (from, to) = (setup.min_keycode, setup.max_keycode);
        let all = self.screen.get_keyboard_mapping(from, to - from + 1).expect("asked").reply().expect("the keys");
        let each = usize::from(all.keysyms_per_keycode);
        let place = |column: usize| all.keysyms.chunks(each).position(|signs| signs.get(column) == Some(&key));
        let found = place(0).map(|at| (at, false)).or_else(|| place(1).map(|at| (at, true)));
        let (at, shifted) = found.unwrap_or_else(|| panic!("no key has {key:#x}"));
        (from + u8::try_from(at).expect("there are fewer keys than that"), shifted)
    }

    /// Puts something on the clipboard, in several flavours, for as long as the value lives.
    pub fn copies(&self, flavours: &[(&str, &str)]) -> Offer {
        Offer::of(&self.name, "CLIPBOARD", flavours)
    }

    /// Drags a file over the window to a place on it, and lets go of it there.
    pub fn drops(&self, address: &str, (x, y): (i16, i16)) {
        let offer = Offer::of(&self.name, "XdndSelection", &[("text/uri-list", address)]);
        let corner = self.screen.translate_coordinates(self.program, self.root, x, y).expect("asked");
        let corner = corner.reply().expect("a place on the screen");
        let place = (corner.dst_x as u32) << 16 | corner.dst_y as u32;
        let atom = |name: &str| intern(&self.screen, name);
        self.tells("XdndEnter", [offer.window, 5 << 24, atom("text/uri-list"), 0, 0]);
        for _ in 0..MOVES {
            self.tells("XdndPosition", [offer.window, 0, place, x11rb::CURRENT_TIME, atom("XdndActionCopy")]);
            thread::sleep(MOVE);
        }
        self.tells("XdndDrop", [offer.window, 0, x11rb::CURRENT_TIME, 0, 0]);
        thread::sleep(MOVE * 5);
    }

    fn tells(&self, what: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.program, intern(&self.screen, what), data);
        let sent = self.screen.send_event(false, self.program, EventMask::NO_EVENT, message);
        sent.expect("sent").check().expect("the window hears of it");
    }
}

/// What one program offers to the others, until it is dropped.
pub struct Offer {
    window: Id,
    over: Arc<AtomicBool>,
    server: Option<JoinHandle<()>>,
}

impl Offer {
    fn of(display: &str, selection: &str, flavours: &[(&str, &str)]) -> Self {
        let (screen, number) = RustConnection::connect(Some(display)).expect("the display takes one more");
        let root = screen.setup().roots[number].root;
        let window = screen.generate_id().expect("an id");
        let made =
            screen.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &CreateWindowAux::new());
        made.expect("sent").check().expect("a window of no size");
        let selection = intern(&screen, selection);
        screen.set_selection_owner(window, selection, x11rb::CURRENT_TIME).expect("sent").check().expect("it is ours");
        let flavours: Vec<(Atom, Vec<u8>)> =
            flavours.iter().map(|(name, text)| (intern(&screen, name), text.as_bytes().to_vec())).collect();
        let over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&over);
        let server = thread::spawn(move || {
            while !told.load(Ordering::Relaxed) {
                match screen.poll_for_event() {
                    Ok(Some(Event::SelectionRequest(asked))) => hand_out(&screen, &asked, &flavours),
                    Ok(_) => thread::sleep(Duration::from_millis(2)),
                    Err(_) => return,
                }
            }
        });
        Self { window, over, server: Some(server) }
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = self.server.take().map(JoinHandle::join);
    }
}

/// Answers somebody who asks for a flavour, or for the list of them.
fn hand_out(screen: &RustConnection, asked: &SelectionRequestEvent, flavours: &[(Atom, Vec<u8>)]) {
    let mut property = asked.property;
    if asked.target == intern(screen, "TARGETS") {
        let names: Vec<Atom> = flavours.iter().map(|(name, _)| *name).collect();
        let _ = screen.change_property32(PropMode::REPLACE, asked.requestor, property, AtomEnum::ATOM, &names);
    } else if let Some((name, bytes)) = flavours.iter().find(|(name, _)| *name == asked.target) {
        let _ = screen.change_property8(PropMode::REPLACE, asked.requestor, property, *name, bytes);
    } else {
        property = x11rb::NONE;
    }
    let answer = SelectionNotifyEvent {
        response_type: SELECTION_NOTIFY_EVENT,
        sequence: 0,
        time: asked.time,
        requestor: asked.requestor,
        selection: asked.selection,
        target: asked.target,
        property,
    };
    let _ = screen.send_event(false, asked.requestor, EventMask::NO_EVENT, answer);
    let _ = screen.flush();
}

fn intern(screen: &RustConnection, name: &str) -> Atom {
    screen.intern_atom(false, name.as_bytes()).expect("asked").reply().expect("every name has an atom").atom
}
