//! On which terms coins are given back: the workspace's rules, by what went wrong, and by network and token where that matters.

use super::{Recoveries, types::Terms};
use crate::{
    access::{Permission, Signed},
    chains::{Stuck, StuckReason},
    events::Journal,
    http::{Body, Checks, Code, Problem},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::id::WorkspaceId;
use ombud_chain::{ChainId, amount::Units};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;
use utoipa::ToSchema;

/// How many rules there may be.
const MOST: usize = 200;
/// What a rule calls the network's own coin.
const NATIVE: &str = "native";
/// Places of a percentage behind its point.
const PERCENT_PLACES: u8 = 2;

/// What a recovery costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = RecoveryFee)]
pub(super) enum Fee {
    /// Nothing.
    #[default]
    None,
    /// So much of something.
    Fixed {
        /// How much: a decimal number as text.
        #[schema(example = "5")]
        amount: String,
        /// Of what.
        #[schema(example = "USDT")]
        asset: String,
    },
    /// A part of what is given back.
    Percent {
        /// How many hundredths, at most two places behind the point.
        #[schema(example = "1.5")]
        percent: String,
    },
}

/// The terms for one thing that goes wrong. Of several that fit, the one that names most counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecoveryRule)]
pub(super) struct Rule {
    /// What went wrong.
    pub(super) reason: StuckReason,
    /// On which network alone (CAIP-2); null: on all.
    #[serde(default)]
    #[schema(example = "eip155:1")]
    pub(super) network: Option<String>,
    /// Of which token alone: its contract, mint or issuer, or `native` for the network's own coin; null: of all. It needs a network.
    #[serde(default)]
    pub(super) token: Option<String>,
    /// Whether it is offered.
    pub(super) offered: bool,
    /// What it costs.
    #[serde(default)]
    pub(super) fee: Fee,
    /// The least that is given back, such as `50`; it needs a token, for it is in that token's units. Null: anything.
    #[serde(default)]
    pub(super) smallest: Option<String>,
    /// How many days it takes, as customers are told: 1 to 365.
    #[schema(minimum = 1, maximum = 365)]
    pub(super) days: i64,
    /// Whether the customer has to sign with the address that sent, where the network's wallets can; else a person checks.
    pub(super) signature: bool,
}

/// The terms of a workspace. Nothing is offered until somebody has said so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecoveryRules)]
pub(super) struct Rules {
    /// Counts changes: send it back with the next one.
    pub(super) version: i64,
    /// The rules; up to 200.
    pub(super) rules: Vec<Rule>,
}

/// The terms of a workspace, with their version.
pub(super) fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Rules, DbError> {
    let found = tx.maybe(
        sql!("SELECT version, data FROM recovery_rules WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
    )?;
    let Some((version, data)) = found else { return Ok(Rules::default()) };
    let rules = serde_json::from_str(&data)
        .map_err(|error| DbError::Statement(format!("on which terms coins are given back: {error}")))?;
    Ok(Rules { version, rules })
}

impl Rules {
    /// The terms for a deposit; none where it is not offered, too small, or worth no more than the fee.
    pub(super) fn terms(&self, stuck: &Stuck) -> Option<Terms> {
        let fits = self.rules.iter().filter(|it| it.fits(stuck));
        let rule = fits.max_by_key(|it| (it.network.is_some(), it.token.is_some()))?;
        if !rule.offered || !rule.is_worth(stuck) {
            return None;
        }
        let fee = rule.fee.written(stuck)?;
        Some(Terms { fee, days: rule.days, signature: rule.signature, version: self.version })
    }
}

impl Rule {
    fn fits(&self, stuck: &Stuck) -> bool {
        let token = |wanted: &String| match &stuck.token {
            None => wanted == NATIVE,
            Some(token) => wanted.eq_ignore_ascii_case(token),
        };
        self.reason == stuck.reason
            && self.network.as_ref().is_none_or(|it| *it == stuck.network)
            && self.token.as_ref().is_none_or(token)
    }

    /// Whether it is as much as the rule asks for. What nobody can count is left to a person.
    fn is_worth(&self, stuck: &Stuck) -> bool {
        let Some(smallest) = &self.smallest else { return true };
        let least = stuck.decimals.and_then(|it| Units::parse(smallest, it).ok());
        least.zip(stuck.whole()).is_some_and(|(least, whole)| whole >= least)
    }
}

impl Fee {
    /// In words, for one deposit; none where nothing would be left of it.
    fn written(&self, stuck: &Stuck) -> Option<String> {
        match self {
            Self::None => Some(String::new()),
            Self::Fixed { amount, asset } => {
                let same = stuck.symbol.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(asset));
                let units = stuck.decimals.and_then(|it| Units::parse(amount, it).ok()).zip(stuck.whole());
                let eats = same && units.is_some_and(|(fee, whole)| fee >= whole);
                (!eats).then(|| format!("{amount} {asset}"))
            }
            Self::Percent { percent } => {
                let part = part_of(stuck, percent).and_then(|it| stuck.written(it));
                Some(part.map_or_else(|| format!("{percent} %"), |part| format!("{part} ({percent} %)")))
            }
        }
    }
}

/// So many hundredths of a deposit, rounded down.
fn part_of(stuck: &Stuck, percent: &str) -> Option<Units> {
    let percent = Units::parse(percent, PERCENT_PLACES).ok()?;
    let product = stuck.whole()?.0.checked_mul(percent.0)?;
    Some(Units(product / Units::from(10_000_u64).0))
}

fn check(rules: &[Rule]) -> Result<(), Problem> {
    let mut checks = Checks::new();
    checks.count("rules", rules, MOST);
    let mut seen = HashSet::new();
    for (at, it) in rules.iter().enumerate() {
        let field = |name: &str| format!("rules.{at}.{name}");
        let network = it.network.as_ref().is_none_or(|it| it.parse::<ChainId>().is_ok());
        checks.expect(network, field("network"), "must be a network's id by CAIP-2, such as eip155:1");
        it.token.iter().for_each(|token| drop(checks.line(&field("token"), token, 200)));
        let reach = it.token.is_none() || it.network.is_some();
        checks.expect(reach, field("network"), "is missing: a token is one of a network");
        if let Some(smallest) = &it.smallest {
            checks.expect(it.token.is_some(), field("token"), "is missing: of what the smallest amount is");
            let good = Units::parse(smallest, 36).is_ok();
            checks.expect(good, field("smallest"), "must be an amount such as 10.5");
        }
        checks.within(&field("days"), it.days, 1, 365);
        match &it.fee {
            Fee::None => {}
            Fee::Fixed { amount, asset } => {
                let good = Units::parse(amount, 36).is_ok_and(|it| it > Units::ZERO);
                checks.expect(good, field("fee.amount"), "must be an amount above 0 such as 5 or 0.5");
                checks.line(&field("fee.asset"), asset, 20);
            }
            Fee::Percent { percent } => {
                let most = Units::from(10_000_u64);
                let good =
                    Units::parse(percent, PERCENT_PLACES).is_ok_and(|it| it > Units::ZERO && it < most);
                let detail = "must be above 0 and below 100, with at most two places behind the point";
                checks.expect(good, field("fee.percent"), detail);
            }
        }
        let key = (it.reason, it.network.clone(), it.token.as_ref().map(|it| it.to_ascii_lowercase()));
        checks.expect(seen.insert(key), field("reason"), "is said twice for the same network and token");
    }
    checks.done()
}

/// On which terms coins are given back that were not credited.
#[utoipa::path(get, path = "/recovery-rules", tag = "recoveries", responses((status = 200, body = Rules)))]
pub(super) async fn show_recovery_rules(
    State(desk): State<Recoveries>,
    signed: Signed,
) -> Result<Json<Rules>, Problem> {
    signed.need(Permission::SafetyManage)?;
    Ok(Json(desk.db.read::<_, DbError, _>(move |tx| of(tx, signed.workspace)).await?))
}

/// Says anew on which terms coins are given back. Requests that were opened keep the terms that their customers were shown.
#[utoipa::path(
    put, path = "/recovery-rules", tag = "recoveries",
    request_body(content = Rules, example = json!({
        "version": 0,
        "rules": [{
            "reason": "wrong_network", "offered": true, "fee": {"kind": "fixed", "amount": "5", "asset": "USDT"},
            "days": 14, "signature": true
        }]
    })),
    responses((status = 200, body = Rules))
)]
pub(super) async fn set_recovery_rules(
    State(desk): State<Recoveries>,
    signed: Signed,
    Body(change): Body<Rules>,
) -> Result<Json<Rules>, Problem> {
    signed.need(Permission::SafetyManage)?;
    check(&change.rules)?;
    let parts = desk.clone();
    let set = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let was = of(tx, ws)?;
        if was.version != change.version {
            let detail = "Somebody has changed this meanwhile. Read it again, and make your change to what is there now.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        if was.rules == change.rules {
            return Ok(was);
        }
        let new = Rules { version: was.version + 1, rules: change.rules.clone() };
        let data = serde_json::to_string(&new.rules).map_err(Problem::internal)?;
        tx.exec(
            sql!(
                "INSERT INTO recovery_rules (workspace_id, version, data, changed_at) VALUES ($1, $2, $3, $4) ",
                "ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, data = excluded.data, ",
                "changed_at = excluded.changed_at"
            ),
            &[ws.into(), new.version.into(), (&data).into(), now.into()],
        )?;
        // Word for word: by which terms somebody's coins were kept or given back must be found again.
        let gone: Vec<&Rule> = was.rules.iter().filter(|it| !new.rules.contains(it)).collect();
        let added: Vec<&Rule> = new.rules.iter().filter(|it| !was.rules.contains(it)).collect();
        let told = json!({"added": added, "removed": gone});
        settings_changed(&mut journal, "recovery_rules", new.version, Change::Changed, &told);
        journal.close(tx, &parts.hub)?;
        Ok(new)
    });
    set.await.map(Json)
}
