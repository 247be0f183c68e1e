//! The tables `request` and `paper`: requests for a slot, and the papers that came for them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{Json, check_revision, found};
use crate::book::fault::missing;
use crate::book::migration_step::Migration;
use crate::book::open_book::Book;
use crate::ids::{ChildId, EntryId, FamilyId, PanelId, RequestId};
use crate::meeting::request::{PaperReceived, Request, RequestDetails, RequestState};
use crate::refusal::Refusal;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::new(
        1,
        "2026-11-30",
        "
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
CREATE TABLE paper (
    request  BLOB NOT NULL REFERENCES request (id),
    paper    TEXT NOT NULL, -- a paper id of the profile
    at       TEXT NOT NULL, -- UTC
    PRIMARY KEY (request, paper)
) STRICT, WITHOUT ROWID;",
    ),
    Migration::new(
        3,
        "2026-12-01",
        "UPDATE request SET workers = (
    SELECT json_group_array(json_set(value, '$.telephone', '') ORDER BY key) FROM json_each(workers));",
    ),
];

const COLUMNS: &str = "id, family, panel, children, reason, outline, workers, gate, received, state, revision";

pub(crate) fn take(
    db: &Connection,
    id: RequestId,
    family: FamilyId,
    details: &RequestDetails,
    entry: EntryId,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO request (id, family, panel, children, reason, outline, workers, gate, received, state, revision)
         VALUES (:id, :family, :panel, :children, :reason, :outline, :workers, :gate, :received, :state, :entry)",
    )?
    .execute(named_params! {
        ":id": id.0, ":family": family.0, ":panel": details.panel.0, ":children": Json(&details.children),
        ":reason": details.reason, ":outline": details.outline, ":workers": Json(&details.workers),
        ":gate": Json(&details.gate), ":received": details.received, ":state": Json(RequestState::Received),
        ":entry": entry,
    })?;
    Ok(())
}

pub(crate) fn change(db: &Connection, id: RequestId, details: &RequestDetails, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached(
        "UPDATE request SET panel = :panel, children = :children, reason = :reason, outline = :outline,
         workers = :workers, gate = :gate, received = :received, revision = :entry WHERE id = :id",
    )?;
    let rows = update.execute(named_params! {
        ":id": id.0, ":panel": details.panel.0, ":children": Json(&details.children), ":reason": details.reason,
        ":outline": details.outline, ":workers": Json(&details.workers), ":gate": Json(&details.gate),
        ":received": details.received, ":entry": entry,
    })?;
    found(rows, "request")
}

pub(crate) fn paper_came(db: &Connection, id: RequestId, paper: &PaperReceived, entry: EntryId) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO paper (request, paper, at) VALUES (:id, :paper, :at)
         ON CONFLICT (request, paper) DO UPDATE SET at = :at",
    )?
    .execute(named_params! { ":id": id.0, ":paper": paper.paper, ":at": paper.at })?;
    let mut update = db.prepare_cached("UPDATE request SET revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":entry": entry })?, "request")
}

pub(crate) fn set_state(db: &Connection, id: RequestId, state: &RequestState, entry: EntryId) -> Result<(), Refusal> {
    let mut update = db.prepare_cached("UPDATE request SET state = :state, revision = :entry WHERE id = :id")?;
    found(update.execute(named_params! { ":id": id.0, ":state": Json(state), ":entry": entry })?, "request")
}

/// Its children are known and of one family, and its panel was adopted.
pub(crate) fn check_details(db: &Connection, family: FamilyId, details: &RequestDetails) -> Result<(), Refusal> {
    details.check_children(family, |child| Ok(super::child::one(db, child)?.family))?;
    let adopted = db.prepare_cached("SELECT 1 FROM panel WHERE id = ?1")?.exists(params![details.panel.0])?;
    if adopted { Ok(()) } else { Err(missing("panel")) }
}

pub(crate) fn check_change(
    db: &Connection,
    id: RequestId,
    family: FamilyId,
    details: &RequestDetails,
    based_on: EntryId,
) -> Result<(), Refusal> {
    let request = one(db, id)?;
    check_revision(request.revision, based_on)?;
    request.check_change(family, details, has_slot(db, id)?)?;
    check_details(db, family, details)
}

