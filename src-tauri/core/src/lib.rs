//! The trade of a panel, without a window: profiles, calendar, meetings, the ledger and its encrypted book, the record
//! and its signature.
//!
//! The domain is pure: it knows neither SQL nor Tauri nor files, and takes the date, the time, identity and random numbers
//! as arguments. A room knows only rooms that stand above it in this list; of `sign`, `book`, `record` and `exchange` none
//! knows another, and `paper` knows documents, not what they are about. `tests/rooms.rs` holds both.
//!
//! # How to add something
//!
//! What was once written into a book is never broken: `book/tests/earlier_books.rs` opens a book of every shape that there
//! was. Where a list below says "the compiler", writing what it asks for is the step.
//!
//! **A field of something that is kept.**
//! 1. The type, in `meeting/`. Where old payloads lack the field, `#[serde(default)]` with the value that they meant; where
//!    it means something else than before, a new version of the change's kind and an `Upgrade` (`ledger/older_kinds.rs`).
//! 2. Its table, in `book/tables/`: a `Migration` with the next number and the day, then `read` and whatever writes the row.
//! 3. `QUORATE_PIN=1 cargo test -p quorate-core --lib`: pins the schema, the tables and a book of the new shape.
//! 4. `make bindings`; then the compiler and the window's types name the views and screens.
//!
//! **A change.**
//! 1. Its kind in `ledger/change/mod.rs`, with the words, class and tables that the *Book* screen and undo go by; a new
//!    field's meaning in `ledger/change/fields.rs`.
//! 2. The compiler: `ledger/change/meaning.rs` (whom it is about, what an undo puts back, which record it belongs to),
//!    `book/tables/mod.rs` (`apply` and `check`), and `ledger/standing.rs` for one that says who may do what.
//! 3. Who may write it: `ledger/rights_needed.rs`. Rules that need no row belong into `meeting/`, and the table asks them.
//! 4. The compiler, in the tests: `book/tests/walk.rs` makes one, so that every random history holds it.
//! 5. Two that only tests name: one in `tests/fixtures/changes-v1.json`, and `QUORATE_PIN=1` as above.
//!
//! **An act or a question.**
//! 1. `Act` or `Ask` in the crate `quorate-service` (`act.rs`, `ask.rs`), and what it does in the folder of its work.
//! 2. The compiler: `dispatch.rs`, `rights.rs` and `Ask::right` (who may), `noting_looks.rs` (whether somebody looked at a child),
//!    `log_names.rs` (its name in the machine's log).
//! 3. A row in `tests/roles.rs` and `tests/restricted.rs`, which fail without it.
//! 4. `make bindings`, an answer in `ui/src/host/fake`, and the screen.
//!
//! **A document.**
//! 1. What it says, as a type of its own, and how it is set: a file in `record/`, over the blocks of `paper/`, which does
//!    not change. `tests/paper.rs` shows the least of one.
//! 2. Its identity: `ids::derived`, of what it is made from, so that the same makes the same bytes.
//! 3. Outside validators: a line in `tests/validators.rs`.
//!
//! **A rule of a panel.**
//! 1. A field of the profile (`panel/profile/`), with the source that asks for it in its documentation.
//! 2. What may be wrong with it: `profile_check/check/`, and a profile with that mistake in `tests/wrong-profiles/`.
//! 3. Where it runs: a function of `meeting/` that takes the profile. A rule that the checker accepts runs; one that cannot
//!    is refused with the reason. For whom it holds is a `Condition`, by when a `DeadlineRule`: another of either is data.
//! 4. How it is read out: `panel/read_out/`. Then a use of it in `tests/fixtures/every-kind.toml`: `tests/idle_keys.rs` and
//!    the workspace's `tests/rules_run.rs` take each key out and fail where nobody sees it.
//! 5. `make bindings`; every profile in `assets/panels/`.

// What every room may know.
pub mod refusal;

pub mod entropy;
pub mod ids;
pub mod key_stretching;

pub mod input;

// Text, and the words of the trade with their rules.
pub mod text;

pub mod calendar;

pub mod panel;

pub mod meeting;

// What is read out of text.
pub mod plain_words;
pub mod quick_entry;
pub mod third_party_data;

pub mod profile_check;

// What is kept.
pub mod sign;

pub mod ledger;

pub mod book;

// What leaves.
pub mod paper;

pub mod record;

pub mod exchange;
