//! What the chat offers before the first message: topics and guided flows that fit the page that the customer is on, and what is known of
//! them: a frozen account, a hold, a withdrawal that waits, a transaction that is watched, a case that is open. All of it is published
//! by the workspace; a press sends it as the customer's own words, and the bot goes on from there.

mod api;
mod choose;

use crate::{accounts::Accounts, app::App, bot::Bot, conversations::Desk};
use axum::extract::FromRef;
use std::ops::Deref;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The bot, whose articles and flows are offered, and the way to what the platform knows. Cheap to clone.
#[derive(Clone)]
pub struct Menus {
    bot: Bot,
    accounts: Accounts,
}

impl Menus {
    /// Of these parts.
    pub const fn new(bot: Bot, accounts: Accounts) -> Self {
        Self { bot, accounts }
    }
}

impl Deref for Menus {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.bot
    }
}

impl FromRef<Menus> for App {
    fn from_ref(menus: &Menus) -> Self {
        Self::from_ref(&menus.bot)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Menus> {
    OpenApiRouter::new().routes(routes!(api::own_menu)).routes(routes!(api::try_menu))
}
