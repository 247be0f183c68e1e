//! What is the same of every change of a kind: its id, its words, what it is read for, and the tables that it writes.

/// The field `based_on` of a variant, where it has one. Each field comes as a pair: its name to compare, and its binding.
macro_rules! based_on {
    () => { None };
    ([based_on $field:ident] $($rest:tt)*) => { Some($field) };
    ([$other:ident $field:ident] $($rest:tt)*) => { based_on!($($rest)*) };
}

/// Makes `Change` and `ChangeKind` of one list, so that no kind's id stands twice. Each kind is written as a variant of an
/// enum, under `#[kind(id, words, class, [tables])]`:
///
/// - the id, with its version, as it stands in the ledger;
/// - what its author did, in words that name nobody, as the screen *Book* says it after their name;
/// - its `Class`;
/// - the `Table`s in which applying it writes rows.
///
/// It is a macro of our own because what serde calls a variant cannot be read back, and strum keeps names of its own.
macro_rules! kinds {
    ($(
        $(#[doc = $doc:literal])*
        #[kind($id:literal, $words:literal, $class:ident, [$($table:ident),*])]
        $name:ident { $($(#[$about:meta])* $field:ident: $type:ty),* $(,)? },
    )*) => {
        /// One change. `kind` carries the version.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all_fields = "camelCase")]
        pub enum Change {$(
            $(#[doc = $doc])*
            #[doc = ""]
            #[doc = concat!("Its author ", $words, ".")]
            #[serde(rename = $id)]
            $name { $($(#[$about])* #[doc = field!($field)] $field: $type),* },
        )*}

        /// Which change it is, without what it says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind {$(
            $(#[doc = $doc])*
            #[doc = ""]
            #[doc = concat!("Its author ", $words, ".")]
            $name,
        )*}

        impl Change {
            /// Which change it is.
            pub fn kind(&self) -> ChangeKind {
                match self {$(
                    Self::$name { .. } => ChangeKind::$name,
                )*}
            }

            /// The entry that had last changed what it changes, where it says so.
            #[allow(unused_variables)]
            pub fn based_on(&self) -> Option<EntryId> {
                let based_on: Option<&EntryId> = match self {$(
                    Self::$name { $($field),* } => based_on!($([$field $field])*),
                )*};
                based_on.copied()
            }

            /// The same, based on another entry; as it is where it is based on none.
            #[allow(unused_variables)]
            pub fn based_now_on(mut self, entry: EntryId) -> Self {
                let based_on: Option<&mut EntryId> = match &mut self {$(
                    Self::$name { $($field),* } => based_on!($([$field $field])*),
                )*};
                if let Some(based_on) = based_on {
                    *based_on = entry;
                }
                self
            }
        }

        impl ChangeKind {
            /// Every kind that this version writes.
            pub const ALL: &[ChangeKind] = &[$(ChangeKind::$name),*];

            /// As it stands in the ledger, with its version: `record.section/1`.
            pub fn id(self) -> &'static str {
                match self {$(
                    Self::$name => $id,
                )*}
            }

            /// What its author did: "wrote in a record".
            pub fn words(self) -> &'static str {
                match self {$(
                    Self::$name => $words,
                )*}
            }

            /// What it is read for.
            pub fn class(self) -> Class {
                match self {$(
                    Self::$name => Class::$class,
                )*}
            }

            /// The tables in which it writes rows.
            pub fn tables(self) -> &'static [Table] {
                match self {$(
                    Self::$name => &[$(Table::$table),*],
                )*}
            }
        }
    };
}

/// What a kind is read for, before anything of its payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It alters who may write what (`Access`): none speaks of a child, so none is ever disposed of.
    Access,
    /// It is done in a meeting, and an undo puts back what it changed (`Undo::Act`).
    Act,
    /// It says where a meeting's acts begin, or which of them was undone or done again (the rest of `Undo`).
    Bound,
    /// Neither.
    Other,
}

/// The tables that changes fill. Those told by the ledger alone write in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// What the book is called and how its window hides; one row.
    Book,
    /// People with their roles, and whether they can still open the book.
    Person,
    /// Adopted profiles, a row a version.
    Panel,
    /// Where each panel meets and who sits on it as a rule.
    Arrangement,
    /// The council's own one-off holidays.
    Holiday,
    /// The book's own plain words for terms (PS-9).
    Glossary,
    /// Planned and held meetings.
    Meeting,
    /// Children, each with the family they belong to.
    Child,
    /// Families that only named people see.
    Restriction,
    /// Who has an interest in which family.
    Interest,
    /// Requests for a slot.
    Request,
    /// Papers that came for a request.
    Paper,
    /// Items on agendas.
    Item,
    /// Attendance, a row a person and meeting.
    Attendee,
    /// Records, but for the text of their sections.
    Record,
    /// The text of records, a row a section.
    Section,
    /// What a record says of somebody else and may stand.
    Finding,
    /// Signed versions of records.
    Version,
    /// Requests to amend a signed record (PS-2).
    Amendment,
    /// Actions.
    Action,
}

impl Table {
    /// As its SQL calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Book => "book",
            Table::Person => "person",
            Table::Panel => "panel",
            Table::Arrangement => "arrangement",
            Table::Holiday => "holiday",
            Table::Glossary => "glossary",
            Table::Meeting => "meeting",
            Table::Child => "child",
            Table::Restriction => "restriction",
            Table::Interest => "interest",
            Table::Request => "request",
            Table::Paper => "paper",
            Table::Item => "item",
            Table::Attendee => "attendee",
            Table::Record => "record",
            Table::Section => "section",
            Table::Finding => "finding",
            Table::Version => "version",
            Table::Amendment => "amendment",
            Table::Action => "action",
        }
    }
}

impl super::ChangeKind {
    /// The kind of that id; none where a newer version wrote it, or an older one (see `older_kinds::kind`).
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// Its id without the version: `record.section`.
    pub fn name(self) -> &'static str {
        self.id().split('/').next().unwrap_or_default()
    }

    /// Whether it writes rows in one of these tables.
    pub fn writes_in(self, tables: &[Table]) -> bool {
        self.tables().iter().any(|table| tables.contains(table))
    }
}

impl std::fmt::Display for super::ChangeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}
