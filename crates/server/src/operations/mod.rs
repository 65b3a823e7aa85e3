//! What an operator needs: commands, checks, backups, demo data, and what the server answers beside the API.
//!
//! To add a command, add a variant to `cli::Command` with its help and examples, and what it does to `commands`.

mod assets;
pub mod backup;
mod cli;
mod commands;
mod demo;
mod docs;
pub mod doctor;
mod figures;
mod headers;
mod health;
mod judge;
mod limits;
mod listen;
mod logs;
mod observe;
pub mod seed;
mod serve;

pub use docs::document;
pub use serve::{open, open_as_is, open_database};

use crate::app::App;
use axum::{Router, middleware};
use clap::Parser;
use std::{io::Write, process::ExitCode};

/// What it answers outside of the API.
pub fn pages() -> Router<App> {
    Router::new()
        .merge(assets::routes())
        .merge(docs::routes())
        .merge(figures::routes())
        .merge(health::routes())
}

/// What it answers with demo data alone.
pub fn demo_pages(app: &App) -> Router {
    wrap(assets::demo_routes().with_state(app.clone()), app)
}

/// What every answer carries, put around all routes.
pub fn wrap(router: Router, app: &App) -> Router {
    let bounded = limits::wrap(router, limits::PATIENCE);
    headers::wrap(bounded, app).layer(middleware::from_fn_with_state(app.clone(), observe::observe))
}

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            let mut out = std::io::stderr().lock();
            let _ = writeln!(out, "ombud: {error:#}"); // nobody is left to hear of a closed stderr
            ExitCode::FAILURE
        }
    }
}
