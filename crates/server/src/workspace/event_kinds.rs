use crate::{
    access::{Permission, Signed},
    events::kinds,
    http::{Page, Problem},
};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// A kind of event.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventKind {
    /// The name that webhooks subscribe to.
    #[schema(example = "case.resolved")]
    kind: &'static str,
    /// What it says.
    #[schema(example = "A case was resolved.")]
    description: &'static str,
}

/// The kinds of events that a webhook can subscribe to.
#[utoipa::path(get, path = "/event-kinds", tag = "webhooks", responses((status = 200, body = Page<EventKind>)))]
pub(super) async fn list_event_kinds(signed: Signed) -> Result<Json<Page<EventKind>>, Problem> {
    signed.need_any(&[Permission::WebhooksManage, Permission::CasesView])?;
    let all = kinds::ALL.iter().map(|it| EventKind { kind: it.name, description: it.description });
    Ok(Json(Page::whole(all.collect())))
}
