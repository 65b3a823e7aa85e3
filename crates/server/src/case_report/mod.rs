//! The report of a case: what a victim takes to the police, and a platform to another one. As JSON for programmes, and as PDF
//! for people, which carries that JSON inside.
//!
//! It says what the customer sees of their case, and what the chains say of what they named. Notes of staff are in neither.
//! Customers make it of their own conversations; staff who may take a case's contents out make it of a case, with what is kept
//! as evidence, and what the platform knows the customer by. [`gather`] reads, [`make`] asks the chains and writes down that a
//! report was made, [`pdf`] draws.

mod api;
mod gather;
mod make;
mod own;
mod pdf;
mod types;

pub use pdf::{REPORT_LANGUAGES, draw};
pub use types::CaseReport;

use crate::{app::App, chains::ChainDesk};
use axum::extract::FromRef;
use std::{ops::Deref, sync::Arc};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The chains, and the room to draw in. Cheap to clone.
#[derive(Clone)]
pub struct CaseReports {
    chains: ChainDesk,
    /// One is drawn at a time: it takes a processor for as long as it lasts, and everybody else waits for answers meanwhile.
    drawing: Arc<Semaphore>,
}

impl CaseReports {
    /// With nothing being drawn.
    pub fn new(chains: ChainDesk) -> Self {
        Self { chains, drawing: Arc::new(Semaphore::new(1)) }
    }
}

impl Deref for CaseReports {
    type Target = ChainDesk;
    fn deref(&self) -> &ChainDesk {
        &self.chains
    }
}

impl FromRef<CaseReports> for App {
    fn from_ref(reports: &CaseReports) -> Self {
        Self::from_ref(&reports.chains)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<CaseReports> {
    OpenApiRouter::new()
        .routes(routes!(api::report_case))
        .routes(routes!(api::report_case_pdf))
        .routes(routes!(api::report_own))
        .routes(routes!(api::report_own_pdf))
}
