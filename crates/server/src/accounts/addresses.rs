//! The addresses at which the platform takes deposits of a customer, by the contract: read strictly, bounded, and turned into what the
//! chain desk judges by.

use super::facts::{decimal, is_caip2, optional, text};
use crate::trust::Sight;
use ombud_chain::{
    ChainId,
    amount::Units,
    platform::{Deposit, SupportedAsset, Whose},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most addresses of a customer that are taken, and the most assets of one.
const MOST: usize = 200;
const ASSETS_MOST: usize = 50;
/// The most places behind the point.
const PLACES: u8 = 36;

/// An address at which the platform takes deposits of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountAddress)]
pub(super) struct Address {
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub(super) network: String,
    /// The address.
    pub(super) address: String,
    /// The memo or tag that says whose a deposit is, where many customers share the address.
    pub(super) memo: Option<String>,
    /// What is credited there; none: what the workspace says is credited on the network.
    #[serde(default)]
    pub(super) assets: Vec<Asset>,
}

/// Something that is credited at an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountAddressAsset)]
pub(super) struct Asset {
    /// What the platform calls it.
    #[schema(example = "USDT")]
    pub(super) asset: String,
    /// Its contract, mint or issuer; none: the network's own coin.
    pub(super) contract: Option<String>,
    /// Places behind the point.
    pub(super) decimals: u8,
    /// The least that is credited, a decimal number as text; none: anything.
    #[schema(example = "10")]
    pub(super) minimum: Option<String>,
    /// After how many blocks it is credited; none: as many as the network needs.
    pub(super) confirmations: Option<u64>,
}

/// The platform's answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Addresses {
    pub(super) addresses: Vec<Address>,
}

impl Addresses {
    /// Reads an answer of the platform.
    ///
    /// # Errors
    /// What does not fit the contract, with where it stands.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let it: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if it.addresses.len() > MOST {
            return Err(format!("addresses has {} entries; at most {MOST} are taken", it.addresses.len()));
        }
        for (at, address) in it.addresses.iter().enumerate() {
            address.check(&format!("addresses[{at}]"))?;
        }
        Ok(it)
    }

    /// As the chain desk judges by them.
    pub(super) fn deposits(&self) -> Vec<Deposit> {
        self.addresses.iter().filter_map(Address::deposit).collect()
    }
}

impl Address {
    fn check(&self, at: &str) -> Result<(), String> {
        if !is_caip2(&self.network) {
            return Err(format!("{at}.network is no CAIP-2 identifier"));
        }
        text(&format!("{at}.address"), &self.address)?;
        optional(&format!("{at}.memo"), self.memo.as_ref())?;
        if self.assets.len() > ASSETS_MOST {
            let count = self.assets.len();
            return Err(format!("{at}.assets has {count} entries; at most {ASSETS_MOST} are taken"));
        }
        for (nth, it) in self.assets.iter().enumerate() {
            let at = format!("{at}.assets[{nth}]");
            text(&format!("{at}.asset"), &it.asset)?;
            optional(&format!("{at}.contract"), it.contract.as_ref())?;
            if it.decimals > PLACES {
                return Err(format!("{at}.decimals is more than {PLACES}"));
            }
            let Some(minimum) = &it.minimum else { continue };
            decimal(&format!("{at}.minimum"), minimum)?;
            if Units::parse(minimum, it.decimals).is_err() {
                return Err(format!("{at}.minimum has more than {} places", it.decimals));
            }
        }
        Ok(())
    }

    fn deposit(&self) -> Option<Deposit> {
        let chain: ChainId = self.network.parse().ok()?;
        let assets = self.assets.iter().map(|it| SupportedAsset {
            chain: chain.clone(),
            token: it.contract.clone(),
            symbol: it.asset.clone(),
            decimals: it.decimals,
            minimum: it.minimum.as_ref().and_then(|text| Units::parse(text, it.decimals).ok()),
            confirmations: it.confirmations,
        });
        Some(Deposit {
            address: self.address.clone(),
            assets: assets.collect(),
            chains: vec![chain],
            memo: self.memo.clone(),
            whose: Whose::Customer,
        })
    }

