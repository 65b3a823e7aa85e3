//! What the numbers and names mean by which chains other than Ethereum's say why something failed.

use super::Code;
use crate::config::Family;

/// The code of an adapter for a message that a receiver on TON sent back.
pub(crate) const BOUNCED: &str = "bounced";

/// The meaning of a failure's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// What to call it; `None` if its words decide.
    pub code: Option<Code>,
    /// In words.
    pub words: &'static str,
}

/// What a code means on chains of a family.
pub(super) fn meaning(family: Family, code: &str) -> Option<Meaning> {
    let (code, words) = match family {
        Family::Xrp => xrp(code)?,
        Family::Ton => ton(code)?,
        _ => return None,
    };
    Some(Meaning { code, words })
}

/// Results that claim a fee and nothing else (xrpl.org, "tec codes").
fn xrp(code: &str) -> Option<(Option<Code>, &'static str)> {
    Some(match code {
        "tecDST_TAG_NEEDED" => (Some(Code::TxFailedTagNeeded), "the receiver asks for a destination tag"),
        "tecNO_DST" | "tecNO_DST_INSUF_XRP" => (Some(Code::TxFailedNoAccount), "there is no such account"),
        "tecUNFUNDED_PAYMENT" | "tecUNFUNDED" | "tecINSUFFICIENT_FUNDS" | "tecINSUF_RESERVE_LINE" => {
            (Some(Code::TxFailedBalance), "not enough funds beside the reserve")
        }
        "tecINSUFFICIENT_RESERVE" => (Some(Code::TxFailedBalance), "not enough XRP for the reserve"),
        "tecPATH_DRY" | "tecPATH_PARTIAL" => {
            (Some(Code::TxFailedSlippage), "nobody exchanges enough for what was offered")
        }
        "tecEXPIRED" => (Some(Code::TxFailedDeadline), "the time limit had passed"),
        "tecNO_LINE" | "tecNO_LINE_REDUNDANT" => {
            (None, "the receiver does not trust the issuer of this currency")
        }
        "tecNO_AUTH" => (None, "the issuer has not authorised the account"),
        "tecFROZEN" => (None, "the issuer has frozen this currency"),
        "tecNO_PERMISSION" => (None, "the receiver takes payments only from accounts that it allows"),
        _ => return None,
    })
}

/// Exit codes of the virtual machine and of standard wallets and jettons (TEP-74's reference).
fn ton(code: &str) -> Option<(Option<Code>, &'static str)> {
    Some(match code {
        BOUNCED => (Some(Code::TxFailedBounced), "the receiver did not take the message"),
        "37" | "709" => (Some(Code::TxFailedBalance), "not enough TON"),
        "38" => (Some(Code::TxFailedBalance), "not enough of the extra currency"),
        "706" | "47" => (Some(Code::TxFailedBalance), "not enough of the jetton"),
        "33" => (None, "the wallet does not accept this sequence number"),
        "34" | "35" => (None, "the wallet does not accept this signature or subwallet"),
        "36" => (Some(Code::TxFailedDeadline), "the message had expired"),
        "705" | "73" | "74" => (None, "the jetton wallet takes orders from its owner only"),
        "65535" => (None, "the contract does not know this operation"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_mean_something_only_on_their_own_chain() {
        assert_eq!(
            meaning(Family::Xrp, "tecDST_TAG_NEEDED").and_then(|it| it.code),
            Some(Code::TxFailedTagNeeded)
        );
        assert_eq!(meaning(Family::Evm, "tecDST_TAG_NEEDED"), None);
        assert_eq!(meaning(Family::Solana, "37"), None);
        assert_eq!(meaning(Family::Xrp, "tecINTERNAL"), None);
    }
}
