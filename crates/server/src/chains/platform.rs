//! What a workspace says of itself on the chains: where it takes deposits, what it credits, and whom it knows.

use super::ChainDesk;
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, Problem},
    safety::ChainLabelKind,
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::id::WorkspaceId;
use ombud_chain::{
    ChainId, Platform, PlatformData,
    amount::Units,
    platform::{Deposit, Label, SupportedAsset, Whose},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::HashSet, hash::Hash};
use utoipa::ToSchema;

/// How many deposit addresses and tokens there may be.
const MOST: usize = 1000;
/// How many labels there may be.
const LABELS_MOST: usize = 5000;
/// The longest address, contract or name, in characters.
const LONGEST: usize = 200;

/// Where the platform takes deposits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DepositAddress {
    /// The networks on which what arrives is credited, by CAIP-2: 1 to 20.
    #[schema(example = json!(["xrpl:0"]))]
    pub networks: Vec<String>,
    /// The address.
    pub address: String,
    /// The memo or tag without which nobody knows whose it is; null: none is needed.
    #[serde(default)]
    pub memo: Option<String>,
}

/// Something that the platform credits. A network of which nothing is listed is credited for its own coin alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditedAsset {
    /// CAIP-2.
    #[schema(example = "eip155:1")]
    pub network: String,
    /// Its contract, mint or issuer; null for the network's own coin.
    #[serde(default)]
    #[schema(example = "0xdAC17F958D2ee523a2206206994597C13D831ec7")]
    pub contract: Option<String>,
    /// What the platform calls it.
    #[schema(example = "USDT")]
    pub symbol: String,
    /// Places behind the point.
    pub decimals: u8,
    /// The least that is credited, such as `10`; null: anything.
    #[serde(default)]
    pub minimum: Option<String>,
}

/// Whom an address belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressLabel {
    /// CAIP-2; null: on every network where it is an address.
    #[serde(default)]
    pub network: Option<String>,
    /// The address or contract.
    pub address: String,
    /// What is known of them.
    pub kind: ChainLabelKind,
    /// Their name.
    #[schema(example = "Northwind Exchange")]
    pub name: String,
}

/// What a workspace says of itself on the chains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChainPlatform {
    /// Where it takes deposits; up to 1,000.
    pub deposits: Vec<DepositAddress>,
    /// What it credits; up to 1,000.
    pub assets: Vec<CreditedAsset>,
    /// Whom it knows; up to 5,000.
    pub labels: Vec<AddressLabel>,
}

/// The same, with how often it was changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChainPlatformShown {
    /// Counts changes: send it back with the next one.
    pub version: i64,
    /// What it says.
    pub platform: ChainPlatform,
}

/// A change of it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainPlatformChange {
    /// What was read before it was changed, so that nobody overwrites what somebody else has just written.
    pub version: i64,
    /// What it is to say.
    pub platform: ChainPlatform,
}

/// What a workspace says of itself, with its version.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(i64, ChainPlatform), DbError> {
    let found = tx.maybe(
        sql!("SELECT version, data FROM chain_platforms WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
    )?;
    let Some((version, data)) = found else { return Ok((0, ChainPlatform::default())) };
    let platform = serde_json::from_str(&data).map_err(|error| {
        DbError::Statement(format!("what a workspace says of itself on the chains: {error}"))
    })?;
    Ok((version, platform))
}

/// What a workspace's looks are judged by, for nobody's question in particular; with how many deposits, assets and labels it is.
///
/// # Errors
/// As the database says.
pub fn known_to(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(Platform, [usize; 3]), DbError> {
    let known = of(tx, ws)?.1;
    let counts = [known.deposits.len(), known.assets.len(), known.labels.len()];
    Ok((known.knowledge(Vec::new()), counts))
}

/// What the workspace says of itself on the chains.
#[utoipa::path(get, path = "/chains/platform", tag = "chains", responses((status = 200, body = ChainPlatformShown)))]
pub(super) async fn show_chain_platform(
    State(desk): State<ChainDesk>,
    signed: Signed,
) -> Result<Json<ChainPlatformShown>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (version, platform) = desk.db.read::<_, DbError, _>(move |tx| of(tx, signed.workspace)).await?;
    Ok(Json(ChainPlatformShown { version, platform }))
}

/// Says anew where the platform takes deposits, what it credits, and whom it knows. What is written here decides what
/// customers are told.
#[utoipa::path(
    put, path = "/chains/platform", tag = "chains",
    request_body(content = ChainPlatformChange, example = json!({
        "version": 0,
        "platform": {
            "deposits": [{"networks": ["eip155:1"], "address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}],
            "assets": [{
                "network": "eip155:1", "contract": "0xdAC17F958D2ee523a2206206994597C13D831ec7", "symbol": "USDT",
                "decimals": 6, "minimum": "10"
            }],
            "labels": [{"address": "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "kind": "drainer", "name": "Drainer of 3 May"}]
        }
    })),
    responses((status = 200, body = ChainPlatformShown))
)]
pub(super) async fn set_chain_platform(
    State(desk): State<ChainDesk>,
    signed: Signed,
    Body(change): Body<ChainPlatformChange>,
) -> Result<Json<ChainPlatformShown>, Problem> {
    signed.need(Permission::SafetyManage)?;
    check(&desk, &change.platform)?;
    let parts = desk.clone();
    let set = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let (version, was) = of(tx, ws)?;
        if version != change.version {
            let detail = "Somebody has changed this meanwhile. Read it again, and make your change to what is there now.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        if was == change.platform {
            return Ok(ChainPlatformShown { version, platform: was });
        }
        let data = serde_json::to_string(&change.platform).map_err(Problem::internal)?;
        tx.exec(
            sql!(
                "INSERT INTO chain_platforms (workspace_id, version, data, changed_at) VALUES ($1, $2, $3, $4) ",
                "ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, data = excluded.data, ",
                "changed_at = excluded.changed_at"
            ),
            &[ws.into(), (version + 1).into(), (&data).into(), now.into()],
        )?;
        // Word for word: who let customers believe in which address must be found again.
        let told = json!({"added": change.platform.without(&was), "removed": was.without(&change.platform)});
        settings_changed(&mut journal, "chain_platform", version + 1, Change::Changed, &told);
        journal.close(tx, &parts.hub)?;
        Ok(ChainPlatformShown { version: version + 1, platform: change.platform.clone() })
    });
    set.await.map(Json)
}

