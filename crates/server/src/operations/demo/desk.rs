//! The pretended wallet's desk: teams, skills, hours, targets, tags, canned replies, fields, its inbox.

use super::{
    chain,
    inside::{Inside, Who},
};
use axum::http::Method;
use serde_json::{Value as Json, json};
use std::collections::HashMap;

/// What the talks refer to by name.
pub struct Desk {
    pub teams: HashMap<String, String>,
    pub tags: HashMap<String, String>,
}

/// Sets everything up, as the admin would in the settings.
pub async fn set_up(inside: &mut Inside) -> anyhow::Result<Desk> {
    let always = hours(inside, "Around the clock", 0..7, "00:00", "24:00").await?;
    let office = hours(inside, OFFICE, 0..5, "09:00", "18:00").await?;
    let skills = skills(inside).await?;
    let teams = teams(inside, &always, &office).await?;
    let mut tags = HashMap::new();
    for (name, color) in TAGS {
        tags.insert(name.to_owned(), made(inside, "/tags", json!({"name": name, "color": color})).await?);
    }
    for (shortcut, title, language, body) in REPLIES {
        let reply = json!({"shortcut": shortcut, "title": title, "language": language, "body": body});
        made(inside, "/canned-replies", reply).await?;
    }
    fields(inside).await?;
    targets(inside, &teams, &always).await?;
    people(inside, &skills).await?;
    inbox(inside, &teams, &always).await?;
    routes(inside, &teams).await?;
    let known = json!({"version": 0, "platform": chain::platform()?});
    inside.ask(Who::Staff("ada"), Method::PUT, "/chains/platform", known).await?;
    inside.ask(Who::Staff("ada"), Method::PUT, "/recovery-rules", chain::recovery_rules()).await?;
    // Its customers only ever were in the story: none of them is there to prove anything.
    let nothing = json!({"account": {"level": "none", "max_age_minutes": 15}});
    inside.ask(Who::Staff("ada"), Method::PUT, "/proof/rules", nothing).await?;
    Ok(Desk { teams, tags })
}

/// Who works on what customers ask about.
async fn routes(inside: &mut Inside, teams: &HashMap<String, String>) -> anyhow::Result<()> {
    for (role, team) in [
        ("support", "Front line"),
        ("complaints", "Front line"),
        ("verification", "Front line"),
        ("payments", "Front line"),
        ("transactions", "Transactions"),
        ("security", "Security"),
        ("compliance", "Security"),
    ] {
        let route = json!({"team": teams.get(team), "urgency": null, "answering": null});
        let path = format!("/understanding/routes/{role}");
        inside.ask(Who::Staff("ada"), Method::PUT, &path, route).await?;
    }
    Ok(())
}

/// From here on the bot answers first. What the demo tells of the days before is of people alone.
pub async fn let_the_bot_answer(inside: &mut Inside, desk: &Desk) -> anyhow::Result<()> {
    let all = inside.ask(Who::Staff("ada"), Method::GET, "/inboxes", Json::Null).await?;
    let id = all["items"][0]["id"].as_str().unwrap_or_default().to_owned();
    inside.ask(Who::Staff("ada"), Method::PATCH, &format!("/inboxes/{id}"), json!({"bot": true})).await?;
    inside.post("ada", "/playbooks/shipped", json!({"publish": true})).await?;
    rules(inside, desk).await
}