    /// What `sight` shows of it.
    #[must_use]
    pub(super) fn seen_by(mut self, sight: &Sight) -> Self {
        self.address = sight.address(&self.address);
        self.memo = self.memo.as_deref().map(|it| sight.id(it));
        self
    }
}

/// What the platform says of one address that it is asked about.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Owned {
    pub(super) ours: bool,
    /// The customer's id with the platform; only where it was asked for.
    pub(super) customer: Option<String>,
}

/// The platform's answer to whose addresses are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Owners {
    pub(super) answers: Vec<Owned>,
}

impl Owners {
    /// Reads an answer to a question about `asked` addresses.
    ///
    /// # Errors
    /// What does not fit the contract.
    pub(super) fn read(bytes: &[u8], asked: usize) -> Result<Self, String> {
        let it: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if it.answers.len() != asked {
            return Err(format!("answers has {} entries; {asked} were asked for", it.answers.len()));
        }
        for (at, it) in it.answers.iter().enumerate() {
            if it.customer.as_ref().is_some_and(|it| it.chars().count() > 255 || it.is_empty()) {
                return Err(format!("answers[{at}].customer is no id of a customer"));
            }
        }
        Ok(it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    fn whole() -> Json {
        json!({"addresses": [
            {"network": "eip155:1", "address": "0x52908400098527886E0F7030069857D2E4169EE7", "memo": null, "assets": [
                {"asset": "USDT", "contract": "0xdAC17F958D2ee523a2206206994597C13D831ec7", "decimals": 6, "minimum": "10",
                 "confirmations": 12},
                {"asset": "ETH", "contract": null, "decimals": 18}
            ]},
            {"network": "xrpl:0", "address": "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn", "memo": "1042"}
        ]})
    }

    #[test]
    fn addresses_are_read_and_judged_by() {
        let read = Addresses::read(whole().to_string().as_bytes()).unwrap();
        let deposits = read.deposits();
        assert_eq!(deposits.len(), 2);
        let usdt = &deposits[0].assets[0];
        assert_eq!((usdt.minimum, usdt.confirmations), (Some(Units::from(10_000_000_u64)), Some(12)));
        assert_eq!((&deposits[1].memo, deposits[1].whose), (&Some("1042".into()), Whose::Customer));
        assert!(deposits[1].assets.is_empty());
    }

    #[test]
    fn what_lies_is_refused_with_where_it_stands() {
        for (at, value, told) in [
            ("/addresses/0/network", json!("Ethereum"), "addresses[0].network"),
            ("/addresses/0/address", json!(""), "addresses[0].address"),
            ("/addresses/0/memo", json!("a\nb"), "addresses[0].memo"),
            ("/addresses/0/assets/0/minimum", json!("1e9"), "addresses[0].assets[0].minimum"),
            ("/addresses/0/assets/0/minimum", json!("1.1234567"), "more than 6 places"),
            ("/addresses/0/assets/0/decimals", json!(77), "addresses[0].assets[0].decimals"),
            ("/addresses/0/assets/0/confirmations", json!(-1), "u64"),
        ] {
            let mut lie = whole();
            *lie.pointer_mut(at).unwrap() = value;
            let why = Addresses::read(lie.to_string().as_bytes()).unwrap_err();
            assert!(why.contains(told), "{at}: {why}");
        }
        let one = whole()["addresses"][0].clone();
        let many = json!({"addresses": vec![one; MOST + 1]});
        assert!(Addresses::read(many.to_string().as_bytes()).unwrap_err().contains("201"));
        let short = json!({"answers": [{"ours": true, "customer": null}]}).to_string();
        assert!(Owners::read(short.as_bytes(), 2).unwrap_err().contains("2 were asked for"));
    }
}
