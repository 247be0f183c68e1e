//! The insider: somebody with a passphrase of the book, or who had one, with this program's own core and with SQLCipher.
//! Each thing that they could try against signatures, ledger and book, and where it has to be found. **R** a reader,
//! **M** a minute taker, **C** a chair, **A** an administrator, **X** somebody whose access was taken away; *own key*
//! is one that they enrolled for themselves and know. *Walk* is `quorate ledger verify`, *verify* is `quorate verify`;
//! both end with exit code 1 and a sentence of the finding's own. *Remembers*: on a machine that saw the book before.
//!
//! | attack | who | must be found | the sentence says |
//! | --- | --- | --- | --- |
//! | **Records** | | | |
//! | the authority's key, and the register's, read out of the book | R M C X | at every row: not theirs to open | it is sealed to others |
//! | a certificate in the chair's name by an authority of the same name; a record signed with it | R | verify with book; with `--trust` | the ledger has no such file; another authority of that name |
//! | the same, with the forger's certificate put into `person` and the file into `blob` and `version` by SQL | R | verify | the ledger has no such file |
//! | the same, with entries for certificate and signature under own key | R | verify, walk | does not name it; entry: had no right |
//! | a record that the chair's own key signed, past the book | C | verify | the ledger has no such file |
//! | the authority certifies a key that the chair never asked for, and signs a record with it | A | verify, commit | the ledger does not name it; may not sign |
//! | a signature moved to another record | R | verify | taken from another file |
//! | a stored signed record exchanged in `blob` | R | walk | the stored file |
//! | a second person of the chair's name; in other letters, spaces, capitals, look-alikes | A | commit | there is one of that name |
//! | a register with a line altered | R | verify | altered |
//! | a register signed by an authority of the same name | R | verify, with book and with trust | another authority |
//! | a register, signed with the true key, that lists a record which the ledger does not name | A | verify with book | the ledger has no such file |
//! | **Entries** | | | |
//! | makes themselves administrator through the core | R M C | commit | may not |
//! | makes themselves administrator by an entry under own key | R | walk | had no right |
//! | an entry in another's name, with own key | R | walk | not enrolled for them |
//! | an entry in another's name, with a made-up key | R | walk | nobody enrolled it |
//! | an entry in their own name, with a made-up key | R | walk | nobody enrolled it |
//! | a key enrolled for the chair, signed with own key | R | walk | only they themselves |
//! | a key enrolled for the chair, signed with that very key | R | walk | nobody enrolled it |
//! | the chair's public key enrolled as one's own | R | commit, or counts for nothing | another's key |
//! | minutes written under own key | R | walk | had no right |
//! | an entry after removal, with the key of before | X | walk | no key of theirs counts |
//! | an entry of before removal, put into its place, everything after it numbered and hashed anew | X R | walk, only where it remembers | another ledger than was seen |
//! | entries deleted at the end, the head left | R | walk | ends at another entry |
//! | entries deleted at the end, the head signed with own key | R | walk, remembers; by a register | older than was seen; lacks what was listed |
//! | one deleted in the middle, nothing else | R | walk | missing |
//! | one deleted in the middle, everything after it made right, the head signed | R | walk | one is missing before |
//! | the taking back of a role deleted, everything after made right | R | walk | not based on what is |
//! | two of one author swapped, all made right | R | walk | order |
//! | two of different authors swapped, all made right | R | walk, only where it remembers | another ledger than was seen |
//! | an entry said twice (another id); an author's line forked | R, M | walk | not signed; does not follow |
//! | a payload replaced; with its hash made right | R | walk | not what was written; not signed |
//! | a payload destroyed without a disposal; with one under own key | R | walk | gone; had no right |
//! | a time altered in the header | R | walk | not signed |
//! | an entry of M dated before their last, under own key | M | walk | clock went back |
//! | the head's number, hash, key, signature | R | walk | the end is not what was signed |
//! | an entry of another book put in | R | walk | not signed |
//! | **Tables** | | | |
//! | each table of `sqlite_schema` altered, once; but `draft`, `secret` and `pulse`, of which nobody can tell | R | walk | the table by name, or what it is of |
//! | `void` filled with an honest entry, and emptied of a forged one | R | walk | does not follow |
//! | a trigger, a view, a further table in the database | R | walk | not of the book |
//! | the list of who sees a restricted family wiped: by SQL, through the core, by an entry under own key | R | walk, commit, walk | restriction; may not; had no right |
//! | **Keys and copies** | | | |
//! | old `keys.json`, old `book.db`, both | X | opening, remembers | older; not of this book |
//! | the database before last week's, same key | R | opening, remembers | older than was seen |
//! | a backup in the book's place, without its mark | R | opening, remembers | older than was seen |
//! | the chair's key slot altered; put under another name; exchanged for one's own | R | opening, walk | the key slot |
//! | a slot's cost lowered, and made so high that nothing opens | R | opening, walk | the key slot |
//! | a removed person's slot put back into `keys.json` | X R | opening, walk | no longer counts |
//! | an invitation used twice: with the old `keys.json`, and by an entry with its key | R | settling in; walk | used; ended |
//! | a recovery key that enrols a chair's key; an administrator's "renewal" with it | A | walk | only lets administrators in, and says so |
//! | the sealed authority exchanged, through the core and by SQL | R | put, walk by whom it is sealed to | only an administrator; not what was sealed |
//! | somebody let in by the recovery key who is no administrator | – | opening | not an administrator |
//! | **Looks and drafts** | | | |
//! | the last looks cut, the end of the stream left; made right | R | walk; remembers nothing: only by later looks | cut short |
//! | a look taken out of the middle | R | walk | missing |
//! | whose look it was altered; signed anew with own key | R | walk | not what was written; not by them |
//! | the beginning moved on without an entry | R | walk | not accounted for |
//! | a whole stream deleted, its looks left; its looks too | R | walk; by nobody | lost its end |
//! | a draft of somebody else, through the core | R | reading | nothing there |

