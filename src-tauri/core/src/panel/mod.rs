//! Panels are data: the profile that says how one is scheduled, who sits, what is asked, decided, recorded and by when.

pub mod profile;

pub use profile::Profile;
