//! Wallets: a customer signs a text with an address's key (`ombud-wallet`), or a contract at the address judges it (EIP-1271).
//!
//! A signature proves the address and no more. What it says of the customer is decided here:
//!
//! | the address is | then |
//! |---|---|
//! | one that staff has asked for | that ask is given; it counts for nothing else |
//! | theirs already | it counts, up to the level at which it was added |
//! | new, and nobody knows the customer | they are known by it from now on |
//! | new, and they are known | it needs a fresh proof of the surest that they have, and is worth that from then on |
//! | another customer's | it stays that one's, and the event says so |
//!
//! So nobody climbs the ladder with a wallet that was made a minute ago. A contract answers what staff has asked for and is no
//! identity: whoever owns it can change, and at the same address of another network may be another's.

use super::{
    asks::{self, Ask},
    codes::{self, Challenge, asked, done, miss},
    given::{Device, Given, Shown, give, known},
    passkeys::{self, FRESH},
    rules::{Demand, Prover},
    types::{Wallet, WalletFamily},
};
use crate::{
    chains::ChainDesk,
    conversations::{Desk, changes::Changes},
    customers::{self, IdentityKind, Proof},
    events::{Actor, kinds},
    http::{Code, Problem},
    keys,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{
    Time,
    id::{ChallengeId, CustomerId, ProofAskId},
};
use ombud_db::Tx;
use ombud_wallet::{Expected, Family, Proof as Signed, Refusal, Scheme, contract::Question, verify};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How long a text can be signed, in seconds.
const GOOD_FOR: i64 = 600;
/// Bytes of a nonce, which is written in hex digits: EIP-4361 allows letters and digits alone.
const NONCE: usize = 12;
/// What the wallet shows beside the rest.
const STATEMENT: &str =
    "Show the support desk that this address is yours. This moves no funds and costs nothing.";

/// A wallet to prove.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWallet {
    /// The chain's kind; where staff has asked for an address, it may be left out.
    pub family: Option<WalletFamily>,
    /// The address; where staff has asked for one, it may be left out.
    #[schema(max_length = 128, example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    pub address: Option<String>,
    /// The network: its number by EIP-155 for Ethereum and its kin, the reference of CAIP-2 for others. Left out: the main
    /// one, or the one that staff has asked for.
    #[schema(max_length = 32, example = "1")]
    pub chain: Option<String>,
    /// What asked for the proof.
    pub ask: Option<ProofAskId>,
}

/// A text that waits for a signature.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WalletAsked {
    /// Names it when it is answered.
    pub challenge: ChallengeId,
    /// What to sign, byte for byte: EIP-4361, or the same for other chains.
    pub text: String,
    /// Whose signature it waits for.
    pub wallet: Wallet,
    /// Until when.
    pub expires_at: Time,
}

/// A wallet's signature.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalletAnswer {
    /// Of which text.
    pub challenge: ChallengeId,
    /// As the wallet gives it: hex for Ethereum and Tron, base64 for Bitcoin, any of base58, base64 and hex for Solana.
    #[schema(max_length = 65_536)]
    pub signature: String,
    /// How it was signed: `eip4361`, `bip322-simple`, `bip137`, `solana-ed25519`, `tip191`. Left out: by the address, and for
    /// Bitcoin by the signature's length.
    #[schema(max_length = 32)]
    pub scheme: Option<String>,
}

/// What is kept while a text waits.
#[derive(Clone, Serialize, Deserialize)]
struct Waiting {
    wallet: Wallet,
    text: String,
}

/// Who has judged a signature.
#[derive(Clone, Copy, PartialEq)]
enum Judge {
    Key,
    Contract,
}

/// Whose an address is, to the customer who shows it.
enum Whose {
    /// Theirs, worth so much, since then.
    Theirs(Proof, Time),
    /// Nobody's, and nobody knows the customer.
    First,
    /// Nobody's; the customer is known, and has to prove this much before it is theirs.
    New(Proof),
    /// Another customer's; this much has to be proved before that is told.
    Another(CustomerId, Option<Proof>),
}