mod county;
mod program;

#[path = "insider/entries.rs"]
mod entries;
#[path = "insider/forge.rs"]
mod forge;
#[path = "insider/ground.rs"]
mod ground;
#[path = "insider/keys.rs"]
mod keys;
#[path = "insider/moved.rs"]
mod moved;
#[path = "insider/office.rs"]
mod office;
#[path = "insider/reads.rs"]
mod reads;
#[path = "insider/records.rs"]
mod records;
#[path = "insider/tables.rs"]
mod tables;
#[path = "insider/trial.rs"]
mod trial;

use ground::{Ground, Trial};

type Check = fn(&Ground, &mut Trial);

const CHECKS: [Check; 13] = [
    records::a_record_that_the_book_did_not_see_signed_is_refused,
    office::an_administrator_signs_in_nobody_elses_name_and_registers_vouch_for_nothing_more,
    entries::what_nobody_may_say_through_the_core_is_refused,
    entries::an_entry_that_its_author_might_not_write_counts_for_nothing,
    entries::an_entry_that_was_altered_is_found,
    moved::entries_taken_out_or_moved_are_found,
    moved::an_older_copy_in_the_books_place_is_noticed_where_the_book_was_seen,
    keys::a_door_key_opens_nothing_but_its_door,
    keys::a_key_slot_that_is_not_the_books_is_found,
    reads::looks_cut_altered_or_signed_anew_are_found,
    reads::what_somebody_else_was_typing_and_a_restricted_family_stay_theirs,
    tables::each_table_altered_behind_the_ledger_is_found,
    tables::what_is_no_part_of_the_book_is_found_in_its_database,
];

#[test]
fn whatever_an_insider_forges_is_found() {
    let ground = Ground::new();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut trial = Trial::default();
        while let Some(check) = CHECKS.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&ground, &mut trial)));
            trial.holds("the test itself", done.is_ok(), "");
        }
        trial
    };
    let (one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        (work(), other.join().expect("the other half"))
    });
    one.and(two).end();
}