pub(crate) fn check_paper(db: &Connection, id: RequestId) -> Result<(), Refusal> {
    one(db, id)?.state.check_not_ended()
}

pub(crate) fn check_state(db: &Connection, id: RequestId, to: &RequestState, based_on: EntryId) -> Result<(), Refusal> {
    let request = one(db, id)?;
    check_revision(request.revision, based_on)?;
    request.check_becomes(to, has_slot(db, id)?)
}

/// Whether it is on an agenda, not yet heard.
fn has_slot(db: &Connection, id: RequestId) -> Result<bool, Refusal> {
    Ok(db
        .prepare_cached("SELECT 1 FROM item WHERE request = ?1 AND state ->> '$.kind' IN ('waiting', 'running')")?
        .exists(params![id.0])?)
}

pub(crate) fn one(db: &Connection, id: RequestId) -> Result<Request, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM request WHERE id = ?1");
    let request = db.prepare_cached(&sql)?.query_row(params![id.0], read).optional()?;
    with_papers(db, request.ok_or_else(|| missing("request"))?)
}

/// The children of a request, in its order.
pub(crate) fn children(db: &Connection, id: RequestId) -> Result<Vec<ChildId>, Refusal> {
    Ok(one(db, id)?.details.children)
}

fn with_papers(db: &Connection, mut request: Request) -> Result<Request, Refusal> {
    let mut select = db.prepare_cached("SELECT paper, at FROM paper WHERE request = ?1 ORDER BY paper")?;
    let rows = select
        .query_map(params![request.id.0], |row| Ok(PaperReceived { paper: row.get("paper")?, at: row.get("at")? }))?;
    request.papers = rows.collect::<Result<_, _>>()?;
    Ok(request)
}

fn read(row: &Row) -> rusqlite::Result<Request> {
    Ok(Request {
        id: RequestId(row.get("id")?),
        family: FamilyId(row.get("family")?),
        details: RequestDetails {
            panel: PanelId(row.get("panel")?),
            children: row.get::<_, Json<_>>("children")?.0,
            reason: row.get("reason")?,
            outline: row.get("outline")?,
            workers: row.get::<_, Json<_>>("workers")?.0,
            gate: row.get::<_, Json<_>>("gate")?.0,
            received: row.get("received")?,
        },
        papers: Vec::new(),
        state: row.get::<_, Json<_>>("state")?.0,
        revision: row.get("revision")?,
    })
}

impl Book {
    /// One request. Refuses as `Missing`.
    pub fn request(&self, id: RequestId) -> Result<Request, Refusal> {
        one(&self.db, id)
    }

    /// The requests of a family, oldest first.
    pub fn requests_of_family(&self, family: FamilyId) -> Result<Vec<Request>, Refusal> {
        let sql = format!("SELECT {COLUMNS} FROM request WHERE family = :family ORDER BY received, id");
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(named_params! { ":family": family.0 }, read)?;
        rows.map(|request| with_papers(&self.db, request?)).collect()
    }

    /// The requests that are in somebody's hands, oldest first: waiting for screening or a slot, on an agenda and not
    /// heard yet, or received since that moment. How many there are does not grow with the book.
    pub fn requests_in_hand(&self, since: DateTime<Utc>) -> Result<Vec<Request>, Refusal> {
        let sql = format!(
            "SELECT {COLUMNS} FROM request
             WHERE state ->> '$.kind' IN ('received', 'accepted') OR received >= :since
             OR id IN (SELECT request FROM item WHERE state ->> '$.kind' IN ('waiting', 'running'))
             ORDER BY received, id"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(named_params! { ":since": since }, read)?;
        rows.map(|request| with_papers(&self.db, request?)).collect()
    }

    /// Every request, oldest first; of one panel where it is given.
    pub fn requests(&self, panel: Option<&PanelId>) -> Result<Vec<Request>, Refusal> {
        let sql =
            format!("SELECT {COLUMNS} FROM request WHERE (:panel IS NULL OR panel = :panel) ORDER BY received, id");
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(named_params! { ":panel": panel.map(|panel| &panel.0) }, read)?;
        rows.map(|request| with_papers(&self.db, request?)).collect()
    }
}