/// Which of what people get goes where. What the demo tells of the days before was sorted by hand.
async fn rules(inside: &mut Inside, desk: &Desk) -> anyhow::Result<()> {
    let team = |name: &str| desk.teams.get(name);
    let hours = inside.ask(Who::Staff("ada"), Method::GET, "/business-hours", Json::Null).await?;
    let all = hours["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    let office = all.iter().find(|it| it["name"] == OFFICE).map(|it| it["id"].clone());
    let skills = inside.ask(Who::Staff("ada"), Method::GET, "/skills", Json::Null).await?;
    let skill = |name: &str| {
        let all = skills["items"].as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().find(|it| it["name"] == name).map(|it| it["id"].clone())
    };
    let rules = json!([
        {
            "name": "Theft and exposed phrases", "when": {"intents": ["security"], "urgency": "urgent"},
            "outcome": {
                "team": team("Security"), "priority": "urgent", "skills": [skill("Fraud")],
                "overflow": {"team": null, "after_seconds": 120, "when_full": false},
            },
        },
        {
            "name": "VIP: money on its way", "when": {"tiers": ["vip"], "intents": ["deposit", "withdrawal", "tx"]},
            "outcome": {
                "team": team("Transactions"), "priority": "high", "language": true, "tags": [desk.tags.get("deposit")],
                "overflow": {"team": team("Front line"), "after_seconds": 300, "when_full": true},
            },
        },
        {
            "name": "Transactions outside office hours",
            "when": {"intents": ["deposit", "withdrawal", "tx"], "hours": {"calendar": office, "open": false}},
            "outcome": {"team": team("Front line")},
        },
        {
            "name": "A lawyer or the press", "enabled": false, "when": {"words": ["lawyer", "journalist", "律师", "记者"]},
            "outcome": {"person": inside.person("leo")?, "priority": "high"},
        },
    ]);
    let routing = json!({
        "rules": rules, "fallback": team("Front line"), "tiers": {"premium": null, "vip": "high"},
        "overflow": {"team": team("Front line"), "after_seconds": 900, "when_full": false},
    });
    inside.ask(Who::Staff("ada"), Method::PUT, "/routing", json!({"version": 0, "routing": routing})).await?;
    Ok(())
}

/// Creates something as the admin; returns its id.
async fn made(inside: &mut Inside, path: &str, body: Json) -> anyhow::Result<String> {
    let answer = inside.post("ada", path, body).await?;
    Ok(answer["id"].as_str().unwrap_or_default().to_owned())
}

async fn hours(
    inside: &mut Inside,
    name: &str,
    days: std::ops::Range<u8>,
    from: &str,
    to: &str,
) -> anyhow::Result<String> {
    let week: Vec<Json> = days.map(|day| json!({"day": day, "from": from, "to": to})).collect();
    let body = json!({
        "name": name, "time_zone": "Europe/Lisbon", "week": week,
        "holidays": [{"date": "2026-12-25", "name": "Christmas"}, {"date": "2027-01-01", "name": "New Year"}],
    });
    made(inside, "/business-hours", body).await
}

async fn skills(inside: &mut Inside) -> anyhow::Result<HashMap<String, String>> {
    let mut all = HashMap::new();
    for name in ["On-chain analysis", "Fraud"] {
        all.insert(name.to_owned(), made(inside, "/skills", json!({"name": name})).await?);
    }
    Ok(all)
}

async fn teams(inside: &mut Inside, always: &str, office: &str) -> anyhow::Result<HashMap<String, String>> {
    let everybody = inside.everybody();
    let chain = ["mia", "sam", "lin", "leo"].map(|it| inside.person(it));
    let chain = chain.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    let security = [inside.person("leo")?, inside.person("lin")?, inside.person("ada")?];
    let mut all = HashMap::new();
    for (name, emoji, members, hours, auto_assign) in [
        ("Front line", "💬", everybody, always, true),
        ("Transactions", "🔗", chain, office, false),
        ("Security", "🛡️", security.to_vec(), always, false),
    ] {
        let team = json!({
            "name": name, "emoji": emoji, "members": members, "business_hours": hours, "auto_assign": auto_assign,
            "skills": [],
        });
        all.insert(name.to_owned(), made(inside, "/teams", team).await?);
    }
    Ok(all)
}

async fn fields(inside: &mut Inside) -> anyhow::Result<()> {
    let networks = ["Bitcoin", "Ethereum", "TRON", "BNB Smart Chain", "Polygon", "Arbitrum", "Solana"];
    for field in [
        json!({"on": "case", "key": "network", "label": "Network", "type": "choice", "options": networks, "position": 1}),
        json!({"on": "case", "key": "transaction", "label": "Transaction hash", "type": "text", "position": 2}),
        json!({"on": "case", "key": "amount_usd", "label": "Amount (USD)", "type": "number", "position": 3}),
        json!({"on": "customer", "key": "app_version", "label": "App version", "type": "text", "position": 1}),
    ] {
        made(inside, "/fields", field).await?;
    }
    Ok(())
}

async fn targets(inside: &mut Inside, teams: &HashMap<String, String>, always: &str) -> anyhow::Result<()> {
    let security = teams.get("Security");
    let urgent = json!({
        "name": "Security and urgent", "priority_rank": 0, "when": {"priorities": ["urgent", "high"], "teams": [security]},
        "first_reply_seconds": 300, "next_reply_seconds": 900, "resolution_seconds": 14_400, "update_seconds": 1800, "warn_percent": 70,
    });
    let standard = json!({
        "name": "Standard", "priority_rank": 10, "first_reply_seconds": 1800, "next_reply_seconds": 3600,
        "resolution_seconds": 172_800, "business_hours": always, "warn_percent": 80,
    });
    for target in [urgent, standard] {
        made(inside, "/service-levels", target).await?;
    }
    Ok(())
}

async fn people(inside: &mut Inside, skills: &HashMap<String, String>) -> anyhow::Result<()> {
    for (name, display, known, most, languages) in [
        ("ada", "Ada", vec!["Fraud"], 4, vec!["en"]),
        ("leo", "Leo", vec!["Fraud", "On-chain analysis"], 6, vec!["en", "pt-PT"]),
        ("mia", "Mia", vec!["On-chain analysis"], 8, vec!["en"]),
        ("sam", "Sam", vec![], 8, vec!["en", "es"]),
        ("lin", "晓雨", vec![], 8, vec!["en", "zh-CN"]),
    ] {
        let known: Vec<&String> = known.iter().filter_map(|it| skills.get(*it)).collect();
        let change =
            json!({"display_name": display, "skills": known, "max_load": most, "languages": languages});
        let path = format!("/staff/{}", inside.person(name)?);
        inside.ask(Who::Staff("ada"), Method::PATCH, &path, change).await?;
    }
    inside.ask(Who::Staff("lin"), Method::PATCH, "/auth/me", json!({"language": "zh-CN"})).await?;
    Ok(())
}

async fn inbox(inside: &mut Inside, teams: &HashMap<String, String>, always: &str) -> anyhow::Result<()> {
    let all = inside.ask(Who::Staff("ada"), Method::GET, "/inboxes", Json::Null).await?;
    let id = all["items"][0]["id"].as_str().unwrap_or_default().to_owned();
    let change = json!({
        "team": teams.get("Front line"), "business_hours": always, "languages": ["en", "zh-CN"],
        "look": {
            "brand": "Nimbus Wallet", "color": "#1d4ed8", "position": "right", "launcher": "",
            "greeting": {
                "en": "Hello! How can we help? We never ask for your recovery phrase.",
                "zh-CN": "您好！有什么可以帮您？我们不会向您索要助记词。",
            },
            "offline_text": {
                "en": "We are not here at the moment and will answer as soon as we are back.",
                "zh-CN": "我们暂时不在，回来后会尽快回复您。",
            },
        },
    });
    inside.ask(Who::Staff("ada"), Method::PATCH, &format!("/inboxes/{id}"), change).await?;
    Ok(())
}

/// The hours of those who are not there around the clock.
const OFFICE: &str = "Office hours, Lisbon";

const TAGS: [(&str, &str); 10] = [
    ("pending", "#b45309"),
    ("wrong network", "#b91c1c"),
    ("phishing", "#be123c"),
    ("kyc", "#0f766e"),
    ("fiat", "#1d4ed8"),
    ("deposit", "#4338ca"),
    ("withdrawal", "#7e22ce"),
    ("fees", "#475569"),
    ("account access", "#0369a1"),
    ("complaint", "#9f1239"),
];

const REPLIES: [(&str, &str, &str, &str); 10] = [
    (
        "hello",
        "Greeting",
        "en",
        "Hello {{customer.name}}, this is {{agent.name}} of {{workspace.name}}. I am looking into it, one moment please.",
    ),
    (
        "hash",
        "Ask for the transaction hash",
        "en",
        "Could you send me the transaction hash? You find it in the app under Activity: open the transfer and copy the line that begins with 0x.",
    ),
    (
        "pending",
        "Transfer is pending",
        "en",
        "A pending transfer has not left your wallet yet, so nothing is lost. Open it and choose \"Speed up\": it is sent again with a higher fee, and only one of the two can go through.",
    ),
    (
        "network",
        "Wrong network",
        "en",
        "The coins arrived at the same address on another network. Please switch the network in the app; if the address belongs to an exchange, only the exchange can credit them.",
    ),
    (
        "scam",
        "That was not us",
        "en",
        "That was not us. We never call, and we never ask for your recovery phrase, your password or a code. Please do not answer, and tell us what they know already.",
    ),
    (
        "nihao",
        "问候",
        "zh-CN",
        "您好 {{customer.name}}，我是 {{workspace.name}} 的 {{agent.name}}，正在为您查询，请稍等。",
    ),
    (
        "haxi",
        "索取交易哈希",
        "zh-CN",
        "请把交易哈希发给我：在“记录”里打开这笔转账，复制以 0x 开头的一行即可。",
    ),
    (
        "daigueren",
        "转账待确认",
        "zh-CN",
        "待确认的转账还没有离开您的钱包，资产没有丢失。请打开这笔转账，点击“加速”，用更高的手续费重新发送。",
    ),
    (
        "wangluo",
        "选错网络",
        "zh-CN",
        "资产到了同一地址的另一条网络上，请在钱包里切换网络查看；如果地址属于交易所，只有交易所可以入账。",
    ),
    (
        "zhapian",
        "冒充客服",
        "zh-CN",
        "这不是我们的工作人员。我们不会打电话，也不会索要助记词、密码或验证码。请不要回复，并告诉我们对方已经知道了什么。",
    ),
];
