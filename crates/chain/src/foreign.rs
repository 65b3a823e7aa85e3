//! What others have written on a chain: reasons of contracts, names of tokens, memos. Anybody may write anything there, a phone number
//! of a thief as well, so nobody hears it from us: a reason that many contracts give is said in our own words, a name is said only
//! where it looks like one, and the rest is shown to staff alone, quoted, with nothing in it that could be followed.

/// The longest name of a token that is said.
const NAME_MOST: usize = 12;
/// The longest memo.
const MEMO_MOST: usize = 32;
/// Digits in a row that no token's name has.
const DIGITS: usize = 5;

/// A token's name for itself where it looks like the name of a token, and like nothing else: `USDC.e`, and not `usdc-claim.com`.
pub fn symbol(own: &str) -> Option<&str> {
    // The unit of what Bitcoin's block space costs is written by us.
    if own == "sat/vB" {
        return Some(own);
    }
    let sound = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_' | '+' | '$' | '₮');
    let plain = !own.is_empty() && own.chars().count() <= NAME_MOST && own.chars().all(sound);
    let host = own.split_once('.').is_some_and(|(_, rest)| rest.len() > 1);
    (plain && !host && !has_number(own)).then_some(own)
}

/// A memo where it looks like what platforms give their customers, a number or a code, and not like a sentence or a host.
pub fn memo(own: &str) -> Option<&str> {
    let sound = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | ':');
    (!own.is_empty() && own.len() <= MEMO_MOST && own.chars().all(sound)).then_some(own)
}

fn has_number(text: &str) -> bool {
    text.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() >= DIGITS)
}

/// Reasons that libraries, routers and chains give, each with the part of its key in `texts`. Small letters; a name stands without the
/// values that follow it.
const KNOWN: [(&str, &[&str]); 17] = [
    (
        "paused",
        &[
            "pausable: paused",
            "enforcedpause",
            "paused",
            "contract is paused",
            "erc20pausable: token transfer while paused",
        ],
    ),
    (
        "owner",
        &[
            "ownable: caller is not the owner",
            "ownableunauthorizedaccount",
            "accesscontrolunauthorizedaccount",
            "unauthorized",
        ],
    ),
    (
        "receiver",
        &[
            "erc20: transfer to the zero address",
            "erc20invalidreceiver",
            "erc721invalidreceiver",
            "erc721: transfer to non erc721receiver implementer",
            "erc1155: transfer to non-erc1155receiver implementer",
        ],
    ),
    ("sender", &["erc20: transfer from the zero address", "erc20invalidsender"]),
    ("spender", &["erc20: approve to the zero address", "erc20invalidspender"]),
    (
        "no-item",
        &["erc721nonexistenttoken", "erc721: invalid token id", "erc721: owner query for nonexistent token"],
    ),
    (
        "not-yours",
        &[
            "erc721insufficientapproval",
            "erc721incorrectowner",
            "erc721: caller is not token owner or approved",
            "erc721: transfer caller is not owner nor approved",
            "erc721: transfer from incorrect owner",
        ],
    ),
    (
        "busy",
        &[
            "reentrancyguard: reentrant call",
            "reentrancyguardreentrantcall",
            "uniswapv2: locked",
            "pancake: locked",
            "lok",
        ],
    ),
    (
        "not-taken",
        &[
            "stf",
            "safeerc20: low-level call failed",
            "safeerc20: erc20 operation did not succeed",
            "safeerc20failedoperation",
            "transferhelper::transferfrom: transferfrom failed",
        ],
    ),
    (
        "not-given",
        &[
            "st",
            "transferhelper: transfer_failed",
            "transferhelper: eth_transfer_failed",
            "uniswapv2: transfer_failed",
            "pancake: transfer_failed",
            "address: low-level call failed",
            "failedinnercall",
            "failedcall",
        ],
    ),
    (
        "pool-empty",
        &[
            "uniswapv2library: insufficient_liquidity",
            "uniswapv2: insufficient_liquidity",
            "pancakelibrary: insufficient_liquidity",
            "pancake: insufficient_liquidity",
        ],
    ),
    ("pool-sum", &["uniswapv2: k", "pancake: k", "iia"]),
    (
        "signature",
        &[
            "ecdsa: invalid signature",
            "ecdsainvalidsignature",
            "erc20permit: invalid signature",
            "erc2612invalidsigner",
            "invalidsigner",
            "invalid_signature",
            "the wallet does not accept this signature or subwallet",
        ],
    ),
    ("no-trust", &["the receiver does not trust the issuer of this currency"]),
    (
        "not-allowed",
        &[
            "the issuer has not authorised the account",
            "the receiver takes payments only from accounts that it allows",
            "the jetton wallet takes orders from its owner only",
        ],
    ),
    ("frozen", &["the issuer has frozen this currency"]),
    (
        "order",
        &[
            "the wallet does not accept this sequence number",
            "the contract does not know this operation",
            "the jetton transfer failed",
        ],
    ),
];

/// The keys of reasons that there must be texts for.
#[cfg(test)]
pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|(key, _)| *key)
}

/// What is said of a reason: `none` of one that is not there, the key of a known one, `own` of any other.
pub(crate) fn reason(own: &str) -> &'static str {
    let small = own.trim().to_ascii_lowercase();
    if small.is_empty() {
        return "none";
    }
    // Errors with values are written as `Name(…)` by some nodes.
    let name =
        small.split_once('(').filter(|(name, _)| !name.contains(' ')).map_or(small.as_str(), |it| it.0);
    let known = KNOWN.iter().find(|(_, all)| all.contains(&name));
    known.map_or("own", |(key, _)| *key)
}

