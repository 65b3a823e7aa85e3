//! The verdicts on an address.

use super::{Bench, Code, Fact, Source, Verdict, transaction::finish};
use crate::{
    facts::{Account, Sourced},
    platform::{LabelKind, Whose},
};

/// Everything that is to be said of an address on a network, the gravest first; nothing if it was never used there and
/// nobody knows it.
pub(crate) fn judge(bench: &Bench<'_>, told: &Sourced<Account>) -> Vec<Verdict> {
    let it = &told.value;
    let mut all = Vec::new();
    all.extend(known(bench, it));
    let used = it.contract == Some(true)
        || it.sent.is_none_or(|sent| sent > 0)
        || it.balance.0 > alloy_primitives::U256::ZERO;
    if used {
        let balance = Fact::Amount {
            units: it.balance,
            decimals: Some(bench.network.decimals),
            symbol: bench.network.symbol.clone(),
        };
        let about = |code| Verdict::new(code).with("address", it.address.as_str()).with("balance", balance);
        all.push(match it.contract {
            Some(true) => about(Code::AddressContract),
            _ => about(Code::AddressAccount).with("sent", it.sent.map_or(Fact::from(""), Fact::Count)),
        });
    }
    for verdict in &mut all {
        finish(bench, verdict);
        verdict.source = Some(Source {
            chain: bench.network.id.clone(),
            block: it.block.clone(),
            endpoint: told.host.clone(),
            asked: told.asked,
        });
    }
    all
}

/// What is known of it beforehand.
fn known(bench: &Bench<'_>, it: &Account) -> Option<Verdict> {
    let about = |code| Verdict::new(code).with("address", it.address.as_str());
    let chain = &bench.network.id;
    if let Some(label) = bench.platform.label(chain, &it.address) {
        let code = match label.kind {
            LabelKind::Sanctioned => Code::AddressSanctioned,
            LabelKind::Drainer | LabelKind::Scam | LabelKind::ScamToken => Code::AddressScam,
            LabelKind::Exchange => Code::AddressExchange,
            LabelKind::Mixer | LabelKind::Bridge | LabelKind::Service => Code::AddressLabelled,
        };
        return Some(about(code).with("name", label.name.as_str()));
    }
    let entries = bench.platform.deposits(&it.address);
    if entries.iter().any(|it| it.whose == Whose::Another) {
        return Some(about(Code::AddressAnother));
    }
    if entries.iter().any(|it| it.chains.contains(chain)) {
        return Some(about(Code::AddressDeposit));
    }
    if !entries.is_empty() {
        let expected: Vec<_> = entries.iter().flat_map(|it| it.chains.iter().cloned()).collect();
        return Some(about(Code::AddressWrongNetwork).with("expected", bench.named(&expected)));
    }
    let resembles = bench.resembles(&it.address)?;
    Some(about(Code::AddressLookalike).with("resembles", resembles))
}
