//! Inboxes: the connected ends of channels, their look, their identity keys.
//!
//! To add a channel, allow its name in [`create`] and give it what only it needs in the inbox's settings.

mod actions;
mod api;
mod identity;
mod menu;
mod store;
mod types;
mod view;

pub use actions::{by_key, create, create_with_key, first_chat, inbox, only_brand, only_chat, sites};
pub use identity::verify_identity;
pub use menu::{check_menu, default_menu};
pub use types::{
    Algorithm, AskEmail, IdentityClaims, IdentityKey, Inbox, InboxChange, Look, MenuRule, NewIdentityKey,
    Position, Wait, WidgetInbox,
};
pub use view::public_view;

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::list_inboxes, api::create_inbox))
        .routes(routes!(api::show_inbox, api::change_inbox, api::delete_inbox))
        .routes(routes!(api::list_identity_keys, api::create_identity_key))
        .routes(routes!(api::delete_identity_key))
}
