//! Verbs that begin a piece of work. Data: add to the list as panels find more.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::folding::key;

/// What people are asked to do, as it is written after "to".
static VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| LIST.split_whitespace().map(key).collect());
const LIST: &str = "abstain accept access accompany act action add address adopt advise agree allocate allow alert analyse answer apply \
    appoint appeal approach approve arrange ask assess assign assist attach attend audit authorise avoid await begin book bring \
    broker brief build buy call cancel carry cease chair change chase check circulate clarify clear close collate collect \
    commence commission communicate complete compile conclude conduct confirm consider consult contact continue \
    contribute convene co-ordinate coordinate come coach copy countersign cover create cross-check deal debrief decide define \
    deliver develop diarise devise discharge discuss distribute do document draft draw drop elicit email e-mail encourage end \
    engage enquire ensure enrol enter escalate establish evaluate examine explain explore extend facilitate fax feed file fill \
    finalise find finish fix flag follow formulate forward fund gain gather get give go hand have hear help hold identify \
    implement include increase inform initiate inspect instruct introduce investigate invite issue join keep lead let \
    liaise link list live locate log look mail maintain make map measure mediate meet message monitor move name negotiate note \
    notify observe obtain offer open order organise oversee participate pass pay phone pick place plan post prepare present \
    progress promote propose provide publish purchase pursue put raise re-refer read reassess rearrange receive reconvene refresh recommend record \
    recruit reduce refer register remind remove renew reply report request research resend resolve respond rerun return \
    revise revisit review ring risk-assess run safeguard scan schedule screen search secure see seek send serve set shadow share \
    show sign signpost sit sort source sleep speak spend start stay stop strengthen submit summarise supervise supply support surrender \
    suspend tackle take talk task teach tell terminate test text think trace track train transfer translate transport triage try \
    turn undertake update upload use verify view visit widen wait walk weigh withdraw work write";

/// Whether a word is a verb in the form that follows "to".
pub fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}
