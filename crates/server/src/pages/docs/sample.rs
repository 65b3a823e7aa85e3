//! What stands in the text fields of examples, by their names: something that such a field could hold.

const ADDRESS: &str = "0x52908400098527886E0F7030069857D2E4169EE7";
const HASH: &str = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const RECEIPT: &str = r#"{"format":"ombud-receipt-1","origin":"desk.example.com/ledger/main"}"#;

/// What stands in a field that has no line here. A test finds whatever has it.
pub(super) const UNKNOWN: &str = "…";

/// What stands in a text field of this name.
pub(super) fn text_for(field: &str) -> &'static str {
    of_people(field)
        .or_else(|| of_work(field))
        .or_else(|| of_chains(field))
        .or_else(|| of_pages(field))
        .or_else(|| of_machines(field))
        .unwrap_or(UNKNOWN)
}

fn of_people(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" | "display_name" | "customer_name" => "Anna Berger",
        "email" | "identity" | "value" | "by" => "anna@example.com",
        "language" | "lang" | "original_lang" | "languages" | "read_as" => "en",
        "time_zone" => "Europe/Berlin",
        "role_name" | "role" => "Agent",
        "team_name" | "team" | "overflow_team" => "Payments",
        "ask" | "break_glass" | "gets" | "person_name" => "Ada Okafor",
        "skills" => "Chinese",
        "regions" => "DE",
        "password" | "current" | "new" => "correct horse battery staple",
        "kind" | "by_kind" | "lifted_by_kind" => "staff",
        "uploaded_by" => "customer",
        "masked" | "field" => "email",
        "platform_id" => "user-81723",
        _ => return None,
    })
}

fn of_work(field: &str) -> Option<&'static str> {
    Some(match field {
        "title" | "subject" | "label" => "Deposit not there yet",
        "body" | "text" | "preview" | "snippet" | "words" | "comment" | "summary" | "extract" | "q"
        | "asked" => "Where is my deposit of 250 USDT?",
        "says" => "Your deposit has 3 of 12 confirmations.",
        "reason" | "note" | "why" | "detail" | "despite" => "The customer asked for it in case 1042",
        "lift_reason" => "Proceedings closed on 3 March",
        "resolve_reason" | "resolve_reasons" => "Solved",
        "outcome" => "The platform has done it",
        "type" => "question",
        "channel" => "web",
        "tags" => "deposit",
        "answer" => "Yes",
        "options" => "Bank transfer",
        "unknown" => "deposit-below-minimum",
        "rule" => "Deposits above 10,000",
        "intent" | "intents" | "routed_as" => "deposit.missing",
        "second" => "deposit.wrong_network",
        "signals" | "urgent_for" => "theft",
        "team_by" => "intent",
        "about" => "A deposit that is not credited",
        "step" => "which-network",
        "instead" => "withdrawal",
        "passages" => "deposit-below-minimum",
        "came" => "Deposits below the minimum are not credited [1].",
        "advice" => "Wait: it is confirmed in about 2 minutes.",
        _ => return None,
    })
}

fn of_chains(field: &str) -> Option<&'static str> {
    Some(match field {
        "address" | "addresses" | "account" | "from" | "to" | "like" => ADDRESS,
        "transaction" | "hash" | "block_hash" => HASH,
        "token" => "0xdAC17F958D2ee523a2206206994597C13D831ec7",
        "amount" | "minimum" | "minimum_deposit" | "left" => "250.00",
        "smallest" => "50",
        "fee" => "5.00",
        "units" => "250000000",
        "asset" | "currency" | "symbol" => "USDT",
        "network" | "networks" => "eip155:1",
        "memo" => "104857",
        "explorer" => "https://etherscan.io",
        "fault" => "checksum",
        _ => return None,
    })
}

fn of_pages(field: &str) -> Option<&'static str> {
    Some(match field {
        "url" | "href" | "path" | "link" => "https://desk.example.com/help/en/a/deposit-missing",
        "slug" | "former_slugs" | "related" | "kept" => "deposit-missing",
        "category" => "deposits",
        "questions" => "How long does a deposit take?",
        "brand" | "workspace" => "Nimbus",
        "greeting" => "Hello! How can we help?",
        "launcher" => "Help",
        "offline_text" => "We are back on Monday at 9:00.",
        "html" => "<p>Deposits are credited after 12 confirmations.</p>",
        "icon" => "wallet",
        "color" => "#2563eb",
        "media_type" => "image/png",
        "avatar" | "thumb" => "https://desk.example.com/files/anna.png",
        "data" => "iVBORw0KGgo=",
        "qr" => "data:image/png;base64,iVBORw0KGgo=",
        "file" => "fees/withdrawals.en.md",
        "what" => "There is no title.",
        "how" => "Begin the file with a line `title: …`.",
        "refusals" => "a link leads to a site that is not yours",
        _ => return None,
    })
}

fn of_machines(field: &str) -> Option<&'static str> {
    Some(match field {
        "sent" => r#"{"model":"gpt-5-mini","messages":[]}"#,
        "local" => "all-MiniLM-L6-v2",
        "failure" | "last_failure" => "the model's server answered 503",
        "id" => "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b",
        "host" | "hosts" | "domain" | "origin" => "example.com",
        "allowed_origins" => "https://app.example.com",
        "authorization_endpoint" => "https://login.example.com/authorize",
        "agent" => "Firefox on Linux",
        "key" => "k_7Q2mX9cR",
        "public_key" => "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----",
        "secret" => "known-to-your-server-alone",
        "session" | "ticket" => "Zk3vQp8sXw1rT6yB",
        "sha256" | "receipt_sha256" | "entry" | "lines" => DIGEST,
        "" | "receipt" | "evidence_receipt" => RECEIPT,
        "target" => "witness",
        "error" | "last_error" | "trouble" => "no answer within 15 seconds",
        "problem" => "The provider names no address where it tells its keys.",
        "payload" => r#"{"type":"case.opened"}"#,
        "response" => "ok",
        _ => return None,
    })
}
