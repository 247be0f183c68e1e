//! A family that only named people see: for everybody else it is not there, whatever is asked.

use chrono::NaiveDate;

use super::county::{County, PASSPHRASE, Placed, child};
use crate::book::restricted_view::VEILED;
use crate::book::tables::DERIVED;
use crate::book::{Book, Draft, WhichReads};
use crate::ids::{AttendeeId, ChildId, EntryId, FamilyId, PanelId, PersonId};
use crate::ledger::change::Concerns;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails};
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

const ADA: &str = "seven green lamps";
const WORDS: &str = "He told his teacher about the cellar.";
/// None of these is in anything that whoever is not named can read.
const SECRETS: [&str; 6] = ["Ilinca", "Țepeș", "cellar", "Imogen Fairweather", "half typed", "a signed record"];

/// A restricted family with all there is about one, another that is not, and a chair who alone is named.
fn restricted(seed: u64) -> (County, Placed, Placed, PersonId) {
    let mut county = County::new(seed);
    let ada = add_chair(&mut county, "Ada Fenn", ADA);
    let (secret, other) = (county.place("Ilinca", "Țepeș"), county.place("Carys", "Llewellyn"));
    county.hear(&secret);
    county.write(&secret, "discussion", WORDS);
    let attendee = AttendeeId(county.id());
    county.say(Change::AttendeeSet { attendee, details: presenter(&secret), based_on: EntryId::NONE });
    county.sign(&secret, b"a signed record");
    let field = format!("record/{}/section/discussion", secret.record);
    let draft = Draft { field, text: "half typed".into(), based_on: String::new(), at: county.now };
    county.book.put_draft(&draft).unwrap();
    restrict(&mut county, secret.family, &[ada]);
    (county, secret, other, ada)
}

fn add_chair(county: &mut County, name: &str, secret: &str) -> PersonId {
    county.add(name, &[Role::Chair], secret)
}

fn restrict(county: &mut County, family: FamilyId, people: &[PersonId]) {
    let based_on = county.book.restriction(family).unwrap().map_or(EntryId::NONE, |known| known.revision);
    let pseudonym = county.book.pseudonym(family).unwrap();
    county.say(Change::FamilyRestricted { family, people: people.to_vec(), pseudonym, based_on });
}

fn presenter(placed: &Placed) -> AttendeeDetails {
    AttendeeDetails {
        meeting: placed.meeting,
        name: "Imogen Fairweather".into(),
        role: "sw".into(),
        agency: String::new(),
        mode: AttendanceMode::Room,
        state: AttendanceState::Present,
        deputy_for: None,
        observer: false,
        direct_contact: false,
        item: Some(placed.item),
        arrived: None,
        left: None,
        away: Vec::new(),
    }
}

/// Every answer that the book gives, as text.
fn everything(book: &Book, about: &Placed) -> String {
    let (early, late) = (NaiveDate::MIN, NaiveDate::MAX);
    let fsf = PanelId("fsf".into());
    let long_ago = "1990-01-01T00:00:00Z".parse().unwrap();
    let all = [
        format!("{:?}", book.children("", 0, 100)),
        format!("{:?}", book.children("ilinca", 0, 100)),
        format!("{:?}", book.child(about.child)),
        format!("{:?}", book.family(about.family)),
        format!("{:?}", book.requests(None)),
        format!("{:?}", book.requests_in_hand(long_ago)),
        format!("{:?}", book.requests_of_family(about.family)),
        format!("{:?}", book.request(about.request)),
        format!("{:?}", book.items(about.meeting)),
        format!("{:?}", book.item(about.item)),
        format!("{:?}", book.items_of_request(about.request)),
        format!("{:?}", book.attendees(about.meeting)),
        format!("{:?}", book.names_of_workers()),
        format!("{:?}", book.names()),
        format!("{:?}", book.record(about.record)),
        format!("{:?}", book.records(about.meeting)),
        format!("{:?}", book.records_of_child(about.child)),
        format!("{:?}", book.records_in_hand(&fsf, 9, early)),
        format!("{:?}", book.all_records()),
        format!("{:?}", book.actions(about.record)),
        format!("{:?}", book.versions(about.record)),
        format!("{:?}", book.version(about.record, 1)),
        format!("{:?}", book.amendments(about.record)),
        format!("{:?}", book.accepted_findings(about.record)),
        format!("{:?}", book.drafts()),
        format!("{:?}", book.meetings(early, late, None)),
        format!("{:?}", book.undoable(about.meeting)),
        format!("{:?}", book.decisions_before(about.record, EntryId::NONE)),
        format!("{:?}", book.changes_about(Concerns::Child(about.child))),
        format!("{:?}", book.changes_about(Concerns::Family(about.family))),
        format!("{:?}", book.ledger_entries(0, 10_000)),
        format!("{:?}", (1..=book.ledger_length().unwrap()).map(|seq| book.change(seq)).collect::<Vec<_>>()),
        format!("{:?}", book.restrictions()),
        format!("{:?}", book.readings(WhichReads::default(), 0, 100)),
    ];
    all.join("\n")
}

