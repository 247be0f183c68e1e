//! What a request lacks: it is kept as it came, and says what is still to come before it can be accepted or have a slot.

use super::request::RequestDetails;
use crate::panel::Profile;
use crate::panel::profile::{Reason, Seat};
use crate::refusal::Refusal;

/// What is wrong with a request, which cannot be kept so: nobody is meant, the panel does not take its reason, or does not
/// know somebody's role. What is not there yet is [`missing`], and can come later.
pub fn wrong(profile: &Profile, request: &RequestDetails) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if request.children.is_empty() {
        refusals.push(Refusal::invalid("children", "Add the child, or the siblings, that the request is about."));
    }
    if !request.reason.is_empty()
        && let Err(refusal) = Reason::taken(profile, &request.reason)
    {
        refusals.push(refusal);
    }
    if request.workers.iter().any(|worker| !profile.roles.iter().any(|role| role.id == worker.role)) {
        refusals.push(Refusal::invalid(
            "workers",
            "One worker has a role that this panel does not know; choose one from the list.",
        ));
    }
    refusals
}

/// What a request lacks before it can be accepted or have a slot, each at its field with a sentence that says what to do.
/// `of_review` is one that the panel itself asked for (CLAM-14): nobody has to agree to it again.
pub fn missing(profile: &Profile, request: &RequestDetails, of_review: bool) -> Vec<Refusal> {
    let mut missing = Vec::new();
    if request.reason.is_empty() {
        missing.push(Refusal::invalid("reason", "Choose why the family comes from the list."));
    }
    if request.outline.trim().is_empty() {
        missing.push(Refusal::invalid("outline", "Write a brief outline of why the slot is asked for."));
    }
    missing.extend(workers(profile, request));
    if !of_review {
        missing.extend(gate(profile, request));
    }
    missing
}

/// Whether a request may be accepted, or have a slot: nothing is wrong with it and nothing missing. All is told at once.
pub fn check(profile: &Profile, request: &RequestDetails, of_review: bool) -> Result<(), Vec<Refusal>> {
    let mut refusals = wrong(profile, request);
    refusals.extend(missing(profile, request, of_review));
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Those who must present the child are named (FSF-5, CLAM-12).
fn workers(profile: &Profile, request: &RequestDetails) -> Vec<Refusal> {
    let named = |id: &str| request.workers.iter().any(|worker| worker.role == id && !worker.name.trim().is_empty());
    let missing =
        profile.roles.iter().filter(|role| role.must_attend && role.seat == Seat::Presenter && !named(&role.id));
    missing.map(|role| Refusal::invalid("workers", format!("Name who attends as “{}”.", role.label))).collect()
}

/// Everybody who must agree first has agreed (CLAM-3).
fn gate(profile: &Profile, request: &RequestDetails) -> Vec<Refusal> {
    let agreed = |id: &str| request.gate.iter().any(|given| given.gate == id && !given.name.trim().is_empty());
    let missing = profile.requests.gate.iter().filter(|gate| !agreed(&gate.id));
    missing
        .map(|gate| Refusal::invalid("gate", format!("“{}” is missing: write who agreed and when.", gate.label)))
        .collect()
}
