//! Why an entry does not count, in one plain sentence each.

/// Why an entry does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The book was made before, or not yet.
    Beginning,
    /// It is not what was signed, or was signed by somebody else.
    Signature,
    /// Nobody enrolled the key for whom it names.
    StrangeKey {
        /// Whom the entry names.
        name: String,
    },
    /// Signed with a key that had ended: their access was taken away, or their passphrase changed.
    WithdrawnKey {
        /// Whose key it was.
        name: String,
    },
    /// An invitation was used for something else than a key of one's own.
    Invitation {
        /// Whose invitation it was.
        name: String,
    },
    /// The recovery key was used for something else than letting an administrator in.
    RecoveryKey,
    /// It says that the recovery key was used, and is not signed with it.
    NotRecovery,
    /// The recovery key lets administrators in and nobody else.
    NotAdministrator {
        /// Whom it would have let in.
        name: String,
    },
    /// Only the person themselves may say it.
    OfAnother {
        /// Who wrote it.
        name: String,
    },
    /// The author's roles did not allow it then.
    NoRight {
        /// Who wrote it.
        name: String,
        /// What the right says to whoever lacks it.
        refusal: String,
    },
    /// It changes a name or roles from what they were not: an entry was taken out or moved.
    Unfounded {
        /// Whose roles it would have changed.
        name: String,
    },
    /// It adds what is there, or speaks of somebody who is not.
    Nobody,
    /// What it said about access is gone.
    Gone,
    /// Its header says that it is about somebody else than it is.
    Misfiled,
}

impl Wrong {
    /// What is wrong, to follow "Entry 7 of the ledger".
    pub fn words(&self) -> String {
        match self {
            Wrong::Beginning => "claims to make the book, which only its first entry does: it does not count".into(),
            Wrong::Signature => "was not signed by whom it names, or was altered since: it does not count".into(),
            Wrong::StrangeKey { name } => {
                format!("was signed with a key that was never enrolled for {name} on that machine: it does not count")
            }
            Wrong::WithdrawnKey { name } => {
                format!("was signed with a key of {name} that no longer counted: it does not count")
            }
            Wrong::Invitation { name } => {
                format!("was signed with the invitation of {name}, which is good for settling in alone: it does not count")
            }
            Wrong::RecoveryKey => {
                "was signed with the recovery key, which lets an administrator in and does nothing else: it does not count"
                    .into()
            }
            Wrong::NotRecovery => {
                "says that the recovery key was used, and was not signed with it: it does not count".into()
            }
            Wrong::NotAdministrator { name } => {
                format!("uses the recovery key to let in {name}, who is no administrator: it does not count")
            }
            Wrong::OfAnother { name } => format!("says what only {name} could say: it does not count"),
            Wrong::NoRight { name, refusal } => {
                format!("says what {name} had no right to say then, so it does not count. {refusal}")
            }
            Wrong::Unfounded { name } => {
                format!("changes the name or the roles of {name} from what they were not then: it does not count")
            }
            Wrong::Nobody => {
                "speaks of somebody who is not in the book, or adds somebody who is: it does not count".into()
            }
            Wrong::Misfiled => "is filed under somebody whom it does not concern: it does not count".into(),
            Wrong::Gone => "has lost what it said about who may do what, which is never destroyed: it does not count".into(),
        }
    }
}