fn check(desk: &ChainDesk, platform: &ChainPlatform) -> Result<(), Problem> {
    let mut checks = Checks::new();
    let ChainPlatform { deposits, assets, labels } = platform;
    checks.expect(deposits.len() <= MOST, "platform.deposits", format!("must be at most {MOST}"));
    checks.expect(assets.len() <= MOST, "platform.assets", format!("must be at most {MOST}"));
    checks.expect(labels.len() <= LABELS_MOST, "platform.labels", format!("must be at most {LABELS_MOST}"));
    for (at, it) in deposits.iter().enumerate() {
        let field = format!("platform.deposits.{at}");
        let some = (1..=20).contains(&it.networks.len());
        checks.expect(some, format!("{field}.networks"), "must name 1 to 20 networks");
        for id in &it.networks {
            address(&mut checks, desk, &field, Some(id), &it.address);
        }
        it.memo.iter().for_each(|memo| drop(checks.line(&format!("{field}.memo"), memo, LONGEST)));
    }
    for (at, it) in assets.iter().enumerate() {
        asset(&mut checks, &format!("platform.assets.{at}"), it);
    }
    for (at, it) in labels.iter().enumerate() {
        let field = format!("platform.labels.{at}");
        address(&mut checks, desk, &field, it.network.as_deref(), &it.address);
        checks.line(&format!("{field}.name"), &it.name, 100);
    }
    checks.done()
}

fn asset(checks: &mut Checks, field: &str, it: &CreditedAsset) {
    network(checks, field, &it.network);
    if let Some(contract) = &it.contract {
        checks.line(&format!("{field}.contract"), contract, LONGEST);
    }
    checks.line(&format!("{field}.symbol"), &it.symbol, 20);
    checks.expect(it.decimals <= 36, format!("{field}.decimals"), "must be at most 36");
    let minimum = it.minimum.as_ref().is_none_or(|text| Units::parse(text, it.decimals).is_ok());
    let detail = format!("must be an amount such as 10.5, with at most {} decimal places", it.decimals);
    checks.expect(minimum, format!("{field}.minimum"), detail);
}

fn network(checks: &mut Checks, field: &str, id: &str) {
    let good = id.parse::<ChainId>().is_ok();
    checks.expect(good, format!("{field}.network"), "must be a network's id by CAIP-2, such as eip155:1");
}

fn address(checks: &mut Checks, desk: &ChainDesk, field: &str, on: Option<&str>, text: &str) {
    on.iter().for_each(|it| network(checks, field, it));
    let good = text.chars().count() <= LONGEST && desk.may_be_address(text, on);
    let detail = "is no address of that network: look for a letter that is missing or wrong";
    checks.expect(good, format!("{field}.address"), detail);
}

impl ChainPlatform {
    /// What of it is not in the other.
    fn without(&self, other: &Self) -> Self {
        fn rest<T: Clone + Eq + Hash>(all: &[T], other: &[T]) -> Vec<T> {
            let other: HashSet<&T> = other.iter().collect();
            all.iter().filter(|it| !other.contains(it)).cloned().collect()
        }
        Self {
            deposits: rest(&self.deposits, &other.deposits),
            assets: rest(&self.assets, &other.assets),
            labels: rest(&self.labels, &other.labels),
        }
    }

    /// As it is judged by. `known` are the addresses that the customer is known by.
    pub(super) fn knowledge(self, known: Vec<String>) -> Platform {
        let id = |text: &str| text.parse::<ChainId>().ok();
        let deposits = self.deposits.into_iter().map(|it| Deposit {
            chains: it.networks.iter().filter_map(|network| id(network)).collect(),
            address: it.address,
            memo: it.memo,
            assets: Vec::new(),
            whose: Whose::Platform,
        });
        let assets = self.assets.into_iter().filter_map(|it| {
            Some(SupportedAsset {
                chain: id(&it.network)?,
                token: it.contract,
                minimum: it.minimum.and_then(|text| Units::parse(&text, it.decimals).ok()),
                symbol: it.symbol,
                decimals: it.decimals,
                confirmations: None,
            })
        });
        let labels = self.labels.into_iter().map(|it| Label {
            chain: it.network.as_deref().and_then(id),
            address: it.address,
            kind: it.kind.into(),
            name: it.name,
        });
        let (deposits, assets, labels) = (deposits.collect(), assets.collect(), labels.collect());
        Platform::new(PlatformData { deposits, assets, labels, known })
    }
}
