//! Children, born and unborn, and the family they share.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChildId, FamilyId};

/// Who or what a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SubjectKind {
    Child,
    /// No given name and no birth date yet (CLAM-1).
    Unborn,
    /// A peer group, school, neighbourhood or location (EFH-1).
    Context,
}

/// What is kept about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildDetails {
    pub kind: SubjectKind,
    /// Given names; empty for an unborn child. The whole name of a context.
    pub given: String,
    /// Family name; for an unborn child the mother's.
    pub surname: String,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// The date an unborn child is expected.
    pub expected: Option<NaiveDate>,
    /// The child's number in the case system.
    pub mosaic_id: String,
    pub address: String,
    /// When the child came into care, where they have.
    pub in_care_since: Option<NaiveDate>,
    /// Legal status in words: "section 20".
    pub legal_status: String,
}

/// A child of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Child {
    pub id: ChildId,
    pub family: FamilyId,
    pub details: ChildDetails,
    #[ts(type = "number")]
    pub revision: u64,
}
