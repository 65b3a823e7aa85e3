use crate::events::kinds;
use ombud_base::{
    Time,
    id::{CustomerId, DeliveryId, WebhookId},
};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place that events are sent to, by Standard Webhooks.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where events are posted to.
    #[schema(example = "https://example.com/ombud")]
    pub url: String,
    /// The kinds of events that it gets; `*` is all.
    #[schema(example = json!(["case.opened", "message.created"]))]
    pub events: Vec<String>,
    /// Whether it gets any. Turned off by itself after two days without success, or when the receiver answers 410.
    pub enabled: bool,
    /// Whether it gets personal data of customers as it is. Otherwise it is masked, as staff see it.
    pub personal: bool,
    /// What signatures are made with. Shown once: when it is created, and when it is rotated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    pub secret: Option<String>,
    /// When it was created.
    pub created_at: Time,
    /// Since when every delivery has failed; null when the last one succeeded.
    pub failing_since: Option<Time>,
}

/// A new webhook.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    /// Where events are posted to: `https://`, up to 2,000 characters, a public address.
    #[schema(max_length = 2000, example = "https://example.com/ombud")]
    pub url: String,
    /// The kinds of events that it gets, of those at `/event-kinds`; `*` is all.
    #[schema(max_items = 200, example = json!(["*"]))]
    pub events: Vec<String>,
    /// Send personal data of customers as it is, instead of masked. Needs the permission `webhooks.personal`.
    #[serde(default)]
    pub personal: bool,
}

/// What to change of a webhook; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookChange {
    /// Where events are posted to.
    #[schema(max_length = 2000)]
    pub url: Option<String>,
    /// The kinds of events that it gets; `*` is all.
    #[schema(max_items = 200)]
    pub events: Option<Vec<String>>,
    /// Whether it gets any. What happens while it is off is not sent later.
    pub enabled: Option<bool>,
    /// Whether it gets personal data as it is; turning it on needs the permission `webhooks.personal`.
    pub personal: Option<bool>,
}

impl Webhook {
    fn gets(&self, event: &str) -> bool {
        let everything = event != kinds::CUSTOMER_SHOWN && self.events.iter().any(|it| it == "*");
        everything || self.events.iter().any(|it| it == event)
    }

    /// Whether, changed in this way, it carries personal data that it did not, or carries it elsewhere.
    pub(super) fn is_widened_by(&self, change: &WebhookChange) -> bool {
        let moved = change.url.as_ref().is_some_and(|it| it.trim() != self.url);
        let more = change.events.iter().flatten().any(|it| !self.gets(it));
        change.personal.unwrap_or(self.personal) && (!self.personal || moved || more)
    }

    /// What it carries and where to, in a line: for those who watch.
    pub(super) fn in_short(&self) -> String {
        let events = self.events.join(", ");
        let carried = if self.personal { "personal" } else { "masked" };
        format!("{carried}: {events} → {}", self.place())
    }

    /// Where it posts to, as far as whoever does not manage it may know: what stands behind the host lets whoever has it post there
    /// too, at receivers such as Slack.
    pub(super) fn place(&self) -> String {
        Url::parse(&self.url).map(|it| it.origin().ascii_serialization()).unwrap_or_default()
    }

    /// As its changes are told, which webhooks and the audit's readers hear.
    pub(super) fn outside(&self) -> Self {
        Self { url: self.place(), ..self.clone() }
    }
}

/// How a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryState {
    /// It is to be sent, or sent again.
    Pending,
    /// The receiver has answered with a success.
    Delivered,
    /// It was given up.
    Failed,
}

impl DeliveryState {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

/// One event on its way to one webhook. Kept for 30 days.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Delivery {
    /// Its id; what receivers see as `webhook-id`, the same with every try.
    pub id: DeliveryId,
    /// The kind of event.
    #[schema(example = "case.opened")]
    pub event: String,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was sent.
    pub attempts: i64,
    /// When it is sent again.
    pub next_at: Option<Time>,
    /// The last answer's status.
    pub last_status: Option<i64>,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// How long the last try took.
    pub last_ms: Option<i64>,
    /// When the event was found.
    pub created_at: Time,
    /// What is sent, JSON.
    pub payload: String,
    /// How the last answer began: up to 1,024 bytes.
    pub response: Option<String>,
    /// Whom it tells of, if it does of one customer: it is sealed with their key, and goes with them.
    #[serde(skip)]
    pub(super) customer: Option<CustomerId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_no_more_is_said_of_an_address_than_its_origin() {
        let mut hook = Webhook {
            id: WebhookId(ombud_base::Uuid::nil()),
            url: String::new(),
            events: vec!["*".into()],
            enabled: true,
            personal: true,
            secret: None,
            created_at: Time::from_micros(0),
            failing_since: None,
        };
        for (url, said) in [
            ("https://hooks.slack.example/services/T0/B0/XyZ", "https://hooks.slack.example"),
            ("https://ombud:secret@hooks.example:8443/a?key=1#b", "https://hooks.example:8443"),
            ("no address", ""),
        ] {
            hook.url = url.into();
            assert_eq!(hook.outside().url, said);
            assert_eq!(hook.in_short(), format!("personal: * → {said}"));
        }
    }
}
