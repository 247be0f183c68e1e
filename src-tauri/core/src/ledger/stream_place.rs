//! A place in the stream of who looked.

use serde::{Deserialize, Serialize};

use super::signing::Hash;
use crate::ids::DeviceId;

/// Where a stream ends, or where what is left of it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamPlace {
    /// The machine whose stream it is.
    pub device: DeviceId,
    /// The number of the look, from 1; nought before the first.
    pub n: u64,
    /// The hash of that look; noughts before the first.
    #[serde(with = "hex")]
    pub hash: Hash,
}

impl StreamPlace {
    /// Before the first.
    pub fn start(device: DeviceId) -> Self {
        Self { device, n: 0, hash: [0; 32] }
    }
}
