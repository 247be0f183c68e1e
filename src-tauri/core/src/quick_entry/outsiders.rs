//! People and services outside the room, and the words that look like them and are not. Data: add to the lists as panels
//! find more.

use crate::text::verbs::is_verb;

/// What people and services outside the room are called: the last word of it.
const OUTSIDERS: &str = "mum mother mam mam's dad father stepfather stepmother parents grandmother grandfather \
    grandparents nan gran grandma grandad aunt auntie uncle sister brother cousin family carer carers school nursery college \
    academy gp doctor surgery visitor nurse midwife midwifery police officer housing legal solicitor lawyer barrister \
    hospital probation fostering provider landlord guardian advocate advocacy interpreter therapist psychologist \
    psychiatrist consultant paediatrician teacher head headteacher senco worker manager coordinator team service services \
    lead practitioner keyworker dentist counsellor mentor agency council cafcass mash camhs yot yjs lado iro psw assessor \
    staff placement home unit clerk admin finance commissioning business contact centre health education transport \
    commissioner registrar supervisor buddy tutor childminder employer";

pub(super) fn is_outsider(word: &str) -> bool {
    OUTSIDERS.split_whitespace().any(|outsider| outsider == word)
}

/// Words that no name of a person or service has inside.
pub(super) fn is_joining(word: &str) -> bool {
    matches!(
        word,
        "with"
            | "of"
            | "for"
            | "by"
            | "on"
            | "in"
            | "at"
            | "that"
            | "from"
            | "about"
            | "between"
            | "to"
            | "and"
            | "or"
            | "how"
            | "whether"
            | "if"
            | "is"
            | "was"
            | "has"
            | "not"
            | "wants"
            | "needs"
    )
}

/// Nouns that begin a line with a capital and are nobody's name.
const NOUNS: &str = "meeting plan need needs assessment support referral discussion review contact work report visit \
    letter agreement funding request chronology consideration action actions decision decisions aim focus priority \
    objective outcome intention application statement placement search therapy session sessions transport hope time \
    date invitation invite email call consent permission risk concern concerns evidence information updates update \
    statutory strategy legal genogram viability opportunity process proposal recommendation option options step steps \
    this that it these there then also next new further more direct life respite supervision training";

pub(super) fn is_not_a_noun(word: &str) -> bool {
    !NOUNS.split_whitespace().any(|noun| noun == word) && !is_verb(word)
}