/// Words of which thieves make their sentences, small letters; their letters are kept apart.
const SECRET: [&str; 15] = [
    "seed",
    "seeds",
    "phrase",
    "phrases",
    "mnemonic",
    "mnemonics",
    "key",
    "keys",
    "password",
    "passwords",
    "passcode",
    "passcodes",
    "pin",
    "otp",
    "2fa",
];
/// The same in Chinese.
const SECRET_HAN: [&str; 8] = ["助记词", "助憶詞", "私钥", "私鑰", "密码", "密碼", "验证码", "驗證碼"];
/// Letters and digits in a row that are an address or a hash, and digits that are a number to call.
const LONG: usize = 20;
const CALLED: usize = 7;

/// Another's words as staff may read them: no host that is one, no handle, no address, no number to call, no word to search for.
pub fn harmless(own: &str) -> String {
    const MOST: usize = 200;
    let sound = |it: char| if it.is_control() { ' ' } else { it };
    let text: String = own.chars().filter(|it| !is_unseen(*it)).map(sound).take(MOST).collect();
    let text = each_run(&text, |it| it.is_ascii_alphanumeric(), word);
    let mut text = each_run(&text, |it| it.is_ascii_digit() || " ().-+".contains(it), number);
    for secret in SECRET_HAN {
        text = text.replace(secret, &apart(secret));
    }
    let text = text.replace("://", " ").replace(['@', '＠'], "[at]");
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|it| chars.get(it)).is_some_and(|it| it.is_alphanumeric());
    let dot = |(at, one): (usize, &char)| match one {
        '.' | '。' | '．' | '｡' if letter(at.checked_sub(1)) && letter(at.checked_add(1)) => "[.]".into(),
        one => one.to_string(),
    };
    chars.iter().enumerate().map(dot).collect::<String>().trim().to_owned()
}

/// Writes each run of some signs anew, and leaves what is between them.
fn each_run(text: &str, of: impl Fn(char) -> bool, anew: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for one in text.chars() {
        if of(one) {
            run.push(one);
            continue;
        }
        out += &anew(&std::mem::take(&mut run));
        out.push(one);
    }
    out + &anew(&run)
}

fn number(run: &str) -> String {
    if run.chars().filter(char::is_ascii_digit).count() < CALLED {
        return run.to_owned();
    }
    let mut seen = 0;
    let hide = |one: char| {
        seen += usize::from(one.is_ascii_digit());
        if one.is_ascii_digit() && seen > 2 { '×' } else { one }
    };
    run.chars().map(hide).collect()
}

fn word(run: &str) -> String {
    if let (true, Some(head), Some(tail)) =
        (run.len() >= LONG, run.get(..6), run.get(run.len().saturating_sub(4)..))
    {
        return format!("{head}…{tail}");
    }
    if SECRET.contains(&run.to_ascii_lowercase().as_str()) { apart(run) } else { run.to_owned() }
}

fn apart(word: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join("·")
}

/// Signs that take no room and can hide or turn what stands beside them.
fn is_unseen(it: char) -> bool {
    matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_only_where_it_looks_like_one() {
        for fine in ["USDT", "USDC.e", "BTC.b", "stETH", "1INCH", "USD₮0", "UNI-V2", "sat/vB", "gwei"] {
            assert_eq!(symbol(fine), Some(fine));
        }
        for not in
            ["", "usdc-claim.io", "t.me", "Visitairdrop-usd", "CALL18005550", "USDT gift", "USDТ", "@help"]
        {
            assert_eq!(symbol(not), None, "{not}");
        }
        assert_eq!(memo("104-AB"), Some("104-AB"));
        for not in ["", "go to claim.example", "claim.example", "@help", &"1".repeat(33)] {
            assert_eq!(memo(not), None, "{not}");
        }
    }

    #[test]
    fn reasons_of_libraries_are_known_and_nothing_around_them_is_said() {
        for (own, key) in [
            ("", "none"),
            ("Pausable: paused", "paused"),
            ("EnforcedPause", "paused"),
            ("OwnableUnauthorizedAccount(0x1234)", "owner"),
            ("STF", "not-taken"),
            ("UniswapV2: K", "pool-sum"),
            ("the issuer has frozen this currency", "frozen"),
            ("closed today", "own"),
            ("Pausable: paused. Call +1 800 555 0100", "own"),
            ("0x12345678", "own"),
        ] {
            assert_eq!(reason(own), key, "{own}");
        }
        for (key, all) in KNOWN {
            for own in all {
                assert_eq!(reason(&own.to_ascii_uppercase()), key, "{own}");
            }
        }
    }

    #[test]
    fn what_a_thief_writes_leads_nowhere() {
        let own = "Wallet locked. Enter your recovery phrase at https://nimbus-unlock.com, write @nimbus_help, call +1 (800) 555-0100 or \
                   send to 0x70997970c51812dc3a010c7d01b50e0d17dc79c8\u{202e}";
        let shown = harmless(own);
        for gone in ["nimbus-unlock.com", "://", "@", "555", "70997970c51812", "phrase", "\u{202e}"] {
            assert!(!shown.contains(gone), "{gone} in {shown}");
        }
        assert_eq!(
            shown,
            "Wallet locked. Enter your recovery p·h·r·a·s·e at https nimbus-unlock[.]com, write [at]nimbus_help, call +1 (8××) ×××-×××× or \
             send to 0x7099…79c8"
        );
        assert_eq!(harmless("请输入助记词 evil。com"), "请输入助·记·词 evil[.]com");
        assert_eq!(harmless("Sale is closed until Monday."), "Sale is closed until Monday.");
    }
}