#[test]
fn no_question_answers_with_what_is_hidden_and_everything_else_is_as_it_was() {
    let (mut county, secret, other, ada) = restricted(400);
    let sha256 = county.book.unveiled(|book| book.version(secret.record, 1)).unwrap().sha256;
    let seen = everything(&county.book, &secret);
    for word in SECRETS {
        assert!(!seen.contains(word), "{word}");
    }
    assert_eq!(county.book.child(secret.child).unwrap_err().code, RefusalCode::Missing);
    assert_eq!(county.book.blob(&sha256).unwrap_err().code, RefusalCode::Missing, "nor the signed PDF");
    assert_eq!(county.book.hidden_families().unwrap(), 1);
    let slots = county.book.hidden_slots(secret.meeting).unwrap();
    assert_eq!((slots.len(), slots[0].minutes, slots[0].open), (1, 20, false), "the time that it takes is known");
    assert!(everything(&county.book, &other).contains("Carys"));

    assert_eq!(county.book.verify().unwrap().fault, None, "the walk reads what is hidden too");
    assert!(county.book.rebuild().unwrap().same);
    assert!(!everything(&county.book, &secret).contains("Ilinca"), "and hides it again afterwards");

    let (_home, folder, by, device) = county.close();
    let book = Book::open(&folder, by, PASSPHRASE, device).unwrap();
    assert!(!everything(&book, &secret).contains("Ilinca"), "as it does from the first moment");
    drop(book);
    let book = Book::open(&folder, ada, ADA, device).unwrap();
    let seen = everything(&book, &secret);
    // The file is asked for by its hash; what somebody else typed is theirs.
    for word in SECRETS.iter().filter(|word| !["a signed record", "half typed"].contains(word)) {
        assert!(seen.contains(word), "{word} for whoever is named");
    }
    assert_eq!(book.blob(&sha256).unwrap(), b"a signed record");
    assert_eq!(book.hidden_families().unwrap(), 0);
}

#[test]
fn nothing_is_written_about_what_is_hidden_and_nobody_lets_themselves_in() {
    let (mut county, secret, other, ada) = restricted(401);
    let (by, at) = (county.by, county.now);
    let Placed { record, child: about, family, item, request, .. } = secret;
    let pseudonym = county.book.pseudonym(family).unwrap();
    let based_on = county.book.restriction(family).unwrap().unwrap().revision;
    let section = |based_on| Change::SectionWritten {
        record,
        child: about,
        section: "discussion".into(),
        text: "Overwritten".into(),
        based_on,
    };
    let details = presenter(&secret);
    let length = county.book.ledger_length().unwrap();
    for (change, code) in [
        (section(EntryId::NONE), RefusalCode::Missing),
        (Change::RecordExported { record, child: about, at, version: 1 }, RefusalCode::Missing),
        (
            Change::ChildAdded { child: ChildId(county.id()), family, details: child("New", "Țepeș") },
            RefusalCode::Missing,
        ),
        (Change::ItemRemoved { item, family }, RefusalCode::Missing),
        (
            Change::PaperCame {
                request,
                family,
                paper: crate::meeting::request::PaperReceived { paper: "x".into(), at },
            },
            RefusalCode::Missing,
        ),
        (Change::FamilyOpened { family, based_on }, RefusalCode::Missing),
        (Change::FamilyRestricted { family, people: vec![ada, by], pseudonym, based_on }, RefusalCode::NotAllowed),
        (Change::FamilyRestricted { family, people: vec![], pseudonym, based_on }, RefusalCode::Invalid),
    ] {
        let refusal = county.commit(std::slice::from_ref(&change)).unwrap_err();
        assert_eq!(refusal.code, code, "{change:?}: {refusal}");
    }
    let row = AttendeeId(county.id());
    assert!(
        county.commit(&[Change::AttendeeSet { attendee: row, details, based_on: EntryId::NONE }]).is_err(),
        "nor attendance"
    );
    let moved = county.book.child(other.child).unwrap().revision;
    let join = Change::ChildFamilySet { child: other.child, family, based_on: moved };
    assert_eq!(county.commit(&[join]).unwrap_err().code, RefusalCode::Missing);
    assert_eq!(county.book.ledger_length().unwrap(), length, "nothing was written");

    let grace = add_chair(&mut county, "Grace Odell", "nine tall ladders");
    restrict(&mut county, family, &[ada, grace]);
    assert_eq!(
        county.book.hidden_families().unwrap(),
        1,
        "a further chair is named; whoever did it still sees nothing"
    );
    let refusal = county.book.remove_person(grace, "Left", at, &mut county.entropy);
    assert!(refusal.is_ok(), "there is another chair");
    let refusal = county.book.remove_person(ada, "Left", at, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongState, "the last one stays: {refusal}");
    assert_eq!(county.book.hidden_families().unwrap(), 1);
    assert!(!everything(&county.book, &secret).contains("Ilinca"), "under the new key as well");
}

