//! Proofs: how a customer shows who they are, in the chat, and what asks for it.
//!
//! The ladder is [`customers::Proof`](crate::customers::Proof): nothing, a code from the mailbox, the host app's signed token, a
//! passkey, a wallet's signature. An identity keeps the level at which it was proved; a **proof** is that somebody showed it
//! just now, at one device, perhaps because staff has asked for it in a case. Whatever is sensitive calls [`require`]: for a
//! customer's own request the proof must come from that very device, for what staff does it must have been asked for in that
//! very case. So neither a copied link nor somebody else's device counts, and nobody of staff can say that it was given.
//!
//! What customers do here is answered by the widget's routes, which know their session.

mod asks;
mod codes;
mod given;
mod limits;
mod needs;
mod passkeys;
mod removed;
mod rules;
mod staff;
mod types;
mod wallets;

pub use asks::{Forgotten, WALLET_GIVEN, ask_wallet, forget, own_ask, wallet_given};
pub use codes::{CodeSent, NewCode, check_code, send_code};
pub use given::{
    Device, Given, HeldProof, held, open_earlier, require, shown_wallet, standing, vouched, vouched_for,
};
pub use limits::AppWord;
pub use needs::{ProofNeed, need};
pub use passkeys::{
    CustomerPasskey, NewCustomerPasskey, PasskeyAsked, PasskeyBegun, add_passkey, ask_passkey, begin_passkey,
    check_passkey, open_ticket, remove_passkey,
};
pub use removed::remove_wallet;
pub use rules::{Demand, EmailOpens, ProofRules, Prover, of as rules_of, recommend};
pub use types::{EmailChoice, OwnAsk, OwnProof, ProofMethods, ProofSeen, Wallet, WalletFamily, WalletSeen};
pub use wallets::{NewWallet, WalletAnswer, WalletAsked, begin_wallet, check_wallet, wallet_on};

use crate::{conversations::Desk, jobs::Handler};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1` to staff.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(rules::show_proof_rules, rules::set_proof_rules))
        .routes(routes!(staff::show_proof))
        .routes(routes!(staff::ask_for_proof))
        .routes(routes!(staff::withdraw_ask))
        .routes(routes!(staff::reset_passkeys))
        .routes(routes!(removed::take_wallet_away))
}

/// Its durable jobs.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![
        Handler::new(codes::SEND, desk, codes::send, codes::back_off),
        Handler::new(asks::EXPIRE, desk, asks::expire, crate::jobs::standard_back_off),
    ]
}
