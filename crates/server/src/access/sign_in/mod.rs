//! Sign-in: passwords, second factors, sessions, and what keeps guessers out.

mod sessions;

pub use sessions::{
    Cookies, DEVICE_COOKIE, DEVICE_KEPT, IDLE, LONGEST, SEEN_EVERY, StaffSession, Visit, Which, cookie_named,
    end_sessions, idle_since, open_session, set_cookie,
};

use crate::{
    access::{Signed, signed::any_signed},
    app::App,
    http::{Code, Problem},
};
use axum::{extract::FromRequestParts, http::request::Parts};
use ombud_base::id::{SessionId, StaffId};

/// Staff in a browser, also one that still has to set a second factor up: for the own account's routes alone.
#[derive(Clone, Debug)]
pub struct SignedSession {
    /// The caller.
    pub signed: Signed,
    /// Who.
    pub staff: StaffId,
    /// In which session.
    pub session: SessionId,
}

impl FromRequestParts<App> for SignedSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed = any_signed(parts, app).await?;
        let (staff, session) = sessions::of(&signed.who).ok_or_else(|| {
            Problem::new(Code::Forbidden, "An API token has no account of its own; sign in as staff.")
        })?;
        Ok(Self { signed, staff, session })
    }
}
