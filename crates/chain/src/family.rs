//! The one place where a family of chains is registered.

use crate::{
    adapter::Adapter,
    bitcoin::Bitcoin,
    config::{ConfigError, Family, Network},
    evm::Evm,
    solana::Solana,
    ton::Ton,
    transport::Fetch,
    tron::Tron,
    xrp::Xrp,
};
use std::sync::Arc;

/// The adapter of a network: a line for each family.
pub(crate) fn open(network: Network, fetch: Arc<dyn Fetch>) -> Result<Box<dyn Adapter>, ConfigError> {
    match network.family {
        Family::Evm => Ok(Box::new(Evm::new(network, fetch)?)),
        Family::Bitcoin => Ok(Box::new(Bitcoin::new(network, fetch)?)),
        Family::Tron => Ok(Box::new(Tron::new(network, fetch)?)),
        Family::Solana => Ok(Box::new(Solana::new(network, fetch)?)),
        Family::Ton => Ok(Box::new(Ton::new(network, fetch)?)),
        Family::Xrp => Ok(Box::new(Xrp::new(network, fetch)?)),
    }
}
