use ombud_base::{
    Time,
    id::{BusinessHoursId, IdentityKeyId, InboxId, ServiceLevelId, TeamId, WorkspaceId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Where the launcher stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Where lines end.
    #[default]
    Right,
    /// Where lines begin.
    Left,
}

/// When a customer is asked for an email address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AskEmail {
    /// Never.
    Never,
    /// When nobody is there to answer at once.
    #[default]
    Offline,
    /// Before the first message.
    Always,
}

/// How the widget looks and greets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// The name at its top: up to 60 characters; empty: the workspace's brand.
    #[schema(max_length = 60)]
    pub brand: String,
    /// Its colour.
    #[schema(example = "#3b5bdb")]
    pub color: String,
    /// Where the launcher stands.
    pub position: Position,
    /// The greeting in each language (BCP 47), up to 500 characters; where one is missing, the widget's own words.
    pub greeting: BTreeMap<String, String>,
    /// A word beside the launcher's icon: up to 30 characters; empty: the icon alone.
    #[schema(max_length = 30)]
    pub launcher: String,
    /// What is said outside of business hours, in each language, up to 500 characters.
    pub offline_text: BTreeMap<String, String>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            brand: String::new(),
            color: "#3b5bdb".into(),
            position: Position::Right,
            greeting: BTreeMap::new(),
            launcher: String::new(),
            offline_text: BTreeMap::new(),
        }
    }
}

/// What the chat offers before the first message on some pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MenuRule {
    /// The paths of those pages: up to 10 of up to 200 characters; `*` stands for anything.
    #[schema(max_items = 10, example = json!(["/withdraw*", "*/payout/*"]))]
    pub pages: Vec<String>,
    /// What is offered there, in its order: up to 6 of `topic:NAME`, `playbook:NAME`, or `intent:ID` for whatever is published on it.
    #[schema(max_items = 6, example = json!(["playbook:pending-withdrawal", "intent:withdrawal.limit"]))]
    pub offers: Vec<String>,
}

/// What is stored of an inbox as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Stored {
    pub(super) look: Look,
    pub(super) ask_name: bool,
    pub(super) ask_email: AskEmail,
    pub(super) identity_required: bool,
    pub(super) allowed_origins: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) csat: bool,
    pub(super) menu: Option<Vec<MenuRule>>,
}

/// One connected end of a channel.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Inbox {
    /// The workspace that it belongs to.
    #[serde(skip)]
    pub workspace: WorkspaceId,
    /// Its id.
    pub id: InboxId,
    /// Its name among staff.
    #[schema(example = "Website")]
    pub name: String,
    /// Its channel; `web` is the widget.
    #[schema(example = "web")]
    pub channel: String,
    /// Its public key: what the snippet names it by.
    #[schema(example = "ib_S0lWcXk1T2h3QnJ1Z2dl")]
    pub key: String,
    /// Whether it takes messages.
    pub enabled: bool,
    /// The team that its cases go to.
    pub team: Option<TeamId>,
    /// When somebody is there; null: always.
    pub business_hours: Option<BusinessHoursId>,
    /// The service level of its cases, before all rules; null: by the rules.
    pub service_level: Option<ServiceLevelId>,
    /// How the widget looks.
    pub look: Look,
    /// Whether a customer is asked for a name before the first message.
    pub ask_name: bool,
    /// When a customer is asked for an email address.
    pub ask_email: AskEmail,
    /// Whether only customers whom the host app vouches for may write.
    pub identity_required: bool,
    /// The sites that may show the widget, such as `https://example.com`; empty: any.
    pub allowed_origins: Vec<String>,
    /// The languages that the widget speaks; empty: those of the workspace.
    pub languages: Vec<String>,
    /// Whether its customers are asked to rate.
    pub csat: bool,
    /// Whether the bot answers first, from the articles, and hands over what it cannot answer.
    pub bot: bool,
    /// What the assistant offers before the first message, by the page, the first rule that fits; null: rules that come with the
    /// program, by words of addresses such as `withdraw` and `deposit`.
    pub menu: Option<Vec<MenuRule>>,
    /// What goes into a site's pages to show the widget.
    #[schema(
        example = "<script src=\"https://desk.example.com/widget.js\" data-inbox=\"ib_…\" data-color=\"#3b5bdb\" async></script>"
    )]
    pub snippet: String,
    /// When it was made.
    #[serde(skip)]
    pub created_at: Time,
}