/// Reads an address; `field` is put before the names of the fields.
///
/// # Errors
/// [`Code::Invalid`] for what is none.
pub(super) fn read(
    field: &str,
    family: WalletFamily,
    address: &str,
    chain: Option<&str>,
) -> Result<Wallet, Problem> {
    let address = family
        .family()
        .canonical(address.trim())
        .map_err(|why| Problem::invalid(format!("{field}address"), format!("cannot be used: {why}")))?;
    let chain = chain.unwrap_or(family.main_chain()).trim();
    let sound = (1..=32).contains(&chain.len())
        && match family {
            WalletFamily::Ethereum => chain.parse::<u64>().is_ok_and(|it| it.to_string() == chain),
            _ => chain.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_')),
        };
    if !sound {
        let detail = "must be a number by EIP-155, or a reference of CAIP-2";
        return Err(Problem::invalid(format!("{field}chain"), detail));
    }
    Ok(Wallet { family, chain: chain.to_owned(), address })
}

/// The wallet of an address on a network (CAIP-2), where its owner can show it by a signature.
pub fn wallet_on(network: &str, address: &str) -> Option<Wallet> {
    let (kind, reference) = network.split_once(':')?;
    let family = match kind {
        "eip155" => WalletFamily::Ethereum,
        "bip122" => WalletFamily::Bitcoin,
        "solana" => WalletFamily::Solana,
        "tron" => WalletFamily::Tron,
        _ => return None,
    };
    // Addresses of Bitcoin's kin are written alike, and its wallets sign for the main network alone.
    let other = family == WalletFamily::Bitcoin && reference != family.main_chain();
    if other { None } else { read("", family, address, Some(reference)).ok() }
}

/// The wallet that a request is about: what staff has asked for, or what the customer names.
fn wallet_of(new: &NewWallet, wanted: Option<&Wallet>) -> Result<Wallet, Problem> {
    let missing = |field: &'static str| Problem::invalid(field, "is missing");
    let Some(wanted) = wanted else {
        let family = new.family.ok_or_else(|| missing("family"))?;
        let address = new.address.as_deref().ok_or_else(|| missing("address"))?;
        return read("", family, address, new.chain.as_deref());
    };
    if let Some(address) = &new.address {
        let named = read("", new.family.unwrap_or(wanted.family), address, Some(&wanted.chain))?;
        if named != *wanted {
            return Err(Problem::invalid("address", "is not the one that you were asked for"));
        }
    }
    Ok(wanted.clone())
}

fn whose(tx: &mut Tx<'_>, device: &Device, wallet: &Wallet) -> Result<Whose, Problem> {
    let ws = device.workspace;
    let it = customers::customer(tx, ws, device.customer)?.ok_or_else(Problem::not_found)?;
    let own = it
        .identities
        .iter()
        .find(|it| it.kind == IdentityKind::Wallet && it.value == wallet.address && it.proof > Proof::None);
    if let Some(own) = own {
        return Ok(Whose::Theirs(own.proof, own.created_at));
    }
    let needed = passkeys::needed(known(&it), passkeys::count(tx, ws, device.customer)? > 0);
    let other = customers::by_identity(tx, ws, IdentityKind::Wallet, &wallet.address)?;
    Ok(match (other, needed) {
        (Some(other), needed) => Whose::Another(other, needed),
        (None, None) => Whose::First,
        (None, Some(needed)) => Whose::New(needed),
    })
}

/// What a wallet's signature is worth to whoever asks for a level. One that was added since then is a key that somebody holds, as
/// a mailbox is that somebody reads, and no more.
fn worth_for(ask: &Ask, whose: &Whose) -> Proof {
    match whose {
        Whose::Theirs(worth, since) if *since < ask.asked_at => *worth,
        Whose::Theirs(worth, _) => (*worth).min(Proof::EmailCode),
        // Whoever cannot sign for an address does not learn whether somebody is known by it.
        Whose::First | Whose::Another(_, None) => Proof::EmailCode,
        Whose::New(_) | Whose::Another(_, Some(_)) => Proof::None,
    }
}

/// A wallet that is new to a customer who is known: nothing that asks for a level is answered by it, and it is added only by who
/// has just shown the surest that they have.
fn refuse_climbing(
    tx: &mut Tx<'_>,
    device: &Device,
    needed: Proof,
    ask: Option<&Ask>,
    now: Time,
) -> Result<(), Problem> {
    if ask.is_some() {
        return Err(Problem::invalid("address", "is none that you have proved before"));
    }
    super::require(tx, Prover::Device(*device), Demand { level: needed, max_age_minutes: FRESH }, now)
}

