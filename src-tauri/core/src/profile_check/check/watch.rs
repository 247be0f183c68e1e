//! Whether a threshold can be reached, and leads to a request that the panel takes.

use super::Check;
use super::references::ListedIds;
use crate::calendar::deadline::{Event, Span};
use crate::panel::Profile;

impl Check<'_> {
    pub(super) fn watch(&mut self, profile: &Profile, reasons: &ListedIds) {
        for (index, rule) in profile.watch.iter().enumerate() {
            let path = format!("watch[{index}]");
            self.leads_somewhere(&format!("{path}.reason"), &rule.reason, reasons);
            self.span_means_something(&format!("{path}.span"), &rule.span);
            if !matches!(rule.span, Span::Within { .. }) && self.stands(&["watch[].span"]) {
                let sentence = "A threshold is reached after what it counts from; write “within”, not “before”.";
                self.wrong(&format!("{path}.span"), sentence);
            }
            let of_a_panel =
                matches!(rule.from, Event::Meeting | Event::Signature | Event::Request | Event::PreviousMeeting);
            if of_a_panel && self.stands(&["watch[].from"]) {
                let sentence = "Children are watched from a day in their own lives; write “admission”, “birth”, or a key date such as “protection-plan”.";
                self.wrong(&format!("{path}.from"), sentence);
            }
        }
    }
}
