//! The one place where a family of chains is registered.

use crate::{
    adapter::Adapter,
    config::{ConfigError, Family, Network},
    evm::Evm,
    transport::Fetch,
};
use std::sync::Arc;

/// The adapter of a network: a line for each family.
pub(crate) fn open(network: Network, fetch: Arc<dyn Fetch>) -> Result<Box<dyn Adapter>, ConfigError> {
    match network.family {
        Family::Evm => Ok(Box::new(Evm::new(network, fetch)?)),
        Family::Bitcoin | Family::Tron | Family::Solana | Family::Ton | Family::Xrp => {
            Err(ConfigError::Family(network.id))
        }
    }
}
