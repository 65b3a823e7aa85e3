//! An export as a page to read and print: one file, no script, nothing from elsewhere.

use super::Export;
use crate::http::Problem;
use base64::{Engine, engine::general_purpose::STANDARD};
use minijinja::{Environment, context, value::Serde};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("../../../../templates/export/export.css");
const PAGE: &str = include_str!("../../../../templates/export/export.html");

/// What such a page may do: show its own style, and nothing else.
pub(super) fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// The page. All that customers and staff have written is escaped.
///
/// # Errors
/// When it cannot be made, which is our mistake.
pub fn page(export: &Export) -> Result<String, Problem> {
    let mut templates = Environment::new();
    templates.add_template("export.html", PAGE).map_err(Problem::internal)?;
    let view = context! { style => STYLE, policy => policy(), it => Serde(export) };
    let template = templates.get_template("export.html").map_err(Problem::internal)?;
    template.render(view).map_err(|error| Problem::internal(format!("{error:#}")))
}