#[test]
fn open_headers_do_not_say_whose_it_is_and_what_was_before_is_still_found() {
    let mut county = County::new(402);
    let placed = county.place("Ilinca", "Țepeș");
    let by = county.by;
    let based_on = county.book.person(by).unwrap().revision;
    let roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
    county.say(Change::PersonRolesSet { person: by, roles, based_on });
    let based_on = county.book.meeting(placed.meeting).unwrap().revision;
    let (meeting, at) = (placed.meeting, county.now);
    let state = crate::meeting::sitting::MeetingState::Running;
    county.say(Change::MeetingStateSet { meeting, state, at, based_on });
    county.write(&placed, "discussion", "First");
    restrict(&mut county, placed.family, &[by]);
    let pseudonym = county.book.pseudonym(placed.family).unwrap();
    assert_ne!(pseudonym.0, placed.family.0);
    let (attendee, radu) = (AttendeeId(county.id()), county.id());
    let length = county.book.ledger_length().unwrap();
    let second = county.write(&placed, "discussion", "Second");
    county.say(Change::AttendeeSet { attendee, details: presenter(&placed), based_on: EntryId::NONE });
    county.say(Change::ChildAdded { child: ChildId(radu), family: placed.family, details: child("Radu", "Țepeș") });
    let new = (county.book.ledger_length().unwrap() - length) as u32;
    for entry in county.book.ledger_entries(0, new).unwrap() {
        assert_eq!(entry.concerns, Concerns::Restricted(pseudonym), "{}", entry.kind);
    }
    let about = county.book.changes_about(Concerns::Child(placed.child)).unwrap();
    let said: Vec<_> = about.iter().filter(|(entry, _)| entry.kind == ChangeKind::SectionWritten.id()).collect();
    assert_eq!(said.len(), 2, "before it was restricted, and since");
    let at = county.at();
    county.book.undo(placed.meeting, second, at, &mut county.entropy).unwrap();
    assert_eq!(county.book.record(placed.record).unwrap().sections["discussion"].text, "First");

    // The book gets another key when somebody is removed; the family keeps its name there.
    let ada = add_chair(&mut county, "Ada Fenn", ADA);
    county.book.remove_person(ada, "Left", at, &mut county.entropy).unwrap();
    assert_eq!(county.book.pseudonym(placed.family).unwrap(), pseudonym);
    let based_on = county.book.restriction(placed.family).unwrap().unwrap().revision;
    county.say(Change::FamilyOpened { family: placed.family, based_on });
    county.write(&placed, "discussion", "Third");
    let length = county.book.ledger_length().unwrap();
    let last = county.book.ledger_entry(length).unwrap().unwrap();
    assert_eq!(last.concerns, Concerns::Child(placed.child), "open again, it is called what it is");
    let about = county.book.changes_about(Concerns::Child(placed.child)).unwrap();
    assert_eq!(about.iter().filter(|(entry, _)| entry.kind == ChangeKind::SectionWritten.id()).count(), 4);
    assert_eq!(county.book.verify().unwrap().fault, None);
}

#[test]
fn every_table_that_the_ledger_fills_is_veiled_or_says_nothing_of_a_child() {
    let harmless = ["void", "book", "person", "panel", "arrangement", "holiday", "glossary", "meeting", "restriction"];
    for table in DERIVED.iter().filter(|table| !harmless.contains(table)) {
        assert!(VEILED.iter().any(|(veiled, _)| veiled == table), "{table}");
    }
}
