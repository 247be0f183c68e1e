//! Reviews that a panel decided, read from the tables `record`, `item` and `meeting`: no row is kept for one.

use chrono::{Days, NaiveDate};
use rusqlite::named_params;

use crate::book::open_book::Book;
use crate::ids::{ChildId, ItemId, PanelId, RecordId, RequestId};
use crate::meeting::returning::DecidedReview;
use crate::refusal::Refusal;

/// No review is set so far ahead.
const REVIEWED_WITHIN: Days = Days::new(2 * 366);

impl Book {
    /// The reviews that a panel decided for a day between these two, both included, of children whom it has not heard since:
    /// the earliest first. How many there are does not grow with the book, so long as the days do not.
    pub fn decided_reviews(
        &self,
        panel: &PanelId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<DecidedReview>, Refusal> {
        // Whatever was decided longer ago than this was not decided for a day between them.
        let held_since = from.checked_sub_days(REVIEWED_WITHIN).unwrap_or(from);
        let mut select = self.db.prepare_cached(
            "SELECT record.id AS id, record.item AS item, record.child AS child, item.request AS request, meeting.date AS held,
             record.review ->> '$.date' AS reviewed
             FROM meeting CROSS JOIN record ON record.meeting = meeting.id CROSS JOIN item ON item.id = record.item
             WHERE meeting.panel = :panel AND meeting.date BETWEEN :since AND :to
             AND record.review ->> '$.kind' = 'on' AND reviewed BETWEEN :from AND :to
             AND item.state ->> '$.kind' IN ('running', 'finished')
             AND NOT EXISTS (
                 SELECT 1 FROM record AS later CROSS JOIN item AS heard ON heard.id = later.item
                 CROSS JOIN meeting AS sat ON sat.id = later.meeting
                 WHERE later.child = record.child AND sat.panel = meeting.panel AND sat.date > meeting.date
                 AND heard.state ->> '$.kind' = 'finished')
             ORDER BY reviewed, record.item, record.id",
        )?;
        let rows = select.query_map(
            named_params! { ":panel": panel.0, ":since": held_since, ":from": from, ":to": to },
            |row| {
                Ok(DecidedReview {
                    record: RecordId(row.get("id")?),
                    item: ItemId(row.get("item")?),
                    child: ChildId(row.get("child")?),
                    request: RequestId(row.get("request")?),
                    held: row.get("held")?,
                    on: row.get("reviewed")?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