/// Begins: the text to sign.
///
/// # Errors
/// [`Code::Invalid`] for what is no address, or not the one that was asked for; [`Code::ProofRequired`] for a new one of a
/// customer who is known.
pub async fn begin_wallet(desk: &Desk, device: Device, new: NewWallet) -> Result<WalletAsked, Problem> {
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        let ask = new.ask.map(|id| asks::open_for(tx, &device, id, now)).transpose()?;
        let wanted = ask.as_ref().and_then(|it| it.wallet.as_ref());
        let wallet = wallet_of(&new, wanted)?;
        if wanted.is_none() {
            match (whose(tx, &device, &wallet)?, &ask) {
                (Whose::New(needed) | Whose::Another(_, Some(needed)), _) => {
                    refuse_climbing(tx, &device, needed, ask.as_ref(), now)?;
                }
                (whose, Some(ask)) => asks::refuse_lower(ask, worth_for(ask, &whose))?,
                _ => {}
            }
        }
        let id = ChallengeId::new(now, &parts.random);
        let expires_at = Time::from_micros(now.seconds() * 1_000_000).plus_seconds(GOOD_FOR);
        let request = new.ask.map_or_else(|| id.to_string(), |it| it.to_string());
        let text = text(&parts, &wallet, request, (now, expires_at))?;
        let waiting = Waiting { wallet: wallet.clone(), text: text.clone() };
        let state = serde_json::to_string(&waiting).map_err(Problem::internal)?;
        let challenge = Challenge {
            id,
            kind: "wallet",
            ask: new.ask,
            state: keys::seal_of(tx, ws, device.customer, &codes::place(id), &state)?,
            ticket: None,
            expires_at,
        };
        challenge.keep(tx, &device, now)?;
        Ok(WalletAsked { challenge: id, text, wallet, expires_at })
    });
    written.await
}

/// The text, which names this server, the address, what it is for and how long it is good.
fn text(desk: &Desk, wallet: &Wallet, request: String, (from, to): (Time, Time)) -> Result<String, Problem> {
    let url = desk.config.server.public_url.trim_end_matches('/');
    let nonce: [u8; NONCE] = desk.random.bytes();
    let challenge = ombud_wallet::Challenge {
        domain: url.split_once("://").map_or(url, |it| it.1).split('/').next().unwrap_or_default().to_owned(),
        address: wallet.address.clone(),
        statement: Some(STATEMENT.to_owned()),
        uri: url.to_owned(),
        chain_id: wallet.chain.clone(),
        nonce: nonce.iter().map(|it| format!("{it:02x}")).collect(),
        issued_at: Time::from_micros(from.seconds() * 1_000_000).timestamp(),
        expires_at: Some(to.timestamp()),
        request_id: Some(request),
        ..ombud_wallet::Challenge::new(wallet.family.family())
    };
    challenge.text().map_err(Problem::internal)
}

/// Judges a wallet's signature. A text is answered once.
///
/// # Errors
/// [`Code::WrongCredentials`] with `refusal` and `left`, how many tries there are; [`Problem::not_found`] when there is no such
/// text, or no longer; [`Code::Unavailable`] when a contract has to be asked and its network does not answer, and then nothing is
/// counted; [`Code::Conflict`] for an address that is another customer's, or a contract that nobody asked for.
pub async fn check_wallet(
    chains: &ChainDesk,
    device: Device,
    answer: WalletAnswer,
) -> Result<Given, Problem> {
    let desk: &Desk = chains;
    let (id, now) = (answer.challenge, desk.now());
    let state =
        desk.db.read::<_, Problem, _>(move |tx| Ok(asked(tx, &device, id, "wallet", now)?.state)).await?;
    let waiting: Waiting = serde_json::from_str(&state).map_err(Problem::internal)?;
    let judged = judge(chains, &waiting, &answer, now).await?;
    let parts = desk.clone();
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Given, Problem>, Problem> {
        let ws = device.workspace;
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(device.customer), parts.now())?;
        // Read again: of two answers at once, one finds it gone.
        let it = asked(tx, &device, id, "wallet", changes.journal.now)?;
        let ask = it.ask.map(|ask| asks::answered(tx, &mut changes, &device, ask)).transpose()?;
        let answered = match &judged {
            Ok(judge) => {
                done(tx, ws, id)?;
                settle(tx, &parts, &mut changes, &device, (&waiting.wallet, *judge), ask.as_ref())?
            }
            Err(refusal) => {
                asks::wrong(tx, &mut changes, &device, ask.as_ref(), "wallet")?;
                Err(refused(refusal, miss(tx, ws, id, it.tries)?))
            }
        };
        changes.close(tx)?;
        Ok(answered)
    };
    desk.db.write(step).await?
}

