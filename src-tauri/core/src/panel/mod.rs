//! Panels are data: the profile that says how one is scheduled, who sits, what is asked, decided, recorded and by when.

pub mod profile;
pub mod read_out;
pub mod rhythm;
pub mod schedule;
mod subject;

pub use profile::Profile;
pub use subject::SubjectKind;

/// The profiles that come with the program, as id and TOML text.
pub fn bundled() -> [(&'static str, &'static str); 8] {
    [
        ("fsf", include_str!("../../../../assets/panels/fsf.toml")),
        ("clam", include_str!("../../../../assets/panels/clam.toml")),
        ("lcp", include_str!("../../../../assets/panels/lcp.toml")),
        ("ppm", include_str!("../../../../assets/panels/ppm.toml")),
        ("cic-review", include_str!("../../../../assets/panels/cic-review.toml")),
        ("strategy", include_str!("../../../../assets/panels/strategy.toml")),
        ("conference", include_str!("../../../../assets/panels/conference.toml")),
        ("plan-review", include_str!("../../../../assets/panels/plan-review.toml")),
    ]
}
