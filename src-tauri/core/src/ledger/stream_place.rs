//! A place in the stream of who looked.

use serde::{Deserialize, Serialize};

use super::signing::Hash;
use crate::ids::DeviceId;

/// Where a stream ends, or where what is left of it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamPlace {
    pub device: DeviceId,
    pub n: u64,
    #[serde(with = "hex")]
    pub hash: Hash,
}

impl StreamPlace {
    /// Before the first.
    pub fn start(device: DeviceId) -> Self {
        Self { device, n: 0, hash: [0; 32] }
    }
}
