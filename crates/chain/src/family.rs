//! The one place where a family of chains is registered.

use crate::{
    adapter::Adapter,
    config::{ConfigError, Family, Network},
    transport::Fetch,
};
use std::sync::Arc;

/// The adapter of a network: a line for each family.
#[allow(dead_code, reason = "called once there is a family")]
pub(crate) fn open(network: Network, _fetch: Arc<dyn Fetch>) -> Result<Box<dyn Adapter>, ConfigError> {
    match network.family {
        Family::Evm | Family::Bitcoin | Family::Tron | Family::Solana | Family::Ton | Family::Xrp => {
            Err(ConfigError::Family(network.id))
        }
    }
}
