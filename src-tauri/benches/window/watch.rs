//! What is noted in a page while somebody types in it, and while they go from child to child.

use serde_json::Value;

use crate::harness::Window;

/// The first keys in any page warm its engine up, the empty one's as much as ours: they are typed and not counted.
pub const WARM_UP: usize = 10;

/// Notes for every key when the frame that shows its letter was drawn and when the field said that it is kept; what was
/// done in between, step by step; and each call to the machine.
pub const WATCH: &str = "
    const field = document.activeElement
    const notes = window.notes = { frames: [], steps: [], kept: [], switches: [], calls: [] }
    let key = null
    let waiting = []
    addEventListener('keydown', (event) => {
      if (event.altKey) return
      key = { pressed: event.timeStamp, heard: performance.now() }
      waiting.push(event.timeStamp)
    }, true)
    addEventListener('input', () => (key.written = performance.now()), true)
    addEventListener('input', () => {
      const { pressed, heard, written } = key
      // After all that other listeners do, and what they put off until they are done.
      const worked = performance.now()
      requestAnimationFrame((begun) => {
        const framed = performance.now()
        const after = new MessageChannel()
        after.port1.onmessage = () => {
          const drawn = performance.now()
          notes.frames.push(drawn - pressed)
          notes.steps.push([heard - pressed, written - heard, worked - written, framed - worked, drawn - framed])
        }
        after.port2.postMessage(null)
      })
    })
    const { fetch } = window
    window.fetch = (address, ...rest) => {
      const began = performance.now()
      const since = key ? began - key.heard : null
      const answered = fetch(address, ...rest)
      const name = decodeURIComponent(String(address?.url ?? address).split('/').at(-1))
      answered.finally(() => notes.calls.push([name, since, performance.now() - began])).catch(() => {})
      return answered
    }
    const draft = field.closest('[data-stand]')
    if (draft) new MutationObserver(() => {
      if (draft.dataset.stand !== 'kept') return
      waiting.forEach((since) => notes.kept.push(performance.now() - since))
      waiting = []
    }).observe(draft, { attributeFilter: ['data-stand'] })";

/// Notes for every change of the child how long the page worked until the next child's name stood there, laid out.
pub const WATCH_SWITCHES: &str = "
    let began = 0
    addEventListener('keydown', (event) => { if (event.altKey) began = performance.now() }, true)
    new MutationObserver(() => {
      if (!began) return
      document.body.getBoundingClientRect()
      window.notes.switches.push(performance.now() - began)
      began = 0
    }).observe(document.querySelector('#child h1').parentElement, { childList: true, characterData: true, subtree: true })";

/// What is done between a key and its letter, in turn; the last three are the page's own.
pub const STEPS: [&str; 5] = [
    "the machine hands the key to the page",
    "the webview puts the letter into the field",
    "scripts that listen, and what they change",
    "wait for the next frame",
    "style, layout and paint of that frame",
];

/// Calls of one name to the machine.
pub struct Calls {
    pub name: String,
    pub times: usize,
    /// After the last key, in milliseconds, sorted.
    pub since: Vec<f64>,
    /// Until they were answered, in milliseconds, sorted.
    pub took: Vec<f64>,
}

/// What was noted in one window, in milliseconds, sorted.
pub struct Notes {
    pub frames: Vec<f64>,
    /// A list for each of `STEPS`.
    pub steps: Vec<Vec<f64>>,
    pub kept: Vec<f64>,
    pub switches: Vec<f64>,
    pub calls: Vec<Calls>,
    /// Of the program and all that it started, in MB.
    pub memory: f64,
}

impl Notes {
    pub async fn of(window: &Window, memory: f64) -> Self {
        let notes = window.ask_page("return window.notes").await;
        let steps = (0..STEPS.len()).map(|step| counted(numbers(&notes["steps"], Some(step)))).collect();
        Self {
            frames: counted(list(&notes, "frames")),
            steps,
            kept: counted(list(&notes, "kept")),
            switches: sorted(list(&notes, "switches")),
            calls: calls(&notes["calls"]),
            memory,
        }
    }
}

/// How much of a list there is so far.
pub async fn noted(window: &Window, name: &str) -> usize {
    list(&window.ask_page("return window.notes").await, name).len()
}

/// As they were noted.
fn list(notes: &Value, name: &str) -> Vec<f64> {
    numbers(&notes[name], None)
}

/// Numbers of a list, or of one place in each of its lists.
fn numbers(list: &Value, place: Option<usize>) -> Vec<f64> {
    let of = |one: &Value| place.map_or(one.as_f64(), |place| one[place].as_f64());
    list.as_array().into_iter().flatten().filter_map(of).collect()
}

fn calls(noted: &Value) -> Vec<Calls> {
    let mut calls: Vec<Calls> = Vec::new();
    for call in noted.as_array().into_iter().flatten() {
        let (name, since, took) = (call[0].as_str().unwrap_or_default(), call[1].as_f64(), call[2].as_f64());
        let at = calls.iter().position(|one| one.name == name).unwrap_or_else(|| {
            calls.push(Calls { name: name.to_owned(), times: 0, since: Vec::new(), took: Vec::new() });
            calls.len() - 1
        });
        calls[at].times += 1;
        calls[at].since.extend(since);
        calls[at].took.extend(took);
    }
    for call in &mut calls {
        call.since.sort_unstable_by(f64::total_cmp);
        call.took.sort_unstable_by(f64::total_cmp);
    }
    calls.sort_by_key(|call| std::cmp::Reverse(call.times));
    calls
}

/// Without those that warm up, sorted.
fn counted(list: Vec<f64>) -> Vec<f64> {
    sorted(list.get(WARM_UP.min(list.len())..).unwrap_or_default().to_vec())
}

fn sorted(mut list: Vec<f64>) -> Vec<f64> {
    list.sort_unstable_by(f64::total_cmp);
    list
}

/// The value that so many hundredths of a sorted list stay below.
pub fn percentile(sorted: &[f64], hundredths: usize) -> f64 {
    sorted.get((sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