fn refused(refusal: &Refusal, left: i64) -> Problem {
    let tries = match left {
        0 => "It was the last try; begin again.".to_owned(),
        _ => format!("Tries left: {left}."),
    };
    Problem::new(Code::WrongCredentials, format!("The signature was refused: {refusal}. {tries}"))
        .with("refusal", json!(refusal.code()))
        .with("left", json!(left))
}

/// Who says that the signature holds; or why it does not.
async fn judge(
    chains: &ChainDesk,
    waiting: &Waiting,
    answer: &WalletAnswer,
    now: Time,
) -> Result<Result<Judge, Refusal>, Problem> {
    let Waiting { wallet, text } = waiting;
    let family = wallet.family.family();
    let asked = ombud_wallet::Challenge::parse(text, family).map_err(Problem::internal)?;
    let expected = Expected::Challenge(&asked);
    let signature = answer.signature.trim().to_owned();
    let scheme = scheme(wallet.family, answer.scheme.as_deref(), &signature)?;
    let signed = Signed { scheme, address: wallet.address.clone(), message: text.clone(), signature };
    let refusal = match verify(&signed, &expected, now.timestamp()) {
        Ok(_) => return Ok(Ok(Judge::Key)),
        Err(refusal) => refusal,
    };
    // A contract's owner signs like anybody, by another key than the address; longer ones are of contracts alone.
    let may_be = matches!(refusal, Refusal::ContractWallet | Refusal::OtherSigner { .. });
    if family != Family::Ethereum || !may_be {
        return Ok(Err(refusal));
    }
    let question = match Question::of(&signed, &expected, now.timestamp()) {
        Ok(question) => question,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !chains.has(&wallet.chain) {
        return Ok(Err(refusal));
    }
    match chains.call(&wallet.chain, &question.to, &question.data).await {
        Ok(Some(said)) => Ok(match question.judge(&said) {
            Ok(_) => Ok(Judge::Contract),
            // There is no contract: then the key's own answer is the better one.
            Err(Refusal::NoContract) => Err(refusal),
            Err(other) => Err(other),
        }),
        Ok(None) => Ok(Err(Refusal::ContractRefused)),
        Err(why) => {
            tracing::warn!(chain = %wallet.chain, why = why.name(), "a contract wallet could not be asked");
            let detail = "The network of this wallet does not answer just now. Send the same signature again in a while.";
            Err(Problem::new(Code::Unavailable, detail))
        }
    }
}

/// How the text was signed: as it is said, or by the family and the signature.
fn scheme(family: WalletFamily, said: Option<&str>, signature: &str) -> Result<Scheme, Problem> {
    if let Some(said) = said {
        let found = Scheme::from_name(said).filter(|it| it.family() == family.family());
        // A sign-in text is what was asked for, whatever one calls its signature.
        return match found.ok_or_else(|| Problem::invalid("scheme", "is none of this chain"))? {
            Scheme::Eip191 => Ok(Scheme::Eip4361),
            other => Ok(other),
        };
    }
    Ok(match family {
        WalletFamily::Ethereum => Scheme::Eip4361,
        WalletFamily::Solana => Scheme::SolanaEd25519,
        WalletFamily::Tron => Scheme::Tip191,
        // A header and two numbers of 32 bytes; a witness has another length.
        WalletFamily::Bitcoin if STANDARD.decode(signature).is_ok_and(|it| it.len() == 65) => Scheme::Bip137,
        WalletFamily::Bitcoin => Scheme::Bip322Simple,
    })
}

/// The signature holds: what follows from it.
fn settle(
    tx: &mut Tx<'_>,
    desk: &Desk,
    changes: &mut Changes<'_>,
    device: &Device,
    (wallet, judge): (&Wallet, Judge),
    ask: Option<&Ask>,
) -> Result<Result<Given, Problem>, Problem> {
    let whose = whose(tx, device, wallet)?;
    let other = match whose {
        Whose::Another(other, _) => Some(other),
        _ => None,
    };
    let (level, by) = (Proof::Wallet, Some(wallet.address.as_str()));
    if let Some(other) = other {
        note(changes, device, wallet, Some(other));
    }
    if ask.is_some_and(|it| it.wallet.is_some()) {
        if ask.and_then(|it| it.wallet.as_ref()) != Some(wallet) {
            return Err(Problem::not_found());
        }
        let shown = Shown { level, worth: Proof::None, by, other, ask };
        return give(tx, desk, changes, device, &shown).map(Ok);
    }
    if judge == Judge::Contract {
        let detail = "A contract's wallet does not show who you are. Prove it in another way.";
        return Ok(Err(Problem::new(Code::Conflict, detail)));
    }
    let asked_for = ask.map(|it| worth_for(it, &whose));
    if let (Some(ask), Some(worth)) = (ask, asked_for) {
        asks::refuse_lower(ask, worth)?;
    }
    let full = match whose {
        Whose::Theirs(worth, _) => worth,
        Whose::First => {
            add(tx, desk, changes, device, wallet, level)?;
            level
        }
        Whose::New(needed) => {
            refuse_climbing(tx, device, needed, ask, changes.journal.now)?;
            add(tx, desk, changes, device, wallet, needed)?;
            Proof::None
        }
        Whose::Another(..) => {
            let detail = "This wallet is known here as another customer's. Write to us if it is yours.";
            return Ok(Err(Problem::new(Code::Conflict, detail)));
        }
    };
    let worth = asked_for.unwrap_or(full);
    give(tx, desk, changes, device, &Shown { level, worth, by, other: None, ask }).map(Ok)
}

/// The customer is known by the wallet from now on, at the level that vouches for it.
fn add(
    tx: &mut Tx<'_>,
    desk: &Desk,
    changes: &mut Changes<'_>,
    device: &Device,
    wallet: &Wallet,
    level: Proof,
) -> Result<(), Problem> {
    let (id, kind) = (device.customer, IdentityKind::Wallet);
    customers::prove(tx, &mut changes.journal, &desk.random, id, kind, &wallet.address, level)?;
    note(changes, device, wallet, None);
    Ok(())
}

/// For the audit and whoever listens to it.
fn note(changes: &mut Changes<'_>, device: &Device, wallet: &Wallet, other: Option<CustomerId>) {
    let change = if other.is_some() { "claimed" } else { "added" };
    let data =
        json!({"customer": device.customer, "change": change, "wallet": wallet, "another_customer": other});
    changes.journal.event_of(device.customer, kinds::PROOF_WALLET, &data);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_in_its_one_form() {
        let written = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
        let it = read("", WalletFamily::Ethereum, &format!(" {written} "), None).unwrap();
        assert_eq!(
            (it.address.as_str(), it.chain.as_str()),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "1")
        );
        for chain in ["", "01", "-1", "0x1", "1 ", "99999999999999999999"] {
            let read = read("", WalletFamily::Ethereum, written, Some(chain));
            // Blanks at the ends come from copying.
            assert_eq!(read.is_ok(), chain == "1 ", "{chain}");
        }
        for family in [WalletFamily::Bitcoin, WalletFamily::Solana, WalletFamily::Tron] {
            assert_eq!(read("wallet.", family, written, None).unwrap_err().code, Code::Invalid);
        }
    }

    #[test]
    fn a_signature_tells_how_it_was_made() {
        use WalletFamily::{Bitcoin, Ethereum, Solana, Tron};
        // A header and two numbers; the witness of a Taproot key is one byte longer.
        for (bytes, wanted) in [(65, Scheme::Bip137), (66, Scheme::Bip322Simple), (107, Scheme::Bip322Simple)]
        {
            assert_eq!(scheme(Bitcoin, None, &STANDARD.encode(vec![31; bytes])).unwrap(), wanted);
        }
        assert_eq!(scheme(Ethereum, None, "0x").unwrap(), Scheme::Eip4361);
        assert_eq!(scheme(Solana, None, "").unwrap(), Scheme::SolanaEd25519);
        assert_eq!(scheme(Tron, None, "").unwrap(), Scheme::Tip191);
        // What is asked for is a sign-in text, whatever one calls it.
        assert_eq!(scheme(Ethereum, Some("eip191"), "0x").unwrap(), Scheme::Eip4361);
        for (family, said) in [(Ethereum, "tip191"), (Tron, "eip4361"), (Bitcoin, "bip86")] {
            assert_eq!(scheme(family, Some(said), "").unwrap_err().code, Code::Invalid);
        }
    }
}
