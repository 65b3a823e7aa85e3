//! The server's tests: each drives the HTTP surface of the whole program, on SQLite and on PostgreSQL.
//!
//! To add a topic, add a file and a line here. A test is `each_engine(|app| async move { … })`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]
#![allow(clippy::too_many_lines, reason = "a test tells one story from its beginning to its end")]

mod access;
mod anchors;
mod approvals;
mod authenticator;
mod bot;
mod capabilities;
mod cases;
mod clamav;
mod clocks;
mod coverage;
mod customers;
mod doctor;
mod elevations;
mod erasing;
mod exposed;
mod guard;
mod help;
mod imports;
mod inboxes;
mod insider;
mod kms;
mod knowledge;
mod ledger;
mod mailbox;
mod malformed;
mod nothing_kept;
mod operations;
mod oversight;
mod passkeys;
mod places;
mod posture;
mod proof;
mod proof_abuse;
mod provider;
mod realtime;
mod reports;
mod retention;
mod rotation;
mod safety;
mod scim;
mod scopes;
mod sealed;
mod search;
mod sessions;
mod shipped_desk;
mod sight;
mod sign_in;
mod sso;
mod sso_settings;
mod staff;
mod statements;
mod support;
mod talk;
mod tampering;
mod threads;
mod threats;
mod trust;
mod uploads;
mod viewer;
mod webhooks;
mod workspace;
mod world;