/// A new inbox, and what a change of one can name: absent fields have a default, or stay.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InboxChange {
    /// Its name among staff: 1 to 100 characters.
    #[schema(max_length = 100, example = "Website")]
    pub name: Option<String>,
    /// Its channel: `web`; fixed once the inbox is there.
    #[schema(example = "web")]
    pub channel: Option<String>,
    /// Whether it takes messages.
    pub enabled: Option<bool>,
    /// The team that its cases go to.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<TeamId>)]
    pub team: Option<Option<TeamId>>,
    /// When somebody is there; null: always.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<BusinessHoursId>)]
    pub business_hours: Option<Option<BusinessHoursId>>,
    /// The service level of its cases, before all rules; null: by the rules.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<ServiceLevelId>)]
    pub service_level: Option<Option<ServiceLevelId>>,
    /// How the widget looks; replaced as a whole, what it does not name has its default.
    pub look: Option<Look>,
    /// Whether a customer is asked for a name before the first message.
    pub ask_name: Option<bool>,
    /// When a customer is asked for an email address.
    pub ask_email: Option<AskEmail>,
    /// Whether only customers whom the host app vouches for may write.
    pub identity_required: Option<bool>,
    /// The sites that may show the widget: up to 50 of the form `https://example.com`; empty: any.
    #[schema(max_items = 50)]
    pub allowed_origins: Option<Vec<String>>,
    /// The languages that the widget speaks: up to 50; empty: those of the workspace.
    #[schema(max_items = 50)]
    pub languages: Option<Vec<String>>,
    /// Whether its customers are asked to rate.
    pub csat: Option<bool>,
    /// Whether the bot answers first, from the articles, and hands over what it cannot answer.
    pub bot: Option<bool>,
    /// What the assistant offers before the first message, by the page: up to 20 rules; null: those that come with the program.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<Vec<MenuRule>>)]
    pub menu: Option<Option<Vec<MenuRule>>>,
}

/// How an identity token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Algorithm {
    /// A secret that both sides have.
    HS256,
    /// ECDSA on P-256; Ombud has the public key alone.
    ES256,
    /// Ed25519; Ombud has the public key alone.
    EdDSA,
}

impl Algorithm {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::HS256 => "HS256",
            Self::ES256 => "ES256",
            Self::EdDSA => "EdDSA",
        }
    }
}

/// A key that the host app signs identity tokens with.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IdentityKey {
    /// Its id.
    pub id: IdentityKeyId,
    /// Its name in the tokens' header.
    #[schema(example = "2026-01")]
    pub kid: String,
    /// The only algorithm that tokens with this `kid` may be signed by.
    pub algorithm: Algorithm,
    /// The public key, as it was given; null for HS256.
    pub public_key: Option<String>,
    /// The secret of HS256: sign with these characters as they are. Shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// When it was made.
    pub created_at: Time,
    /// When a token signed by it was last taken, to the hour.
    pub last_used_at: Option<Time>,
}

/// A new identity key.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIdentityKey {
    /// Its name in the tokens' header: 1 to 64 of A-Z, a-z, 0-9, `-`, `_` and `.`; made up when absent.
    #[schema(max_length = 64, example = "2026-01")]
    pub kid: Option<String>,
    /// How tokens are signed.
    pub algorithm: Algorithm,
    /// For ES256 and EdDSA: the public key as PEM (SPKI) or as a JWK, up to 4,000 characters. Never the private one.
    #[schema(max_length = 4000)]
    pub public_key: Option<String>,
}

/// What a host app vouches for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityClaims {
    /// The user's id in the host app.
    pub sub: String,
    /// The email address.
    pub email: Option<String>,
    /// Whether the host app has seen the user read a mail there.
    pub email_verified: bool,
    /// The name.
    pub name: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// What the user's business is worth, in the word that customers have for it.
    pub tier: Option<String>,
    /// Until when the token is good.
    pub exp: i64,
}

/// What the widget needs to know of its inbox; public.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct WidgetInbox {
    /// The inbox's public key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The name at the widget's top.
    pub brand: String,
    /// The widget's colour.
    pub color: String,
    /// Where the launcher stands.
    pub position: Position,
    /// The greeting in the language asked for; empty: the widget's own words.
    pub greeting: String,
    /// The word beside the launcher's icon.
    pub launcher: String,
    /// The languages that it speaks.
    pub languages: Vec<String>,
    /// Whether somebody is there now, by the business hours.
    pub open: bool,
    /// When somebody is there again; null while open, or when it is not known.
    pub opens_at: Option<Time>,
    /// Whether to ask for a name.
    pub ask_name: bool,
    /// When to ask for an email address.
    pub ask_email: AskEmail,
    /// Whether only customers whom the host app vouches for may write.
    pub identity_required: bool,
    /// How long others wait.
    pub wait: Wait,
    /// The largest file that is taken.
    pub max_file_bytes: u64,
    /// Whether customers are asked to rate.
    pub csat: bool,
    /// What to say outside of business hours, in the language asked for.
    pub offline_text: Option<String>,
    /// Whether who is away can be answered by mail: a mail server is set up.
    pub mails: bool,
}

/// How long others wait.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Wait {
    /// How many wait for a first answer.
    pub queue: i64,
    /// How long it usually takes, in seconds; null when nobody can tell.
    pub seconds: Option<i64>,
}
