CREATE TABLE action (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    record     BLOB    NOT NULL REFERENCES record (id),
    child      BLOB    NOT NULL REFERENCES child (id),
    what       TEXT    NOT NULL,
    measure    TEXT    NOT NULL,
    owner_role TEXT    NOT NULL, -- a role id of the profile; empty while nobody is named
    owner      TEXT    NOT NULL,
    how        TEXT    NOT NULL,
    due        TEXT,             -- 2026-12-09; NULL while no date is set
    follows    TEXT,             -- the decision option it follows from
    accepted   TEXT    NOT NULL, -- JSON list: SMART letters the chair accepts as they are, and why
    state      TEXT    NOT NULL, -- JSON: open, done, not done, overtaken; when, by whom, why
    revision   BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE amendment (
    id       BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    record   BLOB    NOT NULL REFERENCES record (id),
    child    BLOB    NOT NULL REFERENCES child (id),
    version  INTEGER NOT NULL, -- the version they read
    by       TEXT    NOT NULL, -- who asks, by name
    role     TEXT    NOT NULL, -- in words
    received TEXT    NOT NULL, -- 2026-11-27
    means    TEXT    NOT NULL, -- email, letter, caseNote, spoken
    what     TEXT    NOT NULL,
    state    TEXT    NOT NULL, -- JSON: asked, accepted, declined; by whom, when, why
    revision BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE arrangement (
    panel    TEXT NOT NULL PRIMARY KEY, -- the profile's id
    venues   TEXT NOT NULL, -- JSON list: id, name, address, whether it is usual
    members  TEXT NOT NULL, -- JSON list: name, role, how they belong, by which way, whom they stand in for
    revision BLOB NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE attendee (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    meeting    BLOB    NOT NULL REFERENCES meeting (id),
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL, -- a role id of the profile
    agency     TEXT    NOT NULL,
    mode       TEXT    NOT NULL, -- room, video, phone
    state      TEXT    NOT NULL, -- expected, present, apologies, left
    deputy_for TEXT,             -- the member they stand in for
    observer   INTEGER NOT NULL, -- 1 for somebody who does not count towards the quorum
    item       BLOB REFERENCES item (id), -- present for this item only
    arrived    TEXT,             -- UTC
    left_at    TEXT,             -- UTC
    away       TEXT    NOT NULL, -- JSON list: from, until, for which item, why
    revision   BLOB    NOT NULL  -- the entry that last changed the row
, direct_contact INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
    sha256 TEXT NOT NULL PRIMARY KEY, -- hex
    kind   TEXT NOT NULL,             -- media type: application/pdf
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE book (
    only                 INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one book
    name                 TEXT    NOT NULL, -- as the team calls it
    council              TEXT    NOT NULL, -- stands on every record
    reads                INTEGER NOT NULL, -- how many months it is kept who looked at what
    idle_minutes         INTEGER NOT NULL, -- without a key until the window locks
    meeting_idle_minutes INTEGER NOT NULL, -- the same while a meeting runs
    hidden_from_capture  INTEGER NOT NULL, -- 1 while the window is kept out of shared screens
    revision             BLOB    NOT NULL  -- the entry that last changed it
) STRICT;

CREATE TABLE child (
    id            BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    family        BLOB    NOT NULL, -- shared by siblings
    kind          TEXT    NOT NULL, -- child, unborn, context
    given         TEXT    NOT NULL, -- empty for an unborn child
    surname       TEXT    NOT NULL,
    known_as      TEXT    NOT NULL, -- JSON list: nicknames, earlier names
    born          TEXT,             -- date of birth; NULL while unknown
    expected      TEXT,             -- when an unborn child is expected
    mosaic_id     TEXT    NOT NULL, -- number in the case system
    numbers       TEXT    NOT NULL, -- JSON list: other numbers, such as the NHS number
    address       TEXT    NOT NULL,
    in_care_since TEXT,             -- NULL for a child who is not in care
    legal_status  TEXT    NOT NULL,
    sought        TEXT    NOT NULL, -- names and number as a search reads them: plain lower-case letters
    revision      BLOB    NOT NULL  -- the entry that last changed the row
, pronouns TEXT, parents TEXT NOT NULL DEFAULT '[]', key_dates TEXT NOT NULL DEFAULT '[]', let_pass TEXT NOT NULL DEFAULT '[]') STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    person   BLOB    NOT NULL, -- who typed it
    field    TEXT    NOT NULL, -- which field: record/<id>/section/<section>
    text     TEXT    NOT NULL,
    based_on TEXT    NOT NULL, -- a mark of what the typing started from, made by whoever keeps drafts
    at       TEXT    NOT NULL, -- UTC, to the microsecond
    key       BLOB   NOT NULL, -- Ed25519 public key of the author
    signature BLOB   NOT NULL, -- over all above
    PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    record  BLOB NOT NULL REFERENCES record (id),
    finding TEXT NOT NULL, -- fingerprint of what was found and the sentence it stands in
    what    TEXT NOT NULL, -- kind of finding: full name, date of birth, ...
    reason  TEXT NOT NULL, -- why it may stand
    person  BLOB NOT NULL, -- who accepted it
    at      TEXT NOT NULL, -- UTC
    PRIMARY KEY (record, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary (
    term     TEXT    NOT NULL PRIMARY KEY, -- LBP
    plain    TEXT    NOT NULL, -- letter before proceedings; empty: not a term in this book
    revision BLOB    NOT NULL -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
    only      INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one head
    seq       INTEGER NOT NULL, -- the last entry
    hash      BLOB    NOT NULL, -- and its hash, so that a ledger cut short is noticed
    key       BLOB    NOT NULL, -- Ed25519 public key of whoever wrote last
    signature BLOB    NOT NULL  -- over seq and hash
) STRICT;

CREATE TABLE holiday (
    date     TEXT    NOT NULL PRIMARY KEY, -- 2026-12-24
    name     TEXT    NOT NULL,
    revision BLOB    NOT NULL -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
    holder TEXT NOT NULL PRIMARY KEY, -- a person's id, or the name of the book's own authority
    sealed BLOB NOT NULL              -- the signing key under its PIN, opaque to the book
) STRICT, WITHOUT ROWID;

CREATE TABLE interest (
    family   BLOB    NOT NULL,
    name     TEXT    NOT NULL, -- as the attendance lists name them
    what     TEXT    NOT NULL, -- in a few words
    in_force INTEGER NOT NULL, -- 0 once it was ended
    revision BLOB    NOT NULL, -- the entry that last changed the row
    PRIMARY KEY (family, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    id          BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    meeting     BLOB    NOT NULL REFERENCES meeting (id),
    request     BLOB    NOT NULL REFERENCES request (id),
    starts      TEXT    NOT NULL, -- local time
    minutes     INTEGER NOT NULL, -- length of the slot
    emergency   INTEGER NOT NULL, -- 1 in the slot kept for emergencies
    state       TEXT    NOT NULL, -- JSON: waiting, running, finished, deferred and why
    started_at  TEXT,             -- UTC; NULL until it started
    finished_at TEXT,             -- UTC; NULL until it finished
    revision    BLOB    NOT NULL, -- the entry that last changed the row
    UNIQUE (meeting, request)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
    seq          INTEGER NOT NULL PRIMARY KEY, -- from 1, without gaps
    id           BLOB    NOT NULL UNIQUE, -- UUIDv7
    device       BLOB    NOT NULL, -- the machine it was made on
    person       BLOB    NOT NULL, -- who made it
    at           TEXT    NOT NULL, -- UTC, to the microsecond
    kind         TEXT    NOT NULL, -- with its version: record.section/1
    concerns     TEXT    NOT NULL, -- nobody, child, family, person, restricted
    subject      BLOB,             -- the id of whom it concerns, or a restricted family's pseudonym; NULL for nobody
    salt         BLOB,             -- of the payload; NULL once disposed of
    payload      TEXT,             -- the change as JSON; NULL once disposed of
    payload_hash BLOB    NOT NULL, -- SHA-256 of salt and payload
    before_id    BLOB    NOT NULL, -- the author's entry before it on that machine; nil for the first
    before_hash  BLOB    NOT NULL, -- SHA-256 of what was signed there
    key          BLOB    NOT NULL, -- Ed25519 public key of the author
    signature    BLOB    NOT NULL, -- over all above but seq, salt and payload
    prev_hash    BLOB    NOT NULL, -- hash of the entry before
    hash         BLOB    NOT NULL  -- SHA-256 of seq, what was signed, signature, prev_hash
) STRICT;

CREATE TABLE meeting (
    id               BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    panel            TEXT    NOT NULL,
    profile_version  INTEGER NOT NULL, -- the profile it is held under
    date             TEXT    NOT NULL, -- 2026-11-25
    starts           TEXT    NOT NULL, -- local time
    ends             TEXT    NOT NULL, -- local time
    venue            TEXT    NOT NULL, -- a venue id of the profile
    theme            TEXT,             -- a theme id of the profile; NULL for an ordinary session
    state            TEXT    NOT NULL, -- planned, issued, running, closed, cancelled
    started_at       TEXT,             -- UTC; NULL until it started
    closed_at        TEXT,             -- UTC; NULL until it closed
    inquorate_reason TEXT,             -- why the chair went on without a quorum; NULL where there was no need
    revision         BLOB    NOT NULL, place TEXT, -- the entry that last changed the row
    FOREIGN KEY (panel, profile_version) REFERENCES panel (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE mended (
    seq   INTEGER NOT NULL PRIMARY KEY, -- the last entry of the ledger when it was found
    what  TEXT    NOT NULL              -- one sentence
) STRICT, WITHOUT ROWID;

CREATE TABLE panel (
    id       TEXT    NOT NULL, -- the profile's id
    version  INTEGER NOT NULL, -- grows with every change of the profile
    toml     TEXT    NOT NULL, -- the profile as it was adopted
    revision BLOB    NOT NULL, -- the entry that adopted it
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
    request  BLOB NOT NULL REFERENCES request (id),
    paper    TEXT NOT NULL, -- a paper id of the profile
    at       TEXT NOT NULL, -- UTC
    PRIMARY KEY (request, paper)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id          BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    name        TEXT    NOT NULL,
    post        TEXT    NOT NULL, -- as it stands under a signature
    email       TEXT    NOT NULL,
    roles       TEXT    NOT NULL, -- JSON list of roles
    active      INTEGER NOT NULL, -- 1 while they can open the book
    certificate TEXT,             -- DER, hex; NULL until they set a signing PIN
    former      TEXT    NOT NULL, -- JSON list: what they were called before, in that order
    revision    BLOB    NOT NULL  -- the entry that last said what they are called or may do
) STRICT, WITHOUT ROWID;

CREATE TABLE pulse (
    only   INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), -- there is one count
    writes INTEGER NOT NULL -- transactions so far
) STRICT;

CREATE TABLE reading (
    device    BLOB    NOT NULL, -- the machine on which somebody looked
    n         INTEGER NOT NULL, -- from 1 on each machine, without gaps
    person    BLOB    NOT NULL, -- who looked
    at        TEXT    NOT NULL, -- UTC, to the microsecond
    what      TEXT    NOT NULL, -- child, record, request, agenda, meeting, search, a list
    child     BLOB,             -- whose it is; NULL for a list or a search
    record    BLOB,
    meeting   BLOB,
    prev_hash BLOB    NOT NULL, -- hash of the look before on that machine
    hash      BLOB    NOT NULL, -- SHA-256 of all above
    key       BLOB    NOT NULL, -- Ed25519 public key of whoever looked
    signature BLOB    NOT NULL, -- over the hash
    PRIMARY KEY (device, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    id         BLOB    NOT NULL PRIMARY KEY, -- UUIDv8, of item, child and document
    meeting    BLOB    NOT NULL REFERENCES meeting (id),
    item       BLOB    NOT NULL REFERENCES item (id),
    child      BLOB    NOT NULL REFERENCES child (id),
    decisions  TEXT    NOT NULL, -- JSON list: option, detail, when the chair agreed it
    rationale  TEXT    NOT NULL,
    dissents   TEXT    NOT NULL, -- JSON list: name, agency, against or abstaining, what
    prompts    TEXT    NOT NULL, -- JSON: prompt id to answer
    offered    TEXT    NOT NULL, -- JSON list: kind, what became of it, when, note
    review     TEXT    NOT NULL, -- JSON: unset, on a date, not needed and why
    attendance TEXT,             -- JSON: who was there, as a correction prints it; NULL for the meeting's own list
    state      TEXT    NOT NULL, -- JSON: open, finalised, returned, signed; by whom, when
    filings    TEXT    NOT NULL, -- JSON list: version, deadline, by, at
    version    INTEGER NOT NULL, -- the signed version in force; 0 until the first
    correction TEXT,             -- JSON: by, at, what, why; NULL while none is under way
    before     TEXT,             -- JSON: what the record said when that was opened; NULL while none is under way
    revision   BLOB    NOT NULL, participation TEXT NOT NULL DEFAULT '[]', inquorate_reason TEXT, -- the entry that last changed the row
    UNIQUE (item, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    id       BLOB    NOT NULL PRIMARY KEY, -- UUIDv7
    family   BLOB    NOT NULL, -- the family all its children are of
    panel    TEXT    NOT NULL,
    children TEXT    NOT NULL, -- JSON list of child ids
    reason   TEXT    NOT NULL, -- a reason id of the profile
    outline  TEXT    NOT NULL,
    workers  TEXT    NOT NULL, -- JSON list: role, name, email
    gate     TEXT    NOT NULL, -- JSON list: gate, name, on
    received TEXT    NOT NULL, -- UTC
    state    TEXT    NOT NULL, -- JSON: received, accepted, declined, redirected, placed, withdrawn, and why
    revision BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE restriction (
    family    BLOB    NOT NULL PRIMARY KEY, -- whose children, requests and records are restricted
    pseudonym BLOB    NOT NULL UNIQUE, -- what open headers of the ledger call it from then on
    people    TEXT    NOT NULL, -- JSON list of the ids of those who see it
    in_force  INTEGER NOT NULL, -- 0 once it was opened again
    revision  BLOB    NOT NULL  -- the entry that last changed the row
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    person BLOB NOT NULL, -- whose it is
    name   TEXT NOT NULL, -- what it is
    sealed BLOB NOT NULL, -- nonce and ciphertext under a key from their slot's secret
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    record   BLOB    NOT NULL REFERENCES record (id),
    section  TEXT    NOT NULL, -- a section id of the profile
    text     TEXT    NOT NULL,
    revision BLOB    NOT NULL, -- the entry that last changed the row
    PRIMARY KEY (record, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
    holder BLOB NOT NULL PRIMARY KEY, -- a person's id; nil for the recovery key
    public BLOB NOT NULL,             -- X25519 public key of their slot in keys.json
    sha256 BLOB NOT NULL              -- of that slot as it is written, with the book's present key alone
) STRICT, WITHOUT ROWID;

CREATE TABLE stream (
    device     BLOB    NOT NULL PRIMARY KEY,
    n          INTEGER NOT NULL, -- the last look
    hash       BLOB    NOT NULL, -- and its hash, so that a stream cut short is noticed
    begun      INTEGER NOT NULL, -- the last that was destroyed when its time was over; 0 for none
    begun_hash BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    record    BLOB    NOT NULL REFERENCES record (id),
    number    INTEGER NOT NULL, -- from 1
    by        BLOB    NOT NULL, -- the person who signed it
    at        TEXT    NOT NULL, -- UTC
    sha256    TEXT    NOT NULL, -- of the signed PDF, hex
    file_name TEXT    NOT NULL, -- outside the book, when it was signed
    grounds   TEXT,             -- JSON: what it corrects and why; NULL for the first
    says      TEXT    NOT NULL, -- JSON list: heading, lines
    PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE void (
    seq INTEGER NOT NULL PRIMARY KEY, -- the entry’s number
    why TEXT    NOT NULL              -- one sentence
) STRICT, WITHOUT ROWID;

CREATE INDEX action_child ON action (child);

CREATE INDEX action_record ON action (record);

CREATE INDEX amendment_record ON amendment (record);

CREATE INDEX attendee_item ON attendee (item);

CREATE INDEX attendee_meeting ON attendee (meeting);

CREATE INDEX child_family ON child (family);

CREATE INDEX item_request ON item (request);

CREATE INDEX ledger_author ON ledger (person, device, seq);

CREATE INDEX ledger_kind ON ledger (kind, seq);

CREATE INDEX ledger_subject ON ledger (subject, seq);

CREATE INDEX meeting_date ON meeting (date);

CREATE INDEX record_child ON record (child);

CREATE INDEX record_meeting ON record (meeting);

CREATE INDEX version_sha256 ON version (sha256);
