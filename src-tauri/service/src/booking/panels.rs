//! Panels the book has adopted, and one-off holidays.

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::ids::PanelId;
use quorate_core::ledger::Change;
use quorate_core::meeting::arrangements::Arrangements;
use quorate_core::panel::read_out::{read_out, terms_words};
use quorate_core::panel::{self, Profile};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::profiles::read;
use crate::views::{Holiday, HolidaysView, PanelView};

impl Service {
    pub(crate) fn adopt_panel(&mut self, toml: String, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let profile = read(&toml)?;
        let sentence = format!("{} is set up, version {}.", profile.name, profile.version);
        let entry = self.commit(&[Change::PanelAdopted { panel: profile.id, version: profile.version, toml }], now)?;
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn set_holiday(&mut self, date: NaiveDate, name: String, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let name = name.trim().to_owned();
        let sentence = match name.as_str() {
            "" => "The day counts as a working day again.".to_owned(),
            name => format!("{name} no longer counts as a working day."),
        };
        let entry = self.commit(&[Change::HolidaySet { date, name }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// The panels of the book in their latest version, and the bundled ones it has not adopted: in an order that adopting
    /// one does not change.
    pub(crate) fn panels(&self) -> Result<Vec<PanelView>, Refusal> {
        let mut views = Vec::new();
        for adopted in self.book.panels()? {
            let profile = self.profile(&adopted.panel, adopted.version)?;
            views.push(PanelView {
                adopted_version: Some(adopted.version),
                bundled_version: bundled(&adopted.panel).transpose()?.map(|profile| profile.version),
                venues: self.arrangements(&adopted.panel)?.venues,
                rules: read_out(&profile),
                terms: terms_words(&profile),
                profile: Profile::clone(&profile),
                toml: adopted.toml,
            });
        }
        for (_, toml) in panel::bundled() {
            let profile = read(toml)?;
            if views.iter().all(|view| view.profile.id != profile.id) {
                let bundled_version = Some(profile.version);
                let venues = Arrangements::of_profile(&profile).venues;
                views.push(PanelView {
                    adopted_version: None,
                    bundled_version,
                    rules: read_out(&profile),
                    terms: terms_words(&profile),
                    profile,
                    venues,
                    toml: toml.to_owned(),
                });
            }
        }
        views.sort_by(|one, other| one.profile.id.0.cmp(&other.profile.id.0));
        Ok(views)
    }

    pub(crate) fn holidays(&self) -> Result<HolidaysView, Refusal> {
        let named = |(date, name)| Holiday { date, name };
        Ok(HolidaysView {
            published_until: self.bank.published_until,
            bank: self.bank.holidays.clone().into_iter().map(named).collect(),
            one_off: self.book.holidays()?.into_iter().map(named).collect(),
        })
    }
}

/// The bundled profile of that id.
fn bundled(panel: &PanelId) -> Option<Result<Profile, Refusal>> {
    panel::bundled().into_iter().find(|(id, _)| *id == panel.0).map(|(_, toml)| read(toml))
}
