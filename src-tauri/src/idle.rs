//! Whether anybody is at the machine: how long no key was pressed and no mouse moved, in either window.

use chrono::{DateTime, TimeDelta, Utc};

/// When somebody last stirred. The time comes in: nothing here looks at a clock.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    stirred: DateTime<Utc>,
}

impl Idle {
    pub fn since(now: DateTime<Utc>) -> Self {
        Self { stirred: now }
    }

    pub fn stir(&mut self, now: DateTime<Utc>) {
        self.stirred = now;
    }

    /// How long nobody has stirred. A clock that was set back counts from where it stands now; one that jumped on, as it
    /// does over a sleep that nothing told of, counts whole.
    pub fn span(&mut self, now: DateTime<Utc>) -> TimeDelta {
        self.stirred = self.stirred.min(now);
        now - self.stirred
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).expect("a time")
    }

    #[test]
    fn it_is_counted_from_the_last_stir() {
        let mut idle = Idle::since(at(0));
        assert_eq!(idle.span(at(599)), TimeDelta::seconds(599));
        idle.stir(at(599));
        assert_eq!(idle.span(at(600)), TimeDelta::seconds(1));
        assert_eq!(idle.span(at(599 + 600)), TimeDelta::minutes(10));
    }

    #[test]
    fn a_clock_set_back_neither_locks_at_once_nor_never() {
        let mut idle = Idle::since(at(7200));
        assert_eq!(idle.span(at(0)), TimeDelta::zero());
        assert_eq!(idle.span(at(600)), TimeDelta::minutes(10), "and goes on from there");
    }

    #[test]
    fn a_night_asleep_counts() {
        assert!(Idle::since(at(0)).span(at(36_000)) > TimeDelta::hours(9));
    }
}
